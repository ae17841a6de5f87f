# fish completion for signalboxctl
function __signalboxctl_file
    # What -c or --config says so far.
    set -l words (commandline -opc)
    set -l file
    set -l next no
    for word in $words[2..]
        if test $next = yes
            set file $word
            set next no
            continue
        end
        switch $word
            case -c --config
                set next yes
            case '--config=*'
                set file (string replace -- --config= '' $word)
            case '-c?*'
                set file (string sub -s 3 -- $word)
        end
    end
    test -n "$file"; and string replace -r -- '^~/' "$HOME/" $file
end

function __signalboxctl_servers
    set -l options
    set -l file (__signalboxctl_file)
    test -n "$file"; and set options -c $file
    signalboxctl status --json $options 2>/dev/null | python3 -c 'import json,sys
for b in json.load(sys.stdin)["backends"]:
    for s in b["servers"]: print(b["name"] + "/" + s["name"])' 2>/dev/null
end

complete -c signalboxctl -f
set -l verbs run check explain status reload rollback drain maint enable stop fmt schema demo help version
set -l none "not __fish_seen_subcommand_from $verbs"
complete -c signalboxctl -n $none -a run -d 'Run the proxy in the foreground'
complete -c signalboxctl -n $none -a check -d 'Read and validate the configuration'
complete -c signalboxctl -n $none -a explain -d 'Say which route takes a request, and why'
complete -c signalboxctl -n $none -a status -d 'Show the running instance'
complete -c signalboxctl -n $none -a reload -d 'Make the running instance read its file anew'
complete -c signalboxctl -n $none -a rollback -d 'Apply an older generation'
complete -c signalboxctl -n $none -a drain -d 'No new requests for a server'
complete -c signalboxctl -n $none -a maint -d 'No new requests and no health checks for a server'
complete -c signalboxctl -n $none -a enable -d 'Take drain or maint back'
complete -c signalboxctl -n $none -a stop -d 'Let the running instance finish and end'
complete -c signalboxctl -n $none -a fmt -d 'Format the file'
complete -c signalboxctl -n $none -a schema -d 'Print the JSON Schema of the file'
complete -c signalboxctl -n $none -a demo -d 'Run six small demo servers'
complete -c signalboxctl -n $none -a help -d 'Say more about a verb'
complete -c signalboxctl -n $none -a version -d 'Print the version'
complete -c signalboxctl -n '__fish_seen_subcommand_from run check explain status reload rollback drain maint enable stop fmt' -s c -l config -r -F -d 'The configuration file'
complete -c signalboxctl -n '__fish_seen_subcommand_from check explain status' -l json -d 'As JSON'
complete -c signalboxctl -n '__fish_seen_subcommand_from run' -l demo -d 'Built-in demo servers'
complete -c signalboxctl -n '__fish_seen_subcommand_from run' -l watch -d 'Apply changes of the file at once'
complete -c signalboxctl -n '__fish_seen_subcommand_from run' -l no-watch -d 'Leave changes of the file alone'
complete -c signalboxctl -n '__fish_seen_subcommand_from status' -l watch -d 'Again every second'
complete -c signalboxctl -n '__fish_seen_subcommand_from explain' -s X -x -a 'GET HEAD POST PUT PATCH DELETE OPTIONS' -d 'Method'
complete -c signalboxctl -n '__fish_seen_subcommand_from explain' -s H -x -d 'Header field'
complete -c signalboxctl -n '__fish_seen_subcommand_from fmt' -l check -d 'Only say whether it is formatted'
complete -c signalboxctl -n '__fish_seen_subcommand_from fmt' -l stdout -d 'Print the result'
complete -c signalboxctl -n '__fish_seen_subcommand_from run check fmt' -F
complete -c signalboxctl -n '__fish_seen_subcommand_from drain maint enable' -a '(__signalboxctl_servers)'
complete -c signalboxctl -n '__fish_seen_subcommand_from help' -a "$verbs"
