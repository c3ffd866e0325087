// SPDX-License-Identifier: Apache-2.0
package dev.hearth.port;

import java.util.Optional;

/** What the user's desktop does for a program that works while nobody looks at it. May take a second; quiet where a desktop has no such thing. */
public interface DesktopSession {
    /**
     * Keeps the computer from falling asleep until it is closed, or until this program has ended in whatever way.
     *
     * @param why is shown by desktops that list who keeps them awake
     * @return empty where nothing can do that
     */
    Optional<Awake> stayAwake(String why);

    /** @return whether the user was told */
    boolean announce(String title, String text);

    /** A computer that stays awake. */
    interface Awake extends AutoCloseable {
        @Override
        void close();
    }

    /** Where there is no desktop. */
    static DesktopSession none() {
        return new DesktopSession() {
            @Override
            public Optional<Awake> stayAwake(String why) {
                return Optional.empty();
            }

            @Override
            public boolean announce(String title, String text) {
                return false;
            }
        };
    }
}
