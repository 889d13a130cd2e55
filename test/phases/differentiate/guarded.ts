/** Guarded expressions over every primitive with a singular point, each written in several ways that mean the same. */
import fc from "fast-check";

/** A function with points at which it, or its derivative, is no finite number. */
interface Singular {
  readonly of: (x: string) => string;
  /** Holds where both are finite. */
  readonly guard: (x: string) => string;
  readonly inside: readonly number[];
  readonly outside: readonly number[];
}

export const singular: Readonly<Record<string, Singular>> = {
  sqrt: { of: (x) => `sqrt(${x})`, guard: (x) => `${x} > 0`, inside: [0.3, 1.2, 4], outside: [0, -1] },
  "root of a product": { of: (x) => `sqrt(${x} * (${x} + 2))`, guard: (x) => `${x} > 0`, inside: [0.3, 1.2, 4], outside: [0, -1] },
  log: { of: (x) => `log(${x})`, guard: (x) => `${x} > 0`, inside: [0.3, 1.2, 4], outside: [0, -2] },
  log1p: { of: (x) => `log1p(${x})`, guard: (x) => `${x} > -1`, inside: [-0.5, 0.1, 3], outside: [-1, -3] },
  "x log x": { of: (x) => `${x} * log(${x})`, guard: (x) => `${x} > 0`, inside: [0.3, 1.2, 4], outside: [0, -1] },
  reciprocal: { of: (x) => `1 / ${x}`, guard: (x) => `${x} != 0`, inside: [-0.7, 0.4, 3], outside: [0] },
  quotient: { of: (x) => `(${x} - 3) / (${x} - 1)`, guard: (x) => `abs(${x} - 1) > 0.01`, inside: [-0.7, 0.4, 3], outside: [1] },
  "negative power": { of: (x) => `${x} ^ -1.5`, guard: (x) => `${x} > 0.001`, inside: [0.4, 1, 3], outside: [0, -1] },
  "fractional power": { of: (x) => `abs(${x}) ^ 0.3`, guard: (x) => `abs(${x}) > 0.001`, inside: [-0.4, 1, 3], outside: [0] },
  "variable power": { of: (x) => `${x} ^ (${x} - 1)`, guard: (x) => `${x} > 0`, inside: [0.4, 1, 2.5], outside: [0, -1.5] },
  exp: { of: (x) => `exp(${x})`, guard: (x) => `${x} < 20`, inside: [-1, 0.5, 2], outside: [1000] },
  expm1: { of: (x) => `expm1(${x})`, guard: (x) => `${x} < 20`, inside: [-1, 0.5, 2], outside: [2000] },
  cosh: { of: (x) => `cosh(${x})`, guard: (x) => `abs(${x}) < 20`, inside: [-1, 0.5, 2], outside: [900, -900] },
  "quotient of exponentials": { of: (x) => `exp(2 * ${x}) / (exp(${x}) - 1)`, guard: (x) => `${x} > 0.1 and ${x} < 20`, inside: [0.3, 1, 2], outside: [0, 1000] },
  "log of a root": { of: (x) => `log(sqrt(${x}))`, guard: (x) => `${x} > 0`, inside: [0.3, 1.2, 4], outside: [0, -1] },
  remainder: { of: (x) => `(2.3 % ${x})`, guard: (x) => `${x} > 0`, inside: [0.7, 1.2, 3], outside: [0] },
};

