// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.nodes;

import dev.hearth.port.DesktopSsh.AgentKey;
import dev.hearth.ui.wizard.Inquiry;
import dev.hearth.ui.wizard.PageContext;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/** The keys that the SSH agent would offer; asked for whenever somebody wants to log in with it. */
final class AgentKeys {
    private final PageContext context;
    private final Inquiry<Optional<List<AgentKey>>> inquiry;

    AgentKeys(PageContext context) {
        this.context = context;
        this.inquiry = new Inquiry<>(context.background(), context.ui());
    }

    void look() {
        inquiry.ask(() -> context.bench().ssh().agentKeys());
    }

    /** Its answer is empty where no agent runs. */
    ObservableValue<Inquiry.State<Optional<List<AgentKey>>>> stateProperty() {
        return inquiry.stateProperty();
    }
}
