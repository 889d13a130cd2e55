/**
 * The network DigitsCnn, compiled by nnc from examples/digits-cnn/digits-cnn.nn. Generated code: edit the model instead.
 *
 * Reads handwritten digits of 8 by 8 pixels with two convolutions, each followed by a pool.
 */

/** The classes of `digit`. */
export type DigitsCnnDigit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** One example, the argument of `predict`. */
export type DigitsCnnInput = ArrayLike<number>;

/** The examples of one batch, row-major. Classes are indices from 0. */
export type DigitsCnnInputs = ArrayLike<number>;

/** The output for one example. */
export interface DigitsCnnOutput {
  readonly digit: DigitsCnnDigit;
  readonly probability: number;
  readonly probabilities: Record<DigitsCnnDigit, number>;
}

/** Views of the outputs of a batch, row-major, valid until the next call. */
export type DigitsCnnOutputs = Float64Array;

/** The targets of one batch, row-major. Classes are indices from 0. */
export type DigitsCnnTargets = ArrayLike<number>;

/** A data set of any length: row-major numbers, or a list of examples. Classes are given by name; a number is a class name if the names are numbers, otherwise an index. */
export interface DigitsCnnData {
  readonly image: ArrayLike<number> | readonly ArrayLike<number>[];
  readonly digit: ArrayLike<number> | readonly DigitsCnnDigit[];
}

/** An array of the network: a live view. */
export interface DigitsCnnValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Options of the network. */
export interface DigitsCnnOptions {
  /** Seed of initial weights and random draws; 1 by default. */
  readonly seed?: number;
  /** The result of `save`. */
  readonly weights?: Uint8Array;
}

/** Reads handwritten digits of 8 by 8 pixels with two convolutions, each followed by a pool. */
export interface DigitsCnn {
  /** The output for one example: image, 64 numbers of shape [8, 8, 1], row-major. */
  predict(example: DigitsCnnInput): DigitsCnnOutput;
  /** The outputs of a batch of `count` examples, 1 to 32: a view that is valid until the next call. */
  forward(inputs: DigitsCnnInputs, count?: number): DigitsCnnOutputs;
  /** One training step: forward, backward, update. 1 to 32 examples; returns their mean loss, including the regularizer. */
  trainBatch(inputs: DigitsCnnInputs, targets: DigitsCnnTargets, count?: number): number;
  /** Forward and backward passes: sets `gradients` and returns the mean loss. */
  accumulate(inputs: DigitsCnnInputs, targets: DigitsCnnTargets, count?: number): number;
  /** One optimizer step with the current gradients. */
  update(): void;
  /** The mean loss of a batch in evaluation mode. */
  loss(inputs: DigitsCnnInputs, targets: DigitsCnnTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: DigitsCnnData): Measured;
  /** Trains on a data set in shuffled epochs. With `of`, this call is a part of a longer training. */
  fit(data: DigitsCnnData, options?: FitOptions): FitHistory;
  /** Like `fit`, but yields to the event loop every few milliseconds. */
  fitAsync(data: DigitsCnnData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name, as live views. */
  readonly parameters: {
    /** `[3, 3, 1, 8]` */
    readonly "conv1.K": DigitsCnnValues;
    /** `[8]` */
    readonly "conv1.b": DigitsCnnValues;
    /** `[3, 3, 8, 16]` */
    readonly "conv2.K": DigitsCnnValues;
    /** `[16]` */
    readonly "conv2.b": DigitsCnnValues;
    /** `[64, 10]` */
    readonly "dense1.W": DigitsCnnValues;
    /** `[10]` */
    readonly "dense1.b": DigitsCnnValues;
  };
  /** Gradients of the last `accumulate` or `trainBatch` by parameter name, as live views. */
  readonly gradients: {
    /** `[3, 3, 1, 8]` */
    readonly "conv1.K": DigitsCnnValues;
    /** `[8]` */
    readonly "conv1.b": DigitsCnnValues;
    /** `[3, 3, 8, 16]` */
    readonly "conv2.K": DigitsCnnValues;
    /** `[16]` */
    readonly "conv2.b": DigitsCnnValues;
    /** `[64, 10]` */
    readonly "dense1.W": DigitsCnnValues;
    /** `[10]` */
    readonly "dense1.b": DigitsCnnValues;
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

/** Creates a network with its own memory and initial weights: `const network = createDigitsCnn({ seed: 1 });`. */
export function createDigitsCnn(options: DigitsCnnOptions = {}): DigitsCnn {
  // ---- memory ----------------------------------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(642560);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const image = reals(0, 2048); // [32, 8, 8, 1]
  const standardize1_center = reals(16384, 64); // [8, 8, 1]
  const standardize1_spread = reals(16896, 64); // [8, 8, 1]
  const conv1_K = reals(17408, 72); // [3, 3, 1, 8]
  const conv1_b = reals(17984, 8); // [8]
  const conv2_K = reals(18048, 1152); // [3, 3, 8, 16]
  const conv2_b = reals(27264, 16); // [16]
  const dense1_W = reals(27392, 640); // [64, 10]
  const dense1_b = reals(32512, 10); // [10]
  const softmax1_y = reals(32640, 320); // [32, 10]
  const meanLoss = reals(35200, 1); // []
  const gradient_conv1_K = reals(35264, 72); // [3, 3, 1, 8]
  const gradient_conv1_b = reals(35840, 8); // [8]
  const gradient_conv2_K = reals(35904, 1152); // [3, 3, 8, 16]
  const gradient_conv2_b = reals(45120, 16); // [16]
  const gradient_dense1_W = reals(45248, 640); // [64, 10]
  const gradient_dense1_b = reals(50368, 10); // [10]
  const t = reals(50448, 1); // []
  const adam_m_conv1_K = reals(50496, 72); // [3, 3, 1, 8]
  const adam_v_conv1_K = reals(51072, 72); // [3, 3, 1, 8]
  const adam_m_conv1_b = reals(51648, 8); // [8]
  const adam_v_conv1_b = reals(51712, 8); // [8]
  const adam_m_conv2_K = reals(51776, 1152); // [3, 3, 8, 16]
  const adam_v_conv2_K = reals(60992, 1152); // [3, 3, 8, 16]
  const adam_m_conv2_b = reals(70208, 16); // [16]
  const adam_v_conv2_b = reals(70336, 16); // [16]
  const adam_m_dense1_W = reals(70464, 640); // [64, 10]
  const adam_v_dense1_W = reals(75584, 640); // [64, 10]
  const adam_m_dense1_b = reals(80704, 10); // [10]
  const adam_v_dense1_b = reals(80784, 10); // [10]
  const standardize1_deviation = reals(80896, 64); // [8, 8, 1]
  const sum_1 = reals(81408, 64); // [8, 8, 1]
  const sum_2 = reals(81920, 64); // [8, 8, 1]
  const standardize1_deviation_sum = reals(82432, 64); // [8, 8, 1]
  const relu1_y = reals(82944, 16384); // [32, 8, 8, 8]
  const conv1_y = reals(214016, 16384); // [32, 8, 8, 8]
  const d_conv1_part = reals(82944, 16384); // [32, 8, 8, 1, 8]
  const d_relu1_y = reals(345088, 16384); // [32, 8, 8, 8]
  const relu2_y = reals(82944, 8192); // [32, 4, 4, 16]
  const conv2_y = reals(148480, 8192); // [32, 4, 4, 16]
  const d_conv2_part = reals(476160, 8192); // [32, 4, 4, 1, 16]
  const d_relu2_y = reals(82944, 8192); // [32, 4, 4, 16]
  const maxPool1_y = reals(541696, 4096); // [32, 4, 4, 8]
  const argmax_maxPool1_y = reals(574464, 4096); // [32, 4, 4, 8]
  const d_maxPool1_y = reals(82944, 4096); // [32, 4, 4, 8]
  const standardize1_y = reals(607232, 2048); // [32, 8, 8, 1]
  const maxPool2_y = reals(345088, 2048); // [32, 2, 2, 16]
  const dropout1_y = reals(623616, 2048); // [32, 64]
  const argmax_maxPool2_y = reals(361472, 2048); // [32, 2, 2, 16]
  const d_flatten1_y = reals(345088, 2048); // [32, 64]
  const dropout1_y_draw = reals(377856, 2048); // [32, 64]
  const dense1_y = reals(82944, 320); // [32, 10]
  const d_dense1_y = reals(640000, 320); // [32, 10]
  const softmax1_y_logsumexp = reals(345088, 32); // [32]
  const penalty_conv1_K = reals(80864, 1); // []
  const penalty_conv2_K = reals(80872, 1); // []
  const penalty_dense1_W = reals(80880, 1); // []
  const adam_correction1 = reals(80864, 1); // []
  const adam_correction2 = reals(80872, 1); // []
  const integersMemory = new ArrayBuffer(128);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const target_digit = integers(0, 32); // [32]

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

  // Arrays that begin as constants.
  function initialize_constants(): void {
    for (const array of [
      standardize1_center, standardize1_deviation, conv1_b, conv2_b, dense1_b, adam_m_conv1_K, adam_v_conv1_K,
      adam_m_conv1_b, adam_v_conv1_b, adam_m_conv2_K, adam_v_conv2_K, adam_m_conv2_b, adam_v_conv2_b, adam_m_dense1_W,
      adam_v_dense1_W, adam_m_dense1_b, adam_v_dense1_b,
    ]) array.fill(0);
    standardize1_spread.fill(1);
  }

  // conv1.K[i1, i2, i3, i4] = 0.4714045207910317 * gaussian#0(i1, i2, i3, i4) (examples/digits-cnn/digits-cnn.nn:5)
  function initialize_conv1_K(): void {
    const K = conv1_K;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 3; i1++) {
      for (let i2 = 0; i2 < 3; i2++) {
        for (let i3 = 0; i3 < 1; i3++) {
          for (let i4 = 0; i4 < 8; i4++) {
            K[i1 * 24 + i2 * 8 + i3 * 8 + i4] = 0.4714045207910317 * gaussianAt(draw0, i1 * 24 + i2 * 8 + i3 * 8 + i4);
          }
        }
      }
    }
  }

  // conv2.K[i1, i2, i3, i4] = 0.16666666666666666 * gaussian#1(i1, i2, i3, i4) (examples/digits-cnn/digits-cnn.nn:6)
  function initialize_conv2_K(): void {
    const K = conv2_K;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 3; i1++) {
      for (let i2 = 0; i2 < 3; i2++) {
        for (let i3 = 0; i3 < 8; i3++) {
          for (let i4 = 0; i4 < 16; i4++) {
            K[i1 * 384 + i2 * 128 + i3 * 16 + i4] = 0.16666666666666666 * gaussianAt(draw1, i1 * 384 + i2 * 128 + i3 * 16 + i4);
          }
        }
      }
    }
  }

  // dense1.W[i1, i2] = 0.5694947974514994 * random#3(i1, i2) - 0.2847473987257497
  //   (examples/digits-cnn/digits-cnn.nn:9)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 64; i1++) {
      for (let i2 = 0; i2 < 10; i2++) {
        W[i1 * 10 + i2] = 0.5694947974514994 * uniformAt(draw3, i1 * 10 + i2) - 0.2847473987257497;
      }
    }
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // standardize1.y[n, s1, s2, s3] = (image[n, s1, s2, s3] - standardize1.center[s1, s2, s3]) /
  //   standardize1.spread[s1, s2, s3] (examples/digits-cnn/digits-cnn.nn:4)
  // 4 elements at a time
  function predict_standardize1_y(count: number): void {
    const image_all = image;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    for (let n = 0; n < count; n++) {
      for (let s3 = 0; s3 < 64; s3 += 4) {
        const standardize1_y_1 = (image_all[n * 64 + s3]! - center[s3]!) / spread[s3]!;
        const standardize1_y_2 = (image_all[n * 64 + s3 + 1]! - center[s3 + 1]!) / spread[s3 + 1]!;
        const standardize1_y_3 = (image_all[n * 64 + s3 + 2]! - center[s3 + 2]!) / spread[s3 + 2]!;
        const standardize1_y_4 = (image_all[n * 64 + s3 + 3]! - center[s3 + 3]!) / spread[s3 + 3]!;
        y[n * 64 + s3] = standardize1_y_1;
        y[n * 64 + s3 + 1] = standardize1_y_2;
        y[n * 64 + s3 + 2] = standardize1_y_3;
        y[n * 64 + s3 + 3] = standardize1_y_4;
      }
    }
  }

