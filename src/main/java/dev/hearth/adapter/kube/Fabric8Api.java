// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.KnownSums;
import dev.hearth.port.Manifest;
import dev.hearth.port.NodeStatus;
import dev.hearth.port.RolloutStatus;
import dev.hearth.port.Watching;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.VersionInfo;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** One API server. A call that gets no answer ends after the patience and is not repeated: that is the engine's business. */
final class Fabric8Api implements ClusterApi {
    private static final int CONNECT_MILLIS = 3_000;
    /** Dry runs and applies at the same time, of all steps together: the API server does not hold back an administrator's by itself. */
    static final int AT_A_TIME = 16;
    private final KubernetesClient client;
    private final ApiProblems problems;
    private final KnownSums known;
    private final Semaphore places = new Semaphore(AT_A_TIME);
    private final Queue<NodesWatch> watches = new ConcurrentLinkedQueue<>();

    private Fabric8Api(KubernetesClient client, ApiProblems problems, KnownSums known) {
        this.known = known;
        this.client = client;
        this.problems = problems;
    }

    static Fabric8Api open(String url, KubeconfigFile kubeconfig, Duration patience, KnownSums known) throws ProblemException {
        PinnedTls tls = PinnedTls.of(kubeconfig);
        // Config.empty: nothing of the desktop's environment, kubeconfig or proxies
        Config config = new ConfigBuilder(Config.empty()).withMasterUrl(url).withConnectionTimeout(CONNECT_MILLIS).withRequestTimeout((int) patience.toMillis())
                .withRequestRetryBackoffLimit(0).build();
        KubernetesClient client = new KubernetesClientBuilder().withConfig(config)
                .withHttpClientBuilderConsumer(builder -> {
            tls.into(builder);
            builder.proxyType(HttpClient.ProxyType.DIRECT);
            // a connection to a server that died is given up with its request, not kept for the next one
            builder.preferHttp11();
        }).build();
        return new Fabric8Api(client, new ApiProblems(URI.create(url).getHost()), known);
    }

    @Override
    public String version() throws ProblemException, InterruptedException {
        String ready = problems.translated("/readyz", () -> client.raw("/readyz"));
        if (!"ok".equals(ready)) {
            throw problems.notKubernetes("/readyz " + (ready == null ? 404 : 200)).asException();
        }
        VersionInfo version = problems.translated("/version", client::getKubernetesVersion);
        return version.getGitVersion();
    }

    @Override
    public List<NodeStatus> nodes() throws ProblemException, InterruptedException {
        return problems.translated("nodes", () -> client.nodes().list().getItems().stream().map(Statuses::node).toList());
    }

    @Override
    public Watching watchNodes(Consumer<Watching.Sight> seen) {
        NodesWatch watch = new NodesWatch(client, problems, seen);
        watches.removeIf(NodesWatch::closed);
        watches.add(watch);
        watch.start();
        return watch;
    }

    @Override
    public Optional<RolloutStatus> daemonSet(String namespace, String name) throws ProblemException, InterruptedException {
        return problems.translated("DaemonSet " + namespace + "/" + name,
                () -> Optional.ofNullable(client.apps().daemonSets().inNamespace(namespace).withName(name).get()).map(Statuses::rollout));
    }

    @Override
    public Optional<String> leaseHolder(String namespace, String name) throws ProblemException, InterruptedException {
        Lease lease = problems.translated("Lease " + namespace + "/" + name, () -> client.leases().inNamespace(namespace).withName(name).get());
        return Optional.ofNullable(lease).map(found -> found.getSpec().getHolderIdentity()).filter(holder -> !holder.isEmpty());
    }

    @Override
    public Applied compare(Manifest manifest) throws ProblemException, InterruptedException {
        return inTurn(manifest, () -> new ServerSideApply(client, known).compare(manifest));
    }

    @Override
    public void apply(Manifest manifest) throws ProblemException, InterruptedException {
        inTurn(manifest, () -> {
            new ServerSideApply(client, known).apply(manifest);
            return Applied.SAME;
        });
    }

    private Applied inTurn(Manifest manifest, ApiProblems.Call<Applied> call) throws ProblemException, InterruptedException {
        places.acquire();
        try {
            return problems.translated(manifest.ref().toString(), call);
        } finally {
            places.release();
        }
    }

    @Override
    public ClusterObjects objects() {
        return new Fabric8Objects(client, problems);
    }

    /** Does nothing: the connection is shared with whoever opened the same API. */
    @Override
    public void close() {}

    void disconnect() {
        watches.forEach(NodesWatch::close);
        client.close();
    }
}
