/**
 * The network Weather, compiled by nnc from examples/weather/weather.nn: change it there, not here.
 *
 * Estimates how warm tomorrow will be in Seattle from today's weather and the month, of which each has a trained vector.
 */

/** The classes of `month`. */
export type WeatherMonth =
  "Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec";

/** The classes of `today`. */
export type WeatherToday = "drizzle" | "fog" | "rain" | "snow" | "sun";

/** One `measured`. */
export interface WeatherMeasured {
  readonly precipitation: number;
  readonly high: number;
  readonly low: number;
  readonly wind: number;
}

/** One example, as `predict` takes it. */
export interface WeatherInput {
  readonly month: WeatherMonth;
  readonly today: WeatherToday;
  readonly measured: WeatherMeasured;
}

/** Examples for one batch: numbers, row after row. Classes are their numbers. */
export interface WeatherInputs {
  readonly month: ArrayLike<number>;
  readonly today: ArrayLike<number>;
  readonly measured: ArrayLike<number>;
}

/** What the network makes of one example. */
export interface WeatherOutput {
  readonly tomorrowHigh: number[];
}

/** Views of the outputs of a batch, row after row, valid until the next call. */
export type WeatherOutputs = Float64Array;

/** Targets of one batch, row after row. Classes are their numbers. */
export type WeatherTargets = ArrayLike<number>;

/** A data set of any length: numbers row after row, or a list of examples; classes by name or by number. */
export interface WeatherData {
  readonly month: ArrayLike<number> | readonly WeatherMonth[];
  readonly today: ArrayLike<number> | readonly WeatherToday[];
  readonly measured: ArrayLike<number> | readonly WeatherMeasured[];
  readonly tomorrowHigh: ArrayLike<number> | readonly ArrayLike<number>[];
}

/** Numbers that belong to the network: a live view. */
export interface WeatherValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** How a network is made. */
export interface WeatherOptions {
  /** Where first weights and draws come from; 1 without it. */
  readonly seed?: number;
  /** What `save` gave. */
  readonly weights?: Uint8Array;
}

