// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.argocd;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import dev.hearth.engine.plan.Edge;
import dev.hearth.engine.plan.Patience;
import dev.hearth.engine.plan.Step;
import dev.hearth.engine.plan.StepId;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.GitRemote;
import dev.hearth.port.Network;
import dev.hearth.recipe.shared.ApplyStep;
import dev.hearth.recipe.shared.GitUpkeep;
import dev.hearth.recipe.shared.NodeStepInfo;
import dev.hearth.recipe.shared.Outside;
import dev.hearth.recipe.shared.PasswordFile;
import dev.hearth.recipe.shared.PlatformIds;
import dev.hearth.recipe.shared.Ports;
import dev.hearth.recipe.shared.StepIds;
import dev.hearth.recipe.shared.Upstream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps from a cluster that serves pages to one that follows its repository. */
public final class ArgoCdSteps {
    private static final String COMPONENT = "argo-cd";
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(4);

    private ArgoCdSteps() {}

    /**
     * @param after the last step of the component before, which the order of the guide waits for
     * @param before the steps of all components before: what they apply stands in the repository
     */
    public static List<Step> steps(ClusterSpec spec, PlatformSpec platform, Releases releases, StepId after, Ports ports, Outside outside, List<Step> before) {
        Repository repository = new Repository(platform.git(), outside.git(), outside.safe().folder());
        List<Step> steps = new ArrayList<>(installed(spec, platform, releases, after, ports, repository));
        steps.add(new AdminPasswordStep(info(PlatformIds.ADMIN_PASSWORD, 1, 1, ArgoCd.INITIAL_PASSWORD.toString(), Edge.hard(PlatformIds.ARGO_CD, "welcome")),
                PasswordFile.ofArgoCd(outside.safe().folder()), spec, ports));
        List<Step> all = new ArrayList<>(before);
        all.addAll(steps);
        TreeSource source = new TreeSource(all, repository, spec, ports);
        if (repository.followed()) {
            steps.add(new RepositoryCredentialStep(info(PlatformIds.REPOSITORY_CREDENTIAL, 2, 2, ArgoCd.repository(repository.url(), Map.of()).ref().toString(),
                    Edge.hard(PlatformIds.ARGO_CD, "namespace"), Edge.hard(PlatformIds.SEALED_SECRETS, "controller")), repository, spec, ports));
            steps.addAll(followed(spec, platform, source, repository));
        } else if (!(platform.git() instanceof GitTarget.None)) {
            steps.add(written(spec, platform, source, repository, Edge.hard(PlatformIds.ARGO_CD_PAGE, "tree"), Edge.hard(PlatformIds.LEFT_BEHIND, "tree")));
        }
        return steps;
    }

    /** How changes of the plan reach what the repository governs. */
    public static GitUpkeep upkeep(ClusterSpec spec, PlatformSpec platform, Outside outside) {
        Repository repository = new Repository(platform.git(), outside.git(), outside.safe().folder());
        return repository.followed() ? new RepositoryUpkeep(repository, spec.name()) : GitUpkeep.none();
    }

    private static List<Step> installed(ClusterSpec spec, PlatformSpec platform, Releases releases, StepId after, Ports ports, Repository repository) {
        Upstream upstream = new Upstream(ports.artifacts(), releases.component(COMPONENT).file(platform.highAvailability() ? "ha" : "manifest"));
        StepInfo install = info(PlatformIds.ARGO_CD, 10, 45, ArgoCd.SERVER.toString(),
                Edge.hard(StepIds.VIP, "api"), Edge.hard(PlatformIds.DOWNLOAD_MANIFESTS, "manifest"), Edge.guidance(after, "order"));
        StepInfo page = info(PlatformIds.ARGO_CD_PAGE, 3, 3, "https://" + platform.host(ArgoCd.HOST) + "/",
                Edge.hard(PlatformIds.ARGO_CD, "serves"), Edge.hard(PlatformIds.TRAEFIK_ADDRESS, "address"), Edge.hard(PlatformIds.TRAEFIK_DEFINITIONS, "definitions"));
        return List.of(
                new ApplyStep(install, context -> {
                    Optional<String> key = hostKey(repository);
                    return upstream.manifests(key, files -> ArgoCd.install(files.getFirst(), platform.git(), key));
                }, spec, ports),
                new ApplyStep(page, context -> ArgoCd.page(platform), (api, context) -> unseen(spec.addresses().traefik(), platform.host(ArgoCd.HOST), ports.network()), spec, ports));
    }

    private static List<Step> followed(ClusterSpec spec, PlatformSpec platform, TreeSource source, Repository repository) {
        return List.of(
                written(spec, platform, source, repository, Edge.hard(PlatformIds.ARGO_CD_PAGE, "tree"), Edge.hard(PlatformIds.REPOSITORY_CREDENTIAL, "tree"),
                        Edge.hard(PlatformIds.ROUTES, "tree"), Edge.hard(PlatformIds.LEFT_BEHIND, "tree")),
                new ApplicationsStep(info(PlatformIds.APPLICATIONS, 6, 15, "Application argocd/*", Edge.hard(PlatformIds.REPOSITORY, "pushed"), Edge.hard(PlatformIds.REPOSITORY_CREDENTIAL, "read")), source),
                new HandOverStep(info(PlatformIds.HAND_OVER, 6, 10, "Application argocd/root", Edge.hard(PlatformIds.APPLICATIONS, "no-difference")), source),
                new ProofPushStep(info(PlatformIds.PROOF_PUSH, 8, 15, "ConfigMap argocd/hearth-proof", Edge.hard(PlatformIds.HAND_OVER, "automatic")), source, repository));
    }

    private static Step written(ClusterSpec spec, PlatformSpec platform, TreeSource source, Repository repository, Edge... edges) {
        return new RepositoryStep(info(PlatformIds.REPOSITORY, 5, 5, repository.url(), edges), source, repository, spec.name(), Readme.of(spec, platform));
    }

    private static Optional<String> hostKey(Repository repository) throws ProblemException {
        if (!repository.followed()) {
            return Optional.empty();
        }
        try (GitRemote git = repository.open()) {
            return git.hostKey();
        }
    }

    /** What the desktop sees of the page that is wrong; empty when it answers. */
    private static Optional<String> unseen(Ipv4 traefik, String host, Network network) throws InterruptedException {
        Optional<Network.WebAnswer> answer = network.web(new Network.WebPage(traefik, host, true, "/"), PAGE_TIMEOUT);
        return answer.filter(found -> found.status() == 200).isPresent()
                ? Optional.empty()
                : Optional.of("https://" + host + "/ " + answer.map(found -> String.valueOf(found.status())).orElse("silent"));
    }

    private static StepInfo info(StepId id, int minutes, int seconds, String polls, Edge... edges) {
        return NodeStepInfo.onCluster(id, COMPONENT, Patience.upTo(Duration.ofMinutes(minutes), Duration.ofSeconds(seconds), polls), List.of(edges));
    }
}
