// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, from the one place that has it: the pom, by a filtered resource. */
public final class HearthVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Hearth " + text()};
    }

    /** As {@code 1.2.3}. */
    public static String text() {
        Properties properties = new Properties();
        try (InputStream in = HearthVersion.class.getResourceAsStream("/dev/hearth/version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version", "?");
    }
}
