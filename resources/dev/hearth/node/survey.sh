# SPDX-License-Identifier: Apache-2.0
# What Hearth asks a node before it changes anything: one round trip, POSIX sh, nothing installed, nothing written but a
# test file that is removed. Lines key=value between survey=1 and end=ok. Runs as root.
# $1 the planned shared address   $2 addresses to look for, blank separated   $3 URLs to reach, blank separated
# $4 the folder that k3s will live in   $5 "brief" for what it is, without what it can
LC_ALL=C; export LC_ALL
given=$PATH
PATH=$PATH:/usr/sbin:/sbin:/usr/local/bin
say() { printf '%s=%s\n' "$1" "$(printf %s "$2" | tr '\n\t' '  ')"; }
have() { command -v "$1" >/dev/null 2>&1; }
echo survey=1
say time.now "$(date +%s.%N)"
say sudo.path "$given"

if [ "${5:-}" != brief ]; then
work=$(mktemp -d) || { say shell.tmp no; echo end=ok; exit 0; }
trap 'rm -rf "$work"' EXIT
say shell.tmp yes

# Slow things first, side by side.
for a in $2; do
  { ip neigh flush to "$a" >/dev/null 2>&1; { ping -c 3 -i 0.2 -W 1 "$a" || ping -c 1 -W 1 "$a"; } > "$work/ping.$a" 2>/dev/null && echo "$a" > "$work/pong.$a"; } &
done
for u in $3; do
  { if have curl; then c=$(curl -s -o /dev/null -m 5 -w '%{http_code}' "$u"); r=$?
    elif have wget; then wget -q -T 5 -O /dev/null "$u"; r=$?; c=$r; [ $r = 8 ] && r=0
    else r=127; c=none; fi
    echo "$u $r ${c:-000}" > "$work/out.$(printf %s "$u" | tr -c 'A-Za-z0-9' _)"; } &
done
for s in $(awk '$1 == "search" {for (i = 2; i <= NF; i++) print $i}' /etc/resolv.conf 2>/dev/null | head -n 3); do
  { timeout 2 getent hosts "hearth-no-such-host.$s" >/dev/null 2>&1 && echo "$s" > "$work/wild.$s"; } &
done
disk=$4
while [ ! -d "$disk" ]; do disk=$(dirname "$disk"); done
{ t=$(mktemp "$disk/.hearth-XXXXXX") && { dd if=/dev/zero of="$t" bs=2300 count=100 oflag=dsync 2>&1 | tail -n 1 > "$work/fsync"; rm -f "$t"; }; } &
fi

(. /etc/os-release 2>/dev/null; say os.id "${ID:-}"; say os.version "${VERSION_ID:-}"; say os.name "${PRETTY_NAME:-}")
say os.system "$(uname -s)"; say os.machine "$(uname -m)"; say os.bits "$(getconf LONG_BIT 2>/dev/null)"; say os.kernel "$(uname -r)"
say id.hostname "$(hostname 2>/dev/null || cat /proc/sys/kernel/hostname)"
say id.machine "$(cat /etc/machine-id 2>/dev/null)"
say id.product "$(cat /sys/class/dmi/id/product_uuid 2>/dev/null)"
say res.cpus "$(getconf _NPROCESSORS_ONLN 2>/dev/null)"
say res.memory-kib "$(awk '/^MemTotal:/ {print $2}' /proc/meminfo)"

ip -o -4 addr show 2>/dev/null | awk '{d = "static"; for (i = 5; i <= NF; i++) if ($i == "dynamic") d = "dynamic"; print "net.address=" $2, $4, d}'
ip -o link show 2>/dev/null | awk '{n = $2; sub(":$", "", n); sub("@.*", "", n); m = ""; l = ""; for (i = 3; i < NF; i++) {if ($i == "mtu") m = $(i + 1); if ($i == "link/ether") l = $(i + 1)} if (l != "") print "net.link=" n, l, m}'
ip -o -4 route show 2>/dev/null | awk '{v = ""; g = "-"; for (i = 2; i < NF; i++) {if ($i == "dev") v = $(i + 1); if ($i == "via") g = $(i + 1)} print "net.route=" $1, g, v}'

