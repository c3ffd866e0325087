// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hearth.adapter.store.MemorySecretStore;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.GitRemote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenSSH with git, and git's own HTTP backend behind nginx, at the lab's desk; its branches are its own. */
@Tag("desk")
class GitLabTest {
    private final String branch = "test-" + UUID.randomUUID();
    private final MemorySecretStore secrets = new MemorySecretStore();
    @TempDir Path folder;
    private JsonNode lab;
    private JGitRemotes remotes;

    @BeforeEach
    void look() throws Exception {
        lab = new ObjectMapper().readTree(Path.of(System.getProperty("lab.git", "/var/tmp/hearth-lab/world/git.json")).toFile());
        Path known = Files.writeString(folder.resolve("known_hosts"), lab.path("known_hosts").asText() + "\n");
        remotes = new JGitRemotes(secrets, known);
    }

    @Test
    void writesOverSshAndReadsWithAReadersKey() throws Exception {
        String url = lab.path("ssh_url").asText();
        GitRemote writer = remotes.open(new GitTarget.Ssh(url, branch, lab.path("writer").path("private_key").asText()), folder.resolve("w"));
        roundTrip(writer);
        GitRemote reader = remotes.open(new GitTarget.Ssh(url, branch, lab.path("reader").path("private_key").asText()), folder.resolve("r"));
        assertEquals("one\n", reader.files(branch).get("a.txt"));
        refused(ProblemCode.GIT_READ_ONLY, reader);
        refused(ProblemCode.GIT_REFUSED, remotes.open(new GitTarget.Ssh(url, branch, null), folder.resolve("own")));
        refused(ProblemCode.GIT_MISSING, remotes.open(new GitTarget.Ssh(url.replace("homelab", "nothing"), branch, lab.path("writer").path("private_key").asText()), folder.resolve("n")));
    }

    @Test
    void writesOverHttpsAndReadsWithAReadersToken() throws Exception {
        String url = lab.path("https_url").asText();
        secrets.put(SecretRef.gitToken(), Secret.of(lab.path("writer").path("token").asText()));
        roundTrip(remotes.open(new GitTarget.Https(url, branch, lab.path("writer").path("username").asText()), folder.resolve("w")));
        secrets.put(SecretRef.gitToken(), Secret.of(lab.path("reader").path("token").asText()));
        GitRemote reader = remotes.open(new GitTarget.Https(url, branch, lab.path("reader").path("username").asText()), folder.resolve("r"));
        assertEquals("one\n", reader.files(branch).get("a.txt"));
        refused(ProblemCode.GIT_READ_ONLY, reader);
        secrets.put(SecretRef.gitToken(), Secret.of("wrong"));
        refused(ProblemCode.GIT_REFUSED, reader);
    }

    private void roundTrip(GitRemote git) throws Exception {
        String first = git.commit(branch, Map.of("a.txt", "one\n"), List.of(), "Test");
        assertEquals(first, git.heads().get(branch));
        assertEquals(first, git.commit(branch, Map.of("a.txt", "one\n"), List.of(), "Test again"));
        assertEquals("one\n", git.files(branch).get("a.txt"));
    }

    private void refused(ProblemCode code, GitRemote git) {
        assertEquals(code, assertThrows(ProblemException.class, () -> git.commit(branch, Map.of("b.txt", "x"), List.of(), "No")).problem().code());
    }
}
