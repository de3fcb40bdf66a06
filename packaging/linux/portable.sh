#!/bin/sh
# Starts Caseworker from the folder in which this file lies; nothing is written there.
here=$(dirname "$(readlink -f "$0")")
start="import sys; sys.path.insert(0, sys.argv.pop(1)); from caseworker_app.cli import main; sys.exit(main())"
for python in python3 @PYTHON_NAMES@; do
    case $("$python" -ISc 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) in
    @PYTHON_CASES@)
        # What is compiled at the first start is kept in memory until the user logs out.
        set -- -c "$start" "$here/lib" "$@"
        if [ -d "$XDG_RUNTIME_DIR" ]; then
            exec "$python" -IS -X pycache_prefix="$XDG_RUNTIME_DIR/caseworker" "$@"
        fi
        exec "$python" -ISB "$@"
        ;;
    esac
done
echo "Caseworker memerlukan Python @PYTHON_LIST@ (Debian 12 atau 13), yang tidak ada di komputer ini; buku kasus tidak disentuh. Di Debian pasang dengan: sudo apt install python3" >&2
exit 3
