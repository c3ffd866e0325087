// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.domain.problem.ProblemCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaaRecordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            allowed   |
            allowed   | issue "letsencrypt.org"
            allowed   | issue "LetsEncrypt.org; validationmethods=dns-01"
            allowed   | issue "pki.example" & issue "letsencrypt.org"
            allowed   | iodef "mailto:me@example.com"
            allowed   | issue ";" & issue "letsencrypt.org"
            allowed   | issue "letsencrypt.org" & issuewild "letsencrypt.org"
            forbidden | issue ";"
            forbidden | issue ""
            forbidden | issue "pki.example"
            forbidden | issue "notletsencrypt.org"
            forbidden | issue "letsencrypt.org" & issuewild ";"
            forbidden | issue "letsencrypt.org" & issuewild "pki.example"
            forbidden | issue "pki.example" & issuewild "letsencrypt.org"
            forbidden | ISSUE "pki.example"
            allowed   | issuewild "letsencrypt.org"
            """)
    void theDomainAndItsWildcardMustBothBeAllowed(String verdict, String records) {
        List<String> all = records == null ? List.of() : List.of(records.split(" & "));
        assertEquals(verdict.equals("forbidden") ? Optional.of(ProblemCode.DNS_CAA_FORBIDS) : Optional.empty(),
                CaaRecords.forbid("home.example.com", "letsencrypt.org", all).map(problem -> problem.code()));
    }

    @Test
    void theRecordsAreShownAsTheyAre() {
        assertEquals("issue \"pki.example\", issuewild \";\"", CaaRecords.forbid("home.example.com", "letsencrypt.org",
                List.of("issue \"pki.example\"", "issuewild \";\"")).orElseThrow().args().get("found"));
    }
}
