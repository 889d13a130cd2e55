/** `loss external`: a host that has the loss gets the gradients that a loss of the model's own would give, and is told what it does wrong. */
import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "../../src/index.ts";
import { type Create, load } from "../support/module.ts";
import { close, noise } from "../support/numbers.ts";

interface Net {
  readonly name: string;
  readonly inputs: readonly number[];
  readonly body: string;
  readonly outputs: readonly number[];
  readonly rest?: string;
}

const size = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);
const nets: readonly Net[] = [
  { name: "perceptron with penalty and clipping", inputs: [3], body: "dense(5) tanh dense(2)", outputs: [2], rest: "regularize l2(0.01)\n  train { clip: norm(0.1) }" },
  { name: "convolutions", inputs: [6, 6, 2], body: "conv(3, 3, padding: 1) relu maxPool(2) conv(2, 2) tanh flatten dense(2)", outputs: [2] },
  { name: "gated recurrence", inputs: [4, 3], body: "gru(3)", outputs: [4, 3] },
  { name: "attention", inputs: [4, 6], body: "attention(2, causal: true) layerNorm", outputs: [4, 6] },
  { name: "dropout and normalization by batches", inputs: [8], body: "dropout(0.5) dense(6) batchNorm relu dropout(0.25) dense(2) softmax", outputs: [2] },
];

function text({ inputs, body, outputs, rest = "" }: Net, loss: string): string {
  return `model Net {\n  input x: [${inputs.join(", ")}]\n  ${body}\n  output y: [${outputs.join(", ")}]\n  loss ${loss}\n  ${rest}\n}`;
}

const count = 5;

describe.each(nets.map((n) => [n.name, n] as const))("%s", (_name, net) => {
  const x = noise(count * size(net.inputs), 1);
  const target = noise(count * size(net.outputs), 2);
  /** Of half the squared distance, a mean over the batch. */
  const slope = (y: ArrayLike<number>): Float64Array => target.map((t, i) => ((y[i] ?? NaN) - t) / count);

  let own: Create;
  let host: Create;
  beforeAll(async () => {
    own = await load(text(net, "squaredError"), { inputGradients: true });
    host = await load(text(net, "external"));
  });

  test("is trained as with a loss of its own", () => {
    const [inside, outside] = [own({ seed: 3 }), host({ seed: 3 })];
    for (let step = 0; step < 3; step++) {
      inside.trainBatch(x, target);
      outside.backward(slope(outside.forwardTraining(x)));
      outside.update();
      close(outside.inputGradients?.["x"]?.subarray(0, x.length) ?? [], inside.inputGradients?.["x"]?.subarray(0, x.length) ?? [], 1e-12, `input gradient of step ${step}`);
      for (const [name, { values }] of Object.entries(inside.gradients)) close(outside.gradients[name]?.values ?? [], values, 1e-12, `gradient of ${name}, step ${step}`);
    }
    for (const [name, { values }] of Object.entries(inside.parameters)) close(outside.parameters[name]?.values ?? [], values, 1e-10, name);
    close(outside.forward(x), inside.forward(x), 1e-10, "prediction");
  });

  test("has the input gradients of central differences", () => {
    const network = own({ seed: 4 });
    const moved = x.slice();
    network.accumulate(moved, target);
    const found = network.inputGradients?.["x"]?.slice(0, x.length) ?? [];
    const step = 1e-6;
    const measured = x.map((v, i) => {
      moved[i] = v + step;
      const above = network.accumulate(moved, target);
      moved[i] = v - step;
      const below = network.accumulate(moved, target);
      moved[i] = v;
      return (above - below) / (2 * step);
    });
    close(found, measured, 1e-6, "input gradient");
  });
});

