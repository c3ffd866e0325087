// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

/** How far a DaemonSet or Deployment is: pods wanted, of the newest template, ready. */
public record RolloutStatus(int wanted, int updated, int ready) {
    public boolean complete() {
        return wanted > 0 && updated == wanted && ready == wanted;
    }

    @Override
    public String toString() {
        return ready + "/" + wanted + " ready";
    }
}
