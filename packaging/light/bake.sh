#!/bin/bash
# Makes resources/light/studio.ktx anew; see README.md beside this file.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../../resources/light/studio.ktx
balsam=${BALSAM:-/usr/lib/qt6/bin/balsam}
work=$(mktemp -d)
trap 'rm -rf "$work"; [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null' EXIT

c++ -std=c++20 -O2 "$here/studio.cpp" -o "$work/studio"
c++ -std=c++20 -O2 "$here/halve.cpp" -o "$work/halve"
"$work/studio" "$work/studio.hdr"

# balsam bakes with the graphics card's shaders; on Qt's offscreen platform it would write an empty file.
mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 640x480x24 -nolisten tcp 3>"$work/display" 2>/dev/null &
xvfb=$!
read -r number <"$work/display"
mkdir -m 700 "$work/run"
DISPLAY=:$number QT_QPA_PLATFORM=xcb XDG_RUNTIME_DIR=$work/run "$balsam" "$work/studio.hdr" -o "$work" >"$work/log" 2>&1 ||
    { cat "$work/log"; exit 1; }
[ -s "$work/studio.ktx" ] || { cat "$work/log"; echo "bake: balsam wrote nothing" >&2; exit 1; }
"$work/halve" "$work/studio.ktx" "$out"
ls -l "$(realpath "$out")"