describe("networks of networks", () => {
  const head = "input x: [3]\n  dense(5) tanh dense(4) tanh";
  const tail = "dense(6) tanh dense(2)";
  const z = noise(count * 3, 5);
  const target = noise(count * 2, 6);

  test("two that hand gradients on are one", async () => {
    const whole = (await load(`model Whole {\n  ${head}\n  ${tail}\n  output y: [2]\n  loss squaredError\n}`, { inputGradients: true }))({ seed: 1 });
    const first = (await load(`model First {\n  ${head}\n  output h: [4]\n  loss external\n}`))({ seed: 2 });
    const second = (await load(`model Second {\n  input h: [4]\n  ${tail}\n  output y: [2]\n  loss squaredError\n}`, { inputGradients: true }))({ seed: 3 });
    const parts = [...Object.values(first.parameters), ...Object.values(second.parameters)];
    Object.values(whole.parameters).forEach(({ values }, i) => parts[i]?.values.set(values));
    for (let step = 0; step < 5; step++) {
      const loss = whole.trainBatch(z, target);
      const found = second.trainBatch(first.forwardTraining(z), target);
      first.backward(second.inputGradients?.["h"]?.subarray(0, count * 4) ?? []);
      first.update();
      expect(Math.abs(found - loss)).toBeLessThanOrEqual(1e-12);
      close(first.inputGradients?.["x"]?.subarray(0, z.length) ?? [], whole.inputGradients?.["x"]?.subarray(0, z.length) ?? [], 1e-12, "input gradient");
      const gradients = [...Object.values(first.gradients), ...Object.values(second.gradients)];
      Object.values(whole.gradients).forEach(({ values }, i) => close(gradients[i]?.values ?? [], values, 1e-12, `gradient ${i}, step ${step}`));
    }
    Object.values(whole.parameters).forEach(({ values }, i) => close(parts[i]?.values ?? [], values, 1e-9, `parameter ${i}`));
  });

  /** One generator and one critic, each with steps of its own: the generator learns to make points like those on a circle. */
  test("a generator learns from what its critic says of its inputs", async () => {
    const generate = await load("model Maker {\n  input z: [2]\n  dense(16) tanh dense(2)\n  output point: [2]\n  loss external\n  train { optimizer: adam(rate: 0.003, beta1: 0.5) batch: 32 }\n}");
    const judge = await load(`model Critic {\n  input point: [2]\n  dense(16) leakyRelu(0.2) dense(16) leakyRelu(0.2) dense(1) sigmoid\n  output real: binary("no", "yes")\n  loss binaryCrossEntropy\n  train { optimizer: adam(rate: 0.003, beta1: 0.5) batch: 32 }\n}`, { inputGradients: true });
    const [maker, critic] = [generate({ seed: 7 }), judge({ seed: 8 })];
    const yes = new Float64Array(32).fill(1);
    const no = new Float64Array(32);
    const spread = (): number => {
      const points = maker.forward(noise(64, 999));
      return Array.from({ length: 32 }, (_, i) => Math.abs(Math.hypot(points[2 * i] ?? NaN, points[2 * i + 1] ?? NaN) - 1)).reduce((a, b) => a + b, 0) / 32;
    };
    const before = spread();
    for (let step = 0; step < 1500; step++) {
      const angles = noise(32, 3 * step).map((u) => u * Math.PI);
      critic.trainBatch(Float64Array.from({ length: 64 }, (_, i) => (i % 2 === 0 ? Math.cos(angles[i >> 1] ?? 0) : Math.sin(angles[i >> 1] ?? 0))), yes);
      critic.trainBatch(maker.forward(noise(64, 3 * step + 1)), no);
      critic.accumulate(maker.forwardTraining(noise(64, 3 * step + 2)), yes);
      maker.backward(critic.inputGradients?.["point"] ?? []);
      maker.update();
    }
    expect(spread()).toBeLessThan(before / 2);
  });
});

