work=$(mktemp -d /tmp/hearth-XXXXXX)
trap leave EXIT
known_hosts >"$work/known_hosts"
{
  ssh_settings
  printf 'Host *\n'
  printf '  StrictHostKeyChecking yes\n'
  printf '  UserKnownHostsFile "%s" ~/.ssh/known_hosts\n' "$work/known_hosts"
  # one connection a machine, so that ssh asks for a password once
  printf '  ControlMaster auto\n  ControlPath "%s"\n  ControlPersist 120\n' "$work/%C"
  printf '  ConnectTimeout 15\n  ServerAliveInterval 15\n'
} >"$work/ssh_config"
