#!/usr/bin/env bash
# Installs what the tests need, builds the package exactly twice (debug and release), runs every test,
# and fuzzes the wire module (a plain swiftc of two small modules, no build of the package).
#
#   Tests/run.sh            what CI runs: a tenth of each long experiment's count, or more
#   Tests/run.sh --quick    the same with the smallest counts
#   Tests/run.sh --long     the full counts
#
# LIAISON_LEDGERS=DIR:DIR adds ledgers (two CSV files and a truth.json each) to the import test.
set -euo pipefail
cd "$(dirname "$0")/.."

mode=default
case ${1:-} in
    '') ;;
    --quick | --long) mode=${1#--} ;;
    *) sed -n '2,10p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
esac

# What each mode asks of the long experiments.
case $mode in
    quick)
        bare=12 kills=5 crowd=3 pipelined=2000 reconnects=500 flood=8 inputs=200000
        backups=10 cuts=100 syncs=3 sizes=2 migrated=200 sandboxed=0
        compared=1000000 steps=20000 stored=2000
        ;;
    default)
        bare='12 13' kills=20 crowd=6 pipelined=10000 reconnects=2000 flood=64 inputs=1000000
        backups=30 cuts=300 syncs=9 sizes=4 migrated=2000 sandboxed=0
        compared=1000000 steps=100000 stored=4000
        ;;
    long)
        bare='12 13' kills=200 crowd=60 pipelined=100000 reconnects=20000 flood=1024 inputs=10000000
        backups=300 cuts=1500 syncs=90 sizes=60 migrated=20000 sandboxed=1
        compared=10000000 steps=1000000 stored=20000
        ;;
esac
export LIAISON_CROWD_SECONDS=${LIAISON_CROWD_SECONDS:-$crowd}
export LIAISON_PIPELINED=${LIAISON_PIPELINED:-$pipelined}
export LIAISON_RECONNECTS=${LIAISON_RECONNECTS:-$reconnects}
export LIAISON_FLOOD_MIB=${LIAISON_FLOOD_MIB:-$flood}
export LIAISON_BACKUPS=${LIAISON_BACKUPS:-$backups}
export LIAISON_BACKUP_KILLS=${LIAISON_BACKUP_KILLS:-$backups}
export LIAISON_BARE_HOSTS=${LIAISON_BARE_HOSTS:-$bare}
export LIAISON_KILLS=${LIAISON_KILLS:-$kills}
export LIAISON_POWER_CUTS=${LIAISON_POWER_CUTS:-$cuts}
export LIAISON_FAILED_SYNCS=${LIAISON_FAILED_SYNCS:-$syncs}
export LIAISON_SANDBOXED_EXPERIMENTS=${LIAISON_SANDBOXED_EXPERIMENTS:-$sandboxed}
export LIAISON_DISK_SIZES=${LIAISON_DISK_SIZES:-$sizes}
export LIAISON_MIGRATED_MEMBERS=${LIAISON_MIGRATED_MEMBERS:-$migrated}
export LIAISON_COMPARED_DUE_DATES=${LIAISON_COMPARED_DUE_DATES:-$compared}
export LIAISON_RANDOM_STEPS=${LIAISON_RANDOM_STEPS:-$steps}
export LIAISON_STORED_STEPS=${LIAISON_STORED_STEPS:-$stored}
# A crash report prints registers, and with them what they point to: never in a test's output.
export SWIFT_BACKTRACE=enable=no
log=$(mktemp)
trap 'rm -f "$log"' EXIT

say() { printf '\n== %s\n' "$*"; }

need() { # command package
    command -v "$1" >/dev/null 2>&1 || missing+=("$2")
}

install_needs() {
    missing=()
    need strace strace
    need sqlite3 sqlite3
    need setpriv util-linux
    need cc gcc
    need mkfs.ext4 e2fsprogs
    need zsh zsh
    need fish fish
    need socat socat
    need python3 python3
    need mandoc mandoc
    # What makes the package and looks at it.
    need dpkg-shlibdeps dpkg-dev
    need objdump binutils
    need lintian lintian
    # Only root can boot a host to try the service on.
    [ "$(id -u)" != 0 ] || need systemd-nspawn systemd-container
    [ "$(id -u)" != 0 ] || need debootstrap debootstrap
    [ -e /usr/include/sqlite3.h ] || missing+=(libsqlite3-dev)
    [ -e /usr/share/zoneinfo/Asia/Shanghai ] || missing+=(tzdata)
    # A host makes itself a Chinese locale of it.
    [ -e /usr/share/i18n/locales/zh_CN ] || missing+=(locales)
    # Where the converter of GB18030 is a package of its own (not in Debian 12 and 13).
    printf '\xD0\xD5' | iconv -f GB18030 -t UTF-8 >/dev/null 2>&1 ||
        missing+=(libc-gconv-modules-extra)
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing ${missing[*]}"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${missing[@]}" >/dev/null
    else
        echo "missing: ${missing[*]}; install them, or run this as root" >&2
        exit 69
    fi
}

# Builds, and refuses a warning in this project's own sources.
build() {
    say "swift build $*"
    if ! swift build "$@" >"$log" 2>&1; then
        grep -E 'error' "$log" | sort -u | head -40 >&2
        tail -5 "$log" >&2
        exit 1
    fi
    if grep -E "^$PWD/(Sources|Tests)/.*warning:" "$log" | sort -u | head -20 | grep . >&2; then
        echo "warnings are errors here" >&2
        exit 1
    fi
}

install_needs
say "mode $mode: $LIAISON_KILLS kills, $LIAISON_POWER_CUTS power cuts"

build --build-tests
build -c release --static-swift-stdlib --product liaisond
# Of one build: the products share every module.
swift build -c release --static-swift-stdlib --product liaisonctl >"$log" 2>&1 || { tail -20 "$log" >&2; exit 1; }

say "format and lint"
swift format lint --strict --recursive --parallel Package.swift Sources Tests

say "swift test"
swift test --skip-build

say "fuzz: $inputs inputs"
Tests/Fuzz/run.sh control
Tests/Fuzz/run.sh "$inputs"
