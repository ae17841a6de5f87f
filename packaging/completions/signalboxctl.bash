# bash completion for signalboxctl
_signalboxctl_servers() {
    signalboxctl status --json "$@" 2>/dev/null |
        python3 -c 'import json,sys
for b in json.load(sys.stdin)["backends"]:
    for s in b["servers"]: print(b["name"] + "/" + s["name"])' 2>/dev/null
}

_signalboxctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb=${COMP_WORDS[1]}
    local verbs="run check explain status reload rollback drain maint enable stop fmt schema demo help version"
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$verbs --help --version" -- "$cur")
        return
    fi
    case $prev in
    -c | --config)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
        return ;;
    -X | --method)
        mapfile -t COMPREPLY < <(compgen -W "GET HEAD POST PUT PATCH DELETE OPTIONS" -- "$cur")
        return ;;
    -H | --header) return ;;
    esac
    local options=
    case $verb in
    run) options="-c --demo --watch --no-watch" ;;
    check) options="-c --json" ;;
    explain) options="-c -X -H --json" ;;
    status) options="-c --json --watch" ;;
    fmt) options="-c --check --stdout" ;;
    reload | rollback | stop) options="-c" ;;
    drain | maint | enable)
        options="-c"
        if [[ $cur != -* ]]; then
            local i file=()
            for ((i = 2; i < COMP_CWORD - 1; i++)); do
                [ "${COMP_WORDS[i]}" = -c ] && file=(-c "${COMP_WORDS[i+1]}")
            done
            mapfile -t COMPREPLY < <(compgen -W "$(_signalboxctl_servers "${file[@]}")" -- "$cur")
            return
        fi ;;
    help) mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$cur"); return ;;
    esac
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$cur")
    elif [[ $verb == run || $verb == check || $verb == fmt ]]; then
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    fi
}
complete -F _signalboxctl signalboxctl
