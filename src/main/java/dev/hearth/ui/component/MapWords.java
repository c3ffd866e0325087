// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.component;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import java.util.List;

/** What a map says. */
public interface MapWords {
    /** What the map is called while no address of it is pointed at. */
    String name();

    /** What an owner is, as it stands on its block. */
    String kind(Owner owner);

    /** An address with all that is known of it. */
    String cell(Ipv4 address, List<Owner> owners);
}
