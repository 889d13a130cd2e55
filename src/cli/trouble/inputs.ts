/** The size of what layers with weights read, before any weight: the equations up to there, interpreted on a sample. */
import { interpreter } from "../../ir/equation/interpret.ts";
import { scalarArray } from "../../ir/equation/names.ts";
import { readsOf } from "../../ir/equation/traverse.ts";
import { locate } from "../../source/locate.ts";
import { decodeSafetensors } from "../../runtime/safetensors.ts";
import type { CompiledModule } from "../compiler.ts";
import type { Examples } from "../network.ts";
import type { InputEvidence } from "./evidence.ts";

type Model = CompiledModule["model"];

/** `saved`: the weights, with fitted values. */
export function probeInputs(model: Model, saved: Uint8Array, inputs: Examples, count: number): readonly InputEvidence[] {
  const readers = readersOf(model);
  if (readers.size === 0) return [];
  const tensors = decodeSafetensors(saved).tensors;
  const training = scalarArray("training");
  const given = new Map<string, ArrayLike<number>>([[training, [0]]]);
  for (const { name, array } of model.inputs) given.set(array, inputs[name] ?? []);
  for (const { name } of model.variables) given.set(name, tensors.get(name)?.values ?? []);
  const run = interpreter({ name: model.name, arrays: model.arrays, equations: model.equations, outputs: [...readers.keys()], stores: [], nextIndex: model.nextIndex });
  const used = new Map([...given].filter(([array, values]) => model.arrays.has(array) && (values.length > 0 || array === training)));
  const { outputs } = run(used, { count });
  return [...readers].flatMap(([array, instance]) => sizeOf(model, array, instance, outputs.get(array) ?? new Float64Array(0)));
}

/** Real values of examples that depend on no trained weight, and the first call that multiplies them by one. */
function readersOf(model: Model): ReadonlyMap<string, Model["instances"][number]> {
  const trained = new Set(model.variables.filter((v) => v.trained).map((v) => v.name));
  const byArray = new Map(model.equations.map((q) => [q.array, q]));
  const memo = new Map<string, boolean>();
  const learned = (array: string): boolean => {
    const known = memo.get(array);
    if (known !== undefined) return known;
    memo.set(array, true);
    const equation = byArray.get(array);
    const found = trained.has(array) || (equation !== undefined && readsOf(equation.body).some((r) => learned(r.array)));
    memo.set(array, found);
    return found;
  };
  const readers = new Map<string, Model["instances"][number]>();
  for (const { body, origin } of model.equations) {
    const reads = readsOf(body).map((r) => r.array);
    const instance = model.instances.find(({ name }) => name === origin?.instance);
    if (instance === undefined || !reads.some((r) => trained.has(r))) continue;
    for (const array of reads) {
      const { content, extents, role } = model.arrays.get(array) ?? {};
      if (extents?.[0]?.upper !== Infinity || content?.kind !== "real" || (role !== "input" && role !== "value") || readers.has(array) || learned(array)) continue;
      readers.set(array, instance);
    }
  }
  return readers;
}

function sizeOf(model: Model, array: string, instance: Model["instances"][number], values: Float64Array): readonly InputEvidence[] {
  const extent = model.arrays.get(array)?.extents.at(-1);
  const width = extent === undefined || extent.upper === Infinity ? 1 : extent.upper - extent.lower;
  const squares = new Float64Array(width);
  values.forEach((x, i) => {
    squares[i % width] = (squares[i % width] ?? 0) + x * x;
  });
  const component = squares.reduce((best, x, i) => (x > (squares[best] ?? 0) ? i : best), 0);
  const { file, line } = locate(instance.span);
  const column = columnsOf(model, array)[component];
  return [{ layer: instance.name, place: `${file}:${line}`, size: Math.sqrt(((squares[component] ?? 0) * width) / values.length), component, ...(column !== undefined && { column }) }];
}

/** The names of the components of a record. */
function columnsOf(model: Model, array: string): readonly string[] {
  const encoding = model.inputs.find((i) => i.array === array)?.encoding;
  if (encoding?.kind !== "record") return [];
  return encoding.fields.flatMap(({ name, encoding: of }) => Array.from({ length: of.kind === "oneHot" ? of.classes.length : of.kind === "real" ? of.shape.reduce((a, b) => a * b, 1) : 1 }, () => name));
}
