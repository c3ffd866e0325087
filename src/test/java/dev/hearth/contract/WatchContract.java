// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import dev.hearth.port.Watching.Sight;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How every {@link ClusterApi} lets its nodes be followed, real or played. */
@Timeout(60)
public abstract class WatchContract {
    private final BlockingQueue<Sight> seen = new LinkedBlockingQueue<>();

    /** Of a cluster that has node1 alone and answers. */
    protected abstract ClusterApi api() throws Exception;

    protected abstract void joins(String node) throws Exception;

    protected abstract void fallsSilent() throws Exception;

    protected abstract void speaksAgain() throws Exception;

    @Test
    protected void tellsOfTheNodesAtOnceAndOfOnesThatCome() throws Exception {
        try (Watching watch = api().watchNodes(seen::add)) {
            assertEquals(List.of("node1"), names(seen.take()));
            joins("node2");
            assertEquals(List.of("node1", "node2"), names(until(sight -> sight.nodes().size() == 2)));
        }
    }

    @Test
    protected void aSilenceIsToldOnceWithWhatWasKnownAndEnds() throws Exception {
        try (Watching watch = api().watchNodes(seen::add)) {
            until(sight -> !sight.nodes().isEmpty());
            fallsSilent();
            Sight silent = until(sight -> sight.silence().isPresent());
            assertEquals(List.of("node1"), names(silent));
            assertEquals(ProblemCode.API_UNREACHABLE, silent.silence().orElseThrow().code());
            assertEquals(Retry.SOON, silent.silence().orElseThrow().retry());
            speaksAgain();
            Sight next = seen.take();
            assertTrue(next.silence().isEmpty());
            assertEquals(List.of("node1"), names(next));
        }
    }

    @Test
    protected void beginsWithASilenceWhereNothingAnswers() throws Exception {
        ClusterApi api = api();
        fallsSilent();
        try (Watching watch = api.watchNodes(seen::add)) {
            Sight silent = seen.take();
            assertTrue(silent.silence().isPresent());
            assertEquals(List.of(), silent.nodes());
            speaksAgain();
            assertEquals(List.of("node1"), names(seen.take()));
        }
    }

    @Test
    protected void tellsNothingAfterItsEnd() throws Exception {
        try (Watching first = api().watchNodes(seen::add)) {
            seen.take();
        }
        seen.clear();
        BlockingQueue<Sight> others = new LinkedBlockingQueue<>();
        try (Watching second = api().watchNodes(others::add)) {
            joins("node2");
            for (Sight sight = others.take(); sight.nodes().size() < 2; ) {
                sight = others.take();
            }
        }
        assertNull(seen.poll());
    }

    private Sight until(Predicate<Sight> wanted) throws InterruptedException {
        Sight sight = seen.take();
        while (!wanted.test(sight)) {
            sight = seen.take();
        }
        return sight;
    }

    private static List<String> names(Sight sight) {
        return sight.nodes().stream().map(NodeStatus::name).toList();
    }
}
