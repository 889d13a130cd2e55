/** Fewer and shorter equations of the same meaning. */
import { mapPrograms, type ProgramSet } from "../../ir/equation/program-set.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { Program } from "../../ir/equation/types.ts";

export function simplify(set: ProgramSet): ProgramSet {
  return mapPrograms(set, dropDead);
}

/** Drops what neither an output nor a store needs. */
function dropDead(program: Program): Program {
  const needed = new Set([...program.outputs, ...program.stores.flatMap((s) => [s.source, s.target])]);
  for (let before = -1; before < needed.size; ) {
    before = needed.size;
    for (const q of program.equations) if (needed.has(q.array)) for (const r of readsOfEquation(q)) needed.add(r.array);
  }
  return { ...program, equations: program.equations.filter((q) => needed.has(q.array)), arrays: new Map([...program.arrays].filter(([name]) => needed.has(name))) };
}
