/**
 * The greatest of a window, or its sum: `F.max_pool2d` and `F.avg_pool2d`, and those of one and three dimensions.
 *
 * The body reads an array `x[n, s r + d i - p, …, k]` with an outer index r and an index i of the reduction in each window; k is an outer
 * index. Where the window reaches beyond the array, nothing is there: PyTorch pads with -inf, and with 0 for sums.
 */
import type { Reduce } from "../../ir/equation/types.ts";
import { permuted } from "./permute.ts";
import { atom, type Code } from "./python.ts";
import type { Scope } from "./scope.ts";
import { has, method, tensor, type Tensor } from "./tensor.ts";
import { formOf, optional, paddingOf, permutedBy, wanted } from "./windows.ts";

export function pooled(e: Reduce, scope: Scope, outer: Scope): Tensor | undefined {
  const { body, operator } = e;
  if (body.kind !== "read" || (operator !== "max" && operator !== "sum") || scope.f.definitionOf(body.array).content.kind !== "real") return undefined;
  const form = formOf(body, e, scope, outer, false);
  if (form === undefined || form.channels?.summed !== undefined || form.windows.length !== e.indices.length) return undefined;
  const { batch, windows, channels } = form;
  const padding = windows.map(paddingOf);
  const isEven = padding.every(({ before, after, isWhole }) => before >= 0 && (before === after || isWhole));
  // PyTorch pads by half a window at most, and takes no sums of windows with gaps.
  if (!isEven || padding.some(({ before }, i) => 2 * before > (windows[i]?.inner.upper ?? 0)) || (operator === "sum" && windows.some((w) => w.dilation > 1))) return undefined;
  const group = channels?.group;
  let x = permutedBy(scope.f.codeOf(body.array).text, [0, ...(channels === undefined ? [] : [channels.dimension]), ...windows.map((w) => w.dimension)]);
  if (channels === undefined) x = method(x, "unsqueeze", "1");
  const sizes = windows.map((w) => w.inner.upper);
  const isOne = windows.length === 1;
  // The stride is that of the window where nothing else is said.
  const stride = windows.every((w) => w.stride === w.inner.upper) ? "" : optional("stride", windows.map((w) => w.stride), -1);
  const options = `, ${sizes.every((n) => n === sizes[0]) ? sizes[0] : `(${sizes.join(", ")})`}${stride}${optional("padding", padding.map((p) => p.before), 0)}`;
  let code: Code = operator === "max"
    ? atom(`F.max_pool${windows.length}d(${x.text}${options}${optional("dilation", windows.map((w) => w.dilation), 1)})`)
    : atom(isOne ? `(${sizes[0]} * F.avg_pool1d(${x.text}${options}))` : `F.avg_pool${windows.length}d(${x.text}${options}, divisor_override=1)`);
  code = wanted(code, windows, padding, isEven);
  if (channels === undefined) code = method(code, "squeeze", "1");
  const axes = [batch, ...(group === undefined ? [] : [group]), ...windows.map((w) => w.outer)];
  const order = outer.order.filter((v) => has(axes, v));
  return order.length === axes.length ? tensor(permuted(code, axes, order), order) : undefined;
}
