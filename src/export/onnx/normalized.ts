/** Exponentials divided by their sum, and logarithms of those, told from `logsumexp` of the same values. */
import { toNumber } from "../../ir/equation/number.ts";
import { variableAffine } from "../../ir/equation/affine.ts";
import { freeVariables, substitute } from "../../ir/equation/traverse.ts";
import type { Call, Expr, IndexVariable, Sum } from "../../ir/equation/types.ts";
import type { Emitter } from "./emitter.ts";
import { cast, has, type Value } from "./value.ts";

export function softmax(e: Call, emitter: Emitter): Value | undefined {
  const [argument] = e.arguments;
  return e.primitive === "exp" && argument?.kind === "sum" ? normalized("Softmax", argument, emitter) : undefined;
}

export function logSoftmax(e: Sum, emitter: Emitter): Value | undefined {
  return normalized("LogSoftmax", e, emitter);
}

function normalized(operator: string, e: Sum, emitter: Emitter): Value | undefined {
  const found = valuesOf(e);
  if (found === undefined) return undefined;
  const value = cast(emitter.emit(found.values), "float", emitter.builder);
  if (!has(value.axes, found.along)) return undefined;
  const axis = value.axes.findIndex((v) => v.id === found.along.id);
  return { operand: emitter.builder.node(operator, [value.operand], "float", value.operand.shape, { attributes: { axis: { kind: "int", value: axis } } }), axes: value.axes };
}

/** `x[k] - logsumexp(j: x[j])` */
function valuesOf({ constant, terms }: Sum): { readonly values: Expr; readonly along: IndexVariable } | undefined {
  const [a, b, ...others] = terms;
  if (a === undefined || b === undefined || others.length > 0 || toNumber(constant) !== 0) return undefined;
  const [values, total] = a.value.kind === "reduce" && a.value.operator === "logsumexp" ? [b, a] : [a, b];
  if (toNumber(values.coefficient) !== 1 || toNumber(total.coefficient) !== -1 || total.value.kind !== "reduce" || total.value.operator !== "logsumexp") return undefined;
  const { indices: [j, ...more], conditions, body } = total.value;
  if (j === undefined || more.length > 0 || conditions.length > 0) return undefined;
  for (const along of freeVariables(values.value).values()) {
    if (along.lower !== j.lower || along.upper !== j.upper) continue;
    if (substitute(body, new Map([[j.id, variableAffine(along)]])).key === values.value.key) return { values: values.value, along };
  }
  return undefined;
}
