import { describe, expect, test, vi } from "vitest";
import { type FitCore, type FitDefaults, type FitHistory, type FitOptions, drain, measureAll, runAsync, runPasses, startFit } from "../../src/runtime/fit.ts";

const defaults: FitDefaults = { epochs: 3, validation: 0, test: 0, hold: "drawn", seed: 7, shuffle: true, patience: 0 };

interface Recorder {
  readonly core: FitCore;
  /** Rows that a gradient was taken of, a list for each. */
  readonly trained: number[][];
  readonly validated: number[];
  readonly fitted: number[];
  readonly places: (readonly [number, number, number])[];
  readonly log: string[];
  /** The one weight there is: the number of updates. */
  weight: number;
}

interface Settings {
  readonly examples: number;
  readonly batch: number;
  readonly accumulate?: number;
  readonly measured?: boolean;
  readonly passes?: number;
  readonly epochsBefore?: number;
  readonly wholeBefore?: number;
  readonly loss?: (rows: readonly number[], weight: number) => number;
  readonly held?: (weight: number) => number;
}

/** A network that remembers what it is asked to do. */
function recorder(settings: Settings): Recorder {
  const { examples, batch, accumulate = 1, measured = false, passes = 0, epochsBefore = 0, wholeBefore = 0, loss = () => 1, held = () => 2 } = settings;
  let rows: number[] = [];
  let epoch = epochsBefore;
  let whole = wholeBefore;
  let kept = 0;
  let seen = 0;
  const made: Recorder = {
    trained: [], validated: [], fitted: [], places: [], log: [], weight: 0,
    core: {
      examples, batch, accumulate,
      gather: (order, from, count) => void (rows = [...order.subarray(from, from + count)]),
      lossOf: (count) => {
        expect(count).toBe(rows.length);
        made.validated.push(...rows);
        return held(made.weight);
      },
      ...(measured && { metrics: { reset: () => void (seen = 0), add: (count: number) => void (seen += count), values: () => ({ seen }) } }),
      epoch: () => epoch,
      whole: () => whole,
      place: (at, of, steps) => {
        epoch = at;
        whole = of;
        made.places.push([at, of, steps]);
      },
      prepare: (order, count) => runPasses(Array.from({ length: passes }, (_, i) => ({
        begin: () => void made.log.push(`begin ${i}`),
        accumulate: () => void made.fitted.push(...rows),
        finish: (count: number) => void made.log.push(`finish ${i} of ${count}`),
      })), made.core, batch, order, count),
      fitted: () => void made.log.push("fitted"),
      gradient: (count, share, shares) => {
        expect(count).toBe(rows.length);
        made.trained.push(rows);
        made.log.push(`${share}/${shares}`);
        return loss(rows, made.weight);
      },
      update: () => {
        made.weight++;
        made.log.push("update");
      },
      snapshot: () => void (kept = made.weight),
      restore: () => void (made.weight = kept),
      nonFiniteLossError: (count, found) => new Error(`the loss of ${count} examples is ${found}`),
    },
  };
  return made;
}

function run(made: Recorder, options: FitOptions = {}): FitHistory {
  const fit = startFit(made.core, options, defaults, false);
  drain(fit.work);
  return fit.history;
}

