#!/usr/bin/env bash
# The root of a bare Debian (debootstrap's minbase with systemd and the libraries that the package
# needs), for HOST_ROOT of host.sh. As root, with Debian's package debootstrap. One that has been made
# lies below /var/cache/liaison-hosts and is taken from there; making one takes a network and a
# minute or two.
#
#   bare.sh root 12|13     prints its directory
#   bare.sh check 12|13    whether it is there or can be made: status 0, or a sentence and 1
set -euo pipefail

cache=${LIAISON_HOST_CACHE:-/var/cache/liaison-hosts}
# What no minbase has and the package asks for, and what boots it.
include=systemd,systemd-sysv,dbus,libsqlite3-0,tzdata

fail() { echo "bare.sh: $*" >&2; exit 1; }

suite() { # version
    case $1 in
        12) echo bookworm ;;
        13) echo trixie ;;
        *) fail "Debian $1 is not known here: 12 or 13" ;;
    esac
}

# It is made under another name, so that what was interrupted is never taken for whole.
make() { # suite
    local new=$cache/$1.new
    mkdir -p "$cache"
    exec 9>"$cache/lock"
    flock 9
    [ ! -d "$cache/$1" ] || return 0
    rm -rf --one-file-system "$new"
    debootstrap --variant=minbase --include="$include" "$1" "$new" >"$cache/$1.log" 2>&1 ||
        fail "debootstrap $1 failed: see $cache/$1.log"
    rm -rf "$new"/var/cache/apt/archives/*.deb
    # It keeps packages from starting services where debootstrap works.
    rm -f "$new/usr/sbin/policy-rc.d"
    mv "$new" "$cache/$1"
}

case ${1:-} in
    root)
        name=$(suite "${2:?a version}")
        [ -d "$cache/$name" ] || make "$name"
        echo "$cache/$name"
        ;;
    check)
        name=$(suite "${2:?a version}")
        [ "$(id -u)" = 0 ] || fail "a bare Debian takes root"
        [ -d "$cache/$name" ] || command -v debootstrap >/dev/null || fail "the package debootstrap is missing"
        ;;
    *) sed -n '2,8p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
esac
