#!/usr/bin/env bash
# webpack 5.113.0 and Rspack 2.3.3: hot replacement of a module that accepts itself, while a dependency has a syntax error and then none.
# Expected: a client that, like webpack's dev client, asks for updates only after builds without errors goes from good code to good code,
# and the module keeps what it saved in data.
# Seen: the update from the last good build is the faulty build, so the corrected code comes with the old error: status "fail". With an
# error handler given to accept() the handler is called, and then the correction is not accepted. Both make the dev client reload the page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --ignore-scripts --no-audit --no-fund --loglevel=error webpack@5.113.0 @rspack/core@2.3.3 > /dev/null
cat > run.mjs <<'JS'
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { setTimeout } from "node:timers/promises";
const require = createRequire(import.meta.url);
const [name, handler] = process.argv.slice(2);
const bundler = name === "webpack" ? require("webpack") : require("@rspack/core").rspack;
const context = `${import.meta.dirname}/${name}-${handler ? "handler" : "plain"}`;
const write = (file, text) => writeFileSync(`${context}/${file}`, text);
mkdirSync(context);
write("entry.js", `import "./page.js"; globalThis.hot = import.meta.webpackHot;`);
write("page.js", `import { text } from "./text.js";
const hot = import.meta.webpackHot;
const count = (hot.data?.count ?? 0) + 1;
console.log("  runs with", text, "for the", count + ". time");
hot.dispose((data) => { data.count = count; });
hot.accept(${handler ?? ""});`);
write("text.js", `export const text = "one";`);
await setTimeout(2000); // or the watcher takes the files above for changed

let latest;
const watching = bundler({
  mode: "development", target: "node", context, entry: "./entry.js", devtool: false,
  output: { path: `${context}/out`, filename: "main.js" },
  plugins: [new bundler.HotModuleReplacementPlugin()],
}).watch({ aggregateTimeout: 50 }, (_, stats) => { latest = { hash: stats.hash, errors: stats.hasErrors() }; });
const built = async (errors, after) => {
  while (!latest || latest.hash === after || latest.errors !== errors) await setTimeout(100);
  console.log(errors ? "  build with errors" : "  build without errors");
  return latest.hash;
};
/** What webpack/hot/dev-server does when it hears of a build without errors, but for the reload. */
const update = async () => {
  try {
    while (await hot.check(true)) console.log("  updated, status", hot.status());
  } catch (cause) {
    console.log(`  ${/Aborted because \S+ is not accepted|parse failed/.exec(cause.message)?.[0] ?? cause.message}, status`, hot.status());
  }
};
console.log(name, handler ? "with an error handler" : "without an error handler");
let hash = await built(false);
require(`${context}/out/main.js`);
await setTimeout(1000);
write("text.js", `export const text = "two";`);
hash = await built(false, hash);
await update();
await setTimeout(1000);
write("text.js", `export const text = ;`);
hash = await built(true, hash);
await setTimeout(1000);
write("text.js", `export const text = "three";`);
await built(false, hash);
await update();
watching.close(() => process.exit());
JS
found=$(
  for bundler in webpack rspack; do
    timeout 60 node run.mjs "$bundler"
    timeout 60 node run.mjs "$bundler" '() => console.log("  the handler is called")'
  done 2> /dev/null
)
expected=$(cat <<'SEEN'
webpack without an error handler
  build without errors
  runs with one for the 1. time
  build without errors
  runs with two for the 2. time
  updated, status idle
  build with errors
  build without errors
  parse failed, status fail
webpack with an error handler
  build without errors
  runs with one for the 1. time
  build without errors
  runs with two for the 2. time
  updated, status idle
  build with errors
  build without errors
  the handler is called
  updated, status idle
  Aborted because ./text.js is not accepted, status abort
rspack without an error handler
  build without errors
  runs with one for the 1. time
  build without errors
  runs with two for the 2. time
  updated, status idle
  build with errors
  build without errors
  parse failed, status fail
rspack with an error handler
  build without errors
  runs with one for the 1. time
  build without errors
  runs with two for the 2. time
  updated, status idle
  build with errors
  build without errors
  the handler is called
  updated, status idle
  Aborted because ./text.js is not accepted, status abort
SEEN
)
printf '%s\n' "$found"
if [ "$found" != "$expected" ]; then printf 'changed; it was:\n%s\n' "$expected"; exit 1; fi
