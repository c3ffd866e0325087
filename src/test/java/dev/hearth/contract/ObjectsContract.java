// SPDX-License-Identifier: Apache-2.0
package dev.hearth.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.ClusterApi;
import dev.hearth.port.ClusterApi.Applied;
import dev.hearth.port.LiveObject;
import dev.hearth.port.Manifest;
import dev.hearth.port.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ClusterApi} does with objects, real or played: who may change what, and what is found. */
public abstract class ObjectsContract {
    private static final String OTHER = "kubectl-edit";

    /** Of a cluster that is up. */
    protected abstract ClusterApi api() throws Exception;

    /** What somebody else applies by force, under that name. */
    protected abstract void edit(Manifest manifest, String manager) throws Exception;

    /** Lets the webhook that {@link #guarded} needs fall silent, or answer. */
    protected abstract void webhook(boolean answers) throws Exception;

    /** An object that a webhook must admit. */
    protected abstract Manifest guarded();

    protected static Manifest notes(String name, String labels, String data) {
        return new Manifest(ref(name), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: " + name + "\n  namespace: kube-system\n  labels: {" + labels + "}\ndata: {" + data + "}\n");
    }

    private static ObjectRef ref(String name) {
        return new ObjectRef("v1", "ConfigMap", "kube-system", name);
    }

    @Test
    protected void whatIsNotThereIsAbsentUntilItIsApplied() throws Exception {
        Manifest manifest = notes("absent", "app: notes", "colour: red");
        assertEquals(Applied.ABSENT, api().compare(manifest));
        assertEquals(Optional.empty(), api().objects().get(manifest.ref()));

        api().apply(manifest);
        assertEquals(Applied.SAME, api().compare(manifest));
        LiveObject live = api().objects().get(manifest.ref()).orElseThrow();
        assertEquals(Optional.of("red"), live.text("data", "colour"));
        assertEquals(manifest.ref(), live.ref());
        api().apply(manifest);
        assertEquals(Applied.SAME, api().compare(manifest));
    }

    @Test
    protected void whatHearthAppliedItTakesBack() throws Exception {
        Manifest manifest = notes("drifting", "app: notes", "colour: red");
        api().apply(manifest);
        edit(notes("drifting", "app: notes", "colour: blue"), OTHER);

        assertEquals(Applied.DIFFERENT, api().compare(manifest));
        assertEquals(Optional.of("blue"), data("drifting", "colour"));
        api().apply(manifest);
        assertEquals(Optional.of("red"), data("drifting", "colour"));
        assertEquals(Applied.SAME, api().compare(manifest));
    }

    @Test
    protected void whatOthersAddedStaysAndWhatHearthNamesNoMoreGoes() throws Exception {
        api().apply(notes("shared", "app: notes", "colour: red, size: large"));
        edit(notes("shared", "app: notes", "taste: sweet"), OTHER);
        Manifest smaller = notes("shared", "app: notes", "colour: red");

        assertEquals(Applied.DIFFERENT, api().compare(smaller));
        api().apply(smaller);
        assertEquals(Map.of("colour", "red", "taste", "sweet"), api().objects().get(smaller.ref()).orElseThrow().texts("data"));
        assertEquals(Applied.SAME, api().compare(smaller));
    }

    @Test
    protected void whatIsSomebodyElsesIsTakenFromNobody() throws Exception {
        edit(notes("foreign", "app: notes", "colour: blue"), OTHER);
        Manifest manifest = notes("foreign", "app: notes", "colour: red");

        assertEquals(Applied.FOREIGN, api().compare(manifest));
        Problem problem = problem(() -> api().apply(manifest));
        assertEquals(ProblemCode.API_CONFLICT, problem.code());
        assertEquals(OTHER, problem.args().get("owner"));
        assertEquals("ConfigMap kube-system/foreign", problem.args().get("object"));
        assertEquals(Retry.AFTER_FIX, problem.retry());
        assertEquals(Optional.of("blue"), data("foreign", "colour"));
    }

    @Test
    protected void whatSomebodyElseMadeJustSoIsTheSameAndMayBeShared() throws Exception {
        edit(notes("equal", "app: notes", "colour: red"), OTHER);
        Manifest manifest = notes("equal", "app: notes", "colour: red");
        assertEquals(Applied.SAME, api().compare(manifest));
        api().apply(manifest);
        assertEquals(Applied.SAME, api().compare(manifest));
    }

    @Test
    protected void objectsAreFoundByKindNamespaceAndLabels() throws Exception {
        api().apply(notes("red", "hearth-test: lists, tier: front", "a: b"));
        api().apply(notes("blue", "hearth-test: lists", "a: b"));
        api().apply(notes("none", "hearth-test: other", "a: b"));

        assertEquals(List.of("blue", "red"), found("kube-system", "hearth-test=lists"));
        assertEquals(List.of("blue", "red"), found("", "hearth-test=lists"));
        assertEquals(List.of("red"), found("kube-system", "hearth-test=lists,tier"));
        assertEquals(List.of(), found("default", "hearth-test=lists"));
        assertEquals(List.of(), api().objects().list("example.com/v1", "Thing", "", ""));
        assertEquals(Optional.empty(), api().objects().get(new ObjectRef("example.com/v1", "Thing", "", "x")));
    }

    @Test
    protected void whatIsDeletedIsGoneAndDeletingNothingIsFine() throws Exception {
        Manifest manifest = notes("gone", "app: notes", "colour: red");
        api().apply(manifest);
        api().objects().delete(manifest.ref());
        assertEquals(Optional.empty(), api().objects().get(manifest.ref()));
        assertEquals(Applied.ABSENT, api().compare(manifest));
        api().objects().delete(manifest.ref());

        edit(notes("gone", "app: notes", "colour: blue"), OTHER);
        assertEquals(Applied.FOREIGN, api().compare(manifest));
    }

    @Test
    protected void aRehearsalSaysWhetherTheWebhookAnswersAndKeepsNothing() throws Exception {
        webhook(false);
        Problem silent = problem(() -> api().objects().rehearse(guarded()));
        assertEquals(ProblemCode.WEBHOOK_SILENT, silent.code());
        assertEquals(Retry.SOON, silent.retry());
        assertEquals(ProblemCode.WEBHOOK_SILENT, problem(() -> api().apply(guarded())).code());
        assertTrue(silent.detail().contains("failed calling webhook"), silent.detail());

        webhook(true);
        api().objects().rehearse(guarded());
        assertEquals(Optional.empty(), api().objects().get(guarded().ref()));
        api().apply(guarded());
        assertEquals(Applied.SAME, api().compare(guarded()));
    }

    @Test
    protected void marksAreAddedAndChangedAndNothingElseIs() throws Exception {
        Manifest manifest = notes("marked", "app: notes", "colour: red");
        api().apply(manifest);
        api().objects().annotate(manifest.ref(), Map.of("example.com/one", "1", "example.com/two", "a: \"b\""));
        assertEquals(Map.of("example.com/one", "1", "example.com/two", "a: \"b\""), marks("marked"));
        api().objects().annotate(manifest.ref(), Map.of("example.com/one", "one"));
        assertEquals(Map.of("example.com/one", "one", "example.com/two", "a: \"b\""), marks("marked"));
        assertEquals(Optional.of("red"), data("marked", "colour"));
        assertEquals(Map.of("app", "notes"), api().objects().get(manifest.ref()).orElseThrow().texts("metadata", "labels"));
    }

    @Test
    protected void anApplyLeavesMarksAndMarksAreNoDifference() throws Exception {
        api().apply(notes("kept", "app: notes", "colour: red"));
        api().objects().annotate(ref("kept"), Map.of("example.com/one", "1"));
        assertEquals(Applied.SAME, api().compare(notes("kept", "app: notes", "colour: red")));
        Manifest other = notes("kept", "app: notes", "colour: blue");
        assertEquals(Applied.DIFFERENT, api().compare(other));
        api().apply(other);
        assertEquals(Map.of("example.com/one", "1"), marks("kept"));
        assertEquals(Applied.SAME, api().compare(other));
    }

    @Test
    protected void whatIsMarkedIsStillWhoseItWas() throws Exception {
        edit(notes("theirs", "app: notes", "colour: blue"), OTHER);
        api().objects().annotate(ref("theirs"), Map.of("example.com/one", "1"));
        Manifest manifest = notes("theirs", "app: notes", "colour: red");
        assertEquals(Applied.FOREIGN, api().compare(manifest));
        Problem problem = problem(() -> api().apply(manifest));
        assertEquals(ProblemCode.API_CONFLICT, problem.code());
        assertEquals(OTHER, problem.args().get("owner"));
    }

    @Test
    protected void whatIsNotThereCannotBeMarkedAndIsNotMade() throws Exception {
        Problem problem = problem(() -> api().objects().annotate(ref("nobody"), Map.of("example.com/one", "1")));
        assertEquals(ProblemCode.API_REJECTED, problem.code());
        assertEquals("ConfigMap kube-system/nobody", problem.args().get("object"));
        assertEquals(Optional.empty(), api().objects().get(ref("nobody")));
    }

    private Map<String, String> marks(String name) throws Exception {
        return api().objects().get(ref(name)).orElseThrow().texts("metadata", "annotations");
    }

    private Optional<String> data(String name, String key) throws Exception {
        return api().objects().get(ref(name)).flatMap(found -> found.text("data", key));
    }

    private List<String> found(String namespace, String labels) throws Exception {
        return api().objects().list("v1", "ConfigMap", namespace, labels).stream().map(LiveObject::ref).map(ObjectRef::name).sorted().toList();
    }

    private static Problem problem(org.junit.jupiter.api.function.Executable call) {
        return assertThrows(ProblemException.class, call).problem();
    }
}
