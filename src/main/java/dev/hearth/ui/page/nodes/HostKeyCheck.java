// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteHosts;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Finds host keys that nobody has confirmed, asks, and pins them; then goes on with what wanted to connect. */
public final class HostKeyCheck {
    private final RemoteHosts hosts;
    private final Executor ui;
    private final Executor background;
    private final ObjectProperty<Optional<TrustQuestion>> question = new SimpleObjectProperty<>(Optional.empty());

    HostKeyCheck(RemoteHosts hosts, Executor ui, Executor background) {
        this.hosts = hosts;
        this.ui = ui;
        this.background = background;
    }

    /** What the user is asked now; answering clears it. */
    public ObjectProperty<Optional<TrustQuestion>> questionProperty() {
        return question;
    }

    /**
     * Asks all nodes at once for their keys.
     *
     * @param then runs on the window's thread: true when nothing is unconfirmed any more. A node that cannot be asked counts as
     *     confirmed: whoever connects to it finds out why.
     */
    void ensure(List<NodeSpec> nodes, Consumer<Boolean> then) {
        List<CompletableFuture<Optional<UnknownKey>>> asked = nodes.stream()
                .map(node -> CompletableFuture.supplyAsync(() -> unknown(node), background)).toList();
        var all = CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new));
        var _ = all.thenRun(() -> ui.execute(() -> {
            List<UnknownKey> keys = asked.stream().flatMap(future -> future.join().stream()).toList();
            if (keys.isEmpty()) {
                then.accept(true);
            } else {
                question.set(Optional.of(new TrustQuestion(keys, trusted -> answered(keys, trusted, then))));
            }
        }));
    }

    private void answered(List<UnknownKey> keys, boolean trusted, Consumer<Boolean> then) {
        question.set(Optional.empty());
        if (!trusted) {
            then.accept(false);
            return;
        }
        background.execute(() -> {
            boolean pinned = keys.stream().allMatch(this::pin);
            ui.execute(() -> then.accept(pinned));
        });
    }

    private boolean pin(UnknownKey unknown) {
        try {
            hosts.pin(unknown.node().access(), unknown.key());
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private Optional<UnknownKey> unknown(NodeSpec node) {
        try {
            HostKey key = hosts.hostKey(node.access());
            return key.trust() == HostKey.Trust.UNKNOWN ? Optional.of(new UnknownKey(node, key)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
