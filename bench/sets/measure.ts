/** Trains each data set by `nnc train`, with several seeds, and scikit-learn on the same rows. */
import { execFileSync } from "node:child_process";
import { readArguments } from "../../src/cli/arguments.ts";
import { command } from "../../src/cli/commands/train.ts";
import { compileModel, loadData } from "../../src/cli/model-file.ts";
import { run } from "../../src/cli/run.ts";
import type { Terminal } from "../../src/cli/terminal.ts";
import { partExamples } from "../../src/data/parts.ts";
import { Report } from "../../src/diagnostics/report.ts";

export const sets = ["air-quality", "auto-mpg", "bank-marketing", "breast-cancer", "glass", "parkinsons", "votes", "vowel", "wine", "wine-quality"] as const;

export type SetName = (typeof sets)[number];

/** Splits and first weights are drawn from the seed. */
const seeds = [1, 2, 3, 4, 5] as const;

export interface Measured {
  readonly measure: "accuracy" | "r2";
  /** A score on the rows held out, for each seed. */
  readonly scores: readonly number[];
  /** Which examples are held out, for each seed. */
  readonly held: readonly (readonly number[])[];
}

/** The folder of this file, from the root of the repository: a bundle lies elsewhere. */
const folder = "bench/sets";

export async function measureSet(name: SetName): Promise<Measured> {
  const file = `${folder}/${name}/${name}.nn`;
  const rows = await heldOut(file);
  const scores: number[] = [];
  let measure: Measured["measure"] = "accuracy";
  for (const seed of seeds) {
    const [found, score] = /\btest\b.*?\b(accuracy|r2) (\S+?)(?:%|,|$)/m.exec(await trained(file, seed))?.slice(1) ?? [];
    if (score === undefined) throw new Error(`${file} gave no score of its test`);
    measure = found === "r2" ? "r2" : "accuracy";
    scores.push(measure === "r2" ? Number(score) : Number(score) / 100);
  }
  return { measure, scores, held: rows };
}

/** What `nnc train` prints at its end. */
async function trained(file: string, seed: number): Promise<string> {
  let [out, err] = ["", ""];
  const terminal: Terminal = { ...silent, out: (text) => void (out += text), err: (text) => void (err += text) };
  if (await run(["train", file, "--seed", String(seed)], terminal) !== 0) throw new Error(err);
  return out;
}

/** The examples that each seed holds out, by their numbers among those that the file gives. */
async function heldOut(file: string): Promise<number[][]> {
  const args = readArguments([file], command.flags);
  const module = await compileModel(file, args, silent);
  const data = module && (await loadData(file, module, args, "parts", silent));
  if (module === undefined || data === undefined) throw new Error(`${file} is at fault`);
  return seeds.map((seed) => {
    const parts = partExamples(module.model, data, { seed }, new Report());
    if (parts === undefined) throw new Error(`${file} cannot be parted`);
    return [...parts.order.subarray(parts.trained + parts.validated)].sort((a, b) => a - b);
  });
}

const silent: Terminal = { out: () => undefined, err: () => undefined, stdin: async () => new Uint8Array(), color: { out: false, err: false }, interactive: false };

/** scikit-learn's scores (Debian's python3-sklearn) on the same examples. */
export function scikitLearn(measured: Readonly<Partial<Record<SetName, Measured>>>): Readonly<Record<string, readonly number[]>> {
  const held = Object.fromEntries(Object.entries(measured).map(([name, one]) => [name, one.held]));
  return JSON.parse(execFileSync("/usr/bin/python3", [`${folder}/sets.py`], { input: JSON.stringify(held), encoding: "utf8" })) as Record<string, readonly number[]>;
}

export function meanOf(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
