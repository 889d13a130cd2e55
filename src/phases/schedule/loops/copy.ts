/** Copies of statements in which every local has a name of its own. */
import { constantOffset } from "../../../ir/kernel/offset.ts";
import type { Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachStatement, substituteStatements } from "../../../ir/kernel/visit.ts";

/** Hands out names that no statement of a kernel uses. */
export class FreshNames {
  readonly #taken = new Set<string>();
  /** Where to go on counting, by stem. */
  readonly #last = new Map<string, number>();

  constructor(body: readonly Statement[]) {
    for (const name of namesIn(body)) this.#taken.add(name);
  }

  fresh(base: string): string {
    const stem = base.replace(/_\d+$/, "");
    let i = this.#last.get(stem) ?? 0;
    let name: string;
    do name = `${stem}_${++i}`;
    while (this.#taken.has(name));
    this.#last.set(stem, i);
    this.#taken.add(name);
    return name;
  }
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
export function copyOf(list: readonly Statement[], offsets: ReadonlyMap<string, Offset>, names: FreshNames, keep: ReadonlySet<string> = new Set()): Statement[] {
  const renamed = new Map([...namesIn(list)].filter((n) => !keep.has(n)).map((n) => [n, names.fresh(n)]));
  return substituteStatements(list, offsets, renamed);
}

/** The body of a loop for one value of its variable. */
export function iteration(body: readonly Statement[], variable: string, value: number | Offset, names: FreshNames): Statement[] {
  return copyOf(body, new Map([[variable, typeof value === "number" ? constantOffset(value) : value]]), names);
}
