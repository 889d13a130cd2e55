/** Runs graphs in ONNX Runtime beside the emitted module of the same model. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type * as OnnxRuntime from "onnxruntime-node";
import type { InferenceSession, Tensor } from "onnxruntime-node";
import type { CheckedModel } from "../../../src/index.ts";
import { encodeModel, type Numbers, exportOnnx } from "../../../src/export/onnx/export.ts";
import type { OnnxModel } from "../../../src/export/onnx/types.ts";
import type { TestNetwork } from "../../support/module.ts";
import { type Examples, randomExamples, type RawInput } from "./random.ts";

/** Another runtime of the same interface by its path in ONNXRUNTIME, such as `onnxruntime-web/dist/ort.node.min.mjs` of an installation. */
const runtime: typeof OnnxRuntime = await import(process.env["ONNXRUNTIME"] ?? "onnxruntime-node");

export interface Session {
  readonly onnx: OnnxModel;
  readonly run: (examples: Examples) => Promise<ReadonlyMap<string, ArrayLike<number | string | bigint | boolean>>>;
}

export async function sessionOf(model: CheckedModel, weights: Numbers, opset: number): Promise<Session> {
  return openSession(exportOnnx(model, weights, { version: "0.0.0", opset }));
}

/** `path`: of the file, where weights are beside it. */
export async function openSession(onnx: OnnxModel, path?: string): Promise<Session> {
  const options = { logSeverityLevel: 3, intraOpNumThreads: 1 } as const;
  const session = await (path === undefined ? runtime.InferenceSession.create(encodeModel(onnx).model, options) : openFile(path, options));
  return {
    onnx,
    run: async ({ raw }) => {
      const feeds = onnx.graph.inputs.map(({ name, type }) => [name, tensorOf(type, raw.get(name))] as const);
      const results = await session.run(Object.fromEntries(feeds));
      return new Map(Object.entries(results).map(([name, { data }]) => [name, data]));
    },
  };
}

/** In a page there are no files: the weights beside a graph are handed in. */
function openFile(path: string, options: InferenceSession.SessionOptions): Promise<InferenceSession> {
  if (process.env["ONNXRUNTIME"] === undefined) return runtime.InferenceSession.create(path, options);
  const beside = `${path}.data`;
  return runtime.InferenceSession.create(readFileSync(path), { ...options, externalData: [{ path: basename(beside), data: readFileSync(beside) }] });
}

function tensorOf(type: string, input: RawInput | undefined): Tensor {
  if (input === undefined) throw new Error("an input of the graph has no examples");
  const { values, shape } = input;
  if (type === "string") return new runtime.Tensor("string", values.map(String), shape);
  if (type === "int64") return new runtime.Tensor("int64", BigInt64Array.from(values, (v) => BigInt(v)), shape);
  return new runtime.Tensor("float32", Float32Array.from(values, Number), shape);
}

/**
 * The greatest difference of what the graph and the module give, relative to the greatest number of the example's output where that is above 1.
 * Throws where a class is not that of the greatest probability.
 */
export async function compareRuns(session: Session, network: TestNetwork, model: CheckedModel, count: number, next: () => number): Promise<number> {
  const needed = model.inputs.filter((i) => i.needed);
  const examples = randomExamples(needed, count, next);
  const results = await session.run(examples);
  const entries = Object.entries(examples.encoded);
  let worst = 0;
  for (const output of model.outputs) {
    const named = session.onnx.graph.outputs.find(({ name }) => name === `${output.name}.predicted`)?.name ?? output.name;
    const theirs = results.get(`${named}.probabilities`) ?? results.get(`${named}.probability`) ?? results.get(named) ?? [];
    const width = theirs.length / count;
    for (let n = 0; n < count; n++) {
      const one = entries.map(([name, values]) => [name, values.slice((n * values.length) / count, ((n + 1) * values.length) / count)] as const);
      const found: unknown = network.forward(one.length === 1 ? (one[0]?.[1] ?? []) : Object.fromEntries(one), 1);
      const ours = ofOutput(found, model, output.name);
      if (ours.length !== width) throw new Error(`${output.name} has ${width} numbers, not ${ours.length}`);
      const scale = ours.reduce((a, x) => Math.max(a, Math.abs(x)), 1);
      ours.forEach((x, i) => {
        const difference = Math.abs(x - Number(theirs[n * width + i])) / scale;
        // NaN is a difference, too.
        if (!(difference <= worst)) worst = difference;
      });
      const { encoding } = output;
      if (encoding.kind !== "oneHot" || encoding.shape.length > 0) continue;
      const [first = 0, second = 0] = [...ours].sort((a, b) => b - a);
      const label = results.get(named)?.[n];
      if (first - second > 1e-4 && String(label) !== String(encoding.classes[ours.indexOf(first)])) throw new Error(`${output.name} is ${String(label)} at ${ours.join(", ")}`);
    }
  }
  return worst;
}

function ofOutput(found: unknown, model: CheckedModel, name: string): Float64Array {
  const value: unknown = model.outputs.length === 1 ? found : Object.entries(found ?? {}).find(([key]) => key === name)?.[1];
  if (!(value instanceof Float64Array)) throw new Error(`${name} is no array`);
  return Float64Array.from(value);
}
