import { error, warning } from "../entry.ts";

/** NN5xx: loss, regularizer and training settings. */
export const training = {
  unknownSetting: error(
    "NN501",
    "unknown setting",
    (found: { name: string }) => `\`train\` has no setting \`${found.name}\``,
    "The settings are data, optimizer, batch, epochs, validation, seed, metrics, clip, constraint, accumulate, stop and shuffle.",
  ),
  wrongSetting: error(
    "NN502",
    "wrong setting",
    (found: { name: string; expected: string }) => `\`${found.name}\` takes ${found.expected}`,
    "Each training setting takes one kind of value; see the reference of `train`.",
  ),
  duplicateSetting: error(
    "NN503",
    "setting given twice",
    (found: { name: string }) => `\`${found.name}\` is set twice`,
    "Each training setting is given once.",
  ),
  ambiguousLoss: error(
    "NN504",
    "loss of nothing",
    (found: { loss: string; why: string }) => `\`${found.loss}\` does not know what to compare: ${found.why}`,
    "With one output a loss compares it with its data; with several, the loss names the one it means: `crossEntropy(species)`.",
  ),
  notALoss: error(
    "NN505",
    "not a loss",
    (found: { what: string }) => `${found.what} is no loss`,
    "`loss` takes the name of a loss, a call of one, or a sum of such calls with numbers as weights.",
  ),
  notARegularizer: error(
    "NN506",
    "not a regularizer",
    (found: { what: string }) => `${found.what} is no regularizer`,
    "`regularize` takes the name of a regularizer, a call of one, or a sum of such calls with numbers as weights.",
  ),
  noTargetData: error(
    "NN507",
    "no data to compare with",
    (found: { name: string }) => `the value \`${found.name}\` is no output, so no data belong to it`,
    "A loss on a value that is no output names what it is compared with: `squaredError(decoded, target: image)`.",
  ),
  trainingWithoutLoss: error(
    "NN508",
    "training without a loss",
    (found: { model: string }) => `the model \`${found.model}\` has settings to train with, but no loss`,
    "`loss` says what training makes small: `loss crossEntropy` for classes, `loss squaredError` for numbers.",
  ),
  wrongRateShare: error(
    "NN509",
    "no share of a rate",
    (found: { value: string }) => `a part learns at a share of the rate, 0 or more, not at ${found.value}`,
    "`train 0.1 { … }` makes what is inside learn at a tenth of the rate; `train 0 { … }` is `frozen { … }`.",
  ),
  optimizerOrConstraint: error(
    "NN510",
    "optimizer and constraint",
    (found: { name: string; setting: "optimizer" | "constraint" }) =>
      found.setting === "optimizer" ? `\`${found.name}\` never reads the gradient \`g\`: it constrains weights, and teaches them nothing` : `\`${found.name}\` reads the gradient \`g\`: it is an optimizer, and no constraint`,
    "`optimizer: adam` changes parameters by their gradients; `constraint: maxNorm(3)` then changes weights as it does without one.",
  ),
  externalLossAmongOthers: error(
    "NN511",
    "external loss among others",
    () => "`external` stands alone: the host's loss takes in whatever else there is",
    "`loss external` leaves the whole loss to the host, which hands its gradient with respect to every output to `backward`; it is no term of a sum, and takes no arguments.",
  ),
  settingOfDataSets: error(
    "NN512",
    "setting of data sets",
    (found: { name: string }) => `\`${found.name}\` is about training over a data set, which \`loss external\` leaves to the host`,
    "With `loss external` the host goes over its data, calls `forwardTraining` and `backward`, and measures what it likes. `optimizer`, `constraint`, `batch`, `clip` and `seed` are settings of the module.",
  ),
  neverFitted: warning(
    "NN513",
    "never fitted",
    (found: { instance: string }) => `\`${found.instance}\` is fitted to the training data, which a model with \`loss external\` never sees`,
    "`fit` computes fitted values, and there is none with `loss external`. Load them from a network that was fitted, `load(bytes, { only: [\"standardize1\"] })`, or let the host scale its data.",
  ),
  wrongListLength: error(
    "NN514",
    "wrong number of numbers",
    (found: { name: string; shape: readonly number[]; given: number }) => {
      const [size, ...more] = found.shape;
      const wanted = size === undefined || more.length > 0 ? `numbers of the shape [${found.shape.join(", ")}]` : `${size} numbers`;
      return `\`${found.name}\` takes ${wanted}, or one for all, and is given ${found.given}`;
    },
    "Numbers in brackets stand for the positions of one axis, in order: `crossEntropy(weights: [1, 2, 0.5])` has one for each class.",
  ),
  targetsNeverGiven: error(
    "NN515",
    "data that never come",
    (found: { name: string }) => `something is fitted to \`${found.name}.target\`, but this model is given no data of \`${found.name}\` to train with`,
    "Data of outputs come with a loss that the model states: `loss crossEntropy`. With `loss external`, or none, there are no targets.",
  ),
  statisticOfOneExample: warning(
    "NN516",
    "statistic of one term",
    (found: { instance: string }) => `\`${found.instance}\` takes a statistic over the batch, and \`batch: 1\` gives it one term: the mean is the example itself, the variance 0`,
    "A statistic over the batch, as of `batchNorm`, says something from two examples on. Running statistics skip a batch of one, so that with `batch: 1` they stay what they were at first. Take a larger batch, or a layer that normalizes each example: `layerNorm`, `groupNorm`.",
  ),
} as const;
