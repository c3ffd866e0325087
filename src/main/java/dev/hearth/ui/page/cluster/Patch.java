// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.release.K3sVersion;
import dev.hearth.ui.members.Member;
import java.util.List;
import java.util.Optional;

/**
 * A newer patch of k3s than what runs.
 *
 * @param members that do not run it yet
 */
record Patch(List<Member> members, K3sVersion planned) {
    Patch {
        members = List.copyOf(members);
    }

    /** Empty when all run what is planned, when one runs something that no upgrade leads from, and where other hands set nodes up. */
    static Optional<Patch> of(Outlook outlook) {
        Optional<K3sVersion> planned = K3sVersion.parse(outlook.prepared().releases().k3s().version());
        List<Member> seen = outlook.live().stream().flatMap(live -> live.members().stream()).filter(Member::seen).toList();
        if (planned.isEmpty() || outlook.prepared().spec().nodes().stream().anyMatch(NodeSpec::adopted)) {
            return Optional.empty();
        }
        List<Member> others = seen.stream().filter(member -> !member.version().equals(planned.get().toString())).toList();
        boolean newer = others.stream().allMatch(member -> K3sVersion.parse(member.version()).filter(running -> running.patchedBy(planned.get())).isPresent());
        return newer && !others.isEmpty() ? Optional.of(new Patch(others, planned.get())) : Optional.empty();
    }

    /** What runs now, each once. */
    List<String> running() {
        return members.stream().map(Member::version).distinct().sorted().toList();
    }
}
