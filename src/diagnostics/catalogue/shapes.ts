import { error, rule } from "../entry.ts";
import { count, shape, withArticle } from "./phrases.ts";

const wrongPattern = rule("NN307", "wrong pattern", "A shape pattern has names, sizes and at most one pack `..s`.");

const shapeRule = rule("NN300", "shape does not fit", "The shape of the value, without the batch, must match the pattern of the definition's input: a name binds one size, `..s` any number of them.");

/** NN30x–NN33x: shapes and kinds of the values that layers, activations and losses are applied to. */
export const shapes = {
  shapeMismatch: shapeRule(
    (found: { definition: string; found: readonly number[]; pattern: string }) =>
      `\`${found.definition}\` takes a value of the shape \`${found.pattern}\`, and this one has the shape ${shape(found.found)}`,
  ),
  packMismatch: shapeRule(
    (found: { definition: string; name: string; first: readonly number[]; second: readonly number[] }) =>
      `\`${found.definition}\` takes values whose axes \`..${found.name}\` are the same, and these have ${shape(found.first)} and ${shape(found.second)}`,
  ),
  sizesDisagree: error(
    "NN301",
    "sizes disagree",
    (found: { definition: string; name: string; first: number; second: number }) =>
      `the size \`${found.name}\` of \`${found.definition}\` is ${found.first} in one place and ${found.second} in another`,
    "A name in shape patterns is the same size wherever it occurs.",
  ),
  indexInputNeeded: error(
    "NN302",
    "not whole numbers",
    (found: { definition: string; input: string }) => `the input \`${found.input}\` of \`${found.definition}\` takes whole numbers of a known range, and this value is real`,
    "An input `index(n)` is used as a position. It takes an input of the model with the encoding `index(…)`, `oneHot(…)` or `binary(…)`.",
  ),
  targetShapeMismatch: error(
    "NN303",
    "target of another shape",
    (found: { loss: string; value: readonly number[]; target: readonly number[] }) =>
      `\`${found.loss}\` compares a value of the shape ${shape(found.value)} with a target of the shape ${shape(found.target)}: both must have one shape`,
    "A loss compares a value with data of the same shape.",
  ),
  wrongResultKind: error(
    "NN304",
    "wrong kind of value",
    (found: { loss: string; expected: string; found: string | undefined }) =>
      `\`${found.loss}\` takes ${withArticle(found.expected)}, and this value is ${found.found === undefined ? "not known to be one" : withArticle(found.found)}`,
    "A loss may take a distribution, such as the result of `softmax`, or a probability, such as the result of `sigmoid`.",
  ),
  wrongInputCount: error(
    "NN305",
    "wrong number of inputs",
    (found: { definition: string; takes: number; given: number }) => `\`${found.definition}\` takes ${count(found.takes, "input")}, not ${found.given}`,
    "The current value is the first input of a layer; further inputs are its first arguments.",
  ),
  missingInputOrOutput: error(
    "NN306",
    "layer without input or output",
    (found: { name: string; missing: "input" | "output" }) => `the layer \`${found.name}\` has no \`${found.missing}\``,
    "A layer has an `input` and an `output`.",
  ),
  lossWithoutValue: wrongPattern((found: { name: string; keyword: "loss" | "metric" }) => `the ${found.keyword} \`${found.name}\` has no parameter for the value that it compares`),
  activationWithoutValue: wrongPattern((found: { name: string }) => `the activation \`${found.name}\` has no parameter for the value that it is applied to`),
  inputPattern: wrongPattern(() => "an input of a layer has a shape, `[..s, n]` or `index(n)[..s]`"),
  secondPack: wrongPattern(() => "a shape pattern has at most one pack"),
  unboundPattern: wrongPattern((found: { parameter: string }) => `the axes of \`${found.parameter}\` must be sizes or packs of the value that the loss compares`),
  reshapeCountMismatch: error(
    "NN308",
    "reshape to another count",
    (found: { from: readonly number[]; to: readonly number[] }) => `the shape ${shape(found.from)} has ${found.from.reduce((a, b) => a * b, 1)} elements, and ${shape(found.to)} has ${found.to.reduce((a, b) => a * b, 1)}`,
    "`reshape` keeps the elements and their order, so both shapes have the same number of elements.",
    { blames: "use" },
  ),
} as const;
