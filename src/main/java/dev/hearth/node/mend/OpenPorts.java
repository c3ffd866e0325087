// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node.mend;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.node.Survey;
import java.util.ArrayList;
import java.util.List;

/** Rules that a node's own firewall lacks, of ufw and firewalld; nothing is closed, and no other firewall is touched. */
final class OpenPorts implements Mending {
    @Override
    public Cure judge(ClusterSpec spec, NodeSpec node, Survey said) {
        List<String> tools = said.all("fw.tool");
        List<Opening> wanted = Opening.of(spec, node);
        List<Cure.Deed> deeds = new ArrayList<>();
        if (tools.contains("ufw")) {
            deeds.addAll(Ufw.missing(wanted, said.all("fw.ufw")));
        }
        if (tools.contains("firewalld")) {
            deeds.addAll(Firewalld.missing(wanted, said.one("fw.zone").orElse("public"), said.all("fw.rich"), said.all("fw.trusted")));
        }
        if (deeds.isEmpty()) {
            return new Cure.Well(tools.isEmpty() ? "-" : String.join(", ", tools) + ": " + wanted.size() + "/" + wanted.size());
        }
        return new Cure.Ill(String.join(", ", tools) + " lacks " + deeds.size(), deeds);
    }
}
