/** For programs of frameworks without accumulations: each element of an accumulated array as a sum that compares all positions with its own. */
import { read } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import type { Accumulation, Definition, Equation, Program } from "../../ir/equation/types.ts";
import { receive } from "./gather.ts";

/** The same arrays with the same values; a program without accumulations is returned as it is. */
export function comparing(program: Program): Program {
  if (program.equations.every((equation) => equation.kind === "definition")) return program;
  const fresh = new Fresh(program.nextIndex);
  const equations = program.equations.map((equation): Equation => (equation.kind === "accumulation" ? compared(equation, program, fresh) : equation));
  return { ...program, equations, nextIndex: fresh.next };
}

function compared({ array, positions, guarded, indices, conditions, body, origin }: Accumulation, { arrays }: Program, fresh: Fresh): Definition {
  const extents = arrays.get(array)?.extents ?? [];
  const points = extents.map(({ lower, upper }, k) => fresh.variable(upper === Infinity ? "n" : `i${k}`, lower, upper));
  const target = read(array, positions, guarded);
  if (target.kind !== "read") throw new Error(`${array} is accumulated at no position`);
  const received = receive({ read: target, indices, conditions, seed: body }, points, true, fresh);
  if (received.kind !== "gather") throw new Error(`${array} cannot be compared`);
  return { kind: "definition", array, indices: points, body: received.value, ...(origin && { origin }) };
}
