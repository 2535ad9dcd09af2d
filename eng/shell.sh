# What ./mortise and ./test share. Sourced, with $root set.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

# The SDK needs a home, and ICU or the promise to do without it.
prepare_dotnet() {
    if ! command -v dotnet >/dev/null; then
        say "the .NET 10 SDK is not installed, or 'dotnet' is not on the PATH"
        return 69
    fi
    [ -n "${HOME:-}" ] || export HOME="$root/artifacts/home"
    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=false
    export DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en MSBUILDTERMINALLOGGER=off
    if ! /sbin/ldconfig -p 2>/dev/null | grep -q libicuuc; then
        export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    fi
}

# One build at a time: both scripts write to the same artifacts. The lock is file descriptor 8; every long-lived child
# must be started with 8>&-, or the compiler server would keep the lock after the build.
lock_build() {
    mkdir -p "$root/artifacts"
    exec 8>"$root/artifacts/.build-lock"
    if ! flock -n 8; then
        say "waiting for another build in this checkout"
        flock 8
    fi
}

unlock_build() { exec 8>&-; }

# One compiler for a whole build halves its time. Whatever serves as one and was started by that build ends with it.
end_compiler() {
    local place
    for place in /proc/[0-9]*; do
        if grep -qs VBCSCompiler "$place/cmdline" && grep -qsz "^SharedCompilationId=$1\$" "$place/environ"; then
            kill "${place#/proc/}" 2>/dev/null || true
        fi
    done
}

# build LOG ARGUMENTS…: builds eng/Build.proj in Release and shows the compiler's errors if it fails. 'dotnet build' would
# leave two empty folders in /tmp each time.
build() {
    local log=$1 code=0
    shift
    mkdir -p "$(dirname "$log")"
    UseSharedCompilation=true SharedCompilationId=mortise-$$ \
        dotnet msbuild "$root/eng/Build.proj" -restore -p:Configuration=Release -nologo -v:quiet -clp:NoSummary "$@" \
        >"$log" 2>&1 </dev/null 8>&- 9>&- || code=$?
    end_compiler "mortise-$$"
    if [ "$code" -eq 0 ]; then return 0; fi
    if [ "$code" -gt 128 ]; then
        say "the build was ended by signal $((code - 128)); nothing is wrong with the sources, so try again"
        return 70
    fi
    say "the build failed:"
    if grep -q -E 'error( [A-Z]+[0-9]+)?:' "$log"; then
        grep -E 'error( [A-Z]+[0-9]+)?:' "$log" | sed -e "s|$root/||g" -e 's| \[[^]]*\]$||' | sort -u | head -n 40 >&2
    else
        tail -n 40 "$log" >&2
    fi
    say "the whole log is ${log#"$PWD"/}"
    return 70
}
