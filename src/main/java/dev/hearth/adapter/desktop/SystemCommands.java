// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.desktop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** The commands of a system, the best first. What a user could have named is an argument of its own, never a part of a script. */
interface SystemCommands {
    /** Each keeps the computer awake for as long as it runs, and ends when its standard input does, or with us. */
    List<List<String>> awake(String why, long process);

    /** Each shows a notification and ends. */
    List<List<String>> announce(String title, String text);

    /** @param os the property os.name */
    static SystemCommands of(String os) {
        String system = os.toLowerCase(Locale.ROOT);
        return system.startsWith("windows") ? new Windows() : system.startsWith("mac") ? new Mac() : new Linux();
    }

    /** systemd-inhibit(1), gnome-session-inhibit(1), notify-send(1); the Desktop Notifications Specification 1.2 by gdbus(1). */
    record Linux() implements SystemCommands {
        @Override
        public List<List<String>> awake(String why, long process) {
            return List.of(
                    List.of("systemd-inhibit", "--what=idle:sleep", "--who=Hearth", "--why=" + why, "cat"),
                    List.of("gnome-session-inhibit", "--inhibit", "idle:suspend", "--reason", why, "cat"));
        }

        @Override
        public List<List<String>> announce(String title, String text) {
            return List.of(
                    List.of("notify-send", "--app-name=Hearth", "--", title, text),
                    List.of("gdbus", "call", "--session", "--dest", "org.freedesktop.Notifications", "--object-path", "/org/freedesktop/Notifications",
                            "--method", "org.freedesktop.Notifications.Notify", "Hearth", "0", "", variant(title), variant(text), "[]", "{}", "-1"));
        }

        /** A string in GVariant's text format. */
        private static String variant(String text) {
            return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
        }
    }

    /** caffeinate(8), osascript(1). */
    record Mac() implements SystemCommands {
        @Override
        public List<List<String>> awake(String why, long process) {
            return List.of(List.of("caffeinate", "-i", "-w", String.valueOf(process)));
        }

        @Override
        public List<List<String>> announce(String title, String text) {
            return List.of(List.of("osascript", "-e", "on run argv", "-e", "display notification (item 2 of argv) with title (item 1 of argv)", "-e", "end run", title, text));
        }
    }

    /** SetThreadExecutionState with ES_CONTINUOUS and ES_SYSTEM_REQUIRED, which holds for as long as its thread lives. */
    record Windows() implements SystemCommands {
        private static final String AWAKE = """
                $power = Add-Type -Name Power -Namespace Hearth -PassThru -MemberDefinition '[DllImport("kernel32.dll")] public static extern uint SetThreadExecutionState(uint flags);'
                [void]$power::SetThreadExecutionState(2147483649)
                [void][Console]::In.ReadLine()
                """;

        @Override
        public List<List<String>> awake(String why, long process) {
            return List.of(List.of("powershell.exe", "-NoProfile", "-NonInteractive", "-EncodedCommand",
                    Base64.getEncoder().encodeToString(AWAKE.getBytes(StandardCharsets.UTF_16LE))));
        }

        /** None that needs no registration: the window asks for attention itself. */
        @Override
        public List<List<String>> announce(String title, String text) {
            return List.of();
        }
    }
}
