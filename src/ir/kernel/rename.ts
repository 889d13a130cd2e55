/** Statements under other names: of arrays, of locals and loop variables, and of draws. Nothing else changes. */
import type { Bound, KernelExpr, Offset, Statement } from "./types.ts";

export interface Renaming {
  readonly buffer: (name: string) => string;
  readonly local: (name: string) => string;
  readonly draw: (occurrence: number) => number;
}

export function renameStatements(list: readonly Statement[], to: Renaming): Statement[] {
  return list.map((s) => renameStatement(s, to));
}

function renameStatement(s: Statement, to: Renaming): Statement {
  switch (s.kind) {
    // The bounds before the variable, and both before the body: names are met in the order of the text.
    case "for": {
      const [lower, upper] = [renameBound(s.lower, to), renameBound(s.upper, to)];
      return { ...s, variable: to.local(s.variable), lower, upper, body: renameStatements(s.body, to) };
    }
    case "let": case "var": case "assign": return { ...s, name: to.local(s.name), value: renameExpr(s.value, to) };
    case "store": return { ...s, buffer: to.buffer(s.buffer), offset: renameOffset(s.offset, to), value: renameExpr(s.value, to) };
    case "fill": return { ...s, buffer: to.buffer(s.buffer) };
    case "copy": return { ...s, from: to.buffer(s.from), to: to.buffer(s.to) };
    case "single": return { ...s, body: renameStatements(s.body, to) };
    case "barrier": return s;
    case "if": return { ...s, condition: renameExpr(s.condition, to), then: renameStatements(s.then, to), else: renameStatements(s.else, to) };
  }
}

function renameBound(b: Bound, to: Renaming): Bound {
  return b.kind === "count" ? b : { kind: "offsets", of: b.of.map((o) => renameOffset(o, to)) };
}

function renameExpr(e: KernelExpr, to: Renaming): KernelExpr {
  switch (e.kind) {
    case "constant": case "count": return e;
    case "local": return { kind: "local", name: to.local(e.name) };
    case "load": return { kind: "load", buffer: to.buffer(e.buffer), offset: renameOffset(e.offset, to) };
    case "offset": return { kind: "offset", value: renameOffset(e.value, to) };
    case "operation": return { kind: "operation", operator: e.operator, arguments: e.arguments.map((a) => renameExpr(a, to)) };
    case "select": return { kind: "select", condition: renameExpr(e.condition, to), whenTrue: renameExpr(e.whenTrue, to), whenFalse: renameExpr(e.whenFalse, to) };
    case "draw": return { ...e, occurrence: to.draw(e.occurrence), ordinal: renameOffset(e.ordinal, to) };
  }
}

function renameOffset(o: Offset, to: Renaming): Offset {
  switch (o.kind) {
    case "affine": return o.terms.length === 0 ? o : { ...o, terms: o.terms.map((t) => ({ coefficient: t.coefficient, variable: to.local(t.variable) })) };
    case "local": return { kind: "local", name: to.local(o.name) };
    case "floorDivide": return { ...o, numerator: renameOffset(o.numerator, to) };
    case "sumOf": return { ...o, parts: o.parts.map((p) => ({ coefficient: p.coefficient, value: renameOffset(p.value, to) })) };
  }
}
