/** Accuracy of the examples beside scikit-learn's, on the same rows: measures both, and writes the table that the README shows. */
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const run = (command, args) => spawnSync(command, args, { stdio: "inherit", env: { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" } }).status === 0;
if (!run(process.execPath, ["dist/bench/accuracy.js"])) process.exit(1);
if (!run("/usr/bin/python3", ["bench/accuracy/sklearn_scores.py"])) {
  console.error("scikit-learn is not there (Debian's python3-sklearn): its committed numbers stand in the table");
}
const read = (name) => JSON.parse(readFileSync(`bench/accuracy/${name}.json`, "utf8"));
const [ours, theirs] = [read("nnc"), read("sklearn")];
const score = ({ mean, deviation }, percent) => (percent ? `${(100 * mean).toFixed(1)}% ± ${(100 * deviation).toFixed(1)}` : `${mean.toFixed(3)} ± ${deviation.toFixed(3)}`);
const rows = Object.keys(ours).map((name) => {
  const percent = ours[name].score === "accuracy";
  return `| ${name} | ${percent ? "accuracy" : "R²"} | ${score(ours[name], percent)} | ${score(theirs[name], percent)} | ${ours[name].seconds.toFixed(2)} s | ${theirs[name].seconds.toFixed(2)} s |`;
});
const table = ["| example | measure | nnc | scikit-learn | nnc, one training | scikit-learn |", "| --- | --- | --- | --- | --- | --- |", ...rows].join("\n");
const readme = readFileSync("README.md", "utf8");
const marked = /(<!-- accuracy -->\n)[\s\S]*?(\n<!-- \/accuracy -->)/;
if (marked.test(readme)) writeFileSync("README.md", readme.replace(marked, `$1${table}$2`));
console.log(table);
