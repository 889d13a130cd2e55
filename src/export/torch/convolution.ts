/**
 * Sums over windows times weights: `F.conv1d`, `F.conv2d` and `F.conv3d`.
 *
 * One factor reads an array `x[n, s r + d i - p, …, k]` with an outer index r and a summed index i in each window; k is summed, or an outer
 * index (a channel each, as in depthwise convolutions), or `size * g + k` (groups). The other factor has the indices i, k, g and those of
 * filters. The conditions are that the window is inside of the array, which is padding with 0.
 */
import type { Expr, Read, Reduce } from "../../ir/equation/types.ts";
import { asReal } from "./convert.ts";
import { permuted } from "./permute.ts";
import { atom, type Code } from "./python.ts";
import type { Scope } from "./scope.ts";
import { type Form, formOf, optional, paddingOf, permutedBy, wanted } from "./windows.ts";
import { has, method, type Tensor, tensor } from "./tensor.ts";

export function convolved(e: Reduce, scope: Scope, outer: Scope, emit: (e: Expr, scope: Scope) => Tensor): Tensor | undefined {
  if (e.body.kind !== "product" || e.body.factors.length !== 2 || e.body.factors.some((f) => f.exponent !== 1)) return undefined;
  const [a, b] = e.body.factors.map((f) => f.base);
  if (a === undefined || b === undefined) return undefined;
  for (const [image, weights] of [[a, b], [b, a]] as const) {
    const form = image.kind === "read" ? formOf(image, e, scope, outer) : undefined;
    if (form === undefined || image.kind !== "read") continue;
    const kernel = asReal(emit(weights, scope), scope);
    const found = print(form, image, kernel, e, scope, outer);
    if (found !== undefined) return found;
  }
  return undefined;
}

function print({ batch, windows, channels }: Form, image: Read, kernel: Tensor, e: Reduce, scope: Scope, outer: Scope): Tensor | undefined {
  const { group, summed } = channels ?? {};
  const inner = [...(summed === undefined ? [] : [summed]), ...windows.map((w) => w.inner)];
  const isComplete = e.indices.every((v) => inner.some((w) => w.id === v.id)) && inner.every((v) => has(kernel.axes, v)) && (group === undefined || has(kernel.axes, group));
  if (!isComplete || has(kernel.axes, batch) || windows.some((w) => has(kernel.axes, w.outer))) return undefined;
  const filters = kernel.axes.filter((v) => v.id !== group?.id && !inner.some((w) => w.id === v.id));
  const outputs = [...(group === undefined ? [] : [group]), ...filters];
  let weights = permuted(kernel.code, kernel.axes, [...outputs, ...inner]);
  if (outputs.length > 1) weights = method(weights, "flatten", "0", String(outputs.length - 1));
  if (outputs.length === 0) weights = method(weights, "unsqueeze", "0");
  if (summed === undefined) weights = method(weights, "unsqueeze", "1");
  const dimensions = [0, ...(channels === undefined ? [] : [channels.dimension]), ...windows.map((w) => w.dimension)];
  let x = permutedBy(scope.f.codeOf(image.array).text, dimensions);
  if (channels === undefined) x = method(x, "unsqueeze", "1");
  const padding = windows.map(paddingOf);
  const isEven = padding.every(({ before, after, isWhole }) => before >= 0 && (before === after || isWhole));
  if (!isEven) x = atom(`F.pad(${x.text}, (${[...padding].reverse().flatMap(({ before, after }) => [before, after]).join(", ")}))`);
  const options = [
    optional("stride", windows.map((w) => w.stride), 1), optional("padding", isEven ? padding.map((p) => p.before) : [], 0), optional("dilation", windows.map((w) => w.dilation), 1),
    group === undefined ? "" : `, groups=${group.upper}`,
  ].join("");
  const axes = [batch, ...outputs, ...windows.map((w) => w.outer)];
  const order = outer.order.filter((v) => has(axes, v));
  if (order.length !== axes.length) return undefined;
  const withBias = (bias: string): Tensor => {
    let code: Code = atom(`F.conv${windows.length}d(${x.text}, ${weights.text}${bias}${options})`);
    code = wanted(code, windows, padding, isEven);
    if (outputs.length > 1) code = method(code, "unflatten", "1", `(${outputs.map((v) => v.upper).join(", ")})`);
    if (outputs.length === 0) code = method(code, "squeeze", "1");
    return tensor(permuted(code, axes, order), order);
  };
  const biased = (bias: Tensor): Tensor | undefined => {
    if (bias.type !== "real" || bias.scalar || bias.axes.length !== outputs.length || !outputs.every((v, i) => bias.axes[i]?.id === v.id)) return undefined;
    return withBias(`, ${outputs.length > 1 ? method(bias.code, "flatten").text : bias.code.text}`);
  };
  return { ...withBias(""), ...(outputs.length > 0 && { biased }) };
}
