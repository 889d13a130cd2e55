/** Emitted modules of random programs: run as they are, or with every access to an array checked. */
import { Script } from "node:vm";
import type { PlannedKernels } from "../../../src/ir/memory/types.ts";
import type { CheckedModel } from "../../../src/ir/model/types.ts";
import type { MachineCode } from "../../../src/targets/target.ts";
import { moduleParts } from "../../../src/targets/typescript/module.ts";
import { loadRuntime, runtimeFor } from "../../../src/targets/typescript/runtime.ts";
import type { Create, TestNetwork } from "../../support/module.ts";
import type { Data } from "./data.ts";
import type { Trace } from "./trace.ts";

const runtime = await loadRuntime("javascript");

/** The module as `typescript.emit` puts it together. */
export function scriptOf(model: CheckedModel, planned: PlannedKernels, precision: "f64" | "f32", machine?: MachineCode): string {
  const parts = moduleParts(model, planned, { precision, language: "javascript", ...(machine !== undefined && { machine }) });
  return `${parts.factories.map(({ text }) => text).join("\n")}\n${runtimeFor(runtime, parts.uses, parts.exported, "javascript")}\n${parts.code}`;
}

/** The factory of a script; `globals` are names that it finds besides its own. */
export function createFrom(script: string, name: string, globals: Readonly<Record<string, unknown>> = {}): Create {
  const names = Object.keys(globals);
  const whole = `(function (${names.join(", ")}) {\n"use strict";\n${script.replaceAll(/^export /gm, "")}\nreturn create${name};\n})`;
  const made: unknown = new Script(whole).runInThisContext();
  if (typeof made !== "function") throw new Error("no function");
  return made(...Object.values(globals));
}

function given(data: Data, parts: readonly (readonly [string, string])[]): Float64Array | Readonly<Record<string, Float64Array>> {
  const arrays = parts.map(([name, array]) => [name, data.given.get(array) ?? new Float64Array(0)] as const);
  const [first, second] = arrays;
  return first !== undefined && second === undefined ? first[1] : Object.fromEntries(arrays);
}

/** The same step by a network, and the network with its weights as they were before it. */
export function traceNetwork(model: CheckedModel, network: TestNetwork, data: Data): Trace {
  const trace = new Map<string, ArrayLike<number>>();
  const inputs = given(data, model.inputs.map((i) => [i.name, i.array]));
  // A prediction takes only the inputs that some output depends on.
  const needed = given(data, model.inputs.flatMap((i) => (i.needed ? [[i.name, i.array] as const] : [])));
  const targets = given(data, model.outputs.flatMap((o) => (o.target === undefined ? [] : [[o.name, o.target] as const])));
  const predict = (when: string): void => {
    const found: unknown = network.forward(needed, data.count);
    const [only, second] = model.outputs;
    const outputs = only !== undefined && second === undefined ? [[only.name, found] as const] : Object.entries(found ?? {});
    for (const [name, values] of outputs) trace.set(`output ${name}${when}`, Float64Array.from(values as ArrayLike<number>));
  };
  for (const [name, { values }] of Object.entries(network.parameters)) trace.set(`first ${name}`, Float64Array.from(values));
  for (const [name, values] of data.weights) network.parameters[name]?.values.set(values);
  predict("");
  trace.set("loss", [network.loss(inputs, targets, data.count)]);
  trace.set("training loss", [network.accumulate(inputs, targets, data.count)]);
  for (const [name, { values }] of Object.entries(network.gradients)) trace.set(`gradient of ${name}`, Float64Array.from(values));
  network.update();
  for (const [name, { values }] of Object.entries(network.parameters)) trace.set(`${name} after`, Float64Array.from(values));
  predict(" after");
  return trace;
}

/**
 * The training loss of a network as a function of its weights: nothing is updated, and states that training moves are put back. `held`: what is
 * stopped stays as it is now, in a module that holds it.
 */
export function trainingLoss(model: CheckedModel, network: TestNetwork, data: Data, held = false): () => number {
  const inputs = given(data, model.inputs.map((i) => [i.name, i.array]));
  const targets = given(data, model.outputs.flatMap((o) => (o.target === undefined ? [] : [[o.name, o.target] as const])));
  const run = (): number => network.accumulate(inputs, targets, data.count);
  if (held) {
    const before = network.save();
    run();
    const weights = Object.values(network.parameters).map(({ values }) => ({ values, now: values.slice() }));
    network.load(before);
    for (const { values, now } of weights) values.set(now);
    return () => network.loss(inputs, targets, data.count);
  }
  // The library's layers do not read in training what they keep for predictions.
  if (!model.source.text.includes("  state ")) return run;
  const first = network.save();
  return () => {
    const weights = Object.values(network.parameters).map(({ values }) => ({ values, now: values.slice() }));
    network.load(first);
    for (const { values, now } of weights) values.set(now);
    return run();
  };
}
