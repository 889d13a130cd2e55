/** Matrices and vectors as LaTeX. Functions, powers, quotients and `⊙` are of each element; `𝟏` is of ones, of the size that fits. */
import { constant } from "../../ir/equation/build.ts";
import { isOne, negNum, type Num, toNumber } from "../../ir/equation/number.ts";
import { Latex, latexNames } from "../../ir/equation/print/latex.ts";
import { rowOf } from "../../ir/equation/primitives.ts";
import type { Matrix, MatrixTerm } from "./types.ts";

/** How an array is written: `above` is a superscript, beside which a transposed array has its sign; `compound`: of several signs. */
export interface MatrixSymbol {
  readonly text: string;
  readonly above?: string;
  readonly compound?: true;
}

export type SymbolOf = (array: string) => MatrixSymbol;

const level = { sum: 0, product: 1, atom: 2 } as const;

interface Text {
  readonly text: string;
  readonly level: (typeof level)[keyof typeof level];
}

export function matrixLatex(m: Matrix, symbolOf: SymbolOf): string {
  return render(m, symbolOf).text;
}

export function symbolLatex({ text, above }: MatrixSymbol): string {
  return above === undefined ? text : `${text}^{${above}}`;
}

function render(m: Matrix, symbolOf: SymbolOf): Text {
  const text = (part: Matrix): string => render(part, symbolOf).text;
  const within = (part: Matrix, needed: Text["level"]): string => {
    const inner = render(part, symbolOf);
    return inner.level < needed ? parentheses(inner.text) : inner.text;
  };
  const factors = (parts: readonly Matrix[], sign: string): string => parts.map((part) => within(part, parts.length > 1 ? level.atom : level.product)).join(sign);
  switch (m.kind) {
    case "array": {
      const symbol = symbolOf(m.array);
      if (!m.transposed) return atom(symbolLatex(symbol));
      return atom(symbol.compound === true ? `${parentheses(symbolLatex(symbol))}^{\\top}` : symbolLatex({ text: symbol.text, above: `${symbol.above ?? ""}\\top` }));
    }
    case "element": return atom(`${parentheses(symbolLatex(symbolOf(m.array)))}_{${m.positions.map((p) => p + 1).join(", ")}}`);
    case "number": return number(m.value);
    case "count": return atom("N");
    case "ones": return atom(m.rows === 1 && m.columns !== 1 ? "\\mathbf{1}^{\\top}" : "\\mathbf{1}");
    case "unit": return atom(m.across ? `\\left(\\mathbf{e}_{{${text(m.position)}}_{1}}, \\ldots, \\mathbf{e}_{{${text(m.position)}}_{N}}\\right)^{\\top}` : `\\mathbf{e}_{${text(m.position)}}`);
    case "sum": return sum(m.terms, within);
    case "product": return { text: m.factors.map((part) => within(part, part.kind === "product" ? level.product : level.atom)).join(" \\, "), level: level.product };
    case "scaled": return scaled(m, text, within);
    case "elementwise": {
      const above = m.above.length === 0 ? "\\mathbf{1}" : factors(m.above, " \\odot ");
      return { text: m.below.length === 0 ? above : `${above} \\oslash ${m.below.length === 1 ? factors(m.below, "") : parentheses(factors(m.below, " \\odot "))}`, level: m.above.length + m.below.length === 1 && m.below.length === 0 ? level.atom : level.product };
    }
    case "power": return m.exponent === 0.5 ? atom(`\\sqrt{${text(m.base)}}`) : atom(`${parentheses(text(m.base))}^{${m.exponent}}`);
    case "transpose": return atom(`${parentheses(text(m.value))}^{\\top}`);
    case "diagonal": return atom(`\\operatorname{diag}${parentheses(text(m.value))}`);
    case "apply": return apply(m, text, within);
    case "choose": {
      const [condition, whenTrue] = [text(m.condition), within(m.whenTrue, level.atom)];
      const first = `${condition} \\odot ${whenTrue}`;
      if (m.whenFalse.kind === "scaled" && m.whenFalse.above.some((n) => n.kind === "number" && toNumber(n.value) === 0)) return { text: first, level: level.product };
      return { text: `${first} + \\left(\\mathbf{1} - ${condition}\\right) \\odot ${within(m.whenFalse, level.atom)}`, level: level.sum };
    }
    case "squares": return atom(`\\left\\lVert ${text(m.value)} \\right\\rVert^{2}`);
    case "reduced":
      if (m.operator === "logsumexp") return { text: m.byRow ? `\\ln\\left(e^{${text(m.value)}} \\, \\mathbf{1}\\right)` : `\\ln\\left(\\mathbf{1}^{\\top} e^{${text(m.value)}}\\right)`, level: level.product };
      return atom(`\\operatorname{${m.operator}}${m.byRow ? "_{\\text{rows}}" : ""}${parentheses(text(m.value))}`);
  }
}

