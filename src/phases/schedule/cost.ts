/** The cost model: operations of statements, and an estimate of the bytecode that V8 makes of them. */
import { isPrimitive, rowOf } from "../../ir/equation/primitives.ts";
import { constantTripCount } from "../../ir/kernel/trip-count.ts";
import type { KernelExpr, Offset, Statement } from "../../ir/kernel/types.ts";
import { eachExpr, expressionsOf } from "../../ir/kernel/visit.ts";

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

/** Whether a value takes a function that is slow and long. */
export function hasFunction(e: KernelExpr): boolean {
  let found = false;
  eachExpr(e, (x) => {
    if (x.kind === "operation" && isPrimitive(x.operator) && rowOf(x.operator).cost === "transcendental") found = true;
  });
  return found;
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