/** Ways to write `guard ? of : otherwise`: the lines before, and the value at `i`. The first is the plain one. */
const ways: Readonly<Record<string, (f: Singular, otherwise: string) => { readonly lines: readonly string[]; readonly value: string }>> = {
  inline: (f, otherwise) => ({ lines: [], value: `(${f.guard("x[i]")} ? ${f.of("x[i]")} : ${otherwise})` }),
  named: (f, otherwise) => ({ lines: [`r[i] = ${f.of("x[i]")}`], value: `(${f.guard("x[i]")} ? r[i] : ${otherwise})` }),
  "named, of a named value": (f, otherwise) => ({ lines: ["u[i] = 0.5 * x[i] + 0.5 * x[i] ^ 1", `r[i] = ${f.of("u[i]")}`, "s[i] = r[i] * 1 + 0"], value: `(${f.guard("u[i]")} ? s[i] : ${otherwise})` }),
  "a named condition": (f, otherwise) => ({ lines: [`r[i] = ${f.of("x[i]")}`, `c[i] = ${f.guard("x[i]")} ? 1 : 0`], value: `(c[i] > 0.5 ? r[i] : ${otherwise})` }),
  "in products": (f, otherwise) => ({ lines: [`r[i] = 2 * ${f.of("x[i]")}`, "q[i] = 0.5 * w[i]", "s[i] = r[i] * q[i]"], value: `(${f.guard("x[i]")} ? s[i] / w[i] : ${otherwise})` }),
  "the other side": (f, otherwise) => ({ lines: [`r[i] = ${f.of("x[i]")}`], value: `(not (${f.guard("x[i]")}) ? ${otherwise} : r[i])` }),
  "a choice of a choice": (f, otherwise) => ({ lines: [`r[i] = ${f.of("x[i]")}`, `s[i] = ${f.guard("x[i]")} ? r[i] : ${otherwise}`], value: `(${f.guard("x[i]")} ? s[i] : ${otherwise})` }),
  "occurring twice": (f, otherwise) => ({ lines: [`a[i] = ${f.guard("x[i]")} ? 0.5 * ${f.of("x[i]")} : 0`, `b[i] = ${f.guard("x[i]")} ? 0.5 * ${f.of("x[i]")} : ${otherwise}`], value: "(a[i] + b[i])" }),
};

/** What is made of the value. */
const uses: Readonly<Record<string, (value: string) => string>> = {
  itself: (v) => `y[i] = ${v}`,
  tanh: (v) => `y[i] = tanh(${v})`,
  "a product": (v) => `y[i] = w[i] * x[i] * ${v}`,
  "a sum": (v) => `y[k < 3] = sum(i: w[k] * ${v})`,
  "a sum beside a choice": (v) => `y[k < 3] = x[k] > 0.35 ? sum(i: ${v}) : mean(i: w[i] * ${v})`,
  "the greatest": (v) => `y[k < 3] = w[k] * max(i: ${v})`,
  "the least": (v) => `y[k < 3] = w[k] * min(i: ${v})`,
  "a product over all": (v) => `y[k < 3] = w[k] * product(i: ${v})`,
  "log of a sum of exponentials": (v) => `y[k < 3] = w[k] * log(sum(i: exp(${v})))`,
};

export interface Guarded {
  readonly primitive: string;
  readonly otherwise: string;
  readonly use: string;
  /** Two examples of three numbers: what the layer works on. */
  readonly points: readonly number[];
  /** Whether no point is outside of the guard. */
  readonly smooth: boolean;
}

export const guarded: fc.Arbitrary<Guarded> = fc.record({
  primitive: fc.constantFrom(...Object.keys(singular)),
  otherwise: fc.constantFrom("0", "1", "-2", "w[i]"),
  use: fc.constantFrom(...Object.keys(uses)),
  choices: fc.array(fc.record({ out: fc.integer({ min: 0, max: 2 }), which: fc.nat(5) }), { minLength: 6, maxLength: 6 }),
}).map(({ primitive, otherwise, use, choices }) => {
  const f = singular[primitive];
  const pick = (from: readonly number[], which: number): number => from[which % from.length] ?? 0;
  // Different numbers, so that rounding does not decide which of them is the greatest.
  const points = choices.map(({ out, which }, i) => (out === 0 ? pick(f?.outside ?? [], which) : pick(f?.inside ?? [], which) * (1 + 0.01 * i)));
  return { primitive, otherwise, use, points, smooth: choices.every((c) => c.out !== 0) };
});

/** The ways to write it, each as a layer `guarded`. */
export function written({ primitive, otherwise, use }: Guarded): ReadonlyMap<string, string> {
  const f = singular[primitive];
  const output = uses[use];
  if (f === undefined || output === undefined) throw new Error(`no ${primitive} or ${use}`);
  return new Map(Object.entries(ways).map(([name, way]) => {
    const { lines, value } = way(f, otherwise);
    return [name, `layer guarded() { input x: [n] gain w: [n] = 1 ${lines.join(" ")} output ${output(value)} }`];
  }));
}

/** A loss that is linear, so that no adjoint vanishes by chance. */
export function modelOf(layer: string): string {
  return `loss linear(y[..s], target[..s]) = sum(..s: y[..s] * target[..s])
${layer}
model Net { input x: [3] dense(3) guarded output y: [3] loss linear train { batch: 2 } }`;
}
