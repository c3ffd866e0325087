# ---- What the sections below are made of ------------------------------------------------------------------------------

stop() { # WORDS: says why, and ends
  printf '\n%s\n' "$*" >&2
  exit 1
}

leave() { # ends ssh's connections, and removes what was kept for the run
  local host
  for host in $(ssh_settings | awk '$1 == "Host" {print $2}'); do
    ssh -F "$work/ssh_config" -O exit "$host" 2>/dev/null || true
  done
  rm -rf "$work"
}

section() { # STEP WORDS
  printf '\n==> %s: %s\n' "$1" "$2"
}

ask() { # VARIABLE WORDS: a secret, from the keyboard
  printf '%s: ' "$2" >&2
  IFS= read -rs "$1" || stop "nobody is there to answer"
  printf '\n' >&2
}

quoted() { # WORD...: as one line that every shell reads back as it was: quotes and backslashes stand outside of the quotes
  local word part line
  for word in "$@"; do
    line=
    while [ "$word" != "${word#*[\'\\]}" ]; do
      part=${word%%[\'\\]*}
      word=${word#"$part"}
      line+="$part'\\${word:0:1}'"
      word=${word:1}
    done
    printf "'%s' " "$line$word"
  done
}

nodes=()
rights=()     # how to become root on each: root, sudo, password
passwords=()
password=
at=

place() { # NODE: sets at
  for at in "${!nodes[@]}"; do
    if [ "${nodes[at]}" = "$1" ]; then return; fi
  done
  stop "$1 was not entered"
}

to() { # NODE LINE: over ssh, whose settings are above
  ssh -F "$work/ssh_config" "$1" "$2"
}

enter() { # NODE: proves that it answers with the key that is known, and that commands run as root there
  local tries=0 way=password
  if [ "$(to "$1" 'id -u' </dev/null)" = 0 ]; then
    way=root
  elif to "$1" 'sudo -n true' </dev/null 2>/dev/null; then
    way=sudo
  else
    to "$1" true </dev/null || stop "ssh does not get into $1; what it says is above"
    until [ -n "$password" ] && printf '%s\n' "$password" | to "$1" "sudo -k -S -p '' -- true" 2>/dev/null; do
      if [ "$tries" -eq 3 ]; then stop "sudo on $1 takes none of these passwords"; fi
      tries=$((tries + 1))
      ask password "sudo's password on $1"
    done
  fi
  nodes+=("$1")
  rights+=("$way")
  passwords+=("$password")
}

feed() { # NODE WORD...: a command as root; standard input is its own
  local node=$1 line
  shift
  line="env LC_ALL=C PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin $(quoted "$@")"
  place "$node"
  case ${rights[at]} in
    root) to "$node" "$line" ;;
    sudo) to "$node" "sudo -n -- $line" ;;
    # -k: a password that sudo does not ask for would be the first line of the command's input
    password) { printf '%s\n' "${passwords[at]}" && cat; } | to "$node" "sudo -k -S -p '' -- $line" ;;
  esac
}

on() { # NODE WORD...: a command as root, without input
  feed "$@" </dev/null
}

run() { # NODE COMMAND WORD...: one of the commands above
  local node=$1 command=$2
  shift 2
  on "$node" sh -c "${!command}" hearth "$@"
}

wait_for() { # SECONDS WHAT COMMAND...: asks until the command ends well
  local end=$((SECONDS + $1)) what=$2
  shift 2
  until "$@" >"$work/answer" 2>&1; do
    if [ "$SECONDS" -ge "$end" ]; then
      cat "$work/answer" >&2
      stop "waited in vain: $what"
    fi
    sleep 2
  done
}

contents() { # NODE PATH: a file; nothing when it is not there
  run "$1" read_file "$2" || [ $? -eq 44 ]
}

put() { # NODE PATH MODE: standard input, as a file; one that is the same stays
  local text there
  IFS= read -r -d '' text || true
  there=$(contents "$1" "$2")
  if [ "$there" = "${text%$'\n'}" ]; then return; fi
  printf %s "$text" | feed "$1" sh -c "$write_file" hearth "$2" "$3" "$(printf %s "$text" | wc -c | tr -d ' ')"
}