const sorted = (rows: readonly number[]): number[] => [...rows].sort((a, b) => a - b);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe("epochs", () => {
  test("see every example once, in batches, in another order each time", () => {
    const made = recorder({ examples: 10, batch: 4 });
    expect(run(made).stopped).toBe("finished");
    expect(made.trained.map((rows) => rows.length)).toEqual([4, 4, 2, 4, 4, 2, 4, 4, 2]);
    const epochs = [0, 3, 6].map((i) => made.trained.slice(i, i + 3).flat());
    for (const rows of epochs) expect(sorted(rows)).toEqual(upTo(10));
    expect(new Set(epochs.map(String)).size).toBe(3);
  });

  test("keep the order of the data where it is not to be shuffled, held-out examples being the last", () => {
    const made = recorder({ examples: 10, batch: 8 });
    run(made, { shuffle: false, epochs: 1, validation: 0.3 });
    expect(made.trained).toEqual([[0, 1, 2, 3, 4, 5, 6]]);
    expect(made.validated).toEqual([7, 8, 9]);
  });

  test("go on from another fit with the orders that one longer fit would have had", () => {
    const [whole, first] = [recorder({ examples: 9, batch: 2 }), recorder({ examples: 9, batch: 2 })];
    run(whole, { epochs: 5, validation: 0.2 });
    run(first, { epochs: 2, validation: 0.2 });
    const second = recorder({ examples: 9, batch: 2, epochsBefore: 2 });
    const { epochs } = run(second, { epochs: 3, validation: 0.2 });
    expect([...first.trained, ...second.trained]).toEqual(whole.trained);
    expect(epochs.map((e) => e.epoch)).toEqual([3, 4, 5]);
    expect(second.places.at(0)).toEqual([2, 5, 4]);
    expect(second.places.at(-1)).toEqual([5, 5, 4]);
  });

  test("report the mean loss over the examples, not over the batches", () => {
    const made = recorder({ examples: 5, batch: 4, loss: (rows) => (rows.length === 4 ? 1 : 11) });
    expect(run(made, { epochs: 1 }).epochs).toEqual([{ epoch: 1, loss: 3, metrics: {} }]);
  });

  test("may be none: then only what is fitted to data is", () => {
    const made = recorder({ examples: 5, batch: 2, passes: 1 });
    expect(run(made, { epochs: 0 })).toEqual({ epochs: [], stopped: "finished" });
    expect(made.log).toEqual(["begin 0", "finish 0 of 5", "fitted"]);
  });

  test("take smaller batches where asked", () => {
    const made = recorder({ examples: 10, batch: 8, accumulate: 2 });
    run(made, { epochs: 1, batch: 3 });
    expect(made.trained.map((rows) => rows.length)).toEqual([3, 3, 3, 1]);
    expect(made.places[0]).toEqual([0, 1, 2]);
  });

  test("update after so many batches, the last of an epoch perhaps fewer", () => {
    const made = recorder({ examples: 5, batch: 1, accumulate: 2 });
    run(made, { epochs: 1 });
    expect(made.log.slice(1)).toEqual(["0/2", "1/2", "update", "0/2", "1/2", "update", "0/1", "update"]);
    expect(made.places[0]).toEqual([0, 1, 3]);
  });
});

describe("a training in parts", () => {
  const parts = (...calls: readonly FitOptions[]) => {
    const made = recorder({ examples: 4, batch: 2 });
    return { made, epochs: calls.map((options) => run(made, options).epochs.length), whole: made.core.whole() };
  };

  test("has one length for schedules, whatever part a call is", () => {
    const { made } = parts({ epochs: 2, of: 5 }, { epochs: 3, of: 5 });
    expect(new Set(made.places.map(([, whole]) => whole))).toEqual(new Set([5]));
  });

  test("is gone on with to its end, where no call says otherwise", () => {
    expect(parts({ epochs: 2, of: 5 }, {})).toMatchObject({ epochs: [2, 3], whole: 5 });
    expect(parts({ epochs: 2, of: 5 }, { epochs: 1 }, { of: 5 })).toMatchObject({ epochs: [2, 1, 2], whole: 5 });
    expect(parts({ of: 5 }, { of: 5 })).toMatchObject({ epochs: [5, 0], whole: 5 });
    // What is finished is followed by another, as long as the settings say.
    expect(parts({ epochs: 2 }, {}, { epochs: 1 })).toMatchObject({ epochs: [2, 3, 1], whole: 6 });
    expect(parts({ epochs: 2, of: 5 }, { epochs: 4 })).toMatchObject({ epochs: [2, 4], whole: 6 });
  });

  test("is not shorter than its parts", () => {
    expect(() => parts({ epochs: 2 }, { epochs: 3, of: 4 })).toThrow("of is 4, and 3 epochs after 2 make 5");
    for (const of of [1.5, NaN, -1]) expect(() => parts({ of })).toThrow(`of is ${of}`);
  });

  test("ends where it is stopped early", () => {
    const made = recorder({ examples: 4, batch: 2, loss: () => 1 });
    expect(run(made, { epochs: 9, patience: 2 })).toMatchObject({ stopped: "early" });
    expect([made.core.epoch(), made.core.whole()]).toEqual([3, 3]);
  });
});

