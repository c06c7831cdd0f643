#!/bin/sh
# Lays the program that was unpacked here into the user's own menu; run it again after moving the folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
mkdir -p "$share/applications" "$share/icons/hicolor/256x256/apps" "$share/mime/packages"
sed "s|^Exec=.*|Exec=\"$here/desk-union\" --book %f|; s|^TryExec=.*|TryExec=$here/desk-union|" "$here/desk-union.desktop" > "$share/applications/desk-union.desktop"
cp "$here/desk-union.png" "$share/icons/hicolor/256x256/apps/"
cp "$here/desk-union.xml" "$share/mime/packages/"
update-mime-database "$share/mime" 2>/dev/null || true
update-desktop-database "$share/applications" 2>/dev/null || true
echo "已放进应用菜单：工会工作台"
