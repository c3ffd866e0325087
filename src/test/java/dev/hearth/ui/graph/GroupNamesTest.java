// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Advanced;
import dev.hearth.domain.cluster.ClusterDraft.Certificates;
import dev.hearth.domain.cluster.ClusterDraft.Git;
import dev.hearth.domain.cluster.ClusterDraft.Rfc2136;
import dev.hearth.domain.cluster.ClusterDraft.Route53;
import dev.hearth.engine.plan.Plan;
import dev.hearth.text.Texts;
import dev.hearth.ui.fx.Icon;
import dev.hearth.ui.fx.Theme;
import dev.hearth.ui.kit.HeadlessToolkit;
import dev.hearth.ui.kit.PlayedBench;
import dev.hearth.ui.kit.PlayedClock;
import dev.hearth.ui.kit.Screenshots;
import dev.hearth.ui.kit.Ui;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the boxes of the whole recipe are called. */
@ExtendWith(HeadlessToolkit.class)
class GroupNamesTest {
    private static final int WIDTH = 3400;
    private static final int HEIGHT = 460;

    private final Texts texts = Texts.in(Locale.ENGLISH);
    private final PlanWords words = new PlanWords(texts);

    @ParameterizedTest
    @ValueSource(strings = {"keep", "overlap"})
    void eachPartOfAComponentIsCalledByWhatItDoes(String order) throws Exception {
        List<Group> groups = GraphModel.of(plan(order)).groups();
        List<String> numbered = groups.stream().filter(group -> group.part() > 1)
                .filter(group -> words.group(group).equals(numbered(group))).map(group -> words.groupInLane(group) + " begins with " + group.begins()).toList();
        assertEquals(List.of(), numbered);
        Set<String> seen = new HashSet<>();
        assertEquals(List.of(), groups.stream().map(words::groupInLane).filter(name -> !seen.add(name)).toList());
    }

    @Test
    void eachComponentHasAPictureOfItsOwn() throws Exception {
        Map<Icon, String> taken = new TreeMap<>();
        Set<String> components = new HashSet<>(GraphModel.of(plan("keep")).groups().stream().map(Group::component).toList());
        components.add("removal");
        assertTrue(components.contains("argo-cd"), components::toString);
        for (String component : components) {
            Icon icon = GroupBox.component(component);
            assertNotEquals(Icon.SPANNER, icon, component);
            assertEquals(null, taken.put(icon, component), () -> component + " looks like another");
        }
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void noTitleIsCutOff(Theme theme) throws Exception {
        Plan plan = plan("keep");
        GraphModel model = GraphModel.of(plan);
        Stage stage = Ui.get(() -> {
            GraphView graph = new GraphView(model, plan, words, new LaneLayout());
            graph.setMotion(false);
            return Screenshots.show(theme, new StackPane(graph), WIDTH, HEIGHT);
        });
        Screenshots.settle(stage);
        Screenshots.write(stage.getScene(), "graph-whole", theme);
        List<String> cut = new ArrayList<>();
        Ui.run(() -> stage.getScene().getRoot().lookupAll(".graph-title").forEach(node -> {
            Label title = (Label) node;
            String shown = ((Text) title.lookup(".text")).getText();
            if (!shown.equals(title.getText())) {
                cut.add(shown);
            }
        }));
        assertEquals(List.of(), cut);
        Ui.run(stage::close);
    }

    private String numbered(Group group) {
        return texts.get("graph.part", Map.of("title", words.component(group.component()), "part", Integer.toString(group.part())));
    }

    private static Plan plan(String order) throws Exception {
        try (PlayedBench bench = new PlayedBench(new PlayedClock())) {
            ClusterDraft draft = bench.firstDraft();
            Advanced was = draft.advanced();
            Checked checked = bench.check(draft
                    .withAdvanced(new Advanced(was.mirror(), was.releases(), order, was.registries(), was.acme()))
                    .withPlatform(draft.platform()
                            .withCertificates(new Certificates("home.example.com", "", "private-ca", Route53.empty(), Rfc2136.empty()))
                            .withGit(new Git("ssh", "git@git.home.arpa:ann/home.git", "", "", "", ""))));
            return bench.prepare(Objects.requireNonNull(checked.spec(), () -> checked.problems().toString())).plan();
        }
    }
}
