/**
 * A kernel's text in an order that no name decides. The order of operands comes from equations, where it follows from names, so that equal layers differ in it.
 *
 * Operands of sums and products change places, and so do constants that do not read each other and stores one after the other of different arrays: every
 * number stays the same, bit by bit.
 */
import { drawText } from "../../ir/equation/distribution.ts";
import { mentions } from "../../ir/kernel/mentions.ts";
import type { Buffer, KernelExpr, KernelOperator, Let, Offset, Statement, Store } from "../../ir/kernel/types.ts";
import { eachExpr } from "../../ir/kernel/visit.ts";

/** The names that were met, with the order in which they were. */
interface Met {
  readonly locals: Map<string, number>;
  readonly buffers: Map<string, number>;
  readonly bufferOf: (name: string) => Buffer | undefined;
}

interface Keyed {
  readonly expr: KernelExpr;
  /** What it computes, without names that were not met before. */
  readonly key: string;
}

export function normalize(body: readonly Statement[], bufferOf: (name: string) => Buffer | undefined): readonly Statement[] {
  return list(body, { locals: new Map(), buffers: new Map(), bufferOf });
}

/** The most statements in a row that are put in order: more are of an unrolled nest, which none is here. */
const mostInRow = 32;

function list(statements: readonly Statement[], met: Met): Statement[] {
  const out: Statement[] = [];
  for (let at = 0; at < statements.length;) {
    const rest = statements.slice(at);
    const lets = prefix(rest, (s) => s.kind === "let");
    const stores = prefix(rest, (s, before) => s.kind === "store" && isPlain(s.value) && !before.some((b) => b.kind === "store" && b.buffer === s.buffer));
    const row = lets.length > 0 ? letsInOrder(lets.filter((s) => s.kind === "let"), met) : stores.length > 0 ? storesInOrder(stores.filter((s) => s.kind === "store"), met) : rest.slice(0, 1).map((s) => statement(s, met));
    out.push(...row);
    at += row.length;
  }
  return out;
}

function prefix(all: readonly Statement[], belongs: (s: Statement, before: readonly Statement[]) => boolean): readonly Statement[] {
  const found: Statement[] = [];
  for (const s of all) {
    if (found.length === mostInRow || !belongs(s, found)) break;
    found.push(s);
  }
  return found;
}

function isPlain(e: KernelExpr): boolean {
  return e.kind === "local" || e.kind === "constant";
}

/** Those first that read none of the others, by what they compute. */
function letsInOrder(lets: readonly Let[], met: Met): readonly Statement[] {
  const out: Statement[] = [];
  let left = [...lets];
  while (left.length > 0) {
    const names = new Set(left.map(({ name }) => name));
    const ready = left.filter((s) => !mentions(s, names)).map((s) => ({ s, key: sorted(s.value, met).key }));
    const first = [...ready].sort(byKey)[0]?.s;
    if (first === undefined) return [...out, ...left];
    out.push(statement(first, met));
    left = left.filter((s) => s !== first);
  }
  return out;
}

function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function storesInOrder(stores: readonly Store[], met: Met): readonly Statement[] {
  const keyed = stores.map((s) => ({ s, key: `${sorted(s.value, met).key} ${offset(s.offset, met)} ${String(s.add)} ${array(s.buffer, met)}` }));
  return keyed.sort(byKey).map(({ s }) => statement(s, met));
}

function statement(s: Statement, met: Met): Statement {
  switch (s.kind) {
    case "for":
      meet(s.variable, met.locals);
      return { ...s, body: list(s.body, met) };
    case "let": case "var": case "assign": {
      const { expr } = sorted(s.value, met);
      note(expr, met);
      meet(s.name, met.locals);
      return { ...s, value: expr };
    }
    case "store": {
      const { expr } = sorted(s.value, met);
      note(expr, met);
      meet(s.buffer, met.buffers);
      return { ...s, value: expr };
    }
    case "if": {
      const { expr } = sorted(s.condition, met);
      note(expr, met);
      return { ...s, condition: expr, then: list(s.then, met), else: list(s.else, met) };
    }
    case "single": return { ...s, body: list(s.body, met) };
    case "fill": case "copy": case "barrier": return s;
  }
}

/** An expression with its operands in order. */
function sorted(e: KernelExpr, met: Met): Keyed {
  switch (e.kind) {
    case "constant": return { expr: e, key: String(e.value) };
    case "count": return { expr: e, key: "count" };
    case "local": return { expr: e, key: `local ${met.locals.get(e.name)}` };
    case "load": return { expr: e, key: `${array(e.buffer, met)}[${offset(e.offset, met)}]` };
    case "offset": return { expr: e, key: offset(e.value, met) };
    case "draw": return { expr: e, key: `${drawText(e.distribution)}(${offset(e.ordinal, met)})` };
    case "select": {
      const [condition, whenTrue, whenFalse] = [sorted(e.condition, met), sorted(e.whenTrue, met), sorted(e.whenFalse, met)];
      return { expr: { kind: "select", condition: condition.expr, whenTrue: whenTrue.expr, whenFalse: whenFalse.expr }, key: `(${condition.key} ? ${whenTrue.key} : ${whenFalse.key})` };
    }
    case "operation": {
      const parts = e.arguments.map((a) => sorted(a, met));
      const free = parts.slice(0, exchangeable(e.operator)).sort(byKey);
      const all = [...free, ...parts.slice(free.length)];
      return { expr: { kind: "operation", operator: e.operator, arguments: all.map(({ expr }) => expr) }, key: `${e.operator}(${all.map(({ key }) => key).join()})` };
    }
  }
}

/** How many of an operator's first operands may change places. */
function exchangeable(operator: KernelOperator): number {
  return operator === "add" || operator === "multiply" || operator === "multiplyAdd" ? 2 : 0;
}

function array(name: string, { buffers, bufferOf }: Met): string {
  const [at, b] = [buffers.get(name), bufferOf(name)];
  return at !== undefined ? `array ${at}` : `${b?.content} ${b?.batched === true ? "batched" : ""} ${b?.shape.join()}`;
}

function offset(o: Offset, met: Met): string {
  switch (o.kind) {
    case "affine": return `${o.terms.map((t) => `${t.coefficient}*${met.locals.get(t.variable)}+`).join("")}${o.constant}`;
    case "local": return `local ${met.locals.get(o.name)}`;
    case "floorDivide": return `floor(${offset(o.numerator, met)}/${o.divisor})`;
    case "sumOf": return `(${o.parts.map((p) => `${p.coefficient}*${offset(p.value, met)}+`).join("")}${o.constant})`;
  }
}

function meet(name: string, names: Map<string, number>): void {
  if (!names.has(name)) names.set(name, names.size);
}

/** Meets the names of an expression, in the order of its text. */
function note(e: KernelExpr, met: Met): void {
  eachExpr(e, (x) => {
    if (x.kind === "load") meet(x.buffer, met.buffers);
  });
}
