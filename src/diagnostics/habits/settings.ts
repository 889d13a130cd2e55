/** Settings of training and encodings as other tools name them. */

export interface ForeignWord {
  readonly of: string;
  /** Its names there; capitals and underscores do not matter. */
  readonly names: readonly string[];
  /** The setting to write in its place, with the same value. */
  readonly write?: string;
  /** What to know, or to write where no one setting is meant. */
  readonly says: string;
}

export const foreignSettings: readonly ForeignWord[] = [
  { of: "Keras and PyTorch", names: ["batch_size", "minibatch", "minibatch_size"], write: "batch", says: "examples of a step are `batch: 32`" },
  { of: "Keras", names: ["validation_split", "val_split", "validation_fraction", "validation_size"], write: "validation", says: "the share that is held out is `validation: 0.2`" },
  { of: "scikit-learn", names: ["test_size", "test_split", "test_fraction"], write: "test", says: "the share that is held out for the test is `test: 0.2`, and the one that is measured after each epoch `validation: 0.2`" },
  { of: "scikit-learn", names: ["stratify", "stratified", "groups", "split"], says: "a split by classes, groups or time is a value of `validation`: `validation: split(0.2, stratify: kind)`" },
  { of: "Keras and scikit-learn", names: ["num_epochs", "n_epochs", "max_iter", "nb_epoch", "iterations", "max_epochs"], write: "epochs", says: "passes over the data are `epochs: 60`" },
  { of: "scikit-learn", names: ["random_state", "random_seed", "manual_seed"], write: "seed", says: "the seed is `seed: 42`" },
  { of: "Keras", names: ["optim", "solver", "trainer"], write: "optimizer", says: "the optimizer is `optimizer: adam(rate: 0.01)`" },
  { of: "Keras", names: ["metric"], write: "metrics", says: "metrics are a list: `metrics: [accuracy]`" },
  { of: "Keras", names: ["early_stopping", "patience", "EarlyStopping"], says: "training stops early with `stop: patience(5)`" },
  { of: "Keras", names: ["monitor", "early_stopping_metric", "mode"], says: "early stopping watches the loss, or a metric: `stop: patience(5, highest: accuracy)`" },
  { of: "Keras", names: ["clipnorm", "clip_norm", "gradient_clipping", "max_norm", "grad_clip"], says: "gradients are clipped with `clip: norm(1)`" },
  { of: "Keras", names: ["use_ema", "ema_momentum", "ema"], says: "averages of weights are `average: ema(0.999)`" },
  { of: "PyTorch", names: ["accumulation_steps", "gradient_accumulation_steps", "accumulate_grad_batches"], write: "accumulate", says: "gradients of several batches are one update with `accumulate: 4`" },
  { of: "Keras, PyTorch and Ludwig", names: ["learning_rate", "lr", "rate", "learning_rate_init"], says: "the rate is an argument of the optimizer: `optimizer: adam(rate: 0.01)`" },
  { of: "Keras and PyTorch", names: ["schedule", "lr_schedule", "scheduler", "learning_rate_scheduler", "lr_scheduler"], says: "a schedule is the rate of the optimizer: `optimizer: adam(rate: cosine(0.01))`" },
  { of: "PyTorch", names: ["momentum"], says: "momentum is an argument of the optimizer: `optimizer: momentum(rate: 0.01, momentum: 0.9)`" },
  { of: "PyTorch", names: ["weight_decay", "regularizer", "regularization", "l2", "alpha"], says: "a penalty is a statement of the model: `regularize l2(0.0001)`" },
  { of: "Keras", names: ["loss", "loss_function", "criterion"], says: "the loss is a statement of the model, beside `train`: `loss crossEntropy`" },
  { of: "Ludwig", names: ["normalization", "preprocessing", "normalize"], says: "data are normalized by a step of the chain: `standardize`" },
  { of: "brain.js and scikit-learn", names: ["hidden_layers", "hidden_layer_sizes", "layers", "hidden_sizes"], says: "layers are steps of the chain: `dense(8) tanh`" },
  { of: "brain.js and scikit-learn", names: ["activation"], says: "an activation is a step of the chain after its layer: `dense(8) relu`" },
  { of: "Keras", names: ["dropout"], says: "dropout is a step of the chain: `dropout(0.5)`" },
  { of: "Keras", names: ["callbacks", "verbose", "device", "num_workers", "workers"], says: "`train` says what is learned; how a run goes is said to `fit` or to the command: `onEpoch`, `--threads`" },
  { of: "Keras", names: ["error_thresh", "tolerance", "tol"], says: "training stops early with `stop: patience(5)`" },
  { of: "Ludwig", names: ["dataset", "train_data", "training_set", "file", "path", "input"], write: "data", says: "the data are `data: csv(\"iris.csv\")`" },
];

