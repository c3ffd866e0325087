// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.net.Conflict;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Owner;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.MapWords;
import java.util.List;
import java.util.Map;

/** Owners and conflicts in words. */
final class OwnerWords implements MapWords {
    private final Texts texts;

    OwnerWords(Texts texts) {
        this.texts = texts;
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
        return texts.get("map.cell", Map.of("address", address.toString(), "owners", who));
    }

    String conflict(Conflict conflict) {
        return texts.get("conflict." + conflict.code().id(), Map.of("owner", called(conflict.owner()), "other", called(conflict.other()),
                "addresses", conflict.addresses().toString()));
    }
}
