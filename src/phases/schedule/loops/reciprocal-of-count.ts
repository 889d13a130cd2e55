/** Quotients of many elements by the number of examples as products with its reciprocal, which is computed once: a division takes as long as six products. Numbers are the same up to rounding. */
import { local, operation } from "../../../ir/kernel/build.ts";
import { constantTripCount } from "../../../ir/kernel/trip-count.ts";
import type { Buffer, KernelExpr, Statement } from "../../../ir/kernel/types.ts";
import { mapKernelExpr, mapStatements, usesOf } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";

/** `least`: elements of an example from which on it pays. */
export function multiplyByReciprocal(list: readonly Statement[], names: UnusedNames, buffers: ReadonlyMap<string, Buffer>, least: number): readonly Statement[] {
  const { reads, writes } = usesOf(list);
  if ([...reads, ...writes].some((b) => buffers.get(b)?.double === true)) return list;
  let name: string | undefined;
  const expr = (e: KernelExpr): KernelExpr => mapKernelExpr(e, (x) => {
    if (x.kind !== "operation" || x.operator !== "divide") return x;
    const [dividend, divisor] = x.arguments;
    if (dividend === undefined || divisor?.kind !== "count") return x;
    name ??= names.numbered("reciprocal");
    return operation("multiply", dividend, local(name));
  });
  const visit = (inside: readonly Statement[], times: number): readonly Statement[] => inside.flatMap((s): readonly Statement[] => {
    if (s.kind !== "for") return [s];
    const turns = times * (constantTripCount(s) ?? 1);
    return turns >= least ? mapStatements([s], { expr, offset: (o) => o, name: (n) => n }) : [{ ...s, body: visit(s.body, turns) }];
  });
  const body = visit(list, 1);
  return name === undefined ? list : [{ kind: "let", name, value: operation("reciprocal", { kind: "count" }) }, ...body];
}
