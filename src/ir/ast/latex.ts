/**
 * Expressions and equations as they are written in a file, in the notation of textbooks (LaTeX): indices below, sums with
 * their ranges, fractions, cases. A pack `..s` is a bold index. What a compiled model computes is printed by `ir/equation/print`.
 */
import { isPrimitive, rowOf } from "../equation/primitives.ts";
import { latexName } from "../equation/print/latex.ts";
import type { Argument, Binary, Conditional, Expression, Item, Name, Reference } from "./expression.ts";

const level = { choice: 0, or: 1, and: 2, not: 3, comparison: 4, sum: 5, product: 6, unary: 6, power: 7, atom: 8 } as const;
type Level = (typeof level)[keyof typeof level];

interface Text {
  readonly text: string;
  readonly level: Level;
  /** Ends with what a sum is over, which would reach over what follows. */
  readonly open?: boolean;
}

const greek: ReadonlySet<string> = new Set(["alpha", "beta", "gamma", "delta", "mu", "sigma", "theta", "lambda", "pi"]);

/** A name of several letters is upright; digits, and a lower-case letter after a capital, are subscripts: `W1`, `Wz`. */
export function nameLatex(text: string): string {
  const [, array, of] = /^([A-Z])([a-z])$/.exec(text) ?? [];
  if (array !== undefined && of !== undefined) return `${array}_{${of}}`;
  const [, word = text, digits = ""] = /^([A-Za-z]+)(\d*)$/.exec(text) ?? [];
  const letter = word === "epsilon" ? "\\varepsilon" : word === "infinity" ? "\\infty" : greek.has(word) ? `\\${word}` : undefined;
  return letter === undefined ? latexName(text) : digits === "" ? letter : `${letter}_{${digits}}`;
}

/** `y[..s, j < n]` on the left of an equation, with the ranges that it states. */
export function placeLatex(name: Name, indices: readonly Item[] = []): { readonly place: string; readonly ranges: string } {
  const ranges = indices.filter((i) => i.kind === "binary").map((i) => `0 \\le ${expressionLatex(i)}`);
  return { place: read(nameLatex(name.text), indices.map((i) => (i.kind === "binary" ? i.left : i))), ranges: ranges.join(",\\ ") };
}

export function expressionLatex(e: Expression): string {
  return render(e).text;
}

function atom(text: string): Text {
  return { text, level: level.atom };
}

function within(e: Expression, needed: Level): string {
  const { text, level: own } = render(e);
  return own < needed ? `\\left(${text}\\right)` : text;
}

function render(e: Expression): Text {
  switch (e.kind) {
    case "number": return number(e.text);
    case "string": return atom(`\\text{${e.value}}`);
    case "reference": return reference(e);
    case "guarded": return atom(`\\left(${expressionLatex(e.read)}\\ \\text{or}\\ ${expressionLatex(e.fallback)}\\ \\text{outside}\\right)`);
    case "shape": return atom(`\\left[${e.items.map(itemLatex).join(", ")}\\right]`);
    case "unary":
      return e.operator === "-" ? { text: `-${within(e.operand, level.product)}`, level: level.sum } : { text: `\\lnot ${within(e.operand, level.comparison)}`, level: level.not };
    case "binary": return binary(e);
    case "conditional": return atom(`\\begin{cases}${cases(e).join("\\\\ ")}\\end{cases}`);
  }
}

function number(text: string): Text {
  const [, digits = text, exponent] = /^(.*?)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (exponent === undefined) return atom(digits);
  const power = `10^{${Number(exponent)}}`;
  return { text: digits === "1" ? power : `${digits} \\cdot ${power}`, level: level.product };
}

/** What follows the colon of a choice and is a choice again is a further case. */
function cases(e: Conditional): readonly string[] {
  const otherwise = e.whenFalse.kind === "conditional" ? cases(e.whenFalse) : [`${expressionLatex(e.whenFalse)} & \\text{otherwise}`];
  return [`${expressionLatex(e.whenTrue)} & \\text{if } ${expressionLatex(e.condition)}`, ...otherwise];
}

