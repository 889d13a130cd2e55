/** Walks over kernels: every map rebuilds through the constructors, so that constants fold on the way. */
import { branch, constantRange, offsetExpr, operation, selectExpr } from "./build.ts";
import { substituteOffset } from "./offset.ts";
import type { Bound, Kernel, KernelExpr, KernelSet, Offset, Statement } from "./types.ts";

export function mapBound(b: Bound, f: (o: Offset) => Offset): Bound {
  return b.kind === "count" ? b : { kind: "offsets", of: b.of.map(f) };
}

/** Rebuilds an expression from its direct parts and offsets. */
export function mapParts(e: KernelExpr, expr: (e: KernelExpr) => KernelExpr, offset: (o: Offset) => Offset): KernelExpr {
  switch (e.kind) {
    case "constant": case "local": case "count": return e;
    case "load": return { kind: "load", buffer: e.buffer, offset: offset(e.offset) };
    case "offset": return offsetExpr(offset(e.value));
    case "operation": return operation(e.operator, ...e.arguments.map(expr));
    case "select": return selectExpr(expr(e.condition), expr(e.whenTrue), expr(e.whenFalse));
    case "draw": return { ...e, ordinal: offset(e.ordinal) };
  }
}

/** Bottom-up over an expression. */
export function mapKernelExpr(e: KernelExpr, f: (e: KernelExpr) => KernelExpr): KernelExpr {
  return f(mapParts(e, (part) => mapKernelExpr(part, f), (o) => o));
}

export interface StatementMap {
  readonly expr: (e: KernelExpr) => KernelExpr;
  readonly offset: (o: Offset) => Offset;
  /** New names of locals and loop variables. */
  readonly name: (name: string) => string;
}

/** Rebuilds statements with every expression, offset and name replaced; loops without iterations go. */
export function mapStatements(list: readonly Statement[], map: StatementMap): Statement[] {
  return list.flatMap((s): readonly Statement[] => {
    switch (s.kind) {
      case "for": {
        const rebuilt: Statement = {
          kind: "for", variable: map.name(s.variable), step: s.step, ...(s.lanes !== undefined && { lanes: s.lanes }), ...(s.parallel && { parallel: s.parallel }),
          lower: mapBound(s.lower, map.offset), upper: mapBound(s.upper, map.offset), body: mapStatements(s.body, map),
        };
        const range = constantRange(rebuilt);
        return rebuilt.body.length === 0 || (range !== undefined && range[0] >= range[1]) ? [] : [rebuilt];
      }
      case "let": case "var": return [{ ...s, name: map.name(s.name), value: map.expr(s.value) }];
      case "assign": return [{ kind: "assign", name: map.name(s.name), value: map.expr(s.value) }];
      case "store": return [{ ...s, offset: map.offset(s.offset), value: map.expr(s.value) }];
      case "fill": case "copy": case "barrier": return [s];
      case "single": {
        const body = mapStatements(s.body, map);
        return body.length === 0 ? [] : [{ ...s, body }];
      }
      case "if": return branch(map.expr(s.condition), mapStatements(s.then, map), mapStatements(s.else, map));
    }
  });
}

/** Replaces loop variables and locals by offsets (in offsets) and renames locals. */
export function substituteStatements(list: readonly Statement[], offsets: ReadonlyMap<string, Offset>, names: ReadonlyMap<string, string>): Statement[] {
  const renamed = new Map<string, Offset>(offsets);
  for (const [from, to] of names) if (!renamed.has(from)) renamed.set(from, { kind: "local", name: to });
  const loopNames = new Set<string>();
  eachStatement(list, (s) => {
    if (s.kind === "for") loopNames.add(s.variable);
  });
  for (const name of loopNames) {
    const to = names.get(name);
    if (to !== undefined) renamed.set(name, { kind: "affine", constant: 0, terms: [{ coefficient: 1, variable: to }] });
  }
  const offset = (o: Offset): Offset => substituteOffset(o, renamed);
  const expr = (e: KernelExpr): KernelExpr => {
    if (e.kind === "local") return { kind: "local", name: names.get(e.name) ?? e.name };
    return mapParts(e, expr, offset);
  };
  return mapStatements(list, { expr, offset, name: (n) => names.get(n) ?? n });
}

/** Every statement, outer ones first. */
export function eachStatement(list: readonly Statement[], f: (s: Statement) => void): void {
  for (const s of list) {
    f(s);
    if (s.kind === "for" || s.kind === "single") eachStatement(s.body, f);
    else if (s.kind === "if") {
      eachStatement(s.then, f);
      eachStatement(s.else, f);
    }
  }
}

/** The expressions directly in one statement. */
export function expressionsOf(s: Statement): readonly KernelExpr[] {
  switch (s.kind) {
    case "let": case "var": case "assign": case "store": return [s.value];
    case "if": return [s.condition];
    case "for": case "fill": case "copy": case "single": case "barrier": return [];
  }
}

export function eachExpr(e: KernelExpr, f: (e: KernelExpr) => void): void {
  f(e);
  if (e.kind === "operation") for (const a of e.arguments) eachExpr(a, f);
  else if (e.kind === "select") for (const a of [e.condition, e.whenTrue, e.whenFalse]) eachExpr(a, f);
}

/** Every expression in the statements, parts included. */
export function eachExprIn(list: readonly Statement[], f: (e: KernelExpr) => void): void {
  eachStatement(list, (s) => {
    for (const e of expressionsOf(s)) eachExpr(e, f);
  });
}

/** Buffers read and written, in order of first use. */
export function usesOf(list: readonly Statement[]): { readonly reads: readonly string[]; readonly writes: readonly string[] } {
  const reads = new Set<string>();
  const writes = new Set<string>();
  eachStatement(list, (s) => {
    for (const e of expressionsOf(s)) {
      eachExpr(e, (x) => {
        if (x.kind === "load") reads.add(x.buffer);
      });
    }
    if (s.kind === "store") {
      writes.add(s.buffer);
      if (s.add) reads.add(s.buffer);
    } else if (s.kind === "fill") writes.add(s.buffer);
    else if (s.kind === "copy") {
      reads.add(s.from);
      writes.add(s.to);
    }
  });
  return { reads: [...reads], writes: [...writes] };
}

/** Whether threads may run kernels of a set together: steps of training, at least. */
export function isShared({ training }: KernelSet): boolean {
  let found = false;
  for (const kernel of training?.kernels ?? []) {
    eachStatement(kernel.body, (s) => {
      if (s.kind === "for" && s.parallel === true) found = true;
    });
  }
  return found;
}

/** A kernel with another body; its reads and writes follow. */
export function withBody(kernel: Kernel, body: readonly Statement[], ...decisions: readonly string[]): Kernel {
  return { ...kernel, body, ...usesOf(body), decisions: [...kernel.decisions, ...decisions] };
}
