# A roll of a province's size, for run.sh, which sources this: what a start and idling cost with it.
# shellcheck shell=bash disable=SC2154

# What the rolls of all three take on the disk, with the copy that is made of ours.
province_bytes=7000

# make_province STATE: multiplies a stopped daemon's roll until it has $province members.
make_province() {
    local free
    free=$(df --output=avail -B1 "$scratch" | tail -1)
    if [ "$free" -lt $((province * province_bytes)) ]; then
        say "no room for $province members in $scratch: skipped"
        province=0
        return 0
    fi
    say "multiplying the roll to $province members"
    mv "$scratch/$1" "$scratch/province-state"
    local begun=$EPOCHREALTIME
    python3 "$bench/multiply.py" "$scratch/province-state/liaison.db" $((province / members)) \
        "$scratch/province"
    province_seconds=$(awk -v a="$begun" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.0f", b - a }')
    chmod 644 "$scratch/province"
    sync -f "$scratch"
}

# Whether the daemon takes it for its own: everybody is there, whoever was copied can be changed, and
# nothing is wrong with it.
check_province() {
    local count last
    count=$("$scratch/liaisonctl" --json status | sed 's/.*"members":\([0-9]*\).*/\1/')
    [ "$count" = "$province" ] || { echo "the roll has $count members and not $province" >&2; exit 1; }
    last=$(tail -1 "$scratch/province")
    "$scratch/liaisonctl" --json member show "$last" | grep -q '"open":\[{' ||
        { echo "the last member has no duties" >&2; exit 1; }
    "$scratch/liaisonctl" contact "$last" --by phone >/dev/null
    [ "$("$scratch/liaisonctl" --json health | grep -c '"state":"failing"')" = 0 ] ||
        { "$scratch/liaisonctl" health >&2; exit 1; }
}

# Rules are compared over rolls of so many members at most: a larger one would take minutes.
compared_most=100000

compare_province() {
    local pid=
    if [ $has_postgres = yes ]; then
        "${postgres[@]}" >>"$scratch/postgres.log" 2>&1 &
        pid=$!
        started[$pid]=postgres
        wait_for "PostgreSQL" "${as_client[@]}" psql -qAtc 'select 1'
    fi
    province_diffed=$(compare_rules 1)
    [ -n "$pid" ] || return 0
    stop "$pid"
    wait "$pid" || true
    unset "started[$pid]"
}

# measure_province: sets province_clean, province_killed, province_idle and the neighbours' starts.
measure_province() {
    say "starting liaisond with $province members $starts times, and as often after kill -9"
    start_liaisond province-state
    sleep 1
    province_idle=$(python3 "$bench/measure.py" memory "$liaisond")
    check_province
    province_diffed=
    [ "$province" -gt $compared_most ] || compare_province
    province_asked=$(python3 "$bench/measure.py" memory "$liaisond")
    stop_liaisond
    rm -f "$notify"
    province_clean=$(python3 "$bench/measure.py" start "$notify" "$starts" term -- "${daemon[@]}" \
        2>>"$scratch/liaisond.log")
    rm -f "$notify"
    local writing="$scratch/load $LIAISON_SOCKET $scratch/province contact 10 60"
    province_killed=$(python3 "$bench/measure.py" start "$notify" "$starts" kill --load "$writing" -- \
        "${daemon[@]}" 2>>"$scratch/liaisond.log")
    province_redis='' province_postgres=''
    [ $has_redis = no ] || province_redis=$(python3 "$bench/measure.py" answer "$scratch/redis.sock" \
        "$starts" 'PING\r\n' '+PONG' -- "${redis[@]}" 2>>"$scratch/redis.log")
    # The first message of its protocol, to which it says R (protocol-message-formats in its manual).
    [ $has_postgres = no ] || province_postgres=$(python3 "$bench/measure.py" answer \
        "$scratch/postgres/.s.PGSQL.5432" "$starts" \
        '\0\0\0\x26\0\x03\0\0user\0bench\0database\0postgres\0\0' R -- "${postgres[@]}" 2>>"$scratch/postgres.log")
}

beside() { # figures
    [ -z "$1" ] || awk -v a="$(value median <<<"$province_clean")" -v b="$(value median <<<"$1")" \
        -v name="$2" 'BEGIN { printf "; %s %.0f ms (liaison takes %.2f x)", name, b, a / b }'
}

print_province() {
    echo "with $province members: the roll multiplied in $province_seconds s"
    echo "start to READY              $(value median <<<"$province_clean") ms, at most" \
        "$(value max <<<"$province_clean") ms ($starts starts)$(beside "$province_redis" Redis)$(
            beside "$province_postgres" PostgreSQL)"
    echo "  after kill -9 in writing  $(value median <<<"$province_killed") ms, at most" \
        "$(value max <<<"$province_killed") ms"
    [ -z "$province_diffed" ] || print_compared "$province_diffed" "$province"
    echo "memory, idle                RSS $(value rss <<<"$province_idle" | in_mebibytes)," \
        "PSS $(value pss <<<"$province_idle" | in_mebibytes)," \
        "of it anonymous $(value anonymous <<<"$province_idle" | in_mebibytes)"
    echo "  after some questions      RSS $(value rss <<<"$province_asked" | in_mebibytes)," \
        "peak RSS $(value peak <<<"$province_asked" | in_mebibytes)"
}
