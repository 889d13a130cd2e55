/** The one cost model: what code weighs, and how much of it pays. Figures were measured on V8. */
import { constantTripCount } from "../../ir/kernel/trip-count.ts";
import type { KernelExpr, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExpr, expressionsOf } from "../../ir/kernel/visit.ts";

export interface Budget {
  /** Straight-line code wins up to about this many multiply-adds in a function (0.26–0.32 ns each; twice that at 2,048). */
  readonly straightLine: number;
  /** The same inside of a loop over the batch: beyond it tiles are as fast, and a fraction of the text. */
  readonly straightLineBatched: number;
  /** Of code that adds nothing up, at most this many operations are unrolled: a loop over arrays costs little more. */
  readonly elementwise: number;
  /** V8 never optimizes a function of more bytecode than 61,440; this leaves room for what is estimated too low. */
  readonly bytecode: number;
  /** Bytecode of all written-out functions of an entry: beyond it a module takes longer to read than it gains. */
  readonly entry: number;
  /** Outputs per tile: rows by columns, and how often the reduction inside is unrolled. */
  readonly tile: { readonly rows: number; readonly columns: number; readonly reduction: number };
  /** The same where there is one example only. */
  readonly single: { readonly columns: number; readonly reduction: number };
  /** Accumulators of a sum that stands alone: as many additions as can be under way. */
  readonly chains: number;
  /** Iterations of a loop over elements that run side by side (0.28 ns for an update of four, 0.62 for one by one). */
  readonly elements: number;
  /** The most operations of an element for which that pays. */
  readonly light: number;
  /** Loops inside of others with at most this many iterations are unrolled. */
  readonly shortLoop: number;
  /** Into at most as many parts a loop is cut where conditions on its variable turn. */
  readonly segments: number;
  /** Statements of a function, whatever they weigh. */
  readonly statements: number;
}

export const budget: Budget = {
  straightLine: 256,
  straightLineBatched: 64,
  elementwise: 64,
  bytecode: 40_000,
  entry: 200_000,
  tile: { rows: 4, columns: 2, reduction: 2 },
  single: { columns: 4, reduction: 2 },
  chains: 4,
  elements: 4,
  light: 8,
  shortLoop: 4,
  segments: 4,
  statements: 1_500,
};

export interface Weight {
  /** Arithmetic operations in one run, constant loops multiplied out; loops over the batch counted once. */
  readonly operations: number;
  /** Estimated bytes of bytecode as written. */
  readonly bytecode: number;
  /** Estimated bytes of bytecode with every constant loop unrolled. */
  readonly unrolled: number;
  /** Statements with every constant loop unrolled. */
  readonly statements: number;
}

const loadBytes = 9;
const termBytes = 5;

function offsetBytes(o: Offset): number {
  switch (o.kind) {
    case "affine": return 3 + termBytes * o.terms.length;
    case "local": return 2;
    case "floorDivide": return 8 + offsetBytes(o.numerator);
    case "sumOf": return o.parts.reduce((n, p) => n + 3 + offsetBytes(p.value), 3);
  }
}

function exprWeight(e: KernelExpr): { operations: number; bytecode: number } {
  let operations = 0;
  let bytecode = 0;
  eachExpr(e, (x) => {
    switch (x.kind) {
      case "constant": case "count": case "local": bytecode += 3; break;
      case "offset": bytecode += offsetBytes(x.value); break;
      case "load": bytecode += loadBytes + offsetBytes(x.offset); break;
      case "operation":
        operations += 1;
        bytecode += x.operator === "multiplyAdd" ? 10 : 6;
        break;
      case "select": bytecode += 8; break;
      case "draw":
        operations += 10;
        bytecode += 20;
        break;
    }
  });
  return { operations, bytecode };
}

export function weigh(list: readonly Statement[]): Weight {
  let operations = 0;
  let bytecode = 0;
  let unrolled = 0;
  let statements = 0;
  const put = (w: Weight, times = 1, extra = 0): void => {
    operations += w.operations * times;
    bytecode += w.bytecode + extra;
    unrolled += w.unrolled * times;
    statements += w.statements * times;
  };
  for (const s of list) {
    const own = expressionsOf(s).map(exprWeight).reduce((a, b) => ({ operations: a.operations + b.operations, bytecode: a.bytecode + b.bytecode }), { operations: 0, bytecode: 6 });
    const address = s.kind === "store" ? offsetBytes(s.offset) + (s.add ? loadBytes : 3) : 0;
    put({ operations: own.operations, bytecode: own.bytecode + address, unrolled: own.bytecode + address, statements: 1 });
    if (s.kind === "for") {
      put(weigh(s.body), constantTripCount(s) ?? 1, 16);
    } else if (s.kind === "if") {
      put(weigh(s.then));
      put(weigh(s.else));
    }
  }
  return { operations, bytecode, unrolled, statements };
}