/** Estimates how warm tomorrow will be in Seattle from today's weather and the month, of which each has a trained vector. */
export interface Weather {
  /** The output for one example: month, one of 12 classes; today, one of 5 classes; measured, a record. */
  predict(example: WeatherInput): WeatherOutput;
  /** The outputs of `count` examples, 1 to 32, in one view that is valid until the next call. */
  forward(inputs: WeatherInputs, count?: number): WeatherOutputs;
  /** One step: forward, backward, update. 1 to 32 examples; gives their mean loss, regularizer included. */
  trainBatch(inputs: WeatherInputs, targets: WeatherTargets, count?: number): number;
  /** Forward and backward: the gradients of the mean loss, and that loss. */
  accumulate(inputs: WeatherInputs, targets: WeatherTargets, count?: number): number;
  /** The optimizer's step by the gradients at hand. */
  update(): void;
  /** The mean loss of a batch, without training. */
  loss(inputs: WeatherInputs, targets: WeatherTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: WeatherData): Measured;
  /** Trains over a data set, in shuffled epochs. */
  fit(data: WeatherData, options?: FitOptions): FitHistory;
  /** Like `fit`, and lets the event loop run every few milliseconds. */
  fitAsync(data: WeatherData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name: live views. */
  readonly parameters: {
    /** `[12, 2]` */
    readonly "embedding1.E": WeatherValues;
    /** `[5, 2]` */
    readonly "embedding2.E": WeatherValues;
    /** `[8, 16]` */
    readonly "dense1.W": WeatherValues;
    /** `[16]` */
    readonly "dense1.b": WeatherValues;
    /** `[16, 1]` */
    readonly "dense2.W": WeatherValues;
    /** `[1]` */
    readonly "dense2.b": WeatherValues;
  };
  /** Gradients by the name of the parameter, as the last `accumulate` or `trainBatch` left them: live views. */
  readonly gradients: {
    /** `[12, 2]` */
    readonly "embedding1.E": WeatherValues;
    /** `[5, 2]` */
    readonly "embedding2.E": WeatherValues;
    /** `[8, 16]` */
    readonly "dense1.W": WeatherValues;
    /** `[16]` */
    readonly "dense1.b": WeatherValues;
    /** `[16, 1]` */
    readonly "dense2.W": WeatherValues;
    /** `[1]` */
    readonly "dense2.b": WeatherValues;
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

/** Makes a network with memory of its own, and its first weights: `const network = createWeather({ seed: 1 });`. */
export function createWeather(options: WeatherOptions = {}): Weather {
  // ---- memory: all there will ever be ----------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(20864);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const measured_2 = reals(0, 128); // [32, 4]
  const embedding1_E = reals(1024, 24); // [12, 2]
  const embedding2_E = reals(1216, 10); // [5, 2]
  const standardize1_center = reals(1296, 4); // [4]
  const standardize1_spread = reals(1328, 4); // [4]
  const dense1_W = reals(1408, 128); // [8, 16]
  const dense1_b = reals(2432, 16); // [16]
  const dense2_W = reals(2560, 16); // [16, 1]
  const dense2_b = reals(2688, 1); // [1]
  const celsius1_y = reals(2696, 32); // [32, 1]
  const target_tomorrowHigh = reals(2952, 32); // [32, 1]
  const meanLoss = reals(3208, 1); // []
  const gradient_embedding1_E = reals(3216, 24); // [12, 2]
  const gradient_embedding2_E = reals(3408, 10); // [5, 2]
  const gradient_dense1_W = reals(3520, 128); // [8, 16]
  const gradient_dense1_b = reals(4544, 16); // [16]
  const gradient_dense2_W = reals(4672, 16); // [16, 1]
  const gradient_dense2_b = reals(4800, 1); // [1]
  const t = reals(4808, 1); // []
  const adam_m_embedding1_E = reals(4816, 24); // [12, 2]
  const adam_v_embedding1_E = reals(5008, 24); // [12, 2]
  const adam_m_embedding2_E = reals(5200, 10); // [5, 2]
  const adam_v_embedding2_E = reals(5280, 10); // [5, 2]
  const adam_m_dense1_W = reals(5376, 128); // [8, 16]
  const adam_v_dense1_W = reals(6400, 128); // [8, 16]
  const adam_m_dense1_b = reals(7424, 16); // [16]
  const adam_v_dense1_b = reals(7552, 16); // [16]
  const adam_m_dense2_W = reals(7680, 16); // [16, 1]
  const adam_v_dense2_W = reals(7808, 16); // [16, 1]
  const adam_m_dense2_b = reals(7936, 1); // [1]
  const adam_v_dense2_b = reals(7944, 1); // [1]
  const standardize1_deviation = reals(7952, 4); // [4]
  const sum_1 = reals(7984, 4); // [4]
  const sum_2 = reals(8016, 4); // [4]
  const standardize1_deviation_1 = reals(8048, 4); // [4]
  const dense1_y = reals(8128, 512); // [32, 16]
  const tanh1_y = reals(8128, 512); // [32, 16]
  const d_dense1_y = reals(12224, 512); // [32, 16]
  const concat1_2_y = reals(16320, 256); // [32, 8]
  const d_concat1_2_y = reals(18368, 256); // [32, 8]
  const loss1_each = reals(12224, 32); // [32]
  const d_dense2_y = reals(20416, 32); // [32, 1]
  const dense2_y = reals(12480, 32); // [32, 1]
  const gradient_embedding1_E_1 = reals(20672, 24); // [12, 2]
  const gradient_embedding2_E_1 = reals(20672, 10); // [5, 2]
  const penalty_embedding1_E = reals(5360, 1); // []
  const penalty_embedding2_E = reals(5368, 1); // []
  const penalty_dense1_W = reals(3488, 1); // []
  const penalty_dense2_W = reals(3496, 1); // []
  const adam_w_embedding1_E_new_1 = reals(5360, 1); // []
  const adam_w_embedding1_E_new_2 = reals(5368, 1); // []
  const integersMemory = new ArrayBuffer(256);
  const integers = (at: number, length: number): Int32Array => new Int32Array(integersMemory, at, length);
  const month = integers(0, 32); // [32]
  const today = integers(128, 32); // [32]

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

  // embedding1.E[i1, i2] = 0.3 * gaussian(i1, i2) (examples/weather/weather.nn:10)
  function initialize_embedding1_E(): void {
    const E = embedding1_E;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 12; i1++) {
      for (let i2 = 0; i2 < 2; i2++) {
        E[i1 * 2 + i2] = 0.3 * gaussianAt(draw0, i1 * 2 + i2);
      }
    }
  }

  // embedding2.E[i1, i2] = 0.3 * gaussian(i1, i2) (examples/weather/weather.nn:11)
  function initialize_embedding2_E(): void {
    const E = embedding2_E;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 5; i1++) {
      for (let i2 = 0; i2 < 2; i2++) {
        E[i1 * 2 + i2] = 0.3 * gaussianAt(draw1, i1 * 2 + i2);
      }
    }
  }

  // standardize1.center[s1] = 0 (examples/weather/weather.nn:12)
  // standardize1.deviation[s1] = sqrt(standardize1.center[s1] ^ 2)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function initialize_standardize1_spread(): void {
    const center = standardize1_center;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 4; s1++) {
      const standardize1_center_2 = 0;
      const standardize1_deviation_2 = Math.sqrt(standardize1_center_2 * standardize1_center_2);
      const standardize1_spread_2 = 1e-9 * Math.abs(standardize1_center_2) < standardize1_deviation_2 ? standardize1_deviation_2 : 1;
      center[s1] = standardize1_center_2;
      deviation[s1] = standardize1_deviation_2;
      spread[s1] = standardize1_spread_2;
    }
  }

  // dense1.W[i1, i2] = -0.5 + random(i1, i2) (examples/weather/weather.nn:13)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 8; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        W[i1 * 16 + i2] = uniformAt(draw2, i1 * 16 + i2) - 0.5;
      }
    }
  }

  // dense1.b[i1] = 0 (examples/weather/weather.nn:13)
  function initialize_dense1_b(): void {
    dense1_b.fill(0);
  }

  // dense2.W[i1, i2] = -0.594089 + 1.18818 * random(i1, i2) (examples/weather/weather.nn:14)
  function initialize_dense2_W(): void {
    const W = dense2_W;
    const draw3 = drawKey(seed, drawn, 3);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 1; i2++) {
        W[i1 + i2] = 1.1881770515720091 * uniformAt(draw3, i1 + i2) - 0.5940885257860046;
      }
    }
  }

  // dense2.b[i1] = 0 (examples/weather/weather.nn:14)
  function initialize_dense2_b(): void {
    dense2_b.fill(0);
  }

  // adam.m(embedding1.E)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_m_embedding1_E(): void {
    adam_m_embedding1_E.fill(0);
  }

  // adam.v(embedding1.E)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_v_embedding1_E(): void {
    adam_v_embedding1_E.fill(0);
  }

  // adam.m(embedding2.E)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_m_embedding2_E(): void {
    adam_m_embedding2_E.fill(0);
  }

  // adam.v(embedding2.E)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_v_embedding2_E(): void {
    adam_v_embedding2_E.fill(0);
  }

  // adam.m(dense1.W)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_m_dense1_W(): void {
    adam_m_dense1_W.fill(0);
  }

  // adam.v(dense1.W)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_v_dense1_W(): void {
    adam_v_dense1_W.fill(0);
  }

  // adam.m(dense1.b)[i1] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_m_dense1_b(): void {
    adam_m_dense1_b.fill(0);
  }

  // adam.v(dense1.b)[i1] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_v_dense1_b(): void {
    adam_v_dense1_b.fill(0);
  }

  // adam.m(dense2.W)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_m_dense2_W(): void {
    adam_m_dense2_W.fill(0);
  }

  // adam.v(dense2.W)[i1, i2] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_v_dense2_W(): void {
    adam_v_dense2_W.fill(0);
  }

  // adam.m(dense2.b)[i1] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_m_dense2_b(): void {
    adam_m_dense2_b.fill(0);
  }

  // adam.v(dense2.b)[i1] = 0 (examples/weather/weather.nn:22)
  function initialize_adam_v_dense2_b(): void {
    adam_v_dense2_b.fill(0);
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // concat1.2.y[n, j] = (-j + 5 >= 0 ? ((-j + 3 >= 0 ? (measured[n, j] - standardize1.center[j]) /
  //   standardize1.spread[j] : 0) + (j - 4 >= 0 ? embedding1.E[month[n… (examples/weather/weather.nn:12)
  // written out: 20 operations, a loop would cost more
  function predict_concat1_2_y(count: number): void {
    const measured_2_all = measured_2;
    const center = standardize1_center;
    const spread = standardize1_spread;
    const month_all = month;
    const E = embedding1_E;
    const today_all = today;
    const embedding2_E_all = embedding2_E;
    const y = concat1_2_y;
    for (let n = 0; n < count; n++) {
      const chosen_9 = (measured_2_all[n * 4]! - center[0]!) / spread[0]!;
      y[n * 8] = chosen_9;
      const chosen_12 = (measured_2_all[n * 4 + 1]! - center[1]!) / spread[1]!;
      y[n * 8 + 1] = chosen_12;
      const chosen_15 = (measured_2_all[n * 4 + 2]! - center[2]!) / spread[2]!;
      y[n * 8 + 2] = chosen_15;
      const chosen_18 = (measured_2_all[n * 4 + 3]! - center[3]!) / spread[3]!;
      y[n * 8 + 3] = chosen_18;
      const position_2 = month_all[n]!;
      const chosen_20 = E[position_2 * 2]!;
      y[n * 8 + 4] = chosen_20;
      const position_4 = month_all[n]!;
      const chosen_23 = E[position_4 * 2 + 1]!;
      y[n * 8 + 5] = chosen_23;
      const position_5 = today_all[n]!;
      const chosen_27 = embedding2_E_all[position_5 * 2]!;
      y[n * 8 + 6] = chosen_27;
      const position_6 = today_all[n]!;
      const chosen_29 = embedding2_E_all[position_6 * 2 + 1]!;
      y[n * 8 + 7] = chosen_29;
    }
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i: dense1.W[i, j] * concat1.2.y[n, i]) (examples/weather/weather.nn:13)
  // tiled 4×2 (n × j), reduction by 2
  function predict_dense1_y(count: number): void {
    const W = dense1_W;
    const y = concat1_2_y;
    const b = dense1_b;
    const dense1_y_all = dense1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 16; j += 2) {
        const dense1_W_1 = W[j]!;
        const concat1_2_y_1 = y[n * 8]!;
        let total_5 = dense1_W_1 * concat1_2_y_1;
        const dense1_W_2 = W[j + 1]!;
        let total_9 = dense1_W_2 * concat1_2_y_1;
        const concat1_2_y_2 = y[n * 8 + 8]!;
        let total_6 = dense1_W_1 * concat1_2_y_2;
        let total_10 = dense1_W_2 * concat1_2_y_2;
        const concat1_2_y_3 = y[n * 8 + 16]!;
        let total_7 = dense1_W_1 * concat1_2_y_3;
        let total_11 = dense1_W_2 * concat1_2_y_3;
        const concat1_2_y_4 = y[n * 8 + 24]!;
        let total_8 = dense1_W_1 * concat1_2_y_4;
        let total_12 = dense1_W_2 * concat1_2_y_4;
        const dense1_W_3 = W[j + 16]!;
        const concat1_2_y_5 = y[n * 8 + 1]!;
        total_5 += dense1_W_3 * concat1_2_y_5;
        const dense1_W_4 = W[j + 17]!;
        total_9 += dense1_W_4 * concat1_2_y_5;
        const concat1_2_y_6 = y[n * 8 + 9]!;
        total_6 += dense1_W_3 * concat1_2_y_6;
        total_10 += dense1_W_4 * concat1_2_y_6;
        const concat1_2_y_7 = y[n * 8 + 17]!;
        total_7 += dense1_W_3 * concat1_2_y_7;
        total_11 += dense1_W_4 * concat1_2_y_7;
        const concat1_2_y_8 = y[n * 8 + 25]!;
        total_8 += dense1_W_3 * concat1_2_y_8;
        total_12 += dense1_W_4 * concat1_2_y_8;
        const dense1_W_5 = W[j + 32]!;
        const concat1_2_y_9 = y[n * 8 + 2]!;
        total_5 += dense1_W_5 * concat1_2_y_9;
        const dense1_W_6 = W[j + 33]!;
        total_9 += dense1_W_6 * concat1_2_y_9;
        const concat1_2_y_10 = y[n * 8 + 10]!;
        total_6 += dense1_W_5 * concat1_2_y_10;
        total_10 += dense1_W_6 * concat1_2_y_10;
        const concat1_2_y_11 = y[n * 8 + 18]!;
        total_7 += dense1_W_5 * concat1_2_y_11;
        total_11 += dense1_W_6 * concat1_2_y_11;
        const concat1_2_y_12 = y[n * 8 + 26]!;
        total_8 += dense1_W_5 * concat1_2_y_12;
        total_12 += dense1_W_6 * concat1_2_y_12;
        const dense1_W_7 = W[j + 48]!;
        const concat1_2_y_13 = y[n * 8 + 3]!;
        total_5 += dense1_W_7 * concat1_2_y_13;
        const dense1_W_8 = W[j + 49]!;
        total_9 += dense1_W_8 * concat1_2_y_13;
        const concat1_2_y_14 = y[n * 8 + 11]!;
        total_6 += dense1_W_7 * concat1_2_y_14;
        total_10 += dense1_W_8 * concat1_2_y_14;
        const concat1_2_y_15 = y[n * 8 + 19]!;
        total_7 += dense1_W_7 * concat1_2_y_15;
        total_11 += dense1_W_8 * concat1_2_y_15;
        const concat1_2_y_16 = y[n * 8 + 27]!;
        total_8 += dense1_W_7 * concat1_2_y_16;
        total_12 += dense1_W_8 * concat1_2_y_16;
        const dense1_W_9 = W[j + 64]!;
        const concat1_2_y_17 = y[n * 8 + 4]!;
        total_5 += dense1_W_9 * concat1_2_y_17;
        const dense1_W_10 = W[j + 65]!;
        total_9 += dense1_W_10 * concat1_2_y_17;
        const concat1_2_y_18 = y[n * 8 + 12]!;
        total_6 += dense1_W_9 * concat1_2_y_18;
        total_10 += dense1_W_10 * concat1_2_y_18;
        const concat1_2_y_19 = y[n * 8 + 20]!;
        total_7 += dense1_W_9 * concat1_2_y_19;
        total_11 += dense1_W_10 * concat1_2_y_19;
        const concat1_2_y_20 = y[n * 8 + 28]!;
        total_8 += dense1_W_9 * concat1_2_y_20;
        total_12 += dense1_W_10 * concat1_2_y_20;
        const dense1_W_11 = W[j + 80]!;
        const concat1_2_y_21 = y[n * 8 + 5]!;
        total_5 += dense1_W_11 * concat1_2_y_21;
        const dense1_W_12 = W[j + 81]!;
        total_9 += dense1_W_12 * concat1_2_y_21;
        const concat1_2_y_22 = y[n * 8 + 13]!;
        total_6 += dense1_W_11 * concat1_2_y_22;
        total_10 += dense1_W_12 * concat1_2_y_22;
        const concat1_2_y_23 = y[n * 8 + 21]!;
        total_7 += dense1_W_11 * concat1_2_y_23;
        total_11 += dense1_W_12 * concat1_2_y_23;
        const concat1_2_y_24 = y[n * 8 + 29]!;
        total_8 += dense1_W_11 * concat1_2_y_24;
        total_12 += dense1_W_12 * concat1_2_y_24;
        const dense1_W_13 = W[j + 96]!;
        const concat1_2_y_25 = y[n * 8 + 6]!;
        total_5 += dense1_W_13 * concat1_2_y_25;
        const dense1_W_14 = W[j + 97]!;
        total_9 += dense1_W_14 * concat1_2_y_25;
        const concat1_2_y_26 = y[n * 8 + 14]!;
        total_6 += dense1_W_13 * concat1_2_y_26;
        total_10 += dense1_W_14 * concat1_2_y_26;
        const concat1_2_y_27 = y[n * 8 + 22]!;
        total_7 += dense1_W_13 * concat1_2_y_27;
        total_11 += dense1_W_14 * concat1_2_y_27;
        const concat1_2_y_28 = y[n * 8 + 30]!;
        total_8 += dense1_W_13 * concat1_2_y_28;
        total_12 += dense1_W_14 * concat1_2_y_28;
        const dense1_W_15 = W[j + 112]!;
        const concat1_2_y_29 = y[n * 8 + 7]!;
        total_5 += dense1_W_15 * concat1_2_y_29;
        const dense1_W_16 = W[j + 113]!;
        total_9 += dense1_W_16 * concat1_2_y_29;
        const concat1_2_y_30 = y[n * 8 + 15]!;
        total_6 += dense1_W_15 * concat1_2_y_30;
        total_10 += dense1_W_16 * concat1_2_y_30;
        const concat1_2_y_31 = y[n * 8 + 23]!;
        total_7 += dense1_W_15 * concat1_2_y_31;
        total_11 += dense1_W_16 * concat1_2_y_31;
        const concat1_2_y_32 = y[n * 8 + 31]!;
        total_8 += dense1_W_15 * concat1_2_y_32;
        total_12 += dense1_W_16 * concat1_2_y_32;
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
        dense1_y_all[n * 16 + j] = dense1_y_5;
        dense1_y_all[n * 16 + j + 1] = dense1_y_9;
        dense1_y_all[n * 16 + j + 16] = dense1_y_6;
        dense1_y_all[n * 16 + j + 17] = dense1_y_10;
        dense1_y_all[n * 16 + j + 32] = dense1_y_7;
        dense1_y_all[n * 16 + j + 33] = dense1_y_11;
        dense1_y_all[n * 16 + j + 48] = dense1_y_8;
        dense1_y_all[n * 16 + j + 49] = dense1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 16; j += 4) {
        const concat1_2_y_33 = y[n_1 * 8]!;
        let total_14 = W[j]! * concat1_2_y_33;
        let total_15 = W[j + 1]! * concat1_2_y_33;
        let total_16 = W[j + 2]! * concat1_2_y_33;
        let total_17 = W[j + 3]! * concat1_2_y_33;
        const concat1_2_y_34 = y[n_1 * 8 + 1]!;
        total_14 += W[j + 16]! * concat1_2_y_34;
        total_15 += W[j + 17]! * concat1_2_y_34;
        total_16 += W[j + 18]! * concat1_2_y_34;
        total_17 += W[j + 19]! * concat1_2_y_34;
        const concat1_2_y_35 = y[n_1 * 8 + 2]!;
        total_14 += W[j + 32]! * concat1_2_y_35;
        total_15 += W[j + 33]! * concat1_2_y_35;
        total_16 += W[j + 34]! * concat1_2_y_35;
        total_17 += W[j + 35]! * concat1_2_y_35;
        const concat1_2_y_36 = y[n_1 * 8 + 3]!;
        total_14 += W[j + 48]! * concat1_2_y_36;
        total_15 += W[j + 49]! * concat1_2_y_36;
        total_16 += W[j + 50]! * concat1_2_y_36;
        total_17 += W[j + 51]! * concat1_2_y_36;
        const concat1_2_y_37 = y[n_1 * 8 + 4]!;
        total_14 += W[j + 64]! * concat1_2_y_37;
        total_15 += W[j + 65]! * concat1_2_y_37;
        total_16 += W[j + 66]! * concat1_2_y_37;
        total_17 += W[j + 67]! * concat1_2_y_37;
        const concat1_2_y_38 = y[n_1 * 8 + 5]!;
        total_14 += W[j + 80]! * concat1_2_y_38;
        total_15 += W[j + 81]! * concat1_2_y_38;
        total_16 += W[j + 82]! * concat1_2_y_38;
        total_17 += W[j + 83]! * concat1_2_y_38;
        const concat1_2_y_39 = y[n_1 * 8 + 6]!;
        total_14 += W[j + 96]! * concat1_2_y_39;
        total_15 += W[j + 97]! * concat1_2_y_39;
        total_16 += W[j + 98]! * concat1_2_y_39;
        total_17 += W[j + 99]! * concat1_2_y_39;
        const concat1_2_y_40 = y[n_1 * 8 + 7]!;
        total_14 += W[j + 112]! * concat1_2_y_40;
        total_15 += W[j + 113]! * concat1_2_y_40;
        total_16 += W[j + 114]! * concat1_2_y_40;
        total_17 += W[j + 115]! * concat1_2_y_40;
        const dense1_y_14 = b[j]! + total_14;
        const dense1_y_15 = b[j + 1]! + total_15;
        const dense1_y_16 = b[j + 2]! + total_16;
        const dense1_y_17 = b[j + 3]! + total_17;
        dense1_y_all[n_1 * 16 + j] = dense1_y_14;
        dense1_y_all[n_1 * 16 + j + 1] = dense1_y_15;
        dense1_y_all[n_1 * 16 + j + 2] = dense1_y_16;
        dense1_y_all[n_1 * 16 + j + 3] = dense1_y_17;
      }
    }
  }

  // dense2.y[n, j] = sum(i: tanh(dense1.y[n, i]) * dense2.W[i, j]) + dense2.b[j] (examples/weather/weather.nn:14)
  // celsius1.y[n, j] = 16 + 7 * dense2.y[n, j]
  // written out: 35 operations, a loop would cost more
  function predict_celsius1_y(count: number): void {
    const y = dense1_y;
    const W = dense2_W;
    const b = dense2_b;
    const celsius1_y_all = celsius1_y;
    for (let n = 0; n < count; n++) {
      let total_1 = tanh(y[n * 16]!) * W[0]!;
      total_1 += tanh(y[n * 16 + 1]!) * W[1]!;
      total_1 += tanh(y[n * 16 + 2]!) * W[2]!;
      total_1 += tanh(y[n * 16 + 3]!) * W[3]!;
      total_1 += tanh(y[n * 16 + 4]!) * W[4]!;
      total_1 += tanh(y[n * 16 + 5]!) * W[5]!;
      total_1 += tanh(y[n * 16 + 6]!) * W[6]!;
      total_1 += tanh(y[n * 16 + 7]!) * W[7]!;
      total_1 += tanh(y[n * 16 + 8]!) * W[8]!;
      total_1 += tanh(y[n * 16 + 9]!) * W[9]!;
      total_1 += tanh(y[n * 16 + 10]!) * W[10]!;
      total_1 += tanh(y[n * 16 + 11]!) * W[11]!;
      total_1 += tanh(y[n * 16 + 12]!) * W[12]!;
      total_1 += tanh(y[n * 16 + 13]!) * W[13]!;
      total_1 += tanh(y[n * 16 + 14]!) * W[14]!;
      total_1 += tanh(y[n * 16 + 15]!) * W[15]!;
      const dense2_y_1 = total_1 + b[0]!;
      celsius1_y_all[n] = 16 + 7 * dense2_y_1;
    }
  }

  // ---- the loss --------------------------------------------------------------------------------------------

  // penalty(embedding2.E) = 0.0005 * sum(i1, i2: embedding2.E[i1, i2] ^ 2) (examples/weather/weather.nn:18)
  // penalty(embedding1.E) = 0.0005 * sum(i1, i2: embedding1.E[i1, i2] ^ 2)
  // penalty(dense2.W) = 0.0005 * sum(i1, i2: dense2.W[i1, i2] ^ 2)
  // penalty(dense1.W) = 0.0005 * sum(i1, i2: dense1.W[i1, i2] ^ 2)
  // written out: 360 operations, a loop would cost more
  function evaluate_penalty_dense1_W_2(): void {
    let total = square(embedding2_E[0]!);
    total += square(embedding2_E[1]!);
    total += square(embedding2_E[2]!);
    total += square(embedding2_E[3]!);
    total += square(embedding2_E[4]!);
    total += square(embedding2_E[5]!);
    total += square(embedding2_E[6]!);
    total += square(embedding2_E[7]!);
    total += square(embedding2_E[8]!);
    total += square(embedding2_E[9]!);
    const penalty_embedding2_E_2 = 0.0005 * total;
    let total_2 = square(embedding1_E[0]!);
    total_2 += square(embedding1_E[1]!);
    total_2 += square(embedding1_E[2]!);
    total_2 += square(embedding1_E[3]!);
    total_2 += square(embedding1_E[4]!);
    total_2 += square(embedding1_E[5]!);
    total_2 += square(embedding1_E[6]!);
    total_2 += square(embedding1_E[7]!);
    total_2 += square(embedding1_E[8]!);
    total_2 += square(embedding1_E[9]!);
    total_2 += square(embedding1_E[10]!);
    total_2 += square(embedding1_E[11]!);
    total_2 += square(embedding1_E[12]!);
    total_2 += square(embedding1_E[13]!);
    total_2 += square(embedding1_E[14]!);
    total_2 += square(embedding1_E[15]!);
    total_2 += square(embedding1_E[16]!);
    total_2 += square(embedding1_E[17]!);
    total_2 += square(embedding1_E[18]!);
    total_2 += square(embedding1_E[19]!);
    total_2 += square(embedding1_E[20]!);
    total_2 += square(embedding1_E[21]!);
    total_2 += square(embedding1_E[22]!);
    total_2 += square(embedding1_E[23]!);
    const penalty_embedding1_E_2 = 0.0005 * total_2;
    let total_3 = square(dense2_W[0]!);
    total_3 += square(dense2_W[1]!);
    total_3 += square(dense2_W[2]!);
    total_3 += square(dense2_W[3]!);
    total_3 += square(dense2_W[4]!);
    total_3 += square(dense2_W[5]!);
    total_3 += square(dense2_W[6]!);
    total_3 += square(dense2_W[7]!);
    total_3 += square(dense2_W[8]!);
    total_3 += square(dense2_W[9]!);
    total_3 += square(dense2_W[10]!);
    total_3 += square(dense2_W[11]!);
    total_3 += square(dense2_W[12]!);
    total_3 += square(dense2_W[13]!);
    total_3 += square(dense2_W[14]!);
    total_3 += square(dense2_W[15]!);
    const penalty_dense2_W_2 = 0.0005 * total_3;
    let total_4 = square(dense1_W[0]!);
    total_4 += square(dense1_W[1]!);
    total_4 += square(dense1_W[2]!);
    total_4 += square(dense1_W[3]!);
    total_4 += square(dense1_W[4]!);
    total_4 += square(dense1_W[5]!);
    total_4 += square(dense1_W[6]!);
    total_4 += square(dense1_W[7]!);
    total_4 += square(dense1_W[8]!);
    total_4 += square(dense1_W[9]!);
    total_4 += square(dense1_W[10]!);
    total_4 += square(dense1_W[11]!);
    total_4 += square(dense1_W[12]!);
    total_4 += square(dense1_W[13]!);
    total_4 += square(dense1_W[14]!);
    total_4 += square(dense1_W[15]!);
    total_4 += square(dense1_W[16]!);
    total_4 += square(dense1_W[17]!);
    total_4 += square(dense1_W[18]!);
    total_4 += square(dense1_W[19]!);
    total_4 += square(dense1_W[20]!);
    total_4 += square(dense1_W[21]!);
    total_4 += square(dense1_W[22]!);
    total_4 += square(dense1_W[23]!);
    total_4 += square(dense1_W[24]!);
    total_4 += square(dense1_W[25]!);
    total_4 += square(dense1_W[26]!);
    total_4 += square(dense1_W[27]!);
    total_4 += square(dense1_W[28]!);
    total_4 += square(dense1_W[29]!);
    total_4 += square(dense1_W[30]!);
    total_4 += square(dense1_W[31]!);
    total_4 += square(dense1_W[32]!);
    total_4 += square(dense1_W[33]!);
    total_4 += square(dense1_W[34]!);
    total_4 += square(dense1_W[35]!);
    total_4 += square(dense1_W[36]!);
    total_4 += square(dense1_W[37]!);
    total_4 += square(dense1_W[38]!);
    total_4 += square(dense1_W[39]!);
    total_4 += square(dense1_W[40]!);
    total_4 += square(dense1_W[41]!);
    total_4 += square(dense1_W[42]!);
    total_4 += square(dense1_W[43]!);
    total_4 += square(dense1_W[44]!);
    total_4 += square(dense1_W[45]!);
    total_4 += square(dense1_W[46]!);
    total_4 += square(dense1_W[47]!);
    total_4 += square(dense1_W[48]!);
    total_4 += square(dense1_W[49]!);
    total_4 += square(dense1_W[50]!);
    total_4 += square(dense1_W[51]!);
    total_4 += square(dense1_W[52]!);
    total_4 += square(dense1_W[53]!);
    total_4 += square(dense1_W[54]!);
    total_4 += square(dense1_W[55]!);
    total_4 += square(dense1_W[56]!);
    total_4 += square(dense1_W[57]!);
    total_4 += square(dense1_W[58]!);
    total_4 += square(dense1_W[59]!);
    total_4 += square(dense1_W[60]!);
    total_4 += square(dense1_W[61]!);
    total_4 += square(dense1_W[62]!);
    total_4 += square(dense1_W[63]!);
    total_4 += square(dense1_W[64]!);
    total_4 += square(dense1_W[65]!);
    total_4 += square(dense1_W[66]!);
    total_4 += square(dense1_W[67]!);
    total_4 += square(dense1_W[68]!);
    total_4 += square(dense1_W[69]!);
    total_4 += square(dense1_W[70]!);
    total_4 += square(dense1_W[71]!);
    total_4 += square(dense1_W[72]!);
    total_4 += square(dense1_W[73]!);
    total_4 += square(dense1_W[74]!);
    total_4 += square(dense1_W[75]!);
    total_4 += square(dense1_W[76]!);
    total_4 += square(dense1_W[77]!);
    total_4 += square(dense1_W[78]!);
    total_4 += square(dense1_W[79]!);
    total_4 += square(dense1_W[80]!);
    total_4 += square(dense1_W[81]!);
    total_4 += square(dense1_W[82]!);
    total_4 += square(dense1_W[83]!);
    total_4 += square(dense1_W[84]!);
    total_4 += square(dense1_W[85]!);
    total_4 += square(dense1_W[86]!);
    total_4 += square(dense1_W[87]!);
    total_4 += square(dense1_W[88]!);
    total_4 += square(dense1_W[89]!);
    total_4 += square(dense1_W[90]!);
    total_4 += square(dense1_W[91]!);
    total_4 += square(dense1_W[92]!);
    total_4 += square(dense1_W[93]!);
    total_4 += square(dense1_W[94]!);
    total_4 += square(dense1_W[95]!);
    total_4 += square(dense1_W[96]!);
    total_4 += square(dense1_W[97]!);
    total_4 += square(dense1_W[98]!);
    total_4 += square(dense1_W[99]!);
    total_4 += square(dense1_W[100]!);
    total_4 += square(dense1_W[101]!);
    total_4 += square(dense1_W[102]!);
    total_4 += square(dense1_W[103]!);
    total_4 += square(dense1_W[104]!);
    total_4 += square(dense1_W[105]!);
    total_4 += square(dense1_W[106]!);
    total_4 += square(dense1_W[107]!);
    total_4 += square(dense1_W[108]!);
    total_4 += square(dense1_W[109]!);
    total_4 += square(dense1_W[110]!);
    total_4 += square(dense1_W[111]!);
    total_4 += square(dense1_W[112]!);
    total_4 += square(dense1_W[113]!);
    total_4 += square(dense1_W[114]!);
    total_4 += square(dense1_W[115]!);
    total_4 += square(dense1_W[116]!);
    total_4 += square(dense1_W[117]!);
    total_4 += square(dense1_W[118]!);
    total_4 += square(dense1_W[119]!);
    total_4 += square(dense1_W[120]!);
    total_4 += square(dense1_W[121]!);
    total_4 += square(dense1_W[122]!);
    total_4 += square(dense1_W[123]!);
    total_4 += square(dense1_W[124]!);
    total_4 += square(dense1_W[125]!);
    total_4 += square(dense1_W[126]!);
    total_4 += square(dense1_W[127]!);
    const penalty_dense1_W_2 = 0.0005 * total_4;
    penalty_embedding2_E[0] = penalty_embedding2_E_2;
    penalty_embedding1_E[0] = penalty_embedding1_E_2;
    penalty_dense2_W[0] = penalty_dense2_W_2;
    penalty_dense1_W[0] = penalty_dense1_W_2;
  }

  // dense2.y[n, j] = sum(i: tanh(dense1.y[n, i]) * dense2.W[i, j]) + dense2.b[j] (examples/weather/weather.nn:14)
  // written out: 33 operations, a loop would cost more
  function evaluate_dense2_y(count: number): void {
    const y = dense1_y;
    const W = dense2_W;
    const b = dense2_b;
    const dense2_y_all = dense2_y;
    for (let n = 0; n < count; n++) {
      let total_1 = tanh(y[n * 16]!) * W[0]!;
      total_1 += tanh(y[n * 16 + 1]!) * W[1]!;
      total_1 += tanh(y[n * 16 + 2]!) * W[2]!;
      total_1 += tanh(y[n * 16 + 3]!) * W[3]!;
      total_1 += tanh(y[n * 16 + 4]!) * W[4]!;
      total_1 += tanh(y[n * 16 + 5]!) * W[5]!;
      total_1 += tanh(y[n * 16 + 6]!) * W[6]!;
      total_1 += tanh(y[n * 16 + 7]!) * W[7]!;
      total_1 += tanh(y[n * 16 + 8]!) * W[8]!;
      total_1 += tanh(y[n * 16 + 9]!) * W[9]!;
      total_1 += tanh(y[n * 16 + 10]!) * W[10]!;
      total_1 += tanh(y[n * 16 + 11]!) * W[11]!;
      total_1 += tanh(y[n * 16 + 12]!) * W[12]!;
      total_1 += tanh(y[n * 16 + 13]!) * W[13]!;
      total_1 += tanh(y[n * 16 + 14]!) * W[14]!;
      total_1 += tanh(y[n * 16 + 15]!) * W[15]!;
      dense2_y_all[n] = total_1 + b[0]!;
    }
  }

  // loss1.each[n] = sum(s1: (16 - target(tomorrowHigh)[n, s1] + 7 * dense2.y[n, s1]) ^ 2)
  //   (examples/weather/weather.nn:17)
  // written out: 5 operations, a loop would cost more
  function evaluate_loss1_each_2(count: number): void {
    const y = dense2_y;
    const tomorrowHigh = target_tomorrowHigh;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      let total = square(16 + 7 * y[n]! - tomorrowHigh[n]!);
      each[n] = total;
    }
  }

  // loss.data = sum(n: loss1.each[n]) / count
  // loss = penalty(embedding2.E) + penalty(embedding1.E) + penalty(dense2.W) + loss.data + penalty(dense1.W)
  function evaluate_loss_2(count: number): void {
    const each = loss1_each;
    const E = penalty_embedding2_E;
    const embedding1_E = penalty_embedding1_E;
    const W = penalty_dense2_W;
    const dense1_W = penalty_dense1_W;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      total += each[n]!;
    }
    const loss_data = total / count;
    meanLoss_all[0] = E[0]! + embedding1_E[0]! + W[0]! + loss_data + dense1_W[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // dense1.y[n, j] = dense1.b[j] + sum(i: dense1.W[i, j] * concat1.2.y[n, i]) (examples/weather/weather.nn:13)
  // tanh1.y[n, j] = tanh(dense1.y[n, j])
  // tiled 4×2 (n × j), reduction by 2
  function train_tanh1_y(count: number): void {
    const W = dense1_W;
    const y = concat1_2_y;
    const b = dense1_b;
    const tanh1_y_all = tanh1_y;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let j = 0; j < 16; j += 2) {
        const dense1_W_1 = W[j]!;
        const concat1_2_y_1 = y[n * 8]!;
        let total_5 = dense1_W_1 * concat1_2_y_1;
        const dense1_W_2 = W[j + 1]!;
        let total_9 = dense1_W_2 * concat1_2_y_1;
        const concat1_2_y_2 = y[n * 8 + 8]!;
        let total_6 = dense1_W_1 * concat1_2_y_2;
        let total_10 = dense1_W_2 * concat1_2_y_2;
        const concat1_2_y_3 = y[n * 8 + 16]!;
        let total_7 = dense1_W_1 * concat1_2_y_3;
        let total_11 = dense1_W_2 * concat1_2_y_3;
        const concat1_2_y_4 = y[n * 8 + 24]!;
        let total_8 = dense1_W_1 * concat1_2_y_4;
        let total_12 = dense1_W_2 * concat1_2_y_4;
        const dense1_W_3 = W[j + 16]!;
        const concat1_2_y_5 = y[n * 8 + 1]!;
        total_5 += dense1_W_3 * concat1_2_y_5;
        const dense1_W_4 = W[j + 17]!;
        total_9 += dense1_W_4 * concat1_2_y_5;
        const concat1_2_y_6 = y[n * 8 + 9]!;
        total_6 += dense1_W_3 * concat1_2_y_6;
        total_10 += dense1_W_4 * concat1_2_y_6;
        const concat1_2_y_7 = y[n * 8 + 17]!;
        total_7 += dense1_W_3 * concat1_2_y_7;
        total_11 += dense1_W_4 * concat1_2_y_7;
        const concat1_2_y_8 = y[n * 8 + 25]!;
        total_8 += dense1_W_3 * concat1_2_y_8;
        total_12 += dense1_W_4 * concat1_2_y_8;
        const dense1_W_5 = W[j + 32]!;
        const concat1_2_y_9 = y[n * 8 + 2]!;
        total_5 += dense1_W_5 * concat1_2_y_9;
        const dense1_W_6 = W[j + 33]!;
        total_9 += dense1_W_6 * concat1_2_y_9;
        const concat1_2_y_10 = y[n * 8 + 10]!;
        total_6 += dense1_W_5 * concat1_2_y_10;
        total_10 += dense1_W_6 * concat1_2_y_10;
        const concat1_2_y_11 = y[n * 8 + 18]!;
        total_7 += dense1_W_5 * concat1_2_y_11;
        total_11 += dense1_W_6 * concat1_2_y_11;
        const concat1_2_y_12 = y[n * 8 + 26]!;
        total_8 += dense1_W_5 * concat1_2_y_12;
        total_12 += dense1_W_6 * concat1_2_y_12;
        const dense1_W_7 = W[j + 48]!;
        const concat1_2_y_13 = y[n * 8 + 3]!;
        total_5 += dense1_W_7 * concat1_2_y_13;
        const dense1_W_8 = W[j + 49]!;
        total_9 += dense1_W_8 * concat1_2_y_13;
        const concat1_2_y_14 = y[n * 8 + 11]!;
        total_6 += dense1_W_7 * concat1_2_y_14;
        total_10 += dense1_W_8 * concat1_2_y_14;
        const concat1_2_y_15 = y[n * 8 + 19]!;
        total_7 += dense1_W_7 * concat1_2_y_15;
        total_11 += dense1_W_8 * concat1_2_y_15;
        const concat1_2_y_16 = y[n * 8 + 27]!;
        total_8 += dense1_W_7 * concat1_2_y_16;
        total_12 += dense1_W_8 * concat1_2_y_16;
        const dense1_W_9 = W[j + 64]!;
        const concat1_2_y_17 = y[n * 8 + 4]!;
        total_5 += dense1_W_9 * concat1_2_y_17;
        const dense1_W_10 = W[j + 65]!;
        total_9 += dense1_W_10 * concat1_2_y_17;
        const concat1_2_y_18 = y[n * 8 + 12]!;
        total_6 += dense1_W_9 * concat1_2_y_18;
        total_10 += dense1_W_10 * concat1_2_y_18;
        const concat1_2_y_19 = y[n * 8 + 20]!;
        total_7 += dense1_W_9 * concat1_2_y_19;
        total_11 += dense1_W_10 * concat1_2_y_19;
        const concat1_2_y_20 = y[n * 8 + 28]!;
        total_8 += dense1_W_9 * concat1_2_y_20;
        total_12 += dense1_W_10 * concat1_2_y_20;
        const dense1_W_11 = W[j + 80]!;
        const concat1_2_y_21 = y[n * 8 + 5]!;
        total_5 += dense1_W_11 * concat1_2_y_21;
        const dense1_W_12 = W[j + 81]!;
        total_9 += dense1_W_12 * concat1_2_y_21;
        const concat1_2_y_22 = y[n * 8 + 13]!;
        total_6 += dense1_W_11 * concat1_2_y_22;
        total_10 += dense1_W_12 * concat1_2_y_22;
        const concat1_2_y_23 = y[n * 8 + 21]!;
        total_7 += dense1_W_11 * concat1_2_y_23;
        total_11 += dense1_W_12 * concat1_2_y_23;
        const concat1_2_y_24 = y[n * 8 + 29]!;
        total_8 += dense1_W_11 * concat1_2_y_24;
        total_12 += dense1_W_12 * concat1_2_y_24;
        const dense1_W_13 = W[j + 96]!;
        const concat1_2_y_25 = y[n * 8 + 6]!;
        total_5 += dense1_W_13 * concat1_2_y_25;
        const dense1_W_14 = W[j + 97]!;
        total_9 += dense1_W_14 * concat1_2_y_25;
        const concat1_2_y_26 = y[n * 8 + 14]!;
        total_6 += dense1_W_13 * concat1_2_y_26;
        total_10 += dense1_W_14 * concat1_2_y_26;
        const concat1_2_y_27 = y[n * 8 + 22]!;
        total_7 += dense1_W_13 * concat1_2_y_27;
        total_11 += dense1_W_14 * concat1_2_y_27;
        const concat1_2_y_28 = y[n * 8 + 30]!;
        total_8 += dense1_W_13 * concat1_2_y_28;
        total_12 += dense1_W_14 * concat1_2_y_28;
        const dense1_W_15 = W[j + 112]!;
        const concat1_2_y_29 = y[n * 8 + 7]!;
        total_5 += dense1_W_15 * concat1_2_y_29;
        const dense1_W_16 = W[j + 113]!;
        total_9 += dense1_W_16 * concat1_2_y_29;
        const concat1_2_y_30 = y[n * 8 + 15]!;
        total_6 += dense1_W_15 * concat1_2_y_30;
        total_10 += dense1_W_16 * concat1_2_y_30;
        const concat1_2_y_31 = y[n * 8 + 23]!;
        total_7 += dense1_W_15 * concat1_2_y_31;
        total_11 += dense1_W_16 * concat1_2_y_31;
        const concat1_2_y_32 = y[n * 8 + 31]!;
        total_8 += dense1_W_15 * concat1_2_y_32;
        total_12 += dense1_W_16 * concat1_2_y_32;
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
        const tanh1_y_5 = tanh(dense1_y_5);
        const tanh1_y_9 = tanh(dense1_y_9);
        const tanh1_y_6 = tanh(dense1_y_6);
        const tanh1_y_10 = tanh(dense1_y_10);
        const tanh1_y_7 = tanh(dense1_y_7);
        const tanh1_y_11 = tanh(dense1_y_11);
        const tanh1_y_8 = tanh(dense1_y_8);
        const tanh1_y_12 = tanh(dense1_y_12);
        tanh1_y_all[n * 16 + j] = tanh1_y_5;
        tanh1_y_all[n * 16 + j + 1] = tanh1_y_9;
        tanh1_y_all[n * 16 + j + 16] = tanh1_y_6;
        tanh1_y_all[n * 16 + j + 17] = tanh1_y_10;
        tanh1_y_all[n * 16 + j + 32] = tanh1_y_7;
        tanh1_y_all[n * 16 + j + 33] = tanh1_y_11;
        tanh1_y_all[n * 16 + j + 48] = tanh1_y_8;
        tanh1_y_all[n * 16 + j + 49] = tanh1_y_12;
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let j = 0; j < 16; j += 4) {
        const concat1_2_y_33 = y[n_1 * 8]!;
        let total_14 = W[j]! * concat1_2_y_33;
        let total_15 = W[j + 1]! * concat1_2_y_33;
        let total_16 = W[j + 2]! * concat1_2_y_33;
        let total_17 = W[j + 3]! * concat1_2_y_33;
        const concat1_2_y_34 = y[n_1 * 8 + 1]!;
        total_14 += W[j + 16]! * concat1_2_y_34;
        total_15 += W[j + 17]! * concat1_2_y_34;
        total_16 += W[j + 18]! * concat1_2_y_34;
        total_17 += W[j + 19]! * concat1_2_y_34;
        const concat1_2_y_35 = y[n_1 * 8 + 2]!;
        total_14 += W[j + 32]! * concat1_2_y_35;
        total_15 += W[j + 33]! * concat1_2_y_35;
        total_16 += W[j + 34]! * concat1_2_y_35;
        total_17 += W[j + 35]! * concat1_2_y_35;
        const concat1_2_y_36 = y[n_1 * 8 + 3]!;
        total_14 += W[j + 48]! * concat1_2_y_36;
        total_15 += W[j + 49]! * concat1_2_y_36;
        total_16 += W[j + 50]! * concat1_2_y_36;
        total_17 += W[j + 51]! * concat1_2_y_36;
        const concat1_2_y_37 = y[n_1 * 8 + 4]!;
        total_14 += W[j + 64]! * concat1_2_y_37;
        total_15 += W[j + 65]! * concat1_2_y_37;
        total_16 += W[j + 66]! * concat1_2_y_37;
        total_17 += W[j + 67]! * concat1_2_y_37;
        const concat1_2_y_38 = y[n_1 * 8 + 5]!;
        total_14 += W[j + 80]! * concat1_2_y_38;
        total_15 += W[j + 81]! * concat1_2_y_38;
        total_16 += W[j + 82]! * concat1_2_y_38;
        total_17 += W[j + 83]! * concat1_2_y_38;
        const concat1_2_y_39 = y[n_1 * 8 + 6]!;
        total_14 += W[j + 96]! * concat1_2_y_39;
        total_15 += W[j + 97]! * concat1_2_y_39;
        total_16 += W[j + 98]! * concat1_2_y_39;
        total_17 += W[j + 99]! * concat1_2_y_39;
        const concat1_2_y_40 = y[n_1 * 8 + 7]!;
        total_14 += W[j + 112]! * concat1_2_y_40;
        total_15 += W[j + 113]! * concat1_2_y_40;
        total_16 += W[j + 114]! * concat1_2_y_40;
        total_17 += W[j + 115]! * concat1_2_y_40;
        const dense1_y_14 = b[j]! + total_14;
        const dense1_y_15 = b[j + 1]! + total_15;
        const dense1_y_16 = b[j + 2]! + total_16;
        const dense1_y_17 = b[j + 3]! + total_17;
        const tanh1_y_14 = tanh(dense1_y_14);
        const tanh1_y_15 = tanh(dense1_y_15);
        const tanh1_y_16 = tanh(dense1_y_16);
        const tanh1_y_17 = tanh(dense1_y_17);
        tanh1_y_all[n_1 * 16 + j] = tanh1_y_14;
        tanh1_y_all[n_1 * 16 + j + 1] = tanh1_y_15;
        tanh1_y_all[n_1 * 16 + j + 2] = tanh1_y_16;
        tanh1_y_all[n_1 * 16 + j + 3] = tanh1_y_17;
      }
    }
  }

  // dense2.y[n, j] = sum(i: tanh1.y[n, i] * dense2.W[i, j]) + dense2.b[j] (examples/weather/weather.nn:14)
  // celsius1.y[n, j] = 16 + 7 * dense2.y[n, j]
  // d(dense2.y)[n, j] = 14 * (-target(tomorrowHigh)[n, j] + celsius1.y[n, j]) / count
  // written out: 22 operations, a loop would cost more
  function train_d_dense2_y(count: number): void {
    const y = tanh1_y;
    const W = dense2_W;
    const b = dense2_b;
    const tomorrowHigh = target_tomorrowHigh;
    const celsius1_y_all = celsius1_y;
    const dense2_y = d_dense2_y;
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
      const dense2_y_1 = total_1 + b[0]!;
      const celsius1_y_1 = 16 + 7 * dense2_y_1;
      const d_dense2_y_1 = 14 * ((celsius1_y_1 - tomorrowHigh[n]!) / count);
      celsius1_y_all[n] = celsius1_y_1;
      dense2_y[n] = d_dense2_y_1;
    }
  }

  // loss1.each[n] = sum(s1: (-target(tomorrowHigh)[n, s1] + celsius1.y[n, s1]) ^ 2) (examples/weather/weather.nn:17)
  // written out: 3 operations, a loop would cost more
  function train_loss1_each(count: number): void {
    const y = celsius1_y;
    const tomorrowHigh = target_tomorrowHigh;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      let total = square(y[n]! - tomorrowHigh[n]!);
      each[n] = total;
    }
  }

  // d(tanh1.y)[n, i1] = sum(j: dense2.W[i1, j] * d(dense2.y)[n, j]) (examples/weather/weather.nn:13)
  // d(dense1.y)[n, i1] = (1 - tanh1.y[n, i1] ^ 2) * d(tanh1.y)[n, i1]
  // written out: 64 operations, a loop would cost more
  function train_d_dense1_y(count: number): void {
    const y = d_dense2_y;
    const W = dense2_W;
    const tanh1_y_all = tanh1_y;
    const dense1_y = d_dense1_y;
    for (let n = 0; n < count; n++) {
      const d_dense2_y_1 = y[n]!;
      let total_1 = W[0]! * d_dense2_y_1;
      const d_tanh1_y_1 = total_1;
      dense1_y[n * 16] = (1 - square(tanh1_y_all[n * 16]!)) * d_tanh1_y_1;
      let total_2 = W[1]! * d_dense2_y_1;
      const d_tanh1_y_2 = total_2;
      dense1_y[n * 16 + 1] = (1 - square(tanh1_y_all[n * 16 + 1]!)) * d_tanh1_y_2;
      let total_3 = W[2]! * d_dense2_y_1;
      const d_tanh1_y_3 = total_3;
      dense1_y[n * 16 + 2] = (1 - square(tanh1_y_all[n * 16 + 2]!)) * d_tanh1_y_3;
      let total_4 = W[3]! * d_dense2_y_1;
      const d_tanh1_y_4 = total_4;
      dense1_y[n * 16 + 3] = (1 - square(tanh1_y_all[n * 16 + 3]!)) * d_tanh1_y_4;
      let total_5 = W[4]! * d_dense2_y_1;
      const d_tanh1_y_5 = total_5;
      dense1_y[n * 16 + 4] = (1 - square(tanh1_y_all[n * 16 + 4]!)) * d_tanh1_y_5;
      let total_6 = W[5]! * d_dense2_y_1;
      const d_tanh1_y_6 = total_6;
      dense1_y[n * 16 + 5] = (1 - square(tanh1_y_all[n * 16 + 5]!)) * d_tanh1_y_6;
      let total_7 = W[6]! * d_dense2_y_1;
      const d_tanh1_y_7 = total_7;
      dense1_y[n * 16 + 6] = (1 - square(tanh1_y_all[n * 16 + 6]!)) * d_tanh1_y_7;
      let total_8 = W[7]! * d_dense2_y_1;
      const d_tanh1_y_8 = total_8;
      dense1_y[n * 16 + 7] = (1 - square(tanh1_y_all[n * 16 + 7]!)) * d_tanh1_y_8;
      let total_9 = W[8]! * d_dense2_y_1;
      const d_tanh1_y_9 = total_9;
      dense1_y[n * 16 + 8] = (1 - square(tanh1_y_all[n * 16 + 8]!)) * d_tanh1_y_9;
      let total_10 = W[9]! * d_dense2_y_1;
      const d_tanh1_y_10 = total_10;
      dense1_y[n * 16 + 9] = (1 - square(tanh1_y_all[n * 16 + 9]!)) * d_tanh1_y_10;
      let total_11 = W[10]! * d_dense2_y_1;
      const d_tanh1_y_11 = total_11;
      dense1_y[n * 16 + 10] = (1 - square(tanh1_y_all[n * 16 + 10]!)) * d_tanh1_y_11;
      let total_12 = W[11]! * d_dense2_y_1;
      const d_tanh1_y_12 = total_12;
      dense1_y[n * 16 + 11] = (1 - square(tanh1_y_all[n * 16 + 11]!)) * d_tanh1_y_12;
      let total_13 = W[12]! * d_dense2_y_1;
      const d_tanh1_y_13 = total_13;
      dense1_y[n * 16 + 12] = (1 - square(tanh1_y_all[n * 16 + 12]!)) * d_tanh1_y_13;
      let total_14 = W[13]! * d_dense2_y_1;
      const d_tanh1_y_14 = total_14;
      dense1_y[n * 16 + 13] = (1 - square(tanh1_y_all[n * 16 + 13]!)) * d_tanh1_y_14;
      let total_15 = W[14]! * d_dense2_y_1;
      const d_tanh1_y_15 = total_15;
      dense1_y[n * 16 + 14] = (1 - square(tanh1_y_all[n * 16 + 14]!)) * d_tanh1_y_15;
      let total_16 = W[15]! * d_dense2_y_1;
      const d_tanh1_y_16 = total_16;
      dense1_y[n * 16 + 15] = (1 - square(tanh1_y_all[n * 16 + 15]!)) * d_tanh1_y_16;
    }
  }

  // d(concat1.2.y)[n, i1] = sum(j: d(dense1.y)[n, j] * dense1.W[i1, j]) (examples/weather/weather.nn:13)
  // written out: 128 operations, a loop would cost more
  function train_d_concat1_2_y(count: number): void {
    const y = d_dense1_y;
    const W = dense1_W;
    const concat1_2_y = d_concat1_2_y;
    for (let n = 0; n < count; n++) {
      const d_dense1_y_1 = y[n * 16]!;
      let total_1 = d_dense1_y_1 * W[0]!;
      const d_dense1_y_2 = y[n * 16 + 1]!;
      total_1 += d_dense1_y_2 * W[1]!;
      const d_dense1_y_3 = y[n * 16 + 2]!;
      total_1 += d_dense1_y_3 * W[2]!;
      const d_dense1_y_4 = y[n * 16 + 3]!;
      total_1 += d_dense1_y_4 * W[3]!;
      const d_dense1_y_5 = y[n * 16 + 4]!;
      total_1 += d_dense1_y_5 * W[4]!;
      const d_dense1_y_6 = y[n * 16 + 5]!;
      total_1 += d_dense1_y_6 * W[5]!;
      const d_dense1_y_7 = y[n * 16 + 6]!;
      total_1 += d_dense1_y_7 * W[6]!;
      const d_dense1_y_8 = y[n * 16 + 7]!;
      total_1 += d_dense1_y_8 * W[7]!;
      const d_dense1_y_9 = y[n * 16 + 8]!;
      total_1 += d_dense1_y_9 * W[8]!;
      const d_dense1_y_10 = y[n * 16 + 9]!;
      total_1 += d_dense1_y_10 * W[9]!;
      const d_dense1_y_11 = y[n * 16 + 10]!;
      total_1 += d_dense1_y_11 * W[10]!;
      const d_dense1_y_12 = y[n * 16 + 11]!;
      total_1 += d_dense1_y_12 * W[11]!;
      const d_dense1_y_13 = y[n * 16 + 12]!;
      total_1 += d_dense1_y_13 * W[12]!;
      const d_dense1_y_14 = y[n * 16 + 13]!;
      total_1 += d_dense1_y_14 * W[13]!;
      const d_dense1_y_15 = y[n * 16 + 14]!;
      total_1 += d_dense1_y_15 * W[14]!;
      const d_dense1_y_16 = y[n * 16 + 15]!;
      total_1 += d_dense1_y_16 * W[15]!;
      concat1_2_y[n * 8] = total_1;
      let total_2 = d_dense1_y_1 * W[16]!;
      total_2 += d_dense1_y_2 * W[17]!;
      total_2 += d_dense1_y_3 * W[18]!;
      total_2 += d_dense1_y_4 * W[19]!;
      total_2 += d_dense1_y_5 * W[20]!;
      total_2 += d_dense1_y_6 * W[21]!;
      total_2 += d_dense1_y_7 * W[22]!;
      total_2 += d_dense1_y_8 * W[23]!;
      total_2 += d_dense1_y_9 * W[24]!;
      total_2 += d_dense1_y_10 * W[25]!;
      total_2 += d_dense1_y_11 * W[26]!;
      total_2 += d_dense1_y_12 * W[27]!;
      total_2 += d_dense1_y_13 * W[28]!;
      total_2 += d_dense1_y_14 * W[29]!;
      total_2 += d_dense1_y_15 * W[30]!;
      total_2 += d_dense1_y_16 * W[31]!;
      concat1_2_y[n * 8 + 1] = total_2;
      let total_3 = d_dense1_y_1 * W[32]!;
      total_3 += d_dense1_y_2 * W[33]!;
      total_3 += d_dense1_y_3 * W[34]!;
      total_3 += d_dense1_y_4 * W[35]!;
      total_3 += d_dense1_y_5 * W[36]!;
      total_3 += d_dense1_y_6 * W[37]!;
      total_3 += d_dense1_y_7 * W[38]!;
      total_3 += d_dense1_y_8 * W[39]!;
      total_3 += d_dense1_y_9 * W[40]!;
      total_3 += d_dense1_y_10 * W[41]!;
      total_3 += d_dense1_y_11 * W[42]!;
      total_3 += d_dense1_y_12 * W[43]!;
      total_3 += d_dense1_y_13 * W[44]!;
      total_3 += d_dense1_y_14 * W[45]!;
      total_3 += d_dense1_y_15 * W[46]!;
      total_3 += d_dense1_y_16 * W[47]!;
      concat1_2_y[n * 8 + 2] = total_3;
      let total_4 = d_dense1_y_1 * W[48]!;
      total_4 += d_dense1_y_2 * W[49]!;
      total_4 += d_dense1_y_3 * W[50]!;
      total_4 += d_dense1_y_4 * W[51]!;
      total_4 += d_dense1_y_5 * W[52]!;
      total_4 += d_dense1_y_6 * W[53]!;
      total_4 += d_dense1_y_7 * W[54]!;
      total_4 += d_dense1_y_8 * W[55]!;
      total_4 += d_dense1_y_9 * W[56]!;
      total_4 += d_dense1_y_10 * W[57]!;
      total_4 += d_dense1_y_11 * W[58]!;
      total_4 += d_dense1_y_12 * W[59]!;
      total_4 += d_dense1_y_13 * W[60]!;
      total_4 += d_dense1_y_14 * W[61]!;
      total_4 += d_dense1_y_15 * W[62]!;
      total_4 += d_dense1_y_16 * W[63]!;
      concat1_2_y[n * 8 + 3] = total_4;
      let total_5 = d_dense1_y_1 * W[64]!;
      total_5 += d_dense1_y_2 * W[65]!;
      total_5 += d_dense1_y_3 * W[66]!;
      total_5 += d_dense1_y_4 * W[67]!;
      total_5 += d_dense1_y_5 * W[68]!;
      total_5 += d_dense1_y_6 * W[69]!;
      total_5 += d_dense1_y_7 * W[70]!;
      total_5 += d_dense1_y_8 * W[71]!;
      total_5 += d_dense1_y_9 * W[72]!;
      total_5 += d_dense1_y_10 * W[73]!;
      total_5 += d_dense1_y_11 * W[74]!;
      total_5 += d_dense1_y_12 * W[75]!;
      total_5 += d_dense1_y_13 * W[76]!;
      total_5 += d_dense1_y_14 * W[77]!;
      total_5 += d_dense1_y_15 * W[78]!;
      total_5 += d_dense1_y_16 * W[79]!;
      concat1_2_y[n * 8 + 4] = total_5;
      let total_6 = d_dense1_y_1 * W[80]!;
      total_6 += d_dense1_y_2 * W[81]!;
      total_6 += d_dense1_y_3 * W[82]!;
      total_6 += d_dense1_y_4 * W[83]!;
      total_6 += d_dense1_y_5 * W[84]!;
      total_6 += d_dense1_y_6 * W[85]!;
      total_6 += d_dense1_y_7 * W[86]!;
      total_6 += d_dense1_y_8 * W[87]!;
      total_6 += d_dense1_y_9 * W[88]!;
      total_6 += d_dense1_y_10 * W[89]!;
      total_6 += d_dense1_y_11 * W[90]!;
      total_6 += d_dense1_y_12 * W[91]!;
      total_6 += d_dense1_y_13 * W[92]!;
      total_6 += d_dense1_y_14 * W[93]!;
      total_6 += d_dense1_y_15 * W[94]!;
      total_6 += d_dense1_y_16 * W[95]!;
      concat1_2_y[n * 8 + 5] = total_6;
      let total_7 = d_dense1_y_1 * W[96]!;
      total_7 += d_dense1_y_2 * W[97]!;
      total_7 += d_dense1_y_3 * W[98]!;
      total_7 += d_dense1_y_4 * W[99]!;
      total_7 += d_dense1_y_5 * W[100]!;
      total_7 += d_dense1_y_6 * W[101]!;
      total_7 += d_dense1_y_7 * W[102]!;
      total_7 += d_dense1_y_8 * W[103]!;
      total_7 += d_dense1_y_9 * W[104]!;
      total_7 += d_dense1_y_10 * W[105]!;
      total_7 += d_dense1_y_11 * W[106]!;
      total_7 += d_dense1_y_12 * W[107]!;
      total_7 += d_dense1_y_13 * W[108]!;
      total_7 += d_dense1_y_14 * W[109]!;
      total_7 += d_dense1_y_15 * W[110]!;
      total_7 += d_dense1_y_16 * W[111]!;
      concat1_2_y[n * 8 + 6] = total_7;
      let total_8 = d_dense1_y_1 * W[112]!;
      total_8 += d_dense1_y_2 * W[113]!;
      total_8 += d_dense1_y_3 * W[114]!;
      total_8 += d_dense1_y_4 * W[115]!;
      total_8 += d_dense1_y_5 * W[116]!;
      total_8 += d_dense1_y_6 * W[117]!;
      total_8 += d_dense1_y_7 * W[118]!;
      total_8 += d_dense1_y_8 * W[119]!;
      total_8 += d_dense1_y_9 * W[120]!;
      total_8 += d_dense1_y_10 * W[121]!;
      total_8 += d_dense1_y_11 * W[122]!;
      total_8 += d_dense1_y_12 * W[123]!;
      total_8 += d_dense1_y_13 * W[124]!;
      total_8 += d_dense1_y_14 * W[125]!;
      total_8 += d_dense1_y_15 * W[126]!;
      total_8 += d_dense1_y_16 * W[127]!;
      concat1_2_y[n * 8 + 7] = total_8;
    }
  }

  // gradient(embedding1.E).1[month[n], d] += d(concat1.2.y)[n, d + 4] (examples/weather/weather.nn:10)
  // written out: 0 operations, a loop would cost more
  function train_gradient_embedding1_E_1(count: number): void {
    const month_all = month;
    const y = d_concat1_2_y;
    const E_1 = gradient_embedding1_E_1;
    E_1.fill(0);
    for (let n = 0; n < count; n++) {
      const position_1 = month_all[n]!;
      E_1[position_1 * 2] = E_1[position_1 * 2]! + y[n * 8 + 4]!;
      const position_2 = month_all[n]!;
      E_1[position_2 * 2 + 1] = E_1[position_2 * 2 + 1]! + y[n * 8 + 5]!;
    }
  }

  // gradient(embedding1.E)[i0, i1] = gradient(embedding1.E).1[i0, i1] + 0.001 * embedding1.E[i0, i1]
  //   (examples/weather/weather.nn:10)
  // written out: 48 operations, a loop would cost more
  function train_gradient_embedding1_E(): void {
    gradient_embedding1_E[0] = gradient_embedding1_E_1[0]! + 0.001 * embedding1_E[0]!;
    gradient_embedding1_E[1] = gradient_embedding1_E_1[1]! + 0.001 * embedding1_E[1]!;
    gradient_embedding1_E[2] = gradient_embedding1_E_1[2]! + 0.001 * embedding1_E[2]!;
    gradient_embedding1_E[3] = gradient_embedding1_E_1[3]! + 0.001 * embedding1_E[3]!;
    gradient_embedding1_E[4] = gradient_embedding1_E_1[4]! + 0.001 * embedding1_E[4]!;
    gradient_embedding1_E[5] = gradient_embedding1_E_1[5]! + 0.001 * embedding1_E[5]!;
    gradient_embedding1_E[6] = gradient_embedding1_E_1[6]! + 0.001 * embedding1_E[6]!;
    gradient_embedding1_E[7] = gradient_embedding1_E_1[7]! + 0.001 * embedding1_E[7]!;
    gradient_embedding1_E[8] = gradient_embedding1_E_1[8]! + 0.001 * embedding1_E[8]!;
    gradient_embedding1_E[9] = gradient_embedding1_E_1[9]! + 0.001 * embedding1_E[9]!;
    gradient_embedding1_E[10] = gradient_embedding1_E_1[10]! + 0.001 * embedding1_E[10]!;
    gradient_embedding1_E[11] = gradient_embedding1_E_1[11]! + 0.001 * embedding1_E[11]!;
    gradient_embedding1_E[12] = gradient_embedding1_E_1[12]! + 0.001 * embedding1_E[12]!;
    gradient_embedding1_E[13] = gradient_embedding1_E_1[13]! + 0.001 * embedding1_E[13]!;
    gradient_embedding1_E[14] = gradient_embedding1_E_1[14]! + 0.001 * embedding1_E[14]!;
    gradient_embedding1_E[15] = gradient_embedding1_E_1[15]! + 0.001 * embedding1_E[15]!;
    gradient_embedding1_E[16] = gradient_embedding1_E_1[16]! + 0.001 * embedding1_E[16]!;
    gradient_embedding1_E[17] = gradient_embedding1_E_1[17]! + 0.001 * embedding1_E[17]!;
    gradient_embedding1_E[18] = gradient_embedding1_E_1[18]! + 0.001 * embedding1_E[18]!;
    gradient_embedding1_E[19] = gradient_embedding1_E_1[19]! + 0.001 * embedding1_E[19]!;
    gradient_embedding1_E[20] = gradient_embedding1_E_1[20]! + 0.001 * embedding1_E[20]!;
    gradient_embedding1_E[21] = gradient_embedding1_E_1[21]! + 0.001 * embedding1_E[21]!;
    gradient_embedding1_E[22] = gradient_embedding1_E_1[22]! + 0.001 * embedding1_E[22]!;
    gradient_embedding1_E[23] = gradient_embedding1_E_1[23]! + 0.001 * embedding1_E[23]!;
  }

  // gradient(embedding2.E).1[today[n], d] += d(concat1.2.y)[n, d + 6] (examples/weather/weather.nn:11)
  // written out: 0 operations, a loop would cost more
  function train_gradient_embedding2_E_1(count: number): void {
    const today_all = today;
    const y = d_concat1_2_y;
    const E_1 = gradient_embedding2_E_1;
    E_1.fill(0);
    for (let n = 0; n < count; n++) {
      const position_1 = today_all[n]!;
      E_1[position_1 * 2] = E_1[position_1 * 2]! + y[n * 8 + 6]!;
      const position_2 = today_all[n]!;
      E_1[position_2 * 2 + 1] = E_1[position_2 * 2 + 1]! + y[n * 8 + 7]!;
    }
  }

  // gradient(embedding2.E)[i0, i1] = gradient(embedding2.E).1[i0, i1] + 0.001 * embedding2.E[i0, i1]
  //   (examples/weather/weather.nn:11)
  // written out: 20 operations, a loop would cost more
  function train_gradient_embedding2_E(): void {
    gradient_embedding2_E[0] = gradient_embedding2_E_1[0]! + 0.001 * embedding2_E[0]!;
    gradient_embedding2_E[1] = gradient_embedding2_E_1[1]! + 0.001 * embedding2_E[1]!;
    gradient_embedding2_E[2] = gradient_embedding2_E_1[2]! + 0.001 * embedding2_E[2]!;
    gradient_embedding2_E[3] = gradient_embedding2_E_1[3]! + 0.001 * embedding2_E[3]!;
    gradient_embedding2_E[4] = gradient_embedding2_E_1[4]! + 0.001 * embedding2_E[4]!;
    gradient_embedding2_E[5] = gradient_embedding2_E_1[5]! + 0.001 * embedding2_E[5]!;
    gradient_embedding2_E[6] = gradient_embedding2_E_1[6]! + 0.001 * embedding2_E[6]!;
    gradient_embedding2_E[7] = gradient_embedding2_E_1[7]! + 0.001 * embedding2_E[7]!;
    gradient_embedding2_E[8] = gradient_embedding2_E_1[8]! + 0.001 * embedding2_E[8]!;
    gradient_embedding2_E[9] = gradient_embedding2_E_1[9]! + 0.001 * embedding2_E[9]!;
  }

  // gradient(dense1.W)[i0, i1] = 0.001 * dense1.W[i0, i1] + sum(n: d(dense1.y)[n, i1] * concat1.2.y[n, i0])
  //   (examples/weather/weather.nn:13)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = d_dense1_y;
    const concat1_2_y_all = concat1_2_y;
    const W = dense1_W;
    const gradient_dense1_W_all = gradient_dense1_W;
    for (let i0 = 0; i0 < 8; i0 += 4) {
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
          const d_dense1_y_1 = y[n * 16 + i1]!;
          const concat1_2_y_1 = concat1_2_y_all[n * 8 + i0]!;
          total_5 += d_dense1_y_1 * concat1_2_y_1;
          const d_dense1_y_2 = y[n * 16 + i1 + 1]!;
          total_9 += d_dense1_y_2 * concat1_2_y_1;
          const concat1_2_y_2 = concat1_2_y_all[n * 8 + i0 + 1]!;
          total_6 += d_dense1_y_1 * concat1_2_y_2;
          total_10 += d_dense1_y_2 * concat1_2_y_2;
          const concat1_2_y_3 = concat1_2_y_all[n * 8 + i0 + 2]!;
          total_7 += d_dense1_y_1 * concat1_2_y_3;
          total_11 += d_dense1_y_2 * concat1_2_y_3;
          const concat1_2_y_4 = concat1_2_y_all[n * 8 + i0 + 3]!;
          total_8 += d_dense1_y_1 * concat1_2_y_4;
          total_12 += d_dense1_y_2 * concat1_2_y_4;
          const d_dense1_y_3 = y[n * 16 + i1 + 16]!;
          const concat1_2_y_5 = concat1_2_y_all[n * 8 + i0 + 8]!;
          total_5 += d_dense1_y_3 * concat1_2_y_5;
          const d_dense1_y_4 = y[n * 16 + i1 + 17]!;
          total_9 += d_dense1_y_4 * concat1_2_y_5;
          const concat1_2_y_6 = concat1_2_y_all[n * 8 + i0 + 9]!;
          total_6 += d_dense1_y_3 * concat1_2_y_6;
          total_10 += d_dense1_y_4 * concat1_2_y_6;
          const concat1_2_y_7 = concat1_2_y_all[n * 8 + i0 + 10]!;
          total_7 += d_dense1_y_3 * concat1_2_y_7;
          total_11 += d_dense1_y_4 * concat1_2_y_7;
          const concat1_2_y_8 = concat1_2_y_all[n * 8 + i0 + 11]!;
          total_8 += d_dense1_y_3 * concat1_2_y_8;
          total_12 += d_dense1_y_4 * concat1_2_y_8;
        }
        for (let n_1 = (examples_1 >> 1) * 2; n_1 < count; n_1++) {
          const d_dense1_y_5 = y[n_1 * 16 + i1]!;
          const concat1_2_y_9 = concat1_2_y_all[n_1 * 8 + i0]!;
          total_5 += d_dense1_y_5 * concat1_2_y_9;
          const d_dense1_y_6 = y[n_1 * 16 + i1 + 1]!;
          total_9 += d_dense1_y_6 * concat1_2_y_9;
          const concat1_2_y_10 = concat1_2_y_all[n_1 * 8 + i0 + 1]!;
          total_6 += d_dense1_y_5 * concat1_2_y_10;
          total_10 += d_dense1_y_6 * concat1_2_y_10;
          const concat1_2_y_11 = concat1_2_y_all[n_1 * 8 + i0 + 2]!;
          total_7 += d_dense1_y_5 * concat1_2_y_11;
          total_11 += d_dense1_y_6 * concat1_2_y_11;
          const concat1_2_y_12 = concat1_2_y_all[n_1 * 8 + i0 + 3]!;
          total_8 += d_dense1_y_5 * concat1_2_y_12;
          total_12 += d_dense1_y_6 * concat1_2_y_12;
        }
        const gradient_dense1_W_5 = 0.001 * W[i0 * 16 + i1]! + total_5;
        const gradient_dense1_W_9 = 0.001 * W[i0 * 16 + i1 + 1]! + total_9;
        const gradient_dense1_W_6 = 0.001 * W[i0 * 16 + i1 + 16]! + total_6;
        const gradient_dense1_W_10 = 0.001 * W[i0 * 16 + i1 + 17]! + total_10;
        const gradient_dense1_W_7 = 0.001 * W[i0 * 16 + i1 + 32]! + total_7;
        const gradient_dense1_W_11 = 0.001 * W[i0 * 16 + i1 + 33]! + total_11;
        const gradient_dense1_W_8 = 0.001 * W[i0 * 16 + i1 + 48]! + total_8;
        const gradient_dense1_W_12 = 0.001 * W[i0 * 16 + i1 + 49]! + total_12;
        gradient_dense1_W_all[i0 * 16 + i1] = gradient_dense1_W_5;
        gradient_dense1_W_all[i0 * 16 + i1 + 1] = gradient_dense1_W_9;
        gradient_dense1_W_all[i0 * 16 + i1 + 16] = gradient_dense1_W_6;
        gradient_dense1_W_all[i0 * 16 + i1 + 17] = gradient_dense1_W_10;
        gradient_dense1_W_all[i0 * 16 + i1 + 32] = gradient_dense1_W_7;
        gradient_dense1_W_all[i0 * 16 + i1 + 33] = gradient_dense1_W_11;
        gradient_dense1_W_all[i0 * 16 + i1 + 48] = gradient_dense1_W_8;
        gradient_dense1_W_all[i0 * 16 + i1 + 49] = gradient_dense1_W_12;
      }
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/weather/weather.nn:13)
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

  // gradient(dense2.W)[i0, i1] = sum(n: tanh1.y[n, i0] * d(dense2.y)[n, i1]) + 0.001 * dense2.W[i0, i1]
  //   (examples/weather/weather.nn:14)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense2_W(count: number): void {
    const y = d_dense2_y;
    const tanh1_y_all = tanh1_y;
    const W = dense2_W;
    const gradient_dense2_W_all = gradient_dense2_W;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_5 = 0;
      let total_6 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense2_y_1 = y[n_2]!;
        total_5 += tanh1_y_all[n_2 * 16 + i0]! * d_dense2_y_1;
        total_6 += tanh1_y_all[n_2 * 16 + i0 + 1]! * d_dense2_y_1;
        total_7 += tanh1_y_all[n_2 * 16 + i0 + 2]! * d_dense2_y_1;
        total_8 += tanh1_y_all[n_2 * 16 + i0 + 3]! * d_dense2_y_1;
        const d_dense2_y_2 = y[n_2 + 1]!;
        total_5 += tanh1_y_all[n_2 * 16 + i0 + 16]! * d_dense2_y_2;
        total_6 += tanh1_y_all[n_2 * 16 + i0 + 17]! * d_dense2_y_2;
        total_7 += tanh1_y_all[n_2 * 16 + i0 + 18]! * d_dense2_y_2;
        total_8 += tanh1_y_all[n_2 * 16 + i0 + 19]! * d_dense2_y_2;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense2_y_3 = y[n_3]!;
        total_5 += tanh1_y_all[n_3 * 16 + i0]! * d_dense2_y_3;
        total_6 += tanh1_y_all[n_3 * 16 + i0 + 1]! * d_dense2_y_3;
        total_7 += tanh1_y_all[n_3 * 16 + i0 + 2]! * d_dense2_y_3;
        total_8 += tanh1_y_all[n_3 * 16 + i0 + 3]! * d_dense2_y_3;
      }
      const gradient_dense2_W_5 = total_5 + 0.001 * W[i0]!;
      const gradient_dense2_W_6 = total_6 + 0.001 * W[i0 + 1]!;
      const gradient_dense2_W_7 = total_7 + 0.001 * W[i0 + 2]!;
      const gradient_dense2_W_8 = total_8 + 0.001 * W[i0 + 3]!;
      gradient_dense2_W_all[i0] = gradient_dense2_W_5;
      gradient_dense2_W_all[i0 + 1] = gradient_dense2_W_6;
      gradient_dense2_W_all[i0 + 2] = gradient_dense2_W_7;
      gradient_dense2_W_all[i0 + 3] = gradient_dense2_W_8;
    }
  }

  // gradient(dense2.b)[i0] = sum(n: d(dense2.y)[n, i0]) (examples/weather/weather.nn:14)
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

  // adam.w(embedding1.E).new.1 = 1 / (1 - power(0.999, t)) (examples/weather/weather.nn:22)
  // adam.w(embedding1.E).new.2 = 1 / (1 - power(0.9, t))
  function update_adam_w_embedding1_E_new_2(): void {
    const t_1 = t[0]!;
    const adam_w_embedding1_E_new_1_2 = 1 / (1 - Math.pow(0.999, t_1));
    const adam_w_embedding1_E_new_2_2 = 1 / (1 - Math.pow(0.9, t_1));
    adam_w_embedding1_E_new_1[0] = adam_w_embedding1_E_new_1_2;
    adam_w_embedding1_E_new_2[0] = adam_w_embedding1_E_new_2_2;
  }

  // adam.m(embedding1.E).new[i1, i2] = 0.1 * gradient(embedding1.E)[i1, i2] + 0.9 * adam.m(embedding1.E)[i1, i2]
  //   (examples/weather/weather.nn:22)
  // adam.v(embedding1.E).new[i1, i2] = 0.001 * gradient(embedding1.E)[i1, i2] ^ 2 + 0.999 * adam.v(embedding1.E)[i1,
  //   i2]
  // adam.w(embedding1.E).new[i1, i2] = embedding1.E[i1, i2] - 0.01 * adam.m(embedding1.E).new[i1, i2] *
  //   adam.w(embedding1.E).new.2 / (1e-8 + sqrt(adam.v(embedding1…
  function update_embedding1_E(): void {
    const E = gradient_embedding1_E;
    const m_embedding1_E = adam_m_embedding1_E;
    const v_embedding1_E = adam_v_embedding1_E;
    const embedding1_E_all = embedding1_E;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 24; i2++) {
      const gradient_embedding1_E_1 = E[i2]!;
      const adam_m_embedding1_E_new = 0.1 * gradient_embedding1_E_1 + 0.9 * m_embedding1_E[i2]!;
      const adam_v_embedding1_E_new = 0.001 * (gradient_embedding1_E_1 * gradient_embedding1_E_1) + 0.999 * v_embedding1_E[i2]!;
      const adam_w_embedding1_E_new = embedding1_E_all[i2]! - 0.01 * (adam_m_embedding1_E_new * new_2[0]! / (1e-8 + Math.sqrt(adam_v_embedding1_E_new * new_1[0]!)));
      m_embedding1_E[i2] = adam_m_embedding1_E_new;
      v_embedding1_E[i2] = adam_v_embedding1_E_new;
      embedding1_E_all[i2] = adam_w_embedding1_E_new;
    }
  }

  // adam.v(embedding2.E).new[i1, i2] = 0.001 * gradient(embedding2.E)[i1, i2] ^ 2 + 0.999 * adam.v(embedding2.E)[i1,
  //   i2] (examples/weather/weather.nn:22)
  // adam.m(embedding2.E).new[i1, i2] = 0.1 * gradient(embedding2.E)[i1, i2] + 0.9 * adam.m(embedding2.E)[i1, i2]
  // adam.w(embedding2.E).new[i1, i2] = -0.01 * adam.m(embedding2.E).new[i1, i2] * adam.w(embedding1.E).new.2 / (1e-8
  //   + sqrt(adam.w(embedding1.E).new.1 * adam.v(emb…
  function update_embedding2_E(): void {
    const E = gradient_embedding2_E;
    const v_embedding2_E = adam_v_embedding2_E;
    const m_embedding2_E = adam_m_embedding2_E;
    const embedding2_E_all = embedding2_E;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 10; i2++) {
      const gradient_embedding2_E_1 = E[i2]!;
      const adam_v_embedding2_E_new = 0.001 * (gradient_embedding2_E_1 * gradient_embedding2_E_1) + 0.999 * v_embedding2_E[i2]!;
      const adam_m_embedding2_E_new = 0.1 * gradient_embedding2_E_1 + 0.9 * m_embedding2_E[i2]!;
      const adam_w_embedding2_E_new = embedding2_E_all[i2]! - 0.01 * (adam_m_embedding2_E_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_embedding2_E_new)));
      v_embedding2_E[i2] = adam_v_embedding2_E_new;
      m_embedding2_E[i2] = adam_m_embedding2_E_new;
      embedding2_E_all[i2] = adam_w_embedding2_E_new;
    }
  }

  // adam.m(dense1.W).new[i1, i2] = 0.9 * adam.m(dense1.W)[i1, i2] + 0.1 * gradient(dense1.W)[i1, i2]
  //   (examples/weather/weather.nn:22)
  // adam.v(dense1.W).new[i1, i2] = 0.999 * adam.v(dense1.W)[i1, i2] + 0.001 * gradient(dense1.W)[i1, i2] ^ 2
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.01 * adam.m(dense1.W).new[i1, i2] *
  //   adam.w(embedding1.E).new.2 / (1e-8 + sqrt(adam.w(embedding1.E).new.1 * …
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const dense1_W_all = dense1_W;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 128; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_m_dense1_W_new = 0.9 * m_dense1_W[i2]! + 0.1 * gradient_dense1_W_1;
      const adam_v_dense1_W_new = 0.999 * v_dense1_W[i2]! + 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1);
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.01 * (adam_m_dense1_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_W_new)));
      m_dense1_W[i2] = adam_m_dense1_W_new;
      v_dense1_W[i2] = adam_v_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1]
  //   (examples/weather/weather.nn:22)
  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  // adam.w(dense1.b).new[i1] = -0.01 * adam.m(dense1.b).new[i1] * adam.w(embedding1.E).new.2 / (1e-8 +
  //   sqrt(adam.w(embedding1.E).new.1 * adam.v(dense1.b).new[i1]))…
  function update_dense1_b(): void {
    const b = gradient_dense1_b;
    const m_dense1_b = adam_m_dense1_b;
    const v_dense1_b = adam_v_dense1_b;
    const dense1_b_all = dense1_b;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_dense1_b_1 = b[i1]!;
      const adam_m_dense1_b_new = 0.1 * gradient_dense1_b_1 + 0.9 * m_dense1_b[i1]!;
      const adam_v_dense1_b_new = 0.999 * v_dense1_b[i1]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
      const adam_w_dense1_b_new = dense1_b_all[i1]! - 0.01 * (adam_m_dense1_b_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense1_b_new)));
      m_dense1_b[i1] = adam_m_dense1_b_new;
      v_dense1_b[i1] = adam_v_dense1_b_new;
      dense1_b_all[i1] = adam_w_dense1_b_new;
    }
  }

  // adam.m(dense2.W).new[i1, i2] = 0.9 * adam.m(dense2.W)[i1, i2] + 0.1 * gradient(dense2.W)[i1, i2]
  //   (examples/weather/weather.nn:22)
  // adam.v(dense2.W).new[i1, i2] = 0.999 * adam.v(dense2.W)[i1, i2] + 0.001 * gradient(dense2.W)[i1, i2] ^ 2
  // adam.w(dense2.W).new[i1, i2] = -0.01 * adam.m(dense2.W).new[i1, i2] * adam.w(embedding1.E).new.2 / (1e-8 +
  //   sqrt(adam.w(embedding1.E).new.1 * adam.v(dense2.W).n…
  function update_dense2_W(): void {
    const W = gradient_dense2_W;
    const m_dense2_W = adam_m_dense2_W;
    const v_dense2_W = adam_v_dense2_W;
    const dense2_W_all = dense2_W;
    const new_2 = adam_w_embedding1_E_new_2;
    const new_1 = adam_w_embedding1_E_new_1;
    for (let i2 = 0; i2 < 16; i2++) {
      const gradient_dense2_W_1 = W[i2]!;
      const adam_m_dense2_W_new = 0.9 * m_dense2_W[i2]! + 0.1 * gradient_dense2_W_1;
      const adam_v_dense2_W_new = 0.999 * v_dense2_W[i2]! + 0.001 * (gradient_dense2_W_1 * gradient_dense2_W_1);
      const adam_w_dense2_W_new = dense2_W_all[i2]! - 0.01 * (adam_m_dense2_W_new * new_2[0]! / (1e-8 + Math.sqrt(new_1[0]! * adam_v_dense2_W_new)));
      m_dense2_W[i2] = adam_m_dense2_W_new;
      v_dense2_W[i2] = adam_v_dense2_W_new;
      dense2_W_all[i2] = adam_w_dense2_W_new;
    }
  }

  // adam.v(dense2.b).new[i1] = 0.001 * gradient(dense2.b)[i1] ^ 2 + 0.999 * adam.v(dense2.b)[i1]
  //   (examples/weather/weather.nn:22)
  // adam.m(dense2.b).new[i1] = 0.1 * gradient(dense2.b)[i1] + 0.9 * adam.m(dense2.b)[i1]
  // adam.w(dense2.b).new[i1] = -0.01 * adam.m(dense2.b).new[i1] * adam.w(embedding1.E).new.2 / (1e-8 +
  //   sqrt(adam.w(embedding1.E).new.1 * adam.v(dense2.b).new[i1]))…
  // written out: 14 operations, a loop would cost more
  function update_dense2_b(): void {
    const gradient_dense2_b_1 = gradient_dense2_b[0]!;
    const adam_v_dense2_b_new_1 = 0.001 * (gradient_dense2_b_1 * gradient_dense2_b_1) + 0.999 * adam_v_dense2_b[0]!;
    const adam_m_dense2_b_new_1 = 0.1 * gradient_dense2_b_1 + 0.9 * adam_m_dense2_b[0]!;
    const adam_w_dense2_b_new_1 = dense2_b[0]! - 0.01 * (adam_m_dense2_b_new_1 * adam_w_embedding1_E_new_2[0]! / (1e-8 + Math.sqrt(adam_w_embedding1_E_new_1[0]! * adam_v_dense2_b_new_1)));
    adam_v_dense2_b[0] = adam_v_dense2_b_new_1;
    adam_m_dense2_b[0] = adam_m_dense2_b_new_1;
    dense2_b[0] = adam_w_dense2_b_new_1;
  }

  // ---- fitted values, pass 1: before -----------------------------------------------------------------------

  // sum 1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: over the data ----------------------------------------------------------------

  // sum 1 joined[s1] = sum 1[s1] + sum(data: measured[data, s1])
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const measured_2_all = measured_2;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 4; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += measured_2_all[data * 4 + s1]!;
      }
      sum_1_all[s1] = sum_1_all[s1]! + total;
    }
  }

  // ---- fitted values, pass 1: after ------------------------------------------------------------------------

  // standardize1.center[s1] = sum 1[s1] / count (examples/weather/weather.nn:12)
  function fit_standardize1_center(count: number): void {
    const sum_1_all = sum_1;
    const center = standardize1_center;
    for (let s1 = 0; s1 < 4; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: before -----------------------------------------------------------------------

  // sum 2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: over the data ----------------------------------------------------------------

  // sum 2 joined[s1] = sum(data: (-standardize1.center[s1] + measured[data, s1]) ^ 2) + sum 2[s1]
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const measured_2_all = measured_2;
    const center = standardize1_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 4; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total += square(measured_2_all[data * 4 + s1]! - center[s1]!);
      }
      sum_2_all[s1] = total + sum_2_all[s1]!;
    }
  }

  // ---- fitted values, pass 2: after ------------------------------------------------------------------------

  // standardize1.deviation.1[s1] = sum 2[s1] (examples/weather/weather.nn:12)
  // standardize1.deviation[s1] = sqrt(standardize1.deviation.1[s1]) / sqrt(count)
  // standardize1.spread[s1] = ((1e-9 * abs(standardize1.center[s1])) < standardize1.deviation[s1]) ?
  //   standardize1.deviation[s1] : 1
  function fit_standardize1_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = standardize1_center;
    const deviation_1 = standardize1_deviation_1;
    const deviation = standardize1_deviation;
    const spread = standardize1_spread;
    for (let s1 = 0; s1 < 4; s1++) {
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
    initialize_embedding1_E();
    initialize_embedding2_E();
    initialize_standardize1_spread();
    initialize_dense1_W();
    initialize_dense1_b();
    initialize_dense2_W();
    initialize_dense2_b();
    initialize_adam_m_embedding1_E();
    initialize_adam_v_embedding1_E();
    initialize_adam_m_embedding2_E();
    initialize_adam_v_embedding2_E();
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
    predict_concat1_2_y(count);
    predict_dense1_y(count);
    predict_celsius1_y(count);
  }

  /** Inputs and targets to the loss, not training. */
  function runEvaluation(count: number): void {
    evaluate_penalty_dense1_W_2();
    predict_concat1_2_y(count);
    predict_dense1_y(count);
    evaluate_dense2_y(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
  }

  /** Inputs and targets to the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_dense1_W_2();
    predict_concat1_2_y(count);
    train_tanh1_y(count);
    train_d_dense2_y(count);
    train_loss1_each(count);
    evaluate_loss_2(count);
    train_d_dense1_y(count);
    train_d_concat1_2_y(count);
    train_gradient_embedding1_E_1(count);
    train_gradient_embedding1_E();
    train_gradient_embedding2_E_1(count);
    train_gradient_embedding2_E();
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
    train_gradient_dense2_W(count);
    train_gradient_dense2_b(count);
  }

  /** Gradients to new parameters. */
  function runUpdate(): void {
    update_adam_w_embedding1_E_new_2();
    update_embedding1_E();
    update_embedding2_E();
    update_dense1_W();
    update_dense1_b();
    update_dense2_W();
    update_dense2_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** How many examples are meant. */
  function countOf(inputs: WeatherInputs, count: number | undefined): number {
    checkRecord(inputs, "inputs");
    checkLength(inputs.month, 1, false, "month");
    return countExamples(inputs.month.length, 1, count, 32, "month");
  }

  /** `exact`: as many numbers as that and no more, since the caller did not say how many are meant. */
  function readInputs(inputs: WeatherInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs.month, count, exact, "month");
    checkIndices(inputs.month, count, 12, "month");
    checkLength(inputs.today, count, exact, "today");
    checkIndices(inputs.today, count, 5, "today");
    checkLength(inputs.measured, count * 4, exact, "measured");
    if (training) checkFinite(inputs.measured, count * 4, "measured");
    for (let i = 0; i < count; i++) month[i] = inputs.month[i]!;
    for (let i = 0; i < count; i++) today[i] = inputs.today[i]!;
    for (let i = 0; i < count * 4; i++) measured_2[i] = inputs.measured[i]!;
  }

  function readTargets(targets: WeatherTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "tomorrowHigh");
    checkFinite(targets, count, "tomorrowHigh");
    for (let i = 0; i < count; i++) target_tomorrowHigh[i] = targets[i]!;
  }

  function encodeMonth(value: WeatherMonth | number, into: Numbers, at: number): void {
    into[at] = classNumber(
      value,
      ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
      "month",
    );
  }

  function encodeToday(value: WeatherToday | number, into: Numbers, at: number): void {
    into[at] = classNumber(value, ["drizzle", "fog", "rain", "snow", "sun"], "today");
  }

  function encodeMeasured(value: WeatherMeasured, into: Numbers, at: number): void {
    checkRecord(value, "measured");
    into[at] = checkNumber(value.precipitation, "precipitation");
    into[at + 1] = checkNumber(value.high, "high");
    into[at + 2] = checkNumber(value.low, "low");
    into[at + 3] = checkNumber(value.wind, "wind");
  }

  function encodeTomorrowHigh(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 1, true, "tomorrowHigh");
    for (let i = 0; i < 1; i++) into[at + i] = checkNumber(value[i], "tomorrowHigh");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfTomorrowHigh: Float64Array[] = [];

  /** The numbers of so many examples: each view is made once. */
  function viewTomorrowHigh(count: number): Float64Array {
    return (viewsOfTomorrowHigh[count] ??= celsius1_y.subarray(0, count * 1));
  }

  function decodeTomorrowHigh(values: Float64Array): WeatherOutput {
    return { tomorrowHigh: Array.from(values) };
  }

  function forward(inputs: WeatherInputs, count?: number): WeatherOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewTomorrowHigh(n);
  }

  function predict(example: WeatherInput): WeatherOutput {
    checkRecord(example, "example");
    encodeMonth(example.month, month, 0);
    encodeToday(example.today, today, 0);
    encodeMeasured(example.measured, measured_2, 0);
    runInference(1);
    return decodeTomorrowHigh(viewTomorrowHigh(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: WeatherInputs, targets: WeatherTargets, count?: number): number {
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

  function trainBatch(inputs: WeatherInputs, targets: WeatherTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: WeatherInputs, targets: WeatherTargets, count?: number): number {
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
  const parameters: Weather["parameters"] = {
    "embedding1.E": { shape: [12, 2], values: embedding1_E },
    "embedding2.E": { shape: [5, 2], values: embedding2_E },
    "dense1.W": { shape: [8, 16], values: dense1_W },
    "dense1.b": { shape: [16], values: dense1_b },
    "dense2.W": { shape: [16, 1], values: dense2_W },
    "dense2.b": { shape: [1], values: dense2_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "standardize1.center", shape: [4], values: standardize1_center },
    { name: "standardize1.deviation", shape: [4], values: standardize1_deviation },
    { name: "standardize1.spread", shape: [4], values: standardize1_spread },
    { name: "adam.m(embedding1.E)", shape: [12, 2], values: adam_m_embedding1_E, optional: true },
    { name: "adam.v(embedding1.E)", shape: [12, 2], values: adam_v_embedding1_E, optional: true },
    { name: "adam.m(embedding2.E)", shape: [5, 2], values: adam_m_embedding2_E, optional: true },
    { name: "adam.v(embedding2.E)", shape: [5, 2], values: adam_v_embedding2_E, optional: true },
    { name: "adam.m(dense1.W)", shape: [8, 16], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [8, 16], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [16], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [16], values: adam_v_dense1_b, optional: true },
    { name: "adam.m(dense2.W)", shape: [16, 1], values: adam_m_dense2_W, optional: true },
    { name: "adam.v(dense2.W)", shape: [16, 1], values: adam_v_dense2_W, optional: true },
    { name: "adam.m(dense2.b)", shape: [1], values: adam_m_dense2_b, optional: true },
    { name: "adam.v(dense2.b)", shape: [1], values: adam_v_dense2_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "Weather",
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
    const found = only === undefined ? matchTensors(saved, kept, "Weather") : takeArrays(saved, kept, only);
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
  function takeData(data: WeatherData): DataRows {
    checkRecord(data, "data");
    const rowsOfMonth = takeRows(data.month, 1, 12, Int32Array, encodeMonth, "month");
    const rowsOfToday = takeRows(data.today, 1, 5, Int32Array, encodeToday, "today");
    const rowsOfMeasured = takeRows(data.measured, 4, undefined, Float64Array, encodeMeasured, "measured");
    const rowsOfTomorrowHigh = takeRows(
      data.tomorrowHigh,
      1,
      undefined,
      Float64Array,
      encodeTomorrowHigh,
      "tomorrowHigh",
    );
    const examples = sameCount(undefined, rowsOfMonth.length, 1, "month");
    sameCount(examples, rowsOfToday.length, 1, "today");
    sameCount(examples, rowsOfMeasured.length, 4, "measured");
    sameCount(examples, rowsOfTomorrowHigh.length, 1, "tomorrowHigh");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          month[n] = rowsOfMonth[row]!;
          today[n] = rowsOfToday[row]!;
          for (let i = 0; i < 4; i++) measured_2[n * 4 + i] = rowsOfMeasured[row * 4 + i]!;
          target_tomorrowHigh[n] = rowsOfTomorrowHigh[row]!;
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
      "regularize (examples/weather/weather.nn:18)",
      [[penalty_embedding2_E, 0], [penalty_embedding1_E, 0], [penalty_dense2_W, 0], [penalty_dense1_W, 0]],
    ],
    ["concat1 (examples/weather/weather.nn:12)", [[concat1_2_y, 8]]],
    ["tanh1 (examples/weather/weather.nn:13)", [[tanh1_y, 16]]],
    ["celsius1 (examples/weather/weather.nn:14)", [[celsius1_y, 1], [d_dense2_y, 1]]],
    ["loss1 (examples/weather/weather.nn:17)", [[loss1_each, 1]]],
    ["loss", [[meanLoss, 0]]],
    ["tanh1 (examples/weather/weather.nn:13)", [[d_dense1_y, 16]]],
    ["dense1 (examples/weather/weather.nn:13)", [[d_concat1_2_y, 8]]],
    ["embedding1 (examples/weather/weather.nn:10)", [[gradient_embedding1_E_1, 0]]],
    ["embedding1 (examples/weather/weather.nn:10)", [[gradient_embedding1_E, 0]]],
    ["embedding2 (examples/weather/weather.nn:11)", [[gradient_embedding2_E_1, 0]]],
    ["embedding2 (examples/weather/weather.nn:11)", [[gradient_embedding2_E, 0]]],
    ["dense1 (examples/weather/weather.nn:13)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/weather/weather.nn:13)", [[gradient_dense1_b, 0]]],
    ["dense2 (examples/weather/weather.nn:14)", [[gradient_dense2_W, 0]]],
    ["dense2 (examples/weather/weather.nn:14)", [[gradient_dense2_b, 0]]],
  ];

  const steps: readonly ((count: number) => void)[] = [
    evaluate_penalty_dense1_W_2,
    predict_concat1_2_y,
    train_tanh1_y,
    train_d_dense2_y,
    train_loss1_each,
    evaluate_loss_2,
    train_d_dense1_y,
    train_d_concat1_2_y,
    train_gradient_embedding1_E_1,
    train_gradient_embedding1_E,
    train_gradient_embedding2_E_1,
    train_gradient_embedding2_E,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
    train_gradient_dense2_W,
    train_gradient_dense2_b,
  ];

  /** What training and measuring need of this network and a data set. */
  function core(data: WeatherData): FitCore {
    const meterOfTomorrowHigh = realMeter(1);
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
          meterOfTomorrowHigh.reset();
        },
        add(count) {
          runInference(count);
          meterOfTomorrowHigh.add(celsius1_y, target_tomorrowHigh, count);
        },
        values: () => ({ r2: meterOfTomorrowHigh.value("r2"), mae: meterOfTomorrowHigh.value("mae") }),
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
    return { epochs: 40, validation: 0.25, hold: "drawn", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: WeatherData): Measured {
    return measureAll(core(data));
  }

  function fit(data: WeatherData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    workOff(run.work);
    return run.history;
  }

  async function fitAsync(data: WeatherData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: Weather["gradients"] = {
    "embedding1.E": { shape: [12, 2], values: gradient_embedding1_E },
    "embedding2.E": { shape: [5, 2], values: gradient_embedding2_E },
    "dense1.W": { shape: [8, 16], values: gradient_dense1_W },
    "dense1.b": { shape: [16], values: gradient_dense1_b },
    "dense2.W": { shape: [16, 1], values: gradient_dense2_W },
    "dense2.b": { shape: [1], values: gradient_dense2_b },
  };

  const meta: Weather["meta"] = {
    name: "Weather",
    sourceHash: "0e27f2eb689591",
    inputs: { month: [], today: [], measured: [4] },
    outputs: { tomorrowHigh: [1] },
    parameterCount: 195,
    batchSize: 32,
    bytes: 21120,
    operations: 314,
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
