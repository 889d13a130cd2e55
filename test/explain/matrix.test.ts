import { describe, expect, test } from "vitest";
import { matrixLatex, symbolLatex } from "../../src/explain/matrix/latex.ts";
import { texFaults } from "../support/tex.ts";
import { deriveText, numbersOf } from "./derived.ts";
import { evaluateMatrix, type Rows, times, transposed } from "./evaluate-matrix.ts";

const firstCourse = `model First {
  input x: [4]
  dense(5) sigmoid
  dense(3) softmax
  output kind: oneHot("a", "b", "c")
  loss crossEntropy
  regularize l2(0.02)
  train { optimizer: sgd(rate: 0.1)  batch: 16 }
}`;

const models: Readonly<Record<string, { readonly text: string; /** Steps without a form in matrices. */ readonly without?: readonly string[] }>> = {
  "the network of a first course": { text: firstCourse },
  "squared error with sigmoid, ReLU, standardized": { text: `model M { input x: [3] standardize dense(4) relu dense(2) sigmoid output y: [2] loss squaredError train { optimizer: sgd(rate: 0.5) batch: 4 } }` },
  "two classes, tanh, momentum": { text: `model M { input x: [3] dense(4) tanh dense(1) sigmoid output y: binary("no", "yes") loss binaryCrossEntropy train { optimizer: momentum(rate: 0.1) batch: 4 } }`, without: ["dense1.W", "dense1.b", "dense2.W", "dense2.b"].map((name) => `Update: ${name}`) },
  "linear, absolute regularizer": { text: `model M { input x: [3] dense(2) output y: [2] loss squaredError regularize l1(0.1) train { optimizer: sgd(rate: 0.1) batch: 4 } }` },
  "three layers, gelu, elu, one number out": { text: `model M { input x: [2] dense(3) gelu dense(3) elu dense(1) output y: [1] loss absoluteError train { optimizer: sgd(rate: 0.1) batch: 4 } }` },
  "layers of a sequence: Z = H W + 1 w₀ᵀ of one example, three dimensions of a batch": {
    text: `model M { input x: [5, 3] dense(4) tanh dense(2) output y: [5, 2] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 4 } }`, without: ["dense2.W", "dense2.b", "dense1.W", "dense1.b"].map((name) => `Mini-batch: gradient(${name})`),
  },
  "a residual connection and a gate": {
    text: `layer gated() {
  input  x: [n]
  weight T: [n, n], W: [n, n]
  bias   c: [n]
  gate[j] = sigmoid(c[j] + sum(i: x[i] * T[i, j]))
  output y[j] = gate[j] * tanh(sum(i: x[i] * W[i, j])) + (1 - gate[j]) * x[j]
}
model M { input x: [3] residual { dense(3) tanh } gated dense(2) output y: [2] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 4 } }`,
  },
  "values side by side": {
    text: `model M { input a: [2] input b: [2] let p = a { dense(3) tanh } let q = b { dense(3) tanh } p concat(q) dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 4 } }`,
    without: ["Forward: concat1.y", "Backward: d(tanh1.y)", "Backward: d(tanh2.y)"],
  },
  "a recurrence": {
    text: `model M { input x: [3, 2] gru(2) flatten dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 4 } }`,
    without: [
      ...["n.1", "r.2", "h", "z.1", "h:values"].map((name) => `Forward: gru1.${name}`), "Forward: flatten1.y", "Backward: d(gru1.h:values)",
      ...["gradient(gru1.Un)", "d(gru1.h).3", "d(gru1.n)", "gradient(gru1.Ur)", "d(gru1.h).1", "gradient(gru1.Uz)", "d(gru1.h).2", "d(gru1.h)", "d(gru1.z)"].map((name) => `Backward: ${name}`),
      ...["Un", "bn", "cn", "br", "Wr", "Ur", "Wz", "Uz", "bz", "Wn"].map((name) => `Mini-batch: gradient(gru1.${name})`),
    ],
  },
  "a statistic of the batch": {
    text: `model M { input x: [3] dense(4) batchNorm relu dense(1) output y: [1] loss squaredError train { optimizer: sgd(rate: 0.1) batch: 4 } }`,
  },
  "pairs of examples": {
    text: `model M { input query: [6], answer: [6] let a = query { dense(4) } let z = answer { dense(4) }
      alike[b < batch] = sum(i: a[i] * z[b, i])
      cost = log(sum(b < batch: exp(alike[b]))) - alike[example]
      output code: [4] = a loss cost train { optimizer: sgd(rate: 0.1) batch: 4 } }`,
    without: ["Forward: value.cost", "Backward: d(value.alike)"],
  },
  "a convolution": { text: `model M { input x: [8, 1] conv1d(2, 3) relu flatten dense(2) softmax output y: oneHot("a", "b") loss crossEntropy train { optimizer: sgd(rate: 0.1) batch: 4 } }`, without: ["Forward: conv1d1.y", "Forward: flatten1.y", "Backward: d(relu1.y)", "Backward: gradient(conv1d1.K)", "Mini-batch: gradient(conv1d1.K)", "Mini-batch: gradient(conv1d1.b)", "Update: conv1d1.K"] },
};

