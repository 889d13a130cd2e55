/** Models that are exported: the examples, and of the tests one for each layer, activation, loss and optimizer of the library. */
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface SampleModel {
  readonly name: string;
  readonly text: string;
}

export function sampleModels(): readonly SampleModel[] {
  const examples = readdirSync("examples").flatMap((name): readonly SampleModel[] => {
    const file = `examples/${name}/${name}.nn`;
    return existsSync(file) ? [{ name, text: readFileSync(file, "utf8") }] : [];
  });
  const graphs = readdirSync(new URL("graphs/", import.meta.url)).map((name) => ({ name, text: readFileSync(new URL(`graphs/${name}`, import.meta.url), "utf8") }));
  const odd = Object.entries(oddModels).map(([name, text]) => ({ name, text }));
  const seen = new Map<string, SampleModel>();
  for (const golden of ["torch.json", "layers.json", "training.json", "derived.json", "batch.json"]) {
    const cases: readonly { readonly name: string; readonly text: string }[] = JSON.parse(readFileSync(new URL(`goldens/${golden}`, import.meta.url), "utf8"));
    // Of each word that a name begins with the last case, which is the largest.
    for (const { name, text } of cases) seen.set(`${golden} ${/^\w+/.exec(name)?.[0] ?? name}`, { name, text });
  }
  return [...examples, ...graphs, ...odd, ...seen.values()].map(({ name, text }, number) => ({ name: `${number} ${name}`, text }));
}

function model(chain: string, shape: string): string {
  return `model Net {\n  input x: ${shape}\n  ${chain}\n  output y: [2]\n  loss squaredError\n  train { optimizer: sgd(rate: 0.1) }\n}\n`;
}

/** What examples and tests of the library do not have. */
const oddModels: Readonly<Record<string, string>> = {
  "greatest of equal values over edges": `layer pool() {
  input x: [nodes, from], source: index(any)[edges], sink: index(any)[edges]
  weight W: [from, from] = glorotUniform, scale: [edges, 2] = uniform(0.5, 1.5)
  h[v, k < from] = max(0, sum(j: (x[v, j] - 0.5) * W[j, k]))
  most[k < from, v < 7] = max(e: sink[e] == v ? h[source[e], k] : -infinity)
  least[v < 7, k < from] = min(e, c < 2: sink[e] == v and e > c ? h[source[e], k] * scale[e, c] : infinity)
  spread[v < 7, c < 2] = sum(e, k: sink[e] == v ? scale[e, c] * h[source[e], k] : 0)
  output y[v < 7, k < from] = (most[k, v] > -infinity ? most[k, v] : 0) + (least[v, k] < infinity ? least[v, k] : 1) + spread[v, 0] * spread[v, 1]
}
model Net { input x: [9, 4], source: index(9)[20], sink: index(9)[20] x pool(source, sink) output y: [7, 4] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 3 } }`,
  "a recurrence along a tree": `layer tree() {\n  input x: [n]\n  a[0] = x[0]\n  a[i] = tanh(a[floor(i / 2)] + x[i])\n  output a\n}\n${model("tree dense(2)", "[5]")}`,
  "a recurrence of two arrays along different dimensions": `layer two() {
  input x: [n, n]
  a[-1, j] = 0
  a[i, j] = tanh((i > 0 ? b[j, i - 1] : 0) + x[i, j])
  b[j, -1] = 0
  b[j, i] = a[i, j] + b[j, i - 1]
  output y[i, j] = a[i, j] + b[i, j]
}
${model("two flatten dense(2)", "[3, 3]")}`,
  "recurrences forward and backward": `layer both() {
  input x: [n]
  a[-1] = 0
  a[i] = tanh(a[i - 1] + x[i])
  b[n] = 0
  b[i < n] = tanh(b[i + 1] + a[i])
  output y[i] = a[i] + b[i]
}
${model("both dense(2)", "[5]")}`,
  "an initial value that reads a weight of another layer": `layer outer(units) {
  input  x: [n], w: [n, units]
  weight V: [n, units] = glorotUniform
  fitted q[j] = sum(i: w[i, j])
  output y[j] = sum(i: x[i] * V[i, j]) + q[j]
}
${model("dense(4) frozen { dense(4, init: orthogonal) as e } outer(e.W, 4) outer(e.W, 4) dense(2)", "[3]")}`,
  "values fitted to extremes, numbers of examples and targets": `model Net {
  input x: [3]
  dense(3) as e
  fitted hi[j] = max(data: x[j])
  fitted lo[j] = min(data: x[j])
  fitted many[j] = sum(data: x[j] * 0 + 1) + count(data)
  fitted share[k] = mean(data: kind.target[k])
  fitted center[j] = mean(data: y.target[j])
  fitted scale[j] = sqrt(mean(data: (y.target[j] - center[j]) ^ 2))
  z[j] = (x[j] - lo[j]) / (hi[j] - lo[j] + 1) + e[j]
  out[j] = center[j] + scale[j] * z[j]
  u[k] = many[k] * share[k] * z[k]
  let p = u { softmax }
  output y: [3] = out
  output kind: oneHot("a", "b", "c") = p
  loss meanSquaredError(y) + crossEntropy(kind)
  train { optimizer: sgd(rate: 0.1) }
}
`,
  "several results, and losses of layers and blocks": `layer parts(share = 0.1) { input x: [n] h = tanh(x) loss share * sum(i: mean(batch: h[i]) ^ 2) output y[i] = 2 * x[i] output h output size = sum(i: x[i] ^ 2) }
block inside() { dense(3) parts(0.2) as p output p output small = p.size loss 0.3 * small }
model Net {
  input x: [4]
  dense(3)
  shared part = parts
  part as a
  part as b
  inside as c
  total = a.size + b.size + c.small + sum(i: b.h[i])
  output y: [3] = c
  loss squaredError + 0.01 * total
  regularize l2(0.01)
  train { optimizer: sgd(rate: 0.1) }
}
`,
  "pooling with gaps before, behind and between": model("maxPool(3, stride: 2, padding: 1) averagePool(2, stride: 1) flatten dense(2)", "[7, 6, 2]"),
  "weights of classes, and smoothing": `model Net {\n  input x: [4, 3]\n  dense(3) softmax\n  output y: oneHot("a", "b", "c")[4]\n  loss crossEntropy(weights: [1, 2, 0.5], smoothing: 0.1)\n  train { optimizer: sgd(rate: 0.1) }\n}\n`,
};
