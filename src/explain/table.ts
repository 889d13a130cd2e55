/** A table of a model's layers: output shape, parameters, operations, bytes of values. */
import { shownName } from "../ir/equation/names.ts";
import { operationsOf } from "../ir/equation/count.ts";
import type { ProgramSet } from "../ir/equation/program-set.ts";
import type { Program } from "../ir/equation/types.ts";
import type { PlannedKernels } from "../ir/memory/types.ts";
import type { CheckedModel } from "../ir/model/types.ts";
import type { Precision } from "../targets/target.ts";
import type { LayerTable } from "./explanation.ts";

/** Bytes of a real and of an integer in an emitted module. */
const realBytes = { f64: 8, f32: 4 } as const;
const integerBytes = 4;

interface Costs {
  readonly operations: number;
  /** Elements of its values, for a whole batch. */
  readonly values: number;
}

/** `expanded`: the equations as written, from which each layer's operations are counted; `derived`: the equations that the module computes. */
export function layerTable(model: CheckedModel, expanded: ProgramSet, derived: ProgramSet, planned: PlannedKernels, precision: Precision): LayerTable {
  const { batch } = model.train;
  const written = costsOf(expanded.inference, batch);
  const kept = costsOf(derived.training ?? derived.inference, batch);
  const listed = new Set(model.instances.map((i) => i.name));
  const others = [...written.keys()].filter((name) => !listed.has(name) && name !== "");
  const bytes = realBytes[precision];
  const row = (name: string, gives: string, parameters: string): readonly string[] => [
    name, gives, parameters, grouped(written.get(name)?.operations ?? 0), size(kept.get(name)?.values ?? 0, bytes),
  ];
  const rows = [
    ...model.inputs.map((i) => [i.name, shapeText(model.arrays.get(i.array)?.extents.slice(1).map((e) => e.upper - e.lower) ?? []), "", "", ""]),
    ...model.instances.map((i) => row(i.name, shapeText(i.shape), parametersOf(model, i.variables))),
    ...others.map((name) => row(name, "", "")),
  ];
  const all = [...written.values()].reduce((n, c) => n + c.operations, 0);
  const total = ["total", "", grouped(count(model, model.variables.map((v) => v.name))), grouped(all), ""];
  const head = ["layer", "gives", "parameters", "operations", "values"];
  const memory = planned.reals.size * bytes + planned.doubles.size * realBytes.f64 + planned.integers.size * integerBytes;
  const doubles = planned.doubles.placements.map((p) => planned.kernels.buffers.get(p.buffer)).flatMap((b) => (b === undefined || b.role === "value" ? [] : [`\`${shownName(b.name)}\``]));
  const notes = [
    `Operations are those of one example, as the layers are written, each addition, multiplication and function being one.${derived.training === undefined ? "" : ` Training computes ${grouped(operationsIn(derived.training, batch) + (derived.backward === undefined ? 0 : operationsIn(derived.backward, batch)))} for an example, forward and backward, and ${grouped(derived.update === undefined ? 0 : operationsIn(derived.update, batch))} for an update of all parameters.`}`,
    `Values are those kept for a batch of ${model.train.batch}; layers share their memory where they can: all arrays of the module, parameters, gradients and optimizer included, take ${grouped(memory)} bytes.${doubles.length === 0 ? "" : ` Float64 among float32, so that data are centered before they are rounded: ${doubles.join(", ")}.`}`,
    ...pairsIn(derived.training ?? derived.inference, batch, bytes),
  ];
  return { head, rows: [...rows, total], texts: 2, notes };
}

function operationsIn(program: Program, batch: number): number {
  return program.equations.reduce((n, e) => n + operationsOf(e, batch), 0);
}

/** What grows with the square of the batch. */
function pairsIn({ arrays, equations }: Program, batch: number, bytes: number): readonly string[] {
  const found = equations.flatMap(({ array }) => arrays.get(array) ?? []).filter(({ extents }) => extents.filter((e) => e.upper === Infinity).length > 1);
  if (found.length === 0) return [];
  const numbers = found.reduce((sum, { extents }) => sum + extents.reduce((n, e) => n * (e.upper === Infinity ? batch : e.upper - e.lower), 1), 0);
  return [`Values of pairs of examples grow with the square of the batch: ${found.map(({ name }) => `\`${shownName(name)}\``).join(", ")} have ${size(numbers, bytes)} at ${batch}, ${size(4 * numbers, bytes)} at ${2 * batch}.`];
}

/** By instance: operations for one example, and the numbers of the values its equations define. */
function costsOf(program: Program, batch: number): ReadonlyMap<string, Costs> {
  const found = new Map<string, Costs>();
  for (const equation of program.equations) {
    const name = equation.origin?.instance ?? "";
    const before = found.get(name) ?? { operations: 0, values: 0 };
    const array = program.arrays.get(equation.array);
    const numbers = array?.role === "value" ? array.extents.reduce((n, e) => n * (e.upper === Infinity ? batch : e.upper - e.lower), 1) : 0;
    found.set(name, { operations: before.operations + operationsOf(equation, batch), values: before.values + numbers });
  }
  return found;
}

function count(model: CheckedModel, names: readonly string[]): number {
  return model.variables.filter((v) => names.includes(v.name)).reduce((n, v) => n + v.shape.reduce((a, b) => a * b, 1), 0);
}

/** `130`, `130 (frozen)`, `8 (state)`. */
function parametersOf(model: CheckedModel, names: readonly string[]): string {
  const own = model.variables.filter((v) => names.includes(v.name));
  if (own.length === 0) return "";
  const trained = own.filter((v) => v.trained).map((v) => v.name);
  const fixed = own.filter((v) => !v.trained);
  const parts = [
    ...(trained.length > 0 ? [grouped(count(model, trained))] : []),
    ...[...new Set(fixed.map((v) => (v.role === "state" || v.role === "fitted" ? v.role : "frozen")))].map((kind) =>
      `${grouped(count(model, fixed.filter((v) => (v.role === "state" || v.role === "fitted" ? v.role : "frozen") === kind).map((v) => v.name)))} ${kind}`),
  ];
  return parts.join(" + ");
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}

/** `1,234,567` */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

function size(numbers: number, bytes: number): string {
  const total = numbers * bytes;
  return total === 0 ? "" : total < 10_000 ? `${grouped(total)} B` : total < 10_000_000 ? `${grouped(Math.round(total / 1000))} kB` : `${grouped(Math.round(total / 1_000_000))} MB`;
}
