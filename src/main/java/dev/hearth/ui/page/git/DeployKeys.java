// SPDX-License-Identifier: Apache-2.0
package dev.hearth.ui.page.git;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a Git host takes deploy keys of a repository, for hosts whose pages are known. */
final class DeployKeys {
    private static final Pattern PLACE = Pattern.compile("(?:ssh://)?git@(github\\.com|gitlab\\.com|codeberg\\.org)[:/]([A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+?)+)(?:\\.git)?/?");

    private DeployKeys() {}

    static Optional<String> page(String place) {
        Matcher known = PLACE.matcher(place.strip());
        if (!known.matches()) {
            return Optional.empty();
        }
        String repository = "https://" + known.group(1) + "/" + known.group(2);
        return Optional.of(repository + switch (known.group(1)) {
            case "github.com" -> "/settings/keys/new";
            case "gitlab.com" -> "/-/settings/repository#js-deploy-keys-settings";
            default -> "/settings/keys";
        });
    }
}
