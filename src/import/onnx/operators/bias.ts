/** A constant that is added behind a layer is its bias, one that multiplies a normalization its gain, however the graph has the dimensions in between. */
import { equalAffine, merged } from "../lazy/affine.ts";
import { aligned } from "../lazy/broadcast.ts";
import { evaluated } from "../lazy/evaluate.ts";
import type { Factor, Lazy } from "../lazy/types.ts";
import type { Context } from "./context.ts";

/** The value with the constant in its layer; nothing where it is none of its variables. */
export function absorbed({ builder }: Context, operator: "+" | "*", x: Lazy, constant: Lazy): Lazy | undefined {
  if (x.isShared || x.body.kind !== "read" || constant.body.kind !== "tensor") return undefined;
  const maker = builder.makerOf(x.body.value);
  const member = maker?.kind === "call" ? maker.takes?.[operator] : undefined;
  if (maker?.kind !== "call" || member === undefined) return undefined;
  const both = aligned([x, constant]);
  const [value, added] = both?.bodies ?? [];
  if (both === undefined || value?.kind !== "read" || added === undefined || both.axes.length !== x.axes.length) return undefined;
  const units = value.value.shape.at(-1) ?? 1;
  const last: readonly Factor[] = [...(value.index.at(-1)?.terms ?? [])].sort(([, a], [, b]) => b - a).map(([factor]) => factor);
  if (last.reduce((n, f) => n * f.size, 1) !== units || !equalAffine(merged(last), value.index.at(-1) ?? merged([]))) return undefined;
  const factors = added.kind === "tensor" ? added.index.flatMap(({ terms }) => [...terms.keys()]) : [];
  if (factors.length !== last.length || factors.some((factor) => !last.includes(factor))) return undefined;
  maker.weights = [...maker.weights.filter((w) => w.member !== member), { member, tensor: evaluated({ ...constant, body: added }, [last]) }];
  maker.takes = operator === "*" ? { ...(maker.takes?.["+"] !== undefined && { "+": maker.takes["+"] }) } : {};
  return { ...x, axes: both.axes, body: value };
}
