/**
 * The network PenguinsBoth, compiled by nnc from examples/penguins-both/penguins-both.nn: change it there, not here.
 *
 * Tells the species of a penguin and estimates its body mass, from its bill and from the rest of it.
 */

/** One `bill`. */
export interface PenguinsBothBill {
  readonly billLength: number;
  readonly billDepth: number;
}

/** One `rest`. */
export interface PenguinsBothRest {
  readonly flipperLength: number;
  readonly island: "Biscoe" | "Dream" | "Torgersen";
  readonly sex: "FEMALE" | "MALE";
}

/** The classes of `species`. */
export type PenguinsBothSpecies = "Adelie" | "Chinstrap" | "Gentoo";

/** One example, as `predict` takes it. */
export interface PenguinsBothInput {
  readonly bill: PenguinsBothBill;
  readonly rest: PenguinsBothRest;
}

/** Examples for one batch: numbers, row after row. Classes are their numbers. */
export interface PenguinsBothInputs {
  readonly bill: ArrayLike<number>;
  readonly rest: ArrayLike<number>;
}

/** What the network makes of one example. */
export interface PenguinsBothOutput {
  readonly species: PenguinsBothSpecies;
  readonly bodyMass: number[];
  readonly probability: { readonly species: number };
  readonly probabilities: { readonly species: Record<PenguinsBothSpecies, number> };
}

/** Views of the outputs of a batch, row after row, valid until the next call. */
export interface PenguinsBothOutputs {
  readonly species: Float64Array;
  readonly bodyMass: Float64Array;
}

/** Targets of one batch, row after row. Classes are their numbers. */
export interface PenguinsBothTargets {
  readonly species: ArrayLike<number>;
  readonly bodyMass: ArrayLike<number>;
}

/** A data set of any length: numbers row after row, or a list of examples; classes by name or by number. */
export interface PenguinsBothData {
  readonly bill: ArrayLike<number> | readonly PenguinsBothBill[];
  readonly rest: ArrayLike<number> | readonly PenguinsBothRest[];
  readonly species: ArrayLike<number> | readonly PenguinsBothSpecies[];
  readonly bodyMass: ArrayLike<number> | readonly ArrayLike<number>[];
}

/** Numbers that belong to the network: a live view. */
export interface PenguinsBothValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How a network is made. */
export interface PenguinsBothOptions {
  /** Where first weights and draws come from; 3 without it. */
  readonly seed?: number;
  /** What `save` gave. */
  readonly weights?: Uint8Array;
}

/** Tells the species of a penguin and estimates its body mass, from its bill and from the rest of it. */
export interface PenguinsBoth {
  /** The output for one example: bill, a record; rest, a record. */
  predict(example: PenguinsBothInput): PenguinsBothOutput;
  /** The outputs of `count` examples, 1 to 32, in one view that is valid until the next call. */
  forward(inputs: PenguinsBothInputs, count?: number): PenguinsBothOutputs;
  /** One step: forward, backward, update. 1 to 32 examples; gives their mean loss, regularizer included. */
  trainBatch(inputs: PenguinsBothInputs, targets: PenguinsBothTargets, count?: number): number;
  /** Forward and backward: the gradients of the mean loss, and that loss. */
  accumulate(inputs: PenguinsBothInputs, targets: PenguinsBothTargets, count?: number): number;
  /** The optimizer's step by the gradients at hand. */
  update(): void;
  /** The mean loss of a batch, without training. */
  loss(inputs: PenguinsBothInputs, targets: PenguinsBothTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: PenguinsBothData): Measured;
  /** Trains over a data set, in shuffled epochs. */
  fit(data: PenguinsBothData, options?: FitOptions): FitHistory;
  /** Like `fit`, and lets the event loop run every few milliseconds. */
  fitAsync(data: PenguinsBothData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name: live views. */
  readonly parameters: {
    /** `[2, 16]` */
    readonly "dense1.W": PenguinsBothValues;
    /** `[16]` */
    readonly "dense1.b": PenguinsBothValues;
    /** `[6, 16]` */
    readonly "dense2.W": PenguinsBothValues;
    /** `[16]` */
    readonly "dense2.b": PenguinsBothValues;
    /** `[32, 16]` */
    readonly "dense3.W": PenguinsBothValues;
    /** `[16]` */
    readonly "dense3.b": PenguinsBothValues;
    /** `[16, 3]` */
    readonly "dense4.W": PenguinsBothValues;
    /** `[3]` */
    readonly "dense4.b": PenguinsBothValues;
    /** `[16, 1]` */
    readonly "dense5.W": PenguinsBothValues;
    /** `[1]` */
    readonly "dense5.b": PenguinsBothValues;
  };
  /** Gradients by the name of the parameter, as the last `accumulate` or `trainBatch` left them: live views. */
  readonly gradients: {
    /** `[2, 16]` */
    readonly "dense1.W": PenguinsBothValues;
    /** `[16]` */
    readonly "dense1.b": PenguinsBothValues;
    /** `[6, 16]` */
    readonly "dense2.W": PenguinsBothValues;
    /** `[16]` */
    readonly "dense2.b": PenguinsBothValues;
    /** `[32, 16]` */
    readonly "dense3.W": PenguinsBothValues;
    /** `[16]` */
    readonly "dense3.b": PenguinsBothValues;
    /** `[16, 3]` */
    readonly "dense4.W": PenguinsBothValues;
    /** `[3]` */
    readonly "dense4.b": PenguinsBothValues;
    /** `[16, 1]` */
    readonly "dense5.W": PenguinsBothValues;
    /** `[1]` */
    readonly "dense5.b": PenguinsBothValues;
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

/** Makes a network with memory of its own, and its first weights: `const network = createPenguinsBoth({ seed: 3 });`. */
export function createPenguinsBoth(options: PenguinsBothOptions = {}): PenguinsBoth {
  // ---- memory: all there will ever be ----------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(72064);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const bill = reals(0, 64); // [32, 2]
  const rest = reals(512, 192); // [32, 6]
  const standardize1_center = reals(2048, 2); // [2]
  const standardize1_spread = reals(2064, 2); // [2]
  const dense1_W = reals(2080, 32); // [2, 16]
  const dense1_b = reals(2336, 16); // [16]
  const standardize2_center = reals(2464, 6); // [6]
  const standardize2_spread = reals(2512, 6); // [6]
  const dense2_W = reals(2560, 96); // [6, 16]
  const dense2_b = reals(3328, 16); // [16]
  const dense3_W = reals(3456, 512); // [32, 16]
  const dense3_b = reals(7552, 16); // [16]
  const dense4_W = reals(7680, 48); // [16, 3]
  const dense4_b = reals(8064, 3); // [3]
  const softmax1_y = reals(8128, 96); // [32, 3]
  const dense5_W = reals(8896, 16); // [16, 1]
  const dense5_b = reals(9024, 1); // [1]
  const grams1_y = reals(9032, 32); // [32, 1]
  const target_bodyMass = reals(9288, 32); // [32, 1]
  const meanLoss = reals(9544, 1); // []
  const gradient_dense1_W = reals(9552, 32); // [2, 16]
  const gradient_dense1_b = reals(9808, 16); // [16]
  const gradient_dense2_W = reals(9984, 96); // [6, 16]
  const gradient_dense2_b = reals(10752, 16); // [16]
  const gradient_dense3_W = reals(10880, 512); // [32, 16]
  const gradient_dense3_b = reals(14976, 16); // [16]
  const gradient_dense4_W = reals(15104, 48); // [16, 3]
  const gradient_dense4_b = reals(15488, 3); // [3]
  const gradient_dense5_W = reals(15512, 16); // [16, 1]
  const gradient_dense5_b = reals(15640, 1); // [1]
  const t = reals(15648, 1); // []
  const adam_m_dense1_W = reals(15656, 32); // [2, 16]
  const adam_v_dense1_W = reals(15912, 32); // [2, 16]
  const adam_m_dense1_b = reals(16168, 16); // [16]
  const adam_v_dense1_b = reals(16296, 16); // [16]
  const adam_m_dense2_W = reals(16448, 96); // [6, 16]
  const adam_v_dense2_W = reals(17216, 96); // [6, 16]
  const adam_m_dense2_b = reals(17984, 16); // [16]
  const adam_v_dense2_b = reals(18112, 16); // [16]
  const adam_m_dense3_W = reals(18240, 512); // [32, 16]
  const adam_v_dense3_W = reals(22336, 512); // [32, 16]
  const adam_m_dense3_b = reals(26432, 16); // [16]
  const adam_v_dense3_b = reals(26560, 16); // [16]
  const adam_m_dense4_W = reals(26688, 48); // [16, 3]
  const adam_v_dense4_W = reals(27072, 48); // [16, 3]
  const adam_m_dense4_b = reals(27456, 3); // [3]
  const adam_v_dense4_b = reals(27480, 3); // [3]
  const adam_m_dense5_W = reals(27504, 16); // [16, 1]
  const adam_v_dense5_W = reals(27632, 16); // [16, 1]
  const adam_m_dense5_b = reals(27760, 1); // [1]
  const adam_v_dense5_b = reals(27768, 1); // [1]
  const standardize1_deviation = reals(27776, 2); // [2]
  const standardize2_deviation = reals(27792, 6); // [6]
  const sum_1 = reals(27840, 2); // [2]
  const sum_3 = reals(27856, 6); // [6]
  const sum_2 = reals(27904, 2); // [2]
  const sum_4 = reals(27920, 6); // [6]
  const standardize1_deviation_1 = reals(27968, 2); // [2]
  const standardize2_deviation_1 = reals(27984, 6); // [6]
  const concat1_y = reals(28032, 1024); // [32, 32]
  const d_concat1_y = reals(36224, 1024); // [32, 32]
  const dense1_y = reals(44416, 512); // [32, 16]
  const dense2_y = reals(48512, 512); // [32, 16]
  const both_y = reals(52608, 512); // [32, 16]
  const dense3_y = reals(36224, 512); // [32, 16]
  const d_dense1_y = reals(56704, 512); // [32, 16]
  const d_dense2_y = reals(60800, 512); // [32, 16]
  const d_dense3_y = reals(64896, 512); // [32, 16]
  const d_both_y_2 = reals(40320, 512); // [32, 16]
  const standardize2_y = reals(68992, 192); // [32, 6]
  const dense4_y = reals(40320, 96); // [32, 3]
  const d_dense4_y = reals(70528, 96); // [32, 3]
  const standardize1_y = reals(71296, 64); // [32, 2]
  const softmax1_y_1 = reals(41088, 32); // [32]
  const loss2_each = reals(70528, 32); // [32]
  const d_dense5_y = reals(71808, 32); // [32, 1]
  const dense5_y = reals(56704, 32); // [32, 1]
  const loss2 = reals(16424, 1); // []
  const penalty_dense1_W = reals(16432, 1); // []
  const penalty_dense2_W = reals(16440, 1); // []
  const penalty_dense3_W = reals(8088, 1); // []
  const penalty_dense4_W = reals(8096, 1); // []
  const penalty_dense5_W = reals(8104, 1); // []
  const adam_w_dense1_W_new_1 = reals(16424, 1); // []
  const adam_w_dense1_W_new_2 = reals(16432, 1); // []
  const integersMemory = new ArrayBuffer(128);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const target_species = integers(0, 32); // [32]

  let seed = checkSeed(options.seed ?? 3);
  /** Updates made so far. */
  let updates = 0;
  /** Epochs that `fit` has finished. */
  let epochsDone = 0;
  /** Whether what is fitted to the data was. */
  let isFitted = false;
  /** Which draw of random numbers the next step makes. */
  let drawn = 0;

  // ---- first values ----------------------------------------------------------------------------------------

  // standardize1.center[s1] = 0 (examples/penguins-both/penguins-both.nn:15)
  // standardize1.deviation[s1] = sqrt(standardize1.center[s1] ^ 2)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function initialize_standardize1_spread(): void {
    const center = standardize1_center;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 2; s1++) {
      const standardize1_center_2 = 0;
      const standardize1_deviation_2 = Math.sqrt(standardize1_center_2 * standardize1_center_2);
      const standardize1_spread_2 = 1e-9 * Math.abs(standardize1_center_2) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      center[s1] = standardize1_center_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // dense1.W[i1, i2] = -0.57735 + 1.1547 * random(i1, i2) (examples/penguins-both/penguins-both.nn:15)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 2; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        W[i1 * 16 + i2] = 1.1547005383792515 * uniformAt(draw0, i1 * 16 + i2) - 0.5773502691896257;
      }
    }
  }

  // dense1.b[i1] = 0 (examples/penguins-both/penguins-both.nn:15)
  function initialize_dense1_b(): void {
    dense1_b.fill(0);
  }

  // standardize2.center[s1] = 0 (examples/penguins-both/penguins-both.nn:16)
  // standardize2.deviation[s1] = sqrt(standardize2.center[s1] ^ 2)
  // standardize2.spread[s1] = ((1e-9 * abs(standardize2.center[s1])) < standardize2.deviation[s1]) ?
  //   standardize2.deviation[s1] : 1
  function initialize_standardize2_spread(): void {
    const center = standardize2_center;
    const deviation = standardize2_deviation;
    const spread = standardize2_spread;
    for (let s1 = 0; s1 < 6; s1++) {
      const standardize2_center_2 = 0;
      const standardize2_deviation_2 = Math.sqrt(standardize2_center_2 * standardize2_center_2);
      const standardize2_spread_2 = 1e-9 * Math.abs(standardize2_center_2) < standardize2_deviation_2 ? standardize2_deviation_2 : 1;
      center[s1] = standardize2_center_2;
      deviation[s1] = standardize2_deviation_2;
      spread[s1] = standardize2_spread_2;
    }
  }

