/** For programs of frameworks without accumulations: each element of an accumulated array as a reduction that compares all positions with its own. */
import { asVariable, substituteCondition, variableAffine } from "../../ir/equation/affine.ts";
import { call, constant, indexValue, neutral, read, reduce, select } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { freshen, substitute } from "../../ir/equation/traverse.ts";
import type { Accumulation, Affine, Definition, Equation, Expr, IndexVariable, Program } from "../../ir/equation/types.ts";
import { receive } from "./gather.ts";

/** The same arrays with the same values; a program without accumulations is returned as it is. `compares`: which of them are replaced. */
export function comparing(program: Program, compares: (equation: Accumulation) => boolean = () => true): Program {
  if (program.equations.every((equation) => equation.kind === "definition" || !compares(equation))) return program;
  const fresh = new Fresh(program.nextIndex);
  const equations = program.equations.map((equation): Equation => (equation.kind === "accumulation" && compares(equation) ? compared(equation, program, fresh) : equation));
  return { ...program, equations, nextIndex: fresh.next };
}

function compared(equation: Accumulation, { arrays }: Program, fresh: Fresh): Definition {
  const { array, operator, positions, guarded, indices, conditions, body, origin } = equation;
  const extents = arrays.get(array)?.extents ?? [];
  const points = extents.map(({ lower, upper }, k) => fresh.variable(upper === Infinity ? "n" : `i${k}`, lower, upper));
  const defined = (value: Expr): Definition => ({ kind: "definition", array, indices: points, body: value, ...(origin && { origin }) });
  if (operator !== "sum") return defined(chosen(equation, points, fresh));
  const target = read(array, positions, guarded);
  if (target.kind !== "read") throw new Error(`${array} is accumulated at no position`);
  const received = receive({ read: target, indices, conditions, seed: body }, points, true, fresh);
  if (received.kind !== "gather") throw new Error(`${array} cannot be compared`);
  return defined(received.value);
}

/** The greatest or least of all values whose positions are the points. */
function chosen({ operator, indices, conditions, positions, body }: Accumulation, points: readonly IndexVariable[], fresh: Fresh): Expr {
  const renaming = new Map<number, Affine>();
  const choices: Expr[] = [];
  points.forEach((point, d) => {
    const position = positions[d];
    const own = position?.kind === "affine" ? asVariable(position.affine) : undefined;
    if (own?.lower === point.lower && own.upper === point.upper && !renaming.has(own.id)) renaming.set(own.id, variableAffine(point));
    else if (position !== undefined) choices.push(call("equal", position.kind === "affine" ? indexValue(position.affine) : position.value, indexValue(variableAffine(point))));
  });
  const left = indices.filter((v) => !renaming.has(v.id)).map((v) => {
    const index = fresh.like(v);
    renaming.set(v.id, variableAffine(index));
    return index;
  });
  const value = choices.reduce((rest, choice) => select(choice, rest, constant(neutral(operator))), body);
  return reduce(operator, left, conditions.map((c) => substituteCondition(c, renaming)), substitute(freshen(value, fresh), renaming));
}
