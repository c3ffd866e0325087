// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import java.util.List;

/**
 * What is installed on the control plane.
 *
 * @param domain everything is served under it, as {@code home.example.com}; a host name, never a top-level domain
 * @param services outside Kubernetes, published by Traefik (guide G62)
 * @param highAvailability Argo CD's HA manifests; only with three nodes or more
 */
public record PlatformSpec(
        String domain, CertificateSource certificates, GitTarget git, RecoverySpec recovery, List<OutsideService> services, boolean highAvailability) {
    public PlatformSpec {
        services = List.copyOf(services);
    }

    public String wildcard() {
        return "*." + domain;
    }

    public String host(String label) {
        return label + "." + domain;
    }
}
