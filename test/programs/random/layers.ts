/** Random definitions of layers. */
import type { Choices } from "./choices.ts";
import { EquationWriter, type Index } from "./equation.ts";

export interface Layer {
  readonly text: string;
  readonly shape: readonly number[];
}

const axes = ["p", "q", "r"];
const names = ["i", "j", "l"];

function weightLines(weights: readonly { readonly name: string; readonly shape: readonly number[] }[]): string {
  return weights.map((w) => `  weight ${w.name}: [${w.shape.join(", ")}]\n`).join("");
}

function pattern(shape: readonly number[]): string {
  return `  input x: [${shape.map((_, i) => axes[i]).join(", ")}]\n`;
}

/** One equation, or two where the second reads the first. */
export function writeLayer(c: Choices, name: string, input: readonly number[], output?: readonly number[]): Layer {
  const shape = output ?? Array.from({ length: c.between(1, 3) }, () => c.between(1, 4));
  const arrays = [{ name: "x", shape: input }];
  let first = "";
  const weights: { readonly name: string; readonly shape: readonly number[] }[] = [];
  if (c.below(3) === 1) {
    const middle: readonly Index[] = [{ name: "i", size: c.between(1, 5) }, { name: "j", size: c.between(1, 3) }];
    const writer = new EquationWriter(c, arrays);
    const body = writer.expression(middle, 2);
    first = `  u[${middle.map((i) => `${i.name} < ${i.size}`).join(", ")}] = ${body.replaceAll(/\bw(\d)/g, "v$1")}\n`;
    weights.push(...writer.weights.map((w) => ({ name: w.name.replace("w", "v"), shape: w.shape })));
    arrays.push({ name: "u", shape: middle.map((i) => i.size) });
  }
  const scope = shape.map((size, i): Index => ({ name: names[i] ?? "i", size }));
  const writer = new EquationWriter(c, arrays);
  const body = writer.expression(scope, 3);
  const last = `  output y[${scope.map((i) => `${i.name} < ${i.size}`).join(", ")}] = ${body}\n`;
  return { shape, text: `layer ${name}() {\n${pattern(input)}${weightLines([...weights, ...writer.weights])}${first}${last}}\n` };
}

