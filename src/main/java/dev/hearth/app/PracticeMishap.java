// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.practice.Fault;
import dev.hearth.practice.PracticeHomelab;
import dev.hearth.ui.Workbench.Mishap;
import java.util.Locale;

/** A fault of the practice homelab, as the window sees it. */
record PracticeMishap(PracticeHomelab homelab, Fault fault) implements Mishap {
    @Override
    public String id() {
        return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public boolean on() {
        return homelab.has(fault);
    }

    @Override
    public boolean possible() {
        return homelab.possible(fault);
    }

    @Override
    public void set(boolean on) {
        homelab.set(fault, on);
    }
}
