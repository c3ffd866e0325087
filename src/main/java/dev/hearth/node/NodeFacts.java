// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.net.Sighting;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a node said of itself. Typed where the recipe decides by it; all else is asked of the survey by its key.
 *
 * @param node the name that the plan gives it
 * @param arch empty for a processor that Hearth has no k3s for
 * @param addresses IPv4 addresses by interface, loopback left out
 */
public record NodeFacts(String node, Survey survey, Optional<Arch> arch, List<Address> addresses) {
    public NodeFacts {
        addresses = List.copyOf(addresses);
    }

    public static NodeFacts parse(String node, String output) throws ProblemException {
        Survey survey = Survey.parse(node, output);
        List<Address> addresses = survey.words("net.address").stream()
                .filter(words -> words.length == 3 && words[1].matches("[0-9.]+/[0-9]+") && !words[0].equals("lo"))
                .map(words -> new Address(
                        words[0],
                        Ipv4.of(words[1].substring(0, words[1].indexOf('/'))),
                        Integer.parseInt(words[1].substring(words[1].indexOf('/') + 1)),
                        words[2].equals("dynamic")))
                .toList();
        return new NodeFacts(node, survey, survey.one("os.machine").flatMap(Arch::ofMachine), addresses);
    }

    /** The interface that has the address. */
    public Optional<String> interfaceOf(Ipv4 address) {
        return addresses.stream().filter(has -> has.address().equals(address)).map(Address::networkInterface).findFirst();
    }

    /** MAC address that answers for an address on the LAN, as the node's neighbour table has it. */
    public Optional<String> neighbour(Ipv4 address) {
        return survey.words("net.neighbour").stream()
                .filter(words -> words.length == 2 && words[0].equals(address.toString()))
                .map(words -> words[1])
                .findFirst();
    }

    /**
     * Whom its neighbour table has.
     *
     * @param asked when it was asked
     */
    public List<Sighting> neighbours(Instant asked) {
        return survey.words("net.seen").stream()
                .filter(words -> words.length == 3 && words[1].matches("[0-9a-f:]{17}") && words[2].matches("[0-9]{1,7}"))
                .flatMap(words -> Ipv4.parse(words[0]).stream()
                        .map(address -> new Sighting(address, asked.minusSeconds(Long.parseLong(words[2])), new TreeSet<>(), words[1], "")))
                .toList();
    }

    public boolean answersPing(Ipv4 address) {
        return survey.all("net.pong").contains(address.toString());
    }

    /** A kernel setting. */
    public Optional<Long> sysctl(String key) {
        return survey.words("os.sysctl").stream()
                .filter(words -> words.length == 2 && words[0].equals(key) && words[1].matches("[0-9]{1,18}"))
                .map(words -> Long.valueOf(words[1]))
                .findFirst();
    }

    /** What there is of k3s on it. */
    public ExistingK3s k3s() {
        return new ExistingK3s(
                survey.one("old.k3s"),
                survey.words("old.unit").stream().map(words -> words[0]).toList(),
                survey.words("old.unit").stream().anyMatch(words -> words.length == 2 && words[1].equals("active")),
                survey.one("old.config"),
                survey.all("old.data").contains("server"),
                !survey.all("old.data").isEmpty(),
                survey.one("old.restore"));
    }

    /** MAC addresses of its interfaces. */
    public List<String> macs() {
        return survey.words("net.link").stream().filter(words -> words.length > 1).map(words -> words[1]).toList();
    }

    /** Ports that something listens on: protocol, port, program. */
    public List<String[]> ports() {
        return survey.words("net.port").stream().filter(words -> words.length == 3).toList();
    }

    /** States of kernel modules that k3s needs: loaded, available, missing or unknown. */
    public List<String[]> modules() {
        return survey.words("os.module").stream().filter(words -> words.length == 2).toList();
    }

    public List<String> controllers() {
        return survey.one("os.controllers").map(line -> Arrays.asList(line.split(" +"))).orElse(List.of());
    }

    /** @param dynamic whether it came by DHCP */
    public record Address(String networkInterface, Ipv4 address, int prefix, boolean dynamic) {}

    /**
     * What was found of an earlier k3s.
     *
     * @param version of the binary; empty when there is none
     * @param units of k3s and k3s-agent those that there are
     * @param active whether one of them runs
     * @param cluster name of Hearth's cluster in config.yaml, or {@code foreign}; empty when there is no config.yaml
     * @param serverData whether an etcd or SQLite database is there
     * @param data whether k3s ever ran
     * @param restore what Hearth's mark says of a restore that has not ended; empty when there is none
     */
    public record ExistingK3s(
            Optional<String> version, List<String> units, boolean active, Optional<String> cluster, boolean serverData, boolean data,
            Optional<String> restore) {

        /** Whether somebody else, or another cluster of Hearth's, has this node; what Hearth began for this cluster is not foreign. */
        public boolean foreignTo(String name) {
            boolean ours = cluster.filter(name::equals).isPresent();
            return !ours && (cluster.isPresent() || data || !units.isEmpty());
        }
    }
}
