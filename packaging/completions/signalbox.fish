# fish completion for signalbox
complete -c signalbox -l demo -d 'Built-in servers, a proxy and a little traffic'
complete -c signalbox -l minimized -d 'Start as an icon'
complete -c signalbox -l theme -x -a 'light dark system' -d 'Look of this run'
complete -c signalbox -l screenshot -r -d 'Write a picture and end'
complete -c signalbox -l screen -x -a 'live route-editor backend-editor yaml review first-run backends generations tester problems log' -d 'Which screen'
complete -c signalbox -l size -x -a '1440x900 1920x1080' -d 'Size of the picture'
complete -c signalbox -l help -d 'Say what the options are'
complete -c signalbox -l version -d 'Say the version'
