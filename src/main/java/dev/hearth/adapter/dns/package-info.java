// SPDX-License-Identifier: Apache-2.0
/**
 * DNS from the desktop: providers' interfaces (Route 53 by the AWS SDK, Cloudflare and DigitalOcean by the JDK's HTTP client, RFC 2136 by
 * dnsjava) and name servers themselves. May use domain, port and these libraries. Proxies and trust are the JVM's. A credential
 * stays a Secret until a request is made. Tested against servers on loopback that give recorded answers, against the contract that practice
 * passes too, and against the lab (DnsLabTest).
 */
@NullMarked
package dev.hearth.adapter.dns;

import org.jspecify.annotations.NullMarked;
