/**
 * The network SeattleWeather, compiled by nnc from examples/seattle-weather/seattle-weather.nn. Generated code: edit the model instead.
 *
 * Forecasts the next day's highest temperature in Seattle from the weather of the past days.
 */

/** Oldest day first. */
export interface SeattleWeatherPast {
  readonly precipitation: ArrayLike<number>;
  readonly temp_max: ArrayLike<number>;
  readonly temp_min: ArrayLike<number>;
  readonly wind: ArrayLike<number>;
}

/** One example, the argument of `predict`. */
export type SeattleWeatherInput = SeattleWeatherPast;

/** The examples of one batch, row-major. Classes are indices from 0. */
export type SeattleWeatherInputs = ArrayLike<number>;

/** The output for one example. */
export interface SeattleWeatherOutput {
  /** Degrees Celsius. */
  readonly temp_max: number[];
}

/** Views of the outputs of a batch, row-major, valid until the next call. */
export type SeattleWeatherOutputs = Float64Array;

/** The targets of one batch, row-major. Classes are indices from 0. */
export type SeattleWeatherTargets = ArrayLike<number>;

/** A data set of any length: row-major numbers, or a list of examples. Classes are given by name; a number is a class name if the names are numbers, otherwise an index. */
export interface SeattleWeatherData {
  /** Oldest day first. */
  readonly past: ArrayLike<number> | readonly SeattleWeatherPast[];
  /** Degrees Celsius. */
  readonly temp_max: ArrayLike<number> | readonly ArrayLike<number>[];
}

/** An array of the network: a live view. */
export interface SeattleWeatherValues {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Options of the network. */
export interface SeattleWeatherOptions {
  /** Seed of initial weights and random draws; 1 by default. */
  readonly seed?: number;
  /** The result of `save`. */
  readonly weights?: Uint8Array;
}

/** Forecasts the next day's highest temperature in Seattle from the weather of the past days. */
export interface SeattleWeather {
  /** The output for one example: past, a record. */
  predict(example: SeattleWeatherInput): SeattleWeatherOutput;
  /** The outputs of a batch of `count` examples, 1 to 32: a view that is valid until the next call. */
  forward(inputs: SeattleWeatherInputs, count?: number): SeattleWeatherOutputs;
  /** One training step: forward, backward, update. 1 to 32 examples; returns their mean loss, including the regularizer. */
  trainBatch(inputs: SeattleWeatherInputs, targets: SeattleWeatherTargets, count?: number): number;
  /** Forward and backward passes: sets `gradients` and returns the mean loss. */
  accumulate(inputs: SeattleWeatherInputs, targets: SeattleWeatherTargets, count?: number): number;
  /** One optimizer step with the current gradients. */
  update(): void;
  /** The mean loss of a batch in evaluation mode. */
  loss(inputs: SeattleWeatherInputs, targets: SeattleWeatherTargets, count?: number): number;
  /** Mean loss and metrics over a data set of any length. */
  evaluate(data: SeattleWeatherData): Measured;
  /** Trains on a data set in shuffled epochs. With `of`, this call is a part of a longer training. */
  fit(data: SeattleWeatherData, options?: FitOptions): FitHistory;
  /** Like `fit`, but yields to the event loop every few milliseconds. */
  fitAsync(data: SeattleWeatherData, options?: FitAsyncOptions): Promise<FitHistory>;
  /** Parameters by name, as live views. */
  readonly parameters: {
    /** `[4, 16]` */
    readonly "gruLast1.gru1.Wz": SeattleWeatherValues;
    /** `[4, 16]` */
    readonly "gruLast1.gru1.Wr": SeattleWeatherValues;
    /** `[4, 16]` */
    readonly "gruLast1.gru1.Wn": SeattleWeatherValues;
    /** `[16, 16]` */
    readonly "gruLast1.gru1.Uz": SeattleWeatherValues;
    /** `[16, 16]` */
    readonly "gruLast1.gru1.Ur": SeattleWeatherValues;
    /** `[16, 16]` */
    readonly "gruLast1.gru1.Un": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.bz": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.br": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.bn": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.cn": SeattleWeatherValues;
    /** `[16, 1]` */
    readonly "dense1.W": SeattleWeatherValues;
    /** `[1]` */
    readonly "dense1.b": SeattleWeatherValues;
  };
  /** Gradients of the last `accumulate` or `trainBatch` by parameter name, as live views. */
  readonly gradients: {
    /** `[4, 16]` */
    readonly "gruLast1.gru1.Wz": SeattleWeatherValues;
    /** `[4, 16]` */
    readonly "gruLast1.gru1.Wr": SeattleWeatherValues;
    /** `[4, 16]` */
    readonly "gruLast1.gru1.Wn": SeattleWeatherValues;
    /** `[16, 16]` */
    readonly "gruLast1.gru1.Uz": SeattleWeatherValues;
    /** `[16, 16]` */
    readonly "gruLast1.gru1.Ur": SeattleWeatherValues;
    /** `[16, 16]` */
    readonly "gruLast1.gru1.Un": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.bz": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.br": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.bn": SeattleWeatherValues;
    /** `[16]` */
    readonly "gruLast1.gru1.cn": SeattleWeatherValues;
    /** `[16, 1]` */
    readonly "dense1.W": SeattleWeatherValues;
    /** `[1]` */
    readonly "dense1.b": SeattleWeatherValues;
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

/** Creates a network with its own memory and initial weights: `const network = createSeattleWeather({ seed: 1 });`. */
export function createSeattleWeather(options: SeattleWeatherOptions = {}): SeattleWeather {
  // ---- memory ----------------------------------------------------------------------------------------------

  const realsMemory = new ArrayBuffer(942144);
  const reals = (at: number, length: number): Float64Array => new Float64Array(realsMemory, at, length);
  const past = reals(0, 1792); // [32, 56]
  const scaled_center = reals(14336, 56); // [56]
  const scaled_spread = reals(14784, 56); // [56]
  const gruLast1_gru1_Wz = reals(15232, 64); // [4, 16]
  const gruLast1_gru1_Wr = reals(15744, 64); // [4, 16]
  const gruLast1_gru1_Wn = reals(16256, 64); // [4, 16]
  const gruLast1_gru1_Uz = reals(16768, 256); // [16, 16]
  const gruLast1_gru1_Ur = reals(18816, 256); // [16, 16]
  const gruLast1_gru1_Un = reals(20864, 256); // [16, 16]
  const gruLast1_gru1_bz = reals(22912, 16); // [16]
  const gruLast1_gru1_br = reals(23040, 16); // [16]
  const gruLast1_gru1_bn = reals(23168, 16); // [16]
  const gruLast1_gru1_cn = reals(23296, 16); // [16]
  const dense1_W = reals(23424, 16); // [16, 1]
  const dense1_b = reals(23552, 1); // [1]
  const celsius1_y = reals(23560, 32); // [32, 1]
  const target_temp_max = reals(23816, 32); // [32, 1]
  const meanLoss = reals(24072, 1); // []
  const gradient_gruLast1_gru1_Wz = reals(24128, 64); // [4, 16]
  const gradient_gruLast1_gru1_Wr = reals(24640, 64); // [4, 16]
  const gradient_gruLast1_gru1_Wn = reals(25152, 64); // [4, 16]
  const gradient_gruLast1_gru1_Uz = reals(25664, 256); // [16, 16]
  const gradient_gruLast1_gru1_Ur = reals(27712, 256); // [16, 16]
  const gradient_gruLast1_gru1_Un = reals(29760, 256); // [16, 16]
  const gradient_gruLast1_gru1_bz = reals(31808, 16); // [16]
  const gradient_gruLast1_gru1_br = reals(31936, 16); // [16]
  const gradient_gruLast1_gru1_bn = reals(32064, 16); // [16]
  const gradient_gruLast1_gru1_cn = reals(32192, 16); // [16]
  const gradient_dense1_W = reals(32320, 16); // [16, 1]
  const gradient_dense1_b = reals(32448, 1); // [1]
  const t = reals(32456, 1); // []
  const adam_m_gruLast1_gru1_Wz = reals(32512, 64); // [4, 16]
  const adam_v_gruLast1_gru1_Wz = reals(33024, 64); // [4, 16]
  const adam_m_gruLast1_gru1_Wr = reals(33536, 64); // [4, 16]
  const adam_v_gruLast1_gru1_Wr = reals(34048, 64); // [4, 16]
  const adam_m_gruLast1_gru1_Wn = reals(34560, 64); // [4, 16]
  const adam_v_gruLast1_gru1_Wn = reals(35072, 64); // [4, 16]
  const adam_m_gruLast1_gru1_Uz = reals(35584, 256); // [16, 16]
  const adam_v_gruLast1_gru1_Uz = reals(37632, 256); // [16, 16]
  const adam_m_gruLast1_gru1_Ur = reals(39680, 256); // [16, 16]
  const adam_v_gruLast1_gru1_Ur = reals(41728, 256); // [16, 16]
  const adam_m_gruLast1_gru1_Un = reals(43776, 256); // [16, 16]
  const adam_v_gruLast1_gru1_Un = reals(45824, 256); // [16, 16]
  const adam_m_gruLast1_gru1_bz = reals(47872, 16); // [16]
  const adam_v_gruLast1_gru1_bz = reals(48000, 16); // [16]
  const adam_m_gruLast1_gru1_br = reals(48128, 16); // [16]
  const adam_v_gruLast1_gru1_br = reals(48256, 16); // [16]
  const adam_m_gruLast1_gru1_bn = reals(48384, 16); // [16]
  const adam_v_gruLast1_gru1_bn = reals(48512, 16); // [16]
  const adam_m_gruLast1_gru1_cn = reals(48640, 16); // [16]
  const adam_v_gruLast1_gru1_cn = reals(48768, 16); // [16]
  const adam_m_dense1_W = reals(48896, 16); // [16, 1]
  const adam_v_dense1_W = reals(49024, 16); // [16, 1]
  const adam_m_dense1_b = reals(49152, 1); // [1]
  const adam_v_dense1_b = reals(49160, 1); // [1]
  const scaled_deviation = reals(49168, 56); // [56]
  const sum_1 = reals(49616, 56); // [56]
  const sum_2 = reals(50064, 56); // [56]
  const scaled_deviation_sum = reals(50512, 56); // [56]
  const gruLast1_gru1_h = reals(51008, 7680); // [32, 15, 16]
  const d_gruLast1_gru1_h = reals(112448, 7680); // [32, 15, 16]
  const d_gruLast1_gru1_h_sum2 = reals(173888, 7680); // [32, 15, 16]
  const d_gruLast1_gru1_h_sum3 = reals(235328, 7680); // [32, 15, 16]
  const gruLast1_gru1_z = reals(296768, 7168); // [32, 14, 16]
  const gruLast1_gru1_r = reals(354112, 7168); // [32, 14, 16]
  const gruLast1_gru1_n = reals(411456, 7168); // [32, 14, 16]
  const gruLast1_gru1_z_sum = reals(112448, 7168); // [32, 14, 16]
  const gruLast1_gru1_r_sum2 = reals(169792, 7168); // [32, 14, 16]
  const gruLast1_gru1_n_sum2 = reals(227136, 7168); // [32, 14, 16]
  const gruLast1_gru1_n_sum = reals(468800, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_z = reals(526144, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_r = reals(583488, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_n = reals(640832, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_h_values = reals(698176, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_z_sum = reals(755520, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_r_sum = reals(812864, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_n_sum = reals(870208, 7168); // [32, 14, 16]
  const d_gruLast1_gru1_n_sum2 = reals(468800, 7168); // [32, 14, 16]
  const scaled_y = reals(927552, 1792); // [32, 56]
  const d_gruLast1_lastTime1_y = reals(526144, 512); // [32, 16]
  const loss1_each = reals(112448, 32); // [32]
  const d_dense1_y = reals(941888, 32); // [32, 1]
  const dense1_y = reals(112704, 32); // [32, 1]
  const penalty_gruLast1_gru1_Wz = reals(24080, 1); // []
  const penalty_gruLast1_gru1_Wr = reals(24088, 1); // []
  const penalty_gruLast1_gru1_Wn = reals(24096, 1); // []
  const penalty_gruLast1_gru1_Uz = reals(24104, 1); // []
  const penalty_gruLast1_gru1_Ur = reals(24112, 1); // []
  const penalty_gruLast1_gru1_Un = reals(24120, 1); // []
  const penalty_dense1_W = reals(32464, 1); // []
  const adam_correction1 = reals(24080, 1); // []
  const adam_correction2 = reals(24088, 1); // []

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
      scaled_center, scaled_deviation, gruLast1_gru1_bz, gruLast1_gru1_br, gruLast1_gru1_bn, gruLast1_gru1_cn,
      dense1_b, adam_m_gruLast1_gru1_Wz, adam_v_gruLast1_gru1_Wz, adam_m_gruLast1_gru1_Wr, adam_v_gruLast1_gru1_Wr,
      adam_m_gruLast1_gru1_Wn, adam_v_gruLast1_gru1_Wn, adam_m_gruLast1_gru1_Uz, adam_v_gruLast1_gru1_Uz,
      adam_m_gruLast1_gru1_Ur, adam_v_gruLast1_gru1_Ur, adam_m_gruLast1_gru1_Un, adam_v_gruLast1_gru1_Un,
      adam_m_gruLast1_gru1_bz, adam_v_gruLast1_gru1_bz, adam_m_gruLast1_gru1_br, adam_v_gruLast1_gru1_br,
      adam_m_gruLast1_gru1_bn, adam_v_gruLast1_gru1_bn, adam_m_gruLast1_gru1_cn, adam_v_gruLast1_gru1_cn,
      adam_m_dense1_W, adam_v_dense1_W, adam_m_dense1_b, adam_v_dense1_b,
    ]) array.fill(0);
    scaled_spread.fill(1);
  }

  // gruLast1.gru1.Wz[i1, i2] = 1.0954451150103321 * random#0(i1, i2) - 0.5477225575051661 (std/blocks/gruLast.nn:3)
  function initialize_gruLast1_gru1_Wz(): void {
    const Wz = gruLast1_gru1_Wz;
    const draw0 = drawKey(seed, drawn, 0);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        Wz[i1 * 16 + i2] = 1.0954451150103321 * uniformAt(draw0, i1 * 16 + i2) - 0.5477225575051661;
      }
    }
  }

  // gruLast1.gru1.Wr[i1, i2] = 1.0954451150103321 * random#1(i1, i2) - 0.5477225575051661 (std/blocks/gruLast.nn:3)
  function initialize_gruLast1_gru1_Wr(): void {
    const Wr = gruLast1_gru1_Wr;
    const draw1 = drawKey(seed, drawn, 1);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        Wr[i1 * 16 + i2] = 1.0954451150103321 * uniformAt(draw1, i1 * 16 + i2) - 0.5477225575051661;
      }
    }
  }

  // gruLast1.gru1.Wn[i1, i2] = 1.0954451150103321 * random#2(i1, i2) - 0.5477225575051661 (std/blocks/gruLast.nn:3)
  function initialize_gruLast1_gru1_Wn(): void {
    const Wn = gruLast1_gru1_Wn;
    const draw2 = drawKey(seed, drawn, 2);
    for (let i1 = 0; i1 < 4; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        Wn[i1 * 16 + i2] = 1.0954451150103321 * uniformAt(draw2, i1 * 16 + i2) - 0.5477225575051661;
      }
    }
  }

  // gruLast1.gru1.Uz[i1, i2] = orthonormal#3(i1, i2) (std/blocks/gruLast.nn:3)
  function initialize_gruLast1_gru1_Uz(): void {
    const Uz = gruLast1_gru1_Uz;
    const draw3 = orthonormalMatrix(drawKey(seed, drawn, 3), 16, 16);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        Uz[i1 * 16 + i2] = draw3[i1 * 16 + i2]!;
      }
    }
  }