setting() { # KEY VALUE: a line of k3s's configuration that is known only now
  printf '%s: "%s"\n' "$1" "$2"
}

mine() { # NODE CLUSTER: nothing of k3s is there that somebody else made
  local config first
  config=$(contents "$1" "$k3s_config")
  first=${config%%$'\n'*}
  if [ -z "$config" ] && on "$1" test ! -e "$k3s_data"; then return; fi
  [ "$first" = "# hearth-cluster: $2" ] || stop "$1 has a k3s that is not of the cluster $2"
}

begun() { # NODE: whether it has a cluster's data; who does not answer may have it
  local found
  found=$(on "$1" sh -c 'if [ -d "$1" ]; then echo data; else echo none; fi' hearth "$k3s_data/server/db") || true
  case $found in
    data) return 0 ;;
    none) return 1 ;;
    *) stop "$1 does not say whether it has a cluster's data" ;;
  esac
}

begins_only() { # FIRST SERVER...: a cluster that begins twice is two clusters
  local first=$1 server
  if begun "$first"; then return; fi
  for server in "$@"; do
    if begun "$server"; then stop "$server has the cluster and $first has not: bring it back with hearth"; fi
  done
}

unused() { # NODE ADDRESS: nobody on the LAN answers for it
  local mac
  mac=$(run "$1" neighbour "$2")
  [ -z "$mac" ] || stop "$2 is taken: $mac answers"
}

arch() { # NODE
  local machine
  machine=$(on "$1" uname -m)
  case $machine in
    x86_64 | amd64) echo amd64 ;;
    aarch64 | arm64) echo arm64 ;;
    *) stop "k3s is not made for $1's $machine" ;;
  esac
}

interface_of() { # NODE ADDRESS
  local found
  found=$(on "$1" ip -o -4 addr show | awk -v address="$2" '{split($4, part, "/"); if (part[1] == address && !seen++) print $2}')
  [ -n "$found" ] || stop "no interface of $1 has $2"
  printf %s "$found"
}

limits() { # NODE PATH MARK KEY LEAST...: raises what is too low
  local node=$1 path=$2 mark=$3 now lines=
  shift 3
  while [ $# -gt 0 ]; do
    now=$(on "$node" sysctl -n "$1" 2>/dev/null) || now=
    if [ -n "$now" ] && [ "$now" -lt "$2" ]; then lines+="$1 = $2"$'\n'; fi
    shift 2
  done
  if [ -n "$lines" ]; then
    printf '%s\n%s' "$mark" "$lines" | put "$node" "$path" 0644
    run "$node" load_sysctl "$path"
  fi
}

sum_of() { # FILE: its SHA-256
  { sha256sum "$1" 2>/dev/null || shasum -a 256 "$1"; } | cut -d ' ' -f 1
}

fetch() { # FILE URL SHA256: downloads on this computer; - for a sum that nobody publishes
  local found
  if [ ! -e "$work/$1" ]; then curl -fL --retry 3 -o "$work/$1.part" "$2"; mv "$work/$1.part" "$work/$1"; fi
  found=$(sum_of "$work/$1")
  case $3 in
    -) printf 'sha256 of %s: %s; nobody publishes one\n' "$2" "$found" ;;
    "$found") ;;
    *) stop "$2 has the sha256 $found and should have $3" ;;
  esac
}

listed() { # LIST NAME: the sum of a file in a release's own list of sums, which is downloaded
  local list found
  list=$(curl -fL --retry 3 "$1")
  found=$(printf '%s\n' "$list" | awk -v name="$2" '{sub(/^[*]/, "", $2); if ($2 == name && !seen++) print $1}')
  [ -n "$found" ] || stop "$1 has no sum of $2"
  printf %s "$found"
}

upload() { # NODE FILE PATH MODE: what was fetched; it is summed on the node before it takes its place
  local sum there
  sum=$(sum_of "$work/$2")
  there=$(run "$1" sum_file "$3" || [ $? -eq 44 ])
  if [ "$there" = "$sum" ]; then return; fi
  feed "$1" sh -c 'set -eu
    part=$1.hearth-part
    trap '\''rm -f "$part"'\'' EXIT
    cat >"$part"
    printf "%s  %s\n" "$3" "$part" | sha256sum -c - >&2
    chmod "$2" "$part"
    sync "$part"
    mv -f "$part" "$1"' hearth "$3" "$4" "$sum" <"$work/$2"
}

