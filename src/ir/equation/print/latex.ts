/** Equations in the notation of textbooks, as LaTeX: indices below, sums with their ranges, fractions, cases. */
import { rowOf } from "../primitives.ts";
import { isOne, negNum, type Num, toNumber } from "../number.ts";
import type { Affine, Call, Condition, Expr, Factor, IndexVariable, PositionAt, Sum } from "../types.ts";
import { printAffine, printCondition, printRange } from "./affine.ts";
import { Names, plain } from "./names.ts";

/** How an array is written, and which of its positions are subscripts. */
export interface ArrayNotation {
  /** With its subscripts. */
  readonly symbol: (array: string, below: string) => string;
  /** Positions of a read or of a left side, printed; none are shown where this gives none. */
  readonly positions: (array: string, printed: readonly string[]) => readonly string[];
}

const level = { choice: 0, or: 1, and: 2, comparison: 3, sum: 4, product: 5, power: 6, atom: 7 } as const;
type Level = (typeof level)[keyof typeof level];

interface Text {
  readonly text: string;
  readonly level: Level;
}

const reductions = {
  sum: "\\sum", product: "\\prod", max: "\\max", min: "\\min", argmax: "\\operatorname*{arg\\,max}", argmin: "\\operatorname*{arg\\,min}", logsumexp: "\\operatorname*{log\\,sum\\,exp}",
} as const;

/** An index or a name of several letters is upright, one letter as it is, digits behind it are subscripts: `t`, `\mathrm{row}`, `i_1`. */
export function latexName(name: string): string {
  const [, letters = name, digits = ""] = /^([A-Za-z_]+?)_?(\d*)$/.exec(name) ?? [];
  const base = letters.length === 1 ? letters : `\\mathrm{${letters.replaceAll("_", "\\_")}}`;
  return digits === "" ? base : `${base}_{${digits}}`;
}

export class Latex {
  readonly #notation: ArrayNotation;

  constructor(notation: ArrayNotation) {
    this.#notation = notation;
  }

  /** An array at positions: the left side of an equation. */
  place(array: string, positions: readonly PositionAt[], names: Names): string {
    const shown = this.#notation.positions(array, positions.map((p) => (p.kind === "affine" ? this.#affine(p.affine, names) : this.expression(p.value, names))));
    return this.#notation.symbol(array, shown.length === 0 ? "" : `_{${shown.join(", ")}}`);
  }

  expression(e: Expr, names: Names): string {
    return this.#render(e, names).text;
  }

  conditions(conditions: readonly Condition[], names: Names): string {
    return conditions.map((c) => this.#signs(printCondition(c, names))).join(",\\ ");
  }

  #within(e: Expr, names: Names, needed: Level): string {
    const { text, level: own } = this.#render(e, names);
    return own < needed ? `\\left(${text}\\right)` : text;
  }

  #render(e: Expr, names: Names): Text {
    switch (e.kind) {
      case "constant": return this.#number(e.value);
      case "count": return atom("N");
      case "index": return { text: this.#affine(e.affine, names), level: e.affine.terms.length + Math.abs(e.affine.constant) > 1 ? level.sum : level.atom };
      case "read": return atom(this.place(e.array, e.positions, names));
      case "sum": return this.#sum(e, names);
      case "product": return this.#product({ kind: "rational", n: 1, d: 1 }, e.factors, names);
      case "call": return this.#call(e, names);
      case "select":
        return atom(`\\begin{cases}${this.expression(e.whenTrue, names)} & \\text{if } ${this.expression(e.condition, names)}\\\\ ${this.expression(e.whenFalse, names)} & \\text{otherwise}\\end{cases}`);
      case "where": return { text: `\\left[${this.conditions(e.conditions, names)}\\right] ${this.#within(e.body, names, level.product)}`, level: level.product };
      case "reduce": {
        const inside = names.with(e.indices);
        const below = [...e.indices.map((v) => this.#signs(printRange(v, inside))), ...(e.conditions.length === 0 ? [] : [this.conditions(e.conditions, inside)])];
        const range = below.length === 1 ? below.join("") : `\\substack{${below.join("\\\\ ")}}`;
        return { text: `${reductions[e.operator]}_{${range}} ${this.#within(e.body, inside, level.product)}`, level: level.product };
      }
      case "draw": return atom(`${e.distribution === "uniform" ? "u" : "g"}_{${e.indices.map((a) => this.#affine(a, names)).join(", ")}}`);
    }
  }

  #affine(a: Affine, names: Names): string {
    return this.#signs(printAffine(a, names));
  }

  /** Signs of the notation of `.nn` files; names are LaTeX already. */
  #signs(text: string): string {
    return text.replaceAll("floor(", "\\operatorname{floor}(").replaceAll(" * ", " \\, ").replaceAll(">=", "\\ge").replaceAll("<=", "\\le").replaceAll("==", "=").replaceAll("%", "\\bmod");
  }

