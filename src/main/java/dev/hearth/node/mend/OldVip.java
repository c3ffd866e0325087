// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.node.Survey;
import java.util.List;
import java.util.Map;

/**
 * kube-vip adds the shared address with 32 bits, and nothing takes it away when it is killed or k3s is uninstalled (component facts 1.9). One with
 * another prefix was set up by somebody; one beside a kube-vip or k3s that runs is in use.
 */
final class OldVip implements Mending {
    @Override
    public Cure judge(ClusterSpec spec, NodeSpec node, Survey said) {
        String vip = spec.addresses().vip().toString();
        List<String[]> places = said.words("vip.on").stream().filter(words -> words.length == 2).toList();
        String found = String.join(", ", places.stream().map(words -> words[1] + " dev " + words[0]).toList());
        List<String> users = said.all("busy");
        if (places.isEmpty()) {
            return new Cure.Well(vip + " absent");
        }
        if (!users.isEmpty()) {
            return new Cure.Well(found + ", " + String.join(", ", users));
        }
        if (places.stream().anyMatch(words -> !words[1].equals(vip + "/32"))) {
            return new Cure.Beyond(Problem.blocking(ProblemCode.MEND_VIP_CONFIGURED, Map.of("node", node.name(), "found", found)));
        }
        return new Cure.Ill(found, places.stream().map(words -> Cure.Deed.of(MendCommands.dropAddress(words[1], words[0]))).toList());
    }
}
