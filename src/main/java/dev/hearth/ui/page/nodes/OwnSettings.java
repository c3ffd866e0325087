// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import dev.hearth.domain.secret.Secret;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What nodes have beside the draft: settings that are put aside while a node uses those of all, and secrets. Both are known by the
 * node's place, and stay with their node when places change.
 */
final class OwnSettings {
    private final Secrets secrets;
    private final List<Own> aside = new ArrayList<>();
    /** Of nodes that were removed, for those that come back. */
    private final Map<Node, Gone> gone = new HashMap<>();

    OwnSettings(Secrets secrets) {
        this.secrets = secrets;
    }

    /** @param open own settings are shown, even while none is entered */
    private record Own(boolean open, Ssh ssh, Map<Secrets.Kind, Secret> secrets) {
        static final Own NONE = new Own(false, Ssh.empty(), Map.of());
    }

    private record Gone(Own own, Map<Secrets.Kind, Secret> secrets) {}

    boolean used(int index, Node node) {
        return of(index).open() || secrets.any(index) || !node.ssh().equals(Ssh.empty());
    }

    /** @return the settings that the node has from now on */
    Ssh use(int index, boolean wanted, Ssh now) {
        Own before = of(index);
        aside.set(index, wanted ? new Own(true, Ssh.empty(), Map.of()) : new Own(false, now, secrets.replace(index, Map.of())));
        if (wanted) {
            var _ = secrets.replace(index, before.secrets());
        }
        return wanted ? before.ssh() : Ssh.empty();
    }

    void removed(int index, Node node) {
        gone.put(node, new Gone(of(index), secrets.replace(index, Map.of())));
        aside.remove(index);
        secrets.removed(index);
    }

    /** Places change as from these nodes to those: what they have in common at both ends stays, the rest went and came. */
    void follow(List<Node> was, List<Node> is) {
        int same = 0;
        while (same < Math.min(was.size(), is.size()) && was.get(same).equals(is.get(same))) {
            same++;
        }
        int behind = 0;
        while (behind < Math.min(was.size(), is.size()) - same && was.get(was.size() - 1 - behind).equals(is.get(is.size() - 1 - behind))) {
            behind++;
        }
        if (was.size() == is.size()) {
            IntStream.range(same, is.size() - behind).forEach(index -> switched(index, was.get(index).ssh(), is.get(index).ssh()));
            return;
        }
        for (int index = was.size() - behind - 1; index >= same; index--) {
            removed(index, was.get(index));
        }
        for (int index = same; index < is.size() - behind; index++) {
            inserted(index, is.get(index));
        }
    }

    /** Settings of a node's own that come back bring the secrets that were put aside with them. */
    private void switched(int index, Ssh was, Ssh is) {
        boolean wanted = was.equals(Ssh.empty());
        if (wanted != is.equals(Ssh.empty())) {
            var _ = use(index, wanted, was);
        }
    }

    /** Another cluster is opened. */
    void forget() {
        aside.clear();
        gone.clear();
    }

    private void inserted(int index, Node node) {
        Gone back = Optional.ofNullable(gone.remove(node)).orElse(new Gone(Own.NONE, Map.of()));
        of(index);
        aside.add(index, back.own());
        secrets.inserted(index);
        var _ = secrets.replace(index, back.secrets());
    }

    private Own of(int index) {
        while (aside.size() <= index) {
            aside.add(Own.NONE);
        }
        return aside.get(index);
    }
}
