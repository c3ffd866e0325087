// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.manifest.Documents;
import dev.hearth.manifest.SealedSecrets;
import dev.hearth.node.K3sPaths;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What somebody beside Hearth does to a cluster that stands; taken back by them, or put right by Hearth. */
final class Tampering {
    private static final String DROP_IN = K3sPaths.CONFIG + ".d/90-own.yaml";
    private static final String NODE = "node2";
    private final World world;
    private final Ipv4 vip;
    private final List<Manifest> keys = new ArrayList<>();

    Tampering(World world, Ipv4 vip) {
        this.world = world;
        this.vip = vip;
    }

    /** Whether there is a cluster to do something to. */
    boolean possible(Instant now) {
        return world.cluster().begun() && !world.cluster().servers(now).isEmpty();
    }

    void set(Fault fault, boolean on, Instant now) {
        switch (fault) {
            case SAN_MISSING -> {
                String name = "\"" + vip + "\"";
                configs(now, on ? text -> text.replace(name + ", ", "").replace(", " + name, "").replace("[" + name + "]", "[]")
                        : text -> text.contains(name + ",") || text.contains(name + "]") ? text : text.replaceFirst("tls-san: \\[", "tls-san: [" + name + ", "));
                world.cluster().certifyAnew();
            }
            case SERVICE_LB_ON -> world.node(NODE).ifPresent(node -> {
                if (on) {
                    node.write(DROP_IN, new PracticeNode.Content(Secret.of("disable: [\"traefik\"]\n"), "0600"), now);
                } else {
                    node.delete(DROP_IN);
                }
                node.service().restart(now);
            });
            case SEALING_KEY_LOST -> keys(on, now);
            default -> {}
        }
    }

    private void configs(Instant now, UnaryOperator<String> edit) {
        for (PracticeNode node : world.cluster().servers(now)) {
            node.file(K3sPaths.CONFIG).ifPresent(file -> {
                String changed = edit.apply(file.text());
                if (!changed.equals(file.text())) {
                    node.write(K3sPaths.CONFIG, new PracticeNode.Content(Secret.of(changed), file.mode()), now);
                    node.service().restart(now);
                }
            });
        }
    }

    /** Those that were taken come back where nobody has made new ones. */
    private void keys(boolean lost, Instant now) {
        List<Manifest> there = world.cluster().objects().values().stream().filter(Tampering::key).toList();
        if (lost) {
            keys.addAll(there);
            there.forEach(key -> world.cluster().applied().delete(key.ref()));
        } else {
            keys.stream().filter(key -> there.isEmpty()).forEach(key -> world.cluster().applied().edit(key, "hearth", now));
            keys.clear();
        }
    }

    private static boolean key(Manifest manifest) {
        return manifest.ref().kind().equals("Secret") && manifest.ref().namespace().equals(SealedSecrets.NAMESPACE)
                && "active".equals(new LiveObject(manifest.ref(), Documents.content(manifest)).texts("metadata", "labels").get(SealedSecrets.KEY_LABEL));
    }
}
