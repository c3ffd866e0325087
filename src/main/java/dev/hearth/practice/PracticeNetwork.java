// SPDX-License-Identifier: Apache-2.0
package dev.hearth.practice;

import dev.hearth.domain.net.Cidr;
import dev.hearth.domain.net.Ipv4;
import dev.hearth.domain.problem.Problem;
import dev.hearth.domain.problem.ProblemCode;
import dev.hearth.domain.problem.ProblemException;
import dev.hearth.port.Network;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The played LAN, 192.168.5.0/24, as a desktop at 192.168.5.2 sees it. */
final class PracticeNetwork implements Network {
    private static final Duration ROUND_TRIP = Duration.ofMillis(2);
    private static final Cidr LAN = Cidr.of("192.168.5.0/24");
    private final World world;

    PracticeNetwork(World world) {
        this.world = world;
    }

    @Override
    public List<Interface> interfaces() {
        return List.of(new Interface("eth0", World.DESKTOP, LAN, World.GATEWAY));
    }

    @Override
    public Reach tcp(Ipv4 address, int port, Duration timeout) throws InterruptedException {
        Reach.State state = world.ask(now -> {
            boolean open = switch (port) {
                case 22 -> world.node(address).filter(node -> node.powered(now)).isPresent();
                case 80, 443 -> TraefikPlay.announced(address, world.cluster(), now);
                case 6443 -> world.cluster().answering(address, now).isPresent() || world.intruded(address);
                default -> false;
            };
            return open ? Reach.State.OPEN : world.mac(address, now).isPresent() ? Reach.State.REFUSED : Reach.State.SILENT;
        });
        world.pass(state == Reach.State.SILENT ? timeout : ROUND_TRIP);
        return new Reach(state, state == Reach.State.SILENT ? null : ROUND_TRIP);
    }

    @Override
    public Optional<ApiAnswer> api(Ipv4 address, Duration timeout) throws ProblemException, InterruptedException {
        Optional<ApiAnswer> answer = world.ask(now -> world.cluster().answering(address, now)
                .map(node -> new ApiAnswer(true, world.cluster().sans(), world.cluster().caHash())));
        boolean refused = answer.isEmpty() && world.<Boolean, RuntimeException>ask(now -> world.mac(address, now).isPresent());
        world.pass(answer.isPresent() || refused ? ROUND_TRIP : timeout);
        if (world.<Boolean, RuntimeException>ask(now -> world.intruded(address))) {
            throw Problem.blocking(ProblemCode.API_NOT_KUBERNETES, Map.of("address", address.toString(), "found", "HTTP 200 text/html")).asException();
        }
        return answer;
    }

    @Override
    public Optional<WebAnswer> web(WebPage page, Duration timeout) throws InterruptedException {
        Optional<WebAnswer> answer = world.ask(now -> TraefikPlay.answer(page, world.cluster(), now));
        world.pass(answer.isPresent() ? ROUND_TRIP : timeout);
        return answer;
    }

    @Override
    public List<Neighbour> neighbours() {
        return LongStream.rangeClosed(LAN.hosts().first().bits(), LAN.hosts().last().bits()).mapToObj(Ipv4::new)
                .flatMap(address -> world.<Optional<String>, RuntimeException>ask(now -> world.mac(address, now)).map(mac -> new Neighbour(address, mac)).stream()).toList();
    }

    @Override
    public Optional<String> name(Ipv4 address, Duration timeout) {
        return address.equals(World.GATEWAY) ? Optional.of("router.home.arpa") : world.node(address).map(node -> node.name() + ".home.arpa");
    }

    @Override
    public Optional<Ipv4> resolve(String host) {
        return Ipv4.parse(host).or(() -> world.node(host).map(PracticeNode::address));
    }
}
