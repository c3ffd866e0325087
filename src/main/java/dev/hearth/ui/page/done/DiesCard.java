// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What happens when a node dies, and what to do then, in this cluster's numbers. */
final class DiesCard extends VBox {
    DiesCard(Proof proof, String quorum, Texts texts) {
        Label votes = Words.of(quorum, "h-small");
        votes.setId("done-quorum");
        Card card = new Card(Icon.SHIELD, texts.get("done.dies"), votes);
        card.setSpacing(9);
        PlatformSpec platform = proof.spec().platform();
        if (platform != null && proof.spec().nodes().size() > 1) {
            Label pages = Words.of(texts.get("done.dies.pages", Map.of("address", proof.spec().addresses().traefik().toString())) + " "
                    + texts.get(platform.highAvailability() ? "done.dies.argo.ha" : "done.dies.argo.one"), "h-small");
            pages.setId("done-dies-pages");
            card.getChildren().add(pages);
        }
        String last = proof.spec().nodes().getLast().name();
        card.getChildren().addAll(Words.of(texts.get("done.dies.do", Map.of("node", last)), "h-small"),
                new Command("done-dies-delete", "kubectl --context " + proof.context() + " delete node " + last, texts));
        if (platform != null) {
            String kept = platform.recovery().keptAt();
            Label kit = Words.of(texts.get(kept == null ? "done.dies.kit" : "done.dies.kit.kept", Map.of("majority", Integer.toString(proof.quorum().majority()),
                    "file", platform.recovery().file(), "kept", kept == null ? "" : kept)), "h-small");
            kit.setId("done-dies-kit");
            card.getChildren().add(kit);
        }
        getChildren().add(card);
    }
}
