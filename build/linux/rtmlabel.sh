#!/bin/sh
# RTMLabel: the window, or with a subcommand the command line. The program itself lies beside this file.
self=$(readlink -f -- "$0") || exit 1
here=${self%/*}
command_line() {
  ELECTRON_RUN_AS_NODE=1 exec "$here/rtmlabel-app" "$here/resources/app.asar/out/headless/rtmlabel.cjs" "$@"
}
case "$1" in
  predict | serve | push | convert | export | models | doctor | -h | --help | -V | --version) command_line "$@" ;;
esac
# Without a screen Electron would abort: the command line says what can be done here.
[ -n "$DISPLAY$WAYLAND_DISPLAY" ] || command_line "$@"
exec "$here/rtmlabel-app" "$@"
