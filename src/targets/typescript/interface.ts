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
    { doc: `The outputs of \`count\` examples, 1 to ${plan.batch}, in one view that is valid until the next call.`, text: `forward(inputs: ${types.inputs.inside}, count?: number): ${types.outputs.inside}` },
    ...(measures ? trainingMembers(types, plan.batch) : trains ? hostMembers(types, plan.batch) : []),
    { doc: "Parameters by name: live views.", text: `readonly parameters: ${values(parameters)}` },
    ...(trains ? [{ doc: `Gradients by the name of the parameter, as the last ${lastPass(plan)} left them: live views.`, text: `readonly gradients: ${values(trained)}` }] : []),
    ...inputGradients(plan),
    { doc: "Weights and everything else that training goes on from, as a safetensors file.", text: "save(): Uint8Array" },
    { doc: "Puts saved numbers back, all or those of some calls. Throws, and changes nothing, where they do not fit.", text: "load(bytes: Uint8Array, options?: LoadOptions): void" },
    { doc: "Constants of this compilation: sizes without the batch, bytes of memory, operations for one example.", text: `readonly meta: {
readonly name: string; readonly sourceHash: string;
readonly inputs: Readonly<Record<string, readonly number[]>>; readonly outputs: Readonly<Record<string, readonly number[]>>;
readonly parameterCount: number; readonly batchSize: number; readonly bytes: number; readonly operations: number }` },
  ];
  return [
    { name: types.options, doc: "How a network is made.", text: `interface ${types.options.inside} {\n${print([
      { doc: `Where first weights and draws come from; ${model.train.seed} without it.`, text: "readonly seed?: number" },
      { doc: "What `save` gave.", text: "readonly weights?: Uint8Array" },
      ...(plan.machine === undefined ? [] : [{ doc: "`false` rounds every product before it is added, which all engines can: the same numbers in each. Without it they are fused where the engine can, which is faster.", text: "readonly fused?: boolean" }]),
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
  const members = sensitive.map(({ name, shape }) => ({ doc: `\`[${shape.join(", ")}]\`, the batch first.`, text: `readonly ${propertyName(name)}: ${memory.realArray}` }));
  return [{
    doc: `Gradients by the input's name, one row for each example of the last ${lastPass(plan)}: live views.`,
    text: `readonly inputGradients: ${members.length === 0 ? "Readonly<Record<string, never>>" : `{\n${print(members)}\n}`}`,
  }];
}

/** Where the host has the loss. */
function hostMembers(types: TypeNames, batch: number): readonly Member[] {
  return [
    { doc: `Like \`forward\`, but as in training, and keeps what \`backward\` goes back through: 1 to ${batch} examples.`, text: `forwardTraining(inputs: ${types.trainingInputs.inside}, count?: number): ${types.outputs.inside}` },
    {
      doc: "Gradients of a loss from its gradient with respect to the outputs that `forwardTraining` just gave: divided by the number of examples by the caller, where that loss is a mean. Gradients of the regularizer are added.",
      text: `backward(outputGradient: ${types.outputGradients.inside}, count?: number): void`,
    },
    { doc: "The optimizer's step by the gradients at hand.", text: "update(): void" },
  ];
}

function trainingMembers(types: TypeNames, batch: number): readonly Member[] {
  return [
    { doc: `One step: forward, backward, update. 1 to ${batch} examples; gives their mean loss, regularizer included.`, text: `trainBatch(inputs: ${types.trainingInputs.inside}, targets: ${types.targets.inside}, count?: number): number` },
    { doc: "Forward and backward: the gradients of the mean loss, and that loss.", text: `accumulate(inputs: ${types.trainingInputs.inside}, targets: ${types.targets.inside}, count?: number): number` },
    { doc: "The optimizer's step by the gradients at hand.", text: "update(): void" },
    { doc: "The mean loss of a batch, without training.", text: `loss(inputs: ${types.trainingInputs.inside}, targets: ${types.targets.inside}, count?: number): number` },
    { doc: "Mean loss and metrics over a data set of any length.", text: `evaluate(data: ${types.data.inside}): Measured` },
    { doc: "Trains over a data set, in shuffled epochs: all of a training, or with `of` a part of it.", text: `fit(data: ${types.data.inside}, options?: FitOptions): FitHistory` },
    { doc: "Like `fit`, and lets the event loop run every few milliseconds.", text: `fitAsync(data: ${types.data.inside}, options?: FitAsyncOptions): Promise<FitHistory>` },
  ];
}