  // dense2.W[i1, i2] = -0.522233 + 1.04447 * random(i1, i2) (examples/penguins-both/penguins-both.nn:16)
  function initialize_dense2_W(): void {
    const W = dense2_W;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 6; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        W[i1 * 16 + i2] = 1.044465935734187 * uniformAt(draw1, i1 * 16 + i2) - 0.5222329678670935;
      }
    }
  }

  // dense2.b[i1] = 0 (examples/penguins-both/penguins-both.nn:16)
  function initialize_dense2_b(): void {
    dense2_b.fill(0);
  }

  // dense3.W[i1, i2] = -0.353553 + 0.707107 * random(i1, i2) (examples/penguins-both/penguins-both.nn:18)
  function initialize_dense3_W(): void {
    const W = dense3_W;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 32; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        W[i1 * 16 + i2] = 0.7071067811865476 * uniformAt(draw2, i1 * 16 + i2) - 0.3535533905932738;
      }
    }
  }

  // dense3.b[i1] = 0 (examples/penguins-both/penguins-both.nn:18)
  function initialize_dense3_b(): void {
    dense3_b.fill(0);
  }

  // dense4.W[i1, i2] = -0.561951 + 1.1239 * random(i1, i2) (examples/penguins-both/penguins-both.nn:19)
  function initialize_dense4_W(): void {
    const W = dense4_W;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 3; i2++) {
        W[i1 * 3 + i2] = 1.1239029738980326 * uniformAt(draw3, i1 * 3 + i2) - 0.5619514869490163;
      }
    }
  }

  // dense4.b[i1] = 0 (examples/penguins-both/penguins-both.nn:19)
  function initialize_dense4_b(): void {
    dense4_b.fill(0);
  }

  // dense5.W[i1, i2] = -0.594089 + 1.18818 * random(i1, i2) (examples/penguins-both/penguins-both.nn:20)
  function initialize_dense5_W(): void {
    const W = dense5_W;
    const draw4 = drawKey(seed, drawn, 4);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 1; i2++) {
        W[i1 + i2] = 1.1881770515720091 * uniformAt(draw4, i1 + i2) - 0.5940885257860046;
      }
    }
  }

  // dense5.b[i1] = 0 (examples/penguins-both/penguins-both.nn:20)
  function initialize_dense5_b(): void {
    dense5_b.fill(0);
  }

  // adam.m(dense1.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense1_W(): void {
    adam_m_dense1_W.fill(0);
  }

  // adam.v(dense1.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense1_W(): void {
    adam_v_dense1_W.fill(0);
  }

  // adam.m(dense1.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense1_b(): void {
    adam_m_dense1_b.fill(0);
  }

  // adam.v(dense1.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense1_b(): void {
    adam_v_dense1_b.fill(0);
  }

  // adam.m(dense2.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense2_W(): void {
    adam_m_dense2_W.fill(0);
  }

  // adam.v(dense2.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense2_W(): void {
    adam_v_dense2_W.fill(0);
  }

  // adam.m(dense2.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense2_b(): void {
    adam_m_dense2_b.fill(0);
  }

  // adam.v(dense2.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense2_b(): void {
    adam_v_dense2_b.fill(0);
  }

  // adam.m(dense3.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense3_W(): void {
    adam_m_dense3_W.fill(0);
  }

  // adam.v(dense3.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense3_W(): void {
    adam_v_dense3_W.fill(0);
  }

  // adam.m(dense3.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense3_b(): void {
    adam_m_dense3_b.fill(0);
  }

  // adam.v(dense3.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense3_b(): void {
    adam_v_dense3_b.fill(0);
  }

  // adam.m(dense4.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense4_W(): void {
    adam_m_dense4_W.fill(0);
  }

  // adam.v(dense4.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense4_W(): void {
    adam_v_dense4_W.fill(0);
  }

  // adam.m(dense4.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense4_b(): void {
    adam_m_dense4_b.fill(0);
  }

  // adam.v(dense4.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense4_b(): void {
    adam_v_dense4_b.fill(0);
  }

  // adam.m(dense5.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense5_W(): void {
    adam_m_dense5_W.fill(0);
  }

  // adam.v(dense5.W)[i1, i2] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense5_W(): void {
    adam_v_dense5_W.fill(0);
  }

  // adam.m(dense5.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_m_dense5_b(): void {
    adam_m_dense5_b.fill(0);
  }

  // adam.v(dense5.b)[i1] = 0 (examples/penguins-both/penguins-both.nn:27)
  function initialize_adam_v_dense5_b(): void {
    adam_v_dense5_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // standardize2.y[n, s1] = (-standardize2.center[s1] + rest[n, s1]) / standardize2.spread[s1]
  //   (examples/penguins-both/penguins-both.nn:16)
  // written out: 12 operations, a loop would cost more
  function predict_standardize2_y(count: number): void {
    const rest_all = rest;
    const center = standardize2_center;
    const spread = standardize2_spread;
    const y = standardize2_y;
    for (let n = 0; n < count; n++) {
      y[n * 6] = (rest_all[n * 6]! - center[0]!) / spread[0]!;
      y[n * 6 + 1] = (rest_all[n * 6 + 1]! - center[1]!) / spread[1]!;
      y[n * 6 + 2] = (rest_all[n * 6 + 2]! - center[2]!) / spread[2]!;
      y[n * 6 + 3] = (rest_all[n * 6 + 3]! - center[3]!) / spread[3]!;
      y[n * 6 + 4] = (rest_all[n * 6 + 4]! - center[4]!) / spread[4]!;
      y[n * 6 + 5] = (rest_all[n * 6 + 5]! - center[5]!) / spread[5]!;
    }
  }

  // dense2.y[n, j] = dense2.b[j] + sum(i: dense2.W[i, j] * standardize2.y[n, i])
  //   (examples/penguins-both/penguins-both.nn:16)
  // written out: 112 operations, a loop would cost more
  function predict_dense2_y(count: number): void {
    const y = standardize2_y;
    const W = dense2_W;
    const b = dense2_b;
    const dense2_y_all = dense2_y;
    for (let n = 0; n < count; n++) {
      const standardize2_y_1 = y[n * 6]!;
      let total_1 = W[0]! * standardize2_y_1;
      const standardize2_y_2 = y[n * 6 + 1]!;
      total_1 += W[16]! * standardize2_y_2;
      const standardize2_y_3 = y[n * 6 + 2]!;
      total_1 += W[32]! * standardize2_y_3;
      const standardize2_y_4 = y[n * 6 + 3]!;
      total_1 += W[48]! * standardize2_y_4;
      const standardize2_y_5 = y[n * 6 + 4]!;
      total_1 += W[64]! * standardize2_y_5;
      const standardize2_y_6 = y[n * 6 + 5]!;
      total_1 += W[80]! * standardize2_y_6;
      dense2_y_all[n * 16] = b[0]! + total_1;
      let total_2 = W[1]! * standardize2_y_1;
      total_2 += W[17]! * standardize2_y_2;
      total_2 += W[33]! * standardize2_y_3;
      total_2 += W[49]! * standardize2_y_4;
      total_2 += W[65]! * standardize2_y_5;
      total_2 += W[81]! * standardize2_y_6;
      dense2_y_all[n * 16 + 1] = b[1]! + total_2;
      let total_3 = W[2]! * standardize2_y_1;
      total_3 += W[18]! * standardize2_y_2;
      total_3 += W[34]! * standardize2_y_3;
      total_3 += W[50]! * standardize2_y_4;
      total_3 += W[66]! * standardize2_y_5;
      total_3 += W[82]! * standardize2_y_6;
      dense2_y_all[n * 16 + 2] = b[2]! + total_3;
      let total_4 = W[3]! * standardize2_y_1;
      total_4 += W[19]! * standardize2_y_2;
      total_4 += W[35]! * standardize2_y_3;
      total_4 += W[51]! * standardize2_y_4;
      total_4 += W[67]! * standardize2_y_5;
      total_4 += W[83]! * standardize2_y_6;
      dense2_y_all[n * 16 + 3] = b[3]! + total_4;
      let total_5 = W[4]! * standardize2_y_1;
      total_5 += W[20]! * standardize2_y_2;
      total_5 += W[36]! * standardize2_y_3;
      total_5 += W[52]! * standardize2_y_4;
      total_5 += W[68]! * standardize2_y_5;
      total_5 += W[84]! * standardize2_y_6;
      dense2_y_all[n * 16 + 4] = b[4]! + total_5;
      let total_6 = W[5]! * standardize2_y_1;
      total_6 += W[21]! * standardize2_y_2;
      total_6 += W[37]! * standardize2_y_3;
      total_6 += W[53]! * standardize2_y_4;
      total_6 += W[69]! * standardize2_y_5;
      total_6 += W[85]! * standardize2_y_6;
      dense2_y_all[n * 16 + 5] = b[5]! + total_6;
      let total_7 = W[6]! * standardize2_y_1;
      total_7 += W[22]! * standardize2_y_2;
      total_7 += W[38]! * standardize2_y_3;
      total_7 += W[54]! * standardize2_y_4;
      total_7 += W[70]! * standardize2_y_5;
      total_7 += W[86]! * standardize2_y_6;
      dense2_y_all[n * 16 + 6] = b[6]! + total_7;
      let total_8 = W[7]! * standardize2_y_1;
      total_8 += W[23]! * standardize2_y_2;
      total_8 += W[39]! * standardize2_y_3;
      total_8 += W[55]! * standardize2_y_4;
      total_8 += W[71]! * standardize2_y_5;
      total_8 += W[87]! * standardize2_y_6;
      dense2_y_all[n * 16 + 7] = b[7]! + total_8;
      let total_9 = W[8]! * standardize2_y_1;
      total_9 += W[24]! * standardize2_y_2;
      total_9 += W[40]! * standardize2_y_3;
      total_9 += W[56]! * standardize2_y_4;
      total_9 += W[72]! * standardize2_y_5;
      total_9 += W[88]! * standardize2_y_6;
      dense2_y_all[n * 16 + 8] = b[8]! + total_9;
      let total_10 = W[9]! * standardize2_y_1;
      total_10 += W[25]! * standardize2_y_2;
      total_10 += W[41]! * standardize2_y_3;
      total_10 += W[57]! * standardize2_y_4;
      total_10 += W[73]! * standardize2_y_5;
      total_10 += W[89]! * standardize2_y_6;
      dense2_y_all[n * 16 + 9] = b[9]! + total_10;
      let total_11 = W[10]! * standardize2_y_1;
      total_11 += W[26]! * standardize2_y_2;
      total_11 += W[42]! * standardize2_y_3;
      total_11 += W[58]! * standardize2_y_4;
      total_11 += W[74]! * standardize2_y_5;
      total_11 += W[90]! * standardize2_y_6;
      dense2_y_all[n * 16 + 10] = b[10]! + total_11;
      let total_12 = W[11]! * standardize2_y_1;
      total_12 += W[27]! * standardize2_y_2;
      total_12 += W[43]! * standardize2_y_3;
      total_12 += W[59]! * standardize2_y_4;
      total_12 += W[75]! * standardize2_y_5;
      total_12 += W[91]! * standardize2_y_6;
      dense2_y_all[n * 16 + 11] = b[11]! + total_12;
      let total_13 = W[12]! * standardize2_y_1;
      total_13 += W[28]! * standardize2_y_2;
      total_13 += W[44]! * standardize2_y_3;
      total_13 += W[60]! * standardize2_y_4;
      total_13 += W[76]! * standardize2_y_5;
      total_13 += W[92]! * standardize2_y_6;
      dense2_y_all[n * 16 + 12] = b[12]! + total_13;
      let total_14 = W[13]! * standardize2_y_1;
      total_14 += W[29]! * standardize2_y_2;
      total_14 += W[45]! * standardize2_y_3;
      total_14 += W[61]! * standardize2_y_4;
      total_14 += W[77]! * standardize2_y_5;
      total_14 += W[93]! * standardize2_y_6;
      dense2_y_all[n * 16 + 13] = b[13]! + total_14;
      let total_15 = W[14]! * standardize2_y_1;
      total_15 += W[30]! * standardize2_y_2;
      total_15 += W[46]! * standardize2_y_3;
      total_15 += W[62]! * standardize2_y_4;
      total_15 += W[78]! * standardize2_y_5;
      total_15 += W[94]! * standardize2_y_6;
      dense2_y_all[n * 16 + 14] = b[14]! + total_15;
      let total_16 = W[15]! * standardize2_y_1;
      total_16 += W[31]! * standardize2_y_2;
      total_16 += W[47]! * standardize2_y_3;
      total_16 += W[63]! * standardize2_y_4;
      total_16 += W[79]! * standardize2_y_5;
      total_16 += W[95]! * standardize2_y_6;
      dense2_y_all[n * 16 + 15] = b[15]! + total_16;
    }
  }

  // standardize1.y[n, s1] = (bill[n, s1] - standardize1.center[s1]) / standardize1.spread[s1]
  //   (examples/penguins-both/penguins-both.nn:15)
  // written out: 4 operations, a loop would cost more
  function predict_standardize1_y(count: number): void {
    const bill_all = bill;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    for (let n = 0; n < count; n++) {
      y[n * 2] = (bill_all[n * 2]! - center[0]!) / spread[0]!;
      y[n * 2 + 1] = (bill_all[n * 2 + 1]! - center[1]!) / spread[1]!;
    }
  }

  // dense1.y[n, j] = sum(i: dense1.W[i, j] * standardize1.y[n, i]) + dense1.b[j]
  //   (examples/penguins-both/penguins-both.nn:15)
  // written out: 48 operations, a loop would cost more
  function predict_dense1_y(count: number): void {
    const y = standardize1_y;
    const W = dense1_W;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    for (let n = 0; n < count; n++) {
      const standardize1_y_1 = y[n * 2]!;
      let total_1 = W[0]! * standardize1_y_1;
      const standardize1_y_2 = y[n * 2 + 1]!;
      total_1 += W[16]! * standardize1_y_2;
      dense1_y_all[n * 16] = total_1 + b[0]!;
      let total_2 = W[1]! * standardize1_y_1;
      total_2 += W[17]! * standardize1_y_2;
      dense1_y_all[n * 16 + 1] = total_2 + b[1]!;
      let total_3 = W[2]! * standardize1_y_1;
      total_3 += W[18]! * standardize1_y_2;
      dense1_y_all[n * 16 + 2] = total_3 + b[2]!;
      let total_4 = W[3]! * standardize1_y_1;
      total_4 += W[19]! * standardize1_y_2;
      dense1_y_all[n * 16 + 3] = total_4 + b[3]!;
      let total_5 = W[4]! * standardize1_y_1;
      total_5 += W[20]! * standardize1_y_2;
      dense1_y_all[n * 16 + 4] = total_5 + b[4]!;
      let total_6 = W[5]! * standardize1_y_1;
      total_6 += W[21]! * standardize1_y_2;
      dense1_y_all[n * 16 + 5] = total_6 + b[5]!;
      let total_7 = W[6]! * standardize1_y_1;
      total_7 += W[22]! * standardize1_y_2;
      dense1_y_all[n * 16 + 6] = total_7 + b[6]!;
      let total_8 = W[7]! * standardize1_y_1;
      total_8 += W[23]! * standardize1_y_2;
      dense1_y_all[n * 16 + 7] = total_8 + b[7]!;
      let total_9 = W[8]! * standardize1_y_1;
      total_9 += W[24]! * standardize1_y_2;
      dense1_y_all[n * 16 + 8] = total_9 + b[8]!;
      let total_10 = W[9]! * standardize1_y_1;
      total_10 += W[25]! * standardize1_y_2;
      dense1_y_all[n * 16 + 9] = total_10 + b[9]!;
      let total_11 = W[10]! * standardize1_y_1;
      total_11 += W[26]! * standardize1_y_2;
      dense1_y_all[n * 16 + 10] = total_11 + b[10]!;
      let total_12 = W[11]! * standardize1_y_1;
      total_12 += W[27]! * standardize1_y_2;
      dense1_y_all[n * 16 + 11] = total_12 + b[11]!;
      let total_13 = W[12]! * standardize1_y_1;
      total_13 += W[28]! * standardize1_y_2;
      dense1_y_all[n * 16 + 12] = total_13 + b[12]!;
      let total_14 = W[13]! * standardize1_y_1;
      total_14 += W[29]! * standardize1_y_2;
      dense1_y_all[n * 16 + 13] = total_14 + b[13]!;
      let total_15 = W[14]! * standardize1_y_1;
      total_15 += W[30]! * standardize1_y_2;
      dense1_y_all[n * 16 + 14] = total_15 + b[14]!;
      let total_16 = W[15]! * standardize1_y_1;
      total_16 += W[31]! * standardize1_y_2;
      dense1_y_all[n * 16 + 15] = total_16 + b[15]!;
    }
  }

  // concat1.y[n, j] = (j - 16 >= 0 ? max(dense2.y[n, j - 16], 0) : 0) + (-j + 15 >= 0 ? max(dense1.y[n, j], 0) : 0)
  //   (examples/penguins-both/penguins-both.nn:17)
  // written out: 32 operations, a loop would cost more
  function predict_concat1_y(count: number): void {
    const y = dense1_y;
    const dense2_y_all = dense2_y;
    const concat1_y_all = concat1_y;
    for (let n = 0; n < count; n++) {
      concat1_y_all[n * 32] = Math.max(y[n * 16]!, 0);
      concat1_y_all[n * 32 + 1] = Math.max(y[n * 16 + 1]!, 0);
      concat1_y_all[n * 32 + 2] = Math.max(y[n * 16 + 2]!, 0);
      concat1_y_all[n * 32 + 3] = Math.max(y[n * 16 + 3]!, 0);
      concat1_y_all[n * 32 + 4] = Math.max(y[n * 16 + 4]!, 0);
      concat1_y_all[n * 32 + 5] = Math.max(y[n * 16 + 5]!, 0);
      concat1_y_all[n * 32 + 6] = Math.max(y[n * 16 + 6]!, 0);
      concat1_y_all[n * 32 + 7] = Math.max(y[n * 16 + 7]!, 0);
      concat1_y_all[n * 32 + 8] = Math.max(y[n * 16 + 8]!, 0);
      concat1_y_all[n * 32 + 9] = Math.max(y[n * 16 + 9]!, 0);
      concat1_y_all[n * 32 + 10] = Math.max(y[n * 16 + 10]!, 0);
      concat1_y_all[n * 32 + 11] = Math.max(y[n * 16 + 11]!, 0);
      concat1_y_all[n * 32 + 12] = Math.max(y[n * 16 + 12]!, 0);
      concat1_y_all[n * 32 + 13] = Math.max(y[n * 16 + 13]!, 0);
      concat1_y_all[n * 32 + 14] = Math.max(y[n * 16 + 14]!, 0);
      concat1_y_all[n * 32 + 15] = Math.max(y[n * 16 + 15]!, 0);
      concat1_y_all[n * 32 + 16] = Math.max(dense2_y_all[n * 16]!, 0);
      concat1_y_all[n * 32 + 17] = Math.max(dense2_y_all[n * 16 + 1]!, 0);
      concat1_y_all[n * 32 + 18] = Math.max(dense2_y_all[n * 16 + 2]!, 0);
      concat1_y_all[n * 32 + 19] = Math.max(dense2_y_all[n * 16 + 3]!, 0);
      concat1_y_all[n * 32 + 20] = Math.max(dense2_y_all[n * 16 + 4]!, 0);
      concat1_y_all[n * 32 + 21] = Math.max(dense2_y_all[n * 16 + 5]!, 0);
      concat1_y_all[n * 32 + 22] = Math.max(dense2_y_all[n * 16 + 6]!, 0);
      concat1_y_all[n * 32 + 23] = Math.max(dense2_y_all[n * 16 + 7]!, 0);
      concat1_y_all[n * 32 + 24] = Math.max(dense2_y_all[n * 16 + 8]!, 0);
      concat1_y_all[n * 32 + 25] = Math.max(dense2_y_all[n * 16 + 9]!, 0);
      concat1_y_all[n * 32 + 26] = Math.max(dense2_y_all[n * 16 + 10]!, 0);
      concat1_y_all[n * 32 + 27] = Math.max(dense2_y_all[n * 16 + 11]!, 0);
      concat1_y_all[n * 32 + 28] = Math.max(dense2_y_all[n * 16 + 12]!, 0);
      concat1_y_all[n * 32 + 29] = Math.max(dense2_y_all[n * 16 + 13]!, 0);
      concat1_y_all[n * 32 + 30] = Math.max(dense2_y_all[n * 16 + 14]!, 0);
      concat1_y_all[n * 32 + 31] = Math.max(dense2_y_all[n * 16 + 15]!, 0);
    }
  }

  // dense3.y[n, j] = dense3.b[j] + sum(i: concat1.y[n, i] * dense3.W[i, j])
  //   (examples/penguins-both/penguins-both.nn:18)
  // both.y[n, j] = max(dense3.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function predict_both_y(count: number): void {
    const y = concat1_y;
    const W = dense3_W;
    const b = dense3_b;
    const both_y_all = both_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 16; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 32; i += 2) {
          const concat1_y_1 = y[n * 32 + i]!;
          const dense3_W_1 = W[i * 16 + j]!;
          total_5 += concat1_y_1 * dense3_W_1;
          const dense3_W_2 = W[i * 16 + j + 1]!;
          total_9 += concat1_y_1 * dense3_W_2;
          const concat1_y_2 = y[n * 32 + i + 32]!;
          total_6 += concat1_y_2 * dense3_W_1;
          total_10 += concat1_y_2 * dense3_W_2;
          const concat1_y_3 = y[n * 32 + i + 64]!;
          total_7 += concat1_y_3 * dense3_W_1;
          total_11 += concat1_y_3 * dense3_W_2;
          const concat1_y_4 = y[n * 32 + i + 96]!;
          total_8 += concat1_y_4 * dense3_W_1;
          total_12 += concat1_y_4 * dense3_W_2;
          const concat1_y_5 = y[n * 32 + i + 1]!;
          const dense3_W_3 = W[i * 16 + j + 16]!;
          total_5 += concat1_y_5 * dense3_W_3;
          const dense3_W_4 = W[i * 16 + j + 17]!;
          total_9 += concat1_y_5 * dense3_W_4;
          const concat1_y_6 = y[n * 32 + i + 33]!;
          total_6 += concat1_y_6 * dense3_W_3;
          total_10 += concat1_y_6 * dense3_W_4;
          const concat1_y_7 = y[n * 32 + i + 65]!;
          total_7 += concat1_y_7 * dense3_W_3;
          total_11 += concat1_y_7 * dense3_W_4;
          const concat1_y_8 = y[n * 32 + i + 97]!;
          total_8 += concat1_y_8 * dense3_W_3;
          total_12 += concat1_y_8 * dense3_W_4;
        }
        const dense3_b_1 = b[j]!;
        const dense3_y_5 = dense3_b_1 + total_5;
        const dense3_b_2 = b[j + 1]!;
        const dense3_y_9 = dense3_b_2 + total_9;
        const dense3_y_6 = dense3_b_1 + total_6;
        const dense3_y_10 = dense3_b_2 + total_10;
        const dense3_y_7 = dense3_b_1 + total_7;
        const dense3_y_11 = dense3_b_2 + total_11;
        const dense3_y_8 = dense3_b_1 + total_8;
        const dense3_y_12 = dense3_b_2 + total_12;
        const both_y_5 = Math.max(dense3_y_5, 0);
        const both_y_9 = Math.max(dense3_y_9, 0);
        const both_y_6 = Math.max(dense3_y_6, 0);
        const both_y_10 = Math.max(dense3_y_10, 0);
        const both_y_7 = Math.max(dense3_y_7, 0);
        const both_y_11 = Math.max(dense3_y_11, 0);
        const both_y_8 = Math.max(dense3_y_8, 0);
        const both_y_12 = Math.max(dense3_y_12, 0);
        both_y_all[n * 16 + j] = both_y_5;
        both_y_all[n * 16 + j + 1] = both_y_9;
        both_y_all[n * 16 + j + 16] = both_y_6;
        both_y_all[n * 16 + j + 17] = both_y_10;
        both_y_all[n * 16 + j + 32] = both_y_7;
        both_y_all[n * 16 + j + 33] = both_y_11;
        both_y_all[n * 16 + j + 48] = both_y_8;
        both_y_all[n * 16 + j + 49] = both_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 16; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 32; i_1 += 2) {
          const concat1_y_9 = y[n_1 * 32 + i_1]!;
          total_14 += concat1_y_9 * W[i_1 * 16 + j]!;
          total_15 += concat1_y_9 * W[i_1 * 16 + j + 1]!;
          total_16 += concat1_y_9 * W[i_1 * 16 + j + 2]!;
          total_17 += concat1_y_9 * W[i_1 * 16 + j + 3]!;
          const concat1_y_10 = y[n_1 * 32 + i_1 + 1]!;
          total_14 += concat1_y_10 * W[i_1 * 16 + j + 16]!;
          total_15 += concat1_y_10 * W[i_1 * 16 + j + 17]!;
          total_16 += concat1_y_10 * W[i_1 * 16 + j + 18]!;
          total_17 += concat1_y_10 * W[i_1 * 16 + j + 19]!;
        }
        const dense3_y_14 = b[j]! + total_14;
        const dense3_y_15 = b[j + 1]! + total_15;
        const dense3_y_16 = b[j + 2]! + total_16;
        const dense3_y_17 = b[j + 3]! + total_17;
        const both_y_14 = Math.max(dense3_y_14, 0);
        const both_y_15 = Math.max(dense3_y_15, 0);
        const both_y_16 = Math.max(dense3_y_16, 0);
        const both_y_17 = Math.max(dense3_y_17, 0);
        both_y_all[n_1 * 16 + j] = both_y_14;
        both_y_all[n_1 * 16 + j + 1] = both_y_15;
        both_y_all[n_1 * 16 + j + 2] = both_y_16;
        both_y_all[n_1 * 16 + j + 3] = both_y_17;
      }
    }
  }

  // dense4.y[n, j] = dense4.b[j] + sum(i: both.y[n, i] * dense4.W[i, j]) (examples/penguins-both/penguins-both.nn:19)
  // written out: 51 operations, a loop would cost more
  function predict_dense4_y(count: number): void {
    const y = both_y;
    const W = dense4_W;
    const b = dense4_b;
    const dense4_y_all = dense4_y;
    for (let n = 0; n < count; n++) {
      const both_y_1 = y[n * 16]!;
      let total_1 = both_y_1 * W[0]!;
      const both_y_2 = y[n * 16 + 1]!;
      total_1 += both_y_2 * W[3]!;
      const both_y_3 = y[n * 16 + 2]!;
      total_1 += both_y_3 * W[6]!;
      const both_y_4 = y[n * 16 + 3]!;
      total_1 += both_y_4 * W[9]!;
      const both_y_5 = y[n * 16 + 4]!;
      total_1 += both_y_5 * W[12]!;
      const both_y_6 = y[n * 16 + 5]!;
      total_1 += both_y_6 * W[15]!;
      const both_y_7 = y[n * 16 + 6]!;
      total_1 += both_y_7 * W[18]!;
      const both_y_8 = y[n * 16 + 7]!;
      total_1 += both_y_8 * W[21]!;
      const both_y_9 = y[n * 16 + 8]!;
      total_1 += both_y_9 * W[24]!;
      const both_y_10 = y[n * 16 + 9]!;
      total_1 += both_y_10 * W[27]!;
      const both_y_11 = y[n * 16 + 10]!;
      total_1 += both_y_11 * W[30]!;
      const both_y_12 = y[n * 16 + 11]!;
      total_1 += both_y_12 * W[33]!;
      const both_y_13 = y[n * 16 + 12]!;
      total_1 += both_y_13 * W[36]!;
      const both_y_14 = y[n * 16 + 13]!;
      total_1 += both_y_14 * W[39]!;
      const both_y_15 = y[n * 16 + 14]!;
      total_1 += both_y_15 * W[42]!;
      const both_y_16 = y[n * 16 + 15]!;
      total_1 += both_y_16 * W[45]!;
      dense4_y_all[n * 3] = b[0]! + total_1;
      let total_2 = both_y_1 * W[1]!;
      total_2 += both_y_2 * W[4]!;
      total_2 += both_y_3 * W[7]!;
      total_2 += both_y_4 * W[10]!;
      total_2 += both_y_5 * W[13]!;
      total_2 += both_y_6 * W[16]!;
      total_2 += both_y_7 * W[19]!;
      total_2 += both_y_8 * W[22]!;
      total_2 += both_y_9 * W[25]!;
      total_2 += both_y_10 * W[28]!;
      total_2 += both_y_11 * W[31]!;
      total_2 += both_y_12 * W[34]!;
      total_2 += both_y_13 * W[37]!;
      total_2 += both_y_14 * W[40]!;
      total_2 += both_y_15 * W[43]!;
      total_2 += both_y_16 * W[46]!;
      dense4_y_all[n * 3 + 1] = b[1]! + total_2;
      let total_3 = both_y_1 * W[2]!;
      total_3 += both_y_2 * W[5]!;
      total_3 += both_y_3 * W[8]!;
      total_3 += both_y_4 * W[11]!;
      total_3 += both_y_5 * W[14]!;
      total_3 += both_y_6 * W[17]!;
      total_3 += both_y_7 * W[20]!;
      total_3 += both_y_8 * W[23]!;
      total_3 += both_y_9 * W[26]!;
      total_3 += both_y_10 * W[29]!;
      total_3 += both_y_11 * W[32]!;
      total_3 += both_y_12 * W[35]!;
      total_3 += both_y_13 * W[38]!;
      total_3 += both_y_14 * W[41]!;
      total_3 += both_y_15 * W[44]!;
      total_3 += both_y_16 * W[47]!;
      dense4_y_all[n * 3 + 2] = b[2]! + total_3;
    }
  }

  // softmax1.y.1[n] = logsumexp(j: dense4.y[n, j]) (examples/penguins-both/penguins-both.nn:19)
  // written out: 16 operations, a loop would cost more
  function predict_softmax1_y_1(count: number): void {
    const y = dense4_y;
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

  // softmax1.y[n, k] = exp(-softmax1.y.1[n] + dense4.y[n, k]) (examples/penguins-both/penguins-both.nn:19)
  // written out: 6 operations, a loop would cost more
  function predict_softmax1_y(count: number): void {
    const y_1 = softmax1_y_1;
    const y = dense4_y;
    const softmax1_y_all = softmax1_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_4 = y_1[n]!;
      softmax1_y_all[n * 3] = Math.exp(y[n * 3]! - softmax1_y_4);
      softmax1_y_all[n * 3 + 1] = Math.exp(y[n * 3 + 1]! - softmax1_y_4);
      softmax1_y_all[n * 3 + 2] = Math.exp(y[n * 3 + 2]! - softmax1_y_4);
    }
  }

  // dense5.y[n, j] = dense5.b[j] + sum(i: both.y[n, i] * dense5.W[i, j]) (examples/penguins-both/penguins-both.nn:20)
  // grams1.y[n, j] = 4200 + 800 * dense5.y[n, j]
  // written out: 19 operations, a loop would cost more
  function predict_grams1_y(count: number): void {
    const y = both_y;
    const W = dense5_W;
    const b = dense5_b;
    const grams1_y_all = grams1_y;
    for (let n = 0; n < count; n++) {
      let total_1 = y[n * 16]! * W[0]!;
      total_1 += y[n * 16 + 1]! * W[1]!;
      total_1 += y[n * 16 + 2]! * W[2]!;
      total_1 += y[n * 16 + 3]! * W[3]!;
      total_1 += y[n * 16 + 4]! * W[4]!;
      total_1 += y[n * 16 + 5]! * W[5]!;
      total_1 += y[n * 16 + 6]! * W[6]!;
      total_1 += y[n * 16 + 7]! * W[7]!;
      total_1 += y[n * 16 + 8]! * W[8]!;
      total_1 += y[n * 16 + 9]! * W[9]!;
      total_1 += y[n * 16 + 10]! * W[10]!;
      total_1 += y[n * 16 + 11]! * W[11]!;
      total_1 += y[n * 16 + 12]! * W[12]!;
      total_1 += y[n * 16 + 13]! * W[13]!;
      total_1 += y[n * 16 + 14]! * W[14]!;
      total_1 += y[n * 16 + 15]! * W[15]!;
      const dense5_y_1 = b[0]! + total_1;
      grams1_y_all[n] = 4200 + 800 * dense5_y_1;
    }
  }

  // ---- the loss --------------------------------------------------------------------------------------------

  // penalty(dense5.W) = 0.00005 * sum(i1, i2: dense5.W[i1, i2] ^ 2) (examples/penguins-both/penguins-both.nn:23)
  // penalty(dense2.W) = 0.00005 * sum(i1, i2: dense2.W[i1, i2] ^ 2)
  // penalty(dense1.W) = 0.00005 * sum(i1, i2: dense1.W[i1, i2] ^ 2)
  // penalty(dense3.W) = 0.00005 * sum(i1, i2: dense3.W[i1, i2] ^ 2)
  // penalty(dense4.W) = 0.00005 * sum(i1, i2: dense4.W[i1, i2] ^ 2)
  // sums on 4 accumulators
  function evaluate_penalty_dense4_W_2(): void {
    const W = dense5_W;
    const dense2_W_all = dense2_W;
    const dense1_W_all = dense1_W;
    const dense3_W_all = dense3_W;
    const dense4_W_all = dense4_W;
    const penalty_dense5_W_all = penalty_dense5_W;
    const penalty_dense2_W_all = penalty_dense2_W;
    const penalty_dense1_W_all = penalty_dense1_W;
    const penalty_dense3_W_all = penalty_dense3_W;
    const penalty_dense4_W_all = penalty_dense4_W;
    let total = 0;
    let total_1 = 0;
    let total_6 = 0;
    let total_7 = 0;
    for (let i2 = 0; i2 < 16; i2 += 4) {
      total += square(W[i2]!);
      total_1 += square(W[i2 + 1]!);
      total_6 += square(W[i2 + 2]!);
      total_7 += square(W[i2 + 3]!);
    }
    total += total_1;
    total += total_6;
    total += total_7;
    const penalty_dense5_W_2 = 0.00005 * total;
    let total_2 = 0;
    let total_8 = 0;
    let total_9 = 0;
    let total_10 = 0;
    for (let i2_2 = 0; i2_2 < 96; i2_2 += 4) {
      total_2 += square(dense2_W_all[i2_2]!);
      total_8 += square(dense2_W_all[i2_2 + 1]!);
      total_9 += square(dense2_W_all[i2_2 + 2]!);
      total_10 += square(dense2_W_all[i2_2 + 3]!);
    }
    total_2 += total_8;
    total_2 += total_9;
    total_2 += total_10;
    const penalty_dense2_W_2 = 0.00005 * total_2;
    let total_3 = 0;
    let total_11 = 0;
    let total_12 = 0;
    let total_13 = 0;
    for (let i2_3 = 0; i2_3 < 32; i2_3 += 4) {
      total_3 += square(dense1_W_all[i2_3]!);
      total_11 += square(dense1_W_all[i2_3 + 1]!);
      total_12 += square(dense1_W_all[i2_3 + 2]!);
      total_13 += square(dense1_W_all[i2_3 + 3]!);
    }
    total_3 += total_11;
    total_3 += total_12;
    total_3 += total_13;
    const penalty_dense1_W_2 = 0.00005 * total_3;
    let total_4 = 0;
    let total_14 = 0;
    let total_15 = 0;
    let total_16 = 0;
    for (let i2_4 = 0; i2_4 < 512; i2_4 += 4) {
      total_4 += square(dense3_W_all[i2_4]!);
      total_14 += square(dense3_W_all[i2_4 + 1]!);
      total_15 += square(dense3_W_all[i2_4 + 2]!);
      total_16 += square(dense3_W_all[i2_4 + 3]!);
    }
    total_4 += total_14;
    total_4 += total_15;
    total_4 += total_16;
    const penalty_dense3_W_2 = 0.00005 * total_4;
    let total_5 = 0;
    let total_17 = 0;
    let total_18 = 0;
    let total_19 = 0;
    for (let i2_5 = 0; i2_5 < 48; i2_5 += 4) {
      total_5 += square(dense4_W_all[i2_5]!);
      total_17 += square(dense4_W_all[i2_5 + 1]!);
      total_18 += square(dense4_W_all[i2_5 + 2]!);
      total_19 += square(dense4_W_all[i2_5 + 3]!);
    }
    total_5 += total_17;
    total_5 += total_18;
    total_5 += total_19;
    const penalty_dense4_W_2 = 0.00005 * total_5;
    penalty_dense5_W_all[0] = penalty_dense5_W_2;
    penalty_dense2_W_all[0] = penalty_dense2_W_2;
    penalty_dense1_W_all[0] = penalty_dense1_W_2;
    penalty_dense3_W_all[0] = penalty_dense3_W_2;
    penalty_dense4_W_all[0] = penalty_dense4_W_2;
  }

  // dense5.y[n, j] = dense5.b[j] + sum(i: both.y[n, i] * dense5.W[i, j]) (examples/penguins-both/penguins-both.nn:20)
  // written out: 17 operations, a loop would cost more
  function evaluate_dense5_y(count: number): void {
    const y = both_y;
    const W = dense5_W;
    const b = dense5_b;
    const dense5_y_all = dense5_y;
    for (let n = 0; n < count; n++) {
      let total_1 = y[n * 16]! * W[0]!;
      total_1 += y[n * 16 + 1]! * W[1]!;
      total_1 += y[n * 16 + 2]! * W[2]!;
      total_1 += y[n * 16 + 3]! * W[3]!;
      total_1 += y[n * 16 + 4]! * W[4]!;
      total_1 += y[n * 16 + 5]! * W[5]!;
      total_1 += y[n * 16 + 6]! * W[6]!;
      total_1 += y[n * 16 + 7]! * W[7]!;
      total_1 += y[n * 16 + 8]! * W[8]!;
      total_1 += y[n * 16 + 9]! * W[9]!;
      total_1 += y[n * 16 + 10]! * W[10]!;
      total_1 += y[n * 16 + 11]! * W[11]!;
      total_1 += y[n * 16 + 12]! * W[12]!;
      total_1 += y[n * 16 + 13]! * W[13]!;
      total_1 += y[n * 16 + 14]! * W[14]!;
      total_1 += y[n * 16 + 15]! * W[15]!;
      dense5_y_all[n] = b[0]! + total_1;
    }
  }

  // loss2.each[n] = sum(s1: (5.25 + dense5.y[n, s1] - 0.00125 * target(bodyMass)[n, s1]) ^ 2)
  //   (examples/penguins-both/penguins-both.nn:22)
  // written out: 5 operations, a loop would cost more
  function evaluate_loss2_each_2(count: number): void {
    const y = dense5_y;
    const bodyMass = target_bodyMass;
    const each = loss2_each;
    for (let n = 0; n < count; n++) {
      let total = square(5.25 + y[n]! - 0.00125 * bodyMass[n]!);
      each[n] = total;
    }
  }

  // loss2 = sum(n: loss2.each[n]) / count (examples/penguins-both/penguins-both.nn:22)
  function evaluate_loss2_2(count: number): void {
    const each = loss2_each;
    const loss2_all = loss2;
    let total = 0;
    for (let n = 0; n < count; n++) {
      total += each[n]!;
    }
    loss2_all[0] = total / count;
  }

  // loss1 = sum(n: softmax1.y.1[n] - dense4.y[n, target(species)[n]]) / count
  // loss = penalty(dense5.W) + 0.5 * loss2 + penalty(dense2.W) + penalty(dense1.W) + penalty(dense3.W) + loss1 +
  //   penalty(dense4.W)
  function evaluate_loss_2(count: number): void {
    const species = target_species;
    const y_1 = softmax1_y_1;
    const y = dense4_y;
    const W = penalty_dense5_W;
    const loss2_all = loss2;
    const dense2_W = penalty_dense2_W;
    const dense1_W = penalty_dense1_W;
    const dense3_W = penalty_dense3_W;
    const dense4_W = penalty_dense4_W;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      const position = species[n]!;
      total += y_1[n]! - y[n * 3 + position]!;
    }
    const loss1 = total / count;
    meanLoss_all[0] = W[0]! + 0.5 * loss2_all[0]! + dense2_W[0]! + dense1_W[0]! + dense3_W[0]! + loss1 + dense4_W[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // dense3.y[n, j] = dense3.b[j] + sum(i: concat1.y[n, i] * dense3.W[i, j])
  //   (examples/penguins-both/penguins-both.nn:18)
  // both.y[n, j] = max(dense3.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function train_both_y_2(count: number): void {
    const y = concat1_y;
    const W = dense3_W;
    const b = dense3_b;
    const dense3_y_all = dense3_y;
    const both_y_all = both_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 16; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 32; i += 2) {
          const concat1_y_1 = y[n * 32 + i]!;
          const dense3_W_1 = W[i * 16 + j]!;
          total_5 += concat1_y_1 * dense3_W_1;
          const dense3_W_2 = W[i * 16 + j + 1]!;
          total_9 += concat1_y_1 * dense3_W_2;
          const concat1_y_2 = y[n * 32 + i + 32]!;
          total_6 += concat1_y_2 * dense3_W_1;
          total_10 += concat1_y_2 * dense3_W_2;
          const concat1_y_3 = y[n * 32 + i + 64]!;
          total_7 += concat1_y_3 * dense3_W_1;
          total_11 += concat1_y_3 * dense3_W_2;
          const concat1_y_4 = y[n * 32 + i + 96]!;
          total_8 += concat1_y_4 * dense3_W_1;
          total_12 += concat1_y_4 * dense3_W_2;
          const concat1_y_5 = y[n * 32 + i + 1]!;
          const dense3_W_3 = W[i * 16 + j + 16]!;
          total_5 += concat1_y_5 * dense3_W_3;
          const dense3_W_4 = W[i * 16 + j + 17]!;
          total_9 += concat1_y_5 * dense3_W_4;
          const concat1_y_6 = y[n * 32 + i + 33]!;
          total_6 += concat1_y_6 * dense3_W_3;
          total_10 += concat1_y_6 * dense3_W_4;
          const concat1_y_7 = y[n * 32 + i + 65]!;
          total_7 += concat1_y_7 * dense3_W_3;
          total_11 += concat1_y_7 * dense3_W_4;
          const concat1_y_8 = y[n * 32 + i + 97]!;
          total_8 += concat1_y_8 * dense3_W_3;
          total_12 += concat1_y_8 * dense3_W_4;
        }
        const dense3_b_1 = b[j]!;
        const dense3_y_5 = dense3_b_1 + total_5;
        const dense3_b_2 = b[j + 1]!;
        const dense3_y_9 = dense3_b_2 + total_9;
        const dense3_y_6 = dense3_b_1 + total_6;
        const dense3_y_10 = dense3_b_2 + total_10;
        const dense3_y_7 = dense3_b_1 + total_7;
        const dense3_y_11 = dense3_b_2 + total_11;
        const dense3_y_8 = dense3_b_1 + total_8;
        const dense3_y_12 = dense3_b_2 + total_12;
        const both_y_5 = Math.max(dense3_y_5, 0);
        const both_y_9 = Math.max(dense3_y_9, 0);
        const both_y_6 = Math.max(dense3_y_6, 0);
        const both_y_10 = Math.max(dense3_y_10, 0);
        const both_y_7 = Math.max(dense3_y_7, 0);
        const both_y_11 = Math.max(dense3_y_11, 0);
        const both_y_8 = Math.max(dense3_y_8, 0);
        const both_y_12 = Math.max(dense3_y_12, 0);
        dense3_y_all[n * 16 + j] = dense3_y_5;
        dense3_y_all[n * 16 + j + 1] = dense3_y_9;
        dense3_y_all[n * 16 + j + 16] = dense3_y_6;
        dense3_y_all[n * 16 + j + 17] = dense3_y_10;
        dense3_y_all[n * 16 + j + 32] = dense3_y_7;
        dense3_y_all[n * 16 + j + 33] = dense3_y_11;
        dense3_y_all[n * 16 + j + 48] = dense3_y_8;
        dense3_y_all[n * 16 + j + 49] = dense3_y_12;
        both_y_all[n * 16 + j] = both_y_5;
        both_y_all[n * 16 + j + 1] = both_y_9;
        both_y_all[n * 16 + j + 16] = both_y_6;
        both_y_all[n * 16 + j + 17] = both_y_10;
        both_y_all[n * 16 + j + 32] = both_y_7;
        both_y_all[n * 16 + j + 33] = both_y_11;
        both_y_all[n * 16 + j + 48] = both_y_8;
        both_y_all[n * 16 + j + 49] = both_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 16; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 32; i_1 += 2) {
          const concat1_y_9 = y[n_1 * 32 + i_1]!;
          total_14 += concat1_y_9 * W[i_1 * 16 + j]!;
          total_15 += concat1_y_9 * W[i_1 * 16 + j + 1]!;
          total_16 += concat1_y_9 * W[i_1 * 16 + j + 2]!;
          total_17 += concat1_y_9 * W[i_1 * 16 + j + 3]!;
          const concat1_y_10 = y[n_1 * 32 + i_1 + 1]!;
          total_14 += concat1_y_10 * W[i_1 * 16 + j + 16]!;
          total_15 += concat1_y_10 * W[i_1 * 16 + j + 17]!;
          total_16 += concat1_y_10 * W[i_1 * 16 + j + 18]!;
          total_17 += concat1_y_10 * W[i_1 * 16 + j + 19]!;
        }
        const dense3_y_14 = b[j]! + total_14;
        const dense3_y_15 = b[j + 1]! + total_15;
        const dense3_y_16 = b[j + 2]! + total_16;
        const dense3_y_17 = b[j + 3]! + total_17;
        const both_y_14 = Math.max(dense3_y_14, 0);
        const both_y_15 = Math.max(dense3_y_15, 0);
        const both_y_16 = Math.max(dense3_y_16, 0);
        const both_y_17 = Math.max(dense3_y_17, 0);
        dense3_y_all[n_1 * 16 + j] = dense3_y_14;
        dense3_y_all[n_1 * 16 + j + 1] = dense3_y_15;
        dense3_y_all[n_1 * 16 + j + 2] = dense3_y_16;
        dense3_y_all[n_1 * 16 + j + 3] = dense3_y_17;
        both_y_all[n_1 * 16 + j] = both_y_14;
        both_y_all[n_1 * 16 + j + 1] = both_y_15;
        both_y_all[n_1 * 16 + j + 2] = both_y_16;
        both_y_all[n_1 * 16 + j + 3] = both_y_17;
      }
    }
  }

  // dense5.y[n, j] = dense5.b[j] + sum(i: both.y[n, i] * dense5.W[i, j]) (examples/penguins-both/penguins-both.nn:20)
  // grams1.y[n, j] = 4200 + 800 * dense5.y[n, j]
  // d(dense5.y)[n, j] = (0.00125 * grams1.y[n, j] - 0.00125 * target(bodyMass)[n, j]) / count
  // written out: 23 operations, a loop would cost more
  function train_d_dense5_y(count: number): void {
    const y = both_y;
    const W = dense5_W;
    const b = dense5_b;
    const bodyMass = target_bodyMass;
    const grams1_y_all = grams1_y;
    const dense5_y = d_dense5_y;
    for (let n = 0; n < count; n++) {
      let total_1 = y[n * 16]! * W[0]!;
      total_1 += y[n * 16 + 1]! * W[1]!;
      total_1 += y[n * 16 + 2]! * W[2]!;
      total_1 += y[n * 16 + 3]! * W[3]!;
      total_1 += y[n * 16 + 4]! * W[4]!;
      total_1 += y[n * 16 + 5]! * W[5]!;
      total_1 += y[n * 16 + 6]! * W[6]!;
      total_1 += y[n * 16 + 7]! * W[7]!;
      total_1 += y[n * 16 + 8]! * W[8]!;
      total_1 += y[n * 16 + 9]! * W[9]!;
      total_1 += y[n * 16 + 10]! * W[10]!;
      total_1 += y[n * 16 + 11]! * W[11]!;
      total_1 += y[n * 16 + 12]! * W[12]!;
      total_1 += y[n * 16 + 13]! * W[13]!;
      total_1 += y[n * 16 + 14]! * W[14]!;
      total_1 += y[n * 16 + 15]! * W[15]!;
      const dense5_y_1 = b[0]! + total_1;
      const grams1_y_1 = 4200 + 800 * dense5_y_1;
      const d_dense5_y_1 = (0.00125 * grams1_y_1 - 0.00125 * bodyMass[n]!) / count;
      grams1_y_all[n] = grams1_y_1;
      dense5_y[n] = d_dense5_y_1;
    }
  }

  // loss2.each[n] = sum(s1: (0.00125 * grams1.y[n, s1] - 0.00125 * target(bodyMass)[n, s1]) ^ 2)
  //   (examples/penguins-both/penguins-both.nn:22)
  // written out: 5 operations, a loop would cost more
  function train_loss2_each(count: number): void {
    const y = grams1_y;
    const bodyMass = target_bodyMass;
    const each = loss2_each;
    for (let n = 0; n < count; n++) {
      let total = square(0.00125 * y[n]! - 0.00125 * bodyMass[n]!);
      each[n] = total;
    }
  }

  // d(dense4.y)[n, i1] = (exp(-softmax1.y.1[n] + dense4.y[n, i1]) - ((i1 == target(species)[n]) ? 1 : 0)) / count
  //   (examples/penguins-both/penguins-both.nn:22)
  // written out: 15 operations, a loop would cost more
  function train_d_dense4_y(count: number): void {
    const y_1 = softmax1_y_1;
    const species = target_species;
    const y = dense4_y;
    const d_dense4_y_all = d_dense4_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_1_2 = y_1[n]!;
      const target_species_1 = species[n]!;
      d_dense4_y_all[n * 3] = (Math.exp(y[n * 3]! - softmax1_y_1_2) - (0 === target_species_1 ? 1 : 0)) / count;
      d_dense4_y_all[n * 3 + 1] = (Math.exp(y[n * 3 + 1]! - softmax1_y_1_2) - (1 === target_species_1 ? 1 : 0)) / count;
      d_dense4_y_all[n * 3 + 2] = (Math.exp(y[n * 3 + 2]! - softmax1_y_1_2) - (2 === target_species_1 ? 1 : 0)) / count;
    }
  }

  // d(both.y).2[n, i1] = sum(j: dense4.W[i1, j] * d(dense4.y)[n, j]) (examples/penguins-both/penguins-both.nn:19)
  // written out: 48 operations, a loop would cost more
  function train_d_both_y_2(count: number): void {
    const y = d_dense4_y;
    const W = dense4_W;
    const y_2 = d_both_y_2;
    for (let n = 0; n < count; n++) {
      const d_dense4_y_1 = y[n * 3]!;
      let total_1 = W[0]! * d_dense4_y_1;
      const d_dense4_y_2 = y[n * 3 + 1]!;
      total_1 += W[1]! * d_dense4_y_2;
      const d_dense4_y_3 = y[n * 3 + 2]!;
      total_1 += W[2]! * d_dense4_y_3;
      y_2[n * 16] = total_1;
      let total_2 = W[3]! * d_dense4_y_1;
      total_2 += W[4]! * d_dense4_y_2;
      total_2 += W[5]! * d_dense4_y_3;
      y_2[n * 16 + 1] = total_2;
      let total_3 = W[6]! * d_dense4_y_1;
      total_3 += W[7]! * d_dense4_y_2;
      total_3 += W[8]! * d_dense4_y_3;
      y_2[n * 16 + 2] = total_3;
      let total_4 = W[9]! * d_dense4_y_1;
      total_4 += W[10]! * d_dense4_y_2;
      total_4 += W[11]! * d_dense4_y_3;
      y_2[n * 16 + 3] = total_4;
      let total_5 = W[12]! * d_dense4_y_1;
      total_5 += W[13]! * d_dense4_y_2;
      total_5 += W[14]! * d_dense4_y_3;
      y_2[n * 16 + 4] = total_5;
      let total_6 = W[15]! * d_dense4_y_1;
      total_6 += W[16]! * d_dense4_y_2;
      total_6 += W[17]! * d_dense4_y_3;
      y_2[n * 16 + 5] = total_6;
      let total_7 = W[18]! * d_dense4_y_1;
      total_7 += W[19]! * d_dense4_y_2;
      total_7 += W[20]! * d_dense4_y_3;
      y_2[n * 16 + 6] = total_7;
      let total_8 = W[21]! * d_dense4_y_1;
      total_8 += W[22]! * d_dense4_y_2;
      total_8 += W[23]! * d_dense4_y_3;
      y_2[n * 16 + 7] = total_8;
      let total_9 = W[24]! * d_dense4_y_1;
      total_9 += W[25]! * d_dense4_y_2;
      total_9 += W[26]! * d_dense4_y_3;
      y_2[n * 16 + 8] = total_9;
      let total_10 = W[27]! * d_dense4_y_1;
      total_10 += W[28]! * d_dense4_y_2;
      total_10 += W[29]! * d_dense4_y_3;
      y_2[n * 16 + 9] = total_10;
      let total_11 = W[30]! * d_dense4_y_1;
      total_11 += W[31]! * d_dense4_y_2;
      total_11 += W[32]! * d_dense4_y_3;
      y_2[n * 16 + 10] = total_11;
      let total_12 = W[33]! * d_dense4_y_1;
      total_12 += W[34]! * d_dense4_y_2;
      total_12 += W[35]! * d_dense4_y_3;
      y_2[n * 16 + 11] = total_12;
      let total_13 = W[36]! * d_dense4_y_1;
      total_13 += W[37]! * d_dense4_y_2;
      total_13 += W[38]! * d_dense4_y_3;
      y_2[n * 16 + 12] = total_13;
      let total_14 = W[39]! * d_dense4_y_1;
      total_14 += W[40]! * d_dense4_y_2;
      total_14 += W[41]! * d_dense4_y_3;
      y_2[n * 16 + 13] = total_14;
      let total_15 = W[42]! * d_dense4_y_1;
      total_15 += W[43]! * d_dense4_y_2;
      total_15 += W[44]! * d_dense4_y_3;
      y_2[n * 16 + 14] = total_15;
      let total_16 = W[45]! * d_dense4_y_1;
      total_16 += W[46]! * d_dense4_y_2;
      total_16 += W[47]! * d_dense4_y_3;
      y_2[n * 16 + 15] = total_16;
    }
  }

  // d(both.y).1[n, i1] = sum(j: d(dense5.y)[n, j] * dense5.W[i1, j]) (examples/penguins-both/penguins-both.nn:18)
  // d(dense3.y)[n, i1] = (0 < dense3.y[n, i1]) ? (d(both.y).2[n, i1] + d(both.y).1[n, i1]) : 0
  // written out: 48 operations, a loop would cost more
  function train_d_dense3_y(count: number): void {
    const y = d_dense5_y;
    const W = dense5_W;
    const dense3_y_all = dense3_y;
    const y_2 = d_both_y_2;
    const d_dense3_y_all = d_dense3_y;
    for (let n = 0; n < count; n++) {
      const d_dense5_y_1 = y[n]!;
      let total_1 = d_dense5_y_1 * W[0]!;
      const d_both_y_2_2 = total_1;
      d_dense3_y_all[n * 16] = 0 < dense3_y_all[n * 16]! ? y_2[n * 16]! + d_both_y_2_2 : 0;
      let total_2 = d_dense5_y_1 * W[1]!;
      const d_both_y_3 = total_2;
      d_dense3_y_all[n * 16 + 1] = 0 < dense3_y_all[n * 16 + 1]! ? y_2[n * 16 + 1]! + d_both_y_3 : 0;
      let total_3 = d_dense5_y_1 * W[2]!;
      const d_both_y_4 = total_3;
      d_dense3_y_all[n * 16 + 2] = 0 < dense3_y_all[n * 16 + 2]! ? y_2[n * 16 + 2]! + d_both_y_4 : 0;
      let total_4 = d_dense5_y_1 * W[3]!;
      const d_both_y_5 = total_4;
      d_dense3_y_all[n * 16 + 3] = 0 < dense3_y_all[n * 16 + 3]! ? y_2[n * 16 + 3]! + d_both_y_5 : 0;
      let total_5 = d_dense5_y_1 * W[4]!;
      const d_both_y_6 = total_5;
      d_dense3_y_all[n * 16 + 4] = 0 < dense3_y_all[n * 16 + 4]! ? y_2[n * 16 + 4]! + d_both_y_6 : 0;
      let total_6 = d_dense5_y_1 * W[5]!;
      const d_both_y_7 = total_6;
      d_dense3_y_all[n * 16 + 5] = 0 < dense3_y_all[n * 16 + 5]! ? y_2[n * 16 + 5]! + d_both_y_7 : 0;
      let total_7 = d_dense5_y_1 * W[6]!;
      const d_both_y_8 = total_7;
      d_dense3_y_all[n * 16 + 6] = 0 < dense3_y_all[n * 16 + 6]! ? y_2[n * 16 + 6]! + d_both_y_8 : 0;
      let total_8 = d_dense5_y_1 * W[7]!;
      const d_both_y_9 = total_8;
      d_dense3_y_all[n * 16 + 7] = 0 < dense3_y_all[n * 16 + 7]! ? y_2[n * 16 + 7]! + d_both_y_9 : 0;
      let total_9 = d_dense5_y_1 * W[8]!;
      const d_both_y_10 = total_9;
      d_dense3_y_all[n * 16 + 8] = 0 < dense3_y_all[n * 16 + 8]! ? y_2[n * 16 + 8]! + d_both_y_10 : 0;
      let total_10 = d_dense5_y_1 * W[9]!;
      const d_both_y_11 = total_10;
      d_dense3_y_all[n * 16 + 9] = 0 < dense3_y_all[n * 16 + 9]! ? y_2[n * 16 + 9]! + d_both_y_11 : 0;
      let total_11 = d_dense5_y_1 * W[10]!;
      const d_both_y_12 = total_11;
      d_dense3_y_all[n * 16 + 10] = 0 < dense3_y_all[n * 16 + 10]! ? y_2[n * 16 + 10]! + d_both_y_12 : 0;
      let total_12 = d_dense5_y_1 * W[11]!;
      const d_both_y_13 = total_12;
      d_dense3_y_all[n * 16 + 11] = 0 < dense3_y_all[n * 16 + 11]! ? y_2[n * 16 + 11]! + d_both_y_13 : 0;
      let total_13 = d_dense5_y_1 * W[12]!;
      const d_both_y_14 = total_13;
      d_dense3_y_all[n * 16 + 12] = 0 < dense3_y_all[n * 16 + 12]! ? y_2[n * 16 + 12]! + d_both_y_14 : 0;
      let total_14 = d_dense5_y_1 * W[13]!;
      const d_both_y_15 = total_14;
      d_dense3_y_all[n * 16 + 13] = 0 < dense3_y_all[n * 16 + 13]! ? y_2[n * 16 + 13]! + d_both_y_15 : 0;
      let total_15 = d_dense5_y_1 * W[14]!;
      const d_both_y_16 = total_15;
      d_dense3_y_all[n * 16 + 14] = 0 < dense3_y_all[n * 16 + 14]! ? y_2[n * 16 + 14]! + d_both_y_16 : 0;
      let total_16 = d_dense5_y_1 * W[15]!;
      const d_both_y_17 = total_16;
      d_dense3_y_all[n * 16 + 15] = 0 < dense3_y_all[n * 16 + 15]! ? y_2[n * 16 + 15]! + d_both_y_17 : 0;
    }
  }

  // d(concat1.y)[n, i1] = sum(j: d(dense3.y)[n, j] * dense3.W[i1, j]) (examples/penguins-both/penguins-both.nn:18)
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_concat1_y(count: number): void {
    const y = d_dense3_y;
    const W = dense3_W;
    const concat1_y = d_concat1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 32; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 16; j += 2) {
          const d_dense3_y_1 = y[n * 16 + j]!;
          const dense3_W_1 = W[i1 * 16 + j]!;
          total_5 += d_dense3_y_1 * dense3_W_1;
          const dense3_W_2 = W[i1 * 16 + j + 16]!;
          total_9 += d_dense3_y_1 * dense3_W_2;
          const d_dense3_y_2 = y[n * 16 + j + 16]!;
          total_6 += d_dense3_y_2 * dense3_W_1;
          total_10 += d_dense3_y_2 * dense3_W_2;
          const d_dense3_y_3 = y[n * 16 + j + 32]!;
          total_7 += d_dense3_y_3 * dense3_W_1;
          total_11 += d_dense3_y_3 * dense3_W_2;
          const d_dense3_y_4 = y[n * 16 + j + 48]!;
          total_8 += d_dense3_y_4 * dense3_W_1;
          total_12 += d_dense3_y_4 * dense3_W_2;
          const d_dense3_y_5 = y[n * 16 + j + 1]!;
          const dense3_W_3 = W[i1 * 16 + j + 1]!;
          total_5 += d_dense3_y_5 * dense3_W_3;
          const dense3_W_4 = W[i1 * 16 + j + 17]!;
          total_9 += d_dense3_y_5 * dense3_W_4;
          const d_dense3_y_6 = y[n * 16 + j + 17]!;
          total_6 += d_dense3_y_6 * dense3_W_3;
          total_10 += d_dense3_y_6 * dense3_W_4;
          const d_dense3_y_7 = y[n * 16 + j + 33]!;
          total_7 += d_dense3_y_7 * dense3_W_3;
          total_11 += d_dense3_y_7 * dense3_W_4;
          const d_dense3_y_8 = y[n * 16 + j + 49]!;
          total_8 += d_dense3_y_8 * dense3_W_3;
          total_12 += d_dense3_y_8 * dense3_W_4;
        }
        const d_concat1_y_5 = total_5;
        const d_concat1_y_9 = total_9;
        const d_concat1_y_6 = total_6;
        const d_concat1_y_10 = total_10;
        const d_concat1_y_7 = total_7;
        const d_concat1_y_11 = total_11;
        const d_concat1_y_8 = total_8;
        const d_concat1_y_12 = total_12;
        concat1_y[n * 32 + i1] = d_concat1_y_5;
        concat1_y[n * 32 + i1 + 1] = d_concat1_y_9;
        concat1_y[n * 32 + i1 + 32] = d_concat1_y_6;
        concat1_y[n * 32 + i1 + 33] = d_concat1_y_10;
        concat1_y[n * 32 + i1 + 64] = d_concat1_y_7;
        concat1_y[n * 32 + i1 + 65] = d_concat1_y_11;
        concat1_y[n * 32 + i1 + 96] = d_concat1_y_8;
        concat1_y[n * 32 + i1 + 97] = d_concat1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 32; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 16; j_1 += 2) {
          const d_dense3_y_9 = y[n_1 * 16 + j_1]!;
          total_14 += d_dense3_y_9 * W[i1 * 16 + j_1]!;
          total_15 += d_dense3_y_9 * W[i1 * 16 + j_1 + 16]!;
          total_16 += d_dense3_y_9 * W[i1 * 16 + j_1 + 32]!;
          total_17 += d_dense3_y_9 * W[i1 * 16 + j_1 + 48]!;
          const d_dense3_y_10 = y[n_1 * 16 + j_1 + 1]!;
          total_14 += d_dense3_y_10 * W[i1 * 16 + j_1 + 1]!;
          total_15 += d_dense3_y_10 * W[i1 * 16 + j_1 + 17]!;
          total_16 += d_dense3_y_10 * W[i1 * 16 + j_1 + 33]!;
          total_17 += d_dense3_y_10 * W[i1 * 16 + j_1 + 49]!;
        }
        const d_concat1_y_14 = total_14;
        const d_concat1_y_15 = total_15;
        const d_concat1_y_16 = total_16;
        const d_concat1_y_17 = total_17;
        concat1_y[n_1 * 32 + i1] = d_concat1_y_14;
        concat1_y[n_1 * 32 + i1 + 1] = d_concat1_y_15;
        concat1_y[n_1 * 32 + i1 + 2] = d_concat1_y_16;
        concat1_y[n_1 * 32 + i1 + 3] = d_concat1_y_17;
      }
    }
  }

  // d(dense1.y)[n, i1] = (0 < dense1.y[n, i1]) ? d(concat1.y)[n, i1] : 0 (examples/penguins-both/penguins-both.nn:16)
  // d(dense2.y)[n, i1] = (0 < dense2.y[n, i1]) ? d(concat1.y)[n, i1 + 16] : 0
  // written out: 32 operations, a loop would cost more
  function train_d_dense2_y(count: number): void {
    const y = dense1_y;
    const concat1_y = d_concat1_y;
    const dense2_y_all = dense2_y;
    const d_dense1_y_all = d_dense1_y;
    const d_dense2_y_all = d_dense2_y;
    for (let n = 0; n < count; n++) {
      const d_dense1_y_1 = 0 < y[n * 16]! ? concat1_y[n * 32]! : 0;
      const d_dense2_y_1 = 0 < dense2_y_all[n * 16]! ? concat1_y[n * 32 + 16]! : 0;
      d_dense1_y_all[n * 16] = d_dense1_y_1;
      d_dense2_y_all[n * 16] = d_dense2_y_1;
      const d_dense1_y_2 = 0 < y[n * 16 + 1]! ? concat1_y[n * 32 + 1]! : 0;
      const d_dense2_y_2 = 0 < dense2_y_all[n * 16 + 1]! ? concat1_y[n * 32 + 17]! : 0;
      d_dense1_y_all[n * 16 + 1] = d_dense1_y_2;
      d_dense2_y_all[n * 16 + 1] = d_dense2_y_2;
      const d_dense1_y_3 = 0 < y[n * 16 + 2]! ? concat1_y[n * 32 + 2]! : 0;
      const d_dense2_y_3 = 0 < dense2_y_all[n * 16 + 2]! ? concat1_y[n * 32 + 18]! : 0;
      d_dense1_y_all[n * 16 + 2] = d_dense1_y_3;
      d_dense2_y_all[n * 16 + 2] = d_dense2_y_3;
      const d_dense1_y_4 = 0 < y[n * 16 + 3]! ? concat1_y[n * 32 + 3]! : 0;
      const d_dense2_y_4 = 0 < dense2_y_all[n * 16 + 3]! ? concat1_y[n * 32 + 19]! : 0;
      d_dense1_y_all[n * 16 + 3] = d_dense1_y_4;
      d_dense2_y_all[n * 16 + 3] = d_dense2_y_4;
      const d_dense1_y_5 = 0 < y[n * 16 + 4]! ? concat1_y[n * 32 + 4]! : 0;
      const d_dense2_y_5 = 0 < dense2_y_all[n * 16 + 4]! ? concat1_y[n * 32 + 20]! : 0;
      d_dense1_y_all[n * 16 + 4] = d_dense1_y_5;
      d_dense2_y_all[n * 16 + 4] = d_dense2_y_5;
      const d_dense1_y_6 = 0 < y[n * 16 + 5]! ? concat1_y[n * 32 + 5]! : 0;
      const d_dense2_y_6 = 0 < dense2_y_all[n * 16 + 5]! ? concat1_y[n * 32 + 21]! : 0;
      d_dense1_y_all[n * 16 + 5] = d_dense1_y_6;
      d_dense2_y_all[n * 16 + 5] = d_dense2_y_6;
      const d_dense1_y_7 = 0 < y[n * 16 + 6]! ? concat1_y[n * 32 + 6]! : 0;
      const d_dense2_y_7 = 0 < dense2_y_all[n * 16 + 6]! ? concat1_y[n * 32 + 22]! : 0;
      d_dense1_y_all[n * 16 + 6] = d_dense1_y_7;
      d_dense2_y_all[n * 16 + 6] = d_dense2_y_7;
      const d_dense1_y_8 = 0 < y[n * 16 + 7]! ? concat1_y[n * 32 + 7]! : 0;
      const d_dense2_y_8 = 0 < dense2_y_all[n * 16 + 7]! ? concat1_y[n * 32 + 23]! : 0;
      d_dense1_y_all[n * 16 + 7] = d_dense1_y_8;
      d_dense2_y_all[n * 16 + 7] = d_dense2_y_8;
      const d_dense1_y_9 = 0 < y[n * 16 + 8]! ? concat1_y[n * 32 + 8]! : 0;
      const d_dense2_y_9 = 0 < dense2_y_all[n * 16 + 8]! ? concat1_y[n * 32 + 24]! : 0;
      d_dense1_y_all[n * 16 + 8] = d_dense1_y_9;
      d_dense2_y_all[n * 16 + 8] = d_dense2_y_9;
      const d_dense1_y_10 = 0 < y[n * 16 + 9]! ? concat1_y[n * 32 + 9]! : 0;
      const d_dense2_y_10 = 0 < dense2_y_all[n * 16 + 9]! ? concat1_y[n * 32 + 25]! : 0;
      d_dense1_y_all[n * 16 + 9] = d_dense1_y_10;
      d_dense2_y_all[n * 16 + 9] = d_dense2_y_10;
      const d_dense1_y_11 = 0 < y[n * 16 + 10]! ? concat1_y[n * 32 + 10]! : 0;
      const d_dense2_y_11 = 0 < dense2_y_all[n * 16 + 10]! ? concat1_y[n * 32 + 26]! : 0;
      d_dense1_y_all[n * 16 + 10] = d_dense1_y_11;
      d_dense2_y_all[n * 16 + 10] = d_dense2_y_11;
      const d_dense1_y_12 = 0 < y[n * 16 + 11]! ? concat1_y[n * 32 + 11]! : 0;
      const d_dense2_y_12 = 0 < dense2_y_all[n * 16 + 11]! ? concat1_y[n * 32 + 27]! : 0;
      d_dense1_y_all[n * 16 + 11] = d_dense1_y_12;
      d_dense2_y_all[n * 16 + 11] = d_dense2_y_12;
      const d_dense1_y_13 = 0 < y[n * 16 + 12]! ? concat1_y[n * 32 + 12]! : 0;
      const d_dense2_y_13 = 0 < dense2_y_all[n * 16 + 12]! ? concat1_y[n * 32 + 28]! : 0;
      d_dense1_y_all[n * 16 + 12] = d_dense1_y_13;
      d_dense2_y_all[n * 16 + 12] = d_dense2_y_13;
      const d_dense1_y_14 = 0 < y[n * 16 + 13]! ? concat1_y[n * 32 + 13]! : 0;
      const d_dense2_y_14 = 0 < dense2_y_all[n * 16 + 13]! ? concat1_y[n * 32 + 29]! : 0;
      d_dense1_y_all[n * 16 + 13] = d_dense1_y_14;
      d_dense2_y_all[n * 16 + 13] = d_dense2_y_14;
      const d_dense1_y_15 = 0 < y[n * 16 + 14]! ? concat1_y[n * 32 + 14]! : 0;
      const d_dense2_y_15 = 0 < dense2_y_all[n * 16 + 14]! ? concat1_y[n * 32 + 30]! : 0;
      d_dense1_y_all[n * 16 + 14] = d_dense1_y_15;
      d_dense2_y_all[n * 16 + 14] = d_dense2_y_15;
      const d_dense1_y_16 = 0 < y[n * 16 + 15]! ? concat1_y[n * 32 + 15]! : 0;
      const d_dense2_y_16 = 0 < dense2_y_all[n * 16 + 15]! ? concat1_y[n * 32 + 31]! : 0;
      d_dense1_y_all[n * 16 + 15] = d_dense1_y_16;
      d_dense2_y_all[n * 16 + 15] = d_dense2_y_16;
    }
  }

  // gradient(dense1.W)[i0, i1] = 0.0001 * dense1.W[i0, i1] + sum(n: d(dense1.y)[n, i1] * standardize1.y[n, i0])
  //   (examples/penguins-both/penguins-both.nn:15)
  // tiled 2×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = d_dense1_y;
    const standardize1_y_all = standardize1_y;
    const W = dense1_W;
    const gradient_dense1_W_all = gradient_dense1_W;
    for (let i1_1 = 0; i1_1 < 16; i1_1 += 2) {
      let total_1 = 0;
      let total_2 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense1_y_1 = y[n_2 * 16 + i1_1]!;
        const standardize1_y_1 = standardize1_y_all[n_2 * 2]!;
        total_1 += d_dense1_y_1 * standardize1_y_1;
        const d_dense1_y_2 = y[n_2 * 16 + i1_1 + 1]!;
        total_2 += d_dense1_y_2 * standardize1_y_1;
        const standardize1_y_2 = standardize1_y_all[n_2 * 2 + 1]!;
        total_7 += d_dense1_y_1 * standardize1_y_2;
        total_8 += d_dense1_y_2 * standardize1_y_2;
        const d_dense1_y_3 = y[n_2 * 16 + i1_1 + 16]!;
        const standardize1_y_3 = standardize1_y_all[n_2 * 2 + 2]!;
        total_1 += d_dense1_y_3 * standardize1_y_3;
        const d_dense1_y_4 = y[n_2 * 16 + i1_1 + 17]!;
        total_2 += d_dense1_y_4 * standardize1_y_3;
        const standardize1_y_4 = standardize1_y_all[n_2 * 2 + 3]!;
        total_7 += d_dense1_y_3 * standardize1_y_4;
        total_8 += d_dense1_y_4 * standardize1_y_4;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense1_y_5 = y[n_3 * 16 + i1_1]!;
        const standardize1_y_5 = standardize1_y_all[n_3 * 2]!;
        total_1 += d_dense1_y_5 * standardize1_y_5;
        const d_dense1_y_6 = y[n_3 * 16 + i1_1 + 1]!;
        total_2 += d_dense1_y_6 * standardize1_y_5;
        const standardize1_y_6 = standardize1_y_all[n_3 * 2 + 1]!;
        total_7 += d_dense1_y_5 * standardize1_y_6;
        total_8 += d_dense1_y_6 * standardize1_y_6;
      }
      const gradient_dense1_W_1 = 0.0001 * W[i1_1]! + total_1;
      const gradient_dense1_W_2 = 0.0001 * W[i1_1 + 1]! + total_2;
      const gradient_dense1_W_7 = 0.0001 * W[i1_1 + 16]! + total_7;
      const gradient_dense1_W_8 = 0.0001 * W[i1_1 + 17]! + total_8;
      gradient_dense1_W_all[i1_1] = gradient_dense1_W_1;
      gradient_dense1_W_all[i1_1 + 1] = gradient_dense1_W_2;
      gradient_dense1_W_all[i1_1 + 16] = gradient_dense1_W_7;
      gradient_dense1_W_all[i1_1 + 17] = gradient_dense1_W_8;
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/penguins-both/penguins-both.nn:15)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 16 + i0]!;
        total_2 += y[n * 16 + i0 + 1]!;
        total_3 += y[n * 16 + i0 + 2]!;
        total_4 += y[n * 16 + i0 + 3]!;
        total_1 += y[n * 16 + i0 + 16]!;
        total_2 += y[n * 16 + i0 + 17]!;
        total_3 += y[n * 16 + i0 + 18]!;
        total_4 += y[n * 16 + i0 + 19]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 16 + i0]!;
        total_2 += y[n_1 * 16 + i0 + 1]!;
        total_3 += y[n_1 * 16 + i0 + 2]!;
        total_4 += y[n_1 * 16 + i0 + 3]!;
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

  // gradient(dense2.W)[i0, i1] = sum(n: d(dense2.y)[n, i1] * standardize2.y[n, i0]) + 0.0001 * dense2.W[i0, i1]
  //   (examples/penguins-both/penguins-both.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense2_W(count: number): void {
    const y = d_dense2_y;
    const standardize2_y_all = standardize2_y;
    const W = dense2_W;
    const gradient_dense2_W_all = gradient_dense2_W;
    for (let i1_1 = 0; i1_1 < 16; i1_1 += 2) {
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
        const d_dense2_y_1 = y[n_4 * 16 + i1_1]!;
        const standardize2_y_1 = standardize2_y_all[n_4 * 6]!;
        total_1 += d_dense2_y_1 * standardize2_y_1;
        const d_dense2_y_2 = y[n_4 * 16 + i1_1 + 1]!;
        total_2 += d_dense2_y_2 * standardize2_y_1;
        const standardize2_y_2 = standardize2_y_all[n_4 * 6 + 1]!;
        total_3 += d_dense2_y_1 * standardize2_y_2;
        total_4 += d_dense2_y_2 * standardize2_y_2;
        const standardize2_y_3 = standardize2_y_all[n_4 * 6 + 2]!;
        total_13 += d_dense2_y_1 * standardize2_y_3;
        total_14 += d_dense2_y_2 * standardize2_y_3;
        const standardize2_y_4 = standardize2_y_all[n_4 * 6 + 3]!;
        total_15 += d_dense2_y_1 * standardize2_y_4;
        total_16 += d_dense2_y_2 * standardize2_y_4;
        const d_dense2_y_3 = y[n_4 * 16 + i1_1 + 16]!;
        const standardize2_y_5 = standardize2_y_all[n_4 * 6 + 6]!;
        total_1 += d_dense2_y_3 * standardize2_y_5;
        const d_dense2_y_4 = y[n_4 * 16 + i1_1 + 17]!;
        total_2 += d_dense2_y_4 * standardize2_y_5;
        const standardize2_y_6 = standardize2_y_all[n_4 * 6 + 7]!;
        total_3 += d_dense2_y_3 * standardize2_y_6;
        total_4 += d_dense2_y_4 * standardize2_y_6;
        const standardize2_y_7 = standardize2_y_all[n_4 * 6 + 8]!;
        total_13 += d_dense2_y_3 * standardize2_y_7;
        total_14 += d_dense2_y_4 * standardize2_y_7;
        const standardize2_y_8 = standardize2_y_all[n_4 * 6 + 9]!;
        total_15 += d_dense2_y_3 * standardize2_y_8;
        total_16 += d_dense2_y_4 * standardize2_y_8;
      }
      for (let n_5 = (examples_3 >> 1) * 2; n_5 < count; n_5++) {
        const d_dense2_y_5 = y[n_5 * 16 + i1_1]!;
        const standardize2_y_9 = standardize2_y_all[n_5 * 6]!;
        total_1 += d_dense2_y_5 * standardize2_y_9;
        const d_dense2_y_6 = y[n_5 * 16 + i1_1 + 1]!;
        total_2 += d_dense2_y_6 * standardize2_y_9;
        const standardize2_y_10 = standardize2_y_all[n_5 * 6 + 1]!;
        total_3 += d_dense2_y_5 * standardize2_y_10;
        total_4 += d_dense2_y_6 * standardize2_y_10;
        const standardize2_y_11 = standardize2_y_all[n_5 * 6 + 2]!;
        total_13 += d_dense2_y_5 * standardize2_y_11;
        total_14 += d_dense2_y_6 * standardize2_y_11;
        const standardize2_y_12 = standardize2_y_all[n_5 * 6 + 3]!;
        total_15 += d_dense2_y_5 * standardize2_y_12;
        total_16 += d_dense2_y_6 * standardize2_y_12;
      }
      const gradient_dense2_W_1 = total_1 + 0.0001 * W[i1_1]!;
      const gradient_dense2_W_2 = total_2 + 0.0001 * W[i1_1 + 1]!;
      const gradient_dense2_W_3 = total_3 + 0.0001 * W[i1_1 + 16]!;
      const gradient_dense2_W_4 = total_4 + 0.0001 * W[i1_1 + 17]!;
      const gradient_dense2_W_13 = total_13 + 0.0001 * W[i1_1 + 32]!;
      const gradient_dense2_W_14 = total_14 + 0.0001 * W[i1_1 + 33]!;
      const gradient_dense2_W_15 = total_15 + 0.0001 * W[i1_1 + 48]!;
      const gradient_dense2_W_16 = total_16 + 0.0001 * W[i1_1 + 49]!;
      gradient_dense2_W_all[i1_1] = gradient_dense2_W_1;
      gradient_dense2_W_all[i1_1 + 1] = gradient_dense2_W_2;
      gradient_dense2_W_all[i1_1 + 16] = gradient_dense2_W_3;
      gradient_dense2_W_all[i1_1 + 17] = gradient_dense2_W_4;
      gradient_dense2_W_all[i1_1 + 32] = gradient_dense2_W_13;
      gradient_dense2_W_all[i1_1 + 33] = gradient_dense2_W_14;
      gradient_dense2_W_all[i1_1 + 48] = gradient_dense2_W_15;
      gradient_dense2_W_all[i1_1 + 49] = gradient_dense2_W_16;
    }
    for (let i1 = 0; i1 < 16; i1 += 2) {
      let total_17 = 0;
      let total_19 = 0;
      let total_18 = 0;
      let total_20 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense2_y_7 = y[n_2 * 16 + i1]!;
        const standardize2_y_13 = standardize2_y_all[n_2 * 6 + 4]!;
        total_17 += d_dense2_y_7 * standardize2_y_13;
        const d_dense2_y_8 = y[n_2 * 16 + i1 + 1]!;
        total_19 += d_dense2_y_8 * standardize2_y_13;
        const standardize2_y_14 = standardize2_y_all[n_2 * 6 + 5]!;
        total_18 += d_dense2_y_7 * standardize2_y_14;
        total_20 += d_dense2_y_8 * standardize2_y_14;
        const d_dense2_y_9 = y[n_2 * 16 + i1 + 16]!;
        const standardize2_y_15 = standardize2_y_all[n_2 * 6 + 10]!;
        total_17 += d_dense2_y_9 * standardize2_y_15;
        const d_dense2_y_10 = y[n_2 * 16 + i1 + 17]!;
        total_19 += d_dense2_y_10 * standardize2_y_15;
        const standardize2_y_16 = standardize2_y_all[n_2 * 6 + 11]!;
        total_18 += d_dense2_y_9 * standardize2_y_16;
        total_20 += d_dense2_y_10 * standardize2_y_16;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense2_y_11 = y[n_3 * 16 + i1]!;
        const standardize2_y_17 = standardize2_y_all[n_3 * 6 + 4]!;
        total_17 += d_dense2_y_11 * standardize2_y_17;
        const d_dense2_y_12 = y[n_3 * 16 + i1 + 1]!;
        total_19 += d_dense2_y_12 * standardize2_y_17;
        const standardize2_y_18 = standardize2_y_all[n_3 * 6 + 5]!;
        total_18 += d_dense2_y_11 * standardize2_y_18;
        total_20 += d_dense2_y_12 * standardize2_y_18;
      }
      const gradient_dense2_W_17 = total_17 + 0.0001 * W[i1 + 64]!;
      const gradient_dense2_W_19 = total_19 + 0.0001 * W[i1 + 65]!;
      const gradient_dense2_W_18 = total_18 + 0.0001 * W[i1 + 80]!;
      const gradient_dense2_W_20 = total_20 + 0.0001 * W[i1 + 81]!;
      gradient_dense2_W_all[i1 + 64] = gradient_dense2_W_17;
      gradient_dense2_W_all[i1 + 65] = gradient_dense2_W_19;
      gradient_dense2_W_all[i1 + 80] = gradient_dense2_W_18;
      gradient_dense2_W_all[i1 + 81] = gradient_dense2_W_20;
    }
  }

  // gradient(dense2.b)[i0] = sum(n: d(dense2.y)[n, i0]) (examples/penguins-both/penguins-both.nn:16)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense2_b(count: number): void {
    const y = d_dense2_y;
    const b = gradient_dense2_b;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 16 + i0]!;
        total_2 += y[n * 16 + i0 + 1]!;
        total_3 += y[n * 16 + i0 + 2]!;
        total_4 += y[n * 16 + i0 + 3]!;
        total_1 += y[n * 16 + i0 + 16]!;
        total_2 += y[n * 16 + i0 + 17]!;
        total_3 += y[n * 16 + i0 + 18]!;
        total_4 += y[n * 16 + i0 + 19]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 16 + i0]!;
        total_2 += y[n_1 * 16 + i0 + 1]!;
        total_3 += y[n_1 * 16 + i0 + 2]!;
        total_4 += y[n_1 * 16 + i0 + 3]!;
      }
      const gradient_dense2_b_1 = total_1;
      const gradient_dense2_b_2 = total_2;
      const gradient_dense2_b_3 = total_3;
      const gradient_dense2_b_4 = total_4;
      b[i0] = gradient_dense2_b_1;
      b[i0 + 1] = gradient_dense2_b_2;
      b[i0 + 2] = gradient_dense2_b_3;
      b[i0 + 3] = gradient_dense2_b_4;
    }
  }

  // gradient(dense3.W)[i0, i1] = 0.0001 * dense3.W[i0, i1] + sum(n: concat1.y[n, i0] * d(dense3.y)[n, i1])
  //   (examples/penguins-both/penguins-both.nn:18)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense3_W(count: number): void {
    const y = concat1_y;
    const dense3_y = d_dense3_y;
    const W = dense3_W;
    const gradient_dense3_W_all = gradient_dense3_W;
    for (let i0 = 0; i0 < 32; i0 += 4) {
      for (let i1 = 0; i1 < 16; i1 += 2) {
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
          const concat1_y_1 = y[n * 32 + i0]!;
          const d_dense3_y_1 = dense3_y[n * 16 + i1]!;
          total_5 += concat1_y_1 * d_dense3_y_1;
          const d_dense3_y_2 = dense3_y[n * 16 + i1 + 1]!;
          total_9 += concat1_y_1 * d_dense3_y_2;
          const concat1_y_2 = y[n * 32 + i0 + 1]!;
          total_6 += concat1_y_2 * d_dense3_y_1;
          total_10 += concat1_y_2 * d_dense3_y_2;
          const concat1_y_3 = y[n * 32 + i0 + 2]!;
          total_7 += concat1_y_3 * d_dense3_y_1;
          total_11 += concat1_y_3 * d_dense3_y_2;
          const concat1_y_4 = y[n * 32 + i0 + 3]!;
          total_8 += concat1_y_4 * d_dense3_y_1;
          total_12 += concat1_y_4 * d_dense3_y_2;
          const concat1_y_5 = y[n * 32 + i0 + 32]!;
          const d_dense3_y_3 = dense3_y[n * 16 + i1 + 16]!;
          total_5 += concat1_y_5 * d_dense3_y_3;
          const d_dense3_y_4 = dense3_y[n * 16 + i1 + 17]!;
          total_9 += concat1_y_5 * d_dense3_y_4;
          const concat1_y_6 = y[n * 32 + i0 + 33]!;
          total_6 += concat1_y_6 * d_dense3_y_3;
          total_10 += concat1_y_6 * d_dense3_y_4;
          const concat1_y_7 = y[n * 32 + i0 + 34]!;
          total_7 += concat1_y_7 * d_dense3_y_3;
          total_11 += concat1_y_7 * d_dense3_y_4;
          const concat1_y_8 = y[n * 32 + i0 + 35]!;
          total_8 += concat1_y_8 * d_dense3_y_3;
          total_12 += concat1_y_8 * d_dense3_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const concat1_y_9 = y[n_1 * 32 + i0]!;
          const d_dense3_y_5 = dense3_y[n_1 * 16 + i1]!;
          total_5 += concat1_y_9 * d_dense3_y_5;
          const d_dense3_y_6 = dense3_y[n_1 * 16 + i1 + 1]!;
          total_9 += concat1_y_9 * d_dense3_y_6;
          const concat1_y_10 = y[n_1 * 32 + i0 + 1]!;
          total_6 += concat1_y_10 * d_dense3_y_5;
          total_10 += concat1_y_10 * d_dense3_y_6;
          const concat1_y_11 = y[n_1 * 32 + i0 + 2]!;
          total_7 += concat1_y_11 * d_dense3_y_5;
          total_11 += concat1_y_11 * d_dense3_y_6;
          const concat1_y_12 = y[n_1 * 32 + i0 + 3]!;
          total_8 += concat1_y_12 * d_dense3_y_5;
          total_12 += concat1_y_12 * d_dense3_y_6;
        }
        const gradient_dense3_W_5 = 0.0001 * W[i0 * 16 + i1]! + total_5;
        const gradient_dense3_W_9 = 0.0001 * W[i0 * 16 + i1 + 1]! + total_9;
        const gradient_dense3_W_6 = 0.0001 * W[i0 * 16 + i1 + 16]! + total_6;
        const gradient_dense3_W_10 = 0.0001 * W[i0 * 16 + i1 + 17]! + total_10;
        const gradient_dense3_W_7 = 0.0001 * W[i0 * 16 + i1 + 32]! + total_7;
        const gradient_dense3_W_11 = 0.0001 * W[i0 * 16 + i1 + 33]! + total_11;
        const gradient_dense3_W_8 = 0.0001 * W[i0 * 16 + i1 + 48]! + total_8;
        const gradient_dense3_W_12 = 0.0001 * W[i0 * 16 + i1 + 49]! + total_12;
        gradient_dense3_W_all[i0 * 16 + i1] = gradient_dense3_W_5;
        gradient_dense3_W_all[i0 * 16 + i1 + 1] = gradient_dense3_W_9;
        gradient_dense3_W_all[i0 * 16 + i1 + 16] = gradient_dense3_W_6;
        gradient_dense3_W_all[i0 * 16 + i1 + 17] = gradient_dense3_W_10;
        gradient_dense3_W_all[i0 * 16 + i1 + 32] = gradient_dense3_W_7;
        gradient_dense3_W_all[i0 * 16 + i1 + 33] = gradient_dense3_W_11;
        gradient_dense3_W_all[i0 * 16 + i1 + 48] = gradient_dense3_W_8;
        gradient_dense3_W_all[i0 * 16 + i1 + 49] = gradient_dense3_W_12;
      }
    }
  }

  // gradient(dense3.b)[i0] = sum(n: d(dense3.y)[n, i0]) (examples/penguins-both/penguins-both.nn:18)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense3_b(count: number): void {
    const y = d_dense3_y;
    const b = gradient_dense3_b;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 16 + i0]!;
        total_2 += y[n * 16 + i0 + 1]!;
        total_3 += y[n * 16 + i0 + 2]!;
        total_4 += y[n * 16 + i0 + 3]!;
        total_1 += y[n * 16 + i0 + 16]!;
        total_2 += y[n * 16 + i0 + 17]!;
        total_3 += y[n * 16 + i0 + 18]!;
        total_4 += y[n * 16 + i0 + 19]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 16 + i0]!;
        total_2 += y[n_1 * 16 + i0 + 1]!;
        total_3 += y[n_1 * 16 + i0 + 2]!;
        total_4 += y[n_1 * 16 + i0 + 3]!;
      }
      const gradient_dense3_b_1 = total_1;
      const gradient_dense3_b_2 = total_2;
      const gradient_dense3_b_3 = total_3;
      const gradient_dense3_b_4 = total_4;
      b[i0] = gradient_dense3_b_1;
      b[i0 + 1] = gradient_dense3_b_2;
      b[i0 + 2] = gradient_dense3_b_3;
      b[i0 + 3] = gradient_dense3_b_4;
    }
  }

  // gradient(dense4.W)[i0, i1] = sum(n: both.y[n, i0] * d(dense4.y)[n, i1]) + 0.0001 * dense4.W[i0, i1]
  //   (examples/penguins-both/penguins-both.nn:19)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense4_W(count: number): void {
    const y = both_y;
    const dense4_y = d_dense4_y;
    const W = dense4_W;
    const gradient_dense4_W_all = gradient_dense4_W;
    for (let i0 = 0; i0 < 16; i0 += 4) {
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
        const both_y_1 = y[n_4 * 16 + i0]!;
        const d_dense4_y_1 = dense4_y[n_4 * 3]!;
        total_1 += both_y_1 * d_dense4_y_1;
        const d_dense4_y_2 = dense4_y[n_4 * 3 + 1]!;
        total_2 += both_y_1 * d_dense4_y_2;
        const both_y_2 = y[n_4 * 16 + i0 + 1]!;
        total_3 += both_y_2 * d_dense4_y_1;
        total_4 += both_y_2 * d_dense4_y_2;
        const both_y_3 = y[n_4 * 16 + i0 + 2]!;
        total_13 += both_y_3 * d_dense4_y_1;
        total_14 += both_y_3 * d_dense4_y_2;
        const both_y_4 = y[n_4 * 16 + i0 + 3]!;
        total_15 += both_y_4 * d_dense4_y_1;
        total_16 += both_y_4 * d_dense4_y_2;
        const both_y_5 = y[n_4 * 16 + i0 + 16]!;
        const d_dense4_y_3 = dense4_y[n_4 * 3 + 3]!;
        total_1 += both_y_5 * d_dense4_y_3;
        const d_dense4_y_4 = dense4_y[n_4 * 3 + 4]!;
        total_2 += both_y_5 * d_dense4_y_4;
        const both_y_6 = y[n_4 * 16 + i0 + 17]!;
        total_3 += both_y_6 * d_dense4_y_3;
        total_4 += both_y_6 * d_dense4_y_4;
        const both_y_7 = y[n_4 * 16 + i0 + 18]!;
        total_13 += both_y_7 * d_dense4_y_3;
        total_14 += both_y_7 * d_dense4_y_4;
        const both_y_8 = y[n_4 * 16 + i0 + 19]!;
        total_15 += both_y_8 * d_dense4_y_3;
        total_16 += both_y_8 * d_dense4_y_4;
      }
      for (let n_5 = (examples_3 >> 1) * 2; n_5 < count; n_5++) {
        const both_y_9 = y[n_5 * 16 + i0]!;
        const d_dense4_y_5 = dense4_y[n_5 * 3]!;
        total_1 += both_y_9 * d_dense4_y_5;
        const d_dense4_y_6 = dense4_y[n_5 * 3 + 1]!;
        total_2 += both_y_9 * d_dense4_y_6;
        const both_y_10 = y[n_5 * 16 + i0 + 1]!;
        total_3 += both_y_10 * d_dense4_y_5;
        total_4 += both_y_10 * d_dense4_y_6;
        const both_y_11 = y[n_5 * 16 + i0 + 2]!;
        total_13 += both_y_11 * d_dense4_y_5;
        total_14 += both_y_11 * d_dense4_y_6;
        const both_y_12 = y[n_5 * 16 + i0 + 3]!;
        total_15 += both_y_12 * d_dense4_y_5;
        total_16 += both_y_12 * d_dense4_y_6;
      }
      const gradient_dense4_W_1 = total_1 + 0.0001 * W[i0 * 3]!;
      const gradient_dense4_W_2 = total_2 + 0.0001 * W[i0 * 3 + 1]!;
      const gradient_dense4_W_3 = total_3 + 0.0001 * W[i0 * 3 + 3]!;
      const gradient_dense4_W_4 = total_4 + 0.0001 * W[i0 * 3 + 4]!;
      const gradient_dense4_W_13 = total_13 + 0.0001 * W[i0 * 3 + 6]!;
      const gradient_dense4_W_14 = total_14 + 0.0001 * W[i0 * 3 + 7]!;
      const gradient_dense4_W_15 = total_15 + 0.0001 * W[i0 * 3 + 9]!;
      const gradient_dense4_W_16 = total_16 + 0.0001 * W[i0 * 3 + 10]!;
      gradient_dense4_W_all[i0 * 3] = gradient_dense4_W_1;
      gradient_dense4_W_all[i0 * 3 + 1] = gradient_dense4_W_2;
      gradient_dense4_W_all[i0 * 3 + 3] = gradient_dense4_W_3;
      gradient_dense4_W_all[i0 * 3 + 4] = gradient_dense4_W_4;
      gradient_dense4_W_all[i0 * 3 + 6] = gradient_dense4_W_13;
      gradient_dense4_W_all[i0 * 3 + 7] = gradient_dense4_W_14;
      gradient_dense4_W_all[i0 * 3 + 9] = gradient_dense4_W_15;
      gradient_dense4_W_all[i0 * 3 + 10] = gradient_dense4_W_16;
      let total_17 = 0;
      let total_18 = 0;
      let total_19 = 0;
      let total_20 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense4_y_7 = dense4_y[n_2 * 3 + 2]!;
        total_17 += y[n_2 * 16 + i0]! * d_dense4_y_7;
        total_18 += y[n_2 * 16 + i0 + 1]! * d_dense4_y_7;
        total_19 += y[n_2 * 16 + i0 + 2]! * d_dense4_y_7;
        total_20 += y[n_2 * 16 + i0 + 3]! * d_dense4_y_7;
        const d_dense4_y_8 = dense4_y[n_2 * 3 + 5]!;
        total_17 += y[n_2 * 16 + i0 + 16]! * d_dense4_y_8;
        total_18 += y[n_2 * 16 + i0 + 17]! * d_dense4_y_8;
        total_19 += y[n_2 * 16 + i0 + 18]! * d_dense4_y_8;
        total_20 += y[n_2 * 16 + i0 + 19]! * d_dense4_y_8;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense4_y_9 = dense4_y[n_3 * 3 + 2]!;
        total_17 += y[n_3 * 16 + i0]! * d_dense4_y_9;
        total_18 += y[n_3 * 16 + i0 + 1]! * d_dense4_y_9;
        total_19 += y[n_3 * 16 + i0 + 2]! * d_dense4_y_9;
        total_20 += y[n_3 * 16 + i0 + 3]! * d_dense4_y_9;
      }
      const gradient_dense4_W_17 = total_17 + 0.0001 * W[i0 * 3 + 2]!;
      const gradient_dense4_W_18 = total_18 + 0.0001 * W[i0 * 3 + 5]!;
      const gradient_dense4_W_19 = total_19 + 0.0001 * W[i0 * 3 + 8]!;
      const gradient_dense4_W_20 = total_20 + 0.0001 * W[i0 * 3 + 11]!;
      gradient_dense4_W_all[i0 * 3 + 2] = gradient_dense4_W_17;
      gradient_dense4_W_all[i0 * 3 + 5] = gradient_dense4_W_18;
      gradient_dense4_W_all[i0 * 3 + 8] = gradient_dense4_W_19;
      gradient_dense4_W_all[i0 * 3 + 11] = gradient_dense4_W_20;
    }
  }

  // gradient(dense4.b)[i0] = sum(n: d(dense4.y)[n, i0]) (examples/penguins-both/penguins-both.nn:19)
  // tiled 1×3 (i0), reduction by 2
  function train_gradient_dense4_b(count: number): void {
    const y = d_dense4_y;
    const b = gradient_dense4_b;
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
    const gradient_dense4_b_4 = total_4;
    const gradient_dense4_b_5 = total_5;
    const gradient_dense4_b_6 = total_6;
    b[0] = gradient_dense4_b_4;
    b[1] = gradient_dense4_b_5;
    b[2] = gradient_dense4_b_6;
  }

  // gradient(dense5.W)[i0, i1] = 0.0001 * dense5.W[i0, i1] + sum(n: both.y[n, i0] * d(dense5.y)[n, i1])
  //   (examples/penguins-both/penguins-both.nn:20)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense5_W(count: number): void {
    const y = d_dense5_y;
    const both_y_all = both_y;
    const W = dense5_W;
    const gradient_dense5_W_all = gradient_dense5_W;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_5 = 0;
      let total_6 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense5_y_1 = y[n_2]!;
        total_5 += both_y_all[n_2 * 16 + i0]! * d_dense5_y_1;
        total_6 += both_y_all[n_2 * 16 + i0 + 1]! * d_dense5_y_1;
        total_7 += both_y_all[n_2 * 16 + i0 + 2]! * d_dense5_y_1;
        total_8 += both_y_all[n_2 * 16 + i0 + 3]! * d_dense5_y_1;
        const d_dense5_y_2 = y[n_2 + 1]!;
        total_5 += both_y_all[n_2 * 16 + i0 + 16]! * d_dense5_y_2;
        total_6 += both_y_all[n_2 * 16 + i0 + 17]! * d_dense5_y_2;
        total_7 += both_y_all[n_2 * 16 + i0 + 18]! * d_dense5_y_2;
        total_8 += both_y_all[n_2 * 16 + i0 + 19]! * d_dense5_y_2;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense5_y_3 = y[n_3]!;
        total_5 += both_y_all[n_3 * 16 + i0]! * d_dense5_y_3;
        total_6 += both_y_all[n_3 * 16 + i0 + 1]! * d_dense5_y_3;
        total_7 += both_y_all[n_3 * 16 + i0 + 2]! * d_dense5_y_3;
        total_8 += both_y_all[n_3 * 16 + i0 + 3]! * d_dense5_y_3;
      }
      const gradient_dense5_W_5 = 0.0001 * W[i0]! + total_5;
      const gradient_dense5_W_6 = 0.0001 * W[i0 + 1]! + total_6;
      const gradient_dense5_W_7 = 0.0001 * W[i0 + 2]! + total_7;
      const gradient_dense5_W_8 = 0.0001 * W[i0 + 3]! + total_8;
      gradient_dense5_W_all[i0] = gradient_dense5_W_5;
      gradient_dense5_W_all[i0 + 1] = gradient_dense5_W_6;
      gradient_dense5_W_all[i0 + 2] = gradient_dense5_W_7;
      gradient_dense5_W_all[i0 + 3] = gradient_dense5_W_8;
    }
  }

  // gradient(dense5.b)[i0] = sum(n: d(dense5.y)[n, i0]) (examples/penguins-both/penguins-both.nn:20)
  // written out: 1 operations, a loop would cost more
  function train_gradient_dense5_b(count: number): void {
    const y = d_dense5_y;
    const b = gradient_dense5_b;
    let total_1 = 0;
    for (let n_1 = 0; n_1 < count; n_1++) {
      total_1 += y[n_1]!;
    }
    b[0] = total_1;
  }

  // ---- the update of the parameters ------------------------------------------------------------------------

  // adam.w(dense1.W).new.1 = 1 / (1 - power(0.999, t)) (examples/penguins-both/penguins-both.nn:27)
  // adam.w(dense1.W).new.2 = 1 / (1 - power(0.9, t))
  function update_adam_w_dense1_W_new_2(): void {
    const t_1 = t[0]!;
    const adam_w_dense1_W_new_1_2 = 1 / (1 - Math.pow(0.999, t_1));
    const adam_w_dense1_W_new_2_2 = 1 / (1 - Math.pow(0.9, t_1));
    adam_w_dense1_W_new_1[0] = adam_w_dense1_W_new_1_2;
    adam_w_dense1_W_new_2[0] = adam_w_dense1_W_new_2_2;
  }

  // adam.v(dense1.W).new[i1, i2] = 0.001 * gradient(dense1.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense1.W)[i1, i2]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.m(dense1.W).new[i1, i2] = 0.9 * adam.m(dense1.W)[i1, i2] + 0.1 * gradient(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = -0.005 * adam.m(dense1.W).new[i1, i2] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense1.W).new[i1, …
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const dense1_W_all = dense1_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 32; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_v_dense1_W_new = 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1) + 0.999 * v_dense1_W[i2]!;
      const adam_m_dense1_W_new = 0.9 * m_dense1_W[i2]! + 0.1 * gradient_dense1_W_1;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.005 * (adam_m_dense1_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_W_new)));
      v_dense1_W[i2] = adam_v_dense1_W_new;
      m_dense1_W[i2] = adam_m_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  // adam.w(dense1.b).new[i1] = -0.005 * adam.m(dense1.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense1.b).new[i1])) + dens…
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const dense1_b_all = dense1_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_m_dense1_b_new = 0.1 * gradient_dense1_b_1 + 0.9 * m_dense1_b[i1]!;
      const adam_v_dense1_b_new = 0.999 * v_dense1_b[i1]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.005 * (adam_m_dense1_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_b_new)));
      m_dense1_b[i1] = adam_m_dense1_b_new;
      v_dense1_b[i1] = adam_v_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // adam.m(dense2.W).new[i1, i2] = 0.1 * gradient(dense2.W)[i1, i2] + 0.9 * adam.m(dense2.W)[i1, i2]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.v(dense2.W).new[i1, i2] = 0.999 * adam.v(dense2.W)[i1, i2] + 0.001 * gradient(dense2.W)[i1, i2] ^ 2
  // adam.w(dense2.W).new[i1, i2] = dense2.W[i1, i2] - 0.005 * adam.m(dense2.W).new[i1, i2] * adam.w(dense1.W).new.2 /
  //   (1e-8 + sqrt(adam.w(dense1.W).new.1 * adam.v(…
  function update_dense2_W(): void {
    const W = gradient_dense2_W;
    const m_dense2_W = adam_m_dense2_W;
    const v_dense2_W = adam_v_dense2_W;
    const dense2_W_all = dense2_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 96; i2++) {
      const gradient_dense2_W_1 = W[i2]!;
      const adam_m_dense2_W_new = 0.1 * gradient_dense2_W_1 + 0.9 * m_dense2_W[i2]!;
      const adam_v_dense2_W_new = 0.999 * v_dense2_W[i2]! + 0.001 * (gradient_dense2_W_1 * gradient_dense2_W_1);
      const adam_w_dense2_W_new = dense2_W_all[i2]! - 0.005 * (adam_m_dense2_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense2_W_new)));
      m_dense2_W[i2] = adam_m_dense2_W_new;
      v_dense2_W[i2] = adam_v_dense2_W_new;
      dense2_W_all[i2] = adam_w_dense2_W_new;
    }
  }

  // adam.m(dense2.b).new[i1] = 0.9 * adam.m(dense2.b)[i1] + 0.1 * gradient(dense2.b)[i1]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.v(dense2.b).new[i1] = 0.001 * gradient(dense2.b)[i1] ^ 2 + 0.999 * adam.v(dense2.b)[i1]
  // adam.w(dense2.b).new[i1] = dense2.b[i1] - 0.005 * adam.m(dense2.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense2.b).ne…
  function update_dense2_b(): void {
    const b = gradient_dense2_b;
    const m_dense2_b = adam_m_dense2_b;
    const v_dense2_b = adam_v_dense2_b;
    const dense2_b_all = dense2_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_dense2_b_1 = b[i1]!;
      const adam_m_dense2_b_new = 0.9 * m_dense2_b[i1]! + 0.1 * gradient_dense2_b_1;
      const adam_v_dense2_b_new = 0.001 * (gradient_dense2_b_1 * gradient_dense2_b_1) + 0.999 * v_dense2_b[i1]!;
      const adam_w_dense2_b_new = dense2_b_all[i1]! - 0.005 * (adam_m_dense2_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense2_b_new)));
      m_dense2_b[i1] = adam_m_dense2_b_new;
      v_dense2_b[i1] = adam_v_dense2_b_new;
      dense2_b_all[i1] = adam_w_dense2_b_new;
    }
  }

  // adam.m(dense3.W).new[i1, i2] = 0.1 * gradient(dense3.W)[i1, i2] + 0.9 * adam.m(dense3.W)[i1, i2]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.v(dense3.W).new[i1, i2] = 0.001 * gradient(dense3.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense3.W)[i1, i2]
  // adam.w(dense3.W).new[i1, i2] = dense3.W[i1, i2] - 0.005 * adam.m(dense3.W).new[i1, i2] * adam.w(dense1.W).new.2 /
  //   (1e-8 + sqrt(adam.w(dense1.W).new.1 * adam.v(…
  function update_dense3_W(): void {
    const W = gradient_dense3_W;
    const m_dense3_W = adam_m_dense3_W;
    const v_dense3_W = adam_v_dense3_W;
    const dense3_W_all = dense3_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 512; i2++) {
      const gradient_dense3_W_1 = W[i2]!;
      const adam_m_dense3_W_new = 0.1 * gradient_dense3_W_1 + 0.9 * m_dense3_W[i2]!;
      const adam_v_dense3_W_new = 0.001 * (gradient_dense3_W_1 * gradient_dense3_W_1) + 0.999 * v_dense3_W[i2]!;
      const adam_w_dense3_W_new = dense3_W_all[i2]! - 0.005 * (adam_m_dense3_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense3_W_new)));
      m_dense3_W[i2] = adam_m_dense3_W_new;
      v_dense3_W[i2] = adam_v_dense3_W_new;
      dense3_W_all[i2] = adam_w_dense3_W_new;
    }
  }

  // adam.m(dense3.b).new[i1] = 0.9 * adam.m(dense3.b)[i1] + 0.1 * gradient(dense3.b)[i1]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.v(dense3.b).new[i1] = 0.999 * adam.v(dense3.b)[i1] + 0.001 * gradient(dense3.b)[i1] ^ 2
  // adam.w(dense3.b).new[i1] = dense3.b[i1] - 0.005 * adam.m(dense3.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense3.b).ne…
  function update_dense3_b(): void {
    const b = gradient_dense3_b;
    const m_dense3_b = adam_m_dense3_b;
    const v_dense3_b = adam_v_dense3_b;
    const dense3_b_all = dense3_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_dense3_b_1 = b[i1]!;
      const adam_m_dense3_b_new = 0.9 * m_dense3_b[i1]! + 0.1 * gradient_dense3_b_1;
      const adam_v_dense3_b_new = 0.999 * v_dense3_b[i1]! + 0.001 * (gradient_dense3_b_1 * gradient_dense3_b_1);
      const adam_w_dense3_b_new = dense3_b_all[i1]! - 0.005 * (adam_m_dense3_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense3_b_new)));
      m_dense3_b[i1] = adam_m_dense3_b_new;
      v_dense3_b[i1] = adam_v_dense3_b_new;
      dense3_b_all[i1] = adam_w_dense3_b_new;
    }
  }

  // adam.v(dense4.W).new[i1, i2] = 0.001 * gradient(dense4.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense4.W)[i1, i2]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.m(dense4.W).new[i1, i2] = 0.1 * gradient(dense4.W)[i1, i2] + 0.9 * adam.m(dense4.W)[i1, i2]
  // adam.w(dense4.W).new[i1, i2] = -0.005 * adam.m(dense4.W).new[i1, i2] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense4.W).new[i1, …
  function update_dense4_W(): void {
    const W = gradient_dense4_W;
    const v_dense4_W = adam_v_dense4_W;
    const m_dense4_W = adam_m_dense4_W;
    const dense4_W_all = dense4_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 48; i2++) {
      const gradient_dense4_W_1 = W[i2]!;
      const adam_v_dense4_W_new = 0.001 * (gradient_dense4_W_1 * gradient_dense4_W_1) + 0.999 * v_dense4_W[i2]!;
      const adam_m_dense4_W_new = 0.1 * gradient_dense4_W_1 + 0.9 * m_dense4_W[i2]!;
      const adam_w_dense4_W_new = dense4_W_all[i2]! - 0.005 * (adam_m_dense4_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense4_W_new)));
      v_dense4_W[i2] = adam_v_dense4_W_new;
      m_dense4_W[i2] = adam_m_dense4_W_new;
      dense4_W_all[i2] = adam_w_dense4_W_new;
    }
  }

  // adam.m(dense4.b).new[i1] = 0.9 * adam.m(dense4.b)[i1] + 0.1 * gradient(dense4.b)[i1]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.v(dense4.b).new[i1] = 0.999 * adam.v(dense4.b)[i1] + 0.001 * gradient(dense4.b)[i1] ^ 2
  // adam.w(dense4.b).new[i1] = dense4.b[i1] - 0.005 * adam.m(dense4.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense4.b).ne…
  // written out: 42 operations, a loop would cost more
  function update_dense4_b(): void {
    const gradient_dense4_b_1 = gradient_dense4_b[0]!;
    const adam_m_dense4_b_new_1 = 0.9 * adam_m_dense4_b[0]! + 0.1 * gradient_dense4_b_1;
    const adam_v_dense4_b_new_1 = 0.999 * adam_v_dense4_b[0]! + 0.001 * (gradient_dense4_b_1 * gradient_dense4_b_1);
    const adam_w_dense1_W_new_1_2 = adam_w_dense1_W_new_2[0]!;
    const adam_w_dense1_W_new_2_2 = adam_w_dense1_W_new_1[0]!;
    const adam_w_dense4_b_new_1 = dense4_b[0]! - 0.005 * (adam_m_dense4_b_new_1 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense4_b_new_1)));
    adam_m_dense4_b[0] = adam_m_dense4_b_new_1;
    adam_v_dense4_b[0] = adam_v_dense4_b_new_1;
    dense4_b[0] = adam_w_dense4_b_new_1;
    const gradient_dense4_b_2 = gradient_dense4_b[1]!;
    const adam_m_dense4_b_new_2 = 0.9 * adam_m_dense4_b[1]! + 0.1 * gradient_dense4_b_2;
    const adam_v_dense4_b_new_2 = 0.999 * adam_v_dense4_b[1]! + 0.001 * (gradient_dense4_b_2 * gradient_dense4_b_2);
    const adam_w_dense4_b_new_2 = dense4_b[1]! - 0.005 * (adam_m_dense4_b_new_2 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense4_b_new_2)));
    adam_m_dense4_b[1] = adam_m_dense4_b_new_2;
    adam_v_dense4_b[1] = adam_v_dense4_b_new_2;
    dense4_b[1] = adam_w_dense4_b_new_2;
    const gradient_dense4_b_3 = gradient_dense4_b[2]!;
    const adam_m_dense4_b_new_3 = 0.9 * adam_m_dense4_b[2]! + 0.1 * gradient_dense4_b_3;
    const adam_v_dense4_b_new_3 = 0.999 * adam_v_dense4_b[2]! + 0.001 * (gradient_dense4_b_3 * gradient_dense4_b_3);
    const adam_w_dense4_b_new_3 = dense4_b[2]! - 0.005 * (adam_m_dense4_b_new_3 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense4_b_new_3)));
    adam_m_dense4_b[2] = adam_m_dense4_b_new_3;
    adam_v_dense4_b[2] = adam_v_dense4_b_new_3;
    dense4_b[2] = adam_w_dense4_b_new_3;
  }

  // adam.v(dense5.W).new[i1, i2] = 0.001 * gradient(dense5.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense5.W)[i1, i2]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.m(dense5.W).new[i1, i2] = 0.9 * adam.m(dense5.W)[i1, i2] + 0.1 * gradient(dense5.W)[i1, i2]
  // adam.w(dense5.W).new[i1, i2] = -0.005 * adam.m(dense5.W).new[i1, i2] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense5.W).new[i1, …
  function update_dense5_W(): void {
    const W = gradient_dense5_W;
    const v_dense5_W = adam_v_dense5_W;
    const m_dense5_W = adam_m_dense5_W;
    const dense5_W_all = dense5_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 16; i2++) {
      const gradient_dense5_W_1 = W[i2]!;
      const adam_v_dense5_W_new = 0.001 * (gradient_dense5_W_1 * gradient_dense5_W_1) + 0.999 * v_dense5_W[i2]!;
      const adam_m_dense5_W_new = 0.9 * m_dense5_W[i2]! + 0.1 * gradient_dense5_W_1;
      const adam_w_dense5_W_new = dense5_W_all[i2]! - 0.005 * (adam_m_dense5_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense5_W_new)));
      v_dense5_W[i2] = adam_v_dense5_W_new;
      m_dense5_W[i2] = adam_m_dense5_W_new;
      dense5_W_all[i2] = adam_w_dense5_W_new;
    }
  }

  // adam.v(dense5.b).new[i1] = 0.001 * gradient(dense5.b)[i1] ^ 2 + 0.999 * adam.v(dense5.b)[i1]
  //   (examples/penguins-both/penguins-both.nn:27)
  // adam.m(dense5.b).new[i1] = 0.1 * gradient(dense5.b)[i1] + 0.9 * adam.m(dense5.b)[i1]
  // adam.w(dense5.b).new[i1] = dense5.b[i1] - 0.005 * adam.w(dense1.W).new.2 * adam.m(dense5.b).new[i1] / (1e-8 +
  //   sqrt(adam.v(dense5.b).new[i1] * adam.w(dense1.W).…
  // written out: 14 operations, a loop would cost more
  function update_dense5_b(): void {
    const gradient_dense5_b_1 = gradient_dense5_b[0]!;
    const adam_v_dense5_b_new_1 = 0.001 * (gradient_dense5_b_1 * gradient_dense5_b_1) + 0.999 * adam_v_dense5_b[0]!;
    const adam_m_dense5_b_new_1 = 0.1 * gradient_dense5_b_1 + 0.9 * adam_m_dense5_b[0]!;
    const adam_w_dense5_b_new_1 = dense5_b[0]! - 0.005 * (adam_w_dense1_W_new_2[0]! * adam_m_dense5_b_new_1 / (1e-8 + Math.sqrt(adam_v_dense5_b_new_1 * adam_w_dense1_W_new_1[0]!)));
    adam_v_dense5_b[0] = adam_v_dense5_b_new_1;
    adam_m_dense5_b[0] = adam_m_dense5_b_new_1;
    dense5_b[0] = adam_w_dense5_b_new_1;
  }

  // ---- fitted values, pass 1: before -----------------------------------------------------------------------

  // sum 1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // sum 3[s1] = 0
  function fit_sum_3(): void {
    sum_3.fill(0);
  }

  // ---- fitted values, pass 1: over the data ----------------------------------------------------------------

  // sum 1 joined[s1] = sum(data: bill[data, s1]) + sum 1[s1]
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const bill_all = bill;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 2; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += bill_all[data * 2 + s1]!;
      }
      sum_1_all[s1] = total + sum_1_all[s1]!;
    }
  }

  // sum 3 joined[s1] = sum 3[s1] + sum(data: rest[data, s1])
  function fit_fitting_accumulate_1_sum_3(count: number): void {
    const rest_all = rest;
    const sum_3_all = sum_3;
    for (let s1 = 0; s1 < 6; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += rest_all[data * 6 + s1]!;
      }
      sum_3_all[s1] = sum_3_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 1: after ------------------------------------------------------------------------

  // standardize1.center[s1] = sum 1[s1] / count (examples/penguins-both/penguins-both.nn:15)
  function fit_standardize1_center(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 2; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // standardize2.center[s1] = sum 3[s1] / count (examples/penguins-both/penguins-both.nn:16)
  function fit_standardize2_center(count: number): void {
    const sum_3_all = sum_3;
    const center = standardize2_center;
    for (let s1 = 0; s1 < 6; s1++) {
      center[s1] = sum_3_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: before -----------------------------------------------------------------------

  // sum 2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // sum 4[s1] = 0
  function fit_sum_4(): void {
    sum_4.fill(0);
  }

  // ---- fitted values, pass 2: over the data ----------------------------------------------------------------

  // sum 2 joined[s1] = sum(data: (bill[data, s1] - standardize1.center[s1]) ^ 2) + sum 2[s1]
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const bill_all = bill;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 2; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += square(bill_all[data * 2 + s1]! - center[s1]!);
      }
      sum_2_all[s1] = total + sum_2_all[s1]!;
    }
  }

  // sum 4 joined[s1] = sum(data: (-standardize2.center[s1] + rest[data, s1]) ^ 2) + sum 4[s1]
  function fit_fitting_accumulate_2_sum_4(count: number): void {
    const rest_all = rest;
    const center = standardize2_center;
    const sum_4_all = sum_4;
    for (let s1 = 0; s1 < 6; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += square(rest_all[data * 6 + s1]! - center[s1]!);
      }
      sum_4_all[s1] = total + sum_4_all[s1]!;
    }
  }

  // ---- fitted values, pass 2: after ------------------------------------------------------------------------

  // standardize1.deviation.1[s1] = sum 2[s1] (examples/penguins-both/penguins-both.nn:15)
  // standardize1.deviation[s1] = sqrt(standardize1.deviation.1[s1]) / sqrt(count)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const deviation_1 = standardize1_deviation_1;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 2; s1++) {
      const standardize1_deviation_1_2 = sum_2_all[s1]!;
      const standardize1_deviation_2 = Math.sqrt(standardize1_deviation_1_2) / Math.sqrt(count);
      const standardize1_spread_2 = 1e-9 * Math.abs(center[s1]!) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      deviation_1[s1] = standardize1_deviation_1_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // standardize2.deviation.1[s1] = sum 4[s1] (examples/penguins-both/penguins-both.nn:16)
  // standardize2.deviation[s1] = sqrt(standardize2.deviation.1[s1]) / sqrt(count)
  // standardize2.spread[s1] = ((1e-9 * abs(standardize2.center[s1])) < standardize2.deviation[s1]) ?
  //   standardize2.deviation[s1] : 1
  function fit_standardize2_spread_2(count: number): void {
    const sum_4_all = sum_4;
    const center = standardize2_center;
    const deviation_1 = standardize2_deviation_1;
    const deviation = standardize2_deviation;
    const spread = standardize2_spread;
    for (let s1 = 0; s1 < 6; s1++) {
      const standardize2_deviation_1_2 = sum_4_all[s1]!;
      const standardize2_deviation_2 = Math.sqrt(standardize2_deviation_1_2) / Math.sqrt(count);
      const standardize2_spread_2 = 1e-9 * Math.abs(center[s1]!) < standardize2_deviation_2 ? standardize2_deviation_2 : 1;
      deviation_1[s1] = standardize2_deviation_1_2;
      deviation[s1] = standardize2_deviation_2;
      spread[s1] = standardize2_spread_2;
    }
  }

  // ---- what runs when --------------------------------------------------------------------------------------

  /** First values of everything that is kept. */
  function runInitialize(): void {
    initialize_standardize1_spread();
    initialize_dense1_W();
    initialize_dense1_b();
    initialize_standardize2_spread();
    initialize_dense2_W();
    initialize_dense2_b();
    initialize_dense3_W();
    initialize_dense3_b();
    initialize_dense4_W();
    initialize_dense4_b();
    initialize_dense5_W();
    initialize_dense5_b();
    initialize_adam_m_dense1_W();
    initialize_adam_v_dense1_W();
    initialize_adam_m_dense1_b();
    initialize_adam_v_dense1_b();
    initialize_adam_m_dense2_W();
    initialize_adam_v_dense2_W();
    initialize_adam_m_dense2_b();
    initialize_adam_v_dense2_b();
    initialize_adam_m_dense3_W();
    initialize_adam_v_dense3_W();
    initialize_adam_m_dense3_b();
    initialize_adam_v_dense3_b();
    initialize_adam_m_dense4_W();
    initialize_adam_v_dense4_W();
    initialize_adam_m_dense4_b();
    initialize_adam_v_dense4_b();
    initialize_adam_m_dense5_W();
    initialize_adam_v_dense5_W();
    initialize_adam_m_dense5_b();
    initialize_adam_v_dense5_b();
  }

  /** Inputs to outputs. */
  function runInference(count: number): void {
    predict_standardize2_y(count);
    predict_dense2_y(count);
    predict_standardize1_y(count);
    predict_dense1_y(count);
    predict_concat1_y(count);
    predict_both_y(count);
    predict_dense4_y(count);
    predict_softmax1_y_1(count);
    predict_softmax1_y(count);
    predict_grams1_y(count);
  }

  /** Inputs and targets to the loss, not training. */
  function runEvaluation(count: number): void {
    evaluate_penalty_dense4_W_2();
    predict_standardize2_y(count);
    predict_dense2_y(count);
    predict_standardize1_y(count);
    predict_dense1_y(count);
    predict_concat1_y(count);
    predict_both_y(count);
    evaluate_dense5_y(count);
    evaluate_loss2_each_2(count);
    evaluate_loss2_2(count);
    predict_dense4_y(count);
    predict_softmax1_y_1(count);
    evaluate_loss_2(count);
  }

  /** Inputs and targets to the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_dense4_W_2();
    predict_standardize2_y(count);
    predict_dense2_y(count);
    predict_standardize1_y(count);
    predict_dense1_y(count);
    predict_concat1_y(count);
    train_both_y_2(count);
    train_d_dense5_y(count);
    train_loss2_each(count);
    evaluate_loss2_2(count);
    predict_dense4_y(count);
    predict_softmax1_y_1(count);
    evaluate_loss_2(count);
    train_d_dense4_y(count);
    train_d_both_y_2(count);
    train_d_dense3_y(count);
    train_d_concat1_y(count);
    train_d_dense2_y(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
    train_gradient_dense2_W(count);
    train_gradient_dense2_b(count);
    train_gradient_dense3_W(count);
    train_gradient_dense3_b(count);
    train_gradient_dense4_W(count);
    train_gradient_dense4_b(count);
    train_gradient_dense5_W(count);
    train_gradient_dense5_b(count);
  }

  /** Gradients to new parameters. */
  function runUpdate(): void {
    update_adam_w_dense1_W_new_2();
    update_dense1_W();
    update_dense1_b();
    update_dense2_W();
    update_dense2_b();
    update_dense3_W();
    update_dense3_b();
    update_dense4_W();
    update_dense4_b();
    update_dense5_W();
    update_dense5_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** How many examples are meant. */
  function countOf(inputs: PenguinsBothInputs, count: number | undefined): number {
    checkRecord(inputs, "inputs");
    checkLength(inputs.bill, 1, false, "bill");
    return countExamples(inputs.bill.length, 2, count, 32, "bill");
  }

  /** `exact`: as many numbers as that and no more, since the caller did not say how many are meant. */
  function readInputs(inputs: PenguinsBothInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs.bill, count * 2, exact, "bill");
    if (training) checkFinite(inputs.bill, count * 2, "bill");
    checkLength(inputs.rest, count * 6, exact, "rest");
    if (training) checkFinite(inputs.rest, count * 6, "rest");
    for (let i = 0; i < count * 2; i++) bill[i] = inputs.bill[i]!;
    for (let i = 0; i < count * 6; i++) rest[i] = inputs.rest[i]!;
  }

  function readTargets(targets: PenguinsBothTargets, count: number, exact: boolean): void {
    checkRecord(targets, "targets");
    checkLength(targets.species, count, exact, "species");
    checkIndices(targets.species, count, 3, "species");
    checkLength(targets.bodyMass, count, exact, "bodyMass");
    checkFinite(targets.bodyMass, count, "bodyMass");
    for (let i = 0; i < count; i++) target_species[i] = targets.species[i]!;
    for (let i = 0; i < count; i++) target_bodyMass[i] = targets.bodyMass[i]!;
  }

  function encodeBill(value: PenguinsBothBill, into: Numbers, at: number): void {
    checkRecord(value, "bill");
    into[at] = checkNumber(value.billLength, "billLength");
    into[at + 1] = checkNumber(value.billDepth, "billDepth");
  }

  function encodeRest(value: PenguinsBothRest, into: Numbers, at: number): void {
    checkRecord(value, "rest");
    into[at] = checkNumber(value.flipperLength, "flipperLength");
    into.fill(0, at + 1, at + 1 + 3);
    into[at + 1 + classNumber(value.island, ["Biscoe", "Dream", "Torgersen"], "island")] = 1;
    into.fill(0, at + 4, at + 4 + 2);
    into[at + 4 + classNumber(value.sex, ["FEMALE", "MALE"], "sex")] = 1;
  }

  function encodeSpecies(value: PenguinsBothSpecies | number, into: Numbers, at: number): void {
    into[at] = classNumber(value, ["Adelie", "Chinstrap", "Gentoo"], "species");
  }

  function encodeBodyMass(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 1, true, "bodyMass");
    for (let i = 0; i < 1; i++) into[at + i] = checkNumber(value[i], "bodyMass");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfSpecies: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewSpecies(count: number): Float64Array {
    return (viewsOfSpecies[count] ??= softmax1_y.subarray(0, count * 3));
  }

  function decodeSpecies(values: Float64Array): { value: PenguinsBothSpecies; probability: number; probabilities: Record<PenguinsBothSpecies, number> } {
    const classes = ["Adelie", "Chinstrap", "Gentoo"] as const;
    let best = 0;
    for (let k = 1; k < 3; k++) if (values[k]! > values[best]!) best = k;
    return {
      value: classes[best]!,
      probability: values[best]!,
      probabilities: { Adelie: values[0]!, Chinstrap: values[1]!, Gentoo: values[2]! },
    };
  }

  const viewsOfBodyMass: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewBodyMass(count: number): Float64Array {
    return (viewsOfBodyMass[count] ??= grams1_y.subarray(0, count * 1));
  }

  function decodeBodyMass(values: Float64Array): { value: number[] } {
    return { value: Array.from(values) };
  }

  function forward(inputs: PenguinsBothInputs, count?: number): PenguinsBothOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return { species: viewSpecies(n), bodyMass: viewBodyMass(n) };
  }

  function predict(example: PenguinsBothInput): PenguinsBothOutput {
    checkRecord(example, "example");
    encodeBill(example.bill, bill, 0);
    encodeRest(example.rest, rest, 0);
    runInference(1);
    const decodedSpecies = decodeSpecies(viewSpecies(1));
    const decodedBodyMass = decodeBodyMass(viewBodyMass(1));
    return {
      species: decodedSpecies.value,
      bodyMass: decodedBodyMass.value,
      probability: { species: decodedSpecies.probability },
      probabilities: { species: decodedSpecies.probabilities },
    };
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: PenguinsBothInputs, targets: PenguinsBothTargets, count?: number): number {
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

  function trainBatch(inputs: PenguinsBothInputs, targets: PenguinsBothTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: PenguinsBothInputs, targets: PenguinsBothTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, true);
    readTargets(targets, n, count === undefined);
    runEvaluation(n);
    return meanLoss[0]!;
  }

  // ---- what is kept ----------------------------------------------------------------------------------------

  const fittedNames: readonly string[] = [
    "standardize1.center",
    "standardize1.deviation",
    "standardize1.spread",
    "standardize2.center",
    "standardize2.deviation",
    "standardize2.spread",
  ];

  /** Fitted values that were taken from elsewhere: they are not fitted again. */
  let taken: readonly TakenArray[] = [];
  const parameters: PenguinsBoth["parameters"] = {
    "dense1.W": { shape: [2, 16], values: dense1_W },
    "dense1.b": { shape: [16], values: dense1_b },
    "dense2.W": { shape: [6, 16], values: dense2_W },
    "dense2.b": { shape: [16], values: dense2_b },
    "dense3.W": { shape: [32, 16], values: dense3_W },
    "dense3.b": { shape: [16], values: dense3_b },
    "dense4.W": { shape: [16, 3], values: dense4_W },
    "dense4.b": { shape: [3], values: dense4_b },
    "dense5.W": { shape: [16, 1], values: dense5_W },
    "dense5.b": { shape: [1], values: dense5_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [2], values: standardize1_center },
    { name: "standardize1.deviation", shape: [2], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [2], values: standardize1_spread },
    { name: "standardize2.center", shape: [6], values: standardize2_center },
    { name: "standardize2.deviation", shape: [6], values: standardize2_deviation },
    { name: "standardize2.spread", shape: [6], values: standardize2_spread },
    { name: "adam.m(dense1.W)", shape: [2, 16], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [2, 16], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [16], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [16], values: adam_v_dense1_b, optional: true },
    { name: "adam.m(dense2.W)", shape: [6, 16], values: adam_m_dense2_W, optional: true },
    { name: "adam.v(dense2.W)", shape: [6, 16], values: adam_v_dense2_W, optional: true },
    { name: "adam.m(dense2.b)", shape: [16], values: adam_m_dense2_b, optional: true },
    { name: "adam.v(dense2.b)", shape: [16], values: adam_v_dense2_b, optional: true },
    { name: "adam.m(dense3.W)", shape: [32, 16], values: adam_m_dense3_W, optional: true },
    { name: "adam.v(dense3.W)", shape: [32, 16], values: adam_v_dense3_W, optional: true },
    { name: "adam.m(dense3.b)", shape: [16], values: adam_m_dense3_b, optional: true },
    { name: "adam.v(dense3.b)", shape: [16], values: adam_v_dense3_b, optional: true },
    { name: "adam.m(dense4.W)", shape: [16, 3], values: adam_m_dense4_W, optional: true },
    { name: "adam.v(dense4.W)", shape: [16, 3], values: adam_v_dense4_W, optional: true },
    { name: "adam.m(dense4.b)", shape: [3], values: adam_m_dense4_b, optional: true },
    { name: "adam.v(dense4.b)", shape: [3], values: adam_v_dense4_b, optional: true },
    { name: "adam.m(dense5.W)", shape: [16, 1], values: adam_m_dense5_W, optional: true },
    { name: "adam.v(dense5.W)", shape: [16, 1], values: adam_v_dense5_W, optional: true },
    { name: "adam.m(dense5.b)", shape: [1], values: adam_m_dense5_b, optional: true },
    { name: "adam.v(dense5.b)", shape: [1], values: adam_v_dense5_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "PenguinsBoth",
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
    const found = only === undefined ? matchTensors(saved, kept, "PenguinsBoth") : takeArrays(saved, kept, only);
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
  function takeData(data: PenguinsBothData): DataRows {
    checkRecord(data, "data");
    const rowsOfBill = takeRows(data.bill, 2, undefined, Float64Array, encodeBill, "bill");
    const rowsOfRest = takeRows(data.rest, 6, undefined, Float64Array, encodeRest, "rest");
    const rowsOfSpecies = takeRows(data.species, 1, 3, Int32Array, encodeSpecies, "species");
    const rowsOfBodyMass = takeRows(data.bodyMass, 1, undefined, Float64Array, encodeBodyMass, "bodyMass");
    const examples = sameCount(undefined, rowsOfBill.length, 2, "bill");
    sameCount(examples, rowsOfRest.length, 6, "rest");
    sameCount(examples, rowsOfSpecies.length, 1, "species");
    sameCount(examples, rowsOfBodyMass.length, 1, "bodyMass");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 2; i++) bill[n * 2 + i] = rowsOfBill[row * 2 + i]!;
          for (let i = 0; i < 6; i++) rest[n * 6 + i] = rowsOfRest[row * 6 + i]!;
          target_species[n] = rowsOfSpecies[row]!;
          target_bodyMass[n] = rowsOfBodyMass[row]!;
        }
      },
    };
  }

  /** What is fitted to the training examples, in passes over them. */
  const passes: readonly FittingPass[] = [
    {
      begin() {
        fit_sum_1();
        fit_sum_3();
      },
      accumulate(count) {
        fit_fitting_accumulate_1_sum_1(count);
        fit_fitting_accumulate_1_sum_3(count);
      },
      finish(count) {
        fit_standardize1_center(count);
        fit_standardize2_center(count);
        for (const { values, numbers } of taken) values.set(numbers);
      },
    },
    {
      begin() {
        fit_sum_2();
        fit_sum_4();
      },
      accumulate(count) {
        fit_fitting_accumulate_2_sum_2(count);
        fit_fitting_accumulate_2_sum_4(count);
      },
      finish(count) {
        fit_standardize1_spread_2(count);
        fit_standardize2_spread_2(count);
        for (const { values, numbers } of taken) values.set(numbers);
      },
    },
  ];

  /** The parts of a step, to find where numbers go wrong: the layer that each is of, and how many numbers of an example it writes where. */
  const trail: readonly Stage[] = [
    [
      "regularize (examples/penguins-both/penguins-both.nn:23)",
      [
        [penalty_dense5_W, 0],
        [penalty_dense2_W, 0],
        [penalty_dense1_W, 0],
        [penalty_dense3_W, 0],
        [penalty_dense4_W, 0],
      ],
    ],
    ["standardize2 (examples/penguins-both/penguins-both.nn:16)", [[standardize2_y, 6]]],
    ["dense2 (examples/penguins-both/penguins-both.nn:16)", [[dense2_y, 16]]],
    ["standardize1 (examples/penguins-both/penguins-both.nn:15)", [[standardize1_y, 2]]],
    ["dense1 (examples/penguins-both/penguins-both.nn:15)", [[dense1_y, 16]]],
    ["concat1 (examples/penguins-both/penguins-both.nn:17)", [[concat1_y, 32]]],
    ["both (examples/penguins-both/penguins-both.nn:18)", [[dense3_y, 16], [both_y, 16]]],
    ["grams1 (examples/penguins-both/penguins-both.nn:20)", [[grams1_y, 1], [d_dense5_y, 1]]],
    ["loss2 (examples/penguins-both/penguins-both.nn:22)", [[loss2_each, 1]]],
    ["loss2 (examples/penguins-both/penguins-both.nn:22)", [[loss2, 0]]],
    ["dense4 (examples/penguins-both/penguins-both.nn:19)", [[dense4_y, 3]]],
    ["softmax1 (examples/penguins-both/penguins-both.nn:19)", [[softmax1_y_1, 1]], true],
    ["loss", [[meanLoss, 0]]],
    ["loss1 (examples/penguins-both/penguins-both.nn:22)", [[d_dense4_y, 3]]],
    ["dense4 (examples/penguins-both/penguins-both.nn:19)", [[d_both_y_2, 16]]],
    ["both (examples/penguins-both/penguins-both.nn:18)", [[d_dense3_y, 16]]],
    ["dense3 (examples/penguins-both/penguins-both.nn:18)", [[d_concat1_y, 32]]],
    ["relu2 (examples/penguins-both/penguins-both.nn:16)", [[d_dense1_y, 16], [d_dense2_y, 16]]],
    ["dense1 (examples/penguins-both/penguins-both.nn:15)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/penguins-both/penguins-both.nn:15)", [[gradient_dense1_b, 0]]],
    ["dense2 (examples/penguins-both/penguins-both.nn:16)", [[gradient_dense2_W, 0]]],
    ["dense2 (examples/penguins-both/penguins-both.nn:16)", [[gradient_dense2_b, 0]]],
    ["dense3 (examples/penguins-both/penguins-both.nn:18)", [[gradient_dense3_W, 0]]],
    ["dense3 (examples/penguins-both/penguins-both.nn:18)", [[gradient_dense3_b, 0]]],
    ["dense4 (examples/penguins-both/penguins-both.nn:19)", [[gradient_dense4_W, 0]]],
    ["dense4 (examples/penguins-both/penguins-both.nn:19)", [[gradient_dense4_b, 0]]],
    ["dense5 (examples/penguins-both/penguins-both.nn:20)", [[gradient_dense5_W, 0]]],
    ["dense5 (examples/penguins-both/penguins-both.nn:20)", [[gradient_dense5_b, 0]]],
  ];

  const steps: readonly ((count: number) => void)[] = [
    evaluate_penalty_dense4_W_2,
    predict_standardize2_y,
    predict_dense2_y,
    predict_standardize1_y,
    predict_dense1_y,
    predict_concat1_y,
    train_both_y_2,
    train_d_dense5_y,
    train_loss2_each,
    evaluate_loss2_2,
    predict_dense4_y,
    predict_softmax1_y_1,
    evaluate_loss_2,
    train_d_dense4_y,
    train_d_both_y_2,
    train_d_dense3_y,
    train_d_concat1_y,
    train_d_dense2_y,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
    train_gradient_dense2_W,
    train_gradient_dense2_b,
    train_gradient_dense3_W,
    train_gradient_dense3_b,
    train_gradient_dense4_W,
    train_gradient_dense4_b,
    train_gradient_dense5_W,
    train_gradient_dense5_b,
  ];

  /** What training and measuring need of this network and a data set. */
  function core(data: PenguinsBothData): FitCore {
    const meterOfSpecies = classMeter(3, 1);
    const meterOfBodyMass = realMeter(1);
    const restorable = kept.filter((k) => !k.optional);
    let best: TensorValues[] = [];
    const rows = takeData(data);
    return {
      ...rows,
      batch: 32,
      lossOf(count) {
        runEvaluation(count);
        return meanLoss[0]!;
      },
      metrics: {
        reset() {
          meterOfSpecies.reset();
          meterOfBodyMass.reset();
        },
        add(count) {
          runInference(count);
          meterOfSpecies.add(softmax1_y, target_species, count);
          meterOfBodyMass.add(grams1_y, target_bodyMass, count);
        },
        values: () => ({ "species.accuracy": meterOfSpecies.value("accuracy"), "bodyMass.r2": meterOfBodyMass.value("r2"), "bodyMass.mae": meterOfBodyMass.value("mae") }),
      },
      accumulate: 1,
      epoch: () => epochsDone,
      place(epoch) {
        epochsDone = epoch;
      },
      prepare: (order, count) => runPasses(isFitted ? [] : passes, rows, 32, order, count),
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
    return { epochs: 30, validation: 0.25, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: PenguinsBothData): Measured {
    return measureAll(core(data));
  }

  function fit(data: PenguinsBothData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    workOff(run.work);
    return run.history;
  }

  async function fitAsync(data: PenguinsBothData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: PenguinsBoth["gradients"] = {
    "dense1.W": { shape: [2, 16], values: gradient_dense1_W },
    "dense1.b": { shape: [16], values: gradient_dense1_b },
    "dense2.W": { shape: [6, 16], values: gradient_dense2_W },
    "dense2.b": { shape: [16], values: gradient_dense2_b },
    "dense3.W": { shape: [32, 16], values: gradient_dense3_W },
    "dense3.b": { shape: [16], values: gradient_dense3_b },
    "dense4.W": { shape: [16, 3], values: gradient_dense4_W },
    "dense4.b": { shape: [3], values: gradient_dense4_b },
    "dense5.W": { shape: [16, 1], values: gradient_dense5_W },
    "dense5.b": { shape: [1], values: gradient_dense5_b },
  };

  const meta: PenguinsBoth["meta"] = {
    name: "PenguinsBoth",
    sourceHash: "03863c686a512a",
    inputs: { bill: [2], rest: [6] },
    outputs: { species: [3], bodyMass: [1] },
    parameterCount: 756,
    batchSize: 32,
    bytes: 72192,
    operations: 1512,
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

/** `width` numbers an example. The coefficient of determination is the mean over components, as in scikit-learn. */
function realMeter(width: number): Meter {
  const mean = new Float64Array(width);
  const spread = new Float64Array(width);
  const residual = new Float64Array(width);
  let absolute = 0;
  let seen = 0;
  return {
    reset() {
      mean.fill(0);
      spread.fill(0);
      residual.fill(0);
      absolute = 0;
      seen = 0;
    },
    add(outputs, targets, count) {
      for (let n = 0; n < count; n++) {
        seen++;
        for (let i = 0; i < width; i++) {
          const target = targets[n * width + i]!;
          const difference = outputs[n * width + i]! - target;
          residual[i] = residual[i]! + difference * difference;
          absolute += Math.abs(difference);
          const off = target - mean[i]!;
          mean[i] = mean[i]! + off / seen;
          spread[i] = spread[i]! + off * (target - mean[i]!);
        }
      }
    },
    value(name) {
      let squares = 0;
      let determined = 0;
      for (let i = 0; i < width; i++) {
        const left = residual[i]!;
        const all = spread[i]!;
        squares += left;
        determined += (all === 0 ? (left === 0 ? 1 : 0) : 1 - left / all) / width;
      }
      if (name === "mae") return absolute / (seen * width);
      if (name === "mse") return squares / (seen * width);
      if (name === "rmse") return Math.sqrt(squares / (seen * width));
      return name === "r2" ? determined : Number.NaN;
    },
  };
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
