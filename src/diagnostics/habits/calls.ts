/** Calls as other tools write them, with the call to write here. */

/** Where a name may be written. */
export type Place = "chain" | "loss" | "optimizer" | "initializer" | "regularizer" | "schedule";

export interface ForeignCall {
  /** The tools it is of, for people. */
  readonly of: string;
  readonly place: Place;
  /** Its names there; capitals and underscores do not matter. */
  readonly names: readonly string[];
  /** Its name here. */
  readonly write: string;
  /** The parameters here in their order, with the keyword or position (from 1) of each argument there. */
  readonly takes?: Readonly<Record<string, readonly (string | number)[]>>;
  /** Keywords there that need no counterpart. */
  readonly drops?: readonly string[];
  /** Keywords and positions (`#2`) one of which a call has, or another row is meant. */
  readonly needs?: readonly string[];
  /** What else to know. */
  readonly says?: string;
}

const keras = "Keras";
const torch = "PyTorch";
const both = "Keras and PyTorch";
const onnx = "ONNX";

const conv = { filters: ["filters", "out_channels", 1], kernel: ["kernel", "kernel_size", 2], stride: ["stride", "strides", 3], padding: ["padding", 4], dilation: ["dilation", "dilation_rate"], groups: ["groups"], init: ["kernel_initializer"] };
const torchConv = { filters: ["out_channels", 2], kernel: ["kernel_size", 3], stride: ["stride", 4], padding: ["padding", 5], dilation: ["dilation", 6], groups: ["groups", 7] };
const pool = { size: ["size", "pool_size", "kernel_size", 1], stride: ["stride", "strides", 2], padding: ["padding", 3] };
/** A bias is there in any case: only what asks for it can go. */
const always = ["use_bias=true", "bias=true", "name", "input_shape", "input_dim"];
const convDrops = [...always, "data_format"];

