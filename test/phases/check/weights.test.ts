/** Parameters of a loss with a pattern: what they take, and what is said of the rest. */
import { expect, test } from "vitest";
import { check } from "../../../src/index.ts";
import { blobs, emit, load, network } from "../../targets/typescript/support.ts";

const model = (loss: string, definitions = "", encoding = "oneHot(\"a\", \"b\", \"c\")", end = "softmax"): string =>
  `${definitions}\nmodel Net { input x: [4], extra: [3] let heavy = 2 dense(3) ${end} output y: ${encoding} loss ${loss} }`.replace("let heavy", "x let heavy");

test.each([
  ["crossEntropy(weights: [1, 2, 0.5])"], ["crossEntropy(weights: [heavy, 2 * heavy, 1 / 3,])"], ["crossEntropy(0.1, [1, 2, 3])"], ["crossEntropy(weights: heavy)"],
  ["crossEntropy(weights: extra)"], ["crossEntropy(y, weights: [1, 1, 1]) + 0.5 * crossEntropy(y, weights: [0, 1, 0])"],
])("%s is taken", (loss) => {
  expect(check(model(loss)).diagnostics.filter((d) => d.severity === "error")).toEqual([]);
});

test.each([
  ["crossEntropy(weights: [1, 2])", "NN514 `weights` takes 3 numbers, or one for all, not 2"],
  ["crossEntropy(weights: [])", "NN514 `weights` takes 3 numbers, or one for all, not 0"],
  ["crossEntropy(weights: [1, \"b\", 2])", "NN231 "],
  ["crossEntropy(weights: [..s])", "NN230 `..s` "],
  ["crossEntropy(weights: x)", "NN301 "],
  ["crossEntropy(weights: true)", "NN231 "],
  ["crossEntropy(weights: hevy)", "NN201 "],
  ["crossEntropy(smoothing: [1, 2])", "NN231 expected a number, found [1, 2]"],
  ["crossEntropy(weight: [1, 2, 3])", "NN235 "],
])("%s is reported", (loss, message) => {
  const found = check(model(loss)).diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
  expect(found).toHaveLength(1);
  expect(found[0]?.startsWith(message), found[0]).toBe(true);
});

test("a definition may ask for numbers, and must say over what", () => {
  const own = (parameter: string): string => `loss own(y[k], target[k], ${parameter}) = sum(k: share[k] * (y[k] - target[k]) ^ 2)`;
  const codes = (loss: string, parameter: string): readonly string[] => check(model(loss, own(parameter), "[3]", "tanh")).diagnostics.filter((d) => d.severity === "error").map((d) => d.code);
  expect(codes("own(share: [1, 2, 3])", "share[k]")).toEqual([]);
  expect(codes("own", "share[k] = [1, 2, 3]")).toEqual([]);
  expect(codes("own", "share[k]")).toEqual(["NN237"]);
  expect(codes("own", "share[m] = 1")).toEqual(["NN307"]);
});

const { inputs, targets } = blobs(3, 2, 40);
const rare = { x: inputs, kind: targets.map((k, i) => (i % 4 === 0 ? k : 0)) };
const classes = (loss: string, more = ""): string => `model M { input x: [2] dense(3) softmax output kind: oneHot("a", "b", "c") ${more} loss ${loss}
  train { optimizer: sgd(rate: 0.1) batch: 8 epochs: 3 } }`;

test("weights from frequencies are fitted to the data of the output, and saved", async () => {
  const counts = [0, 1, 2].map((k) => rare.kind.filter((c) => c === k).length);
  const fitted = await load(await emit(classes("crossEntropy(weights: balance)", "fitted share[k] = mean(data: kind.target[k]) balance[k] = 1 / (3 * max(share[k], 0.001))")));
  const [told, found] = [await network(classes(`crossEntropy(weights: [${counts.map((n) => `40 / ${3 * n}`).join(", ")}])`), { seed: 1 }), fitted({ seed: 1 })];
  for (const n of [told, found]) n.fit(rare);
  const weights = [told, found].map((n) => [...(n.parameters["dense1.W"]?.values ?? [])]);
  weights[0]?.forEach((w, i) => expect(weights[1]?.[i]).toBeCloseTo(w, 12));
  expect(found.loss(rare.x.subarray(0, 16), rare.kind.subarray(0, 8), 8)).toBeCloseTo(told.loss(rare.x.subarray(0, 16), rare.kind.subarray(0, 8), 8), 12);
  expect(found.evaluate(rare).loss).toBeCloseTo(told.evaluate(rare).loss, 12);
  const again = fitted({ weights: found.save() });
  expect(again.evaluate(rare)).toEqual(found.evaluate(rare));
  // Before anything is fitted all classes count alike.
  const plain = await network(classes("crossEntropy"), { seed: 1 });
  expect(fitted({ seed: 1 }).loss(rare.x.subarray(0, 16), rare.kind.subarray(0, 8), 8)).toBeCloseTo(plain.loss(rare.x.subarray(0, 16), rare.kind.subarray(0, 8), 8), 12);
});

test("a share of what is true is fitted too", async () => {
  const text = (loss: string, more: string): string => `model M { input x: [2] dense(1) sigmoid output yes: binary("no", "yes") ${more} loss ${loss} train { batch: 8 epochs: 2 } }`;
  const yes = targets.map((k) => (k === 2 ? 1 : 0));
  const odds = yes.filter((t) => t === 0).length / yes.filter((t) => t === 1).length;
  const [told, found] = [await network(text(`binaryCrossEntropy(positive: ${odds})`, ""), { seed: 1 }), await network(text("binaryCrossEntropy(positive: odds)", "fitted share = mean(data: yes.target[0]) odds = (1 - share) / share"), { seed: 1 })];
  const histories = [told, found].map((n) => n.fit({ x: inputs, yes }));
  expect(histories[1]?.epochs.at(-1)?.loss).toBeCloseTo(histories[0]?.epochs.at(-1)?.loss ?? NaN, 10);
});

test.each([
  ["fitted share[k] = mean(data: kind.goal[k])", "NN211 `kind` has no `goal`; it has `target`"],
  ["fitted share[k] = kind.target[k]", "NN411 "],
  ["fitted share[k] = mean(data: kind.target[k, 0])", "NN405 "],
  ["fitted share[j] = mean(data: kind[j])", "NN419 "],
])("%s is reported", (equation, message) => {
  const found = check(classes("crossEntropy", equation)).diagnostics.filter((d) => d.severity === "error").map((d) => `${d.code} ${d.message}`);
  expect(found[0]?.startsWith(message), found.join("\n")).toBe(true);
});
