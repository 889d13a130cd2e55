/**
 * Small files that ask for much: every construct of the language nested in every other, as deep as two kilobytes allow, and
 * definitions that double what they are given. The same files every time.
 */
export interface Hostile {
  readonly name: string;
  readonly text: string;
}

/** What an answer may take at most. */
export const limits = { bytes: 2000, seconds: 1, megabytes: 300 } as const;

type Wrap = (inside: string, level: number) => string;

/** Around an expression of the element `x[i]`, in which `i` and `n` are known. */
const expressions: Readonly<Record<string, Wrap>> = {
  parentheses: (e) => `(${e})`,
  minus: (e) => `-(${e})`,
  tower: (e) => `2 ^ (${e})`,
  square: (e) => `(${e}) ^ 2`,
  remainder: (e) => `((${e}) % 3 + i % 2)`,
  floor: (e) => `floor((${e}) / 2)`,
  quotient: (e) => `1 / (2 + ${e})`,
  product: (e, k) => `(${e}) * (x[i] + ${k})`,
  sum: (e, k) => `sum(k${k}: x[k${k}] * (${e}))`,
  range: (e, k) => `max(k${k} < 3: k${k} + ${e})`,
  call: (e) => `sin(tanh(${e}))`,
  twice: (e) => `twice(${e})`,
  condition: (e) => `(${e} > 0 ? x[i] : 1)`,
  chosen: (e) => `(x[i] > 0 ? ${e} : -(${e}))`,
  position: (e, k) => `(i % ${k + 2} == 1 or i > ${k} ? ${e} : x[i])`,
  both: (e, k) => `(i < ${k} and x[i] > 0 or not (x[0] > ${k}) ? ${e} : 2)`,
  guarded: (e, k) => `(x[(i + ${k}) % 7] else ${e})`,
  random: (e) => `(random(i) < 0.5 ? ${e} : 0)`,
  smaller: (e) => `min(${e}, x[i] * x[i])`,
};

/** Around the steps of a chain. */
const chains: Readonly<Record<string, Wrap>> = {
  repeat: (body) => `repeat 9 { ${body} }`,
  counted: (body, k) => `repeat r${k} < 30 { ${body} }`,
  residual: (body) => `residual { ${body} }`,
  frozen: (body) => `frozen { ${body} }`,
  rate: (body) => `train 0.5 { ${body} }`,
  shared: (body, k) => `shared s${k} = { ${body} } s${k} s${k} s${k}`,
  branch: (body, k) => `let a${k} = { ${body} } add(a${k}) relu`,
  named: (body, k) => `as v${k} e${k}[j] = v${k}[j] * 2 e${k} ${body}`,
  checked: (body) => `require 1 < 2, "never" ${body} -> [4]`,
};

const model = (chain: string, more = "loss squaredError", size = 4): string => `model M { input x: [${size}] ${chain} output y: [${size}] ${more} }`;

const layer = (value: string): string => `activation twice(x) = sin(x) + x * x\nlayer own() { input x: [n] output y[i] = ${value} }\n${model("own")}`;

/** Two wraps in turns, as deep as fits. */
function alternate(outer: Wrap, inner: Wrap, core: string, around: (text: string) => string): string {
  let [best, text] = [around(core), core];
  for (let level = 0; level < 400; level++) {
    text = (level % 2 === 0 ? inner : outer)(text, level);
    const whole = around(text);
    if (whole.length > limits.bytes) break;
    best = whole;
  }
  return best;
}

function pairs(what: string, wraps: Readonly<Record<string, Wrap>>, core: string, around: (text: string) => string): Hostile[] {
  return Object.entries(wraps).flatMap(([outer, a]) => Object.entries(wraps).map(([inner, b]) => ({ name: `${what}: ${inner} in ${outer}`, text: alternate(a, b, core, around) })));
}

/** Definitions that each use the one before several times. */
function doubling(name: string, first: string, next: (k: number) => string, use: (k: number) => string): Hostile {
  let [text, last] = [`${first}\n`, use(0)];
  for (let k = 1; ; k++) {
    const line = `${next(k)}\n`;
    if (text.length + line.length + use(k).length > limits.bytes) return { name: `definitions: ${name}`, text: text + last };
    text += line;
    last = use(k);
  }
}

const many = (count: number, part: (k: number) => string, separator = " "): string => Array.from({ length: count }, (_, k) => part(k)).join(separator);

