/** An expression as a tensor. */
import { toNumber } from "../../ir/equation/number.ts";
import { rowOf } from "../../ir/equation/primitives.ts";
import { children } from "../../ir/equation/traverse.ts";
import type { Expr, Select, Where } from "../../ir/equation/types.ts";
import { product, sum } from "./arithmetic.ts";
import { choose, conditional } from "./choice.ts";
import { asTruth } from "./convert.ts";
import { drawn } from "./draw.ts";
import { called, negated } from "./functions.ts";
import { conditions, position } from "./positions.ts";
import { atom, line, number } from "./python.ts";
import { readArray } from "./read.ts";
import { reduced } from "./reduce.ts";
import { guarded, type Scope } from "./scope.ts";
import { softmax } from "./softmax.ts";
import { scalar, type Tensor } from "./tensor.ts";

export function emit(e: Expr, scope: Scope): Tensor {
  if (!scope.repeated.has(e.key)) return printed(e, scope);
  const key = [e.key, ...(scope.f.isPlain ? [] : scope.guards).map((g) => g.code.text)].join(" where ");
  const known = scope.shared.get(key);
  if (known !== undefined) return known;
  const value = printed(e, scope);
  if (/^[\w.]+$/.test(value.code.text)) return value;
  const name = scope.f.names.fresh(word(e));
  scope.statements.push(line(`${name} = ${value.code.text}`));
  const local: Tensor = { code: atom(name), axes: value.axes, type: value.type, scalar: value.scalar };
  scope.shared.set(key, local);
  return local;
}

/** Keys of what is costly and occurs more than once in an expression: it becomes a local variable. */
export function repeatedIn(body: Expr): ReadonlySet<string> {
  const counts = new Map<string, number>();
  const walk = (e: Expr): void => {
    const isCostly = e.kind === "reduce" || (e.kind === "call" && rowOf(e.primitive).cost === "transcendental");
    if (isCostly) {
      const count = (counts.get(e.key) ?? 0) + 1;
      counts.set(e.key, count);
      if (count > 1) return;
    }
    for (const part of children(e)) walk(part);
  };
  walk(body);
  return new Set([...counts].flatMap(([key, count]) => (count > 1 ? key : [])));
}

function word(e: Expr): string {
  if (e.kind === "call") return e.primitive === "logistic" ? "sigmoid" : `${e.primitive}ed`;
  if (e.kind !== "reduce") return "part";
  switch (e.operator) {
    case "sum": return "total";
    case "max": return "greatest";
    case "min": return "least";
    case "product": case "argmax": case "argmin": case "logsumexp": return e.operator;
  }
}

function printed(e: Expr, scope: Scope): Tensor {
  switch (e.kind) {
    case "constant": {
      const x = toNumber(e.value);
      return scalar(number(x), Number.isInteger(x) ? "integer" : "real");
    }
    case "count": return scalar(atom(scope.f.examples()), "integer");
    case "index": return position(e.affine, scope);
    case "read": return readArray(e, scope, ({ value }) => emit(value, scope));
    case "sum": return sum(e, scope, emit);
    case "product": return product(e, scope, emit);
    case "call": return (e.primitive === "exp" ? softmax(e.arguments[0] ?? e, scope, emit) : undefined) ?? called(e.primitive, e.arguments.map((a) => emit(a, scope)), scope);
    case "select": return select(e, scope);
    case "where": return where(e, scope);
    case "reduce": return reduced(e, scope, emit);
    case "draw": return drawn(e, scope);
  }
}

function select(e: Select, scope: Scope): Tensor {
  const condition = asTruth(emit(e.condition, scope));
  if (condition.scalar) return conditional(condition, (s) => emit(e.whenTrue, s), (s) => emit(e.whenFalse, s), scope);
  return choose(condition, emit(e.whenTrue, guarded(scope, condition)), emit(e.whenFalse, guarded(scope, negated(condition))), scope);
}

function where(e: Where, scope: Scope): Tensor {
  const condition = conditions(e.conditions, scope);
  if (condition === undefined) return emit(e.body, scope);
  const zero = scalar(number(0), "integer");
  if (condition.scalar) return conditional(condition, (s) => emit(e.body, s), () => zero, scope);
  return choose(condition, emit(e.body, guarded(scope, condition)), zero, scope);
}