function near(a: Rows, b: Rows): void {
  expect(a.map((row) => row.length)).toEqual(b.map((row) => row.length));
  a.forEach((row, r) => row.forEach((x, c) => expect(Math.abs(x - (b[r]?.[c] ?? NaN))).toBeLessThan(1e-12 * Math.max(1, Math.abs(x)))));
}

describe.each(Object.entries(models))("%s", (_name, { text, without = [] }) => {
  const derivation = deriveText(text);
  const one = numbersOf(derivation, 1, 3);
  const many = numbersOf(derivation, 5, 4);

  test("each form means what its equation means, of one example and of five", () => {
    for (const step of derivation.steps) {
      const numbers = step.batch ? many : one;
      if (step.form !== undefined) near(evaluateMatrix(step.form, numbers), numbers.result(step));
    }
    expect(derivation.steps.filter((s) => s.form === undefined).map((s) => `${s.section}: ${s.target ?? s.equation.array}`)).toEqual(without);
  });

  test("each symbol stands for one array, and the formulas are TeX", () => {
    const shown = [...new Set(derivation.steps.map((s) => s.target ?? s.equation.array))];
    const symbols = shown.map((name) => symbolLatex(derivation.symbols.one(name)));
    expect(new Set(symbols).size).toBe(symbols.length);
    for (const { form, batch } of derivation.steps) if (form !== undefined) expect(texFaults(matrixLatex(form, batch ? derivation.symbols.batch : derivation.symbols.one))).toEqual([]);
  });
});

