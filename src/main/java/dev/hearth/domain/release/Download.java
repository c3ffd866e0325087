// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.release;

import org.jspecify.annotations.Nullable;

/**
 * One file of a release.
 *
 * @param name what it is to people: {@code k3s v1.36.3+k3s1 (amd64)}
 * @param url absolute; a mirror's relative addresses are already resolved
 * @param sha256 64 hex digits when pinned, else null
 * @param checksums URL of the release's own checksum file (lines {@code <sha256>  <file name>}), else null
 */
public record Download(String name, String url, @Nullable String sha256, @Nullable String checksums) {}
