/**
 * Value numbering within blocks: a load or an operation that was computed before is read from its local, a load of what
 * was just stored is the stored value. Memory is tracked by buffer and offset.
 */
import { exprKey, local } from "../../../ir/kernel/build.ts";
import { offsetNames } from "../../../ir/kernel/offset.ts";
import { nounOf } from "../../../ir/kernel/operators.ts";
import type { KernelExpr, Statement } from "../../../ir/kernel/types.ts";
import { eachExpr, eachStatement, expressionsOf, mapParts, usesOf } from "../../../ir/kernel/visit.ts";
import type { UnusedNames } from "../../../ir/unused-names.ts";
import { Available } from "./available-expressions.ts";
import { unusedIn } from "../loops/copy.ts";

interface State {
  /** Values by key, with the local that holds them. */
  readonly available: Available;
  readonly variables: ReadonlySet<string>;
  readonly names: UnusedNames;
}

/** Common subexpressions and forwarded stores over a kernel's body. */
export function numberValues(body: readonly Statement[]): Statement[] {
  const variables = new Set<string>();
  eachStatement(body, (s) => {
    if (s.kind === "var") variables.add(s.name);
  });
  return block(body, { available: new Available(), variables, names: unusedIn(body) });
}

function block(list: readonly Statement[], state: State): Statement[] {
  const uses = countUses(list, state);
  const out: Statement[] = [];
  for (const s of list) {
    switch (s.kind) {
      case "for": {
        const { writes } = usesOf(s.body);
        const inside = new Available(state.available);
        inside.forget(writes);
        out.push({ ...s, body: block(s.body, { ...state, available: inside }) });
        state.available.forget(writes);
        break;
      }
      case "if": {
        const condition = shared(s.condition, uses, state, out);
        const inside = (part: readonly Statement[]): Statement[] => block(part, { ...state, available: new Available(state.available) });
        out.push({ kind: "if", condition, then: inside(s.then), else: inside(s.else) });
        state.available.forget(usesOf([s]).writes);
        break;
      }
      case "let": {
        const value = shared(s.value, uses, state, out, true);
        out.push({ ...s, value });
        if (s.integer !== true && !mentionsVariable(value, state)) state.available.put(exprKey(value), s.name, value);
        break;
      }
      case "var": case "assign": out.push({ ...s, value: shared(s.value, uses, state, out) }); break;
      case "store": {
        const value = shared(s.value, uses, state, out);
        out.push({ ...s, value });
        state.available.overwritten(s.buffer, s.offset);
        if (!s.add && value.kind === "local" && !state.variables.has(value.name)) {
          const loaded: KernelExpr = { kind: "load", buffer: s.buffer, offset: s.offset };
          state.available.put(exprKey(loaded), value.name, loaded);
        }
        break;
      }
      case "fill":
        out.push(s);
        state.available.forget([s.buffer]);
        break;
      case "copy":
        out.push(s);
        state.available.forget([s.to]);
        break;
      // Threads come in after this.
      case "single": out.push({ ...s, body: block(s.body, { ...state, available: new Available(state.available) }) }); break;
      case "barrier": out.push(s); break;
    }
  }
  return out;
}

/** How often each expression is computed for certain in a block itself (not in loops, branches or unchosen sides). */
function countUses(list: readonly Statement[], state: State): ReadonlyMap<string, number> {
  const uses = new Map<string, number>();
  const visit = (e: KernelExpr): void => {
    if (isShareable(e)) {
      const key = exprKey(e);
      const n = (uses.get(key) ?? 0) + 1;
      uses.set(key, n);
      if (n > 1) return;
    }
    if (e.kind === "operation") {
      // The second operand of `and` and `or` may not be computed.
      if (e.operator === "and" || e.operator === "or") e.arguments.slice(0, 1).forEach(visit);
      else e.arguments.forEach(visit);
    } else if (e.kind === "select") visit(e.condition);
  };
  for (const s of list) for (const e of expressionsOf(s)) if (!mentionsVariable(e, state) || e.kind === "operation") visit(e);
  return uses;
}

function isShareable(e: KernelExpr): boolean {
  return e.kind === "load" || (e.kind === "operation" && !["less", "lessEqual", "equal", "and", "or", "not"].includes(e.operator));
}

function shared(e: KernelExpr, uses: ReadonlyMap<string, number>, state: State, out: Statement[], top = false): KernelExpr {
  if (isShareable(e) && !mentionsVariable(e, state)) {
    const key = exprKey(e);
    const known = state.available.find(key);
    if (known !== undefined) return local(known);
    const value = sharedParts(e, uses, state, out);
    const found = state.available.find(exprKey(value));
    if (found !== undefined) return local(found);
    if (top || (uses.get(key) ?? 0) < 2) return value;
    const name = state.names.numbered(e.kind === "load" ? plain(e.buffer) : nounOf(e));
    out.push({ kind: "let", name, value });
    // As it was written it reads memory, even where all that it read is in locals by now.
    state.available.put(key, name, e);
    state.available.put(exprKey(value), name, value);
    return local(name);
  }
  return sharedParts(e, uses, state, out);
}

function plain(buffer: string): string {
  return buffer.replace(/[^A-Za-z0-9]+/g, "_").replace(/^_+|_+$/g, "").replace(/^(?=\d)/, "_") || "value";
}

const nothing: ReadonlyMap<string, number> = new Map();

/** Parts that may not be computed only reuse what is there already. */
function sharedParts(e: KernelExpr, uses: ReadonlyMap<string, number>, state: State, out: Statement[]): KernelExpr {
  const part = (x: KernelExpr): KernelExpr => shared(x, uses, state, out);
  const maybe = (x: KernelExpr): KernelExpr => shared(x, nothing, state, out);
  if (e.kind === "select") return { kind: "select", condition: part(e.condition), whenTrue: maybe(e.whenTrue), whenFalse: maybe(e.whenFalse) };
  if (e.kind === "operation" && (e.operator === "and" || e.operator === "or")) {
    return { ...e, arguments: e.arguments.map((a, i) => (i === 0 ? part(a) : maybe(a))) };
  }
  return mapParts(e, part, (o) => o);
}

function mentionsVariable(e: KernelExpr, state: State): boolean {
  let found = false;
  eachExpr(e, (x) => {
    if (x.kind === "local" && state.variables.has(x.name)) found = true;
    const o = x.kind === "load" ? x.offset : x.kind === "offset" ? x.value : x.kind === "draw" ? x.ordinal : undefined;
    if (o !== undefined) for (const name of offsetNames(o)) if (state.variables.has(name)) found = true;
  });
  return found;
}
