// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.RemoteHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a sudo that is played, with the words of the real one (1.9.13). It notes each call, and each line that it reads. */
class SudoTest extends SshTest {
    private static final String RIGHT = "tr0ub4dor&3 ä";
    private static final RemoteCommand READS = RemoteCommand.script("reads", "echo ran >&2; cat; exit 5").asRoot().withInput(Secret.of("input\n"));
    private static final CommandResult READ = new CommandResult(5, "input\n", "ran\n");
    /** The rules file says what it does: ask, remember (asks once), never, deny, tty. */
    private static final String PLAYED = """
            here=${0%/*}
            prompt='[sudo] password: '
            patient=yes
            while :; do
              case $1 in
                -n) patient= ;;
                -S) ;;
                -p) prompt=$2; shift ;;
                --) shift; break ;;
                *) echo "usage: sudo ..." >&2; exit 1 ;;
              esac
              shift
            done
            rule=$(cat "$here/rule")
            echo call >> "$here/calls"
            case $rule in
              never) exec "$@" ;;
              tty) echo 'sudo: sorry, you must have a tty to run sudo' >&2; exit 1 ;;
            esac
            if [ "$rule" = remember ] && [ -e "$here/remembered" ]; then exec "$@"; fi
            if [ -z "$patient" ]; then echo 'sudo: a password is required' >&2; exit 1; fi
            for try in 1 2 3; do
              printf '\\nWe trust you have received the usual lecture.\\n%s' "$prompt" >&2
              if ! IFS= read -r line; then echo >&2; echo 'sudo: no password was provided' >&2; exit 1; fi
              echo read >> "$here/reads"
              if [ "$line" = "$(cat "$here/secret")" ]; then
                if [ "$rule" = deny ]; then echo 'homelab is not in the sudoers file.' >&2; exit 1; fi
                : > "$here/remembered"
                exec "$@"
              fi
              echo 'Sorry, try again.' >&2
            done
            echo 'sudo: 3 incorrect password attempts' >&2
            exit 1
            """;

    private TestMachine machine;
    private RemoteHost host;

    @BeforeEach
    void playSudo() throws Exception {
        machine = machine().program("sudo", PLAYED);
        Files.writeString(machine.bin.resolve("secret"), RIGHT);
        secrets.put(SUDO, Secret.of(RIGHT));
        host = connected(machine.access(BY_PASSWORD, TestMachine.USER, SUDO));
    }

    @Test
    void thePasswordAndTheInputReachWhoeverTheyAreFor() throws Exception {
        rule("ask");
        assertEquals(READ, host.run(READS));
        assertEquals(READ, host.run(READS));
        assertEquals(2, count("reads"));
    }

    @Test
    void aSudoThatDoesNotAskIsToldNothing() throws Exception {
        rule("never");
        assertEquals(READ, host.run(READS));
        assertEquals(new CommandResult(0, "", ""), host.run(RemoteCommand.of("cat", "cat").asRoot()));
        assertEquals(0, count("reads"));
    }

    @Test
    void aSudoThatRemembersIsToldThePasswordOnceAndNeverTheCommand() throws Exception {
        rule("remember");
        for (int i = 0; i < 3; i++) {
            assertEquals(READ, host.run(READS));
        }
        assertEquals(1, count("reads"));
        // And when it has forgotten, it is told again.
        Files.delete(machine.bin.resolve("remembered"));
        assertEquals(READ, host.run(READS));
        assertEquals(2, count("reads"));
    }

    @Test
    void aCommandThatPrintsAPromptGetsNoPassword() throws Exception {
        rule("never");
        RemoteCommand asks = RemoteCommand.script("asks", "printf '[sudo] password for homelab: ' >&2; cat").asRoot();
        assertEquals(new CommandResult(0, "", "[sudo] password for homelab: "), host.run(asks));
    }

    @Test
    void aWrongPasswordIsSaidOnceAndNotAgainByTheNext() throws Exception {
        rule("ask");
        secrets.put(SUDO, Secret.of("wrong"));
        Problem wrong = problem(ProblemCode.SUDO_PASSWORD_WRONG, () -> host.run(READS));
        assertEquals(TestMachine.USER, wrong.args().get("user"));
        ConnectionTest.together(8, i -> problem(ProblemCode.SUDO_PASSWORD_WRONG, () -> host.run(READS)));
        assertEquals(1, count("calls"));
        assertEquals(1, count("reads"));
        secrets.put(SUDO, Secret.of(RIGHT));
        assertEquals(READ, host.run(READS));
    }

