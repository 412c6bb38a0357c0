# What the scripts share. Sourced, never run; sets `root` and changes into it.
# shellcheck shell=sh

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root" || exit 74

# One configuration for every debug build, so that no target makes another rebuild.
debug_flags="--enable-code-coverage --disable-xctest"
# Instrumented programs leave a profile where they run unless they are told otherwise.
export LLVM_PROFILE_FILE=/dev/null

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s: %s\n' "$(basename -- "$0")" "$*" >&2
    exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# Prints the path of a program of the Swift toolchain, such as llvm-cov or docc.
toolchain_program() {
    resources=$(swift -print-target-info 2>/dev/null |
        sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
    beside=${resources%/lib/swift}/bin/$1
    if [ -x "$beside" ]; then
        printf '%s\n' "$beside"
    elif have xcrun && xcrun -f "$1" >/dev/null 2>&1; then
        xcrun -f "$1"
    elif have "$1"; then
        command -v "$1"
    else
        fail "$1 is not in the Swift toolchain. Install a complete toolchain from swift.org/install."
    fi
}

# Prints where debug builds put their programs.
# shellcheck disable=SC2086
products() { swift build $debug_flags --show-bin-path; }

# Builds one product and says what failed instead of leaving a bare log behind.
# shellcheck disable=SC2086
build_debug() {
    swift build $debug_flags --product "$1" >&2 || fail "“swift build --product $1” failed."
}
