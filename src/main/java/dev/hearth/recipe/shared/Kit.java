// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.domain.secret.SecretRef;
import dev.hearth.manifest.Documents;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.RecoveryKits;
import dev.hearth.sealing.SealingKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A recovery kit that was opened (guide G31). */
public final class Kit {
    /** Secrets of all sealing keys, to be applied as they are. */
    public static final String SEALING_KEYS = "sealing-keys.yaml";
    /** Secrets of the ACME accounts, to be applied as they are; not in every kit. */
    public static final String ACCOUNTS = "acme-accounts.yaml";
    public static final String TOKEN = "server-token";
    public static final String PLAN = RecoveryKits.PLAN;
    public static final String INSTRUCTIONS = "README.txt";

    private final Path file;
    private final Map<String, Secret> files;

    private Kit(Path file, Map<String, Secret> files) {
        this.file = file;
        this.files = new TreeMap<>(files);
    }

    /**
     * @return empty when there is no file
     * @throws ProblemException KIT_PASSPHRASE_MISSING, and as {@link dev.hearth.port.RecoveryKits#read}
     */
    public static Optional<Kit> open(Path file, SecretRef passphrase, Safe safe) throws ProblemException, InterruptedException {
        if (!safe.kits().exists(file)) {
            return Optional.empty();
        }
        return safe.kits().read(file, passphrase(file, passphrase, safe)).map(files -> new Kit(file, files));
    }

    /** @throws ProblemException KIT_PASSPHRASE_MISSING */
    public static Secret passphrase(Path file, SecretRef ref, Safe safe) throws ProblemException {
        return safe.secrets().find(ref).filter(secret -> !secret.isEmpty())
                .orElseThrow(() -> Problem.blocking(ProblemCode.KIT_PASSPHRASE_MISSING, Map.of("path", file.toString(), "name", ref.name())).asException());
    }

    public Optional<Secret> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** @throws ProblemException SEALING_KEY_UNREADABLE, KIT_UNREADABLE */
    public List<SealingKey> sealingKeys() throws ProblemException {
        return SealingSecrets.keys(objects(SEALING_KEYS));
    }

    /** The Secrets in one of its files, ready to be applied; none when it has no such file. */
    public List<Manifest> manifests(String name) throws ProblemException {
        List<Manifest> manifests = new ArrayList<>();
        for (LiveObject object : objects(name)) {
            manifests.add(Documents.manifest(new LinkedHashMap<>(object.content())));
        }
        return manifests;
    }

    /** Whether it was written for the cluster of this server token: the part that says which CA signed it is compared. */
    public boolean of(Secret token) {
        return Optional.ofNullable(files.get(TOKEN)).filter(kept -> cluster(kept).equals(cluster(token))).isPresent();
    }

    private List<LiveObject> objects(String name) throws ProblemException {
        Secret text = files.get(name);
        if (text == null) {
            return List.of();
        }
        try {
            List<LiveObject> objects = new ArrayList<>();
            for (Map<String, Object> each : Documents.parse(text.revealText())) {
                objects.add(new LiveObject(Documents.ref(each), each));
            }
            return objects;
        } catch (RuntimeException e) {
            // without the cause: a parser quotes what it cannot read
            throw Problem.blocking(ProblemCode.KIT_UNREADABLE, Map.of("path", file.toString())).detail(name).asException();
        }
    }

    /** {@code K10<CA hash>::server:<password>} (component facts 1.5). */
    private static String cluster(Secret token) {
        String text = token.revealText();
        int end = text.indexOf("::");
        return end < 0 ? text : text.substring(0, end);
    }
}
