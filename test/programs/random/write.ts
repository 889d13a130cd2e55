/** The text of the program that a recipe stands for: whatever the numbers are, it is well typed and small. */
import { Choices, type Recipe, type Step } from "./choices.ts";
import { EquationWriter, type Index } from "./equation.ts";
import { writeGuarded, writeLayer, writePaired, writeRecurrence, writeResults, writeScattered, writeSloped, writeState } from "./layers.ts";
import { rename } from "./words.ts";

type Shape = readonly number[];

/** What a chain becomes: its text, and the shape after it. */
interface Written {
  readonly text: string;
  readonly shape: Shape;
}

const activations = ["relu", "tanh", "sigmoid", "gelu", "elu", "softplus", "swish", "leakyRelu", "mish", "softsign", "hardSwish", "selu", "hardSigmoid", "softmax", "logSoftmax", "prelu"] as const;
const sizeOf = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);
const most = 36;

/** Writes the steps of one program, and the definitions that they need. */
class ProgramWriter {
  readonly definitions: string[] = [];
  #names = 0;

  #fresh(name: string): string {
    return `${name}${++this.#names}`;
  }

  chain(steps: readonly Step[], shape: Shape, keep: boolean): Written {
    let current = shape;
    const texts: string[] = [];
    for (const step of steps) {
      const written = this.#step(step, current, keep);
      if (sizeOf(written.shape) > most || written.shape.length > 3) continue;
      texts.push(written.text);
      current = written.shape;
    }
    return { text: texts.join("\n  "), shape: current };
  }

  /** One step; `keep` asks for the shape that there was. */
  #step({ which, numbers, body: steps }: Step, shape: Shape, keep: boolean): Written {
    const c = new Choices(numbers);
    const last = shape.at(-1) ?? 1;
    const withLast = (n: number): Shape => [...shape.slice(0, -1), n];
    const kept = (text: string): Written => ({ text, shape });
    const inner = (): Written => {
      const written = this.chain(steps, shape, true);
      return written.text === "" ? { text: `dense(${last})`, shape } : written;
    };
    const body = (text: (inside: string) => string): Written => kept(text(inner().text));
    const options: (() => Written)[] = [
      () => kept(c.one(...activations)),
      () => {
        const units = keep ? last : c.between(1, 4);
        return { text: `dense(${units})`, shape: withLast(units) };
      },
      () => this.#layer(c, shape, keep),
      () => kept(c.one("layerNorm", "batchNorm", "rmsNorm", `groupNorm(${last})`)),
      () => kept(c.one("dropout(0.3)", "gaussianNoise(0.2)")),
      () => body((inside) => `residual { ${inside} }`),
      () => body((inside) => `repeat ${c.between(2, 3)} { ${inside} }`),
      () => body((inside) => `frozen { ${inside} }`),
      () => this.#shared(inner().text, shape),
      () => this.#branch(c, inner().text, shape, keep),
      () => this.#layer(c, shape, keep),
      () => kept(this.#guarded(c, shape)),
      () => this.#equation(c, shape, keep),
      () => kept(this.#member(shape)),
      () => kept(this.#stateful(c, shape)),
      () => kept(this.#sloped(c, shape)),
      () => this.#results(c, shape),
      () => kept(this.#paired(c, shape)),
      ...(keep ? [] : this.#byRank(c, shape)),
    ];
    return (options[which % options.length] ?? (() => kept("tanh")))();
  }

  #shared(text: string, shape: Shape): Written {
    const name = this.#fresh("part");
    return { text: `shared ${name} = { ${text} }\n  ${name} tanh ${name}`, shape };
  }

  #branch(c: Choices, text: string, shape: Shape, keep: boolean): Written {
    const name = this.#fresh("side");
    const join = c.below(keep ? 2 : 3);
    const joined = join === 0 ? `add(${name})` : join === 1 ? `multiply(${name}) softsign` : `concat(${name})`;
    return { text: `let ${name} = { ${text} }\n  ${c.one("tanh ", "", "dense(#) ").replace("#", String(shape.at(-1)))}${joined}`, shape: join === 2 ? [...shape.slice(0, -1), 2 * (shape.at(-1) ?? 1)] : shape };
  }

  #layer(c: Choices, shape: Shape, keep: boolean): Written {
    const name = this.#fresh("custom");
    const layer = !keep && shape.length === 2 && c.below(2) === 1 ? writeRecurrence(c, name, shape) : writeLayer(c, name, shape, keep ? shape : undefined);
    this.definitions.push(layer.text);
    return { text: name, shape: layer.shape };
  }

  #guarded(c: Choices, shape: Shape): string {
    const name = this.#fresh("guarded");
    this.definitions.push(writeGuarded(c, name, shape).text);
    return name;
  }

  #stateful(c: Choices, shape: Shape): string {
    const name = this.#fresh("moving");
    this.definitions.push(writeState(c, name, shape).text);
    return name;
  }

  /** A chain's beginning: values of an input, at places that another input has. */
  scattered(c: Choices, shape: Shape): Written & { readonly input: string } {
    const name = this.#fresh("scattered");
    const layer = writeScattered(c, name, shape);
    this.definitions.push(layer.text);
    return { input: `input x: [${shape.join(", ")}], place: index(${c.between(2, 5)})[${shape[0]}]`, text: `x ${name}(place)`, shape: layer.shape };
  }

  #sloped(c: Choices, shape: Shape): string {
    const name = this.#fresh("sloped");
    this.definitions.push(writeSloped(c, name, shape).text);
    return name;
  }

  #paired(c: Choices, shape: Shape): string {
    const name = this.#fresh("paired");
    this.definitions.push(writePaired(c, name, shape).text);
    return name;
  }

  /** Results by the name of a use, of a layer alone or as what a block gives. */
  #results(c: Choices, shape: Shape): Written {
    const [layer, use, value] = [this.#fresh("several"), this.#fresh("use"), this.#fresh("both")];
    this.definitions.push(writeResults(c, layer, shape).text);
    const block = this.#fresh("giving");
    const inBlock = c.below(2) === 1;
    if (inBlock) this.definitions.push(`block ${block}() {\n  tanh\n  ${layer} as own\n  output own\n  output more = own.more { tanh }\n  twice = 2 * own.one\n  output one = twice\n${c.one("", "  loss 0.1 * twice\n")}}\n`);
    const at = shape.map((_, i) => ["i", "j", "l"][i] ?? "i").join(", ");
    return { text: `${inBlock ? block : layer} as ${use}\n  ${value}[${at}] = ${use}.y[${at}] + ${c.one("0.5 * ", "tanh")}(${use}.more[${at}]) + 0.1 * ${use}.one\n  ${c.one(value, `${use} tanh add(${use}.more)`)}`.replaceAll(`${use}.y`, inBlock ? use : `${use}.y`), shape };
  }

  /** An equation of the model between named values. */
  #equation(c: Choices, shape: Shape, keep: boolean): Written {
    const [value, name] = [this.#fresh("named"), this.#fresh("local")];
    const result = keep ? shape : Array.from({ length: c.between(1, 3) }, () => c.between(1, 4));
    const scope = result.map((size, i): Index => ({ name: ["i", "j", "l"][i] ?? "i", size }));
    const body = new EquationWriter(c, [{ name: value, shape }], false).expression(scope, 2);
    return { text: `as ${value}\n  ${name}[${scope.map((i) => `${i.name} < ${i.size}`).join(", ")}] = ${body}\n  ${name}`, shape: result };
  }

  /** A weight as a value. */
  #member(shape: Shape): string {
    const last = shape.at(-1) ?? 1;
    const name = this.#fresh("held");
    return shape.length === 1 ? `dense(${last}) as ${name} tanh add(${name}.b)` : `dense(${last}) as ${name} tanh`;
  }

  #byRank(c: Choices, shape: Shape): (() => Written)[] {
    const [a = 1, b = 1, d = 1] = shape;
    if (shape.length === 2) {
      return [
        () => {
          const units = c.between(1, 3);
          return { text: `${c.one("simpleRnn", "gru", "lstm", "simpleRnnBackward", "gruBackward")}(${units})`, shape: [a, units] };
        },
        () => this.#conv1d(c, a, b),
        () => ({ text: `${c.one("averagePool1d", "maxPool1d")}(${Math.min(2, a)}, stride: 1)`, shape: [a - Math.min(2, a) + 1, b] }),
        () => ({ text: `attention(1${c.one("", ", causal: true")})`, shape }),
        () => ({ text: "transpose", shape: [b, a] }),
        () => ({ text: "lastTime", shape: [b] }),
        () => ({ text: c.one("globalAveragePool", "globalMaxPool"), shape: [b] }),
        () => ({ text: "positions", shape }),
        () => ({ text: `slice(${b - 1}, ${b})`, shape: [a, 1] }),
      ];
    }
    if (shape.length === 3) {
      return [
        () => this.#conv(c, shape),
        () => ({ text: `${c.one("averagePool", "maxPool")}(${Math.min(2, a, b)}, stride: 1)`, shape: [a - Math.min(2, a, b) + 1, b - Math.min(2, a, b) + 1, d] }),
        () => ({ text: "upsample(2)", shape: [2 * a, 2 * b, d] }),
        () => ({ text: `pad(1, value: ${c.one("0", "0.5")})`, shape: [a + 2, b + 2, d] }),
        () => this.#convTranspose(c, shape),
        () => ({ text: c.one("globalAveragePool", "globalMaxPool"), shape: [d] }),
        () => ({ text: "flatten", shape: [sizeOf(shape)] }),
      ];
    }
    return [() => ({ text: `slice(0, ${Math.min(2, a)})`, shape: [Math.min(2, a)] })];
  }

  #conv1d(c: Choices, time: number, channels: number): Written {
    const [filters, kernel, stride, padding, dilation] = [c.between(1, 3), c.between(1, 3), c.between(1, 2), c.below(3), c.between(1, 2)];
    const length = Math.floor((time + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
    if (length < 1) return { text: "tanh", shape: [time, channels] };
    return { text: `conv1d(${filters}, kernel: ${kernel}, stride: ${stride}, padding: ${padding}, dilation: ${dilation})`, shape: [length, filters] };
  }

  #conv(c: Choices, [height = 1, width = 1, channels = 1]: Shape): Written {
    const [filters, kernel, stride, padding, dilation] = [c.between(1, 3), c.between(1, 3), c.between(1, 2), c.below(2), c.between(1, 2)];
    const out = (n: number): number => Math.floor((n + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1;
    if (out(height) < 1 || out(width) < 1) return { text: "tanh", shape: [height, width, channels] };
    const options = `kernel: ${kernel}, stride: ${stride}, padding: ${padding}, dilation: ${dilation}`;
    if (c.below(3) === 1) return { text: `depthwise(${options})`, shape: [out(height), out(width), channels] };
    return { text: `conv(${filters}, ${options})`, shape: [out(height), out(width), filters] };
  }

  #convTranspose(c: Choices, [height = 1, width = 1, channels = 1]: Shape): Written {
    const [filters, kernel, stride, padding] = [c.between(1, 2), c.between(1, 3), c.between(1, 2), c.below(2)];
    const out = (n: number): number => (n - 1) * stride - 2 * padding + kernel;
    if (out(height) < 1 || out(width) < 1) return { text: "tanh", shape: [height, width, channels] };
    return { text: `convTranspose(${filters}, kernel: ${kernel}, stride: ${stride}, padding: ${padding})`, shape: [out(height), out(width), filters] };
  }
}

