/** Models with derivatives in equations, one for each thing that such a derivative meets. */
const given = "loss given(y[k]) = sum(k: y[k])\n";

const net = (body: string, options: { readonly input?: string; readonly definitions?: string; readonly loss?: string; readonly output?: string } = {}): string =>
  `${given}${options.definitions ?? ""}model M {\n  input x: ${options.input ?? "[3]"}\n  ${body}\n  output y: [1] = ${options.output ?? "score"}\n  ${options.loss ?? "loss squaredError(y) + given(cost)"}\n  train { optimizer: sgd(rate: 0.01) batch: 4 }\n}\n`;

/** The squared slope of a score by the input. */
const slope = (chain: string, read: string, options: Parameters<typeof net>[1] = {}): string =>
  net(`${chain} dense(1) as score\n  total = score[0]\n  cost[q < 1] = (sqrt(0.01 + sum(${read.replace(/[[\]]/g, "")}: derivative(total, x${read}) ^ 2)) - 1) ^ 2`, options);

export const models: Readonly<Record<string, string>> = {
  "dense layers": slope("dense(5) tanh dense(4) softplus", "[i]"),
  "a convolution and the greatest": slope("conv(2, kernel: 2) elu maxPool(2) flatten", "[r, c, k]", { input: "[5, 5, 1]" }),
  "a normalized layer": slope("dense(5) layerNorm gelu", "[i]"),
  "attention": slope("dense(4) attention(2) flatten", "[t, i]", { input: "[3, 2]" }),
  "a recurrence": slope("gru(3) lastTime", "[t, i]", { input: "[4, 2]" }),
  "a whole recurrence by its first input": net("lstm(3) as h\n  flatten dense(1) as score\n  cost[q < 1] = sum(t, j: derivative(h[t, j], x[0, 1]) ^ 2)", { input: "[4, 2]" }),
  "a Jacobian": net("dense(4) sigmoid as h\n  dense(1) as score\n  cost[q < 1] = sum(j < 4, i < 3: derivative(h[j], x[i]) ^ 2)"),
  "elements that go along": net("dense(4) tanh as h\n  g[j] = sin(h[j]) * h[j]\n  dense(1) as score\n  cost[q < 1] = sum(j < 4: derivative(g[j], h[j]) ^ 2) + sum(j < 3: derivative(g[j], h[j + 1])) + sum(j < 4: derivative(g[3 - j], h[j]))"),
  "neighbours": net("dense(5) tanh as h\n  g[j < 4] = h[j + 1] ^ 3\n  dense(1) as score\n  cost[q < 1] = sum(j < 4: derivative(g[j], h[j + 1]) ^ 2) + sum(j < 4: derivative(g[j], h[j]))"),
  "a second and a third derivative": net("dense(4) tanh dense(1) as score\n  u = score[0]\n  a = derivative(u, x[0])\n  b = derivative(a, x[0])\n  cost[q < 1] = (a - u) ^ 2 + b ^ 2 + derivative(b, x[1]) ^ 2"),
  "a Hessian": net("dense(4) tanh dense(1) as score\n  u = score[0]\n  g[i < 3] = derivative(u, x[i])\n  cost[q < 1] = sum(i < 3, j < 3: derivative(g[i], x[j]) ^ 2)"),
  "a sum over the batch, behind its statistics": net("dense(4) batchNorm tanh dense(1) as score\n  total = sum(batch: score[0])\n  cost[q < 1] = sum(i: derivative(total, x[i]) ^ 2)"),
  "a value by itself": net("dense(1) as score\n  cost[q < 1] = derivative(score[0], score[0]) * score[0] ^ 2"),
  "an inner value": net("dense(4) tanh as h\n  dense(3) tanh dense(1) as score\n  cost[q < 1] = sum(j: derivative(score[0], h[j]) ^ 2)"),
  "positions from data": net("word embedding(3) as e\n  flatten dense(3) tanh dense(1) as score\n  cost[q < 1] = sum(t, j: derivative(score[0], e[t, j]) ^ 2)", { input: "[2], word: index(5)[3]" }),
  "reads at positions from data": net("place embedding(1) as p\n  picked[t] = x[place[t]] ^ 2 * p[t, 0]\n  score[q < 1] = tanh(sum(t: picked[t]))\n  cost[q < 1] = sum(i: derivative(score[0], x[i]) ^ 2)", { input: "[5], place: index(5)[3]" }),
  "draws, and what is stopped": net("dense(4) tanh dropout(0.3) as h\n  r[j] = h[j] + stop(floor(4 * h[j]) / 4 - h[j] * h[j])\n  r dense(1) as score\n  cost[q < 1] = sum(j: derivative(score[0], h[j]) * stop(h[j]) * h[j]) + sum(i: derivative(score[0], x[i]) ^ 2)"),
  "choices and kinks": net("dense(4) relu as h\n  g[j] = h[j] > 0.2 ? abs(h[j]) ^ 1.5 : max(h[j], 0.1) * x[0]\n  g dense(1) as score\n  cost[q < 1] = sum(i: derivative(score[0], x[i]) ^ 2)"),
  "by a weight, of each example and of all": net("own as score\n  cost[q < 1] = score[0]", {
    definitions: "layer own() {\n  input x: [n]\n  weight W: [n], V: [n]\n  e = tanh(sum(i: W[i] * x[i]) * V[0])\n  all = mean(batch: e ^ 2)\n  W2[i] = W[i] - 0.5 * derivative(e, W[i])\n  V2[i] = V[i] - 0.5 * derivative(all, V[i])\n  output y[q < 1] = sum(i: W2[i] * x[i] * V2[i])\n}\n",
  }),
  "descent inside of a recurrence, by the state before": net("descend as z\n  flatten dense(1) as score\n  cost[q < 1] = score[0] ^ 2", {
    definitions: "layer descend() {\n  input x: [n]\n  weight A: [n, n]\n  z[-1, i] = x[i]\n  e[t < 4] = sum(i: tanh(sum(j: A[i, j] * z[t - 1, j])) ^ 2)\n  z[t < 4, i < n] = z[t - 1, i] - 0.1 * derivative(e[t], z[t - 1, i])\n  output y[t < 4, i] = z[t, i]\n}\n",
  }),
  "descent inside of a recurrence, by the state": net("descend as z\n  flatten dense(1) as score\n  cost[q < 1] = score[0] ^ 2", {
    definitions: "layer descend() {\n  input x: [n]\n  weight A: [n, n]\n  z[-1, i] = x[i]\n  p[t < 4, i < n] = z[t - 1, i]\n  e[t < 4] = sum(i: tanh(sum(j: A[i, j] * p[t, j])) ^ 2)\n  z[t < 4, i < n] = p[t, i] - 0.1 * derivative(e[t], p[t, i])\n  output y[t < 4, i] = z[t, i]\n}\n",
  }),
  "a recurrence that reads a derivative of data": net("descend as z\n  flatten dense(1) as score\n  cost[q < 1] = score[0] ^ 2", {
    input: "[4, 2]",
    definitions: "layer descend() {\n  input x: [time, n]\n  weight A: [n, n]\n  e[t] = sum(i: tanh(sum(j: A[i, j] * x[t, j])) ^ 2)\n  z[-1, i] = 0\n  z[t, i] = tanh(z[t - 1, i] + derivative(e[t], x[t, i]))\n  output z\n}\n",
  }),
  "descent in repeated blocks": net("repeat 2 { step }\n  dense(1) as score\n  cost[q < 1] = score[0]", {
    definitions: "layer step() {\n  input x: [n]\n  weight A: [n, n]\n  e = sum(i: tanh(sum(j: A[i, j] * x[j])) ^ 2)\n  output y[i] = x[i] - 0.2 * derivative(e, x[i])\n}\n",
  }),
  "in what is shared": net("shared judge = { dense(4) tanh dense(1) }\n  let a = x { judge }\n  mixed[i] = 0.5 * x[i] + 0.1\n  let b = mixed { judge }\n  score[q < 1] = a[0] + b[0]\n  cost[q < 1] = sum(i: derivative(b[0], mixed[i]) ^ 2)"),
  "an output that is a derivative": net("dense(4) tanh dense(1) as u\n  force[q < 1] = -derivative(u[0], x[1])\n  cost[q < 1] = force[0] ^ 2", { output: "force" }),
  "behind what is fitted": net("standardize dense(4) tanh dense(1) as score\n  cost[q < 1] = sum(i: derivative(score[0], x[i]) ^ 2)"),
  "before what is fitted": net("e = sum(i: sin(x[i]) * x[0])\n  g[i < 3] = derivative(e, x[i])\n  g standardize dense(4) tanh dense(1) as score\n  cost[q < 1] = score[0] ^ 2"),
  "sums over edges": net("near[v < 5, i < 2] = sum(e: sink[e] == v ? sin(x[source[e], i]) * (x[v, 0] - x[source[e], 1]) : 0)\n  u = sum(v, i: near[v, i] ^ 2)\n  force[v < 5, i < 2] = -derivative(u, x[v, i])\n  force flatten dense(1) as score\n  cost[q < 1] = sum(v, i: force[v, i] ^ 2)", { input: "[5, 2], source: index(5)[7], sink: index(5)[7]" }),
  "sums over edges, at each node": net("x dense(2) tanh as f\n  near[v < 4, i < 2] = sum(e: sink[e] == v ? f[source[e], i] ^ 2 : 0)\n  flatten dense(1) as score\n  cost[q < 1] = sum(v < 4, j < 2: derivative(near[v, 0], f[v, j]) ^ 2) + sum(v < 4: derivative(near[v, 1], f[0, 1]))", { input: "[4, 3], source: index(4)[5], sink: index(6)[5]" }),
  "products": net("dense(3) as h\n  p = product(j: h[j])\n  score[q < 1] = p\n  cost[q < 1] = sum(i: derivative(p, x[i]) ^ 2)"),
};
