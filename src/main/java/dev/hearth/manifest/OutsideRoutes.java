// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.platform.OutsideService;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A machine outside as a Service without selector and its addresses: no ExternalName, which Traefik takes only with a flag that opens more
 * than this (component facts 6.3).
 */
final class OutsideRoutes {
    private static final String NAME = "outside-";
    private static final String PORT = "web";

    private OutsideRoutes() {}

    static List<Manifest> of(OutsideService service, String host) {
        String name = NAME + service.name();
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(Yaml.manifest(new ServiceBuilder()
                .withNewMetadata().withName(name).withNamespace(Traefik.NAMESPACE).addToLabels(Custom.MANAGED_BY, Custom.HEARTH).endMetadata()
                .withNewSpec().addNewPort().withName(PORT).withPort(service.port()).withNewTargetPort(service.port()).endPort().endSpec().build()));
        manifests.add(Yaml.manifest(new EndpointSliceBuilder()
                .withNewMetadata().withName(name).withNamespace(Traefik.NAMESPACE).addToLabels(Custom.MANAGED_BY, Custom.HEARTH).addToLabels("kubernetes.io/service-name", name).endMetadata()
                .withAddressType("IPv4")
                .addNewEndpoint().withAddresses(service.address().toString()).withNewConditions().withReady(true).endConditions().endEndpoint()
                .addNewPort().withName(PORT).withPort(service.port()).withProtocol("TCP").endPort()
                .build()));
        Map<String, Object> backend = Custom.map("name", name, "port", service.port());
        if (service.tls()) {
            // machines at home sign for themselves; what is asked of them stays on the LAN
            manifests.add(Custom.resource(new ObjectRef(TraefikRoutes.API, "ServersTransport", Traefik.NAMESPACE, name), Custom.map("insecureSkipVerify", true)));
            backend.put("scheme", "https");
            backend.put("serversTransport", name);
        }
        manifests.add(TraefikRoutes.route(Traefik.NAMESPACE, name, host, List.of(backend)));
        return manifests;
    }
}
