import { error, rule } from "../entry.ts";
import { type Defined, definedText } from "./phrases.ts";

const place = "A value of each example, read with one position more than it has axes, is read at an example. Its place is `example` (this one), an index over the batch, as `b < batch` binds it, what `argmax` or `argmin` over such an index gives, or any whole number modulo `batch`, as `(example + 1) % batch`.";
const fits = rule("NN452", "axis over the batch that fits nothing", "How many examples are at hand is known at run time alone: an axis `b < batch` fits no weight, layer, output, loss or fitted value. Equations read its elements.");

/** NN450–NN456: the batch as an axis. */
export const examples = {
  notAnExample: error(
    "NN450",
    "no place in the batch",
    (found: { array: string; index: string }) => `\`${found.index}\` need not be the place of an example, at which \`${found.array}\` is read: write \`(${found.index}) % batch\``,
    place,
  ),
  batchAsSize: error(
    "NN451",
    "batch as a size",
    () => "`batch` is the number of examples at hand, which is known at run time alone: it bounds indices of equations, `b < batch`, and is no size",
    "Weights, shapes and settings have sizes that are known when a model is compiled. The last batch of an epoch may have fewer examples than the others.",
  ),
  batchAxis: fits((found: { name: string }) => `\`${found.name}\` has an axis over the batch, which fits no layer, output or loss: read its elements in an equation, such as \`sum(b: ${found.name}[b])\``),
  batchAxisBehind: error(
    "NN459",
    "axis over the batch behind another one",
    (found: { name: string }) => `\`${found.name}\` is of all examples together and has its axis over the batch behind another one: write that axis first, \`${found.name}[b, …]\``,
    "A value of each example may have axes over the batch wherever it likes. One that reads nothing at this example has its axis over the batch first.",
  ),
  fittedOfPairs: fits((found: { name: string; through: string }) => `\`${found.name}\` is fitted to the whole data set, and depends on other examples of a batch through \`${found.through}\``),
  outputOfOthers: error(
    "NN453",
    "output that depends on other examples",
    (found: { output: string; through: string }) => `\`${found.output}\` of one example depends on other examples, through \`${found.through}\`, so that \`predict\` would differ in company: let the loss read \`${found.through}\`, or choose by \`training ? … : …\``,
    "The prediction for an example is the same whatever else is in the batch. Other examples may be read by what only a loss depends on, and in training, `training ? … : …`.",
  ),
  outputOfData: error(
    "NN454",
    "output that depends on its data",
    (found: { output: string; target: string }) => `the output \`${found.output}\` depends on \`${found.target}.target\`, which is there in training alone: let the loss read it`,
    "The data of an output are what a model learns from; a prediction has none.",
  ),
  examplesElsewhere: error(
    "NN455",
    "other examples in another definition",
    (found: { defines: Defined }) => `${definedText(found.defines)} reads no single examples of a batch: write an equation of a layer or of the model, or a loss`,
    "Examples of a batch meet in values of the model and in losses. What is kept from step to step, or measured over a data set, reduces over all of them: `mean(batch: …)`, `mean(data: …)`.",
  ),
  caseOfExample: error(
    "NN456",
    "base case of an example",
    (found: { name: string }) => `\`${found.name}\` has a base case along the batch: examples have no order to start from, so write a condition, \`b == example ? … : …\``,
    "Recurrences go along axes of known size.",
  ),
  drawOfPairs: error(
    "NN457",
    "draw for each pair of examples",
    (found: { name: string; index: string }) => `\`${found.name}\` draws for each example and index of known size, not along \`${found.index}\`, which ranges over the batch: name a value of each example, \`u = ${found.name}()\`, and read \`u[${found.index}]\``,
    "A draw is a function of seed, step, example and indices, whatever the size of the batch.",
  ),
  derivativeOfPairs: error(
    "NN458",
    "derivative of pairs of examples",
    (found: { text: string }) => `\`${found.text}\` is of two examples, or of a value with an axis over the batch: a derivative of each example is by the same example, and of all by each, \`total = sum(batch: …)\``,
    "Along the batch a derivative costs one pass back, since each example goes along with its own.",
  ),
} as const;
