// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.GitUpkeep.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A component's objects as they are wanted beside what is there, and who may change what differs. */
record Comparison(List<Row> rows) {
    /** Argo CD's mark on what it follows, {@code <application>:…} (its documentation, "Resource tracking", the default since 3.0). */
    private static final String TRACKED = "argocd.argoproj.io/tracking-id";

    /**
     * An object.
     *
     * @param application that follows it; empty when none does, and when nothing differs
     * @param standing of its file, when one does
     */
    record Row(Manifest manifest, Applied applied, Optional<String> application, Standing standing) {
        private GitUpkeep.Tracked tracked() {
            return new GitUpkeep.Tracked(application.orElseThrow(), manifest);
        }

        private boolean followed(Standing as) {
            return application.isPresent() && standing == as;
        }
    }

    static Comparison of(List<Manifest> manifests, ClusterApi api, GitUpkeep upkeep) throws ProblemException, InterruptedException {
        List<Row> rows = SideBySide.all(manifests, manifest -> {
            Applied applied = api.compare(manifest);
            boolean differs = applied == Applied.DIFFERENT || applied == Applied.FOREIGN;
            return new Row(manifest, applied, differs ? application(api, manifest.ref()) : Optional.empty(), Standing.KEPT);
        });
        List<GitUpkeep.Tracked> followed = rows.stream().filter(row -> row.application().isPresent()).map(Row::tracked).toList();
        if (followed.isEmpty()) {
            return new Comparison(rows);
        }
        Map<ObjectRef, Standing> files = upkeep.standing(followed);
        return new Comparison(rows.stream()
                .map(row -> new Row(row.manifest(), row.applied(), row.application(), files.getOrDefault(row.manifest().ref(), Standing.KEPT))).toList());
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
            } else if (row.applied() == Applied.DIFFERENT && row.application().isEmpty()) {
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
        return rows.stream().filter(row -> row.applied() == Applied.ABSENT || (row.applied() == Applied.DIFFERENT && row.application().isEmpty()))
                .map(Row::manifest).toList();
    }

    /** To be written into the repository. */
    List<GitUpkeep.Tracked> behind() {
        return rows.stream().filter(row -> row.followed(Standing.BEHIND)).map(Row::tracked).toList();
    }

    /** In the repository as wanted, and not in the cluster yet. */
    List<GitUpkeep.Tracked> underWay() {
        return rows.stream().filter(row -> row.followed(Standing.WRITTEN)).map(Row::tracked).toList();
    }

    /** How many are otherwise than the plan says because their owner changed them in Git. */
    int kept() {
        return (int) rows.stream().filter(row -> row.followed(Standing.KEPT)).count();
    }

    private static Optional<String> application(ClusterApi api, ObjectRef ref) throws ProblemException, InterruptedException {
        return api.objects().get(ref).map(found -> found.texts("metadata", "annotations").get(TRACKED)).map(id -> id.substring(0, Math.max(0, id.indexOf(':'))));
    }
}
