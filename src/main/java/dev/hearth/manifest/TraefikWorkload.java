// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.net.Ipv4;
import dev.hearth.port.Manifest;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClassBuilder;
import java.util.List;
import java.util.Map;

/** What runs, and the address at which the LAN reaches it. */
final class TraefikWorkload {
    private static final Map<String, String> SELECTOR = Map.of("app.kubernetes.io/name", "traefik");
    private static final int WEB = 8000;
    private static final int WEBSECURE = 8443;
    private static final int ADMIN = 8080;
    /** The user of upstream's image of other components too; it may not write anywhere. */
    private static final long NOBODY = 65_532L;

    private TraefikWorkload() {}

    static List<Manifest> manifests(Ipv4 address, int replicas, String image, String version) {
        return List.of(
                Yaml.manifest(new ServiceAccountBuilder().withMetadata(metadata(Traefik.ACCOUNT).build()).build()),
                Yaml.manifest(new IngressClassBuilder()
                        .withNewMetadata().withName("traefik").addToLabels(Custom.MANAGED_BY, Custom.HEARTH)
                        .addToAnnotations("ingressclass.kubernetes.io/is-default-class", "true").endMetadata()
                        .withNewSpec().withController("traefik.io/ingress-controller").endSpec().build()),
                Yaml.manifest(deployment(replicas, image, version)),
                Yaml.manifest(service(address)));
    }

    private static Deployment deployment(int replicas, String image, String version) {
        return new DeploymentBuilder()
                .withMetadata(metadata("traefik").addToLabels("app.kubernetes.io/version", version).build())
                .withNewSpec().withReplicas(replicas)
                .withNewSelector().withMatchLabels(SELECTOR).endSelector()
                // the old one serves until the new one is ready
                .withNewStrategy().withType("RollingUpdate").withNewRollingUpdate().withMaxUnavailable(new IntOrString(0)).withMaxSurge(new IntOrString(1)).endRollingUpdate().endStrategy()
                .withNewTemplate()
                .withNewMetadata().addToLabels(SELECTOR).endMetadata()
                .withNewSpec()
                .withServiceAccountName(Traefik.ACCOUNT)
                .addNewTopologySpreadConstraint().withMaxSkew(1).withTopologyKey("kubernetes.io/hostname").withWhenUnsatisfiable("ScheduleAnyway")
                .withNewLabelSelector().withMatchLabels(SELECTOR).endLabelSelector().endTopologySpreadConstraint()
                .withNewSecurityContext().withRunAsNonRoot(true).withRunAsUser(NOBODY).withRunAsGroup(NOBODY).withNewSeccompProfile().withType("RuntimeDefault").endSeccompProfile().endSecurityContext()
                .withContainers(container(image))
                .endSpec().endTemplate().endSpec().build();
    }

    private static Container container(String image) {
        return new ContainerBuilder().withName("traefik").withImage(image).withImagePullPolicy("IfNotPresent")
                .withArgs(
                        "--entrypoints.web.address=:" + WEB,
                        // 443 and not websecure: the browser knows the Service's port, not the container's
                        "--entrypoints.web.http.redirections.entrypoint.to=:443",
                        "--entrypoints.web.http.redirections.entrypoint.scheme=https",
                        "--entrypoints.web.http.redirections.entrypoint.permanent=true",
                        "--entrypoints.websecure.address=:" + WEBSECURE,
                        "--entrypoints.websecure.http.tls=true",
                        "--entrypoints.traefik.address=:" + ADMIN,
                        "--api.dashboard=true",
                        "--ping=true",
                        "--providers.kubernetescrd=true",
                        "--providers.kubernetesingress=true",
                        "--providers.kubernetesingress.ingressendpoint.publishedservice=" + Traefik.NAMESPACE + "/traefik",
                        "--log.level=INFO",
                        "--accesslog=true",
                        "--global.checknewversion=false",
                        "--global.sendanonymoususage=false")
                .addNewPort().withName("web").withContainerPort(WEB).endPort()
                .addNewPort().withName("websecure").withContainerPort(WEBSECURE).endPort()
                .addNewPort().withName("admin").withContainerPort(ADMIN).endPort()
                .withNewReadinessProbe().withNewHttpGet().withPath("/ping").withNewPort("admin").endHttpGet().withPeriodSeconds(2).withFailureThreshold(3).endReadinessProbe()
                .withNewLivenessProbe().withNewHttpGet().withPath("/ping").withNewPort("admin").endHttpGet().withInitialDelaySeconds(10).withPeriodSeconds(10).withFailureThreshold(3).endLivenessProbe()
                .withNewResources().addToRequests("cpu", io.fabric8.kubernetes.api.model.Quantity.parse("50m"))
                .addToRequests("memory", io.fabric8.kubernetes.api.model.Quantity.parse("64Mi")).endResources()
                .withNewSecurityContext().withAllowPrivilegeEscalation(false).withReadOnlyRootFilesystem(true).withNewCapabilities().withDrop("ALL").endCapabilities().endSecurityContext()
                .build();
    }

    /** With the policy Local the client's address is seen, which the allow list of private addresses needs. */
    private static Service service(Ipv4 address) {
        return new ServiceBuilder()
                .withMetadata(metadata("traefik").addToAnnotations(MetalLb.ADDRESS_ANNOTATION, address.toString()).build())
                .withNewSpec().withType("LoadBalancer").withExternalTrafficPolicy("Local").withSelector(SELECTOR)
                .addNewPort().withName("web").withPort(80).withNewTargetPort("web").endPort()
                .addNewPort().withName("websecure").withPort(443).withNewTargetPort("websecure").endPort()
                .endSpec().build();
    }

    private static ObjectMetaBuilder metadata(String name) {
        ObjectMeta metadata = new ObjectMetaBuilder().withName(name).withNamespace(Traefik.NAMESPACE).addToLabels(SELECTOR).addToLabels(Custom.MANAGED_BY, Custom.HEARTH).build();
        return new ObjectMetaBuilder(metadata);
    }
}
