// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.Session;
import java.util.concurrent.Semaphore;

/**
 * A session that is up, or was until a moment ago.
 *
 * @param channels permits for those that may be open at once
 */
record Live(Session session, Wire wire, Semaphore channels) {
    boolean up() {
        return session.isConnected();
    }

    /** Ends it at once, whatever jsch waits for. */
    void end() {
        wire.cut();
        session.disconnect();
    }
}
