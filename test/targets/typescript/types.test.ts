/** Emitted modules, and programs that use them, under the strictest settings a project may have. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../../src/index.ts";
import { classifier, emit, emitMachine } from "./support.ts";

const strict = {
  target: "es2023", module: "esnext", moduleResolution: "bundler", types: [], noEmit: true, declaration: true, allowImportingTsExtensions: true,
  strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true, noUnusedLocals: true, noUnusedParameters: true, noImplicitReturns: true,
  isolatedDeclarations: true, erasableSyntaxOnly: true, verbatimModuleSyntax: true, isolatedModules: true, noFallthroughCasesInSwitch: true,
  noImplicitOverride: true, noPropertyAccessFromIndexSignature: true,
};

/** One model of each kind of input, output and setting. */
const models: Readonly<Record<string, string>> = {
  Points: classifier,
  Bird: `model Bird {
    input bird: { wing, sex: oneHot("f", "m"), ringed: binary("no", "yes") }
    dense(4) relu dense(1) output mass: [1] loss squaredError
  }`,
  Gaps: `model Gaps {
    input r: { a: missing(median), b: missing(mean)[2], c: oneHot("u", "v", missing: mode), d: binary("no", "yes", missing: drop) }
    standardize dense(1) output y: [1] loss squaredError
  }`,
  Unseen: `model Unseen {
    input r: { a: oneHot("u", "v", other: "rest"), b: oneHot(0..3, other: -1)[2] }, kind: oneHot(1..3, other: "more"), word: oneHot("x", "y", other: "?")
    kind dense(2) as k
    r dense(2) output y: [2] loss squaredError
  }`,
  Dated: `model Dated { input r: { when: date(days, weekday), last: date(hour, missing: mean), n } standardize dense(1) output y: [1] loss squaredError }`,
  Pair: `model Pair { input pair: { a, b } dense(3) tanh dense(1) sigmoid output result: binary("no", "yes") loss binaryCrossEntropy train { batch: 4 metrics: [accuracy, f1] } }`,
  Weighed: `loss weighed(y[..s], target[..s], by[..w]) = mean(..s: (y[..s] - target[..s]) ^ 2) * mean(..w: by[..w])
  model Weighed { input x: { a, b }, by: [1], kind: oneHot("u", "v") x dense(2) output y: [2] loss weighed(by: by) }`,
  Taught: `layer late() { input x: [n], y: [m] output z[i] = training ? x[i] + y[0] : x[i] }
  model Taught { input x: [3], y: [2] x late(y) dense(2) output z: [2] loss external }`,
  Plain: `model Plain { input x: [3] dense(2) output y: [2] }`,
  Digit: `model Digit { input image: [4, 4] flatten dense(10) softmax output digit: oneHot(0..9) loss crossEntropy train { accumulate: 2 stop: patience(3) optimizer: adam(rate: cosine(0.1)) } }`,
  Several: `layer plus() { input x: [n], other: [n] output y[i] = x[i] + other[i] }
  model Several {
    input left: [2], right: [3]
    left dense(4) relu as a
    right dense(4) relu plus(a)
    dense(2) output sum: [2]
    loss squaredError train { metrics: [mae, r2] }
  }`,
  Two: `model Two {
    input x: [3]
    dense(4) relu as h
    dense(2) softmax output kind: oneHot("a", "b")
    h dense(1) output size: [1]
    loss crossEntropy(kind) + 0.5 * squaredError(size)
    train { metrics: [accuracy, mae] }
  }`,
  Sequence: `model Sequence { input x: [4, 3] dense(2) softmax output tags: oneHot("in", "out")[4] loss crossEntropy train { metrics: [accuracy] } }`,
  Drawn: `model Drawn { input x: [3] dropout(0.5) dense(2) output y: [2] loss squaredError }`,
  Auto: `model Auto {
    /// What is to be squeezed.
    /// Four numbers. */
    input image: [4]
    dense(2) tanh dense(4) output decoded: [4]
    loss squaredError(decoded, target: image)
  }`,
  Words: `layer odd() {
    input x: [n]
    square[i] = x[i] ^ 2
    uniform[i] = square[i] + random(i)
    erf[i] = exp(uniform[i]) + uniform[i]
    Math[i] = erf[i] * x[i] + sum(count: erf[count] * square[count])
    class[i] = Math[i] - erf[i]
    output function[i] = class[i] * Math[i] + softplus(class[i])
  }
  model Words { input total: [3] odd dense(2) as class odd output drawn: [2] loss squaredError }`,
  Scaled: `model Scaled { input x: [3] standardize dense(2) output y: [2] }`,
  Frozen: `
  layer maybe(units, biased = false) {
    input x: [from]
    weight W: [from, units] = glorotUniform
    bias b: [biased ? units : 0] = zeros
    output y[j] = (b[j] else 0) + sum(i: x[i] * W[i, j])
  }
  layer lazy() {
    input x: [n]
    weight unread: [n] = ones
    output y[i] = x[i]
  }
  model Frozen {
    input x: [3]
    frozen { dense(4) relu }
    maybe(3) lazy
    output y: [3]
    loss squaredError
    regularize l2(0.1)
  }`,
  Odd: `model Odd {
    input what: { inside: oneHot("a {", "b // c", "d */"), plain }
    dense(5) softmax output kind: oneHot("e", "f' (", "\${g}", "h\`", "a longer name that makes the line of all the classes longer than it may be")
    loss crossEntropy
    train { metrics: [accuracy] }
  }`,
  Deep: `model Deep { input x: [2] repeat 16 { dense(2) dropout(0.1) } dense(1) output y: [1] loss squaredError train { optimizer: adam(rate: 0.1) } }`,
  Tiny: `model Tiny { input x: [1] output y: [1] }`,
  Critic: `model Critic {
    input image: [3, 3, 1], kind: index(3)
    image conv(2, 2) relu flatten as seen
    kind embedding(2) concat(seen) dropout(0.2) dense(2) batchNorm as h
    dense(1)
    output score: [1]
    output hidden: [2] = h { tanh }
    loss external
  }`,
  Reader: `model Reader { input pending: index(5)[3] embedding(2) output passed: [3, 2] loss external }`,
  Unread: `model Unread { input x: [3], spare: [2] x dense(2) output y: [2] loss squaredError }`,
  Untrained: `model Untrained { input x: [3], spare: [2] x tanh output y: [3] loss external }`,
  // Names that the module itself could want.
  Fit: `model Fit { input data: { count, seed, options } dense(2) as W dense(2) softmax output values: oneHot("constructor", "__proto__") loss crossEntropy train { metrics: [accuracy] } }`,
  Measured: `model Measured { input options: { i, constructor } dense(2) as n dense(1) sigmoid output probability: binary("no", "yes") loss binaryCrossEntropy }`,
  Numbers: `model Numbers { input inputs: [2] dense(2) output targets: [2] }`,
  Marks: `model Marks { input d: oneHot(5, 7)[2] flatten dense(3) softmax output mark: oneHot(1..3) loss crossEntropy }`,
  Generator: `model Generator {
    input array: { Promise, Record: oneHot("Float64Array", "Object") }, Date: [3]
    let s = array { dense(2) }
    Date standardize dense(2) add(s) as h
    dense(2) softmax output map: oneHot("Worker", "Error")
    output Readonly: { Object, generator } = h { dense(2) }
    loss crossEntropy(map) + squaredError(Readonly)
    train { metrics: [accuracy] }
  }`,
  Told: `model Told { input x: [3] dense(2) output size: { width, height } loss squaredError }`,
  Given: `model Given { input x: [3] dense(2) output size: { width, height } loss external }`,
  Promise: `model Promise { input outputs: [2] dense(2) softmax output probability: oneHot(-1, 1) loss crossEntropy }`,
};

