// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How the user wants Hearth to be, for all clusters.
 *
 * @param data where clusters are kept; empty for the system's usual place
 */
public record Preferences(Look look, Language language, Movement movement, Optional<Path> data, ProxyChoice proxy) {
    public static final Preferences USUAL = new Preferences(Look.SYSTEM, Language.SYSTEM, Movement.SYSTEM, Optional.empty(), ProxyChoice.SYSTEM);

    /** The theme. */
    public enum Look {
        SYSTEM,
        LIGHT,
        DARK
    }

    /** Of all sentences. */
    public enum Language {
        SYSTEM,
        ENGLISH,
        GERMAN
    }

    /** Whether things move. */
    public enum Movement {
        SYSTEM,
        REDUCED,
        FULL
    }

    public Preferences withLook(Look changed) {
        return new Preferences(changed, language, movement, data, proxy);
    }

    public Preferences withLanguage(Language changed) {
        return new Preferences(look, changed, movement, data, proxy);
    }

    public Preferences withMovement(Movement changed) {
        return new Preferences(look, language, changed, data, proxy);
    }

    public Preferences withData(Optional<Path> changed) {
        return new Preferences(look, language, movement, changed, proxy);
    }

    public Preferences withProxy(ProxyChoice changed) {
        return new Preferences(look, language, movement, data, changed);
    }
}
