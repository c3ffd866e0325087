// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.domain.problem.Retry;
import dev.hearth.port.CommandResult;
import dev.hearth.port.RemoteCommand;
import dev.hearth.port.Transfer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a file on a machine by one command as root: room is looked for, the bytes go to a name beside the target, are written
 * out to the disk, summed and renamed. Whatever happens before the rename leaves the target as it was (ADR 0017).
 */
final class Upload {
    private static final int CHUNK = 32 << 10;
    private static final int NO_ROOM = 70;
    private static final int CORRUPT = 71;
    /** What the C library says for ENOSPC and EDQUOT. */
    private static final Pattern FULL = Pattern.compile("No space left on device|[Dd]isk quota exceeded");
    private static final Pattern FREE = Pattern.compile("free=(\\d+)");

    /**
     * $1 target, $2 mode, $3 sum, $4 bytes. sync FILE is fsync (coreutils 8.24, busybox); an older one syncs everything. A
     * temporary file that a power cut left behind is removed by the next upload, when it is an hour old.
     */
    private static final String RECEIVE = """
            target=$1 mode=$2 sum=$3 size=$4
            case $target in */*) folder=${target%/*} ;; *) exit 72 ;; esac
            name=${target##*/}
            folder=${folder:-/}
            umask 022
            mkdir -p -- "$folder" || exit 73
            if [ -d "$target" ]; then echo "$target is a folder" >&2; exit 74; fi
            find "$folder" -maxdepth 1 -name ".$name.hearth-*" -mmin +60 -exec rm -f -- {} +
            room() { df -Pk -- "$folder" | awk 'NR == 2 { print "free=" $4 }'; }
            free=$(room)
            if [ "${free#free=}" -lt $((size / 1024 + 1)) ]; then echo "$free"; exit 70; fi
            umask 077
            fresh=$(mktemp "$folder/.$name.hearth-XXXXXX") || exit 75
            trap 'rm -f -- "$fresh"' EXIT
            trap 'exit 76' HUP INT TERM PIPE
            cat > "$fresh" || { rm -f -- "$fresh"; room; exit 77; }
            found=$(sha256sum < "$fresh") || exit 78
            if [ "${found%% *}" != "$sum" ]; then echo "found=${found%% *}"; exit 71; fi
            chmod -- "$mode" "$fresh" && chown 0:0 -- "$fresh" || exit 79
            sync "$fresh" || sync
            mv -f -- "$fresh" "$target" || exit 80
            trap - EXIT
            sync "$folder" || sync
            """;

    private final JschHost host;
    private final Duration limit;

    Upload(JschHost host, Duration limit) {
        this.host = host;
        this.limit = limit;
    }

    void send(Path source, String target, String mode, String sha256, Transfer transfer) throws ProblemException, InterruptedException {
        long size = size(source);
        RemoteCommand command = RemoteCommand.script(
                        "upload", RECEIVE, target, mode, sha256.toLowerCase(Locale.ROOT), Long.toString(size))
                .asRoot()
                .within(limit);
        CommandResult result;
        try {
            result = host.run(command, stdin -> pour(source, size, stdin, transfer));
        } catch (UncheckedIOException e) {
            throw unreadable(source, e);
        }
        if (!result.ok()) {
            throw problem(result, target, size).asException();
        }
    }

    private static void pour(Path source, long size, OutputStream stdin, Transfer transfer) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long moved = 0;
        transfer.moved(0, size);
        try (InputStream in = Files.newInputStream(source)) {
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                stdin.write(chunk, 0, count);
                moved += count;
                transfer.moved(moved, size);
            }
        }
        stdin.flush();
    }

    private Problem problem(CommandResult result, String target, long size) {
        String name = host.access().host();
        if (result.exitCode() == CORRUPT) {
            return Problem.blocking(ProblemCode.UPLOAD_CORRUPT, Map.of("host", name, "path", target))
                    .detail(result.stdout().strip())
                    .retry(Retry.SOON);
        }
        if (result.exitCode() == NO_ROOM || FULL.matcher(result.stderr()).find()) {
            Matcher free = FREE.matcher(result.stdout());
            long bytes = free.find() ? Long.parseLong(free.group(1)) * 1024 : 0;
            return Problem.blocking(
                            ProblemCode.DISK_FULL, Map.of("host", name, "path", target, "needed", mebibytes(size), "free", mebibytes(bytes)))
                    .detail(result.stderr().strip());
        }
        return Problem.blocking(
                        ProblemCode.COMMAND_FAILED, Map.of("host", name, "command", "upload", "code", Integer.toString(result.exitCode())))
                .detail(result.stderr().strip());
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
    }

    private static long size(Path source) throws ProblemException {
        try {
            return Files.size(source);
        } catch (IOException e) {
            throw unreadable(source, e);
        }
    }

    private static ProblemException unreadable(Path source, Exception e) {
        return new ProblemException(
                Problem.blocking(ProblemCode.UPLOAD_SOURCE_UNREADABLE, Map.of("path", source.toString())).detail(e.toString()), e);
    }
}
