// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import atlantafx.base.theme.Styles;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Buttons;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.CopyArea;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;

/** A report to be read before it is saved. */
final class ReportDialog {
    private static final int ROWS = 20;

    private ReportDialog() {}

    static Dialog of(RunReport report, Reporting reporting) {
        Texts texts = reporting.texts();
        CopyArea area = new CopyArea("report-text", report.name(), texts);
        area.show(report.text(), ROWS);
        Button save = Buttons.of("report-save", Icon.SAVE, texts.get("run.report.save"), reporting::save, Styles.ACCENT);
        HBox buttons = new HBox(8, Words.gap(), Buttons.of("report-cancel", Icon.CANCELLED, texts.get("run.report.cancel"), reporting::cancel), save);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        Card card = new Card(Icon.FILE, texts.get("run.report.title"), Words.of(texts.get("run.report.explain"), "h-muted"), area, buttons);
        return new Dialog("report-dialog", card, save, reporting::cancel);
    }
}
