// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.release.Arch;
import dev.hearth.domain.release.Download;
import dev.hearth.domain.release.Releases;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a releases.yaml, strictly: an unknown or double key is an error, with its line. */
final class ReleasesParser {
    private static final ObjectReader YAML = YAMLMapper.builder(
                    YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(ReleasesYaml.class);

    private final String source;
    private final Addresses addresses;

    /** @param source for people: path or address of the file */
    ReleasesParser(String source, Addresses addresses) {
        this.source = source;
        this.addresses = addresses;
    }

    Releases parse(byte[] yaml) throws ProblemException {
        try {
            ReleasesYaml file = YAML.readValue(new String(yaml, StandardCharsets.UTF_8));
            if (file == null) {
                throw unreadable(source, "empty", null);
            }
            return releases(file);
        } catch (ValueInstantiationException e) {
            String path = e.getPath().stream().map(key -> key.getFieldName() + ": ").collect(Collectors.joining());
            throw unreadable(place(e), path + (e.getCause() == null ? "" : e.getCause().getMessage()), e);
        } catch (JsonProcessingException e) {
            throw unreadable(place(e), e.getOriginalMessage(), e);
        } catch (URISyntaxException e) {
            throw unreadable(source, Addresses.shown(e.getInput()) + ": " + e.getReason(), e);
        }
    }

    /** @param place the source, with the line where one is known */
    static ProblemException unreadable(String place, String detail, @Nullable Exception cause) {
        return new ProblemException(Problem.blocking(ProblemCode.RELEASES_UNREADABLE, Map.of("source", place)).detail(detail), cause);
    }

    private String place(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        return at == null ? source : source + ":" + at.getLineNr();
    }

    private Releases releases(ReleasesYaml file) throws URISyntaxException {
        Map<String, Releases.Component> others = new HashMap<>();
        component(others, "sealed-secrets", file.sealedSecrets());
        component(others, "cert-manager", file.certManager());
        component(others, "metallb", file.metallb());
        component(others, "traefik", file.traefik());
        component(others, "argo-cd", file.argoCd());
        return new Releases(k3s(file.k3s()), new Releases.KubeVip(file.kubeVip().version(), file.kubeVip().image()), others);
    }

    private Releases.K3s k3s(ReleasesYaml.K3s k3s) throws URISyntaxException {
        String name = "k3s " + k3s.version();
        ReleasesYaml.PerArch<String> sums = k3s.checksums();
        return new Releases.K3s(
                k3s.version(),
                download(name + " install.sh", k3s.installer(), null),
                perArch(name, k3s.binary(), sums),
                perArch(name + " images", k3s.images(), sums));
    }

    private Map<Arch, Download> perArch(
            String name, ReleasesYaml.@Nullable PerArch<ReleasesYaml.Entry> files, ReleasesYaml.@Nullable PerArch<String> sums)
            throws URISyntaxException {
        Map<Arch, Download> found = new EnumMap<>(Arch.class);
        for (Arch arch : Arch.values()) {
            ReleasesYaml.Entry entry = files == null ? null : of(files, arch);
            if (entry != null) {
                found.put(arch, download(name + " (" + arch.id() + ")", entry, sums == null ? null : of(sums, arch)));
            }
        }
        return found;
    }

    private static <T> @Nullable T of(ReleasesYaml.PerArch<T> files, Arch arch) {
        return switch (arch) {
            case AMD64 -> files.amd64();
            case ARM64 -> files.arm64();
        };
    }

    private void component(Map<String, Releases.Component> all, String name, ReleasesYaml.@Nullable Component component)
            throws URISyntaxException {
        if (component == null) {
            return;
        }
        Map<String, Download> files = new HashMap<>();
        String title = name + " " + component.version();
        file(files, title, "manifest", component.manifest());
        file(files, title, "ha", component.ha());
        file(files, title, "crds", component.crds());
        file(files, title, "rbac", component.rbac());
        all.put(name, new Releases.Component(component.version(), component.image(), files));
    }

    private void file(Map<String, Download> files, String title, String key, ReleasesYaml.@Nullable Entry entry) throws URISyntaxException {
        if (entry != null) {
            files.put(key, download(title + " " + key, entry, null));
        }
    }

    private Download download(String name, ReleasesYaml.Entry entry, @Nullable String checksums) throws URISyntaxException {
        return new Download(name, addresses.absolute(entry.url()), entry.sha256(), checksums == null ? null : addresses.absolute(checksums));
    }
}
