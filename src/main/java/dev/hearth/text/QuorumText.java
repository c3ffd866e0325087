// SPDX-License-Identifier: Apache-2.0
package dev.hearth.text;

import dev.hearth.domain.cluster.Quorum;
import java.util.Map;

/** What a number of servers bears, in a sentence with its numbers. */
public final class QuorumText {
    private QuorumText() {}

    public static String of(Quorum quorum, Texts texts) {
        String key = quorum.highlyAvailable() ? quorum.servers() % 2 == 0 ? "review.quorum.even" : "review.quorum.good"
                : quorum.servers() == 1 ? "review.quorum.one" : "review.quorum.two";
        return texts.get(key, Map.of("servers", String.valueOf(quorum.servers()), "majority", String.valueOf(quorum.majority()), "tolerated", String.valueOf(quorum.tolerated())));
    }
}