describe("the derivation of the first course, formula by formula", () => {
  const derivation = deriveText(firstCourse);
  const one = numbersOf(derivation, 1, 5);
  const many = numbersOf(derivation, 6, 6);
  const each = (a: Rows, f: (x: number, r: number, c: number) => number): Rows => a.map((row, r) => row.map((x, c) => f(x, r, c)));
  const plus = (a: Rows, b: Rows, scale = 1): Rows => each(a, (x, r, c) => x + scale * (b[r]?.[c] ?? NaN));
  const sigmoid = (a: Rows): Rows => each(a, (x) => 1 / (1 + Math.exp(-x)));
  const softmax = (a: Rows): Rows => a.map((row) => row.map((x) => Math.exp(x) / row.reduce((sum, y) => sum + Math.exp(y), 0)));
  const code = (classes: Rows): Rows => classes.map(([c]) => [0, 1, 2].map((k) => Number(k === c)));
  const squares = (a: Rows): number => a.flat().reduce((sum, x) => sum + x * x, 0);

  /** The textbook, by hand, for one example and for rows of examples. */
  const textbook = (numbers: typeof one, N: number): Readonly<Record<string, Rows>> => {
    const [X, W1, b1, W2, b2, c] = ["x", "dense1.W", "dense1.b", "dense2.W", "dense2.b", "target(kind)"].map(numbers.of);
    if (X === undefined || W1 === undefined || b1 === undefined || W2 === undefined || b2 === undefined || c === undefined) throw new Error("an array is missing");
    const rows = N === 1 ? transposed(X) : X;
    const bias = (b: Rows): Rows => Array.from({ length: N }, () => b.flat());
    const [z1] = [plus(times(rows, W1), bias(b1))];
    const h = sigmoid(z1);
    const z2 = plus(times(h, W2), bias(b2));
    const p = softmax(z2);
    const y = code(c);
    const losses = y.map((row, n) => [-row.reduce((sum, x, k) => sum + x * Math.log(p[n]?.[k] ?? NaN), 0)]);
    const d2 = plus(p, y, -1);
    const dh = times(d2, transposed(W2));
    const d1 = each(dh, (x, r, k) => x * (h[r]?.[k] ?? NaN) * (1 - (h[r]?.[k] ?? NaN)));
    const outer = (a: Rows, d: Rows): Rows => each(times(transposed(a), d), (x) => x / N);
    const summed = (d: Rows): Rows => each(transposed([(d[0] ?? []).map((_, k) => d.reduce((sum, row) => sum + (row[k] ?? NaN), 0))]), (x) => x / N);
    const [g1, g2] = [outer(rows, d1), outer(h, d2)];
    const loss = losses.flat().reduce((sum, l) => sum + l, 0) / N + 0.01 * (squares(W1) + squares(W2));
    return { z1, h, z2, p, y, losses, d2, dh, d1, g1, g2, gb1: summed(d1), gb2: summed(d2), loss: [[loss]], G1: plus(g1, W1, 0.02), G2: plus(g2, W2, 0.02), W1: plus(W1, plus(g1, W1, 0.02), -0.1), W2: plus(W2, plus(g2, W2, 0.02), -0.1), b1: plus(b1, summed(d1), -0.1), b2: plus(b2, summed(d2), -0.1) };
  };

  const d1 = "\\nabla_{z^{(1)}} \\ell";
  const d2 = "\\nabla_{z^{(2)}} \\ell";
  const [D1, D2] = ["\\nabla_{Z^{(1)}} \\ell", "\\nabla_{Z^{(2)}} \\ell"];
  const ofOne: readonly (readonly [string, string])[] = [
    ["z^{(1)} = W^{(1)\\top} \\, x + w_{0}^{(1)}", "z1"],
    ["h^{(1)} = \\sigma\\left(z^{(1)}\\right)", "h"],
    ["z^{(2)} = W^{(2)\\top} \\, h^{(1)} + w_{0}^{(2)}", "z2"],
    ["\\hat{y} = \\operatorname{softmax}\\left(z^{(2)}\\right)", "p"],
    ["y = \\mathbf{e}_{c}", "y"],
    ["\\ell = -y^{\\top} \\, \\ln\\left(\\hat{y}\\right)", "losses"],
    [`${d2} = \\hat{y} - y`, "d2"],
    [`\\nabla_{W^{(2)}} \\ell = h^{(1)} \\, \\left(${d2}\\right)^{\\top}`, "g2"],
    [`\\nabla_{w_{0}^{(2)}} \\ell = ${d2}`, "gb2"],
    [`\\nabla_{h^{(1)}} \\ell = W^{(2)} \\, ${d2}`, "dh"],
    [`${d1} = \\nabla_{h^{(1)}} \\ell \\odot h^{(1)} \\odot \\left(\\mathbf{1} - h^{(1)}\\right)`, "d1"],
    [`\\nabla_{W^{(1)}} \\ell = x \\, \\left(${d1}\\right)^{\\top}`, "g1"],
    [`\\nabla_{w_{0}^{(1)}} \\ell = ${d1}`, "gb1"],
  ];
  const ofMany: readonly (readonly [string, string])[] = [
    ["Z^{(1)} = X \\, W^{(1)} + \\mathbf{1} \\, w_{0}^{(1)\\top}", "z1"],
    ["H^{(1)} = \\sigma\\left(Z^{(1)}\\right)", "h"],
    ["Z^{(2)} = H^{(1)} \\, W^{(2)} + \\mathbf{1} \\, w_{0}^{(2)\\top}", "z2"],
    ["\\hat{Y} = \\operatorname{softmax}_{\\text{rows}}\\left(Z^{(2)}\\right)", "p"],
    ["Y = \\left(\\mathbf{e}_{{c}_{1}}, \\ldots, \\mathbf{e}_{{c}_{N}}\\right)^{\\top}", "y"],
    ["L = \\frac{\\mathbf{1}^{\\top} \\, \\ell}{N} + 0.01 \\, \\left\\lVert W^{(1)} \\right\\rVert^{2} + 0.01 \\, \\left\\lVert W^{(2)} \\right\\rVert^{2}", "loss"],
    [`${D2} = \\hat{Y} - Y`, "d2"],
    [`\\nabla_{W^{(2)}} L = \\frac{1}{N} \\, H^{(1)\\top} \\, ${D2} + 0.02 \\, W^{(2)}`, "G2"],
    [`\\nabla_{w_{0}^{(2)}} L = \\frac{1}{N} \\, \\left(${D2}\\right)^{\\top} \\, \\mathbf{1}`, "gb2"],
    [`\\nabla_{H^{(1)}} \\ell = ${D2} \\, W^{(2)\\top}`, "dh"],
    [`${D1} = \\nabla_{H^{(1)}} \\ell \\odot H^{(1)} \\odot \\left(\\mathbf{1} - H^{(1)}\\right)`, "d1"],
    [`\\nabla_{W^{(1)}} L = \\frac{1}{N} \\, X^{\\top} \\, ${D1} + 0.02 \\, W^{(1)}`, "G1"],
    [`\\nabla_{w_{0}^{(1)}} L = \\frac{1}{N} \\, \\left(${D1}\\right)^{\\top} \\, \\mathbf{1}`, "gb1"],
    ["W^{(1)} = W^{(1)} - 0.1 \\, \\nabla_{W^{(1)}} L", "W1"],
    [`W^{(1)} = W^{(1)} - 0.1 \\, \\left(\\frac{1}{N} \\, X^{\\top} \\, ${D1} + 0.02 \\, W^{(1)}\\right)`, "W1"],
    ["w_{0}^{(1)} = w_{0}^{(1)} - 0.1 \\, \\nabla_{w_{0}^{(1)}} L", "b1"],
    ["W^{(2)} = W^{(2)} - 0.1 \\, \\nabla_{W^{(2)}} L", "W2"],
    [`W^{(2)} = W^{(2)} - 0.1 \\, \\left(\\frac{1}{N} \\, H^{(1)\\top} \\, ${D2} + 0.02 \\, W^{(2)}\\right)`, "W2"],
    ["w_{0}^{(2)} = w_{0}^{(2)} - 0.1 \\, \\nabla_{w_{0}^{(2)}} L", "b2"],
  ];

  test.each([["one example", ofOne, false, one, 1], ["a batch and its update", ofMany, true, many, 6]] as const)("%s", (_name, expected, batch, numbers, N) => {
    const book = textbook(numbers, N);
    const symbols = batch ? derivation.symbols.batch : derivation.symbols.one;
    const steps = derivation.steps.filter((s) => s.batch === batch);
    expect(steps.map((s) => `${symbolLatex(symbols(s.target ?? s.equation.array))} = ${s.form === undefined ? "" : matrixLatex(s.form, symbols)}`)).toEqual(expected.map(([latex]) => latex));
    steps.forEach((step, k) => {
      const by = book[expected[k]?.[1] ?? ""] ?? [];
      // Of one example what has a row for it is a column.
      const isRow = !batch && ["z1", "h", "z2", "p", "y", "d2", "dh", "d1"].includes(expected[k]?.[1] ?? "");
      if (step.form !== undefined) near(evaluateMatrix(step.form, numbers), isRow ? transposed(by) : by);
    });
  });
});