awk '$1 == "nameserver" {print "net.nameserver=" $2} $1 == "search" {for (i = 2; i <= NF; i++) print "net.search=" $i}' /etc/resolv.conf 2>/dev/null

if [ -x /usr/local/bin/k3s ]; then say old.k3s "$(/usr/local/bin/k3s --version 2>/dev/null | awk 'NR == 1 {print $3}')"; fi
for u in k3s k3s-agent; do
  [ "$(systemctl show -p LoadState --value "$u" 2>/dev/null)" = loaded ] && say old.unit "$u $(systemctl is-active "$u" 2>/dev/null)"
done
[ -f /etc/rancher/k3s/config.yaml ] && say old.config "$(awk '/^# hearth-cluster: / {print $3; f = 1; exit} END {if (!f) print "foreign"}' /etc/rancher/k3s/config.yaml)"
[ -d /var/lib/rancher/k3s/server/db ] && say old.data server
[ -d /var/lib/rancher/k3s/agent ] && say old.data agent
[ -f /var/lib/rancher/k3s/server/hearth-restore ] && say old.restore "$(cat /var/lib/rancher/k3s/server/hearth-restore)"
[ -f /etc/rancher/node/password ] && say old.nodepassword yes
# Not /sys/class/net: in a container that may be the host's.
for d in cni0 flannel.1 kube-ipvs0; do ip link show dev "$d" >/dev/null 2>&1 && say old.cni "$d"; done
n=$(iptables-save 2>/dev/null | grep -c '^:KUBE-'); [ "${n:-0}" -gt 0 ] && say old.cni "$n KUBE- chains"
for u in kubelet microk8s snap.microk8s.daemon-kubelite k0scontroller k0sworker rke2-server rke2-agent docker; do
  systemctl is-active -q "$u" 2>/dev/null && say old.service "$u"
done

# What a node is, without what it can: neither its disk nor its processor is tried.
[ "${5:-}" = brief ] && { echo end=ok; exit 0; }

say os.init "$(cat /proc/1/comm 2>/dev/null)"
say os.virt "$(systemd-detect-virt 2>/dev/null)"
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  say os.cgroup v2; say os.controllers "$(cat /sys/fs/cgroup/cgroup.controllers)"
else
  say os.cgroup v1; say os.controllers "$(awk '$4 == 1 {printf "%s ", $1}' /proc/cgroups 2>/dev/null)"
fi
for m in overlay br_netfilter nf_conntrack vxlan; do
  if [ -d "/sys/module/$m" ] || grep -qw "$m" /proc/modules 2>/dev/null || grep -qs "/$m.ko" "/lib/modules/$(uname -r)/modules.builtin"; then s=loaded
  elif [ ! -d "/lib/modules/$(uname -r)" ]; then s=unknown
  elif modprobe -n -q "$m" 2>/dev/null; then s=available
  else s=missing; fi
  say os.module "$m $s"