const layers: readonly ForeignCall[] = [
  { of: keras, place: "chain", names: ["Dense"], write: "dense", takes: { units: ["units", 1], init: ["kernel_initializer"] }, drops: always },
  { of: torch, place: "chain", names: ["Linear", "LazyLinear"], write: "dense", takes: { units: ["out_features", 2, 1] }, drops: ["in_features", "bias=true", "#1"], says: "the number of inputs is known from the value before it" },
  { of: "scikit-learn and Ludwig", place: "chain", names: ["fc", "FullyConnected", "fully_connected"], write: "dense", takes: { units: ["output_size", "units", 1] } },
  { of: onnx, place: "chain", names: ["Gemm"], write: "dense", takes: { units: [1] } },
  { of: keras, place: "chain", names: ["Conv2D", "Convolution2D"], write: "conv", takes: conv, drops: convDrops },
  { of: torch, place: "chain", names: ["Conv2d"], write: "conv", takes: torchConv, drops: ["in_channels", "bias=true", "#1"], says: "the number of input channels is known from the value before it; channels come last: `[height, width, channels]`" },
  { of: keras, place: "chain", names: ["Convolution", "conv"], write: "conv", takes: conv, drops: convDrops },
  { of: keras, place: "chain", names: ["Conv1D", "Convolution1D"], write: "conv1d", takes: conv, drops: convDrops },
  { of: keras, place: "chain", names: ["Conv2DTranspose", "ConvTranspose2d"], write: "convTranspose", takes: { filters: ["filters", 1], kernel: ["kernel_size", 2], stride: ["strides", "stride", 3], padding: ["padding", 4] }, drops: convDrops },
  { of: keras, place: "chain", names: ["DepthwiseConv2D"], write: "depthwise", takes: { kernel: ["kernel_size", 1], stride: ["strides", 2], padding: ["padding", 3] }, drops: convDrops },
  { of: both, place: "chain", names: ["MaxPooling2D", "MaxPool2D", "MaxPool", "max_pool2d"], write: "maxPool", takes: pool },
  { of: both, place: "chain", names: ["MaxPooling1D", "MaxPool1D"], write: "maxPool1d", takes: pool },
  { of: both, place: "chain", names: ["AveragePooling2D", "AvgPool2d", "AveragePool", "avg_pool2d"], write: "averagePool", takes: pool },
  { of: both, place: "chain", names: ["AveragePooling1D", "AvgPool1d"], write: "averagePool1d", takes: pool },
  { of: both, place: "chain", names: ["GlobalAveragePooling2D", "GlobalAveragePooling1D", "AdaptiveAvgPool2d", "GlobalAveragePool"], write: "globalAveragePool", drops: ["#1", "output_size"] },
  { of: both, place: "chain", names: ["GlobalMaxPooling2D", "GlobalMaxPooling1D", "AdaptiveMaxPool2d", "GlobalMaxPool"], write: "globalMaxPool", drops: ["#1", "output_size"] },
  { of: both, place: "chain", names: ["BatchNormalization", "BatchNorm1d", "BatchNorm2d", "BatchNorm"], write: "batchNorm", drops: ["#1", "num_features", "axis"] },
  { of: both, place: "chain", names: ["LayerNormalization", "LayerNorm"], write: "layerNorm", takes: { epsilon: ["epsilon", "eps"] }, drops: ["#1", "normalized_shape", "axis"] },
  { of: both, place: "chain", names: ["GroupNormalization", "GroupNorm"], write: "groupNorm", takes: { groups: ["groups", "num_groups", 1] }, drops: ["#2", "num_channels"] },
  { of: both, place: "chain", names: ["RMSNorm"], write: "rmsNorm", drops: ["#1"] },
  { of: both, place: "chain", names: ["Dropout", "Dropout1d", "Dropout2d"], write: "dropout", takes: { rate: ["rate", "p", 1] } },
  { of: keras, place: "chain", names: ["GaussianNoise"], write: "gaussianNoise", takes: { deviation: ["stddev", 1] } },
  { of: both, place: "chain", names: ["Flatten"], write: "flatten", drops: ["start_dim", "end_dim"] },
  { of: both, place: "chain", names: ["Reshape", "Unflatten", "view"], write: "reshape", takes: { shape: ["target_shape", "unflattened_size", 1] } },
  { of: both, place: "chain", names: ["Embedding"], write: "embedding", takes: { size: ["output_dim", "embedding_dim", 2] }, drops: ["input_dim", "num_embeddings", "#1"], says: "the number of rows is known from the encoding of the input" },
  { of: torch, place: "chain", names: ["LSTM"], write: "lstm", takes: { units: ["hidden_size", 2] }, drops: ["input_size", "#1", "batch_first=true"], needs: ["hidden_size", "#2"], says: "`lstm` gives the states of all times, `lstmLast` the last one" },
  { of: torch, place: "chain", names: ["GRU"], write: "gru", takes: { units: ["hidden_size", 2] }, drops: ["input_size", "#1", "batch_first=true"], needs: ["hidden_size", "#2"], says: "`gru` gives the states of all times, `gruLast` the last one" },
  { of: keras, place: "chain", names: ["LSTM"], write: "lstmLast", takes: { units: ["units", 1] }, drops: ["return_sequences=false"], says: "`lstm` gives the states of all times, `lstmLast` the last one" },
  { of: keras, place: "chain", names: ["LSTM"], write: "lstm", takes: { units: ["units", 1] }, drops: ["return_sequences=true"], says: "`lstm` gives the states of all times, `lstmLast` the last one" },
  { of: keras, place: "chain", names: ["GRU"], write: "gruLast", takes: { units: ["units", 1] }, drops: ["return_sequences=false"], says: "`gru` gives the states of all times, `gruLast` the last one" },
  { of: keras, place: "chain", names: ["GRU"], write: "gru", takes: { units: ["units", 1] }, drops: ["return_sequences=true"], says: "`gru` gives the states of all times, `gruLast` the last one" },
  { of: keras, place: "chain", names: ["SimpleRNN", "RNN"], write: "simpleRnnLast", takes: { units: ["units", 1] }, drops: ["return_sequences=false"], says: "`simpleRnn` gives the states of all times, `simpleRnnLast` the last one" },
  { of: both, place: "chain", names: ["MultiHeadAttention", "MultiheadAttention"], write: "attention", takes: { heads: ["num_heads", 1] }, drops: ["key_dim", "embed_dim"] },
  { of: torch, place: "chain", names: ["TransformerEncoderLayer"], write: "transformerEncoder", takes: { heads: ["nhead", 2], hidden: ["dim_feedforward", 3], rate: ["dropout", 4] }, drops: ["d_model", "#1"] },
  { of: keras, place: "chain", names: ["Concatenate", "cat"], write: "concat", drops: ["axis"] },
  { of: both, place: "chain", names: ["ZeroPadding2D", "ZeroPad2d"], write: "pad", takes: { size: ["padding", 1] } },
  { of: both, place: "chain", names: ["UpSampling2D", "Upsample"], write: "upsample", takes: { factor: ["size", "scale_factor", 1] } },
  { of: "Keras and scikit-learn", place: "chain", names: ["StandardScaler", "Normalization", "Normalize", "zscore"], write: "standardize" },
  { of: "Keras, PyTorch and ONNX", place: "chain", names: ["ReLU"], write: "relu" },
  { of: both, place: "chain", names: ["LeakyReLU"], write: "leakyRelu", takes: { slope: ["negative_slope", "alpha", 1] } },
  { of: both, place: "chain", names: ["PReLU"], write: "prelu" },
  { of: both, place: "chain", names: ["SiLU"], write: "swish" },
  { of: both, place: "chain", names: ["logistic"], write: "sigmoid" },
  { of: both, place: "chain", names: ["Softmax"], write: "softmax", drops: ["dim", "axis", "#1"] },
  { of: both, place: "chain", names: ["LogSoftmax", "log_softmax"], write: "logSoftmax", drops: ["dim", "axis", "#1"] },
  { of: both, place: "chain", names: ["Hardswish"], write: "hardSwish" },
  { of: both, place: "chain", names: ["Hardsigmoid"], write: "hardSigmoid" },
  { of: both, place: "chain", names: ["linear", "Identity"], write: "identity" },
];

