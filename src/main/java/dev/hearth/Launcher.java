// SPDX-License-Identifier: Apache-2.0
package dev.hearth;

/** Where Hearth starts. Not an Application, so that it also runs from a class path. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        // Read once by the JDK, before the first connection: whoever needs a proxy has told the system, not us.
        System.setProperty("java.net.useSystemProxies", "true");
        System.exit(dev.hearth.app.CommandLine.run(arguments));
    }
}
