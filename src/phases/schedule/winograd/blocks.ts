/** Blocks of examples: intermediate arrays of a form stay in the second-level cache. */
import type { workName } from "../../../ir/equation/names.ts";
import { bound, constantRange, loop } from "../../../ir/kernel/build.ts";
import { constantOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf } from "../loops/copy.ts";
import type { Chosen } from "./choose.ts";
import type { Windows } from "./find-windows.ts";
import { placed } from "./transform.ts";

/** What a kernel is made of. */
export interface Making {
  readonly windows: Windows;
  readonly form: Chosen;
  readonly names: UnusedNames;
  readonly lanes: number;
  /** Adds an array for what is computed on the way. */
  readonly scratch: (what: Parameters<typeof workName>[0], of: string, ...shape: readonly number[]) => string;
}

/** Part of a share of the batch. */
export interface Block {
  /** The number of the share. */
  readonly share: Offset;
  /** Loops over the examples of a block; `first`: the place of the first tile of an example. */
  readonly each: (body: (first: Offset) => readonly Statement[]) => readonly Statement[];
  /** How many tiles there are. */
  readonly tiles: readonly Offset[];
}

/**
 * Statements for each block of examples, with `before` at the beginning of each share. A share of the batch has intermediate arrays of its own: threads may
 * take shares at the same time, and what is summed over examples is summed by shares, whatever the number of threads.
 */
export function inBlocks({ windows: { examples }, form: { block, blocks, shares, tiles }, names }: Making, body: (b: Block) => readonly Statement[], before: (share: Offset) => readonly Statement[] = () => []): readonly Statement[] {
  const [steps, number, from, within] = [names.numbered("examples"), names.numbered("share"), names.numbered("block"), names.numbered("within")];
  const share = shares === 1 ? constantOffset(0) : variableOffset(number);
  const first = placed(0, [[block * blocks, share]]);
  // The number of examples is a local, to be compared with the ends of shares and blocks.
  const count: Offset = { kind: "local", name: steps };
  const left = placed(0, [[1, count], [-1, variableOffset(from)]]);
  const each: Block["each"] = (inside) => {
    const own = names.numbered(within);
    const put = (place: Offset, tile: Offset): Statement[] => copyOf(inside(tile), new Map([[examples.variable, place]]), names);
    return block === 1 ? put(variableOffset(from), constantOffset(0))
      : [loop(own, bound(constantOffset(0)), bound(constantOffset(block), left), put(placed(0, [[1, variableOffset(from)], [1, variableOffset(own)]]), placed(0, [[tiles, variableOffset(own)]])))];
  };
  const most = block === 1 ? [constantOffset(tiles)] : [constantOffset(block * tiles), placed(0, [[tiles, left]])];
  // A single block is a loop of one round: with a longer step it would seem to reach into the next share.
  const [end, step] = blocks === 1 ? [1, 1] : [block * blocks, block];
  const upper = shares === 1 ? bound(count) : bound(count, placed(end, [[1, first]]));
  const inShare = [...before(share), loop(from, bound(first), upper, body({ share, each, tiles: most }), shares === 1 ? block : step)];
  return [{ kind: "let", name: steps, value: { kind: "count" }, integer: true }, ...(shares === 1 ? inShare : [loop(number, bound(constantOffset(0)), bound(constantOffset(shares)), inShare)])];
}

/** How many points a loop from 0 has. */
export function lengthOf(l: Loop): number {
  const [from, to] = constantRange(l) ?? [0, 0];
  return to - from;
}