const losses: readonly ForeignCall[] = [
  { of: "Keras and scikit-learn", place: "loss", names: ["mse", "mean_squared_error", "MSELoss"], write: "meanSquaredError" },
  { of: "Keras and scikit-learn", place: "loss", names: ["mae", "mean_absolute_error", "L1Loss", "l1"], write: "absoluteError" },
  { of: keras, place: "loss", names: ["categorical_crossentropy", "sparse_categorical_crossentropy", "log_loss"], write: "crossEntropy", drops: ["from_logits=false"], says: "it takes a distribution: put `softmax` before the output" },
  { of: torch, place: "loss", names: ["CrossEntropyLoss", "cross_entropy"], write: "crossEntropy", says: "PyTorch's takes logits, this one a distribution: put `softmax` before the output" },
  { of: torch, place: "loss", names: ["NLLLoss", "nll_loss"], write: "crossEntropy", says: "PyTorch's takes log-probabilities, this one a distribution: write `softmax` in place of `logSoftmax`" },
  { of: keras, place: "loss", names: ["binary_crossentropy", "BCELoss", "BCE"], write: "binaryCrossEntropy", says: "it takes a probability: put `sigmoid` before the output" },
  { of: torch, place: "loss", names: ["BCEWithLogitsLoss"], write: "binaryCrossEntropy", says: "PyTorch's takes logits, this one a probability: put `sigmoid` before the output" },
  { of: both, place: "loss", names: ["HuberLoss", "SmoothL1Loss"], write: "huber", takes: { delta: ["delta", "beta"] } },
  { of: both, place: "loss", names: ["KLDivLoss", "kl_divergence", "kullback_leibler_divergence"], write: "klDivergence" },
  { of: both, place: "loss", names: ["HingeLoss"], write: "hinge" },
  { of: both, place: "loss", names: ["PoissonNLLLoss"], write: "poisson" },
  { of: both, place: "loss", names: ["CosineEmbeddingLoss", "cosine_similarity"], write: "cosine" },
  { of: keras, place: "loss", names: ["CategoricalFocalCrossentropy"], write: "focal" },
];

const rate = ["rate", "lr", "learning_rate", "learning_rate_init", 1];
const betas = { rate, beta1: ["beta1", "beta_1"], beta2: ["beta2", "beta_2"], epsilon: ["epsilon", "eps"] };

const optimizers: readonly ForeignCall[] = [
  { of: both, place: "optimizer", names: ["Adam"], write: "adam", takes: betas },
  { of: both, place: "optimizer", names: ["AdamW"], write: "adamw", takes: { ...betas, decay: ["decay", "weight_decay"] } },
  { of: both, place: "optimizer", names: ["Adamax"], write: "adamax", takes: betas },
  { of: both, place: "optimizer", names: ["NAdam"], write: "nadam", takes: betas },
  { of: torch, place: "optimizer", names: ["RAdam"], write: "radam", takes: betas },
  { of: both, place: "optimizer", names: ["SGD"], write: "momentum", takes: { rate, momentum: ["momentum", 2] }, drops: ["nesterov=false"], needs: ["momentum"], says: "gradient descent with momentum is `momentum(rate: …, momentum: 0.9)`, with Nesterov's `nesterov(…)`" },
  { of: both, place: "optimizer", names: ["SGD"], write: "sgd", takes: { rate } },
  { of: both, place: "optimizer", names: ["RMSprop"], write: "rmsprop", takes: { rate, smoothing: ["smoothing", "rho", "alpha"], epsilon: ["epsilon", "eps"] } },
  { of: both, place: "optimizer", names: ["Adagrad"], write: "adagrad", takes: { rate } },
  { of: both, place: "optimizer", names: ["Adadelta"], write: "adadelta", takes: { rate, smoothing: ["rho"] } },
  { of: both, place: "optimizer", names: ["Lion"], write: "lion", takes: { rate, beta1: ["beta1"], beta2: ["beta2"], decay: ["decay", "weight_decay"] } },
];

