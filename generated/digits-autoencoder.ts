/**
 * The network DigitsAutoencoder, compiled by nnc from examples/digits-autoencoder/digits-autoencoder.nn: change it there, not here.
 *
 * Squeezes images of 8 by 8 pixels into a few numbers, and draws them again from those.
 */

/** One example, as `predict` takes it. */
export type DigitsAutoencoderInput = ArrayLike<number>;

/** Examples for one batch: numbers, row after row. Classes are their numbers. */
export type DigitsAutoencoderInputs = ArrayLike<number>;

/** What the network makes of one example. */
export interface DigitsAutoencoderOutput {
  readonly drawing: number[];
  readonly features: number[];
}

/** Views of the outputs of a batch, row after row, valid until the next call. */
export interface DigitsAutoencoderOutputs {
  readonly drawing: Float64Array;
  readonly features: Float64Array;
}

/** Targets of one batch, row after row. Classes are their numbers. */
export interface DigitsAutoencoderTargets {}

/** A data set of any length: numbers row after row, or a list of examples; classes by name or by number. */
export interface DigitsAutoencoderData {
  readonly image: ArrayLike<number> | readonly ArrayLike<number>[];
}

/** Numbers that belong to the network: a live view. */
export interface DigitsAutoencoderValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How a network is made. */
export interface DigitsAutoencoderOptions {
  /** Where first weights and draws come from; 1 without it. */
  readonly seed?: number;
  /** What `save` gave. */
  readonly weights?: Uint8Array;
}

/** Squeezes images of 8 by 8 pixels into a few numbers, and draws them again from those. */
export interface DigitsAutoencoder {
  /** The output for one example: image, 64 numbers of shape [8, 8], row-major. */
  predict(example: DigitsAutoencoderInput): DigitsAutoencoderOutput;
  /** The outputs of `count` examples, 1 to 32, in one view that is valid until the next call. */
  forward(inputs: DigitsAutoencoderInputs, count?: number): DigitsAutoencoderOutputs;
  /** One step: forward, backward, update. 1 to 32 examples; gives their mean loss, regularizer included. */
  trainBatch(inputs: DigitsAutoencoderInputs, targets: DigitsAutoencoderTargets, count?: number): number;
  /** Forward and backward: the gradients of the mean loss, and that loss. */
  accumulate(inputs: DigitsAutoencoderInputs, targets: DigitsAutoencoderTargets, count?: number): number;
  /** The optimizer's step by the gradients at hand. */
  update(): void;
  /** The mean loss of a batch, without training. */
  loss(inputs: DigitsAutoencoderInputs, targets: DigitsAutoencoderTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: DigitsAutoencoderData): Measured;
  /** Trains over a data set, in shuffled epochs. */
  fit(data: DigitsAutoencoderData, options?: FitOptions): FitHistory;
  /** Like `fit`, and lets the event loop run every few milliseconds. */
  fitAsync(data: DigitsAutoencoderData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name: live views. */
  readonly parameters: {
    /** `[64, 64]` */
    readonly "dense1.W": DigitsAutoencoderValues;
    /** `[64]` */
    readonly "dense1.b": DigitsAutoencoderValues;
    /** `[64, 8]` */
    readonly "code.W": DigitsAutoencoderValues;
    /** `[8]` */
    readonly "code.b": DigitsAutoencoderValues;
    /** `[8, 64]` */
    readonly "dense2.W": DigitsAutoencoderValues;
    /** `[64]` */
    readonly "dense2.b": DigitsAutoencoderValues;
    /** `[64, 64]` */
    readonly "dense3.W": DigitsAutoencoderValues;
    /** `[64]` */
    readonly "dense3.b": DigitsAutoencoderValues;
  };
  /** Gradients by the name of the parameter, as the last `accumulate` or `trainBatch` left them: live views. */
  readonly gradients: {
    /** `[64, 64]` */
    readonly "dense1.W": DigitsAutoencoderValues;
    /** `[64]` */
    readonly "dense1.b": DigitsAutoencoderValues;
    /** `[64, 8]` */
    readonly "code.W": DigitsAutoencoderValues;
    /** `[8]` */
    readonly "code.b": DigitsAutoencoderValues;
    /** `[8, 64]` */
    readonly "dense2.W": DigitsAutoencoderValues;
    /** `[64]` */
    readonly "dense2.b": DigitsAutoencoderValues;
    /** `[64, 64]` */
    readonly "dense3.W": DigitsAutoencoderValues;
    /** `[64]` */
    readonly "dense3.b": DigitsAutoencoderValues;
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

/** Makes a network with memory of its own, and its first weights: `const network = createDigitsAutoencoder({ seed: 1 });`. */
export function createDigitsAutoencoder(options: DigitsAutoencoderOptions = {}): DigitsAutoencoder {
  // ---- memory: all there will ever be ----------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(470400);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const image = reals(0, 2048); // [32, 8, 8]
  const standardize1_center = reals(16384, 64); // [64]
  const standardize1_spread = reals(16896, 64); // [64]
  const dense1_W = reals(17408, 4096); // [64, 64]
  const dense1_b = reals(50176, 64); // [64]
  const code_W = reals(50688, 512); // [64, 8]
  const code_b = reals(54784, 8); // [8]
  const code_y = reals(54848, 256); // [32, 8]
  const dense2_W = reals(56896, 512); // [8, 64]
  const dense2_b = reals(60992, 64); // [64]
  const dense3_W = reals(61504, 4096); // [64, 64]
  const dense3_b = reals(94272, 64); // [64]
  const value_drawn = reals(94784, 2048); // [32, 8, 8]
  const meanLoss = reals(111168, 1); // []
  const gradient_dense1_W = reals(111232, 4096); // [64, 64]
  const gradient_dense1_b = reals(144000, 64); // [64]
  const gradient_code_W = reals(144512, 512); // [64, 8]
  const gradient_code_b = reals(148608, 8); // [8]
  const gradient_dense2_W = reals(148672, 512); // [8, 64]
  const gradient_dense2_b = reals(152768, 64); // [64]
  const gradient_dense3_W = reals(153280, 4096); // [64, 64]
  const gradient_dense3_b = reals(186048, 64); // [64]
  const t = reals(186560, 1); // []
  const adam_m_dense1_W = reals(186624, 4096); // [64, 64]
  const adam_v_dense1_W = reals(219392, 4096); // [64, 64]
  const adam_m_dense1_b = reals(252160, 64); // [64]
  const adam_v_dense1_b = reals(252672, 64); // [64]
  const adam_m_code_W = reals(253184, 512); // [64, 8]
  const adam_v_code_W = reals(257280, 512); // [64, 8]
  const adam_m_code_b = reals(261376, 8); // [8]
  const adam_v_code_b = reals(261440, 8); // [8]
  const adam_m_dense2_W = reals(261504, 512); // [8, 64]
  const adam_v_dense2_W = reals(265600, 512); // [8, 64]
  const adam_m_dense2_b = reals(269696, 64); // [64]
  const adam_v_dense2_b = reals(270208, 64); // [64]
  const adam_m_dense3_W = reals(270720, 4096); // [64, 64]
  const adam_v_dense3_W = reals(303488, 4096); // [64, 64]
  const adam_m_dense3_b = reals(336256, 64); // [64]
  const adam_v_dense3_b = reals(336768, 64); // [64]
  const standardize1_deviation = reals(337280, 64); // [64]
  const sum_1 = reals(337792, 64); // [64]
  const sum_2 = reals(338304, 64); // [64]
  const standardize1_deviation_1 = reals(338816, 64); // [64]
  const standardize1_y = reals(339328, 2048); // [32, 64]
  const relu1_y = reals(355712, 2048); // [32, 64]
  const relu2_y = reals(372096, 2048); // [32, 64]
  const pixels_y = reals(339328, 2048); // [32, 64]
  const dense1_y = reals(388480, 2048); // [32, 64]
  const dense2_y = reals(404864, 2048); // [32, 64]
  const d_dense1_y = reals(404864, 2048); // [32, 64]
  const d_dense2_y = reals(421248, 2048); // [32, 64]
  const d_dense3_y = reals(437632, 2048); // [32, 64]
  const d_value_drawn = reals(421248, 2048); // [32, 8, 8]
  const pixels_y_1 = reals(454016, 2048); // [32, 64]
  const d_code_y = reals(454016, 256); // [32, 8]
  const loss1_each = reals(421248, 32); // [32]
  const adam_w_dense1_W_new_1 = reals(111176, 1); // []
  const adam_w_dense1_W_new_2 = reals(111184, 1); // []

  let seed = checkSeed(options.seed ?? 1);
  /** Updates made so far. */
  let updates = 0;
  /** Epochs that `fit` has finished. */
  let epochsDone = 0;
  /** Whether what is fitted to the data was. */
  let isFitted = false;
  /** Which draw of random numbers the next step makes. */
  let drawn = 0;

  // ---- first values ----------------------------------------------------------------------------------------

  // standardize1.center[s1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:8)
  // standardize1.deviation[s1] = sqrt(standardize1.center[s1] ^ 2)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function initialize_standardize1_spread(): void {
    const center = standardize1_center;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 64; s1++) {
      const standardize1_center_2 = 0;
      const standardize1_deviation_2 = Math.sqrt(standardize1_center_2 * standardize1_center_2);
      const standardize1_spread_2 = 1e-9 * Math.abs(standardize1_center_2) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      center[s1] = standardize1_center_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // dense1.W[i1, i2] = -0.216506 + 0.433013 * random(i1, i2) (examples/digits-autoencoder/digits-autoencoder.nn:9)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 64; i1++) {
      for (let i2 = 0; i2 < 64; i2++) {
        W[i1 * 64 + i2] = 0.4330127018922193 * uniformAt(draw0, i1 * 64 + i2) - 0.21650635094610965;
      }
    }
  }

  // dense1.b[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:9)
  function initialize_dense1_b(): void {
    dense1_b.fill(0);
  }

  // code.W[i1, i2] = -0.288675 + 0.57735 * random(i1, i2) (examples/digits-autoencoder/digits-autoencoder.nn:10)
  function initialize_code_W(): void {
    const W = code_W;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 64; i1++) {
      for (let i2 = 0; i2 < 8; i2++) {
        W[i1 * 8 + i2] = 0.5773502691896257 * uniformAt(draw1, i1 * 8 + i2) - 0.28867513459481287;
      }
    }
  }

  // code.b[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:10)
  function initialize_code_b(): void {
    code_b.fill(0);
  }

