// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.window;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.run.Event;
import dev.hearth.text.Texts;
import dev.hearth.ui.Workbench;
import dev.hearth.ui.Workbench.Prepared;
import dev.hearth.ui.arrival.Arrival;
import dev.hearth.ui.arrival.ArrivalDialog;
import dev.hearth.ui.arrival.Face;
import dev.hearth.ui.component.Dialog;
import dev.hearth.ui.draft.Autosave;
import dev.hearth.ui.draft.DraftModel;
import dev.hearth.ui.draft.Saving;
import dev.hearth.ui.page.certificates.CertificatesPage;
import dev.hearth.ui.page.certificates.CertificatesViewModel;
import dev.hearth.ui.page.cluster.AftercareViewModel;
import dev.hearth.ui.page.cluster.ClusterPage;
import dev.hearth.ui.page.cluster.ClusterViewModel;
import dev.hearth.ui.page.done.DonePage;
import dev.hearth.ui.page.done.DoneViewModel;
import dev.hearth.ui.page.git.GitPage;
import dev.hearth.ui.page.git.GitViewModel;
import dev.hearth.ui.page.network.NetworkPage;
import dev.hearth.ui.page.network.NetworkViewModel;
import dev.hearth.ui.page.nodes.AdoptionFace;
import dev.hearth.ui.page.nodes.AdoptionViewModel;
import dev.hearth.ui.page.nodes.GrowthDialog;
import dev.hearth.ui.page.nodes.GrowthViewModel;
import dev.hearth.ui.page.nodes.NodesPage;
import dev.hearth.ui.page.nodes.NodesViewModel;
import dev.hearth.ui.page.recovery.KitOpeningFace;
import dev.hearth.ui.page.recovery.KitOpeningViewModel;
import dev.hearth.ui.page.recovery.RecoveryPage;
import dev.hearth.ui.page.recovery.RecoveryViewModel;
import dev.hearth.ui.page.review.ExportViewModel;
import dev.hearth.ui.page.review.ReviewPage;
import dev.hearth.ui.page.review.ReviewViewModel;
import dev.hearth.ui.page.run.Reporting;
import dev.hearth.ui.page.run.RunPage;
import dev.hearth.ui.page.run.RunViewModel;
import dev.hearth.ui.page.run.TakeOver;
import dev.hearth.ui.page.run.Vigil;
import dev.hearth.ui.page.welcome.WelcomePage;
import dev.hearth.ui.page.welcome.WelcomeViewModel;
import dev.hearth.ui.wizard.Desktop;
import dev.hearth.ui.wizard.LaterPage;
import dev.hearth.ui.wizard.Page;
import dev.hearth.ui.wizard.PageContext;
import dev.hearth.ui.wizard.PageId;
import dev.hearth.ui.wizard.Switchboard;
import dev.hearth.ui.wizard.WizardView;
import dev.hearth.ui.wizard.WizardViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.SimpleObjectProperty;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** One workbench in the window: a draft, its pages, and the saving of it. */
public final class Session {
    private final Workbench bench;
    private final DraftModel draft;
    private final WelcomeViewModel welcome;
    private final NodesViewModel nodes;
    private final CertificatesViewModel certificates;
    private final GitViewModel git;
    private final RecoveryViewModel recovery;
    private final RunViewModel run;
    private @Nullable RunPage runPage;
    private final WizardViewModel wizard;
    private final WizardView view;
    private final Autosave autosave;
    private final Executor background;

    public Session(Workbench bench, Surroundings around, Switchboard window) {
        this.bench = bench;
        this.background = around.background();
        Texts texts = around.texts();
        draft = new DraftModel(bench::check, ClusterDraft.empty());
        PageContext context = new PageContext(bench, draft, texts, around.ui(), around.background(), around.clock());
        welcome = new WelcomeViewModel(context, around.picker(), window::practise);
        nodes = new NodesViewModel(context);
        certificates = new CertificatesViewModel(context);
        git = new GitViewModel(context);
        recovery = new RecoveryViewModel(context);
        run = new RunViewModel(bench, draft, texts, bench.clock(), around.relay());
        // On a homelab that is played nobody waits for long.
        if (!bench.practice()) {
            Vigil.over(run, around.desktop(), around.background());
        }
        ClusterViewModel cluster = new ClusterViewModel(context, around.delay(), new Random()::nextDouble);
        AftercareViewModel aftercare = new AftercareViewModel(context, cluster);
        NetworkViewModel network = new NetworkViewModel(context);
        ReviewViewModel review = new ReviewViewModel(context);
        DoneViewModel done = new DoneViewModel(bench, draft, texts, around.background(), around.ui());
        List<Page> pages = List.of(
                new WelcomePage(welcome, bench.practice(), texts, around.clock(), way -> arrivals(context, welcome, around.desktop(), way)),
                new LaterPage(network, () -> new NetworkPage(network, texts, around.clock())),
                new LaterPage(nodes, () -> new NodesPage(nodes, draft, texts, around.clock(), around.desktop())),
                new LaterPage(certificates, () -> new CertificatesPage(certificates, texts, around.clock(), around.desktop())),
                new LaterPage(git, () -> new GitPage(git, texts, around.clock(), around.desktop())),
                new LaterPage(recovery, () -> new RecoveryPage(recovery, texts, around.desktop())),
                new LaterPage(review, () -> new ReviewPage(review, new ExportViewModel(context), texts, around.clock(), around.desktop())),
                new LaterPage(run, () -> runPage = new RunPage(run, new TakeOver(run, bench, around.ui(), around.background()),
                        new Reporting(run, around.desktop(), around.ui(), around.background()))),
                new LaterPage(done, () -> new DonePage(done, around.desktop())),
                new LaterPage(cluster, () -> new ClusterPage(aftercare, () -> grow(context, aftercare, around.desktop()), around.desktop(), this::go)));
        wizard = new WizardViewModel(draft, pages.stream().map(Page::logic).toList());
        nodes.onReady(wizard::advance);
        aftercare.on(this::run, nodes::struck);
        run.onErrand(aftercare::ended, this::home);
        welcome.onBegin(this::open);
        SimpleObjectProperty<Saving> saved = new SimpleObjectProperty<>();
        autosave = new Autosave(bench.clusters(), draft, around.ui(), around.delay(), problem -> saved.set(new Saving(problem)));
        // What a run took is given back to the desktop: a collector without threads of its own does it only when it is asked.
        draft.ranProperty().addListener((all, was, is) -> around.background().execute(System::gc));
        // Whether the name can be had is known before anybody gets far.
        wizard.currentProperty().addListener((all, was, is) -> around.background().execute(autosave::flush));
        view = new WizardView(wizard, pages, draft, bench, saved, texts, window);
    }

