#!/usr/bin/env bash
# Measures liaisond beside Redis and PostgreSQL, where those are installed.
#
#   Tests/bench/run.sh              three rounds of 4 s for each figure
#   Tests/bench/run.sh --quick      one round of 1 s: shows that the bench works, no more
#   --members N                     the roll's size (10000); the crowd's is always 90, a township's
#   --province N                    the size of the large roll (1000000), a multiple of the other; 0: none
#   --install                       first installs the neighbours from the distribution, as root
#
# TMPDIR       where the state of all three lies (/var/tmp): a real file system, not a tmpfs
# BENCH_USER   who the clients are when this runs as root (daemon); has a group of the same name
set -euo pipefail
export LC_ALL=C.UTF-8
bench=$(cd "$(dirname "$0")" && pwd)
cd "$bench/../.."

usage() { sed -n '2,11p' "$0" | sed 's/^# \{0,1\}//' >&2; exit 64; }
say() { printf '\n== %s\n' "$*" >&2; }

rounds=3 seconds=4 starts=15 spawns=100 diffs=9 members=10000 crowded=60 install=no province=1000000
while [ $# -gt 0 ]; do
    case $1 in
        --quick) rounds=1 seconds=1 starts=3 spawns=10 diffs=1 crowded=4 province=20000 ;;
        --members) members=${2:-}; shift ;;
        --province) province=${2:-}; shift ;;
        --install) install=yes ;;
        *) usage ;;
    esac
    shift
done
[[ $members =~ ^[1-9][0-9]*$ && $province =~ ^[0-9]+$ && $((province % members)) = 0 ]] || usage

# --- What is started here ends here -------------------------------------------------------------

declare -A started=()
policy_made=
scratch=$(mktemp -d "${TMPDIR:-/var/tmp}/liaison-bench.XXXXXX")

stop() { # pid
    kill -TERM "$1" 2>/dev/null || return 0
    for _ in $(seq 100); do
        kill -0 "$1" 2>/dev/null || return 0
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
}

