/** Which loops may run in any order: every iteration writes elements of its own and reads nothing that another writes. */
import { coefficientOf, offsetKey, offsetNames } from "./offset.ts";
import { highest, type LoopRange, lowest } from "./ranges.ts";
import type { Loop, Offset, Statement } from "./types.ts";
import { eachExpr, eachStatement, expressionsOf } from "./visit.ts";


/** Whether the iterations of a loop are independent; `outer`: the loops around it. */
export function isParallel(loop: Loop, outer: readonly LoopRange[], batch: number): boolean {
  const written = new Map<string, string>();
  const own = new Set<string>();
  let ok = true;
  const visit = (list: readonly Statement[], loops: readonly LoopRange[]): void => {
    for (const s of list) {
      if (s.kind === "fill" || s.kind === "copy") ok = false;
      else if (s.kind === "let" || s.kind === "var") own.add(s.name);
      else if (s.kind === "assign" && !own.has(s.name)) ok = false;
      else if (s.kind === "for") visit(s.body, [...loops, s]);
      else if (s.kind === "if") {
        visit(s.then, loops);
        visit(s.else, loops);
      } else if (s.kind === "store") {
        const key = offsetKey(s.offset);
        if (written.has(s.buffer) && written.get(s.buffer) !== key) ok = false;
        written.set(s.buffer, key);
        if (!distinct(s.offset, loop.variable, loops.slice(outer.length), outer, batch)) ok = false;
      }
    }
  };
  visit(loop.body, [...outer, loop]);
  if (!ok) return false;
  eachStatement(loop.body, (s) => {
    for (const e of expressionsOf(s)) {
      eachExpr(e, (x) => {
        if (x.kind === "load" && written.has(x.buffer) && written.get(x.buffer) !== offsetKey(x.offset)) ok = false;
      });
    }
  });
  return ok;
}

/** Whether different values of a variable give different offsets, whatever the loops inside of it do. */
function distinct(o: Offset, variable: string, inner: readonly LoopRange[], outer: readonly LoopRange[], batch: number): boolean {
  const own = coefficientOf(o, variable);
  if (own === undefined || own === 0 || o.kind !== "affine") return false;
  let spread = 0;
  for (const name of offsetNames(o)) {
    const range = inner.find((l) => l.variable === name);
    if (name === variable || range === undefined) continue;
    const at: Offset = { kind: "affine", constant: 0, terms: [{ coefficient: 1, variable: name }] };
    const loops = [...outer, ...inner];
    const width = highest(at, loops, batch) - lowest(at, loops, batch);
    const c = coefficientOf(o, name);
    if (c === undefined || !Number.isFinite(width)) return false;
    spread += Math.abs(c) * width;
  }
  // Inner offsets stay within one step of this loop, or this loop stays within one step of each inner one.
  if (Math.abs(own) > spread) return true;
  return distinctWithin(o, variable, inner, outer, batch);
}

/** Row-major with the variable somewhere inside: every larger coefficient exceeds the span of all smaller ones. */
function distinctWithin(o: Offset, variable: string, inner: readonly LoopRange[], outer: readonly LoopRange[], batch: number): boolean {
  if (o.kind !== "affine") return false;
  const loops = [...outer, ...inner];
  const terms = o.terms
    .filter((t) => t.variable === variable || inner.some((l) => l.variable === t.variable))
    .map((t) => {
      const at: Offset = { kind: "affine", constant: 0, terms: [{ coefficient: 1, variable: t.variable }] };
      return { size: Math.abs(t.coefficient), width: highest(at, loops, batch) - lowest(at, loops, batch) };
    })
    .sort((a, b) => a.size - b.size);
  let span = 0;
  for (const t of terms) {
    if (!(t.size > span)) return false;
    span += t.size * t.width;
  }
  return Number.isFinite(span);
}
