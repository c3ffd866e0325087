// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A kubeconfig's current context: a cluster with its CA, a user with a client certificate and key, all as data in the file. */
final class KubeconfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).disable(YAMLGenerator.Feature.SPLIT_LINES).enable(YAMLGenerator.Feature.MINIMIZE_QUOTES).build();
    /** Each names something that kubectl would run to log in. Whoever wrote the file would have it run here. */
    private static final List<String> PROGRAMS = List.of("exec", "auth-provider");
    private final ObjectNode cluster;
    private final ObjectNode user;

    private KubeconfigFile(ObjectNode cluster, ObjectNode user) {
        this.cluster = cluster;
        this.user = user;
    }

    /** @throws ProblemException KUBECONFIG_UNREADABLE; it says which part is missing and repeats nothing of the file */
    static KubeconfigFile read(Secret kubeconfig) throws ProblemException {
        JsonNode root = parse(kubeconfig);
        JsonNode context = named(root, "contexts", root.path("current-context").asText("")).path("context");
        KubeconfigFile file = new KubeconfigFile(
                object(named(root, "clusters", context.path("cluster").asText("")), "cluster"), object(named(root, "users", context.path("user").asText("")), "user"));
        for (String program : PROGRAMS) {
            if (file.user.has(program)) {
                throw unreadable(program + " in users");
            }
        }
        for (String key : new String[] {"client-certificate-data", "client-key-data"}) {
            text(file.user, key);
        }
        file.ca();
        return file;
    }

    String server() throws ProblemException {
        return text(cluster, "server");
    }

    /** Base64 of PEM, as in the file. */
    String ca() throws ProblemException {
        return text(cluster, "certificate-authority-data");
    }

    String clientCertificate() throws ProblemException {
        return text(user, "client-certificate-data");
    }

    String clientKey() throws ProblemException {
        return text(user, "client-key-data");
    }

    Secret renamed(String server, String name) throws ProblemException {
        ObjectNode root = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "Config");
        add(root.putArray("clusters"), name).set("cluster", cluster.deepCopy().put("server", server));
        add(root.putArray("contexts"), name).putObject("context").put("cluster", name).put("user", name);
        root.put("current-context", name).putObject("preferences");
        add(root.putArray("users"), name).set("user", user.deepCopy());
        try {
            return Secret.of(YAML.writeValueAsBytes(root));
        } catch (JsonProcessingException e) {
            throw unreadable("it cannot be written again");
        }
    }

    private static ObjectNode add(ArrayNode list, String name) {
        return list.addObject().put("name", name);
    }

    private static JsonNode parse(Secret kubeconfig) throws ProblemException {
        try {
            return YAML.readTree(kubeconfig.reveal());
        } catch (JsonProcessingException e) {
            // neither its message nor itself: YAML errors quote the line, and that may be the key
            throw unreadable(e.getLocation() == null ? "not YAML" : "not YAML at line " + e.getLocation().getLineNr());
        } catch (IOException e) {
            throw unreadable("not readable");
        }
    }

    private static JsonNode named(JsonNode root, String list, String name) throws ProblemException {
        for (JsonNode entry : root.path(list)) {
            if (entry.path("name").asText("").equals(name)) {
                return entry;
            }
        }
        throw unreadable("no entry of the current context in " + list);
    }

    private static ObjectNode object(JsonNode entry, String key) throws ProblemException {
        if (entry.path(key) instanceof ObjectNode object) {
            return object;
        }
        throw unreadable("no " + key);
    }

    private static String text(JsonNode node, String key) throws ProblemException {
        String value = node.path(key).asText("");
        if (value.isEmpty()) {
            throw unreadable("no " + key);
        }
        return value;
    }

    static ProblemException unreadable(String detail) {
        return Problem.blocking(ProblemCode.KUBECONFIG_UNREADABLE, Map.of("file", "kubeconfig")).detail(detail).asException();
    }
}
