/** jax-js on its WebAssembly backend: a whole step, gradients and update, as one compiled function. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contend } from "../../speed/measure.mjs";

globalThis.navigator ??= {}; // It asks the browser for a GPU, and Node 20 has no navigator.
const { defaultDevice, init, jit, nn, numpy: np, lax, tree, valueAndGrad } = await import("@jax-js/jax");
await init("wasm");
defaultDevice("wasm");

/** Weights by name, from the ones that every contender of known weights begins with. */
function parameters(folder, work) {
  const drawn = JSON.parse(readFileSync(join(folder, "weights.json"), "utf8"));
  const [last] = Object.keys(drawn).filter((name) => name.endsWith(".W")).slice(-1);
  const shapeOf = (name, values) => {
    if (name.endsWith(".K")) return [5, 5, values.length / 25 / (name.startsWith("conv1") ? 8 : 16), name.startsWith("conv1") ? 8 : 16];
    if (/\.(Wo|W1|W2|W[qkvifgo]|U[ifgo])$/.test(name)) return work.kind === "lstm" ? [values.length / 32, 32] : name.endsWith("W1") ? [32, 64] : name.endsWith("W2") ? [64, 32] : [32, 32];
    if (name.endsWith(".W")) { const units = drawn[name.replace(/W$/, "b")].length; return [values.length / units, units]; }
    return [values.length];
  };
  if (last === undefined) throw new Error("no weights");
  return Object.fromEntries(Object.entries(drawn).map(([name, values]) => [name, np.array(new Float32Array(values), { shape: shapeOf(name, values) })]));
}

const dense = (p, name, x) => np.add(np.matmul(x, p[`${name}.W`]), p[`${name}.b`]);
const activations = { relu: nn.relu, tanh: np.tanh, sigmoid: nn.sigmoid };

/** The output before softmax; `p` and `x` are used up. */
const networks = {
  dense: (work) => (p, x) => {
    const widths = work.layers.length;
    let y = x;
    for (let i = 1; i <= widths; i++) y = activations[work.activation](dense(p, `dense${i}`, y));
    y = dense(p, `dense${widths + 1}`, y);
    return work.last === "sigmoid" ? nn.sigmoid(y) : y;
  },
  conv: () => (p, x) => {
    let y = x.transpose([0, 3, 1, 2]);
    for (const [name, filters, side] of [["conv1", 8, 28], ["conv2", 16, 14]]) {
      y = lax.convGeneralDilated(y, p[`${name}.K`].transpose([3, 2, 0, 1]), [1, 1], "SAME");
      y = nn.relu(np.add(y, p[`${name}.b`].reshape([1, filters, 1, 1])));
      y = np.max(y.reshape([-1, filters, side / 2, 2, side / 2, 2]), [3, 5]);
    }
    return dense(p, "dense1", y.transpose([0, 2, 3, 1]).reshape([-1, 784]));
  },
  lstm: () => (p, x) => {
    const rows = x.shape[0];
    const gates = ["i", "f", "g", "o"];
    const all = (kind, axis) => np.concatenate(gates.map((g) => p[`lstm1.${kind}${g}`]), axis);
    const own = np.add(np.matmul(x.reshape([-1, 16]), all("W", 1)), all("b", 0)).reshape([rows, 16, 128]);
    const kept = all("U", 1);
    let h;
    let c;
    for (let t = 0; t < 16; t++) {
      const z = own.ref.slice([], t);
      const a = h === undefined ? z : np.add(z, np.matmul(h, kept.ref));
      const gate = (k) => a.ref.slice([], [32 * k, 32 * k + 32]);
      const added = np.multiply(nn.sigmoid(gate(0)), np.tanh(gate(2)));
      c = c === undefined ? added : np.add(np.multiply(nn.sigmoid(gate(1)), c), added);
      h = np.multiply(nn.sigmoid(gate(3)), np.tanh(c.ref));
      a.dispose();
    }
    own.dispose();
    kept.dispose();
    c.dispose();
    return dense(p, "dense1", h);
  },
  transformer: () => (p, x) => {
    const at = "transformerEncoder1";
    const rows = x.shape[0];
    const norm = (name, v) => {
      const centered = np.subtract(v.ref, np.mean(v, -1, { keepdims: true }));
      const variance = np.mean(np.square(centered.ref), -1, { keepdims: true });
      return np.add(np.multiply(np.divide(centered, np.sqrt(np.add(variance, 1e-5))), p[`${at}.${name}.gamma`]), p[`${at}.${name}.beta`]);
    };
    const wide = (v, w, b) => np.add(np.matmul(v.reshape([rows * 16, -1]), p[`${at}.${w}`]), p[`${at}.${b}`].reshape([1, -1]));
    const y = norm("layerNorm1", x.ref);
    const [q, k, v] = ["q", "k", "v"].map((g) => wide(y.ref, `attention1.W${g}`, `attention1.b${g}`).reshape([rows, 16, 4, 8]).transpose(g === "k" ? [0, 2, 3, 1] : [0, 2, 1, 3]));
    y.dispose();
    // Its own function for attention goes through iterator helpers, which Node 20 has not.
    const seen = np.matmul(nn.softmax(np.matmul(q, k).mul(1 / Math.sqrt(8)), -1), v);
    const mixed = wide(seen.transpose([0, 2, 1, 3]), "attention1.Wo", "attention1.bo").reshape([rows, 16, 32]);
    const kept = np.add(x, mixed);
    const hidden = nn.gelu(wide(norm("layerNorm2", kept.ref), "feedForward1.W1", "feedForward1.b1"), { approximate: false });
    const out = np.add(kept, wide(hidden, "feedForward1.W2", "feedForward1.b2").reshape([rows, 16, 32]));
    return dense(p, "dense1", out.reshape([rows, 512]));
  },
};