done
# k3s's own list of what it cannot do without (k3s check-config; less IPVS, which its kube-proxy does not use), where the kernel tells of its configuration.
{ zcat /proc/config.gz 2>/dev/null || cat "/boot/config-$(uname -r)" "/lib/modules/$(uname -r)/config" 2>/dev/null; } > "$work/kconfig"
if [ -s "$work/kconfig" ]; then
  n=; for o in NAMESPACES NET_NS PID_NS IPC_NS UTS_NS CGROUPS CGROUP_PIDS CGROUP_CPUACCT CGROUP_DEVICE CGROUP_FREEZER CGROUP_SCHED CPUSETS MEMCG \
      SECCOMP KEYS VETH BRIDGE BRIDGE_NETFILTER IP_NF_FILTER IP_NF_TARGET_MASQUERADE IP_NF_TARGET_REJECT NETFILTER_XT_MATCH_ADDRTYPE \
      NETFILTER_XT_MATCH_CONNTRACK NETFILTER_XT_MATCH_COMMENT NETFILTER_XT_MATCH_MULTIPORT NETFILTER_XT_MATCH_STATISTIC \
      IP_NF_NAT NF_NAT POSIX_MQUEUE VXLAN OVERLAY_FS; do
    grep -q "^CONFIG_$o=[ym]" "$work/kconfig" || n="$n $o"
  done
  say os.kconfig "${n:-complete}"
fi
[ "$(cat /sys/module/apparmor/parameters/enabled 2>/dev/null)" = Y ] && { have apparmor_parser && say os.apparmor parser || say os.apparmor missing; }
have iptables && say os.iptables "$(iptables --version 2>/dev/null)"
have getenforce && say os.selinux "$(getenforce 2>/dev/null)"
say os.swap "$(awk 'NR > 1 {n++} END {print n + 0}' /proc/swaps 2>/dev/null)"
for k in net.ipv4.ip_forward fs.inotify.max_user_instances fs.inotify.max_user_watches kernel.keys.root_maxkeys net.ipv4.conf.all.rp_filter net.ipv4.conf.all.arp_ignore net.ipv4.conf.all.arp_filter; do
  f=/proc/sys/$(printf %s "$k" | tr . /); [ -r "$f" ] && say os.sysctl "$k $(cat "$f")"
done
[ "$(systemctl is-enabled nm-cloud-setup.service 2>/dev/null)" = enabled ] && say os.nmcloud yes
if systemctl is-active -q NetworkManager 2>/dev/null; then
  n=managed; cat /etc/NetworkManager/NetworkManager.conf /etc/NetworkManager/conf.d/*.conf /run/NetworkManager/conf.d/*.conf /usr/lib/NetworkManager/conf.d/*.conf 2>/dev/null \
    | grep -q '^[[:space:]]*unmanaged-devices[[:space:]]*=.*\(cni\|flannel\)' && n=unmanaged
  say os.nm "$n"
fi
# Who holds dpkg's locks; fuser is not everywhere, the kernel's list is. Waiting ones (->) do not count.
for f in /var/lib/dpkg/lock-frontend /var/lib/dpkg/lock; do
  i=$(stat -c %i "$f" 2>/dev/null) || continue
  p=$(awk -v i="$i" '$2 != "->" {n = split($6, a, ":"); if (a[n] == i) {print $5; exit}}' /proc/locks 2>/dev/null)
  [ -n "$p" ] && { say os.dpkg "$(cat "/proc/$p/comm" 2>/dev/null || echo "process $p")"; break; }
done
# Rules in both of iptables' backends. Where no table of the old one is loaded its tool is not asked: asking would load them.
if [ -s /proc/net/ip_tables_names ] && have iptables-legacy-save && have iptables-nft-save; then
  l=$(iptables-legacy-save 2>/dev/null | grep -c '^-A'); n=$(iptables-nft-save 2>/dev/null | grep -c '^-A')
  [ "${l:-0}" -gt 0 ] && [ "${n:-0}" -gt 0 ] && say os.iptables-mix "$l legacy, $n nft"
fi
[ -e /run/reboot-required ] && say os.reboot yes
rofs=no; for d in /usr/local/bin /etc /var/lib; do t=$(mktemp "$d/.hearth-XXXXXX" 2>/dev/null) && rm -f "$t" || rofs=$d; done; say os.readonly "$rofs"

if have timedatectl; then say time.synced "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)"; fi
say res.disk "$(df -PkT "$disk" 2>/dev/null | awk 'NR == 2 {print $5, $3, $2}') $disk"
d=$(df -Pk "$disk" 2>/dev/null | awk 'NR == 2 {print $1}')
case $d in /dev/*) have lsblk && lsblk -sndo NAME,TRAN,RM "$d" 2>/dev/null | awk '{print "res.media=" $0}' ;; esac
say res.inodes "$(df -Pi "$disk" 2>/dev/null | awk 'NR == 2 {sub("%", "", $5); print $5}')"

for d in /sys/class/net/*; do [ -d "$d/wireless" ] && say net.wireless "$(basename "$d")"; done
for d in /sys/class/net/*; do s=$(cat "$d/speed" 2>/dev/null); [ "${s:-0}" -gt 0 ] 2>/dev/null && [ -e "$d/device" ] && say net.speed "$(basename "$d") $s $(cat "$d/duplex" 2>/dev/null)"; done
[ -s /run/systemd/resolve/resolv.conf ] && say net.resolved yes
# Proxies as services get them; a password in one stays where it is.
{ cat /etc/environment /etc/systemd/system/k3s.service.env 2>/dev/null; systemctl show-environment 2>/dev/null; } | tr -d "\"'" \
  | sed -n -e 's/^export //' -e 's#//[^/@]*@#//#' -e 's/^\([Hh][Tt][Tt][Pp][Ss]*_[Pp][Rr][Oo][Xx][Yy]\)=\(.\)/net.proxy=\2/p' -e 's/^[Nn][Oo]_[Pp][Rr][Oo][Xx][Yy]=/net.noproxy=/p' | sort -u
if have ss; then
  ss -H -lntup 2>/dev/null | awk '{n = split($5, a, ":"); p = $7; sub(/^users:\(\("/, "", p); sub(/".*/, "", p); print "net.port=" $1, a[n], (p == "" ? "-" : p)}' | sort -u
