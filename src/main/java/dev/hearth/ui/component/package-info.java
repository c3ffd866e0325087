// SPDX-License-Identifier: Apache-2.0
/**
 * Controls that several pages use: cards, fields, problems, the map of a subnet. Knows ui.draft, ui.fx, text and domain; no
 * page and no wizard. What is reckoned is tested as plain values, the controls on the headless toolkit.
 */
@NullMarked
package dev.hearth.ui.component;

import org.jspecify.annotations.NullMarked;
