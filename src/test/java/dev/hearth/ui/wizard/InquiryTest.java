// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class InquiryTest {
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Inquiry<String> inquiry = new Inquiry<>(background::add, Runnable::run);
    private final List<Inquiry.State<String>> heard = new ArrayList<>();

    InquiryTest() {
        inquiry.stateProperty().addListener((all, was, is) -> heard.add(is));
    }

    @Test
    void anAnswerIsHeardOnceItIsFound() {
        inquiry.ask(() -> "three");
        assertTrue(state().asking());
        background.remove().run();
        assertEquals(new Inquiry.State<>(false, Optional.of("three"), Optional.empty()), state());
    }

    @Test
    void whyThereIsNoAnswerIsHeard() {
        Problem refused = Problem.blocking(ProblemCode.SSH_REFUSED, Map.of("host", "node1", "port", "22"));
        inquiry.ask(() -> {
            throw new ProblemException(refused);
        });
        background.remove().run();
        assertEquals(new Inquiry.State<>(false, Optional.empty(), Optional.of(refused)), state());
    }

    @Test
    void anOlderQuestionIsNotHeardAnyMore() {
        inquiry.ask(() -> "old");
        inquiry.ask(() -> "new");
        background.remove().run();
        assertTrue(state().asking());
        background.remove().run();
        assertEquals(Optional.of("new"), state().answer());
        inquiry.forget();
        assertEquals(Inquiry.State.none(), state());
        assertTrue(heard.stream().noneMatch(state -> state.answer().equals(Optional.of("old"))));
    }

    @Test
    void aFaultOfItsSourceEndsTheQuestionAndGoesOn() {
        inquiry.ask(() -> {
            throw new IllegalStateException("a fault");
        });
        assertThrows(IllegalStateException.class, background.remove()::run);
        assertFalse(state().asking());
        assertEquals(Inquiry.State.none(), state());
    }

    private Inquiry.State<String> state() {
        return inquiry.stateProperty().getValue();
    }
}
