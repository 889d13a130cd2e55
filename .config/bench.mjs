/** The examples beside scikit-learn's and PyTorch's networks, on the same rows: measures each, and writes the tables that the README shows. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const run = (command, args) => spawnSync(command, args, { stdio: "inherit", env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" } }).status === 0;
// With --table it measures nothing, and writes the tables from the committed numbers.
const measuring = !process.argv.includes("--table");
if (measuring && !run(process.execPath, ["dist/bench/accuracy.js"])) process.exit(1);
if (measuring && !run("/usr/bin/python3", ["bench/accuracy/sklearn_scores.py"])) {
  console.error("scikit-learn is not there (Debian's python3-sklearn): its committed numbers stand in the table");
}
if (measuring && !run("/usr/bin/python3", ["bench/accuracy/torch_scores.py"])) {
  console.error("PyTorch is not there (Debian's python3-torch): its committed numbers stand in the table");
}
const read = (name) => JSON.parse(readFileSync(`bench/accuracy/${name}.json`, "utf8"));
const ours = read("nnc");
const measures = { accuracy: "accuracy", r2: "R²", mae: "absolute error", loss: "squared error", "species.accuracy": "accuracy", "bodyMass.r2": "R²" };
const score = ({ mean, deviation }, measure) => (measure.endsWith("accuracy") ? `${(100 * mean).toFixed(1)}% ± ${(100 * deviation).toFixed(1)}` : `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`);
const tableBeside = (name, file) => {
  const theirs = read(file);
  const rows = Object.entries(ours).filter(([, { beside }]) => beside === name).map(([example, mine]) => {
    const other = theirs[example];
    return `| ${example} | ${measures[mine.score]} | ${score(mine, mine.score)} | ${score(other, mine.score)} | ${mine.seconds.toFixed(2)} s | ${other.seconds.toFixed(2)} s |`;
  });
  return [`| example | measure | nnc | ${name} | nnc, one training | ${name} |`, "| --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
};
const tables = `${tableBeside("scikit-learn", "sklearn")}\n\n${tableBeside("PyTorch", "torch")}`;
const readme = readFileSync("README.md", "utf8");
const marked = /(<!-- accuracy -->\n)[\s\S]*?(\n?<!-- \/accuracy -->)/;
if (marked.test(readme)) writeFileSync("README.md", readme.replace(marked, `$1${tables}\n<!-- /accuracy -->`));
console.log(tables);
