/**
 * A constant that only the next store reads is written there: `const y_ = a + b; y[i] = y_;` becomes `y[i] = a + b;`.
 * Nothing is moved past another statement, so that the same is computed in the same order.
 */
import type { KernelExpr, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExprIn, eachStatement } from "../../ir/kernel/visit.ts";

export function inlineSingleUses(list: readonly Statement[]): readonly Statement[] {
  const uses = countUses(list);
  const inline = (statements: readonly Statement[]): Statement[] => {
    const out: Statement[] = [];
    for (const s of statements) {
      const before = out.at(-1);
      if (s.kind === "for") out.push({ ...s, body: inline(s.body) });
      else if (s.kind === "if") out.push({ ...s, then: inline(s.then), else: inline(s.else) });
      else if (s.kind === "store" && before?.kind === "let" && s.value.kind === "local" && s.value.name === before.name && uses.get(before.name) === 1) {
        out[out.length - 1] = { ...s, value: before.value };
      } else out.push(s);
    }
    return out;
  };
  return inline(list);
}

/** How often each local is read, in expressions, offsets and bounds. */
function countUses(list: readonly Statement[]): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const use = (name: string): void => void uses.set(name, (uses.get(name) ?? 0) + 1);
  const inOffset = (o: Offset): void => {
    switch (o.kind) {
      case "affine": for (const t of o.terms) use(t.variable); break;
      case "local": use(o.name); break;
      case "floorDivide": inOffset(o.numerator); break;
      case "sumOf": for (const p of o.parts) inOffset(p.value); break;
    }
  };
  const inExpr = (e: KernelExpr): void => {
    if (e.kind === "local") use(e.name);
    else if (e.kind === "load") inOffset(e.offset);
    else if (e.kind === "offset") inOffset(e.value);
    else if (e.kind === "draw") inOffset(e.ordinal);
  };
  eachExprIn(list, inExpr);
  eachStatement(list, (s) => {
    if (s.kind === "store") inOffset(s.offset);
    else if (s.kind === "for") for (const b of [s.lower, s.upper]) if (b.kind === "offsets") for (const o of b.of) inOffset(o);
  });
  return uses;
}
