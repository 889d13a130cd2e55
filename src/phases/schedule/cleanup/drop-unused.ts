/** Dead code elimination: locals that nothing reads go, and loops and branches that are empty then. */
import { offsetNames } from "../../../ir/kernel/offset.ts";
import type { Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement } from "../../../ir/kernel/visit.ts";

export function dropUnused(body: readonly Statement[]): Statement[] {
  for (let list = [...body]; ; ) {
    const read = new Set<string>();
    const note = (o: Offset): void => void offsetNames(o, read);
    eachExprIn(list, (x) => {
      if (x.kind === "local") read.add(x.name);
      else if (x.kind === "load") note(x.offset);
      else if (x.kind === "offset") note(x.value);
      else if (x.kind === "draw") note(x.ordinal);
    });
    eachStatement(list, (s) => {
      if (s.kind === "store") note(s.offset);
      else if (s.kind === "for") for (const b of [s.lower, s.upper]) if (b.kind === "offsets") b.of.forEach(note);
    });
    const kept = keepRead(list, read);
    if (kept.removed === 0) return list;
    list = kept.list;
  }
}

function keepRead(list: readonly Statement[], read: ReadonlySet<string>): { list: Statement[]; removed: number } {
  let removed = 0;
  const inside = (part: readonly Statement[]): Statement[] => {
    const kept = keepRead(part, read);
    removed += kept.removed;
    return kept.list;
  };
  const kept = list.flatMap((s): readonly Statement[] => {
    if ((s.kind === "let" || s.kind === "var" || s.kind === "assign") && !read.has(s.name)) {
      removed++;
      return [];
    }
    if (s.kind === "for") {
      const body = inside(s.body);
      if (body.length === 0) removed++;
      return body.length === 0 ? [] : [{ ...s, body }];
    }
    if (s.kind === "if") {
      const [then, otherwise] = [inside(s.then), inside(s.else)];
      if (then.length + otherwise.length === 0) removed++;
      return then.length + otherwise.length === 0 ? [] : [{ ...s, then, else: otherwise }];
    }
    return [s];
  });
  return { list: kept, removed };
}
