# SPDX-License-Identifier: Apache-2.0
# Takes k3s and what Hearth wrote off a node. May be cut short anywhere and run again: the service can start no more before its data
# goes, and the files that say whose node it is go last. Runs as root.
# $1 the shared address   $2 halt: ends k3s and its pods, keeps all files; all: removes them too
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/sbin:/sbin
for u in k3s k3s-agent; do systemctl disable "$u" 2>/dev/null; done
if [ -x /usr/local/bin/k3s-killall.sh ]; then
  /usr/local/bin/k3s-killall.sh >/dev/null 2>&1
else
  for u in k3s k3s-agent; do systemctl stop "$u" 2>/dev/null; done
fi
ip -o -4 addr show | awk -v a="$1/32" '$4 == a {print $2}' | while read -r d; do ip addr del "$1/32" dev "$d"; done
[ "$2" = all ] || exit 0

ours=
for f in /usr/local/bin/k3s /usr/local/bin/k3s-uninstall.sh /usr/local/bin/k3s-agent-uninstall.sh /etc/rancher/k3s /etc/rancher/node /var/lib/rancher/k3s; do
  [ -e "$f" ] && ours=yes
done
if [ -n "$ours" ]; then
  awk '$2 ~ "^/var/lib/(rancher/k3s|kubelet)/" {print $2}' /proc/self/mounts | sort -r | while read -r m; do umount -f -l "$m"; done
  rm -rf /var/lib/rancher/k3s
  for s in k3s k3s-agent; do
    [ -x "/usr/local/bin/$s-uninstall.sh" ] && "/usr/local/bin/$s-uninstall.sh" >/dev/null 2>&1
  done
  # what those scripts would have done, where one of them was cut short
  for d in cni0 flannel.1 flannel-v6.1 flannel-wg flannel-wg-v6 kube-ipvs0; do ip link delete "$d" 2>/dev/null; done
  for v in iptables ip6tables; do
    if command -v "$v-save" >/dev/null && "$v-save" 2>/dev/null | grep -qE '^:(KUBE-|CNI-|FLANNEL)'; then
      "$v-save" | grep -v KUBE- | grep -v CNI- | grep -iv flannel | "$v-restore"
    fi
  done
  rm -rf /run/k3s /run/flannel /var/lib/cni
  rm -rf /var/lib/kubelet 2>/dev/null || find /var/lib/kubelet -mindepth 1 -delete
  for u in k3s k3s-agent; do rm -f "/etc/systemd/system/$u.service" "/etc/systemd/system/$u.service.env"; rm -rf "/run/systemd/system/$u.service.d"; done
  systemctl daemon-reload
  for f in kubectl crictl ctr; do [ "$(readlink "/usr/local/bin/$f")" = k3s ] && rm -f "/usr/local/bin/$f"; done
  rm -f /usr/local/bin/k3s /usr/local/bin/k3s-killall.sh /usr/local/bin/k3s-uninstall.sh /usr/local/bin/k3s-agent-uninstall.sh
  rm -rf /etc/rancher/k3s
  rm -f /etc/rancher/node/password
  rmdir /etc/rancher/node /etc/rancher /var/lib/rancher 2>/dev/null
  # the kubelet's folder for volume plugins (its --volume-plugin-dir); somebody's plugins stay
  rmdir -p /usr/libexec/kubernetes/kubelet-plugins/volume/exec 2>/dev/null
  rmdir /run/containerd /run/netns 2>/dev/null
fi
head -n 1 /etc/sysctl.d/90-hearth.conf 2>/dev/null | grep -q '^# Written by Hearth' && rm -f /etc/sysctl.d/90-hearth.conf
exit 0
