/** Writes the generated pages; with `--check` says which are stale instead. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pages } from "./pages.ts";

for (const { path, text } of pages) {
  const current = text();
  if (existsSync(path) && readFileSync(path, "utf8") === current) continue;
  if (process.argv.includes("--check")) {
    console.error(`${path} is stale: npm run generate writes it anew`);
    process.exitCode = 1;
  } else writeFileSync(path, current);
}
