/** Drops what neither an output nor a store needs: equations, and arrays that nothing mentions. */
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import type { Program } from "../../ir/equation/types.ts";
import { rootsOf } from "./rewrite.ts";

export function dropDead(program: Program): Program {
  const equations = equationsByArray(program);
  const needed = new Set(rootsOf(program));
  // A set is walked in the order of insertion, what is added on the way too.
  for (const name of needed) {
    const equation = equations.get(name);
    if (equation !== undefined) for (const r of readsOfEquation(equation)) needed.add(r.array);
  }
  if (program.equations.every((q) => needed.has(q.array)) && [...program.arrays.keys()].every((name) => needed.has(name))) return program;
  return {
    ...program,
    equations: program.equations.filter((q) => needed.has(q.array)),
    arrays: new Map([...program.arrays].filter(([name]) => needed.has(name))),
  };
}
