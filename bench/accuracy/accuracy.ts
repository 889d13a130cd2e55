/**
 * `npm run bench`: measures the examples, scikit-learn's networks and PyTorch's on the same rows, and writes the tables of
 * the README. With `--table` it measures nothing, and writes the tables from the committed numbers.
 */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { accuracyTables } from "./table.ts";

function run(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "inherit", env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" } }).status === 0;
}

function measure(): boolean {
  if (!run(process.execPath, ["dist/bench/measure.js"])) return false;
  const python = "/usr/bin/python3";
  if (!run(python, ["bench/accuracy/sklearn_scores.py"])) console.error("scikit-learn failed (Debian's python3-sklearn): the table shows its committed numbers");
  if (!run(python, ["bench/accuracy/torch_scores.py"])) console.error("PyTorch failed (Debian's python3-torch): the table shows its committed numbers");
  return true;
}

if (process.argv.includes("--table") || measure()) {
  const tables = accuracyTables();
  const readme = readFileSync("README.md", "utf8");
  writeFileSync("README.md", readme.replace(/(<!-- accuracy -->\n)[\s\S]*?(\n?<!-- \/accuracy -->)/, `$1${tables}\n<!-- /accuracy -->`));
  console.log(tables);
} else process.exitCode = 1;