/** New weights and what the optimizer keeps; everything given is used up. */
const optimizers = {
  sgd: (rate) => ({ states: 0, update: (w, g) => [np.subtract(w, np.multiply(g, rate))] }),
  momentum: (rate) => ({
    states: 1,
    update: (w, g, _, v) => { const next = np.add(np.multiply(v, 0.9), g); return [np.subtract(w, np.multiply(next.ref, rate)), next]; },
  }),
  adam: (rate) => ({
    states: 2,
    update: (w, g, [first, second], m, v) => {
      const mean = np.add(np.multiply(m, 0.9), np.multiply(g.ref, 0.1));
      const square = np.add(np.multiply(v, 0.999), np.multiply(np.square(g), 0.001));
      const step = np.divide(np.multiply(np.multiply(mean.ref, first.ref), rate), np.add(np.sqrt(np.multiply(square.ref, second.ref)), 1e-8));
      return [np.subtract(w, step), mean, square];
    },
  }),
};

await contend(process.argv[2], async (work) => {
  const network = networks[work.kind ?? "dense"](work);
  const optimizer = optimizers[work.optimizer](work.rate);
  const loss = (p, x, y) => {
    const out = network(p, x);
    return work.loss === "crossEntropy" ? np.negative(np.sum(np.multiply(nn.logSoftmax(out, -1), y))).mul(1 / work.batch) : np.sum(np.square(np.subtract(out, y))).mul(0.5 / work.batch);
  };
  const names = Object.keys(JSON.parse(readFileSync(join(process.argv[2], "weights.json"), "utf8")));
  const train = jit((p, states, scale, x, y) => {
    const [value, gradients] = valueAndGrad(loss)(tree.ref(p), x, y);
    value.dispose();
    const weights = {};
    const kept = states.map(() => ({}));
    for (const name of names) {
      const [w, ...rest] = optimizer.update(p[name], gradients[name], scale, ...states.map((s) => s[name]));
      weights[name] = w;
      rest.forEach((s, i) => { kept[i][name] = s; });
    }
    tree.dispose(scale);
    return [weights, kept];
  });
  const lossOf = jit(loss);
  const infer = jit((p, x) => network(p, x));
  let p = parameters(process.argv[2], work);
  let states = Array.from({ length: optimizer.states }, () => tree.map((w) => np.zeros(w.shape), tree.ref(p)));
  const xs = work.xs.map((x) => np.array(Float32Array.from(x), { shape: [work.batch, ...work.input] }));
  const ys = work.ys.map((y) => np.array(work.loss === "crossEntropy" ? Float32Array.from({ length: work.batch * work.outputs }, (_, i) => Number(y[Math.floor(i / work.outputs)] === i % work.outputs)) : Float32Array.from(y), { shape: [work.batch, work.outputs] }));
  const one = np.array(work.xs[0].slice(0, work.width), { shape: [1, ...work.input] });
  const [anyName] = names;
  let t = 0;
  return {
    step: async (i) => {
      t++;
      const scale = optimizer.states === 2 ? [np.array(1 / (1 - 0.9 ** t)), np.array(1 / (1 - 0.999 ** t))] : [];
      [p, states] = train(p, states, scale, xs[i].ref, ys[i].ref);
      await p[anyName].blockUntilReady();
    },
    losses: (i) => lossOf(tree.ref(p), xs[i].ref, ys[i].ref).item(),
    predict: () => { infer(tree.ref(p), one.ref).dataSync(); },
  };
});
