// SPDX-License-Identifier: Apache-2.0
package dev.hearth.diagnosis;

import dev.hearth.node.Survey;
import dev.hearth.port.Preflight.Link;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** From each node to each other: what pings and knocks found. */
final class Links {
    private Links() {}

    static List<Link> of(List<Mesh> meshes) {
        return meshes.stream().flatMap(mesh -> mesh.nodes().stream().filter(to -> !to.node().equals(mesh.from().node())).map(to -> link(mesh, to))).toList();
    }

    private static Link link(Mesh mesh, Subject to) {
        String address = to.node().address().toString();
        Optional<String[]> ping = mesh.from().survey().words("net.ping").stream().filter(words -> words.length == 3 && words[0].equals(address)).findFirst();
        Optional<String[]> large = said(mesh, "mesh.mtu", address).filter(words -> words.length == 3 && words[1].matches("[0-9]{1,5}")).findFirst();
        return new Link(mesh.from().node().name(), to.node().name(),
                ping.map(words -> words[2]).filter(text -> text.matches("[0-9]{1,6}([.][0-9]+)?")).map(Double::valueOf),
                ping.map(words -> words[1]).filter(text -> text.matches("[0-9]{1,3}")).map(Integer::valueOf),
                large.map(words -> Integer.valueOf(words[1])), large.filter(words -> words[2].equals("lost")).isEmpty(),
                ports(mesh, address, true), ports(mesh, address, false));
    }

    private static List<String> ports(Mesh mesh, String address, boolean open) {
        return said(mesh, "mesh", address).filter(words -> words.length == 4 && words[3].equals("ok") == open && mesh.tells(words)).map(words -> words[2] + "/" + words[1]).toList();
    }

    private static Stream<String[]> said(Mesh mesh, String key, String address) {
        return mesh.answer().map((Survey found) -> found.words(key)).orElse(List.of()).stream().filter(words -> words[0].equals(address));
    }
}
