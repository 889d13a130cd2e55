/**
 * Derivatives inside of equations become named values: the same reverse mode, one order earlier.
 *
 * In: a program after `lift`, whose derivatives (`derivative(v[…], x[…])`) the checker has proven: none needs itself, and of values for each example none depends
 * on other examples. Out: one without derivatives, in which the adjoints of v by what lies between v and x are values like any other, and a read of the last of them
 * replaces each derivative. What defines x is not looked at. `settle` gives new equations their stable form, and lifts reductions in them.
 */
import { activityOf } from "../../ir/equation/activity.ts";
import { equalsZero, offsetAffine, subtractAffine } from "../../ir/equation/affine.ts";
import { add, call, constant, indexValue, read, select, where } from "../../ir/equation/build.ts";
import { arraysRead, equationsByArray } from "../../ir/equation/dependencies.ts";
import { asDerivative, behind, type Derivative, derivativesIn, hasDerivatives } from "../../ir/equation/derivatives/derivative.ts";
import { withRoot } from "../../ir/equation/derivatives/root.ts";
import { mapExpr } from "../../ir/equation/traverse.ts";
import type { Expr, PositionAt, Program } from "../../ir/equation/types.ts";
import { narrow } from "./narrow.ts";
import { Reverse } from "./reverse.ts";
import { ValueFrame } from "./value-frame.ts";

export function derive(program: Program, settle: (program: Program) => Program): Program {
  let current = program;
  while (hasDerivatives(current.equations)) current = settle(innermost(current).reduce(withDerivative, current));
  return current;
}

/** The pairs of a value and what it is differentiated by between which no other derivative lies. */
function innermost(program: Program): readonly Derivative[] {
  const { equations } = program;
  const holding = new Set(equations.filter((q) => hasDerivatives([q])).map((q) => q.array));
  const readsOf = readsIn(program);
  const pairs = new Map(equations.flatMap((q) => derivativesIn(q.body)).map((d) => [`${d.value.array} ${d.by.array}`, d]));
  const found = [...pairs.values()].filter(({ value, by }) => ![...behind(value.array, by.array, readsOf)].some((a) => a !== by.array && holding.has(a)));
  if (found.length === 0) throw new Error("derivatives need each other");
  return found;
}

/** What an array reads. What is fitted is taken as it is, also where it is fitted: there it is made of all examples. */
function readsIn(program: Program): (array: string) => readonly string[] {
  const equations = equationsByArray(program);
  return (array) => {
    const equation = program.arrays.get(array)?.role === "fitted" ? undefined : equations.get(array);
    return equation === undefined ? [] : arraysRead(equation);
  };
}

function withDerivative(program: Program, { value: { array: value }, by: { array: by } }: Derivative): Program {
  const between = behind(value, by, readsIn(program));
  const { program: cut, root } = withRoot({ ...program, equations: program.equations.filter((q) => q.array !== by && between.has(q.array) && program.arrays.get(q.array)?.role !== "fitted") }, value, by);
  const activity = activityOf(cut, [by], root);
  const isOf = (d: Derivative | undefined): d is Derivative => d?.value.array === value && d.by.array === by;
  const inPlace = (current: Program, replacement: (d: Derivative) => Expr): Program => ({
    ...current, equations: current.equations.map((q) => {
      const body = mapExpr(q.body, (e) => {
        const found = asDerivative(e);
        return isOf(found) ? replacement(found) : e;
      });
      return body === q.body ? q : { ...q, body };
    }),
  });
  // In some program, as in inference, a value may depend on less than in others.
  if (root !== by && !activity.isActive(by)) return inPlace(program, () => constant(0));
  const frame = new ValueFrame(cut, equationsByArray(cut), activity, root, by, value);
  const reverse = new Reverse(cut, frame);
  for (const equation of cut.equations) reverse.visit(equation);
  const all = reverse.finish();
  const { program: narrowed, kept } = narrow(all, new Set([...all.arrays.keys()].filter((a) => !cut.arrays.has(a))));
  const left = kept.get(frame.nameOf(by));
  const added = narrowed.equations.filter((q) => !program.arrays.has(q.array));
  return inPlace({ ...narrowed, equations: [...program.equations, ...added] }, (d) => elementOf(d, frame, left));
}

/** The element that a derivative is; 0 where its two elements do not belong together. `left`: the dimensions that the adjoint has kept. */
function elementOf({ value, by }: Derivative, frame: ValueFrame, left: readonly number[] | undefined): Expr {
  const along = frame.along(by.array);
  const positions = frame.dimensionsOf(by.array).flatMap((d): readonly PositionAt[] => {
    const position = d.kind === "axis" ? value.positions[along[d.axis]?.dimension ?? -1] : by.positions[d.dimension];
    return position === undefined ? [] : [position];
  });
  const element = read(frame.nameOf(by.array), positions.filter((_, d) => left?.includes(d) ?? true), value.guarded || by.guarded);
  return along.reduce((rest, { dimension, aligned }): Expr => {
    const [at, there] = [value.positions[dimension], aligned && by.positions[aligned.dimension]];
    if (aligned === undefined || at === undefined || there === undefined) return rest;
    if (at.kind === "affine" && there.kind === "affine") return where([equalsZero(subtractAffine(there.affine, offsetAffine(at.affine, aligned.offset)))], rest);
    return select(call("equal", valueOf(there), add(valueOf(at), constant(aligned.offset))), rest, constant(0));
  }, element);
}

function valueOf(p: PositionAt): Expr {
  return p.kind === "affine" ? indexValue(p.affine) : p.value;
}
