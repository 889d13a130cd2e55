/**
 * The network Iris, compiled by nnc from examples/iris/iris.nn. Generated code: edit the model instead.
 *
 * Tells three kinds of iris apart by four measurements of the flower.
 */

/** One `flower`. */
export interface IrisFlower {
  readonly sepalLength: number;
  readonly sepalWidth: number;
  readonly petalLength: number;
  readonly petalWidth: number;
}

/** The classes of `species`. */
export type IrisSpecies = "setosa" | "versicolor" | "virginica";

/** One example, the argument of `predict`. */
export type IrisInput = IrisFlower;

/** The examples of one batch, row-major. Classes are indices from 0. */
export type IrisInputs = ArrayLike<number>;

/** The output for one example. */
export interface IrisOutput {
  readonly species: IrisSpecies;
  readonly probability: number;
  readonly probabilities: Record<IrisSpecies, number>;
}

/** Views of the outputs of a batch, row-major, valid until the next call. */
export type IrisOutputs = Float64Array;

/** The targets of one batch, row-major. Classes are indices from 0. */
export type IrisTargets = ArrayLike<number>;

/** A data set of any length: row-major numbers, or a list of examples. Classes are given by name; a number is a class name if the names are numbers, otherwise an index. */
export interface IrisData {
  readonly flower: ArrayLike<number> | readonly IrisFlower[];
  readonly species: ArrayLike<number> | readonly IrisSpecies[];
}

/** An array of the network: a live view. */
export interface IrisValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Options of the network. */
export interface IrisOptions {
  /** Seed of initial weights and random draws; 42 by default. */
  readonly seed?: number;
  /** The result of `save`. */
  readonly weights?: Uint8Array;
}

/** Tells three kinds of iris apart by four measurements of the flower. */
export interface Iris {
  /** The output for one example: flower, a record. */
  predict(example: IrisInput): IrisOutput;
  /** The outputs of a batch of `count` examples, 1 to 16: a view that is valid until the next call. */
  forward(inputs: IrisInputs, count?: number): IrisOutputs;
  /** One training step: forward, backward, update. 1 to 16 examples; returns their mean loss, including the regularizer. */
  trainBatch(inputs: IrisInputs, targets: IrisTargets, count?: number): number;
  /** Forward and backward passes: sets `gradients` and returns the mean loss. */
  accumulate(inputs: IrisInputs, targets: IrisTargets, count?: number): number;
  /** One optimizer step with the current gradients. */
  update(): void;
  /** The mean loss of a batch in evaluation mode. */
  loss(inputs: IrisInputs, targets: IrisTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: IrisData): Measured;
  /** Trains on a data set in shuffled epochs. With `of`, this call is a part of a longer training. */
  fit(data: IrisData, options?: FitOptions): FitHistory;
  /** Like `fit`, but yields to the event loop every few milliseconds. */
  fitAsync(data: IrisData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name, as live views. */
  readonly parameters: {
    /** `[4, 16]` */
    readonly "dense1.W": IrisValues;
    /** `[16]` */
    readonly "dense1.b": IrisValues;
    /** `[16, 3]` */
    readonly "dense2.W": IrisValues;
    /** `[3]` */
    readonly "dense2.b": IrisValues;
  };
  /** Gradients of the last `accumulate` or `trainBatch` by parameter name, as live views. */
  readonly gradients: {
    /** `[4, 16]` */
    readonly "dense1.W": IrisValues;
    /** `[16]` */
    readonly "dense1.b": IrisValues;
    /** `[16, 3]` */
    readonly "dense2.W": IrisValues;
    /** `[3]` */
    readonly "dense2.b": IrisValues;
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

/** Creates a network with its own memory and initial weights: `const network = createIris({ seed: 42 });`. */
export function createIris(options: IrisOptions = {}): Iris {
  // ---- memory ----------------------------------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(12416);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const flower = reals(0, 64); // [16, 4]
  const standardize1_center = reals(512, 4); // [4]
  const standardize1_spread = reals(544, 4); // [4]
  const dense1_W = reals(576, 64); // [4, 16]
  const dense1_b = reals(1088, 16); // [16]
  const dense2_W = reals(1216, 48); // [16, 3]
  const dense2_b = reals(1600, 3); // [3]
  const softmax1_y = reals(1624, 48); // [16, 3]
  const meanLoss = reals(2008, 1); // []
  const gradient_dense1_W = reals(2048, 64); // [4, 16]
  const gradient_dense1_b = reals(2560, 16); // [16]
  const gradient_dense2_W = reals(2688, 48); // [16, 3]
  const gradient_dense2_b = reals(3072, 3); // [3]
  const t = reals(3096, 1); // []
  const adam_m_dense1_W = reals(3136, 64); // [4, 16]
  const adam_v_dense1_W = reals(3648, 64); // [4, 16]
  const adam_m_dense1_b = reals(4160, 16); // [16]
  const adam_v_dense1_b = reals(4288, 16); // [16]
  const adam_m_dense2_W = reals(4416, 48); // [16, 3]
  const adam_v_dense2_W = reals(4800, 48); // [16, 3]
  const adam_m_dense2_b = reals(5184, 3); // [3]
  const adam_v_dense2_b = reals(5208, 3); // [3]
  const standardize1_deviation = reals(5232, 4); // [4]
  const sum_1 = reals(5264, 4); // [4]
  const sum_2 = reals(5296, 4); // [4]
  const standardize1_deviation_sum = reals(5328, 4); // [4]
  const relu1_y = reals(5376, 256); // [16, 16]
  const dense1_y = reals(7424, 256); // [16, 16]
  const d_dense1_y = reals(9472, 256); // [16, 16]
  const standardize1_y = reals(11520, 64); // [16, 4]
  const dense2_y = reals(9472, 48); // [16, 3]
  const d_dense2_y = reals(12032, 48); // [16, 3]
  const softmax1_y_logsumexp = reals(9856, 16); // [16]
  const penalty_dense1_W = reals(5360, 1); // []
  const penalty_dense2_W = reals(5368, 1); // []
  const adam_correction1 = reals(2016, 1); // []
  const adam_correction2 = reals(2024, 1); // []
  const integersMemory = new ArrayBuffer(64);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const target_species = integers(0, 16); // [16]

  let seed = checkSeed(options.seed ?? 42);
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
      standardize1_center, standardize1_deviation, dense1_b, dense2_b, adam_m_dense1_W, adam_v_dense1_W,
      adam_m_dense1_b, adam_v_dense1_b, adam_m_dense2_W, adam_v_dense2_W, adam_m_dense2_b, adam_v_dense2_b,
    ]) array.fill(0);
    standardize1_spread.fill(1);
  }

