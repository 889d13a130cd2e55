/** Trains every set here and with scikit-learn, and writes the table of README.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { meanOf, type Measured, measureSet, scikitLearn, type SetName, sets } from "./measure.ts";

const page = "bench/sets/README.md";
const [begin, end] = ["<!-- scores -->\n", "<!-- /scores -->"];

const measured: Partial<Record<SetName, Measured>> = {};
for (const name of sets) {
  measured[name] = await measureSet(name);
  process.stderr.write(`${name}\n`);
}
const theirs = scikitLearn(measured);

function shown(scores: readonly number[], measure: Measured["measure"]): string {
  const mean = meanOf(scores);
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const form = (score: number): string => (measure === "r2" ? score.toFixed(3) : `${(100 * score).toFixed(1)}%`);
  return `${form(mean)} (${form(low)} to ${form(high)})`;
}

const rows = Object.entries(measured).map(([name, { measure, scores }]) => `| [${name}](${name}/${name}.nn) | ${measure === "r2" ? "R²" : measure} | ${shown(scores, measure)} | ${shown(theirs[name] ?? [], measure)} |`);
const table = ["| set | measure | nnc | scikit-learn |", "| --- | --- | ---: | ---: |", ...rows].join("\n");
const text = readFileSync(page, "utf8");
writeFileSync(page, `${text.slice(0, text.indexOf(begin) + begin.length)}${table}\n${text.slice(text.indexOf(end))}`);