function binary({ operator, left, right }: Binary): Text {
  const infix = (sign: string, own: Level, least: Level, most: Level): Text => {
    const first = render(left);
    const closed = own === level.product && first.open === true ? `\\left(${first.text}\\right)` : within(left, least);
    return { text: `${closed} ${sign} ${within(right, most)}`, level: own, ...(own === level.product && { open: render(right).open ?? false }) };
  };
  switch (operator) {
    case "+": return infix("+", level.sum, level.sum, level.sum);
    case "-": return infix("-", level.sum, level.sum, level.product);
    // Digits that follow what they multiply would read as one number with it.
    case "*": return infix(/^[\d.-]/.test(within(right, level.product)) ? "\\cdot" : "\\,", level.product, level.product, level.product);
    case "/": return { text: `\\frac{${expressionLatex(left)}}{${expressionLatex(right)}}`, level: level.product };
    case "%": return infix("\\bmod", level.product, level.product, level.power);
    case "^": {
      const base = within(left, level.atom);
      const plain = left.kind === "reference" && left.arguments !== undefined && left.name.text !== "abs" ? `\\left(${base}\\right)` : base;
      return { text: `${plain}^{${expressionLatex(right)}}`, level: level.power };
    }
    case "<": case ">": return infix(operator, level.comparison, level.sum, level.sum);
    case "<=": return infix("\\le", level.comparison, level.sum, level.sum);
    case ">=": return infix("\\ge", level.comparison, level.sum, level.sum);
    case "==": return infix("=", level.comparison, level.sum, level.sum);
    case "!=": return infix("\\ne", level.comparison, level.sum, level.sum);
    case "and": return infix("\\land", level.and, level.and, level.and);
    case "or": return infix("\\lor", level.or, level.or, level.or);
  }
}

const reductions: Readonly<Record<string, string>> = {
  sum: "\\sum", product: "\\prod", max: "\\max", min: "\\min", mean: "\\operatorname{mean}", argmax: "\\operatorname{arg\\,max}", argmin: "\\operatorname{arg\\,min}",
};

function functionLatex(name: string): string {
  const notation = isPrimitive(name) ? rowOf(name).notation : undefined;
  if (notation?.kind === "call" && notation.latex !== undefined) return notation.latex;
  return name === "exp" ? "\\exp" : `\\operatorname{${name}}`;
}

function reference(e: Reference): Text {
  const given = e.arguments;
  const name = e.member === undefined ? nameLatex(e.name.text) : `${nameLatex(e.name.text)}.${nameLatex(e.member.text)}`;
  if (given === undefined) return atom(read(name, e.indices ?? []));
  const reduced = reduction(e.name.text, given);
  if (reduced !== undefined) return reduced;
  const [first] = given;
  if (given.length === 1 && first?.kind === "value" && first.key === undefined) {
    const inside = expressionLatex(first.value);
    if (e.name.text === "sqrt") return atom(`\\sqrt{${inside}}`);
    if (e.name.text === "abs") return atom(`\\left|${inside}\\right|`);
    if (e.name.text === "floor") return atom(`\\left\\lfloor ${inside} \\right\\rfloor`);
  }
  return atom(`${read(functionLatex(e.name.text), e.indices ?? [])}\\left(${given.map(argument).join(", ")}\\right)`);
}

/** `sum(i, j < 3: …)`: the last argument has the value, and the text before its colon is an index like those before it. */
function reduction(name: string, given: readonly Argument[]): Text | undefined {
  const sign = reductions[name];
  const last = given.at(-1);
  if (sign === undefined || last === undefined || last.kind === "range") return undefined;
  const body = last.kind === "packArgument" ? last.value : last.key === undefined ? undefined : last.value;
  if (body === undefined) return undefined;
  const over = given.map((a) => (a.kind === "packArgument" ? bold(a.name) : a.kind === "range" ? "" : expressionLatex(a.key ?? a.value))).join(",\\, ");
  const head = sign.startsWith("\\operatorname") ? `\\underset{${over}}{${sign}}` : `${sign}_{${over}}`;
  return { text: `${head} ${within(body, level.product)}`, level: level.product, open: true };
}

function argument(a: Argument): string {
  switch (a.kind) {
    case "value": return a.key === undefined ? expressionLatex(a.value) : `\\mathrm{${a.key.kind === "reference" ? a.key.name.text : ""}}{:}\\,${expressionLatex(a.value)}`;
    case "packArgument": return a.value === undefined ? bold(a.name) : `${bold(a.name)}{:}\\,${expressionLatex(a.value)}`;
    case "range": return `${expressionLatex(a.from)} \\dots ${expressionLatex(a.to)}`;
  }
}

/** A name that has something below it already goes in braces of its own. */
function read(name: string, indices: readonly Item[]): string {
  if (indices.length === 0) return name;
  return `${name.includes("_") ? `{${name}}` : name}_{${indices.map(itemLatex).join(", ")}}`;
}

function itemLatex(item: Item): string {
  return item.kind === "pack" ? bold(item.name) : expressionLatex(item);
}

function bold(pack: Name): string {
  return `\\mathbf{${pack.text}}`;
}
