// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.domain.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The operating system of a node: what k3s refuses, what makes it stumble later. */
final class SystemChecks {
    /** Distributions that k3s is tested on, or close kin of them (k3s documentation, "Requirements"). */
    private static final Set<String> KNOWN =
            Set.of("debian", "ubuntu", "raspbian", "rhel", "centos", "rocky", "almalinux", "fedora", "opensuse-leap", "sles", "sle-micro", "arch", "amzn");
    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)(?:\\.(\\d+))?.*");
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuset", "memory");

    static final List<NodeCheck> ALL = List.of(
            new NodeCheck("sudo.path", SystemChecks::sudoPath),
            new NodeCheck("os.supported", SystemChecks::supported),
            new NodeCheck("os.arch", SystemChecks::arch),
            new NodeCheck("os.init", SystemChecks::init),
            new NodeCheck("os.virt", SystemChecks::virt),
            new NodeCheck("os.rofs", SystemChecks::readOnly),
            new NodeCheck("os.kernel", SystemChecks::kernel),
            new NodeCheck("os.kconfig", SystemChecks::kernelOptions),
            new NodeCheck("os.modules", SystemChecks::modules),
            new NodeCheck("os.cgroup", SystemChecks::cgroup),
            new NodeCheck("os.iptables", SystemChecks::iptables),
            new NodeCheck("os.selinux", SystemChecks::selinux),
            new NodeCheck("os.apparmor", SystemChecks::apparmor),
            new NodeCheck("os.sysctl", SystemChecks::sysctl),
            new NodeCheck("os.swap", SystemChecks::swap),
            new NodeCheck("os.nmcloud", SystemChecks::cloudSetup),
            new NodeCheck("os.nm", SystemChecks::networkManager),
            new NodeCheck("os.dpkg", SystemChecks::packages),
            new NodeCheck("os.reboot", SystemChecks::reboot));

    private SystemChecks() {}

    private static Outcome supported(Subject node) {
        String name = node.survey().one("os.name").orElse("?");
        if (!node.survey().one("os.system").orElse("").equals("Linux")) {
            return Outcome.blocking(ProblemCode.PREFLIGHT_NOT_LINUX, node.survey().one("os.system").orElse("?"), "Linux");
        }
        return KNOWN.contains(node.survey().one("os.id").orElse(""))
                ? Outcome.ok(name)
                : Outcome.shouldFix(ProblemCode.PREFLIGHT_OS_UNKNOWN, name, "Debian, Ubuntu, RHEL, SLES");
    }

    private static Outcome arch(Subject node) {
        String machine = node.survey().one("os.machine").orElse("?");
        String bits = node.survey().one("os.bits").orElse("64");
        return node.facts().arch().isPresent() && bits.equals("64")
                ? Outcome.ok(machine)
                : Outcome.blocking(ProblemCode.PREFLIGHT_ARCH, machine + ", " + bits + " bit", "x86_64, aarch64");
    }

    private static Outcome init(Subject node) {
        String init = node.survey().one("os.init").orElse("?");
        return init.equals("systemd") ? Outcome.ok(init) : Outcome.blocking(ProblemCode.PREFLIGHT_INIT, init, "systemd");
    }

    private static Outcome virt(Subject node) {
        String virt = node.survey().one("os.virt").orElse("none");
        return Set.of("lxc", "lxc-libvirt", "openvz", "docker", "podman", "wsl", "systemd-nspawn").contains(virt)
                ? Outcome.shouldFix(ProblemCode.PREFLIGHT_CONTAINER, virt, "VM, bare metal")
                : Outcome.ok(virt);
    }

    private static Outcome readOnly(Subject node) {
        String folder = node.survey().one("os.readonly").orElse("no");
        return folder.equals("no") ? Outcome.ok("rw") : Outcome.blocking(ProblemCode.PREFLIGHT_READ_ONLY, folder, "rw");
    }

    private static Outcome kernel(Subject node) {
        String kernel = node.survey().one("os.kernel").orElse("?");
        return atLeast(kernel, 5, 4) ? Outcome.ok(kernel) : Outcome.shouldFix(ProblemCode.PREFLIGHT_KERNEL_OLD, kernel, "5.4");
    }

    /** Hearth uses whole paths; people who type {@code sudo k3s} do not. */
    private static Outcome sudoPath(Subject node) {
        Optional<String> path = node.survey().one("sudo.path");
        return path.map(folders -> List.of(folders.split(":")).contains("/usr/local/bin")
                        ? Outcome.ok("/usr/local/bin")
                        : Outcome.info(ProblemCode.PREFLIGHT_SUDO_PATH, folders))
                .orElse(Outcome.notChecked());
    }

    /** What {@code k3s check-config} requires; a kernel that hides its configuration is no worse for it. */
    private static Outcome kernelOptions(Subject node) {
        Optional<String> missing = node.survey().one("os.kconfig");
        return missing.map(options -> options.equals("complete")
                        ? Outcome.ok(options)
                        : Outcome.blocking(ProblemCode.PREFLIGHT_KERNEL_OPTIONS, options.replaceAll(" +", ", "), "k3s check-config"))
                .orElse(Outcome.notChecked());
    }

    private static Outcome apparmor(Subject node) {
        String parser = node.survey().one("os.apparmor").orElse("-");
        return parser.equals("missing") ? Outcome.shouldFix(ProblemCode.PREFLIGHT_APPARMOR, parser, "apparmor_parser") : Outcome.ok(parser);
    }

    /** Settings that k3s does not set itself and that break the shared address or containers' keys. */
    private static Outcome sysctl(Subject node) {
        List<String> bad = new ArrayList<>();
        node.facts().sysctl("net.ipv4.conf.all.rp_filter").filter(value -> value == 1).ifPresent(value -> bad.add("net.ipv4.conf.all.rp_filter=1"));
        node.facts().sysctl("net.ipv4.conf.all.arp_ignore").filter(value -> value > 1).ifPresent(value -> bad.add("net.ipv4.conf.all.arp_ignore=" + value));
        node.facts().sysctl("net.ipv4.conf.all.arp_filter").filter(value -> value == 1).ifPresent(value -> bad.add("net.ipv4.conf.all.arp_filter=1"));
        node.facts().sysctl("kernel.keys.root_maxkeys").filter(value -> value < 10_000).ifPresent(value -> bad.add("kernel.keys.root_maxkeys=" + value));
        return bad.isEmpty()
                ? Outcome.ok("-")
                : Outcome.shouldFix(ProblemCode.PREFLIGHT_SYSCTL, String.join(", ", bad), "rp_filter=2, arp_ignore=0, arp_filter=0, root_maxkeys=1000000");
    }

    private static Outcome modules(Subject node) {
        String missing = node.facts().modules().stream().filter(state -> state[1].equals("missing")).map(state -> state[0]).collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? Outcome.ok(node.facts().modules().stream().map(state -> state[0] + " " + state[1]).collect(Collectors.joining(", ")))
                : Outcome.blocking(ProblemCode.PREFLIGHT_MODULES, missing, "overlay, br_netfilter, nf_conntrack, vxlan");
    }

    private static Outcome cgroup(Subject node) {
        List<String> there = node.facts().controllers();
        List<String> missing = CONTROLLERS.stream().filter(name -> !there.contains(name)).toList();
        String version = node.survey().one("os.cgroup").orElse("?");
        return missing.isEmpty()
                ? Outcome.ok(version)
                : Outcome.blocking(ProblemCode.PREFLIGHT_CGROUP, String.join(", ", missing), String.join(", ", CONTROLLERS));
    }

    /** 1.8.0 to 1.8.4 in nft mode lose rules (k3s documentation, "Known Issues"). */
    private static Outcome iptables(Subject node) {
        String version = node.survey().one("os.iptables").orElse("");
        Matcher parts = VERSION.matcher(version.replace("iptables v", ""));
        boolean bad = version.contains("nf_tables") && parts.matches() && parts.group(1).equals("1") && parts.group(2).equals("8")
                && parts.group(3) != null && Integer.parseInt(parts.group(3)) <= 4;
        if (bad) {
            return Outcome.shouldFix(ProblemCode.PREFLIGHT_IPTABLES, version, "1.8.5");
        }
        return node.survey().one("os.iptables-mix").map(rules -> Outcome.shouldFix(ProblemCode.PREFLIGHT_IPTABLES_MIX, rules, "nft"))
                .orElse(Outcome.ok(version.isEmpty() ? "-" : version));
    }

    private static Outcome selinux(Subject node) {
        String mode = node.survey().one("os.selinux").orElse("-");
        return mode.equals("Enforcing") ? Outcome.shouldFix(ProblemCode.PREFLIGHT_SELINUX, mode, "k3s-selinux") : Outcome.ok(mode);
    }

    private static Outcome swap(Subject node) {
        return node.survey().number("os.swap").orElse(0.0) > 0
                ? Outcome.info(ProblemCode.PREFLIGHT_SWAP, "on")
                : Outcome.ok("off");
    }

    private static Outcome cloudSetup(Subject node) {
        return node.survey().one("os.nmcloud").isPresent()
                ? Outcome.shouldFix(ProblemCode.PREFLIGHT_NM_CLOUD, "nm-cloud-setup", "disabled")
                : Outcome.ok("-");
    }

    /** It takes addresses and routes away from interfaces that it thinks are its own (RKE2 documentation, "Known Issues"; the same flannel). */
    private static Outcome networkManager(Subject node) {
        String state = node.survey().one("os.nm").orElse("-");
        return state.equals("managed") ? Outcome.shouldFix(ProblemCode.PREFLIGHT_NM_MANAGES, "cni*, flannel*", "unmanaged-devices") : Outcome.ok(state);
    }

    private static Outcome packages(Subject node) {
        return node.survey().one("os.dpkg").map(holder -> Outcome.shouldFix(ProblemCode.PREFLIGHT_PACKAGES_BUSY, holder, "-")).orElse(Outcome.ok("-"));
    }

    private static Outcome reboot(Subject node) {
        return node.survey().one("os.reboot").isPresent()
                ? Outcome.shouldFix(ProblemCode.PREFLIGHT_REBOOT, "/run/reboot-required", "-")
                : Outcome.ok("-");
    }

    static boolean atLeast(String version, int major, int minor) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches()
                && (Integer.parseInt(parts.group(1)) > major
                        || (Integer.parseInt(parts.group(1)) == major && Integer.parseInt(parts.group(2)) >= minor));
    }
}