function sum(terms: readonly MatrixTerm[], within: (part: Matrix, needed: Text["level"]) => string): Text {
  const written = terms.map(({ coefficient, value }) => {
    const negative = toNumber(coefficient) < 0;
    const size = negative ? negNum(coefficient) : coefficient;
    const isPlain = value.kind === "number" && isOne(value.value);
    return { negative, text: isPlain ? number(size).text : isOne(size) ? within(value, level.product) : `${number(size).text} \\, ${within(value, level.product)}`, isAdded: value.kind === "array" || value.kind === "squares" || (value.kind === "product" && value.factors.some((f) => f.kind === "ones")) };
  });
  // Products before vectors and regularizers that are added to them, and what is subtracted last.
  const added = written.filter((t) => !t.negative && t.isAdded).sort((a, b) => (a.text < b.text ? -1 : 1));
  const [first, ...rest] = [...written.filter((t) => !t.negative && !t.isAdded), ...added, ...written.filter((t) => t.negative)];
  if (first === undefined) return atom("0");
  const text = rest.reduce((all, t) => `${all} ${t.negative ? "-" : "+"} ${t.text}`, `${first.negative ? "-" : ""}${first.text}`);
  return { text, level: rest.length === 0 && !first.negative ? level.product : level.sum };
}

function scaled({ above, below, value }: Extract<Matrix, { readonly kind: "scaled" }>, text: (part: Matrix) => string, within: (part: Matrix, needed: Text["level"]) => string): Text {
  const top = above.filter((n) => n.kind !== "number" || !isOne(n.value));
  const side = (parts: readonly Matrix[]): string => (parts.length === 1 ? parts.map(text).join("") : parts.map((part) => within(part, level.atom)).join(" \\, "));
  const numbers = below.length > 0 ? [`\\frac{${top.length === 0 ? "1" : side(top)}}{${side(below)}}`] : top.map((part) => within(part, level.atom));
  const parts = [...numbers, ...(value === undefined ? [] : [within(value, numbers.length === 0 ? level.sum : level.product)])];
  return parts.length === 0 ? atom("1") : { text: parts.join(" \\, "), level: level.product };
}

function apply({ primitive, arguments: parts }: Extract<Matrix, { readonly kind: "apply" }>, text: (part: Matrix) => string, within: (part: Matrix, needed: Text["level"]) => string): Text {
  const { notation } = rowOf(primitive);
  const all = parts.map(text).join(", ");
  switch (notation.kind) {
    case "infix": return atom(`\\left[${parts.map((part) => within(part, level.sum)).join(` ${notation.latex} `)}\\right]`);
    case "power": return atom(`${parts.slice(0, 1).map((part) => parentheses(text(part))).join("")}^{${parts.slice(1).map(text).join("")}}`);
    case "prefix": return atom(`${notation.latex} ${parentheses(all)}`);
    case "enclosed": return atom(`${notation.latex[0]}${all}${notation.latex[1]}`);
    case "derivative": case "call": return atom(`${(notation.kind === "call" ? notation.latex : undefined) ?? `\\operatorname{${primitive}}`}${parentheses(all)}`);
  }
}

function number(value: Num): Text {
  const written = new Latex({ symbol: () => "", positions: () => [] }).expression(constant(value), latexNames([]));
  return { text: written, level: written.startsWith("-") ? level.sum : written.includes("\\cdot") ? level.product : level.atom };
}

function atom(text: string): Text {
  return { text, level: level.atom };
}

function parentheses(text: string): string {
  return `\\left(${text}\\right)`;
}
