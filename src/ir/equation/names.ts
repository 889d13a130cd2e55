/**
 * The names of arrays: the only place that builds them. Two different arrays never have one name, and no name of a user is that
 * of an array of the compiler:
 * - A user's names are identifiers, joined by dots (`dense1.W`); a further use of something shared adds `(2)` or `(part 2)`.
 * - The compiler's have what no identifier has: `@` in front (`@loss`), the name of another array in parentheses
 *   (`gradient(dense1.W)`, `adam.m(dense1.W).new`), nothing in parentheses (`adam.rate()`), or something behind `:`
 *   (`norm1.mean:next`).
 *
 * What an array is, its `purpose` says: nothing reads it from the name.
 */
import { firstUnused } from "../unused-names.ts";
import type { Purpose } from "./types.ts";

/** Scalars that the runtime sets: whether the model trains (1 or 0), the update from 1 on, and from 0 on with the count of all, the epoch and the count of all. */
export const scalarNames = ["training", "t", "step", "steps", "epoch", "epochs"] as const;

export type ScalarName = (typeof scalarNames)[number];

/** Those that optimizers and schedules read. */
export const stepScalars: readonly ScalarName[] = ["t", "step", "steps", "epoch", "epochs"];

export function scalarArray(scalar: ScalarName): string {
  return `@${scalar}`;
}

/** The mean loss over the examples, regularizers included; without them; and the regularizers alone. */
export const lossName = "@loss";
export const dataLossName = "@loss:data";
export const penaltyLossName = "@loss:penalty";

/** A metric of a definition, from 1 on. */
export function metricName(k: number): string {
  return `@metric${k}`;
}

/** A term of the loss, from 1 on. */
export function lossTermName(term: number): string {
  return `@loss${term}`;
}

/** A regularizer's penalty of one weight; `term` where there are several regularizers. */
export function penaltyName(parameter: string, term: number | undefined): string {
  return `penalty${term ?? ""}(${parameter})`;
}

/** A member of an instance: a weight `dense1.W`, a value `dense1.y`, numbers that a loss was given. */
export function memberName(instance: string, member: string): string {
  return `${instance}.${member}`;
}

/** What a layer or block adds to the loss of the model: a reserved word, which no value of its own has. */
export const lossMember = "loss";

/** A member's name and purpose, for its array. */
export function member(instance: string, name: string): { readonly name: string; readonly purpose: Purpose } {
  return { name: memberName(instance, name), purpose: { kind: "member", instance, name } };
}

/** The data of an output. An input and an output may share a name; their data do not. */
export function targetName(output: string): string {
  return `target(${output})`;
}

/** The gradient with respect to an output, where the host has the loss. */
export function outputGradientName(output: string): string {
  return `outputGradient(${output})`;
}

export function oneHotName(classes: string): string {
  return `oneHot(${classes})`;
}

/** The gradient by a parameter or an input, which is an output of training. */
export function gradientName(array: string): string {
  return `gradient(${array})`;
}

/** The derivative of the loss by a value on the way. */
export function adjointName(array: string): string {
  return `d(${array})`;
}

/** The derivative of a value by an array on the way to what it is differentiated by; from 1 on where there are several. */
export function derivativeName(value: string, array: string, k: number): string {
  return `d(${value})/d(${array})${k > 1 ? k : ""}`;
}

/** The elements of an array under another name. */
export function copyName(array: string): string {
  return `copy(${array})`;
}

/** What a reduction in the right side of an array comes to, which its adjoint needs. */
export function reducedName(operator: string, array: string): string {
  return `${operator}(${array})`;
}

/** A buffer that kernels work with: an array packed in panels or transposed, what in it is not zero and where, and what minimal filtering makes of it. */
export function workName(what: "panels" | "transposed" | "sparse" | "nonZeros" | "positions" | "ends" | "strip" | "windows" | "tiles" | "weights" | "products" | "lines", buffer: string): string {
  return `${what}(${buffer})`;
}

/** What a `stop` gives, where it is held; from 1 on. */
export function stoppedName(k: number): string {
  return `@stopped${k}`;
}

/** Whether an array is one of those. */
export function isStoppedName(name: string): boolean {
  return /^@stopped\d+$/.test(name);
}

export function clippedName(parameter: string): string {
  return `clipped(${parameter})`;
}

/** The norm of all gradients, and what clipping multiplies them by. */
export const clipNormName = "@clip:norm";
export const clipScaleName = "@clip:scale";

/** One value for each example; a value without base cases; the next value of a state; data whose missing values are filled. */
export function derivedName(array: string, what: "each" | "values" | "next" | "filled"): string {
  return `${array}:${what}`;
}

/** What an optimizer keeps for a parameter, and what is saved under this name. */
export function optimizerStateName(optimizer: string, state: string, parameter: string): string {
  return `${optimizer}.${state}(${parameter})`;
}

/** What the k-th assignment of an optimizer makes of a parameter or of what is kept for it. */
export function assignedName(optimizer: string, name: string, parameter: string, k: number): string {
  return `${optimizerStateName(optimizer, name, parameter)}.new${k > 1 ? k : ""}`;
}

/** A step of an optimizer at a share of the rate. */
export function slowedName(optimizer: string, parameter: string): string {
  return `${optimizerStateName(optimizer, "w", parameter)}.part`;
}

/** The weight that trains, where the parameter is an average: in a training step, and in an update. */
export function trainedName(parameter: string, where: "training" | "update"): string {
  return `trained(${parameter})${where === "training" ? "" : ":update"}`;
}

/** A number of each step that an optimizer names: a rate that a schedule gives to a parameter, or a `let`. */
export function stepValueName(optimizer: string, parameter: string): string {
  return `${optimizer}.${parameter}()`;
}

/** What a stream keeps of an array of earlier steps, newest first or all; and those after the step's own. */
export function pastName(array: string, what: "past" | "window"): string {
  return `${what}(${array})`;
}

/** Numbers of an array as they were before the pass, and before the update. */
export function savedName(array: string, when: "before" | "old"): string {
  return `${when}(${array})`;
}

/** What is accumulated over the training data, with the share of a chunk added where it is `joined`. */
export function accumulatorName(operator: string, k: number): string {
  return `@${operator}:${k}`;
}

export function joinedName(accumulator: string): string {
  return `${accumulator}:joined`;
}

/** A part of an array's right side that is an array of its own: the first of these names that is free, and what distinguishes it. */
export function partName(array: string, isTaken: (name: string) => boolean): { readonly name: string; readonly label: string } {
  const name = firstUnused((k) => `${array}.${k}`, isTaken);
  return { name, label: name.slice(array.length + 1) };
}

/** A name in a comment, where nothing needs to be told apart. */
export function shownName(array: string): string {
  return array.replaceAll("@", "").replaceAll("()", "").replaceAll(":", ".");
}
