/** Whether statements refer to locals or loop variables. */
import { offsetNames } from "./offset.ts";
import type { Offset, Statement } from "./types.ts";
import { eachExprIn, eachStatement } from "./visit.ts";

/** Whether a statement, or one inside of it, reads or assigns any of the names: in an expression, an offset or a bound. */
export function mentions(statement: Statement, names: ReadonlySet<string>): boolean {
  let found = false;
  const note = (o: Offset): void => {
    for (const name of offsetNames(o)) if (names.has(name)) found = true;
  };
  eachStatement([statement], (s) => {
    if (s.kind === "assign" && names.has(s.name)) found = true;
    else if (s.kind === "store") note(s.offset);
    else if (s.kind === "for") for (const b of [s.lower, s.upper]) if (b.kind === "offsets") b.of.forEach(note);
  });
  eachExprIn([statement], (e) => {
    if (e.kind === "local" && names.has(e.name)) found = true;
    else if (e.kind === "load") note(e.offset);
    else if (e.kind === "offset") note(e.value);
    else if (e.kind === "draw") note(e.ordinal);
  });
  return found;
}
