/** Emitted modules against what PyTorch computed. */
import { expect } from "vitest";
import { load, type TestNetwork } from "../support/module.ts";

export interface TorchCase {
  readonly name: string;
  readonly text: string;
  readonly parameters: Readonly<Record<string, readonly number[]>>;
  readonly inputs: readonly number[];
  readonly targets: readonly number[];
  readonly output?: readonly number[];
  readonly loss?: number;
  /** Where it is not `loss`: some layers are different while training. */
  readonly trainingLoss?: number;
  readonly gradients?: Readonly<Record<string, readonly number[]>>;
  /** Of the one input. */
  readonly inputGradient?: readonly number[];
  /** Values come of the data, before anything else. */
  readonly fitted?: boolean;
  readonly steps?: number;
  readonly epochs?: number;
  readonly after?: Readonly<Record<string, readonly number[]>>;
  /** The output after the steps, from the kept state. */
  readonly outputAfter?: readonly number[];
}

/**
 * Output, loss and gradients agree to this share of the greatest entry; parameters after ten steps to the second. A gradient
 * that is 0 but for rounding, as of a bias before a norm, is held to a share of the greatest of all gradients.
 */
export const once = 1e-10;
export const later = 1e-8;
export const leastOfAll = 1e-3;

export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}

export function agree(what: string, found: ArrayLike<number>, expected: readonly number[], tolerance: number, least = 1e-12): void {
  expect(found.length, `length of ${what}`).toBe(expected.length);
  const scale = Math.max(greatest(expected), least);
  for (let i = 0; i < expected.length; i++) {
    const error = found[i] === expected[i] ? 0 : Math.abs((found[i] ?? Number.NaN) - (expected[i] ?? Number.NaN)) / scale;
    if (!(error <= tolerance)) expect.fail(`${what}[${i}] is ${found[i]}, and PyTorch has ${expected[i]}: ${error.toExponential(1)} of the greatest entry, more than ${tolerance}`);
  }
}

function setParameters(network: TestNetwork, values: Readonly<Record<string, readonly number[]>>): void {
  expect(Object.keys(network.parameters).sort()).toEqual(Object.keys(values).sort());
  for (const [name, numbers] of Object.entries(values)) network.parameters[name]?.values.set(numbers);
}

export async function compareCase(c: TorchCase): Promise<void> {
  const create = await load(c.text, { fileName: "case.nn", inputGradients: c.inputGradient !== undefined });
  const network = create();
  setParameters(network, c.parameters);
  if (c.fitted === true) network.fit({ x: c.inputs, y: c.targets }, { epochs: 0, validation: 0 });
  if (c.output !== undefined && c.loss !== undefined && c.gradients !== undefined) {
    agree("output", network.forward(c.inputs), c.output, once);
    agree("loss", [network.loss(c.inputs, c.targets)], [c.loss], once);
    agree("training loss", [network.accumulate(c.inputs, c.targets)], [c.trainingLoss ?? c.loss], once);
    const least = Math.max(...Object.values(c.gradients).map(greatest), 1e-9) * leastOfAll;
    for (const [name, expected] of Object.entries(c.gradients)) agree(`gradient of ${name}`, network.gradients[name]?.values ?? [], expected, once, least);
    const [ofInput] = Object.values(network.inputGradients ?? {});
    if (c.inputGradient !== undefined) agree("gradient of the input", ofInput?.subarray(0, c.inputs.length) ?? [], c.inputGradient, once, least);
  }
  train(c, network);
}

function train(c: TorchCase, network: TestNetwork): void {
  for (let step = 0; step < (c.steps ?? 0); step++) network.trainBatch(c.inputs, c.targets);
  if (c.epochs !== undefined) network.fit({ x: c.inputs, y: c.targets }, { epochs: c.epochs, validation: 0, shuffle: false });
  for (const [name, expected] of Object.entries(c.after ?? {})) agree(`${name} after training`, network.parameters[name]?.values ?? [], expected, later);
  if (c.outputAfter !== undefined) agree("output after training", network.forward(c.inputs), c.outputAfter, later);
}
