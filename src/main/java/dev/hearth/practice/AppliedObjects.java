// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.manifest.Documents;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The played cluster's objects and who applied them: server-side apply with two owners, Hearth and whoever else there is. */
final class AppliedObjects {
    private final Map<ObjectRef, Manifest> shown = new LinkedHashMap<>();
    /** What Hearth applied last. */
    private final Map<ObjectRef, Manifest> ours = new LinkedHashMap<>();
    /** Who else wrote to an object last. */
    private final Map<ObjectRef, String> others = new LinkedHashMap<>();
    private final Map<ObjectRef, Life> lives = new LinkedHashMap<>();

    /** @param generation counts its changes */
    record Life(Instant created, Instant changed, int generation) {}

    AppliedObjects copy() {
        AppliedObjects copy = new AppliedObjects();
        copy.become(this);
        return copy;
    }

    void become(AppliedObjects other) {
        replace(shown, other.shown);
        replace(ours, other.ours);
        replace(others, other.others);
        replace(lives, other.lives);
    }

    private static <V> void replace(Map<ObjectRef, V> all, Map<ObjectRef, V> by) {
        all.clear();
        all.putAll(by);
    }

    Life life(ObjectRef ref, Instant now) {
        return lives.getOrDefault(ref, new Life(now, now, 1));
    }

    Map<ObjectRef, Manifest> all() {
        return Collections.unmodifiableMap(shown);
    }

    /** How long an object has been as it is; empty when it is not there. */
    Optional<Duration> age(ObjectRef ref, Instant now) {
        return Optional.ofNullable(shown.get(ref)).map(there -> Duration.between(life(ref, now).changed(), now));
    }

    Applied compare(Manifest manifest) {
        Manifest there = shown.get(manifest.ref());
        if (there == null) {
            return Applied.ABSENT;
        }
        if (there.equals(result(there, manifest))) {
            return Applied.SAME;
        }
        return ours.containsKey(manifest.ref()) ? Applied.DIFFERENT : Applied.FOREIGN;
    }

    /** @throws ProblemException API_CONFLICT when Hearth never applied it and somebody else says otherwise */
    void apply(Manifest manifest, Instant now) throws ProblemException {
        ObjectRef ref = manifest.ref();
        Manifest there = shown.get(ref);
        boolean differs = there != null && !ours.containsKey(ref) && Trees.differ(Documents.content(there), Documents.content(manifest));
        if (differs) {
            throw Problem.blocking(ProblemCode.API_CONFLICT, Map.of("object", ref.toString(), "owner", others.getOrDefault(ref, "unknown"))).retry(Retry.AFTER_FIX).asException();
        }
        keep(there == null ? manifest : result(there, manifest), now);
        ours.put(ref, manifest);
    }

    /** What somebody else applies, by force. */
    void edit(Manifest manifest, String manager, Instant now) {
        patch(manifest, now);
        others.put(manifest.ref(), manager);
    }

    /** Fields that come to what is there; the others stay, and stay whose they are. */
    void patch(Manifest manifest, Instant now) {
        Manifest there = shown.get(manifest.ref());
        keep(there == null ? manifest : Documents.manifest(Trees.merged(Documents.content(there), Documents.content(manifest))), now);
    }

    void delete(ObjectRef ref) {
        shown.remove(ref);
        ours.remove(ref);
        others.remove(ref);
        lives.remove(ref);
    }

    private void keep(Manifest manifest, Instant now) {
        if (!manifest.equals(shown.put(manifest.ref(), manifest))) {
            lives.compute(manifest.ref(), (ref, life) -> life == null ? new Life(now, now, 1) : new Life(life.created(), now, life.generation() + 1));
        }
    }

    /** What stands there after an apply by force: fields that Hearth does not name any more go, those of others stay. */
    private Manifest result(Manifest there, Manifest wanted) {
        Manifest before = ours.get(wanted.ref());
        if (there.equals(wanted) || there.equals(before)) {
            return wanted;
        }
        Map<String, Object> rest = before == null ? Documents.content(there) : Trees.without(Documents.content(there), Documents.content(before));
        Map<String, Object> result = Trees.merged(rest, Documents.content(wanted));
        // the same fields in another order are the same object
        return result.equals(Documents.content(there)) ? there : Documents.manifest(result);
    }
}
