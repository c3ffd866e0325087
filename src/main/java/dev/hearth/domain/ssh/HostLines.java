// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.ssh;

import dev.hearth.domain.net.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Machines that somebody pasted, a line each: {@code user@host:port}, user and port as wanted, {@code ssh://} or {@code ssh} before it and
 * {@code -p port} as in a command.
 *
 * @param unread lines that are none
 */
public record HostLines(List<SshHost> hosts, List<String> unread) {
    private static final Pattern LINE = Pattern.compile(
            "(?:ssh://|ssh\\s+)?(?:-p\\s*(?<before>[0-9]{1,5})\\s+)?(?:(?<user>[A-Za-z_][A-Za-z0-9_.-]*)@)?(?<host>[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)(?::(?<port>[0-9]{1,5}))?/?(?:\\s+-p\\s*(?<after>[0-9]{1,5}))?");
    private static final int LARGEST_PORT = 65_535;

    public HostLines {
        hosts = List.copyOf(hosts);
        unread = List.copyOf(unread);
    }

    /** Empty lines and those that begin with # say nothing. */
    public static HostLines parse(String text) {
        List<SshHost> hosts = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        text.lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> host(line).ifPresentOrElse(hosts::add, () -> unread.add(line)));
        return new HostLines(hosts, unread);
    }

    private static Optional<SshHost> host(String line) {
        Matcher match = LINE.matcher(line.replaceFirst("[,;]$", ""));
        if (!match.matches()) {
            return Optional.empty();
        }
        String port = Optional.ofNullable(match.group("port")).or(() -> Optional.ofNullable(match.group("before"))).or(() -> Optional.ofNullable(match.group("after"))).orElse("");
        if (!port.isEmpty() && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > LARGEST_PORT)) {
            return Optional.empty();
        }
        String host = match.group("host");
        // 192.168.1.300 is neither an address nor anybody's name.
        if (host.matches("[0-9.]+") && Ipv4.parse(host).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SshHost("", host, Optional.ofNullable(match.group("user")).orElse(""), port, "", "", false));
    }
}
