// SPDX-License-Identifier: Apache-2.0
package dev.hearth.recipe.shared;

import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A port whose every call is answered by one function of the test. */
public final class PlayedPort {
    private PlayedPort() {}

    @FunctionalInterface
    public interface Answer {
        @Nullable Object to(String method, Object[] arguments) throws Exception;
    }

    public static <T> T port(Class<T> port, Answer answer) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
    }
}
