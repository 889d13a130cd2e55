/** Arithmetic and functions, number by number. */
import { refuse } from "../fault.ts";
import { binary, isConstant, numberOf } from "../lazy/expression.ts";
import { aligned } from "../lazy/broadcast.ts";
import type { Comparison, Expression, Lazy } from "../lazy/types.ts";
import { shortened } from "../steps/activations.ts";
import type { Node } from "../types.ts";
import { absorbed } from "./bias.ts";
import type { Context } from "./context.ts";
import { maskedChoice, maskedSum } from "./mask.ts";

export type Operator = (node: Node, context: Context) => readonly Lazy[];

function call(name: string, ...operands: readonly Expression[]): Expression {
  return { kind: "call", name, operands };
}

function unary(make: (x: Expression, node: Node, c: Context) => Expression): Operator {
  return (node, c) => {
    const lazy = c.input(node, 0);
    return [{ ...lazy, body: make(lazy.body, node, c) }];
  };
}

const named = (name: string): Operator => unary((x) => call(name, x));

/** The values of operands at common places. Where two cut a dimension differently they are written first. */
export function together(node: Node, c: Context, operands: readonly Lazy[]): { readonly axes: Lazy["axes"]; readonly bodies: readonly Expression[] } {
  return aligned(operands) ?? aligned(operands.map((operand) => c.plain(node, operand))) ?? refuse(node, "joins values whose dimensions do not match");
}

function arithmetic(operator: "+" | "-" | "*" | "/" | "^"): Operator {
  return (node, c) => {
    const operands = [c.input(node, 0), c.input(node, 1)];
    if (operator === "+" || operator === "*") {
      const [a, b] = operands;
      const inside = a && b && (absorbed(c, operator, a, b) ?? absorbed(c, operator, b, a));
      if (inside !== undefined) return [inside];
    }
    const { axes, bodies: [left = numberOf(0), right = numberOf(0)] } = together(node, c, operands);
    const isWhole = operands.every((operand) => operand.isWhole);
    const body = operator === "+" ? maskedSum(binary(operator, left, right)) : binary(operator, left, right);
    return [{ axes, body: isWhole && operator === "/" ? call("trunc", body) : body, isWhole, isShared: false }];
  };
}

function folded(make: (a: Expression, b: Expression) => Expression, finish: (e: Expression, count: number) => Expression = (e) => e): Operator {
  return (node, c) => {
    const operands = node.inputs.map((_, k) => c.input(node, k));
    const { axes, bodies: [first = numberOf(0), ...rest] } = together(node, c, operands);
    return [{ axes, body: finish(rest.reduce(make, first), operands.length), isWhole: operands.every((o) => o.isWhole), isShared: false }];
  };
}

function comparing(comparison: Comparison): Operator {
  return (node, c) => {
    const { axes, bodies: [left = numberOf(0), right = numberOf(0)] } = together(node, c, [c.input(node, 0), c.input(node, 1)]);
    return [{ axes, body: { kind: "choice", comparison, left, right, whenTrue: numberOf(1), whenFalse: numberOf(0) }, isWhole: true, isShared: false }];
  };
}

const where: Operator = (node, c) => {
  const { axes, bodies: [condition = numberOf(0), yes = numberOf(0), no = numberOf(0)] } = together(node, c, [c.input(node, 0), c.input(node, 1), c.input(node, 2)]);
  const direct = condition.kind === "choice" && condition.whenTrue.kind === "number" && condition.whenTrue.value === 1 && condition.whenFalse.kind === "number" && condition.whenFalse.value === 0;
  const body: Expression = direct ? { ...condition, whenTrue: yes, whenFalse: no } : { kind: "choice", comparison: ">", left: condition, right: numberOf(0), whenTrue: yes, whenFalse: no };
  return [{ axes, body: maskedChoice(body), isWhole: c.input(node, 1).isWhole, isShared: false }];
};

/** Bounds are attributes up to opset 10, inputs since. */
const clip: Operator = (node, c) => {
  const x = c.input(node, 0);
  const bound = (k: number, key: string): number | undefined => {
    const value = c.optional(node, k) === undefined ? c.number(node, key) : c.constant(node, k, "bounds").values[0];
    return value === undefined || Math.abs(value) > 3.4e38 ? undefined : shortened(value);
  };
  const [low, high] = [bound(1, "min"), bound(2, "max")];
  const raised = low === undefined ? x.body : call("max", x.body, numberOf(low));
  return [{ ...x, body: high === undefined ? raised : call("min", raised, numberOf(high)) }];
};

const attribute = (node: Node, c: Context, key: string, usual: number): number => shortened(c.number(node, key) ?? usual);