describe("use by a host", () => {
  const model = (more = ""): string => `model Net {\n  input x: [3], k: index(4)\n  k embedding(2) as e\n  x dense(2) tanh as h\n  e concat(h) dropout(0.5) dense(2)\n  output y: [2]\n  output z: [2] = h { sigmoid }\n  loss external\n  ${more}\n}`;
  const x = noise(6, 1);
  const k = [0, 3];
  const g = { y: noise(4, 2), z: noise(4, 3) };

  test("several inputs and outputs go by name; positions have no gradient", async () => {
    const network = (await load(model()))();
    network.forwardTraining({ x, k });
    network.backward(g);
    expect(Object.keys(network.inputGradients ?? {})).toEqual(["x"]);
    const both = network.inputGradients?.["x"]?.slice(0, 6) ?? [];
    // Linear in the gradients that are handed in, and a forward pass can be gone back through more than once.
    const none = new Float64Array(4);
    network.backward({ y: g.y, z: none });
    const one = network.inputGradients?.["x"]?.slice(0, 6);
    network.backward({ y: none, z: g.z });
    close(network.inputGradients?.["x"]?.subarray(0, 6).map((v, i) => v + (one?.[i] ?? NaN)) ?? [], both, 1e-12, "sum");
  });

  test("backward goes back through a forward pass in training that nothing came after", async () => {
    const network = (await load(model()))();
    const refused = "backward has no forward pass to go back through: call forwardTraining first";
    expect(() => network.backward(g)).toThrow(refused);
    for (const end of [() => void network.forward({ x, k }), () => void network.predict({ x: x.subarray(0, 3), k: 1 }), () => network.update(), () => network.load(network.save())]) {
      network.forwardTraining({ x, k });
      network.backward(g);
      end();
      expect(() => network.backward(g)).toThrow(refused);
    }
  });

  test("what does not fit is refused by name, and nothing is changed", async () => {
    const network = (await load(model()))();
    network.forwardTraining({ x, k });
    network.backward(g);
    const before = Object.values(network.gradients).map(({ values }) => values.slice());
    expect(() => network.backward({ y: g.y, z: noise(3, 1) })).toThrow("outputGradient.z holds 3 numbers, and 4 are needed");
    expect(() => network.backward({ y: g.y, z: [0, NaN, 0, 0] })).toThrow("outputGradient.z[1] is NaN, not a finite number");
    expect(() => network.backward(g, 1)).toThrow("count is 1, and forwardTraining had 2 examples");
    expect(() => network.forwardTraining({ x: [0, Infinity, 0, 0, 0, 0], k })).toThrow("x[1] is Infinity");
    expect(() => network.backward([1, 2, 3, 4])).toThrow("outputGradient is an array, not a record");
    expect(Object.values(network.gradients).map(({ values }) => values.slice())).toEqual(before);
    network.backward({ y: [...g.y, 9, 9], z: [...g.z, 9] }, 2);
    expect(Object.values(network.gradients).map(({ values }) => values.slice())).toEqual(before);
  });

  test("draws are new after each pass back, the same before, and go on where saved weights left them", async () => {
    const create = await load(model());
    const network = create();
    const pass = (of = network): number[] => Object.values<unknown>(of.forwardTraining({ x, k })).flatMap((v) => (v instanceof Float64Array ? [...v] : []));
    const first = pass();
    expect(pass()).toEqual(first);
    network.backward(g);
    expect(pass()).not.toEqual(first);
    network.backward(g);
    network.update();
    const resumed = create({ weights: network.save() });
    expect(pass(resumed)).toEqual(pass());
  });

  test("training resumed is training uninterrupted, bit for bit", async () => {
    const create = await load(model("regularize l2(0.01)\n  train { optimizer: adam batch: 2 }"));
    const step = (of: ReturnType<typeof create>): void => {
      of.forwardTraining({ x, k });
      of.backward(g);
      of.update();
    };
    const straight = create({ seed: 5 });
    step(straight);
    const resumed = create({ weights: straight.save() });
    for (const of of [straight, resumed]) for (let i = 0; i < 3; i++) step(of);
    expect(resumed.save()).toEqual(straight.save());
  });

  test("members that need a loss are not there", async () => {
    const network = (await load(model()))();
    expect(Object.keys(network)).toEqual(["predict", "forward", "forwardTraining", "backward", "update", "parameters", "gradients", "inputGradients", "save", "load", "meta"]);
  });
});

test("gradients of inputs leave no trace in a module without them", async () => {
  const text = "model Net { input x: [12] dense(8) tanh dense(3) output y: [3] loss squaredError }";
  const [plain, no, yes] = await Promise.all([{}, { inputGradients: false }, { inputGradients: true }].map(async (options) => (await compile(text, options)).modules[0]?.text));
  expect(plain).toBe(no);
  expect(plain).not.toMatch(/inputGradients|gradient_x/);
  expect(yes).toContain("inputGradients");
});
