/** Reads of a whole array, each element once: at its own indices, or at those of another shape. */
import { affine, affineVariables, constantAffine, substituteAffine, variableAffine } from "../../ir/equation/affine.ts";
import type { Affine, IndexVariable, Read } from "../../ir/equation/types.ts";

/** Positions up to which a change of shape is tried out. */
const most = 65536;

/**
 * The variables of a read's positions, by id, in terms of the array's indices: of `y[n, floor(i / 2), i % 2]` with indices n, k and m it
 * is i = 2k + m. `undefined` where the read does not meet each element exactly once.
 */
export function inverse({ positions, guarded }: Read, indices: readonly IndexVariable[]): ReadonlyMap<number, Affine> | undefined {
  const groups = new Map<number, { readonly variable: IndexVariable; readonly places: { readonly position: Affine; readonly index: IndexVariable }[] }>();
  for (const [k, p] of positions.entries()) {
    const [variable, ...more] = p.kind === "affine" ? affineVariables(p.affine).values() : [];
    const index = indices[k];
    if (p.kind !== "affine" || guarded || variable === undefined || more.length > 0 || index === undefined) return undefined;
    const group = groups.get(variable.id) ?? { variable, places: [] };
    group.places.push({ position: p.affine, index });
    groups.set(variable.id, group);
  }
  const found = new Map<number, Affine>();
  for (const { variable, places } of groups.values()) {
    const form = joined(variable, places);
    if (form === undefined) return undefined;
    found.set(variable.id, form);
  }
  return found;
}

function joined(variable: IndexVariable, places: readonly { readonly position: Affine; readonly index: IndexVariable }[]): Affine | undefined {
  const [only, ...others] = places;
  if (only !== undefined && others.length === 0 && only.position.key === variableAffine(variable).key) {
    return only.index.lower === variable.lower && only.index.upper === variable.upper ? variableAffine(only.index) : undefined;
  }
  const sizes = places.map(({ index }) => index.upper);
  const size = sizes.reduce((a, b) => a * b, 1);
  if (variable.lower !== 0 || variable.upper !== size || size > most || places.some(({ index }) => index.lower !== 0)) return undefined;
  const strides = sizes.map((_, k) => sizes.slice(k + 1).reduce((a, b) => a * b, 1));
  for (let value = 0; value < size; value++) {
    const at = places.map(({ position }) => substituteAffine(position, new Map([[variable.id, constantAffine(value)]])).constant);
    if (at.some((x, k) => x < 0 || x >= (sizes[k] ?? 0)) || at.reduce((sum, x, k) => sum + x * (strides[k] ?? 0), 0) !== value) return undefined;
  }
  return affine(0, places.map(({ index }, k) => ({ coefficient: strides[k] ?? 0, atom: index })));
}
