/**
 * The network DevilsDictionary, compiled by nnc from examples/devils-dictionary/devils-dictionary.nn. Generated code: edit the model instead.
 *
 * Continues the text of The Devil's Dictionary, one character after the other: for each of `time` characters it gives the
 * probabilities of the next.
 */

/** The classes of `next`. */
export type DevilsDictionaryNext =
  | 0
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 7
  | 8
  | 9
  | 10
  | 11
  | 12
  | 13
  | 14
  | 15
  | 16
  | 17
  | 18
  | 19
  | 20
  | 21
  | 22
  | 23
  | 24
  | 25
  | 26
  | 27
  | 28
  | 29
  | 30
  | 31
  | 32
  | 33
  | 34
  | 35
  | 36
  | 37
  | 38
  | 39
  | 40
  | 41
  | 42
  | 43
  | 44
  | 45
  | 46
  | 47
  | 48
  | 49
  | 50
  | 51
  | 52
  | 53
  | 54
  | 55
  | 56
  | 57
  | 58
  | 59
  | 60
  | 61
  | 62
  | 63
  | 64
  | 65
  | 66
  | 67
  | 68
  | 69
  | 70
  | 71
  | 72
  | 73
  | 74
  | 75
  | 76
  | 77
  | 78
  | 79
  | 80
  | 81
  | 82
  | 83
  | 84
  | 85
  | 86
  | 87
  | 88
  | 89
  | 90
  | 91
  | 92
  | 93
  | 94
  | 95;

/** One example, the argument of `predict`. */
export type DevilsDictionaryInput = ArrayLike<number>;

/** The examples of one batch, row-major. Classes are indices from 0. */
export type DevilsDictionaryInputs = ArrayLike<number>;

/** The output for one example. */
export interface DevilsDictionaryOutput {
  readonly next: DevilsDictionaryNext[];
  readonly probability: number[];
}

/** Views of the outputs of a batch, row-major, valid until the next call. */
export type DevilsDictionaryOutputs = Float64Array;

/** The targets of one batch, row-major. Classes are indices from 0. */
export type DevilsDictionaryTargets = ArrayLike<number>;

/** A data set of any length: row-major numbers, or a list of examples. Classes are given by name; a number is a class name if the names are numbers, otherwise an index. */
export interface DevilsDictionaryData {
  readonly text: ArrayLike<number> | readonly ArrayLike<number>[];
  readonly next: ArrayLike<number> | readonly (ArrayLike<DevilsDictionaryNext> | Int32Array)[];
}

/** An array of the network: a live view. */
export interface DevilsDictionaryValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Options of the network. */
export interface DevilsDictionaryOptions {
  /** Seed of initial weights and random draws; 1 by default. */
  readonly seed?: number;
  /** The result of `save`. */
  readonly weights?: Uint8Array;
}

/**
 * Continues the text of The Devil's Dictionary, one character after the other: for each of `time` characters it gives the
 * probabilities of the next.
 */
export interface DevilsDictionary {
  /** The output for one example: text, whole numbers from 0 to 95. */
  predict(example: DevilsDictionaryInput): DevilsDictionaryOutput;
  /** The outputs of a batch of `count` examples, 1 to 16: a view that is valid until the next call. */
  forward(inputs: DevilsDictionaryInputs, count?: number): DevilsDictionaryOutputs;
  /** One training step: forward, backward, update. 1 to 16 examples; returns their mean loss, including the regularizer. */
  trainBatch(inputs: DevilsDictionaryInputs, targets: DevilsDictionaryTargets, count?: number): number;
  /** Forward and backward passes: sets `gradients` and returns the mean loss. */
  accumulate(inputs: DevilsDictionaryInputs, targets: DevilsDictionaryTargets, count?: number): number;
  /** One optimizer step with the current gradients. */
  update(): void;
  /** The mean loss of a batch in evaluation mode. */
  loss(inputs: DevilsDictionaryInputs, targets: DevilsDictionaryTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: DevilsDictionaryData): Measured;
  /** Trains on a data set in shuffled epochs. With `of`, this call is a part of a longer training. */
  fit(data: DevilsDictionaryData, options?: FitOptions): FitHistory;
  /** Like `fit`, but yields to the event loop every few milliseconds. */
  fitAsync(data: DevilsDictionaryData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name, as live views. */
  readonly parameters: {
    /** `[96, 32]` */
    readonly "embedding1.E": DevilsDictionaryValues;
    /** `[32, 32]` */
    readonly "learnedPositions1.P": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm1.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm1.beta": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder1.attention1.Wq": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder1.attention1.Wk": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder1.attention1.Wv": DevilsDictionaryValues;
    /** `[4, 8, 32]` */
    readonly "transformerDecoder1.attention1.Wo": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder1.attention1.bq": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder1.attention1.bk": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder1.attention1.bv": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.attention1.bo": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm2.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm2.beta": DevilsDictionaryValues;
    /** `[32, 128]` */
    readonly "transformerDecoder1.feedForward1.W1": DevilsDictionaryValues;
    /** `[128, 32]` */
    readonly "transformerDecoder1.feedForward1.W2": DevilsDictionaryValues;
    /** `[128]` */
    readonly "transformerDecoder1.feedForward1.b1": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.feedForward1.b2": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm1.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm1.beta": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder2.attention1.Wq": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder2.attention1.Wk": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder2.attention1.Wv": DevilsDictionaryValues;
    /** `[4, 8, 32]` */
    readonly "transformerDecoder2.attention1.Wo": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder2.attention1.bq": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder2.attention1.bk": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder2.attention1.bv": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.attention1.bo": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm2.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm2.beta": DevilsDictionaryValues;
    /** `[32, 128]` */
    readonly "transformerDecoder2.feedForward1.W1": DevilsDictionaryValues;
    /** `[128, 32]` */
    readonly "transformerDecoder2.feedForward1.W2": DevilsDictionaryValues;
    /** `[128]` */
    readonly "transformerDecoder2.feedForward1.b1": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.feedForward1.b2": DevilsDictionaryValues;
    /** `[32]` */
    readonly "layerNorm1.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "layerNorm1.beta": DevilsDictionaryValues;
    /** `[32, 96]` */
    readonly "dense1.W": DevilsDictionaryValues;
    /** `[96]` */
    readonly "dense1.b": DevilsDictionaryValues;
  };
  /** Gradients of the last `accumulate` or `trainBatch` by parameter name, as live views. */
  readonly gradients: {
    /** `[96, 32]` */
    readonly "embedding1.E": DevilsDictionaryValues;
    /** `[32, 32]` */
    readonly "learnedPositions1.P": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm1.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm1.beta": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder1.attention1.Wq": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder1.attention1.Wk": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder1.attention1.Wv": DevilsDictionaryValues;
    /** `[4, 8, 32]` */
    readonly "transformerDecoder1.attention1.Wo": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder1.attention1.bq": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder1.attention1.bk": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder1.attention1.bv": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.attention1.bo": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm2.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.layerNorm2.beta": DevilsDictionaryValues;
    /** `[32, 128]` */
    readonly "transformerDecoder1.feedForward1.W1": DevilsDictionaryValues;
    /** `[128, 32]` */
    readonly "transformerDecoder1.feedForward1.W2": DevilsDictionaryValues;
    /** `[128]` */
    readonly "transformerDecoder1.feedForward1.b1": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder1.feedForward1.b2": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm1.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm1.beta": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder2.attention1.Wq": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder2.attention1.Wk": DevilsDictionaryValues;
    /** `[32, 4, 8]` */
    readonly "transformerDecoder2.attention1.Wv": DevilsDictionaryValues;
    /** `[4, 8, 32]` */
    readonly "transformerDecoder2.attention1.Wo": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder2.attention1.bq": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder2.attention1.bk": DevilsDictionaryValues;
    /** `[4, 8]` */
    readonly "transformerDecoder2.attention1.bv": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.attention1.bo": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm2.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.layerNorm2.beta": DevilsDictionaryValues;
    /** `[32, 128]` */
    readonly "transformerDecoder2.feedForward1.W1": DevilsDictionaryValues;
    /** `[128, 32]` */
    readonly "transformerDecoder2.feedForward1.W2": DevilsDictionaryValues;
    /** `[128]` */
    readonly "transformerDecoder2.feedForward1.b1": DevilsDictionaryValues;
    /** `[32]` */
    readonly "transformerDecoder2.feedForward1.b2": DevilsDictionaryValues;
    /** `[32]` */
    readonly "layerNorm1.gamma": DevilsDictionaryValues;
    /** `[32]` */
    readonly "layerNorm1.beta": DevilsDictionaryValues;
    /** `[32, 96]` */
    readonly "dense1.W": DevilsDictionaryValues;
    /** `[96]` */
    readonly "dense1.b": DevilsDictionaryValues;
  };
  /** Weights, optimizer state and training progress, as a safetensors file. */
  save(): Uint8Array;
  /** Loads saved values: all, or with `only` those of some layers. Throws, and changes nothing, if they do not fit. */
  load(bytes: Uint8Array, options?: LoadOptions): void;
  /** Constants of the compiled network: shapes without the batch, bytes of memory, operations per example. */
  readonly meta: {
    readonly name: string;
    readonly sourceHash: string;
    readonly inputs: Readonly<Record<string, readonly number[]>>;
    readonly outputs: Readonly<Record<string, readonly number[]>>;
    readonly parameterCount: number;
    readonly batchSize: number;
    readonly bytes: number;
    readonly operations: number;
  };
}

/** Creates a network with its own memory and initial weights: `const network = createDevilsDictionary({ seed: 1 });`. */
export function createDevilsDictionary(options: DevilsDictionaryOptions = {}): DevilsDictionary {
  // ---- memory ----------------------------------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(13409408);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const embedding1_E = reals(0, 3072); // [96, 32]
  const learnedPositions1_P = reals(24576, 1024); // [32, 32]
  const transformerDecoder1_layerNorm1_gamma = reals(32768, 32); // [32]
  const transformerDecoder1_layerNorm1_beta = reals(33024, 32); // [32]
  const transformerDecoder1_attention1_Wq = reals(33280, 1024); // [32, 4, 8]
  const transformerDecoder1_attention1_Wk = reals(41472, 1024); // [32, 4, 8]
  const transformerDecoder1_attention1_Wv = reals(49664, 1024); // [32, 4, 8]
  const transformerDecoder1_attention1_Wo = reals(57856, 1024); // [4, 8, 32]
  const transformerDecoder1_attention1_bq = reals(66048, 32); // [4, 8]
  const transformerDecoder1_attention1_bk = reals(66304, 32); // [4, 8]
  const transformerDecoder1_attention1_bv = reals(66560, 32); // [4, 8]
  const transformerDecoder1_attention1_bo = reals(66816, 32); // [32]
  const transformerDecoder1_layerNorm2_gamma = reals(67072, 32); // [32]
  const transformerDecoder1_layerNorm2_beta = reals(67328, 32); // [32]
  const transformerDecoder1_feedForward1_W1 = reals(67584, 4096); // [32, 128]
  const transformerDecoder1_feedForward1_W2 = reals(100352, 4096); // [128, 32]
  const transformerDecoder1_feedForward1_b1 = reals(133120, 128); // [128]
  const transformerDecoder1_feedForward1_b2 = reals(134144, 32); // [32]
  const transformerDecoder2_layerNorm1_gamma = reals(134400, 32); // [32]
  const transformerDecoder2_layerNorm1_beta = reals(134656, 32); // [32]
  const transformerDecoder2_attention1_Wq = reals(134912, 1024); // [32, 4, 8]
  const transformerDecoder2_attention1_Wk = reals(143104, 1024); // [32, 4, 8]
  const transformerDecoder2_attention1_Wv = reals(151296, 1024); // [32, 4, 8]
  const transformerDecoder2_attention1_Wo = reals(159488, 1024); // [4, 8, 32]
  const transformerDecoder2_attention1_bq = reals(167680, 32); // [4, 8]
  const transformerDecoder2_attention1_bk = reals(167936, 32); // [4, 8]
  const transformerDecoder2_attention1_bv = reals(168192, 32); // [4, 8]
  const transformerDecoder2_attention1_bo = reals(168448, 32); // [32]
  const transformerDecoder2_layerNorm2_gamma = reals(168704, 32); // [32]
  const transformerDecoder2_layerNorm2_beta = reals(168960, 32); // [32]
  const transformerDecoder2_feedForward1_W1 = reals(169216, 4096); // [32, 128]
  const transformerDecoder2_feedForward1_W2 = reals(201984, 4096); // [128, 32]
  const transformerDecoder2_feedForward1_b1 = reals(234752, 128); // [128]
  const transformerDecoder2_feedForward1_b2 = reals(235776, 32); // [32]
  const layerNorm1_gamma = reals(236032, 32); // [32]
  const layerNorm1_beta = reals(236288, 32); // [32]
  const dense1_W = reals(236544, 3072); // [32, 96]
  const dense1_b = reals(261120, 96); // [96]
  const softmax1_y = reals(261888, 49152); // [16, 32, 96]
  const meanLoss = reals(655104, 1); // []
  const gradient_embedding1_E = reals(655168, 3072); // [96, 32]
  const gradient_learnedPositions1_P = reals(679744, 1024); // [32, 32]
  const gradient_transformerDecoder1_layerNorm1_gamma = reals(687936, 32); // [32]
  const gradient_transformerDecoder1_layerNorm1_beta = reals(688192, 32); // [32]
  const gradient_transformerDecoder1_attention1_Wq = reals(688448, 1024); // [32, 4, 8]
  const gradient_transformerDecoder1_attention1_Wk = reals(696640, 1024); // [32, 4, 8]
  const gradient_transformerDecoder1_attention1_Wv = reals(704832, 1024); // [32, 4, 8]
  const gradient_transformerDecoder1_attention1_Wo = reals(713024, 1024); // [4, 8, 32]
  const gradient_transformerDecoder1_attention1_bq = reals(721216, 32); // [4, 8]
  const gradient_transformerDecoder1_attention1_bk = reals(721472, 32); // [4, 8]
  const gradient_transformerDecoder1_attention1_bv = reals(721728, 32); // [4, 8]
  const gradient_transformerDecoder1_attention1_bo = reals(721984, 32); // [32]
  const gradient_transformerDecoder1_layerNorm2_gamma = reals(722240, 32); // [32]
  const gradient_transformerDecoder1_layerNorm2_beta = reals(722496, 32); // [32]
  const gradient_transformerDecoder1_feedForward1_W1 = reals(722752, 4096); // [32, 128]
  const gradient_transformerDecoder1_feedForward1_W2 = reals(755520, 4096); // [128, 32]
  const gradient_transformerDecoder1_feedForward1_b1 = reals(788288, 128); // [128]
  const gradient_transformerDecoder1_feedForward1_b2 = reals(789312, 32); // [32]
  const gradient_transformerDecoder2_layerNorm1_gamma = reals(789568, 32); // [32]
  const gradient_transformerDecoder2_layerNorm1_beta = reals(789824, 32); // [32]
  const gradient_transformerDecoder2_attention1_Wq = reals(790080, 1024); // [32, 4, 8]
  const gradient_transformerDecoder2_attention1_Wk = reals(798272, 1024); // [32, 4, 8]
  const gradient_transformerDecoder2_attention1_Wv = reals(806464, 1024); // [32, 4, 8]
  const gradient_transformerDecoder2_attention1_Wo = reals(814656, 1024); // [4, 8, 32]
  const gradient_transformerDecoder2_attention1_bq = reals(822848, 32); // [4, 8]
  const gradient_transformerDecoder2_attention1_bk = reals(823104, 32); // [4, 8]
  const gradient_transformerDecoder2_attention1_bv = reals(823360, 32); // [4, 8]
  const gradient_transformerDecoder2_attention1_bo = reals(823616, 32); // [32]
  const gradient_transformerDecoder2_layerNorm2_gamma = reals(823872, 32); // [32]
  const gradient_transformerDecoder2_layerNorm2_beta = reals(824128, 32); // [32]
  const gradient_transformerDecoder2_feedForward1_W1 = reals(824384, 4096); // [32, 128]
  const gradient_transformerDecoder2_feedForward1_W2 = reals(857152, 4096); // [128, 32]
  const gradient_transformerDecoder2_feedForward1_b1 = reals(889920, 128); // [128]
  const gradient_transformerDecoder2_feedForward1_b2 = reals(890944, 32); // [32]
  const gradient_layerNorm1_gamma = reals(891200, 32); // [32]
  const gradient_layerNorm1_beta = reals(891456, 32); // [32]
  const gradient_dense1_W = reals(891712, 3072); // [32, 96]
  const gradient_dense1_b = reals(916288, 96); // [96]
  const t = reals(917056, 1); // []
  const adam_m_embedding1_E = reals(917120, 3072); // [96, 32]
  const adam_v_embedding1_E = reals(941696, 3072); // [96, 32]
  const adam_m_learnedPositions1_P = reals(966272, 1024); // [32, 32]
  const adam_v_learnedPositions1_P = reals(974464, 1024); // [32, 32]
  const adam_m_transformerDecoder1_layerNorm1_gamma = reals(982656, 32); // [32]
  const adam_v_transformerDecoder1_layerNorm1_gamma = reals(982912, 32); // [32]
  const adam_m_transformerDecoder1_layerNorm1_beta = reals(983168, 32); // [32]
  const adam_v_transformerDecoder1_layerNorm1_beta = reals(983424, 32); // [32]
  const adam_m_transformerDecoder1_attention1_Wq = reals(983680, 1024); // [32, 4, 8]
  const adam_v_transformerDecoder1_attention1_Wq = reals(991872, 1024); // [32, 4, 8]
  const adam_m_transformerDecoder1_attention1_Wk = reals(1000064, 1024); // [32, 4, 8]
  const adam_v_transformerDecoder1_attention1_Wk = reals(1008256, 1024); // [32, 4, 8]
  const adam_m_transformerDecoder1_attention1_Wv = reals(1016448, 1024); // [32, 4, 8]
  const adam_v_transformerDecoder1_attention1_Wv = reals(1024640, 1024); // [32, 4, 8]
  const adam_m_transformerDecoder1_attention1_Wo = reals(1032832, 1024); // [4, 8, 32]
  const adam_v_transformerDecoder1_attention1_Wo = reals(1041024, 1024); // [4, 8, 32]
  const adam_m_transformerDecoder1_attention1_bq = reals(1049216, 32); // [4, 8]
  const adam_v_transformerDecoder1_attention1_bq = reals(1049472, 32); // [4, 8]
  const adam_m_transformerDecoder1_attention1_bk = reals(1049728, 32); // [4, 8]
  const adam_v_transformerDecoder1_attention1_bk = reals(1049984, 32); // [4, 8]
  const adam_m_transformerDecoder1_attention1_bv = reals(1050240, 32); // [4, 8]
  const adam_v_transformerDecoder1_attention1_bv = reals(1050496, 32); // [4, 8]
  const adam_m_transformerDecoder1_attention1_bo = reals(1050752, 32); // [32]
  const adam_v_transformerDecoder1_attention1_bo = reals(1051008, 32); // [32]
  const adam_m_transformerDecoder1_layerNorm2_gamma = reals(1051264, 32); // [32]
  const adam_v_transformerDecoder1_layerNorm2_gamma = reals(1051520, 32); // [32]
  const adam_m_transformerDecoder1_layerNorm2_beta = reals(1051776, 32); // [32]
  const adam_v_transformerDecoder1_layerNorm2_beta = reals(1052032, 32); // [32]
  const adam_m_transformerDecoder1_feedForward1_W1 = reals(1052288, 4096); // [32, 128]
  const adam_v_transformerDecoder1_feedForward1_W1 = reals(1085056, 4096); // [32, 128]
  const adam_m_transformerDecoder1_feedForward1_W2 = reals(1117824, 4096); // [128, 32]
  const adam_v_transformerDecoder1_feedForward1_W2 = reals(1150592, 4096); // [128, 32]
  const adam_m_transformerDecoder1_feedForward1_b1 = reals(1183360, 128); // [128]
  const adam_v_transformerDecoder1_feedForward1_b1 = reals(1184384, 128); // [128]
  const adam_m_transformerDecoder1_feedForward1_b2 = reals(1185408, 32); // [32]
  const adam_v_transformerDecoder1_feedForward1_b2 = reals(1185664, 32); // [32]
  const adam_m_transformerDecoder2_layerNorm1_gamma = reals(1185920, 32); // [32]
  const adam_v_transformerDecoder2_layerNorm1_gamma = reals(1186176, 32); // [32]
  const adam_m_transformerDecoder2_layerNorm1_beta = reals(1186432, 32); // [32]
  const adam_v_transformerDecoder2_layerNorm1_beta = reals(1186688, 32); // [32]
  const adam_m_transformerDecoder2_attention1_Wq = reals(1186944, 1024); // [32, 4, 8]
  const adam_v_transformerDecoder2_attention1_Wq = reals(1195136, 1024); // [32, 4, 8]
  const adam_m_transformerDecoder2_attention1_Wk = reals(1203328, 1024); // [32, 4, 8]
  const adam_v_transformerDecoder2_attention1_Wk = reals(1211520, 1024); // [32, 4, 8]
  const adam_m_transformerDecoder2_attention1_Wv = reals(1219712, 1024); // [32, 4, 8]
  const adam_v_transformerDecoder2_attention1_Wv = reals(1227904, 1024); // [32, 4, 8]
  const adam_m_transformerDecoder2_attention1_Wo = reals(1236096, 1024); // [4, 8, 32]
  const adam_v_transformerDecoder2_attention1_Wo = reals(1244288, 1024); // [4, 8, 32]
  const adam_m_transformerDecoder2_attention1_bq = reals(1252480, 32); // [4, 8]
  const adam_v_transformerDecoder2_attention1_bq = reals(1252736, 32); // [4, 8]
  const adam_m_transformerDecoder2_attention1_bk = reals(1252992, 32); // [4, 8]
  const adam_v_transformerDecoder2_attention1_bk = reals(1253248, 32); // [4, 8]
  const adam_m_transformerDecoder2_attention1_bv = reals(1253504, 32); // [4, 8]
  const adam_v_transformerDecoder2_attention1_bv = reals(1253760, 32); // [4, 8]
  const adam_m_transformerDecoder2_attention1_bo = reals(1254016, 32); // [32]
  const adam_v_transformerDecoder2_attention1_bo = reals(1254272, 32); // [32]
  const adam_m_transformerDecoder2_layerNorm2_gamma = reals(1254528, 32); // [32]
  const adam_v_transformerDecoder2_layerNorm2_gamma = reals(1254784, 32); // [32]
  const adam_m_transformerDecoder2_layerNorm2_beta = reals(1255040, 32); // [32]
  const adam_v_transformerDecoder2_layerNorm2_beta = reals(1255296, 32); // [32]
  const adam_m_transformerDecoder2_feedForward1_W1 = reals(1255552, 4096); // [32, 128]
  const adam_v_transformerDecoder2_feedForward1_W1 = reals(1288320, 4096); // [32, 128]
  const adam_m_transformerDecoder2_feedForward1_W2 = reals(1321088, 4096); // [128, 32]
  const adam_v_transformerDecoder2_feedForward1_W2 = reals(1353856, 4096); // [128, 32]
  const adam_m_transformerDecoder2_feedForward1_b1 = reals(1386624, 128); // [128]
  const adam_v_transformerDecoder2_feedForward1_b1 = reals(1387648, 128); // [128]
  const adam_m_transformerDecoder2_feedForward1_b2 = reals(1388672, 32); // [32]
  const adam_v_transformerDecoder2_feedForward1_b2 = reals(1388928, 32); // [32]
  const adam_m_layerNorm1_gamma = reals(1389184, 32); // [32]
  const adam_v_layerNorm1_gamma = reals(1389440, 32); // [32]
  const adam_m_layerNorm1_beta = reals(1389696, 32); // [32]
  const adam_v_layerNorm1_beta = reals(1389952, 32); // [32]
  const adam_m_dense1_W = reals(1390208, 3072); // [32, 96]
  const adam_v_dense1_W = reals(1414784, 3072); // [32, 96]
  const adam_m_dense1_b = reals(1439360, 96); // [96]
  const adam_v_dense1_b = reals(1440128, 96); // [96]
  const transformerDecoder1_attention1_s = reals(1440896, 65536); // [16, 4, 32, 32]
  const transformerDecoder1_attention1_p_y = reals(1965184, 65536); // [16, 4, 32, 32]
  const transformerDecoder1_feedForward1_h = reals(1440896, 65536); // [16, 32, 128]
  const transformerDecoder2_attention1_s = reals(2489472, 65536); // [16, 4, 32, 32]
  const transformerDecoder2_attention1_p_y = reals(3013760, 65536); // [16, 4, 32, 32]
  const transformerDecoder2_feedForward1_h = reals(2489472, 65536); // [16, 32, 128]
  const transformerDecoder1_feedForward1_h_1 = reals(3538048, 65536); // [16, 32, 128]
  const transformerDecoder2_feedForward1_h_1 = reals(4062336, 65536); // [16, 32, 128]
  const d_transformerDecoder1_attention1_p_y = reals(3013760, 65536); // [16, 4, 32, 32]
  const d_transformerDecoder1_attention1_s = reals(4586624, 65536); // [16, 4, 32, 32]
  const d_transformerDecoder1_feedForward1_h = reals(5110912, 65536); // [16, 32, 128]
  const d_transformerDecoder2_attention1_p_y = reals(4586624, 65536); // [16, 4, 32, 32]
  const d_transformerDecoder2_attention1_s = reals(5110912, 65536); // [16, 4, 32, 32]
  const d_transformerDecoder2_feedForward1_h = reals(5635200, 65536); // [16, 32, 128]
  const d_transformerDecoder1_feedForward1_h_1 = reals(6159488, 65536); // [16, 32, 128]
  const d_transformerDecoder2_feedForward1_h_1 = reals(6683776, 65536); // [16, 32, 128]
  const transformerDecoder1_feedForward1_h_2 = reals(7208064, 65536); // [16, 32, 128]
  const transformerDecoder2_feedForward1_h_2 = reals(7732352, 65536); // [16, 32, 128]
  const d_transformerDecoder1_feedForward1_h_1_1 = reals(8256640, 65536); // [16, 32, 128]
  const d_transformerDecoder2_feedForward1_h_1_1 = reals(8780928, 65536); // [16, 32, 128]
  const dense1_y = reals(4586624, 49152); // [16, 32, 96]
  const d_dense1_y = reals(9305216, 49152); // [16, 32, 96]
  const learnedPositions1_y = reals(9698432, 16384); // [16, 32, 32]
  const transformerDecoder1_layerNorm1_y = reals(9829504, 16384); // [16, 32, 32]
  const transformerDecoder1_attention1_q = reals(9960576, 16384); // [16, 32, 4, 8]
  const transformerDecoder1_attention1_k = reals(10091648, 16384); // [16, 32, 4, 8]
  const transformerDecoder1_attention1_v = reals(10222720, 16384); // [16, 32, 4, 8]
  const transformerDecoder1_attention1_seen = reals(10353792, 16384); // [16, 32, 4, 8]
  const transformerDecoder1_residual1_y = reals(10484864, 16384); // [16, 32, 32]
  const transformerDecoder1_layerNorm2_y = reals(10615936, 16384); // [16, 32, 32]
  const transformerDecoder1_residual2_y = reals(10747008, 16384); // [16, 32, 32]
  const transformerDecoder2_layerNorm1_y = reals(10878080, 16384); // [16, 32, 32]
  const transformerDecoder2_attention1_q = reals(6159488, 16384); // [16, 32, 4, 8]
  const transformerDecoder2_attention1_k = reals(6290560, 16384); // [16, 32, 4, 8]
  const transformerDecoder2_attention1_v = reals(6421632, 16384); // [16, 32, 4, 8]
  const transformerDecoder2_attention1_seen = reals(11009152, 16384); // [16, 32, 4, 8]
  const transformerDecoder2_residual1_y = reals(11140224, 16384); // [16, 32, 32]
  const transformerDecoder2_layerNorm2_y = reals(11271296, 16384); // [16, 32, 32]
  const transformerDecoder2_residual2_y = reals(11402368, 16384); // [16, 32, 32]
  const layerNorm1_y = reals(11533440, 16384); // [16, 32, 32]
  const d_learnedPositions1_y = reals(9960576, 16384); // [16, 32, 32]
  const d_transformerDecoder1_layerNorm1_y = reals(10091648, 16384); // [16, 32, 32]
  const d_transformerDecoder1_attention1_q = reals(10222720, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder1_attention1_k = reals(1965184, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder1_attention1_v = reals(11664512, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder1_attention1_seen = reals(4586624, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder1_residual1_y = reals(11795584, 16384); // [16, 32, 32]
  const d_transformerDecoder1_layerNorm2_y = reals(11926656, 16384); // [16, 32, 32]
  const d_transformerDecoder1_residual2_y = reals(12057728, 16384); // [16, 32, 32]
  const d_transformerDecoder2_layerNorm1_y = reals(12188800, 16384); // [16, 32, 32]
  const d_transformerDecoder2_attention1_q = reals(12319872, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder2_attention1_k = reals(12450944, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder2_attention1_v = reals(12582016, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder2_attention1_seen = reals(6552704, 16384); // [16, 32, 4, 8]
  const d_transformerDecoder2_residual1_y = reals(12713088, 16384); // [16, 32, 32]
  const d_transformerDecoder2_layerNorm2_y = reals(12844160, 16384); // [16, 32, 32]
  const d_transformerDecoder2_residual2_y = reals(12975232, 16384); // [16, 32, 32]
  const d_layerNorm1_y = reals(13106304, 16384); // [16, 32, 32]
  const d_transformerDecoder1_layerNorm1_y_2 = reals(13237376, 16384); // [16, 32, 32]
  const d_transformerDecoder1_layerNorm1_y_3 = reals(2096256, 16384); // [16, 32, 32]
  const d_transformerDecoder2_layerNorm1_y_1 = reals(6290560, 16384); // [16, 32, 32]
  const d_transformerDecoder2_layerNorm1_y_3 = reals(6159488, 16384); // [16, 32, 32]
  const transformerDecoder1_attention1_p_y_1 = reals(2489472, 2048); // [16, 4, 32]
  const transformerDecoder2_attention1_p_y_1 = reals(7732352, 2048); // [16, 4, 32]
  const d_transformerDecoder1_attention1_p_y_1 = reals(10222720, 2048); // [16, 4, 32]
  const d_transformerDecoder2_attention1_p_y_1 = reals(6421632, 2048); // [16, 4, 32]
  const transformerDecoder1_layerNorm1_mu = reals(13368448, 512); // [16, 32]
  const transformerDecoder1_layerNorm1_var = reals(9960576, 512); // [16, 32]
  const transformerDecoder1_layerNorm2_mu = reals(13372544, 512); // [16, 32]
  const transformerDecoder1_layerNorm2_var = reals(10747008, 512); // [16, 32]
  const transformerDecoder2_layerNorm1_mu = reals(13376640, 512); // [16, 32]
  const transformerDecoder2_layerNorm1_var = reals(11009152, 512); // [16, 32]
  const transformerDecoder2_layerNorm2_mu = reals(13380736, 512); // [16, 32]
  const transformerDecoder2_layerNorm2_var = reals(11402368, 512); // [16, 32]
  const layerNorm1_mu = reals(13384832, 512); // [16, 32]
  const layerNorm1_var = reals(11664512, 512); // [16, 32]
  const softmax1_y_1 = reals(6552704, 512); // [16, 32]
  const d_transformerDecoder1_layerNorm1_var = reals(13237376, 512); // [16, 32]
  const d_transformerDecoder1_layerNorm2_var = reals(11664512, 512); // [16, 32]
  const d_transformerDecoder2_layerNorm1_var = reals(13237376, 512); // [16, 32]
  const d_transformerDecoder2_layerNorm2_var = reals(6552704, 512); // [16, 32]
  const d_layerNorm1_var = reals(13237376, 512); // [16, 32]
  const d_transformerDecoder1_layerNorm1_mu_1 = reals(13241472, 512); // [16, 32]
  const d_transformerDecoder1_layerNorm2_mu_2 = reals(11668608, 512); // [16, 32]
  const d_transformerDecoder2_layerNorm1_mu_1 = reals(13241472, 512); // [16, 32]
  const d_transformerDecoder2_layerNorm2_mu_2 = reals(6556800, 512); // [16, 32]
  const d_layerNorm1_mu_1 = reals(13241472, 512); // [16, 32]
  const transformerDecoder1_layerNorm1_y_1 = reals(13388928, 512); // [16, 32]
  const transformerDecoder1_layerNorm2_y_1 = reals(13393024, 512); // [16, 32]
  const transformerDecoder2_layerNorm1_y_1 = reals(13397120, 512); // [16, 32]
  const transformerDecoder2_layerNorm2_y_1 = reals(13401216, 512); // [16, 32]
  const layerNorm1_y_1 = reals(13405312, 512); // [16, 32]
  const loss1_each = reals(9305216, 16); // [16]
  const adam_w_embedding1_E_new_1 = reals(655112, 1); // []
  const adam_w_embedding1_E_new_2 = reals(655120, 1); // []
  const integersMemory = new ArrayBuffer(4096);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const text = integers(0, 512); // [16, 32]
  const target_next = integers(2048, 512); // [16, 32]

  let seed = checkSeed(options.seed ?? 1);
  /** Completed updates. */
  let updates = 0;
  /** Completed epochs. */
  let epochsDone = 0;
  /** Epochs of the whole training, set by `fit`; 0 before. */
  let wholeEpochs = 0;
  /** Whether fitted values have been computed. */
  let isFitted = false;
  /** The index of the next step's random draws. */
  let drawn = 0;

  // ---- initial values --------------------------------------------------------------------------------------

  // embedding1.E[i1, i2] = 0.02 * gaussian#0(i1, i2) (examples/devils-dictionary/devils-dictionary.nn:5)
  function initialize_embedding1_E(): void {
    const E = embedding1_E;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 96; i1++) {
      for (let i2 = 0; i2 < 32; i2++) {
        E[i1 * 32 + i2] = 0.02 * gaussianAt(draw0, i1 * 32 + i2);
      }
    }
  }

  // learnedPositions1.P[i1, i2] = 0.02 * gaussian#1(i1, i2) (examples/devils-dictionary/devils-dictionary.nn:6)
  function initialize_learnedPositions1_P(): void {
    const P = learnedPositions1_P;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 32; i2++) {
        P[i1 * 32 + i2] = 0.02 * gaussianAt(draw1, i1 * 32 + i2);
      }
    }
  }

  // transformerDecoder1.layerNorm1.gamma[i1] = 1 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_layerNorm1_gamma(): void {
    transformerDecoder1_layerNorm1_gamma.fill(1);
  }

  // transformerDecoder1.layerNorm1.beta[i1] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_layerNorm1_beta(): void {
    transformerDecoder1_layerNorm1_beta.fill(0);
  }

  // transformerDecoder1.attention1.Wq[i1, i2, i3] = 0.6123724356957945 * random#2(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_Wq(): void {
    const Wq = transformerDecoder1_attention1_Wq;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          Wq[i1 * 32 + i2 * 8 + i3] = 0.6123724356957945 * uniformAt(draw2, i1 * 32 + i2 * 8 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder1.attention1.Wk[i1, i2, i3] = 0.6123724356957945 * random#3(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_Wk(): void {
    const Wk = transformerDecoder1_attention1_Wk;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          Wk[i1 * 32 + i2 * 8 + i3] = 0.6123724356957945 * uniformAt(draw3, i1 * 32 + i2 * 8 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder1.attention1.Wv[i1, i2, i3] = 0.6123724356957945 * random#4(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_Wv(): void {
    const Wv = transformerDecoder1_attention1_Wv;
    const draw4 = drawKey(seed, drawn, 4);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          Wv[i1 * 32 + i2 * 8 + i3] = 0.6123724356957945 * uniformAt(draw4, i1 * 32 + i2 * 8 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder1.attention1.Wo[i1, i2, i3] = 0.6123724356957945 * random#5(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_Wo(): void {
    const Wo = transformerDecoder1_attention1_Wo;
    const draw5 = drawKey(seed, drawn, 5);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 8; i2++) {
        for (let i3 = 0; i3 < 32; i3++) {
          Wo[i1 * 256 + i2 * 32 + i3] = 0.6123724356957945 * uniformAt(draw5, i1 * 256 + i2 * 32 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder1.attention1.bq[i1, i2] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_bq(): void {
    transformerDecoder1_attention1_bq.fill(0);
  }

  // transformerDecoder1.attention1.bk[i1, i2] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_bk(): void {
    transformerDecoder1_attention1_bk.fill(0);
  }

  // transformerDecoder1.attention1.bv[i1, i2] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_bv(): void {
    transformerDecoder1_attention1_bv.fill(0);
  }

  // transformerDecoder1.attention1.bo[i1] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder1_attention1_bo(): void {
    transformerDecoder1_attention1_bo.fill(0);
  }

  // transformerDecoder1.layerNorm2.gamma[i1] = 1 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder1_layerNorm2_gamma(): void {
    transformerDecoder1_layerNorm2_gamma.fill(1);
  }

  // transformerDecoder1.layerNorm2.beta[i1] = 0 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder1_layerNorm2_beta(): void {
    transformerDecoder1_layerNorm2_beta.fill(0);
  }

  // transformerDecoder1.feedForward1.W1[i1, i2] = 0.3872983346207417 * random#7(i1, i2) - 0.19364916731037085
  //   (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder1_feedForward1_W1(): void {
    const W1 = transformerDecoder1_feedForward1_W1;
    const draw7 = drawKey(seed, drawn, 7);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 128; i2++) {
        W1[i1 * 128 + i2] = 0.3872983346207417 * uniformAt(draw7, i1 * 128 + i2) - 0.19364916731037085;
      }
    }
  }

  // transformerDecoder1.feedForward1.W2[i1, i2] = 0.3872983346207417 * random#8(i1, i2) - 0.19364916731037085
  //   (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder1_feedForward1_W2(): void {
    const W2 = transformerDecoder1_feedForward1_W2;
    const draw8 = drawKey(seed, drawn, 8);
    for (let i1 = 0; i1 < 128; i1++) {
      for (let i2 = 0; i2 < 32; i2++) {
        W2[i1 * 32 + i2] = 0.3872983346207417 * uniformAt(draw8, i1 * 32 + i2) - 0.19364916731037085;
      }
    }
  }

  // transformerDecoder1.feedForward1.b1[i1] = 0 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder1_feedForward1_b1(): void {
    transformerDecoder1_feedForward1_b1.fill(0);
  }

  // transformerDecoder1.feedForward1.b2[i1] = 0 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder1_feedForward1_b2(): void {
    transformerDecoder1_feedForward1_b2.fill(0);
  }

  // transformerDecoder2.layerNorm1.gamma[i1] = 1 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_layerNorm1_gamma(): void {
    transformerDecoder2_layerNorm1_gamma.fill(1);
  }

  // transformerDecoder2.layerNorm1.beta[i1] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_layerNorm1_beta(): void {
    transformerDecoder2_layerNorm1_beta.fill(0);
  }

  // transformerDecoder2.attention1.Wq[i1, i2, i3] = 0.6123724356957945 * random#10(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_Wq(): void {
    const Wq = transformerDecoder2_attention1_Wq;
    const draw10 = drawKey(seed, drawn, 10);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          Wq[i1 * 32 + i2 * 8 + i3] = 0.6123724356957945 * uniformAt(draw10, i1 * 32 + i2 * 8 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder2.attention1.Wk[i1, i2, i3] = 0.6123724356957945 * random#11(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_Wk(): void {
    const Wk = transformerDecoder2_attention1_Wk;
    const draw11 = drawKey(seed, drawn, 11);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          Wk[i1 * 32 + i2 * 8 + i3] = 0.6123724356957945 * uniformAt(draw11, i1 * 32 + i2 * 8 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder2.attention1.Wv[i1, i2, i3] = 0.6123724356957945 * random#12(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_Wv(): void {
    const Wv = transformerDecoder2_attention1_Wv;
    const draw12 = drawKey(seed, drawn, 12);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          Wv[i1 * 32 + i2 * 8 + i3] = 0.6123724356957945 * uniformAt(draw12, i1 * 32 + i2 * 8 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder2.attention1.Wo[i1, i2, i3] = 0.6123724356957945 * random#13(i1, i2, i3) - 0.30618621784789724
  //   (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_Wo(): void {
    const Wo = transformerDecoder2_attention1_Wo;
    const draw13 = drawKey(seed, drawn, 13);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 8; i2++) {
        for (let i3 = 0; i3 < 32; i3++) {
          Wo[i1 * 256 + i2 * 32 + i3] = 0.6123724356957945 * uniformAt(draw13, i1 * 256 + i2 * 32 + i3) - 0.30618621784789724;
        }
      }
    }
  }

  // transformerDecoder2.attention1.bq[i1, i2] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_bq(): void {
    transformerDecoder2_attention1_bq.fill(0);
  }

  // transformerDecoder2.attention1.bk[i1, i2] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_bk(): void {
    transformerDecoder2_attention1_bk.fill(0);
  }

  // transformerDecoder2.attention1.bv[i1, i2] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_bv(): void {
    transformerDecoder2_attention1_bv.fill(0);
  }

  // transformerDecoder2.attention1.bo[i1] = 0 (std/blocks/transformerDecoder.nn:4)
  function initialize_transformerDecoder2_attention1_bo(): void {
    transformerDecoder2_attention1_bo.fill(0);
  }

  // transformerDecoder2.layerNorm2.gamma[i1] = 1 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder2_layerNorm2_gamma(): void {
    transformerDecoder2_layerNorm2_gamma.fill(1);
  }

  // transformerDecoder2.layerNorm2.beta[i1] = 0 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder2_layerNorm2_beta(): void {
    transformerDecoder2_layerNorm2_beta.fill(0);
  }

  // transformerDecoder2.feedForward1.W1[i1, i2] = 0.3872983346207417 * random#15(i1, i2) - 0.19364916731037085
  //   (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder2_feedForward1_W1(): void {
    const W1 = transformerDecoder2_feedForward1_W1;
    const draw15 = drawKey(seed, drawn, 15);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 128; i2++) {
        W1[i1 * 128 + i2] = 0.3872983346207417 * uniformAt(draw15, i1 * 128 + i2) - 0.19364916731037085;
      }
    }
  }

  // transformerDecoder2.feedForward1.W2[i1, i2] = 0.3872983346207417 * random#16(i1, i2) - 0.19364916731037085
  //   (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder2_feedForward1_W2(): void {
    const W2 = transformerDecoder2_feedForward1_W2;
    const draw16 = drawKey(seed, drawn, 16);
    for (let i1 = 0; i1 < 128; i1++) {
      for (let i2 = 0; i2 < 32; i2++) {
        W2[i1 * 32 + i2] = 0.3872983346207417 * uniformAt(draw16, i1 * 32 + i2) - 0.19364916731037085;
      }
    }
  }

  // transformerDecoder2.feedForward1.b1[i1] = 0 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder2_feedForward1_b1(): void {
    transformerDecoder2_feedForward1_b1.fill(0);
  }

  // transformerDecoder2.feedForward1.b2[i1] = 0 (std/blocks/transformerDecoder.nn:5)
  function initialize_transformerDecoder2_feedForward1_b2(): void {
    transformerDecoder2_feedForward1_b2.fill(0);
  }

  // layerNorm1.gamma[i1] = 1 (examples/devils-dictionary/devils-dictionary.nn:8)
  function initialize_layerNorm1_gamma(): void {
    layerNorm1_gamma.fill(1);
  }

  // layerNorm1.beta[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:8)
  function initialize_layerNorm1_beta(): void {
    layerNorm1_beta.fill(0);
  }

  // dense1.W[i1, i2] = 0.4330127018922193 * random#18(i1, i2) - 0.21650635094610965
  //   (examples/devils-dictionary/devils-dictionary.nn:9)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw18 = drawKey(seed, drawn, 18);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 96; i2++) {
        W[i1 * 96 + i2] = 0.4330127018922193 * uniformAt(draw18, i1 * 96 + i2) - 0.21650635094610965;
      }
    }
  }

  // dense1.b[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:9)
  function initialize_dense1_b(): void {
    dense1_b.fill(0);
  }

  // adam.m(embedding1.E)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_embedding1_E(): void {
    adam_m_embedding1_E.fill(0);
  }

  // adam.v(embedding1.E)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_embedding1_E(): void {
    adam_v_embedding1_E.fill(0);
  }

  // adam.m(learnedPositions1.P)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_learnedPositions1_P(): void {
    adam_m_learnedPositions1_P.fill(0);
  }

  // adam.v(learnedPositions1.P)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_learnedPositions1_P(): void {
    adam_v_learnedPositions1_P.fill(0);
  }

  // adam.m(transformerDecoder1.layerNorm1.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_layerNorm1_gamma(): void {
    adam_m_transformerDecoder1_layerNorm1_gamma.fill(0);
  }

  // adam.v(transformerDecoder1.layerNorm1.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_layerNorm1_gamma(): void {
    adam_v_transformerDecoder1_layerNorm1_gamma.fill(0);
  }

  // adam.m(transformerDecoder1.layerNorm1.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_layerNorm1_beta(): void {
    adam_m_transformerDecoder1_layerNorm1_beta.fill(0);
  }

  // adam.v(transformerDecoder1.layerNorm1.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_layerNorm1_beta(): void {
    adam_v_transformerDecoder1_layerNorm1_beta.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.Wq)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_Wq(): void {
    adam_m_transformerDecoder1_attention1_Wq.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.Wq)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_Wq(): void {
    adam_v_transformerDecoder1_attention1_Wq.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.Wk)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_Wk(): void {
    adam_m_transformerDecoder1_attention1_Wk.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.Wk)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_Wk(): void {
    adam_v_transformerDecoder1_attention1_Wk.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.Wv)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_Wv(): void {
    adam_m_transformerDecoder1_attention1_Wv.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.Wv)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_Wv(): void {
    adam_v_transformerDecoder1_attention1_Wv.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.Wo)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_Wo(): void {
    adam_m_transformerDecoder1_attention1_Wo.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.Wo)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_Wo(): void {
    adam_v_transformerDecoder1_attention1_Wo.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.bq)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_bq(): void {
    adam_m_transformerDecoder1_attention1_bq.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.bq)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_bq(): void {
    adam_v_transformerDecoder1_attention1_bq.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.bk)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_bk(): void {
    adam_m_transformerDecoder1_attention1_bk.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.bk)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_bk(): void {
    adam_v_transformerDecoder1_attention1_bk.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.bv)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_bv(): void {
    adam_m_transformerDecoder1_attention1_bv.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.bv)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_bv(): void {
    adam_v_transformerDecoder1_attention1_bv.fill(0);
  }

  // adam.m(transformerDecoder1.attention1.bo)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_attention1_bo(): void {
    adam_m_transformerDecoder1_attention1_bo.fill(0);
  }

  // adam.v(transformerDecoder1.attention1.bo)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_attention1_bo(): void {
    adam_v_transformerDecoder1_attention1_bo.fill(0);
  }

  // adam.m(transformerDecoder1.layerNorm2.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_layerNorm2_gamma(): void {
    adam_m_transformerDecoder1_layerNorm2_gamma.fill(0);
  }

  // adam.v(transformerDecoder1.layerNorm2.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_layerNorm2_gamma(): void {
    adam_v_transformerDecoder1_layerNorm2_gamma.fill(0);
  }

  // adam.m(transformerDecoder1.layerNorm2.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_layerNorm2_beta(): void {
    adam_m_transformerDecoder1_layerNorm2_beta.fill(0);
  }

  // adam.v(transformerDecoder1.layerNorm2.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_layerNorm2_beta(): void {
    adam_v_transformerDecoder1_layerNorm2_beta.fill(0);
  }

  // adam.m(transformerDecoder1.feedForward1.W1)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_feedForward1_W1(): void {
    adam_m_transformerDecoder1_feedForward1_W1.fill(0);
  }

  // adam.v(transformerDecoder1.feedForward1.W1)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_feedForward1_W1(): void {
    adam_v_transformerDecoder1_feedForward1_W1.fill(0);
  }

  // adam.m(transformerDecoder1.feedForward1.W2)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_feedForward1_W2(): void {
    adam_m_transformerDecoder1_feedForward1_W2.fill(0);
  }

  // adam.v(transformerDecoder1.feedForward1.W2)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_feedForward1_W2(): void {
    adam_v_transformerDecoder1_feedForward1_W2.fill(0);
  }

  // adam.m(transformerDecoder1.feedForward1.b1)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_feedForward1_b1(): void {
    adam_m_transformerDecoder1_feedForward1_b1.fill(0);
  }

  // adam.v(transformerDecoder1.feedForward1.b1)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_feedForward1_b1(): void {
    adam_v_transformerDecoder1_feedForward1_b1.fill(0);
  }

  // adam.m(transformerDecoder1.feedForward1.b2)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder1_feedForward1_b2(): void {
    adam_m_transformerDecoder1_feedForward1_b2.fill(0);
  }

  // adam.v(transformerDecoder1.feedForward1.b2)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder1_feedForward1_b2(): void {
    adam_v_transformerDecoder1_feedForward1_b2.fill(0);
  }

  // adam.m(transformerDecoder2.layerNorm1.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_layerNorm1_gamma(): void {
    adam_m_transformerDecoder2_layerNorm1_gamma.fill(0);
  }

  // adam.v(transformerDecoder2.layerNorm1.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_layerNorm1_gamma(): void {
    adam_v_transformerDecoder2_layerNorm1_gamma.fill(0);
  }

  // adam.m(transformerDecoder2.layerNorm1.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_layerNorm1_beta(): void {
    adam_m_transformerDecoder2_layerNorm1_beta.fill(0);
  }

  // adam.v(transformerDecoder2.layerNorm1.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_layerNorm1_beta(): void {
    adam_v_transformerDecoder2_layerNorm1_beta.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.Wq)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_Wq(): void {
    adam_m_transformerDecoder2_attention1_Wq.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.Wq)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_Wq(): void {
    adam_v_transformerDecoder2_attention1_Wq.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.Wk)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_Wk(): void {
    adam_m_transformerDecoder2_attention1_Wk.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.Wk)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_Wk(): void {
    adam_v_transformerDecoder2_attention1_Wk.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.Wv)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_Wv(): void {
    adam_m_transformerDecoder2_attention1_Wv.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.Wv)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_Wv(): void {
    adam_v_transformerDecoder2_attention1_Wv.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.Wo)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_Wo(): void {
    adam_m_transformerDecoder2_attention1_Wo.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.Wo)[i1, i2, i3] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_Wo(): void {
    adam_v_transformerDecoder2_attention1_Wo.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.bq)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_bq(): void {
    adam_m_transformerDecoder2_attention1_bq.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.bq)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_bq(): void {
    adam_v_transformerDecoder2_attention1_bq.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.bk)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_bk(): void {
    adam_m_transformerDecoder2_attention1_bk.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.bk)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_bk(): void {
    adam_v_transformerDecoder2_attention1_bk.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.bv)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_bv(): void {
    adam_m_transformerDecoder2_attention1_bv.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.bv)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_bv(): void {
    adam_v_transformerDecoder2_attention1_bv.fill(0);
  }

  // adam.m(transformerDecoder2.attention1.bo)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_attention1_bo(): void {
    adam_m_transformerDecoder2_attention1_bo.fill(0);
  }

  // adam.v(transformerDecoder2.attention1.bo)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_attention1_bo(): void {
    adam_v_transformerDecoder2_attention1_bo.fill(0);
  }

  // adam.m(transformerDecoder2.layerNorm2.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_layerNorm2_gamma(): void {
    adam_m_transformerDecoder2_layerNorm2_gamma.fill(0);
  }

  // adam.v(transformerDecoder2.layerNorm2.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_layerNorm2_gamma(): void {
    adam_v_transformerDecoder2_layerNorm2_gamma.fill(0);
  }

  // adam.m(transformerDecoder2.layerNorm2.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_layerNorm2_beta(): void {
    adam_m_transformerDecoder2_layerNorm2_beta.fill(0);
  }

  // adam.v(transformerDecoder2.layerNorm2.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_layerNorm2_beta(): void {
    adam_v_transformerDecoder2_layerNorm2_beta.fill(0);
  }

  // adam.m(transformerDecoder2.feedForward1.W1)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_feedForward1_W1(): void {
    adam_m_transformerDecoder2_feedForward1_W1.fill(0);
  }

  // adam.v(transformerDecoder2.feedForward1.W1)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_feedForward1_W1(): void {
    adam_v_transformerDecoder2_feedForward1_W1.fill(0);
  }

  // adam.m(transformerDecoder2.feedForward1.W2)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_feedForward1_W2(): void {
    adam_m_transformerDecoder2_feedForward1_W2.fill(0);
  }

  // adam.v(transformerDecoder2.feedForward1.W2)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_feedForward1_W2(): void {
    adam_v_transformerDecoder2_feedForward1_W2.fill(0);
  }

  // adam.m(transformerDecoder2.feedForward1.b1)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_feedForward1_b1(): void {
    adam_m_transformerDecoder2_feedForward1_b1.fill(0);
  }

  // adam.v(transformerDecoder2.feedForward1.b1)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_feedForward1_b1(): void {
    adam_v_transformerDecoder2_feedForward1_b1.fill(0);
  }

  // adam.m(transformerDecoder2.feedForward1.b2)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_transformerDecoder2_feedForward1_b2(): void {
    adam_m_transformerDecoder2_feedForward1_b2.fill(0);
  }

  // adam.v(transformerDecoder2.feedForward1.b2)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_transformerDecoder2_feedForward1_b2(): void {
    adam_v_transformerDecoder2_feedForward1_b2.fill(0);
  }

  // adam.m(layerNorm1.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_layerNorm1_gamma(): void {
    adam_m_layerNorm1_gamma.fill(0);
  }

  // adam.v(layerNorm1.gamma)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_layerNorm1_gamma(): void {
    adam_v_layerNorm1_gamma.fill(0);
  }

  // adam.m(layerNorm1.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_layerNorm1_beta(): void {
    adam_m_layerNorm1_beta.fill(0);
  }

  // adam.v(layerNorm1.beta)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_layerNorm1_beta(): void {
    adam_v_layerNorm1_beta.fill(0);
  }

  // adam.m(dense1.W)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_dense1_W(): void {
    adam_m_dense1_W.fill(0);
  }

  // adam.v(dense1.W)[i1, i2] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_dense1_W(): void {
    adam_v_dense1_W.fill(0);
  }

  // adam.m(dense1.b)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_m_dense1_b(): void {
    adam_m_dense1_b.fill(0);
  }

  // adam.v(dense1.b)[i1] = 0 (examples/devils-dictionary/devils-dictionary.nn:15)
  function initialize_adam_v_dense1_b(): void {
    adam_v_dense1_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // learnedPositions1.y[n, t, d] = embedding1.E[text[n, t], d] + learnedPositions1.P[t, d]
  //   (examples/devils-dictionary/devils-dictionary.nn:6)
  // 4 elements at a time
  function predict_learnedPositions1_y(count: number): void {
    const text_all = text;
    const E = embedding1_E;
    const P = learnedPositions1_P;
    const y = learnedPositions1_y;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t++) {
        for (let d = 0; d < 32; d += 4) {
          const position = text_all[n * 32 + t]!;
          const learnedPositions1_y_1 = E[d + position * 32]! + P[t * 32 + d]!;
          const learnedPositions1_y_2 = E[d + position * 32 + 1]! + P[t * 32 + d + 1]!;
          const learnedPositions1_y_3 = E[d + position * 32 + 2]! + P[t * 32 + d + 2]!;
          const learnedPositions1_y_4 = E[d + position * 32 + 3]! + P[t * 32 + d + 3]!;
          y[n * 1024 + t * 32 + d] = learnedPositions1_y_1;
          y[n * 1024 + t * 32 + d + 1] = learnedPositions1_y_2;
          y[n * 1024 + t * 32 + d + 2] = learnedPositions1_y_3;
          y[n * 1024 + t * 32 + d + 3] = learnedPositions1_y_4;
        }
      }
    }
  }

  // transformerDecoder1.layerNorm1.mu[n, s1] = sum(j < 32: learnedPositions1.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:4)
  // transformerDecoder1.layerNorm1.var[n, s1] = sum(j < 32: (learnedPositions1.y[n, s1, j] -
  //   transformerDecoder1.layerNorm1.mu[n, s1]) ^ 2) / 32
  // tiled 1×4 (s1), reduction by 2
  function predict_transformerDecoder1_layerNorm1_var(count: number): void {
    const y = learnedPositions1_y;
    const mu = transformerDecoder1_layerNorm1_mu;
    const layerNorm1_var = transformerDecoder1_layerNorm1_var;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder1_layerNorm1_mu_1 = 0.03125 * total_1;
        const transformerDecoder1_layerNorm1_mu_2 = 0.03125 * total_4;
        const transformerDecoder1_layerNorm1_mu_3 = 0.03125 * total_6;
        const transformerDecoder1_layerNorm1_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder1_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder1_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder1_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder1_layerNorm1_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder1_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder1_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder1_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder1_layerNorm1_mu_4) + total_9;
        }
        const transformerDecoder1_layerNorm1_var_1 = 0.03125 * total_3;
        const transformerDecoder1_layerNorm1_var_2 = 0.03125 * total_5;
        const transformerDecoder1_layerNorm1_var_3 = 0.03125 * total_7;
        const transformerDecoder1_layerNorm1_var_4 = 0.03125 * total_9;
        mu[n * 32 + s1] = transformerDecoder1_layerNorm1_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder1_layerNorm1_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder1_layerNorm1_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder1_layerNorm1_mu_4;
        layerNorm1_var[n * 32 + s1] = transformerDecoder1_layerNorm1_var_1;
        layerNorm1_var[n * 32 + s1 + 1] = transformerDecoder1_layerNorm1_var_2;
        layerNorm1_var[n * 32 + s1 + 2] = transformerDecoder1_layerNorm1_var_3;
        layerNorm1_var[n * 32 + s1 + 3] = transformerDecoder1_layerNorm1_var_4;
      }
    }
  }

  // transformerDecoder1.layerNorm1.y[n, s1, j] = transformerDecoder1.layerNorm1.beta[j] +
  //   transformerDecoder1.layerNorm1.gamma[j] * (learnedPositions1.y[n, s1, j] - transformerDecoder1.layerNorm1.mu[n,
  //   s1]) / sqrt(transformerDecoder1.layerNorm1.var[n, s1] + 1 / 100000) (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function predict_transformerDecoder1_layerNorm1_y(count: number): void {
    const mu = transformerDecoder1_layerNorm1_mu;
    const layerNorm1_var = transformerDecoder1_layerNorm1_var;
    const beta = transformerDecoder1_layerNorm1_beta;
    const gamma = transformerDecoder1_layerNorm1_gamma;
    const y = learnedPositions1_y;
    const layerNorm1_y = transformerDecoder1_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder1_layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const part_1 = Math.sqrt(0.00001 + layerNorm1_var[n * 32 + s1]!);
          const transformerDecoder1_layerNorm1_y_1 = beta[j]! + gamma[j]! * (y[n * 1024 + s1 * 32 + j]! - transformerDecoder1_layerNorm1_mu_1) / part_1;
          const transformerDecoder1_layerNorm1_y_2 = beta[j + 1]! + gamma[j + 1]! * (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder1_layerNorm1_mu_1) / part_1;
          const transformerDecoder1_layerNorm1_y_3 = beta[j + 2]! + gamma[j + 2]! * (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder1_layerNorm1_mu_1) / part_1;
          const transformerDecoder1_layerNorm1_y_4 = beta[j + 3]! + gamma[j + 3]! * (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder1_layerNorm1_mu_1) / part_1;
          layerNorm1_y[n * 1024 + s1 * 32 + j] = transformerDecoder1_layerNorm1_y_1;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder1_layerNorm1_y_2;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder1_layerNorm1_y_3;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder1_layerNorm1_y_4;
        }
      }
    }
  }

  // transformerDecoder1.attention1.k[n, t, h, d] = transformerDecoder1.attention1.bk[h, d] + sum(i < 32:
  //   transformerDecoder1.attention1.Wk[i, h, d] * transformerDecoder1.layerNorm1.y[n, t, i])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (t × d), reduction by 2
  function predict_transformerDecoder1_attention1_k(count: number): void {
    const Wk = transformerDecoder1_attention1_Wk;
    const y = transformerDecoder1_layerNorm1_y;
    const bk = transformerDecoder1_attention1_bk;
    const attention1_k = transformerDecoder1_attention1_k;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t += 4) {
        for (let d = 0; d < 32; d += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder1_attention1_Wk_1 = Wk[i * 32 + d]!;
            const transformerDecoder1_layerNorm1_y_1 = y[n * 1024 + t * 32 + i]!;
            total_5 = transformerDecoder1_attention1_Wk_1 * transformerDecoder1_layerNorm1_y_1 + total_5;
            const transformerDecoder1_attention1_Wk_2 = Wk[i * 32 + d + 1]!;
            total_9 = transformerDecoder1_attention1_Wk_2 * transformerDecoder1_layerNorm1_y_1 + total_9;
            const transformerDecoder1_layerNorm1_y_2 = y[n * 1024 + t * 32 + i + 32]!;
            total_6 = transformerDecoder1_attention1_Wk_1 * transformerDecoder1_layerNorm1_y_2 + total_6;
            total_10 = transformerDecoder1_attention1_Wk_2 * transformerDecoder1_layerNorm1_y_2 + total_10;
            const transformerDecoder1_layerNorm1_y_3 = y[n * 1024 + t * 32 + i + 64]!;
            total_7 = transformerDecoder1_attention1_Wk_1 * transformerDecoder1_layerNorm1_y_3 + total_7;
            total_11 = transformerDecoder1_attention1_Wk_2 * transformerDecoder1_layerNorm1_y_3 + total_11;
            const transformerDecoder1_layerNorm1_y_4 = y[n * 1024 + t * 32 + i + 96]!;
            total_8 = transformerDecoder1_attention1_Wk_1 * transformerDecoder1_layerNorm1_y_4 + total_8;
            total_12 = transformerDecoder1_attention1_Wk_2 * transformerDecoder1_layerNorm1_y_4 + total_12;
            const transformerDecoder1_attention1_Wk_3 = Wk[i * 32 + d + 32]!;
            const transformerDecoder1_layerNorm1_y_5 = y[n * 1024 + t * 32 + i + 1]!;
            total_5 = transformerDecoder1_attention1_Wk_3 * transformerDecoder1_layerNorm1_y_5 + total_5;
            const transformerDecoder1_attention1_Wk_4 = Wk[i * 32 + d + 33]!;
            total_9 = transformerDecoder1_attention1_Wk_4 * transformerDecoder1_layerNorm1_y_5 + total_9;
            const transformerDecoder1_layerNorm1_y_6 = y[n * 1024 + t * 32 + i + 33]!;
            total_6 = transformerDecoder1_attention1_Wk_3 * transformerDecoder1_layerNorm1_y_6 + total_6;
            total_10 = transformerDecoder1_attention1_Wk_4 * transformerDecoder1_layerNorm1_y_6 + total_10;
            const transformerDecoder1_layerNorm1_y_7 = y[n * 1024 + t * 32 + i + 65]!;
            total_7 = transformerDecoder1_attention1_Wk_3 * transformerDecoder1_layerNorm1_y_7 + total_7;
            total_11 = transformerDecoder1_attention1_Wk_4 * transformerDecoder1_layerNorm1_y_7 + total_11;
            const transformerDecoder1_layerNorm1_y_8 = y[n * 1024 + t * 32 + i + 97]!;
            total_8 = transformerDecoder1_attention1_Wk_3 * transformerDecoder1_layerNorm1_y_8 + total_8;
            total_12 = transformerDecoder1_attention1_Wk_4 * transformerDecoder1_layerNorm1_y_8 + total_12;
          }
          const transformerDecoder1_attention1_bk_1 = bk[d]!;
          const transformerDecoder1_attention1_k_5 = transformerDecoder1_attention1_bk_1 + total_5;
          const transformerDecoder1_attention1_bk_2 = bk[d + 1]!;
          const transformerDecoder1_attention1_k_9 = transformerDecoder1_attention1_bk_2 + total_9;
          const transformerDecoder1_attention1_k_6 = transformerDecoder1_attention1_bk_1 + total_6;
          const transformerDecoder1_attention1_k_10 = transformerDecoder1_attention1_bk_2 + total_10;
          const transformerDecoder1_attention1_k_7 = transformerDecoder1_attention1_bk_1 + total_7;
          const transformerDecoder1_attention1_k_11 = transformerDecoder1_attention1_bk_2 + total_11;
          const transformerDecoder1_attention1_k_8 = transformerDecoder1_attention1_bk_1 + total_8;
          const transformerDecoder1_attention1_k_12 = transformerDecoder1_attention1_bk_2 + total_12;
          attention1_k[n * 1024 + t * 32 + d] = transformerDecoder1_attention1_k_5;
          attention1_k[n * 1024 + t * 32 + d + 1] = transformerDecoder1_attention1_k_9;
          attention1_k[n * 1024 + t * 32 + d + 32] = transformerDecoder1_attention1_k_6;
          attention1_k[n * 1024 + t * 32 + d + 33] = transformerDecoder1_attention1_k_10;
          attention1_k[n * 1024 + t * 32 + d + 64] = transformerDecoder1_attention1_k_7;
          attention1_k[n * 1024 + t * 32 + d + 65] = transformerDecoder1_attention1_k_11;
          attention1_k[n * 1024 + t * 32 + d + 96] = transformerDecoder1_attention1_k_8;
          attention1_k[n * 1024 + t * 32 + d + 97] = transformerDecoder1_attention1_k_12;
        }
      }
    }
  }

  // transformerDecoder1.attention1.q[n, t, h, d] = transformerDecoder1.attention1.bq[h, d] + sum(i < 32:
  //   transformerDecoder1.attention1.Wq[i, h, d] * transformerDecoder1.layerNorm1.y[n, t, i])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (t × d), reduction by 2
  function predict_transformerDecoder1_attention1_q(count: number): void {
    const Wq = transformerDecoder1_attention1_Wq;
    const y = transformerDecoder1_layerNorm1_y;
    const bq = transformerDecoder1_attention1_bq;
    const q = transformerDecoder1_attention1_q;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t += 4) {
        for (let d = 0; d < 32; d += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder1_attention1_Wq_1 = Wq[i * 32 + d]!;
            const transformerDecoder1_layerNorm1_y_1 = y[n * 1024 + t * 32 + i]!;
            total_5 = transformerDecoder1_attention1_Wq_1 * transformerDecoder1_layerNorm1_y_1 + total_5;
            const transformerDecoder1_attention1_Wq_2 = Wq[i * 32 + d + 1]!;
            total_9 = transformerDecoder1_attention1_Wq_2 * transformerDecoder1_layerNorm1_y_1 + total_9;
            const transformerDecoder1_layerNorm1_y_2 = y[n * 1024 + t * 32 + i + 32]!;
            total_6 = transformerDecoder1_attention1_Wq_1 * transformerDecoder1_layerNorm1_y_2 + total_6;
            total_10 = transformerDecoder1_attention1_Wq_2 * transformerDecoder1_layerNorm1_y_2 + total_10;
            const transformerDecoder1_layerNorm1_y_3 = y[n * 1024 + t * 32 + i + 64]!;
            total_7 = transformerDecoder1_attention1_Wq_1 * transformerDecoder1_layerNorm1_y_3 + total_7;
            total_11 = transformerDecoder1_attention1_Wq_2 * transformerDecoder1_layerNorm1_y_3 + total_11;
            const transformerDecoder1_layerNorm1_y_4 = y[n * 1024 + t * 32 + i + 96]!;
            total_8 = transformerDecoder1_attention1_Wq_1 * transformerDecoder1_layerNorm1_y_4 + total_8;
            total_12 = transformerDecoder1_attention1_Wq_2 * transformerDecoder1_layerNorm1_y_4 + total_12;
            const transformerDecoder1_attention1_Wq_3 = Wq[i * 32 + d + 32]!;
            const transformerDecoder1_layerNorm1_y_5 = y[n * 1024 + t * 32 + i + 1]!;
            total_5 = transformerDecoder1_attention1_Wq_3 * transformerDecoder1_layerNorm1_y_5 + total_5;
            const transformerDecoder1_attention1_Wq_4 = Wq[i * 32 + d + 33]!;
            total_9 = transformerDecoder1_attention1_Wq_4 * transformerDecoder1_layerNorm1_y_5 + total_9;
            const transformerDecoder1_layerNorm1_y_6 = y[n * 1024 + t * 32 + i + 33]!;
            total_6 = transformerDecoder1_attention1_Wq_3 * transformerDecoder1_layerNorm1_y_6 + total_6;
            total_10 = transformerDecoder1_attention1_Wq_4 * transformerDecoder1_layerNorm1_y_6 + total_10;
            const transformerDecoder1_layerNorm1_y_7 = y[n * 1024 + t * 32 + i + 65]!;
            total_7 = transformerDecoder1_attention1_Wq_3 * transformerDecoder1_layerNorm1_y_7 + total_7;
            total_11 = transformerDecoder1_attention1_Wq_4 * transformerDecoder1_layerNorm1_y_7 + total_11;
            const transformerDecoder1_layerNorm1_y_8 = y[n * 1024 + t * 32 + i + 97]!;
            total_8 = transformerDecoder1_attention1_Wq_3 * transformerDecoder1_layerNorm1_y_8 + total_8;
            total_12 = transformerDecoder1_attention1_Wq_4 * transformerDecoder1_layerNorm1_y_8 + total_12;
          }
          const transformerDecoder1_attention1_bq_1 = bq[d]!;
          const transformerDecoder1_attention1_q_5 = transformerDecoder1_attention1_bq_1 + total_5;
          const transformerDecoder1_attention1_bq_2 = bq[d + 1]!;
          const transformerDecoder1_attention1_q_9 = transformerDecoder1_attention1_bq_2 + total_9;
          const transformerDecoder1_attention1_q_6 = transformerDecoder1_attention1_bq_1 + total_6;
          const transformerDecoder1_attention1_q_10 = transformerDecoder1_attention1_bq_2 + total_10;
          const transformerDecoder1_attention1_q_7 = transformerDecoder1_attention1_bq_1 + total_7;
          const transformerDecoder1_attention1_q_11 = transformerDecoder1_attention1_bq_2 + total_11;
          const transformerDecoder1_attention1_q_8 = transformerDecoder1_attention1_bq_1 + total_8;
          const transformerDecoder1_attention1_q_12 = transformerDecoder1_attention1_bq_2 + total_12;
          q[n * 1024 + t * 32 + d] = transformerDecoder1_attention1_q_5;
          q[n * 1024 + t * 32 + d + 1] = transformerDecoder1_attention1_q_9;
          q[n * 1024 + t * 32 + d + 32] = transformerDecoder1_attention1_q_6;
          q[n * 1024 + t * 32 + d + 33] = transformerDecoder1_attention1_q_10;
          q[n * 1024 + t * 32 + d + 64] = transformerDecoder1_attention1_q_7;
          q[n * 1024 + t * 32 + d + 65] = transformerDecoder1_attention1_q_11;
          q[n * 1024 + t * 32 + d + 96] = transformerDecoder1_attention1_q_8;
          q[n * 1024 + t * 32 + d + 97] = transformerDecoder1_attention1_q_12;
        }
      }
    }
  }

  // transformerDecoder1.attention1.s[n, h, t, u] = 0.3535533905932738 * sum(d < 8:
  //   transformerDecoder1.attention1.k[n, u, h, d] * transformerDecoder1.attention1.q[n, t, h, d]) where t >= u
  //   (std/blocks/transformerDecoder.nn:4)
  // sums on 4 accumulators
  function predict_transformerDecoder1_attention1_s(count: number): void {
    const attention1_k = transformerDecoder1_attention1_k;
    const q = transformerDecoder1_attention1_q;
    const s = transformerDecoder1_attention1_s;
    for (let n = 0; n < count; n++) {
      for (let h = 0; h < 4; h++) {
        for (let t = 0; t < 32; t++) {
          for (let u = 0; u < 32; u++) {
            let chosen = 0;
            if (0 <= (t - u)) {
              let total = 0;
              let total_1 = 0;
              let total_2 = 0;
              let total_3 = 0;
              for (let d = 0; d < 8; d += 4) {
                total = attention1_k[n * 1024 + u * 32 + h * 8 + d]! * q[n * 1024 + t * 32 + h * 8 + d]! + total;
                total_1 = attention1_k[n * 1024 + u * 32 + h * 8 + d + 1]! * q[n * 1024 + t * 32 + h * 8 + d + 1]! + total_1;
                total_2 = attention1_k[n * 1024 + u * 32 + h * 8 + d + 2]! * q[n * 1024 + t * 32 + h * 8 + d + 2]! + total_2;
                total_3 = attention1_k[n * 1024 + u * 32 + h * 8 + d + 3]! * q[n * 1024 + t * 32 + h * 8 + d + 3]! + total_3;
              }
              total = total_1 + total;
              total = total_2 + total;
              total = total_3 + total;
              chosen = 0.3535533905932738 * total;
            }
            s[n * 4096 + h * 1024 + t * 32 + u] = chosen;
          }
        }
      }
    }
  }

  // transformerDecoder1.attention1.p.y.1[n, s1, s2] = logsumexp(j < 32 where s2 >= j:
  //   transformerDecoder1.attention1.s[n, s1, s2, j]) (std/blocks/transformerDecoder.nn:4)
  // sums on 4 accumulators
  function predict_transformerDecoder1_attention1_p_y_1(count: number): void {
    const s = transformerDecoder1_attention1_s;
    const y_1 = transformerDecoder1_attention1_p_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 4; s1++) {
        for (let s2 = 0; s2 < 31; s2++) {
          let greatest = -Infinity;
          for (let j = 0; j < s2 + 1; j++) {
            const candidate = s[n * 4096 + s1 * 1024 + s2 * 32 + j]!;
            if (greatest < candidate) {
              greatest = candidate;
            }
          }
          let total = 0;
          for (let j_2 = 0; j_2 < s2 + 1; j_2++) {
            total = exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + j_2]! - greatest))[0]! + total;
          }
          y_1[n * 128 + s1 * 32 + s2] = Math.abs(greatest) === Infinity ? greatest : greatest + log(on(total))[0]!;
        }
        let greatest_2 = -Infinity;
        for (let j_4 = 0; j_4 < 32; j_4++) {
          const candidate_2 = s[n * 4096 + s1 * 1024 + j_4 + 992]!;
          if (greatest_2 < candidate_2) {
            greatest_2 = candidate_2;
          }
        }
        let total_2 = 0;
        let total_1 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j_5 = 0; j_5 < 32; j_5 += 4) {
          total_2 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 992]! - greatest_2))[0]! + total_2;
          total_1 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 993]! - greatest_2))[0]! + total_1;
          total_3 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 994]! - greatest_2))[0]! + total_3;
          total_4 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 995]! - greatest_2))[0]! + total_4;
        }
        total_2 = total_1 + total_2;
        total_2 = total_3 + total_2;
        total_2 = total_4 + total_2;
        y_1[n * 128 + s1 * 32 + 31] = Math.abs(greatest_2) === Infinity ? greatest_2 : greatest_2 + log(on(total_2))[0]!;
      }
    }
  }

  // transformerDecoder1.attention1.p.y[n, s1, s2, k] = exp(transformerDecoder1.attention1.s[n, s1, s2, k] -
  //   transformerDecoder1.attention1.p.y.1[n, s1, s2]) where s2 >= k (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function predict_transformerDecoder1_attention1_p_y(count: number): void {
    const s = transformerDecoder1_attention1_s;
    const y_1 = transformerDecoder1_attention1_p_y_1;
    const y = transformerDecoder1_attention1_p_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 4; s1++) {
        for (let s2 = 0; s2 < 32; s2++) {
          for (let k = 0; k < 32; k += 4) {
            const transformerDecoder1_attention1_p_y_1_2 = 0 <= (s2 - k) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            const transformerDecoder1_attention1_p_y_2 = 0 <= (s2 - k - 1) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k + 1]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            const transformerDecoder1_attention1_p_y_3 = 0 <= (s2 - k - 2) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k + 2]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            const transformerDecoder1_attention1_p_y_4 = 0 <= (s2 - k - 3) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k + 3]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k] = transformerDecoder1_attention1_p_y_1_2;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k + 1] = transformerDecoder1_attention1_p_y_2;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k + 2] = transformerDecoder1_attention1_p_y_3;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k + 3] = transformerDecoder1_attention1_p_y_4;
          }
        }
      }
    }
  }

  // transformerDecoder1.attention1.v[n, t, h, d] = transformerDecoder1.attention1.bv[h, d] + sum(i < 32:
  //   transformerDecoder1.layerNorm1.y[n, t, i] * transformerDecoder1.attention1.Wv[i, h, d])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (t × d), reduction by 2
  function predict_transformerDecoder1_attention1_v(count: number): void {
    const y = transformerDecoder1_layerNorm1_y;
    const Wv = transformerDecoder1_attention1_Wv;
    const bv = transformerDecoder1_attention1_bv;
    const v = transformerDecoder1_attention1_v;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t += 4) {
        for (let d = 0; d < 32; d += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder1_layerNorm1_y_1 = y[n * 1024 + t * 32 + i]!;
            const transformerDecoder1_attention1_Wv_1 = Wv[i * 32 + d]!;
            total_5 = transformerDecoder1_layerNorm1_y_1 * transformerDecoder1_attention1_Wv_1 + total_5;
            const transformerDecoder1_attention1_Wv_2 = Wv[i * 32 + d + 1]!;
            total_9 = transformerDecoder1_layerNorm1_y_1 * transformerDecoder1_attention1_Wv_2 + total_9;
            const transformerDecoder1_layerNorm1_y_2 = y[n * 1024 + t * 32 + i + 32]!;
            total_6 = transformerDecoder1_layerNorm1_y_2 * transformerDecoder1_attention1_Wv_1 + total_6;
            total_10 = transformerDecoder1_layerNorm1_y_2 * transformerDecoder1_attention1_Wv_2 + total_10;
            const transformerDecoder1_layerNorm1_y_3 = y[n * 1024 + t * 32 + i + 64]!;
            total_7 = transformerDecoder1_layerNorm1_y_3 * transformerDecoder1_attention1_Wv_1 + total_7;
            total_11 = transformerDecoder1_layerNorm1_y_3 * transformerDecoder1_attention1_Wv_2 + total_11;
            const transformerDecoder1_layerNorm1_y_4 = y[n * 1024 + t * 32 + i + 96]!;
            total_8 = transformerDecoder1_layerNorm1_y_4 * transformerDecoder1_attention1_Wv_1 + total_8;
            total_12 = transformerDecoder1_layerNorm1_y_4 * transformerDecoder1_attention1_Wv_2 + total_12;
            const transformerDecoder1_layerNorm1_y_5 = y[n * 1024 + t * 32 + i + 1]!;
            const transformerDecoder1_attention1_Wv_3 = Wv[i * 32 + d + 32]!;
            total_5 = transformerDecoder1_layerNorm1_y_5 * transformerDecoder1_attention1_Wv_3 + total_5;
            const transformerDecoder1_attention1_Wv_4 = Wv[i * 32 + d + 33]!;
            total_9 = transformerDecoder1_layerNorm1_y_5 * transformerDecoder1_attention1_Wv_4 + total_9;
            const transformerDecoder1_layerNorm1_y_6 = y[n * 1024 + t * 32 + i + 33]!;
            total_6 = transformerDecoder1_layerNorm1_y_6 * transformerDecoder1_attention1_Wv_3 + total_6;
            total_10 = transformerDecoder1_layerNorm1_y_6 * transformerDecoder1_attention1_Wv_4 + total_10;
            const transformerDecoder1_layerNorm1_y_7 = y[n * 1024 + t * 32 + i + 65]!;
            total_7 = transformerDecoder1_layerNorm1_y_7 * transformerDecoder1_attention1_Wv_3 + total_7;
            total_11 = transformerDecoder1_layerNorm1_y_7 * transformerDecoder1_attention1_Wv_4 + total_11;
            const transformerDecoder1_layerNorm1_y_8 = y[n * 1024 + t * 32 + i + 97]!;
            total_8 = transformerDecoder1_layerNorm1_y_8 * transformerDecoder1_attention1_Wv_3 + total_8;
            total_12 = transformerDecoder1_layerNorm1_y_8 * transformerDecoder1_attention1_Wv_4 + total_12;
          }
          const transformerDecoder1_attention1_bv_1 = bv[d]!;
          const transformerDecoder1_attention1_v_5 = transformerDecoder1_attention1_bv_1 + total_5;
          const transformerDecoder1_attention1_bv_2 = bv[d + 1]!;
          const transformerDecoder1_attention1_v_9 = transformerDecoder1_attention1_bv_2 + total_9;
          const transformerDecoder1_attention1_v_6 = transformerDecoder1_attention1_bv_1 + total_6;
          const transformerDecoder1_attention1_v_10 = transformerDecoder1_attention1_bv_2 + total_10;
          const transformerDecoder1_attention1_v_7 = transformerDecoder1_attention1_bv_1 + total_7;
          const transformerDecoder1_attention1_v_11 = transformerDecoder1_attention1_bv_2 + total_11;
          const transformerDecoder1_attention1_v_8 = transformerDecoder1_attention1_bv_1 + total_8;
          const transformerDecoder1_attention1_v_12 = transformerDecoder1_attention1_bv_2 + total_12;
          v[n * 1024 + t * 32 + d] = transformerDecoder1_attention1_v_5;
          v[n * 1024 + t * 32 + d + 1] = transformerDecoder1_attention1_v_9;
          v[n * 1024 + t * 32 + d + 32] = transformerDecoder1_attention1_v_6;
          v[n * 1024 + t * 32 + d + 33] = transformerDecoder1_attention1_v_10;
          v[n * 1024 + t * 32 + d + 64] = transformerDecoder1_attention1_v_7;
          v[n * 1024 + t * 32 + d + 65] = transformerDecoder1_attention1_v_11;
          v[n * 1024 + t * 32 + d + 96] = transformerDecoder1_attention1_v_8;
          v[n * 1024 + t * 32 + d + 97] = transformerDecoder1_attention1_v_12;
        }
      }
    }
  }

  // transformerDecoder1.attention1.seen[n, t, h, d] = sum(u < 32 where t >= u: transformerDecoder1.attention1.p.y[n,
  //   h, t, u] * transformerDecoder1.attention1.v[n, u, h, d]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (d), reduction by 2
  function predict_transformerDecoder1_attention1_seen(count: number): void {
    const y = transformerDecoder1_attention1_p_y;
    const v = transformerDecoder1_attention1_v;
    const seen = transformerDecoder1_attention1_seen;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t++) {
        for (let h = 0; h < 4; h++) {
          for (let d = 0; d < 8; d += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let u = 0; u < Math.min(32, t + 1); u++) {
              const transformerDecoder1_attention1_p_y_1 = y[n * 4096 + h * 1024 + t * 32 + u]!;
              total_1 = transformerDecoder1_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d]! + total_1;
              total_2 = transformerDecoder1_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d + 1]! + total_2;
              total_3 = transformerDecoder1_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d + 2]! + total_3;
              total_4 = transformerDecoder1_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d + 3]! + total_4;
            }
            const transformerDecoder1_attention1_seen_1 = total_1;
            const transformerDecoder1_attention1_seen_2 = total_2;
            const transformerDecoder1_attention1_seen_3 = total_3;
            const transformerDecoder1_attention1_seen_4 = total_4;
            seen[n * 1024 + t * 32 + h * 8 + d] = transformerDecoder1_attention1_seen_1;
            seen[n * 1024 + t * 32 + h * 8 + d + 1] = transformerDecoder1_attention1_seen_2;
            seen[n * 1024 + t * 32 + h * 8 + d + 2] = transformerDecoder1_attention1_seen_3;
            seen[n * 1024 + t * 32 + h * 8 + d + 3] = transformerDecoder1_attention1_seen_4;
          }
        }
      }
    }
  }

  // transformerDecoder1.dropout1.y[n, s1, s2] = transformerDecoder1.attention1.bo[s2] + sum(h < 4, d < 8:
  //   transformerDecoder1.attention1.Wo[h, d, s2] * transformerDecoder1.attention1.seen[n, s1, h, d])
  //   (std/blocks/transformerDecoder.nn:4)
  // transformerDecoder1.residual1.y[n, s1, s2] = learnedPositions1.y[n, s1, s2] + transformerDecoder1.dropout1.y[n,
  //   s1, s2]
  // tiled 4×2 (s1 × s2), reduction by 2
  function predict_transformerDecoder1_residual1_y(count: number): void {
    const Wo = transformerDecoder1_attention1_Wo;
    const seen = transformerDecoder1_attention1_seen;
    const bo = transformerDecoder1_attention1_bo;
    const y = learnedPositions1_y;
    const residual1_y = transformerDecoder1_residual1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let s2 = 0; s2 < 32; s2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const transformerDecoder1_attention1_Wo_1 = Wo[d * 32 + s2]!;
            const transformerDecoder1_attention1_seen_1 = seen[n * 1024 + s1 * 32 + d]!;
            total_5 = transformerDecoder1_attention1_Wo_1 * transformerDecoder1_attention1_seen_1 + total_5;
            const transformerDecoder1_attention1_Wo_2 = Wo[d * 32 + s2 + 1]!;
            total_9 = transformerDecoder1_attention1_Wo_2 * transformerDecoder1_attention1_seen_1 + total_9;
            const transformerDecoder1_attention1_seen_2 = seen[n * 1024 + s1 * 32 + d + 32]!;
            total_6 = transformerDecoder1_attention1_Wo_1 * transformerDecoder1_attention1_seen_2 + total_6;
            total_10 = transformerDecoder1_attention1_Wo_2 * transformerDecoder1_attention1_seen_2 + total_10;
            const transformerDecoder1_attention1_seen_3 = seen[n * 1024 + s1 * 32 + d + 64]!;
            total_7 = transformerDecoder1_attention1_Wo_1 * transformerDecoder1_attention1_seen_3 + total_7;
            total_11 = transformerDecoder1_attention1_Wo_2 * transformerDecoder1_attention1_seen_3 + total_11;
            const transformerDecoder1_attention1_seen_4 = seen[n * 1024 + s1 * 32 + d + 96]!;
            total_8 = transformerDecoder1_attention1_Wo_1 * transformerDecoder1_attention1_seen_4 + total_8;
            total_12 = transformerDecoder1_attention1_Wo_2 * transformerDecoder1_attention1_seen_4 + total_12;
            const transformerDecoder1_attention1_Wo_3 = Wo[d * 32 + s2 + 32]!;
            const transformerDecoder1_attention1_seen_5 = seen[n * 1024 + s1 * 32 + d + 1]!;
            total_5 = transformerDecoder1_attention1_Wo_3 * transformerDecoder1_attention1_seen_5 + total_5;
            const transformerDecoder1_attention1_Wo_4 = Wo[d * 32 + s2 + 33]!;
            total_9 = transformerDecoder1_attention1_Wo_4 * transformerDecoder1_attention1_seen_5 + total_9;
            const transformerDecoder1_attention1_seen_6 = seen[n * 1024 + s1 * 32 + d + 33]!;
            total_6 = transformerDecoder1_attention1_Wo_3 * transformerDecoder1_attention1_seen_6 + total_6;
            total_10 = transformerDecoder1_attention1_Wo_4 * transformerDecoder1_attention1_seen_6 + total_10;
            const transformerDecoder1_attention1_seen_7 = seen[n * 1024 + s1 * 32 + d + 65]!;
            total_7 = transformerDecoder1_attention1_Wo_3 * transformerDecoder1_attention1_seen_7 + total_7;
            total_11 = transformerDecoder1_attention1_Wo_4 * transformerDecoder1_attention1_seen_7 + total_11;
            const transformerDecoder1_attention1_seen_8 = seen[n * 1024 + s1 * 32 + d + 97]!;
            total_8 = transformerDecoder1_attention1_Wo_3 * transformerDecoder1_attention1_seen_8 + total_8;
            total_12 = transformerDecoder1_attention1_Wo_4 * transformerDecoder1_attention1_seen_8 + total_12;
          }
          const transformerDecoder1_attention1_bo_1 = bo[s2]!;
          const transformerDecoder1_dropout1_y_5 = total_5 + transformerDecoder1_attention1_bo_1;
          const transformerDecoder1_attention1_bo_2 = bo[s2 + 1]!;
          const transformerDecoder1_dropout1_y_9 = total_9 + transformerDecoder1_attention1_bo_2;
          const transformerDecoder1_dropout1_y_6 = total_6 + transformerDecoder1_attention1_bo_1;
          const transformerDecoder1_dropout1_y_10 = total_10 + transformerDecoder1_attention1_bo_2;
          const transformerDecoder1_dropout1_y_7 = total_7 + transformerDecoder1_attention1_bo_1;
          const transformerDecoder1_dropout1_y_11 = total_11 + transformerDecoder1_attention1_bo_2;
          const transformerDecoder1_dropout1_y_8 = total_8 + transformerDecoder1_attention1_bo_1;
          const transformerDecoder1_dropout1_y_12 = total_12 + transformerDecoder1_attention1_bo_2;
          const transformerDecoder1_residual1_y_5 = y[n * 1024 + s1 * 32 + s2]! + transformerDecoder1_dropout1_y_5;
          const transformerDecoder1_residual1_y_9 = y[n * 1024 + s1 * 32 + s2 + 1]! + transformerDecoder1_dropout1_y_9;
          const transformerDecoder1_residual1_y_6 = y[n * 1024 + s1 * 32 + s2 + 32]! + transformerDecoder1_dropout1_y_6;
          const transformerDecoder1_residual1_y_10 = y[n * 1024 + s1 * 32 + s2 + 33]! + transformerDecoder1_dropout1_y_10;
          const transformerDecoder1_residual1_y_7 = y[n * 1024 + s1 * 32 + s2 + 64]! + transformerDecoder1_dropout1_y_7;
          const transformerDecoder1_residual1_y_11 = y[n * 1024 + s1 * 32 + s2 + 65]! + transformerDecoder1_dropout1_y_11;
          const transformerDecoder1_residual1_y_8 = y[n * 1024 + s1 * 32 + s2 + 96]! + transformerDecoder1_dropout1_y_8;
          const transformerDecoder1_residual1_y_12 = y[n * 1024 + s1 * 32 + s2 + 97]! + transformerDecoder1_dropout1_y_12;
          residual1_y[n * 1024 + s1 * 32 + s2] = transformerDecoder1_residual1_y_5;
          residual1_y[n * 1024 + s1 * 32 + s2 + 1] = transformerDecoder1_residual1_y_9;
          residual1_y[n * 1024 + s1 * 32 + s2 + 32] = transformerDecoder1_residual1_y_6;
          residual1_y[n * 1024 + s1 * 32 + s2 + 33] = transformerDecoder1_residual1_y_10;
          residual1_y[n * 1024 + s1 * 32 + s2 + 64] = transformerDecoder1_residual1_y_7;
          residual1_y[n * 1024 + s1 * 32 + s2 + 65] = transformerDecoder1_residual1_y_11;
          residual1_y[n * 1024 + s1 * 32 + s2 + 96] = transformerDecoder1_residual1_y_8;
          residual1_y[n * 1024 + s1 * 32 + s2 + 97] = transformerDecoder1_residual1_y_12;
        }
      }
    }
  }

  // transformerDecoder1.layerNorm2.mu[n, s1] = sum(j < 32: transformerDecoder1.residual1.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder1.layerNorm2.var[n, s1] = sum(j < 32: (transformerDecoder1.residual1.y[n, s1, j] -
  //   transformerDecoder1.layerNorm2.mu[n, s1]) ^ 2) / 32
  // tiled 1×4 (s1), reduction by 2
  function predict_transformerDecoder1_layerNorm2_var(count: number): void {
    const y = transformerDecoder1_residual1_y;
    const mu = transformerDecoder1_layerNorm2_mu;
    const layerNorm2_var = transformerDecoder1_layerNorm2_var;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder1_layerNorm2_mu_1 = 0.03125 * total_1;
        const transformerDecoder1_layerNorm2_mu_2 = 0.03125 * total_4;
        const transformerDecoder1_layerNorm2_mu_3 = 0.03125 * total_6;
        const transformerDecoder1_layerNorm2_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder1_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder1_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder1_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder1_layerNorm2_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder1_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder1_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder1_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder1_layerNorm2_mu_4) + total_9;
        }
        const transformerDecoder1_layerNorm2_var_1 = 0.03125 * total_3;
        const transformerDecoder1_layerNorm2_var_2 = 0.03125 * total_5;
        const transformerDecoder1_layerNorm2_var_3 = 0.03125 * total_7;
        const transformerDecoder1_layerNorm2_var_4 = 0.03125 * total_9;
        mu[n * 32 + s1] = transformerDecoder1_layerNorm2_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder1_layerNorm2_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder1_layerNorm2_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder1_layerNorm2_mu_4;
        layerNorm2_var[n * 32 + s1] = transformerDecoder1_layerNorm2_var_1;
        layerNorm2_var[n * 32 + s1 + 1] = transformerDecoder1_layerNorm2_var_2;
        layerNorm2_var[n * 32 + s1 + 2] = transformerDecoder1_layerNorm2_var_3;
        layerNorm2_var[n * 32 + s1 + 3] = transformerDecoder1_layerNorm2_var_4;
      }
    }
  }

  // transformerDecoder1.layerNorm2.y[n, s1, j] = (transformerDecoder1.residual1.y[n, s1, j] -
  //   transformerDecoder1.layerNorm2.mu[n, s1]) * transformerDecoder1.layerNorm2.gamma[j] /
  //   sqrt(transformerDecoder1.layerNorm2.var[n, s1] + 1 / 100000) + transformerDecoder1.layerNorm2.beta[j]
  //   (std/blocks/transformerDecoder.nn:5)
  // 4 elements at a time
  function predict_transformerDecoder1_layerNorm2_y(count: number): void {
    const mu = transformerDecoder1_layerNorm2_mu;
    const layerNorm2_var = transformerDecoder1_layerNorm2_var;
    const y = transformerDecoder1_residual1_y;
    const gamma = transformerDecoder1_layerNorm2_gamma;
    const beta = transformerDecoder1_layerNorm2_beta;
    const layerNorm2_y = transformerDecoder1_layerNorm2_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder1_layerNorm2_mu_1 = mu[n * 32 + s1]!;
          const part_1 = Math.sqrt(0.00001 + layerNorm2_var[n * 32 + s1]!);
          const transformerDecoder1_layerNorm2_y_1 = (y[n * 1024 + s1 * 32 + j]! - transformerDecoder1_layerNorm2_mu_1) * gamma[j]! / part_1 + beta[j]!;
          const transformerDecoder1_layerNorm2_y_2 = (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder1_layerNorm2_mu_1) * gamma[j + 1]! / part_1 + beta[j + 1]!;
          const transformerDecoder1_layerNorm2_y_3 = (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder1_layerNorm2_mu_1) * gamma[j + 2]! / part_1 + beta[j + 2]!;
          const transformerDecoder1_layerNorm2_y_4 = (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder1_layerNorm2_mu_1) * gamma[j + 3]! / part_1 + beta[j + 3]!;
          layerNorm2_y[n * 1024 + s1 * 32 + j] = transformerDecoder1_layerNorm2_y_1;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder1_layerNorm2_y_2;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder1_layerNorm2_y_3;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder1_layerNorm2_y_4;
        }
      }
    }
  }

  // transformerDecoder1.feedForward1.h.1[n, s1, j] = sum(i < 32: transformerDecoder1.layerNorm2.y[n, s1, i] *
  //   transformerDecoder1.feedForward1.W1[i, j]) (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder1.feedForward1.h[n, s1, j] = (erf(0.7071067811865476 * transformerDecoder1.feedForward1.h.1[n,
  //   s1, j] + 0.7071067811865476 * transformerDecoder1.feedForward1.b1[j]) + 1) * (0.5 *
  //   transformerDecoder1.feedForward1.h.1[n, s1, j] + 0.5 * transformerDecoder1.feedForward1.b1[j])
  // tiled 4×2 (s1 × j), reduction by 2
  function predict_transformerDecoder1_feedForward1_h(count: number): void {
    const y = transformerDecoder1_layerNorm2_y;
    const W1 = transformerDecoder1_feedForward1_W1;
    const b1 = transformerDecoder1_feedForward1_b1;
    const h = transformerDecoder1_feedForward1_h;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let j = 0; j < 128; j += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder1_layerNorm2_y_1 = y[n * 1024 + s1 * 32 + i]!;
            const transformerDecoder1_feedForward1_W1_1 = W1[i * 128 + j]!;
            total_5 = transformerDecoder1_layerNorm2_y_1 * transformerDecoder1_feedForward1_W1_1 + total_5;
            const transformerDecoder1_feedForward1_W1_2 = W1[i * 128 + j + 1]!;
            total_9 = transformerDecoder1_layerNorm2_y_1 * transformerDecoder1_feedForward1_W1_2 + total_9;
            const transformerDecoder1_layerNorm2_y_2 = y[n * 1024 + s1 * 32 + i + 32]!;
            total_6 = transformerDecoder1_layerNorm2_y_2 * transformerDecoder1_feedForward1_W1_1 + total_6;
            total_10 = transformerDecoder1_layerNorm2_y_2 * transformerDecoder1_feedForward1_W1_2 + total_10;
            const transformerDecoder1_layerNorm2_y_3 = y[n * 1024 + s1 * 32 + i + 64]!;
            total_7 = transformerDecoder1_layerNorm2_y_3 * transformerDecoder1_feedForward1_W1_1 + total_7;
            total_11 = transformerDecoder1_layerNorm2_y_3 * transformerDecoder1_feedForward1_W1_2 + total_11;
            const transformerDecoder1_layerNorm2_y_4 = y[n * 1024 + s1 * 32 + i + 96]!;
            total_8 = transformerDecoder1_layerNorm2_y_4 * transformerDecoder1_feedForward1_W1_1 + total_8;
            total_12 = transformerDecoder1_layerNorm2_y_4 * transformerDecoder1_feedForward1_W1_2 + total_12;
            const transformerDecoder1_layerNorm2_y_5 = y[n * 1024 + s1 * 32 + i + 1]!;
            const transformerDecoder1_feedForward1_W1_3 = W1[i * 128 + j + 128]!;
            total_5 = transformerDecoder1_layerNorm2_y_5 * transformerDecoder1_feedForward1_W1_3 + total_5;
            const transformerDecoder1_feedForward1_W1_4 = W1[i * 128 + j + 129]!;
            total_9 = transformerDecoder1_layerNorm2_y_5 * transformerDecoder1_feedForward1_W1_4 + total_9;
            const transformerDecoder1_layerNorm2_y_6 = y[n * 1024 + s1 * 32 + i + 33]!;
            total_6 = transformerDecoder1_layerNorm2_y_6 * transformerDecoder1_feedForward1_W1_3 + total_6;
            total_10 = transformerDecoder1_layerNorm2_y_6 * transformerDecoder1_feedForward1_W1_4 + total_10;
            const transformerDecoder1_layerNorm2_y_7 = y[n * 1024 + s1 * 32 + i + 65]!;
            total_7 = transformerDecoder1_layerNorm2_y_7 * transformerDecoder1_feedForward1_W1_3 + total_7;
            total_11 = transformerDecoder1_layerNorm2_y_7 * transformerDecoder1_feedForward1_W1_4 + total_11;
            const transformerDecoder1_layerNorm2_y_8 = y[n * 1024 + s1 * 32 + i + 97]!;
            total_8 = transformerDecoder1_layerNorm2_y_8 * transformerDecoder1_feedForward1_W1_3 + total_8;
            total_12 = transformerDecoder1_layerNorm2_y_8 * transformerDecoder1_feedForward1_W1_4 + total_12;
          }
          const transformerDecoder1_feedForward1_h_10 = total_5;
          const transformerDecoder1_feedForward1_h_18 = total_9;
          const transformerDecoder1_feedForward1_h_11 = total_6;
          const transformerDecoder1_feedForward1_h_19 = total_10;
          const transformerDecoder1_feedForward1_h_12 = total_7;
          const transformerDecoder1_feedForward1_h_20 = total_11;
          const transformerDecoder1_feedForward1_h_13 = total_8;
          const transformerDecoder1_feedForward1_h_21 = total_12;
          const transformerDecoder1_feedForward1_b1_1 = b1[j]!;
          const part_1 = 0.7071067811865476 * transformerDecoder1_feedForward1_b1_1;
          const part_2 = 0.5 * transformerDecoder1_feedForward1_b1_1;
          const transformerDecoder1_feedForward1_h_14 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_10 + part_1))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_10 + part_2);
          const transformerDecoder1_feedForward1_b1_2 = b1[j + 1]!;
          const part_3 = 0.7071067811865476 * transformerDecoder1_feedForward1_b1_2;
          const part_4 = 0.5 * transformerDecoder1_feedForward1_b1_2;
          const transformerDecoder1_feedForward1_h_22 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_18 + part_3))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_18 + part_4);
          const transformerDecoder1_feedForward1_h_15 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_11 + part_1))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_11 + part_2);
          const transformerDecoder1_feedForward1_h_23 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_19 + part_3))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_19 + part_4);
          const transformerDecoder1_feedForward1_h_16 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_12 + part_1))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_12 + part_2);
          const transformerDecoder1_feedForward1_h_24 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_20 + part_3))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_20 + part_4);
          const transformerDecoder1_feedForward1_h_17 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_13 + part_1))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_13 + part_2);
          const transformerDecoder1_feedForward1_h_25 = (1 + erf(on(0.7071067811865476 * transformerDecoder1_feedForward1_h_21 + part_3))[0]!) * (0.5 * transformerDecoder1_feedForward1_h_21 + part_4);
          h[n * 4096 + s1 * 128 + j] = transformerDecoder1_feedForward1_h_14;
          h[n * 4096 + s1 * 128 + j + 1] = transformerDecoder1_feedForward1_h_22;
          h[n * 4096 + s1 * 128 + j + 128] = transformerDecoder1_feedForward1_h_15;
          h[n * 4096 + s1 * 128 + j + 129] = transformerDecoder1_feedForward1_h_23;
          h[n * 4096 + s1 * 128 + j + 256] = transformerDecoder1_feedForward1_h_16;
          h[n * 4096 + s1 * 128 + j + 257] = transformerDecoder1_feedForward1_h_24;
          h[n * 4096 + s1 * 128 + j + 384] = transformerDecoder1_feedForward1_h_17;
          h[n * 4096 + s1 * 128 + j + 385] = transformerDecoder1_feedForward1_h_25;
        }
      }
    }
  }

  // transformerDecoder1.dropout2.y[n, s1, s2] = transformerDecoder1.feedForward1.b2[s2] + sum(j < 128:
  //   transformerDecoder1.feedForward1.W2[j, s2] * transformerDecoder1.feedForward1.h[n, s1, j])
  //   (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder1.residual2.y[n, s1, s2] = transformerDecoder1.residual1.y[n, s1, s2] +
  //   transformerDecoder1.dropout2.y[n, s1, s2]
  // tiled 4×2 (s1 × s2), reduction by 2
  function predict_transformerDecoder1_residual2_y(count: number): void {
    const W2 = transformerDecoder1_feedForward1_W2;
    const h = transformerDecoder1_feedForward1_h;
    const b2 = transformerDecoder1_feedForward1_b2;
    const y = transformerDecoder1_residual1_y;
    const residual2_y = transformerDecoder1_residual2_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let s2 = 0; s2 < 32; s2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let j = 0; j < 128; j += 2) {
            const transformerDecoder1_feedForward1_W2_1 = W2[j * 32 + s2]!;
            const transformerDecoder1_feedForward1_h_1 = h[n * 4096 + s1 * 128 + j]!;
            total_5 = transformerDecoder1_feedForward1_W2_1 * transformerDecoder1_feedForward1_h_1 + total_5;
            const transformerDecoder1_feedForward1_W2_2 = W2[j * 32 + s2 + 1]!;
            total_9 = transformerDecoder1_feedForward1_W2_2 * transformerDecoder1_feedForward1_h_1 + total_9;
            const transformerDecoder1_feedForward1_h_2 = h[n * 4096 + s1 * 128 + j + 128]!;
            total_6 = transformerDecoder1_feedForward1_W2_1 * transformerDecoder1_feedForward1_h_2 + total_6;
            total_10 = transformerDecoder1_feedForward1_W2_2 * transformerDecoder1_feedForward1_h_2 + total_10;
            const transformerDecoder1_feedForward1_h_3 = h[n * 4096 + s1 * 128 + j + 256]!;
            total_7 = transformerDecoder1_feedForward1_W2_1 * transformerDecoder1_feedForward1_h_3 + total_7;
            total_11 = transformerDecoder1_feedForward1_W2_2 * transformerDecoder1_feedForward1_h_3 + total_11;
            const transformerDecoder1_feedForward1_h_4 = h[n * 4096 + s1 * 128 + j + 384]!;
            total_8 = transformerDecoder1_feedForward1_W2_1 * transformerDecoder1_feedForward1_h_4 + total_8;
            total_12 = transformerDecoder1_feedForward1_W2_2 * transformerDecoder1_feedForward1_h_4 + total_12;
            const transformerDecoder1_feedForward1_W2_3 = W2[j * 32 + s2 + 32]!;
            const transformerDecoder1_feedForward1_h_5 = h[n * 4096 + s1 * 128 + j + 1]!;
            total_5 = transformerDecoder1_feedForward1_W2_3 * transformerDecoder1_feedForward1_h_5 + total_5;
            const transformerDecoder1_feedForward1_W2_4 = W2[j * 32 + s2 + 33]!;
            total_9 = transformerDecoder1_feedForward1_W2_4 * transformerDecoder1_feedForward1_h_5 + total_9;
            const transformerDecoder1_feedForward1_h_6 = h[n * 4096 + s1 * 128 + j + 129]!;
            total_6 = transformerDecoder1_feedForward1_W2_3 * transformerDecoder1_feedForward1_h_6 + total_6;
            total_10 = transformerDecoder1_feedForward1_W2_4 * transformerDecoder1_feedForward1_h_6 + total_10;
            const transformerDecoder1_feedForward1_h_7 = h[n * 4096 + s1 * 128 + j + 257]!;
            total_7 = transformerDecoder1_feedForward1_W2_3 * transformerDecoder1_feedForward1_h_7 + total_7;
            total_11 = transformerDecoder1_feedForward1_W2_4 * transformerDecoder1_feedForward1_h_7 + total_11;
            const transformerDecoder1_feedForward1_h_8 = h[n * 4096 + s1 * 128 + j + 385]!;
            total_8 = transformerDecoder1_feedForward1_W2_3 * transformerDecoder1_feedForward1_h_8 + total_8;
            total_12 = transformerDecoder1_feedForward1_W2_4 * transformerDecoder1_feedForward1_h_8 + total_12;
          }
          const transformerDecoder1_feedForward1_b2_1 = b2[s2]!;
          const transformerDecoder1_dropout2_y_5 = transformerDecoder1_feedForward1_b2_1 + total_5;
          const transformerDecoder1_feedForward1_b2_2 = b2[s2 + 1]!;
          const transformerDecoder1_dropout2_y_9 = transformerDecoder1_feedForward1_b2_2 + total_9;
          const transformerDecoder1_dropout2_y_6 = transformerDecoder1_feedForward1_b2_1 + total_6;
          const transformerDecoder1_dropout2_y_10 = transformerDecoder1_feedForward1_b2_2 + total_10;
          const transformerDecoder1_dropout2_y_7 = transformerDecoder1_feedForward1_b2_1 + total_7;
          const transformerDecoder1_dropout2_y_11 = transformerDecoder1_feedForward1_b2_2 + total_11;
          const transformerDecoder1_dropout2_y_8 = transformerDecoder1_feedForward1_b2_1 + total_8;
          const transformerDecoder1_dropout2_y_12 = transformerDecoder1_feedForward1_b2_2 + total_12;
          const transformerDecoder1_residual2_y_5 = y[n * 1024 + s1 * 32 + s2]! + transformerDecoder1_dropout2_y_5;
          const transformerDecoder1_residual2_y_9 = y[n * 1024 + s1 * 32 + s2 + 1]! + transformerDecoder1_dropout2_y_9;
          const transformerDecoder1_residual2_y_6 = y[n * 1024 + s1 * 32 + s2 + 32]! + transformerDecoder1_dropout2_y_6;
          const transformerDecoder1_residual2_y_10 = y[n * 1024 + s1 * 32 + s2 + 33]! + transformerDecoder1_dropout2_y_10;
          const transformerDecoder1_residual2_y_7 = y[n * 1024 + s1 * 32 + s2 + 64]! + transformerDecoder1_dropout2_y_7;
          const transformerDecoder1_residual2_y_11 = y[n * 1024 + s1 * 32 + s2 + 65]! + transformerDecoder1_dropout2_y_11;
          const transformerDecoder1_residual2_y_8 = y[n * 1024 + s1 * 32 + s2 + 96]! + transformerDecoder1_dropout2_y_8;
          const transformerDecoder1_residual2_y_12 = y[n * 1024 + s1 * 32 + s2 + 97]! + transformerDecoder1_dropout2_y_12;
          residual2_y[n * 1024 + s1 * 32 + s2] = transformerDecoder1_residual2_y_5;
          residual2_y[n * 1024 + s1 * 32 + s2 + 1] = transformerDecoder1_residual2_y_9;
          residual2_y[n * 1024 + s1 * 32 + s2 + 32] = transformerDecoder1_residual2_y_6;
          residual2_y[n * 1024 + s1 * 32 + s2 + 33] = transformerDecoder1_residual2_y_10;
          residual2_y[n * 1024 + s1 * 32 + s2 + 64] = transformerDecoder1_residual2_y_7;
          residual2_y[n * 1024 + s1 * 32 + s2 + 65] = transformerDecoder1_residual2_y_11;
          residual2_y[n * 1024 + s1 * 32 + s2 + 96] = transformerDecoder1_residual2_y_8;
          residual2_y[n * 1024 + s1 * 32 + s2 + 97] = transformerDecoder1_residual2_y_12;
        }
      }
    }
  }

  // transformerDecoder2.layerNorm1.mu[n, s1] = sum(j < 32: transformerDecoder1.residual2.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:4)
  // transformerDecoder2.layerNorm1.var[n, s1] = sum(j < 32: (transformerDecoder1.residual2.y[n, s1, j] -
  //   transformerDecoder2.layerNorm1.mu[n, s1]) ^ 2) / 32
  // tiled 1×4 (s1), reduction by 2
  function predict_transformerDecoder2_layerNorm1_var(count: number): void {
    const y = transformerDecoder1_residual2_y;
    const mu = transformerDecoder2_layerNorm1_mu;
    const layerNorm1_var = transformerDecoder2_layerNorm1_var;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder2_layerNorm1_mu_1 = 0.03125 * total_1;
        const transformerDecoder2_layerNorm1_mu_2 = 0.03125 * total_4;
        const transformerDecoder2_layerNorm1_mu_3 = 0.03125 * total_6;
        const transformerDecoder2_layerNorm1_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder2_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder2_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder2_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder2_layerNorm1_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder2_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder2_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder2_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder2_layerNorm1_mu_4) + total_9;
        }
        const transformerDecoder2_layerNorm1_var_1 = 0.03125 * total_3;
        const transformerDecoder2_layerNorm1_var_2 = 0.03125 * total_5;
        const transformerDecoder2_layerNorm1_var_3 = 0.03125 * total_7;
        const transformerDecoder2_layerNorm1_var_4 = 0.03125 * total_9;
        mu[n * 32 + s1] = transformerDecoder2_layerNorm1_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder2_layerNorm1_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder2_layerNorm1_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder2_layerNorm1_mu_4;
        layerNorm1_var[n * 32 + s1] = transformerDecoder2_layerNorm1_var_1;
        layerNorm1_var[n * 32 + s1 + 1] = transformerDecoder2_layerNorm1_var_2;
        layerNorm1_var[n * 32 + s1 + 2] = transformerDecoder2_layerNorm1_var_3;
        layerNorm1_var[n * 32 + s1 + 3] = transformerDecoder2_layerNorm1_var_4;
      }
    }
  }

  // transformerDecoder2.layerNorm1.y[n, s1, j] = transformerDecoder2.layerNorm1.beta[j] +
  //   (transformerDecoder1.residual2.y[n, s1, j] - transformerDecoder2.layerNorm1.mu[n, s1]) *
  //   transformerDecoder2.layerNorm1.gamma[j] / sqrt(transformerDecoder2.layerNorm1.var[n, s1] + 1 / 100000)
  //   (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function predict_transformerDecoder2_layerNorm1_y(count: number): void {
    const mu = transformerDecoder2_layerNorm1_mu;
    const layerNorm1_var = transformerDecoder2_layerNorm1_var;
    const beta = transformerDecoder2_layerNorm1_beta;
    const y = transformerDecoder1_residual2_y;
    const gamma = transformerDecoder2_layerNorm1_gamma;
    const layerNorm1_y = transformerDecoder2_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder2_layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const part_1 = Math.sqrt(0.00001 + layerNorm1_var[n * 32 + s1]!);
          const transformerDecoder2_layerNorm1_y_1 = beta[j]! + (y[n * 1024 + s1 * 32 + j]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j]! / part_1;
          const transformerDecoder2_layerNorm1_y_2 = beta[j + 1]! + (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j + 1]! / part_1;
          const transformerDecoder2_layerNorm1_y_3 = beta[j + 2]! + (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j + 2]! / part_1;
          const transformerDecoder2_layerNorm1_y_4 = beta[j + 3]! + (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j + 3]! / part_1;
          layerNorm1_y[n * 1024 + s1 * 32 + j] = transformerDecoder2_layerNorm1_y_1;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder2_layerNorm1_y_2;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder2_layerNorm1_y_3;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder2_layerNorm1_y_4;
        }
      }
    }
  }

  // transformerDecoder2.attention1.q[n, t, h, d] = transformerDecoder2.attention1.bq[h, d] + sum(i < 32:
  //   transformerDecoder2.layerNorm1.y[n, t, i] * transformerDecoder2.attention1.Wq[i, h, d])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (t × d), reduction by 2
  function predict_transformerDecoder2_attention1_q(count: number): void {
    const y = transformerDecoder2_layerNorm1_y;
    const Wq = transformerDecoder2_attention1_Wq;
    const bq = transformerDecoder2_attention1_bq;
    const q = transformerDecoder2_attention1_q;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t += 4) {
        for (let d = 0; d < 32; d += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder2_layerNorm1_y_1 = y[n * 1024 + t * 32 + i]!;
            const transformerDecoder2_attention1_Wq_1 = Wq[i * 32 + d]!;
            total_5 = transformerDecoder2_layerNorm1_y_1 * transformerDecoder2_attention1_Wq_1 + total_5;
            const transformerDecoder2_attention1_Wq_2 = Wq[i * 32 + d + 1]!;
            total_9 = transformerDecoder2_layerNorm1_y_1 * transformerDecoder2_attention1_Wq_2 + total_9;
            const transformerDecoder2_layerNorm1_y_2 = y[n * 1024 + t * 32 + i + 32]!;
            total_6 = transformerDecoder2_layerNorm1_y_2 * transformerDecoder2_attention1_Wq_1 + total_6;
            total_10 = transformerDecoder2_layerNorm1_y_2 * transformerDecoder2_attention1_Wq_2 + total_10;
            const transformerDecoder2_layerNorm1_y_3 = y[n * 1024 + t * 32 + i + 64]!;
            total_7 = transformerDecoder2_layerNorm1_y_3 * transformerDecoder2_attention1_Wq_1 + total_7;
            total_11 = transformerDecoder2_layerNorm1_y_3 * transformerDecoder2_attention1_Wq_2 + total_11;
            const transformerDecoder2_layerNorm1_y_4 = y[n * 1024 + t * 32 + i + 96]!;
            total_8 = transformerDecoder2_layerNorm1_y_4 * transformerDecoder2_attention1_Wq_1 + total_8;
            total_12 = transformerDecoder2_layerNorm1_y_4 * transformerDecoder2_attention1_Wq_2 + total_12;
            const transformerDecoder2_layerNorm1_y_5 = y[n * 1024 + t * 32 + i + 1]!;
            const transformerDecoder2_attention1_Wq_3 = Wq[i * 32 + d + 32]!;
            total_5 = transformerDecoder2_layerNorm1_y_5 * transformerDecoder2_attention1_Wq_3 + total_5;
            const transformerDecoder2_attention1_Wq_4 = Wq[i * 32 + d + 33]!;
            total_9 = transformerDecoder2_layerNorm1_y_5 * transformerDecoder2_attention1_Wq_4 + total_9;
            const transformerDecoder2_layerNorm1_y_6 = y[n * 1024 + t * 32 + i + 33]!;
            total_6 = transformerDecoder2_layerNorm1_y_6 * transformerDecoder2_attention1_Wq_3 + total_6;
            total_10 = transformerDecoder2_layerNorm1_y_6 * transformerDecoder2_attention1_Wq_4 + total_10;
            const transformerDecoder2_layerNorm1_y_7 = y[n * 1024 + t * 32 + i + 65]!;
            total_7 = transformerDecoder2_layerNorm1_y_7 * transformerDecoder2_attention1_Wq_3 + total_7;
            total_11 = transformerDecoder2_layerNorm1_y_7 * transformerDecoder2_attention1_Wq_4 + total_11;
            const transformerDecoder2_layerNorm1_y_8 = y[n * 1024 + t * 32 + i + 97]!;
            total_8 = transformerDecoder2_layerNorm1_y_8 * transformerDecoder2_attention1_Wq_3 + total_8;
            total_12 = transformerDecoder2_layerNorm1_y_8 * transformerDecoder2_attention1_Wq_4 + total_12;
          }
          const transformerDecoder2_attention1_bq_1 = bq[d]!;
          const transformerDecoder2_attention1_q_5 = total_5 + transformerDecoder2_attention1_bq_1;
          const transformerDecoder2_attention1_bq_2 = bq[d + 1]!;
          const transformerDecoder2_attention1_q_9 = total_9 + transformerDecoder2_attention1_bq_2;
          const transformerDecoder2_attention1_q_6 = total_6 + transformerDecoder2_attention1_bq_1;
          const transformerDecoder2_attention1_q_10 = total_10 + transformerDecoder2_attention1_bq_2;
          const transformerDecoder2_attention1_q_7 = total_7 + transformerDecoder2_attention1_bq_1;
          const transformerDecoder2_attention1_q_11 = total_11 + transformerDecoder2_attention1_bq_2;
          const transformerDecoder2_attention1_q_8 = total_8 + transformerDecoder2_attention1_bq_1;
          const transformerDecoder2_attention1_q_12 = total_12 + transformerDecoder2_attention1_bq_2;
          q[n * 1024 + t * 32 + d] = transformerDecoder2_attention1_q_5;
          q[n * 1024 + t * 32 + d + 1] = transformerDecoder2_attention1_q_9;
          q[n * 1024 + t * 32 + d + 32] = transformerDecoder2_attention1_q_6;
          q[n * 1024 + t * 32 + d + 33] = transformerDecoder2_attention1_q_10;
          q[n * 1024 + t * 32 + d + 64] = transformerDecoder2_attention1_q_7;
          q[n * 1024 + t * 32 + d + 65] = transformerDecoder2_attention1_q_11;
          q[n * 1024 + t * 32 + d + 96] = transformerDecoder2_attention1_q_8;
          q[n * 1024 + t * 32 + d + 97] = transformerDecoder2_attention1_q_12;
        }
      }
    }
  }

  // transformerDecoder2.attention1.k[n, t, h, d] = transformerDecoder2.attention1.bk[h, d] + sum(i < 32:
  //   transformerDecoder2.attention1.Wk[i, h, d] * transformerDecoder2.layerNorm1.y[n, t, i])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (t × d), reduction by 2
  function predict_transformerDecoder2_attention1_k(count: number): void {
    const Wk = transformerDecoder2_attention1_Wk;
    const y = transformerDecoder2_layerNorm1_y;
    const bk = transformerDecoder2_attention1_bk;
    const attention1_k = transformerDecoder2_attention1_k;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t += 4) {
        for (let d = 0; d < 32; d += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder2_attention1_Wk_1 = Wk[i * 32 + d]!;
            const transformerDecoder2_layerNorm1_y_1 = y[n * 1024 + t * 32 + i]!;
            total_5 = transformerDecoder2_attention1_Wk_1 * transformerDecoder2_layerNorm1_y_1 + total_5;
            const transformerDecoder2_attention1_Wk_2 = Wk[i * 32 + d + 1]!;
            total_9 = transformerDecoder2_attention1_Wk_2 * transformerDecoder2_layerNorm1_y_1 + total_9;
            const transformerDecoder2_layerNorm1_y_2 = y[n * 1024 + t * 32 + i + 32]!;
            total_6 = transformerDecoder2_attention1_Wk_1 * transformerDecoder2_layerNorm1_y_2 + total_6;
            total_10 = transformerDecoder2_attention1_Wk_2 * transformerDecoder2_layerNorm1_y_2 + total_10;
            const transformerDecoder2_layerNorm1_y_3 = y[n * 1024 + t * 32 + i + 64]!;
            total_7 = transformerDecoder2_attention1_Wk_1 * transformerDecoder2_layerNorm1_y_3 + total_7;
            total_11 = transformerDecoder2_attention1_Wk_2 * transformerDecoder2_layerNorm1_y_3 + total_11;
            const transformerDecoder2_layerNorm1_y_4 = y[n * 1024 + t * 32 + i + 96]!;
            total_8 = transformerDecoder2_attention1_Wk_1 * transformerDecoder2_layerNorm1_y_4 + total_8;
            total_12 = transformerDecoder2_attention1_Wk_2 * transformerDecoder2_layerNorm1_y_4 + total_12;
            const transformerDecoder2_attention1_Wk_3 = Wk[i * 32 + d + 32]!;
            const transformerDecoder2_layerNorm1_y_5 = y[n * 1024 + t * 32 + i + 1]!;
            total_5 = transformerDecoder2_attention1_Wk_3 * transformerDecoder2_layerNorm1_y_5 + total_5;
            const transformerDecoder2_attention1_Wk_4 = Wk[i * 32 + d + 33]!;
            total_9 = transformerDecoder2_attention1_Wk_4 * transformerDecoder2_layerNorm1_y_5 + total_9;
            const transformerDecoder2_layerNorm1_y_6 = y[n * 1024 + t * 32 + i + 33]!;
            total_6 = transformerDecoder2_attention1_Wk_3 * transformerDecoder2_layerNorm1_y_6 + total_6;
            total_10 = transformerDecoder2_attention1_Wk_4 * transformerDecoder2_layerNorm1_y_6 + total_10;
            const transformerDecoder2_layerNorm1_y_7 = y[n * 1024 + t * 32 + i + 65]!;
            total_7 = transformerDecoder2_attention1_Wk_3 * transformerDecoder2_layerNorm1_y_7 + total_7;
            total_11 = transformerDecoder2_attention1_Wk_4 * transformerDecoder2_layerNorm1_y_7 + total_11;
            const transformerDecoder2_layerNorm1_y_8 = y[n * 1024 + t * 32 + i + 97]!;
            total_8 = transformerDecoder2_attention1_Wk_3 * transformerDecoder2_layerNorm1_y_8 + total_8;
            total_12 = transformerDecoder2_attention1_Wk_4 * transformerDecoder2_layerNorm1_y_8 + total_12;
          }
          const transformerDecoder2_attention1_bk_1 = bk[d]!;
          const transformerDecoder2_attention1_k_5 = total_5 + transformerDecoder2_attention1_bk_1;
          const transformerDecoder2_attention1_bk_2 = bk[d + 1]!;
          const transformerDecoder2_attention1_k_9 = total_9 + transformerDecoder2_attention1_bk_2;
          const transformerDecoder2_attention1_k_6 = total_6 + transformerDecoder2_attention1_bk_1;
          const transformerDecoder2_attention1_k_10 = total_10 + transformerDecoder2_attention1_bk_2;
          const transformerDecoder2_attention1_k_7 = total_7 + transformerDecoder2_attention1_bk_1;
          const transformerDecoder2_attention1_k_11 = total_11 + transformerDecoder2_attention1_bk_2;
          const transformerDecoder2_attention1_k_8 = total_8 + transformerDecoder2_attention1_bk_1;
          const transformerDecoder2_attention1_k_12 = total_12 + transformerDecoder2_attention1_bk_2;
          attention1_k[n * 1024 + t * 32 + d] = transformerDecoder2_attention1_k_5;
          attention1_k[n * 1024 + t * 32 + d + 1] = transformerDecoder2_attention1_k_9;
          attention1_k[n * 1024 + t * 32 + d + 32] = transformerDecoder2_attention1_k_6;
          attention1_k[n * 1024 + t * 32 + d + 33] = transformerDecoder2_attention1_k_10;
          attention1_k[n * 1024 + t * 32 + d + 64] = transformerDecoder2_attention1_k_7;
          attention1_k[n * 1024 + t * 32 + d + 65] = transformerDecoder2_attention1_k_11;
          attention1_k[n * 1024 + t * 32 + d + 96] = transformerDecoder2_attention1_k_8;
          attention1_k[n * 1024 + t * 32 + d + 97] = transformerDecoder2_attention1_k_12;
        }
      }
    }
  }

  // transformerDecoder2.attention1.s[n, h, t, u] = 0.3535533905932738 * sum(d < 8:
  //   transformerDecoder2.attention1.q[n, t, h, d] * transformerDecoder2.attention1.k[n, u, h, d]) where t >= u
  //   (std/blocks/transformerDecoder.nn:4)
  // sums on 4 accumulators
  function predict_transformerDecoder2_attention1_s(count: number): void {
    const q = transformerDecoder2_attention1_q;
    const attention1_k = transformerDecoder2_attention1_k;
    const s = transformerDecoder2_attention1_s;
    for (let n = 0; n < count; n++) {
      for (let h = 0; h < 4; h++) {
        for (let t = 0; t < 32; t++) {
          for (let u = 0; u < 32; u++) {
            let chosen = 0;
            if (0 <= (t - u)) {
              let total = 0;
              let total_1 = 0;
              let total_2 = 0;
              let total_3 = 0;
              for (let d = 0; d < 8; d += 4) {
                total = q[n * 1024 + t * 32 + h * 8 + d]! * attention1_k[n * 1024 + u * 32 + h * 8 + d]! + total;
                total_1 = q[n * 1024 + t * 32 + h * 8 + d + 1]! * attention1_k[n * 1024 + u * 32 + h * 8 + d + 1]! + total_1;
                total_2 = q[n * 1024 + t * 32 + h * 8 + d + 2]! * attention1_k[n * 1024 + u * 32 + h * 8 + d + 2]! + total_2;
                total_3 = q[n * 1024 + t * 32 + h * 8 + d + 3]! * attention1_k[n * 1024 + u * 32 + h * 8 + d + 3]! + total_3;
              }
              total = total_1 + total;
              total = total_2 + total;
              total = total_3 + total;
              chosen = 0.3535533905932738 * total;
            }
            s[n * 4096 + h * 1024 + t * 32 + u] = chosen;
          }
        }
      }
    }
  }

  // transformerDecoder2.attention1.p.y.1[n, s1, s2] = logsumexp(j < 32 where s2 >= j:
  //   transformerDecoder2.attention1.s[n, s1, s2, j]) (std/blocks/transformerDecoder.nn:4)
  // sums on 4 accumulators
  function predict_transformerDecoder2_attention1_p_y_1(count: number): void {
    const s = transformerDecoder2_attention1_s;
    const y_1 = transformerDecoder2_attention1_p_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 4; s1++) {
        for (let s2 = 0; s2 < 31; s2++) {
          let greatest = -Infinity;
          for (let j = 0; j < s2 + 1; j++) {
            const candidate = s[n * 4096 + s1 * 1024 + s2 * 32 + j]!;
            if (greatest < candidate) {
              greatest = candidate;
            }
          }
          let total = 0;
          for (let j_2 = 0; j_2 < s2 + 1; j_2++) {
            total = exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + j_2]! - greatest))[0]! + total;
          }
          y_1[n * 128 + s1 * 32 + s2] = Math.abs(greatest) === Infinity ? greatest : greatest + log(on(total))[0]!;
        }
        let greatest_2 = -Infinity;
        for (let j_4 = 0; j_4 < 32; j_4++) {
          const candidate_2 = s[n * 4096 + s1 * 1024 + j_4 + 992]!;
          if (greatest_2 < candidate_2) {
            greatest_2 = candidate_2;
          }
        }
        let total_2 = 0;
        let total_1 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j_5 = 0; j_5 < 32; j_5 += 4) {
          total_2 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 992]! - greatest_2))[0]! + total_2;
          total_1 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 993]! - greatest_2))[0]! + total_1;
          total_3 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 994]! - greatest_2))[0]! + total_3;
          total_4 = exp(on(s[n * 4096 + s1 * 1024 + j_5 + 995]! - greatest_2))[0]! + total_4;
        }
        total_2 = total_1 + total_2;
        total_2 = total_3 + total_2;
        total_2 = total_4 + total_2;
        y_1[n * 128 + s1 * 32 + 31] = Math.abs(greatest_2) === Infinity ? greatest_2 : greatest_2 + log(on(total_2))[0]!;
      }
    }
  }

  // transformerDecoder2.attention1.p.y[n, s1, s2, k] = exp(transformerDecoder2.attention1.s[n, s1, s2, k] -
  //   transformerDecoder2.attention1.p.y.1[n, s1, s2]) where s2 >= k (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function predict_transformerDecoder2_attention1_p_y(count: number): void {
    const s = transformerDecoder2_attention1_s;
    const y_1 = transformerDecoder2_attention1_p_y_1;
    const y = transformerDecoder2_attention1_p_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 4; s1++) {
        for (let s2 = 0; s2 < 32; s2++) {
          for (let k = 0; k < 32; k += 4) {
            const transformerDecoder2_attention1_p_y_1_2 = 0 <= (s2 - k) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            const transformerDecoder2_attention1_p_y_2 = 0 <= (s2 - k - 1) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k + 1]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            const transformerDecoder2_attention1_p_y_3 = 0 <= (s2 - k - 2) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k + 2]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            const transformerDecoder2_attention1_p_y_4 = 0 <= (s2 - k - 3) ? exp(on(s[n * 4096 + s1 * 1024 + s2 * 32 + k + 3]! - y_1[n * 128 + s1 * 32 + s2]!))[0]! : 0;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k] = transformerDecoder2_attention1_p_y_1_2;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k + 1] = transformerDecoder2_attention1_p_y_2;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k + 2] = transformerDecoder2_attention1_p_y_3;
            y[n * 4096 + s1 * 1024 + s2 * 32 + k + 3] = transformerDecoder2_attention1_p_y_4;
          }
        }
      }
    }
  }

  // transformerDecoder2.attention1.v[n, t, h, d] = transformerDecoder2.attention1.bv[h, d] + sum(i < 32:
  //   transformerDecoder2.attention1.Wv[i, h, d] * transformerDecoder2.layerNorm1.y[n, t, i])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (t × d), reduction by 2
  function predict_transformerDecoder2_attention1_v(count: number): void {
    const Wv = transformerDecoder2_attention1_Wv;
    const y = transformerDecoder2_layerNorm1_y;
    const bv = transformerDecoder2_attention1_bv;
    const v = transformerDecoder2_attention1_v;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t += 4) {
        for (let d = 0; d < 32; d += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder2_attention1_Wv_1 = Wv[i * 32 + d]!;
            const transformerDecoder2_layerNorm1_y_1 = y[n * 1024 + t * 32 + i]!;
            total_5 = transformerDecoder2_attention1_Wv_1 * transformerDecoder2_layerNorm1_y_1 + total_5;
            const transformerDecoder2_attention1_Wv_2 = Wv[i * 32 + d + 1]!;
            total_9 = transformerDecoder2_attention1_Wv_2 * transformerDecoder2_layerNorm1_y_1 + total_9;
            const transformerDecoder2_layerNorm1_y_2 = y[n * 1024 + t * 32 + i + 32]!;
            total_6 = transformerDecoder2_attention1_Wv_1 * transformerDecoder2_layerNorm1_y_2 + total_6;
            total_10 = transformerDecoder2_attention1_Wv_2 * transformerDecoder2_layerNorm1_y_2 + total_10;
            const transformerDecoder2_layerNorm1_y_3 = y[n * 1024 + t * 32 + i + 64]!;
            total_7 = transformerDecoder2_attention1_Wv_1 * transformerDecoder2_layerNorm1_y_3 + total_7;
            total_11 = transformerDecoder2_attention1_Wv_2 * transformerDecoder2_layerNorm1_y_3 + total_11;
            const transformerDecoder2_layerNorm1_y_4 = y[n * 1024 + t * 32 + i + 96]!;
            total_8 = transformerDecoder2_attention1_Wv_1 * transformerDecoder2_layerNorm1_y_4 + total_8;
            total_12 = transformerDecoder2_attention1_Wv_2 * transformerDecoder2_layerNorm1_y_4 + total_12;
            const transformerDecoder2_attention1_Wv_3 = Wv[i * 32 + d + 32]!;
            const transformerDecoder2_layerNorm1_y_5 = y[n * 1024 + t * 32 + i + 1]!;
            total_5 = transformerDecoder2_attention1_Wv_3 * transformerDecoder2_layerNorm1_y_5 + total_5;
            const transformerDecoder2_attention1_Wv_4 = Wv[i * 32 + d + 33]!;
            total_9 = transformerDecoder2_attention1_Wv_4 * transformerDecoder2_layerNorm1_y_5 + total_9;
            const transformerDecoder2_layerNorm1_y_6 = y[n * 1024 + t * 32 + i + 33]!;
            total_6 = transformerDecoder2_attention1_Wv_3 * transformerDecoder2_layerNorm1_y_6 + total_6;
            total_10 = transformerDecoder2_attention1_Wv_4 * transformerDecoder2_layerNorm1_y_6 + total_10;
            const transformerDecoder2_layerNorm1_y_7 = y[n * 1024 + t * 32 + i + 65]!;
            total_7 = transformerDecoder2_attention1_Wv_3 * transformerDecoder2_layerNorm1_y_7 + total_7;
            total_11 = transformerDecoder2_attention1_Wv_4 * transformerDecoder2_layerNorm1_y_7 + total_11;
            const transformerDecoder2_layerNorm1_y_8 = y[n * 1024 + t * 32 + i + 97]!;
            total_8 = transformerDecoder2_attention1_Wv_3 * transformerDecoder2_layerNorm1_y_8 + total_8;
            total_12 = transformerDecoder2_attention1_Wv_4 * transformerDecoder2_layerNorm1_y_8 + total_12;
          }
          const transformerDecoder2_attention1_bv_1 = bv[d]!;
          const transformerDecoder2_attention1_v_5 = transformerDecoder2_attention1_bv_1 + total_5;
          const transformerDecoder2_attention1_bv_2 = bv[d + 1]!;
          const transformerDecoder2_attention1_v_9 = transformerDecoder2_attention1_bv_2 + total_9;
          const transformerDecoder2_attention1_v_6 = transformerDecoder2_attention1_bv_1 + total_6;
          const transformerDecoder2_attention1_v_10 = transformerDecoder2_attention1_bv_2 + total_10;
          const transformerDecoder2_attention1_v_7 = transformerDecoder2_attention1_bv_1 + total_7;
          const transformerDecoder2_attention1_v_11 = transformerDecoder2_attention1_bv_2 + total_11;
          const transformerDecoder2_attention1_v_8 = transformerDecoder2_attention1_bv_1 + total_8;
          const transformerDecoder2_attention1_v_12 = transformerDecoder2_attention1_bv_2 + total_12;
          v[n * 1024 + t * 32 + d] = transformerDecoder2_attention1_v_5;
          v[n * 1024 + t * 32 + d + 1] = transformerDecoder2_attention1_v_9;
          v[n * 1024 + t * 32 + d + 32] = transformerDecoder2_attention1_v_6;
          v[n * 1024 + t * 32 + d + 33] = transformerDecoder2_attention1_v_10;
          v[n * 1024 + t * 32 + d + 64] = transformerDecoder2_attention1_v_7;
          v[n * 1024 + t * 32 + d + 65] = transformerDecoder2_attention1_v_11;
          v[n * 1024 + t * 32 + d + 96] = transformerDecoder2_attention1_v_8;
          v[n * 1024 + t * 32 + d + 97] = transformerDecoder2_attention1_v_12;
        }
      }
    }
  }

  // transformerDecoder2.attention1.seen[n, t, h, d] = sum(u < 32 where t >= u: transformerDecoder2.attention1.p.y[n,
  //   h, t, u] * transformerDecoder2.attention1.v[n, u, h, d]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (d), reduction by 2
  function predict_transformerDecoder2_attention1_seen(count: number): void {
    const y = transformerDecoder2_attention1_p_y;
    const v = transformerDecoder2_attention1_v;
    const seen = transformerDecoder2_attention1_seen;
    for (let n = 0; n < count; n++) {
      for (let t = 0; t < 32; t++) {
        for (let h = 0; h < 4; h++) {
          for (let d = 0; d < 8; d += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let u = 0; u < Math.min(32, t + 1); u++) {
              const transformerDecoder2_attention1_p_y_1 = y[n * 4096 + h * 1024 + t * 32 + u]!;
              total_1 = transformerDecoder2_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d]! + total_1;
              total_2 = transformerDecoder2_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d + 1]! + total_2;
              total_3 = transformerDecoder2_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d + 2]! + total_3;
              total_4 = transformerDecoder2_attention1_p_y_1 * v[n * 1024 + u * 32 + h * 8 + d + 3]! + total_4;
            }
            const transformerDecoder2_attention1_seen_1 = total_1;
            const transformerDecoder2_attention1_seen_2 = total_2;
            const transformerDecoder2_attention1_seen_3 = total_3;
            const transformerDecoder2_attention1_seen_4 = total_4;
            seen[n * 1024 + t * 32 + h * 8 + d] = transformerDecoder2_attention1_seen_1;
            seen[n * 1024 + t * 32 + h * 8 + d + 1] = transformerDecoder2_attention1_seen_2;
            seen[n * 1024 + t * 32 + h * 8 + d + 2] = transformerDecoder2_attention1_seen_3;
            seen[n * 1024 + t * 32 + h * 8 + d + 3] = transformerDecoder2_attention1_seen_4;
          }
        }
      }
    }
  }

  // transformerDecoder2.dropout1.y[n, s1, s2] = transformerDecoder2.attention1.bo[s2] + sum(h < 4, d < 8:
  //   transformerDecoder2.attention1.Wo[h, d, s2] * transformerDecoder2.attention1.seen[n, s1, h, d])
  //   (std/blocks/transformerDecoder.nn:4)
  // transformerDecoder2.residual1.y[n, s1, s2] = transformerDecoder2.dropout1.y[n, s1, s2] +
  //   transformerDecoder1.residual2.y[n, s1, s2]
  // tiled 4×2 (s1 × s2), reduction by 2
  function predict_transformerDecoder2_residual1_y(count: number): void {
    const Wo = transformerDecoder2_attention1_Wo;
    const seen = transformerDecoder2_attention1_seen;
    const bo = transformerDecoder2_attention1_bo;
    const y = transformerDecoder1_residual2_y;
    const residual1_y = transformerDecoder2_residual1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let s2 = 0; s2 < 32; s2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const transformerDecoder2_attention1_Wo_1 = Wo[d * 32 + s2]!;
            const transformerDecoder2_attention1_seen_1 = seen[n * 1024 + s1 * 32 + d]!;
            total_5 = transformerDecoder2_attention1_Wo_1 * transformerDecoder2_attention1_seen_1 + total_5;
            const transformerDecoder2_attention1_Wo_2 = Wo[d * 32 + s2 + 1]!;
            total_9 = transformerDecoder2_attention1_Wo_2 * transformerDecoder2_attention1_seen_1 + total_9;
            const transformerDecoder2_attention1_seen_2 = seen[n * 1024 + s1 * 32 + d + 32]!;
            total_6 = transformerDecoder2_attention1_Wo_1 * transformerDecoder2_attention1_seen_2 + total_6;
            total_10 = transformerDecoder2_attention1_Wo_2 * transformerDecoder2_attention1_seen_2 + total_10;
            const transformerDecoder2_attention1_seen_3 = seen[n * 1024 + s1 * 32 + d + 64]!;
            total_7 = transformerDecoder2_attention1_Wo_1 * transformerDecoder2_attention1_seen_3 + total_7;
            total_11 = transformerDecoder2_attention1_Wo_2 * transformerDecoder2_attention1_seen_3 + total_11;
            const transformerDecoder2_attention1_seen_4 = seen[n * 1024 + s1 * 32 + d + 96]!;
            total_8 = transformerDecoder2_attention1_Wo_1 * transformerDecoder2_attention1_seen_4 + total_8;
            total_12 = transformerDecoder2_attention1_Wo_2 * transformerDecoder2_attention1_seen_4 + total_12;
            const transformerDecoder2_attention1_Wo_3 = Wo[d * 32 + s2 + 32]!;
            const transformerDecoder2_attention1_seen_5 = seen[n * 1024 + s1 * 32 + d + 1]!;
            total_5 = transformerDecoder2_attention1_Wo_3 * transformerDecoder2_attention1_seen_5 + total_5;
            const transformerDecoder2_attention1_Wo_4 = Wo[d * 32 + s2 + 33]!;
            total_9 = transformerDecoder2_attention1_Wo_4 * transformerDecoder2_attention1_seen_5 + total_9;
            const transformerDecoder2_attention1_seen_6 = seen[n * 1024 + s1 * 32 + d + 33]!;
            total_6 = transformerDecoder2_attention1_Wo_3 * transformerDecoder2_attention1_seen_6 + total_6;
            total_10 = transformerDecoder2_attention1_Wo_4 * transformerDecoder2_attention1_seen_6 + total_10;
            const transformerDecoder2_attention1_seen_7 = seen[n * 1024 + s1 * 32 + d + 65]!;
            total_7 = transformerDecoder2_attention1_Wo_3 * transformerDecoder2_attention1_seen_7 + total_7;
            total_11 = transformerDecoder2_attention1_Wo_4 * transformerDecoder2_attention1_seen_7 + total_11;
            const transformerDecoder2_attention1_seen_8 = seen[n * 1024 + s1 * 32 + d + 97]!;
            total_8 = transformerDecoder2_attention1_Wo_3 * transformerDecoder2_attention1_seen_8 + total_8;
            total_12 = transformerDecoder2_attention1_Wo_4 * transformerDecoder2_attention1_seen_8 + total_12;
          }
          const transformerDecoder2_attention1_bo_1 = bo[s2]!;
          const transformerDecoder2_dropout1_y_5 = transformerDecoder2_attention1_bo_1 + total_5;
          const transformerDecoder2_attention1_bo_2 = bo[s2 + 1]!;
          const transformerDecoder2_dropout1_y_9 = transformerDecoder2_attention1_bo_2 + total_9;
          const transformerDecoder2_dropout1_y_6 = transformerDecoder2_attention1_bo_1 + total_6;
          const transformerDecoder2_dropout1_y_10 = transformerDecoder2_attention1_bo_2 + total_10;
          const transformerDecoder2_dropout1_y_7 = transformerDecoder2_attention1_bo_1 + total_7;
          const transformerDecoder2_dropout1_y_11 = transformerDecoder2_attention1_bo_2 + total_11;
          const transformerDecoder2_dropout1_y_8 = transformerDecoder2_attention1_bo_1 + total_8;
          const transformerDecoder2_dropout1_y_12 = transformerDecoder2_attention1_bo_2 + total_12;
          const transformerDecoder2_residual1_y_5 = transformerDecoder2_dropout1_y_5 + y[n * 1024 + s1 * 32 + s2]!;
          const transformerDecoder2_residual1_y_9 = transformerDecoder2_dropout1_y_9 + y[n * 1024 + s1 * 32 + s2 + 1]!;
          const transformerDecoder2_residual1_y_6 = transformerDecoder2_dropout1_y_6 + y[n * 1024 + s1 * 32 + s2 + 32]!;
          const transformerDecoder2_residual1_y_10 = transformerDecoder2_dropout1_y_10 + y[n * 1024 + s1 * 32 + s2 + 33]!;
          const transformerDecoder2_residual1_y_7 = transformerDecoder2_dropout1_y_7 + y[n * 1024 + s1 * 32 + s2 + 64]!;
          const transformerDecoder2_residual1_y_11 = transformerDecoder2_dropout1_y_11 + y[n * 1024 + s1 * 32 + s2 + 65]!;
          const transformerDecoder2_residual1_y_8 = transformerDecoder2_dropout1_y_8 + y[n * 1024 + s1 * 32 + s2 + 96]!;
          const transformerDecoder2_residual1_y_12 = transformerDecoder2_dropout1_y_12 + y[n * 1024 + s1 * 32 + s2 + 97]!;
          residual1_y[n * 1024 + s1 * 32 + s2] = transformerDecoder2_residual1_y_5;
          residual1_y[n * 1024 + s1 * 32 + s2 + 1] = transformerDecoder2_residual1_y_9;
          residual1_y[n * 1024 + s1 * 32 + s2 + 32] = transformerDecoder2_residual1_y_6;
          residual1_y[n * 1024 + s1 * 32 + s2 + 33] = transformerDecoder2_residual1_y_10;
          residual1_y[n * 1024 + s1 * 32 + s2 + 64] = transformerDecoder2_residual1_y_7;
          residual1_y[n * 1024 + s1 * 32 + s2 + 65] = transformerDecoder2_residual1_y_11;
          residual1_y[n * 1024 + s1 * 32 + s2 + 96] = transformerDecoder2_residual1_y_8;
          residual1_y[n * 1024 + s1 * 32 + s2 + 97] = transformerDecoder2_residual1_y_12;
        }
      }
    }
  }

  // transformerDecoder2.layerNorm2.mu[n, s1] = sum(j < 32: transformerDecoder2.residual1.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder2.layerNorm2.var[n, s1] = sum(j < 32: (transformerDecoder2.residual1.y[n, s1, j] -
  //   transformerDecoder2.layerNorm2.mu[n, s1]) ^ 2) / 32
  // tiled 1×4 (s1), reduction by 2
  function predict_transformerDecoder2_layerNorm2_var(count: number): void {
    const y = transformerDecoder2_residual1_y;
    const mu = transformerDecoder2_layerNorm2_mu;
    const layerNorm2_var = transformerDecoder2_layerNorm2_var;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder2_layerNorm2_mu_1 = 0.03125 * total_1;
        const transformerDecoder2_layerNorm2_mu_2 = 0.03125 * total_4;
        const transformerDecoder2_layerNorm2_mu_3 = 0.03125 * total_6;
        const transformerDecoder2_layerNorm2_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder2_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder2_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder2_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder2_layerNorm2_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder2_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder2_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder2_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder2_layerNorm2_mu_4) + total_9;
        }
        const transformerDecoder2_layerNorm2_var_1 = 0.03125 * total_3;
        const transformerDecoder2_layerNorm2_var_2 = 0.03125 * total_5;
        const transformerDecoder2_layerNorm2_var_3 = 0.03125 * total_7;
        const transformerDecoder2_layerNorm2_var_4 = 0.03125 * total_9;
        mu[n * 32 + s1] = transformerDecoder2_layerNorm2_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder2_layerNorm2_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder2_layerNorm2_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder2_layerNorm2_mu_4;
        layerNorm2_var[n * 32 + s1] = transformerDecoder2_layerNorm2_var_1;
        layerNorm2_var[n * 32 + s1 + 1] = transformerDecoder2_layerNorm2_var_2;
        layerNorm2_var[n * 32 + s1 + 2] = transformerDecoder2_layerNorm2_var_3;
        layerNorm2_var[n * 32 + s1 + 3] = transformerDecoder2_layerNorm2_var_4;
      }
    }
  }

  // transformerDecoder2.layerNorm2.y[n, s1, j] = transformerDecoder2.layerNorm2.beta[j] +
  //   (transformerDecoder2.residual1.y[n, s1, j] - transformerDecoder2.layerNorm2.mu[n, s1]) *
  //   transformerDecoder2.layerNorm2.gamma[j] / sqrt(transformerDecoder2.layerNorm2.var[n, s1] + 1 / 100000)
  //   (std/blocks/transformerDecoder.nn:5)
  // 4 elements at a time
  function predict_transformerDecoder2_layerNorm2_y(count: number): void {
    const mu = transformerDecoder2_layerNorm2_mu;
    const layerNorm2_var = transformerDecoder2_layerNorm2_var;
    const beta = transformerDecoder2_layerNorm2_beta;
    const y = transformerDecoder2_residual1_y;
    const gamma = transformerDecoder2_layerNorm2_gamma;
    const layerNorm2_y = transformerDecoder2_layerNorm2_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder2_layerNorm2_mu_1 = mu[n * 32 + s1]!;
          const part_1 = Math.sqrt(0.00001 + layerNorm2_var[n * 32 + s1]!);
          const transformerDecoder2_layerNorm2_y_1 = beta[j]! + (y[n * 1024 + s1 * 32 + j]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j]! / part_1;
          const transformerDecoder2_layerNorm2_y_2 = beta[j + 1]! + (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j + 1]! / part_1;
          const transformerDecoder2_layerNorm2_y_3 = beta[j + 2]! + (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j + 2]! / part_1;
          const transformerDecoder2_layerNorm2_y_4 = beta[j + 3]! + (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j + 3]! / part_1;
          layerNorm2_y[n * 1024 + s1 * 32 + j] = transformerDecoder2_layerNorm2_y_1;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder2_layerNorm2_y_2;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder2_layerNorm2_y_3;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder2_layerNorm2_y_4;
        }
      }
    }
  }

  // transformerDecoder2.feedForward1.h.1[n, s1, j] = sum(i < 32: transformerDecoder2.layerNorm2.y[n, s1, i] *
  //   transformerDecoder2.feedForward1.W1[i, j]) (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder2.feedForward1.h[n, s1, j] = (erf(0.7071067811865476 * transformerDecoder2.feedForward1.h.1[n,
  //   s1, j] + 0.7071067811865476 * transformerDecoder2.feedForward1.b1[j]) + 1) * (0.5 *
  //   transformerDecoder2.feedForward1.h.1[n, s1, j] + 0.5 * transformerDecoder2.feedForward1.b1[j])
  // tiled 4×2 (s1 × j), reduction by 2
  function predict_transformerDecoder2_feedForward1_h(count: number): void {
    const y = transformerDecoder2_layerNorm2_y;
    const W1 = transformerDecoder2_feedForward1_W1;
    const b1 = transformerDecoder2_feedForward1_b1;
    const h = transformerDecoder2_feedForward1_h;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let j = 0; j < 128; j += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder2_layerNorm2_y_1 = y[n * 1024 + s1 * 32 + i]!;
            const transformerDecoder2_feedForward1_W1_1 = W1[i * 128 + j]!;
            total_5 = transformerDecoder2_layerNorm2_y_1 * transformerDecoder2_feedForward1_W1_1 + total_5;
            const transformerDecoder2_feedForward1_W1_2 = W1[i * 128 + j + 1]!;
            total_9 = transformerDecoder2_layerNorm2_y_1 * transformerDecoder2_feedForward1_W1_2 + total_9;
            const transformerDecoder2_layerNorm2_y_2 = y[n * 1024 + s1 * 32 + i + 32]!;
            total_6 = transformerDecoder2_layerNorm2_y_2 * transformerDecoder2_feedForward1_W1_1 + total_6;
            total_10 = transformerDecoder2_layerNorm2_y_2 * transformerDecoder2_feedForward1_W1_2 + total_10;
            const transformerDecoder2_layerNorm2_y_3 = y[n * 1024 + s1 * 32 + i + 64]!;
            total_7 = transformerDecoder2_layerNorm2_y_3 * transformerDecoder2_feedForward1_W1_1 + total_7;
            total_11 = transformerDecoder2_layerNorm2_y_3 * transformerDecoder2_feedForward1_W1_2 + total_11;
            const transformerDecoder2_layerNorm2_y_4 = y[n * 1024 + s1 * 32 + i + 96]!;
            total_8 = transformerDecoder2_layerNorm2_y_4 * transformerDecoder2_feedForward1_W1_1 + total_8;
            total_12 = transformerDecoder2_layerNorm2_y_4 * transformerDecoder2_feedForward1_W1_2 + total_12;
            const transformerDecoder2_layerNorm2_y_5 = y[n * 1024 + s1 * 32 + i + 1]!;
            const transformerDecoder2_feedForward1_W1_3 = W1[i * 128 + j + 128]!;
            total_5 = transformerDecoder2_layerNorm2_y_5 * transformerDecoder2_feedForward1_W1_3 + total_5;
            const transformerDecoder2_feedForward1_W1_4 = W1[i * 128 + j + 129]!;
            total_9 = transformerDecoder2_layerNorm2_y_5 * transformerDecoder2_feedForward1_W1_4 + total_9;
            const transformerDecoder2_layerNorm2_y_6 = y[n * 1024 + s1 * 32 + i + 33]!;
            total_6 = transformerDecoder2_layerNorm2_y_6 * transformerDecoder2_feedForward1_W1_3 + total_6;
            total_10 = transformerDecoder2_layerNorm2_y_6 * transformerDecoder2_feedForward1_W1_4 + total_10;
            const transformerDecoder2_layerNorm2_y_7 = y[n * 1024 + s1 * 32 + i + 65]!;
            total_7 = transformerDecoder2_layerNorm2_y_7 * transformerDecoder2_feedForward1_W1_3 + total_7;
            total_11 = transformerDecoder2_layerNorm2_y_7 * transformerDecoder2_feedForward1_W1_4 + total_11;
            const transformerDecoder2_layerNorm2_y_8 = y[n * 1024 + s1 * 32 + i + 97]!;
            total_8 = transformerDecoder2_layerNorm2_y_8 * transformerDecoder2_feedForward1_W1_3 + total_8;
            total_12 = transformerDecoder2_layerNorm2_y_8 * transformerDecoder2_feedForward1_W1_4 + total_12;
          }
          const transformerDecoder2_feedForward1_h_10 = total_5;
          const transformerDecoder2_feedForward1_h_18 = total_9;
          const transformerDecoder2_feedForward1_h_11 = total_6;
          const transformerDecoder2_feedForward1_h_19 = total_10;
          const transformerDecoder2_feedForward1_h_12 = total_7;
          const transformerDecoder2_feedForward1_h_20 = total_11;
          const transformerDecoder2_feedForward1_h_13 = total_8;
          const transformerDecoder2_feedForward1_h_21 = total_12;
          const transformerDecoder2_feedForward1_b1_1 = b1[j]!;
          const part_1 = 0.7071067811865476 * transformerDecoder2_feedForward1_b1_1;
          const part_2 = 0.5 * transformerDecoder2_feedForward1_b1_1;
          const transformerDecoder2_feedForward1_h_14 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_10 + part_1))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_10 + part_2);
          const transformerDecoder2_feedForward1_b1_2 = b1[j + 1]!;
          const part_3 = 0.7071067811865476 * transformerDecoder2_feedForward1_b1_2;
          const part_4 = 0.5 * transformerDecoder2_feedForward1_b1_2;
          const transformerDecoder2_feedForward1_h_22 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_18 + part_3))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_18 + part_4);
          const transformerDecoder2_feedForward1_h_15 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_11 + part_1))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_11 + part_2);
          const transformerDecoder2_feedForward1_h_23 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_19 + part_3))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_19 + part_4);
          const transformerDecoder2_feedForward1_h_16 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_12 + part_1))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_12 + part_2);
          const transformerDecoder2_feedForward1_h_24 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_20 + part_3))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_20 + part_4);
          const transformerDecoder2_feedForward1_h_17 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_13 + part_1))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_13 + part_2);
          const transformerDecoder2_feedForward1_h_25 = (1 + erf(on(0.7071067811865476 * transformerDecoder2_feedForward1_h_21 + part_3))[0]!) * (0.5 * transformerDecoder2_feedForward1_h_21 + part_4);
          h[n * 4096 + s1 * 128 + j] = transformerDecoder2_feedForward1_h_14;
          h[n * 4096 + s1 * 128 + j + 1] = transformerDecoder2_feedForward1_h_22;
          h[n * 4096 + s1 * 128 + j + 128] = transformerDecoder2_feedForward1_h_15;
          h[n * 4096 + s1 * 128 + j + 129] = transformerDecoder2_feedForward1_h_23;
          h[n * 4096 + s1 * 128 + j + 256] = transformerDecoder2_feedForward1_h_16;
          h[n * 4096 + s1 * 128 + j + 257] = transformerDecoder2_feedForward1_h_24;
          h[n * 4096 + s1 * 128 + j + 384] = transformerDecoder2_feedForward1_h_17;
          h[n * 4096 + s1 * 128 + j + 385] = transformerDecoder2_feedForward1_h_25;
        }
      }
    }
  }

  // transformerDecoder2.dropout2.y[n, s1, s2] = transformerDecoder2.feedForward1.b2[s2] + sum(j < 128:
  //   transformerDecoder2.feedForward1.h[n, s1, j] * transformerDecoder2.feedForward1.W2[j, s2])
  //   (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder2.residual2.y[n, s1, s2] = transformerDecoder2.residual1.y[n, s1, s2] +
  //   transformerDecoder2.dropout2.y[n, s1, s2]
  // tiled 4×2 (s1 × s2), reduction by 2
  function predict_transformerDecoder2_residual2_y(count: number): void {
    const h = transformerDecoder2_feedForward1_h;
    const W2 = transformerDecoder2_feedForward1_W2;
    const b2 = transformerDecoder2_feedForward1_b2;
    const y = transformerDecoder2_residual1_y;
    const residual2_y = transformerDecoder2_residual2_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let s2 = 0; s2 < 32; s2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let j = 0; j < 128; j += 2) {
            const transformerDecoder2_feedForward1_h_1 = h[n * 4096 + s1 * 128 + j]!;
            const transformerDecoder2_feedForward1_W2_1 = W2[j * 32 + s2]!;
            total_5 = transformerDecoder2_feedForward1_h_1 * transformerDecoder2_feedForward1_W2_1 + total_5;
            const transformerDecoder2_feedForward1_W2_2 = W2[j * 32 + s2 + 1]!;
            total_9 = transformerDecoder2_feedForward1_h_1 * transformerDecoder2_feedForward1_W2_2 + total_9;
            const transformerDecoder2_feedForward1_h_2 = h[n * 4096 + s1 * 128 + j + 128]!;
            total_6 = transformerDecoder2_feedForward1_h_2 * transformerDecoder2_feedForward1_W2_1 + total_6;
            total_10 = transformerDecoder2_feedForward1_h_2 * transformerDecoder2_feedForward1_W2_2 + total_10;
            const transformerDecoder2_feedForward1_h_3 = h[n * 4096 + s1 * 128 + j + 256]!;
            total_7 = transformerDecoder2_feedForward1_h_3 * transformerDecoder2_feedForward1_W2_1 + total_7;
            total_11 = transformerDecoder2_feedForward1_h_3 * transformerDecoder2_feedForward1_W2_2 + total_11;
            const transformerDecoder2_feedForward1_h_4 = h[n * 4096 + s1 * 128 + j + 384]!;
            total_8 = transformerDecoder2_feedForward1_h_4 * transformerDecoder2_feedForward1_W2_1 + total_8;
            total_12 = transformerDecoder2_feedForward1_h_4 * transformerDecoder2_feedForward1_W2_2 + total_12;
            const transformerDecoder2_feedForward1_h_5 = h[n * 4096 + s1 * 128 + j + 1]!;
            const transformerDecoder2_feedForward1_W2_3 = W2[j * 32 + s2 + 32]!;
            total_5 = transformerDecoder2_feedForward1_h_5 * transformerDecoder2_feedForward1_W2_3 + total_5;
            const transformerDecoder2_feedForward1_W2_4 = W2[j * 32 + s2 + 33]!;
            total_9 = transformerDecoder2_feedForward1_h_5 * transformerDecoder2_feedForward1_W2_4 + total_9;
            const transformerDecoder2_feedForward1_h_6 = h[n * 4096 + s1 * 128 + j + 129]!;
            total_6 = transformerDecoder2_feedForward1_h_6 * transformerDecoder2_feedForward1_W2_3 + total_6;
            total_10 = transformerDecoder2_feedForward1_h_6 * transformerDecoder2_feedForward1_W2_4 + total_10;
            const transformerDecoder2_feedForward1_h_7 = h[n * 4096 + s1 * 128 + j + 257]!;
            total_7 = transformerDecoder2_feedForward1_h_7 * transformerDecoder2_feedForward1_W2_3 + total_7;
            total_11 = transformerDecoder2_feedForward1_h_7 * transformerDecoder2_feedForward1_W2_4 + total_11;
            const transformerDecoder2_feedForward1_h_8 = h[n * 4096 + s1 * 128 + j + 385]!;
            total_8 = transformerDecoder2_feedForward1_h_8 * transformerDecoder2_feedForward1_W2_3 + total_8;
            total_12 = transformerDecoder2_feedForward1_h_8 * transformerDecoder2_feedForward1_W2_4 + total_12;
          }
          const transformerDecoder2_feedForward1_b2_1 = b2[s2]!;
          const transformerDecoder2_dropout2_y_5 = total_5 + transformerDecoder2_feedForward1_b2_1;
          const transformerDecoder2_feedForward1_b2_2 = b2[s2 + 1]!;
          const transformerDecoder2_dropout2_y_9 = total_9 + transformerDecoder2_feedForward1_b2_2;
          const transformerDecoder2_dropout2_y_6 = total_6 + transformerDecoder2_feedForward1_b2_1;
          const transformerDecoder2_dropout2_y_10 = total_10 + transformerDecoder2_feedForward1_b2_2;
          const transformerDecoder2_dropout2_y_7 = total_7 + transformerDecoder2_feedForward1_b2_1;
          const transformerDecoder2_dropout2_y_11 = total_11 + transformerDecoder2_feedForward1_b2_2;
          const transformerDecoder2_dropout2_y_8 = total_8 + transformerDecoder2_feedForward1_b2_1;
          const transformerDecoder2_dropout2_y_12 = total_12 + transformerDecoder2_feedForward1_b2_2;
          const transformerDecoder2_residual2_y_5 = y[n * 1024 + s1 * 32 + s2]! + transformerDecoder2_dropout2_y_5;
          const transformerDecoder2_residual2_y_9 = y[n * 1024 + s1 * 32 + s2 + 1]! + transformerDecoder2_dropout2_y_9;
          const transformerDecoder2_residual2_y_6 = y[n * 1024 + s1 * 32 + s2 + 32]! + transformerDecoder2_dropout2_y_6;
          const transformerDecoder2_residual2_y_10 = y[n * 1024 + s1 * 32 + s2 + 33]! + transformerDecoder2_dropout2_y_10;
          const transformerDecoder2_residual2_y_7 = y[n * 1024 + s1 * 32 + s2 + 64]! + transformerDecoder2_dropout2_y_7;
          const transformerDecoder2_residual2_y_11 = y[n * 1024 + s1 * 32 + s2 + 65]! + transformerDecoder2_dropout2_y_11;
          const transformerDecoder2_residual2_y_8 = y[n * 1024 + s1 * 32 + s2 + 96]! + transformerDecoder2_dropout2_y_8;
          const transformerDecoder2_residual2_y_12 = y[n * 1024 + s1 * 32 + s2 + 97]! + transformerDecoder2_dropout2_y_12;
          residual2_y[n * 1024 + s1 * 32 + s2] = transformerDecoder2_residual2_y_5;
          residual2_y[n * 1024 + s1 * 32 + s2 + 1] = transformerDecoder2_residual2_y_9;
          residual2_y[n * 1024 + s1 * 32 + s2 + 32] = transformerDecoder2_residual2_y_6;
          residual2_y[n * 1024 + s1 * 32 + s2 + 33] = transformerDecoder2_residual2_y_10;
          residual2_y[n * 1024 + s1 * 32 + s2 + 64] = transformerDecoder2_residual2_y_7;
          residual2_y[n * 1024 + s1 * 32 + s2 + 65] = transformerDecoder2_residual2_y_11;
          residual2_y[n * 1024 + s1 * 32 + s2 + 96] = transformerDecoder2_residual2_y_8;
          residual2_y[n * 1024 + s1 * 32 + s2 + 97] = transformerDecoder2_residual2_y_12;
        }
      }
    }
  }

  // layerNorm1.mu[n, s1] = sum(j < 32: transformerDecoder2.residual2.y[n, s1, j]) / 32
  //   (examples/devils-dictionary/devils-dictionary.nn:8)
  // layerNorm1.var[n, s1] = sum(j < 32: (transformerDecoder2.residual2.y[n, s1, j] - layerNorm1.mu[n, s1]) ^ 2) / 32
  // tiled 1×4 (s1), reduction by 2
  function predict_layerNorm1_var(count: number): void {
    const y = transformerDecoder2_residual2_y;
    const mu = layerNorm1_mu;
    const layerNorm1_var_all = layerNorm1_var;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const layerNorm1_mu_1 = 0.03125 * total_1;
        const layerNorm1_mu_2 = 0.03125 * total_4;
        const layerNorm1_mu_3 = 0.03125 * total_6;
        const layerNorm1_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - layerNorm1_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - layerNorm1_mu_4) + total_9;
        }
        const layerNorm1_var_1 = 0.03125 * total_3;
        const layerNorm1_var_2 = 0.03125 * total_5;
        const layerNorm1_var_3 = 0.03125 * total_7;
        const layerNorm1_var_4 = 0.03125 * total_9;
        mu[n * 32 + s1] = layerNorm1_mu_1;
        mu[n * 32 + s1 + 1] = layerNorm1_mu_2;
        mu[n * 32 + s1 + 2] = layerNorm1_mu_3;
        mu[n * 32 + s1 + 3] = layerNorm1_mu_4;
        layerNorm1_var_all[n * 32 + s1] = layerNorm1_var_1;
        layerNorm1_var_all[n * 32 + s1 + 1] = layerNorm1_var_2;
        layerNorm1_var_all[n * 32 + s1 + 2] = layerNorm1_var_3;
        layerNorm1_var_all[n * 32 + s1 + 3] = layerNorm1_var_4;
      }
    }
  }

  // layerNorm1.y[n, s1, j] = layerNorm1.gamma[j] * (transformerDecoder2.residual2.y[n, s1, j] - layerNorm1.mu[n, s1])
  //   / sqrt(layerNorm1.var[n, s1] + 1 / 100000) + layerNorm1.beta[j]
  //   (examples/devils-dictionary/devils-dictionary.nn:8)
  // 4 elements at a time
  function predict_layerNorm1_y(count: number): void {
    const mu = layerNorm1_mu;
    const layerNorm1_var_all = layerNorm1_var;
    const gamma = layerNorm1_gamma;
    const y = transformerDecoder2_residual2_y;
    const beta = layerNorm1_beta;
    const layerNorm1_y_all = layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const part_1 = Math.sqrt(0.00001 + layerNorm1_var_all[n * 32 + s1]!);
          const layerNorm1_y_1 = gamma[j]! * (y[n * 1024 + s1 * 32 + j]! - layerNorm1_mu_1) / part_1 + beta[j]!;
          const layerNorm1_y_2 = gamma[j + 1]! * (y[n * 1024 + s1 * 32 + j + 1]! - layerNorm1_mu_1) / part_1 + beta[j + 1]!;
          const layerNorm1_y_3 = gamma[j + 2]! * (y[n * 1024 + s1 * 32 + j + 2]! - layerNorm1_mu_1) / part_1 + beta[j + 2]!;
          const layerNorm1_y_4 = gamma[j + 3]! * (y[n * 1024 + s1 * 32 + j + 3]! - layerNorm1_mu_1) / part_1 + beta[j + 3]!;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j] = layerNorm1_y_1;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j + 1] = layerNorm1_y_2;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j + 2] = layerNorm1_y_3;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j + 3] = layerNorm1_y_4;
        }
      }
    }
  }

  // dense1.y[n, s1, j] = dense1.b[j] + sum(i < 32: dense1.W[i, j] * layerNorm1.y[n, s1, i])
  //   (examples/devils-dictionary/devils-dictionary.nn:9)
  // tiled 4×2 (s1 × j), reduction by 2
  function predict_dense1_y(count: number): void {
    const W = dense1_W;
    const y = layerNorm1_y;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let j = 0; j < 96; j += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const dense1_W_1 = W[i * 96 + j]!;
            const layerNorm1_y_1 = y[n * 1024 + s1 * 32 + i]!;
            total_5 = dense1_W_1 * layerNorm1_y_1 + total_5;
            const dense1_W_2 = W[i * 96 + j + 1]!;
            total_9 = dense1_W_2 * layerNorm1_y_1 + total_9;
            const layerNorm1_y_2 = y[n * 1024 + s1 * 32 + i + 32]!;
            total_6 = dense1_W_1 * layerNorm1_y_2 + total_6;
            total_10 = dense1_W_2 * layerNorm1_y_2 + total_10;
            const layerNorm1_y_3 = y[n * 1024 + s1 * 32 + i + 64]!;
            total_7 = dense1_W_1 * layerNorm1_y_3 + total_7;
            total_11 = dense1_W_2 * layerNorm1_y_3 + total_11;
            const layerNorm1_y_4 = y[n * 1024 + s1 * 32 + i + 96]!;
            total_8 = dense1_W_1 * layerNorm1_y_4 + total_8;
            total_12 = dense1_W_2 * layerNorm1_y_4 + total_12;
            const dense1_W_3 = W[i * 96 + j + 96]!;
            const layerNorm1_y_5 = y[n * 1024 + s1 * 32 + i + 1]!;
            total_5 = dense1_W_3 * layerNorm1_y_5 + total_5;
            const dense1_W_4 = W[i * 96 + j + 97]!;
            total_9 = dense1_W_4 * layerNorm1_y_5 + total_9;
            const layerNorm1_y_6 = y[n * 1024 + s1 * 32 + i + 33]!;
            total_6 = dense1_W_3 * layerNorm1_y_6 + total_6;
            total_10 = dense1_W_4 * layerNorm1_y_6 + total_10;
            const layerNorm1_y_7 = y[n * 1024 + s1 * 32 + i + 65]!;
            total_7 = dense1_W_3 * layerNorm1_y_7 + total_7;
            total_11 = dense1_W_4 * layerNorm1_y_7 + total_11;
            const layerNorm1_y_8 = y[n * 1024 + s1 * 32 + i + 97]!;
            total_8 = dense1_W_3 * layerNorm1_y_8 + total_8;
            total_12 = dense1_W_4 * layerNorm1_y_8 + total_12;
          }
          const dense1_b_1 = b[j]!;
          const dense1_y_5 = total_5 + dense1_b_1;
          const dense1_b_2 = b[j + 1]!;
          const dense1_y_9 = total_9 + dense1_b_2;
          const dense1_y_6 = total_6 + dense1_b_1;
          const dense1_y_10 = total_10 + dense1_b_2;
          const dense1_y_7 = total_7 + dense1_b_1;
          const dense1_y_11 = total_11 + dense1_b_2;
          const dense1_y_8 = total_8 + dense1_b_1;
          const dense1_y_12 = total_12 + dense1_b_2;
          dense1_y_all[n * 3072 + s1 * 96 + j] = dense1_y_5;
          dense1_y_all[n * 3072 + s1 * 96 + j + 1] = dense1_y_9;
          dense1_y_all[n * 3072 + s1 * 96 + j + 96] = dense1_y_6;
          dense1_y_all[n * 3072 + s1 * 96 + j + 97] = dense1_y_10;
          dense1_y_all[n * 3072 + s1 * 96 + j + 192] = dense1_y_7;
          dense1_y_all[n * 3072 + s1 * 96 + j + 193] = dense1_y_11;
          dense1_y_all[n * 3072 + s1 * 96 + j + 288] = dense1_y_8;
          dense1_y_all[n * 3072 + s1 * 96 + j + 289] = dense1_y_12;
        }
      }
    }
  }

  // softmax1.y.1[n, s1] = logsumexp(j < 96: dense1.y[n, s1, j]) (examples/devils-dictionary/devils-dictionary.nn:9)
  // tiled 1×4 (s1), reduction by 2
  function predict_softmax1_y_1(count: number): void {
    const y = dense1_y;
    const y_1 = softmax1_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let greatest_1 = -Infinity;
        let greatest_2 = -Infinity;
        let greatest_3 = -Infinity;
        let greatest_4 = -Infinity;
        for (let j = 0; j < 96; j++) {
          const candidate_1 = y[n * 3072 + s1 * 96 + j]!;
          const candidate_2 = y[n * 3072 + s1 * 96 + j + 96]!;
          const candidate_3 = y[n * 3072 + s1 * 96 + j + 192]!;
          const candidate_4 = y[n * 3072 + s1 * 96 + j + 288]!;
          if (greatest_1 < candidate_1) {
            greatest_1 = candidate_1;
          }
          if (greatest_2 < candidate_2) {
            greatest_2 = candidate_2;
          }
          if (greatest_3 < candidate_3) {
            greatest_3 = candidate_3;
          }
          if (greatest_4 < candidate_4) {
            greatest_4 = candidate_4;
          }
        }
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j_2 = 0; j_2 < 96; j_2 += 2) {
          total_1 = exp(on(y[n * 3072 + s1 * 96 + j_2]! - greatest_1))[0]! + total_1;
          total_2 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 96]! - greatest_2))[0]! + total_2;
          total_3 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 192]! - greatest_3))[0]! + total_3;
          total_4 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 288]! - greatest_4))[0]! + total_4;
          total_1 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 1]! - greatest_1))[0]! + total_1;
          total_2 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 97]! - greatest_2))[0]! + total_2;
          total_3 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 193]! - greatest_3))[0]! + total_3;
          total_4 = exp(on(y[n * 3072 + s1 * 96 + j_2 + 289]! - greatest_4))[0]! + total_4;
        }
        const softmax1_y_2 = Math.abs(greatest_1) === Infinity ? greatest_1 : greatest_1 + log(on(total_1))[0]!;
        const softmax1_y_3 = Math.abs(greatest_2) === Infinity ? greatest_2 : greatest_2 + log(on(total_2))[0]!;
        const softmax1_y_4 = Math.abs(greatest_3) === Infinity ? greatest_3 : greatest_3 + log(on(total_3))[0]!;
        const softmax1_y_5 = Math.abs(greatest_4) === Infinity ? greatest_4 : greatest_4 + log(on(total_4))[0]!;
        y_1[n * 32 + s1] = softmax1_y_2;
        y_1[n * 32 + s1 + 1] = softmax1_y_3;
        y_1[n * 32 + s1 + 2] = softmax1_y_4;
        y_1[n * 32 + s1 + 3] = softmax1_y_5;
      }
    }
  }

  // softmax1.y[n, s1, k] = exp(dense1.y[n, s1, k] - softmax1.y.1[n, s1])
  //   (examples/devils-dictionary/devils-dictionary.nn:9)
  // 4 elements at a time
  function predict_softmax1_y(count: number): void {
    const y_1 = softmax1_y_1;
    const y = dense1_y;
    const softmax1_y_all = softmax1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let k = 0; k < 96; k += 4) {
          const softmax1_y_5 = y_1[n * 32 + s1]!;
          const softmax1_y_1_2 = exp(on(y[n * 3072 + s1 * 96 + k]! - softmax1_y_5))[0]!;
          const softmax1_y_2 = exp(on(y[n * 3072 + s1 * 96 + k + 1]! - softmax1_y_5))[0]!;
          const softmax1_y_3 = exp(on(y[n * 3072 + s1 * 96 + k + 2]! - softmax1_y_5))[0]!;
          const softmax1_y_4 = exp(on(y[n * 3072 + s1 * 96 + k + 3]! - softmax1_y_5))[0]!;
          softmax1_y_all[n * 3072 + s1 * 96 + k] = softmax1_y_1_2;
          softmax1_y_all[n * 3072 + s1 * 96 + k + 1] = softmax1_y_2;
          softmax1_y_all[n * 3072 + s1 * 96 + k + 2] = softmax1_y_3;
          softmax1_y_all[n * 3072 + s1 * 96 + k + 3] = softmax1_y_4;
        }
      }
    }
  }

  // ---- loss ------------------------------------------------------------------------------------------------

  // loss1.each[n] = -sum(s1 < 32: dense1.y[n, s1, target(next)[n, s1]] - softmax1.y.1[n, s1]) / 32
  //   (examples/devils-dictionary/devils-dictionary.nn:12)
  // unrolled: 65 operations; a loop costs more
  function evaluate_loss1_each_2(count: number): void {
    const next = target_next;
    const y = dense1_y;
    const y_1 = softmax1_y_1;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      const position_1 = next[n * 32]!;
      let total = y[n * 3072 + position_1]! - y_1[n * 32]!;
      const position_2 = next[n * 32 + 1]!;
      total = y[n * 3072 + position_2 + 96]! - y_1[n * 32 + 1]! + total;
      const position_3 = next[n * 32 + 2]!;
      total = y[n * 3072 + position_3 + 192]! - y_1[n * 32 + 2]! + total;
      const position_4 = next[n * 32 + 3]!;
      total = y[n * 3072 + position_4 + 288]! - y_1[n * 32 + 3]! + total;
      const position_5 = next[n * 32 + 4]!;
      total = y[n * 3072 + position_5 + 384]! - y_1[n * 32 + 4]! + total;
      const position_6 = next[n * 32 + 5]!;
      total = y[n * 3072 + position_6 + 480]! - y_1[n * 32 + 5]! + total;
      const position_7 = next[n * 32 + 6]!;
      total = y[n * 3072 + position_7 + 576]! - y_1[n * 32 + 6]! + total;
      const position_8 = next[n * 32 + 7]!;
      total = y[n * 3072 + position_8 + 672]! - y_1[n * 32 + 7]! + total;
      const position_9 = next[n * 32 + 8]!;
      total = y[n * 3072 + position_9 + 768]! - y_1[n * 32 + 8]! + total;
      const position_10 = next[n * 32 + 9]!;
      total = y[n * 3072 + position_10 + 864]! - y_1[n * 32 + 9]! + total;
      const position_11 = next[n * 32 + 10]!;
      total = y[n * 3072 + position_11 + 960]! - y_1[n * 32 + 10]! + total;
      const position_12 = next[n * 32 + 11]!;
      total = y[n * 3072 + position_12 + 1056]! - y_1[n * 32 + 11]! + total;
      const position_13 = next[n * 32 + 12]!;
      total = y[n * 3072 + position_13 + 1152]! - y_1[n * 32 + 12]! + total;
      const position_14 = next[n * 32 + 13]!;
      total = y[n * 3072 + position_14 + 1248]! - y_1[n * 32 + 13]! + total;
      const position_15 = next[n * 32 + 14]!;
      total = y[n * 3072 + position_15 + 1344]! - y_1[n * 32 + 14]! + total;
      const position_16 = next[n * 32 + 15]!;
      total = y[n * 3072 + position_16 + 1440]! - y_1[n * 32 + 15]! + total;
      const position_17 = next[n * 32 + 16]!;
      total = y[n * 3072 + position_17 + 1536]! - y_1[n * 32 + 16]! + total;
      const position_18 = next[n * 32 + 17]!;
      total = y[n * 3072 + position_18 + 1632]! - y_1[n * 32 + 17]! + total;
      const position_19 = next[n * 32 + 18]!;
      total = y[n * 3072 + position_19 + 1728]! - y_1[n * 32 + 18]! + total;
      const position_20 = next[n * 32 + 19]!;
      total = y[n * 3072 + position_20 + 1824]! - y_1[n * 32 + 19]! + total;
      const position_21 = next[n * 32 + 20]!;
      total = y[n * 3072 + position_21 + 1920]! - y_1[n * 32 + 20]! + total;
      const position_22 = next[n * 32 + 21]!;
      total = y[n * 3072 + position_22 + 2016]! - y_1[n * 32 + 21]! + total;
      const position_23 = next[n * 32 + 22]!;
      total = y[n * 3072 + position_23 + 2112]! - y_1[n * 32 + 22]! + total;
      const position_24 = next[n * 32 + 23]!;
      total = y[n * 3072 + position_24 + 2208]! - y_1[n * 32 + 23]! + total;
      const position_25 = next[n * 32 + 24]!;
      total = y[n * 3072 + position_25 + 2304]! - y_1[n * 32 + 24]! + total;
      const position_26 = next[n * 32 + 25]!;
      total = y[n * 3072 + position_26 + 2400]! - y_1[n * 32 + 25]! + total;
      const position_27 = next[n * 32 + 26]!;
      total = y[n * 3072 + position_27 + 2496]! - y_1[n * 32 + 26]! + total;
      const position_28 = next[n * 32 + 27]!;
      total = y[n * 3072 + position_28 + 2592]! - y_1[n * 32 + 27]! + total;
      const position_29 = next[n * 32 + 28]!;
      total = y[n * 3072 + position_29 + 2688]! - y_1[n * 32 + 28]! + total;
      const position_30 = next[n * 32 + 29]!;
      total = y[n * 3072 + position_30 + 2784]! - y_1[n * 32 + 29]! + total;
      const position_31 = next[n * 32 + 30]!;
      total = y[n * 3072 + position_31 + 2880]! - y_1[n * 32 + 30]! + total;
      const position_32 = next[n * 32 + 31]!;
      total = y[n * 3072 + position_32 + 2976]! - y_1[n * 32 + 31]! + total;
      each[n] = -0.03125 * total;
    }
  }

  // loss = sum(n: loss1.each[n]) / count(batch)
  function evaluate_loss_2(count: number): void {
    const each = loss1_each;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      total = each[n]! + total;
    }
    meanLoss_all[0] = total / count;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // transformerDecoder1.layerNorm1.mu[n, s1] = sum(j < 32: learnedPositions1.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:4)
  // transformerDecoder1.layerNorm1.var[n, s1] = sum(j < 32: (learnedPositions1.y[n, s1, j] -
  //   transformerDecoder1.layerNorm1.mu[n, s1]) ^ 2) / 32
  // transformerDecoder1.layerNorm1.y.1[n, s1] = 1 / sqrt(transformerDecoder1.layerNorm1.var[n, s1] + 1 / 100000)
  // tiled 1×4 (s1), reduction by 2
  function train_transformerDecoder1_layerNorm1_y_1(count: number): void {
    const y = learnedPositions1_y;
    const mu = transformerDecoder1_layerNorm1_mu;
    const y_1 = transformerDecoder1_layerNorm1_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder1_layerNorm1_mu_1 = 0.03125 * total_1;
        const transformerDecoder1_layerNorm1_mu_2 = 0.03125 * total_4;
        const transformerDecoder1_layerNorm1_mu_3 = 0.03125 * total_6;
        const transformerDecoder1_layerNorm1_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder1_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder1_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder1_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder1_layerNorm1_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder1_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder1_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder1_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder1_layerNorm1_mu_4) + total_9;
        }
        const transformerDecoder1_layerNorm1_var_1 = 0.03125 * total_3;
        const transformerDecoder1_layerNorm1_var_2 = 0.03125 * total_5;
        const transformerDecoder1_layerNorm1_var_3 = 0.03125 * total_7;
        const transformerDecoder1_layerNorm1_var_4 = 0.03125 * total_9;
        const transformerDecoder1_layerNorm1_y_2 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm1_var_1);
        const transformerDecoder1_layerNorm1_y_3 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm1_var_2);
        const transformerDecoder1_layerNorm1_y_4 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm1_var_3);
        const transformerDecoder1_layerNorm1_y_5 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm1_var_4);
        mu[n * 32 + s1] = transformerDecoder1_layerNorm1_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder1_layerNorm1_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder1_layerNorm1_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder1_layerNorm1_mu_4;
        y_1[n * 32 + s1] = transformerDecoder1_layerNorm1_y_2;
        y_1[n * 32 + s1 + 1] = transformerDecoder1_layerNorm1_y_3;
        y_1[n * 32 + s1 + 2] = transformerDecoder1_layerNorm1_y_4;
        y_1[n * 32 + s1 + 3] = transformerDecoder1_layerNorm1_y_5;
      }
    }
  }

  // transformerDecoder1.layerNorm1.y[n, s1, j] = transformerDecoder1.layerNorm1.beta[j] +
  //   transformerDecoder1.layerNorm1.gamma[j] * transformerDecoder1.layerNorm1.y.1[n, s1] * (learnedPositions1.y[n,
  //   s1, j] - transformerDecoder1.layerNorm1.mu[n, s1]) (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function train_transformerDecoder1_layerNorm1_y_2(count: number): void {
    const y_1 = transformerDecoder1_layerNorm1_y_1;
    const mu = transformerDecoder1_layerNorm1_mu;
    const beta = transformerDecoder1_layerNorm1_beta;
    const gamma = transformerDecoder1_layerNorm1_gamma;
    const y = learnedPositions1_y;
    const layerNorm1_y = transformerDecoder1_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder1_layerNorm1_y_5 = y_1[n * 32 + s1]!;
          const transformerDecoder1_layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const transformerDecoder1_layerNorm1_y_1_2 = beta[j]! + gamma[j]! * transformerDecoder1_layerNorm1_y_5 * (y[n * 1024 + s1 * 32 + j]! - transformerDecoder1_layerNorm1_mu_1);
          const transformerDecoder1_layerNorm1_y_2 = beta[j + 1]! + gamma[j + 1]! * transformerDecoder1_layerNorm1_y_5 * (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder1_layerNorm1_mu_1);
          const transformerDecoder1_layerNorm1_y_3 = beta[j + 2]! + gamma[j + 2]! * transformerDecoder1_layerNorm1_y_5 * (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder1_layerNorm1_mu_1);
          const transformerDecoder1_layerNorm1_y_4 = beta[j + 3]! + gamma[j + 3]! * transformerDecoder1_layerNorm1_y_5 * (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder1_layerNorm1_mu_1);
          layerNorm1_y[n * 1024 + s1 * 32 + j] = transformerDecoder1_layerNorm1_y_1_2;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder1_layerNorm1_y_2;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder1_layerNorm1_y_3;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder1_layerNorm1_y_4;
        }
      }
    }
  }

  // transformerDecoder1.layerNorm2.mu[n, s1] = sum(j < 32: transformerDecoder1.residual1.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder1.layerNorm2.var[n, s1] = sum(j < 32: (transformerDecoder1.residual1.y[n, s1, j] -
  //   transformerDecoder1.layerNorm2.mu[n, s1]) ^ 2) / 32
  // transformerDecoder1.layerNorm2.y.1[n, s1] = 1 / sqrt(transformerDecoder1.layerNorm2.var[n, s1] + 1 / 100000)
  // tiled 1×4 (s1), reduction by 2
  function train_transformerDecoder1_layerNorm2_y_1(count: number): void {
    const y = transformerDecoder1_residual1_y;
    const mu = transformerDecoder1_layerNorm2_mu;
    const y_1 = transformerDecoder1_layerNorm2_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder1_layerNorm2_mu_1 = 0.03125 * total_1;
        const transformerDecoder1_layerNorm2_mu_2 = 0.03125 * total_4;
        const transformerDecoder1_layerNorm2_mu_3 = 0.03125 * total_6;
        const transformerDecoder1_layerNorm2_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder1_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder1_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder1_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder1_layerNorm2_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder1_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder1_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder1_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder1_layerNorm2_mu_4) + total_9;
        }
        const transformerDecoder1_layerNorm2_var_1 = 0.03125 * total_3;
        const transformerDecoder1_layerNorm2_var_2 = 0.03125 * total_5;
        const transformerDecoder1_layerNorm2_var_3 = 0.03125 * total_7;
        const transformerDecoder1_layerNorm2_var_4 = 0.03125 * total_9;
        const transformerDecoder1_layerNorm2_y_2 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm2_var_1);
        const transformerDecoder1_layerNorm2_y_3 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm2_var_2);
        const transformerDecoder1_layerNorm2_y_4 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm2_var_3);
        const transformerDecoder1_layerNorm2_y_5 = 1 / Math.sqrt(0.00001 + transformerDecoder1_layerNorm2_var_4);
        mu[n * 32 + s1] = transformerDecoder1_layerNorm2_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder1_layerNorm2_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder1_layerNorm2_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder1_layerNorm2_mu_4;
        y_1[n * 32 + s1] = transformerDecoder1_layerNorm2_y_2;
        y_1[n * 32 + s1 + 1] = transformerDecoder1_layerNorm2_y_3;
        y_1[n * 32 + s1 + 2] = transformerDecoder1_layerNorm2_y_4;
        y_1[n * 32 + s1 + 3] = transformerDecoder1_layerNorm2_y_5;
      }
    }
  }

  // transformerDecoder1.layerNorm2.y[n, s1, j] = (transformerDecoder1.residual1.y[n, s1, j] -
  //   transformerDecoder1.layerNorm2.mu[n, s1]) * transformerDecoder1.layerNorm2.y.1[n, s1] *
  //   transformerDecoder1.layerNorm2.gamma[j] + transformerDecoder1.layerNorm2.beta[j]
  //   (std/blocks/transformerDecoder.nn:5)
  // 4 elements at a time
  function train_transformerDecoder1_layerNorm2_y_2(count: number): void {
    const mu = transformerDecoder1_layerNorm2_mu;
    const y_1 = transformerDecoder1_layerNorm2_y_1;
    const y = transformerDecoder1_residual1_y;
    const gamma = transformerDecoder1_layerNorm2_gamma;
    const beta = transformerDecoder1_layerNorm2_beta;
    const layerNorm2_y = transformerDecoder1_layerNorm2_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder1_layerNorm2_mu_1 = mu[n * 32 + s1]!;
          const transformerDecoder1_layerNorm2_y_5 = y_1[n * 32 + s1]!;
          const transformerDecoder1_layerNorm2_y_1_2 = (y[n * 1024 + s1 * 32 + j]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_5 * gamma[j]! + beta[j]!;
          const transformerDecoder1_layerNorm2_y_2 = (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_5 * gamma[j + 1]! + beta[j + 1]!;
          const transformerDecoder1_layerNorm2_y_3 = (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_5 * gamma[j + 2]! + beta[j + 2]!;
          const transformerDecoder1_layerNorm2_y_4 = (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_5 * gamma[j + 3]! + beta[j + 3]!;
          layerNorm2_y[n * 1024 + s1 * 32 + j] = transformerDecoder1_layerNorm2_y_1_2;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder1_layerNorm2_y_2;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder1_layerNorm2_y_3;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder1_layerNorm2_y_4;
        }
      }
    }
  }

  // transformerDecoder1.feedForward1.h.1[n, s1, j] = sum(i < 32: transformerDecoder1.layerNorm2.y[n, s1, i] *
  //   transformerDecoder1.feedForward1.W1[i, j]) (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder1.feedForward1.h.2[n, s1, j] = erf(0.7071067811865476 * transformerDecoder1.feedForward1.h.1[n,
  //   s1, j] + 0.7071067811865476 * transformerDecoder1.feedForward1.b1[j])
  // transformerDecoder1.feedForward1.h[n, s1, j] = (transformerDecoder1.feedForward1.h.2[n, s1, j] + 1) * (0.5 *
  //   transformerDecoder1.feedForward1.h.1[n, s1, j] + 0.5 * transformerDecoder1.feedForward1.b1[j])
  // d(transformerDecoder1.feedForward1.h.1).1[n, s1, j] = exp(-(0.7071067811865476 *
  //   transformerDecoder1.feedForward1.h.1[n, s1, j] + 0.7071067811865476 * transformerDecoder1.feedForward1.b1[j]) ^
  //   2)
  // tiled 4×2 (s1 × j), reduction by 2
  function train_d_transformerDecoder1_feedForward1_h_1_1(count: number): void {
    const y = transformerDecoder1_layerNorm2_y;
    const W1 = transformerDecoder1_feedForward1_W1;
    const b1 = transformerDecoder1_feedForward1_b1;
    const h_1 = transformerDecoder1_feedForward1_h_1;
    const h_2 = transformerDecoder1_feedForward1_h_2;
    const h = transformerDecoder1_feedForward1_h;
    const h_1_1 = d_transformerDecoder1_feedForward1_h_1_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let j = 0; j < 128; j += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder1_layerNorm2_y_1 = y[n * 1024 + s1 * 32 + i]!;
            const transformerDecoder1_feedForward1_W1_1 = W1[i * 128 + j]!;
            total_5 = transformerDecoder1_layerNorm2_y_1 * transformerDecoder1_feedForward1_W1_1 + total_5;
            const transformerDecoder1_feedForward1_W1_2 = W1[i * 128 + j + 1]!;
            total_9 = transformerDecoder1_layerNorm2_y_1 * transformerDecoder1_feedForward1_W1_2 + total_9;
            const transformerDecoder1_layerNorm2_y_2 = y[n * 1024 + s1 * 32 + i + 32]!;
            total_6 = transformerDecoder1_layerNorm2_y_2 * transformerDecoder1_feedForward1_W1_1 + total_6;
            total_10 = transformerDecoder1_layerNorm2_y_2 * transformerDecoder1_feedForward1_W1_2 + total_10;
            const transformerDecoder1_layerNorm2_y_3 = y[n * 1024 + s1 * 32 + i + 64]!;
            total_7 = transformerDecoder1_layerNorm2_y_3 * transformerDecoder1_feedForward1_W1_1 + total_7;
            total_11 = transformerDecoder1_layerNorm2_y_3 * transformerDecoder1_feedForward1_W1_2 + total_11;
            const transformerDecoder1_layerNorm2_y_4 = y[n * 1024 + s1 * 32 + i + 96]!;
            total_8 = transformerDecoder1_layerNorm2_y_4 * transformerDecoder1_feedForward1_W1_1 + total_8;
            total_12 = transformerDecoder1_layerNorm2_y_4 * transformerDecoder1_feedForward1_W1_2 + total_12;
            const transformerDecoder1_layerNorm2_y_5 = y[n * 1024 + s1 * 32 + i + 1]!;
            const transformerDecoder1_feedForward1_W1_3 = W1[i * 128 + j + 128]!;
            total_5 = transformerDecoder1_layerNorm2_y_5 * transformerDecoder1_feedForward1_W1_3 + total_5;
            const transformerDecoder1_feedForward1_W1_4 = W1[i * 128 + j + 129]!;
            total_9 = transformerDecoder1_layerNorm2_y_5 * transformerDecoder1_feedForward1_W1_4 + total_9;
            const transformerDecoder1_layerNorm2_y_6 = y[n * 1024 + s1 * 32 + i + 33]!;
            total_6 = transformerDecoder1_layerNorm2_y_6 * transformerDecoder1_feedForward1_W1_3 + total_6;
            total_10 = transformerDecoder1_layerNorm2_y_6 * transformerDecoder1_feedForward1_W1_4 + total_10;
            const transformerDecoder1_layerNorm2_y_7 = y[n * 1024 + s1 * 32 + i + 65]!;
            total_7 = transformerDecoder1_layerNorm2_y_7 * transformerDecoder1_feedForward1_W1_3 + total_7;
            total_11 = transformerDecoder1_layerNorm2_y_7 * transformerDecoder1_feedForward1_W1_4 + total_11;
            const transformerDecoder1_layerNorm2_y_8 = y[n * 1024 + s1 * 32 + i + 97]!;
            total_8 = transformerDecoder1_layerNorm2_y_8 * transformerDecoder1_feedForward1_W1_3 + total_8;
            total_12 = transformerDecoder1_layerNorm2_y_8 * transformerDecoder1_feedForward1_W1_4 + total_12;
          }
          const transformerDecoder1_feedForward1_h_15 = total_5;
          const transformerDecoder1_feedForward1_h_27 = total_9;
          const transformerDecoder1_feedForward1_h_16 = total_6;
          const transformerDecoder1_feedForward1_h_28 = total_10;
          const transformerDecoder1_feedForward1_h_17 = total_7;
          const transformerDecoder1_feedForward1_h_29 = total_11;
          const transformerDecoder1_feedForward1_h_18 = total_8;
          const transformerDecoder1_feedForward1_h_30 = total_12;
          const transformerDecoder1_feedForward1_b1_1 = b1[j]!;
          const part_1 = 0.7071067811865476 * transformerDecoder1_feedForward1_b1_1;
          const part_2 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_15 + part_1;
          const transformerDecoder1_feedForward1_h_19 = erf(on(part_2))[0]!;
          const transformerDecoder1_feedForward1_b1_2 = b1[j + 1]!;
          const part_3 = 0.7071067811865476 * transformerDecoder1_feedForward1_b1_2;
          const part_4 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_27 + part_3;
          const transformerDecoder1_feedForward1_h_31 = erf(on(part_4))[0]!;
          const part_5 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_16 + part_1;
          const transformerDecoder1_feedForward1_h_20 = erf(on(part_5))[0]!;
          const part_6 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_28 + part_3;
          const transformerDecoder1_feedForward1_h_32 = erf(on(part_6))[0]!;
          const part_7 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_17 + part_1;
          const transformerDecoder1_feedForward1_h_21 = erf(on(part_7))[0]!;
          const part_8 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_29 + part_3;
          const transformerDecoder1_feedForward1_h_33 = erf(on(part_8))[0]!;
          const part_9 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_18 + part_1;
          const transformerDecoder1_feedForward1_h_22 = erf(on(part_9))[0]!;
          const part_10 = 0.7071067811865476 * transformerDecoder1_feedForward1_h_30 + part_3;
          const transformerDecoder1_feedForward1_h_34 = erf(on(part_10))[0]!;
          const part_11 = 0.5 * transformerDecoder1_feedForward1_b1_1;
          const transformerDecoder1_feedForward1_h_23 = (1 + transformerDecoder1_feedForward1_h_19) * (0.5 * transformerDecoder1_feedForward1_h_15 + part_11);
          const part_12 = 0.5 * transformerDecoder1_feedForward1_b1_2;
          const transformerDecoder1_feedForward1_h_35 = (1 + transformerDecoder1_feedForward1_h_31) * (0.5 * transformerDecoder1_feedForward1_h_27 + part_12);
          const transformerDecoder1_feedForward1_h_24 = (1 + transformerDecoder1_feedForward1_h_20) * (0.5 * transformerDecoder1_feedForward1_h_16 + part_11);
          const transformerDecoder1_feedForward1_h_36 = (1 + transformerDecoder1_feedForward1_h_32) * (0.5 * transformerDecoder1_feedForward1_h_28 + part_12);
          const transformerDecoder1_feedForward1_h_25 = (1 + transformerDecoder1_feedForward1_h_21) * (0.5 * transformerDecoder1_feedForward1_h_17 + part_11);
          const transformerDecoder1_feedForward1_h_37 = (1 + transformerDecoder1_feedForward1_h_33) * (0.5 * transformerDecoder1_feedForward1_h_29 + part_12);
          const transformerDecoder1_feedForward1_h_26 = (1 + transformerDecoder1_feedForward1_h_22) * (0.5 * transformerDecoder1_feedForward1_h_18 + part_11);
          const transformerDecoder1_feedForward1_h_38 = (1 + transformerDecoder1_feedForward1_h_34) * (0.5 * transformerDecoder1_feedForward1_h_30 + part_12);
          const d_transformerDecoder1_feedForward1_h_1_6 = exp(on(-(part_2 * part_2)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_10 = exp(on(-(part_4 * part_4)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_7 = exp(on(-(part_5 * part_5)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_11 = exp(on(-(part_6 * part_6)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_8 = exp(on(-(part_7 * part_7)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_12 = exp(on(-(part_8 * part_8)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_9 = exp(on(-(part_9 * part_9)))[0]!;
          const d_transformerDecoder1_feedForward1_h_1_13 = exp(on(-(part_10 * part_10)))[0]!;
          h_1[n * 4096 + s1 * 128 + j] = transformerDecoder1_feedForward1_h_15;
          h_1[n * 4096 + s1 * 128 + j + 1] = transformerDecoder1_feedForward1_h_27;
          h_1[n * 4096 + s1 * 128 + j + 128] = transformerDecoder1_feedForward1_h_16;
          h_1[n * 4096 + s1 * 128 + j + 129] = transformerDecoder1_feedForward1_h_28;
          h_1[n * 4096 + s1 * 128 + j + 256] = transformerDecoder1_feedForward1_h_17;
          h_1[n * 4096 + s1 * 128 + j + 257] = transformerDecoder1_feedForward1_h_29;
          h_1[n * 4096 + s1 * 128 + j + 384] = transformerDecoder1_feedForward1_h_18;
          h_1[n * 4096 + s1 * 128 + j + 385] = transformerDecoder1_feedForward1_h_30;
          h_2[n * 4096 + s1 * 128 + j] = transformerDecoder1_feedForward1_h_19;
          h_2[n * 4096 + s1 * 128 + j + 1] = transformerDecoder1_feedForward1_h_31;
          h_2[n * 4096 + s1 * 128 + j + 128] = transformerDecoder1_feedForward1_h_20;
          h_2[n * 4096 + s1 * 128 + j + 129] = transformerDecoder1_feedForward1_h_32;
          h_2[n * 4096 + s1 * 128 + j + 256] = transformerDecoder1_feedForward1_h_21;
          h_2[n * 4096 + s1 * 128 + j + 257] = transformerDecoder1_feedForward1_h_33;
          h_2[n * 4096 + s1 * 128 + j + 384] = transformerDecoder1_feedForward1_h_22;
          h_2[n * 4096 + s1 * 128 + j + 385] = transformerDecoder1_feedForward1_h_34;
          h[n * 4096 + s1 * 128 + j] = transformerDecoder1_feedForward1_h_23;
          h[n * 4096 + s1 * 128 + j + 1] = transformerDecoder1_feedForward1_h_35;
          h[n * 4096 + s1 * 128 + j + 128] = transformerDecoder1_feedForward1_h_24;
          h[n * 4096 + s1 * 128 + j + 129] = transformerDecoder1_feedForward1_h_36;
          h[n * 4096 + s1 * 128 + j + 256] = transformerDecoder1_feedForward1_h_25;
          h[n * 4096 + s1 * 128 + j + 257] = transformerDecoder1_feedForward1_h_37;
          h[n * 4096 + s1 * 128 + j + 384] = transformerDecoder1_feedForward1_h_26;
          h[n * 4096 + s1 * 128 + j + 385] = transformerDecoder1_feedForward1_h_38;
          h_1_1[n * 4096 + s1 * 128 + j] = d_transformerDecoder1_feedForward1_h_1_6;
          h_1_1[n * 4096 + s1 * 128 + j + 1] = d_transformerDecoder1_feedForward1_h_1_10;
          h_1_1[n * 4096 + s1 * 128 + j + 128] = d_transformerDecoder1_feedForward1_h_1_7;
          h_1_1[n * 4096 + s1 * 128 + j + 129] = d_transformerDecoder1_feedForward1_h_1_11;
          h_1_1[n * 4096 + s1 * 128 + j + 256] = d_transformerDecoder1_feedForward1_h_1_8;
          h_1_1[n * 4096 + s1 * 128 + j + 257] = d_transformerDecoder1_feedForward1_h_1_12;
          h_1_1[n * 4096 + s1 * 128 + j + 384] = d_transformerDecoder1_feedForward1_h_1_9;
          h_1_1[n * 4096 + s1 * 128 + j + 385] = d_transformerDecoder1_feedForward1_h_1_13;
        }
      }
    }
  }

  // transformerDecoder2.layerNorm1.mu[n, s1] = sum(j < 32: transformerDecoder1.residual2.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:4)
  // transformerDecoder2.layerNorm1.var[n, s1] = sum(j < 32: (transformerDecoder1.residual2.y[n, s1, j] -
  //   transformerDecoder2.layerNorm1.mu[n, s1]) ^ 2) / 32
  // transformerDecoder2.layerNorm1.y.1[n, s1] = 1 / sqrt(transformerDecoder2.layerNorm1.var[n, s1] + 1 / 100000)
  // tiled 1×4 (s1), reduction by 2
  function train_transformerDecoder2_layerNorm1_y_1(count: number): void {
    const y = transformerDecoder1_residual2_y;
    const mu = transformerDecoder2_layerNorm1_mu;
    const y_1 = transformerDecoder2_layerNorm1_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder2_layerNorm1_mu_1 = 0.03125 * total_1;
        const transformerDecoder2_layerNorm1_mu_2 = 0.03125 * total_4;
        const transformerDecoder2_layerNorm1_mu_3 = 0.03125 * total_6;
        const transformerDecoder2_layerNorm1_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder2_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder2_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder2_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder2_layerNorm1_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder2_layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder2_layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder2_layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder2_layerNorm1_mu_4) + total_9;
        }
        const transformerDecoder2_layerNorm1_var_1 = 0.03125 * total_3;
        const transformerDecoder2_layerNorm1_var_2 = 0.03125 * total_5;
        const transformerDecoder2_layerNorm1_var_3 = 0.03125 * total_7;
        const transformerDecoder2_layerNorm1_var_4 = 0.03125 * total_9;
        const transformerDecoder2_layerNorm1_y_2 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm1_var_1);
        const transformerDecoder2_layerNorm1_y_3 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm1_var_2);
        const transformerDecoder2_layerNorm1_y_4 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm1_var_3);
        const transformerDecoder2_layerNorm1_y_5 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm1_var_4);
        mu[n * 32 + s1] = transformerDecoder2_layerNorm1_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder2_layerNorm1_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder2_layerNorm1_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder2_layerNorm1_mu_4;
        y_1[n * 32 + s1] = transformerDecoder2_layerNorm1_y_2;
        y_1[n * 32 + s1 + 1] = transformerDecoder2_layerNorm1_y_3;
        y_1[n * 32 + s1 + 2] = transformerDecoder2_layerNorm1_y_4;
        y_1[n * 32 + s1 + 3] = transformerDecoder2_layerNorm1_y_5;
      }
    }
  }

  // transformerDecoder2.layerNorm1.y[n, s1, j] = transformerDecoder2.layerNorm1.beta[j] +
  //   (transformerDecoder1.residual2.y[n, s1, j] - transformerDecoder2.layerNorm1.mu[n, s1]) *
  //   transformerDecoder2.layerNorm1.gamma[j] * transformerDecoder2.layerNorm1.y.1[n, s1]
  //   (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function train_transformerDecoder2_layerNorm1_y_2(count: number): void {
    const mu = transformerDecoder2_layerNorm1_mu;
    const y_1 = transformerDecoder2_layerNorm1_y_1;
    const beta = transformerDecoder2_layerNorm1_beta;
    const y = transformerDecoder1_residual2_y;
    const gamma = transformerDecoder2_layerNorm1_gamma;
    const layerNorm1_y = transformerDecoder2_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder2_layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const transformerDecoder2_layerNorm1_y_5 = y_1[n * 32 + s1]!;
          const transformerDecoder2_layerNorm1_y_1_2 = beta[j]! + (y[n * 1024 + s1 * 32 + j]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j]! * transformerDecoder2_layerNorm1_y_5;
          const transformerDecoder2_layerNorm1_y_2 = beta[j + 1]! + (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j + 1]! * transformerDecoder2_layerNorm1_y_5;
          const transformerDecoder2_layerNorm1_y_3 = beta[j + 2]! + (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j + 2]! * transformerDecoder2_layerNorm1_y_5;
          const transformerDecoder2_layerNorm1_y_4 = beta[j + 3]! + (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder2_layerNorm1_mu_1) * gamma[j + 3]! * transformerDecoder2_layerNorm1_y_5;
          layerNorm1_y[n * 1024 + s1 * 32 + j] = transformerDecoder2_layerNorm1_y_1_2;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder2_layerNorm1_y_2;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder2_layerNorm1_y_3;
          layerNorm1_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder2_layerNorm1_y_4;
        }
      }
    }
  }

  // transformerDecoder2.layerNorm2.mu[n, s1] = sum(j < 32: transformerDecoder2.residual1.y[n, s1, j]) / 32
  //   (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder2.layerNorm2.var[n, s1] = sum(j < 32: (transformerDecoder2.residual1.y[n, s1, j] -
  //   transformerDecoder2.layerNorm2.mu[n, s1]) ^ 2) / 32
  // transformerDecoder2.layerNorm2.y.1[n, s1] = 1 / sqrt(transformerDecoder2.layerNorm2.var[n, s1] + 1 / 100000)
  // tiled 1×4 (s1), reduction by 2
  function train_transformerDecoder2_layerNorm2_y_1(count: number): void {
    const y = transformerDecoder2_residual1_y;
    const mu = transformerDecoder2_layerNorm2_mu;
    const y_1 = transformerDecoder2_layerNorm2_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const transformerDecoder2_layerNorm2_mu_1 = 0.03125 * total_1;
        const transformerDecoder2_layerNorm2_mu_2 = 0.03125 * total_4;
        const transformerDecoder2_layerNorm2_mu_3 = 0.03125 * total_6;
        const transformerDecoder2_layerNorm2_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - transformerDecoder2_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - transformerDecoder2_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - transformerDecoder2_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - transformerDecoder2_layerNorm2_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - transformerDecoder2_layerNorm2_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - transformerDecoder2_layerNorm2_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - transformerDecoder2_layerNorm2_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - transformerDecoder2_layerNorm2_mu_4) + total_9;
        }
        const transformerDecoder2_layerNorm2_var_1 = 0.03125 * total_3;
        const transformerDecoder2_layerNorm2_var_2 = 0.03125 * total_5;
        const transformerDecoder2_layerNorm2_var_3 = 0.03125 * total_7;
        const transformerDecoder2_layerNorm2_var_4 = 0.03125 * total_9;
        const transformerDecoder2_layerNorm2_y_2 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm2_var_1);
        const transformerDecoder2_layerNorm2_y_3 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm2_var_2);
        const transformerDecoder2_layerNorm2_y_4 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm2_var_3);
        const transformerDecoder2_layerNorm2_y_5 = 1 / Math.sqrt(0.00001 + transformerDecoder2_layerNorm2_var_4);
        mu[n * 32 + s1] = transformerDecoder2_layerNorm2_mu_1;
        mu[n * 32 + s1 + 1] = transformerDecoder2_layerNorm2_mu_2;
        mu[n * 32 + s1 + 2] = transformerDecoder2_layerNorm2_mu_3;
        mu[n * 32 + s1 + 3] = transformerDecoder2_layerNorm2_mu_4;
        y_1[n * 32 + s1] = transformerDecoder2_layerNorm2_y_2;
        y_1[n * 32 + s1 + 1] = transformerDecoder2_layerNorm2_y_3;
        y_1[n * 32 + s1 + 2] = transformerDecoder2_layerNorm2_y_4;
        y_1[n * 32 + s1 + 3] = transformerDecoder2_layerNorm2_y_5;
      }
    }
  }

  // transformerDecoder2.layerNorm2.y[n, s1, j] = transformerDecoder2.layerNorm2.y.1[n, s1] *
  //   (transformerDecoder2.residual1.y[n, s1, j] - transformerDecoder2.layerNorm2.mu[n, s1]) *
  //   transformerDecoder2.layerNorm2.gamma[j] + transformerDecoder2.layerNorm2.beta[j]
  //   (std/blocks/transformerDecoder.nn:5)
  // 4 elements at a time
  function train_transformerDecoder2_layerNorm2_y_2(count: number): void {
    const y_1 = transformerDecoder2_layerNorm2_y_1;
    const mu = transformerDecoder2_layerNorm2_mu;
    const y = transformerDecoder2_residual1_y;
    const gamma = transformerDecoder2_layerNorm2_gamma;
    const beta = transformerDecoder2_layerNorm2_beta;
    const layerNorm2_y = transformerDecoder2_layerNorm2_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const transformerDecoder2_layerNorm2_y_5 = y_1[n * 32 + s1]!;
          const transformerDecoder2_layerNorm2_mu_1 = mu[n * 32 + s1]!;
          const transformerDecoder2_layerNorm2_y_1_2 = transformerDecoder2_layerNorm2_y_5 * (y[n * 1024 + s1 * 32 + j]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j]! + beta[j]!;
          const transformerDecoder2_layerNorm2_y_2 = transformerDecoder2_layerNorm2_y_5 * (y[n * 1024 + s1 * 32 + j + 1]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j + 1]! + beta[j + 1]!;
          const transformerDecoder2_layerNorm2_y_3 = transformerDecoder2_layerNorm2_y_5 * (y[n * 1024 + s1 * 32 + j + 2]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j + 2]! + beta[j + 2]!;
          const transformerDecoder2_layerNorm2_y_4 = transformerDecoder2_layerNorm2_y_5 * (y[n * 1024 + s1 * 32 + j + 3]! - transformerDecoder2_layerNorm2_mu_1) * gamma[j + 3]! + beta[j + 3]!;
          layerNorm2_y[n * 1024 + s1 * 32 + j] = transformerDecoder2_layerNorm2_y_1_2;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 1] = transformerDecoder2_layerNorm2_y_2;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 2] = transformerDecoder2_layerNorm2_y_3;
          layerNorm2_y[n * 1024 + s1 * 32 + j + 3] = transformerDecoder2_layerNorm2_y_4;
        }
      }
    }
  }

  // transformerDecoder2.feedForward1.h.1[n, s1, j] = sum(i < 32: transformerDecoder2.layerNorm2.y[n, s1, i] *
  //   transformerDecoder2.feedForward1.W1[i, j]) (std/blocks/transformerDecoder.nn:5)
  // transformerDecoder2.feedForward1.h.2[n, s1, j] = erf(0.7071067811865476 * transformerDecoder2.feedForward1.h.1[n,
  //   s1, j] + 0.7071067811865476 * transformerDecoder2.feedForward1.b1[j])
  // transformerDecoder2.feedForward1.h[n, s1, j] = (transformerDecoder2.feedForward1.h.2[n, s1, j] + 1) * (0.5 *
  //   transformerDecoder2.feedForward1.h.1[n, s1, j] + 0.5 * transformerDecoder2.feedForward1.b1[j])
  // d(transformerDecoder2.feedForward1.h.1).1[n, s1, j] = exp(-(0.7071067811865476 *
  //   transformerDecoder2.feedForward1.h.1[n, s1, j] + 0.7071067811865476 * transformerDecoder2.feedForward1.b1[j]) ^
  //   2)
  // tiled 4×2 (s1 × j), reduction by 2
  function train_d_transformerDecoder2_feedForward1_h_1_1(count: number): void {
    const y = transformerDecoder2_layerNorm2_y;
    const W1 = transformerDecoder2_feedForward1_W1;
    const b1 = transformerDecoder2_feedForward1_b1;
    const h_1 = transformerDecoder2_feedForward1_h_1;
    const h_2 = transformerDecoder2_feedForward1_h_2;
    const h = transformerDecoder2_feedForward1_h;
    const h_1_1 = d_transformerDecoder2_feedForward1_h_1_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        for (let j = 0; j < 128; j += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder2_layerNorm2_y_1 = y[n * 1024 + s1 * 32 + i]!;
            const transformerDecoder2_feedForward1_W1_1 = W1[i * 128 + j]!;
            total_5 = transformerDecoder2_layerNorm2_y_1 * transformerDecoder2_feedForward1_W1_1 + total_5;
            const transformerDecoder2_feedForward1_W1_2 = W1[i * 128 + j + 1]!;
            total_9 = transformerDecoder2_layerNorm2_y_1 * transformerDecoder2_feedForward1_W1_2 + total_9;
            const transformerDecoder2_layerNorm2_y_2 = y[n * 1024 + s1 * 32 + i + 32]!;
            total_6 = transformerDecoder2_layerNorm2_y_2 * transformerDecoder2_feedForward1_W1_1 + total_6;
            total_10 = transformerDecoder2_layerNorm2_y_2 * transformerDecoder2_feedForward1_W1_2 + total_10;
            const transformerDecoder2_layerNorm2_y_3 = y[n * 1024 + s1 * 32 + i + 64]!;
            total_7 = transformerDecoder2_layerNorm2_y_3 * transformerDecoder2_feedForward1_W1_1 + total_7;
            total_11 = transformerDecoder2_layerNorm2_y_3 * transformerDecoder2_feedForward1_W1_2 + total_11;
            const transformerDecoder2_layerNorm2_y_4 = y[n * 1024 + s1 * 32 + i + 96]!;
            total_8 = transformerDecoder2_layerNorm2_y_4 * transformerDecoder2_feedForward1_W1_1 + total_8;
            total_12 = transformerDecoder2_layerNorm2_y_4 * transformerDecoder2_feedForward1_W1_2 + total_12;
            const transformerDecoder2_layerNorm2_y_5 = y[n * 1024 + s1 * 32 + i + 1]!;
            const transformerDecoder2_feedForward1_W1_3 = W1[i * 128 + j + 128]!;
            total_5 = transformerDecoder2_layerNorm2_y_5 * transformerDecoder2_feedForward1_W1_3 + total_5;
            const transformerDecoder2_feedForward1_W1_4 = W1[i * 128 + j + 129]!;
            total_9 = transformerDecoder2_layerNorm2_y_5 * transformerDecoder2_feedForward1_W1_4 + total_9;
            const transformerDecoder2_layerNorm2_y_6 = y[n * 1024 + s1 * 32 + i + 33]!;
            total_6 = transformerDecoder2_layerNorm2_y_6 * transformerDecoder2_feedForward1_W1_3 + total_6;
            total_10 = transformerDecoder2_layerNorm2_y_6 * transformerDecoder2_feedForward1_W1_4 + total_10;
            const transformerDecoder2_layerNorm2_y_7 = y[n * 1024 + s1 * 32 + i + 65]!;
            total_7 = transformerDecoder2_layerNorm2_y_7 * transformerDecoder2_feedForward1_W1_3 + total_7;
            total_11 = transformerDecoder2_layerNorm2_y_7 * transformerDecoder2_feedForward1_W1_4 + total_11;
            const transformerDecoder2_layerNorm2_y_8 = y[n * 1024 + s1 * 32 + i + 97]!;
            total_8 = transformerDecoder2_layerNorm2_y_8 * transformerDecoder2_feedForward1_W1_3 + total_8;
            total_12 = transformerDecoder2_layerNorm2_y_8 * transformerDecoder2_feedForward1_W1_4 + total_12;
          }
          const transformerDecoder2_feedForward1_h_15 = total_5;
          const transformerDecoder2_feedForward1_h_27 = total_9;
          const transformerDecoder2_feedForward1_h_16 = total_6;
          const transformerDecoder2_feedForward1_h_28 = total_10;
          const transformerDecoder2_feedForward1_h_17 = total_7;
          const transformerDecoder2_feedForward1_h_29 = total_11;
          const transformerDecoder2_feedForward1_h_18 = total_8;
          const transformerDecoder2_feedForward1_h_30 = total_12;
          const transformerDecoder2_feedForward1_b1_1 = b1[j]!;
          const part_1 = 0.7071067811865476 * transformerDecoder2_feedForward1_b1_1;
          const part_2 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_15 + part_1;
          const transformerDecoder2_feedForward1_h_19 = erf(on(part_2))[0]!;
          const transformerDecoder2_feedForward1_b1_2 = b1[j + 1]!;
          const part_3 = 0.7071067811865476 * transformerDecoder2_feedForward1_b1_2;
          const part_4 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_27 + part_3;
          const transformerDecoder2_feedForward1_h_31 = erf(on(part_4))[0]!;
          const part_5 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_16 + part_1;
          const transformerDecoder2_feedForward1_h_20 = erf(on(part_5))[0]!;
          const part_6 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_28 + part_3;
          const transformerDecoder2_feedForward1_h_32 = erf(on(part_6))[0]!;
          const part_7 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_17 + part_1;
          const transformerDecoder2_feedForward1_h_21 = erf(on(part_7))[0]!;
          const part_8 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_29 + part_3;
          const transformerDecoder2_feedForward1_h_33 = erf(on(part_8))[0]!;
          const part_9 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_18 + part_1;
          const transformerDecoder2_feedForward1_h_22 = erf(on(part_9))[0]!;
          const part_10 = 0.7071067811865476 * transformerDecoder2_feedForward1_h_30 + part_3;
          const transformerDecoder2_feedForward1_h_34 = erf(on(part_10))[0]!;
          const part_11 = 0.5 * transformerDecoder2_feedForward1_b1_1;
          const transformerDecoder2_feedForward1_h_23 = (1 + transformerDecoder2_feedForward1_h_19) * (0.5 * transformerDecoder2_feedForward1_h_15 + part_11);
          const part_12 = 0.5 * transformerDecoder2_feedForward1_b1_2;
          const transformerDecoder2_feedForward1_h_35 = (1 + transformerDecoder2_feedForward1_h_31) * (0.5 * transformerDecoder2_feedForward1_h_27 + part_12);
          const transformerDecoder2_feedForward1_h_24 = (1 + transformerDecoder2_feedForward1_h_20) * (0.5 * transformerDecoder2_feedForward1_h_16 + part_11);
          const transformerDecoder2_feedForward1_h_36 = (1 + transformerDecoder2_feedForward1_h_32) * (0.5 * transformerDecoder2_feedForward1_h_28 + part_12);
          const transformerDecoder2_feedForward1_h_25 = (1 + transformerDecoder2_feedForward1_h_21) * (0.5 * transformerDecoder2_feedForward1_h_17 + part_11);
          const transformerDecoder2_feedForward1_h_37 = (1 + transformerDecoder2_feedForward1_h_33) * (0.5 * transformerDecoder2_feedForward1_h_29 + part_12);
          const transformerDecoder2_feedForward1_h_26 = (1 + transformerDecoder2_feedForward1_h_22) * (0.5 * transformerDecoder2_feedForward1_h_18 + part_11);
          const transformerDecoder2_feedForward1_h_38 = (1 + transformerDecoder2_feedForward1_h_34) * (0.5 * transformerDecoder2_feedForward1_h_30 + part_12);
          const d_transformerDecoder2_feedForward1_h_1_6 = exp(on(-(part_2 * part_2)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_10 = exp(on(-(part_4 * part_4)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_7 = exp(on(-(part_5 * part_5)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_11 = exp(on(-(part_6 * part_6)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_8 = exp(on(-(part_7 * part_7)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_12 = exp(on(-(part_8 * part_8)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_9 = exp(on(-(part_9 * part_9)))[0]!;
          const d_transformerDecoder2_feedForward1_h_1_13 = exp(on(-(part_10 * part_10)))[0]!;
          h_1[n * 4096 + s1 * 128 + j] = transformerDecoder2_feedForward1_h_15;
          h_1[n * 4096 + s1 * 128 + j + 1] = transformerDecoder2_feedForward1_h_27;
          h_1[n * 4096 + s1 * 128 + j + 128] = transformerDecoder2_feedForward1_h_16;
          h_1[n * 4096 + s1 * 128 + j + 129] = transformerDecoder2_feedForward1_h_28;
          h_1[n * 4096 + s1 * 128 + j + 256] = transformerDecoder2_feedForward1_h_17;
          h_1[n * 4096 + s1 * 128 + j + 257] = transformerDecoder2_feedForward1_h_29;
          h_1[n * 4096 + s1 * 128 + j + 384] = transformerDecoder2_feedForward1_h_18;
          h_1[n * 4096 + s1 * 128 + j + 385] = transformerDecoder2_feedForward1_h_30;
          h_2[n * 4096 + s1 * 128 + j] = transformerDecoder2_feedForward1_h_19;
          h_2[n * 4096 + s1 * 128 + j + 1] = transformerDecoder2_feedForward1_h_31;
          h_2[n * 4096 + s1 * 128 + j + 128] = transformerDecoder2_feedForward1_h_20;
          h_2[n * 4096 + s1 * 128 + j + 129] = transformerDecoder2_feedForward1_h_32;
          h_2[n * 4096 + s1 * 128 + j + 256] = transformerDecoder2_feedForward1_h_21;
          h_2[n * 4096 + s1 * 128 + j + 257] = transformerDecoder2_feedForward1_h_33;
          h_2[n * 4096 + s1 * 128 + j + 384] = transformerDecoder2_feedForward1_h_22;
          h_2[n * 4096 + s1 * 128 + j + 385] = transformerDecoder2_feedForward1_h_34;
          h[n * 4096 + s1 * 128 + j] = transformerDecoder2_feedForward1_h_23;
          h[n * 4096 + s1 * 128 + j + 1] = transformerDecoder2_feedForward1_h_35;
          h[n * 4096 + s1 * 128 + j + 128] = transformerDecoder2_feedForward1_h_24;
          h[n * 4096 + s1 * 128 + j + 129] = transformerDecoder2_feedForward1_h_36;
          h[n * 4096 + s1 * 128 + j + 256] = transformerDecoder2_feedForward1_h_25;
          h[n * 4096 + s1 * 128 + j + 257] = transformerDecoder2_feedForward1_h_37;
          h[n * 4096 + s1 * 128 + j + 384] = transformerDecoder2_feedForward1_h_26;
          h[n * 4096 + s1 * 128 + j + 385] = transformerDecoder2_feedForward1_h_38;
          h_1_1[n * 4096 + s1 * 128 + j] = d_transformerDecoder2_feedForward1_h_1_6;
          h_1_1[n * 4096 + s1 * 128 + j + 1] = d_transformerDecoder2_feedForward1_h_1_10;
          h_1_1[n * 4096 + s1 * 128 + j + 128] = d_transformerDecoder2_feedForward1_h_1_7;
          h_1_1[n * 4096 + s1 * 128 + j + 129] = d_transformerDecoder2_feedForward1_h_1_11;
          h_1_1[n * 4096 + s1 * 128 + j + 256] = d_transformerDecoder2_feedForward1_h_1_8;
          h_1_1[n * 4096 + s1 * 128 + j + 257] = d_transformerDecoder2_feedForward1_h_1_12;
          h_1_1[n * 4096 + s1 * 128 + j + 384] = d_transformerDecoder2_feedForward1_h_1_9;
          h_1_1[n * 4096 + s1 * 128 + j + 385] = d_transformerDecoder2_feedForward1_h_1_13;
        }
      }
    }
  }

  // layerNorm1.mu[n, s1] = sum(j < 32: transformerDecoder2.residual2.y[n, s1, j]) / 32
  //   (examples/devils-dictionary/devils-dictionary.nn:8)
  // layerNorm1.var[n, s1] = sum(j < 32: (transformerDecoder2.residual2.y[n, s1, j] - layerNorm1.mu[n, s1]) ^ 2) / 32
  // layerNorm1.y.1[n, s1] = 1 / sqrt(layerNorm1.var[n, s1] + 1 / 100000)
  // tiled 1×4 (s1), reduction by 2
  function train_layerNorm1_y_1(count: number): void {
    const y = transformerDecoder2_residual2_y;
    const mu = layerNorm1_mu;
    const y_1 = layerNorm1_y_1;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1 += 4) {
        let total_1 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_8 = 0;
        for (let j = 0; j < 32; j += 2) {
          total_1 = y[n * 1024 + s1 * 32 + j]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 32]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 64]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 96]! + total_8;
          total_1 = y[n * 1024 + s1 * 32 + j + 1]! + total_1;
          total_4 = y[n * 1024 + s1 * 32 + j + 33]! + total_4;
          total_6 = y[n * 1024 + s1 * 32 + j + 65]! + total_6;
          total_8 = y[n * 1024 + s1 * 32 + j + 97]! + total_8;
        }
        const layerNorm1_mu_1 = 0.03125 * total_1;
        const layerNorm1_mu_2 = 0.03125 * total_4;
        const layerNorm1_mu_3 = 0.03125 * total_6;
        const layerNorm1_mu_4 = 0.03125 * total_8;
        let total_3 = 0;
        let total_5 = 0;
        let total_7 = 0;
        let total_9 = 0;
        for (let j_2 = 0; j_2 < 32; j_2 += 2) {
          total_3 = square(y[n * 1024 + s1 * 32 + j_2]! - layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 32]! - layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 64]! - layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 96]! - layerNorm1_mu_4) + total_9;
          total_3 = square(y[n * 1024 + s1 * 32 + j_2 + 1]! - layerNorm1_mu_1) + total_3;
          total_5 = square(y[n * 1024 + s1 * 32 + j_2 + 33]! - layerNorm1_mu_2) + total_5;
          total_7 = square(y[n * 1024 + s1 * 32 + j_2 + 65]! - layerNorm1_mu_3) + total_7;
          total_9 = square(y[n * 1024 + s1 * 32 + j_2 + 97]! - layerNorm1_mu_4) + total_9;
        }
        const layerNorm1_var_1 = 0.03125 * total_3;
        const layerNorm1_var_2 = 0.03125 * total_5;
        const layerNorm1_var_3 = 0.03125 * total_7;
        const layerNorm1_var_4 = 0.03125 * total_9;
        const layerNorm1_y_2 = 1 / Math.sqrt(0.00001 + layerNorm1_var_1);
        const layerNorm1_y_3 = 1 / Math.sqrt(0.00001 + layerNorm1_var_2);
        const layerNorm1_y_4 = 1 / Math.sqrt(0.00001 + layerNorm1_var_3);
        const layerNorm1_y_5 = 1 / Math.sqrt(0.00001 + layerNorm1_var_4);
        mu[n * 32 + s1] = layerNorm1_mu_1;
        mu[n * 32 + s1 + 1] = layerNorm1_mu_2;
        mu[n * 32 + s1 + 2] = layerNorm1_mu_3;
        mu[n * 32 + s1 + 3] = layerNorm1_mu_4;
        y_1[n * 32 + s1] = layerNorm1_y_2;
        y_1[n * 32 + s1 + 1] = layerNorm1_y_3;
        y_1[n * 32 + s1 + 2] = layerNorm1_y_4;
        y_1[n * 32 + s1 + 3] = layerNorm1_y_5;
      }
    }
  }

  // layerNorm1.y[n, s1, j] = layerNorm1.gamma[j] * (transformerDecoder2.residual2.y[n, s1, j] - layerNorm1.mu[n, s1])
  //   * layerNorm1.y.1[n, s1] + layerNorm1.beta[j] (examples/devils-dictionary/devils-dictionary.nn:8)
  // 4 elements at a time
  function train_layerNorm1_y_2(count: number): void {
    const mu = layerNorm1_mu;
    const y_1 = layerNorm1_y_1;
    const gamma = layerNorm1_gamma;
    const y = transformerDecoder2_residual2_y;
    const beta = layerNorm1_beta;
    const layerNorm1_y_all = layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let j = 0; j < 32; j += 4) {
          const layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const layerNorm1_y_5 = y_1[n * 32 + s1]!;
          const layerNorm1_y_1_2 = gamma[j]! * (y[n * 1024 + s1 * 32 + j]! - layerNorm1_mu_1) * layerNorm1_y_5 + beta[j]!;
          const layerNorm1_y_2 = gamma[j + 1]! * (y[n * 1024 + s1 * 32 + j + 1]! - layerNorm1_mu_1) * layerNorm1_y_5 + beta[j + 1]!;
          const layerNorm1_y_3 = gamma[j + 2]! * (y[n * 1024 + s1 * 32 + j + 2]! - layerNorm1_mu_1) * layerNorm1_y_5 + beta[j + 2]!;
          const layerNorm1_y_4 = gamma[j + 3]! * (y[n * 1024 + s1 * 32 + j + 3]! - layerNorm1_mu_1) * layerNorm1_y_5 + beta[j + 3]!;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j] = layerNorm1_y_1_2;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j + 1] = layerNorm1_y_2;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j + 2] = layerNorm1_y_3;
          layerNorm1_y_all[n * 1024 + s1 * 32 + j + 3] = layerNorm1_y_4;
        }
      }
    }
  }

  // d(dense1.y)[n, i1, i2] = (exp(dense1.y[n, i1, i2] - softmax1.y.1[n, i1]) / 32 - (i2 == target(next)[n, i1] ? 1 :
  //   0) / 32) / count(batch) (examples/devils-dictionary/devils-dictionary.nn:12)
  // 4 elements at a time
  function train_d_dense1_y(count: number): void {
    const y_1 = softmax1_y_1;
    const next = target_next;
    const y = dense1_y;
    const d_dense1_y_all = d_dense1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 96; i2 += 4) {
          const softmax1_y_1_2 = y_1[n * 32 + i1]!;
          const target_next_1 = next[n * 32 + i1]!;
          const d_dense1_y_1 = (0.03125 * exp(on(y[n * 3072 + i1 * 96 + i2]! - softmax1_y_1_2))[0]! - 0.03125 * (i2 === target_next_1 ? 1 : 0)) / count;
          const d_dense1_y_2 = (0.03125 * exp(on(y[n * 3072 + i1 * 96 + i2 + 1]! - softmax1_y_1_2))[0]! - 0.03125 * ((i2 + 1) === target_next_1 ? 1 : 0)) / count;
          const d_dense1_y_3 = (0.03125 * exp(on(y[n * 3072 + i1 * 96 + i2 + 2]! - softmax1_y_1_2))[0]! - 0.03125 * ((i2 + 2) === target_next_1 ? 1 : 0)) / count;
          const d_dense1_y_4 = (0.03125 * exp(on(y[n * 3072 + i1 * 96 + i2 + 3]! - softmax1_y_1_2))[0]! - 0.03125 * ((i2 + 3) === target_next_1 ? 1 : 0)) / count;
          d_dense1_y_all[n * 3072 + i1 * 96 + i2] = d_dense1_y_1;
          d_dense1_y_all[n * 3072 + i1 * 96 + i2 + 1] = d_dense1_y_2;
          d_dense1_y_all[n * 3072 + i1 * 96 + i2 + 2] = d_dense1_y_3;
          d_dense1_y_all[n * 3072 + i1 * 96 + i2 + 3] = d_dense1_y_4;
        }
      }
    }
  }

  // d(layerNorm1.y)[n, i1, i2] = sum(j < 96: dense1.W[i2, j] * d(dense1.y)[n, i1, j])
  //   (examples/devils-dictionary/devils-dictionary.nn:9)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_layerNorm1_y(count: number): void {
    const W = dense1_W;
    const y = d_dense1_y;
    const layerNorm1_y = d_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let j = 0; j < 96; j += 2) {
            const dense1_W_1 = W[i2 * 96 + j]!;
            const d_dense1_y_1 = y[n * 3072 + i1 * 96 + j]!;
            total_5 = dense1_W_1 * d_dense1_y_1 + total_5;
            const dense1_W_2 = W[i2 * 96 + j + 96]!;
            total_9 = dense1_W_2 * d_dense1_y_1 + total_9;
            const d_dense1_y_2 = y[n * 3072 + i1 * 96 + j + 96]!;
            total_6 = dense1_W_1 * d_dense1_y_2 + total_6;
            total_10 = dense1_W_2 * d_dense1_y_2 + total_10;
            const d_dense1_y_3 = y[n * 3072 + i1 * 96 + j + 192]!;
            total_7 = dense1_W_1 * d_dense1_y_3 + total_7;
            total_11 = dense1_W_2 * d_dense1_y_3 + total_11;
            const d_dense1_y_4 = y[n * 3072 + i1 * 96 + j + 288]!;
            total_8 = dense1_W_1 * d_dense1_y_4 + total_8;
            total_12 = dense1_W_2 * d_dense1_y_4 + total_12;
            const dense1_W_3 = W[i2 * 96 + j + 1]!;
            const d_dense1_y_5 = y[n * 3072 + i1 * 96 + j + 1]!;
            total_5 = dense1_W_3 * d_dense1_y_5 + total_5;
            const dense1_W_4 = W[i2 * 96 + j + 97]!;
            total_9 = dense1_W_4 * d_dense1_y_5 + total_9;
            const d_dense1_y_6 = y[n * 3072 + i1 * 96 + j + 97]!;
            total_6 = dense1_W_3 * d_dense1_y_6 + total_6;
            total_10 = dense1_W_4 * d_dense1_y_6 + total_10;
            const d_dense1_y_7 = y[n * 3072 + i1 * 96 + j + 193]!;
            total_7 = dense1_W_3 * d_dense1_y_7 + total_7;
            total_11 = dense1_W_4 * d_dense1_y_7 + total_11;
            const d_dense1_y_8 = y[n * 3072 + i1 * 96 + j + 289]!;
            total_8 = dense1_W_3 * d_dense1_y_8 + total_8;
            total_12 = dense1_W_4 * d_dense1_y_8 + total_12;
          }
          const d_layerNorm1_y_5 = total_5;
          const d_layerNorm1_y_9 = total_9;
          const d_layerNorm1_y_6 = total_6;
          const d_layerNorm1_y_10 = total_10;
          const d_layerNorm1_y_7 = total_7;
          const d_layerNorm1_y_11 = total_11;
          const d_layerNorm1_y_8 = total_8;
          const d_layerNorm1_y_12 = total_12;
          layerNorm1_y[n * 1024 + i1 * 32 + i2] = d_layerNorm1_y_5;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 1] = d_layerNorm1_y_9;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 32] = d_layerNorm1_y_6;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 33] = d_layerNorm1_y_10;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 64] = d_layerNorm1_y_7;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 65] = d_layerNorm1_y_11;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 96] = d_layerNorm1_y_8;
          layerNorm1_y[n * 1024 + i1 * 32 + i2 + 97] = d_layerNorm1_y_12;
        }
      }
    }
  }

  // d(layerNorm1.var)[n, i1] = -0.5 * layerNorm1.y.1[n, i1] ^ 3 * sum(j < 32: layerNorm1.gamma[j] *
  //   (transformerDecoder2.residual2.y[n, i1, j] - layerNorm1.mu[n, i1]) * d(layerNorm1.y)[n, i1, j])
  //   (examples/devils-dictionary/devils-dictionary.nn:8)
  // tiled 1×4 (i1), reduction by 2
  function train_d_layerNorm1_var(count: number): void {
    const y_1 = layerNorm1_y_1;
    const gamma = layerNorm1_gamma;
    const mu = layerNorm1_mu;
    const y = transformerDecoder2_residual2_y;
    const layerNorm1_y = d_layerNorm1_y;
    const layerNorm1_var = d_layerNorm1_var;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        const part_1 = y_1[n * 32 + i1]!;
        const part_2 = y_1[n * 32 + i1 + 1]!;
        const part_3 = y_1[n * 32 + i1 + 2]!;
        const part_4 = y_1[n * 32 + i1 + 3]!;
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const layerNorm1_gamma_1 = gamma[j]!;
          const layerNorm1_mu_1 = mu[n * 32 + i1]!;
          total_1 = layerNorm1_gamma_1 * (y[n * 1024 + i1 * 32 + j]! - layerNorm1_mu_1) * layerNorm1_y[n * 1024 + i1 * 32 + j]! + total_1;
          const layerNorm1_mu_2 = mu[n * 32 + i1 + 1]!;
          total_2 = layerNorm1_gamma_1 * (y[n * 1024 + i1 * 32 + j + 32]! - layerNorm1_mu_2) * layerNorm1_y[n * 1024 + i1 * 32 + j + 32]! + total_2;
          const layerNorm1_mu_3 = mu[n * 32 + i1 + 2]!;
          total_3 = layerNorm1_gamma_1 * (y[n * 1024 + i1 * 32 + j + 64]! - layerNorm1_mu_3) * layerNorm1_y[n * 1024 + i1 * 32 + j + 64]! + total_3;
          const layerNorm1_mu_4 = mu[n * 32 + i1 + 3]!;
          total_4 = layerNorm1_gamma_1 * (y[n * 1024 + i1 * 32 + j + 96]! - layerNorm1_mu_4) * layerNorm1_y[n * 1024 + i1 * 32 + j + 96]! + total_4;
          const layerNorm1_gamma_2 = gamma[j + 1]!;
          total_1 = layerNorm1_gamma_2 * (y[n * 1024 + i1 * 32 + j + 1]! - layerNorm1_mu_1) * layerNorm1_y[n * 1024 + i1 * 32 + j + 1]! + total_1;
          total_2 = layerNorm1_gamma_2 * (y[n * 1024 + i1 * 32 + j + 33]! - layerNorm1_mu_2) * layerNorm1_y[n * 1024 + i1 * 32 + j + 33]! + total_2;
          total_3 = layerNorm1_gamma_2 * (y[n * 1024 + i1 * 32 + j + 65]! - layerNorm1_mu_3) * layerNorm1_y[n * 1024 + i1 * 32 + j + 65]! + total_3;
          total_4 = layerNorm1_gamma_2 * (y[n * 1024 + i1 * 32 + j + 97]! - layerNorm1_mu_4) * layerNorm1_y[n * 1024 + i1 * 32 + j + 97]! + total_4;
        }
        const d_layerNorm1_var_1 = -0.5 * (part_1 * (part_1 * part_1) * total_1);
        const d_layerNorm1_var_2 = -0.5 * (part_2 * (part_2 * part_2) * total_2);
        const d_layerNorm1_var_3 = -0.5 * (part_3 * (part_3 * part_3) * total_3);
        const d_layerNorm1_var_4 = -0.5 * (part_4 * (part_4 * part_4) * total_4);
        layerNorm1_var[n * 32 + i1] = d_layerNorm1_var_1;
        layerNorm1_var[n * 32 + i1 + 1] = d_layerNorm1_var_2;
        layerNorm1_var[n * 32 + i1 + 2] = d_layerNorm1_var_3;
        layerNorm1_var[n * 32 + i1 + 3] = d_layerNorm1_var_4;
      }
    }
  }

  // d(layerNorm1.mu).1[n, i1] = sum(j < 32: layerNorm1.gamma[j] * d(layerNorm1.y)[n, i1, j]) * layerNorm1.y.1[n, i1]
  //   (examples/devils-dictionary/devils-dictionary.nn:8)
  // tiled 1×4 (i1), reduction by 2
  function train_d_layerNorm1_mu_1(count: number): void {
    const gamma = layerNorm1_gamma;
    const y = d_layerNorm1_y;
    const y_1 = layerNorm1_y_1;
    const mu_1 = d_layerNorm1_mu_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const layerNorm1_gamma_1 = gamma[j]!;
          total_1 = layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j]! + total_1;
          total_2 = layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 32]! + total_2;
          total_3 = layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 64]! + total_3;
          total_4 = layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 96]! + total_4;
          const layerNorm1_gamma_2 = gamma[j + 1]!;
          total_1 = layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 1]! + total_1;
          total_2 = layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 33]! + total_2;
          total_3 = layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 65]! + total_3;
          total_4 = layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 97]! + total_4;
        }
        const d_layerNorm1_mu_2 = total_1 * y_1[n * 32 + i1]!;
        const d_layerNorm1_mu_3 = total_2 * y_1[n * 32 + i1 + 1]!;
        const d_layerNorm1_mu_4 = total_3 * y_1[n * 32 + i1 + 2]!;
        const d_layerNorm1_mu_5 = total_4 * y_1[n * 32 + i1 + 3]!;
        mu_1[n * 32 + i1] = d_layerNorm1_mu_2;
        mu_1[n * 32 + i1 + 1] = d_layerNorm1_mu_3;
        mu_1[n * 32 + i1 + 2] = d_layerNorm1_mu_4;
        mu_1[n * 32 + i1 + 3] = d_layerNorm1_mu_5;
      }
    }
  }

  // d(transformerDecoder2.residual2.y)[n, i1, i2] = 0.0625 * (transformerDecoder2.residual2.y[n, i1, i2] -
  //   layerNorm1.mu[n, i1]) * d(layerNorm1.var)[n, i1] + layerNorm1.gamma[i2] * layerNorm1.y.1[n, i1] *
  //   d(layerNorm1.y)[n, i1, i2] - d(layerNorm1.mu).1[n, i1] / 32 (examples/devils-dictionary/devils-dictionary.nn:8)
  // 4 elements at a time
  function train_d_transformerDecoder2_residual2_y(count: number): void {
    const mu = layerNorm1_mu;
    const layerNorm1_var = d_layerNorm1_var;
    const y_1 = layerNorm1_y_1;
    const mu_1 = d_layerNorm1_mu_1;
    const y = transformerDecoder2_residual2_y;
    const gamma = layerNorm1_gamma;
    const layerNorm1_y = d_layerNorm1_y;
    const residual2_y = d_transformerDecoder2_residual2_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 32; i2 += 4) {
          const layerNorm1_mu_1 = mu[n * 32 + i1]!;
          const d_layerNorm1_var_1 = layerNorm1_var[n * 32 + i1]!;
          const layerNorm1_y_1_2 = y_1[n * 32 + i1]!;
          const part_1 = 0.03125 * mu_1[n * 32 + i1]!;
          const d_transformerDecoder2_residual2_y_1 = 0.0625 * ((y[n * 1024 + i1 * 32 + i2]! - layerNorm1_mu_1) * d_layerNorm1_var_1) + gamma[i2]! * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + i1 * 32 + i2]! - part_1;
          const d_transformerDecoder2_residual2_y_2 = 0.0625 * ((y[n * 1024 + i1 * 32 + i2 + 1]! - layerNorm1_mu_1) * d_layerNorm1_var_1) + gamma[i2 + 1]! * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + i1 * 32 + i2 + 1]! - part_1;
          const d_transformerDecoder2_residual2_y_3 = 0.0625 * ((y[n * 1024 + i1 * 32 + i2 + 2]! - layerNorm1_mu_1) * d_layerNorm1_var_1) + gamma[i2 + 2]! * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + i1 * 32 + i2 + 2]! - part_1;
          const d_transformerDecoder2_residual2_y_4 = 0.0625 * ((y[n * 1024 + i1 * 32 + i2 + 3]! - layerNorm1_mu_1) * d_layerNorm1_var_1) + gamma[i2 + 3]! * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + i1 * 32 + i2 + 3]! - part_1;
          residual2_y[n * 1024 + i1 * 32 + i2] = d_transformerDecoder2_residual2_y_1;
          residual2_y[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder2_residual2_y_2;
          residual2_y[n * 1024 + i1 * 32 + i2 + 2] = d_transformerDecoder2_residual2_y_3;
          residual2_y[n * 1024 + i1 * 32 + i2 + 3] = d_transformerDecoder2_residual2_y_4;
        }
      }
    }
  }

  // d(transformerDecoder2.feedForward1.h)[n, i1, i2] = sum(i < 32: d(transformerDecoder2.residual2.y)[n, i1, i] *
  //   transformerDecoder2.feedForward1.W2[i2, i]) (std/blocks/transformerDecoder.nn:5)
  // d(transformerDecoder2.feedForward1.h.1)[n, i1, i2] = (0.7978845608028654 *
  //   d(transformerDecoder2.feedForward1.h.1).1[n, i1, i2] * (0.5 * transformerDecoder2.feedForward1.h.1[n, i1, i2] +
  //   0.5 * transformerDecoder2.feedForward1.b1[i2]) + 0.5 * transformerDecoder2.feedForward1.h.2[n, i1, i2] + 0.5) *
  //   d(transformerDecoder2.feedForward1.h)[n, i1, i2]
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder2_feedForward1_h_1(count: number): void {
    const y = d_transformerDecoder2_residual2_y;
    const W2 = transformerDecoder2_feedForward1_W2;
    const b1 = transformerDecoder2_feedForward1_b1;
    const h_1_1 = d_transformerDecoder2_feedForward1_h_1_1;
    const h_1 = transformerDecoder2_feedForward1_h_1;
    const h_2 = transformerDecoder2_feedForward1_h_2;
    const h = d_transformerDecoder2_feedForward1_h;
    const feedForward1_h_1 = d_transformerDecoder2_feedForward1_h_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 128; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const d_transformerDecoder2_residual2_y_1 = y[n * 1024 + i1 * 32 + i]!;
            const transformerDecoder2_feedForward1_W2_1 = W2[i2 * 32 + i]!;
            total_5 = d_transformerDecoder2_residual2_y_1 * transformerDecoder2_feedForward1_W2_1 + total_5;
            const transformerDecoder2_feedForward1_W2_2 = W2[i2 * 32 + i + 32]!;
            total_9 = d_transformerDecoder2_residual2_y_1 * transformerDecoder2_feedForward1_W2_2 + total_9;
            const d_transformerDecoder2_residual2_y_2 = y[n * 1024 + i1 * 32 + i + 32]!;
            total_6 = d_transformerDecoder2_residual2_y_2 * transformerDecoder2_feedForward1_W2_1 + total_6;
            total_10 = d_transformerDecoder2_residual2_y_2 * transformerDecoder2_feedForward1_W2_2 + total_10;
            const d_transformerDecoder2_residual2_y_3 = y[n * 1024 + i1 * 32 + i + 64]!;
            total_7 = d_transformerDecoder2_residual2_y_3 * transformerDecoder2_feedForward1_W2_1 + total_7;
            total_11 = d_transformerDecoder2_residual2_y_3 * transformerDecoder2_feedForward1_W2_2 + total_11;
            const d_transformerDecoder2_residual2_y_4 = y[n * 1024 + i1 * 32 + i + 96]!;
            total_8 = d_transformerDecoder2_residual2_y_4 * transformerDecoder2_feedForward1_W2_1 + total_8;
            total_12 = d_transformerDecoder2_residual2_y_4 * transformerDecoder2_feedForward1_W2_2 + total_12;
            const d_transformerDecoder2_residual2_y_5 = y[n * 1024 + i1 * 32 + i + 1]!;
            const transformerDecoder2_feedForward1_W2_3 = W2[i2 * 32 + i + 1]!;
            total_5 = d_transformerDecoder2_residual2_y_5 * transformerDecoder2_feedForward1_W2_3 + total_5;
            const transformerDecoder2_feedForward1_W2_4 = W2[i2 * 32 + i + 33]!;
            total_9 = d_transformerDecoder2_residual2_y_5 * transformerDecoder2_feedForward1_W2_4 + total_9;
            const d_transformerDecoder2_residual2_y_6 = y[n * 1024 + i1 * 32 + i + 33]!;
            total_6 = d_transformerDecoder2_residual2_y_6 * transformerDecoder2_feedForward1_W2_3 + total_6;
            total_10 = d_transformerDecoder2_residual2_y_6 * transformerDecoder2_feedForward1_W2_4 + total_10;
            const d_transformerDecoder2_residual2_y_7 = y[n * 1024 + i1 * 32 + i + 65]!;
            total_7 = d_transformerDecoder2_residual2_y_7 * transformerDecoder2_feedForward1_W2_3 + total_7;
            total_11 = d_transformerDecoder2_residual2_y_7 * transformerDecoder2_feedForward1_W2_4 + total_11;
            const d_transformerDecoder2_residual2_y_8 = y[n * 1024 + i1 * 32 + i + 97]!;
            total_8 = d_transformerDecoder2_residual2_y_8 * transformerDecoder2_feedForward1_W2_3 + total_8;
            total_12 = d_transformerDecoder2_residual2_y_8 * transformerDecoder2_feedForward1_W2_4 + total_12;
          }
          const d_transformerDecoder2_feedForward1_h_10 = total_5;
          const d_transformerDecoder2_feedForward1_h_18 = total_9;
          const d_transformerDecoder2_feedForward1_h_11 = total_6;
          const d_transformerDecoder2_feedForward1_h_19 = total_10;
          const d_transformerDecoder2_feedForward1_h_12 = total_7;
          const d_transformerDecoder2_feedForward1_h_20 = total_11;
          const d_transformerDecoder2_feedForward1_h_13 = total_8;
          const d_transformerDecoder2_feedForward1_h_21 = total_12;
          const part_1 = 0.5 * b1[i2]!;
          const d_transformerDecoder2_feedForward1_h_14 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2]! + part_1)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2]!) * d_transformerDecoder2_feedForward1_h_10;
          const part_2 = 0.5 * b1[i2 + 1]!;
          const d_transformerDecoder2_feedForward1_h_22 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 1]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 1]! + part_2)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 1]!) * d_transformerDecoder2_feedForward1_h_18;
          const d_transformerDecoder2_feedForward1_h_15 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 128]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 128]! + part_1)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 128]!) * d_transformerDecoder2_feedForward1_h_11;
          const d_transformerDecoder2_feedForward1_h_23 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 129]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 129]! + part_2)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 129]!) * d_transformerDecoder2_feedForward1_h_19;
          const d_transformerDecoder2_feedForward1_h_16 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 256]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 256]! + part_1)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 256]!) * d_transformerDecoder2_feedForward1_h_12;
          const d_transformerDecoder2_feedForward1_h_24 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 257]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 257]! + part_2)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 257]!) * d_transformerDecoder2_feedForward1_h_20;
          const d_transformerDecoder2_feedForward1_h_17 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 384]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 384]! + part_1)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 384]!) * d_transformerDecoder2_feedForward1_h_13;
          const d_transformerDecoder2_feedForward1_h_25 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + i1 * 128 + i2 + 385]! * (0.5 * h_1[n * 4096 + i1 * 128 + i2 + 385]! + part_2)) + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 385]!) * d_transformerDecoder2_feedForward1_h_21;
          h[n * 4096 + i1 * 128 + i2] = d_transformerDecoder2_feedForward1_h_10;
          h[n * 4096 + i1 * 128 + i2 + 1] = d_transformerDecoder2_feedForward1_h_18;
          h[n * 4096 + i1 * 128 + i2 + 128] = d_transformerDecoder2_feedForward1_h_11;
          h[n * 4096 + i1 * 128 + i2 + 129] = d_transformerDecoder2_feedForward1_h_19;
          h[n * 4096 + i1 * 128 + i2 + 256] = d_transformerDecoder2_feedForward1_h_12;
          h[n * 4096 + i1 * 128 + i2 + 257] = d_transformerDecoder2_feedForward1_h_20;
          h[n * 4096 + i1 * 128 + i2 + 384] = d_transformerDecoder2_feedForward1_h_13;
          h[n * 4096 + i1 * 128 + i2 + 385] = d_transformerDecoder2_feedForward1_h_21;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2] = d_transformerDecoder2_feedForward1_h_14;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 1] = d_transformerDecoder2_feedForward1_h_22;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 128] = d_transformerDecoder2_feedForward1_h_15;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 129] = d_transformerDecoder2_feedForward1_h_23;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 256] = d_transformerDecoder2_feedForward1_h_16;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 257] = d_transformerDecoder2_feedForward1_h_24;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 384] = d_transformerDecoder2_feedForward1_h_17;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 385] = d_transformerDecoder2_feedForward1_h_25;
        }
      }
    }
  }

  // d(transformerDecoder2.layerNorm2.y)[n, i1, i2] = sum(j < 128: d(transformerDecoder2.feedForward1.h.1)[n, i1, j] *
  //   transformerDecoder2.feedForward1.W1[i2, j]) (std/blocks/transformerDecoder.nn:5)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder2_layerNorm2_y(count: number): void {
    const h_1 = d_transformerDecoder2_feedForward1_h_1;
    const W1 = transformerDecoder2_feedForward1_W1;
    const y = d_transformerDecoder2_layerNorm2_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let j = 0; j < 128; j += 2) {
            const d_transformerDecoder2_feedForward1_h_1_2 = h_1[n * 4096 + i1 * 128 + j]!;
            const transformerDecoder2_feedForward1_W1_1 = W1[i2 * 128 + j]!;
            total_5 = d_transformerDecoder2_feedForward1_h_1_2 * transformerDecoder2_feedForward1_W1_1 + total_5;
            const transformerDecoder2_feedForward1_W1_2 = W1[i2 * 128 + j + 128]!;
            total_9 = d_transformerDecoder2_feedForward1_h_1_2 * transformerDecoder2_feedForward1_W1_2 + total_9;
            const d_transformerDecoder2_feedForward1_h_2 = h_1[n * 4096 + i1 * 128 + j + 128]!;
            total_6 = d_transformerDecoder2_feedForward1_h_2 * transformerDecoder2_feedForward1_W1_1 + total_6;
            total_10 = d_transformerDecoder2_feedForward1_h_2 * transformerDecoder2_feedForward1_W1_2 + total_10;
            const d_transformerDecoder2_feedForward1_h_3 = h_1[n * 4096 + i1 * 128 + j + 256]!;
            total_7 = d_transformerDecoder2_feedForward1_h_3 * transformerDecoder2_feedForward1_W1_1 + total_7;
            total_11 = d_transformerDecoder2_feedForward1_h_3 * transformerDecoder2_feedForward1_W1_2 + total_11;
            const d_transformerDecoder2_feedForward1_h_4 = h_1[n * 4096 + i1 * 128 + j + 384]!;
            total_8 = d_transformerDecoder2_feedForward1_h_4 * transformerDecoder2_feedForward1_W1_1 + total_8;
            total_12 = d_transformerDecoder2_feedForward1_h_4 * transformerDecoder2_feedForward1_W1_2 + total_12;
            const d_transformerDecoder2_feedForward1_h_5 = h_1[n * 4096 + i1 * 128 + j + 1]!;
            const transformerDecoder2_feedForward1_W1_3 = W1[i2 * 128 + j + 1]!;
            total_5 = d_transformerDecoder2_feedForward1_h_5 * transformerDecoder2_feedForward1_W1_3 + total_5;
            const transformerDecoder2_feedForward1_W1_4 = W1[i2 * 128 + j + 129]!;
            total_9 = d_transformerDecoder2_feedForward1_h_5 * transformerDecoder2_feedForward1_W1_4 + total_9;
            const d_transformerDecoder2_feedForward1_h_6 = h_1[n * 4096 + i1 * 128 + j + 129]!;
            total_6 = d_transformerDecoder2_feedForward1_h_6 * transformerDecoder2_feedForward1_W1_3 + total_6;
            total_10 = d_transformerDecoder2_feedForward1_h_6 * transformerDecoder2_feedForward1_W1_4 + total_10;
            const d_transformerDecoder2_feedForward1_h_7 = h_1[n * 4096 + i1 * 128 + j + 257]!;
            total_7 = d_transformerDecoder2_feedForward1_h_7 * transformerDecoder2_feedForward1_W1_3 + total_7;
            total_11 = d_transformerDecoder2_feedForward1_h_7 * transformerDecoder2_feedForward1_W1_4 + total_11;
            const d_transformerDecoder2_feedForward1_h_8 = h_1[n * 4096 + i1 * 128 + j + 385]!;
            total_8 = d_transformerDecoder2_feedForward1_h_8 * transformerDecoder2_feedForward1_W1_3 + total_8;
            total_12 = d_transformerDecoder2_feedForward1_h_8 * transformerDecoder2_feedForward1_W1_4 + total_12;
          }
          const d_transformerDecoder2_layerNorm2_y_5 = total_5;
          const d_transformerDecoder2_layerNorm2_y_9 = total_9;
          const d_transformerDecoder2_layerNorm2_y_6 = total_6;
          const d_transformerDecoder2_layerNorm2_y_10 = total_10;
          const d_transformerDecoder2_layerNorm2_y_7 = total_7;
          const d_transformerDecoder2_layerNorm2_y_11 = total_11;
          const d_transformerDecoder2_layerNorm2_y_8 = total_8;
          const d_transformerDecoder2_layerNorm2_y_12 = total_12;
          y[n * 1024 + i1 * 32 + i2] = d_transformerDecoder2_layerNorm2_y_5;
          y[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder2_layerNorm2_y_9;
          y[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder2_layerNorm2_y_6;
          y[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder2_layerNorm2_y_10;
          y[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder2_layerNorm2_y_7;
          y[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder2_layerNorm2_y_11;
          y[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder2_layerNorm2_y_8;
          y[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder2_layerNorm2_y_12;
        }
      }
    }
  }

  // d(transformerDecoder2.layerNorm2.var)[n, i1] = -0.5 * transformerDecoder2.layerNorm2.y.1[n, i1] ^ 3 * sum(j < 32:
  //   (transformerDecoder2.residual1.y[n, i1, j] - transformerDecoder2.layerNorm2.mu[n, i1]) *
  //   d(transformerDecoder2.layerNorm2.y)[n, i1, j] * transformerDecoder2.layerNorm2.gamma[j])
  //   (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder2_layerNorm2_var(count: number): void {
    const y_1 = transformerDecoder2_layerNorm2_y_1;
    const mu = transformerDecoder2_layerNorm2_mu;
    const gamma = transformerDecoder2_layerNorm2_gamma;
    const y = transformerDecoder2_residual1_y;
    const layerNorm2_y = d_transformerDecoder2_layerNorm2_y;
    const layerNorm2_var = d_transformerDecoder2_layerNorm2_var;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        const part_1 = y_1[n * 32 + i1]!;
        const part_2 = y_1[n * 32 + i1 + 1]!;
        const part_3 = y_1[n * 32 + i1 + 2]!;
        const part_4 = y_1[n * 32 + i1 + 3]!;
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder2_layerNorm2_mu_1 = mu[n * 32 + i1]!;
          const transformerDecoder2_layerNorm2_gamma_1 = gamma[j]!;
          total_1 = (y[n * 1024 + i1 * 32 + j]! - transformerDecoder2_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + i1 * 32 + j]! * transformerDecoder2_layerNorm2_gamma_1 + total_1;
          const transformerDecoder2_layerNorm2_mu_2 = mu[n * 32 + i1 + 1]!;
          total_2 = (y[n * 1024 + i1 * 32 + j + 32]! - transformerDecoder2_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + i1 * 32 + j + 32]! * transformerDecoder2_layerNorm2_gamma_1 + total_2;
          const transformerDecoder2_layerNorm2_mu_3 = mu[n * 32 + i1 + 2]!;
          total_3 = (y[n * 1024 + i1 * 32 + j + 64]! - transformerDecoder2_layerNorm2_mu_3) * layerNorm2_y[n * 1024 + i1 * 32 + j + 64]! * transformerDecoder2_layerNorm2_gamma_1 + total_3;
          const transformerDecoder2_layerNorm2_mu_4 = mu[n * 32 + i1 + 3]!;
          total_4 = (y[n * 1024 + i1 * 32 + j + 96]! - transformerDecoder2_layerNorm2_mu_4) * layerNorm2_y[n * 1024 + i1 * 32 + j + 96]! * transformerDecoder2_layerNorm2_gamma_1 + total_4;
          const transformerDecoder2_layerNorm2_gamma_2 = gamma[j + 1]!;
          total_1 = (y[n * 1024 + i1 * 32 + j + 1]! - transformerDecoder2_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + i1 * 32 + j + 1]! * transformerDecoder2_layerNorm2_gamma_2 + total_1;
          total_2 = (y[n * 1024 + i1 * 32 + j + 33]! - transformerDecoder2_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + i1 * 32 + j + 33]! * transformerDecoder2_layerNorm2_gamma_2 + total_2;
          total_3 = (y[n * 1024 + i1 * 32 + j + 65]! - transformerDecoder2_layerNorm2_mu_3) * layerNorm2_y[n * 1024 + i1 * 32 + j + 65]! * transformerDecoder2_layerNorm2_gamma_2 + total_3;
          total_4 = (y[n * 1024 + i1 * 32 + j + 97]! - transformerDecoder2_layerNorm2_mu_4) * layerNorm2_y[n * 1024 + i1 * 32 + j + 97]! * transformerDecoder2_layerNorm2_gamma_2 + total_4;
        }
        const d_transformerDecoder2_layerNorm2_var_1 = -0.5 * (part_1 * (part_1 * part_1) * total_1);
        const d_transformerDecoder2_layerNorm2_var_2 = -0.5 * (part_2 * (part_2 * part_2) * total_2);
        const d_transformerDecoder2_layerNorm2_var_3 = -0.5 * (part_3 * (part_3 * part_3) * total_3);
        const d_transformerDecoder2_layerNorm2_var_4 = -0.5 * (part_4 * (part_4 * part_4) * total_4);
        layerNorm2_var[n * 32 + i1] = d_transformerDecoder2_layerNorm2_var_1;
        layerNorm2_var[n * 32 + i1 + 1] = d_transformerDecoder2_layerNorm2_var_2;
        layerNorm2_var[n * 32 + i1 + 2] = d_transformerDecoder2_layerNorm2_var_3;
        layerNorm2_var[n * 32 + i1 + 3] = d_transformerDecoder2_layerNorm2_var_4;
      }
    }
  }

  // d(transformerDecoder2.layerNorm2.mu).2[n, i1] = transformerDecoder2.layerNorm2.y.1[n, i1] * sum(j < 32:
  //   d(transformerDecoder2.layerNorm2.y)[n, i1, j] * transformerDecoder2.layerNorm2.gamma[j])
  //   (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder2_layerNorm2_mu_2(count: number): void {
    const gamma = transformerDecoder2_layerNorm2_gamma;
    const y = d_transformerDecoder2_layerNorm2_y;
    const y_1 = transformerDecoder2_layerNorm2_y_1;
    const mu_2 = d_transformerDecoder2_layerNorm2_mu_2;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder2_layerNorm2_gamma_1 = gamma[j]!;
          total_1 = y[n * 1024 + i1 * 32 + j]! * transformerDecoder2_layerNorm2_gamma_1 + total_1;
          total_2 = y[n * 1024 + i1 * 32 + j + 32]! * transformerDecoder2_layerNorm2_gamma_1 + total_2;
          total_3 = y[n * 1024 + i1 * 32 + j + 64]! * transformerDecoder2_layerNorm2_gamma_1 + total_3;
          total_4 = y[n * 1024 + i1 * 32 + j + 96]! * transformerDecoder2_layerNorm2_gamma_1 + total_4;
          const transformerDecoder2_layerNorm2_gamma_2 = gamma[j + 1]!;
          total_1 = y[n * 1024 + i1 * 32 + j + 1]! * transformerDecoder2_layerNorm2_gamma_2 + total_1;
          total_2 = y[n * 1024 + i1 * 32 + j + 33]! * transformerDecoder2_layerNorm2_gamma_2 + total_2;
          total_3 = y[n * 1024 + i1 * 32 + j + 65]! * transformerDecoder2_layerNorm2_gamma_2 + total_3;
          total_4 = y[n * 1024 + i1 * 32 + j + 97]! * transformerDecoder2_layerNorm2_gamma_2 + total_4;
        }
        const d_transformerDecoder2_layerNorm2_mu_1 = y_1[n * 32 + i1]! * total_1;
        const d_transformerDecoder2_layerNorm2_mu_3 = y_1[n * 32 + i1 + 1]! * total_2;
        const d_transformerDecoder2_layerNorm2_mu_4 = y_1[n * 32 + i1 + 2]! * total_3;
        const d_transformerDecoder2_layerNorm2_mu_5 = y_1[n * 32 + i1 + 3]! * total_4;
        mu_2[n * 32 + i1] = d_transformerDecoder2_layerNorm2_mu_1;
        mu_2[n * 32 + i1 + 1] = d_transformerDecoder2_layerNorm2_mu_3;
        mu_2[n * 32 + i1 + 2] = d_transformerDecoder2_layerNorm2_mu_4;
        mu_2[n * 32 + i1 + 3] = d_transformerDecoder2_layerNorm2_mu_5;
      }
    }
  }

  // d(transformerDecoder2.residual1.y)[n, i1, i2] = d(transformerDecoder2.residual2.y)[n, i1, i2] + 0.0625 *
  //   (transformerDecoder2.residual1.y[n, i1, i2] - transformerDecoder2.layerNorm2.mu[n, i1]) *
  //   d(transformerDecoder2.layerNorm2.var)[n, i1] + transformerDecoder2.layerNorm2.y.1[n, i1] *
  //   d(transformerDecoder2.layerNorm2.y)[n, i1, i2] * transformerDecoder2.layerNorm2.gamma[i2] -
  //   d(transformerDecoder2.layerNorm2.mu).2[n, i1] / 32 (std/blocks/transformerDecoder.nn:5)
  function train_d_transformerDecoder2_residual1_y(count: number): void {
    const y = d_transformerDecoder2_residual2_y;
    const residual1_y = transformerDecoder2_residual1_y;
    const mu = transformerDecoder2_layerNorm2_mu;
    const layerNorm2_var = d_transformerDecoder2_layerNorm2_var;
    const y_1 = transformerDecoder2_layerNorm2_y_1;
    const layerNorm2_y = d_transformerDecoder2_layerNorm2_y;
    const gamma = transformerDecoder2_layerNorm2_gamma;
    const mu_2 = d_transformerDecoder2_layerNorm2_mu_2;
    const d_transformerDecoder2_residual1_y_all = d_transformerDecoder2_residual1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          d_transformerDecoder2_residual1_y_all[n * 1024 + i1 * 32 + i2] = y[n * 1024 + i1 * 32 + i2]! + 0.0625 * ((residual1_y[n * 1024 + i1 * 32 + i2]! - mu[n * 32 + i1]!) * layerNorm2_var[n * 32 + i1]!) + y_1[n * 32 + i1]! * layerNorm2_y[n * 1024 + i1 * 32 + i2]! * gamma[i2]! - 0.03125 * mu_2[n * 32 + i1]!;
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.seen)[n, i1, i2, i3] = sum(i < 32: d(transformerDecoder2.residual1.y)[n, i1, i]
  //   * transformerDecoder2.attention1.Wo[i2, i3, i]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i3), reduction by 2
  function train_d_transformerDecoder2_attention1_seen(count: number): void {
    const y = d_transformerDecoder2_residual1_y;
    const Wo = transformerDecoder2_attention1_Wo;
    const seen = d_transformerDecoder2_attention1_seen;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i3 = 0; i3 < 32; i3 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const d_transformerDecoder2_residual1_y_1 = y[n * 1024 + i1 * 32 + i]!;
            const transformerDecoder2_attention1_Wo_1 = Wo[i3 * 32 + i]!;
            total_5 = d_transformerDecoder2_residual1_y_1 * transformerDecoder2_attention1_Wo_1 + total_5;
            const transformerDecoder2_attention1_Wo_2 = Wo[i3 * 32 + i + 32]!;
            total_9 = d_transformerDecoder2_residual1_y_1 * transformerDecoder2_attention1_Wo_2 + total_9;
            const d_transformerDecoder2_residual1_y_2 = y[n * 1024 + i1 * 32 + i + 32]!;
            total_6 = d_transformerDecoder2_residual1_y_2 * transformerDecoder2_attention1_Wo_1 + total_6;
            total_10 = d_transformerDecoder2_residual1_y_2 * transformerDecoder2_attention1_Wo_2 + total_10;
            const d_transformerDecoder2_residual1_y_3 = y[n * 1024 + i1 * 32 + i + 64]!;
            total_7 = d_transformerDecoder2_residual1_y_3 * transformerDecoder2_attention1_Wo_1 + total_7;
            total_11 = d_transformerDecoder2_residual1_y_3 * transformerDecoder2_attention1_Wo_2 + total_11;
            const d_transformerDecoder2_residual1_y_4 = y[n * 1024 + i1 * 32 + i + 96]!;
            total_8 = d_transformerDecoder2_residual1_y_4 * transformerDecoder2_attention1_Wo_1 + total_8;
            total_12 = d_transformerDecoder2_residual1_y_4 * transformerDecoder2_attention1_Wo_2 + total_12;
            const d_transformerDecoder2_residual1_y_5 = y[n * 1024 + i1 * 32 + i + 1]!;
            const transformerDecoder2_attention1_Wo_3 = Wo[i3 * 32 + i + 1]!;
            total_5 = d_transformerDecoder2_residual1_y_5 * transformerDecoder2_attention1_Wo_3 + total_5;
            const transformerDecoder2_attention1_Wo_4 = Wo[i3 * 32 + i + 33]!;
            total_9 = d_transformerDecoder2_residual1_y_5 * transformerDecoder2_attention1_Wo_4 + total_9;
            const d_transformerDecoder2_residual1_y_6 = y[n * 1024 + i1 * 32 + i + 33]!;
            total_6 = d_transformerDecoder2_residual1_y_6 * transformerDecoder2_attention1_Wo_3 + total_6;
            total_10 = d_transformerDecoder2_residual1_y_6 * transformerDecoder2_attention1_Wo_4 + total_10;
            const d_transformerDecoder2_residual1_y_7 = y[n * 1024 + i1 * 32 + i + 65]!;
            total_7 = d_transformerDecoder2_residual1_y_7 * transformerDecoder2_attention1_Wo_3 + total_7;
            total_11 = d_transformerDecoder2_residual1_y_7 * transformerDecoder2_attention1_Wo_4 + total_11;
            const d_transformerDecoder2_residual1_y_8 = y[n * 1024 + i1 * 32 + i + 97]!;
            total_8 = d_transformerDecoder2_residual1_y_8 * transformerDecoder2_attention1_Wo_3 + total_8;
            total_12 = d_transformerDecoder2_residual1_y_8 * transformerDecoder2_attention1_Wo_4 + total_12;
          }
          const d_transformerDecoder2_attention1_seen_5 = total_5;
          const d_transformerDecoder2_attention1_seen_9 = total_9;
          const d_transformerDecoder2_attention1_seen_6 = total_6;
          const d_transformerDecoder2_attention1_seen_10 = total_10;
          const d_transformerDecoder2_attention1_seen_7 = total_7;
          const d_transformerDecoder2_attention1_seen_11 = total_11;
          const d_transformerDecoder2_attention1_seen_8 = total_8;
          const d_transformerDecoder2_attention1_seen_12 = total_12;
          seen[n * 1024 + i1 * 32 + i3] = d_transformerDecoder2_attention1_seen_5;
          seen[n * 1024 + i1 * 32 + i3 + 1] = d_transformerDecoder2_attention1_seen_9;
          seen[n * 1024 + i1 * 32 + i3 + 32] = d_transformerDecoder2_attention1_seen_6;
          seen[n * 1024 + i1 * 32 + i3 + 33] = d_transformerDecoder2_attention1_seen_10;
          seen[n * 1024 + i1 * 32 + i3 + 64] = d_transformerDecoder2_attention1_seen_7;
          seen[n * 1024 + i1 * 32 + i3 + 65] = d_transformerDecoder2_attention1_seen_11;
          seen[n * 1024 + i1 * 32 + i3 + 96] = d_transformerDecoder2_attention1_seen_8;
          seen[n * 1024 + i1 * 32 + i3 + 97] = d_transformerDecoder2_attention1_seen_12;
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.p.y)[n, i1, i2, i3] = sum(d < 8: transformerDecoder2.attention1.v[n, i3, i1, d]
  //   * d(transformerDecoder2.attention1.seen)[n, i2, i1, d]) where i2 >= i3 (std/blocks/transformerDecoder.nn:4)
  // sums on 4 accumulators
  function train_d_transformerDecoder2_attention1_p_y(count: number): void {
    const v = transformerDecoder2_attention1_v;
    const seen = d_transformerDecoder2_attention1_seen;
    const y = d_transformerDecoder2_attention1_p_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          for (let i3 = 0; i3 < 32; i3++) {
            let chosen = 0;
            if (0 <= (i2 - i3)) {
              let total = 0;
              let total_1 = 0;
              let total_2 = 0;
              let total_3 = 0;
              for (let d = 0; d < 8; d += 4) {
                total = v[n * 1024 + i3 * 32 + i1 * 8 + d]! * seen[n * 1024 + i2 * 32 + i1 * 8 + d]! + total;
                total_1 = v[n * 1024 + i3 * 32 + i1 * 8 + d + 1]! * seen[n * 1024 + i2 * 32 + i1 * 8 + d + 1]! + total_1;
                total_2 = v[n * 1024 + i3 * 32 + i1 * 8 + d + 2]! * seen[n * 1024 + i2 * 32 + i1 * 8 + d + 2]! + total_2;
                total_3 = v[n * 1024 + i3 * 32 + i1 * 8 + d + 3]! * seen[n * 1024 + i2 * 32 + i1 * 8 + d + 3]! + total_3;
              }
              total = total_1 + total;
              total = total_2 + total;
              total = total_3 + total;
              chosen = total;
            }
            y[n * 4096 + i1 * 1024 + i2 * 32 + i3] = chosen;
          }
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.p.y.1)[n, i1, i2] = -sum(k < 32 where i2 >= k:
  //   d(transformerDecoder2.attention1.p.y)[n, i1, i2, k] * transformerDecoder2.attention1.p.y[n, i1, i2, k])
  //   (std/blocks/transformerDecoder.nn:4)
  // left in loops: any other form exceeds the size up to which the engine optimizes
  function train_d_transformerDecoder2_attention1_p_y_1(count: number): void {
    const y = d_transformerDecoder2_attention1_p_y;
    const p_y = transformerDecoder2_attention1_p_y;
    const y_1 = d_transformerDecoder2_attention1_p_y_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 31; i2++) {
          let total = 0;
          for (let k = 0; k < i2 + 1; k++) {
            total = y[n * 4096 + i1 * 1024 + i2 * 32 + k]! * p_y[n * 4096 + i1 * 1024 + i2 * 32 + k]! + total;
          }
          y_1[n * 128 + i1 * 32 + i2] = -total;
        }
        for (let i2_1 = 31; i2_1 < 32; i2_1++) {
          let total_1 = 0;
          for (let k_1 = 0; k_1 < 32; k_1++) {
            total_1 = y[n * 4096 + i1 * 1024 + i2_1 * 32 + k_1]! * p_y[n * 4096 + i1 * 1024 + i2_1 * 32 + k_1]! + total_1;
          }
          y_1[n * 128 + i1 * 32 + i2_1] = -total_1;
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.s)[n, i1, i2, i3] = (d(transformerDecoder2.attention1.p.y)[n, i1, i2, i3] +
  //   d(transformerDecoder2.attention1.p.y.1)[n, i1, i2]) * transformerDecoder2.attention1.p.y[n, i1, i2, i3] where
  //   i2 >= i3 (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function train_d_transformerDecoder2_attention1_s(count: number): void {
    const y = d_transformerDecoder2_attention1_p_y;
    const y_1 = d_transformerDecoder2_attention1_p_y_1;
    const p_y = transformerDecoder2_attention1_p_y;
    const s = d_transformerDecoder2_attention1_s;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          for (let i3 = 0; i3 < 32; i3 += 4) {
            const d_transformerDecoder2_attention1_s_1 = 0 <= (i2 - i3) ? (y[n * 4096 + i1 * 1024 + i2 * 32 + i3]! + y_1[n * 128 + i1 * 32 + i2]!) * p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3]! : 0;
            const d_transformerDecoder2_attention1_s_2 = 0 <= (i2 - i3 - 1) ? (y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 1]! + y_1[n * 128 + i1 * 32 + i2]!) * p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 1]! : 0;
            const d_transformerDecoder2_attention1_s_3 = 0 <= (i2 - i3 - 2) ? (y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 2]! + y_1[n * 128 + i1 * 32 + i2]!) * p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 2]! : 0;
            const d_transformerDecoder2_attention1_s_4 = 0 <= (i2 - i3 - 3) ? (y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 3]! + y_1[n * 128 + i1 * 32 + i2]!) * p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 3]! : 0;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3] = d_transformerDecoder2_attention1_s_1;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 1] = d_transformerDecoder2_attention1_s_2;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 2] = d_transformerDecoder2_attention1_s_3;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 3] = d_transformerDecoder2_attention1_s_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.q)[n, i1, i2, i3] = 0.3535533905932738 * sum(u < 32 where i1 >= u:
  //   d(transformerDecoder2.attention1.s)[n, i2, i1, u] * transformerDecoder2.attention1.k[n, u, i2, i3])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i3), reduction by 2
  function train_d_transformerDecoder2_attention1_q(count: number): void {
    const s = d_transformerDecoder2_attention1_s;
    const attention1_k = transformerDecoder2_attention1_k;
    const q = d_transformerDecoder2_attention1_q;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let u = 0; u < Math.min(32, i1 + 1); u++) {
              const d_transformerDecoder2_attention1_s_1 = s[n * 4096 + i2 * 1024 + i1 * 32 + u]!;
              total_1 = d_transformerDecoder2_attention1_s_1 * attention1_k[n * 1024 + u * 32 + i2 * 8 + i3]! + total_1;
              total_2 = d_transformerDecoder2_attention1_s_1 * attention1_k[n * 1024 + u * 32 + i2 * 8 + i3 + 1]! + total_2;
              total_3 = d_transformerDecoder2_attention1_s_1 * attention1_k[n * 1024 + u * 32 + i2 * 8 + i3 + 2]! + total_3;
              total_4 = d_transformerDecoder2_attention1_s_1 * attention1_k[n * 1024 + u * 32 + i2 * 8 + i3 + 3]! + total_4;
            }
            const d_transformerDecoder2_attention1_q_1 = 0.3535533905932738 * total_1;
            const d_transformerDecoder2_attention1_q_2 = 0.3535533905932738 * total_2;
            const d_transformerDecoder2_attention1_q_3 = 0.3535533905932738 * total_3;
            const d_transformerDecoder2_attention1_q_4 = 0.3535533905932738 * total_4;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3] = d_transformerDecoder2_attention1_q_1;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3 + 1] = d_transformerDecoder2_attention1_q_2;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3 + 2] = d_transformerDecoder2_attention1_q_3;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3 + 3] = d_transformerDecoder2_attention1_q_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder2.layerNorm1.y).1[n, i1, i2] = sum(h < 4, d < 8: d(transformerDecoder2.attention1.q)[n, i1,
  //   h, d] * transformerDecoder2.attention1.Wq[i2, h, d]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder2_layerNorm1_y_1(count: number): void {
    const q = d_transformerDecoder2_attention1_q;
    const Wq = transformerDecoder2_attention1_Wq;
    const y_1 = d_transformerDecoder2_layerNorm1_y_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const d_transformerDecoder2_attention1_q_1 = q[n * 1024 + i1 * 32 + d]!;
            const transformerDecoder2_attention1_Wq_1 = Wq[i2 * 32 + d]!;
            total_5 = d_transformerDecoder2_attention1_q_1 * transformerDecoder2_attention1_Wq_1 + total_5;
            const transformerDecoder2_attention1_Wq_2 = Wq[i2 * 32 + d + 32]!;
            total_9 = d_transformerDecoder2_attention1_q_1 * transformerDecoder2_attention1_Wq_2 + total_9;
            const d_transformerDecoder2_attention1_q_2 = q[n * 1024 + i1 * 32 + d + 32]!;
            total_6 = d_transformerDecoder2_attention1_q_2 * transformerDecoder2_attention1_Wq_1 + total_6;
            total_10 = d_transformerDecoder2_attention1_q_2 * transformerDecoder2_attention1_Wq_2 + total_10;
            const d_transformerDecoder2_attention1_q_3 = q[n * 1024 + i1 * 32 + d + 64]!;
            total_7 = d_transformerDecoder2_attention1_q_3 * transformerDecoder2_attention1_Wq_1 + total_7;
            total_11 = d_transformerDecoder2_attention1_q_3 * transformerDecoder2_attention1_Wq_2 + total_11;
            const d_transformerDecoder2_attention1_q_4 = q[n * 1024 + i1 * 32 + d + 96]!;
            total_8 = d_transformerDecoder2_attention1_q_4 * transformerDecoder2_attention1_Wq_1 + total_8;
            total_12 = d_transformerDecoder2_attention1_q_4 * transformerDecoder2_attention1_Wq_2 + total_12;
            const d_transformerDecoder2_attention1_q_5 = q[n * 1024 + i1 * 32 + d + 1]!;
            const transformerDecoder2_attention1_Wq_3 = Wq[i2 * 32 + d + 1]!;
            total_5 = d_transformerDecoder2_attention1_q_5 * transformerDecoder2_attention1_Wq_3 + total_5;
            const transformerDecoder2_attention1_Wq_4 = Wq[i2 * 32 + d + 33]!;
            total_9 = d_transformerDecoder2_attention1_q_5 * transformerDecoder2_attention1_Wq_4 + total_9;
            const d_transformerDecoder2_attention1_q_6 = q[n * 1024 + i1 * 32 + d + 33]!;
            total_6 = d_transformerDecoder2_attention1_q_6 * transformerDecoder2_attention1_Wq_3 + total_6;
            total_10 = d_transformerDecoder2_attention1_q_6 * transformerDecoder2_attention1_Wq_4 + total_10;
            const d_transformerDecoder2_attention1_q_7 = q[n * 1024 + i1 * 32 + d + 65]!;
            total_7 = d_transformerDecoder2_attention1_q_7 * transformerDecoder2_attention1_Wq_3 + total_7;
            total_11 = d_transformerDecoder2_attention1_q_7 * transformerDecoder2_attention1_Wq_4 + total_11;
            const d_transformerDecoder2_attention1_q_8 = q[n * 1024 + i1 * 32 + d + 97]!;
            total_8 = d_transformerDecoder2_attention1_q_8 * transformerDecoder2_attention1_Wq_3 + total_8;
            total_12 = d_transformerDecoder2_attention1_q_8 * transformerDecoder2_attention1_Wq_4 + total_12;
          }
          const d_transformerDecoder2_layerNorm1_y_6 = total_5;
          const d_transformerDecoder2_layerNorm1_y_10 = total_9;
          const d_transformerDecoder2_layerNorm1_y_7 = total_6;
          const d_transformerDecoder2_layerNorm1_y_11 = total_10;
          const d_transformerDecoder2_layerNorm1_y_8 = total_7;
          const d_transformerDecoder2_layerNorm1_y_12 = total_11;
          const d_transformerDecoder2_layerNorm1_y_9 = total_8;
          const d_transformerDecoder2_layerNorm1_y_13 = total_12;
          y_1[n * 1024 + i1 * 32 + i2] = d_transformerDecoder2_layerNorm1_y_6;
          y_1[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder2_layerNorm1_y_10;
          y_1[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder2_layerNorm1_y_7;
          y_1[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder2_layerNorm1_y_11;
          y_1[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder2_layerNorm1_y_8;
          y_1[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder2_layerNorm1_y_12;
          y_1[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder2_layerNorm1_y_9;
          y_1[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder2_layerNorm1_y_13;
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.k)[n, i1, i2, i3] = 0.3535533905932738 * sum(t < 32 where t >= i1:
  //   d(transformerDecoder2.attention1.s)[n, i2, t, i1] * transformerDecoder2.attention1.q[n, t, i2, i3])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i3), reduction by 2
  function train_d_transformerDecoder2_attention1_k(count: number): void {
    const s = d_transformerDecoder2_attention1_s;
    const q = transformerDecoder2_attention1_q;
    const attention1_k = d_transformerDecoder2_attention1_k;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let t = Math.max(0, i1); t < 32; t++) {
              const d_transformerDecoder2_attention1_s_1 = s[n * 4096 + i2 * 1024 + t * 32 + i1]!;
              total_1 = d_transformerDecoder2_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3]! + total_1;
              total_2 = d_transformerDecoder2_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3 + 1]! + total_2;
              total_3 = d_transformerDecoder2_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3 + 2]! + total_3;
              total_4 = d_transformerDecoder2_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3 + 3]! + total_4;
            }
            const d_transformerDecoder2_attention1_k_1 = 0.3535533905932738 * total_1;
            const d_transformerDecoder2_attention1_k_2 = 0.3535533905932738 * total_2;
            const d_transformerDecoder2_attention1_k_3 = 0.3535533905932738 * total_3;
            const d_transformerDecoder2_attention1_k_4 = 0.3535533905932738 * total_4;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3] = d_transformerDecoder2_attention1_k_1;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3 + 1] = d_transformerDecoder2_attention1_k_2;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3 + 2] = d_transformerDecoder2_attention1_k_3;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3 + 3] = d_transformerDecoder2_attention1_k_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder2.layerNorm1.y).3[n, i1, i2] = sum(h < 4, d < 8: transformerDecoder2.attention1.Wk[i2, h, d]
  //   * d(transformerDecoder2.attention1.k)[n, i1, h, d]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder2_layerNorm1_y_3(count: number): void {
    const Wk = transformerDecoder2_attention1_Wk;
    const attention1_k = d_transformerDecoder2_attention1_k;
    const y_3 = d_transformerDecoder2_layerNorm1_y_3;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const transformerDecoder2_attention1_Wk_1 = Wk[i2 * 32 + d]!;
            const d_transformerDecoder2_attention1_k_1 = attention1_k[n * 1024 + i1 * 32 + d]!;
            total_5 = transformerDecoder2_attention1_Wk_1 * d_transformerDecoder2_attention1_k_1 + total_5;
            const transformerDecoder2_attention1_Wk_2 = Wk[i2 * 32 + d + 32]!;
            total_9 = transformerDecoder2_attention1_Wk_2 * d_transformerDecoder2_attention1_k_1 + total_9;
            const d_transformerDecoder2_attention1_k_2 = attention1_k[n * 1024 + i1 * 32 + d + 32]!;
            total_6 = transformerDecoder2_attention1_Wk_1 * d_transformerDecoder2_attention1_k_2 + total_6;
            total_10 = transformerDecoder2_attention1_Wk_2 * d_transformerDecoder2_attention1_k_2 + total_10;
            const d_transformerDecoder2_attention1_k_3 = attention1_k[n * 1024 + i1 * 32 + d + 64]!;
            total_7 = transformerDecoder2_attention1_Wk_1 * d_transformerDecoder2_attention1_k_3 + total_7;
            total_11 = transformerDecoder2_attention1_Wk_2 * d_transformerDecoder2_attention1_k_3 + total_11;
            const d_transformerDecoder2_attention1_k_4 = attention1_k[n * 1024 + i1 * 32 + d + 96]!;
            total_8 = transformerDecoder2_attention1_Wk_1 * d_transformerDecoder2_attention1_k_4 + total_8;
            total_12 = transformerDecoder2_attention1_Wk_2 * d_transformerDecoder2_attention1_k_4 + total_12;
            const transformerDecoder2_attention1_Wk_3 = Wk[i2 * 32 + d + 1]!;
            const d_transformerDecoder2_attention1_k_5 = attention1_k[n * 1024 + i1 * 32 + d + 1]!;
            total_5 = transformerDecoder2_attention1_Wk_3 * d_transformerDecoder2_attention1_k_5 + total_5;
            const transformerDecoder2_attention1_Wk_4 = Wk[i2 * 32 + d + 33]!;
            total_9 = transformerDecoder2_attention1_Wk_4 * d_transformerDecoder2_attention1_k_5 + total_9;
            const d_transformerDecoder2_attention1_k_6 = attention1_k[n * 1024 + i1 * 32 + d + 33]!;
            total_6 = transformerDecoder2_attention1_Wk_3 * d_transformerDecoder2_attention1_k_6 + total_6;
            total_10 = transformerDecoder2_attention1_Wk_4 * d_transformerDecoder2_attention1_k_6 + total_10;
            const d_transformerDecoder2_attention1_k_7 = attention1_k[n * 1024 + i1 * 32 + d + 65]!;
            total_7 = transformerDecoder2_attention1_Wk_3 * d_transformerDecoder2_attention1_k_7 + total_7;
            total_11 = transformerDecoder2_attention1_Wk_4 * d_transformerDecoder2_attention1_k_7 + total_11;
            const d_transformerDecoder2_attention1_k_8 = attention1_k[n * 1024 + i1 * 32 + d + 97]!;
            total_8 = transformerDecoder2_attention1_Wk_3 * d_transformerDecoder2_attention1_k_8 + total_8;
            total_12 = transformerDecoder2_attention1_Wk_4 * d_transformerDecoder2_attention1_k_8 + total_12;
          }
          const d_transformerDecoder2_layerNorm1_y_6 = total_5;
          const d_transformerDecoder2_layerNorm1_y_10 = total_9;
          const d_transformerDecoder2_layerNorm1_y_7 = total_6;
          const d_transformerDecoder2_layerNorm1_y_11 = total_10;
          const d_transformerDecoder2_layerNorm1_y_8 = total_7;
          const d_transformerDecoder2_layerNorm1_y_12 = total_11;
          const d_transformerDecoder2_layerNorm1_y_9 = total_8;
          const d_transformerDecoder2_layerNorm1_y_13 = total_12;
          y_3[n * 1024 + i1 * 32 + i2] = d_transformerDecoder2_layerNorm1_y_6;
          y_3[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder2_layerNorm1_y_10;
          y_3[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder2_layerNorm1_y_7;
          y_3[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder2_layerNorm1_y_11;
          y_3[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder2_layerNorm1_y_8;
          y_3[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder2_layerNorm1_y_12;
          y_3[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder2_layerNorm1_y_9;
          y_3[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder2_layerNorm1_y_13;
        }
      }
    }
  }

  // d(transformerDecoder2.attention1.v)[n, i1, i2, i3] = sum(t < 32 where t >= i1:
  //   transformerDecoder2.attention1.p.y[n, i2, t, i1] * d(transformerDecoder2.attention1.seen)[n, t, i2, i3])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i3), reduction by 2
  function train_d_transformerDecoder2_attention1_v(count: number): void {
    const y = transformerDecoder2_attention1_p_y;
    const seen = d_transformerDecoder2_attention1_seen;
    const v = d_transformerDecoder2_attention1_v;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let t = Math.max(0, i1); t < 32; t++) {
              const transformerDecoder2_attention1_p_y_1 = y[n * 4096 + i2 * 1024 + t * 32 + i1]!;
              total_1 = transformerDecoder2_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3]! + total_1;
              total_2 = transformerDecoder2_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3 + 1]! + total_2;
              total_3 = transformerDecoder2_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3 + 2]! + total_3;
              total_4 = transformerDecoder2_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3 + 3]! + total_4;
            }
            const d_transformerDecoder2_attention1_v_1 = total_1;
            const d_transformerDecoder2_attention1_v_2 = total_2;
            const d_transformerDecoder2_attention1_v_3 = total_3;
            const d_transformerDecoder2_attention1_v_4 = total_4;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3] = d_transformerDecoder2_attention1_v_1;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3 + 1] = d_transformerDecoder2_attention1_v_2;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3 + 2] = d_transformerDecoder2_attention1_v_3;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3 + 3] = d_transformerDecoder2_attention1_v_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder2.layerNorm1.y).2[n, i1, i2] = sum(h < 4, d < 8: transformerDecoder2.attention1.Wv[i2, h, d]
  //   * d(transformerDecoder2.attention1.v)[n, i1, h, d]) (std/blocks/transformerDecoder.nn:4)
  // d(transformerDecoder2.layerNorm1.y)[n, i1, i2] = d(transformerDecoder2.layerNorm1.y).1[n, i1, i2] +
  //   d(transformerDecoder2.layerNorm1.y).3[n, i1, i2] + d(transformerDecoder2.layerNorm1.y).2[n, i1, i2]
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder2_layerNorm1_y(count: number): void {
    const Wv = transformerDecoder2_attention1_Wv;
    const v = d_transformerDecoder2_attention1_v;
    const y_1 = d_transformerDecoder2_layerNorm1_y_1;
    const y_3 = d_transformerDecoder2_layerNorm1_y_3;
    const y = d_transformerDecoder2_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const transformerDecoder2_attention1_Wv_1 = Wv[i2 * 32 + d]!;
            const d_transformerDecoder2_attention1_v_1 = v[n * 1024 + i1 * 32 + d]!;
            total_5 = transformerDecoder2_attention1_Wv_1 * d_transformerDecoder2_attention1_v_1 + total_5;
            const transformerDecoder2_attention1_Wv_2 = Wv[i2 * 32 + d + 32]!;
            total_9 = transformerDecoder2_attention1_Wv_2 * d_transformerDecoder2_attention1_v_1 + total_9;
            const d_transformerDecoder2_attention1_v_2 = v[n * 1024 + i1 * 32 + d + 32]!;
            total_6 = transformerDecoder2_attention1_Wv_1 * d_transformerDecoder2_attention1_v_2 + total_6;
            total_10 = transformerDecoder2_attention1_Wv_2 * d_transformerDecoder2_attention1_v_2 + total_10;
            const d_transformerDecoder2_attention1_v_3 = v[n * 1024 + i1 * 32 + d + 64]!;
            total_7 = transformerDecoder2_attention1_Wv_1 * d_transformerDecoder2_attention1_v_3 + total_7;
            total_11 = transformerDecoder2_attention1_Wv_2 * d_transformerDecoder2_attention1_v_3 + total_11;
            const d_transformerDecoder2_attention1_v_4 = v[n * 1024 + i1 * 32 + d + 96]!;
            total_8 = transformerDecoder2_attention1_Wv_1 * d_transformerDecoder2_attention1_v_4 + total_8;
            total_12 = transformerDecoder2_attention1_Wv_2 * d_transformerDecoder2_attention1_v_4 + total_12;
            const transformerDecoder2_attention1_Wv_3 = Wv[i2 * 32 + d + 1]!;
            const d_transformerDecoder2_attention1_v_5 = v[n * 1024 + i1 * 32 + d + 1]!;
            total_5 = transformerDecoder2_attention1_Wv_3 * d_transformerDecoder2_attention1_v_5 + total_5;
            const transformerDecoder2_attention1_Wv_4 = Wv[i2 * 32 + d + 33]!;
            total_9 = transformerDecoder2_attention1_Wv_4 * d_transformerDecoder2_attention1_v_5 + total_9;
            const d_transformerDecoder2_attention1_v_6 = v[n * 1024 + i1 * 32 + d + 33]!;
            total_6 = transformerDecoder2_attention1_Wv_3 * d_transformerDecoder2_attention1_v_6 + total_6;
            total_10 = transformerDecoder2_attention1_Wv_4 * d_transformerDecoder2_attention1_v_6 + total_10;
            const d_transformerDecoder2_attention1_v_7 = v[n * 1024 + i1 * 32 + d + 65]!;
            total_7 = transformerDecoder2_attention1_Wv_3 * d_transformerDecoder2_attention1_v_7 + total_7;
            total_11 = transformerDecoder2_attention1_Wv_4 * d_transformerDecoder2_attention1_v_7 + total_11;
            const d_transformerDecoder2_attention1_v_8 = v[n * 1024 + i1 * 32 + d + 97]!;
            total_8 = transformerDecoder2_attention1_Wv_3 * d_transformerDecoder2_attention1_v_8 + total_8;
            total_12 = transformerDecoder2_attention1_Wv_4 * d_transformerDecoder2_attention1_v_8 + total_12;
          }
          const d_transformerDecoder2_layerNorm1_y_10 = total_5;
          const d_transformerDecoder2_layerNorm1_y_18 = total_9;
          const d_transformerDecoder2_layerNorm1_y_11 = total_6;
          const d_transformerDecoder2_layerNorm1_y_19 = total_10;
          const d_transformerDecoder2_layerNorm1_y_12 = total_7;
          const d_transformerDecoder2_layerNorm1_y_20 = total_11;
          const d_transformerDecoder2_layerNorm1_y_13 = total_8;
          const d_transformerDecoder2_layerNorm1_y_21 = total_12;
          const d_transformerDecoder2_layerNorm1_y_14 = y_1[n * 1024 + i1 * 32 + i2]! + y_3[n * 1024 + i1 * 32 + i2]! + d_transformerDecoder2_layerNorm1_y_10;
          const d_transformerDecoder2_layerNorm1_y_22 = y_1[n * 1024 + i1 * 32 + i2 + 1]! + y_3[n * 1024 + i1 * 32 + i2 + 1]! + d_transformerDecoder2_layerNorm1_y_18;
          const d_transformerDecoder2_layerNorm1_y_15 = y_1[n * 1024 + i1 * 32 + i2 + 32]! + y_3[n * 1024 + i1 * 32 + i2 + 32]! + d_transformerDecoder2_layerNorm1_y_11;
          const d_transformerDecoder2_layerNorm1_y_23 = y_1[n * 1024 + i1 * 32 + i2 + 33]! + y_3[n * 1024 + i1 * 32 + i2 + 33]! + d_transformerDecoder2_layerNorm1_y_19;
          const d_transformerDecoder2_layerNorm1_y_16 = y_1[n * 1024 + i1 * 32 + i2 + 64]! + y_3[n * 1024 + i1 * 32 + i2 + 64]! + d_transformerDecoder2_layerNorm1_y_12;
          const d_transformerDecoder2_layerNorm1_y_24 = y_1[n * 1024 + i1 * 32 + i2 + 65]! + y_3[n * 1024 + i1 * 32 + i2 + 65]! + d_transformerDecoder2_layerNorm1_y_20;
          const d_transformerDecoder2_layerNorm1_y_17 = y_1[n * 1024 + i1 * 32 + i2 + 96]! + y_3[n * 1024 + i1 * 32 + i2 + 96]! + d_transformerDecoder2_layerNorm1_y_13;
          const d_transformerDecoder2_layerNorm1_y_25 = y_1[n * 1024 + i1 * 32 + i2 + 97]! + y_3[n * 1024 + i1 * 32 + i2 + 97]! + d_transformerDecoder2_layerNorm1_y_21;
          y[n * 1024 + i1 * 32 + i2] = d_transformerDecoder2_layerNorm1_y_14;
          y[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder2_layerNorm1_y_22;
          y[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder2_layerNorm1_y_15;
          y[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder2_layerNorm1_y_23;
          y[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder2_layerNorm1_y_16;
          y[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder2_layerNorm1_y_24;
          y[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder2_layerNorm1_y_17;
          y[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder2_layerNorm1_y_25;
        }
      }
    }
  }

  // d(transformerDecoder2.layerNorm1.mu).1[n, i1] = sum(j < 32: d(transformerDecoder2.layerNorm1.y)[n, i1, j] *
  //   transformerDecoder2.layerNorm1.gamma[j]) * transformerDecoder2.layerNorm1.y.1[n, i1]
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder2_layerNorm1_mu_1(count: number): void {
    const gamma = transformerDecoder2_layerNorm1_gamma;
    const y = d_transformerDecoder2_layerNorm1_y;
    const y_1 = transformerDecoder2_layerNorm1_y_1;
    const mu_1 = d_transformerDecoder2_layerNorm1_mu_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder2_layerNorm1_gamma_1 = gamma[j]!;
          total_1 = y[n * 1024 + i1 * 32 + j]! * transformerDecoder2_layerNorm1_gamma_1 + total_1;
          total_2 = y[n * 1024 + i1 * 32 + j + 32]! * transformerDecoder2_layerNorm1_gamma_1 + total_2;
          total_3 = y[n * 1024 + i1 * 32 + j + 64]! * transformerDecoder2_layerNorm1_gamma_1 + total_3;
          total_4 = y[n * 1024 + i1 * 32 + j + 96]! * transformerDecoder2_layerNorm1_gamma_1 + total_4;
          const transformerDecoder2_layerNorm1_gamma_2 = gamma[j + 1]!;
          total_1 = y[n * 1024 + i1 * 32 + j + 1]! * transformerDecoder2_layerNorm1_gamma_2 + total_1;
          total_2 = y[n * 1024 + i1 * 32 + j + 33]! * transformerDecoder2_layerNorm1_gamma_2 + total_2;
          total_3 = y[n * 1024 + i1 * 32 + j + 65]! * transformerDecoder2_layerNorm1_gamma_2 + total_3;
          total_4 = y[n * 1024 + i1 * 32 + j + 97]! * transformerDecoder2_layerNorm1_gamma_2 + total_4;
        }
        const d_transformerDecoder2_layerNorm1_mu_2 = total_1 * y_1[n * 32 + i1]!;
        const d_transformerDecoder2_layerNorm1_mu_3 = total_2 * y_1[n * 32 + i1 + 1]!;
        const d_transformerDecoder2_layerNorm1_mu_4 = total_3 * y_1[n * 32 + i1 + 2]!;
        const d_transformerDecoder2_layerNorm1_mu_5 = total_4 * y_1[n * 32 + i1 + 3]!;
        mu_1[n * 32 + i1] = d_transformerDecoder2_layerNorm1_mu_2;
        mu_1[n * 32 + i1 + 1] = d_transformerDecoder2_layerNorm1_mu_3;
        mu_1[n * 32 + i1 + 2] = d_transformerDecoder2_layerNorm1_mu_4;
        mu_1[n * 32 + i1 + 3] = d_transformerDecoder2_layerNorm1_mu_5;
      }
    }
  }

  // d(transformerDecoder2.layerNorm1.var)[n, i1] = -0.5 * sum(j < 32: (transformerDecoder1.residual2.y[n, i1, j] -
  //   transformerDecoder2.layerNorm1.mu[n, i1]) * d(transformerDecoder2.layerNorm1.y)[n, i1, j] *
  //   transformerDecoder2.layerNorm1.gamma[j]) * transformerDecoder2.layerNorm1.y.1[n, i1] ^ 3
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder2_layerNorm1_var(count: number): void {
    const mu = transformerDecoder2_layerNorm1_mu;
    const gamma = transformerDecoder2_layerNorm1_gamma;
    const y = transformerDecoder1_residual2_y;
    const layerNorm1_y = d_transformerDecoder2_layerNorm1_y;
    const y_1 = transformerDecoder2_layerNorm1_y_1;
    const layerNorm1_var = d_transformerDecoder2_layerNorm1_var;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder2_layerNorm1_mu_1 = mu[n * 32 + i1]!;
          const transformerDecoder2_layerNorm1_gamma_1 = gamma[j]!;
          total_1 = (y[n * 1024 + i1 * 32 + j]! - transformerDecoder2_layerNorm1_mu_1) * layerNorm1_y[n * 1024 + i1 * 32 + j]! * transformerDecoder2_layerNorm1_gamma_1 + total_1;
          const transformerDecoder2_layerNorm1_mu_2 = mu[n * 32 + i1 + 1]!;
          total_2 = (y[n * 1024 + i1 * 32 + j + 32]! - transformerDecoder2_layerNorm1_mu_2) * layerNorm1_y[n * 1024 + i1 * 32 + j + 32]! * transformerDecoder2_layerNorm1_gamma_1 + total_2;
          const transformerDecoder2_layerNorm1_mu_3 = mu[n * 32 + i1 + 2]!;
          total_3 = (y[n * 1024 + i1 * 32 + j + 64]! - transformerDecoder2_layerNorm1_mu_3) * layerNorm1_y[n * 1024 + i1 * 32 + j + 64]! * transformerDecoder2_layerNorm1_gamma_1 + total_3;
          const transformerDecoder2_layerNorm1_mu_4 = mu[n * 32 + i1 + 3]!;
          total_4 = (y[n * 1024 + i1 * 32 + j + 96]! - transformerDecoder2_layerNorm1_mu_4) * layerNorm1_y[n * 1024 + i1 * 32 + j + 96]! * transformerDecoder2_layerNorm1_gamma_1 + total_4;
          const transformerDecoder2_layerNorm1_gamma_2 = gamma[j + 1]!;
          total_1 = (y[n * 1024 + i1 * 32 + j + 1]! - transformerDecoder2_layerNorm1_mu_1) * layerNorm1_y[n * 1024 + i1 * 32 + j + 1]! * transformerDecoder2_layerNorm1_gamma_2 + total_1;
          total_2 = (y[n * 1024 + i1 * 32 + j + 33]! - transformerDecoder2_layerNorm1_mu_2) * layerNorm1_y[n * 1024 + i1 * 32 + j + 33]! * transformerDecoder2_layerNorm1_gamma_2 + total_2;
          total_3 = (y[n * 1024 + i1 * 32 + j + 65]! - transformerDecoder2_layerNorm1_mu_3) * layerNorm1_y[n * 1024 + i1 * 32 + j + 65]! * transformerDecoder2_layerNorm1_gamma_2 + total_3;
          total_4 = (y[n * 1024 + i1 * 32 + j + 97]! - transformerDecoder2_layerNorm1_mu_4) * layerNorm1_y[n * 1024 + i1 * 32 + j + 97]! * transformerDecoder2_layerNorm1_gamma_2 + total_4;
        }
        const part_1 = y_1[n * 32 + i1]!;
        const part_2 = y_1[n * 32 + i1 + 1]!;
        const part_3 = y_1[n * 32 + i1 + 2]!;
        const part_4 = y_1[n * 32 + i1 + 3]!;
        const d_transformerDecoder2_layerNorm1_var_1 = -0.5 * (total_1 * (part_1 * (part_1 * part_1)));
        const d_transformerDecoder2_layerNorm1_var_2 = -0.5 * (total_2 * (part_2 * (part_2 * part_2)));
        const d_transformerDecoder2_layerNorm1_var_3 = -0.5 * (total_3 * (part_3 * (part_3 * part_3)));
        const d_transformerDecoder2_layerNorm1_var_4 = -0.5 * (total_4 * (part_4 * (part_4 * part_4)));
        layerNorm1_var[n * 32 + i1] = d_transformerDecoder2_layerNorm1_var_1;
        layerNorm1_var[n * 32 + i1 + 1] = d_transformerDecoder2_layerNorm1_var_2;
        layerNorm1_var[n * 32 + i1 + 2] = d_transformerDecoder2_layerNorm1_var_3;
        layerNorm1_var[n * 32 + i1 + 3] = d_transformerDecoder2_layerNorm1_var_4;
      }
    }
  }

  // d(transformerDecoder1.residual2.y)[n, i1, i2] = d(transformerDecoder2.residual1.y)[n, i1, i2] +
  //   d(transformerDecoder2.layerNorm1.y)[n, i1, i2] * transformerDecoder2.layerNorm1.gamma[i2] *
  //   transformerDecoder2.layerNorm1.y.1[n, i1] + 0.0625 * d(transformerDecoder2.layerNorm1.var)[n, i1] *
  //   (transformerDecoder1.residual2.y[n, i1, i2] - transformerDecoder2.layerNorm1.mu[n, i1]) -
  //   d(transformerDecoder2.layerNorm1.mu).1[n, i1] / 32 (std/blocks/transformerDecoder.nn:4)
  function train_d_transformerDecoder1_residual2_y(count: number): void {
    const y = d_transformerDecoder2_residual1_y;
    const layerNorm1_y = d_transformerDecoder2_layerNorm1_y;
    const gamma = transformerDecoder2_layerNorm1_gamma;
    const y_1 = transformerDecoder2_layerNorm1_y_1;
    const layerNorm1_var = d_transformerDecoder2_layerNorm1_var;
    const residual2_y = transformerDecoder1_residual2_y;
    const mu = transformerDecoder2_layerNorm1_mu;
    const mu_1 = d_transformerDecoder2_layerNorm1_mu_1;
    const d_transformerDecoder1_residual2_y_all = d_transformerDecoder1_residual2_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          d_transformerDecoder1_residual2_y_all[n * 1024 + i1 * 32 + i2] = y[n * 1024 + i1 * 32 + i2]! + layerNorm1_y[n * 1024 + i1 * 32 + i2]! * gamma[i2]! * y_1[n * 32 + i1]! + 0.0625 * (layerNorm1_var[n * 32 + i1]! * (residual2_y[n * 1024 + i1 * 32 + i2]! - mu[n * 32 + i1]!)) - 0.03125 * mu_1[n * 32 + i1]!;
        }
      }
    }
  }

  // d(transformerDecoder1.feedForward1.h)[n, i1, i2] = sum(i < 32: d(transformerDecoder1.residual2.y)[n, i1, i] *
  //   transformerDecoder1.feedForward1.W2[i2, i]) (std/blocks/transformerDecoder.nn:5)
  // d(transformerDecoder1.feedForward1.h.1)[n, i1, i2] = (0.5 * transformerDecoder1.feedForward1.h.2[n, i1, i2] +
  //   0.7978845608028654 * (0.5 * transformerDecoder1.feedForward1.h.1[n, i1, i2] + 0.5 *
  //   transformerDecoder1.feedForward1.b1[i2]) * d(transformerDecoder1.feedForward1.h.1).1[n, i1, i2] + 0.5) *
  //   d(transformerDecoder1.feedForward1.h)[n, i1, i2]
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder1_feedForward1_h_1(count: number): void {
    const y = d_transformerDecoder1_residual2_y;
    const W2 = transformerDecoder1_feedForward1_W2;
    const b1 = transformerDecoder1_feedForward1_b1;
    const h_2 = transformerDecoder1_feedForward1_h_2;
    const h_1 = transformerDecoder1_feedForward1_h_1;
    const h_1_1 = d_transformerDecoder1_feedForward1_h_1_1;
    const h = d_transformerDecoder1_feedForward1_h;
    const feedForward1_h_1 = d_transformerDecoder1_feedForward1_h_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 128; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const d_transformerDecoder1_residual2_y_1 = y[n * 1024 + i1 * 32 + i]!;
            const transformerDecoder1_feedForward1_W2_1 = W2[i2 * 32 + i]!;
            total_5 = d_transformerDecoder1_residual2_y_1 * transformerDecoder1_feedForward1_W2_1 + total_5;
            const transformerDecoder1_feedForward1_W2_2 = W2[i2 * 32 + i + 32]!;
            total_9 = d_transformerDecoder1_residual2_y_1 * transformerDecoder1_feedForward1_W2_2 + total_9;
            const d_transformerDecoder1_residual2_y_2 = y[n * 1024 + i1 * 32 + i + 32]!;
            total_6 = d_transformerDecoder1_residual2_y_2 * transformerDecoder1_feedForward1_W2_1 + total_6;
            total_10 = d_transformerDecoder1_residual2_y_2 * transformerDecoder1_feedForward1_W2_2 + total_10;
            const d_transformerDecoder1_residual2_y_3 = y[n * 1024 + i1 * 32 + i + 64]!;
            total_7 = d_transformerDecoder1_residual2_y_3 * transformerDecoder1_feedForward1_W2_1 + total_7;
            total_11 = d_transformerDecoder1_residual2_y_3 * transformerDecoder1_feedForward1_W2_2 + total_11;
            const d_transformerDecoder1_residual2_y_4 = y[n * 1024 + i1 * 32 + i + 96]!;
            total_8 = d_transformerDecoder1_residual2_y_4 * transformerDecoder1_feedForward1_W2_1 + total_8;
            total_12 = d_transformerDecoder1_residual2_y_4 * transformerDecoder1_feedForward1_W2_2 + total_12;
            const d_transformerDecoder1_residual2_y_5 = y[n * 1024 + i1 * 32 + i + 1]!;
            const transformerDecoder1_feedForward1_W2_3 = W2[i2 * 32 + i + 1]!;
            total_5 = d_transformerDecoder1_residual2_y_5 * transformerDecoder1_feedForward1_W2_3 + total_5;
            const transformerDecoder1_feedForward1_W2_4 = W2[i2 * 32 + i + 33]!;
            total_9 = d_transformerDecoder1_residual2_y_5 * transformerDecoder1_feedForward1_W2_4 + total_9;
            const d_transformerDecoder1_residual2_y_6 = y[n * 1024 + i1 * 32 + i + 33]!;
            total_6 = d_transformerDecoder1_residual2_y_6 * transformerDecoder1_feedForward1_W2_3 + total_6;
            total_10 = d_transformerDecoder1_residual2_y_6 * transformerDecoder1_feedForward1_W2_4 + total_10;
            const d_transformerDecoder1_residual2_y_7 = y[n * 1024 + i1 * 32 + i + 65]!;
            total_7 = d_transformerDecoder1_residual2_y_7 * transformerDecoder1_feedForward1_W2_3 + total_7;
            total_11 = d_transformerDecoder1_residual2_y_7 * transformerDecoder1_feedForward1_W2_4 + total_11;
            const d_transformerDecoder1_residual2_y_8 = y[n * 1024 + i1 * 32 + i + 97]!;
            total_8 = d_transformerDecoder1_residual2_y_8 * transformerDecoder1_feedForward1_W2_3 + total_8;
            total_12 = d_transformerDecoder1_residual2_y_8 * transformerDecoder1_feedForward1_W2_4 + total_12;
          }
          const d_transformerDecoder1_feedForward1_h_10 = total_5;
          const d_transformerDecoder1_feedForward1_h_18 = total_9;
          const d_transformerDecoder1_feedForward1_h_11 = total_6;
          const d_transformerDecoder1_feedForward1_h_19 = total_10;
          const d_transformerDecoder1_feedForward1_h_12 = total_7;
          const d_transformerDecoder1_feedForward1_h_20 = total_11;
          const d_transformerDecoder1_feedForward1_h_13 = total_8;
          const d_transformerDecoder1_feedForward1_h_21 = total_12;
          const part_1 = 0.5 * b1[i2]!;
          const d_transformerDecoder1_feedForward1_h_14 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2]! + part_1) * h_1_1[n * 4096 + i1 * 128 + i2]!)) * d_transformerDecoder1_feedForward1_h_10;
          const part_2 = 0.5 * b1[i2 + 1]!;
          const d_transformerDecoder1_feedForward1_h_22 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 1]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 1]! + part_2) * h_1_1[n * 4096 + i1 * 128 + i2 + 1]!)) * d_transformerDecoder1_feedForward1_h_18;
          const d_transformerDecoder1_feedForward1_h_15 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 128]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 128]! + part_1) * h_1_1[n * 4096 + i1 * 128 + i2 + 128]!)) * d_transformerDecoder1_feedForward1_h_11;
          const d_transformerDecoder1_feedForward1_h_23 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 129]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 129]! + part_2) * h_1_1[n * 4096 + i1 * 128 + i2 + 129]!)) * d_transformerDecoder1_feedForward1_h_19;
          const d_transformerDecoder1_feedForward1_h_16 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 256]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 256]! + part_1) * h_1_1[n * 4096 + i1 * 128 + i2 + 256]!)) * d_transformerDecoder1_feedForward1_h_12;
          const d_transformerDecoder1_feedForward1_h_24 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 257]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 257]! + part_2) * h_1_1[n * 4096 + i1 * 128 + i2 + 257]!)) * d_transformerDecoder1_feedForward1_h_20;
          const d_transformerDecoder1_feedForward1_h_17 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 384]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 384]! + part_1) * h_1_1[n * 4096 + i1 * 128 + i2 + 384]!)) * d_transformerDecoder1_feedForward1_h_13;
          const d_transformerDecoder1_feedForward1_h_25 = (0.5 + 0.5 * h_2[n * 4096 + i1 * 128 + i2 + 385]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + i1 * 128 + i2 + 385]! + part_2) * h_1_1[n * 4096 + i1 * 128 + i2 + 385]!)) * d_transformerDecoder1_feedForward1_h_21;
          h[n * 4096 + i1 * 128 + i2] = d_transformerDecoder1_feedForward1_h_10;
          h[n * 4096 + i1 * 128 + i2 + 1] = d_transformerDecoder1_feedForward1_h_18;
          h[n * 4096 + i1 * 128 + i2 + 128] = d_transformerDecoder1_feedForward1_h_11;
          h[n * 4096 + i1 * 128 + i2 + 129] = d_transformerDecoder1_feedForward1_h_19;
          h[n * 4096 + i1 * 128 + i2 + 256] = d_transformerDecoder1_feedForward1_h_12;
          h[n * 4096 + i1 * 128 + i2 + 257] = d_transformerDecoder1_feedForward1_h_20;
          h[n * 4096 + i1 * 128 + i2 + 384] = d_transformerDecoder1_feedForward1_h_13;
          h[n * 4096 + i1 * 128 + i2 + 385] = d_transformerDecoder1_feedForward1_h_21;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2] = d_transformerDecoder1_feedForward1_h_14;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 1] = d_transformerDecoder1_feedForward1_h_22;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 128] = d_transformerDecoder1_feedForward1_h_15;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 129] = d_transformerDecoder1_feedForward1_h_23;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 256] = d_transformerDecoder1_feedForward1_h_16;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 257] = d_transformerDecoder1_feedForward1_h_24;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 384] = d_transformerDecoder1_feedForward1_h_17;
          feedForward1_h_1[n * 4096 + i1 * 128 + i2 + 385] = d_transformerDecoder1_feedForward1_h_25;
        }
      }
    }
  }

  // d(transformerDecoder1.layerNorm2.y)[n, i1, i2] = sum(j < 128: transformerDecoder1.feedForward1.W1[i2, j] *
  //   d(transformerDecoder1.feedForward1.h.1)[n, i1, j]) (std/blocks/transformerDecoder.nn:5)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder1_layerNorm2_y(count: number): void {
    const W1 = transformerDecoder1_feedForward1_W1;
    const h_1 = d_transformerDecoder1_feedForward1_h_1;
    const y = d_transformerDecoder1_layerNorm2_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let j = 0; j < 128; j += 2) {
            const transformerDecoder1_feedForward1_W1_1 = W1[i2 * 128 + j]!;
            const d_transformerDecoder1_feedForward1_h_1_2 = h_1[n * 4096 + i1 * 128 + j]!;
            total_5 = transformerDecoder1_feedForward1_W1_1 * d_transformerDecoder1_feedForward1_h_1_2 + total_5;
            const transformerDecoder1_feedForward1_W1_2 = W1[i2 * 128 + j + 128]!;
            total_9 = transformerDecoder1_feedForward1_W1_2 * d_transformerDecoder1_feedForward1_h_1_2 + total_9;
            const d_transformerDecoder1_feedForward1_h_2 = h_1[n * 4096 + i1 * 128 + j + 128]!;
            total_6 = transformerDecoder1_feedForward1_W1_1 * d_transformerDecoder1_feedForward1_h_2 + total_6;
            total_10 = transformerDecoder1_feedForward1_W1_2 * d_transformerDecoder1_feedForward1_h_2 + total_10;
            const d_transformerDecoder1_feedForward1_h_3 = h_1[n * 4096 + i1 * 128 + j + 256]!;
            total_7 = transformerDecoder1_feedForward1_W1_1 * d_transformerDecoder1_feedForward1_h_3 + total_7;
            total_11 = transformerDecoder1_feedForward1_W1_2 * d_transformerDecoder1_feedForward1_h_3 + total_11;
            const d_transformerDecoder1_feedForward1_h_4 = h_1[n * 4096 + i1 * 128 + j + 384]!;
            total_8 = transformerDecoder1_feedForward1_W1_1 * d_transformerDecoder1_feedForward1_h_4 + total_8;
            total_12 = transformerDecoder1_feedForward1_W1_2 * d_transformerDecoder1_feedForward1_h_4 + total_12;
            const transformerDecoder1_feedForward1_W1_3 = W1[i2 * 128 + j + 1]!;
            const d_transformerDecoder1_feedForward1_h_5 = h_1[n * 4096 + i1 * 128 + j + 1]!;
            total_5 = transformerDecoder1_feedForward1_W1_3 * d_transformerDecoder1_feedForward1_h_5 + total_5;
            const transformerDecoder1_feedForward1_W1_4 = W1[i2 * 128 + j + 129]!;
            total_9 = transformerDecoder1_feedForward1_W1_4 * d_transformerDecoder1_feedForward1_h_5 + total_9;
            const d_transformerDecoder1_feedForward1_h_6 = h_1[n * 4096 + i1 * 128 + j + 129]!;
            total_6 = transformerDecoder1_feedForward1_W1_3 * d_transformerDecoder1_feedForward1_h_6 + total_6;
            total_10 = transformerDecoder1_feedForward1_W1_4 * d_transformerDecoder1_feedForward1_h_6 + total_10;
            const d_transformerDecoder1_feedForward1_h_7 = h_1[n * 4096 + i1 * 128 + j + 257]!;
            total_7 = transformerDecoder1_feedForward1_W1_3 * d_transformerDecoder1_feedForward1_h_7 + total_7;
            total_11 = transformerDecoder1_feedForward1_W1_4 * d_transformerDecoder1_feedForward1_h_7 + total_11;
            const d_transformerDecoder1_feedForward1_h_8 = h_1[n * 4096 + i1 * 128 + j + 385]!;
            total_8 = transformerDecoder1_feedForward1_W1_3 * d_transformerDecoder1_feedForward1_h_8 + total_8;
            total_12 = transformerDecoder1_feedForward1_W1_4 * d_transformerDecoder1_feedForward1_h_8 + total_12;
          }
          const d_transformerDecoder1_layerNorm2_y_5 = total_5;
          const d_transformerDecoder1_layerNorm2_y_9 = total_9;
          const d_transformerDecoder1_layerNorm2_y_6 = total_6;
          const d_transformerDecoder1_layerNorm2_y_10 = total_10;
          const d_transformerDecoder1_layerNorm2_y_7 = total_7;
          const d_transformerDecoder1_layerNorm2_y_11 = total_11;
          const d_transformerDecoder1_layerNorm2_y_8 = total_8;
          const d_transformerDecoder1_layerNorm2_y_12 = total_12;
          y[n * 1024 + i1 * 32 + i2] = d_transformerDecoder1_layerNorm2_y_5;
          y[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder1_layerNorm2_y_9;
          y[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder1_layerNorm2_y_6;
          y[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder1_layerNorm2_y_10;
          y[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder1_layerNorm2_y_7;
          y[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder1_layerNorm2_y_11;
          y[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder1_layerNorm2_y_8;
          y[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder1_layerNorm2_y_12;
        }
      }
    }
  }

  // d(transformerDecoder1.layerNorm2.var)[n, i1] = -0.5 * transformerDecoder1.layerNorm2.y.1[n, i1] ^ 3 * sum(j < 32:
  //   (transformerDecoder1.residual1.y[n, i1, j] - transformerDecoder1.layerNorm2.mu[n, i1]) *
  //   d(transformerDecoder1.layerNorm2.y)[n, i1, j] * transformerDecoder1.layerNorm2.gamma[j])
  //   (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder1_layerNorm2_var(count: number): void {
    const y_1 = transformerDecoder1_layerNorm2_y_1;
    const mu = transformerDecoder1_layerNorm2_mu;
    const gamma = transformerDecoder1_layerNorm2_gamma;
    const y = transformerDecoder1_residual1_y;
    const layerNorm2_y = d_transformerDecoder1_layerNorm2_y;
    const layerNorm2_var = d_transformerDecoder1_layerNorm2_var;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        const part_1 = y_1[n * 32 + i1]!;
        const part_2 = y_1[n * 32 + i1 + 1]!;
        const part_3 = y_1[n * 32 + i1 + 2]!;
        const part_4 = y_1[n * 32 + i1 + 3]!;
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder1_layerNorm2_mu_1 = mu[n * 32 + i1]!;
          const transformerDecoder1_layerNorm2_gamma_1 = gamma[j]!;
          total_1 = (y[n * 1024 + i1 * 32 + j]! - transformerDecoder1_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + i1 * 32 + j]! * transformerDecoder1_layerNorm2_gamma_1 + total_1;
          const transformerDecoder1_layerNorm2_mu_2 = mu[n * 32 + i1 + 1]!;
          total_2 = (y[n * 1024 + i1 * 32 + j + 32]! - transformerDecoder1_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + i1 * 32 + j + 32]! * transformerDecoder1_layerNorm2_gamma_1 + total_2;
          const transformerDecoder1_layerNorm2_mu_3 = mu[n * 32 + i1 + 2]!;
          total_3 = (y[n * 1024 + i1 * 32 + j + 64]! - transformerDecoder1_layerNorm2_mu_3) * layerNorm2_y[n * 1024 + i1 * 32 + j + 64]! * transformerDecoder1_layerNorm2_gamma_1 + total_3;
          const transformerDecoder1_layerNorm2_mu_4 = mu[n * 32 + i1 + 3]!;
          total_4 = (y[n * 1024 + i1 * 32 + j + 96]! - transformerDecoder1_layerNorm2_mu_4) * layerNorm2_y[n * 1024 + i1 * 32 + j + 96]! * transformerDecoder1_layerNorm2_gamma_1 + total_4;
          const transformerDecoder1_layerNorm2_gamma_2 = gamma[j + 1]!;
          total_1 = (y[n * 1024 + i1 * 32 + j + 1]! - transformerDecoder1_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + i1 * 32 + j + 1]! * transformerDecoder1_layerNorm2_gamma_2 + total_1;
          total_2 = (y[n * 1024 + i1 * 32 + j + 33]! - transformerDecoder1_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + i1 * 32 + j + 33]! * transformerDecoder1_layerNorm2_gamma_2 + total_2;
          total_3 = (y[n * 1024 + i1 * 32 + j + 65]! - transformerDecoder1_layerNorm2_mu_3) * layerNorm2_y[n * 1024 + i1 * 32 + j + 65]! * transformerDecoder1_layerNorm2_gamma_2 + total_3;
          total_4 = (y[n * 1024 + i1 * 32 + j + 97]! - transformerDecoder1_layerNorm2_mu_4) * layerNorm2_y[n * 1024 + i1 * 32 + j + 97]! * transformerDecoder1_layerNorm2_gamma_2 + total_4;
        }
        const d_transformerDecoder1_layerNorm2_var_1 = -0.5 * (part_1 * (part_1 * part_1) * total_1);
        const d_transformerDecoder1_layerNorm2_var_2 = -0.5 * (part_2 * (part_2 * part_2) * total_2);
        const d_transformerDecoder1_layerNorm2_var_3 = -0.5 * (part_3 * (part_3 * part_3) * total_3);
        const d_transformerDecoder1_layerNorm2_var_4 = -0.5 * (part_4 * (part_4 * part_4) * total_4);
        layerNorm2_var[n * 32 + i1] = d_transformerDecoder1_layerNorm2_var_1;
        layerNorm2_var[n * 32 + i1 + 1] = d_transformerDecoder1_layerNorm2_var_2;
        layerNorm2_var[n * 32 + i1 + 2] = d_transformerDecoder1_layerNorm2_var_3;
        layerNorm2_var[n * 32 + i1 + 3] = d_transformerDecoder1_layerNorm2_var_4;
      }
    }
  }

  // d(transformerDecoder1.layerNorm2.mu).2[n, i1] = transformerDecoder1.layerNorm2.y.1[n, i1] * sum(j < 32:
  //   d(transformerDecoder1.layerNorm2.y)[n, i1, j] * transformerDecoder1.layerNorm2.gamma[j])
  //   (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder1_layerNorm2_mu_2(count: number): void {
    const gamma = transformerDecoder1_layerNorm2_gamma;
    const y = d_transformerDecoder1_layerNorm2_y;
    const y_1 = transformerDecoder1_layerNorm2_y_1;
    const mu_2 = d_transformerDecoder1_layerNorm2_mu_2;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder1_layerNorm2_gamma_1 = gamma[j]!;
          total_1 = y[n * 1024 + i1 * 32 + j]! * transformerDecoder1_layerNorm2_gamma_1 + total_1;
          total_2 = y[n * 1024 + i1 * 32 + j + 32]! * transformerDecoder1_layerNorm2_gamma_1 + total_2;
          total_3 = y[n * 1024 + i1 * 32 + j + 64]! * transformerDecoder1_layerNorm2_gamma_1 + total_3;
          total_4 = y[n * 1024 + i1 * 32 + j + 96]! * transformerDecoder1_layerNorm2_gamma_1 + total_4;
          const transformerDecoder1_layerNorm2_gamma_2 = gamma[j + 1]!;
          total_1 = y[n * 1024 + i1 * 32 + j + 1]! * transformerDecoder1_layerNorm2_gamma_2 + total_1;
          total_2 = y[n * 1024 + i1 * 32 + j + 33]! * transformerDecoder1_layerNorm2_gamma_2 + total_2;
          total_3 = y[n * 1024 + i1 * 32 + j + 65]! * transformerDecoder1_layerNorm2_gamma_2 + total_3;
          total_4 = y[n * 1024 + i1 * 32 + j + 97]! * transformerDecoder1_layerNorm2_gamma_2 + total_4;
        }
        const d_transformerDecoder1_layerNorm2_mu_1 = y_1[n * 32 + i1]! * total_1;
        const d_transformerDecoder1_layerNorm2_mu_3 = y_1[n * 32 + i1 + 1]! * total_2;
        const d_transformerDecoder1_layerNorm2_mu_4 = y_1[n * 32 + i1 + 2]! * total_3;
        const d_transformerDecoder1_layerNorm2_mu_5 = y_1[n * 32 + i1 + 3]! * total_4;
        mu_2[n * 32 + i1] = d_transformerDecoder1_layerNorm2_mu_1;
        mu_2[n * 32 + i1 + 1] = d_transformerDecoder1_layerNorm2_mu_3;
        mu_2[n * 32 + i1 + 2] = d_transformerDecoder1_layerNorm2_mu_4;
        mu_2[n * 32 + i1 + 3] = d_transformerDecoder1_layerNorm2_mu_5;
      }
    }
  }

  // d(transformerDecoder1.residual1.y)[n, i1, i2] = d(transformerDecoder1.residual2.y)[n, i1, i2] + 0.0625 *
  //   (transformerDecoder1.residual1.y[n, i1, i2] - transformerDecoder1.layerNorm2.mu[n, i1]) *
  //   d(transformerDecoder1.layerNorm2.var)[n, i1] + transformerDecoder1.layerNorm2.y.1[n, i1] *
  //   d(transformerDecoder1.layerNorm2.y)[n, i1, i2] * transformerDecoder1.layerNorm2.gamma[i2] -
  //   d(transformerDecoder1.layerNorm2.mu).2[n, i1] / 32 (std/blocks/transformerDecoder.nn:5)
  function train_d_transformerDecoder1_residual1_y(count: number): void {
    const y = d_transformerDecoder1_residual2_y;
    const residual1_y = transformerDecoder1_residual1_y;
    const mu = transformerDecoder1_layerNorm2_mu;
    const layerNorm2_var = d_transformerDecoder1_layerNorm2_var;
    const y_1 = transformerDecoder1_layerNorm2_y_1;
    const layerNorm2_y = d_transformerDecoder1_layerNorm2_y;
    const gamma = transformerDecoder1_layerNorm2_gamma;
    const mu_2 = d_transformerDecoder1_layerNorm2_mu_2;
    const d_transformerDecoder1_residual1_y_all = d_transformerDecoder1_residual1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          d_transformerDecoder1_residual1_y_all[n * 1024 + i1 * 32 + i2] = y[n * 1024 + i1 * 32 + i2]! + 0.0625 * ((residual1_y[n * 1024 + i1 * 32 + i2]! - mu[n * 32 + i1]!) * layerNorm2_var[n * 32 + i1]!) + y_1[n * 32 + i1]! * layerNorm2_y[n * 1024 + i1 * 32 + i2]! * gamma[i2]! - 0.03125 * mu_2[n * 32 + i1]!;
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.seen)[n, i1, i2, i3] = sum(i < 32: transformerDecoder1.attention1.Wo[i2, i3, i]
  //   * d(transformerDecoder1.residual1.y)[n, i1, i]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i3), reduction by 2
  function train_d_transformerDecoder1_attention1_seen(count: number): void {
    const Wo = transformerDecoder1_attention1_Wo;
    const y = d_transformerDecoder1_residual1_y;
    const seen = d_transformerDecoder1_attention1_seen;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i3 = 0; i3 < 32; i3 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let i = 0; i < 32; i += 2) {
            const transformerDecoder1_attention1_Wo_1 = Wo[i3 * 32 + i]!;
            const d_transformerDecoder1_residual1_y_1 = y[n * 1024 + i1 * 32 + i]!;
            total_5 = transformerDecoder1_attention1_Wo_1 * d_transformerDecoder1_residual1_y_1 + total_5;
            const transformerDecoder1_attention1_Wo_2 = Wo[i3 * 32 + i + 32]!;
            total_9 = transformerDecoder1_attention1_Wo_2 * d_transformerDecoder1_residual1_y_1 + total_9;
            const d_transformerDecoder1_residual1_y_2 = y[n * 1024 + i1 * 32 + i + 32]!;
            total_6 = transformerDecoder1_attention1_Wo_1 * d_transformerDecoder1_residual1_y_2 + total_6;
            total_10 = transformerDecoder1_attention1_Wo_2 * d_transformerDecoder1_residual1_y_2 + total_10;
            const d_transformerDecoder1_residual1_y_3 = y[n * 1024 + i1 * 32 + i + 64]!;
            total_7 = transformerDecoder1_attention1_Wo_1 * d_transformerDecoder1_residual1_y_3 + total_7;
            total_11 = transformerDecoder1_attention1_Wo_2 * d_transformerDecoder1_residual1_y_3 + total_11;
            const d_transformerDecoder1_residual1_y_4 = y[n * 1024 + i1 * 32 + i + 96]!;
            total_8 = transformerDecoder1_attention1_Wo_1 * d_transformerDecoder1_residual1_y_4 + total_8;
            total_12 = transformerDecoder1_attention1_Wo_2 * d_transformerDecoder1_residual1_y_4 + total_12;
            const transformerDecoder1_attention1_Wo_3 = Wo[i3 * 32 + i + 1]!;
            const d_transformerDecoder1_residual1_y_5 = y[n * 1024 + i1 * 32 + i + 1]!;
            total_5 = transformerDecoder1_attention1_Wo_3 * d_transformerDecoder1_residual1_y_5 + total_5;
            const transformerDecoder1_attention1_Wo_4 = Wo[i3 * 32 + i + 33]!;
            total_9 = transformerDecoder1_attention1_Wo_4 * d_transformerDecoder1_residual1_y_5 + total_9;
            const d_transformerDecoder1_residual1_y_6 = y[n * 1024 + i1 * 32 + i + 33]!;
            total_6 = transformerDecoder1_attention1_Wo_3 * d_transformerDecoder1_residual1_y_6 + total_6;
            total_10 = transformerDecoder1_attention1_Wo_4 * d_transformerDecoder1_residual1_y_6 + total_10;
            const d_transformerDecoder1_residual1_y_7 = y[n * 1024 + i1 * 32 + i + 65]!;
            total_7 = transformerDecoder1_attention1_Wo_3 * d_transformerDecoder1_residual1_y_7 + total_7;
            total_11 = transformerDecoder1_attention1_Wo_4 * d_transformerDecoder1_residual1_y_7 + total_11;
            const d_transformerDecoder1_residual1_y_8 = y[n * 1024 + i1 * 32 + i + 97]!;
            total_8 = transformerDecoder1_attention1_Wo_3 * d_transformerDecoder1_residual1_y_8 + total_8;
            total_12 = transformerDecoder1_attention1_Wo_4 * d_transformerDecoder1_residual1_y_8 + total_12;
          }
          const d_transformerDecoder1_attention1_seen_5 = total_5;
          const d_transformerDecoder1_attention1_seen_9 = total_9;
          const d_transformerDecoder1_attention1_seen_6 = total_6;
          const d_transformerDecoder1_attention1_seen_10 = total_10;
          const d_transformerDecoder1_attention1_seen_7 = total_7;
          const d_transformerDecoder1_attention1_seen_11 = total_11;
          const d_transformerDecoder1_attention1_seen_8 = total_8;
          const d_transformerDecoder1_attention1_seen_12 = total_12;
          seen[n * 1024 + i1 * 32 + i3] = d_transformerDecoder1_attention1_seen_5;
          seen[n * 1024 + i1 * 32 + i3 + 1] = d_transformerDecoder1_attention1_seen_9;
          seen[n * 1024 + i1 * 32 + i3 + 32] = d_transformerDecoder1_attention1_seen_6;
          seen[n * 1024 + i1 * 32 + i3 + 33] = d_transformerDecoder1_attention1_seen_10;
          seen[n * 1024 + i1 * 32 + i3 + 64] = d_transformerDecoder1_attention1_seen_7;
          seen[n * 1024 + i1 * 32 + i3 + 65] = d_transformerDecoder1_attention1_seen_11;
          seen[n * 1024 + i1 * 32 + i3 + 96] = d_transformerDecoder1_attention1_seen_8;
          seen[n * 1024 + i1 * 32 + i3 + 97] = d_transformerDecoder1_attention1_seen_12;
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.v)[n, i1, i2, i3] = sum(t < 32 where t >= i1:
  //   transformerDecoder1.attention1.p.y[n, i2, t, i1] * d(transformerDecoder1.attention1.seen)[n, t, i2, i3])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i3), reduction by 2
  function train_d_transformerDecoder1_attention1_v(count: number): void {
    const y = transformerDecoder1_attention1_p_y;
    const seen = d_transformerDecoder1_attention1_seen;
    const v = d_transformerDecoder1_attention1_v;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let t = Math.max(0, i1); t < 32; t++) {
              const transformerDecoder1_attention1_p_y_1 = y[n * 4096 + i2 * 1024 + t * 32 + i1]!;
              total_1 = transformerDecoder1_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3]! + total_1;
              total_2 = transformerDecoder1_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3 + 1]! + total_2;
              total_3 = transformerDecoder1_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3 + 2]! + total_3;
              total_4 = transformerDecoder1_attention1_p_y_1 * seen[n * 1024 + t * 32 + i2 * 8 + i3 + 3]! + total_4;
            }
            const d_transformerDecoder1_attention1_v_1 = total_1;
            const d_transformerDecoder1_attention1_v_2 = total_2;
            const d_transformerDecoder1_attention1_v_3 = total_3;
            const d_transformerDecoder1_attention1_v_4 = total_4;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3] = d_transformerDecoder1_attention1_v_1;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3 + 1] = d_transformerDecoder1_attention1_v_2;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3 + 2] = d_transformerDecoder1_attention1_v_3;
            v[n * 1024 + i1 * 32 + i2 * 8 + i3 + 3] = d_transformerDecoder1_attention1_v_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder1.layerNorm1.y).2[n, i1, i2] = sum(h < 4, d < 8: transformerDecoder1.attention1.Wv[i2, h, d]
  //   * d(transformerDecoder1.attention1.v)[n, i1, h, d]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder1_layerNorm1_y_2(count: number): void {
    const Wv = transformerDecoder1_attention1_Wv;
    const v = d_transformerDecoder1_attention1_v;
    const y_2 = d_transformerDecoder1_layerNorm1_y_2;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const transformerDecoder1_attention1_Wv_1 = Wv[i2 * 32 + d]!;
            const d_transformerDecoder1_attention1_v_1 = v[n * 1024 + i1 * 32 + d]!;
            total_5 = transformerDecoder1_attention1_Wv_1 * d_transformerDecoder1_attention1_v_1 + total_5;
            const transformerDecoder1_attention1_Wv_2 = Wv[i2 * 32 + d + 32]!;
            total_9 = transformerDecoder1_attention1_Wv_2 * d_transformerDecoder1_attention1_v_1 + total_9;
            const d_transformerDecoder1_attention1_v_2 = v[n * 1024 + i1 * 32 + d + 32]!;
            total_6 = transformerDecoder1_attention1_Wv_1 * d_transformerDecoder1_attention1_v_2 + total_6;
            total_10 = transformerDecoder1_attention1_Wv_2 * d_transformerDecoder1_attention1_v_2 + total_10;
            const d_transformerDecoder1_attention1_v_3 = v[n * 1024 + i1 * 32 + d + 64]!;
            total_7 = transformerDecoder1_attention1_Wv_1 * d_transformerDecoder1_attention1_v_3 + total_7;
            total_11 = transformerDecoder1_attention1_Wv_2 * d_transformerDecoder1_attention1_v_3 + total_11;
            const d_transformerDecoder1_attention1_v_4 = v[n * 1024 + i1 * 32 + d + 96]!;
            total_8 = transformerDecoder1_attention1_Wv_1 * d_transformerDecoder1_attention1_v_4 + total_8;
            total_12 = transformerDecoder1_attention1_Wv_2 * d_transformerDecoder1_attention1_v_4 + total_12;
            const transformerDecoder1_attention1_Wv_3 = Wv[i2 * 32 + d + 1]!;
            const d_transformerDecoder1_attention1_v_5 = v[n * 1024 + i1 * 32 + d + 1]!;
            total_5 = transformerDecoder1_attention1_Wv_3 * d_transformerDecoder1_attention1_v_5 + total_5;
            const transformerDecoder1_attention1_Wv_4 = Wv[i2 * 32 + d + 33]!;
            total_9 = transformerDecoder1_attention1_Wv_4 * d_transformerDecoder1_attention1_v_5 + total_9;
            const d_transformerDecoder1_attention1_v_6 = v[n * 1024 + i1 * 32 + d + 33]!;
            total_6 = transformerDecoder1_attention1_Wv_3 * d_transformerDecoder1_attention1_v_6 + total_6;
            total_10 = transformerDecoder1_attention1_Wv_4 * d_transformerDecoder1_attention1_v_6 + total_10;
            const d_transformerDecoder1_attention1_v_7 = v[n * 1024 + i1 * 32 + d + 65]!;
            total_7 = transformerDecoder1_attention1_Wv_3 * d_transformerDecoder1_attention1_v_7 + total_7;
            total_11 = transformerDecoder1_attention1_Wv_4 * d_transformerDecoder1_attention1_v_7 + total_11;
            const d_transformerDecoder1_attention1_v_8 = v[n * 1024 + i1 * 32 + d + 97]!;
            total_8 = transformerDecoder1_attention1_Wv_3 * d_transformerDecoder1_attention1_v_8 + total_8;
            total_12 = transformerDecoder1_attention1_Wv_4 * d_transformerDecoder1_attention1_v_8 + total_12;
          }
          const d_transformerDecoder1_layerNorm1_y_6 = total_5;
          const d_transformerDecoder1_layerNorm1_y_10 = total_9;
          const d_transformerDecoder1_layerNorm1_y_7 = total_6;
          const d_transformerDecoder1_layerNorm1_y_11 = total_10;
          const d_transformerDecoder1_layerNorm1_y_8 = total_7;
          const d_transformerDecoder1_layerNorm1_y_12 = total_11;
          const d_transformerDecoder1_layerNorm1_y_9 = total_8;
          const d_transformerDecoder1_layerNorm1_y_13 = total_12;
          y_2[n * 1024 + i1 * 32 + i2] = d_transformerDecoder1_layerNorm1_y_6;
          y_2[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder1_layerNorm1_y_10;
          y_2[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder1_layerNorm1_y_7;
          y_2[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder1_layerNorm1_y_11;
          y_2[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder1_layerNorm1_y_8;
          y_2[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder1_layerNorm1_y_12;
          y_2[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder1_layerNorm1_y_9;
          y_2[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder1_layerNorm1_y_13;
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.p.y)[n, i1, i2, i3] = sum(d < 8: d(transformerDecoder1.attention1.seen)[n, i2,
  //   i1, d] * transformerDecoder1.attention1.v[n, i3, i1, d]) where i2 >= i3 (std/blocks/transformerDecoder.nn:4)
  // sums on 4 accumulators
  function train_d_transformerDecoder1_attention1_p_y(count: number): void {
    const seen = d_transformerDecoder1_attention1_seen;
    const v = transformerDecoder1_attention1_v;
    const y = d_transformerDecoder1_attention1_p_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          for (let i3 = 0; i3 < 32; i3++) {
            let chosen = 0;
            if (0 <= (i2 - i3)) {
              let total = 0;
              let total_1 = 0;
              let total_2 = 0;
              let total_3 = 0;
              for (let d = 0; d < 8; d += 4) {
                total = seen[n * 1024 + i2 * 32 + i1 * 8 + d]! * v[n * 1024 + i3 * 32 + i1 * 8 + d]! + total;
                total_1 = seen[n * 1024 + i2 * 32 + i1 * 8 + d + 1]! * v[n * 1024 + i3 * 32 + i1 * 8 + d + 1]! + total_1;
                total_2 = seen[n * 1024 + i2 * 32 + i1 * 8 + d + 2]! * v[n * 1024 + i3 * 32 + i1 * 8 + d + 2]! + total_2;
                total_3 = seen[n * 1024 + i2 * 32 + i1 * 8 + d + 3]! * v[n * 1024 + i3 * 32 + i1 * 8 + d + 3]! + total_3;
              }
              total = total_1 + total;
              total = total_2 + total;
              total = total_3 + total;
              chosen = total;
            }
            y[n * 4096 + i1 * 1024 + i2 * 32 + i3] = chosen;
          }
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.p.y.1)[n, i1, i2] = -sum(k < 32 where i2 >= k:
  //   transformerDecoder1.attention1.p.y[n, i1, i2, k] * d(transformerDecoder1.attention1.p.y)[n, i1, i2, k])
  //   (std/blocks/transformerDecoder.nn:4)
  // left in loops: any other form exceeds the size up to which the engine optimizes
  function train_d_transformerDecoder1_attention1_p_y_1(count: number): void {
    const y = transformerDecoder1_attention1_p_y;
    const p_y = d_transformerDecoder1_attention1_p_y;
    const y_1 = d_transformerDecoder1_attention1_p_y_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 31; i2++) {
          let total = 0;
          for (let k = 0; k < i2 + 1; k++) {
            total = y[n * 4096 + i1 * 1024 + i2 * 32 + k]! * p_y[n * 4096 + i1 * 1024 + i2 * 32 + k]! + total;
          }
          y_1[n * 128 + i1 * 32 + i2] = -total;
        }
        for (let i2_1 = 31; i2_1 < 32; i2_1++) {
          let total_1 = 0;
          for (let k_1 = 0; k_1 < 32; k_1++) {
            total_1 = y[n * 4096 + i1 * 1024 + i2_1 * 32 + k_1]! * p_y[n * 4096 + i1 * 1024 + i2_1 * 32 + k_1]! + total_1;
          }
          y_1[n * 128 + i1 * 32 + i2_1] = -total_1;
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.s)[n, i1, i2, i3] = transformerDecoder1.attention1.p.y[n, i1, i2, i3] *
  //   (d(transformerDecoder1.attention1.p.y)[n, i1, i2, i3] + d(transformerDecoder1.attention1.p.y.1)[n, i1, i2])
  //   where i2 >= i3 (std/blocks/transformerDecoder.nn:4)
  // 4 elements at a time
  function train_d_transformerDecoder1_attention1_s(count: number): void {
    const y = transformerDecoder1_attention1_p_y;
    const p_y = d_transformerDecoder1_attention1_p_y;
    const y_1 = d_transformerDecoder1_attention1_p_y_1;
    const s = d_transformerDecoder1_attention1_s;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          for (let i3 = 0; i3 < 32; i3 += 4) {
            const d_transformerDecoder1_attention1_s_1 = 0 <= (i2 - i3) ? y[n * 4096 + i1 * 1024 + i2 * 32 + i3]! * (p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3]! + y_1[n * 128 + i1 * 32 + i2]!) : 0;
            const d_transformerDecoder1_attention1_s_2 = 0 <= (i2 - i3 - 1) ? y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 1]! * (p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 1]! + y_1[n * 128 + i1 * 32 + i2]!) : 0;
            const d_transformerDecoder1_attention1_s_3 = 0 <= (i2 - i3 - 2) ? y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 2]! * (p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 2]! + y_1[n * 128 + i1 * 32 + i2]!) : 0;
            const d_transformerDecoder1_attention1_s_4 = 0 <= (i2 - i3 - 3) ? y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 3]! * (p_y[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 3]! + y_1[n * 128 + i1 * 32 + i2]!) : 0;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3] = d_transformerDecoder1_attention1_s_1;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 1] = d_transformerDecoder1_attention1_s_2;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 2] = d_transformerDecoder1_attention1_s_3;
            s[n * 4096 + i1 * 1024 + i2 * 32 + i3 + 3] = d_transformerDecoder1_attention1_s_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.q)[n, i1, i2, i3] = 0.3535533905932738 * sum(u < 32 where i1 >= u:
  //   transformerDecoder1.attention1.k[n, u, i2, i3] * d(transformerDecoder1.attention1.s)[n, i2, i1, u])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i3), reduction by 2
  function train_d_transformerDecoder1_attention1_q(count: number): void {
    const s = d_transformerDecoder1_attention1_s;
    const attention1_k = transformerDecoder1_attention1_k;
    const q = d_transformerDecoder1_attention1_q;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let u = 0; u < Math.min(32, i1 + 1); u++) {
              const d_transformerDecoder1_attention1_s_1 = s[n * 4096 + i2 * 1024 + i1 * 32 + u]!;
              total_1 = attention1_k[n * 1024 + u * 32 + i2 * 8 + i3]! * d_transformerDecoder1_attention1_s_1 + total_1;
              total_2 = attention1_k[n * 1024 + u * 32 + i2 * 8 + i3 + 1]! * d_transformerDecoder1_attention1_s_1 + total_2;
              total_3 = attention1_k[n * 1024 + u * 32 + i2 * 8 + i3 + 2]! * d_transformerDecoder1_attention1_s_1 + total_3;
              total_4 = attention1_k[n * 1024 + u * 32 + i2 * 8 + i3 + 3]! * d_transformerDecoder1_attention1_s_1 + total_4;
            }
            const d_transformerDecoder1_attention1_q_1 = 0.3535533905932738 * total_1;
            const d_transformerDecoder1_attention1_q_2 = 0.3535533905932738 * total_2;
            const d_transformerDecoder1_attention1_q_3 = 0.3535533905932738 * total_3;
            const d_transformerDecoder1_attention1_q_4 = 0.3535533905932738 * total_4;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3] = d_transformerDecoder1_attention1_q_1;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3 + 1] = d_transformerDecoder1_attention1_q_2;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3 + 2] = d_transformerDecoder1_attention1_q_3;
            q[n * 1024 + i1 * 32 + i2 * 8 + i3 + 3] = d_transformerDecoder1_attention1_q_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder1.layerNorm1.y).3[n, i1, i2] = sum(h < 4, d < 8: transformerDecoder1.attention1.Wq[i2, h, d]
  //   * d(transformerDecoder1.attention1.q)[n, i1, h, d]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder1_layerNorm1_y_3(count: number): void {
    const Wq = transformerDecoder1_attention1_Wq;
    const q = d_transformerDecoder1_attention1_q;
    const y_3 = d_transformerDecoder1_layerNorm1_y_3;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const transformerDecoder1_attention1_Wq_1 = Wq[i2 * 32 + d]!;
            const d_transformerDecoder1_attention1_q_1 = q[n * 1024 + i1 * 32 + d]!;
            total_5 = transformerDecoder1_attention1_Wq_1 * d_transformerDecoder1_attention1_q_1 + total_5;
            const transformerDecoder1_attention1_Wq_2 = Wq[i2 * 32 + d + 32]!;
            total_9 = transformerDecoder1_attention1_Wq_2 * d_transformerDecoder1_attention1_q_1 + total_9;
            const d_transformerDecoder1_attention1_q_2 = q[n * 1024 + i1 * 32 + d + 32]!;
            total_6 = transformerDecoder1_attention1_Wq_1 * d_transformerDecoder1_attention1_q_2 + total_6;
            total_10 = transformerDecoder1_attention1_Wq_2 * d_transformerDecoder1_attention1_q_2 + total_10;
            const d_transformerDecoder1_attention1_q_3 = q[n * 1024 + i1 * 32 + d + 64]!;
            total_7 = transformerDecoder1_attention1_Wq_1 * d_transformerDecoder1_attention1_q_3 + total_7;
            total_11 = transformerDecoder1_attention1_Wq_2 * d_transformerDecoder1_attention1_q_3 + total_11;
            const d_transformerDecoder1_attention1_q_4 = q[n * 1024 + i1 * 32 + d + 96]!;
            total_8 = transformerDecoder1_attention1_Wq_1 * d_transformerDecoder1_attention1_q_4 + total_8;
            total_12 = transformerDecoder1_attention1_Wq_2 * d_transformerDecoder1_attention1_q_4 + total_12;
            const transformerDecoder1_attention1_Wq_3 = Wq[i2 * 32 + d + 1]!;
            const d_transformerDecoder1_attention1_q_5 = q[n * 1024 + i1 * 32 + d + 1]!;
            total_5 = transformerDecoder1_attention1_Wq_3 * d_transformerDecoder1_attention1_q_5 + total_5;
            const transformerDecoder1_attention1_Wq_4 = Wq[i2 * 32 + d + 33]!;
            total_9 = transformerDecoder1_attention1_Wq_4 * d_transformerDecoder1_attention1_q_5 + total_9;
            const d_transformerDecoder1_attention1_q_6 = q[n * 1024 + i1 * 32 + d + 33]!;
            total_6 = transformerDecoder1_attention1_Wq_3 * d_transformerDecoder1_attention1_q_6 + total_6;
            total_10 = transformerDecoder1_attention1_Wq_4 * d_transformerDecoder1_attention1_q_6 + total_10;
            const d_transformerDecoder1_attention1_q_7 = q[n * 1024 + i1 * 32 + d + 65]!;
            total_7 = transformerDecoder1_attention1_Wq_3 * d_transformerDecoder1_attention1_q_7 + total_7;
            total_11 = transformerDecoder1_attention1_Wq_4 * d_transformerDecoder1_attention1_q_7 + total_11;
            const d_transformerDecoder1_attention1_q_8 = q[n * 1024 + i1 * 32 + d + 97]!;
            total_8 = transformerDecoder1_attention1_Wq_3 * d_transformerDecoder1_attention1_q_8 + total_8;
            total_12 = transformerDecoder1_attention1_Wq_4 * d_transformerDecoder1_attention1_q_8 + total_12;
          }
          const d_transformerDecoder1_layerNorm1_y_6 = total_5;
          const d_transformerDecoder1_layerNorm1_y_10 = total_9;
          const d_transformerDecoder1_layerNorm1_y_7 = total_6;
          const d_transformerDecoder1_layerNorm1_y_11 = total_10;
          const d_transformerDecoder1_layerNorm1_y_8 = total_7;
          const d_transformerDecoder1_layerNorm1_y_12 = total_11;
          const d_transformerDecoder1_layerNorm1_y_9 = total_8;
          const d_transformerDecoder1_layerNorm1_y_13 = total_12;
          y_3[n * 1024 + i1 * 32 + i2] = d_transformerDecoder1_layerNorm1_y_6;
          y_3[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder1_layerNorm1_y_10;
          y_3[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder1_layerNorm1_y_7;
          y_3[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder1_layerNorm1_y_11;
          y_3[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder1_layerNorm1_y_8;
          y_3[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder1_layerNorm1_y_12;
          y_3[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder1_layerNorm1_y_9;
          y_3[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder1_layerNorm1_y_13;
        }
      }
    }
  }

  // d(transformerDecoder1.attention1.k)[n, i1, i2, i3] = 0.3535533905932738 * sum(t < 32 where t >= i1:
  //   d(transformerDecoder1.attention1.s)[n, i2, t, i1] * transformerDecoder1.attention1.q[n, t, i2, i3])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i3), reduction by 2
  function train_d_transformerDecoder1_attention1_k(count: number): void {
    const s = d_transformerDecoder1_attention1_s;
    const q = transformerDecoder1_attention1_q;
    const attention1_k = d_transformerDecoder1_attention1_k;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let t = Math.max(0, i1); t < 32; t++) {
              const d_transformerDecoder1_attention1_s_1 = s[n * 4096 + i2 * 1024 + t * 32 + i1]!;
              total_1 = d_transformerDecoder1_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3]! + total_1;
              total_2 = d_transformerDecoder1_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3 + 1]! + total_2;
              total_3 = d_transformerDecoder1_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3 + 2]! + total_3;
              total_4 = d_transformerDecoder1_attention1_s_1 * q[n * 1024 + t * 32 + i2 * 8 + i3 + 3]! + total_4;
            }
            const d_transformerDecoder1_attention1_k_1 = 0.3535533905932738 * total_1;
            const d_transformerDecoder1_attention1_k_2 = 0.3535533905932738 * total_2;
            const d_transformerDecoder1_attention1_k_3 = 0.3535533905932738 * total_3;
            const d_transformerDecoder1_attention1_k_4 = 0.3535533905932738 * total_4;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3] = d_transformerDecoder1_attention1_k_1;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3 + 1] = d_transformerDecoder1_attention1_k_2;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3 + 2] = d_transformerDecoder1_attention1_k_3;
            attention1_k[n * 1024 + i1 * 32 + i2 * 8 + i3 + 3] = d_transformerDecoder1_attention1_k_4;
          }
        }
      }
    }
  }

  // d(transformerDecoder1.layerNorm1.y).1[n, i1, i2] = sum(h < 4, d < 8: d(transformerDecoder1.attention1.k)[n, i1,
  //   h, d] * transformerDecoder1.attention1.Wk[i2, h, d]) (std/blocks/transformerDecoder.nn:4)
  // d(transformerDecoder1.layerNorm1.y)[n, i1, i2] = d(transformerDecoder1.layerNorm1.y).2[n, i1, i2] +
  //   d(transformerDecoder1.layerNorm1.y).3[n, i1, i2] + d(transformerDecoder1.layerNorm1.y).1[n, i1, i2]
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_d_transformerDecoder1_layerNorm1_y(count: number): void {
    const attention1_k = d_transformerDecoder1_attention1_k;
    const Wk = transformerDecoder1_attention1_Wk;
    const y_2 = d_transformerDecoder1_layerNorm1_y_2;
    const y_3 = d_transformerDecoder1_layerNorm1_y_3;
    const y = d_transformerDecoder1_layerNorm1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        for (let i2 = 0; i2 < 32; i2 += 2) {
          let total_5 = 0;
          let total_9 = 0;
          let total_6 = 0;
          let total_10 = 0;
          let total_7 = 0;
          let total_11 = 0;
          let total_8 = 0;
          let total_12 = 0;
          for (let d = 0; d < 32; d += 2) {
            const d_transformerDecoder1_attention1_k_1 = attention1_k[n * 1024 + i1 * 32 + d]!;
            const transformerDecoder1_attention1_Wk_1 = Wk[i2 * 32 + d]!;
            total_5 = d_transformerDecoder1_attention1_k_1 * transformerDecoder1_attention1_Wk_1 + total_5;
            const transformerDecoder1_attention1_Wk_2 = Wk[i2 * 32 + d + 32]!;
            total_9 = d_transformerDecoder1_attention1_k_1 * transformerDecoder1_attention1_Wk_2 + total_9;
            const d_transformerDecoder1_attention1_k_2 = attention1_k[n * 1024 + i1 * 32 + d + 32]!;
            total_6 = d_transformerDecoder1_attention1_k_2 * transformerDecoder1_attention1_Wk_1 + total_6;
            total_10 = d_transformerDecoder1_attention1_k_2 * transformerDecoder1_attention1_Wk_2 + total_10;
            const d_transformerDecoder1_attention1_k_3 = attention1_k[n * 1024 + i1 * 32 + d + 64]!;
            total_7 = d_transformerDecoder1_attention1_k_3 * transformerDecoder1_attention1_Wk_1 + total_7;
            total_11 = d_transformerDecoder1_attention1_k_3 * transformerDecoder1_attention1_Wk_2 + total_11;
            const d_transformerDecoder1_attention1_k_4 = attention1_k[n * 1024 + i1 * 32 + d + 96]!;
            total_8 = d_transformerDecoder1_attention1_k_4 * transformerDecoder1_attention1_Wk_1 + total_8;
            total_12 = d_transformerDecoder1_attention1_k_4 * transformerDecoder1_attention1_Wk_2 + total_12;
            const d_transformerDecoder1_attention1_k_5 = attention1_k[n * 1024 + i1 * 32 + d + 1]!;
            const transformerDecoder1_attention1_Wk_3 = Wk[i2 * 32 + d + 1]!;
            total_5 = d_transformerDecoder1_attention1_k_5 * transformerDecoder1_attention1_Wk_3 + total_5;
            const transformerDecoder1_attention1_Wk_4 = Wk[i2 * 32 + d + 33]!;
            total_9 = d_transformerDecoder1_attention1_k_5 * transformerDecoder1_attention1_Wk_4 + total_9;
            const d_transformerDecoder1_attention1_k_6 = attention1_k[n * 1024 + i1 * 32 + d + 33]!;
            total_6 = d_transformerDecoder1_attention1_k_6 * transformerDecoder1_attention1_Wk_3 + total_6;
            total_10 = d_transformerDecoder1_attention1_k_6 * transformerDecoder1_attention1_Wk_4 + total_10;
            const d_transformerDecoder1_attention1_k_7 = attention1_k[n * 1024 + i1 * 32 + d + 65]!;
            total_7 = d_transformerDecoder1_attention1_k_7 * transformerDecoder1_attention1_Wk_3 + total_7;
            total_11 = d_transformerDecoder1_attention1_k_7 * transformerDecoder1_attention1_Wk_4 + total_11;
            const d_transformerDecoder1_attention1_k_8 = attention1_k[n * 1024 + i1 * 32 + d + 97]!;
            total_8 = d_transformerDecoder1_attention1_k_8 * transformerDecoder1_attention1_Wk_3 + total_8;
            total_12 = d_transformerDecoder1_attention1_k_8 * transformerDecoder1_attention1_Wk_4 + total_12;
          }
          const d_transformerDecoder1_layerNorm1_y_10 = total_5;
          const d_transformerDecoder1_layerNorm1_y_18 = total_9;
          const d_transformerDecoder1_layerNorm1_y_11 = total_6;
          const d_transformerDecoder1_layerNorm1_y_19 = total_10;
          const d_transformerDecoder1_layerNorm1_y_12 = total_7;
          const d_transformerDecoder1_layerNorm1_y_20 = total_11;
          const d_transformerDecoder1_layerNorm1_y_13 = total_8;
          const d_transformerDecoder1_layerNorm1_y_21 = total_12;
          const d_transformerDecoder1_layerNorm1_y_14 = y_2[n * 1024 + i1 * 32 + i2]! + y_3[n * 1024 + i1 * 32 + i2]! + d_transformerDecoder1_layerNorm1_y_10;
          const d_transformerDecoder1_layerNorm1_y_22 = y_2[n * 1024 + i1 * 32 + i2 + 1]! + y_3[n * 1024 + i1 * 32 + i2 + 1]! + d_transformerDecoder1_layerNorm1_y_18;
          const d_transformerDecoder1_layerNorm1_y_15 = y_2[n * 1024 + i1 * 32 + i2 + 32]! + y_3[n * 1024 + i1 * 32 + i2 + 32]! + d_transformerDecoder1_layerNorm1_y_11;
          const d_transformerDecoder1_layerNorm1_y_23 = y_2[n * 1024 + i1 * 32 + i2 + 33]! + y_3[n * 1024 + i1 * 32 + i2 + 33]! + d_transformerDecoder1_layerNorm1_y_19;
          const d_transformerDecoder1_layerNorm1_y_16 = y_2[n * 1024 + i1 * 32 + i2 + 64]! + y_3[n * 1024 + i1 * 32 + i2 + 64]! + d_transformerDecoder1_layerNorm1_y_12;
          const d_transformerDecoder1_layerNorm1_y_24 = y_2[n * 1024 + i1 * 32 + i2 + 65]! + y_3[n * 1024 + i1 * 32 + i2 + 65]! + d_transformerDecoder1_layerNorm1_y_20;
          const d_transformerDecoder1_layerNorm1_y_17 = y_2[n * 1024 + i1 * 32 + i2 + 96]! + y_3[n * 1024 + i1 * 32 + i2 + 96]! + d_transformerDecoder1_layerNorm1_y_13;
          const d_transformerDecoder1_layerNorm1_y_25 = y_2[n * 1024 + i1 * 32 + i2 + 97]! + y_3[n * 1024 + i1 * 32 + i2 + 97]! + d_transformerDecoder1_layerNorm1_y_21;
          y[n * 1024 + i1 * 32 + i2] = d_transformerDecoder1_layerNorm1_y_14;
          y[n * 1024 + i1 * 32 + i2 + 1] = d_transformerDecoder1_layerNorm1_y_22;
          y[n * 1024 + i1 * 32 + i2 + 32] = d_transformerDecoder1_layerNorm1_y_15;
          y[n * 1024 + i1 * 32 + i2 + 33] = d_transformerDecoder1_layerNorm1_y_23;
          y[n * 1024 + i1 * 32 + i2 + 64] = d_transformerDecoder1_layerNorm1_y_16;
          y[n * 1024 + i1 * 32 + i2 + 65] = d_transformerDecoder1_layerNorm1_y_24;
          y[n * 1024 + i1 * 32 + i2 + 96] = d_transformerDecoder1_layerNorm1_y_17;
          y[n * 1024 + i1 * 32 + i2 + 97] = d_transformerDecoder1_layerNorm1_y_25;
        }
      }
    }
  }

  // d(transformerDecoder1.layerNorm1.mu).1[n, i1] = transformerDecoder1.layerNorm1.y.1[n, i1] * sum(j < 32:
  //   transformerDecoder1.layerNorm1.gamma[j] * d(transformerDecoder1.layerNorm1.y)[n, i1, j])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder1_layerNorm1_mu_1(count: number): void {
    const gamma = transformerDecoder1_layerNorm1_gamma;
    const y = d_transformerDecoder1_layerNorm1_y;
    const y_1 = transformerDecoder1_layerNorm1_y_1;
    const mu_1 = d_transformerDecoder1_layerNorm1_mu_1;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder1_layerNorm1_gamma_1 = gamma[j]!;
          total_1 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j]! + total_1;
          total_2 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 32]! + total_2;
          total_3 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 64]! + total_3;
          total_4 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 96]! + total_4;
          const transformerDecoder1_layerNorm1_gamma_2 = gamma[j + 1]!;
          total_1 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 1]! + total_1;
          total_2 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 33]! + total_2;
          total_3 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 65]! + total_3;
          total_4 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 97]! + total_4;
        }
        const d_transformerDecoder1_layerNorm1_mu_2 = y_1[n * 32 + i1]! * total_1;
        const d_transformerDecoder1_layerNorm1_mu_3 = y_1[n * 32 + i1 + 1]! * total_2;
        const d_transformerDecoder1_layerNorm1_mu_4 = y_1[n * 32 + i1 + 2]! * total_3;
        const d_transformerDecoder1_layerNorm1_mu_5 = y_1[n * 32 + i1 + 3]! * total_4;
        mu_1[n * 32 + i1] = d_transformerDecoder1_layerNorm1_mu_2;
        mu_1[n * 32 + i1 + 1] = d_transformerDecoder1_layerNorm1_mu_3;
        mu_1[n * 32 + i1 + 2] = d_transformerDecoder1_layerNorm1_mu_4;
        mu_1[n * 32 + i1 + 3] = d_transformerDecoder1_layerNorm1_mu_5;
      }
    }
  }

  // d(transformerDecoder1.layerNorm1.var)[n, i1] = -0.5 * transformerDecoder1.layerNorm1.y.1[n, i1] ^ 3 * sum(j < 32:
  //   transformerDecoder1.layerNorm1.gamma[j] * d(transformerDecoder1.layerNorm1.y)[n, i1, j] *
  //   (learnedPositions1.y[n, i1, j] - transformerDecoder1.layerNorm1.mu[n, i1]))
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_d_transformerDecoder1_layerNorm1_var(count: number): void {
    const y_1 = transformerDecoder1_layerNorm1_y_1;
    const gamma = transformerDecoder1_layerNorm1_gamma;
    const mu = transformerDecoder1_layerNorm1_mu;
    const y = d_transformerDecoder1_layerNorm1_y;
    const learnedPositions1_y_all = learnedPositions1_y;
    const layerNorm1_var = d_transformerDecoder1_layerNorm1_var;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        const part_1 = y_1[n * 32 + i1]!;
        const part_2 = y_1[n * 32 + i1 + 1]!;
        const part_3 = y_1[n * 32 + i1 + 2]!;
        const part_4 = y_1[n * 32 + i1 + 3]!;
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        for (let j = 0; j < 32; j += 2) {
          const transformerDecoder1_layerNorm1_gamma_1 = gamma[j]!;
          const transformerDecoder1_layerNorm1_mu_1 = mu[n * 32 + i1]!;
          total_1 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j]! - transformerDecoder1_layerNorm1_mu_1) + total_1;
          const transformerDecoder1_layerNorm1_mu_2 = mu[n * 32 + i1 + 1]!;
          total_2 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 32]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 32]! - transformerDecoder1_layerNorm1_mu_2) + total_2;
          const transformerDecoder1_layerNorm1_mu_3 = mu[n * 32 + i1 + 2]!;
          total_3 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 64]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 64]! - transformerDecoder1_layerNorm1_mu_3) + total_3;
          const transformerDecoder1_layerNorm1_mu_4 = mu[n * 32 + i1 + 3]!;
          total_4 = transformerDecoder1_layerNorm1_gamma_1 * y[n * 1024 + i1 * 32 + j + 96]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 96]! - transformerDecoder1_layerNorm1_mu_4) + total_4;
          const transformerDecoder1_layerNorm1_gamma_2 = gamma[j + 1]!;
          total_1 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 1]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 1]! - transformerDecoder1_layerNorm1_mu_1) + total_1;
          total_2 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 33]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 33]! - transformerDecoder1_layerNorm1_mu_2) + total_2;
          total_3 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 65]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 65]! - transformerDecoder1_layerNorm1_mu_3) + total_3;
          total_4 = transformerDecoder1_layerNorm1_gamma_2 * y[n * 1024 + i1 * 32 + j + 97]! * (learnedPositions1_y_all[n * 1024 + i1 * 32 + j + 97]! - transformerDecoder1_layerNorm1_mu_4) + total_4;
        }
        const d_transformerDecoder1_layerNorm1_var_1 = -0.5 * (part_1 * (part_1 * part_1) * total_1);
        const d_transformerDecoder1_layerNorm1_var_2 = -0.5 * (part_2 * (part_2 * part_2) * total_2);
        const d_transformerDecoder1_layerNorm1_var_3 = -0.5 * (part_3 * (part_3 * part_3) * total_3);
        const d_transformerDecoder1_layerNorm1_var_4 = -0.5 * (part_4 * (part_4 * part_4) * total_4);
        layerNorm1_var[n * 32 + i1] = d_transformerDecoder1_layerNorm1_var_1;
        layerNorm1_var[n * 32 + i1 + 1] = d_transformerDecoder1_layerNorm1_var_2;
        layerNorm1_var[n * 32 + i1 + 2] = d_transformerDecoder1_layerNorm1_var_3;
        layerNorm1_var[n * 32 + i1 + 3] = d_transformerDecoder1_layerNorm1_var_4;
      }
    }
  }

  // d(learnedPositions1.y)[n, i1, i2] = 0.0625 * d(transformerDecoder1.layerNorm1.var)[n, i1] *
  //   (learnedPositions1.y[n, i1, i2] - transformerDecoder1.layerNorm1.mu[n, i1]) +
  //   transformerDecoder1.layerNorm1.gamma[i2] * d(transformerDecoder1.layerNorm1.y)[n, i1, i2] *
  //   transformerDecoder1.layerNorm1.y.1[n, i1] + d(transformerDecoder1.residual1.y)[n, i1, i2] -
  //   d(transformerDecoder1.layerNorm1.mu).1[n, i1] / 32 (std/blocks/transformerDecoder.nn:4)
  function train_d_learnedPositions1_y(count: number): void {
    const layerNorm1_var = d_transformerDecoder1_layerNorm1_var;
    const y = learnedPositions1_y;
    const mu = transformerDecoder1_layerNorm1_mu;
    const gamma = transformerDecoder1_layerNorm1_gamma;
    const layerNorm1_y = d_transformerDecoder1_layerNorm1_y;
    const y_1 = transformerDecoder1_layerNorm1_y_1;
    const residual1_y = d_transformerDecoder1_residual1_y;
    const mu_1 = d_transformerDecoder1_layerNorm1_mu_1;
    const d_learnedPositions1_y_all = d_learnedPositions1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 32; i1++) {
        for (let i2 = 0; i2 < 32; i2++) {
          d_learnedPositions1_y_all[n * 1024 + i1 * 32 + i2] = 0.0625 * (layerNorm1_var[n * 32 + i1]! * (y[n * 1024 + i1 * 32 + i2]! - mu[n * 32 + i1]!)) + gamma[i2]! * layerNorm1_y[n * 1024 + i1 * 32 + i2]! * y_1[n * 32 + i1]! + residual1_y[n * 1024 + i1 * 32 + i2]! - 0.03125 * mu_1[n * 32 + i1]!;
        }
      }
    }
  }

  // gradient(embedding1.E)[text[n, s1], d] += d(learnedPositions1.y)[n, s1, d] for n, s1 < 32, d < 32
  //   (examples/devils-dictionary/devils-dictionary.nn:5)
  function train_gradient_embedding1_E(count: number): void {
    const text_all = text;
    const y = d_learnedPositions1_y;
    const E = gradient_embedding1_E;
    E.fill(0);
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 32; s1++) {
        for (let d = 0; d < 32; d++) {
          const position = text_all[n * 32 + s1]!;
          E[d + position * 32] = E[d + position * 32]! + y[n * 1024 + s1 * 32 + d]!;
        }
      }
    }
  }

  // gradient(learnedPositions1.P)[i0, i1] = sum(n: d(learnedPositions1.y)[n, i0, i1])
  //   (examples/devils-dictionary/devils-dictionary.nn:6)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_learnedPositions1_P(count: number): void {
    const y = d_learnedPositions1_y;
    const P = gradient_learnedPositions1_P;
    for (let i1 = 0; i1 < 1024; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 = y[n * 1024 + i1]! + total_1;
        total_2 = y[n * 1024 + i1 + 1]! + total_2;
        total_3 = y[n * 1024 + i1 + 2]! + total_3;
        total_4 = y[n * 1024 + i1 + 3]! + total_4;
        total_1 = y[n * 1024 + i1 + 1024]! + total_1;
        total_2 = y[n * 1024 + i1 + 1025]! + total_2;
        total_3 = y[n * 1024 + i1 + 1026]! + total_3;
        total_4 = y[n * 1024 + i1 + 1027]! + total_4;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 = y[n_1 * 1024 + i1]! + total_1;
        total_2 = y[n_1 * 1024 + i1 + 1]! + total_2;
        total_3 = y[n_1 * 1024 + i1 + 2]! + total_3;
        total_4 = y[n_1 * 1024 + i1 + 3]! + total_4;
      }
      const gradient_learnedPositions1_P_1 = total_1;
      const gradient_learnedPositions1_P_2 = total_2;
      const gradient_learnedPositions1_P_3 = total_3;
      const gradient_learnedPositions1_P_4 = total_4;
      P[i1] = gradient_learnedPositions1_P_1;
      P[i1 + 1] = gradient_learnedPositions1_P_2;
      P[i1 + 2] = gradient_learnedPositions1_P_3;
      P[i1 + 3] = gradient_learnedPositions1_P_4;
    }
  }

  // gradient(transformerDecoder1.layerNorm1.gamma)[i0] = sum(n, s1 < 32: d(transformerDecoder1.layerNorm1.y)[n, s1,
  //   i0] * transformerDecoder1.layerNorm1.y.1[n, s1] * (learnedPositions1.y[n, s1, i0] -
  //   transformerDecoder1.layerNorm1.mu[n, s1])) (std/blocks/transformerDecoder.nn:4)
  // gradient(transformerDecoder1.layerNorm1.beta)[i0] = sum(n, s1 < 32: d(transformerDecoder1.layerNorm1.y)[n, s1,
  //   i0])
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder1_layerNorm1_beta(count: number): void {
    const y_1 = transformerDecoder1_layerNorm1_y_1;
    const mu = transformerDecoder1_layerNorm1_mu;
    const y = d_transformerDecoder1_layerNorm1_y;
    const learnedPositions1_y_all = learnedPositions1_y;
    const gamma = gradient_transformerDecoder1_layerNorm1_gamma;
    const beta = gradient_transformerDecoder1_layerNorm1_beta;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_4 = 0;
      let total_6 = 0;
      let total_8 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const transformerDecoder1_layerNorm1_y_1_2 = y_1[n * 32 + s1]!;
          const transformerDecoder1_layerNorm1_mu_1 = mu[n * 32 + s1]!;
          total_1 = y[n * 1024 + s1 * 32 + i0]! * transformerDecoder1_layerNorm1_y_1_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0]! - transformerDecoder1_layerNorm1_mu_1) + total_1;
          total_4 = y[n * 1024 + s1 * 32 + i0 + 1]! * transformerDecoder1_layerNorm1_y_1_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 1]! - transformerDecoder1_layerNorm1_mu_1) + total_4;
          total_6 = y[n * 1024 + s1 * 32 + i0 + 2]! * transformerDecoder1_layerNorm1_y_1_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 2]! - transformerDecoder1_layerNorm1_mu_1) + total_6;
          total_8 = y[n * 1024 + s1 * 32 + i0 + 3]! * transformerDecoder1_layerNorm1_y_1_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 3]! - transformerDecoder1_layerNorm1_mu_1) + total_8;
          const transformerDecoder1_layerNorm1_y_2 = y_1[n * 32 + s1 + 1]!;
          const transformerDecoder1_layerNorm1_mu_2 = mu[n * 32 + s1 + 1]!;
          total_1 = y[n * 1024 + s1 * 32 + i0 + 32]! * transformerDecoder1_layerNorm1_y_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 32]! - transformerDecoder1_layerNorm1_mu_2) + total_1;
          total_4 = y[n * 1024 + s1 * 32 + i0 + 33]! * transformerDecoder1_layerNorm1_y_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 33]! - transformerDecoder1_layerNorm1_mu_2) + total_4;
          total_6 = y[n * 1024 + s1 * 32 + i0 + 34]! * transformerDecoder1_layerNorm1_y_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 34]! - transformerDecoder1_layerNorm1_mu_2) + total_6;
          total_8 = y[n * 1024 + s1 * 32 + i0 + 35]! * transformerDecoder1_layerNorm1_y_2 * (learnedPositions1_y_all[n * 1024 + s1 * 32 + i0 + 35]! - transformerDecoder1_layerNorm1_mu_2) + total_8;
        }
      }
      const gradient_transformerDecoder1_layerNorm1_gamma_1 = total_1;
      const gradient_transformerDecoder1_layerNorm1_gamma_2 = total_4;
      const gradient_transformerDecoder1_layerNorm1_gamma_3 = total_6;
      const gradient_transformerDecoder1_layerNorm1_gamma_4 = total_8;
      let total_3 = 0;
      let total_5 = 0;
      let total_7 = 0;
      let total_9 = 0;
      for (let n_2 = 0; n_2 < count; n_2++) {
        for (let s1_2 = 0; s1_2 < 32; s1_2 += 2) {
          total_3 = y[n_2 * 1024 + s1_2 * 32 + i0]! + total_3;
          total_5 = y[n_2 * 1024 + s1_2 * 32 + i0 + 1]! + total_5;
          total_7 = y[n_2 * 1024 + s1_2 * 32 + i0 + 2]! + total_7;
          total_9 = y[n_2 * 1024 + s1_2 * 32 + i0 + 3]! + total_9;
          total_3 = y[n_2 * 1024 + s1_2 * 32 + i0 + 32]! + total_3;
          total_5 = y[n_2 * 1024 + s1_2 * 32 + i0 + 33]! + total_5;
          total_7 = y[n_2 * 1024 + s1_2 * 32 + i0 + 34]! + total_7;
          total_9 = y[n_2 * 1024 + s1_2 * 32 + i0 + 35]! + total_9;
        }
      }
      const gradient_transformerDecoder1_layerNorm1_beta_1 = total_3;
      const gradient_transformerDecoder1_layerNorm1_beta_2 = total_5;
      const gradient_transformerDecoder1_layerNorm1_beta_3 = total_7;
      const gradient_transformerDecoder1_layerNorm1_beta_4 = total_9;
      gamma[i0] = gradient_transformerDecoder1_layerNorm1_gamma_1;
      gamma[i0 + 1] = gradient_transformerDecoder1_layerNorm1_gamma_2;
      gamma[i0 + 2] = gradient_transformerDecoder1_layerNorm1_gamma_3;
      gamma[i0 + 3] = gradient_transformerDecoder1_layerNorm1_gamma_4;
      beta[i0] = gradient_transformerDecoder1_layerNorm1_beta_1;
      beta[i0 + 1] = gradient_transformerDecoder1_layerNorm1_beta_2;
      beta[i0 + 2] = gradient_transformerDecoder1_layerNorm1_beta_3;
      beta[i0 + 3] = gradient_transformerDecoder1_layerNorm1_beta_4;
    }
  }

  // gradient(transformerDecoder1.attention1.Wq)[i0, i1, i2] = sum(n, t < 32: transformerDecoder1.layerNorm1.y[n, t,
  //   i0] * d(transformerDecoder1.attention1.q)[n, t, i1, i2]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i0 × i2), reduction by 2
  function train_gradient_transformerDecoder1_attention1_Wq(count: number): void {
    const y = transformerDecoder1_layerNorm1_y;
    const q = d_transformerDecoder1_attention1_q;
    const Wq = gradient_transformerDecoder1_attention1_Wq;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const transformerDecoder1_layerNorm1_y_1 = y[n * 1024 + t * 32 + i0]!;
            const d_transformerDecoder1_attention1_q_1 = q[n * 1024 + t * 32 + i2]!;
            total_5 = transformerDecoder1_layerNorm1_y_1 * d_transformerDecoder1_attention1_q_1 + total_5;
            const d_transformerDecoder1_attention1_q_2 = q[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = transformerDecoder1_layerNorm1_y_1 * d_transformerDecoder1_attention1_q_2 + total_9;
            const transformerDecoder1_layerNorm1_y_2 = y[n * 1024 + t * 32 + i0 + 1]!;
            total_6 = transformerDecoder1_layerNorm1_y_2 * d_transformerDecoder1_attention1_q_1 + total_6;
            total_10 = transformerDecoder1_layerNorm1_y_2 * d_transformerDecoder1_attention1_q_2 + total_10;
            const transformerDecoder1_layerNorm1_y_3 = y[n * 1024 + t * 32 + i0 + 2]!;
            total_7 = transformerDecoder1_layerNorm1_y_3 * d_transformerDecoder1_attention1_q_1 + total_7;
            total_11 = transformerDecoder1_layerNorm1_y_3 * d_transformerDecoder1_attention1_q_2 + total_11;
            const transformerDecoder1_layerNorm1_y_4 = y[n * 1024 + t * 32 + i0 + 3]!;
            total_8 = transformerDecoder1_layerNorm1_y_4 * d_transformerDecoder1_attention1_q_1 + total_8;
            total_12 = transformerDecoder1_layerNorm1_y_4 * d_transformerDecoder1_attention1_q_2 + total_12;
            const transformerDecoder1_layerNorm1_y_5 = y[n * 1024 + t * 32 + i0 + 32]!;
            const d_transformerDecoder1_attention1_q_3 = q[n * 1024 + t * 32 + i2 + 32]!;
            total_5 = transformerDecoder1_layerNorm1_y_5 * d_transformerDecoder1_attention1_q_3 + total_5;
            const d_transformerDecoder1_attention1_q_4 = q[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = transformerDecoder1_layerNorm1_y_5 * d_transformerDecoder1_attention1_q_4 + total_9;
            const transformerDecoder1_layerNorm1_y_6 = y[n * 1024 + t * 32 + i0 + 33]!;
            total_6 = transformerDecoder1_layerNorm1_y_6 * d_transformerDecoder1_attention1_q_3 + total_6;
            total_10 = transformerDecoder1_layerNorm1_y_6 * d_transformerDecoder1_attention1_q_4 + total_10;
            const transformerDecoder1_layerNorm1_y_7 = y[n * 1024 + t * 32 + i0 + 34]!;
            total_7 = transformerDecoder1_layerNorm1_y_7 * d_transformerDecoder1_attention1_q_3 + total_7;
            total_11 = transformerDecoder1_layerNorm1_y_7 * d_transformerDecoder1_attention1_q_4 + total_11;
            const transformerDecoder1_layerNorm1_y_8 = y[n * 1024 + t * 32 + i0 + 35]!;
            total_8 = transformerDecoder1_layerNorm1_y_8 * d_transformerDecoder1_attention1_q_3 + total_8;
            total_12 = transformerDecoder1_layerNorm1_y_8 * d_transformerDecoder1_attention1_q_4 + total_12;
          }
        }
        const gradient_transformerDecoder1_attention1_Wq_5 = total_5;
        const gradient_transformerDecoder1_attention1_Wq_9 = total_9;
        const gradient_transformerDecoder1_attention1_Wq_6 = total_6;
        const gradient_transformerDecoder1_attention1_Wq_10 = total_10;
        const gradient_transformerDecoder1_attention1_Wq_7 = total_7;
        const gradient_transformerDecoder1_attention1_Wq_11 = total_11;
        const gradient_transformerDecoder1_attention1_Wq_8 = total_8;
        const gradient_transformerDecoder1_attention1_Wq_12 = total_12;
        Wq[i0 * 32 + i2] = gradient_transformerDecoder1_attention1_Wq_5;
        Wq[i0 * 32 + i2 + 1] = gradient_transformerDecoder1_attention1_Wq_9;
        Wq[i0 * 32 + i2 + 32] = gradient_transformerDecoder1_attention1_Wq_6;
        Wq[i0 * 32 + i2 + 33] = gradient_transformerDecoder1_attention1_Wq_10;
        Wq[i0 * 32 + i2 + 64] = gradient_transformerDecoder1_attention1_Wq_7;
        Wq[i0 * 32 + i2 + 65] = gradient_transformerDecoder1_attention1_Wq_11;
        Wq[i0 * 32 + i2 + 96] = gradient_transformerDecoder1_attention1_Wq_8;
        Wq[i0 * 32 + i2 + 97] = gradient_transformerDecoder1_attention1_Wq_12;
      }
    }
  }

  // gradient(transformerDecoder1.attention1.Wk)[i0, i1, i2] = sum(n, t < 32: d(transformerDecoder1.attention1.k)[n,
  //   t, i1, i2] * transformerDecoder1.layerNorm1.y[n, t, i0]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i0 × i2), reduction by 2
  function train_gradient_transformerDecoder1_attention1_Wk(count: number): void {
    const attention1_k = d_transformerDecoder1_attention1_k;
    const y = transformerDecoder1_layerNorm1_y;
    const Wk = gradient_transformerDecoder1_attention1_Wk;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const d_transformerDecoder1_attention1_k_1 = attention1_k[n * 1024 + t * 32 + i2]!;
            const transformerDecoder1_layerNorm1_y_1 = y[n * 1024 + t * 32 + i0]!;
            total_5 = d_transformerDecoder1_attention1_k_1 * transformerDecoder1_layerNorm1_y_1 + total_5;
            const d_transformerDecoder1_attention1_k_2 = attention1_k[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = d_transformerDecoder1_attention1_k_2 * transformerDecoder1_layerNorm1_y_1 + total_9;
            const transformerDecoder1_layerNorm1_y_2 = y[n * 1024 + t * 32 + i0 + 1]!;
            total_6 = d_transformerDecoder1_attention1_k_1 * transformerDecoder1_layerNorm1_y_2 + total_6;
            total_10 = d_transformerDecoder1_attention1_k_2 * transformerDecoder1_layerNorm1_y_2 + total_10;
            const transformerDecoder1_layerNorm1_y_3 = y[n * 1024 + t * 32 + i0 + 2]!;
            total_7 = d_transformerDecoder1_attention1_k_1 * transformerDecoder1_layerNorm1_y_3 + total_7;
            total_11 = d_transformerDecoder1_attention1_k_2 * transformerDecoder1_layerNorm1_y_3 + total_11;
            const transformerDecoder1_layerNorm1_y_4 = y[n * 1024 + t * 32 + i0 + 3]!;
            total_8 = d_transformerDecoder1_attention1_k_1 * transformerDecoder1_layerNorm1_y_4 + total_8;
            total_12 = d_transformerDecoder1_attention1_k_2 * transformerDecoder1_layerNorm1_y_4 + total_12;
            const d_transformerDecoder1_attention1_k_3 = attention1_k[n * 1024 + t * 32 + i2 + 32]!;
            const transformerDecoder1_layerNorm1_y_5 = y[n * 1024 + t * 32 + i0 + 32]!;
            total_5 = d_transformerDecoder1_attention1_k_3 * transformerDecoder1_layerNorm1_y_5 + total_5;
            const d_transformerDecoder1_attention1_k_4 = attention1_k[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = d_transformerDecoder1_attention1_k_4 * transformerDecoder1_layerNorm1_y_5 + total_9;
            const transformerDecoder1_layerNorm1_y_6 = y[n * 1024 + t * 32 + i0 + 33]!;
            total_6 = d_transformerDecoder1_attention1_k_3 * transformerDecoder1_layerNorm1_y_6 + total_6;
            total_10 = d_transformerDecoder1_attention1_k_4 * transformerDecoder1_layerNorm1_y_6 + total_10;
            const transformerDecoder1_layerNorm1_y_7 = y[n * 1024 + t * 32 + i0 + 34]!;
            total_7 = d_transformerDecoder1_attention1_k_3 * transformerDecoder1_layerNorm1_y_7 + total_7;
            total_11 = d_transformerDecoder1_attention1_k_4 * transformerDecoder1_layerNorm1_y_7 + total_11;
            const transformerDecoder1_layerNorm1_y_8 = y[n * 1024 + t * 32 + i0 + 35]!;
            total_8 = d_transformerDecoder1_attention1_k_3 * transformerDecoder1_layerNorm1_y_8 + total_8;
            total_12 = d_transformerDecoder1_attention1_k_4 * transformerDecoder1_layerNorm1_y_8 + total_12;
          }
        }
        const gradient_transformerDecoder1_attention1_Wk_5 = total_5;
        const gradient_transformerDecoder1_attention1_Wk_9 = total_9;
        const gradient_transformerDecoder1_attention1_Wk_6 = total_6;
        const gradient_transformerDecoder1_attention1_Wk_10 = total_10;
        const gradient_transformerDecoder1_attention1_Wk_7 = total_7;
        const gradient_transformerDecoder1_attention1_Wk_11 = total_11;
        const gradient_transformerDecoder1_attention1_Wk_8 = total_8;
        const gradient_transformerDecoder1_attention1_Wk_12 = total_12;
        Wk[i0 * 32 + i2] = gradient_transformerDecoder1_attention1_Wk_5;
        Wk[i0 * 32 + i2 + 1] = gradient_transformerDecoder1_attention1_Wk_9;
        Wk[i0 * 32 + i2 + 32] = gradient_transformerDecoder1_attention1_Wk_6;
        Wk[i0 * 32 + i2 + 33] = gradient_transformerDecoder1_attention1_Wk_10;
        Wk[i0 * 32 + i2 + 64] = gradient_transformerDecoder1_attention1_Wk_7;
        Wk[i0 * 32 + i2 + 65] = gradient_transformerDecoder1_attention1_Wk_11;
        Wk[i0 * 32 + i2 + 96] = gradient_transformerDecoder1_attention1_Wk_8;
        Wk[i0 * 32 + i2 + 97] = gradient_transformerDecoder1_attention1_Wk_12;
      }
    }
  }

  // gradient(transformerDecoder1.attention1.Wv)[i0, i1, i2] = sum(n, t < 32: transformerDecoder1.layerNorm1.y[n, t,
  //   i0] * d(transformerDecoder1.attention1.v)[n, t, i1, i2]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i0 × i2), reduction by 2
  function train_gradient_transformerDecoder1_attention1_Wv(count: number): void {
    const y = transformerDecoder1_layerNorm1_y;
    const v = d_transformerDecoder1_attention1_v;
    const Wv = gradient_transformerDecoder1_attention1_Wv;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const transformerDecoder1_layerNorm1_y_1 = y[n * 1024 + t * 32 + i0]!;
            const d_transformerDecoder1_attention1_v_1 = v[n * 1024 + t * 32 + i2]!;
            total_5 = transformerDecoder1_layerNorm1_y_1 * d_transformerDecoder1_attention1_v_1 + total_5;
            const d_transformerDecoder1_attention1_v_2 = v[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = transformerDecoder1_layerNorm1_y_1 * d_transformerDecoder1_attention1_v_2 + total_9;
            const transformerDecoder1_layerNorm1_y_2 = y[n * 1024 + t * 32 + i0 + 1]!;
            total_6 = transformerDecoder1_layerNorm1_y_2 * d_transformerDecoder1_attention1_v_1 + total_6;
            total_10 = transformerDecoder1_layerNorm1_y_2 * d_transformerDecoder1_attention1_v_2 + total_10;
            const transformerDecoder1_layerNorm1_y_3 = y[n * 1024 + t * 32 + i0 + 2]!;
            total_7 = transformerDecoder1_layerNorm1_y_3 * d_transformerDecoder1_attention1_v_1 + total_7;
            total_11 = transformerDecoder1_layerNorm1_y_3 * d_transformerDecoder1_attention1_v_2 + total_11;
            const transformerDecoder1_layerNorm1_y_4 = y[n * 1024 + t * 32 + i0 + 3]!;
            total_8 = transformerDecoder1_layerNorm1_y_4 * d_transformerDecoder1_attention1_v_1 + total_8;
            total_12 = transformerDecoder1_layerNorm1_y_4 * d_transformerDecoder1_attention1_v_2 + total_12;
            const transformerDecoder1_layerNorm1_y_5 = y[n * 1024 + t * 32 + i0 + 32]!;
            const d_transformerDecoder1_attention1_v_3 = v[n * 1024 + t * 32 + i2 + 32]!;
            total_5 = transformerDecoder1_layerNorm1_y_5 * d_transformerDecoder1_attention1_v_3 + total_5;
            const d_transformerDecoder1_attention1_v_4 = v[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = transformerDecoder1_layerNorm1_y_5 * d_transformerDecoder1_attention1_v_4 + total_9;
            const transformerDecoder1_layerNorm1_y_6 = y[n * 1024 + t * 32 + i0 + 33]!;
            total_6 = transformerDecoder1_layerNorm1_y_6 * d_transformerDecoder1_attention1_v_3 + total_6;
            total_10 = transformerDecoder1_layerNorm1_y_6 * d_transformerDecoder1_attention1_v_4 + total_10;
            const transformerDecoder1_layerNorm1_y_7 = y[n * 1024 + t * 32 + i0 + 34]!;
            total_7 = transformerDecoder1_layerNorm1_y_7 * d_transformerDecoder1_attention1_v_3 + total_7;
            total_11 = transformerDecoder1_layerNorm1_y_7 * d_transformerDecoder1_attention1_v_4 + total_11;
            const transformerDecoder1_layerNorm1_y_8 = y[n * 1024 + t * 32 + i0 + 35]!;
            total_8 = transformerDecoder1_layerNorm1_y_8 * d_transformerDecoder1_attention1_v_3 + total_8;
            total_12 = transformerDecoder1_layerNorm1_y_8 * d_transformerDecoder1_attention1_v_4 + total_12;
          }
        }
        const gradient_transformerDecoder1_attention1_Wv_5 = total_5;
        const gradient_transformerDecoder1_attention1_Wv_9 = total_9;
        const gradient_transformerDecoder1_attention1_Wv_6 = total_6;
        const gradient_transformerDecoder1_attention1_Wv_10 = total_10;
        const gradient_transformerDecoder1_attention1_Wv_7 = total_7;
        const gradient_transformerDecoder1_attention1_Wv_11 = total_11;
        const gradient_transformerDecoder1_attention1_Wv_8 = total_8;
        const gradient_transformerDecoder1_attention1_Wv_12 = total_12;
        Wv[i0 * 32 + i2] = gradient_transformerDecoder1_attention1_Wv_5;
        Wv[i0 * 32 + i2 + 1] = gradient_transformerDecoder1_attention1_Wv_9;
        Wv[i0 * 32 + i2 + 32] = gradient_transformerDecoder1_attention1_Wv_6;
        Wv[i0 * 32 + i2 + 33] = gradient_transformerDecoder1_attention1_Wv_10;
        Wv[i0 * 32 + i2 + 64] = gradient_transformerDecoder1_attention1_Wv_7;
        Wv[i0 * 32 + i2 + 65] = gradient_transformerDecoder1_attention1_Wv_11;
        Wv[i0 * 32 + i2 + 96] = gradient_transformerDecoder1_attention1_Wv_8;
        Wv[i0 * 32 + i2 + 97] = gradient_transformerDecoder1_attention1_Wv_12;
      }
    }
  }

  // gradient(transformerDecoder1.attention1.Wo)[i0, i1, i2] = sum(n, t < 32: transformerDecoder1.attention1.seen[n,
  //   t, i0, i1] * d(transformerDecoder1.residual1.y)[n, t, i2]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_gradient_transformerDecoder1_attention1_Wo(count: number): void {
    const seen = transformerDecoder1_attention1_seen;
    const y = d_transformerDecoder1_residual1_y;
    const Wo = gradient_transformerDecoder1_attention1_Wo;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const transformerDecoder1_attention1_seen_1 = seen[n * 1024 + t * 32 + i1]!;
            const d_transformerDecoder1_residual1_y_1 = y[n * 1024 + t * 32 + i2]!;
            total_5 = transformerDecoder1_attention1_seen_1 * d_transformerDecoder1_residual1_y_1 + total_5;
            const d_transformerDecoder1_residual1_y_2 = y[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = transformerDecoder1_attention1_seen_1 * d_transformerDecoder1_residual1_y_2 + total_9;
            const transformerDecoder1_attention1_seen_2 = seen[n * 1024 + t * 32 + i1 + 1]!;
            total_6 = transformerDecoder1_attention1_seen_2 * d_transformerDecoder1_residual1_y_1 + total_6;
            total_10 = transformerDecoder1_attention1_seen_2 * d_transformerDecoder1_residual1_y_2 + total_10;
            const transformerDecoder1_attention1_seen_3 = seen[n * 1024 + t * 32 + i1 + 2]!;
            total_7 = transformerDecoder1_attention1_seen_3 * d_transformerDecoder1_residual1_y_1 + total_7;
            total_11 = transformerDecoder1_attention1_seen_3 * d_transformerDecoder1_residual1_y_2 + total_11;
            const transformerDecoder1_attention1_seen_4 = seen[n * 1024 + t * 32 + i1 + 3]!;
            total_8 = transformerDecoder1_attention1_seen_4 * d_transformerDecoder1_residual1_y_1 + total_8;
            total_12 = transformerDecoder1_attention1_seen_4 * d_transformerDecoder1_residual1_y_2 + total_12;
            const transformerDecoder1_attention1_seen_5 = seen[n * 1024 + t * 32 + i1 + 32]!;
            const d_transformerDecoder1_residual1_y_3 = y[n * 1024 + t * 32 + i2 + 32]!;
            total_5 = transformerDecoder1_attention1_seen_5 * d_transformerDecoder1_residual1_y_3 + total_5;
            const d_transformerDecoder1_residual1_y_4 = y[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = transformerDecoder1_attention1_seen_5 * d_transformerDecoder1_residual1_y_4 + total_9;
            const transformerDecoder1_attention1_seen_6 = seen[n * 1024 + t * 32 + i1 + 33]!;
            total_6 = transformerDecoder1_attention1_seen_6 * d_transformerDecoder1_residual1_y_3 + total_6;
            total_10 = transformerDecoder1_attention1_seen_6 * d_transformerDecoder1_residual1_y_4 + total_10;
            const transformerDecoder1_attention1_seen_7 = seen[n * 1024 + t * 32 + i1 + 34]!;
            total_7 = transformerDecoder1_attention1_seen_7 * d_transformerDecoder1_residual1_y_3 + total_7;
            total_11 = transformerDecoder1_attention1_seen_7 * d_transformerDecoder1_residual1_y_4 + total_11;
            const transformerDecoder1_attention1_seen_8 = seen[n * 1024 + t * 32 + i1 + 35]!;
            total_8 = transformerDecoder1_attention1_seen_8 * d_transformerDecoder1_residual1_y_3 + total_8;
            total_12 = transformerDecoder1_attention1_seen_8 * d_transformerDecoder1_residual1_y_4 + total_12;
          }
        }
        const gradient_transformerDecoder1_attention1_Wo_5 = total_5;
        const gradient_transformerDecoder1_attention1_Wo_9 = total_9;
        const gradient_transformerDecoder1_attention1_Wo_6 = total_6;
        const gradient_transformerDecoder1_attention1_Wo_10 = total_10;
        const gradient_transformerDecoder1_attention1_Wo_7 = total_7;
        const gradient_transformerDecoder1_attention1_Wo_11 = total_11;
        const gradient_transformerDecoder1_attention1_Wo_8 = total_8;
        const gradient_transformerDecoder1_attention1_Wo_12 = total_12;
        Wo[i1 * 32 + i2] = gradient_transformerDecoder1_attention1_Wo_5;
        Wo[i1 * 32 + i2 + 1] = gradient_transformerDecoder1_attention1_Wo_9;
        Wo[i1 * 32 + i2 + 32] = gradient_transformerDecoder1_attention1_Wo_6;
        Wo[i1 * 32 + i2 + 33] = gradient_transformerDecoder1_attention1_Wo_10;
        Wo[i1 * 32 + i2 + 64] = gradient_transformerDecoder1_attention1_Wo_7;
        Wo[i1 * 32 + i2 + 65] = gradient_transformerDecoder1_attention1_Wo_11;
        Wo[i1 * 32 + i2 + 96] = gradient_transformerDecoder1_attention1_Wo_8;
        Wo[i1 * 32 + i2 + 97] = gradient_transformerDecoder1_attention1_Wo_12;
      }
    }
  }

  // gradient(transformerDecoder1.attention1.bq)[i0, i1] = sum(n, t < 32: d(transformerDecoder1.attention1.q)[n, t,
  //   i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_transformerDecoder1_attention1_bq(count: number): void {
    const q = d_transformerDecoder1_attention1_q;
    const bq = gradient_transformerDecoder1_attention1_bq;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = q[n * 1024 + t * 32 + i1]! + total_1;
          total_2 = q[n * 1024 + t * 32 + i1 + 1]! + total_2;
          total_3 = q[n * 1024 + t * 32 + i1 + 2]! + total_3;
          total_4 = q[n * 1024 + t * 32 + i1 + 3]! + total_4;
          total_1 = q[n * 1024 + t * 32 + i1 + 32]! + total_1;
          total_2 = q[n * 1024 + t * 32 + i1 + 33]! + total_2;
          total_3 = q[n * 1024 + t * 32 + i1 + 34]! + total_3;
          total_4 = q[n * 1024 + t * 32 + i1 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder1_attention1_bq_1 = total_1;
      const gradient_transformerDecoder1_attention1_bq_2 = total_2;
      const gradient_transformerDecoder1_attention1_bq_3 = total_3;
      const gradient_transformerDecoder1_attention1_bq_4 = total_4;
      bq[i1] = gradient_transformerDecoder1_attention1_bq_1;
      bq[i1 + 1] = gradient_transformerDecoder1_attention1_bq_2;
      bq[i1 + 2] = gradient_transformerDecoder1_attention1_bq_3;
      bq[i1 + 3] = gradient_transformerDecoder1_attention1_bq_4;
    }
  }

  // gradient(transformerDecoder1.attention1.bk)[i0, i1] = sum(n, t < 32: d(transformerDecoder1.attention1.k)[n, t,
  //   i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_transformerDecoder1_attention1_bk(count: number): void {
    const attention1_k = d_transformerDecoder1_attention1_k;
    const bk = gradient_transformerDecoder1_attention1_bk;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = attention1_k[n * 1024 + t * 32 + i1]! + total_1;
          total_2 = attention1_k[n * 1024 + t * 32 + i1 + 1]! + total_2;
          total_3 = attention1_k[n * 1024 + t * 32 + i1 + 2]! + total_3;
          total_4 = attention1_k[n * 1024 + t * 32 + i1 + 3]! + total_4;
          total_1 = attention1_k[n * 1024 + t * 32 + i1 + 32]! + total_1;
          total_2 = attention1_k[n * 1024 + t * 32 + i1 + 33]! + total_2;
          total_3 = attention1_k[n * 1024 + t * 32 + i1 + 34]! + total_3;
          total_4 = attention1_k[n * 1024 + t * 32 + i1 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder1_attention1_bk_1 = total_1;
      const gradient_transformerDecoder1_attention1_bk_2 = total_2;
      const gradient_transformerDecoder1_attention1_bk_3 = total_3;
      const gradient_transformerDecoder1_attention1_bk_4 = total_4;
      bk[i1] = gradient_transformerDecoder1_attention1_bk_1;
      bk[i1 + 1] = gradient_transformerDecoder1_attention1_bk_2;
      bk[i1 + 2] = gradient_transformerDecoder1_attention1_bk_3;
      bk[i1 + 3] = gradient_transformerDecoder1_attention1_bk_4;
    }
  }

  // gradient(transformerDecoder1.attention1.bv)[i0, i1] = sum(n, t < 32: d(transformerDecoder1.attention1.v)[n, t,
  //   i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_transformerDecoder1_attention1_bv(count: number): void {
    const v = d_transformerDecoder1_attention1_v;
    const bv = gradient_transformerDecoder1_attention1_bv;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = v[n * 1024 + t * 32 + i1]! + total_1;
          total_2 = v[n * 1024 + t * 32 + i1 + 1]! + total_2;
          total_3 = v[n * 1024 + t * 32 + i1 + 2]! + total_3;
          total_4 = v[n * 1024 + t * 32 + i1 + 3]! + total_4;
          total_1 = v[n * 1024 + t * 32 + i1 + 32]! + total_1;
          total_2 = v[n * 1024 + t * 32 + i1 + 33]! + total_2;
          total_3 = v[n * 1024 + t * 32 + i1 + 34]! + total_3;
          total_4 = v[n * 1024 + t * 32 + i1 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder1_attention1_bv_1 = total_1;
      const gradient_transformerDecoder1_attention1_bv_2 = total_2;
      const gradient_transformerDecoder1_attention1_bv_3 = total_3;
      const gradient_transformerDecoder1_attention1_bv_4 = total_4;
      bv[i1] = gradient_transformerDecoder1_attention1_bv_1;
      bv[i1 + 1] = gradient_transformerDecoder1_attention1_bv_2;
      bv[i1 + 2] = gradient_transformerDecoder1_attention1_bv_3;
      bv[i1 + 3] = gradient_transformerDecoder1_attention1_bv_4;
    }
  }

  // gradient(transformerDecoder1.attention1.bo)[i0] = sum(n, t < 32: d(transformerDecoder1.residual1.y)[n, t, i0])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder1_attention1_bo(count: number): void {
    const y = d_transformerDecoder1_residual1_y;
    const bo = gradient_transformerDecoder1_attention1_bo;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = y[n * 1024 + t * 32 + i0]! + total_1;
          total_2 = y[n * 1024 + t * 32 + i0 + 1]! + total_2;
          total_3 = y[n * 1024 + t * 32 + i0 + 2]! + total_3;
          total_4 = y[n * 1024 + t * 32 + i0 + 3]! + total_4;
          total_1 = y[n * 1024 + t * 32 + i0 + 32]! + total_1;
          total_2 = y[n * 1024 + t * 32 + i0 + 33]! + total_2;
          total_3 = y[n * 1024 + t * 32 + i0 + 34]! + total_3;
          total_4 = y[n * 1024 + t * 32 + i0 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder1_attention1_bo_1 = total_1;
      const gradient_transformerDecoder1_attention1_bo_2 = total_2;
      const gradient_transformerDecoder1_attention1_bo_3 = total_3;
      const gradient_transformerDecoder1_attention1_bo_4 = total_4;
      bo[i0] = gradient_transformerDecoder1_attention1_bo_1;
      bo[i0 + 1] = gradient_transformerDecoder1_attention1_bo_2;
      bo[i0 + 2] = gradient_transformerDecoder1_attention1_bo_3;
      bo[i0 + 3] = gradient_transformerDecoder1_attention1_bo_4;
    }
  }

  // gradient(transformerDecoder1.layerNorm2.gamma)[i0] = sum(n, s1 < 32: (transformerDecoder1.residual1.y[n, s1, i0]
  //   - transformerDecoder1.layerNorm2.mu[n, s1]) * transformerDecoder1.layerNorm2.y.1[n, s1] *
  //   d(transformerDecoder1.layerNorm2.y)[n, s1, i0]) (std/blocks/transformerDecoder.nn:5)
  // gradient(transformerDecoder1.layerNorm2.beta)[i0] = sum(n, s1 < 32: d(transformerDecoder1.layerNorm2.y)[n, s1,
  //   i0])
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder1_layerNorm2_beta(count: number): void {
    const mu = transformerDecoder1_layerNorm2_mu;
    const y_1 = transformerDecoder1_layerNorm2_y_1;
    const y = transformerDecoder1_residual1_y;
    const layerNorm2_y = d_transformerDecoder1_layerNorm2_y;
    const gamma = gradient_transformerDecoder1_layerNorm2_gamma;
    const beta = gradient_transformerDecoder1_layerNorm2_beta;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_4 = 0;
      let total_6 = 0;
      let total_8 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const transformerDecoder1_layerNorm2_mu_1 = mu[n * 32 + s1]!;
          const transformerDecoder1_layerNorm2_y_1_2 = y_1[n * 32 + s1]!;
          total_1 = (y[n * 1024 + s1 * 32 + i0]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_1_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0]! + total_1;
          total_4 = (y[n * 1024 + s1 * 32 + i0 + 1]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_1_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 1]! + total_4;
          total_6 = (y[n * 1024 + s1 * 32 + i0 + 2]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_1_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 2]! + total_6;
          total_8 = (y[n * 1024 + s1 * 32 + i0 + 3]! - transformerDecoder1_layerNorm2_mu_1) * transformerDecoder1_layerNorm2_y_1_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 3]! + total_8;
          const transformerDecoder1_layerNorm2_mu_2 = mu[n * 32 + s1 + 1]!;
          const transformerDecoder1_layerNorm2_y_2 = y_1[n * 32 + s1 + 1]!;
          total_1 = (y[n * 1024 + s1 * 32 + i0 + 32]! - transformerDecoder1_layerNorm2_mu_2) * transformerDecoder1_layerNorm2_y_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 32]! + total_1;
          total_4 = (y[n * 1024 + s1 * 32 + i0 + 33]! - transformerDecoder1_layerNorm2_mu_2) * transformerDecoder1_layerNorm2_y_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 33]! + total_4;
          total_6 = (y[n * 1024 + s1 * 32 + i0 + 34]! - transformerDecoder1_layerNorm2_mu_2) * transformerDecoder1_layerNorm2_y_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 34]! + total_6;
          total_8 = (y[n * 1024 + s1 * 32 + i0 + 35]! - transformerDecoder1_layerNorm2_mu_2) * transformerDecoder1_layerNorm2_y_2 * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 35]! + total_8;
        }
      }
      const gradient_transformerDecoder1_layerNorm2_gamma_1 = total_1;
      const gradient_transformerDecoder1_layerNorm2_gamma_2 = total_4;
      const gradient_transformerDecoder1_layerNorm2_gamma_3 = total_6;
      const gradient_transformerDecoder1_layerNorm2_gamma_4 = total_8;
      let total_3 = 0;
      let total_5 = 0;
      let total_7 = 0;
      let total_9 = 0;
      for (let n_2 = 0; n_2 < count; n_2++) {
        for (let s1_2 = 0; s1_2 < 32; s1_2 += 2) {
          total_3 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0]! + total_3;
          total_5 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 1]! + total_5;
          total_7 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 2]! + total_7;
          total_9 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 3]! + total_9;
          total_3 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 32]! + total_3;
          total_5 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 33]! + total_5;
          total_7 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 34]! + total_7;
          total_9 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 35]! + total_9;
        }
      }
      const gradient_transformerDecoder1_layerNorm2_beta_1 = total_3;
      const gradient_transformerDecoder1_layerNorm2_beta_2 = total_5;
      const gradient_transformerDecoder1_layerNorm2_beta_3 = total_7;
      const gradient_transformerDecoder1_layerNorm2_beta_4 = total_9;
      gamma[i0] = gradient_transformerDecoder1_layerNorm2_gamma_1;
      gamma[i0 + 1] = gradient_transformerDecoder1_layerNorm2_gamma_2;
      gamma[i0 + 2] = gradient_transformerDecoder1_layerNorm2_gamma_3;
      gamma[i0 + 3] = gradient_transformerDecoder1_layerNorm2_gamma_4;
      beta[i0] = gradient_transformerDecoder1_layerNorm2_beta_1;
      beta[i0 + 1] = gradient_transformerDecoder1_layerNorm2_beta_2;
      beta[i0 + 2] = gradient_transformerDecoder1_layerNorm2_beta_3;
      beta[i0 + 3] = gradient_transformerDecoder1_layerNorm2_beta_4;
    }
  }

  // gradient(transformerDecoder1.feedForward1.W1)[i0, i1] = sum(n, s1 < 32: transformerDecoder1.layerNorm2.y[n, s1,
  //   i0] * d(transformerDecoder1.feedForward1.h.1)[n, s1, i1]) (std/blocks/transformerDecoder.nn:5)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_transformerDecoder1_feedForward1_W1(count: number): void {
    const y = transformerDecoder1_layerNorm2_y;
    const h_1 = d_transformerDecoder1_feedForward1_h_1;
    const W1 = gradient_transformerDecoder1_feedForward1_W1;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i1 = 0; i1 < 128; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let s1 = 0; s1 < 32; s1 += 2) {
            const transformerDecoder1_layerNorm2_y_1 = y[n * 1024 + s1 * 32 + i0]!;
            const d_transformerDecoder1_feedForward1_h_1_2 = h_1[n * 4096 + s1 * 128 + i1]!;
            total_5 = transformerDecoder1_layerNorm2_y_1 * d_transformerDecoder1_feedForward1_h_1_2 + total_5;
            const d_transformerDecoder1_feedForward1_h_2 = h_1[n * 4096 + s1 * 128 + i1 + 1]!;
            total_9 = transformerDecoder1_layerNorm2_y_1 * d_transformerDecoder1_feedForward1_h_2 + total_9;
            const transformerDecoder1_layerNorm2_y_2 = y[n * 1024 + s1 * 32 + i0 + 1]!;
            total_6 = transformerDecoder1_layerNorm2_y_2 * d_transformerDecoder1_feedForward1_h_1_2 + total_6;
            total_10 = transformerDecoder1_layerNorm2_y_2 * d_transformerDecoder1_feedForward1_h_2 + total_10;
            const transformerDecoder1_layerNorm2_y_3 = y[n * 1024 + s1 * 32 + i0 + 2]!;
            total_7 = transformerDecoder1_layerNorm2_y_3 * d_transformerDecoder1_feedForward1_h_1_2 + total_7;
            total_11 = transformerDecoder1_layerNorm2_y_3 * d_transformerDecoder1_feedForward1_h_2 + total_11;
            const transformerDecoder1_layerNorm2_y_4 = y[n * 1024 + s1 * 32 + i0 + 3]!;
            total_8 = transformerDecoder1_layerNorm2_y_4 * d_transformerDecoder1_feedForward1_h_1_2 + total_8;
            total_12 = transformerDecoder1_layerNorm2_y_4 * d_transformerDecoder1_feedForward1_h_2 + total_12;
            const transformerDecoder1_layerNorm2_y_5 = y[n * 1024 + s1 * 32 + i0 + 32]!;
            const d_transformerDecoder1_feedForward1_h_3 = h_1[n * 4096 + s1 * 128 + i1 + 128]!;
            total_5 = transformerDecoder1_layerNorm2_y_5 * d_transformerDecoder1_feedForward1_h_3 + total_5;
            const d_transformerDecoder1_feedForward1_h_4 = h_1[n * 4096 + s1 * 128 + i1 + 129]!;
            total_9 = transformerDecoder1_layerNorm2_y_5 * d_transformerDecoder1_feedForward1_h_4 + total_9;
            const transformerDecoder1_layerNorm2_y_6 = y[n * 1024 + s1 * 32 + i0 + 33]!;
            total_6 = transformerDecoder1_layerNorm2_y_6 * d_transformerDecoder1_feedForward1_h_3 + total_6;
            total_10 = transformerDecoder1_layerNorm2_y_6 * d_transformerDecoder1_feedForward1_h_4 + total_10;
            const transformerDecoder1_layerNorm2_y_7 = y[n * 1024 + s1 * 32 + i0 + 34]!;
            total_7 = transformerDecoder1_layerNorm2_y_7 * d_transformerDecoder1_feedForward1_h_3 + total_7;
            total_11 = transformerDecoder1_layerNorm2_y_7 * d_transformerDecoder1_feedForward1_h_4 + total_11;
            const transformerDecoder1_layerNorm2_y_8 = y[n * 1024 + s1 * 32 + i0 + 35]!;
            total_8 = transformerDecoder1_layerNorm2_y_8 * d_transformerDecoder1_feedForward1_h_3 + total_8;
            total_12 = transformerDecoder1_layerNorm2_y_8 * d_transformerDecoder1_feedForward1_h_4 + total_12;
          }
        }
        const gradient_transformerDecoder1_feedForward1_W1_5 = total_5;
        const gradient_transformerDecoder1_feedForward1_W1_9 = total_9;
        const gradient_transformerDecoder1_feedForward1_W1_6 = total_6;
        const gradient_transformerDecoder1_feedForward1_W1_10 = total_10;
        const gradient_transformerDecoder1_feedForward1_W1_7 = total_7;
        const gradient_transformerDecoder1_feedForward1_W1_11 = total_11;
        const gradient_transformerDecoder1_feedForward1_W1_8 = total_8;
        const gradient_transformerDecoder1_feedForward1_W1_12 = total_12;
        W1[i0 * 128 + i1] = gradient_transformerDecoder1_feedForward1_W1_5;
        W1[i0 * 128 + i1 + 1] = gradient_transformerDecoder1_feedForward1_W1_9;
        W1[i0 * 128 + i1 + 128] = gradient_transformerDecoder1_feedForward1_W1_6;
        W1[i0 * 128 + i1 + 129] = gradient_transformerDecoder1_feedForward1_W1_10;
        W1[i0 * 128 + i1 + 256] = gradient_transformerDecoder1_feedForward1_W1_7;
        W1[i0 * 128 + i1 + 257] = gradient_transformerDecoder1_feedForward1_W1_11;
        W1[i0 * 128 + i1 + 384] = gradient_transformerDecoder1_feedForward1_W1_8;
        W1[i0 * 128 + i1 + 385] = gradient_transformerDecoder1_feedForward1_W1_12;
      }
    }
  }

  // gradient(transformerDecoder1.feedForward1.W2)[i0, i1] = sum(n, s1 < 32: d(transformerDecoder1.residual2.y)[n, s1,
  //   i1] * transformerDecoder1.feedForward1.h[n, s1, i0]) (std/blocks/transformerDecoder.nn:5)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_transformerDecoder1_feedForward1_W2(count: number): void {
    const y = d_transformerDecoder1_residual2_y;
    const h = transformerDecoder1_feedForward1_h;
    const W2 = gradient_transformerDecoder1_feedForward1_W2;
    for (let i0 = 0; i0 < 128; i0 += 4) {
      for (let i1 = 0; i1 < 32; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let s1 = 0; s1 < 32; s1 += 2) {
            const d_transformerDecoder1_residual2_y_1 = y[n * 1024 + s1 * 32 + i1]!;
            const transformerDecoder1_feedForward1_h_1 = h[n * 4096 + s1 * 128 + i0]!;
            total_5 = d_transformerDecoder1_residual2_y_1 * transformerDecoder1_feedForward1_h_1 + total_5;
            const d_transformerDecoder1_residual2_y_2 = y[n * 1024 + s1 * 32 + i1 + 1]!;
            total_9 = d_transformerDecoder1_residual2_y_2 * transformerDecoder1_feedForward1_h_1 + total_9;
            const transformerDecoder1_feedForward1_h_2 = h[n * 4096 + s1 * 128 + i0 + 1]!;
            total_6 = d_transformerDecoder1_residual2_y_1 * transformerDecoder1_feedForward1_h_2 + total_6;
            total_10 = d_transformerDecoder1_residual2_y_2 * transformerDecoder1_feedForward1_h_2 + total_10;
            const transformerDecoder1_feedForward1_h_3 = h[n * 4096 + s1 * 128 + i0 + 2]!;
            total_7 = d_transformerDecoder1_residual2_y_1 * transformerDecoder1_feedForward1_h_3 + total_7;
            total_11 = d_transformerDecoder1_residual2_y_2 * transformerDecoder1_feedForward1_h_3 + total_11;
            const transformerDecoder1_feedForward1_h_4 = h[n * 4096 + s1 * 128 + i0 + 3]!;
            total_8 = d_transformerDecoder1_residual2_y_1 * transformerDecoder1_feedForward1_h_4 + total_8;
            total_12 = d_transformerDecoder1_residual2_y_2 * transformerDecoder1_feedForward1_h_4 + total_12;
            const d_transformerDecoder1_residual2_y_3 = y[n * 1024 + s1 * 32 + i1 + 32]!;
            const transformerDecoder1_feedForward1_h_5 = h[n * 4096 + s1 * 128 + i0 + 128]!;
            total_5 = d_transformerDecoder1_residual2_y_3 * transformerDecoder1_feedForward1_h_5 + total_5;
            const d_transformerDecoder1_residual2_y_4 = y[n * 1024 + s1 * 32 + i1 + 33]!;
            total_9 = d_transformerDecoder1_residual2_y_4 * transformerDecoder1_feedForward1_h_5 + total_9;
            const transformerDecoder1_feedForward1_h_6 = h[n * 4096 + s1 * 128 + i0 + 129]!;
            total_6 = d_transformerDecoder1_residual2_y_3 * transformerDecoder1_feedForward1_h_6 + total_6;
            total_10 = d_transformerDecoder1_residual2_y_4 * transformerDecoder1_feedForward1_h_6 + total_10;
            const transformerDecoder1_feedForward1_h_7 = h[n * 4096 + s1 * 128 + i0 + 130]!;
            total_7 = d_transformerDecoder1_residual2_y_3 * transformerDecoder1_feedForward1_h_7 + total_7;
            total_11 = d_transformerDecoder1_residual2_y_4 * transformerDecoder1_feedForward1_h_7 + total_11;
            const transformerDecoder1_feedForward1_h_8 = h[n * 4096 + s1 * 128 + i0 + 131]!;
            total_8 = d_transformerDecoder1_residual2_y_3 * transformerDecoder1_feedForward1_h_8 + total_8;
            total_12 = d_transformerDecoder1_residual2_y_4 * transformerDecoder1_feedForward1_h_8 + total_12;
          }
        }
        const gradient_transformerDecoder1_feedForward1_W2_5 = total_5;
        const gradient_transformerDecoder1_feedForward1_W2_9 = total_9;
        const gradient_transformerDecoder1_feedForward1_W2_6 = total_6;
        const gradient_transformerDecoder1_feedForward1_W2_10 = total_10;
        const gradient_transformerDecoder1_feedForward1_W2_7 = total_7;
        const gradient_transformerDecoder1_feedForward1_W2_11 = total_11;
        const gradient_transformerDecoder1_feedForward1_W2_8 = total_8;
        const gradient_transformerDecoder1_feedForward1_W2_12 = total_12;
        W2[i0 * 32 + i1] = gradient_transformerDecoder1_feedForward1_W2_5;
        W2[i0 * 32 + i1 + 1] = gradient_transformerDecoder1_feedForward1_W2_9;
        W2[i0 * 32 + i1 + 32] = gradient_transformerDecoder1_feedForward1_W2_6;
        W2[i0 * 32 + i1 + 33] = gradient_transformerDecoder1_feedForward1_W2_10;
        W2[i0 * 32 + i1 + 64] = gradient_transformerDecoder1_feedForward1_W2_7;
        W2[i0 * 32 + i1 + 65] = gradient_transformerDecoder1_feedForward1_W2_11;
        W2[i0 * 32 + i1 + 96] = gradient_transformerDecoder1_feedForward1_W2_8;
        W2[i0 * 32 + i1 + 97] = gradient_transformerDecoder1_feedForward1_W2_12;
      }
    }
  }

  // gradient(transformerDecoder1.feedForward1.b1)[i0] = sum(n, s1 < 32: (0.5 *
  //   transformerDecoder1.feedForward1.h.2[n, s1, i0] + 0.7978845608028654 * (0.5 *
  //   transformerDecoder1.feedForward1.h.1[n, s1, i0] + 0.5 * transformerDecoder1.feedForward1.b1[i0]) *
  //   d(transformerDecoder1.feedForward1.h.1).1[n, s1, i0] + 0.5) * d(transformerDecoder1.feedForward1.h)[n, s1, i0])
  //   (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder1_feedForward1_b1(count: number): void {
    const b1 = transformerDecoder1_feedForward1_b1;
    const h_2 = transformerDecoder1_feedForward1_h_2;
    const h_1 = transformerDecoder1_feedForward1_h_1;
    const h_1_1 = d_transformerDecoder1_feedForward1_h_1_1;
    const h = d_transformerDecoder1_feedForward1_h;
    const feedForward1_b1 = gradient_transformerDecoder1_feedForward1_b1;
    for (let i0 = 0; i0 < 128; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const part_1 = 0.5 * b1[i0]!;
          total_1 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0]! + part_1) * h_1_1[n * 4096 + s1 * 128 + i0]!)) * h[n * 4096 + s1 * 128 + i0]! + total_1;
          const part_2 = 0.5 * b1[i0 + 1]!;
          total_2 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 1]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 1]! + part_2) * h_1_1[n * 4096 + s1 * 128 + i0 + 1]!)) * h[n * 4096 + s1 * 128 + i0 + 1]! + total_2;
          const part_3 = 0.5 * b1[i0 + 2]!;
          total_3 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 2]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 2]! + part_3) * h_1_1[n * 4096 + s1 * 128 + i0 + 2]!)) * h[n * 4096 + s1 * 128 + i0 + 2]! + total_3;
          const part_4 = 0.5 * b1[i0 + 3]!;
          total_4 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 3]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 3]! + part_4) * h_1_1[n * 4096 + s1 * 128 + i0 + 3]!)) * h[n * 4096 + s1 * 128 + i0 + 3]! + total_4;
          total_1 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 128]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 128]! + part_1) * h_1_1[n * 4096 + s1 * 128 + i0 + 128]!)) * h[n * 4096 + s1 * 128 + i0 + 128]! + total_1;
          total_2 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 129]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 129]! + part_2) * h_1_1[n * 4096 + s1 * 128 + i0 + 129]!)) * h[n * 4096 + s1 * 128 + i0 + 129]! + total_2;
          total_3 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 130]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 130]! + part_3) * h_1_1[n * 4096 + s1 * 128 + i0 + 130]!)) * h[n * 4096 + s1 * 128 + i0 + 130]! + total_3;
          total_4 = (0.5 + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 131]! + 0.7978845608028654 * ((0.5 * h_1[n * 4096 + s1 * 128 + i0 + 131]! + part_4) * h_1_1[n * 4096 + s1 * 128 + i0 + 131]!)) * h[n * 4096 + s1 * 128 + i0 + 131]! + total_4;
        }
      }
      const gradient_transformerDecoder1_feedForward1_b1_1 = total_1;
      const gradient_transformerDecoder1_feedForward1_b1_2 = total_2;
      const gradient_transformerDecoder1_feedForward1_b1_3 = total_3;
      const gradient_transformerDecoder1_feedForward1_b1_4 = total_4;
      feedForward1_b1[i0] = gradient_transformerDecoder1_feedForward1_b1_1;
      feedForward1_b1[i0 + 1] = gradient_transformerDecoder1_feedForward1_b1_2;
      feedForward1_b1[i0 + 2] = gradient_transformerDecoder1_feedForward1_b1_3;
      feedForward1_b1[i0 + 3] = gradient_transformerDecoder1_feedForward1_b1_4;
    }
  }

  // gradient(transformerDecoder1.feedForward1.b2)[i0] = sum(n, s1 < 32: d(transformerDecoder1.residual2.y)[n, s1,
  //   i0]) (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder1_feedForward1_b2(count: number): void {
    const y = d_transformerDecoder1_residual2_y;
    const b2 = gradient_transformerDecoder1_feedForward1_b2;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          total_1 = y[n * 1024 + s1 * 32 + i0]! + total_1;
          total_2 = y[n * 1024 + s1 * 32 + i0 + 1]! + total_2;
          total_3 = y[n * 1024 + s1 * 32 + i0 + 2]! + total_3;
          total_4 = y[n * 1024 + s1 * 32 + i0 + 3]! + total_4;
          total_1 = y[n * 1024 + s1 * 32 + i0 + 32]! + total_1;
          total_2 = y[n * 1024 + s1 * 32 + i0 + 33]! + total_2;
          total_3 = y[n * 1024 + s1 * 32 + i0 + 34]! + total_3;
          total_4 = y[n * 1024 + s1 * 32 + i0 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder1_feedForward1_b2_1 = total_1;
      const gradient_transformerDecoder1_feedForward1_b2_2 = total_2;
      const gradient_transformerDecoder1_feedForward1_b2_3 = total_3;
      const gradient_transformerDecoder1_feedForward1_b2_4 = total_4;
      b2[i0] = gradient_transformerDecoder1_feedForward1_b2_1;
      b2[i0 + 1] = gradient_transformerDecoder1_feedForward1_b2_2;
      b2[i0 + 2] = gradient_transformerDecoder1_feedForward1_b2_3;
      b2[i0 + 3] = gradient_transformerDecoder1_feedForward1_b2_4;
    }
  }

  // gradient(transformerDecoder2.layerNorm1.gamma)[i0] = sum(n, s1 < 32: (transformerDecoder1.residual2.y[n, s1, i0]
  //   - transformerDecoder2.layerNorm1.mu[n, s1]) * d(transformerDecoder2.layerNorm1.y)[n, s1, i0] *
  //   transformerDecoder2.layerNorm1.y.1[n, s1]) (std/blocks/transformerDecoder.nn:4)
  // gradient(transformerDecoder2.layerNorm1.beta)[i0] = sum(n, s1 < 32: d(transformerDecoder2.layerNorm1.y)[n, s1,
  //   i0])
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder2_layerNorm1_beta(count: number): void {
    const mu = transformerDecoder2_layerNorm1_mu;
    const y_1 = transformerDecoder2_layerNorm1_y_1;
    const y = transformerDecoder1_residual2_y;
    const layerNorm1_y = d_transformerDecoder2_layerNorm1_y;
    const gamma = gradient_transformerDecoder2_layerNorm1_gamma;
    const beta = gradient_transformerDecoder2_layerNorm1_beta;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_4 = 0;
      let total_6 = 0;
      let total_8 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const transformerDecoder2_layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const transformerDecoder2_layerNorm1_y_1_2 = y_1[n * 32 + s1]!;
          total_1 = (y[n * 1024 + s1 * 32 + i0]! - transformerDecoder2_layerNorm1_mu_1) * layerNorm1_y[n * 1024 + s1 * 32 + i0]! * transformerDecoder2_layerNorm1_y_1_2 + total_1;
          total_4 = (y[n * 1024 + s1 * 32 + i0 + 1]! - transformerDecoder2_layerNorm1_mu_1) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 1]! * transformerDecoder2_layerNorm1_y_1_2 + total_4;
          total_6 = (y[n * 1024 + s1 * 32 + i0 + 2]! - transformerDecoder2_layerNorm1_mu_1) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 2]! * transformerDecoder2_layerNorm1_y_1_2 + total_6;
          total_8 = (y[n * 1024 + s1 * 32 + i0 + 3]! - transformerDecoder2_layerNorm1_mu_1) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 3]! * transformerDecoder2_layerNorm1_y_1_2 + total_8;
          const transformerDecoder2_layerNorm1_mu_2 = mu[n * 32 + s1 + 1]!;
          const transformerDecoder2_layerNorm1_y_2 = y_1[n * 32 + s1 + 1]!;
          total_1 = (y[n * 1024 + s1 * 32 + i0 + 32]! - transformerDecoder2_layerNorm1_mu_2) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 32]! * transformerDecoder2_layerNorm1_y_2 + total_1;
          total_4 = (y[n * 1024 + s1 * 32 + i0 + 33]! - transformerDecoder2_layerNorm1_mu_2) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 33]! * transformerDecoder2_layerNorm1_y_2 + total_4;
          total_6 = (y[n * 1024 + s1 * 32 + i0 + 34]! - transformerDecoder2_layerNorm1_mu_2) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 34]! * transformerDecoder2_layerNorm1_y_2 + total_6;
          total_8 = (y[n * 1024 + s1 * 32 + i0 + 35]! - transformerDecoder2_layerNorm1_mu_2) * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 35]! * transformerDecoder2_layerNorm1_y_2 + total_8;
        }
      }
      const gradient_transformerDecoder2_layerNorm1_gamma_1 = total_1;
      const gradient_transformerDecoder2_layerNorm1_gamma_2 = total_4;
      const gradient_transformerDecoder2_layerNorm1_gamma_3 = total_6;
      const gradient_transformerDecoder2_layerNorm1_gamma_4 = total_8;
      let total_3 = 0;
      let total_5 = 0;
      let total_7 = 0;
      let total_9 = 0;
      for (let n_2 = 0; n_2 < count; n_2++) {
        for (let s1_2 = 0; s1_2 < 32; s1_2 += 2) {
          total_3 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0]! + total_3;
          total_5 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 1]! + total_5;
          total_7 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 2]! + total_7;
          total_9 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 3]! + total_9;
          total_3 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 32]! + total_3;
          total_5 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 33]! + total_5;
          total_7 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 34]! + total_7;
          total_9 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 35]! + total_9;
        }
      }
      const gradient_transformerDecoder2_layerNorm1_beta_1 = total_3;
      const gradient_transformerDecoder2_layerNorm1_beta_2 = total_5;
      const gradient_transformerDecoder2_layerNorm1_beta_3 = total_7;
      const gradient_transformerDecoder2_layerNorm1_beta_4 = total_9;
      gamma[i0] = gradient_transformerDecoder2_layerNorm1_gamma_1;
      gamma[i0 + 1] = gradient_transformerDecoder2_layerNorm1_gamma_2;
      gamma[i0 + 2] = gradient_transformerDecoder2_layerNorm1_gamma_3;
      gamma[i0 + 3] = gradient_transformerDecoder2_layerNorm1_gamma_4;
      beta[i0] = gradient_transformerDecoder2_layerNorm1_beta_1;
      beta[i0 + 1] = gradient_transformerDecoder2_layerNorm1_beta_2;
      beta[i0 + 2] = gradient_transformerDecoder2_layerNorm1_beta_3;
      beta[i0 + 3] = gradient_transformerDecoder2_layerNorm1_beta_4;
    }
  }

  // gradient(transformerDecoder2.attention1.Wq)[i0, i1, i2] = sum(n, t < 32: d(transformerDecoder2.attention1.q)[n,
  //   t, i1, i2] * transformerDecoder2.layerNorm1.y[n, t, i0]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i0 × i2), reduction by 2
  function train_gradient_transformerDecoder2_attention1_Wq(count: number): void {
    const q = d_transformerDecoder2_attention1_q;
    const y = transformerDecoder2_layerNorm1_y;
    const Wq = gradient_transformerDecoder2_attention1_Wq;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const d_transformerDecoder2_attention1_q_1 = q[n * 1024 + t * 32 + i2]!;
            const transformerDecoder2_layerNorm1_y_1 = y[n * 1024 + t * 32 + i0]!;
            total_5 = d_transformerDecoder2_attention1_q_1 * transformerDecoder2_layerNorm1_y_1 + total_5;
            const d_transformerDecoder2_attention1_q_2 = q[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = d_transformerDecoder2_attention1_q_2 * transformerDecoder2_layerNorm1_y_1 + total_9;
            const transformerDecoder2_layerNorm1_y_2 = y[n * 1024 + t * 32 + i0 + 1]!;
            total_6 = d_transformerDecoder2_attention1_q_1 * transformerDecoder2_layerNorm1_y_2 + total_6;
            total_10 = d_transformerDecoder2_attention1_q_2 * transformerDecoder2_layerNorm1_y_2 + total_10;
            const transformerDecoder2_layerNorm1_y_3 = y[n * 1024 + t * 32 + i0 + 2]!;
            total_7 = d_transformerDecoder2_attention1_q_1 * transformerDecoder2_layerNorm1_y_3 + total_7;
            total_11 = d_transformerDecoder2_attention1_q_2 * transformerDecoder2_layerNorm1_y_3 + total_11;
            const transformerDecoder2_layerNorm1_y_4 = y[n * 1024 + t * 32 + i0 + 3]!;
            total_8 = d_transformerDecoder2_attention1_q_1 * transformerDecoder2_layerNorm1_y_4 + total_8;
            total_12 = d_transformerDecoder2_attention1_q_2 * transformerDecoder2_layerNorm1_y_4 + total_12;
            const d_transformerDecoder2_attention1_q_3 = q[n * 1024 + t * 32 + i2 + 32]!;
            const transformerDecoder2_layerNorm1_y_5 = y[n * 1024 + t * 32 + i0 + 32]!;
            total_5 = d_transformerDecoder2_attention1_q_3 * transformerDecoder2_layerNorm1_y_5 + total_5;
            const d_transformerDecoder2_attention1_q_4 = q[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = d_transformerDecoder2_attention1_q_4 * transformerDecoder2_layerNorm1_y_5 + total_9;
            const transformerDecoder2_layerNorm1_y_6 = y[n * 1024 + t * 32 + i0 + 33]!;
            total_6 = d_transformerDecoder2_attention1_q_3 * transformerDecoder2_layerNorm1_y_6 + total_6;
            total_10 = d_transformerDecoder2_attention1_q_4 * transformerDecoder2_layerNorm1_y_6 + total_10;
            const transformerDecoder2_layerNorm1_y_7 = y[n * 1024 + t * 32 + i0 + 34]!;
            total_7 = d_transformerDecoder2_attention1_q_3 * transformerDecoder2_layerNorm1_y_7 + total_7;
            total_11 = d_transformerDecoder2_attention1_q_4 * transformerDecoder2_layerNorm1_y_7 + total_11;
            const transformerDecoder2_layerNorm1_y_8 = y[n * 1024 + t * 32 + i0 + 35]!;
            total_8 = d_transformerDecoder2_attention1_q_3 * transformerDecoder2_layerNorm1_y_8 + total_8;
            total_12 = d_transformerDecoder2_attention1_q_4 * transformerDecoder2_layerNorm1_y_8 + total_12;
          }
        }
        const gradient_transformerDecoder2_attention1_Wq_5 = total_5;
        const gradient_transformerDecoder2_attention1_Wq_9 = total_9;
        const gradient_transformerDecoder2_attention1_Wq_6 = total_6;
        const gradient_transformerDecoder2_attention1_Wq_10 = total_10;
        const gradient_transformerDecoder2_attention1_Wq_7 = total_7;
        const gradient_transformerDecoder2_attention1_Wq_11 = total_11;
        const gradient_transformerDecoder2_attention1_Wq_8 = total_8;
        const gradient_transformerDecoder2_attention1_Wq_12 = total_12;
        Wq[i0 * 32 + i2] = gradient_transformerDecoder2_attention1_Wq_5;
        Wq[i0 * 32 + i2 + 1] = gradient_transformerDecoder2_attention1_Wq_9;
        Wq[i0 * 32 + i2 + 32] = gradient_transformerDecoder2_attention1_Wq_6;
        Wq[i0 * 32 + i2 + 33] = gradient_transformerDecoder2_attention1_Wq_10;
        Wq[i0 * 32 + i2 + 64] = gradient_transformerDecoder2_attention1_Wq_7;
        Wq[i0 * 32 + i2 + 65] = gradient_transformerDecoder2_attention1_Wq_11;
        Wq[i0 * 32 + i2 + 96] = gradient_transformerDecoder2_attention1_Wq_8;
        Wq[i0 * 32 + i2 + 97] = gradient_transformerDecoder2_attention1_Wq_12;
      }
    }
  }

  // gradient(transformerDecoder2.attention1.Wk)[i0, i1, i2] = sum(n, t < 32: transformerDecoder2.layerNorm1.y[n, t,
  //   i0] * d(transformerDecoder2.attention1.k)[n, t, i1, i2]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i0 × i2), reduction by 2
  function train_gradient_transformerDecoder2_attention1_Wk(count: number): void {
    const y = transformerDecoder2_layerNorm1_y;
    const attention1_k = d_transformerDecoder2_attention1_k;
    const Wk = gradient_transformerDecoder2_attention1_Wk;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const transformerDecoder2_layerNorm1_y_1 = y[n * 1024 + t * 32 + i0]!;
            const d_transformerDecoder2_attention1_k_1 = attention1_k[n * 1024 + t * 32 + i2]!;
            total_5 = transformerDecoder2_layerNorm1_y_1 * d_transformerDecoder2_attention1_k_1 + total_5;
            const d_transformerDecoder2_attention1_k_2 = attention1_k[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = transformerDecoder2_layerNorm1_y_1 * d_transformerDecoder2_attention1_k_2 + total_9;
            const transformerDecoder2_layerNorm1_y_2 = y[n * 1024 + t * 32 + i0 + 1]!;
            total_6 = transformerDecoder2_layerNorm1_y_2 * d_transformerDecoder2_attention1_k_1 + total_6;
            total_10 = transformerDecoder2_layerNorm1_y_2 * d_transformerDecoder2_attention1_k_2 + total_10;
            const transformerDecoder2_layerNorm1_y_3 = y[n * 1024 + t * 32 + i0 + 2]!;
            total_7 = transformerDecoder2_layerNorm1_y_3 * d_transformerDecoder2_attention1_k_1 + total_7;
            total_11 = transformerDecoder2_layerNorm1_y_3 * d_transformerDecoder2_attention1_k_2 + total_11;
            const transformerDecoder2_layerNorm1_y_4 = y[n * 1024 + t * 32 + i0 + 3]!;
            total_8 = transformerDecoder2_layerNorm1_y_4 * d_transformerDecoder2_attention1_k_1 + total_8;
            total_12 = transformerDecoder2_layerNorm1_y_4 * d_transformerDecoder2_attention1_k_2 + total_12;
            const transformerDecoder2_layerNorm1_y_5 = y[n * 1024 + t * 32 + i0 + 32]!;
            const d_transformerDecoder2_attention1_k_3 = attention1_k[n * 1024 + t * 32 + i2 + 32]!;
            total_5 = transformerDecoder2_layerNorm1_y_5 * d_transformerDecoder2_attention1_k_3 + total_5;
            const d_transformerDecoder2_attention1_k_4 = attention1_k[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = transformerDecoder2_layerNorm1_y_5 * d_transformerDecoder2_attention1_k_4 + total_9;
            const transformerDecoder2_layerNorm1_y_6 = y[n * 1024 + t * 32 + i0 + 33]!;
            total_6 = transformerDecoder2_layerNorm1_y_6 * d_transformerDecoder2_attention1_k_3 + total_6;
            total_10 = transformerDecoder2_layerNorm1_y_6 * d_transformerDecoder2_attention1_k_4 + total_10;
            const transformerDecoder2_layerNorm1_y_7 = y[n * 1024 + t * 32 + i0 + 34]!;
            total_7 = transformerDecoder2_layerNorm1_y_7 * d_transformerDecoder2_attention1_k_3 + total_7;
            total_11 = transformerDecoder2_layerNorm1_y_7 * d_transformerDecoder2_attention1_k_4 + total_11;
            const transformerDecoder2_layerNorm1_y_8 = y[n * 1024 + t * 32 + i0 + 35]!;
            total_8 = transformerDecoder2_layerNorm1_y_8 * d_transformerDecoder2_attention1_k_3 + total_8;
            total_12 = transformerDecoder2_layerNorm1_y_8 * d_transformerDecoder2_attention1_k_4 + total_12;
          }
        }
        const gradient_transformerDecoder2_attention1_Wk_5 = total_5;
        const gradient_transformerDecoder2_attention1_Wk_9 = total_9;
        const gradient_transformerDecoder2_attention1_Wk_6 = total_6;
        const gradient_transformerDecoder2_attention1_Wk_10 = total_10;
        const gradient_transformerDecoder2_attention1_Wk_7 = total_7;
        const gradient_transformerDecoder2_attention1_Wk_11 = total_11;
        const gradient_transformerDecoder2_attention1_Wk_8 = total_8;
        const gradient_transformerDecoder2_attention1_Wk_12 = total_12;
        Wk[i0 * 32 + i2] = gradient_transformerDecoder2_attention1_Wk_5;
        Wk[i0 * 32 + i2 + 1] = gradient_transformerDecoder2_attention1_Wk_9;
        Wk[i0 * 32 + i2 + 32] = gradient_transformerDecoder2_attention1_Wk_6;
        Wk[i0 * 32 + i2 + 33] = gradient_transformerDecoder2_attention1_Wk_10;
        Wk[i0 * 32 + i2 + 64] = gradient_transformerDecoder2_attention1_Wk_7;
        Wk[i0 * 32 + i2 + 65] = gradient_transformerDecoder2_attention1_Wk_11;
        Wk[i0 * 32 + i2 + 96] = gradient_transformerDecoder2_attention1_Wk_8;
        Wk[i0 * 32 + i2 + 97] = gradient_transformerDecoder2_attention1_Wk_12;
      }
    }
  }

  // gradient(transformerDecoder2.attention1.Wv)[i0, i1, i2] = sum(n, t < 32: transformerDecoder2.layerNorm1.y[n, t,
  //   i0] * d(transformerDecoder2.attention1.v)[n, t, i1, i2]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i0 × i2), reduction by 2
  function train_gradient_transformerDecoder2_attention1_Wv(count: number): void {
    const y = transformerDecoder2_layerNorm1_y;
    const v = d_transformerDecoder2_attention1_v;
    const Wv = gradient_transformerDecoder2_attention1_Wv;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const transformerDecoder2_layerNorm1_y_1 = y[n * 1024 + t * 32 + i0]!;
            const d_transformerDecoder2_attention1_v_1 = v[n * 1024 + t * 32 + i2]!;
            total_5 = transformerDecoder2_layerNorm1_y_1 * d_transformerDecoder2_attention1_v_1 + total_5;
            const d_transformerDecoder2_attention1_v_2 = v[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = transformerDecoder2_layerNorm1_y_1 * d_transformerDecoder2_attention1_v_2 + total_9;
            const transformerDecoder2_layerNorm1_y_2 = y[n * 1024 + t * 32 + i0 + 1]!;
            total_6 = transformerDecoder2_layerNorm1_y_2 * d_transformerDecoder2_attention1_v_1 + total_6;
            total_10 = transformerDecoder2_layerNorm1_y_2 * d_transformerDecoder2_attention1_v_2 + total_10;
            const transformerDecoder2_layerNorm1_y_3 = y[n * 1024 + t * 32 + i0 + 2]!;
            total_7 = transformerDecoder2_layerNorm1_y_3 * d_transformerDecoder2_attention1_v_1 + total_7;
            total_11 = transformerDecoder2_layerNorm1_y_3 * d_transformerDecoder2_attention1_v_2 + total_11;
            const transformerDecoder2_layerNorm1_y_4 = y[n * 1024 + t * 32 + i0 + 3]!;
            total_8 = transformerDecoder2_layerNorm1_y_4 * d_transformerDecoder2_attention1_v_1 + total_8;
            total_12 = transformerDecoder2_layerNorm1_y_4 * d_transformerDecoder2_attention1_v_2 + total_12;
            const transformerDecoder2_layerNorm1_y_5 = y[n * 1024 + t * 32 + i0 + 32]!;
            const d_transformerDecoder2_attention1_v_3 = v[n * 1024 + t * 32 + i2 + 32]!;
            total_5 = transformerDecoder2_layerNorm1_y_5 * d_transformerDecoder2_attention1_v_3 + total_5;
            const d_transformerDecoder2_attention1_v_4 = v[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = transformerDecoder2_layerNorm1_y_5 * d_transformerDecoder2_attention1_v_4 + total_9;
            const transformerDecoder2_layerNorm1_y_6 = y[n * 1024 + t * 32 + i0 + 33]!;
            total_6 = transformerDecoder2_layerNorm1_y_6 * d_transformerDecoder2_attention1_v_3 + total_6;
            total_10 = transformerDecoder2_layerNorm1_y_6 * d_transformerDecoder2_attention1_v_4 + total_10;
            const transformerDecoder2_layerNorm1_y_7 = y[n * 1024 + t * 32 + i0 + 34]!;
            total_7 = transformerDecoder2_layerNorm1_y_7 * d_transformerDecoder2_attention1_v_3 + total_7;
            total_11 = transformerDecoder2_layerNorm1_y_7 * d_transformerDecoder2_attention1_v_4 + total_11;
            const transformerDecoder2_layerNorm1_y_8 = y[n * 1024 + t * 32 + i0 + 35]!;
            total_8 = transformerDecoder2_layerNorm1_y_8 * d_transformerDecoder2_attention1_v_3 + total_8;
            total_12 = transformerDecoder2_layerNorm1_y_8 * d_transformerDecoder2_attention1_v_4 + total_12;
          }
        }
        const gradient_transformerDecoder2_attention1_Wv_5 = total_5;
        const gradient_transformerDecoder2_attention1_Wv_9 = total_9;
        const gradient_transformerDecoder2_attention1_Wv_6 = total_6;
        const gradient_transformerDecoder2_attention1_Wv_10 = total_10;
        const gradient_transformerDecoder2_attention1_Wv_7 = total_7;
        const gradient_transformerDecoder2_attention1_Wv_11 = total_11;
        const gradient_transformerDecoder2_attention1_Wv_8 = total_8;
        const gradient_transformerDecoder2_attention1_Wv_12 = total_12;
        Wv[i0 * 32 + i2] = gradient_transformerDecoder2_attention1_Wv_5;
        Wv[i0 * 32 + i2 + 1] = gradient_transformerDecoder2_attention1_Wv_9;
        Wv[i0 * 32 + i2 + 32] = gradient_transformerDecoder2_attention1_Wv_6;
        Wv[i0 * 32 + i2 + 33] = gradient_transformerDecoder2_attention1_Wv_10;
        Wv[i0 * 32 + i2 + 64] = gradient_transformerDecoder2_attention1_Wv_7;
        Wv[i0 * 32 + i2 + 65] = gradient_transformerDecoder2_attention1_Wv_11;
        Wv[i0 * 32 + i2 + 96] = gradient_transformerDecoder2_attention1_Wv_8;
        Wv[i0 * 32 + i2 + 97] = gradient_transformerDecoder2_attention1_Wv_12;
      }
    }
  }

  // gradient(transformerDecoder2.attention1.Wo)[i0, i1, i2] = sum(n, t < 32: d(transformerDecoder2.residual1.y)[n, t,
  //   i2] * transformerDecoder2.attention1.seen[n, t, i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_gradient_transformerDecoder2_attention1_Wo(count: number): void {
    const y = d_transformerDecoder2_residual1_y;
    const seen = transformerDecoder2_attention1_seen;
    const Wo = gradient_transformerDecoder2_attention1_Wo;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      for (let i2 = 0; i2 < 32; i2 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 32; t += 2) {
            const d_transformerDecoder2_residual1_y_1 = y[n * 1024 + t * 32 + i2]!;
            const transformerDecoder2_attention1_seen_1 = seen[n * 1024 + t * 32 + i1]!;
            total_5 = d_transformerDecoder2_residual1_y_1 * transformerDecoder2_attention1_seen_1 + total_5;
            const d_transformerDecoder2_residual1_y_2 = y[n * 1024 + t * 32 + i2 + 1]!;
            total_9 = d_transformerDecoder2_residual1_y_2 * transformerDecoder2_attention1_seen_1 + total_9;
            const transformerDecoder2_attention1_seen_2 = seen[n * 1024 + t * 32 + i1 + 1]!;
            total_6 = d_transformerDecoder2_residual1_y_1 * transformerDecoder2_attention1_seen_2 + total_6;
            total_10 = d_transformerDecoder2_residual1_y_2 * transformerDecoder2_attention1_seen_2 + total_10;
            const transformerDecoder2_attention1_seen_3 = seen[n * 1024 + t * 32 + i1 + 2]!;
            total_7 = d_transformerDecoder2_residual1_y_1 * transformerDecoder2_attention1_seen_3 + total_7;
            total_11 = d_transformerDecoder2_residual1_y_2 * transformerDecoder2_attention1_seen_3 + total_11;
            const transformerDecoder2_attention1_seen_4 = seen[n * 1024 + t * 32 + i1 + 3]!;
            total_8 = d_transformerDecoder2_residual1_y_1 * transformerDecoder2_attention1_seen_4 + total_8;
            total_12 = d_transformerDecoder2_residual1_y_2 * transformerDecoder2_attention1_seen_4 + total_12;
            const d_transformerDecoder2_residual1_y_3 = y[n * 1024 + t * 32 + i2 + 32]!;
            const transformerDecoder2_attention1_seen_5 = seen[n * 1024 + t * 32 + i1 + 32]!;
            total_5 = d_transformerDecoder2_residual1_y_3 * transformerDecoder2_attention1_seen_5 + total_5;
            const d_transformerDecoder2_residual1_y_4 = y[n * 1024 + t * 32 + i2 + 33]!;
            total_9 = d_transformerDecoder2_residual1_y_4 * transformerDecoder2_attention1_seen_5 + total_9;
            const transformerDecoder2_attention1_seen_6 = seen[n * 1024 + t * 32 + i1 + 33]!;
            total_6 = d_transformerDecoder2_residual1_y_3 * transformerDecoder2_attention1_seen_6 + total_6;
            total_10 = d_transformerDecoder2_residual1_y_4 * transformerDecoder2_attention1_seen_6 + total_10;
            const transformerDecoder2_attention1_seen_7 = seen[n * 1024 + t * 32 + i1 + 34]!;
            total_7 = d_transformerDecoder2_residual1_y_3 * transformerDecoder2_attention1_seen_7 + total_7;
            total_11 = d_transformerDecoder2_residual1_y_4 * transformerDecoder2_attention1_seen_7 + total_11;
            const transformerDecoder2_attention1_seen_8 = seen[n * 1024 + t * 32 + i1 + 35]!;
            total_8 = d_transformerDecoder2_residual1_y_3 * transformerDecoder2_attention1_seen_8 + total_8;
            total_12 = d_transformerDecoder2_residual1_y_4 * transformerDecoder2_attention1_seen_8 + total_12;
          }
        }
        const gradient_transformerDecoder2_attention1_Wo_5 = total_5;
        const gradient_transformerDecoder2_attention1_Wo_9 = total_9;
        const gradient_transformerDecoder2_attention1_Wo_6 = total_6;
        const gradient_transformerDecoder2_attention1_Wo_10 = total_10;
        const gradient_transformerDecoder2_attention1_Wo_7 = total_7;
        const gradient_transformerDecoder2_attention1_Wo_11 = total_11;
        const gradient_transformerDecoder2_attention1_Wo_8 = total_8;
        const gradient_transformerDecoder2_attention1_Wo_12 = total_12;
        Wo[i1 * 32 + i2] = gradient_transformerDecoder2_attention1_Wo_5;
        Wo[i1 * 32 + i2 + 1] = gradient_transformerDecoder2_attention1_Wo_9;
        Wo[i1 * 32 + i2 + 32] = gradient_transformerDecoder2_attention1_Wo_6;
        Wo[i1 * 32 + i2 + 33] = gradient_transformerDecoder2_attention1_Wo_10;
        Wo[i1 * 32 + i2 + 64] = gradient_transformerDecoder2_attention1_Wo_7;
        Wo[i1 * 32 + i2 + 65] = gradient_transformerDecoder2_attention1_Wo_11;
        Wo[i1 * 32 + i2 + 96] = gradient_transformerDecoder2_attention1_Wo_8;
        Wo[i1 * 32 + i2 + 97] = gradient_transformerDecoder2_attention1_Wo_12;
      }
    }
  }

  // gradient(transformerDecoder2.attention1.bq)[i0, i1] = sum(n, t < 32: d(transformerDecoder2.attention1.q)[n, t,
  //   i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_transformerDecoder2_attention1_bq(count: number): void {
    const q = d_transformerDecoder2_attention1_q;
    const bq = gradient_transformerDecoder2_attention1_bq;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = q[n * 1024 + t * 32 + i1]! + total_1;
          total_2 = q[n * 1024 + t * 32 + i1 + 1]! + total_2;
          total_3 = q[n * 1024 + t * 32 + i1 + 2]! + total_3;
          total_4 = q[n * 1024 + t * 32 + i1 + 3]! + total_4;
          total_1 = q[n * 1024 + t * 32 + i1 + 32]! + total_1;
          total_2 = q[n * 1024 + t * 32 + i1 + 33]! + total_2;
          total_3 = q[n * 1024 + t * 32 + i1 + 34]! + total_3;
          total_4 = q[n * 1024 + t * 32 + i1 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder2_attention1_bq_1 = total_1;
      const gradient_transformerDecoder2_attention1_bq_2 = total_2;
      const gradient_transformerDecoder2_attention1_bq_3 = total_3;
      const gradient_transformerDecoder2_attention1_bq_4 = total_4;
      bq[i1] = gradient_transformerDecoder2_attention1_bq_1;
      bq[i1 + 1] = gradient_transformerDecoder2_attention1_bq_2;
      bq[i1 + 2] = gradient_transformerDecoder2_attention1_bq_3;
      bq[i1 + 3] = gradient_transformerDecoder2_attention1_bq_4;
    }
  }

  // gradient(transformerDecoder2.attention1.bk)[i0, i1] = sum(n, t < 32: d(transformerDecoder2.attention1.k)[n, t,
  //   i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_transformerDecoder2_attention1_bk(count: number): void {
    const attention1_k = d_transformerDecoder2_attention1_k;
    const bk = gradient_transformerDecoder2_attention1_bk;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = attention1_k[n * 1024 + t * 32 + i1]! + total_1;
          total_2 = attention1_k[n * 1024 + t * 32 + i1 + 1]! + total_2;
          total_3 = attention1_k[n * 1024 + t * 32 + i1 + 2]! + total_3;
          total_4 = attention1_k[n * 1024 + t * 32 + i1 + 3]! + total_4;
          total_1 = attention1_k[n * 1024 + t * 32 + i1 + 32]! + total_1;
          total_2 = attention1_k[n * 1024 + t * 32 + i1 + 33]! + total_2;
          total_3 = attention1_k[n * 1024 + t * 32 + i1 + 34]! + total_3;
          total_4 = attention1_k[n * 1024 + t * 32 + i1 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder2_attention1_bk_1 = total_1;
      const gradient_transformerDecoder2_attention1_bk_2 = total_2;
      const gradient_transformerDecoder2_attention1_bk_3 = total_3;
      const gradient_transformerDecoder2_attention1_bk_4 = total_4;
      bk[i1] = gradient_transformerDecoder2_attention1_bk_1;
      bk[i1 + 1] = gradient_transformerDecoder2_attention1_bk_2;
      bk[i1 + 2] = gradient_transformerDecoder2_attention1_bk_3;
      bk[i1 + 3] = gradient_transformerDecoder2_attention1_bk_4;
    }
  }

  // gradient(transformerDecoder2.attention1.bv)[i0, i1] = sum(n, t < 32: d(transformerDecoder2.attention1.v)[n, t,
  //   i0, i1]) (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_transformerDecoder2_attention1_bv(count: number): void {
    const v = d_transformerDecoder2_attention1_v;
    const bv = gradient_transformerDecoder2_attention1_bv;
    for (let i1 = 0; i1 < 32; i1 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = v[n * 1024 + t * 32 + i1]! + total_1;
          total_2 = v[n * 1024 + t * 32 + i1 + 1]! + total_2;
          total_3 = v[n * 1024 + t * 32 + i1 + 2]! + total_3;
          total_4 = v[n * 1024 + t * 32 + i1 + 3]! + total_4;
          total_1 = v[n * 1024 + t * 32 + i1 + 32]! + total_1;
          total_2 = v[n * 1024 + t * 32 + i1 + 33]! + total_2;
          total_3 = v[n * 1024 + t * 32 + i1 + 34]! + total_3;
          total_4 = v[n * 1024 + t * 32 + i1 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder2_attention1_bv_1 = total_1;
      const gradient_transformerDecoder2_attention1_bv_2 = total_2;
      const gradient_transformerDecoder2_attention1_bv_3 = total_3;
      const gradient_transformerDecoder2_attention1_bv_4 = total_4;
      bv[i1] = gradient_transformerDecoder2_attention1_bv_1;
      bv[i1 + 1] = gradient_transformerDecoder2_attention1_bv_2;
      bv[i1 + 2] = gradient_transformerDecoder2_attention1_bv_3;
      bv[i1 + 3] = gradient_transformerDecoder2_attention1_bv_4;
    }
  }

  // gradient(transformerDecoder2.attention1.bo)[i0] = sum(n, t < 32: d(transformerDecoder2.residual1.y)[n, t, i0])
  //   (std/blocks/transformerDecoder.nn:4)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder2_attention1_bo(count: number): void {
    const y = d_transformerDecoder2_residual1_y;
    const bo = gradient_transformerDecoder2_attention1_bo;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 32; t += 2) {
          total_1 = y[n * 1024 + t * 32 + i0]! + total_1;
          total_2 = y[n * 1024 + t * 32 + i0 + 1]! + total_2;
          total_3 = y[n * 1024 + t * 32 + i0 + 2]! + total_3;
          total_4 = y[n * 1024 + t * 32 + i0 + 3]! + total_4;
          total_1 = y[n * 1024 + t * 32 + i0 + 32]! + total_1;
          total_2 = y[n * 1024 + t * 32 + i0 + 33]! + total_2;
          total_3 = y[n * 1024 + t * 32 + i0 + 34]! + total_3;
          total_4 = y[n * 1024 + t * 32 + i0 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder2_attention1_bo_1 = total_1;
      const gradient_transformerDecoder2_attention1_bo_2 = total_2;
      const gradient_transformerDecoder2_attention1_bo_3 = total_3;
      const gradient_transformerDecoder2_attention1_bo_4 = total_4;
      bo[i0] = gradient_transformerDecoder2_attention1_bo_1;
      bo[i0 + 1] = gradient_transformerDecoder2_attention1_bo_2;
      bo[i0 + 2] = gradient_transformerDecoder2_attention1_bo_3;
      bo[i0 + 3] = gradient_transformerDecoder2_attention1_bo_4;
    }
  }

  // gradient(transformerDecoder2.layerNorm2.gamma)[i0] = sum(n, s1 < 32: transformerDecoder2.layerNorm2.y.1[n, s1] *
  //   (transformerDecoder2.residual1.y[n, s1, i0] - transformerDecoder2.layerNorm2.mu[n, s1]) *
  //   d(transformerDecoder2.layerNorm2.y)[n, s1, i0]) (std/blocks/transformerDecoder.nn:5)
  // gradient(transformerDecoder2.layerNorm2.beta)[i0] = sum(n, s1 < 32: d(transformerDecoder2.layerNorm2.y)[n, s1,
  //   i0])
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder2_layerNorm2_beta(count: number): void {
    const y_1 = transformerDecoder2_layerNorm2_y_1;
    const mu = transformerDecoder2_layerNorm2_mu;
    const y = transformerDecoder2_residual1_y;
    const layerNorm2_y = d_transformerDecoder2_layerNorm2_y;
    const gamma = gradient_transformerDecoder2_layerNorm2_gamma;
    const beta = gradient_transformerDecoder2_layerNorm2_beta;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_4 = 0;
      let total_6 = 0;
      let total_8 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const transformerDecoder2_layerNorm2_y_1_2 = y_1[n * 32 + s1]!;
          const transformerDecoder2_layerNorm2_mu_1 = mu[n * 32 + s1]!;
          total_1 = transformerDecoder2_layerNorm2_y_1_2 * (y[n * 1024 + s1 * 32 + i0]! - transformerDecoder2_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + s1 * 32 + i0]! + total_1;
          total_4 = transformerDecoder2_layerNorm2_y_1_2 * (y[n * 1024 + s1 * 32 + i0 + 1]! - transformerDecoder2_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 1]! + total_4;
          total_6 = transformerDecoder2_layerNorm2_y_1_2 * (y[n * 1024 + s1 * 32 + i0 + 2]! - transformerDecoder2_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 2]! + total_6;
          total_8 = transformerDecoder2_layerNorm2_y_1_2 * (y[n * 1024 + s1 * 32 + i0 + 3]! - transformerDecoder2_layerNorm2_mu_1) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 3]! + total_8;
          const transformerDecoder2_layerNorm2_y_2 = y_1[n * 32 + s1 + 1]!;
          const transformerDecoder2_layerNorm2_mu_2 = mu[n * 32 + s1 + 1]!;
          total_1 = transformerDecoder2_layerNorm2_y_2 * (y[n * 1024 + s1 * 32 + i0 + 32]! - transformerDecoder2_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 32]! + total_1;
          total_4 = transformerDecoder2_layerNorm2_y_2 * (y[n * 1024 + s1 * 32 + i0 + 33]! - transformerDecoder2_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 33]! + total_4;
          total_6 = transformerDecoder2_layerNorm2_y_2 * (y[n * 1024 + s1 * 32 + i0 + 34]! - transformerDecoder2_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 34]! + total_6;
          total_8 = transformerDecoder2_layerNorm2_y_2 * (y[n * 1024 + s1 * 32 + i0 + 35]! - transformerDecoder2_layerNorm2_mu_2) * layerNorm2_y[n * 1024 + s1 * 32 + i0 + 35]! + total_8;
        }
      }
      const gradient_transformerDecoder2_layerNorm2_gamma_1 = total_1;
      const gradient_transformerDecoder2_layerNorm2_gamma_2 = total_4;
      const gradient_transformerDecoder2_layerNorm2_gamma_3 = total_6;
      const gradient_transformerDecoder2_layerNorm2_gamma_4 = total_8;
      let total_3 = 0;
      let total_5 = 0;
      let total_7 = 0;
      let total_9 = 0;
      for (let n_2 = 0; n_2 < count; n_2++) {
        for (let s1_2 = 0; s1_2 < 32; s1_2 += 2) {
          total_3 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0]! + total_3;
          total_5 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 1]! + total_5;
          total_7 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 2]! + total_7;
          total_9 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 3]! + total_9;
          total_3 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 32]! + total_3;
          total_5 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 33]! + total_5;
          total_7 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 34]! + total_7;
          total_9 = layerNorm2_y[n_2 * 1024 + s1_2 * 32 + i0 + 35]! + total_9;
        }
      }
      const gradient_transformerDecoder2_layerNorm2_beta_1 = total_3;
      const gradient_transformerDecoder2_layerNorm2_beta_2 = total_5;
      const gradient_transformerDecoder2_layerNorm2_beta_3 = total_7;
      const gradient_transformerDecoder2_layerNorm2_beta_4 = total_9;
      gamma[i0] = gradient_transformerDecoder2_layerNorm2_gamma_1;
      gamma[i0 + 1] = gradient_transformerDecoder2_layerNorm2_gamma_2;
      gamma[i0 + 2] = gradient_transformerDecoder2_layerNorm2_gamma_3;
      gamma[i0 + 3] = gradient_transformerDecoder2_layerNorm2_gamma_4;
      beta[i0] = gradient_transformerDecoder2_layerNorm2_beta_1;
      beta[i0 + 1] = gradient_transformerDecoder2_layerNorm2_beta_2;
      beta[i0 + 2] = gradient_transformerDecoder2_layerNorm2_beta_3;
      beta[i0 + 3] = gradient_transformerDecoder2_layerNorm2_beta_4;
    }
  }

  // gradient(transformerDecoder2.feedForward1.W1)[i0, i1] = sum(n, s1 < 32:
  //   d(transformerDecoder2.feedForward1.h.1)[n, s1, i1] * transformerDecoder2.layerNorm2.y[n, s1, i0])
  //   (std/blocks/transformerDecoder.nn:5)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_transformerDecoder2_feedForward1_W1(count: number): void {
    const h_1 = d_transformerDecoder2_feedForward1_h_1;
    const y = transformerDecoder2_layerNorm2_y;
    const W1 = gradient_transformerDecoder2_feedForward1_W1;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i1 = 0; i1 < 128; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let s1 = 0; s1 < 32; s1 += 2) {
            const d_transformerDecoder2_feedForward1_h_1_2 = h_1[n * 4096 + s1 * 128 + i1]!;
            const transformerDecoder2_layerNorm2_y_1 = y[n * 1024 + s1 * 32 + i0]!;
            total_5 = d_transformerDecoder2_feedForward1_h_1_2 * transformerDecoder2_layerNorm2_y_1 + total_5;
            const d_transformerDecoder2_feedForward1_h_2 = h_1[n * 4096 + s1 * 128 + i1 + 1]!;
            total_9 = d_transformerDecoder2_feedForward1_h_2 * transformerDecoder2_layerNorm2_y_1 + total_9;
            const transformerDecoder2_layerNorm2_y_2 = y[n * 1024 + s1 * 32 + i0 + 1]!;
            total_6 = d_transformerDecoder2_feedForward1_h_1_2 * transformerDecoder2_layerNorm2_y_2 + total_6;
            total_10 = d_transformerDecoder2_feedForward1_h_2 * transformerDecoder2_layerNorm2_y_2 + total_10;
            const transformerDecoder2_layerNorm2_y_3 = y[n * 1024 + s1 * 32 + i0 + 2]!;
            total_7 = d_transformerDecoder2_feedForward1_h_1_2 * transformerDecoder2_layerNorm2_y_3 + total_7;
            total_11 = d_transformerDecoder2_feedForward1_h_2 * transformerDecoder2_layerNorm2_y_3 + total_11;
            const transformerDecoder2_layerNorm2_y_4 = y[n * 1024 + s1 * 32 + i0 + 3]!;
            total_8 = d_transformerDecoder2_feedForward1_h_1_2 * transformerDecoder2_layerNorm2_y_4 + total_8;
            total_12 = d_transformerDecoder2_feedForward1_h_2 * transformerDecoder2_layerNorm2_y_4 + total_12;
            const d_transformerDecoder2_feedForward1_h_3 = h_1[n * 4096 + s1 * 128 + i1 + 128]!;
            const transformerDecoder2_layerNorm2_y_5 = y[n * 1024 + s1 * 32 + i0 + 32]!;
            total_5 = d_transformerDecoder2_feedForward1_h_3 * transformerDecoder2_layerNorm2_y_5 + total_5;
            const d_transformerDecoder2_feedForward1_h_4 = h_1[n * 4096 + s1 * 128 + i1 + 129]!;
            total_9 = d_transformerDecoder2_feedForward1_h_4 * transformerDecoder2_layerNorm2_y_5 + total_9;
            const transformerDecoder2_layerNorm2_y_6 = y[n * 1024 + s1 * 32 + i0 + 33]!;
            total_6 = d_transformerDecoder2_feedForward1_h_3 * transformerDecoder2_layerNorm2_y_6 + total_6;
            total_10 = d_transformerDecoder2_feedForward1_h_4 * transformerDecoder2_layerNorm2_y_6 + total_10;
            const transformerDecoder2_layerNorm2_y_7 = y[n * 1024 + s1 * 32 + i0 + 34]!;
            total_7 = d_transformerDecoder2_feedForward1_h_3 * transformerDecoder2_layerNorm2_y_7 + total_7;
            total_11 = d_transformerDecoder2_feedForward1_h_4 * transformerDecoder2_layerNorm2_y_7 + total_11;
            const transformerDecoder2_layerNorm2_y_8 = y[n * 1024 + s1 * 32 + i0 + 35]!;
            total_8 = d_transformerDecoder2_feedForward1_h_3 * transformerDecoder2_layerNorm2_y_8 + total_8;
            total_12 = d_transformerDecoder2_feedForward1_h_4 * transformerDecoder2_layerNorm2_y_8 + total_12;
          }
        }
        const gradient_transformerDecoder2_feedForward1_W1_5 = total_5;
        const gradient_transformerDecoder2_feedForward1_W1_9 = total_9;
        const gradient_transformerDecoder2_feedForward1_W1_6 = total_6;
        const gradient_transformerDecoder2_feedForward1_W1_10 = total_10;
        const gradient_transformerDecoder2_feedForward1_W1_7 = total_7;
        const gradient_transformerDecoder2_feedForward1_W1_11 = total_11;
        const gradient_transformerDecoder2_feedForward1_W1_8 = total_8;
        const gradient_transformerDecoder2_feedForward1_W1_12 = total_12;
        W1[i0 * 128 + i1] = gradient_transformerDecoder2_feedForward1_W1_5;
        W1[i0 * 128 + i1 + 1] = gradient_transformerDecoder2_feedForward1_W1_9;
        W1[i0 * 128 + i1 + 128] = gradient_transformerDecoder2_feedForward1_W1_6;
        W1[i0 * 128 + i1 + 129] = gradient_transformerDecoder2_feedForward1_W1_10;
        W1[i0 * 128 + i1 + 256] = gradient_transformerDecoder2_feedForward1_W1_7;
        W1[i0 * 128 + i1 + 257] = gradient_transformerDecoder2_feedForward1_W1_11;
        W1[i0 * 128 + i1 + 384] = gradient_transformerDecoder2_feedForward1_W1_8;
        W1[i0 * 128 + i1 + 385] = gradient_transformerDecoder2_feedForward1_W1_12;
      }
    }
  }

  // gradient(transformerDecoder2.feedForward1.W2)[i0, i1] = sum(n, s1 < 32: d(transformerDecoder2.residual2.y)[n, s1,
  //   i1] * transformerDecoder2.feedForward1.h[n, s1, i0]) (std/blocks/transformerDecoder.nn:5)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_transformerDecoder2_feedForward1_W2(count: number): void {
    const y = d_transformerDecoder2_residual2_y;
    const h = transformerDecoder2_feedForward1_h;
    const W2 = gradient_transformerDecoder2_feedForward1_W2;
    for (let i0 = 0; i0 < 128; i0 += 4) {
      for (let i1 = 0; i1 < 32; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let s1 = 0; s1 < 32; s1 += 2) {
            const d_transformerDecoder2_residual2_y_1 = y[n * 1024 + s1 * 32 + i1]!;
            const transformerDecoder2_feedForward1_h_1 = h[n * 4096 + s1 * 128 + i0]!;
            total_5 = d_transformerDecoder2_residual2_y_1 * transformerDecoder2_feedForward1_h_1 + total_5;
            const d_transformerDecoder2_residual2_y_2 = y[n * 1024 + s1 * 32 + i1 + 1]!;
            total_9 = d_transformerDecoder2_residual2_y_2 * transformerDecoder2_feedForward1_h_1 + total_9;
            const transformerDecoder2_feedForward1_h_2 = h[n * 4096 + s1 * 128 + i0 + 1]!;
            total_6 = d_transformerDecoder2_residual2_y_1 * transformerDecoder2_feedForward1_h_2 + total_6;
            total_10 = d_transformerDecoder2_residual2_y_2 * transformerDecoder2_feedForward1_h_2 + total_10;
            const transformerDecoder2_feedForward1_h_3 = h[n * 4096 + s1 * 128 + i0 + 2]!;
            total_7 = d_transformerDecoder2_residual2_y_1 * transformerDecoder2_feedForward1_h_3 + total_7;
            total_11 = d_transformerDecoder2_residual2_y_2 * transformerDecoder2_feedForward1_h_3 + total_11;
            const transformerDecoder2_feedForward1_h_4 = h[n * 4096 + s1 * 128 + i0 + 3]!;
            total_8 = d_transformerDecoder2_residual2_y_1 * transformerDecoder2_feedForward1_h_4 + total_8;
            total_12 = d_transformerDecoder2_residual2_y_2 * transformerDecoder2_feedForward1_h_4 + total_12;
            const d_transformerDecoder2_residual2_y_3 = y[n * 1024 + s1 * 32 + i1 + 32]!;
            const transformerDecoder2_feedForward1_h_5 = h[n * 4096 + s1 * 128 + i0 + 128]!;
            total_5 = d_transformerDecoder2_residual2_y_3 * transformerDecoder2_feedForward1_h_5 + total_5;
            const d_transformerDecoder2_residual2_y_4 = y[n * 1024 + s1 * 32 + i1 + 33]!;
            total_9 = d_transformerDecoder2_residual2_y_4 * transformerDecoder2_feedForward1_h_5 + total_9;
            const transformerDecoder2_feedForward1_h_6 = h[n * 4096 + s1 * 128 + i0 + 129]!;
            total_6 = d_transformerDecoder2_residual2_y_3 * transformerDecoder2_feedForward1_h_6 + total_6;
            total_10 = d_transformerDecoder2_residual2_y_4 * transformerDecoder2_feedForward1_h_6 + total_10;
            const transformerDecoder2_feedForward1_h_7 = h[n * 4096 + s1 * 128 + i0 + 130]!;
            total_7 = d_transformerDecoder2_residual2_y_3 * transformerDecoder2_feedForward1_h_7 + total_7;
            total_11 = d_transformerDecoder2_residual2_y_4 * transformerDecoder2_feedForward1_h_7 + total_11;
            const transformerDecoder2_feedForward1_h_8 = h[n * 4096 + s1 * 128 + i0 + 131]!;
            total_8 = d_transformerDecoder2_residual2_y_3 * transformerDecoder2_feedForward1_h_8 + total_8;
            total_12 = d_transformerDecoder2_residual2_y_4 * transformerDecoder2_feedForward1_h_8 + total_12;
          }
        }
        const gradient_transformerDecoder2_feedForward1_W2_5 = total_5;
        const gradient_transformerDecoder2_feedForward1_W2_9 = total_9;
        const gradient_transformerDecoder2_feedForward1_W2_6 = total_6;
        const gradient_transformerDecoder2_feedForward1_W2_10 = total_10;
        const gradient_transformerDecoder2_feedForward1_W2_7 = total_7;
        const gradient_transformerDecoder2_feedForward1_W2_11 = total_11;
        const gradient_transformerDecoder2_feedForward1_W2_8 = total_8;
        const gradient_transformerDecoder2_feedForward1_W2_12 = total_12;
        W2[i0 * 32 + i1] = gradient_transformerDecoder2_feedForward1_W2_5;
        W2[i0 * 32 + i1 + 1] = gradient_transformerDecoder2_feedForward1_W2_9;
        W2[i0 * 32 + i1 + 32] = gradient_transformerDecoder2_feedForward1_W2_6;
        W2[i0 * 32 + i1 + 33] = gradient_transformerDecoder2_feedForward1_W2_10;
        W2[i0 * 32 + i1 + 64] = gradient_transformerDecoder2_feedForward1_W2_7;
        W2[i0 * 32 + i1 + 65] = gradient_transformerDecoder2_feedForward1_W2_11;
        W2[i0 * 32 + i1 + 96] = gradient_transformerDecoder2_feedForward1_W2_8;
        W2[i0 * 32 + i1 + 97] = gradient_transformerDecoder2_feedForward1_W2_12;
      }
    }
  }

  // gradient(transformerDecoder2.feedForward1.b1)[i0] = sum(n, s1 < 32: (0.7978845608028654 *
  //   d(transformerDecoder2.feedForward1.h.1).1[n, s1, i0] * (0.5 * transformerDecoder2.feedForward1.h.1[n, s1, i0] +
  //   0.5 * transformerDecoder2.feedForward1.b1[i0]) + 0.5 * transformerDecoder2.feedForward1.h.2[n, s1, i0] + 0.5) *
  //   d(transformerDecoder2.feedForward1.h)[n, s1, i0]) (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder2_feedForward1_b1(count: number): void {
    const b1 = transformerDecoder2_feedForward1_b1;
    const h_1_1 = d_transformerDecoder2_feedForward1_h_1_1;
    const h_1 = transformerDecoder2_feedForward1_h_1;
    const h_2 = transformerDecoder2_feedForward1_h_2;
    const h = d_transformerDecoder2_feedForward1_h;
    const feedForward1_b1 = gradient_transformerDecoder2_feedForward1_b1;
    for (let i0 = 0; i0 < 128; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const part_1 = 0.5 * b1[i0]!;
          total_1 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0]! + part_1)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0]!) * h[n * 4096 + s1 * 128 + i0]! + total_1;
          const part_2 = 0.5 * b1[i0 + 1]!;
          total_2 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 1]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 1]! + part_2)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 1]!) * h[n * 4096 + s1 * 128 + i0 + 1]! + total_2;
          const part_3 = 0.5 * b1[i0 + 2]!;
          total_3 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 2]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 2]! + part_3)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 2]!) * h[n * 4096 + s1 * 128 + i0 + 2]! + total_3;
          const part_4 = 0.5 * b1[i0 + 3]!;
          total_4 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 3]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 3]! + part_4)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 3]!) * h[n * 4096 + s1 * 128 + i0 + 3]! + total_4;
          total_1 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 128]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 128]! + part_1)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 128]!) * h[n * 4096 + s1 * 128 + i0 + 128]! + total_1;
          total_2 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 129]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 129]! + part_2)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 129]!) * h[n * 4096 + s1 * 128 + i0 + 129]! + total_2;
          total_3 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 130]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 130]! + part_3)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 130]!) * h[n * 4096 + s1 * 128 + i0 + 130]! + total_3;
          total_4 = (0.5 + 0.7978845608028654 * (h_1_1[n * 4096 + s1 * 128 + i0 + 131]! * (0.5 * h_1[n * 4096 + s1 * 128 + i0 + 131]! + part_4)) + 0.5 * h_2[n * 4096 + s1 * 128 + i0 + 131]!) * h[n * 4096 + s1 * 128 + i0 + 131]! + total_4;
        }
      }
      const gradient_transformerDecoder2_feedForward1_b1_1 = total_1;
      const gradient_transformerDecoder2_feedForward1_b1_2 = total_2;
      const gradient_transformerDecoder2_feedForward1_b1_3 = total_3;
      const gradient_transformerDecoder2_feedForward1_b1_4 = total_4;
      feedForward1_b1[i0] = gradient_transformerDecoder2_feedForward1_b1_1;
      feedForward1_b1[i0 + 1] = gradient_transformerDecoder2_feedForward1_b1_2;
      feedForward1_b1[i0 + 2] = gradient_transformerDecoder2_feedForward1_b1_3;
      feedForward1_b1[i0 + 3] = gradient_transformerDecoder2_feedForward1_b1_4;
    }
  }

  // gradient(transformerDecoder2.feedForward1.b2)[i0] = sum(n, s1 < 32: d(transformerDecoder2.residual2.y)[n, s1,
  //   i0]) (std/blocks/transformerDecoder.nn:5)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_transformerDecoder2_feedForward1_b2(count: number): void {
    const y = d_transformerDecoder2_residual2_y;
    const b2 = gradient_transformerDecoder2_feedForward1_b2;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          total_1 = y[n * 1024 + s1 * 32 + i0]! + total_1;
          total_2 = y[n * 1024 + s1 * 32 + i0 + 1]! + total_2;
          total_3 = y[n * 1024 + s1 * 32 + i0 + 2]! + total_3;
          total_4 = y[n * 1024 + s1 * 32 + i0 + 3]! + total_4;
          total_1 = y[n * 1024 + s1 * 32 + i0 + 32]! + total_1;
          total_2 = y[n * 1024 + s1 * 32 + i0 + 33]! + total_2;
          total_3 = y[n * 1024 + s1 * 32 + i0 + 34]! + total_3;
          total_4 = y[n * 1024 + s1 * 32 + i0 + 35]! + total_4;
        }
      }
      const gradient_transformerDecoder2_feedForward1_b2_1 = total_1;
      const gradient_transformerDecoder2_feedForward1_b2_2 = total_2;
      const gradient_transformerDecoder2_feedForward1_b2_3 = total_3;
      const gradient_transformerDecoder2_feedForward1_b2_4 = total_4;
      b2[i0] = gradient_transformerDecoder2_feedForward1_b2_1;
      b2[i0 + 1] = gradient_transformerDecoder2_feedForward1_b2_2;
      b2[i0 + 2] = gradient_transformerDecoder2_feedForward1_b2_3;
      b2[i0 + 3] = gradient_transformerDecoder2_feedForward1_b2_4;
    }
  }

  // gradient(layerNorm1.gamma)[i0] = sum(n, s1 < 32: (transformerDecoder2.residual2.y[n, s1, i0] - layerNorm1.mu[n,
  //   s1]) * layerNorm1.y.1[n, s1] * d(layerNorm1.y)[n, s1, i0]) (examples/devils-dictionary/devils-dictionary.nn:8)
  // gradient(layerNorm1.beta)[i0] = sum(n, s1 < 32: d(layerNorm1.y)[n, s1, i0])
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_layerNorm1_beta(count: number): void {
    const mu = layerNorm1_mu;
    const y_1 = layerNorm1_y_1;
    const y = transformerDecoder2_residual2_y;
    const layerNorm1_y = d_layerNorm1_y;
    const gamma = gradient_layerNorm1_gamma;
    const beta = gradient_layerNorm1_beta;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      let total_1 = 0;
      let total_4 = 0;
      let total_6 = 0;
      let total_8 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          const layerNorm1_mu_1 = mu[n * 32 + s1]!;
          const layerNorm1_y_1_2 = y_1[n * 32 + s1]!;
          total_1 = (y[n * 1024 + s1 * 32 + i0]! - layerNorm1_mu_1) * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0]! + total_1;
          total_4 = (y[n * 1024 + s1 * 32 + i0 + 1]! - layerNorm1_mu_1) * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 1]! + total_4;
          total_6 = (y[n * 1024 + s1 * 32 + i0 + 2]! - layerNorm1_mu_1) * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 2]! + total_6;
          total_8 = (y[n * 1024 + s1 * 32 + i0 + 3]! - layerNorm1_mu_1) * layerNorm1_y_1_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 3]! + total_8;
          const layerNorm1_mu_2 = mu[n * 32 + s1 + 1]!;
          const layerNorm1_y_2 = y_1[n * 32 + s1 + 1]!;
          total_1 = (y[n * 1024 + s1 * 32 + i0 + 32]! - layerNorm1_mu_2) * layerNorm1_y_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 32]! + total_1;
          total_4 = (y[n * 1024 + s1 * 32 + i0 + 33]! - layerNorm1_mu_2) * layerNorm1_y_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 33]! + total_4;
          total_6 = (y[n * 1024 + s1 * 32 + i0 + 34]! - layerNorm1_mu_2) * layerNorm1_y_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 34]! + total_6;
          total_8 = (y[n * 1024 + s1 * 32 + i0 + 35]! - layerNorm1_mu_2) * layerNorm1_y_2 * layerNorm1_y[n * 1024 + s1 * 32 + i0 + 35]! + total_8;
        }
      }
      const gradient_layerNorm1_gamma_1 = total_1;
      const gradient_layerNorm1_gamma_2 = total_4;
      const gradient_layerNorm1_gamma_3 = total_6;
      const gradient_layerNorm1_gamma_4 = total_8;
      let total_3 = 0;
      let total_5 = 0;
      let total_7 = 0;
      let total_9 = 0;
      for (let n_2 = 0; n_2 < count; n_2++) {
        for (let s1_2 = 0; s1_2 < 32; s1_2 += 2) {
          total_3 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0]! + total_3;
          total_5 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 1]! + total_5;
          total_7 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 2]! + total_7;
          total_9 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 3]! + total_9;
          total_3 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 32]! + total_3;
          total_5 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 33]! + total_5;
          total_7 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 34]! + total_7;
          total_9 = layerNorm1_y[n_2 * 1024 + s1_2 * 32 + i0 + 35]! + total_9;
        }
      }
      const gradient_layerNorm1_beta_1 = total_3;
      const gradient_layerNorm1_beta_2 = total_5;
      const gradient_layerNorm1_beta_3 = total_7;
      const gradient_layerNorm1_beta_4 = total_9;
      gamma[i0] = gradient_layerNorm1_gamma_1;
      gamma[i0 + 1] = gradient_layerNorm1_gamma_2;
      gamma[i0 + 2] = gradient_layerNorm1_gamma_3;
      gamma[i0 + 3] = gradient_layerNorm1_gamma_4;
      beta[i0] = gradient_layerNorm1_beta_1;
      beta[i0 + 1] = gradient_layerNorm1_beta_2;
      beta[i0 + 2] = gradient_layerNorm1_beta_3;
      beta[i0 + 3] = gradient_layerNorm1_beta_4;
    }
  }

  // gradient(dense1.W)[i0, i1] = sum(n, s1 < 32: layerNorm1.y[n, s1, i0] * d(dense1.y)[n, s1, i1])
  //   (examples/devils-dictionary/devils-dictionary.nn:9)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = layerNorm1_y;
    const dense1_y = d_dense1_y;
    const W = gradient_dense1_W;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i1 = 0; i1 < 96; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let s1 = 0; s1 < 32; s1 += 2) {
            const layerNorm1_y_1 = y[n * 1024 + s1 * 32 + i0]!;
            const d_dense1_y_1 = dense1_y[n * 3072 + s1 * 96 + i1]!;
            total_5 = layerNorm1_y_1 * d_dense1_y_1 + total_5;
            const d_dense1_y_2 = dense1_y[n * 3072 + s1 * 96 + i1 + 1]!;
            total_9 = layerNorm1_y_1 * d_dense1_y_2 + total_9;
            const layerNorm1_y_2 = y[n * 1024 + s1 * 32 + i0 + 1]!;
            total_6 = layerNorm1_y_2 * d_dense1_y_1 + total_6;
            total_10 = layerNorm1_y_2 * d_dense1_y_2 + total_10;
            const layerNorm1_y_3 = y[n * 1024 + s1 * 32 + i0 + 2]!;
            total_7 = layerNorm1_y_3 * d_dense1_y_1 + total_7;
            total_11 = layerNorm1_y_3 * d_dense1_y_2 + total_11;
            const layerNorm1_y_4 = y[n * 1024 + s1 * 32 + i0 + 3]!;
            total_8 = layerNorm1_y_4 * d_dense1_y_1 + total_8;
            total_12 = layerNorm1_y_4 * d_dense1_y_2 + total_12;
            const layerNorm1_y_5 = y[n * 1024 + s1 * 32 + i0 + 32]!;
            const d_dense1_y_3 = dense1_y[n * 3072 + s1 * 96 + i1 + 96]!;
            total_5 = layerNorm1_y_5 * d_dense1_y_3 + total_5;
            const d_dense1_y_4 = dense1_y[n * 3072 + s1 * 96 + i1 + 97]!;
            total_9 = layerNorm1_y_5 * d_dense1_y_4 + total_9;
            const layerNorm1_y_6 = y[n * 1024 + s1 * 32 + i0 + 33]!;
            total_6 = layerNorm1_y_6 * d_dense1_y_3 + total_6;
            total_10 = layerNorm1_y_6 * d_dense1_y_4 + total_10;
            const layerNorm1_y_7 = y[n * 1024 + s1 * 32 + i0 + 34]!;
            total_7 = layerNorm1_y_7 * d_dense1_y_3 + total_7;
            total_11 = layerNorm1_y_7 * d_dense1_y_4 + total_11;
            const layerNorm1_y_8 = y[n * 1024 + s1 * 32 + i0 + 35]!;
            total_8 = layerNorm1_y_8 * d_dense1_y_3 + total_8;
            total_12 = layerNorm1_y_8 * d_dense1_y_4 + total_12;
          }
        }
        const gradient_dense1_W_5 = total_5;
        const gradient_dense1_W_9 = total_9;
        const gradient_dense1_W_6 = total_6;
        const gradient_dense1_W_10 = total_10;
        const gradient_dense1_W_7 = total_7;
        const gradient_dense1_W_11 = total_11;
        const gradient_dense1_W_8 = total_8;
        const gradient_dense1_W_12 = total_12;
        W[i0 * 96 + i1] = gradient_dense1_W_5;
        W[i0 * 96 + i1 + 1] = gradient_dense1_W_9;
        W[i0 * 96 + i1 + 96] = gradient_dense1_W_6;
        W[i0 * 96 + i1 + 97] = gradient_dense1_W_10;
        W[i0 * 96 + i1 + 192] = gradient_dense1_W_7;
        W[i0 * 96 + i1 + 193] = gradient_dense1_W_11;
        W[i0 * 96 + i1 + 288] = gradient_dense1_W_8;
        W[i0 * 96 + i1 + 289] = gradient_dense1_W_12;
      }
    }
  }

  // gradient(dense1.b)[i0] = sum(n, s1 < 32: d(dense1.y)[n, s1, i0])
  //   (examples/devils-dictionary/devils-dictionary.nn:9)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    for (let i0 = 0; i0 < 96; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let s1 = 0; s1 < 32; s1 += 2) {
          total_1 = y[n * 3072 + s1 * 96 + i0]! + total_1;
          total_2 = y[n * 3072 + s1 * 96 + i0 + 1]! + total_2;
          total_3 = y[n * 3072 + s1 * 96 + i0 + 2]! + total_3;
          total_4 = y[n * 3072 + s1 * 96 + i0 + 3]! + total_4;
          total_1 = y[n * 3072 + s1 * 96 + i0 + 96]! + total_1;
          total_2 = y[n * 3072 + s1 * 96 + i0 + 97]! + total_2;
          total_3 = y[n * 3072 + s1 * 96 + i0 + 98]! + total_3;
          total_4 = y[n * 3072 + s1 * 96 + i0 + 99]! + total_4;
        }
      }
      const gradient_dense1_b_1 = total_1;
      const gradient_dense1_b_2 = total_2;
      const gradient_dense1_b_3 = total_3;
      const gradient_dense1_b_4 = total_4;
      b[i0] = gradient_dense1_b_1;
      b[i0 + 1] = gradient_dense1_b_2;
      b[i0 + 2] = gradient_dense1_b_3;
      b[i0 + 3] = gradient_dense1_b_4;
    }
  }

  // ---- parameter update ------------------------------------------------------------------------------------

  // adam.w(embedding1.E).new.1 = 1 / (1 - 0.999 ^ t) (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.w(embedding1.E).new.2 = 1 / (1 - 0.9 ^ t)
  function update_adam_w_embedding1_E_new_2(): void {
    const t_1 = t[0]!;
    const adam_w_embedding1_E_new_1_2 = 1 / (1 - pow(onBoth(0.999, t_1))[0]!);
    const adam_w_embedding1_E_new_2_2 = 1 / (1 - pow(onBoth(0.9, t_1))[0]!);
    adam_w_embedding1_E_new_1[0] = adam_w_embedding1_E_new_1_2;
    adam_w_embedding1_E_new_2[0] = adam_w_embedding1_E_new_2_2;
  }

  // adam.m(embedding1.E).new[i1, i2] = 0.1 * gradient(embedding1.E)[i1, i2] + 0.9 * adam.m(embedding1.E)[i1, i2]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(embedding1.E).new[i1, i2] = 0.001 * gradient(embedding1.E)[i1, i2] ^ 2 + 0.999 * adam.v(embedding1.E)[i1,
  //   i2]
  // adam.w(embedding1.E).new[i1, i2] = embedding1.E[i1, i2] - 0.003 * adam.m(embedding1.E).new[i1, i2] *
  //   adam.w(embedding1.E).new.2 / (sqrt(adam.w(embedding1.E).new.1 * adam.v(embedding1.E).new[i1, i2]) + 1e-8)
  function update_embedding1_E(): void {
    const E = gradient_embedding1_E;
    const m_embedding1_E = adam_m_embedding1_E;
    const v_embedding1_E = adam_v_embedding1_E;
    const embedding1_E_all = embedding1_E;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 3072; i2++) {
      const gradient_embedding1_E_1 = E[i2]!;
      const adam_m_embedding1_E_new = 0.1 * gradient_embedding1_E_1 + 0.9 * m_embedding1_E[i2]!;
      const adam_v_embedding1_E_new = 0.001 * (gradient_embedding1_E_1 * gradient_embedding1_E_1) + 0.999 * v_embedding1_E[i2]!;
      const adam_w_embedding1_E_new = embedding1_E_all[i2]! - 0.003 * (adam_m_embedding1_E_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_embedding1_E_new)));
      m_embedding1_E[i2] = adam_m_embedding1_E_new;
      v_embedding1_E[i2] = adam_v_embedding1_E_new;
      embedding1_E_all[i2] = adam_w_embedding1_E_new;
    }
  }

  // adam.v(learnedPositions1.P).new[i1, i2] = 0.001 * gradient(learnedPositions1.P)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(learnedPositions1.P)[i1, i2] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(learnedPositions1.P).new[i1, i2] = 0.9 * adam.m(learnedPositions1.P)[i1, i2] + 0.1 *
  //   gradient(learnedPositions1.P)[i1, i2]
  // adam.w(learnedPositions1.P).new[i1, i2] = learnedPositions1.P[i1, i2] - 0.003 *
  //   adam.m(learnedPositions1.P).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(learnedPositions1.P).new[i1, i2] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_learnedPositions1_P(): void {
    const P = gradient_learnedPositions1_P;
    const v_learnedPositions1_P = adam_v_learnedPositions1_P;
    const m_learnedPositions1_P = adam_m_learnedPositions1_P;
    const learnedPositions1_P_all = learnedPositions1_P;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 1024; i2++) {
      const gradient_learnedPositions1_P_1 = P[i2]!;
      const adam_v_learnedPositions1_P_new = 0.001 * (gradient_learnedPositions1_P_1 * gradient_learnedPositions1_P_1) + 0.999 * v_learnedPositions1_P[i2]!;
      const adam_m_learnedPositions1_P_new = 0.9 * m_learnedPositions1_P[i2]! + 0.1 * gradient_learnedPositions1_P_1;
      const adam_w_learnedPositions1_P_new = learnedPositions1_P_all[i2]! - 0.003 * (adam_m_learnedPositions1_P_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_learnedPositions1_P_new * new_1[0]!)));
      v_learnedPositions1_P[i2] = adam_v_learnedPositions1_P_new;
      m_learnedPositions1_P[i2] = adam_m_learnedPositions1_P_new;
      learnedPositions1_P_all[i2] = adam_w_learnedPositions1_P_new;
    }
  }

  // adam.m(transformerDecoder1.layerNorm1.gamma).new[i1] = 0.9 * adam.m(transformerDecoder1.layerNorm1.gamma)[i1] +
  //   0.1 * gradient(transformerDecoder1.layerNorm1.gamma)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.layerNorm1.gamma).new[i1] = 0.001 * gradient(transformerDecoder1.layerNorm1.gamma)[i1]
  //   ^ 2 + 0.999 * adam.v(transformerDecoder1.layerNorm1.gamma)[i1]
  // adam.w(transformerDecoder1.layerNorm1.gamma).new[i1] = transformerDecoder1.layerNorm1.gamma[i1] - 0.003 *
  //   adam.m(transformerDecoder1.layerNorm1.gamma).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.layerNorm1.gamma).new[i1]) + 1e-8)
  function update_transformerDecoder1_layerNorm1_gamma(): void {
    const gamma = gradient_transformerDecoder1_layerNorm1_gamma;
    const layerNorm1_gamma = adam_m_transformerDecoder1_layerNorm1_gamma;
    const v_transformerDecoder1_layerNorm1_gamma = adam_v_transformerDecoder1_layerNorm1_gamma;
    const transformerDecoder1_layerNorm1_gamma_all = transformerDecoder1_layerNorm1_gamma;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder1_layerNorm1_gamma_1 = gamma[i1]!;
      const adam_m_transformerDecoder1_layerNorm1_gamma_new = 0.9 * layerNorm1_gamma[i1]! + 0.1 * gradient_transformerDecoder1_layerNorm1_gamma_1;
      const adam_v_transformerDecoder1_layerNorm1_gamma_new = 0.001 * (gradient_transformerDecoder1_layerNorm1_gamma_1 * gradient_transformerDecoder1_layerNorm1_gamma_1) + 0.999 * v_transformerDecoder1_layerNorm1_gamma[i1]!;
      const adam_w_transformerDecoder1_layerNorm1_gamma_new = transformerDecoder1_layerNorm1_gamma_all[i1]! - 0.003 * (adam_m_transformerDecoder1_layerNorm1_gamma_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_layerNorm1_gamma_new)));
      layerNorm1_gamma[i1] = adam_m_transformerDecoder1_layerNorm1_gamma_new;
      v_transformerDecoder1_layerNorm1_gamma[i1] = adam_v_transformerDecoder1_layerNorm1_gamma_new;
      transformerDecoder1_layerNorm1_gamma_all[i1] = adam_w_transformerDecoder1_layerNorm1_gamma_new;
    }
  }

  // adam.m(transformerDecoder1.layerNorm1.beta).new[i1] = 0.1 * gradient(transformerDecoder1.layerNorm1.beta)[i1] +
  //   0.9 * adam.m(transformerDecoder1.layerNorm1.beta)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.layerNorm1.beta).new[i1] = 0.999 * adam.v(transformerDecoder1.layerNorm1.beta)[i1] +
  //   0.001 * gradient(transformerDecoder1.layerNorm1.beta)[i1] ^ 2
  // adam.w(transformerDecoder1.layerNorm1.beta).new[i1] = transformerDecoder1.layerNorm1.beta[i1] - 0.003 *
  //   adam.m(transformerDecoder1.layerNorm1.beta).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder1.layerNorm1.beta).new[i1] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder1_layerNorm1_beta(): void {
    const beta = gradient_transformerDecoder1_layerNorm1_beta;
    const layerNorm1_beta = adam_m_transformerDecoder1_layerNorm1_beta;
    const v_transformerDecoder1_layerNorm1_beta = adam_v_transformerDecoder1_layerNorm1_beta;
    const transformerDecoder1_layerNorm1_beta_all = transformerDecoder1_layerNorm1_beta;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder1_layerNorm1_beta_1 = beta[i1]!;
      const adam_m_transformerDecoder1_layerNorm1_beta_new = 0.1 * gradient_transformerDecoder1_layerNorm1_beta_1 + 0.9 * layerNorm1_beta[i1]!;
      const adam_v_transformerDecoder1_layerNorm1_beta_new = 0.999 * v_transformerDecoder1_layerNorm1_beta[i1]! + 0.001 * (gradient_transformerDecoder1_layerNorm1_beta_1 * gradient_transformerDecoder1_layerNorm1_beta_1);
      const adam_w_transformerDecoder1_layerNorm1_beta_new = transformerDecoder1_layerNorm1_beta_all[i1]! - 0.003 * (adam_m_transformerDecoder1_layerNorm1_beta_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder1_layerNorm1_beta_new * new_1[0]!)));
      layerNorm1_beta[i1] = adam_m_transformerDecoder1_layerNorm1_beta_new;
      v_transformerDecoder1_layerNorm1_beta[i1] = adam_v_transformerDecoder1_layerNorm1_beta_new;
      transformerDecoder1_layerNorm1_beta_all[i1] = adam_w_transformerDecoder1_layerNorm1_beta_new;
    }
  }

  // adam.v(transformerDecoder1.attention1.Wq).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder1.attention1.Wq)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder1.attention1.Wq)[i1, i2, i3] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.attention1.Wq).new[i1, i2, i3] = 0.9 * adam.m(transformerDecoder1.attention1.Wq)[i1,
  //   i2, i3] + 0.1 * gradient(transformerDecoder1.attention1.Wq)[i1, i2, i3]
  // adam.w(transformerDecoder1.attention1.Wq).new[i1, i2, i3] = transformerDecoder1.attention1.Wq[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder1.attention1.Wq).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.Wq).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder1_attention1_Wq(): void {
    const Wq = gradient_transformerDecoder1_attention1_Wq;
    const attention1_Wq = adam_v_transformerDecoder1_attention1_Wq;
    const m_transformerDecoder1_attention1_Wq = adam_m_transformerDecoder1_attention1_Wq;
    const transformerDecoder1_attention1_Wq_all = transformerDecoder1_attention1_Wq;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder1_attention1_Wq_1 = Wq[i3]!;
      const adam_v_transformerDecoder1_attention1_Wq_new = 0.001 * (gradient_transformerDecoder1_attention1_Wq_1 * gradient_transformerDecoder1_attention1_Wq_1) + 0.999 * attention1_Wq[i3]!;
      const adam_m_transformerDecoder1_attention1_Wq_new = 0.9 * m_transformerDecoder1_attention1_Wq[i3]! + 0.1 * gradient_transformerDecoder1_attention1_Wq_1;
      const adam_w_transformerDecoder1_attention1_Wq_new = transformerDecoder1_attention1_Wq_all[i3]! - 0.003 * (adam_m_transformerDecoder1_attention1_Wq_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_Wq_new)));
      attention1_Wq[i3] = adam_v_transformerDecoder1_attention1_Wq_new;
      m_transformerDecoder1_attention1_Wq[i3] = adam_m_transformerDecoder1_attention1_Wq_new;
      transformerDecoder1_attention1_Wq_all[i3] = adam_w_transformerDecoder1_attention1_Wq_new;
    }
  }

  // adam.v(transformerDecoder1.attention1.Wk).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder1.attention1.Wk)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder1.attention1.Wk)[i1, i2, i3] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.attention1.Wk).new[i1, i2, i3] = 0.1 * gradient(transformerDecoder1.attention1.Wk)[i1,
  //   i2, i3] + 0.9 * adam.m(transformerDecoder1.attention1.Wk)[i1, i2, i3]
  // adam.w(transformerDecoder1.attention1.Wk).new[i1, i2, i3] = transformerDecoder1.attention1.Wk[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder1.attention1.Wk).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.Wk).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder1_attention1_Wk(): void {
    const Wk = gradient_transformerDecoder1_attention1_Wk;
    const attention1_Wk = adam_v_transformerDecoder1_attention1_Wk;
    const m_transformerDecoder1_attention1_Wk = adam_m_transformerDecoder1_attention1_Wk;
    const transformerDecoder1_attention1_Wk_all = transformerDecoder1_attention1_Wk;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder1_attention1_Wk_1 = Wk[i3]!;
      const adam_v_transformerDecoder1_attention1_Wk_new = 0.001 * (gradient_transformerDecoder1_attention1_Wk_1 * gradient_transformerDecoder1_attention1_Wk_1) + 0.999 * attention1_Wk[i3]!;
      const adam_m_transformerDecoder1_attention1_Wk_new = 0.1 * gradient_transformerDecoder1_attention1_Wk_1 + 0.9 * m_transformerDecoder1_attention1_Wk[i3]!;
      const adam_w_transformerDecoder1_attention1_Wk_new = transformerDecoder1_attention1_Wk_all[i3]! - 0.003 * (adam_m_transformerDecoder1_attention1_Wk_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_Wk_new)));
      attention1_Wk[i3] = adam_v_transformerDecoder1_attention1_Wk_new;
      m_transformerDecoder1_attention1_Wk[i3] = adam_m_transformerDecoder1_attention1_Wk_new;
      transformerDecoder1_attention1_Wk_all[i3] = adam_w_transformerDecoder1_attention1_Wk_new;
    }
  }

  // adam.v(transformerDecoder1.attention1.Wv).new[i1, i2, i3] = 0.999 * adam.v(transformerDecoder1.attention1.Wv)[i1,
  //   i2, i3] + 0.001 * gradient(transformerDecoder1.attention1.Wv)[i1, i2, i3] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.attention1.Wv).new[i1, i2, i3] = 0.1 * gradient(transformerDecoder1.attention1.Wv)[i1,
  //   i2, i3] + 0.9 * adam.m(transformerDecoder1.attention1.Wv)[i1, i2, i3]
  // adam.w(transformerDecoder1.attention1.Wv).new[i1, i2, i3] = transformerDecoder1.attention1.Wv[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder1.attention1.Wv).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.Wv).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder1_attention1_Wv(): void {
    const Wv = gradient_transformerDecoder1_attention1_Wv;
    const attention1_Wv = adam_v_transformerDecoder1_attention1_Wv;
    const m_transformerDecoder1_attention1_Wv = adam_m_transformerDecoder1_attention1_Wv;
    const transformerDecoder1_attention1_Wv_all = transformerDecoder1_attention1_Wv;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder1_attention1_Wv_1 = Wv[i3]!;
      const adam_v_transformerDecoder1_attention1_Wv_new = 0.999 * attention1_Wv[i3]! + 0.001 * (gradient_transformerDecoder1_attention1_Wv_1 * gradient_transformerDecoder1_attention1_Wv_1);
      const adam_m_transformerDecoder1_attention1_Wv_new = 0.1 * gradient_transformerDecoder1_attention1_Wv_1 + 0.9 * m_transformerDecoder1_attention1_Wv[i3]!;
      const adam_w_transformerDecoder1_attention1_Wv_new = transformerDecoder1_attention1_Wv_all[i3]! - 0.003 * (adam_m_transformerDecoder1_attention1_Wv_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_Wv_new)));
      attention1_Wv[i3] = adam_v_transformerDecoder1_attention1_Wv_new;
      m_transformerDecoder1_attention1_Wv[i3] = adam_m_transformerDecoder1_attention1_Wv_new;
      transformerDecoder1_attention1_Wv_all[i3] = adam_w_transformerDecoder1_attention1_Wv_new;
    }
  }

  // adam.v(transformerDecoder1.attention1.Wo).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder1.attention1.Wo)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder1.attention1.Wo)[i1, i2, i3] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.attention1.Wo).new[i1, i2, i3] = 0.1 * gradient(transformerDecoder1.attention1.Wo)[i1,
  //   i2, i3] + 0.9 * adam.m(transformerDecoder1.attention1.Wo)[i1, i2, i3]
  // adam.w(transformerDecoder1.attention1.Wo).new[i1, i2, i3] = transformerDecoder1.attention1.Wo[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder1.attention1.Wo).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.Wo).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder1_attention1_Wo(): void {
    const Wo = gradient_transformerDecoder1_attention1_Wo;
    const attention1_Wo = adam_v_transformerDecoder1_attention1_Wo;
    const m_transformerDecoder1_attention1_Wo = adam_m_transformerDecoder1_attention1_Wo;
    const transformerDecoder1_attention1_Wo_all = transformerDecoder1_attention1_Wo;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder1_attention1_Wo_1 = Wo[i3]!;
      const adam_v_transformerDecoder1_attention1_Wo_new = 0.001 * (gradient_transformerDecoder1_attention1_Wo_1 * gradient_transformerDecoder1_attention1_Wo_1) + 0.999 * attention1_Wo[i3]!;
      const adam_m_transformerDecoder1_attention1_Wo_new = 0.1 * gradient_transformerDecoder1_attention1_Wo_1 + 0.9 * m_transformerDecoder1_attention1_Wo[i3]!;
      const adam_w_transformerDecoder1_attention1_Wo_new = transformerDecoder1_attention1_Wo_all[i3]! - 0.003 * (adam_m_transformerDecoder1_attention1_Wo_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_Wo_new)));
      attention1_Wo[i3] = adam_v_transformerDecoder1_attention1_Wo_new;
      m_transformerDecoder1_attention1_Wo[i3] = adam_m_transformerDecoder1_attention1_Wo_new;
      transformerDecoder1_attention1_Wo_all[i3] = adam_w_transformerDecoder1_attention1_Wo_new;
    }
  }

  // adam.v(transformerDecoder1.attention1.bq).new[i1, i2] = 0.001 * gradient(transformerDecoder1.attention1.bq)[i1,
  //   i2] ^ 2 + 0.999 * adam.v(transformerDecoder1.attention1.bq)[i1, i2]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.attention1.bq).new[i1, i2] = 0.9 * adam.m(transformerDecoder1.attention1.bq)[i1, i2] +
  //   0.1 * gradient(transformerDecoder1.attention1.bq)[i1, i2]
  // adam.w(transformerDecoder1.attention1.bq).new[i1, i2] = transformerDecoder1.attention1.bq[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder1.attention1.bq).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.bq).new[i1, i2]) + 1e-8)
  function update_transformerDecoder1_attention1_bq(): void {
    const bq = gradient_transformerDecoder1_attention1_bq;
    const attention1_bq = adam_v_transformerDecoder1_attention1_bq;
    const m_transformerDecoder1_attention1_bq = adam_m_transformerDecoder1_attention1_bq;
    const transformerDecoder1_attention1_bq_all = transformerDecoder1_attention1_bq;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_transformerDecoder1_attention1_bq_1 = bq[i2]!;
      const adam_v_transformerDecoder1_attention1_bq_new = 0.001 * (gradient_transformerDecoder1_attention1_bq_1 * gradient_transformerDecoder1_attention1_bq_1) + 0.999 * attention1_bq[i2]!;
      const adam_m_transformerDecoder1_attention1_bq_new = 0.9 * m_transformerDecoder1_attention1_bq[i2]! + 0.1 * gradient_transformerDecoder1_attention1_bq_1;
      const adam_w_transformerDecoder1_attention1_bq_new = transformerDecoder1_attention1_bq_all[i2]! - 0.003 * (adam_m_transformerDecoder1_attention1_bq_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_bq_new)));
      attention1_bq[i2] = adam_v_transformerDecoder1_attention1_bq_new;
      m_transformerDecoder1_attention1_bq[i2] = adam_m_transformerDecoder1_attention1_bq_new;
      transformerDecoder1_attention1_bq_all[i2] = adam_w_transformerDecoder1_attention1_bq_new;
    }
  }

  // adam.m(transformerDecoder1.attention1.bk).new[i1, i2] = 0.9 * adam.m(transformerDecoder1.attention1.bk)[i1, i2] +
  //   0.1 * gradient(transformerDecoder1.attention1.bk)[i1, i2] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.attention1.bk).new[i1, i2] = 0.999 * adam.v(transformerDecoder1.attention1.bk)[i1, i2]
  //   + 0.001 * gradient(transformerDecoder1.attention1.bk)[i1, i2] ^ 2
  // adam.w(transformerDecoder1.attention1.bk).new[i1, i2] = transformerDecoder1.attention1.bk[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder1.attention1.bk).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.bk).new[i1, i2]) + 1e-8)
  function update_transformerDecoder1_attention1_bk(): void {
    const bk = gradient_transformerDecoder1_attention1_bk;
    const attention1_bk = adam_m_transformerDecoder1_attention1_bk;
    const v_transformerDecoder1_attention1_bk = adam_v_transformerDecoder1_attention1_bk;
    const transformerDecoder1_attention1_bk_all = transformerDecoder1_attention1_bk;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_transformerDecoder1_attention1_bk_1 = bk[i2]!;
      const adam_m_transformerDecoder1_attention1_bk_new = 0.9 * attention1_bk[i2]! + 0.1 * gradient_transformerDecoder1_attention1_bk_1;
      const adam_v_transformerDecoder1_attention1_bk_new = 0.999 * v_transformerDecoder1_attention1_bk[i2]! + 0.001 * (gradient_transformerDecoder1_attention1_bk_1 * gradient_transformerDecoder1_attention1_bk_1);
      const adam_w_transformerDecoder1_attention1_bk_new = transformerDecoder1_attention1_bk_all[i2]! - 0.003 * (adam_m_transformerDecoder1_attention1_bk_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_bk_new)));
      attention1_bk[i2] = adam_m_transformerDecoder1_attention1_bk_new;
      v_transformerDecoder1_attention1_bk[i2] = adam_v_transformerDecoder1_attention1_bk_new;
      transformerDecoder1_attention1_bk_all[i2] = adam_w_transformerDecoder1_attention1_bk_new;
    }
  }

  // adam.v(transformerDecoder1.attention1.bv).new[i1, i2] = 0.001 * gradient(transformerDecoder1.attention1.bv)[i1,
  //   i2] ^ 2 + 0.999 * adam.v(transformerDecoder1.attention1.bv)[i1, i2]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.attention1.bv).new[i1, i2] = 0.9 * adam.m(transformerDecoder1.attention1.bv)[i1, i2] +
  //   0.1 * gradient(transformerDecoder1.attention1.bv)[i1, i2]
  // adam.w(transformerDecoder1.attention1.bv).new[i1, i2] = transformerDecoder1.attention1.bv[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder1.attention1.bv).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.bv).new[i1, i2]) + 1e-8)
  function update_transformerDecoder1_attention1_bv(): void {
    const bv = gradient_transformerDecoder1_attention1_bv;
    const attention1_bv = adam_v_transformerDecoder1_attention1_bv;
    const m_transformerDecoder1_attention1_bv = adam_m_transformerDecoder1_attention1_bv;
    const transformerDecoder1_attention1_bv_all = transformerDecoder1_attention1_bv;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_transformerDecoder1_attention1_bv_1 = bv[i2]!;
      const adam_v_transformerDecoder1_attention1_bv_new = 0.001 * (gradient_transformerDecoder1_attention1_bv_1 * gradient_transformerDecoder1_attention1_bv_1) + 0.999 * attention1_bv[i2]!;
      const adam_m_transformerDecoder1_attention1_bv_new = 0.9 * m_transformerDecoder1_attention1_bv[i2]! + 0.1 * gradient_transformerDecoder1_attention1_bv_1;
      const adam_w_transformerDecoder1_attention1_bv_new = transformerDecoder1_attention1_bv_all[i2]! - 0.003 * (adam_m_transformerDecoder1_attention1_bv_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_bv_new)));
      attention1_bv[i2] = adam_v_transformerDecoder1_attention1_bv_new;
      m_transformerDecoder1_attention1_bv[i2] = adam_m_transformerDecoder1_attention1_bv_new;
      transformerDecoder1_attention1_bv_all[i2] = adam_w_transformerDecoder1_attention1_bv_new;
    }
  }

  // adam.m(transformerDecoder1.attention1.bo).new[i1] = 0.9 * adam.m(transformerDecoder1.attention1.bo)[i1] + 0.1 *
  //   gradient(transformerDecoder1.attention1.bo)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.attention1.bo).new[i1] = 0.001 * gradient(transformerDecoder1.attention1.bo)[i1] ^ 2 +
  //   0.999 * adam.v(transformerDecoder1.attention1.bo)[i1]
  // adam.w(transformerDecoder1.attention1.bo).new[i1] = transformerDecoder1.attention1.bo[i1] - 0.003 *
  //   adam.m(transformerDecoder1.attention1.bo).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.attention1.bo).new[i1]) + 1e-8)
  function update_transformerDecoder1_attention1_bo(): void {
    const bo = gradient_transformerDecoder1_attention1_bo;
    const attention1_bo = adam_m_transformerDecoder1_attention1_bo;
    const v_transformerDecoder1_attention1_bo = adam_v_transformerDecoder1_attention1_bo;
    const transformerDecoder1_attention1_bo_all = transformerDecoder1_attention1_bo;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder1_attention1_bo_1 = bo[i1]!;
      const adam_m_transformerDecoder1_attention1_bo_new = 0.9 * attention1_bo[i1]! + 0.1 * gradient_transformerDecoder1_attention1_bo_1;
      const adam_v_transformerDecoder1_attention1_bo_new = 0.001 * (gradient_transformerDecoder1_attention1_bo_1 * gradient_transformerDecoder1_attention1_bo_1) + 0.999 * v_transformerDecoder1_attention1_bo[i1]!;
      const adam_w_transformerDecoder1_attention1_bo_new = transformerDecoder1_attention1_bo_all[i1]! - 0.003 * (adam_m_transformerDecoder1_attention1_bo_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_attention1_bo_new)));
      attention1_bo[i1] = adam_m_transformerDecoder1_attention1_bo_new;
      v_transformerDecoder1_attention1_bo[i1] = adam_v_transformerDecoder1_attention1_bo_new;
      transformerDecoder1_attention1_bo_all[i1] = adam_w_transformerDecoder1_attention1_bo_new;
    }
  }

  // adam.m(transformerDecoder1.layerNorm2.gamma).new[i1] = 0.1 * gradient(transformerDecoder1.layerNorm2.gamma)[i1] +
  //   0.9 * adam.m(transformerDecoder1.layerNorm2.gamma)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.layerNorm2.gamma).new[i1] = 0.999 * adam.v(transformerDecoder1.layerNorm2.gamma)[i1] +
  //   0.001 * gradient(transformerDecoder1.layerNorm2.gamma)[i1] ^ 2
  // adam.w(transformerDecoder1.layerNorm2.gamma).new[i1] = transformerDecoder1.layerNorm2.gamma[i1] - 0.003 *
  //   adam.m(transformerDecoder1.layerNorm2.gamma).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.layerNorm2.gamma).new[i1]) + 1e-8)
  function update_transformerDecoder1_layerNorm2_gamma(): void {
    const gamma = gradient_transformerDecoder1_layerNorm2_gamma;
    const layerNorm2_gamma = adam_m_transformerDecoder1_layerNorm2_gamma;
    const v_transformerDecoder1_layerNorm2_gamma = adam_v_transformerDecoder1_layerNorm2_gamma;
    const transformerDecoder1_layerNorm2_gamma_all = transformerDecoder1_layerNorm2_gamma;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder1_layerNorm2_gamma_1 = gamma[i1]!;
      const adam_m_transformerDecoder1_layerNorm2_gamma_new = 0.1 * gradient_transformerDecoder1_layerNorm2_gamma_1 + 0.9 * layerNorm2_gamma[i1]!;
      const adam_v_transformerDecoder1_layerNorm2_gamma_new = 0.999 * v_transformerDecoder1_layerNorm2_gamma[i1]! + 0.001 * (gradient_transformerDecoder1_layerNorm2_gamma_1 * gradient_transformerDecoder1_layerNorm2_gamma_1);
      const adam_w_transformerDecoder1_layerNorm2_gamma_new = transformerDecoder1_layerNorm2_gamma_all[i1]! - 0.003 * (adam_m_transformerDecoder1_layerNorm2_gamma_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_layerNorm2_gamma_new)));
      layerNorm2_gamma[i1] = adam_m_transformerDecoder1_layerNorm2_gamma_new;
      v_transformerDecoder1_layerNorm2_gamma[i1] = adam_v_transformerDecoder1_layerNorm2_gamma_new;
      transformerDecoder1_layerNorm2_gamma_all[i1] = adam_w_transformerDecoder1_layerNorm2_gamma_new;
    }
  }

  // adam.v(transformerDecoder1.layerNorm2.beta).new[i1] = 0.999 * adam.v(transformerDecoder1.layerNorm2.beta)[i1] +
  //   0.001 * gradient(transformerDecoder1.layerNorm2.beta)[i1] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.layerNorm2.beta).new[i1] = 0.1 * gradient(transformerDecoder1.layerNorm2.beta)[i1] +
  //   0.9 * adam.m(transformerDecoder1.layerNorm2.beta)[i1]
  // adam.w(transformerDecoder1.layerNorm2.beta).new[i1] = transformerDecoder1.layerNorm2.beta[i1] - 0.003 *
  //   adam.m(transformerDecoder1.layerNorm2.beta).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.layerNorm2.beta).new[i1]) + 1e-8)
  function update_transformerDecoder1_layerNorm2_beta(): void {
    const beta = gradient_transformerDecoder1_layerNorm2_beta;
    const layerNorm2_beta = adam_v_transformerDecoder1_layerNorm2_beta;
    const m_transformerDecoder1_layerNorm2_beta = adam_m_transformerDecoder1_layerNorm2_beta;
    const transformerDecoder1_layerNorm2_beta_all = transformerDecoder1_layerNorm2_beta;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder1_layerNorm2_beta_1 = beta[i1]!;
      const adam_v_transformerDecoder1_layerNorm2_beta_new = 0.999 * layerNorm2_beta[i1]! + 0.001 * (gradient_transformerDecoder1_layerNorm2_beta_1 * gradient_transformerDecoder1_layerNorm2_beta_1);
      const adam_m_transformerDecoder1_layerNorm2_beta_new = 0.1 * gradient_transformerDecoder1_layerNorm2_beta_1 + 0.9 * m_transformerDecoder1_layerNorm2_beta[i1]!;
      const adam_w_transformerDecoder1_layerNorm2_beta_new = transformerDecoder1_layerNorm2_beta_all[i1]! - 0.003 * (adam_m_transformerDecoder1_layerNorm2_beta_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_layerNorm2_beta_new)));
      layerNorm2_beta[i1] = adam_v_transformerDecoder1_layerNorm2_beta_new;
      m_transformerDecoder1_layerNorm2_beta[i1] = adam_m_transformerDecoder1_layerNorm2_beta_new;
      transformerDecoder1_layerNorm2_beta_all[i1] = adam_w_transformerDecoder1_layerNorm2_beta_new;
    }
  }

  // adam.m(transformerDecoder1.feedForward1.W1).new[i1, i2] = 0.1 * gradient(transformerDecoder1.feedForward1.W1)[i1,
  //   i2] + 0.9 * adam.m(transformerDecoder1.feedForward1.W1)[i1, i2]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.feedForward1.W1).new[i1, i2] = 0.999 * adam.v(transformerDecoder1.feedForward1.W1)[i1,
  //   i2] + 0.001 * gradient(transformerDecoder1.feedForward1.W1)[i1, i2] ^ 2
  // adam.w(transformerDecoder1.feedForward1.W1).new[i1, i2] = transformerDecoder1.feedForward1.W1[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder1.feedForward1.W1).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.feedForward1.W1).new[i1, i2]) + 1e-8)
  function update_transformerDecoder1_feedForward1_W1(): void {
    const W1 = gradient_transformerDecoder1_feedForward1_W1;
    const feedForward1_W1 = adam_m_transformerDecoder1_feedForward1_W1;
    const v_transformerDecoder1_feedForward1_W1 = adam_v_transformerDecoder1_feedForward1_W1;
    const transformerDecoder1_feedForward1_W1_all = transformerDecoder1_feedForward1_W1;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 4096; i2++) {
      const gradient_transformerDecoder1_feedForward1_W1_1 = W1[i2]!;
      const adam_m_transformerDecoder1_feedForward1_W1_new = 0.1 * gradient_transformerDecoder1_feedForward1_W1_1 + 0.9 * feedForward1_W1[i2]!;
      const adam_v_transformerDecoder1_feedForward1_W1_new = 0.999 * v_transformerDecoder1_feedForward1_W1[i2]! + 0.001 * (gradient_transformerDecoder1_feedForward1_W1_1 * gradient_transformerDecoder1_feedForward1_W1_1);
      const adam_w_transformerDecoder1_feedForward1_W1_new = transformerDecoder1_feedForward1_W1_all[i2]! - 0.003 * (adam_m_transformerDecoder1_feedForward1_W1_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_feedForward1_W1_new)));
      feedForward1_W1[i2] = adam_m_transformerDecoder1_feedForward1_W1_new;
      v_transformerDecoder1_feedForward1_W1[i2] = adam_v_transformerDecoder1_feedForward1_W1_new;
      transformerDecoder1_feedForward1_W1_all[i2] = adam_w_transformerDecoder1_feedForward1_W1_new;
    }
  }

  // adam.v(transformerDecoder1.feedForward1.W2).new[i1, i2] = 0.001 *
  //   gradient(transformerDecoder1.feedForward1.W2)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder1.feedForward1.W2)[i1, i2] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.feedForward1.W2).new[i1, i2] = 0.9 * adam.m(transformerDecoder1.feedForward1.W2)[i1,
  //   i2] + 0.1 * gradient(transformerDecoder1.feedForward1.W2)[i1, i2]
  // adam.w(transformerDecoder1.feedForward1.W2).new[i1, i2] = transformerDecoder1.feedForward1.W2[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder1.feedForward1.W2).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder1.feedForward1.W2).new[i1, i2] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder1_feedForward1_W2(): void {
    const W2 = gradient_transformerDecoder1_feedForward1_W2;
    const feedForward1_W2 = adam_v_transformerDecoder1_feedForward1_W2;
    const m_transformerDecoder1_feedForward1_W2 = adam_m_transformerDecoder1_feedForward1_W2;
    const transformerDecoder1_feedForward1_W2_all = transformerDecoder1_feedForward1_W2;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 4096; i2++) {
      const gradient_transformerDecoder1_feedForward1_W2_1 = W2[i2]!;
      const adam_v_transformerDecoder1_feedForward1_W2_new = 0.001 * (gradient_transformerDecoder1_feedForward1_W2_1 * gradient_transformerDecoder1_feedForward1_W2_1) + 0.999 * feedForward1_W2[i2]!;
      const adam_m_transformerDecoder1_feedForward1_W2_new = 0.9 * m_transformerDecoder1_feedForward1_W2[i2]! + 0.1 * gradient_transformerDecoder1_feedForward1_W2_1;
      const adam_w_transformerDecoder1_feedForward1_W2_new = transformerDecoder1_feedForward1_W2_all[i2]! - 0.003 * (adam_m_transformerDecoder1_feedForward1_W2_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder1_feedForward1_W2_new * new_1[0]!)));
      feedForward1_W2[i2] = adam_v_transformerDecoder1_feedForward1_W2_new;
      m_transformerDecoder1_feedForward1_W2[i2] = adam_m_transformerDecoder1_feedForward1_W2_new;
      transformerDecoder1_feedForward1_W2_all[i2] = adam_w_transformerDecoder1_feedForward1_W2_new;
    }
  }

  // adam.v(transformerDecoder1.feedForward1.b1).new[i1] = 0.001 * gradient(transformerDecoder1.feedForward1.b1)[i1] ^
  //   2 + 0.999 * adam.v(transformerDecoder1.feedForward1.b1)[i1]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder1.feedForward1.b1).new[i1] = 0.1 * gradient(transformerDecoder1.feedForward1.b1)[i1] +
  //   0.9 * adam.m(transformerDecoder1.feedForward1.b1)[i1]
  // adam.w(transformerDecoder1.feedForward1.b1).new[i1] = transformerDecoder1.feedForward1.b1[i1] - 0.003 *
  //   adam.m(transformerDecoder1.feedForward1.b1).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.feedForward1.b1).new[i1]) + 1e-8)
  function update_transformerDecoder1_feedForward1_b1(): void {
    const b1 = gradient_transformerDecoder1_feedForward1_b1;
    const feedForward1_b1 = adam_v_transformerDecoder1_feedForward1_b1;
    const m_transformerDecoder1_feedForward1_b1 = adam_m_transformerDecoder1_feedForward1_b1;
    const transformerDecoder1_feedForward1_b1_all = transformerDecoder1_feedForward1_b1;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 128; i1++) {
      const gradient_transformerDecoder1_feedForward1_b1_1 = b1[i1]!;
      const adam_v_transformerDecoder1_feedForward1_b1_new = 0.001 * (gradient_transformerDecoder1_feedForward1_b1_1 * gradient_transformerDecoder1_feedForward1_b1_1) + 0.999 * feedForward1_b1[i1]!;
      const adam_m_transformerDecoder1_feedForward1_b1_new = 0.1 * gradient_transformerDecoder1_feedForward1_b1_1 + 0.9 * m_transformerDecoder1_feedForward1_b1[i1]!;
      const adam_w_transformerDecoder1_feedForward1_b1_new = transformerDecoder1_feedForward1_b1_all[i1]! - 0.003 * (adam_m_transformerDecoder1_feedForward1_b1_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_feedForward1_b1_new)));
      feedForward1_b1[i1] = adam_v_transformerDecoder1_feedForward1_b1_new;
      m_transformerDecoder1_feedForward1_b1[i1] = adam_m_transformerDecoder1_feedForward1_b1_new;
      transformerDecoder1_feedForward1_b1_all[i1] = adam_w_transformerDecoder1_feedForward1_b1_new;
    }
  }

  // adam.m(transformerDecoder1.feedForward1.b2).new[i1] = 0.9 * adam.m(transformerDecoder1.feedForward1.b2)[i1] + 0.1
  //   * gradient(transformerDecoder1.feedForward1.b2)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder1.feedForward1.b2).new[i1] = 0.001 * gradient(transformerDecoder1.feedForward1.b2)[i1] ^
  //   2 + 0.999 * adam.v(transformerDecoder1.feedForward1.b2)[i1]
  // adam.w(transformerDecoder1.feedForward1.b2).new[i1] = transformerDecoder1.feedForward1.b2[i1] - 0.003 *
  //   adam.m(transformerDecoder1.feedForward1.b2).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder1.feedForward1.b2).new[i1]) + 1e-8)
  function update_transformerDecoder1_feedForward1_b2(): void {
    const b2 = gradient_transformerDecoder1_feedForward1_b2;
    const feedForward1_b2 = adam_m_transformerDecoder1_feedForward1_b2;
    const v_transformerDecoder1_feedForward1_b2 = adam_v_transformerDecoder1_feedForward1_b2;
    const transformerDecoder1_feedForward1_b2_all = transformerDecoder1_feedForward1_b2;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder1_feedForward1_b2_1 = b2[i1]!;
      const adam_m_transformerDecoder1_feedForward1_b2_new = 0.9 * feedForward1_b2[i1]! + 0.1 * gradient_transformerDecoder1_feedForward1_b2_1;
      const adam_v_transformerDecoder1_feedForward1_b2_new = 0.001 * (gradient_transformerDecoder1_feedForward1_b2_1 * gradient_transformerDecoder1_feedForward1_b2_1) + 0.999 * v_transformerDecoder1_feedForward1_b2[i1]!;
      const adam_w_transformerDecoder1_feedForward1_b2_new = transformerDecoder1_feedForward1_b2_all[i1]! - 0.003 * (adam_m_transformerDecoder1_feedForward1_b2_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder1_feedForward1_b2_new)));
      feedForward1_b2[i1] = adam_m_transformerDecoder1_feedForward1_b2_new;
      v_transformerDecoder1_feedForward1_b2[i1] = adam_v_transformerDecoder1_feedForward1_b2_new;
      transformerDecoder1_feedForward1_b2_all[i1] = adam_w_transformerDecoder1_feedForward1_b2_new;
    }
  }

  // adam.m(transformerDecoder2.layerNorm1.gamma).new[i1] = 0.1 * gradient(transformerDecoder2.layerNorm1.gamma)[i1] +
  //   0.9 * adam.m(transformerDecoder2.layerNorm1.gamma)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.layerNorm1.gamma).new[i1] = 0.999 * adam.v(transformerDecoder2.layerNorm1.gamma)[i1] +
  //   0.001 * gradient(transformerDecoder2.layerNorm1.gamma)[i1] ^ 2
  // adam.w(transformerDecoder2.layerNorm1.gamma).new[i1] = transformerDecoder2.layerNorm1.gamma[i1] - 0.003 *
  //   adam.m(transformerDecoder2.layerNorm1.gamma).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder2.layerNorm1.gamma).new[i1] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder2_layerNorm1_gamma(): void {
    const gamma = gradient_transformerDecoder2_layerNorm1_gamma;
    const layerNorm1_gamma = adam_m_transformerDecoder2_layerNorm1_gamma;
    const v_transformerDecoder2_layerNorm1_gamma = adam_v_transformerDecoder2_layerNorm1_gamma;
    const transformerDecoder2_layerNorm1_gamma_all = transformerDecoder2_layerNorm1_gamma;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder2_layerNorm1_gamma_1 = gamma[i1]!;
      const adam_m_transformerDecoder2_layerNorm1_gamma_new = 0.1 * gradient_transformerDecoder2_layerNorm1_gamma_1 + 0.9 * layerNorm1_gamma[i1]!;
      const adam_v_transformerDecoder2_layerNorm1_gamma_new = 0.999 * v_transformerDecoder2_layerNorm1_gamma[i1]! + 0.001 * (gradient_transformerDecoder2_layerNorm1_gamma_1 * gradient_transformerDecoder2_layerNorm1_gamma_1);
      const adam_w_transformerDecoder2_layerNorm1_gamma_new = transformerDecoder2_layerNorm1_gamma_all[i1]! - 0.003 * (adam_m_transformerDecoder2_layerNorm1_gamma_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder2_layerNorm1_gamma_new * new_1[0]!)));
      layerNorm1_gamma[i1] = adam_m_transformerDecoder2_layerNorm1_gamma_new;
      v_transformerDecoder2_layerNorm1_gamma[i1] = adam_v_transformerDecoder2_layerNorm1_gamma_new;
      transformerDecoder2_layerNorm1_gamma_all[i1] = adam_w_transformerDecoder2_layerNorm1_gamma_new;
    }
  }

  // adam.v(transformerDecoder2.layerNorm1.beta).new[i1] = 0.999 * adam.v(transformerDecoder2.layerNorm1.beta)[i1] +
  //   0.001 * gradient(transformerDecoder2.layerNorm1.beta)[i1] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.layerNorm1.beta).new[i1] = 0.1 * gradient(transformerDecoder2.layerNorm1.beta)[i1] +
  //   0.9 * adam.m(transformerDecoder2.layerNorm1.beta)[i1]
  // adam.w(transformerDecoder2.layerNorm1.beta).new[i1] = transformerDecoder2.layerNorm1.beta[i1] - 0.003 *
  //   adam.m(transformerDecoder2.layerNorm1.beta).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.layerNorm1.beta).new[i1]) + 1e-8)
  function update_transformerDecoder2_layerNorm1_beta(): void {
    const beta = gradient_transformerDecoder2_layerNorm1_beta;
    const layerNorm1_beta = adam_v_transformerDecoder2_layerNorm1_beta;
    const m_transformerDecoder2_layerNorm1_beta = adam_m_transformerDecoder2_layerNorm1_beta;
    const transformerDecoder2_layerNorm1_beta_all = transformerDecoder2_layerNorm1_beta;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder2_layerNorm1_beta_1 = beta[i1]!;
      const adam_v_transformerDecoder2_layerNorm1_beta_new = 0.999 * layerNorm1_beta[i1]! + 0.001 * (gradient_transformerDecoder2_layerNorm1_beta_1 * gradient_transformerDecoder2_layerNorm1_beta_1);
      const adam_m_transformerDecoder2_layerNorm1_beta_new = 0.1 * gradient_transformerDecoder2_layerNorm1_beta_1 + 0.9 * m_transformerDecoder2_layerNorm1_beta[i1]!;
      const adam_w_transformerDecoder2_layerNorm1_beta_new = transformerDecoder2_layerNorm1_beta_all[i1]! - 0.003 * (adam_m_transformerDecoder2_layerNorm1_beta_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_layerNorm1_beta_new)));
      layerNorm1_beta[i1] = adam_v_transformerDecoder2_layerNorm1_beta_new;
      m_transformerDecoder2_layerNorm1_beta[i1] = adam_m_transformerDecoder2_layerNorm1_beta_new;
      transformerDecoder2_layerNorm1_beta_all[i1] = adam_w_transformerDecoder2_layerNorm1_beta_new;
    }
  }

  // adam.m(transformerDecoder2.attention1.Wq).new[i1, i2, i3] = 0.1 * gradient(transformerDecoder2.attention1.Wq)[i1,
  //   i2, i3] + 0.9 * adam.m(transformerDecoder2.attention1.Wq)[i1, i2, i3]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.attention1.Wq).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder2.attention1.Wq)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder2.attention1.Wq)[i1, i2, i3]
  // adam.w(transformerDecoder2.attention1.Wq).new[i1, i2, i3] = transformerDecoder2.attention1.Wq[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder2.attention1.Wq).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.attention1.Wq).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder2_attention1_Wq(): void {
    const Wq = gradient_transformerDecoder2_attention1_Wq;
    const attention1_Wq = adam_m_transformerDecoder2_attention1_Wq;
    const v_transformerDecoder2_attention1_Wq = adam_v_transformerDecoder2_attention1_Wq;
    const transformerDecoder2_attention1_Wq_all = transformerDecoder2_attention1_Wq;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder2_attention1_Wq_1 = Wq[i3]!;
      const adam_m_transformerDecoder2_attention1_Wq_new = 0.1 * gradient_transformerDecoder2_attention1_Wq_1 + 0.9 * attention1_Wq[i3]!;
      const adam_v_transformerDecoder2_attention1_Wq_new = 0.001 * (gradient_transformerDecoder2_attention1_Wq_1 * gradient_transformerDecoder2_attention1_Wq_1) + 0.999 * v_transformerDecoder2_attention1_Wq[i3]!;
      const adam_w_transformerDecoder2_attention1_Wq_new = transformerDecoder2_attention1_Wq_all[i3]! - 0.003 * (adam_m_transformerDecoder2_attention1_Wq_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_attention1_Wq_new)));
      attention1_Wq[i3] = adam_m_transformerDecoder2_attention1_Wq_new;
      v_transformerDecoder2_attention1_Wq[i3] = adam_v_transformerDecoder2_attention1_Wq_new;
      transformerDecoder2_attention1_Wq_all[i3] = adam_w_transformerDecoder2_attention1_Wq_new;
    }
  }

  // adam.v(transformerDecoder2.attention1.Wk).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder2.attention1.Wk)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder2.attention1.Wk)[i1, i2, i3] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.attention1.Wk).new[i1, i2, i3] = 0.9 * adam.m(transformerDecoder2.attention1.Wk)[i1,
  //   i2, i3] + 0.1 * gradient(transformerDecoder2.attention1.Wk)[i1, i2, i3]
  // adam.w(transformerDecoder2.attention1.Wk).new[i1, i2, i3] = transformerDecoder2.attention1.Wk[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder2.attention1.Wk).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder2.attention1.Wk).new[i1, i2, i3] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder2_attention1_Wk(): void {
    const Wk = gradient_transformerDecoder2_attention1_Wk;
    const attention1_Wk = adam_v_transformerDecoder2_attention1_Wk;
    const m_transformerDecoder2_attention1_Wk = adam_m_transformerDecoder2_attention1_Wk;
    const transformerDecoder2_attention1_Wk_all = transformerDecoder2_attention1_Wk;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder2_attention1_Wk_1 = Wk[i3]!;
      const adam_v_transformerDecoder2_attention1_Wk_new = 0.001 * (gradient_transformerDecoder2_attention1_Wk_1 * gradient_transformerDecoder2_attention1_Wk_1) + 0.999 * attention1_Wk[i3]!;
      const adam_m_transformerDecoder2_attention1_Wk_new = 0.9 * m_transformerDecoder2_attention1_Wk[i3]! + 0.1 * gradient_transformerDecoder2_attention1_Wk_1;
      const adam_w_transformerDecoder2_attention1_Wk_new = transformerDecoder2_attention1_Wk_all[i3]! - 0.003 * (adam_m_transformerDecoder2_attention1_Wk_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder2_attention1_Wk_new * new_1[0]!)));
      attention1_Wk[i3] = adam_v_transformerDecoder2_attention1_Wk_new;
      m_transformerDecoder2_attention1_Wk[i3] = adam_m_transformerDecoder2_attention1_Wk_new;
      transformerDecoder2_attention1_Wk_all[i3] = adam_w_transformerDecoder2_attention1_Wk_new;
    }
  }

  // adam.v(transformerDecoder2.attention1.Wv).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder2.attention1.Wv)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder2.attention1.Wv)[i1, i2, i3] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.attention1.Wv).new[i1, i2, i3] = 0.9 * adam.m(transformerDecoder2.attention1.Wv)[i1,
  //   i2, i3] + 0.1 * gradient(transformerDecoder2.attention1.Wv)[i1, i2, i3]
  // adam.w(transformerDecoder2.attention1.Wv).new[i1, i2, i3] = transformerDecoder2.attention1.Wv[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder2.attention1.Wv).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.attention1.Wv).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder2_attention1_Wv(): void {
    const Wv = gradient_transformerDecoder2_attention1_Wv;
    const attention1_Wv = adam_v_transformerDecoder2_attention1_Wv;
    const m_transformerDecoder2_attention1_Wv = adam_m_transformerDecoder2_attention1_Wv;
    const transformerDecoder2_attention1_Wv_all = transformerDecoder2_attention1_Wv;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder2_attention1_Wv_1 = Wv[i3]!;
      const adam_v_transformerDecoder2_attention1_Wv_new = 0.001 * (gradient_transformerDecoder2_attention1_Wv_1 * gradient_transformerDecoder2_attention1_Wv_1) + 0.999 * attention1_Wv[i3]!;
      const adam_m_transformerDecoder2_attention1_Wv_new = 0.9 * m_transformerDecoder2_attention1_Wv[i3]! + 0.1 * gradient_transformerDecoder2_attention1_Wv_1;
      const adam_w_transformerDecoder2_attention1_Wv_new = transformerDecoder2_attention1_Wv_all[i3]! - 0.003 * (adam_m_transformerDecoder2_attention1_Wv_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_attention1_Wv_new)));
      attention1_Wv[i3] = adam_v_transformerDecoder2_attention1_Wv_new;
      m_transformerDecoder2_attention1_Wv[i3] = adam_m_transformerDecoder2_attention1_Wv_new;
      transformerDecoder2_attention1_Wv_all[i3] = adam_w_transformerDecoder2_attention1_Wv_new;
    }
  }

  // adam.v(transformerDecoder2.attention1.Wo).new[i1, i2, i3] = 0.001 *
  //   gradient(transformerDecoder2.attention1.Wo)[i1, i2, i3] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder2.attention1.Wo)[i1, i2, i3] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.attention1.Wo).new[i1, i2, i3] = 0.1 * gradient(transformerDecoder2.attention1.Wo)[i1,
  //   i2, i3] + 0.9 * adam.m(transformerDecoder2.attention1.Wo)[i1, i2, i3]
  // adam.w(transformerDecoder2.attention1.Wo).new[i1, i2, i3] = transformerDecoder2.attention1.Wo[i1, i2, i3] - 0.003
  //   * adam.m(transformerDecoder2.attention1.Wo).new[i1, i2, i3] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.attention1.Wo).new[i1, i2, i3]) + 1e-8)
  function update_transformerDecoder2_attention1_Wo(): void {
    const Wo = gradient_transformerDecoder2_attention1_Wo;
    const attention1_Wo = adam_v_transformerDecoder2_attention1_Wo;
    const m_transformerDecoder2_attention1_Wo = adam_m_transformerDecoder2_attention1_Wo;
    const transformerDecoder2_attention1_Wo_all = transformerDecoder2_attention1_Wo;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i3 = 0; i3 < 1024; i3++) {
      const gradient_transformerDecoder2_attention1_Wo_1 = Wo[i3]!;
      const adam_v_transformerDecoder2_attention1_Wo_new = 0.001 * (gradient_transformerDecoder2_attention1_Wo_1 * gradient_transformerDecoder2_attention1_Wo_1) + 0.999 * attention1_Wo[i3]!;
      const adam_m_transformerDecoder2_attention1_Wo_new = 0.1 * gradient_transformerDecoder2_attention1_Wo_1 + 0.9 * m_transformerDecoder2_attention1_Wo[i3]!;
      const adam_w_transformerDecoder2_attention1_Wo_new = transformerDecoder2_attention1_Wo_all[i3]! - 0.003 * (adam_m_transformerDecoder2_attention1_Wo_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_attention1_Wo_new)));
      attention1_Wo[i3] = adam_v_transformerDecoder2_attention1_Wo_new;
      m_transformerDecoder2_attention1_Wo[i3] = adam_m_transformerDecoder2_attention1_Wo_new;
      transformerDecoder2_attention1_Wo_all[i3] = adam_w_transformerDecoder2_attention1_Wo_new;
    }
  }

  // adam.v(transformerDecoder2.attention1.bq).new[i1, i2] = 0.999 * adam.v(transformerDecoder2.attention1.bq)[i1, i2]
  //   + 0.001 * gradient(transformerDecoder2.attention1.bq)[i1, i2] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.attention1.bq).new[i1, i2] = 0.1 * gradient(transformerDecoder2.attention1.bq)[i1, i2]
  //   + 0.9 * adam.m(transformerDecoder2.attention1.bq)[i1, i2]
  // adam.w(transformerDecoder2.attention1.bq).new[i1, i2] = transformerDecoder2.attention1.bq[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder2.attention1.bq).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.attention1.bq).new[i1, i2]) + 1e-8)
  function update_transformerDecoder2_attention1_bq(): void {
    const bq = gradient_transformerDecoder2_attention1_bq;
    const attention1_bq = adam_v_transformerDecoder2_attention1_bq;
    const m_transformerDecoder2_attention1_bq = adam_m_transformerDecoder2_attention1_bq;
    const transformerDecoder2_attention1_bq_all = transformerDecoder2_attention1_bq;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_transformerDecoder2_attention1_bq_1 = bq[i2]!;
      const adam_v_transformerDecoder2_attention1_bq_new = 0.999 * attention1_bq[i2]! + 0.001 * (gradient_transformerDecoder2_attention1_bq_1 * gradient_transformerDecoder2_attention1_bq_1);
      const adam_m_transformerDecoder2_attention1_bq_new = 0.1 * gradient_transformerDecoder2_attention1_bq_1 + 0.9 * m_transformerDecoder2_attention1_bq[i2]!;
      const adam_w_transformerDecoder2_attention1_bq_new = transformerDecoder2_attention1_bq_all[i2]! - 0.003 * (adam_m_transformerDecoder2_attention1_bq_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_attention1_bq_new)));
      attention1_bq[i2] = adam_v_transformerDecoder2_attention1_bq_new;
      m_transformerDecoder2_attention1_bq[i2] = adam_m_transformerDecoder2_attention1_bq_new;
      transformerDecoder2_attention1_bq_all[i2] = adam_w_transformerDecoder2_attention1_bq_new;
    }
  }

  // adam.m(transformerDecoder2.attention1.bk).new[i1, i2] = 0.1 * gradient(transformerDecoder2.attention1.bk)[i1, i2]
  //   + 0.9 * adam.m(transformerDecoder2.attention1.bk)[i1, i2] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.attention1.bk).new[i1, i2] = 0.001 * gradient(transformerDecoder2.attention1.bk)[i1,
  //   i2] ^ 2 + 0.999 * adam.v(transformerDecoder2.attention1.bk)[i1, i2]
  // adam.w(transformerDecoder2.attention1.bk).new[i1, i2] = transformerDecoder2.attention1.bk[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder2.attention1.bk).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.attention1.bk).new[i1, i2]) + 1e-8)
  function update_transformerDecoder2_attention1_bk(): void {
    const bk = gradient_transformerDecoder2_attention1_bk;
    const attention1_bk = adam_m_transformerDecoder2_attention1_bk;
    const v_transformerDecoder2_attention1_bk = adam_v_transformerDecoder2_attention1_bk;
    const transformerDecoder2_attention1_bk_all = transformerDecoder2_attention1_bk;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_transformerDecoder2_attention1_bk_1 = bk[i2]!;
      const adam_m_transformerDecoder2_attention1_bk_new = 0.1 * gradient_transformerDecoder2_attention1_bk_1 + 0.9 * attention1_bk[i2]!;
      const adam_v_transformerDecoder2_attention1_bk_new = 0.001 * (gradient_transformerDecoder2_attention1_bk_1 * gradient_transformerDecoder2_attention1_bk_1) + 0.999 * v_transformerDecoder2_attention1_bk[i2]!;
      const adam_w_transformerDecoder2_attention1_bk_new = transformerDecoder2_attention1_bk_all[i2]! - 0.003 * (adam_m_transformerDecoder2_attention1_bk_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_attention1_bk_new)));
      attention1_bk[i2] = adam_m_transformerDecoder2_attention1_bk_new;
      v_transformerDecoder2_attention1_bk[i2] = adam_v_transformerDecoder2_attention1_bk_new;
      transformerDecoder2_attention1_bk_all[i2] = adam_w_transformerDecoder2_attention1_bk_new;
    }
  }

  // adam.v(transformerDecoder2.attention1.bv).new[i1, i2] = 0.999 * adam.v(transformerDecoder2.attention1.bv)[i1, i2]
  //   + 0.001 * gradient(transformerDecoder2.attention1.bv)[i1, i2] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.attention1.bv).new[i1, i2] = 0.9 * adam.m(transformerDecoder2.attention1.bv)[i1, i2] +
  //   0.1 * gradient(transformerDecoder2.attention1.bv)[i1, i2]
  // adam.w(transformerDecoder2.attention1.bv).new[i1, i2] = transformerDecoder2.attention1.bv[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder2.attention1.bv).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder2.attention1.bv).new[i1, i2] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder2_attention1_bv(): void {
    const bv = gradient_transformerDecoder2_attention1_bv;
    const attention1_bv = adam_v_transformerDecoder2_attention1_bv;
    const m_transformerDecoder2_attention1_bv = adam_m_transformerDecoder2_attention1_bv;
    const transformerDecoder2_attention1_bv_all = transformerDecoder2_attention1_bv;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_transformerDecoder2_attention1_bv_1 = bv[i2]!;
      const adam_v_transformerDecoder2_attention1_bv_new = 0.999 * attention1_bv[i2]! + 0.001 * (gradient_transformerDecoder2_attention1_bv_1 * gradient_transformerDecoder2_attention1_bv_1);
      const adam_m_transformerDecoder2_attention1_bv_new = 0.9 * m_transformerDecoder2_attention1_bv[i2]! + 0.1 * gradient_transformerDecoder2_attention1_bv_1;
      const adam_w_transformerDecoder2_attention1_bv_new = transformerDecoder2_attention1_bv_all[i2]! - 0.003 * (adam_m_transformerDecoder2_attention1_bv_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder2_attention1_bv_new * new_1[0]!)));
      attention1_bv[i2] = adam_v_transformerDecoder2_attention1_bv_new;
      m_transformerDecoder2_attention1_bv[i2] = adam_m_transformerDecoder2_attention1_bv_new;
      transformerDecoder2_attention1_bv_all[i2] = adam_w_transformerDecoder2_attention1_bv_new;
    }
  }

  // adam.v(transformerDecoder2.attention1.bo).new[i1] = 0.001 * gradient(transformerDecoder2.attention1.bo)[i1] ^ 2 +
  //   0.999 * adam.v(transformerDecoder2.attention1.bo)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.attention1.bo).new[i1] = 0.9 * adam.m(transformerDecoder2.attention1.bo)[i1] + 0.1 *
  //   gradient(transformerDecoder2.attention1.bo)[i1]
  // adam.w(transformerDecoder2.attention1.bo).new[i1] = transformerDecoder2.attention1.bo[i1] - 0.003 *
  //   adam.m(transformerDecoder2.attention1.bo).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.attention1.bo).new[i1]) + 1e-8)
  function update_transformerDecoder2_attention1_bo(): void {
    const bo = gradient_transformerDecoder2_attention1_bo;
    const attention1_bo = adam_v_transformerDecoder2_attention1_bo;
    const m_transformerDecoder2_attention1_bo = adam_m_transformerDecoder2_attention1_bo;
    const transformerDecoder2_attention1_bo_all = transformerDecoder2_attention1_bo;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder2_attention1_bo_1 = bo[i1]!;
      const adam_v_transformerDecoder2_attention1_bo_new = 0.001 * (gradient_transformerDecoder2_attention1_bo_1 * gradient_transformerDecoder2_attention1_bo_1) + 0.999 * attention1_bo[i1]!;
      const adam_m_transformerDecoder2_attention1_bo_new = 0.9 * m_transformerDecoder2_attention1_bo[i1]! + 0.1 * gradient_transformerDecoder2_attention1_bo_1;
      const adam_w_transformerDecoder2_attention1_bo_new = transformerDecoder2_attention1_bo_all[i1]! - 0.003 * (adam_m_transformerDecoder2_attention1_bo_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_attention1_bo_new)));
      attention1_bo[i1] = adam_v_transformerDecoder2_attention1_bo_new;
      m_transformerDecoder2_attention1_bo[i1] = adam_m_transformerDecoder2_attention1_bo_new;
      transformerDecoder2_attention1_bo_all[i1] = adam_w_transformerDecoder2_attention1_bo_new;
    }
  }

  // adam.v(transformerDecoder2.layerNorm2.gamma).new[i1] = 0.999 * adam.v(transformerDecoder2.layerNorm2.gamma)[i1] +
  //   0.001 * gradient(transformerDecoder2.layerNorm2.gamma)[i1] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.layerNorm2.gamma).new[i1] = 0.9 * adam.m(transformerDecoder2.layerNorm2.gamma)[i1] +
  //   0.1 * gradient(transformerDecoder2.layerNorm2.gamma)[i1]
  // adam.w(transformerDecoder2.layerNorm2.gamma).new[i1] = transformerDecoder2.layerNorm2.gamma[i1] - 0.003 *
  //   adam.m(transformerDecoder2.layerNorm2.gamma).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder2.layerNorm2.gamma).new[i1] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder2_layerNorm2_gamma(): void {
    const gamma = gradient_transformerDecoder2_layerNorm2_gamma;
    const layerNorm2_gamma = adam_v_transformerDecoder2_layerNorm2_gamma;
    const m_transformerDecoder2_layerNorm2_gamma = adam_m_transformerDecoder2_layerNorm2_gamma;
    const transformerDecoder2_layerNorm2_gamma_all = transformerDecoder2_layerNorm2_gamma;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder2_layerNorm2_gamma_1 = gamma[i1]!;
      const adam_v_transformerDecoder2_layerNorm2_gamma_new = 0.999 * layerNorm2_gamma[i1]! + 0.001 * (gradient_transformerDecoder2_layerNorm2_gamma_1 * gradient_transformerDecoder2_layerNorm2_gamma_1);
      const adam_m_transformerDecoder2_layerNorm2_gamma_new = 0.9 * m_transformerDecoder2_layerNorm2_gamma[i1]! + 0.1 * gradient_transformerDecoder2_layerNorm2_gamma_1;
      const adam_w_transformerDecoder2_layerNorm2_gamma_new = transformerDecoder2_layerNorm2_gamma_all[i1]! - 0.003 * (adam_m_transformerDecoder2_layerNorm2_gamma_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder2_layerNorm2_gamma_new * new_1[0]!)));
      layerNorm2_gamma[i1] = adam_v_transformerDecoder2_layerNorm2_gamma_new;
      m_transformerDecoder2_layerNorm2_gamma[i1] = adam_m_transformerDecoder2_layerNorm2_gamma_new;
      transformerDecoder2_layerNorm2_gamma_all[i1] = adam_w_transformerDecoder2_layerNorm2_gamma_new;
    }
  }

  // adam.m(transformerDecoder2.layerNorm2.beta).new[i1] = 0.1 * gradient(transformerDecoder2.layerNorm2.beta)[i1] +
  //   0.9 * adam.m(transformerDecoder2.layerNorm2.beta)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.layerNorm2.beta).new[i1] = 0.001 * gradient(transformerDecoder2.layerNorm2.beta)[i1] ^
  //   2 + 0.999 * adam.v(transformerDecoder2.layerNorm2.beta)[i1]
  // adam.w(transformerDecoder2.layerNorm2.beta).new[i1] = transformerDecoder2.layerNorm2.beta[i1] - 0.003 *
  //   adam.m(transformerDecoder2.layerNorm2.beta).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.layerNorm2.beta).new[i1]) + 1e-8)
  function update_transformerDecoder2_layerNorm2_beta(): void {
    const beta = gradient_transformerDecoder2_layerNorm2_beta;
    const layerNorm2_beta = adam_m_transformerDecoder2_layerNorm2_beta;
    const v_transformerDecoder2_layerNorm2_beta = adam_v_transformerDecoder2_layerNorm2_beta;
    const transformerDecoder2_layerNorm2_beta_all = transformerDecoder2_layerNorm2_beta;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder2_layerNorm2_beta_1 = beta[i1]!;
      const adam_m_transformerDecoder2_layerNorm2_beta_new = 0.1 * gradient_transformerDecoder2_layerNorm2_beta_1 + 0.9 * layerNorm2_beta[i1]!;
      const adam_v_transformerDecoder2_layerNorm2_beta_new = 0.001 * (gradient_transformerDecoder2_layerNorm2_beta_1 * gradient_transformerDecoder2_layerNorm2_beta_1) + 0.999 * v_transformerDecoder2_layerNorm2_beta[i1]!;
      const adam_w_transformerDecoder2_layerNorm2_beta_new = transformerDecoder2_layerNorm2_beta_all[i1]! - 0.003 * (adam_m_transformerDecoder2_layerNorm2_beta_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_layerNorm2_beta_new)));
      layerNorm2_beta[i1] = adam_m_transformerDecoder2_layerNorm2_beta_new;
      v_transformerDecoder2_layerNorm2_beta[i1] = adam_v_transformerDecoder2_layerNorm2_beta_new;
      transformerDecoder2_layerNorm2_beta_all[i1] = adam_w_transformerDecoder2_layerNorm2_beta_new;
    }
  }

  // adam.m(transformerDecoder2.feedForward1.W1).new[i1, i2] = 0.9 * adam.m(transformerDecoder2.feedForward1.W1)[i1,
  //   i2] + 0.1 * gradient(transformerDecoder2.feedForward1.W1)[i1, i2]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.feedForward1.W1).new[i1, i2] = 0.001 *
  //   gradient(transformerDecoder2.feedForward1.W1)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(transformerDecoder2.feedForward1.W1)[i1, i2]
  // adam.w(transformerDecoder2.feedForward1.W1).new[i1, i2] = transformerDecoder2.feedForward1.W1[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder2.feedForward1.W1).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder2.feedForward1.W1).new[i1, i2] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder2_feedForward1_W1(): void {
    const W1 = gradient_transformerDecoder2_feedForward1_W1;
    const feedForward1_W1 = adam_m_transformerDecoder2_feedForward1_W1;
    const v_transformerDecoder2_feedForward1_W1 = adam_v_transformerDecoder2_feedForward1_W1;
    const transformerDecoder2_feedForward1_W1_all = transformerDecoder2_feedForward1_W1;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 4096; i2++) {
      const gradient_transformerDecoder2_feedForward1_W1_1 = W1[i2]!;
      const adam_m_transformerDecoder2_feedForward1_W1_new = 0.9 * feedForward1_W1[i2]! + 0.1 * gradient_transformerDecoder2_feedForward1_W1_1;
      const adam_v_transformerDecoder2_feedForward1_W1_new = 0.001 * (gradient_transformerDecoder2_feedForward1_W1_1 * gradient_transformerDecoder2_feedForward1_W1_1) + 0.999 * v_transformerDecoder2_feedForward1_W1[i2]!;
      const adam_w_transformerDecoder2_feedForward1_W1_new = transformerDecoder2_feedForward1_W1_all[i2]! - 0.003 * (adam_m_transformerDecoder2_feedForward1_W1_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder2_feedForward1_W1_new * new_1[0]!)));
      feedForward1_W1[i2] = adam_m_transformerDecoder2_feedForward1_W1_new;
      v_transformerDecoder2_feedForward1_W1[i2] = adam_v_transformerDecoder2_feedForward1_W1_new;
      transformerDecoder2_feedForward1_W1_all[i2] = adam_w_transformerDecoder2_feedForward1_W1_new;
    }
  }

  // adam.v(transformerDecoder2.feedForward1.W2).new[i1, i2] = 0.999 * adam.v(transformerDecoder2.feedForward1.W2)[i1,
  //   i2] + 0.001 * gradient(transformerDecoder2.feedForward1.W2)[i1, i2] ^ 2
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(transformerDecoder2.feedForward1.W2).new[i1, i2] = 0.1 * gradient(transformerDecoder2.feedForward1.W2)[i1,
  //   i2] + 0.9 * adam.m(transformerDecoder2.feedForward1.W2)[i1, i2]
  // adam.w(transformerDecoder2.feedForward1.W2).new[i1, i2] = transformerDecoder2.feedForward1.W2[i1, i2] - 0.003 *
  //   adam.m(transformerDecoder2.feedForward1.W2).new[i1, i2] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.feedForward1.W2).new[i1, i2]) + 1e-8)
  function update_transformerDecoder2_feedForward1_W2(): void {
    const W2 = gradient_transformerDecoder2_feedForward1_W2;
    const feedForward1_W2 = adam_v_transformerDecoder2_feedForward1_W2;
    const m_transformerDecoder2_feedForward1_W2 = adam_m_transformerDecoder2_feedForward1_W2;
    const transformerDecoder2_feedForward1_W2_all = transformerDecoder2_feedForward1_W2;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 4096; i2++) {
      const gradient_transformerDecoder2_feedForward1_W2_1 = W2[i2]!;
      const adam_v_transformerDecoder2_feedForward1_W2_new = 0.999 * feedForward1_W2[i2]! + 0.001 * (gradient_transformerDecoder2_feedForward1_W2_1 * gradient_transformerDecoder2_feedForward1_W2_1);
      const adam_m_transformerDecoder2_feedForward1_W2_new = 0.1 * gradient_transformerDecoder2_feedForward1_W2_1 + 0.9 * m_transformerDecoder2_feedForward1_W2[i2]!;
      const adam_w_transformerDecoder2_feedForward1_W2_new = transformerDecoder2_feedForward1_W2_all[i2]! - 0.003 * (adam_m_transformerDecoder2_feedForward1_W2_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_feedForward1_W2_new)));
      feedForward1_W2[i2] = adam_v_transformerDecoder2_feedForward1_W2_new;
      m_transformerDecoder2_feedForward1_W2[i2] = adam_m_transformerDecoder2_feedForward1_W2_new;
      transformerDecoder2_feedForward1_W2_all[i2] = adam_w_transformerDecoder2_feedForward1_W2_new;
    }
  }

  // adam.m(transformerDecoder2.feedForward1.b1).new[i1] = 0.9 * adam.m(transformerDecoder2.feedForward1.b1)[i1] + 0.1
  //   * gradient(transformerDecoder2.feedForward1.b1)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.feedForward1.b1).new[i1] = 0.999 * adam.v(transformerDecoder2.feedForward1.b1)[i1] +
  //   0.001 * gradient(transformerDecoder2.feedForward1.b1)[i1] ^ 2
  // adam.w(transformerDecoder2.feedForward1.b1).new[i1] = transformerDecoder2.feedForward1.b1[i1] - 0.003 *
  //   adam.m(transformerDecoder2.feedForward1.b1).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(transformerDecoder2.feedForward1.b1).new[i1]) + 1e-8)
  function update_transformerDecoder2_feedForward1_b1(): void {
    const b1 = gradient_transformerDecoder2_feedForward1_b1;
    const feedForward1_b1 = adam_m_transformerDecoder2_feedForward1_b1;
    const v_transformerDecoder2_feedForward1_b1 = adam_v_transformerDecoder2_feedForward1_b1;
    const transformerDecoder2_feedForward1_b1_all = transformerDecoder2_feedForward1_b1;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 128; i1++) {
      const gradient_transformerDecoder2_feedForward1_b1_1 = b1[i1]!;
      const adam_m_transformerDecoder2_feedForward1_b1_new = 0.9 * feedForward1_b1[i1]! + 0.1 * gradient_transformerDecoder2_feedForward1_b1_1;
      const adam_v_transformerDecoder2_feedForward1_b1_new = 0.999 * v_transformerDecoder2_feedForward1_b1[i1]! + 0.001 * (gradient_transformerDecoder2_feedForward1_b1_1 * gradient_transformerDecoder2_feedForward1_b1_1);
      const adam_w_transformerDecoder2_feedForward1_b1_new = transformerDecoder2_feedForward1_b1_all[i1]! - 0.003 * (adam_m_transformerDecoder2_feedForward1_b1_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_transformerDecoder2_feedForward1_b1_new)));
      feedForward1_b1[i1] = adam_m_transformerDecoder2_feedForward1_b1_new;
      v_transformerDecoder2_feedForward1_b1[i1] = adam_v_transformerDecoder2_feedForward1_b1_new;
      transformerDecoder2_feedForward1_b1_all[i1] = adam_w_transformerDecoder2_feedForward1_b1_new;
    }
  }

  // adam.m(transformerDecoder2.feedForward1.b2).new[i1] = 0.1 * gradient(transformerDecoder2.feedForward1.b2)[i1] +
  //   0.9 * adam.m(transformerDecoder2.feedForward1.b2)[i1] (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(transformerDecoder2.feedForward1.b2).new[i1] = 0.001 * gradient(transformerDecoder2.feedForward1.b2)[i1] ^
  //   2 + 0.999 * adam.v(transformerDecoder2.feedForward1.b2)[i1]
  // adam.w(transformerDecoder2.feedForward1.b2).new[i1] = transformerDecoder2.feedForward1.b2[i1] - 0.003 *
  //   adam.m(transformerDecoder2.feedForward1.b2).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.v(transformerDecoder2.feedForward1.b2).new[i1] * adam.w(embedding1.E).new.1) + 1e-8)
  function update_transformerDecoder2_feedForward1_b2(): void {
    const b2 = gradient_transformerDecoder2_feedForward1_b2;
    const feedForward1_b2 = adam_m_transformerDecoder2_feedForward1_b2;
    const v_transformerDecoder2_feedForward1_b2 = adam_v_transformerDecoder2_feedForward1_b2;
    const transformerDecoder2_feedForward1_b2_all = transformerDecoder2_feedForward1_b2;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_transformerDecoder2_feedForward1_b2_1 = b2[i1]!;
      const adam_m_transformerDecoder2_feedForward1_b2_new = 0.1 * gradient_transformerDecoder2_feedForward1_b2_1 + 0.9 * feedForward1_b2[i1]!;
      const adam_v_transformerDecoder2_feedForward1_b2_new = 0.001 * (gradient_transformerDecoder2_feedForward1_b2_1 * gradient_transformerDecoder2_feedForward1_b2_1) + 0.999 * v_transformerDecoder2_feedForward1_b2[i1]!;
      const adam_w_transformerDecoder2_feedForward1_b2_new = transformerDecoder2_feedForward1_b2_all[i1]! - 0.003 * (adam_m_transformerDecoder2_feedForward1_b2_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_transformerDecoder2_feedForward1_b2_new * new_1[0]!)));
      feedForward1_b2[i1] = adam_m_transformerDecoder2_feedForward1_b2_new;
      v_transformerDecoder2_feedForward1_b2[i1] = adam_v_transformerDecoder2_feedForward1_b2_new;
      transformerDecoder2_feedForward1_b2_all[i1] = adam_w_transformerDecoder2_feedForward1_b2_new;
    }
  }

  // adam.v(layerNorm1.gamma).new[i1] = 0.999 * adam.v(layerNorm1.gamma)[i1] + 0.001 * gradient(layerNorm1.gamma)[i1]
  //   ^ 2 (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.m(layerNorm1.gamma).new[i1] = 0.9 * adam.m(layerNorm1.gamma)[i1] + 0.1 * gradient(layerNorm1.gamma)[i1]
  // adam.w(layerNorm1.gamma).new[i1] = layerNorm1.gamma[i1] - 0.003 * adam.m(layerNorm1.gamma).new[i1] *
  //   adam.w(embedding1.E).new.2 / (sqrt(adam.w(embedding1.E).new.1 * adam.v(layerNorm1.gamma).new[i1]) + 1e-8)
  function update_layerNorm1_gamma(): void {
    const gamma = gradient_layerNorm1_gamma;
    const v_layerNorm1_gamma = adam_v_layerNorm1_gamma;
    const m_layerNorm1_gamma = adam_m_layerNorm1_gamma;
    const layerNorm1_gamma_all = layerNorm1_gamma;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_layerNorm1_gamma_1 = gamma[i1]!;
      const adam_v_layerNorm1_gamma_new = 0.999 * v_layerNorm1_gamma[i1]! + 0.001 * (gradient_layerNorm1_gamma_1 * gradient_layerNorm1_gamma_1);
      const adam_m_layerNorm1_gamma_new = 0.9 * m_layerNorm1_gamma[i1]! + 0.1 * gradient_layerNorm1_gamma_1;
      const adam_w_layerNorm1_gamma_new = layerNorm1_gamma_all[i1]! - 0.003 * (adam_m_layerNorm1_gamma_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_layerNorm1_gamma_new)));
      v_layerNorm1_gamma[i1] = adam_v_layerNorm1_gamma_new;
      m_layerNorm1_gamma[i1] = adam_m_layerNorm1_gamma_new;
      layerNorm1_gamma_all[i1] = adam_w_layerNorm1_gamma_new;
    }
  }

  // adam.m(layerNorm1.beta).new[i1] = 0.9 * adam.m(layerNorm1.beta)[i1] + 0.1 * gradient(layerNorm1.beta)[i1]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(layerNorm1.beta).new[i1] = 0.999 * adam.v(layerNorm1.beta)[i1] + 0.001 * gradient(layerNorm1.beta)[i1] ^ 2
  // adam.w(layerNorm1.beta).new[i1] = layerNorm1.beta[i1] - 0.003 * adam.m(layerNorm1.beta).new[i1] *
  //   adam.w(embedding1.E).new.2 / (sqrt(adam.w(embedding1.E).new.1 * adam.v(layerNorm1.beta).new[i1]) + 1e-8)
  function update_layerNorm1_beta(): void {
    const beta = gradient_layerNorm1_beta;
    const m_layerNorm1_beta = adam_m_layerNorm1_beta;
    const v_layerNorm1_beta = adam_v_layerNorm1_beta;
    const layerNorm1_beta_all = layerNorm1_beta;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 32; i1++) {
      const gradient_layerNorm1_beta_1 = beta[i1]!;
      const adam_m_layerNorm1_beta_new = 0.9 * m_layerNorm1_beta[i1]! + 0.1 * gradient_layerNorm1_beta_1;
      const adam_v_layerNorm1_beta_new = 0.999 * v_layerNorm1_beta[i1]! + 0.001 * (gradient_layerNorm1_beta_1 * gradient_layerNorm1_beta_1);
      const adam_w_layerNorm1_beta_new = layerNorm1_beta_all[i1]! - 0.003 * (adam_m_layerNorm1_beta_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_layerNorm1_beta_new)));
      m_layerNorm1_beta[i1] = adam_m_layerNorm1_beta_new;
      v_layerNorm1_beta[i1] = adam_v_layerNorm1_beta_new;
      layerNorm1_beta_all[i1] = adam_w_layerNorm1_beta_new;
    }
  }

  // adam.m(dense1.W).new[i1, i2] = 0.1 * gradient(dense1.W)[i1, i2] + 0.9 * adam.m(dense1.W)[i1, i2]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(dense1.W).new[i1, i2] = 0.999 * adam.v(dense1.W)[i1, i2] + 0.001 * gradient(dense1.W)[i1, i2] ^ 2
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.003 * adam.m(dense1.W).new[i1, i2] *
  //   adam.w(embedding1.E).new.2 / (sqrt(adam.w(embedding1.E).new.1 * adam.v(dense1.W).new[i1, i2]) + 1e-8)
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const dense1_W_all = dense1_W;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 3072; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_m_dense1_W_new = 0.1 * gradient_dense1_W_1 + 0.9 * m_dense1_W[i2]!;
      const adam_v_dense1_W_new = 0.999 * v_dense1_W[i2]! + 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1);
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.003 * (adam_m_dense1_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_W_new)));
      m_dense1_W[i2] = adam_m_dense1_W_new;
      v_dense1_W[i2] = adam_v_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.9 * adam.m(dense1.b)[i1] + 0.1 * gradient(dense1.b)[i1]
  //   (examples/devils-dictionary/devils-dictionary.nn:15)
  // adam.v(dense1.b).new[i1] = 0.001 * gradient(dense1.b)[i1] ^ 2 + 0.999 * adam.v(dense1.b)[i1]
  // adam.w(dense1.b).new[i1] = dense1.b[i1] - 0.003 * adam.m(dense1.b).new[i1] * adam.w(embedding1.E).new.2 /
  //   (sqrt(adam.w(embedding1.E).new.1 * adam.v(dense1.b).new[i1]) + 1e-8)
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const dense1_b_all = dense1_b;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 96; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_m_dense1_b_new = 0.9 * m_dense1_b[i1]! + 0.1 * gradient_dense1_b_1;
      const adam_v_dense1_b_new = 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1) + 0.999 * v_dense1_b[i1]!;
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.003 * (adam_m_dense1_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_b_new)));
      m_dense1_b[i1] = adam_m_dense1_b_new;
      v_dense1_b[i1] = adam_v_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // ---- entry points ----------------------------------------------------------------------------------------

  /** Initializes parameters and state. */
  function runInitialize(): void {
    initialize_embedding1_E();
    initialize_learnedPositions1_P();
    initialize_transformerDecoder1_layerNorm1_gamma();
    initialize_transformerDecoder1_layerNorm1_beta();
    initialize_transformerDecoder1_attention1_Wq();
    initialize_transformerDecoder1_attention1_Wk();
    initialize_transformerDecoder1_attention1_Wv();
    initialize_transformerDecoder1_attention1_Wo();
    initialize_transformerDecoder1_attention1_bq();
    initialize_transformerDecoder1_attention1_bk();
    initialize_transformerDecoder1_attention1_bv();
    initialize_transformerDecoder1_attention1_bo();
    initialize_transformerDecoder1_layerNorm2_gamma();
    initialize_transformerDecoder1_layerNorm2_beta();
    initialize_transformerDecoder1_feedForward1_W1();
    initialize_transformerDecoder1_feedForward1_W2();
    initialize_transformerDecoder1_feedForward1_b1();
    initialize_transformerDecoder1_feedForward1_b2();
    initialize_transformerDecoder2_layerNorm1_gamma();
    initialize_transformerDecoder2_layerNorm1_beta();
    initialize_transformerDecoder2_attention1_Wq();
    initialize_transformerDecoder2_attention1_Wk();
    initialize_transformerDecoder2_attention1_Wv();
    initialize_transformerDecoder2_attention1_Wo();
    initialize_transformerDecoder2_attention1_bq();
    initialize_transformerDecoder2_attention1_bk();
    initialize_transformerDecoder2_attention1_bv();
    initialize_transformerDecoder2_attention1_bo();
    initialize_transformerDecoder2_layerNorm2_gamma();
    initialize_transformerDecoder2_layerNorm2_beta();
    initialize_transformerDecoder2_feedForward1_W1();
    initialize_transformerDecoder2_feedForward1_W2();
    initialize_transformerDecoder2_feedForward1_b1();
    initialize_transformerDecoder2_feedForward1_b2();
    initialize_layerNorm1_gamma();
    initialize_layerNorm1_beta();
    initialize_dense1_W();
    initialize_dense1_b();
    initialize_adam_m_embedding1_E();
    initialize_adam_v_embedding1_E();
    initialize_adam_m_learnedPositions1_P();
    initialize_adam_v_learnedPositions1_P();
    initialize_adam_m_transformerDecoder1_layerNorm1_gamma();
    initialize_adam_v_transformerDecoder1_layerNorm1_gamma();
    initialize_adam_m_transformerDecoder1_layerNorm1_beta();
    initialize_adam_v_transformerDecoder1_layerNorm1_beta();
    initialize_adam_m_transformerDecoder1_attention1_Wq();
    initialize_adam_v_transformerDecoder1_attention1_Wq();
    initialize_adam_m_transformerDecoder1_attention1_Wk();
    initialize_adam_v_transformerDecoder1_attention1_Wk();
    initialize_adam_m_transformerDecoder1_attention1_Wv();
    initialize_adam_v_transformerDecoder1_attention1_Wv();
    initialize_adam_m_transformerDecoder1_attention1_Wo();
    initialize_adam_v_transformerDecoder1_attention1_Wo();
    initialize_adam_m_transformerDecoder1_attention1_bq();
    initialize_adam_v_transformerDecoder1_attention1_bq();
    initialize_adam_m_transformerDecoder1_attention1_bk();
    initialize_adam_v_transformerDecoder1_attention1_bk();
    initialize_adam_m_transformerDecoder1_attention1_bv();
    initialize_adam_v_transformerDecoder1_attention1_bv();
    initialize_adam_m_transformerDecoder1_attention1_bo();
    initialize_adam_v_transformerDecoder1_attention1_bo();
    initialize_adam_m_transformerDecoder1_layerNorm2_gamma();
    initialize_adam_v_transformerDecoder1_layerNorm2_gamma();
    initialize_adam_m_transformerDecoder1_layerNorm2_beta();
    initialize_adam_v_transformerDecoder1_layerNorm2_beta();
    initialize_adam_m_transformerDecoder1_feedForward1_W1();
    initialize_adam_v_transformerDecoder1_feedForward1_W1();
    initialize_adam_m_transformerDecoder1_feedForward1_W2();
    initialize_adam_v_transformerDecoder1_feedForward1_W2();
    initialize_adam_m_transformerDecoder1_feedForward1_b1();
    initialize_adam_v_transformerDecoder1_feedForward1_b1();
    initialize_adam_m_transformerDecoder1_feedForward1_b2();
    initialize_adam_v_transformerDecoder1_feedForward1_b2();
    initialize_adam_m_transformerDecoder2_layerNorm1_gamma();
    initialize_adam_v_transformerDecoder2_layerNorm1_gamma();
    initialize_adam_m_transformerDecoder2_layerNorm1_beta();
    initialize_adam_v_transformerDecoder2_layerNorm1_beta();
    initialize_adam_m_transformerDecoder2_attention1_Wq();
    initialize_adam_v_transformerDecoder2_attention1_Wq();
    initialize_adam_m_transformerDecoder2_attention1_Wk();
    initialize_adam_v_transformerDecoder2_attention1_Wk();
    initialize_adam_m_transformerDecoder2_attention1_Wv();
    initialize_adam_v_transformerDecoder2_attention1_Wv();
    initialize_adam_m_transformerDecoder2_attention1_Wo();
    initialize_adam_v_transformerDecoder2_attention1_Wo();
    initialize_adam_m_transformerDecoder2_attention1_bq();
    initialize_adam_v_transformerDecoder2_attention1_bq();
    initialize_adam_m_transformerDecoder2_attention1_bk();
    initialize_adam_v_transformerDecoder2_attention1_bk();
    initialize_adam_m_transformerDecoder2_attention1_bv();
    initialize_adam_v_transformerDecoder2_attention1_bv();
    initialize_adam_m_transformerDecoder2_attention1_bo();
    initialize_adam_v_transformerDecoder2_attention1_bo();
    initialize_adam_m_transformerDecoder2_layerNorm2_gamma();
    initialize_adam_v_transformerDecoder2_layerNorm2_gamma();
    initialize_adam_m_transformerDecoder2_layerNorm2_beta();
    initialize_adam_v_transformerDecoder2_layerNorm2_beta();
    initialize_adam_m_transformerDecoder2_feedForward1_W1();
    initialize_adam_v_transformerDecoder2_feedForward1_W1();
    initialize_adam_m_transformerDecoder2_feedForward1_W2();
    initialize_adam_v_transformerDecoder2_feedForward1_W2();
    initialize_adam_m_transformerDecoder2_feedForward1_b1();
    initialize_adam_v_transformerDecoder2_feedForward1_b1();
    initialize_adam_m_transformerDecoder2_feedForward1_b2();
    initialize_adam_v_transformerDecoder2_feedForward1_b2();
    initialize_adam_m_layerNorm1_gamma();
    initialize_adam_v_layerNorm1_gamma();
    initialize_adam_m_layerNorm1_beta();
    initialize_adam_v_layerNorm1_beta();
    initialize_adam_m_dense1_W();
    initialize_adam_v_dense1_W();
    initialize_adam_m_dense1_b();
    initialize_adam_v_dense1_b();
  }

  /** Computes the outputs of the inputs. */
  function runInference(count: number): void {
    predict_learnedPositions1_y(count);
    predict_transformerDecoder1_layerNorm1_var(count);
    predict_transformerDecoder1_layerNorm1_y(count);
    predict_transformerDecoder1_attention1_k(count);
    predict_transformerDecoder1_attention1_q(count);
    predict_transformerDecoder1_attention1_s(count);
    predict_transformerDecoder1_attention1_p_y_1(count);
    predict_transformerDecoder1_attention1_p_y(count);
    predict_transformerDecoder1_attention1_v(count);
    predict_transformerDecoder1_attention1_seen(count);
    predict_transformerDecoder1_residual1_y(count);
    predict_transformerDecoder1_layerNorm2_var(count);
    predict_transformerDecoder1_layerNorm2_y(count);
    predict_transformerDecoder1_feedForward1_h(count);
    predict_transformerDecoder1_residual2_y(count);
    predict_transformerDecoder2_layerNorm1_var(count);
    predict_transformerDecoder2_layerNorm1_y(count);
    predict_transformerDecoder2_attention1_q(count);
    predict_transformerDecoder2_attention1_k(count);
    predict_transformerDecoder2_attention1_s(count);
    predict_transformerDecoder2_attention1_p_y_1(count);
    predict_transformerDecoder2_attention1_p_y(count);
    predict_transformerDecoder2_attention1_v(count);
    predict_transformerDecoder2_attention1_seen(count);
    predict_transformerDecoder2_residual1_y(count);
    predict_transformerDecoder2_layerNorm2_var(count);
    predict_transformerDecoder2_layerNorm2_y(count);
    predict_transformerDecoder2_feedForward1_h(count);
    predict_transformerDecoder2_residual2_y(count);
    predict_layerNorm1_var(count);
    predict_layerNorm1_y(count);
    predict_dense1_y(count);
    predict_softmax1_y_1(count);
    predict_softmax1_y(count);
  }

  /** Computes the loss in evaluation mode. */
  function runEvaluation(count: number): void {
    predict_learnedPositions1_y(count);
    predict_transformerDecoder1_layerNorm1_var(count);
    predict_transformerDecoder1_layerNorm1_y(count);
    predict_transformerDecoder1_attention1_k(count);
    predict_transformerDecoder1_attention1_q(count);
    predict_transformerDecoder1_attention1_s(count);
    predict_transformerDecoder1_attention1_p_y_1(count);
    predict_transformerDecoder1_attention1_p_y(count);
    predict_transformerDecoder1_attention1_v(count);
    predict_transformerDecoder1_attention1_seen(count);
    predict_transformerDecoder1_residual1_y(count);
    predict_transformerDecoder1_layerNorm2_var(count);
    predict_transformerDecoder1_layerNorm2_y(count);
    predict_transformerDecoder1_feedForward1_h(count);
    predict_transformerDecoder1_residual2_y(count);
    predict_transformerDecoder2_layerNorm1_var(count);
    predict_transformerDecoder2_layerNorm1_y(count);
    predict_transformerDecoder2_attention1_q(count);
    predict_transformerDecoder2_attention1_k(count);
    predict_transformerDecoder2_attention1_s(count);
    predict_transformerDecoder2_attention1_p_y_1(count);
    predict_transformerDecoder2_attention1_p_y(count);
    predict_transformerDecoder2_attention1_v(count);
    predict_transformerDecoder2_attention1_seen(count);
    predict_transformerDecoder2_residual1_y(count);
    predict_transformerDecoder2_layerNorm2_var(count);
    predict_transformerDecoder2_layerNorm2_y(count);
    predict_transformerDecoder2_feedForward1_h(count);
    predict_transformerDecoder2_residual2_y(count);
    predict_layerNorm1_var(count);
    predict_layerNorm1_y(count);
    predict_dense1_y(count);
    predict_softmax1_y_1(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
  }

  /** Computes the loss and its gradients. */
  function runTraining(count: number): void {
    predict_learnedPositions1_y(count);
    train_transformerDecoder1_layerNorm1_y_1(count);
    train_transformerDecoder1_layerNorm1_y_2(count);
    predict_transformerDecoder1_attention1_k(count);
    predict_transformerDecoder1_attention1_q(count);
    predict_transformerDecoder1_attention1_s(count);
    predict_transformerDecoder1_attention1_p_y_1(count);
    predict_transformerDecoder1_attention1_p_y(count);
    predict_transformerDecoder1_attention1_v(count);
    predict_transformerDecoder1_attention1_seen(count);
    predict_transformerDecoder1_residual1_y(count);
    train_transformerDecoder1_layerNorm2_y_1(count);
    train_transformerDecoder1_layerNorm2_y_2(count);
    train_d_transformerDecoder1_feedForward1_h_1_1(count);
    predict_transformerDecoder1_residual2_y(count);
    train_transformerDecoder2_layerNorm1_y_1(count);
    train_transformerDecoder2_layerNorm1_y_2(count);
    predict_transformerDecoder2_attention1_q(count);
    predict_transformerDecoder2_attention1_k(count);
    predict_transformerDecoder2_attention1_s(count);
    predict_transformerDecoder2_attention1_p_y_1(count);
    predict_transformerDecoder2_attention1_p_y(count);
    predict_transformerDecoder2_attention1_v(count);
    predict_transformerDecoder2_attention1_seen(count);
    predict_transformerDecoder2_residual1_y(count);
    train_transformerDecoder2_layerNorm2_y_1(count);
    train_transformerDecoder2_layerNorm2_y_2(count);
    train_d_transformerDecoder2_feedForward1_h_1_1(count);
    predict_transformerDecoder2_residual2_y(count);
    train_layerNorm1_y_1(count);
    train_layerNorm1_y_2(count);
    predict_dense1_y(count);
    predict_softmax1_y_1(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
    train_d_dense1_y(count);
    train_d_layerNorm1_y(count);
    train_d_layerNorm1_var(count);
    train_d_layerNorm1_mu_1(count);
    train_d_transformerDecoder2_residual2_y(count);
    train_d_transformerDecoder2_feedForward1_h_1(count);
    train_d_transformerDecoder2_layerNorm2_y(count);
    train_d_transformerDecoder2_layerNorm2_var(count);
    train_d_transformerDecoder2_layerNorm2_mu_2(count);
    train_d_transformerDecoder2_residual1_y(count);
    train_d_transformerDecoder2_attention1_seen(count);
    train_d_transformerDecoder2_attention1_p_y(count);
    train_d_transformerDecoder2_attention1_p_y_1(count);
    train_d_transformerDecoder2_attention1_s(count);
    train_d_transformerDecoder2_attention1_q(count);
    train_d_transformerDecoder2_layerNorm1_y_1(count);
    train_d_transformerDecoder2_attention1_k(count);
    train_d_transformerDecoder2_layerNorm1_y_3(count);
    train_d_transformerDecoder2_attention1_v(count);
    train_d_transformerDecoder2_layerNorm1_y(count);
    train_d_transformerDecoder2_layerNorm1_mu_1(count);
    train_d_transformerDecoder2_layerNorm1_var(count);
    train_d_transformerDecoder1_residual2_y(count);
    train_d_transformerDecoder1_feedForward1_h_1(count);
    train_d_transformerDecoder1_layerNorm2_y(count);
    train_d_transformerDecoder1_layerNorm2_var(count);
    train_d_transformerDecoder1_layerNorm2_mu_2(count);
    train_d_transformerDecoder1_residual1_y(count);
    train_d_transformerDecoder1_attention1_seen(count);
    train_d_transformerDecoder1_attention1_v(count);
    train_d_transformerDecoder1_layerNorm1_y_2(count);
    train_d_transformerDecoder1_attention1_p_y(count);
    train_d_transformerDecoder1_attention1_p_y_1(count);
    train_d_transformerDecoder1_attention1_s(count);
    train_d_transformerDecoder1_attention1_q(count);
    train_d_transformerDecoder1_layerNorm1_y_3(count);
    train_d_transformerDecoder1_attention1_k(count);
    train_d_transformerDecoder1_layerNorm1_y(count);
    train_d_transformerDecoder1_layerNorm1_mu_1(count);
    train_d_transformerDecoder1_layerNorm1_var(count);
    train_d_learnedPositions1_y(count);
    train_gradient_embedding1_E(count);
    train_gradient_learnedPositions1_P(count);
    train_gradient_transformerDecoder1_layerNorm1_beta(count);
    train_gradient_transformerDecoder1_attention1_Wq(count);
    train_gradient_transformerDecoder1_attention1_Wk(count);
    train_gradient_transformerDecoder1_attention1_Wv(count);
    train_gradient_transformerDecoder1_attention1_Wo(count);
    train_gradient_transformerDecoder1_attention1_bq(count);
    train_gradient_transformerDecoder1_attention1_bk(count);
    train_gradient_transformerDecoder1_attention1_bv(count);
    train_gradient_transformerDecoder1_attention1_bo(count);
    train_gradient_transformerDecoder1_layerNorm2_beta(count);
    train_gradient_transformerDecoder1_feedForward1_W1(count);
    train_gradient_transformerDecoder1_feedForward1_W2(count);
    train_gradient_transformerDecoder1_feedForward1_b1(count);
    train_gradient_transformerDecoder1_feedForward1_b2(count);
    train_gradient_transformerDecoder2_layerNorm1_beta(count);
    train_gradient_transformerDecoder2_attention1_Wq(count);
    train_gradient_transformerDecoder2_attention1_Wk(count);
    train_gradient_transformerDecoder2_attention1_Wv(count);
    train_gradient_transformerDecoder2_attention1_Wo(count);
    train_gradient_transformerDecoder2_attention1_bq(count);
    train_gradient_transformerDecoder2_attention1_bk(count);
    train_gradient_transformerDecoder2_attention1_bv(count);
    train_gradient_transformerDecoder2_attention1_bo(count);
    train_gradient_transformerDecoder2_layerNorm2_beta(count);
    train_gradient_transformerDecoder2_feedForward1_W1(count);
    train_gradient_transformerDecoder2_feedForward1_W2(count);
    train_gradient_transformerDecoder2_feedForward1_b1(count);
    train_gradient_transformerDecoder2_feedForward1_b2(count);
    train_gradient_layerNorm1_beta(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
  }

  /** Updates the parameters. */
  function runUpdate(): void {
    update_adam_w_embedding1_E_new_2();
    update_embedding1_E();
    update_learnedPositions1_P();
    update_transformerDecoder1_layerNorm1_gamma();
    update_transformerDecoder1_layerNorm1_beta();
    update_transformerDecoder1_attention1_Wq();
    update_transformerDecoder1_attention1_Wk();
    update_transformerDecoder1_attention1_Wv();
    update_transformerDecoder1_attention1_Wo();
    update_transformerDecoder1_attention1_bq();
    update_transformerDecoder1_attention1_bk();
    update_transformerDecoder1_attention1_bv();
    update_transformerDecoder1_attention1_bo();
    update_transformerDecoder1_layerNorm2_gamma();
    update_transformerDecoder1_layerNorm2_beta();
    update_transformerDecoder1_feedForward1_W1();
    update_transformerDecoder1_feedForward1_W2();
    update_transformerDecoder1_feedForward1_b1();
    update_transformerDecoder1_feedForward1_b2();
    update_transformerDecoder2_layerNorm1_gamma();
    update_transformerDecoder2_layerNorm1_beta();
    update_transformerDecoder2_attention1_Wq();
    update_transformerDecoder2_attention1_Wk();
    update_transformerDecoder2_attention1_Wv();
    update_transformerDecoder2_attention1_Wo();
    update_transformerDecoder2_attention1_bq();
    update_transformerDecoder2_attention1_bk();
    update_transformerDecoder2_attention1_bv();
    update_transformerDecoder2_attention1_bo();
    update_transformerDecoder2_layerNorm2_gamma();
    update_transformerDecoder2_layerNorm2_beta();
    update_transformerDecoder2_feedForward1_W1();
    update_transformerDecoder2_feedForward1_W2();
    update_transformerDecoder2_feedForward1_b1();
    update_transformerDecoder2_feedForward1_b2();
    update_layerNorm1_gamma();
    update_layerNorm1_beta();
    update_dense1_W();
    update_dense1_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** The batch size of a call. */
  function countOf(inputs: DevilsDictionaryInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "text");
    return countExamples(inputs.length, 32, count, 16, "text");
  }

  /** Copies inputs into the input buffers. `exact`: the arrays must have exactly `count` examples. */
  function readInputs(inputs: DevilsDictionaryInputs, count: number, exact: boolean): void {
    checkLength(inputs, count * 32, exact, "text");
    checkIndices(inputs, count * 32, 96, "text");
    for (let i = 0; i < count * 32; i++) text[i] = inputs[i]!;
  }

  function readTargets(targets: DevilsDictionaryTargets, count: number, exact: boolean): void {
    checkLength(targets, count * 32, exact, "next");
    checkIndices(targets, count * 32, 96, "next", "the position of a class");
    for (let i = 0; i < count * 32; i++) target_next[i] = targets[i]!;
  }

  function encodeText(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 32, true, "text");
    checkIndices(value, 32, 96, "text");
    for (let i = 0; i < 32; i++) into[at + i] = checkNumber(value[i], "text");
  }

  function encodeNext(value: ArrayLike<DevilsDictionaryNext | number>, into: Numbers, at: number): void {
    checkLength(value, 32, true, "next");
    for (let i = 0; i < 32; i++) into[at + i] = classNumber(
      value[i],
      [
        0,
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        9,
        10,
        11,
        12,
        13,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        26,
        27,
        28,
        29,
        30,
        31,
        32,
        33,
        34,
        35,
        36,
        37,
        38,
        39,
        40,
        41,
        42,
        43,
        44,
        45,
        46,
        47,
        48,
        49,
        50,
        51,
        52,
        53,
        54,
        55,
        56,
        57,
        58,
        59,
        60,
        61,
        62,
        63,
        64,
        65,
        66,
        67,
        68,
        69,
        70,
        71,
        72,
        73,
        74,
        75,
        76,
        77,
        78,
        79,
        80,
        81,
        82,
        83,
        84,
        85,
        86,
        87,
        88,
        89,
        90,
        91,
        92,
        93,
        94,
        95,
      ],
      "next",
    );
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfNext: Float64Array[] = [];

  /** A view of the outputs of `count` examples; created once per count. */
  function viewNext(count: number): Float64Array {
    return (viewsOfNext[count] ??= softmax1_y.subarray(0, count * 3072));
  }

  function decodeNext(values: Float64Array): DevilsDictionaryOutput {
    const classes = [
      0,
      1,
      2,
      3,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15,
      16,
      17,
      18,
      19,
      20,
      21,
      22,
      23,
      24,
      25,
      26,
      27,
      28,
      29,
      30,
      31,
      32,
      33,
      34,
      35,
      36,
      37,
      38,
      39,
      40,
      41,
      42,
      43,
      44,
      45,
      46,
      47,
      48,
      49,
      50,
      51,
      52,
      53,
      54,
      55,
      56,
      57,
      58,
      59,
      60,
      61,
      62,
      63,
      64,
      65,
      66,
      67,
      68,
      69,
      70,
      71,
      72,
      73,
      74,
      75,
      76,
      77,
      78,
      79,
      80,
      81,
      82,
      83,
      84,
      85,
      86,
      87,
      88,
      89,
      90,
      91,
      92,
      93,
      94,
      95,
    ] as const;
    const labels: (typeof classes)[number][] = [];
    const certainty: number[] = [];
    for (let n = 0; n < 32; n++) {
      let best = n * 96;
      for (let k = best + 1; k < (n + 1) * 96; k++) if (values[k]! > values[best]!) best = k;
      labels.push(classes[best - n * 96]!);
      certainty.push(values[best]!);
    }
    return { next: labels, probability: certainty };
  }

  function forward(inputs: DevilsDictionaryInputs, count?: number): DevilsDictionaryOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined);
    runInference(n);
    return viewNext(n);
  }

  function predict(example: DevilsDictionaryInput): DevilsDictionaryOutput {
    encodeText(example, text, 0);
    runInference(1);
    return decodeNext(viewNext(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: DevilsDictionaryInputs, targets: DevilsDictionaryTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined);
    readTargets(targets, n, count === undefined);
    runTraining(n);
    return meanLoss[0]!;
  }

  function update(): void {
    t[0] = updates + 1;
    runUpdate();
    updates++;
    drawn = updates;
  }

  function trainBatch(inputs: DevilsDictionaryInputs, targets: DevilsDictionaryTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: DevilsDictionaryInputs, targets: DevilsDictionaryTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined);
    readTargets(targets, n, count === undefined);
    runEvaluation(n);
    return meanLoss[0]!;
  }

  // ---- save and load ---------------------------------------------------------------------------------------

  const parameters: DevilsDictionary["parameters"] = {
    "embedding1.E": { shape: [96, 32], values: embedding1_E },
    "learnedPositions1.P": { shape: [32, 32], values: learnedPositions1_P },
    "transformerDecoder1.layerNorm1.gamma": { shape: [32], values: transformerDecoder1_layerNorm1_gamma },
    "transformerDecoder1.layerNorm1.beta": { shape: [32], values: transformerDecoder1_layerNorm1_beta },
    "transformerDecoder1.attention1.Wq": { shape: [32, 4, 8], values: transformerDecoder1_attention1_Wq },
    "transformerDecoder1.attention1.Wk": { shape: [32, 4, 8], values: transformerDecoder1_attention1_Wk },
    "transformerDecoder1.attention1.Wv": { shape: [32, 4, 8], values: transformerDecoder1_attention1_Wv },
    "transformerDecoder1.attention1.Wo": { shape: [4, 8, 32], values: transformerDecoder1_attention1_Wo },
    "transformerDecoder1.attention1.bq": { shape: [4, 8], values: transformerDecoder1_attention1_bq },
    "transformerDecoder1.attention1.bk": { shape: [4, 8], values: transformerDecoder1_attention1_bk },
    "transformerDecoder1.attention1.bv": { shape: [4, 8], values: transformerDecoder1_attention1_bv },
    "transformerDecoder1.attention1.bo": { shape: [32], values: transformerDecoder1_attention1_bo },
    "transformerDecoder1.layerNorm2.gamma": { shape: [32], values: transformerDecoder1_layerNorm2_gamma },
    "transformerDecoder1.layerNorm2.beta": { shape: [32], values: transformerDecoder1_layerNorm2_beta },
    "transformerDecoder1.feedForward1.W1": { shape: [32, 128], values: transformerDecoder1_feedForward1_W1 },
    "transformerDecoder1.feedForward1.W2": { shape: [128, 32], values: transformerDecoder1_feedForward1_W2 },
    "transformerDecoder1.feedForward1.b1": { shape: [128], values: transformerDecoder1_feedForward1_b1 },
    "transformerDecoder1.feedForward1.b2": { shape: [32], values: transformerDecoder1_feedForward1_b2 },
    "transformerDecoder2.layerNorm1.gamma": { shape: [32], values: transformerDecoder2_layerNorm1_gamma },
    "transformerDecoder2.layerNorm1.beta": { shape: [32], values: transformerDecoder2_layerNorm1_beta },
    "transformerDecoder2.attention1.Wq": { shape: [32, 4, 8], values: transformerDecoder2_attention1_Wq },
    "transformerDecoder2.attention1.Wk": { shape: [32, 4, 8], values: transformerDecoder2_attention1_Wk },
    "transformerDecoder2.attention1.Wv": { shape: [32, 4, 8], values: transformerDecoder2_attention1_Wv },
    "transformerDecoder2.attention1.Wo": { shape: [4, 8, 32], values: transformerDecoder2_attention1_Wo },
    "transformerDecoder2.attention1.bq": { shape: [4, 8], values: transformerDecoder2_attention1_bq },
    "transformerDecoder2.attention1.bk": { shape: [4, 8], values: transformerDecoder2_attention1_bk },
    "transformerDecoder2.attention1.bv": { shape: [4, 8], values: transformerDecoder2_attention1_bv },
    "transformerDecoder2.attention1.bo": { shape: [32], values: transformerDecoder2_attention1_bo },
    "transformerDecoder2.layerNorm2.gamma": { shape: [32], values: transformerDecoder2_layerNorm2_gamma },
    "transformerDecoder2.layerNorm2.beta": { shape: [32], values: transformerDecoder2_layerNorm2_beta },
    "transformerDecoder2.feedForward1.W1": { shape: [32, 128], values: transformerDecoder2_feedForward1_W1 },
    "transformerDecoder2.feedForward1.W2": { shape: [128, 32], values: transformerDecoder2_feedForward1_W2 },
    "transformerDecoder2.feedForward1.b1": { shape: [128], values: transformerDecoder2_feedForward1_b1 },
    "transformerDecoder2.feedForward1.b2": { shape: [32], values: transformerDecoder2_feedForward1_b2 },
    "layerNorm1.gamma": { shape: [32], values: layerNorm1_gamma },
    "layerNorm1.beta": { shape: [32], values: layerNorm1_beta },
    "dense1.W": { shape: [32, 96], values: dense1_W },
    "dense1.b": { shape: [96], values: dense1_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "adam.m(embedding1.E)", shape: [96, 32], values: adam_m_embedding1_E, optional: true },
    { name: "adam.v(embedding1.E)", shape: [96, 32], values: adam_v_embedding1_E, optional: true },
    { name: "adam.m(learnedPositions1.P)", shape: [32, 32], values: adam_m_learnedPositions1_P, optional: true },
    { name: "adam.v(learnedPositions1.P)", shape: [32, 32], values: adam_v_learnedPositions1_P, optional: true },
    {
      name: "adam.m(transformerDecoder1.layerNorm1.gamma)",
      shape: [32],
      values: adam_m_transformerDecoder1_layerNorm1_gamma,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.layerNorm1.gamma)",
      shape: [32],
      values: adam_v_transformerDecoder1_layerNorm1_gamma,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.layerNorm1.beta)",
      shape: [32],
      values: adam_m_transformerDecoder1_layerNorm1_beta,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.layerNorm1.beta)",
      shape: [32],
      values: adam_v_transformerDecoder1_layerNorm1_beta,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.Wq)",
      shape: [32, 4, 8],
      values: adam_m_transformerDecoder1_attention1_Wq,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.Wq)",
      shape: [32, 4, 8],
      values: adam_v_transformerDecoder1_attention1_Wq,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.Wk)",
      shape: [32, 4, 8],
      values: adam_m_transformerDecoder1_attention1_Wk,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.Wk)",
      shape: [32, 4, 8],
      values: adam_v_transformerDecoder1_attention1_Wk,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.Wv)",
      shape: [32, 4, 8],
      values: adam_m_transformerDecoder1_attention1_Wv,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.Wv)",
      shape: [32, 4, 8],
      values: adam_v_transformerDecoder1_attention1_Wv,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.Wo)",
      shape: [4, 8, 32],
      values: adam_m_transformerDecoder1_attention1_Wo,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.Wo)",
      shape: [4, 8, 32],
      values: adam_v_transformerDecoder1_attention1_Wo,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.bq)",
      shape: [4, 8],
      values: adam_m_transformerDecoder1_attention1_bq,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.bq)",
      shape: [4, 8],
      values: adam_v_transformerDecoder1_attention1_bq,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.bk)",
      shape: [4, 8],
      values: adam_m_transformerDecoder1_attention1_bk,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.bk)",
      shape: [4, 8],
      values: adam_v_transformerDecoder1_attention1_bk,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.bv)",
      shape: [4, 8],
      values: adam_m_transformerDecoder1_attention1_bv,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.bv)",
      shape: [4, 8],
      values: adam_v_transformerDecoder1_attention1_bv,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.attention1.bo)",
      shape: [32],
      values: adam_m_transformerDecoder1_attention1_bo,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.attention1.bo)",
      shape: [32],
      values: adam_v_transformerDecoder1_attention1_bo,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.layerNorm2.gamma)",
      shape: [32],
      values: adam_m_transformerDecoder1_layerNorm2_gamma,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.layerNorm2.gamma)",
      shape: [32],
      values: adam_v_transformerDecoder1_layerNorm2_gamma,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.layerNorm2.beta)",
      shape: [32],
      values: adam_m_transformerDecoder1_layerNorm2_beta,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.layerNorm2.beta)",
      shape: [32],
      values: adam_v_transformerDecoder1_layerNorm2_beta,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.feedForward1.W1)",
      shape: [32, 128],
      values: adam_m_transformerDecoder1_feedForward1_W1,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.feedForward1.W1)",
      shape: [32, 128],
      values: adam_v_transformerDecoder1_feedForward1_W1,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.feedForward1.W2)",
      shape: [128, 32],
      values: adam_m_transformerDecoder1_feedForward1_W2,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.feedForward1.W2)",
      shape: [128, 32],
      values: adam_v_transformerDecoder1_feedForward1_W2,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.feedForward1.b1)",
      shape: [128],
      values: adam_m_transformerDecoder1_feedForward1_b1,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.feedForward1.b1)",
      shape: [128],
      values: adam_v_transformerDecoder1_feedForward1_b1,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder1.feedForward1.b2)",
      shape: [32],
      values: adam_m_transformerDecoder1_feedForward1_b2,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder1.feedForward1.b2)",
      shape: [32],
      values: adam_v_transformerDecoder1_feedForward1_b2,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.layerNorm1.gamma)",
      shape: [32],
      values: adam_m_transformerDecoder2_layerNorm1_gamma,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.layerNorm1.gamma)",
      shape: [32],
      values: adam_v_transformerDecoder2_layerNorm1_gamma,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.layerNorm1.beta)",
      shape: [32],
      values: adam_m_transformerDecoder2_layerNorm1_beta,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.layerNorm1.beta)",
      shape: [32],
      values: adam_v_transformerDecoder2_layerNorm1_beta,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.Wq)",
      shape: [32, 4, 8],
      values: adam_m_transformerDecoder2_attention1_Wq,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.Wq)",
      shape: [32, 4, 8],
      values: adam_v_transformerDecoder2_attention1_Wq,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.Wk)",
      shape: [32, 4, 8],
      values: adam_m_transformerDecoder2_attention1_Wk,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.Wk)",
      shape: [32, 4, 8],
      values: adam_v_transformerDecoder2_attention1_Wk,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.Wv)",
      shape: [32, 4, 8],
      values: adam_m_transformerDecoder2_attention1_Wv,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.Wv)",
      shape: [32, 4, 8],
      values: adam_v_transformerDecoder2_attention1_Wv,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.Wo)",
      shape: [4, 8, 32],
      values: adam_m_transformerDecoder2_attention1_Wo,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.Wo)",
      shape: [4, 8, 32],
      values: adam_v_transformerDecoder2_attention1_Wo,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.bq)",
      shape: [4, 8],
      values: adam_m_transformerDecoder2_attention1_bq,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.bq)",
      shape: [4, 8],
      values: adam_v_transformerDecoder2_attention1_bq,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.bk)",
      shape: [4, 8],
      values: adam_m_transformerDecoder2_attention1_bk,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.bk)",
      shape: [4, 8],
      values: adam_v_transformerDecoder2_attention1_bk,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.bv)",
      shape: [4, 8],
      values: adam_m_transformerDecoder2_attention1_bv,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.bv)",
      shape: [4, 8],
      values: adam_v_transformerDecoder2_attention1_bv,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.attention1.bo)",
      shape: [32],
      values: adam_m_transformerDecoder2_attention1_bo,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.attention1.bo)",
      shape: [32],
      values: adam_v_transformerDecoder2_attention1_bo,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.layerNorm2.gamma)",
      shape: [32],
      values: adam_m_transformerDecoder2_layerNorm2_gamma,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.layerNorm2.gamma)",
      shape: [32],
      values: adam_v_transformerDecoder2_layerNorm2_gamma,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.layerNorm2.beta)",
      shape: [32],
      values: adam_m_transformerDecoder2_layerNorm2_beta,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.layerNorm2.beta)",
      shape: [32],
      values: adam_v_transformerDecoder2_layerNorm2_beta,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.feedForward1.W1)",
      shape: [32, 128],
      values: adam_m_transformerDecoder2_feedForward1_W1,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.feedForward1.W1)",
      shape: [32, 128],
      values: adam_v_transformerDecoder2_feedForward1_W1,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.feedForward1.W2)",
      shape: [128, 32],
      values: adam_m_transformerDecoder2_feedForward1_W2,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.feedForward1.W2)",
      shape: [128, 32],
      values: adam_v_transformerDecoder2_feedForward1_W2,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.feedForward1.b1)",
      shape: [128],
      values: adam_m_transformerDecoder2_feedForward1_b1,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.feedForward1.b1)",
      shape: [128],
      values: adam_v_transformerDecoder2_feedForward1_b1,
      optional: true,
    },
    {
      name: "adam.m(transformerDecoder2.feedForward1.b2)",
      shape: [32],
      values: adam_m_transformerDecoder2_feedForward1_b2,
      optional: true,
    },
    {
      name: "adam.v(transformerDecoder2.feedForward1.b2)",
      shape: [32],
      values: adam_v_transformerDecoder2_feedForward1_b2,
      optional: true,
    },
    { name: "adam.m(layerNorm1.gamma)", shape: [32], values: adam_m_layerNorm1_gamma, optional: true },
    { name: "adam.v(layerNorm1.gamma)", shape: [32], values: adam_v_layerNorm1_gamma, optional: true },
    { name: "adam.m(layerNorm1.beta)", shape: [32], values: adam_m_layerNorm1_beta, optional: true },
    { name: "adam.v(layerNorm1.beta)", shape: [32], values: adam_v_layerNorm1_beta, optional: true },
    { name: "adam.m(dense1.W)", shape: [32, 96], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [32, 96], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [96], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [96], values: adam_v_dense1_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "DevilsDictionary",
      seed: String(seed),
      step: String(updates),
      epoch: String(epochsDone),
      epochs: String(wholeEpochs),
      fitted: String(isFitted),
    });
  }

  function load(bytes: Uint8Array, options: LoadOptions = {}): void {
    const saved = decodeSafetensors(bytes);
    const { only } = options;
    const found = only === undefined ? matchTensors(saved, kept, "DevilsDictionary") : takeArrays(saved, kept, only);
    if (only === undefined) {
      const savedStep = savedNumber(saved, "step", 0, 0);
      const savedEpoch = savedNumber(saved, "epoch", 0, 0);
      const savedWhole = savedNumber(saved, "epochs", 0, 0);
      const savedFitted = savedFlag(saved, "fitted", true);
      const savedSeed = savedNumber(saved, "seed", seed);
      // Weights without optimizer state: the optimizer restarts.
      drawn = 0;
      if (found.length < kept.length) runInitialize();
      seed = savedSeed;
      updates = savedStep;
      epochsDone = savedEpoch;
      wholeEpochs = savedWhole;
      drawn = updates;
      isFitted = savedFitted;
    }
    for (const { values, numbers } of found) values.set(numbers);
  }

  // ---- training over a data set ----------------------------------------------------------------------------

  /** Validates a data set; its rows can then be copied into batches. */
  function takeData(data: DevilsDictionaryData): DataRows {
    checkRecord(data, "data");
    const rowsOfText = takeRows(data.text, 32, 96, Int32Array, encodeText, "text");
    const rowsOfNext = takeRows(data.next, 32, 96, Int32Array, encodeNext, "next");
    const examples = sameCount(undefined, rowsOfText.length, 32, "text");
    sameCount(examples, rowsOfNext.length, 32, "next");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 32; i++) text[n * 32 + i] = rowsOfText[row * 32 + i]!;
          for (let i = 0; i < 32; i++) target_next[n * 32 + i] = rowsOfNext[row * 32 + i]!;
        }
      },
    };
  }

  /** The kernels of a training step: layer, arrays written, and their numbers per example. Locates a non-finite loss. */
  const steps: readonly Step[] = [
    ["learnedPositions1 (examples/devils-dictionary/devils-dictionary.nn:6)", [[learnedPositions1_y, 1024]]],
    [
      "transformerDecoder1.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder1_layerNorm1_mu, 32], [transformerDecoder1_layerNorm1_y_1, 32]],
    ],
    ["transformerDecoder1.layerNorm1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder1_layerNorm1_y, 1024]]],
    ["transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder1_attention1_k, 1024]]],
    ["transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder1_attention1_q, 1024]]],
    ["transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder1_attention1_s, 4096]]],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder1_attention1_p_y_1, 128]],
      true,
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder1_attention1_p_y, 4096]],
    ],
    ["transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder1_attention1_v, 1024]]],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder1_attention1_seen, 1024]],
    ],
    ["transformerDecoder1.residual1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder1_residual1_y, 1024]]],
    [
      "transformerDecoder1.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[transformerDecoder1_layerNorm2_mu, 32], [transformerDecoder1_layerNorm2_y_1, 32]],
    ],
    ["transformerDecoder1.layerNorm2 (std/blocks/transformerDecoder.nn:5)", [[transformerDecoder1_layerNorm2_y, 1024]]],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [
        [transformerDecoder1_feedForward1_h_1, 4096],
        [transformerDecoder1_feedForward1_h_2, 4096],
        [transformerDecoder1_feedForward1_h, 4096],
        [d_transformerDecoder1_feedForward1_h_1_1, 4096],
      ],
    ],
    ["transformerDecoder1.residual2 (std/blocks/transformerDecoder.nn:5)", [[transformerDecoder1_residual2_y, 1024]]],
    [
      "transformerDecoder2.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder2_layerNorm1_mu, 32], [transformerDecoder2_layerNorm1_y_1, 32]],
    ],
    ["transformerDecoder2.layerNorm1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder2_layerNorm1_y, 1024]]],
    ["transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder2_attention1_q, 1024]]],
    ["transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder2_attention1_k, 1024]]],
    ["transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder2_attention1_s, 4096]]],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder2_attention1_p_y_1, 128]],
      true,
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder2_attention1_p_y, 4096]],
    ],
    ["transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder2_attention1_v, 1024]]],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[transformerDecoder2_attention1_seen, 1024]],
    ],
    ["transformerDecoder2.residual1 (std/blocks/transformerDecoder.nn:4)", [[transformerDecoder2_residual1_y, 1024]]],
    [
      "transformerDecoder2.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[transformerDecoder2_layerNorm2_mu, 32], [transformerDecoder2_layerNorm2_y_1, 32]],
    ],
    ["transformerDecoder2.layerNorm2 (std/blocks/transformerDecoder.nn:5)", [[transformerDecoder2_layerNorm2_y, 1024]]],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [
        [transformerDecoder2_feedForward1_h_1, 4096],
        [transformerDecoder2_feedForward1_h_2, 4096],
        [transformerDecoder2_feedForward1_h, 4096],
        [d_transformerDecoder2_feedForward1_h_1_1, 4096],
      ],
    ],
    ["transformerDecoder2.residual2 (std/blocks/transformerDecoder.nn:5)", [[transformerDecoder2_residual2_y, 1024]]],
    ["layerNorm1 (examples/devils-dictionary/devils-dictionary.nn:8)", [[layerNorm1_mu, 32], [layerNorm1_y_1, 32]]],
    ["layerNorm1 (examples/devils-dictionary/devils-dictionary.nn:8)", [[layerNorm1_y, 1024]]],
    ["dense1 (examples/devils-dictionary/devils-dictionary.nn:9)", [[dense1_y, 3072]]],
    ["softmax1 (examples/devils-dictionary/devils-dictionary.nn:9)", [[softmax1_y_1, 32]], true],
    ["loss1 (examples/devils-dictionary/devils-dictionary.nn:12)", [[loss1_each, 1]]],
    ["loss", [[meanLoss, 0]]],
    ["loss1 (examples/devils-dictionary/devils-dictionary.nn:12)", [[d_dense1_y, 3072]]],
    ["dense1 (examples/devils-dictionary/devils-dictionary.nn:9)", [[d_layerNorm1_y, 1024]]],
    ["layerNorm1 (examples/devils-dictionary/devils-dictionary.nn:8)", [[d_layerNorm1_var, 32]]],
    ["layerNorm1 (examples/devils-dictionary/devils-dictionary.nn:8)", [[d_layerNorm1_mu_1, 32]]],
    ["layerNorm1 (examples/devils-dictionary/devils-dictionary.nn:8)", [[d_transformerDecoder2_residual2_y, 1024]]],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder2_feedForward1_h, 4096], [d_transformerDecoder2_feedForward1_h_1, 4096]],
    ],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder2_layerNorm2_y, 1024]],
    ],
    [
      "transformerDecoder2.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder2_layerNorm2_var, 32]],
    ],
    [
      "transformerDecoder2.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder2_layerNorm2_mu_2, 32]],
    ],
    [
      "transformerDecoder2.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder2_residual1_y, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_seen, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_p_y, 4096]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_p_y_1, 128]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_s, 4096]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_q, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_layerNorm1_y_1, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_k, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_layerNorm1_y_3, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_attention1_v, 1024]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_layerNorm1_y, 1024]],
    ],
    [
      "transformerDecoder2.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_layerNorm1_mu_1, 32]],
    ],
    [
      "transformerDecoder2.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder2_layerNorm1_var, 32]],
    ],
    [
      "transformerDecoder2.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_residual2_y, 1024]],
    ],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder1_feedForward1_h, 4096], [d_transformerDecoder1_feedForward1_h_1, 4096]],
    ],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder1_layerNorm2_y, 1024]],
    ],
    [
      "transformerDecoder1.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder1_layerNorm2_var, 32]],
    ],
    [
      "transformerDecoder1.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder1_layerNorm2_mu_2, 32]],
    ],
    [
      "transformerDecoder1.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[d_transformerDecoder1_residual1_y, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_seen, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_v, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_layerNorm1_y_2, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_p_y, 4096]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_p_y_1, 128]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_s, 4096]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_q, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_layerNorm1_y_3, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_attention1_k, 1024]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_layerNorm1_y, 1024]],
    ],
    [
      "transformerDecoder1.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_layerNorm1_mu_1, 32]],
    ],
    [
      "transformerDecoder1.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[d_transformerDecoder1_layerNorm1_var, 32]],
    ],
    ["transformerDecoder1.layerNorm1 (std/blocks/transformerDecoder.nn:4)", [[d_learnedPositions1_y, 1024]]],
    ["embedding1 (examples/devils-dictionary/devils-dictionary.nn:5)", [[gradient_embedding1_E, 0]]],
    ["learnedPositions1 (examples/devils-dictionary/devils-dictionary.nn:6)", [[gradient_learnedPositions1_P, 0]]],
    [
      "transformerDecoder1.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_layerNorm1_gamma, 0], [gradient_transformerDecoder1_layerNorm1_beta, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_Wq, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_Wk, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_Wv, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_Wo, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_bq, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_bk, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_bv, 0]],
    ],
    [
      "transformerDecoder1.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder1_attention1_bo, 0]],
    ],
    [
      "transformerDecoder1.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder1_layerNorm2_gamma, 0], [gradient_transformerDecoder1_layerNorm2_beta, 0]],
    ],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder1_feedForward1_W1, 0]],
    ],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder1_feedForward1_W2, 0]],
    ],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder1_feedForward1_b1, 0]],
    ],
    [
      "transformerDecoder1.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder1_feedForward1_b2, 0]],
    ],
    [
      "transformerDecoder2.layerNorm1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_layerNorm1_gamma, 0], [gradient_transformerDecoder2_layerNorm1_beta, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_Wq, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_Wk, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_Wv, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_Wo, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_bq, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_bk, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_bv, 0]],
    ],
    [
      "transformerDecoder2.attention1 (std/blocks/transformerDecoder.nn:4)",
      [[gradient_transformerDecoder2_attention1_bo, 0]],
    ],
    [
      "transformerDecoder2.layerNorm2 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder2_layerNorm2_gamma, 0], [gradient_transformerDecoder2_layerNorm2_beta, 0]],
    ],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder2_feedForward1_W1, 0]],
    ],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder2_feedForward1_W2, 0]],
    ],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder2_feedForward1_b1, 0]],
    ],
    [
      "transformerDecoder2.feedForward1 (std/blocks/transformerDecoder.nn:5)",
      [[gradient_transformerDecoder2_feedForward1_b2, 0]],
    ],
    [
      "layerNorm1 (examples/devils-dictionary/devils-dictionary.nn:8)",
      [[gradient_layerNorm1_gamma, 0], [gradient_layerNorm1_beta, 0]],
    ],
    ["dense1 (examples/devils-dictionary/devils-dictionary.nn:9)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/devils-dictionary/devils-dictionary.nn:9)", [[gradient_dense1_b, 0]]],
  ];

  const stepFunctions: readonly ((count: number) => void)[] = [
    predict_learnedPositions1_y,
    train_transformerDecoder1_layerNorm1_y_1,
    train_transformerDecoder1_layerNorm1_y_2,
    predict_transformerDecoder1_attention1_k,
    predict_transformerDecoder1_attention1_q,
    predict_transformerDecoder1_attention1_s,
    predict_transformerDecoder1_attention1_p_y_1,
    predict_transformerDecoder1_attention1_p_y,
    predict_transformerDecoder1_attention1_v,
    predict_transformerDecoder1_attention1_seen,
    predict_transformerDecoder1_residual1_y,
    train_transformerDecoder1_layerNorm2_y_1,
    train_transformerDecoder1_layerNorm2_y_2,
    train_d_transformerDecoder1_feedForward1_h_1_1,
    predict_transformerDecoder1_residual2_y,
    train_transformerDecoder2_layerNorm1_y_1,
    train_transformerDecoder2_layerNorm1_y_2,
    predict_transformerDecoder2_attention1_q,
    predict_transformerDecoder2_attention1_k,
    predict_transformerDecoder2_attention1_s,
    predict_transformerDecoder2_attention1_p_y_1,
    predict_transformerDecoder2_attention1_p_y,
    predict_transformerDecoder2_attention1_v,
    predict_transformerDecoder2_attention1_seen,
    predict_transformerDecoder2_residual1_y,
    train_transformerDecoder2_layerNorm2_y_1,
    train_transformerDecoder2_layerNorm2_y_2,
    train_d_transformerDecoder2_feedForward1_h_1_1,
    predict_transformerDecoder2_residual2_y,
    train_layerNorm1_y_1,
    train_layerNorm1_y_2,
    predict_dense1_y,
    predict_softmax1_y_1,
    evaluate_loss1_each_2,
    evaluate_loss_2,
    train_d_dense1_y,
    train_d_layerNorm1_y,
    train_d_layerNorm1_var,
    train_d_layerNorm1_mu_1,
    train_d_transformerDecoder2_residual2_y,
    train_d_transformerDecoder2_feedForward1_h_1,
    train_d_transformerDecoder2_layerNorm2_y,
    train_d_transformerDecoder2_layerNorm2_var,
    train_d_transformerDecoder2_layerNorm2_mu_2,
    train_d_transformerDecoder2_residual1_y,
    train_d_transformerDecoder2_attention1_seen,
    train_d_transformerDecoder2_attention1_p_y,
    train_d_transformerDecoder2_attention1_p_y_1,
    train_d_transformerDecoder2_attention1_s,
    train_d_transformerDecoder2_attention1_q,
    train_d_transformerDecoder2_layerNorm1_y_1,
    train_d_transformerDecoder2_attention1_k,
    train_d_transformerDecoder2_layerNorm1_y_3,
    train_d_transformerDecoder2_attention1_v,
    train_d_transformerDecoder2_layerNorm1_y,
    train_d_transformerDecoder2_layerNorm1_mu_1,
    train_d_transformerDecoder2_layerNorm1_var,
    train_d_transformerDecoder1_residual2_y,
    train_d_transformerDecoder1_feedForward1_h_1,
    train_d_transformerDecoder1_layerNorm2_y,
    train_d_transformerDecoder1_layerNorm2_var,
    train_d_transformerDecoder1_layerNorm2_mu_2,
    train_d_transformerDecoder1_residual1_y,
    train_d_transformerDecoder1_attention1_seen,
    train_d_transformerDecoder1_attention1_v,
    train_d_transformerDecoder1_layerNorm1_y_2,
    train_d_transformerDecoder1_attention1_p_y,
    train_d_transformerDecoder1_attention1_p_y_1,
    train_d_transformerDecoder1_attention1_s,
    train_d_transformerDecoder1_attention1_q,
    train_d_transformerDecoder1_layerNorm1_y_3,
    train_d_transformerDecoder1_attention1_k,
    train_d_transformerDecoder1_layerNorm1_y,
    train_d_transformerDecoder1_layerNorm1_mu_1,
    train_d_transformerDecoder1_layerNorm1_var,
    train_d_learnedPositions1_y,
    train_gradient_embedding1_E,
    train_gradient_learnedPositions1_P,
    train_gradient_transformerDecoder1_layerNorm1_beta,
    train_gradient_transformerDecoder1_attention1_Wq,
    train_gradient_transformerDecoder1_attention1_Wk,
    train_gradient_transformerDecoder1_attention1_Wv,
    train_gradient_transformerDecoder1_attention1_Wo,
    train_gradient_transformerDecoder1_attention1_bq,
    train_gradient_transformerDecoder1_attention1_bk,
    train_gradient_transformerDecoder1_attention1_bv,
    train_gradient_transformerDecoder1_attention1_bo,
    train_gradient_transformerDecoder1_layerNorm2_beta,
    train_gradient_transformerDecoder1_feedForward1_W1,
    train_gradient_transformerDecoder1_feedForward1_W2,
    train_gradient_transformerDecoder1_feedForward1_b1,
    train_gradient_transformerDecoder1_feedForward1_b2,
    train_gradient_transformerDecoder2_layerNorm1_beta,
    train_gradient_transformerDecoder2_attention1_Wq,
    train_gradient_transformerDecoder2_attention1_Wk,
    train_gradient_transformerDecoder2_attention1_Wv,
    train_gradient_transformerDecoder2_attention1_Wo,
    train_gradient_transformerDecoder2_attention1_bq,
    train_gradient_transformerDecoder2_attention1_bk,
    train_gradient_transformerDecoder2_attention1_bv,
    train_gradient_transformerDecoder2_attention1_bo,
    train_gradient_transformerDecoder2_layerNorm2_beta,
    train_gradient_transformerDecoder2_feedForward1_W1,
    train_gradient_transformerDecoder2_feedForward1_W2,
    train_gradient_transformerDecoder2_feedForward1_b1,
    train_gradient_transformerDecoder2_feedForward1_b2,
    train_gradient_layerNorm1_beta,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
  ];

  /** This network and a data set, as training and evaluation use them. */
  function core(data: DevilsDictionaryData): FitCore {
    const restorable = kept.filter((k) => !k.optional);
    let best: TensorValues[] = [];
    return {
      ...takeData(data),
      batch: 16,
      lossOf(count) {
        runEvaluation(count);
        return meanLoss[0]!;
      },
      accumulate: 1,
      epoch: () => epochsDone,
      whole: () => wholeEpochs,
      place(epoch, whole) {
        epochsDone = epoch;
        wholeEpochs = whole;
      },
      fitted() {
        isFitted = true;
      },
      gradient(count) {
        runTraining(count);
        return meanLoss[0]!;
      },
      update,
      snapshot() {
        best = restorable.map((k) => k.values.slice());
      },
      restore() {
        best.forEach((values, i) => restorable[i]?.values.set(values));
      },
      nonFiniteLossError(count, found) {
        const part = firstNonFinite(steps, (step) => stepFunctions[step]?.(count), count);
        const where = part === undefined ? "" : `: the first values that are not finite are those of ${part}`;
        return new Error(`the loss is ${found} at step ${updates + 1}${where}`);
      },
    };
  }

  function defaults(): FitDefaults {
    return { epochs: 10, validation: 0, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: DevilsDictionaryData): Measured {
    return measureAll(core(data));
  }

  function fit(data: DevilsDictionaryData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    drain(run.work);
    return run.history;
  }

  async function fitAsync(data: DevilsDictionaryData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: DevilsDictionary["gradients"] = {
    "embedding1.E": { shape: [96, 32], values: gradient_embedding1_E },
    "learnedPositions1.P": { shape: [32, 32], values: gradient_learnedPositions1_P },
    "transformerDecoder1.layerNorm1.gamma": { shape: [32], values: gradient_transformerDecoder1_layerNorm1_gamma },
    "transformerDecoder1.layerNorm1.beta": { shape: [32], values: gradient_transformerDecoder1_layerNorm1_beta },
    "transformerDecoder1.attention1.Wq": { shape: [32, 4, 8], values: gradient_transformerDecoder1_attention1_Wq },
    "transformerDecoder1.attention1.Wk": { shape: [32, 4, 8], values: gradient_transformerDecoder1_attention1_Wk },
    "transformerDecoder1.attention1.Wv": { shape: [32, 4, 8], values: gradient_transformerDecoder1_attention1_Wv },
    "transformerDecoder1.attention1.Wo": { shape: [4, 8, 32], values: gradient_transformerDecoder1_attention1_Wo },
    "transformerDecoder1.attention1.bq": { shape: [4, 8], values: gradient_transformerDecoder1_attention1_bq },
    "transformerDecoder1.attention1.bk": { shape: [4, 8], values: gradient_transformerDecoder1_attention1_bk },
    "transformerDecoder1.attention1.bv": { shape: [4, 8], values: gradient_transformerDecoder1_attention1_bv },
    "transformerDecoder1.attention1.bo": { shape: [32], values: gradient_transformerDecoder1_attention1_bo },
    "transformerDecoder1.layerNorm2.gamma": { shape: [32], values: gradient_transformerDecoder1_layerNorm2_gamma },
    "transformerDecoder1.layerNorm2.beta": { shape: [32], values: gradient_transformerDecoder1_layerNorm2_beta },
    "transformerDecoder1.feedForward1.W1": { shape: [32, 128], values: gradient_transformerDecoder1_feedForward1_W1 },
    "transformerDecoder1.feedForward1.W2": { shape: [128, 32], values: gradient_transformerDecoder1_feedForward1_W2 },
    "transformerDecoder1.feedForward1.b1": { shape: [128], values: gradient_transformerDecoder1_feedForward1_b1 },
    "transformerDecoder1.feedForward1.b2": { shape: [32], values: gradient_transformerDecoder1_feedForward1_b2 },
    "transformerDecoder2.layerNorm1.gamma": { shape: [32], values: gradient_transformerDecoder2_layerNorm1_gamma },
    "transformerDecoder2.layerNorm1.beta": { shape: [32], values: gradient_transformerDecoder2_layerNorm1_beta },
    "transformerDecoder2.attention1.Wq": { shape: [32, 4, 8], values: gradient_transformerDecoder2_attention1_Wq },
    "transformerDecoder2.attention1.Wk": { shape: [32, 4, 8], values: gradient_transformerDecoder2_attention1_Wk },
    "transformerDecoder2.attention1.Wv": { shape: [32, 4, 8], values: gradient_transformerDecoder2_attention1_Wv },
    "transformerDecoder2.attention1.Wo": { shape: [4, 8, 32], values: gradient_transformerDecoder2_attention1_Wo },
    "transformerDecoder2.attention1.bq": { shape: [4, 8], values: gradient_transformerDecoder2_attention1_bq },
    "transformerDecoder2.attention1.bk": { shape: [4, 8], values: gradient_transformerDecoder2_attention1_bk },
    "transformerDecoder2.attention1.bv": { shape: [4, 8], values: gradient_transformerDecoder2_attention1_bv },
    "transformerDecoder2.attention1.bo": { shape: [32], values: gradient_transformerDecoder2_attention1_bo },
    "transformerDecoder2.layerNorm2.gamma": { shape: [32], values: gradient_transformerDecoder2_layerNorm2_gamma },
    "transformerDecoder2.layerNorm2.beta": { shape: [32], values: gradient_transformerDecoder2_layerNorm2_beta },
    "transformerDecoder2.feedForward1.W1": { shape: [32, 128], values: gradient_transformerDecoder2_feedForward1_W1 },
    "transformerDecoder2.feedForward1.W2": { shape: [128, 32], values: gradient_transformerDecoder2_feedForward1_W2 },
    "transformerDecoder2.feedForward1.b1": { shape: [128], values: gradient_transformerDecoder2_feedForward1_b1 },
    "transformerDecoder2.feedForward1.b2": { shape: [32], values: gradient_transformerDecoder2_feedForward1_b2 },
    "layerNorm1.gamma": { shape: [32], values: gradient_layerNorm1_gamma },
    "layerNorm1.beta": { shape: [32], values: gradient_layerNorm1_beta },
    "dense1.W": { shape: [32, 96], values: gradient_dense1_W },
    "dense1.b": { shape: [96], values: gradient_dense1_b },
  };

  const meta: DevilsDictionary["meta"] = {
    name: "DevilsDictionary",
    sourceHash: "1ab5b4c817e141",
    inputs: { text: [32] },
    outputs: { next: [32, 96] },
    parameterCount: 32736,
    batchSize: 16,
    bytes: 13413504,
    operations: 2123992,
  };

  runInitialize();
  if (options.weights !== undefined) load(options.weights);
  return {
    predict,
    forward,
    trainBatch,
    accumulate,
    update,
    loss,
    evaluate,
    fit,
    fitAsync,
    parameters,
    gradients,
    save,
    load,
    meta,
  };
}

// ---- runtime ---------------------------------------------------------------------------------------------

function square(x: number): number {
  return x * x;
}

/**
 * The error function, within 1 ulp: a rational function on each of four intervals. Intervals and coefficients are those of
 * `s_erf.c` in fdlibm (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun
 * Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided
 * that this notice is preserved).
 */
function erf(values: Float64Array): Float64Array {
  const x = values[0]!;
  const a = Math.abs(x);
  if (a < 0.84375) {
    const z = x * x;
    const p = 0.12837916709551256 + z * (-0.3250421072470015 + z * (-0.02848174957559851 + z * (-0.005770270296489442 +
      z * -0.000023763016656650163)));
    const q = 1 + z * (0.39791722395915535 + z * (0.0650222499887673 + z * (0.005081306281875766 + z * (0.00013249473800432164 +
      z * -0.000003960228278775368))));
    values[0] = x + x * (p / q);
    return values;
  }
  if (a < 1.25) {
    const s = a - 1;
    const p = -0.0023621185607526594 + s * (0.41485611868374833 + s * (-0.3722078760357013 + s * (0.31834661990116175 +
      s * (-0.11089469428239668 + s * (0.035478304325618236 + s * -0.002166375594868791)))));
    const q = 1 + s * (0.10642088040084423 + s * (0.540397917702171 + s * (0.07182865441419627 + s * (0.12617121980876164 +
      s * (0.01363708391202905 + s * 0.011984499846799107)))));
    const y = 0.8450629115104675 + p / q;
    values[0] = x < 0 ? -y : y;
    return values;
  }
  if (a >= 6) {
    values[0] = x < 0 ? -1 : 1;
    return values;
  }
  const s = 1 / (a * a);
  let p: number;
  let q: number;
  if (a < 1 / 0.35) {
    p = -0.009864944034847148 + s * (-0.6938585727071818 + s * (-10.558626225323291 + s * (-62.375332450326006 +
      s * (-162.39666946257347 + s * (-184.60509290671104 + s * (-81.2874355063066 + s * -9.814329344169145))))));
    q = 1 + s * (19.651271667439257 + s * (137.65775414351904 + s * (434.56587747522923 + s * (645.3872717332679 +
      s * (429.00814002756783 + s * (108.63500554177944 + s * (6.570249770319282 + s * -0.0604244152148581)))))));
  } else {
    p = -0.0098649429247001 + s * (-0.799283237680523 + s * (-17.757954917754752 + s * (-160.63638485582192 +
      s * (-637.5664433683896 + s * (-1025.0951316110772 + s * -483.5191916086514)))));
    q = 1 + s * (30.33806074348246 + s * (325.7925129965739 + s * (1536.729586084437 + s * (3199.8582195085955 +
      s * (2553.0504064331644 + s * (474.52854120695537 + s * -22.44095244658582))))));
  }
  // Truncated to 24 bits, the square is exact, and so is the larger part of the exponent.
  const cut = Math.fround(a);
  const y = 1 - (exp(on(-cut * cut - 0.5625))[0]! * exp(on((cut - a) * (cut + a) + p / q))[0]!) / a;
  values[0] = x < 0 ? -y : y;
  return values;
}

/**
 * Powers of 2 from 2^-1074 to 2^1023. Methods and coefficients of the functions that use them are those of `e_exp.c`,
 * `s_expm1.c`, `e_sinh.c`, `e_cosh.c`, `e_log.c`, `s_log1p.c` and `e_pow.c` in fdlibm (Copyright (C) 1993 by Sun Microsystems,
 * Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and
 * distribute this software is freely granted, provided that this notice is preserved).
 */
const powersOfTwo = doublings();

function doublings(): Float64Array {
  const powers = new Float64Array(2098);
  let power = Number.MIN_VALUE;
  for (let i = 0; i < powers.length; i++) {
    powers[i] = power;
    power *= 2;
  }
  return powers;
}

/** Operands of the functions below: the argument first, then any second operand. The result replaces the first. */
const operands = new Float64Array(new ArrayBuffer(24));

/**
 * Passes one operand. V8 allocates a heap number for each argument and result of a call that it does not inline, and it
 * inlines only a few functions of this size per kernel; a typed array avoids the allocation.
 */
function on(x: number): Float64Array {
  operands[0] = x;
  return operands;
}

/** Passes two operands. */
function onBoth(x: number, y: number): Float64Array {
  operands[0] = x;
  operands[1] = y;
  return operands;
}

/** The exponential function, within 1 ulp: x = k log 2 + r with |r| ≤ ½ log 2, and a rational function of r. */
function exp(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x > -745.2 && x < 709.8)) {
    values[0] = x > 0 ? Infinity : x < 0 ? 0 : x;
    return values;
  }
  const k = Math.floor(x * Math.LOG2E + 0.5);
  // The logarithm of 2 in two parts, the first of which ends in zeros, so that k times it is exact.
  const high = x - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const z = r * r;
  const c = r - z * (0.16666666666666602 + z * (-0.0027777777777015593 + z * (0.00006613756321437934 + z * (-0.0000016533902205465252 +
    z * 4.1381367970572385e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  // Where 2^k is out of range, multiply by two halves: the result is rounded once.
  values[0] = x > -708 && x < 708 ? y * powersOfTwo[k + 1074]! : y * powersOfTwo[(k >> 1) + 1074]! * powersOfTwo[k - (k >> 1) + 1074]!;
  return values;
}

/** Reads the exponent bits of a number. */
const numberBits = new DataView(new ArrayBuffer(8));

/** The natural logarithm, within 1 ulp. */
function log(values: Float64Array): Float64Array {
  values[1] = 0;
  return logarithm(values);
}

/** log(x) plus the small second operand: with x = m 2^k, a polynomial in (m - 1) / (m + 1) for log m, plus k log 2. */
function logarithm(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x >= 2.2250738585072014e-308 && x < Infinity)) {
    values[0] = x > 0 && x < 1 ? x * 18014398509481984 : x === 0 ? -Infinity : x < 0 ? Number.NaN : x;
    if (x > 0 && x < 1) values[0] = logarithm(values)[0]! - 37.42994775023705;
    return values;
  }
  numberBits.setFloat64(0, x);
  // m is from √½ to √2.
  const k = (numberBits.getInt32(0) - 0x3fe6a09e) >> 20;
  const f = x * powersOfTwo[1074 - k]! - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (0.6666666666666735 + z * (0.3999999999940942 + z * (0.2857142874366239 + z * (0.22222198432149784 +
    z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  values[0] = k * 0.6931471803691238 - (half - (s * (half + r) + (k * 1.9082149292705877e-10 + values[1]!)) - f);
  return values;
}

/**
 * x to the power of y, within 1 ulp, with the special cases of `Math.pow`: log2(x) as an unevaluated sum of two numbers, its
 * product with y as another such sum, and 2 to the power of that. `Math.fround` truncates factors to 24 bits so that their
 * products are exact.
 */
function pow(values: Float64Array): Float64Array {
  const x = values[0]!;
  const y = values[1]!;
  const size = Math.abs(x);
  const isOdd = Math.floor(y) === y && Math.floor(0.5 * y) !== 0.5 * y;
  if (y === 0) values[0] = 1;
  else if (!(size > 0 && size < Infinity && Math.abs(y) < 1e19) || (x < 0 && Math.floor(y) !== y)) unusualPower(values, isOdd);
  else if (x > 0) powerOf(values);
  else {
    values[0] = size;
    powerOf(values);
    if (isOdd) values[0] = -values[0];
  }
  return values;
}

/** Special cases: zeros, infinities, NaN, and exponents beyond 1e19. */
function unusualPower(values: Float64Array, isOdd: boolean): void {
  const x = values[0]!;
  const y = values[1]!;
  const size = Math.abs(x);
  const isNegative = isOdd && (x < 0 || Object.is(x, -0));
  if (Number.isNaN(x) || Number.isNaN(y) || (size === 1 && Math.abs(y) === Infinity) || (x < 0 && size < Infinity && Math.floor(y) !== y)) values[0] = Number.NaN;
  else if (size === 1) values[0] = isNegative ? -1 : 1;
  else if (size > 1 === y > 0) values[0] = isNegative ? -Infinity : Infinity;
  else values[0] = isNegative ? -0 : 0;
}

/** The power of a positive finite number. */
function powerOf(values: Float64Array): void {
  const x = values[0]!;
  const y = values[1]!;
  const isNormal = x >= 2.2250738585072014e-308;
  const normal = isNormal ? x : x * 18014398509481984;
  numberBits.setFloat64(0, normal);
  let k = (numberBits.getInt32(0) - 0x3fe6a09e) >> 20;
  let m = normal * powersOfTwo[1074 - k]!;
  if (!isNormal) k -= 54;
  if (m < 0.816496580927726) {
    m *= 2;
    k--;
  }
  // With the quotient s = high + low of m - near and m + near, log(m / near) is 2 s + ⅔ s³ + ⅖ s⁵ + …
  const isFar = m > 1.224744871391589;
  const near = isFar ? 1.5 : 1;
  const difference = m - near;
  const inverse = 1 / (m + near);
  const s = difference * inverse;
  const high = Math.fround(s);
  const sum = Math.fround(m + near);
  const low = inverse * (difference - high * sum - high * (m - (sum - near)));
  const z = s * s;
  const r = z * z * (0.5999999999999946 + z * (0.4285714285785502 + z * (0.33333332981837743 + z * (0.272728123808534 +
    z * (0.23066074577556175 + z * 0.20697501780033842))))) + low * (high + s);
  const squared = high * high;
  const factor = Math.fround(3 + squared + r);
  const whole = high * factor;
  const part = low * factor + (r - (factor - 3 - squared)) * s;
  const product = Math.fround(whole + part);
  // Multiply by 2 / (3 log 2) and add k and log2(near), each in two parts.
  const first = 0.9617967009544373 * product;
  const second = -7.028461650952758e-9 * product + (part - (product - whole)) * 0.9617966939259756 + (isFar ? 1.350039202129749e-8 : 0);
  const ofNear = isFar ? 0.5849624872207642 : 0;
  const log2 = Math.fround(first + second + ofNear + k);
  const cut = Math.fround(y);
  values[0] = cut * log2;
  values[1] = (y - cut) * log2 + y * (second - (log2 - k - ofNear - first));
  exp2(values);
}

/** 2 to the power of the sum of both operands; the first has 48 significant bits. */
function exp2(values: Float64Array): void {
  const exponent = values[0]! + values[1]!;
  const isFar = exponent > 1100 || exponent < -1100;
  const high = isFar ? (exponent < 0 ? -1100 : 1100) : values[0]!;
  const low = isFar ? 0 : values[1]!;
  const k = Math.floor(high + low + 0.5);
  const t = Math.fround(high - k + low);
  const first = t * 0.6931471824645996;
  const second = (low - (t - (high - k))) * Math.LN2 + t * -1.904654299957768e-9;
  const r = first + second;
  const rest = second - (r - first);
  const z = r * r;
  const c = r - z * (0.16666666666666602 + z * (-0.0027777777777015593 + z * (0.00006613756321437934 + z * (-0.0000016533902205465252 +
    z * 4.1381367970572385e-8))));
  const y = 1 - ((r * c) / (c - 2) - (rest + r * rest) - r);
  // Multiply by two halves of 2^k, neither out of range: the result is rounded once.
  values[0] = y * powersOfTwo[(k >> 1) + 1074]! * powersOfTwo[k - (k >> 1) + 1074]!;
}

/** One round of `triple32`. */
function mixBits(value: number): number {
  let x = value;
  x ^= x >>> 17;
  x = Math.imul(x, 0xed5ad4bb);
  x ^= x >>> 11;
  x = Math.imul(x, 0xac4c1b51);
  x ^= x >>> 15;
  x = Math.imul(x, 0x31848bab);
  return x ^ (x >>> 14);
}

/** The key of one draw, shared by its elements: 32 bits of seed, step and occurrence. */
function drawKey(seed: number, step: number, occurrence: number): number {
  let h = mixBits((seed | 0) ^ 0x3c6ef372);
  h = mixBits(h ^ (Math.floor(seed / 4294967296) | 0));
  h = mixBits((h + Math.imul(occurrence, 0x27d4eb2f) + 1) | 0);
  h = mixBits(h ^ (step | 0));
  return mixBits((h + (Math.floor(step / 4294967296) | 0)) | 0);
}

/** Element `ordinal` of a draw: uniform in [0, 1), in multiples of 2^-53. */
function uniformAt(key: number, ordinal: number): number {
  const high = mixBits(mixBits(key ^ Math.imul(ordinal, 0x9e3779b1)) ^ key);
  const low = mixBits((high + 0x165667b1) | 0);
  return ((high >>> 5) * 67108864 + (low >>> 6)) / 9007199254740992;
}

/** Element `ordinal` of a draw: standard normal, by the Box-Muller transform; its absolute value is below 8.6. */
function gaussianAt(key: number, ordinal: number): number {
  const high = mixBits(mixBits(key ^ Math.imul(ordinal, 0x9e3779b1)) ^ key);
  const low = mixBits((high + 0x165667b1) | 0);
  const turn = mixBits((low ^ 0x2c1b3c6d) | 0);
  return Math.sqrt(-2 * logShare(high >>> 5, low >>> 6)) * cosTurn(turn);
}

/**
 * log((high 2^26 + low + 1) / 2^53) of a number of 27 bits and one of 26: at most 0, within 1 ulp. Method and coefficients
 * are those of `e_log.c` in fdlibm (Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a
 * Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this software is freely granted, provided
 * that this notice is preserved).
 */
function logShare(high: number, low: number): number {
  // The argument is m 2^-k, with m first from 1 to 2, then from √½ to √2.
  const zeros = high === 0 ? Math.clz32(low + 1) - 5 : Math.clz32(high) - 5;
  let k = high === 0 ? zeros + 27 : zeros + 1;
  let m = high === 0 ? ((low + 1) * (1 << zeros)) / 67108864 : ((high * 67108864 + low + 1) * (1 << zeros)) / 4503599627370496;
  if (m > Math.SQRT2) {
    m /= 2;
    k--;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const r = z * (0.6666666666666735 + z * (0.3999999999940942 + z * (0.2857142874366239 + z * (0.22222198432149784 +
    z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  // The logarithm of 2 in two parts, the first of which ends in zeros, so that k times it is exact.
  return f - (half - (s * (half + r) - k * 1.9082149292705877e-10)) - k * 0.6931471803691238;
}

/**
 * cos(π t / 2^31) for t of 32 signed bits, to about 1e-16: the reduction to a quarter turn is exact. The coefficients are those of
 * `k_cos.c` and `k_sin.c` in fdlibm.
 */
function cosTurn(t: number): number {
  const quarter = ((t >> 29) + 1) >> 1;
  const y = (t - quarter * 1073741824) * 1.4629180792671596e-9;
  const z = y * y;
  const part = (quarter & 1) === 0
    ? 1 - (0.5 * z - z * z * (0.0416666666666666 + z * (-0.001388888888887411 + z * (0.00002480158728947673 +
      z * (-2.7557314351390663e-7 + z * (2.087572321298175e-9 + z * -1.1359647557788195e-11))))))
    : y + y * z * (-0.16666666666666632 + z * (0.00833333333332249 + z * (-0.0001984126982985795 + z * (0.0000027557313707070068 +
      z * (-2.5050760253406863e-8 + z * 1.58969099521155e-10)))));
  return quarter === 0 || quarter === -1 ? part : -part;
}

/** Shuffles the first `count` entries in place (Fisher-Yates). The result depends only on the previous order, `seed` and `round`. */
function shuffleOrder(order: Int32Array, count: number, seed: number, round: number): void {
  const key = drawKey(seed, round, 0x7fffffff);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniformAt(key, i) * (i + 1));
    const moved = order[i]!;
    order[i] = order[j]!;
    order[j] = moved;
  }
}

/** The number of examples in an array of `length` numbers. Throws unless `length` is a multiple of `width`. */
function wholeExamples(length: number, width: number, name: string): number {
  const count = length / width;
  if (!Number.isInteger(count)) throw new RangeError(`${name} holds ${length} numbers, which is no multiple of the ${width} of one example`);
  return count;
}

/** The batch size of a call: `count`, or the number of examples in the array. Throws unless it is 1 to `batch`. */
function countExamples(length: number, width: number, count: number | undefined, batch: number, name: string): number {
  const found = count ?? wholeExamples(length, width, name);
  if (!Number.isInteger(found)) throw new RangeError(`count is ${found}, not a whole number`);
  if (found < 1 || found > batch) throw new RangeError(`${count === undefined ? `${name} holds ${found} examples` : `count is ${found}`}: a batch has 1 to ${batch}`);
  return found;
}

/** Throws unless an array has at least `length` numbers, or exactly that many where `exact`. */
function checkLength(values: ArrayLike<unknown>, length: number, exact: boolean, name: string): void {
  if (typeof values !== "object" || values === null || typeof values.length !== "number") throw new TypeError(`${name} is not an array of numbers`);
  if (values.length < length || (exact && values.length > length)) {
    throw new RangeError(`${name} holds ${values.length} ${values.length === 1 ? "number" : "numbers"}, and ${length} ${length === 1 ? "is" : "are"} needed`);
  }
}

/** Throws if any of the first `length` numbers is NaN or infinite. */
function checkFinite(values: ArrayLike<number>, length: number, name: string): void {
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${name}[${i}] is ${String(values[i])}, not a finite number`);
  }
}

/** Throws unless the first `length` values are integers from 0 to `below` - 1; `meant` describes them in the error. */
function checkIndices(values: ArrayLike<number>, length: number, below: number, name: string, meant = "a whole number"): void {
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) || value < 0 || value >= below) {
      throw new RangeError(`${name}[${i}] is ${String(value)}, not ${meant} from 0 to ${below - 1}`);
    }
  }
}

/** A value in the words of an error. */
function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Throws unless the value is an object, whose members are then read by name. */
function checkRecord(value: unknown, name: string): void {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} is ${kindOf(value)}, not a record`);
}

/** The value, if it is a number. */
function checkNumber(value: unknown, name: string): number {
  if (typeof value !== "number") throw new TypeError(`${name} is ${kindOf(value)}, not a number`);
  return value;
}

/** The index of a class, given by name; or by index, where no class name is a number. */
function classNumber(value: unknown, classes: readonly (string | number)[], name: string): number {
  const named = classes.indexOf(value as string | number);
  if (named >= 0) return named;
  const found = typeof value === "string" ? JSON.stringify(value) : checkNumber(value, name);
  if (typeof found === "string" || classes.some((c) => typeof c === "number")) throw new RangeError(`${name} is ${found}, which is none of ${classes.map((c) => JSON.stringify(c)).join(", ")}`);
  if (!Number.isInteger(found) || found < 0 || found >= classes.length) throw new RangeError(`${name} is ${found}, not the position of a class from 0 to ${classes.length - 1}`);
  return found;
}

/** The number of examples in one array of a data set. Throws unless it equals `before`, that of the arrays already checked. */
function sameCount(before: number | undefined, length: number, width: number, name: string): number {
  const count = wholeExamples(length, width, name);
  if (before !== undefined && before !== count) throw new RangeError(`${name} holds ${count} examples, and the data before it ${before}`);
  if (count < 1) throw new RangeError(`${name} holds no examples`);
  return count;
}

/** The seed, if it is a safe integer. */
function checkSeed(seed: number): number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  return seed;
}

type Numbers = Float64Array | Float32Array | Int32Array;

/** Columns `from` to `to` - 1 of each row are classes whose names are numbers. */
interface NumberedClasses {
  readonly from: number;
  readonly to: number;
  readonly classes: readonly (string | number)[];
}

/**
 * A row-major array of shape [examples, width]. Numbers are copied; any other element is one example, which `encode` writes.
 * `below` is the bound of integers, `numbered` lists the columns where numbers are names of classes. An array that has the
 * type `Rows` already is used without a copy.
 */
function takeRows<T extends Numbers>(
  data: ArrayLike<unknown>,
  width: number,
  below: number | undefined,
  Rows: new (length: number) => T,
  encode: (value: never, into: T, at: number) => void,
  name: string,
  numbered?: readonly NumberedClasses[],
): T {
  if (typeof data !== "object" || data === null || typeof data.length !== "number") throw new TypeError(`${name} is not an array`);
  let rows: T;
  if (data.constructor === Rows && numbered === undefined) {
    rows = data as unknown as T;
    sameCount(undefined, data.length, width, name);
  } else if (typeof data[0] === "number") {
    sameCount(undefined, data.length, width, name);
    rows = new Rows(data.length);
    for (let i = 0; i < rows.length; i++) {
      const value = data[i];
      const named = numbered?.find(({ from, to }) => i % width >= from && i % width < to);
      if (named !== undefined) {
        rows[i] = classNumber(value, named.classes, `${name}[${i}]`);
        continue;
      }
      rows[i] = typeof value === "number" ? value : checkNumber(value, `${name}[${i}]`);
      if (below !== undefined && rows[i] !== value) throw new RangeError(`${name}[${i}] is ${String(value)}, not a whole number from 0 to ${below - 1}`);
    }
  } else {
    rows = new Rows(data.length * width);
    for (let n = 0; n < data.length; n++) encode(data[n] as never, rows, n * width);
  }
  if (below === undefined) checkFinite(rows, rows.length, name);
  else checkIndices(rows, rows.length, below, name);
  return rows;
}

/**
 * One kernel of a step: its layer and source line; the arrays it writes, each with its numbers per example (0 for an array
 * without a batch dimension); and whether -Infinity is a valid value there, as in masked scores.
 */
type Step = readonly [part: string, writes: readonly (readonly [Numbers, number])[], masks?: true];

/** Runs the kernels of a step one by one and returns the first part whose output is NaN or infinite. */
function firstNonFinite(steps: readonly Step[], run: (step: number) => void, count: number): string | undefined {
  for (const [step, [part, writes, masks]] of steps.entries()) {
    run(step);
    for (const [values, size] of writes) {
      const length = size === 0 ? values.length : count * size;
      for (let i = 0; i < length; i++) if (!Number.isFinite(values[i]) && !(masks && values[i] === -Infinity)) return part;
    }
  }
  return undefined;
}

/** Loss and metrics of a data set. */
export interface Measured {
  /** The mean loss over the examples, regularizer included. */
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** The results of one epoch. */
export interface EpochReport extends Measured {
  /** The number of the epoch, from 1, counted over the lifetime of the network. */
  readonly epoch: number;
  /** Loss and metrics of the validation examples, if there are any. */
  readonly validation?: Measured;
}

/** Options of `fit`. */
export interface FitOptions {
  /** Epochs of this call. Default: the epochs of the model, or the remaining epochs of a longer training that has begun. */
  readonly epochs?: number;
  /** Epochs of the whole training, over earlier and later calls too: the end of schedules. Saved with the weights. */
  readonly of?: number;
  /** Examples per batch. Default and maximum: the batch size the module was compiled for. */
  readonly batch?: number;
  /** Fraction of the examples held out for validation, in [0, 1). */
  readonly validation?: number;
  /** Which examples are held out: drawn at random, or the last ones, as for time series. */
  readonly hold?: "drawn" | "last";
  /** Seed of the split and of the order of the examples. */
  readonly seed?: number;
  /** Whether each epoch visits the examples in a new random order. */
  readonly shuffle?: boolean;
  /** Stops after this many epochs without a lower loss and restores the best weights. */
  readonly patience?: number;
  /** Called after each epoch. */
  readonly onEpoch?: (report: EpochReport) => void;
  /** Called before training with each of the `warnings` of the history. */
  readonly onWarning?: (warning: string) => void;
}

/** Options of `fitAsync`. */
export interface FitAsyncOptions extends FitOptions {
  /** An `AbortSignal`: training stops after the current step and leaves the current weights. */
  readonly signal?: { readonly aborted: boolean };
  /**
   * Threads that run each step, including this one; 1 by default. Networks with short steps use one, and so do platforms
   * without shared memory, such as pages that are not cross-origin isolated. Results do not depend on it.
   */
  readonly threads?: number;
}

/** The results of `fit`. */
export interface FitHistory {
  readonly epochs: readonly EpochReport[];
  /** Why training ended: all epochs are done, early stopping, or `signal`. */
  readonly stopped: "finished" | "early" | "aborted";
  /** The epoch whose weights early stopping restored. */
  readonly best?: number;
  /** Settings that training accepts but that learn poorly. */
  readonly warnings?: readonly string[];
  /** The number of threads used, if the network was compiled for several. */
  readonly threads?: number;
}

/** A validated data set. */
interface DataRows {
  readonly examples: number;
  /** Copies rows `order[from]` to `order[from + count - 1]` into the input and target buffers. */
  readonly gather: (order: Int32Array, from: number, count: number) => void;
}

/** A network and a data set, for evaluation. */
interface MeasureCore extends DataRows {
  readonly batch: number;
  /** The mean loss of the current batch in evaluation mode, if the loss of a data set is the mean over its examples. */
  readonly lossOf?: (count: number) => number;
  /** The loss of the rows of an order, if it is not such a mean. */
  readonly wholeLoss?: (order: Int32Array) => Generator<undefined, number>;
  /** Absent if the model has no metrics. */
  readonly metrics?: MetricSums;
}

/** Metrics accumulated since the last reset. */
interface MetricSums {
  readonly reset: () => void;
  /** Adds the current batch of `count` examples. */
  readonly add: (count: number) => void;
  readonly values: () => Readonly<Record<string, number>>;
}

/** A network and a data set, for training. */
interface FitCore extends MeasureCore {
  /** Batches per update: the gradient is the mean over the examples of all of them. */
  readonly accumulate: number;
  /** The layers with batch statistics over the examples alone, which a batch of one makes degenerate; absent if there are none. */
  readonly statistics?: string;
  /** Completed epochs. */
  readonly epoch: () => number;
  /** Epochs of the whole training; 0 if unknown. */
  readonly whole: () => number;
  /** Sets both, for schedules and for `save`. */
  readonly place: (epoch: number, whole: number, stepsEachEpoch: number) => void;
  /** Computes fitted values from the first `count` rows of an order, unless they are known; absent if there are none. */
  readonly prepare?: (order: Int32Array, count: number) => Generator<undefined, void>;
  /** Marks fitted values as known. */
  readonly fitted: () => void;
  /** Forward and backward passes on batch `part` of `parts` of an update, `count` of its `total` examples. Returns the mean loss of the batch. */
  readonly gradient: (count: number, part: number, parts: number, total: number) => number;
  readonly update: () => void;
  /** Saves a copy of all weights and state, but of no optimizer state. */
  readonly snapshot: () => void;
  /** Restores the last snapshot. */
  readonly restore: () => void;
  /** The error for a loss that is NaN or infinite; names the first layer whose output is not finite. */
  readonly nonFiniteLossError: (count: number, loss: number) => Error;
}

/** A training in progress. */
interface FitRun {
  /** Results so far. */
  readonly history: FitHistory;
  /** Yields where the caller may pause. */
  readonly work: Generator<undefined, void>;
}

/** Default options of a network. */
type FitDefaults = Required<Pick<FitOptions, "epochs" | "validation" | "hold" | "seed" | "shuffle">> & { readonly patience: number };

/** Metrics and, if `loss` is set, the loss of rows `order[from]` to `order[to - 1]`, batch by batch. */
function* measure(core: MeasureCore, order: Int32Array, from: number, to: number, loss: boolean): Generator<undefined, Measured> {
  const { metrics, lossOf } = core;
  const whole = loss && core.wholeLoss ? yield* core.wholeLoss(order.subarray(from, to)) : undefined;
  let total = 0;
  if (whole !== undefined && metrics === undefined) return { loss: whole, metrics: {} };
  metrics?.reset();
  for (let at = from; at < to; at += core.batch) {
    const count = Math.min(core.batch, to - at);
    core.gather(order, at, count);
    if (loss && lossOf) total += lossOf(count) * count;
    metrics?.add(count);
    yield;
  }
  return { loss: whole ?? total / (to - from), metrics: metrics?.values() ?? {} };
}

/** Runs a generator to its end and returns its result. */
function drain<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The row indices 0 to `count` - 1. */
function rowNumbers(count: number): Int32Array {
  return new Int32Array(count).map((_, i) => i);
}

/** Loss and metrics of a data set. */
function measureAll(core: MeasureCore): Measured {
  return drain(measure(core, rowNumbers(core.examples), 0, core.examples, true));
}

const optionNames: readonly string[] = ["epochs", "of", "batch", "validation", "hold", "seed", "shuffle", "patience", "onEpoch", "onWarning", "signal", "threads"];

/** Validates options and returns the training to run. `pauses`: whether it yields after each update. */
function startFit(core: FitCore, options: FitAsyncOptions, defaults: FitDefaults, pauses: boolean): FitRun {
  // Callers without type checking would not notice that a misspelt option has no effect.
  for (const name of Object.keys(options)) if (!optionNames.includes(name)) throw new TypeError(`fit has no option ${name}; its options are ${optionNames.join(", ")}`);
  const first = core.epoch();
  const begun = Math.max(core.whole(), first);
  // Continues a longer training that has begun.
  const epochs = options.epochs ?? (options.of !== undefined ? Math.max(0, options.of - first) : begun > first ? begun - first : defaults.epochs);
  const whole = options.of ?? Math.max(begun, first + epochs);
  const validation = options.validation ?? defaults.validation;
  const hold = options.hold ?? defaults.hold;
  const seed = checkSeed(options.seed ?? defaults.seed);
  const shuffle = options.shuffle ?? defaults.shuffle;
  const patience = options.patience ?? defaults.patience;
  const batch = options.batch ?? core.batch;
  const threads = options.threads ?? 1;
  if (options.of !== undefined && (!Number.isInteger(options.of) || options.of < 0)) throw new RangeError(`of is ${options.of}, not a whole number`);
  if (!Number.isInteger(epochs) || epochs < 0) throw new RangeError(`epochs is ${epochs}, not a whole number`);
  if (epochs > 0 && whole < first + epochs) throw new RangeError(`of is ${whole}, and ${epochs} epochs after ${first} make ${first + epochs}: it counts those of the whole training`);
  if (!(validation >= 0 && validation < 1)) throw new RangeError(`validation is ${validation}: it is a share, 0 or more and less than 1`);
  if (hold !== "drawn" && hold !== "last") throw new RangeError(`hold is ${JSON.stringify(hold)}: it is "drawn" or "last"`);
  if (!Number.isInteger(patience) || patience < 0) throw new RangeError(`patience is ${patience}, not a whole number`);
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}: it is a whole number, 1 or more`);
  if (!Number.isInteger(batch) || batch < 1 || batch > core.batch) throw new RangeError(`batch is ${batch}: it is a whole number from 1 to ${core.batch}`);
  // At least one example for validation, if any are asked for, and at least one for training.
  const held = validation === 0 ? 0 : Math.min(core.examples - 1, Math.max(1, Math.round(core.examples * validation)));
  if (validation > 0 && held === 0) throw new RangeError(`validation is ${validation}, and of one example none can be held out: give more examples, or validation: 0`);
  const trained = core.examples - held;
  const split = rowNumbers(core.examples);
  if (held > 0 && shuffle && hold === "drawn") shuffleOrder(split, core.examples, seed, 0);
  const order = split.slice();
  const steps = Math.ceil(Math.ceil(trained / batch) / core.accumulate);
  const reports: EpochReport[] = [];
  const history: { -readonly [K in keyof FitHistory]: FitHistory[K] } = { epochs: reports, stopped: "finished" };

  if (core.statistics !== undefined && trained % batch === Number(batch > 1)) {
    const cause = batch === 1 ? "batches have one example" : `${trained} examples in batches of ${batch} leave a batch of one`;
    const effect = "Running statistics skip it, and other parameters learn from it without them: take another batch size";
    const warning = `${cause}, where statistics over the batch have one term: ${core.statistics}. ${effect}`;
    history.warnings = [warning];
    options.onWarning?.(warning);
  }

  function* train(): FitRun["work"] {
    if (core.prepare) yield* core.prepare(split, trained);
    core.fitted();
    let least = Infinity;
    let best = 0;
    for (let epoch = first + 1; epoch <= first + epochs; epoch++) {
      order.set(split);
      // The order depends only on the number of the epoch, so that a resumed training continues identically.
      if (shuffle) shuffleOrder(order, trained, seed, epoch);
      core.place(epoch - 1, whole, steps);
      let sum = 0;
      for (let from = 0; from < trained; ) {
        const total = Math.min(core.accumulate * batch, trained - from);
        const parts = Math.ceil(total / batch);
        for (let part = 0; part < parts; part++) {
          const count = Math.min(batch, trained - from);
          core.gather(order, from, count);
          const loss = core.gradient(count, part, parts, total);
          if (!Number.isFinite(loss)) throw core.nonFiniteLossError(count, loss);
          sum += loss * count;
          from += count;
        }
        core.update();
        if (pauses) yield;
      }
      const metrics = core.metrics && (yield* measure(core, split, 0, trained, false)).metrics;
      const validation = held > 0 ? yield* measure(core, split, trained, core.examples, true) : undefined;
      // An epoch counts once it is measured: a training aborted before that repeats it.
      core.place(epoch, whole, steps);
      const report: EpochReport = { epoch, loss: sum / trained, metrics: metrics ?? {}, ...(validation && { validation }) };
      reports.push(report);
      options.onEpoch?.(report);
      if (patience > 0) {
        const { loss } = validation ?? report;
        if (loss < least) {
          least = loss;
          best = epoch;
          core.snapshot();
        }
        if (epoch - Math.max(best, first) >= patience) {
          history.stopped = "early";
          // The training is complete: nothing remains to resume.
          core.place(epoch, epoch, steps);
          break;
        }
      }
      if (reports.length < epochs) yield;
    }
    if (best > 0) {
      core.restore();
      history.best = best;
    }
  }

  return { history, work: train() };
}

/** Ways to yield to the event loop; every platform has at least one. */
interface EventLoop {
  readonly setImmediate?: (then: () => void) => unknown;
  readonly MessageChannel?: new () => MessagePorts;
  readonly setTimeout: (then: () => void, milliseconds: number) => unknown;
}

interface MessagePorts {
  readonly port1: { readonly addEventListener: (type: "message", then: () => void) => void; readonly start: () => void; readonly close: () => void };
  readonly port2: { readonly postMessage: (message: null) => void };
}

/** Resolves after pending timers, messages and I/O have run. Browsers delay nested timers by 4 ms, but not messages. */
function yieldToEventLoop(): Promise<void> {
  const { setImmediate: immediately, MessageChannel: Channel, setTimeout: later } = globalThis as unknown as EventLoop;
  return new Promise((resolve) => {
    // The second of two nested immediates runs after timers and messages, in whatever phase the event loop is.
    if (immediately !== undefined) immediately(() => immediately(resolve));
    else if (Channel !== undefined) {
      const { port1, port2 } = new Channel();
      port1.addEventListener("message", () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(null);
    } else later(resolve, 0);
  });
}

/** Runs a training to its end, yielding to the event loop at least every 16 ms if single updates are shorter. */
async function runAsync({ history, work }: FitRun, signal: { readonly aborted: boolean } | undefined): Promise<FitHistory> {
  let since = Date.now();
  let now = since;
  for (;;) {
    if (signal?.aborted === true) return { ...history, stopped: "aborted" };
    if (work.next().done === true) return history;
    const before = now;
    now = Date.now();
    // Predict the next part from this one. Clocks have millisecond resolution and may be set back.
    const expected = now - since + (now - before);
    if (expected >= 13 || expected < 0) {
      await yieldToEventLoop();
      since = now = Date.now();
    }
  }
}

type TensorValues = Float64Array | Float32Array | Int32Array;

interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
}

interface SavedTensors {
  readonly tensors: ReadonlyMap<string, Tensor>;
  readonly metadata: Readonly<Record<string, string>>;
}

const tensorTypes = { F64: Float64Array, F32: Float32Array, I32: Int32Array } as const;

type TensorType = keyof typeof tensorTypes;

/** UTF-8 encoders, which every platform has, but not every platform's type declarations. */
interface TextCoders {
  readonly TextEncoder: new () => { readonly encode: (text: unknown) => Uint8Array };
  readonly TextDecoder: new () => { readonly decode: (bytes: Uint8Array) => string };
}

function textCoders(): TextCoders {
  return globalThis as unknown as TextCoders;
}

/** A little-endian copy of `numbers` (`size` bytes each). Swaps only on big-endian platforms; applying it twice gives the original. */
function littleEndian(numbers: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes;
}

/** Encodes tensors in order, but float64 first, so that every tensor is aligned. */
function encodeSafetensors(tensors: readonly Tensor[], metadata: Readonly<Record<string, string>>): Uint8Array {
  const entries: Record<string, unknown> = { __metadata__: metadata };
  const ordered = [...tensors].sort((a, b) => b.values.BYTES_PER_ELEMENT - a.values.BYTES_PER_ELEMENT);
  let length = 0;
  for (const { name, shape, values } of ordered) {
    const dtype = (Object.keys(tensorTypes) as TensorType[]).find((type) => values instanceof tensorTypes[type]);
    entries[name] = { dtype, shape, data_offsets: [length, (length += values.byteLength)] };
  }
  const header = new (textCoders().TextEncoder)().encode(JSON.stringify(entries));
  let at = 8 + Math.ceil(header.length / 8) * 8;
  const bytes = new Uint8Array(at + length).fill(0x20, 8, at);
  new DataView(bytes.buffer).setUint32(0, at - 8, true);
  bytes.set(header, 8);
  for (const { values } of ordered) {
    bytes.set(littleEndian(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), values.BYTES_PER_ELEMENT), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Decodes a file. Throws an Error with the reason if the bytes are not a valid safetensors file. */
function decodeSafetensors(bytes: Uint8Array): SavedTensors {
  if (!(bytes instanceof Uint8Array)) throw new TypeError("saved weights are a Uint8Array");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const room = bytes.length - 8;
  if (room < 0) throw foreignBytes(`they are ${bytes.length}, and the length of the header alone takes 8`);
  const size = view.getUint32(0, true) + view.getUint32(4, true) * 4294967296;
  if (size > room) throw foreignBytes(`their header of ${size} bytes does not fit into the ${room} that follow`);
  const header = parseHeader(new (textCoders().TextDecoder)().decode(bytes.subarray(8, 8 + size)));
  const { __metadata__: metadata = {}, ...entries } = header;
  const data = bytes.subarray(8 + size);
  const placed = Object.entries(entries).map(([name, entry]) => readEntry(name, entry, data.length));
  checkOverlaps(placed);
  const tensors = placed.map((entry): [string, Tensor] => [entry.name, readTensor(entry, data)]);
  return { tensors: new Map(tensors), metadata: readMetadata(metadata) };
}

function foreignBytes(why: string): Error {
  return new Error(`these bytes are no safetensors file: ${why}`);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseHeader(text: string): Record<string, unknown> {
  let header: unknown;
  try {
    header = JSON.parse(text);
  } catch {
    header = undefined;
  }
  if (!isPlainObject(header)) throw foreignBytes("their header is no JSON object");
  return header;
}

function isSizeList(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((n: unknown) => typeof n === "number" && Number.isSafeInteger(n) && n >= 0);
}

function readMetadata(entry: unknown): Readonly<Record<string, string>> {
  if (!isPlainObject(entry)) throw foreignBytes("their metadata is no JSON object");
  for (const [key, value] of Object.entries(entry)) if (typeof value !== "string") throw foreignBytes(`their metadata ${JSON.stringify(key)} is no text`);
  return entry as Record<string, string>;
}

/** The header entry of a tensor; `from` and `to` are byte offsets from the end of the header. */
interface TensorEntry {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

function readEntry(name: string, entry: unknown, room: number): TensorEntry {
  const { dtype, shape, data_offsets: offsets } = isPlainObject(entry) ? entry : {};
  if (!isSizeList(shape) || !isSizeList(offsets) || offsets.length !== 2) throw new Error(`the tensor ${name} has no shape or no place in the file`);
  const [from = 0, to = 0] = offsets;
  if (dtype !== "F64" && dtype !== "F32" && dtype !== "I32") {
    throw new Error(`the tensor ${name} holds ${typeof dtype === "string" ? dtype : "numbers of no type"}; F64, F32 and I32 can be read`);
  }
  const size = shape.reduce((a, b) => a * b, tensorTypes[dtype].BYTES_PER_ELEMENT);
  if (to - from !== size) throw new Error(`the tensor ${name} of shape [${shape.join(", ")}] takes ${size} bytes, and has ${to - from}`);
  if (to > room) throw new Error(`the file ends within the tensor ${name}`);
  return { name, type: dtype, shape, from, to };
}

/** Throws if two tensors overlap. Gaps are allowed: tools that remove a tensor from the header leave its bytes. */
function checkOverlaps(placed: readonly TensorEntry[]): void {
  let end = 0;
  let before = "";
  for (const { name, from, to } of [...placed].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < end) throw new Error(`the tensors ${before} and ${name} overlap in the file`);
    end = to;
    before = name;
  }
}

function readTensor({ name, type, shape, from, to }: TensorEntry, data: Uint8Array): Tensor {
  const values = tensorTypes[type];
  return { name, shape, values: new values(littleEndian(data.subarray(from, to), values.BYTES_PER_ELEMENT).buffer) };
}

/** An array of the network that `save` writes. */
interface Kept {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
  /** May be absent, together with all other optional arrays: weights from elsewhere have no optimizer state. */
  readonly optional?: true;
}

/** Matches all arrays with the tensors of a file, in order; optional arrays only if the file has any. Throws if the file does not fit. */
function matchTensors(saved: SavedTensors, kept: readonly Kept[], model: string): readonly TakenArray[] {
  const found = saved.metadata["model"];
  if (found !== undefined && found !== model) throw new Error(`these are the weights of ${found}, not of ${model}`);
  const foreign = [...saved.tensors.keys()].find((name) => kept.every((k) => k.name !== name));
  if (foreign !== undefined) throw new Error(`the tensor ${foreign} is not of this model`);
  const whole = kept.some((k) => k.optional && saved.tensors.has(k.name));
  return kept.filter((k) => whole || !k.optional).map((k) => takeTensor(saved, k));
}

/** Options of `load`. */
export interface LoadOptions {
  /**
   * Layers or single arrays, such as `dense1` or `dense1.W`. Only these are loaded, whatever model the file is of: the file
   * must contain them in the same shapes. Everything else, in the network and in the file, is ignored.
   */
  readonly only?: readonly string[];
}

/** An array of the network and the values a file has for it. */
interface TakenArray {
  readonly name: string;
  readonly values: TensorValues;
  readonly numbers: TensorValues;
}

/** Matches the arrays that `only` names with the tensors of a file. Throws if the network or the file lacks one of them. */
function takeArrays(saved: SavedTensors, kept: readonly Kept[], only: readonly string[]): readonly TakenArray[] {
  const of = (call: string): readonly Kept[] => kept.filter(({ name, optional }) => !optional && (name === call || name.startsWith(`${call}.`)));
  const missing = only.find((call) => of(call).length === 0);
  if (missing !== undefined) throw new Error(`nothing of this model is called ${missing}`);
  const chosen = new Set(only.flatMap(of));
  return kept.filter((k) => chosen.has(k)).map((k) => takeTensor(saved, k));
}

function takeTensor(saved: SavedTensors, { name, shape, values }: Kept): TakenArray {
  const tensor = saved.tensors.get(name);
  if (tensor === undefined) throw new Error(`the tensor ${name} is missing`);
  if (String(tensor.shape) !== String(shape)) throw new Error(`the tensor ${name} has the shape [${tensor.shape.join(", ")}], and the model's is [${shape.join(", ")}]`);
  return { name, values, numbers: tensor.values };
}

/** An integer of the metadata, at least `least`; `otherwise` if it is absent. */
function savedNumber(saved: SavedTensors, name: string, otherwise: number, least = -Infinity): number {
  const text = saved.metadata[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new Error(`the saved ${name} is ${JSON.stringify(text)}, not a whole number`);
  if (value < least) throw new Error(`the saved ${name} is ${text}, less than ${least}`);
  return value;
}

/** A boolean of the metadata; `otherwise` if it is absent. */
function savedFlag(saved: SavedTensors, name: string, otherwise: boolean): boolean {
  const text = saved.metadata[name];
  if (text !== undefined && text !== "true" && text !== "false") throw new Error(`the saved ${name} is ${JSON.stringify(text)}, neither true nor false`);
  return text === undefined ? otherwise : text === "true";
}
