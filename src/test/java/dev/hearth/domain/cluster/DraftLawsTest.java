// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.Laws;
import dev.hearth.domain.net.AddressPlanner;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Severity;
import dev.hearth.text.ProblemText;
import dev.hearth.text.Texts;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every draft, however it was typed. */
class DraftLawsTest {
    private static final List<String> PATHS = List.of("name", "network.subnet", "network.gateway", "network.dns", "network.dhcp", "network.vip", "network.pool", "network.traefik",
            "network.api-name", "ssh.user", "ssh.port", "ssh.login", "ssh.key", "ssh.sudo", "ssh.jump", "nodes[0].name", "nodes[1].name", "nodes[1].host", "nodes[1].address", "nodes[1].role",
            "nodes[1].interface", "nodes[2].host", "nodes[2].ssh.port", "nodes[2].ssh.login", "nodes[2].ssh.jump", "advanced.mirror", "advanced.releases", "advanced.order");
    private static final List<String> TEXTS = List.of("", " ", "x", "node1", "NODE1", "none", "agent", "192.168.5.1", "192.168.5.12", "192.168.5.200", "192.168.5.205", "192.168.5.0/24", "192.168.5.9/24",
            "10.42.0.0/16", "192.168.5.190-210", "192.168.5.201", "192.168.6.1", "8.8.8.0/24", "65536", "2222", "https://nas", "a@b:1", "é", "{found}", "@owner.vip", "$1\\", "\u0000\t\n", "9".repeat(300));

    @Test
    void aDraftIsAlwaysJudgedAndWhatDoesNotBlockCanBeBuilt() {
        Texts english = Texts.in(Locale.ENGLISH);
        int[] specs = {0};
        Set<ProblemCode> seen = EnumSet.noneOf(ProblemCode.class);
        Set<Problem> told = new HashSet<>();
        Laws.hold(1_000, random -> {
            ClusterDraft draft = mangled(random);
            Checked checked = ClusterDrafts.check(draft);
            assertEquals(checked.spec() == null, checked.problems().stream().anyMatch(Problem::blocks));
            assertEquals(checked, ClusterDrafts.check(draft));
            assertEquals(checked.problems().size(), Set.copyOf(checked.problems()).size());
            specs[0] += checked.spec() == null ? 0 : 1;
            for (Problem problem : checked.problems()) {
                assertNotNull(problem.field());
                seen.add(problem.code());
                if (told.add(problem)) {
                    told(problem, english);
                }
            }
        });
        assertTrue(specs[0] > 100 && specs[0] < 900, () -> specs[0] + " of the drafts are right");
        assertTrue(seen.size() >= 8, () -> "codes seen: " + seen);
    }

    @Test
    void aProposalForWhatIsTypedSoFarLeavesNoConflict() {
        Laws.hold(300, random -> {
            ClusterDraft draft = Drafts.good();
            for (int i = 0; i < 3; i++) {
                draft = Drafts.with(draft, "nodes[" + i + "].host", "192.168.5." + (2 + 30 * i + random.nextInt(30)));
            }
            ClusterDraft open = Drafts.with(draft, "network.dhcp", "192.168.5." + (100 + random.nextInt(20)) + "-" + (120 + random.nextInt(80)));
            AddressPlanner.propose(ClusterDrafts.lan(open).orElseThrow(), 20).ifPresent(plan -> {
                ClusterDraft closed = Drafts.with(Drafts.with(open, "network.vip", plan.vip().toString()), "network.pool", plan.pool().toString());
                assertEquals(List.of(), ClusterDrafts.check(closed).problems());
                assertEquals(plan, ClusterDrafts.check(closed).spec().addresses());
            });
        });
    }

    @Test
    void whatIsRightIsNeverShownAsWrong() {
        Laws.hold(200, random -> {
            Checked checked = ClusterDrafts.check(Drafts.withServers(1 + random.nextInt(9)));
            assertNotNull(checked.spec());
            assertFalse(checked.problems().stream().anyMatch(problem -> problem.severity() == Severity.BLOCKING));
        });
    }

    /** Every place is filled, unless somebody typed what looks like one. */
    private static void told(Problem problem, Texts texts) {
        ProblemText text = ProblemText.of(problem, texts);
        boolean typed = problem.args().values().stream().anyMatch(value -> value.contains("{found}") || value.contains(":@owner.vip"));
        for (String sentence : List.of(text.title(), text.found(), text.required(), text.why(), text.fix())) {
            assertTrue(typed || !sentence.matches("(?s).*(\\{[a-z]+}|@[a-z]+\\.).*"), sentence);
        }
    }

    private static ClusterDraft mangled(Random random) {
        ClusterDraft draft = Drafts.good();
        for (int i = random.nextInt(4); i > 0; i--) {
            draft = Drafts.with(draft, PATHS.get(random.nextInt(PATHS.size())), TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return draft;
    }
}
