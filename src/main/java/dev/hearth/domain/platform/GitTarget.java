// SPDX-License-Identifier: Apache-2.0
package dev.hearth.domain.platform;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The repository that Argo CD follows. */
public sealed interface GitTarget {
    /** None for now: Argo CD is installed and follows nothing. */
    record None() implements GitTarget {}

    /** A repository in a folder of the desktop, for a first look: the cluster cannot read it, so Argo CD follows nothing. */
    record Folder(String path) implements GitTarget {}

    /**
     * Over SSH.
     *
     * @param url {@code ssh://git@host[:port]/path} or {@code git@host:path}
     * @param branch that Argo CD follows
     * @param key path of the private key that may write; null: Hearth makes a deploy key in the cluster's folder
     */
    record Ssh(String url, String branch, @Nullable String key) implements GitTarget {
        /** git-clone(1), "GIT URLS": with a scheme, or as scp writes it. */
        private static final Pattern PLACE = Pattern.compile("ssh://(?:([^@/]+)@)?([^:/]+)(?::([0-9]+))?/.*|(?:([^@/]+)@)?([^:/]+):.*");

        public String host() {
            return part(2, 5, "");
        }

        public int port() {
            return Integer.parseInt(part(3, 3, "22"));
        }

        public String user() {
            return part(1, 4, "git");
        }

        private String part(int schemed, int scp, String otherwise) {
            Matcher place = PLACE.matcher(url);
            if (!place.matches()) {
                throw new IllegalArgumentException("no address of a repository: " + url);
            }
            String found = place.group(2) != null ? place.group(schemed) : place.group(scp);
            return found == null ? otherwise : found;
        }
    }

    /**
     * Over HTTPS; the password is a token, {@code SecretRef.gitToken()}.
     *
     * @param user what the host wants beside a token, often anything
     * @param ca certificates in PEM that Argo CD trusts when it speaks to the host; null for the usual ones
     */
    record Https(String url, String branch, String user, @Nullable String ca) implements GitTarget {
        public Https(String url, String branch, String user) {
            this(url, branch, user, null);
        }

        public String host() {
            return url.replaceFirst("https?://(?:[^@/]*@)?([^/:]+).*", "$1");
        }
    }
}
