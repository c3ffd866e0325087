#!/usr/bin/env bash
#
# {cluster}: a k3s cluster, as Hearth {version} builds it. Written on {date} from the plan.
#
# What it builds
{nodes}
#   {vip} is the API's shared address, carried by kube-vip.
{versions}
#
# What it needs
#   Here: bash, ssh, curl, awk, sed, and sha256sum or shasum. On the machines: Linux with systemd, and ssh.
#   Machines are known by their host keys: those that Hearth has pinned are below, others are looked for in
#   ~/.ssh/known_hosts. A key that is not known is refused.
#   Root by sudo: without a password, or with one that is asked for and given to sudo on its standard input.
#   Secrets are asked for or read on the machines; none is in this file, in arguments or in the environment.
#
# What it leaves to Hearth
#   Checks of the machines, before it is run: hearth plan PLAN
#   What is listed in the last section, afterwards: hearth apply PLAN
#   To change a cluster that stands. Run again, this script goes on where it ended, and changes nothing that is done.
#
# How to read it: the sections are in main, which runs from the last line, so that a file that did not come whole does
# nothing. Before them are the few functions that they are made of; behind them, the objects as they are applied.

# Commands are called by name, and what stands in quotes is for the machines' own shells:
# shellcheck disable=SC2016,SC2034
set -euo pipefail
