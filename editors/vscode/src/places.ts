/** Lines of a model and lines of its emitted module. Lines count from 0, as editors count them. */
import type { ShownModule } from "./server.ts";

/** Both included. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** What a line of the model became, in the order of the module; neighbours are joined. */
export function linesOf({ places }: ShownModule, line: number): readonly LineRange[] {
  const joined: { first: number; last: number }[] = [];
  for (const { from, to } of places.filter((place) => place.line === line + 1).sort((a, b) => a.from - b.from)) {
    const before = joined.at(-1);
    if (before !== undefined && from - 1 <= before.last + 1) before.last = Math.max(before.last, to - 1);
    else joined.push({ first: from - 1, last: to - 1 });
  }
  return joined;
}

/** The line of the model that a line of the module computes: of several the shortest run, which says it most closely. */
export function originOf({ places }: ShownModule, line: number): number | undefined {
  const around = places.filter(({ from, to }) => from <= line + 1 && line + 1 <= to).sort((a, b) => a.to - a.from - (b.to - b.from));
  return around[0] === undefined ? undefined : around[0].line - 1;
}
