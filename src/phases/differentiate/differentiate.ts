/**
 * Reverse mode on equations: the gradient of the loss with respect to the trained parameters, as more equations.
 *
 * In: a training program that defines the loss, each array at most once, every read in bounds; best after `lift`, so that
 * right sides are small. Out: the same and, for each active array A, an adjoint: the derivative of the loss by A;
 * for each trained parameter P, and each input P that is asked for, the gradient by P, which is an output: 0 where the
 * loss does not depend on P. What depends on none of them has no adjoint. Every derived read is in bounds under the conditions around it.
 */
import { gradientName, lossName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { frameOfLoss } from "./frame.ts";
import { Reverse } from "./reverse.ts";

export function differentiate(set: ProgramSet): ProgramSet {
  const { training, trained, sensitive } = set;
  if (training === undefined) return set;
  const by = [...new Set([...trained, ...sensitive])].filter((p) => training.arrays.has(p));
  const reverse = new Reverse(training, frameOfLoss(training, lossName, by));
  for (const equation of training.equations) reverse.visit(equation);
  return { ...set, training: { ...reverse.finish(), outputs: [...training.outputs, ...by.map(gradientName)] } };
}
