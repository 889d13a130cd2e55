/** Blocks as they are found: each definition goes into the first nest that takes it. */
import { asVariable, variableAffine } from "../../ir/equation/affine.ts";
import { readsOf, substitute } from "../../ir/equation/traverse.ts";
import type { Definition, Expr, IndexVariable, Read } from "../../ir/equation/types.ts";
import type { Block } from "./blocks.ts";

/** A nest that takes further definitions, and what decides whether it does. */
interface Growing {
  readonly indices: readonly IndexVariable[];
  readonly step: IndexVariable | undefined;
  readonly definitions: Definition[];
  /** The indices of each array that it defines. */
  readonly defined: Map<string, readonly IndexVariable[]>;
  /** Whether one of its sums is heavy. */
  heavy: boolean;
}

export class GrowingBlocks {
  readonly #blocks: (Block | Growing)[] = [];
  /** The block that defines an array. */
  readonly #home = new Map<string, number>();
  /** The nests of some loops that read an array at indices, or define it; under the loops alone those without indices. What a definition gains from is among these: no search over all blocks. */
  readonly #users = new Map<string, Set<number>>();

  /** Adds a block that takes nothing further. */
  push(block: Block, arrays: readonly string[]): void {
    for (const array of arrays) this.#home.set(array, this.#blocks.length);
    this.#blocks.push(block);
  }

  /** Puts a definition into the first nest that takes it, after everything in `reads`; else into one of its own. */
  place(d: Definition, reads: readonly Read[], step?: IndexVariable): void {
    const indices = step === undefined ? d.indices : d.indices.filter((v) => v.id !== step.id);
    const loops = keyOf(indices, step);
    const own = readsOf(d.body);
    const heavy = isHeavy(d.body);
    const earliest = reads.reduce((last, r) => Math.max(last, this.#home.get(r.array) ?? 0), 0);
    const b = this.#candidates(loops, indices.length === 0 ? undefined : own, earliest, heavy).find((at) => this.#takes(at, d, indices, own)) ?? this.#blocks.length;
    let nest = this.#blocks[b];
    if (nest === undefined || "kind" in nest) {
      nest = { indices, step, definitions: [], defined: new Map(), heavy: false };
      this.#blocks.push(nest);
      if (indices.length === 0) this.#use(loops, b);
    }
    const unified = rename(d, indices, nest.indices);
    nest.definitions.push(unified);
    nest.defined.set(d.array, unified.indices);
    nest.heavy ||= heavy;
    this.#home.set(d.array, b);
    for (const array of [d.array, ...own.flatMap((r) => (r.positions.length > 0 ? [r.array] : []))]) this.#use(`${loops} ${array}`, b);
  }

  all(): readonly Block[] {
    return this.#blocks.map((b): Block => ("kind" in b ? b : { kind: "nest", indices: b.indices, definitions: b.definitions, ...(b.step && { step: b.step }) }));
  }

  #use(key: string, b: number): void {
    const users = this.#users.get(key);
    if (users === undefined) this.#users.set(key, new Set([b]));
    else users.add(b);
  }

  /** The nests of some loops, from a block on, into which fusing the readers of some arrays saves work, in order. Those without loops take all. */
  #candidates(loops: string, reads: readonly Read[] | undefined, earliest: number, heavy: boolean): readonly number[] {
    const found = new Set<number>();
    for (const key of reads === undefined ? [loops] : new Set(reads.map((r) => `${loops} ${r.array}`))) {
      for (const b of this.#users.get(key) ?? []) {
        const nest = this.#blocks[b];
        if (b >= earliest && nest !== undefined && !("kind" in nest) && !(heavy && nest.heavy)) found.add(b);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  /** Whether every element that a definition would read of its nest is the one at the nest's own point. */
  #takes(b: number, d: Definition, indices: readonly IndexVariable[], reads: readonly Read[]): boolean {
    const nest = this.#blocks[b];
    if (nest === undefined || "kind" in nest) return false;
    if (!reads.some((r) => this.#home.get(r.array) === b)) return true;
    return readsOf(rename(d, indices, nest.indices).body).every((r) => {
      const at = nest.defined.get(r.array);
      return at === undefined ? this.#home.get(r.array) !== b : isAt(r, at);
    });
  }
}

function keyOf(indices: readonly IndexVariable[], step: IndexVariable | undefined): string {
  const range = (v: IndexVariable): string => `${v.lower}:${v.upper}`;
  return `${indices.map(range).join()}${step === undefined ? "" : `/${step.id}=${range(step)}`}`;
}

function rename(d: Definition, from: readonly IndexVariable[], to: readonly IndexVariable[]): Definition {
  if (from === to) return d;
  const replacements = new Map(from.flatMap((v, k) => (to[k] === undefined ? [] : [[v.id, variableAffine(to[k])] as const])));
  const renamed = (v: IndexVariable): IndexVariable => to[from.indexOf(v)] ?? v;
  return { ...d, indices: d.indices.map(renamed), body: substitute(d.body, replacements) };
}

export function isAt(r: Read, indices: readonly IndexVariable[]): boolean {
  return r.positions.length === indices.length && r.positions.every((p, k) => p.kind === "affine" && asVariable(p.affine)?.id === indices[k]?.id);
}

/** A sum of products over many points: what deserves loops of its own, so that it can be tiled. */
function isHeavy(e: Expr): boolean {
  let heavy = false;
  const visit = (x: Expr): void => {
    if (x.kind === "reduce" && x.operator === "sum") {
      const points = x.indices.reduce((n, v) => n * (v.upper - v.lower), 1);
      if (points >= 8 && x.body.kind === "product" && x.body.factors.filter((f) => f.base.kind === "read").length >= 2) heavy = true;
    }
    if (x.kind === "sum") for (const t of x.terms) visit(t.value);
    else if (x.kind === "product") for (const f of x.factors) visit(f.base);
    else if (x.kind === "call") x.arguments.forEach(visit);
    else if (x.kind === "select") [x.condition, x.whenTrue, x.whenFalse].forEach(visit);
    else if (x.kind === "where" || x.kind === "reduce") visit(x.body);
  };
  visit(e);
  return heavy;
}
