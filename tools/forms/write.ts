/** Writes the blocks of documentation that the compiler makes; with `--check` names the pages with stale ones instead. */
import { readFileSync, writeFileSync } from "node:fs";
import { fill, pages } from "./fill.ts";

for (const path of pages) {
  const page = readFileSync(path, "utf8");
  const current = await fill(page);
  if (page === current) continue;
  if (process.argv.includes("--check")) {
    console.error(`${path} is stale: npm run generate writes it anew`);
    process.exitCode = 1;
  } else writeFileSync(path, current);
}
