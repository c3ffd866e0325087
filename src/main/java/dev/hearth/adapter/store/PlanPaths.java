// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterDraft.Advanced;
import dev.hearth.domain.cluster.ClusterDraft.Git;
import dev.hearth.domain.cluster.ClusterDraft.Node;
import dev.hearth.domain.cluster.ClusterDraft.Platform;
import dev.hearth.domain.cluster.ClusterDraft.Recovery;
import dev.hearth.domain.cluster.ClusterDraft.Ssh;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Paths in a plan file: relative to its folder there, absolute in a draft, so that a folder with a plan can be moved. */
final class PlanPaths {
    private final Path folder;

    PlanPaths(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        folder = parent == null ? file.toAbsolutePath().normalize() : parent;
    }

    ClusterDraft resolve(ClusterDraft draft) {
        return map(draft, this::resolve);
    }

    ClusterDraft relativize(ClusterDraft draft) {
        return map(draft, this::relativize);
    }

    private String resolve(String text) {
        try {
            return given(text) && !Path.of(text).isAbsolute() ? folder.resolve(text).normalize().toString() : text;
        } catch (InvalidPathException e) {
            return text;
        }
    }

    /** Only what lies below the folder, and only when it reads back as it is. */
    private String relativize(String text) {
        try {
            if (given(text) && Path.of(text).startsWith(folder)) {
                String relative = folder.relativize(Path.of(text)).toString();
                return resolve(relative).equals(text) ? relative : text;
            }
            return text;
        } catch (InvalidPathException e) {
            return text;
        }
    }

    /** URLs and paths in the home folder stay as they are. */
    private static boolean given(String text) {
        return !text.isBlank() && !text.startsWith("~") && !text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
    }

    private static ClusterDraft map(ClusterDraft draft, UnaryOperator<String> path) {
        Advanced advanced = draft.advanced();
        return draft.withSsh(map(draft.ssh(), path))
                .withNodes(draft.nodes().stream()
                        .map(node -> new Node(node.name(), node.host(), node.address(), node.role(), node.networkInterface(), map(node.ssh(), path), node.adopted()))
                        .toList())
                .withAdvanced(new Advanced(path.apply(advanced.mirror()), path.apply(advanced.releases()), advanced.order(), advanced.registries(), advanced.acme()))
                .withPlatform(map(draft.platform(), path));
    }

    private static Platform map(Platform platform, UnaryOperator<String> path) {
        Git git = platform.git();
        Recovery recovery = platform.recovery();
        String place = git.place().startsWith("git@") ? git.place() : path.apply(git.place());
        return platform.withGit(new Git(git.kind(), place, git.branch(), path.apply(git.key()), git.user(), git.ca()))
                .withRecovery(new Recovery(path.apply(recovery.file()), recovery.keptAt(), path.apply(recovery.restore())));
    }

    private static Ssh map(Ssh ssh, UnaryOperator<String> path) {
        return new Ssh(ssh.user(), ssh.port(), ssh.login(), path.apply(ssh.key()), ssh.sudo(), ssh.jump());
    }
}