const uses = `
import { createPoints, type Points, type PointsInput, type PointsOutput } from "./Points.ts";
import { createBird } from "./Bird.ts";
import { createPair } from "./Pair.ts";
import { createPlain } from "./Plain.ts";
import { createSeveral } from "./Several.ts";
import { createTwo } from "./Two.ts";
import { createAuto } from "./Auto.ts";
import { createCritic } from "./Critic.ts";
import { createReader } from "./Reader.ts";
import { createUntrained } from "./Untrained.ts";
import { createMarks } from "./Marks.ts";
import { createSequence } from "./Sequence.ts";
import { createPoints as createPredictor } from "./Points.ts.inference.ts";
import { createTiny as createConstant } from "./Tiny.wasm.inference.ts";

export function points(): "red" | "green" | "blue" {
  const network: Points = createPoints({ seed: 42 });
  const input: PointsInput = [1, 2];
  const output: PointsOutput = network.predict(input);
  const share: number = output.probability + output.probabilities.red;
  const loss: number = network.trainBatch(new Float64Array(2), [1]) + network.loss(new Float32Array(2), new Int32Array(1), 1) + share;
  const history = network.fit({ point: new Float64Array(4), kind: ["red", "blue"] }, { epochs: 1, validation: 0.5, onEpoch: ({ epoch, loss, metrics }) => void [epoch, loss, metrics["accuracy"]] });
  const last: number | undefined = history.epochs.at(-1)?.validation?.loss;
  network.load(network.save());
  void [loss, last, network.parameters["dense1.W"].values.length, network.gradients["dense2.b"].shape, network.meta.parameterCount];
  return output.kind;
}

export async function training(): Promise<string> {
  const controller = { signal: { aborted: false } };
  return (await createPoints().fitAsync({ point: [[0, 1], [1, 0]], kind: [0, 1] }, { signal: controller.signal })).stopped;
}

export const bird: number | undefined = createBird().predict({ wing: 1, sex: "m", ringed: "no" }).mass[0];
export const pair: "no" | "yes" = createPair().predict({ a: 1, b: 0 }).result;
export const plain: number | undefined = createPlain().forward([1, 2, 3], 1)[0];
export const several: number | undefined = createSeveral().predict({ left: [1, 2], right: [1, 2, 3] }).sum[0];
export const batch: number = createSeveral().trainBatch({ left: [1, 2], right: [1, 2, 3] }, [1, 2]);
const both = createTwo().predict([1, 2, 3]);
export const two: "a" | "b" = both.kind;
export const shares: number | undefined = both.probability.kind + both.probabilities.kind.a + (both.size[0] ?? 0);
export const tags: ("in" | "out")[] = createSequence().predict(new Float64Array(12)).tags;

const critic = createCritic();
const judged = critic.forwardTraining({ image: new Float32Array(9), kind: [1] });
critic.backward({ score: [1], hidden: judged.hidden }, 1);
critic.update();
export const slope: Float64Array = critic.inputGradients.image;
// @ts-expect-error positions have no gradient
export const none: Float64Array = critic.inputGradients.kind;
// @ts-expect-error every output has a gradient
critic.backward({ score: [1] });
// @ts-expect-error the host has the loss
critic.trainBatch({ image: new Float32Array(9), kind: [1] }, {});
export const spare: Float64Array = createUntrained().inputGradients.spare;
createReader().backward(createReader().forwardTraining([1, 2, 3]));

export const squeezed: number = createAuto().trainBatch([1, 2, 3, 4], {});

const predictor = createPredictor({ weights: createPoints().save() });
predictor.load(createPoints().save());
export const predicted: "red" | "green" | "blue" = predictor.predict([1, 2]).kind;
// @ts-expect-error weights are missing
createPredictor();
// @ts-expect-error a module for inference has no initial values
createPredictor({ seed: 1 });
// @ts-expect-error it has nothing to save
predictor.save;
// @ts-expect-error it does not train
predictor.fit;
createConstant().forward([1]);

// @ts-expect-error a class that is not there
createPoints().fit({ point: new Float64Array(2), kind: ["purple"] });
createMarks().fit({ d: [5, 7], mark: [1, 3] });
createMarks().fit({ d: [[5, 7], [7, 7]], mark: Int32Array.of(1, 3) });
createMarks().trainBatch([0, 1], [2]);
// @ts-expect-error a position is no name
createMarks().fit({ d: [5, 7], mark: [0] });
// @ts-expect-error nor in a sequence
createMarks().predict([0, 1]);
// @ts-expect-error a missing component
createPair().predict({ a: 1 });
// @ts-expect-error a model without a loss does not train
createPlain().fit;
// @ts-expect-error views are not to be replaced
createPoints().parameters["dense1.W"].values = new Float64Array(16);
// @ts-expect-error no such parameter
void createPoints().parameters["dense3.W"];
`;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nnc-types-"));
  for (const [name, text] of Object.entries(models)) await writeFile(join(folder, `${name}.ts`), (await emit(text)).text);
  await writeFile(join(folder, "narrow.ts"), (await emit(classifier, "f32")).text);
  for (const name of ["Drawn", "Critic", "Untrained", "Deep"]) await writeFile(join(folder, `machine${name}.ts`), (await emitMachine(models[name] ?? "")).text);
  for (const name of Object.keys(models)) for (const target of ["ts", "wasm"] as const) await writeFile(join(folder, `${name}.${target}.inference.ts`), (await compile(models[name] ?? "", { target, inference: true })).modules[0]?.text ?? "");
  await writeFile(join(folder, "uses.ts"), uses);
});
afterAll(() => rm(folder, { recursive: true }));

