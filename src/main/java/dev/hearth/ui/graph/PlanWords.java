// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.graph;

import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.StepText;
import dev.hearth.text.Texts;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** What people read of a plan: titles and whys; where there is no text, the plan's own words. */
public final class PlanWords {
    private final Texts texts;
    /** Text key of what a step is that nothing was heard of. */
    private final String waiting;

    /** For runs, in which such a step waits. */
    public PlanWords(Texts texts) {
        this(texts, "status.waiting");
    }

    private PlanWords(Texts texts, String waiting) {
        this.texts = texts;
        this.waiting = waiting;
    }

    /** For looks, in which nothing waits: such a step was not looked at. */
    public static PlanWords forLooks(Texts texts) {
        return new PlanWords(texts, "status.unseen");
    }

    public Texts texts() {
        return texts;
    }

    public String component(String component) {
        return orElse("component." + component, component);
    }

    /** A further part of a component is called by what it does, or has a number where no text says that. */
    public String group(Group group) {
        String title = component(group.component());
        String part = "part." + group.begins();
        return group.part() == 1 ? title : texts.has(part) ? texts.get(part) : texts.get("graph.part", Map.of("title", title, "part", Integer.toString(group.part())));
    }

    /** With its lane, for where no picture shows it. */
    public String groupInLane(Group group) {
        return texts.get("graph.group", Map.of("title", group(group), "lane", lane(group.lane())));
    }

    public String lane(String lane) {
        return lane.equals(GraphModel.CLUSTER) ? texts.get("graph.lane.cluster") : lane;
    }

    public String step(StepInfo info) {
        return new StepText(texts).step(info.id().value());
    }

    /** As {@link #step} with the node that it works on. */
    public String stepInLane(StepInfo info) {
        String node = info.node();
        return node == null ? step(info) : texts.get("graph.group", Map.of("title", step(info), "lane", node));
    }

    /** @param why an edge's, with or without the {@code edge.} of its text key */
    public String why(String why) {
        return new StepText(texts).why(why);
    }

    public String status(StepStatus status) {
        return texts.get(status == StepStatus.WAITING ? waiting : "status." + status.name().toLowerCase(Locale.ROOT));
    }

    /** Short: it stands in a box. */
    public String state(GroupState state) {
        String status = state.status() == StepStatus.SATISFIED ? texts.get("graph.satisfied") : status(state.status());
        return state.total() == 1 ? status : texts.get("graph.state", Map.of("status", status, "ready", Integer.toString(state.ready()),
                "total", Integer.toString(state.total())));
    }

    /** @param cause title of the problem that seems to hinder a wait */
    public String hindered(String cause) {
        return texts.get("status.hindered", Map.of("cause", cause));
    }

    public String change(Change change) {
        String verb = texts.get("verb." + change.verb().name().toLowerCase(Locale.ROOT));
        return texts.get("graph.change", Map.of("verb", verb, "subject", change.subject()));
    }

    /** As a stopwatch shows it: {@code 1:05}, or {@code 1:02:03} from an hour on. */
    public static String watch(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private String orElse(String key, String words) {
        return texts.has(key) ? texts.get(key) : words;
    }
}
