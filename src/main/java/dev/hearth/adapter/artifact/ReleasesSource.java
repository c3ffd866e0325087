// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.domain.cluster.Sources;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Releases;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the releases.yaml that counts: the mirror's, else the one that the plan names, else the built-in one. */
final class ReleasesSource {
    private static final String NAME = "releases.yaml";
    /** Opaque, so that a relative address in the built-in file resolves to nothing. */
    private static final URI BUILT_IN = URI.create("hearth:" + NAME);

    private static final Field MIRROR = Field.of("mirror");
    private static final Field RELEASES = Field.of("releases");
    private final Web web;

    ReleasesSource(Web web) {
        this.web = web;
    }

    Releases read(Sources sources) throws ProblemException, InterruptedException {
        URI mirror = sources.mirror() == null ? null : mirror(sources.mirror());
        if (mirror != null) {
            URI own = mirror.resolve(NAME);
            Optional<byte[]> yaml = ofMirror(mirror, own);
            if (yaml.isPresent()) {
                return parse(own.toString(), new Addresses(own, null), yaml.get(), MIRROR);
            }
        }
        return sources.releases() == null ? builtIn(mirror) : given(sources.releases(), mirror);
    }

    private static URI mirror(String text) throws ProblemException {
        try {
            return Addresses.folder(text);
        } catch (URISyntaxException e) {
            throw unreachable(Addresses.shown(text), e.getReason(), e);
        } catch (InvalidPathException e) {
            throw unreachable(text, e.getReason(), e);
        }
    }

    private Optional<byte[]> ofMirror(URI mirror, URI own) throws ProblemException, InterruptedException {
        if (!Addresses.web(mirror)) {
            if (!Files.isDirectory(Path.of(mirror))) {
                throw unreachable(Path.of(mirror).toString(), "no such folder", null);
            }
            return Files.exists(Path.of(own)) ? Optional.of(bytes(Path.of(own), MIRROR)) : Optional.empty();
        }
        try {
            return web.text(own);
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.DOWNLOAD_NOT_A_FILE) {
                throw at(ReleasesParser.unreadable(own.toString(), Html.NAME, e), MIRROR);
            }
            Problem problem = unreachable(mirror.toString(), e.problem().detail(), e).problem().retry(e.problem().retry());
            throw new ProblemException(problem, e);
        }
    }

    private static ProblemException unreachable(String mirror, String detail, @Nullable Exception cause) {
        Problem problem = Problem.blocking(ProblemCode.MIRROR_UNREACHABLE, Map.of("mirror", mirror)).at(MIRROR).detail(detail);
        return new ProblemException(problem, cause);
    }

    private static Releases given(String text, @Nullable URI mirror) throws ProblemException {
        try {
            Path file = Path.of(text).toAbsolutePath().normalize();
            return parse(file.toString(), new Addresses(file.toUri(), mirror), bytes(file, RELEASES), RELEASES);
        } catch (InvalidPathException e) {
            throw at(ReleasesParser.unreadable(text, e.getReason(), e), RELEASES);
        }
    }

    private static Releases builtIn(@Nullable URI mirror) throws ProblemException {
        try (InputStream in = ReleasesSource.class.getResourceAsStream("/" + NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is not in the program");
            }
            return new ReleasesParser(NAME, new Addresses(BUILT_IN, mirror)).parse(in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(NAME + " in the program cannot be read", e);
        }
    }

    private static byte[] bytes(Path file, Field field) throws ProblemException {
        try {
            if (Files.size(file) > Web.TEXT_LIMIT) {
                throw at(ReleasesParser.unreadable(file.toString(), Files.size(file) + " bytes", null), field);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw at(ReleasesParser.unreadable(file.toString(), e.getClass().getSimpleName(), e), field);
        }
    }

    private static Releases parse(String source, Addresses addresses, byte[] yaml, Field field) throws ProblemException {
        try {
            return new ReleasesParser(source, addresses).parse(yaml);
        } catch (ProblemException e) {
            throw at(e, field);
        }
    }

    private static ProblemException at(ProblemException e, Field field) {
        return new ProblemException(e.problem().at(field), e.getCause());
    }
}
