#!/usr/bin/env bash
# Shows liaison at work on this machine: builds it, starts the daemon on a scratch directory with a
# sample ledger, and goes through a clerk's first morning, up to a reminder that arrives by the
# daemon's own timer.
#
#   systemd/quickstart.sh           goes on until Ctrl-C, to play with
#   systemd/quickstart.sh --once    ends by itself, with status 0 when everything happened
#   systemd/quickstart.sh --once --skip-build    with the programs that are built already
#
# For a fresh Debian 12 or 13 with a Swift 6.2 or newer toolchain, as root or with sudo. It needs no
# systemd, touches nothing outside its scratch directory but packages it installs, and works on any
# day at any hour: it brings a calendar and an hour of its own.
set -euo pipefail
cd "$(dirname "$0")/.."

once=false
skip_build=false
for argument in "$@"; do
    case $argument in
        --once) once=true ;;
        --skip-build) skip_build=true ;;
        *) sed -n '2,13p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
    esac
done

say() { printf '\n\033[1m== %s\033[0m\n' "$*"; }
fail() { echo "quickstart: $*" >&2; exit 1; }

# What the build and the daemon need of the system, as Debian packages.
packages() {
    [ -e /usr/include/sqlite3.h ] || echo libsqlite3-dev
    command -v gcc >/dev/null 2>&1 || echo gcc
    [ -e /usr/share/zoneinfo/Asia/Shanghai ] || echo tzdata
    # Where the converter of GB18030 is a package of its own (not in Debian 12 and 13).
    printf '\xD0\xD5' | iconv -f GB18030 -t UTF-8 >/dev/null 2>&1 || echo libc-gconv-modules-extra
}

install_packages() {
    local missing
    missing=$(packages)
    [ -n "$missing" ] || return 0
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null 2>&1 ||
        fail "missing: $(echo $missing); run this as root"
    say "installing $(echo $missing)"
    "${as_root[@]}" apt-get update -qq
    # shellcheck disable=SC2086  # a list of packages
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq $missing >/dev/null
}

build() {
    command -v swift >/dev/null 2>&1 ||
        fail "no Swift toolchain: install Swift 6.2 or newer (swift.org/install), then run this again"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
    [ "$(printf '%s\n6.2\n' "$version" | sort -V | head -1)" = 6.2 ] ||
        fail "Swift $version is too old: install Swift 6.2 or newer (swift.org/install)"
    say "building (some minutes the first time)"
    for product in liaisond liaisonctl; do
        swift build -c release --static-swift-stdlib --product "$product" 2>&1 | tail -1
    done
}

$skip_build || { install_packages; build; }
[ -x .build/release/liaisond ] || fail "nothing is built; leave out --skip-build"

scratch=$(mktemp -d)
daemon=
cleanup() {
    [ -z "$daemon" ] || kill "$daemon" 2>/dev/null || true
    [ -z "$daemon" ] || wait "$daemon" 2>/dev/null || true
    rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# A zone in which it is about noon now, so that no midnight falls into the next minutes. (The sign
# of Etc zones is the other way round.)
offset=$((12 - 10#$(date -u +%H)))
zone=Etc/GMT$(printf '%+d' $((-offset)))
[ "$offset" != 0 ] || zone=Etc/UTC
hour() { TZ=$zone date -d "+$1 seconds" +%H:%M:%S; }

cp -r etc "$scratch/etc"
# Every day of this year works, so that a reminder arrives today.
year=$(TZ=$zone date +%Y)
cat >"$scratch/etc/calendar.d/$year.toml" <<TOML
year = $year
source = "quickstart: every day works"
off = []
working = ["$year-01-01..$year-12-31"]
TOML
export LIAISON_SOCKET=$scratch/control.sock
export LIAISON_LANG=${LIAISON_LANG:-zh}
liaisonctl() { .build/release/liaisonctl "$@"; }

start() { # hour of the digest
    sed -i "s|^zone = .*|zone = \"$zone\"|; s|^time = .*|time = \"$1\"|" "$scratch/etc/liaison.toml"
    .build/release/liaisond --config "$scratch/etc/liaison.toml" --state-dir "$scratch/state" \
        --socket "$LIAISON_SOCKET" --monitor-socket "$scratch/monitor.sock" 2>>"$scratch/log" &
    daemon=$!
    liaisonctl wait-ready >/dev/null || { cat "$scratch/log" >&2; fail "the daemon did not start"; }
}
stop() {
    kill "$daemon"
    wait "$daemon" || fail "the daemon did not stop cleanly"
    daemon=
}

say "liaisond starts on an empty scratch directory"
start 23:59:59
liaisonctl status

ledger=Tests/Ledgers/county/ledger.csv
say "liaisonctl import $ledger --plan"
liaisonctl import "$ledger" --plan >"$scratch/plan"
head -12 "$scratch/plan"
echo "   ... $(wc -l <"$scratch/plan") lines in all"
digest=$(sed -n 's/.*--apply \([0-9a-f]*\).*/\1/p' "$scratch/plan" | tail -1)
[ -n "$digest" ] || fail "no plan was made"

say "liaisonctl import --apply $digest"
liaisonctl import --apply "$digest"

say "who must be called, by whom, since when, and why: liaisonctl agenda --for ..."
# The liaison with the most members.
liaison=$(liaisonctl staff list --json | sed 's/{"staff":"/\n&/g' |
    sed -n 's/.*"name":"\([^"]*\)".*"members":\([0-9]*\)[,}].*/\2 \1/p' | sort -rn | sed -n '1s/^[0-9]* //p')
liaisonctl agenda --for "$liaison" >"$scratch/agenda"
head -20 "$scratch/agenda"
echo "   ... $(wc -l <"$scratch/agenda") lines in all"
# The first person who is to be called: somebody with an open C1.
number=$(liaisonctl agenda --for "$liaison" --json | sed 's/"no":/\n&/g' |
    grep '"rule":"C1"' | sed -n '1s/^"no":\([0-9]*\).*/\1/p')
[ -n "$number" ] || fail "nobody is to be called"

say "a call: liaisonctl done $number --for $liaison --by phone"
liaisonctl done "$number" --for "$liaison" --by phone | tee "$scratch/done"
[ "$(grep -c . "$scratch/done")" -gt 2 ] || fail "the call moved no duty"

say "liaisonctl release: from now on reminders are sent"
liaisonctl release
stop

start "$(hour 3)"
say "the hour of the digest is $(sed -n 's/^time = "\(.*\)".*/\1/p' "$scratch/etc/liaison.toml"); the daemon's timer wakes it"
# The reminder is read off the daemon's own log: no client asks the daemon for anything here.
for _ in $(seq 300); do
    grep -q 'work reminder' "$scratch/log" && break
    sleep 0.2
done
grep -m 3 'work reminder' "$scratch/log" || fail "no reminder arrived within a minute"
say "liaisonctl delivery list"
liaisonctl delivery list >"$scratch/deliveries"
head -5 "$scratch/deliveries"
say "done: a ledger in, the right reminder out"
$once && exit 0

cat <<TEXT

The daemon goes on. In another terminal, from this directory:

    export LIAISON_SOCKET=$LIAISON_SOCKET
    .build/release/liaisonctl --help

Ctrl-C ends it and removes $scratch.
TEXT
wait "$daemon"
