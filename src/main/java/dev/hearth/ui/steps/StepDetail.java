// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.steps;

import dev.hearth.engine.run.StepStatus;
import dev.hearth.text.ProblemText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of one step, in words.
 *
 * @param place the node, or the cluster and this computer
 * @param slow whether it takes longer than usual
 * @param facts in the order in which they are read; none is empty
 * @param hindrance what seems to hinder its wait
 * @param problem why it failed
 * @param said the machine's own words on the failure or what hinders; may be empty
 */
public record StepDetail(
        int ordinal, String title, String place, StepStatus status, boolean slow, List<Fact> facts, Optional<ProblemText> hindrance, Optional<ProblemText> problem, String said) {
    public StepDetail {
        facts = List.copyOf(facts);
    }

    /** With a fact before the others. */
    public StepDetail first(Fact fact) {
        return new StepDetail(ordinal, title, place, status, slow, Stream.concat(Stream.of(fact), facts.stream()).toList(), hindrance, problem, said);
    }

    /**
     * @param kind text key {@code run.fact.*}
     * @param exact whether it is in the field's own terms and not a sentence
     */
    public record Fact(String kind, String text, boolean exact) {}
}
