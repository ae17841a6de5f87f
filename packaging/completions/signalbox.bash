# bash completion for signalbox
_signalbox() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    case $prev in
    --theme) mapfile -t COMPREPLY < <(compgen -W "light dark system" -- "$cur"); return ;;
    --screen)
        mapfile -t COMPREPLY < <(compgen -W "live route-editor backend-editor yaml review first-run backends generations tester problems log" -- "$cur")
        return ;;
    --text-scale) mapfile -t COMPREPLY < <(compgen -W "100 150 200" -- "$cur"); return ;;
    --size) mapfile -t COMPREPLY < <(compgen -W "1440x900 1920x1080" -- "$cur"); return ;;
    --screenshot)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -X '!*.png' -- "$cur"; compgen -d -- "$cur")
        return ;;
    esac
    if [[ $cur == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "--demo --minimized --theme --screenshot --screen --size --text-scale --right-to-left --help --version" -- "$cur")
        return
    fi
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -f -X '!*.@(yaml|yml)' -- "$cur"; compgen -d -- "$cur")
}
complete -F _signalbox signalbox
