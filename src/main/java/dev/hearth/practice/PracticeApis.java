// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApis;
import java.util.Map;

/** Opens the played cluster's API. */
final class PracticeApis implements ClusterApis {
    private static final String SERVER = "https://127.0.0.1:6443";
    private final World world;

    PracticeApis(World world) {
        this.world = world;
    }

    @Override
    public ClusterApi open(String address, Secret kubeconfig) throws ProblemException {
        return new PracticeApi(world, address, isOurs(kubeconfig));
    }

    @Override
    public String server(Secret kubeconfig) throws ProblemException {
        isOurs(kubeconfig);
        return kubeconfig.revealText().lines().map(String::strip).filter(line -> line.startsWith("server: ")).findFirst().orElseThrow().substring("server: ".length());
    }

    @Override
    public Secret rewrite(Secret kubeconfig, String address, String name) throws ProblemException {
        isOurs(kubeconfig);
        return Secret.of(kubeconfig.revealText()
                .replaceAll("server: https://\\S+", "server: https://" + address + ":6443")
                .replaceAll("(name|cluster|user|current-context): \\S+", "$1: " + name));
    }

    /** Whether the kubeconfig is of this cluster and not of another one. */
    private boolean isOurs(Secret kubeconfig) throws ProblemException {
        String text = kubeconfig.revealText();
        if (!text.contains("kind: Config") || !text.contains("server: ")) {
            throw Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", "kubeconfig")).asException();
        }
        String mine = world.ask(now -> world.cluster().kubeconfig(""));
        return mine.contains(SERVER) && text.lines().filter(line -> line.contains("certificate-authority-data:")).allMatch(line -> mine.contains(line.strip()));
    }
}
