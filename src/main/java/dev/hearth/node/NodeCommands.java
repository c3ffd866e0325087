// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RemoteCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every command that Hearth gives a node, by name. Whoever plays a node (practice, tests) answers these names and arguments
 * and never reads the scripts.
 */
public final class NodeCommands {
    /** Exit code of {@link #readFile} and {@link #sumOfFile} for a file that is not there. */
    public static final int ABSENT = 44;

    private static final String READ = "[ -e \"$1\" ] || exit 44; cat -- \"$1\"";
    private static final String SUM = "[ -e \"$1\" ] || exit 44; sha256sum -- \"$1\" | cut -d ' ' -f 1";
    private static final String WRITE = """
            set -eu
            umask 077
            d=$(dirname -- "$1")
            [ -d "$d" ] || { mkdir -p -- "$d"; chmod 755 -- "$d"; }
            t=$(mktemp "$d/.hearth-XXXXXX")
            trap 'rm -f "$t"' EXIT
            cat > "$t"
            [ "$(wc -c < "$t")" -eq "$3" ] || { echo "the file did not come whole" >&2; exit 1; }
            chmod "$2" "$t"
            sync "$t"
            mv -f -- "$t" "$1"
            """;
    private static final String STATE = """
            systemctl show -p LoadState,UnitFileState,ActiveState,SubState,Result,NRestarts,ActiveEnterTimestamp "$1"
            """;
    /** reset-failed sets the restart counter to 0 (systemctl(1)), so that a later count is of this start alone. */
    private static final String START = """
            systemctl reset-failed "$1" 2>/dev/null || true
            systemctl start --no-block "$1"
            """;
    private static final String RESTART = """
            systemctl reset-failed "$1" 2>/dev/null || true
            systemctl restart --no-block "$1"
            """;
    private static final String JOURNAL = "journalctl -u \"$1\" -n \"$2\" -o cat --no-pager --since=-3min";
    /** What the kernel remembers of an earlier owner would be believed for minutes, so it is forgotten first. */
    private static final String NEIGHBOUR = """
            ip neigh flush to "$1" 2>/dev/null || true
            ping -c 1 -W 1 "$1" >/dev/null 2>&1 &
            while :; do
              kill -0 $! 2>/dev/null; over=$?
              mac=$(ip neigh show "$1" | awk '{for (i = 1; i < NF; i++) if ($i == "lladdr") {print $(i + 1); exit}}')
              if [ -n "$mac" ] || [ "$over" != 0 ]; then break; fi
              sleep 0.05 2>/dev/null || sleep 1
            done
            echo "$mac"
            """;
    /** A drop-in under /run lasts until the next boot, when the disabled unit does not start (systemd.unit(5)). */
    private static final String RETIRE = """
            set -eu
            systemctl disable "$1" 2>/dev/null
            mkdir -p "/run/systemd/system/$1.service.d"
            printf '[Service]\\nRestart=no\\n' > "/run/systemd/system/$1.service.d/hearth.conf"
            systemctl daemon-reload
            """;
    private static final String SYSCTL = "sysctl -q -p \"$1\"";

    private NodeCommands() {}

    /**
     * Everything that can be asked at once; {@link NodeFacts#parse} reads the answer.
     *
     * @param vip the planned shared address
     * @param addresses to look for on the LAN; each is pinged once, a second at most, all side by side
     * @param urls that the node has to reach, each within 5 s
     */
    public static RemoteCommand survey(Ipv4 vip, List<Ipv4> addresses, List<String> urls) {
        return survey("", vip, addresses, urls);
    }

    /** What a node is and what stands on it, of {@link #survey}; writes nothing, not even to try the disk. */
    public static RemoteCommand facts(Ipv4 vip) {
        return survey("brief", vip, List.of(), List.of());
    }

    private static RemoteCommand survey(String extent, Ipv4 vip, List<Ipv4> addresses, List<String> urls) {
        String looked = addresses.stream().map(Ipv4::toString).collect(Collectors.joining(" "));
        return RemoteCommand.script("survey", SurveyScript.TEXT, vip.toString(), looked, String.join(" ", urls), K3sPaths.DATA, extent)
                .asRoot()
                .within(Duration.ofSeconds(30));
    }

    /**
     * Listens and knocks on the ports that nodes need of one another; all nodes run it at the same time, for 1.5 s at the most.
     * Ends with 127 where there is no perl. {@link Survey#parse} reads the answer: {@code mesh=ADDRESS PROTO PORT ok|refused|timeout|unreachable},
     * {@code mesh.mtu=ADDRESS BYTES ok|lost}, {@code mesh.busy=PROTO PORT}.
     *
     * @param callers {@code proto:port:address} of each knock to expect
     * @param knocks the same of each to make
     * @param mtu of the interface, bytes
     */
    public static RemoteCommand mesh(List<String> callers, List<String> knocks, int mtu) {
        return RemoteCommand.of("mesh", "perl", "-e", SurveyScript.MESH, String.join(" ", callers), String.join(" ", knocks), String.valueOf(mtu))
                .asRoot()
                .within(Duration.ofSeconds(10));
    }

