# SPDX-License-Identifier: Apache-2.0
# How it stands with what Hearth can put right. POSIX sh, reads only. Lines key=value between survey=1 and end=ok. Runs as root.
# $1 the planned shared address   $2 the machine's own on the LAN
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/sbin:/sbin:/usr/local/bin
say() { printf '%s=%s\n' "$1" "$(printf %s "$2" | tr '\n\t' '  ')"; }
have() { command -v "$1" >/dev/null 2>&1; }
echo survey=1

# Who uses the machine for a cluster already. A unit that is started over and over is activating most of the time.
for u in k3s k3s-agent; do
  case $(systemctl is-active "$u" 2>/dev/null) in active | activating | reloading | deactivating) say busy "$u" ;; esac
done
for c in /proc/[0-9]*/comm; do
  { read -r n < "$c"; } 2>/dev/null || continue
  [ "$n" = kube-vip ] && { say busy kube-vip; break; }
done

ip -o -4 addr show 2>/dev/null | awk -v vip="$1" '{split($4, a, "/"); if (a[1] == vip) print "vip.on=" $2, $4}'

if have timedatectl; then
  say time.can "$(timedatectl show -p CanNTP --value 2>/dev/null)"
  say time.ntp "$(timedatectl show -p NTP --value 2>/dev/null)"
  say time.synced "$(timedatectl show -p NTPSynchronized --value 2>/dev/null)"
fi

if [ -f /sys/fs/cgroup/cgroup.controllers ]; then say cgroup.controllers "$(cat /sys/fs/cgroup/cgroup.controllers)"
else say cgroup.controllers "$(awk '$4 == 1 {printf "%s ", $1}' /proc/cgroups 2>/dev/null)"; fi
# What a Raspberry Pi's firmware gives to the kernel. In the second place there is a note where the file has moved to the first.
for f in /boot/firmware/cmdline.txt /boot/cmdline.txt; do
  [ -f "$f" ] || continue
  say boot.file "$f"; say boot.mode "$(stat -c %a "$f")"; say boot.text "$(base64 < "$f" | tr -d '\n')"; say boot.date "$(date +%F)"
  break
done
say boot.kernel "$(cat /proc/cmdline 2>/dev/null)"

# Rules as the firewalls tell them. Of firewalld those that are set for good and in effect.
if have ufw && ufw status 2>/dev/null | grep -q '^Status: active'; then
  say fw.tool ufw
  ufw show added 2>/dev/null | sed -n 's/^ufw /fw.ufw=/p'
fi
if systemctl is-active -q firewalld 2>/dev/null; then
  i=$(ip -o -4 addr show 2>/dev/null | awk -v own="$2" '{split($4, a, "/"); if (a[1] == own) {print $2; exit}}')
  z=$(firewall-cmd --get-zone-of-interface="$i" 2>/dev/null) || z=$(firewall-cmd --get-default-zone 2>/dev/null)
  say fw.tool firewalld; say fw.zone "$z"
  n=$(firewall-cmd --zone="$z" --list-rich-rules 2>/dev/null)
  [ -n "$n" ] && firewall-cmd --permanent --zone="$z" --list-rich-rules 2>/dev/null | grep -xF -- "$n" | sed 's/^/fw.rich=/'
  n=$(firewall-cmd --zone=trusted --list-sources 2>/dev/null | tr ' ' '\n')
  [ -n "$n" ] && firewall-cmd --permanent --zone=trusted --list-sources 2>/dev/null | tr ' ' '\n' | grep -xF -- "$n" | sed 's/^/fw.trusted=/'
fi
echo end=ok
