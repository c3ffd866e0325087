// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is pinned for a Git host in Hearth's known_hosts (sshd(8), plain names), and the judge of what it shows. Where any key is pinned
 * another one is a changed one, of whatever type.
 */
final class PinnedKeys implements HostKeyRepository {
    private static final List<String> ALGORITHMS =
            List.of("ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "rsa-sha2-512", "rsa-sha2-256");
    private final String name;
    /** Type and base64. */
    private final List<String> keys;
    private volatile byte @Nullable [] shown;

    private PinnedKeys(String name, List<String> keys) {
        this.name = name;
        this.keys = keys;
    }

    static PinnedKeys read(Path file, String host, int port) throws ProblemException {
        String lower = host.toLowerCase(Locale.ROOT);
        String name = port == 22 ? lower : "[" + lower + "]:" + port;
        List<String> keys = new ArrayList<>();
        try {
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] words = line.strip().split("\\s+", 4);
                if (words.length >= 3 && !line.startsWith("#") && !line.startsWith("@") && List.of(words[0].split(",", -1)).contains(name)) {
                    keys.add(words[1] + " " + words[2]);
                }
            }
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
        return new PinnedKeys(name, keys);
    }

    /** In known_hosts form; several keys of one host are several lines. */
    Optional<String> line() {
        return keys.stream().map(key -> name + " " + key).reduce((all, next) -> all + "\n" + next);
    }

    /** What to ask for: the types that are pinned first. */
    String algorithms() {
        Set<String> order = new LinkedHashSet<>();
        ALGORITHMS.stream().filter(each -> keys.stream().anyMatch(key -> key.startsWith(each.startsWith("rsa-") ? "ssh-rsa " : each + " "))).forEach(order::add);
        order.addAll(ALGORITHMS);
        return String.join(",", order);
    }

    /** The problem with the key that was shown. */
    Problem problem(String host) {
        String found = shown().orElse("-");
        return keys.isEmpty()
                ? Problem.blocking(ProblemCode.GIT_HOST_KEY_UNKNOWN, Map.of("host", host, "fingerprint", found))
                : Problem.blocking(ProblemCode.GIT_HOST_KEY_CHANGED, Map.of("host", host, "found", found,
                        "pinned", keys.stream().map(key -> fingerprint(Base64.getDecoder().decode(key.substring(key.indexOf(' ') + 1)))).reduce((a, b) -> a + ", " + b).orElse("-")))
                        .retry(dev.hearth.domain.problem.Retry.NEVER);
    }

    private Optional<String> shown() {
        return Optional.ofNullable(shown).map(PinnedKeys::fingerprint);
    }

    private static String fingerprint(byte[] blob) {
        try {
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public int check(String host, byte[] blob) {
        shown = blob.clone();
        String type = new String(blob, 4, blob[3] & 0xff, StandardCharsets.US_ASCII);
        return keys.isEmpty() ? NOT_INCLUDED : keys.contains(type + " " + Base64.getEncoder().encodeToString(blob)) ? OK : CHANGED;
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
