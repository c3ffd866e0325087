// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** An API server that keeps objects by their path and applies as kube-apiserver does: each field has owners, a change of another's is a conflict. */
final class PlayedObjects implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();
    private final FakeApi server;
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    /** Path of the object, then path of the field, to who applied it. */
    private final Map<String, Map<String, Set<String>>> owners = new TreeMap<>();
    private boolean webhookAnswers = true;

    PlayedObjects() throws IOException, GeneralSecurityException {
        server = FakeApi.start("server");
        server.reply("GET /api/v1", 200, "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":[{\"name\":\"configmaps\",\"namespaced\":true,\"kind\":\"ConfigMap\",\"verbs\":[\"get\"]}]}");
        server.handle("/api/v1/configmaps", this::answer);
        server.handle("/api/v1/namespaces/", this::answer);
    }

    int port() {
        return server.port();
    }

    synchronized void webhook(boolean answers) {
        webhookAnswers = answers;
    }

    synchronized void edit(String path, String yaml, String manager) throws IOException {
        ObjectNode wanted = (ObjectNode) YAML.readTree(yaml);
        merge(path, wanted, manager);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        byte[] body = exchange.getRequestBody().readAllBytes();
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                if (path.endsWith("/configmaps")) {
                    send(exchange, 200, list(path, query));
                } else if (objects.containsKey(path)) {
                    send(exchange, 200, withOwners(path, objects.get(path)));
                } else {
                    send(exchange, 404, status(404, "NotFound", path + " not found"));
                }
            }
            case "PATCH" -> {
                ObjectNode wanted = (ObjectNode) YAML.readTree(body);
                if (exchange.getRequestHeaders().getFirst("Content-Type").startsWith("application/merge-patch+json")) {
                    patch(exchange, path, query, wanted);
                } else {
                    apply(exchange, path, query, wanted);
                }
            }
            case "DELETE" -> {
                owners.remove(path);
                boolean there = objects.remove(path) != null;
                send(exchange, there ? 200 : 404, there ? status(200, "", "deleted") : status(404, "NotFound", path + " not found"));
            }
            default -> send(exchange, 405, status(405, "MethodNotAllowed", exchange.getRequestMethod()));
        }
    }

    /** A change of an object that is there: fields that it does not name stay whose they are (RFC 7396). */
    private void patch(HttpExchange exchange, String path, String query, ObjectNode wanted) throws IOException {
        if (!objects.containsKey(path)) {
            send(exchange, 404, status(404, "NotFound", path + " not found"));
            return;
        }
        String manager = query.replaceAll(".*fieldManager=([^&]*).*", "$1");
        ObjectNode result = objects.get(path).deepCopy();
        fields("", wanted, (field, value) -> {
            set(result, field, value);
            owners.computeIfAbsent(path, missing -> new TreeMap<>()).put(field, new TreeSet<>(Set.of(manager)));
        });
        objects.put(path, result);
        send(exchange, 200, withOwners(path, result));
    }

    private void apply(HttpExchange exchange, String path, String query, ObjectNode wanted) throws IOException {
        if (!webhookAnswers && path.endsWith("/guarded")) {
            send(exchange, 500, status(500, "InternalError", "Internal error occurred: failed calling webhook \"guard.example.com\": connect: connection refused"));
            return;
        }
        String manager = query.replaceAll(".*fieldManager=([^&]*).*", "$1");
        ArrayNode causes = JSON.createArrayNode();
        fields("", wanted, (field, value) -> {
            JsonNode there = objects.getOrDefault(path, JSON.createObjectNode()).at(field);
            Set<String> others = owners.getOrDefault(path, Map.of()).getOrDefault(field, Set.of());
            others.stream().filter(other -> !other.equals(manager) && !there.equals(value))
                    .forEach(other -> causes.addObject().put("reason", "FieldManagerConflict").put("message", "conflict with \"" + other + "\" using v1").put("field", field.replace('/', '.')));
        });
        if (!causes.isEmpty() && !query.contains("force=true")) {
            ObjectNode refusal = status(409, "Conflict", "Apply failed with " + causes.size() + " conflict");
            refusal.putObject("details").set("causes", causes);
            send(exchange, 409, refusal);
            return;
        }
        ObjectNode before = objects.get(path);
        Map<String, Set<String>> ownersBefore = new TreeMap<>();
        owners.getOrDefault(path, Map.of()).forEach((field, who) -> ownersBefore.put(field, new TreeSet<>(who)));
        merge(path, wanted, manager);
        send(exchange, 200, withOwners(path, objects.get(path)));
        if (query.contains("dryRun=All")) {
            owners.put(path, ownersBefore);
            if (before == null) {
                objects.remove(path);
            } else {
                objects.put(path, before);
            }
        }
    }

    private void merge(String path, ObjectNode wanted, String manager) {
        ObjectNode result = objects.containsKey(path) ? objects.get(path).deepCopy() : JSON.createObjectNode();
        Map<String, Set<String>> fields = owners.computeIfAbsent(path, missing -> new TreeMap<>());
        Set<String> named = new TreeSet<>();
        fields("", wanted, (field, value) -> {
            named.add(field);
            boolean same = set(result, field, value);
            Set<String> who = fields.computeIfAbsent(field, missing -> new TreeSet<>());
            if (!same) {
                who.clear();
            }
            who.add(manager);
        });
        // what this manager applied before and names no more: without another owner it goes
        fields.entrySet().removeIf(entry -> {
            boolean left = !named.contains(entry.getKey()) && entry.getValue().remove(manager) && entry.getValue().isEmpty();
            if (left) {
                int slash = entry.getKey().lastIndexOf('/');
                ((ObjectNode) result.at(entry.getKey().substring(0, slash))).remove(entry.getKey().substring(slash + 1).replace("~1", "/"));
            }
            return left;
        });
        objects.put(path, result);
    }

    /** Whether it was so before. */
    private static boolean set(ObjectNode object, String field, JsonNode value) {
        ObjectNode parent = object;
        String[] keys = field.substring(1).split("/", -1);
        for (String key : Arrays.copyOf(keys, keys.length - 1)) {
            parent = parent.withObjectProperty(key.replace("~1", "/"));
        }
        return value.equals(parent.replace(keys[keys.length - 1].replace("~1", "/"), value));
    }

    private ObjectNode withOwners(String path, ObjectNode object) {
        ObjectNode shown = object.deepCopy();
        ArrayNode managers = ((ObjectNode) shown.get("metadata")).putArray("managedFields");
        Set<String> all = new TreeSet<>();
        owners.getOrDefault(path, Map.of()).values().forEach(all::addAll);
        all.forEach(manager -> managers.addObject().put("manager", manager).put("operation", "Apply").put("apiVersion", "v1"));
        return shown;
    }

    private ObjectNode list(String path, String query) {
        String selector = query.replaceAll(".*labelSelector=([^&]*).*", "$1");
        ObjectNode list = JSON.createObjectNode().put("kind", "ConfigMapList").put("apiVersion", "v1");
        ArrayNode items = list.putArray("items");
        String namespace = path.equals("/api/v1/configmaps") ? "/api/v1/namespaces/" : path + "/";
        objects.forEach((where, object) -> {
            boolean selected = Arrays.stream(selector.split(",", -1)).allMatch(term -> {
                JsonNode label = object.at("/metadata/labels").path(term.replaceAll("=.*", ""));
                return term.contains("=") ? label.asText().equals(term.replaceAll(".*=", "")) : !label.isMissingNode();
            });
            if (where.startsWith(namespace) && selected) {
                items.add(withOwners(where, object));
            }
        });
        return list;
    }

    private interface Visit {
        void field(String path, JsonNode value);
    }

    /** Identity is nobody's field. */
    private static void fields(String at, ObjectNode object, Visit visit) {
        object.properties().forEach(entry -> {
            String path = at + "/" + entry.getKey().replace("/", "~1");
            if (entry.getValue() instanceof ObjectNode inner) {
                fields(path, inner, visit);
            } else {
                visit.field(path, entry.getValue());
            }
        });
    }

    private static ObjectNode status(int code, String reason, String message) {
        return JSON.createObjectNode().put("kind", "Status").put("apiVersion", "v1").put("status", code < 400 ? "Success" : "Failure").put("message", message).put("reason", reason).put("code", code);
    }

    private static void send(HttpExchange exchange, int code, ObjectNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.close();
    }
}
