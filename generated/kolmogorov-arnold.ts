/**
 * The network KolmogorovArnold, compiled by nnc from examples/kolmogorov-arnold/kolmogorov-arnold.nn: change it there, not here.
 *
 * With sums of splines, estimates the body mass of a penguin from its other measurements, its species, island and sex.
 */

/** One `bird`. */
export interface KolmogorovArnoldBird {
  readonly species: "Adelie" | "Chinstrap" | "Gentoo";
  readonly island: "Biscoe" | "Dream" | "Torgersen";
  readonly billLength: number;
  readonly billDepth: number;
  readonly flipperLength: number;
  readonly sex: "FEMALE" | "MALE";
}

/** One example, as `predict` takes it. */
export type KolmogorovArnoldInput = KolmogorovArnoldBird;

/** Examples for one batch: numbers, row after row. Classes are their numbers. */
export type KolmogorovArnoldInputs = ArrayLike<number>;

/** What the network makes of one example. */
export interface KolmogorovArnoldOutput {
  readonly bodyMass: number[];
}

/** Views of the outputs of a batch, row after row, valid until the next call. */
export type KolmogorovArnoldOutputs = Float64Array;

/** Targets of one batch, row after row. Classes are their numbers. */
export type KolmogorovArnoldTargets = ArrayLike<number>;

/** A data set of any length: numbers row after row, or a list of examples; classes by name or by number. */
export interface KolmogorovArnoldData {
  readonly bird: ArrayLike<number> | readonly KolmogorovArnoldBird[];
  readonly bodyMass: ArrayLike<number> | readonly ArrayLike<number>[];
}

/** Numbers that belong to the network: a live view. */
export interface KolmogorovArnoldValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How a network is made. */
export interface KolmogorovArnoldOptions {
  /** Where first weights and draws come from; 3 without it. */
  readonly seed?: number;
  /** What `save` gave. */
  readonly weights?: Uint8Array;
}

/** With sums of splines, estimates the body mass of a penguin from its other measurements, its species, island and sex. */
export interface KolmogorovArnold {
  /** The output for one example: bird, a record. */
  predict(example: KolmogorovArnoldInput): KolmogorovArnoldOutput;
  /** The outputs of `count` examples, 1 to 32, in one view that is valid until the next call. */
  forward(inputs: KolmogorovArnoldInputs, count?: number): KolmogorovArnoldOutputs;
  /** One step: forward, backward, update. 1 to 32 examples; gives their mean loss, regularizer included. */
  trainBatch(inputs: KolmogorovArnoldInputs, targets: KolmogorovArnoldTargets, count?: number): number;
  /** Forward and backward: the gradients of the mean loss, and that loss. */
  accumulate(inputs: KolmogorovArnoldInputs, targets: KolmogorovArnoldTargets, count?: number): number;
  /** The optimizer's step by the gradients at hand. */
  update(): void;
  /** The mean loss of a batch, without training. */
  loss(inputs: KolmogorovArnoldInputs, targets: KolmogorovArnoldTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: KolmogorovArnoldData): Measured;
  /** Trains over a data set, in shuffled epochs. */
  fit(data: KolmogorovArnoldData, options?: FitOptions): FitHistory;
  /** Like `fit`, and lets the event loop run every few milliseconds. */
  fitAsync(data: KolmogorovArnoldData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name: live views. */
  readonly parameters: {
    /** `[11, 8, 8]` */
    readonly "kolmogorovArnold1.C": KolmogorovArnoldValues;
    /** `[11, 8]` */
    readonly "kolmogorovArnold1.W": KolmogorovArnoldValues;
    /** `[8]` */
    readonly "kolmogorovArnold1.b": KolmogorovArnoldValues;
    /** `[8, 8, 1]` */
    readonly "kolmogorovArnold2.C": KolmogorovArnoldValues;
    /** `[8, 1]` */
    readonly "kolmogorovArnold2.W": KolmogorovArnoldValues;
    /** `[1]` */
    readonly "kolmogorovArnold2.b": KolmogorovArnoldValues;
  };
  /** Gradients by the name of the parameter, as the last `accumulate` or `trainBatch` left them: live views. */
  readonly gradients: {
    /** `[11, 8, 8]` */
    readonly "kolmogorovArnold1.C": KolmogorovArnoldValues;
    /** `[11, 8]` */
    readonly "kolmogorovArnold1.W": KolmogorovArnoldValues;
    /** `[8]` */
    readonly "kolmogorovArnold1.b": KolmogorovArnoldValues;
    /** `[8, 8, 1]` */
    readonly "kolmogorovArnold2.C": KolmogorovArnoldValues;
    /** `[8, 1]` */
    readonly "kolmogorovArnold2.W": KolmogorovArnoldValues;
    /** `[1]` */
    readonly "kolmogorovArnold2.b": KolmogorovArnoldValues;
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

/** Makes a network with memory of its own, and its first weights: `const network = createKolmogorovArnold({ seed: 3 });`. */
export function createKolmogorovArnold(options: KolmogorovArnoldOptions = {}): KolmogorovArnold {
  // ---- memory: all there will ever be ----------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(99264);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const bird = reals(0, 352); // [32, 11]
  const standardize1_center = reals(2816, 11); // [11]
  const standardize1_spread = reals(2904, 11); // [11]
  const kolmogorovArnold1_C = reals(3008, 704); // [11, 8, 8]
  const kolmogorovArnold1_W = reals(8640, 88); // [11, 8]
  const kolmogorovArnold1_b = reals(9344, 8); // [8]
  const kolmogorovArnold2_C = reals(9408, 64); // [8, 8, 1]
  const kolmogorovArnold2_W = reals(9920, 8); // [8, 1]
  const kolmogorovArnold2_b = reals(9984, 1); // [1]
  const grams1_y = reals(9992, 32); // [32, 1]
  const target_bodyMass = reals(10248, 32); // [32, 1]
  const meanLoss = reals(10504, 1); // []
  const gradient_kolmogorovArnold1_C = reals(10560, 704); // [11, 8, 8]
  const gradient_kolmogorovArnold1_W = reals(16192, 88); // [11, 8]
  const gradient_kolmogorovArnold1_b = reals(16896, 8); // [8]
  const gradient_kolmogorovArnold2_C = reals(16960, 64); // [8, 8, 1]
  const gradient_kolmogorovArnold2_W = reals(17472, 8); // [8, 1]
  const gradient_kolmogorovArnold2_b = reals(17536, 1); // [1]
  const t = reals(17544, 1); // []
  const adam_m_kolmogorovArnold1_C = reals(17600, 704); // [11, 8, 8]
  const adam_v_kolmogorovArnold1_C = reals(23232, 704); // [11, 8, 8]
  const adam_m_kolmogorovArnold1_W = reals(28864, 88); // [11, 8]
  const adam_v_kolmogorovArnold1_W = reals(29568, 88); // [11, 8]
  const adam_m_kolmogorovArnold1_b = reals(30272, 8); // [8]
  const adam_v_kolmogorovArnold1_b = reals(30336, 8); // [8]
  const adam_m_kolmogorovArnold2_C = reals(30400, 64); // [8, 8, 1]
  const adam_v_kolmogorovArnold2_C = reals(30912, 64); // [8, 8, 1]
  const adam_m_kolmogorovArnold2_W = reals(31424, 8); // [8, 1]
  const adam_v_kolmogorovArnold2_W = reals(31488, 8); // [8, 1]
  const adam_m_kolmogorovArnold2_b = reals(31552, 1); // [1]
  const adam_v_kolmogorovArnold2_b = reals(31560, 1); // [1]
  const standardize1_deviation = reals(31568, 11); // [11]
  const sum_1 = reals(31656, 11); // [11]
  const sum_2 = reals(31744, 11); // [11]
  const standardize1_deviation_1 = reals(31832, 11); // [11]
  const kolmogorovArnold1_basis = reals(31936, 2816); // [32, 11, 8]
  const kolmogorovArnold2_basis = reals(54464, 2048); // [32, 8, 8]
  const d_kolmogorovArnold2_basis = reals(70848, 2048); // [32, 8, 8]
  const standardize1_y = reals(87232, 352); // [32, 11]
  const kolmogorovArnold1_y_3 = reals(90048, 352); // [32, 11]
  const kolmogorovArnold1_y = reals(92864, 256); // [32, 8]
  const kolmogorovArnold1_y_2 = reals(54464, 256); // [32, 8]
  const d_kolmogorovArnold1_y = reals(94912, 256); // [32, 8]
  const kolmogorovArnold2_y_3 = reals(96960, 256); // [32, 8]
  const loss1_each = reals(94912, 32); // [32]
  const kolmogorovArnold2_y_2 = reals(95168, 32); // [32, 1]
  const d_kolmogorovArnold2_y = reals(99008, 32); // [32, 1]
  const kolmogorovArnold2_y_1 = reals(31920, 32); // [32, 1]
  const penalty_kolmogorovArnold1_C = reals(2992, 1); // []
  const penalty_kolmogorovArnold1_W = reals(3000, 1); // []
  const penalty_kolmogorovArnold2_C = reals(10512, 1); // []
  const penalty_kolmogorovArnold2_W = reals(10520, 1); // []
  const adam_w_kolmogorovArnold1_C_new_1 = reals(2992, 1); // []
  const adam_w_kolmogorovArnold1_C_new_2 = reals(3000, 1); // []

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

  // standardize1.center[s1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:25)
  // standardize1.deviation[s1] = sqrt(standardize1.center[s1] ^ 2)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function initialize_standardize1_spread(): void {
    const center = standardize1_center;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 11; s1++) {
      const standardize1_center_2 = 0;
      const standardize1_deviation_2 = Math.sqrt(standardize1_center_2 * standardize1_center_2);
      const standardize1_spread_2 = 1e-9 * Math.abs(standardize1_center_2) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      center[s1] = standardize1_center_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // kolmogorovArnold1.C[i1, i2, i3] = 0.1 * gaussian(i1, i2, i3) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  function initialize_kolmogorovArnold1_C(): void {
    const C = kolmogorovArnold1_C;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 11; i1++) {
      for (let i2 = 0; i2 < 8; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          C[i1 * 64 + i2 * 8 + i3] = 0.1 * gaussianAt(draw0, i1 * 64 + i2 * 8 + i3);
        }
      }
    }
  }

