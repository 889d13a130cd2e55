/**
 * The network Xor, compiled by nnc from examples/xor/xor.nn: change it there, not here.
 *
 * Says whether exactly one of two numbers is 1: the smallest task that one layer alone cannot learn.
 */

/** One `pair`. */
export interface XorPair {
  readonly a: number;
  readonly b: number;
}

/** The classes of `result`. */
export type XorResult = "no" | "yes";

/** One example, as `predict` takes it. */
export type XorInput = XorPair;

/** Examples for one batch: numbers, row after row. Classes are their numbers. */
export type XorInputs = ArrayLike<number>;

/** What the network makes of one example. */
export interface XorOutput {
  readonly result: XorResult;
  readonly probability: number;
  readonly probabilities: Record<XorResult, number>;
}

/** Views of the outputs of a batch, row after row, valid until the next call. */
export type XorOutputs = Float64Array;

/** Targets of one batch, row after row. Classes are their numbers. */
export type XorTargets = ArrayLike<number>;

/** A data set of any length: numbers row after row, or a list of examples; classes by name or by number. */
export interface XorData {
  readonly pair: ArrayLike<number> | readonly XorPair[];
  readonly result: ArrayLike<number> | readonly XorResult[];
}

/** Numbers that belong to the network: a live view. */
export interface XorValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How a network is made. */
export interface XorOptions {
  /** Where first weights and draws come from; 1 without it. */
  readonly seed?: number;
  /** What `save` gave. */
  readonly weights?: Uint8Array;
}

