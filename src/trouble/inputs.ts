/** The size of what layers with weights read, before any weight: the equations up to there, interpreted on a sample. */
import { interpreter } from "../ir/equation/interpret.ts";
import { scalarArray } from "../ir/equation/names.ts";
import { programOf, type WatchedModel, type WatchedReader } from "../ir/model/watched.ts";
import { decodeSafetensors } from "../runtime/safetensors.ts";
import type { InputEvidence } from "./evidence.ts";
import type { Examples } from "./network.ts";

/** `saved`: the weights, with fitted values. */
export function probeInputs({ name, inputs, readers, equations }: WatchedModel, saved: Uint8Array, examples: Examples, count: number): readonly InputEvidence[] {
  if (readers.length === 0) return [];
  const tensors = decodeSafetensors(saved).tensors;
  const program = programOf(equations);
  const arrays = new Map(program.arrays.map((array) => [array.name, array]));
  const training = scalarArray("training");
  const given = new Map<string, ArrayLike<number>>([[training, [0]], ...[...tensors].map(([tensor, { values }]) => [tensor, values] as const)]);
  for (const input of inputs) given.set(input.array, examples[input.name] ?? []);
  const run = interpreter({ ...program, name, arrays, outputs: readers.map((r) => r.array), stores: [] });
  const used = new Map([...given].filter(([array, values]) => arrays.has(array) && (values.length > 0 || array === training)));
  const { outputs } = run(used, { count });
  return readers.map((reader) => sizeOf(reader, outputs.get(reader.array) ?? new Float64Array(0)));
}

function sizeOf({ width, layer, place, columns }: WatchedReader, values: Float64Array): InputEvidence {
  const squares = new Float64Array(width);
  values.forEach((x, i) => {
    squares[i % width] = (squares[i % width] ?? 0) + x * x;
  });
  const component = squares.reduce((best, x, i) => (x > (squares[best] ?? 0) ? i : best), 0);
  const column = columns[component];
  return { layer, place, size: Math.sqrt(((squares[component] ?? 0) * width) / values.length), component, ...(column !== undefined && { column }) };
}
