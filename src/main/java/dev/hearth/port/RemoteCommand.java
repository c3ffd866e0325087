// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command for a machine: words, never a line. The adapter quotes each word; a script is a constant of ours that gets
 * what varies as its arguments $1, $2 ... . Words are logged, so no secret is ever one of them: secrets go by {@code input}.
 *
 * @param name what it is to people, logs and the practice homelab, in kebab-case: {@code survey}, {@code start-k3s}
 * @param words the program and its arguments; for a script {@code sh -c SCRIPT hearth ARGUMENT...}
 * @param root whether it runs as root (through sudo when the user is not)
 * @param input for its standard input, after sudo's password; null for none. Never logged
 * @param timeout after which it is ended
 */
public record RemoteCommand(
        String name, List<String> words, boolean root, @Nullable Secret input, Duration timeout) {
    private static final Duration USUAL = Duration.ofSeconds(60);

    public RemoteCommand {
        words = List.copyOf(words);
    }

    public static RemoteCommand of(String name, String... words) {
        return new RemoteCommand(name, List.of(words), false, null, USUAL);
    }

    /** @param script POSIX sh; its arguments are $1, $2 ... */
    public static RemoteCommand script(String name, String script, String... arguments) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "hearth"));
        words.addAll(List.of(arguments));
        return new RemoteCommand(name, words, false, null, USUAL);
    }

    public RemoteCommand asRoot() {
        return new RemoteCommand(name, words, true, input, timeout);
    }

    public RemoteCommand withInput(Secret text) {
        return new RemoteCommand(name, words, root, text, timeout);
    }

    public RemoteCommand within(Duration limit) {
        return new RemoteCommand(name, words, root, input, limit);
    }

    /** The arguments of a script, or all words but the first. */
    public List<String> arguments() {
        boolean script = words.size() > 3 && words.get(0).equals("sh") && words.get(1).equals("-c");
        return words.subList(script ? 4 : 1, words.size());
    }

    /** Without the input. */
    @Override
    public String toString() {
        return name + arguments();
    }
}
