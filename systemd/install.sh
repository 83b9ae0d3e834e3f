#!/usr/bin/env bash
# Installs liaison on this machine, or takes it off again. To be run as root; may be run again.
#
#   systemd/install.sh                 builds, installs, and opens the sockets
#   systemd/install.sh --skip-build    with the programs that are built already
#   systemd/install.sh --uninstall     removes all but the roll and the configuration
#   install.sh --offline DIR|FILE      installs the package of a bundle (package.sh --bundle),
#                                      without a network, when all of it is whole and fits
#
# Programs go below /usr/local, units and their like below /etc; layout.sh has the table. A file of the
# configuration that differs from this version's is left as it is; this version's is put beside it as
# NAME.new. A package goes where Debian's packages go, and the two do not go together.
set -euo pipefail
here=$(pwd)
own=$(cd "$(dirname "$0")" && pwd)

build=true
uninstall=false
bundle=
usage() { sed -n '2,14p' "$own/${0##*/}" | sed 's/^# \{0,1\}//' >&2; exit 64; }
while [ $# -gt 0 ]; do
    case $1 in
        --skip-build) build=false ;;
        --uninstall) uninstall=true ;;
        --offline) [ $# -gt 1 ] || usage; bundle=$2; shift ;;
        *) usage ;;
    esac
    shift
done

say() { echo "install: $*"; }
fail() { echo "install: $*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || { echo "install: this needs root; run it with sudo" >&2; exit 77; }
command -v systemctl >/dev/null 2>&1 || fail "no systemd here: run liaisond by hand (README, Operating)"

if [ -n "$bundle" ]; then
    case $bundle in /*) ;; *) bundle=$here/$bundle ;; esac
    # shellcheck source=systemd/offline.sh
    . "$own/offline.sh"
    install_offline "$bundle"
    exit 0
fi

version=$(systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 252 ] || fail "systemd $version is too old: 252 or newer is needed (Debian 12)"
if dpkg-query --show --showformat='${db:Status-Abbrev}' liaison 2>/dev/null | grep -q '^ii'; then
    fail "the package liaison is installed: upgrade or remove that one (apt-get remove liaison)"
fi

cd "$own/.."
programs=.build/release
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
. systemd/layout.sh

if $uninstall; then
    # shellcheck disable=SC2046  # a list of units
    systemctl disable --quiet --now $(enabled_units) 2>/dev/null || true
    while IFS=$'\t' read -r _ _ target; do rm -f "$target"; done < <(layout local)
    rm -rf /usr/local/share/doc/liaison /run/liaison
    # What the units leave elsewhere.
    rm -f /var/lib/prometheus/node-exporter/liaison.prom
    for unit in $(enabled_units); do rm -f "/var/lib/systemd/timers/stamp-$unit"; done
    systemctl daemon-reload
    journalctl --update-catalog
    say "removed. Left: the roll in $state, the configuration in $configuration, the user liaison;"
    say "to remove these too: rm -r $state $configuration; userdel liaison; groupdel liaison-clients"
    exit 0
fi

make_programs "$build"
[ -e /usr/share/zoneinfo/Asia/Shanghai ] || fail "no zone data: install the package tzdata"

make_files local
while IFS=$'\t' read -r mode source target; do
    install -D -m "$mode" "$source" "$target"
done < <(layout local)
# Without symbols they have a fifth of the size.
if command -v strip >/dev/null 2>&1; then
    strip /usr/local/sbin/liaisond /usr/local/bin/liaisonctl
fi
systemd-sysusers liaison.conf
systemd-tmpfiles --create liaison.conf
journalctl --update-catalog

while IFS=$'\t' read -r mode source target; do
    if [ ! -e "$target" ]; then
        install -D -m "$mode" "$source" "$target"
    elif ! cmp -s "$source" "$target"; then
        install -m "$mode" "$source" "$target.new"
        say "kept $target, which differs; this version's is $target.new"
    fi
done < <(configuration_files)
/usr/local/sbin/liaisond --config "$configuration/liaison.toml" --check ||
    fail "put $configuration right, then run this again"

systemctl daemon-reload
# shellcheck disable=SC2046
systemctl enable --quiet $(enabled_units)
# shellcheck disable=SC2046
systemctl start $(started_units)
# A first start waits for the first client, or for the next boot; what runs is replaced.
systemctl try-restart liaisond.service
say "installed. Who is to use it: usermod -a -G liaison-clients NAME (from the next login on)"
say "the office's name, hour and zone: $configuration/liaison.toml; then: liaisonctl status"
