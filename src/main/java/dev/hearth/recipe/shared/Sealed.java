// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.cluster.ClusterSpec;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.engine.plan.StepInfo;
import dev.hearth.manifest.SealedSecret;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.sealing.SealingKeys;
import java.util.List;
import java.util.Optional;

/** Sealed values on their way into the cluster. */
public final class Sealed {
    private Sealed() {}

    /** The object to apply: the one that is there when it still opens to what is wanted, else sealed anew for the newest key. */
    public static Manifest manifest(SealedSecret wanted, SealingKeys keys, ClusterApi api) throws ProblemException, InterruptedException {
        return wanted.seal(keys, api.objects().get(wanted.ref()));
    }

    /** What the controller has not done yet, in its own words; empty when the Secret is there and holds what is wanted. */
    public static Optional<String> missing(SealedSecret wanted, ClusterApi api) throws ProblemException, InterruptedException {
        Optional<LiveObject.Condition> synced = api.objects().get(wanted.ref()).flatMap(found -> found.condition("Synced"));
        if (synced.filter(LiveObject.Condition::isTrue).isEmpty()) {
            return Optional.of(wanted.ref() + " " + synced.map(LiveObject.Condition::toString).orElse("Synced=Unknown"));
        }
        Optional<LiveObject> secret = api.objects().get(wanted.secret());
        return secret.filter(wanted::opened).isPresent()
                ? Optional.empty()
                : Optional.of(wanted.secret() + (secret.isPresent() ? " holds something else" : " absent"));
    }

    /** A step that seals one Secret, applies it and waits until the controller has opened it; the keys come from an earlier step. */
    public static ApplyStep step(StepInfo info, Wanted wanted, ClusterSpec spec, Ports ports) {
        return new ApplyStep(info,
                context -> {
                    ClusterApi api = ports.atVip(spec, context);
                    return List.of(manifest(wanted.of(context), context.require(PlatformKeys.SEALING_KEYS), api));
                },
                (api, context) -> missing(wanted.of(context), api), spec, ports);
    }

    /** What is to be sealed, as far as it is known when the step runs. */
    @FunctionalInterface
    public interface Wanted {
        SealedSecret of(StepContext context) throws ProblemException, InterruptedException;
    }
}
