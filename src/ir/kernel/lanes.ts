/**
 * Loops in lanes: which values differ from lane to lane, and whether targets can print the body. Both decide the form of
 * every statement inside, so that whoever makes such loops and whoever prints them ask here.
 */
import { coefficientOf, offsetNames } from "./offset.ts";
import type { Assign, KernelExpr, Let, Offset, Statement } from "./types.ts";
import { eachExpr, eachStatement, expressionsOf } from "./visit.ts";

/** The locals of the body of a loop over `variable` whose values may differ between lanes: variables, and constants made of what differs. */
export function varyingLocals(body: readonly Statement[], variable: string): ReadonlySet<string> {
  const varying = new Set<string>();
  eachStatement(body, (s) => {
    if (s.kind === "var" || s.kind === "assign") varying.add(s.name);
  });
  // A constant is defined before it is read.
  eachStatement(body, (s) => {
    if (s.kind === "let" && varies(s.value, variable, varying)) varying.add(s.name);
  });
  return varying;
}

/** Whether an expression may differ between lanes. */
export function varies(e: KernelExpr, variable: string, varying: ReadonlySet<string>): boolean {
  let found = false;
  const note = (o: Offset): void => {
    for (const name of offsetNames(o)) if (name === variable || varying.has(name)) found = true;
  };
  eachExpr(e, (x) => {
    switch (x.kind) {
      case "local": if (varying.has(x.name)) found = true; break;
      case "load": note(x.offset); break;
      case "offset": note(x.value); break;
      case "draw": note(x.ordinal); break;
      case "constant": case "count": case "operation": case "select": break;
    }
  });
  return found;
}

/** What a branch that only some lanes take consists of: it changes locals of those lanes, and nothing else. */
export type Maskable = Let | Assign;

export function isMaskable(list: readonly Statement[]): list is readonly Maskable[] {
  return list.every((s) => s.kind === "let" || s.kind === "assign");
}

/** Whether every loop in lanes has a body that targets can print. */
export function arePrintableLanes(list: readonly Statement[]): boolean {
  let printable = true;
  eachStatement(list, (s) => {
    if (s.kind === "for" && s.lanes !== undefined && !isPrintable(s.body, s.variable, varyingLocals(s.body, s.variable))) printable = false;
  });
  return printable;
}

function isPrintable(list: readonly Statement[], variable: string, varying: ReadonlySet<string>): boolean {
  const isEven = (o: Offset): boolean => coefficientOf(o, variable) !== undefined && ![...offsetNames(o)].some((name) => varying.has(name));
  return list.every((s) => {
    if (!expressionsOf(s).every((e) => everyOffset(e, isEven))) return false;
    switch (s.kind) {
      case "let": case "var": return s.kind === "var" || s.integer !== true || !varies(s.value, variable, varying);
      case "assign": return true;
      case "store": return isEven(s.offset);
      case "if": return varies(s.condition, variable, varying)
        ? isMaskable(s.then) && isMaskable(s.else) && isPrintable([...s.then, ...s.else], variable, varying)
        : isPrintable([...s.then, ...s.else], variable, varying);
      // A loop in lanes inside is copied for each lane outside.
      case "for": return [s.lower, s.upper].every((b) => b.kind === "count" || b.of.every((o) => !offsetNames(o).has(variable))) && (s.lanes !== undefined || isPrintable(s.body, variable, varying));
      case "fill": case "copy": case "single": case "barrier": return false;
    }
  });
}

function everyOffset(e: KernelExpr, holds: (o: Offset) => boolean): boolean {
  let all = true;
  eachExpr(e, (x) => {
    const o = x.kind === "load" ? x.offset : x.kind === "offset" ? x.value : x.kind === "draw" ? x.ordinal : undefined;
    if (o !== undefined && !holds(o)) all = false;
  });
  return all;
}
