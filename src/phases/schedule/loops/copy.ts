/** Copies of statements in which every local has a name of its own. */
import { constantOffset } from "../../../ir/kernel/offset.ts";
import type { Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachStatement, substituteStatements } from "../../../ir/kernel/visit.ts";
import { UnusedNames } from "../../../ir/unused-names.ts";

/** To make names that no statement of a kernel uses. */
export function unusedIn(body: readonly Statement[]): UnusedNames {
  return new UnusedNames(namesIn(body));
}

/** Locals and loop variables that statements define. */
export function namesIn(list: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  eachStatement(list, (s) => {
    if (s.kind === "for") names.add(s.variable);
    else if (s.kind === "let" || s.kind === "var") names.add(s.name);
  });
  return names;
}

/** The statements with offsets in place of some names, and all that they define renamed, but for the names to keep. */
export function copyOf(list: readonly Statement[], offsets: ReadonlyMap<string, Offset>, names: UnusedNames, keep: ReadonlySet<string> = new Set()): Statement[] {
  const renamed = new Map([...namesIn(list)].filter((n) => !keep.has(n)).map((n) => [n, names.numbered(n)]));
  return substituteStatements(list, offsets, renamed);
}

/** The body of a loop for one value of its variable. */
export function iteration(body: readonly Statement[], variable: string, value: number | Offset, names: UnusedNames): Statement[] {
  return copyOf(body, new Map([[variable, typeof value === "number" ? constantOffset(value) : value]]), names);
}
