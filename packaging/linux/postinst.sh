#!/bin/sh
# The program runs from a folder of its version: hard links to what dpkg installed in lib, and the compiled files.
# So a window that is open goes on with its own files while dpkg installs newer ones, and dpkg's own stay as they were.
set -e
home=/opt/caseworker
version=@VERSION@

prepare() {
    rm -rf "$home/$version.new" "$home/$version.old"
    cp -al "$home/lib" "$home/$version.new"
    /usr/bin/python3 -IS -m compileall -q -j 0 --invalidation-mode unchecked-hash \
        -s "$home/$version.new" -p "$home/$version" "$home/$version.new"
    if [ -d "$home/$version" ]; then
        mv "$home/$version" "$home/$version.old"
    fi
    mv "$home/$version.new" "$home/$version"
    ln -sfn "$version" "$home/current.new"
    mv -T "$home/current.new" "$home/current"
    rm -rf "$home/$version.old"
}

remove_older() {
    for folder in "$home"/*; do
        case $folder in
        "$home/lib" | "$home/current" | "$home/$version") ;;
        *) grep -qs "$folder/" /proc/[0-9]*/maps || rm -rf "$folder" ;; # an open window still runs from it
        esac
    done
}

case "$1" in
configure | triggered)
    prepare
    remove_older
    ;;
esac
