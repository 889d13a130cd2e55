/** What a search has found so far: in memory, and beside `--out` in a folder, so that it can go on after it was stopped or killed. */
import { open, readdir, rm, rmdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { TrialRecord, TrialStep } from "../../report/tune-record.ts";
import { reasonOf } from "../../data/unreadable.ts";
import { InputError } from "../exit.ts";
import { makeFolder } from "../folders.ts";
import { readBytes, readIfThere } from "../files.ts";
import { writeWhole } from "../output.ts";

/** A line of the file: what one trial measured at a rung, or why it ended there. */
export interface Found {
  readonly trial: number;
  readonly step?: TrialStep;
  readonly failure?: NonNullable<TrialRecord["failure"]>;
}

export interface Store {
  /** What an earlier run found. */
  readonly found: readonly Found[];
  readonly weights: (trial: number, epochs: number) => Promise<Uint8Array | undefined>;
  /** The weights are kept before the line is. */
  readonly add: (found: Found, weights?: Uint8Array) => Promise<void>;
  /** Removes the weights of trials that do not go on. */
  readonly forget: (trial: number, epochs: number) => Promise<void>;
  /** Called when the search has ended and its results are written. */
  readonly finish: () => Promise<void>;
}

export function memoryStore(): Store {
  const kept = new Map<string, Uint8Array>();
  return {
    found: [],
    weights: async (trial, epochs) => kept.get(`${trial} ${epochs}`),
    add: async ({ trial, step }, weights) => {
      if (step !== undefined && weights !== undefined) kept.set(`${trial} ${step.epochs}`, weights);
    },
    forget: async (trial, epochs) => void kept.delete(`${trial} ${epochs}`),
    finish: async () => undefined,
  };
}

/** The folder of a search, beside the file of its weights: `best.tune` of `best.safetensors`. */
export function folderOf(out: string): string {
  return join(dirname(out), `${basename(out).replace(/\.safetensors$/, "")}.tune`);
}

/** `search`: what makes the search this one and no other. Throws an InputError where the folder has another, or one that is not finished and not to be resumed. */
export async function openStore(folder: string, search: Readonly<Record<string, unknown>>, resume: boolean): Promise<Store> {
  const path = join(folder, "trials.jsonl");
  const lines = linesOf(await readIfThere(path));
  const finished = lines.some((line) => "finished" in line);
  if (lines.length > 0 && !finished && !resume) throw new InputError(`${folder} has a search that is not finished: --resume goes on with it; to begin anew, remove the folder`);
  const [head, ...rest] = resume && lines.length > 0 ? lines : [{ search }];
  const other = Object.keys(search).find((name) => JSON.stringify(search[name]) !== JSON.stringify(recordOf(head?.["search"])[name]));
  if (other !== undefined) throw new InputError(`${folder} has a search with another ${other}, ${JSON.stringify(recordOf(head?.["search"])[other])}, not ${JSON.stringify(search[other])}: give the same again, or name another --out`);
  try {
    makeFolder(folder);
  } catch (cause) {
    throw new InputError(`cannot write ${folder}: ${reasonOf(cause)}`);
  }
  // A line that a kill cut off is gone with this. A new folder without it would be of no use.
  await writeWhole(path, [{ search }, ...rest].map((line) => `${JSON.stringify(line)}\n`).join("")).catch(async (cause: unknown) => {
    await rmdir(folder).catch(() => undefined);
    throw cause;
  });
  const weightsPath = (trial: number, epochs: number): string => join(folder, `trial-${trial}-epoch-${epochs}.safetensors`);
  const removeWeights = async (): Promise<void> => {
    for (const name of await readdir(folder)) if (/^trial-\d+-epoch-\d+\.safetensors$/.test(name)) await rm(join(folder, name), { force: true });
  };
  if (rest.length === 0) await removeWeights();
  return {
    found: rest.flatMap((line) => (isFound(line) ? [line] : [])),
    weights: async (trial, epochs) => ((await readdir(folder)).includes(basename(weightsPath(trial, epochs))) ? readBytes(weightsPath(trial, epochs)) : undefined),
    add: async (found, weights) => {
      if (found.step !== undefined && weights !== undefined) await writeWhole(weightsPath(found.trial, found.step.epochs), weights);
      await append(path, found);
    },
    forget: (trial, epochs) => rm(weightsPath(trial, epochs), { force: true }),
    finish: async () => {
      if (!finished || !resume) await append(path, { finished: true });
      await removeWeights();
    },
  };
}

async function append(path: string, line: unknown): Promise<void> {
  try {
    const file = await open(path, "a");
    try {
      await file.writeFile(`${JSON.stringify(line)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new InputError(`cannot write ${path}: ${reasonOf(cause)}`);
  }
}

/** The whole lines of a file; what follows one that is cut off is not read. */
function linesOf(text: string | undefined): readonly Readonly<Record<string, unknown>>[] {
  const lines: Readonly<Record<string, unknown>>[] = [];
  for (const line of (text ?? "").split("\n").slice(0, -1)) {
    try {
      lines.push(recordOf(JSON.parse(line)));
    } catch {
      break;
    }
  }
  return lines;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

function isFound(line: unknown): line is Found {
  return typeof line === "object" && line !== null && "trial" in line && typeof line.trial === "number" && ("step" in line || "failure" in line);
}
