import { error, rule } from "../entry.ts";
import { type Defined, definedText, namesOf } from "./phrases.ts";

const misplaced = rule("NN421", "misplaced statement", "Each kind of definition takes its own statements: see the reference of layers and optimizers.");

/** NN408, NN413–NN428: statements of definitions, and how they depend on each other. */
export const equations = {
  definedTwice: error(
    "NN408",
    "defined twice",
    (found: { name: string }) => `\`${found.name}\` is defined twice`,
    "A value is defined once for each position. A recurrence has one general equation, and equations at constant positions for its first elements.",
  ),
  recursiveDefinition: error(
    "NN413",
    "recursive definition",
    (found: { name: string }) => `the definition of \`${found.name}\` uses itself`,
    "Definitions are expanded where they are used, so none may use itself.",
  ),
  fittedToTrained: error(
    "NN419",
    "fitted to trained weights",
    (found: { name: string; parameter: string }) => `\`${found.name}\` is computed before training, but it depends on \`${found.parameter}\`, which is trained`,
    "A `fitted` value may not depend on trained weights: put its layer before the first layer with weights, or put those into `frozen { … }`.",
  ),
  cycleWithoutStep: error(
    "NN420",
    "cyclic definition",
    (found: { names: readonly string[] }) => `${namesOf(found.names)} ${found.names.length === 1 ? "depends on itself" : "depend on each other"} at the same position`,
    "A recurrence must provably step in one direction along one index, as `h[t - 1, j]` in the equation of `h[t, j]` does.",
  ),
  chainInLayer: misplaced(() => "a layer has no chains in braces: write an equation"),
  conditionOfWhile: misplaced((found: { condition: string }) => `expected \`while training\`, found \`while ${found.condition}\``),
  whileBesideTraining: misplaced(() => "`while training` cannot be used beside a value named `training`: give the value another name"),
  updateWithoutState: misplaced((found: { name: string }) => `\`${found.name}\` is not a state of this shape, and \`while training\` updates states only: declare \`state ${found.name}: […]\``),
  declarationInOptimizer: misplaced((found: { role: string }) => found.role === "weight" ? "an optimizer declares no weight but its own: `weight w: [..s, n]` says which shapes it takes; for what it keeps write `state`" : `an optimizer cannot declare a ${found.role}: write \`state\``),
  shapedStateInOptimizer: misplaced(() => "a state has the shape of each weight; one of its own is of the sizes of the weight's axes, which the pattern of the weight names: write `weight w: [..s, n]` before it, or leave the shape out"),
  assignmentInOptimizer: misplaced((found: { name: string }) => `\`${found.name}\` is neither \`w\` nor a state, and an optimizer assigns to these only; or, with indices, to a value that it reads`),
  assignmentToElements: misplaced((found: { name: string }) => `an assignment sets all of \`${found.name}\`: each of its indices must be a different name`),
  letOfElement: misplaced((found: { name: string; array: string }) => `\`${found.name}\` is of one element of the weight, and those of \`${found.array}\` are others: define it with indices, without \`let\`, as \`${found.name}[..s, j] = …\``),
  outputOfOptimizer: misplaced(() => "the output of an average is one of its states, by its name, and the state begins as the weight: `state mean = w`, then `output mean`"),
  fittedBehindRecurrentStatistic: error(
    "NN426",
    "fitted after statistics of a recurrence",
    (found: { name: string; array: string }) => `\`${found.name}\` is fitted in passes over the data, but it depends on \`${found.array}\`, a statistic over the batch in a recurrence, which would need a pass for each step: take the statistic of a value outside of the recurrence`,
    "Fitting reads the training data batch by batch: each statistic over all of it takes a pass, before the equations that read it.",
  ),
  stopWithoutGradient: error(
    "NN428",
    "stop where no gradient flows",
    (found: { defines: Defined }) => `no gradient flows through ${definedText(found.defines)}: leave \`stop\` out`,
    "`stop(e)` is `e`, and no gradient goes through it. Optimizers, schedules, initial values, fitted values and metrics are not differentiated, so that `stop` has no meaning in them.",
  ),
} as const;