  // conv1.y[n, i1, i2, i3] = conv1.b[i3] + sum(i < 3, j < 3, k < 1 where i1 + i >= 1, i2 + j >= 1, i1 + i <= 8, i2 +
  //   j <= 8: standardize1.y[n, i1 + i - 1, i2 + j - 1, k] * conv1.K[i, j, k, i3])
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // relu1.y[n, i1, i2, i3] = max(conv1.y[n, i1, i2, i3], 0)
  // tiled 4×2 (n × i3), reduction by 2
  function predict_relu1_y(count: number): void {
    const y = standardize1_y;
    const K = conv1_K;
    const b = conv1_b;
    const relu1_y_all = relu1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 8; i1++) {
        for (let i2 = 0; i2 < 8; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 2) {
            let total_5 = 0;
            let total_9 = 0;
            let total_6 = 0;
            let total_10 = 0;
            let total_7 = 0;
            let total_11 = 0;
            let total_8 = 0;
            let total_12 = 0;
            for (let i = Math.max(0, -i1 + 1); i < Math.min(3, -i1 + 9); i++) {
              for (let j = Math.max(0, -i2 + 1); j < Math.min(3, -i2 + 9); j++) {
                const standardize1_y_1 = y[n * 64 + i1 * 8 + i * 8 + i2 + j - 9]!;
                const conv1_K_1 = K[i * 24 + j * 8 + i3]!;
                total_5 = standardize1_y_1 * conv1_K_1 + total_5;
                const conv1_K_2 = K[i * 24 + j * 8 + i3 + 1]!;
                total_9 = standardize1_y_1 * conv1_K_2 + total_9;
                const standardize1_y_2 = y[n * 64 + i1 * 8 + i * 8 + i2 + j + 55]!;
                total_6 = standardize1_y_2 * conv1_K_1 + total_6;
                total_10 = standardize1_y_2 * conv1_K_2 + total_10;
                const standardize1_y_3 = y[n * 64 + i1 * 8 + i * 8 + i2 + j + 119]!;
                total_7 = standardize1_y_3 * conv1_K_1 + total_7;
                total_11 = standardize1_y_3 * conv1_K_2 + total_11;
                const standardize1_y_4 = y[n * 64 + i1 * 8 + i * 8 + i2 + j + 183]!;
                total_8 = standardize1_y_4 * conv1_K_1 + total_8;
                total_12 = standardize1_y_4 * conv1_K_2 + total_12;
              }
            }
            const conv1_b_1 = b[i3]!;
            const conv1_y_5 = conv1_b_1 + total_5;
            const conv1_b_2 = b[i3 + 1]!;
            const conv1_y_9 = conv1_b_2 + total_9;
            const conv1_y_6 = conv1_b_1 + total_6;
            const conv1_y_10 = conv1_b_2 + total_10;
            const conv1_y_7 = conv1_b_1 + total_7;
            const conv1_y_11 = conv1_b_2 + total_11;
            const conv1_y_8 = conv1_b_1 + total_8;
            const conv1_y_12 = conv1_b_2 + total_12;
            const relu1_y_5 = Math.max(conv1_y_5, 0);
            const relu1_y_9 = Math.max(conv1_y_9, 0);
            const relu1_y_6 = Math.max(conv1_y_6, 0);
            const relu1_y_10 = Math.max(conv1_y_10, 0);
            const relu1_y_7 = Math.max(conv1_y_7, 0);
            const relu1_y_11 = Math.max(conv1_y_11, 0);
            const relu1_y_8 = Math.max(conv1_y_8, 0);
            const relu1_y_12 = Math.max(conv1_y_12, 0);
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3] = relu1_y_5;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1] = relu1_y_9;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 512] = relu1_y_6;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 513] = relu1_y_10;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1024] = relu1_y_7;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1025] = relu1_y_11;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1536] = relu1_y_8;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1537] = relu1_y_12;
          }
        }
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1_1 = 0; i1_1 < 8; i1_1++) {
        for (let i2_1 = 0; i2_1 < 8; i2_1++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_14 = 0;
            let total_15 = 0;
            let total_16 = 0;
            let total_17 = 0;
            for (let i_1 = Math.max(0, -i1_1 + 1); i_1 < Math.min(3, -i1_1 + 9); i_1++) {
              for (let j_1 = Math.max(0, -i2_1 + 1); j_1 < Math.min(3, -i2_1 + 9); j_1++) {
                const standardize1_y_5 = y[n_1 * 64 + i1_1 * 8 + i_1 * 8 + i2_1 + j_1 - 9]!;
                total_14 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3]! + total_14;
                total_15 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3 + 1]! + total_15;
                total_16 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3 + 2]! + total_16;
                total_17 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3 + 3]! + total_17;
              }
            }
            const conv1_y_14 = b[i3]! + total_14;
            const conv1_y_15 = b[i3 + 1]! + total_15;
            const conv1_y_16 = b[i3 + 2]! + total_16;
            const conv1_y_17 = b[i3 + 3]! + total_17;
            const relu1_y_14 = Math.max(conv1_y_14, 0);
            const relu1_y_15 = Math.max(conv1_y_15, 0);
            const relu1_y_16 = Math.max(conv1_y_16, 0);
            const relu1_y_17 = Math.max(conv1_y_17, 0);
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3] = relu1_y_14;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 1] = relu1_y_15;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 2] = relu1_y_16;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 3] = relu1_y_17;
          }
        }
      }
    }
  }

  // maxPool1.y[n, r, c, k] = max(i < 2, j < 2: relu1.y[n, 2 * r + i, 2 * c + j, k])
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // tiled 1×4 (k), reduction by 2
  function predict_maxPool1_y(count: number): void {
    const y = relu1_y;
    const maxPool1_y_all = maxPool1_y;
    for (let n = 0; n < count; n++) {
      for (let r = 0; r < 4; r++) {
        for (let c = 0; c < 4; c++) {
          let greatest_5 = -Infinity;
          let greatest_6 = -Infinity;
          let greatest_7 = -Infinity;
          let greatest_8 = -Infinity;
          const candidate_13 = y[n * 512 + r * 128 + c * 16]!;
          const candidate_14 = y[n * 512 + r * 128 + c * 16 + 1]!;
          const candidate_15 = y[n * 512 + r * 128 + c * 16 + 2]!;
          const candidate_16 = y[n * 512 + r * 128 + c * 16 + 3]!;
          if (greatest_5 < candidate_13) {
            greatest_5 = candidate_13;
          }
          if (greatest_6 < candidate_14) {
            greatest_6 = candidate_14;
          }
          if (greatest_7 < candidate_15) {
            greatest_7 = candidate_15;
          }
          if (greatest_8 < candidate_16) {
            greatest_8 = candidate_16;
          }
          const candidate_17 = y[n * 512 + r * 128 + c * 16 + 8]!;
          const candidate_18 = y[n * 512 + r * 128 + c * 16 + 9]!;
          const candidate_19 = y[n * 512 + r * 128 + c * 16 + 10]!;
          const candidate_20 = y[n * 512 + r * 128 + c * 16 + 11]!;
          if (greatest_5 < candidate_17) {
            greatest_5 = candidate_17;
          }
          if (greatest_6 < candidate_18) {
            greatest_6 = candidate_18;
          }
          if (greatest_7 < candidate_19) {
            greatest_7 = candidate_19;
          }
          if (greatest_8 < candidate_20) {
            greatest_8 = candidate_20;
          }
          const candidate_25 = y[n * 512 + r * 128 + c * 16 + 64]!;
          const candidate_26 = y[n * 512 + r * 128 + c * 16 + 65]!;
          const candidate_27 = y[n * 512 + r * 128 + c * 16 + 66]!;
          const candidate_28 = y[n * 512 + r * 128 + c * 16 + 67]!;
          if (greatest_5 < candidate_25) {
            greatest_5 = candidate_25;
          }
          if (greatest_6 < candidate_26) {
            greatest_6 = candidate_26;
          }
          if (greatest_7 < candidate_27) {
            greatest_7 = candidate_27;
          }
          if (greatest_8 < candidate_28) {
            greatest_8 = candidate_28;
          }
          const candidate_29 = y[n * 512 + r * 128 + c * 16 + 72]!;
          const candidate_30 = y[n * 512 + r * 128 + c * 16 + 73]!;
          const candidate_31 = y[n * 512 + r * 128 + c * 16 + 74]!;
          const candidate_32 = y[n * 512 + r * 128 + c * 16 + 75]!;
          if (greatest_5 < candidate_29) {
            greatest_5 = candidate_29;
          }
          if (greatest_6 < candidate_30) {
            greatest_6 = candidate_30;
          }
          if (greatest_7 < candidate_31) {
            greatest_7 = candidate_31;
          }
          if (greatest_8 < candidate_32) {
            greatest_8 = candidate_32;
          }
          const maxPool1_y_5 = greatest_5;
          const maxPool1_y_6 = greatest_6;
          const maxPool1_y_7 = greatest_7;
          const maxPool1_y_8 = greatest_8;
          maxPool1_y_all[n * 128 + r * 32 + c * 8] = maxPool1_y_5;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 1] = maxPool1_y_6;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 2] = maxPool1_y_7;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 3] = maxPool1_y_8;
          let greatest_9 = -Infinity;
          let greatest_10 = -Infinity;
          let greatest_11 = -Infinity;
          let greatest_12 = -Infinity;
          const candidate_41 = y[n * 512 + r * 128 + c * 16 + 4]!;
          const candidate_42 = y[n * 512 + r * 128 + c * 16 + 5]!;
          const candidate_43 = y[n * 512 + r * 128 + c * 16 + 6]!;
          const candidate_44 = y[n * 512 + r * 128 + c * 16 + 7]!;
          if (greatest_9 < candidate_41) {
            greatest_9 = candidate_41;
          }
          if (greatest_10 < candidate_42) {
            greatest_10 = candidate_42;
          }
          if (greatest_11 < candidate_43) {
            greatest_11 = candidate_43;
          }
          if (greatest_12 < candidate_44) {
            greatest_12 = candidate_44;
          }
          const candidate_45 = y[n * 512 + r * 128 + c * 16 + 12]!;
          const candidate_46 = y[n * 512 + r * 128 + c * 16 + 13]!;
          const candidate_47 = y[n * 512 + r * 128 + c * 16 + 14]!;
          const candidate_48 = y[n * 512 + r * 128 + c * 16 + 15]!;
          if (greatest_9 < candidate_45) {
            greatest_9 = candidate_45;
          }
          if (greatest_10 < candidate_46) {
            greatest_10 = candidate_46;
          }
          if (greatest_11 < candidate_47) {
            greatest_11 = candidate_47;
          }
          if (greatest_12 < candidate_48) {
            greatest_12 = candidate_48;
          }
          const candidate_53 = y[n * 512 + r * 128 + c * 16 + 68]!;
          const candidate_54 = y[n * 512 + r * 128 + c * 16 + 69]!;
          const candidate_55 = y[n * 512 + r * 128 + c * 16 + 70]!;
          const candidate_56 = y[n * 512 + r * 128 + c * 16 + 71]!;
          if (greatest_9 < candidate_53) {
            greatest_9 = candidate_53;
          }
          if (greatest_10 < candidate_54) {
            greatest_10 = candidate_54;
          }
          if (greatest_11 < candidate_55) {
            greatest_11 = candidate_55;
          }
          if (greatest_12 < candidate_56) {
            greatest_12 = candidate_56;
          }
          const candidate_57 = y[n * 512 + r * 128 + c * 16 + 76]!;
          const candidate_58 = y[n * 512 + r * 128 + c * 16 + 77]!;
          const candidate_59 = y[n * 512 + r * 128 + c * 16 + 78]!;
          const candidate_60 = y[n * 512 + r * 128 + c * 16 + 79]!;
          if (greatest_9 < candidate_57) {
            greatest_9 = candidate_57;
          }
          if (greatest_10 < candidate_58) {
            greatest_10 = candidate_58;
          }
          if (greatest_11 < candidate_59) {
            greatest_11 = candidate_59;
          }
          if (greatest_12 < candidate_60) {
            greatest_12 = candidate_60;
          }
          const maxPool1_y_9 = greatest_9;
          const maxPool1_y_10 = greatest_10;
          const maxPool1_y_11 = greatest_11;
          const maxPool1_y_12 = greatest_12;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 4] = maxPool1_y_9;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 5] = maxPool1_y_10;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 6] = maxPool1_y_11;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 7] = maxPool1_y_12;
        }
      }
    }
  }

  // conv2.y[n, i1, i2, i3] = conv2.b[i3] + sum(i < 3, j < 3, k < 8 where i + i1 >= 1, j + i2 >= 1, i + i1 <= 4, j +
  //   i2 <= 4: conv2.K[i, j, k, i3] * maxPool1.y[n, i + i1 - 1, j + i2 - 1, k]) (examples/digits-cnn/digits-cnn.nn:6)
  // relu2.y[n, i1, i2, i3] = max(conv2.y[n, i1, i2, i3], 0)
  // tiled 4×2 (n × i3), reduction by 2
  function predict_relu2_y(count: number): void {
    const K = conv2_K;
    const y = maxPool1_y;
    const b = conv2_b;
    const relu2_y_all = relu2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 16; i3 += 2) {
            let total_5 = 0;
            let total_9 = 0;
            let total_6 = 0;
            let total_10 = 0;
            let total_7 = 0;
            let total_11 = 0;
            let total_8 = 0;
            let total_12 = 0;
            for (let i = Math.max(0, -i1 + 1); i < Math.min(3, -i1 + 5); i++) {
              for (let j = Math.max(0, -i2 + 1); j < Math.min(3, -i2 + 5); j++) {
                for (let k = 0; k < 8; k += 2) {
                  const conv2_K_1 = K[i * 384 + j * 128 + k * 16 + i3]!;
                  const maxPool1_y_1 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k - 40]!;
                  total_5 = conv2_K_1 * maxPool1_y_1 + total_5;
                  const conv2_K_2 = K[i * 384 + j * 128 + k * 16 + i3 + 1]!;
                  total_9 = conv2_K_2 * maxPool1_y_1 + total_9;
                  const maxPool1_y_2 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 88]!;
                  total_6 = conv2_K_1 * maxPool1_y_2 + total_6;
                  total_10 = conv2_K_2 * maxPool1_y_2 + total_10;
                  const maxPool1_y_3 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 216]!;
                  total_7 = conv2_K_1 * maxPool1_y_3 + total_7;
                  total_11 = conv2_K_2 * maxPool1_y_3 + total_11;
                  const maxPool1_y_4 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 344]!;
                  total_8 = conv2_K_1 * maxPool1_y_4 + total_8;
                  total_12 = conv2_K_2 * maxPool1_y_4 + total_12;
                  const conv2_K_3 = K[i * 384 + j * 128 + k * 16 + i3 + 16]!;
                  const maxPool1_y_5 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k - 39]!;
                  total_5 = conv2_K_3 * maxPool1_y_5 + total_5;
                  const conv2_K_4 = K[i * 384 + j * 128 + k * 16 + i3 + 17]!;
                  total_9 = conv2_K_4 * maxPool1_y_5 + total_9;
                  const maxPool1_y_6 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 89]!;
                  total_6 = conv2_K_3 * maxPool1_y_6 + total_6;
                  total_10 = conv2_K_4 * maxPool1_y_6 + total_10;
                  const maxPool1_y_7 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 217]!;
                  total_7 = conv2_K_3 * maxPool1_y_7 + total_7;
                  total_11 = conv2_K_4 * maxPool1_y_7 + total_11;
                  const maxPool1_y_8 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 345]!;
                  total_8 = conv2_K_3 * maxPool1_y_8 + total_8;
                  total_12 = conv2_K_4 * maxPool1_y_8 + total_12;
                }
              }
            }
            const conv2_b_1 = b[i3]!;
            const conv2_y_5 = total_5 + conv2_b_1;
            const conv2_b_2 = b[i3 + 1]!;
            const conv2_y_9 = total_9 + conv2_b_2;
            const conv2_y_6 = total_6 + conv2_b_1;
            const conv2_y_10 = total_10 + conv2_b_2;
            const conv2_y_7 = total_7 + conv2_b_1;
            const conv2_y_11 = total_11 + conv2_b_2;
            const conv2_y_8 = total_8 + conv2_b_1;
            const conv2_y_12 = total_12 + conv2_b_2;
            const relu2_y_5 = Math.max(conv2_y_5, 0);
            const relu2_y_9 = Math.max(conv2_y_9, 0);
            const relu2_y_6 = Math.max(conv2_y_6, 0);
            const relu2_y_10 = Math.max(conv2_y_10, 0);
            const relu2_y_7 = Math.max(conv2_y_7, 0);
            const relu2_y_11 = Math.max(conv2_y_11, 0);
            const relu2_y_8 = Math.max(conv2_y_8, 0);
            const relu2_y_12 = Math.max(conv2_y_12, 0);
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3] = relu2_y_5;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 1] = relu2_y_9;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 256] = relu2_y_6;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 257] = relu2_y_10;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 512] = relu2_y_7;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 513] = relu2_y_11;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 768] = relu2_y_8;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 769] = relu2_y_12;
          }
        }
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1_1 = 0; i1_1 < 4; i1_1++) {
        for (let i2_1 = 0; i2_1 < 4; i2_1++) {
          for (let i3 = 0; i3 < 16; i3 += 4) {
            let total_14 = 0;
            let total_15 = 0;
            let total_16 = 0;
            let total_17 = 0;
            for (let i_1 = Math.max(0, -i1_1 + 1); i_1 < Math.min(3, -i1_1 + 5); i_1++) {
              for (let j_1 = Math.max(0, -i2_1 + 1); j_1 < Math.min(3, -i2_1 + 5); j_1++) {
                const maxPool1_y_9 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 40]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3]! * maxPool1_y_9 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 1]! * maxPool1_y_9 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 2]! * maxPool1_y_9 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 3]! * maxPool1_y_9 + total_17;
                const maxPool1_y_10 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 39]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 16]! * maxPool1_y_10 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 17]! * maxPool1_y_10 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 18]! * maxPool1_y_10 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 19]! * maxPool1_y_10 + total_17;
                const maxPool1_y_11 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 38]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 32]! * maxPool1_y_11 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 33]! * maxPool1_y_11 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 34]! * maxPool1_y_11 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 35]! * maxPool1_y_11 + total_17;
                const maxPool1_y_12 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 37]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 48]! * maxPool1_y_12 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 49]! * maxPool1_y_12 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 50]! * maxPool1_y_12 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 51]! * maxPool1_y_12 + total_17;
                const maxPool1_y_13 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 36]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 64]! * maxPool1_y_13 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 65]! * maxPool1_y_13 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 66]! * maxPool1_y_13 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 67]! * maxPool1_y_13 + total_17;
                const maxPool1_y_14 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 35]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 80]! * maxPool1_y_14 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 81]! * maxPool1_y_14 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 82]! * maxPool1_y_14 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 83]! * maxPool1_y_14 + total_17;
                const maxPool1_y_15 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 34]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 96]! * maxPool1_y_15 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 97]! * maxPool1_y_15 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 98]! * maxPool1_y_15 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 99]! * maxPool1_y_15 + total_17;
                const maxPool1_y_16 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 33]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 112]! * maxPool1_y_16 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 113]! * maxPool1_y_16 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 114]! * maxPool1_y_16 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 115]! * maxPool1_y_16 + total_17;
              }
            }
            const conv2_y_14 = total_14 + b[i3]!;
            const conv2_y_15 = total_15 + b[i3 + 1]!;
            const conv2_y_16 = total_16 + b[i3 + 2]!;
            const conv2_y_17 = total_17 + b[i3 + 3]!;
            const relu2_y_14 = Math.max(conv2_y_14, 0);
            const relu2_y_15 = Math.max(conv2_y_15, 0);
            const relu2_y_16 = Math.max(conv2_y_16, 0);
            const relu2_y_17 = Math.max(conv2_y_17, 0);
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3] = relu2_y_14;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 1] = relu2_y_15;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 2] = relu2_y_16;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 3] = relu2_y_17;
          }
        }
      }
    }
  }

  // maxPool2.y[n, r, c, k] = max(i < 2, j < 2: relu2.y[n, 2 * r + i, 2 * c + j, k])
  //   (examples/digits-cnn/digits-cnn.nn:6)
  // tiled 1×4 (k), reduction by 2
  function predict_maxPool2_y(count: number): void {
    const y = relu2_y;
    const maxPool2_y_all = maxPool2_y;
    for (let n = 0; n < count; n++) {
      for (let r = 0; r < 2; r++) {
        for (let c = 0; c < 2; c++) {
          for (let k = 0; k < 16; k += 4) {
            let greatest_1 = -Infinity;
            let greatest_2 = -Infinity;
            let greatest_3 = -Infinity;
            let greatest_4 = -Infinity;
            const candidate_9 = y[n * 256 + r * 128 + c * 32 + k]!;
            const candidate_10 = y[n * 256 + r * 128 + c * 32 + k + 1]!;
            const candidate_11 = y[n * 256 + r * 128 + c * 32 + k + 2]!;
            const candidate_12 = y[n * 256 + r * 128 + c * 32 + k + 3]!;
            if (greatest_1 < candidate_9) {
              greatest_1 = candidate_9;
            }
            if (greatest_2 < candidate_10) {
              greatest_2 = candidate_10;
            }
            if (greatest_3 < candidate_11) {
              greatest_3 = candidate_11;
            }
            if (greatest_4 < candidate_12) {
              greatest_4 = candidate_12;
            }
            const candidate_13 = y[n * 256 + r * 128 + c * 32 + k + 16]!;
            const candidate_14 = y[n * 256 + r * 128 + c * 32 + k + 17]!;
            const candidate_15 = y[n * 256 + r * 128 + c * 32 + k + 18]!;
            const candidate_16 = y[n * 256 + r * 128 + c * 32 + k + 19]!;
            if (greatest_1 < candidate_13) {
              greatest_1 = candidate_13;
            }
            if (greatest_2 < candidate_14) {
              greatest_2 = candidate_14;
            }
            if (greatest_3 < candidate_15) {
              greatest_3 = candidate_15;
            }
            if (greatest_4 < candidate_16) {
              greatest_4 = candidate_16;
            }
            const candidate_21 = y[n * 256 + r * 128 + c * 32 + k + 64]!;
            const candidate_22 = y[n * 256 + r * 128 + c * 32 + k + 65]!;
            const candidate_23 = y[n * 256 + r * 128 + c * 32 + k + 66]!;
            const candidate_24 = y[n * 256 + r * 128 + c * 32 + k + 67]!;
            if (greatest_1 < candidate_21) {
              greatest_1 = candidate_21;
            }
            if (greatest_2 < candidate_22) {
              greatest_2 = candidate_22;
            }
            if (greatest_3 < candidate_23) {
              greatest_3 = candidate_23;
            }
            if (greatest_4 < candidate_24) {
              greatest_4 = candidate_24;
            }
            const candidate_25 = y[n * 256 + r * 128 + c * 32 + k + 80]!;
            const candidate_26 = y[n * 256 + r * 128 + c * 32 + k + 81]!;
            const candidate_27 = y[n * 256 + r * 128 + c * 32 + k + 82]!;
            const candidate_28 = y[n * 256 + r * 128 + c * 32 + k + 83]!;
            if (greatest_1 < candidate_25) {
              greatest_1 = candidate_25;
            }
            if (greatest_2 < candidate_26) {
              greatest_2 = candidate_26;
            }
            if (greatest_3 < candidate_27) {
              greatest_3 = candidate_27;
            }
            if (greatest_4 < candidate_28) {
              greatest_4 = candidate_28;
            }
            const maxPool2_y_1 = greatest_1;
            const maxPool2_y_2 = greatest_2;
            const maxPool2_y_3 = greatest_3;
            const maxPool2_y_4 = greatest_4;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k] = maxPool2_y_1;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 1] = maxPool2_y_2;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 2] = maxPool2_y_3;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 3] = maxPool2_y_4;
          }
        }
      }
    }
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i < 64: maxPool2.y[n, floor(i / 32), floor(i / 16) - 2 * floor(i / 32), i %
  //   16] * dense1.W[i, j]) (examples/digits-cnn/digits-cnn.nn:9)
  // tiled 4×2 (n × j), reduction by 2
  function predict_dense1_y(count: number): void {
    const y = maxPool2_y;
    const W = dense1_W;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 10; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 64; i += 2) {
          const maxPool2_y_1 = y[n * 64 + i]!;
          const dense1_W_1 = W[i * 10 + j]!;
          total_5 = maxPool2_y_1 * dense1_W_1 + total_5;
          const dense1_W_2 = W[i * 10 + j + 1]!;
          total_9 = maxPool2_y_1 * dense1_W_2 + total_9;
          const maxPool2_y_2 = y[n * 64 + i + 64]!;
          total_6 = maxPool2_y_2 * dense1_W_1 + total_6;
          total_10 = maxPool2_y_2 * dense1_W_2 + total_10;
          const maxPool2_y_3 = y[n * 64 + i + 128]!;
          total_7 = maxPool2_y_3 * dense1_W_1 + total_7;
          total_11 = maxPool2_y_3 * dense1_W_2 + total_11;
          const maxPool2_y_4 = y[n * 64 + i + 192]!;
          total_8 = maxPool2_y_4 * dense1_W_1 + total_8;
          total_12 = maxPool2_y_4 * dense1_W_2 + total_12;
          const maxPool2_y_5 = y[n * 64 + i + 1]!;
          const dense1_W_3 = W[i * 10 + j + 10]!;
          total_5 = maxPool2_y_5 * dense1_W_3 + total_5;
          const dense1_W_4 = W[i * 10 + j + 11]!;
          total_9 = maxPool2_y_5 * dense1_W_4 + total_9;
          const maxPool2_y_6 = y[n * 64 + i + 65]!;
          total_6 = maxPool2_y_6 * dense1_W_3 + total_6;
          total_10 = maxPool2_y_6 * dense1_W_4 + total_10;
          const maxPool2_y_7 = y[n * 64 + i + 129]!;
          total_7 = maxPool2_y_7 * dense1_W_3 + total_7;
          total_11 = maxPool2_y_7 * dense1_W_4 + total_11;
          const maxPool2_y_8 = y[n * 64 + i + 193]!;
          total_8 = maxPool2_y_8 * dense1_W_3 + total_8;
          total_12 = maxPool2_y_8 * dense1_W_4 + total_12;
        }
        const dense1_b_1 = b[j]!;
        const dense1_y_5 = dense1_b_1 + total_5;
        const dense1_b_2 = b[j + 1]!;
        const dense1_y_9 = dense1_b_2 + total_9;
        const dense1_y_6 = dense1_b_1 + total_6;
        const dense1_y_10 = dense1_b_2 + total_10;
        const dense1_y_7 = dense1_b_1 + total_7;
        const dense1_y_11 = dense1_b_2 + total_11;
        const dense1_y_8 = dense1_b_1 + total_8;
        const dense1_y_12 = dense1_b_2 + total_12;
        dense1_y_all[n * 10 + j] = dense1_y_5;
        dense1_y_all[n * 10 + j + 1] = dense1_y_9;
        dense1_y_all[n * 10 + j + 10] = dense1_y_6;
        dense1_y_all[n * 10 + j + 11] = dense1_y_10;
        dense1_y_all[n * 10 + j + 20] = dense1_y_7;
        dense1_y_all[n * 10 + j + 21] = dense1_y_11;
        dense1_y_all[n * 10 + j + 30] = dense1_y_8;
        dense1_y_all[n * 10 + j + 31] = dense1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 8; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const maxPool2_y_9 = y[n_1 * 64 + i_1]!;
          total_14 = maxPool2_y_9 * W[i_1 * 10 + j]! + total_14;
          total_15 = maxPool2_y_9 * W[i_1 * 10 + j + 1]! + total_15;
          total_16 = maxPool2_y_9 * W[i_1 * 10 + j + 2]! + total_16;
          total_17 = maxPool2_y_9 * W[i_1 * 10 + j + 3]! + total_17;
          const maxPool2_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 = maxPool2_y_10 * W[i_1 * 10 + j + 10]! + total_14;
          total_15 = maxPool2_y_10 * W[i_1 * 10 + j + 11]! + total_15;
          total_16 = maxPool2_y_10 * W[i_1 * 10 + j + 12]! + total_16;
          total_17 = maxPool2_y_10 * W[i_1 * 10 + j + 13]! + total_17;
        }
        const dense1_y_14 = b[j]! + total_14;
        const dense1_y_15 = b[j + 1]! + total_15;
        const dense1_y_16 = b[j + 2]! + total_16;
        const dense1_y_17 = b[j + 3]! + total_17;
        dense1_y_all[n_1 * 10 + j] = dense1_y_14;
        dense1_y_all[n_1 * 10 + j + 1] = dense1_y_15;
        dense1_y_all[n_1 * 10 + j + 2] = dense1_y_16;
        dense1_y_all[n_1 * 10 + j + 3] = dense1_y_17;
      }
      let total_20 = 0;
      let total_21 = 0;
      for (let i_2 = 0; i_2 < 64; i_2 += 2) {
        const maxPool2_y_11 = y[n_1 * 64 + i_2]!;
        total_20 = maxPool2_y_11 * W[i_2 * 10 + 8]! + total_20;
        total_21 = maxPool2_y_11 * W[i_2 * 10 + 9]! + total_21;
        const maxPool2_y_12 = y[n_1 * 64 + i_2 + 1]!;
        total_20 = maxPool2_y_12 * W[i_2 * 10 + 18]! + total_20;
        total_21 = maxPool2_y_12 * W[i_2 * 10 + 19]! + total_21;
      }
      const dense1_y_20 = b[8]! + total_20;
      const dense1_y_21 = b[9]! + total_21;
      dense1_y_all[n_1 * 10 + 8] = dense1_y_20;
      dense1_y_all[n_1 * 10 + 9] = dense1_y_21;
    }
  }

  // softmax1.y.logsumexp[n] = logsumexp(j < 10: dense1.y[n, j]) (examples/digits-cnn/digits-cnn.nn:9)
  // unrolled: 44 operations; a loop costs more
  function predict_softmax1_y_logsumexp(count: number): void {
    const y = dense1_y;
    const logsumexp = softmax1_y_logsumexp;
    for (let n = 0; n < count; n++) {
      let greatest = -Infinity;
      const candidate_1 = y[n * 10]!;
      if (greatest < candidate_1) {
        greatest = candidate_1;
      }
      const candidate_2 = y[n * 10 + 1]!;
      if (greatest < candidate_2) {
        greatest = candidate_2;
      }
      const candidate_3 = y[n * 10 + 2]!;
      if (greatest < candidate_3) {
        greatest = candidate_3;
      }
      const candidate_4 = y[n * 10 + 3]!;
      if (greatest < candidate_4) {
        greatest = candidate_4;
      }
      const candidate_5 = y[n * 10 + 4]!;
      if (greatest < candidate_5) {
        greatest = candidate_5;
      }
      const candidate_6 = y[n * 10 + 5]!;
      if (greatest < candidate_6) {
        greatest = candidate_6;
      }
      const candidate_7 = y[n * 10 + 6]!;
      if (greatest < candidate_7) {
        greatest = candidate_7;
      }
      const candidate_8 = y[n * 10 + 7]!;
      if (greatest < candidate_8) {
        greatest = candidate_8;
      }
      const candidate_9 = y[n * 10 + 8]!;
      if (greatest < candidate_9) {
        greatest = candidate_9;
      }
      const candidate_10 = y[n * 10 + 9]!;
      if (greatest < candidate_10) {
        greatest = candidate_10;
      }
      let total = exp(on(candidate_1 - greatest))[0]!;
      total = exp(on(candidate_2 - greatest))[0]! + total;
      total = exp(on(candidate_3 - greatest))[0]! + total;
      total = exp(on(candidate_4 - greatest))[0]! + total;
      total = exp(on(candidate_5 - greatest))[0]! + total;
      total = exp(on(candidate_6 - greatest))[0]! + total;
      total = exp(on(candidate_7 - greatest))[0]! + total;
      total = exp(on(candidate_8 - greatest))[0]! + total;
      total = exp(on(candidate_9 - greatest))[0]! + total;
      total = exp(on(candidate_10 - greatest))[0]! + total;
      logsumexp[n] = Math.abs(greatest) === Infinity ? greatest : greatest + log(on(total))[0]!;
    }
  }

  // softmax1.y[n, k] = exp(dense1.y[n, k] - softmax1.y.logsumexp[n]) (examples/digits-cnn/digits-cnn.nn:9)
  // unrolled: 20 operations; a loop costs more
  function predict_softmax1_y(count: number): void {
    const logsumexp = softmax1_y_logsumexp;
    const y = dense1_y;
    const softmax1_y_all = softmax1_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_logsumexp_1 = logsumexp[n]!;
      softmax1_y_all[n * 10] = exp(on(y[n * 10]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 1] = exp(on(y[n * 10 + 1]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 2] = exp(on(y[n * 10 + 2]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 3] = exp(on(y[n * 10 + 3]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 4] = exp(on(y[n * 10 + 4]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 5] = exp(on(y[n * 10 + 5]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 6] = exp(on(y[n * 10 + 6]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 7] = exp(on(y[n * 10 + 7]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 8] = exp(on(y[n * 10 + 8]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 10 + 9] = exp(on(y[n * 10 + 9]! - softmax1_y_logsumexp_1))[0]!;
    }
  }

  // ---- loss ------------------------------------------------------------------------------------------------

  // penalty(conv2.K) = sum(i1 < 3, i2 < 3, i3 < 8, i4 < 16: conv2.K[i1, i2, i3, i4] ^ 2) / 20000
  //   (examples/digits-cnn/digits-cnn.nn:13)
  // penalty(conv1.K) = sum(i1 < 3, i2 < 3, i3 < 1, i4 < 8: conv1.K[i1, i2, i3, i4] ^ 2) / 20000
  // penalty(dense1.W) = sum(i1 < 64, i2 < 10: dense1.W[i1, i2] ^ 2) / 20000
  // sums on 4 accumulators
  function evaluate_penalty_dense1_W_2(): void {
    const K = conv2_K;
    const conv1_K_all = conv1_K;
    const W = dense1_W;
    const penalty_conv2_K_all = penalty_conv2_K;
    const penalty_conv1_K_all = penalty_conv1_K;
    const penalty_dense1_W_all = penalty_dense1_W;
    let total = 0;
    let total_1 = 0;
    let total_4 = 0;
    let total_5 = 0;
    for (let i4 = 0; i4 < 1152; i4 += 4) {
      total = square(K[i4]!) + total;
      total_1 = square(K[i4 + 1]!) + total_1;
      total_4 = square(K[i4 + 2]!) + total_4;
      total_5 = square(K[i4 + 3]!) + total_5;
    }
    total = total_1 + total;
    total = total_4 + total;
    total = total_5 + total;
    const penalty_conv2_K_2 = 0.00005 * total;
    let total_2 = 0;
    let total_6 = 0;
    let total_7 = 0;
    let total_8 = 0;
    for (let i4_2 = 0; i4_2 < 72; i4_2 += 4) {
      total_2 = square(conv1_K_all[i4_2]!) + total_2;
      total_6 = square(conv1_K_all[i4_2 + 1]!) + total_6;
      total_7 = square(conv1_K_all[i4_2 + 2]!) + total_7;
      total_8 = square(conv1_K_all[i4_2 + 3]!) + total_8;
    }
    total_2 = total_6 + total_2;
    total_2 = total_7 + total_2;
    total_2 = total_8 + total_2;
    const penalty_conv1_K_2 = 0.00005 * total_2;
    let total_3 = 0;
    let total_9 = 0;
    let total_10 = 0;
    let total_11 = 0;
    for (let i2_3 = 0; i2_3 < 640; i2_3 += 4) {
      total_3 = square(W[i2_3]!) + total_3;
      total_9 = square(W[i2_3 + 1]!) + total_9;
      total_10 = square(W[i2_3 + 2]!) + total_10;
      total_11 = square(W[i2_3 + 3]!) + total_11;
    }
    total_3 = total_9 + total_3;
    total_3 = total_10 + total_3;
    total_3 = total_11 + total_3;
    const penalty_dense1_W_2 = 0.00005 * total_3;
    penalty_conv2_K_all[0] = penalty_conv2_K_2;
    penalty_conv1_K_all[0] = penalty_conv1_K_2;
    penalty_dense1_W_all[0] = penalty_dense1_W_2;
  }

  // loss.data = sum(n: softmax1.y.logsumexp[n] - dense1.y[n, target(digit)[n]]) / count(batch)
  // loss = penalty(conv2.K) + loss.data + penalty(conv1.K) + penalty(dense1.W)
  function evaluate_loss_2(count: number): void {
    const digit = target_digit;
    const logsumexp = softmax1_y_logsumexp;
    const y = dense1_y;
    const K = penalty_conv2_K;
    const conv1_K = penalty_conv1_K;
    const W = penalty_dense1_W;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      const position = digit[n]!;
      total = logsumexp[n]! - y[n * 10 + position]! + total;
    }
    const loss_data = total / count;
    meanLoss_all[0] = K[0]! + loss_data + conv1_K[0]! + W[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // dropout1.y.draw[n, s1] = random#2(n, s1) (examples/digits-cnn/digits-cnn.nn:8)
  function train_dropout1_y_draw(count: number): void {
    const draw = dropout1_y_draw;
    const draw2 = drawKey(seed, drawn, 2);
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 64; s1++) {
        draw[n * 64 + s1] = uniformAt(draw2, n * 64 + s1);
      }
    }
  }

  // conv1.y[n, i1, i2, i3] = conv1.b[i3] + sum(i < 3, j < 3, k < 1 where i1 + i >= 1, i2 + j >= 1, i1 + i <= 8, i2 +
  //   j <= 8: standardize1.y[n, i1 + i - 1, i2 + j - 1, k] * conv1.K[i, j, k, i3])
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // relu1.y[n, i1, i2, i3] = max(conv1.y[n, i1, i2, i3], 0)
  // tiled 4×2 (n × i3), reduction by 2
  function train_relu1_y_2(count: number): void {
    const y = standardize1_y;
    const K = conv1_K;
    const b = conv1_b;
    const conv1_y_all = conv1_y;
    const relu1_y_all = relu1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 8; i1++) {
        for (let i2 = 0; i2 < 8; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 2) {
            let total_5 = 0;
            let total_9 = 0;
            let total_6 = 0;
            let total_10 = 0;
            let total_7 = 0;
            let total_11 = 0;
            let total_8 = 0;
            let total_12 = 0;
            for (let i = Math.max(0, -i1 + 1); i < Math.min(3, -i1 + 9); i++) {
              for (let j = Math.max(0, -i2 + 1); j < Math.min(3, -i2 + 9); j++) {
                const standardize1_y_1 = y[n * 64 + i1 * 8 + i * 8 + i2 + j - 9]!;
                const conv1_K_1 = K[i * 24 + j * 8 + i3]!;
                total_5 = standardize1_y_1 * conv1_K_1 + total_5;
                const conv1_K_2 = K[i * 24 + j * 8 + i3 + 1]!;
                total_9 = standardize1_y_1 * conv1_K_2 + total_9;
                const standardize1_y_2 = y[n * 64 + i1 * 8 + i * 8 + i2 + j + 55]!;
                total_6 = standardize1_y_2 * conv1_K_1 + total_6;
                total_10 = standardize1_y_2 * conv1_K_2 + total_10;
                const standardize1_y_3 = y[n * 64 + i1 * 8 + i * 8 + i2 + j + 119]!;
                total_7 = standardize1_y_3 * conv1_K_1 + total_7;
                total_11 = standardize1_y_3 * conv1_K_2 + total_11;
                const standardize1_y_4 = y[n * 64 + i1 * 8 + i * 8 + i2 + j + 183]!;
                total_8 = standardize1_y_4 * conv1_K_1 + total_8;
                total_12 = standardize1_y_4 * conv1_K_2 + total_12;
              }
            }
            const conv1_b_1 = b[i3]!;
            const conv1_y_5 = conv1_b_1 + total_5;
            const conv1_b_2 = b[i3 + 1]!;
            const conv1_y_9 = conv1_b_2 + total_9;
            const conv1_y_6 = conv1_b_1 + total_6;
            const conv1_y_10 = conv1_b_2 + total_10;
            const conv1_y_7 = conv1_b_1 + total_7;
            const conv1_y_11 = conv1_b_2 + total_11;
            const conv1_y_8 = conv1_b_1 + total_8;
            const conv1_y_12 = conv1_b_2 + total_12;
            const relu1_y_5 = Math.max(conv1_y_5, 0);
            const relu1_y_9 = Math.max(conv1_y_9, 0);
            const relu1_y_6 = Math.max(conv1_y_6, 0);
            const relu1_y_10 = Math.max(conv1_y_10, 0);
            const relu1_y_7 = Math.max(conv1_y_7, 0);
            const relu1_y_11 = Math.max(conv1_y_11, 0);
            const relu1_y_8 = Math.max(conv1_y_8, 0);
            const relu1_y_12 = Math.max(conv1_y_12, 0);
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3] = conv1_y_5;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1] = conv1_y_9;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 512] = conv1_y_6;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 513] = conv1_y_10;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1024] = conv1_y_7;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1025] = conv1_y_11;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1536] = conv1_y_8;
            conv1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1537] = conv1_y_12;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3] = relu1_y_5;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1] = relu1_y_9;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 512] = relu1_y_6;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 513] = relu1_y_10;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1024] = relu1_y_7;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1025] = relu1_y_11;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1536] = relu1_y_8;
            relu1_y_all[n * 512 + i1 * 64 + i2 * 8 + i3 + 1537] = relu1_y_12;
          }
        }
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1_1 = 0; i1_1 < 8; i1_1++) {
        for (let i2_1 = 0; i2_1 < 8; i2_1++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_14 = 0;
            let total_15 = 0;
            let total_16 = 0;
            let total_17 = 0;
            for (let i_1 = Math.max(0, -i1_1 + 1); i_1 < Math.min(3, -i1_1 + 9); i_1++) {
              for (let j_1 = Math.max(0, -i2_1 + 1); j_1 < Math.min(3, -i2_1 + 9); j_1++) {
                const standardize1_y_5 = y[n_1 * 64 + i1_1 * 8 + i_1 * 8 + i2_1 + j_1 - 9]!;
                total_14 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3]! + total_14;
                total_15 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3 + 1]! + total_15;
                total_16 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3 + 2]! + total_16;
                total_17 = standardize1_y_5 * K[i_1 * 24 + j_1 * 8 + i3 + 3]! + total_17;
              }
            }
            const conv1_y_14 = b[i3]! + total_14;
            const conv1_y_15 = b[i3 + 1]! + total_15;
            const conv1_y_16 = b[i3 + 2]! + total_16;
            const conv1_y_17 = b[i3 + 3]! + total_17;
            const relu1_y_14 = Math.max(conv1_y_14, 0);
            const relu1_y_15 = Math.max(conv1_y_15, 0);
            const relu1_y_16 = Math.max(conv1_y_16, 0);
            const relu1_y_17 = Math.max(conv1_y_17, 0);
            conv1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3] = conv1_y_14;
            conv1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 1] = conv1_y_15;
            conv1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 2] = conv1_y_16;
            conv1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 3] = conv1_y_17;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3] = relu1_y_14;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 1] = relu1_y_15;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 2] = relu1_y_16;
            relu1_y_all[n_1 * 512 + i1_1 * 64 + i2_1 * 8 + i3 + 3] = relu1_y_17;
          }
        }
      }
    }
  }

  // maxPool1.y[n, r, c, k] = max(i < 2, j < 2: relu1.y[n, 2 * r + i, 2 * c + j, k])
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // argmax(maxPool1.y)[n, r, c, k] = argmax(i < 2, j < 2: relu1.y[n, i + 2 * r, j + 2 * c, k])
  // tiled 1×4 (k), reduction by 2
  function train_argmax_maxPool1_y(count: number): void {
    const y = relu1_y;
    const maxPool1_y_all = maxPool1_y;
    const argmax_maxPool1_y_all = argmax_maxPool1_y;
    for (let n = 0; n < count; n++) {
      for (let r = 0; r < 4; r++) {
        for (let c = 0; c < 4; c++) {
          let greatest_5 = -Infinity;
          let greatest_6 = -Infinity;
          let greatest_7 = -Infinity;
          let greatest_8 = -Infinity;
          let ordinal_5 = 0;
          let ordinal_6 = 0;
          let ordinal_7 = 0;
          let ordinal_8 = 0;
          const candidate_13 = y[n * 512 + r * 128 + c * 16]!;
          const candidate_14 = y[n * 512 + r * 128 + c * 16 + 1]!;
          const candidate_15 = y[n * 512 + r * 128 + c * 16 + 2]!;
          const candidate_16 = y[n * 512 + r * 128 + c * 16 + 3]!;
          if (greatest_5 < candidate_13) {
            greatest_5 = candidate_13;
            ordinal_5 = 0;
          }
          if (greatest_6 < candidate_14) {
            greatest_6 = candidate_14;
            ordinal_6 = 0;
          }
          if (greatest_7 < candidate_15) {
            greatest_7 = candidate_15;
            ordinal_7 = 0;
          }
          if (greatest_8 < candidate_16) {
            greatest_8 = candidate_16;
            ordinal_8 = 0;
          }
          const candidate_17 = y[n * 512 + r * 128 + c * 16 + 8]!;
          const candidate_18 = y[n * 512 + r * 128 + c * 16 + 9]!;
          const candidate_19 = y[n * 512 + r * 128 + c * 16 + 10]!;
          const candidate_20 = y[n * 512 + r * 128 + c * 16 + 11]!;
          if (greatest_5 < candidate_17) {
            greatest_5 = candidate_17;
            ordinal_5 = 1;
          }
          if (greatest_6 < candidate_18) {
            greatest_6 = candidate_18;
            ordinal_6 = 1;
          }
          if (greatest_7 < candidate_19) {
            greatest_7 = candidate_19;
            ordinal_7 = 1;
          }
          if (greatest_8 < candidate_20) {
            greatest_8 = candidate_20;
            ordinal_8 = 1;
          }
          const candidate_25 = y[n * 512 + r * 128 + c * 16 + 64]!;
          const candidate_26 = y[n * 512 + r * 128 + c * 16 + 65]!;
          const candidate_27 = y[n * 512 + r * 128 + c * 16 + 66]!;
          const candidate_28 = y[n * 512 + r * 128 + c * 16 + 67]!;
          if (greatest_5 < candidate_25) {
            greatest_5 = candidate_25;
            ordinal_5 = 2;
          }
          if (greatest_6 < candidate_26) {
            greatest_6 = candidate_26;
            ordinal_6 = 2;
          }
          if (greatest_7 < candidate_27) {
            greatest_7 = candidate_27;
            ordinal_7 = 2;
          }
          if (greatest_8 < candidate_28) {
            greatest_8 = candidate_28;
            ordinal_8 = 2;
          }
          const candidate_29 = y[n * 512 + r * 128 + c * 16 + 72]!;
          const candidate_30 = y[n * 512 + r * 128 + c * 16 + 73]!;
          const candidate_31 = y[n * 512 + r * 128 + c * 16 + 74]!;
          const candidate_32 = y[n * 512 + r * 128 + c * 16 + 75]!;
          if (greatest_5 < candidate_29) {
            greatest_5 = candidate_29;
            ordinal_5 = 3;
          }
          if (greatest_6 < candidate_30) {
            greatest_6 = candidate_30;
            ordinal_6 = 3;
          }
          if (greatest_7 < candidate_31) {
            greatest_7 = candidate_31;
            ordinal_7 = 3;
          }
          if (greatest_8 < candidate_32) {
            greatest_8 = candidate_32;
            ordinal_8 = 3;
          }
          const maxPool1_y_5 = greatest_5;
          const maxPool1_y_6 = greatest_6;
          const maxPool1_y_7 = greatest_7;
          const maxPool1_y_8 = greatest_8;
          const argmax_maxPool1_y_5 = ordinal_5;
          const argmax_maxPool1_y_6 = ordinal_6;
          const argmax_maxPool1_y_7 = ordinal_7;
          const argmax_maxPool1_y_8 = ordinal_8;
          maxPool1_y_all[n * 128 + r * 32 + c * 8] = maxPool1_y_5;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 1] = maxPool1_y_6;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 2] = maxPool1_y_7;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 3] = maxPool1_y_8;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8] = argmax_maxPool1_y_5;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 1] = argmax_maxPool1_y_6;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 2] = argmax_maxPool1_y_7;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 3] = argmax_maxPool1_y_8;
          let greatest_9 = -Infinity;
          let greatest_10 = -Infinity;
          let greatest_11 = -Infinity;
          let greatest_12 = -Infinity;
          let ordinal_9 = 0;
          let ordinal_10 = 0;
          let ordinal_11 = 0;
          let ordinal_12 = 0;
          const candidate_41 = y[n * 512 + r * 128 + c * 16 + 4]!;
          const candidate_42 = y[n * 512 + r * 128 + c * 16 + 5]!;
          const candidate_43 = y[n * 512 + r * 128 + c * 16 + 6]!;
          const candidate_44 = y[n * 512 + r * 128 + c * 16 + 7]!;
          if (greatest_9 < candidate_41) {
            greatest_9 = candidate_41;
            ordinal_9 = 0;
          }
          if (greatest_10 < candidate_42) {
            greatest_10 = candidate_42;
            ordinal_10 = 0;
          }
          if (greatest_11 < candidate_43) {
            greatest_11 = candidate_43;
            ordinal_11 = 0;
          }
          if (greatest_12 < candidate_44) {
            greatest_12 = candidate_44;
            ordinal_12 = 0;
          }
          const candidate_45 = y[n * 512 + r * 128 + c * 16 + 12]!;
          const candidate_46 = y[n * 512 + r * 128 + c * 16 + 13]!;
          const candidate_47 = y[n * 512 + r * 128 + c * 16 + 14]!;
          const candidate_48 = y[n * 512 + r * 128 + c * 16 + 15]!;
          if (greatest_9 < candidate_45) {
            greatest_9 = candidate_45;
            ordinal_9 = 1;
          }
          if (greatest_10 < candidate_46) {
            greatest_10 = candidate_46;
            ordinal_10 = 1;
          }
          if (greatest_11 < candidate_47) {
            greatest_11 = candidate_47;
            ordinal_11 = 1;
          }
          if (greatest_12 < candidate_48) {
            greatest_12 = candidate_48;
            ordinal_12 = 1;
          }
          const candidate_53 = y[n * 512 + r * 128 + c * 16 + 68]!;
          const candidate_54 = y[n * 512 + r * 128 + c * 16 + 69]!;
          const candidate_55 = y[n * 512 + r * 128 + c * 16 + 70]!;
          const candidate_56 = y[n * 512 + r * 128 + c * 16 + 71]!;
          if (greatest_9 < candidate_53) {
            greatest_9 = candidate_53;
            ordinal_9 = 2;
          }
          if (greatest_10 < candidate_54) {
            greatest_10 = candidate_54;
            ordinal_10 = 2;
          }
          if (greatest_11 < candidate_55) {
            greatest_11 = candidate_55;
            ordinal_11 = 2;
          }
          if (greatest_12 < candidate_56) {
            greatest_12 = candidate_56;
            ordinal_12 = 2;
          }
          const candidate_57 = y[n * 512 + r * 128 + c * 16 + 76]!;
          const candidate_58 = y[n * 512 + r * 128 + c * 16 + 77]!;
          const candidate_59 = y[n * 512 + r * 128 + c * 16 + 78]!;
          const candidate_60 = y[n * 512 + r * 128 + c * 16 + 79]!;
          if (greatest_9 < candidate_57) {
            greatest_9 = candidate_57;
            ordinal_9 = 3;
          }
          if (greatest_10 < candidate_58) {
            greatest_10 = candidate_58;
            ordinal_10 = 3;
          }
          if (greatest_11 < candidate_59) {
            greatest_11 = candidate_59;
            ordinal_11 = 3;
          }
          if (greatest_12 < candidate_60) {
            greatest_12 = candidate_60;
            ordinal_12 = 3;
          }
          const maxPool1_y_9 = greatest_9;
          const maxPool1_y_10 = greatest_10;
          const maxPool1_y_11 = greatest_11;
          const maxPool1_y_12 = greatest_12;
          const argmax_maxPool1_y_9 = ordinal_9;
          const argmax_maxPool1_y_10 = ordinal_10;
          const argmax_maxPool1_y_11 = ordinal_11;
          const argmax_maxPool1_y_12 = ordinal_12;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 4] = maxPool1_y_9;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 5] = maxPool1_y_10;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 6] = maxPool1_y_11;
          maxPool1_y_all[n * 128 + r * 32 + c * 8 + 7] = maxPool1_y_12;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 4] = argmax_maxPool1_y_9;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 5] = argmax_maxPool1_y_10;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 6] = argmax_maxPool1_y_11;
          argmax_maxPool1_y_all[n * 128 + r * 32 + c * 8 + 7] = argmax_maxPool1_y_12;
        }
      }
    }
  }

  // conv2.y[n, i1, i2, i3] = conv2.b[i3] + sum(i < 3, j < 3, k < 8 where i + i1 >= 1, j + i2 >= 1, i + i1 <= 4, j +
  //   i2 <= 4: conv2.K[i, j, k, i3] * maxPool1.y[n, i + i1 - 1, j + i2 - 1, k]) (examples/digits-cnn/digits-cnn.nn:6)
  // relu2.y[n, i1, i2, i3] = max(conv2.y[n, i1, i2, i3], 0)
  // tiled 4×2 (n × i3), reduction by 2
  function train_relu2_y_2(count: number): void {
    const K = conv2_K;
    const y = maxPool1_y;
    const b = conv2_b;
    const conv2_y_all = conv2_y;
    const relu2_y_all = relu2_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 16; i3 += 2) {
            let total_5 = 0;
            let total_9 = 0;
            let total_6 = 0;
            let total_10 = 0;
            let total_7 = 0;
            let total_11 = 0;
            let total_8 = 0;
            let total_12 = 0;
            for (let i = Math.max(0, -i1 + 1); i < Math.min(3, -i1 + 5); i++) {
              for (let j = Math.max(0, -i2 + 1); j < Math.min(3, -i2 + 5); j++) {
                for (let k = 0; k < 8; k += 2) {
                  const conv2_K_1 = K[i * 384 + j * 128 + k * 16 + i3]!;
                  const maxPool1_y_1 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k - 40]!;
                  total_5 = conv2_K_1 * maxPool1_y_1 + total_5;
                  const conv2_K_2 = K[i * 384 + j * 128 + k * 16 + i3 + 1]!;
                  total_9 = conv2_K_2 * maxPool1_y_1 + total_9;
                  const maxPool1_y_2 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 88]!;
                  total_6 = conv2_K_1 * maxPool1_y_2 + total_6;
                  total_10 = conv2_K_2 * maxPool1_y_2 + total_10;
                  const maxPool1_y_3 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 216]!;
                  total_7 = conv2_K_1 * maxPool1_y_3 + total_7;
                  total_11 = conv2_K_2 * maxPool1_y_3 + total_11;
                  const maxPool1_y_4 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 344]!;
                  total_8 = conv2_K_1 * maxPool1_y_4 + total_8;
                  total_12 = conv2_K_2 * maxPool1_y_4 + total_12;
                  const conv2_K_3 = K[i * 384 + j * 128 + k * 16 + i3 + 16]!;
                  const maxPool1_y_5 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k - 39]!;
                  total_5 = conv2_K_3 * maxPool1_y_5 + total_5;
                  const conv2_K_4 = K[i * 384 + j * 128 + k * 16 + i3 + 17]!;
                  total_9 = conv2_K_4 * maxPool1_y_5 + total_9;
                  const maxPool1_y_6 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 89]!;
                  total_6 = conv2_K_3 * maxPool1_y_6 + total_6;
                  total_10 = conv2_K_4 * maxPool1_y_6 + total_10;
                  const maxPool1_y_7 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 217]!;
                  total_7 = conv2_K_3 * maxPool1_y_7 + total_7;
                  total_11 = conv2_K_4 * maxPool1_y_7 + total_11;
                  const maxPool1_y_8 = y[n * 128 + i * 32 + i1 * 32 + j * 8 + i2 * 8 + k + 345]!;
                  total_8 = conv2_K_3 * maxPool1_y_8 + total_8;
                  total_12 = conv2_K_4 * maxPool1_y_8 + total_12;
                }
              }
            }
            const conv2_b_1 = b[i3]!;
            const conv2_y_5 = total_5 + conv2_b_1;
            const conv2_b_2 = b[i3 + 1]!;
            const conv2_y_9 = total_9 + conv2_b_2;
            const conv2_y_6 = total_6 + conv2_b_1;
            const conv2_y_10 = total_10 + conv2_b_2;
            const conv2_y_7 = total_7 + conv2_b_1;
            const conv2_y_11 = total_11 + conv2_b_2;
            const conv2_y_8 = total_8 + conv2_b_1;
            const conv2_y_12 = total_12 + conv2_b_2;
            const relu2_y_5 = Math.max(conv2_y_5, 0);
            const relu2_y_9 = Math.max(conv2_y_9, 0);
            const relu2_y_6 = Math.max(conv2_y_6, 0);
            const relu2_y_10 = Math.max(conv2_y_10, 0);
            const relu2_y_7 = Math.max(conv2_y_7, 0);
            const relu2_y_11 = Math.max(conv2_y_11, 0);
            const relu2_y_8 = Math.max(conv2_y_8, 0);
            const relu2_y_12 = Math.max(conv2_y_12, 0);
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3] = conv2_y_5;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 1] = conv2_y_9;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 256] = conv2_y_6;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 257] = conv2_y_10;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 512] = conv2_y_7;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 513] = conv2_y_11;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 768] = conv2_y_8;
            conv2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 769] = conv2_y_12;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3] = relu2_y_5;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 1] = relu2_y_9;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 256] = relu2_y_6;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 257] = relu2_y_10;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 512] = relu2_y_7;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 513] = relu2_y_11;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 768] = relu2_y_8;
            relu2_y_all[n * 256 + i1 * 64 + i2 * 16 + i3 + 769] = relu2_y_12;
          }
        }
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1_1 = 0; i1_1 < 4; i1_1++) {
        for (let i2_1 = 0; i2_1 < 4; i2_1++) {
          for (let i3 = 0; i3 < 16; i3 += 4) {
            let total_14 = 0;
            let total_15 = 0;
            let total_16 = 0;
            let total_17 = 0;
            for (let i_1 = Math.max(0, -i1_1 + 1); i_1 < Math.min(3, -i1_1 + 5); i_1++) {
              for (let j_1 = Math.max(0, -i2_1 + 1); j_1 < Math.min(3, -i2_1 + 5); j_1++) {
                const maxPool1_y_9 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 40]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3]! * maxPool1_y_9 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 1]! * maxPool1_y_9 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 2]! * maxPool1_y_9 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 3]! * maxPool1_y_9 + total_17;
                const maxPool1_y_10 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 39]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 16]! * maxPool1_y_10 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 17]! * maxPool1_y_10 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 18]! * maxPool1_y_10 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 19]! * maxPool1_y_10 + total_17;
                const maxPool1_y_11 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 38]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 32]! * maxPool1_y_11 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 33]! * maxPool1_y_11 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 34]! * maxPool1_y_11 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 35]! * maxPool1_y_11 + total_17;
                const maxPool1_y_12 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 37]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 48]! * maxPool1_y_12 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 49]! * maxPool1_y_12 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 50]! * maxPool1_y_12 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 51]! * maxPool1_y_12 + total_17;
                const maxPool1_y_13 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 36]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 64]! * maxPool1_y_13 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 65]! * maxPool1_y_13 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 66]! * maxPool1_y_13 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 67]! * maxPool1_y_13 + total_17;
                const maxPool1_y_14 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 35]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 80]! * maxPool1_y_14 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 81]! * maxPool1_y_14 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 82]! * maxPool1_y_14 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 83]! * maxPool1_y_14 + total_17;
                const maxPool1_y_15 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 34]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 96]! * maxPool1_y_15 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 97]! * maxPool1_y_15 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 98]! * maxPool1_y_15 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 99]! * maxPool1_y_15 + total_17;
                const maxPool1_y_16 = y[n_1 * 128 + i_1 * 32 + i1_1 * 32 + j_1 * 8 + i2_1 * 8 - 33]!;
                total_14 = K[i_1 * 384 + j_1 * 128 + i3 + 112]! * maxPool1_y_16 + total_14;
                total_15 = K[i_1 * 384 + j_1 * 128 + i3 + 113]! * maxPool1_y_16 + total_15;
                total_16 = K[i_1 * 384 + j_1 * 128 + i3 + 114]! * maxPool1_y_16 + total_16;
                total_17 = K[i_1 * 384 + j_1 * 128 + i3 + 115]! * maxPool1_y_16 + total_17;
              }
            }
            const conv2_y_14 = total_14 + b[i3]!;
            const conv2_y_15 = total_15 + b[i3 + 1]!;
            const conv2_y_16 = total_16 + b[i3 + 2]!;
            const conv2_y_17 = total_17 + b[i3 + 3]!;
            const relu2_y_14 = Math.max(conv2_y_14, 0);
            const relu2_y_15 = Math.max(conv2_y_15, 0);
            const relu2_y_16 = Math.max(conv2_y_16, 0);
            const relu2_y_17 = Math.max(conv2_y_17, 0);
            conv2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3] = conv2_y_14;
            conv2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 1] = conv2_y_15;
            conv2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 2] = conv2_y_16;
            conv2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 3] = conv2_y_17;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3] = relu2_y_14;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 1] = relu2_y_15;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 2] = relu2_y_16;
            relu2_y_all[n_1 * 256 + i1_1 * 64 + i2_1 * 16 + i3 + 3] = relu2_y_17;
          }
        }
      }
    }
  }

  // maxPool2.y[n, r, c, k] = max(i < 2, j < 2: relu2.y[n, 2 * r + i, 2 * c + j, k])
  //   (examples/digits-cnn/digits-cnn.nn:6)
  // argmax(maxPool2.y)[n, r, c, k] = argmax(i < 2, j < 2: relu2.y[n, i + 2 * r, j + 2 * c, k])
  // tiled 1×4 (k), reduction by 2
  function train_argmax_maxPool2_y(count: number): void {
    const y = relu2_y;
    const maxPool2_y_all = maxPool2_y;
    const argmax_maxPool2_y_all = argmax_maxPool2_y;
    for (let n = 0; n < count; n++) {
      for (let r = 0; r < 2; r++) {
        for (let c = 0; c < 2; c++) {
          for (let k = 0; k < 16; k += 4) {
            let greatest_1 = -Infinity;
            let greatest_2 = -Infinity;
            let greatest_3 = -Infinity;
            let greatest_4 = -Infinity;
            let ordinal_1 = 0;
            let ordinal_2 = 0;
            let ordinal_3 = 0;
            let ordinal_4 = 0;
            const candidate_9 = y[n * 256 + r * 128 + c * 32 + k]!;
            const candidate_10 = y[n * 256 + r * 128 + c * 32 + k + 1]!;
            const candidate_11 = y[n * 256 + r * 128 + c * 32 + k + 2]!;
            const candidate_12 = y[n * 256 + r * 128 + c * 32 + k + 3]!;
            if (greatest_1 < candidate_9) {
              greatest_1 = candidate_9;
              ordinal_1 = 0;
            }
            if (greatest_2 < candidate_10) {
              greatest_2 = candidate_10;
              ordinal_2 = 0;
            }
            if (greatest_3 < candidate_11) {
              greatest_3 = candidate_11;
              ordinal_3 = 0;
            }
            if (greatest_4 < candidate_12) {
              greatest_4 = candidate_12;
              ordinal_4 = 0;
            }
            const candidate_13 = y[n * 256 + r * 128 + c * 32 + k + 16]!;
            const candidate_14 = y[n * 256 + r * 128 + c * 32 + k + 17]!;
            const candidate_15 = y[n * 256 + r * 128 + c * 32 + k + 18]!;
            const candidate_16 = y[n * 256 + r * 128 + c * 32 + k + 19]!;
            if (greatest_1 < candidate_13) {
              greatest_1 = candidate_13;
              ordinal_1 = 1;
            }
            if (greatest_2 < candidate_14) {
              greatest_2 = candidate_14;
              ordinal_2 = 1;
            }
            if (greatest_3 < candidate_15) {
              greatest_3 = candidate_15;
              ordinal_3 = 1;
            }
            if (greatest_4 < candidate_16) {
              greatest_4 = candidate_16;
              ordinal_4 = 1;
            }
            const candidate_21 = y[n * 256 + r * 128 + c * 32 + k + 64]!;
            const candidate_22 = y[n * 256 + r * 128 + c * 32 + k + 65]!;
            const candidate_23 = y[n * 256 + r * 128 + c * 32 + k + 66]!;
            const candidate_24 = y[n * 256 + r * 128 + c * 32 + k + 67]!;
            if (greatest_1 < candidate_21) {
              greatest_1 = candidate_21;
              ordinal_1 = 2;
            }
            if (greatest_2 < candidate_22) {
              greatest_2 = candidate_22;
              ordinal_2 = 2;
            }
            if (greatest_3 < candidate_23) {
              greatest_3 = candidate_23;
              ordinal_3 = 2;
            }
            if (greatest_4 < candidate_24) {
              greatest_4 = candidate_24;
              ordinal_4 = 2;
            }
            const candidate_25 = y[n * 256 + r * 128 + c * 32 + k + 80]!;
            const candidate_26 = y[n * 256 + r * 128 + c * 32 + k + 81]!;
            const candidate_27 = y[n * 256 + r * 128 + c * 32 + k + 82]!;
            const candidate_28 = y[n * 256 + r * 128 + c * 32 + k + 83]!;
            if (greatest_1 < candidate_25) {
              greatest_1 = candidate_25;
              ordinal_1 = 3;
            }
            if (greatest_2 < candidate_26) {
              greatest_2 = candidate_26;
              ordinal_2 = 3;
            }
            if (greatest_3 < candidate_27) {
              greatest_3 = candidate_27;
              ordinal_3 = 3;
            }
            if (greatest_4 < candidate_28) {
              greatest_4 = candidate_28;
              ordinal_4 = 3;
            }
            const maxPool2_y_1 = greatest_1;
            const maxPool2_y_2 = greatest_2;
            const maxPool2_y_3 = greatest_3;
            const maxPool2_y_4 = greatest_4;
            const argmax_maxPool2_y_1 = ordinal_1;
            const argmax_maxPool2_y_2 = ordinal_2;
            const argmax_maxPool2_y_3 = ordinal_3;
            const argmax_maxPool2_y_4 = ordinal_4;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k] = maxPool2_y_1;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 1] = maxPool2_y_2;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 2] = maxPool2_y_3;
            maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 3] = maxPool2_y_4;
            argmax_maxPool2_y_all[n * 64 + r * 32 + c * 16 + k] = argmax_maxPool2_y_1;
            argmax_maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 1] = argmax_maxPool2_y_2;
            argmax_maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 2] = argmax_maxPool2_y_3;
            argmax_maxPool2_y_all[n * 64 + r * 32 + c * 16 + k + 3] = argmax_maxPool2_y_4;
          }
        }
      }
    }
  }

  // dropout1.y[n, s1] = dropout1.y.draw[n, s1] < 0.2 ? 0 : 1.25 * maxPool2.y[n, floor(s1 / 32), floor(s1 / 16) - 2 *
  //   floor(s1 / 32), s1 % 16] (examples/digits-cnn/digits-cnn.nn:8)
  // 4 elements at a time
  function train_dropout1_y(count: number): void {
    const draw = dropout1_y_draw;
    const y = maxPool2_y;
    const dropout1_y_all = dropout1_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 64; s1 += 4) {
        const dropout1_y_1 = draw[n * 64 + s1]! < 0.2 ? 0 : 1.25 * y[n * 64 + s1]!;
        const dropout1_y_2 = draw[n * 64 + s1 + 1]! < 0.2 ? 0 : 1.25 * y[n * 64 + s1 + 1]!;
        const dropout1_y_3 = draw[n * 64 + s1 + 2]! < 0.2 ? 0 : 1.25 * y[n * 64 + s1 + 2]!;
        const dropout1_y_4 = draw[n * 64 + s1 + 3]! < 0.2 ? 0 : 1.25 * y[n * 64 + s1 + 3]!;
        dropout1_y_all[n * 64 + s1] = dropout1_y_1;
        dropout1_y_all[n * 64 + s1 + 1] = dropout1_y_2;
        dropout1_y_all[n * 64 + s1 + 2] = dropout1_y_3;
        dropout1_y_all[n * 64 + s1 + 3] = dropout1_y_4;
      }
    }
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i < 64: dropout1.y[n, i] * dense1.W[i, j])
  //   (examples/digits-cnn/digits-cnn.nn:9)
  // tiled 4×2 (n × j), reduction by 2
  function train_dense1_y_2(count: number): void {
    const y = dropout1_y;
    const W = dense1_W;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 10; j += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let i = 0; i < 64; i += 2) {
          const dropout1_y_1 = y[n * 64 + i]!;
          const dense1_W_1 = W[i * 10 + j]!;
          total_5 = dropout1_y_1 * dense1_W_1 + total_5;
          const dense1_W_2 = W[i * 10 + j + 1]!;
          total_9 = dropout1_y_1 * dense1_W_2 + total_9;
          const dropout1_y_2 = y[n * 64 + i + 64]!;
          total_6 = dropout1_y_2 * dense1_W_1 + total_6;
          total_10 = dropout1_y_2 * dense1_W_2 + total_10;
          const dropout1_y_3 = y[n * 64 + i + 128]!;
          total_7 = dropout1_y_3 * dense1_W_1 + total_7;
          total_11 = dropout1_y_3 * dense1_W_2 + total_11;
          const dropout1_y_4 = y[n * 64 + i + 192]!;
          total_8 = dropout1_y_4 * dense1_W_1 + total_8;
          total_12 = dropout1_y_4 * dense1_W_2 + total_12;
          const dropout1_y_5 = y[n * 64 + i + 1]!;
          const dense1_W_3 = W[i * 10 + j + 10]!;
          total_5 = dropout1_y_5 * dense1_W_3 + total_5;
          const dense1_W_4 = W[i * 10 + j + 11]!;
          total_9 = dropout1_y_5 * dense1_W_4 + total_9;
          const dropout1_y_6 = y[n * 64 + i + 65]!;
          total_6 = dropout1_y_6 * dense1_W_3 + total_6;
          total_10 = dropout1_y_6 * dense1_W_4 + total_10;
          const dropout1_y_7 = y[n * 64 + i + 129]!;
          total_7 = dropout1_y_7 * dense1_W_3 + total_7;
          total_11 = dropout1_y_7 * dense1_W_4 + total_11;
          const dropout1_y_8 = y[n * 64 + i + 193]!;
          total_8 = dropout1_y_8 * dense1_W_3 + total_8;
          total_12 = dropout1_y_8 * dense1_W_4 + total_12;
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
        dense1_y_all[n * 10 + j] = dense1_y_5;
        dense1_y_all[n * 10 + j + 1] = dense1_y_9;
        dense1_y_all[n * 10 + j + 10] = dense1_y_6;
        dense1_y_all[n * 10 + j + 11] = dense1_y_10;
        dense1_y_all[n * 10 + j + 20] = dense1_y_7;
        dense1_y_all[n * 10 + j + 21] = dense1_y_11;
        dense1_y_all[n * 10 + j + 30] = dense1_y_8;
        dense1_y_all[n * 10 + j + 31] = dense1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 8; j += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let i_1 = 0; i_1 < 64; i_1 += 2) {
          const dropout1_y_9 = y[n_1 * 64 + i_1]!;
          total_14 = dropout1_y_9 * W[i_1 * 10 + j]! + total_14;
          total_15 = dropout1_y_9 * W[i_1 * 10 + j + 1]! + total_15;
          total_16 = dropout1_y_9 * W[i_1 * 10 + j + 2]! + total_16;
          total_17 = dropout1_y_9 * W[i_1 * 10 + j + 3]! + total_17;
          const dropout1_y_10 = y[n_1 * 64 + i_1 + 1]!;
          total_14 = dropout1_y_10 * W[i_1 * 10 + j + 10]! + total_14;
          total_15 = dropout1_y_10 * W[i_1 * 10 + j + 11]! + total_15;
          total_16 = dropout1_y_10 * W[i_1 * 10 + j + 12]! + total_16;
          total_17 = dropout1_y_10 * W[i_1 * 10 + j + 13]! + total_17;
        }
        const dense1_y_14 = total_14 + b[j]!;
        const dense1_y_15 = total_15 + b[j + 1]!;
        const dense1_y_16 = total_16 + b[j + 2]!;
        const dense1_y_17 = total_17 + b[j + 3]!;
        dense1_y_all[n_1 * 10 + j] = dense1_y_14;
        dense1_y_all[n_1 * 10 + j + 1] = dense1_y_15;
        dense1_y_all[n_1 * 10 + j + 2] = dense1_y_16;
        dense1_y_all[n_1 * 10 + j + 3] = dense1_y_17;
      }
      let total_20 = 0;
      let total_21 = 0;
      for (let i_2 = 0; i_2 < 64; i_2 += 2) {
        const dropout1_y_11 = y[n_1 * 64 + i_2]!;
        total_20 = dropout1_y_11 * W[i_2 * 10 + 8]! + total_20;
        total_21 = dropout1_y_11 * W[i_2 * 10 + 9]! + total_21;
        const dropout1_y_12 = y[n_1 * 64 + i_2 + 1]!;
        total_20 = dropout1_y_12 * W[i_2 * 10 + 18]! + total_20;
        total_21 = dropout1_y_12 * W[i_2 * 10 + 19]! + total_21;
      }
      const dense1_y_20 = total_20 + b[8]!;
      const dense1_y_21 = total_21 + b[9]!;
      dense1_y_all[n_1 * 10 + 8] = dense1_y_20;
      dense1_y_all[n_1 * 10 + 9] = dense1_y_21;
    }
  }

  // d(dense1.y)[n, i1] = (exp(dense1.y[n, i1] - softmax1.y.logsumexp[n]) - (i1 == target(digit)[n] ? 1 : 0)) /
  //   count(batch) (examples/digits-cnn/digits-cnn.nn:12)
  // unrolled: 50 operations; a loop costs more
  function train_d_dense1_y(count: number): void {
    const logsumexp = softmax1_y_logsumexp;
    const digit = target_digit;
    const y = dense1_y;
    const d_dense1_y_all = d_dense1_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_logsumexp_1 = logsumexp[n]!;
      const target_digit_1 = digit[n]!;
      d_dense1_y_all[n * 10] = (exp(on(y[n * 10]! - softmax1_y_logsumexp_1))[0]! - (0 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 1] = (exp(on(y[n * 10 + 1]! - softmax1_y_logsumexp_1))[0]! - (1 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 2] = (exp(on(y[n * 10 + 2]! - softmax1_y_logsumexp_1))[0]! - (2 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 3] = (exp(on(y[n * 10 + 3]! - softmax1_y_logsumexp_1))[0]! - (3 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 4] = (exp(on(y[n * 10 + 4]! - softmax1_y_logsumexp_1))[0]! - (4 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 5] = (exp(on(y[n * 10 + 5]! - softmax1_y_logsumexp_1))[0]! - (5 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 6] = (exp(on(y[n * 10 + 6]! - softmax1_y_logsumexp_1))[0]! - (6 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 7] = (exp(on(y[n * 10 + 7]! - softmax1_y_logsumexp_1))[0]! - (7 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 8] = (exp(on(y[n * 10 + 8]! - softmax1_y_logsumexp_1))[0]! - (8 === target_digit_1 ? 1 : 0)) / count;
      d_dense1_y_all[n * 10 + 9] = (exp(on(y[n * 10 + 9]! - softmax1_y_logsumexp_1))[0]! - (9 === target_digit_1 ? 1 : 0)) / count;
    }
  }

  // d(dropout1.y)[n, i1] = sum(j < 10: d(dense1.y)[n, j] * dense1.W[i1, j]) (examples/digits-cnn/digits-cnn.nn:8)
  // d(flatten1.y)[n, i1] = dropout1.y.draw[n, i1] < 0.2 ? 0 : 1.25 * d(dropout1.y)[n, i1]
  // tiled 4×2 (n × i1), reduction by 2
  function train_d_flatten1_y(count: number): void {
    const y = d_dense1_y;
    const W = dense1_W;
    const draw = dropout1_y_draw;
    const flatten1_y = d_flatten1_y;
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
        for (let j = 0; j < 10; j += 2) {
          const d_dense1_y_1 = y[n * 10 + j]!;
          const dense1_W_1 = W[i1 * 10 + j]!;
          total_5 = d_dense1_y_1 * dense1_W_1 + total_5;
          const dense1_W_2 = W[i1 * 10 + j + 10]!;
          total_9 = d_dense1_y_1 * dense1_W_2 + total_9;
          const d_dense1_y_2 = y[n * 10 + j + 10]!;
          total_6 = d_dense1_y_2 * dense1_W_1 + total_6;
          total_10 = d_dense1_y_2 * dense1_W_2 + total_10;
          const d_dense1_y_3 = y[n * 10 + j + 20]!;
          total_7 = d_dense1_y_3 * dense1_W_1 + total_7;
          total_11 = d_dense1_y_3 * dense1_W_2 + total_11;
          const d_dense1_y_4 = y[n * 10 + j + 30]!;
          total_8 = d_dense1_y_4 * dense1_W_1 + total_8;
          total_12 = d_dense1_y_4 * dense1_W_2 + total_12;
          const d_dense1_y_5 = y[n * 10 + j + 1]!;
          const dense1_W_3 = W[i1 * 10 + j + 1]!;
          total_5 = d_dense1_y_5 * dense1_W_3 + total_5;
          const dense1_W_4 = W[i1 * 10 + j + 11]!;
          total_9 = d_dense1_y_5 * dense1_W_4 + total_9;
          const d_dense1_y_6 = y[n * 10 + j + 11]!;
          total_6 = d_dense1_y_6 * dense1_W_3 + total_6;
          total_10 = d_dense1_y_6 * dense1_W_4 + total_10;
          const d_dense1_y_7 = y[n * 10 + j + 21]!;
          total_7 = d_dense1_y_7 * dense1_W_3 + total_7;
          total_11 = d_dense1_y_7 * dense1_W_4 + total_11;
          const d_dense1_y_8 = y[n * 10 + j + 31]!;
          total_8 = d_dense1_y_8 * dense1_W_3 + total_8;
          total_12 = d_dense1_y_8 * dense1_W_4 + total_12;
        }
        const d_dropout1_y_5 = total_5;
        const d_dropout1_y_9 = total_9;
        const d_dropout1_y_6 = total_6;
        const d_dropout1_y_10 = total_10;
        const d_dropout1_y_7 = total_7;
        const d_dropout1_y_11 = total_11;
        const d_dropout1_y_8 = total_8;
        const d_dropout1_y_12 = total_12;
        const d_flatten1_y_5 = draw[n * 64 + i1]! < 0.2 ? 0 : 1.25 * d_dropout1_y_5;
        const d_flatten1_y_9 = draw[n * 64 + i1 + 1]! < 0.2 ? 0 : 1.25 * d_dropout1_y_9;
        const d_flatten1_y_6 = draw[n * 64 + i1 + 64]! < 0.2 ? 0 : 1.25 * d_dropout1_y_6;
        const d_flatten1_y_10 = draw[n * 64 + i1 + 65]! < 0.2 ? 0 : 1.25 * d_dropout1_y_10;
        const d_flatten1_y_7 = draw[n * 64 + i1 + 128]! < 0.2 ? 0 : 1.25 * d_dropout1_y_7;
        const d_flatten1_y_11 = draw[n * 64 + i1 + 129]! < 0.2 ? 0 : 1.25 * d_dropout1_y_11;
        const d_flatten1_y_8 = draw[n * 64 + i1 + 192]! < 0.2 ? 0 : 1.25 * d_dropout1_y_8;
        const d_flatten1_y_12 = draw[n * 64 + i1 + 193]! < 0.2 ? 0 : 1.25 * d_dropout1_y_12;
        flatten1_y[n * 64 + i1] = d_flatten1_y_5;
        flatten1_y[n * 64 + i1 + 1] = d_flatten1_y_9;
        flatten1_y[n * 64 + i1 + 64] = d_flatten1_y_6;
        flatten1_y[n * 64 + i1 + 65] = d_flatten1_y_10;
        flatten1_y[n * 64 + i1 + 128] = d_flatten1_y_7;
        flatten1_y[n * 64 + i1 + 129] = d_flatten1_y_11;
        flatten1_y[n * 64 + i1 + 192] = d_flatten1_y_8;
        flatten1_y[n * 64 + i1 + 193] = d_flatten1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1 = 0; i1 < 64; i1 += 4) {
        let total_14 = 0;
        let total_15 = 0;
        let total_16 = 0;
        let total_17 = 0;
        for (let j_1 = 0; j_1 < 10; j_1 += 2) {
          const d_dense1_y_9 = y[n_1 * 10 + j_1]!;
          total_14 = d_dense1_y_9 * W[i1 * 10 + j_1]! + total_14;
          total_15 = d_dense1_y_9 * W[i1 * 10 + j_1 + 10]! + total_15;
          total_16 = d_dense1_y_9 * W[i1 * 10 + j_1 + 20]! + total_16;
          total_17 = d_dense1_y_9 * W[i1 * 10 + j_1 + 30]! + total_17;
          const d_dense1_y_10 = y[n_1 * 10 + j_1 + 1]!;
          total_14 = d_dense1_y_10 * W[i1 * 10 + j_1 + 1]! + total_14;
          total_15 = d_dense1_y_10 * W[i1 * 10 + j_1 + 11]! + total_15;
          total_16 = d_dense1_y_10 * W[i1 * 10 + j_1 + 21]! + total_16;
          total_17 = d_dense1_y_10 * W[i1 * 10 + j_1 + 31]! + total_17;
        }
        const d_dropout1_y_14 = total_14;
        const d_dropout1_y_15 = total_15;
        const d_dropout1_y_16 = total_16;
        const d_dropout1_y_17 = total_17;
        const d_flatten1_y_14 = draw[n_1 * 64 + i1]! < 0.2 ? 0 : 1.25 * d_dropout1_y_14;
        const d_flatten1_y_15 = draw[n_1 * 64 + i1 + 1]! < 0.2 ? 0 : 1.25 * d_dropout1_y_15;
        const d_flatten1_y_16 = draw[n_1 * 64 + i1 + 2]! < 0.2 ? 0 : 1.25 * d_dropout1_y_16;
        const d_flatten1_y_17 = draw[n_1 * 64 + i1 + 3]! < 0.2 ? 0 : 1.25 * d_dropout1_y_17;
        flatten1_y[n_1 * 64 + i1] = d_flatten1_y_14;
        flatten1_y[n_1 * 64 + i1 + 1] = d_flatten1_y_15;
        flatten1_y[n_1 * 64 + i1 + 2] = d_flatten1_y_16;
        flatten1_y[n_1 * 64 + i1 + 3] = d_flatten1_y_17;
      }
    }
  }

  // d(relu2.y)[n, i1, i2, i3] = sum(r < 2, c < 2 where i1 >= 2 * r, i2 >= 2 * c, 2 * r + 1 >= i1, 2 * c + 1 >= i2:
  //   argmax(maxPool2.y)[n, r, c, i3] == 2 * i1 + i2 - 4 * r - 2 * c ? d(flatten1.y)[n, i3 + 32 * r + 16 * c] : 0)
  //   (examples/digits-cnn/digits-cnn.nn:6)
  // tiled 1×4 (i3), reduction by 2
  function train_d_relu2_y(count: number): void {
    const y = argmax_maxPool2_y;
    const flatten1_y = d_flatten1_y;
    const relu2_y = d_relu2_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 16; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let r = Math.max(0, (i1 >> 1)); r < Math.min(2, (i1 >> 1) + 1); r++) {
              for (let c = Math.max(0, (i2 >> 1)); c < Math.min(2, (i2 >> 1) + 1); c++) {
                total_1 = (y[n * 64 + r * 32 + c * 16 + i3]! === (i1 * 2 + i2 - r * 4 - c * 2) ? flatten1_y[n * 64 + i3 + r * 32 + c * 16]! : 0) + total_1;
                total_2 = (y[n * 64 + r * 32 + c * 16 + i3 + 1]! === (i1 * 2 + i2 - r * 4 - c * 2) ? flatten1_y[n * 64 + i3 + r * 32 + c * 16 + 1]! : 0) + total_2;
                total_3 = (y[n * 64 + r * 32 + c * 16 + i3 + 2]! === (i1 * 2 + i2 - r * 4 - c * 2) ? flatten1_y[n * 64 + i3 + r * 32 + c * 16 + 2]! : 0) + total_3;
                total_4 = (y[n * 64 + r * 32 + c * 16 + i3 + 3]! === (i1 * 2 + i2 - r * 4 - c * 2) ? flatten1_y[n * 64 + i3 + r * 32 + c * 16 + 3]! : 0) + total_4;
              }
            }
            const d_relu2_y_1 = total_1;
            const d_relu2_y_2 = total_2;
            const d_relu2_y_3 = total_3;
            const d_relu2_y_4 = total_4;
            relu2_y[n * 256 + i1 * 64 + i2 * 16 + i3] = d_relu2_y_1;
            relu2_y[n * 256 + i1 * 64 + i2 * 16 + i3 + 1] = d_relu2_y_2;
            relu2_y[n * 256 + i1 * 64 + i2 * 16 + i3 + 2] = d_relu2_y_3;
            relu2_y[n * 256 + i1 * 64 + i2 * 16 + i3 + 3] = d_relu2_y_4;
          }
        }
      }
    }
  }

  // d(conv2.part)[n, i1, i2, i3, i4] = 0 < conv2.y[n, i1, i2, i4] ? d(relu2.y)[n, i1, i2, i4] : 0
  //   (examples/digits-cnn/digits-cnn.nn:6)
  // 4 elements at a time
  function train_d_conv2_part(count: number): void {
    const y = conv2_y;
    const relu2_y = d_relu2_y;
    const part = d_conv2_part;
    for (let n = 0; n < count; n++) {
      for (let i2 = 0; i2 < 16; i2++) {
        const d_conv2_part_9 = 0 < y[n * 256 + i2 * 16]! ? relu2_y[n * 256 + i2 * 16]! : 0;
        const d_conv2_part_10 = 0 < y[n * 256 + i2 * 16 + 1]! ? relu2_y[n * 256 + i2 * 16 + 1]! : 0;
        const d_conv2_part_11 = 0 < y[n * 256 + i2 * 16 + 2]! ? relu2_y[n * 256 + i2 * 16 + 2]! : 0;
        const d_conv2_part_12 = 0 < y[n * 256 + i2 * 16 + 3]! ? relu2_y[n * 256 + i2 * 16 + 3]! : 0;
        part[n * 256 + i2 * 16] = d_conv2_part_9;
        part[n * 256 + i2 * 16 + 1] = d_conv2_part_10;
        part[n * 256 + i2 * 16 + 2] = d_conv2_part_11;
        part[n * 256 + i2 * 16 + 3] = d_conv2_part_12;
        const d_conv2_part_13 = 0 < y[n * 256 + i2 * 16 + 4]! ? relu2_y[n * 256 + i2 * 16 + 4]! : 0;
        const d_conv2_part_14 = 0 < y[n * 256 + i2 * 16 + 5]! ? relu2_y[n * 256 + i2 * 16 + 5]! : 0;
        const d_conv2_part_15 = 0 < y[n * 256 + i2 * 16 + 6]! ? relu2_y[n * 256 + i2 * 16 + 6]! : 0;
        const d_conv2_part_16 = 0 < y[n * 256 + i2 * 16 + 7]! ? relu2_y[n * 256 + i2 * 16 + 7]! : 0;
        part[n * 256 + i2 * 16 + 4] = d_conv2_part_13;
        part[n * 256 + i2 * 16 + 5] = d_conv2_part_14;
        part[n * 256 + i2 * 16 + 6] = d_conv2_part_15;
        part[n * 256 + i2 * 16 + 7] = d_conv2_part_16;
        const d_conv2_part_17 = 0 < y[n * 256 + i2 * 16 + 8]! ? relu2_y[n * 256 + i2 * 16 + 8]! : 0;
        const d_conv2_part_18 = 0 < y[n * 256 + i2 * 16 + 9]! ? relu2_y[n * 256 + i2 * 16 + 9]! : 0;
        const d_conv2_part_19 = 0 < y[n * 256 + i2 * 16 + 10]! ? relu2_y[n * 256 + i2 * 16 + 10]! : 0;
        const d_conv2_part_20 = 0 < y[n * 256 + i2 * 16 + 11]! ? relu2_y[n * 256 + i2 * 16 + 11]! : 0;
        part[n * 256 + i2 * 16 + 8] = d_conv2_part_17;
        part[n * 256 + i2 * 16 + 9] = d_conv2_part_18;
        part[n * 256 + i2 * 16 + 10] = d_conv2_part_19;
        part[n * 256 + i2 * 16 + 11] = d_conv2_part_20;
        const d_conv2_part_21 = 0 < y[n * 256 + i2 * 16 + 12]! ? relu2_y[n * 256 + i2 * 16 + 12]! : 0;
        const d_conv2_part_22 = 0 < y[n * 256 + i2 * 16 + 13]! ? relu2_y[n * 256 + i2 * 16 + 13]! : 0;
        const d_conv2_part_23 = 0 < y[n * 256 + i2 * 16 + 14]! ? relu2_y[n * 256 + i2 * 16 + 14]! : 0;
        const d_conv2_part_24 = 0 < y[n * 256 + i2 * 16 + 15]! ? relu2_y[n * 256 + i2 * 16 + 15]! : 0;
        part[n * 256 + i2 * 16 + 12] = d_conv2_part_21;
        part[n * 256 + i2 * 16 + 13] = d_conv2_part_22;
        part[n * 256 + i2 * 16 + 14] = d_conv2_part_23;
        part[n * 256 + i2 * 16 + 15] = d_conv2_part_24;
      }
    }
  }

  // d(maxPool1.y)[n, i1, i2, i3] = sum(g < 1, f < 16, i < 3, j < 3 where i1 + 1 >= i, i2 + 1 >= j, i + 2 >= i1, j + 2
  //   >= i2: d(conv2.part)[n, i1 - i + 1, i2 - j + 1, g, f] * conv2.K[i, j, i3 - 8 * g, 16 * g + f])
  //   (examples/digits-cnn/digits-cnn.nn:6)
  // tiled 4×2 (n × i3), reduction by 2
  function train_d_maxPool1_y(count: number): void {
    const part = d_conv2_part;
    const K = conv2_K;
    const y = d_maxPool1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let i1 = 0; i1 < 4; i1++) {
        for (let i2 = 0; i2 < 4; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 2) {
            let total_5 = 0;
            let total_9 = 0;
            let total_6 = 0;
            let total_10 = 0;
            let total_7 = 0;
            let total_11 = 0;
            let total_8 = 0;
            let total_12 = 0;
            for (let f_2 = 0; f_2 < 16; f_2++) {
              for (let i_2 = Math.max(0, i1 - 2); i_2 < Math.min(3, i1 + 2); i_2++) {
                for (let j_2 = Math.max(0, i2 - 2); j_2 < Math.min(3, i2 + 2); j_2++) {
                  const d_conv2_part_1 = part[n * 256 + i1 * 64 - i_2 * 64 + i2 * 16 - j_2 * 16 + f_2 + 80]!;
                  const conv2_K_1 = K[i_2 * 384 + j_2 * 128 + i3 * 16 + f_2]!;
                  total_5 = d_conv2_part_1 * conv2_K_1 + total_5;
                  const conv2_K_2 = K[i_2 * 384 + j_2 * 128 + i3 * 16 + f_2 + 16]!;
                  total_9 = d_conv2_part_1 * conv2_K_2 + total_9;
                  const d_conv2_part_2 = part[n * 256 + i1 * 64 - i_2 * 64 + i2 * 16 - j_2 * 16 + f_2 + 336]!;
                  total_6 = d_conv2_part_2 * conv2_K_1 + total_6;
                  total_10 = d_conv2_part_2 * conv2_K_2 + total_10;
                  const d_conv2_part_3 = part[n * 256 + i1 * 64 - i_2 * 64 + i2 * 16 - j_2 * 16 + f_2 + 592]!;
                  total_7 = d_conv2_part_3 * conv2_K_1 + total_7;
                  total_11 = d_conv2_part_3 * conv2_K_2 + total_11;
                  const d_conv2_part_4 = part[n * 256 + i1 * 64 - i_2 * 64 + i2 * 16 - j_2 * 16 + f_2 + 848]!;
                  total_8 = d_conv2_part_4 * conv2_K_1 + total_8;
                  total_12 = d_conv2_part_4 * conv2_K_2 + total_12;
                }
              }
            }
            const d_maxPool1_y_5 = total_5;
            const d_maxPool1_y_9 = total_9;
            const d_maxPool1_y_6 = total_6;
            const d_maxPool1_y_10 = total_10;
            const d_maxPool1_y_7 = total_7;
            const d_maxPool1_y_11 = total_11;
            const d_maxPool1_y_8 = total_8;
            const d_maxPool1_y_12 = total_12;
            y[n * 128 + i1 * 32 + i2 * 8 + i3] = d_maxPool1_y_5;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 1] = d_maxPool1_y_9;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 128] = d_maxPool1_y_6;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 129] = d_maxPool1_y_10;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 256] = d_maxPool1_y_7;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 257] = d_maxPool1_y_11;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 384] = d_maxPool1_y_8;
            y[n * 128 + i1 * 32 + i2 * 8 + i3 + 385] = d_maxPool1_y_12;
          }
        }
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let i1_1 = 0; i1_1 < 4; i1_1++) {
        for (let i2_1 = 0; i2_1 < 4; i2_1++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_14 = 0;
            let total_15 = 0;
            let total_16 = 0;
            let total_17 = 0;
            for (let f_3 = 0; f_3 < 16; f_3++) {
              for (let i_3 = Math.max(0, i1_1 - 2); i_3 < Math.min(3, i1_1 + 2); i_3++) {
                for (let j_3 = Math.max(0, i2_1 - 2); j_3 < Math.min(3, i2_1 + 2); j_3++) {
                  const d_conv2_part_5 = part[n_1 * 256 + i1_1 * 64 - i_3 * 64 + i2_1 * 16 - j_3 * 16 + f_3 + 80]!;
                  total_14 = d_conv2_part_5 * K[i_3 * 384 + j_3 * 128 + i3 * 16 + f_3]! + total_14;
                  total_15 = d_conv2_part_5 * K[i_3 * 384 + j_3 * 128 + i3 * 16 + f_3 + 16]! + total_15;
                  total_16 = d_conv2_part_5 * K[i_3 * 384 + j_3 * 128 + i3 * 16 + f_3 + 32]! + total_16;
                  total_17 = d_conv2_part_5 * K[i_3 * 384 + j_3 * 128 + i3 * 16 + f_3 + 48]! + total_17;
                }
              }
            }
            const d_maxPool1_y_14 = total_14;
            const d_maxPool1_y_15 = total_15;
            const d_maxPool1_y_16 = total_16;
            const d_maxPool1_y_17 = total_17;
            y[n_1 * 128 + i1_1 * 32 + i2_1 * 8 + i3] = d_maxPool1_y_14;
            y[n_1 * 128 + i1_1 * 32 + i2_1 * 8 + i3 + 1] = d_maxPool1_y_15;
            y[n_1 * 128 + i1_1 * 32 + i2_1 * 8 + i3 + 2] = d_maxPool1_y_16;
            y[n_1 * 128 + i1_1 * 32 + i2_1 * 8 + i3 + 3] = d_maxPool1_y_17;
          }
        }
      }
    }
  }

  // d(relu1.y)[n, i1, i2, i3] = sum(r < 4, c < 4 where i1 >= 2 * r, i2 >= 2 * c, 2 * r + 1 >= i1, 2 * c + 1 >= i2:
  //   argmax(maxPool1.y)[n, r, c, i3] == 2 * i1 + i2 - 4 * r - 2 * c ? d(maxPool1.y)[n, r, c, i3] : 0)
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // tiled 1×4 (i3), reduction by 2
  function train_d_relu1_y(count: number): void {
    const y = argmax_maxPool1_y;
    const maxPool1_y = d_maxPool1_y;
    const relu1_y = d_relu1_y;
    for (let n = 0; n < count; n++) {
      for (let i1 = 0; i1 < 8; i1++) {
        for (let i2 = 0; i2 < 8; i2++) {
          for (let i3 = 0; i3 < 8; i3 += 4) {
            let total_1 = 0;
            let total_2 = 0;
            let total_3 = 0;
            let total_4 = 0;
            for (let r = Math.max(0, (i1 >> 1)); r < Math.min(4, (i1 >> 1) + 1); r++) {
              for (let c = Math.max(0, (i2 >> 1)); c < Math.min(4, (i2 >> 1) + 1); c++) {
                total_1 = (y[n * 128 + r * 32 + c * 8 + i3]! === (i1 * 2 + i2 - r * 4 - c * 2) ? maxPool1_y[n * 128 + r * 32 + c * 8 + i3]! : 0) + total_1;
                total_2 = (y[n * 128 + r * 32 + c * 8 + i3 + 1]! === (i1 * 2 + i2 - r * 4 - c * 2) ? maxPool1_y[n * 128 + r * 32 + c * 8 + i3 + 1]! : 0) + total_2;
                total_3 = (y[n * 128 + r * 32 + c * 8 + i3 + 2]! === (i1 * 2 + i2 - r * 4 - c * 2) ? maxPool1_y[n * 128 + r * 32 + c * 8 + i3 + 2]! : 0) + total_3;
                total_4 = (y[n * 128 + r * 32 + c * 8 + i3 + 3]! === (i1 * 2 + i2 - r * 4 - c * 2) ? maxPool1_y[n * 128 + r * 32 + c * 8 + i3 + 3]! : 0) + total_4;
              }
            }
            const d_relu1_y_1 = total_1;
            const d_relu1_y_2 = total_2;
            const d_relu1_y_3 = total_3;
            const d_relu1_y_4 = total_4;
            relu1_y[n * 512 + i1 * 64 + i2 * 8 + i3] = d_relu1_y_1;
            relu1_y[n * 512 + i1 * 64 + i2 * 8 + i3 + 1] = d_relu1_y_2;
            relu1_y[n * 512 + i1 * 64 + i2 * 8 + i3 + 2] = d_relu1_y_3;
            relu1_y[n * 512 + i1 * 64 + i2 * 8 + i3 + 3] = d_relu1_y_4;
          }
        }
      }
    }
  }

  // d(conv1.part)[n, i1, i2, i3, i4] = 0 < conv1.y[n, i1, i2, i4] ? d(relu1.y)[n, i1, i2, i4] : 0
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // 4 elements at a time
  function train_d_conv1_part(count: number): void {
    const y = conv1_y;
    const relu1_y = d_relu1_y;
    const part = d_conv1_part;
    for (let n = 0; n < count; n++) {
      for (let i2 = 0; i2 < 64; i2++) {
        const d_conv1_part_9 = 0 < y[n * 512 + i2 * 8]! ? relu1_y[n * 512 + i2 * 8]! : 0;
        const d_conv1_part_10 = 0 < y[n * 512 + i2 * 8 + 1]! ? relu1_y[n * 512 + i2 * 8 + 1]! : 0;
        const d_conv1_part_11 = 0 < y[n * 512 + i2 * 8 + 2]! ? relu1_y[n * 512 + i2 * 8 + 2]! : 0;
        const d_conv1_part_12 = 0 < y[n * 512 + i2 * 8 + 3]! ? relu1_y[n * 512 + i2 * 8 + 3]! : 0;
        part[n * 512 + i2 * 8] = d_conv1_part_9;
        part[n * 512 + i2 * 8 + 1] = d_conv1_part_10;
        part[n * 512 + i2 * 8 + 2] = d_conv1_part_11;
        part[n * 512 + i2 * 8 + 3] = d_conv1_part_12;
        const d_conv1_part_13 = 0 < y[n * 512 + i2 * 8 + 4]! ? relu1_y[n * 512 + i2 * 8 + 4]! : 0;
        const d_conv1_part_14 = 0 < y[n * 512 + i2 * 8 + 5]! ? relu1_y[n * 512 + i2 * 8 + 5]! : 0;
        const d_conv1_part_15 = 0 < y[n * 512 + i2 * 8 + 6]! ? relu1_y[n * 512 + i2 * 8 + 6]! : 0;
        const d_conv1_part_16 = 0 < y[n * 512 + i2 * 8 + 7]! ? relu1_y[n * 512 + i2 * 8 + 7]! : 0;
        part[n * 512 + i2 * 8 + 4] = d_conv1_part_13;
        part[n * 512 + i2 * 8 + 5] = d_conv1_part_14;
        part[n * 512 + i2 * 8 + 6] = d_conv1_part_15;
        part[n * 512 + i2 * 8 + 7] = d_conv1_part_16;
      }
    }
  }

  // gradient(conv1.K)[i0, i1, i2, i3] = 0.0001 * conv1.K[i0, i1, i2, i3] + sum(n, r < 8, c < 8, g < 1 where i0 + r >=
  //   1, i1 + c >= 1, i0 + r <= 8, i1 + c <= 8: d(conv1.part)[n, r, c, g, i3 - 8 * g] * standardize1.y[n, i0 + r - 1,
  //   i1 + c - 1, i2 + g]) (examples/digits-cnn/digits-cnn.nn:5)
  // tiled 1×4 (i3), reduction by 2
  function train_gradient_conv1_K(count: number): void {
    const y = standardize1_y;
    const part = d_conv1_part;
    const K = conv1_K;
    const gradient_conv1_K_all = gradient_conv1_K;
    for (let i0 = 0; i0 < 3; i0++) {
      for (let i1 = 0; i1 < 3; i1++) {
        for (let i3_1 = 0; i3_1 < 8; i3_1 += 4) {
          let total_5 = 0;
          let total_6 = 0;
          let total_7 = 0;
          let total_8 = 0;
          for (let n_1 = 0; n_1 < count; n_1++) {
            for (let r_1 = Math.max(0, -i0 + 1); r_1 < Math.min(8, -i0 + 9); r_1++) {
              for (let c_1 = Math.max(0, -i1 + 1); c_1 < Math.min(8, -i1 + 9); c_1++) {
                const standardize1_y_1 = y[n_1 * 64 + i0 * 8 + r_1 * 8 + i1 + c_1 - 9]!;
                total_5 = part[n_1 * 512 + r_1 * 64 + c_1 * 8 + i3_1]! * standardize1_y_1 + total_5;
                total_6 = part[n_1 * 512 + r_1 * 64 + c_1 * 8 + i3_1 + 1]! * standardize1_y_1 + total_6;
                total_7 = part[n_1 * 512 + r_1 * 64 + c_1 * 8 + i3_1 + 2]! * standardize1_y_1 + total_7;
                total_8 = part[n_1 * 512 + r_1 * 64 + c_1 * 8 + i3_1 + 3]! * standardize1_y_1 + total_8;
              }
            }
          }
          const gradient_conv1_K_5 = total_5 + 0.0001 * K[i0 * 24 + i1 * 8 + i3_1]!;
          const gradient_conv1_K_6 = total_6 + 0.0001 * K[i0 * 24 + i1 * 8 + i3_1 + 1]!;
          const gradient_conv1_K_7 = total_7 + 0.0001 * K[i0 * 24 + i1 * 8 + i3_1 + 2]!;
          const gradient_conv1_K_8 = total_8 + 0.0001 * K[i0 * 24 + i1 * 8 + i3_1 + 3]!;
          gradient_conv1_K_all[i0 * 24 + i1 * 8 + i3_1] = gradient_conv1_K_5;
          gradient_conv1_K_all[i0 * 24 + i1 * 8 + i3_1 + 1] = gradient_conv1_K_6;
          gradient_conv1_K_all[i0 * 24 + i1 * 8 + i3_1 + 2] = gradient_conv1_K_7;
          gradient_conv1_K_all[i0 * 24 + i1 * 8 + i3_1 + 3] = gradient_conv1_K_8;
        }
      }
    }
  }

  // gradient(conv1.b)[i0] = sum(n, r < 8, c < 8, g < 1: d(conv1.part)[n, r, c, g, i0 - 8 * g])
  //   (examples/digits-cnn/digits-cnn.nn:5)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_conv1_b(count: number): void {
    const part = d_conv1_part;
    const b = gradient_conv1_b;
    for (let i0 = 0; i0 < 8; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let c = 0; c < 64; c++) {
          total_1 = part[n * 512 + c * 8 + i0]! + total_1;
          total_2 = part[n * 512 + c * 8 + i0 + 1]! + total_2;
          total_3 = part[n * 512 + c * 8 + i0 + 2]! + total_3;
          total_4 = part[n * 512 + c * 8 + i0 + 3]! + total_4;
        }
      }
      const gradient_conv1_b_1 = total_1;
      const gradient_conv1_b_2 = total_2;
      const gradient_conv1_b_3 = total_3;
      const gradient_conv1_b_4 = total_4;
      b[i0] = gradient_conv1_b_1;
      b[i0 + 1] = gradient_conv1_b_2;
      b[i0 + 2] = gradient_conv1_b_3;
      b[i0 + 3] = gradient_conv1_b_4;
    }
  }

  // gradient(conv2.K)[i0, i1, i2, i3] = 0.0001 * conv2.K[i0, i1, i2, i3] + sum(n, r < 4, c < 4, g < 1 where i0 + r >=
  //   1, i1 + c >= 1, i0 + r <= 4, i1 + c <= 4: d(conv2.part)[n, r, c, g, i3 - 16 * g] * maxPool1.y[n, i0 + r - 1, i1
  //   + c - 1, i2 + 8 * g]) (examples/digits-cnn/digits-cnn.nn:6)
  // tiled 4×2 (i2 × i3), reduction by 2
  function train_gradient_conv2_K(count: number): void {
    const part = d_conv2_part;
    const y = maxPool1_y;
    const K = conv2_K;
    const gradient_conv2_K_all = gradient_conv2_K;
    for (let i0 = 0; i0 < 3; i0++) {
      for (let i1 = 0; i1 < 3; i1++) {
        for (let i2 = 0; i2 < 8; i2 += 4) {
          for (let i3 = 0; i3 < 16; i3 += 2) {
            let total_5 = 0;
            let total_9 = 0;
            let total_6 = 0;
            let total_10 = 0;
            let total_7 = 0;
            let total_11 = 0;
            let total_8 = 0;
            let total_12 = 0;
            for (let n = 0; n < count; n++) {
              for (let r = Math.max(0, -i0 + 1); r < Math.min(4, -i0 + 5); r++) {
                for (let c = Math.max(0, -i1 + 1); c < Math.min(4, -i1 + 5); c++) {
                  const d_conv2_part_1 = part[n * 256 + r * 64 + c * 16 + i3]!;
                  const maxPool1_y_1 = y[n * 128 + i0 * 32 + r * 32 + i1 * 8 + c * 8 + i2 - 40]!;
                  total_5 = d_conv2_part_1 * maxPool1_y_1 + total_5;
                  const d_conv2_part_2 = part[n * 256 + r * 64 + c * 16 + i3 + 1]!;
                  total_9 = d_conv2_part_2 * maxPool1_y_1 + total_9;
                  const maxPool1_y_2 = y[n * 128 + i0 * 32 + r * 32 + i1 * 8 + c * 8 + i2 - 39]!;
                  total_6 = d_conv2_part_1 * maxPool1_y_2 + total_6;
                  total_10 = d_conv2_part_2 * maxPool1_y_2 + total_10;
                  const maxPool1_y_3 = y[n * 128 + i0 * 32 + r * 32 + i1 * 8 + c * 8 + i2 - 38]!;
                  total_7 = d_conv2_part_1 * maxPool1_y_3 + total_7;
                  total_11 = d_conv2_part_2 * maxPool1_y_3 + total_11;
                  const maxPool1_y_4 = y[n * 128 + i0 * 32 + r * 32 + i1 * 8 + c * 8 + i2 - 37]!;
                  total_8 = d_conv2_part_1 * maxPool1_y_4 + total_8;
                  total_12 = d_conv2_part_2 * maxPool1_y_4 + total_12;
                }
              }
            }
            const gradient_conv2_K_5 = total_5 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3]!;
            const gradient_conv2_K_9 = total_9 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 1]!;
            const gradient_conv2_K_6 = total_6 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 16]!;
            const gradient_conv2_K_10 = total_10 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 17]!;
            const gradient_conv2_K_7 = total_7 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 32]!;
            const gradient_conv2_K_11 = total_11 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 33]!;
            const gradient_conv2_K_8 = total_8 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 48]!;
            const gradient_conv2_K_12 = total_12 + 0.0001 * K[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 49]!;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3] = gradient_conv2_K_5;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 1] = gradient_conv2_K_9;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 16] = gradient_conv2_K_6;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 17] = gradient_conv2_K_10;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 32] = gradient_conv2_K_7;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 33] = gradient_conv2_K_11;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 48] = gradient_conv2_K_8;
            gradient_conv2_K_all[i0 * 384 + i1 * 128 + i2 * 16 + i3 + 49] = gradient_conv2_K_12;
          }
        }
      }
    }
  }

  // gradient(conv2.b)[i0] = sum(n, r < 4, c < 4, g < 1: d(conv2.part)[n, r, c, g, i0 - 16 * g])
  //   (examples/digits-cnn/digits-cnn.nn:6)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_conv2_b(count: number): void {
    const part = d_conv2_part;
    const b = gradient_conv2_b;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let c = 0; c < 16; c++) {
          total_1 = part[n * 256 + c * 16 + i0]! + total_1;
          total_2 = part[n * 256 + c * 16 + i0 + 1]! + total_2;
          total_3 = part[n * 256 + c * 16 + i0 + 2]! + total_3;
          total_4 = part[n * 256 + c * 16 + i0 + 3]! + total_4;
        }
      }
      const gradient_conv2_b_1 = total_1;
      const gradient_conv2_b_2 = total_2;
      const gradient_conv2_b_3 = total_3;
      const gradient_conv2_b_4 = total_4;
      b[i0] = gradient_conv2_b_1;
      b[i0 + 1] = gradient_conv2_b_2;
      b[i0 + 2] = gradient_conv2_b_3;
      b[i0 + 3] = gradient_conv2_b_4;
    }
  }

  // gradient(dense1.W)[i0, i1] = 0.0001 * dense1.W[i0, i1] + sum(n: d(dense1.y)[n, i1] * dropout1.y[n, i0])
  //   (examples/digits-cnn/digits-cnn.nn:9)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = d_dense1_y;
    const dropout1_y_all = dropout1_y;
    const W = dense1_W;
    const gradient_dense1_W_all = gradient_dense1_W;
    for (let i0 = 0; i0 < 64; i0 += 4) {
      for (let i1 = 0; i1 < 10; i1 += 2) {
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
          const d_dense1_y_1 = y[n * 10 + i1]!;
          const dropout1_y_1 = dropout1_y_all[n * 64 + i0]!;
          total_5 = d_dense1_y_1 * dropout1_y_1 + total_5;
          const d_dense1_y_2 = y[n * 10 + i1 + 1]!;
          total_9 = d_dense1_y_2 * dropout1_y_1 + total_9;
          const dropout1_y_2 = dropout1_y_all[n * 64 + i0 + 1]!;
          total_6 = d_dense1_y_1 * dropout1_y_2 + total_6;
          total_10 = d_dense1_y_2 * dropout1_y_2 + total_10;
          const dropout1_y_3 = dropout1_y_all[n * 64 + i0 + 2]!;
          total_7 = d_dense1_y_1 * dropout1_y_3 + total_7;
          total_11 = d_dense1_y_2 * dropout1_y_3 + total_11;
          const dropout1_y_4 = dropout1_y_all[n * 64 + i0 + 3]!;
          total_8 = d_dense1_y_1 * dropout1_y_4 + total_8;
          total_12 = d_dense1_y_2 * dropout1_y_4 + total_12;
          const d_dense1_y_3 = y[n * 10 + i1 + 10]!;
          const dropout1_y_5 = dropout1_y_all[n * 64 + i0 + 64]!;
          total_5 = d_dense1_y_3 * dropout1_y_5 + total_5;
          const d_dense1_y_4 = y[n * 10 + i1 + 11]!;
          total_9 = d_dense1_y_4 * dropout1_y_5 + total_9;
          const dropout1_y_6 = dropout1_y_all[n * 64 + i0 + 65]!;
          total_6 = d_dense1_y_3 * dropout1_y_6 + total_6;
          total_10 = d_dense1_y_4 * dropout1_y_6 + total_10;
          const dropout1_y_7 = dropout1_y_all[n * 64 + i0 + 66]!;
          total_7 = d_dense1_y_3 * dropout1_y_7 + total_7;
          total_11 = d_dense1_y_4 * dropout1_y_7 + total_11;
          const dropout1_y_8 = dropout1_y_all[n * 64 + i0 + 67]!;
          total_8 = d_dense1_y_3 * dropout1_y_8 + total_8;
          total_12 = d_dense1_y_4 * dropout1_y_8 + total_12;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const d_dense1_y_5 = y[n_1 * 10 + i1]!;
          const dropout1_y_9 = dropout1_y_all[n_1 * 64 + i0]!;
          total_5 = d_dense1_y_5 * dropout1_y_9 + total_5;
          const d_dense1_y_6 = y[n_1 * 10 + i1 + 1]!;
          total_9 = d_dense1_y_6 * dropout1_y_9 + total_9;
          const dropout1_y_10 = dropout1_y_all[n_1 * 64 + i0 + 1]!;
          total_6 = d_dense1_y_5 * dropout1_y_10 + total_6;
          total_10 = d_dense1_y_6 * dropout1_y_10 + total_10;
          const dropout1_y_11 = dropout1_y_all[n_1 * 64 + i0 + 2]!;
          total_7 = d_dense1_y_5 * dropout1_y_11 + total_7;
          total_11 = d_dense1_y_6 * dropout1_y_11 + total_11;
          const dropout1_y_12 = dropout1_y_all[n_1 * 64 + i0 + 3]!;
          total_8 = d_dense1_y_5 * dropout1_y_12 + total_8;
          total_12 = d_dense1_y_6 * dropout1_y_12 + total_12;
        }
        const gradient_dense1_W_5 = total_5 + 0.0001 * W[i0 * 10 + i1]!;
        const gradient_dense1_W_9 = total_9 + 0.0001 * W[i0 * 10 + i1 + 1]!;
        const gradient_dense1_W_6 = total_6 + 0.0001 * W[i0 * 10 + i1 + 10]!;
        const gradient_dense1_W_10 = total_10 + 0.0001 * W[i0 * 10 + i1 + 11]!;
        const gradient_dense1_W_7 = total_7 + 0.0001 * W[i0 * 10 + i1 + 20]!;
        const gradient_dense1_W_11 = total_11 + 0.0001 * W[i0 * 10 + i1 + 21]!;
        const gradient_dense1_W_8 = total_8 + 0.0001 * W[i0 * 10 + i1 + 30]!;
        const gradient_dense1_W_12 = total_12 + 0.0001 * W[i0 * 10 + i1 + 31]!;
        gradient_dense1_W_all[i0 * 10 + i1] = gradient_dense1_W_5;
        gradient_dense1_W_all[i0 * 10 + i1 + 1] = gradient_dense1_W_9;
        gradient_dense1_W_all[i0 * 10 + i1 + 10] = gradient_dense1_W_6;
        gradient_dense1_W_all[i0 * 10 + i1 + 11] = gradient_dense1_W_10;
        gradient_dense1_W_all[i0 * 10 + i1 + 20] = gradient_dense1_W_7;
        gradient_dense1_W_all[i0 * 10 + i1 + 21] = gradient_dense1_W_11;
        gradient_dense1_W_all[i0 * 10 + i1 + 30] = gradient_dense1_W_8;
        gradient_dense1_W_all[i0 * 10 + i1 + 31] = gradient_dense1_W_12;
      }
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/digits-cnn/digits-cnn.nn:9)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    for (let i0 = 0; i0 < 8; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      const examples_1 = count;
      for (let n = 0; n < (examples_1 >> 1) * 2; n += 2) {
        total_1 = y[n * 10 + i0]! + total_1;
        total_2 = y[n * 10 + i0 + 1]! + total_2;
        total_3 = y[n * 10 + i0 + 2]! + total_3;
        total_4 = y[n * 10 + i0 + 3]! + total_4;
        total_1 = y[n * 10 + i0 + 10]! + total_1;
        total_2 = y[n * 10 + i0 + 11]! + total_2;
        total_3 = y[n * 10 + i0 + 12]! + total_3;
        total_4 = y[n * 10 + i0 + 13]! + total_4;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 = y[n_1 * 10 + i0]! + total_1;
        total_2 = y[n_1 * 10 + i0 + 1]! + total_2;
        total_3 = y[n_1 * 10 + i0 + 2]! + total_3;
        total_4 = y[n_1 * 10 + i0 + 3]! + total_4;
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
    let total_7 = 0;
    let total_8 = 0;
    const examples_2 = count;
    for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
      total_7 = y[n_2 * 10 + 8]! + total_7;
      total_8 = y[n_2 * 10 + 9]! + total_8;
      total_7 = y[n_2 * 10 + 18]! + total_7;
      total_8 = y[n_2 * 10 + 19]! + total_8;
    }
    for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
      total_7 = y[n_3 * 10 + 8]! + total_7;
      total_8 = y[n_3 * 10 + 9]! + total_8;
    }
    const gradient_dense1_b_7 = total_7;
    const gradient_dense1_b_8 = total_8;
    b[8] = gradient_dense1_b_7;
    b[9] = gradient_dense1_b_8;
  }

  // ---- parameter update ------------------------------------------------------------------------------------

  // adam.correction1 = 1 / (1 - 0.9 ^ t) (examples/digits-cnn/digits-cnn.nn:17)
  // adam.correction2 = 1 / (1 - 0.999 ^ t)
  function update_adam_correction2(): void {
    const t_1 = t[0]!;
    const adam_correction1_2 = 1 / (1 - pow(onBoth(0.9, t_1))[0]!);
    const adam_correction2_2 = 1 / (1 - pow(onBoth(0.999, t_1))[0]!);
    adam_correction1[0] = adam_correction1_2;
    adam_correction2[0] = adam_correction2_2;
  }

  // adam.v(conv1.K).new[i1, i2, i3, i4] = 0.001 * gradient(conv1.K)[i1, i2, i3, i4] ^ 2 + 0.999 * adam.v(conv1.K)[i1,
  //   i2, i3, i4] (examples/digits-cnn/digits-cnn.nn:17)
  // adam.m(conv1.K).new[i1, i2, i3, i4] = 0.9 * adam.m(conv1.K)[i1, i2, i3, i4] + 0.1 * gradient(conv1.K)[i1, i2, i3,
  //   i4]
  // adam.w(conv1.K).new[i1, i2, i3, i4] = conv1.K[i1, i2, i3, i4] - 0.003 * adam.correction1 *
  //   adam.m(conv1.K).new[i1, i2, i3, i4] / (sqrt(adam.correction2 * adam.v(conv1.K).new[i1, i2, i3, i4]) + 1e-8)
  function update_conv1_K(): void {
    const K = gradient_conv1_K;
    const v_conv1_K = adam_v_conv1_K;
    const m_conv1_K = adam_m_conv1_K;
    const conv1_K_all = conv1_K;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i4 = 0; i4 < 72; i4++) {
      const gradient_conv1_K_1 = K[i4]!;
      const adam_v_conv1_K_new = 0.001 * (gradient_conv1_K_1 * gradient_conv1_K_1) + 0.999 * v_conv1_K[i4]!;
      const adam_m_conv1_K_new = 0.9 * m_conv1_K[i4]! + 0.1 * gradient_conv1_K_1;
      const adam_w_conv1_K_new = conv1_K_all[i4]! - 0.003 * (correction1[0]! * adam_m_conv1_K_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_conv1_K_new)));
      v_conv1_K[i4] = adam_v_conv1_K_new;
      m_conv1_K[i4] = adam_m_conv1_K_new;
      conv1_K_all[i4] = adam_w_conv1_K_new;
    }
  }

  // adam.m(conv1.b).new[i1] = 0.1 * gradient(conv1.b)[i1] + 0.9 * adam.m(conv1.b)[i1]
  //   (examples/digits-cnn/digits-cnn.nn:17)
  // adam.v(conv1.b).new[i1] = 0.001 * gradient(conv1.b)[i1] ^ 2 + 0.999 * adam.v(conv1.b)[i1]
  // adam.w(conv1.b).new[i1] = conv1.b[i1] - 0.003 * adam.correction1 * adam.m(conv1.b).new[i1] /
  //   (sqrt(adam.correction2 * adam.v(conv1.b).new[i1]) + 1e-8)
  function update_conv1_b(): void {
    const b = gradient_conv1_b;
    const m_conv1_b = adam_m_conv1_b;
    const v_conv1_b = adam_v_conv1_b;
    const conv1_b_all = conv1_b;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 8; i1++) {
      const gradient_conv1_b_1 = b[i1]!;
      const adam_m_conv1_b_new = 0.1 * gradient_conv1_b_1 + 0.9 * m_conv1_b[i1]!;
      const adam_v_conv1_b_new = 0.001 * (gradient_conv1_b_1 * gradient_conv1_b_1) + 0.999 * v_conv1_b[i1]!;
      const adam_w_conv1_b_new = conv1_b_all[i1]! - 0.003 * (correction1[0]! * adam_m_conv1_b_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_conv1_b_new)));
      m_conv1_b[i1] = adam_m_conv1_b_new;
      v_conv1_b[i1] = adam_v_conv1_b_new;
      conv1_b_all[i1] = adam_w_conv1_b_new;
    }
  }

  // adam.m(conv2.K).new[i1, i2, i3, i4] = 0.1 * gradient(conv2.K)[i1, i2, i3, i4] + 0.9 * adam.m(conv2.K)[i1, i2, i3,
  //   i4] (examples/digits-cnn/digits-cnn.nn:17)
  // adam.v(conv2.K).new[i1, i2, i3, i4] = 0.001 * gradient(conv2.K)[i1, i2, i3, i4] ^ 2 + 0.999 * adam.v(conv2.K)[i1,
  //   i2, i3, i4]
  // adam.w(conv2.K).new[i1, i2, i3, i4] = conv2.K[i1, i2, i3, i4] - 0.003 * adam.correction1 *
  //   adam.m(conv2.K).new[i1, i2, i3, i4] / (sqrt(adam.correction2 * adam.v(conv2.K).new[i1, i2, i3, i4]) + 1e-8)
  function update_conv2_K(): void {
    const K = gradient_conv2_K;
    const m_conv2_K = adam_m_conv2_K;
    const v_conv2_K = adam_v_conv2_K;
    const conv2_K_all = conv2_K;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i4 = 0; i4 < 1152; i4++) {
      const gradient_conv2_K_1 = K[i4]!;
      const adam_m_conv2_K_new = 0.1 * gradient_conv2_K_1 + 0.9 * m_conv2_K[i4]!;
      const adam_v_conv2_K_new = 0.001 * (gradient_conv2_K_1 * gradient_conv2_K_1) + 0.999 * v_conv2_K[i4]!;
      const adam_w_conv2_K_new = conv2_K_all[i4]! - 0.003 * (correction1[0]! * adam_m_conv2_K_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_conv2_K_new)));
      m_conv2_K[i4] = adam_m_conv2_K_new;
      v_conv2_K[i4] = adam_v_conv2_K_new;
      conv2_K_all[i4] = adam_w_conv2_K_new;
    }
  }

  // adam.v(conv2.b).new[i1] = 0.999 * adam.v(conv2.b)[i1] + 0.001 * gradient(conv2.b)[i1] ^ 2
  //   (examples/digits-cnn/digits-cnn.nn:17)
  // adam.m(conv2.b).new[i1] = 0.1 * gradient(conv2.b)[i1] + 0.9 * adam.m(conv2.b)[i1]
  // adam.w(conv2.b).new[i1] = conv2.b[i1] - 0.003 * adam.correction1 * adam.m(conv2.b).new[i1] /
  //   (sqrt(adam.correction2 * adam.v(conv2.b).new[i1]) + 1e-8)
  function update_conv2_b(): void {
    const b = gradient_conv2_b;
    const v_conv2_b = adam_v_conv2_b;
    const m_conv2_b = adam_m_conv2_b;
    const conv2_b_all = conv2_b;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_conv2_b_1 = b[i1]!;
      const adam_v_conv2_b_new = 0.999 * v_conv2_b[i1]! + 0.001 * (gradient_conv2_b_1 * gradient_conv2_b_1);
      const adam_m_conv2_b_new = 0.1 * gradient_conv2_b_1 + 0.9 * m_conv2_b[i1]!;
      const adam_w_conv2_b_new = conv2_b_all[i1]! - 0.003 * (correction1[0]! * adam_m_conv2_b_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_conv2_b_new)));
      v_conv2_b[i1] = adam_v_conv2_b_new;
      m_conv2_b[i1] = adam_m_conv2_b_new;
      conv2_b_all[i1] = adam_w_conv2_b_new;
    }
  }

  // adam.v(dense1.W).new[i1, i2] = 0.999 * adam.v(dense1.W)[i1, i2] + 0.001 * gradient(dense1.W)[i1, i2] ^ 2
  //   (examples/digits-cnn/digits-cnn.nn:17)
  // adam.m(dense1.W).new[i1, i2] = 0.9 * adam.m(dense1.W)[i1, i2] + 0.1 * gradient(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.003 * adam.correction1 * adam.m(dense1.W).new[i1, i2] /
  //   (sqrt(adam.correction2 * adam.v(dense1.W).new[i1, i2]) + 1e-8)
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const dense1_W_all = dense1_W;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 640; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_v_dense1_W_new = 0.999 * v_dense1_W[i2]! + 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1);
      const adam_m_dense1_W_new = 0.9 * m_dense1_W[i2]! + 0.1 * gradient_dense1_W_1;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.003 * (correction1[0]! * adam_m_dense1_W_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_dense1_W_new)));
      v_dense1_W[i2] = adam_v_dense1_W_new;
      m_dense1_W[i2] = adam_m_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.9 * adam.m(dense1.b)[i1] + 0.1 * gradient(dense1.b)[i1]
  //   (examples/digits-cnn/digits-cnn.nn:17)
  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  // adam.w(dense1.b).new[i1] = dense1.b[i1] - 0.003 * adam.correction1 * adam.m(dense1.b).new[i1] /
  //   (sqrt(adam.v(dense1.b).new[i1] * adam.correction2) + 1e-8)
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const dense1_b_all = dense1_b;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 10; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_m_dense1_b_new = 0.9 * m_dense1_b[i1]! + 0.1 * gradient_dense1_b_1;
      const adam_v_dense1_b_new = 0.999 * v_dense1_b[i1]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.003 * (correction1[0]! * adam_m_dense1_b_new / (1e-8 + Math.sqrt(adam_v_dense1_b_new * correction2[0]!)));
      m_dense1_b[i1] = adam_m_dense1_b_new;
      v_dense1_b[i1] = adam_v_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // ---- fitted values, pass 1: begin ------------------------------------------------------------------------

  // sum.1[s1, s2, s3] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: accumulate -------------------------------------------------------------------

  // sum.1.joined[s1, s2, s3] = sum.1[s1, s2, s3] + sum(data: image[data, s1, s2, s3])
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const image_all = image;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 8; s1++) {
      for (let s2 = 0; s2 < 8; s2++) {
        for (let s3 = 0; s3 < 1; s3++) {
          let total = 0;
          for (let data = 0; data < count; data++) {
            total = image_all[data * 64 + s1 * 8 + s2 + s3]! + total;
          }
          sum_1_all[s1 * 8 + s2 + s3] = sum_1_all[s1 * 8 + s2 + s3]! + total;
        }
      }
    }
  }

  // ---- fitted values, pass 1: finish -----------------------------------------------------------------------

  // standardize1.center[s1, s2, s3] = sum.1[s1, s2, s3] / count(batch) (examples/digits-cnn/digits-cnn.nn:4)
  function fit_standardize1_center_2(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 8; s1++) {
      for (let s2 = 0; s2 < 8; s2++) {
        for (let s3 = 0; s3 < 1; s3++) {
          center[s1 * 8 + s2 + s3] = sum_1_all[s1 * 8 + s2 + s3]! / count;
        }
      }
    }
  }

  // ---- fitted values, pass 2: begin ------------------------------------------------------------------------

  // sum.2[s1, s2, s3] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: accumulate -------------------------------------------------------------------

  // sum.2.joined[s1, s2, s3] = sum.2[s1, s2, s3] + sum(data: (image[data, s1, s2, s3] - standardize1.center[s1, s2,
  //   s3]) ^ 2)
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const image_all = image;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 8; s1++) {
      for (let s2 = 0; s2 < 8; s2++) {
        for (let s3 = 0; s3 < 1; s3++) {
          let total = 0;
          for (let data = 0; data < count; data++) {
            total = square(image_all[data * 64 + s1 * 8 + s2 + s3]! - center[s1 * 8 + s2 + s3]!) + total;
          }
          sum_2_all[s1 * 8 + s2 + s3] = total + sum_2_all[s1 * 8 + s2 + s3]!;
        }
      }
    }
  }

  // ---- fitted values, pass 2: finish -----------------------------------------------------------------------

  // standardize1.deviation.sum[s1, s2, s3] = sum.2[s1, s2, s3] (examples/digits-cnn/digits-cnn.nn:4)
  // standardize1.deviation[s1, s2, s3] = sqrt(standardize1.deviation.sum[s1, s2, s3]) / sqrt(count(batch))
  // standardize1.spread[s1, s2, s3] = 1e-9 * abs(standardize1.center[s1, s2, s3]) < standardize1.deviation[s1, s2,
  //   s3] ? standardize1.deviation[s1, s2, s3] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const sum = standardize1_deviation_sum;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 8; s1++) {
      for (let s2 = 0; s2 < 8; s2++) {
        for (let s3 = 0; s3 < 1; s3++) {
          const standardize1_deviation_sum_2 = sum_2_all[s1 * 8 + s2 + s3]!;
          const standardize1_deviation_2 = Math.sqrt(standardize1_deviation_sum_2) / Math.sqrt(count);
          const standardize1_spread_2 = 1e-9 * Math.abs(center[s1 * 8 + s2 + s3]!) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
          sum[s1 * 8 + s2 + s3] = standardize1_deviation_sum_2;
          deviation[s1 * 8 + s2 + s3] = standardize1_deviation_2;
          spread[s1 * 8 + s2 + s3] = standardize1_spread_2;
        }
      }
    }
  }

  // ---- entry points ----------------------------------------------------------------------------------------

  /** Initializes parameters and state. */
  function runInitialize(): void {
    initialize_constants();
    initialize_conv1_K();
    initialize_conv2_K();
    initialize_dense1_W();
  }

  /** Computes the outputs of the inputs. */
  function runInference(count: number): void {
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_maxPool1_y(count);
    predict_relu2_y(count);
    predict_maxPool2_y(count);
    predict_dense1_y(count);
    predict_softmax1_y_logsumexp(count);
    predict_softmax1_y(count);
  }

  /** Computes the loss in evaluation mode. */
  function runEvaluation(count: number): void {
    evaluate_penalty_dense1_W_2();
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_maxPool1_y(count);
    predict_relu2_y(count);
    predict_maxPool2_y(count);
    predict_dense1_y(count);
    predict_softmax1_y_logsumexp(count);
    evaluate_loss_2(count);
  }

  /** Computes the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_dense1_W_2();
    train_dropout1_y_draw(count);
    predict_standardize1_y(count);
    train_relu1_y_2(count);
    train_argmax_maxPool1_y(count);
    train_relu2_y_2(count);
    train_argmax_maxPool2_y(count);
    train_dropout1_y(count);
    train_dense1_y_2(count);
    predict_softmax1_y_logsumexp(count);
    evaluate_loss_2(count);
    train_d_dense1_y(count);
    train_d_flatten1_y(count);
    train_d_relu2_y(count);
    train_d_conv2_part(count);
    train_d_maxPool1_y(count);
    train_d_relu1_y(count);
    train_d_conv1_part(count);
    train_gradient_conv1_K(count);
    train_gradient_conv1_b(count);
    train_gradient_conv2_K(count);
    train_gradient_conv2_b(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
  }

  /** Updates the parameters. */
  function runUpdate(): void {
    update_adam_correction2();
    update_conv1_K();
    update_conv1_b();
    update_conv2_K();
    update_conv2_b();
    update_dense1_W();
    update_dense1_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** The batch size of a call. */
  function countOf(inputs: DigitsCnnInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "image");
    return countExamples(inputs.length, 64, count, 32, "image");
  }

  /** Copies inputs into the input buffers. `exact`: the arrays must have exactly `count` examples. */
  function readInputs(inputs: DigitsCnnInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 64, exact, "image");
    if (training) checkFinite(inputs, count * 64, "image");
    for (let i = 0; i < count * 64; i++) image[i] = inputs[i]!;
  }

  function readTargets(targets: DigitsCnnTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "digit");
    checkIndices(targets, count, 10, "digit", "the position of a class");
    for (let i = 0; i < count; i++) target_digit[i] = targets[i]!;
  }

  function encodeImage(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 64, true, "image");
    for (let i = 0; i < 64; i++) into[at + i] = checkNumber(value[i], "image");
  }

  function encodeDigit(value: DigitsCnnDigit | number, into: Numbers, at: number): void {
    into[at] = classNumber(value, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "digit");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfDigit: Float64Array[] = [];

  /** A view of the outputs of `count` examples; created once per count. */
  function viewDigit(count: number): Float64Array {
    return (viewsOfDigit[count] ??= softmax1_y.subarray(0, count * 10));
  }

  function decodeDigit(values: Float64Array): DigitsCnnOutput {
    const classes = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
    let best = 0;
    for (let k = 1; k < 10; k++) if (values[k]! > values[best]!) best = k;
    return {
      digit: classes[best]!,
      probability: values[best]!,
      probabilities: {
        0: values[0]!,
        1: values[1]!,
        2: values[2]!,
        3: values[3]!,
        4: values[4]!,
        5: values[5]!,
        6: values[6]!,
        7: values[7]!,
        8: values[8]!,
        9: values[9]!,
      },
    };
  }

  function forward(inputs: DigitsCnnInputs, count?: number): DigitsCnnOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewDigit(n);
  }

  function predict(example: DigitsCnnInput): DigitsCnnOutput {
    encodeImage(example, image, 0);
    runInference(1);
    return decodeDigit(viewDigit(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: DigitsCnnInputs, targets: DigitsCnnTargets, count?: number): number {
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

  function trainBatch(inputs: DigitsCnnInputs, targets: DigitsCnnTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: DigitsCnnInputs, targets: DigitsCnnTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, true);
    readTargets(targets, n, count === undefined);
    runEvaluation(n);
    return meanLoss[0]!;
  }

  // ---- save and load ---------------------------------------------------------------------------------------

  const fittedNames: readonly string[] = ["standardize1.center","standardize1.deviation","standardize1.spread"];
  /** Fitted values loaded from another model: `fit` does not recompute them. */
  let taken: readonly TakenArray[] = [];
  const parameters: DigitsCnn["parameters"] = {
    "conv1.K": { shape: [3, 3, 1, 8], values: conv1_K },
    "conv1.b": { shape: [8], values: conv1_b },
    "conv2.K": { shape: [3, 3, 8, 16], values: conv2_K },
    "conv2.b": { shape: [16], values: conv2_b },
    "dense1.W": { shape: [64, 10], values: dense1_W },
    "dense1.b": { shape: [10], values: dense1_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [8, 8, 1], values: standardize1_center },
    { name: "standardize1.deviation", shape: [8, 8, 1], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [8, 8, 1], values: standardize1_spread },
    { name: "adam.m(conv1.K)", shape: [3, 3, 1, 8], values: adam_m_conv1_K, optional: true },
    { name: "adam.v(conv1.K)", shape: [3, 3, 1, 8], values: adam_v_conv1_K, optional: true },
    { name: "adam.m(conv1.b)", shape: [8], values: adam_m_conv1_b, optional: true },
    { name: "adam.v(conv1.b)", shape: [8], values: adam_v_conv1_b, optional: true },
    { name: "adam.m(conv2.K)", shape: [3, 3, 8, 16], values: adam_m_conv2_K, optional: true },
    { name: "adam.v(conv2.K)", shape: [3, 3, 8, 16], values: adam_v_conv2_K, optional: true },
    { name: "adam.m(conv2.b)", shape: [16], values: adam_m_conv2_b, optional: true },
    { name: "adam.v(conv2.b)", shape: [16], values: adam_v_conv2_b, optional: true },
    { name: "adam.m(dense1.W)", shape: [64, 10], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [64, 10], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [10], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [10], values: adam_v_dense1_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "DigitsCnn",
      seed: String(seed),
      step: String(updates),
      epoch: String(epochsDone),
      epochs: String(wholeEpochs),
      fitted: String(isFitted),
      ...(taken.length > 0 && { taken: taken.map((t) => t.name).join(" ") }),
    });
  }

  function load(bytes: Uint8Array, options: LoadOptions = {}): void {
    const saved = decodeSafetensors(bytes);
    const { only } = options;
    const found = only === undefined ? matchTensors(saved, kept, "DigitsCnn") : takeArrays(saved, kept, only);
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
    const names = saved.metadata["taken"]?.split(" ") ?? [];
    const others = taken.filter(({ name }) => !found.some((f) => f.name === name));
    taken = [
      ...others,
      ...found.filter(({ name }) => fittedNames.includes(name) && (only !== undefined || names.includes(name))),
    ];
  }

  // ---- training over a data set ----------------------------------------------------------------------------

  /** Validates a data set; its rows can then be copied into batches. */
  function takeData(data: DigitsCnnData): DataRows {
    checkRecord(data, "data");
    const rowsOfImage = takeRows(data.image, 64, undefined, Float64Array, encodeImage, "image");
    const rowsOfDigit = takeRows(data.digit, 1, 10, Int32Array, encodeDigit, "digit");
    const examples = sameCount(undefined, rowsOfImage.length, 64, "image");
    sameCount(examples, rowsOfDigit.length, 1, "digit");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 64; i++) image[n * 64 + i] = rowsOfImage[row * 64 + i]!;
          target_digit[n] = rowsOfDigit[row]!;
        }
      },
    };
  }

  /** Passes over the training examples that compute fitted values. */
  const passes: readonly FittingPass[] = [
    {
      begin() {
        fit_sum_1();
      },
      accumulate(count) {
        fit_fitting_accumulate_1_sum_1(count);
      },
      finish(count) {
        fit_standardize1_center_2(count);
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

  /** The kernels of a training step: layer, arrays written, and their numbers per example. Locates a non-finite loss. */
  const steps: readonly Step[] = [
    [
      "regularize (examples/digits-cnn/digits-cnn.nn:13)",
      [[penalty_conv2_K, 0], [penalty_conv1_K, 0], [penalty_dense1_W, 0]],
    ],
    ["dropout1 (examples/digits-cnn/digits-cnn.nn:8)", [[dropout1_y_draw, 64]]],
    ["standardize1 (examples/digits-cnn/digits-cnn.nn:4)", [[standardize1_y, 64]]],
    ["relu1 (examples/digits-cnn/digits-cnn.nn:5)", [[conv1_y, 512], [relu1_y, 512]]],
    ["maxPool1 (examples/digits-cnn/digits-cnn.nn:5)", [[maxPool1_y, 128], [argmax_maxPool1_y, 128]], true],
    ["relu2 (examples/digits-cnn/digits-cnn.nn:6)", [[conv2_y, 256], [relu2_y, 256]]],
    ["maxPool2 (examples/digits-cnn/digits-cnn.nn:6)", [[maxPool2_y, 64], [argmax_maxPool2_y, 64]], true],
    ["dropout1 (examples/digits-cnn/digits-cnn.nn:8)", [[dropout1_y, 64]]],
    ["dense1 (examples/digits-cnn/digits-cnn.nn:9)", [[dense1_y, 10]]],
    ["softmax1 (examples/digits-cnn/digits-cnn.nn:9)", [[softmax1_y_logsumexp, 1]], true],
    ["loss", [[meanLoss, 0]]],
    ["loss1 (examples/digits-cnn/digits-cnn.nn:12)", [[d_dense1_y, 10]]],
    ["dropout1 (examples/digits-cnn/digits-cnn.nn:8)", [[d_flatten1_y, 64]]],
    ["maxPool2 (examples/digits-cnn/digits-cnn.nn:6)", [[d_relu2_y, 256]]],
    ["conv2 (examples/digits-cnn/digits-cnn.nn:6)", [[d_conv2_part, 256]]],
    ["conv2 (examples/digits-cnn/digits-cnn.nn:6)", [[d_maxPool1_y, 128]]],
    ["maxPool1 (examples/digits-cnn/digits-cnn.nn:5)", [[d_relu1_y, 512]]],
    ["conv1 (examples/digits-cnn/digits-cnn.nn:5)", [[d_conv1_part, 512]]],
    ["conv1 (examples/digits-cnn/digits-cnn.nn:5)", [[gradient_conv1_K, 0]]],
    ["conv1 (examples/digits-cnn/digits-cnn.nn:5)", [[gradient_conv1_b, 0]]],
    ["conv2 (examples/digits-cnn/digits-cnn.nn:6)", [[gradient_conv2_K, 0]]],
    ["conv2 (examples/digits-cnn/digits-cnn.nn:6)", [[gradient_conv2_b, 0]]],
    ["dense1 (examples/digits-cnn/digits-cnn.nn:9)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/digits-cnn/digits-cnn.nn:9)", [[gradient_dense1_b, 0]]],
  ];

  const stepFunctions: readonly ((count: number) => void)[] = [
    evaluate_penalty_dense1_W_2,
    train_dropout1_y_draw,
    predict_standardize1_y,
    train_relu1_y_2,
    train_argmax_maxPool1_y,
    train_relu2_y_2,
    train_argmax_maxPool2_y,
    train_dropout1_y,
    train_dense1_y_2,
    predict_softmax1_y_logsumexp,
    evaluate_loss_2,
    train_d_dense1_y,
    train_d_flatten1_y,
    train_d_relu2_y,
    train_d_conv2_part,
    train_d_maxPool1_y,
    train_d_relu1_y,
    train_d_conv1_part,
    train_gradient_conv1_K,
    train_gradient_conv1_b,
    train_gradient_conv2_K,
    train_gradient_conv2_b,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
  ];

  /** This network and a data set, as training and evaluation use them. */
  function core(data: DigitsCnnData): FitCore {
    const meterOfDigit = classMeter(10, 1);
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
          meterOfDigit.reset();
        },
        add(count) {
          runInference(count);
          meterOfDigit.add(softmax1_y, target_digit, count);
        },
        values: () => ({ accuracy: meterOfDigit.value("accuracy") }),
      },
      accumulate: 1,
      epoch: () => epochsDone,
      whole: () => wholeEpochs,
      place(epoch, whole) {
        epochsDone = epoch;
        wholeEpochs = whole;
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
    return { epochs: 40, validation: 0.2, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: DigitsCnnData): Measured {
    return measureAll(core(data));
  }

  function fit(data: DigitsCnnData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    drain(run.work);
    return run.history;
  }

  async function fitAsync(data: DigitsCnnData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: DigitsCnn["gradients"] = {
    "conv1.K": { shape: [3, 3, 1, 8], values: gradient_conv1_K },
    "conv1.b": { shape: [8], values: gradient_conv1_b },
    "conv2.K": { shape: [3, 3, 8, 16], values: gradient_conv2_K },
    "conv2.b": { shape: [16], values: gradient_conv2_b },
    "dense1.W": { shape: [64, 10], values: gradient_dense1_W },
    "dense1.b": { shape: [10], values: gradient_dense1_b },
  };

  const meta: DigitsCnn["meta"] = {
    name: "DigitsCnn",
    sourceHash: "13d47c77c3e458",
    inputs: { image: [8, 8, 1] },
    outputs: { digit: [10] },
    parameterCount: 1898,
    batchSize: 32,
    bytes: 642688,
    operations: 24266,
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

/**
 * The exponential function, within 1 ulp: x = k log 2 + r with |r| ≤ ½ log 2, and a rational function of r. Terms of its
 * polynomial are paired (Estrin's scheme), so that fewer of the operations wait for another.
 */
function exp(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x > -708 && x < 708)) return extremeExp(values);
  // Next to 1.5 · 2^52, numbers have no digits after the point: the sum rounds to an integer.
  const k = x * Math.LOG2E + 6755399441055744 - 6755399441055744;
  // The logarithm of 2 in two parts, the first of which ends in zeros, so that k times it is exact.
  const high = x - k * 0.6931471803691238;
  const low = k * 1.9082149292705877e-10;
  const r = high - low;
  const z = r * r;
  const z2 = z * z;
  const c = r - z * (0.16666666666666602 + z * -0.0027777777777015593 + z2 * (0.00006613756321437934 + z * -0.0000016533902205465252 +
    z2 * 4.1381367970572385e-8));
  // With `| 0` the engine indexes without tests for fractions and for -0.
  values[0] = (1 - (low - (r * c) / (2 - c) - high)) * powersOfTwo[(k + 1074) | 0]!;
  return values;
}

/** The exponential function where 2^k may be out of range: multiplies by two halves of it, so that the result is rounded once. */
function extremeExp(values: Float64Array): Float64Array {
  const x = values[0]!;
  if (!(x > -745.2 && x < 709.8)) {
    values[0] = x > 0 ? Infinity : x < 0 ? 0 : x;
    return values;
  }
  const k = Math.floor(x * Math.LOG2E + 0.5);
  values[0] = x - k * 0.6931471803691238 - k * 1.9082149292705877e-10;
  values[0] = exp(values)[0]! * powersOfTwo[(k >> 1) + 1074]! * powersOfTwo[k - (k >> 1) + 1074]!;
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
  const z2 = z * z;
  // Even and odd powers apart, so that neither waits for the other.
  const even = z2 * (0.3999999999940942 + z2 * (0.22222198432149784 + z2 * 0.15313837699209373));
  const r = even + z * (0.6666666666666735 + z2 * (0.2857142874366239 + z2 * (0.1818357216161805 + z2 * 0.14798198605116586)));
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
  const z2 = z * z;
  const r = z2 * (0.5999999999999946 + z * 0.4285714285785502 + z2 * (0.33333332981837743 + z * 0.272728123808534 +
    z2 * (0.23066074577556175 + z * 0.20697501780033842))) + low * (high + s);
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
  const z2 = z * z;
  const c = r - z * (0.16666666666666602 + z * -0.0027777777777015593 + z2 * (0.00006613756321437934 + z * -0.0000016533902205465252 +
    z2 * 4.1381367970572385e-8));
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

/** Accumulates the metrics of one output. */
interface Meter {
  reset(): void;
  /** Outputs and targets of `count` examples, row after row. */
  add(outputs: ArrayLike<number>, targets: ArrayLike<number>, count: number): void;
  /** The value of a metric by name; NaN for an unknown name. */
  value(name: string): number;
}

/** Metrics of `items` predictions per example, each a distribution over `classes`; targets are class indices. */
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
 * A metric of a confusion matrix, whose rows are true classes and whose columns are predicted classes. `second`: the metric of
 * class 1 of two; otherwise the mean over the classes that occur in either, as in scikit-learn and TorchMetrics.
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

/** One pass over a data set, for fitted values or for a loss over all examples. */
interface FittingPass {
  readonly begin: () => void;
  /** Accumulates over the current batch of `count` examples. */
  readonly accumulate: (count: number) => void;
  /** `count`: the number of all examples. */
  readonly finish: (count: number) => void;
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

/** Runs passes over the first `examples` rows of an order, batch by batch. */
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

const optionNames = [
  "epochs", "of", "batch", "validation", "hold", "seed", "shuffle", "patience", "onEpoch", "onWarning", "signal", "threads",
] as const satisfies readonly (keyof FitAsyncOptions)[];

/** Validates options and returns the training to run. `pauses`: whether it yields after each update. */
function startFit(core: FitCore, options: FitAsyncOptions, defaults: FitDefaults, pauses: boolean): FitRun {
  // Callers without type checking would not notice that a misspelt option has no effect.
  for (const name of Object.keys(options) as (keyof FitAsyncOptions)[]) if (!optionNames.includes(name)) throw new TypeError(`fit has no option ${name}; its options are ${optionNames.join(", ")}`);
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