  // kolmogorovArnold1.W[i1, i2] = -0.561951 + 1.1239 * random(i1, i2)
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  function initialize_kolmogorovArnold1_W(): void {
    const W = kolmogorovArnold1_W;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 11; i1++) {
      for (let i2 = 0; i2 < 8; i2++) {
        W[i1 * 8 + i2] = 1.1239029738980326 * uniformAt(draw1, i1 * 8 + i2) - 0.5619514869490163;
      }
    }
  }

  // kolmogorovArnold1.b[i1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  function initialize_kolmogorovArnold1_b(): void {
    kolmogorovArnold1_b.fill(0);
  }

  // kolmogorovArnold2.C[i1, i2, i3] = 0.1 * gaussian(i1, i2, i3) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  function initialize_kolmogorovArnold2_C(): void {
    const C = kolmogorovArnold2_C;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 8; i1++) {
      for (let i2 = 0; i2 < 8; i2++) {
        for (let i3 = 0; i3 < 1; i3++) {
          C[i1 * 8 + i2 + i3] = 0.1 * gaussianAt(draw2, i1 * 8 + i2 + i3);
        }
      }
    }
  }

  // kolmogorovArnold2.W[i1, i2] = -0.816497 + 1.63299 * random(i1, i2)
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  function initialize_kolmogorovArnold2_W(): void {
    const W = kolmogorovArnold2_W;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 8; i1++) {
      for (let i2 = 0; i2 < 1; i2++) {
        W[i1 + i2] = 1.632993161855452 * uniformAt(draw3, i1 + i2) - 0.816496580927726;
      }
    }
  }

  // kolmogorovArnold2.b[i1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  function initialize_kolmogorovArnold2_b(): void {
    kolmogorovArnold2_b.fill(0);
  }

  // adam.m(kolmogorovArnold1.C)[i1, i2, i3] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_m_kolmogorovArnold1_C(): void {
    adam_m_kolmogorovArnold1_C.fill(0);
  }

  // adam.v(kolmogorovArnold1.C)[i1, i2, i3] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_v_kolmogorovArnold1_C(): void {
    adam_v_kolmogorovArnold1_C.fill(0);
  }

  // adam.m(kolmogorovArnold1.W)[i1, i2] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_m_kolmogorovArnold1_W(): void {
    adam_m_kolmogorovArnold1_W.fill(0);
  }

  // adam.v(kolmogorovArnold1.W)[i1, i2] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_v_kolmogorovArnold1_W(): void {
    adam_v_kolmogorovArnold1_W.fill(0);
  }

  // adam.m(kolmogorovArnold1.b)[i1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_m_kolmogorovArnold1_b(): void {
    adam_m_kolmogorovArnold1_b.fill(0);
  }

  // adam.v(kolmogorovArnold1.b)[i1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_v_kolmogorovArnold1_b(): void {
    adam_v_kolmogorovArnold1_b.fill(0);
  }

  // adam.m(kolmogorovArnold2.C)[i1, i2, i3] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_m_kolmogorovArnold2_C(): void {
    adam_m_kolmogorovArnold2_C.fill(0);
  }

  // adam.v(kolmogorovArnold2.C)[i1, i2, i3] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_v_kolmogorovArnold2_C(): void {
    adam_v_kolmogorovArnold2_C.fill(0);
  }

  // adam.m(kolmogorovArnold2.W)[i1, i2] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_m_kolmogorovArnold2_W(): void {
    adam_m_kolmogorovArnold2_W.fill(0);
  }

  // adam.v(kolmogorovArnold2.W)[i1, i2] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_v_kolmogorovArnold2_W(): void {
    adam_v_kolmogorovArnold2_W.fill(0);
  }

  // adam.m(kolmogorovArnold2.b)[i1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_m_kolmogorovArnold2_b(): void {
    adam_m_kolmogorovArnold2_b.fill(0);
  }

  // adam.v(kolmogorovArnold2.b)[i1] = 0 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  function initialize_adam_v_kolmogorovArnold2_b(): void {
    adam_v_kolmogorovArnold2_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // standardize1.y[n, s1] = (-standardize1.center[s1] + bird[n, s1]) / standardize1.spread[s1]
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:25)
  // written out: 22 operations, a loop would cost more
  function predict_standardize1_y(count: number): void {
    const bird_all = bird;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    for (let n = 0; n < count; n++) {
      y[n * 11] = (bird_all[n * 11]! - center[0]!) / spread[0]!;
      y[n * 11 + 1] = (bird_all[n * 11 + 1]! - center[1]!) / spread[1]!;
      y[n * 11 + 2] = (bird_all[n * 11 + 2]! - center[2]!) / spread[2]!;
      y[n * 11 + 3] = (bird_all[n * 11 + 3]! - center[3]!) / spread[3]!;
      y[n * 11 + 4] = (bird_all[n * 11 + 4]! - center[4]!) / spread[4]!;
      y[n * 11 + 5] = (bird_all[n * 11 + 5]! - center[5]!) / spread[5]!;
      y[n * 11 + 6] = (bird_all[n * 11 + 6]! - center[6]!) / spread[6]!;
      y[n * 11 + 7] = (bird_all[n * 11 + 7]! - center[7]!) / spread[7]!;
      y[n * 11 + 8] = (bird_all[n * 11 + 8]! - center[8]!) / spread[8]!;
      y[n * 11 + 9] = (bird_all[n * 11 + 9]! - center[9]!) / spread[9]!;
      y[n * 11 + 10] = (bird_all[n * 11 + 10]! - center[10]!) / spread[10]!;
    }
  }

  // kolmogorovArnold1.basis[n, i, k] = (abs(3.5 + 1.16667 * standardize1.y[n, i] - k) < 1) ? (0.666667 - (3.5 +
  //   1.16667 * standardize1.y[n, i] - k) ^ 2 + 0.5 * abs… (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  function predict_kolmogorovArnold1_basis(count: number): void {
    const y = standardize1_y;
    const basis = kolmogorovArnold1_basis;
    for (let n = 0; n < count; n++) {
      for (let i = 0; i < 11; i++) {
        for (let k = 0; k < 8; k++) {
          let chosen_2 = 0;
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 11 + i]! - k) < 1) {
            const part_1 = 3.5 + 1.1666666666666667 * y[n * 11 + i]! - k;
            const part = Math.abs(part_1);
            chosen_2 = 0.6666666666666666 + 0.5 * (part * (part * part)) - part_1 * part_1;
          } else {
            let chosen = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 11 + i]! - k) < 2) {
              const part_2 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 11 + i]! - k);
              chosen = 0.16666666666666666 * (part_2 * (part_2 * part_2));
            }
            chosen_2 = chosen;
          }
          basis[n * 88 + i * 8 + k] = chosen_2;
        }
      }
    }
  }

  // kolmogorovArnold1.y.2[n, j] = sum(i, k: kolmogorovArnold1.basis[n, i, k] * kolmogorovArnold1.C[i, k, j])
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  // tiled 4×2 (n × j), reduction by 2
  function predict_kolmogorovArnold1_y_2(count: number): void {
    const basis = kolmogorovArnold1_basis;
    const C = kolmogorovArnold1_C;
    const y_2 = kolmogorovArnold1_y_2;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 8; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let k = 0; k < 88; k += 2) {
          const kolmogorovArnold1_basis_1 = basis[n * 88 + k]!;
          const kolmogorovArnold1_C_1 = C[k * 8 + j]!;
          total_5 += kolmogorovArnold1_basis_1 * kolmogorovArnold1_C_1;
          const kolmogorovArnold1_C_2 = C[k * 8 + j + 1]!;
          total_9 += kolmogorovArnold1_basis_1 * kolmogorovArnold1_C_2;
          const kolmogorovArnold1_basis_2 = basis[n * 88 + k + 88]!;
          total_6 += kolmogorovArnold1_basis_2 * kolmogorovArnold1_C_1;
          total_10 += kolmogorovArnold1_basis_2 * kolmogorovArnold1_C_2;
          const kolmogorovArnold1_basis_3 = basis[n * 88 + k + 176]!;
          total_7 += kolmogorovArnold1_basis_3 * kolmogorovArnold1_C_1;
          total_11 += kolmogorovArnold1_basis_3 * kolmogorovArnold1_C_2;
          const kolmogorovArnold1_basis_4 = basis[n * 88 + k + 264]!;
          total_8 += kolmogorovArnold1_basis_4 * kolmogorovArnold1_C_1;
          total_12 += kolmogorovArnold1_basis_4 * kolmogorovArnold1_C_2;
          const kolmogorovArnold1_basis_5 = basis[n * 88 + k + 1]!;
          const kolmogorovArnold1_C_3 = C[k * 8 + j + 8]!;
          total_5 += kolmogorovArnold1_basis_5 * kolmogorovArnold1_C_3;
          const kolmogorovArnold1_C_4 = C[k * 8 + j + 9]!;
          total_9 += kolmogorovArnold1_basis_5 * kolmogorovArnold1_C_4;
          const kolmogorovArnold1_basis_6 = basis[n * 88 + k + 89]!;
          total_6 += kolmogorovArnold1_basis_6 * kolmogorovArnold1_C_3;
          total_10 += kolmogorovArnold1_basis_6 * kolmogorovArnold1_C_4;
          const kolmogorovArnold1_basis_7 = basis[n * 88 + k + 177]!;
          total_7 += kolmogorovArnold1_basis_7 * kolmogorovArnold1_C_3;
          total_11 += kolmogorovArnold1_basis_7 * kolmogorovArnold1_C_4;
          const kolmogorovArnold1_basis_8 = basis[n * 88 + k + 265]!;
          total_8 += kolmogorovArnold1_basis_8 * kolmogorovArnold1_C_3;
          total_12 += kolmogorovArnold1_basis_8 * kolmogorovArnold1_C_4;
        }
        const kolmogorovArnold1_y_6 = total_5;
        const kolmogorovArnold1_y_10 = total_9;
        const kolmogorovArnold1_y_7 = total_6;
        const kolmogorovArnold1_y_11 = total_10;
        const kolmogorovArnold1_y_8 = total_7;
        const kolmogorovArnold1_y_12 = total_11;
        const kolmogorovArnold1_y_9 = total_8;
        const kolmogorovArnold1_y_13 = total_12;
        y_2[n * 8 + j] = kolmogorovArnold1_y_6;
        y_2[n * 8 + j + 1] = kolmogorovArnold1_y_10;
        y_2[n * 8 + j + 8] = kolmogorovArnold1_y_7;
        y_2[n * 8 + j + 9] = kolmogorovArnold1_y_11;
        y_2[n * 8 + j + 16] = kolmogorovArnold1_y_8;
        y_2[n * 8 + j + 17] = kolmogorovArnold1_y_12;
        y_2[n * 8 + j + 24] = kolmogorovArnold1_y_9;
        y_2[n * 8 + j + 25] = kolmogorovArnold1_y_13;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 8; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let k_1 = 0; k_1 < 88; k_1 += 2) {
          const kolmogorovArnold1_basis_9 = basis[n_1 * 88 + k_1]!;
          total_14 += kolmogorovArnold1_basis_9 * C[k_1 * 8 + j]!;
          total_15 += kolmogorovArnold1_basis_9 * C[k_1 * 8 + j + 1]!;
          total_16 += kolmogorovArnold1_basis_9 * C[k_1 * 8 + j + 2]!;
          total_17 += kolmogorovArnold1_basis_9 * C[k_1 * 8 + j + 3]!;
          const kolmogorovArnold1_basis_10 = basis[n_1 * 88 + k_1 + 1]!;
          total_14 += kolmogorovArnold1_basis_10 * C[k_1 * 8 + j + 8]!;
          total_15 += kolmogorovArnold1_basis_10 * C[k_1 * 8 + j + 9]!;
          total_16 += kolmogorovArnold1_basis_10 * C[k_1 * 8 + j + 10]!;
          total_17 += kolmogorovArnold1_basis_10 * C[k_1 * 8 + j + 11]!;
        }
        const kolmogorovArnold1_y_15 = total_14;
        const kolmogorovArnold1_y_16 = total_15;
        const kolmogorovArnold1_y_17 = total_16;
        const kolmogorovArnold1_y_18 = total_17;
        y_2[n_1 * 8 + j] = kolmogorovArnold1_y_15;
        y_2[n_1 * 8 + j + 1] = kolmogorovArnold1_y_16;
        y_2[n_1 * 8 + j + 2] = kolmogorovArnold1_y_17;
        y_2[n_1 * 8 + j + 3] = kolmogorovArnold1_y_18;
      }
    }
  }

  // kolmogorovArnold1.y.1[n, j] = sum(i: kolmogorovArnold1.W[i, j] * standardize1.y[n, i] *
  //   logistic(standardize1.y[n, i])) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  // kolmogorovArnold1.y[n, j] = kolmogorovArnold1.y.2[n, j] + kolmogorovArnold1.y.1[n, j] + kolmogorovArnold1.b[j]
  // tiled 4×2 (n × j), reduction by 2
  function predict_kolmogorovArnold1_y(count: number): void {
    const W = kolmogorovArnold1_W;
    const y = standardize1_y;
    const b = kolmogorovArnold1_b;
    const y_2 = kolmogorovArnold1_y_2;
    const kolmogorovArnold1_y_all = kolmogorovArnold1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 8; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 10; i += 2) {
          const kolmogorovArnold1_W_1 = W[i * 8 + j]!;
          const standardize1_y_1 = y[n * 11 + i]!;
          const part_1 = logistic(standardize1_y_1);
          total_5 += kolmogorovArnold1_W_1 * standardize1_y_1 * part_1;
          const kolmogorovArnold1_W_2 = W[i * 8 + j + 1]!;
          total_9 += kolmogorovArnold1_W_2 * standardize1_y_1 * part_1;
          const standardize1_y_2 = y[n * 11 + i + 11]!;
          const part_2 = logistic(standardize1_y_2);
          total_6 += kolmogorovArnold1_W_1 * standardize1_y_2 * part_2;
          total_10 += kolmogorovArnold1_W_2 * standardize1_y_2 * part_2;
          const standardize1_y_3 = y[n * 11 + i + 22]!;
          const part_3 = logistic(standardize1_y_3);
          total_7 += kolmogorovArnold1_W_1 * standardize1_y_3 * part_3;
          total_11 += kolmogorovArnold1_W_2 * standardize1_y_3 * part_3;
          const standardize1_y_4 = y[n * 11 + i + 33]!;
          const part_4 = logistic(standardize1_y_4);
          total_8 += kolmogorovArnold1_W_1 * standardize1_y_4 * part_4;
          total_12 += kolmogorovArnold1_W_2 * standardize1_y_4 * part_4;
          const kolmogorovArnold1_W_3 = W[i * 8 + j + 8]!;
          const standardize1_y_5 = y[n * 11 + i + 1]!;
          const part_5 = logistic(standardize1_y_5);
          total_5 += kolmogorovArnold1_W_3 * standardize1_y_5 * part_5;
          const kolmogorovArnold1_W_4 = W[i * 8 + j + 9]!;
          total_9 += kolmogorovArnold1_W_4 * standardize1_y_5 * part_5;
          const standardize1_y_6 = y[n * 11 + i + 12]!;
          const part_6 = logistic(standardize1_y_6);
          total_6 += kolmogorovArnold1_W_3 * standardize1_y_6 * part_6;
          total_10 += kolmogorovArnold1_W_4 * standardize1_y_6 * part_6;
          const standardize1_y_7 = y[n * 11 + i + 23]!;
          const part_7 = logistic(standardize1_y_7);
          total_7 += kolmogorovArnold1_W_3 * standardize1_y_7 * part_7;
          total_11 += kolmogorovArnold1_W_4 * standardize1_y_7 * part_7;
          const standardize1_y_8 = y[n * 11 + i + 34]!;
          const part_8 = logistic(standardize1_y_8);
          total_8 += kolmogorovArnold1_W_3 * standardize1_y_8 * part_8;
          total_12 += kolmogorovArnold1_W_4 * standardize1_y_8 * part_8;
        }
        const kolmogorovArnold1_W_5 = W[j + 80]!;
        const standardize1_y_9 = y[n * 11 + 10]!;
        const part_9 = logistic(standardize1_y_9);
        total_5 += kolmogorovArnold1_W_5 * standardize1_y_9 * part_9;
        const kolmogorovArnold1_W_6 = W[j + 81]!;
        total_9 += kolmogorovArnold1_W_6 * standardize1_y_9 * part_9;
        const standardize1_y_10 = y[n * 11 + 21]!;
        const part_10 = logistic(standardize1_y_10);
        total_6 += kolmogorovArnold1_W_5 * standardize1_y_10 * part_10;
        total_10 += kolmogorovArnold1_W_6 * standardize1_y_10 * part_10;
        const standardize1_y_11 = y[n * 11 + 32]!;
        const part_11 = logistic(standardize1_y_11);
        total_7 += kolmogorovArnold1_W_5 * standardize1_y_11 * part_11;
        total_11 += kolmogorovArnold1_W_6 * standardize1_y_11 * part_11;
        const standardize1_y_12 = y[n * 11 + 43]!;
        const part_12 = logistic(standardize1_y_12);
        total_8 += kolmogorovArnold1_W_5 * standardize1_y_12 * part_12;
        total_12 += kolmogorovArnold1_W_6 * standardize1_y_12 * part_12;
        const kolmogorovArnold1_y_10 = total_5;
        const kolmogorovArnold1_y_18 = total_9;
        const kolmogorovArnold1_y_11 = total_6;
        const kolmogorovArnold1_y_19 = total_10;
        const kolmogorovArnold1_y_12 = total_7;
        const kolmogorovArnold1_y_20 = total_11;
        const kolmogorovArnold1_y_13 = total_8;
        const kolmogorovArnold1_y_21 = total_12;
        const kolmogorovArnold1_b_1 = b[j]!;
        const kolmogorovArnold1_y_14 = y_2[n * 8 + j]! + kolmogorovArnold1_y_10 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_b_2 = b[j + 1]!;
        const kolmogorovArnold1_y_22 = y_2[n * 8 + j + 1]! + kolmogorovArnold1_y_18 + kolmogorovArnold1_b_2;
        const kolmogorovArnold1_y_15 = y_2[n * 8 + j + 8]! + kolmogorovArnold1_y_11 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_y_23 = y_2[n * 8 + j + 9]! + kolmogorovArnold1_y_19 + kolmogorovArnold1_b_2;
        const kolmogorovArnold1_y_16 = y_2[n * 8 + j + 16]! + kolmogorovArnold1_y_12 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_y_24 = y_2[n * 8 + j + 17]! + kolmogorovArnold1_y_20 + kolmogorovArnold1_b_2;
        const kolmogorovArnold1_y_17 = y_2[n * 8 + j + 24]! + kolmogorovArnold1_y_13 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_y_25 = y_2[n * 8 + j + 25]! + kolmogorovArnold1_y_21 + kolmogorovArnold1_b_2;
        kolmogorovArnold1_y_all[n * 8 + j] = kolmogorovArnold1_y_14;
        kolmogorovArnold1_y_all[n * 8 + j + 1] = kolmogorovArnold1_y_22;
        kolmogorovArnold1_y_all[n * 8 + j + 8] = kolmogorovArnold1_y_15;
        kolmogorovArnold1_y_all[n * 8 + j + 9] = kolmogorovArnold1_y_23;
        kolmogorovArnold1_y_all[n * 8 + j + 16] = kolmogorovArnold1_y_16;
        kolmogorovArnold1_y_all[n * 8 + j + 17] = kolmogorovArnold1_y_24;
        kolmogorovArnold1_y_all[n * 8 + j + 24] = kolmogorovArnold1_y_17;
        kolmogorovArnold1_y_all[n * 8 + j + 25] = kolmogorovArnold1_y_25;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 8; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 10; i_1 += 2) {
          const standardize1_y_13 = y[n_1 * 11 + i_1]!;
          const part_13 = logistic(standardize1_y_13);
          total_14 += W[i_1 * 8 + j]! * standardize1_y_13 * part_13;
          total_15 += W[i_1 * 8 + j + 1]! * standardize1_y_13 * part_13;
          total_16 += W[i_1 * 8 + j + 2]! * standardize1_y_13 * part_13;
          total_17 += W[i_1 * 8 + j + 3]! * standardize1_y_13 * part_13;
          const standardize1_y_14 = y[n_1 * 11 + i_1 + 1]!;
          const part_14 = logistic(standardize1_y_14);
          total_14 += W[i_1 * 8 + j + 8]! * standardize1_y_14 * part_14;
          total_15 += W[i_1 * 8 + j + 9]! * standardize1_y_14 * part_14;
          total_16 += W[i_1 * 8 + j + 10]! * standardize1_y_14 * part_14;
          total_17 += W[i_1 * 8 + j + 11]! * standardize1_y_14 * part_14;
        }
        const standardize1_y_15 = y[n_1 * 11 + 10]!;
        const part_15 = logistic(standardize1_y_15);
        total_14 += W[j + 80]! * standardize1_y_15 * part_15;
        total_15 += W[j + 81]! * standardize1_y_15 * part_15;
        total_16 += W[j + 82]! * standardize1_y_15 * part_15;
        total_17 += W[j + 83]! * standardize1_y_15 * part_15;
        const kolmogorovArnold1_y_28 = total_14;
        const kolmogorovArnold1_y_30 = total_15;
        const kolmogorovArnold1_y_32 = total_16;
        const kolmogorovArnold1_y_34 = total_17;
        const kolmogorovArnold1_y_29 = y_2[n_1 * 8 + j]! + kolmogorovArnold1_y_28 + b[j]!;
        const kolmogorovArnold1_y_31 = y_2[n_1 * 8 + j + 1]! + kolmogorovArnold1_y_30 + b[j + 1]!;
        const kolmogorovArnold1_y_33 = y_2[n_1 * 8 + j + 2]! + kolmogorovArnold1_y_32 + b[j + 2]!;
        const kolmogorovArnold1_y_35 = y_2[n_1 * 8 + j + 3]! + kolmogorovArnold1_y_34 + b[j + 3]!;
        kolmogorovArnold1_y_all[n_1 * 8 + j] = kolmogorovArnold1_y_29;
        kolmogorovArnold1_y_all[n_1 * 8 + j + 1] = kolmogorovArnold1_y_31;
        kolmogorovArnold1_y_all[n_1 * 8 + j + 2] = kolmogorovArnold1_y_33;
        kolmogorovArnold1_y_all[n_1 * 8 + j + 3] = kolmogorovArnold1_y_35;
      }
    }
  }

  // kolmogorovArnold2.y.2[n, j] = sum(i: kolmogorovArnold1.y[n, i] * logistic(kolmogorovArnold1.y[n, i]) *
  //   kolmogorovArnold2.W[i, j]) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // kolmogorovArnold2.y.1[n, j] = sum(i, k: kolmogorovArnold2.C[i, k, j] * ((abs(3.5 + 1.16667 *
  //   kolmogorovArnold1.y[n, i] - k) < 1) ? (0.666667 - (3.5 + 1.16667 *…
  // grams1.y[n, j] = 4200 + 800 * kolmogorovArnold2.y.2[n, j] + 800 * kolmogorovArnold2.y.1[n, j] + 800 *
  //   kolmogorovArnold2.b[j]
  // tiled 1×4 (n), reduction by 2
  function predict_grams1_y(count: number): void {
    const y = kolmogorovArnold1_y;
    const W = kolmogorovArnold2_W;
    const C = kolmogorovArnold2_C;
    const b = kolmogorovArnold2_b;
    const grams1_y_all = grams1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      const kolmogorovArnold1_y_1 = y[n * 8]!;
      const kolmogorovArnold2_W_1 = W[0]!;
      let total_2 = kolmogorovArnold1_y_1 * logistic(kolmogorovArnold1_y_1) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_2 = y[n * 8 + 8]!;
      let total_12 = kolmogorovArnold1_y_2 * logistic(kolmogorovArnold1_y_2) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_3 = y[n * 8 + 16]!;
      let total_13 = kolmogorovArnold1_y_3 * logistic(kolmogorovArnold1_y_3) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_4 = y[n * 8 + 24]!;
      let total_14 = kolmogorovArnold1_y_4 * logistic(kolmogorovArnold1_y_4) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_5 = y[n * 8 + 1]!;
      const kolmogorovArnold2_W_2 = W[1]!;
      total_2 += kolmogorovArnold1_y_5 * logistic(kolmogorovArnold1_y_5) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_6 = y[n * 8 + 9]!;
      total_12 += kolmogorovArnold1_y_6 * logistic(kolmogorovArnold1_y_6) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_7 = y[n * 8 + 17]!;
      total_13 += kolmogorovArnold1_y_7 * logistic(kolmogorovArnold1_y_7) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_8 = y[n * 8 + 25]!;
      total_14 += kolmogorovArnold1_y_8 * logistic(kolmogorovArnold1_y_8) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_9 = y[n * 8 + 2]!;
      const kolmogorovArnold2_W_3 = W[2]!;
      total_2 += kolmogorovArnold1_y_9 * logistic(kolmogorovArnold1_y_9) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_10 = y[n * 8 + 10]!;
      total_12 += kolmogorovArnold1_y_10 * logistic(kolmogorovArnold1_y_10) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_11 = y[n * 8 + 18]!;
      total_13 += kolmogorovArnold1_y_11 * logistic(kolmogorovArnold1_y_11) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_12 = y[n * 8 + 26]!;
      total_14 += kolmogorovArnold1_y_12 * logistic(kolmogorovArnold1_y_12) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_13 = y[n * 8 + 3]!;
      const kolmogorovArnold2_W_4 = W[3]!;
      total_2 += kolmogorovArnold1_y_13 * logistic(kolmogorovArnold1_y_13) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_14 = y[n * 8 + 11]!;
      total_12 += kolmogorovArnold1_y_14 * logistic(kolmogorovArnold1_y_14) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_15 = y[n * 8 + 19]!;
      total_13 += kolmogorovArnold1_y_15 * logistic(kolmogorovArnold1_y_15) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_16 = y[n * 8 + 27]!;
      total_14 += kolmogorovArnold1_y_16 * logistic(kolmogorovArnold1_y_16) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_17 = y[n * 8 + 4]!;
      const kolmogorovArnold2_W_5 = W[4]!;
      total_2 += kolmogorovArnold1_y_17 * logistic(kolmogorovArnold1_y_17) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_18 = y[n * 8 + 12]!;
      total_12 += kolmogorovArnold1_y_18 * logistic(kolmogorovArnold1_y_18) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_19 = y[n * 8 + 20]!;
      total_13 += kolmogorovArnold1_y_19 * logistic(kolmogorovArnold1_y_19) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_20 = y[n * 8 + 28]!;
      total_14 += kolmogorovArnold1_y_20 * logistic(kolmogorovArnold1_y_20) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_21 = y[n * 8 + 5]!;
      const kolmogorovArnold2_W_6 = W[5]!;
      total_2 += kolmogorovArnold1_y_21 * logistic(kolmogorovArnold1_y_21) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_22 = y[n * 8 + 13]!;
      total_12 += kolmogorovArnold1_y_22 * logistic(kolmogorovArnold1_y_22) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_23 = y[n * 8 + 21]!;
      total_13 += kolmogorovArnold1_y_23 * logistic(kolmogorovArnold1_y_23) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_24 = y[n * 8 + 29]!;
      total_14 += kolmogorovArnold1_y_24 * logistic(kolmogorovArnold1_y_24) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_25 = y[n * 8 + 6]!;
      const kolmogorovArnold2_W_7 = W[6]!;
      total_2 += kolmogorovArnold1_y_25 * logistic(kolmogorovArnold1_y_25) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_26 = y[n * 8 + 14]!;
      total_12 += kolmogorovArnold1_y_26 * logistic(kolmogorovArnold1_y_26) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_27 = y[n * 8 + 22]!;
      total_13 += kolmogorovArnold1_y_27 * logistic(kolmogorovArnold1_y_27) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_28 = y[n * 8 + 30]!;
      total_14 += kolmogorovArnold1_y_28 * logistic(kolmogorovArnold1_y_28) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_29 = y[n * 8 + 7]!;
      const kolmogorovArnold2_W_8 = W[7]!;
      total_2 += kolmogorovArnold1_y_29 * logistic(kolmogorovArnold1_y_29) * kolmogorovArnold2_W_8;
      const kolmogorovArnold1_y_30 = y[n * 8 + 15]!;
      total_12 += kolmogorovArnold1_y_30 * logistic(kolmogorovArnold1_y_30) * kolmogorovArnold2_W_8;
      const kolmogorovArnold1_y_31 = y[n * 8 + 23]!;
      total_13 += kolmogorovArnold1_y_31 * logistic(kolmogorovArnold1_y_31) * kolmogorovArnold2_W_8;
      const kolmogorovArnold1_y_32 = y[n * 8 + 31]!;
      total_14 += kolmogorovArnold1_y_32 * logistic(kolmogorovArnold1_y_32) * kolmogorovArnold2_W_8;
      const kolmogorovArnold2_y_1 = total_2;
      const kolmogorovArnold2_y_2 = total_12;
      const kolmogorovArnold2_y_13 = total_13;
      const kolmogorovArnold2_y_14 = total_14;
      let total_15 = 0;
      let total_16 = 0;
      let total_17 = 0;
      let total_18 = 0;
      for (let i_5 = 0; i_5 < 8; i_5++) {
        for (let k_2 = 0; k_2 < 8; k_2++) {
          let chosen_2 = 0;
          let chosen_12 = 0;
          let chosen_13 = 0;
          let chosen_14 = 0;
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2) < 1) {
            const part_1 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2;
            const part_2 = Math.abs(part_1);
            chosen_2 = 0.6666666666666666 + 0.5 * (part_2 * (part_2 * part_2)) - part_1 * part_1;
          } else {
            let chosen_15 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2) < 2) {
              const part_12 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2);
              chosen_15 = 0.16666666666666666 * (part_12 * (part_12 * part_12));
            }
            chosen_2 = chosen_15;
          }
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2) < 1) {
            const part_3 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2;
            const part_13 = Math.abs(part_3);
            chosen_12 = 0.6666666666666666 + 0.5 * (part_13 * (part_13 * part_13)) - part_3 * part_3;
          } else {
            let chosen_16 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2) < 2) {
              const part_14 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2);
              chosen_16 = 0.16666666666666666 * (part_14 * (part_14 * part_14));
            }
            chosen_12 = chosen_16;
          }
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2) < 1) {
            const part_4 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2;
            const part_15 = Math.abs(part_4);
            chosen_13 = 0.6666666666666666 + 0.5 * (part_15 * (part_15 * part_15)) - part_4 * part_4;
          } else {
            let chosen_17 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2) < 2) {
              const part_16 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2);
              chosen_17 = 0.16666666666666666 * (part_16 * (part_16 * part_16));
            }
            chosen_13 = chosen_17;
          }
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2) < 1) {
            const part_5 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2;
            const part_17 = Math.abs(part_5);
            chosen_14 = 0.6666666666666666 + 0.5 * (part_17 * (part_17 * part_17)) - part_5 * part_5;
          } else {
            let chosen_18 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2) < 2) {
              const part_18 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2);
              chosen_18 = 0.16666666666666666 * (part_18 * (part_18 * part_18));
            }
            chosen_14 = chosen_18;
          }
          const kolmogorovArnold2_C_1 = C[i_5 * 8 + k_2]!;
          total_15 += kolmogorovArnold2_C_1 * chosen_2;
          total_16 += kolmogorovArnold2_C_1 * chosen_12;
          total_17 += kolmogorovArnold2_C_1 * chosen_13;
          total_18 += kolmogorovArnold2_C_1 * chosen_14;
        }
      }
      const kolmogorovArnold2_y_15 = total_15;
      const kolmogorovArnold2_y_16 = total_16;
      const kolmogorovArnold2_y_17 = total_17;
      const kolmogorovArnold2_y_18 = total_18;
      const part_6 = 800 * b[0]!;
      const grams1_y_6 = 4200 + 800 * kolmogorovArnold2_y_1 + 800 * kolmogorovArnold2_y_15 + part_6;
      const grams1_y_7 = 4200 + 800 * kolmogorovArnold2_y_2 + 800 * kolmogorovArnold2_y_16 + part_6;
      const grams1_y_8 = 4200 + 800 * kolmogorovArnold2_y_13 + 800 * kolmogorovArnold2_y_17 + part_6;
      const grams1_y_9 = 4200 + 800 * kolmogorovArnold2_y_14 + 800 * kolmogorovArnold2_y_18 + part_6;
      grams1_y_all[n] = grams1_y_6;
      grams1_y_all[n + 1] = grams1_y_7;
      grams1_y_all[n + 2] = grams1_y_8;
      grams1_y_all[n + 3] = grams1_y_9;
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      const kolmogorovArnold1_y_33 = y[n_1 * 8]!;
      let total_19 = kolmogorovArnold1_y_33 * logistic(kolmogorovArnold1_y_33) * W[0]!;
      const kolmogorovArnold1_y_34 = y[n_1 * 8 + 1]!;
      total_19 += kolmogorovArnold1_y_34 * logistic(kolmogorovArnold1_y_34) * W[1]!;
      const kolmogorovArnold1_y_35 = y[n_1 * 8 + 2]!;
      total_19 += kolmogorovArnold1_y_35 * logistic(kolmogorovArnold1_y_35) * W[2]!;
      const kolmogorovArnold1_y_36 = y[n_1 * 8 + 3]!;
      total_19 += kolmogorovArnold1_y_36 * logistic(kolmogorovArnold1_y_36) * W[3]!;
      const kolmogorovArnold1_y_37 = y[n_1 * 8 + 4]!;
      total_19 += kolmogorovArnold1_y_37 * logistic(kolmogorovArnold1_y_37) * W[4]!;
      const kolmogorovArnold1_y_38 = y[n_1 * 8 + 5]!;
      total_19 += kolmogorovArnold1_y_38 * logistic(kolmogorovArnold1_y_38) * W[5]!;
      const kolmogorovArnold1_y_39 = y[n_1 * 8 + 6]!;
      total_19 += kolmogorovArnold1_y_39 * logistic(kolmogorovArnold1_y_39) * W[6]!;
      const kolmogorovArnold1_y_40 = y[n_1 * 8 + 7]!;
      total_19 += kolmogorovArnold1_y_40 * logistic(kolmogorovArnold1_y_40) * W[7]!;
      const kolmogorovArnold2_y_19 = total_19;
      let total_20 = 0;
      for (let i_7 = 0; i_7 < 8; i_7++) {
        for (let k_3 = 0; k_3 < 8; k_3++) {
          let chosen_19 = 0;
          if (Math.abs(3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3) < 1) {
            const part_7 = 3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3;
            const part_19 = Math.abs(part_7);
            chosen_19 = 0.6666666666666666 + 0.5 * (part_19 * (part_19 * part_19)) - part_7 * part_7;
          } else {
            let chosen_20 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3) < 2) {
              const part_20 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3);
              chosen_20 = 0.16666666666666666 * (part_20 * (part_20 * part_20));
            }
            chosen_19 = chosen_20;
          }
          total_20 += C[i_7 * 8 + k_3]! * chosen_19;
        }
      }
      const kolmogorovArnold2_y_20 = total_20;
      grams1_y_all[n_1] = 4200 + 800 * kolmogorovArnold2_y_19 + 800 * kolmogorovArnold2_y_20 + 800 * b[0]!;
    }
  }

  // ---- the loss --------------------------------------------------------------------------------------------

  // penalty(kolmogorovArnold2.W) = 0.00005 * sum(i1, i2: kolmogorovArnold2.W[i1, i2] ^ 2)
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)
  // penalty(kolmogorovArnold1.C) = 0.00005 * sum(i1, i2, i3: kolmogorovArnold1.C[i1, i2, i3] ^ 2)
  // penalty(kolmogorovArnold2.C) = 0.00005 * sum(i1, i2, i3: kolmogorovArnold2.C[i1, i2, i3] ^ 2)
  // penalty(kolmogorovArnold1.W) = 0.00005 * sum(i1, i2: kolmogorovArnold1.W[i1, i2] ^ 2)
  // sums on 4 accumulators
  function evaluate_penalty_kolmogorovArnold1_W_2(): void {
    const W = kolmogorovArnold2_W;
    const C = kolmogorovArnold1_C;
    const kolmogorovArnold2_C_all = kolmogorovArnold2_C;
    const kolmogorovArnold1_W_all = kolmogorovArnold1_W;
    const penalty_kolmogorovArnold2_W_all = penalty_kolmogorovArnold2_W;
    const penalty_kolmogorovArnold1_C_all = penalty_kolmogorovArnold1_C;
    const penalty_kolmogorovArnold2_C_all = penalty_kolmogorovArnold2_C;
    const penalty_kolmogorovArnold1_W_all = penalty_kolmogorovArnold1_W;
    let total = 0;
    let total_1 = 0;
    let total_5 = 0;
    let total_6 = 0;
    for (let i2 = 0; i2 < 8; i2 += 4) {
      total += square(W[i2]!);
      total_1 += square(W[i2 + 1]!);
      total_5 += square(W[i2 + 2]!);
      total_6 += square(W[i2 + 3]!);
    }
    total += total_1;
    total += total_5;
    total += total_6;
    const penalty_kolmogorovArnold2_W_2 = 0.00005 * total;
    let total_2 = 0;
    let total_7 = 0;
    let total_8 = 0;
    let total_9 = 0;
    for (let i3 = 0; i3 < 704; i3 += 4) {
      total_2 += square(C[i3]!);
      total_7 += square(C[i3 + 1]!);
      total_8 += square(C[i3 + 2]!);
      total_9 += square(C[i3 + 3]!);
    }
    total_2 += total_7;
    total_2 += total_8;
    total_2 += total_9;
    const penalty_kolmogorovArnold1_C_2 = 0.00005 * total_2;
    let total_3 = 0;
    let total_10 = 0;
    let total_11 = 0;
    let total_12 = 0;
    for (let i3_2 = 0; i3_2 < 64; i3_2 += 4) {
      total_3 += square(kolmogorovArnold2_C_all[i3_2]!);
      total_10 += square(kolmogorovArnold2_C_all[i3_2 + 1]!);
      total_11 += square(kolmogorovArnold2_C_all[i3_2 + 2]!);
      total_12 += square(kolmogorovArnold2_C_all[i3_2 + 3]!);
    }
    total_3 += total_10;
    total_3 += total_11;
    total_3 += total_12;
    const penalty_kolmogorovArnold2_C_2 = 0.00005 * total_3;
    let total_4 = 0;
    let total_13 = 0;
    let total_14 = 0;
    let total_15 = 0;
    for (let i2_4 = 0; i2_4 < 88; i2_4 += 4) {
      total_4 += square(kolmogorovArnold1_W_all[i2_4]!);
      total_13 += square(kolmogorovArnold1_W_all[i2_4 + 1]!);
      total_14 += square(kolmogorovArnold1_W_all[i2_4 + 2]!);
      total_15 += square(kolmogorovArnold1_W_all[i2_4 + 3]!);
    }
    total_4 += total_13;
    total_4 += total_14;
    total_4 += total_15;
    const penalty_kolmogorovArnold1_W_2 = 0.00005 * total_4;
    penalty_kolmogorovArnold2_W_all[0] = penalty_kolmogorovArnold2_W_2;
    penalty_kolmogorovArnold1_C_all[0] = penalty_kolmogorovArnold1_C_2;
    penalty_kolmogorovArnold2_C_all[0] = penalty_kolmogorovArnold2_C_2;
    penalty_kolmogorovArnold1_W_all[0] = penalty_kolmogorovArnold1_W_2;
  }

  // kolmogorovArnold2.y.2[n, j] = sum(i: kolmogorovArnold1.y[n, i] * logistic(kolmogorovArnold1.y[n, i]) *
  //   kolmogorovArnold2.W[i, j]) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // kolmogorovArnold2.y.1[n, j] = sum(i, k: kolmogorovArnold2.C[i, k, j] * ((abs(3.5 + 1.16667 *
  //   kolmogorovArnold1.y[n, i] - k) < 1) ? (0.666667 - (3.5 + 1.16667 *…
  // tiled 1×4 (n), reduction by 2
  function evaluate_kolmogorovArnold2_y_1(count: number): void {
    const y = kolmogorovArnold1_y;
    const W = kolmogorovArnold2_W;
    const C = kolmogorovArnold2_C;
    const y_2 = kolmogorovArnold2_y_2;
    const y_1 = kolmogorovArnold2_y_1;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      const kolmogorovArnold1_y_1 = y[n * 8]!;
      const kolmogorovArnold2_W_1 = W[0]!;
      let total_2 = kolmogorovArnold1_y_1 * logistic(kolmogorovArnold1_y_1) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_2 = y[n * 8 + 8]!;
      let total_12 = kolmogorovArnold1_y_2 * logistic(kolmogorovArnold1_y_2) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_3 = y[n * 8 + 16]!;
      let total_13 = kolmogorovArnold1_y_3 * logistic(kolmogorovArnold1_y_3) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_4 = y[n * 8 + 24]!;
      let total_14 = kolmogorovArnold1_y_4 * logistic(kolmogorovArnold1_y_4) * kolmogorovArnold2_W_1;
      const kolmogorovArnold1_y_5 = y[n * 8 + 1]!;
      const kolmogorovArnold2_W_2 = W[1]!;
      total_2 += kolmogorovArnold1_y_5 * logistic(kolmogorovArnold1_y_5) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_6 = y[n * 8 + 9]!;
      total_12 += kolmogorovArnold1_y_6 * logistic(kolmogorovArnold1_y_6) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_7 = y[n * 8 + 17]!;
      total_13 += kolmogorovArnold1_y_7 * logistic(kolmogorovArnold1_y_7) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_8 = y[n * 8 + 25]!;
      total_14 += kolmogorovArnold1_y_8 * logistic(kolmogorovArnold1_y_8) * kolmogorovArnold2_W_2;
      const kolmogorovArnold1_y_9 = y[n * 8 + 2]!;
      const kolmogorovArnold2_W_3 = W[2]!;
      total_2 += kolmogorovArnold1_y_9 * logistic(kolmogorovArnold1_y_9) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_10 = y[n * 8 + 10]!;
      total_12 += kolmogorovArnold1_y_10 * logistic(kolmogorovArnold1_y_10) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_11 = y[n * 8 + 18]!;
      total_13 += kolmogorovArnold1_y_11 * logistic(kolmogorovArnold1_y_11) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_12 = y[n * 8 + 26]!;
      total_14 += kolmogorovArnold1_y_12 * logistic(kolmogorovArnold1_y_12) * kolmogorovArnold2_W_3;
      const kolmogorovArnold1_y_13 = y[n * 8 + 3]!;
      const kolmogorovArnold2_W_4 = W[3]!;
      total_2 += kolmogorovArnold1_y_13 * logistic(kolmogorovArnold1_y_13) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_14 = y[n * 8 + 11]!;
      total_12 += kolmogorovArnold1_y_14 * logistic(kolmogorovArnold1_y_14) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_15 = y[n * 8 + 19]!;
      total_13 += kolmogorovArnold1_y_15 * logistic(kolmogorovArnold1_y_15) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_16 = y[n * 8 + 27]!;
      total_14 += kolmogorovArnold1_y_16 * logistic(kolmogorovArnold1_y_16) * kolmogorovArnold2_W_4;
      const kolmogorovArnold1_y_17 = y[n * 8 + 4]!;
      const kolmogorovArnold2_W_5 = W[4]!;
      total_2 += kolmogorovArnold1_y_17 * logistic(kolmogorovArnold1_y_17) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_18 = y[n * 8 + 12]!;
      total_12 += kolmogorovArnold1_y_18 * logistic(kolmogorovArnold1_y_18) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_19 = y[n * 8 + 20]!;
      total_13 += kolmogorovArnold1_y_19 * logistic(kolmogorovArnold1_y_19) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_20 = y[n * 8 + 28]!;
      total_14 += kolmogorovArnold1_y_20 * logistic(kolmogorovArnold1_y_20) * kolmogorovArnold2_W_5;
      const kolmogorovArnold1_y_21 = y[n * 8 + 5]!;
      const kolmogorovArnold2_W_6 = W[5]!;
      total_2 += kolmogorovArnold1_y_21 * logistic(kolmogorovArnold1_y_21) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_22 = y[n * 8 + 13]!;
      total_12 += kolmogorovArnold1_y_22 * logistic(kolmogorovArnold1_y_22) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_23 = y[n * 8 + 21]!;
      total_13 += kolmogorovArnold1_y_23 * logistic(kolmogorovArnold1_y_23) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_24 = y[n * 8 + 29]!;
      total_14 += kolmogorovArnold1_y_24 * logistic(kolmogorovArnold1_y_24) * kolmogorovArnold2_W_6;
      const kolmogorovArnold1_y_25 = y[n * 8 + 6]!;
      const kolmogorovArnold2_W_7 = W[6]!;
      total_2 += kolmogorovArnold1_y_25 * logistic(kolmogorovArnold1_y_25) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_26 = y[n * 8 + 14]!;
      total_12 += kolmogorovArnold1_y_26 * logistic(kolmogorovArnold1_y_26) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_27 = y[n * 8 + 22]!;
      total_13 += kolmogorovArnold1_y_27 * logistic(kolmogorovArnold1_y_27) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_28 = y[n * 8 + 30]!;
      total_14 += kolmogorovArnold1_y_28 * logistic(kolmogorovArnold1_y_28) * kolmogorovArnold2_W_7;
      const kolmogorovArnold1_y_29 = y[n * 8 + 7]!;
      const kolmogorovArnold2_W_8 = W[7]!;
      total_2 += kolmogorovArnold1_y_29 * logistic(kolmogorovArnold1_y_29) * kolmogorovArnold2_W_8;
      const kolmogorovArnold1_y_30 = y[n * 8 + 15]!;
      total_12 += kolmogorovArnold1_y_30 * logistic(kolmogorovArnold1_y_30) * kolmogorovArnold2_W_8;
      const kolmogorovArnold1_y_31 = y[n * 8 + 23]!;
      total_13 += kolmogorovArnold1_y_31 * logistic(kolmogorovArnold1_y_31) * kolmogorovArnold2_W_8;
      const kolmogorovArnold1_y_32 = y[n * 8 + 31]!;
      total_14 += kolmogorovArnold1_y_32 * logistic(kolmogorovArnold1_y_32) * kolmogorovArnold2_W_8;
      const kolmogorovArnold2_y_1_2 = total_2;
      const kolmogorovArnold2_y_2_2 = total_12;
      const kolmogorovArnold2_y_13 = total_13;
      const kolmogorovArnold2_y_14 = total_14;
      let total_15 = 0;
      let total_16 = 0;
      let total_17 = 0;
      let total_18 = 0;
      for (let i_5 = 0; i_5 < 8; i_5++) {
        for (let k_2 = 0; k_2 < 8; k_2++) {
          let chosen_2 = 0;
          let chosen_12 = 0;
          let chosen_13 = 0;
          let chosen_14 = 0;
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2) < 1) {
            const part_1 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2;
            const part_2 = Math.abs(part_1);
            chosen_2 = 0.6666666666666666 + 0.5 * (part_2 * (part_2 * part_2)) - part_1 * part_1;
          } else {
            let chosen_15 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2) < 2) {
              const part_12 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5]! - k_2);
              chosen_15 = 0.16666666666666666 * (part_12 * (part_12 * part_12));
            }
            chosen_2 = chosen_15;
          }
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2) < 1) {
            const part_3 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2;
            const part_13 = Math.abs(part_3);
            chosen_12 = 0.6666666666666666 + 0.5 * (part_13 * (part_13 * part_13)) - part_3 * part_3;
          } else {
            let chosen_16 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2) < 2) {
              const part_14 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 8]! - k_2);
              chosen_16 = 0.16666666666666666 * (part_14 * (part_14 * part_14));
            }
            chosen_12 = chosen_16;
          }
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2) < 1) {
            const part_4 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2;
            const part_15 = Math.abs(part_4);
            chosen_13 = 0.6666666666666666 + 0.5 * (part_15 * (part_15 * part_15)) - part_4 * part_4;
          } else {
            let chosen_17 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2) < 2) {
              const part_16 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 16]! - k_2);
              chosen_17 = 0.16666666666666666 * (part_16 * (part_16 * part_16));
            }
            chosen_13 = chosen_17;
          }
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2) < 1) {
            const part_5 = 3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2;
            const part_17 = Math.abs(part_5);
            chosen_14 = 0.6666666666666666 + 0.5 * (part_17 * (part_17 * part_17)) - part_5 * part_5;
          } else {
            let chosen_18 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2) < 2) {
              const part_18 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i_5 + 24]! - k_2);
              chosen_18 = 0.16666666666666666 * (part_18 * (part_18 * part_18));
            }
            chosen_14 = chosen_18;
          }
          const kolmogorovArnold2_C_1 = C[i_5 * 8 + k_2]!;
          total_15 += kolmogorovArnold2_C_1 * chosen_2;
          total_16 += kolmogorovArnold2_C_1 * chosen_12;
          total_17 += kolmogorovArnold2_C_1 * chosen_13;
          total_18 += kolmogorovArnold2_C_1 * chosen_14;
        }
      }
      const kolmogorovArnold2_y_15 = total_15;
      const kolmogorovArnold2_y_16 = total_16;
      const kolmogorovArnold2_y_17 = total_17;
      const kolmogorovArnold2_y_18 = total_18;
      y_2[n] = kolmogorovArnold2_y_1_2;
      y_2[n + 1] = kolmogorovArnold2_y_2_2;
      y_2[n + 2] = kolmogorovArnold2_y_13;
      y_2[n + 3] = kolmogorovArnold2_y_14;
      y_1[n] = kolmogorovArnold2_y_15;
      y_1[n + 1] = kolmogorovArnold2_y_16;
      y_1[n + 2] = kolmogorovArnold2_y_17;
      y_1[n + 3] = kolmogorovArnold2_y_18;
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      const kolmogorovArnold1_y_33 = y[n_1 * 8]!;
      let total_19 = kolmogorovArnold1_y_33 * logistic(kolmogorovArnold1_y_33) * W[0]!;
      const kolmogorovArnold1_y_34 = y[n_1 * 8 + 1]!;
      total_19 += kolmogorovArnold1_y_34 * logistic(kolmogorovArnold1_y_34) * W[1]!;
      const kolmogorovArnold1_y_35 = y[n_1 * 8 + 2]!;
      total_19 += kolmogorovArnold1_y_35 * logistic(kolmogorovArnold1_y_35) * W[2]!;
      const kolmogorovArnold1_y_36 = y[n_1 * 8 + 3]!;
      total_19 += kolmogorovArnold1_y_36 * logistic(kolmogorovArnold1_y_36) * W[3]!;
      const kolmogorovArnold1_y_37 = y[n_1 * 8 + 4]!;
      total_19 += kolmogorovArnold1_y_37 * logistic(kolmogorovArnold1_y_37) * W[4]!;
      const kolmogorovArnold1_y_38 = y[n_1 * 8 + 5]!;
      total_19 += kolmogorovArnold1_y_38 * logistic(kolmogorovArnold1_y_38) * W[5]!;
      const kolmogorovArnold1_y_39 = y[n_1 * 8 + 6]!;
      total_19 += kolmogorovArnold1_y_39 * logistic(kolmogorovArnold1_y_39) * W[6]!;
      const kolmogorovArnold1_y_40 = y[n_1 * 8 + 7]!;
      total_19 += kolmogorovArnold1_y_40 * logistic(kolmogorovArnold1_y_40) * W[7]!;
      const kolmogorovArnold2_y_19 = total_19;
      let total_20 = 0;
      for (let i_7 = 0; i_7 < 8; i_7++) {
        for (let k_3 = 0; k_3 < 8; k_3++) {
          let chosen_19 = 0;
          if (Math.abs(3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3) < 1) {
            const part_6 = 3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3;
            const part_19 = Math.abs(part_6);
            chosen_19 = 0.6666666666666666 + 0.5 * (part_19 * (part_19 * part_19)) - part_6 * part_6;
          } else {
            let chosen_20 = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3) < 2) {
              const part_20 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n_1 * 8 + i_7]! - k_3);
              chosen_20 = 0.16666666666666666 * (part_20 * (part_20 * part_20));
            }
            chosen_19 = chosen_20;
          }
          total_20 += C[i_7 * 8 + k_3]! * chosen_19;
        }
      }
      const kolmogorovArnold2_y_20 = total_20;
      y_2[n_1] = kolmogorovArnold2_y_19;
      y_1[n_1] = kolmogorovArnold2_y_20;
    }
  }

  // loss1.each[n] = sum(s1: (4200 + 800 * kolmogorovArnold2.y.2[n, s1] + 800 * kolmogorovArnold2.y.1[n, s1] + 800 *
  //   kolmogorovArnold2.b[s1] - target(bodyMass)[n, s… (examples/kolmogorov-arnold/kolmogorov-arnold.nn:30)
  // written out: 9 operations, a loop would cost more
  function evaluate_loss1_each_2(count: number): void {
    const y_2 = kolmogorovArnold2_y_2;
    const y_1 = kolmogorovArnold2_y_1;
    const b = kolmogorovArnold2_b;
    const bodyMass = target_bodyMass;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      let total = square(4200 + 800 * y_2[n]! + 800 * y_1[n]! + 800 * b[0]! - bodyMass[n]!);
      each[n] = total;
    }
  }

  // loss.data = sum(n: loss1.each[n]) / count
  // loss = penalty(kolmogorovArnold2.W) + penalty(kolmogorovArnold1.C) + penalty(kolmogorovArnold2.C) + loss.data +
  //   penalty(kolmogorovArnold1.W)
  function evaluate_loss_2(count: number): void {
    const each = loss1_each;
    const W = penalty_kolmogorovArnold2_W;
    const C = penalty_kolmogorovArnold1_C;
    const kolmogorovArnold2_C = penalty_kolmogorovArnold2_C;
    const kolmogorovArnold1_W = penalty_kolmogorovArnold1_W;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      total += each[n]!;
    }
    const loss_data = total / count;
    meanLoss_all[0] = W[0]! + C[0]! + kolmogorovArnold2_C[0]! + loss_data + kolmogorovArnold1_W[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // standardize1.y[n, s1] = (-standardize1.center[s1] + bird[n, s1]) / standardize1.spread[s1]
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  // kolmogorovArnold1.y.3[n, s1] = logistic(standardize1.y[n, s1])
  // written out: 33 operations, a loop would cost more
  function train_kolmogorovArnold1_y_3(count: number): void {
    const bird_all = bird;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    const y_3 = kolmogorovArnold1_y_3;
    for (let n = 0; n < count; n++) {
      const standardize1_y_1 = (bird_all[n * 11]! - center[0]!) / spread[0]!;
      const kolmogorovArnold1_y_1 = logistic(standardize1_y_1);
      y[n * 11] = standardize1_y_1;
      y_3[n * 11] = kolmogorovArnold1_y_1;
      const standardize1_y_2 = (bird_all[n * 11 + 1]! - center[1]!) / spread[1]!;
      const kolmogorovArnold1_y_2 = logistic(standardize1_y_2);
      y[n * 11 + 1] = standardize1_y_2;
      y_3[n * 11 + 1] = kolmogorovArnold1_y_2;
      const standardize1_y_3 = (bird_all[n * 11 + 2]! - center[2]!) / spread[2]!;
      const kolmogorovArnold1_y_4 = logistic(standardize1_y_3);
      y[n * 11 + 2] = standardize1_y_3;
      y_3[n * 11 + 2] = kolmogorovArnold1_y_4;
      const standardize1_y_4 = (bird_all[n * 11 + 3]! - center[3]!) / spread[3]!;
      const kolmogorovArnold1_y_5 = logistic(standardize1_y_4);
      y[n * 11 + 3] = standardize1_y_4;
      y_3[n * 11 + 3] = kolmogorovArnold1_y_5;
      const standardize1_y_5 = (bird_all[n * 11 + 4]! - center[4]!) / spread[4]!;
      const kolmogorovArnold1_y_6 = logistic(standardize1_y_5);
      y[n * 11 + 4] = standardize1_y_5;
      y_3[n * 11 + 4] = kolmogorovArnold1_y_6;
      const standardize1_y_6 = (bird_all[n * 11 + 5]! - center[5]!) / spread[5]!;
      const kolmogorovArnold1_y_7 = logistic(standardize1_y_6);
      y[n * 11 + 5] = standardize1_y_6;
      y_3[n * 11 + 5] = kolmogorovArnold1_y_7;
      const standardize1_y_7 = (bird_all[n * 11 + 6]! - center[6]!) / spread[6]!;
      const kolmogorovArnold1_y_8 = logistic(standardize1_y_7);
      y[n * 11 + 6] = standardize1_y_7;
      y_3[n * 11 + 6] = kolmogorovArnold1_y_8;
      const standardize1_y_8 = (bird_all[n * 11 + 7]! - center[7]!) / spread[7]!;
      const kolmogorovArnold1_y_9 = logistic(standardize1_y_8);
      y[n * 11 + 7] = standardize1_y_8;
      y_3[n * 11 + 7] = kolmogorovArnold1_y_9;
      const standardize1_y_9 = (bird_all[n * 11 + 8]! - center[8]!) / spread[8]!;
      const kolmogorovArnold1_y_10 = logistic(standardize1_y_9);
      y[n * 11 + 8] = standardize1_y_9;
      y_3[n * 11 + 8] = kolmogorovArnold1_y_10;
      const standardize1_y_10 = (bird_all[n * 11 + 9]! - center[9]!) / spread[9]!;
      const kolmogorovArnold1_y_11 = logistic(standardize1_y_10);
      y[n * 11 + 9] = standardize1_y_10;
      y_3[n * 11 + 9] = kolmogorovArnold1_y_11;
      const standardize1_y_11 = (bird_all[n * 11 + 10]! - center[10]!) / spread[10]!;
      const kolmogorovArnold1_y_12 = logistic(standardize1_y_11);
      y[n * 11 + 10] = standardize1_y_11;
      y_3[n * 11 + 10] = kolmogorovArnold1_y_12;
    }
  }

  // kolmogorovArnold1.y.1[n, j] = sum(i: kolmogorovArnold1.W[i, j] * kolmogorovArnold1.y.3[n, i] * standardize1.y[n,
  //   i]) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // kolmogorovArnold1.y[n, j] = kolmogorovArnold1.y.2[n, j] + kolmogorovArnold1.y.1[n, j] + kolmogorovArnold1.b[j]
  // kolmogorovArnold2.y.3[n, j] = logistic(kolmogorovArnold1.y[n, j])
  // tiled 4×2 (n × j), reduction by 2
  function train_kolmogorovArnold2_y_3(count: number): void {
    const W = kolmogorovArnold1_W;
    const y_3 = kolmogorovArnold1_y_3;
    const y = standardize1_y;
    const b = kolmogorovArnold1_b;
    const y_2 = kolmogorovArnold1_y_2;
    const kolmogorovArnold1_y_all = kolmogorovArnold1_y;
    const kolmogorovArnold2_y_3_all = kolmogorovArnold2_y_3;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 8; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 10; i += 2) {
          const kolmogorovArnold1_W_1 = W[i * 8 + j]!;
          const kolmogorovArnold1_y_1 = y_3[n * 11 + i]!;
          const standardize1_y_1 = y[n * 11 + i]!;
          total_5 += kolmogorovArnold1_W_1 * kolmogorovArnold1_y_1 * standardize1_y_1;
          const kolmogorovArnold1_W_2 = W[i * 8 + j + 1]!;
          total_9 += kolmogorovArnold1_W_2 * kolmogorovArnold1_y_1 * standardize1_y_1;
          const kolmogorovArnold1_y_2_2 = y_3[n * 11 + i + 11]!;
          const standardize1_y_2 = y[n * 11 + i + 11]!;
          total_6 += kolmogorovArnold1_W_1 * kolmogorovArnold1_y_2_2 * standardize1_y_2;
          total_10 += kolmogorovArnold1_W_2 * kolmogorovArnold1_y_2_2 * standardize1_y_2;
          const kolmogorovArnold1_y_3_2 = y_3[n * 11 + i + 22]!;
          const standardize1_y_3 = y[n * 11 + i + 22]!;
          total_7 += kolmogorovArnold1_W_1 * kolmogorovArnold1_y_3_2 * standardize1_y_3;
          total_11 += kolmogorovArnold1_W_2 * kolmogorovArnold1_y_3_2 * standardize1_y_3;
          const kolmogorovArnold1_y_4 = y_3[n * 11 + i + 33]!;
          const standardize1_y_4 = y[n * 11 + i + 33]!;
          total_8 += kolmogorovArnold1_W_1 * kolmogorovArnold1_y_4 * standardize1_y_4;
          total_12 += kolmogorovArnold1_W_2 * kolmogorovArnold1_y_4 * standardize1_y_4;
          const kolmogorovArnold1_W_3 = W[i * 8 + j + 8]!;
          const kolmogorovArnold1_y_5 = y_3[n * 11 + i + 1]!;
          const standardize1_y_5 = y[n * 11 + i + 1]!;
          total_5 += kolmogorovArnold1_W_3 * kolmogorovArnold1_y_5 * standardize1_y_5;
          const kolmogorovArnold1_W_4 = W[i * 8 + j + 9]!;
          total_9 += kolmogorovArnold1_W_4 * kolmogorovArnold1_y_5 * standardize1_y_5;
          const kolmogorovArnold1_y_6 = y_3[n * 11 + i + 12]!;
          const standardize1_y_6 = y[n * 11 + i + 12]!;
          total_6 += kolmogorovArnold1_W_3 * kolmogorovArnold1_y_6 * standardize1_y_6;
          total_10 += kolmogorovArnold1_W_4 * kolmogorovArnold1_y_6 * standardize1_y_6;
          const kolmogorovArnold1_y_7 = y_3[n * 11 + i + 23]!;
          const standardize1_y_7 = y[n * 11 + i + 23]!;
          total_7 += kolmogorovArnold1_W_3 * kolmogorovArnold1_y_7 * standardize1_y_7;
          total_11 += kolmogorovArnold1_W_4 * kolmogorovArnold1_y_7 * standardize1_y_7;
          const kolmogorovArnold1_y_8 = y_3[n * 11 + i + 34]!;
          const standardize1_y_8 = y[n * 11 + i + 34]!;
          total_8 += kolmogorovArnold1_W_3 * kolmogorovArnold1_y_8 * standardize1_y_8;
          total_12 += kolmogorovArnold1_W_4 * kolmogorovArnold1_y_8 * standardize1_y_8;
        }
        const kolmogorovArnold1_W_5 = W[j + 80]!;
        const kolmogorovArnold1_y_9 = y_3[n * 11 + 10]!;
        const standardize1_y_9 = y[n * 11 + 10]!;
        total_5 += kolmogorovArnold1_W_5 * kolmogorovArnold1_y_9 * standardize1_y_9;
        const kolmogorovArnold1_W_6 = W[j + 81]!;
        total_9 += kolmogorovArnold1_W_6 * kolmogorovArnold1_y_9 * standardize1_y_9;
        const kolmogorovArnold1_y_26 = y_3[n * 11 + 21]!;
        const standardize1_y_10 = y[n * 11 + 21]!;
        total_6 += kolmogorovArnold1_W_5 * kolmogorovArnold1_y_26 * standardize1_y_10;
        total_10 += kolmogorovArnold1_W_6 * kolmogorovArnold1_y_26 * standardize1_y_10;
        const kolmogorovArnold1_y_27 = y_3[n * 11 + 32]!;
        const standardize1_y_11 = y[n * 11 + 32]!;
        total_7 += kolmogorovArnold1_W_5 * kolmogorovArnold1_y_27 * standardize1_y_11;
        total_11 += kolmogorovArnold1_W_6 * kolmogorovArnold1_y_27 * standardize1_y_11;
        const kolmogorovArnold1_y_36 = y_3[n * 11 + 43]!;
        const standardize1_y_12 = y[n * 11 + 43]!;
        total_8 += kolmogorovArnold1_W_5 * kolmogorovArnold1_y_36 * standardize1_y_12;
        total_12 += kolmogorovArnold1_W_6 * kolmogorovArnold1_y_36 * standardize1_y_12;
        const kolmogorovArnold1_y_10 = total_5;
        const kolmogorovArnold1_y_18 = total_9;
        const kolmogorovArnold1_y_11 = total_6;
        const kolmogorovArnold1_y_19 = total_10;
        const kolmogorovArnold1_y_12 = total_7;
        const kolmogorovArnold1_y_20 = total_11;
        const kolmogorovArnold1_y_13 = total_8;
        const kolmogorovArnold1_y_21 = total_12;
        const kolmogorovArnold1_b_1 = b[j]!;
        const kolmogorovArnold1_y_14 = y_2[n * 8 + j]! + kolmogorovArnold1_y_10 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_b_2 = b[j + 1]!;
        const kolmogorovArnold1_y_22 = y_2[n * 8 + j + 1]! + kolmogorovArnold1_y_18 + kolmogorovArnold1_b_2;
        const kolmogorovArnold1_y_15 = y_2[n * 8 + j + 8]! + kolmogorovArnold1_y_11 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_y_23 = y_2[n * 8 + j + 9]! + kolmogorovArnold1_y_19 + kolmogorovArnold1_b_2;
        const kolmogorovArnold1_y_16 = y_2[n * 8 + j + 16]! + kolmogorovArnold1_y_12 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_y_24 = y_2[n * 8 + j + 17]! + kolmogorovArnold1_y_20 + kolmogorovArnold1_b_2;
        const kolmogorovArnold1_y_17 = y_2[n * 8 + j + 24]! + kolmogorovArnold1_y_13 + kolmogorovArnold1_b_1;
        const kolmogorovArnold1_y_25 = y_2[n * 8 + j + 25]! + kolmogorovArnold1_y_21 + kolmogorovArnold1_b_2;
        const kolmogorovArnold2_y_6 = logistic(kolmogorovArnold1_y_14);
        const kolmogorovArnold2_y_10 = logistic(kolmogorovArnold1_y_22);
        const kolmogorovArnold2_y_7 = logistic(kolmogorovArnold1_y_15);
        const kolmogorovArnold2_y_11 = logistic(kolmogorovArnold1_y_23);
        const kolmogorovArnold2_y_8 = logistic(kolmogorovArnold1_y_16);
        const kolmogorovArnold2_y_12 = logistic(kolmogorovArnold1_y_24);
        const kolmogorovArnold2_y_9 = logistic(kolmogorovArnold1_y_17);
        const kolmogorovArnold2_y_13 = logistic(kolmogorovArnold1_y_25);
        kolmogorovArnold1_y_all[n * 8 + j] = kolmogorovArnold1_y_14;
        kolmogorovArnold1_y_all[n * 8 + j + 1] = kolmogorovArnold1_y_22;
        kolmogorovArnold1_y_all[n * 8 + j + 8] = kolmogorovArnold1_y_15;
        kolmogorovArnold1_y_all[n * 8 + j + 9] = kolmogorovArnold1_y_23;
        kolmogorovArnold1_y_all[n * 8 + j + 16] = kolmogorovArnold1_y_16;
        kolmogorovArnold1_y_all[n * 8 + j + 17] = kolmogorovArnold1_y_24;
        kolmogorovArnold1_y_all[n * 8 + j + 24] = kolmogorovArnold1_y_17;
        kolmogorovArnold1_y_all[n * 8 + j + 25] = kolmogorovArnold1_y_25;
        kolmogorovArnold2_y_3_all[n * 8 + j] = kolmogorovArnold2_y_6;
        kolmogorovArnold2_y_3_all[n * 8 + j + 1] = kolmogorovArnold2_y_10;
        kolmogorovArnold2_y_3_all[n * 8 + j + 8] = kolmogorovArnold2_y_7;
        kolmogorovArnold2_y_3_all[n * 8 + j + 9] = kolmogorovArnold2_y_11;
        kolmogorovArnold2_y_3_all[n * 8 + j + 16] = kolmogorovArnold2_y_8;
        kolmogorovArnold2_y_3_all[n * 8 + j + 17] = kolmogorovArnold2_y_12;
        kolmogorovArnold2_y_3_all[n * 8 + j + 24] = kolmogorovArnold2_y_9;
        kolmogorovArnold2_y_3_all[n * 8 + j + 25] = kolmogorovArnold2_y_13;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 8; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 10; i_1 += 2) {
          const kolmogorovArnold1_y_37 = y_3[n_1 * 11 + i_1]!;
          const standardize1_y_13 = y[n_1 * 11 + i_1]!;
          total_14 += W[i_1 * 8 + j]! * kolmogorovArnold1_y_37 * standardize1_y_13;
          total_15 += W[i_1 * 8 + j + 1]! * kolmogorovArnold1_y_37 * standardize1_y_13;
          total_16 += W[i_1 * 8 + j + 2]! * kolmogorovArnold1_y_37 * standardize1_y_13;
          total_17 += W[i_1 * 8 + j + 3]! * kolmogorovArnold1_y_37 * standardize1_y_13;
          const kolmogorovArnold1_y_38 = y_3[n_1 * 11 + i_1 + 1]!;
          const standardize1_y_14 = y[n_1 * 11 + i_1 + 1]!;
          total_14 += W[i_1 * 8 + j + 8]! * kolmogorovArnold1_y_38 * standardize1_y_14;
          total_15 += W[i_1 * 8 + j + 9]! * kolmogorovArnold1_y_38 * standardize1_y_14;
          total_16 += W[i_1 * 8 + j + 10]! * kolmogorovArnold1_y_38 * standardize1_y_14;
          total_17 += W[i_1 * 8 + j + 11]! * kolmogorovArnold1_y_38 * standardize1_y_14;
        }
        const kolmogorovArnold1_y_39 = y_3[n_1 * 11 + 10]!;
        const standardize1_y_15 = y[n_1 * 11 + 10]!;
        total_14 += W[j + 80]! * kolmogorovArnold1_y_39 * standardize1_y_15;
        total_15 += W[j + 81]! * kolmogorovArnold1_y_39 * standardize1_y_15;
        total_16 += W[j + 82]! * kolmogorovArnold1_y_39 * standardize1_y_15;
        total_17 += W[j + 83]! * kolmogorovArnold1_y_39 * standardize1_y_15;
        const kolmogorovArnold1_y_28 = total_14;
        const kolmogorovArnold1_y_30 = total_15;
        const kolmogorovArnold1_y_32 = total_16;
        const kolmogorovArnold1_y_34 = total_17;
        const kolmogorovArnold1_y_29 = y_2[n_1 * 8 + j]! + kolmogorovArnold1_y_28 + b[j]!;
        const kolmogorovArnold1_y_31 = y_2[n_1 * 8 + j + 1]! + kolmogorovArnold1_y_30 + b[j + 1]!;
        const kolmogorovArnold1_y_33 = y_2[n_1 * 8 + j + 2]! + kolmogorovArnold1_y_32 + b[j + 2]!;
        const kolmogorovArnold1_y_35 = y_2[n_1 * 8 + j + 3]! + kolmogorovArnold1_y_34 + b[j + 3]!;
        const kolmogorovArnold2_y_15 = logistic(kolmogorovArnold1_y_29);
        const kolmogorovArnold2_y_16 = logistic(kolmogorovArnold1_y_31);
        const kolmogorovArnold2_y_17 = logistic(kolmogorovArnold1_y_33);
        const kolmogorovArnold2_y_18 = logistic(kolmogorovArnold1_y_35);
        kolmogorovArnold1_y_all[n_1 * 8 + j] = kolmogorovArnold1_y_29;
        kolmogorovArnold1_y_all[n_1 * 8 + j + 1] = kolmogorovArnold1_y_31;
        kolmogorovArnold1_y_all[n_1 * 8 + j + 2] = kolmogorovArnold1_y_33;
        kolmogorovArnold1_y_all[n_1 * 8 + j + 3] = kolmogorovArnold1_y_35;
        kolmogorovArnold2_y_3_all[n_1 * 8 + j] = kolmogorovArnold2_y_15;
        kolmogorovArnold2_y_3_all[n_1 * 8 + j + 1] = kolmogorovArnold2_y_16;
        kolmogorovArnold2_y_3_all[n_1 * 8 + j + 2] = kolmogorovArnold2_y_17;
        kolmogorovArnold2_y_3_all[n_1 * 8 + j + 3] = kolmogorovArnold2_y_18;
      }
    }
  }

  // kolmogorovArnold2.y.2[n, j] = sum(i: kolmogorovArnold2.y.3[n, i] * kolmogorovArnold1.y[n, i] *
  //   kolmogorovArnold2.W[i, j]) (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // written out: 16 operations, a loop would cost more
  function train_kolmogorovArnold2_y_2(count: number): void {
    const y_3 = kolmogorovArnold2_y_3;
    const y = kolmogorovArnold1_y;
    const W = kolmogorovArnold2_W;
    const y_2 = kolmogorovArnold2_y_2;
    for (let n = 0; n < count; n++) {
      let total_1 = y_3[n * 8]! * y[n * 8]! * W[0]!;
      total_1 += y_3[n * 8 + 1]! * y[n * 8 + 1]! * W[1]!;
      total_1 += y_3[n * 8 + 2]! * y[n * 8 + 2]! * W[2]!;
      total_1 += y_3[n * 8 + 3]! * y[n * 8 + 3]! * W[3]!;
      total_1 += y_3[n * 8 + 4]! * y[n * 8 + 4]! * W[4]!;
      total_1 += y_3[n * 8 + 5]! * y[n * 8 + 5]! * W[5]!;
      total_1 += y_3[n * 8 + 6]! * y[n * 8 + 6]! * W[6]!;
      total_1 += y_3[n * 8 + 7]! * y[n * 8 + 7]! * W[7]!;
      y_2[n] = total_1;
    }
  }

  // kolmogorovArnold2.basis[n, i, k] = (abs(3.5 + 1.16667 * kolmogorovArnold1.y[n, i] - k) < 1) ? (0.666667 - (3.5 +
  //   1.16667 * kolmogorovArnold1.y[n, i] - k) ^ 2 +… (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  function train_kolmogorovArnold2_basis(count: number): void {
    const y = kolmogorovArnold1_y;
    const basis = kolmogorovArnold2_basis;
    for (let n = 0; n < count; n++) {
      for (let i = 0; i < 8; i++) {
        for (let k = 0; k < 8; k++) {
          let chosen_2 = 0;
          if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i]! - k) < 1) {
            const part_1 = 3.5 + 1.1666666666666667 * y[n * 8 + i]! - k;
            const part = Math.abs(part_1);
            chosen_2 = 0.6666666666666666 + 0.5 * (part * (part * part)) - part_1 * part_1;
          } else {
            let chosen = 0;
            if (Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i]! - k) < 2) {
              const part_2 = 2 - Math.abs(3.5 + 1.1666666666666667 * y[n * 8 + i]! - k);
              chosen = 0.16666666666666666 * (part_2 * (part_2 * part_2));
            }
            chosen_2 = chosen;
          }
          basis[n * 64 + i * 8 + k] = chosen_2;
        }
      }
    }
  }

  // kolmogorovArnold2.y.1[n, j] = sum(i, k: kolmogorovArnold2.C[i, k, j] * kolmogorovArnold2.basis[n, i, k])
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // grams1.y[n, j] = 4200 + 800 * kolmogorovArnold2.y.2[n, j] + 800 * kolmogorovArnold2.y.1[n, j] + 800 *
  //   kolmogorovArnold2.b[j]
  // d(kolmogorovArnold2.y)[n, j] = 1600 * (grams1.y[n, j] - target(bodyMass)[n, j]) / count
  // written out: 73 operations, a loop would cost more
  function train_d_kolmogorovArnold2_y(count: number): void {
    const C = kolmogorovArnold2_C;
    const basis = kolmogorovArnold2_basis;
    const y_2 = kolmogorovArnold2_y_2;
    const b = kolmogorovArnold2_b;
    const bodyMass = target_bodyMass;
    const y = grams1_y;
    const kolmogorovArnold2_y = d_kolmogorovArnold2_y;
    for (let n = 0; n < count; n++) {
      let total_1 = C[0]! * basis[n * 64]!;
      total_1 += C[1]! * basis[n * 64 + 1]!;
      total_1 += C[2]! * basis[n * 64 + 2]!;
      total_1 += C[3]! * basis[n * 64 + 3]!;
      total_1 += C[4]! * basis[n * 64 + 4]!;
      total_1 += C[5]! * basis[n * 64 + 5]!;
      total_1 += C[6]! * basis[n * 64 + 6]!;
      total_1 += C[7]! * basis[n * 64 + 7]!;
      total_1 += C[8]! * basis[n * 64 + 8]!;
      total_1 += C[9]! * basis[n * 64 + 9]!;
      total_1 += C[10]! * basis[n * 64 + 10]!;
      total_1 += C[11]! * basis[n * 64 + 11]!;
      total_1 += C[12]! * basis[n * 64 + 12]!;
      total_1 += C[13]! * basis[n * 64 + 13]!;
      total_1 += C[14]! * basis[n * 64 + 14]!;
      total_1 += C[15]! * basis[n * 64 + 15]!;
      total_1 += C[16]! * basis[n * 64 + 16]!;
      total_1 += C[17]! * basis[n * 64 + 17]!;
      total_1 += C[18]! * basis[n * 64 + 18]!;
      total_1 += C[19]! * basis[n * 64 + 19]!;
      total_1 += C[20]! * basis[n * 64 + 20]!;
      total_1 += C[21]! * basis[n * 64 + 21]!;
      total_1 += C[22]! * basis[n * 64 + 22]!;
      total_1 += C[23]! * basis[n * 64 + 23]!;
      total_1 += C[24]! * basis[n * 64 + 24]!;
      total_1 += C[25]! * basis[n * 64 + 25]!;
      total_1 += C[26]! * basis[n * 64 + 26]!;
      total_1 += C[27]! * basis[n * 64 + 27]!;
      total_1 += C[28]! * basis[n * 64 + 28]!;
      total_1 += C[29]! * basis[n * 64 + 29]!;
      total_1 += C[30]! * basis[n * 64 + 30]!;
      total_1 += C[31]! * basis[n * 64 + 31]!;
      total_1 += C[32]! * basis[n * 64 + 32]!;
      total_1 += C[33]! * basis[n * 64 + 33]!;
      total_1 += C[34]! * basis[n * 64 + 34]!;
      total_1 += C[35]! * basis[n * 64 + 35]!;
      total_1 += C[36]! * basis[n * 64 + 36]!;
      total_1 += C[37]! * basis[n * 64 + 37]!;
      total_1 += C[38]! * basis[n * 64 + 38]!;
      total_1 += C[39]! * basis[n * 64 + 39]!;
      total_1 += C[40]! * basis[n * 64 + 40]!;
      total_1 += C[41]! * basis[n * 64 + 41]!;
      total_1 += C[42]! * basis[n * 64 + 42]!;
      total_1 += C[43]! * basis[n * 64 + 43]!;
      total_1 += C[44]! * basis[n * 64 + 44]!;
      total_1 += C[45]! * basis[n * 64 + 45]!;
      total_1 += C[46]! * basis[n * 64 + 46]!;
      total_1 += C[47]! * basis[n * 64 + 47]!;
      total_1 += C[48]! * basis[n * 64 + 48]!;
      total_1 += C[49]! * basis[n * 64 + 49]!;
      total_1 += C[50]! * basis[n * 64 + 50]!;
      total_1 += C[51]! * basis[n * 64 + 51]!;
      total_1 += C[52]! * basis[n * 64 + 52]!;
      total_1 += C[53]! * basis[n * 64 + 53]!;
      total_1 += C[54]! * basis[n * 64 + 54]!;
      total_1 += C[55]! * basis[n * 64 + 55]!;
      total_1 += C[56]! * basis[n * 64 + 56]!;
      total_1 += C[57]! * basis[n * 64 + 57]!;
      total_1 += C[58]! * basis[n * 64 + 58]!;
      total_1 += C[59]! * basis[n * 64 + 59]!;
      total_1 += C[60]! * basis[n * 64 + 60]!;
      total_1 += C[61]! * basis[n * 64 + 61]!;
      total_1 += C[62]! * basis[n * 64 + 62]!;
      total_1 += C[63]! * basis[n * 64 + 63]!;
      const kolmogorovArnold2_y_2_2 = total_1;
      const grams1_y_1 = 4200 + 800 * y_2[n]! + 800 * kolmogorovArnold2_y_2_2 + 800 * b[0]!;
      const d_kolmogorovArnold2_y_1 = 1600 * ((grams1_y_1 - bodyMass[n]!) / count);
      y[n] = grams1_y_1;
      kolmogorovArnold2_y[n] = d_kolmogorovArnold2_y_1;
    }
  }

  // loss1.each[n] = sum(s1: (grams1.y[n, s1] - target(bodyMass)[n, s1]) ^ 2)
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:30)
  // written out: 3 operations, a loop would cost more
  function train_loss1_each(count: number): void {
    const y = grams1_y;
    const bodyMass = target_bodyMass;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      let total = square(y[n]! - bodyMass[n]!);
      each[n] = total;
    }
  }

  // d(kolmogorovArnold2.basis)[n, i1, i2] = sum(j: kolmogorovArnold2.C[i1, i2, j] * d(kolmogorovArnold2.y)[n, j])
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // written out: 64 operations, a loop would cost more
  function train_d_kolmogorovArnold2_basis(count: number): void {
    const y = d_kolmogorovArnold2_y;
    const C = kolmogorovArnold2_C;
    const basis = d_kolmogorovArnold2_basis;
    for (let n = 0; n < count; n++) {
      const d_kolmogorovArnold2_y_1 = y[n]!;
      let total_1 = C[0]! * d_kolmogorovArnold2_y_1;
      basis[n * 64] = total_1;
      let total_2 = C[1]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 1] = total_2;
      let total_3 = C[2]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 2] = total_3;
      let total_4 = C[3]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 3] = total_4;
      let total_5 = C[4]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 4] = total_5;
      let total_6 = C[5]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 5] = total_6;
      let total_7 = C[6]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 6] = total_7;
      let total_8 = C[7]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 7] = total_8;
      let total_9 = C[8]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 8] = total_9;
      let total_10 = C[9]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 9] = total_10;
      let total_11 = C[10]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 10] = total_11;
      let total_12 = C[11]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 11] = total_12;
      let total_13 = C[12]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 12] = total_13;
      let total_14 = C[13]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 13] = total_14;
      let total_15 = C[14]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 14] = total_15;
      let total_16 = C[15]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 15] = total_16;
      let total_17 = C[16]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 16] = total_17;
      let total_18 = C[17]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 17] = total_18;
      let total_19 = C[18]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 18] = total_19;
      let total_20 = C[19]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 19] = total_20;
      let total_21 = C[20]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 20] = total_21;
      let total_22 = C[21]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 21] = total_22;
      let total_23 = C[22]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 22] = total_23;
      let total_24 = C[23]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 23] = total_24;
      let total_25 = C[24]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 24] = total_25;
      let total_26 = C[25]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 25] = total_26;
      let total_27 = C[26]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 26] = total_27;
      let total_28 = C[27]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 27] = total_28;
      let total_29 = C[28]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 28] = total_29;
      let total_30 = C[29]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 29] = total_30;
      let total_31 = C[30]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 30] = total_31;
      let total_32 = C[31]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 31] = total_32;
      let total_33 = C[32]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 32] = total_33;
      let total_34 = C[33]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 33] = total_34;
      let total_35 = C[34]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 34] = total_35;
      let total_36 = C[35]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 35] = total_36;
      let total_37 = C[36]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 36] = total_37;
      let total_38 = C[37]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 37] = total_38;
      let total_39 = C[38]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 38] = total_39;
      let total_40 = C[39]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 39] = total_40;
      let total_41 = C[40]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 40] = total_41;
      let total_42 = C[41]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 41] = total_42;
      let total_43 = C[42]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 42] = total_43;
      let total_44 = C[43]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 43] = total_44;
      let total_45 = C[44]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 44] = total_45;
      let total_46 = C[45]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 45] = total_46;
      let total_47 = C[46]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 46] = total_47;
      let total_48 = C[47]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 47] = total_48;
      let total_49 = C[48]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 48] = total_49;
      let total_50 = C[49]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 49] = total_50;
      let total_51 = C[50]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 50] = total_51;
      let total_52 = C[51]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 51] = total_52;
      let total_53 = C[52]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 52] = total_53;
      let total_54 = C[53]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 53] = total_54;
      let total_55 = C[54]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 54] = total_55;
      let total_56 = C[55]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 55] = total_56;
      let total_57 = C[56]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 56] = total_57;
      let total_58 = C[57]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 57] = total_58;
      let total_59 = C[58]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 58] = total_59;
      let total_60 = C[59]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 59] = total_60;
      let total_61 = C[60]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 60] = total_61;
      let total_62 = C[61]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 61] = total_62;
      let total_63 = C[62]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 62] = total_63;
      let total_64 = C[63]! * d_kolmogorovArnold2_y_1;
      basis[n * 64 + 63] = total_64;
    }
  }

  // d(kolmogorovArnold1.y).2[n, i1] = sum(k: (abs(3.5 + 1.16667 * kolmogorovArnold1.y[n, i1] - k) < 1) ? (-8.16667 -
  //   2.72222 * kolmogorovArnold1.y[n, i1] + 1.75 * … (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // d(kolmogorovArnold1.y).1[n, i1] = kolmogorovArnold2.y.3[n, i1] * sum(j: d(kolmogorovArnold2.y)[n, j] *
  //   kolmogorovArnold2.W[i1, j]) * (1 + (1 - kolmogorovArnold…
  // d(kolmogorovArnold1.y)[n, i1] = d(kolmogorovArnold1.y).2[n, i1] + d(kolmogorovArnold1.y).1[n, i1]
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_kolmogorovArnold1_y(count: number): void {
    const y = kolmogorovArnold1_y;
    const basis = d_kolmogorovArnold2_basis;
    const kolmogorovArnold2_y = d_kolmogorovArnold2_y;
    const W = kolmogorovArnold2_W;
    const y_3 = kolmogorovArnold2_y_3;
    const d_kolmogorovArnold1_y_all = d_kolmogorovArnold1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 8; i1 += 2) {
        let total_10 = 0;
        let total_18 = 0;
        let total_11 = 0;
        let total_19 = 0;
        let total_12 = 0;
        let total_20 = 0;
        let total_13 = 0;
        let total_21 = 0;
        for (let k = 0; k < 8; k += 2) {
          const part_1 = 3.5 + 1.1666666666666667 * y[n * 8 + i1]!;
          total_10 += Math.abs(part_1 - k) < 1 ? (1.75 * (Math.sign(part_1 - k) * square(Math.abs(part_1 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k]! : Math.abs(part_1 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_1 - k) * basis[n * 64 + i1 * 8 + k]! * square(2 - Math.abs(part_1 - k))) : 0;
          const part_2 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 1]!;
          total_18 += Math.abs(part_2 - k) < 1 ? (1.75 * (Math.sign(part_2 - k) * square(Math.abs(part_2 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 1]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 8]! : Math.abs(part_2 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_2 - k) * basis[n * 64 + i1 * 8 + k + 8]! * square(2 - Math.abs(part_2 - k))) : 0;
          const part_3 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 8]!;
          total_11 += Math.abs(part_3 - k) < 1 ? (1.75 * (Math.sign(part_3 - k) * square(Math.abs(part_3 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 8]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 64]! : Math.abs(part_3 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_3 - k) * basis[n * 64 + i1 * 8 + k + 64]! * square(2 - Math.abs(part_3 - k))) : 0;
          const part_4 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 9]!;
          total_19 += Math.abs(part_4 - k) < 1 ? (1.75 * (Math.sign(part_4 - k) * square(Math.abs(part_4 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 9]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 72]! : Math.abs(part_4 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_4 - k) * basis[n * 64 + i1 * 8 + k + 72]! * square(2 - Math.abs(part_4 - k))) : 0;
          const part_5 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 16]!;
          total_12 += Math.abs(part_5 - k) < 1 ? (1.75 * (Math.sign(part_5 - k) * square(Math.abs(part_5 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 16]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 128]! : Math.abs(part_5 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_5 - k) * basis[n * 64 + i1 * 8 + k + 128]! * square(2 - Math.abs(part_5 - k))) : 0;
          const part_6 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 17]!;
          total_20 += Math.abs(part_6 - k) < 1 ? (1.75 * (Math.sign(part_6 - k) * square(Math.abs(part_6 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 17]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 136]! : Math.abs(part_6 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_6 - k) * basis[n * 64 + i1 * 8 + k + 136]! * square(2 - Math.abs(part_6 - k))) : 0;
          const part_7 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 24]!;
          total_13 += Math.abs(part_7 - k) < 1 ? (1.75 * (Math.sign(part_7 - k) * square(Math.abs(part_7 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 24]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 192]! : Math.abs(part_7 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_7 - k) * basis[n * 64 + i1 * 8 + k + 192]! * square(2 - Math.abs(part_7 - k))) : 0;
          const part_8 = 3.5 + 1.1666666666666667 * y[n * 8 + i1 + 25]!;
          total_21 += Math.abs(part_8 - k) < 1 ? (1.75 * (Math.sign(part_8 - k) * square(Math.abs(part_8 - k))) + 2.3333333333333335 * k - 2.7222222222222223 * y[n * 8 + i1 + 25]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 200]! : Math.abs(part_8 - k) < 2 ? -0.5833333333333334 * (Math.sign(part_8 - k) * basis[n * 64 + i1 * 8 + k + 200]! * square(2 - Math.abs(part_8 - k))) : 0;
          total_10 += Math.abs(part_1 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_1 - (k + 1)) * square(Math.abs(part_1 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 1]! : Math.abs(part_1 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_1 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 1]! * square(2 - Math.abs(part_1 - (k + 1)))) : 0;
          total_18 += Math.abs(part_2 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_2 - (k + 1)) * square(Math.abs(part_2 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 1]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 9]! : Math.abs(part_2 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_2 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 9]! * square(2 - Math.abs(part_2 - (k + 1)))) : 0;
          total_11 += Math.abs(part_3 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_3 - (k + 1)) * square(Math.abs(part_3 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 8]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 65]! : Math.abs(part_3 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_3 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 65]! * square(2 - Math.abs(part_3 - (k + 1)))) : 0;
          total_19 += Math.abs(part_4 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_4 - (k + 1)) * square(Math.abs(part_4 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 9]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 73]! : Math.abs(part_4 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_4 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 73]! * square(2 - Math.abs(part_4 - (k + 1)))) : 0;
          total_12 += Math.abs(part_5 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_5 - (k + 1)) * square(Math.abs(part_5 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 16]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 129]! : Math.abs(part_5 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_5 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 129]! * square(2 - Math.abs(part_5 - (k + 1)))) : 0;
          total_20 += Math.abs(part_6 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_6 - (k + 1)) * square(Math.abs(part_6 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 17]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 137]! : Math.abs(part_6 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_6 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 137]! * square(2 - Math.abs(part_6 - (k + 1)))) : 0;
          total_13 += Math.abs(part_7 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_7 - (k + 1)) * square(Math.abs(part_7 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 24]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 193]! : Math.abs(part_7 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_7 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 193]! * square(2 - Math.abs(part_7 - (k + 1)))) : 0;
          total_21 += Math.abs(part_8 - (k + 1)) < 1 ? (1.75 * (Math.sign(part_8 - (k + 1)) * square(Math.abs(part_8 - (k + 1)))) + 2.3333333333333335 * (k + 1) - 2.7222222222222223 * y[n * 8 + i1 + 25]! - 8.166666666666666) * basis[n * 64 + i1 * 8 + k + 201]! : Math.abs(part_8 - (k + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_8 - (k + 1)) * basis[n * 64 + i1 * 8 + k + 201]! * square(2 - Math.abs(part_8 - (k + 1)))) : 0;
        }
        const d_kolmogorovArnold1_y_15 = total_10;
        const d_kolmogorovArnold1_y_27 = total_18;
        const d_kolmogorovArnold1_y_16 = total_11;
        const d_kolmogorovArnold1_y_28 = total_19;
        const d_kolmogorovArnold1_y_17 = total_12;
        const d_kolmogorovArnold1_y_29 = total_20;
        const d_kolmogorovArnold1_y_18 = total_13;
        const d_kolmogorovArnold1_y_30 = total_21;
        const d_kolmogorovArnold2_y_1 = kolmogorovArnold2_y[n]!;
        const kolmogorovArnold2_W_1 = W[i1]!;
        let total_14 = d_kolmogorovArnold2_y_1 * kolmogorovArnold2_W_1;
        const kolmogorovArnold2_W_2 = W[i1 + 1]!;
        let total_22 = d_kolmogorovArnold2_y_1 * kolmogorovArnold2_W_2;
        const d_kolmogorovArnold2_y_2 = kolmogorovArnold2_y[n + 1]!;
        let total_15 = d_kolmogorovArnold2_y_2 * kolmogorovArnold2_W_1;
        let total_23 = d_kolmogorovArnold2_y_2 * kolmogorovArnold2_W_2;
        const d_kolmogorovArnold2_y_3 = kolmogorovArnold2_y[n + 2]!;
        let total_16 = d_kolmogorovArnold2_y_3 * kolmogorovArnold2_W_1;
        let total_24 = d_kolmogorovArnold2_y_3 * kolmogorovArnold2_W_2;
        const d_kolmogorovArnold2_y_4 = kolmogorovArnold2_y[n + 3]!;
        let total_17 = d_kolmogorovArnold2_y_4 * kolmogorovArnold2_W_1;
        let total_25 = d_kolmogorovArnold2_y_4 * kolmogorovArnold2_W_2;
        const kolmogorovArnold2_y_1 = y_3[n * 8 + i1]!;
        const d_kolmogorovArnold1_y_19 = kolmogorovArnold2_y_1 * total_14 * (1 + (1 - kolmogorovArnold2_y_1) * y[n * 8 + i1]!);
        const kolmogorovArnold2_y_2 = y_3[n * 8 + i1 + 1]!;
        const d_kolmogorovArnold1_y_31 = kolmogorovArnold2_y_2 * total_22 * (1 + (1 - kolmogorovArnold2_y_2) * y[n * 8 + i1 + 1]!);
        const kolmogorovArnold2_y_3_2 = y_3[n * 8 + i1 + 8]!;
        const d_kolmogorovArnold1_y_20 = kolmogorovArnold2_y_3_2 * total_15 * (1 + (1 - kolmogorovArnold2_y_3_2) * y[n * 8 + i1 + 8]!);
        const kolmogorovArnold2_y_4 = y_3[n * 8 + i1 + 9]!;
        const d_kolmogorovArnold1_y_32 = kolmogorovArnold2_y_4 * total_23 * (1 + (1 - kolmogorovArnold2_y_4) * y[n * 8 + i1 + 9]!);
        const kolmogorovArnold2_y_5 = y_3[n * 8 + i1 + 16]!;
        const d_kolmogorovArnold1_y_21 = kolmogorovArnold2_y_5 * total_16 * (1 + (1 - kolmogorovArnold2_y_5) * y[n * 8 + i1 + 16]!);
        const kolmogorovArnold2_y_6 = y_3[n * 8 + i1 + 17]!;
        const d_kolmogorovArnold1_y_33 = kolmogorovArnold2_y_6 * total_24 * (1 + (1 - kolmogorovArnold2_y_6) * y[n * 8 + i1 + 17]!);
        const kolmogorovArnold2_y_7 = y_3[n * 8 + i1 + 24]!;
        const d_kolmogorovArnold1_y_22 = kolmogorovArnold2_y_7 * total_17 * (1 + (1 - kolmogorovArnold2_y_7) * y[n * 8 + i1 + 24]!);
        const kolmogorovArnold2_y_8 = y_3[n * 8 + i1 + 25]!;
        const d_kolmogorovArnold1_y_34 = kolmogorovArnold2_y_8 * total_25 * (1 + (1 - kolmogorovArnold2_y_8) * y[n * 8 + i1 + 25]!);
        const d_kolmogorovArnold1_y_23 = d_kolmogorovArnold1_y_15 + d_kolmogorovArnold1_y_19;
        const d_kolmogorovArnold1_y_35 = d_kolmogorovArnold1_y_27 + d_kolmogorovArnold1_y_31;
        const d_kolmogorovArnold1_y_24 = d_kolmogorovArnold1_y_16 + d_kolmogorovArnold1_y_20;
        const d_kolmogorovArnold1_y_36 = d_kolmogorovArnold1_y_28 + d_kolmogorovArnold1_y_32;
        const d_kolmogorovArnold1_y_25 = d_kolmogorovArnold1_y_17 + d_kolmogorovArnold1_y_21;
        const d_kolmogorovArnold1_y_37 = d_kolmogorovArnold1_y_29 + d_kolmogorovArnold1_y_33;
        const d_kolmogorovArnold1_y_26 = d_kolmogorovArnold1_y_18 + d_kolmogorovArnold1_y_22;
        const d_kolmogorovArnold1_y_38 = d_kolmogorovArnold1_y_30 + d_kolmogorovArnold1_y_34;
        d_kolmogorovArnold1_y_all[n * 8 + i1] = d_kolmogorovArnold1_y_23;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 1] = d_kolmogorovArnold1_y_35;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 8] = d_kolmogorovArnold1_y_24;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 9] = d_kolmogorovArnold1_y_36;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 16] = d_kolmogorovArnold1_y_25;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 17] = d_kolmogorovArnold1_y_37;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 24] = d_kolmogorovArnold1_y_26;
        d_kolmogorovArnold1_y_all[n * 8 + i1 + 25] = d_kolmogorovArnold1_y_38;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 8; i1 += 4) {
        let total_28 = 0;
        let total_30 = 0;
        let total_32 = 0;
        let total_34 = 0;
        for (let k_1 = 0; k_1 < 8; k_1 += 2) {
          const part_9 = 3.5 + 1.1666666666666667 * y[n_1 * 8 + i1]!;
          total_28 += Math.abs(part_9 - k_1) < 1 ? (1.75 * (Math.sign(part_9 - k_1) * square(Math.abs(part_9 - k_1))) + 2.3333333333333335 * k_1 - 2.7222222222222223 * y[n_1 * 8 + i1]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1]! : Math.abs(part_9 - k_1) < 2 ? -0.5833333333333334 * (Math.sign(part_9 - k_1) * basis[n_1 * 64 + i1 * 8 + k_1]! * square(2 - Math.abs(part_9 - k_1))) : 0;
          const part_10 = 3.5 + 1.1666666666666667 * y[n_1 * 8 + i1 + 1]!;
          total_30 += Math.abs(part_10 - k_1) < 1 ? (1.75 * (Math.sign(part_10 - k_1) * square(Math.abs(part_10 - k_1))) + 2.3333333333333335 * k_1 - 2.7222222222222223 * y[n_1 * 8 + i1 + 1]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 8]! : Math.abs(part_10 - k_1) < 2 ? -0.5833333333333334 * (Math.sign(part_10 - k_1) * basis[n_1 * 64 + i1 * 8 + k_1 + 8]! * square(2 - Math.abs(part_10 - k_1))) : 0;
          const part_11 = 3.5 + 1.1666666666666667 * y[n_1 * 8 + i1 + 2]!;
          total_32 += Math.abs(part_11 - k_1) < 1 ? (1.75 * (Math.sign(part_11 - k_1) * square(Math.abs(part_11 - k_1))) + 2.3333333333333335 * k_1 - 2.7222222222222223 * y[n_1 * 8 + i1 + 2]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 16]! : Math.abs(part_11 - k_1) < 2 ? -0.5833333333333334 * (Math.sign(part_11 - k_1) * basis[n_1 * 64 + i1 * 8 + k_1 + 16]! * square(2 - Math.abs(part_11 - k_1))) : 0;
          const part_12 = 3.5 + 1.1666666666666667 * y[n_1 * 8 + i1 + 3]!;
          total_34 += Math.abs(part_12 - k_1) < 1 ? (1.75 * (Math.sign(part_12 - k_1) * square(Math.abs(part_12 - k_1))) + 2.3333333333333335 * k_1 - 2.7222222222222223 * y[n_1 * 8 + i1 + 3]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 24]! : Math.abs(part_12 - k_1) < 2 ? -0.5833333333333334 * (Math.sign(part_12 - k_1) * basis[n_1 * 64 + i1 * 8 + k_1 + 24]! * square(2 - Math.abs(part_12 - k_1))) : 0;
          total_28 += Math.abs(part_9 - (k_1 + 1)) < 1 ? (1.75 * (Math.sign(part_9 - (k_1 + 1)) * square(Math.abs(part_9 - (k_1 + 1)))) + 2.3333333333333335 * (k_1 + 1) - 2.7222222222222223 * y[n_1 * 8 + i1]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 1]! : Math.abs(part_9 - (k_1 + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_9 - (k_1 + 1)) * basis[n_1 * 64 + i1 * 8 + k_1 + 1]! * square(2 - Math.abs(part_9 - (k_1 + 1)))) : 0;
          total_30 += Math.abs(part_10 - (k_1 + 1)) < 1 ? (1.75 * (Math.sign(part_10 - (k_1 + 1)) * square(Math.abs(part_10 - (k_1 + 1)))) + 2.3333333333333335 * (k_1 + 1) - 2.7222222222222223 * y[n_1 * 8 + i1 + 1]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 9]! : Math.abs(part_10 - (k_1 + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_10 - (k_1 + 1)) * basis[n_1 * 64 + i1 * 8 + k_1 + 9]! * square(2 - Math.abs(part_10 - (k_1 + 1)))) : 0;
          total_32 += Math.abs(part_11 - (k_1 + 1)) < 1 ? (1.75 * (Math.sign(part_11 - (k_1 + 1)) * square(Math.abs(part_11 - (k_1 + 1)))) + 2.3333333333333335 * (k_1 + 1) - 2.7222222222222223 * y[n_1 * 8 + i1 + 2]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 17]! : Math.abs(part_11 - (k_1 + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_11 - (k_1 + 1)) * basis[n_1 * 64 + i1 * 8 + k_1 + 17]! * square(2 - Math.abs(part_11 - (k_1 + 1)))) : 0;
          total_34 += Math.abs(part_12 - (k_1 + 1)) < 1 ? (1.75 * (Math.sign(part_12 - (k_1 + 1)) * square(Math.abs(part_12 - (k_1 + 1)))) + 2.3333333333333335 * (k_1 + 1) - 2.7222222222222223 * y[n_1 * 8 + i1 + 3]! - 8.166666666666666) * basis[n_1 * 64 + i1 * 8 + k_1 + 25]! : Math.abs(part_12 - (k_1 + 1)) < 2 ? -0.5833333333333334 * (Math.sign(part_12 - (k_1 + 1)) * basis[n_1 * 64 + i1 * 8 + k_1 + 25]! * square(2 - Math.abs(part_12 - (k_1 + 1)))) : 0;
        }
        const d_kolmogorovArnold1_y_42 = total_28;
        const d_kolmogorovArnold1_y_45 = total_30;
        const d_kolmogorovArnold1_y_48 = total_32;
        const d_kolmogorovArnold1_y_51 = total_34;
        const d_kolmogorovArnold2_y_5 = kolmogorovArnold2_y[n_1]!;
        let total_29 = d_kolmogorovArnold2_y_5 * W[i1]!;
        let total_31 = d_kolmogorovArnold2_y_5 * W[i1 + 1]!;
        let total_33 = d_kolmogorovArnold2_y_5 * W[i1 + 2]!;
        let total_35 = d_kolmogorovArnold2_y_5 * W[i1 + 3]!;
        const kolmogorovArnold2_y_9 = y_3[n_1 * 8 + i1]!;
        const d_kolmogorovArnold1_y_43 = kolmogorovArnold2_y_9 * total_29 * (1 + (1 - kolmogorovArnold2_y_9) * y[n_1 * 8 + i1]!);
        const kolmogorovArnold2_y_10 = y_3[n_1 * 8 + i1 + 1]!;
        const d_kolmogorovArnold1_y_46 = kolmogorovArnold2_y_10 * total_31 * (1 + (1 - kolmogorovArnold2_y_10) * y[n_1 * 8 + i1 + 1]!);
        const kolmogorovArnold2_y_11 = y_3[n_1 * 8 + i1 + 2]!;
        const d_kolmogorovArnold1_y_49 = kolmogorovArnold2_y_11 * total_33 * (1 + (1 - kolmogorovArnold2_y_11) * y[n_1 * 8 + i1 + 2]!);
        const kolmogorovArnold2_y_12 = y_3[n_1 * 8 + i1 + 3]!;
        const d_kolmogorovArnold1_y_52 = kolmogorovArnold2_y_12 * total_35 * (1 + (1 - kolmogorovArnold2_y_12) * y[n_1 * 8 + i1 + 3]!);
        const d_kolmogorovArnold1_y_44 = d_kolmogorovArnold1_y_42 + d_kolmogorovArnold1_y_43;
        const d_kolmogorovArnold1_y_47 = d_kolmogorovArnold1_y_45 + d_kolmogorovArnold1_y_46;
        const d_kolmogorovArnold1_y_50 = d_kolmogorovArnold1_y_48 + d_kolmogorovArnold1_y_49;
        const d_kolmogorovArnold1_y_53 = d_kolmogorovArnold1_y_51 + d_kolmogorovArnold1_y_52;
        d_kolmogorovArnold1_y_all[n_1 * 8 + i1] = d_kolmogorovArnold1_y_44;
        d_kolmogorovArnold1_y_all[n_1 * 8 + i1 + 1] = d_kolmogorovArnold1_y_47;
        d_kolmogorovArnold1_y_all[n_1 * 8 + i1 + 2] = d_kolmogorovArnold1_y_50;
        d_kolmogorovArnold1_y_all[n_1 * 8 + i1 + 3] = d_kolmogorovArnold1_y_53;
      }
    }
  }

  // gradient(kolmogorovArnold1.C)[i0, i1, i2] = sum(n: kolmogorovArnold1.basis[n, i0, i1] * d(kolmogorovArnold1.y)[n,
  //   i2]) + 0.0001 * kolmogorovArnold1.C[i0, i1, i… (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)
  // tiled 4×2 (i1 × i2), reduction by 2
  function train_gradient_kolmogorovArnold1_C(count: number): void {
    const basis = kolmogorovArnold1_basis;
    const y = d_kolmogorovArnold1_y;
    const C = kolmogorovArnold1_C;
    const gradient_kolmogorovArnold1_C_all = gradient_kolmogorovArnold1_C;
    for (let i1 = 0; i1 < 88; i1 += 4) {
      for (let i2 = 0; i2 < 8; i2 += 2) {
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
          const kolmogorovArnold1_basis_1 = basis[n * 88 + i1]!;
          const d_kolmogorovArnold1_y_1 = y[n * 8 + i2]!;
          total_5 += kolmogorovArnold1_basis_1 * d_kolmogorovArnold1_y_1;
          const d_kolmogorovArnold1_y_2 = y[n * 8 + i2 + 1]!;
          total_9 += kolmogorovArnold1_basis_1 * d_kolmogorovArnold1_y_2;
          const kolmogorovArnold1_basis_2 = basis[n * 88 + i1 + 1]!;
          total_6 += kolmogorovArnold1_basis_2 * d_kolmogorovArnold1_y_1;
          total_10 += kolmogorovArnold1_basis_2 * d_kolmogorovArnold1_y_2;
          const kolmogorovArnold1_basis_3 = basis[n * 88 + i1 + 2]!;
          total_7 += kolmogorovArnold1_basis_3 * d_kolmogorovArnold1_y_1;
          total_11 += kolmogorovArnold1_basis_3 * d_kolmogorovArnold1_y_2;
          const kolmogorovArnold1_basis_4 = basis[n * 88 + i1 + 3]!;
          total_8 += kolmogorovArnold1_basis_4 * d_kolmogorovArnold1_y_1;
          total_12 += kolmogorovArnold1_basis_4 * d_kolmogorovArnold1_y_2;
          const kolmogorovArnold1_basis_5 = basis[n * 88 + i1 + 88]!;
          const d_kolmogorovArnold1_y_3 = y[n * 8 + i2 + 8]!;
          total_5 += kolmogorovArnold1_basis_5 * d_kolmogorovArnold1_y_3;
          const d_kolmogorovArnold1_y_4 = y[n * 8 + i2 + 9]!;
          total_9 += kolmogorovArnold1_basis_5 * d_kolmogorovArnold1_y_4;
          const kolmogorovArnold1_basis_6 = basis[n * 88 + i1 + 89]!;
          total_6 += kolmogorovArnold1_basis_6 * d_kolmogorovArnold1_y_3;
          total_10 += kolmogorovArnold1_basis_6 * d_kolmogorovArnold1_y_4;
          const kolmogorovArnold1_basis_7 = basis[n * 88 + i1 + 90]!;
          total_7 += kolmogorovArnold1_basis_7 * d_kolmogorovArnold1_y_3;
          total_11 += kolmogorovArnold1_basis_7 * d_kolmogorovArnold1_y_4;
          const kolmogorovArnold1_basis_8 = basis[n * 88 + i1 + 91]!;
          total_8 += kolmogorovArnold1_basis_8 * d_kolmogorovArnold1_y_3;
          total_12 += kolmogorovArnold1_basis_8 * d_kolmogorovArnold1_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const kolmogorovArnold1_basis_9 = basis[n_1 * 88 + i1]!;
          const d_kolmogorovArnold1_y_5 = y[n_1 * 8 + i2]!;
          total_5 += kolmogorovArnold1_basis_9 * d_kolmogorovArnold1_y_5;
          const d_kolmogorovArnold1_y_6 = y[n_1 * 8 + i2 + 1]!;
          total_9 += kolmogorovArnold1_basis_9 * d_kolmogorovArnold1_y_6;
          const kolmogorovArnold1_basis_10 = basis[n_1 * 88 + i1 + 1]!;
          total_6 += kolmogorovArnold1_basis_10 * d_kolmogorovArnold1_y_5;
          total_10 += kolmogorovArnold1_basis_10 * d_kolmogorovArnold1_y_6;
          const kolmogorovArnold1_basis_11 = basis[n_1 * 88 + i1 + 2]!;
          total_7 += kolmogorovArnold1_basis_11 * d_kolmogorovArnold1_y_5;
          total_11 += kolmogorovArnold1_basis_11 * d_kolmogorovArnold1_y_6;
          const kolmogorovArnold1_basis_12 = basis[n_1 * 88 + i1 + 3]!;
          total_8 += kolmogorovArnold1_basis_12 * d_kolmogorovArnold1_y_5;
          total_12 += kolmogorovArnold1_basis_12 * d_kolmogorovArnold1_y_6;
        }
        const gradient_kolmogorovArnold1_C_5 = total_5 + 0.0001 * C[i1 * 8 + i2]!;
        const gradient_kolmogorovArnold1_C_9 = total_9 + 0.0001 * C[i1 * 8 + i2 + 1]!;
        const gradient_kolmogorovArnold1_C_6 = total_6 + 0.0001 * C[i1 * 8 + i2 + 8]!;
        const gradient_kolmogorovArnold1_C_10 = total_10 + 0.0001 * C[i1 * 8 + i2 + 9]!;
        const gradient_kolmogorovArnold1_C_7 = total_7 + 0.0001 * C[i1 * 8 + i2 + 16]!;
        const gradient_kolmogorovArnold1_C_11 = total_11 + 0.0001 * C[i1 * 8 + i2 + 17]!;
        const gradient_kolmogorovArnold1_C_8 = total_8 + 0.0001 * C[i1 * 8 + i2 + 24]!;
        const gradient_kolmogorovArnold1_C_12 = total_12 + 0.0001 * C[i1 * 8 + i2 + 25]!;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2] = gradient_kolmogorovArnold1_C_5;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 1] = gradient_kolmogorovArnold1_C_9;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 8] = gradient_kolmogorovArnold1_C_6;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 9] = gradient_kolmogorovArnold1_C_10;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 16] = gradient_kolmogorovArnold1_C_7;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 17] = gradient_kolmogorovArnold1_C_11;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 24] = gradient_kolmogorovArnold1_C_8;
        gradient_kolmogorovArnold1_C_all[i1 * 8 + i2 + 25] = gradient_kolmogorovArnold1_C_12;
      }
    }
  }

  // gradient(kolmogorovArnold1.W)[i0, i1] = 0.0001 * kolmogorovArnold1.W[i0, i1] + sum(n: kolmogorovArnold1.y.3[n,
  //   i0] * standardize1.y[n, i0] * d(kolmogorovArnold… (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_kolmogorovArnold1_W(count: number): void {
    const y_3 = kolmogorovArnold1_y_3;
    const y = standardize1_y;
    const kolmogorovArnold1_y = d_kolmogorovArnold1_y;
    const W = kolmogorovArnold1_W;
    const gradient_kolmogorovArnold1_W_all = gradient_kolmogorovArnold1_W;
    for (let i0 = 0; i0 < 8; i0 += 4) {
      for (let i1 = 0; i1 < 8; i1 += 2) {
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
          const part_1 = y_3[n * 11 + i0]! * y[n * 11 + i0]!;
          const d_kolmogorovArnold1_y_1 = kolmogorovArnold1_y[n * 8 + i1]!;
          total_5 += part_1 * d_kolmogorovArnold1_y_1;
          const d_kolmogorovArnold1_y_2 = kolmogorovArnold1_y[n * 8 + i1 + 1]!;
          total_9 += part_1 * d_kolmogorovArnold1_y_2;
          const part_2 = y_3[n * 11 + i0 + 1]! * y[n * 11 + i0 + 1]!;
          total_6 += part_2 * d_kolmogorovArnold1_y_1;
          total_10 += part_2 * d_kolmogorovArnold1_y_2;
          const part_3 = y_3[n * 11 + i0 + 2]! * y[n * 11 + i0 + 2]!;
          total_7 += part_3 * d_kolmogorovArnold1_y_1;
          total_11 += part_3 * d_kolmogorovArnold1_y_2;
          const part_4 = y_3[n * 11 + i0 + 3]! * y[n * 11 + i0 + 3]!;
          total_8 += part_4 * d_kolmogorovArnold1_y_1;
          total_12 += part_4 * d_kolmogorovArnold1_y_2;
          const part_5 = y_3[n * 11 + i0 + 11]! * y[n * 11 + i0 + 11]!;
          const d_kolmogorovArnold1_y_3 = kolmogorovArnold1_y[n * 8 + i1 + 8]!;
          total_5 += part_5 * d_kolmogorovArnold1_y_3;
          const d_kolmogorovArnold1_y_4 = kolmogorovArnold1_y[n * 8 + i1 + 9]!;
          total_9 += part_5 * d_kolmogorovArnold1_y_4;
          const part_6 = y_3[n * 11 + i0 + 12]! * y[n * 11 + i0 + 12]!;
          total_6 += part_6 * d_kolmogorovArnold1_y_3;
          total_10 += part_6 * d_kolmogorovArnold1_y_4;
          const part_7 = y_3[n * 11 + i0 + 13]! * y[n * 11 + i0 + 13]!;
          total_7 += part_7 * d_kolmogorovArnold1_y_3;
          total_11 += part_7 * d_kolmogorovArnold1_y_4;
          const part_8 = y_3[n * 11 + i0 + 14]! * y[n * 11 + i0 + 14]!;
          total_8 += part_8 * d_kolmogorovArnold1_y_3;
          total_12 += part_8 * d_kolmogorovArnold1_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const part_9 = y_3[n_1 * 11 + i0]! * y[n_1 * 11 + i0]!;
          const d_kolmogorovArnold1_y_5 = kolmogorovArnold1_y[n_1 * 8 + i1]!;
          total_5 += part_9 * d_kolmogorovArnold1_y_5;
          const d_kolmogorovArnold1_y_6 = kolmogorovArnold1_y[n_1 * 8 + i1 + 1]!;
          total_9 += part_9 * d_kolmogorovArnold1_y_6;
          const part_10 = y_3[n_1 * 11 + i0 + 1]! * y[n_1 * 11 + i0 + 1]!;
          total_6 += part_10 * d_kolmogorovArnold1_y_5;
          total_10 += part_10 * d_kolmogorovArnold1_y_6;
          const part_11 = y_3[n_1 * 11 + i0 + 2]! * y[n_1 * 11 + i0 + 2]!;
          total_7 += part_11 * d_kolmogorovArnold1_y_5;
          total_11 += part_11 * d_kolmogorovArnold1_y_6;
          const part_12 = y_3[n_1 * 11 + i0 + 3]! * y[n_1 * 11 + i0 + 3]!;
          total_8 += part_12 * d_kolmogorovArnold1_y_5;
          total_12 += part_12 * d_kolmogorovArnold1_y_6;
        }
        const gradient_kolmogorovArnold1_W_5 = 0.0001 * W[i0 * 8 + i1]! + total_5;
        const gradient_kolmogorovArnold1_W_9 = 0.0001 * W[i0 * 8 + i1 + 1]! + total_9;
        const gradient_kolmogorovArnold1_W_6 = 0.0001 * W[i0 * 8 + i1 + 8]! + total_6;
        const gradient_kolmogorovArnold1_W_10 = 0.0001 * W[i0 * 8 + i1 + 9]! + total_10;
        const gradient_kolmogorovArnold1_W_7 = 0.0001 * W[i0 * 8 + i1 + 16]! + total_7;
        const gradient_kolmogorovArnold1_W_11 = 0.0001 * W[i0 * 8 + i1 + 17]! + total_11;
        const gradient_kolmogorovArnold1_W_8 = 0.0001 * W[i0 * 8 + i1 + 24]! + total_8;
        const gradient_kolmogorovArnold1_W_12 = 0.0001 * W[i0 * 8 + i1 + 25]! + total_12;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1] = gradient_kolmogorovArnold1_W_5;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 1] = gradient_kolmogorovArnold1_W_9;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 8] = gradient_kolmogorovArnold1_W_6;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 9] = gradient_kolmogorovArnold1_W_10;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 16] = gradient_kolmogorovArnold1_W_7;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 17] = gradient_kolmogorovArnold1_W_11;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 24] = gradient_kolmogorovArnold1_W_8;
        gradient_kolmogorovArnold1_W_all[i0 * 8 + i1 + 25] = gradient_kolmogorovArnold1_W_12;
      }
    }
    for (let i1 = 0; i1 < 8; i1 += 2) {
      let total_19 = 0;
      let total_22 = 0;
      let total_20 = 0;
      let total_23 = 0;
      let total_21 = 0;
      let total_24 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const part_13 = y_3[n_2 * 11 + 8]! * y[n_2 * 11 + 8]!;
        const d_kolmogorovArnold1_y_7 = kolmogorovArnold1_y[n_2 * 8 + i1]!;
        total_19 += part_13 * d_kolmogorovArnold1_y_7;
        const d_kolmogorovArnold1_y_8 = kolmogorovArnold1_y[n_2 * 8 + i1 + 1]!;
        total_22 += part_13 * d_kolmogorovArnold1_y_8;
        const part_14 = y_3[n_2 * 11 + 9]! * y[n_2 * 11 + 9]!;
        total_20 += part_14 * d_kolmogorovArnold1_y_7;
        total_23 += part_14 * d_kolmogorovArnold1_y_8;
        const part_15 = y_3[n_2 * 11 + 10]! * y[n_2 * 11 + 10]!;
        total_21 += part_15 * d_kolmogorovArnold1_y_7;
        total_24 += part_15 * d_kolmogorovArnold1_y_8;
        const part_16 = y_3[n_2 * 11 + 19]! * y[n_2 * 11 + 19]!;
        const d_kolmogorovArnold1_y_9 = kolmogorovArnold1_y[n_2 * 8 + i1 + 8]!;
        total_19 += part_16 * d_kolmogorovArnold1_y_9;
        const d_kolmogorovArnold1_y_10 = kolmogorovArnold1_y[n_2 * 8 + i1 + 9]!;
        total_22 += part_16 * d_kolmogorovArnold1_y_10;
        const part_17 = y_3[n_2 * 11 + 20]! * y[n_2 * 11 + 20]!;
        total_20 += part_17 * d_kolmogorovArnold1_y_9;
        total_23 += part_17 * d_kolmogorovArnold1_y_10;
        const part_18 = y_3[n_2 * 11 + 21]! * y[n_2 * 11 + 21]!;
        total_21 += part_18 * d_kolmogorovArnold1_y_9;
        total_24 += part_18 * d_kolmogorovArnold1_y_10;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const part_19 = y_3[n_3 * 11 + 8]! * y[n_3 * 11 + 8]!;
        const d_kolmogorovArnold1_y_11 = kolmogorovArnold1_y[n_3 * 8 + i1]!;
        total_19 += part_19 * d_kolmogorovArnold1_y_11;
        const d_kolmogorovArnold1_y_12 = kolmogorovArnold1_y[n_3 * 8 + i1 + 1]!;
        total_22 += part_19 * d_kolmogorovArnold1_y_12;
        const part_20 = y_3[n_3 * 11 + 9]! * y[n_3 * 11 + 9]!;
        total_20 += part_20 * d_kolmogorovArnold1_y_11;
        total_23 += part_20 * d_kolmogorovArnold1_y_12;
        const part_21 = y_3[n_3 * 11 + 10]! * y[n_3 * 11 + 10]!;
        total_21 += part_21 * d_kolmogorovArnold1_y_11;
        total_24 += part_21 * d_kolmogorovArnold1_y_12;
      }
      const gradient_kolmogorovArnold1_W_19 = 0.0001 * W[i1 + 64]! + total_19;
      const gradient_kolmogorovArnold1_W_22 = 0.0001 * W[i1 + 65]! + total_22;
      const gradient_kolmogorovArnold1_W_20 = 0.0001 * W[i1 + 72]! + total_20;
      const gradient_kolmogorovArnold1_W_23 = 0.0001 * W[i1 + 73]! + total_23;
      const gradient_kolmogorovArnold1_W_21 = 0.0001 * W[i1 + 80]! + total_21;
      const gradient_kolmogorovArnold1_W_24 = 0.0001 * W[i1 + 81]! + total_24;
      gradient_kolmogorovArnold1_W_all[i1 + 64] = gradient_kolmogorovArnold1_W_19;
      gradient_kolmogorovArnold1_W_all[i1 + 65] = gradient_kolmogorovArnold1_W_22;
      gradient_kolmogorovArnold1_W_all[i1 + 72] = gradient_kolmogorovArnold1_W_20;
      gradient_kolmogorovArnold1_W_all[i1 + 73] = gradient_kolmogorovArnold1_W_23;
      gradient_kolmogorovArnold1_W_all[i1 + 80] = gradient_kolmogorovArnold1_W_21;
      gradient_kolmogorovArnold1_W_all[i1 + 81] = gradient_kolmogorovArnold1_W_24;
    }
  }

  // gradient(kolmogorovArnold1.b)[i0] = sum(n: d(kolmogorovArnold1.y)[n, i0])
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_kolmogorovArnold1_b(count: number): void {
    const y = d_kolmogorovArnold1_y;
    const b = gradient_kolmogorovArnold1_b;
    for (let i0 = 0; i0 < 8; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 8 + i0]!;
        total_2 += y[n * 8 + i0 + 1]!;
        total_3 += y[n * 8 + i0 + 2]!;
        total_4 += y[n * 8 + i0 + 3]!;
        total_1 += y[n * 8 + i0 + 8]!;
        total_2 += y[n * 8 + i0 + 9]!;
        total_3 += y[n * 8 + i0 + 10]!;
        total_4 += y[n * 8 + i0 + 11]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 8 + i0]!;
        total_2 += y[n_1 * 8 + i0 + 1]!;
        total_3 += y[n_1 * 8 + i0 + 2]!;
        total_4 += y[n_1 * 8 + i0 + 3]!;
      }
      const gradient_kolmogorovArnold1_b_1 = total_1;
      const gradient_kolmogorovArnold1_b_2 = total_2;
      const gradient_kolmogorovArnold1_b_3 = total_3;
      const gradient_kolmogorovArnold1_b_4 = total_4;
      b[i0] = gradient_kolmogorovArnold1_b_1;
      b[i0 + 1] = gradient_kolmogorovArnold1_b_2;
      b[i0 + 2] = gradient_kolmogorovArnold1_b_3;
      b[i0 + 3] = gradient_kolmogorovArnold1_b_4;
    }
  }

  // gradient(kolmogorovArnold2.C)[i0, i1, i2] = 0.0001 * kolmogorovArnold2.C[i0, i1, i2] + sum(n:
  //   d(kolmogorovArnold2.y)[n, i2] * kolmogorovArnold2.basis[n, i0, i1…
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)
  // tiled 1×4 (i1), reduction by 2
  function train_gradient_kolmogorovArnold2_C(count: number): void {
    const y = d_kolmogorovArnold2_y;
    const basis = kolmogorovArnold2_basis;
    const C = kolmogorovArnold2_C;
    const gradient_kolmogorovArnold2_C_all = gradient_kolmogorovArnold2_C;
    for (let i1 = 0; i1 < 64; i1 += 4) {
      let total_5 = 0;
      let total_6 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_kolmogorovArnold2_y_1 = y[n_2]!;
        total_5 += d_kolmogorovArnold2_y_1 * basis[n_2 * 64 + i1]!;
        total_6 += d_kolmogorovArnold2_y_1 * basis[n_2 * 64 + i1 + 1]!;
        total_7 += d_kolmogorovArnold2_y_1 * basis[n_2 * 64 + i1 + 2]!;
        total_8 += d_kolmogorovArnold2_y_1 * basis[n_2 * 64 + i1 + 3]!;
        const d_kolmogorovArnold2_y_2 = y[n_2 + 1]!;
        total_5 += d_kolmogorovArnold2_y_2 * basis[n_2 * 64 + i1 + 64]!;
        total_6 += d_kolmogorovArnold2_y_2 * basis[n_2 * 64 + i1 + 65]!;
        total_7 += d_kolmogorovArnold2_y_2 * basis[n_2 * 64 + i1 + 66]!;
        total_8 += d_kolmogorovArnold2_y_2 * basis[n_2 * 64 + i1 + 67]!;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_kolmogorovArnold2_y_3 = y[n_3]!;
        total_5 += d_kolmogorovArnold2_y_3 * basis[n_3 * 64 + i1]!;
        total_6 += d_kolmogorovArnold2_y_3 * basis[n_3 * 64 + i1 + 1]!;
        total_7 += d_kolmogorovArnold2_y_3 * basis[n_3 * 64 + i1 + 2]!;
        total_8 += d_kolmogorovArnold2_y_3 * basis[n_3 * 64 + i1 + 3]!;
      }
      const gradient_kolmogorovArnold2_C_5 = 0.0001 * C[i1]! + total_5;
      const gradient_kolmogorovArnold2_C_6 = 0.0001 * C[i1 + 1]! + total_6;
      const gradient_kolmogorovArnold2_C_7 = 0.0001 * C[i1 + 2]! + total_7;
      const gradient_kolmogorovArnold2_C_8 = 0.0001 * C[i1 + 3]! + total_8;
      gradient_kolmogorovArnold2_C_all[i1] = gradient_kolmogorovArnold2_C_5;
      gradient_kolmogorovArnold2_C_all[i1 + 1] = gradient_kolmogorovArnold2_C_6;
      gradient_kolmogorovArnold2_C_all[i1 + 2] = gradient_kolmogorovArnold2_C_7;
      gradient_kolmogorovArnold2_C_all[i1 + 3] = gradient_kolmogorovArnold2_C_8;
    }
  }

  // gradient(kolmogorovArnold2.W)[i0, i1] = sum(n: kolmogorovArnold2.y.3[n, i0] * kolmogorovArnold1.y[n, i0] *
  //   d(kolmogorovArnold2.y)[n, i1]) + 0.0001 * kolmogorov… (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_kolmogorovArnold2_W(count: number): void {
    const y = d_kolmogorovArnold2_y;
    const y_3 = kolmogorovArnold2_y_3;
    const kolmogorovArnold1_y_all = kolmogorovArnold1_y;
    const W = kolmogorovArnold2_W;
    const gradient_kolmogorovArnold2_W_all = gradient_kolmogorovArnold2_W;
    for (let i0 = 0; i0 < 8; i0 += 4) {
      let total_5 = 0;
      let total_6 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_kolmogorovArnold2_y_1 = y[n_2]!;
        total_5 += y_3[n_2 * 8 + i0]! * kolmogorovArnold1_y_all[n_2 * 8 + i0]! * d_kolmogorovArnold2_y_1;
        total_6 += y_3[n_2 * 8 + i0 + 1]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 1]! * d_kolmogorovArnold2_y_1;
        total_7 += y_3[n_2 * 8 + i0 + 2]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 2]! * d_kolmogorovArnold2_y_1;
        total_8 += y_3[n_2 * 8 + i0 + 3]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 3]! * d_kolmogorovArnold2_y_1;
        const d_kolmogorovArnold2_y_2 = y[n_2 + 1]!;
        total_5 += y_3[n_2 * 8 + i0 + 8]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 8]! * d_kolmogorovArnold2_y_2;
        total_6 += y_3[n_2 * 8 + i0 + 9]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 9]! * d_kolmogorovArnold2_y_2;
        total_7 += y_3[n_2 * 8 + i0 + 10]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 10]! * d_kolmogorovArnold2_y_2;
        total_8 += y_3[n_2 * 8 + i0 + 11]! * kolmogorovArnold1_y_all[n_2 * 8 + i0 + 11]! * d_kolmogorovArnold2_y_2;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_kolmogorovArnold2_y_3 = y[n_3]!;
        total_5 += y_3[n_3 * 8 + i0]! * kolmogorovArnold1_y_all[n_3 * 8 + i0]! * d_kolmogorovArnold2_y_3;
        total_6 += y_3[n_3 * 8 + i0 + 1]! * kolmogorovArnold1_y_all[n_3 * 8 + i0 + 1]! * d_kolmogorovArnold2_y_3;
        total_7 += y_3[n_3 * 8 + i0 + 2]! * kolmogorovArnold1_y_all[n_3 * 8 + i0 + 2]! * d_kolmogorovArnold2_y_3;
        total_8 += y_3[n_3 * 8 + i0 + 3]! * kolmogorovArnold1_y_all[n_3 * 8 + i0 + 3]! * d_kolmogorovArnold2_y_3;
      }
      const gradient_kolmogorovArnold2_W_5 = total_5 + 0.0001 * W[i0]!;
      const gradient_kolmogorovArnold2_W_6 = total_6 + 0.0001 * W[i0 + 1]!;
      const gradient_kolmogorovArnold2_W_7 = total_7 + 0.0001 * W[i0 + 2]!;
      const gradient_kolmogorovArnold2_W_8 = total_8 + 0.0001 * W[i0 + 3]!;
      gradient_kolmogorovArnold2_W_all[i0] = gradient_kolmogorovArnold2_W_5;
      gradient_kolmogorovArnold2_W_all[i0 + 1] = gradient_kolmogorovArnold2_W_6;
      gradient_kolmogorovArnold2_W_all[i0 + 2] = gradient_kolmogorovArnold2_W_7;
      gradient_kolmogorovArnold2_W_all[i0 + 3] = gradient_kolmogorovArnold2_W_8;
    }
  }

  // gradient(kolmogorovArnold2.b)[i0] = sum(n: d(kolmogorovArnold2.y)[n, i0])
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)
  // written out: 1 operations, a loop would cost more
  function train_gradient_kolmogorovArnold2_b(count: number): void {
    const y = d_kolmogorovArnold2_y;
    const b = gradient_kolmogorovArnold2_b;
    let total_1 = 0;
    for (let n_1 = 0; n_1 < count; n_1++) {
      total_1 += y[n_1]!;
    }
    b[0] = total_1;
  }

  // ---- the update of the parameters ------------------------------------------------------------------------

  // adam.w(kolmogorovArnold1.C).new.2 = 1 / (1 - power(0.999, t))
  //   (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.w(kolmogorovArnold1.C).new.1 = 1 / (1 - power(0.9, t))
  function update_adam_w_kolmogorovArnold1_C_new_1(): void {
    const t_1 = t[0]!;
    const adam_w_kolmogorovArnold1_C_new_2_2 = 1 / (1 - Math.pow(0.999, t_1));
    const adam_w_kolmogorovArnold1_C_new_1_2 = 1 / (1 - Math.pow(0.9, t_1));
    adam_w_kolmogorovArnold1_C_new_2[0] = adam_w_kolmogorovArnold1_C_new_2_2;
    adam_w_kolmogorovArnold1_C_new_1[0] = adam_w_kolmogorovArnold1_C_new_1_2;
  }

  // adam.m(kolmogorovArnold1.C).new[i1, i2, i3] = 0.1 * gradient(kolmogorovArnold1.C)[i1, i2, i3] + 0.9 *
  //   adam.m(kolmogorovArnold1.C)[i1, i2, i3] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.v(kolmogorovArnold1.C).new[i1, i2, i3] = 0.999 * adam.v(kolmogorovArnold1.C)[i1, i2, i3] + 0.001 *
  //   gradient(kolmogorovArnold1.C)[i1, i2, i3] ^ 2
  // adam.w(kolmogorovArnold1.C).new[i1, i2, i3] = -0.01 * adam.m(kolmogorovArnold1.C).new[i1, i2, i3] *
  //   adam.w(kolmogorovArnold1.C).new.1 / (1e-8 + sqrt(adam.w(kol…
  function update_kolmogorovArnold1_C(): void {
    const C = gradient_kolmogorovArnold1_C;
    const m_kolmogorovArnold1_C = adam_m_kolmogorovArnold1_C;
    const v_kolmogorovArnold1_C = adam_v_kolmogorovArnold1_C;
    const kolmogorovArnold1_C_all = kolmogorovArnold1_C;
    const new_1 = adam_w_kolmogorovArnold1_C_new_1;
    const new_2 = adam_w_kolmogorovArnold1_C_new_2;
    for (let i3 = 0; i3 < 704; i3++) {
      const gradient_kolmogorovArnold1_C_1 = C[i3]!;
      const adam_m_kolmogorovArnold1_C_new = 0.1 * gradient_kolmogorovArnold1_C_1 + 0.9 * m_kolmogorovArnold1_C[i3]!;
      const adam_v_kolmogorovArnold1_C_new = 0.999 * v_kolmogorovArnold1_C[i3]! + 0.001 * (gradient_kolmogorovArnold1_C_1 * gradient_kolmogorovArnold1_C_1);
      const adam_w_kolmogorovArnold1_C_new = kolmogorovArnold1_C_all[i3]! - 0.01 * (adam_m_kolmogorovArnold1_C_new * new_1[0]! / (1e-8 + Math.sqrt(new_2[0]! * adam_v_kolmogorovArnold1_C_new)));
      m_kolmogorovArnold1_C[i3] = adam_m_kolmogorovArnold1_C_new;
      v_kolmogorovArnold1_C[i3] = adam_v_kolmogorovArnold1_C_new;
      kolmogorovArnold1_C_all[i3] = adam_w_kolmogorovArnold1_C_new;
    }
  }

  // adam.m(kolmogorovArnold1.W).new[i1, i2] = 0.9 * adam.m(kolmogorovArnold1.W)[i1, i2] + 0.1 *
  //   gradient(kolmogorovArnold1.W)[i1, i2] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.v(kolmogorovArnold1.W).new[i1, i2] = 0.999 * adam.v(kolmogorovArnold1.W)[i1, i2] + 0.001 *
  //   gradient(kolmogorovArnold1.W)[i1, i2] ^ 2
  // adam.w(kolmogorovArnold1.W).new[i1, i2] = kolmogorovArnold1.W[i1, i2] - 0.01 *
  //   adam.m(kolmogorovArnold1.W).new[i1, i2] * adam.w(kolmogorovArnold1.C).new.1 / (1…
  function update_kolmogorovArnold1_W(): void {
    const W = gradient_kolmogorovArnold1_W;
    const m_kolmogorovArnold1_W = adam_m_kolmogorovArnold1_W;
    const v_kolmogorovArnold1_W = adam_v_kolmogorovArnold1_W;
    const kolmogorovArnold1_W_all = kolmogorovArnold1_W;
    const new_1 = adam_w_kolmogorovArnold1_C_new_1;
    const new_2 = adam_w_kolmogorovArnold1_C_new_2;
    for (let i2 = 0; i2 < 88; i2++) {
      const gradient_kolmogorovArnold1_W_1 = W[i2]!;
      const adam_m_kolmogorovArnold1_W_new = 0.9 * m_kolmogorovArnold1_W[i2]! + 0.1 * gradient_kolmogorovArnold1_W_1;
      const adam_v_kolmogorovArnold1_W_new = 0.999 * v_kolmogorovArnold1_W[i2]! + 0.001 * (gradient_kolmogorovArnold1_W_1 * gradient_kolmogorovArnold1_W_1);
      const adam_w_kolmogorovArnold1_W_new = kolmogorovArnold1_W_all[i2]! - 0.01 * (adam_m_kolmogorovArnold1_W_new * new_1[0]! / (1e-8 + Math.sqrt(adam_v_kolmogorovArnold1_W_new * new_2[0]!)));
      m_kolmogorovArnold1_W[i2] = adam_m_kolmogorovArnold1_W_new;
      v_kolmogorovArnold1_W[i2] = adam_v_kolmogorovArnold1_W_new;
      kolmogorovArnold1_W_all[i2] = adam_w_kolmogorovArnold1_W_new;
    }
  }

  // adam.m(kolmogorovArnold1.b).new[i1] = 0.1 * gradient(kolmogorovArnold1.b)[i1] + 0.9 *
  //   adam.m(kolmogorovArnold1.b)[i1] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.v(kolmogorovArnold1.b).new[i1] = 0.001 * gradient(kolmogorovArnold1.b)[i1] ^ 2 + 0.999 *
  //   adam.v(kolmogorovArnold1.b)[i1]
  // adam.w(kolmogorovArnold1.b).new[i1] = -0.01 * adam.m(kolmogorovArnold1.b).new[i1] *
  //   adam.w(kolmogorovArnold1.C).new.1 / (1e-8 + sqrt(adam.v(kolmogorovArnold1.b…
  function update_kolmogorovArnold1_b(): void {
    const b = gradient_kolmogorovArnold1_b;
    const m_kolmogorovArnold1_b = adam_m_kolmogorovArnold1_b;
    const v_kolmogorovArnold1_b = adam_v_kolmogorovArnold1_b;
    const kolmogorovArnold1_b_all = kolmogorovArnold1_b;
    const new_1 = adam_w_kolmogorovArnold1_C_new_1;
    const new_2 = adam_w_kolmogorovArnold1_C_new_2;
    for (let i1 = 0; i1 < 8; i1++) {
      const gradient_kolmogorovArnold1_b_1 = b[i1]!;
      const adam_m_kolmogorovArnold1_b_new = 0.1 * gradient_kolmogorovArnold1_b_1 + 0.9 * m_kolmogorovArnold1_b[i1]!;
      const adam_v_kolmogorovArnold1_b_new = 0.001 * (gradient_kolmogorovArnold1_b_1 * gradient_kolmogorovArnold1_b_1) + 0.999 * v_kolmogorovArnold1_b[i1]!;
      const adam_w_kolmogorovArnold1_b_new = kolmogorovArnold1_b_all[i1]! - 0.01 * (adam_m_kolmogorovArnold1_b_new * new_1[0]! / (1e-8 + Math.sqrt(adam_v_kolmogorovArnold1_b_new * new_2[0]!)));
      m_kolmogorovArnold1_b[i1] = adam_m_kolmogorovArnold1_b_new;
      v_kolmogorovArnold1_b[i1] = adam_v_kolmogorovArnold1_b_new;
      kolmogorovArnold1_b_all[i1] = adam_w_kolmogorovArnold1_b_new;
    }
  }

  // adam.m(kolmogorovArnold2.C).new[i1, i2, i3] = 0.1 * gradient(kolmogorovArnold2.C)[i1, i2, i3] + 0.9 *
  //   adam.m(kolmogorovArnold2.C)[i1, i2, i3] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.v(kolmogorovArnold2.C).new[i1, i2, i3] = 0.999 * adam.v(kolmogorovArnold2.C)[i1, i2, i3] + 0.001 *
  //   gradient(kolmogorovArnold2.C)[i1, i2, i3] ^ 2
  // adam.w(kolmogorovArnold2.C).new[i1, i2, i3] = kolmogorovArnold2.C[i1, i2, i3] - 0.01 *
  //   adam.m(kolmogorovArnold2.C).new[i1, i2, i3] * adam.w(kolmogorovArnold1.C…
  function update_kolmogorovArnold2_C(): void {
    const C = gradient_kolmogorovArnold2_C;
    const m_kolmogorovArnold2_C = adam_m_kolmogorovArnold2_C;
    const v_kolmogorovArnold2_C = adam_v_kolmogorovArnold2_C;
    const kolmogorovArnold2_C_all = kolmogorovArnold2_C;
    const new_1 = adam_w_kolmogorovArnold1_C_new_1;
    const new_2 = adam_w_kolmogorovArnold1_C_new_2;
    for (let i3 = 0; i3 < 64; i3++) {
      const gradient_kolmogorovArnold2_C_1 = C[i3]!;
      const adam_m_kolmogorovArnold2_C_new = 0.1 * gradient_kolmogorovArnold2_C_1 + 0.9 * m_kolmogorovArnold2_C[i3]!;
      const adam_v_kolmogorovArnold2_C_new = 0.999 * v_kolmogorovArnold2_C[i3]! + 0.001 * (gradient_kolmogorovArnold2_C_1 * gradient_kolmogorovArnold2_C_1);
      const adam_w_kolmogorovArnold2_C_new = kolmogorovArnold2_C_all[i3]! - 0.01 * (adam_m_kolmogorovArnold2_C_new * new_1[0]! / (1e-8 + Math.sqrt(adam_v_kolmogorovArnold2_C_new * new_2[0]!)));
      m_kolmogorovArnold2_C[i3] = adam_m_kolmogorovArnold2_C_new;
      v_kolmogorovArnold2_C[i3] = adam_v_kolmogorovArnold2_C_new;
      kolmogorovArnold2_C_all[i3] = adam_w_kolmogorovArnold2_C_new;
    }
  }

  // adam.v(kolmogorovArnold2.W).new[i1, i2] = 0.001 * gradient(kolmogorovArnold2.W)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(kolmogorovArnold2.W)[i1, i2] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.m(kolmogorovArnold2.W).new[i1, i2] = 0.9 * adam.m(kolmogorovArnold2.W)[i1, i2] + 0.1 *
  //   gradient(kolmogorovArnold2.W)[i1, i2]
  // adam.w(kolmogorovArnold2.W).new[i1, i2] = -0.01 * adam.m(kolmogorovArnold2.W).new[i1, i2] *
  //   adam.w(kolmogorovArnold1.C).new.1 / (1e-8 + sqrt(adam.v(kolmogorovA…
  function update_kolmogorovArnold2_W(): void {
    const W = gradient_kolmogorovArnold2_W;
    const v_kolmogorovArnold2_W = adam_v_kolmogorovArnold2_W;
    const m_kolmogorovArnold2_W = adam_m_kolmogorovArnold2_W;
    const kolmogorovArnold2_W_all = kolmogorovArnold2_W;
    const new_1 = adam_w_kolmogorovArnold1_C_new_1;
    const new_2 = adam_w_kolmogorovArnold1_C_new_2;
    for (let i2 = 0; i2 < 8; i2++) {
      const gradient_kolmogorovArnold2_W_1 = W[i2]!;
      const adam_v_kolmogorovArnold2_W_new = 0.001 * (gradient_kolmogorovArnold2_W_1 * gradient_kolmogorovArnold2_W_1) + 0.999 * v_kolmogorovArnold2_W[i2]!;
      const adam_m_kolmogorovArnold2_W_new = 0.9 * m_kolmogorovArnold2_W[i2]! + 0.1 * gradient_kolmogorovArnold2_W_1;
      const adam_w_kolmogorovArnold2_W_new = kolmogorovArnold2_W_all[i2]! - 0.01 * (adam_m_kolmogorovArnold2_W_new * new_1[0]! / (1e-8 + Math.sqrt(adam_v_kolmogorovArnold2_W_new * new_2[0]!)));
      v_kolmogorovArnold2_W[i2] = adam_v_kolmogorovArnold2_W_new;
      m_kolmogorovArnold2_W[i2] = adam_m_kolmogorovArnold2_W_new;
      kolmogorovArnold2_W_all[i2] = adam_w_kolmogorovArnold2_W_new;
    }
  }

  // adam.m(kolmogorovArnold2.b).new[i1] = 0.1 * gradient(kolmogorovArnold2.b)[i1] + 0.9 *
  //   adam.m(kolmogorovArnold2.b)[i1] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:35)
  // adam.v(kolmogorovArnold2.b).new[i1] = 0.001 * gradient(kolmogorovArnold2.b)[i1] ^ 2 + 0.999 *
  //   adam.v(kolmogorovArnold2.b)[i1]
  // adam.w(kolmogorovArnold2.b).new[i1] = kolmogorovArnold2.b[i1] - 0.01 * adam.w(kolmogorovArnold1.C).new.1 *
  //   adam.m(kolmogorovArnold2.b).new[i1] / (1e-8 + sqrt(a…
  // written out: 14 operations, a loop would cost more
  function update_kolmogorovArnold2_b(): void {
    const gradient_kolmogorovArnold2_b_1 = gradient_kolmogorovArnold2_b[0]!;
    const adam_m_kolmogorovArnold2_b_new_1 = 0.1 * gradient_kolmogorovArnold2_b_1 + 0.9 * adam_m_kolmogorovArnold2_b[0]!;
    const adam_v_kolmogorovArnold2_b_new_1 = 0.001 * (gradient_kolmogorovArnold2_b_1 * gradient_kolmogorovArnold2_b_1) + 0.999 * adam_v_kolmogorovArnold2_b[0]!;
    const adam_w_kolmogorovArnold2_b_new_1 = kolmogorovArnold2_b[0]! - 0.01 * (adam_w_kolmogorovArnold1_C_new_1[0]! * adam_m_kolmogorovArnold2_b_new_1 / (1e-8 + Math.sqrt(adam_v_kolmogorovArnold2_b_new_1 * adam_w_kolmogorovArnold1_C_new_2[0]!)));
    adam_m_kolmogorovArnold2_b[0] = adam_m_kolmogorovArnold2_b_new_1;
    adam_v_kolmogorovArnold2_b[0] = adam_v_kolmogorovArnold2_b_new_1;
    kolmogorovArnold2_b[0] = adam_w_kolmogorovArnold2_b_new_1;
  }

  // ---- fitted values, pass 1: before -----------------------------------------------------------------------

  // sum 1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: over the data ----------------------------------------------------------------

  // sum 1 joined[s1] = sum(data: bird[data, s1]) + sum 1[s1]
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const bird_all = bird;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 11; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += bird_all[data * 11 + s1]!;
      }
      sum_1_all[s1] = total + sum_1_all[s1]!;
    }
  }

  // ---- fitted values, pass 1: after ------------------------------------------------------------------------

  // standardize1.center[s1] = sum 1[s1] / count (examples/kolmogorov-arnold/kolmogorov-arnold.nn:25)
  function fit_standardize1_center(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 11; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: before -----------------------------------------------------------------------

  // sum 2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: over the data ----------------------------------------------------------------

  // sum 2 joined[s1] = sum 2[s1] + sum(data: (-standardize1.center[s1] + bird[data, s1]) ^ 2)
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const bird_all = bird;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 11; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += square(bird_all[data * 11 + s1]! - center[s1]!);
      }
      sum_2_all[s1] = sum_2_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 2: after ------------------------------------------------------------------------

  // standardize1.deviation.1[s1] = sum 2[s1] (examples/kolmogorov-arnold/kolmogorov-arnold.nn:25)
  // standardize1.deviation[s1] = sqrt(standardize1.deviation.1[s1]) / sqrt(count)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const deviation_1 = standardize1_deviation_1;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 11; s1++) {
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
    initialize_kolmogorovArnold1_C();
    initialize_kolmogorovArnold1_W();
    initialize_kolmogorovArnold1_b();
    initialize_kolmogorovArnold2_C();
    initialize_kolmogorovArnold2_W();
    initialize_kolmogorovArnold2_b();
    initialize_adam_m_kolmogorovArnold1_C();
    initialize_adam_v_kolmogorovArnold1_C();
    initialize_adam_m_kolmogorovArnold1_W();
    initialize_adam_v_kolmogorovArnold1_W();
    initialize_adam_m_kolmogorovArnold1_b();
    initialize_adam_v_kolmogorovArnold1_b();
    initialize_adam_m_kolmogorovArnold2_C();
    initialize_adam_v_kolmogorovArnold2_C();
    initialize_adam_m_kolmogorovArnold2_W();
    initialize_adam_v_kolmogorovArnold2_W();
    initialize_adam_m_kolmogorovArnold2_b();
    initialize_adam_v_kolmogorovArnold2_b();
  }

  /** Inputs to outputs. */
  function runInference(count: number): void {
    predict_standardize1_y(count);
    predict_kolmogorovArnold1_basis(count);
    predict_kolmogorovArnold1_y_2(count);
    predict_kolmogorovArnold1_y(count);
    predict_grams1_y(count);
  }

  /** Inputs and targets to the loss, not training. */
  function runEvaluation(count: number): void {
    evaluate_penalty_kolmogorovArnold1_W_2();
    predict_standardize1_y(count);
    predict_kolmogorovArnold1_basis(count);
    predict_kolmogorovArnold1_y_2(count);
    predict_kolmogorovArnold1_y(count);
    evaluate_kolmogorovArnold2_y_1(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
  }

  /** Inputs and targets to the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_kolmogorovArnold1_W_2();
    train_kolmogorovArnold1_y_3(count);
    predict_kolmogorovArnold1_basis(count);
    predict_kolmogorovArnold1_y_2(count);
    train_kolmogorovArnold2_y_3(count);
    train_kolmogorovArnold2_y_2(count);
    train_kolmogorovArnold2_basis(count);
    train_d_kolmogorovArnold2_y(count);
    train_loss1_each(count);
    evaluate_loss_2(count);
    train_d_kolmogorovArnold2_basis(count);
    train_d_kolmogorovArnold1_y(count);
    train_gradient_kolmogorovArnold1_C(count);
    train_gradient_kolmogorovArnold1_W(count);
    train_gradient_kolmogorovArnold1_b(count);
    train_gradient_kolmogorovArnold2_C(count);
    train_gradient_kolmogorovArnold2_W(count);
    train_gradient_kolmogorovArnold2_b(count);
  }

  /** Gradients to new parameters. */
  function runUpdate(): void {
    update_adam_w_kolmogorovArnold1_C_new_1();
    update_kolmogorovArnold1_C();
    update_kolmogorovArnold1_W();
    update_kolmogorovArnold1_b();
    update_kolmogorovArnold2_C();
    update_kolmogorovArnold2_W();
    update_kolmogorovArnold2_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** How many examples are meant. */
  function countOf(inputs: KolmogorovArnoldInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "bird");
    return countExamples(inputs.length, 11, count, 32, "bird");
  }

  /** `exact`: as many numbers as that and no more, since the caller did not say how many are meant. */
  function readInputs(inputs: KolmogorovArnoldInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 11, exact, "bird");
    if (training) checkFinite(inputs, count * 11, "bird");
    for (let i = 0; i < count * 11; i++) bird[i] = inputs[i]!;
  }

  function readTargets(targets: KolmogorovArnoldTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "bodyMass");
    checkFinite(targets, count, "bodyMass");
    for (let i = 0; i < count; i++) target_bodyMass[i] = targets[i]!;
  }

  function encodeBird(value: KolmogorovArnoldBird, into: Numbers, at: number): void {
    checkRecord(value, "bird");
    into.fill(0, at, at + 3);
    into[at + classNumber(value.species, ["Adelie", "Chinstrap", "Gentoo"], "species")] = 1;
    into.fill(0, at + 3, at + 3 + 3);
    into[at + 3 + classNumber(value.island, ["Biscoe", "Dream", "Torgersen"], "island")] = 1;
    into[at + 6] = checkNumber(value.billLength, "billLength");
    into[at + 7] = checkNumber(value.billDepth, "billDepth");
    into[at + 8] = checkNumber(value.flipperLength, "flipperLength");
    into.fill(0, at + 9, at + 9 + 2);
    into[at + 9 + classNumber(value.sex, ["FEMALE", "MALE"], "sex")] = 1;
  }

  function encodeBodyMass(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 1, true, "bodyMass");
    for (let i = 0; i < 1; i++) into[at + i] = checkNumber(value[i], "bodyMass");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfBodyMass: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewBodyMass(count: number): Float64Array {
    return (viewsOfBodyMass[count] ??= grams1_y.subarray(0, count * 1));
  }

  function decodeBodyMass(values: Float64Array): KolmogorovArnoldOutput {
    return { bodyMass: Array.from(values) };
  }

  function forward(inputs: KolmogorovArnoldInputs, count?: number): KolmogorovArnoldOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewBodyMass(n);
  }

  function predict(example: KolmogorovArnoldInput): KolmogorovArnoldOutput {
    encodeBird(example, bird, 0);
    runInference(1);
    return decodeBodyMass(viewBodyMass(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: KolmogorovArnoldInputs, targets: KolmogorovArnoldTargets, count?: number): number {
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

  function trainBatch(inputs: KolmogorovArnoldInputs, targets: KolmogorovArnoldTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: KolmogorovArnoldInputs, targets: KolmogorovArnoldTargets, count?: number): number {
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
  const parameters: KolmogorovArnold["parameters"] = {
    "kolmogorovArnold1.C": { shape: [11, 8, 8], values: kolmogorovArnold1_C },
    "kolmogorovArnold1.W": { shape: [11, 8], values: kolmogorovArnold1_W },
    "kolmogorovArnold1.b": { shape: [8], values: kolmogorovArnold1_b },
    "kolmogorovArnold2.C": { shape: [8, 8, 1], values: kolmogorovArnold2_C },
    "kolmogorovArnold2.W": { shape: [8, 1], values: kolmogorovArnold2_W },
    "kolmogorovArnold2.b": { shape: [1], values: kolmogorovArnold2_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [11], values: standardize1_center },
    { name: "standardize1.deviation", shape: [11], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [11], values: standardize1_spread },
    { name: "adam.m(kolmogorovArnold1.C)", shape: [11, 8, 8], values: adam_m_kolmogorovArnold1_C, optional: true },
    { name: "adam.v(kolmogorovArnold1.C)", shape: [11, 8, 8], values: adam_v_kolmogorovArnold1_C, optional: true },
    { name: "adam.m(kolmogorovArnold1.W)", shape: [11, 8], values: adam_m_kolmogorovArnold1_W, optional: true },
    { name: "adam.v(kolmogorovArnold1.W)", shape: [11, 8], values: adam_v_kolmogorovArnold1_W, optional: true },
    { name: "adam.m(kolmogorovArnold1.b)", shape: [8], values: adam_m_kolmogorovArnold1_b, optional: true },
    { name: "adam.v(kolmogorovArnold1.b)", shape: [8], values: adam_v_kolmogorovArnold1_b, optional: true },
    { name: "adam.m(kolmogorovArnold2.C)", shape: [8, 8, 1], values: adam_m_kolmogorovArnold2_C, optional: true },
    { name: "adam.v(kolmogorovArnold2.C)", shape: [8, 8, 1], values: adam_v_kolmogorovArnold2_C, optional: true },
    { name: "adam.m(kolmogorovArnold2.W)", shape: [8, 1], values: adam_m_kolmogorovArnold2_W, optional: true },
    { name: "adam.v(kolmogorovArnold2.W)", shape: [8, 1], values: adam_v_kolmogorovArnold2_W, optional: true },
    { name: "adam.m(kolmogorovArnold2.b)", shape: [1], values: adam_m_kolmogorovArnold2_b, optional: true },
    { name: "adam.v(kolmogorovArnold2.b)", shape: [1], values: adam_v_kolmogorovArnold2_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "KolmogorovArnold",
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
    const found = only === undefined ? matchTensors(saved, kept, "KolmogorovArnold") : takeArrays(saved, kept, only);
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
  function takeData(data: KolmogorovArnoldData): DataRows {
    checkRecord(data, "data");
    const rowsOfBird = takeRows(data.bird, 11, undefined, Float64Array, encodeBird, "bird");
    const rowsOfBodyMass = takeRows(data.bodyMass, 1, undefined, Float64Array, encodeBodyMass, "bodyMass");
    const examples = sameCount(undefined, rowsOfBird.length, 11, "bird");
    sameCount(examples, rowsOfBodyMass.length, 1, "bodyMass");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 11; i++) bird[n * 11 + i] = rowsOfBird[row * 11 + i]!;
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
      "regularize (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)",
      [
        [penalty_kolmogorovArnold2_W, 0],
        [penalty_kolmogorovArnold1_C, 0],
        [penalty_kolmogorovArnold2_C, 0],
        [penalty_kolmogorovArnold1_W, 0],
      ],
    ],
    [
      "kolmogorovArnold1 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)",
      [[standardize1_y, 11], [kolmogorovArnold1_y_3, 11]],
    ],
    ["kolmogorovArnold1 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)", [[kolmogorovArnold1_basis, 88]]],
    ["kolmogorovArnold1 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)", [[kolmogorovArnold1_y_2, 8]]],
    [
      "kolmogorovArnold2 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)",
      [[kolmogorovArnold1_y, 8], [kolmogorovArnold2_y_3, 8]],
    ],
    ["kolmogorovArnold2 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)", [[kolmogorovArnold2_y_2, 1]]],
    ["kolmogorovArnold2 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)", [[kolmogorovArnold2_basis, 64]]],
    ["grams1 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)", [[grams1_y, 1], [d_kolmogorovArnold2_y, 1]]],
    ["loss1 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:30)", [[loss1_each, 1]]],
    ["loss", [[meanLoss, 0]]],
    ["kolmogorovArnold2 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)", [[d_kolmogorovArnold2_basis, 64]]],
    ["kolmogorovArnold2 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)", [[d_kolmogorovArnold1_y, 8]]],
    ["regularize (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)", [[gradient_kolmogorovArnold1_C, 0]]],
    ["regularize (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)", [[gradient_kolmogorovArnold1_W, 0]]],
    ["kolmogorovArnold1 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:26)", [[gradient_kolmogorovArnold1_b, 0]]],
    ["regularize (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)", [[gradient_kolmogorovArnold2_C, 0]]],
    ["regularize (examples/kolmogorov-arnold/kolmogorov-arnold.nn:31)", [[gradient_kolmogorovArnold2_W, 0]]],
    ["kolmogorovArnold2 (examples/kolmogorov-arnold/kolmogorov-arnold.nn:27)", [[gradient_kolmogorovArnold2_b, 0]]],
  ];

  const steps: readonly ((count: number) => void)[] = [
    evaluate_penalty_kolmogorovArnold1_W_2,
    train_kolmogorovArnold1_y_3,
    predict_kolmogorovArnold1_basis,
    predict_kolmogorovArnold1_y_2,
    train_kolmogorovArnold2_y_3,
    train_kolmogorovArnold2_y_2,
    train_kolmogorovArnold2_basis,
    train_d_kolmogorovArnold2_y,
    train_loss1_each,
    evaluate_loss_2,
    train_d_kolmogorovArnold2_basis,
    train_d_kolmogorovArnold1_y,
    train_gradient_kolmogorovArnold1_C,
    train_gradient_kolmogorovArnold1_W,
    train_gradient_kolmogorovArnold1_b,
    train_gradient_kolmogorovArnold2_C,
    train_gradient_kolmogorovArnold2_W,
    train_gradient_kolmogorovArnold2_b,
  ];

  /** What training and measuring need of this network and a data set. */
  function core(data: KolmogorovArnoldData): FitCore {
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
          meterOfBodyMass.reset();
        },
        add(count) {
          runInference(count);
          meterOfBodyMass.add(grams1_y, target_bodyMass, count);
        },
        values: () => ({ r2: meterOfBodyMass.value("r2"), mae: meterOfBodyMass.value("mae") }),
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
    return { epochs: 100, validation: 0.2, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: KolmogorovArnoldData): Measured {
    return measureAll(core(data));
  }

  function fit(data: KolmogorovArnoldData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    workOff(run.work);
    return run.history;
  }

  async function fitAsync(data: KolmogorovArnoldData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: KolmogorovArnold["gradients"] = {
    "kolmogorovArnold1.C": { shape: [11, 8, 8], values: gradient_kolmogorovArnold1_C },
    "kolmogorovArnold1.W": { shape: [11, 8], values: gradient_kolmogorovArnold1_W },
    "kolmogorovArnold1.b": { shape: [8], values: gradient_kolmogorovArnold1_b },
    "kolmogorovArnold2.C": { shape: [8, 8, 1], values: gradient_kolmogorovArnold2_C },
    "kolmogorovArnold2.W": { shape: [8, 1], values: gradient_kolmogorovArnold2_W },
    "kolmogorovArnold2.b": { shape: [1], values: gradient_kolmogorovArnold2_b },
  };

  const meta: KolmogorovArnold["meta"] = {
    name: "KolmogorovArnold",
    sourceHash: "16da894306ac1a",
    inputs: { bird: [11] },
    outputs: { bodyMass: [1] },
    parameterCount: 873,
    batchSize: 32,
    bytes: 99264,
    operations: 4633,
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

/** Element `ordinal` of a draw: standard normal, by the transform of Box and Muller; never beyond 8.6 either way. */
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
  // The share is m 2^-k, with m first from 1 to 2, then from √½ to √2.
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
 * cos(π t / 2^31) for t of 32 signed bits, to about 1e-16: quarter turns are taken off exactly. The coefficients are those of
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
