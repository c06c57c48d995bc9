#!/bin/sh
# RTMLabel: the window, or with a subcommand the command line. The program itself lies beside this file.
self=$(readlink -f -- "$0") || exit 1
here=${self%/*}
case "$1" in
  predict | serve | push | convert | export | models | doctor | -h | --help | -V | --version)
    ELECTRON_RUN_AS_NODE=1 exec "$here/rtmlabel-app" "$here/resources/app.asar/out/headless/rtmlabel.cjs" "$@"
    ;;
esac
exec "$here/rtmlabel-app" "$@"
