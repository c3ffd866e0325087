// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.GitUpkeep.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A component's objects as they are wanted beside what is there, and who may change what differs. */
record Comparison(List<Row> rows) {
    /** Argo CD's mark on what it follows, {@code <application>:…} (its documentation, "Resource tracking", the default since 3.0). */
    private static final String TRACKED = "argocd.argoproj.io/tracking-id";

    /**
     * An object.
     *
     * @param application whose mark it has; empty when it has none, and when nothing differs
     * @param followed whether that Application syncs by itself: until it does, nobody undoes what is applied
     * @param standing of its file, when it is followed
     */
    record Row(Manifest manifest, Applied applied, Optional<String> application, boolean followed, Standing standing) {
        private GitUpkeep.Tracked tracked() {
            return new GitUpkeep.Tracked(application.orElseThrow(), manifest);
        }

        private boolean followed(Standing as) {
            return followed && standing == as;
        }

        private boolean direct() {
            return applied == Applied.ABSENT || (!followed && (applied == Applied.DIFFERENT || (applied == Applied.FOREIGN && application.isPresent())));
        }
    }

    static Comparison of(List<Manifest> manifests, ClusterApi api, GitUpkeep upkeep) throws ProblemException, InterruptedException {
        List<Row> rows = SideBySide.all(manifests, manifest -> {
            Applied applied = api.compare(manifest);
            boolean differs = applied == Applied.DIFFERENT || applied == Applied.FOREIGN;
            return new Row(manifest, applied, differs ? application(api, manifest.ref()) : Optional.empty(), false, Standing.KEPT);
        });
        Set<String> automatic = new HashSet<>();
        for (String name : rows.stream().flatMap(row -> row.application().stream()).collect(Collectors.toSet())) {
            api.objects().get(ArgoCd.application(name)).filter(found -> !found.texts("spec", "syncPolicy", "automated").isEmpty()).ifPresent(found -> automatic.add(name));
        }
        List<Row> known = rows.stream().map(row -> new Row(row.manifest(), row.applied(), row.application(), row.application().filter(automatic::contains).isPresent(), Standing.KEPT)).toList();
        List<GitUpkeep.Tracked> followed = known.stream().filter(Row::followed).map(Row::tracked).toList();
        if (followed.isEmpty()) {
            return new Comparison(known);
        }
        Map<ObjectRef, Standing> files = upkeep.standing(followed);
        return new Comparison(known.stream().map(row -> new Row(row.manifest(), row.applied(), row.application(), row.followed(),
                files.getOrDefault(row.manifest().ref(), Standing.KEPT))).toList());
    }

    /** What somebody else made and nobody said that Hearth may have. */
    Optional<ObjectRef> foreign() {
        return rows.stream().filter(row -> row.applied() == Applied.FOREIGN && row.application().isEmpty()).map(row -> row.manifest().ref()).findFirst();
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Row row : rows) {
            String object = row.manifest().ref().toString();
            if (row.applied() == Applied.ABSENT) {
                changes.add(new Change(Change.Verb.CREATE, object, "cluster"));
            } else if (row.followed(Standing.BEHIND)) {
                changes.add(new Change(Change.Verb.CHANGE, object, "repository"));
            } else if (row.direct()) {
                changes.add(new Change(Change.Verb.CHANGE, object, "cluster"));
            }
        }
        return changes;
    }

    boolean drifted() {
        return changes().stream().anyMatch(change -> change.verb() == Change.Verb.CHANGE);
    }

    /** To be applied. */
    List<Manifest> direct() {
        return rows.stream().filter(Row::direct).map(Row::manifest).toList();
    }

    /** To be written into the repository. */
    List<GitUpkeep.Tracked> behind() {
        return rows.stream().filter(row -> row.followed(Standing.BEHIND)).map(Row::tracked).toList();
    }

    /** In the repository as wanted, and not in the cluster yet. */
    List<GitUpkeep.Tracked> underWay() {
        return rows.stream().filter(row -> row.followed(Standing.WRITTEN)).map(Row::tracked).toList();
    }

    /** What Git says or is about to say as the plan does, and Hearth once applied otherwise: some of its fields are still Hearth's. */
    List<Manifest> shared() {
        return rows.stream().filter(row -> row.applied() == Applied.DIFFERENT && (row.followed(Standing.BEHIND) || row.followed(Standing.WRITTEN))).map(Row::manifest).toList();
    }

    /** How many are otherwise than the plan says because their owner changed them in Git. */
    int kept() {
        return (int) rows.stream().filter(row -> row.followed(Standing.KEPT)).count();
    }

    private static Optional<String> application(ClusterApi api, ObjectRef ref) throws ProblemException, InterruptedException {
        return api.objects().get(ref).map(found -> found.texts("metadata", "annotations").get(TRACKED)).map(id -> id.substring(0, Math.max(0, id.indexOf(':'))));
    }
}
