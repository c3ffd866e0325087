// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.trust;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.HostKey;
import dev.hearth.port.RemoteHosts;
import dev.hearth.ui.wizard.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Finds host keys that nobody has confirmed, asks, and pins them; then goes on with what wanted to connect. */
public final class HostKeyCheck {
    private final RemoteHosts hosts;
    private final String words;
    private final ObjectProperty<Optional<TrustQuestion>> question = new SimpleObjectProperty<>(Optional.empty());

    /** @param words of the questions, see {@link TrustQuestion#words} */
    public HostKeyCheck(RemoteHosts hosts, String words) {
        this.hosts = hosts;
        this.words = words;
    }

    /** What the user is asked now; answering clears it. */
    public ObjectProperty<Optional<TrustQuestion>> questionProperty() {
        return question;
    }

    /**
     * Asks all nodes at once for their keys, their jump hosts before them: what is behind one cannot be asked sooner.
     *
     * @param then runs on the window's thread: true when nothing is unconfirmed any more. A node that cannot be asked counts as
     *     confirmed: whoever connects to it finds out why.
     */
    public void ensure(List<NodeSpec> nodes, Work work, Consumer<Boolean> then) {
        Map<SshAccess, String> jumps = new LinkedHashMap<>();
        Map<SshAccess, String> machines = new LinkedHashMap<>();
        for (NodeSpec node : nodes) {
            @Nullable SshAccess jump = node.access().jump();
            if (jump != null) {
                jumps.put(jump, "");
            }
            machines.put(node.access(), node.name());
        }
        ask(jumps, work, trusted -> {
            if (trusted) {
                ask(machines, work, then);
            } else {
                then.accept(false);
            }
        });
    }

    /** The work was stopped: nobody waits for the answer. */
    public void withdraw() {
        question.set(Optional.empty());
    }

    /**
     * Alike, of any machines.
     *
     * @param machines with what each is called in the dialog; empty for a jump host
     */
    public void ask(Map<SshAccess, String> machines, Work work, Consumer<Boolean> then) {
        if (machines.isEmpty()) {
            then.accept(true);
            return;
        }
        Map<SshAccess, UnknownKey> answers = new ConcurrentHashMap<>();
        AtomicInteger open = new AtomicInteger(machines.size());
        machines.forEach((access, node) -> work.run(() -> {
            unknown(node, access).ifPresent(key -> answers.put(access, key));
            if (open.decrementAndGet() == 0) {
                work.tell(() -> judge(machines.keySet().stream().flatMap(each -> Optional.ofNullable(answers.get(each)).stream()).toList(), work, then));
            }
        }));
    }

    private void judge(List<UnknownKey> keys, Work work, Consumer<Boolean> then) {
        if (keys.isEmpty()) {
            then.accept(true);
        } else {
            question.set(Optional.of(new TrustQuestion(words, keys, trusted -> answered(keys, trusted, work, then))));
        }
    }

    private void answered(List<UnknownKey> keys, boolean trusted, Work work, Consumer<Boolean> then) {
        question.set(Optional.empty());
        if (!trusted) {
            then.accept(false);
            return;
        }
        work.run(() -> {
            boolean pinned = keys.stream().allMatch(this::pin);
            work.tell(() -> then.accept(pinned));
        });
    }

    private boolean pin(UnknownKey unknown) {
        try {
            hosts.pin(unknown.access(), unknown.key());
            return true;
        } catch (ProblemException e) {
            return false;
        }
    }

    private Optional<UnknownKey> unknown(String node, SshAccess access) {
        try {
            HostKey key = hosts.hostKey(access);
            return key.trust() == HostKey.Trust.UNKNOWN ? Optional.of(new UnknownKey(node, access, key)) : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
