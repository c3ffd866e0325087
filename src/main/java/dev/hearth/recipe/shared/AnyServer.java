// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.cluster.NodeSpec;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.port.ClusterApi;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cluster's API at whichever address answers: the VIP, then each server. One server without power keeps nobody waiting for it. */
public final class AnyServer {
    /** Another address may still be a server of this cluster. */
    private static final Set<ProblemCode> NOT_HERE = Set.of(ProblemCode.API_UNREACHABLE, ProblemCode.API_CERTIFICATE, ProblemCode.API_NOT_KUBERNETES);

    private AnyServer() {}

    /** What is asked; asked again elsewhere when there is no answer. */
    @FunctionalInterface
    public interface Question<T> {
        T of(ClusterApi api) throws ProblemException, InterruptedException;
    }

    /** @throws ProblemException as {@link ClusterApi}; when nobody answers, what came of the last address */
    public static <T> T ask(ClusterSpec spec, Ports ports, StepContext context, Question<T> question) throws ProblemException, InterruptedException {
        return ask(spec, ports, context, context.require(Keys.KUBECONFIG), question);
    }

    /** For who has just read the kubeconfig. */
    public static <T> T ask(ClusterSpec spec, Ports ports, StepContext context, Secret kubeconfig, Question<T> question)
            throws ProblemException, InterruptedException {
        @Nullable ProblemException last = null;
        for (String address : addresses(spec, context)) {
            try {
                return question.of(ports.apis().open(address, kubeconfig));
            } catch (ProblemException e) {
                if (!NOT_HERE.contains(e.problem().code())) {
                    throw e;
                }
                last = e;
            }
        }
        throw Optional.ofNullable(last).orElseThrow();
    }

    /** While the cluster begins there is one server and no VIP: asking others would only wait for silence. */
    private static Set<String> addresses(ClusterSpec spec, StepContext context) {
        Standing standing = context.require(Keys.STANDING);
        String lead = standing.lead().address().toString();
        boolean more = standing.begun() || context.find(Keys.VIP).isPresent();
        return more
                ? new LinkedHashSet<>(Stream.concat(Stream.of(spec.addresses().vip().toString(), lead),
                        spec.servers().stream().map(NodeSpec::address).map(Object::toString)).toList())
                : new LinkedHashSet<>(List.of(lead));
    }
}
