// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where Hearth keeps files, by the customs of the system: XDG Base Directory Specification 0.8, Apple's File System
 * Programming Guide, Windows' Known Folders.
 *
 * @param config what the user chose
 * @param data clusters and drafts: what must not be lost
 * @param cache downloads: what can be had again
 * @param state logs and the like: may be lost
 */
public record Folders(Path config, Path data, Path cache, Path state) {

    /**
     * @param os the property os.name
     * @param env the environment
     * @param home the user's home folder
     */
    public static Folders of(String os, Map<String, String> env, Path home) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            Path roaming = given(env, "APPDATA").orElse(home.resolve("AppData").resolve("Roaming")).resolve("Hearth");
            Path local = given(env, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local")).resolve("Hearth");
            return new Folders(roaming.resolve("Config"), roaming.resolve("Data"), local.resolve("Cache"), local.resolve("State"));
        }
        if (system.startsWith("mac")) {
            Path library = home.resolve("Library");
            Path support = library.resolve("Application Support").resolve("Hearth");
            return new Folders(
                    support.resolve("Config"), support.resolve("Data"), library.resolve("Caches").resolve("Hearth"), library.resolve("Logs").resolve("Hearth"));
        }
        return new Folders(
                xdg(env, "XDG_CONFIG_HOME", home.resolve(".config")),
                xdg(env, "XDG_DATA_HOME", home.resolve(".local").resolve("share")),
                xdg(env, "XDG_CACHE_HOME", home.resolve(".cache")),
                xdg(env, "XDG_STATE_HOME", home.resolve(".local").resolve("state")));
    }

    /** Of this user on this computer. */
    public static Folders ofThisUser() {
        return of(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
    }

    /** With what must not be lost in another place. */
    public Folders withData(Path other) {
        return new Folders(config, other, cache, state);
    }

    /** A folder for each cluster. */
    public Path clusters() {
        return data.resolve("clusters");
    }

    /** "All paths set in these environment variables must be absolute. [...] relative paths should be ignored" (the specification). */
    private static Path xdg(Map<String, String> env, String name, Path otherwise) {
        return given(env, name).filter(Path::isAbsolute).orElse(otherwise).resolve("hearth");
    }

    private static Optional<Path> given(Map<String, String> env, String name) {
        return Optional.ofNullable(env.get(name)).filter(text -> !text.isBlank()).map(Path::of);
    }
}
