// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app;

import dev.hearth.adapter.network.Proxies;
import dev.hearth.adapter.store.Folders;
import dev.hearth.adapter.store.PreferencesFile;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Preferences;
import dev.hearth.port.PreferencesStore;
import java.net.ProxySelector;
import java.nio.file.Path;
import java.util.Locale;

/** The user's preferences, and what they mean for this process: its language, its proxy, and where clusters are kept. */
final class OwnPreferences implements PreferencesStore {
    private final PreferencesFile file;
    private final Proxies proxies = new Proxies(ProxySelector.getDefault(), System.getenv());
    private final Folders folders;

    /** Reads them and holds to them from now on; language and folder stay for as long as this process lives. */
    OwnPreferences(Folders usual) {
        this.file = new PreferencesFile(usual);
        Preferences read = file.read().preferences();
        this.folders = read.data().map(usual::withData).orElse(usual);
        proxies.choose(read.proxy());
        ProxySelector.setDefault(proxies);
        switch (read.language()) {
            case ENGLISH -> Locale.setDefault(Locale.ENGLISH);
            case GERMAN -> Locale.setDefault(Locale.GERMAN);
            case SYSTEM -> {}
        }
    }

    Folders folders() {
        return folders;
    }

    @Override
    public Read read() {
        return file.read();
    }

    @Override
    public void save(Preferences preferences) throws ProblemException {
        proxies.choose(preferences.proxy());
        file.save(preferences);
    }

    @Override
    public Path usualData() {
        return file.usualData();
    }
}
