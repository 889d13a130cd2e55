/** An equation in words and symbols, for the comments of kernels. */
import { drawText } from "../../ir/equation/distribution.ts";
import { shownName } from "../../ir/equation/names.ts";
import { toNumber } from "../../ir/equation/number.ts";
import type { Affine, Condition, Equation, Expr, Factor, PositionAt } from "../../ir/equation/types.ts";

const limit = 160;

/** `y[n, j] = b[j] + sum(i: x[n, i] * W[i, j])`, shortened where it is long. */
export function describe(equation: Equation): string {
  const left =
    equation.kind === "definition"
      ? `${shownName(equation.array)}${brackets(equation.indices.map((v) => v.name))} =`
      : `${shownName(equation.array)}${brackets(equation.positions.map(position))} +=`;
  const text = `${left} ${show(equation.body, 0)}`;
  return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}

function brackets(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `[${parts.join(", ")}]`;
}

function affineText(a: Affine): string {
  let out = "";
  for (const { coefficient, atom } of a.terms) {
    const name = atom.kind === "variable" ? atom.name : `floor((${affineText(atom.numerator)}) / ${atom.divisor})`;
    const size = Math.abs(coefficient) === 1 ? name : `${Math.abs(coefficient)} * ${name}`;
    out += out === "" ? (coefficient < 0 ? `-${size}` : size) : coefficient < 0 ? ` - ${size}` : ` + ${size}`;
  }
  if (out === "") return String(a.constant);
  return a.constant === 0 ? out : `${out} ${a.constant < 0 ? "-" : "+"} ${Math.abs(a.constant)}`;
}

function position(p: PositionAt): string {
  return p.kind === "affine" ? affineText(p.affine) : show(p.value, 0);
}

function conditionText(conditions: readonly Condition[]): string {
  return conditions.map((c) => `${affineText(c.affine)} ${c.equality ? "==" : ">="} 0`).join(" and ");
}

/** `level` 0: anything; 1: no bare sum; 2: no bare product either. */
function show(e: Expr, level: number): string {
  const wrap = (text: string, own: number): string => (own < level ? `(${text})` : text);
  switch (e.kind) {
    case "constant": return numberText(toNumber(e.value));
    case "count": return "count";
    case "index": return wrap(affineText(e.affine), e.affine.terms.length > 1 || e.affine.constant !== 0 ? 0 : 2);
    case "read": {
      const text = `${shownName(e.array)}${brackets(e.positions.map(position))}`;
      return e.guarded ? `(${text} else 0)` : text;
    }
    case "sum": return wrap(sumText(e), 0);
    case "product": return wrap(productText(e.factors), 1);
    case "call": return callText(e.primitive, e.arguments, wrap);
    case "select": return wrap(`${show(e.condition, 1)} ? ${show(e.whenTrue, 1)} : ${show(e.whenFalse, 1)}`, 0);
    case "where": return wrap(`${conditionText(e.conditions)} ? ${show(e.body, 1)} : 0`, 0);
    case "reduce": {
      const conditions = e.conditions.length === 0 ? "" : ` where ${conditionText(e.conditions)}`;
      return `${e.operator}(${e.indices.map((v) => v.name).join(", ")}${conditions}: ${show(e.body, 0)})`;
    }
    case "draw": return `${drawText(e.distribution)}(${e.indices.map(affineText).join(", ")})`;
  }
}

function numberText(x: number): string {
  return Number.isFinite(x) ? String(Number(x.toPrecision(6))) : x === Infinity ? "infinity" : String(x);
}

const infix: Readonly<Partial<Record<string, string>>> = { less: "<", lessEqual: "<=", equal: "==", and: "and", or: "or" };

function callText(primitive: string, args: readonly Expr[], wrap: (text: string, own: number) => string): string {
  const sign = infix[primitive];
  return sign === undefined ? `${primitive}(${args.map((a) => show(a, 0)).join(", ")})` : wrap(args.map((a) => show(a, 1)).join(` ${sign} `), 0);
}

function sumText(e: Extract<Expr, { kind: "sum" }>): string {
  const constant = toNumber(e.constant);
  let out = constant === 0 ? "" : numberText(constant);
  for (const t of e.terms) {
    const c = toNumber(t.coefficient);
    const size = Math.abs(c) === 1 ? show(t.value, 1) : `${numberText(Math.abs(c))} * ${show(t.value, 1)}`;
    out += out === "" ? (c < 0 ? `-${size}` : size) : c < 0 ? ` - ${size}` : ` + ${size}`;
  }
  return out;
}

function productText(factors: readonly Factor[]): string {
  const one = (f: Factor): string => {
    const exponent = Math.abs(f.exponent);
    if (exponent === 0.5) return `sqrt(${show(f.base, 0)})`;
    return exponent === 1 ? show(f.base, 2) : `${show(f.base, 2)} ^ ${exponent}`;
  };
  const above = factors.filter((f) => f.exponent > 0).map(one).join(" * ") || "1";
  const below = factors.filter((f) => f.exponent < 0).map(one);
  return below.length === 0 ? above : `${above} / ${below.length === 1 ? below.join("") : `(${below.join(" * ")})`}`;
}
