# Redis and PostgreSQL as private instances under $scratch, for run.sh, which sources this.
# shellcheck shell=bash disable=SC2154
#
# Each has its own configuration, its own Unix socket and no TCP, and is as durable as liaisond:
# an answer comes after the sync.

find_neighbours() {
    has_redis=no has_postgres=no
    if command -v redis-server >/dev/null && command -v redis-benchmark >/dev/null; then
        has_redis=yes
    fi
    # Debian keeps initdb and postgres out of PATH, in a directory for each major version.
    if ! command -v initdb >/dev/null; then
        local newest
        newest=$(find /usr/lib/postgresql -path '*/bin/initdb' 2>/dev/null | sort -V | tail -1)
        [ -z "$newest" ] || PATH=$PATH:${newest%/initdb}
    fi
    if command -v initdb >/dev/null && command -v postgres >/dev/null && command -v pgbench >/dev/null; then
        has_postgres=yes
    fi
}

# The packages start a system service when installed; a policy of our own refuses that meanwhile.
install_neighbours() {
    find_neighbours
    local packages=() policy=/usr/sbin/policy-rc.d
    [ "$has_redis" = yes ] || packages+=(redis-server redis-tools)
    [ "$has_postgres" = yes ] || packages+=(postgresql)
    [ ${#packages[@]} -gt 0 ] || return 0
    [ "$(id -u)" = 0 ] || { echo "--install needs root" >&2; exit 77; }
    say "installing ${packages[*]}"
    if [ ! -e $policy ]; then
        policy_made=$policy
        printf '#!/bin/sh\nexit 101\n' >$policy
        chmod 755 $policy
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        "${packages[@]}" >"$scratch/apt.log" 2>&1 || { tail -5 "$scratch/apt.log" >&2; exit 69; }
    [ -z "$policy_made" ] || rm -f "$policy_made"
    policy_made=
}

# --- Redis ------------------------------------------------------------------------------------

# Bytes of a value: about what one contact is on the wire.
redis_value=200

start_redis() {
    mkdir -p "$scratch/redis"
    cat >"$scratch/redis.conf" <<CONF
port 0
unixsocket $scratch/redis.sock
unixsocketperm 777
dir $scratch/redis
appendonly yes
appendfsync always
auto-aof-rewrite-percentage 0
save ""
logfile $scratch/redis.log
CONF
    redis=("$(command -v redis-server)" "$scratch/redis.conf")
    "${redis[@]}" >/dev/null &
    started[$!]=redis
    wait_for "Redis" redis-cli -s "$scratch/redis.sock" ping
}

# As many values as the province has members, written as a client's.
grow_redis() {
    awk -v count="$province" -v size=$redis_value 'BEGIN {
        value = sprintf("%" size "s", "")
        for (i = 1; i <= count; i++) printf "SET member:%d %s\r\n", i, "\"" value "\""
    }' | redis-cli -s "$scratch/redis.sock" --pipe >/dev/null
}

# redis_requests set|get CLIENTS COUNT: prints requests/s p50-ms p99-ms.
redis_requests() {
    "${as_client[@]}" redis-benchmark -s "$scratch/redis.sock" -t "$1" -c "$2" -n "$3" -d $redis_value \
        -r "$members" --csv | awk -F '","|"' 'NR == 2 { print $3, $6, $8 }'
}

# redis_row set|get CLIENTS: as redis_requests, for about $seconds. redis-benchmark knows a count
# and no time, so a short run comes first to learn how many fit.
redis_row() {
    local rate count
    rate=$(redis_requests "$1" "$2" $((2000 + 300 * $2)) | cut -d ' ' -f 1)
    count=$(awk -v rate="$rate" -v seconds="$seconds" 'BEGIN { printf "%d", rate * seconds + 1 }')
    redis_requests "$1" "$2" "$count"
}

# --- PostgreSQL -------------------------------------------------------------------------------

postgres_members() { # first last
    cat <<SQL
insert into member select i, 'm-' || md5(i::text), 'name ' || i, '149999' || i, '1390000' || i,
    i % 40, i % 120, '2015-07-01', '2026-01-01', 'a place ' || i % 5, 'wage-work'
    from generate_series($1, $2) i;
SQL
}

# As many rows as the province has members.
grow_postgres() {
    { postgres_members $((members + 1)) "$province"; echo 'vacuum analyze member; checkpoint;'; } |
        "${as_client[@]}" psql -q -v ON_ERROR_STOP=1
}

start_postgres() {
    # PostgreSQL refuses to run as root: it runs as the clients' user.
    mkdir -p "$scratch/postgres"
    [ "$(id -u)" != 0 ] || chown "$client" "$scratch/postgres"
    local data=$scratch/postgres/data
    "${as_client[@]}" initdb -D "$data" -U bench --auth=trust --no-locale -E UTF8 >"$scratch/initdb.log" 2>&1 ||
        { cat "$scratch/initdb.log" >&2; exit 1; }
    postgres=("${as_client[@]}" "$(command -v postgres)" -D "$data" -c listen_addresses=
        -c unix_socket_directories="$scratch/postgres" -c fsync=on -c synchronous_commit=on
        -c full_page_writes=on)
    # What is spawned without a shell is found by its whole path.
    [ ${#as_client[@]} = 0 ] || postgres[0]=$(command -v "${postgres[0]}")
    "${postgres[@]}" >"$scratch/postgres.log" 2>&1 &
    started[$!]=postgres
    export PGHOST=$scratch/postgres PGUSER=bench PGDATABASE=postgres
    wait_for "PostgreSQL" "${as_client[@]}" psql -qAtc 'select 1'
    "${as_client[@]}" psql -q -v ON_ERROR_STOP=1 <<SQL
create table member (id int primary key, handle text, name text, id_number text, phone text,
    branch int, liaison int, joined date, departed date, destination text, reason text);
$(postgres_members 1 "$members")
create table contact (id bigserial primary key, member int not null, happened date not null,
    recorded timestamptz not null default now(), channel text not null, result text not null);
vacuum analyze member;
SQL
    cat >"$scratch/insert.sql" <<SQL
\\set member random(1, $members)
insert into contact (member, happened, channel, result) values (:member, current_date, 'phone', 'reached');
SQL
    cat >"$scratch/select.sql" <<SQL
\\set member random(1, $members)
select * from member where id = :member;
SQL
}

# postgres_row insert|select CLIENTS: prints transactions/s.
postgres_row() {
    local threads=$(($2 < $(nproc) ? $2 : $(nproc)))
    "${as_client[@]}" pgbench -n -M prepared -f "$scratch/$1.sql" -c "$2" -j "$threads" -T "$seconds" \
        2>"$scratch/pgbench.log" | awk '/^tps = / { print $3 }'
}
