/** The value of a read, from the definition of the array that it reads. */
import { asVariable, atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../ir/equation/affine.ts";
import { where } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { canSubstituteData, freshen, substitute, substituteData } from "../../ir/equation/traverse.ts";
import type { Affine, ArrayDefinition, Condition, Definition, Expr, Read } from "../../ir/equation/types.ts";

/** `undefined` where a position from data cannot replace an index: one of a condition or a draw, or of a guarded read. */
export function valueOf(e: Read, definition: Definition, array: ArrayDefinition, fresh: Fresh): Expr | undefined {
  const replacements = new Map<number, Affine>();
  const fromData: { readonly variable: Definition["indices"][number]; readonly value: Expr }[] = [];
  for (const [i, v] of definition.indices.entries()) {
    const p = e.positions[i];
    if (p === undefined) return undefined;
    if (p.kind === "affine") replacements.set(v.id, p.affine);
    else {
      // A name that nothing else has, so that the value's own indices are not taken for it.
      const variable = fresh.like(v);
      replacements.set(v.id, variableAffine(variable));
      fromData.push({ variable, value: p.value });
    }
  }
  if (e.guarded && fromData.length > 0) return undefined;
  let value = substitute(freshen(definition.body, fresh), replacements);
  for (const { variable, value: position } of fromData) {
    if (!canSubstituteData(value, variable)) return undefined;
    value = substituteData(value, variable, position);
  }
  return e.guarded ? where(boundsOf(e, array), value) : value;
}

/** Where a read at affine positions is inside of its array. */
function boundsOf(e: Read, array: ArrayDefinition): readonly Condition[] {
  return e.positions.flatMap((p, i): readonly Condition[] => {
    const extent = array.extents[i];
    if (p.kind === "data" || extent === undefined) return [];
    if (extent.upper === Infinity && asVariable(p.affine) !== undefined) return [];
    const below = atLeastZero(offsetAffine(p.affine, -extent.lower));
    return extent.upper === Infinity ? [below] : [below, atLeastZero(offsetAffine(scaleAffine(p.affine, -1), extent.upper - 1))];
  });
}
