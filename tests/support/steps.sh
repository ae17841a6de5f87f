# Sourced by tests/run: named steps with their durations. Nothing here changes the tree.

steps_started=$SECONDS
steps_summary=()

say() { printf '== %s\n' "$*"; }

# step NAME COMMAND...: runs it, shows how long it took; its output appears only when it fails or
# STEP_SHOW is set.
step() {
    local name=$1 began=$SECONDS status=0 log
    shift
    log=$(mktemp "${TMPDIR:-/tmp}/signalbox-step.XXXXXX")
    if [ -n "${STEP_SHOW:-}" ]; then
        "$@" </dev/null 2>&1 | tee "$log" || status=${PIPESTATUS[0]}
    else
        "$@" </dev/null >"$log" 2>&1 || status=$?
    fi
    local took=$((SECONDS - began))
    if [ $status -ne 0 ]; then
        [ -n "${STEP_SHOW:-}" ] || tail -n "${STEP_TAIL:-80}" "$log"
        say "$name: FAILED with status $status after $took s"
    elif [ $took -ge 2 ] || [ -n "${STEP_SHOW:-}" ]; then
        say "$name: $took s"
    fi
    steps_summary+=("$(printf '%5d s  %s%s' $took "$name" "$([ $status -eq 0 ] || echo '  FAILED')")")
    rm -f "$log"
    return $status
}

steps_print() {
    say "steps, $((SECONDS - steps_started)) s in all:"
    printf '%s\n' "${steps_summary[@]}"
}
