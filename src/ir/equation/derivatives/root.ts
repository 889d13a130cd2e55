/** What is differentiated: the value, or a copy of it. */
import { activityOf, smoothReads } from "../activity.ts";
import { variableAffine } from "../affine.ts";
import { readAt } from "../build.ts";
import { Fresh } from "../fresh.ts";
import { copyName } from "../names.ts";
import type { Definition, Program } from "../types.ts";

export interface Rooted {
  readonly program: Program;
  readonly root: string;
}

/**
 * Where what a value depends on reads it, at other steps of a recurrence, a copy of it is differentiated, which nothing reads. So is a copy of one that is
 * accumulated, whose elements get what they are made of at positions from data. The program lacks the equation of `by`, which is taken as it is.
 */
export function withRoot(program: Program, value: string, by: string): Rooted {
  const { isActive } = activityOf(program, [by], value);
  const array = program.arrays.get(value);
  const needsCopy = value === by || program.equations.some((q) => q.array === value && q.kind === "accumulation") || program.equations.some((q) => isActive(q.array) && smoothReads(q.body).some((r) => r.array === value));
  if (array === undefined || !needsCopy) return { program, root: value };
  const fresh = new Fresh(program.nextIndex);
  const indices = array.extents.map(({ lower, upper }, i) => fresh.variable(upper === Infinity ? "n" : `i${i}`, lower, upper));
  const root = copyName(value);
  const copy: Definition = { kind: "definition", array: root, indices, body: readAt(value, indices.map(variableAffine)) };
  const arrays = new Map([...program.arrays, [root, { name: root, extents: array.extents, role: "value", content: { kind: "real" } } as const]]);
  return { program: { ...program, arrays, equations: [...program.equations, copy], nextIndex: fresh.next }, root };
}
