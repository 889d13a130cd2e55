/**
 * Reads are replaced by what they stand for where that is trivial, or where it is the only read and computing it there
 * takes no more evaluations than the array has elements. Reductions only move to where nothing else is computed.
 */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { asVariable, offsetAffine } from "../../ir/equation/affine.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { readsOfEquation, sizeOf } from "../../ir/equation/traverse.ts";
import type { Definition, Equation, Expr, Program, Read } from "../../ir/equation/types.ts";
import { valueOf } from "./instantiate.ts";
import { type Around, mapEquation, rootsOf, withEquations } from "./rewrite.ts";
import { isTrivial } from "./trivial.ts";

/** Larger right sides stay under their names: the keys of deep expressions are long. */
const largest = 48;

export function inline(program: Program): Program {
  const roots = rootsOf(program);
  const fresh = new Fresh(program.nextIndex);
  const equations = equationsByArray(program);
  const uses = new Map<string, number>();
  for (const q of program.equations) for (const r of readsOfEquation(q)) uses.set(r.array, (uses.get(r.array) ?? 0) + 1);
  const rewritten = new Map<string, Equation>();
  const candidates = new Map<string, Definition>();

  const consider = (equation: Equation): void => {
    if (equation.kind !== "definition") return;
    // What reads a constant folds with it, even where the array is an output, or a fitted value before it is fitted.
    if (equation.body.kind === "constant") candidates.set(equation.array, equation);
    if (roots.has(equation.array) || program.arrays.get(equation.array)?.role !== "value") return;
    if (isTrivial(equation.body, program) || uses.get(equation.array) === 1) candidates.set(equation.array, equation);
  };
  const replace = (cyclic: boolean, moved: Definition[]) => (e: Expr, around: Around): Expr => {
    const definition = e.kind === "read" ? candidates.get(e.array) : undefined;
    const array = program.arrays.get(definition?.array ?? "");
    if (e.kind !== "read" || definition === undefined || array === undefined) return e;
    if (!isTrivial(definition.body, program) && (cyclic || !mayMove(e, definition, around))) return e;
    const value = valueOf(e, definition, array, fresh);
    if (value === undefined) return e;
    moved.push(definition);
    return value;
  };
  // Each after all that it reads, so that what is read has been rewritten itself.
  for (const { arrays, cyclic } of components(program, program.arrays.keys())) {
    for (const name of arrays) {
      const equation = equations.get(name);
      if (equation === undefined) continue;
      const moved: Definition[] = [];
      const next = withOrigin(mapEquation(equation, replace(cyclic, moved)), moved);
      rewritten.set(name, next);
      if (!cyclic) consider(next);
    }
  }
  return withEquations(program, program.equations.map((q) => rewritten.get(q.array) ?? q), { nextIndex: fresh.next });
}

/** What an equation of no part of the model has from one part alone comes from there: the mean of the losses of examples. */
function withOrigin(equation: Equation, moved: readonly Definition[]): Equation {
  if (equation.origin !== undefined) return equation;
  const [origin, ...others] = new Set(moved.flatMap((d) => (d.origin === undefined || d.body.kind === "constant" ? [] : [d.origin])));
  return origin === undefined || others.length > 0 ? equation : { ...equation, origin };
}

function mayMove(e: Read, { body }: Definition, around: Around): boolean {
  // The right side of a definition is just this read: it takes over what it read.
  const alone = around.equation.kind === "definition" && around.equation.body === e;
  if (body.depth > 0 && !alone) return false;
  if (!alone && sizeOf(body) > largest) return false;
  return !evaluatedAgain(e, around);
}

/** Whether two points of the loops around a read may want the same element: each index must be a position by itself. */
function evaluatedAgain(e: Read, around: Around): boolean {
  // The exponentials of a logsumexp are taken after its greatest argument is known: its body is computed twice.
  if (around.reductions.some((r) => r.operator === "logsumexp")) return true;
  const own = new Set(e.positions.flatMap((p) => (p.kind === "affine" ? [asVariable(offsetAffine(p.affine, -p.affine.constant))?.id] : [])));
  return around.scope.some((v) => v.upper - v.lower > 1 && !own.has(v.id));
}
