/** What a rewrite is, and walks that leave what does not change as the same object, so that a fixed point is cheap to see. */
import { children, rebuild } from "../../ir/equation/traverse.ts";
import type { Affine, Condition, Equation, Expr, IndexVariable, PositionAt, Program, Reduce } from "../../ir/equation/types.ts";

/**
 * A program of the same meaning; the same object where there is nothing to do. `settled` are equations in which this rewrite
 * has found nothing: one that looks at each equation by itself passes over them, and adds to them.
 */
export type Rewrite = (program: Program, settled?: WeakSet<Equation>) => Program;

/** What arrays are, which no rewrite changes: rules that see no more find nothing again where they found nothing. */
export type Arrays = Pick<Program, "arrays">;

/** The context of an expression. */
export interface Around {
  readonly equation: Equation;
  /** The indices in sight: the equation's and those of reductions around it. */
  readonly scope: readonly IndexVariable[];
  /** What is known to hold: conditions of reductions, accumulations and pieces around it. */
  readonly conditions: readonly Condition[];
  /** The reductions around it, outermost first. */
  readonly reductions: readonly Reduce[];
}

/** Bottom-up: parts first, then `f` on what they make. */
function mapWithin(e: Expr, f: (e: Expr, around: Around) => Expr, around: Around): Expr {
  const old = children(e);
  if (old.length === 0) return f(e, around);
  const within = inside(e, around);
  return f(rebuild(e, old, old.map((part) => mapWithin(part, f, within))), around);
}

/** The contexts of the parts of an expression. */
function inside(e: Expr, around: Around): Around {
  if (e.kind === "where") return { ...around, conditions: [...around.conditions, ...e.conditions] };
  if (e.kind !== "reduce") return around;
  return {
    equation: around.equation, scope: [...around.scope, ...e.indices], conditions: [...around.conditions, ...e.conditions],
    reductions: [...around.reductions, e],
  };
}

/** The context of the right side of an equation. */
function aroundBody(equation: Equation): Around {
  return { equation, scope: equation.indices, conditions: equation.kind === "accumulation" ? equation.conditions : [], reductions: [] };
}

/** Maps the right side and, of an accumulation, the positions from data. */
export function mapEquation(equation: Equation, f: (e: Expr, around: Around) => Expr): Equation {
  const around = aroundBody(equation);
  const body = mapWithin(equation.body, f, around);
  if (equation.kind === "definition") return body === equation.body ? equation : { ...equation, body };
  let moved = false;
  const positions = equation.positions.map((p): PositionAt => {
    if (p.kind === "affine") return p;
    const value = mapWithin(p.value, f, around);
    if (value === p.value) return p;
    moved = true;
    return { kind: "data", value };
  });
  return body === equation.body && !moved ? equation : { ...equation, body, positions };
}

/** The program with these equations; itself if none is another one. */
export function withEquations(program: Program, equations: readonly Equation[], more: Partial<Program> = {}): Program {
  if (equations.length === program.equations.length && equations.every((q, i) => q === program.equations[i])) return program;
  return { ...program, ...more, equations };
}

/** A rewrite from one of single expressions, applied to each, innermost first. Of the program it may see only the arrays. */
export function eachExpr(rule: (e: Expr, around: Around, arrays: Arrays) => Expr): Rewrite {
  return (program, settled) => withEquations(program, program.equations.map((q) => {
    if (settled?.has(q) === true) return q;
    const next = mapEquation(q, (e, around) => rule(e, around, program));
    if (next === q) settled?.add(q);
    return next;
  }));
}

/** The affine positions of a read that has no others. */
export function affinePositions(positions: readonly PositionAt[]): readonly Affine[] | undefined {
  const affine = positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : []));
  return affine.length === positions.length ? affine : undefined;
}

/** Arrays that must stay under their names. */
export function rootsOf(program: Program): ReadonlySet<string> {
  return new Set([...program.outputs, ...program.stores.flatMap((s) => [s.source, s.target])]);
}
