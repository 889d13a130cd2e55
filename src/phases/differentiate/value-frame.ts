/**
 * The derivative of a value by an array, element by element: an adjoint has the axes of the value and, of its array's dimensions, those that do not go
 * along with one of these. Along an axis that the array goes along with, an element of the value depends on one element of the array, so that nothing is added.
 */
import { atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../ir/equation/affine.ts";
import type { Activity } from "../../ir/equation/activity.ts";
import { type Aligned, type Alignment, alignmentOf, ownPositions } from "../../ir/equation/derivatives/alignment.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { derivativeName } from "../../ir/equation/names.ts";
import type { Affine, Condition, Equation, Extent, IndexVariable, PositionAt, Program } from "../../ir/equation/types.ts";
import { firstUnused } from "../../ir/unused-names.ts";
import type { Frame, Standing } from "./frame.ts";

/** An axis of the value that adjoints have: all but those of one element. */
interface Axis {
  readonly dimension: number;
  readonly extent: Extent;
  readonly alignment: Alignment;
}

/** What a dimension of an adjoint is: an axis of the value, by its place among those that adjoints have, or a dimension of the adjoint's array. */
export type Dimension = { readonly kind: "axis"; readonly axis: number } | { readonly kind: "own"; readonly dimension: number };

export class ValueFrame implements Frame {
  readonly value: string;
  readonly by: readonly [string];
  readonly #program: Program;
  readonly #axes: readonly Axis[];
  readonly #called: string;
  readonly #names = new Map<string, string>();

  /** `value` is read by nothing that it depends on. `called`: the value by its name in the model. */
  constructor(program: Program, equations: ReadonlyMap<string, Equation>, activity: Activity, value: string, by: string, called: string) {
    this.value = value;
    this.by = [by];
    this.#program = program;
    this.#called = called;
    this.#axes = this.#extents(value).flatMap((extent, dimension) => (extent.upper - extent.lower === 1 ? [] : [{ dimension, extent, alignment: alignmentOf(equations, activity, value, by, dimension) }]));
  }

  nameOf(array: string): string {
    const known = this.#names.get(array);
    if (known !== undefined) return known;
    const taken = new Set([...this.#program.arrays.keys(), ...this.#names.values()]);
    const name = firstUnused((k) => derivativeName(this.#called, array, k), (n) => taken.has(n));
    this.#names.set(array, name);
    return name;
  }

  adjoint(array: string): ReturnType<Frame["adjoint"]> {
    return { name: this.nameOf(array), role: "value", content: { kind: "real" }, purpose: { kind: "derivative", of: array, ofPurpose: this.#program.arrays.get(array)?.purpose, value: this.#called, valuePurpose: this.#program.arrays.get(this.#called)?.purpose } };
  }

  extentsOf(array: string): readonly Extent[] {
    const extents = this.#extents(array);
    return this.dimensionsOf(array).flatMap((d) => (d.kind === "axis" ? this.#axes[d.axis]?.extent : extents[d.dimension]) ?? []);
  }

  /** The batch is always the first dimension. */
  dimensionsOf(array: string): readonly Dimension[] {
    const taken = new Set(this.#axes.flatMap((axis) => this.#along(axis, array)?.dimension ?? []));
    const own = this.#extents(array).flatMap((extent, dimension) => (taken.has(dimension) ? [] : [{ kind: "own", dimension, isBatch: extent.upper === Infinity } as const]));
    const axes = this.#axes.map((_, axis): Dimension => ({ kind: "axis", axis }));
    const ofBatch = own.filter((d) => d.isBatch);
    if (ofBatch.length > 0 && this.#axes.some(({ extent }) => extent.upper === Infinity)) throw new Error(`${this.#called} of one example depends on ${array} of others`);
    return [...ofBatch, ...axes, ...own.filter((d) => !d.isBatch)];
  }

  /** For each axis of the value, in the order of `Dimension`: its dimension in the value, and how the array goes along with it. */
  along(array: string): readonly { readonly dimension: number; readonly aligned: Aligned | undefined }[] {
    return this.#axes.map((axis) => ({ dimension: axis.dimension, aligned: this.#along(axis, array) }));
  }

  standing(equation: Equation, fresh: Fresh): Standing {
    const own = ownPositions(equation);
    const more: IndexVariable[] = [];
    const conditions: Condition[] = [];
    const places = this.#axes.map((axis): Affine => {
      const aligned = this.#along(axis, equation.array);
      const position = aligned && own[aligned.dimension];
      const { lower, upper } = axis.extent;
      if (aligned === undefined || position?.kind !== "affine") {
        const index = fresh.variable("e", lower, upper);
        more.push(index);
        return variableAffine(index);
      }
      const place = offsetAffine(position.affine, -aligned.offset);
      const there = this.#extents(equation.array)[aligned.dimension];
      if (there !== undefined && there.lower - aligned.offset < lower) conditions.push(atLeastZero(offsetAffine(place, -lower)));
      if (there !== undefined && there.upper - aligned.offset > upper) conditions.push(atLeastZero(offsetAffine(scaleAffine(place, -1), upper - 1)));
      return place;
    });
    const at = (array: string, positions: readonly PositionAt[]): readonly PositionAt[] => this.dimensionsOf(array).flatMap((d): readonly PositionAt[] => {
      const affine = d.kind === "axis" ? places[d.axis] : undefined;
      return affine !== undefined ? [{ kind: "affine", affine }] : d.kind === "own" ? [positions[d.dimension]].flatMap((p) => p ?? []) : [];
    });
    return { more, conditions, at };
  }

  #along({ alignment }: Axis, array: string): Aligned | undefined {
    const found = alignment.get(array);
    return found === "wide" ? undefined : found;
  }

  #extents(array: string): readonly Extent[] {
    return this.#program.arrays.get(array)?.extents ?? [];
  }
}
