/** Addresses that a loop keeps at hand: they move on with its variable, so that nothing is multiplied inside. */
import { offsetNames } from "../../../ir/kernel/offset.ts";
import type { Loop, Offset } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement } from "../../../ir/kernel/visit.ts";
import { signatureOf } from "./offsets.ts";
import type { Scope } from "./scope.ts";


/** An address that moves on with a loop: an offset in elements of `size` bytes of an array, and its signature. */
export interface Pointer {
  readonly buffer: string;
  readonly offset: Offset;
  readonly size: number;
  readonly signature: string;
}

/** Offsets of accesses that change with a loop's variable and with nothing that is defined inside of it. */
export function pointersIn(s: Loop, scope: Pick<Scope, "given" | "layout">): readonly Pointer[] {
  const inside = new Set<string>();
  eachStatement(s.body, (x) => {
    if (x.kind === "for") inside.add(x.variable);
    else if (x.kind === "let" || x.kind === "var") inside.add(x.name);
  });
  const found = new Map<string, Pointer>();
  const note = (buffer: string, o: Offset): void => {
    const names = offsetNames(o);
    const size = scope.layout.elementSize(buffer);
    const signature = signatureOf(buffer, o, scope);
    if (signature !== undefined && names.has(s.variable) && ![...names].some((n) => inside.has(n)) && o.kind === "affine") found.set(signature, { buffer, offset: { ...o, constant: 0 }, size, signature });
  };
  eachExprIn(s.body, (e) => {
    if (e.kind === "load") note(e.buffer, e.offset);
  });
  eachStatement(s.body, (x) => {
    if (x.kind === "store") note(x.buffer, x.offset);
  });
  return [...found.values()];
}

/** Whether the body of a loop reads its variable other than in addresses that have pointers. */
export function needsVariable(s: Loop, signatures: ReadonlySet<string>, scope: Pick<Scope, "given" | "layout">): boolean {
  let needed = false;
  const note = (o: Offset): void => {
    if (offsetNames(o).has(s.variable)) needed = true;
  };
  const access = (buffer: string, o: Offset): void => {
    if (!signatures.has(signatureOf(buffer, o, scope) ?? "")) note(o);
  };
  eachExprIn(s.body, (e) => {
    if (e.kind === "load") access(e.buffer, e.offset);
    else if (e.kind === "offset") note(e.value);
    else if (e.kind === "draw") note(e.ordinal);
  });
  eachStatement(s.body, (x) => {
    if (x.kind === "store") access(x.buffer, x.offset);
    else if (x.kind === "for") for (const b of [x.lower, x.upper]) if (b.kind === "offsets") b.of.forEach(note);
  });
  return needed;
}

/** Whether an offset is never negative. */
export function isNaturalOffset(o: Offset, scope: Scope): boolean {
  return o.kind === "affine" && o.constant >= 0 && o.terms.every((t) => t.coefficient > 0 && scope.natural.has(t.variable));
}
