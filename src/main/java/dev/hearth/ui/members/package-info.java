// SPDX-License-Identifier: Apache-2.0
/**
 * The members of a cluster as the API tells of them now. May use domain, port, text, ui.component and ui.fx, and knows no page. Tested
 * with the pages that show them.
 */
@NullMarked
package dev.hearth.ui.members;

import org.jspecify.annotations.NullMarked;
