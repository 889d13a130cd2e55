#!/usr/bin/env bash
# unplugin 3.7.0 under Bun 1.4.5: the plugin that its adapter for Bun makes, given to Bun.plugin (a plugin of the runtime, by --preload).
# Expected: the load hook gives the module, as it does for Bun.build: both take the same kind of plugin.
# Seen: a TypeError before the hook is called, since the adapter reads build.config.sourcemap, and plugins of the runtime have no build.config.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "type": "module", "private": true }' > package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error unplugin@3.7.0 @oven/bun-linux-x64@1.4.5 > /dev/null
cat > plugin.js <<'JS'
import { createUnplugin } from "unplugin";
export const plugin = createUnplugin(() => ({ name: "greetings", load: { filter: { id: /\.greeting$/ }, handler: () => `export default "hello";` } }));
JS
cat > preload.js <<'JS'
import { plugin } from "./plugin.js";
Bun.plugin(plugin.bun());
JS
touch a.greeting
echo 'import text from "./a.greeting"; console.log(text);' > app.js
cat > build.js <<'JS'
import { plugin } from "./plugin.js";
const { success } = await Bun.build({ entrypoints: ["./app.js"], outdir: "out", plugins: [plugin.bun()] });
console.log(success ? "builds" : "does not build");
JS
bun=node_modules/@oven/bun-linux-x64/bin/bun
found=$(
  echo "Bun.build: $($bun build.js), and says $($bun out/app.js)"
  echo "Bun.plugin: $($bun --preload ./preload.js app.js 2>&1 | grep -o 'TypeError: .*' | head -1)"
)
expected=$(cat <<'SEEN'
Bun.build: builds, and says hello
Bun.plugin: TypeError: undefined is not an object (evaluating 'build.config.sourcemap')
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