/** Says whether exactly one of two numbers is 1: the smallest task that one layer alone cannot learn. */
export interface Xor {
  /** The output for one example: pair, a record. */
  predict(example: XorInput): XorOutput;
  /** The outputs of `count` examples, 1 to 4, in one view that is valid until the next call. */
  forward(inputs: XorInputs, count?: number): XorOutputs;
  /** One step: forward, backward, update. 1 to 4 examples; gives their mean loss, regularizer included. */
  trainBatch(inputs: XorInputs, targets: XorTargets, count?: number): number;
  /** Forward and backward: the gradients of the mean loss, and that loss. */
  accumulate(inputs: XorInputs, targets: XorTargets, count?: number): number;
  /** The optimizer's step by the gradients at hand. */
  update(): void;
  /** The mean loss of a batch, without training. */
  loss(inputs: XorInputs, targets: XorTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: XorData): Measured;
  /** Trains over a data set, in shuffled epochs. */
  fit(data: XorData, options?: FitOptions): FitHistory;
  /** Like `fit`, and lets the event loop run every few milliseconds. */
  fitAsync(data: XorData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name: live views. */
  readonly parameters: {
    /** `[2, 4]` */
    readonly "dense1.W": XorValues;
    /** `[4]` */
    readonly "dense1.b": XorValues;
    /** `[4, 1]` */
    readonly "dense2.W": XorValues;
    /** `[1]` */
    readonly "dense2.b": XorValues;
  };
  /** Gradients by the name of the parameter, as the last `accumulate` or `trainBatch` left them: live views. */
  readonly gradients: {
    /** `[2, 4]` */
    readonly "dense1.W": XorValues;
    /** `[4]` */
    readonly "dense1.b": XorValues;
    /** `[4, 1]` */
    readonly "dense2.W": XorValues;
    /** `[1]` */
    readonly "dense2.b": XorValues;
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

/** Makes a network with memory of its own, and its first weights: `const network = createXor({ seed: 1 });`. */
export function createXor(options: XorOptions = {}): Xor {
  // ---- memory: all there will ever be ----------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(944);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const pair = reals(0, 8); // [4, 2]
  const dense1_W = reals(64, 8); // [2, 4]
  const dense1_b = reals(128, 4); // [4]
  const dense2_W = reals(160, 4); // [4, 1]
  const dense2_b = reals(192, 1); // [1]
  const sigmoid1_y = reals(200, 4); // [4, 1]
  const meanLoss = reals(232, 1); // []
  const gradient_dense1_W = reals(240, 8); // [2, 4]
  const gradient_dense1_b = reals(304, 4); // [4]
  const gradient_dense2_W = reals(336, 4); // [4, 1]
  const gradient_dense2_b = reals(368, 1); // [1]
  const t = reals(376, 1); // []
  const adam_m_dense1_W = reals(384, 8); // [2, 4]
  const adam_v_dense1_W = reals(448, 8); // [2, 4]
  const adam_m_dense1_b = reals(512, 4); // [4]
  const adam_v_dense1_b = reals(544, 4); // [4]
  const adam_m_dense2_W = reals(576, 4); // [4, 1]
  const adam_v_dense2_W = reals(608, 4); // [4, 1]
  const adam_m_dense2_b = reals(640, 1); // [1]
  const adam_v_dense2_b = reals(648, 1); // [1]
  const dense1_y = reals(656, 16); // [4, 4]
  const tanh1_y = reals(656, 16); // [4, 4]
  const d_dense1_y = reals(784, 16); // [4, 4]
  const dense2_y = reals(784, 4); // [4, 1]
  const loss1_each = reals(816, 4); // [4]
  const d_dense2_y = reals(912, 4); // [4, 1]
  const adam_w_dense1_W_new_1 = reals(656, 1); // []
  const adam_w_dense1_W_new_2 = reals(664, 1); // []
  const integersMemory = new ArrayBuffer(16);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const target_result = integers(0, 4); // [4, 1]

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

  // dense1.W[i1, i2] = -1 + 2 * random(i1, i2) (examples/xor/xor.nn:4)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 2; i1++) {
      for (let i2 = 0; i2 < 4; i2++) {
        W[i1 * 4 + i2] = 2 * uniformAt(draw0, i1 * 4 + i2) - 1;
      }
    }
  }

  // dense1.b[i1] = 0 (examples/xor/xor.nn:4)
  function initialize_dense1_b(): void {
    dense1_b.fill(0);
  }

  // dense2.W[i1, i2] = -1.09545 + 2.19089 * random(i1, i2) (examples/xor/xor.nn:5)
  function initialize_dense2_W(): void {
    const W = dense2_W;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 1; i2++) {
        W[i1 + i2] = 2.1908902300206643 * uniformAt(draw1, i1 + i2) - 1.0954451150103321;
      }
    }
  }

  // dense2.b[i1] = 0 (examples/xor/xor.nn:5)
  function initialize_dense2_b(): void {
    dense2_b.fill(0);
  }

  // adam.m(dense1.W)[i1, i2] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_m_dense1_W(): void {
    adam_m_dense1_W.fill(0);
  }

  // adam.v(dense1.W)[i1, i2] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_v_dense1_W(): void {
    adam_v_dense1_W.fill(0);
  }

  // adam.m(dense1.b)[i1] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_m_dense1_b(): void {
    adam_m_dense1_b.fill(0);
  }

  // adam.v(dense1.b)[i1] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_v_dense1_b(): void {
    adam_v_dense1_b.fill(0);
  }

  // adam.m(dense2.W)[i1, i2] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_m_dense2_W(): void {
    adam_m_dense2_W.fill(0);
  }

  // adam.v(dense2.W)[i1, i2] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_v_dense2_W(): void {
    adam_v_dense2_W.fill(0);
  }

  // adam.m(dense2.b)[i1] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_m_dense2_b(): void {
    adam_m_dense2_b.fill(0);
  }

  // adam.v(dense2.b)[i1] = 0 (examples/xor/xor.nn:12)
  function initialize_adam_v_dense2_b(): void {
    adam_v_dense2_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // dense1.y[n, j] = dense1.b[j] + sum(i: dense1.W[i, j] * pair[n, i]) (examples/xor/xor.nn:4)
  // written out: 12 operations, a loop would cost more
  function predict_dense1_y(count: number): void {
    const pair_all = pair;
    const W = dense1_W;
    const b = dense1_b;
    const y = dense1_y;
    for (let n = 0; n < count; n++) {
      const pair_1 = pair_all[n * 2]!;
      let total_1 = W[0]! * pair_1;
      const pair_2 = pair_all[n * 2 + 1]!;
      total_1 += W[4]! * pair_2;
      y[n * 4] = b[0]! + total_1;
      let total_2 = W[1]! * pair_1;
      total_2 += W[5]! * pair_2;
      y[n * 4 + 1] = b[1]! + total_2;
      let total_3 = W[2]! * pair_1;
      total_3 += W[6]! * pair_2;
      y[n * 4 + 2] = b[2]! + total_3;
      let total_4 = W[3]! * pair_1;
      total_4 += W[7]! * pair_2;
      y[n * 4 + 3] = b[3]! + total_4;
    }
  }

  // dense2.y[n, j] = sum(i: tanh(dense1.y[n, i]) * dense2.W[i, j]) + dense2.b[j] (examples/xor/xor.nn:5)
  // sigmoid1.y[n, j] = logistic(dense2.y[n, j])
  // written out: 10 operations, a loop would cost more
  function predict_sigmoid1_y(count: number): void {
    const y = dense1_y;
    const W = dense2_W;
    const b = dense2_b;
    const sigmoid1_y_all = sigmoid1_y;
    for (let n = 0; n < count; n++) {
      let total_1 = tanh(y[n * 4]!) * W[0]!;
      total_1 += tanh(y[n * 4 + 1]!) * W[1]!;
      total_1 += tanh(y[n * 4 + 2]!) * W[2]!;
      total_1 += tanh(y[n * 4 + 3]!) * W[3]!;
      const dense2_y_1 = total_1 + b[0]!;
      sigmoid1_y_all[n] = logistic(dense2_y_1);
    }
  }

  // ---- the loss --------------------------------------------------------------------------------------------

  // dense2.y[n, j] = sum(i: tanh(dense1.y[n, i]) * dense2.W[i, j]) + dense2.b[j] (examples/xor/xor.nn:5)
  // written out: 9 operations, a loop would cost more
  function evaluate_dense2_y(count: number): void {
    const y = dense1_y;
    const W = dense2_W;
    const b = dense2_b;
    const dense2_y_all = dense2_y;
    for (let n = 0; n < count; n++) {
      let total_1 = tanh(y[n * 4]!) * W[0]!;
      total_1 += tanh(y[n * 4 + 1]!) * W[1]!;
      total_1 += tanh(y[n * 4 + 2]!) * W[2]!;
      total_1 += tanh(y[n * 4 + 3]!) * W[3]!;
      dense2_y_all[n] = total_1 + b[0]!;
    }
  }

  // loss1.each[n] = sum(s1: (1 - target(result)[n, s1]) * softplus(dense2.y[n, s1]) + target(result)[n, s1] *
  //   softplus(-dense2.y[n, s1])) (examples/xor/xor.nn:8)
  // written out: 8 operations, a loop would cost more
  function evaluate_loss1_each_2(count: number): void {
    const result = target_result;
    const y = dense2_y;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      const target_result_1 = result[n]!;
      const dense2_y_1 = y[n]!;
      let total = (1 - target_result_1) * softplus(dense2_y_1) + target_result_1 * softplus(-dense2_y_1);
      each[n] = total;
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

  // dense1.y[n, j] = dense1.b[j] + sum(i: dense1.W[i, j] * pair[n, i]) (examples/xor/xor.nn:4)
  // tanh1.y[n, j] = tanh(dense1.y[n, j])
  // written out: 16 operations, a loop would cost more
  function train_tanh1_y(count: number): void {
    const pair_all = pair;
    const W = dense1_W;
    const b = dense1_b;
    const y = tanh1_y;
    for (let n = 0; n < count; n++) {
      const pair_1 = pair_all[n * 2]!;
      let total_1 = W[0]! * pair_1;
      const pair_2 = pair_all[n * 2 + 1]!;
      total_1 += W[4]! * pair_2;
      const dense1_y_1 = b[0]! + total_1;
      y[n * 4] = tanh(dense1_y_1);
      let total_2 = W[1]! * pair_1;
      total_2 += W[5]! * pair_2;
      const dense1_y_2 = b[1]! + total_2;
      y[n * 4 + 1] = tanh(dense1_y_2);
      let total_3 = W[2]! * pair_1;
      total_3 += W[6]! * pair_2;
      const dense1_y_3 = b[2]! + total_3;
      y[n * 4 + 2] = tanh(dense1_y_3);
      let total_4 = W[3]! * pair_1;
      total_4 += W[7]! * pair_2;
      const dense1_y_4 = b[3]! + total_4;
      y[n * 4 + 3] = tanh(dense1_y_4);
    }
  }

  // dense2.y[n, j] = sum(i: tanh1.y[n, i] * dense2.W[i, j]) + dense2.b[j] (examples/xor/xor.nn:8)
  // d(dense2.y)[n, j] = (-target(result)[n, j] * logistic(-dense2.y[n, j]) + (1 - target(result)[n, j]) *
  //   logistic(dense2.y[n, j])) / count
  // written out: 13 operations, a loop would cost more
  function train_d_dense2_y(count: number): void {
    const y = tanh1_y;
    const W = dense2_W;
    const b = dense2_b;
    const result = target_result;
    const dense2_y_all = dense2_y;
    const d_dense2_y_all = d_dense2_y;
    for (let n = 0; n < count; n++) {
      let total_1 = y[n * 4]! * W[0]!;
      total_1 += y[n * 4 + 1]! * W[1]!;
      total_1 += y[n * 4 + 2]! * W[2]!;
      total_1 += y[n * 4 + 3]! * W[3]!;
      const dense2_y_1 = total_1 + b[0]!;
      const target_result_1 = result[n]!;
      const d_dense2_y_1 = ((1 - target_result_1) * logistic(dense2_y_1) - target_result_1 * logistic(-dense2_y_1)) / count;
      dense2_y_all[n] = dense2_y_1;
      d_dense2_y_all[n] = d_dense2_y_1;
    }
  }

  // d(tanh1.y)[n, i1] = sum(j: d(dense2.y)[n, j] * dense2.W[i1, j]) (examples/xor/xor.nn:4)
  // d(dense1.y)[n, i1] = d(tanh1.y)[n, i1] * (1 - tanh1.y[n, i1] ^ 2)
  // written out: 16 operations, a loop would cost more
  function train_d_dense1_y(count: number): void {
    const y = d_dense2_y;
    const W = dense2_W;
    const tanh1_y_all = tanh1_y;
    const dense1_y = d_dense1_y;
    for (let n = 0; n < count; n++) {
      const d_dense2_y_1 = y[n]!;
      let total_1 = d_dense2_y_1 * W[0]!;
      const d_tanh1_y_1 = total_1;
      dense1_y[n * 4] = d_tanh1_y_1 * (1 - square(tanh1_y_all[n * 4]!));
      let total_2 = d_dense2_y_1 * W[1]!;
      const d_tanh1_y_2 = total_2;
      dense1_y[n * 4 + 1] = d_tanh1_y_2 * (1 - square(tanh1_y_all[n * 4 + 1]!));
      let total_3 = d_dense2_y_1 * W[2]!;
      const d_tanh1_y_3 = total_3;
      dense1_y[n * 4 + 2] = d_tanh1_y_3 * (1 - square(tanh1_y_all[n * 4 + 2]!));
      let total_4 = d_dense2_y_1 * W[3]!;
      const d_tanh1_y_4 = total_4;
      dense1_y[n * 4 + 3] = d_tanh1_y_4 * (1 - square(tanh1_y_all[n * 4 + 3]!));
    }
  }

  // gradient(dense1.W)[i0, i1] = sum(n: d(dense1.y)[n, i1] * pair[n, i0]) (examples/xor/xor.nn:4)
  // tiled 2×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = d_dense1_y;
    const pair_all = pair;
    const W = gradient_dense1_W;
    for (let i1_1 = 0; i1_1 < 4; i1_1 += 2) {
      let total_1 = 0;
      let total_2 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense1_y_1 = y[n_2 * 4 + i1_1]!;
        const pair_1 = pair_all[n_2 * 2]!;
        total_1 += d_dense1_y_1 * pair_1;
        const d_dense1_y_2 = y[n_2 * 4 + i1_1 + 1]!;
        total_2 += d_dense1_y_2 * pair_1;
        const pair_2 = pair_all[n_2 * 2 + 1]!;
        total_7 += d_dense1_y_1 * pair_2;
        total_8 += d_dense1_y_2 * pair_2;
        const d_dense1_y_3 = y[n_2 * 4 + i1_1 + 4]!;
        const pair_3 = pair_all[n_2 * 2 + 2]!;
        total_1 += d_dense1_y_3 * pair_3;
        const d_dense1_y_4 = y[n_2 * 4 + i1_1 + 5]!;
        total_2 += d_dense1_y_4 * pair_3;
        const pair_4 = pair_all[n_2 * 2 + 3]!;
        total_7 += d_dense1_y_3 * pair_4;
        total_8 += d_dense1_y_4 * pair_4;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense1_y_5 = y[n_3 * 4 + i1_1]!;
        const pair_5 = pair_all[n_3 * 2]!;
        total_1 += d_dense1_y_5 * pair_5;
        const d_dense1_y_6 = y[n_3 * 4 + i1_1 + 1]!;
        total_2 += d_dense1_y_6 * pair_5;
        const pair_6 = pair_all[n_3 * 2 + 1]!;
        total_7 += d_dense1_y_5 * pair_6;
        total_8 += d_dense1_y_6 * pair_6;
      }
      const gradient_dense1_W_1 = total_1;
      const gradient_dense1_W_2 = total_2;
      const gradient_dense1_W_7 = total_7;
      const gradient_dense1_W_8 = total_8;
      W[i1_1] = gradient_dense1_W_1;
      W[i1_1 + 1] = gradient_dense1_W_2;
      W[i1_1 + 4] = gradient_dense1_W_7;
      W[i1_1 + 5] = gradient_dense1_W_8;
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/xor/xor.nn:4)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    let total_5 = 0;
    let total_6 = 0;
    let total_7 = 0;
    let total_8 = 0;
    const examples_2 = count;
    for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
      total_5 += y[n_2 * 4]!;
      total_6 += y[n_2 * 4 + 1]!;
      total_7 += y[n_2 * 4 + 2]!;
      total_8 += y[n_2 * 4 + 3]!;
      total_5 += y[n_2 * 4 + 4]!;
      total_6 += y[n_2 * 4 + 5]!;
      total_7 += y[n_2 * 4 + 6]!;
      total_8 += y[n_2 * 4 + 7]!;
    }
    for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
      total_5 += y[n_3 * 4]!;
      total_6 += y[n_3 * 4 + 1]!;
      total_7 += y[n_3 * 4 + 2]!;
      total_8 += y[n_3 * 4 + 3]!;
    }
    const gradient_dense1_b_5 = total_5;
    const gradient_dense1_b_6 = total_6;
    const gradient_dense1_b_7 = total_7;
    const gradient_dense1_b_8 = total_8;
    b[0] = gradient_dense1_b_5;
    b[1] = gradient_dense1_b_6;
    b[2] = gradient_dense1_b_7;
    b[3] = gradient_dense1_b_8;
  }

  // gradient(dense2.W)[i0, i1] = sum(n: tanh1.y[n, i0] * d(dense2.y)[n, i1]) (examples/xor/xor.nn:5)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense2_W(count: number): void {
    const y = d_dense2_y;
    const tanh1_y_all = tanh1_y;
    const W = gradient_dense2_W;
    let total_9 = 0;
    let total_10 = 0;
    let total_11 = 0;
    let total_12 = 0;
    const examples_3 = count;
    for (let n_4 = 0; n_4 < (examples_3 >> 1) * 2; n_4 += 2) {
      const d_dense2_y_1 = y[n_4]!;
      total_9 += tanh1_y_all[n_4 * 4]! * d_dense2_y_1;
      total_10 += tanh1_y_all[n_4 * 4 + 1]! * d_dense2_y_1;
      total_11 += tanh1_y_all[n_4 * 4 + 2]! * d_dense2_y_1;
      total_12 += tanh1_y_all[n_4 * 4 + 3]! * d_dense2_y_1;
      const d_dense2_y_2 = y[n_4 + 1]!;
      total_9 += tanh1_y_all[n_4 * 4 + 4]! * d_dense2_y_2;
      total_10 += tanh1_y_all[n_4 * 4 + 5]! * d_dense2_y_2;
      total_11 += tanh1_y_all[n_4 * 4 + 6]! * d_dense2_y_2;
      total_12 += tanh1_y_all[n_4 * 4 + 7]! * d_dense2_y_2;
    }
    for (let n_5 = (examples_3 >> 1) * 2; n_5 < count; n_5++) {
      const d_dense2_y_3 = y[n_5]!;
      total_9 += tanh1_y_all[n_5 * 4]! * d_dense2_y_3;
      total_10 += tanh1_y_all[n_5 * 4 + 1]! * d_dense2_y_3;
      total_11 += tanh1_y_all[n_5 * 4 + 2]! * d_dense2_y_3;
      total_12 += tanh1_y_all[n_5 * 4 + 3]! * d_dense2_y_3;
    }
    const gradient_dense2_W_9 = total_9;
    const gradient_dense2_W_10 = total_10;
    const gradient_dense2_W_11 = total_11;
    const gradient_dense2_W_12 = total_12;
    W[0] = gradient_dense2_W_9;
    W[1] = gradient_dense2_W_10;
    W[2] = gradient_dense2_W_11;
    W[3] = gradient_dense2_W_12;
  }

  // gradient(dense2.b)[i0] = sum(n: d(dense2.y)[n, i0]) (examples/xor/xor.nn:5)
  // written out: 1 operations, a loop would cost more
  function train_gradient_dense2_b(count: number): void {
    const y = d_dense2_y;
    const b = gradient_dense2_b;
    let total_1 = 0;
    for (let n_1 = 0; n_1 < count; n_1++) {
      total_1 += y[n_1]!;
    }
    b[0] = total_1;
  }

  // ---- the update of the parameters ------------------------------------------------------------------------

  // adam.w(dense1.W).new.1 = 1 / (1 - power(0.999, t)) (examples/xor/xor.nn:12)
  // adam.w(dense1.W).new.2 = 1 / (1 - power(0.9, t))
  function update_adam_w_dense1_W_new_2(): void {
    const t_1 = t[0]!;
    const adam_w_dense1_W_new_1_2 = 1 / (1 - Math.pow(0.999, t_1));
    const adam_w_dense1_W_new_2_2 = 1 / (1 - Math.pow(0.9, t_1));
    adam_w_dense1_W_new_1[0] = adam_w_dense1_W_new_1_2;
    adam_w_dense1_W_new_2[0] = adam_w_dense1_W_new_2_2;
  }

  // adam.v(dense1.W).new[i1, i2] = 0.999 * adam.v(dense1.W)[i1, i2] + 0.001 * gradient(dense1.W)[i1, i2] ^ 2
  //   (examples/xor/xor.nn:12)
  // adam.m(dense1.W).new[i1, i2] = 0.1 * gradient(dense1.W)[i1, i2] + 0.9 * adam.m(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.1 * adam.m(dense1.W).new[i1, i2] * adam.w(dense1.W).new.2 /
  //   (1e-8 + sqrt(adam.v(dense1.W).new[i1, i2] * ada…
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const dense1_W_all = dense1_W;
    const new_2 = adam_w_dense1_W_new_2;
    const new_1 = adam_w_dense1_W_new_1;
    for (let i2 = 0; i2 < 8; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_v_dense1_W_new = 0.999 * v_dense1_W[i2]! + 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1);
      const adam_m_dense1_W_new = 0.1 * gradient_dense1_W_1 + 0.9 * m_dense1_W[i2]!;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.1 * (adam_m_dense1_W_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_dense1_W_new * new_1[0]!)));
      v_dense1_W[i2] = adam_v_dense1_W_new;
      m_dense1_W[i2] = adam_m_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  //   (examples/xor/xor.nn:12)
  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1]
  // adam.w(dense1.b).new[i1] = dense1.b[i1] - 0.1 * adam.m(dense1.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense1.b).new[…
  // written out: 56 operations, a loop would cost more
  function update_dense1_b(): void {
    const gradient_dense1_b_1 = gradient_dense1_b[0]!;
    const adam_v_dense1_b_new_1 = 0.999 * adam_v_dense1_b[0]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
    const adam_m_dense1_b_new_1 = 0.1 * gradient_dense1_b_1 + 0.9 * adam_m_dense1_b[0]!;
    const adam_w_dense1_W_new_1_2 = adam_w_dense1_W_new_2[0]!;
    const adam_w_dense1_W_new_2_2 = adam_w_dense1_W_new_1[0]!;
    const adam_w_dense1_b_new_1 = dense1_b[0]! - 0.1 * (adam_m_dense1_b_new_1 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense1_b_new_1)));
    adam_v_dense1_b[0] = adam_v_dense1_b_new_1;
    adam_m_dense1_b[0] = adam_m_dense1_b_new_1;
    dense1_b[0] = adam_w_dense1_b_new_1;
    const gradient_dense1_b_2 = gradient_dense1_b[1]!;
    const adam_v_dense1_b_new_2 = 0.999 * adam_v_dense1_b[1]! + 0.001 * (gradient_dense1_b_2 * gradient_dense1_b_2);
    const adam_m_dense1_b_new_2 = 0.1 * gradient_dense1_b_2 + 0.9 * adam_m_dense1_b[1]!;
    const adam_w_dense1_b_new_2 = dense1_b[1]! - 0.1 * (adam_m_dense1_b_new_2 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense1_b_new_2)));
    adam_v_dense1_b[1] = adam_v_dense1_b_new_2;
    adam_m_dense1_b[1] = adam_m_dense1_b_new_2;
    dense1_b[1] = adam_w_dense1_b_new_2;
    const gradient_dense1_b_3 = gradient_dense1_b[2]!;
    const adam_v_dense1_b_new_3 = 0.999 * adam_v_dense1_b[2]! + 0.001 * (gradient_dense1_b_3 * gradient_dense1_b_3);
    const adam_m_dense1_b_new_3 = 0.1 * gradient_dense1_b_3 + 0.9 * adam_m_dense1_b[2]!;
    const adam_w_dense1_b_new_3 = dense1_b[2]! - 0.1 * (adam_m_dense1_b_new_3 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense1_b_new_3)));
    adam_v_dense1_b[2] = adam_v_dense1_b_new_3;
    adam_m_dense1_b[2] = adam_m_dense1_b_new_3;
    dense1_b[2] = adam_w_dense1_b_new_3;
    const gradient_dense1_b_4 = gradient_dense1_b[3]!;
    const adam_v_dense1_b_new_4 = 0.999 * adam_v_dense1_b[3]! + 0.001 * (gradient_dense1_b_4 * gradient_dense1_b_4);
    const adam_m_dense1_b_new_4 = 0.1 * gradient_dense1_b_4 + 0.9 * adam_m_dense1_b[3]!;
    const adam_w_dense1_b_new_4 = dense1_b[3]! - 0.1 * (adam_m_dense1_b_new_4 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense1_b_new_4)));
    adam_v_dense1_b[3] = adam_v_dense1_b_new_4;
    adam_m_dense1_b[3] = adam_m_dense1_b_new_4;
    dense1_b[3] = adam_w_dense1_b_new_4;
  }

  // adam.m(dense2.W).new[i1, i2] = 0.1 * gradient(dense2.W)[i1, i2] + 0.9 * adam.m(dense2.W)[i1, i2]
  //   (examples/xor/xor.nn:12)
  // adam.v(dense2.W).new[i1, i2] = 0.001 * gradient(dense2.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense2.W)[i1, i2]
  // adam.w(dense2.W).new[i1, i2] = -0.1 * adam.m(dense2.W).new[i1, i2] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense2.W).new[i1, i2…
  // written out: 56 operations, a loop would cost more
  function update_dense2_W(): void {
    const gradient_dense2_W_1 = gradient_dense2_W[0]!;
    const adam_m_dense2_W_new_1 = 0.1 * gradient_dense2_W_1 + 0.9 * adam_m_dense2_W[0]!;
    const adam_v_dense2_W_new_1 = 0.001 * (gradient_dense2_W_1 * gradient_dense2_W_1) + 0.999 * adam_v_dense2_W[0]!;
    const adam_w_dense1_W_new_1_2 = adam_w_dense1_W_new_2[0]!;
    const adam_w_dense1_W_new_2_2 = adam_w_dense1_W_new_1[0]!;
    const adam_w_dense2_W_new_1 = dense2_W[0]! - 0.1 * (adam_m_dense2_W_new_1 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense2_W_new_1)));
    adam_m_dense2_W[0] = adam_m_dense2_W_new_1;
    adam_v_dense2_W[0] = adam_v_dense2_W_new_1;
    dense2_W[0] = adam_w_dense2_W_new_1;
    const gradient_dense2_W_2 = gradient_dense2_W[1]!;
    const adam_m_dense2_W_new_2 = 0.1 * gradient_dense2_W_2 + 0.9 * adam_m_dense2_W[1]!;
    const adam_v_dense2_W_new_2 = 0.001 * (gradient_dense2_W_2 * gradient_dense2_W_2) + 0.999 * adam_v_dense2_W[1]!;
    const adam_w_dense2_W_new_2 = dense2_W[1]! - 0.1 * (adam_m_dense2_W_new_2 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense2_W_new_2)));
    adam_m_dense2_W[1] = adam_m_dense2_W_new_2;
    adam_v_dense2_W[1] = adam_v_dense2_W_new_2;
    dense2_W[1] = adam_w_dense2_W_new_2;
    const gradient_dense2_W_3 = gradient_dense2_W[2]!;
    const adam_m_dense2_W_new_3 = 0.1 * gradient_dense2_W_3 + 0.9 * adam_m_dense2_W[2]!;
    const adam_v_dense2_W_new_3 = 0.001 * (gradient_dense2_W_3 * gradient_dense2_W_3) + 0.999 * adam_v_dense2_W[2]!;
    const adam_w_dense2_W_new_3 = dense2_W[2]! - 0.1 * (adam_m_dense2_W_new_3 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense2_W_new_3)));
    adam_m_dense2_W[2] = adam_m_dense2_W_new_3;
    adam_v_dense2_W[2] = adam_v_dense2_W_new_3;
    dense2_W[2] = adam_w_dense2_W_new_3;
    const gradient_dense2_W_4 = gradient_dense2_W[3]!;
    const adam_m_dense2_W_new_4 = 0.1 * gradient_dense2_W_4 + 0.9 * adam_m_dense2_W[3]!;
    const adam_v_dense2_W_new_4 = 0.001 * (gradient_dense2_W_4 * gradient_dense2_W_4) + 0.999 * adam_v_dense2_W[3]!;
    const adam_w_dense2_W_new_4 = dense2_W[3]! - 0.1 * (adam_m_dense2_W_new_4 * adam_w_dense1_W_new_1_2 / (1e-8 + Math.sqrt(adam_w_dense1_W_new_2_2 * adam_v_dense2_W_new_4)));
    adam_m_dense2_W[3] = adam_m_dense2_W_new_4;
    adam_v_dense2_W[3] = adam_v_dense2_W_new_4;
    dense2_W[3] = adam_w_dense2_W_new_4;
  }

  // adam.v(dense2.b).new[i1] = 0.001 * gradient(dense2.b)[i1] ^ 2 + 0.999 * adam.v(dense2.b)[i1]
  //   (examples/xor/xor.nn:12)
  // adam.m(dense2.b).new[i1] = 0.1 * gradient(dense2.b)[i1] + 0.9 * adam.m(dense2.b)[i1]
  // adam.w(dense2.b).new[i1] = -0.1 * adam.m(dense2.b).new[i1] * adam.w(dense1.W).new.2 / (1e-8 +
  //   sqrt(adam.w(dense1.W).new.1 * adam.v(dense2.b).new[i1])) + dense2…
  // written out: 14 operations, a loop would cost more
  function update_dense2_b(): void {
    const gradient_dense2_b_1 = gradient_dense2_b[0]!;
    const adam_v_dense2_b_new_1 = 0.001 * (gradient_dense2_b_1 * gradient_dense2_b_1) + 0.999 * adam_v_dense2_b[0]!;
    const adam_m_dense2_b_new_1 = 0.1 * gradient_dense2_b_1 + 0.9 * adam_m_dense2_b[0]!;
    const adam_w_dense2_b_new_1 = dense2_b[0]! - 0.1 * (adam_m_dense2_b_new_1 * adam_w_dense1_W_new_2[0]! / (1e-8 + Math.sqrt(adam_w_dense1_W_new_1[0]! * adam_v_dense2_b_new_1)));
    adam_v_dense2_b[0] = adam_v_dense2_b_new_1;
    adam_m_dense2_b[0] = adam_m_dense2_b_new_1;
    dense2_b[0] = adam_w_dense2_b_new_1;
  }

  // ---- what runs when --------------------------------------------------------------------------------------

  /** First values of everything that is kept. */
  function runInitialize(): void {
    initialize_dense1_W();
    initialize_dense1_b();
    initialize_dense2_W();
    initialize_dense2_b();
    initialize_adam_m_dense1_W();
    initialize_adam_v_dense1_W();
    initialize_adam_m_dense1_b();
    initialize_adam_v_dense1_b();
    initialize_adam_m_dense2_W();
    initialize_adam_v_dense2_W();
    initialize_adam_m_dense2_b();
    initialize_adam_v_dense2_b();
  }

  /** Inputs to outputs. */
  function runInference(count: number): void {
    predict_dense1_y(count);
    predict_sigmoid1_y(count);
  }

  /** Inputs and targets to the loss, not training. */
  function runEvaluation(count: number): void {
    predict_dense1_y(count);
    evaluate_dense2_y(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
  }

  /** Inputs and targets to the loss and its gradients. */
  function runTraining(count: number): void {
    train_tanh1_y(count);
    train_d_dense2_y(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
    train_d_dense1_y(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
    train_gradient_dense2_W(count);
    train_gradient_dense2_b(count);
  }

  /** Gradients to new parameters. */
  function runUpdate(): void {
    update_adam_w_dense1_W_new_2();
    update_dense1_W();
    update_dense1_b();
    update_dense2_W();
    update_dense2_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** How many examples are meant. */
  function countOf(inputs: XorInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "pair");
    return countExamples(inputs.length, 2, count, 4, "pair");
  }

  /** `exact`: as many numbers as that and no more, since the caller did not say how many are meant. */
  function readInputs(inputs: XorInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 2, exact, "pair");
    if (training) checkFinite(inputs, count * 2, "pair");
    for (let i = 0; i < count * 2; i++) pair[i] = inputs[i]!;
  }

  function readTargets(targets: XorTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "result");
    checkIndices(targets, count, 2, "result");
    for (let i = 0; i < count; i++) target_result[i] = targets[i]!;
  }

  function encodePair(value: XorPair, into: Numbers, at: number): void {
    checkRecord(value, "pair");
    into[at] = checkNumber(value.a, "a");
    into[at + 1] = checkNumber(value.b, "b");
  }

  function encodeResult(value: XorResult | number, into: Numbers, at: number): void {
    into[at] = classNumber(value, ["no", "yes"], "result");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfResult: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewResult(count: number): Float64Array {
    return (viewsOfResult[count] ??= sigmoid1_y.subarray(0, count * 1));
  }

  function decodeResult(values: Float64Array): XorOutput {
    const classes = ["no", "yes"] as const;
    const share = values[0]!;
    return {
      result: classes[share >= 0.5 ? 1 : 0],
      probability: share >= 0.5 ? share : 1 - share,
      probabilities: { no: 1 - share, yes: share },
    };
  }

  function forward(inputs: XorInputs, count?: number): XorOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewResult(n);
  }

  function predict(example: XorInput): XorOutput {
    encodePair(example, pair, 0);
    runInference(1);
    return decodeResult(viewResult(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: XorInputs, targets: XorTargets, count?: number): number {
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

  function trainBatch(inputs: XorInputs, targets: XorTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: XorInputs, targets: XorTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, true);
    readTargets(targets, n, count === undefined);
    runEvaluation(n);
    return meanLoss[0]!;
  }

  // ---- what is kept ----------------------------------------------------------------------------------------

  const parameters: Xor["parameters"] = {
    "dense1.W": { shape: [2, 4], values: dense1_W },
    "dense1.b": { shape: [4], values: dense1_b },
    "dense2.W": { shape: [4, 1], values: dense2_W },
    "dense2.b": { shape: [1], values: dense2_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "adam.m(dense1.W)", shape: [2, 4], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [2, 4], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [4], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [4], values: adam_v_dense1_b, optional: true },
    { name: "adam.m(dense2.W)", shape: [4, 1], values: adam_m_dense2_W, optional: true },
    { name: "adam.v(dense2.W)", shape: [4, 1], values: adam_v_dense2_W, optional: true },
    { name: "adam.m(dense2.b)", shape: [1], values: adam_m_dense2_b, optional: true },
    { name: "adam.v(dense2.b)", shape: [1], values: adam_v_dense2_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "Xor",
      seed: String(seed),
      step: String(updates),
      epoch: String(epochsDone),
      fitted: String(isFitted),
    });
  }

  function load(bytes: Uint8Array, options: LoadOptions = {}): void {
    const saved = decodeSafetensors(bytes);
    const { only } = options;
    const found = only === undefined ? matchTensors(saved, kept, "Xor") : takeArrays(saved, kept, only);
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
  }

  // ---- training over a data set ----------------------------------------------------------------------------

  /** Looks at a data set as a whole; after that its rows can be brought to hand. */
  function takeData(data: XorData): DataRows {
    checkRecord(data, "data");
    const rowsOfPair = takeRows(data.pair, 2, undefined, Float64Array, encodePair, "pair");
    const rowsOfResult = takeRows(data.result, 1, 2, Int32Array, encodeResult, "result");
    const examples = sameCount(undefined, rowsOfPair.length, 2, "pair");
    sameCount(examples, rowsOfResult.length, 1, "result");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 2; i++) pair[n * 2 + i] = rowsOfPair[row * 2 + i]!;
          target_result[n] = rowsOfResult[row]!;
        }
      },
    };
  }

  /** The parts of a step, to find where numbers go wrong: the layer that each is of, and how many numbers of an example it writes where. */
  const trail: readonly Stage[] = [
    ["tanh1 (examples/xor/xor.nn:4)", [[tanh1_y, 4]]],
    ["loss1 (examples/xor/xor.nn:8)", [[dense2_y, 1], [d_dense2_y, 1]]],
    ["loss1 (examples/xor/xor.nn:8)", [[loss1_each, 1]]],
    ["loss", [[meanLoss, 0]]],
    ["tanh1 (examples/xor/xor.nn:4)", [[d_dense1_y, 4]]],
    ["dense1 (examples/xor/xor.nn:4)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/xor/xor.nn:4)", [[gradient_dense1_b, 0]]],
    ["dense2 (examples/xor/xor.nn:5)", [[gradient_dense2_W, 0]]],
    ["dense2 (examples/xor/xor.nn:5)", [[gradient_dense2_b, 0]]],
  ];

  const steps: readonly ((count: number) => void)[] = [
    train_tanh1_y,
    train_d_dense2_y,
    evaluate_loss1_each_2,
    evaluate_loss_2,
    train_d_dense1_y,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
    train_gradient_dense2_W,
    train_gradient_dense2_b,
  ];

  /** What training and measuring need of this network and a data set. */
  function core(data: XorData): FitCore {
    const meterOfResult = binaryMeter(1);
    const restorable = kept.filter((k) => !k.optional);
    let best: TensorValues[] = [];
    return {
      ...takeData(data),
      batch: 4,
      lossOf(count) {
        runEvaluation(count);
        return meanLoss[0]!;
      },
      metrics: {
        reset() {
          meterOfResult.reset();
        },
        add(count) {
          runInference(count);
          meterOfResult.add(sigmoid1_y, target_result, count);
        },
        values: () => ({ accuracy: meterOfResult.value("accuracy") }),
      },
      accumulate: 1,
      epoch: () => epochsDone,
      place(epoch) {
        epochsDone = epoch;
      },
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
    return { epochs: 200, validation: 0, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: XorData): Measured {
    return measureAll(core(data));
  }

  function fit(data: XorData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    workOff(run.work);
    return run.history;
  }

  async function fitAsync(data: XorData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: Xor["gradients"] = {
    "dense1.W": { shape: [2, 4], values: gradient_dense1_W },
    "dense1.b": { shape: [4], values: gradient_dense1_b },
    "dense2.W": { shape: [4, 1], values: gradient_dense2_W },
    "dense2.b": { shape: [1], values: gradient_dense2_b },
  };

  const meta: Xor["meta"] = {
    name: "Xor",
    sourceHash: "1b8a4bc5d86a66",
    inputs: { pair: [2] },
    outputs: { result: [1] },
    parameterCount: 17,
    batchSize: 4,
    bytes: 960,
    operations: 29,
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

/** log(1 + exp(x)), without overflow. */
function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
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

/** `items` probabilities an example; targets are 0 and 1. */
function binaryMeter(items: number): Meter {
  const table = new Float64Array(4);
  return {
    reset: () => void table.fill(0),
    add(outputs, targets, count) {
      for (let n = 0; n < count * items; n++) {
        const cell = targets[n]! * 2 + (outputs[n]! >= 0.5 ? 1 : 0);
        table[cell] = table[cell]! + 1;
      }
    },
    value: (name) => fromConfusion(table, 2, name, true),
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
