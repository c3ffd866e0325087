// SPDX-License-Identifier: Apache-2.0
package dev.hearth.adapter.kube;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the desktop does not pay for, and does not put in the way. */
class StartUpTest {
    /** The library takes half a second to load; the window should not wait for it. */
    @Test
    void needsNothingOfTheLibraryBeforeAnApiIsOpened() throws Exception {
        Class<?> alone = new WithoutLibrary().loadClass(Fabric8Apis.class.getName());
        assertNotSame(Fabric8Apis.class, alone);
        assertEquals(alone, alone.getConstructors()[0].newInstance((Object) null).getClass());
    }

    /** A proxy is for the internet; nodes are at home. */
    @Test
    void goesPastTheDesktopsProxy() throws Exception {
        Properties before = (Properties) System.getProperties().clone();
        try (FakeApi server = FakeApi.start("server"); Fabric8Apis apis = new Fabric8Apis(server.port(), Duration.ofMinutes(1))) {
            server.reply("GET /api/v1/nodes", 200, "{\"kind\":\"NodeList\",\"apiVersion\":\"v1\",\"items\":[]}");
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", "9");
            System.setProperty("http.nonProxyHosts", "");
            assertEquals(List.of(), apis.open("127.0.0.1", FakeApi.kubeconfig()).nodes());
        } finally {
            System.setProperties(before);
        }
    }

    /** Knows Hearth's own classes and Java's. */
    private static final class WithoutLibrary extends ClassLoader {
        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            assertTrue(!name.startsWith("io.fabric8.") && !name.startsWith("com.fasterxml."), () -> name + " was loaded");
            if (!name.startsWith("dev.hearth.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = StartUpTest.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
