/** `x[.., k] - logsumexp(j: x[.., j])` as `torch.log_softmax`, and its exponential as `torch.softmax`. */
import { variableAffine } from "../../ir/equation/affine.ts";
import { linear } from "../../ir/equation/build.ts";
import { isZero, toNumber } from "../../ir/equation/number.ts";
import { freeVariables, substitute } from "../../ir/equation/traverse.ts";
import type { Expr, IndexVariable, Sum } from "../../ir/equation/types.ts";
import { asReal } from "./convert.ts";
import { atom } from "./python.ts";
import type { Scope } from "./scope.ts";
import { type Tensor, tensor } from "./tensor.ts";

type Emit = (e: Expr, scope: Scope) => Tensor;

/** The logits of a sum that is their logarithm of softmax, and the index of the classes. */
export function logitsOf(e: Expr): { readonly logits: Expr; readonly classes: IndexVariable } | undefined {
  if (e.kind !== "sum" || !isZero(e.constant)) return undefined;
  const taken = e.terms.find(({ coefficient, value }) => toNumber(coefficient) === -1 && value.kind === "reduce" && value.operator === "logsumexp")?.value;
  if (taken?.kind !== "reduce" || taken.indices.length !== 1 || taken.conditions.length > 0) return undefined;
  const logits = linear(e.constant, e.terms.filter(({ value }) => value !== taken));
  const [index] = taken.indices;
  const classes = [...freeVariables(logits).values()].find((v) => !freeVariables(taken).has(v.id));
  if (index === undefined || classes === undefined || classes.lower !== index.lower || classes.upper !== index.upper) return undefined;
  return substitute(taken.body, new Map([[index.id, variableAffine(classes)]])).key === logits.key ? { logits, classes } : undefined;
}

export function logSoftmax(e: Sum, scope: Scope, emit: Emit): Tensor | undefined {
  return of(e, "log_softmax", scope, emit);
}

export function softmax(e: Expr, scope: Scope, emit: Emit): Tensor | undefined {
  return of(e, "softmax", scope, emit);
}

function of(e: Expr, name: string, scope: Scope, emit: Emit): Tensor | undefined {
  const found = logitsOf(e);
  if (found === undefined || scope.fixed.has(found.classes.id)) return undefined;
  const value = asReal(emit(found.logits, scope), scope);
  const place = value.axes.findIndex((v) => v.id === found.classes.id);
  if (place < 0) return undefined;
  return tensor(atom(`torch.${name}(${value.code.text}, ${place === value.axes.length - 1 ? -1 : place})`), value.axes);
}
