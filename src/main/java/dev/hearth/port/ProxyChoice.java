// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By which HTTP proxy Hearth reaches the internet.
 *
 * @param host empty unless the user named one
 * @param port 1 to 65535; 0 unless the user named one
 */
public record ProxyChoice(Kind kind, String host, int port) {
    /** What the system or the environment names. */
    public static final ProxyChoice SYSTEM = new ProxyChoice(Kind.SYSTEM, "", 0);
    public static final ProxyChoice NONE = new ProxyChoice(Kind.NONE, "", 0);
    private static final int MOST = 65_535;
    private static final Pattern OWN = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):(\\d{1,5})");

    /** Who names the proxy. */
    public enum Kind {
        SYSTEM,
        NONE,
        OWN
    }

    /** {@code system}, {@code none}, or {@code host:port}; empty when it is none of them. */
    public static Optional<ProxyChoice> parse(String text) {
        Matcher own = OWN.matcher(text.strip());
        return switch (text.strip()) {
            case "system" -> Optional.of(SYSTEM);
            case "none" -> Optional.of(NONE);
            default -> own.matches() ? Optional.of(new ProxyChoice(Kind.OWN, own.group(1), Integer.parseInt(own.group(2)))).filter(found -> found.port() > 0 && found.port() <= MOST)
                    : Optional.empty();
        };
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return switch (kind) {
            case SYSTEM -> "system";
            case NONE -> "none";
            case OWN -> host + ":" + port;
        };
    }
}
