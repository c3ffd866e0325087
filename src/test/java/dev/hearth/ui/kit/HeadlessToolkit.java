// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Starts the toolkit once for the JVM, and fails when it cannot: no test of the window is ever left out in silence. Use
 * it as {@code @ExtendWith(HeadlessToolkit.class)}.
 */
public final class HeadlessToolkit implements BeforeAllCallback, AfterEachCallback {
    @Override
    public void beforeAll(ExtensionContext context) throws TimeoutException {
        WaitForAsyncUtils.autoCheckException = true;
        FxToolkit.registerPrimaryStage();
    }

    /** Closes what the test opened, and fails the test for what went wrong on the window's thread. */
    @Override
    public void afterEach(ExtensionContext context) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
            FxToolkit.cleanupStages();
            return true;
        });
        try {
            WaitForAsyncUtils.checkException();
        } catch (Throwable e) {
            throw new AssertionError("on the window's thread: " + e, e);
        }
    }
}
