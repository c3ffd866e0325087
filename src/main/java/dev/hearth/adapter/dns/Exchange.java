// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.dns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/** One question to one server: by UDP, again when it is lost, by TCP when the answer is too long. */
final class Exchange {
    /** What passes every network unbroken (dnsflagday.net/2020). */
    private static final int PAYLOAD = 1232;
    private static final int TRIES = 2;
    private final Duration patience;

    /** @param patience for one try */
    Exchange(Duration patience) {
        this.patience = patience;
    }

    /** Asks for a record. */
    Message ask(InetSocketAddress server, Name name, int type, boolean recursion) throws IOException, InterruptedException {
        Message question = question(name, type);
        if (!recursion) {
            question.getHeader().unsetFlag(Flags.RD);
        }
        return send(server, question, null);
    }

    static Message question(Name name, int type) {
        return Message.newQuery(Record.newRecord(name, type, DClass.IN));
    }

    /** @throws IOException when no answer came that could be read */
    Message send(InetSocketAddress server, Message question, @Nullable TSIG key) throws IOException, InterruptedException {
        SimpleResolver resolver = new SimpleResolver(server);
        resolver.setTimeout(patience);
        resolver.setTSIGKey(key);
        if (key == null) {
            resolver.setEDNS(0, PAYLOAD, 0, List.of());
        }
        for (int tries = 1; ; tries++) {
            try {
                return await(resolver.sendAsync(question).toCompletableFuture());
            } catch (SocketTimeoutException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private Message await(CompletableFuture<Message> answer) throws IOException, InterruptedException {
        try {
            return answer.get(patience.toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw (IOException) new SocketTimeoutException("no answer").initCause(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SocketTimeoutException || e.getCause() instanceof TimeoutException) {
                throw (IOException) new SocketTimeoutException("no answer within " + patience.toMillis() + " ms").initCause(e.getCause());
            }
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** @param name a host or domain name that was checked where it was entered */
    static Name name(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException("not a name: " + name, e);
        }
    }

    static String undotted(Name name) {
        return name.toString(true);
    }
}
