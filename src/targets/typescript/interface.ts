/** The interface of a network, with the comments its users read. */
import { safe } from "./comments.ts";
import { propertyName } from "./names.ts";
import { describe, type TypeDeclaration } from "./types.ts";
import type { ModulePlan } from "./plan.ts";
import type { TypeNames } from "./type-names.ts";

interface Member {
  readonly doc: string;
  readonly text: string;
}

function print(members: readonly Member[]): string {
  return members.map(({ doc, text }) => `/** ${doc} */\n${text};`).join("\n");
}

export function modelInterface(plan: ModulePlan): readonly TypeDeclaration[] {
  const { model, needed: inputs, trains, measures, types } = plan;
  const parameters = model.variables.filter((v) => v.role !== "state" && v.role !== "fitted");
  const trained = model.variables.filter((v) => v.trained);
  const values = (variables: typeof parameters): string => (variables.length === 0
    ? "Readonly<Record<string, never>>"
    : `{\n${print(variables.map((v) => ({ doc: safe(`\`[${v.shape.join(", ")}]\`${v.doc === undefined ? "" : ` ${v.doc.replaceAll("\n", " ")}`}`), text: `readonly ${JSON.stringify(v.name)}: ${types.values.inside}` })))}\n}`);
  const members: Member[] = [
    { doc: `The output for one example: ${inputs.map((p) => `${p.name}, ${describe(p)}`).join("; ")}.`, text: `predict(example: ${types.input.inside}): ${types.output.inside}` },
    { doc: `The outputs of a batch of \`count\` examples, 1 to ${plan.batch}: a view that is valid until the next call.`, text: `forward(inputs: ${types.inputs.inside}, count?: number): ${types.outputs.inside}` },
    ...(measures ? trainingMembers(types, plan.batch) : trains ? hostMembers(types, plan.batch) : []),
    { doc: "Parameters by name, as live views.", text: `readonly parameters: ${values(parameters)}` },
    ...(trains ? [{ doc: `Gradients of the last ${lastPass(plan)} by parameter name, as live views.`, text: `readonly gradients: ${values(trained)}` }] : []),
    ...inputGradients(plan),
    { doc: "Weights, optimizer state and training progress, as a safetensors file.", text: "save(): Uint8Array" },
    { doc: "Loads saved values: all, or with `only` those of some layers. Throws, and changes nothing, if they do not fit.", text: "load(bytes: Uint8Array, options?: LoadOptions): void" },
    { doc: "Constants of the compiled network: shapes without the batch, bytes of memory, operations per example.", text: `readonly meta: {
readonly name: string; readonly sourceHash: string;
readonly inputs: Readonly<Record<string, readonly number[]>>; readonly outputs: Readonly<Record<string, readonly number[]>>;
readonly parameterCount: number; readonly batchSize: number; readonly bytes: number; readonly operations: number }` },
  ];
  return [
    { name: types.options, doc: "Options of the network.", text: `interface ${types.options.inside} {\n${print([
      { doc: `Seed of initial weights and random draws; ${model.train.seed} by default.`, text: "readonly seed?: number" },
      { doc: "The result of `save`.", text: "readonly weights?: Uint8Array" },
      ...(plan.machine === undefined ? [] : [{ doc: "`false` disables fused multiply-adds, so that results are bit-identical in every engine. By default they are used where available, which is faster.", text: "readonly fused?: boolean" }]),
    ])}\n}` },
    { name: types.network, doc: model.doc ?? `The network ${model.name}.`, text: `interface ${types.network.inside} {\n${print(members)}\n}` },
  ];
}

/** What leaves gradients behind. */
function lastPass({ measures }: ModulePlan): string {
  return measures ? "`accumulate` or `trainBatch`" : "`backward`";
}

function inputGradients(plan: ModulePlan): readonly Member[] {
  const { sensitive, memory } = plan;
  if (sensitive.length === 0 && (plan.measures || !plan.trains)) return [];
  const members = sensitive.map(({ name, shape }) => ({ doc: `\`[${shape.join(", ")}]\`, batch first.`, text: `readonly ${propertyName(name)}: ${memory.realArray}` }));
  return [{
    doc: `Gradients of the last ${lastPass(plan)} by input name, one row per example, as live views.`,
    text: `readonly inputGradients: ${members.length === 0 ? "Readonly<Record<string, never>>" : `{\n${print(members)}\n}`}`,
  }];
}

/** Where the host has the loss. */
function hostMembers(types: TypeNames, batch: number): readonly Member[] {
  return [
    { doc: `Like \`forward\`, in training mode; keeps the activations for \`backward\`. 1 to ${batch} examples.`, text: `forwardTraining(inputs: ${types.trainingInputs.inside}, count?: number): ${types.outputs.inside}` },
    {
      doc: "Backpropagates the gradient of the host's loss with respect to the outputs of the last `forwardTraining`. If the loss is a mean over examples, the caller divides by their number. Adds the gradients of the regularizer.",
      text: `backward(outputGradient: ${types.outputGradients.inside}, count?: number): void`,
    },
    { doc: "One optimizer step with the current gradients.", text: "update(): void" },
  ];
}

function trainingMembers(types: TypeNames, batch: number): readonly Member[] {
  return [
    { doc: `One training step: forward, backward, update. 1 to ${batch} examples; returns their mean loss, including the regularizer.`, text: `trainBatch(inputs: ${types.trainingInputs.inside}, targets: ${types.targets.inside}, count?: number): number` },
    { doc: "Forward and backward passes: sets `gradients` and returns the mean loss.", text: `accumulate(inputs: ${types.trainingInputs.inside}, targets: ${types.targets.inside}, count?: number): number` },
    { doc: "One optimizer step with the current gradients.", text: "update(): void" },
    { doc: "The mean loss of a batch in evaluation mode.", text: `loss(inputs: ${types.trainingInputs.inside}, targets: ${types.targets.inside}, count?: number): number` },
    { doc: "Mean loss and metrics over a data set of any length.", text: `evaluate(data: ${types.data.inside}): Measured` },
    { doc: "Trains on a data set in shuffled epochs. With `of`, this call is a part of a longer training.", text: `fit(data: ${types.data.inside}, options?: FitOptions): FitHistory` },
    { doc: "Like `fit`, but yields to the event loop every few milliseconds.", text: `fitAsync(data: ${types.data.inside}, options?: FitAsyncOptions): Promise<FitHistory>` },
  ];
}
