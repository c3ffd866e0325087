// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hearth.port.ProxyChoice;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxiesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "https_proxy", "http://proxy.example:3128/",
            "http_proxy", "other.example:8080",
            "no_proxy", "localhost, .home.example,lan.example 192.168.5.0/24");

    @ParameterizedTest
    @CsvSource({
        "https://github.com/k3s, proxy.example:3128",
        "http://github.com/k3s, other.example:8080",
        "https://nas.home.example/, direct",
        "https://home.example/, direct",
        "https://NAS.LAN.example/, direct",
        "https://vlan.example/, proxy.example:3128",
        "http://192.168.5.1:8080/, direct",
        "http://192.168.6.1:8080/, other.example:8080",
        "http://127.0.0.1:8080/, direct",
        "http://localhost/, direct",
    })
    void theEnvironmentIsReadAsCurlDoes(String url, String expected) {
        assertEquals(expected, chosen(null, ENVIRONMENT, url));
    }

    @Test
    void capitalLettersCountWhereSmallOnesAreMissing() {
        Map<String, String> both = Map.of("HTTPS_PROXY", "big.example:1", "https_proxy", "small.example:2", "HTTP_PROXY", "big.example:1");
        assertEquals("small.example:2", chosen(null, both, "https://github.com/"));
        assertEquals("big.example:1", chosen(null, both, "http://github.com/"));
    }

    @Test
    void theSystemsProxyComesFirst() {
        ProxySelector system = ProxySelector.of(InetSocketAddress.createUnresolved("system.example", 9));
        assertEquals("system.example:9", chosen(system, ENVIRONMENT, "https://github.com/"));
        assertEquals("proxy.example:3128", chosen(ProxySelector.of(null), ENVIRONMENT, "https://github.com/"));
    }

    @Test
    void whatTheUserChoseComesBeforeBoth() {
        ProxySelector system = ProxySelector.of(InetSocketAddress.createUnresolved("system.example", 9));
        Proxies proxies = new Proxies(system, ENVIRONMENT);
        proxies.choose(ProxyChoice.NONE);
        assertEquals("direct", chosen(proxies, "https://github.com/"));
        proxies.choose(ProxyChoice.parse("own.example:8080").orElseThrow());
        assertEquals("own.example:8080", chosen(proxies, "https://github.com/"));
        assertEquals("direct", chosen(proxies, "http://localhost:6443/"));
        assertEquals("direct", chosen(proxies, "https://nas.home.example/"), "no_proxy holds for it too");
        proxies.choose(ProxyChoice.SYSTEM);
        assertEquals("system.example:9", chosen(proxies, "https://github.com/"));
    }

    @ParameterizedTest
    @CsvSource({"system, true", "none, true", "proxy:3128, true", "192.168.5.1:80, true", "[fd00::1]:3128, true", "proxy, false", "proxy:0, false", "proxy:70000, false", "http://proxy:1, false"})
    void aChoiceIsReadAsItIsWritten(String text, boolean valid) {
        assertEquals(valid, ProxyChoice.parse(text).isPresent());
        ProxyChoice.parse(text).ifPresent(choice -> assertEquals(text, choice.text()));
    }

    @Test
    void whatIsNoAddressIsLeftOut() {
        for (String proxy : new String[] {"", " ", "://", "http://", "a b:1"}) {
            assertEquals("direct", chosen(null, Map.of("https_proxy", proxy), "https://github.com/"));
        }
        assertEquals("direct", chosen(null, Map.of("https_proxy", "proxy:1", "no_proxy", "*"), "https://github.com/"));
    }

    private static String chosen(@org.jspecify.annotations.Nullable ProxySelector system, Map<String, String> environment, String url) {
        return chosen(new Proxies(system, environment), url);
    }

    private static String chosen(Proxies proxies, String url) {
        Proxy proxy = proxies.select(URI.create(url)).getFirst();
        return proxy.address() instanceof InetSocketAddress at ? at.getHostString() + ":" + at.getPort() : "direct";
    }
}
