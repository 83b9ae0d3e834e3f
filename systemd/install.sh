#!/usr/bin/env bash
# Installs liaison on this machine, or takes it off again. To be run as root; may be run again.
#
#   systemd/install.sh                 builds, installs, and opens the sockets
#   systemd/install.sh --skip-build    with the programs that are built already
#   systemd/install.sh --uninstall     removes all but the roll and the configuration
#
# Programs go below /usr/local, units and their like below /etc. A file of the configuration that
# differs from this version's is left as it is; this version's is put beside it as NAME.new.
set -euo pipefail
cd "$(dirname "$0")/.."

prefix=/usr/local
configuration=/etc/liaison
state=/var/lib/liaison
catalogs=$prefix/lib/systemd/catalog
units=(liaisond.service liaisond.socket liaisond-monitor.socket liaison-metrics.timer)
# Units that one of these starts.
others=(liaison-metrics.service)

build=true
uninstall=false
for argument in "$@"; do
    case $argument in
        --skip-build) build=false ;;
        --uninstall) uninstall=true ;;
        *) sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
    esac
done

say() { echo "install: $*"; }
fail() { echo "install: $*" >&2; exit 1; }

[ "$(id -u)" = 0 ] || { echo "install: this needs root; run it with sudo" >&2; exit 77; }
command -v systemctl >/dev/null 2>&1 || fail "no systemd here: run liaisond by hand (README, Operating)"
version=$(systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p')
[ "${version:-0}" -ge 252 ] || fail "systemd $version is too old: 252 or newer is needed (Debian 12)"

if $uninstall; then
    systemctl disable --quiet --now "${units[@]}" 2>/dev/null || true
    for unit in "${units[@]}" "${others[@]}"; do rm -f "/etc/systemd/system/$unit"; done
    rm -f /etc/sysusers.d/liaison.conf /etc/tmpfiles.d/liaison.conf
    rm -f "$prefix/sbin/liaisond" "$prefix/bin/liaisonctl"
    rm -f "$catalogs"/liaison.catalog "$catalogs"/liaison.*.catalog
    journalctl --update-catalog
    rm -rf /run/liaison
    systemctl daemon-reload
    say "removed. Left: the roll in $state, the configuration in $configuration, the user liaison;"
    say "to remove these too: rm -r $state $configuration; userdel liaison; groupdel liaison-clients"
    exit 0
fi

if $build; then
    for product in liaisond liaisonctl; do
        swift build -c release --static-swift-stdlib --product "$product" 2>&1 | tail -1
    done
fi
for product in liaisond liaisonctl; do
    [ -x ".build/release/$product" ] || fail "$product is not built; leave out --skip-build"
done
[ -e /usr/share/zoneinfo/Asia/Shanghai ] || fail "no zone data: install the package tzdata"

install -D -m 0755 .build/release/liaisond "$prefix/sbin/liaisond"
install -D -m 0755 .build/release/liaisonctl "$prefix/bin/liaisonctl"
# Without symbols they have a fifth of the size.
if command -v strip >/dev/null 2>&1; then strip "$prefix/sbin/liaisond" "$prefix/bin/liaisonctl"; fi
install -D -m 0644 systemd/liaison.sysusers /etc/sysusers.d/liaison.conf
install -D -m 0644 systemd/liaison.tmpfiles /etc/tmpfiles.d/liaison.conf
install -D -m 0644 -t "$catalogs" systemd/*.catalog
journalctl --update-catalog
systemd-sysusers liaison.conf
systemd-tmpfiles --create liaison.conf
for unit in "${units[@]}" "${others[@]}"; do
    sed "s|^\(Exec[A-Za-z]*=\)/usr/|\1$prefix/|" "systemd/$unit" >"/etc/systemd/system/$unit"
done

# What this version brings, with the one key that differs where units and groups are installed.
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT
cp -r etc/. "$fresh"
sed -i 's/^# group = .*/group = "liaison-clients"  # its members may do everything/' "$fresh/liaison.toml"
while IFS= read -r -d '' file; do
    target=$configuration/${file#"$fresh"/}
    if [ ! -e "$target" ]; then
        install -D -m 0644 "$file" "$target"
    elif ! cmp -s "$file" "$target"; then
        install -m 0644 "$file" "$target.new"
        say "kept $target, which differs; this version's is $target.new"
    fi
done < <(find "$fresh" -type f -print0)
"$prefix/sbin/liaisond" --config "$configuration/liaison.toml" --check ||
    fail "put $configuration right, then run this again"

systemctl daemon-reload
systemctl enable --quiet "${units[@]}"
systemctl start liaisond.socket liaisond-monitor.socket
# A first start waits for the first client, or for the next boot; what runs is replaced.
systemctl try-restart liaisond.service
say "installed. Who is to use it: usermod -a -G liaison-clients NAME (from the next login on)"
say "the office's name, hour and zone: $configuration/liaison.toml; then: liaisonctl status"