fi
systemctl is-active -q firewalld 2>/dev/null && say net.firewall firewalld
have ufw && ufw status 2>/dev/null | grep -q '^Status: active' && say net.firewall ufw


wait
for f in "$work"/pong.*; do [ -e "$f" ] && say net.pong "$(cat "$f")"; done
for a in $2; do
  # Lost packets in per cent and the mean time: "3 received, 0% packet loss" and "rtt min/avg/max/mdev = 0.2/0.3/0.4/0.1 ms".
  p=$(awk '/packet loss/ {for (i = 1; i <= NF; i++) if ($i ~ /%$/) l = $i} /min\/avg\/max/ {split($0, h, "= "); split(h[2], t, "/"); r = t[2]} END {sub("%", "", l); if (r != "") print int(l + 0.5), r}' "$work/ping.$a" 2>/dev/null)
  [ -n "$p" ] && say net.ping "$a $p"
  m=$(ip neigh show "$a" 2>/dev/null | awk '{for (i = 1; i < NF; i++) if ($i == "lladdr") print $(i + 1)}' | head -n 1)
  [ -n "$m" ] && say net.neighbour "$a $m"
done
# The whole table, with the seconds since each answered; machines that are known not to answer are left out.
ip -4 -s neigh show 2>/dev/null | awk '$NF != "FAILED" && $NF != "INCOMPLETE" {m = ""; s = "-"; for (i = 1; i < NF; i++) {if ($i == "lladdr") m = $(i + 1); if ($i == "used" && split($(i + 1), u, "/") == 3) s = u[2]} if (m != "") print "net.seen=" $1, m, s}'
for f in "$work"/out.*; do [ -e "$f" ] && say net.out "$(cat "$f")"; done
for f in "$work"/wild.*; do [ -e "$f" ] && say net.wildcard "$(cat "$f")"; done
[ -s "$work/fsync" ] && say res.fsync "$(awk '{for (i = 2; i <= NF; i++) if ($i ~ /^s,?$/) {print $(i - 1); exit}}' "$work/fsync")"
echo end=ok
