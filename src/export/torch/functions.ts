/** Scalar primitives in PyTorch. Derivatives at ties are ours: the second of `max(a, b)`; see docs/export.md. */
import { isBinary } from "../../ir/equation/primitives.ts";
import type { BinaryPrimitive, Primitive, UnaryPrimitive } from "../../ir/equation/types.ts";
import { choose } from "./choice.ts";
import { asReal, asTruth, harmless } from "./convert.ts";
import { atom, binds, type Code, within } from "./python.ts";
import type { Scope } from "./scope.ts";
import { aligned, joined, nextLevel, type Tensor, tensor, union } from "./tensor.ts";

/** `harmless`: an argument at which value and derivative are finite, of functions that are not finite everywhere. */
interface UnaryForm {
  readonly tensor: (x: string) => string;
  /** Of a Python number. */
  readonly scalar: (x: string) => string;
  readonly harmless?: string;
}

const unary: Readonly<Record<Exclude<UnaryPrimitive, "not">, UnaryForm>> = {
  exp: { ...named("exp"), harmless: "0.0" },
  log: { ...named("log"), harmless: "1.0" },
  log1p: { ...named("log1p"), harmless: "0.0" },
  expm1: { ...named("expm1"), harmless: "0.0" },
  abs: { tensor: (x) => `torch.abs(${x})`, scalar: (x) => `abs(${x})` },
  sign: { tensor: (x) => `torch.sign(${x})`, scalar: (x) => `float((${x} > 0) - (${x} < 0))` },
  floor: named("floor"),
  sin: named("sin"),
  cos: named("cos"),
  tanh: named("tanh"),
  cosh: { ...named("cosh"), harmless: "0.0" },
  sinh: { ...named("sinh"), harmless: "0.0" },
  erf: named("erf"),
  logistic: { tensor: (x) => `torch.sigmoid(${x})`, scalar: (x) => `1 / (1 + math.exp(-(${x})))` },
  // Beyond the threshold softplus is x, to the last digit.
  stop: { tensor: (x) => (/^[\w.]+$/.test(x) ? `${x}.detach()` : `(${x}).detach()`), scalar: (x) => x },
  softplus: { tensor: (x) => `F.softplus(${x}, threshold=40)`, scalar: (x) => `math.log1p(math.exp(${x}))` },
};

function named(name: string): UnaryForm {
  return { tensor: (x) => `torch.${name}(${x})`, scalar: (x) => `math.${name}(${x})` };
}

export function called(primitive: Primitive, args: readonly Tensor[], scope: Scope): Tensor {
  const [x, y] = args;
  if (x === undefined) throw new Error(`${primitive} has no argument`);
  if (isBinary(primitive)) {
    if (y === undefined) throw new Error(`${primitive} has one argument`);
    return binary(primitive, x, y, scope);
  }
  if (primitive === "not") return negated(asTruth(x));
  const form = unary[primitive];
  const real = asReal(x, scope);
  if (real.scalar) return { ...real, code: atom(form.scalar(real.code.text)), type: "real" };
  const safe = form.harmless === undefined ? real : harmless(real, form.harmless, scope);
  return tensor(atom(form.tensor(safe.code.text)), safe.axes);
}

export function negated(x: Tensor): Tensor {
  const code: Code = x.scalar ? { text: `not ${within(x.code, binds.comparison)}`, binds: binds.conditional } : { text: `~${within(x.code, binds.unary)}`, binds: binds.unary };
  return { ...x, code };
}

function binary(primitive: BinaryPrimitive, x: Tensor, y: Tensor, scope: Scope): Tensor {
  switch (primitive) {
    case "max": case "min": return extreme(primitive, asReal(x, scope), asReal(y, scope), scope);
    case "power": {
      const [base, exponent] = [harmless(asReal(x, scope), "1.0", scope), asReal(y, scope)];
      return joined(scope.order, [base, exponent], "**", nextLevel(binds.unary), "real");
    }
    case "less": return compared("<", x, y, scope);
    case "lessEqual": return compared("<=", x, y, scope);
    case "equal": return compared("==", x, y, scope);
    case "and": return logical("and", "&", binds.bitAnd, [asTruth(x), asTruth(y)], scope);
    case "or": return logical("or", "|", binds.bitOr, [asTruth(x), asTruth(y)], scope);
    case "derivative": throw new Error("a derivative was not taken");
  }
}

function compared(operator: string, x: Tensor, y: Tensor, scope: Scope): Tensor {
  const values = [x, y].map((v) => (v.type === "truth" ? asReal(v, scope) : v));
  return joined(scope.order, values, operator, binds.comparison, "truth");
}

function logical(word: string, sign: string, level: Code["binds"], values: readonly Tensor[], scope: Scope): Tensor {
  const [x, y] = values;
  if (x === undefined || y === undefined) throw new Error("a logical operator has two operands");
  if (x.scalar && y.scalar) return { ...x, code: { text: `(${x.code.text}) ${word} (${y.code.text})`, binds: binds.conditional } };
  const lifted = values.map((v) => (v.scalar ? { ...v, code: atom(`torch.tensor(${v.code.text}, device=${scope.f.device()})`), scalar: false } : v));
  return joined(scope.order, lifted, sign, level, "truth");
}

/** Of equal values the gradient goes to the second. */
function extreme(primitive: "max" | "min", x: Tensor, y: Tensor, scope: Scope): Tensor {
  if (x.scalar && y.scalar) return { ...x, code: atom(`${primitive}(${x.code.text}, ${y.code.text})`) };
  if (primitive === "max" && y.scalar && y.code.text === "0") return tensor(atom(`torch.relu(${x.code.text})`), x.axes);
  const condition = compared(primitive === "max" ? ">" : "<", x, y, scope);
  const axes = union(scope.order, [x, y]);
  if (aligned(x, axes).text.length > 60) {
    const name = scope.f.names.fresh("operand");
    scope.statements.push({ kind: "line", text: `${name} = ${x.code.text}` });
    return extreme(primitive, { ...x, code: atom(name) }, y, scope);
  }
  return choose(condition, x, y, scope);
}
