// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.VBox;

/** Pages that answer, and what a browser needs for them: a name in DNS, and trust in the home's own CA. */
final class PagesCard extends VBox {
    PagesCard(Proof proof, PlatformSpec platform, Texts texts, Desktop desktop) {
        Card card = new Card(Icon.LINK, texts.get("done.pages"));
        card.setSpacing(9);
        for (Pages.Link link : proof.pages().links()) {
            String title = texts.get("done.link." + link.key(), Map.of("name", link.name()));
            card.getChildren().add(new Command("done-link-" + link.id(), link.url(), texts)
                    .opening(title, texts.get("done.open", Map.of("name", title)), () -> desktop.browse(link.url())));
        }
        Fact names = new Fact(Icon.INFO, "h-accent", texts.get("done.names", Map.of("wildcard", platform.wildcard(), "address", proof.spec().addresses().traefik().toString())), "h-small");
        names.setId("done-names");
        card.getChildren().add(names);
        proof.pages().authority().ifPresent(secret -> {
            List<String> place = List.of(secret.split("/", 2));
            String command = "kubectl --context " + proof.context() + " -n " + place.getFirst() + " get secret " + place.getLast()
                    + " -o go-template='{{index .data \"tls.crt\" | base64decode}}'";
            card.getChildren().addAll(new Fact(Icon.CERTIFICATE, "h-accent", texts.get("done.authority"), "h-small"), new Command("done-authority", command, texts));
        });
        getChildren().add(card);
    }
}
