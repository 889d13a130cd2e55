/** Short ways to write equations in tests. */
import { addAffine, affine, atLeastZero, constantAffine, equalsZero, scaleAffine, variableAffine } from "../../../src/ir/equation/affine.ts";
import { Fresh } from "../../../src/ir/equation/fresh.ts";
import type { Affine, ArrayDefinition, ArrayRole, Condition, Equation, Extent, IndexVariable, Program } from "../../../src/ir/equation/types.ts";

export const fresh = (): Fresh => new Fresh(0);

type Part = number | IndexVariable | Affine | readonly [number, IndexVariable | Affine];

/** `at(i, 2, j, -3)` is `i + 2 + j − 3`; `[2, i]` is `2 · i`. */
export function at(...parts: readonly Part[]): Affine {
  let sum = affine(0);
  for (const part of parts) {
    if (typeof part === "number") sum = addAffine(sum, constantAffine(part));
    else if (isPair(part)) sum = addAffine(sum, scaleAffine(form(part[1]), part[0]));
    else sum = addAffine(sum, form(part));
  }
  return sum;
}

function isPair(part: Part): part is readonly [number, IndexVariable | Affine] {
  return Array.isArray(part);
}

function form(part: IndexVariable | Affine): Affine {
  return "kind" in part ? variableAffine(part) : part;
}

export const ge0 = (...parts: readonly Part[]): Condition => atLeastZero(at(...parts));
export const eq0 = (...parts: readonly Part[]): Condition => equalsZero(at(...parts));

/** `[4, [1, 5]]` is 0 ≤ i < 4 and 1 ≤ j < 5. */
export function array(name: string, role: ArrayRole, sizes: readonly (number | readonly [number, number])[], below?: number): ArrayDefinition {
  const extents: Extent[] = sizes.map((s) => (typeof s === "number" ? { lower: 0, upper: s } : { lower: s[0], upper: s[1] }));
  return { name, role, extents, content: below === undefined ? { kind: "real" } : { kind: "index", below } };
}

export function program(arrays: readonly ArrayDefinition[], equations: readonly Equation[], outputs: readonly string[], more: Partial<Program> = {}): Program {
  return { name: "test", arrays: new Map(arrays.map((a) => [a.name, a])), equations, outputs, stores: [], nextIndex: 1000, ...more };
}

export function define(name: string, indices: readonly IndexVariable[], body: Equation["body"]): Equation {
  return { kind: "definition", array: name, indices, body };
}
