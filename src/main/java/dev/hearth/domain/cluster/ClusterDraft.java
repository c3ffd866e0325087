// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cluster as the user typed it: every text is kept as it is, right or wrong, so that bad input never costs what was
 * entered. An empty text means: not given. Secrets are not in it.
 *
 * @param decisions about findings of the preflight
 */
public record ClusterDraft(
        String name, Network network, Ssh ssh, List<Node> nodes, Platform platform, Advanced advanced, Decisions decisions) {

    public ClusterDraft {
        nodes = List.copyOf(nodes);
    }

    public static ClusterDraft empty() {
        return new ClusterDraft("", Network.empty(), Ssh.empty(), List.of(), Platform.empty(), Advanced.empty(), Decisions.NONE);
    }

    public ClusterDraft withName(String text) {
        return new ClusterDraft(text, network, ssh, nodes, platform, advanced, decisions);
    }

    public ClusterDraft withNetwork(Network changed) {
        return new ClusterDraft(name, changed, ssh, nodes, platform, advanced, decisions);
    }

    public ClusterDraft withSsh(Ssh changed) {
        return new ClusterDraft(name, network, changed, nodes, platform, advanced, decisions);
    }

    public ClusterDraft withNodes(List<Node> changed) {
        return new ClusterDraft(name, network, ssh, changed, platform, advanced, decisions);
    }

    public ClusterDraft withPlatform(Platform changed) {
        return new ClusterDraft(name, network, ssh, nodes, changed, advanced, decisions);
    }

    public ClusterDraft withAdvanced(Advanced changed) {
        return new ClusterDraft(name, network, ssh, nodes, platform, changed, decisions);
    }

    /** Without a node, and without what was decided about it. */
    public ClusterDraft without(String node) {
        return withNodes(nodes.stream().filter(each -> !each.name().strip().equals(node)).toList()).withDecisions(decisions.without(node));
    }

    public ClusterDraft withDecisions(Decisions changed) {
        return new ClusterDraft(name, network, ssh, nodes, platform, advanced, changed);
    }

    public Set<String> accepted() {
        return decisions.accepted();
    }

    public ClusterDraft withAccepted(Set<String> changed) {
        return withDecisions(decisions.withAccepted(changed));
    }

    /**
     * Addresses as typed.
     *
     * @param dns name servers, separated by commas or blanks
     * @param dhcp a range, see {@link dev.hearth.domain.net.AddressRange#parse}
     * @param apiName host name for the VIP
     */
    public record Network(
            String subnet, String gateway, String dns, String dhcp, String vip, String pool, String traefik, String apiName) {
        public static Network empty() {
            return new Network("", "", "", "", "", "", "", "");
        }
    }

    /**
     * What all nodes share unless a node says otherwise. Of {@code key}, agent and password the user picks one.
     *
     * @param login {@code key}, {@code agent} or {@code password}; empty means key
     * @param key path of the private key
     * @param sudo {@code password} or {@code none}; empty means password
     * @param jump {@code user@host:port} to go through; empty for none
     */
    public record Ssh(String user, String port, String login, String key, String sudo, String jump) {
        public static Ssh empty() {
            return new Ssh("", "", "", "", "", "");
        }
    }

    /**
     * One node.
     *
     * @param host name or address for SSH
     * @param address its address on the LAN, when {@code host} is a name; empty: host is the address
     * @param role {@code server} or {@code agent}; empty means server
     * @param networkInterface empty: find it on the node
     * @param ssh what differs from the shared settings; empty texts do not
     * @param adopted {@code yes} or {@code no}: its k3s was set up by other hands, which Hearth looks at and never changes; empty means no
     */
    public record Node(String name, String host, String address, String role, String networkInterface, Ssh ssh, String adopted) {
        /** One that Hearth sets up. */
        public Node(String name, String host, String address, String role, String networkInterface, Ssh ssh) {
            this(name, host, address, role, networkInterface, ssh, "");
        }

        public static Node empty() {
            return new Node("", "", "", "", "", Ssh.empty());
        }
    }

    /**
     * What stands on the control plane.
     *
     * @param scope {@code platform} or {@code control-plane}, which leaves all of this out; empty means platform
     * @param highAvailability {@code yes} or {@code no}: Argo CD's HA manifests; empty means no
     */
    public record Platform(
            String scope, Certificates certificates, Git git, Recovery recovery, List<Service> services, String highAvailability) {
        public Platform {
            services = List.copyOf(services);
        }

        public static Platform empty() {
            return new Platform("", Certificates.empty(), Git.empty(), Recovery.empty(), List.of(), "");
        }

        public Platform withScope(String changed) {
            return new Platform(changed, certificates, git, recovery, services, highAvailability);
        }

        public Platform withCertificates(Certificates changed) {
            return new Platform(scope, changed, git, recovery, services, highAvailability);
        }

        public Platform withGit(Git changed) {
            return new Platform(scope, certificates, changed, recovery, services, highAvailability);
        }

        public Platform withRecovery(Recovery changed) {
            return new Platform(scope, certificates, git, changed, services, highAvailability);
        }

        public Platform withServices(List<Service> changed) {
            return new Platform(scope, certificates, git, recovery, changed, highAvailability);
        }

        public Platform withHighAvailability(String changed) {
            return new Platform(scope, certificates, git, recovery, services, changed);
        }
    }

    /**
     * Names and certificates.
     *
     * @param domain empty with a private CA: home.arpa (RFC 8375)
     * @param provider {@code private-ca}, {@code route53}, {@code cloudflare}, {@code digitalocean} or {@code rfc2136}; empty: private-ca
     */
    public record Certificates(String domain, String email, String provider, Route53 route53, Rfc2136 rfc2136) {
        public static Certificates empty() {
            return new Certificates("", "", "", Route53.empty(), Rfc2136.empty());
        }
    }

    /** @param region empty means us-east-1 */
    public record Route53(String accessKeyId, String zone, String region) {
        public static Route53 empty() {
            return new Route53("", "", "");
        }
    }

    /**
     * @param server {@code host} or {@code host:port}
     * @param algorithm {@code hmac-sha256} or {@code hmac-sha512}; empty means hmac-sha512
     */
    public record Rfc2136(String server, String keyName, String algorithm) {
        public static Rfc2136 empty() {
            return new Rfc2136("", "", "");
        }
    }

    /**
     * The repository.
     *
     * @param kind {@code none}, {@code folder}, {@code ssh} or {@code https}; empty: what the place looks like, none without one
     * @param place a URL, or a folder of the desktop
     * @param branch empty means main
     * @param key path of the private key, with ssh; empty: Hearth makes a deploy key
     * @param user with https; empty means git
     * @param ca with https: certificates in PEM that Argo CD trusts when it speaks to the host; empty means the usual ones
     */
    public record Git(String kind, String place, String branch, String key, String user, String ca) {
        /** A host with a certificate that everybody trusts, or none. */
        public Git(String kind, String place, String branch, String key, String user) {
            this(kind, place, branch, key, user, "");
        }

        public static Git empty() {
            return new Git("", "", "", "", "");
        }
    }

    /**
     * The recovery kit.
     *
     * @param file empty means {@code ~/hearth-<name>.kit.age}
     * @param keptAt where the copy is, in the user's words
     * @param restore path of the kit that this cluster takes its keys from; empty for a new start
     */
    public record Recovery(String file, String keptAt, String restore) {
        public static Recovery empty() {
            return new Recovery("", "", "");
        }
    }

    /**
     * A service outside Kubernetes.
     *
     * @param scheme {@code http} or {@code https}, what it speaks itself; empty means http
     */
    public record Service(String name, String address, String port, String scheme) {
        public static Service empty() {
            return new Service("", "", "", "");
        }
    }

    /**
     * ACME directories; empty texts mean Let's Encrypt's.
     *
     * @param ca certificates in PEM to trust when speaking to them
     */
    public record Acme(String staging, String production, String ca) {
        public static Acme empty() {
            return new Acme("", "", "");
        }
    }

    /**
     * @param mirror URL or folder
     * @param releases path of a releases.yaml
     * @param order {@code keep} or {@code overlap}; empty means keep
     * @param registries image registry to its endpoints
     */
    public record Advanced(String mirror, String releases, String order, SortedMap<String, List<String>> registries, Acme acme) {
        public Advanced {
            registries = Collections.unmodifiableSortedMap(new TreeMap<>(registries));
        }

        public Advanced withOrder(String changed) {
            return new Advanced(mirror, releases, changed, registries, acme);
        }

        public static Advanced empty() {
            return new Advanced("", "", "", new TreeMap<>(), Acme.empty());
        }
    }
}
