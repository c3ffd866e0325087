// SPDX-License-Identifier: Apache-2.0
package dev.hearth.manifest;

/**
 * How fast the VIP moves away from a dead server, and how easily it moves from a busy one (docs/adr/0014).
 *
 * @param leaseSeconds others take the VIP when its holder has not renewed the lease for so long; more than {@code renewSeconds}
 * @param renewSeconds the holder lets go of the VIP when it could not renew for so long
 * @param retrySeconds between two renewals; those who wait look 1 to 2.2 times as often apart; at least 1
 * @param arpMillis how often the holder tells the LAN where the VIP is; also the longest time until it first does. At least 500:
 *     below that kube-vip takes 3000 (its pkg/arp/arp.go)
 */
public record KubeVipSettings(int leaseSeconds, int renewSeconds, int retrySeconds, int arpMillis) {
    public static final KubeVipSettings DEFAULT = new KubeVipSettings(5, 3, 1, 500);

    public KubeVipSettings {
        // client-go's leaderelection refuses anything else: its jitter is 1.2
        if (retrySeconds < 1 || renewSeconds * 10 <= retrySeconds * 12 || leaseSeconds <= renewSeconds) {
            throw new IllegalArgumentException("lease " + leaseSeconds + " > renew " + renewSeconds + " > 1.2 * retry " + retrySeconds + " >= 1.2 does not hold");
        }
        if (arpMillis < 500) {
            throw new IllegalArgumentException(arpMillis + " ms between two announcements, at least 500 are needed");
        }
    }
}
