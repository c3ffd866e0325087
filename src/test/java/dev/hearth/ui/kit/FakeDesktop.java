// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import dev.hearth.port.DesktopSession.Awake;
import dev.hearth.ui.wizard.Desktop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Remembers what was opened, and answers every dialog with the same path. */
public final class FakeDesktop implements Desktop {
    public final List<String> browsed = new ArrayList<>();
    public final List<String> heard = new ArrayList<>();
    public Optional<Path> answer = Optional.empty();

    @Override
    public void browse(String url) {
        browsed.add(url);
    }

    @Override
    public void show(Path folder) {
        browsed.add(folder.toString());
    }

    @Override
    public Optional<Awake> stayAwake(String why) {
        heard.add("awake: " + why);
        return Optional.of(() -> heard.add("may sleep"));
    }

    @Override
    public void announce(String title, String text) {
        heard.add(title + ": " + text);
    }

    @Override
    public Optional<Path> open(String title) {
        return answer;
    }

    @Override
    public Optional<Path> folder(String title) {
        return answer;
    }

    @Override
    public Optional<Path> save(String title, String name) {
        return answer.map(folder -> folder.resolve(name));
    }
}