const activations: Readonly<Record<string, (e: string) => string>> = {
  "composed": (f) => `${f}(${f}(x))`,
  "added": (f) => `${f}(x) + ${f}(x + 1)`,
  "multiplied": (f) => `${f}(x) * ${f}(x / 2)`,
  "chosen": (f) => `x > 0 ? ${f}(x) : ${f}(-x)`,
  "compared": (f) => `${f}(x) > ${f}(x + 1) ? x : 1`,
  "cancelled": (f) => `${f}(x) - ${f}(x)`,
  "vanishing": (f) => `0 * ${f}(x) + 0 * ${f}(2 * x) + x`,
  "drawn": (f) => `random() < 0.5 ? ${f}(x) : ${f}(2 * x)`,
  "powers": (f) => `${f}(x) ^ ${f}(x)`,
  "remainders": (f) => `${f}(x) % ${f}(2 * x)`,
  "least": (f) => `min(${f}(x), ${f}(x + 1))`,
};

/** Layers that apply the one before to whole values. */
const wholes: Readonly<Record<string, (f: string) => string>> = {
  "composed": (f) => `h = ${f}(x) output y = ${f}(h)`,
  "side by side": (f) => `h = ${f}(x) g = ${f}(x) output y[i] = h[i] + g[i]`,
  "in threes": (f) => `h = ${f}(x) g = ${f}(h) f = ${f}(g) output y[i] = f[i] * x[i]`,
  "in a row": (f) => `output y = ${f}(x)`,
};

function definitions(): Hostile[] {
  return [
    ...Object.entries(activations).map(([name, body]) => doubling(`activations ${name}`, "activation f0(x) = sin(x) + x", (k) => `activation f${k}(x) = ${body(`f${k - 1}`)}`, (k) => model(`f${k}`))),
    ...Object.entries(activations).map(([name, body]) => doubling(`activations ${name} in a layer`, "activation f0(x) = x * x + 1", (k) => `activation f${k}(x) = ${body(`f${k - 1}`)}`,
      (k) => `layer own() { input x: [n] output y[i] = sum(j: f${k}(x[j] * x[i])) } ${model("own")}`)),
    doubling("blocks", "block b0() { tanh tanh }", (k) => `block b${k}() { b${k - 1} b${k - 1} }`, (k) => model(`b${k}`)),
    doubling("blocks with weights", "block b0() { dense(4) tanh }", (k) => `block b${k}() { b${k - 1} b${k - 1} b${k - 1} }`, (k) => model(`b${k}`)),
    doubling("blocks with side chains", "block b0() { dense(4) }", (k) => `block b${k}() { let a = { b${k - 1} } b${k - 1} add(a) }`, (k) => model(`b${k}`)),
    doubling("blocks of nothing", "block b0() { }", (k) => `block b${k}() { repeat 99 { b${k - 1} } }`, (k) => model(`b${k} relu`)),
    doubling("schedules", "schedule s0(from) = from * (1 - step / steps)", (k) => `schedule s${k}(from) = s${k - 1}(from) * s${k - 1}(s${k - 1}(from))`, (k) => model("dense(4)", `loss squaredError train { optimizer: adam(rate: s${k}(0.1)) }`)),
    doubling("regularizers", "regularizer r0(a) = a * w ^ 2", (k) => `regularizer r${k}(a) = a * abs(w) ^ ${k}`, (k) => model("dense(4)", `loss squaredError regularize ${Array.from({ length: k }, (_, i) => `r${i}(0.1)`).join(" + ")}`)),
    doubling("initializers", "initializer i0() = gaussian()", (k) => `initializer i${k}() = i${k - 1}() * i${k - 1}()`, (k) => model(`dense(4, init: i${k}())`)),
    ...Object.entries(wholes).map(([name, body]) => doubling(`layers ${name}`, "layer a0() { input x: [n] output y[i] = x[i] * x[0] }", (k) => `layer a${k}() { input x: [n] ${body(`a${k - 1}`)} }`, (k) => model(`a${k}`))),
    doubling("layers in equations", "layer a0() { input x: [n] output y[i] = x[i] * x[0] }", (k) => `layer a${k}() { input x: [n] h = a${k - 1}(x) g = a${k - 1}(h) output y[i] = g[i] }`, (k) => `model M { input x: [4] h = a${k}(x) h output y: [4] loss squaredError }`),
    doubling("losses", "loss e0(y[i], target[i]) = mean(i: (y[i] - target[i]) ^ 2)", (k) => `loss e${k}(y[i], target[i]) = mean(i: sum(j: (y[i] - target[j]) ^ ${k}))`, (k) => model("dense(4)", `loss ${many(k, (i) => `e${i}`, " + ")}`)),
    doubling("regularizers of activations", "activation f0(x) = x * x + 1", (k) => `activation f${k}(x) = f${k - 1}(f${k - 1}(x))`, (k) => `regularizer own(a) = a * f${k}(w)
${model("dense(4) dense(4)", "loss squaredError regularize own(0.1)")}`),
    doubling("losses of activations", "activation f0(x) = x * x + 1", (k) => `activation f${k}(x) = f${k - 1}(x) * f${k - 1}(x + 1)`, (k) => `loss own(y[i], target[i]) = mean(i: f${k}(y[i] - target[i]))
${model("dense(4)", "loss own")}`),
    doubling("optimizers of activations", "activation f0(x) = x * x + 1", (k) => `activation f${k}(x) = f${k - 1}(x) + f${k - 1}(x + 1)`, (k) => `optimizer own(rate = 0.1) { w = w - rate * f${k}(g) }
${model("dense(4) dense(4)", "loss squaredError train { optimizer: own }")}`),
    doubling("initializers that add", "initializer i0() = gaussian()", (k) => `initializer i${k}() = i${k - 1}() + i${k - 1}() / fanIn`, (k) => model(`dense(4, init: i${k}()) dense(4, init: i${k}())`)),
    doubling("schedules that add", "schedule s0(from) = from * (1 - step / steps)", (k) => `schedule s${k}(from) = s${k - 1}(from) + s${k - 1}(from / 2)`, (k) => model("dense(4)", `loss squaredError train { optimizer: adam(rate: s${k}(0.1)) }`)),
    doubling("blocks of layers", "layer a0() { input x: [n] h = relu(x) output y[i] = h[i] * h[0] }\nblock b0() { a0 }", (k) => `layer a${k}() { input x: [n] h = a${k - 1}(x) g = a${k - 1}(h) output y[i] = g[i] }\nblock b${k}() { a${k} b${k - 1} b${k - 1} }`, (k) => model(`b${k}`)),
    doubling("shared parts", "// nothing", () => "//", () => `model M { input x: [4] shared s0 = { tanh } ${Array.from({ length: 40 }, (_, k) => `shared s${k + 1} = { s${k} s${k} }`).join(" ")} s40 output y: [4] loss squaredError }`),
    doubling("numbers", "// nothing", () => "//", () => `model M { ${Array.from({ length: 50 }, (_, k) => `let n${k} = ${k === 0 ? "3" : `n${k - 1} * n${k - 1} + n${k - 1}`}`).join(" ")} input x: [4] dense(n49) output y: [n49] loss squaredError }`),
  ];
}

