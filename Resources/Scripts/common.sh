# Shared by the scripts: messages, packages, builds. Sourced, never run.
# shellcheck shell=bash

set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export DEBIAN_FRONTEND=noninteractive

# Another clone of the same sources may use what ccache has kept of this one.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=true
# What ccache asks for before it keeps compiles that use a precompiled header.
export CCACHE_SLOPPINESS=pch_defines,time_macros
# What a file includes is told by the compiler: nothing is preprocessed only to look it up.
export CCACHE_DEPEND=true
# A precompiled header is hashed once, not for each file that uses it.
export CCACHE_INODECACHE=true

packages_build=(build-essential cmake ninja-build pkg-config ccache git juce-modules-source libjack-jackd2-dev ladspa-sdk
                libboost1.81-dev libboost-program-options1.81-dev)
packages_demo=(fonts-dejavu-core mda-lv2 x42-plugins zam-plugins dragonfly-reverb-lv2)
packages_test=(libgtest-dev libgmock-dev liburcu-dev spin jackd2 clang clang-format clang-tidy
               g++-mingw-w64-x86-64-posix doxygen juce-tools xvfb xauth openbox xdotool
               imagemagick x11-utils desktop-file-utils appstream
               lv2-examples calf-plugins lsp-plugins-lv2 swh-plugins
               ardour jalv lilv-utils)

# Each step says how long the script, or the one that called it, has run.
export LOPSIDED_SCRIPTS_SINCE=${LOPSIDED_SCRIPTS_SINCE:-$(date +%s)}
say() {
    local seconds=$(($(date +%s) - LOPSIDED_SCRIPTS_SINCE))
    printf '\033[1m==> %d:%02d\033[0m %s\n' $((seconds / 60)) $((seconds % 60)) "$*"
}
die()  { printf '\033[1m==> stopped:\033[0m %s\n' "$*" >&2; exit 1; }

# as_root COMMAND...: with sudo when not root.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# quietly LOG MESSAGE COMMAND...: one line while it works; the log's end when it fails.
quietly() {
    local log=$1 message=$2; shift 2
    say "$message"
    "$@" > "$log" 2>&1 || { tail -n 20 "$log" >&2; die "'$message' failed; the whole log is in $log"; }
}

# need_packages PACKAGE...: installs with apt what is missing, and nothing when nothing is. Then a folder that was
# configured before has to look for it again.
has_new_packages=no
need_packages() {
    command -v dpkg-query > /dev/null || {
        say "This is not a Debian system: install the equivalents of: $*"
        return 0
    }

    local missing=() package
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2> /dev/null | grep -q 'install ok installed' || missing+=("$package")
    done

    [ ${#missing[@]} -gt 0 ] || return 0
    [ "$(id -u)" -eq 0 ] || command -v sudo > /dev/null \
        || die "these packages are missing and there is no sudo: run 'apt-get install ${missing[*]}' as root"

    mkdir -p "$root/build"
    quietly "$root/build/apt.log" "Refreshing the package lists (apt-get update)" as_root apt-get update
    quietly "$root/build/apt.log" "Installing with apt-get: ${missing[*]}" \
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${missing[@]}"
    has_new_packages=yes
}

# build PRESET [TARGET...]: configures where needed and builds; ninja shows the progress.
build() {
    local preset=$1; shift
    mkdir -p "$root/build"
    [ -f "$root/build/$preset/build.ninja" ] && [ $has_new_packages = no ] \
        || (cd "$root" && quietly "$root/build/$preset-configure.log" "Configuring $preset" cmake --preset "$preset")
    say "Building $preset${*:+: $*}"
    NINJA_STATUS='[%f/%t, %es] ' ninja -C "$root/build/$preset" "$@" \
        || die "the build '$preset' failed: see the lines above, or run 'ninja -C build/$preset'"
}
