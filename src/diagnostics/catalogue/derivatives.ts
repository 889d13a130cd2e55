import { error, rule, warning } from "../entry.ts";
import { type Defined, definedText } from "./phrases.ts";

export interface Of {
  /** Both as they are written, without positions. */
  readonly value: string;
  readonly by: string;
}

const withoutDerivative = rule("NN432", "derivative that is 0", "`derivative(v, x)` is how v changes with x through everything between them. Where v does not depend on x, or only by what steps (`floor`, `argmax`, comparisons, `stop`), it is 0 everywhere.");

/** NN430–NN437, NN726: derivatives in equations. */
export const derivatives = {
  derivativeOfExpression: error(
    "NN430",
    "derivative of an expression",
    (found: { text: string }) => `\`derivative\` takes elements of two named values, not \`${found.text}\`: name it first, \`v = ${found.text}\``,
    "`derivative(v[k], x[i])` is of an element of one named value by an element of another. An expression gets a name by an equation of its own.",
  ),
  derivativeByWholeNumbers: error(
    "NN431",
    "derivative by whole numbers",
    (found: { name: string }) => `\`${found.name}\` are whole numbers, by which there is no derivative: take a real value that is made of them, as after \`embedding\``,
    "A derivative says what a small change does, and classes and positions do not change by little.",
  ),
  derivativeOfSteps: withoutDerivative((found: Of & { through: string | undefined }) => `the derivative of \`${found.value}\` by \`${found.by}\` is 0 everywhere: ${found.through === undefined ? `\`${found.by}\` only chooses positions and sides` : `no derivative goes through \`${found.through}\``}`),
  derivativeOfIndependent: withoutDerivative((found: Of) => `\`${found.value}\` does not depend on \`${found.by}\`, so that its derivative by it is 0`),
  derivativeOfOthers: error(
    "NN433",
    "derivative by other examples",
    (found: Of & { through: string }) => `\`${found.value}\` of one example depends on \`${found.by}\` of other examples, through \`${found.through}\`: take that of a sum over the batch, \`total = sum(batch: …)\`, by each example`,
    "A derivative of a value of each example is by the same example. Where examples depend on each other, as behind a mean over the batch, the derivative of a sum over the batch by each example is defined, and is what other tools give.",
  ),
  derivativeOfItself: error(
    "NN434",
    "derivative that needs itself",
    (found: Of) => `\`${found.value}\` is made with its own derivative by \`${found.by}\``,
    "A value can be differentiated once its equation is known: nothing between v and x may read `derivative(v, x)`.",
  ),
  derivativeOutOfStep: error(
    "NN435",
    "derivative without an order of steps",
    (found: Of) => `the recurrence reads the derivative of \`${found.value}\` by \`${found.by}\` before all steps that it is made of are known: both have to go along the steps, element by element`,
    "Inside of a recurrence a step may read a derivative of values of steps that are known by then: `v` and `x` belong to one step, or to steps at a fixed distance, as `derivative(energy[t - 1], z[t - 1, i])` in the equation of `z[t, i]`.",
  ),
  derivativeElsewhere: error(
    "NN436",
    "derivative in another definition",
    (found: { defines: Defined }) => `\`derivative\` has no meaning in ${definedText(found.defines)}: write an equation of a layer or of the model`,
    "Derivatives are of values between the inputs and the outputs. A loss or a metric takes such a value as its operand.",
  ),
  derivativesTooDeep: error(
    "NN437",
    "derivatives of too high an order",
    (found: { limit: number }) => `derivatives lie in one another ${found.limit} deep at most`,
    "Each derivative of a derivative about doubles the operations, and training differentiates once more.",
  ),
  costlyDerivative: warning(
    "NN726",
    "costly derivative",
    (found: Of & { times: number }) => `the derivative of all elements of \`${found.value}\` by \`${found.by}\` takes about ${found.times} times the operations of \`${found.value}\`: take that of a sum of them, or of fewer`,
    "Each element of a value has a derivative of its own: along an axis on which elements depend on the same elements of `x`, so many passes back as the axis has elements. A sum has one.",
  ),
} as const;
