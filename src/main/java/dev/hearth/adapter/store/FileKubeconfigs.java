// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.Kubeconfigs;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The user's kubeconfig. What is not ours stays as it is: other entries, keys that we do not know, the order, the way texts are
 * quoted, comments (those at the end of a nested block may move by a line). Messages name the file and never quote it.
 */
public final class FileKubeconfigs implements Kubeconfigs {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private final Path file;
    private final Clock clock;

    /**
     * @param env the environment; of KUBECONFIG the first file counts, as kubectl writes to
     * @param home the user's home folder
     */
    public FileKubeconfigs(Map<String, String> env, Path home) {
        this(env, home, Clock.systemUTC());
    }

    FileKubeconfigs(Map<String, String> env, Path home, Clock clock) {
        this.file = Arrays.stream(env.getOrDefault("KUBECONFIG", "").split(File.pathSeparator))
                .filter(part -> !part.isBlank()).findFirst().map(Path::of).orElse(home.resolve(".kube").resolve("config"));
        this.clock = clock;
    }

    @Override
    public Path defaultFile() {
        return file;
    }

    @Override
    public boolean contains(Path place, String name, Secret kubeconfig) throws ProblemException {
        return Files.exists(place) && read(place).contains(name, ours(kubeconfig));
    }

    @Override
    public Optional<Path> merge(Path place, String name, Secret kubeconfig) throws ProblemException {
        KubeconfigTree ours = ours(kubeconfig);
        boolean there = Files.exists(place);
        KubeconfigTree tree = there ? read(place) : KubeconfigTree.empty();
        tree.put(name, ours);
        try {
            Optional<Path> backup = there ? Optional.of(backup(place)) : Optional.empty();
            AtomicFile.replace(place, tree.print().getBytes(StandardCharsets.UTF_8), AtomicFile::ownerOnly);
            return backup;
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", place.toString())).detail(e.toString()), e);
        }
    }

    private Path backup(Path place) throws IOException {
        Path real = place.toRealPath();
        String name = real.getFileName() + ".before-hearth-" + STAMP.format(clock.instant());
        Path backup = real.resolveSibling(name);
        for (int i = 2; Files.exists(backup, LinkOption.NOFOLLOW_LINKS); i++) {
            backup = real.resolveSibling(name + "-" + i);
        }
        Files.copy(real, backup, StandardCopyOption.COPY_ATTRIBUTES);
        AtomicFile.ownerOnly(backup);
        return backup;
    }

    private static KubeconfigTree read(Path place) throws ProblemException {
        try {
            return KubeconfigTree.parse(Files.readString(place));
        } catch (YamlFault e) {
            throw unreadable(place.toString(), e).asException();
        } catch (IOException e) {
            throw new ProblemException(unreadable(place.toString(), new YamlFault("", null)).detail(e.getClass().getSimpleName()), e);
        }
    }

    private static KubeconfigTree ours(Secret kubeconfig) throws ProblemException {
        try {
            return KubeconfigTree.parse(kubeconfig.revealText());
        } catch (YamlFault e) {
            throw unreadable("k3s.yaml", e).asException();
        }
    }

    private static Problem unreadable(String place, YamlFault fault) {
        return Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", place))
                .detail(fault.line().map(line -> "line " + line).orElse(""));
    }
}
