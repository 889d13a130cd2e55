/** Two loops that run over an array in the order of its memory as one: one address for each access, and no inner loop to enter. */
import { bound, constantRange, loop } from "../../../ir/kernel/build.ts";
import { coefficientOf, constantOffset, offsetKey, offsetNames, variableOffset } from "../../../ir/kernel/offset.ts";
import type { Loop, Offset, Statement } from "../../../ir/kernel/types.ts";
import { eachExprIn, eachStatement, substituteStatements } from "../../../ir/kernel/visit.ts";


/** Every pair of loops of constant bounds whose variables have in each offset the strides of a row-major array, innermost first. */
export function flatten(list: readonly Statement[]): Statement[] {
  return list.map((s): Statement => {
    if (s.kind === "if") return { ...s, then: flatten(s.then), else: flatten(s.else) };
    return s.kind === "for" ? merged({ ...s, body: flatten(s.body) }) : s;
  });
}

function merged(outer: Loop): Loop {
  const [inner, ...others] = outer.body;
  if (inner?.kind !== "for" || others.length > 0 || outer.step !== 1 || inner.step !== 1) return outer;
  const [rows, columns] = [constantRange(outer), constantRange(inner)];
  if (rows === undefined || columns?.[0] !== 0 || readsElsewhere(inner.body)) return outer;
  const width = columns[1];
  if (!offsetsIn(inner.body).every((o) => isRowMajor(o, outer.variable, inner.variable, width))) return outer;
  const { variable } = inner;
  const body = substituteStatements(inner.body, new Map([[outer.variable, constantOffset(0)], [inner.variable, variableOffset(variable)]]), new Map());
  const joined = loop(variable, bound(constantOffset(rows[0] * width)), bound(constantOffset(rows[1] * width)), body);
  return joined.kind === "for" ? joined : outer;
}

/** Whether an array is read elsewhere than it is written, as from one step in time to the next: in one loop the steps could not run in lanes. */
function readsElsewhere(list: readonly Statement[]): boolean {
  const written = new Map<string, string>();
  eachStatement(list, (s) => {
    if (s.kind === "store") written.set(s.buffer, offsetKey(s.offset));
  });
  let elsewhere = false;
  eachExprIn(list, (e) => {
    if (e.kind === "load" && (written.get(e.buffer) ?? offsetKey(e.offset)) !== offsetKey(e.offset)) elsewhere = true;
  });
  return elsewhere;
}

/** Whether an offset changes with `outer` as it does with `width` steps of `inner`. */
function isRowMajor(o: Offset, outer: string, inner: string, width: number): boolean {
  const mentioned = offsetNames(o);
  if (!mentioned.has(outer) && !mentioned.has(inner)) return true;
  return o.kind === "affine" && (coefficientOf(o, outer) ?? 0) === width * (coefficientOf(o, inner) ?? 0);
}

function offsetsIn(list: readonly Statement[]): readonly Offset[] {
  const found: Offset[] = [];
  eachStatement(list, (s) => {
    if (s.kind === "store") found.push(s.offset);
    else if (s.kind === "for") for (const b of [s.lower, s.upper]) if (b.kind === "offsets") found.push(...b.of);
  });
  eachExprIn(list, (e) => {
    if (e.kind === "load") found.push(e.offset);
    else if (e.kind === "offset") found.push(e.value);
    else if (e.kind === "draw") found.push(e.ordinal);
  });
  return found;
}
