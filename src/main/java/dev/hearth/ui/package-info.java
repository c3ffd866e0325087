// SPDX-License-Identifier: Apache-2.0
/**
 * The window. Views are Java, dumb, with stable ids; view-models are tested without a toolkit. May use domain, engine.plan,
 * engine.run, port and text; a page never uses another page, and only ui.fx.UiThread calls Platform.
 */
@NullMarked
package dev.hearth.ui;

import org.jspecify.annotations.NullMarked;
