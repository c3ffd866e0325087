// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Field;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which repository Argo CD follows. What kind it is may be left to the look of its place. */
record GitReading(ClusterDraft.Git typed, Findings findings) {
    private static final Pattern SCP = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9.-]+:[^/\\s:][^\\s]*");
    private static final Pattern SSH = Pattern.compile("ssh://([A-Za-z0-9_][A-Za-z0-9_.-]*@)?[A-Za-z0-9.-]+(:[0-9]{1,5})?/[^\\s]+");
    private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");

    Optional<GitTarget> read() {
        Optional<String> kind = typed.kind().isBlank()
                ? Optional.of(looksLike())
                : findings.optional(at("kind"), typed.kind(), "git-kind", text -> SshReading.oneOf(text, "none", "folder", "ssh", "https"));
        return kind.flatMap(name -> switch (name) {
            case "ssh" -> ssh();
            case "https" -> https();
            case "folder" -> findings.required(at("place"), typed.place(), "path", Shapes::path).map(GitTarget.Folder::new);
            default -> Optional.of(new GitTarget.None());
        });
    }

    private String looksLike() {
        String place = typed.place().strip();
        if (place.isEmpty()) {
            return "none";
        }
        return SCP.matcher(place).matches() || place.startsWith("ssh://") ? "ssh" : place.contains("://") ? "https" : "folder";
    }

    private Optional<GitTarget> ssh() {
        Optional<String> key = findings.optional(at("key"), typed.key(), "path", Shapes::path);
        Optional<String> url = findings.required(at("place"), typed.place(), "ssh-url",
                text -> Optional.of(text).filter(found -> SCP.matcher(found).matches() || SSH.matcher(found).matches()));
        return url.flatMap(place -> branch().map(name -> new GitTarget.Ssh(place, name, key.orElse(null))));
    }

    private Optional<GitTarget> https() {
        Optional<String> user = typed.user().isBlank() ? Optional.of("git") : findings.optional(at("user"), typed.user(), "user", Shapes::user);
        Optional<String> url = findings.required(at("place"), typed.place(), "https-url", text -> Shapes.httpUrl(text).filter(found -> found.startsWith("https://")));
        Optional<String> ca = findings.optional(at("ca"), typed.ca(), "pem", Shapes::pem);
        return url.flatMap(place -> user.flatMap(name -> branch().map(branch -> new GitTarget.Https(place, branch, name, ca.orElse(null)))));
    }

    /** A part of what git allows (git-check-ref-format): no branch of Hearth's needs more. */
    private Optional<String> branch() {
        return typed.branch().isBlank()
                ? Optional.of("main")
                : findings.optional(at("branch"), typed.branch(), "branch",
                        text -> Optional.of(text).filter(found -> BRANCH.matcher(found).matches() && !found.contains("..") && !found.endsWith(".lock")));
    }

    private static Field at(String key) {
        return Field.of("git." + key);
    }
}
