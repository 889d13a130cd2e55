/** Padding by zeros before a convolution, which has it as its own. */
import { replaceFactors } from "../lazy/expression.ts";
import type { Affine, Axis, Factor, Lazy } from "../lazy/types.ts";

/** What is padded by zeros before a convolution, without the padding, which becomes that of the convolution. */
export function unpadded(x: Lazy): { readonly lazy: Lazy; readonly before: readonly number[]; readonly after: readonly number[] } {
  const none = { lazy: x, before: [], after: [] };
  const { body, axes } = x;
  if (body.kind !== "read" || body.outside !== 0) return none;
  const before: number[] = [];
  const after: number[] = [];
  const own = new Map<Factor, Affine>();
  const ends = axes.map((a): Axis => {
    const [factor] = a;
    const place = body.index.findIndex(({ terms }) => factor !== undefined && terms.has(factor));
    const from = -(body.index[place]?.offset ?? 0);
    const size = body.value.shape[place];
    before.push(place < 0 ? 0 : from);
    after.push(place < 0 || size === undefined || factor === undefined ? 0 : factor.size - size - from);
    if (factor === undefined || size === undefined || factor.size === size) return a;
    const inner = { size };
    own.set(factor, { offset: from, terms: new Map([[inner, 1]]) });
    return [inner];
  });
  if (axes.some((a) => a.length > 1) || before.slice(0, 2).some((n) => n !== 0) || after.slice(0, 2).some((n) => n !== 0) || [...before, ...after].some((n) => n < 0)) return none;
  const { outside: _, ...read } = body;
  return { lazy: { ...x, axes: ends, body: replaceFactors(read, own) }, before: before.slice(2), after: after.slice(2) };
}
