/** Element types of operands, and arguments of functions that are not finite everywhere. */
import { atom, binds, within } from "./python.ts";
import type { Scope } from "./scope.ts";
import { aligned, joined, method, type Tensor, tensor, union } from "./tensor.ts";

/** The value as an operand of arithmetic: truth and integers become real numbers; Python's integers are. */
export function asReal(value: Tensor, scope: Scope): Tensor {
  if (value.scalar) return value.type === "truth" ? { ...value, code: atom(`float(${value.code.text})`), type: "real" } : value;
  return value.type === "real" ? value : { ...value, code: method(value.code, "to", scope.f.dtype()), type: "real" };
}

export function asTruth(value: Tensor): Tensor {
  return value.type === "truth" ? value : { ...value, code: { text: `${within(value.code, binds.sum)} != 0`, binds: binds.comparison }, type: "truth" };
}

/** The value where a choice takes it, and elsewhere a number at which a function and its derivative are finite. */
export function harmless(value: Tensor, number: string, scope: Scope): Tensor {
  const [guard, ...more] = scope.guards;
  if (guard === undefined || value.scalar || scope.f.isPlain) return value;
  const all = more.length === 0 ? guard : joined(scope.order, scope.guards, "&", binds.bitAnd, "truth");
  const axes = union(scope.order, [all, value]);
  return tensor(atom(`torch.where(${aligned(all, axes).text}, ${aligned(value, axes).text}, ${number})`), axes, value.type);
}