export const foreignDataOptions: readonly ForeignWord[] = [
  { of: "pandas, Ludwig and R", names: ["sep", "separator", "delim", "field_delimiter"], write: "delimiter", says: "what separates cells is `delimiter: \";\"`" },
  { of: "pandas", names: ["delim_whitespace"], says: "cells that any number of blanks separates are `delimiter: \"blanks\"`" },
  { of: "pandas", names: ["na_values", "na", "null_values", "nan"], write: "missing", says: "spellings of a missing value are `missing: [\"-9\"]`" },
  { of: "R", names: ["dec", "decimal_mark", "decimal_comma"], write: "decimal", says: "the sign before the decimals is `decimal: \",\"`" },
  { of: "R", names: ["grouping_mark", "big_mark"], write: "thousands", says: "the sign between groups of three digits is `thousands: \".\"`" },
  { of: "pandas", names: ["names", "columns", "column_names", "feature_names", "col_names"], write: "header", says: "the columns of a file without names get them by `header: [\"kind\", \"size\"]`" },
  { of: "tfjs and R", names: ["has_header", "hasHeader"], write: "header", says: "whether the first row has names is `header: true` or `header: false`" },
  { of: "R and pandas", names: ["comment_char", "comments", "comment_prefix"], write: "comment", says: "the sign before comments is `comment: \"#\"`" },
  { of: "pandas and R", names: ["fileEncoding", "charset"], write: "encoding", says: "the encoding of a text is `encoding: \"latin1\"`" },
  { of: "Keras", names: ["image_size", "target_size", "img_size", "interpolation", "smart_resize"], says: "the size of pictures is the shape of their input, `image: [28, 28, 3]`; `resize: true` makes others of it" },
  { of: "Keras", names: ["color_mode", "class_names", "label_mode", "rescale"], says: "grey and colours are the channels of the input, and classes those of the output; pictures have numbers from 0 to 255, which `standardize` scales" },
  { of: "pandas", names: ["usecols", "index_col", "dtype", "skiprows", "nrows", "parse_dates"], says: "columns are those that the model names, whatever their order; a file with lines above its header is cut to begin with it" },
];

export const foreignEncodings: readonly ForeignWord[] = [
  { of: "Ludwig", names: ["category", "categorical", "class", "classes", "label", "onehot", "set"], says: "classes are listed: `oneHot(\"setosa\", \"versicolor\")`, or counted: `oneHot(0..9)`" },
  { of: "Ludwig", names: ["number", "numerical", "float", "double", "int", "continuous", "scalar"], write: "[1]", says: "a number is the shape `[1]`, four are `[4]`" },
  { of: "Ludwig", names: ["bool", "boolean"], says: "two classes are `binary(\"no\", \"yes\")`" },
  { of: "Ludwig and Keras", names: ["image", "tensor", "array", "vector"], says: "an array is its shape: `[28, 28, 1]`" },
  { of: "Ludwig and Keras", names: ["text", "sequence", "string", "token"], says: "text is the numbers of its characters or words: `index(64)[16]`" },
];
