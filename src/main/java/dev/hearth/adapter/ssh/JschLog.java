// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** jsch's own log, all at debug: what matters of it becomes a problem. It names hosts, methods and algorithms, no secret. */
final class JschLog implements Logger {
    static final org.slf4j.Logger LOG = LoggerFactory.getLogger("dev.hearth.adapter.ssh");

    @Override
    public boolean isEnabled(int level) {
        return LOG.isDebugEnabled();
    }

    @Override
    public void log(int level, String message) {
        LOG.debug("{}", message);
    }

    @Override
    public void log(int level, String message, @Nullable Throwable cause) {
        LOG.debug("{}", message, cause);
    }
}
