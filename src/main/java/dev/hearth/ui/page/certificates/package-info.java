// SPDX-License-Identifier: Apache-2.0
/**
 * The page of scope, names and certificates: who signs, at which DNS provider, the rehearsal of its credential, and services outside
 * Kubernetes. May use what ui may, ui.component, ui.draft, ui.fx and ui.wizard; no other page. Its view-models are tested without a
 * toolkit, the page in pictures.
 */
@NullMarked
package dev.hearth.ui.page.certificates;

import org.jspecify.annotations.NullMarked;