  // dense2.W[i1, i2] = -0.288675 + 0.57735 * random(i1, i2) (examples/digits-autoencoder/digits-autoencoder.nn:11)
  function initialize_dense2_W(): void {
    const W = dense2_W;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 8; i1++) {
      for (let i2 = 0; i2 < 64; i2++) {
        W[i1 * 64 + i2] = 0.5773502691896257 * uniformAt(draw2, i1 * 64 + i2) - 0.28867513459481287;
      }
    }
  }

  // dense2.b[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:11)
  function initialize_dense2_b(): void {
    dense2_b.fill(0);
  }

  // dense3.W[i1, i2] = -0.216506 + 0.433013 * random(i1, i2) (examples/digits-autoencoder/digits-autoencoder.nn:12)
  function initialize_dense3_W(): void {
    const W = dense3_W;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 64; i1++) {
      for (let i2 = 0; i2 < 64; i2++) {
        W[i1 * 64 + i2] = 0.4330127018922193 * uniformAt(draw3, i1 * 64 + i2) - 0.21650635094610965;
      }
    }
  }

  // dense3.b[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:12)
  function initialize_dense3_b(): void {
    dense3_b.fill(0);
  }

  // adam.m(dense1.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_dense1_W(): void {
    adam_m_dense1_W.fill(0);
  }

  // adam.v(dense1.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_dense1_W(): void {
    adam_v_dense1_W.fill(0);
  }

  // adam.m(dense1.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_dense1_b(): void {
    adam_m_dense1_b.fill(0);
  }

  // adam.v(dense1.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_dense1_b(): void {
    adam_v_dense1_b.fill(0);
  }

  // adam.m(code.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_code_W(): void {
    adam_m_code_W.fill(0);
  }

  // adam.v(code.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_code_W(): void {
    adam_v_code_W.fill(0);
  }

  // adam.m(code.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_code_b(): void {
    adam_m_code_b.fill(0);
  }

  // adam.v(code.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_code_b(): void {
    adam_v_code_b.fill(0);
  }

  // adam.m(dense2.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_dense2_W(): void {
    adam_m_dense2_W.fill(0);
  }

  // adam.v(dense2.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_dense2_W(): void {
    adam_v_dense2_W.fill(0);
  }

  // adam.m(dense2.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_dense2_b(): void {
    adam_m_dense2_b.fill(0);
  }

  // adam.v(dense2.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_dense2_b(): void {
    adam_v_dense2_b.fill(0);
  }

  // adam.m(dense3.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_dense3_W(): void {
    adam_m_dense3_W.fill(0);
  }

  // adam.v(dense3.W)[i1, i2] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_dense3_W(): void {
    adam_v_dense3_W.fill(0);
  }

  // adam.m(dense3.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_m_dense3_b(): void {
    adam_m_dense3_b.fill(0);
  }

  // adam.v(dense3.b)[i1] = 0 (examples/digits-autoencoder/digits-autoencoder.nn:21)
  function initialize_adam_v_dense3_b(): void {
    adam_v_dense3_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // standardize1.y[n, s1] = (-standardize1.center[s1] + image[n, floor((s1) / 8), s1 - 8 * floor((s1) / 8)]) /
  //   standardize1.spread[s1] (examples/digits-autoencoder/digits-autoencoder.nn:8)
  // 4 elements at a time
  function predict_standardize1_y(count: number): void {
    const image_all = image;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 64; s1 += 4) {
        const standardize1_y_1 = (image_all[n * 64 + s1]! - center[s1]!) / spread[s1]!;
        const standardize1_y_2 = (image_all[n * 64 + s1 + 1]! - center[s1 + 1]!) / spread[s1 + 1]!;
        const standardize1_y_3 = (image_all[n * 64 + s1 + 2]! - center[s1 + 2]!) / spread[s1 + 2]!;
        const standardize1_y_4 = (image_all[n * 64 + s1 + 3]! - center[s1 + 3]!) / spread[s1 + 3]!;
        y[n * 64 + s1] = standardize1_y_1;
        y[n * 64 + s1 + 1] = standardize1_y_2;
        y[n * 64 + s1 + 2] = standardize1_y_3;
        y[n * 64 + s1 + 3] = standardize1_y_4;
      }
    }
  }

  // dense1.y[n, j] = sum(i: standardize1.y[n, i] * dense1.W[i, j]) + dense1.b[j]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:9)
  // relu1.y[n, j] = max(dense1.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function predict_relu1_y(count: number): void {
    const y = standardize1_y;
    const W = dense1_W;
    const b = dense1_b;
    const relu1_y_all = relu1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 64; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 64; i += 2) {
          const standardize1_y_1 = y[n * 64 + i]!;
          const dense1_W_1 = W[i * 64 + j]!;
          total_5 += standardize1_y_1 * dense1_W_1;
          const dense1_W_2 = W[i * 64 + j + 1]!;
          total_9 += standardize1_y_1 * dense1_W_2;
          const standardize1_y_2 = y[n * 64 + i + 64]!;
          total_6 += standardize1_y_2 * dense1_W_1;
          total_10 += standardize1_y_2 * dense1_W_2;
          const standardize1_y_3 = y[n * 64 + i + 128]!;
          total_7 += standardize1_y_3 * dense1_W_1;
          total_11 += standardize1_y_3 * dense1_W_2;
          const standardize1_y_4 = y[n * 64 + i + 192]!;
          total_8 += standardize1_y_4 * dense1_W_1;
          total_12 += standardize1_y_4 * dense1_W_2;
          const standardize1_y_5 = y[n * 64 + i + 1]!;
          const dense1_W_3 = W[i * 64 + j + 64]!;
          total_5 += standardize1_y_5 * dense1_W_3;
          const dense1_W_4 = W[i * 64 + j + 65]!;
          total_9 += standardize1_y_5 * dense1_W_4;
          const standardize1_y_6 = y[n * 64 + i + 65]!;
          total_6 += standardize1_y_6 * dense1_W_3;
          total_10 += standardize1_y_6 * dense1_W_4;
          const standardize1_y_7 = y[n * 64 + i + 129]!;
          total_7 += standardize1_y_7 * dense1_W_3;
          total_11 += standardize1_y_7 * dense1_W_4;
          const standardize1_y_8 = y[n * 64 + i + 193]!;
          total_8 += standardize1_y_8 * dense1_W_3;
          total_12 += standardize1_y_8 * dense1_W_4;
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
        const relu1_y_5 = Math.max(dense1_y_5, 0);
        const relu1_y_9 = Math.max(dense1_y_9, 0);
        const relu1_y_6 = Math.max(dense1_y_6, 0);
        const relu1_y_10 = Math.max(dense1_y_10, 0);
        const relu1_y_7 = Math.max(dense1_y_7, 0);
        const relu1_y_11 = Math.max(dense1_y_11, 0);
        const relu1_y_8 = Math.max(dense1_y_8, 0);
        const relu1_y_12 = Math.max(dense1_y_12, 0);
        relu1_y_all[n * 64 + j] = relu1_y_5;
        relu1_y_all[n * 64 + j + 1] = relu1_y_9;
        relu1_y_all[n * 64 + j + 64] = relu1_y_6;
        relu1_y_all[n * 64 + j + 65] = relu1_y_10;
        relu1_y_all[n * 64 + j + 128] = relu1_y_7;
        relu1_y_all[n * 64 + j + 129] = relu1_y_11;
        relu1_y_all[n * 64 + j + 192] = relu1_y_8;
        relu1_y_all[n * 64 + j + 193] = relu1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 64; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const standardize1_y_9 = y[n_1 * 64 + i_1]!;
          total_14 += standardize1_y_9 * W[i_1 * 64 + j]!;
          total_15 += standardize1_y_9 * W[i_1 * 64 + j + 1]!;
          total_16 += standardize1_y_9 * W[i_1 * 64 + j + 2]!;
          total_17 += standardize1_y_9 * W[i_1 * 64 + j + 3]!;
          const standardize1_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 += standardize1_y_10 * W[i_1 * 64 + j + 64]!;
          total_15 += standardize1_y_10 * W[i_1 * 64 + j + 65]!;
          total_16 += standardize1_y_10 * W[i_1 * 64 + j + 66]!;
          total_17 += standardize1_y_10 * W[i_1 * 64 + j + 67]!;
        }
        const dense1_y_14 = total_14 + b[j]!;
        const dense1_y_15 = total_15 + b[j + 1]!;
        const dense1_y_16 = total_16 + b[j + 2]!;
        const dense1_y_17 = total_17 + b[j + 3]!;
        const relu1_y_14 = Math.max(dense1_y_14, 0);
        const relu1_y_15 = Math.max(dense1_y_15, 0);
        const relu1_y_16 = Math.max(dense1_y_16, 0);
        const relu1_y_17 = Math.max(dense1_y_17, 0);
        relu1_y_all[n_1 * 64 + j] = relu1_y_14;
        relu1_y_all[n_1 * 64 + j + 1] = relu1_y_15;
        relu1_y_all[n_1 * 64 + j + 2] = relu1_y_16;
        relu1_y_all[n_1 * 64 + j + 3] = relu1_y_17;
      }
    }
  }

  // code.y[n, j] = code.b[j] + sum(i: code.W[i, j] * relu1.y[n, i])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:10)
  // tiled 4×2 (n × j), reduction by 2
  function predict_code_y(count: number): void {
    const W = code_W;
    const y = relu1_y;
    const b = code_b;
    const code_y_all = code_y;
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
        for (let i = 0; i < 64; i += 2) {
          const code_W_1 = W[i * 8 + j]!;
          const relu1_y_1 = y[n * 64 + i]!;
          total_5 += code_W_1 * relu1_y_1;
          const code_W_2 = W[i * 8 + j + 1]!;
          total_9 += code_W_2 * relu1_y_1;
          const relu1_y_2 = y[n * 64 + i + 64]!;
          total_6 += code_W_1 * relu1_y_2;
          total_10 += code_W_2 * relu1_y_2;
          const relu1_y_3 = y[n * 64 + i + 128]!;
          total_7 += code_W_1 * relu1_y_3;
          total_11 += code_W_2 * relu1_y_3;
          const relu1_y_4 = y[n * 64 + i + 192]!;
          total_8 += code_W_1 * relu1_y_4;
          total_12 += code_W_2 * relu1_y_4;
          const code_W_3 = W[i * 8 + j + 8]!;
          const relu1_y_5 = y[n * 64 + i + 1]!;
          total_5 += code_W_3 * relu1_y_5;
          const code_W_4 = W[i * 8 + j + 9]!;
          total_9 += code_W_4 * relu1_y_5;
          const relu1_y_6 = y[n * 64 + i + 65]!;
          total_6 += code_W_3 * relu1_y_6;
          total_10 += code_W_4 * relu1_y_6;
          const relu1_y_7 = y[n * 64 + i + 129]!;
          total_7 += code_W_3 * relu1_y_7;
          total_11 += code_W_4 * relu1_y_7;
          const relu1_y_8 = y[n * 64 + i + 193]!;
          total_8 += code_W_3 * relu1_y_8;
          total_12 += code_W_4 * relu1_y_8;
        }
        const code_b_1 = b[j]!;
        const code_y_5 = code_b_1 + total_5;
        const code_b_2 = b[j + 1]!;
        const code_y_9 = code_b_2 + total_9;
        const code_y_6 = code_b_1 + total_6;
        const code_y_10 = code_b_2 + total_10;
        const code_y_7 = code_b_1 + total_7;
        const code_y_11 = code_b_2 + total_11;
        const code_y_8 = code_b_1 + total_8;
        const code_y_12 = code_b_2 + total_12;
        code_y_all[n * 8 + j] = code_y_5;
        code_y_all[n * 8 + j + 1] = code_y_9;
        code_y_all[n * 8 + j + 8] = code_y_6;
        code_y_all[n * 8 + j + 9] = code_y_10;
        code_y_all[n * 8 + j + 16] = code_y_7;
        code_y_all[n * 8 + j + 17] = code_y_11;
        code_y_all[n * 8 + j + 24] = code_y_8;
        code_y_all[n * 8 + j + 25] = code_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 8; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const relu1_y_9 = y[n_1 * 64 + i_1]!;
          total_14 += W[i_1 * 8 + j]! * relu1_y_9;
          total_15 += W[i_1 * 8 + j + 1]! * relu1_y_9;
          total_16 += W[i_1 * 8 + j + 2]! * relu1_y_9;
          total_17 += W[i_1 * 8 + j + 3]! * relu1_y_9;
          const relu1_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 += W[i_1 * 8 + j + 8]! * relu1_y_10;
          total_15 += W[i_1 * 8 + j + 9]! * relu1_y_10;
          total_16 += W[i_1 * 8 + j + 10]! * relu1_y_10;
          total_17 += W[i_1 * 8 + j + 11]! * relu1_y_10;
        }
        const code_y_14 = b[j]! + total_14;
        const code_y_15 = b[j + 1]! + total_15;
        const code_y_16 = b[j + 2]! + total_16;
        const code_y_17 = b[j + 3]! + total_17;
        code_y_all[n_1 * 8 + j] = code_y_14;
        code_y_all[n_1 * 8 + j + 1] = code_y_15;
        code_y_all[n_1 * 8 + j + 2] = code_y_16;
        code_y_all[n_1 * 8 + j + 3] = code_y_17;
      }
    }
  }

  // dense2.y[n, j] = dense2.b[j] + sum(i: dense2.W[i, j] * code.y[n, i])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:11)
  // relu2.y[n, j] = max(dense2.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function predict_relu2_y(count: number): void {
    const W = dense2_W;
    const y = code_y;
    const b = dense2_b;
    const relu2_y_all = relu2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 64; j += 2) {
        const dense2_W_1 = W[j]!;
        const code_y_1 = y[n * 8]!;
        let total_5 = dense2_W_1 * code_y_1;
        const dense2_W_2 = W[j + 1]!;
        let total_9 = dense2_W_2 * code_y_1;
        const code_y_2 = y[n * 8 + 8]!;
        let total_6 = dense2_W_1 * code_y_2;
        let total_10 = dense2_W_2 * code_y_2;
        const code_y_3 = y[n * 8 + 16]!;
        let total_7 = dense2_W_1 * code_y_3;
        let total_11 = dense2_W_2 * code_y_3;
        const code_y_4 = y[n * 8 + 24]!;
        let total_8 = dense2_W_1 * code_y_4;
        let total_12 = dense2_W_2 * code_y_4;
        const dense2_W_3 = W[j + 64]!;
        const code_y_5 = y[n * 8 + 1]!;
        total_5 += dense2_W_3 * code_y_5;
        const dense2_W_4 = W[j + 65]!;
        total_9 += dense2_W_4 * code_y_5;
        const code_y_6 = y[n * 8 + 9]!;
        total_6 += dense2_W_3 * code_y_6;
        total_10 += dense2_W_4 * code_y_6;
        const code_y_7 = y[n * 8 + 17]!;
        total_7 += dense2_W_3 * code_y_7;
        total_11 += dense2_W_4 * code_y_7;
        const code_y_8 = y[n * 8 + 25]!;
        total_8 += dense2_W_3 * code_y_8;
        total_12 += dense2_W_4 * code_y_8;
        const dense2_W_5 = W[j + 128]!;
        const code_y_9 = y[n * 8 + 2]!;
        total_5 += dense2_W_5 * code_y_9;
        const dense2_W_6 = W[j + 129]!;
        total_9 += dense2_W_6 * code_y_9;
        const code_y_10 = y[n * 8 + 10]!;
        total_6 += dense2_W_5 * code_y_10;
        total_10 += dense2_W_6 * code_y_10;
        const code_y_11 = y[n * 8 + 18]!;
        total_7 += dense2_W_5 * code_y_11;
        total_11 += dense2_W_6 * code_y_11;
        const code_y_12 = y[n * 8 + 26]!;
        total_8 += dense2_W_5 * code_y_12;
        total_12 += dense2_W_6 * code_y_12;
        const dense2_W_7 = W[j + 192]!;
        const code_y_13 = y[n * 8 + 3]!;
        total_5 += dense2_W_7 * code_y_13;
        const dense2_W_8 = W[j + 193]!;
        total_9 += dense2_W_8 * code_y_13;
        const code_y_14 = y[n * 8 + 11]!;
        total_6 += dense2_W_7 * code_y_14;
        total_10 += dense2_W_8 * code_y_14;
        const code_y_15 = y[n * 8 + 19]!;
        total_7 += dense2_W_7 * code_y_15;
        total_11 += dense2_W_8 * code_y_15;
        const code_y_16 = y[n * 8 + 27]!;
        total_8 += dense2_W_7 * code_y_16;
        total_12 += dense2_W_8 * code_y_16;
        const dense2_W_9 = W[j + 256]!;
        const code_y_17 = y[n * 8 + 4]!;
        total_5 += dense2_W_9 * code_y_17;
        const dense2_W_10 = W[j + 257]!;
        total_9 += dense2_W_10 * code_y_17;
        const code_y_18 = y[n * 8 + 12]!;
        total_6 += dense2_W_9 * code_y_18;
        total_10 += dense2_W_10 * code_y_18;
        const code_y_19 = y[n * 8 + 20]!;
        total_7 += dense2_W_9 * code_y_19;
        total_11 += dense2_W_10 * code_y_19;
        const code_y_20 = y[n * 8 + 28]!;
        total_8 += dense2_W_9 * code_y_20;
        total_12 += dense2_W_10 * code_y_20;
        const dense2_W_11 = W[j + 320]!;
        const code_y_21 = y[n * 8 + 5]!;
        total_5 += dense2_W_11 * code_y_21;
        const dense2_W_12 = W[j + 321]!;
        total_9 += dense2_W_12 * code_y_21;
        const code_y_22 = y[n * 8 + 13]!;
        total_6 += dense2_W_11 * code_y_22;
        total_10 += dense2_W_12 * code_y_22;
        const code_y_23 = y[n * 8 + 21]!;
        total_7 += dense2_W_11 * code_y_23;
        total_11 += dense2_W_12 * code_y_23;
        const code_y_24 = y[n * 8 + 29]!;
        total_8 += dense2_W_11 * code_y_24;
        total_12 += dense2_W_12 * code_y_24;
        const dense2_W_13 = W[j + 384]!;
        const code_y_25 = y[n * 8 + 6]!;
        total_5 += dense2_W_13 * code_y_25;
        const dense2_W_14 = W[j + 385]!;
        total_9 += dense2_W_14 * code_y_25;
        const code_y_26 = y[n * 8 + 14]!;
        total_6 += dense2_W_13 * code_y_26;
        total_10 += dense2_W_14 * code_y_26;
        const code_y_27 = y[n * 8 + 22]!;
        total_7 += dense2_W_13 * code_y_27;
        total_11 += dense2_W_14 * code_y_27;
        const code_y_28 = y[n * 8 + 30]!;
        total_8 += dense2_W_13 * code_y_28;
        total_12 += dense2_W_14 * code_y_28;
        const dense2_W_15 = W[j + 448]!;
        const code_y_29 = y[n * 8 + 7]!;
        total_5 += dense2_W_15 * code_y_29;
        const dense2_W_16 = W[j + 449]!;
        total_9 += dense2_W_16 * code_y_29;
        const code_y_30 = y[n * 8 + 15]!;
        total_6 += dense2_W_15 * code_y_30;
        total_10 += dense2_W_16 * code_y_30;
        const code_y_31 = y[n * 8 + 23]!;
        total_7 += dense2_W_15 * code_y_31;
        total_11 += dense2_W_16 * code_y_31;
        const code_y_32 = y[n * 8 + 31]!;
        total_8 += dense2_W_15 * code_y_32;
        total_12 += dense2_W_16 * code_y_32;
        const dense2_b_1 = b[j]!;
        const dense2_y_5 = dense2_b_1 + total_5;
        const dense2_b_2 = b[j + 1]!;
        const dense2_y_9 = dense2_b_2 + total_9;
        const dense2_y_6 = dense2_b_1 + total_6;
        const dense2_y_10 = dense2_b_2 + total_10;
        const dense2_y_7 = dense2_b_1 + total_7;
        const dense2_y_11 = dense2_b_2 + total_11;
        const dense2_y_8 = dense2_b_1 + total_8;
        const dense2_y_12 = dense2_b_2 + total_12;
        const relu2_y_5 = Math.max(dense2_y_5, 0);
        const relu2_y_9 = Math.max(dense2_y_9, 0);
        const relu2_y_6 = Math.max(dense2_y_6, 0);
        const relu2_y_10 = Math.max(dense2_y_10, 0);
        const relu2_y_7 = Math.max(dense2_y_7, 0);
        const relu2_y_11 = Math.max(dense2_y_11, 0);
        const relu2_y_8 = Math.max(dense2_y_8, 0);
        const relu2_y_12 = Math.max(dense2_y_12, 0);
        relu2_y_all[n * 64 + j] = relu2_y_5;
        relu2_y_all[n * 64 + j + 1] = relu2_y_9;
        relu2_y_all[n * 64 + j + 64] = relu2_y_6;
        relu2_y_all[n * 64 + j + 65] = relu2_y_10;
        relu2_y_all[n * 64 + j + 128] = relu2_y_7;
        relu2_y_all[n * 64 + j + 129] = relu2_y_11;
        relu2_y_all[n * 64 + j + 192] = relu2_y_8;
        relu2_y_all[n * 64 + j + 193] = relu2_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 64; j += 4) {
        const code_y_33 = y[n_1 * 8]!;
        let total_14 = W[j]! * code_y_33;
        let total_15 = W[j + 1]! * code_y_33;
        let total_16 = W[j + 2]! * code_y_33;
        let total_17 = W[j + 3]! * code_y_33;
        const code_y_34 = y[n_1 * 8 + 1]!;
        total_14 += W[j + 64]! * code_y_34;
        total_15 += W[j + 65]! * code_y_34;
        total_16 += W[j + 66]! * code_y_34;
        total_17 += W[j + 67]! * code_y_34;
        const code_y_35 = y[n_1 * 8 + 2]!;
        total_14 += W[j + 128]! * code_y_35;
        total_15 += W[j + 129]! * code_y_35;
        total_16 += W[j + 130]! * code_y_35;
        total_17 += W[j + 131]! * code_y_35;
        const code_y_36 = y[n_1 * 8 + 3]!;
        total_14 += W[j + 192]! * code_y_36;
        total_15 += W[j + 193]! * code_y_36;
        total_16 += W[j + 194]! * code_y_36;
        total_17 += W[j + 195]! * code_y_36;
        const code_y_37 = y[n_1 * 8 + 4]!;
        total_14 += W[j + 256]! * code_y_37;
        total_15 += W[j + 257]! * code_y_37;
        total_16 += W[j + 258]! * code_y_37;
        total_17 += W[j + 259]! * code_y_37;
        const code_y_38 = y[n_1 * 8 + 5]!;
        total_14 += W[j + 320]! * code_y_38;
        total_15 += W[j + 321]! * code_y_38;
        total_16 += W[j + 322]! * code_y_38;
        total_17 += W[j + 323]! * code_y_38;
        const code_y_39 = y[n_1 * 8 + 6]!;
        total_14 += W[j + 384]! * code_y_39;
        total_15 += W[j + 385]! * code_y_39;
        total_16 += W[j + 386]! * code_y_39;
        total_17 += W[j + 387]! * code_y_39;
        const code_y_40 = y[n_1 * 8 + 7]!;
        total_14 += W[j + 448]! * code_y_40;
        total_15 += W[j + 449]! * code_y_40;
        total_16 += W[j + 450]! * code_y_40;
        total_17 += W[j + 451]! * code_y_40;
        const dense2_y_14 = b[j]! + total_14;
        const dense2_y_15 = b[j + 1]! + total_15;
        const dense2_y_16 = b[j + 2]! + total_16;
        const dense2_y_17 = b[j + 3]! + total_17;
        const relu2_y_14 = Math.max(dense2_y_14, 0);
        const relu2_y_15 = Math.max(dense2_y_15, 0);
        const relu2_y_16 = Math.max(dense2_y_16, 0);
        const relu2_y_17 = Math.max(dense2_y_17, 0);
        relu2_y_all[n_1 * 64 + j] = relu2_y_14;
        relu2_y_all[n_1 * 64 + j + 1] = relu2_y_15;
        relu2_y_all[n_1 * 64 + j + 2] = relu2_y_16;
        relu2_y_all[n_1 * 64 + j + 3] = relu2_y_17;
      }
    }
  }

  // dense3.y[n, j] = sum(i: relu2.y[n, i] * dense3.W[i, j]) + dense3.b[j]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:12)
  // pixels.y[n, j] = 16 * logistic(dense3.y[n, j])
  // tiled 4×2 (n × j), reduction by 2
  function predict_pixels_y(count: number): void {
    const y = relu2_y;
    const W = dense3_W;
    const b = dense3_b;
    const pixels_y_all = pixels_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 64; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 64; i += 2) {
          const relu2_y_1 = y[n * 64 + i]!;
          const dense3_W_1 = W[i * 64 + j]!;
          total_5 += relu2_y_1 * dense3_W_1;
          const dense3_W_2 = W[i * 64 + j + 1]!;
          total_9 += relu2_y_1 * dense3_W_2;
          const relu2_y_2 = y[n * 64 + i + 64]!;
          total_6 += relu2_y_2 * dense3_W_1;
          total_10 += relu2_y_2 * dense3_W_2;
          const relu2_y_3 = y[n * 64 + i + 128]!;
          total_7 += relu2_y_3 * dense3_W_1;
          total_11 += relu2_y_3 * dense3_W_2;
          const relu2_y_4 = y[n * 64 + i + 192]!;
          total_8 += relu2_y_4 * dense3_W_1;
          total_12 += relu2_y_4 * dense3_W_2;
          const relu2_y_5 = y[n * 64 + i + 1]!;
          const dense3_W_3 = W[i * 64 + j + 64]!;
          total_5 += relu2_y_5 * dense3_W_3;
          const dense3_W_4 = W[i * 64 + j + 65]!;
          total_9 += relu2_y_5 * dense3_W_4;
          const relu2_y_6 = y[n * 64 + i + 65]!;
          total_6 += relu2_y_6 * dense3_W_3;
          total_10 += relu2_y_6 * dense3_W_4;
          const relu2_y_7 = y[n * 64 + i + 129]!;
          total_7 += relu2_y_7 * dense3_W_3;
          total_11 += relu2_y_7 * dense3_W_4;
          const relu2_y_8 = y[n * 64 + i + 193]!;
          total_8 += relu2_y_8 * dense3_W_3;
          total_12 += relu2_y_8 * dense3_W_4;
        }
        const dense3_b_1 = b[j]!;
        const dense3_y_5 = total_5 + dense3_b_1;
        const dense3_b_2 = b[j + 1]!;
        const dense3_y_9 = total_9 + dense3_b_2;
        const dense3_y_6 = total_6 + dense3_b_1;
        const dense3_y_10 = total_10 + dense3_b_2;
        const dense3_y_7 = total_7 + dense3_b_1;
        const dense3_y_11 = total_11 + dense3_b_2;
        const dense3_y_8 = total_8 + dense3_b_1;
        const dense3_y_12 = total_12 + dense3_b_2;
        const pixels_y_5 = 16 * logistic(dense3_y_5);
        const pixels_y_9 = 16 * logistic(dense3_y_9);
        const pixels_y_6 = 16 * logistic(dense3_y_6);
        const pixels_y_10 = 16 * logistic(dense3_y_10);
        const pixels_y_7 = 16 * logistic(dense3_y_7);
        const pixels_y_11 = 16 * logistic(dense3_y_11);
        const pixels_y_8 = 16 * logistic(dense3_y_8);
        const pixels_y_12 = 16 * logistic(dense3_y_12);
        pixels_y_all[n * 64 + j] = pixels_y_5;
        pixels_y_all[n * 64 + j + 1] = pixels_y_9;
        pixels_y_all[n * 64 + j + 64] = pixels_y_6;
        pixels_y_all[n * 64 + j + 65] = pixels_y_10;
        pixels_y_all[n * 64 + j + 128] = pixels_y_7;
        pixels_y_all[n * 64 + j + 129] = pixels_y_11;
        pixels_y_all[n * 64 + j + 192] = pixels_y_8;
        pixels_y_all[n * 64 + j + 193] = pixels_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 64; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const relu2_y_9 = y[n_1 * 64 + i_1]!;
          total_14 += relu2_y_9 * W[i_1 * 64 + j]!;
          total_15 += relu2_y_9 * W[i_1 * 64 + j + 1]!;
          total_16 += relu2_y_9 * W[i_1 * 64 + j + 2]!;
          total_17 += relu2_y_9 * W[i_1 * 64 + j + 3]!;
          const relu2_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 += relu2_y_10 * W[i_1 * 64 + j + 64]!;
          total_15 += relu2_y_10 * W[i_1 * 64 + j + 65]!;
          total_16 += relu2_y_10 * W[i_1 * 64 + j + 66]!;
          total_17 += relu2_y_10 * W[i_1 * 64 + j + 67]!;
        }
        const dense3_y_14 = total_14 + b[j]!;
        const dense3_y_15 = total_15 + b[j + 1]!;
        const dense3_y_16 = total_16 + b[j + 2]!;
        const dense3_y_17 = total_17 + b[j + 3]!;
        const pixels_y_14 = 16 * logistic(dense3_y_14);
        const pixels_y_15 = 16 * logistic(dense3_y_15);
        const pixels_y_16 = 16 * logistic(dense3_y_16);
        const pixels_y_17 = 16 * logistic(dense3_y_17);
        pixels_y_all[n_1 * 64 + j] = pixels_y_14;
        pixels_y_all[n_1 * 64 + j + 1] = pixels_y_15;
        pixels_y_all[n_1 * 64 + j + 2] = pixels_y_16;
        pixels_y_all[n_1 * 64 + j + 3] = pixels_y_17;
      }
    }
  }

  // value.drawn[n, r, c] = pixels.y[n, 8 * r + c] (examples/digits-autoencoder/digits-autoencoder.nn:13)
  // written out: 0 operations, a loop would cost more
  function predict_value_drawn(count: number): void {
    const y = pixels_y;
    const value_drawn_all = value_drawn;
    for (let n = 0; n < count; n++) {
      value_drawn_all[n * 64] = y[n * 64]!;
      value_drawn_all[n * 64 + 1] = y[n * 64 + 1]!;
      value_drawn_all[n * 64 + 2] = y[n * 64 + 2]!;
      value_drawn_all[n * 64 + 3] = y[n * 64 + 3]!;
      value_drawn_all[n * 64 + 4] = y[n * 64 + 4]!;
      value_drawn_all[n * 64 + 5] = y[n * 64 + 5]!;
      value_drawn_all[n * 64 + 6] = y[n * 64 + 6]!;
      value_drawn_all[n * 64 + 7] = y[n * 64 + 7]!;
      value_drawn_all[n * 64 + 8] = y[n * 64 + 8]!;
      value_drawn_all[n * 64 + 9] = y[n * 64 + 9]!;
      value_drawn_all[n * 64 + 10] = y[n * 64 + 10]!;
      value_drawn_all[n * 64 + 11] = y[n * 64 + 11]!;
      value_drawn_all[n * 64 + 12] = y[n * 64 + 12]!;
      value_drawn_all[n * 64 + 13] = y[n * 64 + 13]!;
      value_drawn_all[n * 64 + 14] = y[n * 64 + 14]!;
      value_drawn_all[n * 64 + 15] = y[n * 64 + 15]!;
      value_drawn_all[n * 64 + 16] = y[n * 64 + 16]!;
      value_drawn_all[n * 64 + 17] = y[n * 64 + 17]!;
      value_drawn_all[n * 64 + 18] = y[n * 64 + 18]!;
      value_drawn_all[n * 64 + 19] = y[n * 64 + 19]!;
      value_drawn_all[n * 64 + 20] = y[n * 64 + 20]!;
      value_drawn_all[n * 64 + 21] = y[n * 64 + 21]!;
      value_drawn_all[n * 64 + 22] = y[n * 64 + 22]!;
      value_drawn_all[n * 64 + 23] = y[n * 64 + 23]!;
      value_drawn_all[n * 64 + 24] = y[n * 64 + 24]!;
      value_drawn_all[n * 64 + 25] = y[n * 64 + 25]!;
      value_drawn_all[n * 64 + 26] = y[n * 64 + 26]!;
      value_drawn_all[n * 64 + 27] = y[n * 64 + 27]!;
      value_drawn_all[n * 64 + 28] = y[n * 64 + 28]!;
      value_drawn_all[n * 64 + 29] = y[n * 64 + 29]!;
      value_drawn_all[n * 64 + 30] = y[n * 64 + 30]!;
      value_drawn_all[n * 64 + 31] = y[n * 64 + 31]!;
      value_drawn_all[n * 64 + 32] = y[n * 64 + 32]!;
      value_drawn_all[n * 64 + 33] = y[n * 64 + 33]!;
      value_drawn_all[n * 64 + 34] = y[n * 64 + 34]!;
      value_drawn_all[n * 64 + 35] = y[n * 64 + 35]!;
      value_drawn_all[n * 64 + 36] = y[n * 64 + 36]!;
      value_drawn_all[n * 64 + 37] = y[n * 64 + 37]!;
      value_drawn_all[n * 64 + 38] = y[n * 64 + 38]!;
      value_drawn_all[n * 64 + 39] = y[n * 64 + 39]!;
      value_drawn_all[n * 64 + 40] = y[n * 64 + 40]!;
      value_drawn_all[n * 64 + 41] = y[n * 64 + 41]!;
      value_drawn_all[n * 64 + 42] = y[n * 64 + 42]!;
      value_drawn_all[n * 64 + 43] = y[n * 64 + 43]!;
      value_drawn_all[n * 64 + 44] = y[n * 64 + 44]!;
      value_drawn_all[n * 64 + 45] = y[n * 64 + 45]!;
      value_drawn_all[n * 64 + 46] = y[n * 64 + 46]!;
      value_drawn_all[n * 64 + 47] = y[n * 64 + 47]!;
      value_drawn_all[n * 64 + 48] = y[n * 64 + 48]!;
      value_drawn_all[n * 64 + 49] = y[n * 64 + 49]!;
      value_drawn_all[n * 64 + 50] = y[n * 64 + 50]!;
      value_drawn_all[n * 64 + 51] = y[n * 64 + 51]!;
      value_drawn_all[n * 64 + 52] = y[n * 64 + 52]!;
      value_drawn_all[n * 64 + 53] = y[n * 64 + 53]!;
      value_drawn_all[n * 64 + 54] = y[n * 64 + 54]!;
      value_drawn_all[n * 64 + 55] = y[n * 64 + 55]!;
      value_drawn_all[n * 64 + 56] = y[n * 64 + 56]!;
      value_drawn_all[n * 64 + 57] = y[n * 64 + 57]!;
      value_drawn_all[n * 64 + 58] = y[n * 64 + 58]!;
      value_drawn_all[n * 64 + 59] = y[n * 64 + 59]!;
      value_drawn_all[n * 64 + 60] = y[n * 64 + 60]!;
      value_drawn_all[n * 64 + 61] = y[n * 64 + 61]!;
      value_drawn_all[n * 64 + 62] = y[n * 64 + 62]!;
      value_drawn_all[n * 64 + 63] = y[n * 64 + 63]!;
    }
  }

  // ---- the loss --------------------------------------------------------------------------------------------

  // loss1.each[n] = 0.015625 * sum(s1, s2: (-image[n, s1, s2] + pixels.y[n, 8 * s1 + s2]) ^ 2)
  //   (examples/digits-autoencoder/digits-autoencoder.nn:17)
  // tiled 1×4 (n), reduction by 2
  function evaluate_loss1_each_2(count: number): void {
    const y = pixels_y;
    const image_all = image;
    const each = loss1_each;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let s2 = 0; s2 < 64; s2 += 2) {
        total_1 += square(y[n * 64 + s2]! - image_all[n * 64 + s2]!);
        total_2 += square(y[n * 64 + s2 + 64]! - image_all[n * 64 + s2 + 64]!);
        total_3 += square(y[n * 64 + s2 + 128]! - image_all[n * 64 + s2 + 128]!);
        total_4 += square(y[n * 64 + s2 + 192]! - image_all[n * 64 + s2 + 192]!);
        total_1 += square(y[n * 64 + s2 + 1]! - image_all[n * 64 + s2 + 1]!);
        total_2 += square(y[n * 64 + s2 + 65]! - image_all[n * 64 + s2 + 65]!);
        total_3 += square(y[n * 64 + s2 + 129]! - image_all[n * 64 + s2 + 129]!);
        total_4 += square(y[n * 64 + s2 + 193]! - image_all[n * 64 + s2 + 193]!);
      }
      const loss1_each_1 = 0.015625 * total_1;
      const loss1_each_2 = 0.015625 * total_2;
      const loss1_each_3 = 0.015625 * total_3;
      const loss1_each_4 = 0.015625 * total_4;
      each[n] = loss1_each_1;
      each[n + 1] = loss1_each_2;
      each[n + 2] = loss1_each_3;
      each[n + 3] = loss1_each_4;
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      let total_5 = 0;
      for (let s2_1 = 0; s2_1 < 64; s2_1 += 2) {
        total_5 += square(y[n_1 * 64 + s2_1]! - image_all[n_1 * 64 + s2_1]!);
        total_5 += square(y[n_1 * 64 + s2_1 + 1]! - image_all[n_1 * 64 + s2_1 + 1]!);
      }
      each[n_1] = 0.015625 * total_5;
    }
  }

  // loss = sum(n: loss1.each[n]) / count
  function evaluate_loss_2(count: number): void {
    const each = loss1_each;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      total += each[n]!;
    }
    meanLoss_all[0] = total / count;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // dense1.y[n, j] = sum(i: standardize1.y[n, i] * dense1.W[i, j]) + dense1.b[j]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:9)
  // relu1.y[n, j] = max(dense1.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function train_relu1_y_2(count: number): void {
    const y = standardize1_y;
    const W = dense1_W;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    const relu1_y_all = relu1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 64; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 64; i += 2) {
          const standardize1_y_1 = y[n * 64 + i]!;
          const dense1_W_1 = W[i * 64 + j]!;
          total_5 += standardize1_y_1 * dense1_W_1;
          const dense1_W_2 = W[i * 64 + j + 1]!;
          total_9 += standardize1_y_1 * dense1_W_2;
          const standardize1_y_2 = y[n * 64 + i + 64]!;
          total_6 += standardize1_y_2 * dense1_W_1;
          total_10 += standardize1_y_2 * dense1_W_2;
          const standardize1_y_3 = y[n * 64 + i + 128]!;
          total_7 += standardize1_y_3 * dense1_W_1;
          total_11 += standardize1_y_3 * dense1_W_2;
          const standardize1_y_4 = y[n * 64 + i + 192]!;
          total_8 += standardize1_y_4 * dense1_W_1;
          total_12 += standardize1_y_4 * dense1_W_2;
          const standardize1_y_5 = y[n * 64 + i + 1]!;
          const dense1_W_3 = W[i * 64 + j + 64]!;
          total_5 += standardize1_y_5 * dense1_W_3;
          const dense1_W_4 = W[i * 64 + j + 65]!;
          total_9 += standardize1_y_5 * dense1_W_4;
          const standardize1_y_6 = y[n * 64 + i + 65]!;
          total_6 += standardize1_y_6 * dense1_W_3;
          total_10 += standardize1_y_6 * dense1_W_4;
          const standardize1_y_7 = y[n * 64 + i + 129]!;
          total_7 += standardize1_y_7 * dense1_W_3;
          total_11 += standardize1_y_7 * dense1_W_4;
          const standardize1_y_8 = y[n * 64 + i + 193]!;
          total_8 += standardize1_y_8 * dense1_W_3;
          total_12 += standardize1_y_8 * dense1_W_4;
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
        const relu1_y_5 = Math.max(dense1_y_5, 0);
        const relu1_y_9 = Math.max(dense1_y_9, 0);
        const relu1_y_6 = Math.max(dense1_y_6, 0);
        const relu1_y_10 = Math.max(dense1_y_10, 0);
        const relu1_y_7 = Math.max(dense1_y_7, 0);
        const relu1_y_11 = Math.max(dense1_y_11, 0);
        const relu1_y_8 = Math.max(dense1_y_8, 0);
        const relu1_y_12 = Math.max(dense1_y_12, 0);
        dense1_y_all[n * 64 + j] = dense1_y_5;
        dense1_y_all[n * 64 + j + 1] = dense1_y_9;
        dense1_y_all[n * 64 + j + 64] = dense1_y_6;
        dense1_y_all[n * 64 + j + 65] = dense1_y_10;
        dense1_y_all[n * 64 + j + 128] = dense1_y_7;
        dense1_y_all[n * 64 + j + 129] = dense1_y_11;
        dense1_y_all[n * 64 + j + 192] = dense1_y_8;
        dense1_y_all[n * 64 + j + 193] = dense1_y_12;
        relu1_y_all[n * 64 + j] = relu1_y_5;
        relu1_y_all[n * 64 + j + 1] = relu1_y_9;
        relu1_y_all[n * 64 + j + 64] = relu1_y_6;
        relu1_y_all[n * 64 + j + 65] = relu1_y_10;
        relu1_y_all[n * 64 + j + 128] = relu1_y_7;
        relu1_y_all[n * 64 + j + 129] = relu1_y_11;
        relu1_y_all[n * 64 + j + 192] = relu1_y_8;
        relu1_y_all[n * 64 + j + 193] = relu1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 64; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const standardize1_y_9 = y[n_1 * 64 + i_1]!;
          total_14 += standardize1_y_9 * W[i_1 * 64 + j]!;
          total_15 += standardize1_y_9 * W[i_1 * 64 + j + 1]!;
          total_16 += standardize1_y_9 * W[i_1 * 64 + j + 2]!;
          total_17 += standardize1_y_9 * W[i_1 * 64 + j + 3]!;
          const standardize1_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 += standardize1_y_10 * W[i_1 * 64 + j + 64]!;
          total_15 += standardize1_y_10 * W[i_1 * 64 + j + 65]!;
          total_16 += standardize1_y_10 * W[i_1 * 64 + j + 66]!;
          total_17 += standardize1_y_10 * W[i_1 * 64 + j + 67]!;
        }
        const dense1_y_14 = total_14 + b[j]!;
        const dense1_y_15 = total_15 + b[j + 1]!;
        const dense1_y_16 = total_16 + b[j + 2]!;
        const dense1_y_17 = total_17 + b[j + 3]!;
        const relu1_y_14 = Math.max(dense1_y_14, 0);
        const relu1_y_15 = Math.max(dense1_y_15, 0);
        const relu1_y_16 = Math.max(dense1_y_16, 0);
        const relu1_y_17 = Math.max(dense1_y_17, 0);
        dense1_y_all[n_1 * 64 + j] = dense1_y_14;
        dense1_y_all[n_1 * 64 + j + 1] = dense1_y_15;
        dense1_y_all[n_1 * 64 + j + 2] = dense1_y_16;
        dense1_y_all[n_1 * 64 + j + 3] = dense1_y_17;
        relu1_y_all[n_1 * 64 + j] = relu1_y_14;
        relu1_y_all[n_1 * 64 + j + 1] = relu1_y_15;
        relu1_y_all[n_1 * 64 + j + 2] = relu1_y_16;
        relu1_y_all[n_1 * 64 + j + 3] = relu1_y_17;
      }
    }
  }

  // dense2.y[n, j] = dense2.b[j] + sum(i: dense2.W[i, j] * code.y[n, i])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:11)
  // relu2.y[n, j] = max(dense2.y[n, j], 0)
  // tiled 4×2 (n × j), reduction by 2
  function train_relu2_y_2(count: number): void {
    const W = dense2_W;
    const y = code_y;
    const b = dense2_b;
    const dense2_y_all = dense2_y;
    const relu2_y_all = relu2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 64; j += 2) {
        const dense2_W_1 = W[j]!;
        const code_y_1 = y[n * 8]!;
        let total_5 = dense2_W_1 * code_y_1;
        const dense2_W_2 = W[j + 1]!;
        let total_9 = dense2_W_2 * code_y_1;
        const code_y_2 = y[n * 8 + 8]!;
        let total_6 = dense2_W_1 * code_y_2;
        let total_10 = dense2_W_2 * code_y_2;
        const code_y_3 = y[n * 8 + 16]!;
        let total_7 = dense2_W_1 * code_y_3;
        let total_11 = dense2_W_2 * code_y_3;
        const code_y_4 = y[n * 8 + 24]!;
        let total_8 = dense2_W_1 * code_y_4;
        let total_12 = dense2_W_2 * code_y_4;
        const dense2_W_3 = W[j + 64]!;
        const code_y_5 = y[n * 8 + 1]!;
        total_5 += dense2_W_3 * code_y_5;
        const dense2_W_4 = W[j + 65]!;
        total_9 += dense2_W_4 * code_y_5;
        const code_y_6 = y[n * 8 + 9]!;
        total_6 += dense2_W_3 * code_y_6;
        total_10 += dense2_W_4 * code_y_6;
        const code_y_7 = y[n * 8 + 17]!;
        total_7 += dense2_W_3 * code_y_7;
        total_11 += dense2_W_4 * code_y_7;
        const code_y_8 = y[n * 8 + 25]!;
        total_8 += dense2_W_3 * code_y_8;
        total_12 += dense2_W_4 * code_y_8;
        const dense2_W_5 = W[j + 128]!;
        const code_y_9 = y[n * 8 + 2]!;
        total_5 += dense2_W_5 * code_y_9;
        const dense2_W_6 = W[j + 129]!;
        total_9 += dense2_W_6 * code_y_9;
        const code_y_10 = y[n * 8 + 10]!;
        total_6 += dense2_W_5 * code_y_10;
        total_10 += dense2_W_6 * code_y_10;
        const code_y_11 = y[n * 8 + 18]!;
        total_7 += dense2_W_5 * code_y_11;
        total_11 += dense2_W_6 * code_y_11;
        const code_y_12 = y[n * 8 + 26]!;
        total_8 += dense2_W_5 * code_y_12;
        total_12 += dense2_W_6 * code_y_12;
        const dense2_W_7 = W[j + 192]!;
        const code_y_13 = y[n * 8 + 3]!;
        total_5 += dense2_W_7 * code_y_13;
        const dense2_W_8 = W[j + 193]!;
        total_9 += dense2_W_8 * code_y_13;
        const code_y_14 = y[n * 8 + 11]!;
        total_6 += dense2_W_7 * code_y_14;
        total_10 += dense2_W_8 * code_y_14;
        const code_y_15 = y[n * 8 + 19]!;
        total_7 += dense2_W_7 * code_y_15;
        total_11 += dense2_W_8 * code_y_15;
        const code_y_16 = y[n * 8 + 27]!;
        total_8 += dense2_W_7 * code_y_16;
        total_12 += dense2_W_8 * code_y_16;
        const dense2_W_9 = W[j + 256]!;
        const code_y_17 = y[n * 8 + 4]!;
        total_5 += dense2_W_9 * code_y_17;
        const dense2_W_10 = W[j + 257]!;
        total_9 += dense2_W_10 * code_y_17;
        const code_y_18 = y[n * 8 + 12]!;
        total_6 += dense2_W_9 * code_y_18;
        total_10 += dense2_W_10 * code_y_18;
        const code_y_19 = y[n * 8 + 20]!;
        total_7 += dense2_W_9 * code_y_19;
        total_11 += dense2_W_10 * code_y_19;
        const code_y_20 = y[n * 8 + 28]!;
        total_8 += dense2_W_9 * code_y_20;
        total_12 += dense2_W_10 * code_y_20;
        const dense2_W_11 = W[j + 320]!;
        const code_y_21 = y[n * 8 + 5]!;
        total_5 += dense2_W_11 * code_y_21;
        const dense2_W_12 = W[j + 321]!;
        total_9 += dense2_W_12 * code_y_21;
        const code_y_22 = y[n * 8 + 13]!;
        total_6 += dense2_W_11 * code_y_22;
        total_10 += dense2_W_12 * code_y_22;
        const code_y_23 = y[n * 8 + 21]!;
        total_7 += dense2_W_11 * code_y_23;
        total_11 += dense2_W_12 * code_y_23;
        const code_y_24 = y[n * 8 + 29]!;
        total_8 += dense2_W_11 * code_y_24;
        total_12 += dense2_W_12 * code_y_24;
        const dense2_W_13 = W[j + 384]!;
        const code_y_25 = y[n * 8 + 6]!;
        total_5 += dense2_W_13 * code_y_25;
        const dense2_W_14 = W[j + 385]!;
        total_9 += dense2_W_14 * code_y_25;
        const code_y_26 = y[n * 8 + 14]!;
        total_6 += dense2_W_13 * code_y_26;
        total_10 += dense2_W_14 * code_y_26;
        const code_y_27 = y[n * 8 + 22]!;
        total_7 += dense2_W_13 * code_y_27;
        total_11 += dense2_W_14 * code_y_27;
        const code_y_28 = y[n * 8 + 30]!;
        total_8 += dense2_W_13 * code_y_28;
        total_12 += dense2_W_14 * code_y_28;
        const dense2_W_15 = W[j + 448]!;
        const code_y_29 = y[n * 8 + 7]!;
        total_5 += dense2_W_15 * code_y_29;
        const dense2_W_16 = W[j + 449]!;
        total_9 += dense2_W_16 * code_y_29;
        const code_y_30 = y[n * 8 + 15]!;
        total_6 += dense2_W_15 * code_y_30;
        total_10 += dense2_W_16 * code_y_30;
        const code_y_31 = y[n * 8 + 23]!;
        total_7 += dense2_W_15 * code_y_31;
        total_11 += dense2_W_16 * code_y_31;
        const code_y_32 = y[n * 8 + 31]!;
        total_8 += dense2_W_15 * code_y_32;
        total_12 += dense2_W_16 * code_y_32;
        const dense2_b_1 = b[j]!;
        const dense2_y_5 = dense2_b_1 + total_5;
        const dense2_b_2 = b[j + 1]!;
        const dense2_y_9 = dense2_b_2 + total_9;
        const dense2_y_6 = dense2_b_1 + total_6;
        const dense2_y_10 = dense2_b_2 + total_10;
        const dense2_y_7 = dense2_b_1 + total_7;
        const dense2_y_11 = dense2_b_2 + total_11;
        const dense2_y_8 = dense2_b_1 + total_8;
        const dense2_y_12 = dense2_b_2 + total_12;
        const relu2_y_5 = Math.max(dense2_y_5, 0);
        const relu2_y_9 = Math.max(dense2_y_9, 0);
        const relu2_y_6 = Math.max(dense2_y_6, 0);
        const relu2_y_10 = Math.max(dense2_y_10, 0);
        const relu2_y_7 = Math.max(dense2_y_7, 0);
        const relu2_y_11 = Math.max(dense2_y_11, 0);
        const relu2_y_8 = Math.max(dense2_y_8, 0);
        const relu2_y_12 = Math.max(dense2_y_12, 0);
        dense2_y_all[n * 64 + j] = dense2_y_5;
        dense2_y_all[n * 64 + j + 1] = dense2_y_9;
        dense2_y_all[n * 64 + j + 64] = dense2_y_6;
        dense2_y_all[n * 64 + j + 65] = dense2_y_10;
        dense2_y_all[n * 64 + j + 128] = dense2_y_7;
        dense2_y_all[n * 64 + j + 129] = dense2_y_11;
        dense2_y_all[n * 64 + j + 192] = dense2_y_8;
        dense2_y_all[n * 64 + j + 193] = dense2_y_12;
        relu2_y_all[n * 64 + j] = relu2_y_5;
        relu2_y_all[n * 64 + j + 1] = relu2_y_9;
        relu2_y_all[n * 64 + j + 64] = relu2_y_6;
        relu2_y_all[n * 64 + j + 65] = relu2_y_10;
        relu2_y_all[n * 64 + j + 128] = relu2_y_7;
        relu2_y_all[n * 64 + j + 129] = relu2_y_11;
        relu2_y_all[n * 64 + j + 192] = relu2_y_8;
        relu2_y_all[n * 64 + j + 193] = relu2_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 64; j += 4) {
        const code_y_33 = y[n_1 * 8]!;
        let total_14 = W[j]! * code_y_33;
        let total_15 = W[j + 1]! * code_y_33;
        let total_16 = W[j + 2]! * code_y_33;
        let total_17 = W[j + 3]! * code_y_33;
        const code_y_34 = y[n_1 * 8 + 1]!;
        total_14 += W[j + 64]! * code_y_34;
        total_15 += W[j + 65]! * code_y_34;
        total_16 += W[j + 66]! * code_y_34;
        total_17 += W[j + 67]! * code_y_34;
        const code_y_35 = y[n_1 * 8 + 2]!;
        total_14 += W[j + 128]! * code_y_35;
        total_15 += W[j + 129]! * code_y_35;
        total_16 += W[j + 130]! * code_y_35;
        total_17 += W[j + 131]! * code_y_35;
        const code_y_36 = y[n_1 * 8 + 3]!;
        total_14 += W[j + 192]! * code_y_36;
        total_15 += W[j + 193]! * code_y_36;
        total_16 += W[j + 194]! * code_y_36;
        total_17 += W[j + 195]! * code_y_36;
        const code_y_37 = y[n_1 * 8 + 4]!;
        total_14 += W[j + 256]! * code_y_37;
        total_15 += W[j + 257]! * code_y_37;
        total_16 += W[j + 258]! * code_y_37;
        total_17 += W[j + 259]! * code_y_37;
        const code_y_38 = y[n_1 * 8 + 5]!;
        total_14 += W[j + 320]! * code_y_38;
        total_15 += W[j + 321]! * code_y_38;
        total_16 += W[j + 322]! * code_y_38;
        total_17 += W[j + 323]! * code_y_38;
        const code_y_39 = y[n_1 * 8 + 6]!;
        total_14 += W[j + 384]! * code_y_39;
        total_15 += W[j + 385]! * code_y_39;
        total_16 += W[j + 386]! * code_y_39;
        total_17 += W[j + 387]! * code_y_39;
        const code_y_40 = y[n_1 * 8 + 7]!;
        total_14 += W[j + 448]! * code_y_40;
        total_15 += W[j + 449]! * code_y_40;
        total_16 += W[j + 450]! * code_y_40;
        total_17 += W[j + 451]! * code_y_40;
        const dense2_y_14 = b[j]! + total_14;
        const dense2_y_15 = b[j + 1]! + total_15;
        const dense2_y_16 = b[j + 2]! + total_16;
        const dense2_y_17 = b[j + 3]! + total_17;
        const relu2_y_14 = Math.max(dense2_y_14, 0);
        const relu2_y_15 = Math.max(dense2_y_15, 0);
        const relu2_y_16 = Math.max(dense2_y_16, 0);
        const relu2_y_17 = Math.max(dense2_y_17, 0);
        dense2_y_all[n_1 * 64 + j] = dense2_y_14;
        dense2_y_all[n_1 * 64 + j + 1] = dense2_y_15;
        dense2_y_all[n_1 * 64 + j + 2] = dense2_y_16;
        dense2_y_all[n_1 * 64 + j + 3] = dense2_y_17;
        relu2_y_all[n_1 * 64 + j] = relu2_y_14;
        relu2_y_all[n_1 * 64 + j + 1] = relu2_y_15;
        relu2_y_all[n_1 * 64 + j + 2] = relu2_y_16;
        relu2_y_all[n_1 * 64 + j + 3] = relu2_y_17;
      }
    }
  }

  // dense3.y[n, j] = sum(i: relu2.y[n, i] * dense3.W[i, j]) + dense3.b[j]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:12)
  // pixels.y.1[n, j] = logistic(dense3.y[n, j])
  // tiled 4×2 (n × j), reduction by 2
  function train_pixels_y_1(count: number): void {
    const y = relu2_y;
    const W = dense3_W;
    const b = dense3_b;
    const y_1 = pixels_y_1;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 64; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 64; i += 2) {
          const relu2_y_1 = y[n * 64 + i]!;
          const dense3_W_1 = W[i * 64 + j]!;
          total_5 += relu2_y_1 * dense3_W_1;
          const dense3_W_2 = W[i * 64 + j + 1]!;
          total_9 += relu2_y_1 * dense3_W_2;
          const relu2_y_2 = y[n * 64 + i + 64]!;
          total_6 += relu2_y_2 * dense3_W_1;
          total_10 += relu2_y_2 * dense3_W_2;
          const relu2_y_3 = y[n * 64 + i + 128]!;
          total_7 += relu2_y_3 * dense3_W_1;
          total_11 += relu2_y_3 * dense3_W_2;
          const relu2_y_4 = y[n * 64 + i + 192]!;
          total_8 += relu2_y_4 * dense3_W_1;
          total_12 += relu2_y_4 * dense3_W_2;
          const relu2_y_5 = y[n * 64 + i + 1]!;
          const dense3_W_3 = W[i * 64 + j + 64]!;
          total_5 += relu2_y_5 * dense3_W_3;
          const dense3_W_4 = W[i * 64 + j + 65]!;
          total_9 += relu2_y_5 * dense3_W_4;
          const relu2_y_6 = y[n * 64 + i + 65]!;
          total_6 += relu2_y_6 * dense3_W_3;
          total_10 += relu2_y_6 * dense3_W_4;
          const relu2_y_7 = y[n * 64 + i + 129]!;
          total_7 += relu2_y_7 * dense3_W_3;
          total_11 += relu2_y_7 * dense3_W_4;
          const relu2_y_8 = y[n * 64 + i + 193]!;
          total_8 += relu2_y_8 * dense3_W_3;
          total_12 += relu2_y_8 * dense3_W_4;
        }
        const dense3_b_1 = b[j]!;
        const dense3_y_5 = total_5 + dense3_b_1;
        const dense3_b_2 = b[j + 1]!;
        const dense3_y_9 = total_9 + dense3_b_2;
        const dense3_y_6 = total_6 + dense3_b_1;
        const dense3_y_10 = total_10 + dense3_b_2;
        const dense3_y_7 = total_7 + dense3_b_1;
        const dense3_y_11 = total_11 + dense3_b_2;
        const dense3_y_8 = total_8 + dense3_b_1;
        const dense3_y_12 = total_12 + dense3_b_2;
        const pixels_y_6 = logistic(dense3_y_5);
        const pixels_y_10 = logistic(dense3_y_9);
        const pixels_y_7 = logistic(dense3_y_6);
        const pixels_y_11 = logistic(dense3_y_10);
        const pixels_y_8 = logistic(dense3_y_7);
        const pixels_y_12 = logistic(dense3_y_11);
        const pixels_y_9 = logistic(dense3_y_8);
        const pixels_y_13 = logistic(dense3_y_12);
        y_1[n * 64 + j] = pixels_y_6;
        y_1[n * 64 + j + 1] = pixels_y_10;
        y_1[n * 64 + j + 64] = pixels_y_7;
        y_1[n * 64 + j + 65] = pixels_y_11;
        y_1[n * 64 + j + 128] = pixels_y_8;
        y_1[n * 64 + j + 129] = pixels_y_12;
        y_1[n * 64 + j + 192] = pixels_y_9;
        y_1[n * 64 + j + 193] = pixels_y_13;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 64; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const relu2_y_9 = y[n_1 * 64 + i_1]!;
          total_14 += relu2_y_9 * W[i_1 * 64 + j]!;
          total_15 += relu2_y_9 * W[i_1 * 64 + j + 1]!;
          total_16 += relu2_y_9 * W[i_1 * 64 + j + 2]!;
          total_17 += relu2_y_9 * W[i_1 * 64 + j + 3]!;
          const relu2_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 += relu2_y_10 * W[i_1 * 64 + j + 64]!;
          total_15 += relu2_y_10 * W[i_1 * 64 + j + 65]!;
          total_16 += relu2_y_10 * W[i_1 * 64 + j + 66]!;
          total_17 += relu2_y_10 * W[i_1 * 64 + j + 67]!;
        }
        const dense3_y_14 = total_14 + b[j]!;
        const dense3_y_15 = total_15 + b[j + 1]!;
        const dense3_y_16 = total_16 + b[j + 2]!;
        const dense3_y_17 = total_17 + b[j + 3]!;
        const pixels_y_15 = logistic(dense3_y_14);
        const pixels_y_16 = logistic(dense3_y_15);
        const pixels_y_17 = logistic(dense3_y_16);
        const pixels_y_18 = logistic(dense3_y_17);
        y_1[n_1 * 64 + j] = pixels_y_15;
        y_1[n_1 * 64 + j + 1] = pixels_y_16;
        y_1[n_1 * 64 + j + 2] = pixels_y_17;
        y_1[n_1 * 64 + j + 3] = pixels_y_18;
      }
    }
  }

  // loss1.each[n] = 0.015625 * sum(s1, s2: (-image[n, s1, s2] + 16 * pixels.y.1[n, 8 * s1 + s2]) ^ 2)
  //   (examples/digits-autoencoder/digits-autoencoder.nn:17)
  // tiled 1×4 (n), reduction by 2
  function train_loss1_each(count: number): void {
    const y_1 = pixels_y_1;
    const image_all = image;
    const each = loss1_each;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let s2 = 0; s2 < 64; s2 += 2) {
        total_1 += square(16 * y_1[n * 64 + s2]! - image_all[n * 64 + s2]!);
        total_2 += square(16 * y_1[n * 64 + s2 + 64]! - image_all[n * 64 + s2 + 64]!);
        total_3 += square(16 * y_1[n * 64 + s2 + 128]! - image_all[n * 64 + s2 + 128]!);
        total_4 += square(16 * y_1[n * 64 + s2 + 192]! - image_all[n * 64 + s2 + 192]!);
        total_1 += square(16 * y_1[n * 64 + s2 + 1]! - image_all[n * 64 + s2 + 1]!);
        total_2 += square(16 * y_1[n * 64 + s2 + 65]! - image_all[n * 64 + s2 + 65]!);
        total_3 += square(16 * y_1[n * 64 + s2 + 129]! - image_all[n * 64 + s2 + 129]!);
        total_4 += square(16 * y_1[n * 64 + s2 + 193]! - image_all[n * 64 + s2 + 193]!);
      }
      const loss1_each_1 = 0.015625 * total_1;
      const loss1_each_2 = 0.015625 * total_2;
      const loss1_each_3 = 0.015625 * total_3;
      const loss1_each_4 = 0.015625 * total_4;
      each[n] = loss1_each_1;
      each[n + 1] = loss1_each_2;
      each[n + 2] = loss1_each_3;
      each[n + 3] = loss1_each_4;
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      let total_5 = 0;
      for (let s2_1 = 0; s2_1 < 64; s2_1 += 2) {
        total_5 += square(16 * y_1[n_1 * 64 + s2_1]! - image_all[n_1 * 64 + s2_1]!);
        total_5 += square(16 * y_1[n_1 * 64 + s2_1 + 1]! - image_all[n_1 * 64 + s2_1 + 1]!);
      }
      each[n_1] = 0.015625 * total_5;
    }
  }

  // d(value.drawn)[n, i1, i2] = 0.03125 * (-image[n, i1, i2] + 16 * pixels.y.1[n, 8 * i1 + i2]) / count
  //   (examples/digits-autoencoder/digits-autoencoder.nn:17)
  // 4 elements at a time
  function train_d_value_drawn(count: number): void {
    const y_1 = pixels_y_1;
    const image_all = image;
    const value_drawn = d_value_drawn;
    for (let n = 0; n < count; n++) {
      for (let i2 = 0; i2 < 64; i2 += 4) {
        const d_value_drawn_1 = 0.03125 * ((16 * y_1[n * 64 + i2]! - image_all[n * 64 + i2]!) / count);
        const d_value_drawn_2 = 0.03125 * ((16 * y_1[n * 64 + i2 + 1]! - image_all[n * 64 + i2 + 1]!) / count);
        const d_value_drawn_3 = 0.03125 * ((16 * y_1[n * 64 + i2 + 2]! - image_all[n * 64 + i2 + 2]!) / count);
        const d_value_drawn_4 = 0.03125 * ((16 * y_1[n * 64 + i2 + 3]! - image_all[n * 64 + i2 + 3]!) / count);
        value_drawn[n * 64 + i2] = d_value_drawn_1;
        value_drawn[n * 64 + i2 + 1] = d_value_drawn_2;
        value_drawn[n * 64 + i2 + 2] = d_value_drawn_3;
        value_drawn[n * 64 + i2 + 3] = d_value_drawn_4;
      }
    }
  }

  // d(pixels.y)[n, i1] = sum(r where i1 - 8 * r >= 0 and -i1 + 8 * r + 7 >= 0: d(value.drawn)[n, r, i1 - 8 * r])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:12)
  // d(dense3.y)[n, i1] = 16 * pixels.y.1[n, i1] * d(pixels.y)[n, i1] * (1 - pixels.y.1[n, i1])
  // written out: 320 operations, a loop would cost more
  function train_d_dense3_y(count: number): void {
    const value_drawn = d_value_drawn;
    const y_1 = pixels_y_1;
    const y = d_dense3_y;
    for (let n = 0; n < count; n++) {
      let total_3 = value_drawn[n * 64]!;
      const d_pixels_y_3 = total_3;
      const pixels_y_1_2 = y_1[n * 64]!;
      y[n * 64] = 16 * (pixels_y_1_2 * d_pixels_y_3 * (1 - pixels_y_1_2));
      let total_4 = value_drawn[n * 64 + 1]!;
      const d_pixels_y_4 = total_4;
      const pixels_y_2 = y_1[n * 64 + 1]!;
      y[n * 64 + 1] = 16 * (pixels_y_2 * d_pixels_y_4 * (1 - pixels_y_2));
      let total_5 = value_drawn[n * 64 + 2]!;
      const d_pixels_y_5 = total_5;
      const pixels_y_3 = y_1[n * 64 + 2]!;
      y[n * 64 + 2] = 16 * (pixels_y_3 * d_pixels_y_5 * (1 - pixels_y_3));
      let total_6 = value_drawn[n * 64 + 3]!;
      const d_pixels_y_6 = total_6;
      const pixels_y_4 = y_1[n * 64 + 3]!;
      y[n * 64 + 3] = 16 * (pixels_y_4 * d_pixels_y_6 * (1 - pixels_y_4));
      let total_7 = value_drawn[n * 64 + 4]!;
      const d_pixels_y_7 = total_7;
      const pixels_y_5 = y_1[n * 64 + 4]!;
      y[n * 64 + 4] = 16 * (pixels_y_5 * d_pixels_y_7 * (1 - pixels_y_5));
      let total_8 = value_drawn[n * 64 + 5]!;
      const d_pixels_y_8 = total_8;
      const pixels_y_6 = y_1[n * 64 + 5]!;
      y[n * 64 + 5] = 16 * (pixels_y_6 * d_pixels_y_8 * (1 - pixels_y_6));
      let total_9 = value_drawn[n * 64 + 6]!;
      const d_pixels_y_9 = total_9;
      const pixels_y_7 = y_1[n * 64 + 6]!;
      y[n * 64 + 6] = 16 * (pixels_y_7 * d_pixels_y_9 * (1 - pixels_y_7));
      let total_10 = value_drawn[n * 64 + 7]!;
      const d_pixels_y_10 = total_10;
      const pixels_y_8 = y_1[n * 64 + 7]!;
      y[n * 64 + 7] = 16 * (pixels_y_8 * d_pixels_y_10 * (1 - pixels_y_8));
      let total_11 = value_drawn[n * 64 + 8]!;
      const d_pixels_y_11 = total_11;
      const pixels_y_9 = y_1[n * 64 + 8]!;
      y[n * 64 + 8] = 16 * (pixels_y_9 * d_pixels_y_11 * (1 - pixels_y_9));
      let total_12 = value_drawn[n * 64 + 9]!;
      const d_pixels_y_12 = total_12;
      const pixels_y_10 = y_1[n * 64 + 9]!;
      y[n * 64 + 9] = 16 * (pixels_y_10 * d_pixels_y_12 * (1 - pixels_y_10));
      let total_13 = value_drawn[n * 64 + 10]!;
      const d_pixels_y_13 = total_13;
      const pixels_y_11 = y_1[n * 64 + 10]!;
      y[n * 64 + 10] = 16 * (pixels_y_11 * d_pixels_y_13 * (1 - pixels_y_11));
      let total_14 = value_drawn[n * 64 + 11]!;
      const d_pixels_y_14 = total_14;
      const pixels_y_12 = y_1[n * 64 + 11]!;
      y[n * 64 + 11] = 16 * (pixels_y_12 * d_pixels_y_14 * (1 - pixels_y_12));
      let total_15 = value_drawn[n * 64 + 12]!;
      const d_pixels_y_15 = total_15;
      const pixels_y_13 = y_1[n * 64 + 12]!;
      y[n * 64 + 12] = 16 * (pixels_y_13 * d_pixels_y_15 * (1 - pixels_y_13));
      let total_16 = value_drawn[n * 64 + 13]!;
      const d_pixels_y_16 = total_16;
      const pixels_y_14 = y_1[n * 64 + 13]!;
      y[n * 64 + 13] = 16 * (pixels_y_14 * d_pixels_y_16 * (1 - pixels_y_14));
      let total_17 = value_drawn[n * 64 + 14]!;
      const d_pixels_y_17 = total_17;
      const pixels_y_15 = y_1[n * 64 + 14]!;
      y[n * 64 + 14] = 16 * (pixels_y_15 * d_pixels_y_17 * (1 - pixels_y_15));
      let total_18 = value_drawn[n * 64 + 15]!;
      const d_pixels_y_18 = total_18;
      const pixels_y_16 = y_1[n * 64 + 15]!;
      y[n * 64 + 15] = 16 * (pixels_y_16 * d_pixels_y_18 * (1 - pixels_y_16));
      let total_19 = value_drawn[n * 64 + 16]!;
      const d_pixels_y_19 = total_19;
      const pixels_y_17 = y_1[n * 64 + 16]!;
      y[n * 64 + 16] = 16 * (pixels_y_17 * d_pixels_y_19 * (1 - pixels_y_17));
      let total_20 = value_drawn[n * 64 + 17]!;
      const d_pixels_y_20 = total_20;
      const pixels_y_18 = y_1[n * 64 + 17]!;
      y[n * 64 + 17] = 16 * (pixels_y_18 * d_pixels_y_20 * (1 - pixels_y_18));
      let total_21 = value_drawn[n * 64 + 18]!;
      const d_pixels_y_21 = total_21;
      const pixels_y_19 = y_1[n * 64 + 18]!;
      y[n * 64 + 18] = 16 * (pixels_y_19 * d_pixels_y_21 * (1 - pixels_y_19));
      let total_22 = value_drawn[n * 64 + 19]!;
      const d_pixels_y_22 = total_22;
      const pixels_y_20 = y_1[n * 64 + 19]!;
      y[n * 64 + 19] = 16 * (pixels_y_20 * d_pixels_y_22 * (1 - pixels_y_20));
      let total_23 = value_drawn[n * 64 + 20]!;
      const d_pixels_y_23 = total_23;
      const pixels_y_21 = y_1[n * 64 + 20]!;
      y[n * 64 + 20] = 16 * (pixels_y_21 * d_pixels_y_23 * (1 - pixels_y_21));
      let total_24 = value_drawn[n * 64 + 21]!;
      const d_pixels_y_24 = total_24;
      const pixels_y_22 = y_1[n * 64 + 21]!;
      y[n * 64 + 21] = 16 * (pixels_y_22 * d_pixels_y_24 * (1 - pixels_y_22));
      let total_25 = value_drawn[n * 64 + 22]!;
      const d_pixels_y_25 = total_25;
      const pixels_y_23 = y_1[n * 64 + 22]!;
      y[n * 64 + 22] = 16 * (pixels_y_23 * d_pixels_y_25 * (1 - pixels_y_23));
      let total_26 = value_drawn[n * 64 + 23]!;
      const d_pixels_y_26 = total_26;
      const pixels_y_24 = y_1[n * 64 + 23]!;
      y[n * 64 + 23] = 16 * (pixels_y_24 * d_pixels_y_26 * (1 - pixels_y_24));
      let total_27 = value_drawn[n * 64 + 24]!;
      const d_pixels_y_27 = total_27;
      const pixels_y_25 = y_1[n * 64 + 24]!;
      y[n * 64 + 24] = 16 * (pixels_y_25 * d_pixels_y_27 * (1 - pixels_y_25));
      let total_28 = value_drawn[n * 64 + 25]!;
      const d_pixels_y_28 = total_28;
      const pixels_y_26 = y_1[n * 64 + 25]!;
      y[n * 64 + 25] = 16 * (pixels_y_26 * d_pixels_y_28 * (1 - pixels_y_26));
      let total_29 = value_drawn[n * 64 + 26]!;
      const d_pixels_y_29 = total_29;
      const pixels_y_27 = y_1[n * 64 + 26]!;
      y[n * 64 + 26] = 16 * (pixels_y_27 * d_pixels_y_29 * (1 - pixels_y_27));
      let total_30 = value_drawn[n * 64 + 27]!;
      const d_pixels_y_30 = total_30;
      const pixels_y_28 = y_1[n * 64 + 27]!;
      y[n * 64 + 27] = 16 * (pixels_y_28 * d_pixels_y_30 * (1 - pixels_y_28));
      let total_31 = value_drawn[n * 64 + 28]!;
      const d_pixels_y_31 = total_31;
      const pixels_y_29 = y_1[n * 64 + 28]!;
      y[n * 64 + 28] = 16 * (pixels_y_29 * d_pixels_y_31 * (1 - pixels_y_29));
      let total_32 = value_drawn[n * 64 + 29]!;
      const d_pixels_y_32 = total_32;
      const pixels_y_30 = y_1[n * 64 + 29]!;
      y[n * 64 + 29] = 16 * (pixels_y_30 * d_pixels_y_32 * (1 - pixels_y_30));
      let total_33 = value_drawn[n * 64 + 30]!;
      const d_pixels_y_33 = total_33;
      const pixels_y_31 = y_1[n * 64 + 30]!;
      y[n * 64 + 30] = 16 * (pixels_y_31 * d_pixels_y_33 * (1 - pixels_y_31));
      let total_34 = value_drawn[n * 64 + 31]!;
      const d_pixels_y_34 = total_34;
      const pixels_y_32 = y_1[n * 64 + 31]!;
      y[n * 64 + 31] = 16 * (pixels_y_32 * d_pixels_y_34 * (1 - pixels_y_32));
      let total_35 = value_drawn[n * 64 + 32]!;
      const d_pixels_y_35 = total_35;
      const pixels_y_33 = y_1[n * 64 + 32]!;
      y[n * 64 + 32] = 16 * (pixels_y_33 * d_pixels_y_35 * (1 - pixels_y_33));
      let total_36 = value_drawn[n * 64 + 33]!;
      const d_pixels_y_36 = total_36;
      const pixels_y_34 = y_1[n * 64 + 33]!;
      y[n * 64 + 33] = 16 * (pixels_y_34 * d_pixels_y_36 * (1 - pixels_y_34));
      let total_37 = value_drawn[n * 64 + 34]!;
      const d_pixels_y_37 = total_37;
      const pixels_y_35 = y_1[n * 64 + 34]!;
      y[n * 64 + 34] = 16 * (pixels_y_35 * d_pixels_y_37 * (1 - pixels_y_35));
      let total_38 = value_drawn[n * 64 + 35]!;
      const d_pixels_y_38 = total_38;
      const pixels_y_36 = y_1[n * 64 + 35]!;
      y[n * 64 + 35] = 16 * (pixels_y_36 * d_pixels_y_38 * (1 - pixels_y_36));
      let total_39 = value_drawn[n * 64 + 36]!;
      const d_pixels_y_39 = total_39;
      const pixels_y_37 = y_1[n * 64 + 36]!;
      y[n * 64 + 36] = 16 * (pixels_y_37 * d_pixels_y_39 * (1 - pixels_y_37));
      let total_40 = value_drawn[n * 64 + 37]!;
      const d_pixels_y_40 = total_40;
      const pixels_y_38 = y_1[n * 64 + 37]!;
      y[n * 64 + 37] = 16 * (pixels_y_38 * d_pixels_y_40 * (1 - pixels_y_38));
      let total_41 = value_drawn[n * 64 + 38]!;
      const d_pixels_y_41 = total_41;
      const pixels_y_39 = y_1[n * 64 + 38]!;
      y[n * 64 + 38] = 16 * (pixels_y_39 * d_pixels_y_41 * (1 - pixels_y_39));
      let total_42 = value_drawn[n * 64 + 39]!;
      const d_pixels_y_42 = total_42;
      const pixels_y_40 = y_1[n * 64 + 39]!;
      y[n * 64 + 39] = 16 * (pixels_y_40 * d_pixels_y_42 * (1 - pixels_y_40));
      let total_43 = value_drawn[n * 64 + 40]!;
      const d_pixels_y_43 = total_43;
      const pixels_y_41 = y_1[n * 64 + 40]!;
      y[n * 64 + 40] = 16 * (pixels_y_41 * d_pixels_y_43 * (1 - pixels_y_41));
      let total_44 = value_drawn[n * 64 + 41]!;
      const d_pixels_y_44 = total_44;
      const pixels_y_42 = y_1[n * 64 + 41]!;
      y[n * 64 + 41] = 16 * (pixels_y_42 * d_pixels_y_44 * (1 - pixels_y_42));
      let total_45 = value_drawn[n * 64 + 42]!;
      const d_pixels_y_45 = total_45;
      const pixels_y_43 = y_1[n * 64 + 42]!;
      y[n * 64 + 42] = 16 * (pixels_y_43 * d_pixels_y_45 * (1 - pixels_y_43));
      let total_46 = value_drawn[n * 64 + 43]!;
      const d_pixels_y_46 = total_46;
      const pixels_y_44 = y_1[n * 64 + 43]!;
      y[n * 64 + 43] = 16 * (pixels_y_44 * d_pixels_y_46 * (1 - pixels_y_44));
      let total_47 = value_drawn[n * 64 + 44]!;
      const d_pixels_y_47 = total_47;
      const pixels_y_45 = y_1[n * 64 + 44]!;
      y[n * 64 + 44] = 16 * (pixels_y_45 * d_pixels_y_47 * (1 - pixels_y_45));
      let total_48 = value_drawn[n * 64 + 45]!;
      const d_pixels_y_48 = total_48;
      const pixels_y_46 = y_1[n * 64 + 45]!;
      y[n * 64 + 45] = 16 * (pixels_y_46 * d_pixels_y_48 * (1 - pixels_y_46));
      let total_49 = value_drawn[n * 64 + 46]!;
      const d_pixels_y_49 = total_49;
      const pixels_y_47 = y_1[n * 64 + 46]!;
      y[n * 64 + 46] = 16 * (pixels_y_47 * d_pixels_y_49 * (1 - pixels_y_47));
      let total_50 = value_drawn[n * 64 + 47]!;
      const d_pixels_y_50 = total_50;
      const pixels_y_48 = y_1[n * 64 + 47]!;
      y[n * 64 + 47] = 16 * (pixels_y_48 * d_pixels_y_50 * (1 - pixels_y_48));
      let total_51 = value_drawn[n * 64 + 48]!;
      const d_pixels_y_51 = total_51;
      const pixels_y_49 = y_1[n * 64 + 48]!;
      y[n * 64 + 48] = 16 * (pixels_y_49 * d_pixels_y_51 * (1 - pixels_y_49));
      let total_52 = value_drawn[n * 64 + 49]!;
      const d_pixels_y_52 = total_52;
      const pixels_y_50 = y_1[n * 64 + 49]!;
      y[n * 64 + 49] = 16 * (pixels_y_50 * d_pixels_y_52 * (1 - pixels_y_50));
      let total_53 = value_drawn[n * 64 + 50]!;
      const d_pixels_y_53 = total_53;
      const pixels_y_51 = y_1[n * 64 + 50]!;
      y[n * 64 + 50] = 16 * (pixels_y_51 * d_pixels_y_53 * (1 - pixels_y_51));
      let total_54 = value_drawn[n * 64 + 51]!;
      const d_pixels_y_54 = total_54;
      const pixels_y_52 = y_1[n * 64 + 51]!;
      y[n * 64 + 51] = 16 * (pixels_y_52 * d_pixels_y_54 * (1 - pixels_y_52));
      let total_55 = value_drawn[n * 64 + 52]!;
      const d_pixels_y_55 = total_55;
      const pixels_y_53 = y_1[n * 64 + 52]!;
      y[n * 64 + 52] = 16 * (pixels_y_53 * d_pixels_y_55 * (1 - pixels_y_53));
      let total_56 = value_drawn[n * 64 + 53]!;
      const d_pixels_y_56 = total_56;
      const pixels_y_54 = y_1[n * 64 + 53]!;
      y[n * 64 + 53] = 16 * (pixels_y_54 * d_pixels_y_56 * (1 - pixels_y_54));
      let total_57 = value_drawn[n * 64 + 54]!;
      const d_pixels_y_57 = total_57;
      const pixels_y_55 = y_1[n * 64 + 54]!;
      y[n * 64 + 54] = 16 * (pixels_y_55 * d_pixels_y_57 * (1 - pixels_y_55));
      let total_58 = value_drawn[n * 64 + 55]!;
      const d_pixels_y_58 = total_58;
      const pixels_y_56 = y_1[n * 64 + 55]!;
      y[n * 64 + 55] = 16 * (pixels_y_56 * d_pixels_y_58 * (1 - pixels_y_56));
      let total_59 = value_drawn[n * 64 + 56]!;
      const d_pixels_y_59 = total_59;
      const pixels_y_57 = y_1[n * 64 + 56]!;
      y[n * 64 + 56] = 16 * (pixels_y_57 * d_pixels_y_59 * (1 - pixels_y_57));
      let total_60 = value_drawn[n * 64 + 57]!;
      const d_pixels_y_60 = total_60;
      const pixels_y_58 = y_1[n * 64 + 57]!;
      y[n * 64 + 57] = 16 * (pixels_y_58 * d_pixels_y_60 * (1 - pixels_y_58));
      let total_61 = value_drawn[n * 64 + 58]!;
      const d_pixels_y_61 = total_61;
      const pixels_y_59 = y_1[n * 64 + 58]!;
      y[n * 64 + 58] = 16 * (pixels_y_59 * d_pixels_y_61 * (1 - pixels_y_59));
      let total_62 = value_drawn[n * 64 + 59]!;
      const d_pixels_y_62 = total_62;
      const pixels_y_60 = y_1[n * 64 + 59]!;
      y[n * 64 + 59] = 16 * (pixels_y_60 * d_pixels_y_62 * (1 - pixels_y_60));
      let total_63 = value_drawn[n * 64 + 60]!;
      const d_pixels_y_63 = total_63;
      const pixels_y_61 = y_1[n * 64 + 60]!;
      y[n * 64 + 60] = 16 * (pixels_y_61 * d_pixels_y_63 * (1 - pixels_y_61));
      let total_64 = value_drawn[n * 64 + 61]!;
      const d_pixels_y_64 = total_64;
      const pixels_y_62 = y_1[n * 64 + 61]!;
      y[n * 64 + 61] = 16 * (pixels_y_62 * d_pixels_y_64 * (1 - pixels_y_62));
      let total_65 = value_drawn[n * 64 + 62]!;
      const d_pixels_y_65 = total_65;
      const pixels_y_63 = y_1[n * 64 + 62]!;
      y[n * 64 + 62] = 16 * (pixels_y_63 * d_pixels_y_65 * (1 - pixels_y_63));
      let total_66 = value_drawn[n * 64 + 63]!;
      const d_pixels_y_66 = total_66;
      const pixels_y_64 = y_1[n * 64 + 63]!;
      y[n * 64 + 63] = 16 * (pixels_y_64 * d_pixels_y_66 * (1 - pixels_y_64));
    }
  }

  // d(relu2.y)[n, i1] = sum(j: d(dense3.y)[n, j] * dense3.W[i1, j])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:11)
  // d(dense2.y)[n, i1] = (0 < dense2.y[n, i1]) ? d(relu2.y)[n, i1] : 0
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_dense2_y(count: number): void {
    const y = d_dense3_y;
    const W = dense3_W;
    const dense2_y_all = dense2_y;
    const d_dense2_y_all = d_dense2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 64; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 64; j += 2) {
          const d_dense3_y_1 = y[n * 64 + j]!;
          const dense3_W_1 = W[i1 * 64 + j]!;
          total_5 += d_dense3_y_1 * dense3_W_1;
          const dense3_W_2 = W[i1 * 64 + j + 64]!;
          total_9 += d_dense3_y_1 * dense3_W_2;
          const d_dense3_y_2 = y[n * 64 + j + 64]!;
          total_6 += d_dense3_y_2 * dense3_W_1;
          total_10 += d_dense3_y_2 * dense3_W_2;
          const d_dense3_y_3 = y[n * 64 + j + 128]!;
          total_7 += d_dense3_y_3 * dense3_W_1;
          total_11 += d_dense3_y_3 * dense3_W_2;
          const d_dense3_y_4 = y[n * 64 + j + 192]!;
          total_8 += d_dense3_y_4 * dense3_W_1;
          total_12 += d_dense3_y_4 * dense3_W_2;
          const d_dense3_y_5 = y[n * 64 + j + 1]!;
          const dense3_W_3 = W[i1 * 64 + j + 1]!;
          total_5 += d_dense3_y_5 * dense3_W_3;
          const dense3_W_4 = W[i1 * 64 + j + 65]!;
          total_9 += d_dense3_y_5 * dense3_W_4;
          const d_dense3_y_6 = y[n * 64 + j + 65]!;
          total_6 += d_dense3_y_6 * dense3_W_3;
          total_10 += d_dense3_y_6 * dense3_W_4;
          const d_dense3_y_7 = y[n * 64 + j + 129]!;
          total_7 += d_dense3_y_7 * dense3_W_3;
          total_11 += d_dense3_y_7 * dense3_W_4;
          const d_dense3_y_8 = y[n * 64 + j + 193]!;
          total_8 += d_dense3_y_8 * dense3_W_3;
          total_12 += d_dense3_y_8 * dense3_W_4;
        }
        const d_relu2_y_5 = total_5;
        const d_relu2_y_9 = total_9;
        const d_relu2_y_6 = total_6;
        const d_relu2_y_10 = total_10;
        const d_relu2_y_7 = total_7;
        const d_relu2_y_11 = total_11;
        const d_relu2_y_8 = total_8;
        const d_relu2_y_12 = total_12;
        const d_dense2_y_5 = 0 < dense2_y_all[n * 64 + i1]! ? d_relu2_y_5 : 0;
        const d_dense2_y_9 = 0 < dense2_y_all[n * 64 + i1 + 1]! ? d_relu2_y_9 : 0;
        const d_dense2_y_6 = 0 < dense2_y_all[n * 64 + i1 + 64]! ? d_relu2_y_6 : 0;
        const d_dense2_y_10 = 0 < dense2_y_all[n * 64 + i1 + 65]! ? d_relu2_y_10 : 0;
        const d_dense2_y_7 = 0 < dense2_y_all[n * 64 + i1 + 128]! ? d_relu2_y_7 : 0;
        const d_dense2_y_11 = 0 < dense2_y_all[n * 64 + i1 + 129]! ? d_relu2_y_11 : 0;
        const d_dense2_y_8 = 0 < dense2_y_all[n * 64 + i1 + 192]! ? d_relu2_y_8 : 0;
        const d_dense2_y_12 = 0 < dense2_y_all[n * 64 + i1 + 193]! ? d_relu2_y_12 : 0;
        d_dense2_y_all[n * 64 + i1] = d_dense2_y_5;
        d_dense2_y_all[n * 64 + i1 + 1] = d_dense2_y_9;
        d_dense2_y_all[n * 64 + i1 + 64] = d_dense2_y_6;
        d_dense2_y_all[n * 64 + i1 + 65] = d_dense2_y_10;
        d_dense2_y_all[n * 64 + i1 + 128] = d_dense2_y_7;
        d_dense2_y_all[n * 64 + i1 + 129] = d_dense2_y_11;
        d_dense2_y_all[n * 64 + i1 + 192] = d_dense2_y_8;
        d_dense2_y_all[n * 64 + i1 + 193] = d_dense2_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 64; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 64; j_1 += 2) {
          const d_dense3_y_9 = y[n_1 * 64 + j_1]!;
          total_14 += d_dense3_y_9 * W[i1 * 64 + j_1]!;
          total_15 += d_dense3_y_9 * W[i1 * 64 + j_1 + 64]!;
          total_16 += d_dense3_y_9 * W[i1 * 64 + j_1 + 128]!;
          total_17 += d_dense3_y_9 * W[i1 * 64 + j_1 + 192]!;
          const d_dense3_y_10 = y[n_1 * 64 + j_1 + 1]!;
          total_14 += d_dense3_y_10 * W[i1 * 64 + j_1 + 1]!;
          total_15 += d_dense3_y_10 * W[i1 * 64 + j_1 + 65]!;
          total_16 += d_dense3_y_10 * W[i1 * 64 + j_1 + 129]!;
          total_17 += d_dense3_y_10 * W[i1 * 64 + j_1 + 193]!;
        }
        const d_relu2_y_14 = total_14;
        const d_relu2_y_15 = total_15;
        const d_relu2_y_16 = total_16;
        const d_relu2_y_17 = total_17;
        const d_dense2_y_14 = 0 < dense2_y_all[n_1 * 64 + i1]! ? d_relu2_y_14 : 0;
        const d_dense2_y_15 = 0 < dense2_y_all[n_1 * 64 + i1 + 1]! ? d_relu2_y_15 : 0;
        const d_dense2_y_16 = 0 < dense2_y_all[n_1 * 64 + i1 + 2]! ? d_relu2_y_16 : 0;
        const d_dense2_y_17 = 0 < dense2_y_all[n_1 * 64 + i1 + 3]! ? d_relu2_y_17 : 0;
        d_dense2_y_all[n_1 * 64 + i1] = d_dense2_y_14;
        d_dense2_y_all[n_1 * 64 + i1 + 1] = d_dense2_y_15;
        d_dense2_y_all[n_1 * 64 + i1 + 2] = d_dense2_y_16;
        d_dense2_y_all[n_1 * 64 + i1 + 3] = d_dense2_y_17;
      }
    }
  }

  // d(code.y)[n, i1] = sum(j: dense2.W[i1, j] * d(dense2.y)[n, j])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:11)
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_code_y(count: number): void {
    const W = dense2_W;
    const y = d_dense2_y;
    const code_y = d_code_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 8; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let j = 0; j < 64; j += 2) {
          const dense2_W_1 = W[i1 * 64 + j]!;
          const d_dense2_y_1 = y[n * 64 + j]!;
          total_5 += dense2_W_1 * d_dense2_y_1;
          const dense2_W_2 = W[i1 * 64 + j + 64]!;
          total_9 += dense2_W_2 * d_dense2_y_1;
          const d_dense2_y_2 = y[n * 64 + j + 64]!;
          total_6 += dense2_W_1 * d_dense2_y_2;
          total_10 += dense2_W_2 * d_dense2_y_2;
          const d_dense2_y_3 = y[n * 64 + j + 128]!;
          total_7 += dense2_W_1 * d_dense2_y_3;
          total_11 += dense2_W_2 * d_dense2_y_3;
          const d_dense2_y_4 = y[n * 64 + j + 192]!;
          total_8 += dense2_W_1 * d_dense2_y_4;
          total_12 += dense2_W_2 * d_dense2_y_4;
          const dense2_W_3 = W[i1 * 64 + j + 1]!;
          const d_dense2_y_5 = y[n * 64 + j + 1]!;
          total_5 += dense2_W_3 * d_dense2_y_5;
          const dense2_W_4 = W[i1 * 64 + j + 65]!;
          total_9 += dense2_W_4 * d_dense2_y_5;
          const d_dense2_y_6 = y[n * 64 + j + 65]!;
          total_6 += dense2_W_3 * d_dense2_y_6;
          total_10 += dense2_W_4 * d_dense2_y_6;
          const d_dense2_y_7 = y[n * 64 + j + 129]!;
          total_7 += dense2_W_3 * d_dense2_y_7;
          total_11 += dense2_W_4 * d_dense2_y_7;
          const d_dense2_y_8 = y[n * 64 + j + 193]!;
          total_8 += dense2_W_3 * d_dense2_y_8;
          total_12 += dense2_W_4 * d_dense2_y_8;
        }
        const d_code_y_5 = total_5;
        const d_code_y_9 = total_9;
        const d_code_y_6 = total_6;
        const d_code_y_10 = total_10;
        const d_code_y_7 = total_7;
        const d_code_y_11 = total_11;
        const d_code_y_8 = total_8;
        const d_code_y_12 = total_12;
        code_y[n * 8 + i1] = d_code_y_5;
        code_y[n * 8 + i1 + 1] = d_code_y_9;
        code_y[n * 8 + i1 + 8] = d_code_y_6;
        code_y[n * 8 + i1 + 9] = d_code_y_10;
        code_y[n * 8 + i1 + 16] = d_code_y_7;
        code_y[n * 8 + i1 + 17] = d_code_y_11;
        code_y[n * 8 + i1 + 24] = d_code_y_8;
        code_y[n * 8 + i1 + 25] = d_code_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 8; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 64; j_1 += 2) {
          const d_dense2_y_9 = y[n_1 * 64 + j_1]!;
          total_14 += W[i1 * 64 + j_1]! * d_dense2_y_9;
          total_15 += W[i1 * 64 + j_1 + 64]! * d_dense2_y_9;
          total_16 += W[i1 * 64 + j_1 + 128]! * d_dense2_y_9;
          total_17 += W[i1 * 64 + j_1 + 192]! * d_dense2_y_9;
          const d_dense2_y_10 = y[n_1 * 64 + j_1 + 1]!;
          total_14 += W[i1 * 64 + j_1 + 1]! * d_dense2_y_10;
          total_15 += W[i1 * 64 + j_1 + 65]! * d_dense2_y_10;
          total_16 += W[i1 * 64 + j_1 + 129]! * d_dense2_y_10;
          total_17 += W[i1 * 64 + j_1 + 193]! * d_dense2_y_10;
        }
        const d_code_y_14 = total_14;
        const d_code_y_15 = total_15;
        const d_code_y_16 = total_16;
        const d_code_y_17 = total_17;
        code_y[n_1 * 8 + i1] = d_code_y_14;
        code_y[n_1 * 8 + i1 + 1] = d_code_y_15;
        code_y[n_1 * 8 + i1 + 2] = d_code_y_16;
        code_y[n_1 * 8 + i1 + 3] = d_code_y_17;
      }
    }
  }

  // d(relu1.y)[n, i1] = sum(j: code.W[i1, j] * d(code.y)[n, j]) (examples/digits-autoencoder/digits-autoencoder.nn:9)
  // d(dense1.y)[n, i1] = (0 < dense1.y[n, i1]) ? d(relu1.y)[n, i1] : 0
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_dense1_y(count: number): void {
    const W = code_W;
    const y = d_code_y;
    const dense1_y_all = dense1_y;
    const d_dense1_y_all = d_dense1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 64; i1 += 2) {
        const code_W_1 = W[i1 * 8]!;
        const d_code_y_1 = y[n * 8]!;
        let total_5 = code_W_1 * d_code_y_1;
        const code_W_2 = W[i1 * 8 + 8]!;
        let total_9 = code_W_2 * d_code_y_1;
        const d_code_y_2 = y[n * 8 + 8]!;
        let total_6 = code_W_1 * d_code_y_2;
        let total_10 = code_W_2 * d_code_y_2;
        const d_code_y_3 = y[n * 8 + 16]!;
        let total_7 = code_W_1 * d_code_y_3;
        let total_11 = code_W_2 * d_code_y_3;
        const d_code_y_4 = y[n * 8 + 24]!;
        let total_8 = code_W_1 * d_code_y_4;
        let total_12 = code_W_2 * d_code_y_4;
        const code_W_3 = W[i1 * 8 + 1]!;
        const d_code_y_5 = y[n * 8 + 1]!;
        total_5 += code_W_3 * d_code_y_5;
        const code_W_4 = W[i1 * 8 + 9]!;
        total_9 += code_W_4 * d_code_y_5;
        const d_code_y_6 = y[n * 8 + 9]!;
        total_6 += code_W_3 * d_code_y_6;
        total_10 += code_W_4 * d_code_y_6;
        const d_code_y_7 = y[n * 8 + 17]!;
        total_7 += code_W_3 * d_code_y_7;
        total_11 += code_W_4 * d_code_y_7;
        const d_code_y_8 = y[n * 8 + 25]!;
        total_8 += code_W_3 * d_code_y_8;
        total_12 += code_W_4 * d_code_y_8;
        const code_W_5 = W[i1 * 8 + 2]!;
        const d_code_y_9 = y[n * 8 + 2]!;
        total_5 += code_W_5 * d_code_y_9;
        const code_W_6 = W[i1 * 8 + 10]!;
        total_9 += code_W_6 * d_code_y_9;
        const d_code_y_10 = y[n * 8 + 10]!;
        total_6 += code_W_5 * d_code_y_10;
        total_10 += code_W_6 * d_code_y_10;
        const d_code_y_11 = y[n * 8 + 18]!;
        total_7 += code_W_5 * d_code_y_11;
        total_11 += code_W_6 * d_code_y_11;
        const d_code_y_12 = y[n * 8 + 26]!;
        total_8 += code_W_5 * d_code_y_12;
        total_12 += code_W_6 * d_code_y_12;
        const code_W_7 = W[i1 * 8 + 3]!;
        const d_code_y_13 = y[n * 8 + 3]!;
        total_5 += code_W_7 * d_code_y_13;
        const code_W_8 = W[i1 * 8 + 11]!;
        total_9 += code_W_8 * d_code_y_13;
        const d_code_y_14 = y[n * 8 + 11]!;
        total_6 += code_W_7 * d_code_y_14;
        total_10 += code_W_8 * d_code_y_14;
        const d_code_y_15 = y[n * 8 + 19]!;
        total_7 += code_W_7 * d_code_y_15;
        total_11 += code_W_8 * d_code_y_15;
        const d_code_y_16 = y[n * 8 + 27]!;
        total_8 += code_W_7 * d_code_y_16;
        total_12 += code_W_8 * d_code_y_16;
        const code_W_9 = W[i1 * 8 + 4]!;
        const d_code_y_17 = y[n * 8 + 4]!;
        total_5 += code_W_9 * d_code_y_17;
        const code_W_10 = W[i1 * 8 + 12]!;
        total_9 += code_W_10 * d_code_y_17;
        const d_code_y_18 = y[n * 8 + 12]!;
        total_6 += code_W_9 * d_code_y_18;
        total_10 += code_W_10 * d_code_y_18;
        const d_code_y_19 = y[n * 8 + 20]!;
        total_7 += code_W_9 * d_code_y_19;
        total_11 += code_W_10 * d_code_y_19;
        const d_code_y_20 = y[n * 8 + 28]!;
        total_8 += code_W_9 * d_code_y_20;
        total_12 += code_W_10 * d_code_y_20;
        const code_W_11 = W[i1 * 8 + 5]!;
        const d_code_y_21 = y[n * 8 + 5]!;
        total_5 += code_W_11 * d_code_y_21;
        const code_W_12 = W[i1 * 8 + 13]!;
        total_9 += code_W_12 * d_code_y_21;
        const d_code_y_22 = y[n * 8 + 13]!;
        total_6 += code_W_11 * d_code_y_22;
        total_10 += code_W_12 * d_code_y_22;
        const d_code_y_23 = y[n * 8 + 21]!;
        total_7 += code_W_11 * d_code_y_23;
        total_11 += code_W_12 * d_code_y_23;
        const d_code_y_24 = y[n * 8 + 29]!;
        total_8 += code_W_11 * d_code_y_24;
        total_12 += code_W_12 * d_code_y_24;
        const code_W_13 = W[i1 * 8 + 6]!;
        const d_code_y_25 = y[n * 8 + 6]!;
        total_5 += code_W_13 * d_code_y_25;
        const code_W_14 = W[i1 * 8 + 14]!;
        total_9 += code_W_14 * d_code_y_25;
        const d_code_y_26 = y[n * 8 + 14]!;
        total_6 += code_W_13 * d_code_y_26;
        total_10 += code_W_14 * d_code_y_26;
        const d_code_y_27 = y[n * 8 + 22]!;
        total_7 += code_W_13 * d_code_y_27;
        total_11 += code_W_14 * d_code_y_27;
        const d_code_y_28 = y[n * 8 + 30]!;
        total_8 += code_W_13 * d_code_y_28;
        total_12 += code_W_14 * d_code_y_28;
        const code_W_15 = W[i1 * 8 + 7]!;
        const d_code_y_29 = y[n * 8 + 7]!;
        total_5 += code_W_15 * d_code_y_29;
        const code_W_16 = W[i1 * 8 + 15]!;
        total_9 += code_W_16 * d_code_y_29;
        const d_code_y_30 = y[n * 8 + 15]!;
        total_6 += code_W_15 * d_code_y_30;
        total_10 += code_W_16 * d_code_y_30;
        const d_code_y_31 = y[n * 8 + 23]!;
        total_7 += code_W_15 * d_code_y_31;
        total_11 += code_W_16 * d_code_y_31;
        const d_code_y_32 = y[n * 8 + 31]!;
        total_8 += code_W_15 * d_code_y_32;
        total_12 += code_W_16 * d_code_y_32;
        const d_relu1_y_5 = total_5;
        const d_relu1_y_9 = total_9;
        const d_relu1_y_6 = total_6;
        const d_relu1_y_10 = total_10;
        const d_relu1_y_7 = total_7;
        const d_relu1_y_11 = total_11;
        const d_relu1_y_8 = total_8;
        const d_relu1_y_12 = total_12;
        const d_dense1_y_5 = 0 < dense1_y_all[n * 64 + i1]! ? d_relu1_y_5 : 0;
        const d_dense1_y_9 = 0 < dense1_y_all[n * 64 + i1 + 1]! ? d_relu1_y_9 : 0;
        const d_dense1_y_6 = 0 < dense1_y_all[n * 64 + i1 + 64]! ? d_relu1_y_6 : 0;
        const d_dense1_y_10 = 0 < dense1_y_all[n * 64 + i1 + 65]! ? d_relu1_y_10 : 0;
        const d_dense1_y_7 = 0 < dense1_y_all[n * 64 + i1 + 128]! ? d_relu1_y_7 : 0;
        const d_dense1_y_11 = 0 < dense1_y_all[n * 64 + i1 + 129]! ? d_relu1_y_11 : 0;
        const d_dense1_y_8 = 0 < dense1_y_all[n * 64 + i1 + 192]! ? d_relu1_y_8 : 0;
        const d_dense1_y_12 = 0 < dense1_y_all[n * 64 + i1 + 193]! ? d_relu1_y_12 : 0;
        d_dense1_y_all[n * 64 + i1] = d_dense1_y_5;
        d_dense1_y_all[n * 64 + i1 + 1] = d_dense1_y_9;
        d_dense1_y_all[n * 64 + i1 + 64] = d_dense1_y_6;
        d_dense1_y_all[n * 64 + i1 + 65] = d_dense1_y_10;
        d_dense1_y_all[n * 64 + i1 + 128] = d_dense1_y_7;
        d_dense1_y_all[n * 64 + i1 + 129] = d_dense1_y_11;
        d_dense1_y_all[n * 64 + i1 + 192] = d_dense1_y_8;
        d_dense1_y_all[n * 64 + i1 + 193] = d_dense1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 64; i1 += 4) {
        const d_code_y_33 = y[n_1 * 8]!;
        let total_14 = W[i1 * 8]! * d_code_y_33;
        let total_15 = W[i1 * 8 + 8]! * d_code_y_33;
        let total_16 = W[i1 * 8 + 16]! * d_code_y_33;
        let total_17 = W[i1 * 8 + 24]! * d_code_y_33;
        const d_code_y_34 = y[n_1 * 8 + 1]!;
        total_14 += W[i1 * 8 + 1]! * d_code_y_34;
        total_15 += W[i1 * 8 + 9]! * d_code_y_34;
        total_16 += W[i1 * 8 + 17]! * d_code_y_34;
        total_17 += W[i1 * 8 + 25]! * d_code_y_34;
        const d_code_y_35 = y[n_1 * 8 + 2]!;
        total_14 += W[i1 * 8 + 2]! * d_code_y_35;
        total_15 += W[i1 * 8 + 10]! * d_code_y_35;
        total_16 += W[i1 * 8 + 18]! * d_code_y_35;
        total_17 += W[i1 * 8 + 26]! * d_code_y_35;
        const d_code_y_36 = y[n_1 * 8 + 3]!;
        total_14 += W[i1 * 8 + 3]! * d_code_y_36;
        total_15 += W[i1 * 8 + 11]! * d_code_y_36;
        total_16 += W[i1 * 8 + 19]! * d_code_y_36;
        total_17 += W[i1 * 8 + 27]! * d_code_y_36;
        const d_code_y_37 = y[n_1 * 8 + 4]!;
        total_14 += W[i1 * 8 + 4]! * d_code_y_37;
        total_15 += W[i1 * 8 + 12]! * d_code_y_37;
        total_16 += W[i1 * 8 + 20]! * d_code_y_37;
        total_17 += W[i1 * 8 + 28]! * d_code_y_37;
        const d_code_y_38 = y[n_1 * 8 + 5]!;
        total_14 += W[i1 * 8 + 5]! * d_code_y_38;
        total_15 += W[i1 * 8 + 13]! * d_code_y_38;
        total_16 += W[i1 * 8 + 21]! * d_code_y_38;
        total_17 += W[i1 * 8 + 29]! * d_code_y_38;
        const d_code_y_39 = y[n_1 * 8 + 6]!;
        total_14 += W[i1 * 8 + 6]! * d_code_y_39;
        total_15 += W[i1 * 8 + 14]! * d_code_y_39;
        total_16 += W[i1 * 8 + 22]! * d_code_y_39;
        total_17 += W[i1 * 8 + 30]! * d_code_y_39;
        const d_code_y_40 = y[n_1 * 8 + 7]!;
        total_14 += W[i1 * 8 + 7]! * d_code_y_40;
        total_15 += W[i1 * 8 + 15]! * d_code_y_40;
        total_16 += W[i1 * 8 + 23]! * d_code_y_40;
        total_17 += W[i1 * 8 + 31]! * d_code_y_40;
        const d_relu1_y_14 = total_14;
        const d_relu1_y_15 = total_15;
        const d_relu1_y_16 = total_16;
        const d_relu1_y_17 = total_17;
        const d_dense1_y_14 = 0 < dense1_y_all[n_1 * 64 + i1]! ? d_relu1_y_14 : 0;
        const d_dense1_y_15 = 0 < dense1_y_all[n_1 * 64 + i1 + 1]! ? d_relu1_y_15 : 0;
        const d_dense1_y_16 = 0 < dense1_y_all[n_1 * 64 + i1 + 2]! ? d_relu1_y_16 : 0;
        const d_dense1_y_17 = 0 < dense1_y_all[n_1 * 64 + i1 + 3]! ? d_relu1_y_17 : 0;
        d_dense1_y_all[n_1 * 64 + i1] = d_dense1_y_14;
        d_dense1_y_all[n_1 * 64 + i1 + 1] = d_dense1_y_15;
        d_dense1_y_all[n_1 * 64 + i1 + 2] = d_dense1_y_16;
        d_dense1_y_all[n_1 * 64 + i1 + 3] = d_dense1_y_17;
      }
    }
  }

  // gradient(dense1.W)[i0, i1] = sum(n: standardize1.y[n, i0] * d(dense1.y)[n, i1])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:9)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = standardize1_y;
    const dense1_y = d_dense1_y;
    const W = gradient_dense1_W;
    for (let i0 = 0; i0 < 64; i0 += 4) {
      for (let i1 = 0; i1 < 64; i1 += 2) {
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
          const standardize1_y_1 = y[n * 64 + i0]!;
          const d_dense1_y_1 = dense1_y[n * 64 + i1]!;
          total_5 += standardize1_y_1 * d_dense1_y_1;
          const d_dense1_y_2 = dense1_y[n * 64 + i1 + 1]!;
          total_9 += standardize1_y_1 * d_dense1_y_2;
          const standardize1_y_2 = y[n * 64 + i0 + 1]!;
          total_6 += standardize1_y_2 * d_dense1_y_1;
          total_10 += standardize1_y_2 * d_dense1_y_2;
          const standardize1_y_3 = y[n * 64 + i0 + 2]!;
          total_7 += standardize1_y_3 * d_dense1_y_1;
          total_11 += standardize1_y_3 * d_dense1_y_2;
          const standardize1_y_4 = y[n * 64 + i0 + 3]!;
          total_8 += standardize1_y_4 * d_dense1_y_1;
          total_12 += standardize1_y_4 * d_dense1_y_2;
          const standardize1_y_5 = y[n * 64 + i0 + 64]!;
          const d_dense1_y_3 = dense1_y[n * 64 + i1 + 64]!;
          total_5 += standardize1_y_5 * d_dense1_y_3;
          const d_dense1_y_4 = dense1_y[n * 64 + i1 + 65]!;
          total_9 += standardize1_y_5 * d_dense1_y_4;
          const standardize1_y_6 = y[n * 64 + i0 + 65]!;
          total_6 += standardize1_y_6 * d_dense1_y_3;
          total_10 += standardize1_y_6 * d_dense1_y_4;
          const standardize1_y_7 = y[n * 64 + i0 + 66]!;
          total_7 += standardize1_y_7 * d_dense1_y_3;
          total_11 += standardize1_y_7 * d_dense1_y_4;
          const standardize1_y_8 = y[n * 64 + i0 + 67]!;
          total_8 += standardize1_y_8 * d_dense1_y_3;
          total_12 += standardize1_y_8 * d_dense1_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const standardize1_y_9 = y[n_1 * 64 + i0]!;
          const d_dense1_y_5 = dense1_y[n_1 * 64 + i1]!;
          total_5 += standardize1_y_9 * d_dense1_y_5;
          const d_dense1_y_6 = dense1_y[n_1 * 64 + i1 + 1]!;
          total_9 += standardize1_y_9 * d_dense1_y_6;
          const standardize1_y_10 = y[n_1 * 64 + i0 + 1]!;
          total_6 += standardize1_y_10 * d_dense1_y_5;
          total_10 += standardize1_y_10 * d_dense1_y_6;
          const standardize1_y_11 = y[n_1 * 64 + i0 + 2]!;
          total_7 += standardize1_y_11 * d_dense1_y_5;
          total_11 += standardize1_y_11 * d_dense1_y_6;
          const standardize1_y_12 = y[n_1 * 64 + i0 + 3]!;
          total_8 += standardize1_y_12 * d_dense1_y_5;
          total_12 += standardize1_y_12 * d_dense1_y_6;
        }
        const gradient_dense1_W_5 = total_5;
        const gradient_dense1_W_9 = total_9;
        const gradient_dense1_W_6 = total_6;
        const gradient_dense1_W_10 = total_10;
        const gradient_dense1_W_7 = total_7;
        const gradient_dense1_W_11 = total_11;
        const gradient_dense1_W_8 = total_8;
        const gradient_dense1_W_12 = total_12;
        W[i0 * 64 + i1] = gradient_dense1_W_5;
        W[i0 * 64 + i1 + 1] = gradient_dense1_W_9;
        W[i0 * 64 + i1 + 64] = gradient_dense1_W_6;
        W[i0 * 64 + i1 + 65] = gradient_dense1_W_10;
        W[i0 * 64 + i1 + 128] = gradient_dense1_W_7;
        W[i0 * 64 + i1 + 129] = gradient_dense1_W_11;
        W[i0 * 64 + i1 + 192] = gradient_dense1_W_8;
        W[i0 * 64 + i1 + 193] = gradient_dense1_W_12;
      }
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/digits-autoencoder/digits-autoencoder.nn:9)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    for (let i0 = 0; i0 < 64; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 64 + i0]!;
        total_2 += y[n * 64 + i0 + 1]!;
        total_3 += y[n * 64 + i0 + 2]!;
        total_4 += y[n * 64 + i0 + 3]!;
        total_1 += y[n * 64 + i0 + 64]!;
        total_2 += y[n * 64 + i0 + 65]!;
        total_3 += y[n * 64 + i0 + 66]!;
        total_4 += y[n * 64 + i0 + 67]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 64 + i0]!;
        total_2 += y[n_1 * 64 + i0 + 1]!;
        total_3 += y[n_1 * 64 + i0 + 2]!;
        total_4 += y[n_1 * 64 + i0 + 3]!;
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

  // gradient(code.W)[i0, i1] = sum(n: d(code.y)[n, i1] * relu1.y[n, i0])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:10)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_code_W(count: number): void {
    const y = d_code_y;
    const relu1_y_all = relu1_y;
    const W = gradient_code_W;
    for (let i0 = 0; i0 < 64; i0 += 4) {
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
          const d_code_y_1 = y[n * 8 + i1]!;
          const relu1_y_1 = relu1_y_all[n * 64 + i0]!;
          total_5 += d_code_y_1 * relu1_y_1;
          const d_code_y_2 = y[n * 8 + i1 + 1]!;
          total_9 += d_code_y_2 * relu1_y_1;
          const relu1_y_2 = relu1_y_all[n * 64 + i0 + 1]!;
          total_6 += d_code_y_1 * relu1_y_2;
          total_10 += d_code_y_2 * relu1_y_2;
          const relu1_y_3 = relu1_y_all[n * 64 + i0 + 2]!;
          total_7 += d_code_y_1 * relu1_y_3;
          total_11 += d_code_y_2 * relu1_y_3;
          const relu1_y_4 = relu1_y_all[n * 64 + i0 + 3]!;
          total_8 += d_code_y_1 * relu1_y_4;
          total_12 += d_code_y_2 * relu1_y_4;
          const d_code_y_3 = y[n * 8 + i1 + 8]!;
          const relu1_y_5 = relu1_y_all[n * 64 + i0 + 64]!;
          total_5 += d_code_y_3 * relu1_y_5;
          const d_code_y_4 = y[n * 8 + i1 + 9]!;
          total_9 += d_code_y_4 * relu1_y_5;
          const relu1_y_6 = relu1_y_all[n * 64 + i0 + 65]!;
          total_6 += d_code_y_3 * relu1_y_6;
          total_10 += d_code_y_4 * relu1_y_6;
          const relu1_y_7 = relu1_y_all[n * 64 + i0 + 66]!;
          total_7 += d_code_y_3 * relu1_y_7;
          total_11 += d_code_y_4 * relu1_y_7;
          const relu1_y_8 = relu1_y_all[n * 64 + i0 + 67]!;
          total_8 += d_code_y_3 * relu1_y_8;
          total_12 += d_code_y_4 * relu1_y_8;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const d_code_y_5 = y[n_1 * 8 + i1]!;
          const relu1_y_9 = relu1_y_all[n_1 * 64 + i0]!;
          total_5 += d_code_y_5 * relu1_y_9;
          const d_code_y_6 = y[n_1 * 8 + i1 + 1]!;
          total_9 += d_code_y_6 * relu1_y_9;
          const relu1_y_10 = relu1_y_all[n_1 * 64 + i0 + 1]!;
          total_6 += d_code_y_5 * relu1_y_10;
          total_10 += d_code_y_6 * relu1_y_10;
          const relu1_y_11 = relu1_y_all[n_1 * 64 + i0 + 2]!;
          total_7 += d_code_y_5 * relu1_y_11;
          total_11 += d_code_y_6 * relu1_y_11;
          const relu1_y_12 = relu1_y_all[n_1 * 64 + i0 + 3]!;
          total_8 += d_code_y_5 * relu1_y_12;
          total_12 += d_code_y_6 * relu1_y_12;
        }
        const gradient_code_W_5 = total_5;
        const gradient_code_W_9 = total_9;
        const gradient_code_W_6 = total_6;
        const gradient_code_W_10 = total_10;
        const gradient_code_W_7 = total_7;
        const gradient_code_W_11 = total_11;
        const gradient_code_W_8 = total_8;
        const gradient_code_W_12 = total_12;
        W[i0 * 8 + i1] = gradient_code_W_5;
        W[i0 * 8 + i1 + 1] = gradient_code_W_9;
        W[i0 * 8 + i1 + 8] = gradient_code_W_6;
        W[i0 * 8 + i1 + 9] = gradient_code_W_10;
        W[i0 * 8 + i1 + 16] = gradient_code_W_7;
        W[i0 * 8 + i1 + 17] = gradient_code_W_11;
        W[i0 * 8 + i1 + 24] = gradient_code_W_8;
        W[i0 * 8 + i1 + 25] = gradient_code_W_12;
      }
    }
  }

  // gradient(code.b)[i0] = sum(n: d(code.y)[n, i0]) (examples/digits-autoencoder/digits-autoencoder.nn:10)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_code_b(count: number): void {
    const y = d_code_y;
    const b = gradient_code_b;
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
      const gradient_code_b_1 = total_1;
      const gradient_code_b_2 = total_2;
      const gradient_code_b_3 = total_3;
      const gradient_code_b_4 = total_4;
      b[i0] = gradient_code_b_1;
      b[i0 + 1] = gradient_code_b_2;
      b[i0 + 2] = gradient_code_b_3;
      b[i0 + 3] = gradient_code_b_4;
    }
  }

  // gradient(dense2.W)[i0, i1] = sum(n: code.y[n, i0] * d(dense2.y)[n, i1])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:11)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense2_W(count: number): void {
    const y = code_y;
    const dense2_y = d_dense2_y;
    const W = gradient_dense2_W;
    for (let i0 = 0; i0 < 8; i0 += 4) {
      for (let i1 = 0; i1 < 64; i1 += 2) {
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
          const code_y_1 = y[n * 8 + i0]!;
          const d_dense2_y_1 = dense2_y[n * 64 + i1]!;
          total_5 += code_y_1 * d_dense2_y_1;
          const d_dense2_y_2 = dense2_y[n * 64 + i1 + 1]!;
          total_9 += code_y_1 * d_dense2_y_2;
          const code_y_2 = y[n * 8 + i0 + 1]!;
          total_6 += code_y_2 * d_dense2_y_1;
          total_10 += code_y_2 * d_dense2_y_2;
          const code_y_3 = y[n * 8 + i0 + 2]!;
          total_7 += code_y_3 * d_dense2_y_1;
          total_11 += code_y_3 * d_dense2_y_2;
          const code_y_4 = y[n * 8 + i0 + 3]!;
          total_8 += code_y_4 * d_dense2_y_1;
          total_12 += code_y_4 * d_dense2_y_2;
          const code_y_5 = y[n * 8 + i0 + 8]!;
          const d_dense2_y_3 = dense2_y[n * 64 + i1 + 64]!;
          total_5 += code_y_5 * d_dense2_y_3;
          const d_dense2_y_4 = dense2_y[n * 64 + i1 + 65]!;
          total_9 += code_y_5 * d_dense2_y_4;
          const code_y_6 = y[n * 8 + i0 + 9]!;
          total_6 += code_y_6 * d_dense2_y_3;
          total_10 += code_y_6 * d_dense2_y_4;
          const code_y_7 = y[n * 8 + i0 + 10]!;
          total_7 += code_y_7 * d_dense2_y_3;
          total_11 += code_y_7 * d_dense2_y_4;
          const code_y_8 = y[n * 8 + i0 + 11]!;
          total_8 += code_y_8 * d_dense2_y_3;
          total_12 += code_y_8 * d_dense2_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const code_y_9 = y[n_1 * 8 + i0]!;
          const d_dense2_y_5 = dense2_y[n_1 * 64 + i1]!;
          total_5 += code_y_9 * d_dense2_y_5;
          const d_dense2_y_6 = dense2_y[n_1 * 64 + i1 + 1]!;
          total_9 += code_y_9 * d_dense2_y_6;
          const code_y_10 = y[n_1 * 8 + i0 + 1]!;
          total_6 += code_y_10 * d_dense2_y_5;
          total_10 += code_y_10 * d_dense2_y_6;
          const code_y_11 = y[n_1 * 8 + i0 + 2]!;
          total_7 += code_y_11 * d_dense2_y_5;
          total_11 += code_y_11 * d_dense2_y_6;
          const code_y_12 = y[n_1 * 8 + i0 + 3]!;
          total_8 += code_y_12 * d_dense2_y_5;
          total_12 += code_y_12 * d_dense2_y_6;
        }
        const gradient_dense2_W_5 = total_5;
        const gradient_dense2_W_9 = total_9;
        const gradient_dense2_W_6 = total_6;
        const gradient_dense2_W_10 = total_10;
        const gradient_dense2_W_7 = total_7;
        const gradient_dense2_W_11 = total_11;
        const gradient_dense2_W_8 = total_8;
        const gradient_dense2_W_12 = total_12;
        W[i0 * 64 + i1] = gradient_dense2_W_5;
        W[i0 * 64 + i1 + 1] = gradient_dense2_W_9;
        W[i0 * 64 + i1 + 64] = gradient_dense2_W_6;
        W[i0 * 64 + i1 + 65] = gradient_dense2_W_10;
        W[i0 * 64 + i1 + 128] = gradient_dense2_W_7;
        W[i0 * 64 + i1 + 129] = gradient_dense2_W_11;
        W[i0 * 64 + i1 + 192] = gradient_dense2_W_8;
        W[i0 * 64 + i1 + 193] = gradient_dense2_W_12;
      }
    }
  }

  // gradient(dense2.b)[i0] = sum(n: d(dense2.y)[n, i0]) (examples/digits-autoencoder/digits-autoencoder.nn:11)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense2_b(count: number): void {
    const y = d_dense2_y;
    const b = gradient_dense2_b;
    for (let i0 = 0; i0 < 64; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 64 + i0]!;
        total_2 += y[n * 64 + i0 + 1]!;
        total_3 += y[n * 64 + i0 + 2]!;
        total_4 += y[n * 64 + i0 + 3]!;
        total_1 += y[n * 64 + i0 + 64]!;
        total_2 += y[n * 64 + i0 + 65]!;
        total_3 += y[n * 64 + i0 + 66]!;
        total_4 += y[n * 64 + i0 + 67]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 64 + i0]!;
        total_2 += y[n_1 * 64 + i0 + 1]!;
        total_3 += y[n_1 * 64 + i0 + 2]!;
        total_4 += y[n_1 * 64 + i0 + 3]!;
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

  // gradient(dense3.W)[i0, i1] = sum(n: relu2.y[n, i0] * d(dense3.y)[n, i1])
  //   (examples/digits-autoencoder/digits-autoencoder.nn:12)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense3_W(count: number): void {
    const y = relu2_y;
    const dense3_y = d_dense3_y;
    const W = gradient_dense3_W;
    for (let i0 = 0; i0 < 64; i0 += 4) {
      for (let i1 = 0; i1 < 64; i1 += 2) {
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
          const relu2_y_1 = y[n * 64 + i0]!;
          const d_dense3_y_1 = dense3_y[n * 64 + i1]!;
          total_5 += relu2_y_1 * d_dense3_y_1;
          const d_dense3_y_2 = dense3_y[n * 64 + i1 + 1]!;
          total_9 += relu2_y_1 * d_dense3_y_2;
          const relu2_y_2 = y[n * 64 + i0 + 1]!;
          total_6 += relu2_y_2 * d_dense3_y_1;
          total_10 += relu2_y_2 * d_dense3_y_2;
          const relu2_y_3 = y[n * 64 + i0 + 2]!;
          total_7 += relu2_y_3 * d_dense3_y_1;
          total_11 += relu2_y_3 * d_dense3_y_2;
          const relu2_y_4 = y[n * 64 + i0 + 3]!;
          total_8 += relu2_y_4 * d_dense3_y_1;
          total_12 += relu2_y_4 * d_dense3_y_2;
          const relu2_y_5 = y[n * 64 + i0 + 64]!;
          const d_dense3_y_3 = dense3_y[n * 64 + i1 + 64]!;
          total_5 += relu2_y_5 * d_dense3_y_3;
          const d_dense3_y_4 = dense3_y[n * 64 + i1 + 65]!;
          total_9 += relu2_y_5 * d_dense3_y_4;
          const relu2_y_6 = y[n * 64 + i0 + 65]!;
          total_6 += relu2_y_6 * d_dense3_y_3;
          total_10 += relu2_y_6 * d_dense3_y_4;
          const relu2_y_7 = y[n * 64 + i0 + 66]!;
          total_7 += relu2_y_7 * d_dense3_y_3;
          total_11 += relu2_y_7 * d_dense3_y_4;
          const relu2_y_8 = y[n * 64 + i0 + 67]!;
          total_8 += relu2_y_8 * d_dense3_y_3;
          total_12 += relu2_y_8 * d_dense3_y_4;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const relu2_y_9 = y[n_1 * 64 + i0]!;
          const d_dense3_y_5 = dense3_y[n_1 * 64 + i1]!;
          total_5 += relu2_y_9 * d_dense3_y_5;
          const d_dense3_y_6 = dense3_y[n_1 * 64 + i1 + 1]!;
          total_9 += relu2_y_9 * d_dense3_y_6;
          const relu2_y_10 = y[n_1 * 64 + i0 + 1]!;
          total_6 += relu2_y_10 * d_dense3_y_5;
          total_10 += relu2_y_10 * d_dense3_y_6;
          const relu2_y_11 = y[n_1 * 64 + i0 + 2]!;
          total_7 += relu2_y_11 * d_dense3_y_5;
          total_11 += relu2_y_11 * d_dense3_y_6;
          const relu2_y_12 = y[n_1 * 64 + i0 + 3]!;
          total_8 += relu2_y_12 * d_dense3_y_5;
          total_12 += relu2_y_12 * d_dense3_y_6;
        }
        const gradient_dense3_W_5 = total_5;
        const gradient_dense3_W_9 = total_9;
        const gradient_dense3_W_6 = total_6;
        const gradient_dense3_W_10 = total_10;
        const gradient_dense3_W_7 = total_7;
        const gradient_dense3_W_11 = total_11;
        const gradient_dense3_W_8 = total_8;
        const gradient_dense3_W_12 = total_12;
        W[i0 * 64 + i1] = gradient_dense3_W_5;
        W[i0 * 64 + i1 + 1] = gradient_dense3_W_9;
        W[i0 * 64 + i1 + 64] = gradient_dense3_W_6;
        W[i0 * 64 + i1 + 65] = gradient_dense3_W_10;
        W[i0 * 64 + i1 + 128] = gradient_dense3_W_7;
        W[i0 * 64 + i1 + 129] = gradient_dense3_W_11;
        W[i0 * 64 + i1 + 192] = gradient_dense3_W_8;
        W[i0 * 64 + i1 + 193] = gradient_dense3_W_12;
      }
    }
  }

  // gradient(dense3.b)[i0] = sum(n: d(dense3.y)[n, i0]) (examples/digits-autoencoder/digits-autoencoder.nn:12)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense3_b(count: number): void {
    const y = d_dense3_y;
    const b = gradient_dense3_b;
    for (let i0 = 0; i0 < 64; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 += y[n * 64 + i0]!;
        total_2 += y[n * 64 + i0 + 1]!;
        total_3 += y[n * 64 + i0 + 2]!;
        total_4 += y[n * 64 + i0 + 3]!;
        total_1 += y[n * 64 + i0 + 64]!;
        total_2 += y[n * 64 + i0 + 65]!;
        total_3 += y[n * 64 + i0 + 66]!;
        total_4 += y[n * 64 + i0 + 67]!;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 += y[n_1 * 64 + i0]!;
        total_2 += y[n_1 * 64 + i0 + 1]!;
        total_3 += y[n_1 * 64 + i0 + 2]!;
        total_4 += y[n_1 * 64 + i0 + 3]!;
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

  // ---- the update of the parameters ------------------------------------------------------------------------

  // adam.w(dense1.W).new.1 = 1 / (1 - power(0.999, t)) (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.w(dense1.W).new.2 = 1 / (1 - power(0.9, t))
  function update_adam_w_dense1_W_new_2(): void {
    const t_1 = t[0]!;
    const adam_w_dense1_W_new_1_2 = 1 / (1 - Math.pow(0.999, t_1));
    const adam_w_dense1_W_new_2_2 = 1 / (1 - Math.pow(0.9, t_1));
    adam_w_dense1_W_new_1[0] = adam_w_dense1_W_new_1_2;
    adam_w_dense1_W_new_2[0] = adam_w_dense1_W_new_2_2;
  }

  // adam.v(dense1.W).new[i1, i2] = 0.999 * adam.v(dense1.W)[i1, i2] + 0.001 * gradient(dense1.W)[i1, i2] ^ 2
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.m(dense1.W).new[i1, i2] = 0.1 * gradient(dense1.W)[i1, i2] + 0.9 * adam.m(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.003 * adam.w(dense1.W).new.2 * adam.m(dense1.W).new[i1, i2] /
  //   (1e-8 + sqrt(adam.v(dense1.W).new[i1, i2] * a…
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const dense1_W_all = dense1_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 4096; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_v_dense1_W_new = 0.999 * v_dense1_W[i2]! + 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1);
      const adam_m_dense1_W_new = 0.1 * gradient_dense1_W_1 + 0.9 * m_dense1_W[i2]!;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.003 * (new_2[0]! * adam_m_dense1_W_new / (1e-8 + Math.sqrt(adam_v_dense1_W_new * new_1[0]!)));
      v_dense1_W[i2] = adam_v_dense1_W_new;
      m_dense1_W[i2] = adam_m_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.v(dense1.b).new[i1] = 0.001 * gradient(dense1.b)[i1] ^ 2 + 0.999 * adam.v(dense1.b)[i1]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1]
  // adam.w(dense1.b).new[i1] = -0.003 * adam.m(dense1.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense1.b).new[i1])) + dens…
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const dense1_b_all = dense1_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 64; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_v_dense1_b_new = 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1) + 0.999 * v_dense1_b[i1]!;
      const adam_m_dense1_b_new = 0.1 * gradient_dense1_b_1 + 0.9 * m_dense1_b[i1]!;
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.003 * (adam_m_dense1_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_b_new)));
      v_dense1_b[i1] = adam_v_dense1_b_new;
      m_dense1_b[i1] = adam_m_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // adam.m(code.W).new[i1, i2] = 0.9 * adam.m(code.W)[i1, i2] + 0.1 * gradient(code.W)[i1, i2]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.v(code.W).new[i1, i2] = 0.999 * adam.v(code.W)[i1, i2] + 0.001 * gradient(code.W)[i1, i2] ^ 2
  // adam.w(code.W).new[i1, i2] = code.W[i1, i2] - 0.003 * adam.m(code.W).new[i1, i2] * adam.w(dense1.W).new.2 / (1e-8
  //   + sqrt(adam.w(dense1.W).new.1 * adam.v(code.W…
  function update_code_W(): void {
    const W = gradient_code_W;
    const m_code_W = adam_m_code_W;
    const v_code_W = adam_v_code_W;
    const code_W_all = code_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 512; i2++) {
      const gradient_code_W_1 = W[i2]!;
      const adam_m_code_W_new = 0.9 * m_code_W[i2]! + 0.1 * gradient_code_W_1;
      const adam_v_code_W_new = 0.999 * v_code_W[i2]! + 0.001 * (gradient_code_W_1 * gradient_code_W_1);
      const adam_w_code_W_new = code_W_all[i2]! - 0.003 * (adam_m_code_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_code_W_new)));
      m_code_W[i2] = adam_m_code_W_new;
      v_code_W[i2] = adam_v_code_W_new;
      code_W_all[i2] = adam_w_code_W_new;
    }
  }

  // adam.v(code.b).new[i1] = 0.001 * gradient(code.b)[i1] ^ 2 + 0.999 * adam.v(code.b)[i1]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.m(code.b).new[i1] = 0.9 * adam.m(code.b)[i1] + 0.1 * gradient(code.b)[i1]
  // adam.w(code.b).new[i1] = code.b[i1] - 0.003 * adam.m(code.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(code.b).new[i1]))
  function update_code_b(): void {
    const b = gradient_code_b;
    const v_code_b = adam_v_code_b;
    const m_code_b = adam_m_code_b;
    const code_b_all = code_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 8; i1++) {
      const gradient_code_b_1 = b[i1]!;
      const adam_v_code_b_new = 0.001 * (gradient_code_b_1 * gradient_code_b_1) + 0.999 * v_code_b[i1]!;
      const adam_m_code_b_new = 0.9 * m_code_b[i1]! + 0.1 * gradient_code_b_1;
      const adam_w_code_b_new = code_b_all[i1]! - 0.003 * (adam_m_code_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_code_b_new)));
      v_code_b[i1] = adam_v_code_b_new;
      m_code_b[i1] = adam_m_code_b_new;
      code_b_all[i1] = adam_w_code_b_new;
    }
  }

  // adam.v(dense2.W).new[i1, i2] = 0.001 * gradient(dense2.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense2.W)[i1, i2]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.m(dense2.W).new[i1, i2] = 0.1 * gradient(dense2.W)[i1, i2] + 0.9 * adam.m(dense2.W)[i1, i2]
  // adam.w(dense2.W).new[i1, i2] = dense2.W[i1, i2] - 0.003 * adam.m(dense2.W).new[i1, i2] * adam.w(dense1.W).new.2 /
  //   (1e-8 + sqrt(adam.w(dense1.W).new.1 * adam.v(…
  function update_dense2_W(): void {
    const W = gradient_dense2_W;
    const v_dense2_W = adam_v_dense2_W;
    const m_dense2_W = adam_m_dense2_W;
    const dense2_W_all = dense2_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 512; i2++) {
      const gradient_dense2_W_1 = W[i2]!;
      const adam_v_dense2_W_new = 0.001 * (gradient_dense2_W_1 * gradient_dense2_W_1) + 0.999 * v_dense2_W[i2]!;
      const adam_m_dense2_W_new = 0.1 * gradient_dense2_W_1 + 0.9 * m_dense2_W[i2]!;
      const adam_w_dense2_W_new = dense2_W_all[i2]! - 0.003 * (adam_m_dense2_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense2_W_new)));
      v_dense2_W[i2] = adam_v_dense2_W_new;
      m_dense2_W[i2] = adam_m_dense2_W_new;
      dense2_W_all[i2] = adam_w_dense2_W_new;
    }
  }

  // adam.v(dense2.b).new[i1] = 0.999 * adam.v(dense2.b)[i1] + 0.001 * gradient(dense2.b)[i1] ^ 2
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.m(dense2.b).new[i1] = 0.1 * gradient(dense2.b)[i1] + 0.9 * adam.m(dense2.b)[i1]
  // adam.w(dense2.b).new[i1] = dense2.b[i1] - 0.003 * adam.m(dense2.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense2.b).ne…
  function update_dense2_b(): void {
    const b = gradient_dense2_b;
    const v_dense2_b = adam_v_dense2_b;
    const m_dense2_b = adam_m_dense2_b;
    const dense2_b_all = dense2_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 64; i1++) {
      const gradient_dense2_b_1 = b[i1]!;
      const adam_v_dense2_b_new = 0.999 * v_dense2_b[i1]! + 0.001 * (gradient_dense2_b_1 * gradient_dense2_b_1);
      const adam_m_dense2_b_new = 0.1 * gradient_dense2_b_1 + 0.9 * m_dense2_b[i1]!;
      const adam_w_dense2_b_new = dense2_b_all[i1]! - 0.003 * (adam_m_dense2_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense2_b_new)));
      v_dense2_b[i1] = adam_v_dense2_b_new;
      m_dense2_b[i1] = adam_m_dense2_b_new;
      dense2_b_all[i1] = adam_w_dense2_b_new;
    }
  }

  // adam.m(dense3.W).new[i1, i2] = 0.1 * gradient(dense3.W)[i1, i2] + 0.9 * adam.m(dense3.W)[i1, i2]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.v(dense3.W).new[i1, i2] = 0.001 * gradient(dense3.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense3.W)[i1, i2]
  // adam.w(dense3.W).new[i1, i2] = -0.003 * adam.m(dense3.W).new[i1, i2] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense3.W).new[i1, …
  function update_dense3_W(): void {
    const W = gradient_dense3_W;
    const m_dense3_W = adam_m_dense3_W;
    const v_dense3_W = adam_v_dense3_W;
    const dense3_W_all = dense3_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 4096; i2++) {
      const gradient_dense3_W_1 = W[i2]!;
      const adam_m_dense3_W_new = 0.1 * gradient_dense3_W_1 + 0.9 * m_dense3_W[i2]!;
      const adam_v_dense3_W_new = 0.001 * (gradient_dense3_W_1 * gradient_dense3_W_1) + 0.999 * v_dense3_W[i2]!;
      const adam_w_dense3_W_new = dense3_W_all[i2]! - 0.003 * (adam_m_dense3_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense3_W_new)));
      m_dense3_W[i2] = adam_m_dense3_W_new;
      v_dense3_W[i2] = adam_v_dense3_W_new;
      dense3_W_all[i2] = adam_w_dense3_W_new;
    }
  }

  // adam.m(dense3.b).new[i1] = 0.1 * gradient(dense3.b)[i1] + 0.9 * adam.m(dense3.b)[i1]
  //   (examples/digits-autoencoder/digits-autoencoder.nn:21)
  // adam.v(dense3.b).new[i1] = 0.999 * adam.v(dense3.b)[i1] + 0.001 * gradient(dense3.b)[i1] ^ 2
  // adam.w(dense3.b).new[i1] = -0.003 * adam.m(dense3.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense3.b).new[i1])) + dens…
  function update_dense3_b(): void {
    const b = gradient_dense3_b;
    const m_dense3_b = adam_m_dense3_b;
    const v_dense3_b = adam_v_dense3_b;
    const dense3_b_all = dense3_b;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i1 = 0; i1 < 64; i1++) {
      const gradient_dense3_b_1 = b[i1]!;
      const adam_m_dense3_b_new = 0.1 * gradient_dense3_b_1 + 0.9 * m_dense3_b[i1]!;
      const adam_v_dense3_b_new = 0.999 * v_dense3_b[i1]! + 0.001 * (gradient_dense3_b_1 * gradient_dense3_b_1);
      const adam_w_dense3_b_new = dense3_b_all[i1]! - 0.003 * (adam_m_dense3_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense3_b_new)));
      m_dense3_b[i1] = adam_m_dense3_b_new;
      v_dense3_b[i1] = adam_v_dense3_b_new;
      dense3_b_all[i1] = adam_w_dense3_b_new;
    }
  }

  // ---- fitted values, pass 1: before -----------------------------------------------------------------------

  // sum 1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: over the data ----------------------------------------------------------------

  // sum 1 joined[s1] = sum(data: image[data, floor((s1) / 8), s1 - 8 * floor((s1) / 8)]) + sum 1[s1]
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const image_all = image;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 64; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += image_all[data * 64 + s1]!;
      }
      sum_1_all[s1] = total + sum_1_all[s1]!;
    }
  }

  // ---- fitted values, pass 1: after ------------------------------------------------------------------------

  // standardize1.center[s1] = sum 1[s1] / count (examples/digits-autoencoder/digits-autoencoder.nn:8)
  function fit_standardize1_center(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 64; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: before -----------------------------------------------------------------------

  // sum 2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: over the data ----------------------------------------------------------------

  // sum 2 joined[s1] = sum(data: (-standardize1.center[s1] + image[data, floor((s1) / 8), s1 - 8 * floor((s1) / 8)])
  //   ^ 2) + sum 2[s1]
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const image_all = image;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 64; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += square(image_all[data * 64 + s1]! - center[s1]!);
      }
      sum_2_all[s1] = total + sum_2_all[s1]!;
    }
  }

  // ---- fitted values, pass 2: after ------------------------------------------------------------------------

  // standardize1.deviation.1[s1] = sum 2[s1] (examples/digits-autoencoder/digits-autoencoder.nn:8)
  // standardize1.deviation[s1] = sqrt(standardize1.deviation.1[s1]) / sqrt(count)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const deviation_1 = standardize1_deviation_1;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 64; s1++) {
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
    initialize_code_W();
    initialize_code_b();
    initialize_dense2_W();
    initialize_dense2_b();
    initialize_dense3_W();
    initialize_dense3_b();
    initialize_adam_m_dense1_W();
    initialize_adam_v_dense1_W();
    initialize_adam_m_dense1_b();
    initialize_adam_v_dense1_b();
    initialize_adam_m_code_W();
    initialize_adam_v_code_W();
    initialize_adam_m_code_b();
    initialize_adam_v_code_b();
    initialize_adam_m_dense2_W();
    initialize_adam_v_dense2_W();
    initialize_adam_m_dense2_b();
    initialize_adam_v_dense2_b();
    initialize_adam_m_dense3_W();
    initialize_adam_v_dense3_W();
    initialize_adam_m_dense3_b();
    initialize_adam_v_dense3_b();
  }

  /** Inputs to outputs. */
  function runInference(count: number): void {
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_code_y(count);
    predict_relu2_y(count);
    predict_pixels_y(count);
    predict_value_drawn(count);
  }

  /** Inputs and targets to the loss, not training. */
  function runEvaluation(count: number): void {
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_code_y(count);
    predict_relu2_y(count);
    predict_pixels_y(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
  }

  /** Inputs and targets to the loss and its gradients. */
  function runTraining(count: number): void {
    predict_standardize1_y(count);
    train_relu1_y_2(count);
    predict_code_y(count);
    train_relu2_y_2(count);
    train_pixels_y_1(count);
    train_loss1_each(count);
    evaluate_loss_2(count);
    train_d_value_drawn(count);
    train_d_dense3_y(count);
    train_d_dense2_y(count);
    train_d_code_y(count);
    train_d_dense1_y(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
    train_gradient_code_W(count);
    train_gradient_code_b(count);
    train_gradient_dense2_W(count);
    train_gradient_dense2_b(count);
    train_gradient_dense3_W(count);
    train_gradient_dense3_b(count);
  }

  /** Gradients to new parameters. */
  function runUpdate(): void {
    update_adam_w_dense1_W_new_2();
    update_dense1_W();
    update_dense1_b();
    update_code_W();
    update_code_b();
    update_dense2_W();
    update_dense2_b();
    update_dense3_W();
    update_dense3_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** How many examples are meant. */
  function countOf(inputs: DigitsAutoencoderInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "image");
    return countExamples(inputs.length, 64, count, 32, "image");
  }

  /** `exact`: as many numbers as that and no more, since the caller did not say how many are meant. */
  function readInputs(inputs: DigitsAutoencoderInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 64, exact, "image");
    if (training) checkFinite(inputs, count * 64, "image");
    for (let i = 0; i < count * 64; i++) image[i] = inputs[i]!;
  }

  function readTargets(_targets: DigitsAutoencoderTargets, _count: number, _exact: boolean): void {
  }

  function encodeImage(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 64, true, "image");
    for (let i = 0; i < 64; i++) into[at + i] = checkNumber(value[i], "image");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfDrawing: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewDrawing(count: number): Float64Array {
    return (viewsOfDrawing[count] ??= value_drawn.subarray(0, count * 64));
  }

  function decodeDrawing(values: Float64Array): { value: number[] } {
    return { value: Array.from(values) };
  }

  const viewsOfFeatures: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewFeatures(count: number): Float64Array {
    return (viewsOfFeatures[count] ??= code_y.subarray(0, count * 8));
  }

  function decodeFeatures(values: Float64Array): { value: number[] } {
    return { value: Array.from(values) };
  }

  function forward(inputs: DigitsAutoencoderInputs, count?: number): DigitsAutoencoderOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return { drawing: viewDrawing(n), features: viewFeatures(n) };
  }

  function predict(example: DigitsAutoencoderInput): DigitsAutoencoderOutput {
    encodeImage(example, image, 0);
    runInference(1);
    const decodedDrawing = decodeDrawing(viewDrawing(1));
    const decodedFeatures = decodeFeatures(viewFeatures(1));
    return {
      drawing: decodedDrawing.value,
      features: decodedFeatures.value,
    };
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: DigitsAutoencoderInputs, targets: DigitsAutoencoderTargets, count?: number): number {
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

  function trainBatch(inputs: DigitsAutoencoderInputs, targets: DigitsAutoencoderTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: DigitsAutoencoderInputs, targets: DigitsAutoencoderTargets, count?: number): number {
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
  const parameters: DigitsAutoencoder["parameters"] = {
    "dense1.W": { shape: [64, 64], values: dense1_W },
    "dense1.b": { shape: [64], values: dense1_b },
    "code.W": { shape: [64, 8], values: code_W },
    "code.b": { shape: [8], values: code_b },
    "dense2.W": { shape: [8, 64], values: dense2_W },
    "dense2.b": { shape: [64], values: dense2_b },
    "dense3.W": { shape: [64, 64], values: dense3_W },
    "dense3.b": { shape: [64], values: dense3_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [64], values: standardize1_center },
    { name: "standardize1.deviation", shape: [64], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [64], values: standardize1_spread },
    { name: "adam.m(dense1.W)", shape: [64, 64], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [64, 64], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [64], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [64], values: adam_v_dense1_b, optional: true },
    { name: "adam.m(code.W)", shape: [64, 8], values: adam_m_code_W, optional: true },
    { name: "adam.v(code.W)", shape: [64, 8], values: adam_v_code_W, optional: true },
    { name: "adam.m(code.b)", shape: [8], values: adam_m_code_b, optional: true },
    { name: "adam.v(code.b)", shape: [8], values: adam_v_code_b, optional: true },
    { name: "adam.m(dense2.W)", shape: [8, 64], values: adam_m_dense2_W, optional: true },
    { name: "adam.v(dense2.W)", shape: [8, 64], values: adam_v_dense2_W, optional: true },
    { name: "adam.m(dense2.b)", shape: [64], values: adam_m_dense2_b, optional: true },
    { name: "adam.v(dense2.b)", shape: [64], values: adam_v_dense2_b, optional: true },
    { name: "adam.m(dense3.W)", shape: [64, 64], values: adam_m_dense3_W, optional: true },
    { name: "adam.v(dense3.W)", shape: [64, 64], values: adam_v_dense3_W, optional: true },
    { name: "adam.m(dense3.b)", shape: [64], values: adam_m_dense3_b, optional: true },
    { name: "adam.v(dense3.b)", shape: [64], values: adam_v_dense3_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "DigitsAutoencoder",
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
    const found = only === undefined ? matchTensors(saved, kept, "DigitsAutoencoder") : takeArrays(saved, kept, only);
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
  function takeData(data: DigitsAutoencoderData): DataRows {
    checkRecord(data, "data");
    const rowsOfImage = takeRows(data.image, 64, undefined, Float64Array, encodeImage, "image");
    const examples = sameCount(undefined, rowsOfImage.length, 64, "image");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 64; i++) image[n * 64 + i] = rowsOfImage[row * 64 + i]!;
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
    ["standardize1 (examples/digits-autoencoder/digits-autoencoder.nn:8)", [[standardize1_y, 64]]],
    ["relu1 (examples/digits-autoencoder/digits-autoencoder.nn:9)", [[dense1_y, 64], [relu1_y, 64]]],
    ["code (examples/digits-autoencoder/digits-autoencoder.nn:10)", [[code_y, 8]]],
    ["relu2 (examples/digits-autoencoder/digits-autoencoder.nn:11)", [[dense2_y, 64], [relu2_y, 64]]],
    ["pixels (examples/digits-autoencoder/digits-autoencoder.nn:12)", [[pixels_y_1, 64]]],
    ["loss1 (examples/digits-autoencoder/digits-autoencoder.nn:17)", [[loss1_each, 1]]],
    ["loss", [[meanLoss, 0]]],
    ["loss1 (examples/digits-autoencoder/digits-autoencoder.nn:17)", [[d_value_drawn, 64]]],
    ["pixels (examples/digits-autoencoder/digits-autoencoder.nn:12)", [[d_dense3_y, 64]]],
    ["relu2 (examples/digits-autoencoder/digits-autoencoder.nn:11)", [[d_dense2_y, 64]]],
    ["dense2 (examples/digits-autoencoder/digits-autoencoder.nn:11)", [[d_code_y, 8]]],
    ["relu1 (examples/digits-autoencoder/digits-autoencoder.nn:9)", [[d_dense1_y, 64]]],
    ["dense1 (examples/digits-autoencoder/digits-autoencoder.nn:9)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/digits-autoencoder/digits-autoencoder.nn:9)", [[gradient_dense1_b, 0]]],
    ["code (examples/digits-autoencoder/digits-autoencoder.nn:10)", [[gradient_code_W, 0]]],
    ["code (examples/digits-autoencoder/digits-autoencoder.nn:10)", [[gradient_code_b, 0]]],
    ["dense2 (examples/digits-autoencoder/digits-autoencoder.nn:11)", [[gradient_dense2_W, 0]]],
    ["dense2 (examples/digits-autoencoder/digits-autoencoder.nn:11)", [[gradient_dense2_b, 0]]],
    ["dense3 (examples/digits-autoencoder/digits-autoencoder.nn:12)", [[gradient_dense3_W, 0]]],
    ["dense3 (examples/digits-autoencoder/digits-autoencoder.nn:12)", [[gradient_dense3_b, 0]]],
  ];

  const steps: readonly ((count: number) => void)[] = [
    predict_standardize1_y,
    train_relu1_y_2,
    predict_code_y,
    train_relu2_y_2,
    train_pixels_y_1,
    train_loss1_each,
    evaluate_loss_2,
    train_d_value_drawn,
    train_d_dense3_y,
    train_d_dense2_y,
    train_d_code_y,
    train_d_dense1_y,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
    train_gradient_code_W,
    train_gradient_code_b,
    train_gradient_dense2_W,
    train_gradient_dense2_b,
    train_gradient_dense3_W,
    train_gradient_dense3_b,
  ];

  /** What training and measuring need of this network and a data set. */
  function core(data: DigitsAutoencoderData): FitCore {
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
    return { epochs: 60, validation: 0.2, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: DigitsAutoencoderData): Measured {
    return measureAll(core(data));
  }

  function fit(data: DigitsAutoencoderData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    workOff(run.work);
    return run.history;
  }

  async function fitAsync(data: DigitsAutoencoderData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: DigitsAutoencoder["gradients"] = {
    "dense1.W": { shape: [64, 64], values: gradient_dense1_W },
    "dense1.b": { shape: [64], values: gradient_dense1_b },
    "code.W": { shape: [64, 8], values: gradient_code_W },
    "code.b": { shape: [8], values: gradient_code_b },
    "dense2.W": { shape: [8, 64], values: gradient_dense2_W },
    "dense2.b": { shape: [64], values: gradient_dense2_b },
    "dense3.W": { shape: [64, 64], values: gradient_dense3_W },
    "dense3.b": { shape: [64], values: gradient_dense3_b },
  };

  const meta: DigitsAutoencoder["meta"] = {
    name: "DigitsAutoencoder",
    sourceHash: "10cc9b4ee5fd4c",
    inputs: { image: [8, 8] },
    outputs: { drawing: [8, 8], features: [8] },
    parameterCount: 9416,
    batchSize: 32,
    bytes: 470400,
    operations: 18952,
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
