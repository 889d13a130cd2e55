/** The interface of a network, with the comments its users read. */
import { describe, givenType } from "./types.ts";
import { type Member, method, type Method, objectType, property, type Property, type TypeDeclaration } from "./declarations.ts";
import { drawsClasses, type ModulePlan, needsWeights, type StreamPlan } from "./plan.ts";
import type { TypeNames } from "./type-names.ts";

const noMembers = "Readonly<Record<string, never>>";

export function modelInterface(plan: ModulePlan): readonly TypeDeclaration[] {
  const { model, needed: inputs, trains, measures, types } = plan;
  const parameters = model.variables.filter((v) => v.role !== "state" && v.role !== "fitted");
  const trained = model.variables.filter((v) => v.trained);
  const values = (variables: typeof parameters): string => (variables.length === 0 ? noMembers : objectType(variables.map((v) =>
    property(v.name, types.values.inside, `\`[${v.shape.join(", ")}]\`${v.doc === undefined ? "" : ` ${v.doc.replaceAll("\n", " ")}`}`))));
  const members: readonly Member[] = [
    method("predict", { example: types.input.inside }, types.output.inside, `The output for one example: ${inputs.map((p) => `${p.name}, ${describe(p)}`).join("; ")}.`),
    method("forward", { "inputs": types.inputs.inside, "count?": "number" }, types.outputs.inside, `The outputs of a batch of \`count\` examples, 1 to ${plan.batch}: a view that is valid until the next call.`),
    ...(plan.stream === undefined ? [] : [method("stream", plan.stream.given.length === 0 ? { "state?": "StreamState" } : { from: `${givenType(plan.stream.given)} | StreamState` }, `Stepping<${types.stepInput.inside}, ${types.stepOutput.inside}${plan.stream.outputs.some(drawsClasses) ? ", [sample?: SampleOptions]" : ""}>`, streamDoc(plan.stream))]),
    ...(measures ? trainingMembers(types, plan.batch) : trains ? hostMembers(types, plan.batch) : []),
    property("parameters", values(parameters), plan.planned.kernels.prepare === undefined ? "Parameters by name, as live views." : "Parameters by name, to read: predictions use what `load` computed from them."),
    ...(trains ? [property("gradients", values(trained), `Gradients of the last ${lastPass(plan)} by parameter name, as live views.`)] : []),
    ...inputGradients(plan),
    ...(plan.inference ? [
      method("load", { bytes: "Uint8Array" }, "void", "Loads what `save` of the whole module gave, without what only training needs. Throws, and changes nothing, if it does not fit."),
    ] : [
      method("save", { "options?": "SaveOptions" }, "Uint8Array<ArrayBuffer>", "Weights, optimizer state and training progress, as a safetensors file; with `only: \"weights\"` what predictions need."),
      method("load", { "bytes": "Uint8Array", "options?": "LoadOptions" }, "void", "Loads saved values: all, or with `only` those of some layers. Throws, and changes nothing, if they do not fit."),
    ]),
    property("meta", meta(plan), "Constants of the compiled network: shapes without the batch, bytes of memory, operations per example."),
  ];
  return [
    { name: types.options, doc: "Options of the network.", is: { members: optionMembers(plan) } },
    { name: types.network, doc: model.doc ?? `The network ${model.name}.`, is: { members } },
  ];
}

function streamDoc({ steps, given, endless, kept, outputs }: StreamPlan): string {
  const limit = endless ? "any number of steps" : `at most ${steps} steps`;
  const drawn = outputs.some(drawsClasses) ? " With `next(input, { temperature, topK, seed })` classes are drawn." : "";
  return `The model one step at a time, ${limit}, with the weights of this network: \`next(input)\` gives what \`predict\` gives for that step of a sequence.${drawn} Begins anew${given.length === 0 ? "" : `, from ${given.map(({ name }) => `\`${name}\``).join(", ")}`}, or at a \`state\` that a stream gave. ${kept.length === 0 ? "Nothing is kept of the steps before." : `Keeps values of steps before: ${kept.map(({ name }) => `\`${name}\``).join(", ")}.`} Throws if the state does not fit.`;
}

