// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.done;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.secret.Secret;
import dev.hearth.ui.kit.FakeWorkbench;
import dev.hearth.ui.page.done.AdminPassword.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdminPasswordTest {
    private final FakeWorkbench bench = new FakeWorkbench();
    private final AdminPassword password = new AdminPassword(bench, Runnable::run, Runnable::run);

    private Phase phase() {
        return password.stateProperty().getValue().phase();
    }

    private Optional<Secret> shown() {
        return password.stateProperty().getValue().password();
    }

    private void open() {
        bench.adminPassword = Optional.of(Secret.of("canary-admin"));
        password.look("home");
    }

    @Test
    void isNotReadIntoThePageBeforeItIsAskedFor() {
        open();
        assertEquals(Phase.KEPT, phase());
        assertEquals(Optional.empty(), shown());
        password.show("home");
        assertEquals(Optional.of(Secret.of("canary-admin")), shown());
        password.hide();
        assertEquals(Optional.empty(), shown());
        password.look("home");
        assertEquals(Phase.KEPT, phase());
    }

    @Test
    void isDeletedAfterAQuestionAlone() {
        open();
        password.delete("home");
        password.show("home");
        password.delete("home");
        assertEquals(Phase.SHOWN, phase());
        password.ask();
        assertEquals(Phase.ASKED, phase());
        password.keep();
        password.delete("home");
        assertEquals(Optional.of(Secret.of("canary-admin")), bench.adminPassword);
        password.ask();
        password.delete("home");
        assertEquals(Phase.DELETED, phase());
        assertEquals(Optional.empty(), bench.adminPassword);
        assertEquals(Optional.empty(), shown());
        password.hide();
        password.look("home");
        assertEquals(Phase.DELETED, phase(), "it stays said");
        password.forget();
        password.look("home");
        assertEquals(Phase.NONE, phase());
    }

    @Test
    void whatIsReadTooLateIsNotShown() {
        List<Runnable> waiting = new ArrayList<>();
        AdminPassword slow = new AdminPassword(bench, waiting::add, Runnable::run);
        bench.adminPassword = Optional.of(Secret.of("canary-admin"));
        slow.look("home");
        waiting.removeFirst().run();
        slow.show("home");
        slow.hide();
        waiting.removeFirst().run();
        assertEquals(Optional.empty(), slow.stateProperty().getValue().password());
    }
}
