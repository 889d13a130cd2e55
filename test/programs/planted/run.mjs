/**
 * Plants faults in the compiler, one at a time, and looks whether the random programs find them: nine of ten must be found.
 * `node test/programs/planted/run.mjs [programs] [part of a description]`; JOBS=8 tries as many at once.
 */
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

const root = resolve(import.meta.dirname, "../../..");
const [programs = "200", wanted = ""] = process.argv.slice(2);
const jobs = Number(process.env["JOBS"] ?? 2);
const faults = JSON.parse(readFileSync(new URL("faults.json", import.meta.url), "utf8")).filter(({ what }) => what.includes(wanted));

/** What the random programs do not need. */
const notCopied = new Set([".git", "bench", "docs", "generated", "node_modules"]);

/** A copy of the sources with a fault in it. */
function plant({ file, text, fault }) {
  const folder = mkdtempSync(join(tmpdir(), "nnc-planted-"));
  for (const name of readdirSync(root).filter((n) => !notCopied.has(n))) cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const path = join(folder, file);
  const before = readFileSync(path, "utf8");
  if (before.split(text).length !== 2) throw new Error(`${file} does not have once: ${text}`);
  writeFileSync(path, before.replace(text, () => fault));
  return folder;
}

function test(folder) {
  const args = ["node_modules/.bin/vitest", "run", "test/programs/random.test.ts", "test/phases/parallelize/parallelize.test.ts", "-t", "random programs", "--bail", "1"];
  return new Promise((done) => {
    let output = "";
    const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, PROGRAMS: programs, PROGRAMS_PATIENCE: "0" } });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (chunk) => void (output += chunk));
    child.on("close", (code) => done({ found: code !== 0, output }));
  });
}

let found = 0;
const queue = [...faults];

async function work() {
  for (let fault = queue.shift(); fault !== undefined; fault = queue.shift()) {
    const folder = plant(fault);
    const began = performance.now();
    const result = await test(folder);
    rmSync(folder, { recursive: true });
    if (result.found) found++;
    const [, which = ""] = /program (\d+) of seed/.exec(result.output) ?? [];
    const how = which === "" ? (/Error: .*/.exec(stripVTControlCharacters(result.output))?.[0] ?? "") : `by program ${which}`;
    console.log(`${result.found ? "found " : "MISSED"}  ${fault.what} (${fault.file}) ${result.found ? how.slice(0, 100) : ""} ${((performance.now() - began) / 1000).toFixed(0)} s`);
  }
}

await Promise.all(Array.from({ length: jobs }, work));
console.log(`${found} of ${faults.length} found with ${programs} programs`);
process.exitCode = found >= 0.9 * faults.length ? 0 : 1;