    public static RemoteCommand readFile(String path) {
        return RemoteCommand.script("read-file", READ, path).asRoot();
    }

    /** SHA-256 of a file, 64 hex digits. */
    public static RemoteCommand sumOfFile(String path) {
        return RemoteCommand.script("sum-file", SUM, path).asRoot();
    }

    /**
     * Replaces a file atomically; it is on the disk when the command ends.
     *
     * @param mode octal permissions as {@code 0600}
     */
    public static RemoteCommand writeFile(String path, String mode, Secret content) {
        return RemoteCommand.script("write-file", WRITE, path, mode, length(content)).asRoot().withInput(content);
    }

    /** In bytes: what a connection that breaks leaves of an input looks like all of it to who reads it. */
    static String length(Secret input) {
        return String.valueOf(input.reveal().length);
    }

    /** {@link UnitState#parse} reads the answer. */
    public static RemoteCommand unitState(String unit) {
        return RemoteCommand.script("unit-state", STATE, unit).asRoot();
    }

    /** {@link K3sProcess#parse} reads the answer. */
    public static RemoteCommand k3sProcess(String unit) {
        return RemoteCommand.script("k3s-process", SurveyScript.PROCESS, unit).asRoot();
    }

    /** Starts without waiting: k3s is Type=notify without a timeout, so waiting could last for ever (component facts 1.2). */
    public static RemoteCommand startUnit(String unit) {
        return RemoteCommand.script("start-unit", START, unit).asRoot();
    }

    public static RemoteCommand restartUnit(String unit) {
        return RemoteCommand.script("restart-unit", RESTART, unit).asRoot();
    }

    /**
     * The newest lines of the last three minutes.
     *
     * @param lines how many at the most
     */
    public static RemoteCommand journal(String unit, int lines) {
        return RemoteCommand.script("read-journal", JOURNAL, unit, String.valueOf(lines)).asRoot();
    }

    /**
     * Runs k3s's own installer from standard input, so that it leaves no file: units, links and the uninstall script, no
     * download and no start.
     *
     * @param kind {@code server} or {@code agent}
     */
    public static RemoteCommand installK3s(String kind, Secret installer) {
        return RemoteCommand.of("install-k3s", "env", "INSTALL_K3S_SKIP_DOWNLOAD=true", "INSTALL_K3S_SKIP_START=true",
                        "INSTALL_K3S_SKIP_SELINUX_RPM=true", "sh", "-s", "-", kind)
                .asRoot()
                .withInput(installer)
                .within(Duration.ofMinutes(2));
    }

    /** Prints the MAC address that answers for an address, even when its owner drops pings; nothing when nobody does. */
    public static RemoteCommand neighbour(Ipv4 address) {
        return RemoteCommand.script("neighbour", NEIGHBOUR, address.toString()).asRoot();
    }

    /** Names of the images that the node's containerd has, a line each. */
    public static RemoteCommand images() {
        return RemoteCommand.of("list-images", "k3s", "ctr", "-n", "k8s.io", "images", "ls", "-q").asRoot();
    }

    /** By the way that the kubelet goes, so with the mirrors of registries.yaml. */
    public static RemoteCommand pullImage(String image) {
        return RemoteCommand.of("pull-image", "k3s", "crictl", "pull", image).asRoot().within(Duration.ofMinutes(10));
    }

    /** k3s goes on, but once it ends it starts no more: a server whose etcd member was removed would otherwise join again by itself. */
    public static RemoteCommand retire(String unit) {
        return RemoteCommand.script("retire", RETIRE, unit).asRoot();
    }

    /** Ends k3s and all pods of the node for good, and takes the shared address off its interface; files stay. */
    public static RemoteCommand halt(Ipv4 vip) {
        return RemoteCommand.script("halt", SurveyScript.UNINSTALL, vip.toString(), "halt").asRoot().within(Duration.ofMinutes(3));
    }

    /** As {@link #halt}, and removes k3s, its data and what Hearth wrote. */
    public static RemoteCommand uninstall(Ipv4 vip) {
        return RemoteCommand.script("uninstall", SurveyScript.UNINSTALL, vip.toString(), "all").asRoot().within(Duration.ofMinutes(5));
    }

    /** {@link Survey#parse} reads the answer: {@code left=KIND WHAT} for each thing that k3s, kube-vip or Hearth left. */
    public static RemoteCommand leftovers(Ipv4 vip) {
        return RemoteCommand.script("leftovers", SurveyScript.LEFTOVERS, vip.toString()).asRoot();
    }

    /**
     * How it stands with all that Hearth can put right; {@link Survey#parse} reads the answer, {@link dev.hearth.node.mend.Mending} judges it.
     *
     * @param vip the planned shared address
     * @param own the node's address on the LAN
     */
    public static RemoteCommand mendLook(Ipv4 vip, Ipv4 own) {
        return RemoteCommand.script("mend-look", SurveyScript.MEND, vip.toString(), own.toString()).asRoot();
    }

    public static RemoteCommand loadSysctl(String path) {
        return RemoteCommand.script("load-sysctl", SYSCTL, path).asRoot();
    }
}
