// SPDX-License-Identifier: Apache-2.0
/**
 * The files of the releases: which there are, downloads that resume, the cache, checksums. May use domain, port, the
 * engine's clock, java.net.http and Jackson. Tested against a loopback HTTP server that cuts, lies and stalls.
 */
@NullMarked
package dev.hearth.adapter.artifact;

import org.jspecify.annotations.NullMarked;
