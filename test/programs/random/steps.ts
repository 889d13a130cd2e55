/**
 * Training in parts: how examples are divided into batches changes nothing. One update from batches of 2, 2 and 1 is that
 * of one batch of 5, and the loss over a data set is that of one batch which is the data set.
 */
import { check } from "../../../src/index.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import { simd } from "../../../src/machine-simd.ts";
import { toEquations, toKernels } from "../../../src/pipeline.ts";
import { assemble } from "../../../src/targets/wasm/target.ts";
import type { TestNetwork } from "../../support/module.ts";
import { type Data, dataFor } from "./data.ts";
import { createFrom, scriptOf } from "./module.ts";
import { type Trace } from "./trace.ts";

const examples = 5;
/** Statistics of a batch differ from those of its parts, and each part draws anew. */
const ofBatches = /\b(?:batchNorm|dropout|gaussianNoise)\b|\(batch\b|< batch\b|% batch\b/;
const settings = /train \{ batch: \d+ optimizer: .*? \}$/m;

type Target = "f64" | "wasm";

function compiled(text: string, batch: number, accumulate: number, target: Target): { readonly model: CheckedModel; readonly network: TestNetwork } {
  const own = text.replace(settings, `train { batch: ${batch} accumulate: ${accumulate} optimizer: sgd(rate: 0.1) }`);
  const { models: [model], diagnostics } = check(own);
  if (model === undefined) throw new Error(diagnostics.map((d) => d.message).join("\n"));
  const set = toEquations(model);
  const planned = target === "wasm" ? toKernels(model, set, simd, { precision: "f32" }) : toKernels(model, set);
  const script = target === "wasm" ? scriptOf(model, planned, "f32", assemble(planned)) : scriptOf(model, planned, "f64");
  return { model, network: createFrom(script, model.name)({ seed: 7 }) };
}

/** Rows as `fit` takes them, which calls classes by name: those of these programs are called by their positions, or are strings. */
function rowsOf(model: CheckedModel, data: Data): Readonly<Record<string, Float64Array | Int32Array>> {
  const parts = [...model.inputs.map((i) => [i.name, i.array] as const), ...model.outputs.flatMap((o) => (o.target === undefined ? [] : [[o.name, o.target] as const]))];
  return Object.fromEntries(parts.map(([name, array]) => {
    const values = data.given.get(array) ?? new Float64Array(0);
    return [name, model.arrays.get(array)?.content.kind === "index" ? Int32Array.from(values) : values];
  }));
}

function traced(text: string, batch: number, accumulate: number, target: Target): Trace {
  const { model, network } = compiled(text, batch, accumulate, target);
  const data = dataFor(model, examples, 11);
  for (const [name, values] of data.weights) network.parameters[name]?.values.set(values);
  const rows = rowsOf(model, data);
  const evaluated = network.evaluate(rows).loss;
  const { epochs } = network.fit(rows, { epochs: 1, shuffle: false, validation: 0 });
  return new Map<string, ArrayLike<number>>([
    ["the loss over a data set", [evaluated]], ["the loss of an epoch", [epochs[0]?.loss ?? NaN]],
    ...Object.entries(network.parameters).map(([name, { values }]) => [`${name} after`, Float64Array.from(values)] as const),
  ]);
}

/** Whether parts of a batch may be compared with the whole. */
export function isDivisible(text: string): boolean {
  return !ofBatches.test(text) && settings.test(text);
}

/** What an update from batches of 2, 2 and 1 gives, by target, and what one from a batch of 5 gives. */
export function dividedSteps(text: string): { readonly whole: Trace; readonly parts: ReadonlyMap<string, { readonly trace: Trace; readonly tolerance: number }> } {
  return {
    whole: traced(text, examples, 1, "f64"),
    parts: new Map([
      ["three batches", { trace: traced(text, 2, 3, "f64"), tolerance: 1e-9 }],
      ["three batches in WebAssembly", { trace: traced(text, 2, 3, "wasm"), tolerance: 2e-3 }],
    ]),
  };
}