const optimizers = ["sgd(rate: 0.1)", "adam(rate: 0.01)", "momentum(rate: 0.1)", "rmsprop(rate: 0.01)", "adamw(rate: 0.01)", "nesterov(rate: 0.05)", "adagrad(rate: 0.1)", "amsgrad(rate: 0.01)", "lion(rate: 0.01)", "adam(rate: cosine(0.01))", "sgd(rate: warmup(3, 0.1))", "sgd(rate: step(0.1, every: 2))", "momentum(rate: oneCycle(0.1))", "adam(rate: polynomial(0.01))"] as const;
const regressions = ["squaredError", "meanSquaredError", "logCosh", "huber", "absoluteError", "quantile(share: 0.3)", "poisson", "cosine"] as const;

function one(c: Choices, list: readonly string[]): string {
  return list[c.below(list.length)] ?? "squaredError";
}

/** How a chain of `n` numbers ends, with its output and loss. */
function writeEnd(c: Choices): string {
  const size = c.between(1, 3);
  switch (c.below(6)) {
    case 0: return `flatten dense(${size})\n  output y: [${size}]\n  loss ${c.one(...regressions)}`;
    case 1: return `flatten dense(${size + 1}) softmax\n  output y: oneHot(0..${size})\n  loss ${c.one("crossEntropy", "crossEntropy(smoothing: 0.1)", "focal")}`;
    case 2: return `flatten dense(1) sigmoid\n  output y: binary("no", "yes")\n  loss binaryCrossEntropy`;
    case 3: return `flatten as all\n  output y: [${size}] = { dense(${size}) }\n  output z: oneHot(0..2) = all { dense(3) softmax }\n  loss squaredError(y) + 0.5 * crossEntropy(z)`;
    case 4: return `flatten dense(${size}) as last\n  output y: [${size}]\n  loss ${one(c, regressions.filter((r) => !r.includes("(")))}(y) + 0.1 * weightSize(last.W, target: last.W) + 0.2 * weightSize(last.b, target: last.b)`;
    default: return `flatten tanh as all\n  output y: [${size}] = { dense(${size}) }\n  loss meanSquaredError(y) + 0.1 * squaredError(all, target: all)`;
  }
}

