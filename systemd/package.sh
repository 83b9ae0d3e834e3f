#!/usr/bin/env bash
# Makes a Debian package of the release build, the same byte for byte whenever and wherever it is made
# of the same programs.
#
#   systemd/package.sh [--skip-build] [--bundle] [OUT]
#
# --skip-build takes the programs that are built already. OUT is a directory, .build/package unless
# given. --bundle also makes liaison_VERSION_ARCHITECTURE.tar.gz for machines without a network: the
# package, what it needs beyond a small Debian, the sources of everything in it, a list of components
# with their licences, and the sums of all of these; there it is installed by install.sh --offline.
#
# It needs Debian's dpkg-dev and binutils; the bundle, apt-get with a network.
set -euo pipefail
here=$(pwd)
cd "$(dirname "$0")/.."

build=true
bundle=false
out=
for argument in "$@"; do
    case $argument in
        --skip-build) build=false ;;
        --bundle) bundle=true ;;
        -*) sed -n '2,13p' "systemd/${0##*/}" | sed 's/^# \{0,1\}//' >&2; exit 64 ;;
        *) out=$argument ;;
    esac
done
case $out in '') out=$PWD/.build/package ;; /*) ;; *) out=$here/$out ;; esac

say() { echo "package: $*"; }
fail() { echo "package: $*" >&2; exit 1; }

for tool in dpkg-deb dpkg-shlibdeps dpkg-parsechangelog strip objdump; do
    command -v "$tool" >/dev/null 2>&1 ||
        fail "$tool is missing: install dpkg-dev and binutils (a Debian machine is needed)"
done

. systemd/layout.sh
programs=.build/release
make_programs "$build"

changelog() { dpkg-parsechangelog --file systemd/debian/changelog --show-field "$1"; }
version=$(changelog Version)
architecture=$(dpkg --print-architecture)
built=$("$programs/liaisond" --version)
[ "$built" = "$version" ] ||
    fail "the changelog says $version, the programs $built: build anew, or raise one"

# Nothing of this machine or this moment: one time, one order, one mask, one language, no owner.
SOURCE_DATE_EPOCH=$(changelog Timestamp)
export SOURCE_DATE_EPOCH LC_ALL=C TZ=UTC
umask 022
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
made=$work/made tree=$work/tree
mkdir "$made" "$tree"

# The package's tree.
make_files package
while IFS=$'\t' read -r mode source target; do
    install -D -m "$mode" "$source" "$tree$target"
done < <(layout package; configuration_files)
strip --remove-section=.comment "$tree/usr/sbin/liaisond" "$tree/usr/bin/liaisonctl"
for page in "$tree"/usr/share/man/man*/*; do gzip -9n "$page"; done
install -m 0644 systemd/debian/copyright "$tree/usr/share/doc/liaison/copyright"
gzip -9nc systemd/debian/changelog >"$tree/usr/share/doc/liaison/changelog.gz"
chmod 0644 "$tree/usr/share/doc/liaison/changelog.gz"
grep -v '^$' systemd/debian/lintian-overrides >"$work/overrides" || true
install -D -m 0644 "$work/overrides" "$tree/usr/share/lintian/overrides/liaison"

# Its control files. dpkg-shlibdeps asks for a source package around it.
mkdir -p "$work/source/debian" "$tree/DEBIAN"
printf 'Source: liaison\n\nPackage: liaison\nArchitecture: any\n' >"$work/source/debian/control"
depends=$(cd "$work/source" &&
    dpkg-shlibdeps -O "$tree/usr/sbin/liaisond" "$tree/usr/bin/liaisonctl" 2>/dev/null |
    sed -n 's/^shlibs:Depends=//p')
[ -n "$depends" ] || fail "dpkg-shlibdeps names no library that the programs need"
# Of the files alone: how a file system counts its blocks is the machine's.
size=$(find "$tree" -type f -printf '%s\n' | awk '{ sum += int(($1 + 1023) / 1024) } END { print sum }')
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@SIZE@/$size/" \
    -e "s/@DEPENDS@/$depends/" systemd/debian/control >"$tree/DEBIAN/control"
for script in postinst prerm postrm; do
    sed -e "s/@ENABLED@/$(enabled_units | xargs)/" -e "s/@STARTED@/$(started_units | xargs)/" \
        -e "s/@UNITS@/$(units | xargs)/" "systemd/debian/$script" >"$tree/DEBIAN/$script"
    chmod 0755 "$tree/DEBIAN/$script"
done
configuration_files | cut -f3 >"$tree/DEBIAN/conffiles"
(cd "$tree" && find . -type f ! -path './DEBIAN/*' ! -path './etc/*' -printf '%P\0' | sort -z |
    xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +

mkdir -p "$out"
package=$out/liaison_${version}_$architecture.deb
dpkg-deb --root-owner-group --threads-max=1 -Zxz -z1 --build "$tree" "$package" >/dev/null
say "$package"

if $bundle; then
    . systemd/bundle.sh
    make_bundle
fi
