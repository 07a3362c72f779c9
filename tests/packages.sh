#!/usr/bin/env bash
# Tests the packages in a minimal Debian: they install, work, and leave no files behind; and the
# static program in an empty root. Needs root, dpkg-dev, file and debootstrap. Usage:
# tests/packages.sh BUILD
#
# Results are in BUILD/packages. The last line is "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."
build=$(realpath "${1:?usage: tests/packages.sh BUILD}")
work=$(mktemp -d)
root=$work/root
trap 'umount "$root/proc" 2>/dev/null; rm -rf "$work"' EXIT
passed=0
failed=0

# check NAME COMMAND...: counts a test; prints the output if it fails.
check() {
  local name=$1 out
  shift
  if out=$("$@" 2>&1); then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s\n%s\n' "$name" "$out"
  fi
}
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 "$@"; }
# prints PATTERN COMMAND...: succeeds if the output matches.
prints() {
  local pattern=$1 out
  shift
  out=$("$@" 2>&1)
  [[ $out =~ $pattern ]] || { echo "$out"; return 1; }
}
list_files() { (cd "$root" && find . -xdev -not -path './proc*' -not -path './var/lib/dpkg*' -not -path './var/cache/*' -not -path './var/log/*' -not -path './etc/ld.so.cache' | sort); }

# ---- Made ----------------------------------------------------------------------------------------------------------
rm -rf "$build/packages"
check "the static program" cmake --build "$build" --target racpsy_static
check "packages" cpack --config "$build/CPackConfig.cmake" -G DEB -B "$build/packages"
version=$(sed -n 's/^set(CPACK_PACKAGE_VERSION "\(.*\)")$/\1/p' "$build/CPackConfig.cmake")
machine=$(dpkg --print-architecture)
mapfile -t debs < <(ls "$build"/packages/{racpsy,libracpsy-c1,libracpsy-dev}_"$version"_"$machine".deb)
[[ ${#debs[@]} -eq 3 ]] && passed=$((passed + 1)) || failed=$((failed + 1))

# The archive for any Linux: the static program, its pages, the licence.
folder=racpsy-$version-linux-$(uname -m)
check "the archive's files" env DESTDIR="$work/tree" cmake --install "$build" --component racpsy --prefix "/$folder"
check "the archive's program" install -s "$build/racpsy_static" "$work/tree/$folder/bin/racpsy"
cp LICENSE LICENSES/etalab-2.0.txt "$work/tree/$folder/"
check "the archive" tar -C "$work/tree" -czf "$build/packages/$folder.tar.gz" --owner=0 --group=0 "$folder"

check "it is static" prints 'statically linked' file "$work/tree/$folder/bin/racpsy"
check "nothing else is shown" bash -c "! nm -D --defined-only '$build/libracpsy_c.so' | grep -v ' racpsy_'"

# ---- Nothing at all ------------------------------------------------------------------------------------------------
mkdir -p "$work/empty"
printf 'id,year,sessions\n1,2026,12\n' | gzip >"$work/empty/people.csv.gz"
cp "$work/tree/$folder/bin/racpsy" "$work/empty/racpsy"
printf 'id,year,sessions\n1,2026,12\n2,2026,3\n' >"$work/empty/people.csv"
check "alone: version" prints "racpsy $version" chroot "$work/empty" /racpsy --version
check "alone: calc" prints '€240' chroot "$work/empty" /racpsy calc --complementary none --age 30 --first 2026-01-05
check "alone: batch, two threads" prints '1,12,60000,36000,0,24000' chroot "$work/empty" /racpsy batch /people.csv --threads 2
check "alone: gzip" prints '1,12,60000,36000,0,24000' chroot "$work/empty" /racpsy batch /people.csv.gz

# ---- A Debian that has nothing else --------------------------------------------------------------------------------
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p; s/^deb  *\(\[[^]]*\]  *\)\?\([^ ]*\).*/\2/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
check "a clean Debian" debootstrap --variant=minbase "$suite" "$root" "$mirror"
mount -t proc proc "$root/proc" 2>/dev/null
cp "${debs[@]}" "$work/empty/people.csv" "$work/empty/people.csv.gz" "$root/tmp/"
list_files >"$work/before"
check "install" inside dpkg -i "/tmp/racpsy_${version}_$machine.deb" "/tmp/libracpsy-c1_${version}_$machine.deb" "/tmp/libracpsy-dev_${version}_$machine.deb"
check "version" prints "racpsy $version" inside racpsy --version
check "calc" prints '€240' inside racpsy calc --complementary none --age 30 --first 2026-01-05
check "calc in French" prints '240' inside racpsy calc --complementary none --age 30 --first 2026-01-05 --lang fr
check "batch" prints '1,12,60000,36000,0,24000' inside racpsy batch /tmp/people.csv
check "batch of a gzip file" prints '1,12,60000,36000,0,24000' inside racpsy batch /tmp/people.csv.gz
check "a contract of the examples" inside sh -c 'cd /usr/share/doc/racpsy/examples/cases && for case in *.toml; do racpsy calc "$case" >/dev/null || exit 1; done'
check "rules" prints 'fr/mon-soutien-psy' inside racpsy rules list
for file in share/man/man1/racpsy.1.gz share/man/fr/man1/racpsy.1.gz share/bash-completion/completions/racpsy share/zsh/vendor-completions/_racpsy share/fish/vendor_completions.d/racpsy.fish \
  share/doc/racpsy/copyright share/doc/racpsy/docs/pictures/patient.svg include/racpsy/c/racpsy.h; do
  check "$file" test -s "$root/usr/$file"
done
check "the page is what the program writes" bash -c "diff <(gzip -dc '$root/usr/share/man/fr/man1/racpsy.1.gz') <('$build/racpsy' --generate man --lang fr)"
check "the library is found" prints 'libracpsy_c.so.1' inside ldconfig -p
check "remove" inside dpkg --purge libracpsy-dev libracpsy-c1 racpsy
list_files >"$work/after"
check "nothing is left" diff "$work/before" "$work/after"

echo "$passed passed, $failed failed"
[[ $failed -eq 0 ]]
