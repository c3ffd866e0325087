// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.cluster;

import dev.hearth.domain.problem.Problem;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.ui.wizard.PageId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets that were not given, and the page where they can be.
 *
 * @param nodes those that nobody can look inside without them; none for what is of the whole cluster
 */
record Asked(PageId page, List<String> nodes) {
    Asked {
        nodes = List.copyOf(nodes);
    }

    static List<Asked> of(Outlook outlook) {
        Map<PageId, List<String>> pages = new EnumMap<>(PageId.class);
        outlook.asked().forEach((info, problem) -> {
            List<String> nodes = pages.computeIfAbsent(page(info, problem), any -> new ArrayList<>());
            if (info.node() != null && !nodes.contains(info.node())) {
                nodes.add(info.node());
            }
        });
        return pages.entrySet().stream().map(each -> new Asked(each.getKey(), each.getValue())).toList();
    }

    private static PageId page(StepInfo info, Problem problem) {
        return switch (problem.code()) {
            case DNS_CREDENTIAL_MISSING -> PageId.CERTIFICATES;
            case KIT_PASSPHRASE_MISSING -> PageId.RECOVERY;
            case GIT_TOKEN_MISSING -> PageId.GIT;
            // A passphrase is of a node's key or of the repository's.
            default -> info.node() == null ? PageId.GIT : PageId.NODES;
        };
    }
}
