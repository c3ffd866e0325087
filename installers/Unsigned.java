// SPDX-License-Identifier: Apache-2.0
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Copies a jar without its signature: neither the signature files nor the digests that the manifest has of each entry. */
final class Unsigned {
    private Unsigned() {}

    public static void main(String[] arguments) throws IOException {
        Path target = Path.of(arguments[1]);
        try (JarFile signed = new JarFile(arguments[0], false); OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            Manifest manifest = signed.getManifest();
            manifest.getEntries().clear();
            try (JarOutputStream jar = new JarOutputStream(out)) {
                JarEntry first = new JarEntry(JarFile.MANIFEST_NAME);
                first.setTime(signed.getEntry(JarFile.MANIFEST_NAME).getTime());
                jar.putNextEntry(first);
                manifest.write(jar);
                for (JarEntry entry : signed.stream().filter(Unsigned::kept).toList()) {
                    JarEntry copy = new JarEntry(entry.getName());
                    copy.setTime(entry.getTime());
                    jar.putNextEntry(copy);
                    signed.getInputStream(entry).transferTo(jar);
                }
            }
        }
    }

    private static boolean kept(JarEntry entry) {
        return !entry.getName().equals(JarFile.MANIFEST_NAME) && !entry.getName().matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }
}