async function faults(lib: readonly string[]): Promise<string> {
  const project = join(folder, "tsconfig.json");
  await writeFile(project, JSON.stringify({ compilerOptions: { ...strict, lib }, include: ["*.ts"] }));
  try {
    await promisify(execFile)(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", project, "--pretty", "false"]);
    return "";
  } catch (cause) {
    return typeof cause === "object" && cause !== null && "stdout" in cause ? String(cause.stdout) : String(cause);
  }
}

describe("the strictest settings", () => {
  test("modules type-check without any platform", async () => expect(await faults(["es2023"])).toBe(""));
  test("modules type-check with the types of a browser", async () => expect(await faults(["es2023", "dom", "dom.iterable"])).toBe(""));
});

describe("the text", () => {
  test("imports nothing, evaluates nothing", async () => {
    for (const name of Object.keys(models)) {
      const text = await readFile(join(folder, `${name}.ts`), "utf8");
      expect(text).not.toMatch(/^\s*import\b|\bimport\(|\brequire\(|\beval\(|new Function|\bany\b;|@ts-/m);
      expect(text.match(/^export (?:function|class|const) \w+/gm)).toEqual([`export function create${name}`]);
    }
  });

  test("is the same every time", async () => {
    expect((await emit(classifier)).text).toBe(await readFile(join(folder, "Points.ts"), "utf8"));
  });

  test("says where its parts come from", async () => {
    const text = await readFile(join(folder, "Points.ts"), "utf8");
    expect(text).toContain("Tells three kinds of point apart.");
    expect(text).toMatch(/\/\/ dense1\.y\[n, j\] = .*\(model\.nn:6\)/);
    expect(text).toMatch(/const dense1_W = reals\(\d+, 16\); \/\/ \[2, 8\]/);
  });

  test("holds no line too long to read", async () => {
    const lines = (await readFile(join(folder, "Points.ts"), "utf8")).split("\n");
    expect(lines.filter((line) => line.length > 200)).toEqual([]);
    expect(lines.filter((line) => /\s$/.test(line))).toEqual([]);
  });
});
