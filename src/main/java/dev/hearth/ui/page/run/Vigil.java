// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.run;

import dev.hearth.port.DesktopSession.Awake;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.wizard.Desktop;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/** While a run goes on the computer does not fall asleep, and at its end whoever looks elsewhere is told. */
public final class Vigil {
    private final RunViewModel model;
    private final Desktop desktop;
    private final Executor background;
    private volatile boolean wanted;
    private Optional<Awake> awake = Optional.empty();

    private Vigil(RunViewModel model, Desktop desktop, Executor background) {
        this.model = model;
        this.desktop = desktop;
        this.background = background;
    }

    /** For as long as the model is there. */
    public static void over(RunViewModel model, Desktop desktop, Executor background) {
        Vigil vigil = new Vigil(model, desktop, background);
        model.phaseProperty().addListener((all, was, is) -> {
            if (is.running() != was.running()) {
                vigil.turn(is);
            }
        });
    }

    private void turn(Phase phase) {
        Texts texts = model.words().texts();
        Prepared prepared = model.planProperty().getValue().orElseThrow();
        String cluster = prepared.spec().name();
        String said = Errands.headline(prepared.errand(), phase, texts);
        wanted = phase.running();
        background.execute(() -> settle(texts.get("run.awake", Map.of("cluster", cluster))));
        if (!wanted) {
            background.execute(() -> desktop.announce(cluster, said));
        }
    }

    /** Whichever of two comes first, the last one does what is wanted at last. */
    private synchronized void settle(String why) {
        if (wanted && awake.isEmpty()) {
            awake = desktop.stayAwake(why);
        } else if (!wanted) {
            awake.ifPresent(Awake::close);
            awake = Optional.empty();
        }
    }
}
