// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.net.ConflictCode;
import dev.hearth.domain.net.Owner;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTextTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    @Test
    void anArgumentThatNamesATextStandsForIt() {
        String found = of(conflict(ConflictCode.OVERLAP, "@owner.node:node1", "@owner.dhcp")).found();
        assertTrue(found.toLowerCase(Locale.ENGLISH).contains(ENGLISH.get("owner.node", Map.of("name", "node1"))), found);
        assertTrue(found.contains(ENGLISH.get("owner.dhcp")), found);
        assertTrue(found.contains("192.168.5.9"), found);
    }

    @Test
    void anArgumentThatNamesNoTextIsShownAsItIs() {
        Problem typed = Problem.blocking(ProblemCode.FIELD_INVALID, Map.of("found", "@home", "required", "@shape.ipv4"));
        assertTrue(of(typed).found().contains("@home"));
        assertTrue(of(typed).required().toLowerCase(Locale.ENGLISH).contains(ENGLISH.get("shape.ipv4").toLowerCase(Locale.ENGLISH)), of(typed).required());
        assertTrue(of(Problem.blocking(ProblemCode.FIELD_INVALID, Map.of("found", "a:b$1\\", "required", "{found}"))).found().contains("a:b$1\\"));
    }

    @ParameterizedTest
    @EnumSource(value = ConflictCode.class, names = "OVERLAP", mode = EnumSource.Mode.EXCLUDE)
    void eachCollisionHasWordsOfItsOwn(ConflictCode code) {
        ProblemText own = of(conflict(code, "@owner.pool", "@owner.vip"));
        ProblemText overlap = of(conflict(ConflictCode.OVERLAP, "@owner.pool", "@owner.vip"));
        assertNotEquals(overlap.title(), own.title());
        assertNotEquals(overlap.found(), own.found());
        assertNotEquals(overlap.required(), own.required());
        assertNotEquals(overlap.why(), own.why());
        assertNotEquals(overlap.fix(), own.fix());
    }

    @ParameterizedTest
    @EnumSource(Owner.Kind.class)
    void eachOwnerHasAName(Owner.Kind kind) {
        assertTrue(ENGLISH.has("owner." + kind.id()));
    }

    @Test
    void eachShapeThatADraftAsksForIsDescribedAndNoOther() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/dev/hearth/domain/cluster"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = Pattern.compile("\"([a-z0-9-]+)\",\\s*(?:[A-Za-z0-9]+::|text ->|word ->)").matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add("shape." + matcher.group(1));
                }
            }
        }
        Set<String> described = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("resources/dev/hearth/texts/problems.properties"))) {
            if (line.startsWith("shape.")) {
                described.add(line.substring(0, line.indexOf('=')));
            }
        }
        assertEquals(described, used);
    }

    private static Problem conflict(ConflictCode code, String owner, String other) {
        return Problem.blocking(ProblemCode.ADDRESS_CONFLICT, Map.of("code", code.id(), "owner", owner, "other", other, "addresses", "192.168.5.9"));
    }

    private static ProblemText of(Problem problem) {
        return ProblemText.of(problem, ENGLISH);
    }
}
