/** Equations of one example: what the batch is the first dimension of, without it. */
import { constantAffine } from "../../ir/equation/affine.ts";
import { read } from "../../ir/equation/build.ts";
import { mapExpr, substitute } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Equation, Expr, IndexVariable, PositionAt, Program, Read } from "../../ir/equation/types.ts";

export function isBatched(array: ArrayDefinition | undefined): boolean {
  return array?.extents[0]?.upper === Infinity;
}

function ofOneExample(array: ArrayDefinition): ArrayDefinition {
  return isBatched(array) ? { ...array, extents: array.extents.slice(1) } : array;
}

/** The equations with every array of one example; draws are those of the first. */
export function singleExample(program: Program): Program {
  const isOfBatch = (name: string): boolean => isBatched(program.arrays.get(name));
  const position = (array: string, positions: readonly PositionAt[]): readonly PositionAt[] => (isOfBatch(array) ? positions.slice(1) : positions);
  const inBody = (body: Expr, indices: readonly IndexVariable[]): Expr => {
    const first = new Map(indices.flatMap((v) => (v.upper === Infinity ? [[v.id, constantAffine(0)] as const] : [])));
    return mapExpr(substitute(body, first), (e) => (e.kind === "read" && isOfBatch(e.array) ? read(e.array, e.positions.slice(1), e.guarded) : e));
  };
  const equations = program.equations.map((q): Equation => {
    const indices = q.indices.filter((v) => v.upper !== Infinity);
    const body = inBody(q.body, q.indices);
    if (q.kind === "definition") return { ...q, indices, body };
    const positions = position(q.array, q.positions).map((p) => (p.kind === "affine" ? p : { ...p, value: inBody(p.value, q.indices) }));
    return { ...q, indices, body, positions };
  });
  return { ...program, equations, arrays: new Map([...program.arrays].map(([name, array]) => [name, ofOneExample(array)])) };
}

/** Every read of a right side, those at which positions are read first, in place of what `f` gives for it. */
export function mapReads(body: Expr, f: (read: Read) => Expr): Expr {
  return mapExpr(body, (e) => (e.kind === "read" ? f(e) : e));
}
