// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import java.util.List;

/** Says what a map shows without a language. */
final class PlainWords implements MapWords {
    @Override
    public String name() {
        return "map";
    }

    @Override
    public String kind(Owner owner) {
        return owner.toString();
    }

    @Override
    public String cell(Ipv4 address, List<Owner> owners) {
        return address + " " + owners;
    }
}
