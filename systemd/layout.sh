# Where every file goes: the one table of install.sh and package.sh. To be sourced at the top of the
# project, with programs=DIR (where they were built) and made=DIR (what `make_files` writes).
#
# `layout PLACE` prints a row for each file, `MODE<tab>SOURCE<tab>TARGET`; PLACE is `package` for
# what Debian's dpkg puts below /usr, and `local` for what an administrator does without it.
# Units, their catalogs and the manual are taken by their names' endings: a new one needs no line.
# shellcheck shell=bash

configuration=/etc/liaison
state=/var/lib/liaison

layout() { # place
    local prefix=/usr vendor=/usr/lib zsh=vendor-completions
    if [ "$1" = local ]; then prefix=/usr/local vendor=/etc zsh=site-functions; fi
    row() { printf '%s\t%s\t%s\n' "$@"; }
    local file
    row 0755 "$programs/liaisond" "$prefix/sbin/liaisond"
    row 0755 "$programs/liaisonctl" "$prefix/bin/liaisonctl"
    for file in $(units); do row 0644 "$made/$file" "$vendor/systemd/system/$file"; done
    row 0644 systemd/liaison.sysusers "$vendor/sysusers.d/liaison.conf"
    row 0644 systemd/liaison.tmpfiles "$vendor/tmpfiles.d/liaison.conf"
    # The journal has no place below /etc for catalogs.
    for file in systemd/*.catalog; do
        [ ! -e "$file" ] || row 0644 "$file" "$prefix/lib/systemd/catalog/${file##*/}"
    done
    for file in systemd/man/*; do
        row 0644 "$file" "$prefix/share/man/man${file##*.}/${file##*/}"
    done
    row 0644 "$made/liaisonctl.bash" "$prefix/share/bash-completion/completions/liaisonctl"
    row 0644 "$made/liaisonctl.zsh" "$prefix/share/zsh/$zsh/_liaisonctl"
    row 0644 "$made/liaisonctl.fish" "$prefix/share/fish/vendor_completions.d/liaisonctl.fish"
    # For Prometheus.
    for file in systemd/*.rules.yml; do
        [ ! -e "$file" ] || row 0644 "$file" "$prefix/share/doc/liaison/${file##*/}"
    done
    row 0644 Sources/LiaisonWire/PROTOCOL.md "$prefix/share/doc/liaison/PROTOCOL.md"
}

# The configuration, which is the office's own once it is there; the same rows.
configuration_files() {
    local file
    while IFS= read -r file; do
        printf '0644\t%s\t%s\n' "$made/etc/$file" "$configuration/$file"
    done < <(cd etc && find . -type f | sed 's|^\./||' | LC_ALL=C sort)
}

# The names of the units, sorted.
units() { (cd systemd && ls -- *.service *.socket *.timer 2>/dev/null) | LC_ALL=C sort; }

# Those that a boot starts; the others are started by these.
enabled_units() {
    local unit
    for unit in $(units); do if grep -q '^\[Install\]' "systemd/$unit"; then echo "$unit"; fi; done
}

# Those that run from the installation on: the service itself waits for its first client, and what
# it starts for it.
started_units() {
    local unit
    for unit in $(enabled_units); do
        if grep -q '^WantedBy=\(sockets\|timers\)\.target' "systemd/$unit"; then echo "$unit"; fi
    done
}

# Builds the programs, where the argument is `true`, and ends with the caller's `fail` where one is
# missing.
make_programs() { # build
    local product
    if [ "$1" = true ]; then
        for product in liaisond liaisonctl; do
            swift build -c release --static-swift-stdlib --product "$product" 2>&1 | tail -1
        done
    fi
    for product in liaisond liaisonctl; do
        [ -x "$programs/$product" ] || fail "$product is not built; leave out --skip-build"
    done
}

# Writes into $made what is not taken as it stands: units that name the programs' place, the
# completions, and the configuration with the one key that differs where units and groups are.
make_files() { # place
    local unit shell
    for unit in $(units); do
        if [ "$1" = local ]; then
            sed 's|^\(Exec[A-Za-z]*=[-+!:@]*\)/usr/\(s\?bin/liaison\)|\1/usr/local/\2|' "systemd/$unit"
        else
            cat "systemd/$unit"
        fi >"$made/$unit"
    done
    for shell in bash zsh fish; do
        "$programs/liaisonctl" completion "$shell" >"$made/liaisonctl.$shell"
    done
    mkdir -p "$made/etc"
    cp -r etc/. "$made/etc"
    sed -i 's/^# group = .*/group = "liaison-clients"  # its members may do everything/' \
        "$made/etc/liaison.toml"
}
