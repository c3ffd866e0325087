// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hearth.domain.problem.Field;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.Retry;
import dev.hearth.domain.problem.Severity;
import dev.hearth.engine.plan.Change;
import dev.hearth.engine.plan.StepId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The pieces that events are made of, as JSON and back. What is missing or of another kind is an IllegalArgumentException. */
final class Parts {
    private Parts() {}

    static String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no text " + key);
        }
        return value.textValue();
    }

    static long number(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException("no number " + key);
        }
        return value.longValue();
    }

    static Duration duration(JsonNode json, String key) {
        return Duration.parse(text(json, key));
    }

    /** A constant as files have it: {@code dry-run}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static <E extends Enum<E>> E constant(Class<E> type, JsonNode json, String key) {
        return Enum.valueOf(type, name(text(json, key)));
    }

    private static String name(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    static ArrayNode ids(ObjectMapper mapper, List<StepId> ids) {
        ArrayNode json = mapper.createArrayNode();
        ids.forEach(id -> json.add(id.value()));
        return json;
    }

    static List<StepId> ids(JsonNode json) {
        List<StepId> ids = new ArrayList<>();
        json.forEach(id -> ids.add(StepId.of(id.asText())));
        return ids;
    }

    static ArrayNode changes(ObjectMapper mapper, List<Change> changes) {
        ArrayNode json = mapper.createArrayNode();
        changes.forEach(change -> json.addObject().put("verb", word(change.verb())).put("subject", change.subject()).put("place", change.place()));
        return json;
    }

    static List<Change> changes(JsonNode json) {
        List<Change> changes = new ArrayList<>();
        json.forEach(change -> changes.add(
                new Change(constant(Change.Verb.class, change, "verb"), text(change, "subject"), text(change, "place"))));
        return changes;
    }

    static ObjectNode problem(ObjectMapper mapper, Problem problem) {
        ObjectNode json = mapper.createObjectNode();
        json.put("code", problem.code().id()).put("severity", word(problem.severity()));
        if (problem.field() != null) {
            json.put("field", problem.field().path());
        }
        ObjectNode args = json.putObject("args");
        problem.args().forEach(args::put);
        return json.put("detail", problem.detail()).put("retry", word(problem.retry()));
    }

    /** A code that only a newer version knows becomes UNEXPECTED with that code: that something failed is more than how. */
    static Problem problem(JsonNode json) {
        Map<String, String> args = new TreeMap<>();
        json.path("args").properties().forEach(arg -> args.put(arg.getKey(), arg.getValue().asText()));
        ProblemCode code;
        try {
            code = constant(ProblemCode.class, json, "code");
        } catch (IllegalArgumentException e) {
            code = ProblemCode.UNEXPECTED;
            args.put("code", text(json, "code"));
        }
        Problem problem = new Problem(
                code, constant(Severity.class, json, "severity"), null, args, text(json, "detail"), constant(Retry.class, json, "retry"));
        return json.has("field") ? problem.at(Field.of(text(json, "field"))) : problem;
    }
}
