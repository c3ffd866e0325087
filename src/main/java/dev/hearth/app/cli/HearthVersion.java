// SPDX-License-Identifier: Apache-2.0
package dev.hearth.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version, from the one place that has it: the pom, by a filtered resource. */
public final class HearthVersion implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = HearthVersion.class.getResourceAsStream("/dev/hearth/version.properties")) {
            properties.load(in);
        }
        return new String[] {"Hearth " + properties.getProperty("version", "?")};
    }
}