function singles(): Hostile[] {
  const texts: Readonly<Record<string, string>> = {
    "a huge shape": model("dense(4)").replace("x: [4]", "x: [1000000000]"),
    "many axes": `model M { input x: [${many(600, () => "1", ", ")}] tanh output y: [${many(50, () => "1", ", ")}] loss squaredError }`,
    "many axes of two": `model M { input x: [${many(30, () => "2", ", ")}] tanh flatten dense(1) output y: [1] loss squaredError }`,
    "classes without end": "model M { input x: [4] dense(10) softmax output y: oneHot(0..1000000000) loss crossEntropy }",
    "many classes": "model M { input x: [4] dense(1000000) softmax output y: oneHot(0..999999) loss crossEntropy }",
    "many embeddings": "model M { input x: index(1000000000)[4] embedding(8) flatten dense(1) output y: [1] loss squaredError }",
    "a tower of numbers": "model M { input x: [2 ^ (2 ^ (2 ^ 30))] output y: [4] loss squaredError }",
    "a long tower": `model M { let n = ${many(400, () => "2", " ^ ")} input x: [n] output y: [4] loss squaredError }`,
    "parentheses": `model M { input x: [${"(".repeat(900)}4${")".repeat(900)}] relu output y: [4] loss squaredError }`,
    "open parentheses": `model M { input x: [${"(".repeat(1900)}`,
    "open braces": `model M { ${"repeat 9 { ".repeat(170)}`,
    "open brackets": `model M { input x: ${"[".repeat(1900)}`,
    "minus": `model M { input x: [${"-".repeat(1900)}4] output y: [4] loss squaredError }`,
    "nots": `model M { require ${"not ".repeat(460)}true, "x" input x: [4] output y: [4] loss squaredError }`,
    "conditions": `model M { let n = ${"1 > 2 ? 3 : ".repeat(150)}4 input x: [n] relu output y: [n] loss squaredError }`,
    "a string": `model M { input x: [4] relu output y: oneHot("${"a".repeat(1800)}", "b") loss crossEntropy }`,
    "strings": `model M { input x: [4] dense(400) softmax output y: oneHot(${many(280, (k) => `"${k}"`, ", ")}) loss crossEntropy }`,
    "a string without an end": `model M { input x: [4] relu output y: oneHot("${"\\".repeat(1800)}`,
    "escapes": `model M { input x: [4] dense(2) softmax output y: oneHot("${"\\u0041".repeat(280)}", "b") loss crossEntropy }`,
    "comments": `model M { ${"/// ".repeat(200)}\n${"//\n".repeat(300)} input x: [4] relu output y: [4] loss squaredError }`,
    "records": `model M { input x: { ${many(220, (k) => `f${k}`, ", ")} } dense(1) output y: [1] loss squaredError }`,
    "records in records": `model M { input x: ${"{ a: ".repeat(150)}[4]${" }".repeat(150)} dense(1) output y: [1] loss squaredError }`,
    "inputs": `model M { input ${many(180, (k) => `x${k}: [4]`, ", ")} x0 ${many(1, () => "relu")} output y: [4] loss squaredError }`,
    "outputs": `model M { input x: [4] ${many(90, (k) => `output y${k}: [4]`)} loss squaredError(y0) }`,
    "losses": model("dense(4)", `loss ${many(100, () => "squaredError", " + ")}`),
    "losses in numbers": model("dense(4)", `loss ${"0.5 * (".repeat(100)}squaredError${")".repeat(100)}`),
    "regularizers": model("dense(4)", `loss squaredError regularize ${many(110, (k) => `l2(0.${k + 1})`, " + ")}`),
    "schedules": model("dense(4)", `loss squaredError train { optimizer: adam(rate: ${many(110, () => "warmup(5, ", "")}0.1${")".repeat(110)}) }`),
    "schedules that double": `schedule both(a, b) = a * b + b\n${model("dense(4)", `loss squaredError train { optimizer: adam(rate: ${"both(0.1, ".repeat(100)}0.1${")".repeat(100)}) }`)}`,
    "constraints": model("dense(4)", `loss squaredError train { optimizer: adam constraint: ${"maxNorm(".repeat(100)}1${")".repeat(100)} }`),
    "settings": model("dense(4)", "loss squaredError train { batch: 1000000000 epochs: 1000000000 accumulate: 1000000000 }"),
    "an enormous batch": model("dense(1000)", "loss squaredError train { batch: 100000000 }", 1000),
    "an optimizer": `optimizer own(rate = 0.1) { ${many(60, (k) => `state m${k} = 0 m${k} = m${k} + g`)} w = w - rate * (${many(60, (k) => `m${k}`, " + ")}) }\n${model("dense(4)", "loss squaredError train { optimizer: own }")}`,
    "an optimizer that doubles": `optimizer own(rate = 0.1) { ${many(60, () => "w = w * w + w")} w = w - g }\n${model("dense(4)", "loss squaredError train { optimizer: own }")}`,
    "a shape in a shape": model(`reshape([${many(300, () => "1", ", ")}, 4]) flatten`),
    "a long list": model(`reshape([${many(350, (k) => String(k + 1), ", ")}])`),
    "equations in a circle": `layer own() { input x: [n] ${many(40, (k) => `a${k}[i] = a${(k + 1) % 40}[i] + x[i]`)} output y[i] = a0[i] }\n${model("own")}`,
    "recurrences of each other": `layer own() { input x: [n, m] ${many(8, (k) => `a${k}[-1, j] = 0 a${k}[i, j] = a${(k + 1) % 8}[i - 1, j] + x[i, j]`)} output y[i, j] = a0[i, j] }\nmodel M { input x: [9, 9] own output y: [9, 9] loss squaredError }`,
    "a deep recurrence of many axes": `layer own() { input x: [a, b, c, d, e] ${many(8, (k) => `p${k}[i, j, k, l, m] = p${(k + 1) % 8}[j, i, l, k, m] + x[i, j, k, l, m]`)} output y[i, j, k, l, m] = p0[i, j, k, l, m] }\nmodel M { input x: [2, 2, 2, 2, 2] own output y: [2, 2, 2, 2, 2] loss squaredError }`,
    "base cases": `layer own() { input x: [n] ${many(90, (k) => `h[${k}] = ${k}`)} h[i] = h[i - 1] + x[i] output h }\n${model("own", "loss squaredError", 200)}`,
    "a sum over everything": layer(`sum(${many(60, (k) => `k${k} < 9`, ", ")}: ${many(60, (k) => `k${k}`, " * ")})`),
    "a product written out": layer(many(120, (k) => `(x[i] + ${k})`, " * ")),
    "a power of a sum": layer(`(${many(60, (k) => `x[i] * ${k + 1}`, " + ")}) ^ 50 + (${many(60, (k) => `x[i] ^ ${k + 1}`, " + ")}) ^ 99`),
    "a huge power": layer("x[i] ^ 1000000000 + (x[i] + 1) ^ 0.123456789"),
    "reads everywhere": layer(many(120, (k) => `(x[i + ${k}] else 0)`, " + ")),
    "floors of floors": layer(`x[${"floor((".repeat(100)}i${") / 2)".repeat(100)}]`),
    "remainders of remainders": layer(`(x[${"(".repeat(100)}i${" * 3 + 1) % 7".repeat(100)}] else 0)`),
    "conditions on indices": layer(`${many(80, (k) => `(i == ${k} or i > ${k + 2} ? `, "")}x[i]${many(80, () => " : 1)", "")}`),
    "conditions joined": layer(`(${many(120, (k) => `i != ${k}`, " and ")} ? x[i] : 0)`),
    "conditions apart": layer(`(${many(60, (k) => `i == ${k} and 2 * i < ${k + 9}`, " or ")} ? x[i] : 0)`),
    "conditions of many indices": layer(`sum(${many(12, (k) => `k${k} < 9`, ", ")}: (${many(12, (k) => `k${k} + i < ${k + 3} or k${k} > 5`, " and ")} ? 1 : 0))`),
    "a chain": model(many(380, () => "tanh")),
    "a chain of layers": model(many(90, () => "dense(4) tanh relu")),
    "names": model(many(120, (k) => `tanh as v${k}`)),
    "one long name": model(`dense(4) as ${"a".repeat(1800)}`),
    "layers with arguments": model(`dense(${many(150, (k) => `a${k}: ${k}`, ", ")})`),
    "parameters": `block b(${many(150, (k) => `p${k} = ${k}`, ", ")}) { relu }\n${model("b")}`,
    "parameters of each other": `block b(p0 = 2, ${many(70, (k) => `p${k + 1} = p${k} * p${k} + 1`, ", ")}) { dense(p70) }\n${model("b")}`,
    "repeat of repeat": model("repeat 100 { repeat 100 { repeat 100 { relu } } }"),
    "a long repeat": model("repeat 1000000000 { relu }"),
    "repeats side by side": model(many(60, () => "repeat 9999 { relu }")),
    "a repeat of nothing": model(`${"repeat 9999 { ".repeat(30)}${"} ".repeat(30)} relu`),
    "a wide sum of repeats": model(`${many(25, (k) => `let a${k} = { repeat 500 { dense(4) tanh } }`)} add(${many(25, (k) => `a${k}`, ", ")})`),
    "declarations": many(60, (k) => `activation f${k}(x) = x + ${k}`, "\n"),
    "models": many(20, (k) => `model M${k} { input x: [4] dense(4) output y: [4] loss squaredError }`, "\n"),
    "faults": many(250, () => "} { ( ]"),
    "unknown names": model(many(200, (k) => `unknown${k}`)),
    "numbers": `model M { input x: [${"9".repeat(1800)}] output y: [4] loss squaredError }`,
    "fractions": layer(`x[i] * 0.${"1234567890".repeat(170)}`),
  };
  return Object.entries(texts).map(([name, text]) => ({ name: `single: ${name}`, text }));
}

export function hostileInputs(): readonly Hostile[] {
  return [...singles(), ...definitions(), ...pairs("chains", chains, "relu", model), ...pairs("expressions", expressions, "x[i]", layer)].map(({ name, text }) => ({ name, text: text.slice(0, limits.bytes) }));
}
