/** Finds register tiles in kernels: rows around columns in lanes, with one sum inside. */
import { constantRange } from "../../../ir/kernel/build.ts";
import type { Loop, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn } from "../../../ir/kernel/visit.ts";


/** A load at an affine offset: the coefficients of its variables. */
export interface Load {
  readonly buffer: string;
  readonly constant: number;
  readonly terms: ReadonlyMap<string, number>;
}

/** A loop over columns in lanes. */
export interface Turn {
  readonly rows: Loop;
  readonly columns: Loop;
  /** The one loop inside, if it is a sum, and what that loads. */
  readonly sum: Loop | undefined;
  readonly loads: readonly Load[];
}

/** Several rows at a time, and nothing but loops over columns for them: only loops whose iterations may run in any order become both. */
export interface Tile {
  readonly rows: Loop;
  readonly turns: readonly Turn[];
}

export function tileOf(rows: Loop): Tile | undefined {
  if (rows.lanes !== undefined || rows.step === 1) return undefined;
  const turns: Turn[] = [];
  for (const columns of rows.body) {
    if (columns.kind !== "for" || columns.lanes === undefined || constantRange(columns) === undefined) return undefined;
    const sum = sumIn(columns);
    turns.push({ rows, columns, sum, loads: sum === undefined ? [] : loadsIn(sum.body) });
  }
  return turns.some((t) => t.sum !== undefined) ? { rows, turns } : undefined;
}

function sumIn(columns: Loop): Loop | undefined {
  const loops = columns.body.filter((s) => s.kind === "for");
  const [sum] = loops;
  if (sum === undefined || loops.length > 1 || columns.body.some((s) => s.kind === "if")) return undefined;
  return sum.step === 1 && sum.lanes === undefined && sum.body.every((s) => s.kind === "let" || s.kind === "assign") ? sum : undefined;
}

function loadsIn(body: readonly Statement[]): readonly Load[] {
  const found: Load[] = [];
  eachExprIn(body, (e) => {
    if (e.kind === "load" && e.offset.kind === "affine") found.push({ buffer: e.buffer, constant: e.offset.constant, terms: new Map(e.offset.terms.map((t) => [t.variable, t.coefficient])) });
  });
  return found;
}

export function mentionsOnly({ terms }: Load, ...names: readonly string[]): boolean {
  return terms.size === names.length && names.every((n) => terms.has(n));
}
