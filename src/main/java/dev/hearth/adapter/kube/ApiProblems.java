// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an API server's refusal, or a connection's end, means. The object is what was asked for.
 *
 * @param server its address, as people know it
 */
record ApiProblems(String server) {
    /** kube-apiserver's words for a field of somebody else (apimachinery, managedfields/internal/conflict.go). */
    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]+)\"");

    @FunctionalInterface
    interface Call<T> {
        T get();
    }

    /** Calls the library; the one place where its exceptions end. */
    <T> T translated(String object, Call<T> call) throws ProblemException, InterruptedException {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while asking for " + object);
            }
            throw new ProblemException(of(e, object), e);
        } catch (IllegalStateException e) {
            // Closed by whoever shares it, as when the cluster was put back and speaks by other credentials now.
            throw new ProblemException(unreachable(String.valueOf(e.getMessage())), e);
        }
    }

    Problem notReady(String answer) {
        return unreachable(answer);
    }

    Problem notKubernetes(String found) {
        return Problem.blocking(ProblemCode.API_NOT_KUBERNETES, Map.of("address", server, "found", found));
    }

    /** The same for what was caught somewhere else than around a call. */
    Problem of(Throwable thrown, String object) {
        return causes(thrown).filter(KubernetesClientException.class::isInstance).map(KubernetesClientException.class::cast).findFirst()
                .map(found -> of(found, object)).orElseGet(() -> unreachable(name(thrown)));
    }

    private Problem of(KubernetesClientException e, String object) {
        int code = e.getCode();
        if (code <= 0) {
            return withoutAnswer(e, object);
        }
        String words = words(e);
        if (words.contains("failed calling webhook")) {
            return Problem.blocking(ProblemCode.WEBHOOK_SILENT, Map.of("address", server, "object", object)).detail(words).retry(Retry.SOON);
        }
        if (code >= 500 || code == 429 || code == 408) {
            return unreachable(code + " " + words);
        }
        if (code == 409) {
            return conflict(e, object, words);
        }
        ProblemCode meaning = code == 401 || code == 403 ? ProblemCode.API_FORBIDDEN : ProblemCode.API_REJECTED;
        return Problem.blocking(meaning, Map.of("address", server, "object", object)).detail(code + " " + words);
    }

    private Problem withoutAnswer(KubernetesClientException e, String object) {
        Optional<Throwable> certificate = causes(e).filter(CertificateException.class::isInstance).reduce((first, last) -> last);
        if (certificate.isPresent()) {
            return Problem.blocking(ProblemCode.API_CERTIFICATE, Map.of("address", server)).detail(name(certificate.get()));
        }
        if (causes(e).anyMatch(JsonProcessingException.class::isInstance)) {
            return notKubernetes("no JSON");
        }
        if (causes(e).noneMatch(IOException.class::isInstance)) {
            // the client itself: no such kind
            return Problem.blocking(ProblemCode.API_REJECTED, Map.of("address", server, "object", object)).detail(words(e));
        }
        Throwable first = causes(e).filter(IOException.class::isInstance).reduce((a, b) -> b).orElse(e);
        return unreachable(name(first));
    }

    private Problem unreachable(String words) {
        return Problem.blocking(ProblemCode.API_UNREACHABLE, Map.of("address", server)).detail(words).retry(Retry.SOON);
    }

    private static Problem conflict(KubernetesClientException e, String object, String words) {
        String owners = Optional.ofNullable(e.getStatus()).map(Status::getDetails).map(StatusDetails::getCauses).stream().flatMap(java.util.List::stream)
                .map(StatusCause::getMessage).map(OWNER::matcher).filter(Matcher::find).map(match -> match.group(1)).distinct().sorted().collect(Collectors.joining(", "));
        // no owner: somebody changed it between our reading and our writing
        return Problem.blocking(ProblemCode.API_CONFLICT, Map.of("object", object, "owner", owners)).detail(words).retry(owners.isEmpty() ? Retry.SOON : Retry.AFTER_FIX);
    }

    static String words(KubernetesClientException e) {
        return Optional.ofNullable(e.getStatus()).map(Status::getMessage).orElseGet(() -> String.valueOf(e.getMessage()));
    }

    private static String name(Throwable e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static Stream<Throwable> causes(Throwable e) {
        return Stream.iterate(e, cause -> cause != null, Throwable::getCause).limit(20);
    }
}
