/**
 * The network Highway, compiled by nnc from examples/highway/highway.nn: change it there, not here.
 *
 * Through two highway layers, tells which of three cultivars a wine was made from by thirteen chemical analyses.
 */

/** One `analysis`. */
export interface HighwayAnalysis {
  readonly alcohol: number;
  readonly malicAcid: number;
  readonly ash: number;
  readonly alcalinityOfAsh: number;
  readonly magnesium: number;
  readonly totalPhenols: number;
  readonly flavanoids: number;
  readonly nonflavanoidPhenols: number;
  readonly proanthocyanins: number;
  readonly colorIntensity: number;
  readonly hue: number;
  readonly od280OverOd315: number;
  readonly proline: number;
}

/** The classes of `cultivar`. */
export type HighwayCultivar = "first" | "second" | "third";

/** One example, as `predict` takes it. */
export type HighwayInput = HighwayAnalysis;

/** Examples for one batch: numbers, row after row. Classes are their numbers. */
export type HighwayInputs = ArrayLike<number>;

/** What the network makes of one example. */
export interface HighwayOutput {
  readonly cultivar: HighwayCultivar;
  readonly probability: number;
  readonly probabilities: Record<HighwayCultivar, number>;
}

/** Views of the outputs of a batch, row after row, valid until the next call. */
export type HighwayOutputs = Float64Array;

/** Targets of one batch, row after row. Classes are their numbers. */
export type HighwayTargets = ArrayLike<number>;

/** A data set of any length: numbers row after row, or a list of examples; classes by name or by number. */
export interface HighwayData {
  readonly analysis: ArrayLike<number> | readonly HighwayAnalysis[];
  readonly cultivar: ArrayLike<number> | readonly HighwayCultivar[];
}

/** Numbers that belong to the network: a live view. */
export interface HighwayValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How a network is made. */
export interface HighwayOptions {
  /** Where first weights and draws come from; 7 without it. */
  readonly seed?: number;
  /** What `save` gave. */
  readonly weights?: Uint8Array;
}

/** Through two highway layers, tells which of three cultivars a wine was made from by thirteen chemical analyses. */
export interface Highway {
  /** The output for one example: analysis, a record. */
  predict(example: HighwayInput): HighwayOutput;
  /** The outputs of `count` examples, 1 to 16, in one view that is valid until the next call. */
  forward(inputs: HighwayInputs, count?: number): HighwayOutputs;
  /** One step: forward, backward, update. 1 to 16 examples; gives their mean loss, regularizer included. */
  trainBatch(inputs: HighwayInputs, targets: HighwayTargets, count?: number): number;
  /** Forward and backward: the gradients of the mean loss, and that loss. */
  accumulate(inputs: HighwayInputs, targets: HighwayTargets, count?: number): number;
  /** The optimizer's step by the gradients at hand. */
  update(): void;
  /** The mean loss of a batch, without training. */
  loss(inputs: HighwayInputs, targets: HighwayTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: HighwayData): Measured;
  /** Trains over a data set, in shuffled epochs. */
  fit(data: HighwayData, options?: FitOptions): FitHistory;
  /** Like `fit`, and lets the event loop run every few milliseconds. */
  fitAsync(data: HighwayData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name: live views. */
  readonly parameters: {
    /** `[13, 24]` */
    readonly "dense1.W": HighwayValues;
    /** `[24]` */
    readonly "dense1.b": HighwayValues;
    /** `[24, 24]` */
    readonly "highway1.W": HighwayValues;
    /** `[24, 24]` */
    readonly "highway1.T": HighwayValues;
    /** `[24]` */
    readonly "highway1.b": HighwayValues;
    /** `[24]` */
    readonly "highway1.c": HighwayValues;
    /** `[24, 24]` */
    readonly "highway2.W": HighwayValues;
    /** `[24, 24]` */
    readonly "highway2.T": HighwayValues;
    /** `[24]` */
    readonly "highway2.b": HighwayValues;
    /** `[24]` */
    readonly "highway2.c": HighwayValues;
    /** `[24, 3]` */
    readonly "dense2.W": HighwayValues;
    /** `[3]` */
    readonly "dense2.b": HighwayValues;
  };
  /** Gradients by the name of the parameter, as the last `accumulate` or `trainBatch` left them: live views. */
  readonly gradients: {
    /** `[13, 24]` */
    readonly "dense1.W": HighwayValues;
    /** `[24]` */
    readonly "dense1.b": HighwayValues;
    /** `[24, 24]` */
    readonly "highway1.W": HighwayValues;
    /** `[24, 24]` */
    readonly "highway1.T": HighwayValues;
    /** `[24]` */
    readonly "highway1.b": HighwayValues;
    /** `[24]` */
    readonly "highway1.c": HighwayValues;
    /** `[24, 24]` */
    readonly "highway2.W": HighwayValues;
    /** `[24, 24]` */
    readonly "highway2.T": HighwayValues;
    /** `[24]` */
    readonly "highway2.b": HighwayValues;
    /** `[24]` */
    readonly "highway2.c": HighwayValues;
    /** `[24, 3]` */
    readonly "dense2.W": HighwayValues;
    /** `[3]` */
    readonly "dense2.b": HighwayValues;
  };
  /** Weights and everything else that training goes on from, as a safetensors file. */
  save(): Uint8Array;
  /** Puts saved numbers back, all or those of some calls. Throws, and changes nothing, where they do not fit. */
  load(bytes: Uint8Array, options?: LoadOptions): void;
  /** Constants of this compilation: sizes without the batch, bytes of memory, operations for one example. */
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

/** Makes a network with memory of its own, and its first weights: `const network = createHighway({ seed: 7 });`. */
export function createHighway(options: HighwayOptions = {}): Highway {
  // ---- memory: all there will ever be ----------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(153216);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const analysis = reals(0, 208); // [16, 13]
  const standardize1_center = reals(1664, 13); // [13]
  const standardize1_spread = reals(1768, 13); // [13]
  const dense1_W = reals(1920, 312); // [13, 24]
  const dense1_b = reals(4416, 24); // [24]
  const highway1_W = reals(4608, 576); // [24, 24]
  const highway1_T = reals(9216, 576); // [24, 24]
  const highway1_b = reals(13824, 24); // [24]
  const highway1_c = reals(14016, 24); // [24]
  const highway2_W = reals(14208, 576); // [24, 24]
  const highway2_T = reals(18816, 576); // [24, 24]
  const highway2_b = reals(23424, 24); // [24]
  const highway2_c = reals(23616, 24); // [24]
  const dense2_W = reals(23808, 72); // [24, 3]
  const dense2_b = reals(24384, 3); // [3]
  const softmax1_y = reals(24408, 48); // [16, 3]
  const meanLoss = reals(24792, 1); // []
  const gradient_dense1_W = reals(24832, 312); // [13, 24]
  const gradient_dense1_b = reals(27328, 24); // [24]
  const gradient_highway1_W = reals(27520, 576); // [24, 24]
  const gradient_highway1_T = reals(32128, 576); // [24, 24]
  const gradient_highway1_b = reals(36736, 24); // [24]
  const gradient_highway1_c = reals(36928, 24); // [24]
  const gradient_highway2_W = reals(37120, 576); // [24, 24]
  const gradient_highway2_T = reals(41728, 576); // [24, 24]
  const gradient_highway2_b = reals(46336, 24); // [24]
  const gradient_highway2_c = reals(46528, 24); // [24]
  const gradient_dense2_W = reals(46720, 72); // [24, 3]
  const gradient_dense2_b = reals(47296, 3); // [3]
  const t = reals(47320, 1); // []
  const adam_m_dense1_W = reals(47360, 312); // [13, 24]
  const adam_v_dense1_W = reals(49856, 312); // [13, 24]
  const adam_m_dense1_b = reals(52352, 24); // [24]
  const adam_v_dense1_b = reals(52544, 24); // [24]
  const adam_m_highway1_W = reals(52736, 576); // [24, 24]
  const adam_v_highway1_W = reals(57344, 576); // [24, 24]
  const adam_m_highway1_T = reals(61952, 576); // [24, 24]
  const adam_v_highway1_T = reals(66560, 576); // [24, 24]
  const adam_m_highway1_b = reals(71168, 24); // [24]
  const adam_v_highway1_b = reals(71360, 24); // [24]
  const adam_m_highway1_c = reals(71552, 24); // [24]
  const adam_v_highway1_c = reals(71744, 24); // [24]
  const adam_m_highway2_W = reals(71936, 576); // [24, 24]
  const adam_v_highway2_W = reals(76544, 576); // [24, 24]
  const adam_m_highway2_T = reals(81152, 576); // [24, 24]
  const adam_v_highway2_T = reals(85760, 576); // [24, 24]
  const adam_m_highway2_b = reals(90368, 24); // [24]
  const adam_v_highway2_b = reals(90560, 24); // [24]
  const adam_m_highway2_c = reals(90752, 24); // [24]
  const adam_v_highway2_c = reals(90944, 24); // [24]
  const adam_m_dense2_W = reals(91136, 72); // [24, 3]
  const adam_v_dense2_W = reals(91712, 72); // [24, 3]
  const adam_m_dense2_b = reals(92288, 3); // [3]
  const adam_v_dense2_b = reals(92312, 3); // [3]
  const standardize1_deviation = reals(92336, 13); // [13]
  const sum_1 = reals(92440, 13); // [13]
  const sum_2 = reals(92544, 13); // [13]
  const standardize1_deviation_1 = reals(92648, 13); // [13]
  const relu1_y = reals(92800, 384); // [16, 24]
  const highway1_gate = reals(95872, 384); // [16, 24]
  const highway1_y = reals(98944, 384); // [16, 24]
  const highway2_gate = reals(102016, 384); // [16, 24]
  const highway2_y = reals(105088, 384); // [16, 24]
  const dense1_y = reals(108160, 384); // [16, 24]
  const highway1_anew = reals(111232, 384); // [16, 24]
  const highway2_anew = reals(114304, 384); // [16, 24]
  const d_dense1_y = reals(117376, 384); // [16, 24]
  const d_highway1_gate = reals(120448, 384); // [16, 24]
  const d_highway1_anew = reals(123520, 384); // [16, 24]
  const d_highway1_y = reals(126592, 384); // [16, 24]
  const d_highway2_gate = reals(129664, 384); // [16, 24]
  const d_highway2_anew = reals(132736, 384); // [16, 24]
  const d_highway2_y = reals(117376, 384); // [16, 24]
  const d_highway1_gate_1 = reals(135808, 384); // [16, 24]
  const d_highway1_anew_1 = reals(138880, 384); // [16, 24]
  const d_highway2_gate_1 = reals(141952, 384); // [16, 24]
  const d_highway2_anew_1 = reals(145024, 384); // [16, 24]
  const d_relu1_y_1 = reals(148096, 384); // [16, 24]
  const d_highway1_y_2 = reals(148096, 384); // [16, 24]
  const standardize1_y = reals(151168, 208); // [16, 13]
  const dense2_y = reals(117376, 48); // [16, 3]
  const d_dense2_y = reals(152832, 48); // [16, 3]
  const softmax1_y_1 = reals(117760, 16); // [16]
  const penalty_dense1_W = reals(24800, 1); // []
  const penalty_highway1_W = reals(24808, 1); // []
  const penalty_highway1_T = reals(24816, 1); // []
  const penalty_highway2_W = reals(24824, 1); // []
  const penalty_highway2_T = reals(47328, 1); // []
  const penalty_dense2_W = reals(47336, 1); // []
  const adam_w_dense1_W_new_1 = reals(24800, 1); // []
  const adam_w_dense1_W_new_2 = reals(24808, 1); // []
  const integersMemory = new ArrayBuffer(64);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const target_cultivar = integers(0, 16); // [16]

  let seed = checkSeed(options.seed ?? 7);
  /** Updates made so far. */
  let updates = 0;
  /** Epochs that `fit` has finished. */
  let epochsDone = 0;
  /** Whether what is fitted to the data was. */
  let isFitted = false;
  /** Which draw of random numbers the next step makes. */
  let drawn = 0;

  // ---- first values ----------------------------------------------------------------------------------------

  // standardize1.center[s1] = 0 (examples/highway/highway.nn:17)
  // standardize1.deviation[s1] = sqrt(standardize1.center[s1] ^ 2)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function initialize_standardize1_spread(): void {
    const center = standardize1_center;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 13; s1++) {
      const standardize1_center_2 = 0;
      const standardize1_deviation_2 = Math.sqrt(standardize1_center_2 * standardize1_center_2);
      const standardize1_spread_2 = 1e-9 * Math.abs(standardize1_center_2) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      center[s1] = standardize1_center_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // dense1.W[i1, i2] = -0.402694 + 0.805387 * random(i1, i2) (examples/highway/highway.nn:18)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 13; i1++) {
      for (let i2 = 0; i2 < 24; i2++) {
        W[i1 * 24 + i2] = 0.8053872662568292 * uniformAt(draw0, i1 * 24 + i2) - 0.4026936331284146;
      }
    }
  }

  // dense1.b[i1] = 0 (examples/highway/highway.nn:18)
  function initialize_dense1_b(): void {
    dense1_b.fill(0);
  }

