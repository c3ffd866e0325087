// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

/** What Hearth can put right on a machine by itself, when it is asked to; each by the check of the preflight that finds it. */
public enum Mend {
    /** The planned shared address, left on an interface by a kube-vip that no longer runs. */
    OLD_VIP("old.vip"),
    /** A program that keeps the time is installed and not switched on. */
    TIME_SYNC("time.sync"),
    /** A Raspberry Pi whose kernel was not told to account for memory. */
    CGROUP("os.cgroup"),
    /** Ports that the nodes need of one another, closed by ufw or firewalld. */
    FIREWALL("net.fw");

    private final String check;

    Mend(String check) {
        this.check = check;
    }

    /** As in the catalogue: {@code old.vip}. */
    public String check() {
        return check;
    }

    /** What the user chooses, and what the plan file has under {@code mend}: {@code node1/old.vip}. */
    public String id(String node) {
        return node + "/" + check;
    }
}
