#!/usr/bin/env bash
# Fuzzes the wire module: framer, scanner, envelope and the parameters of every method.
#
#   Tests/Fuzz/run.sh RUNS           that many inputs, from the corpus on; prints how many and how fast
#   Tests/Fuzz/run.sh control        plants a fault in the depth of each part, a slow input, and a fault
#                                    that the corpus does not hold: each must be found
#   Tests/Fuzz/run.sh merge FOLDER   keeps of FOLDER's inputs those that reach something new
#
# A crash, a broken promise (see Fuzz.swift) or an input of more than 50 ms ends it with 1; the input
# is kept in a folder of the system's temporary directory, never here. The build is a plain swiftc of
# the two modules without dependencies, in that directory: no build of the package.
set -euo pipefail
cd "$(dirname "$0")/../.."

# Swift's own crash report would keep the fuzzer from saving the input.
export SWIFT_BACKTRACE=enable=no
work=${TMPDIR:-/tmp}/liaison-fuzz.$UID
mkdir -p "$work/found"
binary=$work/fuzz
defines=()
if [ "${1:-}" = control ]; then
    binary=$work/fuzz-control
    defines=(-D FUZZ_CONTROL)
fi
sources=$(find Sources/LiaisonCore Sources/LiaisonWire Tests/Fuzz -name '*.swift')
# One module: `package` and the imports of LiaisonCore mean nothing within it.
if [ ! -e "$binary" ] || [ -n "$(find $sources Tests/Fuzz/run.sh -newer "$binary")" ]; then
    rm -rf "$work/src" && mkdir -p "$work/src"
    for file in $sources; do
        sed -E -e '/^(package |internal )?import LiaisonCore$/d' -e 's/LiaisonCore\.Role/CoreRole/g' \
            "$file" >"$work/src/$(echo "$file" | tr / _)"
    done
    # Both modules have a Role; in one module the rules' own gets another name.
    for file in "$work"/src/Sources_LiaisonCore_*; do
        sed -i -E 's/\bRole\b/CoreRole/g' "$file"
    done
    swiftc -O "${defines[@]}" -parse-as-library -sanitize=fuzzer -module-name Fuzz -package-name liaison \
        -o "$binary" "$work"/src/*.swift
fi

case ${1:-} in
    merge)
        "$binary" -set_cover_merge=1 -use_counters=0 -max_len=256 Tests/Fuzz/corpus "$2"
        ;;
    control)
        fresh=$(mktemp -d)
        trap 'rm -rf "$fresh"' EXIT
        for place in framer scanner envelope params slow search; do
            # New inputs are saved in the first folder: one of its own for each.
            mkdir "$fresh/$place"
            said="planted: $place" from=Tests/Fuzz/corpus
            case $place in
                slow) said="longer than" ;;
                # From nothing: the inputs must be of the fuzzer's own making.
                search) from=$fresh/$place ;;
            esac
            # What it finds here is thrown away, and so is what it saves.
            if LIAISON_FUZZ_PLANT=$place "$binary" -runs=2000000 -max_total_time=20 -max_len=4096 \
                -dict=Tests/Fuzz/wire.dict -artifact_prefix="$fresh/" \
                "$fresh/$place" "$from" >"$fresh/log" 2>&1 || ! grep -aq "$said" "$fresh/log"; then
                echo "fuzz control: the planted fault '$place' was not found" >&2
                exit 1
            fi
        done
        echo "fuzz control: found what was planted in framer, scanner, envelope, params; slow; search"
        ;;
    [0-9]*)
        # New inputs go to a folder that is thrown away; the corpus in the tree is only read.
        fresh=$(mktemp -d)
        trap 'rm -rf "$fresh"' EXIT
        log=$fresh/log
        mkdir "$fresh/new"
        "$binary" -runs="$1" -max_len=4096 -timeout=10 -print_final_stats=1 \
            -dict=Tests/Fuzz/wire.dict -artifact_prefix="$work/found/" \
            "$fresh/new" Tests/Fuzz/corpus >"$log" 2>&1 || {
            grep -aE 'ERROR|longer than|Test unit written' "$log" >&2
            exit 1
        }
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
        slowest=$(grep -a '^slowest input' "$log")
        echo "fuzz: $runs inputs, $rate a second, no crash; $slowest"
        ;;
    *)
        sed -n '2,14p' "$0" | sed 's/^# \{0,1\}//' >&2
        exit 64
        ;;
esac
