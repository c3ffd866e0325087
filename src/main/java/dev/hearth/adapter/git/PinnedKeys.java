// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.PublicKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is pinned for a Git host in Hearth's known_hosts (sshd(8), plain names), and the judge of what it shows. Where any key is pinned
 * another one is a changed one, of whatever type.
 */
final class PinnedKeys implements HostKeyRepository {
    private final String name;
    private final List<PublicKey> keys;
    private volatile @Nullable PublicKey shown;

    private PinnedKeys(String name, List<PublicKey> keys) {
        this.name = name;
        this.keys = keys;
    }

    static PinnedKeys read(Path file, String host, int port) throws ProblemException {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = port == 22 ? lower : "[" + lower + "]:" + port;
        List<PublicKey> keys = new ArrayList<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] words = line.strip().split("\\s+", 4);
                if (words.length >= 3 && !line.startsWith("#") && !line.startsWith("@") && List.of(words[0].split(",", -1)).contains(name)) {
                    keys.add(new PublicKey(words[1], words[2]));
                }
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
        return new PinnedKeys(name, keys);
    }

    /** In known_hosts form; several keys of one host are several lines. */
    Optional<String> line() {
        return keys.stream().map(key -> name + " " + key.type() + " " + key.base64()).reduce((all, next) -> all + "\n" + next);
    }

    String algorithms() {
        return PublicKey.algorithms(keys);
    }

    /** The problem with the key that was shown. */
    Problem problem(String host) {
        String found = Optional.ofNullable(shown).map(PublicKey::fingerprint).orElse("-");
        return keys.isEmpty()
                ? Problem.blocking(ProblemCode.GIT_HOST_KEY_UNKNOWN, Map.of("host", host, "fingerprint", found))
                : Problem.blocking(ProblemCode.GIT_HOST_KEY_CHANGED, Map.of("host", host, "found", found,
                        "pinned", keys.stream().map(PublicKey::fingerprint).collect(Collectors.joining(", "))))
                        .retry(dev.hearth.domain.problem.Retry.NEVER);
    }

    @Override
    public int check(String host, byte[] blob) {
        PublicKey key = PublicKey.of(blob);
        shown = key;
        return keys.isEmpty() ? NOT_INCLUDED : keys.contains(key) ? OK : CHANGED;
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }

    @Override
    public void add(HostKey key, @Nullable UserInfo user) {
        throw new IllegalStateException("a key is pinned by a person, never by a handshake");
    }

    @Override
    public void remove(String host, String type) {
        throw new IllegalStateException("a key is forgotten by a person, never by a handshake");
    }

    @Override
    public void remove(String host, String type, byte @Nullable [] key) {
        remove(host, type);
    }
}
