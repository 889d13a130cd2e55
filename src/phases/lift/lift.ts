/**
 * Every reduction inside of another, or beside one, becomes an equation of its own over just the indices it
 * depends on; costly subtrees that occur more than once get names.
 *
 * In: equations whose reads are in bounds. Out: equations of the same value for every array that was there, none with a
 * reduction inside of another but where the inner one cannot be an array (of two batches at once, or only in bounds under
 * a choice by data). A second run changes nothing. A piece of a recurrence stays indexed by its step.
 */
import { components } from "../../ir/equation/dependencies.ts";
import type { Equation, Program } from "../../ir/equation/types.ts";
import { liftReductions } from "./reductions.ts";
import { nameShared, Occurrences } from "./shared.ts";
import { Table } from "./table.ts";

export function lift(program: Program): Program {
  const recurrent = new Set(components(program, program.arrays.keys()).flatMap((c) => (c.cyclic ? c.arrays : [])));
  const alone = eachBody(program, (equation, table) => liftReductions(equation, recurrent.has(equation.array), program.arrays, table));
  const occurrences = new Occurrences(alone.equations);
  return !occurrences.some ? alone : eachBody(alone, (equation, table) => nameShared(equation, occurrences, alone.arrays, table));
}

/** Maps every right side, those of the arrays made on the way too. */
function eachBody(program: Program, f: (equation: Equation, table: Table) => Equation["body"]): Program {
  const table = new Table(program);
  const mapped = program.equations.map((equation): Equation => ({ ...equation, body: f(equation, table) }));
  const made: Equation[] = [];
  for (let next = table.made[0]; next !== undefined; next = table.made[made.length]) made.push({ ...next, body: f(next, table) });
  return table.finish(program, [...mapped, ...made]);
}