  // highway1.W[i1, i2] = -0.353553 + 0.707107 * random(i1, i2) (examples/highway/highway.nn:19)
  function initialize_highway1_W(): void {
    const W = highway1_W;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 24; i1++) {
      for (let i2 = 0; i2 < 24; i2++) {
        W[i1 * 24 + i2] = 0.7071067811865476 * uniformAt(draw1, i1 * 24 + i2) - 0.3535533905932738;
      }
    }
  }

  // highway1.T[i1, i2] = -0.353553 + 0.707107 * random(i1, i2) (examples/highway/highway.nn:19)
  function initialize_highway1_T(): void {
    const T = highway1_T;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 24; i1++) {
      for (let i2 = 0; i2 < 24; i2++) {
        T[i1 * 24 + i2] = 0.7071067811865476 * uniformAt(draw2, i1 * 24 + i2) - 0.3535533905932738;
      }
    }
  }

  // highway1.b[i1] = 0 (examples/highway/highway.nn:19)
  function initialize_highway1_b(): void {
    highway1_b.fill(0);
  }

  // highway1.c[i1] = -1 (examples/highway/highway.nn:19)
  function initialize_highway1_c(): void {
    highway1_c.fill(-1);
  }

  // highway2.W[i1, i2] = -0.353553 + 0.707107 * random(i1, i2) (examples/highway/highway.nn:19)
  function initialize_highway2_W(): void {
    const W = highway2_W;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 24; i1++) {
      for (let i2 = 0; i2 < 24; i2++) {
        W[i1 * 24 + i2] = 0.7071067811865476 * uniformAt(draw3, i1 * 24 + i2) - 0.3535533905932738;
      }
    }
  }

  // highway2.T[i1, i2] = -0.353553 + 0.707107 * random(i1, i2) (examples/highway/highway.nn:19)
  function initialize_highway2_T(): void {
    const T = highway2_T;
    const draw4 = drawKey(seed, drawn, 4);
    for (let i1 = 0; i1 < 24; i1++) {
      for (let i2 = 0; i2 < 24; i2++) {
        T[i1 * 24 + i2] = 0.7071067811865476 * uniformAt(draw4, i1 * 24 + i2) - 0.3535533905932738;
      }
    }
  }

  // highway2.b[i1] = 0 (examples/highway/highway.nn:19)
  function initialize_highway2_b(): void {
    highway2_b.fill(0);
  }

  // highway2.c[i1] = -1 (examples/highway/highway.nn:19)
  function initialize_highway2_c(): void {
    highway2_c.fill(-1);
  }

  // dense2.W[i1, i2] = -0.471405 + 0.942809 * random(i1, i2) (examples/highway/highway.nn:20)
  function initialize_dense2_W(): void {
    const W = dense2_W;
    const draw5 = drawKey(seed, drawn, 5);
    for (let i1 = 0; i1 < 24; i1++) {
      for (let i2 = 0; i2 < 3; i2++) {
        W[i1 * 3 + i2] = 0.9428090415820634 * uniformAt(draw5, i1 * 3 + i2) - 0.4714045207910317;
      }
    }
  }

  // dense2.b[i1] = 0 (examples/highway/highway.nn:20)
  function initialize_dense2_b(): void {
    dense2_b.fill(0);
  }

  // adam.m(dense1.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_dense1_W(): void {
    adam_m_dense1_W.fill(0);
  }

  // adam.v(dense1.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_dense1_W(): void {
    adam_v_dense1_W.fill(0);
  }

  // adam.m(dense1.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_dense1_b(): void {
    adam_m_dense1_b.fill(0);
  }

  // adam.v(dense1.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_dense1_b(): void {
    adam_v_dense1_b.fill(0);
  }

  // adam.m(highway1.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway1_W(): void {
    adam_m_highway1_W.fill(0);
  }

  // adam.v(highway1.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway1_W(): void {
    adam_v_highway1_W.fill(0);
  }

  // adam.m(highway1.T)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway1_T(): void {
    adam_m_highway1_T.fill(0);
  }

  // adam.v(highway1.T)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway1_T(): void {
    adam_v_highway1_T.fill(0);
  }

  // adam.m(highway1.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway1_b(): void {
    adam_m_highway1_b.fill(0);
  }

  // adam.v(highway1.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway1_b(): void {
    adam_v_highway1_b.fill(0);
  }

  // adam.m(highway1.c)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway1_c(): void {
    adam_m_highway1_c.fill(0);
  }

  // adam.v(highway1.c)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway1_c(): void {
    adam_v_highway1_c.fill(0);
  }

  // adam.m(highway2.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway2_W(): void {
    adam_m_highway2_W.fill(0);
  }

  // adam.v(highway2.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway2_W(): void {
    adam_v_highway2_W.fill(0);
  }

  // adam.m(highway2.T)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway2_T(): void {
    adam_m_highway2_T.fill(0);
  }

  // adam.v(highway2.T)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway2_T(): void {
    adam_v_highway2_T.fill(0);
  }

  // adam.m(highway2.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway2_b(): void {
    adam_m_highway2_b.fill(0);
  }

  // adam.v(highway2.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway2_b(): void {
    adam_v_highway2_b.fill(0);
  }

  // adam.m(highway2.c)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_highway2_c(): void {
    adam_m_highway2_c.fill(0);
  }

  // adam.v(highway2.c)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_highway2_c(): void {
    adam_v_highway2_c.fill(0);
  }

  // adam.m(dense2.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_dense2_W(): void {
    adam_m_dense2_W.fill(0);
  }

  // adam.v(dense2.W)[i1, i2] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_dense2_W(): void {
    adam_v_dense2_W.fill(0);
  }

  // adam.m(dense2.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_m_dense2_b(): void {
    adam_m_dense2_b.fill(0);
  }

  // adam.v(dense2.b)[i1] = 0 (examples/highway/highway.nn:28)
  function initialize_adam_v_dense2_b(): void {
    adam_v_dense2_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // standardize1.y[n, s1] = (analysis[n, s1] - standardize1.center[s1]) / standardize1.spread[s1]
  //   (examples/highway/highway.nn:17)
  // written out: 26 operations, a loop would cost more
  function predict_standardize1_y(count: number): void {
    const analysis_all = analysis;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    for (let n = 0; n < count; n++) {
      y[n * 13] = (analysis_all[n * 13]! - center[0]!) / spread[0]!;
      y[n * 13 + 1] = (analysis_all[n * 13 + 1]! - center[1]!) / spread[1]!;
      y[n * 13 + 2] = (analysis_all[n * 13 + 2]! - center[2]!) / spread[2]!;
      y[n * 13 + 3] = (analysis_all[n * 13 + 3]! - center[3]!) / spread[3]!;
      y[n * 13 + 4] = (analysis_all[n * 13 + 4]! - center[4]!) / spread[4]!;
      y[n * 13 + 5] = (analysis_all[n * 13 + 5]! - center[5]!) / spread[5]!;
      y[n * 13 + 6] = (analysis_all[n * 13 + 6]! - center[6]!) / spread[6]!;
      y[n * 13 + 7] = (analysis_all[n * 13 + 7]! - center[7]!) / spread[7]!;
      y[n * 13 + 8] = (analysis_all[n * 13 + 8]! - center[8]!) / spread[8]!;
      y[n * 13 + 9] = (analysis_all[n * 13 + 9]! - center[9]!) / spread[9]!;
      y[n * 13 + 10] = (analysis_all[n * 13 + 10]! - center[10]!) / spread[10]!;
      y[n * 13 + 11] = (analysis_all[n * 13 + 11]! - center[11]!) / spread[11]!;
      y[n * 13 + 12] = (analysis_all[n * 13 + 12]! - center[12]!) / spread[12]!;
    }
  }

  // dense1.y[n, j] = sum(i: dense1.W[i, j] * standardize1.y[n, i]) + dense1.b[j] (examples/highway/highway.nn:18)
  // relu1.y[n, j] = max(dense1.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function predict_relu1_y(count: number): void {
    const W = dense1_W;
    const y = standardize1_y;
    const b = dense1_b;
    const relu1_y_all = relu1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 12; i += 2) {
          const dense1_W_1 = W[i * 24 + j]!;
          const standardize1_y_1 = y[n * 13 + i]!;
          total_5 += dense1_W_1 * standardize1_y_1;
          const dense1_W_2 = W[i * 24 + j + 1]!;
          total_9 += dense1_W_2 * standardize1_y_1;
          const standardize1_y_2 = y[n * 13 + i + 13]!;
          total_6 += dense1_W_1 * standardize1_y_2;
          total_10 += dense1_W_2 * standardize1_y_2;
          const standardize1_y_3 = y[n * 13 + i + 26]!;
          total_7 += dense1_W_1 * standardize1_y_3;
          total_11 += dense1_W_2 * standardize1_y_3;
          const standardize1_y_4 = y[n * 13 + i + 39]!;
          total_8 += dense1_W_1 * standardize1_y_4;
          total_12 += dense1_W_2 * standardize1_y_4;
          const dense1_W_3 = W[i * 24 + j + 24]!;
          const standardize1_y_5 = y[n * 13 + i + 1]!;
          total_5 += dense1_W_3 * standardize1_y_5;
          const dense1_W_4 = W[i * 24 + j + 25]!;
          total_9 += dense1_W_4 * standardize1_y_5;
          const standardize1_y_6 = y[n * 13 + i + 14]!;
          total_6 += dense1_W_3 * standardize1_y_6;
          total_10 += dense1_W_4 * standardize1_y_6;
          const standardize1_y_7 = y[n * 13 + i + 27]!;
          total_7 += dense1_W_3 * standardize1_y_7;
          total_11 += dense1_W_4 * standardize1_y_7;
          const standardize1_y_8 = y[n * 13 + i + 40]!;
          total_8 += dense1_W_3 * standardize1_y_8;
          total_12 += dense1_W_4 * standardize1_y_8;
        }
        const dense1_W_5 = W[j + 288]!;
        const standardize1_y_9 = y[n * 13 + 12]!;
        total_5 += dense1_W_5 * standardize1_y_9;
        const dense1_W_6 = W[j + 289]!;
        total_9 += dense1_W_6 * standardize1_y_9;
        const standardize1_y_10 = y[n * 13 + 25]!;
        total_6 += dense1_W_5 * standardize1_y_10;
        total_10 += dense1_W_6 * standardize1_y_10;
        const standardize1_y_11 = y[n * 13 + 38]!;
        total_7 += dense1_W_5 * standardize1_y_11;
        total_11 += dense1_W_6 * standardize1_y_11;
        const standardize1_y_12 = y[n * 13 + 51]!;
        total_8 += dense1_W_5 * standardize1_y_12;
        total_12 += dense1_W_6 * standardize1_y_12;
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
        const relu1_y_5 = Math.max(dense1_y_5, 0);
        const relu1_y_9 = Math.max(dense1_y_9, 0);
        const relu1_y_6 = Math.max(dense1_y_6, 0);
        const relu1_y_10 = Math.max(dense1_y_10, 0);
        const relu1_y_7 = Math.max(dense1_y_7, 0);
        const relu1_y_11 = Math.max(dense1_y_11, 0);
        const relu1_y_8 = Math.max(dense1_y_8, 0);
        const relu1_y_12 = Math.max(dense1_y_12, 0);
        relu1_y_all[n * 24 + j] = relu1_y_5;
        relu1_y_all[n * 24 + j + 1] = relu1_y_9;
        relu1_y_all[n * 24 + j + 24] = relu1_y_6;
        relu1_y_all[n * 24 + j + 25] = relu1_y_10;
        relu1_y_all[n * 24 + j + 48] = relu1_y_7;
        relu1_y_all[n * 24 + j + 49] = relu1_y_11;
        relu1_y_all[n * 24 + j + 72] = relu1_y_8;
        relu1_y_all[n * 24 + j + 73] = relu1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 12; i_1 += 2) {
          const standardize1_y_13 = y[n_1 * 13 + i_1]!;
          total_14 += W[i_1 * 24 + j]! * standardize1_y_13;
          total_15 += W[i_1 * 24 + j + 1]! * standardize1_y_13;
          total_16 += W[i_1 * 24 + j + 2]! * standardize1_y_13;
          total_17 += W[i_1 * 24 + j + 3]! * standardize1_y_13;
          const standardize1_y_14 = y[n_1 * 13 + i_1 + 1]!;
          total_14 += W[i_1 * 24 + j + 24]! * standardize1_y_14;
          total_15 += W[i_1 * 24 + j + 25]! * standardize1_y_14;
          total_16 += W[i_1 * 24 + j + 26]! * standardize1_y_14;
          total_17 += W[i_1 * 24 + j + 27]! * standardize1_y_14;
        }
        const standardize1_y_15 = y[n_1 * 13 + 12]!;
        total_14 += W[j + 288]! * standardize1_y_15;
        total_15 += W[j + 289]! * standardize1_y_15;
        total_16 += W[j + 290]! * standardize1_y_15;
        total_17 += W[j + 291]! * standardize1_y_15;
        const dense1_y_14 = total_14 + b[j]!;
        const dense1_y_15 = total_15 + b[j + 1]!;
        const dense1_y_16 = total_16 + b[j + 2]!;
        const dense1_y_17 = total_17 + b[j + 3]!;
        const relu1_y_14 = Math.max(dense1_y_14, 0);
        const relu1_y_15 = Math.max(dense1_y_15, 0);
        const relu1_y_16 = Math.max(dense1_y_16, 0);
        const relu1_y_17 = Math.max(dense1_y_17, 0);
        relu1_y_all[n_1 * 24 + j] = relu1_y_14;
        relu1_y_all[n_1 * 24 + j + 1] = relu1_y_15;
        relu1_y_all[n_1 * 24 + j + 2] = relu1_y_16;
        relu1_y_all[n_1 * 24 + j + 3] = relu1_y_17;
      }
    }
  }

  // highway1.gate.1[n, j] = sum(i: relu1.y[n, i] * highway1.T[i, j]) (examples/highway/highway.nn:19)
  // highway1.gate[n, j] = logistic(highway1.gate.1[n, j] + highway1.c[j])
  // tiled 4×2 (n × j), reduction by 2
  function predict_highway1_gate(count: number): void {
    const y = relu1_y;
    const T = highway1_T;
    const c = highway1_c;
    const gate = highway1_gate;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 24; i += 2) {
          const relu1_y_1 = y[n * 24 + i]!;
          const highway1_T_1 = T[i * 24 + j]!;
          total_5 += relu1_y_1 * highway1_T_1;
          const highway1_T_2 = T[i * 24 + j + 1]!;
          total_9 += relu1_y_1 * highway1_T_2;
          const relu1_y_2 = y[n * 24 + i + 24]!;
          total_6 += relu1_y_2 * highway1_T_1;
          total_10 += relu1_y_2 * highway1_T_2;
          const relu1_y_3 = y[n * 24 + i + 48]!;
          total_7 += relu1_y_3 * highway1_T_1;
          total_11 += relu1_y_3 * highway1_T_2;
          const relu1_y_4 = y[n * 24 + i + 72]!;
          total_8 += relu1_y_4 * highway1_T_1;
          total_12 += relu1_y_4 * highway1_T_2;
          const relu1_y_5 = y[n * 24 + i + 1]!;
          const highway1_T_3 = T[i * 24 + j + 24]!;
          total_5 += relu1_y_5 * highway1_T_3;
          const highway1_T_4 = T[i * 24 + j + 25]!;
          total_9 += relu1_y_5 * highway1_T_4;
          const relu1_y_6 = y[n * 24 + i + 25]!;
          total_6 += relu1_y_6 * highway1_T_3;
          total_10 += relu1_y_6 * highway1_T_4;
          const relu1_y_7 = y[n * 24 + i + 49]!;
          total_7 += relu1_y_7 * highway1_T_3;
          total_11 += relu1_y_7 * highway1_T_4;
          const relu1_y_8 = y[n * 24 + i + 73]!;
          total_8 += relu1_y_8 * highway1_T_3;
          total_12 += relu1_y_8 * highway1_T_4;
        }
        const highway1_gate_10 = total_5;
        const highway1_gate_18 = total_9;
        const highway1_gate_11 = total_6;
        const highway1_gate_19 = total_10;
        const highway1_gate_12 = total_7;
        const highway1_gate_20 = total_11;
        const highway1_gate_13 = total_8;
        const highway1_gate_21 = total_12;
        const highway1_c_1 = c[j]!;
        const highway1_gate_14 = logistic(highway1_gate_10 + highway1_c_1);
        const highway1_c_2 = c[j + 1]!;
        const highway1_gate_22 = logistic(highway1_gate_18 + highway1_c_2);
        const highway1_gate_15 = logistic(highway1_gate_11 + highway1_c_1);
        const highway1_gate_23 = logistic(highway1_gate_19 + highway1_c_2);
        const highway1_gate_16 = logistic(highway1_gate_12 + highway1_c_1);
        const highway1_gate_24 = logistic(highway1_gate_20 + highway1_c_2);
        const highway1_gate_17 = logistic(highway1_gate_13 + highway1_c_1);
        const highway1_gate_25 = logistic(highway1_gate_21 + highway1_c_2);
        gate[n * 24 + j] = highway1_gate_14;
        gate[n * 24 + j + 1] = highway1_gate_22;
        gate[n * 24 + j + 24] = highway1_gate_15;
        gate[n * 24 + j + 25] = highway1_gate_23;
        gate[n * 24 + j + 48] = highway1_gate_16;
        gate[n * 24 + j + 49] = highway1_gate_24;
        gate[n * 24 + j + 72] = highway1_gate_17;
        gate[n * 24 + j + 73] = highway1_gate_25;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 24; i_1 += 2) {
          const relu1_y_9 = y[n_1 * 24 + i_1]!;
          total_14 += relu1_y_9 * T[i_1 * 24 + j]!;
          total_15 += relu1_y_9 * T[i_1 * 24 + j + 1]!;
          total_16 += relu1_y_9 * T[i_1 * 24 + j + 2]!;
          total_17 += relu1_y_9 * T[i_1 * 24 + j + 3]!;
          const relu1_y_10 = y[n_1 * 24 + i_1 + 1]!;
          total_14 += relu1_y_10 * T[i_1 * 24 + j + 24]!;
          total_15 += relu1_y_10 * T[i_1 * 24 + j + 25]!;
          total_16 += relu1_y_10 * T[i_1 * 24 + j + 26]!;
          total_17 += relu1_y_10 * T[i_1 * 24 + j + 27]!;
        }
        const highway1_gate_28 = total_14;
        const highway1_gate_30 = total_15;
        const highway1_gate_32 = total_16;
        const highway1_gate_34 = total_17;
        const highway1_gate_29 = logistic(highway1_gate_28 + c[j]!);
        const highway1_gate_31 = logistic(highway1_gate_30 + c[j + 1]!);
        const highway1_gate_33 = logistic(highway1_gate_32 + c[j + 2]!);
        const highway1_gate_35 = logistic(highway1_gate_34 + c[j + 3]!);
        gate[n_1 * 24 + j] = highway1_gate_29;
        gate[n_1 * 24 + j + 1] = highway1_gate_31;
        gate[n_1 * 24 + j + 2] = highway1_gate_33;
        gate[n_1 * 24 + j + 3] = highway1_gate_35;
      }
    }
  }

  // highway1.anew.1[n, j] = sum(i: relu1.y[n, i] * highway1.W[i, j]) (examples/highway/highway.nn:19)
  // highway1.y[n, j] = highway1.gate[n, j] * tanh(highway1.b[j] + highway1.anew.1[n, j]) + (1 - highway1.gate[n, j])
  //   * relu1.y[n, j]
  // tiled 4×2 (n × j), reduction by 2
  function predict_highway1_y(count: number): void {
    const y = relu1_y;
    const W = highway1_W;
    const gate = highway1_gate;
    const b = highway1_b;
    const highway1_y_all = highway1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 24; i += 2) {
          const relu1_y_1 = y[n * 24 + i]!;
          const highway1_W_1 = W[i * 24 + j]!;
          total_5 += relu1_y_1 * highway1_W_1;
          const highway1_W_2 = W[i * 24 + j + 1]!;
          total_9 += relu1_y_1 * highway1_W_2;
          const relu1_y_2 = y[n * 24 + i + 24]!;
          total_6 += relu1_y_2 * highway1_W_1;
          total_10 += relu1_y_2 * highway1_W_2;
          const relu1_y_3 = y[n * 24 + i + 48]!;
          total_7 += relu1_y_3 * highway1_W_1;
          total_11 += relu1_y_3 * highway1_W_2;
          const relu1_y_4 = y[n * 24 + i + 72]!;
          total_8 += relu1_y_4 * highway1_W_1;
          total_12 += relu1_y_4 * highway1_W_2;
          const relu1_y_5 = y[n * 24 + i + 1]!;
          const highway1_W_3 = W[i * 24 + j + 24]!;
          total_5 += relu1_y_5 * highway1_W_3;
          const highway1_W_4 = W[i * 24 + j + 25]!;
          total_9 += relu1_y_5 * highway1_W_4;
          const relu1_y_6 = y[n * 24 + i + 25]!;
          total_6 += relu1_y_6 * highway1_W_3;
          total_10 += relu1_y_6 * highway1_W_4;
          const relu1_y_7 = y[n * 24 + i + 49]!;
          total_7 += relu1_y_7 * highway1_W_3;
          total_11 += relu1_y_7 * highway1_W_4;
          const relu1_y_8 = y[n * 24 + i + 73]!;
          total_8 += relu1_y_8 * highway1_W_3;
          total_12 += relu1_y_8 * highway1_W_4;
        }
        const highway1_anew_6 = total_5;
        const highway1_anew_10 = total_9;
        const highway1_anew_7 = total_6;
        const highway1_anew_11 = total_10;
        const highway1_anew_8 = total_7;
        const highway1_anew_12 = total_11;
        const highway1_anew_9 = total_8;
        const highway1_anew_13 = total_12;
        const highway1_gate_1 = gate[n * 24 + j]!;
        const highway1_b_1 = b[j]!;
        const highway1_y_5 = highway1_gate_1 * tanh(highway1_b_1 + highway1_anew_6) + (1 - highway1_gate_1) * y[n * 24 + j]!;
        const highway1_gate_2 = gate[n * 24 + j + 1]!;
        const highway1_b_2 = b[j + 1]!;
        const highway1_y_9 = highway1_gate_2 * tanh(highway1_b_2 + highway1_anew_10) + (1 - highway1_gate_2) * y[n * 24 + j + 1]!;
        const highway1_gate_3 = gate[n * 24 + j + 24]!;
        const highway1_y_6 = highway1_gate_3 * tanh(highway1_b_1 + highway1_anew_7) + (1 - highway1_gate_3) * y[n * 24 + j + 24]!;
        const highway1_gate_4 = gate[n * 24 + j + 25]!;
        const highway1_y_10 = highway1_gate_4 * tanh(highway1_b_2 + highway1_anew_11) + (1 - highway1_gate_4) * y[n * 24 + j + 25]!;
        const highway1_gate_5 = gate[n * 24 + j + 48]!;
        const highway1_y_7 = highway1_gate_5 * tanh(highway1_b_1 + highway1_anew_8) + (1 - highway1_gate_5) * y[n * 24 + j + 48]!;
        const highway1_gate_6 = gate[n * 24 + j + 49]!;
        const highway1_y_11 = highway1_gate_6 * tanh(highway1_b_2 + highway1_anew_12) + (1 - highway1_gate_6) * y[n * 24 + j + 49]!;
        const highway1_gate_7 = gate[n * 24 + j + 72]!;
        const highway1_y_8 = highway1_gate_7 * tanh(highway1_b_1 + highway1_anew_9) + (1 - highway1_gate_7) * y[n * 24 + j + 72]!;
        const highway1_gate_8 = gate[n * 24 + j + 73]!;
        const highway1_y_12 = highway1_gate_8 * tanh(highway1_b_2 + highway1_anew_13) + (1 - highway1_gate_8) * y[n * 24 + j + 73]!;
        highway1_y_all[n * 24 + j] = highway1_y_5;
        highway1_y_all[n * 24 + j + 1] = highway1_y_9;
        highway1_y_all[n * 24 + j + 24] = highway1_y_6;
        highway1_y_all[n * 24 + j + 25] = highway1_y_10;
        highway1_y_all[n * 24 + j + 48] = highway1_y_7;
        highway1_y_all[n * 24 + j + 49] = highway1_y_11;
        highway1_y_all[n * 24 + j + 72] = highway1_y_8;
        highway1_y_all[n * 24 + j + 73] = highway1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 24; i_1 += 2) {
          const relu1_y_9 = y[n_1 * 24 + i_1]!;
          total_14 += relu1_y_9 * W[i_1 * 24 + j]!;
          total_15 += relu1_y_9 * W[i_1 * 24 + j + 1]!;
          total_16 += relu1_y_9 * W[i_1 * 24 + j + 2]!;
          total_17 += relu1_y_9 * W[i_1 * 24 + j + 3]!;
          const relu1_y_10 = y[n_1 * 24 + i_1 + 1]!;
          total_14 += relu1_y_10 * W[i_1 * 24 + j + 24]!;
          total_15 += relu1_y_10 * W[i_1 * 24 + j + 25]!;
          total_16 += relu1_y_10 * W[i_1 * 24 + j + 26]!;
          total_17 += relu1_y_10 * W[i_1 * 24 + j + 27]!;
        }
        const highway1_anew_15 = total_14;
        const highway1_anew_16 = total_15;
        const highway1_anew_17 = total_16;
        const highway1_anew_18 = total_17;
        const highway1_gate_9 = gate[n_1 * 24 + j]!;
        const highway1_y_14 = highway1_gate_9 * tanh(b[j]! + highway1_anew_15) + (1 - highway1_gate_9) * y[n_1 * 24 + j]!;
        const highway1_gate_10 = gate[n_1 * 24 + j + 1]!;
        const highway1_y_15 = highway1_gate_10 * tanh(b[j + 1]! + highway1_anew_16) + (1 - highway1_gate_10) * y[n_1 * 24 + j + 1]!;
        const highway1_gate_11 = gate[n_1 * 24 + j + 2]!;
        const highway1_y_16 = highway1_gate_11 * tanh(b[j + 2]! + highway1_anew_17) + (1 - highway1_gate_11) * y[n_1 * 24 + j + 2]!;
        const highway1_gate_12 = gate[n_1 * 24 + j + 3]!;
        const highway1_y_17 = highway1_gate_12 * tanh(b[j + 3]! + highway1_anew_18) + (1 - highway1_gate_12) * y[n_1 * 24 + j + 3]!;
        highway1_y_all[n_1 * 24 + j] = highway1_y_14;
        highway1_y_all[n_1 * 24 + j + 1] = highway1_y_15;
        highway1_y_all[n_1 * 24 + j + 2] = highway1_y_16;
        highway1_y_all[n_1 * 24 + j + 3] = highway1_y_17;
      }
    }
  }

  // highway2.gate.1[n, j] = sum(i: highway1.y[n, i] * highway2.T[i, j]) (examples/highway/highway.nn:19)
  // highway2.gate[n, j] = logistic(highway2.gate.1[n, j] + highway2.c[j])
  // tiled 4×2 (n × j), reduction by 2
  function predict_highway2_gate(count: number): void {
    const y = highway1_y;
    const T = highway2_T;
    const c = highway2_c;
    const gate = highway2_gate;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 24; i += 2) {
          const highway1_y_1 = y[n * 24 + i]!;
          const highway2_T_1 = T[i * 24 + j]!;
          total_5 += highway1_y_1 * highway2_T_1;
          const highway2_T_2 = T[i * 24 + j + 1]!;
          total_9 += highway1_y_1 * highway2_T_2;
          const highway1_y_2 = y[n * 24 + i + 24]!;
          total_6 += highway1_y_2 * highway2_T_1;
          total_10 += highway1_y_2 * highway2_T_2;
          const highway1_y_3 = y[n * 24 + i + 48]!;
          total_7 += highway1_y_3 * highway2_T_1;
          total_11 += highway1_y_3 * highway2_T_2;
          const highway1_y_4 = y[n * 24 + i + 72]!;
          total_8 += highway1_y_4 * highway2_T_1;
          total_12 += highway1_y_4 * highway2_T_2;
          const highway1_y_5 = y[n * 24 + i + 1]!;
          const highway2_T_3 = T[i * 24 + j + 24]!;
          total_5 += highway1_y_5 * highway2_T_3;
          const highway2_T_4 = T[i * 24 + j + 25]!;
          total_9 += highway1_y_5 * highway2_T_4;
          const highway1_y_6 = y[n * 24 + i + 25]!;
          total_6 += highway1_y_6 * highway2_T_3;
          total_10 += highway1_y_6 * highway2_T_4;
          const highway1_y_7 = y[n * 24 + i + 49]!;
          total_7 += highway1_y_7 * highway2_T_3;
          total_11 += highway1_y_7 * highway2_T_4;
          const highway1_y_8 = y[n * 24 + i + 73]!;
          total_8 += highway1_y_8 * highway2_T_3;
          total_12 += highway1_y_8 * highway2_T_4;
        }
        const highway2_gate_10 = total_5;
        const highway2_gate_18 = total_9;
        const highway2_gate_11 = total_6;
        const highway2_gate_19 = total_10;
        const highway2_gate_12 = total_7;
        const highway2_gate_20 = total_11;
        const highway2_gate_13 = total_8;
        const highway2_gate_21 = total_12;
        const highway2_c_1 = c[j]!;
        const highway2_gate_14 = logistic(highway2_gate_10 + highway2_c_1);
        const highway2_c_2 = c[j + 1]!;
        const highway2_gate_22 = logistic(highway2_gate_18 + highway2_c_2);
        const highway2_gate_15 = logistic(highway2_gate_11 + highway2_c_1);
        const highway2_gate_23 = logistic(highway2_gate_19 + highway2_c_2);
        const highway2_gate_16 = logistic(highway2_gate_12 + highway2_c_1);
        const highway2_gate_24 = logistic(highway2_gate_20 + highway2_c_2);
        const highway2_gate_17 = logistic(highway2_gate_13 + highway2_c_1);
        const highway2_gate_25 = logistic(highway2_gate_21 + highway2_c_2);
        gate[n * 24 + j] = highway2_gate_14;
        gate[n * 24 + j + 1] = highway2_gate_22;
        gate[n * 24 + j + 24] = highway2_gate_15;
        gate[n * 24 + j + 25] = highway2_gate_23;
        gate[n * 24 + j + 48] = highway2_gate_16;
        gate[n * 24 + j + 49] = highway2_gate_24;
        gate[n * 24 + j + 72] = highway2_gate_17;
        gate[n * 24 + j + 73] = highway2_gate_25;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 24; i_1 += 2) {
          const highway1_y_9 = y[n_1 * 24 + i_1]!;
          total_14 += highway1_y_9 * T[i_1 * 24 + j]!;
          total_15 += highway1_y_9 * T[i_1 * 24 + j + 1]!;
          total_16 += highway1_y_9 * T[i_1 * 24 + j + 2]!;
          total_17 += highway1_y_9 * T[i_1 * 24 + j + 3]!;
          const highway1_y_10 = y[n_1 * 24 + i_1 + 1]!;
          total_14 += highway1_y_10 * T[i_1 * 24 + j + 24]!;
          total_15 += highway1_y_10 * T[i_1 * 24 + j + 25]!;
          total_16 += highway1_y_10 * T[i_1 * 24 + j + 26]!;
          total_17 += highway1_y_10 * T[i_1 * 24 + j + 27]!;
        }
        const highway2_gate_28 = total_14;
        const highway2_gate_30 = total_15;
        const highway2_gate_32 = total_16;
        const highway2_gate_34 = total_17;
        const highway2_gate_29 = logistic(highway2_gate_28 + c[j]!);
        const highway2_gate_31 = logistic(highway2_gate_30 + c[j + 1]!);
        const highway2_gate_33 = logistic(highway2_gate_32 + c[j + 2]!);
        const highway2_gate_35 = logistic(highway2_gate_34 + c[j + 3]!);
        gate[n_1 * 24 + j] = highway2_gate_29;
        gate[n_1 * 24 + j + 1] = highway2_gate_31;
        gate[n_1 * 24 + j + 2] = highway2_gate_33;
        gate[n_1 * 24 + j + 3] = highway2_gate_35;
      }
    }
  }

  // highway2.anew.1[n, j] = sum(i: highway2.W[i, j] * highway1.y[n, i]) (examples/highway/highway.nn:19)
  // highway2.y[n, j] = (1 - highway2.gate[n, j]) * highway1.y[n, j] + tanh(highway2.anew.1[n, j] + highway2.b[j]) *
  //   highway2.gate[n, j]
  // tiled 4×2 (n × j), reduction by 2
  function predict_highway2_y(count: number): void {
    const W = highway2_W;
    const y = highway1_y;
    const gate = highway2_gate;
    const b = highway2_b;
    const highway2_y_all = highway2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 24; i += 2) {
          const highway2_W_1 = W[i * 24 + j]!;
          const highway1_y_1 = y[n * 24 + i]!;
          total_5 += highway2_W_1 * highway1_y_1;
          const highway2_W_2 = W[i * 24 + j + 1]!;
          total_9 += highway2_W_2 * highway1_y_1;
          const highway1_y_2 = y[n * 24 + i + 24]!;
          total_6 += highway2_W_1 * highway1_y_2;
          total_10 += highway2_W_2 * highway1_y_2;
          const highway1_y_3 = y[n * 24 + i + 48]!;
          total_7 += highway2_W_1 * highway1_y_3;
          total_11 += highway2_W_2 * highway1_y_3;
          const highway1_y_4 = y[n * 24 + i + 72]!;
          total_8 += highway2_W_1 * highway1_y_4;
          total_12 += highway2_W_2 * highway1_y_4;
          const highway2_W_3 = W[i * 24 + j + 24]!;
          const highway1_y_5 = y[n * 24 + i + 1]!;
          total_5 += highway2_W_3 * highway1_y_5;
          const highway2_W_4 = W[i * 24 + j + 25]!;
          total_9 += highway2_W_4 * highway1_y_5;
          const highway1_y_6 = y[n * 24 + i + 25]!;
          total_6 += highway2_W_3 * highway1_y_6;
          total_10 += highway2_W_4 * highway1_y_6;
          const highway1_y_7 = y[n * 24 + i + 49]!;
          total_7 += highway2_W_3 * highway1_y_7;
          total_11 += highway2_W_4 * highway1_y_7;
          const highway1_y_8 = y[n * 24 + i + 73]!;
          total_8 += highway2_W_3 * highway1_y_8;
          total_12 += highway2_W_4 * highway1_y_8;
        }
        const highway2_anew_6 = total_5;
        const highway2_anew_10 = total_9;
        const highway2_anew_7 = total_6;
        const highway2_anew_11 = total_10;
        const highway2_anew_8 = total_7;
        const highway2_anew_12 = total_11;
        const highway2_anew_9 = total_8;
        const highway2_anew_13 = total_12;
        const highway2_gate_1 = gate[n * 24 + j]!;
        const highway2_b_1 = b[j]!;
        const highway2_y_5 = (1 - highway2_gate_1) * y[n * 24 + j]! + tanh(highway2_anew_6 + highway2_b_1) * highway2_gate_1;
        const highway2_gate_2 = gate[n * 24 + j + 1]!;
        const highway2_b_2 = b[j + 1]!;
        const highway2_y_9 = (1 - highway2_gate_2) * y[n * 24 + j + 1]! + tanh(highway2_anew_10 + highway2_b_2) * highway2_gate_2;
        const highway2_gate_3 = gate[n * 24 + j + 24]!;
        const highway2_y_6 = (1 - highway2_gate_3) * y[n * 24 + j + 24]! + tanh(highway2_anew_7 + highway2_b_1) * highway2_gate_3;
        const highway2_gate_4 = gate[n * 24 + j + 25]!;
        const highway2_y_10 = (1 - highway2_gate_4) * y[n * 24 + j + 25]! + tanh(highway2_anew_11 + highway2_b_2) * highway2_gate_4;
        const highway2_gate_5 = gate[n * 24 + j + 48]!;
        const highway2_y_7 = (1 - highway2_gate_5) * y[n * 24 + j + 48]! + tanh(highway2_anew_8 + highway2_b_1) * highway2_gate_5;
        const highway2_gate_6 = gate[n * 24 + j + 49]!;
        const highway2_y_11 = (1 - highway2_gate_6) * y[n * 24 + j + 49]! + tanh(highway2_anew_12 + highway2_b_2) * highway2_gate_6;
        const highway2_gate_7 = gate[n * 24 + j + 72]!;
        const highway2_y_8 = (1 - highway2_gate_7) * y[n * 24 + j + 72]! + tanh(highway2_anew_9 + highway2_b_1) * highway2_gate_7;
        const highway2_gate_8 = gate[n * 24 + j + 73]!;
        const highway2_y_12 = (1 - highway2_gate_8) * y[n * 24 + j + 73]! + tanh(highway2_anew_13 + highway2_b_2) * highway2_gate_8;
        highway2_y_all[n * 24 + j] = highway2_y_5;
        highway2_y_all[n * 24 + j + 1] = highway2_y_9;
        highway2_y_all[n * 24 + j + 24] = highway2_y_6;
        highway2_y_all[n * 24 + j + 25] = highway2_y_10;
        highway2_y_all[n * 24 + j + 48] = highway2_y_7;
        highway2_y_all[n * 24 + j + 49] = highway2_y_11;
        highway2_y_all[n * 24 + j + 72] = highway2_y_8;
        highway2_y_all[n * 24 + j + 73] = highway2_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 24; i_1 += 2) {
          const highway1_y_9 = y[n_1 * 24 + i_1]!;
          total_14 += W[i_1 * 24 + j]! * highway1_y_9;
          total_15 += W[i_1 * 24 + j + 1]! * highway1_y_9;
          total_16 += W[i_1 * 24 + j + 2]! * highway1_y_9;
          total_17 += W[i_1 * 24 + j + 3]! * highway1_y_9;
          const highway1_y_10 = y[n_1 * 24 + i_1 + 1]!;
          total_14 += W[i_1 * 24 + j + 24]! * highway1_y_10;
          total_15 += W[i_1 * 24 + j + 25]! * highway1_y_10;
          total_16 += W[i_1 * 24 + j + 26]! * highway1_y_10;
          total_17 += W[i_1 * 24 + j + 27]! * highway1_y_10;
        }
        const highway2_anew_15 = total_14;
        const highway2_anew_16 = total_15;
        const highway2_anew_17 = total_16;
        const highway2_anew_18 = total_17;
        const highway2_gate_9 = gate[n_1 * 24 + j]!;
        const highway2_y_14 = (1 - highway2_gate_9) * y[n_1 * 24 + j]! + tanh(highway2_anew_15 + b[j]!) * highway2_gate_9;
        const highway2_gate_10 = gate[n_1 * 24 + j + 1]!;
        const highway2_y_15 = (1 - highway2_gate_10) * y[n_1 * 24 + j + 1]! + tanh(highway2_anew_16 + b[j + 1]!) * highway2_gate_10;
        const highway2_gate_11 = gate[n_1 * 24 + j + 2]!;
        const highway2_y_16 = (1 - highway2_gate_11) * y[n_1 * 24 + j + 2]! + tanh(highway2_anew_17 + b[j + 2]!) * highway2_gate_11;
        const highway2_gate_12 = gate[n_1 * 24 + j + 3]!;
        const highway2_y_17 = (1 - highway2_gate_12) * y[n_1 * 24 + j + 3]! + tanh(highway2_anew_18 + b[j + 3]!) * highway2_gate_12;
        highway2_y_all[n_1 * 24 + j] = highway2_y_14;
        highway2_y_all[n_1 * 24 + j + 1] = highway2_y_15;
        highway2_y_all[n_1 * 24 + j + 2] = highway2_y_16;
        highway2_y_all[n_1 * 24 + j + 3] = highway2_y_17;
      }
    }
  }

  // dense2.y[n, j] = dense2.b[j] + sum(i: highway2.y[n, i] * dense2.W[i, j]) (examples/highway/highway.nn:20)
  // written out: 75 operations, a loop would cost more
  function predict_dense2_y(count: number): void {
    const y = highway2_y;
    const W = dense2_W;
    const b = dense2_b;
    const dense2_y_all = dense2_y;
    for (let n = 0; n < count; n++) {
      const highway2_y_1 = y[n * 24]!;
      let total_1 = highway2_y_1 * W[0]!;
      const highway2_y_2 = y[n * 24 + 1]!;
      total_1 += highway2_y_2 * W[3]!;
      const highway2_y_3 = y[n * 24 + 2]!;
      total_1 += highway2_y_3 * W[6]!;
      const highway2_y_4 = y[n * 24 + 3]!;
      total_1 += highway2_y_4 * W[9]!;
      const highway2_y_5 = y[n * 24 + 4]!;
      total_1 += highway2_y_5 * W[12]!;
      const highway2_y_6 = y[n * 24 + 5]!;
      total_1 += highway2_y_6 * W[15]!;
      const highway2_y_7 = y[n * 24 + 6]!;
      total_1 += highway2_y_7 * W[18]!;
      const highway2_y_8 = y[n * 24 + 7]!;
      total_1 += highway2_y_8 * W[21]!;
      const highway2_y_9 = y[n * 24 + 8]!;
      total_1 += highway2_y_9 * W[24]!;
      const highway2_y_10 = y[n * 24 + 9]!;
      total_1 += highway2_y_10 * W[27]!;
      const highway2_y_11 = y[n * 24 + 10]!;
      total_1 += highway2_y_11 * W[30]!;
      const highway2_y_12 = y[n * 24 + 11]!;
      total_1 += highway2_y_12 * W[33]!;
      const highway2_y_13 = y[n * 24 + 12]!;
      total_1 += highway2_y_13 * W[36]!;
      const highway2_y_14 = y[n * 24 + 13]!;
      total_1 += highway2_y_14 * W[39]!;
      const highway2_y_15 = y[n * 24 + 14]!;
      total_1 += highway2_y_15 * W[42]!;
      const highway2_y_16 = y[n * 24 + 15]!;
      total_1 += highway2_y_16 * W[45]!;
      const highway2_y_17 = y[n * 24 + 16]!;
      total_1 += highway2_y_17 * W[48]!;
      const highway2_y_18 = y[n * 24 + 17]!;
      total_1 += highway2_y_18 * W[51]!;
      const highway2_y_19 = y[n * 24 + 18]!;
      total_1 += highway2_y_19 * W[54]!;
      const highway2_y_20 = y[n * 24 + 19]!;
      total_1 += highway2_y_20 * W[57]!;
      const highway2_y_21 = y[n * 24 + 20]!;
      total_1 += highway2_y_21 * W[60]!;
      const highway2_y_22 = y[n * 24 + 21]!;
      total_1 += highway2_y_22 * W[63]!;
      const highway2_y_23 = y[n * 24 + 22]!;
      total_1 += highway2_y_23 * W[66]!;
      const highway2_y_24 = y[n * 24 + 23]!;
      total_1 += highway2_y_24 * W[69]!;
      dense2_y_all[n * 3] = b[0]! + total_1;
      let total_2 = highway2_y_1 * W[1]!;
      total_2 += highway2_y_2 * W[4]!;
      total_2 += highway2_y_3 * W[7]!;
      total_2 += highway2_y_4 * W[10]!;
      total_2 += highway2_y_5 * W[13]!;
      total_2 += highway2_y_6 * W[16]!;
      total_2 += highway2_y_7 * W[19]!;
      total_2 += highway2_y_8 * W[22]!;
      total_2 += highway2_y_9 * W[25]!;
      total_2 += highway2_y_10 * W[28]!;
      total_2 += highway2_y_11 * W[31]!;
      total_2 += highway2_y_12 * W[34]!;
      total_2 += highway2_y_13 * W[37]!;
      total_2 += highway2_y_14 * W[40]!;
      total_2 += highway2_y_15 * W[43]!;
      total_2 += highway2_y_16 * W[46]!;
      total_2 += highway2_y_17 * W[49]!;
      total_2 += highway2_y_18 * W[52]!;
      total_2 += highway2_y_19 * W[55]!;
      total_2 += highway2_y_20 * W[58]!;
      total_2 += highway2_y_21 * W[61]!;
      total_2 += highway2_y_22 * W[64]!;
      total_2 += highway2_y_23 * W[67]!;
      total_2 += highway2_y_24 * W[70]!;
      dense2_y_all[n * 3 + 1] = b[1]! + total_2;
      let total_3 = highway2_y_1 * W[2]!;
      total_3 += highway2_y_2 * W[5]!;
      total_3 += highway2_y_3 * W[8]!;
      total_3 += highway2_y_4 * W[11]!;
      total_3 += highway2_y_5 * W[14]!;
      total_3 += highway2_y_6 * W[17]!;
      total_3 += highway2_y_7 * W[20]!;
      total_3 += highway2_y_8 * W[23]!;
      total_3 += highway2_y_9 * W[26]!;
      total_3 += highway2_y_10 * W[29]!;
      total_3 += highway2_y_11 * W[32]!;
      total_3 += highway2_y_12 * W[35]!;
      total_3 += highway2_y_13 * W[38]!;
      total_3 += highway2_y_14 * W[41]!;
      total_3 += highway2_y_15 * W[44]!;
      total_3 += highway2_y_16 * W[47]!;
      total_3 += highway2_y_17 * W[50]!;
      total_3 += highway2_y_18 * W[53]!;
      total_3 += highway2_y_19 * W[56]!;
      total_3 += highway2_y_20 * W[59]!;
      total_3 += highway2_y_21 * W[62]!;
      total_3 += highway2_y_22 * W[65]!;
      total_3 += highway2_y_23 * W[68]!;
      total_3 += highway2_y_24 * W[71]!;
      dense2_y_all[n * 3 + 2] = b[2]! + total_3;
    }
  }

  // softmax1.y.1[n] = logsumexp(j: dense2.y[n, j]) (examples/highway/highway.nn:20)
  // written out: 16 operations, a loop would cost more
  function predict_softmax1_y_1(count: number): void {
    const y = dense2_y;
    const y_1 = softmax1_y_1;
    for (let n = 0; n < count; n++) {
      let greatest = -Infinity;
      const candidate_1 = y[n * 3]!;
      if (greatest < candidate_1) {
        greatest = candidate_1;
      }
      const candidate_2 = y[n * 3 + 1]!;
      if (greatest < candidate_2) {
        greatest = candidate_2;
      }
      const candidate_3 = y[n * 3 + 2]!;
      if (greatest < candidate_3) {
        greatest = candidate_3;
      }
      let total = Math.exp(candidate_1 - greatest);
      total += Math.exp(candidate_2 - greatest);
      total += Math.exp(candidate_3 - greatest);
      y_1[n] = Math.abs(greatest) === Infinity ? greatest : greatest + Math.log(total);
    }
  }

  // softmax1.y[n, k] = exp(-softmax1.y.1[n] + dense2.y[n, k]) (examples/highway/highway.nn:20)
  // written out: 6 operations, a loop would cost more
  function predict_softmax1_y(count: number): void {
    const y_1 = softmax1_y_1;
    const y = dense2_y;
    const softmax1_y_all = softmax1_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_4 = y_1[n]!;
      softmax1_y_all[n * 3] = Math.exp(y[n * 3]! - softmax1_y_4);
      softmax1_y_all[n * 3 + 1] = Math.exp(y[n * 3 + 1]! - softmax1_y_4);
      softmax1_y_all[n * 3 + 2] = Math.exp(y[n * 3 + 2]! - softmax1_y_4);
    }
  }

  // ---- the loss --------------------------------------------------------------------------------------------

  // penalty(highway1.T) = 0.0005 * sum(i1, i2: highway1.T[i1, i2] ^ 2) (examples/highway/highway.nn:24)
  // penalty(highway2.W) = 0.0005 * sum(i1, i2: highway2.W[i1, i2] ^ 2)
  // penalty(dense2.W) = 0.0005 * sum(i1, i2: dense2.W[i1, i2] ^ 2)
  // penalty(highway1.W) = 0.0005 * sum(i1, i2: highway1.W[i1, i2] ^ 2)
  // penalty(dense1.W) = 0.0005 * sum(i1, i2: dense1.W[i1, i2] ^ 2)
  // penalty(highway2.T) = 0.0005 * sum(i1, i2: highway2.T[i1, i2] ^ 2)
  // sums on 4 accumulators
  function evaluate_penalty_highway2_T_2(): void {
    const T = highway1_T;
    const W = highway2_W;
    const dense2_W_all = dense2_W;
    const highway1_W_all = highway1_W;
    const dense1_W_all = dense1_W;
    const highway2_T_all = highway2_T;
    const penalty_highway1_T_all = penalty_highway1_T;
    const penalty_highway2_W_all = penalty_highway2_W;
    const penalty_dense2_W_all = penalty_dense2_W;
    const penalty_highway1_W_all = penalty_highway1_W;
    const penalty_dense1_W_all = penalty_dense1_W;
    const penalty_highway2_T_all = penalty_highway2_T;
    let total = 0;
    let total_1 = 0;
    let total_7 = 0;
    let total_8 = 0;
    for (let i2 = 0; i2 < 576; i2 += 4) {
      total += square(T[i2]!);
      total_1 += square(T[i2 + 1]!);
      total_7 += square(T[i2 + 2]!);
      total_8 += square(T[i2 + 3]!);
    }
    total += total_1;
    total += total_7;
    total += total_8;
    const penalty_highway1_T_2 = 0.0005 * total;
    let total_2 = 0;
    let total_9 = 0;
    let total_10 = 0;
    let total_11 = 0;
    for (let i2_2 = 0; i2_2 < 576; i2_2 += 4) {
      total_2 += square(W[i2_2]!);
      total_9 += square(W[i2_2 + 1]!);
      total_10 += square(W[i2_2 + 2]!);
      total_11 += square(W[i2_2 + 3]!);
    }
    total_2 += total_9;
    total_2 += total_10;
    total_2 += total_11;
    const penalty_highway2_W_2 = 0.0005 * total_2;
    let total_3 = 0;
    let total_12 = 0;
    let total_13 = 0;
    let total_14 = 0;
    for (let i2_3 = 0; i2_3 < 72; i2_3 += 4) {
      total_3 += square(dense2_W_all[i2_3]!);
      total_12 += square(dense2_W_all[i2_3 + 1]!);
      total_13 += square(dense2_W_all[i2_3 + 2]!);
      total_14 += square(dense2_W_all[i2_3 + 3]!);
    }
    total_3 += total_12;
    total_3 += total_13;
    total_3 += total_14;
    const penalty_dense2_W_2 = 0.0005 * total_3;
    let total_4 = 0;
    let total_15 = 0;
    let total_16 = 0;
    let total_17 = 0;
    for (let i2_4 = 0; i2_4 < 576; i2_4 += 4) {
      total_4 += square(highway1_W_all[i2_4]!);
      total_15 += square(highway1_W_all[i2_4 + 1]!);
      total_16 += square(highway1_W_all[i2_4 + 2]!);
      total_17 += square(highway1_W_all[i2_4 + 3]!);
    }
    total_4 += total_15;
    total_4 += total_16;
    total_4 += total_17;
    const penalty_highway1_W_2 = 0.0005 * total_4;
    let total_5 = 0;
    let total_18 = 0;
    let total_19 = 0;
    let total_20 = 0;
    for (let i2_5 = 0; i2_5 < 312; i2_5 += 4) {
      total_5 += square(dense1_W_all[i2_5]!);
      total_18 += square(dense1_W_all[i2_5 + 1]!);
      total_19 += square(dense1_W_all[i2_5 + 2]!);
      total_20 += square(dense1_W_all[i2_5 + 3]!);
    }
    total_5 += total_18;
    total_5 += total_19;
    total_5 += total_20;
    const penalty_dense1_W_2 = 0.0005 * total_5;
    let total_6 = 0;
    let total_21 = 0;
    let total_22 = 0;
    let total_23 = 0;
    for (let i2_6 = 0; i2_6 < 576; i2_6 += 4) {
      total_6 += square(highway2_T_all[i2_6]!);
      total_21 += square(highway2_T_all[i2_6 + 1]!);
      total_22 += square(highway2_T_all[i2_6 + 2]!);
      total_23 += square(highway2_T_all[i2_6 + 3]!);
    }
    total_6 += total_21;
    total_6 += total_22;
    total_6 += total_23;
    const penalty_highway2_T_2 = 0.0005 * total_6;
    penalty_highway1_T_all[0] = penalty_highway1_T_2;
    penalty_highway2_W_all[0] = penalty_highway2_W_2;
    penalty_dense2_W_all[0] = penalty_dense2_W_2;
    penalty_highway1_W_all[0] = penalty_highway1_W_2;
    penalty_dense1_W_all[0] = penalty_dense1_W_2;
    penalty_highway2_T_all[0] = penalty_highway2_T_2;
  }

  // loss.data = sum(n: softmax1.y.1[n] - dense2.y[n, target(cultivar)[n]]) / count
  // loss = penalty(highway1.T) + penalty(highway2.W) + penalty(dense2.W) + penalty(highway1.W) + loss.data +
  //   penalty(dense1.W) + penalty(highway2.T)
  function evaluate_loss_2(count: number): void {
    const cultivar = target_cultivar;
    const y_1 = softmax1_y_1;
    const y = dense2_y;
    const T = penalty_highway1_T;
    const W = penalty_highway2_W;
    const dense2_W = penalty_dense2_W;
    const highway1_W = penalty_highway1_W;
    const dense1_W = penalty_dense1_W;
    const highway2_T = penalty_highway2_T;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      const position = cultivar[n]!;
      total += y_1[n]! - y[n * 3 + position]!;
    }
    const loss_data = total / count;
    meanLoss_all[0] = T[0]! + W[0]! + dense2_W[0]! + highway1_W[0]! + loss_data + dense1_W[0]! + highway2_T[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // dense1.y[n, j] = sum(i: dense1.W[i, j] * standardize1.y[n, i]) + dense1.b[j] (examples/highway/highway.nn:18)
  // relu1.y[n, j] = max(dense1.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function train_relu1_y_2(count: number): void {
    const W = dense1_W;
    const y = standardize1_y;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    const relu1_y_all = relu1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 12; i += 2) {
          const dense1_W_1 = W[i * 24 + j]!;
          const standardize1_y_1 = y[n * 13 + i]!;
          total_5 += dense1_W_1 * standardize1_y_1;
          const dense1_W_2 = W[i * 24 + j + 1]!;
          total_9 += dense1_W_2 * standardize1_y_1;
          const standardize1_y_2 = y[n * 13 + i + 13]!;
          total_6 += dense1_W_1 * standardize1_y_2;
          total_10 += dense1_W_2 * standardize1_y_2;
          const standardize1_y_3 = y[n * 13 + i + 26]!;
          total_7 += dense1_W_1 * standardize1_y_3;
          total_11 += dense1_W_2 * standardize1_y_3;
          const standardize1_y_4 = y[n * 13 + i + 39]!;
          total_8 += dense1_W_1 * standardize1_y_4;
          total_12 += dense1_W_2 * standardize1_y_4;
          const dense1_W_3 = W[i * 24 + j + 24]!;
          const standardize1_y_5 = y[n * 13 + i + 1]!;
          total_5 += dense1_W_3 * standardize1_y_5;
          const dense1_W_4 = W[i * 24 + j + 25]!;
          total_9 += dense1_W_4 * standardize1_y_5;
          const standardize1_y_6 = y[n * 13 + i + 14]!;
          total_6 += dense1_W_3 * standardize1_y_6;
          total_10 += dense1_W_4 * standardize1_y_6;
          const standardize1_y_7 = y[n * 13 + i + 27]!;
          total_7 += dense1_W_3 * standardize1_y_7;
          total_11 += dense1_W_4 * standardize1_y_7;
          const standardize1_y_8 = y[n * 13 + i + 40]!;
          total_8 += dense1_W_3 * standardize1_y_8;
          total_12 += dense1_W_4 * standardize1_y_8;
        }
        const dense1_W_5 = W[j + 288]!;
        const standardize1_y_9 = y[n * 13 + 12]!;
        total_5 += dense1_W_5 * standardize1_y_9;
        const dense1_W_6 = W[j + 289]!;
        total_9 += dense1_W_6 * standardize1_y_9;
        const standardize1_y_10 = y[n * 13 + 25]!;
        total_6 += dense1_W_5 * standardize1_y_10;
        total_10 += dense1_W_6 * standardize1_y_10;
        const standardize1_y_11 = y[n * 13 + 38]!;
        total_7 += dense1_W_5 * standardize1_y_11;
        total_11 += dense1_W_6 * standardize1_y_11;
        const standardize1_y_12 = y[n * 13 + 51]!;
        total_8 += dense1_W_5 * standardize1_y_12;
        total_12 += dense1_W_6 * standardize1_y_12;
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
        const relu1_y_5 = Math.max(dense1_y_5, 0);
        const relu1_y_9 = Math.max(dense1_y_9, 0);
        const relu1_y_6 = Math.max(dense1_y_6, 0);
        const relu1_y_10 = Math.max(dense1_y_10, 0);
        const relu1_y_7 = Math.max(dense1_y_7, 0);
        const relu1_y_11 = Math.max(dense1_y_11, 0);
        const relu1_y_8 = Math.max(dense1_y_8, 0);
        const relu1_y_12 = Math.max(dense1_y_12, 0);
        dense1_y_all[n * 24 + j] = dense1_y_5;
        dense1_y_all[n * 24 + j + 1] = dense1_y_9;
        dense1_y_all[n * 24 + j + 24] = dense1_y_6;
        dense1_y_all[n * 24 + j + 25] = dense1_y_10;
        dense1_y_all[n * 24 + j + 48] = dense1_y_7;
        dense1_y_all[n * 24 + j + 49] = dense1_y_11;
        dense1_y_all[n * 24 + j + 72] = dense1_y_8;
        dense1_y_all[n * 24 + j + 73] = dense1_y_12;
        relu1_y_all[n * 24 + j] = relu1_y_5;
        relu1_y_all[n * 24 + j + 1] = relu1_y_9;
        relu1_y_all[n * 24 + j + 24] = relu1_y_6;
        relu1_y_all[n * 24 + j + 25] = relu1_y_10;
        relu1_y_all[n * 24 + j + 48] = relu1_y_7;
        relu1_y_all[n * 24 + j + 49] = relu1_y_11;
        relu1_y_all[n * 24 + j + 72] = relu1_y_8;
        relu1_y_all[n * 24 + j + 73] = relu1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 12; i_1 += 2) {
          const standardize1_y_13 = y[n_1 * 13 + i_1]!;
          total_14 += W[i_1 * 24 + j]! * standardize1_y_13;
          total_15 += W[i_1 * 24 + j + 1]! * standardize1_y_13;
          total_16 += W[i_1 * 24 + j + 2]! * standardize1_y_13;
          total_17 += W[i_1 * 24 + j + 3]! * standardize1_y_13;
          const standardize1_y_14 = y[n_1 * 13 + i_1 + 1]!;
          total_14 += W[i_1 * 24 + j + 24]! * standardize1_y_14;
          total_15 += W[i_1 * 24 + j + 25]! * standardize1_y_14;
          total_16 += W[i_1 * 24 + j + 26]! * standardize1_y_14;
          total_17 += W[i_1 * 24 + j + 27]! * standardize1_y_14;
        }
        const standardize1_y_15 = y[n_1 * 13 + 12]!;
        total_14 += W[j + 288]! * standardize1_y_15;
        total_15 += W[j + 289]! * standardize1_y_15;
        total_16 += W[j + 290]! * standardize1_y_15;
        total_17 += W[j + 291]! * standardize1_y_15;
        const dense1_y_14 = total_14 + b[j]!;
        const dense1_y_15 = total_15 + b[j + 1]!;
        const dense1_y_16 = total_16 + b[j + 2]!;
        const dense1_y_17 = total_17 + b[j + 3]!;
        const relu1_y_14 = Math.max(dense1_y_14, 0);
        const relu1_y_15 = Math.max(dense1_y_15, 0);
        const relu1_y_16 = Math.max(dense1_y_16, 0);
        const relu1_y_17 = Math.max(dense1_y_17, 0);
        dense1_y_all[n_1 * 24 + j] = dense1_y_14;
        dense1_y_all[n_1 * 24 + j + 1] = dense1_y_15;
        dense1_y_all[n_1 * 24 + j + 2] = dense1_y_16;
        dense1_y_all[n_1 * 24 + j + 3] = dense1_y_17;
        relu1_y_all[n_1 * 24 + j] = relu1_y_14;
        relu1_y_all[n_1 * 24 + j + 1] = relu1_y_15;
        relu1_y_all[n_1 * 24 + j + 2] = relu1_y_16;
        relu1_y_all[n_1 * 24 + j + 3] = relu1_y_17;
      }
    }
  }

  // highway1.anew.1[n, j] = sum(i: relu1.y[n, i] * highway1.W[i, j]) (examples/highway/highway.nn:19)
  // highway1.anew[n, j] = tanh(highway1.b[j] + highway1.anew.1[n, j])
  // highway1.y[n, j] = (1 - highway1.gate[n, j]) * relu1.y[n, j] + highway1.anew[n, j] * highway1.gate[n, j]
  // tiled 4×2 (n × j), reduction by 2
  function train_highway1_y_2(count: number): void {
    const y = relu1_y;
    const W = highway1_W;
    const b = highway1_b;
    const gate = highway1_gate;
    const anew = highway1_anew;
    const highway1_y_all = highway1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 24; i += 2) {
          const relu1_y_1 = y[n * 24 + i]!;
          const highway1_W_1 = W[i * 24 + j]!;
          total_5 += relu1_y_1 * highway1_W_1;
          const highway1_W_2 = W[i * 24 + j + 1]!;
          total_9 += relu1_y_1 * highway1_W_2;
          const relu1_y_2 = y[n * 24 + i + 24]!;
          total_6 += relu1_y_2 * highway1_W_1;
          total_10 += relu1_y_2 * highway1_W_2;
          const relu1_y_3 = y[n * 24 + i + 48]!;
          total_7 += relu1_y_3 * highway1_W_1;
          total_11 += relu1_y_3 * highway1_W_2;
          const relu1_y_4 = y[n * 24 + i + 72]!;
          total_8 += relu1_y_4 * highway1_W_1;
          total_12 += relu1_y_4 * highway1_W_2;
          const relu1_y_5 = y[n * 24 + i + 1]!;
          const highway1_W_3 = W[i * 24 + j + 24]!;
          total_5 += relu1_y_5 * highway1_W_3;
          const highway1_W_4 = W[i * 24 + j + 25]!;
          total_9 += relu1_y_5 * highway1_W_4;
          const relu1_y_6 = y[n * 24 + i + 25]!;
          total_6 += relu1_y_6 * highway1_W_3;
          total_10 += relu1_y_6 * highway1_W_4;
          const relu1_y_7 = y[n * 24 + i + 49]!;
          total_7 += relu1_y_7 * highway1_W_3;
          total_11 += relu1_y_7 * highway1_W_4;
          const relu1_y_8 = y[n * 24 + i + 73]!;
          total_8 += relu1_y_8 * highway1_W_3;
          total_12 += relu1_y_8 * highway1_W_4;
        }
        const highway1_anew_10 = total_5;
        const highway1_anew_18 = total_9;
        const highway1_anew_11 = total_6;
        const highway1_anew_19 = total_10;
        const highway1_anew_12 = total_7;
        const highway1_anew_20 = total_11;
        const highway1_anew_13 = total_8;
        const highway1_anew_21 = total_12;
        const highway1_b_1 = b[j]!;
        const highway1_anew_14 = tanh(highway1_b_1 + highway1_anew_10);
        const highway1_b_2 = b[j + 1]!;
        const highway1_anew_22 = tanh(highway1_b_2 + highway1_anew_18);
        const highway1_anew_15 = tanh(highway1_b_1 + highway1_anew_11);
        const highway1_anew_23 = tanh(highway1_b_2 + highway1_anew_19);
        const highway1_anew_16 = tanh(highway1_b_1 + highway1_anew_12);
        const highway1_anew_24 = tanh(highway1_b_2 + highway1_anew_20);
        const highway1_anew_17 = tanh(highway1_b_1 + highway1_anew_13);
        const highway1_anew_25 = tanh(highway1_b_2 + highway1_anew_21);
        const highway1_gate_1 = gate[n * 24 + j]!;
        const highway1_y_5 = (1 - highway1_gate_1) * y[n * 24 + j]! + highway1_anew_14 * highway1_gate_1;
        const highway1_gate_2 = gate[n * 24 + j + 1]!;
        const highway1_y_9 = (1 - highway1_gate_2) * y[n * 24 + j + 1]! + highway1_anew_22 * highway1_gate_2;
        const highway1_gate_3 = gate[n * 24 + j + 24]!;
        const highway1_y_6 = (1 - highway1_gate_3) * y[n * 24 + j + 24]! + highway1_anew_15 * highway1_gate_3;
        const highway1_gate_4 = gate[n * 24 + j + 25]!;
        const highway1_y_10 = (1 - highway1_gate_4) * y[n * 24 + j + 25]! + highway1_anew_23 * highway1_gate_4;
        const highway1_gate_5 = gate[n * 24 + j + 48]!;
        const highway1_y_7 = (1 - highway1_gate_5) * y[n * 24 + j + 48]! + highway1_anew_16 * highway1_gate_5;
        const highway1_gate_6 = gate[n * 24 + j + 49]!;
        const highway1_y_11 = (1 - highway1_gate_6) * y[n * 24 + j + 49]! + highway1_anew_24 * highway1_gate_6;
        const highway1_gate_7 = gate[n * 24 + j + 72]!;
        const highway1_y_8 = (1 - highway1_gate_7) * y[n * 24 + j + 72]! + highway1_anew_17 * highway1_gate_7;
        const highway1_gate_8 = gate[n * 24 + j + 73]!;
        const highway1_y_12 = (1 - highway1_gate_8) * y[n * 24 + j + 73]! + highway1_anew_25 * highway1_gate_8;
        anew[n * 24 + j] = highway1_anew_14;
        anew[n * 24 + j + 1] = highway1_anew_22;
        anew[n * 24 + j + 24] = highway1_anew_15;
        anew[n * 24 + j + 25] = highway1_anew_23;
        anew[n * 24 + j + 48] = highway1_anew_16;
        anew[n * 24 + j + 49] = highway1_anew_24;
        anew[n * 24 + j + 72] = highway1_anew_17;
        anew[n * 24 + j + 73] = highway1_anew_25;
        highway1_y_all[n * 24 + j] = highway1_y_5;
        highway1_y_all[n * 24 + j + 1] = highway1_y_9;
        highway1_y_all[n * 24 + j + 24] = highway1_y_6;
        highway1_y_all[n * 24 + j + 25] = highway1_y_10;
        highway1_y_all[n * 24 + j + 48] = highway1_y_7;
        highway1_y_all[n * 24 + j + 49] = highway1_y_11;
        highway1_y_all[n * 24 + j + 72] = highway1_y_8;
        highway1_y_all[n * 24 + j + 73] = highway1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 24; i_1 += 2) {
          const relu1_y_9 = y[n_1 * 24 + i_1]!;
          total_14 += relu1_y_9 * W[i_1 * 24 + j]!;
          total_15 += relu1_y_9 * W[i_1 * 24 + j + 1]!;
          total_16 += relu1_y_9 * W[i_1 * 24 + j + 2]!;
          total_17 += relu1_y_9 * W[i_1 * 24 + j + 3]!;
          const relu1_y_10 = y[n_1 * 24 + i_1 + 1]!;
          total_14 += relu1_y_10 * W[i_1 * 24 + j + 24]!;
          total_15 += relu1_y_10 * W[i_1 * 24 + j + 25]!;
          total_16 += relu1_y_10 * W[i_1 * 24 + j + 26]!;
          total_17 += relu1_y_10 * W[i_1 * 24 + j + 27]!;
        }
        const highway1_anew_28 = total_14;
        const highway1_anew_30 = total_15;
        const highway1_anew_32 = total_16;
        const highway1_anew_34 = total_17;
        const highway1_anew_29 = tanh(b[j]! + highway1_anew_28);
        const highway1_anew_31 = tanh(b[j + 1]! + highway1_anew_30);
        const highway1_anew_33 = tanh(b[j + 2]! + highway1_anew_32);
        const highway1_anew_35 = tanh(b[j + 3]! + highway1_anew_34);
        const highway1_gate_9 = gate[n_1 * 24 + j]!;
        const highway1_y_14 = (1 - highway1_gate_9) * y[n_1 * 24 + j]! + highway1_anew_29 * highway1_gate_9;
        const highway1_gate_10 = gate[n_1 * 24 + j + 1]!;
        const highway1_y_15 = (1 - highway1_gate_10) * y[n_1 * 24 + j + 1]! + highway1_anew_31 * highway1_gate_10;
        const highway1_gate_11 = gate[n_1 * 24 + j + 2]!;
        const highway1_y_16 = (1 - highway1_gate_11) * y[n_1 * 24 + j + 2]! + highway1_anew_33 * highway1_gate_11;
        const highway1_gate_12 = gate[n_1 * 24 + j + 3]!;
        const highway1_y_17 = (1 - highway1_gate_12) * y[n_1 * 24 + j + 3]! + highway1_anew_35 * highway1_gate_12;
        anew[n_1 * 24 + j] = highway1_anew_29;
        anew[n_1 * 24 + j + 1] = highway1_anew_31;
        anew[n_1 * 24 + j + 2] = highway1_anew_33;
        anew[n_1 * 24 + j + 3] = highway1_anew_35;
        highway1_y_all[n_1 * 24 + j] = highway1_y_14;
        highway1_y_all[n_1 * 24 + j + 1] = highway1_y_15;
        highway1_y_all[n_1 * 24 + j + 2] = highway1_y_16;
        highway1_y_all[n_1 * 24 + j + 3] = highway1_y_17;
      }
    }
  }

  // highway2.anew.1[n, j] = sum(i: highway2.W[i, j] * highway1.y[n, i]) (examples/highway/highway.nn:19)
  // highway2.anew[n, j] = tanh(highway2.anew.1[n, j] + highway2.b[j])
  // highway2.y[n, j] = (1 - highway2.gate[n, j]) * highway1.y[n, j] + highway2.anew[n, j] * highway2.gate[n, j]
  // tiled 4×2 (n × j), reduction by 2
  function train_highway2_y_2(count: number): void {
    const W = highway2_W;
    const y = highway1_y;
    const b = highway2_b;
    const gate = highway2_gate;
    const anew = highway2_anew;
    const highway2_y_all = highway2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 24; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 24; i += 2) {
          const highway2_W_1 = W[i * 24 + j]!;
          const highway1_y_1 = y[n * 24 + i]!;
          total_5 += highway2_W_1 * highway1_y_1;
          const highway2_W_2 = W[i * 24 + j + 1]!;
          total_9 += highway2_W_2 * highway1_y_1;
          const highway1_y_2 = y[n * 24 + i + 24]!;
          total_6 += highway2_W_1 * highway1_y_2;
          total_10 += highway2_W_2 * highway1_y_2;
          const highway1_y_3 = y[n * 24 + i + 48]!;
          total_7 += highway2_W_1 * highway1_y_3;
          total_11 += highway2_W_2 * highway1_y_3;
          const highway1_y_4 = y[n * 24 + i + 72]!;
          total_8 += highway2_W_1 * highway1_y_4;
          total_12 += highway2_W_2 * highway1_y_4;
          const highway2_W_3 = W[i * 24 + j + 24]!;
          const highway1_y_5 = y[n * 24 + i + 1]!;
          total_5 += highway2_W_3 * highway1_y_5;
          const highway2_W_4 = W[i * 24 + j + 25]!;
          total_9 += highway2_W_4 * highway1_y_5;
          const highway1_y_6 = y[n * 24 + i + 25]!;
          total_6 += highway2_W_3 * highway1_y_6;
          total_10 += highway2_W_4 * highway1_y_6;
          const highway1_y_7 = y[n * 24 + i + 49]!;
          total_7 += highway2_W_3 * highway1_y_7;
          total_11 += highway2_W_4 * highway1_y_7;
          const highway1_y_8 = y[n * 24 + i + 73]!;
          total_8 += highway2_W_3 * highway1_y_8;
          total_12 += highway2_W_4 * highway1_y_8;
        }
        const highway2_anew_10 = total_5;
        const highway2_anew_18 = total_9;
        const highway2_anew_11 = total_6;
        const highway2_anew_19 = total_10;
        const highway2_anew_12 = total_7;
        const highway2_anew_20 = total_11;
        const highway2_anew_13 = total_8;
        const highway2_anew_21 = total_12;
        const highway2_b_1 = b[j]!;
        const highway2_anew_14 = tanh(highway2_anew_10 + highway2_b_1);
        const highway2_b_2 = b[j + 1]!;
        const highway2_anew_22 = tanh(highway2_anew_18 + highway2_b_2);
        const highway2_anew_15 = tanh(highway2_anew_11 + highway2_b_1);
        const highway2_anew_23 = tanh(highway2_anew_19 + highway2_b_2);
        const highway2_anew_16 = tanh(highway2_anew_12 + highway2_b_1);
        const highway2_anew_24 = tanh(highway2_anew_20 + highway2_b_2);
        const highway2_anew_17 = tanh(highway2_anew_13 + highway2_b_1);
        const highway2_anew_25 = tanh(highway2_anew_21 + highway2_b_2);
        const highway2_gate_1 = gate[n * 24 + j]!;
        const highway2_y_5 = (1 - highway2_gate_1) * y[n * 24 + j]! + highway2_anew_14 * highway2_gate_1;
        const highway2_gate_2 = gate[n * 24 + j + 1]!;
        const highway2_y_9 = (1 - highway2_gate_2) * y[n * 24 + j + 1]! + highway2_anew_22 * highway2_gate_2;
        const highway2_gate_3 = gate[n * 24 + j + 24]!;
        const highway2_y_6 = (1 - highway2_gate_3) * y[n * 24 + j + 24]! + highway2_anew_15 * highway2_gate_3;
        const highway2_gate_4 = gate[n * 24 + j + 25]!;
        const highway2_y_10 = (1 - highway2_gate_4) * y[n * 24 + j + 25]! + highway2_anew_23 * highway2_gate_4;
        const highway2_gate_5 = gate[n * 24 + j + 48]!;
        const highway2_y_7 = (1 - highway2_gate_5) * y[n * 24 + j + 48]! + highway2_anew_16 * highway2_gate_5;
        const highway2_gate_6 = gate[n * 24 + j + 49]!;
        const highway2_y_11 = (1 - highway2_gate_6) * y[n * 24 + j + 49]! + highway2_anew_24 * highway2_gate_6;
        const highway2_gate_7 = gate[n * 24 + j + 72]!;
        const highway2_y_8 = (1 - highway2_gate_7) * y[n * 24 + j + 72]! + highway2_anew_17 * highway2_gate_7;
        const highway2_gate_8 = gate[n * 24 + j + 73]!;
        const highway2_y_12 = (1 - highway2_gate_8) * y[n * 24 + j + 73]! + highway2_anew_25 * highway2_gate_8;
        anew[n * 24 + j] = highway2_anew_14;
        anew[n * 24 + j + 1] = highway2_anew_22;
        anew[n * 24 + j + 24] = highway2_anew_15;
        anew[n * 24 + j + 25] = highway2_anew_23;
        anew[n * 24 + j + 48] = highway2_anew_16;
        anew[n * 24 + j + 49] = highway2_anew_24;
        anew[n * 24 + j + 72] = highway2_anew_17;
        anew[n * 24 + j + 73] = highway2_anew_25;
        highway2_y_all[n * 24 + j] = highway2_y_5;
        highway2_y_all[n * 24 + j + 1] = highway2_y_9;
        highway2_y_all[n * 24 + j + 24] = highway2_y_6;
        highway2_y_all[n * 24 + j + 25] = highway2_y_10;
        highway2_y_all[n * 24 + j + 48] = highway2_y_7;
        highway2_y_all[n * 24 + j + 49] = highway2_y_11;
        highway2_y_all[n * 24 + j + 72] = highway2_y_8;
        highway2_y_all[n * 24 + j + 73] = highway2_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 24; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 24; i_1 += 2) {
          const highway1_y_9 = y[n_1 * 24 + i_1]!;
          total_14 += W[i_1 * 24 + j]! * highway1_y_9;
          total_15 += W[i_1 * 24 + j + 1]! * highway1_y_9;
          total_16 += W[i_1 * 24 + j + 2]! * highway1_y_9;
          total_17 += W[i_1 * 24 + j + 3]! * highway1_y_9;
          const highway1_y_10 = y[n_1 * 24 + i_1 + 1]!;
          total_14 += W[i_1 * 24 + j + 24]! * highway1_y_10;
          total_15 += W[i_1 * 24 + j + 25]! * highway1_y_10;
          total_16 += W[i_1 * 24 + j + 26]! * highway1_y_10;
          total_17 += W[i_1 * 24 + j + 27]! * highway1_y_10;
        }
        const highway2_anew_28 = total_14;
        const highway2_anew_30 = total_15;
        const highway2_anew_32 = total_16;
        const highway2_anew_34 = total_17;
        const highway2_anew_29 = tanh(highway2_anew_28 + b[j]!);
        const highway2_anew_31 = tanh(highway2_anew_30 + b[j + 1]!);
        const highway2_anew_33 = tanh(highway2_anew_32 + b[j + 2]!);
        const highway2_anew_35 = tanh(highway2_anew_34 + b[j + 3]!);
        const highway2_gate_9 = gate[n_1 * 24 + j]!;
        const highway2_y_14 = (1 - highway2_gate_9) * y[n_1 * 24 + j]! + highway2_anew_29 * highway2_gate_9;
        const highway2_gate_10 = gate[n_1 * 24 + j + 1]!;
        const highway2_y_15 = (1 - highway2_gate_10) * y[n_1 * 24 + j + 1]! + highway2_anew_31 * highway2_gate_10;
        const highway2_gate_11 = gate[n_1 * 24 + j + 2]!;
        const highway2_y_16 = (1 - highway2_gate_11) * y[n_1 * 24 + j + 2]! + highway2_anew_33 * highway2_gate_11;
        const highway2_gate_12 = gate[n_1 * 24 + j + 3]!;
        const highway2_y_17 = (1 - highway2_gate_12) * y[n_1 * 24 + j + 3]! + highway2_anew_35 * highway2_gate_12;
        anew[n_1 * 24 + j] = highway2_anew_29;
        anew[n_1 * 24 + j + 1] = highway2_anew_31;
        anew[n_1 * 24 + j + 2] = highway2_anew_33;
        anew[n_1 * 24 + j + 3] = highway2_anew_35;
        highway2_y_all[n_1 * 24 + j] = highway2_y_14;
        highway2_y_all[n_1 * 24 + j + 1] = highway2_y_15;
        highway2_y_all[n_1 * 24 + j + 2] = highway2_y_16;
        highway2_y_all[n_1 * 24 + j + 3] = highway2_y_17;
      }
    }
  }

  // d(dense2.y)[n, i1] = (exp(-softmax1.y.1[n] + dense2.y[n, i1]) - ((i1 == target(cultivar)[n]) ? 1 : 0)) / count
  //   (examples/highway/highway.nn:23)
  // written out: 15 operations, a loop would cost more
  function train_d_dense2_y(count: number): void {
    const y_1 = softmax1_y_1;
    const cultivar = target_cultivar;
    const y = dense2_y;
    const d_dense2_y_all = d_dense2_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_1_2 = y_1[n]!;
      const target_cultivar_1 = cultivar[n]!;
      d_dense2_y_all[n * 3] = (Math.exp(y[n * 3]! - softmax1_y_1_2) - (0 === target_cultivar_1 ? 1 : 0)) / count;
      d_dense2_y_all[n * 3 + 1] = (Math.exp(y[n * 3 + 1]! - softmax1_y_1_2) - (1 === target_cultivar_1 ? 1 : 0)) / count;
      d_dense2_y_all[n * 3 + 2] = (Math.exp(y[n * 3 + 2]! - softmax1_y_1_2) - (2 === target_cultivar_1 ? 1 : 0)) / count;
    }
  }

  // d(highway2.y)[n, i1] = sum(j: dense2.W[i1, j] * d(dense2.y)[n, j]) (examples/highway/highway.nn:19)
  // d(highway2.gate)[n, i1] = (highway2.anew[n, i1] - highway1.y[n, i1]) * d(highway2.y)[n, i1]
  // d(highway2.gate.1)[n, i1] = (1 - highway2.gate[n, i1]) * d(highway2.gate)[n, i1] * highway2.gate[n, i1]
  // d(highway2.anew)[n, i1] = d(highway2.y)[n, i1] * highway2.gate[n, i1]
  // d(highway2.anew.1)[n, i1] = d(highway2.anew)[n, i1] * (1 - highway2.anew[n, i1] ^ 2)
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_highway2_anew_1(count: number): void {
    const W = dense2_W;
    const y = d_dense2_y;
    const anew = highway2_anew;
    const highway1_y_all = highway1_y;
    const gate = highway2_gate;
    const highway2_y = d_highway2_y;
    const d_highway2_gate_all = d_highway2_gate;
    const gate_1 = d_highway2_gate_1;
    const d_highway2_anew_all = d_highway2_anew;
    const anew_1 = d_highway2_anew_1;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        const dense2_W_1 = W[i1 * 3]!;
        const d_dense2_y_1 = y[n * 3]!;
        let total_5 = dense2_W_1 * d_dense2_y_1;
        const dense2_W_2 = W[i1 * 3 + 3]!;
        let total_9 = dense2_W_2 * d_dense2_y_1;
        const d_dense2_y_2 = y[n * 3 + 3]!;
        let total_6 = dense2_W_1 * d_dense2_y_2;
        let total_10 = dense2_W_2 * d_dense2_y_2;
        const d_dense2_y_3 = y[n * 3 + 6]!;
        let total_7 = dense2_W_1 * d_dense2_y_3;
        let total_11 = dense2_W_2 * d_dense2_y_3;
        const d_dense2_y_4 = y[n * 3 + 9]!;
        let total_8 = dense2_W_1 * d_dense2_y_4;
        let total_12 = dense2_W_2 * d_dense2_y_4;
        const dense2_W_3 = W[i1 * 3 + 1]!;
        const d_dense2_y_5 = y[n * 3 + 1]!;
        total_5 += dense2_W_3 * d_dense2_y_5;
        const dense2_W_4 = W[i1 * 3 + 4]!;
        total_9 += dense2_W_4 * d_dense2_y_5;
        const d_dense2_y_6 = y[n * 3 + 4]!;
        total_6 += dense2_W_3 * d_dense2_y_6;
        total_10 += dense2_W_4 * d_dense2_y_6;
        const d_dense2_y_7 = y[n * 3 + 7]!;
        total_7 += dense2_W_3 * d_dense2_y_7;
        total_11 += dense2_W_4 * d_dense2_y_7;
        const d_dense2_y_8 = y[n * 3 + 10]!;
        total_8 += dense2_W_3 * d_dense2_y_8;
        total_12 += dense2_W_4 * d_dense2_y_8;
        const dense2_W_5 = W[i1 * 3 + 2]!;
        const d_dense2_y_9 = y[n * 3 + 2]!;
        total_5 += dense2_W_5 * d_dense2_y_9;
        const dense2_W_6 = W[i1 * 3 + 5]!;
        total_9 += dense2_W_6 * d_dense2_y_9;
        const d_dense2_y_10 = y[n * 3 + 5]!;
        total_6 += dense2_W_5 * d_dense2_y_10;
        total_10 += dense2_W_6 * d_dense2_y_10;
        const d_dense2_y_11 = y[n * 3 + 8]!;
        total_7 += dense2_W_5 * d_dense2_y_11;
        total_11 += dense2_W_6 * d_dense2_y_11;
        const d_dense2_y_12 = y[n * 3 + 11]!;
        total_8 += dense2_W_5 * d_dense2_y_12;
        total_12 += dense2_W_6 * d_dense2_y_12;
        const d_highway2_y_5 = total_5;
        const d_highway2_y_9 = total_9;
        const d_highway2_y_6 = total_6;
        const d_highway2_y_10 = total_10;
        const d_highway2_y_7 = total_7;
        const d_highway2_y_11 = total_11;
        const d_highway2_y_8 = total_8;
        const d_highway2_y_12 = total_12;
        const highway2_anew_1 = anew[n * 24 + i1]!;
        const d_highway2_gate_10 = (highway2_anew_1 - highway1_y_all[n * 24 + i1]!) * d_highway2_y_5;
        const highway2_anew_2 = anew[n * 24 + i1 + 1]!;
        const d_highway2_gate_18 = (highway2_anew_2 - highway1_y_all[n * 24 + i1 + 1]!) * d_highway2_y_9;
        const highway2_anew_3 = anew[n * 24 + i1 + 24]!;
        const d_highway2_gate_11 = (highway2_anew_3 - highway1_y_all[n * 24 + i1 + 24]!) * d_highway2_y_6;
        const highway2_anew_4 = anew[n * 24 + i1 + 25]!;
        const d_highway2_gate_19 = (highway2_anew_4 - highway1_y_all[n * 24 + i1 + 25]!) * d_highway2_y_10;
        const highway2_anew_5 = anew[n * 24 + i1 + 48]!;
        const d_highway2_gate_12 = (highway2_anew_5 - highway1_y_all[n * 24 + i1 + 48]!) * d_highway2_y_7;
        const highway2_anew_6 = anew[n * 24 + i1 + 49]!;
        const d_highway2_gate_20 = (highway2_anew_6 - highway1_y_all[n * 24 + i1 + 49]!) * d_highway2_y_11;
        const highway2_anew_7 = anew[n * 24 + i1 + 72]!;
        const d_highway2_gate_13 = (highway2_anew_7 - highway1_y_all[n * 24 + i1 + 72]!) * d_highway2_y_8;
        const highway2_anew_8 = anew[n * 24 + i1 + 73]!;
        const d_highway2_gate_21 = (highway2_anew_8 - highway1_y_all[n * 24 + i1 + 73]!) * d_highway2_y_12;
        const highway2_gate_1 = gate[n * 24 + i1]!;
        const d_highway2_gate_14 = (1 - highway2_gate_1) * d_highway2_gate_10 * highway2_gate_1;
        const highway2_gate_2 = gate[n * 24 + i1 + 1]!;
        const d_highway2_gate_22 = (1 - highway2_gate_2) * d_highway2_gate_18 * highway2_gate_2;
        const highway2_gate_3 = gate[n * 24 + i1 + 24]!;
        const d_highway2_gate_15 = (1 - highway2_gate_3) * d_highway2_gate_11 * highway2_gate_3;
        const highway2_gate_4 = gate[n * 24 + i1 + 25]!;
        const d_highway2_gate_23 = (1 - highway2_gate_4) * d_highway2_gate_19 * highway2_gate_4;
        const highway2_gate_5 = gate[n * 24 + i1 + 48]!;
        const d_highway2_gate_16 = (1 - highway2_gate_5) * d_highway2_gate_12 * highway2_gate_5;
        const highway2_gate_6 = gate[n * 24 + i1 + 49]!;
        const d_highway2_gate_24 = (1 - highway2_gate_6) * d_highway2_gate_20 * highway2_gate_6;
        const highway2_gate_7 = gate[n * 24 + i1 + 72]!;
        const d_highway2_gate_17 = (1 - highway2_gate_7) * d_highway2_gate_13 * highway2_gate_7;
        const highway2_gate_8 = gate[n * 24 + i1 + 73]!;
        const d_highway2_gate_25 = (1 - highway2_gate_8) * d_highway2_gate_21 * highway2_gate_8;
        const d_highway2_anew_10 = d_highway2_y_5 * highway2_gate_1;
        const d_highway2_anew_18 = d_highway2_y_9 * highway2_gate_2;
        const d_highway2_anew_11 = d_highway2_y_6 * highway2_gate_3;
        const d_highway2_anew_19 = d_highway2_y_10 * highway2_gate_4;
        const d_highway2_anew_12 = d_highway2_y_7 * highway2_gate_5;
        const d_highway2_anew_20 = d_highway2_y_11 * highway2_gate_6;
        const d_highway2_anew_13 = d_highway2_y_8 * highway2_gate_7;
        const d_highway2_anew_21 = d_highway2_y_12 * highway2_gate_8;
        const d_highway2_anew_14 = d_highway2_anew_10 * (1 - highway2_anew_1 * highway2_anew_1);
        const d_highway2_anew_22 = d_highway2_anew_18 * (1 - highway2_anew_2 * highway2_anew_2);
        const d_highway2_anew_15 = d_highway2_anew_11 * (1 - highway2_anew_3 * highway2_anew_3);
        const d_highway2_anew_23 = d_highway2_anew_19 * (1 - highway2_anew_4 * highway2_anew_4);
        const d_highway2_anew_16 = d_highway2_anew_12 * (1 - highway2_anew_5 * highway2_anew_5);
        const d_highway2_anew_24 = d_highway2_anew_20 * (1 - highway2_anew_6 * highway2_anew_6);
        const d_highway2_anew_17 = d_highway2_anew_13 * (1 - highway2_anew_7 * highway2_anew_7);
        const d_highway2_anew_25 = d_highway2_anew_21 * (1 - highway2_anew_8 * highway2_anew_8);
        highway2_y[n * 24 + i1] = d_highway2_y_5;
        highway2_y[n * 24 + i1 + 1] = d_highway2_y_9;
        highway2_y[n * 24 + i1 + 24] = d_highway2_y_6;
        highway2_y[n * 24 + i1 + 25] = d_highway2_y_10;
        highway2_y[n * 24 + i1 + 48] = d_highway2_y_7;
        highway2_y[n * 24 + i1 + 49] = d_highway2_y_11;
        highway2_y[n * 24 + i1 + 72] = d_highway2_y_8;
        highway2_y[n * 24 + i1 + 73] = d_highway2_y_12;
        d_highway2_gate_all[n * 24 + i1] = d_highway2_gate_10;
        d_highway2_gate_all[n * 24 + i1 + 1] = d_highway2_gate_18;
        d_highway2_gate_all[n * 24 + i1 + 24] = d_highway2_gate_11;
        d_highway2_gate_all[n * 24 + i1 + 25] = d_highway2_gate_19;
        d_highway2_gate_all[n * 24 + i1 + 48] = d_highway2_gate_12;
        d_highway2_gate_all[n * 24 + i1 + 49] = d_highway2_gate_20;
        d_highway2_gate_all[n * 24 + i1 + 72] = d_highway2_gate_13;
        d_highway2_gate_all[n * 24 + i1 + 73] = d_highway2_gate_21;
        gate_1[n * 24 + i1] = d_highway2_gate_14;
        gate_1[n * 24 + i1 + 1] = d_highway2_gate_22;
        gate_1[n * 24 + i1 + 24] = d_highway2_gate_15;
        gate_1[n * 24 + i1 + 25] = d_highway2_gate_23;
        gate_1[n * 24 + i1 + 48] = d_highway2_gate_16;
        gate_1[n * 24 + i1 + 49] = d_highway2_gate_24;
        gate_1[n * 24 + i1 + 72] = d_highway2_gate_17;
        gate_1[n * 24 + i1 + 73] = d_highway2_gate_25;
        d_highway2_anew_all[n * 24 + i1] = d_highway2_anew_10;
        d_highway2_anew_all[n * 24 + i1 + 1] = d_highway2_anew_18;
        d_highway2_anew_all[n * 24 + i1 + 24] = d_highway2_anew_11;
        d_highway2_anew_all[n * 24 + i1 + 25] = d_highway2_anew_19;
        d_highway2_anew_all[n * 24 + i1 + 48] = d_highway2_anew_12;
        d_highway2_anew_all[n * 24 + i1 + 49] = d_highway2_anew_20;
        d_highway2_anew_all[n * 24 + i1 + 72] = d_highway2_anew_13;
        d_highway2_anew_all[n * 24 + i1 + 73] = d_highway2_anew_21;
        anew_1[n * 24 + i1] = d_highway2_anew_14;
        anew_1[n * 24 + i1 + 1] = d_highway2_anew_22;
        anew_1[n * 24 + i1 + 24] = d_highway2_anew_15;
        anew_1[n * 24 + i1 + 25] = d_highway2_anew_23;
        anew_1[n * 24 + i1 + 48] = d_highway2_anew_16;
        anew_1[n * 24 + i1 + 49] = d_highway2_anew_24;
        anew_1[n * 24 + i1 + 72] = d_highway2_anew_17;
        anew_1[n * 24 + i1 + 73] = d_highway2_anew_25;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 24; i1 += 4) {
        const d_dense2_y_13 = y[n_1 * 3]!;
        let total_14 = W[i1 * 3]! * d_dense2_y_13;
        let total_15 = W[i1 * 3 + 3]! * d_dense2_y_13;
        let total_16 = W[i1 * 3 + 6]! * d_dense2_y_13;
        let total_17 = W[i1 * 3 + 9]! * d_dense2_y_13;
        const d_dense2_y_14 = y[n_1 * 3 + 1]!;
        total_14 += W[i1 * 3 + 1]! * d_dense2_y_14;
        total_15 += W[i1 * 3 + 4]! * d_dense2_y_14;
        total_16 += W[i1 * 3 + 7]! * d_dense2_y_14;
        total_17 += W[i1 * 3 + 10]! * d_dense2_y_14;
        const d_dense2_y_15 = y[n_1 * 3 + 2]!;
        total_14 += W[i1 * 3 + 2]! * d_dense2_y_15;
        total_15 += W[i1 * 3 + 5]! * d_dense2_y_15;
        total_16 += W[i1 * 3 + 8]! * d_dense2_y_15;
        total_17 += W[i1 * 3 + 11]! * d_dense2_y_15;
        const d_highway2_y_14 = total_14;
        const d_highway2_y_15 = total_15;
        const d_highway2_y_16 = total_16;
        const d_highway2_y_17 = total_17;
        const highway2_anew_9 = anew[n_1 * 24 + i1]!;
        const d_highway2_gate_28 = (highway2_anew_9 - highway1_y_all[n_1 * 24 + i1]!) * d_highway2_y_14;
        const highway2_anew_10 = anew[n_1 * 24 + i1 + 1]!;
        const d_highway2_gate_30 = (highway2_anew_10 - highway1_y_all[n_1 * 24 + i1 + 1]!) * d_highway2_y_15;
        const highway2_anew_11 = anew[n_1 * 24 + i1 + 2]!;
        const d_highway2_gate_32 = (highway2_anew_11 - highway1_y_all[n_1 * 24 + i1 + 2]!) * d_highway2_y_16;
        const highway2_anew_12 = anew[n_1 * 24 + i1 + 3]!;
        const d_highway2_gate_34 = (highway2_anew_12 - highway1_y_all[n_1 * 24 + i1 + 3]!) * d_highway2_y_17;
        const highway2_gate_9 = gate[n_1 * 24 + i1]!;
        const d_highway2_gate_29 = (1 - highway2_gate_9) * d_highway2_gate_28 * highway2_gate_9;
        const highway2_gate_10 = gate[n_1 * 24 + i1 + 1]!;
        const d_highway2_gate_31 = (1 - highway2_gate_10) * d_highway2_gate_30 * highway2_gate_10;
        const highway2_gate_11 = gate[n_1 * 24 + i1 + 2]!;
        const d_highway2_gate_33 = (1 - highway2_gate_11) * d_highway2_gate_32 * highway2_gate_11;
        const highway2_gate_12 = gate[n_1 * 24 + i1 + 3]!;
        const d_highway2_gate_35 = (1 - highway2_gate_12) * d_highway2_gate_34 * highway2_gate_12;
        const d_highway2_anew_28 = d_highway2_y_14 * highway2_gate_9;
        const d_highway2_anew_30 = d_highway2_y_15 * highway2_gate_10;
        const d_highway2_anew_32 = d_highway2_y_16 * highway2_gate_11;
        const d_highway2_anew_34 = d_highway2_y_17 * highway2_gate_12;
        const d_highway2_anew_29 = d_highway2_anew_28 * (1 - highway2_anew_9 * highway2_anew_9);
        const d_highway2_anew_31 = d_highway2_anew_30 * (1 - highway2_anew_10 * highway2_anew_10);
        const d_highway2_anew_33 = d_highway2_anew_32 * (1 - highway2_anew_11 * highway2_anew_11);
        const d_highway2_anew_35 = d_highway2_anew_34 * (1 - highway2_anew_12 * highway2_anew_12);
        highway2_y[n_1 * 24 + i1] = d_highway2_y_14;
        highway2_y[n_1 * 24 + i1 + 1] = d_highway2_y_15;
        highway2_y[n_1 * 24 + i1 + 2] = d_highway2_y_16;
        highway2_y[n_1 * 24 + i1 + 3] = d_highway2_y_17;
        d_highway2_gate_all[n_1 * 24 + i1] = d_highway2_gate_28;
        d_highway2_gate_all[n_1 * 24 + i1 + 1] = d_highway2_gate_30;
        d_highway2_gate_all[n_1 * 24 + i1 + 2] = d_highway2_gate_32;
        d_highway2_gate_all[n_1 * 24 + i1 + 3] = d_highway2_gate_34;
        gate_1[n_1 * 24 + i1] = d_highway2_gate_29;
        gate_1[n_1 * 24 + i1 + 1] = d_highway2_gate_31;
        gate_1[n_1 * 24 + i1 + 2] = d_highway2_gate_33;
        gate_1[n_1 * 24 + i1 + 3] = d_highway2_gate_35;
        d_highway2_anew_all[n_1 * 24 + i1] = d_highway2_anew_28;
        d_highway2_anew_all[n_1 * 24 + i1 + 1] = d_highway2_anew_30;
        d_highway2_anew_all[n_1 * 24 + i1 + 2] = d_highway2_anew_32;
        d_highway2_anew_all[n_1 * 24 + i1 + 3] = d_highway2_anew_34;
        anew_1[n_1 * 24 + i1] = d_highway2_anew_29;
        anew_1[n_1 * 24 + i1 + 1] = d_highway2_anew_31;
        anew_1[n_1 * 24 + i1 + 2] = d_highway2_anew_33;
        anew_1[n_1 * 24 + i1 + 3] = d_highway2_anew_35;
      }
    }
  }

  // d(highway1.y).2[n, i1] = sum(j: d(highway2.gate.1)[n, j] * highway2.T[i1, j]) (examples/highway/highway.nn:19)
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_highway1_y_2(count: number): void {
    const gate_1 = d_highway2_gate_1;
    const T = highway2_T;
    const y_2 = d_highway1_y_2;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 24; j += 2) {
          const d_highway2_gate_1_2 = gate_1[n * 24 + j]!;
          const highway2_T_1 = T[i1 * 24 + j]!;
          total_5 += d_highway2_gate_1_2 * highway2_T_1;
          const highway2_T_2 = T[i1 * 24 + j + 24]!;
          total_9 += d_highway2_gate_1_2 * highway2_T_2;
          const d_highway2_gate_2 = gate_1[n * 24 + j + 24]!;
          total_6 += d_highway2_gate_2 * highway2_T_1;
          total_10 += d_highway2_gate_2 * highway2_T_2;
          const d_highway2_gate_3 = gate_1[n * 24 + j + 48]!;
          total_7 += d_highway2_gate_3 * highway2_T_1;
          total_11 += d_highway2_gate_3 * highway2_T_2;
          const d_highway2_gate_4 = gate_1[n * 24 + j + 72]!;
          total_8 += d_highway2_gate_4 * highway2_T_1;
          total_12 += d_highway2_gate_4 * highway2_T_2;
          const d_highway2_gate_5 = gate_1[n * 24 + j + 1]!;
          const highway2_T_3 = T[i1 * 24 + j + 1]!;
          total_5 += d_highway2_gate_5 * highway2_T_3;
          const highway2_T_4 = T[i1 * 24 + j + 25]!;
          total_9 += d_highway2_gate_5 * highway2_T_4;
          const d_highway2_gate_6 = gate_1[n * 24 + j + 25]!;
          total_6 += d_highway2_gate_6 * highway2_T_3;
          total_10 += d_highway2_gate_6 * highway2_T_4;
          const d_highway2_gate_7 = gate_1[n * 24 + j + 49]!;
          total_7 += d_highway2_gate_7 * highway2_T_3;
          total_11 += d_highway2_gate_7 * highway2_T_4;
          const d_highway2_gate_8 = gate_1[n * 24 + j + 73]!;
          total_8 += d_highway2_gate_8 * highway2_T_3;
          total_12 += d_highway2_gate_8 * highway2_T_4;
        }
        const d_highway1_y_6 = total_5;
        const d_highway1_y_10 = total_9;
        const d_highway1_y_7 = total_6;
        const d_highway1_y_11 = total_10;
        const d_highway1_y_8 = total_7;
        const d_highway1_y_12 = total_11;
        const d_highway1_y_9 = total_8;
        const d_highway1_y_13 = total_12;
        y_2[n * 24 + i1] = d_highway1_y_6;
        y_2[n * 24 + i1 + 1] = d_highway1_y_10;
        y_2[n * 24 + i1 + 24] = d_highway1_y_7;
        y_2[n * 24 + i1 + 25] = d_highway1_y_11;
        y_2[n * 24 + i1 + 48] = d_highway1_y_8;
        y_2[n * 24 + i1 + 49] = d_highway1_y_12;
        y_2[n * 24 + i1 + 72] = d_highway1_y_9;
        y_2[n * 24 + i1 + 73] = d_highway1_y_13;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 24; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 24; j_1 += 2) {
          const d_highway2_gate_9 = gate_1[n_1 * 24 + j_1]!;
          total_14 += d_highway2_gate_9 * T[i1 * 24 + j_1]!;
          total_15 += d_highway2_gate_9 * T[i1 * 24 + j_1 + 24]!;
          total_16 += d_highway2_gate_9 * T[i1 * 24 + j_1 + 48]!;
          total_17 += d_highway2_gate_9 * T[i1 * 24 + j_1 + 72]!;
          const d_highway2_gate_10 = gate_1[n_1 * 24 + j_1 + 1]!;
          total_14 += d_highway2_gate_10 * T[i1 * 24 + j_1 + 1]!;
          total_15 += d_highway2_gate_10 * T[i1 * 24 + j_1 + 25]!;
          total_16 += d_highway2_gate_10 * T[i1 * 24 + j_1 + 49]!;
          total_17 += d_highway2_gate_10 * T[i1 * 24 + j_1 + 73]!;
        }
        const d_highway1_y_15 = total_14;
        const d_highway1_y_16 = total_15;
        const d_highway1_y_17 = total_16;
        const d_highway1_y_18 = total_17;
        y_2[n_1 * 24 + i1] = d_highway1_y_15;
        y_2[n_1 * 24 + i1 + 1] = d_highway1_y_16;
        y_2[n_1 * 24 + i1 + 2] = d_highway1_y_17;
        y_2[n_1 * 24 + i1 + 3] = d_highway1_y_18;
      }
    }
  }

  // d(highway1.y).1[n, i1] = sum(j: highway2.W[i1, j] * d(highway2.anew.1)[n, j]) (examples/highway/highway.nn:19)
  // d(highway1.y)[n, i1] = d(highway1.y).2[n, i1] + d(highway1.y).1[n, i1] + (1 - highway2.gate[n, i1]) *
  //   d(highway2.y)[n, i1]
  // d(highway1.gate)[n, i1] = (-relu1.y[n, i1] + highway1.anew[n, i1]) * d(highway1.y)[n, i1]
  // d(highway1.gate.1)[n, i1] = (1 - highway1.gate[n, i1]) * d(highway1.gate)[n, i1] * highway1.gate[n, i1]
  // d(highway1.anew)[n, i1] = d(highway1.y)[n, i1] * highway1.gate[n, i1]
  // d(highway1.anew.1)[n, i1] = d(highway1.anew)[n, i1] * (1 - highway1.anew[n, i1] ^ 2)
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_highway1_anew_1(count: number): void {
    const W = highway2_W;
    const anew_1 = d_highway2_anew_1;
    const y_2 = d_highway1_y_2;
    const gate = highway2_gate;
    const y = d_highway2_y;
    const anew = highway1_anew;
    const relu1_y_all = relu1_y;
    const highway1_gate_all = highway1_gate;
    const highway1_y = d_highway1_y;
    const d_highway1_gate_all = d_highway1_gate;
    const gate_1 = d_highway1_gate_1;
    const d_highway1_anew_all = d_highway1_anew;
    const d_highway1_anew_1_all = d_highway1_anew_1;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 24; j += 2) {
          const highway2_W_1 = W[i1 * 24 + j]!;
          const d_highway2_anew_1_2 = anew_1[n * 24 + j]!;
          total_5 += highway2_W_1 * d_highway2_anew_1_2;
          const highway2_W_2 = W[i1 * 24 + j + 24]!;
          total_9 += highway2_W_2 * d_highway2_anew_1_2;
          const d_highway2_anew_2 = anew_1[n * 24 + j + 24]!;
          total_6 += highway2_W_1 * d_highway2_anew_2;
          total_10 += highway2_W_2 * d_highway2_anew_2;
          const d_highway2_anew_3 = anew_1[n * 24 + j + 48]!;
          total_7 += highway2_W_1 * d_highway2_anew_3;
          total_11 += highway2_W_2 * d_highway2_anew_3;
          const d_highway2_anew_4 = anew_1[n * 24 + j + 72]!;
          total_8 += highway2_W_1 * d_highway2_anew_4;
          total_12 += highway2_W_2 * d_highway2_anew_4;
          const highway2_W_3 = W[i1 * 24 + j + 1]!;
          const d_highway2_anew_5 = anew_1[n * 24 + j + 1]!;
          total_5 += highway2_W_3 * d_highway2_anew_5;
          const highway2_W_4 = W[i1 * 24 + j + 25]!;
          total_9 += highway2_W_4 * d_highway2_anew_5;
          const d_highway2_anew_6 = anew_1[n * 24 + j + 25]!;
          total_6 += highway2_W_3 * d_highway2_anew_6;
          total_10 += highway2_W_4 * d_highway2_anew_6;
          const d_highway2_anew_7 = anew_1[n * 24 + j + 49]!;
          total_7 += highway2_W_3 * d_highway2_anew_7;
          total_11 += highway2_W_4 * d_highway2_anew_7;
          const d_highway2_anew_8 = anew_1[n * 24 + j + 73]!;
          total_8 += highway2_W_3 * d_highway2_anew_8;
          total_12 += highway2_W_4 * d_highway2_anew_8;
        }
        const d_highway1_y_10 = total_5;
        const d_highway1_y_18 = total_9;
        const d_highway1_y_11 = total_6;
        const d_highway1_y_19 = total_10;
        const d_highway1_y_12 = total_7;
        const d_highway1_y_20 = total_11;
        const d_highway1_y_13 = total_8;
        const d_highway1_y_21 = total_12;
        const d_highway1_y_14 = y_2[n * 24 + i1]! + d_highway1_y_10 + (1 - gate[n * 24 + i1]!) * y[n * 24 + i1]!;
        const d_highway1_y_22 = y_2[n * 24 + i1 + 1]! + d_highway1_y_18 + (1 - gate[n * 24 + i1 + 1]!) * y[n * 24 + i1 + 1]!;
        const d_highway1_y_15 = y_2[n * 24 + i1 + 24]! + d_highway1_y_11 + (1 - gate[n * 24 + i1 + 24]!) * y[n * 24 + i1 + 24]!;
        const d_highway1_y_23 = y_2[n * 24 + i1 + 25]! + d_highway1_y_19 + (1 - gate[n * 24 + i1 + 25]!) * y[n * 24 + i1 + 25]!;
        const d_highway1_y_16 = y_2[n * 24 + i1 + 48]! + d_highway1_y_12 + (1 - gate[n * 24 + i1 + 48]!) * y[n * 24 + i1 + 48]!;
        const d_highway1_y_24 = y_2[n * 24 + i1 + 49]! + d_highway1_y_20 + (1 - gate[n * 24 + i1 + 49]!) * y[n * 24 + i1 + 49]!;
        const d_highway1_y_17 = y_2[n * 24 + i1 + 72]! + d_highway1_y_13 + (1 - gate[n * 24 + i1 + 72]!) * y[n * 24 + i1 + 72]!;
        const d_highway1_y_25 = y_2[n * 24 + i1 + 73]! + d_highway1_y_21 + (1 - gate[n * 24 + i1 + 73]!) * y[n * 24 + i1 + 73]!;
        const highway1_anew_1 = anew[n * 24 + i1]!;
        const d_highway1_gate_10 = (highway1_anew_1 - relu1_y_all[n * 24 + i1]!) * d_highway1_y_14;
        const highway1_anew_2 = anew[n * 24 + i1 + 1]!;
        const d_highway1_gate_18 = (highway1_anew_2 - relu1_y_all[n * 24 + i1 + 1]!) * d_highway1_y_22;
        const highway1_anew_3 = anew[n * 24 + i1 + 24]!;
        const d_highway1_gate_11 = (highway1_anew_3 - relu1_y_all[n * 24 + i1 + 24]!) * d_highway1_y_15;
        const highway1_anew_4 = anew[n * 24 + i1 + 25]!;
        const d_highway1_gate_19 = (highway1_anew_4 - relu1_y_all[n * 24 + i1 + 25]!) * d_highway1_y_23;
        const highway1_anew_5 = anew[n * 24 + i1 + 48]!;
        const d_highway1_gate_12 = (highway1_anew_5 - relu1_y_all[n * 24 + i1 + 48]!) * d_highway1_y_16;
        const highway1_anew_6 = anew[n * 24 + i1 + 49]!;
        const d_highway1_gate_20 = (highway1_anew_6 - relu1_y_all[n * 24 + i1 + 49]!) * d_highway1_y_24;
        const highway1_anew_7 = anew[n * 24 + i1 + 72]!;
        const d_highway1_gate_13 = (highway1_anew_7 - relu1_y_all[n * 24 + i1 + 72]!) * d_highway1_y_17;
        const highway1_anew_8 = anew[n * 24 + i1 + 73]!;
        const d_highway1_gate_21 = (highway1_anew_8 - relu1_y_all[n * 24 + i1 + 73]!) * d_highway1_y_25;
        const highway1_gate_1 = highway1_gate_all[n * 24 + i1]!;
        const d_highway1_gate_14 = (1 - highway1_gate_1) * d_highway1_gate_10 * highway1_gate_1;
        const highway1_gate_2 = highway1_gate_all[n * 24 + i1 + 1]!;
        const d_highway1_gate_22 = (1 - highway1_gate_2) * d_highway1_gate_18 * highway1_gate_2;
        const highway1_gate_3 = highway1_gate_all[n * 24 + i1 + 24]!;
        const d_highway1_gate_15 = (1 - highway1_gate_3) * d_highway1_gate_11 * highway1_gate_3;
        const highway1_gate_4 = highway1_gate_all[n * 24 + i1 + 25]!;
        const d_highway1_gate_23 = (1 - highway1_gate_4) * d_highway1_gate_19 * highway1_gate_4;
        const highway1_gate_5 = highway1_gate_all[n * 24 + i1 + 48]!;
        const d_highway1_gate_16 = (1 - highway1_gate_5) * d_highway1_gate_12 * highway1_gate_5;
        const highway1_gate_6 = highway1_gate_all[n * 24 + i1 + 49]!;
        const d_highway1_gate_24 = (1 - highway1_gate_6) * d_highway1_gate_20 * highway1_gate_6;
        const highway1_gate_7 = highway1_gate_all[n * 24 + i1 + 72]!;
        const d_highway1_gate_17 = (1 - highway1_gate_7) * d_highway1_gate_13 * highway1_gate_7;
        const highway1_gate_8 = highway1_gate_all[n * 24 + i1 + 73]!;
        const d_highway1_gate_25 = (1 - highway1_gate_8) * d_highway1_gate_21 * highway1_gate_8;
        const d_highway1_anew_10 = d_highway1_y_14 * highway1_gate_1;
        const d_highway1_anew_18 = d_highway1_y_22 * highway1_gate_2;
        const d_highway1_anew_11 = d_highway1_y_15 * highway1_gate_3;
        const d_highway1_anew_19 = d_highway1_y_23 * highway1_gate_4;
        const d_highway1_anew_12 = d_highway1_y_16 * highway1_gate_5;
        const d_highway1_anew_20 = d_highway1_y_24 * highway1_gate_6;
        const d_highway1_anew_13 = d_highway1_y_17 * highway1_gate_7;
        const d_highway1_anew_21 = d_highway1_y_25 * highway1_gate_8;
        const d_highway1_anew_14 = d_highway1_anew_10 * (1 - highway1_anew_1 * highway1_anew_1);
        const d_highway1_anew_22 = d_highway1_anew_18 * (1 - highway1_anew_2 * highway1_anew_2);
        const d_highway1_anew_15 = d_highway1_anew_11 * (1 - highway1_anew_3 * highway1_anew_3);
        const d_highway1_anew_23 = d_highway1_anew_19 * (1 - highway1_anew_4 * highway1_anew_4);
        const d_highway1_anew_16 = d_highway1_anew_12 * (1 - highway1_anew_5 * highway1_anew_5);
        const d_highway1_anew_24 = d_highway1_anew_20 * (1 - highway1_anew_6 * highway1_anew_6);
        const d_highway1_anew_17 = d_highway1_anew_13 * (1 - highway1_anew_7 * highway1_anew_7);
        const d_highway1_anew_25 = d_highway1_anew_21 * (1 - highway1_anew_8 * highway1_anew_8);
        highway1_y[n * 24 + i1] = d_highway1_y_14;
        highway1_y[n * 24 + i1 + 1] = d_highway1_y_22;
        highway1_y[n * 24 + i1 + 24] = d_highway1_y_15;
        highway1_y[n * 24 + i1 + 25] = d_highway1_y_23;
        highway1_y[n * 24 + i1 + 48] = d_highway1_y_16;
        highway1_y[n * 24 + i1 + 49] = d_highway1_y_24;
        highway1_y[n * 24 + i1 + 72] = d_highway1_y_17;
        highway1_y[n * 24 + i1 + 73] = d_highway1_y_25;
        d_highway1_gate_all[n * 24 + i1] = d_highway1_gate_10;
        d_highway1_gate_all[n * 24 + i1 + 1] = d_highway1_gate_18;
        d_highway1_gate_all[n * 24 + i1 + 24] = d_highway1_gate_11;
        d_highway1_gate_all[n * 24 + i1 + 25] = d_highway1_gate_19;
        d_highway1_gate_all[n * 24 + i1 + 48] = d_highway1_gate_12;
        d_highway1_gate_all[n * 24 + i1 + 49] = d_highway1_gate_20;
        d_highway1_gate_all[n * 24 + i1 + 72] = d_highway1_gate_13;
        d_highway1_gate_all[n * 24 + i1 + 73] = d_highway1_gate_21;
        gate_1[n * 24 + i1] = d_highway1_gate_14;
        gate_1[n * 24 + i1 + 1] = d_highway1_gate_22;
        gate_1[n * 24 + i1 + 24] = d_highway1_gate_15;
        gate_1[n * 24 + i1 + 25] = d_highway1_gate_23;
        gate_1[n * 24 + i1 + 48] = d_highway1_gate_16;
        gate_1[n * 24 + i1 + 49] = d_highway1_gate_24;
        gate_1[n * 24 + i1 + 72] = d_highway1_gate_17;
        gate_1[n * 24 + i1 + 73] = d_highway1_gate_25;
        d_highway1_anew_all[n * 24 + i1] = d_highway1_anew_10;
        d_highway1_anew_all[n * 24 + i1 + 1] = d_highway1_anew_18;
        d_highway1_anew_all[n * 24 + i1 + 24] = d_highway1_anew_11;
        d_highway1_anew_all[n * 24 + i1 + 25] = d_highway1_anew_19;
        d_highway1_anew_all[n * 24 + i1 + 48] = d_highway1_anew_12;
        d_highway1_anew_all[n * 24 + i1 + 49] = d_highway1_anew_20;
        d_highway1_anew_all[n * 24 + i1 + 72] = d_highway1_anew_13;
        d_highway1_anew_all[n * 24 + i1 + 73] = d_highway1_anew_21;
        d_highway1_anew_1_all[n * 24 + i1] = d_highway1_anew_14;
        d_highway1_anew_1_all[n * 24 + i1 + 1] = d_highway1_anew_22;
        d_highway1_anew_1_all[n * 24 + i1 + 24] = d_highway1_anew_15;
        d_highway1_anew_1_all[n * 24 + i1 + 25] = d_highway1_anew_23;
        d_highway1_anew_1_all[n * 24 + i1 + 48] = d_highway1_anew_16;
        d_highway1_anew_1_all[n * 24 + i1 + 49] = d_highway1_anew_24;
        d_highway1_anew_1_all[n * 24 + i1 + 72] = d_highway1_anew_17;
        d_highway1_anew_1_all[n * 24 + i1 + 73] = d_highway1_anew_25;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 24; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 24; j_1 += 2) {
          const d_highway2_anew_9 = anew_1[n_1 * 24 + j_1]!;
          total_14 += W[i1 * 24 + j_1]! * d_highway2_anew_9;
          total_15 += W[i1 * 24 + j_1 + 24]! * d_highway2_anew_9;
          total_16 += W[i1 * 24 + j_1 + 48]! * d_highway2_anew_9;
          total_17 += W[i1 * 24 + j_1 + 72]! * d_highway2_anew_9;
          const d_highway2_anew_10 = anew_1[n_1 * 24 + j_1 + 1]!;
          total_14 += W[i1 * 24 + j_1 + 1]! * d_highway2_anew_10;
          total_15 += W[i1 * 24 + j_1 + 25]! * d_highway2_anew_10;
          total_16 += W[i1 * 24 + j_1 + 49]! * d_highway2_anew_10;
          total_17 += W[i1 * 24 + j_1 + 73]! * d_highway2_anew_10;
        }
        const d_highway1_y_28 = total_14;
        const d_highway1_y_30 = total_15;
        const d_highway1_y_32 = total_16;
        const d_highway1_y_34 = total_17;
        const d_highway1_y_29 = y_2[n_1 * 24 + i1]! + d_highway1_y_28 + (1 - gate[n_1 * 24 + i1]!) * y[n_1 * 24 + i1]!;
        const d_highway1_y_31 = y_2[n_1 * 24 + i1 + 1]! + d_highway1_y_30 + (1 - gate[n_1 * 24 + i1 + 1]!) * y[n_1 * 24 + i1 + 1]!;
        const d_highway1_y_33 = y_2[n_1 * 24 + i1 + 2]! + d_highway1_y_32 + (1 - gate[n_1 * 24 + i1 + 2]!) * y[n_1 * 24 + i1 + 2]!;
        const d_highway1_y_35 = y_2[n_1 * 24 + i1 + 3]! + d_highway1_y_34 + (1 - gate[n_1 * 24 + i1 + 3]!) * y[n_1 * 24 + i1 + 3]!;
        const highway1_anew_9 = anew[n_1 * 24 + i1]!;
        const d_highway1_gate_28 = (highway1_anew_9 - relu1_y_all[n_1 * 24 + i1]!) * d_highway1_y_29;
        const highway1_anew_10 = anew[n_1 * 24 + i1 + 1]!;
        const d_highway1_gate_30 = (highway1_anew_10 - relu1_y_all[n_1 * 24 + i1 + 1]!) * d_highway1_y_31;
        const highway1_anew_11 = anew[n_1 * 24 + i1 + 2]!;
        const d_highway1_gate_32 = (highway1_anew_11 - relu1_y_all[n_1 * 24 + i1 + 2]!) * d_highway1_y_33;
        const highway1_anew_12 = anew[n_1 * 24 + i1 + 3]!;
        const d_highway1_gate_34 = (highway1_anew_12 - relu1_y_all[n_1 * 24 + i1 + 3]!) * d_highway1_y_35;
        const highway1_gate_9 = highway1_gate_all[n_1 * 24 + i1]!;
        const d_highway1_gate_29 = (1 - highway1_gate_9) * d_highway1_gate_28 * highway1_gate_9;
        const highway1_gate_10 = highway1_gate_all[n_1 * 24 + i1 + 1]!;
        const d_highway1_gate_31 = (1 - highway1_gate_10) * d_highway1_gate_30 * highway1_gate_10;
        const highway1_gate_11 = highway1_gate_all[n_1 * 24 + i1 + 2]!;
        const d_highway1_gate_33 = (1 - highway1_gate_11) * d_highway1_gate_32 * highway1_gate_11;
        const highway1_gate_12 = highway1_gate_all[n_1 * 24 + i1 + 3]!;
        const d_highway1_gate_35 = (1 - highway1_gate_12) * d_highway1_gate_34 * highway1_gate_12;
        const d_highway1_anew_28 = d_highway1_y_29 * highway1_gate_9;
        const d_highway1_anew_30 = d_highway1_y_31 * highway1_gate_10;
        const d_highway1_anew_32 = d_highway1_y_33 * highway1_gate_11;
        const d_highway1_anew_34 = d_highway1_y_35 * highway1_gate_12;
        const d_highway1_anew_29 = d_highway1_anew_28 * (1 - highway1_anew_9 * highway1_anew_9);
        const d_highway1_anew_31 = d_highway1_anew_30 * (1 - highway1_anew_10 * highway1_anew_10);
        const d_highway1_anew_33 = d_highway1_anew_32 * (1 - highway1_anew_11 * highway1_anew_11);
        const d_highway1_anew_35 = d_highway1_anew_34 * (1 - highway1_anew_12 * highway1_anew_12);
        highway1_y[n_1 * 24 + i1] = d_highway1_y_29;
        highway1_y[n_1 * 24 + i1 + 1] = d_highway1_y_31;
        highway1_y[n_1 * 24 + i1 + 2] = d_highway1_y_33;
        highway1_y[n_1 * 24 + i1 + 3] = d_highway1_y_35;
        d_highway1_gate_all[n_1 * 24 + i1] = d_highway1_gate_28;
        d_highway1_gate_all[n_1 * 24 + i1 + 1] = d_highway1_gate_30;
        d_highway1_gate_all[n_1 * 24 + i1 + 2] = d_highway1_gate_32;
        d_highway1_gate_all[n_1 * 24 + i1 + 3] = d_highway1_gate_34;
        gate_1[n_1 * 24 + i1] = d_highway1_gate_29;
        gate_1[n_1 * 24 + i1 + 1] = d_highway1_gate_31;
        gate_1[n_1 * 24 + i1 + 2] = d_highway1_gate_33;
        gate_1[n_1 * 24 + i1 + 3] = d_highway1_gate_35;
        d_highway1_anew_all[n_1 * 24 + i1] = d_highway1_anew_28;
        d_highway1_anew_all[n_1 * 24 + i1 + 1] = d_highway1_anew_30;
        d_highway1_anew_all[n_1 * 24 + i1 + 2] = d_highway1_anew_32;
        d_highway1_anew_all[n_1 * 24 + i1 + 3] = d_highway1_anew_34;
        d_highway1_anew_1_all[n_1 * 24 + i1] = d_highway1_anew_29;
        d_highway1_anew_1_all[n_1 * 24 + i1 + 1] = d_highway1_anew_31;
        d_highway1_anew_1_all[n_1 * 24 + i1 + 2] = d_highway1_anew_33;
        d_highway1_anew_1_all[n_1 * 24 + i1 + 3] = d_highway1_anew_35;
      }
    }
  }

  // d(relu1.y).1[n, i1] = sum(j: d(highway1.gate.1)[n, j] * highway1.T[i1, j]) (examples/highway/highway.nn:19)
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_relu1_y_1(count: number): void {
    const gate_1 = d_highway1_gate_1;
    const T = highway1_T;
    const y_1 = d_relu1_y_1;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 24; j += 2) {
          const d_highway1_gate_1_2 = gate_1[n * 24 + j]!;
          const highway1_T_1 = T[i1 * 24 + j]!;
          total_5 += d_highway1_gate_1_2 * highway1_T_1;
          const highway1_T_2 = T[i1 * 24 + j + 24]!;
          total_9 += d_highway1_gate_1_2 * highway1_T_2;
          const d_highway1_gate_2 = gate_1[n * 24 + j + 24]!;
          total_6 += d_highway1_gate_2 * highway1_T_1;
          total_10 += d_highway1_gate_2 * highway1_T_2;
          const d_highway1_gate_3 = gate_1[n * 24 + j + 48]!;
          total_7 += d_highway1_gate_3 * highway1_T_1;
          total_11 += d_highway1_gate_3 * highway1_T_2;
          const d_highway1_gate_4 = gate_1[n * 24 + j + 72]!;
          total_8 += d_highway1_gate_4 * highway1_T_1;
          total_12 += d_highway1_gate_4 * highway1_T_2;
          const d_highway1_gate_5 = gate_1[n * 24 + j + 1]!;
          const highway1_T_3 = T[i1 * 24 + j + 1]!;
          total_5 += d_highway1_gate_5 * highway1_T_3;
          const highway1_T_4 = T[i1 * 24 + j + 25]!;
          total_9 += d_highway1_gate_5 * highway1_T_4;
          const d_highway1_gate_6 = gate_1[n * 24 + j + 25]!;
          total_6 += d_highway1_gate_6 * highway1_T_3;
          total_10 += d_highway1_gate_6 * highway1_T_4;
          const d_highway1_gate_7 = gate_1[n * 24 + j + 49]!;
          total_7 += d_highway1_gate_7 * highway1_T_3;
          total_11 += d_highway1_gate_7 * highway1_T_4;
          const d_highway1_gate_8 = gate_1[n * 24 + j + 73]!;
          total_8 += d_highway1_gate_8 * highway1_T_3;
          total_12 += d_highway1_gate_8 * highway1_T_4;
        }
        const d_relu1_y_6 = total_5;
        const d_relu1_y_10 = total_9;
        const d_relu1_y_7 = total_6;
        const d_relu1_y_11 = total_10;
        const d_relu1_y_8 = total_7;
        const d_relu1_y_12 = total_11;
        const d_relu1_y_9 = total_8;
        const d_relu1_y_13 = total_12;
        y_1[n * 24 + i1] = d_relu1_y_6;
        y_1[n * 24 + i1 + 1] = d_relu1_y_10;
        y_1[n * 24 + i1 + 24] = d_relu1_y_7;
        y_1[n * 24 + i1 + 25] = d_relu1_y_11;
        y_1[n * 24 + i1 + 48] = d_relu1_y_8;
        y_1[n * 24 + i1 + 49] = d_relu1_y_12;
        y_1[n * 24 + i1 + 72] = d_relu1_y_9;
        y_1[n * 24 + i1 + 73] = d_relu1_y_13;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 24; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 24; j_1 += 2) {
          const d_highway1_gate_9 = gate_1[n_1 * 24 + j_1]!;
          total_14 += d_highway1_gate_9 * T[i1 * 24 + j_1]!;
          total_15 += d_highway1_gate_9 * T[i1 * 24 + j_1 + 24]!;
          total_16 += d_highway1_gate_9 * T[i1 * 24 + j_1 + 48]!;
          total_17 += d_highway1_gate_9 * T[i1 * 24 + j_1 + 72]!;
          const d_highway1_gate_10 = gate_1[n_1 * 24 + j_1 + 1]!;
          total_14 += d_highway1_gate_10 * T[i1 * 24 + j_1 + 1]!;
          total_15 += d_highway1_gate_10 * T[i1 * 24 + j_1 + 25]!;
          total_16 += d_highway1_gate_10 * T[i1 * 24 + j_1 + 49]!;
          total_17 += d_highway1_gate_10 * T[i1 * 24 + j_1 + 73]!;
        }
        const d_relu1_y_15 = total_14;
        const d_relu1_y_16 = total_15;
        const d_relu1_y_17 = total_16;
        const d_relu1_y_18 = total_17;
        y_1[n_1 * 24 + i1] = d_relu1_y_15;
        y_1[n_1 * 24 + i1 + 1] = d_relu1_y_16;
        y_1[n_1 * 24 + i1 + 2] = d_relu1_y_17;
        y_1[n_1 * 24 + i1 + 3] = d_relu1_y_18;
      }
    }
  }

  // d(relu1.y).2[n, i1] = sum(j: highway1.W[i1, j] * d(highway1.anew.1)[n, j]) (examples/highway/highway.nn:18)
  // d(dense1.y)[n, i1] = (0 < dense1.y[n, i1]) ? (d(relu1.y).1[n, i1] + d(relu1.y).2[n, i1] + (1 - highway1.gate[n,
  //   i1]) * d(highway1.y)[n, i1]) : 0
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_dense1_y(count: number): void {
    const W = highway1_W;
    const anew_1 = d_highway1_anew_1;
    const y = dense1_y;
    const y_1 = d_relu1_y_1;
    const gate = highway1_gate;
    const highway1_y = d_highway1_y;
    const d_dense1_y_all = d_dense1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 24; j += 2) {
          const highway1_W_1 = W[i1 * 24 + j]!;
          const d_highway1_anew_1_2 = anew_1[n * 24 + j]!;
          total_5 += highway1_W_1 * d_highway1_anew_1_2;
          const highway1_W_2 = W[i1 * 24 + j + 24]!;
          total_9 += highway1_W_2 * d_highway1_anew_1_2;
          const d_highway1_anew_2 = anew_1[n * 24 + j + 24]!;
          total_6 += highway1_W_1 * d_highway1_anew_2;
          total_10 += highway1_W_2 * d_highway1_anew_2;
          const d_highway1_anew_3 = anew_1[n * 24 + j + 48]!;
          total_7 += highway1_W_1 * d_highway1_anew_3;
          total_11 += highway1_W_2 * d_highway1_anew_3;
          const d_highway1_anew_4 = anew_1[n * 24 + j + 72]!;
          total_8 += highway1_W_1 * d_highway1_anew_4;
          total_12 += highway1_W_2 * d_highway1_anew_4;
          const highway1_W_3 = W[i1 * 24 + j + 1]!;
          const d_highway1_anew_5 = anew_1[n * 24 + j + 1]!;
          total_5 += highway1_W_3 * d_highway1_anew_5;
          const highway1_W_4 = W[i1 * 24 + j + 25]!;
          total_9 += highway1_W_4 * d_highway1_anew_5;
          const d_highway1_anew_6 = anew_1[n * 24 + j + 25]!;
          total_6 += highway1_W_3 * d_highway1_anew_6;
          total_10 += highway1_W_4 * d_highway1_anew_6;
          const d_highway1_anew_7 = anew_1[n * 24 + j + 49]!;
          total_7 += highway1_W_3 * d_highway1_anew_7;
          total_11 += highway1_W_4 * d_highway1_anew_7;
          const d_highway1_anew_8 = anew_1[n * 24 + j + 73]!;
          total_8 += highway1_W_3 * d_highway1_anew_8;
          total_12 += highway1_W_4 * d_highway1_anew_8;
        }
        const d_relu1_y_6 = total_5;
        const d_relu1_y_10 = total_9;
        const d_relu1_y_7 = total_6;
        const d_relu1_y_11 = total_10;
        const d_relu1_y_8 = total_7;
        const d_relu1_y_12 = total_11;
        const d_relu1_y_9 = total_8;
        const d_relu1_y_13 = total_12;
        const d_dense1_y_5 = 0 < y[n * 24 + i1]! ? y_1[n * 24 + i1]! + d_relu1_y_6 + (1 - gate[n * 24 + i1]!) * highway1_y[n * 24 + i1]! : 0;
        const d_dense1_y_9 = 0 < y[n * 24 + i1 + 1]! ? y_1[n * 24 + i1 + 1]! + d_relu1_y_10 + (1 - gate[n * 24 + i1 + 1]!) * highway1_y[n * 24 + i1 + 1]! : 0;
        const d_dense1_y_6 = 0 < y[n * 24 + i1 + 24]! ? y_1[n * 24 + i1 + 24]! + d_relu1_y_7 + (1 - gate[n * 24 + i1 + 24]!) * highway1_y[n * 24 + i1 + 24]! : 0;
        const d_dense1_y_10 = 0 < y[n * 24 + i1 + 25]! ? y_1[n * 24 + i1 + 25]! + d_relu1_y_11 + (1 - gate[n * 24 + i1 + 25]!) * highway1_y[n * 24 + i1 + 25]! : 0;
        const d_dense1_y_7 = 0 < y[n * 24 + i1 + 48]! ? y_1[n * 24 + i1 + 48]! + d_relu1_y_8 + (1 - gate[n * 24 + i1 + 48]!) * highway1_y[n * 24 + i1 + 48]! : 0;
        const d_dense1_y_11 = 0 < y[n * 24 + i1 + 49]! ? y_1[n * 24 + i1 + 49]! + d_relu1_y_12 + (1 - gate[n * 24 + i1 + 49]!) * highway1_y[n * 24 + i1 + 49]! : 0;
        const d_dense1_y_8 = 0 < y[n * 24 + i1 + 72]! ? y_1[n * 24 + i1 + 72]! + d_relu1_y_9 + (1 - gate[n * 24 + i1 + 72]!) * highway1_y[n * 24 + i1 + 72]! : 0;
        const d_dense1_y_12 = 0 < y[n * 24 + i1 + 73]! ? y_1[n * 24 + i1 + 73]! + d_relu1_y_13 + (1 - gate[n * 24 + i1 + 73]!) * highway1_y[n * 24 + i1 + 73]! : 0;
        d_dense1_y_all[n * 24 + i1] = d_dense1_y_5;
        d_dense1_y_all[n * 24 + i1 + 1] = d_dense1_y_9;
        d_dense1_y_all[n * 24 + i1 + 24] = d_dense1_y_6;
        d_dense1_y_all[n * 24 + i1 + 25] = d_dense1_y_10;
        d_dense1_y_all[n * 24 + i1 + 48] = d_dense1_y_7;
        d_dense1_y_all[n * 24 + i1 + 49] = d_dense1_y_11;
        d_dense1_y_all[n * 24 + i1 + 72] = d_dense1_y_8;
        d_dense1_y_all[n * 24 + i1 + 73] = d_dense1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 24; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 24; j_1 += 2) {
          const d_highway1_anew_9 = anew_1[n_1 * 24 + j_1]!;
          total_14 += W[i1 * 24 + j_1]! * d_highway1_anew_9;
          total_15 += W[i1 * 24 + j_1 + 24]! * d_highway1_anew_9;
          total_16 += W[i1 * 24 + j_1 + 48]! * d_highway1_anew_9;
          total_17 += W[i1 * 24 + j_1 + 72]! * d_highway1_anew_9;
          const d_highway1_anew_10 = anew_1[n_1 * 24 + j_1 + 1]!;
          total_14 += W[i1 * 24 + j_1 + 1]! * d_highway1_anew_10;
          total_15 += W[i1 * 24 + j_1 + 25]! * d_highway1_anew_10;
          total_16 += W[i1 * 24 + j_1 + 49]! * d_highway1_anew_10;
          total_17 += W[i1 * 24 + j_1 + 73]! * d_highway1_anew_10;
        }
        const d_relu1_y_15 = total_14;
        const d_relu1_y_16 = total_15;
        const d_relu1_y_17 = total_16;
        const d_relu1_y_18 = total_17;
        const d_dense1_y_14 = 0 < y[n_1 * 24 + i1]! ? y_1[n_1 * 24 + i1]! + d_relu1_y_15 + (1 - gate[n_1 * 24 + i1]!) * highway1_y[n_1 * 24 + i1]! : 0;
        const d_dense1_y_15 = 0 < y[n_1 * 24 + i1 + 1]! ? y_1[n_1 * 24 + i1 + 1]! + d_relu1_y_16 + (1 - gate[n_1 * 24 + i1 + 1]!) * highway1_y[n_1 * 24 + i1 + 1]! : 0;
        const d_dense1_y_16 = 0 < y[n_1 * 24 + i1 + 2]! ? y_1[n_1 * 24 + i1 + 2]! + d_relu1_y_17 + (1 - gate[n_1 * 24 + i1 + 2]!) * highway1_y[n_1 * 24 + i1 + 2]! : 0;
        const d_dense1_y_17 = 0 < y[n_1 * 24 + i1 + 3]! ? y_1[n_1 * 24 + i1 + 3]! + d_relu1_y_18 + (1 - gate[n_1 * 24 + i1 + 3]!) * highway1_y[n_1 * 24 + i1 + 3]! : 0;
        d_dense1_y_all[n_1 * 24 + i1] = d_dense1_y_14;
        d_dense1_y_all[n_1 * 24 + i1 + 1] = d_dense1_y_15;
        d_dense1_y_all[n_1 * 24 + i1 + 2] = d_dense1_y_16;
        d_dense1_y_all[n_1 * 24 + i1 + 3] = d_dense1_y_17;
      }
    }
  }

  // gradient(dense1.W)[i0, i1] = 0.001 * dense1.W[i0, i1] + sum(n: standardize1.y[n, i0] * d(dense1.y)[n, i1])
  //   (examples/highway/highway.nn:18)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = standardize1_y;
    const dense1_y = d_dense1_y;
    const W = dense1_W;
    const gradient_dense1_W_all = gradient_dense1_W;
    for (let i0 = 0; i0 < 12; i0 += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        const examples_1 = count;
        for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
          const standardize1_y_1 = y[n * 13 + i0]!;
          const d_dense1_y_1 = dense1_y[n * 24 + i1]!;
          total_5 += standardize1_y_1 * d_dense1_y_1;
          const d_dense1_y_2 = dense1_y[n * 24 + i1 + 1]!;
          total_9 += standardize1_y_1 * d_dense1_y_2;
          const standardize1_y_2 = y[n * 13 + i0 + 1]!;
          total_6 += standardize1_y_2 * d_dense1_y_1;
          total_10 += standardize1_y_2 * d_dense1_y_2;
          const standardize1_y_3 = y[n * 13 + i0 + 2]!;
          total_7 += standardize1_y_3 * d_dense1_y_1;
          total_11 += standardize1_y_3 * d_dense1_y_2;
          const standardize1_y_4 = y[n * 13 + i0 + 3]!;
          total_8 += standardize1_y_4 * d_dense1_y_1;
          total_12 += standardize1_y_4 * d_dense1_y_2;
          const standardize1_y_5 = y[n * 13 + i0 + 13]!;
          const d_dense1_y_3 = dense1_y[n * 24 + i1 + 24]!;
          total_5 += standardize1_y_5 * d_dense1_y_3;
          const d_dense1_y_4 = dense1_y[n * 24 + i1 + 25]!;
          total_9 += standardize1_y_5 * d_dense1_y_4;
          const standardize1_y_6 = y[n * 13 + i0 + 14]!;
          total_6 += standardize1_y_6 * d_dense1_y_3;
          total_10 += standardize1_y_6 * d_dense1_y_4;
          const standardize1_y_7 = y[n * 13 + i0 + 15]!;
          total_7 += standardize1_y_7 * d_dense1_y_3;
          total_11 += standardize1_y_7 * d_dense1_y_4;
          const standardize1_y_8 = y[n * 13 + i0 + 16]!;
          total_8 += standardize1_y_8 * d_dense1_y_3;
          total_12 += standardize1_y_8 * d_dense1_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const standardize1_y_9 = y[n_1 * 13 + i0]!;
          const d_dense1_y_5 = dense1_y[n_1 * 24 + i1]!;
          total_5 += standardize1_y_9 * d_dense1_y_5;
          const d_dense1_y_6 = dense1_y[n_1 * 24 + i1 + 1]!;
          total_9 += standardize1_y_9 * d_dense1_y_6;
          const standardize1_y_10 = y[n_1 * 13 + i0 + 1]!;
          total_6 += standardize1_y_10 * d_dense1_y_5;
          total_10 += standardize1_y_10 * d_dense1_y_6;
          const standardize1_y_11 = y[n_1 * 13 + i0 + 2]!;
          total_7 += standardize1_y_11 * d_dense1_y_5;
          total_11 += standardize1_y_11 * d_dense1_y_6;
          const standardize1_y_12 = y[n_1 * 13 + i0 + 3]!;
          total_8 += standardize1_y_12 * d_dense1_y_5;
          total_12 += standardize1_y_12 * d_dense1_y_6;
        }
        const gradient_dense1_W_5 = 0.001 * W[i0 * 24 + i1]! + total_5;
        const gradient_dense1_W_9 = 0.001 * W[i0 * 24 + i1 + 1]! + total_9;
        const gradient_dense1_W_6 = 0.001 * W[i0 * 24 + i1 + 24]! + total_6;
        const gradient_dense1_W_10 = 0.001 * W[i0 * 24 + i1 + 25]! + total_10;
        const gradient_dense1_W_7 = 0.001 * W[i0 * 24 + i1 + 48]! + total_7;
        const gradient_dense1_W_11 = 0.001 * W[i0 * 24 + i1 + 49]! + total_11;
        const gradient_dense1_W_8 = 0.001 * W[i0 * 24 + i1 + 72]! + total_8;
        const gradient_dense1_W_12 = 0.001 * W[i0 * 24 + i1 + 73]! + total_12;
        gradient_dense1_W_all[i0 * 24 + i1] = gradient_dense1_W_5;
        gradient_dense1_W_all[i0 * 24 + i1 + 1] = gradient_dense1_W_9;
        gradient_dense1_W_all[i0 * 24 + i1 + 24] = gradient_dense1_W_6;
        gradient_dense1_W_all[i0 * 24 + i1 + 25] = gradient_dense1_W_10;
        gradient_dense1_W_all[i0 * 24 + i1 + 48] = gradient_dense1_W_7;
        gradient_dense1_W_all[i0 * 24 + i1 + 49] = gradient_dense1_W_11;
        gradient_dense1_W_all[i0 * 24 + i1 + 72] = gradient_dense1_W_8;
        gradient_dense1_W_all[i0 * 24 + i1 + 73] = gradient_dense1_W_12;
      }
    }
    for (let i1 = 0; i1 < 24; i1 += 2) {
      let total_15 = 0;
      let total_16 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const standardize1_y_13 = y[n_2 * 13 + 12]!;
        total_15 += standardize1_y_13 * dense1_y[n_2 * 24 + i1]!;
        total_16 += standardize1_y_13 * dense1_y[n_2 * 24 + i1 + 1]!;
        const standardize1_y_14 = y[n_2 * 13 + 25]!;
        total_15 += standardize1_y_14 * dense1_y[n_2 * 24 + i1 + 24]!;
        total_16 += standardize1_y_14 * dense1_y[n_2 * 24 + i1 + 25]!;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const standardize1_y_15 = y[n_3 * 13 + 12]!;
        total_15 += standardize1_y_15 * dense1_y[n_3 * 24 + i1]!;
        total_16 += standardize1_y_15 * dense1_y[n_3 * 24 + i1 + 1]!;
      }
      const gradient_dense1_W_15 = 0.001 * W[i1 + 288]! + total_15;
      const gradient_dense1_W_16 = 0.001 * W[i1 + 289]! + total_16;
      gradient_dense1_W_all[i1 + 288] = gradient_dense1_W_15;
      gradient_dense1_W_all[i1 + 289] = gradient_dense1_W_16;
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/highway/highway.nn:18)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 24 + i0]!;
        total_2 += y[n * 24 + i0 + 1]!;
        total_3 += y[n * 24 + i0 + 2]!;
        total_4 += y[n * 24 + i0 + 3]!;
        total_1 += y[n * 24 + i0 + 24]!;
        total_2 += y[n * 24 + i0 + 25]!;
        total_3 += y[n * 24 + i0 + 26]!;
        total_4 += y[n * 24 + i0 + 27]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 24 + i0]!;
        total_2 += y[n_1 * 24 + i0 + 1]!;
        total_3 += y[n_1 * 24 + i0 + 2]!;
        total_4 += y[n_1 * 24 + i0 + 3]!;
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

  // gradient(highway1.W)[i0, i1] = sum(n: relu1.y[n, i0] * d(highway1.anew.1)[n, i1]) + 0.001 * highway1.W[i0, i1]
  //   (examples/highway/highway.nn:24)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_highway1_W(count: number): void {
    const y = relu1_y;
    const anew_1 = d_highway1_anew_1;
    const W = highway1_W;
    const gradient_highway1_W_all = gradient_highway1_W;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        const examples_1 = count;
        for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
          const relu1_y_1 = y[n * 24 + i0]!;
          const d_highway1_anew_1_2 = anew_1[n * 24 + i1]!;
          total_5 += relu1_y_1 * d_highway1_anew_1_2;
          const d_highway1_anew_2 = anew_1[n * 24 + i1 + 1]!;
          total_9 += relu1_y_1 * d_highway1_anew_2;
          const relu1_y_2 = y[n * 24 + i0 + 1]!;
          total_6 += relu1_y_2 * d_highway1_anew_1_2;
          total_10 += relu1_y_2 * d_highway1_anew_2;
          const relu1_y_3 = y[n * 24 + i0 + 2]!;
          total_7 += relu1_y_3 * d_highway1_anew_1_2;
          total_11 += relu1_y_3 * d_highway1_anew_2;
          const relu1_y_4 = y[n * 24 + i0 + 3]!;
          total_8 += relu1_y_4 * d_highway1_anew_1_2;
          total_12 += relu1_y_4 * d_highway1_anew_2;
          const relu1_y_5 = y[n * 24 + i0 + 24]!;
          const d_highway1_anew_3 = anew_1[n * 24 + i1 + 24]!;
          total_5 += relu1_y_5 * d_highway1_anew_3;
          const d_highway1_anew_4 = anew_1[n * 24 + i1 + 25]!;
          total_9 += relu1_y_5 * d_highway1_anew_4;
          const relu1_y_6 = y[n * 24 + i0 + 25]!;
          total_6 += relu1_y_6 * d_highway1_anew_3;
          total_10 += relu1_y_6 * d_highway1_anew_4;
          const relu1_y_7 = y[n * 24 + i0 + 26]!;
          total_7 += relu1_y_7 * d_highway1_anew_3;
          total_11 += relu1_y_7 * d_highway1_anew_4;
          const relu1_y_8 = y[n * 24 + i0 + 27]!;
          total_8 += relu1_y_8 * d_highway1_anew_3;
          total_12 += relu1_y_8 * d_highway1_anew_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const relu1_y_9 = y[n_1 * 24 + i0]!;
          const d_highway1_anew_5 = anew_1[n_1 * 24 + i1]!;
          total_5 += relu1_y_9 * d_highway1_anew_5;
          const d_highway1_anew_6 = anew_1[n_1 * 24 + i1 + 1]!;
          total_9 += relu1_y_9 * d_highway1_anew_6;
          const relu1_y_10 = y[n_1 * 24 + i0 + 1]!;
          total_6 += relu1_y_10 * d_highway1_anew_5;
          total_10 += relu1_y_10 * d_highway1_anew_6;
          const relu1_y_11 = y[n_1 * 24 + i0 + 2]!;
          total_7 += relu1_y_11 * d_highway1_anew_5;
          total_11 += relu1_y_11 * d_highway1_anew_6;
          const relu1_y_12 = y[n_1 * 24 + i0 + 3]!;
          total_8 += relu1_y_12 * d_highway1_anew_5;
          total_12 += relu1_y_12 * d_highway1_anew_6;
        }
        const gradient_highway1_W_5 = total_5 + 0.001 * W[i0 * 24 + i1]!;
        const gradient_highway1_W_9 = total_9 + 0.001 * W[i0 * 24 + i1 + 1]!;
        const gradient_highway1_W_6 = total_6 + 0.001 * W[i0 * 24 + i1 + 24]!;
        const gradient_highway1_W_10 = total_10 + 0.001 * W[i0 * 24 + i1 + 25]!;
        const gradient_highway1_W_7 = total_7 + 0.001 * W[i0 * 24 + i1 + 48]!;
        const gradient_highway1_W_11 = total_11 + 0.001 * W[i0 * 24 + i1 + 49]!;
        const gradient_highway1_W_8 = total_8 + 0.001 * W[i0 * 24 + i1 + 72]!;
        const gradient_highway1_W_12 = total_12 + 0.001 * W[i0 * 24 + i1 + 73]!;
        gradient_highway1_W_all[i0 * 24 + i1] = gradient_highway1_W_5;
        gradient_highway1_W_all[i0 * 24 + i1 + 1] = gradient_highway1_W_9;
        gradient_highway1_W_all[i0 * 24 + i1 + 24] = gradient_highway1_W_6;
        gradient_highway1_W_all[i0 * 24 + i1 + 25] = gradient_highway1_W_10;
        gradient_highway1_W_all[i0 * 24 + i1 + 48] = gradient_highway1_W_7;
        gradient_highway1_W_all[i0 * 24 + i1 + 49] = gradient_highway1_W_11;
        gradient_highway1_W_all[i0 * 24 + i1 + 72] = gradient_highway1_W_8;
        gradient_highway1_W_all[i0 * 24 + i1 + 73] = gradient_highway1_W_12;
      }
    }
  }

  // gradient(highway1.T)[i0, i1] = 0.001 * highway1.T[i0, i1] + sum(n: relu1.y[n, i0] * d(highway1.gate.1)[n, i1])
  //   (examples/highway/highway.nn:24)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_highway1_T(count: number): void {
    const y = relu1_y;
    const gate_1 = d_highway1_gate_1;
    const T = highway1_T;
    const gradient_highway1_T_all = gradient_highway1_T;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        const examples_1 = count;
        for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
          const relu1_y_1 = y[n * 24 + i0]!;
          const d_highway1_gate_1_2 = gate_1[n * 24 + i1]!;
          total_5 += relu1_y_1 * d_highway1_gate_1_2;
          const d_highway1_gate_2 = gate_1[n * 24 + i1 + 1]!;
          total_9 += relu1_y_1 * d_highway1_gate_2;
          const relu1_y_2 = y[n * 24 + i0 + 1]!;
          total_6 += relu1_y_2 * d_highway1_gate_1_2;
          total_10 += relu1_y_2 * d_highway1_gate_2;
          const relu1_y_3 = y[n * 24 + i0 + 2]!;
          total_7 += relu1_y_3 * d_highway1_gate_1_2;
          total_11 += relu1_y_3 * d_highway1_gate_2;
          const relu1_y_4 = y[n * 24 + i0 + 3]!;
          total_8 += relu1_y_4 * d_highway1_gate_1_2;
          total_12 += relu1_y_4 * d_highway1_gate_2;
          const relu1_y_5 = y[n * 24 + i0 + 24]!;
          const d_highway1_gate_3 = gate_1[n * 24 + i1 + 24]!;
          total_5 += relu1_y_5 * d_highway1_gate_3;
          const d_highway1_gate_4 = gate_1[n * 24 + i1 + 25]!;
          total_9 += relu1_y_5 * d_highway1_gate_4;
          const relu1_y_6 = y[n * 24 + i0 + 25]!;
          total_6 += relu1_y_6 * d_highway1_gate_3;
          total_10 += relu1_y_6 * d_highway1_gate_4;
          const relu1_y_7 = y[n * 24 + i0 + 26]!;
          total_7 += relu1_y_7 * d_highway1_gate_3;
          total_11 += relu1_y_7 * d_highway1_gate_4;
          const relu1_y_8 = y[n * 24 + i0 + 27]!;
          total_8 += relu1_y_8 * d_highway1_gate_3;
          total_12 += relu1_y_8 * d_highway1_gate_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const relu1_y_9 = y[n_1 * 24 + i0]!;
          const d_highway1_gate_5 = gate_1[n_1 * 24 + i1]!;
          total_5 += relu1_y_9 * d_highway1_gate_5;
          const d_highway1_gate_6 = gate_1[n_1 * 24 + i1 + 1]!;
          total_9 += relu1_y_9 * d_highway1_gate_6;
          const relu1_y_10 = y[n_1 * 24 + i0 + 1]!;
          total_6 += relu1_y_10 * d_highway1_gate_5;
          total_10 += relu1_y_10 * d_highway1_gate_6;
          const relu1_y_11 = y[n_1 * 24 + i0 + 2]!;
          total_7 += relu1_y_11 * d_highway1_gate_5;
          total_11 += relu1_y_11 * d_highway1_gate_6;
          const relu1_y_12 = y[n_1 * 24 + i0 + 3]!;
          total_8 += relu1_y_12 * d_highway1_gate_5;
          total_12 += relu1_y_12 * d_highway1_gate_6;
        }
        const gradient_highway1_T_5 = 0.001 * T[i0 * 24 + i1]! + total_5;
        const gradient_highway1_T_9 = 0.001 * T[i0 * 24 + i1 + 1]! + total_9;
        const gradient_highway1_T_6 = 0.001 * T[i0 * 24 + i1 + 24]! + total_6;
        const gradient_highway1_T_10 = 0.001 * T[i0 * 24 + i1 + 25]! + total_10;
        const gradient_highway1_T_7 = 0.001 * T[i0 * 24 + i1 + 48]! + total_7;
        const gradient_highway1_T_11 = 0.001 * T[i0 * 24 + i1 + 49]! + total_11;
        const gradient_highway1_T_8 = 0.001 * T[i0 * 24 + i1 + 72]! + total_8;
        const gradient_highway1_T_12 = 0.001 * T[i0 * 24 + i1 + 73]! + total_12;
        gradient_highway1_T_all[i0 * 24 + i1] = gradient_highway1_T_5;
        gradient_highway1_T_all[i0 * 24 + i1 + 1] = gradient_highway1_T_9;
        gradient_highway1_T_all[i0 * 24 + i1 + 24] = gradient_highway1_T_6;
        gradient_highway1_T_all[i0 * 24 + i1 + 25] = gradient_highway1_T_10;
        gradient_highway1_T_all[i0 * 24 + i1 + 48] = gradient_highway1_T_7;
        gradient_highway1_T_all[i0 * 24 + i1 + 49] = gradient_highway1_T_11;
        gradient_highway1_T_all[i0 * 24 + i1 + 72] = gradient_highway1_T_8;
        gradient_highway1_T_all[i0 * 24 + i1 + 73] = gradient_highway1_T_12;
      }
    }
  }

  // gradient(highway1.b)[i0] = sum(n: d(highway1.anew)[n, i0] * (1 - highway1.anew[n, i0] ^ 2))
  //   (examples/highway/highway.nn:19)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_highway1_b(count: number): void {
    const anew = d_highway1_anew;
    const highway1_anew_all = highway1_anew;
    const b = gradient_highway1_b;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += anew[n * 24 + i0]! * (1 - square(highway1_anew_all[n * 24 + i0]!));
        total_2 += anew[n * 24 + i0 + 1]! * (1 - square(highway1_anew_all[n * 24 + i0 + 1]!));
        total_3 += anew[n * 24 + i0 + 2]! * (1 - square(highway1_anew_all[n * 24 + i0 + 2]!));
        total_4 += anew[n * 24 + i0 + 3]! * (1 - square(highway1_anew_all[n * 24 + i0 + 3]!));
        total_1 += anew[n * 24 + i0 + 24]! * (1 - square(highway1_anew_all[n * 24 + i0 + 24]!));
        total_2 += anew[n * 24 + i0 + 25]! * (1 - square(highway1_anew_all[n * 24 + i0 + 25]!));
        total_3 += anew[n * 24 + i0 + 26]! * (1 - square(highway1_anew_all[n * 24 + i0 + 26]!));
        total_4 += anew[n * 24 + i0 + 27]! * (1 - square(highway1_anew_all[n * 24 + i0 + 27]!));
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += anew[n_1 * 24 + i0]! * (1 - square(highway1_anew_all[n_1 * 24 + i0]!));
        total_2 += anew[n_1 * 24 + i0 + 1]! * (1 - square(highway1_anew_all[n_1 * 24 + i0 + 1]!));
        total_3 += anew[n_1 * 24 + i0 + 2]! * (1 - square(highway1_anew_all[n_1 * 24 + i0 + 2]!));
        total_4 += anew[n_1 * 24 + i0 + 3]! * (1 - square(highway1_anew_all[n_1 * 24 + i0 + 3]!));
      }
      const gradient_highway1_b_1 = total_1;
      const gradient_highway1_b_2 = total_2;
      const gradient_highway1_b_3 = total_3;
      const gradient_highway1_b_4 = total_4;
      b[i0] = gradient_highway1_b_1;
      b[i0 + 1] = gradient_highway1_b_2;
      b[i0 + 2] = gradient_highway1_b_3;
      b[i0 + 3] = gradient_highway1_b_4;
    }
  }

  // gradient(highway1.c)[i0] = sum(n: (1 - highway1.gate[n, i0]) * d(highway1.gate)[n, i0] * highway1.gate[n, i0])
  //   (examples/highway/highway.nn:19)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_highway1_c(count: number): void {
    const gate = highway1_gate;
    const d_highway1_gate_all = d_highway1_gate;
    const c = gradient_highway1_c;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        const highway1_gate_1 = gate[n * 24 + i0]!;
        total_1 += (1 - highway1_gate_1) * d_highway1_gate_all[n * 24 + i0]! * highway1_gate_1;
        const highway1_gate_2 = gate[n * 24 + i0 + 1]!;
        total_2 += (1 - highway1_gate_2) * d_highway1_gate_all[n * 24 + i0 + 1]! * highway1_gate_2;
        const highway1_gate_3 = gate[n * 24 + i0 + 2]!;
        total_3 += (1 - highway1_gate_3) * d_highway1_gate_all[n * 24 + i0 + 2]! * highway1_gate_3;
        const highway1_gate_4 = gate[n * 24 + i0 + 3]!;
        total_4 += (1 - highway1_gate_4) * d_highway1_gate_all[n * 24 + i0 + 3]! * highway1_gate_4;
        const highway1_gate_5 = gate[n * 24 + i0 + 24]!;
        total_1 += (1 - highway1_gate_5) * d_highway1_gate_all[n * 24 + i0 + 24]! * highway1_gate_5;
        const highway1_gate_6 = gate[n * 24 + i0 + 25]!;
        total_2 += (1 - highway1_gate_6) * d_highway1_gate_all[n * 24 + i0 + 25]! * highway1_gate_6;
        const highway1_gate_7 = gate[n * 24 + i0 + 26]!;
        total_3 += (1 - highway1_gate_7) * d_highway1_gate_all[n * 24 + i0 + 26]! * highway1_gate_7;
        const highway1_gate_8 = gate[n * 24 + i0 + 27]!;
        total_4 += (1 - highway1_gate_8) * d_highway1_gate_all[n * 24 + i0 + 27]! * highway1_gate_8;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        const highway1_gate_9 = gate[n_1 * 24 + i0]!;
        total_1 += (1 - highway1_gate_9) * d_highway1_gate_all[n_1 * 24 + i0]! * highway1_gate_9;
        const highway1_gate_10 = gate[n_1 * 24 + i0 + 1]!;
        total_2 += (1 - highway1_gate_10) * d_highway1_gate_all[n_1 * 24 + i0 + 1]! * highway1_gate_10;
        const highway1_gate_11 = gate[n_1 * 24 + i0 + 2]!;
        total_3 += (1 - highway1_gate_11) * d_highway1_gate_all[n_1 * 24 + i0 + 2]! * highway1_gate_11;
        const highway1_gate_12 = gate[n_1 * 24 + i0 + 3]!;
        total_4 += (1 - highway1_gate_12) * d_highway1_gate_all[n_1 * 24 + i0 + 3]! * highway1_gate_12;
      }
      const gradient_highway1_c_1 = total_1;
      const gradient_highway1_c_2 = total_2;
      const gradient_highway1_c_3 = total_3;
      const gradient_highway1_c_4 = total_4;
      c[i0] = gradient_highway1_c_1;
      c[i0 + 1] = gradient_highway1_c_2;
      c[i0 + 2] = gradient_highway1_c_3;
      c[i0 + 3] = gradient_highway1_c_4;
    }
  }

  // gradient(highway2.W)[i0, i1] = 0.001 * highway2.W[i0, i1] + sum(n: highway1.y[n, i0] * d(highway2.anew.1)[n, i1])
  //   (examples/highway/highway.nn:24)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_highway2_W(count: number): void {
    const y = highway1_y;
    const anew_1 = d_highway2_anew_1;
    const W = highway2_W;
    const gradient_highway2_W_all = gradient_highway2_W;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        const examples_1 = count;
        for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
          const highway1_y_1 = y[n * 24 + i0]!;
          const d_highway2_anew_1_2 = anew_1[n * 24 + i1]!;
          total_5 += highway1_y_1 * d_highway2_anew_1_2;
          const d_highway2_anew_2 = anew_1[n * 24 + i1 + 1]!;
          total_9 += highway1_y_1 * d_highway2_anew_2;
          const highway1_y_2 = y[n * 24 + i0 + 1]!;
          total_6 += highway1_y_2 * d_highway2_anew_1_2;
          total_10 += highway1_y_2 * d_highway2_anew_2;
          const highway1_y_3 = y[n * 24 + i0 + 2]!;
          total_7 += highway1_y_3 * d_highway2_anew_1_2;
          total_11 += highway1_y_3 * d_highway2_anew_2;
          const highway1_y_4 = y[n * 24 + i0 + 3]!;
          total_8 += highway1_y_4 * d_highway2_anew_1_2;
          total_12 += highway1_y_4 * d_highway2_anew_2;
          const highway1_y_5 = y[n * 24 + i0 + 24]!;
          const d_highway2_anew_3 = anew_1[n * 24 + i1 + 24]!;
          total_5 += highway1_y_5 * d_highway2_anew_3;
          const d_highway2_anew_4 = anew_1[n * 24 + i1 + 25]!;
          total_9 += highway1_y_5 * d_highway2_anew_4;
          const highway1_y_6 = y[n * 24 + i0 + 25]!;
          total_6 += highway1_y_6 * d_highway2_anew_3;
          total_10 += highway1_y_6 * d_highway2_anew_4;
          const highway1_y_7 = y[n * 24 + i0 + 26]!;
          total_7 += highway1_y_7 * d_highway2_anew_3;
          total_11 += highway1_y_7 * d_highway2_anew_4;
          const highway1_y_8 = y[n * 24 + i0 + 27]!;
          total_8 += highway1_y_8 * d_highway2_anew_3;
          total_12 += highway1_y_8 * d_highway2_anew_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const highway1_y_9 = y[n_1 * 24 + i0]!;
          const d_highway2_anew_5 = anew_1[n_1 * 24 + i1]!;
          total_5 += highway1_y_9 * d_highway2_anew_5;
          const d_highway2_anew_6 = anew_1[n_1 * 24 + i1 + 1]!;
          total_9 += highway1_y_9 * d_highway2_anew_6;
          const highway1_y_10 = y[n_1 * 24 + i0 + 1]!;
          total_6 += highway1_y_10 * d_highway2_anew_5;
          total_10 += highway1_y_10 * d_highway2_anew_6;
          const highway1_y_11 = y[n_1 * 24 + i0 + 2]!;
          total_7 += highway1_y_11 * d_highway2_anew_5;
          total_11 += highway1_y_11 * d_highway2_anew_6;
          const highway1_y_12 = y[n_1 * 24 + i0 + 3]!;
          total_8 += highway1_y_12 * d_highway2_anew_5;
          total_12 += highway1_y_12 * d_highway2_anew_6;
        }
        const gradient_highway2_W_5 = 0.001 * W[i0 * 24 + i1]! + total_5;
        const gradient_highway2_W_9 = 0.001 * W[i0 * 24 + i1 + 1]! + total_9;
        const gradient_highway2_W_6 = 0.001 * W[i0 * 24 + i1 + 24]! + total_6;
        const gradient_highway2_W_10 = 0.001 * W[i0 * 24 + i1 + 25]! + total_10;
        const gradient_highway2_W_7 = 0.001 * W[i0 * 24 + i1 + 48]! + total_7;
        const gradient_highway2_W_11 = 0.001 * W[i0 * 24 + i1 + 49]! + total_11;
        const gradient_highway2_W_8 = 0.001 * W[i0 * 24 + i1 + 72]! + total_8;
        const gradient_highway2_W_12 = 0.001 * W[i0 * 24 + i1 + 73]! + total_12;
        gradient_highway2_W_all[i0 * 24 + i1] = gradient_highway2_W_5;
        gradient_highway2_W_all[i0 * 24 + i1 + 1] = gradient_highway2_W_9;
        gradient_highway2_W_all[i0 * 24 + i1 + 24] = gradient_highway2_W_6;
        gradient_highway2_W_all[i0 * 24 + i1 + 25] = gradient_highway2_W_10;
        gradient_highway2_W_all[i0 * 24 + i1 + 48] = gradient_highway2_W_7;
        gradient_highway2_W_all[i0 * 24 + i1 + 49] = gradient_highway2_W_11;
        gradient_highway2_W_all[i0 * 24 + i1 + 72] = gradient_highway2_W_8;
        gradient_highway2_W_all[i0 * 24 + i1 + 73] = gradient_highway2_W_12;
      }
    }
  }

  // gradient(highway2.T)[i0, i1] = sum(n: d(highway2.gate.1)[n, i1] * highway1.y[n, i0]) + 0.001 * highway2.T[i0, i1]
  //   (examples/highway/highway.nn:24)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_highway2_T(count: number): void {
    const gate_1 = d_highway2_gate_1;
    const y = highway1_y;
    const T = highway2_T;
    const gradient_highway2_T_all = gradient_highway2_T;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      for (let i1 = 0; i1 < 24; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        const examples_1 = count;
        for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
          const d_highway2_gate_1_2 = gate_1[n * 24 + i1]!;
          const highway1_y_1 = y[n * 24 + i0]!;
          total_5 += d_highway2_gate_1_2 * highway1_y_1;
          const d_highway2_gate_2 = gate_1[n * 24 + i1 + 1]!;
          total_9 += d_highway2_gate_2 * highway1_y_1;
          const highway1_y_2 = y[n * 24 + i0 + 1]!;
          total_6 += d_highway2_gate_1_2 * highway1_y_2;
          total_10 += d_highway2_gate_2 * highway1_y_2;
          const highway1_y_3 = y[n * 24 + i0 + 2]!;
          total_7 += d_highway2_gate_1_2 * highway1_y_3;
          total_11 += d_highway2_gate_2 * highway1_y_3;
          const highway1_y_4 = y[n * 24 + i0 + 3]!;
          total_8 += d_highway2_gate_1_2 * highway1_y_4;
          total_12 += d_highway2_gate_2 * highway1_y_4;
          const d_highway2_gate_3 = gate_1[n * 24 + i1 + 24]!;
          const highway1_y_5 = y[n * 24 + i0 + 24]!;
          total_5 += d_highway2_gate_3 * highway1_y_5;
          const d_highway2_gate_4 = gate_1[n * 24 + i1 + 25]!;
          total_9 += d_highway2_gate_4 * highway1_y_5;
          const highway1_y_6 = y[n * 24 + i0 + 25]!;
          total_6 += d_highway2_gate_3 * highway1_y_6;
          total_10 += d_highway2_gate_4 * highway1_y_6;
          const highway1_y_7 = y[n * 24 + i0 + 26]!;
          total_7 += d_highway2_gate_3 * highway1_y_7;
          total_11 += d_highway2_gate_4 * highway1_y_7;
          const highway1_y_8 = y[n * 24 + i0 + 27]!;
          total_8 += d_highway2_gate_3 * highway1_y_8;
          total_12 += d_highway2_gate_4 * highway1_y_8;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const d_highway2_gate_5 = gate_1[n_1 * 24 + i1]!;
          const highway1_y_9 = y[n_1 * 24 + i0]!;
          total_5 += d_highway2_gate_5 * highway1_y_9;
          const d_highway2_gate_6 = gate_1[n_1 * 24 + i1 + 1]!;
          total_9 += d_highway2_gate_6 * highway1_y_9;
          const highway1_y_10 = y[n_1 * 24 + i0 + 1]!;
          total_6 += d_highway2_gate_5 * highway1_y_10;
          total_10 += d_highway2_gate_6 * highway1_y_10;
          const highway1_y_11 = y[n_1 * 24 + i0 + 2]!;
          total_7 += d_highway2_gate_5 * highway1_y_11;
          total_11 += d_highway2_gate_6 * highway1_y_11;
          const highway1_y_12 = y[n_1 * 24 + i0 + 3]!;
          total_8 += d_highway2_gate_5 * highway1_y_12;
          total_12 += d_highway2_gate_6 * highway1_y_12;
        }
        const gradient_highway2_T_5 = total_5 + 0.001 * T[i0 * 24 + i1]!;
        const gradient_highway2_T_9 = total_9 + 0.001 * T[i0 * 24 + i1 + 1]!;
        const gradient_highway2_T_6 = total_6 + 0.001 * T[i0 * 24 + i1 + 24]!;
        const gradient_highway2_T_10 = total_10 + 0.001 * T[i0 * 24 + i1 + 25]!;
        const gradient_highway2_T_7 = total_7 + 0.001 * T[i0 * 24 + i1 + 48]!;
        const gradient_highway2_T_11 = total_11 + 0.001 * T[i0 * 24 + i1 + 49]!;
        const gradient_highway2_T_8 = total_8 + 0.001 * T[i0 * 24 + i1 + 72]!;
        const gradient_highway2_T_12 = total_12 + 0.001 * T[i0 * 24 + i1 + 73]!;
        gradient_highway2_T_all[i0 * 24 + i1] = gradient_highway2_T_5;
        gradient_highway2_T_all[i0 * 24 + i1 + 1] = gradient_highway2_T_9;
        gradient_highway2_T_all[i0 * 24 + i1 + 24] = gradient_highway2_T_6;
        gradient_highway2_T_all[i0 * 24 + i1 + 25] = gradient_highway2_T_10;
        gradient_highway2_T_all[i0 * 24 + i1 + 48] = gradient_highway2_T_7;
        gradient_highway2_T_all[i0 * 24 + i1 + 49] = gradient_highway2_T_11;
        gradient_highway2_T_all[i0 * 24 + i1 + 72] = gradient_highway2_T_8;
        gradient_highway2_T_all[i0 * 24 + i1 + 73] = gradient_highway2_T_12;
      }
    }
  }

  // gradient(highway2.b)[i0] = sum(n: d(highway2.anew)[n, i0] * (1 - highway2.anew[n, i0] ^ 2))
  //   (examples/highway/highway.nn:19)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_highway2_b(count: number): void {
    const anew = d_highway2_anew;
    const highway2_anew_all = highway2_anew;
    const b = gradient_highway2_b;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += anew[n * 24 + i0]! * (1 - square(highway2_anew_all[n * 24 + i0]!));
        total_2 += anew[n * 24 + i0 + 1]! * (1 - square(highway2_anew_all[n * 24 + i0 + 1]!));
        total_3 += anew[n * 24 + i0 + 2]! * (1 - square(highway2_anew_all[n * 24 + i0 + 2]!));
        total_4 += anew[n * 24 + i0 + 3]! * (1 - square(highway2_anew_all[n * 24 + i0 + 3]!));
        total_1 += anew[n * 24 + i0 + 24]! * (1 - square(highway2_anew_all[n * 24 + i0 + 24]!));
        total_2 += anew[n * 24 + i0 + 25]! * (1 - square(highway2_anew_all[n * 24 + i0 + 25]!));
        total_3 += anew[n * 24 + i0 + 26]! * (1 - square(highway2_anew_all[n * 24 + i0 + 26]!));
        total_4 += anew[n * 24 + i0 + 27]! * (1 - square(highway2_anew_all[n * 24 + i0 + 27]!));
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += anew[n_1 * 24 + i0]! * (1 - square(highway2_anew_all[n_1 * 24 + i0]!));
        total_2 += anew[n_1 * 24 + i0 + 1]! * (1 - square(highway2_anew_all[n_1 * 24 + i0 + 1]!));
        total_3 += anew[n_1 * 24 + i0 + 2]! * (1 - square(highway2_anew_all[n_1 * 24 + i0 + 2]!));
        total_4 += anew[n_1 * 24 + i0 + 3]! * (1 - square(highway2_anew_all[n_1 * 24 + i0 + 3]!));
      }
      const gradient_highway2_b_1 = total_1;
      const gradient_highway2_b_2 = total_2;
      const gradient_highway2_b_3 = total_3;
      const gradient_highway2_b_4 = total_4;
      b[i0] = gradient_highway2_b_1;
      b[i0 + 1] = gradient_highway2_b_2;
      b[i0 + 2] = gradient_highway2_b_3;
      b[i0 + 3] = gradient_highway2_b_4;
    }
  }

  // gradient(highway2.c)[i0] = sum(n: (1 - highway2.gate[n, i0]) * d(highway2.gate)[n, i0] * highway2.gate[n, i0])
  //   (examples/highway/highway.nn:19)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_highway2_c(count: number): void {
    const gate = highway2_gate;
    const d_highway2_gate_all = d_highway2_gate;
    const c = gradient_highway2_c;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        const highway2_gate_1 = gate[n * 24 + i0]!;
        total_1 += (1 - highway2_gate_1) * d_highway2_gate_all[n * 24 + i0]! * highway2_gate_1;
        const highway2_gate_2 = gate[n * 24 + i0 + 1]!;
        total_2 += (1 - highway2_gate_2) * d_highway2_gate_all[n * 24 + i0 + 1]! * highway2_gate_2;
        const highway2_gate_3 = gate[n * 24 + i0 + 2]!;
        total_3 += (1 - highway2_gate_3) * d_highway2_gate_all[n * 24 + i0 + 2]! * highway2_gate_3;
        const highway2_gate_4 = gate[n * 24 + i0 + 3]!;
        total_4 += (1 - highway2_gate_4) * d_highway2_gate_all[n * 24 + i0 + 3]! * highway2_gate_4;
        const highway2_gate_5 = gate[n * 24 + i0 + 24]!;
        total_1 += (1 - highway2_gate_5) * d_highway2_gate_all[n * 24 + i0 + 24]! * highway2_gate_5;
        const highway2_gate_6 = gate[n * 24 + i0 + 25]!;
        total_2 += (1 - highway2_gate_6) * d_highway2_gate_all[n * 24 + i0 + 25]! * highway2_gate_6;
        const highway2_gate_7 = gate[n * 24 + i0 + 26]!;
        total_3 += (1 - highway2_gate_7) * d_highway2_gate_all[n * 24 + i0 + 26]! * highway2_gate_7;
        const highway2_gate_8 = gate[n * 24 + i0 + 27]!;
        total_4 += (1 - highway2_gate_8) * d_highway2_gate_all[n * 24 + i0 + 27]! * highway2_gate_8;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        const highway2_gate_9 = gate[n_1 * 24 + i0]!;
        total_1 += (1 - highway2_gate_9) * d_highway2_gate_all[n_1 * 24 + i0]! * highway2_gate_9;
        const highway2_gate_10 = gate[n_1 * 24 + i0 + 1]!;
        total_2 += (1 - highway2_gate_10) * d_highway2_gate_all[n_1 * 24 + i0 + 1]! * highway2_gate_10;
        const highway2_gate_11 = gate[n_1 * 24 + i0 + 2]!;
        total_3 += (1 - highway2_gate_11) * d_highway2_gate_all[n_1 * 24 + i0 + 2]! * highway2_gate_11;
        const highway2_gate_12 = gate[n_1 * 24 + i0 + 3]!;
        total_4 += (1 - highway2_gate_12) * d_highway2_gate_all[n_1 * 24 + i0 + 3]! * highway2_gate_12;
      }
      const gradient_highway2_c_1 = total_1;
      const gradient_highway2_c_2 = total_2;
      const gradient_highway2_c_3 = total_3;
      const gradient_highway2_c_4 = total_4;
      c[i0] = gradient_highway2_c_1;
      c[i0 + 1] = gradient_highway2_c_2;
      c[i0 + 2] = gradient_highway2_c_3;
      c[i0 + 3] = gradient_highway2_c_4;
    }
  }

  // gradient(dense2.W)[i0, i1] = sum(n: highway2.y[n, i0] * d(dense2.y)[n, i1]) + 0.001 * dense2.W[i0, i1]
  //   (examples/highway/highway.nn:20)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense2_W(count: number): void {
    const y = highway2_y;
    const dense2_y = d_dense2_y;
    const W = dense2_W;
    const gradient_dense2_W_all = gradient_dense2_W;
    for (let i0 = 0; i0 < 24; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      let total_13 = 0;
      let total_14 = 0;
      let total_15 = 0;
      let total_16 = 0;
      const examples_3 = count;
      for (let n_4 = 0; n_4 < (examples_3 >> 1) * 2; n_4 += 2) {
        const highway2_y_1 = y[n_4 * 24 + i0]!;
        const d_dense2_y_1 = dense2_y[n_4 * 3]!;
        total_1 += highway2_y_1 * d_dense2_y_1;
        const d_dense2_y_2 = dense2_y[n_4 * 3 + 1]!;
        total_2 += highway2_y_1 * d_dense2_y_2;
        const highway2_y_2 = y[n_4 * 24 + i0 + 1]!;
        total_3 += highway2_y_2 * d_dense2_y_1;
        total_4 += highway2_y_2 * d_dense2_y_2;
        const highway2_y_3 = y[n_4 * 24 + i0 + 2]!;
        total_13 += highway2_y_3 * d_dense2_y_1;
        total_14 += highway2_y_3 * d_dense2_y_2;
        const highway2_y_4 = y[n_4 * 24 + i0 + 3]!;
        total_15 += highway2_y_4 * d_dense2_y_1;
        total_16 += highway2_y_4 * d_dense2_y_2;
        const highway2_y_5 = y[n_4 * 24 + i0 + 24]!;
        const d_dense2_y_3 = dense2_y[n_4 * 3 + 3]!;
        total_1 += highway2_y_5 * d_dense2_y_3;
        const d_dense2_y_4 = dense2_y[n_4 * 3 + 4]!;
        total_2 += highway2_y_5 * d_dense2_y_4;
        const highway2_y_6 = y[n_4 * 24 + i0 + 25]!;
        total_3 += highway2_y_6 * d_dense2_y_3;
        total_4 += highway2_y_6 * d_dense2_y_4;
        const highway2_y_7 = y[n_4 * 24 + i0 + 26]!;
        total_13 += highway2_y_7 * d_dense2_y_3;
        total_14 += highway2_y_7 * d_dense2_y_4;
        const highway2_y_8 = y[n_4 * 24 + i0 + 27]!;
        total_15 += highway2_y_8 * d_dense2_y_3;
        total_16 += highway2_y_8 * d_dense2_y_4;
      }
      for (let n_5 = (examples_3 >> 1) * 2; n_5 < count; n_5++) {
        const highway2_y_9 = y[n_5 * 24 + i0]!;
        const d_dense2_y_5 = dense2_y[n_5 * 3]!;
        total_1 += highway2_y_9 * d_dense2_y_5;
        const d_dense2_y_6 = dense2_y[n_5 * 3 + 1]!;
        total_2 += highway2_y_9 * d_dense2_y_6;
        const highway2_y_10 = y[n_5 * 24 + i0 + 1]!;
        total_3 += highway2_y_10 * d_dense2_y_5;
        total_4 += highway2_y_10 * d_dense2_y_6;
        const highway2_y_11 = y[n_5 * 24 + i0 + 2]!;
        total_13 += highway2_y_11 * d_dense2_y_5;
        total_14 += highway2_y_11 * d_dense2_y_6;
        const highway2_y_12 = y[n_5 * 24 + i0 + 3]!;
        total_15 += highway2_y_12 * d_dense2_y_5;
        total_16 += highway2_y_12 * d_dense2_y_6;
      }
      const gradient_dense2_W_1 = total_1 + 0.001 * W[i0 * 3]!;
      const gradient_dense2_W_2 = total_2 + 0.001 * W[i0 * 3 + 1]!;
      const gradient_dense2_W_3 = total_3 + 0.001 * W[i0 * 3 + 3]!;
      const gradient_dense2_W_4 = total_4 + 0.001 * W[i0 * 3 + 4]!;
      const gradient_dense2_W_13 = total_13 + 0.001 * W[i0 * 3 + 6]!;
      const gradient_dense2_W_14 = total_14 + 0.001 * W[i0 * 3 + 7]!;
      const gradient_dense2_W_15 = total_15 + 0.001 * W[i0 * 3 + 9]!;
      const gradient_dense2_W_16 = total_16 + 0.001 * W[i0 * 3 + 10]!;
      gradient_dense2_W_all[i0 * 3] = gradient_dense2_W_1;
      gradient_dense2_W_all[i0 * 3 + 1] = gradient_dense2_W_2;
      gradient_dense2_W_all[i0 * 3 + 3] = gradient_dense2_W_3;
      gradient_dense2_W_all[i0 * 3 + 4] = gradient_dense2_W_4;
      gradient_dense2_W_all[i0 * 3 + 6] = gradient_dense2_W_13;
      gradient_dense2_W_all[i0 * 3 + 7] = gradient_dense2_W_14;
      gradient_dense2_W_all[i0 * 3 + 9] = gradient_dense2_W_15;
      gradient_dense2_W_all[i0 * 3 + 10] = gradient_dense2_W_16;
      let total_17 = 0;
      let total_18 = 0;
      let total_19 = 0;
      let total_20 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense2_y_7 = dense2_y[n_2 * 3 + 2]!;
        total_17 += y[n_2 * 24 + i0]! * d_dense2_y_7;
        total_18 += y[n_2 * 24 + i0 + 1]! * d_dense2_y_7;
        total_19 += y[n_2 * 24 + i0 + 2]! * d_dense2_y_7;
        total_20 += y[n_2 * 24 + i0 + 3]! * d_dense2_y_7;
        const d_dense2_y_8 = dense2_y[n_2 * 3 + 5]!;
        total_17 += y[n_2 * 24 + i0 + 24]! * d_dense2_y_8;
        total_18 += y[n_2 * 24 + i0 + 25]! * d_dense2_y_8;
        total_19 += y[n_2 * 24 + i0 + 26]! * d_dense2_y_8;
        total_20 += y[n_2 * 24 + i0 + 27]! * d_dense2_y_8;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense2_y_9 = dense2_y[n_3 * 3 + 2]!;
        total_17 += y[n_3 * 24 + i0]! * d_dense2_y_9;
        total_18 += y[n_3 * 24 + i0 + 1]! * d_dense2_y_9;
        total_19 += y[n_3 * 24 + i0 + 2]! * d_dense2_y_9;
        total_20 += y[n_3 * 24 + i0 + 3]! * d_dense2_y_9;
      }
      const gradient_dense2_W_17 = total_17 + 0.001 * W[i0 * 3 + 2]!;
      const gradient_dense2_W_18 = total_18 + 0.001 * W[i0 * 3 + 5]!;
      const gradient_dense2_W_19 = total_19 + 0.001 * W[i0 * 3 + 8]!;
      const gradient_dense2_W_20 = total_20 + 0.001 * W[i0 * 3 + 11]!;
      gradient_dense2_W_all[i0 * 3 + 2] = gradient_dense2_W_17;
      gradient_dense2_W_all[i0 * 3 + 5] = gradient_dense2_W_18;
      gradient_dense2_W_all[i0 * 3 + 8] = gradient_dense2_W_19;
      gradient_dense2_W_all[i0 * 3 + 11] = gradient_dense2_W_20;
    }
  }

  // gradient(dense2.b)[i0] = sum(n: d(dense2.y)[n, i0]) (examples/highway/highway.nn:20)
  // tiled 1×3 (i0), reduction by 2
  function train_gradient_dense2_b(count: number): void {
    const y = d_dense2_y;
    const b = gradient_dense2_b;
    let total_4 = 0;
    let total_5 = 0;
    let total_6 = 0;
    const examples_2 = count;
    for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
      total_4 += y[n_2 * 3]!;
      total_5 += y[n_2 * 3 + 1]!;
      total_6 += y[n_2 * 3 + 2]!;
      total_4 += y[n_2 * 3 + 3]!;
      total_5 += y[n_2 * 3 + 4]!;
      total_6 += y[n_2 * 3 + 5]!;
    }
    for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
      total_4 += y[n_3 * 3]!;
      total_5 += y[n_3 * 3 + 1]!;
      total_6 += y[n_3 * 3 + 2]!;
    }
    const gradient_dense2_b_4 = total_4;
    const gradient_dense2_b_5 = total_5;
    const gradient_dense2_b_6 = total_6;
    b[0] = gradient_dense2_b_4;
    b[1] = gradient_dense2_b_5;
    b[2] = gradient_dense2_b_6;
  }

  // ---- the update of the parameters ------------------------------------------------------------------------

  // adam.w(dense1.W).new.1 = 1 / (1 - power(0.9, t)) (examples/highway/highway.nn:28)
  // adam.w(dense1.W).new.2 = 1 / (1 - power(0.999, t))
  function update_adam_w_dense1_W_new_2(): void {
    const t_1 = t[0]!;
    const adam_w_dense1_W_new_1_2 = 1 / (1 - Math.pow(0.9, t_1));
    const adam_w_dense1_W_new_2_2 = 1 / (1 - Math.pow(0.999, t_1));
    adam_w_dense1_W_new_1[0] = adam_w_dense1_W_new_1_2;
    adam_w_dense1_W_new_2[0] = adam_w_dense1_W_new_2_2;
  }

  // adam.v(dense1.W).new[i1, i2] = 0.001 * gradient(dense1.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense1.W)[i1, i2]
  //   (examples/highway/highway.nn:28)
  // adam.m(dense1.W).new[i1, i2] = 0.1 * gradient(dense1.W)[i1, i2] + 0.9 * adam.m(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.005 * adam.w(dense1.W).new.1 * adam.m(dense1.W).new[i1, i2] /
  //   (1e-8 + sqrt(adam.v(dense1.W).new[i1, i2] * a…
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const dense1_W_all = dense1_W;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i2 = 0; i2 < 312; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_v_dense1_W_new = 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1) + 0.999 * v_dense1_W[i2]!;
      const adam_m_dense1_W_new = 0.1 * gradient_dense1_W_1 + 0.9 * m_dense1_W[i2]!;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.005 * (new_1[0]! * adam_m_dense1_W_new / (1e-8 + Math.sqrt(adam_v_dense1_W_new * new_2[0]!)));
      v_dense1_W[i2] = adam_v_dense1_W_new;
      m_dense1_W[i2] = adam_m_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1]
  //   (examples/highway/highway.nn:28)
  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  // adam.w(dense1.b).new[i1] = dense1.b[i1] - 0.005 * adam.w(dense1.W).new.1 * adam.m(dense1.b).new[i1] / (1e-8 +
  //   sqrt(adam.v(dense1.b).new[i1] * adam.w(dense1.W).…
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const dense1_b_all = dense1_b;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i1 = 0; i1 < 24; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_m_dense1_b_new = 0.1 * gradient_dense1_b_1 + 0.9 * m_dense1_b[i1]!;
      const adam_v_dense1_b_new = 0.999 * v_dense1_b[i1]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.005 * (new_1[0]! * adam_m_dense1_b_new / (1e-8 + Math.sqrt(adam_v_dense1_b_new * new_2[0]!)));
      m_dense1_b[i1] = adam_m_dense1_b_new;
      v_dense1_b[i1] = adam_v_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // adam.m(highway1.W).new[i1, i2] = 0.9 * adam.m(highway1.W)[i1, i2] + 0.1 * gradient(highway1.W)[i1, i2]
  //   (examples/highway/highway.nn:28)
  // adam.v(highway1.W).new[i1, i2] = 0.001 * gradient(highway1.W)[i1, i2] ^ 2 + 0.999 * adam.v(highway1.W)[i1, i2]
  // adam.w(highway1.W).new[i1, i2] = highway1.W[i1, i2] - 0.005 * adam.w(dense1.W).new.1 * adam.m(highway1.W).new[i1,
  //   i2] / (1e-8 + sqrt(adam.v(highway1.W).new[i1,…
  function update_highway1_W(): void {
    const W = gradient_highway1_W;
    const m_highway1_W = adam_m_highway1_W;
    const v_highway1_W = adam_v_highway1_W;
    const highway1_W_all = highway1_W;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i2 = 0; i2 < 576; i2++) {
      const gradient_highway1_W_1 = W[i2]!;
      const adam_m_highway1_W_new = 0.9 * m_highway1_W[i2]! + 0.1 * gradient_highway1_W_1;
      const adam_v_highway1_W_new = 0.001 * (gradient_highway1_W_1 * gradient_highway1_W_1) + 0.999 * v_highway1_W[i2]!;
      const adam_w_highway1_W_new = highway1_W_all[i2]! - 0.005 * (new_1[0]! * adam_m_highway1_W_new / (1e-8 + Math.sqrt(adam_v_highway1_W_new * new_2[0]!)));
      m_highway1_W[i2] = adam_m_highway1_W_new;
      v_highway1_W[i2] = adam_v_highway1_W_new;
      highway1_W_all[i2] = adam_w_highway1_W_new;
    }
  }

  // adam.v(highway1.T).new[i1, i2] = 0.999 * adam.v(highway1.T)[i1, i2] + 0.001 * gradient(highway1.T)[i1, i2] ^ 2
  //   (examples/highway/highway.nn:28)
  // adam.m(highway1.T).new[i1, i2] = 0.1 * gradient(highway1.T)[i1, i2] + 0.9 * adam.m(highway1.T)[i1, i2]
  // adam.w(highway1.T).new[i1, i2] = highway1.T[i1, i2] - 0.005 * adam.w(dense1.W).new.1 * adam.m(highway1.T).new[i1,
  //   i2] / (1e-8 + sqrt(adam.v(highway1.T).new[i1,…
  function update_highway1_T(): void {
    const T = gradient_highway1_T;
    const v_highway1_T = adam_v_highway1_T;
    const m_highway1_T = adam_m_highway1_T;
    const highway1_T_all = highway1_T;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i2 = 0; i2 < 576; i2++) {
      const gradient_highway1_T_1 = T[i2]!;
      const adam_v_highway1_T_new = 0.999 * v_highway1_T[i2]! + 0.001 * (gradient_highway1_T_1 * gradient_highway1_T_1);
      const adam_m_highway1_T_new = 0.1 * gradient_highway1_T_1 + 0.9 * m_highway1_T[i2]!;
      const adam_w_highway1_T_new = highway1_T_all[i2]! - 0.005 * (new_1[0]! * adam_m_highway1_T_new / (1e-8 + Math.sqrt(adam_v_highway1_T_new * new_2[0]!)));
      v_highway1_T[i2] = adam_v_highway1_T_new;
      m_highway1_T[i2] = adam_m_highway1_T_new;
      highway1_T_all[i2] = adam_w_highway1_T_new;
    }
  }

  // adam.v(highway1.b).new[i1] = 0.999 * adam.v(highway1.b)[i1] + 0.001 * gradient(highway1.b)[i1] ^ 2
  //   (examples/highway/highway.nn:28)
  // adam.m(highway1.b).new[i1] = 0.1 * gradient(highway1.b)[i1] + 0.9 * adam.m(highway1.b)[i1]
  // adam.w(highway1.b).new[i1] = highway1.b[i1] - 0.005 * adam.w(dense1.W).new.1 * adam.m(highway1.b).new[i1] / (1e-8
  //   + sqrt(adam.v(highway1.b).new[i1] * adam.w(de…
  function update_highway1_b(): void {
    const b = gradient_highway1_b;
    const v_highway1_b = adam_v_highway1_b;
    const m_highway1_b = adam_m_highway1_b;
    const highway1_b_all = highway1_b;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i1 = 0; i1 < 24; i1++) {
      const gradient_highway1_b_1 = b[i1]!;
      const adam_v_highway1_b_new = 0.999 * v_highway1_b[i1]! + 0.001 * (gradient_highway1_b_1 * gradient_highway1_b_1);
      const adam_m_highway1_b_new = 0.1 * gradient_highway1_b_1 + 0.9 * m_highway1_b[i1]!;
      const adam_w_highway1_b_new = highway1_b_all[i1]! - 0.005 * (new_1[0]! * adam_m_highway1_b_new / (1e-8 + Math.sqrt(adam_v_highway1_b_new * new_2[0]!)));
      v_highway1_b[i1] = adam_v_highway1_b_new;
      m_highway1_b[i1] = adam_m_highway1_b_new;
      highway1_b_all[i1] = adam_w_highway1_b_new;
    }
  }

  // adam.v(highway1.c).new[i1] = 0.999 * adam.v(highway1.c)[i1] + 0.001 * gradient(highway1.c)[i1] ^ 2
  //   (examples/highway/highway.nn:28)
  // adam.m(highway1.c).new[i1] = 0.1 * gradient(highway1.c)[i1] + 0.9 * adam.m(highway1.c)[i1]
  // adam.w(highway1.c).new[i1] = -0.005 * adam.w(dense1.W).new.1 * adam.m(highway1.c).new[i1] / (1e-8 +
  //   sqrt(adam.v(highway1.c).new[i1] * adam.w(dense1.W).new.2)) …
  function update_highway1_c(): void {
    const c = gradient_highway1_c;
    const v_highway1_c = adam_v_highway1_c;
    const m_highway1_c = adam_m_highway1_c;
    const highway1_c_all = highway1_c;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i1 = 0; i1 < 24; i1++) {
      const gradient_highway1_c_1 = c[i1]!;
      const adam_v_highway1_c_new = 0.999 * v_highway1_c[i1]! + 0.001 * (gradient_highway1_c_1 * gradient_highway1_c_1);
      const adam_m_highway1_c_new = 0.1 * gradient_highway1_c_1 + 0.9 * m_highway1_c[i1]!;
      const adam_w_highway1_c_new = highway1_c_all[i1]! - 0.005 * (new_1[0]! * adam_m_highway1_c_new / (1e-8 + Math.sqrt(adam_v_highway1_c_new * new_2[0]!)));
      v_highway1_c[i1] = adam_v_highway1_c_new;
      m_highway1_c[i1] = adam_m_highway1_c_new;
      highway1_c_all[i1] = adam_w_highway1_c_new;
    }
  }

  // adam.m(highway2.W).new[i1, i2] = 0.1 * gradient(highway2.W)[i1, i2] + 0.9 * adam.m(highway2.W)[i1, i2]
  //   (examples/highway/highway.nn:28)
  // adam.v(highway2.W).new[i1, i2] = 0.999 * adam.v(highway2.W)[i1, i2] + 0.001 * gradient(highway2.W)[i1, i2] ^ 2
  // adam.w(highway2.W).new[i1, i2] = highway2.W[i1, i2] - 0.005 * adam.m(highway2.W).new[i1, i2] *
  //   adam.w(dense1.W).new.1 / (1e-8 + sqrt(adam.w(dense1.W).new.2 * a…
  function update_highway2_W(): void {
    const W = gradient_highway2_W;
    const m_highway2_W = adam_m_highway2_W;
    const v_highway2_W = adam_v_highway2_W;
    const highway2_W_all = highway2_W;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i2 = 0; i2 < 576; i2++) {
      const gradient_highway2_W_1 = W[i2]!;
      const adam_m_highway2_W_new = 0.1 * gradient_highway2_W_1 + 0.9 * m_highway2_W[i2]!;
      const adam_v_highway2_W_new = 0.999 * v_highway2_W[i2]! + 0.001 * (gradient_highway2_W_1 * gradient_highway2_W_1);
      const adam_w_highway2_W_new = highway2_W_all[i2]! - 0.005 * (adam_m_highway2_W_new * new_1[0]! / (1e-8 + Math.sqrt(new_2[0]! * adam_v_highway2_W_new)));
      m_highway2_W[i2] = adam_m_highway2_W_new;
      v_highway2_W[i2] = adam_v_highway2_W_new;
      highway2_W_all[i2] = adam_w_highway2_W_new;
    }
  }

  // adam.m(highway2.T).new[i1, i2] = 0.1 * gradient(highway2.T)[i1, i2] + 0.9 * adam.m(highway2.T)[i1, i2]
  //   (examples/highway/highway.nn:28)
  // adam.v(highway2.T).new[i1, i2] = 0.001 * gradient(highway2.T)[i1, i2] ^ 2 + 0.999 * adam.v(highway2.T)[i1, i2]
  // adam.w(highway2.T).new[i1, i2] = -0.005 * adam.w(dense1.W).new.1 * adam.m(highway2.T).new[i1, i2] / (1e-8 +
  //   sqrt(adam.v(highway2.T).new[i1, i2] * adam.w(dense1…
  function update_highway2_T(): void {
    const T = gradient_highway2_T;
    const m_highway2_T = adam_m_highway2_T;
    const v_highway2_T = adam_v_highway2_T;
    const highway2_T_all = highway2_T;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i2 = 0; i2 < 576; i2++) {
      const gradient_highway2_T_1 = T[i2]!;
      const adam_m_highway2_T_new = 0.1 * gradient_highway2_T_1 + 0.9 * m_highway2_T[i2]!;
      const adam_v_highway2_T_new = 0.001 * (gradient_highway2_T_1 * gradient_highway2_T_1) + 0.999 * v_highway2_T[i2]!;
      const adam_w_highway2_T_new = highway2_T_all[i2]! - 0.005 * (new_1[0]! * adam_m_highway2_T_new / (1e-8 + Math.sqrt(adam_v_highway2_T_new * new_2[0]!)));
      m_highway2_T[i2] = adam_m_highway2_T_new;
      v_highway2_T[i2] = adam_v_highway2_T_new;
      highway2_T_all[i2] = adam_w_highway2_T_new;
    }
  }

  // adam.m(highway2.b).new[i1] = 0.9 * adam.m(highway2.b)[i1] + 0.1 * gradient(highway2.b)[i1]
  //   (examples/highway/highway.nn:28)
  // adam.v(highway2.b).new[i1] = 0.999 * adam.v(highway2.b)[i1] + 0.001 * gradient(highway2.b)[i1] ^ 2
  // adam.w(highway2.b).new[i1] = -0.005 * adam.w(dense1.W).new.1 * adam.m(highway2.b).new[i1] / (1e-8 +
  //   sqrt(adam.v(highway2.b).new[i1] * adam.w(dense1.W).new.2)) …
  function update_highway2_b(): void {
    const b = gradient_highway2_b;
    const m_highway2_b = adam_m_highway2_b;
    const v_highway2_b = adam_v_highway2_b;
    const highway2_b_all = highway2_b;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i1 = 0; i1 < 24; i1++) {
      const gradient_highway2_b_1 = b[i1]!;
      const adam_m_highway2_b_new = 0.9 * m_highway2_b[i1]! + 0.1 * gradient_highway2_b_1;
      const adam_v_highway2_b_new = 0.999 * v_highway2_b[i1]! + 0.001 * (gradient_highway2_b_1 * gradient_highway2_b_1);
      const adam_w_highway2_b_new = highway2_b_all[i1]! - 0.005 * (new_1[0]! * adam_m_highway2_b_new / (1e-8 + Math.sqrt(adam_v_highway2_b_new * new_2[0]!)));
      m_highway2_b[i1] = adam_m_highway2_b_new;
      v_highway2_b[i1] = adam_v_highway2_b_new;
      highway2_b_all[i1] = adam_w_highway2_b_new;
    }
  }

  // adam.v(highway2.c).new[i1] = 0.001 * gradient(highway2.c)[i1] ^ 2 + 0.999 * adam.v(highway2.c)[i1]
  //   (examples/highway/highway.nn:28)
  // adam.m(highway2.c).new[i1] = 0.9 * adam.m(highway2.c)[i1] + 0.1 * gradient(highway2.c)[i1]
  // adam.w(highway2.c).new[i1] = -0.005 * adam.w(dense1.W).new.1 * adam.m(highway2.c).new[i1] / (1e-8 +
  //   sqrt(adam.v(highway2.c).new[i1] * adam.w(dense1.W).new.2)) …
  function update_highway2_c(): void {
    const c = gradient_highway2_c;
    const v_highway2_c = adam_v_highway2_c;
    const m_highway2_c = adam_m_highway2_c;
    const highway2_c_all = highway2_c;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i1 = 0; i1 < 24; i1++) {
      const gradient_highway2_c_1 = c[i1]!;
      const adam_v_highway2_c_new = 0.001 * (gradient_highway2_c_1 * gradient_highway2_c_1) + 0.999 * v_highway2_c[i1]!;
      const adam_m_highway2_c_new = 0.9 * m_highway2_c[i1]! + 0.1 * gradient_highway2_c_1;
      const adam_w_highway2_c_new = highway2_c_all[i1]! - 0.005 * (new_1[0]! * adam_m_highway2_c_new / (1e-8 + Math.sqrt(adam_v_highway2_c_new * new_2[0]!)));
      v_highway2_c[i1] = adam_v_highway2_c_new;
      m_highway2_c[i1] = adam_m_highway2_c_new;
      highway2_c_all[i1] = adam_w_highway2_c_new;
    }
  }

  // adam.m(dense2.W).new[i1, i2] = 0.9 * adam.m(dense2.W)[i1, i2] + 0.1 * gradient(dense2.W)[i1, i2]
  //   (examples/highway/highway.nn:28)
  // adam.v(dense2.W).new[i1, i2] = 0.001 * gradient(dense2.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense2.W)[i1, i2]
  // adam.w(dense2.W).new[i1, i2] = -0.005 * adam.w(dense1.W).new.1 * adam.m(dense2.W).new[i1, i2] / (1e-8 +
  //   sqrt(adam.v(dense2.W).new[i1, i2] * adam.w(dense1.W).ne…
  function update_dense2_W(): void {
    const W = gradient_dense2_W;
    const m_dense2_W = adam_m_dense2_W;
    const v_dense2_W = adam_v_dense2_W;
    const dense2_W_all = dense2_W;
    const new_1 = adam_w_dense1_W_new_1;
    const new_2 = adam_w_dense1_W_new_2;
    for (let i2 = 0; i2 < 72; i2++) {
      const gradient_dense2_W_1 = W[i2]!;
      const adam_m_dense2_W_new = 0.9 * m_dense2_W[i2]! + 0.1 * gradient_dense2_W_1;
      const adam_v_dense2_W_new = 0.001 * (gradient_dense2_W_1 * gradient_dense2_W_1) + 0.999 * v_dense2_W[i2]!;
      const adam_w_dense2_W_new = dense2_W_all[i2]! - 0.005 * (new_1[0]! * adam_m_dense2_W_new / (1e-8 + Math.sqrt(adam_v_dense2_W_new * new_2[0]!)));
      m_dense2_W[i2] = adam_m_dense2_W_new;
      v_dense2_W[i2] = adam_v_dense2_W_new;
      dense2_W_all[i2] = adam_w_dense2_W_new;
    }
  }

  // adam.v(dense2.b).new[i1] = 0.001 * gradient(dense2.b)[i1] ^ 2 + 0.999 * adam.v(dense2.b)[i1]
  //   (examples/highway/highway.nn:28)
  // adam.m(dense2.b).new[i1] = 0.1 * gradient(dense2.b)[i1] + 0.9 * adam.m(dense2.b)[i1]
  // adam.w(dense2.b).new[i1] = dense2.b[i1] - 0.005 * adam.w(dense1.W).new.1 * adam.m(dense2.b).new[i1] / (1e-8 +
  //   sqrt(adam.v(dense2.b).new[i1] * adam.w(dense1.W).…
  // written out: 42 operations, a loop would cost more
  function update_dense2_b(): void {
    const gradient_dense2_b_1 = gradient_dense2_b[0]!;
    const adam_v_dense2_b_new_1 = 0.001 * (gradient_dense2_b_1 * gradient_dense2_b_1) + 0.999 * adam_v_dense2_b[0]!;
    const adam_m_dense2_b_new_1 = 0.1 * gradient_dense2_b_1 + 0.9 * adam_m_dense2_b[0]!;
    const adam_w_dense1_W_new_1_2 = adam_w_dense1_W_new_1[0]!;
    const adam_w_dense1_W_new_2_2 = adam_w_dense1_W_new_2[0]!;
    const adam_w_dense2_b_new_1 = dense2_b[0]! - 0.005 * (adam_w_dense1_W_new_1_2 * adam_m_dense2_b_new_1 / (1e-8 + Math.sqrt(adam_v_dense2_b_new_1 * adam_w_dense1_W_new_2_2)));
    adam_v_dense2_b[0] = adam_v_dense2_b_new_1;
    adam_m_dense2_b[0] = adam_m_dense2_b_new_1;
    dense2_b[0] = adam_w_dense2_b_new_1;
    const gradient_dense2_b_2 = gradient_dense2_b[1]!;
    const adam_v_dense2_b_new_2 = 0.001 * (gradient_dense2_b_2 * gradient_dense2_b_2) + 0.999 * adam_v_dense2_b[1]!;
    const adam_m_dense2_b_new_2 = 0.1 * gradient_dense2_b_2 + 0.9 * adam_m_dense2_b[1]!;
    const adam_w_dense2_b_new_2 = dense2_b[1]! - 0.005 * (adam_w_dense1_W_new_1_2 * adam_m_dense2_b_new_2 / (1e-8 + Math.sqrt(adam_v_dense2_b_new_2 * adam_w_dense1_W_new_2_2)));
    adam_v_dense2_b[1] = adam_v_dense2_b_new_2;
    adam_m_dense2_b[1] = adam_m_dense2_b_new_2;
    dense2_b[1] = adam_w_dense2_b_new_2;
    const gradient_dense2_b_3 = gradient_dense2_b[2]!;
    const adam_v_dense2_b_new_3 = 0.001 * (gradient_dense2_b_3 * gradient_dense2_b_3) + 0.999 * adam_v_dense2_b[2]!;
    const adam_m_dense2_b_new_3 = 0.1 * gradient_dense2_b_3 + 0.9 * adam_m_dense2_b[2]!;
    const adam_w_dense2_b_new_3 = dense2_b[2]! - 0.005 * (adam_w_dense1_W_new_1_2 * adam_m_dense2_b_new_3 / (1e-8 + Math.sqrt(adam_v_dense2_b_new_3 * adam_w_dense1_W_new_2_2)));
    adam_v_dense2_b[2] = adam_v_dense2_b_new_3;
    adam_m_dense2_b[2] = adam_m_dense2_b_new_3;
    dense2_b[2] = adam_w_dense2_b_new_3;
  }

  // ---- fitted values, pass 1: before -----------------------------------------------------------------------

  // sum 1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: over the data ----------------------------------------------------------------

  // sum 1 joined[s1] = sum 1[s1] + sum(data: analysis[data, s1])
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const analysis_all = analysis;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 13; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += analysis_all[data * 13 + s1]!;
      }
      sum_1_all[s1] = sum_1_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 1: after ------------------------------------------------------------------------

  // standardize1.center[s1] = sum 1[s1] / count (examples/highway/highway.nn:17)
  function fit_standardize1_center(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 13; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: before -----------------------------------------------------------------------

  // sum 2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: over the data ----------------------------------------------------------------

  // sum 2 joined[s1] = sum 2[s1] + sum(data: (analysis[data, s1] - standardize1.center[s1]) ^ 2)
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const analysis_all = analysis;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 13; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += square(analysis_all[data * 13 + s1]! - center[s1]!);
      }
      sum_2_all[s1] = sum_2_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 2: after ------------------------------------------------------------------------

  // standardize1.deviation.1[s1] = sum 2[s1] (examples/highway/highway.nn:17)
  // standardize1.deviation[s1] = sqrt(standardize1.deviation.1[s1]) / sqrt(count)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const deviation_1 = standardize1_deviation_1;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 13; s1++) {
      const standardize1_deviation_1_2 = sum_2_all[s1]!;
      const standardize1_deviation_2 = Math.sqrt(standardize1_deviation_1_2) / Math.sqrt(count);
      const standardize1_spread_2 = 1e-9 * Math.abs(center[s1]!) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      deviation_1[s1] = standardize1_deviation_1_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // ---- what runs when --------------------------------------------------------------------------------------

  /** First values of everything that is kept. */
  function runInitialize(): void {
    initialize_standardize1_spread();
    initialize_dense1_W();
    initialize_dense1_b();
    initialize_highway1_W();
    initialize_highway1_T();
    initialize_highway1_b();
    initialize_highway1_c();
    initialize_highway2_W();
    initialize_highway2_T();
    initialize_highway2_b();
    initialize_highway2_c();
    initialize_dense2_W();
    initialize_dense2_b();
    initialize_adam_m_dense1_W();
    initialize_adam_v_dense1_W();
    initialize_adam_m_dense1_b();
    initialize_adam_v_dense1_b();
    initialize_adam_m_highway1_W();
    initialize_adam_v_highway1_W();
    initialize_adam_m_highway1_T();
    initialize_adam_v_highway1_T();
    initialize_adam_m_highway1_b();
    initialize_adam_v_highway1_b();
    initialize_adam_m_highway1_c();
    initialize_adam_v_highway1_c();
    initialize_adam_m_highway2_W();
    initialize_adam_v_highway2_W();
    initialize_adam_m_highway2_T();
    initialize_adam_v_highway2_T();
    initialize_adam_m_highway2_b();
    initialize_adam_v_highway2_b();
    initialize_adam_m_highway2_c();
    initialize_adam_v_highway2_c();
    initialize_adam_m_dense2_W();
    initialize_adam_v_dense2_W();
    initialize_adam_m_dense2_b();
    initialize_adam_v_dense2_b();
  }

  /** Inputs to outputs. */
  function runInference(count: number): void {
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_highway1_gate(count);
    predict_highway1_y(count);
    predict_highway2_gate(count);
    predict_highway2_y(count);
    predict_dense2_y(count);
    predict_softmax1_y_1(count);
    predict_softmax1_y(count);
  }

  /** Inputs and targets to the loss, not training. */
  function runEvaluation(count: number): void {
    evaluate_penalty_highway2_T_2();
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_highway1_gate(count);
    predict_highway1_y(count);
    predict_highway2_gate(count);
    predict_highway2_y(count);
    predict_dense2_y(count);
    predict_softmax1_y_1(count);
    evaluate_loss_2(count);
  }

  /** Inputs and targets to the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_highway2_T_2();
    predict_standardize1_y(count);
    train_relu1_y_2(count);
    predict_highway1_gate(count);
    train_highway1_y_2(count);
    predict_highway2_gate(count);
    train_highway2_y_2(count);
    predict_dense2_y(count);
    predict_softmax1_y_1(count);
    evaluate_loss_2(count);
    train_d_dense2_y(count);
    train_d_highway2_anew_1(count);
    train_d_highway1_y_2(count);
    train_d_highway1_anew_1(count);
    train_d_relu1_y_1(count);
    train_d_dense1_y(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
    train_gradient_highway1_W(count);
    train_gradient_highway1_T(count);
    train_gradient_highway1_b(count);
    train_gradient_highway1_c(count);
    train_gradient_highway2_W(count);
    train_gradient_highway2_T(count);
    train_gradient_highway2_b(count);
    train_gradient_highway2_c(count);
    train_gradient_dense2_W(count);
    train_gradient_dense2_b(count);
  }

  /** Gradients to new parameters. */
  function runUpdate(): void {
    update_adam_w_dense1_W_new_2();
    update_dense1_W();
    update_dense1_b();
    update_highway1_W();
    update_highway1_T();
    update_highway1_b();
    update_highway1_c();
    update_highway2_W();
    update_highway2_T();
    update_highway2_b();
    update_highway2_c();
    update_dense2_W();
    update_dense2_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** How many examples are meant. */
  function countOf(inputs: HighwayInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "analysis");
    return countExamples(inputs.length, 13, count, 16, "analysis");
  }

  /** `exact`: as many numbers as that and no more, since the caller did not say how many are meant. */
  function readInputs(inputs: HighwayInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 13, exact, "analysis");
    if (training) checkFinite(inputs, count * 13, "analysis");
    for (let i = 0; i < count * 13; i++) analysis[i] = inputs[i]!;
  }

  function readTargets(targets: HighwayTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "cultivar");
    checkIndices(targets, count, 3, "cultivar");
    for (let i = 0; i < count; i++) target_cultivar[i] = targets[i]!;
  }

  function encodeAnalysis(value: HighwayAnalysis, into: Numbers, at: number): void {
    checkRecord(value, "analysis");
    into[at] = checkNumber(value.alcohol, "alcohol");
    into[at + 1] = checkNumber(value.malicAcid, "malicAcid");
    into[at + 2] = checkNumber(value.ash, "ash");
    into[at + 3] = checkNumber(value.alcalinityOfAsh, "alcalinityOfAsh");
    into[at + 4] = checkNumber(value.magnesium, "magnesium");
    into[at + 5] = checkNumber(value.totalPhenols, "totalPhenols");
    into[at + 6] = checkNumber(value.flavanoids, "flavanoids");
    into[at + 7] = checkNumber(value.nonflavanoidPhenols, "nonflavanoidPhenols");
    into[at + 8] = checkNumber(value.proanthocyanins, "proanthocyanins");
    into[at + 9] = checkNumber(value.colorIntensity, "colorIntensity");
    into[at + 10] = checkNumber(value.hue, "hue");
    into[at + 11] = checkNumber(value.od280OverOd315, "od280OverOd315");
    into[at + 12] = checkNumber(value.proline, "proline");
  }

  function encodeCultivar(value: HighwayCultivar | number, into: Numbers, at: number): void {
    into[at] = classNumber(value, ["first", "second", "third"], "cultivar");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfCultivar: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewCultivar(count: number): Float64Array {
    return (viewsOfCultivar[count] ??= softmax1_y.subarray(0, count * 3));
  }

  function decodeCultivar(values: Float64Array): HighwayOutput {
    const classes = ["first", "second", "third"] as const;
    let best = 0;
    for (let k = 1; k < 3; k++) if (values[k]! > values[best]!) best = k;
    return {
      cultivar: classes[best]!,
      probability: values[best]!,
      probabilities: { first: values[0]!, second: values[1]!, third: values[2]! },
    };
  }

  function forward(inputs: HighwayInputs, count?: number): HighwayOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewCultivar(n);
  }

  function predict(example: HighwayInput): HighwayOutput {
    encodeAnalysis(example, analysis, 0);
    runInference(1);
    return decodeCultivar(viewCultivar(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: HighwayInputs, targets: HighwayTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, true);
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

  function trainBatch(inputs: HighwayInputs, targets: HighwayTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: HighwayInputs, targets: HighwayTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, true);
    readTargets(targets, n, count === undefined);
    runEvaluation(n);
    return meanLoss[0]!;
  }

  // ---- what is kept ----------------------------------------------------------------------------------------

  const fittedNames: readonly string[] = ["standardize1.center","standardize1.deviation","standardize1.spread"];
  /** Fitted values that were taken from elsewhere: they are not fitted again. */
  let taken: readonly TakenArray[] = [];
  const parameters: Highway["parameters"] = {
    "dense1.W": { shape: [13, 24], values: dense1_W },
    "dense1.b": { shape: [24], values: dense1_b },
    "highway1.W": { shape: [24, 24], values: highway1_W },
    "highway1.T": { shape: [24, 24], values: highway1_T },
    "highway1.b": { shape: [24], values: highway1_b },
    "highway1.c": { shape: [24], values: highway1_c },
    "highway2.W": { shape: [24, 24], values: highway2_W },
    "highway2.T": { shape: [24, 24], values: highway2_T },
    "highway2.b": { shape: [24], values: highway2_b },
    "highway2.c": { shape: [24], values: highway2_c },
    "dense2.W": { shape: [24, 3], values: dense2_W },
    "dense2.b": { shape: [3], values: dense2_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [13], values: standardize1_center },
    { name: "standardize1.deviation", shape: [13], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [13], values: standardize1_spread },
    { name: "adam.m(dense1.W)", shape: [13, 24], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [13, 24], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [24], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [24], values: adam_v_dense1_b, optional: true },
    { name: "adam.m(highway1.W)", shape: [24, 24], values: adam_m_highway1_W, optional: true },
    { name: "adam.v(highway1.W)", shape: [24, 24], values: adam_v_highway1_W, optional: true },
    { name: "adam.m(highway1.T)", shape: [24, 24], values: adam_m_highway1_T, optional: true },
    { name: "adam.v(highway1.T)", shape: [24, 24], values: adam_v_highway1_T, optional: true },
    { name: "adam.m(highway1.b)", shape: [24], values: adam_m_highway1_b, optional: true },
    { name: "adam.v(highway1.b)", shape: [24], values: adam_v_highway1_b, optional: true },
    { name: "adam.m(highway1.c)", shape: [24], values: adam_m_highway1_c, optional: true },
    { name: "adam.v(highway1.c)", shape: [24], values: adam_v_highway1_c, optional: true },
    { name: "adam.m(highway2.W)", shape: [24, 24], values: adam_m_highway2_W, optional: true },
    { name: "adam.v(highway2.W)", shape: [24, 24], values: adam_v_highway2_W, optional: true },
    { name: "adam.m(highway2.T)", shape: [24, 24], values: adam_m_highway2_T, optional: true },
    { name: "adam.v(highway2.T)", shape: [24, 24], values: adam_v_highway2_T, optional: true },
    { name: "adam.m(highway2.b)", shape: [24], values: adam_m_highway2_b, optional: true },
    { name: "adam.v(highway2.b)", shape: [24], values: adam_v_highway2_b, optional: true },
    { name: "adam.m(highway2.c)", shape: [24], values: adam_m_highway2_c, optional: true },
    { name: "adam.v(highway2.c)", shape: [24], values: adam_v_highway2_c, optional: true },
    { name: "adam.m(dense2.W)", shape: [24, 3], values: adam_m_dense2_W, optional: true },
    { name: "adam.v(dense2.W)", shape: [24, 3], values: adam_v_dense2_W, optional: true },
    { name: "adam.m(dense2.b)", shape: [3], values: adam_m_dense2_b, optional: true },
    { name: "adam.v(dense2.b)", shape: [3], values: adam_v_dense2_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "Highway",
      seed: String(seed),
      step: String(updates),
      epoch: String(epochsDone),
      fitted: String(isFitted),
      ...(taken.length > 0 && { taken: taken.map((t) => t.name).join(" ") }),
    });
  }

  function load(bytes: Uint8Array, options: LoadOptions = {}): void {
    const saved = decodeSafetensors(bytes);
    const { only } = options;
    const found = only === undefined ? matchTensors(saved, kept, "Highway") : takeArrays(saved, kept, only);
    if (only === undefined) {
      const savedStep = savedNumber(saved, "step", 0);
      const savedEpoch = savedNumber(saved, "epoch", 0);
      const savedSeed = savedNumber(saved, "seed", seed);
      // The optimizer starts afresh from weights alone.
      drawn = 0;
      if (found.length < kept.length) runInitialize();
      seed = savedSeed;
      updates = savedStep;
      epochsDone = savedEpoch;
      drawn = updates;
      isFitted = saved.metadata["fitted"] !== "false";
    }
    for (const { values, numbers } of found) values.set(numbers);
    const names = saved.metadata["taken"]?.split(" ") ?? [];
    const others = taken.filter(({ name }) => !found.some((f) => f.name === name));
    taken = [
      ...others,
      ...found.filter(({ name }) => fittedNames.includes(name) && (only !== undefined || names.includes(name))),
    ];
  }

  // ---- training over a data set ----------------------------------------------------------------------------

  /** Looks at a data set as a whole; after that its rows can be brought to hand. */
  function takeData(data: HighwayData): DataRows {
    checkRecord(data, "data");
    const rowsOfAnalysis = takeRows(data.analysis, 13, undefined, Float64Array, encodeAnalysis, "analysis");
    const rowsOfCultivar = takeRows(data.cultivar, 1, 3, Int32Array, encodeCultivar, "cultivar");
    const examples = sameCount(undefined, rowsOfAnalysis.length, 13, "analysis");
    sameCount(examples, rowsOfCultivar.length, 1, "cultivar");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 13; i++) analysis[n * 13 + i] = rowsOfAnalysis[row * 13 + i]!;
          target_cultivar[n] = rowsOfCultivar[row]!;
        }
      },
    };
  }

  /** What is fitted to the training examples, in passes over them. */
  const passes: readonly FittingPass[] = [
    {
      begin() {
        fit_sum_1();
      },
      accumulate(count) {
        fit_fitting_accumulate_1_sum_1(count);
      },
      finish(count) {
        fit_standardize1_center(count);
        for (const { values, numbers } of taken) values.set(numbers);
      },
    },
    {
      begin() {
        fit_sum_2();
      },
      accumulate(count) {
        fit_fitting_accumulate_2_sum_2(count);
      },
      finish(count) {
        fit_standardize1_spread_2(count);
        for (const { values, numbers } of taken) values.set(numbers);
      },
    },
  ];

  /** The parts of a step, to find where numbers go wrong: the layer that each is of, and how many numbers of an example it writes where. */
  const trail: readonly Stage[] = [
    [
      "regularize (examples/highway/highway.nn:24)",
      [
        [penalty_highway1_T, 0],
        [penalty_highway2_W, 0],
        [penalty_dense2_W, 0],
        [penalty_highway1_W, 0],
        [penalty_dense1_W, 0],
        [penalty_highway2_T, 0],
      ],
    ],
    ["standardize1 (examples/highway/highway.nn:17)", [[standardize1_y, 13]]],
    ["relu1 (examples/highway/highway.nn:18)", [[dense1_y, 24], [relu1_y, 24]]],
    ["highway1 (examples/highway/highway.nn:19)", [[highway1_gate, 24]]],
    ["highway1 (examples/highway/highway.nn:19)", [[highway1_anew, 24], [highway1_y, 24]]],
    ["highway2 (examples/highway/highway.nn:19)", [[highway2_gate, 24]]],
    ["highway2 (examples/highway/highway.nn:19)", [[highway2_anew, 24], [highway2_y, 24]]],
    ["dense2 (examples/highway/highway.nn:20)", [[dense2_y, 3]]],
    ["softmax1 (examples/highway/highway.nn:20)", [[softmax1_y_1, 1]], true],
    ["loss", [[meanLoss, 0]]],
    ["loss1 (examples/highway/highway.nn:23)", [[d_dense2_y, 3]]],
    [
      "highway2 (examples/highway/highway.nn:19)",
      [
        [d_highway2_y, 24],
        [d_highway2_gate, 24],
        [d_highway2_gate_1, 24],
        [d_highway2_anew, 24],
        [d_highway2_anew_1, 24],
      ],
    ],
    ["highway2 (examples/highway/highway.nn:19)", [[d_highway1_y_2, 24]]],
    [
      "highway1 (examples/highway/highway.nn:19)",
      [
        [d_highway1_y, 24],
        [d_highway1_gate, 24],
        [d_highway1_gate_1, 24],
        [d_highway1_anew, 24],
        [d_highway1_anew_1, 24],
      ],
    ],
    ["highway1 (examples/highway/highway.nn:19)", [[d_relu1_y_1, 24]]],
    ["relu1 (examples/highway/highway.nn:18)", [[d_dense1_y, 24]]],
    ["dense1 (examples/highway/highway.nn:18)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/highway/highway.nn:18)", [[gradient_dense1_b, 0]]],
    ["regularize (examples/highway/highway.nn:24)", [[gradient_highway1_W, 0]]],
    ["regularize (examples/highway/highway.nn:24)", [[gradient_highway1_T, 0]]],
    ["highway1 (examples/highway/highway.nn:19)", [[gradient_highway1_b, 0]]],
    ["highway1 (examples/highway/highway.nn:19)", [[gradient_highway1_c, 0]]],
    ["regularize (examples/highway/highway.nn:24)", [[gradient_highway2_W, 0]]],
    ["regularize (examples/highway/highway.nn:24)", [[gradient_highway2_T, 0]]],
    ["highway2 (examples/highway/highway.nn:19)", [[gradient_highway2_b, 0]]],
    ["highway2 (examples/highway/highway.nn:19)", [[gradient_highway2_c, 0]]],
    ["dense2 (examples/highway/highway.nn:20)", [[gradient_dense2_W, 0]]],
    ["dense2 (examples/highway/highway.nn:20)", [[gradient_dense2_b, 0]]],
  ];

  const steps: readonly ((count: number) => void)[] = [
    evaluate_penalty_highway2_T_2,
    predict_standardize1_y,
    train_relu1_y_2,
    predict_highway1_gate,
    train_highway1_y_2,
    predict_highway2_gate,
    train_highway2_y_2,
    predict_dense2_y,
    predict_softmax1_y_1,
    evaluate_loss_2,
    train_d_dense2_y,
    train_d_highway2_anew_1,
    train_d_highway1_y_2,
    train_d_highway1_anew_1,
    train_d_relu1_y_1,
    train_d_dense1_y,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
    train_gradient_highway1_W,
    train_gradient_highway1_T,
    train_gradient_highway1_b,
    train_gradient_highway1_c,
    train_gradient_highway2_W,
    train_gradient_highway2_T,
    train_gradient_highway2_b,
    train_gradient_highway2_c,
    train_gradient_dense2_W,
    train_gradient_dense2_b,
  ];

  /** What training and measuring need of this network and a data set. */
  function core(data: HighwayData): FitCore {
    const meterOfCultivar = classMeter(3, 1);
    const restorable = kept.filter((k) => !k.optional);
    let best: TensorValues[] = [];
    const rows = takeData(data);
    return {
      ...rows,
      batch: 16,
      lossOf(count) {
        runEvaluation(count);
        return meanLoss[0]!;
      },
      metrics: {
        reset() {
          meterOfCultivar.reset();
        },
        add(count) {
          runInference(count);
          meterOfCultivar.add(softmax1_y, target_cultivar, count);
        },
        values: () => ({ accuracy: meterOfCultivar.value("accuracy") }),
      },
      accumulate: 1,
      epoch: () => epochsDone,
      place(epoch) {
        epochsDone = epoch;
      },
      prepare: (order, count) => runPasses(isFitted ? [] : passes, rows, 16, order, count),
      fitted() {
        isFitted = true;
      },
      gradient(count) {
        runTraining(count);
        return meanLoss[0]!;
      },
      update,
      keep() {
        best = restorable.map((k) => k.values.slice());
      },
      restore() {
        best.forEach((values, i) => restorable[i]?.values.set(values));
      },
      blame(count, found) {
        const part = firstNonFinite(trail, (step) => steps[step]?.(count), count);
        const where = part === undefined ? "" : `: the first values that are not finite are those of ${part}`;
        return new Error(`the loss is ${found} at step ${updates + 1}${where}`);
      },
    };
  }

  function defaults(): FitDefaults {
    return { epochs: 60, validation: 0.2, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: HighwayData): Measured {
    return measureAll(core(data));
  }

  function fit(data: HighwayData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    workOff(run.work);
    return run.history;
  }

  async function fitAsync(data: HighwayData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: Highway["gradients"] = {
    "dense1.W": { shape: [13, 24], values: gradient_dense1_W },
    "dense1.b": { shape: [24], values: gradient_dense1_b },
    "highway1.W": { shape: [24, 24], values: gradient_highway1_W },
    "highway1.T": { shape: [24, 24], values: gradient_highway1_T },
    "highway1.b": { shape: [24], values: gradient_highway1_b },
    "highway1.c": { shape: [24], values: gradient_highway1_c },
    "highway2.W": { shape: [24, 24], values: gradient_highway2_W },
    "highway2.T": { shape: [24, 24], values: gradient_highway2_T },
    "highway2.b": { shape: [24], values: gradient_highway2_b },
    "highway2.c": { shape: [24], values: gradient_highway2_c },
    "dense2.W": { shape: [24, 3], values: gradient_dense2_W },
    "dense2.b": { shape: [3], values: gradient_dense2_b },
  };

  const meta: Highway["meta"] = {
    name: "Highway",
    sourceHash: "0a6d96a48467e4",
    inputs: { analysis: [13] },
    outputs: { cultivar: [3] },
    parameterCount: 2811,
    batchSize: 16,
    bytes: 153280,
    operations: 5856,
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

/** 1 / (1 + exp(-x)), without overflow. */
function logistic(x: number): number {
  // Where exp(-x) is infinite the value is below the smallest normal number: it becomes 0.
  return 1 / (1 + Math.exp(-x));
}

/**
 * The hyperbolic tangent, within 4 ulp and in half the time of `Math.tanh`: near 0 the eighth convergent of Lambert's
 * continued fraction x / (1 + x² / (3 + x² / (5 + …))), elsewhere 1 - 2 / (exp(2|x|) + 1) with the sign of x.
 */
function tanh(x: number): number {
  const a = Math.abs(x);
  if (a < 0.75) {
    const z = x * x;
    return (x * (34459425 + z * (4729725 + z * (135135 + z * (990 + z))))) / (34459425 + z * (16216200 + z * (945945 + z * (13860 + z * 45))));
  }
  const y = 1 - 2 / (Math.exp(2 * a) + 1);
  return x < 0 ? -y : y;
}

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

/** What all elements of one draw have in common: 32 bits of seed, step and occurrence. */
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

/** Shuffles the first `count` entries (Fisher and Yates); the result depends on the order before, on seed and round alone. */
function shuffleOrder(order: Int32Array, count: number, seed: number, round: number): void {
  const key = drawKey(seed, round, 0x7fffffff);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(uniformAt(key, i) * (i + 1));
    const moved = order[i]!;
    order[i] = order[j]!;
    order[j] = moved;
  }
}

/** How many whole examples so many numbers are. */
function wholeExamples(length: number, width: number, name: string): number {
  const count = length / width;
  if (!Number.isInteger(count)) throw new RangeError(`${name} holds ${length} numbers, which is no multiple of the ${width} of one example`);
  return count;
}

/** How many examples are meant: `count`, or as many as the array holds. */
function countExamples(length: number, width: number, count: number | undefined, batch: number, name: string): number {
  const found = count ?? wholeExamples(length, width, name);
  if (!Number.isInteger(found)) throw new RangeError(`count is ${found}, not a whole number`);
  if (found < 1 || found > batch) throw new RangeError(`${count === undefined ? `${name} holds ${found} examples` : `count is ${found}`}: a batch has 1 to ${batch}`);
  return found;
}

/** Whether an array holds as many numbers as are read of it; `exact`: and no more, since nobody said how many are meant. */
function checkLength(values: ArrayLike<unknown>, length: number, exact: boolean, name: string): void {
  if (typeof values !== "object" || values === null || typeof values.length !== "number") throw new TypeError(`${name} is not an array of numbers`);
  if (values.length < length || (exact && values.length > length)) {
    throw new RangeError(`${name} holds ${values.length} ${values.length === 1 ? "number" : "numbers"}, and ${length} ${length === 1 ? "is" : "are"} needed`);
  }
}

/** Numbers to train on: none may be NaN or infinite. */
function checkFinite(values: ArrayLike<number>, length: number, name: string): void {
  for (let i = 0; i < length; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`${name}[${i}] is ${String(values[i])}, not a finite number`);
  }
}

/** Whole numbers from 0 to `below` - 1. */
function checkIndices(values: ArrayLike<number>, length: number, below: number, name: string): void {
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (!Number.isInteger(value) || value < 0 || value >= below) {
      throw new RangeError(`${name}[${i}] is ${String(value)}, not a whole number from 0 to ${below - 1}`);
    }
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** An example with named components. */
function checkRecord(value: unknown, name: string): void {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} is ${kindOf(value)}, not a record`);
}

/** One number of an example. */
function checkNumber(value: unknown, name: string): number {
  if (typeof value !== "number") throw new TypeError(`${name} is ${kindOf(value)}, not a number`);
  return value;
}

/** The number of a class: given by its name, or by the number itself. */
function classNumber(value: unknown, classes: readonly (string | number)[], name: string): number {
  const named = classes.indexOf(value as string | number);
  if (typeof value === "string" || named >= 0) {
    if (named < 0) throw new RangeError(`${name} is ${JSON.stringify(value)}, which is none of ${classes.map((c) => JSON.stringify(c)).join(", ")}`);
    return named;
  }
  const found = checkNumber(value, name);
  if (!Number.isInteger(found) || found < 0 || found >= classes.length) throw new RangeError(`${name} is ${found}, not a class from 0 to ${classes.length - 1}`);
  return found;
}

/** The number of whole examples in data, which must be equal for all of it. */
function sameCount(before: number | undefined, length: number, width: number, name: string): number {
  const count = wholeExamples(length, width, name);
  if (before !== undefined && before !== count) throw new RangeError(`${name} holds ${count} examples, and the data before it ${before}`);
  if (count < 1) throw new RangeError(`${name} holds no examples`);
  return count;
}

function checkSeed(seed: number): number {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}, not a whole number`);
  return seed;
}

