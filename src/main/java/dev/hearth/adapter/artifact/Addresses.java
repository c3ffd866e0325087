// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes the addresses of one releases.yaml absolute.
 *
 * @param base where that file stands
 * @param rewrite root of a mirror without its own releases.yaml: it is asked for {@code <host>/<path>} of every web address
 */
record Addresses(URI base, @Nullable URI rewrite) {
    /** Two letters at least: {@code C:\mirror} is a folder. */
    private static final Pattern SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9.-]+:.*");

    private static final Set<String> WEB = Set.of("http", "https");

    /** A folder or the web address of one; ends with a slash, so that names resolve below it. */
    static URI folder(String text) throws URISyntaxException {
        URI uri = file(text);
        return uri.getRawPath().endsWith("/") ? uri : new URI(uri + "/");
    }

    /** A file's path or its web address. Throws also InvalidPathException. */
    static URI file(String text) throws URISyntaxException {
        URI uri = SCHEME.matcher(text).matches() ? new URI(text.strip()) : Path.of(text).toAbsolutePath().normalize().toUri();
        return supported(uri);
    }

    /** Without a name and password, to be shown. */
    static String shown(String text) {
        return text.replaceFirst("//[^/@]*@", "//***@");
    }

    static boolean web(URI uri) {
        return uri.getScheme() != null && WEB.contains(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    /**
     * The address, absolute. A plus sign is written %2B: some stores read it as a blank.
     *
     * @throws URISyntaxException also for what is neither http nor https, and for a file named by a page of the web
     */
    String absolute(String text) throws URISyntaxException {
        URI uri = base.resolve(new URI(text));
        if (rewrite != null && web(uri)) {
            uri = rewrite.resolve(uri.getHost() + uri.getRawPath());
        }
        supported(uri);
        if (web(base) && !web(uri)) {
            throw new URISyntaxException(text, "a releases.yaml of the web names no local file");
        }
        return uri.toString().replace("+", "%2B");
    }

    private static URI supported(URI uri) throws URISyntaxException {
        boolean file = "file".equalsIgnoreCase(uri.getScheme()) && uri.getRawPath() != null;
        if (!file && !(web(uri) && uri.getHost() != null)) {
            throw new URISyntaxException(uri.toString(), "not an http, https or file address");
        }
        if (uri.getRawUserInfo() != null) {
            throw new URISyntaxException(shown(uri.toString()), "a name and password in it are not supported");
        }
        return uri;
    }
}
