// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
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
    private static final Logger TOOLKIT = Logger.getLogger("javafx");
    private static final Complaints COMPLAINTS = new Complaints();
    /** Cells that are styled once more while their window closes find the theme's colours no more; these names are well defined. */
    private static final Pattern LEFT = Pattern.compile("'-color-(fg-default|cell-fg)'|'-hearth-waiting'|ClassCastException.*tree-disclosure-node");

    /** What the toolkit would print: a colour that is not found, a style of the wrong kind. */
    private static final class Complaints extends Handler {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord complaint) {
            // Tests run on the class path; the program itself does not.
            boolean ours = !complaint.getMessage().startsWith("Unsupported JavaFX configuration") && !LEFT.matcher(complaint.getMessage()).find();
            if (ours && complaint.getLevel().intValue() >= Level.WARNING.intValue()) {
                heard.add(complaint.getLoggerName() + ": " + complaint.getMessage());
            }
        }

        List<String> taken() {
            List<String> taken = List.copyOf(heard);
            heard.clear();
            return taken;
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public void beforeAll(ExtensionContext context) throws TimeoutException {
        WaitForAsyncUtils.autoCheckException = true;
        TOOLKIT.setUseParentHandlers(false);
        TOOLKIT.addHandler(COMPLAINTS);
        FxToolkit.registerPrimaryStage();
    }

    /** Closes what the test opened, and fails the test for what went wrong on the window's thread. */
    @Override
    public void afterEach(ExtensionContext context) throws TimeoutException {
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> {
            FxToolkit.cleanupStages();
            return true;
        });
        assertEquals(List.of(), COMPLAINTS.taken(), "what the toolkit complained of");
        try {
            WaitForAsyncUtils.checkException();
        } catch (Throwable e) {
            throw new AssertionError("on the window's thread: " + e, e);
        }
    }
}
