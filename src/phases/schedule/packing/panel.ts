/** A panel: the elements that a tile reads in one step of its sum side by side, steps in their order, tiles one after the other. */
import { bound, branch, load, loop, number, operation } from "../../../ir/kernel/build.ts";
import { constantOffset, shiftOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import type { CacheMachine, VectorMachine } from "../../../ir/machines.ts";
import type { Bound, Kernel, Offset, Statement } from "../../../ir/kernel/types.ts";
import { usesOf } from "../../../ir/kernel/visit.ts";

export interface Panel {
  readonly buffer: string;
  readonly source: string;
  /** Elements from one step of the sum to the next, and where the first tile starts. */
  readonly stride: number;
  readonly start: number;
  /** Elements of a step. */
  readonly width: number;
  /** The most steps of the sum, and where it ends. */
  readonly length: number;
  readonly upper: Bound;
  /** Elements along the loop over tiles: a multiple of the width. */
  readonly across: number;
  /** The least number of examples for which it is filled and read. */
  readonly atLeast: number;
}

/** Where an element lies: `along` is a multiple of the width, `within` less than it. */
export function panelOffset({ width, length }: Panel, along: Offset, step: Offset, within: Offset): Offset {
  return sumOffsets(0, [{ coefficient: length, value: along }, { coefficient: width, value: step }, { coefficient: 1, value: within }]);
}

/** The caches, and the lanes in which panels are copied. */
export type PackingMachine = CacheMachine & Pick<VectorMachine, "lanes">;

/** The kernel that fills a panel, for one that reads it: what goes wrong there goes wrong for the same reason. */
export function copyKernel(panel: Panel, { origin }: Kernel, { lanes, together }: PackingMachine, name: string): Kernel {
  const { source, buffer, stride, start, width, upper, across } = panel;
  const [block, along, step, within] = [variableOffset("block"), variableOffset("tile"), variableOffset("step"), variableOffset("k")];
  const from = sumOffsets(start, [{ coefficient: stride, value: step }, { coefficient: 1, value: along }, { coefficient: 1, value: within }]);
  const zero = bound(constantOffset(0));
  const inner = (lower: number, most: number, by: number): Statement => ({
    kind: "for", variable: "k", lower: bound(constantOffset(lower)), upper: bound(constantOffset(most)), step: by, ...(by > 1 && { lanes: by }),
    body: [{ kind: "store", buffer, offset: panelOffset(panel, along, step, within), value: load(source, from), add: false }],
  });
  const whole = width - (width % lanes);
  const copies = [...Array.from({ length: whole / lanes }, (_, k) => inner(lanes * k, lanes * (k + 1), lanes)), ...(width > whole ? [inner(whole, width, width - whole)] : [])];
  // The number of examples is a local, to be compared with the end of a block.
  const steps: Statement = { kind: "let", name: "steps", value: { kind: "count" }, integer: true };
  const ends = upper.kind === "count" ? [localOffset("steps")] : upper.of;
  const body = manyExamples(panel.atLeast, [
    ...(upper.kind === "count" ? [steps] : []),
    loop("block", zero, upper, [loop("tile", zero, bound(constantOffset(across)), [loop("step", bound(block), bound(...ends, shiftOffset(block, together)), copies)], width)], together),
  ], []);
  return {
    name, body, ...usesOf(body), ...(origin !== undefined && { origin }),
    comment: [`${source} packed in panels: ${width} elements of each step of the sum, contiguous`],
    decisions: [`copied once: rows ${stride} elements apart would drive each other out of the cache`],
  };
}

/** One form for at least so many examples, another for fewer. */
export function manyExamples(least: number, many: readonly Statement[], few: readonly Statement[]): readonly Statement[] {
  return least <= 1 ? many : branch(operation("lessEqual", number(least), { kind: "count" }), many, few);
}

function localOffset(name: string): Offset {
  return { kind: "local", name };
}
