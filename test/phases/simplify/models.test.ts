/** Whole models of the library: each program means the same simplified, and what simplification promises of them holds. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { printProgram } from "../../../src/ir/equation/print.ts";
import { simplifyProgram } from "../../../src/phases/simplify/simplify.ts";
import { verifyKernels } from "../../../src/ir/kernel/verify.ts";
import { lower } from "../../../src/phases/lower/lower.ts";
import { library, type StandardDefinition } from "../../../src/std/library.ts";
import { expectSimplified, phase, phasesOf, programNames } from "./check.ts";
import { exampleNames } from "../../../tools/examples.ts";
import { cpuTime } from "../../support/cpu-time.ts";
import { settingOf, valueOf } from "../../support/setting-of.ts";

const namesOf = (keyword: string): string[] => library.filter((d) => d.keyword === keyword).map((d) => d.name);

const model = (chain: string, { input = "4", output = "[1]", loss = "squaredError", more = "" } = {}): string =>
  `model M {\n  input x: [${input}]\n  ${chain}\n  output y: ${output}\n  loss ${loss}\n  ${more}\n  train { data: csv("x.csv") }\n}\n`;

/** Positive where a definition divides by it or takes its root. */
const adjust = (inputs: Map<string, number[]>): void => {
  for (const [name, values] of inputs) {
    if (/spread|deviation|total|square|\.v$|v\(/i.test(name)) inputs.set(name, values.map((x) => Math.abs(x) + 0.5));
    if (/^(t|step|steps|epoch|epochs)$/.test(name)) inputs.set(name, values.map(() => 3));
  }
};

function expectModel(text: string, phases = phasesOf(text)): void {
  const set = phase(phases, "lift-adjoints");
  for (const name of programNames) {
    const program = set[name];
    if (program === undefined) continue;
    const after = expectSimplified(program, adjust);
    expect(after.equations.length).toBeLessThanOrEqual(program.equations.length);
  }
}

/** A network whose last values are of the kind that the loss asks for. */
function lossModel({ name, text }: StandardDefinition): string {
  const signature = /^loss [^]*?\) =/m.exec(text)?.[0] ?? "";
  if (signature.includes(": distribution")) return model("dense(3) relu\n  dense(5) softmax", { output: "oneHot(0..4)", loss: name });
  if (signature.includes(": probability")) return model("dense(3) relu\n  dense(1) sigmoid", { output: 'binary("no", "yes")', loss: name });
  // Of one component some have no gradient at all, next to which rounding would be everything.
  return model("dense(3) relu\n  dense(2)", { output: "[2]", loss: name });
}

describe("models mean the same simplified", () => {
  it.each(namesOf("activation"))("activation %s", (name) => expectModel(model(`dense(3) ${name}\n  dense(1)`)));
  it.each(namesOf("regularizer"))("regularizer %s", (name) => expectModel(model("dense(3) tanh\n  dense(1)", { more: `regularize ${name}(0.1)` })));
  it.each(library.filter((d) => d.keyword === "loss").map((d) => [d.name, d] as const))("loss %s", (_, d) => expectModel(lossModel(d)));
  it.each([
    ["softmax and squaredError on classes", model("dense(3) softmax", { output: 'oneHot("a", "b", "c")' })],
    ["logSoftmax", model("dense(5) logSoftmax\n  dense(1)")],
    ["prelu and dropout", model("dense(5) prelu\n  dropout(0.4)\n  dense(1)")],
    ["standardize and flatten", model("flatten\n  standardize\n  dense(2) tanh\n  dense(1)", { input: "2, 3" })],
    ["one of everything", model("dense(1) relu\n  dense(1)", { input: "1" })],
  ])("%s", (_, text) => expectModel(text));
  it.each(namesOf("initializer").filter((n) => n !== "constant" && n !== "within"))("initializer %s", (name) => expectModel(model(`dense(3, init: ${name}) relu\n  dense(1)`)));
  it.each(namesOf("schedule").filter((n) => n === "exponential" || n === "cosine"))("schedule %s", (name) => {
    expectModel(model("dense(3) relu\n  dense(1)").replace("train {", `train { optimizer: adam(rate: ${name}(0.1))\n `));
  });
  it.each(library.filter((d) => d.keyword === "optimizer").map((d) => [valueOf(d), settingOf(d.text)] as const))("%s, %s", (value, setting) => {
    expectModel(model("dense(3) relu\n  dense(1)").replace("train {", `train { ${setting}: ${value}\n `));
  });
});

