// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.certificates;

import dev.hearth.domain.problem.Field;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.ChoiceRow;
import dev.hearth.ui.component.TextRow;
import dev.hearth.ui.fx.Icon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Who signs, for which domain, and what the provider wants to know. */
final class NamesCard extends VBox {
    private final CertificatesViewModel model;
    private final Texts texts;
    private final List<TextRow> rows = new ArrayList<>();
    private final Card card;

    NamesCard(CertificatesViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        card = new Card(Icon.CERTIFICATE, texts.get("certificates.title"));
        card.setSpacing(9);
        card.getChildren().add(new ChoiceRow(model.field("certificates.provider"), "certificates.provider", texts,
                Arrays.stream(Provider.values()).map(Provider::id).toArray(String[]::new)).above());
        line("certificates.domain", provider -> true);
        line("certificates.email", provider -> provider != Provider.PRIVATE_CA);
        line("certificates.route53.access-key-id", provider -> provider == Provider.ROUTE53);
        line("certificates.rfc2136.server", provider -> provider == Provider.RFC2136);
        line("certificates.rfc2136.key-name", provider -> provider == Provider.RFC2136);
        shownFor(new ChoiceRow(model.field("certificates.rfc2136.algorithm"), "certificates.rfc2136.algorithm", texts, "hmac-sha512", "hmac-sha256"),
                provider -> provider == Provider.RFC2136);
        add(TextRow.secret(model.field(CertificatesViewModel.CREDENTIAL), CertificatesViewModel.CREDENTIAL, texts), provider -> provider != Provider.PRIVATE_CA);
        line("certificates.route53.zone", provider -> provider == Provider.ROUTE53);
        line("certificates.route53.region", provider -> provider == Provider.ROUTE53);
        getChildren().add(card);
    }

    boolean focus(Field field) {
        for (TextRow row : rows) {
            if (row.isVisible() && row.model().field().equals(field)) {
                row.input().requestFocus();
                return true;
            }
        }
        return false;
    }

    private void line(String key, Predicate<Provider> wanted) {
        boolean prose = key.equals("certificates.email");
        add(new TextRow(model.field(key), key, texts, prose ? "h-name" : "h-mono").compact(), wanted);
    }

    private void add(TextRow row, Predicate<Provider> wanted) {
        rows.add(row);
        shownFor(row, wanted);
    }

    private void shownFor(Region row, Predicate<Provider> wanted) {
        row.visibleProperty().bind(model.providerProperty().map(wanted::test));
        if (!row.managedProperty().isBound()) {
            row.managedProperty().bind(row.visibleProperty());
        }
        card.getChildren().add(row);
    }
}
