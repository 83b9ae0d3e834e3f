# The offline bundle, for package.sh. To be sourced by it.
# shellcheck shell=bash

# What the package needs that a small Debian lacks; of the Debian that this machine is.
needed_packages=(libsqlite3-0)

# The licence of a component, by its own text; a text that is not known here stops the bundle.
licence() { # dir
    local text
    text=$(cat "$1"/LICENSE* 2>/dev/null) || fail "${1##*/} has no licence"
    case $text in
        *"Runtime Library Exception"*) echo "Apache-2.0 WITH Swift-exception" ;;
        *"Apache License"*"Version 2.0"*) echo Apache-2.0 ;;
        *"Permission is hereby granted, free of charge"*) echo MIT ;;
        *) fail "the licence of ${1##*/} is not known to systemd/bundle.sh: read it, and add it" ;;
    esac
}

# Every component: name, version, revision, licence, where it is from.
components() {
    printf '# name\tversion\trevision\tlicence\torigin\n'
    printf 'liaison\t%s\t%s\tnot decided\tthis project\n' "$version" \
        "$(git rev-parse HEAD 2>/dev/null || echo unknown)"
    printf 'swift-runtime\t%s\t-\tApache-2.0 WITH Swift-exception\t%s\n' \
        "$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -1)" \
        "the toolchain, linked in"
    python3 - <<'PYTHON' | while IFS=$'\t' read -r name version revision origin; do
import json
pins = json.load(open("Package.resolved"))["pins"]
for pin in sorted(pins, key=lambda pin: pin["location"]):
    name = pin["location"].rsplit("/", 1)[1].removesuffix(".git")
    state = pin["state"]
    print(name, state.get("version", "-"), state["revision"], pin["location"], sep="\t")
PYTHON
        printf '%s\t%s\t%s\t%s\t%s\n' "$name" "$version" "$revision" \
            "$(licence ".build/checkouts/$name")" "$origin"
    done
    local file
    for file in "$1"/packages/*.deb; do
        printf '%s\t%s\t-\t%s\tDebian, beside the package\n' \
            "$(dpkg-deb --field "$file" Package)" "$(dpkg-deb --field "$file" Version)" \
            "see its /usr/share/doc"
    done
}

# The newest symbol version of glibc that the programs ask for.
glibc_needed() {
    objdump -T "$tree/usr/sbin/liaisond" "$tree/usr/bin/liaisonctl" |
        sed -n 's/.*GLIBC_\([0-9.]*\).*/\1/p' | sort -uV | tail -1
}

pack() { # archive, dir, names...
    local archive=$1 dir=$2
    shift 2
    tar --create --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
        --mode='u=rwX,go=rX' --pax-option=delete=atime,delete=ctime --directory "$dir" \
        --exclude=.git --exclude=.build --exclude=__pycache__ "$@" | gzip -6n >"$archive"
}

make_bundle() {
    local name=liaison_${version}_$architecture checkout
    local dir=$work/bundle/$name
    [ -f Package.resolved ] && [ -d .build/checkouts ] || fail "no sources to bundle: build first"
    mkdir -p "$dir/sources" "$dir/packages"
    cp "$package" systemd/install.sh systemd/offline.sh "$dir/"
    (cd "$dir/packages" && apt-get download -qq "${needed_packages[@]}" 2>/dev/null) ||
        fail "apt-get cannot fetch ${needed_packages[*]}: the bundle needs a network where it is made"
    pack "$dir/sources/liaison-$version.tar.gz" . Package.swift Package.resolved README.md Sources \
        Tests etc systemd .swift-format .gitignore .ci
    for checkout in .build/checkouts/*; do
        pack "$dir/sources/${checkout##*/}.tar.gz" .build/checkouts "${checkout##*/}"
    done
    components "$dir" >"$dir/COMPONENTS"
    cat >"$dir/REQUIREMENTS" <<TEXT
# What install.sh --offline asks of a machine; versions are the oldest that do.
architecture=$architecture
glibc=$(glibc_needed)
kernel=6.1
systemd=252
TEXT
    find "$dir" -type d -exec chmod 0755 {} + -o -type f -exec chmod u=rw,go=r {} +
    chmod 0755 "$dir/install.sh"
    (cd "$dir" && find . -type f ! -name SHA256SUMS -printf '%P\0' | sort -z | xargs -0 sha256sum) \
        >"$work/sums"
    mv "$work/sums" "$dir/SHA256SUMS"
    pack "$out/$name.tar.gz" "$work/bundle" "$name"
    say "$out/$name.tar.gz"
}
