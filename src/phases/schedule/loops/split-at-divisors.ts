/**
 * A loop in whose subscripts its variable is divided runs over the quotient and, inside of that, over the remainder: where v = 8 q + r, ⌊v / 8⌋ is q
 * and v % 8 is r. What is left is affine, and can be tiled: the channels of a convolution in groups.
 */
import { bound, constantRange, loop } from "../../../ir/kernel/build.ts";
import { constantOffset, offsetNames, substituteOffset, sumOffsets, variableOffset } from "../../../ir/kernel/offset.ts";
import type { KernelExpr, Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement, mapParts, mapStatements } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";

type FloorDivide = Extract<Offset, { kind: "floorDivide" }>;

/** The same iterations in the same order. */
export function splitAtDivisors(list: readonly Statement[], names: UnusedNames): Statement[] {
  return list.map((s): Statement => {
    if (s.kind === "if") return { ...s, then: splitAtDivisors(s.then, names), else: splitAtDivisors(s.else, names) };
    if (s.kind !== "for") return s;
    const divisor = divisorOf(s);
    if (divisor === undefined) return { ...s, body: splitAtDivisors(s.body, names) };
    const { outer, inner } = split(s, divisor, names);
    // The remainder may be divided, too.
    return { ...outer, body: splitAtDivisors([inner], names) };
  });
}

/** How many iterations share each quotient: the most where some quotients divide further; `undefined` where nothing is divided, or not the variable alone. */
function divisorOf(s: Loop): number | undefined {
  const range = constantRange(s);
  if (range === undefined || s.step !== 1 || s.lanes !== undefined) return undefined;
  const widths = new Set<number>();
  for (const floor of floorsIn(s.body)) {
    if (!offsetNames(floor).has(s.variable)) continue;
    const width = widthOf(floor, s.variable);
    if (width === undefined) return undefined;
    widths.add(width);
  }
  const widest = Math.max(...widths);
  const fits = widths.size > 0 && [...widths].every((w) => widest % w === 0) && range.every((end) => end % widest === 0) && range[1] - range[0] > widest;
  return fits ? widest : undefined;
}

/** How many values of the variable, from a multiple of that number on, give one quotient. */
function widthOf({ numerator, divisor }: FloorDivide, variable: string): number | undefined {
  if (numerator.kind !== "affine" || numerator.terms.length !== 1) return undefined;
  const [term] = numerator.terms;
  if (term?.variable !== variable || term.coefficient <= 0 || divisor % term.coefficient !== 0) return undefined;
  return numerator.constant >= 0 && numerator.constant < term.coefficient ? divisor / term.coefficient : undefined;
}

function split(s: Loop, width: number, names: UnusedNames): { readonly outer: Loop; readonly inner: Statement } {
  const [lower, upper] = constantRange(s) ?? [0, 0];
  const [quotient, remainder] = [names.numbered(s.variable), names.numbered(s.variable)];
  const value = sumOffsets(0, [{ coefficient: width, value: variableOffset(quotient) }, { coefficient: 1, value: variableOffset(remainder) }]);
  const offset = (o: Offset): Offset => withoutQuotient(substituteOffset(o, new Map([[s.variable, value]])), remainder, width);
  const expr = (e: KernelExpr): KernelExpr => mapParts(e, expr, offset);
  const body = mapStatements(s.body, { expr, offset, name: (n) => n });
  const inner = loop(remainder, bound(constantOffset(0)), bound(constantOffset(width)), body);
  return { outer: { ...s, variable: quotient, lower: bound(constantOffset(lower / width)), upper: bound(constantOffset(upper / width)), body: [inner] }, inner };
}

/** Divisions of the remainder that give 0. */
function withoutQuotient(o: Offset, remainder: string, width: number): Offset {
  switch (o.kind) {
    case "affine": case "local": return o;
    case "sumOf": return sumOffsets(o.constant, o.parts.map(({ coefficient, value }) => ({ coefficient, value: withoutQuotient(value, remainder, width) })));
    case "floorDivide": return (widthOf(o, remainder) ?? 0) >= width ? constantOffset(0) : o;
  }
}

function floorsIn(list: readonly Statement[]): readonly FloorDivide[] {
  const found: FloorDivide[] = [];
  const visit = (o: Offset): void => {
    if (o.kind === "sumOf") for (const p of o.parts) visit(p.value);
    else if (o.kind === "floorDivide") {
      found.push(o);
      visit(o.numerator);
    }
  };
  eachStatement(list, (s) => {
    if (s.kind === "store") visit(s.offset);
    else if (s.kind === "for") for (const b of [s.lower, s.upper]) if (b.kind === "offsets") b.of.forEach(visit);
  });
  eachExprIn(list, (e) => {
    if (e.kind === "load") visit(e.offset);
    else if (e.kind === "offset") visit(e.value);
    else if (e.kind === "draw") visit(e.ordinal);
  });
  return found;
}
