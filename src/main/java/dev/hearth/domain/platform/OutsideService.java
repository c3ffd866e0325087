// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import dev.hearth.domain.net.Ipv4;

/**
 * Something on the LAN that is no pod, published as {@code https://<name>.<domain>} (guide G62).
 *
 * @param name an RFC 1123 label
 * @param port 1 to 65535
 * @param tls whether it speaks HTTPS itself
 */
public record OutsideService(String name, Ipv4 address, int port, boolean tls) {}
