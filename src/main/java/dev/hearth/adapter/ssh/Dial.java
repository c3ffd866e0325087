// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Opens the byte stream that SSH is spoken over: a TCP connection of our own, or a channel of the jump host. */
@FunctionalInterface
interface Dial {
    Socket open(String host, int port) throws IOException;

    /** Each address of the name in turn; the last one's failure counts. */
    static Dial direct(Duration timeout) {
        return (host, port) -> {
            if (host.isBlank()) {
                throw new UnknownHostException("no host name");
            }
            IOException failure = new UnknownHostException(host);
            for (InetAddress address : InetAddress.getAllByName(host)) {
                Socket socket = new Socket();
                try {
                    socket.connect(new InetSocketAddress(address, port), (int) timeout.toMillis());
                    return socket;
                } catch (IOException e) {
                    socket.close();
                    failure = e;
                }
            }
            throw failure;
        };
    }
}