  #number(value: Num): Text {
    const x = toNumber(value);
    if (!Number.isFinite(x)) return { text: x > 0 ? "\\infty" : "-\\infty", level: x > 0 ? level.atom : level.sum };
    if (value.kind === "rational" && value.d !== 1 && String(x).length > 6) return { text: `${value.n < 0 ? "-" : ""}\\tfrac{${Math.abs(value.n)}}{${value.d}}`, level: value.n < 0 ? level.sum : level.atom };
    const [, digits = "", exponent] = /^(.*?)(?:e([+-]?\d+))?$/.exec(String(Number(x.toPrecision(12)))) ?? [];
    const power = exponent === undefined ? "" : `10^{${Number(exponent)}}`;
    const text = power === "" ? digits : digits === "1" ? power : digits === "-1" ? `-${power}` : `${digits} \\cdot ${power}`;
    return { text, level: x < 0 ? level.sum : power !== "" ? level.product : level.atom };
  }

  #sum(e: Sum, names: Names): Text {
    const terms = e.terms.map(({ coefficient, value }) => {
      const negative = toNumber(coefficient) < 0;
      const scale = negative ? negNum(coefficient) : coefficient;
      const text = isOne(scale) ? this.#within(value, names, level.product) : this.#product(scale, value.kind === "product" ? value.factors : [{ base: value, exponent: 1 }], names).text;
      return { negative, text, depth: value.depth };
    }).sort((a, b) => a.depth - b.depth || (a.text < b.text ? -1 : 1));
    const c = toNumber(e.constant);
    const constant = c === 0 ? [] : [{ negative: c < 0, text: this.#number(c < 0 ? negNum(e.constant) : e.constant).text }];
    const [first, ...rest] = [...terms.filter((t) => !t.negative), ...constant, ...terms.filter((t) => t.negative)];
    if (first === undefined) return atom("0");
    return { text: rest.reduce((sum, t) => `${sum} ${t.negative ? "-" : "+"} ${t.text}`, first.negative ? `-${first.text}` : first.text), level: level.sum };
  }

  #product(coefficient: Num, factors: readonly Factor[], names: Names): Text {
    const exact = coefficient.kind === "rational" && coefficient.d !== 1 && String(toNumber(coefficient)).length > 6;
    const scale = exact ? coefficient.n : toNumber(coefficient);
    const above = factors.filter((f) => f.exponent > 0);
    const below = factors.filter((f) => f.exponent < 0).map((f) => ({ base: f.base, exponent: -f.exponent }));
    const divisor = exact ? [String(coefficient.d)] : [];
    const scaled = scale === 1 && above.length > 0 ? [] : [this.#number({ kind: "real", x: scale }).text];
    // A sum sign reaches to the end of the product: it comes last, or is in parentheses.
    const closed = above.filter((f) => !isOpen(f)).map((f) => this.#factor(f, names, above.length + scaled.length === 1)).sort();
    const open = above.filter(isOpen).map((f, k, all) => this.#factor(f, names, k === all.length - 1)).sort();
    const top = [...scaled, ...closed, ...open].join(" \\, ");
    if (below.length === 0 && divisor.length === 0) return { text: top, level: level.product };
    return { text: `\\frac{${top}}{${[...divisor, ...below.map((f) => this.#factor(f, names, below.length + divisor.length === 1)).sort()].join(" \\, ")}}`, level: level.product };
  }

  /** `alone`: nothing follows that it could be taken to reach. */
  #factor({ base, exponent }: Factor, names: Names, alone: boolean): string {
    if (exponent === 0.5) return `\\sqrt{${this.expression(base, names)}}`;
    if (exponent !== 1) return `${this.#base(base, names)}^{${exponent}}`;
    return alone ? this.#within(base, names, isOpen({ base, exponent }) ? level.product : level.sum) : this.#within(base, names, isOpen({ base, exponent }) ? level.atom : level.product);
  }

  /** The base of a power: one that has a superscript already needs parentheses. */
  #base(e: Expr, names: Names): string {
    const { text, level: own } = this.#render(e, names);
    return own < level.atom || text.includes("^") ? `\\left(${text}\\right)` : text;
  }

  #call(e: Call, names: Names): Text {
    const { notation } = rowOf(e.primitive);
    const [a = e, b = e] = e.arguments;
    const all = e.arguments.map((x) => this.expression(x, names)).join(", ");
    switch (notation.kind) {
      case "infix": return { text: `${this.#within(a, names, level.sum)} ${notation.latex} ${this.#within(b, names, level.sum)}`, level: level[notation.binds] };
      case "power": return { text: `${this.#base(a, names)}^{${this.expression(b, names)}}`, level: level.power };
      case "prefix": return { text: `${notation.latex} \\left(${all}\\right)`, level: level.power };
      case "enclosed": return { text: `${notation.latex[0]}${all}${notation.latex[1]}`, level: notation.power === true ? level.power : level.atom };
      case "derivative": return atom(`\\frac{\\partial ${this.expression(a, names)}}{\\partial ${this.expression(b, names)}}`);
      case "call": return atom(`${notation.latex ?? `\\operatorname{${e.primitive}}`}\\left(${all}\\right)`);
    }
  }
}

function atom(text: string): Text {
  return { text, level: level.atom };
}

function isOpen({ base, exponent }: Factor): boolean {
  return exponent === 1 && (base.kind === "reduce" || base.kind === "where");
}

/** Names of an equation's indices: its own, then others free in it. */
export function latexNames(indices: readonly IndexVariable[]): Names {
  return new Names(new Set(), { ...plain, index: latexName }).with(indices);
}
