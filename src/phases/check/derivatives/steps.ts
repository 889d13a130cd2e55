/**
 * Derivatives that a recurrence feeds back: a step must have all that they need. A derivative is replaced by what it will read: the right sides between the value and
 * what it is differentiated by, along the axes of the value that all of them go along with.
 */
import { affine, atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../../ir/equation/affine.ts";
import { add, read, readAt, reduce, where } from "../../../ir/equation/build.ts";
import { components, equationsByArray } from "../../../ir/equation/dependencies.ts";
import type { Aligned } from "../../../ir/equation/derivatives/alignment.ts";
import { asDerivative } from "../../../ir/equation/derivatives/derivative.ts";
import { Fresh } from "../../../ir/equation/fresh.ts";
import { instantiate, mapExpr } from "../../../ir/equation/traverse.ts";
import type { ArrayDefinition, Condition, Definition, Equation, Expr, IndexVariable, PositionAt, Program } from "../../../ir/equation/types.ts";
import { canStep } from "../../../ir/equation/verify/steps.ts";
import type { WrittenDerivative } from "../types.ts";
import type { Between } from "./between.ts";

/** Those without an order of steps. */
export function steppingWrongly(program: Program, all: readonly Between[]): readonly WrittenDerivative[] {
  const fresh = new Fresh(Math.max(program.nextIndex, ...all.map((b) => b.cut.nextIndex)));
  const standIns = all.map((between, k) => standIn(between, `derivative ${k + 1}`, fresh));
  const inPlace = (e: Expr): Expr => {
    const found = asDerivative(e);
    const k = found === undefined ? -1 : all.findIndex(({ pair }) => pair.value === found.value.array && pair.by === found.by.array);
    const here = standIns[k];
    return found === undefined || here === undefined ? e : read(here.array.name, here.axes.flatMap((d): readonly PositionAt[] => [found.value.positions[d]].flatMap((p) => p ?? [])));
  };
  const equations = [...program.equations, ...standIns.map((s) => s.definition)].map((q): Equation => ({ ...q, body: mapExpr(q.body, inPlace) }));
  const whole: Program = { ...program, equations, arrays: new Map([...program.arrays, ...standIns.map(({ array }) => [array.name, array] as const)]), nextIndex: fresh.next };
  const byArray = equationsByArray(whole);
  const cycles = components(whole, standIns.map((s) => s.array.name)).filter((c) => c.cyclic);
  const wrong = cycles.filter(({ arrays }) => !canStep(arrays.flatMap((a) => definitionOf(byArray.get(a))), (a) => whole.arrays.get(a)?.extents ?? []));
  return all.flatMap(({ pair }, k) => (wrong.some((c) => c.arrays.includes(standIns[k]?.array.name ?? "")) ? [pair] : []));
}

function definitionOf(equation: Equation | undefined): readonly Definition[] {
  return equation?.kind === "definition" ? [equation] : [];
}

interface StandIn {
  readonly array: ArrayDefinition;
  /** The axes of the value that it has. */
  readonly axes: readonly number[];
  readonly definition: Definition;
}

function standIn({ axes, activity, equations, root, pair }: Between, name: string, fresh: Fresh): StandIn {
  const active = [...equations.values()].filter((q) => q.array !== pair.by && activity.isActive(q.array));
  const kept = axes.flatMap(({ extent, alignment }, axis) => (active.every((q) => q.array === root || isAligned(alignment.get(q.array))) ? [{ extent, alignment, axis, index: fresh.variable("e", extent.lower, extent.upper) }] : []));
  const part = (equation: Equation): Expr => {
    const conditions: Condition[] = [];
    const free: IndexVariable[] = [];
    const positions = equation.indices.map((v, dimension) => {
      const along = equation.kind === "accumulation" ? undefined : kept.find(({ alignment, axis }) => (equation.array === root ? axis === dimension : dimensionOf(alignment.get(equation.array)) === dimension));
      if (along === undefined) {
        const index = fresh.like(v);
        free.push(index);
        return variableAffine(index);
      }
      const aligned = along.alignment.get(equation.array);
      const position = offsetAffine(variableAffine(along.index), equation.array === root || aligned === undefined || aligned === "wide" ? 0 : aligned.offset);
      conditions.push(atLeastZero(offsetAffine(position, -v.lower)));
      if (v.upper !== Infinity) conditions.push(atLeastZero(offsetAffine(scaleAffine(position, -1), v.upper - 1)));
      return position;
    });
    return where(conditions, reduce("max", free, [], instantiate(equation.indices, equation.body, positions, fresh)));
  };
  const value = readAt(pair.value, axes.map(({ extent }, axis) => {
    const own = kept.find((k) => k.axis === axis);
    return own === undefined ? affine(extent.lower) : variableAffine(own.index);
  }));
  const indices = kept.map((k) => k.index);
  return {
    array: { name, role: "value", content: { kind: "real" }, extents: kept.map((k) => k.extent) },
    axes: kept.map((k) => k.axis),
    definition: { kind: "definition", array: name, indices, body: add(value, ...active.map(part)) },
  };
}

function isAligned(found: Aligned | "wide" | undefined): boolean {
  return found !== undefined && found !== "wide";
}

function dimensionOf(found: Aligned | "wide" | undefined): number | undefined {
  return found === undefined || found === "wide" ? undefined : found.dimension;
}

