// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.ssh;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** For whom a part of a configuration holds: all of its conditions must. */
record SshBlock(List<Condition> conditions) {
    /** One of them. */
    interface Condition {
        /** @param alias as typed; {@code host} after HostName was looked up */
        boolean holds(String alias, String host);
    }

    boolean holds(String alias, String host) {
        return conditions.stream().allMatch(condition -> condition.holds(alias, host));
    }

    static SshBlock host(List<String> patterns) {
        return new SshBlock(List.of((alias, host) -> matches(patterns, alias)));
    }

    /** Criteria that only a running ssh could judge, as exec, never hold. */
    static SshBlock match(List<String> words) {
        List<Condition> all = new ArrayList<>();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            String criterion = rest.next().toLowerCase(Locale.ROOT);
            if (criterion.equals("all")) {
                continue;
            }
            List<String> patterns = rest.hasNext() ? List.of(rest.next().split(",")) : List.of();
            all.add(switch (criterion) {
                case "host" -> (alias, host) -> matches(patterns, host);
                case "originalhost" -> (alias, host) -> matches(patterns, alias);
                default -> (alias, host) -> false;
            });
        }
        return new SshBlock(List.copyOf(all));
    }

    /** Whether that is one machine's name. */
    static boolean plain(String pattern) {
        return pattern.chars().noneMatch(letter -> letter == '*' || letter == '?' || letter == '!');
    }

    /** PATTERNS: a negated one that matches ends it, whatever else does. */
    private static boolean matches(List<String> patterns, String name) {
        boolean refused = patterns.stream().anyMatch(pattern -> pattern.startsWith("!") && like(pattern.substring(1), name));
        return !refused && patterns.stream().anyMatch(pattern -> !pattern.startsWith("!") && like(pattern, name));
    }

    private static boolean like(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        pattern.chars().forEach(letter -> regex.append(switch (letter) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(letter));
        }));
        return name.matches(regex.toString());
    }
}
