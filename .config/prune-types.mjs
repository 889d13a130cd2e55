/** Leaves of dist/types the declarations that an entry of the package leads to: tsc writes those of every file. */
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve("dist/types");
const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
const entries = Object.values(exports).flatMap((entry) => (typeof entry === "object" && "types" in entry ? [resolve(entry.types)] : []));

/** Files that a declaration imports, by name or in a type, or refers to. */
function importsOf(file) {
  const text = readFileSync(file, "utf8");
  const found = [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']|<reference path="([^"]+)"/g)];
  return found.map(([, imported, referred]) => join(dirname(file), (imported ?? referred).replace(/\.[jt]s$/, imported === undefined ? "$&" : ".d.ts")));
}

const reached = new Set(entries);
for (const file of reached) {
  if (!existsSync(file)) throw new Error(`${file} is not among the declarations`);
  for (const next of importsOf(file)) reached.add(next.replace(/\.d\.d\.ts$/, ".d.ts"));
}
let removed = 0;
for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }).sort().reverse()) {
  const path = join(root, name);
  if (name.endsWith(".d.ts")) {
    if (!reached.has(path)) {
      rmSync(path);
      removed++;
    }
  } else if (readdirSync(path).length === 0) rmdirSync(path);
}
console.log(`dist/types: ${reached.size} declarations, ${removed} that no entry leads to removed`);
