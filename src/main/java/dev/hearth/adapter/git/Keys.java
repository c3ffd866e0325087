// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.SecretStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/** The key that may write: the user's, or a deploy key of our own in the cluster's folder, made when it is first asked for. */
final class Keys {
    private static final String OWN = "deploy-key";
    private final GitTarget.Ssh target;
    private final Path folder;
    private final SecretStore secrets;

    Keys(GitTarget.Ssh target, Path folder, SecretStore secrets) {
        this.target = target;
        this.folder = folder;
        this.secrets = secrets;
    }

    /** A leading {@code ~/} is the home folder. */
    static Path path(String text) {
        return text.startsWith("~/") ? Path.of(System.getProperty("user.home"), text.substring(2)) : Path.of(text);
    }

    Path path() {
        return target.key() == null ? folder.resolve(OWN) : path(target.key());
    }

    /** @throws ProblemException SSH_KEY_UNREADABLE, SSH_PASSPHRASE_MISSING, SSH_PASSPHRASE_WRONG, STORE_UNWRITABLE */
    KeyPair pair() throws ProblemException {
        byte[] text = content();
        try {
            KeyPair pair = KeyPair.load(new JSch(), text, null);
            if (pair.isEncrypted()) {
                unlock(pair);
            }
            return pair;
        } catch (JSchException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** As a line of authorized_keys. */
    String publicHalf() throws ProblemException {
        KeyPair pair = pair();
        byte[] blob = pair.getPublicKeyBlob();
        int length = blob[3] & 0xff;
        String type = new String(blob, 4, length, StandardCharsets.US_ASCII);
        pair.dispose();
        return type + " " + Base64.getEncoder().encodeToString(blob) + " hearth " + folder.getFileName();
    }

    /** Without a passphrase, because Argo CD has nobody to ask for it. */
    Secret privateHalf() throws ProblemException {
        byte[] text = content();
        KeyPair pair = pair();
        try {
            if (!KeyPair.load(new JSch(), text, null).isEncrypted()) {
                return Secret.of(text);
            }
            ByteArrayOutputStream open = new ByteArrayOutputStream();
            pair.writeOpenSSHv1PrivateKey(open, null);
            return Secret.of(open.toByteArray());
        } catch (JSchException e) {
            throw unreadable(e);
        } finally {
            Arrays.fill(text, (byte) 0);
            pair.dispose();
        }
    }

    private void unlock(KeyPair pair) throws ProblemException, JSchException {
        Map<String, String> args = Map.of("path", path().toString());
        Secret passphrase = secrets.find(SecretRef.gitKeyPassphrase()).filter(found -> !found.isEmpty())
                .orElseThrow(() -> Problem.blocking(ProblemCode.SSH_PASSPHRASE_MISSING, args).asException());
        byte[] utf8 = passphrase.reveal();
        try {
            if (!pair.decrypt(utf8)) {
                throw Problem.blocking(ProblemCode.SSH_PASSPHRASE_WRONG, args).asException();
            }
        } finally {
            Arrays.fill(utf8, (byte) 0);
        }
    }

    private byte[] content() throws ProblemException {
        try {
            if (target.key() == null && !Files.exists(path())) {
                make(path());
            }
            return Files.readAllBytes(path());
        } catch (IOException | InvalidPathException | JSchException e) {
            throw unreadable(e);
        }
    }

    private void make(Path file) throws IOException, JSchException {
        KeyPair pair = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        pair.setPublicKeyComment("hearth");
        pair.writeOpenSSHv1PrivateKey(text, null);
        pair.dispose();
        AtomicFile.replace(file, text.toByteArray(), AtomicFile::ownerOnly);
    }

    private ProblemException unreadable(Exception e) {
        return new ProblemException(Problem.blocking(ProblemCode.SSH_KEY_UNREADABLE, Map.of("path", path().toString())).detail(e.toString()), e);
    }
}
