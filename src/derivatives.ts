/**
 * Derivatives in the equations of a model beside central differences of the values that they are of: a gradient of the loss says nothing of them, since the loss
 * is made with them. The interpreter computes both, in float64, in directions drawn at random.
 */
import { variableAffine } from "./ir/equation/affine.ts";
import { multiply, read, readAt, reduce } from "./ir/equation/build.ts";
import { derivative, derivativesIn } from "./ir/equation/derivatives/derivative.ts";
import { Fresh } from "./ir/equation/fresh.ts";
import { interpreter, type Inputs, type InterpretOptions } from "./ir/equation/interpret.ts";
import { derivativeName, isStoppedName } from "./ir/equation/names.ts";
import type { ArrayDefinition, Definition, IndexVariable, Program } from "./ir/equation/types.ts";
import type { CheckedModel } from "./ir/model/types.ts";
import { equationSteps } from "./pipeline.ts";

/** A pair of arrays and the array of its derivative. */
interface Probe {
  readonly value: string;
  readonly by: string;
  /** The derivative of each element of the value in the direction. */
  readonly name: string;
  /** The direction: an array as what the value is differentiated by. */
  readonly along: string;
}

export interface Probed {
  /** A training step, whose derivatives have been taken, with the probes. */
  readonly program: Program;
  readonly probes: readonly Probe[];
}

/** How the derivative of one array by another agrees with differences, over the greatest derivative. */
export interface Compared {
  readonly name: string;
  /** The elements that were compared. */
  readonly size: number;
  readonly error: number;
  readonly worst: { readonly index: number; readonly derived: number; readonly measured: number };
}

/** The step of a model that has a loss, with a probe for each pair of arrays of which its equations have a derivative. */
export function probed(model: CheckedModel): Probed {
  const fresh = new Fresh(model.nextIndex);
  const pairs = new Map(model.equations.flatMap((q) => derivativesIn(q.body)).map((d) => [`${d.value.array} ${d.by.array}`, d]));
  const arrays = new Map(model.arrays);
  const equations: Definition[] = [];
  const probes = [...pairs.values()].flatMap(({ value: { array: value }, by: { array: by } }, k): readonly Probe[] => {
    const [of, moved] = [model.arrays.get(value), model.arrays.get(by)];
    if (of === undefined || moved === undefined) return [];
    const probe: Probe = { value, by, name: `@probe${k + 1}`, along: `@along${k + 1}` };
    const indices = indicesOf(of, fresh);
    const [batch] = indices.filter((v) => v.upper === Infinity);
    const positions = indicesOf(moved, fresh).map((v) => (v.upper === Infinity ? batch ?? v : v));
    const element = derivative({ value: readOf(value, indices), by: readOf(by, positions) });
    const body = reduce("sum", positions.filter((v) => v !== batch), [], multiply(element, readAt(probe.along, positions.map(variableAffine))));
    arrays.set(probe.name, { name: probe.name, role: "value", content: { kind: "real" }, extents: of.extents });
    arrays.set(probe.along, { name: probe.along, role: "input", content: { kind: "real" }, extents: moved.extents });
    equations.push({ kind: "definition", array: probe.name, indices, body });
    return [probe];
  });
  const whole: CheckedModel = { ...model, arrays, equations: [...model.equations, ...equations], nextIndex: fresh.next };
  for (const { phase, form } of equationSteps({ model: whole, options: {}, held: true })) {
    if (phase === "hold" && form.kind === "equations") return { program: form.set.training ?? form.set.inference, probes };
  }
  throw new Error("there is no phase hold");
}

function indicesOf({ extents }: ArrayDefinition, fresh: Fresh): readonly IndexVariable[] {
  return extents.map(({ lower, upper }, i) => fresh.variable(upper === Infinity ? "n" : `i${i}`, lower, upper));
}

function readOf(array: string, indices: readonly IndexVariable[]): ReturnType<typeof asRead> {
  return asRead(read(array, indices.map((v) => ({ kind: "affine", affine: variableAffine(v) }))));
}

function asRead(e: ReturnType<typeof read>): Extract<ReturnType<typeof read>, { kind: "read" }> {
  if (e.kind !== "read") throw new Error("a read is a read");
  return e;
}

const steps = [1e-4, 1e-5, 1e-6];

/** Directions in which each derivative is compared. */
const directions = 2;

/** `given`: data, weights and scalars. `uniform`: the k-th of numbers in [0, 1). What is stopped is held. */
export function compareDerivatives({ program, probes }: Probed, given: Inputs, options: InterpretOptions, uniform: (k: number) => number): readonly Compared[] {
  let drawn = 0;
  const sizeOf = (array: string): number => (program.arrays.get(array)?.extents ?? []).reduce((n, { lower, upper }) => n * ((upper === Infinity ? options.count : upper) - lower), 1);
  const direction = (array: string): Float64Array => Float64Array.from({ length: sizeOf(array) }, () => 2 * uniform(drawn++) - 1);
  const stopped = [...program.arrays.keys()].filter(isStoppedName);
  return probes.map((probe): Compared => {
    let worst = { index: 0, derived: 0, measured: 0 };
    let error = 0;
    for (let k = 0; k < directions; k++) {
      const along = new Map([...given, ...probes.map((p) => [p.along, direction(p.along)] as const)]);
      const at = interpreter(program)(along, options);
      const [derived, start, way] = [at.value(probe.name), at.value(probe.by), along.get(probe.along) ?? []];
      const value = valueBy(program, probe, new Map([...along, ...stopped.map((name) => [name, at.value(name)] as const)]), options, stopped);
      const scale = Math.max(derived.reduce((most, d) => Math.max(most, Math.abs(d)), 0), Number.MIN_VALUE);
      const closest = Float64Array.from(derived, () => Number.NaN);
      for (const step of steps) {
        const [up, down] = [step, -step].map((h) => value(Float64Array.from(start, (x, i) => x + h * (way[i] ?? 0))));
        derived.forEach((d, i) => {
          const measured = ((up?.[i] ?? Number.NaN) - (down?.[i] ?? Number.NaN)) / (2 * step);
          if (!(Math.abs((closest[i] ?? Number.NaN) - d) <= Math.abs(measured - d))) closest[i] = measured;
        });
        if (derived.every((d, i) => Math.abs(d - (closest[i] ?? Number.NaN)) < 1e-7 * scale)) break;
      }
      derived.forEach((d, index) => {
        const measured = closest[index] ?? Number.NaN;
        const off = Math.abs(d - measured) / Math.max(scale, Math.abs(measured));
        if (off <= error) return;
        error = off;
        worst = { index, derived: d, measured };
      });
    }
    return { name: derivativeName(probe.value, probe.by, 1), size: sizeOf(probe.value), error, worst };
  });
}

/** A value as a function of what it is differentiated by. */
function valueBy(program: Program, { value, by }: Probe, given: Inputs, options: InterpretOptions, stopped: readonly string[]): (moved: Float64Array) => Float64Array {
  const free = new Set([by, ...stopped]);
  const arrays = new Map([...program.arrays].map(([name, a]) => [name, free.has(name) && a.role === "value" ? { ...a, role: "kept" as const } : a]));
  const run = interpreter({ ...program, arrays, equations: program.equations.filter((q) => !free.has(q.array)), outputs: [value], stores: [] });
  return (moved) => (value === by ? moved : run(new Map([...given, [by, moved]]), options).outputs.get(value)?.slice() ?? new Float64Array(0));
}
