// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.release;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version of k3s, as {@code v1.36.3+k3s1}: Kubernetes's own, and k3s's build of it. */
public record K3sVersion(int major, int minor, int patch, int build) implements Comparable<K3sVersion> {
    private static final Pattern TEXT = Pattern.compile("v(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})\\+k3s(\\d{1,4})");
    private static final Comparator<K3sVersion> ORDER =
            Comparator.comparingInt(K3sVersion::major).thenComparingInt(K3sVersion::minor).thenComparingInt(K3sVersion::patch).thenComparingInt(K3sVersion::build);

    /** Empty for anything else, release candidates too. */
    public static Optional<K3sVersion> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new K3sVersion(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)), Integer.parseInt(parts.group(4))))
                : Optional.empty();
    }

    /** Whether the two differ in the patch and the build alone. */
    public boolean sameMinor(K3sVersion other) {
        return major == other.major && minor == other.minor;
    }

    /** Whether an upgrade leads from this one to that one: a newer patch or build of the same minor. */
    public boolean patchedBy(K3sVersion newer) {
        return sameMinor(newer) && compareTo(newer) < 0;
    }

    @Override
    public int compareTo(K3sVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "v" + major + "." + minor + "." + patch + "+k3s" + build;
    }
}
