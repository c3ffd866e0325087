// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.Conflict;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Occupancy;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.net.Sighting;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Age;
import dev.hearth.ui.component.MapWords;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Owners and conflicts in words. */
final class OwnerWords implements MapWords {
    private final Texts texts;
    private final Supplier<Occupancy> seen;
    private final InstantSource clock;

    /** @param seen who was seen, for what is said of a cell */
    OwnerWords(Texts texts, Supplier<Occupancy> seen, InstantSource clock) {
        this.texts = texts;
        this.seen = seen;
        this.clock = clock;
    }

    @Override
    public String name() {
        return texts.get("map.table");
    }

    @Override
    public String kind(Owner owner) {
        return texts.get("kind." + owner.kind().id());
    }

    /** As in a sentence. */
    private String called(Owner owner) {
        return texts.get("owner." + owner.kind().id(), Map.of("name", owner.name()));
    }

    @Override
    public String cell(Ipv4 address, List<Owner> owners) {
        String who = owners.isEmpty() ? texts.get("map.free") : String.join(", ", owners.stream().map(this::called).toList());
        String cell = texts.get("map.cell", Map.of("address", address.toString(), "owners", who));
        return seen.get().at(address).map(one -> texts.get("map.cell.seen", Map.of("cell", cell, "seen", seen(one)))).orElse(cell);
    }

    /** When somebody answered, and what is known of him. */
    String seen(Sighting one) {
        String age = texts.get("map.seen", Map.of("age", Age.exact(one.at(), clock.instant(), texts)));
        return Stream.of(age, one.name(), one.mac()).filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    String conflict(Conflict conflict) {
        return texts.get("conflict." + conflict.code().id(), Map.of("owner", called(conflict.owner()), "other", called(conflict.other()),
                "addresses", conflict.addresses().toString()));
    }
}
