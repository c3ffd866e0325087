// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.ssh;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import dev.hearth.port.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges the key that a machine shows in one handshake, and remembers it. Strict: where any key is pinned, another one is a
 * changed one, also when it is of another type; otherwise a stranger would only have to offer a type that is not pinned yet.
 */
final class HostKeyCheck implements HostKeyRepository {
    private final List<PublicKey> pinned;
    private final boolean asking;
    private volatile @Nullable PublicKey shown;

    /** @param asking whether nobody will log in: then jsch is told to turn back after the key exchange, whatever is shown */
    HostKeyCheck(List<PublicKey> pinned, boolean asking) {
        this.pinned = List.copyOf(pinned);
        this.asking = asking;
    }

    Optional<PublicKey> shown() {
        return Optional.ofNullable(shown);
    }

    List<PublicKey> pinned() {
        return pinned;
    }

    dev.hearth.port.HostKey.Trust trust(PublicKey key) {
        if (pinned.isEmpty()) {
            return dev.hearth.port.HostKey.Trust.UNKNOWN;
        }
        return pinned.contains(key) ? dev.hearth.port.HostKey.Trust.PINNED : dev.hearth.port.HostKey.Trust.CHANGED;
    }

    String algorithms() {
        return PublicKey.algorithms(pinned);
    }

    @Override
    public int check(String host, byte[] blob) {
        PublicKey key = PublicKey.of(blob);
        shown = key;
        if (asking) {
            return NOT_INCLUDED;
        }
        return switch (trust(key)) {
            case PINNED -> OK;
            case UNKNOWN -> NOT_INCLUDED;
            case CHANGED -> CHANGED;
        };
    }

    /** jsch looks here for revoked keys after {@link #check} said OK; there are none. */
    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "known_hosts";
    }

    @Override
    public void add(HostKey key, @Nullable UserInfo user) {
        throw new IllegalStateException("a key is pinned by a person, never by a handshake");
    }

    @Override
    public void remove(String host, String type) {
        throw new IllegalStateException("a key is forgotten by a person, never by a handshake");
    }

    @Override
    public void remove(String host, String type, byte @Nullable [] key) {
        remove(host, type);
    }
}
