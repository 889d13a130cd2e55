import { error } from "../entry.ts";

function shape(sizes: readonly number[]): string {
  return `[${sizes.join(", ")}]`;
}

/** NN30x–NN33x: shapes and kinds of the values that layers, activations and losses are applied to. */
export const shapes = {
  shapeMismatch: error(
    "NN300",
    "shape does not fit",
    (found: { definition: string; found: readonly number[]; expected: string }) =>
      `\`${found.definition}\` takes ${found.expected}, and the value here is ${shape(found.found)}`,
    "The shape of the value, without the batch, must match the pattern of the definition's input: a name binds one size, `..s` any number of them.",
  ),
  sizesDisagree: error(
    "NN301",
    "sizes disagree",
    (found: { definition: string; name: string; first: number; second: number }) =>
      `\`${found.definition}\` needs \`${found.name}\` to be one size, and it is ${found.first} in one place and ${found.second} in another`,
    "A name in shape patterns stands for one size wherever it occurs.",
  ),
  indexInputNeeded: error(
    "NN302",
    "not whole numbers",
    (found: { definition: string; input: string }) => `\`${found.definition}\` takes whole numbers of a known range as \`${found.input}\`, and the value here is real`,
    "An input declared `index(n)` takes a model input of the encoding `index(…)`, `oneHot(…)` or `binary(…)`, since it is used as a position: declare the data so, in an input of its own.",
  ),
  targetShapeMismatch: error(
    "NN303",
    "target of another shape",
    (found: { loss: string; value: readonly number[]; target: readonly number[] }) =>
      `\`${found.loss}\` compares a value of shape ${shape(found.value)} with a target of shape ${shape(found.target)}`,
    "A loss compares the value with data of the shape that its declaration says.",
  ),
  wrongResultKind: error(
    "NN304",
    "wrong kind of value",
    (found: { loss: string; wanted: string; found: string }) => `\`${found.loss}\` wants ${found.wanted}, and the value here is ${found.found}`,
    "A loss may ask for a distribution (what `softmax` gives) or a probability (what `sigmoid` gives).",
  ),
  wrongInputCount: error(
    "NN305",
    "wrong number of inputs",
    (found: { definition: string; takes: number; given: number }) => `\`${found.definition}\` works on ${found.takes} values, and it is given ${found.given}`,
    "The value flowing down is the first input of a layer; further inputs are its leading arguments.",
  ),
  missingInputOrOutput: error(
    "NN306",
    "layer without input or output",
    (found: { name: string; what: string }) => `the layer \`${found.name}\` has no ${found.what}`,
    "A layer has an `input` and an `output`.",
  ),
  wrongPattern: error(
    "NN307",
    "wrong pattern",
    (found: { why: string }) => found.why,
    "A shape pattern has names, sizes and at most one pack `..s`.",
  ),
  reshapeCountMismatch: error(
    "NN308",
    "reshape to another count",
    (found: { from: readonly number[]; to: readonly number[] }) => `${shape(found.from)} holds ${found.from.reduce((a, b) => a * b, 1)} numbers, and ${shape(found.to)} ${found.to.reduce((a, b) => a * b, 1)}`,
    "`reshape` reads the same numbers in the same order under another shape, so both shapes hold equally many.",
    { blames: "use" },
  ),
} as const;
