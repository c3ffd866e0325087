// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import dev.hearth.domain.platform.DnsProvider;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.port.NameServers.NameServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tries a DNS credential the way an ACME challenge will use it, without a cluster. */
public interface DnsRehearsals {
    /** The label under the domain that rehearsals write; nothing else is touched. */
    String LABEL = "_hearth-rehearsal";

    /**
     * Creates a TXT record, waits until every authoritative server shows it, and removes it, also when it fails or is interrupted.
     * What an earlier rehearsal left behind is removed first.
     *
     * @param watcher hears of every look, on the caller's thread
     * @throws ProblemException what the provider refuses ({@link DnsApi}); DNS_NOT_DELEGATED, DNS_NOT_SEEN, DNS_CAA_FORBIDS
     */
    Rehearsed rehearse(Rehearsal rehearsal, Watcher watcher) throws ProblemException, InterruptedException;

    /**
     * @param authority the CA by its name in CAA records, as {@code letsencrypt.org}; null: those records are not judged
     * @param limit how long a record may take to every server
     * @param every pause between two looks
     */
    record Rehearsal(
            DnsProvider provider, Secret credential, String domain, @Nullable String authority, Duration limit, Duration every) {
        public String name() {
            return LABEL + "." + domain;
        }
    }

    /** Hears how far the record is. */
    @FunctionalInterface
    interface Watcher {
        /** @param sights all authoritative servers, always in the same order */
        void looked(List<Sight> sights, Duration after);
    }

    /** @param after how long it took; null while it is not seen */
    record Sight(NameServer server, @Nullable Duration after) {
        public boolean seen() {
            return after != null;
        }

        @Override
        public String toString() {
            return server.name() + (after == null ? " -" : String.format(Locale.ROOT, " after %.1f s", after.toMillis() / 1000.0));
        }
    }

    /**
     * @param leftovers records of earlier rehearsals that were removed
     * @param split DNS_SPLIT_HORIZON when the desktop's resolver answers otherwise than the authoritative servers; null when it agrees
     */
    record Rehearsed(DnsApi.DnsZone zone, List<Sight> sights, int leftovers, @Nullable Problem split) {
        public Rehearsed {
            sights = List.copyOf(sights);
        }

        /** As {@code seen at ns1.example.com after 3.2 s, ns2.example.com after 4.1 s}. */
        public String evidence() {
            return sights.stream().map(Sight::toString).collect(Collectors.joining(", ", "seen at ", ""));
        }
    }
}
