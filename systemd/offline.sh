# Installing from a bundle of package.sh, for install.sh. To be sourced.
# shellcheck shell=bash

# Whether this machine has what the bundle asks for; every refusal is one sentence, before anything
# is changed.
fits() { # REQUIREMENTS
    local name wanted found
    while IFS='=' read -r name wanted; do
        case $name in
            architecture)
                found=$(dpkg --print-architecture)
                [ "$found" = "$wanted" ] ||
                    fail "the bundle is for $wanted, and this machine is $found: take that one's bundle"
                continue
                ;;
            glibc) found=$(getconf GNU_LIBC_VERSION | sed 's/^glibc //') ;;
            kernel) found=$(uname -r | sed 's/^\([0-9]*\.[0-9]*\).*/\1/') ;;
            systemd) found=$(systemctl --version | sed -n '1s/^systemd \([0-9]*\).*/\1/p') ;;
            '' | '#'*) continue ;;
            *) fail "the bundle asks for $name, which this install.sh does not know: take the bundle's own" ;;
        esac
        [ "$(printf '%s\n%s\n' "$wanted" "$found" | sort -V | head -1)" = "$wanted" ] ||
            fail "$name $found is too old: $wanted or newer is needed"
    done <"$1"
}

# Whether the bundle is what was packed: every file of it has its sum, and no other file is there.
is_whole() { # dir
    local listed present
    [ -f "$1/SHA256SUMS" ] || fail "no bundle: $1 has no SHA256SUMS"
    (cd "$1" && sha256sum --check --quiet --strict SHA256SUMS) >&2 ||
        fail "the bundle is not what was packed: copy it again"
    listed=$(sed 's/^[0-9a-f]*  //' "$1/SHA256SUMS" | LC_ALL=C sort)
    present=$(cd "$1" && find . -type f ! -path ./SHA256SUMS | sed 's|^\./||' | LC_ALL=C sort)
    [ "$listed" = "$present" ] ||
        fail "the bundle has files that its SHA256SUMS does not list, or the other way round"
}

install_offline() { # dir or file
    local bundle=$1 packages=() file name
    command -v dpkg >/dev/null 2>&1 || fail "the bundle is for Debian 12 or 13: no dpkg here"
    if [ -f "$bundle" ]; then
        unpacked=$(mktemp -d)
        trap 'rm -rf "$unpacked"' EXIT
        tar --extract --gzip --no-same-owner --file "$bundle" --directory "$unpacked" ||
            fail "$1 is no bundle, or not whole"
        bundle=$(echo "$unpacked"/*/)
        bundle=${bundle%/}
    fi
    [ -d "$bundle" ] || fail "no such bundle: $1"
    is_whole "$bundle"
    fits "$bundle/REQUIREMENTS"
    [ ! -e /usr/local/sbin/liaisond ] ||
        fail "liaison is installed below /usr/local: take that off first (install.sh --uninstall)"
    # What the package needs and a small Debian may lack.
    for file in "$bundle"/packages/*.deb; do
        [ -e "$file" ] || continue
        name=$(dpkg-deb --field "$file" Package)
        dpkg-query --show --showformat='${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' ||
            packages+=("$file")
    done
    packages+=("$bundle"/liaison_*.deb)
    dpkg --no-act --install "${packages[@]}" >/dev/null ||
        fail "packages are missing, named above: install them from your Debian's own medium"
    DEBIAN_FRONTEND=noninteractive dpkg --install --force-confold "${packages[@]}"
    say "installed from the bundle; README, Operating, goes on from here"
}
