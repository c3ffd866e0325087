// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.Watching;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The nodes by a fabric8 informer, which lists, watches, lists anew after 410 Gone and connects again with growing pauses. What
 * it cannot see is a server that lost power: nothing closes that connection, fabric8's JDK client sends no pings, and the address
 * may answer from another server by then. So the server is asked every second, and a missing answer makes a new informer.
 */
final class NodesWatch implements Watching {
    /** Shorter together than any move of kube-vip's address (its lease is 5 s or more), so that none goes by unseen. */
    private static final Duration ASK_EVERY = Duration.ofSeconds(1);
    private static final Duration ASK_LIMIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration LIST_LIMIT = Duration.ofSeconds(5);
    private final KubernetesClient client;
    private final ApiProblems problems;
    private final Consumer<Sight> seen;
    private final Thread thread;
    private volatile boolean closed;
    private @Nullable Sight last;

    NodesWatch(KubernetesClient client, ApiProblems problems, Consumer<Sight> seen) {
        this.client = client;
        this.problems = problems;
        this.seen = seen;
        this.thread = Thread.ofVirtual().name("nodes-watch").unstarted(this::follow);
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try {
            Duration pause = ASK_EVERY;
            while (!closed) {
                if (whileItAnswers()) {
                    pause = ASK_EVERY;
                } else {
                    Thread.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** One informer's life; false when its first list failed. */
    private boolean whileItAnswers() throws InterruptedException {
        SharedIndexInformer<Node> informer = client.nodes().runnableInformer(0);
        try {
            informer.exceptionHandler((started, thrown) -> started);
            informer.addEventHandler(new Told(() -> tell(informer)));
            informer.start().toCompletableFuture().get(LIST_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            tell(informer);
            do {
                Thread.sleep(ASK_EVERY);
            } while (informer.isRunning() && answers());
            return true;
        } catch (ExecutionException e) {
            silent(problems.of(e, "nodes"));
            return false;
        } catch (TimeoutException e) {
            silent(problems.notReady("nodes: " + LIST_LIMIT.toSeconds() + " s"));
            return false;
        } finally {
            informer.stop();
        }
    }

    /** Any HTTP answer will do: a busy server is there. */
    private boolean answers() throws InterruptedException {
        FutureTask<Boolean> asking = new FutureTask<>(() -> {
            try {
                client.raw("/livez");
                return true;
            } catch (KubernetesClientException e) {
                return e.getCode() > 0;
            }
        });
        Thread.ofVirtual().name("nodes-watch-ask").start(asking);
        try {
            return asking.get(ASK_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            asking.cancel(true);
        }
    }

    private void tell(SharedIndexInformer<Node> informer) {
        if (informer.hasSynced()) {
            tell(new Sight(informer.getStore().list().stream().map(Statuses::node).sorted(Comparator.comparing(NodeStatus::name)).toList(), Optional.empty()));
        }
    }

    /** Once for each silence, whatever its words. */
    private synchronized void silent(Problem problem) {
        if (last == null || last.silence().isEmpty()) {
            tell(new Sight(last == null ? List.of() : last.nodes(), Optional.of(problem)));
        }
    }

    /** Only what is new: a node's heartbeat is no change. */
    private synchronized void tell(Sight now) {
        if (!closed && !now.equals(last)) {
            last = now;
            seen.accept(now);
        }
    }

    boolean closed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        thread.interrupt();
    }

    /** Whatever happened, the informer's store has it. */
    private record Told(Runnable tell) implements ResourceEventHandler<Node> {
        @Override
        public void onAdd(Node node) {
            tell.run();
        }

        @Override
        public void onUpdate(Node before, Node after) {
            tell.run();
        }

        @Override
        public void onDelete(Node node, boolean unknown) {
            tell.run();
        }
    }
}