    public WizardView view() {
        return view;
    }

    public WizardViewModel wizard() {
        return wizard;
    }

    public DraftModel draft() {
        return draft;
    }

    public NodesViewModel nodes() {
        return nodes;
    }

    public GitViewModel git() {
        return git;
    }

    /** Opens a new draft on the first step. */
    public void begin(ClusterDraft some) {
        open(WelcomeViewModel.Opening.fresh(some));
    }

    /** Opens a plan file; what is wrong with it is told on the first page. */
    public void open(Path planFile) {
        welcome.openFile(planFile);
    }

    private Dialog grow(PageContext context, AftercareViewModel aftercare, Desktop desktop) {
        GrowthViewModel growth = new GrowthViewModel(context, nodes);
        growth.onStart(prepared -> {
            aftercare.cancel();
            run(prepared);
        });
        return GrowthDialog.open(growth, desktop, aftercare::cancel);
    }

    private Dialog arrivals(PageContext context, WelcomeViewModel welcome, Desktop desktop, WelcomeViewModel.Way way) {
        if (way == WelcomeViewModel.Way.KIT) {
            KitOpeningViewModel kit = new KitOpeningViewModel(context);
            return arrival(kit.arrival(), new KitOpeningFace(kit, context.texts(), desktop), context.texts(), welcome, arrived -> {});
        }
        AdoptionViewModel adoption = new AdoptionViewModel(context);
        return arrival(adoption.arrival(), new AdoptionFace(adoption, context.texts(), desktop), context.texts(), welcome, arrived -> adoption.hand(nodes, arrived));
    }

    /** @param given hands over what was entered on the way */
    private Dialog arrival(Arrival arrival, Face face, Texts texts, WelcomeViewModel welcome, Consumer<ClusterDraft> given) {
        arrival.onArrived(arrived -> {
            welcome.cancel();
            open(new WelcomeViewModel.Opening(arrived.draft(), Optional.of(arrived.draft().name()), arrived.stands()), () -> given.accept(arrived.draft()));
            if (!arrived.stands()) {
                wizard.question();
            }
            face.way().end();
        });
        return ArrivalDialog.of(arrival, face, texts, welcome::cancel);
    }

    /** The plan of the draft as it is; empty while a problem blocks. Blocks for as long as files take. */
    Optional<Prepared> prepared() throws ProblemException, InterruptedException {
        Optional<ClusterSpec> spec = draft.spec();
        return spec.isPresent() ? Optional.of(bench.prepare(spec.get())) : Optional.empty();
    }

    void run(Prepared prepared) {
        draft.preparedProperty().set(Optional.of(prepared));
        wizard.lead(PageId.RUN);
    }

    /** After an errand; a cluster that was uninstalled is left behind. */
    private void home(PageId page) {
        if (page == PageId.WELCOME) {
            wizard.restart(page);
        } else {
            wizard.lead(page);
        }
    }

    private void go(PageId page) {
        wizard.go(page);
    }

    /** A cluster that stands is opened at the page where it is seen, with every page but the run's within reach. */
    private void open(WelcomeViewModel.Opening opening) {
        open(opening, () -> {});
    }

    /** @param given hands over secrets for it that were entered before */
    private void open(WelcomeViewModel.Opening opening, Runnable given) {
        nodes.forget();
        certificates.forget();
        git.forget();
        recovery.forget();
        given.run();
        autosave.open(opening.draft(), opening.kept());
        if (opening.built() && draft.spec().isPresent()) {
            wizard.reopen(wizard.pageIds().stream().filter(id -> id != PageId.RUN && id != PageId.CLUSTER).toList(), PageId.CLUSTER);
        } else {
            wizard.restart(PageId.NETWORK);
        }
    }

    /** Saves at once what is waiting to be saved. */
    public void save() {
        autosave.flush();
    }

    /** Whether the window may close now; in a run the user is asked first, and {@code close} is called when that is the answer. */
    public boolean mayClose(Window owner, Runnable close) {
        return runPage == null || runPage.mayClose(owner, close);
    }

    /** Something else is shown in its place; it is kept as it is. */
    void rest() {
        wizard.leave();
        background.execute(autosave::flush);
    }

    /** It is shown again. */
    void resume() {
        wizard.resume();
    }

    /** Ends a run that goes on without asking, and then calls; at once when there is none. */
    void stop(Runnable then) {
        run.stopThen(Event.Cancel.NOW, then);
    }

    /** Saves what is waiting to be saved, and ends the workbench: in the background, told when it is done. On the window's thread. */
    CompletableFuture<Void> close() {
        wizard.leave();
        return CompletableFuture.runAsync(() -> {
            autosave.flush();
            bench.close();
        }, background);
    }
}
