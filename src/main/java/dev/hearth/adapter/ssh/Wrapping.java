// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.cluster.SshAccess;
import dev.hearth.port.ShellWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is put around a command: the mark that says it runs, a plain environment, its time limit on the machine, and sudo. */
final class Wrapping {
    /**
     * $1 the mark, $2 seconds, then the command. On the machine too it is ended after its time, or a connection that is lost
     * would leave it running for ever. LC_ALL=C so that what tools say can be read by programs; the folders of the system's
     * own tools, because Debian's sshd leaves them out for users.
     */
    private static final String START = """
            printf %s "$1"
            printf %s "$1" >&2
            limit=$2
            shift 2
            LC_ALL=C PATH="$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
            export LC_ALL PATH
            if timeout -k 1 1 true 2>/dev/null; then
              exec timeout -k 10 "$limit" "$@"
            fi
            exec "$@"
            """;

    private static final Duration GRACE = Duration.ofSeconds(5);

    private Wrapping() {}

    static boolean needsSudo(SshAccess access, boolean root) {
        return root && !access.user().equals("root");
    }

    static String line(List<String> words, Marks marks, Duration limit) {
        return ShellWords.quote(started(words, marks, limit));
    }

    /** @param asks whether there is a password to answer sudo with */
    static String sudoLine(List<String> words, Marks marks, Duration limit, boolean asks) {
        List<String> all = new ArrayList<>(List.of("env", "LC_ALL=C", "sudo"));
        all.addAll(asks ? List.of("-S", "-p", marks.prompt()) : List.of("-n"));
        all.add("--");
        all.addAll(started(words, marks, limit));
        return ShellWords.quote(all);
    }

    private static List<String> started(List<String> words, Marks marks, Duration limit) {
        List<String> all = new ArrayList<>(List.of("sh", "-c", START, "hearth", marks.started(), Long.toString(limit.plus(GRACE).toSeconds())));
        all.addAll(words);
        return all;
    }
}
