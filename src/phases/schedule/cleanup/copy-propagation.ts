/** Locals that are only other names of constants, or of locals that never change, are read under what they stand for. */
import type { KernelExpr, Statement } from "../../../ir/kernel/types.ts";
import { eachStatement, mapParts, mapStatements } from "../../../ir/kernel/visit.ts";

export function propagateCopies(body: readonly Statement[]): Statement[] {
  const values = new Map<string, KernelExpr>();
  const variables = new Set<string>();
  eachStatement(body, (s) => {
    if (s.kind === "var") variables.add(s.name);
    // Offsets use integer locals too, and are not rewritten here.
    else if (s.kind === "let" && s.integer !== true && (s.value.kind === "constant" || s.value.kind === "local")) values.set(s.name, s.value);
  });
  if (values.size === 0) return [...body];
  const meant = (e: KernelExpr): KernelExpr => {
    if (e.kind === "local") {
      const value = values.get(e.name);
      return value === undefined || (value.kind === "local" && variables.has(value.name)) ? e : meant(value);
    }
    return mapParts(e, meant, (o) => o);
  };
  return mapStatements(body, { expr: meant, offset: (o) => o, name: (n) => n });
}
