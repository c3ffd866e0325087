// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.hearth.domain.platform.AcmeServers;
import dev.hearth.domain.platform.CertificateSource;
import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.platform.GitTarget;
import dev.hearth.domain.platform.PlatformSpec;
import dev.hearth.domain.platform.RecoverySpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetTextTest {
    private static final Texts TEXTS = Texts.in(Locale.ENGLISH);
    private static final AcmeServers AT_HOME = new AcmeServers("https://ca.home.example.com/staging/directory", "https://ca.home.example.com:9000/acme/directory", "PEM");

    private static PlatformSpec by(CertificateSource source) {
        return new PlatformSpec("home.example.com", source, new GitTarget.None(), new RecoverySpec("kit", null, null), List.of(), false);
    }

    private static PlatformSpec of(AcmeServers servers) {
        return by(new CertificateSource.Acme(null, new DnsProvider.Cloudflare(), servers));
    }

    @Test
    void letsEncryptsOwnLimitsAreSaidForTheExactSet() {
        String said = BudgetText.of(of(AcmeServers.LETS_ENCRYPT), Optional.empty(), TEXTS);
        assertEquals(TEXTS.get("budget.lets-encrypt", Map.of("names", "home.example.com, *.home.example.com", "same", "5", "registered", "50", "failures", "5")), said);
        assertFalse(said.contains("{"), said);
    }

    @Test
    void ofAServerOfSomebodyElseNoLimitIsClaimed() {
        assertEquals(TEXTS.get("budget.other", Map.of("names", "home.example.com, *.home.example.com", "server", "ca.home.example.com", "staging", "ca.home.example.com")),
                BudgetText.of(of(AT_HOME), Optional.empty(), TEXTS));
        AcmeServers onlyTrial = new AcmeServers(AcmeServers.LETS_ENCRYPT.staging(), AcmeServers.LETS_ENCRYPT.staging(), null);
        assertFalse(BudgetText.of(of(onlyTrial), Optional.empty(), TEXTS).contains("7 days"), "the trial server counts otherwise");
    }

    @Test
    void whatStandsIsNamedAndNothingIsAsked() {
        assertEquals(TEXTS.get("budget.kept", Map.of("server", "ca.home.example.com", "evidence", "until 2027-01-01")),
                BudgetText.of(of(AT_HOME), Optional.of("until 2027-01-01"), TEXTS));
    }

    @Test
    void aCaOfTheClustersOwnAsksNobody() {
        assertEquals(TEXTS.get("budget.own"), BudgetText.of(by(new CertificateSource.PrivateCa()), Optional.of("x"), TEXTS));
    }
}
