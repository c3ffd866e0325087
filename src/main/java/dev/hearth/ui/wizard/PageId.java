// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.wizard;

import java.util.Locale;

/** The pages in their order. */
public enum PageId {
    WELCOME,
    NETWORK,
    NODES,
    CERTIFICATES,
    GIT,
    RECOVERY,
    REVIEW,
    RUN,
    DONE,
    CLUSTER;

    /** As in text keys ({@code page.<id>.title}) and ids of controls. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
