// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

import dev.hearth.domain.net.AddressPlan;
import dev.hearth.domain.net.AddressRange;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MetalLB in layer 2 mode (guide G50 to G52). */
public final class MetalLb {
    public static final String NAMESPACE = "metallb-system";
    /** Who asks for an address from a pool that is not handed out by itself. */
    public static final String ADDRESS_ANNOTATION = "metallb.io/loadBalancerIPs";

    private static final String API = "metallb.io/v1beta1";

    private MetalLb() {}

    /** As upstream publishes it, in its order. */
    public static List<Manifest> install(List<Map<String, Object>> upstream) {
        return upstream.stream().map(Documents::manifest).toList();
    }

    /**
     * A pool for Traefik's one address, which nobody else can get, one for the rest when there is any, and the announcement of both.
     * The annotation alone would be no reservation: a Service made earlier could take the address (component facts 5.3).
     */
    public static List<Manifest> pools(AddressPlan plan) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(pool("traefik", List.of(AddressRange.single(plan.traefik())), Custom.map(
                "autoAssign", false, "serviceAllocation", Custom.map("priority", 1, "namespaces", List.of(Traefik.NAMESPACE)))));
        List<AddressRange> rest = plan.pool().minus(AddressRange.single(plan.traefik()));
        if (!rest.isEmpty()) {
            manifests.add(pool("lan", rest, Custom.map("avoidBuggyIPs", true)));
        }
        List<String> pools = manifests.stream().map(manifest -> manifest.ref().name()).toList();
        manifests.add(Custom.resource(new ObjectRef(API, "L2Advertisement", NAMESPACE, "lan"), Custom.map("ipAddressPools", pools)));
        return List.copyOf(manifests);
    }

    private static Manifest pool(String name, List<AddressRange> ranges, Map<String, Object> more) {
        // MetalLB reads a range or a CIDR, never a single address
        List<String> addresses = ranges.stream().map(range -> range.first() + "-" + range.last()).toList();
        Map<String, Object> spec = Custom.map("addresses", addresses);
        spec.putAll(more);
        return Custom.resource(new ObjectRef(API, "IPAddressPool", NAMESPACE, name), spec);
    }
}
