/** Unroll-and-jam: several iterations of a loop in one body, which share the loops inside. */
import { offsetNames, shiftOffset, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Statement } from "../../../ir/kernel/types.ts";
import { eachStatement } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { copyOf, namesIn } from "./copy.ts";

/** Several iterations of a loop side by side: inner loops are shared, all else is repeated. */
export function jam(body: readonly Statement[], variable: string, factor: number, names: UnusedNames): Statement[] {
  return jamAt(body, variable, Array.from({ length: factor }, (_, k) => k), names);
}

/** The body for a variable at several distances from its value, side by side. */
export function jamAt(body: readonly Statement[], variable: string, distances: readonly number[], names: UnusedNames): Statement[] {
  const common = new Set<string>();
  eachStatement(body, (s) => {
    if (s.kind === "for") common.add(s.variable);
  });
  for (const name of positionsIn(body, variable)) common.add(name);
  const copies = distances.map((k) => copyOf(body, new Map([[variable, shiftOffset(variableOffset(variable), k)]]), names, common));
  return interleave(copies);
}

/** Positions from data that are the same at any distance, where copies are joined: each branch has copies of its own. */
function positionsIn(body: readonly Statement[], variable: string): ReadonlySet<string> {
  const own = namesIn(body);
  const found = new Set<string>();
  const loops = new Set<string>();
  const visit = (list: readonly Statement[]): void => {
    for (const s of list) {
      if (s.kind === "for") {
        loops.add(s.variable);
        visit(s.body);
      } else if (s.kind === "let" && s.integer === true && s.value.kind === "load") {
        const read = [...offsetNames(s.value.offset)];
        if (read.every((n) => n !== variable && (!own.has(n) || loops.has(n) || found.has(n)))) found.add(s.name);
      }
    }
  };
  visit(body);
  return found;
}

/** Statement by statement; loops, which all copies have in common, once around all their bodies. */
function interleave(copies: readonly (readonly Statement[])[]): Statement[] {
  const [first = []] = copies;
  return first.flatMap((s, position): readonly Statement[] => {
    const same = copies.flatMap((c) => c[position] ?? []);
    if (s.kind === "let" && same.every((x) => x.kind === "let" && x.name === s.name)) return [s];
    if (s.kind !== "for") return same;
    return [{ ...s, body: interleave(same.flatMap((x) => (x.kind === "for" ? [x.body] : []))) }];
  });
}