  // dense1.W[i1, i2] = 1.0954451150103321 * random#0(i1, i2) - 0.5477225575051661 (examples/iris/iris.nn:5)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        W[i1 * 16 + i2] = 1.0954451150103321 * uniformAt(draw0, i1 * 16 + i2) - 0.5477225575051661;
      }
    }
  }

  // dense2.W[i1, i2] = 1.1239029738980326 * random#1(i1, i2) - 0.5619514869490163 (examples/iris/iris.nn:6)
  function initialize_dense2_W(): void {
    const W = dense2_W;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 3; i2++) {
        W[i1 * 3 + i2] = 1.1239029738980326 * uniformAt(draw1, i1 * 3 + i2) - 0.5619514869490163;
      }
    }
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // standardize1.y[n, s1] = (flower[n, s1] - standardize1.center[s1]) / standardize1.spread[s1]
  //   (examples/iris/iris.nn:4)
  // unrolled: 8 operations; a loop costs more
  function predict_standardize1_y(count: number): void {
    const flower_all = flower;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const y = standardize1_y;
    for (let n = 0; n < count; n++) {
      y[n * 4] = (flower_all[n * 4]! - center[0]!) / spread[0]!;
      y[n * 4 + 1] = (flower_all[n * 4 + 1]! - center[1]!) / spread[1]!;
      y[n * 4 + 2] = (flower_all[n * 4 + 2]! - center[2]!) / spread[2]!;
      y[n * 4 + 3] = (flower_all[n * 4 + 3]! - center[3]!) / spread[3]!;
    }
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i < 4: standardize1.y[n, i] * dense1.W[i, j]) (examples/iris/iris.nn:5)
  // relu1.y[n, j] = max(dense1.y[n, j], 0)
  // unrolled: 96 operations; a loop costs more
  function predict_relu1_y(count: number): void {
    const y = standardize1_y;
    const W = dense1_W;
    const b = dense1_b;
    const relu1_y_all = relu1_y;
    for (let n = 0; n < count; n++) {
      const standardize1_y_1 = y[n * 4]!;
      let total_1 = standardize1_y_1 * W[0]!;
      const standardize1_y_2 = y[n * 4 + 1]!;
      total_1 = standardize1_y_2 * W[16]! + total_1;
      const standardize1_y_3 = y[n * 4 + 2]!;
      total_1 = standardize1_y_3 * W[32]! + total_1;
      const standardize1_y_4 = y[n * 4 + 3]!;
      total_1 = standardize1_y_4 * W[48]! + total_1;
      const dense1_y_1 = b[0]! + total_1;
      relu1_y_all[n * 16] = Math.max(dense1_y_1, 0);
      let total_2 = standardize1_y_1 * W[1]!;
      total_2 = standardize1_y_2 * W[17]! + total_2;
      total_2 = standardize1_y_3 * W[33]! + total_2;
      total_2 = standardize1_y_4 * W[49]! + total_2;
      const dense1_y_2 = b[1]! + total_2;
      relu1_y_all[n * 16 + 1] = Math.max(dense1_y_2, 0);
      let total_3 = standardize1_y_1 * W[2]!;
      total_3 = standardize1_y_2 * W[18]! + total_3;
      total_3 = standardize1_y_3 * W[34]! + total_3;
      total_3 = standardize1_y_4 * W[50]! + total_3;
      const dense1_y_3 = b[2]! + total_3;
      relu1_y_all[n * 16 + 2] = Math.max(dense1_y_3, 0);
      let total_4 = standardize1_y_1 * W[3]!;
      total_4 = standardize1_y_2 * W[19]! + total_4;
      total_4 = standardize1_y_3 * W[35]! + total_4;
      total_4 = standardize1_y_4 * W[51]! + total_4;
      const dense1_y_4 = b[3]! + total_4;
      relu1_y_all[n * 16 + 3] = Math.max(dense1_y_4, 0);
      let total_5 = standardize1_y_1 * W[4]!;
      total_5 = standardize1_y_2 * W[20]! + total_5;
      total_5 = standardize1_y_3 * W[36]! + total_5;
      total_5 = standardize1_y_4 * W[52]! + total_5;
      const dense1_y_5 = b[4]! + total_5;
      relu1_y_all[n * 16 + 4] = Math.max(dense1_y_5, 0);
      let total_6 = standardize1_y_1 * W[5]!;
      total_6 = standardize1_y_2 * W[21]! + total_6;
      total_6 = standardize1_y_3 * W[37]! + total_6;
      total_6 = standardize1_y_4 * W[53]! + total_6;
      const dense1_y_6 = b[5]! + total_6;
      relu1_y_all[n * 16 + 5] = Math.max(dense1_y_6, 0);
      let total_7 = standardize1_y_1 * W[6]!;
      total_7 = standardize1_y_2 * W[22]! + total_7;
      total_7 = standardize1_y_3 * W[38]! + total_7;
      total_7 = standardize1_y_4 * W[54]! + total_7;
      const dense1_y_7 = b[6]! + total_7;
      relu1_y_all[n * 16 + 6] = Math.max(dense1_y_7, 0);
      let total_8 = standardize1_y_1 * W[7]!;
      total_8 = standardize1_y_2 * W[23]! + total_8;
      total_8 = standardize1_y_3 * W[39]! + total_8;
      total_8 = standardize1_y_4 * W[55]! + total_8;
      const dense1_y_8 = b[7]! + total_8;
      relu1_y_all[n * 16 + 7] = Math.max(dense1_y_8, 0);
      let total_9 = standardize1_y_1 * W[8]!;
      total_9 = standardize1_y_2 * W[24]! + total_9;
      total_9 = standardize1_y_3 * W[40]! + total_9;
      total_9 = standardize1_y_4 * W[56]! + total_9;
      const dense1_y_9 = b[8]! + total_9;
      relu1_y_all[n * 16 + 8] = Math.max(dense1_y_9, 0);
      let total_10 = standardize1_y_1 * W[9]!;
      total_10 = standardize1_y_2 * W[25]! + total_10;
      total_10 = standardize1_y_3 * W[41]! + total_10;
      total_10 = standardize1_y_4 * W[57]! + total_10;
      const dense1_y_10 = b[9]! + total_10;
      relu1_y_all[n * 16 + 9] = Math.max(dense1_y_10, 0);
      let total_11 = standardize1_y_1 * W[10]!;
      total_11 = standardize1_y_2 * W[26]! + total_11;
      total_11 = standardize1_y_3 * W[42]! + total_11;
      total_11 = standardize1_y_4 * W[58]! + total_11;
      const dense1_y_11 = b[10]! + total_11;
      relu1_y_all[n * 16 + 10] = Math.max(dense1_y_11, 0);
      let total_12 = standardize1_y_1 * W[11]!;
      total_12 = standardize1_y_2 * W[27]! + total_12;
      total_12 = standardize1_y_3 * W[43]! + total_12;
      total_12 = standardize1_y_4 * W[59]! + total_12;
      const dense1_y_12 = b[11]! + total_12;
      relu1_y_all[n * 16 + 11] = Math.max(dense1_y_12, 0);
      let total_13 = standardize1_y_1 * W[12]!;
      total_13 = standardize1_y_2 * W[28]! + total_13;
      total_13 = standardize1_y_3 * W[44]! + total_13;
      total_13 = standardize1_y_4 * W[60]! + total_13;
      const dense1_y_13 = b[12]! + total_13;
      relu1_y_all[n * 16 + 12] = Math.max(dense1_y_13, 0);
      let total_14 = standardize1_y_1 * W[13]!;
      total_14 = standardize1_y_2 * W[29]! + total_14;
      total_14 = standardize1_y_3 * W[45]! + total_14;
      total_14 = standardize1_y_4 * W[61]! + total_14;
      const dense1_y_14 = b[13]! + total_14;
      relu1_y_all[n * 16 + 13] = Math.max(dense1_y_14, 0);
      let total_15 = standardize1_y_1 * W[14]!;
      total_15 = standardize1_y_2 * W[30]! + total_15;
      total_15 = standardize1_y_3 * W[46]! + total_15;
      total_15 = standardize1_y_4 * W[62]! + total_15;
      const dense1_y_15 = b[14]! + total_15;
      relu1_y_all[n * 16 + 14] = Math.max(dense1_y_15, 0);
      let total_16 = standardize1_y_1 * W[15]!;
      total_16 = standardize1_y_2 * W[31]! + total_16;
      total_16 = standardize1_y_3 * W[47]! + total_16;
      total_16 = standardize1_y_4 * W[63]! + total_16;
      const dense1_y_16 = b[15]! + total_16;
      relu1_y_all[n * 16 + 15] = Math.max(dense1_y_16, 0);
    }
  }

  // dense2.y[n, j] = dense2.b[j] + sum(i < 16: relu1.y[n, i] * dense2.W[i, j]) (examples/iris/iris.nn:6)
  // unrolled: 51 operations; a loop costs more
  function predict_dense2_y(count: number): void {
    const y = relu1_y;
    const W = dense2_W;
    const b = dense2_b;
    const dense2_y_all = dense2_y;
    for (let n = 0; n < count; n++) {
      const relu1_y_1 = y[n * 16]!;
      let total_1 = relu1_y_1 * W[0]!;
      const relu1_y_2 = y[n * 16 + 1]!;
      total_1 = relu1_y_2 * W[3]! + total_1;
      const relu1_y_3 = y[n * 16 + 2]!;
      total_1 = relu1_y_3 * W[6]! + total_1;
      const relu1_y_4 = y[n * 16 + 3]!;
      total_1 = relu1_y_4 * W[9]! + total_1;
      const relu1_y_5 = y[n * 16 + 4]!;
      total_1 = relu1_y_5 * W[12]! + total_1;
      const relu1_y_6 = y[n * 16 + 5]!;
      total_1 = relu1_y_6 * W[15]! + total_1;
      const relu1_y_7 = y[n * 16 + 6]!;
      total_1 = relu1_y_7 * W[18]! + total_1;
      const relu1_y_8 = y[n * 16 + 7]!;
      total_1 = relu1_y_8 * W[21]! + total_1;
      const relu1_y_9 = y[n * 16 + 8]!;
      total_1 = relu1_y_9 * W[24]! + total_1;
      const relu1_y_10 = y[n * 16 + 9]!;
      total_1 = relu1_y_10 * W[27]! + total_1;
      const relu1_y_11 = y[n * 16 + 10]!;
      total_1 = relu1_y_11 * W[30]! + total_1;
      const relu1_y_12 = y[n * 16 + 11]!;
      total_1 = relu1_y_12 * W[33]! + total_1;
      const relu1_y_13 = y[n * 16 + 12]!;
      total_1 = relu1_y_13 * W[36]! + total_1;
      const relu1_y_14 = y[n * 16 + 13]!;
      total_1 = relu1_y_14 * W[39]! + total_1;
      const relu1_y_15 = y[n * 16 + 14]!;
      total_1 = relu1_y_15 * W[42]! + total_1;
      const relu1_y_16 = y[n * 16 + 15]!;
      total_1 = relu1_y_16 * W[45]! + total_1;
      dense2_y_all[n * 3] = total_1 + b[0]!;
      let total_2 = relu1_y_1 * W[1]!;
      total_2 = relu1_y_2 * W[4]! + total_2;
      total_2 = relu1_y_3 * W[7]! + total_2;
      total_2 = relu1_y_4 * W[10]! + total_2;
      total_2 = relu1_y_5 * W[13]! + total_2;
      total_2 = relu1_y_6 * W[16]! + total_2;
      total_2 = relu1_y_7 * W[19]! + total_2;
      total_2 = relu1_y_8 * W[22]! + total_2;
      total_2 = relu1_y_9 * W[25]! + total_2;
      total_2 = relu1_y_10 * W[28]! + total_2;
      total_2 = relu1_y_11 * W[31]! + total_2;
      total_2 = relu1_y_12 * W[34]! + total_2;
      total_2 = relu1_y_13 * W[37]! + total_2;
      total_2 = relu1_y_14 * W[40]! + total_2;
      total_2 = relu1_y_15 * W[43]! + total_2;
      total_2 = relu1_y_16 * W[46]! + total_2;
      dense2_y_all[n * 3 + 1] = total_2 + b[1]!;
      let total_3 = relu1_y_1 * W[2]!;
      total_3 = relu1_y_2 * W[5]! + total_3;
      total_3 = relu1_y_3 * W[8]! + total_3;
      total_3 = relu1_y_4 * W[11]! + total_3;
      total_3 = relu1_y_5 * W[14]! + total_3;
      total_3 = relu1_y_6 * W[17]! + total_3;
      total_3 = relu1_y_7 * W[20]! + total_3;
      total_3 = relu1_y_8 * W[23]! + total_3;
      total_3 = relu1_y_9 * W[26]! + total_3;
      total_3 = relu1_y_10 * W[29]! + total_3;
      total_3 = relu1_y_11 * W[32]! + total_3;
      total_3 = relu1_y_12 * W[35]! + total_3;
      total_3 = relu1_y_13 * W[38]! + total_3;
      total_3 = relu1_y_14 * W[41]! + total_3;
      total_3 = relu1_y_15 * W[44]! + total_3;
      total_3 = relu1_y_16 * W[47]! + total_3;
      dense2_y_all[n * 3 + 2] = total_3 + b[2]!;
    }
  }

  // softmax1.y.logsumexp[n] = logsumexp(j < 3: dense2.y[n, j]) (examples/iris/iris.nn:6)
  // unrolled: 16 operations; a loop costs more
  function predict_softmax1_y_logsumexp(count: number): void {
    const y = dense2_y;
    const logsumexp = softmax1_y_logsumexp;
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
      let total = exp(on(candidate_1 - greatest))[0]!;
      total = exp(on(candidate_2 - greatest))[0]! + total;
      total = exp(on(candidate_3 - greatest))[0]! + total;
      logsumexp[n] = Math.abs(greatest) === Infinity ? greatest : greatest + log(on(total))[0]!;
    }
  }

  // softmax1.y[n, k] = exp(dense2.y[n, k] - softmax1.y.logsumexp[n]) (examples/iris/iris.nn:6)
  // unrolled: 6 operations; a loop costs more
  function predict_softmax1_y(count: number): void {
    const logsumexp = softmax1_y_logsumexp;
    const y = dense2_y;
    const softmax1_y_all = softmax1_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_logsumexp_1 = logsumexp[n]!;
      softmax1_y_all[n * 3] = exp(on(y[n * 3]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 3 + 1] = exp(on(y[n * 3 + 1]! - softmax1_y_logsumexp_1))[0]!;
      softmax1_y_all[n * 3 + 2] = exp(on(y[n * 3 + 2]! - softmax1_y_logsumexp_1))[0]!;
    }
  }

  // ---- loss ------------------------------------------------------------------------------------------------

  // penalty(dense2.W) = sum(i1 < 16, i2 < 3: dense2.W[i1, i2] ^ 2) / 20000 (examples/iris/iris.nn:10)
  // penalty(dense1.W) = sum(i1 < 4, i2 < 16: dense1.W[i1, i2] ^ 2) / 20000
  // unrolled: 226 operations; a loop costs more
  function evaluate_penalty_dense1_W_2(): void {
    let total = square(dense2_W[0]!);
    total = square(dense2_W[1]!) + total;
    total = square(dense2_W[2]!) + total;
    total = square(dense2_W[3]!) + total;
    total = square(dense2_W[4]!) + total;
    total = square(dense2_W[5]!) + total;
    total = square(dense2_W[6]!) + total;
    total = square(dense2_W[7]!) + total;
    total = square(dense2_W[8]!) + total;
    total = square(dense2_W[9]!) + total;
    total = square(dense2_W[10]!) + total;
    total = square(dense2_W[11]!) + total;
    total = square(dense2_W[12]!) + total;
    total = square(dense2_W[13]!) + total;
    total = square(dense2_W[14]!) + total;
    total = square(dense2_W[15]!) + total;
    total = square(dense2_W[16]!) + total;
    total = square(dense2_W[17]!) + total;
    total = square(dense2_W[18]!) + total;
    total = square(dense2_W[19]!) + total;
    total = square(dense2_W[20]!) + total;
    total = square(dense2_W[21]!) + total;
    total = square(dense2_W[22]!) + total;
    total = square(dense2_W[23]!) + total;
    total = square(dense2_W[24]!) + total;
    total = square(dense2_W[25]!) + total;
    total = square(dense2_W[26]!) + total;
    total = square(dense2_W[27]!) + total;
    total = square(dense2_W[28]!) + total;
    total = square(dense2_W[29]!) + total;
    total = square(dense2_W[30]!) + total;
    total = square(dense2_W[31]!) + total;
    total = square(dense2_W[32]!) + total;
    total = square(dense2_W[33]!) + total;
    total = square(dense2_W[34]!) + total;
    total = square(dense2_W[35]!) + total;
    total = square(dense2_W[36]!) + total;
    total = square(dense2_W[37]!) + total;
    total = square(dense2_W[38]!) + total;
    total = square(dense2_W[39]!) + total;
    total = square(dense2_W[40]!) + total;
    total = square(dense2_W[41]!) + total;
    total = square(dense2_W[42]!) + total;
    total = square(dense2_W[43]!) + total;
    total = square(dense2_W[44]!) + total;
    total = square(dense2_W[45]!) + total;
    total = square(dense2_W[46]!) + total;
    total = square(dense2_W[47]!) + total;
    const penalty_dense2_W_2 = 0.00005 * total;
    let total_2 = square(dense1_W[0]!);
    total_2 = square(dense1_W[1]!) + total_2;
    total_2 = square(dense1_W[2]!) + total_2;
    total_2 = square(dense1_W[3]!) + total_2;
    total_2 = square(dense1_W[4]!) + total_2;
    total_2 = square(dense1_W[5]!) + total_2;
    total_2 = square(dense1_W[6]!) + total_2;
    total_2 = square(dense1_W[7]!) + total_2;
    total_2 = square(dense1_W[8]!) + total_2;
    total_2 = square(dense1_W[9]!) + total_2;
    total_2 = square(dense1_W[10]!) + total_2;
    total_2 = square(dense1_W[11]!) + total_2;
    total_2 = square(dense1_W[12]!) + total_2;
    total_2 = square(dense1_W[13]!) + total_2;
    total_2 = square(dense1_W[14]!) + total_2;
    total_2 = square(dense1_W[15]!) + total_2;
    total_2 = square(dense1_W[16]!) + total_2;
    total_2 = square(dense1_W[17]!) + total_2;
    total_2 = square(dense1_W[18]!) + total_2;
    total_2 = square(dense1_W[19]!) + total_2;
    total_2 = square(dense1_W[20]!) + total_2;
    total_2 = square(dense1_W[21]!) + total_2;
    total_2 = square(dense1_W[22]!) + total_2;
    total_2 = square(dense1_W[23]!) + total_2;
    total_2 = square(dense1_W[24]!) + total_2;
    total_2 = square(dense1_W[25]!) + total_2;
    total_2 = square(dense1_W[26]!) + total_2;
    total_2 = square(dense1_W[27]!) + total_2;
    total_2 = square(dense1_W[28]!) + total_2;
    total_2 = square(dense1_W[29]!) + total_2;
    total_2 = square(dense1_W[30]!) + total_2;
    total_2 = square(dense1_W[31]!) + total_2;
    total_2 = square(dense1_W[32]!) + total_2;
    total_2 = square(dense1_W[33]!) + total_2;
    total_2 = square(dense1_W[34]!) + total_2;
    total_2 = square(dense1_W[35]!) + total_2;
    total_2 = square(dense1_W[36]!) + total_2;
    total_2 = square(dense1_W[37]!) + total_2;
    total_2 = square(dense1_W[38]!) + total_2;
    total_2 = square(dense1_W[39]!) + total_2;
    total_2 = square(dense1_W[40]!) + total_2;
    total_2 = square(dense1_W[41]!) + total_2;
    total_2 = square(dense1_W[42]!) + total_2;
    total_2 = square(dense1_W[43]!) + total_2;
    total_2 = square(dense1_W[44]!) + total_2;
    total_2 = square(dense1_W[45]!) + total_2;
    total_2 = square(dense1_W[46]!) + total_2;
    total_2 = square(dense1_W[47]!) + total_2;
    total_2 = square(dense1_W[48]!) + total_2;
    total_2 = square(dense1_W[49]!) + total_2;
    total_2 = square(dense1_W[50]!) + total_2;
    total_2 = square(dense1_W[51]!) + total_2;
    total_2 = square(dense1_W[52]!) + total_2;
    total_2 = square(dense1_W[53]!) + total_2;
    total_2 = square(dense1_W[54]!) + total_2;
    total_2 = square(dense1_W[55]!) + total_2;
    total_2 = square(dense1_W[56]!) + total_2;
    total_2 = square(dense1_W[57]!) + total_2;
    total_2 = square(dense1_W[58]!) + total_2;
    total_2 = square(dense1_W[59]!) + total_2;
    total_2 = square(dense1_W[60]!) + total_2;
    total_2 = square(dense1_W[61]!) + total_2;
    total_2 = square(dense1_W[62]!) + total_2;
    total_2 = square(dense1_W[63]!) + total_2;
    const penalty_dense1_W_2 = 0.00005 * total_2;
    penalty_dense2_W[0] = penalty_dense2_W_2;
    penalty_dense1_W[0] = penalty_dense1_W_2;
  }

  // loss.data = sum(n: softmax1.y.logsumexp[n] - dense2.y[n, target(species)[n]]) / count(batch)
  // loss = penalty(dense2.W) + loss.data + penalty(dense1.W)
  function evaluate_loss_2(count: number): void {
    const species = target_species;
    const logsumexp = softmax1_y_logsumexp;
    const y = dense2_y;
    const W = penalty_dense2_W;
    const dense1_W = penalty_dense1_W;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      const position = species[n]!;
      total = logsumexp[n]! - y[n * 3 + position]! + total;
    }
    const loss_data = total / count;
    meanLoss_all[0] = W[0]! + loss_data + dense1_W[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // dense1.y[n, j] = dense1.b[j] + sum(i < 4: standardize1.y[n, i] * dense1.W[i, j]) (examples/iris/iris.nn:5)
  // relu1.y[n, j] = max(dense1.y[n, j], 0)
  // unrolled: 96 operations; a loop costs more
  function train_relu1_y_2(count: number): void {
    const y = standardize1_y;
    const W = dense1_W;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    const relu1_y_all = relu1_y;
    for (let n = 0; n < count; n++) {
      const standardize1_y_1 = y[n * 4]!;
      let total_1 = standardize1_y_1 * W[0]!;
      const standardize1_y_2 = y[n * 4 + 1]!;
      total_1 = standardize1_y_2 * W[16]! + total_1;
      const standardize1_y_3 = y[n * 4 + 2]!;
      total_1 = standardize1_y_3 * W[32]! + total_1;
      const standardize1_y_4 = y[n * 4 + 3]!;
      total_1 = standardize1_y_4 * W[48]! + total_1;
      const dense1_y_1 = b[0]! + total_1;
      const relu1_y_1 = Math.max(dense1_y_1, 0);
      dense1_y_all[n * 16] = dense1_y_1;
      relu1_y_all[n * 16] = relu1_y_1;
      let total_2 = standardize1_y_1 * W[1]!;
      total_2 = standardize1_y_2 * W[17]! + total_2;
      total_2 = standardize1_y_3 * W[33]! + total_2;
      total_2 = standardize1_y_4 * W[49]! + total_2;
      const dense1_y_2 = b[1]! + total_2;
      const relu1_y_2 = Math.max(dense1_y_2, 0);
      dense1_y_all[n * 16 + 1] = dense1_y_2;
      relu1_y_all[n * 16 + 1] = relu1_y_2;
      let total_3 = standardize1_y_1 * W[2]!;
      total_3 = standardize1_y_2 * W[18]! + total_3;
      total_3 = standardize1_y_3 * W[34]! + total_3;
      total_3 = standardize1_y_4 * W[50]! + total_3;
      const dense1_y_3 = b[2]! + total_3;
      const relu1_y_3 = Math.max(dense1_y_3, 0);
      dense1_y_all[n * 16 + 2] = dense1_y_3;
      relu1_y_all[n * 16 + 2] = relu1_y_3;
      let total_4 = standardize1_y_1 * W[3]!;
      total_4 = standardize1_y_2 * W[19]! + total_4;
      total_4 = standardize1_y_3 * W[35]! + total_4;
      total_4 = standardize1_y_4 * W[51]! + total_4;
      const dense1_y_4 = b[3]! + total_4;
      const relu1_y_4 = Math.max(dense1_y_4, 0);
      dense1_y_all[n * 16 + 3] = dense1_y_4;
      relu1_y_all[n * 16 + 3] = relu1_y_4;
      let total_5 = standardize1_y_1 * W[4]!;
      total_5 = standardize1_y_2 * W[20]! + total_5;
      total_5 = standardize1_y_3 * W[36]! + total_5;
      total_5 = standardize1_y_4 * W[52]! + total_5;
      const dense1_y_5 = b[4]! + total_5;
      const relu1_y_5 = Math.max(dense1_y_5, 0);
      dense1_y_all[n * 16 + 4] = dense1_y_5;
      relu1_y_all[n * 16 + 4] = relu1_y_5;
      let total_6 = standardize1_y_1 * W[5]!;
      total_6 = standardize1_y_2 * W[21]! + total_6;
      total_6 = standardize1_y_3 * W[37]! + total_6;
      total_6 = standardize1_y_4 * W[53]! + total_6;
      const dense1_y_6 = b[5]! + total_6;
      const relu1_y_6 = Math.max(dense1_y_6, 0);
      dense1_y_all[n * 16 + 5] = dense1_y_6;
      relu1_y_all[n * 16 + 5] = relu1_y_6;
      let total_7 = standardize1_y_1 * W[6]!;
      total_7 = standardize1_y_2 * W[22]! + total_7;
      total_7 = standardize1_y_3 * W[38]! + total_7;
      total_7 = standardize1_y_4 * W[54]! + total_7;
      const dense1_y_7 = b[6]! + total_7;
      const relu1_y_7 = Math.max(dense1_y_7, 0);
      dense1_y_all[n * 16 + 6] = dense1_y_7;
      relu1_y_all[n * 16 + 6] = relu1_y_7;
      let total_8 = standardize1_y_1 * W[7]!;
      total_8 = standardize1_y_2 * W[23]! + total_8;
      total_8 = standardize1_y_3 * W[39]! + total_8;
      total_8 = standardize1_y_4 * W[55]! + total_8;
      const dense1_y_8 = b[7]! + total_8;
      const relu1_y_8 = Math.max(dense1_y_8, 0);
      dense1_y_all[n * 16 + 7] = dense1_y_8;
      relu1_y_all[n * 16 + 7] = relu1_y_8;
      let total_9 = standardize1_y_1 * W[8]!;
      total_9 = standardize1_y_2 * W[24]! + total_9;
      total_9 = standardize1_y_3 * W[40]! + total_9;
      total_9 = standardize1_y_4 * W[56]! + total_9;
      const dense1_y_9 = b[8]! + total_9;
      const relu1_y_9 = Math.max(dense1_y_9, 0);
      dense1_y_all[n * 16 + 8] = dense1_y_9;
      relu1_y_all[n * 16 + 8] = relu1_y_9;
      let total_10 = standardize1_y_1 * W[9]!;
      total_10 = standardize1_y_2 * W[25]! + total_10;
      total_10 = standardize1_y_3 * W[41]! + total_10;
      total_10 = standardize1_y_4 * W[57]! + total_10;
      const dense1_y_10 = b[9]! + total_10;
      const relu1_y_10 = Math.max(dense1_y_10, 0);
      dense1_y_all[n * 16 + 9] = dense1_y_10;
      relu1_y_all[n * 16 + 9] = relu1_y_10;
      let total_11 = standardize1_y_1 * W[10]!;
      total_11 = standardize1_y_2 * W[26]! + total_11;
      total_11 = standardize1_y_3 * W[42]! + total_11;
      total_11 = standardize1_y_4 * W[58]! + total_11;
      const dense1_y_11 = b[10]! + total_11;
      const relu1_y_11 = Math.max(dense1_y_11, 0);
      dense1_y_all[n * 16 + 10] = dense1_y_11;
      relu1_y_all[n * 16 + 10] = relu1_y_11;
      let total_12 = standardize1_y_1 * W[11]!;
      total_12 = standardize1_y_2 * W[27]! + total_12;
      total_12 = standardize1_y_3 * W[43]! + total_12;
      total_12 = standardize1_y_4 * W[59]! + total_12;
      const dense1_y_12 = b[11]! + total_12;
      const relu1_y_12 = Math.max(dense1_y_12, 0);
      dense1_y_all[n * 16 + 11] = dense1_y_12;
      relu1_y_all[n * 16 + 11] = relu1_y_12;
      let total_13 = standardize1_y_1 * W[12]!;
      total_13 = standardize1_y_2 * W[28]! + total_13;
      total_13 = standardize1_y_3 * W[44]! + total_13;
      total_13 = standardize1_y_4 * W[60]! + total_13;
      const dense1_y_13 = b[12]! + total_13;
      const relu1_y_13 = Math.max(dense1_y_13, 0);
      dense1_y_all[n * 16 + 12] = dense1_y_13;
      relu1_y_all[n * 16 + 12] = relu1_y_13;
      let total_14 = standardize1_y_1 * W[13]!;
      total_14 = standardize1_y_2 * W[29]! + total_14;
      total_14 = standardize1_y_3 * W[45]! + total_14;
      total_14 = standardize1_y_4 * W[61]! + total_14;
      const dense1_y_14 = b[13]! + total_14;
      const relu1_y_14 = Math.max(dense1_y_14, 0);
      dense1_y_all[n * 16 + 13] = dense1_y_14;
      relu1_y_all[n * 16 + 13] = relu1_y_14;
      let total_15 = standardize1_y_1 * W[14]!;
      total_15 = standardize1_y_2 * W[30]! + total_15;
      total_15 = standardize1_y_3 * W[46]! + total_15;
      total_15 = standardize1_y_4 * W[62]! + total_15;
      const dense1_y_15 = b[14]! + total_15;
      const relu1_y_15 = Math.max(dense1_y_15, 0);
      dense1_y_all[n * 16 + 14] = dense1_y_15;
      relu1_y_all[n * 16 + 14] = relu1_y_15;
      let total_16 = standardize1_y_1 * W[15]!;
      total_16 = standardize1_y_2 * W[31]! + total_16;
      total_16 = standardize1_y_3 * W[47]! + total_16;
      total_16 = standardize1_y_4 * W[63]! + total_16;
      const dense1_y_16 = b[15]! + total_16;
      const relu1_y_16 = Math.max(dense1_y_16, 0);
      dense1_y_all[n * 16 + 15] = dense1_y_16;
      relu1_y_all[n * 16 + 15] = relu1_y_16;
    }
  }

  // d(dense2.y)[n, i1] = (exp(dense2.y[n, i1] - softmax1.y.logsumexp[n]) - (i1 == target(species)[n] ? 1 : 0)) /
  //   count(batch) (examples/iris/iris.nn:9)
  // unrolled: 15 operations; a loop costs more
  function train_d_dense2_y(count: number): void {
    const logsumexp = softmax1_y_logsumexp;
    const species = target_species;
    const y = dense2_y;
    const d_dense2_y_all = d_dense2_y;
    for (let n = 0; n < count; n++) {
      const softmax1_y_logsumexp_1 = logsumexp[n]!;
      const target_species_1 = species[n]!;
      d_dense2_y_all[n * 3] = (exp(on(y[n * 3]! - softmax1_y_logsumexp_1))[0]! - (0 === target_species_1 ? 1 : 0)) / count;
      d_dense2_y_all[n * 3 + 1] = (exp(on(y[n * 3 + 1]! - softmax1_y_logsumexp_1))[0]! - (1 === target_species_1 ? 1 : 0)) / count;
      d_dense2_y_all[n * 3 + 2] = (exp(on(y[n * 3 + 2]! - softmax1_y_logsumexp_1))[0]! - (2 === target_species_1 ? 1 : 0)) / count;
    }
  }

  // d(relu1.y)[n, i1] = sum(j < 3: dense2.W[i1, j] * d(dense2.y)[n, j]) (examples/iris/iris.nn:5)
  // d(dense1.y)[n, i1] = 0 < dense1.y[n, i1] ? d(relu1.y)[n, i1] : 0
  // unrolled: 64 operations; a loop costs more
  function train_d_dense1_y(count: number): void {
    const y = d_dense2_y;
    const W = dense2_W;
    const dense1_y_all = dense1_y;
    const d_dense1_y_all = d_dense1_y;
    for (let n = 0; n < count; n++) {
      const d_dense2_y_1 = y[n * 3]!;
      let total_1 = W[0]! * d_dense2_y_1;
      const d_dense2_y_2 = y[n * 3 + 1]!;
      total_1 = W[1]! * d_dense2_y_2 + total_1;
      const d_dense2_y_3 = y[n * 3 + 2]!;
      total_1 = W[2]! * d_dense2_y_3 + total_1;
      const d_relu1_y_1 = total_1;
      d_dense1_y_all[n * 16] = 0 < dense1_y_all[n * 16]! ? d_relu1_y_1 : 0;
      let total_2 = W[3]! * d_dense2_y_1;
      total_2 = W[4]! * d_dense2_y_2 + total_2;
      total_2 = W[5]! * d_dense2_y_3 + total_2;
      const d_relu1_y_2 = total_2;
      d_dense1_y_all[n * 16 + 1] = 0 < dense1_y_all[n * 16 + 1]! ? d_relu1_y_2 : 0;
      let total_3 = W[6]! * d_dense2_y_1;
      total_3 = W[7]! * d_dense2_y_2 + total_3;
      total_3 = W[8]! * d_dense2_y_3 + total_3;
      const d_relu1_y_3 = total_3;
      d_dense1_y_all[n * 16 + 2] = 0 < dense1_y_all[n * 16 + 2]! ? d_relu1_y_3 : 0;
      let total_4 = W[9]! * d_dense2_y_1;
      total_4 = W[10]! * d_dense2_y_2 + total_4;
      total_4 = W[11]! * d_dense2_y_3 + total_4;
      const d_relu1_y_4 = total_4;
      d_dense1_y_all[n * 16 + 3] = 0 < dense1_y_all[n * 16 + 3]! ? d_relu1_y_4 : 0;
      let total_5 = W[12]! * d_dense2_y_1;
      total_5 = W[13]! * d_dense2_y_2 + total_5;
      total_5 = W[14]! * d_dense2_y_3 + total_5;
      const d_relu1_y_5 = total_5;
      d_dense1_y_all[n * 16 + 4] = 0 < dense1_y_all[n * 16 + 4]! ? d_relu1_y_5 : 0;
      let total_6 = W[15]! * d_dense2_y_1;
      total_6 = W[16]! * d_dense2_y_2 + total_6;
      total_6 = W[17]! * d_dense2_y_3 + total_6;
      const d_relu1_y_6 = total_6;
      d_dense1_y_all[n * 16 + 5] = 0 < dense1_y_all[n * 16 + 5]! ? d_relu1_y_6 : 0;
      let total_7 = W[18]! * d_dense2_y_1;
      total_7 = W[19]! * d_dense2_y_2 + total_7;
      total_7 = W[20]! * d_dense2_y_3 + total_7;
      const d_relu1_y_7 = total_7;
      d_dense1_y_all[n * 16 + 6] = 0 < dense1_y_all[n * 16 + 6]! ? d_relu1_y_7 : 0;
      let total_8 = W[21]! * d_dense2_y_1;
      total_8 = W[22]! * d_dense2_y_2 + total_8;
      total_8 = W[23]! * d_dense2_y_3 + total_8;
      const d_relu1_y_8 = total_8;
      d_dense1_y_all[n * 16 + 7] = 0 < dense1_y_all[n * 16 + 7]! ? d_relu1_y_8 : 0;
      let total_9 = W[24]! * d_dense2_y_1;
      total_9 = W[25]! * d_dense2_y_2 + total_9;
      total_9 = W[26]! * d_dense2_y_3 + total_9;
      const d_relu1_y_9 = total_9;
      d_dense1_y_all[n * 16 + 8] = 0 < dense1_y_all[n * 16 + 8]! ? d_relu1_y_9 : 0;
      let total_10 = W[27]! * d_dense2_y_1;
      total_10 = W[28]! * d_dense2_y_2 + total_10;
      total_10 = W[29]! * d_dense2_y_3 + total_10;
      const d_relu1_y_10 = total_10;
      d_dense1_y_all[n * 16 + 9] = 0 < dense1_y_all[n * 16 + 9]! ? d_relu1_y_10 : 0;
      let total_11 = W[30]! * d_dense2_y_1;
      total_11 = W[31]! * d_dense2_y_2 + total_11;
      total_11 = W[32]! * d_dense2_y_3 + total_11;
      const d_relu1_y_11 = total_11;
      d_dense1_y_all[n * 16 + 10] = 0 < dense1_y_all[n * 16 + 10]! ? d_relu1_y_11 : 0;
      let total_12 = W[33]! * d_dense2_y_1;
      total_12 = W[34]! * d_dense2_y_2 + total_12;
      total_12 = W[35]! * d_dense2_y_3 + total_12;
      const d_relu1_y_12 = total_12;
      d_dense1_y_all[n * 16 + 11] = 0 < dense1_y_all[n * 16 + 11]! ? d_relu1_y_12 : 0;
      let total_13 = W[36]! * d_dense2_y_1;
      total_13 = W[37]! * d_dense2_y_2 + total_13;
      total_13 = W[38]! * d_dense2_y_3 + total_13;
      const d_relu1_y_13 = total_13;
      d_dense1_y_all[n * 16 + 12] = 0 < dense1_y_all[n * 16 + 12]! ? d_relu1_y_13 : 0;
      let total_14 = W[39]! * d_dense2_y_1;
      total_14 = W[40]! * d_dense2_y_2 + total_14;
      total_14 = W[41]! * d_dense2_y_3 + total_14;
      const d_relu1_y_14 = total_14;
      d_dense1_y_all[n * 16 + 13] = 0 < dense1_y_all[n * 16 + 13]! ? d_relu1_y_14 : 0;
      let total_15 = W[42]! * d_dense2_y_1;
      total_15 = W[43]! * d_dense2_y_2 + total_15;
      total_15 = W[44]! * d_dense2_y_3 + total_15;
      const d_relu1_y_15 = total_15;
      d_dense1_y_all[n * 16 + 14] = 0 < dense1_y_all[n * 16 + 14]! ? d_relu1_y_15 : 0;
      let total_16 = W[45]! * d_dense2_y_1;
      total_16 = W[46]! * d_dense2_y_2 + total_16;
      total_16 = W[47]! * d_dense2_y_3 + total_16;
      const d_relu1_y_16 = total_16;
      d_dense1_y_all[n * 16 + 15] = 0 < dense1_y_all[n * 16 + 15]! ? d_relu1_y_16 : 0;
    }
  }

  // gradient(dense1.W)[i0, i1] = 0.0001 * dense1.W[i0, i1] + sum(n: d(dense1.y)[n, i1] * standardize1.y[n, i0])
  //   (examples/iris/iris.nn:5)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = d_dense1_y;
    const standardize1_y_all = standardize1_y;
    const W = dense1_W;
    const gradient_dense1_W_all = gradient_dense1_W;
    for (let i1_1 = 0; i1_1 < 16; i1_1 += 2) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      let total_13 = 0;
      let total_14 = 0;
      let total_15 = 0;
      let total_16 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense1_y_1 = y[n_2 * 16 + i1_1]!;
        const standardize1_y_1 = standardize1_y_all[n_2 * 4]!;
        total_1 = d_dense1_y_1 * standardize1_y_1 + total_1;
        const d_dense1_y_2 = y[n_2 * 16 + i1_1 + 1]!;
        total_2 = d_dense1_y_2 * standardize1_y_1 + total_2;
        const standardize1_y_2 = standardize1_y_all[n_2 * 4 + 1]!;
        total_3 = d_dense1_y_1 * standardize1_y_2 + total_3;
        total_4 = d_dense1_y_2 * standardize1_y_2 + total_4;
        const standardize1_y_3 = standardize1_y_all[n_2 * 4 + 2]!;
        total_13 = d_dense1_y_1 * standardize1_y_3 + total_13;
        total_14 = d_dense1_y_2 * standardize1_y_3 + total_14;
        const standardize1_y_4 = standardize1_y_all[n_2 * 4 + 3]!;
        total_15 = d_dense1_y_1 * standardize1_y_4 + total_15;
        total_16 = d_dense1_y_2 * standardize1_y_4 + total_16;
        const d_dense1_y_3 = y[n_2 * 16 + i1_1 + 16]!;
        const standardize1_y_5 = standardize1_y_all[n_2 * 4 + 4]!;
        total_1 = d_dense1_y_3 * standardize1_y_5 + total_1;
        const d_dense1_y_4 = y[n_2 * 16 + i1_1 + 17]!;
        total_2 = d_dense1_y_4 * standardize1_y_5 + total_2;
        const standardize1_y_6 = standardize1_y_all[n_2 * 4 + 5]!;
        total_3 = d_dense1_y_3 * standardize1_y_6 + total_3;
        total_4 = d_dense1_y_4 * standardize1_y_6 + total_4;
        const standardize1_y_7 = standardize1_y_all[n_2 * 4 + 6]!;
        total_13 = d_dense1_y_3 * standardize1_y_7 + total_13;
        total_14 = d_dense1_y_4 * standardize1_y_7 + total_14;
        const standardize1_y_8 = standardize1_y_all[n_2 * 4 + 7]!;
        total_15 = d_dense1_y_3 * standardize1_y_8 + total_15;
        total_16 = d_dense1_y_4 * standardize1_y_8 + total_16;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense1_y_5 = y[n_3 * 16 + i1_1]!;
        const standardize1_y_9 = standardize1_y_all[n_3 * 4]!;
        total_1 = d_dense1_y_5 * standardize1_y_9 + total_1;
        const d_dense1_y_6 = y[n_3 * 16 + i1_1 + 1]!;
        total_2 = d_dense1_y_6 * standardize1_y_9 + total_2;
        const standardize1_y_10 = standardize1_y_all[n_3 * 4 + 1]!;
        total_3 = d_dense1_y_5 * standardize1_y_10 + total_3;
        total_4 = d_dense1_y_6 * standardize1_y_10 + total_4;
        const standardize1_y_11 = standardize1_y_all[n_3 * 4 + 2]!;
        total_13 = d_dense1_y_5 * standardize1_y_11 + total_13;
        total_14 = d_dense1_y_6 * standardize1_y_11 + total_14;
        const standardize1_y_12 = standardize1_y_all[n_3 * 4 + 3]!;
        total_15 = d_dense1_y_5 * standardize1_y_12 + total_15;
        total_16 = d_dense1_y_6 * standardize1_y_12 + total_16;
      }
      const gradient_dense1_W_1 = 0.0001 * W[i1_1]! + total_1;
      const gradient_dense1_W_2 = 0.0001 * W[i1_1 + 1]! + total_2;
      const gradient_dense1_W_3 = 0.0001 * W[i1_1 + 16]! + total_3;
      const gradient_dense1_W_4 = 0.0001 * W[i1_1 + 17]! + total_4;
      const gradient_dense1_W_13 = 0.0001 * W[i1_1 + 32]! + total_13;
      const gradient_dense1_W_14 = 0.0001 * W[i1_1 + 33]! + total_14;
      const gradient_dense1_W_15 = 0.0001 * W[i1_1 + 48]! + total_15;
      const gradient_dense1_W_16 = 0.0001 * W[i1_1 + 49]! + total_16;
      gradient_dense1_W_all[i1_1] = gradient_dense1_W_1;
      gradient_dense1_W_all[i1_1 + 1] = gradient_dense1_W_2;
      gradient_dense1_W_all[i1_1 + 16] = gradient_dense1_W_3;
      gradient_dense1_W_all[i1_1 + 17] = gradient_dense1_W_4;
      gradient_dense1_W_all[i1_1 + 32] = gradient_dense1_W_13;
      gradient_dense1_W_all[i1_1 + 33] = gradient_dense1_W_14;
      gradient_dense1_W_all[i1_1 + 48] = gradient_dense1_W_15;
      gradient_dense1_W_all[i1_1 + 49] = gradient_dense1_W_16;
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/iris/iris.nn:5)
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
        total_1 = y[n * 16 + i0]! + total_1;
        total_2 = y[n * 16 + i0 + 1]! + total_2;
        total_3 = y[n * 16 + i0 + 2]! + total_3;
        total_4 = y[n * 16 + i0 + 3]! + total_4;
        total_1 = y[n * 16 + i0 + 16]! + total_1;
        total_2 = y[n * 16 + i0 + 17]! + total_2;
        total_3 = y[n * 16 + i0 + 18]! + total_3;
        total_4 = y[n * 16 + i0 + 19]! + total_4;
      }
      for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
        total_1 = y[n_1 * 16 + i0]! + total_1;
        total_2 = y[n_1 * 16 + i0 + 1]! + total_2;
        total_3 = y[n_1 * 16 + i0 + 2]! + total_3;
        total_4 = y[n_1 * 16 + i0 + 3]! + total_4;
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

  // gradient(dense2.W)[i0, i1] = 0.0001 * dense2.W[i0, i1] + sum(n: relu1.y[n, i0] * d(dense2.y)[n, i1])
  //   (examples/iris/iris.nn:6)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense2_W(count: number): void {
    const y = relu1_y;
    const dense2_y = d_dense2_y;
    const W = dense2_W;
    const gradient_dense2_W_all = gradient_dense2_W;
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
        const relu1_y_1 = y[n_4 * 16 + i0]!;
        const d_dense2_y_1 = dense2_y[n_4 * 3]!;
        total_1 = relu1_y_1 * d_dense2_y_1 + total_1;
        const d_dense2_y_2 = dense2_y[n_4 * 3 + 1]!;
        total_2 = relu1_y_1 * d_dense2_y_2 + total_2;
        const relu1_y_2 = y[n_4 * 16 + i0 + 1]!;
        total_3 = relu1_y_2 * d_dense2_y_1 + total_3;
        total_4 = relu1_y_2 * d_dense2_y_2 + total_4;
        const relu1_y_3 = y[n_4 * 16 + i0 + 2]!;
        total_13 = relu1_y_3 * d_dense2_y_1 + total_13;
        total_14 = relu1_y_3 * d_dense2_y_2 + total_14;
        const relu1_y_4 = y[n_4 * 16 + i0 + 3]!;
        total_15 = relu1_y_4 * d_dense2_y_1 + total_15;
        total_16 = relu1_y_4 * d_dense2_y_2 + total_16;
        const relu1_y_5 = y[n_4 * 16 + i0 + 16]!;
        const d_dense2_y_3 = dense2_y[n_4 * 3 + 3]!;
        total_1 = relu1_y_5 * d_dense2_y_3 + total_1;
        const d_dense2_y_4 = dense2_y[n_4 * 3 + 4]!;
        total_2 = relu1_y_5 * d_dense2_y_4 + total_2;
        const relu1_y_6 = y[n_4 * 16 + i0 + 17]!;
        total_3 = relu1_y_6 * d_dense2_y_3 + total_3;
        total_4 = relu1_y_6 * d_dense2_y_4 + total_4;
        const relu1_y_7 = y[n_4 * 16 + i0 + 18]!;
        total_13 = relu1_y_7 * d_dense2_y_3 + total_13;
        total_14 = relu1_y_7 * d_dense2_y_4 + total_14;
        const relu1_y_8 = y[n_4 * 16 + i0 + 19]!;
        total_15 = relu1_y_8 * d_dense2_y_3 + total_15;
        total_16 = relu1_y_8 * d_dense2_y_4 + total_16;
      }
      for (let n_5 = (examples_3 >> 1) * 2; n_5 < count; n_5++) {
        const relu1_y_9 = y[n_5 * 16 + i0]!;
        const d_dense2_y_5 = dense2_y[n_5 * 3]!;
        total_1 = relu1_y_9 * d_dense2_y_5 + total_1;
        const d_dense2_y_6 = dense2_y[n_5 * 3 + 1]!;
        total_2 = relu1_y_9 * d_dense2_y_6 + total_2;
        const relu1_y_10 = y[n_5 * 16 + i0 + 1]!;
        total_3 = relu1_y_10 * d_dense2_y_5 + total_3;
        total_4 = relu1_y_10 * d_dense2_y_6 + total_4;
        const relu1_y_11 = y[n_5 * 16 + i0 + 2]!;
        total_13 = relu1_y_11 * d_dense2_y_5 + total_13;
        total_14 = relu1_y_11 * d_dense2_y_6 + total_14;
        const relu1_y_12 = y[n_5 * 16 + i0 + 3]!;
        total_15 = relu1_y_12 * d_dense2_y_5 + total_15;
        total_16 = relu1_y_12 * d_dense2_y_6 + total_16;
      }
      const gradient_dense2_W_1 = total_1 + 0.0001 * W[i0 * 3]!;
      const gradient_dense2_W_2 = total_2 + 0.0001 * W[i0 * 3 + 1]!;
      const gradient_dense2_W_3 = total_3 + 0.0001 * W[i0 * 3 + 3]!;
      const gradient_dense2_W_4 = total_4 + 0.0001 * W[i0 * 3 + 4]!;
      const gradient_dense2_W_13 = total_13 + 0.0001 * W[i0 * 3 + 6]!;
      const gradient_dense2_W_14 = total_14 + 0.0001 * W[i0 * 3 + 7]!;
      const gradient_dense2_W_15 = total_15 + 0.0001 * W[i0 * 3 + 9]!;
      const gradient_dense2_W_16 = total_16 + 0.0001 * W[i0 * 3 + 10]!;
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
        total_17 = y[n_2 * 16 + i0]! * d_dense2_y_7 + total_17;
        total_18 = y[n_2 * 16 + i0 + 1]! * d_dense2_y_7 + total_18;
        total_19 = y[n_2 * 16 + i0 + 2]! * d_dense2_y_7 + total_19;
        total_20 = y[n_2 * 16 + i0 + 3]! * d_dense2_y_7 + total_20;
        const d_dense2_y_8 = dense2_y[n_2 * 3 + 5]!;
        total_17 = y[n_2 * 16 + i0 + 16]! * d_dense2_y_8 + total_17;
        total_18 = y[n_2 * 16 + i0 + 17]! * d_dense2_y_8 + total_18;
        total_19 = y[n_2 * 16 + i0 + 18]! * d_dense2_y_8 + total_19;
        total_20 = y[n_2 * 16 + i0 + 19]! * d_dense2_y_8 + total_20;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense2_y_9 = dense2_y[n_3 * 3 + 2]!;
        total_17 = y[n_3 * 16 + i0]! * d_dense2_y_9 + total_17;
        total_18 = y[n_3 * 16 + i0 + 1]! * d_dense2_y_9 + total_18;
        total_19 = y[n_3 * 16 + i0 + 2]! * d_dense2_y_9 + total_19;
        total_20 = y[n_3 * 16 + i0 + 3]! * d_dense2_y_9 + total_20;
      }
      const gradient_dense2_W_17 = total_17 + 0.0001 * W[i0 * 3 + 2]!;
      const gradient_dense2_W_18 = total_18 + 0.0001 * W[i0 * 3 + 5]!;
      const gradient_dense2_W_19 = total_19 + 0.0001 * W[i0 * 3 + 8]!;
      const gradient_dense2_W_20 = total_20 + 0.0001 * W[i0 * 3 + 11]!;
      gradient_dense2_W_all[i0 * 3 + 2] = gradient_dense2_W_17;
      gradient_dense2_W_all[i0 * 3 + 5] = gradient_dense2_W_18;
      gradient_dense2_W_all[i0 * 3 + 8] = gradient_dense2_W_19;
      gradient_dense2_W_all[i0 * 3 + 11] = gradient_dense2_W_20;
    }
  }

  // gradient(dense2.b)[i0] = sum(n: d(dense2.y)[n, i0]) (examples/iris/iris.nn:6)
  // tiled 1×3 (i0), reduction by 2
  function train_gradient_dense2_b(count: number): void {
    const y = d_dense2_y;
    const b = gradient_dense2_b;
    let total_4 = 0;
    let total_5 = 0;
    let total_6 = 0;
    const examples_2 = count;
    for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
      total_4 = y[n_2 * 3]! + total_4;
      total_5 = y[n_2 * 3 + 1]! + total_5;
      total_6 = y[n_2 * 3 + 2]! + total_6;
      total_4 = y[n_2 * 3 + 3]! + total_4;
      total_5 = y[n_2 * 3 + 4]! + total_5;
      total_6 = y[n_2 * 3 + 5]! + total_6;
    }
    for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
      total_4 = y[n_3 * 3]! + total_4;
      total_5 = y[n_3 * 3 + 1]! + total_5;
      total_6 = y[n_3 * 3 + 2]! + total_6;
    }
    const gradient_dense2_b_4 = total_4;
    const gradient_dense2_b_5 = total_5;
    const gradient_dense2_b_6 = total_6;
    b[0] = gradient_dense2_b_4;
    b[1] = gradient_dense2_b_5;
    b[2] = gradient_dense2_b_6;
  }

  // ---- parameter update ------------------------------------------------------------------------------------

  // adam.correction1 = 1 / (1 - 0.9 ^ t) (examples/iris/iris.nn:14)
  // adam.correction2 = 1 / (1 - 0.999 ^ t)
  function update_adam_correction2(): void {
    const t_1 = t[0]!;
    const adam_correction1_2 = 1 / (1 - pow(onBoth(0.9, t_1))[0]!);
    const adam_correction2_2 = 1 / (1 - pow(onBoth(0.999, t_1))[0]!);
    adam_correction1[0] = adam_correction1_2;
    adam_correction2[0] = adam_correction2_2;
  }

  // adam.m(dense1.W).new[i1, i2] = 0.1 * gradient(dense1.W)[i1, i2] + 0.9 * adam.m(dense1.W)[i1, i2]
  //   (examples/iris/iris.nn:14)
  // adam.v(dense1.W).new[i1, i2] = 0.001 * gradient(dense1.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.01 * adam.correction1 * adam.m(dense1.W).new[i1, i2] /
  //   (sqrt(adam.correction2 * adam.v(dense1.W).new[i1, i2]) + 1e-8)
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const dense1_W_all = dense1_W;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 64; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_m_dense1_W_new = 0.1 * gradient_dense1_W_1 + 0.9 * m_dense1_W[i2]!;
      const adam_v_dense1_W_new = 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1) + 0.999 * v_dense1_W[i2]!;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.01 * (correction1[0]! * adam_m_dense1_W_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_dense1_W_new)));
      m_dense1_W[i2] = adam_m_dense1_W_new;
      v_dense1_W[i2] = adam_v_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1] (examples/iris/iris.nn:14)
  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  // adam.w(dense1.b).new[i1] = dense1.b[i1] - 0.01 * adam.correction1 * adam.m(dense1.b).new[i1] /
  //   (sqrt(adam.correction2 * adam.v(dense1.b).new[i1]) + 1e-8)
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const dense1_b_all = dense1_b;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_m_dense1_b_new = 0.1 * gradient_dense1_b_1 + 0.9 * m_dense1_b[i1]!;
      const adam_v_dense1_b_new = 0.999 * v_dense1_b[i1]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.01 * (correction1[0]! * adam_m_dense1_b_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_dense1_b_new)));
      m_dense1_b[i1] = adam_m_dense1_b_new;
      v_dense1_b[i1] = adam_v_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // adam.m(dense2.W).new[i1, i2] = 0.1 * gradient(dense2.W)[i1, i2] + 0.9 * adam.m(dense2.W)[i1, i2]
  //   (examples/iris/iris.nn:14)
  // adam.v(dense2.W).new[i1, i2] = 0.999 * adam.v(dense2.W)[i1, i2] + 0.001 * gradient(dense2.W)[i1, i2] ^ 2
  // adam.w(dense2.W).new[i1, i2] = dense2.W[i1, i2] - 0.01 * adam.correction1 * adam.m(dense2.W).new[i1, i2] /
  //   (sqrt(adam.correction2 * adam.v(dense2.W).new[i1, i2]) + 1e-8)
  function update_dense2_W(): void {
    const W = gradient_dense2_W;
    const m_dense2_W = adam_m_dense2_W;
    const v_dense2_W = adam_v_dense2_W;
    const dense2_W_all = dense2_W;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 48; i2++) {
      const gradient_dense2_W_1 = W[i2]!;
      const adam_m_dense2_W_new = 0.1 * gradient_dense2_W_1 + 0.9 * m_dense2_W[i2]!;
      const adam_v_dense2_W_new = 0.999 * v_dense2_W[i2]! + 0.001 * (gradient_dense2_W_1 * gradient_dense2_W_1);
      const adam_w_dense2_W_new = dense2_W_all[i2]! - 0.01 * (correction1[0]! * adam_m_dense2_W_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_dense2_W_new)));
      m_dense2_W[i2] = adam_m_dense2_W_new;
      v_dense2_W[i2] = adam_v_dense2_W_new;
      dense2_W_all[i2] = adam_w_dense2_W_new;
    }
  }

  // adam.v(dense2.b).new[i1] = 0.001 * gradient(dense2.b)[i1] ^ 2 + 0.999 * adam.v(dense2.b)[i1]
  //   (examples/iris/iris.nn:14)
  // adam.m(dense2.b).new[i1] = 0.1 * gradient(dense2.b)[i1] + 0.9 * adam.m(dense2.b)[i1]
  // adam.w(dense2.b).new[i1] = dense2.b[i1] - 0.01 * adam.correction1 * adam.m(dense2.b).new[i1] /
  //   (sqrt(adam.correction2 * adam.v(dense2.b).new[i1]) + 1e-8)
  // unrolled: 42 operations; a loop costs more
  function update_dense2_b(): void {
    const gradient_dense2_b_1 = gradient_dense2_b[0]!;
    const adam_v_dense2_b_new_1 = 0.001 * (gradient_dense2_b_1 * gradient_dense2_b_1) + 0.999 * adam_v_dense2_b[0]!;
    const adam_m_dense2_b_new_1 = 0.1 * gradient_dense2_b_1 + 0.9 * adam_m_dense2_b[0]!;
    const adam_correction1_1 = adam_correction1[0]!;
    const adam_correction2_1 = adam_correction2[0]!;
    const adam_w_dense2_b_new_1 = dense2_b[0]! - 0.01 * (adam_correction1_1 * adam_m_dense2_b_new_1 / (1e-8 + Math.sqrt(adam_correction2_1 * adam_v_dense2_b_new_1)));
    adam_v_dense2_b[0] = adam_v_dense2_b_new_1;
    adam_m_dense2_b[0] = adam_m_dense2_b_new_1;
    dense2_b[0] = adam_w_dense2_b_new_1;
    const gradient_dense2_b_2 = gradient_dense2_b[1]!;
    const adam_v_dense2_b_new_2 = 0.001 * (gradient_dense2_b_2 * gradient_dense2_b_2) + 0.999 * adam_v_dense2_b[1]!;
    const adam_m_dense2_b_new_2 = 0.1 * gradient_dense2_b_2 + 0.9 * adam_m_dense2_b[1]!;
    const adam_w_dense2_b_new_2 = dense2_b[1]! - 0.01 * (adam_correction1_1 * adam_m_dense2_b_new_2 / (1e-8 + Math.sqrt(adam_correction2_1 * adam_v_dense2_b_new_2)));
    adam_v_dense2_b[1] = adam_v_dense2_b_new_2;
    adam_m_dense2_b[1] = adam_m_dense2_b_new_2;
    dense2_b[1] = adam_w_dense2_b_new_2;
    const gradient_dense2_b_3 = gradient_dense2_b[2]!;
    const adam_v_dense2_b_new_3 = 0.001 * (gradient_dense2_b_3 * gradient_dense2_b_3) + 0.999 * adam_v_dense2_b[2]!;
    const adam_m_dense2_b_new_3 = 0.1 * gradient_dense2_b_3 + 0.9 * adam_m_dense2_b[2]!;
    const adam_w_dense2_b_new_3 = dense2_b[2]! - 0.01 * (adam_correction1_1 * adam_m_dense2_b_new_3 / (1e-8 + Math.sqrt(adam_correction2_1 * adam_v_dense2_b_new_3)));
    adam_v_dense2_b[2] = adam_v_dense2_b_new_3;
    adam_m_dense2_b[2] = adam_m_dense2_b_new_3;
    dense2_b[2] = adam_w_dense2_b_new_3;
  }

  // ---- fitted values, pass 1: begin ------------------------------------------------------------------------

  // sum.1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: accumulate -------------------------------------------------------------------

  // sum.1.joined[s1] = sum.1[s1] + sum(data: flower[data, s1])
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const flower_all = flower;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 4; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total = flower_all[data * 4 + s1]! + total;
      }
      sum_1_all[s1] = sum_1_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 1: finish -----------------------------------------------------------------------

  // standardize1.center[s1] = sum.1[s1] / count(batch) (examples/iris/iris.nn:4)
  function fit_standardize1_center_2(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 4; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: begin ------------------------------------------------------------------------

  // sum.2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: accumulate -------------------------------------------------------------------

  // sum.2.joined[s1] = sum.2[s1] + sum(data: (flower[data, s1] - standardize1.center[s1]) ^ 2)
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const flower_all = flower;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 4; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total = square(flower_all[data * 4 + s1]! - center[s1]!) + total;
      }
      sum_2_all[s1] = sum_2_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 2: finish -----------------------------------------------------------------------

  // standardize1.deviation.sum[s1] = sum.2[s1] (examples/iris/iris.nn:4)
  // standardize1.deviation[s1] = sqrt(standardize1.deviation.sum[s1]) / sqrt(count(batch))
  // standardize1.spread[s1] = 1e-9 * abs(standardize1.center[s1]) < standardize1.deviation[s1] ?
  //   standardize1.deviation[s1] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const sum = standardize1_deviation_sum;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 4; s1++) {
      const standardize1_deviation_sum_2 = sum_2_all[s1]!;
      const standardize1_deviation_2 = Math.sqrt(standardize1_deviation_sum_2) / Math.sqrt(count);
      const standardize1_spread_2 = 1e-9 * Math.abs(center[s1]!) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      sum[s1] = standardize1_deviation_sum_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // ---- entry points ----------------------------------------------------------------------------------------

  /** Initializes parameters and state. */
  function runInitialize(): void {
    initialize_constants();
    initialize_dense1_W();
    initialize_dense2_W();
  }

  /** Computes the outputs of the inputs. */
  function runInference(count: number): void {
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_dense2_y(count);
    predict_softmax1_y_logsumexp(count);
    predict_softmax1_y(count);
  }

  /** Computes the loss in evaluation mode. */
  function runEvaluation(count: number): void {
    evaluate_penalty_dense1_W_2();
    predict_standardize1_y(count);
    predict_relu1_y(count);
    predict_dense2_y(count);
    predict_softmax1_y_logsumexp(count);
    evaluate_loss_2(count);
  }

  /** Computes the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_dense1_W_2();
    predict_standardize1_y(count);
    train_relu1_y_2(count);
    predict_dense2_y(count);
    predict_softmax1_y_logsumexp(count);
    evaluate_loss_2(count);
    train_d_dense2_y(count);
    train_d_dense1_y(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
    train_gradient_dense2_W(count);
    train_gradient_dense2_b(count);
  }

  /** Updates the parameters. */
  function runUpdate(): void {
    update_adam_correction2();
    update_dense1_W();
    update_dense1_b();
    update_dense2_W();
    update_dense2_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** The batch size of a call. */
  function countOf(inputs: IrisInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "flower");
    return countExamples(inputs.length, 4, count, 16, "flower");
  }

  /** Copies inputs into the input buffers. `exact`: the arrays must have exactly `count` examples. */
  function readInputs(inputs: IrisInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 4, exact, "flower");
    if (training) checkFinite(inputs, count * 4, "flower");
    for (let i = 0; i < count * 4; i++) flower[i] = inputs[i]!;
  }

  function readTargets(targets: IrisTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "species");
    checkIndices(targets, count, 3, "species", "the position of a class");
    for (let i = 0; i < count; i++) target_species[i] = targets[i]!;
  }

  function encodeFlower(value: IrisFlower, into: Numbers, at: number): void {
    checkRecord(value, "flower");
    into[at] = checkNumber(value.sepalLength, "sepalLength");
    into[at + 1] = checkNumber(value.sepalWidth, "sepalWidth");
    into[at + 2] = checkNumber(value.petalLength, "petalLength");
    into[at + 3] = checkNumber(value.petalWidth, "petalWidth");
  }

  function encodeSpecies(value: IrisSpecies | number, into: Numbers, at: number): void {
    into[at] = classNumber(value, ["setosa", "versicolor", "virginica"], "species");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfSpecies: Float64Array[] = [];

  /** A view of the outputs of `count` examples; created once per count. */
  function viewSpecies(count: number): Float64Array {
    return (viewsOfSpecies[count] ??= softmax1_y.subarray(0, count * 3));
  }

  function decodeSpecies(values: Float64Array): IrisOutput {
    const classes = ["setosa", "versicolor", "virginica"] as const;
    let best = 0;
    for (let k = 1; k < 3; k++) if (values[k]! > values[best]!) best = k;
    return {
      species: classes[best]!,
      probability: values[best]!,
      probabilities: { setosa: values[0]!, versicolor: values[1]!, virginica: values[2]! },
    };
  }

  function forward(inputs: IrisInputs, count?: number): IrisOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewSpecies(n);
  }

  function predict(example: IrisInput): IrisOutput {
    encodeFlower(example, flower, 0);
    runInference(1);
    return decodeSpecies(viewSpecies(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: IrisInputs, targets: IrisTargets, count?: number): number {
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

  function trainBatch(inputs: IrisInputs, targets: IrisTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: IrisInputs, targets: IrisTargets, count?: number): number {
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
  const parameters: Iris["parameters"] = {
    "dense1.W": { shape: [4, 16], values: dense1_W },
    "dense1.b": { shape: [16], values: dense1_b },
    "dense2.W": { shape: [16, 3], values: dense2_W },
    "dense2.b": { shape: [3], values: dense2_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [4], values: standardize1_center },
    { name: "standardize1.deviation", shape: [4], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [4], values: standardize1_spread },
    { name: "adam.m(dense1.W)", shape: [4, 16], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [4, 16], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [16], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [16], values: adam_v_dense1_b, optional: true },
    { name: "adam.m(dense2.W)", shape: [16, 3], values: adam_m_dense2_W, optional: true },
    { name: "adam.v(dense2.W)", shape: [16, 3], values: adam_v_dense2_W, optional: true },
    { name: "adam.m(dense2.b)", shape: [3], values: adam_m_dense2_b, optional: true },
    { name: "adam.v(dense2.b)", shape: [3], values: adam_v_dense2_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "Iris",
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
    const found = only === undefined ? matchTensors(saved, kept, "Iris") : takeArrays(saved, kept, only);
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
  function takeData(data: IrisData): DataRows {
    checkRecord(data, "data");
    const rowsOfFlower = takeRows(data.flower, 4, undefined, Float64Array, encodeFlower, "flower");
    const rowsOfSpecies = takeRows(data.species, 1, 3, Int32Array, encodeSpecies, "species");
    const examples = sameCount(undefined, rowsOfFlower.length, 4, "flower");
    sameCount(examples, rowsOfSpecies.length, 1, "species");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 4; i++) flower[n * 4 + i] = rowsOfFlower[row * 4 + i]!;
          target_species[n] = rowsOfSpecies[row]!;
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
    ["regularize (examples/iris/iris.nn:10)", [[penalty_dense2_W, 0], [penalty_dense1_W, 0]]],
    ["standardize1 (examples/iris/iris.nn:4)", [[standardize1_y, 4]]],
    ["relu1 (examples/iris/iris.nn:5)", [[dense1_y, 16], [relu1_y, 16]]],
    ["dense2 (examples/iris/iris.nn:6)", [[dense2_y, 3]]],
    ["softmax1 (examples/iris/iris.nn:6)", [[softmax1_y_logsumexp, 1]], true],
    ["loss", [[meanLoss, 0]]],
    ["loss1 (examples/iris/iris.nn:9)", [[d_dense2_y, 3]]],
    ["relu1 (examples/iris/iris.nn:5)", [[d_dense1_y, 16]]],
    ["dense1 (examples/iris/iris.nn:5)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/iris/iris.nn:5)", [[gradient_dense1_b, 0]]],
    ["dense2 (examples/iris/iris.nn:6)", [[gradient_dense2_W, 0]]],
    ["dense2 (examples/iris/iris.nn:6)", [[gradient_dense2_b, 0]]],
  ];

  const stepFunctions: readonly ((count: number) => void)[] = [
    evaluate_penalty_dense1_W_2,
    predict_standardize1_y,
    train_relu1_y_2,
    predict_dense2_y,
    predict_softmax1_y_logsumexp,
    evaluate_loss_2,
    train_d_dense2_y,
    train_d_dense1_y,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
    train_gradient_dense2_W,
    train_gradient_dense2_b,
  ];

  /** This network and a data set, as training and evaluation use them. */
  function core(data: IrisData): FitCore {
    const meterOfSpecies = classMeter(3, 1);
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
          meterOfSpecies.reset();
        },
        add(count) {
          runInference(count);
          meterOfSpecies.add(softmax1_y, target_species, count);
        },
        values: () => ({ accuracy: meterOfSpecies.value("accuracy") }),
      },
      accumulate: 1,
      epoch: () => epochsDone,
      whole: () => wholeEpochs,
      place(epoch, whole) {
        epochsDone = epoch;
        wholeEpochs = whole;
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
    return { epochs: 60, validation: 0.2, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: IrisData): Measured {
    return measureAll(core(data));
  }

  function fit(data: IrisData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    drain(run.work);
    return run.history;
  }

  async function fitAsync(data: IrisData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: Iris["gradients"] = {
    "dense1.W": { shape: [4, 16], values: gradient_dense1_W },
    "dense1.b": { shape: [16], values: gradient_dense1_b },
    "dense2.W": { shape: [16, 3], values: gradient_dense2_W },
    "dense2.b": { shape: [3], values: gradient_dense2_b },
  };

  const meta: Iris["meta"] = {
    name: "Iris",
    sourceHash: "15e6d434c45464",
    inputs: { flower: [4] },
    outputs: { species: [3] },
    parameterCount: 131,
    batchSize: 16,
    bytes: 12480,
    operations: 270,
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
