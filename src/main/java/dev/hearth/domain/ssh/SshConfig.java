// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.ssh;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * OpenSSH's client configuration, as far as it tells how machines are reached (ssh_config(5)): Host with patterns, Match with all, host and
 * originalhost, Include, HostName, User, Port, IdentityFile, ProxyJump, ProxyCommand. For each of them the first value counts.
 */
public final class SshConfig {
    /** As deep as OpenSSH goes (readconf.c, READCONF_MAX_DEPTH). */
    private static final int DEEPEST = 16;

    private final Includes includes;
    private final List<Setting> settings = new ArrayList<>();
    private final Set<String> aliases = new LinkedHashSet<>();

    /** Gives the files that an Include names. */
    @FunctionalInterface
    public interface Includes {
        /** @param pattern a path with wildcards, as it was written; texts in the order of the files' names */
        List<String> texts(String pattern);
    }

    private SshConfig(Includes includes) {
        this.includes = includes;
    }

    public static SshConfig parse(String text, Includes includes) {
        SshConfig config = new SshConfig(includes);
        config.read(text, List.of(), 0);
        return config;
    }

    /** The machines that are named without wildcards, in their order. */
    public List<SshHost> hosts() {
        return aliases.stream().map(this::host).toList();
    }

    /** How that name is reached. */
    SshHost host(String alias) {
        String host = first(alias, alias, "hostname").map(name -> name.replace("%h", alias).replace("%%", "%")).orElse(alias);
        String user = first(alias, host, "user").orElse("");
        Optional<String> jump = first(alias, host, "proxyjump").filter(text -> !text.equalsIgnoreCase("none"));
        // ProxyJump and ProxyCommand: the one that comes first counts, as in OpenSSH.
        boolean command = jump.isEmpty() && first(alias, host, "proxycommand").filter(text -> !text.equalsIgnoreCase("none")).isPresent();
        return new SshHost(alias, host, user, first(alias, host, "port").orElse(""),
                first(alias, host, "identityfile").filter(path -> !path.equalsIgnoreCase("none")).map(path -> path(path, host, user)).orElse(""),
                jump.map(this::jump).orElse(""), command);
    }

    /** Home stays ~: the path is looked up where it is used. */
    private static String path(String path, String host, String user) {
        return path.replace("%d", "~").replace("%h", host).replace("%r", user).replace("%%", "%");
    }

    /** A jump host may be an alias itself. Of several, the text stays as it is. */
    private String jump(String text) {
        String bare = text.startsWith("ssh://") ? text.substring(6) : text;
        HostLines one = HostLines.parse(bare);
        if (bare.contains(",") || one.hosts().size() != 1) {
            return text;
        }
        SshHost written = one.hosts().getFirst();
        if (!aliases.contains(written.host())) {
            return bare;
        }
        String host = first(written.host(), written.host(), "hostname").orElse(written.host());
        return new SshHost("", host, written.user().isEmpty() ? first(written.host(), host, "user").orElse("") : written.user(),
                written.port().isEmpty() ? first(written.host(), host, "port").orElse("") : written.port(), "", "", false).destination();
    }

    private Optional<String> first(String alias, String host, String keyword) {
        return settings.stream().filter(setting -> setting.keyword().equals(keyword) && setting.under().stream().allMatch(block -> block.holds(alias, host)))
                .map(Setting::value).findFirst();
    }

    private void read(String text, List<SshBlock> around, int depth) {
        List<SshBlock> under = around;
        for (String line : text.lines().toList()) {
            List<String> words = SshWords.of(line);
            if (words.size() < 2) {
                continue;
            }
            String keyword = words.getFirst().toLowerCase(Locale.ROOT);
            List<String> values = words.subList(1, words.size());
            switch (keyword) {
                case "host" -> {
                    under = inside(around, SshBlock.host(values));
                    values.stream().filter(SshBlock::plain).forEach(aliases::add);
                }
                case "match" -> under = inside(around, SshBlock.match(values));
                case "include" -> {
                    if (depth < DEEPEST) {
                        for (String pattern : values) {
                            for (String included : includes.texts(pattern)) {
                                read(included, under, depth + 1);
                            }
                        }
                    }
                }
                default -> settings.add(new Setting(under, keyword, values.getFirst()));
            }
        }
    }

    /** What is included inside of a block holds only where the block does. */
    private static List<SshBlock> inside(List<SshBlock> around, SshBlock block) {
        List<SshBlock> all = new ArrayList<>(around);
        all.add(block);
        return List.copyOf(all);
    }

    private record Setting(List<SshBlock> under, String keyword, String value) {}
}