cleanup() {
    local pid
    for pid in "${!started[@]}"; do stop "$pid"; done
    [ -z "$policy_made" ] || rm -f "$policy_made"
    rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

wait_for() { # what command...
    local what=$1
    shift
    for _ in $(seq 100); do
        ! "$@" >/dev/null 2>&1 || return 0
        sleep 0.1
    done
    echo "$what does not answer" >&2
    tail -5 "$scratch"/*.log >&2 || true
    exit 1
}

# Clients are no root: limits count for them, and they are authorised through the group.
# An array and no function: in the background a function is a shell of its own, which would take
# the signal meant for the program.
client=$(id -un) as_client=() as_hostile=()
if [ "$(id -u)" = 0 ]; then
    client=${BENCH_USER:-daemon}
    as_client=(setpriv --reuid="$client" --regid="$(id -g "$client")" --clear-groups)
    # Somebody else of the same group: with as many rights, and connections of his own.
    as_hostile=(setpriv --reuid=nobody --regid="$(id -g "$client")" --clear-groups)
fi

. "$bench/neighbours.sh"
. "$bench/province.sh"

# --- liaisond -----------------------------------------------------------------------------------

# The programs are copied: the clients' user may not reach the project, and a build that goes on
# meanwhile does not change what is measured.
prepare() {
    local product
    chmod 711 "$scratch"
    for product in liaisond liaisonctl; do
        if [ ! -x ".build/release/$product" ]; then
            say "building $product"
            swift build -c release --static-swift-stdlib --product "$product" >&2
        fi
        cp ".build/release/$product" "$scratch/$product"
    done
    cc -O2 -Wall -Wextra -o "$scratch/load" "$bench/load.c"
    cc -O2 -Wall -Wextra -pthread -o "$scratch/crowd" "$bench/crowd.c"
    cp -r etc "$scratch/etc"
    sed -i "s/^# group = .*/group = \"$(id -gn "$client")\"/" "$scratch/etc/liaison.toml"
    grep -q '^group = ' "$scratch/etc/liaison.toml" || { echo "etc/liaison.toml has no group" >&2; exit 1; }
    export LIAISON_SOCKET=$scratch/control.sock SWIFT_BACKTRACE=enable=no
    # It is set where a service manager runs this; the daemon would write to the journal.
    unset JOURNAL_STREAM NOTIFY_SOCKET
}

start_liaisond() { # state
    daemon=("$scratch/liaisond" --config "$scratch/etc/liaison.toml" --state-dir "$scratch/$1"
        --socket "$scratch/control.sock" --monitor-socket "$scratch/monitor.sock")
    "${daemon[@]}" >>"$scratch/liaisond.log" 2>&1 &
    liaisond=$!
    started[$liaisond]=liaisond
    # Not with a question about the roll: what idle memory is would no longer show.
    wait_for liaisond "$scratch/liaisonctl" wait-ready --timeout 1
}

stop_liaisond() {
    stop "$liaisond"
    wait "$liaisond" || true
    unset "started[$liaisond]"
}

# liaison_row contact|get CLIENTS: prints answers/s p50-ms p99-ms.
liaison_row() {
    local out
    out=$("${as_client[@]}" "$scratch/load" "$LIAISON_SOCKET" "$scratch/members" "$1" "$2" "$seconds") || {
        tail -5 "$scratch/liaisond.log" >&2
        exit 1
    }
    awk -F '[ =]' '{ print $4, $6 / 1000, $8 / 1000 }' <<<"$out"
}

record() { # row system, with the figures on standard input
    local figures
    read -r figures && [ -n "$figures" ] || { echo "no figures of $2 for $1" >&2; exit 1; }
    echo "$1 $2 $figures" >>"$scratch/results"
}

# measure_row ROW liaison-mode redis-command postgres-script CLIENTS
measure_row() {
    liaison_row "$2" "$5" | record "$1" liaison
    [ $has_redis = no ] || redis_row "$3" "$5" | record "$1" redis
    [ $has_postgres = no ] || postgres_row "$4" "$5" | record "$1" postgres
}

# compare_rules TIMES: another interval of contact, which moves a duty of everybody on the roll; beside it
# one pass of PostgreSQL over as many rows that works out one date of each.
compare_rules() {
    local pack=$scratch/mobile-members.toml
    sed 's/^period = { months = 3 }/period = { months = 2 }/' "$scratch/etc/rules.d/mobile-members.toml" >"$pack"
    chmod 644 "$pack"
    ! cmp -s "$pack" "$scratch/etc/rules.d/mobile-members.toml" || { echo "$pack has no such interval" >&2; exit 1; }
    local commands=(-- "$scratch/liaisonctl" --timeout 300 rules diff "$pack")
    [ $has_postgres = no ] || commands+=(-- "$(command -v psql)" -qAtc
        "select count(*) from member where departed + interval '3 months' <> departed + interval '2 months'")
    python3 "$bench/measure.py" spawn "$1" "$client" "${commands[@]}"
}

print_compared() { # figures members
    echo "rules diff                  $(value 0_median <<<"$1") ms, at most $(value 0_max <<<"$1") ms," \
        "$(awk -v a="$(value 0_median <<<"$1")" -v n="$2" 'BEGIN { printf "%.0f us", a * 1000 / n }') a member"
    [ $has_postgres = no ] || echo "  one pass of PostgreSQL    $(value 1_median <<<"$1") ms; liaison takes" \
        "$(awk -v a="$(value 0_median <<<"$1")" -v b="$(value 1_median <<<"$1")" 'BEGIN { printf "%.1f", a / b }') x"
}

value() { # name, of a line of name=value pairs
    tr ' ' '\n' | sed -n "s/^$1=//p"
}

in_mebibytes() { awk '{ printf "%.1f MiB", $1 / 1024 }'; }

# --- The run ------------------------------------------------------------------------------------

[ $install = no ] || install_neighbours
find_neighbours
[ $has_redis = yes ] || say "Redis is not installed (redis-server, redis-tools): skipped"
[ $has_postgres = yes ] || say "PostgreSQL is not installed (postgresql): skipped"
filesystem=$(df --output=fstype "$scratch" | tail -1)
[ "$filesystem" != tmpfs ] || say "$scratch is on a tmpfs, where a sync costs nothing: set TMPDIR"
load_before=$(cut -d ' ' -f 1 /proc/loadavg)
prepare

say "filling the roll with $members invented members"
start_liaisond state
fill_begun=$EPOCHREALTIME
python3 "$bench/fill.py" "$LIAISON_SOCKET" "$scratch/members" "$members"
fill_seconds=$(awk -v a="$fill_begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.1f", b - a }')
chmod 644 "$scratch/members"
stop_liaisond
if [ "$province" -gt 0 ]; then
    cp -r "$scratch/state" "$scratch/filled-state"
    make_province filled-state
fi
start_liaisond state
[ $has_redis = no ] || start_redis
[ $has_postgres = no ] || start_postgres
sleep 1
idle=$(python3 "$bench/measure.py" memory "$liaisond")

for round in $(seq $rounds); do
    say "round $round of $rounds"
    measure_row contact-50 contact set insert 50
    measure_row contact-1 contact set insert 1
    measure_row get-50 get get select 50
done
loaded=$(python3 "$bench/measure.py" memory "$liaisond")

say "starting liaisonctl $spawns times"
commands=(-- "$scratch/liaisonctl" status -- "$scratch/liaisonctl" wait-ready)
[ $has_redis = no ] || commands+=(-- "$(command -v redis-cli)" -s "$scratch/redis.sock" ping)
spawned=$(python3 "$bench/measure.py" spawn $spawns "$client" "${commands[@]}")
say "comparing rules over the roll $diffs times"
diffed=$(compare_rules $diffs)
asked=$(python3 "$bench/measure.py" memory "$liaisond")
stop_liaisond

say "starting liaisond $starts times, and as often after kill -9"
notify=$scratch/notify.sock
clean=$(python3 "$bench/measure.py" start "$notify" $starts term -- "${daemon[@]}" 2>>"$scratch/liaisond.log")
rm -f "$notify"
writing="$scratch/load $LIAISON_SOCKET $scratch/members contact 10 60"
killed=$(python3 "$bench/measure.py" start "$notify" $starts kill --load "$writing" -- "${daemon[@]}" \
    2>>"$scratch/liaisond.log")

# --- The crowd ----------------------------------------------------------------------------------

crowd() { # behaving|hostile clients seconds
    local who=("${as_client[@]}")
    [ "$1" = behaving ] || who=("${as_hostile[@]}")
    "${who[@]}" "$scratch/crowd" "$LIAISON_SOCKET" "$scratch/township" "$@"
}

if [ "$province" -gt 0 ]; then
    [ $has_redis = no ] || grow_redis
    [ $has_postgres = no ] || grow_postgres
fi
# The neighbours are done; what they still write would stand in the way of its syncs.
for pid in "${!started[@]}"; do
    stop "$pid"
    wait "$pid" || true
    unset "started[$pid]"
done
sync -f "$scratch"
say "50 clients alone for 15 s at most, then 50 hostile ones beside them for $crowded s"
# Where all are one user, his connections are counted together.
[ ${#as_hostile[@]} -gt 0 ] ||
    sed -i 's/^connections_per_user = .*/connections_per_user = 128/' "$scratch/etc/liaison.toml"
start_liaisond township-state
python3 "$bench/fill.py" "$LIAISON_SOCKET" "$scratch/township" 90
chmod 644 "$scratch/township"
alone=$(crowd behaving 50 $((crowded < 15 ? crowded : 15)))
before=$(python3 "$bench/measure.py" memory "$liaisond")
crowd hostile 50 "$crowded" >"$scratch/attacks" &
among=$(crowd behaving 50 "$crowded")
wait $! || { echo "the hostile clients failed" >&2; exit 1; }
after=$(python3 "$bench/measure.py" memory "$liaisond")
stop_liaisond

[ "$province" = 0 ] || measure_province

# --- The table ----------------------------------------------------------------------------------

# Measured after the load, on what is then an idle disk unless others use it.
sync=$(python3 "$bench/measure.py" sync "$scratch")
echo
echo "liaison beside its neighbours, $(date -u +%Y-%m-%d): $rounds round(s) of $seconds s, median round"
echo
python3 "$bench/table.py" "$scratch/results"
echo
echo "start to READY              $(value median <<<"$clean") ms, at most $(value max <<<"$clean") ms ($starts starts)"
echo "  after kill -9 in writing  $(value median <<<"$killed") ms, at most $(value max <<<"$killed") ms"
echo "memory, idle                RSS $(value rss <<<"$idle" | in_mebibytes), PSS $(value pss <<<"$idle" | in_mebibytes)," \
    "of it anonymous $(value anonymous <<<"$idle" | in_mebibytes)"
echo "  after the load            RSS $(value rss <<<"$loaded" | in_mebibytes), PSS $(value pss <<<"$loaded" | in_mebibytes)," \
    "peak RSS $(value peak <<<"$loaded" | in_mebibytes)"
echo "  after $spawns times status    RSS $(value rss <<<"$asked" | in_mebibytes)," \
    "PSS $(value pss <<<"$asked" | in_mebibytes), peak RSS $(value peak <<<"$asked" | in_mebibytes)"
echo "liaisonctl status           $(value 0_median <<<"$spawned") ms, at most $(value 0_max <<<"$spawned") ms ($spawns times)"
echo "  the same for a ping       $(value 1_median <<<"$spawned") ms, at most $(value 1_max <<<"$spawned") ms"
if [ $has_redis = yes ]; then
    other=$(value 2_median <<<"$spawned")
    echo "  redis-cli ping            $other ms; liaisonctl takes" \
        "$(awk -v a="$(value 0_median <<<"$spawned")" -v b="$other" 'BEGIN { printf "%.1f", a / b }') x," \
        "for a ping $(awk -v a="$(value 1_median <<<"$spawned")" -v b="$other" 'BEGIN { printf "%.1f", a / b }') x"
fi
print_compared "$diffed" "$members"
in_milliseconds() { awk '{ printf "%.1f", $1 / 1000 }'; }
echo
echo "100 clients, 50 hostile     p50 $(value p50_us <<<"$among" | in_milliseconds) ms," \
    "p99 $(value p99_us <<<"$among" | in_milliseconds) ms, longest $(value max_us <<<"$among" | in_milliseconds) ms" \
    "of $(value ok <<<"$among") answers to who behaves; $(value attacks <"$scratch/attacks") attacks in $crowded s"
echo "  the 50 alone              p50 $(value p50_us <<<"$alone" | in_milliseconds) ms," \
    "p99 $(value p99_us <<<"$alone" | in_milliseconds) ms, longest $(value max_us <<<"$alone" | in_milliseconds) ms"
echo "  memory                    RSS $(value rss <<<"$before" | in_mebibytes) before," \
    "$(value rss <<<"$after" | in_mebibytes) after, at most $(value peak <<<"$after" | in_mebibytes)"
if [ "$province" -gt 0 ]; then
    echo
    print_province
fi
echo
echo "roll                        $members members, filled in $fill_seconds s (three requests each)"
echo "machine                     $(nproc) cores, Linux $(uname -r), load $load_before before the run"
echo "state of all three          ${scratch%/*}, $filesystem; 4 KiB synced in $(value over_median <<<"$sync") us" \
    "over old bytes, in $(value append_median <<<"$sync") us at a file's end"
versions="liaisond $("$scratch/liaisond" --version)"
[ $has_redis = no ] || versions+=", Redis $(redis-cli --version | cut -d ' ' -f 2)"
[ $has_postgres = no ] || versions+=", PostgreSQL $(postgres --version | cut -d ' ' -f 3)"
echo "versions                    $versions"
