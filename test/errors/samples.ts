/**
 * Samples of the diagnostics: `test/errors/NN408.md` has a fenced block for each file, `nn wrong.nn` and `nn fixed.nn` at
 * least, then what these import or read. `set.json` are compile-time parameters, `model.txt` is the model to compile.
 */
import { readdirSync, readFileSync } from "node:fs";

const folder = "test/errors";

export type Sample = ReadonlyMap<string, string>;

/** Codes that have a sample. */
export const sampled: readonly string[] = readdirSync(folder).flatMap((name) => (/^NN\d{3}\.md$/.test(name) ? [name.slice(0, -3)] : [])).sort();

/** Texts by file name. */
export function sampleOf(code: string): Sample {
  const text = readFileSync(`${folder}/${code}.md`, "utf8");
  return new Map([...text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gms)].map(([, name = "", file = ""]) => [name, file]));
}

export function fileOf(sample: Sample, name: string): string {
  const text = sample.get(name);
  if (text === undefined) throw new Error(`the sample has no block \`${name}\``);
  return text;
}

/** The message that the faulty file yields: written by `vitest run test/errors test/data -u`. */
export function messageOf(code: string): string {
  return readFileSync(`${folder}/messages/${code}.txt`, "utf8");
}
