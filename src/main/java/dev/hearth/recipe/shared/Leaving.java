// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import dev.hearth.domain.problem.ProblemException;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepContext;
import dev.hearth.manifest.ArgoCd;
import dev.hearth.manifest.GitTree;
import dev.hearth.port.ClusterObjects;
import dev.hearth.port.LiveObject;
import dev.hearth.port.ObjectRef;
import dev.hearth.recipe.shared.GitUpkeep.Left;
import dev.hearth.recipe.shared.GitUpkeep.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Objects of Hearth's that the plan does not know any more, and who may remove them: Hearth, as long as it made them; from the repository
 * first where Argo CD follows them, which would bring them back otherwise and does not prune by itself.
 */
public record Leaving(List<Row> rows) {
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final int LOOKS = 60;
    /** As server-side apply names whoever applied (port ClusterApi), and the label as well. */
    private static final String MANAGER = "hearth";

    /**
     * @param application that follows it, where that one syncs by itself
     * @param standing of its file, when it is followed
     */
    public record Row(ObjectRef ref, Optional<String> application, Standing standing) {
        private boolean goes() {
            return application.isEmpty() || standing != Standing.KEPT;
        }

        private boolean filed() {
            return application.isPresent() && standing == Standing.BEHIND;
        }

        private Left left() {
            return new Left(application.orElseThrow(), ref);
        }
    }

    public Leaving {
        rows = List.copyOf(rows);
    }

    /** @param forgotten in the order in which they are deleted */
    public static Leaving of(List<ObjectRef> forgotten, ClusterObjects objects, GitUpkeep upkeep) throws ProblemException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (ObjectRef ref : forgotten) {
            Optional<LiveObject> found = objects.get(ref).filter(Leaving::ours);
            if (found.isPresent()) {
                rows.add(new Row(ref, application(found.get(), objects), Standing.KEPT));
            }
        }
        List<Left> followed = rows.stream().filter(row -> row.application().isPresent()).map(Row::left).toList();
        if (followed.isEmpty()) {
            return new Leaving(rows);
        }
        Map<ObjectRef, Standing> files = upkeep.leaving(followed);
        return new Leaving(rows.stream().map(row -> new Row(row.ref(), row.application(), files.getOrDefault(row.ref(), Standing.KEPT))).toList());
    }

    /** What is to go; a file and its object are two changes. */
    public List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        rows.stream().filter(Row::filed).forEach(row -> changes.add(new Change(Change.Verb.REMOVE, row.ref().toString(), "repository")));
        rows.stream().filter(Row::goes).forEach(row -> changes.add(new Change(Change.Verb.REMOVE, row.ref().toString(), "cluster")));
        return changes;
    }

    /** What stays, because its owner changed its file. */
    public List<String> kept() {
        return rows.stream().filter(row -> !row.goes()).map(row -> row.ref().toString()).toList();
    }

    public void remove(ClusterObjects objects, GitUpkeep upkeep, StepContext context) throws ProblemException, InterruptedException {
        List<Left> files = rows.stream().filter(Row::filed).map(Row::left).toList();
        if (!files.isEmpty()) {
            files.forEach(file -> context.log("remove " + file.ref() + " from the repository"));
            upkeep.remove(files);
        }
        Set<String> applications = rows.stream().filter(Row::goes).flatMap(row -> row.application().stream()).collect(Collectors.toSet());
        for (String application : applications) {
            objects.annotate(ArgoCd.application(application), Map.of(ArgoCd.REFRESH, "normal"));
        }
        for (int looks = 0; looks < LOOKS && brought(objects); looks++) {
            context.pause(LOOK);
        }
        for (Row row : rows.stream().filter(Row::goes).toList()) {
            context.log("delete " + row.ref());
            objects.delete(row.ref());
        }
    }

    /** Whether Argo CD still wants one of them: deleted now, it would come back. */
    private boolean brought(ClusterObjects objects) throws ProblemException, InterruptedException {
        Set<ObjectRef> wanted = new HashSet<>();
        for (Row row : rows.stream().filter(each -> each.goes() && each.application().isPresent()).toList()) {
            objects.get(ArgoCd.application(row.application().orElseThrow())).stream().flatMap(found -> found.items("status", "resources").stream())
                    .filter(each -> each.text("kind").filter(row.ref().kind()::equals).isPresent() && each.text("name").filter(row.ref().name()::equals).isPresent()
                            && each.text("namespace").orElse("").equals(row.ref().namespace()))
                    .filter(each -> each.text("requiresPruning").filter("true"::equals).isEmpty())
                    .forEach(each -> wanted.add(row.ref()));
        }
        return !wanted.isEmpty();
    }

    /** By the label, and by who applied it where the server says so. */
    private static boolean ours(LiveObject object) {
        List<LiveObject> managers = object.items("metadata", "managedFields");
        return MANAGER.equals(object.texts("metadata", "labels").get("app.kubernetes.io/managed-by"))
                && (managers.isEmpty() || managers.stream().anyMatch(each -> each.text("manager").filter(MANAGER::equals).isPresent()));
    }

    private static Optional<String> application(LiveObject object, ClusterObjects objects) throws ProblemException, InterruptedException {
        Optional<String> name = Optional.ofNullable(object.texts("metadata", "annotations").get(GitTree.TRACKED)).map(id -> id.substring(0, Math.max(0, id.indexOf(':'))));
        boolean automatic = name.isPresent() && objects.get(ArgoCd.application(name.get())).filter(found -> !found.texts("spec", "syncPolicy", "automated").isEmpty()).isPresent();
        return automatic ? name : Optional.empty();
    }
}
