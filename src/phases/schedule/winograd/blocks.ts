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

/** An example of a block, and the place of its first tile. */
export interface Block {
  readonly examples: Loop;
  /** Loops over the examples of a block. */
  readonly each: (body: (first: Offset) => readonly Statement[]) => readonly Statement[];
  /** How many tiles there are. */
  readonly tiles: readonly Offset[];
}

/** Statements for each block of examples. */
export function inBlocks({ windows: { examples }, form: { block, tiles }, names }: Making, body: (b: Block) => readonly Statement[]): readonly Statement[] {
  if (block === 1) return [{ ...examples, body: body({ examples, each: (inside) => inside(constantOffset(0)), tiles: [constantOffset(tiles)] }) }];
  const [steps, from, within] = [names.numbered("examples"), names.numbered("block"), names.numbered("within")];
  // The number of examples is a local, to be compared with the end of a block.
  const left = placed(0, [[1, { kind: "local", name: steps }], [-1, variableOffset(from)]]);
  const each: Block["each"] = (inside) => {
    const own = names.numbered(within);
    const place = placed(0, [[1, variableOffset(from)], [1, variableOffset(own)]]);
    return [loop(own, bound(constantOffset(0)), bound(constantOffset(block), left), copyOf(inside(placed(0, [[tiles, variableOffset(own)]])), new Map([[examples.variable, place]]), names))];
  };
  const all = [constantOffset(block * tiles), placed(0, [[tiles, left]])];
  return [{ kind: "let", name: steps, value: { kind: "count" }, integer: true }, loop(from, examples.lower, examples.upper, body({ examples, each, tiles: all }), block)];
}

/** How many points a loop from 0 has. */
export function lengthOf(l: Loop): number {
  const [from, to] = constantRange(l) ?? [0, 0];
  return to - from;
}
