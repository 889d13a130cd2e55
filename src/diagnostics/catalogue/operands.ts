import { error, rule } from "../entry.ts";
import { count, type Defined, definedText } from "./phrases.ts";

const operandCount = rule("NN414", "wrong operands", "Each function of the language takes a fixed number of operands; a reduction takes indices, a colon and the expression that it reduces.");

const notANumber = rule("NN416", "not a number", "Equations compute with numbers, indices and elements of arrays.");

const wrongDraw = rule("NN422", "wrong draw", "`random(..s)` and `gaussian(..s)` take the indices over which the draws differ, in layers and initializers. `orthonormal()` is for the initial values of weights.");

/** NN41x, NN42x: what the functions of equations are applied to. */
export const operands = {
  dependsOnExample: error(
    "NN411",
    "depends on the example",
    (found: { name: string; defined: Defined }) => `\`${found.name}\` differs between examples, and ${definedText(found.defined)} is the same for all of them: reduce over \`${found.defined.kind === "metric" ? "data" : "batch"}\`, as in \`mean(${found.defined.kind === "metric" ? "data" : "batch"}: …)\``,
    "Weights, state and fitted values are the same for all examples; the equations that set them read examples only in a reduction over `batch` or `data`. So does a metric that has such a reduction; one that has none is the mean over the examples.",
  ),
  layerWithWeights: error(
    "NN412",
    "layer with weights in an equation",
    (found: { name: string }) => `\`${found.name}\` has weights, state or fitted values, so an equation cannot apply it: apply it in a chain`,
    "Equations apply only layers without weights, state and fitted values; apply the others in the chain of a model or block.",
  ),
  wrongOperandCount: operandCount((found: { name: string; takes: number; given: number }) => `\`${found.name}\` takes ${found.takes === 0 ? "no operands" : count(found.takes, "operand")}, not ${found.given}`),
  reshapeOperands: operandCount(() => "`reshape` takes the name of an array and a shape: `reshape(x, [n])`"),
  reductionOperands: operandCount((found: { name: string }) => `\`${found.name}\` takes indices, a colon and the expression that it reduces: \`${found.name}(i: x[i])\``),
  reductionIndex: operandCount((found: { text: string }) => `a reduction takes indices before its colon, not \`${found.text}\``),
  activationOperand: operandCount((found: { name: string }) => `the first operand of the activation \`${found.name}\` is the value that it is applied to: \`${found.name}(x[i])\``),
  countOperands: operandCount((found: { text: string }) => `\`count\` takes packs, indices in scope, sizes and \`batch\`, not \`${found.text}\``),
  elseWithoutRead: error(
    "NN415",
    "`else` without a read",
    () => "the left side of `else` must be one read: `(x[i] else 0)`",
    "`else` gives the value of a read that is out of the bounds of its array.",
  ),
  stringInEquation: notANumber(() => "expected a number, found a string"),
  shapeInEquation: notANumber(() => "expected a number, found a shape: what is read has a name before its subscripts, as in `x[i]`"),
  listInEquation: notANumber((found: { name: string; value: string }) => `expected a number, and \`${found.name}\` is the list ${found.value}`),
  definitionInEquation: notANumber((found: { name: string; expected: "number" | "initializer" | "schedule" }) =>
    found.expected === "number" ? `expected a number, and \`${found.name}\` is an initializer or a schedule` : `expected a number or ${found.expected === "initializer" ? "an initializer" : "a schedule"}, found \`${found.name}\``),
  layerInEquation: notANumber((found: { name: string }) => `the layer \`${found.name}\` takes and gives whole values: apply it in an equation of its own, \`p = ${found.name}(s)\``),
  memberInEquation: notANumber((found: { text: string }) => `an equation cannot read the member \`${found.text}\``),
  targetInEquation: notANumber((found: { text: string }) => `\`${found.text}\` is the data of an output: only equations and losses of the model can read it`),
  targetOfUnknownShape: notANumber((found: { output: string }) => `the shape of \`${found.output}.target\` is not known here: the encoding of the output \`${found.output}\` reads a value that is declared below`),
  drawOverNoIndex: wrongDraw((found: { name: string; text: string }) => `\`${found.name}\` takes indices in scope, such as \`${found.name}(..s)\` or \`${found.name}(i, j)\`, not \`${found.text}\``),
  drawInUpdate: wrongDraw((found: { name: string }) => `\`${found.name}\` cannot be called in a schedule or an optimizer: they draw no random numbers`),
  matrixOutsideInitializer: wrongDraw(() => "`orthonormal()` draws the whole initial value of a weight: call it in an initializer"),
  noMatrixToDraw: error(
    "NN423",
    "no matrix to draw",
    (found: { defined: Defined; rank: 0 | 1 }) => `\`orthonormal()\` draws a matrix, and ${definedText(found.defined)} has ${found.rank === 0 ? "no axes" : "one axis"}: take another initializer`,
    "It gives initial values to weights of two axes or more, as `weight W: [from, units] = orthogonal` does.",
    { blames: "use" },
  ),
} as const;