/** A recurrence along the first axis, in either direction, that looks back one step or two. */
export function writeRecurrence(c: Choices, name: string, [time = 1, from = 1]: readonly number[]): Layer {
  const units = c.between(1, 3);
  const reach = c.between(1, 2);
  const backward = c.below(2) === 1;
  const past = (steps: number): string => (backward ? `t + ${steps}` : `t - ${steps}`);
  const scope: readonly Index[] = [{ name: "t", size: time }, { name: "j", size: units }];
  const writer = new EquationWriter(c, [{ name: "x", shape: [time, from] }]);
  const fresh = writer.expression(scope, 2);
  const linked = c.one(`sum(n: h[${past(1)}, n] * U[n, j])`, `a[j] * h[${past(1)}, j]`, `sum(n: tanh(h[${past(reach)}, n]) * U[n, j])`, `max(n: h[${past(1)}, n] * U[n, j])`, `h[${past(1)}, j] * sigmoid(a[j] * x[t, ${c.below(from)}])`);
  const further = reach === 2 ? ` + 0.3 * h[${past(2)}, j]` : "";
  const body = c.one(`tanh(${fresh} + ${linked}${further})`, `0.5 * h[${past(1)}, j] + 0.5 * tanh(${fresh} + ${linked}${further})`, `sigmoid(${fresh}) * tanh(${linked}${further})`);
  const base = (steps: number): string => `  h[${backward ? (steps === 1 ? "p" : `p + ${steps - 1}`) : `-${steps}`}, j] = ${c.one("0", "0.1", "a[j]")}\n`;
  const own = body.includes("U[") ? [{ name: "U", shape: [units, units] }] : [];
  const bases = base(1) + (reach === 2 || body.includes(past(2)) ? base(2) : "");
  const gate = /\ba\[/.test(body + bases) ? [{ name: "a", shape: [units] }] : [];
  return {
    shape: [time, units],
    text: `layer ${name}() {\n${pattern([time, from])}${weightLines([...own, ...gate, ...writer.weights])}${bases}  h[t < p, j < ${units}] = ${body}\n  output h\n}\n`,
  };
}

/** A state that follows the mean of a value over the batch, and is read as it was before the step, in another order and as a whole. */
export function writeState(c: Choices, name: string, shape: readonly number[]): Layer {
  const scope = shape.map((size, i): Index => ({ name: names[i] ?? "i", size }));
  const [first = { name: "i", size: 1 }, ...others] = scope;
  const at = `[${scope.map((i) => i.name).join(", ")}]`;
  const over = `[${scope.map((i) => `${i.name} < ${i.size}`).join(", ")}]`;
  const writer = new EquationWriter(c, [{ name: "x", shape }]);
  const value = writer.expression(scope, 1);
  const sums = others.map((i) => `${i.name} < ${i.size}`).join(", ");
  const followed = others.length === 0 ? `mean(batch: u${at})` : `mean(batch, ${sums}: u${at})`;
  const { size } = first;
  const old = c.one(`s[${size - 1} - ${first.name}]`, `sum(n < ${size}: s[n])`, `s[${first.name}]`, `max(n < ${size}: s[n])`, `s[${c.below(size)}]`);
  const result = c.one(`u${at} * ${old}`, `tanh(u${at}) + ${old} * x${at}`, `(u${at} - ${old}) / (1 + s[${first.name}] ^ 2)`);
  return {
    shape,
    text: `layer ${name}() {\n${pattern(shape)}${weightLines(writer.weights)}  state s: [${size}] = ${c.one("0.5", "0", "1")}\n  u${over} = ${value}\n  m[${first.name} < ${size}] = ${followed}\n  while training { s[${first.name}] = 0.9 * s[${first.name}] + 0.1 * m[${first.name}] }\n  output y${over} = ${result}\n}\n`,
  };
}

/**
 * A value with a singular point that has a name, or two, read in a branch that is not taken there. A gradient does not
 * depend on names, and a branch that is not taken adds nothing to it.
 */
export function writeGuarded(c: Choices, name: string, shape: readonly number[]): Layer {
  const scope = shape.map((size, i): Index => ({ name: names[i] ?? "i", size }));
  const at = `[${scope.map((i) => i.name).join(", ")}]`;
  const over = `[${scope.map((i) => `${i.name} < ${i.size}`).join(", ")}]`;
  const writer = new EquationWriter(c, [{ name: "x", shape }]);
  const base = `relu(${writer.expression(scope, 2)})`;
  const value = c.one(`sqrt(u${at})`, `log(u${at})`, `1 / u${at}`, `u${at} ^ 0.5 * log(u${at})`, `0.2 / sqrt(u${at})`, `log(u${at}) / u${at}`);
  const further = c.one("", "", `  h${over} = v${at} * x${at}\n`);
  const read = further === "" ? `v${at}` : `h${at}`;
  const result = c.one(`u${at} > 0.0731 ? ${read} : x${at}`, `u${at} > 0.0731 ? ${read} + 0.5 * ${read} : 0`, `(u${at} > 0.0731 ? ${read} : 1) * (u${at} > 0.1937 ? tanh(${read}) : 0.5)`, `u${at} == 0 ? 0.3 : (u${at} > 0.0731 ? ${read} : 0.2)`);
  return {
    shape,
    text: `layer ${name}() {\n${pattern(shape)}${weightLines(writer.weights)}  u${over} = ${base}\n  v${over} = ${value}\n${further}  output y${over} = ${result}\n}\n`,
  };
}

/** Derivatives, first and second, of a value or of each of several, by an inner value that is 0 nowhere, where there may be a kink. */
export function writeSloped(c: Choices, name: string, shape: readonly number[]): Layer {
  const scope = shape.map((size, i): Index => ({ name: names[i] ?? "i", size }));
  const at = scope.map((i) => i.name).join(", ");
  const weights = [{ name: "b", shape }];
  const random = (depth: number, inside: readonly Index[]): string => {
    const writer = new EquationWriter(c, [{ name: "m", shape }], false);
    return writer.expression(inside, depth);
  };
  const lines = [`m[${at}] = 0.9 * x[${at}] + b[${at}]`];
  const ranges = scope.map((i) => `${i.name} < ${i.size}`).join(", ");
  switch (c.below(3)) {
    case 0:
      lines.push(`u = sum(${ranges}: sin(m[${at}]) * ${c.one("m", "b")}[${at}] + ${random(2, scope)})`, `s[${ranges}] = derivative(u, m[${at}])`);
      break;
    case 1:
      lines.push(`h[${ranges}] = cos(m[${at}]) + m[${at}] * (${random(2, scope)})`, `s[${ranges}] = derivative(h[${at}], m[${at}])`);
      break;
    default:
      lines.push(`u = tanh(sum(${ranges}: m[${at}] ^ 2 + 0.5 * (${random(1, scope)})))`, `g[${ranges}] = derivative(u, m[${at}])`, `s[${ranges}] = derivative(g[${at}], m[${at}])`);
  }
  const text = `layer ${name}() {\n${pattern(shape)}${weightLines(weights)}${lines.map((l) => `  ${l}\n`).join("")}  output y[${ranges}] = x[${at}] + tanh(s[${at}])\n}\n`;
  return { text, shape };
}

/** A value of the shape, two further results, `more` of the shape and the number `one`, and a loss; the second result is a recurrence along the first axis. */
export function writeResults(c: Choices, name: string, shape: readonly number[]): Layer {
  const scope = shape.map((size, i): Index => ({ name: names[i] ?? "i", size }));
  const [first = { name: "i", size: 1 }, ...others] = scope;
  const rest = others.map((i) => `, ${i.name}`).join("");
  const at = `${first.name}${rest}`;
  const ranges = scope.map((i) => `${i.name} < ${i.size}`).join(", ");
  const writer = new EquationWriter(c, [{ name: "x", shape }]);
  const value = writer.expression(scope, 2);
  const loss = c.one(`0.1 * sum(${ranges}: u[${at}] ^ 2)`, "0.2 * one", "mean(batch: one)", `training ? one : 2 * one`, `0.1 * sum(${ranges}: tanh(more[${at}]))`);
  const outputs = c.one(`  output y[${ranges}] = tanh(u[${at}])\n  output more\n  output one\n`, `  output y[${ranges}] = u[${at}] * x[${at}], more, one\n`);
  return {
    shape,
    text: `layer ${name}() {\n${pattern(shape)}${weightLines(writer.weights)}  loss ${loss}\n  u[${ranges}] = ${value}\n  more[-1${rest}] = 0.1\n  more[${ranges}] = 0.5 * more[${first.name} - 1${rest}] + u[${at}]\n  one = sum(${ranges}: sin(u[${at}]))\n${outputs}}\n`,
  };
}

/** Sums, means and extremes of what has a place from data, at each of `places`: some are without any value, and values may have places that are none of these. */
export function writeScattered(c: Choices, name: string, [edges = 1, from = 1]: readonly number[]): Layer {
  const places = c.between(1, 4);
  const inside: readonly Index[] = [{ name: "e", size: edges }, { name: "j", size: from }];
  const writer = new EquationWriter(c, [{ name: "x", shape: [edges, from] }]);
  const value = writer.expression(inside, 2);
  const [extreme, none] = c.one(["max", "-infinity"], ["min", "infinity"]);
  const chosen = c.one("place[e] == v", "v == place[e]", `place[e] == v and e ${c.one("<", ">=")} ${c.below(edges)}`, `place[e] == v and x[e, 0] > 0.05`);
  const read = c.one("u[e, j]", "u[e, j]", value, "0.5 * u[e, j] - x[e, j]");
  const one = (of: string): string => `sum(e: ${chosen} ? ${of} : 0)`;
  const lines = [`u[e < ${edges}, j < ${from}] = ${value}`, `most[v < ${places}, j < ${from}] = ${extreme}(e: ${chosen} ? ${read} : ${none})`, `size[v < ${places}] = ${one("1")}`];
  const greatest = `(${c.one("size[v] > 0", extreme === "max" ? "most[v, j] > -infinity" : "most[v, j] < infinity")} ? most[v, j] : ${c.one("0", "0.5")})`;
  const result = c.one(greatest, `${greatest} + ${one(read)} / max(1, size[v])`, `tanh(${greatest}) * ${one("u[e, j]")}`, `${greatest} + tanh(${one("(u[e, j] - (most[v, j] > -infinity and most[v, j] < infinity ? most[v, j] : 0)) ^ 2")})`);
  const text = `layer ${name}() {\n  input x: [p, q], place: index(any)[p]\n${weightLines(writer.weights)}${lines.map((l) => `  ${l}\n`).join("")}  output y[v < ${places}, j < ${from}] = ${result}\n}\n`;
  return { text, shape: [places, from] };
}

/** Reads of other examples of the batch in training: pairs, their sums and greatest, the next example, the nearest one, and all together. */
export function writePaired(c: Choices, name: string, shape: readonly number[]): Layer {
  const scope = shape.map((size, i): Index => ({ name: names[i] ?? "i", size }));
  const at = scope.map((i) => i.name).join(", ");
  const ranges = scope.map((i) => `${i.name} < ${i.size}`).join(", ");
  const writer = new EquationWriter(c, [{ name: "x", shape }]);
  const lines = [`u[${ranges}] = ${writer.expression(scope, 2)} + 0.3 * x[${at}]`];
  const own = c.one(`x[${at}]`, `u[${at}]`, `tanh(u[${at}])`);
  const other = (b: string): string => c.one(`u[${b}, ${at}]`, `x[${b}, ${at}]`, `sin(u[${b}, ${at}])`);
  const next = (): string => `(example + ${c.between(1, 4)}) % batch`;
  const alike = `e[b < batch] = ${c.one("tanh", "0.3 *", "")}(sum(${ranges}: ${own} * ${other("b")})) + ${c.one("0", `(b == example ? ${c.one("0.5", "-2")} : 0)`, "0.1 * (b - example)")}`;
  const value = ((): string => {
    switch (c.below(8)) {
      case 0: return other(next());
      case 1:
        lines.push(alike);
        return `sum(b: exp(e[b]) * ${other("b")}) / sum(b: exp(e[b]))`;
      case 2:
        lines.push(alike);
        return `log(sum(b: exp(e[b]))) - ${c.one("e[example]", `e[${next()}]`)} + ${own}`;
      case 3:
        lines.push(alike, `which = ${c.one("argmax", "argmin")}(b < batch: b == example ? ${c.one("0", "-9", "9")} : e[b])`);
        return `${other("which")} * ${c.one("1", "e[which]")}`;
      case 4: return `${c.one("max", "min", "sum", "mean")}(b < batch: ${c.one(`abs(${own} - ${other("b")})`, `${own} * ${other("b")}`, `b > example ? ${own} - ${other("b")} : 0.1`)})`;
      case 5:
        lines.push(`g[a < batch, b < batch] = sum(${ranges}: ${other("a")} * ${other("b")}) / count(batch)`);
        return c.one(`sum(a, b: a == b ? 0 : g[a, b] ^ 2) * ${own}`, `sum(b: g[example, b] * ${other("b")})`, `g[example, ${next()}] + ${own}`);
      case 6:
        lines.push(`v[${ranges}, b < batch] = ${own} * ${other("b")}`);
        return c.one(`sum(b: v[${at}, b])`, `v[${at}, ${next()}]`, `max(b: v[${at}, b])`, `sum(b < batch: v[b, ${at}, example])`);
      default:
        lines.push(`s[b < batch] = sum(${ranges}: ${other("b")} ^ 2)`, `total = sum(a < batch: s[a]) / batch`);
        return `${own} * total + 0.1 * s[${c.one("example", next())}]`;
    }
  })();
  const text = `layer ${name}() {\n${pattern(shape)}${weightLines(writer.weights)}${lines.map((l) => `  ${l}\n`).join("")}  output y[${ranges}] = training ? x[${at}] + tanh(${value}) : u[${at}]\n}\n`;
  return { text, shape };
}
