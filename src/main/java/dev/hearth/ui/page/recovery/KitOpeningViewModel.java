// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.recovery;

import dev.hearth.domain.cluster.Checked;
import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.PlanFiles;
import dev.hearth.port.RecoveryKits;
import dev.hearth.ui.arrival.Arrival;
import dev.hearth.ui.arrival.Way;
import dev.hearth.ui.trust.HostKeyCheck;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/** A cluster of another computer comes here by its recovery kit: what is in that, and the plan of it as a cluster. Used on the window's thread alone. */
public final class KitOpeningViewModel implements Way {
    private final PageContext context;
    private final Inquiry<Found> look;
    private final Arrival arrival;
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");

    /**
     * What is in a kit.
     *
     * @param spec empty while its plan lacks something
     * @param questions what that is
     * @param made when the kit was written
     * @param files names of what is in it
     */
    record Found(ClusterDraft draft, Optional<ClusterSpec> spec, List<Problem> questions, Instant made, SortedSet<String> files) {
        Found {
            questions = List.copyOf(questions);
            files = Collections.unmodifiableSortedSet(files);
        }
    }

    public KitOpeningViewModel(PageContext context) {
        this.context = context;
        this.look = new Inquiry<>(context.background(), context.ui());
        this.arrival = new Arrival(context, new HostKeyCheck(context.bench().hosts(), "host-key"));
        // What was found is of what stood there before.
        file.addListener((all, was, is) -> look.forget());
        passphrase.addListener((all, was, is) -> look.forget());
    }

    /** Opens the kit; nothing happens as long as something is missing. */
    @Override
    public void ask() {
        if (mayAsk()) {
            Path path = Path.of(file.get().strip());
            Secret typed = Secret.of(passphrase.get());
            look.ask(() -> find(path, typed));
        }
    }

    private boolean mayAsk() {
        return !file.get().isBlank() && !passphrase.get().isEmpty() && !busyProperty().getValue();
    }

    private Found find(Path path, Secret typed) throws ProblemException, InterruptedException {
        RecoveryKits.Opened kit = context.bench().kits().open(path, typed).orElseThrow(() -> Problem.blocking(ProblemCode.KIT_FILE_MISSING, Map.of("path", path.toString())).asException());
        Secret plan = Optional.ofNullable(kit.files().get(RecoveryKits.PLAN)).orElseThrow(() -> Problem.blocking(ProblemCode.KIT_WITHOUT_PLAN, Map.of("path", path.toString())).asException());
        PlanFiles.Read read = context.bench().planFiles().parse(plan.revealText(), path + ": " + RecoveryKits.PLAN);
        Checked checked = context.bench().check(read.draft());
        List<Problem> questions = Stream.concat(read.problems().stream(), checked.problems().stream()).filter(Problem::blocks).toList();
        return new Found(read.draft(), Optional.ofNullable(checked.spec()), questions, kit.made(), new TreeSet<>(kit.files().keySet()));
    }

    /** Keeps the plan and opens it. */
    @Override
    public void open() {
        look.stateProperty().getValue().answer().filter(any -> !busyProperty().getValue()).ifPresent(found -> arrival.keep(found.draft(), found.spec()));
    }

    /** What was entered stays. */
    @Override
    public void back() {
        arrival.stop();
        look.forget();
    }

    /** Nothing goes on any more, and the passphrase is forgotten. */
    @Override
    public void end() {
        arrival.stop();
        look.forget();
        passphrase.set("");
    }

    public Arrival arrival() {
        return arrival;
    }

    PageContext context() {
        return context;
    }

    StringProperty fileProperty() {
        return file;
    }

    StringProperty passphraseProperty() {
        return passphrase;
    }

    @Override
    public ObservableValue<Inquiry.State<Found>> lookProperty() {
        return look.stateProperty();
    }

    /** Whether something goes on. */
    @Override
    public ObservableValue<Boolean> busyProperty() {
        return look.stateProperty().flatMap(state -> arrival.busyProperty().map(goesOn -> goesOn || state.asking()));
    }
}
