# bash completion for signalboxctl
_signalboxctl_servers() {
    signalboxctl status --json "$@" 2>/dev/null |
        python3 -c 'import json,sys
for b in json.load(sys.stdin)["backends"]:
    for s in b["servers"]: print(b["name"] + "/" + s["name"])' 2>/dev/null
}

# The words up to the cursor, into `words`. Bash splits them at ':' and '=' too (COMP_WORDBREAKS):
# what no space parts is put together again.
_signalboxctl_words() {
    local line=${COMP_LINE:0:COMP_POINT} i word
    words=()
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [ "$i" -eq 0 ] || [[ $line == [[:space:]]* ]]; then
            words+=("")
            line=${line#"${line%%[![:space:]]*}"}
        fi
        [ "$i" -lt "$COMP_CWORD" ] || word=$line
        words[${#words[@]}-1]+=$word
        line=${line#"$word"}
    done
}

# A word without its quotes, and ~/ as the home folder, into `plain`. Nothing in it is run.
_signalboxctl_plain() {
    local rest=$1 quote= c
    plain=
    while [ -n "$rest" ]; do
        c=${rest:0:1} rest=${rest:1}
        if [ "$quote" = "'" ]; then
            if [ "$c" = "'" ]; then quote=; else plain+=$c; fi
        elif [ "$c" = "\\" ] && { [ -z "$quote" ] || [[ ${rest:0:1} == [\"\\\$\`] ]]; }; then
            plain+=${rest:0:1} rest=${rest:1}
        elif [ "$c" = "$quote" ]; then
            quote=
        elif [ -z "$quote" ] && [[ $c == [\"\'] ]]; then
            quote=$c
        else
            plain+=$c
        fi
    done
    case $1 in "~/"*) plain=$HOME/${plain#"~/"} ;; esac
}

# Candidates, one a line: those that go on from the current word. Bash replaces only what follows the
# last ':' of it.
_signalboxctl_offer() {
    local start=${cur#[\"\']} line
    local before=
    [[ $cur != [\"\']* && $COMP_WORDBREAKS == *:* && $start == *:* ]] && before=${start%:*}:
    while IFS= read -r line; do
        [[ $line == "$start"* ]] && COMPREPLY+=("${line#"$before"}")
    done
}

_signalboxctl_files() {
    compopt -o filenames 2>/dev/null
    local plain
    _signalboxctl_plain "$cur"
    mapfile -t COMPREPLY < <(compgen -f -- "$plain")
    [[ $cur != [\"\']* && $COMP_WORDBREAKS == *:* && $plain == *:* ]] || return 0
    COMPREPLY=("${COMPREPLY[@]#"${plain%:*}:"}")
}

_signalboxctl() {
    local words cur prev verb
    _signalboxctl_words
    local last=$((${#words[@]} - 1))
    cur=${words[last]} verb=${words[1]}
    prev=${words[last > 0 ? last - 1 : 0]}
    local verbs="run check explain status reload rollback drain maint enable stop fmt schema demo help version"
    COMPREPLY=()
    if [ "$last" -le 1 ]; then
        mapfile -t COMPREPLY < <(compgen -W "$verbs --help --version" -- "$cur")
        return
    fi
    case $cur in
    --config=*)
        cur=${cur#--config=}
        _signalboxctl_files
        return ;;
    esac
    case $prev in
    -c | --config) _signalboxctl_files; return ;;
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
            local i file=() plain
            for ((i = 2; i < last; i++)); do
                case ${words[i]} in
                -c | --config) i=$((i + 1)); _signalboxctl_plain "${words[i]}" ;;
                --config=*) _signalboxctl_plain "${words[i]#--config=}" ;;
                -c*) _signalboxctl_plain "${words[i]#-c}" ;;
                *) continue ;;
                esac
                file=(-c "$plain")
            done
            _signalboxctl_offer < <(_signalboxctl_servers "${file[@]}")
            return
        fi ;;
    help) mapfile -t COMPREPLY < <(compgen -W "$verbs" -- "$cur"); return ;;
    esac
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$cur")
    elif [[ $verb == run || $verb == check || $verb == fmt ]]; then
        _signalboxctl_files
    fi
}
complete -F _signalboxctl signalboxctl
