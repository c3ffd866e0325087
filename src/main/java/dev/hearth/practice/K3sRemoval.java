// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.node.K3sPaths;
import java.time.Instant;
import java.util.List;

/** What halting and removing k3s does to a played machine, and what is left there before. */
final class K3sRemoval {
    private static final List<String> FILES = List.of(K3sPaths.BINARY, K3sPaths.CONFIG, K3sPaths.REGISTRIES, K3sPaths.KUBECONFIG, K3sPaths.TOKEN, K3sPaths.AGENT_TOKEN, K3sPaths.SYSCTL);
    private final World world;
    private final PracticeNode node;

    K3sRemoval(World world, PracticeNode node) {
        this.world = world;
        this.node = node;
    }

    String halt() {
        node.service().stop();
        node.service().retire();
        return "";
    }

    String uninstall() {
        node.service().remove();
        FILES.forEach(node::delete);
        node.images().clear();
        node.keepData(false);
        node.keepEtcd(false);
        node.delete(K3sPaths.RESTORE);
        world.cluster().wiped();
        return "";
    }

    String leftovers(String vip, Instant now) {
        StringBuilder text = new StringBuilder("survey=1\n");
        FILES.stream().filter(path -> node.file(path).isPresent()).forEach(path -> say(text, "file " + path));
        if (!node.service().unit().isEmpty()) {
            say(text, "file /etc/systemd/system/" + node.service().unit() + ".service");
        }
        Ipv4.parse(vip).flatMap(address -> world.cluster().kubeVip().announcer(address, now)).filter(node::equals).ifPresent(holder -> say(text, "address " + vip + "/32 eth0"));
        if (node.data()) {
            List.of("file /var/lib/rancher/k3s", "interface cni0", "interface flannel.1", "chains 42 of iptables-save").forEach(each -> say(text, each));
        }
        return text.append("end=ok\n").toString();
    }

    private static void say(StringBuilder text, String what) {
        text.append("left=").append(what).append('\n');
    }
}
