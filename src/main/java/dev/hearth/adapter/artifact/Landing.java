// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.artifact;

import dev.hearth.port.Transfer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides by an answer's head where its body goes: behind the part, in its place, or nowhere. */
final class Landing implements BodyHandler<Void> {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");
    private final Part part;
    private final long have;
    private final Optional<Part.Version> asked;
    private final Transfer transfer;
    private final Runnable alive;
    private volatile @Nullable Saving saving;
    private volatile boolean html;
    private volatile boolean misfit;

    /** @param asked the version that the request named, when it asked for the rest only */
    Landing(Part part, Optional<Part.Version> asked, Transfer transfer, Runnable alive) throws IOException {
        this.part = part;
        this.have = part.size();
        this.asked = asked;
        this.transfer = transfer;
        this.alive = alive;
    }

    @Override
    public BodySubscriber<Void> apply(ResponseInfo head) {
        alive.run();
        try {
            boolean file = head.statusCode() == 200 || head.statusCode() == 206;
            html = file && Html.type(head.headers());
            misfit = head.statusCode() == 206 && !html && !continues(head);
            if (!file || html || misfit) {
                return BodySubscribers.replacing(null);
            }
            return head.statusCode() == 200 ? afresh(head) : behind();
        } catch (IOException e) {
            throw new UncheckedIOException(new Saving.NotWrittenException(e));
        }
    }

    /** Whether a web page came. What was there of the file is left alone. */
    boolean html() {
        return html;
    }

    /** Whether a piece came that was not asked for. */
    boolean misfit() {
        return misfit;
    }

    /** Nothing is written after this. */
    void stop() {
        Saving open = saving;
        if (open != null) {
            open.stop();
        }
    }

    private boolean continues(ResponseInfo head) {
        Matcher range = RANGE.matcher(head.headers().firstValue("Content-Range").orElse(""));
        if (asked.isEmpty() || !range.matches() || Long.parseLong(range.group(1)) != have) {
            return false;
        }
        long total = asked.get().total();
        return total < 0 || range.group(2).equals("*") || Long.parseLong(range.group(2)) == total;
    }

    private BodySubscriber<Void> behind() throws IOException {
        return save(have, asked.orElseThrow().total());
    }

    private BodySubscriber<Void> afresh(ResponseInfo head) throws IOException {
        long total = head.headers().firstValueAsLong("Content-Length").orElse(-1);
        part.begin(validator(head).map(text -> new Part.Version(text, total)));
        return save(0, total);
    }

    /** A weak ETag proves too little for going on (RFC 9110, section 13.1.5). */
    private static Optional<String> validator(ResponseInfo head) {
        return head.headers().firstValue("ETag").filter(tag -> tag.startsWith("\""))
                .or(() -> head.headers().firstValue("ETag").isPresent() ? Optional.empty() : head.headers().firstValue("Last-Modified"));
    }

    private BodySubscriber<Void> save(long offset, long total) throws IOException {
        Room.check(part.file(), total - offset);
        Saving fresh = new Saving(part.file(), offset, total, transfer, alive);
        saving = fresh;
        return fresh;
    }
}
