/**
 * Computes what depends on weights alone once, when they are loaded, in a module for inference.
 *
 * In: the program of inference, simplified. Out: the same program, in which constant parts are arrays of their own, and a
 * program `prepare` that computes them. A factor and an offset after a contraction, such as those of a batch normalization,
 * become part of its weights and bias. Values differ by rounding: `s · Σ x · W` and `Σ x · (s · W)`.
 */
import { Fresh } from "../../ir/equation/fresh.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Program } from "../../ir/equation/types.ts";
import { Constants } from "./constants.ts";
import { foldOne } from "./contractions.ts";
import { extract } from "./extract.ts";
import { Prepared } from "./prepared.ts";

/** `exact`: whether all reals are float64. */
export function fold(set: ProgramSet, exact: boolean): ProgramSet {
  const program = set.inference;
  const fresh = new Fresh(program.nextIndex);
  let constants = new Constants(program, exact);
  const prepared = new Prepared(program.arrays, constants, fresh);
  const [constant, others] = [program.equations.filter((q) => isMoved(q, program, constants)), program.equations.filter((q) => !isMoved(q, program, constants))];
  let equations: readonly Equation[] = others;
  for (let next = foldOne(equations, program, constants, prepared, fresh); next !== undefined; next = foldOne(equations, { ...program, arrays: prepared.arrays }, constants, prepared, fresh)) {
    equations = next;
    constants = new Constants({ ...program, arrays: prepared.arrays, equations: [...constant, ...prepared.equations, ...equations] }, exact);
    prepared.know(constants);
  }
  equations = equations.map((q) => (q.kind === "definition" ? { ...q, body: extract(q.body, q, constants, prepared) } : q));
  const definitions = [...constant.filter((q): q is Definition => q.kind === "definition"), ...prepared.equations];
  if (definitions.length === 0) return set;
  return divide(program, equations, definitions, prepared.arrays, fresh);
}

/** Whether a whole equation is computed ahead. */
function isMoved({ array }: Equation, program: Program, constants: Constants): boolean {
  return !program.outputs.includes(array) && constants.isConstant(array);
}

function divide(program: Program, equations: readonly Equation[], definitions: readonly Definition[], arrays: ReadonlyMap<string, ArrayDefinition>, fresh: Fresh): ProgramSet {
  const made = new Set(definitions.map((d) => d.array));
  const outputs = [...new Set(equations.flatMap((q) => readsOfEquation(q).map((r) => r.array)))].filter((name) => made.has(name));
  const all = new Map([...arrays].map(([name, array]) => [name, outputs.includes(name) ? { ...array, role: "parameter" } as const : made.has(name) ? { ...array, role: "value" } as const : array]));
  const of = (name: string, list: readonly Equation[], roots: readonly string[]): Program => {
    const mentioned = new Set([...roots, ...list.flatMap((q) => [q.array, ...readsOfEquation(q).map((r) => r.array)])]);
    return { ...program, name, arrays: new Map([...all].filter(([array]) => mentioned.has(array))), equations: list, outputs: roots, nextIndex: fresh.next };
  };
  return { inference: of(program.name, equations, program.outputs), prepare: of("prepare", definitions, outputs), trained: [], sensitive: [] };
}
