/**
 * Finds contractions over windows that slide by one: a result o and a sum over s meet in data at position o + s, or o − s, along one axis or two.
 * The sum of a convolution, the gradient of its input and that of its kernel are such, in any layout and in groups.
 */
import { constantRange } from "../../../ir/kernel/build.ts";
import { coefficientOf, offsetValue } from "../../../ir/kernel/offset.ts";
import type { Kernel, KernelExpr, KernelSet, Load, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { isTileable, nestOf } from "../loops/nest.ts";

/** Along one axis. */
export interface Slide {
  /** The variables of the result and of the sum, their least values, and how many there are. */
  readonly result: string;
  readonly sum: string;
  readonly firstResult: number;
  readonly results: number;
  readonly firstSum: number;
  readonly sums: number;
  /** Whether data is read at o − s. */
  readonly flipped: boolean;
  /** Positions of data that are not 0: from `low` to below `high`. */
  readonly low: number;
  readonly high: number;
}

export interface Windows {
  /** One or two axes, those of neighbours in memory last. */
  readonly slides: readonly Slide[];
  /** Data, which windows slide over, and what it is multiplied with. */
  readonly data: Load;
  readonly weights: Load;
  /** Whether the loop over examples is summed over, as in gradients of weights: then windows slide over few results, and taps are many. */
  readonly summed: boolean;
  readonly examples: Loop;
  /** Neighbours in data, which are summed over unless examples are; neighbours in the result. */
  readonly channels: Loop;
  readonly filters: Loop;
  /** Other loops of the result. */
  readonly others: readonly Loop[];
  readonly total: string;
  /** What is done with each total. */
  readonly tail: readonly Statement[];
}

/** `whole`: the body of the kernel, in which nothing is divided. */
export function windowsOf(kernel: Kernel, whole: readonly Statement[], set: KernelSet): Windows | undefined {
  const [only, ...more] = whole;
  if (only?.kind !== "for" || more.length > 0) return undefined;
  const { loops, body } = nestOf(only);
  const [start, sum, ...tail] = body;
  if (start?.kind !== "var" || sum?.kind !== "for" || start.value.kind !== "constant" || start.value.value !== 0) return undefined;
  const { loops: sums, body: terms } = nestOf(sum);
  const [term, ...others] = terms;
  if (term?.kind !== "assign" || term.name !== start.name || others.length > 0) return undefined;
  const [a, b] = factorsOf(term.value, start.name);
  const isPlain = ({ buffer }: { readonly buffer: string }): boolean => set.buffers.get(buffer)?.content === "real" && set.buffers.get(buffer)?.double !== true;
  if (a === undefined || b === undefined || ![a, b].every((l) => isPlain(l) && l.offset.kind === "affine" && !kernel.writes.includes(l.buffer))) return undefined;
  if (!tail.every((s) => s.kind === "let" || (s.kind === "store" && isPlain(s))) || ![...loops, ...sums].every((l) => l.step === 1)) return undefined;
  const found = matched(a, b, loops, sums, start.name, tail) ?? matched(b, a, loops, sums, start.name, tail);
  return found !== undefined && loops.every((l, k) => isTileable(l, loops.slice(0, k), set.batch)) ? found : undefined;
}

function factorsOf(e: KernelExpr, total: string): readonly Load[] {
  if (e.kind !== "operation" || e.operator !== "multiplyAdd") return [];
  const [a, b, c] = e.arguments;
  return a?.kind === "load" && b?.kind === "load" && c?.kind === "local" && c.name === total ? [a, b] : [];
}

function matched(data: Load, weights: Load, loops: readonly Loop[], sums: readonly Loop[], total: string, tail: readonly Statement[]): Windows | undefined {
  const ofData = (l: Loop): number => coefficientOf(data.offset, l.variable) ?? 0;
  const ofWeights = (l: Loop): number => coefficientOf(weights.offset, l.variable) ?? 0;
  const isContiguous = (l: Loop): boolean => tail.every((s) => s.kind !== "store" || coefficientOf(s.offset, l.variable) === 1);
  const slides = loops.flatMap((l) => {
    const s = sums.find((x) => x.upper.kind !== "count" && ofWeights(x) !== 0 && Math.abs(ofData(x)) === Math.abs(ofData(l)) && ofData(l) !== 0 && ofWeights(l) === 0);
    const slide = s && slideOf(l, s, ofData(s) === -ofData(l));
    return slide === undefined ? [] : [{ slide, apart: Math.abs(ofData(l)) }];
  }).sort((x, y) => y.apart - x.apart).map(({ slide }) => slide);
  const isSlide = (l: Loop): boolean => slides.some((s) => s.result === l.variable || s.sum === l.variable);
  const [resting, summing] = [loops.filter((l) => !isSlide(l)), sums.filter((l) => !isSlide(l))];
  const [last, ...further] = summing;
  if (slides.length < 1 || slides.length > 2 || last === undefined || further.length > 0) return undefined;
  const summed = last.upper.kind === "count";
  const filters = resting.find((l) => ofData(l) === 0 && ofWeights(l) !== 0 && isContiguous(l));
  const examples = summed ? last : resting.find((l) => l.upper.kind === "count");
  const channels = summed ? resting.find((l) => ofData(l) === 1 && ofWeights(l) === 0) : last;
  if (filters === undefined || examples === undefined || channels === undefined || ofData(channels) !== 1 || (ofWeights(examples) === 0) === summed || ofData(examples) === 0) return undefined;
  const others = resting.filter((l) => l !== filters && l !== examples && l !== channels);
  if (![filters, channels].every((l) => constantRange(l)?.[0] === 0) || !others.every((l) => constantRange(l) !== undefined)) return undefined;
  if (summed && slides.some((s) => s.flipped)) return undefined;
  return { slides, data, weights, summed, examples, channels, filters, others, total, tail };
}

/** How windows slide, by the bounds of the sum: constants, and ends of data, which are at so much from the result. */
function slideOf(result: Loop, sum: Loop, flipped: boolean): Slide | undefined {
  const range = constantRange(result);
  if (range === undefined || sum.lower.kind === "count" || sum.upper.kind === "count") return undefined;
  let [from, to, low, high] = [-Infinity, Infinity, -Infinity, Infinity];
  /** The constant of an offset, where it is one, or at a distance from the result. */
  const read = (o: Offset): { readonly constant: number; readonly moves: boolean } | undefined => {
    const constant = offsetValue(o);
    if (constant !== undefined) return { constant, moves: false };
    if (o.kind !== "affine" || o.terms.length !== 1 || coefficientOf(o, result.variable) !== (flipped ? 1 : -1)) return undefined;
    return { constant: o.constant, moves: true };
  };
  for (const o of sum.lower.of) {
    const end = read(o);
    if (end === undefined) return undefined;
    if (!end.moves) from = Math.max(from, end.constant);
    else if (flipped) high = Math.min(high, 1 - end.constant);
    else low = Math.max(low, end.constant);
  }
  for (const o of sum.upper.of) {
    const end = read(o);
    if (end === undefined) return undefined;
    if (!end.moves) to = Math.min(to, end.constant);
    else if (flipped) low = Math.max(low, 1 - end.constant);
    else high = Math.min(high, end.constant);
  }
  if (!(from > -Infinity && to < Infinity && from < to)) return undefined;
  return { result: result.variable, sum: sum.variable, firstResult: range[0], results: range[1] - range[0], firstSum: from, sums: to - from, flipped, low, high };
}