/** The program of a recipe, with some of its names replaced by words of the compiler. */
export function writeProgram(recipe: Recipe): string {
  return rename(writePlain(recipe), new Choices(recipe.names));
}

/** The program of a recipe, with names of its own. */
export function writePlain({ head, steps, tail }: Recipe): string {
  const h = new Choices(head);
  const writer = new ProgramWriter();
  const kind = h.below(7);
  const shape = Array.from({ length: h.one(1, 2, 3, 2) }, () => h.between(1, 4));
  const inputs = kind === 4 ? `index(${h.between(2, 5)})[${h.between(1, 4)}]` : `[${shape.join(", ")}]`;
  const size = Number(/\[(\d+)\]$/.exec(inputs)?.[1] ?? 1);
  const scattered = kind === 6 ? writer.scattered(h, [h.between(2, 6), h.between(1, 3)]) : undefined;
  const start = scattered ?? (kind === 4 ? { text: "embedding(2)", shape: [size, 2] } : { text: "", shape });
  const two = kind === 5;
  const body = writer.chain(steps, start.shape, false);
  const t = new Choices(tail);
  const batch = t.between(1, 4);
  const any = t.one(...optimizers);
  const penalty = t.one("", "", "regularize l2(0.01)", "regularize l1(0.01)", "regularize elasticNet(0.02)", "regularize frobenius(0.1)");
  const clip = t.one("", "", "", " clip: norm(0.5)", " clip: value(0.1)");
  const constrained = t.one("", "", "", " constraint: maxNorm(0.5)", " constraint: nonNegative");
  // How far plain descent moves under clipping is known, unless a constraint moves it on.
  const descends = clip.includes("value") && t.below(3) > 0;
  const [optimizer, constraint] = descends ? ["sgd(rate: 0.1)", ""] : [any, constrained];
  const lines = [
    scattered?.input ?? `input x: ${inputs}${two ? ", other: [3]" : ""}`,
    ...(two ? [`let beside = other { dense(2) tanh }`, "x"] : []),
    start.text, body.text,
    ...(two ? ["flatten", "concat(beside)"] : []),
    writeEnd(t), penalty, `train { batch: ${batch} optimizer: ${optimizer}${clip}${constraint} }`,
  ];
  const end = lines.join("\n");
  if (end.includes("weightSize")) writer.definitions.push("loss weightSize(y[..s], target[..s]) = 0.5 * sum(..s: y[..s] ^ 2)\n");
  return `${writer.definitions.join("\n")}${writer.definitions.length > 0 ? "\n" : ""}model Net {\n${lines.filter((l) => l !== "").map((l) => `  ${l}\n`).join("")}}\n`;
}