  // gruLast1.gru1.Ur[i1, i2] = orthonormal#4(i1, i2) (std/blocks/gruLast.nn:3)
  function initialize_gruLast1_gru1_Ur(): void {
    const Ur = gruLast1_gru1_Ur;
    const draw4 = orthonormalMatrix(drawKey(seed, drawn, 4), 16, 16);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        Ur[i1 * 16 + i2] = draw4[i1 * 16 + i2]!;
      }
    }
  }

  // gruLast1.gru1.Un[i1, i2] = orthonormal#5(i1, i2) (std/blocks/gruLast.nn:3)
  function initialize_gruLast1_gru1_Un(): void {
    const Un = gruLast1_gru1_Un;
    const draw5 = orthonormalMatrix(drawKey(seed, drawn, 5), 16, 16);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 16; i2++) {
        Un[i1 * 16 + i2] = draw5[i1 * 16 + i2]!;
      }
    }
  }

  // dense1.W[i1, i2] = 1.1881770515720091 * random#6(i1, i2) - 0.5940885257860046
  //   (examples/seattle-weather/seattle-weather.nn:11)
  function initialize_dense1_W(): void {
    const W = dense1_W;
    const draw6 = drawKey(seed, drawn, 6);
    for (let i1 = 0; i1 < 16; i1++) {
      for (let i2 = 0; i2 < 1; i2++) {
        W[i1 + i2] = 1.1881770515720091 * uniformAt(draw6, i1 + i2) - 0.5940885257860046;
      }
    }
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  // scaled.y[n, s1] = (past[n, s1] - scaled.center[s1]) / scaled.spread[s1]
  //   (examples/seattle-weather/seattle-weather.nn:8)
  // 4 elements at a time
  function predict_scaled_y(count: number): void {
    const past_all = past;
    const center = scaled_center;
    const spread = scaled_spread;
    const y = scaled_y;
    for (let n = 0; n < count; n++) {
      for (let s1 = 0; s1 < 56; s1 += 4) {
        const scaled_y_1 = (past_all[n * 56 + s1]! - center[s1]!) / spread[s1]!;
        const scaled_y_2 = (past_all[n * 56 + s1 + 1]! - center[s1 + 1]!) / spread[s1 + 1]!;
        const scaled_y_3 = (past_all[n * 56 + s1 + 2]! - center[s1 + 2]!) / spread[s1 + 2]!;
        const scaled_y_4 = (past_all[n * 56 + s1 + 3]! - center[s1 + 3]!) / spread[s1 + 3]!;
        y[n * 56 + s1] = scaled_y_1;
        y[n * 56 + s1 + 1] = scaled_y_2;
        y[n * 56 + s1 + 2] = scaled_y_3;
        y[n * 56 + s1 + 3] = scaled_y_4;
      }
    }
  }

  // gruLast1.gru1.z.sum[n, t, j] = sum(i < 4: gruLast1.gru1.Wz[i, j] * scaled.y[n, t + 14 * i])
  //   (std/blocks/gruLast.nn:3)
  // gruLast1.gru1.n.sum2[n, t, j] = sum(i < 4: gruLast1.gru1.Wn[i, j] * scaled.y[n, t + 14 * i])
  // gruLast1.gru1.r.sum2[n, t, j] = sum(i < 4: gruLast1.gru1.Wr[i, j] * scaled.y[n, t + 14 * i])
  // tiled 4×2 (n × j), reduction by 2
  function predict_gruLast1_gru1_r_sum2(count: number): void {
    const Wz = gruLast1_gru1_Wz;
    const y = scaled_y;
    const Wn = gruLast1_gru1_Wn;
    const Wr = gruLast1_gru1_Wr;
    const sum = gruLast1_gru1_z_sum;
    const sum2 = gruLast1_gru1_n_sum2;
    const r_sum2 = gruLast1_gru1_r_sum2;
    const examples_1 = count;
    for (let n = 0; n < (examples_1 >> 2) * 4; n += 4) {
      for (let t = 0; t < 14; t++) {
        for (let j = 0; j < 16; j += 2) {
          const gruLast1_gru1_Wz_1 = Wz[j]!;
          const scaled_y_1 = y[n * 56 + t]!;
          let total_15 = gruLast1_gru1_Wz_1 * scaled_y_1;
          const gruLast1_gru1_Wz_2 = Wz[j + 1]!;
          let total_27 = gruLast1_gru1_Wz_2 * scaled_y_1;
          const scaled_y_2 = y[n * 56 + t + 56]!;
          let total_16 = gruLast1_gru1_Wz_1 * scaled_y_2;
          let total_28 = gruLast1_gru1_Wz_2 * scaled_y_2;
          const scaled_y_3 = y[n * 56 + t + 112]!;
          let total_17 = gruLast1_gru1_Wz_1 * scaled_y_3;
          let total_29 = gruLast1_gru1_Wz_2 * scaled_y_3;
          const scaled_y_4 = y[n * 56 + t + 168]!;
          let total_18 = gruLast1_gru1_Wz_1 * scaled_y_4;
          let total_30 = gruLast1_gru1_Wz_2 * scaled_y_4;
          const gruLast1_gru1_Wz_3 = Wz[j + 16]!;
          const scaled_y_5 = y[n * 56 + t + 14]!;
          total_15 = gruLast1_gru1_Wz_3 * scaled_y_5 + total_15;
          const gruLast1_gru1_Wz_4 = Wz[j + 17]!;
          total_27 = gruLast1_gru1_Wz_4 * scaled_y_5 + total_27;
          const scaled_y_6 = y[n * 56 + t + 70]!;
          total_16 = gruLast1_gru1_Wz_3 * scaled_y_6 + total_16;
          total_28 = gruLast1_gru1_Wz_4 * scaled_y_6 + total_28;
          const scaled_y_7 = y[n * 56 + t + 126]!;
          total_17 = gruLast1_gru1_Wz_3 * scaled_y_7 + total_17;
          total_29 = gruLast1_gru1_Wz_4 * scaled_y_7 + total_29;
          const scaled_y_8 = y[n * 56 + t + 182]!;
          total_18 = gruLast1_gru1_Wz_3 * scaled_y_8 + total_18;
          total_30 = gruLast1_gru1_Wz_4 * scaled_y_8 + total_30;
          const gruLast1_gru1_Wz_5 = Wz[j + 32]!;
          const scaled_y_9 = y[n * 56 + t + 28]!;
          total_15 = gruLast1_gru1_Wz_5 * scaled_y_9 + total_15;
          const gruLast1_gru1_Wz_6 = Wz[j + 33]!;
          total_27 = gruLast1_gru1_Wz_6 * scaled_y_9 + total_27;
          const scaled_y_10 = y[n * 56 + t + 84]!;
          total_16 = gruLast1_gru1_Wz_5 * scaled_y_10 + total_16;
          total_28 = gruLast1_gru1_Wz_6 * scaled_y_10 + total_28;
          const scaled_y_11 = y[n * 56 + t + 140]!;
          total_17 = gruLast1_gru1_Wz_5 * scaled_y_11 + total_17;
          total_29 = gruLast1_gru1_Wz_6 * scaled_y_11 + total_29;
          const scaled_y_12 = y[n * 56 + t + 196]!;
          total_18 = gruLast1_gru1_Wz_5 * scaled_y_12 + total_18;
          total_30 = gruLast1_gru1_Wz_6 * scaled_y_12 + total_30;
          const gruLast1_gru1_Wz_7 = Wz[j + 48]!;
          const scaled_y_13 = y[n * 56 + t + 42]!;
          total_15 = gruLast1_gru1_Wz_7 * scaled_y_13 + total_15;
          const gruLast1_gru1_Wz_8 = Wz[j + 49]!;
          total_27 = gruLast1_gru1_Wz_8 * scaled_y_13 + total_27;
          const scaled_y_14 = y[n * 56 + t + 98]!;
          total_16 = gruLast1_gru1_Wz_7 * scaled_y_14 + total_16;
          total_28 = gruLast1_gru1_Wz_8 * scaled_y_14 + total_28;
          const scaled_y_15 = y[n * 56 + t + 154]!;
          total_17 = gruLast1_gru1_Wz_7 * scaled_y_15 + total_17;
          total_29 = gruLast1_gru1_Wz_8 * scaled_y_15 + total_29;
          const scaled_y_16 = y[n * 56 + t + 210]!;
          total_18 = gruLast1_gru1_Wz_7 * scaled_y_16 + total_18;
          total_30 = gruLast1_gru1_Wz_8 * scaled_y_16 + total_30;
          const gruLast1_gru1_z_sum_5 = total_15;
          const gruLast1_gru1_z_sum_9 = total_27;
          const gruLast1_gru1_z_sum_6 = total_16;
          const gruLast1_gru1_z_sum_10 = total_28;
          const gruLast1_gru1_z_sum_7 = total_17;
          const gruLast1_gru1_z_sum_11 = total_29;
          const gruLast1_gru1_z_sum_8 = total_18;
          const gruLast1_gru1_z_sum_12 = total_30;
          const gruLast1_gru1_Wn_1 = Wn[j]!;
          let total_19 = gruLast1_gru1_Wn_1 * scaled_y_1;
          const gruLast1_gru1_Wn_2 = Wn[j + 1]!;
          let total_31 = gruLast1_gru1_Wn_2 * scaled_y_1;
          let total_20 = gruLast1_gru1_Wn_1 * scaled_y_2;
          let total_32 = gruLast1_gru1_Wn_2 * scaled_y_2;
          let total_21 = gruLast1_gru1_Wn_1 * scaled_y_3;
          let total_33 = gruLast1_gru1_Wn_2 * scaled_y_3;
          let total_22 = gruLast1_gru1_Wn_1 * scaled_y_4;
          let total_34 = gruLast1_gru1_Wn_2 * scaled_y_4;
          const gruLast1_gru1_Wn_3 = Wn[j + 16]!;
          total_19 = gruLast1_gru1_Wn_3 * scaled_y_5 + total_19;
          const gruLast1_gru1_Wn_4 = Wn[j + 17]!;
          total_31 = gruLast1_gru1_Wn_4 * scaled_y_5 + total_31;
          total_20 = gruLast1_gru1_Wn_3 * scaled_y_6 + total_20;
          total_32 = gruLast1_gru1_Wn_4 * scaled_y_6 + total_32;
          total_21 = gruLast1_gru1_Wn_3 * scaled_y_7 + total_21;
          total_33 = gruLast1_gru1_Wn_4 * scaled_y_7 + total_33;
          total_22 = gruLast1_gru1_Wn_3 * scaled_y_8 + total_22;
          total_34 = gruLast1_gru1_Wn_4 * scaled_y_8 + total_34;
          const gruLast1_gru1_Wn_5 = Wn[j + 32]!;
          total_19 = gruLast1_gru1_Wn_5 * scaled_y_9 + total_19;
          const gruLast1_gru1_Wn_6 = Wn[j + 33]!;
          total_31 = gruLast1_gru1_Wn_6 * scaled_y_9 + total_31;
          total_20 = gruLast1_gru1_Wn_5 * scaled_y_10 + total_20;
          total_32 = gruLast1_gru1_Wn_6 * scaled_y_10 + total_32;
          total_21 = gruLast1_gru1_Wn_5 * scaled_y_11 + total_21;
          total_33 = gruLast1_gru1_Wn_6 * scaled_y_11 + total_33;
          total_22 = gruLast1_gru1_Wn_5 * scaled_y_12 + total_22;
          total_34 = gruLast1_gru1_Wn_6 * scaled_y_12 + total_34;
          const gruLast1_gru1_Wn_7 = Wn[j + 48]!;
          total_19 = gruLast1_gru1_Wn_7 * scaled_y_13 + total_19;
          const gruLast1_gru1_Wn_8 = Wn[j + 49]!;
          total_31 = gruLast1_gru1_Wn_8 * scaled_y_13 + total_31;
          total_20 = gruLast1_gru1_Wn_7 * scaled_y_14 + total_20;
          total_32 = gruLast1_gru1_Wn_8 * scaled_y_14 + total_32;
          total_21 = gruLast1_gru1_Wn_7 * scaled_y_15 + total_21;
          total_33 = gruLast1_gru1_Wn_8 * scaled_y_15 + total_33;
          total_22 = gruLast1_gru1_Wn_7 * scaled_y_16 + total_22;
          total_34 = gruLast1_gru1_Wn_8 * scaled_y_16 + total_34;
          const gruLast1_gru1_n_sum2_5 = total_19;
          const gruLast1_gru1_n_sum2_9 = total_31;
          const gruLast1_gru1_n_sum2_6 = total_20;
          const gruLast1_gru1_n_sum2_10 = total_32;
          const gruLast1_gru1_n_sum2_7 = total_21;
          const gruLast1_gru1_n_sum2_11 = total_33;
          const gruLast1_gru1_n_sum2_8 = total_22;
          const gruLast1_gru1_n_sum2_12 = total_34;
          const gruLast1_gru1_Wr_1 = Wr[j]!;
          let total_23 = gruLast1_gru1_Wr_1 * scaled_y_1;
          const gruLast1_gru1_Wr_2 = Wr[j + 1]!;
          let total_35 = gruLast1_gru1_Wr_2 * scaled_y_1;
          let total_24 = gruLast1_gru1_Wr_1 * scaled_y_2;
          let total_36 = gruLast1_gru1_Wr_2 * scaled_y_2;
          let total_25 = gruLast1_gru1_Wr_1 * scaled_y_3;
          let total_37 = gruLast1_gru1_Wr_2 * scaled_y_3;
          let total_26 = gruLast1_gru1_Wr_1 * scaled_y_4;
          let total_38 = gruLast1_gru1_Wr_2 * scaled_y_4;
          const gruLast1_gru1_Wr_3 = Wr[j + 16]!;
          total_23 = gruLast1_gru1_Wr_3 * scaled_y_5 + total_23;
          const gruLast1_gru1_Wr_4 = Wr[j + 17]!;
          total_35 = gruLast1_gru1_Wr_4 * scaled_y_5 + total_35;
          total_24 = gruLast1_gru1_Wr_3 * scaled_y_6 + total_24;
          total_36 = gruLast1_gru1_Wr_4 * scaled_y_6 + total_36;
          total_25 = gruLast1_gru1_Wr_3 * scaled_y_7 + total_25;
          total_37 = gruLast1_gru1_Wr_4 * scaled_y_7 + total_37;
          total_26 = gruLast1_gru1_Wr_3 * scaled_y_8 + total_26;
          total_38 = gruLast1_gru1_Wr_4 * scaled_y_8 + total_38;
          const gruLast1_gru1_Wr_5 = Wr[j + 32]!;
          total_23 = gruLast1_gru1_Wr_5 * scaled_y_9 + total_23;
          const gruLast1_gru1_Wr_6 = Wr[j + 33]!;
          total_35 = gruLast1_gru1_Wr_6 * scaled_y_9 + total_35;
          total_24 = gruLast1_gru1_Wr_5 * scaled_y_10 + total_24;
          total_36 = gruLast1_gru1_Wr_6 * scaled_y_10 + total_36;
          total_25 = gruLast1_gru1_Wr_5 * scaled_y_11 + total_25;
          total_37 = gruLast1_gru1_Wr_6 * scaled_y_11 + total_37;
          total_26 = gruLast1_gru1_Wr_5 * scaled_y_12 + total_26;
          total_38 = gruLast1_gru1_Wr_6 * scaled_y_12 + total_38;
          const gruLast1_gru1_Wr_7 = Wr[j + 48]!;
          total_23 = gruLast1_gru1_Wr_7 * scaled_y_13 + total_23;
          const gruLast1_gru1_Wr_8 = Wr[j + 49]!;
          total_35 = gruLast1_gru1_Wr_8 * scaled_y_13 + total_35;
          total_24 = gruLast1_gru1_Wr_7 * scaled_y_14 + total_24;
          total_36 = gruLast1_gru1_Wr_8 * scaled_y_14 + total_36;
          total_25 = gruLast1_gru1_Wr_7 * scaled_y_15 + total_25;
          total_37 = gruLast1_gru1_Wr_8 * scaled_y_15 + total_37;
          total_26 = gruLast1_gru1_Wr_7 * scaled_y_16 + total_26;
          total_38 = gruLast1_gru1_Wr_8 * scaled_y_16 + total_38;
          const gruLast1_gru1_r_sum2_5 = total_23;
          const gruLast1_gru1_r_sum2_9 = total_35;
          const gruLast1_gru1_r_sum2_6 = total_24;
          const gruLast1_gru1_r_sum2_10 = total_36;
          const gruLast1_gru1_r_sum2_7 = total_25;
          const gruLast1_gru1_r_sum2_11 = total_37;
          const gruLast1_gru1_r_sum2_8 = total_26;
          const gruLast1_gru1_r_sum2_12 = total_38;
          sum[n * 224 + t * 16 + j] = gruLast1_gru1_z_sum_5;
          sum[n * 224 + t * 16 + j + 1] = gruLast1_gru1_z_sum_9;
          sum[n * 224 + t * 16 + j + 224] = gruLast1_gru1_z_sum_6;
          sum[n * 224 + t * 16 + j + 225] = gruLast1_gru1_z_sum_10;
          sum[n * 224 + t * 16 + j + 448] = gruLast1_gru1_z_sum_7;
          sum[n * 224 + t * 16 + j + 449] = gruLast1_gru1_z_sum_11;
          sum[n * 224 + t * 16 + j + 672] = gruLast1_gru1_z_sum_8;
          sum[n * 224 + t * 16 + j + 673] = gruLast1_gru1_z_sum_12;
          sum2[n * 224 + t * 16 + j] = gruLast1_gru1_n_sum2_5;
          sum2[n * 224 + t * 16 + j + 1] = gruLast1_gru1_n_sum2_9;
          sum2[n * 224 + t * 16 + j + 224] = gruLast1_gru1_n_sum2_6;
          sum2[n * 224 + t * 16 + j + 225] = gruLast1_gru1_n_sum2_10;
          sum2[n * 224 + t * 16 + j + 448] = gruLast1_gru1_n_sum2_7;
          sum2[n * 224 + t * 16 + j + 449] = gruLast1_gru1_n_sum2_11;
          sum2[n * 224 + t * 16 + j + 672] = gruLast1_gru1_n_sum2_8;
          sum2[n * 224 + t * 16 + j + 673] = gruLast1_gru1_n_sum2_12;
          r_sum2[n * 224 + t * 16 + j] = gruLast1_gru1_r_sum2_5;
          r_sum2[n * 224 + t * 16 + j + 1] = gruLast1_gru1_r_sum2_9;
          r_sum2[n * 224 + t * 16 + j + 224] = gruLast1_gru1_r_sum2_6;
          r_sum2[n * 224 + t * 16 + j + 225] = gruLast1_gru1_r_sum2_10;
          r_sum2[n * 224 + t * 16 + j + 448] = gruLast1_gru1_r_sum2_7;
          r_sum2[n * 224 + t * 16 + j + 449] = gruLast1_gru1_r_sum2_11;
          r_sum2[n * 224 + t * 16 + j + 672] = gruLast1_gru1_r_sum2_8;
          r_sum2[n * 224 + t * 16 + j + 673] = gruLast1_gru1_r_sum2_12;
        }
      }
    }
    for (let n_1 = (examples_1 >> 2) * 4; n_1 < count; n_1++) {
      for (let t_1 = 0; t_1 < 14; t_1++) {
        for (let j = 0; j < 16; j += 4) {
          const scaled_y_17 = y[n_1 * 56 + t_1]!;
          let total_42 = Wz[j]! * scaled_y_17;
          let total_45 = Wz[j + 1]! * scaled_y_17;
          let total_48 = Wz[j + 2]! * scaled_y_17;
          let total_51 = Wz[j + 3]! * scaled_y_17;
          const scaled_y_18 = y[n_1 * 56 + t_1 + 14]!;
          total_42 = Wz[j + 16]! * scaled_y_18 + total_42;
          total_45 = Wz[j + 17]! * scaled_y_18 + total_45;
          total_48 = Wz[j + 18]! * scaled_y_18 + total_48;
          total_51 = Wz[j + 19]! * scaled_y_18 + total_51;
          const scaled_y_19 = y[n_1 * 56 + t_1 + 28]!;
          total_42 = Wz[j + 32]! * scaled_y_19 + total_42;
          total_45 = Wz[j + 33]! * scaled_y_19 + total_45;
          total_48 = Wz[j + 34]! * scaled_y_19 + total_48;
          total_51 = Wz[j + 35]! * scaled_y_19 + total_51;
          const scaled_y_20 = y[n_1 * 56 + t_1 + 42]!;
          total_42 = Wz[j + 48]! * scaled_y_20 + total_42;
          total_45 = Wz[j + 49]! * scaled_y_20 + total_45;
          total_48 = Wz[j + 50]! * scaled_y_20 + total_48;
          total_51 = Wz[j + 51]! * scaled_y_20 + total_51;
          const gruLast1_gru1_z_sum_14 = total_42;
          const gruLast1_gru1_z_sum_15 = total_45;
          const gruLast1_gru1_z_sum_16 = total_48;
          const gruLast1_gru1_z_sum_17 = total_51;
          let total_43 = Wn[j]! * scaled_y_17;
          let total_46 = Wn[j + 1]! * scaled_y_17;
          let total_49 = Wn[j + 2]! * scaled_y_17;
          let total_52 = Wn[j + 3]! * scaled_y_17;
          total_43 = Wn[j + 16]! * scaled_y_18 + total_43;
          total_46 = Wn[j + 17]! * scaled_y_18 + total_46;
          total_49 = Wn[j + 18]! * scaled_y_18 + total_49;
          total_52 = Wn[j + 19]! * scaled_y_18 + total_52;
          total_43 = Wn[j + 32]! * scaled_y_19 + total_43;
          total_46 = Wn[j + 33]! * scaled_y_19 + total_46;
          total_49 = Wn[j + 34]! * scaled_y_19 + total_49;
          total_52 = Wn[j + 35]! * scaled_y_19 + total_52;
          total_43 = Wn[j + 48]! * scaled_y_20 + total_43;
          total_46 = Wn[j + 49]! * scaled_y_20 + total_46;
          total_49 = Wn[j + 50]! * scaled_y_20 + total_49;
          total_52 = Wn[j + 51]! * scaled_y_20 + total_52;
          const gruLast1_gru1_n_sum2_14 = total_43;
          const gruLast1_gru1_n_sum2_15 = total_46;
          const gruLast1_gru1_n_sum2_16 = total_49;
          const gruLast1_gru1_n_sum2_17 = total_52;
          let total_44 = Wr[j]! * scaled_y_17;
          let total_47 = Wr[j + 1]! * scaled_y_17;
          let total_50 = Wr[j + 2]! * scaled_y_17;
          let total_53 = Wr[j + 3]! * scaled_y_17;
          total_44 = Wr[j + 16]! * scaled_y_18 + total_44;
          total_47 = Wr[j + 17]! * scaled_y_18 + total_47;
          total_50 = Wr[j + 18]! * scaled_y_18 + total_50;
          total_53 = Wr[j + 19]! * scaled_y_18 + total_53;
          total_44 = Wr[j + 32]! * scaled_y_19 + total_44;
          total_47 = Wr[j + 33]! * scaled_y_19 + total_47;
          total_50 = Wr[j + 34]! * scaled_y_19 + total_50;
          total_53 = Wr[j + 35]! * scaled_y_19 + total_53;
          total_44 = Wr[j + 48]! * scaled_y_20 + total_44;
          total_47 = Wr[j + 49]! * scaled_y_20 + total_47;
          total_50 = Wr[j + 50]! * scaled_y_20 + total_50;
          total_53 = Wr[j + 51]! * scaled_y_20 + total_53;
          const gruLast1_gru1_r_sum2_14 = total_44;
          const gruLast1_gru1_r_sum2_15 = total_47;
          const gruLast1_gru1_r_sum2_16 = total_50;
          const gruLast1_gru1_r_sum2_17 = total_53;
          sum[n_1 * 224 + t_1 * 16 + j] = gruLast1_gru1_z_sum_14;
          sum[n_1 * 224 + t_1 * 16 + j + 1] = gruLast1_gru1_z_sum_15;
          sum[n_1 * 224 + t_1 * 16 + j + 2] = gruLast1_gru1_z_sum_16;
          sum[n_1 * 224 + t_1 * 16 + j + 3] = gruLast1_gru1_z_sum_17;
          sum2[n_1 * 224 + t_1 * 16 + j] = gruLast1_gru1_n_sum2_14;
          sum2[n_1 * 224 + t_1 * 16 + j + 1] = gruLast1_gru1_n_sum2_15;
          sum2[n_1 * 224 + t_1 * 16 + j + 2] = gruLast1_gru1_n_sum2_16;
          sum2[n_1 * 224 + t_1 * 16 + j + 3] = gruLast1_gru1_n_sum2_17;
          r_sum2[n_1 * 224 + t_1 * 16 + j] = gruLast1_gru1_r_sum2_14;
          r_sum2[n_1 * 224 + t_1 * 16 + j + 1] = gruLast1_gru1_r_sum2_15;
          r_sum2[n_1 * 224 + t_1 * 16 + j + 2] = gruLast1_gru1_r_sum2_16;
          r_sum2[n_1 * 224 + t_1 * 16 + j + 3] = gruLast1_gru1_r_sum2_17;
        }
      }
    }
  }

  // gruLast1.gru1.z.sum2[n, t, j] = sum(k < 16: gruLast1.gru1.Uz[k, j] * gruLast1.gru1.h[n, t - 1, k])
  //   (std/blocks/gruLast.nn:3)
  // gruLast1.gru1.z[n, t, j] = logistic(gruLast1.gru1.z.sum2[n, t, j] + gruLast1.gru1.z.sum[n, t, j] +
  //   gruLast1.gru1.bz[j])
  // gruLast1.gru1.r.sum[n, t, j] = sum(k < 16: gruLast1.gru1.h[n, t - 1, k] * gruLast1.gru1.Ur[k, j])
  // gruLast1.gru1.r[n, t, j] = logistic(gruLast1.gru1.r.sum2[n, t, j] + gruLast1.gru1.br[j] + gruLast1.gru1.r.sum[n,
  //   t, j])
  // gruLast1.gru1.n.sum[n, t, j] = sum(k < 16: gruLast1.gru1.h[n, t - 1, k] * gruLast1.gru1.Un[k, j])
  // gruLast1.gru1.n[n, t, j] = tanh(gruLast1.gru1.n.sum2[n, t, j] + gruLast1.gru1.bn[j] + gruLast1.gru1.r[n, t, j] *
  //   (gruLast1.gru1.n.sum[n, t, j] + gruLast1.gru1.cn[j]))
  // gruLast1.gru1.h[n, t, j] = (1 - gruLast1.gru1.z[n, t, j]) * gruLast1.gru1.n[n, t, j] + gruLast1.gru1.z[n, t, j] *
  //   gruLast1.gru1.h[n, t - 1, j] where t >= 0
  // 4 elements at a time; tiled 4×2 (n_1 × j_1), reduction by 2; tiled 4×2 (n_5 × j_5), reduction by 2; tiled 4×2
  //   (n_6 × j_6), reduction by 2
  function predict_gruLast1_gru1_h(count: number): void {
    const Uz = gruLast1_gru1_Uz;
    const h = gruLast1_gru1_h;
    const bz = gruLast1_gru1_bz;
    const sum = gruLast1_gru1_z_sum;
    const Ur = gruLast1_gru1_Ur;
    const br = gruLast1_gru1_br;
    const sum2 = gruLast1_gru1_r_sum2;
    const Un = gruLast1_gru1_Un;
    const bn = gruLast1_gru1_bn;
    const cn = gruLast1_gru1_cn;
    const n_sum2 = gruLast1_gru1_n_sum2;
    const r = gruLast1_gru1_r;
    const z = gruLast1_gru1_z;
    const gru1_n = gruLast1_gru1_n;
    for (let n_9 = 0; n_9 < count; n_9++) {
      h[n_9 * 240] = 0;
      h[n_9 * 240 + 1] = 0;
      h[n_9 * 240 + 2] = 0;
      h[n_9 * 240 + 3] = 0;
      h[n_9 * 240 + 4] = 0;
      h[n_9 * 240 + 5] = 0;
      h[n_9 * 240 + 6] = 0;
      h[n_9 * 240 + 7] = 0;
      h[n_9 * 240 + 8] = 0;
      h[n_9 * 240 + 9] = 0;
      h[n_9 * 240 + 10] = 0;
      h[n_9 * 240 + 11] = 0;
      h[n_9 * 240 + 12] = 0;
      h[n_9 * 240 + 13] = 0;
      h[n_9 * 240 + 14] = 0;
      h[n_9 * 240 + 15] = 0;
    }
    for (let t_1 = 0; t_1 < 14; t_1++) {
      const examples_1 = count;
      for (let n_1 = 0; n_1 < (examples_1 >> 2) * 4; n_1 += 4) {
        for (let j_1 = 0; j_1 < 16; j_1 += 2) {
          let total_8 = 0;
          let total_12 = 0;
          let total_9 = 0;
          let total_13 = 0;
          let total_10 = 0;
          let total_14 = 0;
          let total_11 = 0;
          let total_15 = 0;
          for (let k_1 = 0; k_1 < 16; k_1 += 2) {
            const gruLast1_gru1_Uz_1 = Uz[k_1 * 16 + j_1]!;
            const gruLast1_gru1_h_2 = h[n_1 * 240 + t_1 * 16 + k_1]!;
            total_8 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_2 + total_8;
            const gruLast1_gru1_Uz_2 = Uz[k_1 * 16 + j_1 + 1]!;
            total_12 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_2 + total_12;
            const gruLast1_gru1_h_3 = h[n_1 * 240 + t_1 * 16 + k_1 + 240]!;
            total_9 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_3 + total_9;
            total_13 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_3 + total_13;
            const gruLast1_gru1_h_4 = h[n_1 * 240 + t_1 * 16 + k_1 + 480]!;
            total_10 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_4 + total_10;
            total_14 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_4 + total_14;
            const gruLast1_gru1_h_5 = h[n_1 * 240 + t_1 * 16 + k_1 + 720]!;
            total_11 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_5 + total_11;
            total_15 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_5 + total_15;
            const gruLast1_gru1_Uz_3 = Uz[k_1 * 16 + j_1 + 16]!;
            const gruLast1_gru1_h_6 = h[n_1 * 240 + t_1 * 16 + k_1 + 1]!;
            total_8 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_6 + total_8;
            const gruLast1_gru1_Uz_4 = Uz[k_1 * 16 + j_1 + 17]!;
            total_12 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_6 + total_12;
            const gruLast1_gru1_h_7 = h[n_1 * 240 + t_1 * 16 + k_1 + 241]!;
            total_9 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_7 + total_9;
            total_13 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_7 + total_13;
            const gruLast1_gru1_h_8 = h[n_1 * 240 + t_1 * 16 + k_1 + 481]!;
            total_10 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_8 + total_10;
            total_14 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_8 + total_14;
            const gruLast1_gru1_h_9 = h[n_1 * 240 + t_1 * 16 + k_1 + 721]!;
            total_11 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_9 + total_11;
            total_15 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_9 + total_15;
          }
          const gruLast1_gru1_z_sum2_6 = total_8;
          const gruLast1_gru1_z_sum2_10 = total_12;
          const gruLast1_gru1_z_sum2_7 = total_9;
          const gruLast1_gru1_z_sum2_11 = total_13;
          const gruLast1_gru1_z_sum2_8 = total_10;
          const gruLast1_gru1_z_sum2_12 = total_14;
          const gruLast1_gru1_z_sum2_9 = total_11;
          const gruLast1_gru1_z_sum2_13 = total_15;
          const gruLast1_gru1_bz_1 = bz[j_1]!;
          const gruLast1_gru1_z_6 = logistic(on(gruLast1_gru1_z_sum2_6 + sum[n_1 * 224 + t_1 * 16 + j_1]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_bz_2 = bz[j_1 + 1]!;
          const gruLast1_gru1_z_10 = logistic(on(gruLast1_gru1_z_sum2_10 + sum[n_1 * 224 + t_1 * 16 + j_1 + 1]! + gruLast1_gru1_bz_2))[0]!;
          const gruLast1_gru1_z_7 = logistic(on(gruLast1_gru1_z_sum2_7 + sum[n_1 * 224 + t_1 * 16 + j_1 + 224]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_z_11 = logistic(on(gruLast1_gru1_z_sum2_11 + sum[n_1 * 224 + t_1 * 16 + j_1 + 225]! + gruLast1_gru1_bz_2))[0]!;
          const gruLast1_gru1_z_8 = logistic(on(gruLast1_gru1_z_sum2_8 + sum[n_1 * 224 + t_1 * 16 + j_1 + 448]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_z_12 = logistic(on(gruLast1_gru1_z_sum2_12 + sum[n_1 * 224 + t_1 * 16 + j_1 + 449]! + gruLast1_gru1_bz_2))[0]!;
          const gruLast1_gru1_z_9 = logistic(on(gruLast1_gru1_z_sum2_9 + sum[n_1 * 224 + t_1 * 16 + j_1 + 672]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_z_13 = logistic(on(gruLast1_gru1_z_sum2_13 + sum[n_1 * 224 + t_1 * 16 + j_1 + 673]! + gruLast1_gru1_bz_2))[0]!;
          z[n_1 * 224 + t_1 * 16 + j_1] = gruLast1_gru1_z_6;
          z[n_1 * 224 + t_1 * 16 + j_1 + 1] = gruLast1_gru1_z_10;
          z[n_1 * 224 + t_1 * 16 + j_1 + 224] = gruLast1_gru1_z_7;
          z[n_1 * 224 + t_1 * 16 + j_1 + 225] = gruLast1_gru1_z_11;
          z[n_1 * 224 + t_1 * 16 + j_1 + 448] = gruLast1_gru1_z_8;
          z[n_1 * 224 + t_1 * 16 + j_1 + 449] = gruLast1_gru1_z_12;
          z[n_1 * 224 + t_1 * 16 + j_1 + 672] = gruLast1_gru1_z_9;
          z[n_1 * 224 + t_1 * 16 + j_1 + 673] = gruLast1_gru1_z_13;
        }
      }
      for (let n_2 = (examples_1 >> 2) * 4; n_2 < count; n_2++) {
        for (let j_1 = 0; j_1 < 16; j_1 += 4) {
          let total_17 = 0;
          let total_18 = 0;
          let total_19 = 0;
          let total_20 = 0;
          for (let k_2 = 0; k_2 < 16; k_2 += 2) {
            const gruLast1_gru1_h_26 = h[n_2 * 240 + t_1 * 16 + k_2]!;
            total_17 = Uz[k_2 * 16 + j_1]! * gruLast1_gru1_h_26 + total_17;
            total_18 = Uz[k_2 * 16 + j_1 + 1]! * gruLast1_gru1_h_26 + total_18;
            total_19 = Uz[k_2 * 16 + j_1 + 2]! * gruLast1_gru1_h_26 + total_19;
            total_20 = Uz[k_2 * 16 + j_1 + 3]! * gruLast1_gru1_h_26 + total_20;
            const gruLast1_gru1_h_27 = h[n_2 * 240 + t_1 * 16 + k_2 + 1]!;
            total_17 = Uz[k_2 * 16 + j_1 + 16]! * gruLast1_gru1_h_27 + total_17;
            total_18 = Uz[k_2 * 16 + j_1 + 17]! * gruLast1_gru1_h_27 + total_18;
            total_19 = Uz[k_2 * 16 + j_1 + 18]! * gruLast1_gru1_h_27 + total_19;
            total_20 = Uz[k_2 * 16 + j_1 + 19]! * gruLast1_gru1_h_27 + total_20;
          }
          const gruLast1_gru1_z_sum2_15 = total_17;
          const gruLast1_gru1_z_sum2_16 = total_18;
          const gruLast1_gru1_z_sum2_17 = total_19;
          const gruLast1_gru1_z_sum2_18 = total_20;
          const gruLast1_gru1_z_15 = logistic(on(gruLast1_gru1_z_sum2_15 + sum[n_2 * 224 + t_1 * 16 + j_1]! + bz[j_1]!))[0]!;
          const gruLast1_gru1_z_16 = logistic(on(gruLast1_gru1_z_sum2_16 + sum[n_2 * 224 + t_1 * 16 + j_1 + 1]! + bz[j_1 + 1]!))[0]!;
          const gruLast1_gru1_z_17 = logistic(on(gruLast1_gru1_z_sum2_17 + sum[n_2 * 224 + t_1 * 16 + j_1 + 2]! + bz[j_1 + 2]!))[0]!;
          const gruLast1_gru1_z_18 = logistic(on(gruLast1_gru1_z_sum2_18 + sum[n_2 * 224 + t_1 * 16 + j_1 + 3]! + bz[j_1 + 3]!))[0]!;
          z[n_2 * 224 + t_1 * 16 + j_1] = gruLast1_gru1_z_15;
          z[n_2 * 224 + t_1 * 16 + j_1 + 1] = gruLast1_gru1_z_16;
          z[n_2 * 224 + t_1 * 16 + j_1 + 2] = gruLast1_gru1_z_17;
          z[n_2 * 224 + t_1 * 16 + j_1 + 3] = gruLast1_gru1_z_18;
        }
      }
      const examples_2 = count;
      for (let n_5 = 0; n_5 < (examples_2 >> 2) * 4; n_5 += 4) {
        for (let j_5 = 0; j_5 < 16; j_5 += 2) {
          let total_25 = 0;
          let total_29 = 0;
          let total_26 = 0;
          let total_30 = 0;
          let total_27 = 0;
          let total_31 = 0;
          let total_28 = 0;
          let total_32 = 0;
          for (let k_4 = 0; k_4 < 16; k_4 += 2) {
            const gruLast1_gru1_h_28 = h[n_5 * 240 + t_1 * 16 + k_4]!;
            const gruLast1_gru1_Ur_1 = Ur[k_4 * 16 + j_5]!;
            total_25 = gruLast1_gru1_h_28 * gruLast1_gru1_Ur_1 + total_25;
            const gruLast1_gru1_Ur_2 = Ur[k_4 * 16 + j_5 + 1]!;
            total_29 = gruLast1_gru1_h_28 * gruLast1_gru1_Ur_2 + total_29;
            const gruLast1_gru1_h_29 = h[n_5 * 240 + t_1 * 16 + k_4 + 240]!;
            total_26 = gruLast1_gru1_h_29 * gruLast1_gru1_Ur_1 + total_26;
            total_30 = gruLast1_gru1_h_29 * gruLast1_gru1_Ur_2 + total_30;
            const gruLast1_gru1_h_30 = h[n_5 * 240 + t_1 * 16 + k_4 + 480]!;
            total_27 = gruLast1_gru1_h_30 * gruLast1_gru1_Ur_1 + total_27;
            total_31 = gruLast1_gru1_h_30 * gruLast1_gru1_Ur_2 + total_31;
            const gruLast1_gru1_h_31 = h[n_5 * 240 + t_1 * 16 + k_4 + 720]!;
            total_28 = gruLast1_gru1_h_31 * gruLast1_gru1_Ur_1 + total_28;
            total_32 = gruLast1_gru1_h_31 * gruLast1_gru1_Ur_2 + total_32;
            const gruLast1_gru1_h_32 = h[n_5 * 240 + t_1 * 16 + k_4 + 1]!;
            const gruLast1_gru1_Ur_3 = Ur[k_4 * 16 + j_5 + 16]!;
            total_25 = gruLast1_gru1_h_32 * gruLast1_gru1_Ur_3 + total_25;
            const gruLast1_gru1_Ur_4 = Ur[k_4 * 16 + j_5 + 17]!;
            total_29 = gruLast1_gru1_h_32 * gruLast1_gru1_Ur_4 + total_29;
            const gruLast1_gru1_h_33 = h[n_5 * 240 + t_1 * 16 + k_4 + 241]!;
            total_26 = gruLast1_gru1_h_33 * gruLast1_gru1_Ur_3 + total_26;
            total_30 = gruLast1_gru1_h_33 * gruLast1_gru1_Ur_4 + total_30;
            const gruLast1_gru1_h_34 = h[n_5 * 240 + t_1 * 16 + k_4 + 481]!;
            total_27 = gruLast1_gru1_h_34 * gruLast1_gru1_Ur_3 + total_27;
            total_31 = gruLast1_gru1_h_34 * gruLast1_gru1_Ur_4 + total_31;
            const gruLast1_gru1_h_35 = h[n_5 * 240 + t_1 * 16 + k_4 + 721]!;
            total_28 = gruLast1_gru1_h_35 * gruLast1_gru1_Ur_3 + total_28;
            total_32 = gruLast1_gru1_h_35 * gruLast1_gru1_Ur_4 + total_32;
          }
          const gruLast1_gru1_r_sum_6 = total_25;
          const gruLast1_gru1_r_sum_10 = total_29;
          const gruLast1_gru1_r_sum_7 = total_26;
          const gruLast1_gru1_r_sum_11 = total_30;
          const gruLast1_gru1_r_sum_8 = total_27;
          const gruLast1_gru1_r_sum_12 = total_31;
          const gruLast1_gru1_r_sum_9 = total_28;
          const gruLast1_gru1_r_sum_13 = total_32;
          const gruLast1_gru1_br_1 = br[j_5]!;
          const gruLast1_gru1_r_6 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_6))[0]!;
          const gruLast1_gru1_br_2 = br[j_5 + 1]!;
          const gruLast1_gru1_r_10 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 1]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_10))[0]!;
          const gruLast1_gru1_r_7 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 224]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_7))[0]!;
          const gruLast1_gru1_r_11 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 225]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_11))[0]!;
          const gruLast1_gru1_r_8 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 448]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_8))[0]!;
          const gruLast1_gru1_r_12 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 449]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_12))[0]!;
          const gruLast1_gru1_r_9 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 672]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_9))[0]!;
          const gruLast1_gru1_r_13 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 673]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_13))[0]!;
          r[n_5 * 224 + t_1 * 16 + j_5] = gruLast1_gru1_r_6;
          r[n_5 * 224 + t_1 * 16 + j_5 + 1] = gruLast1_gru1_r_10;
          r[n_5 * 224 + t_1 * 16 + j_5 + 224] = gruLast1_gru1_r_7;
          r[n_5 * 224 + t_1 * 16 + j_5 + 225] = gruLast1_gru1_r_11;
          r[n_5 * 224 + t_1 * 16 + j_5 + 448] = gruLast1_gru1_r_8;
          r[n_5 * 224 + t_1 * 16 + j_5 + 449] = gruLast1_gru1_r_12;
          r[n_5 * 224 + t_1 * 16 + j_5 + 672] = gruLast1_gru1_r_9;
          r[n_5 * 224 + t_1 * 16 + j_5 + 673] = gruLast1_gru1_r_13;
        }
      }
      for (let n_3 = (examples_2 >> 2) * 4; n_3 < count; n_3++) {
        for (let j_5 = 0; j_5 < 16; j_5 += 4) {
          let total_34 = 0;
          let total_35 = 0;
          let total_36 = 0;
          let total_37 = 0;
          for (let k_3 = 0; k_3 < 16; k_3 += 2) {
            const gruLast1_gru1_h_36 = h[n_3 * 240 + t_1 * 16 + k_3]!;
            total_34 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5]! + total_34;
            total_35 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5 + 1]! + total_35;
            total_36 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5 + 2]! + total_36;
            total_37 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5 + 3]! + total_37;
            const gruLast1_gru1_h_37 = h[n_3 * 240 + t_1 * 16 + k_3 + 1]!;
            total_34 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 16]! + total_34;
            total_35 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 17]! + total_35;
            total_36 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 18]! + total_36;
            total_37 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 19]! + total_37;
          }
          const gruLast1_gru1_r_sum_15 = total_34;
          const gruLast1_gru1_r_sum_16 = total_35;
          const gruLast1_gru1_r_sum_17 = total_36;
          const gruLast1_gru1_r_sum_18 = total_37;
          const gruLast1_gru1_r_15 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5]! + br[j_5]! + gruLast1_gru1_r_sum_15))[0]!;
          const gruLast1_gru1_r_16 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5 + 1]! + br[j_5 + 1]! + gruLast1_gru1_r_sum_16))[0]!;
          const gruLast1_gru1_r_17 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5 + 2]! + br[j_5 + 2]! + gruLast1_gru1_r_sum_17))[0]!;
          const gruLast1_gru1_r_18 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5 + 3]! + br[j_5 + 3]! + gruLast1_gru1_r_sum_18))[0]!;
          r[n_3 * 224 + t_1 * 16 + j_5] = gruLast1_gru1_r_15;
          r[n_3 * 224 + t_1 * 16 + j_5 + 1] = gruLast1_gru1_r_16;
          r[n_3 * 224 + t_1 * 16 + j_5 + 2] = gruLast1_gru1_r_17;
          r[n_3 * 224 + t_1 * 16 + j_5 + 3] = gruLast1_gru1_r_18;
        }
      }
      const examples_3 = count;
      for (let n_6 = 0; n_6 < (examples_3 >> 2) * 4; n_6 += 4) {
        for (let j_6 = 0; j_6 < 16; j_6 += 2) {
          let total_42 = 0;
          let total_46 = 0;
          let total_43 = 0;
          let total_47 = 0;
          let total_44 = 0;
          let total_48 = 0;
          let total_45 = 0;
          let total_49 = 0;
          for (let k_5 = 0; k_5 < 16; k_5 += 2) {
            const gruLast1_gru1_h_38 = h[n_6 * 240 + t_1 * 16 + k_5]!;
            const gruLast1_gru1_Un_1 = Un[k_5 * 16 + j_6]!;
            total_42 = gruLast1_gru1_h_38 * gruLast1_gru1_Un_1 + total_42;
            const gruLast1_gru1_Un_2 = Un[k_5 * 16 + j_6 + 1]!;
            total_46 = gruLast1_gru1_h_38 * gruLast1_gru1_Un_2 + total_46;
            const gruLast1_gru1_h_39 = h[n_6 * 240 + t_1 * 16 + k_5 + 240]!;
            total_43 = gruLast1_gru1_h_39 * gruLast1_gru1_Un_1 + total_43;
            total_47 = gruLast1_gru1_h_39 * gruLast1_gru1_Un_2 + total_47;
            const gruLast1_gru1_h_40 = h[n_6 * 240 + t_1 * 16 + k_5 + 480]!;
            total_44 = gruLast1_gru1_h_40 * gruLast1_gru1_Un_1 + total_44;
            total_48 = gruLast1_gru1_h_40 * gruLast1_gru1_Un_2 + total_48;
            const gruLast1_gru1_h_41 = h[n_6 * 240 + t_1 * 16 + k_5 + 720]!;
            total_45 = gruLast1_gru1_h_41 * gruLast1_gru1_Un_1 + total_45;
            total_49 = gruLast1_gru1_h_41 * gruLast1_gru1_Un_2 + total_49;
            const gruLast1_gru1_h_42 = h[n_6 * 240 + t_1 * 16 + k_5 + 1]!;
            const gruLast1_gru1_Un_3 = Un[k_5 * 16 + j_6 + 16]!;
            total_42 = gruLast1_gru1_h_42 * gruLast1_gru1_Un_3 + total_42;
            const gruLast1_gru1_Un_4 = Un[k_5 * 16 + j_6 + 17]!;
            total_46 = gruLast1_gru1_h_42 * gruLast1_gru1_Un_4 + total_46;
            const gruLast1_gru1_h_43 = h[n_6 * 240 + t_1 * 16 + k_5 + 241]!;
            total_43 = gruLast1_gru1_h_43 * gruLast1_gru1_Un_3 + total_43;
            total_47 = gruLast1_gru1_h_43 * gruLast1_gru1_Un_4 + total_47;
            const gruLast1_gru1_h_44 = h[n_6 * 240 + t_1 * 16 + k_5 + 481]!;
            total_44 = gruLast1_gru1_h_44 * gruLast1_gru1_Un_3 + total_44;
            total_48 = gruLast1_gru1_h_44 * gruLast1_gru1_Un_4 + total_48;
            const gruLast1_gru1_h_45 = h[n_6 * 240 + t_1 * 16 + k_5 + 721]!;
            total_45 = gruLast1_gru1_h_45 * gruLast1_gru1_Un_3 + total_45;
            total_49 = gruLast1_gru1_h_45 * gruLast1_gru1_Un_4 + total_49;
          }
          const gruLast1_gru1_n_sum_6 = total_42;
          const gruLast1_gru1_n_sum_10 = total_46;
          const gruLast1_gru1_n_sum_7 = total_43;
          const gruLast1_gru1_n_sum_11 = total_47;
          const gruLast1_gru1_n_sum_8 = total_44;
          const gruLast1_gru1_n_sum_12 = total_48;
          const gruLast1_gru1_n_sum_9 = total_45;
          const gruLast1_gru1_n_sum_13 = total_49;
          const gruLast1_gru1_bn_1 = bn[j_6]!;
          const gruLast1_gru1_cn_1 = cn[j_6]!;
          const gruLast1_gru1_n_6 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6]! * (gruLast1_gru1_n_sum_6 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_bn_2 = bn[j_6 + 1]!;
          const gruLast1_gru1_cn_2 = cn[j_6 + 1]!;
          const gruLast1_gru1_n_10 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 1]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 1]! * (gruLast1_gru1_n_sum_10 + gruLast1_gru1_cn_2)))[0]!;
          const gruLast1_gru1_n_7 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 224]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6 + 224]! * (gruLast1_gru1_n_sum_7 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_n_11 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 225]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 225]! * (gruLast1_gru1_n_sum_11 + gruLast1_gru1_cn_2)))[0]!;
          const gruLast1_gru1_n_8 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 448]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6 + 448]! * (gruLast1_gru1_n_sum_8 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_n_12 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 449]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 449]! * (gruLast1_gru1_n_sum_12 + gruLast1_gru1_cn_2)))[0]!;
          const gruLast1_gru1_n_9 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 672]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6 + 672]! * (gruLast1_gru1_n_sum_9 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_n_13 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 673]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 673]! * (gruLast1_gru1_n_sum_13 + gruLast1_gru1_cn_2)))[0]!;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6] = gruLast1_gru1_n_6;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 1] = gruLast1_gru1_n_10;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 224] = gruLast1_gru1_n_7;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 225] = gruLast1_gru1_n_11;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 448] = gruLast1_gru1_n_8;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 449] = gruLast1_gru1_n_12;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 672] = gruLast1_gru1_n_9;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 673] = gruLast1_gru1_n_13;
        }
      }
      for (let n_8 = (examples_3 >> 2) * 4; n_8 < count; n_8++) {
        for (let j_6 = 0; j_6 < 16; j_6 += 4) {
          let total_51 = 0;
          let total_52 = 0;
          let total_53 = 0;
          let total_54 = 0;
          for (let k_6 = 0; k_6 < 16; k_6 += 2) {
            const gruLast1_gru1_h_46 = h[n_8 * 240 + t_1 * 16 + k_6]!;
            total_51 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6]! + total_51;
            total_52 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6 + 1]! + total_52;
            total_53 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6 + 2]! + total_53;
            total_54 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6 + 3]! + total_54;
            const gruLast1_gru1_h_47 = h[n_8 * 240 + t_1 * 16 + k_6 + 1]!;
            total_51 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 16]! + total_51;
            total_52 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 17]! + total_52;
            total_53 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 18]! + total_53;
            total_54 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 19]! + total_54;
          }
          const gruLast1_gru1_n_sum_15 = total_51;
          const gruLast1_gru1_n_sum_16 = total_52;
          const gruLast1_gru1_n_sum_17 = total_53;
          const gruLast1_gru1_n_sum_18 = total_54;
          const gruLast1_gru1_n_15 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6]! + bn[j_6]! + r[n_8 * 224 + t_1 * 16 + j_6]! * (gruLast1_gru1_n_sum_15 + cn[j_6]!)))[0]!;
          const gruLast1_gru1_n_16 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6 + 1]! + bn[j_6 + 1]! + r[n_8 * 224 + t_1 * 16 + j_6 + 1]! * (gruLast1_gru1_n_sum_16 + cn[j_6 + 1]!)))[0]!;
          const gruLast1_gru1_n_17 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6 + 2]! + bn[j_6 + 2]! + r[n_8 * 224 + t_1 * 16 + j_6 + 2]! * (gruLast1_gru1_n_sum_17 + cn[j_6 + 2]!)))[0]!;
          const gruLast1_gru1_n_18 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6 + 3]! + bn[j_6 + 3]! + r[n_8 * 224 + t_1 * 16 + j_6 + 3]! * (gruLast1_gru1_n_sum_18 + cn[j_6 + 3]!)))[0]!;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6] = gruLast1_gru1_n_15;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6 + 1] = gruLast1_gru1_n_16;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6 + 2] = gruLast1_gru1_n_17;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6 + 3] = gruLast1_gru1_n_18;
        }
      }
      for (let n_7 = 0; n_7 < count; n_7++) {
        for (let j_7 = 0; j_7 < 16; j_7++) {
          const gruLast1_gru1_z_1 = z[n_7 * 224 + t_1 * 16 + j_7]!;
          h[n_7 * 240 + t_1 * 16 + j_7 + 16] = (1 - gruLast1_gru1_z_1) * gru1_n[n_7 * 224 + t_1 * 16 + j_7]! + gruLast1_gru1_z_1 * h[n_7 * 240 + t_1 * 16 + j_7]!;
        }
      }
    }
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i < 16: dense1.W[i, j] * gruLast1.gru1.h[n, 13, i])
  //   (examples/seattle-weather/seattle-weather.nn:11)
  // celsius1.y[n, j] = 7 * dense1.y[n, j] + 16
  // unrolled: 19 operations; a loop costs more
  function predict_celsius1_y(count: number): void {
    const W = dense1_W;
    const h = gruLast1_gru1_h;
    const b = dense1_b;
    const y = celsius1_y;
    for (let n = 0; n < count; n++) {
      let total_1 = W[0]! * h[n * 240 + 224]!;
      total_1 = W[1]! * h[n * 240 + 225]! + total_1;
      total_1 = W[2]! * h[n * 240 + 226]! + total_1;
      total_1 = W[3]! * h[n * 240 + 227]! + total_1;
      total_1 = W[4]! * h[n * 240 + 228]! + total_1;
      total_1 = W[5]! * h[n * 240 + 229]! + total_1;
      total_1 = W[6]! * h[n * 240 + 230]! + total_1;
      total_1 = W[7]! * h[n * 240 + 231]! + total_1;
      total_1 = W[8]! * h[n * 240 + 232]! + total_1;
      total_1 = W[9]! * h[n * 240 + 233]! + total_1;
      total_1 = W[10]! * h[n * 240 + 234]! + total_1;
      total_1 = W[11]! * h[n * 240 + 235]! + total_1;
      total_1 = W[12]! * h[n * 240 + 236]! + total_1;
      total_1 = W[13]! * h[n * 240 + 237]! + total_1;
      total_1 = W[14]! * h[n * 240 + 238]! + total_1;
      total_1 = W[15]! * h[n * 240 + 239]! + total_1;
      const dense1_y_1 = total_1 + b[0]!;
      y[n] = 16 + 7 * dense1_y_1;
    }
  }

  // ---- loss ------------------------------------------------------------------------------------------------

  // penalty(gruLast1.gru1.Wz) = sum(i1 < 4, i2 < 16: gruLast1.gru1.Wz[i1, i2] ^ 2) / 20000
  //   (examples/seattle-weather/seattle-weather.nn:16)
  // penalty(gruLast1.gru1.Un) = sum(i1 < 16, i2 < 16: gruLast1.gru1.Un[i1, i2] ^ 2) / 20000
  // penalty(gruLast1.gru1.Ur) = sum(i1 < 16, i2 < 16: gruLast1.gru1.Ur[i1, i2] ^ 2) / 20000
  // penalty(gruLast1.gru1.Uz) = sum(i1 < 16, i2 < 16: gruLast1.gru1.Uz[i1, i2] ^ 2) / 20000
  // penalty(gruLast1.gru1.Wn) = sum(i1 < 4, i2 < 16: gruLast1.gru1.Wn[i1, i2] ^ 2) / 20000
  // penalty(dense1.W) = sum(i1 < 16, i2 < 1: dense1.W[i1, i2] ^ 2) / 20000
  // penalty(gruLast1.gru1.Wr) = sum(i1 < 4, i2 < 16: gruLast1.gru1.Wr[i1, i2] ^ 2) / 20000
  // sums on 4 accumulators
  function evaluate_penalty_gruLast1_gru1_Wr_2(): void {
    const Wz = gruLast1_gru1_Wz;
    const Un = gruLast1_gru1_Un;
    const Ur = gruLast1_gru1_Ur;
    const Uz = gruLast1_gru1_Uz;
    const Wn = gruLast1_gru1_Wn;
    const W = dense1_W;
    const Wr = gruLast1_gru1_Wr;
    const gru1_Wz = penalty_gruLast1_gru1_Wz;
    const gru1_Un = penalty_gruLast1_gru1_Un;
    const gru1_Ur = penalty_gruLast1_gru1_Ur;
    const gru1_Uz = penalty_gruLast1_gru1_Uz;
    const gru1_Wn = penalty_gruLast1_gru1_Wn;
    const penalty_dense1_W_all = penalty_dense1_W;
    const gru1_Wr = penalty_gruLast1_gru1_Wr;
    let total = 0;
    let total_1 = 0;
    let total_8 = 0;
    let total_9 = 0;
    for (let i2 = 0; i2 < 64; i2 += 4) {
      total = square(Wz[i2]!) + total;
      total_1 = square(Wz[i2 + 1]!) + total_1;
      total_8 = square(Wz[i2 + 2]!) + total_8;
      total_9 = square(Wz[i2 + 3]!) + total_9;
    }
    total = total_1 + total;
    total = total_8 + total;
    total = total_9 + total;
    const penalty_gruLast1_gru1_Wz_2 = 0.00005 * total;
    let total_2 = 0;
    let total_10 = 0;
    let total_11 = 0;
    let total_12 = 0;
    for (let i2_2 = 0; i2_2 < 256; i2_2 += 4) {
      total_2 = square(Un[i2_2]!) + total_2;
      total_10 = square(Un[i2_2 + 1]!) + total_10;
      total_11 = square(Un[i2_2 + 2]!) + total_11;
      total_12 = square(Un[i2_2 + 3]!) + total_12;
    }
    total_2 = total_10 + total_2;
    total_2 = total_11 + total_2;
    total_2 = total_12 + total_2;
    const penalty_gruLast1_gru1_Un_2 = 0.00005 * total_2;
    let total_3 = 0;
    let total_13 = 0;
    let total_14 = 0;
    let total_15 = 0;
    for (let i2_3 = 0; i2_3 < 256; i2_3 += 4) {
      total_3 = square(Ur[i2_3]!) + total_3;
      total_13 = square(Ur[i2_3 + 1]!) + total_13;
      total_14 = square(Ur[i2_3 + 2]!) + total_14;
      total_15 = square(Ur[i2_3 + 3]!) + total_15;
    }
    total_3 = total_13 + total_3;
    total_3 = total_14 + total_3;
    total_3 = total_15 + total_3;
    const penalty_gruLast1_gru1_Ur_2 = 0.00005 * total_3;
    let total_4 = 0;
    let total_16 = 0;
    let total_17 = 0;
    let total_18 = 0;
    for (let i2_4 = 0; i2_4 < 256; i2_4 += 4) {
      total_4 = square(Uz[i2_4]!) + total_4;
      total_16 = square(Uz[i2_4 + 1]!) + total_16;
      total_17 = square(Uz[i2_4 + 2]!) + total_17;
      total_18 = square(Uz[i2_4 + 3]!) + total_18;
    }
    total_4 = total_16 + total_4;
    total_4 = total_17 + total_4;
    total_4 = total_18 + total_4;
    const penalty_gruLast1_gru1_Uz_2 = 0.00005 * total_4;
    let total_5 = 0;
    let total_19 = 0;
    let total_20 = 0;
    let total_21 = 0;
    for (let i2_5 = 0; i2_5 < 64; i2_5 += 4) {
      total_5 = square(Wn[i2_5]!) + total_5;
      total_19 = square(Wn[i2_5 + 1]!) + total_19;
      total_20 = square(Wn[i2_5 + 2]!) + total_20;
      total_21 = square(Wn[i2_5 + 3]!) + total_21;
    }
    total_5 = total_19 + total_5;
    total_5 = total_20 + total_5;
    total_5 = total_21 + total_5;
    const penalty_gruLast1_gru1_Wn_2 = 0.00005 * total_5;
    let total_6 = 0;
    let total_22 = 0;
    let total_23 = 0;
    let total_24 = 0;
    for (let i2_6 = 0; i2_6 < 16; i2_6 += 4) {
      total_6 = square(W[i2_6]!) + total_6;
      total_22 = square(W[i2_6 + 1]!) + total_22;
      total_23 = square(W[i2_6 + 2]!) + total_23;
      total_24 = square(W[i2_6 + 3]!) + total_24;
    }
    total_6 = total_22 + total_6;
    total_6 = total_23 + total_6;
    total_6 = total_24 + total_6;
    const penalty_dense1_W_2 = 0.00005 * total_6;
    let total_7 = 0;
    let total_25 = 0;
    let total_26 = 0;
    let total_27 = 0;
    for (let i2_7 = 0; i2_7 < 64; i2_7 += 4) {
      total_7 = square(Wr[i2_7]!) + total_7;
      total_25 = square(Wr[i2_7 + 1]!) + total_25;
      total_26 = square(Wr[i2_7 + 2]!) + total_26;
      total_27 = square(Wr[i2_7 + 3]!) + total_27;
    }
    total_7 = total_25 + total_7;
    total_7 = total_26 + total_7;
    total_7 = total_27 + total_7;
    const penalty_gruLast1_gru1_Wr_2 = 0.00005 * total_7;
    gru1_Wz[0] = penalty_gruLast1_gru1_Wz_2;
    gru1_Un[0] = penalty_gruLast1_gru1_Un_2;
    gru1_Ur[0] = penalty_gruLast1_gru1_Ur_2;
    gru1_Uz[0] = penalty_gruLast1_gru1_Uz_2;
    gru1_Wn[0] = penalty_gruLast1_gru1_Wn_2;
    penalty_dense1_W_all[0] = penalty_dense1_W_2;
    gru1_Wr[0] = penalty_gruLast1_gru1_Wr_2;
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i < 16: dense1.W[i, j] * gruLast1.gru1.h[n, 13, i])
  //   (examples/seattle-weather/seattle-weather.nn:11)
  // unrolled: 17 operations; a loop costs more
  function evaluate_dense1_y(count: number): void {
    const W = dense1_W;
    const h = gruLast1_gru1_h;
    const b = dense1_b;
    const y = dense1_y;
    for (let n = 0; n < count; n++) {
      let total_1 = W[0]! * h[n * 240 + 224]!;
      total_1 = W[1]! * h[n * 240 + 225]! + total_1;
      total_1 = W[2]! * h[n * 240 + 226]! + total_1;
      total_1 = W[3]! * h[n * 240 + 227]! + total_1;
      total_1 = W[4]! * h[n * 240 + 228]! + total_1;
      total_1 = W[5]! * h[n * 240 + 229]! + total_1;
      total_1 = W[6]! * h[n * 240 + 230]! + total_1;
      total_1 = W[7]! * h[n * 240 + 231]! + total_1;
      total_1 = W[8]! * h[n * 240 + 232]! + total_1;
      total_1 = W[9]! * h[n * 240 + 233]! + total_1;
      total_1 = W[10]! * h[n * 240 + 234]! + total_1;
      total_1 = W[11]! * h[n * 240 + 235]! + total_1;
      total_1 = W[12]! * h[n * 240 + 236]! + total_1;
      total_1 = W[13]! * h[n * 240 + 237]! + total_1;
      total_1 = W[14]! * h[n * 240 + 238]! + total_1;
      total_1 = W[15]! * h[n * 240 + 239]! + total_1;
      y[n] = total_1 + b[0]!;
    }
  }

  // loss1.each[n] = sum(s1 < 1: (7 * dense1.y[n, s1] + 16 - target(temp_max)[n, s1]) ^ 2)
  //   (examples/seattle-weather/seattle-weather.nn:15)
  // unrolled: 5 operations; a loop costs more
  function evaluate_loss1_each_2(count: number): void {
    const y = dense1_y;
    const max = target_temp_max;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      let total = square(16 + 7 * y[n]! - max[n]!);
      each[n] = total;
    }
  }

  // loss.data = sum(n: loss1.each[n]) / count(batch)
  // loss = penalty(gruLast1.gru1.Wz) + penalty(gruLast1.gru1.Un) + penalty(gruLast1.gru1.Ur) +
  //   penalty(gruLast1.gru1.Uz) + penalty(gruLast1.gru1.Wn) + loss.data + penalty(dense1.W) +
  //   penalty(gruLast1.gru1.Wr)
  function evaluate_loss_2(count: number): void {
    const each = loss1_each;
    const Wz = penalty_gruLast1_gru1_Wz;
    const Un = penalty_gruLast1_gru1_Un;
    const Ur = penalty_gruLast1_gru1_Ur;
    const Uz = penalty_gruLast1_gru1_Uz;
    const Wn = penalty_gruLast1_gru1_Wn;
    const W = penalty_dense1_W;
    const Wr = penalty_gruLast1_gru1_Wr;
    const meanLoss_all = meanLoss;
    let total = 0;
    for (let n = 0; n < count; n++) {
      total = each[n]! + total;
    }
    const loss_data = total / count;
    meanLoss_all[0] = Wz[0]! + Un[0]! + Ur[0]! + Uz[0]! + Wn[0]! + loss_data + W[0]! + Wr[0]!;
  }

  // ---- training: forward and backward ----------------------------------------------------------------------

  // gruLast1.gru1.z.sum2[n, t, j] = sum(k < 16: gruLast1.gru1.Uz[k, j] * gruLast1.gru1.h[n, t - 1, k])
  //   (std/blocks/gruLast.nn:3)
  // gruLast1.gru1.z[n, t, j] = logistic(gruLast1.gru1.z.sum2[n, t, j] + gruLast1.gru1.z.sum[n, t, j] +
  //   gruLast1.gru1.bz[j])
  // gruLast1.gru1.r.sum[n, t, j] = sum(k < 16: gruLast1.gru1.h[n, t - 1, k] * gruLast1.gru1.Ur[k, j])
  // gruLast1.gru1.r[n, t, j] = logistic(gruLast1.gru1.r.sum2[n, t, j] + gruLast1.gru1.br[j] + gruLast1.gru1.r.sum[n,
  //   t, j])
  // gruLast1.gru1.n.sum[n, t, j] = sum(k < 16: gruLast1.gru1.h[n, t - 1, k] * gruLast1.gru1.Un[k, j])
  // gruLast1.gru1.n[n, t, j] = tanh(gruLast1.gru1.n.sum2[n, t, j] + gruLast1.gru1.bn[j] + gruLast1.gru1.r[n, t, j] *
  //   (gruLast1.gru1.n.sum[n, t, j] + gruLast1.gru1.cn[j]))
  // gruLast1.gru1.h[n, t, j] = (1 - gruLast1.gru1.z[n, t, j]) * gruLast1.gru1.n[n, t, j] + gruLast1.gru1.z[n, t, j] *
  //   gruLast1.gru1.h[n, t - 1, j] where t >= 0
  // 4 elements at a time; tiled 4×2 (n_1 × j_1), reduction by 2; tiled 4×2 (n_5 × j_5), reduction by 2; tiled 4×2
  //   (n_6 × j_6), reduction by 2
  function train_gruLast1_gru1_h_2(count: number): void {
    const Uz = gruLast1_gru1_Uz;
    const h = gruLast1_gru1_h;
    const bz = gruLast1_gru1_bz;
    const sum = gruLast1_gru1_z_sum;
    const Ur = gruLast1_gru1_Ur;
    const br = gruLast1_gru1_br;
    const sum2 = gruLast1_gru1_r_sum2;
    const Un = gruLast1_gru1_Un;
    const bn = gruLast1_gru1_bn;
    const cn = gruLast1_gru1_cn;
    const n_sum2 = gruLast1_gru1_n_sum2;
    const r = gruLast1_gru1_r;
    const z = gruLast1_gru1_z;
    const gru1_n = gruLast1_gru1_n;
    const n_sum = gruLast1_gru1_n_sum;
    for (let n_9 = 0; n_9 < count; n_9++) {
      h[n_9 * 240] = 0;
      h[n_9 * 240 + 1] = 0;
      h[n_9 * 240 + 2] = 0;
      h[n_9 * 240 + 3] = 0;
      h[n_9 * 240 + 4] = 0;
      h[n_9 * 240 + 5] = 0;
      h[n_9 * 240 + 6] = 0;
      h[n_9 * 240 + 7] = 0;
      h[n_9 * 240 + 8] = 0;
      h[n_9 * 240 + 9] = 0;
      h[n_9 * 240 + 10] = 0;
      h[n_9 * 240 + 11] = 0;
      h[n_9 * 240 + 12] = 0;
      h[n_9 * 240 + 13] = 0;
      h[n_9 * 240 + 14] = 0;
      h[n_9 * 240 + 15] = 0;
    }
    for (let t_1 = 0; t_1 < 14; t_1++) {
      const examples_1 = count;
      for (let n_1 = 0; n_1 < (examples_1 >> 2) * 4; n_1 += 4) {
        for (let j_1 = 0; j_1 < 16; j_1 += 2) {
          let total_8 = 0;
          let total_12 = 0;
          let total_9 = 0;
          let total_13 = 0;
          let total_10 = 0;
          let total_14 = 0;
          let total_11 = 0;
          let total_15 = 0;
          for (let k_1 = 0; k_1 < 16; k_1 += 2) {
            const gruLast1_gru1_Uz_1 = Uz[k_1 * 16 + j_1]!;
            const gruLast1_gru1_h_2 = h[n_1 * 240 + t_1 * 16 + k_1]!;
            total_8 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_2 + total_8;
            const gruLast1_gru1_Uz_2 = Uz[k_1 * 16 + j_1 + 1]!;
            total_12 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_2 + total_12;
            const gruLast1_gru1_h_3 = h[n_1 * 240 + t_1 * 16 + k_1 + 240]!;
            total_9 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_3 + total_9;
            total_13 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_3 + total_13;
            const gruLast1_gru1_h_4 = h[n_1 * 240 + t_1 * 16 + k_1 + 480]!;
            total_10 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_4 + total_10;
            total_14 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_4 + total_14;
            const gruLast1_gru1_h_5 = h[n_1 * 240 + t_1 * 16 + k_1 + 720]!;
            total_11 = gruLast1_gru1_Uz_1 * gruLast1_gru1_h_5 + total_11;
            total_15 = gruLast1_gru1_Uz_2 * gruLast1_gru1_h_5 + total_15;
            const gruLast1_gru1_Uz_3 = Uz[k_1 * 16 + j_1 + 16]!;
            const gruLast1_gru1_h_6 = h[n_1 * 240 + t_1 * 16 + k_1 + 1]!;
            total_8 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_6 + total_8;
            const gruLast1_gru1_Uz_4 = Uz[k_1 * 16 + j_1 + 17]!;
            total_12 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_6 + total_12;
            const gruLast1_gru1_h_7 = h[n_1 * 240 + t_1 * 16 + k_1 + 241]!;
            total_9 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_7 + total_9;
            total_13 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_7 + total_13;
            const gruLast1_gru1_h_8 = h[n_1 * 240 + t_1 * 16 + k_1 + 481]!;
            total_10 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_8 + total_10;
            total_14 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_8 + total_14;
            const gruLast1_gru1_h_9 = h[n_1 * 240 + t_1 * 16 + k_1 + 721]!;
            total_11 = gruLast1_gru1_Uz_3 * gruLast1_gru1_h_9 + total_11;
            total_15 = gruLast1_gru1_Uz_4 * gruLast1_gru1_h_9 + total_15;
          }
          const gruLast1_gru1_z_sum2_6 = total_8;
          const gruLast1_gru1_z_sum2_10 = total_12;
          const gruLast1_gru1_z_sum2_7 = total_9;
          const gruLast1_gru1_z_sum2_11 = total_13;
          const gruLast1_gru1_z_sum2_8 = total_10;
          const gruLast1_gru1_z_sum2_12 = total_14;
          const gruLast1_gru1_z_sum2_9 = total_11;
          const gruLast1_gru1_z_sum2_13 = total_15;
          const gruLast1_gru1_bz_1 = bz[j_1]!;
          const gruLast1_gru1_z_6 = logistic(on(gruLast1_gru1_z_sum2_6 + sum[n_1 * 224 + t_1 * 16 + j_1]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_bz_2 = bz[j_1 + 1]!;
          const gruLast1_gru1_z_10 = logistic(on(gruLast1_gru1_z_sum2_10 + sum[n_1 * 224 + t_1 * 16 + j_1 + 1]! + gruLast1_gru1_bz_2))[0]!;
          const gruLast1_gru1_z_7 = logistic(on(gruLast1_gru1_z_sum2_7 + sum[n_1 * 224 + t_1 * 16 + j_1 + 224]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_z_11 = logistic(on(gruLast1_gru1_z_sum2_11 + sum[n_1 * 224 + t_1 * 16 + j_1 + 225]! + gruLast1_gru1_bz_2))[0]!;
          const gruLast1_gru1_z_8 = logistic(on(gruLast1_gru1_z_sum2_8 + sum[n_1 * 224 + t_1 * 16 + j_1 + 448]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_z_12 = logistic(on(gruLast1_gru1_z_sum2_12 + sum[n_1 * 224 + t_1 * 16 + j_1 + 449]! + gruLast1_gru1_bz_2))[0]!;
          const gruLast1_gru1_z_9 = logistic(on(gruLast1_gru1_z_sum2_9 + sum[n_1 * 224 + t_1 * 16 + j_1 + 672]! + gruLast1_gru1_bz_1))[0]!;
          const gruLast1_gru1_z_13 = logistic(on(gruLast1_gru1_z_sum2_13 + sum[n_1 * 224 + t_1 * 16 + j_1 + 673]! + gruLast1_gru1_bz_2))[0]!;
          z[n_1 * 224 + t_1 * 16 + j_1] = gruLast1_gru1_z_6;
          z[n_1 * 224 + t_1 * 16 + j_1 + 1] = gruLast1_gru1_z_10;
          z[n_1 * 224 + t_1 * 16 + j_1 + 224] = gruLast1_gru1_z_7;
          z[n_1 * 224 + t_1 * 16 + j_1 + 225] = gruLast1_gru1_z_11;
          z[n_1 * 224 + t_1 * 16 + j_1 + 448] = gruLast1_gru1_z_8;
          z[n_1 * 224 + t_1 * 16 + j_1 + 449] = gruLast1_gru1_z_12;
          z[n_1 * 224 + t_1 * 16 + j_1 + 672] = gruLast1_gru1_z_9;
          z[n_1 * 224 + t_1 * 16 + j_1 + 673] = gruLast1_gru1_z_13;
        }
      }
      for (let n_2 = (examples_1 >> 2) * 4; n_2 < count; n_2++) {
        for (let j_1 = 0; j_1 < 16; j_1 += 4) {
          let total_17 = 0;
          let total_18 = 0;
          let total_19 = 0;
          let total_20 = 0;
          for (let k_2 = 0; k_2 < 16; k_2 += 2) {
            const gruLast1_gru1_h_26 = h[n_2 * 240 + t_1 * 16 + k_2]!;
            total_17 = Uz[k_2 * 16 + j_1]! * gruLast1_gru1_h_26 + total_17;
            total_18 = Uz[k_2 * 16 + j_1 + 1]! * gruLast1_gru1_h_26 + total_18;
            total_19 = Uz[k_2 * 16 + j_1 + 2]! * gruLast1_gru1_h_26 + total_19;
            total_20 = Uz[k_2 * 16 + j_1 + 3]! * gruLast1_gru1_h_26 + total_20;
            const gruLast1_gru1_h_27 = h[n_2 * 240 + t_1 * 16 + k_2 + 1]!;
            total_17 = Uz[k_2 * 16 + j_1 + 16]! * gruLast1_gru1_h_27 + total_17;
            total_18 = Uz[k_2 * 16 + j_1 + 17]! * gruLast1_gru1_h_27 + total_18;
            total_19 = Uz[k_2 * 16 + j_1 + 18]! * gruLast1_gru1_h_27 + total_19;
            total_20 = Uz[k_2 * 16 + j_1 + 19]! * gruLast1_gru1_h_27 + total_20;
          }
          const gruLast1_gru1_z_sum2_15 = total_17;
          const gruLast1_gru1_z_sum2_16 = total_18;
          const gruLast1_gru1_z_sum2_17 = total_19;
          const gruLast1_gru1_z_sum2_18 = total_20;
          const gruLast1_gru1_z_15 = logistic(on(gruLast1_gru1_z_sum2_15 + sum[n_2 * 224 + t_1 * 16 + j_1]! + bz[j_1]!))[0]!;
          const gruLast1_gru1_z_16 = logistic(on(gruLast1_gru1_z_sum2_16 + sum[n_2 * 224 + t_1 * 16 + j_1 + 1]! + bz[j_1 + 1]!))[0]!;
          const gruLast1_gru1_z_17 = logistic(on(gruLast1_gru1_z_sum2_17 + sum[n_2 * 224 + t_1 * 16 + j_1 + 2]! + bz[j_1 + 2]!))[0]!;
          const gruLast1_gru1_z_18 = logistic(on(gruLast1_gru1_z_sum2_18 + sum[n_2 * 224 + t_1 * 16 + j_1 + 3]! + bz[j_1 + 3]!))[0]!;
          z[n_2 * 224 + t_1 * 16 + j_1] = gruLast1_gru1_z_15;
          z[n_2 * 224 + t_1 * 16 + j_1 + 1] = gruLast1_gru1_z_16;
          z[n_2 * 224 + t_1 * 16 + j_1 + 2] = gruLast1_gru1_z_17;
          z[n_2 * 224 + t_1 * 16 + j_1 + 3] = gruLast1_gru1_z_18;
        }
      }
      const examples_2 = count;
      for (let n_5 = 0; n_5 < (examples_2 >> 2) * 4; n_5 += 4) {
        for (let j_5 = 0; j_5 < 16; j_5 += 2) {
          let total_25 = 0;
          let total_29 = 0;
          let total_26 = 0;
          let total_30 = 0;
          let total_27 = 0;
          let total_31 = 0;
          let total_28 = 0;
          let total_32 = 0;
          for (let k_4 = 0; k_4 < 16; k_4 += 2) {
            const gruLast1_gru1_h_28 = h[n_5 * 240 + t_1 * 16 + k_4]!;
            const gruLast1_gru1_Ur_1 = Ur[k_4 * 16 + j_5]!;
            total_25 = gruLast1_gru1_h_28 * gruLast1_gru1_Ur_1 + total_25;
            const gruLast1_gru1_Ur_2 = Ur[k_4 * 16 + j_5 + 1]!;
            total_29 = gruLast1_gru1_h_28 * gruLast1_gru1_Ur_2 + total_29;
            const gruLast1_gru1_h_29 = h[n_5 * 240 + t_1 * 16 + k_4 + 240]!;
            total_26 = gruLast1_gru1_h_29 * gruLast1_gru1_Ur_1 + total_26;
            total_30 = gruLast1_gru1_h_29 * gruLast1_gru1_Ur_2 + total_30;
            const gruLast1_gru1_h_30 = h[n_5 * 240 + t_1 * 16 + k_4 + 480]!;
            total_27 = gruLast1_gru1_h_30 * gruLast1_gru1_Ur_1 + total_27;
            total_31 = gruLast1_gru1_h_30 * gruLast1_gru1_Ur_2 + total_31;
            const gruLast1_gru1_h_31 = h[n_5 * 240 + t_1 * 16 + k_4 + 720]!;
            total_28 = gruLast1_gru1_h_31 * gruLast1_gru1_Ur_1 + total_28;
            total_32 = gruLast1_gru1_h_31 * gruLast1_gru1_Ur_2 + total_32;
            const gruLast1_gru1_h_32 = h[n_5 * 240 + t_1 * 16 + k_4 + 1]!;
            const gruLast1_gru1_Ur_3 = Ur[k_4 * 16 + j_5 + 16]!;
            total_25 = gruLast1_gru1_h_32 * gruLast1_gru1_Ur_3 + total_25;
            const gruLast1_gru1_Ur_4 = Ur[k_4 * 16 + j_5 + 17]!;
            total_29 = gruLast1_gru1_h_32 * gruLast1_gru1_Ur_4 + total_29;
            const gruLast1_gru1_h_33 = h[n_5 * 240 + t_1 * 16 + k_4 + 241]!;
            total_26 = gruLast1_gru1_h_33 * gruLast1_gru1_Ur_3 + total_26;
            total_30 = gruLast1_gru1_h_33 * gruLast1_gru1_Ur_4 + total_30;
            const gruLast1_gru1_h_34 = h[n_5 * 240 + t_1 * 16 + k_4 + 481]!;
            total_27 = gruLast1_gru1_h_34 * gruLast1_gru1_Ur_3 + total_27;
            total_31 = gruLast1_gru1_h_34 * gruLast1_gru1_Ur_4 + total_31;
            const gruLast1_gru1_h_35 = h[n_5 * 240 + t_1 * 16 + k_4 + 721]!;
            total_28 = gruLast1_gru1_h_35 * gruLast1_gru1_Ur_3 + total_28;
            total_32 = gruLast1_gru1_h_35 * gruLast1_gru1_Ur_4 + total_32;
          }
          const gruLast1_gru1_r_sum_6 = total_25;
          const gruLast1_gru1_r_sum_10 = total_29;
          const gruLast1_gru1_r_sum_7 = total_26;
          const gruLast1_gru1_r_sum_11 = total_30;
          const gruLast1_gru1_r_sum_8 = total_27;
          const gruLast1_gru1_r_sum_12 = total_31;
          const gruLast1_gru1_r_sum_9 = total_28;
          const gruLast1_gru1_r_sum_13 = total_32;
          const gruLast1_gru1_br_1 = br[j_5]!;
          const gruLast1_gru1_r_6 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_6))[0]!;
          const gruLast1_gru1_br_2 = br[j_5 + 1]!;
          const gruLast1_gru1_r_10 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 1]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_10))[0]!;
          const gruLast1_gru1_r_7 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 224]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_7))[0]!;
          const gruLast1_gru1_r_11 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 225]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_11))[0]!;
          const gruLast1_gru1_r_8 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 448]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_8))[0]!;
          const gruLast1_gru1_r_12 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 449]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_12))[0]!;
          const gruLast1_gru1_r_9 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 672]! + gruLast1_gru1_br_1 + gruLast1_gru1_r_sum_9))[0]!;
          const gruLast1_gru1_r_13 = logistic(on(sum2[n_5 * 224 + t_1 * 16 + j_5 + 673]! + gruLast1_gru1_br_2 + gruLast1_gru1_r_sum_13))[0]!;
          r[n_5 * 224 + t_1 * 16 + j_5] = gruLast1_gru1_r_6;
          r[n_5 * 224 + t_1 * 16 + j_5 + 1] = gruLast1_gru1_r_10;
          r[n_5 * 224 + t_1 * 16 + j_5 + 224] = gruLast1_gru1_r_7;
          r[n_5 * 224 + t_1 * 16 + j_5 + 225] = gruLast1_gru1_r_11;
          r[n_5 * 224 + t_1 * 16 + j_5 + 448] = gruLast1_gru1_r_8;
          r[n_5 * 224 + t_1 * 16 + j_5 + 449] = gruLast1_gru1_r_12;
          r[n_5 * 224 + t_1 * 16 + j_5 + 672] = gruLast1_gru1_r_9;
          r[n_5 * 224 + t_1 * 16 + j_5 + 673] = gruLast1_gru1_r_13;
        }
      }
      for (let n_3 = (examples_2 >> 2) * 4; n_3 < count; n_3++) {
        for (let j_5 = 0; j_5 < 16; j_5 += 4) {
          let total_34 = 0;
          let total_35 = 0;
          let total_36 = 0;
          let total_37 = 0;
          for (let k_3 = 0; k_3 < 16; k_3 += 2) {
            const gruLast1_gru1_h_36 = h[n_3 * 240 + t_1 * 16 + k_3]!;
            total_34 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5]! + total_34;
            total_35 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5 + 1]! + total_35;
            total_36 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5 + 2]! + total_36;
            total_37 = gruLast1_gru1_h_36 * Ur[k_3 * 16 + j_5 + 3]! + total_37;
            const gruLast1_gru1_h_37 = h[n_3 * 240 + t_1 * 16 + k_3 + 1]!;
            total_34 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 16]! + total_34;
            total_35 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 17]! + total_35;
            total_36 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 18]! + total_36;
            total_37 = gruLast1_gru1_h_37 * Ur[k_3 * 16 + j_5 + 19]! + total_37;
          }
          const gruLast1_gru1_r_sum_15 = total_34;
          const gruLast1_gru1_r_sum_16 = total_35;
          const gruLast1_gru1_r_sum_17 = total_36;
          const gruLast1_gru1_r_sum_18 = total_37;
          const gruLast1_gru1_r_15 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5]! + br[j_5]! + gruLast1_gru1_r_sum_15))[0]!;
          const gruLast1_gru1_r_16 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5 + 1]! + br[j_5 + 1]! + gruLast1_gru1_r_sum_16))[0]!;
          const gruLast1_gru1_r_17 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5 + 2]! + br[j_5 + 2]! + gruLast1_gru1_r_sum_17))[0]!;
          const gruLast1_gru1_r_18 = logistic(on(sum2[n_3 * 224 + t_1 * 16 + j_5 + 3]! + br[j_5 + 3]! + gruLast1_gru1_r_sum_18))[0]!;
          r[n_3 * 224 + t_1 * 16 + j_5] = gruLast1_gru1_r_15;
          r[n_3 * 224 + t_1 * 16 + j_5 + 1] = gruLast1_gru1_r_16;
          r[n_3 * 224 + t_1 * 16 + j_5 + 2] = gruLast1_gru1_r_17;
          r[n_3 * 224 + t_1 * 16 + j_5 + 3] = gruLast1_gru1_r_18;
        }
      }
      const examples_3 = count;
      for (let n_6 = 0; n_6 < (examples_3 >> 2) * 4; n_6 += 4) {
        for (let j_6 = 0; j_6 < 16; j_6 += 2) {
          let total_42 = 0;
          let total_46 = 0;
          let total_43 = 0;
          let total_47 = 0;
          let total_44 = 0;
          let total_48 = 0;
          let total_45 = 0;
          let total_49 = 0;
          for (let k_5 = 0; k_5 < 16; k_5 += 2) {
            const gruLast1_gru1_h_38 = h[n_6 * 240 + t_1 * 16 + k_5]!;
            const gruLast1_gru1_Un_1 = Un[k_5 * 16 + j_6]!;
            total_42 = gruLast1_gru1_h_38 * gruLast1_gru1_Un_1 + total_42;
            const gruLast1_gru1_Un_2 = Un[k_5 * 16 + j_6 + 1]!;
            total_46 = gruLast1_gru1_h_38 * gruLast1_gru1_Un_2 + total_46;
            const gruLast1_gru1_h_39 = h[n_6 * 240 + t_1 * 16 + k_5 + 240]!;
            total_43 = gruLast1_gru1_h_39 * gruLast1_gru1_Un_1 + total_43;
            total_47 = gruLast1_gru1_h_39 * gruLast1_gru1_Un_2 + total_47;
            const gruLast1_gru1_h_40 = h[n_6 * 240 + t_1 * 16 + k_5 + 480]!;
            total_44 = gruLast1_gru1_h_40 * gruLast1_gru1_Un_1 + total_44;
            total_48 = gruLast1_gru1_h_40 * gruLast1_gru1_Un_2 + total_48;
            const gruLast1_gru1_h_41 = h[n_6 * 240 + t_1 * 16 + k_5 + 720]!;
            total_45 = gruLast1_gru1_h_41 * gruLast1_gru1_Un_1 + total_45;
            total_49 = gruLast1_gru1_h_41 * gruLast1_gru1_Un_2 + total_49;
            const gruLast1_gru1_h_42 = h[n_6 * 240 + t_1 * 16 + k_5 + 1]!;
            const gruLast1_gru1_Un_3 = Un[k_5 * 16 + j_6 + 16]!;
            total_42 = gruLast1_gru1_h_42 * gruLast1_gru1_Un_3 + total_42;
            const gruLast1_gru1_Un_4 = Un[k_5 * 16 + j_6 + 17]!;
            total_46 = gruLast1_gru1_h_42 * gruLast1_gru1_Un_4 + total_46;
            const gruLast1_gru1_h_43 = h[n_6 * 240 + t_1 * 16 + k_5 + 241]!;
            total_43 = gruLast1_gru1_h_43 * gruLast1_gru1_Un_3 + total_43;
            total_47 = gruLast1_gru1_h_43 * gruLast1_gru1_Un_4 + total_47;
            const gruLast1_gru1_h_44 = h[n_6 * 240 + t_1 * 16 + k_5 + 481]!;
            total_44 = gruLast1_gru1_h_44 * gruLast1_gru1_Un_3 + total_44;
            total_48 = gruLast1_gru1_h_44 * gruLast1_gru1_Un_4 + total_48;
            const gruLast1_gru1_h_45 = h[n_6 * 240 + t_1 * 16 + k_5 + 721]!;
            total_45 = gruLast1_gru1_h_45 * gruLast1_gru1_Un_3 + total_45;
            total_49 = gruLast1_gru1_h_45 * gruLast1_gru1_Un_4 + total_49;
          }
          const gruLast1_gru1_n_sum_6 = total_42;
          const gruLast1_gru1_n_sum_10 = total_46;
          const gruLast1_gru1_n_sum_7 = total_43;
          const gruLast1_gru1_n_sum_11 = total_47;
          const gruLast1_gru1_n_sum_8 = total_44;
          const gruLast1_gru1_n_sum_12 = total_48;
          const gruLast1_gru1_n_sum_9 = total_45;
          const gruLast1_gru1_n_sum_13 = total_49;
          const gruLast1_gru1_bn_1 = bn[j_6]!;
          const gruLast1_gru1_cn_1 = cn[j_6]!;
          const gruLast1_gru1_n_6 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6]! * (gruLast1_gru1_n_sum_6 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_bn_2 = bn[j_6 + 1]!;
          const gruLast1_gru1_cn_2 = cn[j_6 + 1]!;
          const gruLast1_gru1_n_10 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 1]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 1]! * (gruLast1_gru1_n_sum_10 + gruLast1_gru1_cn_2)))[0]!;
          const gruLast1_gru1_n_7 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 224]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6 + 224]! * (gruLast1_gru1_n_sum_7 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_n_11 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 225]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 225]! * (gruLast1_gru1_n_sum_11 + gruLast1_gru1_cn_2)))[0]!;
          const gruLast1_gru1_n_8 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 448]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6 + 448]! * (gruLast1_gru1_n_sum_8 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_n_12 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 449]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 449]! * (gruLast1_gru1_n_sum_12 + gruLast1_gru1_cn_2)))[0]!;
          const gruLast1_gru1_n_9 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 672]! + gruLast1_gru1_bn_1 + r[n_6 * 224 + t_1 * 16 + j_6 + 672]! * (gruLast1_gru1_n_sum_9 + gruLast1_gru1_cn_1)))[0]!;
          const gruLast1_gru1_n_13 = tanh(on(n_sum2[n_6 * 224 + t_1 * 16 + j_6 + 673]! + gruLast1_gru1_bn_2 + r[n_6 * 224 + t_1 * 16 + j_6 + 673]! * (gruLast1_gru1_n_sum_13 + gruLast1_gru1_cn_2)))[0]!;
          n_sum[n_6 * 224 + t_1 * 16 + j_6] = gruLast1_gru1_n_sum_6;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 1] = gruLast1_gru1_n_sum_10;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 224] = gruLast1_gru1_n_sum_7;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 225] = gruLast1_gru1_n_sum_11;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 448] = gruLast1_gru1_n_sum_8;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 449] = gruLast1_gru1_n_sum_12;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 672] = gruLast1_gru1_n_sum_9;
          n_sum[n_6 * 224 + t_1 * 16 + j_6 + 673] = gruLast1_gru1_n_sum_13;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6] = gruLast1_gru1_n_6;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 1] = gruLast1_gru1_n_10;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 224] = gruLast1_gru1_n_7;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 225] = gruLast1_gru1_n_11;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 448] = gruLast1_gru1_n_8;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 449] = gruLast1_gru1_n_12;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 672] = gruLast1_gru1_n_9;
          gru1_n[n_6 * 224 + t_1 * 16 + j_6 + 673] = gruLast1_gru1_n_13;
        }
      }
      for (let n_8 = (examples_3 >> 2) * 4; n_8 < count; n_8++) {
        for (let j_6 = 0; j_6 < 16; j_6 += 4) {
          let total_51 = 0;
          let total_52 = 0;
          let total_53 = 0;
          let total_54 = 0;
          for (let k_6 = 0; k_6 < 16; k_6 += 2) {
            const gruLast1_gru1_h_46 = h[n_8 * 240 + t_1 * 16 + k_6]!;
            total_51 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6]! + total_51;
            total_52 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6 + 1]! + total_52;
            total_53 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6 + 2]! + total_53;
            total_54 = gruLast1_gru1_h_46 * Un[k_6 * 16 + j_6 + 3]! + total_54;
            const gruLast1_gru1_h_47 = h[n_8 * 240 + t_1 * 16 + k_6 + 1]!;
            total_51 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 16]! + total_51;
            total_52 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 17]! + total_52;
            total_53 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 18]! + total_53;
            total_54 = gruLast1_gru1_h_47 * Un[k_6 * 16 + j_6 + 19]! + total_54;
          }
          const gruLast1_gru1_n_sum_15 = total_51;
          const gruLast1_gru1_n_sum_16 = total_52;
          const gruLast1_gru1_n_sum_17 = total_53;
          const gruLast1_gru1_n_sum_18 = total_54;
          const gruLast1_gru1_n_15 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6]! + bn[j_6]! + r[n_8 * 224 + t_1 * 16 + j_6]! * (gruLast1_gru1_n_sum_15 + cn[j_6]!)))[0]!;
          const gruLast1_gru1_n_16 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6 + 1]! + bn[j_6 + 1]! + r[n_8 * 224 + t_1 * 16 + j_6 + 1]! * (gruLast1_gru1_n_sum_16 + cn[j_6 + 1]!)))[0]!;
          const gruLast1_gru1_n_17 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6 + 2]! + bn[j_6 + 2]! + r[n_8 * 224 + t_1 * 16 + j_6 + 2]! * (gruLast1_gru1_n_sum_17 + cn[j_6 + 2]!)))[0]!;
          const gruLast1_gru1_n_18 = tanh(on(n_sum2[n_8 * 224 + t_1 * 16 + j_6 + 3]! + bn[j_6 + 3]! + r[n_8 * 224 + t_1 * 16 + j_6 + 3]! * (gruLast1_gru1_n_sum_18 + cn[j_6 + 3]!)))[0]!;
          n_sum[n_8 * 224 + t_1 * 16 + j_6] = gruLast1_gru1_n_sum_15;
          n_sum[n_8 * 224 + t_1 * 16 + j_6 + 1] = gruLast1_gru1_n_sum_16;
          n_sum[n_8 * 224 + t_1 * 16 + j_6 + 2] = gruLast1_gru1_n_sum_17;
          n_sum[n_8 * 224 + t_1 * 16 + j_6 + 3] = gruLast1_gru1_n_sum_18;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6] = gruLast1_gru1_n_15;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6 + 1] = gruLast1_gru1_n_16;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6 + 2] = gruLast1_gru1_n_17;
          gru1_n[n_8 * 224 + t_1 * 16 + j_6 + 3] = gruLast1_gru1_n_18;
        }
      }
      for (let n_7 = 0; n_7 < count; n_7++) {
        for (let j_7 = 0; j_7 < 16; j_7++) {
          const gruLast1_gru1_z_1 = z[n_7 * 224 + t_1 * 16 + j_7]!;
          h[n_7 * 240 + t_1 * 16 + j_7 + 16] = (1 - gruLast1_gru1_z_1) * gru1_n[n_7 * 224 + t_1 * 16 + j_7]! + gruLast1_gru1_z_1 * h[n_7 * 240 + t_1 * 16 + j_7]!;
        }
      }
    }
  }

  // dense1.y[n, j] = dense1.b[j] + sum(i < 16: dense1.W[i, j] * gruLast1.gru1.h[n, 13, i])
  //   (examples/seattle-weather/seattle-weather.nn:11)
  // celsius1.y[n, j] = 7 * dense1.y[n, j] + 16
  // d(dense1.y)[n, j] = 14 * (celsius1.y[n, j] - target(temp_max)[n, j]) / count(batch)
  // unrolled: 22 operations; a loop costs more
  function train_d_dense1_y(count: number): void {
    const W = dense1_W;
    const h = gruLast1_gru1_h;
    const b = dense1_b;
    const max = target_temp_max;
    const y = celsius1_y;
    const dense1_y = d_dense1_y;
    for (let n = 0; n < count; n++) {
      let total_1 = W[0]! * h[n * 240 + 224]!;
      total_1 = W[1]! * h[n * 240 + 225]! + total_1;
      total_1 = W[2]! * h[n * 240 + 226]! + total_1;
      total_1 = W[3]! * h[n * 240 + 227]! + total_1;
      total_1 = W[4]! * h[n * 240 + 228]! + total_1;
      total_1 = W[5]! * h[n * 240 + 229]! + total_1;
      total_1 = W[6]! * h[n * 240 + 230]! + total_1;
      total_1 = W[7]! * h[n * 240 + 231]! + total_1;
      total_1 = W[8]! * h[n * 240 + 232]! + total_1;
      total_1 = W[9]! * h[n * 240 + 233]! + total_1;
      total_1 = W[10]! * h[n * 240 + 234]! + total_1;
      total_1 = W[11]! * h[n * 240 + 235]! + total_1;
      total_1 = W[12]! * h[n * 240 + 236]! + total_1;
      total_1 = W[13]! * h[n * 240 + 237]! + total_1;
      total_1 = W[14]! * h[n * 240 + 238]! + total_1;
      total_1 = W[15]! * h[n * 240 + 239]! + total_1;
      const dense1_y_1 = total_1 + b[0]!;
      const celsius1_y_1 = 16 + 7 * dense1_y_1;
      const d_dense1_y_1 = 14 * ((celsius1_y_1 - max[n]!) / count);
      y[n] = celsius1_y_1;
      dense1_y[n] = d_dense1_y_1;
    }
  }

  // loss1.each[n] = sum(s1 < 1: (celsius1.y[n, s1] - target(temp_max)[n, s1]) ^ 2)
  //   (examples/seattle-weather/seattle-weather.nn:15)
  // unrolled: 3 operations; a loop costs more
  function train_loss1_each(count: number): void {
    const y = celsius1_y;
    const max = target_temp_max;
    const each = loss1_each;
    for (let n = 0; n < count; n++) {
      let total = square(y[n]! - max[n]!);
      each[n] = total;
    }
  }

  // d(gruLast1.lastTime1.y)[n, i1] = sum(j < 1: dense1.W[i1, j] * d(dense1.y)[n, j])
  //   (examples/seattle-weather/seattle-weather.nn:11)
  // unrolled: 16 operations; a loop costs more
  function train_d_gruLast1_lastTime1_y(count: number): void {
    const y = d_dense1_y;
    const W = dense1_W;
    const lastTime1_y = d_gruLast1_lastTime1_y;
    for (let n = 0; n < count; n++) {
      const d_dense1_y_1 = y[n]!;
      let total_1 = W[0]! * d_dense1_y_1;
      lastTime1_y[n * 16] = total_1;
      let total_2 = W[1]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 1] = total_2;
      let total_3 = W[2]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 2] = total_3;
      let total_4 = W[3]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 3] = total_4;
      let total_5 = W[4]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 4] = total_5;
      let total_6 = W[5]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 5] = total_6;
      let total_7 = W[6]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 6] = total_7;
      let total_8 = W[7]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 7] = total_8;
      let total_9 = W[8]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 8] = total_9;
      let total_10 = W[9]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 9] = total_10;
      let total_11 = W[10]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 10] = total_11;
      let total_12 = W[11]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 11] = total_12;
      let total_13 = W[12]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 12] = total_13;
      let total_14 = W[13]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 13] = total_14;
      let total_15 = W[14]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 14] = total_15;
      let total_16 = W[15]! * d_dense1_y_1;
      lastTime1_y[n * 16 + 15] = total_16;
    }
  }

  // d(gruLast1.gru1.h.values)[n, i1, i2] = d(gruLast1.lastTime1.y)[n, i2] where i1 == 13 (std/blocks/gruLast.nn:4)
  // unrolled: 0 operations; a loop costs more
  function train_d_gruLast1_gru1_h_values(count: number): void {
    const y = d_gruLast1_lastTime1_y;
    const values = d_gruLast1_gru1_h_values;
    for (let n = 0; n < count; n++) {
      values[n * 224] = 0;
      values[n * 224 + 1] = 0;
      values[n * 224 + 2] = 0;
      values[n * 224 + 3] = 0;
      values[n * 224 + 4] = 0;
      values[n * 224 + 5] = 0;
      values[n * 224 + 6] = 0;
      values[n * 224 + 7] = 0;
      values[n * 224 + 8] = 0;
      values[n * 224 + 9] = 0;
      values[n * 224 + 10] = 0;
      values[n * 224 + 11] = 0;
      values[n * 224 + 12] = 0;
      values[n * 224 + 13] = 0;
      values[n * 224 + 14] = 0;
      values[n * 224 + 15] = 0;
      values[n * 224 + 16] = 0;
      values[n * 224 + 17] = 0;
      values[n * 224 + 18] = 0;
      values[n * 224 + 19] = 0;
      values[n * 224 + 20] = 0;
      values[n * 224 + 21] = 0;
      values[n * 224 + 22] = 0;
      values[n * 224 + 23] = 0;
      values[n * 224 + 24] = 0;
      values[n * 224 + 25] = 0;
      values[n * 224 + 26] = 0;
      values[n * 224 + 27] = 0;
      values[n * 224 + 28] = 0;
      values[n * 224 + 29] = 0;
      values[n * 224 + 30] = 0;
      values[n * 224 + 31] = 0;
      values[n * 224 + 32] = 0;
      values[n * 224 + 33] = 0;
      values[n * 224 + 34] = 0;
      values[n * 224 + 35] = 0;
      values[n * 224 + 36] = 0;
      values[n * 224 + 37] = 0;
      values[n * 224 + 38] = 0;
      values[n * 224 + 39] = 0;
      values[n * 224 + 40] = 0;
      values[n * 224 + 41] = 0;
      values[n * 224 + 42] = 0;
      values[n * 224 + 43] = 0;
      values[n * 224 + 44] = 0;
      values[n * 224 + 45] = 0;
      values[n * 224 + 46] = 0;
      values[n * 224 + 47] = 0;
      values[n * 224 + 48] = 0;
      values[n * 224 + 49] = 0;
      values[n * 224 + 50] = 0;
      values[n * 224 + 51] = 0;
      values[n * 224 + 52] = 0;
      values[n * 224 + 53] = 0;
      values[n * 224 + 54] = 0;
      values[n * 224 + 55] = 0;
      values[n * 224 + 56] = 0;
      values[n * 224 + 57] = 0;
      values[n * 224 + 58] = 0;
      values[n * 224 + 59] = 0;
      values[n * 224 + 60] = 0;
      values[n * 224 + 61] = 0;
      values[n * 224 + 62] = 0;
      values[n * 224 + 63] = 0;
      values[n * 224 + 64] = 0;
      values[n * 224 + 65] = 0;
      values[n * 224 + 66] = 0;
      values[n * 224 + 67] = 0;
      values[n * 224 + 68] = 0;
      values[n * 224 + 69] = 0;
      values[n * 224 + 70] = 0;
      values[n * 224 + 71] = 0;
      values[n * 224 + 72] = 0;
      values[n * 224 + 73] = 0;
      values[n * 224 + 74] = 0;
      values[n * 224 + 75] = 0;
      values[n * 224 + 76] = 0;
      values[n * 224 + 77] = 0;
      values[n * 224 + 78] = 0;
      values[n * 224 + 79] = 0;
      values[n * 224 + 80] = 0;
      values[n * 224 + 81] = 0;
      values[n * 224 + 82] = 0;
      values[n * 224 + 83] = 0;
      values[n * 224 + 84] = 0;
      values[n * 224 + 85] = 0;
      values[n * 224 + 86] = 0;
      values[n * 224 + 87] = 0;
      values[n * 224 + 88] = 0;
      values[n * 224 + 89] = 0;
      values[n * 224 + 90] = 0;
      values[n * 224 + 91] = 0;
      values[n * 224 + 92] = 0;
      values[n * 224 + 93] = 0;
      values[n * 224 + 94] = 0;
      values[n * 224 + 95] = 0;
      values[n * 224 + 96] = 0;
      values[n * 224 + 97] = 0;
      values[n * 224 + 98] = 0;
      values[n * 224 + 99] = 0;
      values[n * 224 + 100] = 0;
      values[n * 224 + 101] = 0;
      values[n * 224 + 102] = 0;
      values[n * 224 + 103] = 0;
      values[n * 224 + 104] = 0;
      values[n * 224 + 105] = 0;
      values[n * 224 + 106] = 0;
      values[n * 224 + 107] = 0;
      values[n * 224 + 108] = 0;
      values[n * 224 + 109] = 0;
      values[n * 224 + 110] = 0;
      values[n * 224 + 111] = 0;
      values[n * 224 + 112] = 0;
      values[n * 224 + 113] = 0;
      values[n * 224 + 114] = 0;
      values[n * 224 + 115] = 0;
      values[n * 224 + 116] = 0;
      values[n * 224 + 117] = 0;
      values[n * 224 + 118] = 0;
      values[n * 224 + 119] = 0;
      values[n * 224 + 120] = 0;
      values[n * 224 + 121] = 0;
      values[n * 224 + 122] = 0;
      values[n * 224 + 123] = 0;
      values[n * 224 + 124] = 0;
      values[n * 224 + 125] = 0;
      values[n * 224 + 126] = 0;
      values[n * 224 + 127] = 0;
      values[n * 224 + 128] = 0;
      values[n * 224 + 129] = 0;
      values[n * 224 + 130] = 0;
      values[n * 224 + 131] = 0;
      values[n * 224 + 132] = 0;
      values[n * 224 + 133] = 0;
      values[n * 224 + 134] = 0;
      values[n * 224 + 135] = 0;
      values[n * 224 + 136] = 0;
      values[n * 224 + 137] = 0;
      values[n * 224 + 138] = 0;
      values[n * 224 + 139] = 0;
      values[n * 224 + 140] = 0;
      values[n * 224 + 141] = 0;
      values[n * 224 + 142] = 0;
      values[n * 224 + 143] = 0;
      values[n * 224 + 144] = 0;
      values[n * 224 + 145] = 0;
      values[n * 224 + 146] = 0;
      values[n * 224 + 147] = 0;
      values[n * 224 + 148] = 0;
      values[n * 224 + 149] = 0;
      values[n * 224 + 150] = 0;
      values[n * 224 + 151] = 0;
      values[n * 224 + 152] = 0;
      values[n * 224 + 153] = 0;
      values[n * 224 + 154] = 0;
      values[n * 224 + 155] = 0;
      values[n * 224 + 156] = 0;
      values[n * 224 + 157] = 0;
      values[n * 224 + 158] = 0;
      values[n * 224 + 159] = 0;
      values[n * 224 + 160] = 0;
      values[n * 224 + 161] = 0;
      values[n * 224 + 162] = 0;
      values[n * 224 + 163] = 0;
      values[n * 224 + 164] = 0;
      values[n * 224 + 165] = 0;
      values[n * 224 + 166] = 0;
      values[n * 224 + 167] = 0;
      values[n * 224 + 168] = 0;
      values[n * 224 + 169] = 0;
      values[n * 224 + 170] = 0;
      values[n * 224 + 171] = 0;
      values[n * 224 + 172] = 0;
      values[n * 224 + 173] = 0;
      values[n * 224 + 174] = 0;
      values[n * 224 + 175] = 0;
      values[n * 224 + 176] = 0;
      values[n * 224 + 177] = 0;
      values[n * 224 + 178] = 0;
      values[n * 224 + 179] = 0;
      values[n * 224 + 180] = 0;
      values[n * 224 + 181] = 0;
      values[n * 224 + 182] = 0;
      values[n * 224 + 183] = 0;
      values[n * 224 + 184] = 0;
      values[n * 224 + 185] = 0;
      values[n * 224 + 186] = 0;
      values[n * 224 + 187] = 0;
      values[n * 224 + 188] = 0;
      values[n * 224 + 189] = 0;
      values[n * 224 + 190] = 0;
      values[n * 224 + 191] = 0;
      values[n * 224 + 192] = 0;
      values[n * 224 + 193] = 0;
      values[n * 224 + 194] = 0;
      values[n * 224 + 195] = 0;
      values[n * 224 + 196] = 0;
      values[n * 224 + 197] = 0;
      values[n * 224 + 198] = 0;
      values[n * 224 + 199] = 0;
      values[n * 224 + 200] = 0;
      values[n * 224 + 201] = 0;
      values[n * 224 + 202] = 0;
      values[n * 224 + 203] = 0;
      values[n * 224 + 204] = 0;
      values[n * 224 + 205] = 0;
      values[n * 224 + 206] = 0;
      values[n * 224 + 207] = 0;
      values[n * 224 + 208] = y[n * 16]!;
      values[n * 224 + 209] = y[n * 16 + 1]!;
      values[n * 224 + 210] = y[n * 16 + 2]!;
      values[n * 224 + 211] = y[n * 16 + 3]!;
      values[n * 224 + 212] = y[n * 16 + 4]!;
      values[n * 224 + 213] = y[n * 16 + 5]!;
      values[n * 224 + 214] = y[n * 16 + 6]!;
      values[n * 224 + 215] = y[n * 16 + 7]!;
      values[n * 224 + 216] = y[n * 16 + 8]!;
      values[n * 224 + 217] = y[n * 16 + 9]!;
      values[n * 224 + 218] = y[n * 16 + 10]!;
      values[n * 224 + 219] = y[n * 16 + 11]!;
      values[n * 224 + 220] = y[n * 16 + 12]!;
      values[n * 224 + 221] = y[n * 16 + 13]!;
      values[n * 224 + 222] = y[n * 16 + 14]!;
      values[n * 224 + 223] = y[n * 16 + 15]!;
    }
  }

  // d(gruLast1.gru1.h).sum3[n, i1, i2] = sum(j < 16: gruLast1.gru1.Uz[i2, j] * d(gruLast1.gru1.z.sum)[n, i1 + 1, j])
  //   where i1 <= 12 (std/blocks/gruLast.nn:3)
  // d(gruLast1.gru1.h).sum2[n, i1, i2] = sum(j < 16: d(gruLast1.gru1.n.sum)[n, i1 + 1, j] * gruLast1.gru1.Un[i2, j])
  //   where i1 <= 12
  // d(gruLast1.gru1.h).sum[n, i1, i2] = sum(j < 16: gruLast1.gru1.Ur[i2, j] * d(gruLast1.gru1.r.sum)[n, i1 + 1, j])
  //   where i1 <= 12
  // d(gruLast1.gru1.h)[n, i1, i2] = (d(gruLast1.gru1.h).sum3[n, i1, i2] where i1 <= 12) + (d(gruLast1.gru1.h)[n, i1 +
  //   1, i2] * gruLast1.gru1.z[n, i1 + 1, i2] where i1 <= 12) + (d(gruLast1.gru1.h).sum2[n, i1, i2] where i1 <= 12) +
  //   (d(gruLast1.gru1.h.values)[n, i1, i2] where i1 >= 0) + (d(gruLast1.gru1.h).sum[n, i1, i2] where i1 <= 12)
  // d(gruLast1.gru1.z)[n, i1, i2] = (gruLast1.gru1.h[n, i1 - 1, i2] - gruLast1.gru1.n[n, i1, i2]) *
  //   d(gruLast1.gru1.h)[n, i1, i2]
  // d(gruLast1.gru1.z.sum)[n, i1, i2] = (1 - gruLast1.gru1.z[n, i1, i2]) * d(gruLast1.gru1.z)[n, i1, i2] *
  //   gruLast1.gru1.z[n, i1, i2]
  // d(gruLast1.gru1.n)[n, i1, i2] = (1 - gruLast1.gru1.z[n, i1, i2]) * d(gruLast1.gru1.h)[n, i1, i2]
  // d(gruLast1.gru1.n.sum)[n, i1, i2] = (1 - gruLast1.gru1.n[n, i1, i2] ^ 2) * gruLast1.gru1.r[n, i1, i2] *
  //   d(gruLast1.gru1.n)[n, i1, i2]
  // d(gruLast1.gru1.r)[n, i1, i2] = (1 - gruLast1.gru1.n[n, i1, i2] ^ 2) * (gruLast1.gru1.n.sum[n, i1, i2] +
  //   gruLast1.gru1.cn[i2]) * d(gruLast1.gru1.n)[n, i1, i2]
  // d(gruLast1.gru1.r.sum)[n, i1, i2] = gruLast1.gru1.r[n, i1, i2] * d(gruLast1.gru1.r)[n, i1, i2] * (1 -
  //   gruLast1.gru1.r[n, i1, i2])
  // 4 elements at a time; tiled 4×2 (n_1 × i2_1), reduction by 2; tiled 4×2 (n_5 × i2_5), reduction by 2; tiled 4×2
  //   (n_8 × i2_8), reduction by 2; tiled 4×2 (n_9 × i2_9), reduction by 2
  function train_d_gruLast1_gru1_r_sum(count: number): void {
    const values = d_gruLast1_gru1_h_values;
    const gru1_n = gruLast1_gru1_n;
    const h = d_gruLast1_gru1_h;
    const gru1_h = gruLast1_gru1_h;
    const z = gruLast1_gru1_z;
    const r = gruLast1_gru1_r;
    const sum = gruLast1_gru1_n_sum;
    const cn = gruLast1_gru1_cn;
    const Uz = gruLast1_gru1_Uz;
    const z_sum = d_gruLast1_gru1_z_sum;
    const n_sum = d_gruLast1_gru1_n_sum;
    const Un = gruLast1_gru1_Un;
    const Ur = gruLast1_gru1_Ur;
    const r_sum = d_gruLast1_gru1_r_sum;
    const sum3 = d_gruLast1_gru1_h_sum3;
    const sum2 = d_gruLast1_gru1_h_sum2;
    const gru1_z = d_gruLast1_gru1_z;
    const d_gruLast1_gru1_n_all = d_gruLast1_gru1_n;
    const gru1_r = d_gruLast1_gru1_r;
    for (let n_15 = 0; n_15 < count; n_15++) {
      sum3[n_15 * 240 + 224] = 0;
      sum3[n_15 * 240 + 225] = 0;
      sum3[n_15 * 240 + 226] = 0;
      sum3[n_15 * 240 + 227] = 0;
      sum3[n_15 * 240 + 228] = 0;
      sum3[n_15 * 240 + 229] = 0;
      sum3[n_15 * 240 + 230] = 0;
      sum3[n_15 * 240 + 231] = 0;
      sum3[n_15 * 240 + 232] = 0;
      sum3[n_15 * 240 + 233] = 0;
      sum3[n_15 * 240 + 234] = 0;
      sum3[n_15 * 240 + 235] = 0;
      sum3[n_15 * 240 + 236] = 0;
      sum3[n_15 * 240 + 237] = 0;
      sum3[n_15 * 240 + 238] = 0;
      sum3[n_15 * 240 + 239] = 0;
    }
    for (let n_16 = 0; n_16 < count; n_16++) {
      sum2[n_16 * 240 + 224] = 0;
      sum2[n_16 * 240 + 225] = 0;
      sum2[n_16 * 240 + 226] = 0;
      sum2[n_16 * 240 + 227] = 0;
      sum2[n_16 * 240 + 228] = 0;
      sum2[n_16 * 240 + 229] = 0;
      sum2[n_16 * 240 + 230] = 0;
      sum2[n_16 * 240 + 231] = 0;
      sum2[n_16 * 240 + 232] = 0;
      sum2[n_16 * 240 + 233] = 0;
      sum2[n_16 * 240 + 234] = 0;
      sum2[n_16 * 240 + 235] = 0;
      sum2[n_16 * 240 + 236] = 0;
      sum2[n_16 * 240 + 237] = 0;
      sum2[n_16 * 240 + 238] = 0;
      sum2[n_16 * 240 + 239] = 0;
    }
    for (let n_17 = 0; n_17 < count; n_17++) {
      const d_gruLast1_gru1_h_11 = values[n_17 * 224 + 208]!;
      const d_gruLast1_gru1_h_12 = values[n_17 * 224 + 209]!;
      const d_gruLast1_gru1_h_13 = values[n_17 * 224 + 210]!;
      const d_gruLast1_gru1_h_14 = values[n_17 * 224 + 211]!;
      h[n_17 * 240 + 224] = d_gruLast1_gru1_h_11;
      h[n_17 * 240 + 225] = d_gruLast1_gru1_h_12;
      h[n_17 * 240 + 226] = d_gruLast1_gru1_h_13;
      h[n_17 * 240 + 227] = d_gruLast1_gru1_h_14;
      const d_gruLast1_gru1_h_15 = values[n_17 * 224 + 212]!;
      const d_gruLast1_gru1_h_16 = values[n_17 * 224 + 213]!;
      const d_gruLast1_gru1_h_17 = values[n_17 * 224 + 214]!;
      const d_gruLast1_gru1_h_18 = values[n_17 * 224 + 215]!;
      h[n_17 * 240 + 228] = d_gruLast1_gru1_h_15;
      h[n_17 * 240 + 229] = d_gruLast1_gru1_h_16;
      h[n_17 * 240 + 230] = d_gruLast1_gru1_h_17;
      h[n_17 * 240 + 231] = d_gruLast1_gru1_h_18;
      const d_gruLast1_gru1_h_19 = values[n_17 * 224 + 216]!;
      const d_gruLast1_gru1_h_20 = values[n_17 * 224 + 217]!;
      const d_gruLast1_gru1_h_21 = values[n_17 * 224 + 218]!;
      const d_gruLast1_gru1_h_22 = values[n_17 * 224 + 219]!;
      h[n_17 * 240 + 232] = d_gruLast1_gru1_h_19;
      h[n_17 * 240 + 233] = d_gruLast1_gru1_h_20;
      h[n_17 * 240 + 234] = d_gruLast1_gru1_h_21;
      h[n_17 * 240 + 235] = d_gruLast1_gru1_h_22;
      const d_gruLast1_gru1_h_23 = values[n_17 * 224 + 220]!;
      const d_gruLast1_gru1_h_24 = values[n_17 * 224 + 221]!;
      const d_gruLast1_gru1_h_25 = values[n_17 * 224 + 222]!;
      const d_gruLast1_gru1_h_26 = values[n_17 * 224 + 223]!;
      h[n_17 * 240 + 236] = d_gruLast1_gru1_h_23;
      h[n_17 * 240 + 237] = d_gruLast1_gru1_h_24;
      h[n_17 * 240 + 238] = d_gruLast1_gru1_h_25;
      h[n_17 * 240 + 239] = d_gruLast1_gru1_h_26;
    }
    for (let n_18 = 0; n_18 < count; n_18++) {
      for (let i2_14 = 0; i2_14 < 16; i2_14++) {
        const gruLast1_gru1_n_1 = gru1_n[n_18 * 224 + i2_14 + 208]!;
        const d_gruLast1_gru1_h_2 = h[n_18 * 240 + i2_14 + 224]!;
        const d_gruLast1_gru1_z_2 = (gru1_h[n_18 * 240 + i2_14 + 208]! - gruLast1_gru1_n_1) * d_gruLast1_gru1_h_2;
        const gruLast1_gru1_z_1 = z[n_18 * 224 + i2_14 + 208]!;
        const difference_1 = 1 - gruLast1_gru1_z_1;
        const d_gruLast1_gru1_z_sum_2 = difference_1 * d_gruLast1_gru1_z_2 * gruLast1_gru1_z_1;
        const d_gruLast1_gru1_n_2 = difference_1 * d_gruLast1_gru1_h_2;
        const difference_2 = 1 - gruLast1_gru1_n_1 * gruLast1_gru1_n_1;
        const gruLast1_gru1_r_1 = r[n_18 * 224 + i2_14 + 208]!;
        const d_gruLast1_gru1_n_sum_2 = difference_2 * gruLast1_gru1_r_1 * d_gruLast1_gru1_n_2;
        const d_gruLast1_gru1_r_2 = difference_2 * (sum[n_18 * 224 + i2_14 + 208]! + cn[i2_14]!) * d_gruLast1_gru1_n_2;
        const d_gruLast1_gru1_r_sum_2 = gruLast1_gru1_r_1 * d_gruLast1_gru1_r_2 * (1 - gruLast1_gru1_r_1);
        gru1_z[n_18 * 224 + i2_14 + 208] = d_gruLast1_gru1_z_2;
        z_sum[n_18 * 224 + i2_14 + 208] = d_gruLast1_gru1_z_sum_2;
        d_gruLast1_gru1_n_all[n_18 * 224 + i2_14 + 208] = d_gruLast1_gru1_n_2;
        n_sum[n_18 * 224 + i2_14 + 208] = d_gruLast1_gru1_n_sum_2;
        gru1_r[n_18 * 224 + i2_14 + 208] = d_gruLast1_gru1_r_2;
        r_sum[n_18 * 224 + i2_14 + 208] = d_gruLast1_gru1_r_sum_2;
      }
    }
    for (let i1_1 = 0; i1_1 < 13; i1_1++) {
      const examples_1 = count;
      for (let n_1 = 0; n_1 < (examples_1 >> 2) * 4; n_1 += 4) {
        for (let i2_1 = 0; i2_1 < 16; i2_1 += 2) {
          let total_11 = 0;
          let total_15 = 0;
          let total_12 = 0;
          let total_16 = 0;
          let total_13 = 0;
          let total_17 = 0;
          let total_14 = 0;
          let total_18 = 0;
          for (let j_1 = 0; j_1 < 16; j_1 += 2) {
            const gruLast1_gru1_Uz_1 = Uz[i2_1 * 16 + j_1]!;
            const d_gruLast1_gru1_z_sum_3 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 208]!;
            total_11 = gruLast1_gru1_Uz_1 * d_gruLast1_gru1_z_sum_3 + total_11;
            const gruLast1_gru1_Uz_2 = Uz[i2_1 * 16 + j_1 + 16]!;
            total_15 = gruLast1_gru1_Uz_2 * d_gruLast1_gru1_z_sum_3 + total_15;
            const d_gruLast1_gru1_z_sum_4 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 432]!;
            total_12 = gruLast1_gru1_Uz_1 * d_gruLast1_gru1_z_sum_4 + total_12;
            total_16 = gruLast1_gru1_Uz_2 * d_gruLast1_gru1_z_sum_4 + total_16;
            const d_gruLast1_gru1_z_sum_5 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 656]!;
            total_13 = gruLast1_gru1_Uz_1 * d_gruLast1_gru1_z_sum_5 + total_13;
            total_17 = gruLast1_gru1_Uz_2 * d_gruLast1_gru1_z_sum_5 + total_17;
            const d_gruLast1_gru1_z_sum_6 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 880]!;
            total_14 = gruLast1_gru1_Uz_1 * d_gruLast1_gru1_z_sum_6 + total_14;
            total_18 = gruLast1_gru1_Uz_2 * d_gruLast1_gru1_z_sum_6 + total_18;
            const gruLast1_gru1_Uz_3 = Uz[i2_1 * 16 + j_1 + 1]!;
            const d_gruLast1_gru1_z_sum_7 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 209]!;
            total_11 = gruLast1_gru1_Uz_3 * d_gruLast1_gru1_z_sum_7 + total_11;
            const gruLast1_gru1_Uz_4 = Uz[i2_1 * 16 + j_1 + 17]!;
            total_15 = gruLast1_gru1_Uz_4 * d_gruLast1_gru1_z_sum_7 + total_15;
            const d_gruLast1_gru1_z_sum_8 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 433]!;
            total_12 = gruLast1_gru1_Uz_3 * d_gruLast1_gru1_z_sum_8 + total_12;
            total_16 = gruLast1_gru1_Uz_4 * d_gruLast1_gru1_z_sum_8 + total_16;
            const d_gruLast1_gru1_z_sum_9 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 657]!;
            total_13 = gruLast1_gru1_Uz_3 * d_gruLast1_gru1_z_sum_9 + total_13;
            total_17 = gruLast1_gru1_Uz_4 * d_gruLast1_gru1_z_sum_9 + total_17;
            const d_gruLast1_gru1_z_sum_10 = z_sum[n_1 * 224 - i1_1 * 16 + j_1 + 881]!;
            total_14 = gruLast1_gru1_Uz_3 * d_gruLast1_gru1_z_sum_10 + total_14;
            total_18 = gruLast1_gru1_Uz_4 * d_gruLast1_gru1_z_sum_10 + total_18;
          }
          const chosen_25 = total_11;
          const chosen_29 = total_15;
          const chosen_26 = total_12;
          const chosen_30 = total_16;
          const chosen_27 = total_13;
          const chosen_31 = total_17;
          const chosen_28 = total_14;
          const chosen_32 = total_18;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 208] = chosen_25;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 209] = chosen_29;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 448] = chosen_26;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 449] = chosen_30;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 688] = chosen_27;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 689] = chosen_31;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 928] = chosen_28;
          sum3[n_1 * 240 - i1_1 * 16 + i2_1 + 929] = chosen_32;
        }
      }
      for (let n_11 = (examples_1 >> 2) * 4; n_11 < count; n_11++) {
        for (let i2_1 = 0; i2_1 < 16; i2_1 += 4) {
          let total_20 = 0;
          let total_21 = 0;
          let total_22 = 0;
          let total_23 = 0;
          for (let j_2 = 0; j_2 < 16; j_2 += 2) {
            const d_gruLast1_gru1_z_sum_11 = z_sum[n_11 * 224 - i1_1 * 16 + j_2 + 208]!;
            total_20 = Uz[i2_1 * 16 + j_2]! * d_gruLast1_gru1_z_sum_11 + total_20;
            total_21 = Uz[i2_1 * 16 + j_2 + 16]! * d_gruLast1_gru1_z_sum_11 + total_21;
            total_22 = Uz[i2_1 * 16 + j_2 + 32]! * d_gruLast1_gru1_z_sum_11 + total_22;
            total_23 = Uz[i2_1 * 16 + j_2 + 48]! * d_gruLast1_gru1_z_sum_11 + total_23;
            const d_gruLast1_gru1_z_sum_12 = z_sum[n_11 * 224 - i1_1 * 16 + j_2 + 209]!;
            total_20 = Uz[i2_1 * 16 + j_2 + 1]! * d_gruLast1_gru1_z_sum_12 + total_20;
            total_21 = Uz[i2_1 * 16 + j_2 + 17]! * d_gruLast1_gru1_z_sum_12 + total_21;
            total_22 = Uz[i2_1 * 16 + j_2 + 33]! * d_gruLast1_gru1_z_sum_12 + total_22;
            total_23 = Uz[i2_1 * 16 + j_2 + 49]! * d_gruLast1_gru1_z_sum_12 + total_23;
          }
          const chosen_34 = total_20;
          const chosen_35 = total_21;
          const chosen_36 = total_22;
          const chosen_37 = total_23;
          sum3[n_11 * 240 - i1_1 * 16 + i2_1 + 208] = chosen_34;
          sum3[n_11 * 240 - i1_1 * 16 + i2_1 + 209] = chosen_35;
          sum3[n_11 * 240 - i1_1 * 16 + i2_1 + 210] = chosen_36;
          sum3[n_11 * 240 - i1_1 * 16 + i2_1 + 211] = chosen_37;
        }
      }
      const examples_2 = count;
      for (let n_5 = 0; n_5 < (examples_2 >> 2) * 4; n_5 += 4) {
        for (let i2_5 = 0; i2_5 < 16; i2_5 += 2) {
          let total_28 = 0;
          let total_32 = 0;
          let total_29 = 0;
          let total_33 = 0;
          let total_30 = 0;
          let total_34 = 0;
          let total_31 = 0;
          let total_35 = 0;
          for (let j_4 = 0; j_4 < 16; j_4 += 2) {
            const d_gruLast1_gru1_n_sum_3 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 208]!;
            const gruLast1_gru1_Un_1 = Un[i2_5 * 16 + j_4]!;
            total_28 = d_gruLast1_gru1_n_sum_3 * gruLast1_gru1_Un_1 + total_28;
            const gruLast1_gru1_Un_2 = Un[i2_5 * 16 + j_4 + 16]!;
            total_32 = d_gruLast1_gru1_n_sum_3 * gruLast1_gru1_Un_2 + total_32;
            const d_gruLast1_gru1_n_sum_4 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 432]!;
            total_29 = d_gruLast1_gru1_n_sum_4 * gruLast1_gru1_Un_1 + total_29;
            total_33 = d_gruLast1_gru1_n_sum_4 * gruLast1_gru1_Un_2 + total_33;
            const d_gruLast1_gru1_n_sum_5 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 656]!;
            total_30 = d_gruLast1_gru1_n_sum_5 * gruLast1_gru1_Un_1 + total_30;
            total_34 = d_gruLast1_gru1_n_sum_5 * gruLast1_gru1_Un_2 + total_34;
            const d_gruLast1_gru1_n_sum_6 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 880]!;
            total_31 = d_gruLast1_gru1_n_sum_6 * gruLast1_gru1_Un_1 + total_31;
            total_35 = d_gruLast1_gru1_n_sum_6 * gruLast1_gru1_Un_2 + total_35;
            const d_gruLast1_gru1_n_sum_7 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 209]!;
            const gruLast1_gru1_Un_3 = Un[i2_5 * 16 + j_4 + 1]!;
            total_28 = d_gruLast1_gru1_n_sum_7 * gruLast1_gru1_Un_3 + total_28;
            const gruLast1_gru1_Un_4 = Un[i2_5 * 16 + j_4 + 17]!;
            total_32 = d_gruLast1_gru1_n_sum_7 * gruLast1_gru1_Un_4 + total_32;
            const d_gruLast1_gru1_n_sum_8 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 433]!;
            total_29 = d_gruLast1_gru1_n_sum_8 * gruLast1_gru1_Un_3 + total_29;
            total_33 = d_gruLast1_gru1_n_sum_8 * gruLast1_gru1_Un_4 + total_33;
            const d_gruLast1_gru1_n_sum_9 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 657]!;
            total_30 = d_gruLast1_gru1_n_sum_9 * gruLast1_gru1_Un_3 + total_30;
            total_34 = d_gruLast1_gru1_n_sum_9 * gruLast1_gru1_Un_4 + total_34;
            const d_gruLast1_gru1_n_sum_10 = n_sum[n_5 * 224 - i1_1 * 16 + j_4 + 881]!;
            total_31 = d_gruLast1_gru1_n_sum_10 * gruLast1_gru1_Un_3 + total_31;
            total_35 = d_gruLast1_gru1_n_sum_10 * gruLast1_gru1_Un_4 + total_35;
          }
          const chosen_42 = total_28;
          const chosen_46 = total_32;
          const chosen_43 = total_29;
          const chosen_47 = total_33;
          const chosen_44 = total_30;
          const chosen_48 = total_34;
          const chosen_45 = total_31;
          const chosen_49 = total_35;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 208] = chosen_42;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 209] = chosen_46;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 448] = chosen_43;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 449] = chosen_47;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 688] = chosen_44;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 689] = chosen_48;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 928] = chosen_45;
          sum2[n_5 * 240 - i1_1 * 16 + i2_5 + 929] = chosen_49;
        }
      }
      for (let n_12 = (examples_2 >> 2) * 4; n_12 < count; n_12++) {
        for (let i2_5 = 0; i2_5 < 16; i2_5 += 4) {
          let total_37 = 0;
          let total_38 = 0;
          let total_39 = 0;
          let total_40 = 0;
          for (let j_3 = 0; j_3 < 16; j_3 += 2) {
            const d_gruLast1_gru1_n_sum_11 = n_sum[n_12 * 224 - i1_1 * 16 + j_3 + 208]!;
            total_37 = d_gruLast1_gru1_n_sum_11 * Un[i2_5 * 16 + j_3]! + total_37;
            total_38 = d_gruLast1_gru1_n_sum_11 * Un[i2_5 * 16 + j_3 + 16]! + total_38;
            total_39 = d_gruLast1_gru1_n_sum_11 * Un[i2_5 * 16 + j_3 + 32]! + total_39;
            total_40 = d_gruLast1_gru1_n_sum_11 * Un[i2_5 * 16 + j_3 + 48]! + total_40;
            const d_gruLast1_gru1_n_sum_12 = n_sum[n_12 * 224 - i1_1 * 16 + j_3 + 209]!;
            total_37 = d_gruLast1_gru1_n_sum_12 * Un[i2_5 * 16 + j_3 + 1]! + total_37;
            total_38 = d_gruLast1_gru1_n_sum_12 * Un[i2_5 * 16 + j_3 + 17]! + total_38;
            total_39 = d_gruLast1_gru1_n_sum_12 * Un[i2_5 * 16 + j_3 + 33]! + total_39;
            total_40 = d_gruLast1_gru1_n_sum_12 * Un[i2_5 * 16 + j_3 + 49]! + total_40;
          }
          const chosen_51 = total_37;
          const chosen_52 = total_38;
          const chosen_53 = total_39;
          const chosen_54 = total_40;
          sum2[n_12 * 240 - i1_1 * 16 + i2_5 + 208] = chosen_51;
          sum2[n_12 * 240 - i1_1 * 16 + i2_5 + 209] = chosen_52;
          sum2[n_12 * 240 - i1_1 * 16 + i2_5 + 210] = chosen_53;
          sum2[n_12 * 240 - i1_1 * 16 + i2_5 + 211] = chosen_54;
        }
      }
      for (let n_6 = 0; n_6 < count; n_6++) {
        for (let i2_6 = 0; i2_6 < 16; i2_6++) {
          let total_5 = 0;
          for (let j_5 = 0; j_5 < 16; j_5++) {
            total_5 = Ur[i2_6 * 16 + j_5]! * r_sum[n_6 * 224 - i1_1 * 16 + j_5 + 208]! + total_5;
          }
          const chosen_5 = total_5;
          h[n_6 * 240 - i1_1 * 16 + i2_6 + 208] = sum3[n_6 * 240 - i1_1 * 16 + i2_6 + 208]! + h[n_6 * 240 - i1_1 * 16 + i2_6 + 224]! * z[n_6 * 224 - i1_1 * 16 + i2_6 + 208]! + sum2[n_6 * 240 - i1_1 * 16 + i2_6 + 208]! + values[n_6 * 224 - i1_1 * 16 + i2_6 + 192]! + chosen_5;
        }
      }
      for (let n_7 = 0; n_7 < count; n_7++) {
        for (let i2_7 = 0; i2_7 < 16; i2_7++) {
          const gruLast1_gru1_n_2 = gru1_n[n_7 * 224 - i1_1 * 16 + i2_7 + 192]!;
          const d_gruLast1_gru1_h_3 = h[n_7 * 240 - i1_1 * 16 + i2_7 + 208]!;
          const d_gruLast1_gru1_z_1 = (gru1_h[n_7 * 240 - i1_1 * 16 + i2_7 + 192]! - gruLast1_gru1_n_2) * d_gruLast1_gru1_h_3;
          const gruLast1_gru1_z_2 = z[n_7 * 224 - i1_1 * 16 + i2_7 + 192]!;
          const difference_3 = 1 - gruLast1_gru1_z_2;
          const d_gruLast1_gru1_z_sum_1 = difference_3 * d_gruLast1_gru1_z_1 * gruLast1_gru1_z_2;
          const d_gruLast1_gru1_n_1 = difference_3 * d_gruLast1_gru1_h_3;
          const difference_4 = 1 - gruLast1_gru1_n_2 * gruLast1_gru1_n_2;
          const gruLast1_gru1_r_2 = r[n_7 * 224 - i1_1 * 16 + i2_7 + 192]!;
          const d_gruLast1_gru1_n_sum_1 = difference_4 * gruLast1_gru1_r_2 * d_gruLast1_gru1_n_1;
          const d_gruLast1_gru1_r_1 = difference_4 * (sum[n_7 * 224 - i1_1 * 16 + i2_7 + 192]! + cn[i2_7]!) * d_gruLast1_gru1_n_1;
          const d_gruLast1_gru1_r_sum_1 = gruLast1_gru1_r_2 * d_gruLast1_gru1_r_1 * (1 - gruLast1_gru1_r_2);
          gru1_z[n_7 * 224 - i1_1 * 16 + i2_7 + 192] = d_gruLast1_gru1_z_1;
          z_sum[n_7 * 224 - i1_1 * 16 + i2_7 + 192] = d_gruLast1_gru1_z_sum_1;
          d_gruLast1_gru1_n_all[n_7 * 224 - i1_1 * 16 + i2_7 + 192] = d_gruLast1_gru1_n_1;
          n_sum[n_7 * 224 - i1_1 * 16 + i2_7 + 192] = d_gruLast1_gru1_n_sum_1;
          gru1_r[n_7 * 224 - i1_1 * 16 + i2_7 + 192] = d_gruLast1_gru1_r_1;
          r_sum[n_7 * 224 - i1_1 * 16 + i2_7 + 192] = d_gruLast1_gru1_r_sum_1;
        }
      }
    }
    const examples_5 = count;
    for (let n_19 = 0; n_19 < (examples_5 >> 2) * 4; n_19 += 4) {
      for (let i2_15 = 0; i2_15 < 16; i2_15 += 2) {
        let total_1 = 0;
        let total_2 = 0;
        let total_3 = 0;
        let total_4 = 0;
        let total_6 = 0;
        let total_7 = 0;
        let total_9 = 0;
        let total_10 = 0;
        for (let j_11 = 0; j_11 < 16; j_11 += 2) {
          const gruLast1_gru1_Uz_5 = Uz[i2_15 * 16 + j_11]!;
          const d_gruLast1_gru1_z_sum_13 = z_sum[n_19 * 224 + j_11]!;
          total_1 = gruLast1_gru1_Uz_5 * d_gruLast1_gru1_z_sum_13 + total_1;
          const gruLast1_gru1_Uz_6 = Uz[i2_15 * 16 + j_11 + 16]!;
          total_2 = gruLast1_gru1_Uz_6 * d_gruLast1_gru1_z_sum_13 + total_2;
          const d_gruLast1_gru1_z_sum_14 = z_sum[n_19 * 224 + j_11 + 224]!;
          total_3 = gruLast1_gru1_Uz_5 * d_gruLast1_gru1_z_sum_14 + total_3;
          total_4 = gruLast1_gru1_Uz_6 * d_gruLast1_gru1_z_sum_14 + total_4;
          const d_gruLast1_gru1_z_sum_15 = z_sum[n_19 * 224 + j_11 + 448]!;
          total_6 = gruLast1_gru1_Uz_5 * d_gruLast1_gru1_z_sum_15 + total_6;
          total_7 = gruLast1_gru1_Uz_6 * d_gruLast1_gru1_z_sum_15 + total_7;
          const d_gruLast1_gru1_z_sum_16 = z_sum[n_19 * 224 + j_11 + 672]!;
          total_9 = gruLast1_gru1_Uz_5 * d_gruLast1_gru1_z_sum_16 + total_9;
          total_10 = gruLast1_gru1_Uz_6 * d_gruLast1_gru1_z_sum_16 + total_10;
          const gruLast1_gru1_Uz_7 = Uz[i2_15 * 16 + j_11 + 1]!;
          const d_gruLast1_gru1_z_sum_17 = z_sum[n_19 * 224 + j_11 + 1]!;
          total_1 = gruLast1_gru1_Uz_7 * d_gruLast1_gru1_z_sum_17 + total_1;
          const gruLast1_gru1_Uz_8 = Uz[i2_15 * 16 + j_11 + 17]!;
          total_2 = gruLast1_gru1_Uz_8 * d_gruLast1_gru1_z_sum_17 + total_2;
          const d_gruLast1_gru1_z_sum_18 = z_sum[n_19 * 224 + j_11 + 225]!;
          total_3 = gruLast1_gru1_Uz_7 * d_gruLast1_gru1_z_sum_18 + total_3;
          total_4 = gruLast1_gru1_Uz_8 * d_gruLast1_gru1_z_sum_18 + total_4;
          const d_gruLast1_gru1_z_sum_19 = z_sum[n_19 * 224 + j_11 + 449]!;
          total_6 = gruLast1_gru1_Uz_7 * d_gruLast1_gru1_z_sum_19 + total_6;
          total_7 = gruLast1_gru1_Uz_8 * d_gruLast1_gru1_z_sum_19 + total_7;
          const d_gruLast1_gru1_z_sum_20 = z_sum[n_19 * 224 + j_11 + 673]!;
          total_9 = gruLast1_gru1_Uz_7 * d_gruLast1_gru1_z_sum_20 + total_9;
          total_10 = gruLast1_gru1_Uz_8 * d_gruLast1_gru1_z_sum_20 + total_10;
        }
        const chosen_123 = total_1;
        const chosen_124 = total_2;
        const chosen_125 = total_3;
        const chosen_126 = total_4;
        const chosen_127 = total_6;
        const chosen_128 = total_7;
        const chosen_129 = total_9;
        const chosen_130 = total_10;
        sum3[n_19 * 240 + i2_15] = chosen_123;
        sum3[n_19 * 240 + i2_15 + 1] = chosen_124;
        sum3[n_19 * 240 + i2_15 + 240] = chosen_125;
        sum3[n_19 * 240 + i2_15 + 241] = chosen_126;
        sum3[n_19 * 240 + i2_15 + 480] = chosen_127;
        sum3[n_19 * 240 + i2_15 + 481] = chosen_128;
        sum3[n_19 * 240 + i2_15 + 720] = chosen_129;
        sum3[n_19 * 240 + i2_15 + 721] = chosen_130;
      }
    }
    for (let n_20 = (examples_5 >> 2) * 4; n_20 < count; n_20++) {
      for (let i2_15 = 0; i2_15 < 16; i2_15 += 4) {
        let total_19 = 0;
        let total_24 = 0;
        let total_25 = 0;
        let total_26 = 0;
        for (let j_12 = 0; j_12 < 16; j_12 += 2) {
          const d_gruLast1_gru1_z_sum_21 = z_sum[n_20 * 224 + j_12]!;
          total_19 = Uz[i2_15 * 16 + j_12]! * d_gruLast1_gru1_z_sum_21 + total_19;
          total_24 = Uz[i2_15 * 16 + j_12 + 16]! * d_gruLast1_gru1_z_sum_21 + total_24;
          total_25 = Uz[i2_15 * 16 + j_12 + 32]! * d_gruLast1_gru1_z_sum_21 + total_25;
          total_26 = Uz[i2_15 * 16 + j_12 + 48]! * d_gruLast1_gru1_z_sum_21 + total_26;
          const d_gruLast1_gru1_z_sum_22 = z_sum[n_20 * 224 + j_12 + 1]!;
          total_19 = Uz[i2_15 * 16 + j_12 + 1]! * d_gruLast1_gru1_z_sum_22 + total_19;
          total_24 = Uz[i2_15 * 16 + j_12 + 17]! * d_gruLast1_gru1_z_sum_22 + total_24;
          total_25 = Uz[i2_15 * 16 + j_12 + 33]! * d_gruLast1_gru1_z_sum_22 + total_25;
          total_26 = Uz[i2_15 * 16 + j_12 + 49]! * d_gruLast1_gru1_z_sum_22 + total_26;
        }
        const chosen_131 = total_19;
        const chosen_132 = total_24;
        const chosen_133 = total_25;
        const chosen_134 = total_26;
        sum3[n_20 * 240 + i2_15] = chosen_131;
        sum3[n_20 * 240 + i2_15 + 1] = chosen_132;
        sum3[n_20 * 240 + i2_15 + 2] = chosen_133;
        sum3[n_20 * 240 + i2_15 + 3] = chosen_134;
      }
    }
    const examples_6 = count;
    for (let n_21 = 0; n_21 < (examples_6 >> 2) * 4; n_21 += 4) {
      for (let i2_16 = 0; i2_16 < 16; i2_16 += 2) {
        let total_27 = 0;
        let total_36 = 0;
        let total_41 = 0;
        let total_42 = 0;
        let total_43 = 0;
        let total_44 = 0;
        let total_53 = 0;
        let total_58 = 0;
        for (let j_13 = 0; j_13 < 16; j_13 += 2) {
          const d_gruLast1_gru1_n_sum_13 = n_sum[n_21 * 224 + j_13]!;
          const gruLast1_gru1_Un_5 = Un[i2_16 * 16 + j_13]!;
          total_27 = d_gruLast1_gru1_n_sum_13 * gruLast1_gru1_Un_5 + total_27;
          const gruLast1_gru1_Un_6 = Un[i2_16 * 16 + j_13 + 16]!;
          total_36 = d_gruLast1_gru1_n_sum_13 * gruLast1_gru1_Un_6 + total_36;
          const d_gruLast1_gru1_n_sum_14 = n_sum[n_21 * 224 + j_13 + 224]!;
          total_41 = d_gruLast1_gru1_n_sum_14 * gruLast1_gru1_Un_5 + total_41;
          total_42 = d_gruLast1_gru1_n_sum_14 * gruLast1_gru1_Un_6 + total_42;
          const d_gruLast1_gru1_n_sum_15 = n_sum[n_21 * 224 + j_13 + 448]!;
          total_43 = d_gruLast1_gru1_n_sum_15 * gruLast1_gru1_Un_5 + total_43;
          total_44 = d_gruLast1_gru1_n_sum_15 * gruLast1_gru1_Un_6 + total_44;
          const d_gruLast1_gru1_n_sum_16 = n_sum[n_21 * 224 + j_13 + 672]!;
          total_53 = d_gruLast1_gru1_n_sum_16 * gruLast1_gru1_Un_5 + total_53;
          total_58 = d_gruLast1_gru1_n_sum_16 * gruLast1_gru1_Un_6 + total_58;
          const d_gruLast1_gru1_n_sum_17 = n_sum[n_21 * 224 + j_13 + 1]!;
          const gruLast1_gru1_Un_7 = Un[i2_16 * 16 + j_13 + 1]!;
          total_27 = d_gruLast1_gru1_n_sum_17 * gruLast1_gru1_Un_7 + total_27;
          const gruLast1_gru1_Un_8 = Un[i2_16 * 16 + j_13 + 17]!;
          total_36 = d_gruLast1_gru1_n_sum_17 * gruLast1_gru1_Un_8 + total_36;
          const d_gruLast1_gru1_n_sum_18 = n_sum[n_21 * 224 + j_13 + 225]!;
          total_41 = d_gruLast1_gru1_n_sum_18 * gruLast1_gru1_Un_7 + total_41;
          total_42 = d_gruLast1_gru1_n_sum_18 * gruLast1_gru1_Un_8 + total_42;
          const d_gruLast1_gru1_n_sum_19 = n_sum[n_21 * 224 + j_13 + 449]!;
          total_43 = d_gruLast1_gru1_n_sum_19 * gruLast1_gru1_Un_7 + total_43;
          total_44 = d_gruLast1_gru1_n_sum_19 * gruLast1_gru1_Un_8 + total_44;
          const d_gruLast1_gru1_n_sum_20 = n_sum[n_21 * 224 + j_13 + 673]!;
          total_53 = d_gruLast1_gru1_n_sum_20 * gruLast1_gru1_Un_7 + total_53;
          total_58 = d_gruLast1_gru1_n_sum_20 * gruLast1_gru1_Un_8 + total_58;
        }
        const chosen_135 = total_27;
        const chosen_136 = total_36;
        const chosen_137 = total_41;
        const chosen_138 = total_42;
        const chosen_139 = total_43;
        const chosen_140 = total_44;
        const chosen_141 = total_53;
        const chosen_142 = total_58;
        sum2[n_21 * 240 + i2_16] = chosen_135;
        sum2[n_21 * 240 + i2_16 + 1] = chosen_136;
        sum2[n_21 * 240 + i2_16 + 240] = chosen_137;
        sum2[n_21 * 240 + i2_16 + 241] = chosen_138;
        sum2[n_21 * 240 + i2_16 + 480] = chosen_139;
        sum2[n_21 * 240 + i2_16 + 481] = chosen_140;
        sum2[n_21 * 240 + i2_16 + 720] = chosen_141;
        sum2[n_21 * 240 + i2_16 + 721] = chosen_142;
      }
    }
    for (let n_22 = (examples_6 >> 2) * 4; n_22 < count; n_22++) {
      for (let i2_16 = 0; i2_16 < 16; i2_16 += 4) {
        let total_59 = 0;
        let total_60 = 0;
        let total_61 = 0;
        let total_70 = 0;
        for (let j_14 = 0; j_14 < 16; j_14 += 2) {
          const d_gruLast1_gru1_n_sum_21 = n_sum[n_22 * 224 + j_14]!;
          total_59 = d_gruLast1_gru1_n_sum_21 * Un[i2_16 * 16 + j_14]! + total_59;
          total_60 = d_gruLast1_gru1_n_sum_21 * Un[i2_16 * 16 + j_14 + 16]! + total_60;
          total_61 = d_gruLast1_gru1_n_sum_21 * Un[i2_16 * 16 + j_14 + 32]! + total_61;
          total_70 = d_gruLast1_gru1_n_sum_21 * Un[i2_16 * 16 + j_14 + 48]! + total_70;
          const d_gruLast1_gru1_n_sum_22 = n_sum[n_22 * 224 + j_14 + 1]!;
          total_59 = d_gruLast1_gru1_n_sum_22 * Un[i2_16 * 16 + j_14 + 1]! + total_59;
          total_60 = d_gruLast1_gru1_n_sum_22 * Un[i2_16 * 16 + j_14 + 17]! + total_60;
          total_61 = d_gruLast1_gru1_n_sum_22 * Un[i2_16 * 16 + j_14 + 33]! + total_61;
          total_70 = d_gruLast1_gru1_n_sum_22 * Un[i2_16 * 16 + j_14 + 49]! + total_70;
        }
        const chosen_143 = total_59;
        const chosen_144 = total_60;
        const chosen_145 = total_61;
        const chosen_146 = total_70;
        sum2[n_22 * 240 + i2_16] = chosen_143;
        sum2[n_22 * 240 + i2_16 + 1] = chosen_144;
        sum2[n_22 * 240 + i2_16 + 2] = chosen_145;
        sum2[n_22 * 240 + i2_16 + 3] = chosen_146;
      }
    }
    for (let n_23 = 0; n_23 < count; n_23++) {
      for (let i2_17 = 0; i2_17 < 16; i2_17++) {
        let total_75 = 0;
        for (let j_15 = 0; j_15 < 16; j_15++) {
          total_75 = Ur[i2_17 * 16 + j_15]! * r_sum[n_23 * 224 + j_15]! + total_75;
        }
        const chosen_147 = total_75;
        h[n_23 * 240 + i2_17] = sum3[n_23 * 240 + i2_17]! + h[n_23 * 240 + i2_17 + 16]! * z[n_23 * 224 + i2_17]! + sum2[n_23 * 240 + i2_17]! + chosen_147;
      }
    }
  }

  // gradient(gruLast1.gru1.Wz)[i0, i1] = 0.0001 * gruLast1.gru1.Wz[i0, i1] + sum(n, t < 14: d(gruLast1.gru1.z.sum)[n,
  //   t, i1] * scaled.y[n, 14 * i0 + t]) (examples/seattle-weather/seattle-weather.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_gruLast1_gru1_Wz(count: number): void {
    const sum = d_gruLast1_gru1_z_sum;
    const y = scaled_y;
    const Wz = gruLast1_gru1_Wz;
    const gru1_Wz = gradient_gruLast1_gru1_Wz;
    for (let i1_1 = 0; i1_1 < 16; i1_1 += 2) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      let total_13 = 0;
      let total_14 = 0;
      let total_15 = 0;
      let total_16 = 0;
      for (let n_1 = 0; n_1 < count; n_1++) {
        for (let t_1 = 0; t_1 < 14; t_1 += 2) {
          const d_gruLast1_gru1_z_sum_1 = sum[n_1 * 224 + t_1 * 16 + i1_1]!;
          const scaled_y_1 = y[n_1 * 56 + t_1]!;
          total_1 = d_gruLast1_gru1_z_sum_1 * scaled_y_1 + total_1;
          const d_gruLast1_gru1_z_sum_2 = sum[n_1 * 224 + t_1 * 16 + i1_1 + 1]!;
          total_2 = d_gruLast1_gru1_z_sum_2 * scaled_y_1 + total_2;
          const scaled_y_2 = y[n_1 * 56 + t_1 + 14]!;
          total_3 = d_gruLast1_gru1_z_sum_1 * scaled_y_2 + total_3;
          total_4 = d_gruLast1_gru1_z_sum_2 * scaled_y_2 + total_4;
          const scaled_y_3 = y[n_1 * 56 + t_1 + 28]!;
          total_13 = d_gruLast1_gru1_z_sum_1 * scaled_y_3 + total_13;
          total_14 = d_gruLast1_gru1_z_sum_2 * scaled_y_3 + total_14;
          const scaled_y_4 = y[n_1 * 56 + t_1 + 42]!;
          total_15 = d_gruLast1_gru1_z_sum_1 * scaled_y_4 + total_15;
          total_16 = d_gruLast1_gru1_z_sum_2 * scaled_y_4 + total_16;
          const d_gruLast1_gru1_z_sum_3 = sum[n_1 * 224 + t_1 * 16 + i1_1 + 16]!;
          const scaled_y_5 = y[n_1 * 56 + t_1 + 1]!;
          total_1 = d_gruLast1_gru1_z_sum_3 * scaled_y_5 + total_1;
          const d_gruLast1_gru1_z_sum_4 = sum[n_1 * 224 + t_1 * 16 + i1_1 + 17]!;
          total_2 = d_gruLast1_gru1_z_sum_4 * scaled_y_5 + total_2;
          const scaled_y_6 = y[n_1 * 56 + t_1 + 15]!;
          total_3 = d_gruLast1_gru1_z_sum_3 * scaled_y_6 + total_3;
          total_4 = d_gruLast1_gru1_z_sum_4 * scaled_y_6 + total_4;
          const scaled_y_7 = y[n_1 * 56 + t_1 + 29]!;
          total_13 = d_gruLast1_gru1_z_sum_3 * scaled_y_7 + total_13;
          total_14 = d_gruLast1_gru1_z_sum_4 * scaled_y_7 + total_14;
          const scaled_y_8 = y[n_1 * 56 + t_1 + 43]!;
          total_15 = d_gruLast1_gru1_z_sum_3 * scaled_y_8 + total_15;
          total_16 = d_gruLast1_gru1_z_sum_4 * scaled_y_8 + total_16;
        }
      }
      const gradient_gruLast1_gru1_Wz_1 = 0.0001 * Wz[i1_1]! + total_1;
      const gradient_gruLast1_gru1_Wz_2 = 0.0001 * Wz[i1_1 + 1]! + total_2;
      const gradient_gruLast1_gru1_Wz_3 = 0.0001 * Wz[i1_1 + 16]! + total_3;
      const gradient_gruLast1_gru1_Wz_4 = 0.0001 * Wz[i1_1 + 17]! + total_4;
      const gradient_gruLast1_gru1_Wz_13 = 0.0001 * Wz[i1_1 + 32]! + total_13;
      const gradient_gruLast1_gru1_Wz_14 = 0.0001 * Wz[i1_1 + 33]! + total_14;
      const gradient_gruLast1_gru1_Wz_15 = 0.0001 * Wz[i1_1 + 48]! + total_15;
      const gradient_gruLast1_gru1_Wz_16 = 0.0001 * Wz[i1_1 + 49]! + total_16;
      gru1_Wz[i1_1] = gradient_gruLast1_gru1_Wz_1;
      gru1_Wz[i1_1 + 1] = gradient_gruLast1_gru1_Wz_2;
      gru1_Wz[i1_1 + 16] = gradient_gruLast1_gru1_Wz_3;
      gru1_Wz[i1_1 + 17] = gradient_gruLast1_gru1_Wz_4;
      gru1_Wz[i1_1 + 32] = gradient_gruLast1_gru1_Wz_13;
      gru1_Wz[i1_1 + 33] = gradient_gruLast1_gru1_Wz_14;
      gru1_Wz[i1_1 + 48] = gradient_gruLast1_gru1_Wz_15;
      gru1_Wz[i1_1 + 49] = gradient_gruLast1_gru1_Wz_16;
    }
  }

  // gradient(gruLast1.gru1.Wr)[i0, i1] = 0.0001 * gruLast1.gru1.Wr[i0, i1] + sum(n, t < 14: d(gruLast1.gru1.r.sum)[n,
  //   t, i1] * scaled.y[n, 14 * i0 + t]) (examples/seattle-weather/seattle-weather.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_gruLast1_gru1_Wr(count: number): void {
    const sum = d_gruLast1_gru1_r_sum;
    const y = scaled_y;
    const Wr = gruLast1_gru1_Wr;
    const gru1_Wr = gradient_gruLast1_gru1_Wr;
    for (let i1_1 = 0; i1_1 < 16; i1_1 += 2) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      let total_13 = 0;
      let total_14 = 0;
      let total_15 = 0;
      let total_16 = 0;
      for (let n_1 = 0; n_1 < count; n_1++) {
        for (let t_1 = 0; t_1 < 14; t_1 += 2) {
          const d_gruLast1_gru1_r_sum_1 = sum[n_1 * 224 + t_1 * 16 + i1_1]!;
          const scaled_y_1 = y[n_1 * 56 + t_1]!;
          total_1 = d_gruLast1_gru1_r_sum_1 * scaled_y_1 + total_1;
          const d_gruLast1_gru1_r_sum_2 = sum[n_1 * 224 + t_1 * 16 + i1_1 + 1]!;
          total_2 = d_gruLast1_gru1_r_sum_2 * scaled_y_1 + total_2;
          const scaled_y_2 = y[n_1 * 56 + t_1 + 14]!;
          total_3 = d_gruLast1_gru1_r_sum_1 * scaled_y_2 + total_3;
          total_4 = d_gruLast1_gru1_r_sum_2 * scaled_y_2 + total_4;
          const scaled_y_3 = y[n_1 * 56 + t_1 + 28]!;
          total_13 = d_gruLast1_gru1_r_sum_1 * scaled_y_3 + total_13;
          total_14 = d_gruLast1_gru1_r_sum_2 * scaled_y_3 + total_14;
          const scaled_y_4 = y[n_1 * 56 + t_1 + 42]!;
          total_15 = d_gruLast1_gru1_r_sum_1 * scaled_y_4 + total_15;
          total_16 = d_gruLast1_gru1_r_sum_2 * scaled_y_4 + total_16;
          const d_gruLast1_gru1_r_sum_3 = sum[n_1 * 224 + t_1 * 16 + i1_1 + 16]!;
          const scaled_y_5 = y[n_1 * 56 + t_1 + 1]!;
          total_1 = d_gruLast1_gru1_r_sum_3 * scaled_y_5 + total_1;
          const d_gruLast1_gru1_r_sum_4 = sum[n_1 * 224 + t_1 * 16 + i1_1 + 17]!;
          total_2 = d_gruLast1_gru1_r_sum_4 * scaled_y_5 + total_2;
          const scaled_y_6 = y[n_1 * 56 + t_1 + 15]!;
          total_3 = d_gruLast1_gru1_r_sum_3 * scaled_y_6 + total_3;
          total_4 = d_gruLast1_gru1_r_sum_4 * scaled_y_6 + total_4;
          const scaled_y_7 = y[n_1 * 56 + t_1 + 29]!;
          total_13 = d_gruLast1_gru1_r_sum_3 * scaled_y_7 + total_13;
          total_14 = d_gruLast1_gru1_r_sum_4 * scaled_y_7 + total_14;
          const scaled_y_8 = y[n_1 * 56 + t_1 + 43]!;
          total_15 = d_gruLast1_gru1_r_sum_3 * scaled_y_8 + total_15;
          total_16 = d_gruLast1_gru1_r_sum_4 * scaled_y_8 + total_16;
        }
      }
      const gradient_gruLast1_gru1_Wr_1 = 0.0001 * Wr[i1_1]! + total_1;
      const gradient_gruLast1_gru1_Wr_2 = 0.0001 * Wr[i1_1 + 1]! + total_2;
      const gradient_gruLast1_gru1_Wr_3 = 0.0001 * Wr[i1_1 + 16]! + total_3;
      const gradient_gruLast1_gru1_Wr_4 = 0.0001 * Wr[i1_1 + 17]! + total_4;
      const gradient_gruLast1_gru1_Wr_13 = 0.0001 * Wr[i1_1 + 32]! + total_13;
      const gradient_gruLast1_gru1_Wr_14 = 0.0001 * Wr[i1_1 + 33]! + total_14;
      const gradient_gruLast1_gru1_Wr_15 = 0.0001 * Wr[i1_1 + 48]! + total_15;
      const gradient_gruLast1_gru1_Wr_16 = 0.0001 * Wr[i1_1 + 49]! + total_16;
      gru1_Wr[i1_1] = gradient_gruLast1_gru1_Wr_1;
      gru1_Wr[i1_1 + 1] = gradient_gruLast1_gru1_Wr_2;
      gru1_Wr[i1_1 + 16] = gradient_gruLast1_gru1_Wr_3;
      gru1_Wr[i1_1 + 17] = gradient_gruLast1_gru1_Wr_4;
      gru1_Wr[i1_1 + 32] = gradient_gruLast1_gru1_Wr_13;
      gru1_Wr[i1_1 + 33] = gradient_gruLast1_gru1_Wr_14;
      gru1_Wr[i1_1 + 48] = gradient_gruLast1_gru1_Wr_15;
      gru1_Wr[i1_1 + 49] = gradient_gruLast1_gru1_Wr_16;
    }
  }

  // d(gruLast1.gru1.n.sum2)[n, i1, i2] = (1 - gruLast1.gru1.n[n, i1, i2] ^ 2) * d(gruLast1.gru1.n)[n, i1, i2]
  //   (std/blocks/gruLast.nn:3)
  // 4 elements at a time
  function train_d_gruLast1_gru1_n_sum2(count: number): void {
    const gru1_n = gruLast1_gru1_n;
    const d_gruLast1_gru1_n_all = d_gruLast1_gru1_n;
    const sum2 = d_gruLast1_gru1_n_sum2;
    for (let n = 0; n < count; n++) {
      for (let i2 = 0; i2 < 224; i2 += 4) {
        const d_gruLast1_gru1_n_sum2_1 = (1 - square(gru1_n[n * 224 + i2]!)) * d_gruLast1_gru1_n_all[n * 224 + i2]!;
        const d_gruLast1_gru1_n_sum2_2 = (1 - square(gru1_n[n * 224 + i2 + 1]!)) * d_gruLast1_gru1_n_all[n * 224 + i2 + 1]!;
        const d_gruLast1_gru1_n_sum2_3 = (1 - square(gru1_n[n * 224 + i2 + 2]!)) * d_gruLast1_gru1_n_all[n * 224 + i2 + 2]!;
        const d_gruLast1_gru1_n_sum2_4 = (1 - square(gru1_n[n * 224 + i2 + 3]!)) * d_gruLast1_gru1_n_all[n * 224 + i2 + 3]!;
        sum2[n * 224 + i2] = d_gruLast1_gru1_n_sum2_1;
        sum2[n * 224 + i2 + 1] = d_gruLast1_gru1_n_sum2_2;
        sum2[n * 224 + i2 + 2] = d_gruLast1_gru1_n_sum2_3;
        sum2[n * 224 + i2 + 3] = d_gruLast1_gru1_n_sum2_4;
      }
    }
  }

  // gradient(gruLast1.gru1.Wn)[i0, i1] = 0.0001 * gruLast1.gru1.Wn[i0, i1] + sum(n, t < 14:
  //   d(gruLast1.gru1.n.sum2)[n, t, i1] * scaled.y[n, 14 * i0 + t]) (examples/seattle-weather/seattle-weather.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_gruLast1_gru1_Wn(count: number): void {
    const sum2 = d_gruLast1_gru1_n_sum2;
    const y = scaled_y;
    const Wn = gruLast1_gru1_Wn;
    const gru1_Wn = gradient_gruLast1_gru1_Wn;
    for (let i1_1 = 0; i1_1 < 16; i1_1 += 2) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      let total_13 = 0;
      let total_14 = 0;
      let total_15 = 0;
      let total_16 = 0;
      for (let n_1 = 0; n_1 < count; n_1++) {
        for (let t_1 = 0; t_1 < 14; t_1 += 2) {
          const d_gruLast1_gru1_n_sum2_1 = sum2[n_1 * 224 + t_1 * 16 + i1_1]!;
          const scaled_y_1 = y[n_1 * 56 + t_1]!;
          total_1 = d_gruLast1_gru1_n_sum2_1 * scaled_y_1 + total_1;
          const d_gruLast1_gru1_n_sum2_2 = sum2[n_1 * 224 + t_1 * 16 + i1_1 + 1]!;
          total_2 = d_gruLast1_gru1_n_sum2_2 * scaled_y_1 + total_2;
          const scaled_y_2 = y[n_1 * 56 + t_1 + 14]!;
          total_3 = d_gruLast1_gru1_n_sum2_1 * scaled_y_2 + total_3;
          total_4 = d_gruLast1_gru1_n_sum2_2 * scaled_y_2 + total_4;
          const scaled_y_3 = y[n_1 * 56 + t_1 + 28]!;
          total_13 = d_gruLast1_gru1_n_sum2_1 * scaled_y_3 + total_13;
          total_14 = d_gruLast1_gru1_n_sum2_2 * scaled_y_3 + total_14;
          const scaled_y_4 = y[n_1 * 56 + t_1 + 42]!;
          total_15 = d_gruLast1_gru1_n_sum2_1 * scaled_y_4 + total_15;
          total_16 = d_gruLast1_gru1_n_sum2_2 * scaled_y_4 + total_16;
          const d_gruLast1_gru1_n_sum2_3 = sum2[n_1 * 224 + t_1 * 16 + i1_1 + 16]!;
          const scaled_y_5 = y[n_1 * 56 + t_1 + 1]!;
          total_1 = d_gruLast1_gru1_n_sum2_3 * scaled_y_5 + total_1;
          const d_gruLast1_gru1_n_sum2_4 = sum2[n_1 * 224 + t_1 * 16 + i1_1 + 17]!;
          total_2 = d_gruLast1_gru1_n_sum2_4 * scaled_y_5 + total_2;
          const scaled_y_6 = y[n_1 * 56 + t_1 + 15]!;
          total_3 = d_gruLast1_gru1_n_sum2_3 * scaled_y_6 + total_3;
          total_4 = d_gruLast1_gru1_n_sum2_4 * scaled_y_6 + total_4;
          const scaled_y_7 = y[n_1 * 56 + t_1 + 29]!;
          total_13 = d_gruLast1_gru1_n_sum2_3 * scaled_y_7 + total_13;
          total_14 = d_gruLast1_gru1_n_sum2_4 * scaled_y_7 + total_14;
          const scaled_y_8 = y[n_1 * 56 + t_1 + 43]!;
          total_15 = d_gruLast1_gru1_n_sum2_3 * scaled_y_8 + total_15;
          total_16 = d_gruLast1_gru1_n_sum2_4 * scaled_y_8 + total_16;
        }
      }
      const gradient_gruLast1_gru1_Wn_1 = total_1 + 0.0001 * Wn[i1_1]!;
      const gradient_gruLast1_gru1_Wn_2 = total_2 + 0.0001 * Wn[i1_1 + 1]!;
      const gradient_gruLast1_gru1_Wn_3 = total_3 + 0.0001 * Wn[i1_1 + 16]!;
      const gradient_gruLast1_gru1_Wn_4 = total_4 + 0.0001 * Wn[i1_1 + 17]!;
      const gradient_gruLast1_gru1_Wn_13 = total_13 + 0.0001 * Wn[i1_1 + 32]!;
      const gradient_gruLast1_gru1_Wn_14 = total_14 + 0.0001 * Wn[i1_1 + 33]!;
      const gradient_gruLast1_gru1_Wn_15 = total_15 + 0.0001 * Wn[i1_1 + 48]!;
      const gradient_gruLast1_gru1_Wn_16 = total_16 + 0.0001 * Wn[i1_1 + 49]!;
      gru1_Wn[i1_1] = gradient_gruLast1_gru1_Wn_1;
      gru1_Wn[i1_1 + 1] = gradient_gruLast1_gru1_Wn_2;
      gru1_Wn[i1_1 + 16] = gradient_gruLast1_gru1_Wn_3;
      gru1_Wn[i1_1 + 17] = gradient_gruLast1_gru1_Wn_4;
      gru1_Wn[i1_1 + 32] = gradient_gruLast1_gru1_Wn_13;
      gru1_Wn[i1_1 + 33] = gradient_gruLast1_gru1_Wn_14;
      gru1_Wn[i1_1 + 48] = gradient_gruLast1_gru1_Wn_15;
      gru1_Wn[i1_1 + 49] = gradient_gruLast1_gru1_Wn_16;
    }
  }

  // gradient(gruLast1.gru1.Uz)[i0, i1] = 0.0001 * gruLast1.gru1.Uz[i0, i1] + sum(n, t < 14: d(gruLast1.gru1.z.sum)[n,
  //   t, i1] * gruLast1.gru1.h[n, t - 1, i0]) (examples/seattle-weather/seattle-weather.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_gruLast1_gru1_Uz(count: number): void {
    const sum = d_gruLast1_gru1_z_sum;
    const h = gruLast1_gru1_h;
    const Uz = gruLast1_gru1_Uz;
    const gru1_Uz = gradient_gruLast1_gru1_Uz;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      for (let i1 = 0; i1 < 16; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 14; t += 2) {
            const d_gruLast1_gru1_z_sum_1 = sum[n * 224 + t * 16 + i1]!;
            const gruLast1_gru1_h_1 = h[n * 240 + t * 16 + i0]!;
            total_5 = d_gruLast1_gru1_z_sum_1 * gruLast1_gru1_h_1 + total_5;
            const d_gruLast1_gru1_z_sum_2 = sum[n * 224 + t * 16 + i1 + 1]!;
            total_9 = d_gruLast1_gru1_z_sum_2 * gruLast1_gru1_h_1 + total_9;
            const gruLast1_gru1_h_2 = h[n * 240 + t * 16 + i0 + 1]!;
            total_6 = d_gruLast1_gru1_z_sum_1 * gruLast1_gru1_h_2 + total_6;
            total_10 = d_gruLast1_gru1_z_sum_2 * gruLast1_gru1_h_2 + total_10;
            const gruLast1_gru1_h_3 = h[n * 240 + t * 16 + i0 + 2]!;
            total_7 = d_gruLast1_gru1_z_sum_1 * gruLast1_gru1_h_3 + total_7;
            total_11 = d_gruLast1_gru1_z_sum_2 * gruLast1_gru1_h_3 + total_11;
            const gruLast1_gru1_h_4 = h[n * 240 + t * 16 + i0 + 3]!;
            total_8 = d_gruLast1_gru1_z_sum_1 * gruLast1_gru1_h_4 + total_8;
            total_12 = d_gruLast1_gru1_z_sum_2 * gruLast1_gru1_h_4 + total_12;
            const d_gruLast1_gru1_z_sum_3 = sum[n * 224 + t * 16 + i1 + 16]!;
            const gruLast1_gru1_h_5 = h[n * 240 + t * 16 + i0 + 16]!;
            total_5 = d_gruLast1_gru1_z_sum_3 * gruLast1_gru1_h_5 + total_5;
            const d_gruLast1_gru1_z_sum_4 = sum[n * 224 + t * 16 + i1 + 17]!;
            total_9 = d_gruLast1_gru1_z_sum_4 * gruLast1_gru1_h_5 + total_9;
            const gruLast1_gru1_h_6 = h[n * 240 + t * 16 + i0 + 17]!;
            total_6 = d_gruLast1_gru1_z_sum_3 * gruLast1_gru1_h_6 + total_6;
            total_10 = d_gruLast1_gru1_z_sum_4 * gruLast1_gru1_h_6 + total_10;
            const gruLast1_gru1_h_7 = h[n * 240 + t * 16 + i0 + 18]!;
            total_7 = d_gruLast1_gru1_z_sum_3 * gruLast1_gru1_h_7 + total_7;
            total_11 = d_gruLast1_gru1_z_sum_4 * gruLast1_gru1_h_7 + total_11;
            const gruLast1_gru1_h_8 = h[n * 240 + t * 16 + i0 + 19]!;
            total_8 = d_gruLast1_gru1_z_sum_3 * gruLast1_gru1_h_8 + total_8;
            total_12 = d_gruLast1_gru1_z_sum_4 * gruLast1_gru1_h_8 + total_12;
          }
        }
        const gradient_gruLast1_gru1_Uz_5 = 0.0001 * Uz[i0 * 16 + i1]! + total_5;
        const gradient_gruLast1_gru1_Uz_9 = 0.0001 * Uz[i0 * 16 + i1 + 1]! + total_9;
        const gradient_gruLast1_gru1_Uz_6 = 0.0001 * Uz[i0 * 16 + i1 + 16]! + total_6;
        const gradient_gruLast1_gru1_Uz_10 = 0.0001 * Uz[i0 * 16 + i1 + 17]! + total_10;
        const gradient_gruLast1_gru1_Uz_7 = 0.0001 * Uz[i0 * 16 + i1 + 32]! + total_7;
        const gradient_gruLast1_gru1_Uz_11 = 0.0001 * Uz[i0 * 16 + i1 + 33]! + total_11;
        const gradient_gruLast1_gru1_Uz_8 = 0.0001 * Uz[i0 * 16 + i1 + 48]! + total_8;
        const gradient_gruLast1_gru1_Uz_12 = 0.0001 * Uz[i0 * 16 + i1 + 49]! + total_12;
        gru1_Uz[i0 * 16 + i1] = gradient_gruLast1_gru1_Uz_5;
        gru1_Uz[i0 * 16 + i1 + 1] = gradient_gruLast1_gru1_Uz_9;
        gru1_Uz[i0 * 16 + i1 + 16] = gradient_gruLast1_gru1_Uz_6;
        gru1_Uz[i0 * 16 + i1 + 17] = gradient_gruLast1_gru1_Uz_10;
        gru1_Uz[i0 * 16 + i1 + 32] = gradient_gruLast1_gru1_Uz_7;
        gru1_Uz[i0 * 16 + i1 + 33] = gradient_gruLast1_gru1_Uz_11;
        gru1_Uz[i0 * 16 + i1 + 48] = gradient_gruLast1_gru1_Uz_8;
        gru1_Uz[i0 * 16 + i1 + 49] = gradient_gruLast1_gru1_Uz_12;
      }
    }
  }

  // gradient(gruLast1.gru1.Ur)[i0, i1] = 0.0001 * gruLast1.gru1.Ur[i0, i1] + sum(n, t < 14: d(gruLast1.gru1.r.sum)[n,
  //   t, i1] * gruLast1.gru1.h[n, t - 1, i0]) (examples/seattle-weather/seattle-weather.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_gruLast1_gru1_Ur(count: number): void {
    const sum = d_gruLast1_gru1_r_sum;
    const h = gruLast1_gru1_h;
    const Ur = gruLast1_gru1_Ur;
    const gru1_Ur = gradient_gruLast1_gru1_Ur;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      for (let i1 = 0; i1 < 16; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 14; t += 2) {
            const d_gruLast1_gru1_r_sum_1 = sum[n * 224 + t * 16 + i1]!;
            const gruLast1_gru1_h_1 = h[n * 240 + t * 16 + i0]!;
            total_5 = d_gruLast1_gru1_r_sum_1 * gruLast1_gru1_h_1 + total_5;
            const d_gruLast1_gru1_r_sum_2 = sum[n * 224 + t * 16 + i1 + 1]!;
            total_9 = d_gruLast1_gru1_r_sum_2 * gruLast1_gru1_h_1 + total_9;
            const gruLast1_gru1_h_2 = h[n * 240 + t * 16 + i0 + 1]!;
            total_6 = d_gruLast1_gru1_r_sum_1 * gruLast1_gru1_h_2 + total_6;
            total_10 = d_gruLast1_gru1_r_sum_2 * gruLast1_gru1_h_2 + total_10;
            const gruLast1_gru1_h_3 = h[n * 240 + t * 16 + i0 + 2]!;
            total_7 = d_gruLast1_gru1_r_sum_1 * gruLast1_gru1_h_3 + total_7;
            total_11 = d_gruLast1_gru1_r_sum_2 * gruLast1_gru1_h_3 + total_11;
            const gruLast1_gru1_h_4 = h[n * 240 + t * 16 + i0 + 3]!;
            total_8 = d_gruLast1_gru1_r_sum_1 * gruLast1_gru1_h_4 + total_8;
            total_12 = d_gruLast1_gru1_r_sum_2 * gruLast1_gru1_h_4 + total_12;
            const d_gruLast1_gru1_r_sum_3 = sum[n * 224 + t * 16 + i1 + 16]!;
            const gruLast1_gru1_h_5 = h[n * 240 + t * 16 + i0 + 16]!;
            total_5 = d_gruLast1_gru1_r_sum_3 * gruLast1_gru1_h_5 + total_5;
            const d_gruLast1_gru1_r_sum_4 = sum[n * 224 + t * 16 + i1 + 17]!;
            total_9 = d_gruLast1_gru1_r_sum_4 * gruLast1_gru1_h_5 + total_9;
            const gruLast1_gru1_h_6 = h[n * 240 + t * 16 + i0 + 17]!;
            total_6 = d_gruLast1_gru1_r_sum_3 * gruLast1_gru1_h_6 + total_6;
            total_10 = d_gruLast1_gru1_r_sum_4 * gruLast1_gru1_h_6 + total_10;
            const gruLast1_gru1_h_7 = h[n * 240 + t * 16 + i0 + 18]!;
            total_7 = d_gruLast1_gru1_r_sum_3 * gruLast1_gru1_h_7 + total_7;
            total_11 = d_gruLast1_gru1_r_sum_4 * gruLast1_gru1_h_7 + total_11;
            const gruLast1_gru1_h_8 = h[n * 240 + t * 16 + i0 + 19]!;
            total_8 = d_gruLast1_gru1_r_sum_3 * gruLast1_gru1_h_8 + total_8;
            total_12 = d_gruLast1_gru1_r_sum_4 * gruLast1_gru1_h_8 + total_12;
          }
        }
        const gradient_gruLast1_gru1_Ur_5 = total_5 + 0.0001 * Ur[i0 * 16 + i1]!;
        const gradient_gruLast1_gru1_Ur_9 = total_9 + 0.0001 * Ur[i0 * 16 + i1 + 1]!;
        const gradient_gruLast1_gru1_Ur_6 = total_6 + 0.0001 * Ur[i0 * 16 + i1 + 16]!;
        const gradient_gruLast1_gru1_Ur_10 = total_10 + 0.0001 * Ur[i0 * 16 + i1 + 17]!;
        const gradient_gruLast1_gru1_Ur_7 = total_7 + 0.0001 * Ur[i0 * 16 + i1 + 32]!;
        const gradient_gruLast1_gru1_Ur_11 = total_11 + 0.0001 * Ur[i0 * 16 + i1 + 33]!;
        const gradient_gruLast1_gru1_Ur_8 = total_8 + 0.0001 * Ur[i0 * 16 + i1 + 48]!;
        const gradient_gruLast1_gru1_Ur_12 = total_12 + 0.0001 * Ur[i0 * 16 + i1 + 49]!;
        gru1_Ur[i0 * 16 + i1] = gradient_gruLast1_gru1_Ur_5;
        gru1_Ur[i0 * 16 + i1 + 1] = gradient_gruLast1_gru1_Ur_9;
        gru1_Ur[i0 * 16 + i1 + 16] = gradient_gruLast1_gru1_Ur_6;
        gru1_Ur[i0 * 16 + i1 + 17] = gradient_gruLast1_gru1_Ur_10;
        gru1_Ur[i0 * 16 + i1 + 32] = gradient_gruLast1_gru1_Ur_7;
        gru1_Ur[i0 * 16 + i1 + 33] = gradient_gruLast1_gru1_Ur_11;
        gru1_Ur[i0 * 16 + i1 + 48] = gradient_gruLast1_gru1_Ur_8;
        gru1_Ur[i0 * 16 + i1 + 49] = gradient_gruLast1_gru1_Ur_12;
      }
    }
  }

  // gradient(gruLast1.gru1.Un)[i0, i1] = 0.0001 * gruLast1.gru1.Un[i0, i1] + sum(n, t < 14: d(gruLast1.gru1.n.sum)[n,
  //   t, i1] * gruLast1.gru1.h[n, t - 1, i0]) (examples/seattle-weather/seattle-weather.nn:16)
  // tiled 4×2 (i0 × i1), reduction by 2
  function train_gradient_gruLast1_gru1_Un(count: number): void {
    const sum = d_gruLast1_gru1_n_sum;
    const h = gruLast1_gru1_h;
    const Un = gruLast1_gru1_Un;
    const gru1_Un = gradient_gruLast1_gru1_Un;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      for (let i1 = 0; i1 < 16; i1 += 2) {
        let total_5 = 0;
        let total_9 = 0;
        let total_6 = 0;
        let total_10 = 0;
        let total_7 = 0;
        let total_11 = 0;
        let total_8 = 0;
        let total_12 = 0;
        for (let n = 0; n < count; n++) {
          for (let t = 0; t < 14; t += 2) {
            const d_gruLast1_gru1_n_sum_1 = sum[n * 224 + t * 16 + i1]!;
            const gruLast1_gru1_h_1 = h[n * 240 + t * 16 + i0]!;
            total_5 = d_gruLast1_gru1_n_sum_1 * gruLast1_gru1_h_1 + total_5;
            const d_gruLast1_gru1_n_sum_2 = sum[n * 224 + t * 16 + i1 + 1]!;
            total_9 = d_gruLast1_gru1_n_sum_2 * gruLast1_gru1_h_1 + total_9;
            const gruLast1_gru1_h_2 = h[n * 240 + t * 16 + i0 + 1]!;
            total_6 = d_gruLast1_gru1_n_sum_1 * gruLast1_gru1_h_2 + total_6;
            total_10 = d_gruLast1_gru1_n_sum_2 * gruLast1_gru1_h_2 + total_10;
            const gruLast1_gru1_h_3 = h[n * 240 + t * 16 + i0 + 2]!;
            total_7 = d_gruLast1_gru1_n_sum_1 * gruLast1_gru1_h_3 + total_7;
            total_11 = d_gruLast1_gru1_n_sum_2 * gruLast1_gru1_h_3 + total_11;
            const gruLast1_gru1_h_4 = h[n * 240 + t * 16 + i0 + 3]!;
            total_8 = d_gruLast1_gru1_n_sum_1 * gruLast1_gru1_h_4 + total_8;
            total_12 = d_gruLast1_gru1_n_sum_2 * gruLast1_gru1_h_4 + total_12;
            const d_gruLast1_gru1_n_sum_3 = sum[n * 224 + t * 16 + i1 + 16]!;
            const gruLast1_gru1_h_5 = h[n * 240 + t * 16 + i0 + 16]!;
            total_5 = d_gruLast1_gru1_n_sum_3 * gruLast1_gru1_h_5 + total_5;
            const d_gruLast1_gru1_n_sum_4 = sum[n * 224 + t * 16 + i1 + 17]!;
            total_9 = d_gruLast1_gru1_n_sum_4 * gruLast1_gru1_h_5 + total_9;
            const gruLast1_gru1_h_6 = h[n * 240 + t * 16 + i0 + 17]!;
            total_6 = d_gruLast1_gru1_n_sum_3 * gruLast1_gru1_h_6 + total_6;
            total_10 = d_gruLast1_gru1_n_sum_4 * gruLast1_gru1_h_6 + total_10;
            const gruLast1_gru1_h_7 = h[n * 240 + t * 16 + i0 + 18]!;
            total_7 = d_gruLast1_gru1_n_sum_3 * gruLast1_gru1_h_7 + total_7;
            total_11 = d_gruLast1_gru1_n_sum_4 * gruLast1_gru1_h_7 + total_11;
            const gruLast1_gru1_h_8 = h[n * 240 + t * 16 + i0 + 19]!;
            total_8 = d_gruLast1_gru1_n_sum_3 * gruLast1_gru1_h_8 + total_8;
            total_12 = d_gruLast1_gru1_n_sum_4 * gruLast1_gru1_h_8 + total_12;
          }
        }
        const gradient_gruLast1_gru1_Un_5 = total_5 + 0.0001 * Un[i0 * 16 + i1]!;
        const gradient_gruLast1_gru1_Un_9 = total_9 + 0.0001 * Un[i0 * 16 + i1 + 1]!;
        const gradient_gruLast1_gru1_Un_6 = total_6 + 0.0001 * Un[i0 * 16 + i1 + 16]!;
        const gradient_gruLast1_gru1_Un_10 = total_10 + 0.0001 * Un[i0 * 16 + i1 + 17]!;
        const gradient_gruLast1_gru1_Un_7 = total_7 + 0.0001 * Un[i0 * 16 + i1 + 32]!;
        const gradient_gruLast1_gru1_Un_11 = total_11 + 0.0001 * Un[i0 * 16 + i1 + 33]!;
        const gradient_gruLast1_gru1_Un_8 = total_8 + 0.0001 * Un[i0 * 16 + i1 + 48]!;
        const gradient_gruLast1_gru1_Un_12 = total_12 + 0.0001 * Un[i0 * 16 + i1 + 49]!;
        gru1_Un[i0 * 16 + i1] = gradient_gruLast1_gru1_Un_5;
        gru1_Un[i0 * 16 + i1 + 1] = gradient_gruLast1_gru1_Un_9;
        gru1_Un[i0 * 16 + i1 + 16] = gradient_gruLast1_gru1_Un_6;
        gru1_Un[i0 * 16 + i1 + 17] = gradient_gruLast1_gru1_Un_10;
        gru1_Un[i0 * 16 + i1 + 32] = gradient_gruLast1_gru1_Un_7;
        gru1_Un[i0 * 16 + i1 + 33] = gradient_gruLast1_gru1_Un_11;
        gru1_Un[i0 * 16 + i1 + 48] = gradient_gruLast1_gru1_Un_8;
        gru1_Un[i0 * 16 + i1 + 49] = gradient_gruLast1_gru1_Un_12;
      }
    }
  }

  // gradient(gruLast1.gru1.bz)[i0] = sum(n, t < 14: (1 - gruLast1.gru1.z[n, t, i0]) * d(gruLast1.gru1.z)[n, t, i0] *
  //   gruLast1.gru1.z[n, t, i0]) (std/blocks/gruLast.nn:3)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_gruLast1_gru1_bz(count: number): void {
    const z = gruLast1_gru1_z;
    const gru1_z = d_gruLast1_gru1_z;
    const bz = gradient_gruLast1_gru1_bz;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 14; t += 2) {
          const gruLast1_gru1_z_1 = z[n * 224 + t * 16 + i0]!;
          total_1 = (1 - gruLast1_gru1_z_1) * gru1_z[n * 224 + t * 16 + i0]! * gruLast1_gru1_z_1 + total_1;
          const gruLast1_gru1_z_2 = z[n * 224 + t * 16 + i0 + 1]!;
          total_2 = (1 - gruLast1_gru1_z_2) * gru1_z[n * 224 + t * 16 + i0 + 1]! * gruLast1_gru1_z_2 + total_2;
          const gruLast1_gru1_z_3 = z[n * 224 + t * 16 + i0 + 2]!;
          total_3 = (1 - gruLast1_gru1_z_3) * gru1_z[n * 224 + t * 16 + i0 + 2]! * gruLast1_gru1_z_3 + total_3;
          const gruLast1_gru1_z_4 = z[n * 224 + t * 16 + i0 + 3]!;
          total_4 = (1 - gruLast1_gru1_z_4) * gru1_z[n * 224 + t * 16 + i0 + 3]! * gruLast1_gru1_z_4 + total_4;
          const gruLast1_gru1_z_5 = z[n * 224 + t * 16 + i0 + 16]!;
          total_1 = (1 - gruLast1_gru1_z_5) * gru1_z[n * 224 + t * 16 + i0 + 16]! * gruLast1_gru1_z_5 + total_1;
          const gruLast1_gru1_z_6 = z[n * 224 + t * 16 + i0 + 17]!;
          total_2 = (1 - gruLast1_gru1_z_6) * gru1_z[n * 224 + t * 16 + i0 + 17]! * gruLast1_gru1_z_6 + total_2;
          const gruLast1_gru1_z_7 = z[n * 224 + t * 16 + i0 + 18]!;
          total_3 = (1 - gruLast1_gru1_z_7) * gru1_z[n * 224 + t * 16 + i0 + 18]! * gruLast1_gru1_z_7 + total_3;
          const gruLast1_gru1_z_8 = z[n * 224 + t * 16 + i0 + 19]!;
          total_4 = (1 - gruLast1_gru1_z_8) * gru1_z[n * 224 + t * 16 + i0 + 19]! * gruLast1_gru1_z_8 + total_4;
        }
      }
      const gradient_gruLast1_gru1_bz_1 = total_1;
      const gradient_gruLast1_gru1_bz_2 = total_2;
      const gradient_gruLast1_gru1_bz_3 = total_3;
      const gradient_gruLast1_gru1_bz_4 = total_4;
      bz[i0] = gradient_gruLast1_gru1_bz_1;
      bz[i0 + 1] = gradient_gruLast1_gru1_bz_2;
      bz[i0 + 2] = gradient_gruLast1_gru1_bz_3;
      bz[i0 + 3] = gradient_gruLast1_gru1_bz_4;
    }
  }

  // gradient(gruLast1.gru1.br)[i0] = sum(n, t < 14: gruLast1.gru1.r[n, t, i0] * d(gruLast1.gru1.r)[n, t, i0] * (1 -
  //   gruLast1.gru1.r[n, t, i0])) (std/blocks/gruLast.nn:3)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_gruLast1_gru1_br(count: number): void {
    const r = gruLast1_gru1_r;
    const gru1_r = d_gruLast1_gru1_r;
    const br = gradient_gruLast1_gru1_br;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_2 = 0;
      let total_3 = 0;
      let total_4 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 14; t += 2) {
          const gruLast1_gru1_r_1 = r[n * 224 + t * 16 + i0]!;
          total_1 = gruLast1_gru1_r_1 * gru1_r[n * 224 + t * 16 + i0]! * (1 - gruLast1_gru1_r_1) + total_1;
          const gruLast1_gru1_r_2 = r[n * 224 + t * 16 + i0 + 1]!;
          total_2 = gruLast1_gru1_r_2 * gru1_r[n * 224 + t * 16 + i0 + 1]! * (1 - gruLast1_gru1_r_2) + total_2;
          const gruLast1_gru1_r_3 = r[n * 224 + t * 16 + i0 + 2]!;
          total_3 = gruLast1_gru1_r_3 * gru1_r[n * 224 + t * 16 + i0 + 2]! * (1 - gruLast1_gru1_r_3) + total_3;
          const gruLast1_gru1_r_4 = r[n * 224 + t * 16 + i0 + 3]!;
          total_4 = gruLast1_gru1_r_4 * gru1_r[n * 224 + t * 16 + i0 + 3]! * (1 - gruLast1_gru1_r_4) + total_4;
          const gruLast1_gru1_r_5 = r[n * 224 + t * 16 + i0 + 16]!;
          total_1 = gruLast1_gru1_r_5 * gru1_r[n * 224 + t * 16 + i0 + 16]! * (1 - gruLast1_gru1_r_5) + total_1;
          const gruLast1_gru1_r_6 = r[n * 224 + t * 16 + i0 + 17]!;
          total_2 = gruLast1_gru1_r_6 * gru1_r[n * 224 + t * 16 + i0 + 17]! * (1 - gruLast1_gru1_r_6) + total_2;
          const gruLast1_gru1_r_7 = r[n * 224 + t * 16 + i0 + 18]!;
          total_3 = gruLast1_gru1_r_7 * gru1_r[n * 224 + t * 16 + i0 + 18]! * (1 - gruLast1_gru1_r_7) + total_3;
          const gruLast1_gru1_r_8 = r[n * 224 + t * 16 + i0 + 19]!;
          total_4 = gruLast1_gru1_r_8 * gru1_r[n * 224 + t * 16 + i0 + 19]! * (1 - gruLast1_gru1_r_8) + total_4;
        }
      }
      const gradient_gruLast1_gru1_br_1 = total_1;
      const gradient_gruLast1_gru1_br_2 = total_2;
      const gradient_gruLast1_gru1_br_3 = total_3;
      const gradient_gruLast1_gru1_br_4 = total_4;
      br[i0] = gradient_gruLast1_gru1_br_1;
      br[i0 + 1] = gradient_gruLast1_gru1_br_2;
      br[i0 + 2] = gradient_gruLast1_gru1_br_3;
      br[i0 + 3] = gradient_gruLast1_gru1_br_4;
    }
  }

  // gradient(gruLast1.gru1.bn)[i0] = sum(n, t < 14: (1 - gruLast1.gru1.n[n, t, i0] ^ 2) * d(gruLast1.gru1.n)[n, t,
  //   i0]) (std/blocks/gruLast.nn:3)
  // gradient(gruLast1.gru1.cn)[i0] = sum(n, t < 14: (1 - gruLast1.gru1.n[n, t, i0] ^ 2) * gruLast1.gru1.r[n, t, i0] *
  //   d(gruLast1.gru1.n)[n, t, i0])
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_gruLast1_gru1_cn(count: number): void {
    const gru1_n = gruLast1_gru1_n;
    const d_gruLast1_gru1_n_all = d_gruLast1_gru1_n;
    const r = gruLast1_gru1_r;
    const bn = gradient_gruLast1_gru1_bn;
    const cn = gradient_gruLast1_gru1_cn;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_1 = 0;
      let total_4 = 0;
      let total_6 = 0;
      let total_8 = 0;
      for (let n = 0; n < count; n++) {
        for (let t = 0; t < 14; t += 2) {
          total_1 = (1 - square(gru1_n[n * 224 + t * 16 + i0]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0]! + total_1;
          total_4 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 1]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 1]! + total_4;
          total_6 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 2]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 2]! + total_6;
          total_8 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 3]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 3]! + total_8;
          total_1 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 16]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 16]! + total_1;
          total_4 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 17]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 17]! + total_4;
          total_6 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 18]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 18]! + total_6;
          total_8 = (1 - square(gru1_n[n * 224 + t * 16 + i0 + 19]!)) * d_gruLast1_gru1_n_all[n * 224 + t * 16 + i0 + 19]! + total_8;
        }
      }
      const gradient_gruLast1_gru1_bn_1 = total_1;
      const gradient_gruLast1_gru1_bn_2 = total_4;
      const gradient_gruLast1_gru1_bn_3 = total_6;
      const gradient_gruLast1_gru1_bn_4 = total_8;
      let total_3 = 0;
      let total_5 = 0;
      let total_7 = 0;
      let total_9 = 0;
      for (let n_2 = 0; n_2 < count; n_2++) {
        for (let t_2 = 0; t_2 < 14; t_2 += 2) {
          total_3 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0]!)) * r[n_2 * 224 + t_2 * 16 + i0]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0]! + total_3;
          total_5 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 1]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 1]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 1]! + total_5;
          total_7 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 2]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 2]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 2]! + total_7;
          total_9 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 3]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 3]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 3]! + total_9;
          total_3 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 16]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 16]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 16]! + total_3;
          total_5 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 17]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 17]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 17]! + total_5;
          total_7 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 18]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 18]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 18]! + total_7;
          total_9 = (1 - square(gru1_n[n_2 * 224 + t_2 * 16 + i0 + 19]!)) * r[n_2 * 224 + t_2 * 16 + i0 + 19]! * d_gruLast1_gru1_n_all[n_2 * 224 + t_2 * 16 + i0 + 19]! + total_9;
        }
      }
      const gradient_gruLast1_gru1_cn_1 = total_3;
      const gradient_gruLast1_gru1_cn_2 = total_5;
      const gradient_gruLast1_gru1_cn_3 = total_7;
      const gradient_gruLast1_gru1_cn_4 = total_9;
      bn[i0] = gradient_gruLast1_gru1_bn_1;
      bn[i0 + 1] = gradient_gruLast1_gru1_bn_2;
      bn[i0 + 2] = gradient_gruLast1_gru1_bn_3;
      bn[i0 + 3] = gradient_gruLast1_gru1_bn_4;
      cn[i0] = gradient_gruLast1_gru1_cn_1;
      cn[i0 + 1] = gradient_gruLast1_gru1_cn_2;
      cn[i0 + 2] = gradient_gruLast1_gru1_cn_3;
      cn[i0 + 3] = gradient_gruLast1_gru1_cn_4;
    }
  }

  // gradient(dense1.W)[i0, i1] = 0.0001 * dense1.W[i0, i1] + sum(n: d(dense1.y)[n, i1] * gruLast1.gru1.h[n, 13, i0])
  //   (examples/seattle-weather/seattle-weather.nn:11)
  // tiled 1×4 (i0), reduction by 2
  function train_gradient_dense1_W(count: number): void {
    const y = d_dense1_y;
    const h = gruLast1_gru1_h;
    const W = dense1_W;
    const gradient_dense1_W_all = gradient_dense1_W;
    for (let i0 = 0; i0 < 16; i0 += 4) {
      let total_5 = 0;
      let total_6 = 0;
      let total_7 = 0;
      let total_8 = 0;
      const examples_2 = count;
      for (let n_2 = 0; n_2 < (examples_2 >> 1) * 2; n_2 += 2) {
        const d_dense1_y_1 = y[n_2]!;
        total_5 = d_dense1_y_1 * h[n_2 * 240 + i0 + 224]! + total_5;
        total_6 = d_dense1_y_1 * h[n_2 * 240 + i0 + 225]! + total_6;
        total_7 = d_dense1_y_1 * h[n_2 * 240 + i0 + 226]! + total_7;
        total_8 = d_dense1_y_1 * h[n_2 * 240 + i0 + 227]! + total_8;
        const d_dense1_y_2 = y[n_2 + 1]!;
        total_5 = d_dense1_y_2 * h[n_2 * 240 + i0 + 464]! + total_5;
        total_6 = d_dense1_y_2 * h[n_2 * 240 + i0 + 465]! + total_6;
        total_7 = d_dense1_y_2 * h[n_2 * 240 + i0 + 466]! + total_7;
        total_8 = d_dense1_y_2 * h[n_2 * 240 + i0 + 467]! + total_8;
      }
      for (let n_3 = (examples_2 >> 1) * 2; n_3 < count; n_3++) {
        const d_dense1_y_3 = y[n_3]!;
        total_5 = d_dense1_y_3 * h[n_3 * 240 + i0 + 224]! + total_5;
        total_6 = d_dense1_y_3 * h[n_3 * 240 + i0 + 225]! + total_6;
        total_7 = d_dense1_y_3 * h[n_3 * 240 + i0 + 226]! + total_7;
        total_8 = d_dense1_y_3 * h[n_3 * 240 + i0 + 227]! + total_8;
      }
      const gradient_dense1_W_5 = 0.0001 * W[i0]! + total_5;
      const gradient_dense1_W_6 = 0.0001 * W[i0 + 1]! + total_6;
      const gradient_dense1_W_7 = 0.0001 * W[i0 + 2]! + total_7;
      const gradient_dense1_W_8 = 0.0001 * W[i0 + 3]! + total_8;
      gradient_dense1_W_all[i0] = gradient_dense1_W_5;
      gradient_dense1_W_all[i0 + 1] = gradient_dense1_W_6;
      gradient_dense1_W_all[i0 + 2] = gradient_dense1_W_7;
      gradient_dense1_W_all[i0 + 3] = gradient_dense1_W_8;
    }
  }

  // gradient(dense1.b)[i0] = sum(n: d(dense1.y)[n, i0]) (examples/seattle-weather/seattle-weather.nn:11)
  // unrolled: 1 operations; a loop costs more
  function train_gradient_dense1_b(count: number): void {
    const y = d_dense1_y;
    const b = gradient_dense1_b;
    let total_1 = 0;
    for (let n_1 = 0; n_1 < count; n_1++) {
      total_1 = y[n_1]! + total_1;
    }
    b[0] = total_1;
  }

  // ---- parameter update ------------------------------------------------------------------------------------

  // adam.correction1 = 1 / (1 - 0.9 ^ t) (examples/seattle-weather/seattle-weather.nn:20)
  // adam.correction2 = 1 / (1 - 0.999 ^ t)
  function update_adam_correction2(): void {
    const t_1 = t[0]!;
    const adam_correction1_2 = 1 / (1 - pow(onBoth(0.9, t_1))[0]!);
    const adam_correction2_2 = 1 / (1 - pow(onBoth(0.999, t_1))[0]!);
    adam_correction1[0] = adam_correction1_2;
    adam_correction2[0] = adam_correction2_2;
  }

  // adam.v(gruLast1.gru1.Wz).new[i1, i2] = 0.999 * adam.v(gruLast1.gru1.Wz)[i1, i2] + 0.001 *
  //   gradient(gruLast1.gru1.Wz)[i1, i2] ^ 2 (examples/seattle-weather/seattle-weather.nn:20)
  // adam.m(gruLast1.gru1.Wz).new[i1, i2] = 0.1 * gradient(gruLast1.gru1.Wz)[i1, i2] + 0.9 *
  //   adam.m(gruLast1.gru1.Wz)[i1, i2]
  // adam.w(gruLast1.gru1.Wz).new[i1, i2] = gruLast1.gru1.Wz[i1, i2] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.Wz).new[i1, i2] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.Wz).new[i1, i2]) + 1e-8)
  function update_gruLast1_gru1_Wz(): void {
    const Wz = gradient_gruLast1_gru1_Wz;
    const gru1_Wz = adam_v_gruLast1_gru1_Wz;
    const m_gruLast1_gru1_Wz = adam_m_gruLast1_gru1_Wz;
    const gruLast1_gru1_Wz_all = gruLast1_gru1_Wz;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 64; i2++) {
      const gradient_gruLast1_gru1_Wz_1 = Wz[i2]!;
      const adam_v_gruLast1_gru1_Wz_new = 0.999 * gru1_Wz[i2]! + 0.001 * (gradient_gruLast1_gru1_Wz_1 * gradient_gruLast1_gru1_Wz_1);
      const adam_m_gruLast1_gru1_Wz_new = 0.1 * gradient_gruLast1_gru1_Wz_1 + 0.9 * m_gruLast1_gru1_Wz[i2]!;
      const adam_w_gruLast1_gru1_Wz_new = gruLast1_gru1_Wz_all[i2]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_Wz_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_Wz_new)));
      gru1_Wz[i2] = adam_v_gruLast1_gru1_Wz_new;
      m_gruLast1_gru1_Wz[i2] = adam_m_gruLast1_gru1_Wz_new;
      gruLast1_gru1_Wz_all[i2] = adam_w_gruLast1_gru1_Wz_new;
    }
  }

  // adam.m(gruLast1.gru1.Wr).new[i1, i2] = 0.1 * gradient(gruLast1.gru1.Wr)[i1, i2] + 0.9 *
  //   adam.m(gruLast1.gru1.Wr)[i1, i2] (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.Wr).new[i1, i2] = 0.999 * adam.v(gruLast1.gru1.Wr)[i1, i2] + 0.001 *
  //   gradient(gruLast1.gru1.Wr)[i1, i2] ^ 2
  // adam.w(gruLast1.gru1.Wr).new[i1, i2] = gruLast1.gru1.Wr[i1, i2] - 0.005 * adam.m(gruLast1.gru1.Wr).new[i1, i2] *
  //   adam.correction1 / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.Wr).new[i1, i2]) + 1e-8)
  function update_gruLast1_gru1_Wr(): void {
    const Wr = gradient_gruLast1_gru1_Wr;
    const gru1_Wr = adam_m_gruLast1_gru1_Wr;
    const v_gruLast1_gru1_Wr = adam_v_gruLast1_gru1_Wr;
    const gruLast1_gru1_Wr_all = gruLast1_gru1_Wr;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 64; i2++) {
      const gradient_gruLast1_gru1_Wr_1 = Wr[i2]!;
      const adam_m_gruLast1_gru1_Wr_new = 0.1 * gradient_gruLast1_gru1_Wr_1 + 0.9 * gru1_Wr[i2]!;
      const adam_v_gruLast1_gru1_Wr_new = 0.999 * v_gruLast1_gru1_Wr[i2]! + 0.001 * (gradient_gruLast1_gru1_Wr_1 * gradient_gruLast1_gru1_Wr_1);
      const adam_w_gruLast1_gru1_Wr_new = gruLast1_gru1_Wr_all[i2]! - 0.005 * (adam_m_gruLast1_gru1_Wr_new * correction1[0]! / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_Wr_new)));
      gru1_Wr[i2] = adam_m_gruLast1_gru1_Wr_new;
      v_gruLast1_gru1_Wr[i2] = adam_v_gruLast1_gru1_Wr_new;
      gruLast1_gru1_Wr_all[i2] = adam_w_gruLast1_gru1_Wr_new;
    }
  }

  // adam.m(gruLast1.gru1.Wn).new[i1, i2] = 0.9 * adam.m(gruLast1.gru1.Wn)[i1, i2] + 0.1 *
  //   gradient(gruLast1.gru1.Wn)[i1, i2] (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.Wn).new[i1, i2] = 0.001 * gradient(gruLast1.gru1.Wn)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(gruLast1.gru1.Wn)[i1, i2]
  // adam.w(gruLast1.gru1.Wn).new[i1, i2] = gruLast1.gru1.Wn[i1, i2] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.Wn).new[i1, i2] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.Wn).new[i1, i2]) + 1e-8)
  function update_gruLast1_gru1_Wn(): void {
    const Wn = gradient_gruLast1_gru1_Wn;
    const gru1_Wn = adam_m_gruLast1_gru1_Wn;
    const v_gruLast1_gru1_Wn = adam_v_gruLast1_gru1_Wn;
    const gruLast1_gru1_Wn_all = gruLast1_gru1_Wn;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 64; i2++) {
      const gradient_gruLast1_gru1_Wn_1 = Wn[i2]!;
      const adam_m_gruLast1_gru1_Wn_new = 0.9 * gru1_Wn[i2]! + 0.1 * gradient_gruLast1_gru1_Wn_1;
      const adam_v_gruLast1_gru1_Wn_new = 0.001 * (gradient_gruLast1_gru1_Wn_1 * gradient_gruLast1_gru1_Wn_1) + 0.999 * v_gruLast1_gru1_Wn[i2]!;
      const adam_w_gruLast1_gru1_Wn_new = gruLast1_gru1_Wn_all[i2]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_Wn_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_Wn_new)));
      gru1_Wn[i2] = adam_m_gruLast1_gru1_Wn_new;
      v_gruLast1_gru1_Wn[i2] = adam_v_gruLast1_gru1_Wn_new;
      gruLast1_gru1_Wn_all[i2] = adam_w_gruLast1_gru1_Wn_new;
    }
  }

  // adam.v(gruLast1.gru1.Uz).new[i1, i2] = 0.999 * adam.v(gruLast1.gru1.Uz)[i1, i2] + 0.001 *
  //   gradient(gruLast1.gru1.Uz)[i1, i2] ^ 2 (examples/seattle-weather/seattle-weather.nn:20)
  // adam.m(gruLast1.gru1.Uz).new[i1, i2] = 0.1 * gradient(gruLast1.gru1.Uz)[i1, i2] + 0.9 *
  //   adam.m(gruLast1.gru1.Uz)[i1, i2]
  // adam.w(gruLast1.gru1.Uz).new[i1, i2] = gruLast1.gru1.Uz[i1, i2] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.Uz).new[i1, i2] / (sqrt(adam.v(gruLast1.gru1.Uz).new[i1, i2] * adam.correction2) + 1e-8)
  function update_gruLast1_gru1_Uz(): void {
    const Uz = gradient_gruLast1_gru1_Uz;
    const gru1_Uz = adam_v_gruLast1_gru1_Uz;
    const m_gruLast1_gru1_Uz = adam_m_gruLast1_gru1_Uz;
    const gruLast1_gru1_Uz_all = gruLast1_gru1_Uz;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 256; i2++) {
      const gradient_gruLast1_gru1_Uz_1 = Uz[i2]!;
      const adam_v_gruLast1_gru1_Uz_new = 0.999 * gru1_Uz[i2]! + 0.001 * (gradient_gruLast1_gru1_Uz_1 * gradient_gruLast1_gru1_Uz_1);
      const adam_m_gruLast1_gru1_Uz_new = 0.1 * gradient_gruLast1_gru1_Uz_1 + 0.9 * m_gruLast1_gru1_Uz[i2]!;
      const adam_w_gruLast1_gru1_Uz_new = gruLast1_gru1_Uz_all[i2]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_Uz_new / (1e-8 + Math.sqrt(adam_v_gruLast1_gru1_Uz_new * correction2[0]!)));
      gru1_Uz[i2] = adam_v_gruLast1_gru1_Uz_new;
      m_gruLast1_gru1_Uz[i2] = adam_m_gruLast1_gru1_Uz_new;
      gruLast1_gru1_Uz_all[i2] = adam_w_gruLast1_gru1_Uz_new;
    }
  }

  // adam.v(gruLast1.gru1.Ur).new[i1, i2] = 0.001 * gradient(gruLast1.gru1.Ur)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(gruLast1.gru1.Ur)[i1, i2] (examples/seattle-weather/seattle-weather.nn:20)
  // adam.m(gruLast1.gru1.Ur).new[i1, i2] = 0.1 * gradient(gruLast1.gru1.Ur)[i1, i2] + 0.9 *
  //   adam.m(gruLast1.gru1.Ur)[i1, i2]
  // adam.w(gruLast1.gru1.Ur).new[i1, i2] = gruLast1.gru1.Ur[i1, i2] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.Ur).new[i1, i2] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.Ur).new[i1, i2]) + 1e-8)
  function update_gruLast1_gru1_Ur(): void {
    const Ur = gradient_gruLast1_gru1_Ur;
    const gru1_Ur = adam_v_gruLast1_gru1_Ur;
    const m_gruLast1_gru1_Ur = adam_m_gruLast1_gru1_Ur;
    const gruLast1_gru1_Ur_all = gruLast1_gru1_Ur;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 256; i2++) {
      const gradient_gruLast1_gru1_Ur_1 = Ur[i2]!;
      const adam_v_gruLast1_gru1_Ur_new = 0.001 * (gradient_gruLast1_gru1_Ur_1 * gradient_gruLast1_gru1_Ur_1) + 0.999 * gru1_Ur[i2]!;
      const adam_m_gruLast1_gru1_Ur_new = 0.1 * gradient_gruLast1_gru1_Ur_1 + 0.9 * m_gruLast1_gru1_Ur[i2]!;
      const adam_w_gruLast1_gru1_Ur_new = gruLast1_gru1_Ur_all[i2]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_Ur_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_Ur_new)));
      gru1_Ur[i2] = adam_v_gruLast1_gru1_Ur_new;
      m_gruLast1_gru1_Ur[i2] = adam_m_gruLast1_gru1_Ur_new;
      gruLast1_gru1_Ur_all[i2] = adam_w_gruLast1_gru1_Ur_new;
    }
  }

  // adam.m(gruLast1.gru1.Un).new[i1, i2] = 0.9 * adam.m(gruLast1.gru1.Un)[i1, i2] + 0.1 *
  //   gradient(gruLast1.gru1.Un)[i1, i2] (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.Un).new[i1, i2] = 0.001 * gradient(gruLast1.gru1.Un)[i1, i2] ^ 2 + 0.999 *
  //   adam.v(gruLast1.gru1.Un)[i1, i2]
  // adam.w(gruLast1.gru1.Un).new[i1, i2] = gruLast1.gru1.Un[i1, i2] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.Un).new[i1, i2] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.Un).new[i1, i2]) + 1e-8)
  function update_gruLast1_gru1_Un(): void {
    const Un = gradient_gruLast1_gru1_Un;
    const gru1_Un = adam_m_gruLast1_gru1_Un;
    const v_gruLast1_gru1_Un = adam_v_gruLast1_gru1_Un;
    const gruLast1_gru1_Un_all = gruLast1_gru1_Un;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 256; i2++) {
      const gradient_gruLast1_gru1_Un_1 = Un[i2]!;
      const adam_m_gruLast1_gru1_Un_new = 0.9 * gru1_Un[i2]! + 0.1 * gradient_gruLast1_gru1_Un_1;
      const adam_v_gruLast1_gru1_Un_new = 0.001 * (gradient_gruLast1_gru1_Un_1 * gradient_gruLast1_gru1_Un_1) + 0.999 * v_gruLast1_gru1_Un[i2]!;
      const adam_w_gruLast1_gru1_Un_new = gruLast1_gru1_Un_all[i2]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_Un_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_Un_new)));
      gru1_Un[i2] = adam_m_gruLast1_gru1_Un_new;
      v_gruLast1_gru1_Un[i2] = adam_v_gruLast1_gru1_Un_new;
      gruLast1_gru1_Un_all[i2] = adam_w_gruLast1_gru1_Un_new;
    }
  }

  // adam.m(gruLast1.gru1.bz).new[i1] = 0.9 * adam.m(gruLast1.gru1.bz)[i1] + 0.1 * gradient(gruLast1.gru1.bz)[i1]
  //   (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.bz).new[i1] = 0.001 * gradient(gruLast1.gru1.bz)[i1] ^ 2 + 0.999 *
  //   adam.v(gruLast1.gru1.bz)[i1]
  // adam.w(gruLast1.gru1.bz).new[i1] = gruLast1.gru1.bz[i1] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.bz).new[i1] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.bz).new[i1]) + 1e-8)
  function update_gruLast1_gru1_bz(): void {
    const bz = gradient_gruLast1_gru1_bz;
    const gru1_bz = adam_m_gruLast1_gru1_bz;
    const v_gruLast1_gru1_bz = adam_v_gruLast1_gru1_bz;
    const gruLast1_gru1_bz_all = gruLast1_gru1_bz;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_gruLast1_gru1_bz_1 = bz[i1]!;
      const adam_m_gruLast1_gru1_bz_new = 0.9 * gru1_bz[i1]! + 0.1 * gradient_gruLast1_gru1_bz_1;
      const adam_v_gruLast1_gru1_bz_new = 0.001 * (gradient_gruLast1_gru1_bz_1 * gradient_gruLast1_gru1_bz_1) + 0.999 * v_gruLast1_gru1_bz[i1]!;
      const adam_w_gruLast1_gru1_bz_new = gruLast1_gru1_bz_all[i1]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_bz_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_bz_new)));
      gru1_bz[i1] = adam_m_gruLast1_gru1_bz_new;
      v_gruLast1_gru1_bz[i1] = adam_v_gruLast1_gru1_bz_new;
      gruLast1_gru1_bz_all[i1] = adam_w_gruLast1_gru1_bz_new;
    }
  }

  // adam.m(gruLast1.gru1.br).new[i1] = 0.1 * gradient(gruLast1.gru1.br)[i1] + 0.9 * adam.m(gruLast1.gru1.br)[i1]
  //   (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.br).new[i1] = 0.999 * adam.v(gruLast1.gru1.br)[i1] + 0.001 * gradient(gruLast1.gru1.br)[i1]
  //   ^ 2
  // adam.w(gruLast1.gru1.br).new[i1] = gruLast1.gru1.br[i1] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.br).new[i1] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.br).new[i1]) + 1e-8)
  function update_gruLast1_gru1_br(): void {
    const br = gradient_gruLast1_gru1_br;
    const gru1_br = adam_m_gruLast1_gru1_br;
    const v_gruLast1_gru1_br = adam_v_gruLast1_gru1_br;
    const gruLast1_gru1_br_all = gruLast1_gru1_br;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_gruLast1_gru1_br_1 = br[i1]!;
      const adam_m_gruLast1_gru1_br_new = 0.1 * gradient_gruLast1_gru1_br_1 + 0.9 * gru1_br[i1]!;
      const adam_v_gruLast1_gru1_br_new = 0.999 * v_gruLast1_gru1_br[i1]! + 0.001 * (gradient_gruLast1_gru1_br_1 * gradient_gruLast1_gru1_br_1);
      const adam_w_gruLast1_gru1_br_new = gruLast1_gru1_br_all[i1]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_br_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_br_new)));
      gru1_br[i1] = adam_m_gruLast1_gru1_br_new;
      v_gruLast1_gru1_br[i1] = adam_v_gruLast1_gru1_br_new;
      gruLast1_gru1_br_all[i1] = adam_w_gruLast1_gru1_br_new;
    }
  }

  // adam.m(gruLast1.gru1.bn).new[i1] = 0.9 * adam.m(gruLast1.gru1.bn)[i1] + 0.1 * gradient(gruLast1.gru1.bn)[i1]
  //   (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.bn).new[i1] = 0.001 * gradient(gruLast1.gru1.bn)[i1] ^ 2 + 0.999 *
  //   adam.v(gruLast1.gru1.bn)[i1]
  // adam.w(gruLast1.gru1.bn).new[i1] = gruLast1.gru1.bn[i1] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.bn).new[i1] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.bn).new[i1]) + 1e-8)
  function update_gruLast1_gru1_bn(): void {
    const bn = gradient_gruLast1_gru1_bn;
    const gru1_bn = adam_m_gruLast1_gru1_bn;
    const v_gruLast1_gru1_bn = adam_v_gruLast1_gru1_bn;
    const gruLast1_gru1_bn_all = gruLast1_gru1_bn;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_gruLast1_gru1_bn_1 = bn[i1]!;
      const adam_m_gruLast1_gru1_bn_new = 0.9 * gru1_bn[i1]! + 0.1 * gradient_gruLast1_gru1_bn_1;
      const adam_v_gruLast1_gru1_bn_new = 0.001 * (gradient_gruLast1_gru1_bn_1 * gradient_gruLast1_gru1_bn_1) + 0.999 * v_gruLast1_gru1_bn[i1]!;
      const adam_w_gruLast1_gru1_bn_new = gruLast1_gru1_bn_all[i1]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_bn_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_bn_new)));
      gru1_bn[i1] = adam_m_gruLast1_gru1_bn_new;
      v_gruLast1_gru1_bn[i1] = adam_v_gruLast1_gru1_bn_new;
      gruLast1_gru1_bn_all[i1] = adam_w_gruLast1_gru1_bn_new;
    }
  }

  // adam.m(gruLast1.gru1.cn).new[i1] = 0.9 * adam.m(gruLast1.gru1.cn)[i1] + 0.1 * gradient(gruLast1.gru1.cn)[i1]
  //   (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(gruLast1.gru1.cn).new[i1] = 0.999 * adam.v(gruLast1.gru1.cn)[i1] + 0.001 * gradient(gruLast1.gru1.cn)[i1]
  //   ^ 2
  // adam.w(gruLast1.gru1.cn).new[i1] = gruLast1.gru1.cn[i1] - 0.005 * adam.correction1 *
  //   adam.m(gruLast1.gru1.cn).new[i1] / (sqrt(adam.correction2 * adam.v(gruLast1.gru1.cn).new[i1]) + 1e-8)
  function update_gruLast1_gru1_cn(): void {
    const cn = gradient_gruLast1_gru1_cn;
    const gru1_cn = adam_m_gruLast1_gru1_cn;
    const v_gruLast1_gru1_cn = adam_v_gruLast1_gru1_cn;
    const gruLast1_gru1_cn_all = gruLast1_gru1_cn;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i1 = 0; i1 < 16; i1++) {
      const gradient_gruLast1_gru1_cn_1 = cn[i1]!;
      const adam_m_gruLast1_gru1_cn_new = 0.9 * gru1_cn[i1]! + 0.1 * gradient_gruLast1_gru1_cn_1;
      const adam_v_gruLast1_gru1_cn_new = 0.999 * v_gruLast1_gru1_cn[i1]! + 0.001 * (gradient_gruLast1_gru1_cn_1 * gradient_gruLast1_gru1_cn_1);
      const adam_w_gruLast1_gru1_cn_new = gruLast1_gru1_cn_all[i1]! - 0.005 * (correction1[0]! * adam_m_gruLast1_gru1_cn_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_gruLast1_gru1_cn_new)));
      gru1_cn[i1] = adam_m_gruLast1_gru1_cn_new;
      v_gruLast1_gru1_cn[i1] = adam_v_gruLast1_gru1_cn_new;
      gruLast1_gru1_cn_all[i1] = adam_w_gruLast1_gru1_cn_new;
    }
  }

  // adam.v(dense1.W).new[i1, i2] = 0.001 * gradient(dense1.W)[i1, i2] ^ 2 + 0.999 * adam.v(dense1.W)[i1, i2]
  //   (examples/seattle-weather/seattle-weather.nn:20)
  // adam.m(dense1.W).new[i1, i2] = 0.1 * gradient(dense1.W)[i1, i2] + 0.9 * adam.m(dense1.W)[i1, i2]
  // adam.w(dense1.W).new[i1, i2] = dense1.W[i1, i2] - 0.005 * adam.correction1 * adam.m(dense1.W).new[i1, i2] /
  //   (sqrt(adam.correction2 * adam.v(dense1.W).new[i1, i2]) + 1e-8)
  function update_dense1_W(): void {
    const W = gradient_dense1_W;
    const v_dense1_W = adam_v_dense1_W;
    const m_dense1_W = adam_m_dense1_W;
    const dense1_W_all = dense1_W;
    const correction1 = adam_correction1;
    const correction2 = adam_correction2;
    for (let i2 = 0; i2 < 16; i2++) {
      const gradient_dense1_W_1 = W[i2]!;
      const adam_v_dense1_W_new = 0.001 * (gradient_dense1_W_1 * gradient_dense1_W_1) + 0.999 * v_dense1_W[i2]!;
      const adam_m_dense1_W_new = 0.1 * gradient_dense1_W_1 + 0.9 * m_dense1_W[i2]!;
      const adam_w_dense1_W_new = dense1_W_all[i2]! - 0.005 * (correction1[0]! * adam_m_dense1_W_new / (1e-8 + Math.sqrt(correction2[0]! * adam_v_dense1_W_new)));
      v_dense1_W[i2] = adam_v_dense1_W_new;
      m_dense1_W[i2] = adam_m_dense1_W_new;
      dense1_W_all[i2] = adam_w_dense1_W_new;
    }
  }

  // adam.m(dense1.b).new[i1] = 0.1 * gradient(dense1.b)[i1] + 0.9 * adam.m(dense1.b)[i1]
  //   (examples/seattle-weather/seattle-weather.nn:20)
  // adam.v(dense1.b).new[i1] = 0.999 * adam.v(dense1.b)[i1] + 0.001 * gradient(dense1.b)[i1] ^ 2
  // adam.w(dense1.b).new[i1] = dense1.b[i1] - 0.005 * adam.correction1 * adam.m(dense1.b).new[i1] /
  //   (sqrt(adam.correction2 * adam.v(dense1.b).new[i1]) + 1e-8)
  // unrolled: 14 operations; a loop costs more
  function update_dense1_b(): void {
    const gradient_dense1_b_1 = gradient_dense1_b[0]!;
    const adam_m_dense1_b_new_1 = 0.1 * gradient_dense1_b_1 + 0.9 * adam_m_dense1_b[0]!;
    const adam_v_dense1_b_new_1 = 0.999 * adam_v_dense1_b[0]! + 0.001 * (gradient_dense1_b_1 * gradient_dense1_b_1);
    const adam_w_dense1_b_new_1 = dense1_b[0]! - 0.005 * (adam_correction1[0]! * adam_m_dense1_b_new_1 / (1e-8 + Math.sqrt(adam_correction2[0]! * adam_v_dense1_b_new_1)));
    adam_m_dense1_b[0] = adam_m_dense1_b_new_1;
    adam_v_dense1_b[0] = adam_v_dense1_b_new_1;
    dense1_b[0] = adam_w_dense1_b_new_1;
  }

  // ---- fitted values, pass 1: begin ------------------------------------------------------------------------

  // sum.1[s1] = 0
  function fit_sum_1(): void {
    sum_1.fill(0);
  }

  // ---- fitted values, pass 1: accumulate -------------------------------------------------------------------

  // sum.1.joined[s1] = sum.1[s1] + sum(data: past[data, s1])
  function fit_fitting_accumulate_1_sum_1(count: number): void {
    const past_all = past;
    const sum_1_all = sum_1;
    for (let s1 = 0; s1 < 56; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total = past_all[data * 56 + s1]! + total;
      }
      sum_1_all[s1] = total + sum_1_all[s1]!;
    }
  }

  // ---- fitted values, pass 1: finish -----------------------------------------------------------------------

  // scaled.center[s1] = sum.1[s1] / count(batch) (examples/seattle-weather/seattle-weather.nn:8)
  function fit_scaled_center_2(count: number): void {
    const sum_1_all = sum_1;
    const center = scaled_center;
    for (let s1 = 0; s1 < 56; s1++) {
      center[s1] = sum_1_all[s1]! / count;
    }
  }

  // ---- fitted values, pass 2: begin ------------------------------------------------------------------------

  // sum.2[s1] = 0
  function fit_sum_2(): void {
    sum_2.fill(0);
  }

  // ---- fitted values, pass 2: accumulate -------------------------------------------------------------------

  // sum.2.joined[s1] = sum.2[s1] + sum(data: (past[data, s1] - scaled.center[s1]) ^ 2)
  function fit_fitting_accumulate_2_sum_2(count: number): void {
    const past_all = past;
    const center = scaled_center;
    const sum_2_all = sum_2;
    for (let s1 = 0; s1 < 56; s1++) {
      let total = 0;
      for (let data = 0; data < count; data++) {
        total = square(past_all[data * 56 + s1]! - center[s1]!) + total;
      }
      sum_2_all[s1] = total + sum_2_all[s1]!;
    }
  }

  // ---- fitted values, pass 2: finish -----------------------------------------------------------------------

  // scaled.deviation.sum[s1] = sum.2[s1] (examples/seattle-weather/seattle-weather.nn:8)
  // scaled.deviation[s1] = sqrt(scaled.deviation.sum[s1]) / sqrt(count(batch))
  // scaled.spread[s1] = 1e-9 * abs(scaled.center[s1]) < scaled.deviation[s1] ? scaled.deviation[s1] : 1
  function fit_scaled_spread_2(count: number): void {
    const sum_2_all = sum_2;
    const center = scaled_center;
    const sum = scaled_deviation_sum;
    const deviation = scaled_deviation;
    const spread = scaled_spread;
    for (let s1 = 0; s1 < 56; s1++) {
      const scaled_deviation_sum_2 = sum_2_all[s1]!;
      const scaled_deviation_2 = Math.sqrt(scaled_deviation_sum_2) / Math.sqrt(count);
      const scaled_spread_2 = 1e-9 * Math.abs(center[s1]!) < scaled_deviation_2 ? scaled_deviation_2 : 1;
      sum[s1] = scaled_deviation_sum_2;
      deviation[s1] = scaled_deviation_2;
      spread[s1] = scaled_spread_2;
    }
  }

  // ---- entry points ----------------------------------------------------------------------------------------

  /** Initializes parameters and state. */
  function runInitialize(): void {
    initialize_constants();
    initialize_gruLast1_gru1_Wz();
    initialize_gruLast1_gru1_Wr();
    initialize_gruLast1_gru1_Wn();
    initialize_gruLast1_gru1_Uz();
    initialize_gruLast1_gru1_Ur();
    initialize_gruLast1_gru1_Un();
    initialize_dense1_W();
  }

  /** Computes the outputs of the inputs. */
  function runInference(count: number): void {
    predict_scaled_y(count);
    predict_gruLast1_gru1_r_sum2(count);
    predict_gruLast1_gru1_h(count);
    predict_celsius1_y(count);
  }

  /** Computes the loss in evaluation mode. */
  function runEvaluation(count: number): void {
    evaluate_penalty_gruLast1_gru1_Wr_2();
    predict_scaled_y(count);
    predict_gruLast1_gru1_r_sum2(count);
    predict_gruLast1_gru1_h(count);
    evaluate_dense1_y(count);
    evaluate_loss1_each_2(count);
    evaluate_loss_2(count);
  }

  /** Computes the loss and its gradients. */
  function runTraining(count: number): void {
    evaluate_penalty_gruLast1_gru1_Wr_2();
    predict_scaled_y(count);
    predict_gruLast1_gru1_r_sum2(count);
    train_gruLast1_gru1_h_2(count);
    train_d_dense1_y(count);
    train_loss1_each(count);
    evaluate_loss_2(count);
    train_d_gruLast1_lastTime1_y(count);
    train_d_gruLast1_gru1_h_values(count);
    train_d_gruLast1_gru1_r_sum(count);
    train_gradient_gruLast1_gru1_Wz(count);
    train_gradient_gruLast1_gru1_Wr(count);
    train_d_gruLast1_gru1_n_sum2(count);
    train_gradient_gruLast1_gru1_Wn(count);
    train_gradient_gruLast1_gru1_Uz(count);
    train_gradient_gruLast1_gru1_Ur(count);
    train_gradient_gruLast1_gru1_Un(count);
    train_gradient_gruLast1_gru1_bz(count);
    train_gradient_gruLast1_gru1_br(count);
    train_gradient_gruLast1_gru1_cn(count);
    train_gradient_dense1_W(count);
    train_gradient_dense1_b(count);
  }

  /** Updates the parameters. */
  function runUpdate(): void {
    update_adam_correction2();
    update_gruLast1_gru1_Wz();
    update_gruLast1_gru1_Wr();
    update_gruLast1_gru1_Wn();
    update_gruLast1_gru1_Uz();
    update_gruLast1_gru1_Ur();
    update_gruLast1_gru1_Un();
    update_gruLast1_gru1_bz();
    update_gruLast1_gru1_br();
    update_gruLast1_gru1_bn();
    update_gruLast1_gru1_cn();
    update_dense1_W();
    update_dense1_b();
  }

  // ---- data ------------------------------------------------------------------------------------------------

  /** The batch size of a call. */
  function countOf(inputs: SeattleWeatherInputs, count: number | undefined): number {
    checkLength(inputs, 1, false, "past");
    return countExamples(inputs.length, 56, count, 32, "past");
  }

  /** Copies inputs into the input buffers. `exact`: the arrays must have exactly `count` examples. */
  function readInputs(inputs: SeattleWeatherInputs, count: number, exact: boolean, training: boolean): void {
    checkLength(inputs, count * 56, exact, "past");
    if (training) checkFinite(inputs, count * 56, "past");
    for (let i = 0; i < count * 56; i++) past[i] = inputs[i]!;
  }

  function readTargets(targets: SeattleWeatherTargets, count: number, exact: boolean): void {
    checkLength(targets, count, exact, "temp_max");
    checkFinite(targets, count, "temp_max");
    for (let i = 0; i < count; i++) target_temp_max[i] = targets[i]!;
  }

  function encodePast(value: SeattleWeatherPast, into: Numbers, at: number): void {
    checkRecord(value, "past");
    checkLength(value.precipitation, 14, true, "precipitation");
    for (let i = 0; i < 14; i++) into[at + i] = checkNumber(value.precipitation[i], "precipitation");
    checkLength(value.temp_max, 14, true, "temp_max");
    for (let i = 0; i < 14; i++) into[at + 14 + i] = checkNumber(value.temp_max[i], "temp_max");
    checkLength(value.temp_min, 14, true, "temp_min");
    for (let i = 0; i < 14; i++) into[at + 28 + i] = checkNumber(value.temp_min[i], "temp_min");
    checkLength(value.wind, 14, true, "wind");
    for (let i = 0; i < 14; i++) into[at + 42 + i] = checkNumber(value.wind[i], "wind");
  }

  function encodeTemp_max(value: ArrayLike<number>, into: Numbers, at: number): void {
    checkLength(value, 1, true, "temp_max");
    for (let i = 0; i < 1; i++) into[at + i] = checkNumber(value[i], "temp_max");
  }

  // ---- predictions -----------------------------------------------------------------------------------------

  const viewsOfTemp_max: Float64Array[] = [];

  /** A view of the outputs of `count` examples; created once per count. */
  function viewTemp_max(count: number): Float64Array {
    return (viewsOfTemp_max[count] ??= celsius1_y.subarray(0, count * 1));
  }

  function decodeTemp_max(values: Float64Array): SeattleWeatherOutput {
    return { temp_max: Array.from(values) };
  }

  function forward(inputs: SeattleWeatherInputs, count?: number): SeattleWeatherOutputs {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, false);
    runInference(n);
    return viewTemp_max(n);
  }

  function predict(example: SeattleWeatherInput): SeattleWeatherOutput {
    encodePast(example, past, 0);
    runInference(1);
    return decodeTemp_max(viewTemp_max(1));
  }

  // ---- training --------------------------------------------------------------------------------------------

  function accumulate(inputs: SeattleWeatherInputs, targets: SeattleWeatherTargets, count?: number): number {
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

  function trainBatch(inputs: SeattleWeatherInputs, targets: SeattleWeatherTargets, count?: number): number {
    const found = accumulate(inputs, targets, count);
    update();
    return found;
  }

  function loss(inputs: SeattleWeatherInputs, targets: SeattleWeatherTargets, count?: number): number {
    const n = countOf(inputs, count);
    readInputs(inputs, n, count === undefined, true);
    readTargets(targets, n, count === undefined);
    runEvaluation(n);
    return meanLoss[0]!;
  }

  // ---- save and load ---------------------------------------------------------------------------------------

  const fittedNames: readonly string[] = ["scaled.center","scaled.deviation","scaled.spread"];
  /** Fitted values loaded from another model: `fit` does not recompute them. */
  let taken: readonly TakenArray[] = [];
  const parameters: SeattleWeather["parameters"] = {
    "gruLast1.gru1.Wz": { shape: [4, 16], values: gruLast1_gru1_Wz },
    "gruLast1.gru1.Wr": { shape: [4, 16], values: gruLast1_gru1_Wr },
    "gruLast1.gru1.Wn": { shape: [4, 16], values: gruLast1_gru1_Wn },
    "gruLast1.gru1.Uz": { shape: [16, 16], values: gruLast1_gru1_Uz },
    "gruLast1.gru1.Ur": { shape: [16, 16], values: gruLast1_gru1_Ur },
    "gruLast1.gru1.Un": { shape: [16, 16], values: gruLast1_gru1_Un },
    "gruLast1.gru1.bz": { shape: [16], values: gruLast1_gru1_bz },
    "gruLast1.gru1.br": { shape: [16], values: gruLast1_gru1_br },
    "gruLast1.gru1.bn": { shape: [16], values: gruLast1_gru1_bn },
    "gruLast1.gru1.cn": { shape: [16], values: gruLast1_gru1_cn },
    "dense1.W": { shape: [16, 1], values: dense1_W },
    "dense1.b": { shape: [1], values: dense1_b },
  };

  const kept: readonly Kept[] = [
    ...Object.entries(parameters).map(([name, { shape, values }]) => ({ name, shape, values })),
    { name: "scaled.center", shape: [56], values: scaled_center },
    { name: "scaled.deviation", shape: [56], values: scaled_deviation },
    { name: "scaled.spread", shape: [56], values: scaled_spread },
    { name: "adam.m(gruLast1.gru1.Wz)", shape: [4, 16], values: adam_m_gruLast1_gru1_Wz, optional: true },
    { name: "adam.v(gruLast1.gru1.Wz)", shape: [4, 16], values: adam_v_gruLast1_gru1_Wz, optional: true },
    { name: "adam.m(gruLast1.gru1.Wr)", shape: [4, 16], values: adam_m_gruLast1_gru1_Wr, optional: true },
    { name: "adam.v(gruLast1.gru1.Wr)", shape: [4, 16], values: adam_v_gruLast1_gru1_Wr, optional: true },
    { name: "adam.m(gruLast1.gru1.Wn)", shape: [4, 16], values: adam_m_gruLast1_gru1_Wn, optional: true },
    { name: "adam.v(gruLast1.gru1.Wn)", shape: [4, 16], values: adam_v_gruLast1_gru1_Wn, optional: true },
    { name: "adam.m(gruLast1.gru1.Uz)", shape: [16, 16], values: adam_m_gruLast1_gru1_Uz, optional: true },
    { name: "adam.v(gruLast1.gru1.Uz)", shape: [16, 16], values: adam_v_gruLast1_gru1_Uz, optional: true },
    { name: "adam.m(gruLast1.gru1.Ur)", shape: [16, 16], values: adam_m_gruLast1_gru1_Ur, optional: true },
    { name: "adam.v(gruLast1.gru1.Ur)", shape: [16, 16], values: adam_v_gruLast1_gru1_Ur, optional: true },
    { name: "adam.m(gruLast1.gru1.Un)", shape: [16, 16], values: adam_m_gruLast1_gru1_Un, optional: true },
    { name: "adam.v(gruLast1.gru1.Un)", shape: [16, 16], values: adam_v_gruLast1_gru1_Un, optional: true },
    { name: "adam.m(gruLast1.gru1.bz)", shape: [16], values: adam_m_gruLast1_gru1_bz, optional: true },
    { name: "adam.v(gruLast1.gru1.bz)", shape: [16], values: adam_v_gruLast1_gru1_bz, optional: true },
    { name: "adam.m(gruLast1.gru1.br)", shape: [16], values: adam_m_gruLast1_gru1_br, optional: true },
    { name: "adam.v(gruLast1.gru1.br)", shape: [16], values: adam_v_gruLast1_gru1_br, optional: true },
    { name: "adam.m(gruLast1.gru1.bn)", shape: [16], values: adam_m_gruLast1_gru1_bn, optional: true },
    { name: "adam.v(gruLast1.gru1.bn)", shape: [16], values: adam_v_gruLast1_gru1_bn, optional: true },
    { name: "adam.m(gruLast1.gru1.cn)", shape: [16], values: adam_m_gruLast1_gru1_cn, optional: true },
    { name: "adam.v(gruLast1.gru1.cn)", shape: [16], values: adam_v_gruLast1_gru1_cn, optional: true },
    { name: "adam.m(dense1.W)", shape: [16, 1], values: adam_m_dense1_W, optional: true },
    { name: "adam.v(dense1.W)", shape: [16, 1], values: adam_v_dense1_W, optional: true },
    { name: "adam.m(dense1.b)", shape: [1], values: adam_m_dense1_b, optional: true },
    { name: "adam.v(dense1.b)", shape: [1], values: adam_v_dense1_b, optional: true },
  ];

  function save(): Uint8Array {
    return encodeSafetensors(kept, {
      model: "SeattleWeather",
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
    const found = only === undefined ? matchTensors(saved, kept, "SeattleWeather") : takeArrays(saved, kept, only);
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
  function takeData(data: SeattleWeatherData): DataRows {
    checkRecord(data, "data");
    const rowsOfPast = takeRows(data.past, 56, undefined, Float64Array, encodePast, "past");
    const rowsOfTemp_max = takeRows(data.temp_max, 1, undefined, Float64Array, encodeTemp_max, "temp_max");
    const examples = sameCount(undefined, rowsOfPast.length, 56, "past");
    sameCount(examples, rowsOfTemp_max.length, 1, "temp_max");
    return {
      examples,
      gather(order, from, count) {
        for (let n = 0; n < count; n++) {
          const row = order[from + n]!;
          for (let i = 0; i < 56; i++) past[n * 56 + i] = rowsOfPast[row * 56 + i]!;
          target_temp_max[n] = rowsOfTemp_max[row]!;
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
        fit_scaled_center_2(count);
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
        fit_scaled_spread_2(count);
        for (const { values, numbers } of taken) values.set(numbers);
      },
    },
  ];

  /** The kernels of a training step: layer, arrays written, and their numbers per example. Locates a non-finite loss. */
  const steps: readonly Step[] = [
    [
      "regularize (examples/seattle-weather/seattle-weather.nn:16)",
      [
        [penalty_gruLast1_gru1_Wz, 0],
        [penalty_gruLast1_gru1_Un, 0],
        [penalty_gruLast1_gru1_Ur, 0],
        [penalty_gruLast1_gru1_Uz, 0],
        [penalty_gruLast1_gru1_Wn, 0],
        [penalty_dense1_W, 0],
        [penalty_gruLast1_gru1_Wr, 0],
      ],
    ],
    ["scaled (examples/seattle-weather/seattle-weather.nn:8)", [[scaled_y, 56]]],
    [
      "gruLast1.gru1 (std/blocks/gruLast.nn:3)",
      [[gruLast1_gru1_z_sum, 224], [gruLast1_gru1_n_sum2, 224], [gruLast1_gru1_r_sum2, 224]],
    ],
    [
      "gruLast1.gru1 (std/blocks/gruLast.nn:3)",
      [
        [gruLast1_gru1_h, 240],
        [gruLast1_gru1_z, 224],
        [gruLast1_gru1_r, 224],
        [gruLast1_gru1_n_sum, 224],
        [gruLast1_gru1_n, 224],
      ],
    ],
    ["celsius1 (examples/seattle-weather/seattle-weather.nn:11)", [[celsius1_y, 1], [d_dense1_y, 1]]],
    ["loss1 (examples/seattle-weather/seattle-weather.nn:15)", [[loss1_each, 1]]],
    ["loss", [[meanLoss, 0]]],
    ["dense1 (examples/seattle-weather/seattle-weather.nn:11)", [[d_gruLast1_lastTime1_y, 16]]],
    ["gruLast1.lastTime1 (std/blocks/gruLast.nn:4)", [[d_gruLast1_gru1_h_values, 224]]],
    [
      "gruLast1.gru1 (std/blocks/gruLast.nn:3)",
      [
        [d_gruLast1_gru1_h_sum3, 240],
        [d_gruLast1_gru1_h_sum2, 240],
        [d_gruLast1_gru1_h, 240],
        [d_gruLast1_gru1_z, 224],
        [d_gruLast1_gru1_z_sum, 224],
        [d_gruLast1_gru1_n, 224],
        [d_gruLast1_gru1_n_sum, 224],
        [d_gruLast1_gru1_r, 224],
        [d_gruLast1_gru1_r_sum, 224],
      ],
    ],
    ["regularize (examples/seattle-weather/seattle-weather.nn:16)", [[gradient_gruLast1_gru1_Wz, 0]]],
    ["regularize (examples/seattle-weather/seattle-weather.nn:16)", [[gradient_gruLast1_gru1_Wr, 0]]],
    ["gruLast1.gru1 (std/blocks/gruLast.nn:3)", [[d_gruLast1_gru1_n_sum2, 224]]],
    ["regularize (examples/seattle-weather/seattle-weather.nn:16)", [[gradient_gruLast1_gru1_Wn, 0]]],
    ["regularize (examples/seattle-weather/seattle-weather.nn:16)", [[gradient_gruLast1_gru1_Uz, 0]]],
    ["regularize (examples/seattle-weather/seattle-weather.nn:16)", [[gradient_gruLast1_gru1_Ur, 0]]],
    ["regularize (examples/seattle-weather/seattle-weather.nn:16)", [[gradient_gruLast1_gru1_Un, 0]]],
    ["gruLast1.gru1 (std/blocks/gruLast.nn:3)", [[gradient_gruLast1_gru1_bz, 0]]],
    ["gruLast1.gru1 (std/blocks/gruLast.nn:3)", [[gradient_gruLast1_gru1_br, 0]]],
    ["gruLast1.gru1 (std/blocks/gruLast.nn:3)", [[gradient_gruLast1_gru1_bn, 0], [gradient_gruLast1_gru1_cn, 0]]],
    ["dense1 (examples/seattle-weather/seattle-weather.nn:11)", [[gradient_dense1_W, 0]]],
    ["dense1 (examples/seattle-weather/seattle-weather.nn:11)", [[gradient_dense1_b, 0]]],
  ];

  const stepFunctions: readonly ((count: number) => void)[] = [
    evaluate_penalty_gruLast1_gru1_Wr_2,
    predict_scaled_y,
    predict_gruLast1_gru1_r_sum2,
    train_gruLast1_gru1_h_2,
    train_d_dense1_y,
    train_loss1_each,
    evaluate_loss_2,
    train_d_gruLast1_lastTime1_y,
    train_d_gruLast1_gru1_h_values,
    train_d_gruLast1_gru1_r_sum,
    train_gradient_gruLast1_gru1_Wz,
    train_gradient_gruLast1_gru1_Wr,
    train_d_gruLast1_gru1_n_sum2,
    train_gradient_gruLast1_gru1_Wn,
    train_gradient_gruLast1_gru1_Uz,
    train_gradient_gruLast1_gru1_Ur,
    train_gradient_gruLast1_gru1_Un,
    train_gradient_gruLast1_gru1_bz,
    train_gradient_gruLast1_gru1_br,
    train_gradient_gruLast1_gru1_cn,
    train_gradient_dense1_W,
    train_gradient_dense1_b,
  ];

  /** This network and a data set, as training and evaluation use them. */
  function core(data: SeattleWeatherData): FitCore {
    const meterOfTemp_max = realMeter(1);
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
          meterOfTemp_max.reset();
        },
        add(count) {
          runInference(count);
          meterOfTemp_max.add(celsius1_y, target_temp_max, count);
        },
        values: () => ({ mae: meterOfTemp_max.value("mae"), r2: meterOfTemp_max.value("r2") }),
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
    return { epochs: 20, validation: 0.25, hold: "last", seed, shuffle: true, patience: 0 };
  }

  function evaluate(data: SeattleWeatherData): Measured {
    return measureAll(core(data));
  }

  function fit(data: SeattleWeatherData, options: FitOptions = {}): FitHistory {
    const run = startFit(core(data), options, defaults(), false);
    drain(run.work);
    return run.history;
  }

  async function fitAsync(data: SeattleWeatherData, options: FitAsyncOptions = {}): Promise<FitHistory> {
    return runAsync(startFit(core(data), options, defaults(), true), options.signal);
  }

  // ---- the network -----------------------------------------------------------------------------------------

  const gradients: SeattleWeather["gradients"] = {
    "gruLast1.gru1.Wz": { shape: [4, 16], values: gradient_gruLast1_gru1_Wz },
    "gruLast1.gru1.Wr": { shape: [4, 16], values: gradient_gruLast1_gru1_Wr },
    "gruLast1.gru1.Wn": { shape: [4, 16], values: gradient_gruLast1_gru1_Wn },
    "gruLast1.gru1.Uz": { shape: [16, 16], values: gradient_gruLast1_gru1_Uz },
    "gruLast1.gru1.Ur": { shape: [16, 16], values: gradient_gruLast1_gru1_Ur },
    "gruLast1.gru1.Un": { shape: [16, 16], values: gradient_gruLast1_gru1_Un },
    "gruLast1.gru1.bz": { shape: [16], values: gradient_gruLast1_gru1_bz },
    "gruLast1.gru1.br": { shape: [16], values: gradient_gruLast1_gru1_br },
    "gruLast1.gru1.bn": { shape: [16], values: gradient_gruLast1_gru1_bn },
    "gruLast1.gru1.cn": { shape: [16], values: gradient_gruLast1_gru1_cn },
    "dense1.W": { shape: [16, 1], values: gradient_dense1_W },
    "dense1.b": { shape: [1], values: gradient_dense1_b },
  };

  const meta: SeattleWeather["meta"] = {
    name: "SeattleWeather",
    sourceHash: "132fdc28abddf5",
    inputs: { past: [56] },
    outputs: { temp_max: [1] },
    parameterCount: 1041,
    batchSize: 32,
    bytes: 942144,
    operations: 29714,
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
function logistic(values: Float64Array): Float64Array {
  // Where exp(-x) overflows, the result underflows to 0.
  values[0] = 1 / (1 + exp(on(-values[0]!))[0]!);
  return values;
}

/**
 * The hyperbolic tangent, within 4 ulp: near 0 the eighth convergent of Lambert's continued fraction
 * x / (1 + x² / (3 + x² / (5 + …))), elsewhere 1 - 2 / (exp(2|x|) + 1) with the sign of x.
 */
function tanh(values: Float64Array): Float64Array {
  const x = values[0]!;
  const a = Math.abs(x);
  if (a < 0.75) {
    const z = x * x;
    values[0] = (x * (34459425 + z * (4729725 + z * (135135 + z * (990 + z))))) / (34459425 + z * (16216200 + z * (945945 + z * (13860 + z * 45))));
  } else {
    const y = 1 - 2 / (exp(on(2 * a))[0]! + 1);
    values[0] = x < 0 ? -y : y;
  }
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

/**
 * A row-major matrix of shape [rows, columns], uniformly distributed over the matrices with orthonormal columns (orthonormal
 * rows where there are more columns than rows): the Q factor of a matrix of normal draws whose R factor has a positive
 * diagonal (Mezzadri, 2007), by Gram-Schmidt with reorthogonalization. + - * / and the square root in a fixed order: the
 * result is bit-identical on every platform.
 */
function orthonormalMatrix(key: number, rows: number, columns: number): Float64Array {
  const length = Math.max(rows, columns);
  const many = Math.min(rows, columns);
  const vectors = new Float64Array(rows * columns);
  for (let v = 0; v < many; v++) {
    const at = v * length;
    let norm = 0;
    // A vector that is nearly a combination of the earlier ones is drawn again.
    for (let attempt = 0; norm < 1e-6; attempt++) {
      for (let i = 0; i < length; i++) vectors[at + i] = gaussianAt(key, attempt * rows * columns + at + i);
      removeEarlier(vectors, at, length);
      removeEarlier(vectors, at, length);
      norm = 0;
      for (let i = 0; i < length; i++) norm += vectors[at + i]! * vectors[at + i]!;
      norm = Math.sqrt(norm);
    }
    for (let i = 0; i < length; i++) vectors[at + i] = vectors[at + i]! / norm;
  }
  if (rows < columns) return vectors;
  const transposed = new Float64Array(rows * columns);
  for (let v = 0; v < many; v++) for (let i = 0; i < length; i++) transposed[i * columns + v] = vectors[v * length + i]!;
  return transposed;
}

/** Subtracts from the vector at `at` its projections on all earlier vectors. */
function removeEarlier(vectors: Float64Array, at: number, length: number): void {
  for (let from = 0; from < at; from += length) {
    let share = 0;
    for (let i = 0; i < length; i++) share += vectors[from + i]! * vectors[at + i]!;
    for (let i = 0; i < length; i++) vectors[at + i] = vectors[at + i]! - share * vectors[from + i]!;
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

/** Metrics of `width` real numbers per example. R² is the mean over the components, as in scikit-learn. */
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