type Numbers = Float64Array | Float32Array | Int32Array;

/**
 * Rows of `width` numbers. What is no number is an example, and `encode` writes it; `below` bounds whole numbers. An
 * array of the very type of rows is read where it lies.
 */
function takeRows<T extends Numbers>(
  data: ArrayLike<unknown>,
  width: number,
  below: number | undefined,
  Rows: new (length: number) => T,
  encode: (value: never, into: T, at: number) => void,
  name: string,
): T {
  if (typeof data !== "object" || data === null || typeof data.length !== "number") throw new TypeError(`${name} is not an array`);
  let rows: T;
  if (data.constructor === Rows) {
    rows = data as unknown as T;
    sameCount(undefined, data.length, width, name);
  } else if (typeof data[0] === "number") {
    sameCount(undefined, data.length, width, name);
    rows = new Rows(data.length);
    for (let i = 0; i < rows.length; i++) {
      const value = data[i];
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

interface Meter {
  reset(): void;
  /** Outputs and targets of `count` examples, row after row. */
  add(outputs: ArrayLike<number>, targets: ArrayLike<number>, count: number): void;
  /** NaN for a name that is not of this meter. */
  value(name: string): number;
}

/** `items` predictions an example, each a distribution over `classes`; targets are class numbers. */
function classMeter(classes: number, items: number): Meter {
  const table = new Float64Array(classes * classes);
  return {
    reset: () => void table.fill(0),
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) {
        let best = 0;
        for (let k = 1; k < classes; k++) if (outputs[n * classes + k]! > outputs[n * classes + best]!) best = k;
        const cell = targets[n]! * classes + best;
        table[cell] = table[cell]! + 1;
      }
    },
    value: (name) => fromConfusion(table, classes, name, false),
  };
}

/**
 * Rows of the table are true classes, columns predictions. `second`: the second of two classes counts; else the mean over
 * the classes that occur, truly or as predictions, as in scikit-learn and TorchMetrics.
 */
function fromConfusion(table: Float64Array, classes: number, name: string, second: boolean): number {
  let total = 0;
  let right = 0;
  for (let i = 0; i < classes * classes; i++) total += table[i]!;
  for (let k = 0; k < classes; k++) right += table[k * classes + k]!;
  if (name === "accuracy") return right / total;
  let sum = 0;
  let occurring = 0;
  for (let k = second ? 1 : 0; k < classes; k++) {
    let predicted = 0;
    let actual = 0;
    for (let j = 0; j < classes; j++) {
      predicted += table[j * classes + k]!;
      actual += table[k * classes + j]!;
    }
    if (predicted + actual === 0 && !second) continue;
    occurring++;
    const hit = table[k * classes + k]!;
    const precision = predicted === 0 ? 0 : hit / predicted;
    const recall = actual === 0 ? 0 : hit / actual;
    if (name === "precision") sum += precision;
    else if (name === "recall") sum += recall;
    else if (name === "f1") sum += precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    else return Number.NaN;
  }
  return sum / occurring;
}

/**
 * One part of a step: the layer and its line; the arrays that it writes, each with how many numbers an example has there,
 * or 0 for what has none for each example; and whether minus infinity is meant there, as in masked scores.
 */
type Stage = readonly [part: string, writes: readonly (readonly [Numbers, number])[], masks?: true];

/** Runs a step part by part, each by its number; the first that writes a number that is not finite. */
function firstNonFinite(trail: readonly Stage[], run: (step: number) => void, count: number): string | undefined {
  for (const [step, [part, writes, masks]] of trail.entries()) {
    run(step);
    for (const [values, size] of writes) {
      const length = size === 0 ? values.length : count * size;
      for (let i = 0; i < length; i++) if (!Number.isFinite(values[i]) && !(masks && values[i] === -Infinity)) return part;
    }
  }
  return undefined;
}

export interface Measured {
  /** The mean loss over the examples, regularizer included. */
  readonly loss: number;
  readonly metrics: Readonly<Record<string, number>>;
}

/** What became of one epoch. */
export interface EpochReport extends Measured {
  /** From 1, counted over the life of the network. */
  readonly epoch: number;
  /** On the examples held out, where there are any. */
  readonly validation?: Measured;
}

export interface FitOptions {
  /** How often every example is seen in this call. */
  readonly epochs?: number;
  /** How many examples go into a gradient: at most, and without this, as many as the module was emitted for. */
  readonly batch?: number;
  /** Share of the examples held out, 0 or more and less than 1. */
  readonly validation?: number;
  /** Which are held out: some drawn by the seed, or the last ones, as where examples follow each other in time. */
  readonly hold?: "drawn" | "last";
  /** Where the order of the examples and the split come from. */
  readonly seed?: number;
  readonly shuffle?: boolean;
  /** Stops after so many epochs without a better loss, and restores the best weights. */
  readonly patience?: number;
  readonly onEpoch?: (report: EpochReport) => void;
}

export interface FitAsyncOptions extends FitOptions {
  /** An `AbortSignal`: training ends after the step at hand, and with the weights it has then. */
  readonly signal?: { readonly aborted: boolean };
  /**
   * How many threads share the work of a step, this one among them; 1 without it. Networks whose steps are too short for that
   * use one, and so do platforms without shared memory, as pages that are not cross-origin isolated. Results are the same.
   */
  readonly threads?: number;
}

export interface FitHistory {
  readonly epochs: readonly EpochReport[];
  readonly stopped: "finished" | "early" | "aborted";
  /** The epoch whose weights early stopping put back at the end. */
  readonly best?: number;
  /** How many threads there were, where the network was compiled to share its work. */
  readonly threads?: number;
}

/** One pass over the training examples, for values that are fitted to them. */
interface FittingPass {
  readonly begin: () => void;
  /** Of the examples at hand. */
  readonly accumulate: (count: number) => void;
  /** `count`: of all examples. */
  readonly finish: (count: number) => void;
}

/** A data set that was taken in. */
interface DataRows {
  readonly examples: number;
  /** Brings examples to hand: the rows `order[from]` to `order[from + count - 1]`. */
  readonly gather: (order: Int32Array, from: number, count: number) => void;
}

/** What measuring needs of a network and its data. */
interface MeasureCore extends DataRows {
  readonly batch: number;
  /** The mean loss of the examples at hand, not training. */
  readonly lossOf: (count: number) => number;
  /** Absent where there are none. */
  readonly metrics?: MetricSums;
}

/** Metrics of the examples that were added up since they were last reset. */
interface MetricSums {
  readonly reset: () => void;
  /** The examples at hand. */
  readonly add: (count: number) => void;
  readonly values: () => Readonly<Record<string, number>>;
}

/** What the loop needs of a network and its data. */
interface FitCore extends MeasureCore {
  /** Batches whose gradients are averaged before an update. */
  readonly accumulate: number;
  /** Epochs that are behind the network already. */
  readonly epoch: () => number;
  /** Tells the schedules where training stands. */
  readonly place: (epoch: number, epochs: number, stepsEachEpoch: number) => void;
  /** Fits what is still to be fitted to the first rows, so many, of an order; absent where nothing ever is. */
  readonly prepare?: (order: Int32Array, count: number) => Generator<undefined, void>;
  /** Told that all is fitted. */
  readonly fitted: () => void;
  /** Forward and backward on the examples at hand: their mean loss. `share` of how many batches, from 0, go into one update. */
  readonly gradient: (count: number, share: number, shares: number) => number;
  readonly update: () => void;
  readonly keep: () => void;
  readonly restore: () => void;
  /** An error that says where the loss of the examples at hand came to be no number. */
  readonly blame: (count: number, loss: number) => Error;
}

interface FitRun {
  /** Of what was done so far. */
  readonly history: FitHistory;
  /** The work, a little at a time. */
  readonly work: Generator<undefined, void>;
}

type FitDefaults = Required<Pick<FitOptions, "epochs" | "validation" | "hold" | "seed" | "shuffle">> & { readonly patience: number };

/** Loss (where asked for) and metrics over a range of rows, a batch at a time. */
function* measure(core: MeasureCore, order: Int32Array, from: number, to: number, loss: boolean): Generator<undefined, Measured> {
  const { metrics } = core;
  let total = 0;
  metrics?.reset();
  for (let at = from; at < to; at += core.batch) {
    const count = Math.min(core.batch, to - at);
    core.gather(order, at, count);
    if (loss) total += core.lossOf(count) * count;
    metrics?.add(count);
    yield;
  }
  return { loss: total / (to - from), metrics: metrics?.values() ?? {} };
}

/** Passes over the first rows of an order, one after the other, a batch at a time. */
function* runPasses(passes: readonly FittingPass[], rows: DataRows, batch: number, order: Int32Array, examples: number): Generator<undefined, void> {
  for (const pass of passes) {
    pass.begin();
    for (let from = 0; from < examples; from += batch) {
      const count = Math.min(batch, examples - from);
      rows.gather(order, from, count);
      pass.accumulate(count);
      yield;
    }
    pass.finish(examples);
  }
}

/** Does all of the work at once. */
function workOff<T>(work: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}

/** The numbers of so many rows, in order. */
function rowNumbers(count: number): Int32Array {
  return new Int32Array(count).map((_, i) => i);
}

/** Loss and metrics over all rows. */
function measureAll(core: MeasureCore): Measured {
  return workOff(measure(core, rowNumbers(core.examples), 0, core.examples, true));
}

/** `pauses`: whether the work pauses after each update. */
function startFit(core: FitCore, options: FitAsyncOptions, defaults: FitDefaults, pauses: boolean): FitRun {
  const epochs = options.epochs ?? defaults.epochs;
  const validation = options.validation ?? defaults.validation;
  const hold = options.hold ?? defaults.hold;
  const seed = checkSeed(options.seed ?? defaults.seed);
  const shuffle = options.shuffle ?? defaults.shuffle;
  const patience = options.patience ?? defaults.patience;
  const batch = options.batch ?? core.batch;
  const threads = options.threads ?? 1;
  if (!Number.isInteger(epochs) || epochs < 0) throw new RangeError(`epochs is ${epochs}, not a whole number`);
  if (!(validation >= 0 && validation < 1)) throw new RangeError(`validation is ${validation}: it is a share, 0 or more and less than 1`);
  if (hold !== "drawn" && hold !== "last") throw new RangeError(`hold is ${JSON.stringify(hold)}: it is "drawn" or "last"`);
  if (!Number.isInteger(patience) || patience < 0) throw new RangeError(`patience is ${patience}, not a whole number`);
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads is ${threads}: it is a whole number, 1 or more`);
  if (!Number.isInteger(batch) || batch < 1 || batch > core.batch) throw new RangeError(`batch is ${batch}: it is a whole number from 1 to ${core.batch}`);
  const held = Math.min(core.examples - 1, Math.round(core.examples * validation));
  const trained = core.examples - held;
  const split = rowNumbers(core.examples);
  if (held > 0 && shuffle && hold === "drawn") shuffleOrder(split, core.examples, seed, 0);
  const order = split.slice();
  const steps = Math.ceil(Math.ceil(trained / batch) / core.accumulate);
  const first = core.epoch();
  const reports: EpochReport[] = [];
  const history: { -readonly [K in keyof FitHistory]: FitHistory[K] } = { epochs: reports, stopped: "finished" };

  function* train(): FitRun["work"] {
    if (core.prepare) yield* core.prepare(split, trained);
    core.fitted();
    let least = Infinity;
    let best = 0;
    for (let epoch = first + 1; epoch <= first + epochs; epoch++) {
      order.set(split);
      // The order of an epoch depends on its number alone, so that training resumed goes on as it would have.
      if (shuffle) shuffleOrder(order, trained, seed, epoch);
      core.place(epoch - 1, first + epochs, steps);
      let total = 0;
      for (let from = 0; from < trained; ) {
        const shares = Math.min(core.accumulate, Math.ceil((trained - from) / batch));
        for (let share = 0; share < shares; share++) {
          const count = Math.min(batch, trained - from);
          core.gather(order, from, count);
          const loss = core.gradient(count, share, shares);
          if (!Number.isFinite(loss)) throw core.blame(count, loss);
          total += loss * count;
          from += count;
        }
        core.update();
        if (from === trained) core.place(epoch, first + epochs, steps);
        if (pauses) yield;
      }
      const metrics = core.metrics && (yield* measure(core, split, 0, trained, false)).metrics;
      const validation = held > 0 ? yield* measure(core, split, trained, core.examples, true) : undefined;
      const report: EpochReport = { epoch, loss: total / trained, metrics: metrics ?? {}, ...(validation && { validation }) };
      reports.push(report);
      options.onEpoch?.(report);
      if (patience > 0) {
        const { loss } = validation ?? report;
        if (loss < least) {
          least = loss;
          best = epoch;
          core.keep();
        }
        if (epoch - Math.max(best, first) >= patience) {
          history.stopped = "early";
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

/** What of a platform lets its event loop run: each has one of these at least. */
interface EventLoop {
  readonly setImmediate?: (then: () => void) => unknown;
  readonly MessageChannel?: new () => MessagePorts;
  readonly setTimeout: (then: () => void, milliseconds: number) => unknown;
}

interface MessagePorts {
  readonly port1: { readonly addEventListener: (type: "message", then: () => void) => void; readonly start: () => void; readonly close: () => void };
  readonly port2: { readonly postMessage: (message: null) => void };
}

/** Lets the event loop run: what waits there comes before the next step. Browsers hold a timer back for 4 ms, but no message. */
function breathe(): Promise<void> {
  const { setImmediate: immediately, MessageChannel: Channel, setTimeout: later } = globalThis as unknown as EventLoop;
  return new Promise((resolve) => {
    // Of two immediates the second comes after timers and messages, wherever in its turn the loop is.
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

/** Runs to the end, giving way to the event loop before 16 ms have passed without it, as far as single updates take less. */
async function runAsync({ history, work }: FitRun, signal: { readonly aborted: boolean } | undefined): Promise<FitHistory> {
  let since = Date.now();
  let now = since;
  for (;;) {
    if (signal?.aborted === true) return { ...history, stopped: "aborted" };
    if (work.next().done === true) return history;
    const before = now;
    now = Date.now();
    // The next part will take about as long as this one. Clocks tell whole milliseconds, and may be set back.
    const expected = now - since + (now - before);
    if (expected >= 13 || expected < 0) {
      await breathe();
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

/** Text as bytes and back: every platform has these, and not every platform's types know them. */
interface TextCoders {
  readonly TextEncoder: new () => { readonly encode: (text: unknown) => Uint8Array };
  readonly TextDecoder: new () => { readonly decode: (bytes: Uint8Array) => string };
}

function textCoders(): TextCoders {
  return globalThis as unknown as TextCoders;
}

/** A copy of numbers of so many bytes, from the order of this platform, which is the other one on few, to little-endian, or back. */
function turnedBytes(numbers: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(numbers);
  if (new Uint8Array(Uint16Array.of(1).buffer)[0] === 0) for (let i = 0; i < bytes.length; i += size) bytes.subarray(i, i + size).reverse();
  return bytes;
}

/** Tensors of eight bytes a number come before the others, so that all lie aligned; apart from that they keep their order. */
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
    bytes.set(turnedBytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), values.BYTES_PER_ELEMENT), at);
    at += values.byteLength;
  }
  return bytes;
}

/** Throws an Error that says what is wrong for bytes of any other form. */
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
  const places = Object.entries(entries).map(([name, entry]) => readPlace(name, entry, data.length));
  checkPlaces(places);
  const tensors = places.map((place): [string, Tensor] => [place.name, readTensor(place, data)]);
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

/** What the header says of a tensor; `from` and `to` count from the end of the header. */
interface TensorPlace {
  readonly name: string;
  readonly type: TensorType;
  readonly shape: readonly number[];
  readonly from: number;
  readonly to: number;
}

function readPlace(name: string, entry: unknown, room: number): TensorPlace {
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

/** No byte belongs to two tensors. Bytes that belong to none are let be: who cuts tensors out of a header leaves them. */
function checkPlaces(places: readonly TensorPlace[]): void {
  let end = 0;
  let before = "";
  for (const { name, from, to } of [...places].sort((a, b) => a.from - b.from || a.to - b.to)) {
    if (from < end) throw new Error(`the tensors ${before} and ${name} overlap in the file`);
    end = to;
    before = name;
  }
}

function readTensor({ name, type, shape, from, to }: TensorPlace, data: Uint8Array): Tensor {
  const values = tensorTypes[type];
  return { name, shape, values: new values(turnedBytes(data.subarray(from, to), values.BYTES_PER_ELEMENT).buffer) };
}

/** An array that is saved with a network. */
interface Kept {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: TensorValues;
  /** Whether it may be absent, with all that may: weights from elsewhere have no state of an optimizer. */
  readonly optional?: true;
}

/** The kept arrays with their numbers, in order; without the optional ones where those are absent. Throws where a file does not fit. */
function matchTensors(saved: SavedTensors, kept: readonly Kept[], model: string): readonly TakenArray[] {
  const found = saved.metadata["model"];
  if (found !== undefined && found !== model) throw new Error(`these are the weights of ${found}, not of ${model}`);
  const foreign = [...saved.tensors.keys()].find((name) => kept.every((k) => k.name !== name));
  if (foreign !== undefined) throw new Error(`the tensor ${foreign} is not of this model`);
  const whole = kept.some((k) => k.optional && saved.tensors.has(k.name));
  return kept.filter((k) => whole || !k.optional).map((k) => takeTensor(saved, k));
}

/** What `load` takes from a file. */
export interface LoadOptions {
  /**
   * Calls or single arrays, such as `dense1` or `dense1.W`. Those alone are taken, whatever model they were saved from:
   * the file must have them, in the same shapes; everything else of the network and of the file is let be.
   */
  readonly only?: readonly string[];
}

/** A kept array and the numbers that a file has for it. */
interface TakenArray {
  readonly name: string;
  readonly values: TensorValues;
  readonly numbers: TensorValues;
}

/** The arrays of the calls that `only` names, with their numbers. Throws where the network or the file has none of that name. */
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

/** A whole number that was saved as text. */
function savedNumber(saved: SavedTensors, name: string, otherwise: number): number {
  const text = saved.metadata[name];
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new Error(`the saved ${name} is ${JSON.stringify(text)}, not a whole number`);
  return value;
}
