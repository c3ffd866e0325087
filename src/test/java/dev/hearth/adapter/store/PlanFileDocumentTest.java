// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hearth.port.PlanFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/plan-file.md says what the code does. */
class PlanFileDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/plan-file.md");

    static List<Arguments> sections() {
        return List.of(
                Arguments.of("At the top", PlanKeys.ROOT),
                Arguments.of("network", PlanKeys.NETWORK),
                Arguments.of("ssh", PlanKeys.SSH),
                Arguments.of("nodes", PlanKeys.NODE),
                Arguments.of("certificates", PlanKeys.CERTIFICATES),
                Arguments.of("certificates.route53", PlanKeys.ROUTE53),
                Arguments.of("certificates.rfc2136", PlanKeys.RFC2136),
                Arguments.of("git", PlanKeys.GIT),
                Arguments.of("recovery", PlanKeys.RECOVERY),
                Arguments.of("services", PlanKeys.SERVICE),
                Arguments.of("argo-cd", PlanKeys.ARGO_CD),
                Arguments.of("advanced", PlanKeys.ADVANCED));
    }

    @ParameterizedTest
    @MethodSource("sections")
    void explainsEveryKeyAndNoOther(String heading, List<String> keys) throws Exception {
        String document = Files.readString(DOCUMENT);
        String section = document.substring(document.indexOf("\n## " + heading + "\n") + 1).split("\n## ")[0];
        assertEquals(keys, Pattern.compile("^\\| `([^`]+)` \\| \\S", Pattern.MULTILINE).matcher(section).results().map(row -> row.group(1)).toList());
    }

    @Test
    void givesAnExampleThatReads(@TempDir Path folder) throws Exception {
        MatchResult example = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENT)).results().findFirst().orElseThrow();
        PlanFiles.Read read = new YamlPlanFiles().read(Files.writeString(folder.resolve("plan.yaml"), example.group(1)));
        assertEquals(List.of(), read.problems());
        assertFalse(read.draft().nodes().isEmpty());
    }
}
