# SPDX-License-Identifier: Apache-2.0
# How k3s was started, and what it reads when it starts beside Hearth's file: lines key=value between survey=1 and end=ok. Only looks.
# Runs as root.  $1 the unit
LC_ALL=C; TZ=UTC; export LC_ALL TZ
show() { systemctl show -p "$1" --value "$2" 2>/dev/null; }
echo survey=1
t=$(show ExecMainStartTimestamp "$1")
[ "$(show MainPID "$1")" != 0 ] && [ -n "$t" ] && echo "started=$(date -d "$t" +%s)"
for f in /etc/rancher/k3s/config.yaml /etc/rancher/k3s/registries.yaml; do [ -e "$f" ] && echo "written=$(stat -c %Y "$f") $f"; done
for f in /etc/rancher/k3s/config.yaml.d/*.yaml /etc/rancher/k3s/config.yaml.d/*.yml; do [ -f "$f" ] && echo "drop=$f"; done
# a token in a command line stays where it is
echo "exec=$(show ExecStart "$1" | tr '\n' ' ' | sed 's/\(token[= ]\)[^ ;]*/\1***/g')"
u=$(show FragmentPath "$1")
for f in $(show DropInPaths "$1"); do grep -q '^ExecStart=.' "$f" 2>/dev/null && u=$f; done
echo "unit=$u"
sed -n 's/^K3S_CONFIG_FILE=/env=/p' "/etc/systemd/system/$1.service.env" 2>/dev/null
echo end=ok
