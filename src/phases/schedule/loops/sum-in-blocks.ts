/**
 * Sums over examples and over positions in each, as the gradient of a convolution's weights. Tile after tile of results would pass over the activations of
 * the whole batch; instead blocks of examples come first, whose activations stay in the nearest caches, and results add up in their places, in the same order.
 */
import { bound, inLoops, load, local, loop } from "../../../ir/kernel/build.ts";
import { isParallel } from "../../../ir/kernel/dependence.ts";
import { shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import { assumedLength, constantTripCount } from "../../../ir/kernel/trip-count.ts";
import type { KernelSet, Let, Loop, Statement, Store, Var } from "../../../ir/kernel/types.ts";
import { usesOf } from "../../../ir/kernel/visit.ts";
import type { CacheMachine } from "../../../ir/machines.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf } from "./copy.ts";
import { nestOf, startsAtZero } from "./nest.ts";

interface Around extends Pick<KernelSet, "batch" | "buffers"> {
  readonly cache: CacheMachine;
}

interface LongSum {
  readonly results: readonly Loop[];
  readonly total: Var;
  readonly examples: Loop;
  readonly tail: readonly Statement[];
  readonly store: Store;
  /** Examples of a block. */
  readonly block: number;
}

export function sumInBlocks(list: readonly Statement[], names: UnusedNames, around: Around): { readonly body: readonly Statement[]; readonly reasons: readonly string[] } {
  const reasons: string[] = [];
  const body = list.flatMap((s): readonly Statement[] => {
    const found = s.kind === "for" ? longSum(s, around) : undefined;
    if (found === undefined) return [s];
    reasons.push(found.block === 1 ? "summed example by example" : `summed in blocks of ${found.block} examples`);
    return inBlocks(found, names);
  });
  return { body, reasons };
}

function inBlocks({ results, total, examples, tail, store, block }: LongSum, names: UnusedNames): readonly Statement[] {
  const place = load(store.buffer, store.offset);
  const part = (sum: Loop): readonly Statement[] => [{ ...total, value: place }, sum, { ...store, value: local(total.name) }];
  const first = copyOf(inLoops(results, [{ ...store, value: total.value }]), new Map(), names);
  const last = isCopy(tail, total.name) ? [] : copyOf(inLoops(results, [{ kind: "let", name: total.name, value: place }, ...tail]), new Map(), names);
  const [steps, from] = [names.numbered("examples"), names.numbered("block")];
  const end = bound({ kind: "local", name: steps }, shiftOffset(variableOffset(from), block));
  return [
    ...first,
    { kind: "let", name: steps, value: { kind: "count" }, integer: true },
    loop(from, examples.lower, examples.upper, inLoops(results, part({ ...examples, lower: bound(variableOffset(from)), upper: end })), block),
    ...last,
  ];
}

/** Whether what follows a sum stores it as it is. */
function isCopy(tail: readonly Statement[], total: string): boolean {
  const same = new Set([total]);
  return tail.every((s) => {
    if ((s.kind !== "let" && s.kind !== "store") || s.value.kind !== "local" || !same.has(s.value.name)) return false;
    if (s.kind === "let") same.add(s.name);
    return true;
  });
}

function longSum(s: Loop, { batch, buffers, cache }: Around): LongSum | undefined {
  const { loops: results, body: [total, examples, ...tail] } = nestOf(s);
  if (total?.kind !== "var" || examples?.kind !== "for" || examples.upper.kind !== "count" || examples.step !== 1 || !startsAtZero(examples)) return undefined;
  const { loops: [, ...positions], body } = nestOf(examples);
  if (positions.length === 0 || !body.every((x) => x.kind === "let" || (x.kind === "assign" && x.name === total.name))) return undefined;
  if (!tail.every((x): x is Let | Store => x.kind === "let" || x.kind === "store")) return undefined;
  const [store, ...others] = tail.filter((x) => x.kind === "store");
  if (store === undefined || others.length > 0 || store.add || buffers.get(store.buffer)?.content !== "real") return undefined;
  const { reads } = usesOf([s]);
  if ([store.buffer, ...reads].some((b) => buffers.get(b)?.double === true) || reads.includes(store.buffer)) return undefined;
  const count = results.reduce((n, l) => n * (constantTripCount(l) ?? Infinity), 1);
  if (!results.every((l, k) => isParallel(l, results.slice(0, k), batch))) return undefined;
  const read = usesOf([examples]).reads.flatMap((b) => buffers.get(b) ?? []).filter((b) => b.batched).map(({ shape }) => shape.slice(1).reduce((n, size) => n * size, 1));
  const elements = read.reduce((n, size) => n + size, 0);
  const around = [...results, examples];
  const turns = positions.reduce((n, l, k) => n * assumedLength(l, batch, [...around, ...positions.slice(0, k)]), 1);
  // Results are read and written again in each block, which takes some terms to pay.
  const block = Math.max(1, Math.floor(cache.block / Math.max(1, elements)), Math.ceil(cache.turns / Math.max(1, turns)));
  return count < cache.results || count > cache.near || 2 * block > batch ? undefined : { results, total, examples, tail, store, block };
}
