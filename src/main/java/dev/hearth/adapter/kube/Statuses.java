// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.port.NodeStatus;
import dev.hearth.port.RolloutStatus;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.NodeCondition;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Hearth's terms out of the API's models. */
final class Statuses {
    private Statuses() {}

    static NodeStatus node(Node node) {
        return new NodeStatus(
                node.getMetadata().getName(),
                node.getStatus().getConditions().stream().collect(Collectors.toMap(NodeCondition::getType, NodeCondition::getStatus, (first, last) -> last)),
                node.getStatus().getAddresses().stream().filter(address -> "InternalIP".equals(address.getType())).map(NodeAddress::getAddress).toList(),
                node.getStatus().getNodeInfo() == null ? "" : Objects.requireNonNullElse(node.getStatus().getNodeInfo().getKubeletVersion(), ""),
                Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of()));
    }

    /** While the controller has not seen the newest template its numbers tell of the one before: nothing is updated yet. */
    static RolloutStatus rollout(DaemonSet set) {
        DaemonSetStatus status = set.getStatus();
        if (status == null) {
            return new RolloutStatus(0, 0, 0);
        }
        boolean seen = number(status.getObservedGeneration()) >= number(set.getMetadata().getGeneration());
        return new RolloutStatus((int) number(status.getDesiredNumberScheduled()), seen ? (int) number(status.getUpdatedNumberScheduled()) : 0,
                (int) number(status.getNumberReady()));
    }

    private static long number(@Nullable Number value) {
        return value == null ? 0 : value.longValue();
    }
}