describe("held-out examples", () => {
  test("are one at least, where any are asked for", () => {
    for (const [examples, validation, held] of [[4, 0.1, 1], [2, 0.01, 1], [4, 0.4, 2], [3, 0, 0]] as const) {
      const made = recorder({ examples, batch: 4 });
      run(made, { validation, epochs: 1 });
      expect([made.validated.length, made.trained.flat().length]).toEqual([held, examples - held]);
    }
  });

  test("are a share that depends on the seed alone, and are never trained on nor fitted to", () => {
    const [a, b, c] = [recorder({ examples: 20, batch: 6, passes: 2 }), recorder({ examples: 20, batch: 3 }), recorder({ examples: 20, batch: 6 })];
    const { epochs } = run(a, { validation: 0.25 });
    run(b, { validation: 0.25 });
    run(c, { validation: 0.25, seed: 8 });
    const held = a.validated.slice(0, 5);
    expect(a.validated).toEqual([...held, ...held, ...held]);
    expect(b.validated.slice(0, 5)).toEqual(held);
    expect(sorted(c.validated.slice(0, 5))).not.toEqual(sorted(held));
    expect(sorted([...new Set(a.trained.flat()), ...held])).toEqual(upTo(20));
    expect(sorted([...a.fitted.slice(0, 15), ...held])).toEqual(upTo(20));
    expect(a.fitted.length).toBe(30);
    expect(a.log.slice(0, 5)).toEqual(["begin 0", "finish 0 of 15", "begin 1", "finish 1 of 15", "fitted"]);
    expect(epochs.map((e) => e.validation?.loss)).toEqual([2, 2, 2]);
  });

  test("leave one to train on", () => {
    const [one, two] = [recorder({ examples: 1, batch: 4 }), recorder({ examples: 2, batch: 4 })];
    expect(() => run(one, { validation: 0.9 })).toThrow("validation is 0.9, and of one example none can be held out");
    expect(run(one, { validation: 0 }).epochs.length).toBe(3);
    run(two, { validation: 0.99, epochs: 1 });
    expect([two.trained.flat().length, two.validated.length]).toEqual([1, 1]);
  });

  test("are the last ones where they are to be, and the others come in any order", () => {
    const made = recorder({ examples: 10, batch: 3 });
    run(made, { epochs: 1, validation: 0.3, hold: "last" });
    expect(made.validated).toEqual([7, 8, 9]);
    expect(made.trained.flat().toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(made.trained.flat()).not.toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test("have metrics of their own", () => {
    const { epochs } = run(recorder({ examples: 10, batch: 4, measured: true }), { epochs: 1, validation: 0.3 });
    expect(epochs).toEqual([{ epoch: 1, loss: 1, metrics: { seen: 7 }, validation: { loss: 2, metrics: { seen: 3 } } }]);
  });
});

describe("early stopping", () => {
  const valley = (best: number) => (weight: number) => Math.abs(weight - best);

  test("watches held-out examples, and puts the best weights back", () => {
    const made = recorder({ examples: 4, batch: 4, held: valley(5) });
    const { stopped, best, epochs } = run(made, { epochs: 50, validation: 0.25, patience: 3 });
    expect({ stopped, best, epochs: epochs.length, weight: made.weight }).toEqual({ stopped: "early", best: 5, epochs: 8, weight: 5 });
  });

  test("watches the training loss where none are held out", () => {
    const made = recorder({ examples: 4, batch: 4, loss: (_rows, weight) => Math.abs(weight - 5) });
    const { stopped, best, epochs } = run(made, { epochs: 50, patience: 2 });
    // The loss of an epoch is that before its update.
    expect({ stopped, best, epochs: epochs.length, weight: made.weight }).toEqual({ stopped: "early", best: 6, epochs: 8, weight: 6 });
  });

  test("that does not happen puts the best weights back all the same", () => {
    const made = recorder({ examples: 4, batch: 4, held: valley(5) });
    expect(run(made, { epochs: 7, validation: 0.25, patience: 9 })).toMatchObject({ stopped: "finished", best: 5 });
    expect(made.weight).toBe(5);
  });

  test("counts from where a fit goes on", () => {
    const made = recorder({ examples: 4, batch: 4, epochsBefore: 100, held: () => NaN });
    const { stopped, epochs, best } = run(made, { epochs: 50, validation: 0.25, patience: 4 });
    expect({ stopped, epochs: epochs.length, best }).toEqual({ stopped: "early", epochs: 4, best: undefined });
    expect(made.weight).toBe(4);
  });
});

describe("refusals", () => {
  test.each<[FitOptions, RegExp]>([
    [{ epochs: -1 }, /^epochs is -1/], [{ epochs: 1.5 }, /^epochs is 1.5/], [{ epochs: NaN }, /^epochs is NaN/], [{ validation: 1 }, /^validation is 1/], [{ validation: -0.1 }, /^validation is -0.1/],
    [{ validation: NaN }, /^validation is NaN/], [{ hold: "first" as "last" }, /^hold is "first"/], [{ seed: 0.5 }, /^seed is 0.5/], [{ patience: -2 }, /^patience is -2/], [{ batch: 0 }, /^batch is 0: .* 1 to 4/], [{ batch: 5 }, /^batch is 5: .* 1 to 4/], [{ batch: 2.5 }, /^batch is 2.5/],
  ])("%o, before anything is done", (options, message) => {
    const made = recorder({ examples: 8, batch: 4, passes: 1 });
    expect(() => startFit(made.core, options, defaults, false)).toThrow(message);
    expect(made.log).toEqual([]);
  });

  test.each([NaN, Infinity, -Infinity])("a loss of %d ends training before it spoils the weights", (bad) => {
    const made = recorder({ examples: 8, batch: 4, loss: (_rows, weight) => (weight === 3 ? bad : 1) });
    expect(() => run(made)).toThrow(`the loss of 4 examples is ${bad}`);
    expect(made.weight).toBe(3);
  });

  test("what a callback throws comes out", () => {
    const made = recorder({ examples: 8, batch: 4 });
    expect(() => run(made, { onEpoch: () => { throw new Error("enough"); } })).toThrow("enough");
    expect(made.weight).toBe(2);
  });
});

function wait(milliseconds: number): void {
  const until = performance.now() + milliseconds;
  while (performance.now() < until);
}

describe("the asynchronous loop", () => {
  const slow: Settings = { examples: 60, batch: 1, loss: () => (wait(3), 1) };

  test("does what the other does", async () => {
    const [here, there] = [recorder({ examples: 10, batch: 3, measured: true }), recorder({ examples: 10, batch: 3, measured: true })];
    const history = await runAsync(startFit(there.core, { validation: 0.2, patience: 2 }, defaults, true), undefined);
    expect(history).toEqual(run(here, { validation: 0.2, patience: 2 }));
    expect([there.trained, there.log]).toEqual([here.trained, here.log]);
  });

  test("lets timers and messages through while it runs", async () => {
    const made = recorder(slow);
    const seen: number[] = [];
    const timer = setInterval(() => void seen.push(made.weight), 1);
    await runAsync(startFit(made.core, { epochs: 1 }, defaults, true), undefined);
    clearInterval(timer);
    // Updates of 3 ms: never more than five between two turns of the event loop.
    const gaps = [...seen, 60].map((at, i) => at - (seen[i - 1] ?? 0));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(6);
  });

  test.each([
    ["immediates", []], ["messages", ["setImmediate"]], ["timers", ["setImmediate", "MessageChannel"]],
  ] as const)("by %s, as the platform has it", async (_what, without) => {
    const before = without.map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const);
    for (const name of without) Object.defineProperty(globalThis, name, { value: undefined, configurable: true, writable: true });
    try {
      let turns = 0;
      const timer = setInterval(() => void turns++, 1);
      const { stopped } = await runAsync(startFit(recorder(slow).core, { epochs: 1 }, defaults, true), undefined);
      clearInterval(timer);
      expect(stopped).toBe("finished");
      expect(turns).toBeGreaterThan(5);
    } finally {
      for (const [name, descriptor] of before) if (descriptor !== undefined) Object.defineProperty(globalThis, name, descriptor);
    }
  });

  test("not at all in a scope without an event loop to yield to, such as an AudioWorklet", async () => {
    for (const name of ["setImmediate", "MessageChannel", "setTimeout"]) vi.stubGlobal(name, undefined);
    try {
      expect((await runAsync(startFit(recorder(slow).core, { epochs: 1 }, defaults, true), undefined)).stopped).toBe("finished");
    } finally {
      vi.unstubAllGlobals();
    }
  });

  test("even where the clock is set back", async () => {
    const made = recorder(slow);
    const seen: number[] = [];
    const timer = setInterval(() => void seen.push(made.weight), 1);
    const { now } = Date;
    // An hour less in the middle of training, and from then on.
    const clock = vi.spyOn(Date, "now").mockImplementation(() => now.call(Date) - (made.weight > 10 ? 3_600_000 : 0));
    try {
      await runAsync(startFit(made.core, { epochs: 1 }, defaults, true), undefined);
    } finally {
      clock.mockRestore();
      clearInterval(timer);
    }
    expect(seen.filter((at) => at > 15).length).toBeGreaterThan(5);
  });

  test("ends where its signal says so, with what it has by then", async () => {
    const made = recorder({ ...slow, examples: 4 });
    const control = new AbortController();
    const { stopped, epochs, best } = await runAsync(
      startFit(made.core, { epochs: 1000, patience: 500, onEpoch: ({ epoch }) => { if (epoch === 3) control.abort(); } }, defaults, true), control.signal,
    );
    expect({ stopped, best, epochs: epochs.length, weight: made.weight }).toEqual({ stopped: "aborted", best: undefined, epochs: 3, weight: 12 });
    const timed = recorder(slow);
    const later = new AbortController();
    setTimeout(() => later.abort(), 20);
    expect((await runAsync(startFit(timed.core, { epochs: 1000 }, defaults, true), later.signal)).stopped).toBe("aborted");
    expect(timed.weight).toBeLessThan(60);
  });

  test("does nothing when told to end before it begins", async () => {
    const made = recorder({ examples: 4, batch: 2, passes: 1 });
    expect(await runAsync(startFit(made.core, {}, defaults, true), AbortSignal.abort())).toEqual({ epochs: [], stopped: "aborted" });
    expect(made.log).toEqual([]);
  });
});

test("a data set is measured whole, in batches, in its order", () => {
  const made = recorder({ examples: 7, batch: 3, measured: true, held: () => 0.5 });
  expect(measureAll(made.core)).toEqual({ loss: 0.5, metrics: { seen: 7 } });
  expect(made.validated).toEqual(upTo(7));
});
