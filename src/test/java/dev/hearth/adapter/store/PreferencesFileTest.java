// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Preferences;
import dev.hearth.port.ProxyChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesFileTest {
    private static final Preferences OWN = new Preferences(Preferences.Look.DARK, Preferences.Language.GERMAN, Preferences.Movement.REDUCED,
            Optional.of(Path.of("/srv/hearth data")), ProxyChoice.parse("proxy.home:3128").orElseThrow());
    @TempDir Path home;
    private PreferencesFile preferences;
    private Path file;

    @BeforeEach
    void folders() throws IOException {
        preferences = new PreferencesFile(new Folders(home.resolve("config"), home.resolve("data"), home, home));
        file = Files.createDirectories(home.resolve("config")).resolve("preferences.yaml");
    }

    @Test
    void whatIsSavedIsRead() throws ProblemException, IOException {
        assertEquals(Preferences.USUAL, preferences.read().preferences());
        preferences.save(OWN);
        assertEquals(OWN, preferences.read().preferences());
        assertTrue(Files.readString(file).startsWith("schema: 1\ntheme: dark\n"), Files.readString(file));
        preferences.save(Preferences.USUAL);
        assertEquals(Preferences.USUAL, preferences.read().preferences());
        assertFalse(Files.readString(file).contains("data-folder"));
    }

    @Test
    void whatThisHearthDoesNotKnowStays() throws ProblemException, IOException {
        Files.writeString(file, "# mine\nschema: 1\ntheme: light\nfuture:\n  - one\nlanguage: german # auf Deutsch\n");
        preferences.save(preferences.read().preferences().withLook(Preferences.Look.DARK));
        String text = Files.readString(file);
        assertTrue(text.startsWith("# mine\nschema: 1\ntheme: dark\nfuture:\n  - one\nlanguage: german # auf Deutsch\n"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme: [", "theme: blue", "- a", "", "proxy: elsewhere", "data-folder: not/absolute", "schema: one", "theme: dark\ntheme: light"})
    void aBrokenFileIsToldOfAndLeftAlone(String text) throws IOException {
        Files.writeString(file, text);
        Problem problem = preferences.read().problem().orElseThrow();
        assertEquals(ProblemCode.PREFERENCES_UNREADABLE, problem.code());
        assertEquals(Preferences.USUAL, preferences.read().preferences());
        assertThrows(ProblemException.class, () -> preferences.save(OWN));
        assertEquals(text, Files.readString(file));
    }

    @Test
    void aNewerFileIsToldOfAndLeftAlone() throws IOException {
        Files.writeString(file, "schema: 2\ntheme: sepia\n");
        assertEquals(ProblemCode.STORE_NEWER, preferences.read().problem().orElseThrow().code());
        assertThrows(ProblemException.class, () -> preferences.save(OWN));
        assertEquals("schema: 2\ntheme: sepia\n", Files.readString(file));
    }
}
