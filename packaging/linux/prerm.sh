#!/bin/sh
# What postinst made beside the files of the package; nobody's notebook or settings lie here.
set -e
if [ "$1" = remove ]; then
    for folder in /opt/caseworker/*; do
        [ "$folder" = /opt/caseworker/lib ] || rm -rf "$folder"
    done
fi
