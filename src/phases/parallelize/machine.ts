/** What threads cost, and what they save: figures were measured on V8 with two cores. */

export interface ThreadMachine {
  /** Nanoseconds that a loop takes at least where it is shared: several times what waiting for each other takes. */
  readonly loop: number;
  /** Nanoseconds that a step takes at least where threads are worth their start. */
  readonly step: number;
  /** The share of a step, in time, that has to be shared. */
  readonly share: number;
  /** Nanoseconds of a load, of a store, of simple arithmetic, of a division or root, of a function, and of a random number. */
  readonly load: number;
  readonly store: number;
  readonly arithmetic: number;
  readonly division: number;
  readonly transcendental: number;
  readonly draw: number;
}

export const threads: ThreadMachine = {
  loop: 4_000,
  step: 250_000,
  share: 0.5,
  load: 0.1,
  store: 0.25,
  arithmetic: 0.25,
  division: 1.5,
  transcendental: 4,
  draw: 10,
};
