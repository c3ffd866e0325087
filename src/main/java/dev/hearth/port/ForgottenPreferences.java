// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.nio.file.Path;
import java.util.Optional;

/** The usual preferences, for as long as nobody asks again: where nothing of the user's is read or left behind. */
public final class ForgottenPreferences implements PreferencesStore {
    private Preferences kept = Preferences.USUAL;

    @Override
    public synchronized Read read() {
        return new Read(kept, Optional.empty());
    }

    @Override
    public synchronized void save(Preferences preferences) {
        kept = preferences;
    }

    @Override
    public Path usualData() {
        return Path.of("~");
    }
}
