/** Conditions on indices, which are constants of the graph. */
import type { Condition, IndexVariable } from "../../ir/equation/types.ts";
import { cannot, type Emitter } from "./emitter.ts";
import { connected, mostPoints, pointsOf, truths, variablesIn } from "./tables.ts";
import { elementwise, type Value } from "./value.ts";

/** The points at which all conditions of a group hold: groups have no index in common. */
export interface Mask {
  readonly variables: readonly IndexVariable[];
  readonly holds: Int32Array;
}

export function masksOf(conditions: readonly Condition[], emitter: Emitter): readonly Mask[] {
  return connected(conditions).map((group): Mask => {
    const variables = variablesIn(group.map((c) => c.affine));
    if (variables === undefined) return cannot(emitter, "a condition depends on the position of the example in its batch");
    if (pointsOf(variables) > mostPoints) return cannot(emitter, `a condition has ${pointsOf(variables)} cases`);
    const holds = group.map((c) => truths(c, variables)).reduce((a, b) => a.map((x, i) => x & (b[i] ?? 0)));
    return { variables, holds };
  });
}

/** A mask as a tensor: of truths, or of 1 and 0. */
export function maskValue({ variables, holds }: Mask, type: "bool" | "float", { builder }: Emitter): Value {
  return { operand: builder.constant(type, variables.map((v) => v.upper - v.lower), Array.from(holds), "mask"), axes: variables };
}

/** Where all conditions hold; `undefined` where they always do. */
export function conditionValue(conditions: readonly Condition[], emitter: Emitter): Value | undefined {
  const masks = masksOf(conditions, emitter).filter((m) => m.holds.includes(0));
  const [first, ...others] = masks.map((m) => maskValue(m, "bool", emitter));
  return first && others.reduce((a, b) => elementwise(emitter.builder, "And", [a, b], "bool"), first);
}
