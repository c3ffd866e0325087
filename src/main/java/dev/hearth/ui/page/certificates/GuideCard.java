// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.CopyArea;
import dev.hearth.ui.component.CopyText;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.wizard.Desktop;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How the credential is made, and the least that it must be allowed; or what a CA of one's own means. */
final class GuideCard extends VBox {
    private final CertificatesViewModel model;
    private final Texts texts;
    private final Card card;
    private final Label how = Words.of("");
    private final CopyText page;
    private final CopyArea permission;
    private final HBox link;
    private final VBox ownCa;

    GuideCard(CertificatesViewModel model, Texts texts, Desktop desktop) {
        this.model = model;
        this.texts = texts;
        page = new CopyText("provider-page", texts.get("certificates.page"), "", texts);
        permission = new CopyArea("provider-permission", texts.get("certificates.permission"), texts);
        Button open = Buttons.of("provider-open", Icon.LINK, texts.get("certificates.open"), () -> desktop.browse(model.providerProperty().get().page()));
        link = new HBox(8, page, open);
        HBox.setHgrow(page, Priority.ALWAYS);
        ownCa = new VBox(8,
                new Fact(Icon.OK, "h-done", texts.get("certificates.own.good")),
                new Fact(Icon.WARNING, "h-warn", texts.get("certificates.own.trust")),
                new Fact(Icon.INFO, "h-muted", texts.get("certificates.own.later")));
        card = new Card(Icon.KEY, "", ownCa, how, link, permission);
        card.setSpacing(10);
        getChildren().add(card);
        model.certificatesProperty().subscribe(this::show);
    }

    private void show(Certificates certificates) {
        Provider provider = Provider.of(certificates);
        boolean own = provider == Provider.PRIVATE_CA;
        card.title().setText(texts.get(own ? "certificates.own.title" : "certificates.guide.title"));
        ownCa.setVisible(own);
        ownCa.setManaged(own);
        for (javafx.scene.Node node : java.util.List.of(how, link, permission)) {
            node.setVisible(!own);
            node.setManaged(!own);
        }
        if (!own) {
            how.setText(texts.get("certificates.guide." + provider.id()));
            page.show(provider.page());
            String text = provider.permission(model.certificates());
            permission.show(text, Math.min(9, (int) text.lines().count() + 1));
        }
    }
}
