#!/usr/bin/env bash
# A host with a real systemd as its first process, to try the service on: a container over a
# copy-on-write view of this machine's root, so that what is built here is there under the same path,
# and nothing written there comes back. As root, with Debian's package systemd-container.
#
#   host.sh up DIR             boots a host whose files are below DIR, with what is built here and what
#                              installs it in /opt/liaison; prints the pid of its systemd
#   host.sh run PID CMD ...    runs a command on it, with that command's exit status
#   host.sh crash DIR          kills everything on it at once (no power cut: what was written stays)
#   host.sh boot DIR           boots it again with its disk as the crash left it; prints the pid
#   host.sh down DIR           shuts it down and removes it
#   host.sh check              whether all this is possible here: status 0, or a sentence and 1
#
# HOST_ROOT=DIR takes another root, such as one made by debootstrap; HOST_SHOWS=DIR:PATH shows a
# directory of this machine there, to read.
set -euo pipefail
project=$(cd "$(dirname "$0")/../.." && pwd)

fail() { echo "host.sh: $*" >&2; exit 1; }

# Units of this machine that have no business on such a host.
masked=(getty.target console-getty.service systemd-timesyncd.service apt-daily.timer
    apt-daily-upgrade.timer e2scrub_all.timer fstrim.timer man-db.timer logrotate.timer
    dpkg-db-backup.timer networking.service ssh.service postgresql.service redis-server.service
    systemd-networkd.service systemd-resolved.service)

# Where systemd keeps its groups, by how old the layout is.
hierarchies=(/sys/fs/cgroup /sys/fs/cgroup/unified /sys/fs/cgroup/systemd)

run() { # pid command...
    local pid=$1
    shift
    nsenter --target "$pid" --mount --uts --ipc --net --pid --cgroup -- env -i \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/ LANG=C.UTF-8 \
        "$@"
}

boot() { # dir
    (
        # Whoever started this waits until nobody holds what it handed down (Foundation's Process).
        for held in /proc/"$BASHPID"/fd/*; do
            [ "${held##*/}" -le 2 ] || eval "exec ${held##*/}>&-"
        done
        # A control group of its own: the systemds of two hosts in one take each other's services down.
        for hierarchy in "${hierarchies[@]}"; do
            [ -e "$hierarchy/cgroup.procs" ] || continue
            mkdir -p "$hierarchy/${1##*/}"
            echo "$BASHPID" >"$hierarchy/${1##*/}/cgroup.procs"
        done
        exec setsid systemd-nspawn --quiet --directory="$1/tree" --machine="$(basename "$1")" --boot \
            --register=no --keep-unit --link-journal=no --private-network --console=pipe \
            ${HOST_SHOWS:+"--bind-ro=$HOST_SHOWS"}
    ) </dev/null >"$1/console" 2>&1 &
    local container=$! first state
    echo "$container" >"$1/container"
    # Nothing tells from outside when a host is up: it is asked.
    for _ in $(seq 300); do
        kill -0 "$container" 2>/dev/null || { tail -5 "$1/console" >&2; fail "the host did not boot"; }
        first=$(pgrep -P "$container" | head -1 || true)
        if [ -n "$first" ]; then
            state=$(run "$first" systemctl is-system-running 2>/dev/null || true)
            case $state in running | degraded) echo "$first"; return 0 ;; esac
        fi
        sleep 0.1
    done
    tail -5 "$1/console" >&2
    fail "the host was not up within 30 s"
}

# The project may lie on another file system than the root, which the host would not have.
bring() { # dir
    mkdir -p "$1/.build/release" "$1/Tests"
    cp -r "$project/systemd" "$project/etc" "$1/"
    cp -r "$project/Tests/Ledgers" "$1/Tests/"
    mkdir -p "$1/Sources/LiaisonWire"
    cp "$project/Sources/LiaisonWire/PROTOCOL.md" "$1/Sources/LiaisonWire/"
    cp "$project/.build/release/liaisond" "$project/.build/release/liaisonctl" "$1/.build/release/"
}

up() { # dir
    [ -d "$1" ] || mkdir "$1"
    mkdir -p "$1/tree" "$1/disk"
    mount -t tmpfs -o mode=0755,size=2g liaison-host "$1/disk"
    mkdir "$1/disk/upper" "$1/disk/work"
    mount -t overlay -o "lowerdir=${HOST_ROOT:-/},upperdir=$1/disk/upper,workdir=$1/disk/work" \
        liaison-host "$1/tree"
    local unit
    mkdir -p "$1/tree/etc/systemd/system" "$1/tree/var/log/journal"
    for unit in "${masked[@]}"; do ln -sf /dev/null "$1/tree/etc/systemd/system/$unit"; done
    : >"$1/tree/etc/machine-id"
    bring "$1/tree/opt/liaison"
    rm -f "$1/tree/usr/sbin/policy-rc.d" # it keeps packages from starting services
    boot "$1"
}

# Waits for the container's own process, and ends it when it takes too long.
reap() { # dir
    local container
    container=$(cat "$1/container" 2>/dev/null) || return 0
    for _ in $(seq 150); do
        kill -0 "$container" 2>/dev/null || break
        sleep 0.1
    done
    kill -9 "$container" 2>/dev/null || true
    rm -f "$1/container"
}

crash() { # dir
    local first
    first=$(pgrep -P "$(cat "$1/container")" | head -1)
    kill -9 "$first" # the first process of a pid namespace takes all others with it
    reap "$1"
}

down() { # dir
    local mounted
    [ ! -e "$1/container" ] || crash "$1"
    for mounted in tree disk; do
        umount "$1/$mounted" 2>/dev/null || umount -l "$1/$mounted" 2>/dev/null || true
    done
    for mounted in "${hierarchies[@]}"; do
        # Deepest first; what others have put below a group of ours would stay.
        find "$mounted/${1##*/}" -depth -type d -exec rmdir {} + 2>/dev/null || true
    done
    rm -rf "$1"
}

check() {
    [ "$(id -u)" = 0 ] || fail "booting a host takes root"
    command -v systemd-nspawn >/dev/null || fail "the package systemd-container is missing"
    unshare --mount --pid --fork true 2>/dev/null || fail "no namespaces can be made here"
}

case ${1:-} in
    up | boot | crash | down) command=$1; "$command" "${2:?a directory}" ;;
    run) pid=${2:?a pid}; shift 2; run "$pid" "$@" ;;
    check) check ;;
    *) sed -n '2,16p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
esac
