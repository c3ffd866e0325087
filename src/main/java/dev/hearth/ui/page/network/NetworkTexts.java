// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.network;

import dev.hearth.domain.cluster.ClusterDraft.Network;

/** The addresses as typed, with one of them changed. */
final class NetworkTexts {
    private NetworkTexts() {}

    static Network subnet(Network n, String text) {
        return new Network(text, n.gateway(), n.dns(), n.dhcp(), n.vip(), n.pool(), n.traefik(), n.apiName());
    }

    static Network gateway(Network n, String text) {
        return new Network(n.subnet(), text, n.dns(), n.dhcp(), n.vip(), n.pool(), n.traefik(), n.apiName());
    }

    static Network dns(Network n, String text) {
        return new Network(n.subnet(), n.gateway(), text, n.dhcp(), n.vip(), n.pool(), n.traefik(), n.apiName());
    }

    static Network dhcp(Network n, String text) {
        return new Network(n.subnet(), n.gateway(), n.dns(), text, n.vip(), n.pool(), n.traefik(), n.apiName());
    }

    static Network vip(Network n, String text) {
        return new Network(n.subnet(), n.gateway(), n.dns(), n.dhcp(), text, n.pool(), n.traefik(), n.apiName());
    }

    static Network pool(Network n, String text) {
        return new Network(n.subnet(), n.gateway(), n.dns(), n.dhcp(), n.vip(), text, n.traefik(), n.apiName());
    }

    static Network traefik(Network n, String text) {
        return new Network(n.subnet(), n.gateway(), n.dns(), n.dhcp(), n.vip(), n.pool(), text, n.apiName());
    }

    static Network apiName(Network n, String text) {
        return new Network(n.subnet(), n.gateway(), n.dns(), n.dhcp(), n.vip(), n.pool(), n.traefik(), text);
    }
}
