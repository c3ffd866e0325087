// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import dev.hearth.domain.cluster.ClusterDraft;
import dev.hearth.domain.cluster.Decisions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Drafts as nobody should write them: each text may be anything that can be typed or pasted. */
final class RandomDrafts {
    private static final List<String> NASTY = List.of("", "", "", "home", "~", "null", "yes", "0x1F", "1e3", "22", " ", "  a ", "a: b", "a #b", "- x", "#",
            "'", "\"", "{a}", "[a]", "*a", "&a", "!x", "%x", "@x", "`", "|", ">", "?", ":", "<<", "=", "---", "...", "a\nb", "a\n", "\n", "\ta", "a\tb", "a\r\nb",
            "ü€", "\uD83D\uDD25", "\u0000", "\u0007", "\u0085", "\u2028", "\uFEFF", "1.1.1.1, 9.9.9.9", "1.1.1.1,9.9.9.9", "a, ", ",", "2026-11-22", "x".repeat(5000),
            "http://192.168.5.1:8080/", "~/.ssh/id_ed25519", "/etc/../x", "node1/res.mem", "a b, c", "C:\\x");
    private final Random random;

    RandomDrafts(long seed) {
        random = new Random(seed);
    }

    ClusterDraft next() {
        TreeMap<String, List<String>> registries = new TreeMap<>();
        some(this::text).forEach(name -> registries.put(name, some(this::filled)));
        Decisions decisions = new Decisions(new HashSet<>(some(this::filled)), new HashSet<>(some(this::filled)));
        return new ClusterDraft(
                text(),
                new ClusterDraft.Network(text(), text(), text(), text(), text(), text(), text(), text()),
                ssh(),
                some(() -> new ClusterDraft.Node(text(), text(), text(), text(), text(), ssh())),
                platform(),
                new ClusterDraft.Advanced(text(), text(), text(), registries, new ClusterDraft.Acme(text(), text(), text())),
                decisions);
    }

    private ClusterDraft.Platform platform() {
        return new ClusterDraft.Platform(text(),
                new ClusterDraft.Certificates(text(), text(), text(), new ClusterDraft.Route53(text(), text(), text()), new ClusterDraft.Rfc2136(text(), text(), text())),
                new ClusterDraft.Git(text(), text(), text(), text(), text()),
                new ClusterDraft.Recovery(text(), text(), text()),
                some(() -> new ClusterDraft.Service(text(), text(), text(), text())),
                text());
    }

    private ClusterDraft.Ssh ssh() {
        return random.nextInt(3) == 0 ? ClusterDraft.Ssh.empty() : new ClusterDraft.Ssh(text(), text(), text(), text(), text(), text());
    }

    private <T> List<T> some(Supplier<T> one) {
        return new ArrayList<>(Stream.generate(one).limit(random.nextInt(4)).toList());
    }

    /** An empty text in a list is nothing, so a list has none. */
    private String filled() {
        return Stream.generate(this::text).filter(text -> !text.isEmpty()).findFirst().orElseThrow();
    }

    private String text() {
        if (random.nextInt(4) > 0) {
            return NASTY.get(random.nextInt(NASTY.size()));
        }
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(12), 1, 0x3000).filter(c -> !Character.isSurrogate((char) c)).forEach(text::appendCodePoint);
        return text.toString();
    }
}
