/** Sums side by side in one loop, and how many vectors of them fit into registers. */
import { exprKey } from "../../../ir/kernel/build.ts";
import { offsetNames } from "../../../ir/kernel/offset.ts";
import type { Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, expressionsOf } from "../../../ir/kernel/visit.ts";

/** The most sums that a loop in a body adds to. */
export function sumsTogether(body: readonly Statement[]): number {
  return Math.max(1, sumsIn(body).size, ...body.map((x) => (x.kind === "for" ? sumsTogether(x.body) : 1)));
}

/** Vectors along the columns with which accumulators, and the loads of one turn, fit into so many registers, in every loop of several sums. */
export function vectorsThatFit(body: readonly Statement[], columns: string, registers: number): number {
  const sums = sumsIn(body).size;
  const inside = body.map((x) => (x.kind === "for" ? vectorsThatFit(x.body, columns, registers) : registers));
  if (sums < 2) return Math.min(registers, ...inside);
  const loads = new Map<string, boolean>();
  for (const e of body.flatMap(expressionsOf)) {
    eachExpr(e, (x) => {
      if (x.kind === "load") loads.set(exprKey(x), offsetNames(x.offset).has(columns));
    });
  }
  const vectors = [...loads.values()].filter((moves) => moves).length;
  return Math.min(Math.max(1, Math.floor((registers - loads.size + vectors) / (sums + vectors))), ...inside);
}

function sumsIn(body: readonly Statement[]): ReadonlySet<string> {
  return new Set(body.flatMap((x) => (x.kind === "assign" ? [x.name] : [])));
}