    @Test
    void eightAtOnceWithAWrongPasswordAreOneTry() throws Exception {
        rule("ask");
        secrets.put(SUDO, Secret.of("wrong"));
        ConnectionTest.together(8, i -> problem(ProblemCode.SUDO_PASSWORD_WRONG, () -> host.run(READS)));
        assertEquals(1, count("reads"));
    }

    @Test
    void eightAtOnceWithTheRightPasswordRunAtOnce() throws Exception {
        rule("ask");
        Path meeting = Files.createDirectory(folder.resolve("meeting"));
        // Each waits for all the others: with one at a time they would wait for ever.
        RemoteCommand meets = RemoteCommand.script(
                "meets", ": > \"$1/$$\"; while [ \"$(ls \"$1\" | wc -l)\" -lt 8 ]; do sleep 0.05; done", meeting.toString()).asRoot();
        ConnectionTest.together(8, i -> assertTrue(host.run(meets.within(java.time.Duration.ofSeconds(15))).ok()));
    }

    @Test
    void withoutAPasswordSudoIsNotWaitedFor() throws Exception {
        rule("ask");
        secrets.forget(SUDO);
        long begin = System.nanoTime();
        problem(ProblemCode.SUDO_PASSWORD_MISSING, () -> host.run(READS));
        assertTrue(System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(10));
        assertEquals(0, count("reads"));
        rule("never");
        assertEquals(READ, host.run(READS));
    }

    @Test
    void everyRefusalIsNamed() throws Exception {
        rule("deny");
        assertEquals("homelab is not in the sudoers file.", lastLine(problem(ProblemCode.SUDO_NOT_ALLOWED, () -> host.run(READS))));
        rule("tty");
        problem(ProblemCode.SUDO_NEEDS_TERMINAL, () -> host.run(READS));
        machine.program("sudo", "echo 'sudo: command not found' >&2; exit 127\n");
        problem(ProblemCode.SUDO_MISSING, () -> host.run(READS));
    }

    @Test
    void rootNeedsNoSudo() throws Exception {
        machine.server.setPasswordAuthenticator((user, password, session) -> user.equals("root"));
        RemoteHost root = connected(machine.access(BY_PASSWORD, "root", SUDO));
        assertEquals(READ, root.run(READS));
        assertEquals(0, count("calls"));
        assertFalse(machine.lines.getLast().contains("sudo"));
    }

    @Test
    void otherSudosSayItInOtherWords() {
        record Case(String said, int prompts, boolean hadPassword, ProblemCode code) {}
        for (Case one : List.of(
                new Case("sudo: interactive authentication is required", 0, false, ProblemCode.SUDO_PASSWORD_MISSING),
                new Case("sudo: Authentication failed, try again.", 1, true, ProblemCode.SUDO_PASSWORD_WRONG),
                new Case("sudo: 1 incorrect password attempt", 1, true, ProblemCode.SUDO_PASSWORD_WRONG),
                new Case("Sorry, user homelab may not run sudo on node1.", 1, true, ProblemCode.SUDO_NOT_ALLOWED),
                new Case("sudo: Account or password is expired, reset your password and try again", 0, false, ProblemCode.SUDO_NOT_ALLOWED),
                new Case("sudo: a terminal is required to read the password", 0, true, ProblemCode.SUDO_NEEDS_TERMINAL),
                new Case("env: 'sudo': No such file or directory", 0, true, ProblemCode.SUDO_MISSING))) {
            Captured err = new Captured(Marks.fresh(), 100, signal -> {});
            byte[] bytes = one.said().getBytes(java.nio.charset.StandardCharsets.UTF_8);
            err.write(bytes, 0, bytes.length);
            Conversation.Ended ended =
                    new Conversation.Ended(false, one.prompts(), 1, null, new Captured(Marks.fresh(), 100, signal -> {}), err);
            assertEquals(one.code(), SudoRefusal.of(machine.access(BY_PASSWORD), ended, one.hadPassword()).code(), one.said());
        }
    }

    private void rule(String rule) throws IOException {
        Files.writeString(machine.bin.resolve("rule"), rule);
    }

    private long count(String file) throws IOException {
        Path path = machine.bin.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path).size() : 0;
    }

    private static String lastLine(Problem problem) {
        return problem.detail().lines().reduce("", (first, second) -> second);
    }
}
