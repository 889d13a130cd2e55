/** A search that is killed at any moment goes on to the same results, and trains nothing twice but what it was about. */
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { TrialRecord } from "../../src/report/tune-record.ts";
import { rungsOf } from "../../src/cli/tune/halving.ts";
import { runSearch } from "../../src/cli/tune/search.ts";
import { memoryStore, openStore, type Store } from "../../src/cli/tune/store.ts";
import type { Trainer } from "../../src/cli/tune/trainer.ts";

const root = mkdtempSync(join(tmpdir(), "nnc-tune-resume-"));
afterAll(() => rmSync(root, { recursive: true }));

const configurations = Array.from({ length: 9 }, (_, i) => [String(i)]);
const rungs = rungsOf(9, 9, 3);
const signal = { aborted: false };
const quiet = { working: () => undefined, advanced: () => undefined };

/** A training whose weights are the epochs that it has seen, and whose loss depends on those; the fifth fails. */
function fakeTrainer(trained: string[]): Trainer {
  return {
    async advance([value = ""], from, to, weights) {
      trained.push(`${value} ${from}`);
      if (value === "4") return { kind: "failed", reason: "the loss is NaN" };
      const seen = [...(weights ?? []), ...Array.from({ length: to - (weights?.length ?? 0) }, (_, k) => (weights?.length ?? 0) + k + 1)];
      const loss = ((Number(value) * 7) % 9) + 1 / seen.reduce((a, b) => a + b, 0);
      return { kind: "measured", report: { epoch: to, loss, metrics: {}, validation: { loss, metrics: { mae: loss } } }, weights: Uint8Array.from(seen) };
    },
  };
}

async function search(store: Store, trained: string[] = []): Promise<readonly TrialRecord[]> {
  return (await runSearch({ configurations, rungs, trainer: fakeTrainer(trained), store, signal, watcher: quiet })).trials;
}

const identity = { space: "a=0|1", seed: 1 };

test("a search killed at a line of any rung, before or after it is written, or within it, goes on to the same trials", async () => {
  const whole: string[] = [];
  const expected = await search(memoryStore(), whole);
  expect(expected.filter(({ steps }) => steps.length === 3)).toHaveLength(1);
  expect(expected[4]?.failure).toEqual({ kind: "failed", reason: "the loss is NaN" });
  expect(whole).toHaveLength(13);
  for (const killed of [0, 4, 9, 11, 12]) {
    for (const at of ["before", "after", "within"] as const) {
      const folder = join(root, `${killed}-${at}`);
      const store = await openStore(folder, identity, false);
      let lines = 0;
      const killing: Store = {
        ...store,
        async add(found, weights) {
          const now = lines++ === killed;
          if (now && at === "before") throw new Error("killed");
          await store.add(found, weights);
          if (now) throw new Error("killed");
        },
      };
      const first: string[] = [];
      await expect(search(killing, first)).rejects.toThrow("killed");
      const path = join(folder, "trials.jsonl");
      if (at === "within") appendFileSync(path, '{"trial":3,"step":{"ep');
      await expect(openStore(folder, identity, false)).rejects.toThrow("has a search that is not finished: --resume goes on with it");
      const second: string[] = [];
      const resumed = await openStore(folder, identity, true);
      expect(await search(resumed, second)).toEqual(expected);
      expect(first.length + second.length).toBe(whole.length + (at === "before" ? 1 : 0));
      const best = expected.find(({ steps }) => steps.length === 3)?.number ?? 0;
      expect(await resumed.weights(best, 9)).toEqual(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9]));
      await resumed.finish();
      expect(readdirSync(folder)).toEqual(["trials.jsonl"]);
      expect(readFileSync(path, "utf8").trimEnd().split("\n")).toHaveLength(15);
    }
  }
});

test("weights that were lost are trained again from the beginning; another search is refused, and a finished one replaced", async () => {
  const folder = join(root, "lost");
  const store = await openStore(folder, identity, false);
  let lines = 0;
  await expect(search({ ...store, add: async (found, weights) => (lines++ === 10 ? Promise.reject(new Error("killed")) : store.add(found, weights)) })).rejects.toThrow("killed");
  for (const name of readdirSync(folder)) if (name.endsWith(".safetensors")) rmSync(join(folder, name));
  expect(await search(await openStore(folder, identity, true))).toEqual(await search(memoryStore()));
  await expect(openStore(folder, { ...identity, seed: 2 }, true)).rejects.toThrow("has a search with another seed, 1, not 2: give the same again, or name another --out");
  const ended = await openStore(folder, identity, true);
  await ended.finish();
  expect((await openStore(folder, { ...identity, seed: 2 }, false)).found).toEqual([]);
  expect(existsSync(join(folder, "trials.jsonl"))).toBe(true);
});
