// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases from ssh_config(5); what they come to was compared with {@code ssh -G}. */
class SshConfigTest {
    private static final String CONFIG = """
            # home
            Host pi4 pi5
                User pi
                IdentityFile ~/.ssh/pi

            Host pi4
                HostName 192.168.1.11
                Port=2222
                User nobody

            Host pi5
                HostName = "%h.home.arpa"
                ProxyJump bastion

            Host bastion
                HostName gate.example.com
                User=ann
                Port 2022

            Host *.lab !bad.lab
                User root

            Host good.lab bad.lab
                HostName 10.0.0.9

            Host far
                ProxyCommand nc -X 5 %h %p   # through a proxy

            Host *
                User everybody
                IdentityFile %d/.ssh/id_ed25519
            """;

    private final SshConfig config = SshConfig.parse(CONFIG, pattern -> List.of());

    @ParameterizedTest
    @CsvSource({
        "pi4, 192.168.1.11, pi, 2222, ~/.ssh/pi, '', false",
        "pi5, pi5.home.arpa, pi, '', ~/.ssh/pi, ann@gate.example.com:2022, false",
        "bastion, gate.example.com, ann, 2022, ~/.ssh/id_ed25519, '', false",
        "good.lab, 10.0.0.9, root, '', ~/.ssh/id_ed25519, '', false",
        "bad.lab, 10.0.0.9, everybody, '', ~/.ssh/id_ed25519, '', false",
        "far, far, everybody, '', ~/.ssh/id_ed25519, '', true",
    })
    void theFirstValueOfEachKeywordCounts(String alias, String host, String user, String port, String key, String jump, boolean command) {
        assertEquals(new SshHost(alias, host, user, port, key, jump, command), config.host(alias));
    }

    @Test
    void thoseThatAreNamedWithoutWildcardsAreListedInTheirOrder() {
        assertEquals(List.of("pi4", "pi5", "bastion", "good.lab", "bad.lab", "far"), config.hosts().stream().map(SshHost::alias).toList());
    }

    @Test
    void whatIsIncludedInABlockHoldsOnlyThere() {
        Map<String, String> files = Map.of("conf.d/*", "Host nas\n  HostName 192.168.1.5\n", "only-pi", "User inner\nHost pi*\n  Port 99\n");
        SshConfig included = SshConfig.parse("Include conf.d/* missing\nHost pi4\n  Include only-pi\n  User outer\nHost pi6\n  HostName 192.168.1.16\n",
                pattern -> files.containsKey(pattern) ? List.of(files.get(pattern)) : List.of());
        assertEquals(List.of("nas", "pi4", "pi6"), included.hosts().stream().map(SshHost::alias).toList());
        assertEquals("192.168.1.5", included.host("nas").host());
        assertEquals(new SshHost("pi4", "pi4", "inner", "99", "", "", false), included.host("pi4"));
        assertEquals(new SshHost("pi6", "192.168.1.16", "", "", "", "", false), included.host("pi6"));
    }

    @Test
    void filesThatIncludeEachOtherEnd() {
        assertEquals(List.of("a"), SshConfig.parse("Include self\n", pattern -> List.of("Host a\nInclude self\n")).hosts().stream().map(SshHost::alias).toList());
    }

    @Test
    void ofMatchWhatCanBeKnownIsTaken() {
        SshConfig match = SshConfig.parse("""
                Host one
                    HostName 10.0.0.1
                Host two
                Match host 10.0.0.*
                    User byhost
                Match originalhost two,three
                    User byalias
                Match exec "true"
                    User byexec
                Match user root host *
                    User byuser
                Match all
                    Port 23
                """, pattern -> List.of());
        assertEquals(new SshHost("one", "10.0.0.1", "byhost", "23", "", "", false), match.host("one"));
        assertEquals(new SshHost("two", "two", "byalias", "23", "", "", false), match.host("two"));
    }

    @Test
    void aWayThroughSeveralHostsOrNoneStaysAsItIs() {
        SshConfig jumps = SshConfig.parse("Host a\nProxyJump one,two\nHost b\nProxyJump none\nHost c\nProxyJump ann@192.168.1.1:2200\nHost *\nProxyJump d\n", pattern -> List.of());
        assertEquals(List.of("one,two", "", "ann@192.168.1.1:2200"), jumps.hosts().stream().map(SshHost::jump).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ann@192.168.1.11:2222|ann@192.168.1.11:2222",
        "  192.168.1.11  |192.168.1.11",
        "ssh pi@node1.home.arpa|pi@node1.home.arpa",
        "ssh -p 2200 pi@node1|pi@node1:2200",
        "ssh pi@node1 -p2200|pi@node1:2200",
        "ssh://pi@node1:22/|pi@node1:22",
        "pi@node1,|pi@node1",
        "192.168.1.300|-",
        "ann@192.168.1.11:70000|-",
        "two words|-",
        "ann@@host|-",
        "$(reboot)|-",
    })
    void aLineIsReadAsPeopleWriteIt(String line, String expected) {
        HostLines lines = HostLines.parse("# comment\n\n" + line + "\n");
        assertEquals(expected, lines.hosts().isEmpty() ? "-" : lines.hosts().getFirst().destination());
        assertEquals(expected.equals("-") ? List.of(line) : List.of(), lines.unread());
    }
}
