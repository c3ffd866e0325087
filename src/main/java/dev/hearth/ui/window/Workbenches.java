// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.ui.Workbench;

/** Makes what stands behind the window; quick, and asked once for each. */
public interface Workbenches {
    Workbench real();

    Workbench practice();
}
