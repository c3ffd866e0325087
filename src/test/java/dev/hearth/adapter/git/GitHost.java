// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** A Git host on loopback with one bare repository, home.git, over SSH and HTTP. */
final class GitHost implements AutoCloseable {
    static final String TOKEN = "canary-token-5150";
    final SshServer ssh = SshServer.setUpDefaultServer();
    final HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    final Path bare;
    volatile java.security.PublicKey writer;
    volatile boolean readOnly;
    /** Done once, between a client's look and its push. */
    volatile Runnable meanwhile = () -> { };

    GitHost(Path folder, KeyPair hostKey) throws Exception {
        bare = folder.resolve("home.git");
        Git.init().setBare(true).setDirectory(bare.toFile()).setInitialBranch("main").call().close();
        ssh.setHost("127.0.0.1");
        ssh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        ssh.setPublickeyAuthenticator((user, key, session) -> user.equals("git") && KeyUtils.compareKeys(writer, key));
        ssh.setCommandFactory((channel, line) -> new Served(line));
        ssh.start();
        http.createContext("/", this::serve);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
    }

    String sshUrl() {
        return "ssh://git@127.0.0.1:" + ssh.getPort() + "/home.git";
    }

    String httpUrl() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/home.git";
    }

    Repository repository() throws IOException {
        return new FileRepositoryBuilder().setGitDir(bare.toFile()).setBare().build();
    }

    @Override
    public void close() throws IOException {
        ssh.stop(true);
        http.stop(0);
    }

    private final class Served extends AbstractCommandSupport {
        Served(String line) {
            super(line, null);
        }

        @Override
        public void run() {
            int code = 0;
            try {
                String[] words = getCommand().split(" ", 2);
                boolean push = words[0].equals("git-receive-pack");
                if (!words[1].equals("'/home.git'") || (push && readOnly)) {
                    getErrorStream().write((push && readOnly ? "ERROR: The key you are authenticating with has been marked as read only.\n" : "ERROR: Repository not found.\n")
                            .getBytes(StandardCharsets.UTF_8));
                    getErrorStream().flush();
                    code = 1;
                } else {
                    speak(push, true, getInputStream(), getOutputStream());
                }
            } catch (IOException e) {
                code = 1;
            }
            onExit(code);
        }
    }

    private void speak(boolean push, boolean both, InputStream in, OutputStream out) throws IOException {
        try (Repository repository = repository()) {
            if (push) {
                meanwhile.run();
                meanwhile = () -> { };
                ReceivePack pack = new ReceivePack(repository);
                pack.setBiDirectionalPipe(both);
                pack.receive(in, out, null);
            } else {
                UploadPack pack = new UploadPack(repository);
                pack.setBiDirectionalPipe(both);
                pack.upload(in, out, null);
            }
        }
    }

    /** The smart protocol of gitprotocol-http(5). */
    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String expected = "Basic " + Base64.getEncoder().encodeToString(("hearth:" + TOKEN).getBytes(StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            String service = path.endsWith("/info/refs") ? exchange.getRequestURI().getQuery().replaceAll(".*service=", "") : path.replaceAll(".*/", "");
            if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else if (!path.startsWith("/home.git/")) {
                exchange.sendResponseHeaders(404, -1);
            } else if (service.equals("git-receive-pack") && readOnly) {
                exchange.sendResponseHeaders(403, -1);
            } else if (path.endsWith("/info/refs")) {
                exchange.getResponseHeaders().add("Content-Type", "application/x-" + service + "-advertisement");
                exchange.sendResponseHeaders(200, 0);
                advertise(service, exchange.getResponseBody());
            } else {
                exchange.getResponseHeaders().add("Content-Type", "application/x-" + service + "-result");
                InputStream body = exchange.getRequestBody();
                InputStream in = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding")) ? new GZIPInputStream(body) : body;
                exchange.sendResponseHeaders(200, 0);
                speak(service.equals("git-receive-pack"), false, in, exchange.getResponseBody());
            }
        }
    }

    private void advertise(String service, OutputStream out) throws IOException {
        PacketLineOut lines = new PacketLineOut(out);
        lines.writeString("# service=" + service + "\n");
        lines.end();
        try (Repository repository = repository()) {
            PacketLineOutRefAdvertiser refs = new PacketLineOutRefAdvertiser(lines);
            if (service.equals("git-receive-pack")) {
                new ReceivePack(repository).sendAdvertisedRefs(refs);
            } else {
                UploadPack pack = new UploadPack(repository);
                pack.setBiDirectionalPipe(false);
                pack.sendAdvertisedRefs(refs);
            }
        }
    }
}