const shapes = "Readonly<Record<string, readonly number[]>>";

const meta = ({ variant }: ModulePlan): string => objectType([
  property("name", "string"), property("sourceHash", "string"), property("inputs", shapes), property("outputs", shapes),
  property("parameterCount", "number"), property("batchSize", "number"), property("bytes", "number"), property("operations", "number"),
  ...(variant === undefined ? [] : [property("target", '"ts" | "wasm"')]),
]);

function optionMembers(plan: ModulePlan): readonly Property[] {
  const { model, machine, inference, draws } = plan;
  const optional = (name: string, type: string, doc: string): Property => ({ ...property(name, type, doc), optional: true });
  return [
    ...(inference && !draws ? [] : [optional("seed", "number", `Seed of ${inference ? "" : "initial weights and "}random draws; ${model.train.seed} by default.`)]),
    { ...property("weights", "Uint8Array", `The result of \`save\`${inference ? " of the whole module" : ""}${plan.stored === undefined ? "" : "; by default the weights inside of the module"}.`), optional: !needsWeights(plan) },
    ...(machine === undefined ? [] : [optional("fused", "boolean", "`false` disables fused multiply-adds, so that results are bit-identical in every engine. By default they are used where available, which is faster.")]),
  ];
}

/** What leaves gradients behind. */
function lastPass({ measures }: ModulePlan): string {
  return measures ? "`accumulate` or `trainBatch`" : "`backward`";
}

function inputGradients(plan: ModulePlan): readonly Property[] {
  const { sensitive, memory } = plan;
  if (sensitive.length === 0 && (plan.measures || !plan.trains)) return [];
  const members = sensitive.map(({ name, shape }) => property(name, memory.realArray, `\`[${shape.join(", ")}]\`, batch first.`));
  return [property("inputGradients", members.length === 0 ? noMembers : objectType(members), `Gradients of the last ${lastPass(plan)} by input name, one row per example, as live views.`)];
}

/** Where the host has the loss. */
function hostMembers(types: TypeNames, batch: number): readonly Method[] {
  return [
    method("forwardTraining", { "inputs": types.trainingInputs.inside, "count?": "number" }, types.outputs.inside, `Like \`forward\`, in training mode; keeps the activations for \`backward\`. 1 to ${batch} examples.`),
    method("backward", { "outputGradient": types.outputGradients.inside, "count?": "number" }, "void", "Backpropagates the gradient of the host's loss with respect to the outputs of the last `forwardTraining`. If the loss is a mean over examples, the caller divides by their number. Adds the gradients of the regularizer."),
    method("update", {}, "void", "One optimizer step with the current gradients."),
  ];
}

function trainingMembers(types: TypeNames, batch: number): readonly Method[] {
  const examples = { "inputs": types.trainingInputs.inside, "targets": types.targets.inside, "count?": "number" };
  const data = { data: types.data.inside };
  const source = `${types.data.inside} | ExampleSource<${types.data.inside}>`;
  return [
    method("trainBatch", examples, "number", `One training step: forward, backward, update. 1 to ${batch} examples; returns their mean loss, including the regularizer.`),
    method("accumulate", examples, "number", "Forward and backward passes: sets `gradients` and returns the mean loss."),
    method("update", {}, "void", "One optimizer step with the current gradients."),
    method("loss", examples, "number", "The mean loss of a batch in evaluation mode."),
    method("evaluate", data, "Measured", "Mean loss and metrics over a data set of any length."),
    method("fit", { ...data, "options?": `FitOptions<${types.data.inside}>` }, "FitHistory", "Trains on a data set in shuffled epochs. With `of`, this call is a part of a longer training."),
    method("fitAsync", { data: source, "options?": `FitAsyncOptions<${source}>` }, "Promise<FitHistory>", "Like `fit`, but yields to the event loop every few milliseconds, and takes a source of examples, too."),
  ];
}
