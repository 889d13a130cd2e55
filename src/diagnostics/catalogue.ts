import type { Severity } from "./diagnostic.ts";
import type { Entry } from "./entry.ts";
import { args } from "./catalogue/arguments.ts";
import { chain } from "./catalogue/chain.ts";
import { data } from "./catalogue/data.ts";
import { derivatives } from "./catalogue/derivatives.ts";
import { doubts } from "./catalogue/doubts.ts";
import { equations } from "./catalogue/equations.ts";
import { examples } from "./catalogue/examples.ts";
import { faults } from "./catalogue/faults.ts";
import { ignores } from "./catalogue/ignores.ts";
import { limits } from "./catalogue/limits.ts";
import { names } from "./catalogue/names.ts";
import { operands } from "./catalogue/operands.ts";
import { positions } from "./catalogue/positions.ts";
import { shapes } from "./catalogue/shapes.ts";
import { streams } from "./catalogue/streams.ts";
import { syntax } from "./catalogue/syntax.ts";
import { training } from "./catalogue/training.ts";
import { unused } from "./catalogue/unused.ts";

/** Every diagnostic, by the word that call sites say. One file of `catalogue/` for each family of hundreds. */
export const catalogue = { ...syntax, ...names, ...args, ...shapes, ...chain, ...equations, ...derivatives, ...examples, ...streams, ...positions, ...operands, ...training, ...data, ...limits, ...ignores, ...unused, ...doubts, ...faults } as const;

export type Word = keyof typeof catalogue;

/** What the message of a word is made from. */
export type Found<W extends Word> = (typeof catalogue)[W] extends Entry<infer P> ? P : never;

const byCode: ReadonlyMap<string, Entry<never>> = new Map(Object.values(catalogue).map((entry) => [entry.code, entry]));

/** The entry of a diagnostic's code. */
export function entryOf({ code }: { readonly code: string }): Omit<Entry<never>, "message"> {
  const entry = byCode.get(code);
  if (entry === undefined) throw new Error(`no entry of the catalogue has the code ${code}`);
  return entry;
}

/** Every code, and whether it is of an error. */
export const severities: ReadonlyMap<string, Severity> = new Map(Object.values(catalogue).map(({ code, severity }) => [code, severity]));
