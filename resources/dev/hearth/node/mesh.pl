# SPDX-License-Identifier: Apache-2.0
# Do the ports that a cluster needs work from node to node? All nodes run this at the same time: each listens for a moment on
# its own ports and knocks on the others'. It ends as soon as all went well, after $limit seconds otherwise. Writes nothing.
# Uses what Debian's perl-base has, which is on every Debian: no Time::HiRes.
# ARGV: 0 callers to listen for, "proto:port:address ..."   1 where to knock, the same   2 largest packet of the interface, bytes
use strict; use warnings; use Socket; use IO::Select; use POSIX (); use Errno qw(EINPROGRESS EALREADY EISCONN);
sub now { (POSIX::times())[0] / POSIX::sysconf(POSIX::_SC_CLK_TCK()) }
my ($limit, $start) = (1.5, now);
my %awaited = map { $_ => 1 } split ' ', $ARGV[0];
my @knocks = map { my ($p, $n, $a) = split /:/; { id => "$a $p $n", proto => $p, port => $n, address => $a, answer => 'timeout' } } split ' ', $ARGV[1];
my $full = 'm' x ($ARGV[2] - 28);   # IPv4 and UDP headers take 28
my ($busy, $sockets) = ('', IO::Select->new); my (%tcp, %udp, $out);
print "survey=1\n";
for my $own (keys %{{ map { join(':', (split /:/)[0, 1]) => 1 } keys %awaited }}) {
  my ($proto, $port) = split /:/, $own;
  socket(my $s, PF_INET, $proto eq 'tcp' ? SOCK_STREAM : SOCK_DGRAM, getprotobyname $proto) or die "socket: $!";
  setsockopt($s, SOL_SOCKET, SO_REUSEADDR, 1) if $proto eq 'tcp';
  if (bind($s, sockaddr_in($port, INADDR_ANY)) && ($proto eq 'udp' || listen($s, 32))) {
    $s->blocking(0); $sockets->add($s); ($proto eq 'tcp' ? $tcp{fileno $s} : $udp{fileno $s}) = $port;
  } else {
    # Somebody has it, k3s perhaps: then others reach that, or find out that they do not.
    print "mesh.busy=$proto $port\n"; delete @awaited{grep { /^$own:/ } keys %awaited};
  }
}
socket($out, PF_INET, SOCK_DGRAM, getprotobyname 'udp') or die "socket: $!";
setsockopt($out, 0, 10, pack('i', 2));   # IP_MTU_DISCOVER, IP_PMTUDISC_DO: never in pieces
$out->blocking(0); $sockets->add($out);
my %by = map { ("$_->{address} $_->{port}" => $_) } grep { $_->{proto} eq 'udp' } @knocks;
my $again = 0;
while (now() - $start < $limit && (%awaited || grep { $_->{answer} ne 'ok' || ($_->{proto} eq 'udp' && !$_->{full}) } @knocks)) {
  if (now() >= $again) {
    $again = now() + 0.1;
    for my $k (grep { $_->{answer} ne 'ok' || ($_->{proto} eq 'udp' && !$_->{full}) } @knocks) {
      my $to = sockaddr_in($k->{port}, inet_aton($k->{address}));
      if ($k->{proto} eq 'udp') { send($out, 'hearth', 0, $to); send($out, $full, 0, $to); next; }
      if (!$k->{socket}) { socket($k->{socket}, PF_INET, SOCK_STREAM, getprotobyname 'tcp') or die "socket: $!"; $k->{socket}->blocking(0); }
      if (connect($k->{socket}, $to) || $! == EISCONN) { $k->{answer} = 'ok'; close $k->{socket}; }
      elsif ($! != EINPROGRESS && $! != EALREADY) { $k->{answer} = $!{ECONNREFUSED} ? 'refused' : $!{EHOSTUNREACH} ? 'unreachable' : 'timeout'; close delete $k->{socket}; }
    }
  }
  for my $s ($sockets->can_read(0.02)) {
    if (my $port = $tcp{fileno $s}) {
      my $peer = accept(my $c, $s) or next;
      delete $awaited{"tcp:$port:" . inet_ntoa((sockaddr_in $peer)[1])};
    } else {
      my $peer = recv($s, my $data, 65535, 0); defined $peer && length $peer or next;
      my ($from, $address) = sockaddr_in $peer;
      if (my $port = $udp{fileno $s}) {
        send($s, 'heard ' . length $data, 0, $peer);
        delete $awaited{"udp:$port:" . inet_ntoa($address)} if length $data > 6;
      } elsif (my $k = $by{inet_ntoa($address) . " $from"}) {
        $k->{answer} = 'ok'; $k->{full} = 1 if $data eq 'heard ' . length $full;
      }
    }
  }
}
print "mesh=$_->{id} $_->{answer}\n" for @knocks;
print "mesh.mtu=$_->{address} $ARGV[2] ", ($_->{full} ? 'ok' : 'lost'), "\n" for grep { $_->{proto} eq 'udp' && $_->{answer} eq 'ok' } @knocks;
print "end=ok\n";
