import { error, rule, warning, warningRule } from "../entry.ts";
import { namesOf, shape } from "./phrases.ts";

const ambiguousLoss = rule("NN504", "nothing to compare", "With one output a loss compares it with its data; with several, the loss names the one that it compares: `crossEntropy(species)`.");

const unfit = rule("NN520", "weight that an optimizer does not take", "A definition with `weight w: [rows, columns]` updates weights of that shape only; the optimizer after `else` updates the others: `optimizer: muon(0.02) else adamw(0.001)`.");

const ofOneExample = warningRule("NN516", "statistic of one term", "A statistic over the batch, as in `batchNorm`, needs two examples or more. Running statistics skip batches of one, so with `batch: 1` they keep their initial values. Take a larger batch, or a layer that normalizes each example: `layerNorm`, `groupNorm`. What compares examples with others of the batch has none to compare with.");
const ofParts = warningRule("NN541", "statistic of a part", "`batch: all` adds the gradients of batches that are computed one after another. A statistic over the batch, as in `batchNorm`, sees one of them. Write `batch: 150` for 150 examples, or take a layer that normalizes each example: `layerNorm`, `groupNorm`. What compares examples with others of the batch compares those of each.");

/** NN5xx: loss, regularizer and training settings. */
export const training = {
  unknownSetting: error(
    "NN501",
    "unknown setting",
    (found: { name: string; settings: readonly string[] }) => `\`train\` has no setting \`${found.name}\`; it has ${namesOf(found.settings)}`,
    "A training setting has one of the names that the reference of `train` lists.",
  ),
  wrongSetting: error(
    "NN502",
    "wrong setting",
    (found: { name: string; expected: string }) => `\`${found.name}\` takes ${found.expected}`,
    "Each training setting takes one kind of value; see the reference of `train`.",
  ),
  unknownDataOption: error(
    "NN517",
    "unknown option of a file",
    (found: { name: string | undefined; options: readonly string[] }) =>
      `${found.name === undefined ? "expected an option with its name after the file" : `a file has no option \`${found.name}\``}; the options are ${namesOf(found.options)}`,
    "After its name a file takes options, each with its name: `csv(\"prices.csv\", delimiter: \";\", decimal: \",\")`. The page of the language lists them.",
  ),
  duplicateSetting: error(
    "NN503",
    "setting given twice",
    (found: { name: string }) => `\`${found.name}\` is set twice`,
    "Each training setting is given once.",
  ),
  lossOfSeveralOutputs: ambiguousLoss((found: { loss: string; outputs: readonly string[] }) => `the model has the outputs ${namesOf(found.outputs)}: name the one to compare, \`${found.loss}(${found.outputs[0] ?? ""})\``),
  lossWithoutOutput: ambiguousLoss((found: { loss: string }) => `the model has no output that \`${found.loss}\` could compare`),
  targetNotAName: ambiguousLoss((found: { loss: string }) => `the argument \`target\` of \`${found.loss}\` must be the name of a value`),
  noRealOutput: ambiguousLoss(() => "`loss external` takes an output of real numbers, and the model has none"),
  notALoss: error(
    "NN505",
    "not a loss",
    () => "expected a loss, a value, or a sum of these with numbers as weights: name a longer expression first, `cost = …`, and write `loss cost`",
    "`loss` takes the name or call of a loss, the name of a value without axes, or a sum of these with numbers as weights.",
  ),
  notARegularizer: error(
    "NN506",
    "not a regularizer",
    () => "expected a regularizer, or a sum of regularizers with numbers as weights",
    "`regularize` takes the name of a regularizer, a call of one, or a sum of such calls with numbers as weights.",
  ),
  noTargetData: error(
    "NN507",
    "no data to compare with",
    (found: { name: string; loss: string }) => `the value \`${found.name}\` is not an output, so it has no data: write \`${found.loss}(${found.name}, target: …)\``,
    "A loss of a value that is not an output names its target: `squaredError(decoded, target: image)`.",
  ),
  trainingWithoutLoss: error(
    "NN508",
    "training without a loss",
    (found: { model: string }) => `the model \`${found.model}\` has training settings, but no loss: write \`loss\``,
    "Training minimizes the loss: `loss crossEntropy` for classes, `loss squaredError` for numbers.",
  ),
  wrongRateShare: error(
    "NN509",
    "wrong share of the learning rate",
    (found: { value: string }) => `the share of the learning rate must be 0 or more, not ${found.value}`,
    "In `train 0.1 { … }` layers learn at a tenth of the learning rate; `train 0 { … }` is `frozen { … }`.",
  ),
  optimizerOrConstraint: error(
    "NN510",
    "optimizer and constraint",
    ({ name, setting, is }: { name: string; setting: "optimizer" | "constraint" | "average"; is: "optimizer" | "constraint" | "average" }) =>
      `\`${name}\` ${is === "optimizer" ? "reads the gradient `g`" : is === "average" ? "has an `output`, which predictions read" : setting === "average" ? "has no `output` for predictions to read" : "does not read the gradient `g`"}: it is ${is === "constraint" ? "a" : "an"} ${is}, not ${setting === "constraint" ? "a" : "an"} ${setting}`,
    "`optimizer: adam` updates weights by their gradients; `constraint: maxNorm(3)` changes the updated weights without gradients; `average: ema(0.999)` keeps an average of them, its `output`.",
  ),
  weightDoesNotFit: unfit(
    ({ optimizer, pattern, name, shape, others }: { optimizer: string; pattern: string; name: string; shape: readonly number[]; others: number }) =>
      `\`${optimizer}\` takes \`${pattern}\`, and \`${name}\` has the shape [${shape.join(", ")}]${others > 0 ? `, with ${others} more that do not fit` : ""}`,
  ),
  elseOfOptimizer: unfit(({ optimizer }: { optimizer: string }) => `\`${optimizer}\` takes every weight, so that none is left for what is after \`else\``),
  externalLossAmongOthers: error(
    "NN511",
    "external loss with other terms",
    () => "`external` is the whole loss: remove the other terms",
    "`loss external` leaves the loss of the model to the host, which passes the gradient with respect to every output to `backward`. It cannot be a term of a sum, and takes no arguments; losses of layers and blocks are added to it.",
  ),
  settingOfDataSets: error(
    "NN512",
    "setting of data sets",
    (found: { name: string }) => `\`${found.name}\` is a setting of training over a data set, which \`loss external\` leaves to the host: remove it`,
    "With `loss external` the host iterates over its data and calls `forwardTraining` and `backward`. `optimizer`, `constraint`, `batch`, `clip` and `seed` are settings of the module.",
  ),
  neverFitted: warning(
    "NN513",
    "never fitted",
    (found: { instance: string }) => `\`${found.instance}\` is fitted to training data, and a model with \`loss external\` has none`,
    "`fit` computes fitted values, and a module with `loss external` has no `fit`. Load them from a fitted network, `load(bytes, { only: [\"standardize1\"] })`, or scale the data in the host.",
  ),
  wrongListLength: error(
    "NN514",
    "wrong number of numbers",
    (found: { name: string; shape: readonly number[]; given: number }) => {
      const [size, ...more] = found.shape;
      const wanted = size === undefined || more.length > 0 ? `numbers of the shape ${shape(found.shape)}` : `${size} numbers`;
      return `\`${found.name}\` takes ${wanted}, or one for all, not ${found.given}`;
    },
    "Numbers in brackets are the elements of one axis, in order: `crossEntropy(weights: [1, 2, 0.5])` has one for each class.",
  ),
  targetsNeverGiven: error(
    "NN515",
    "target without data",
    (found: { name: string }) => `a value is fitted to \`${found.name}.target\`, but without a loss of its own the model has no data of \`${found.name}\`: write \`loss\``,
    "A model reads the data of its outputs for its loss, such as `loss crossEntropy`. With `loss external`, or without a loss, there are no targets.",
  ),
  metricOfInnerValue: error(
    "NN518",
    "metric of an inner value",
    (found: { name: string; value: string }) => `the metric \`${found.name}\` reads \`${found.value}\`, which is no output, input or target: make it an output of the model`,
    "Metrics are computed from outputs, inputs and targets, which are known once a batch was predicted: `metrics: [sparsity(code)]` needs `output code: [8] = code`.",
  ),
  metricOfTwoPasses: error(
    "NN519",
    "metric of two passes",
    (found: { name: string }) => `the metric \`${found.name}\` reduces over the data inside of a reduction over the data: write them beside each other, as in \`mean(data: t ^ 2) - mean(data: t) ^ 2\``,
    "Metrics are computed in one pass over the data, so a reduction over `data` has no other inside. A variance is `mean(data: t ^ 2) - mean(data: t) ^ 2`.",
  ),
  statisticOfOneExample: ofOneExample((found: { instance: string }) => `\`${found.instance}\` takes a statistic over the batch, and \`batch: 1\` leaves one example: it is its own mean, and the variance is 0. Write a larger \`batch\``),
  pairsOfOneExample: ofOneExample((found: { instance: string }) => `\`${found.instance}\` compares examples with others of the batch, and \`batch: 1\` leaves none. Write a larger \`batch\``),
  accumulateOfAll: error(
    "NN540",
    "accumulation of all batches",
    (_found: object) => "`batch: all` accumulates all batches of an epoch already: remove `accumulate`",
    "`batch: all` makes one update an epoch, from the gradient of all training examples. `accumulate: n` makes one of n batches.",
  ),
  statisticOfParts: ofParts((found: { instance: string; batch: number }) => `\`${found.instance}\` takes a statistic over the batch, and \`batch: all\` takes the gradient in batches of ${found.batch}: the statistic is that of each, not of all examples. Write a \`batch\` as large as the data`),
  pairsOfParts: ofParts((found: { instance: string; batch: number }) => `\`${found.instance}\` compares examples with others of the batch, and \`batch: all\` takes the gradient in batches of ${found.batch}: those of each are compared. Write a \`batch\` as large as the data`),
  wrongShare: error(
    "NN542",
    "not a share",
    (found: { share: number }) => `${found.share} is no share of the examples: it is 0 or more and less than 1, such as \`0.2\` for a fifth${found.share === 1 ? "; all of them would leave none to train with" : ""}`,
    "`validation: 0.2` and `test: 0.2` hold a fifth of the examples out. What is held out is a share, not a number of examples and not a percentage.",
  ),
  unknownSplit: error(
    "NN543",
    "unknown split",
    (found: { name: string | undefined; ways: readonly string[] }) => `${found.name === undefined ? "expected after the share by what examples are split" : `examples are not split by \`${found.name}\``}; a split has ${namesOf(found.ways)}, each with its name, such as \`split(0.2, group: patient)\``,
    "`split(0.2, stratify: kind)` keeps the share of each class, `split(0.2, group: patient)` keeps rows with the same value together, and `split(0.2, time: date)` holds the last rows in time out. A split has one of them.",
  ),
  stratifiedByNoClasses: error(
    "NN544",
    "stratified by no classes",
    (found: { name: string; known: boolean; classes: readonly string[] }) =>
      `${found.known ? `\`${found.name}\` has no classes` : `the model has no input or output \`${found.name}\``}: \`stratify\` keeps the share of each class, and takes ${found.classes.length === 0 ? "a value with one class an example, which this model has none of: write the share alone" : namesOf(found.classes)}`,
    "A stratified split draws from each class by itself, so that a rare class is in both parts. It takes an input or output of the encoding `oneHot`, `binary` or `index`, with one class for each example. Rows that belong together take `group: column`, where the column may be any of the file.",
  ),
  splitOfSeries: error(
    "NN545",
    "split of a series",
    (found: { by: string }) => `the rows of a series follow each other in time, and its last part is held out: write the share alone, without \`${found.by}\``,
    "Examples of a series share rows with their neighbours, so any other split has rows of one part in the other. `validation: 0.2` holds the last fifth out.",
  ),
  stopByUnmeasured: error(
    "NN547",
    "metric that is not measured",
    (found: { name: string; measured: readonly string[] }) => `training stops by a metric that is measured, and \`${found.name}\` is not: ${found.measured.length === 0 ? "list it under `metrics`" : `the \`metrics\` are ${namesOf(found.measured)}`}`,
    "`stop: patience(5, highest: accuracy)` watches one of the `metrics`, by the name that results give it: of several outputs with data that is `kind.accuracy`.",
  ),
  stopByTheWorst: error(
    "NN548",
    "stops by the worst value",
    (found: { name: string; better: string }) => `\`${found.name}\` is best where it is ${found.better}: write \`${found.better}: ${found.name}\``,
    "Early stopping keeps the weights of the `highest` accuracy, or of the `lowest` error. Of a `metric` of one's own either may be the best.",
  ),
  mixedSources: error(
    "NN546",
    "rows and series mixed",
    (found: { name: string; kind: string; data: string }) => `\`${found.name}\` is read as \`${found.kind}(…)\` and \`data\` as \`${found.data}(…)\`: of one each row is an example, of the other several rows are. Write \`${found.data}\` for both`,
    "Examples for validation and test are made as those to train with: from rows, or from the rows of a series.",
  ),
} as const;
