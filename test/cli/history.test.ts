/** The epochs that a checkpoint keeps. */
import { expect, test } from "vitest";
import { savedHistory, withHistory } from "../../src/cli/training/history.ts";
import { encodeSafetensors } from "../../src/runtime/safetensors.ts";

const empty = encodeSafetensors([], { epoch: "1" });
const epochs = (count: number): readonly { readonly epoch: number; readonly loss: number; readonly metrics: Readonly<Record<string, number>> }[] => Array.from({ length: count }, (_, k) => ({ epoch: k + 1, loss: 1 / (k + 1), metrics: { accuracy: k / count } }));

test("are those of the training, to the bit, with validation, rate and numbers that are not finite", () => {
  const history = [{ epoch: 1, loss: NaN, metrics: { auc: NaN }, validation: { loss: 0.1 + 0.2, metrics: {} }, rate: 0.01 }, ...epochs(3).slice(1)];
  expect(savedHistory(withHistory(empty, history))).toEqual(history);
  expect(withHistory(empty, [])).toEqual(empty);
  expect(savedHistory(empty)).toEqual([]);
});

test("are thinned where there are many, the last one kept, and a training in parts keeps the same", () => {
  const all = epochs(5001);
  const kept = savedHistory(withHistory(empty, all));
  expect(kept.length).toBeLessThan(1024);
  expect(kept.at(-1)).toEqual(all.at(-1));
  expect(kept.slice(0, 2).map(({ epoch }) => epoch)).toEqual([8, 16]);
  const first = savedHistory(withHistory(empty, all.slice(0, 3000)));
  expect(savedHistory(withHistory(empty, [...first, ...all.slice(3000)]))).toEqual(kept);
});

test.each(["", "{", "3", '[{"epoch":"1"}, 4, null]'])("that are damaged, %j, are none", (history) => {
  expect(savedHistory(encodeSafetensors([], { history }))).toEqual([]);
});
