// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.AtomicFile;
import dev.hearth.port.Preferences;
import dev.hearth.port.PreferencesStore;
import dev.hearth.port.ProxyChoice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Preferences in a YAML file that people may edit. What this Hearth does not know in it stays, and so do comments; a file of a newer
 * Hearth, or one that is broken, is told of and left alone.
 */
public final class PreferencesFile implements PreferencesStore {
    private static final int SCHEMA = 1;
    private final Path file;
    private final Path usualData;

    public PreferencesFile(Folders folders) {
        this.file = folders.config().resolve("preferences.yaml");
        this.usualData = folders.data();
    }

    @Override
    public Path usualData() {
        return usualData;
    }

    @Override
    public Read read() {
        // The most usual case, and nothing of YAML is loaded for it before the window.
        if (Files.notExists(file)) {
            return new Read(Preferences.USUAL, Optional.empty());
        }
        try {
            return new Read(preferences(tree()), Optional.empty());
        } catch (ProblemException e) {
            return new Read(Preferences.USUAL, Optional.of(e.problem()));
        }
    }

    @Override
    public void save(Preferences wanted) throws ProblemException {
        YamlKeys keys = tree();
        preferences(keys);
        keys.put("schema", String.valueOf(SCHEMA));
        keys.put("theme", Parts.word(wanted.look()));
        keys.put("language", Parts.word(wanted.language()));
        keys.put("motion", Parts.word(wanted.movement()));
        keys.put("data-folder", wanted.data().map(Path::toString).orElse(""));
        keys.put("proxy", wanted.proxy().text());
        try {
            AtomicFile.replace(file, keys.print().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProblemException(Problem.blocking(ProblemCode.STORE_UNWRITABLE, Map.of("path", file.toString())).detail(e.toString()), e);
        }
    }

    private YamlKeys tree() throws ProblemException {
        try {
            return Files.exists(file) ? YamlKeys.of(YamlTree.parse(Files.readString(file), true)) : YamlKeys.empty();
        } catch (IOException e) {
            throw unreadable(e.toString());
        } catch (YamlFault e) {
            throw unreadable(e.line().map(line -> line + ": ").orElse("") + e.found());
        }
    }

    private Preferences preferences(YamlKeys keys) throws ProblemException {
        String schema = keys.get("schema").orElse(String.valueOf(SCHEMA));
        if (!schema.matches("\\d{1,6}")) {
            throw unreadable("schema: " + schema);
        } else if (Integer.parseInt(schema) > SCHEMA) {
            throw Problem.blocking(ProblemCode.STORE_NEWER, Map.of("path", file.toString(), "found", schema, "required", String.valueOf(SCHEMA))).asException();
        }
        String proxy = keys.get("proxy").orElse(ProxyChoice.SYSTEM.text());
        return new Preferences(constant(Preferences.Look.class, keys, "theme"), constant(Preferences.Language.class, keys, "language"),
                constant(Preferences.Movement.class, keys, "motion"), data(keys), ProxyChoice.parse(proxy).orElseThrow(() -> unreadable("proxy: " + proxy)));
    }

    private Optional<Path> data(YamlKeys keys) throws ProblemException {
        Optional<String> text = keys.get("data-folder").filter(path -> !path.isBlank());
        try {
            Optional<Path> folder = text.map(Path::of);
            if (folder.isPresent() && !folder.get().isAbsolute()) {
                throw unreadable("data-folder: " + folder.get());
            }
            return folder;
        } catch (InvalidPathException e) {
            throw unreadable("data-folder: " + text.orElse(""));
        }
    }

    /** The first one, {@code system}, where nothing is said. */
    private <E extends Enum<E>> E constant(Class<E> type, YamlKeys keys, String key) throws ProblemException {
        String word = keys.get(key).orElse("system");
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unreadable(key + ": " + word);
        }
    }

    private ProblemException unreadable(String detail) {
        return Problem.blocking(ProblemCode.PREFERENCES_UNREADABLE, Map.of("path", file.toString())).detail(detail).asException();
    }
}