installed() { # NODE UNIT
  on "$1" systemctl is-enabled --quiet "$2" 2>/dev/null
}

agent_password() { # SERVER: what agents join with: the cluster's own, a new one where it has none
  local kept
  kept=$(contents "$1" "$k3s_config" | sed -n 's/^agent-token: "\(.*\)"$/\1/p')
  if [ -z "$kept" ]; then kept=$(head -c 16 /dev/urandom | od -An -v -tx1 | tr -d ' \n'); fi
  printf %s "$kept"
}

k3s_token() { # SERVER: what servers join with
  local token
  token=$(contents "$1" "$k3s_token_file")
  [ -n "$token" ] || stop "$1 has no token"
  printf %s "$token"
}

kubectl() { # WORD...: on the first server, without input
  on "$first" k3s kubectl "$@"
}

member() { # NODE KIND: whether it is Ready, and a voter of etcd when it is a server
  local true
  true=" $(kubectl get node "$1" -o 'jsonpath={range .status.conditions[?(@.status=="True")]}{.type} {end}')" || return 1
  case $true in *' Ready '*) ;; *) return 1 ;; esac
  case $2$true in agent* | *' EtcdIsVoter '*) ;; *) return 1 ;; esac
}

apply() { # NAME SECONDS [VARIABLE VALUE]: the objects that stand below under that name
  local name=$1 seconds=$2
  shift 2
  wait_for "$seconds" "the API takes the objects of $name" apply_once "$name" "$@"
}

apply_once() { # NAME [VARIABLE VALUE]: with the value in the place of $VARIABLE
  { if [ $# -eq 3 ]; then "objects_$1" | sed "s|[$]$2|$3|g"; else "objects_$1"; fi; } |
    feed "$first" k3s kubectl apply --server-side --field-manager="$field_manager" --force-conflicts -f -
}

admitted() { # NAME: whether the webhook of a component takes an object of its kind; nothing is kept
  "objects_$1" | feed "$first" k3s kubectl apply --server-side --dry-run=server --field-manager="$field_manager" --force-conflicts -f -
}

rolled_out() { # SECONDS NAMESPACE KIND/NAME
  kubectl -n "$2" rollout status "$3" --timeout="${1}s"
}

ready() { # SECONDS NAMESPACE KIND/NAME: - for what has no namespace
  local namespace=()
  if [ "$2" != - ]; then namespace=(-n "$2"); fi
  kubectl ${namespace[@]+"${namespace[@]}"} wait --for=condition=Ready "$3" --timeout="${1}s"
}

has_address() { # NAMESPACE SERVICE ADDRESS
  [ "$(kubectl -n "$1" get service "$2" -o 'jsonpath={.status.loadBalancer.ingress[*].ip}')" = "$3" ]
}

secret() { # NAMESPACE NAME KEY: standard input, as a Secret that Sealed Secrets may take over
  local value
  value=$(base64 | tr -d '\n')
  printf '{"apiVersion": "v1", "kind": "Secret", "metadata": {"namespace": "%s", "name": "%s", "annotations": {"sealedsecrets.bitnami.com/managed": "true"}}, "data": {"%s": "%s"}}\n' \
    "$1" "$2" "$3" "$value" | feed "$first" k3s kubectl apply --server-side --field-manager="$field_manager-script" -f -
}

keep_kubeconfig() { # FILE NAME SERVER: on this computer, for its owner alone; another one that is there is put aside
  local text
  text=$(contents "$first" "$k3s_kubeconfig" | sed -e "s|^\( *server:\).*|\1 $3|" -e "s|: default\$|: $2|")
  if [ -e "$1" ]; then
    if [ "$(cat "$1")" = "$text" ]; then return; fi
    mv -f "$1" "$1.before"
  fi
  mkdir -p "$(dirname "$1")"
  (umask 077 && printf '%s\n' "$text" >"$1")
}