const initializers: readonly ForeignCall[] = [
  { of: both, place: "initializer", names: ["glorot_uniform", "xavier_uniform", "xavier"], write: "glorotUniform" },
  { of: both, place: "initializer", names: ["glorot_normal", "xavier_normal"], write: "glorotNormal" },
  { of: both, place: "initializer", names: ["he_uniform", "kaiming_uniform"], write: "heUniform" },
  { of: both, place: "initializer", names: ["he_normal", "kaiming_normal", "kaiming", "he"], write: "heNormal" },
  { of: both, place: "initializer", names: ["lecun_normal"], write: "lecunNormal" },
  { of: both, place: "initializer", names: ["random_normal", "RandomNormal"], write: "normal", takes: { center: ["mean", 1], deviation: ["stddev", "std", 2] } },
  { of: both, place: "initializer", names: ["random_uniform", "RandomUniform"], write: "uniform", takes: { low: ["minval", "a", 1], high: ["maxval", "b", 2] } },
];

const regularizers: readonly ForeignCall[] = [
  { of: keras, place: "regularizer", names: ["L2", "ridge", "weight_decay"], write: "l2", takes: { strength: ["l2", "l", 1] } },
  { of: keras, place: "regularizer", names: ["L1", "lasso"], write: "l1", takes: { strength: ["l1", "l", 1] } },
  { of: "scikit-learn", place: "regularizer", names: ["elastic_net", "l1_l2", "L1L2"], write: "elasticNet" },
];

const schedules: readonly ForeignCall[] = [
  { of: both, place: "schedule", names: ["CosineAnnealingLR", "CosineDecay"], write: "cosine", takes: { from: ["initial_learning_rate", 1] }, drops: ["T_max", "decay_steps", "#2"] },
  { of: both, place: "schedule", names: ["ExponentialLR", "ExponentialDecay"], write: "exponential", takes: { from: ["initial_learning_rate", 1], factor: ["gamma", "decay_rate"] } },
  { of: torch, place: "schedule", names: ["StepLR"], write: "step", takes: { from: [1], every: ["step_size", 2], factor: ["gamma", 3] } },
];

export const foreignCalls: readonly ForeignCall[] = [...layers, ...losses, ...optimizers, ...initializers, ...regularizers, ...schedules];

/** Arguments that have no counterpart in a call, whatever the call. */
export const foreignArguments: readonly { readonly names: readonly string[]; readonly says: string }[] = [
  { names: ["weight_decay", "decay", "l2"], says: "weight decay is a penalty of the loss, `regularize l2(0.0001)`, or the optimizer `adamw(decay: 0.01)`" },
  { names: ["kernel_regularizer", "bias_regularizer", "activity_regularizer"], says: "a penalty is a statement of the model: `regularize l2(0.0001)`" },
  { names: ["kernel_constraint", "bias_constraint"], says: "a constraint is a setting: `train { constraint: maxNorm(3) }`" },
  { names: ["input_shape", "input_dim", "batch_input_shape"], says: "the shape is of the input: `input x: [4]`" },
  { names: ["bias", "use_bias"], says: "a layer without a bias is a definition of one's own: `layer linear(n) { input x: [from] weight W: [from, n] = glorotUniform output y[j] = sum(i: x[i] * W[i, j]) }`" },
  { names: ["return_sequences"], says: "`lstm` and `gru` give the states of all times, `lstmLast` and `gruLast` the last one" },
  { names: ["batch_first", "data_format", "device", "dtype"], says: "the batch is not written, and channels come last: `[height, width, channels]`" },
  { names: ["trainable", "requires_grad"], says: "layers that do not learn are in `frozen { … }`" },
];
