// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.util.List;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** An SSH agent with RSA keys on a Unix socket (draft-ietf-sshm-ssh-agent: lists keys, signs with SHA-512). */
final class TestAgent implements AutoCloseable {
    private static final byte FAILURE = 5;
    private static final byte REQUEST_IDENTITIES = 11;
    private static final byte IDENTITIES = 12;
    private static final byte SIGN_REQUEST = 13;
    private static final byte SIGNED = 14;

    private final ServerSocketChannel server;
    private final List<KeyPair> keys;

    TestAgent(Path socket, List<KeyPair> keys) throws IOException {
        this.keys = keys;
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel one = server.accept();
                Thread.ofVirtual().start(() -> serve(one));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            while (true) {
                byte[] request = new byte[in.readInt()];
                in.readFully(request);
                byte[] answer = answer(new ByteArrayBuffer(request)).getCompactData();
                out.writeInt(answer.length);
                out.write(answer);
                out.flush();
            }
        } catch (IOException | GeneralSecurityException e) {
            // The client has gone.
        }
    }

    private Buffer answer(Buffer request) throws GeneralSecurityException {
        Buffer answer = new ByteArrayBuffer();
        byte kind = request.getByte();
        if (kind == REQUEST_IDENTITIES) {
            answer.putByte(IDENTITIES);
            answer.putUInt(keys.size());
            for (KeyPair key : keys) {
                answer.putPublicKey(key.getPublic());
                answer.putString("test");
            }
        } else if (kind == SIGN_REQUEST) {
            byte[] blob = request.getBytes();
            Signature rsa = Signature.getInstance("SHA512withRSA");
            rsa.initSign(keys.stream().filter(key -> java.util.Arrays.equals(blob(key), blob)).findFirst().orElseThrow().getPrivate());
            rsa.update(request.getBytes());
            Buffer signature = new ByteArrayBuffer();
            signature.putString("rsa-sha2-512");
            signature.putBytes(rsa.sign());
            answer.putByte(SIGNED);
            answer.putBytes(signature.getCompactData());
        } else {
            answer.putByte(FAILURE);
        }
        return answer;
    }

    private static byte[] blob(KeyPair key) {
        Buffer blob = new ByteArrayBuffer();
        blob.putRawPublicKey(key.getPublic());
        return blob.getCompactData();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
