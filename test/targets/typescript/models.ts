/** Small models that make each kind of statement. */

export const models: Readonly<Record<string, { readonly text: string; readonly width: number; readonly target: (random: () => number, count: number) => number[] }>> = {
  "two layers with Adam and a penalty": {
    text: `model M { input x: [3] dense(5) relu dense(2) output y: [2] loss squaredError regularize l2(0.01) train { optimizer: adam(rate: 0.01) batch: 4 } }`,
    width: 3,
    target: (random, count) => Array.from({ length: 2 * count }, random),
  },
  "classes with momentum and dropout": {
    text: `model M { input x: [4] dense(6) tanh dropout(0.4) dense(3) softmax output y: oneHot("a", "b", "c") loss crossEntropy train { optimizer: momentum(rate: 0.1) batch: 5 } }`,
    width: 4,
    target: (random, count) => Array.from({ length: count }, () => Math.floor((random() + 1) * 1.5)),
  },
  "a probability, a schedule and clipping": {
    text: `model M { input x: [2] dense(3) softplus dense(1) sigmoid output y: binary("no", "yes") loss binaryCrossEntropy train { optimizer: sgd(rate: exponential(0.3, 0.5)) clip: norm(0.2) batch: 4 } }`,
    width: 2,
    target: (random, count) => Array.from({ length: count }, () => (random() < 0 ? 0 : 1)),
  },
  "functions of the runtime": {
    text: `
activation odd(x) = erf(x) + log1p(x ^ 2) + expm1(-abs(x)) + sign(x) * sqrt(abs(x) + 1) + cosh(x / 4) + max(x, 0.1) ^ 1.5
model M { input x: [3] dense(4) odd dense(1) output y: [1] loss squaredError train { optimizer: rmsprop(rate: 0.01) batch: 3 } }`,
    width: 3,
    target: (random, count) => Array.from({ length: count }, random),
  },
};

/** Layers that make each kind of statement: strides, guards, recurrences, positions from data, state. */
const layers = `
layer conv(filters, kernel, stride = 1, padding = 0) {
  input  x: [height, width, channels]
  weight K: [kernel, kernel, channels, filters] = heNormal
  bias   b: [filters] = zeros
  output y[r < floor((height + 2 * padding - kernel) / stride) + 1, c < floor((width + 2 * padding - kernel) / stride) + 1, f] =
    b[f] + sum(i, j, k: (x[r * stride + i - padding, c * stride + j - padding, k] else 0) * K[i, j, k, f])
}
layer remember(units) {
  input  x: [time, from]
  weight W: [from, units] = glorotUniform, U: [units, units] = glorotUniform
  h[-1, j] = 0
  h[t, j] = tanh(sum(i: x[t, i] * W[i, j]) + sum(k: h[t - 1, k] * U[k, j]))
  output h
}
layer embedding(size) {
  input  x: index(vocabulary)[..s]
  weight E: [vocabulary, size] = normal(0, 0.5)
  output y[..s, d] = E[x[..s], d]
}
layer norm(momentum = 0.1) {
  input  x: [..s, channels]
  gain   gamma: [channels] = ones
  state  runningMean: [channels] = 0
  mu[c]  = mean(batch, ..s: x[..s, c])
  var[c] = mean(batch, ..s: (x[..s, c] - mu[c]) ^ 2)
  while training { runningMean[c] = (1 - momentum) * runningMean[c] + momentum * mu[c] }
  output y[..s, c] = gamma[c] * (x[..s, c] - (training ? mu[c] : runningMean[c])) / sqrt(var[c] + 0.01)
}
`;

export const more: Readonly<Record<string, { readonly text: string; readonly width: number; readonly below?: number; readonly outputs: number }>> = {
  "a strided convolution with padding": { text: `${layers} model M { input x: [5, 5, 2] conv(3, kernel: 3, stride: 2, padding: 1) relu flatten dense(2) output y: [2] loss squaredError train { batch: 3 } }`, width: 50, outputs: 2 },
  "a recurrence": { text: `${layers} model M { input x: [4, 3] remember(5) flatten dense(1) output y: [1] loss squaredError train { batch: 3 } }`, width: 12, outputs: 1 },
  "positions from data": { text: `${layers} model M { input x: index(6)[3] embedding(4) flatten dense(2) output y: [2] loss squaredError train { batch: 3 } }`, width: 3, below: 6, outputs: 2 },
  "state that training keeps": { text: `${layers} model M { input x: [4] dense(3) norm dense(2) output y: [2] loss squaredError train { batch: 3 } }`, width: 4, outputs: 2 },
};