describe("examples", () => {
  // What an equation means is computed number by number: of letters and of units a few are enough.
  const read = (name: string): string => readFileSync(`examples/${name}/${name}.nn`, "utf8").replace("time = 48, width = 128", "time = 6, width = 8").replace("time = 32, width = 32", "time = 8, width = 8");

  it.each(exampleNames)("%s means the same, and its kernels are in bounds and no more", (name) => {
    const phases = phasesOf(read(name));
    expectModel(read(name), phases);
    const [before, after] = ["lift-adjoints", "simplify"].map((at) => lower(phase(phases, at), 32));
    if (before === undefined || after === undefined) throw new Error("no kernels");
    expect(verifyKernels(after)).toEqual([]);
    for (const entry of ["inference", "evaluation", "training", "update", "initialize"] as const) {
      expect(after[entry]?.kernels.length ?? 0).toBeLessThanOrEqual(before[entry]?.kernels.length ?? 0);
    }
    expect(after.training?.kernels.length).toBeLessThan(before.training?.kernels.length ?? 0);
  });
});

describe("models with layers of their own mean the same simplified", () => {
  const own: readonly [string, string][] = [
    ["a recurrence", `layer rnn(units) {
      input x: [time, from]
      weight W: [from, units] = glorotUniform
      weight U: [units, units] = glorotUniform
      h[-1, j] = 0
      h[t, j] = tanh(sum(i: x[t, i] * W[i, j]) + sum(k: h[t - 1, k] * U[k, j]))
      output h
    }
    model M { input x: [4, 3] rnn(2) flatten dense(1) output y: [1] loss squaredError train { data: csv("x.csv") } }`],
    ["a gate", `layer gate(units) {
      input x: [time, from]
      weight W: [from, units] = glorotUniform
      weight U: [units] = glorotUniform
      z[t < time, j < units] = 1 / (1 + exp(-sum(i: x[t, i] * W[i, j])))
      h[-1, j] = 0
      h[t, j] = (1 - z[t, j]) * h[t - 1, j] + z[t, j] * tanh(U[j] * h[t - 1, j])
      output h
    }
    model M { input x: [4, 3] gate(2) flatten dense(1) output y: [1] loss squaredError train { data: csv("x.csv") } }`],
    ["a convolution with padding", `layer blur(width, to) {
      input x: [n, from]
      weight W: [width, from, to] = glorotUniform
      output y[i < n, j < to] = sum(r < width, c: (x[i + r - 1, c] else 0) * W[r, c, j])
    }
    model M { input x: [5, 2] blur(3, 3) relu flatten dense(1) output y: [1] loss squaredError train { data: csv("x.csv") } }`],
    ["a maximum over windows", `layer pool(width) {
      input x: [n, c]
      output y[i < floor(n / width), j < c] = max(r < width: x[i * width + r, j])
    }
    model M { input x: [6, 2] dense(3) pool(2) flatten dense(1) output y: [1] loss squaredError train { data: csv("x.csv") } }`],
  ];
  it.each(own)("%s", (_, text) => expectModel(text));
});

const lines = (text: string): readonly string[] => text.split("\n").map((line) => line.trim());

describe("what becomes of losses", () => {
  it("the adjoint of softmax and crossEntropy is (p - [k = class]) / N, and the class stays an index", () => {
    const set = phase(phasesOf(model("dense(5) softmax", { output: "oneHot(0..4)", loss: "crossEntropy" })), "simplify");
    if (set.training === undefined) throw new Error("no training program");
    const text = lines(printProgram(set.training));
    expect(text).toContain("d(dense1.y)[n, i1] = (exp(dense1.y[n, i1] - softmax1.y.1[n]) - (i1 == target(y)[n] ? 1 : 0)) / count(batch)");
    expect(text).toContain("@loss = sum(n: softmax1.y.1[n] - dense1.y[n, target(y)[n]]) / count(batch)");
    expect(text.filter((line) => line.includes("oneHot"))).toEqual([]);
  });

  it("of sigmoid and binaryCrossEntropy nothing is divided but by the number of examples", () => {
    const set = phase(phasesOf(model("dense(1) sigmoid", { output: 'binary("no", "yes")', loss: "binaryCrossEntropy" })), "simplify");
    if (set.training === undefined) throw new Error("no training program");
    const divided = lines(printProgram(set.training)).filter((line) => line.includes("/") && line.includes("=") && !line.startsWith("//"));
    expect(divided.length).toBeGreaterThan(0);
    for (const line of divided) expect(line).toMatch(/^[^/]*\/ count\(batch\)$/);
  });
});

describe("deep models", () => {
  const deep = (depth: number): string => model(`${"dense(8) gelu\n  dense(8) swish\n  ".repeat(depth)}dense(3) softmax`, { output: "oneHot(0..2)", loss: "crossEntropy" });
  const sizes = (depth: number): { readonly equations: number; readonly milliseconds: number } => {
    const { training } = phase(phasesOf(deep(depth)), "lift-adjoints");
    if (training === undefined) throw new Error("no training program");
    const start = cpuTime();
    const after = simplifyProgram(training);
    return { equations: after.equations.length, milliseconds: cpuTime() - start };
  };

  it("grow in proportion to their depth, and soon", () => {
    const [small, middle, large] = [sizes(4), sizes(8), sizes(12)];
    expect(large.equations - middle.equations).toBe(middle.equations - small.equations);
    expect(large.milliseconds).toBeLessThan(4000);
  });
});
