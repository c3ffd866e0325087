// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.port.RemoteCommand;
import java.time.Duration;

/** What is said to a server about snapshots of etcd (k3s documentation, "k3s etcd-snapshot"). */
public final class SnapshotCommands {
    private static final String LIST = """
            echo survey=1
            for f in "$1"/*; do
              case $f in *.part) continue ;; esac
              [ -f "$f" ] && echo "snapshot=$(stat -c '%s %Y' "$f") $(basename "$f")"
            done
            echo end=ok
            """;
    /** Disabled as well: a server that loses its power meanwhile must not come back with what it had. */
    private static final String STOP = """
            systemctl disable "$1" 2>/dev/null
            systemctl stop "$1"
            """;
    private static final String START = """
            set -e
            systemctl enable "$1" 2>/dev/null
            systemctl reset-failed "$1" 2>/dev/null || true
            systemctl start --no-block "$1"
            """;
    /**
     * In a unit of its own, so that a lost connection does not end it half way; whoever asks again waits for it. k3s says in its last
     * line that it has done it, and only then the mark is written. $1 configuration, $2 snapshot, $3 the mark's path, $4 its text
     */
    private static final String RESET = """
            u=hearth-cluster-reset
            l=/run/hearth/reset.log
            mkdir -p /run/hearth
            if ! systemctl is-active -q $u; then
              rm -f /var/lib/rancher/k3s/server/db/reset-flag
              systemctl reset-failed $u 2>/dev/null
              systemd-run --quiet --collect --unit=$u sh -c 'k3s server --config "$1" --cluster-reset --cluster-reset-restore-path="$2" > "$5" 2>&1
                grep -q "membership has been reset" "$5" && umask 077 && echo "$4" > "$3"' hearth "$1" "$2" "$3" "$4" $l
            fi
            while systemctl is-active -q $u; do sleep 1; done
            if grep -qxF -- "$4" "$3" 2>/dev/null; then rm -f $l "$1"; exit 0; fi
            grep -v '^{' $l | tail -n 3 >&2
            exit 1
            """;
    /** As k3s itself does with the data of the server that it resets. $1 the mark's path, $2 its text */
    private static final String CLEAR = """
            set -eu
            d=/var/lib/rancher/k3s/server/db
            if [ -d "$d/etcd" ]; then mv "$d/etcd" "$d/etcd-old-$(date +%s)"; fi
            umask 077
            printf '%s\\n' "$2" > "$1"
            """;
    private static final String FORGET = "rm -f -- \"$1\"";

    private SnapshotCommands() {}

    /** {@link SnapshotFiles#parse} reads the answer. */
    static RemoteCommand list() {
        return RemoteCommand.script("list-snapshots", LIST, K3sPaths.SNAPSHOTS).asRoot();
    }

    /** k3s adds the node's name and the time. */
    public static RemoteCommand take(String name) {
        return RemoteCommand.of("take-snapshot", "k3s", "etcd-snapshot", "save", "--name", name).asRoot().within(Duration.ofMinutes(5));
    }

    public static RemoteCommand stop(String unit) {
        return RemoteCommand.script("stop-unit", STOP, unit).asRoot().within(Duration.ofMinutes(3));
    }

    public static RemoteCommand start(String unit) {
        return RemoteCommand.script("enable-unit", START, unit).asRoot();
    }

    /** Makes a server that does not run the only member of its cluster, with the content of a snapshot, and leaves a mark. */
    public static RemoteCommand reset(String config, String snapshot, String mark) {
        return RemoteCommand.script("reset-cluster", RESET, config, K3sPaths.SNAPSHOTS + "/" + snapshot, K3sPaths.RESTORE, mark).asRoot().within(Duration.ofMinutes(10));
    }

    /** Puts the data of another server aside, and leaves a mark. */
    public static RemoteCommand clear(String mark) {
        return RemoteCommand.script("clear-etcd", CLEAR, K3sPaths.RESTORE, mark).asRoot();
    }

    /** Takes the mark away. */
    public static RemoteCommand forget() {
        return RemoteCommand.script("forget-restore", FORGET, K3sPaths.RESTORE).asRoot();
    }
}
