/** Random numbers: the functions `uniform`, `gaussian` and `orthonormal` of the file, which draw what emitted modules draw. */
import { asVariable } from "../../ir/equation/affine.ts";
import type { Affine, Draw } from "../../ir/equation/types.ts";
import { position } from "./positions.ts";
import { atom, binds, within } from "./python.ts";
import type { Scope } from "./scope.ts";
import { aligned, tensor, type Tensor, union } from "./tensor.ts";
import { inOrder } from "./read.ts";

export function drawn(e: Draw, scope: Scope): Tensor {
  const { f } = scope;
  const like = f.like();
  const variables = e.indices.map(asVariable);
  const whole = variables.flatMap((v, i) => (v !== undefined && v.lower === 0 && v.upper === (e.sizes[i] === 0 ? Infinity : e.sizes[i]) && scope.order.some((w) => w.id === v.id) ? v : []));
  if (typeof e.distribution !== "string") {
    const { rows, columns } = e.distribution;
    const sizes = e.sizes.join(", ");
    if (whole.length !== e.indices.length) throw new Error("an orthonormal draw has all its elements");
    return inOrder(atom(`orthonormal(${f.drawNumber(e.occurrence)}, ${rows}, ${columns}${like}).reshape(${sizes})`), whole, scope, "real");
  }
  const name = e.distribution;
  if (whole.length === e.indices.length && new Set(whole).size === whole.length) {
    const sizes = e.sizes.map((size) => (size === 0 ? f.count() : String(size)));
    return inOrder(atom(`${name}(${f.drawNumber(e.occurrence)}, (${sizes.join(", ")}${sizes.length === 1 ? "," : ""})${like}${f.isShared && e.sizes[0] === 0 ? ', first=part["first"]' : ""})`), whole, scope, "real");
  }
  // Row-major: the ordinal of an element.
  const parts = e.indices.map((a, i): Tensor => {
    const value = numbered(a, scope);
    const stride = e.sizes.slice(i + 1).reduce((product, size) => product * size, 1);
    return stride === 1 ? value : { ...value, code: { text: `${stride} * ${within(value.code, binds.product)}`, binds: binds.product } };
  });
  const axes = union(scope.order, parts);
  const text = parts.map((p) => within(aligned(p, axes), binds.sum)).join(" + ");
  return tensor(atom(`${name}_at(${f.drawNumber(e.occurrence)}, torch.as_tensor(${text === "" ? "0" : text}, device=${f.device()})${like})`), axes);
}

/** A position among all examples of the batch, of which this process may have others than the first. */
function numbered(a: Affine, scope: Scope): Tensor {
  const value = position(a, scope);
  if (!scope.f.isShared || asVariable(a)?.upper !== Infinity) return value;
  return { ...value, code: { text: `${within(value.code, binds.sum)} + part["first"]`, binds: binds.sum } };
}
