// SPDX-License-Identifier: Apache-2.0
package dev.hearth.node;

import dev.hearth.domain.secret.Secret;
import dev.hearth.port.RemoteCommand;

/** What is said to a server about its {@link RunLock}. */
final class LockCommands {
    /** Exit code when the lock is another run's. */
    static final int TAKEN = 45;

    /** A hard link is made or refused in one go, with the content already in it (link(2)). */
    private static final String TAKE = """
            set -eu
            umask 077
            d=$(dirname -- "$1")
            mkdir -p -- "$d"
            t=$(mktemp "$d/.lock-XXXXXX")
            trap 'rm -f "$t"' EXIT
            cat > "$t"
            [ "$(wc -c < "$t")" -eq "$2" ] || { echo "the lock did not come whole" >&2; exit 1; }
            ln -- "$t" "$1" 2>/dev/null && exit 0
            [ -e "$1" ] || exit 1
            echo "quiet=$(( $(date +%s) - $(stat -c %Y -- "$1") ))"
            cat -- "$1"
            exit 45
            """;
    private static final String KEEP = """
            grep -qxF -- "id=$2" "$1" 2>/dev/null || exit 45
            touch -c -- "$1"
            """;
    private static final String FREE = """
            grep -qxF -- "id=$2" "$1" 2>/dev/null || exit 0
            rm -f -- "$1"
            rmdir -- "$(dirname -- "$1")" 2>/dev/null || true
            """;

    private static final String BOOT = """
            cat /proc/sys/kernel/random/boot_id
            """;

    private LockCommands() {}

    /** Says which start of the machine this is: another UUID after each (proc(5)). */
    static RemoteCommand boot() {
        return RemoteCommand.script("boot-id", BOOT);
    }

    /** Makes the lock, or ends with {@link #TAKEN} and says {@code quiet=SECONDS} and what stands in it. */
    static RemoteCommand take(String path, RunLock lock) {
        Secret text = Secret.of(lock.text());
        return RemoteCommand.script("take-lock", TAKE, path, NodeCommands.length(text)).asRoot().withInput(text);
    }

    /** Says that the owner still lives; ends with {@link #TAKEN} when the lock is not that run's any more. */
    static RemoteCommand keep(String path, String id) {
        return RemoteCommand.script("keep-lock", KEEP, path, id).asRoot();
    }

    /** Takes the lock away when it is that run's. */
    static RemoteCommand free(String path, String id) {
        return RemoteCommand.script("free-lock", FREE, path, id).asRoot();
    }
}
