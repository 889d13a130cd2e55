/** The order in which a derivation gives equations. */
import { components, equationsByArray } from "../../ir/equation/dependencies.ts";
import { readsOf } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Program } from "../../ir/equation/types.ts";

export function isBackward(array: ArrayDefinition | undefined): boolean {
  const purpose = array?.purpose;
  return purpose?.kind === "adjoint" || purpose?.kind === "gradient" || (purpose?.kind === "part" && (purpose.ofPurpose?.kind === "adjoint" || purpose.ofPurpose?.kind === "gradient"));
}

export function inOrder(program: Program): readonly Program["equations"][number][] {
  const equations = equationsByArray(program);
  return components(program, equations.keys()).flatMap(({ arrays }) => arrays.flatMap((name) => equations.get(name) ?? []));
}

/** Each gradient of a parameter as soon as the derivatives that it reads are there. */
export function ordered(backward: readonly Definition[], arrays: ReadonlyMap<string, ArrayDefinition>): readonly Definition[] {
  const isGradient = (e: Definition): boolean => arrays.get(e.array)?.purpose?.kind === "gradient";
  const result: Definition[] = [];
  let waiting = backward.filter(isGradient);
  const release = (): void => {
    const known = new Set(result.map((e) => e.array));
    const isReady = (e: Definition): boolean => readsOf(e.body).every(({ array }) => !isBackward(arrays.get(array)) || known.has(array));
    result.push(...waiting.filter(isReady));
    waiting = waiting.filter((e) => !isReady(e));
  };
  release();
  for (const e of backward.filter((each) => !isGradient(each))) {
    result.push(e);
    release();
  }
  return [...result, ...waiting];
}
