// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.AgentConnector;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.Identity;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.ssh.SshConfig;
import dev.hearth.domain.ssh.SshHost;
import dev.hearth.port.DesktopSsh;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.StreamSupport;

/** OpenSSH's configuration of this user, and whatever agent runs. */
public final class OpenSshDesktop implements DesktopSsh {
    private final Path folder;
    private final Path home;
    private final Agents agents;

    public OpenSshDesktop(Path home) {
        this(home, Agents.ofThisDesktop());
    }

    OpenSshDesktop(Path home, Agents agents) {
        this.home = home;
        this.folder = home.resolve(".ssh");
        this.agents = agents;
    }

    @Override
    public List<SshHost> configured() throws ProblemException {
        Path file = folder.resolve("config");
        if (Files.notExists(file)) {
            return List.of();
        }
        try {
            return SshConfig.parse(text(file), this::included).hosts();
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.SSH_CONFIG_UNREADABLE, Map.of("path", "~/.ssh/config")).detail(e.toString()), e);
        }
    }

    @Override
    public Optional<List<AgentKey>> agentKeys() {
        return agents.running().map(OpenSshDesktop::keys);
    }

    private static List<AgentKey> keys(AgentConnector agent) {
        List<AgentKey> keys = new ArrayList<>();
        for (Identity identity : new AgentIdentityRepository(agent).getIdentities()) {
            byte[] blob = identity.getPublicKeyBlob();
            if (blob != null) {
                keys.add(new AgentKey(identity.getAlgName(), fingerprint(blob), identity.getName()));
            }
        }
        return List.copyOf(keys);
    }

    private static String fingerprint(byte[] blob) {
        try {
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(blob));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Relative to ~/.ssh, as OpenSSH reads them for a user; what cannot be read is left out, as OpenSSH does. */
    private List<String> included(String pattern) {
        List<String> texts = new ArrayList<>();
        try {
            Path all = pattern.startsWith("~/") ? home.resolve(pattern.substring(2)) : folder.resolve(pattern);
            Path root = all.getRoot();
            for (Path file : root == null ? List.<Path>of() : expanded(root, root.relativize(all))) {
                if (Files.isRegularFile(file)) {
                    texts.add(text(file));
                }
            }
        } catch (IOException | InvalidPathException | PatternSyntaxException e) {
            JschLog.LOG.debug("an included SSH configuration cannot be read", e);
        }
        return texts;
    }

    private static List<Path> expanded(Path folder, Path rest) throws IOException {
        List<Path> here = List.of(folder);
        for (Path part : rest) {
            List<Path> next = new ArrayList<>();
            for (Path one : here) {
                if (part.toString().chars().noneMatch(letter -> "*?[".indexOf(letter) >= 0)) {
                    next.add(one.resolve(part));
                } else if (Files.isDirectory(one)) {
                    try (DirectoryStream<Path> found = Files.newDirectoryStream(one, part.toString())) {
                        StreamSupport.stream(found.spliterator(), false).filter(path -> !path.getFileName().toString().startsWith(".")).sorted().forEach(next::add);
                    }
                }
            }
            here = next;
        }
        return here;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