/** alpha x + beta between 0 and 1: the library's is that of PyTorch, x / 6 + 1 / 2. */
const hardSigmoid: Operator = unary((x, node, c) => {
  const [alpha, beta] = [attribute(node, c, "alpha", 0.2), attribute(node, c, "beta", 0.5)];
  if (Math.abs(alpha - 1 / 6) < 1e-7 && beta === 0.5) return call("hardSigmoid", x);
  return call("min", call("max", binary("+", binary("*", numberOf(alpha), x), numberOf(beta)), numberOf(0)), numberOf(1));
});

const settled = (name: string, key: string, usual: number): Operator => unary((x, node, c) => ({ kind: "call", name, operands: [x], settings: [attribute(node, c, key, usual)] }));

/** gamma x above 0, gamma alpha (exp x - 1) below; the library's has the numbers of its paper. */
const selu: Operator = unary((x, node, c) => {
  const [alpha, gamma] = [c.number(node, "alpha") ?? 1.67326, c.number(node, "gamma") ?? 1.0507];
  if (Math.abs(alpha - 1.67326) < 1e-5 && Math.abs(gamma - 1.0507) < 1e-5) return call("selu", x);
  return binary("*", numberOf(shortened(gamma)), { kind: "call", name: "elu", operands: [x], settings: [shortened(alpha)] });
});

const thresholdedRelu: Operator = unary((x, node, c) => ({ kind: "choice", comparison: ">", left: x, right: numberOf(attribute(node, c, "alpha", 1)), whenTrue: x, whenFalse: numberOf(0) }));

/** A slope for all numbers, or one for each channel. */
const prelu: Operator = (node, c) => {
  const [x, slope] = [c.input(node, 0), c.input(node, 1)];
  const { axes, bodies: [value = numberOf(0), factor = numberOf(0)] } = together(node, c, [c.builder.settled(x), slope]);
  return [{ axes, body: { kind: "choice", comparison: ">", left: value, right: numberOf(0), whenTrue: value, whenFalse: binary("*", factor, value) }, isWhole: false, isShared: false }];
};

const gelu: Operator = unary((x, node, c) => {
  if (c.text(node, "approximate") !== "tanh") return call("gelu", x);
  const cubic = binary("+", x, binary("*", numberOf(0.044715), binary("^", x, numberOf(3))));
  return binary("*", binary("*", numberOf(0.5), x), binary("+", numberOf(1), call("tanh", binary("*", numberOf(Math.sqrt(2 / Math.PI)), cubic))));
});

/** Whole numbers are cut off only where they are constants: of inputs they are whole already. */
const cast: Operator = (node, c) => {
  const x = c.input(node, 0);
  const to = c.number(node, "to") ?? 1;
  const isReal = to === 1 || to === 10 || to === 11 || to === 16;
  if (isReal || x.isWhole) return [{ ...x, isWhole: !isReal }];
  if (!isConstant(x.body)) refuse(node, "makes whole numbers of numbers", "the language has no such step in a network");
  return [{ ...x, body: call("trunc", x.body), isWhole: true }];
};

export const elementwise: Readonly<Record<string, Operator>> = {
  Relu: named("relu"), Sigmoid: named("sigmoid"), Tanh: named("tanh"), Softplus: named("softplus"), Softsign: named("softsign"), Mish: named("mish"), HardSwish: named("hardSwish"),
  Exp: named("exp"), Log: named("log"), Sqrt: named("sqrt"), Abs: named("abs"), Sign: named("sign"), Floor: named("floor"), Sin: named("sin"), Cos: named("cos"), Erf: named("erf"), Cosh: named("cosh"),
  Neg: unary((x) => binary("*", numberOf(-1), x)),
  Reciprocal: unary((x) => binary("/", numberOf(1), x)),
  Not: unary((x) => binary("-", numberOf(1), x)),
  Elu: settled("elu", "alpha", 1), Celu: settled("celu", "alpha", 1), LeakyRelu: settled("leakyRelu", "alpha", 0.01), Selu: selu, ThresholdedRelu: thresholdedRelu,
  HardSigmoid: hardSigmoid, Gelu: gelu, PRelu: prelu, Clip: clip, Cast: cast, Where: where,
  Add: arithmetic("+"), Sub: arithmetic("-"), Mul: arithmetic("*"), Div: arithmetic("/"), Pow: arithmetic("^"),
  Sum: folded((a, b) => binary("+", a, b)), Max: folded((a, b) => call("max", a, b)), Min: folded((a, b) => call("min", a, b)),
  Mean: folded((a, b) => binary("+", a, b), (e, count) => binary("/", e, numberOf(count))),
  Equal: comparing("=="), Greater: comparing(">"), Less: comparing("<"), GreaterOrEqual: comparing(">="), LessOrEqual: comparing("<="),
};
