// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.review;

import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import dev.hearth.text.Texts;
import dev.hearth.ui.component.Card;
import dev.hearth.ui.component.Fact;
import dev.hearth.ui.component.Words;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.page.review.ReviewViewModel.State;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** What this computer downloads, by how it is known to be right, and what the nodes pull. */
final class DownloadsCard extends VBox {
    private final Texts texts;
    private final VBox downloads = new VBox(12);

    private enum Provenance {
        PINNED,
        PUBLISHED,
        FIRST_SEEN;

        static Provenance of(Download file) {
            return file.sha256() != null ? PINNED : file.checksums() != null ? PUBLISHED : FIRST_SEEN;
        }

        String key() {
            return "provenance." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    DownloadsCard(Texts texts) {
        this.texts = texts;
        downloads.setId("review-downloads");
        getChildren().add(new Card(Icon.DOWNLOAD, texts.get("review.downloads.title"), downloads));
    }

    void show(State state) {
        if (state.prepared().isEmpty()) {
            downloads.getChildren().setAll(new Fact(Icon.PENDING, "h-muted", texts.get("review.downloads.unknown"), "h-small"));
            return;
        }
        downloads.getChildren().clear();
        Releases releases = state.prepared().get().releases();
        List<Download> wanted = ReviewViewModel.downloads(releases, state.dry());
        for (Provenance how : Provenance.values()) {
            List<Download> files = wanted.stream().filter(file -> Provenance.of(file) == how).toList();
            if (!files.isEmpty()) {
                downloads.getChildren().add(group(how, files));
            }
        }
        if (wanted.isEmpty()) {
            downloads.getChildren().add(new Fact(Icon.OK, "h-done", texts.get("review.downloads.none"), "h-small"));
        }
        String images = Stream.concat(Stream.of(releases.kubeVip().image()), state.prepared().get().spec().platform() == null ? Stream.empty()
                : releases.others().values().stream().flatMap(component -> Stream.ofNullable(component.image()))).sorted().collect(Collectors.joining("\n"));
        downloads.getChildren().add(new Fact(Icon.INFO, "h-muted", texts.get(state.prepared().get().spec().platform() == null ? "review.images" : "review.images.more",
                Map.of("image", images)), "h-small"));
    }

    private Node group(Provenance how, List<Download> files) {
        boolean known = how != Provenance.FIRST_SEEN;
        VBox group = new VBox(6, new Fact(known ? Icon.OK : Icon.NOT_CHECKED, known ? "h-done" : "h-warn", texts.get(how.key()), "h-small"));
        files.forEach(file -> group.getChildren().add(file(file)));
        return group;
    }

    private static Node file(Download file) {
        Label url = Words.line(file.url(), "h-mono", "h-small", "h-muted");
        // Where it is from and what it is are at the ends.
        url.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        url.setTooltip(new Tooltip(file.url()));
        return new VBox(1, Words.line(file.name(), "h-medium", "h-small"), url);
    }
}
