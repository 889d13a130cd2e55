/** Whether a reduction always covers a point, and one that is not masked: at which conditions on indices do not give −∞, as a causal mask does. */
import { constantAffine, substituteCondition, variableAffine } from "../affine.ts";
import { toNumber } from "../number.ts";
import { implies, satisfiable } from "../prove.ts";
import { freeVariables } from "../traverse.ts";
import type { Affine, Condition, Definition, Expr, IndexVariable, Reduce } from "../types.ts";
import type { Interval } from "./interval.ts";

type Definitions = ReadonlyMap<string, Definition>;
type Of = (e: Expr) => Interval;
type Place = ReadonlyMap<number, Affine>;

/** So many points are tried. */
const mostPlaces = 64;

/** Whether at every point around it the reduction covers some point that is not masked. */
export function coversUnmasked(e: Reduce, definitions: Definitions, of: Of): boolean {
  const masks = masksOf(e.body, definitions, of);
  return masks !== undefined && coveredPlaces(e).some((place) => masks.every((mask) => !satisfiable(mask.map((c) => substituteCondition(c, place)))));
}

/** Whether at every point around it the reduction covers some point at all. */
export function coversSome(e: Reduce): boolean {
  return coveredPlaces(e).length > 0;
}

function coveredPlaces(e: Reduce): readonly Place[] {
  return placesOf(e.indices, [...freeVariables(e).values()]).filter((place) => e.conditions.every((c) => implies([], substituteCondition(c, place))));
}

/** The first point, the last, and those on a diagonal with an index around. */
function placesOf(indices: readonly IndexVariable[], around: readonly IndexVariable[]): readonly Place[] {
  let places: readonly (readonly (readonly [number, Affine])[])[] = [[]];
  for (const v of indices) {
    const ends = v.upper === Infinity ? [v.lower] : v.lower < v.upper ? [v.lower, v.upper - 1] : [];
    const diagonal = around.filter((w) => w.lower >= v.lower && w.upper <= v.upper);
    const candidates = [...ends.map(constantAffine), ...diagonal.map(variableAffine)];
    places = places.flatMap((place) => candidates.map((a) => [...place, [v.id, a] as const])).slice(0, mostPlaces);
  }
  return places.map((place) => new Map(place));
}

/** The conditions under each of which a value may be −∞; `undefined` where something else decides. */
function masksOf(e: Expr, definitions: Definitions, of: Of): readonly (readonly Condition[])[] | undefined {
  if (of(e).certainty === "finite") return [];
  switch (e.kind) {
    case "constant": return toNumber(e.value) === -Infinity ? [[]] : undefined;
    case "where": return masksOf(e.body, definitions, of)?.map((mask) => [...e.conditions, ...mask]);
    case "sum": {
      const all = e.terms.map((t) => masksOf(t.value, definitions, of));
      return all.every((m) => m !== undefined) ? all.flat() : undefined;
    }
    case "read": {
      const definition = e.guarded ? undefined : definitions.get(e.array);
      const masks = definition && masksOf(definition.body, definitions, of);
      if (definition === undefined || masks === undefined) return undefined;
      const place = new Map(definition.indices.flatMap((v, i) => {
        const position = e.positions[i];
        return position?.kind === "affine" ? [[v.id, position.affine] as const] : [];
      }));
      return place.size === definition.indices.length ? masks.map((mask) => mask.map((c) => substituteCondition(c, place))) : undefined;
    }
    case "count": case "index": case "draw": case "product": case "call": case "select": case "reduce": return undefined;
  }
}
