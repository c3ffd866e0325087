# SPDX-License-Identifier: Apache-2.0
# What k3s, kube-vip and Hearth left on a node: one line left=KIND WHAT each, between survey=1 and end=ok. Only looks. Runs as root.
# Where nothing of k3s is there, networks, mounts and processes are somebody else's and are not told.
# $1 the shared address
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
left() { printf 'left=%s %s\n' "$1" "$2"; }
echo survey=1
ours=
for f in /usr/local/bin/k3s /usr/local/bin/k3s-killall.sh /usr/local/bin/k3s-uninstall.sh /usr/local/bin/k3s-agent-uninstall.sh \
    /etc/systemd/system/k3s.service /etc/systemd/system/k3s.service.env /etc/systemd/system/k3s-agent.service /etc/systemd/system/k3s-agent.service.env \
    /etc/rancher/k3s /etc/rancher/node /var/lib/rancher/k3s; do
  [ -e "$f" ] && { left file "$f"; ours=yes; }
done
for f in kubectl crictl ctr; do [ "$(readlink "/usr/local/bin/$f" 2>/dev/null)" = k3s ] && left file "/usr/local/bin/$f"; done
head -n 1 /etc/sysctl.d/90-hearth.conf 2>/dev/null | grep -q '^# Written by Hearth' && left file /etc/sysctl.d/90-hearth.conf
ip -o -4 addr show 2>/dev/null | awk -v a="$1/32" '$4 == a {print "left=address " $4 " " $2}'
if [ -n "$ours" ]; then
  for f in /run/k3s /run/flannel /var/lib/cni; do [ -e "$f" ] && left file "$f"; done
  [ -n "$(ls -A /var/lib/kubelet 2>/dev/null)" ] && left file /var/lib/kubelet
  for d in cni0 flannel.1 flannel-v6.1 flannel-wg flannel-wg-v6 kube-ipvs0; do ip link show dev "$d" >/dev/null 2>&1 && left interface "$d"; done
  for s in iptables-save ip6tables-save; do
    n=$($s 2>/dev/null | grep -cE '^:(KUBE-|CNI-|FLANNEL)'); [ "${n:-0}" -gt 0 ] && left chains "$n of $s"
  done
  awk '$2 ~ "^/(run/k3s|var/lib/kubelet/(pods|plugins)|run/netns/cni-)" {print "left=mount " $2}' /proc/self/mounts
  n=$(ps -e -o args= | grep -c '^/var/lib/rancher/k3s/data/[^/]*/bin/containerd-shim'); [ "${n:-0}" -gt 0 ] && left process "$n containerd-shim"
fi
echo end=ok
