/** Programs as text, near to the notation of `.nn` files: for `--emit`, for comments in emitted code, for messages. */
import { printAffine, printExtent, printRange } from "./print/affine.ts";
import { printIn, printPositions, printWhere } from "./print/expression.ts";
import { shownName } from "./names.ts";
import { Names, plain, type Spelling } from "./print/names.ts";
import { affineVariables } from "./affine.ts";
import { freeVariables } from "./traverse.ts";
import type { Affine, ArrayDefinition, Equation, Expr, IndexVariable, Program } from "./types.ts";

/** Declarations, equations under the part of the model that they come from, what is stored and what is given. */
export function printProgram(program: Program): string {
  const lines = [`program ${program.name}`, ""];
  for (const array of program.arrays.values()) lines.push(`  ${printArray(array)}`);
  let last: string | undefined;
  for (const equation of program.equations) {
    const { origin } = equation;
    const heading = origin === undefined ? "" : `  // ${origin.instance} (${origin.file}:${origin.line})`;
    if (heading !== last) lines.push("", ...(heading === "" ? [] : [heading]));
    last = heading;
    lines.push(`  ${printEquation(equation, program)}`);
  }
  if (program.stores.length > 0) lines.push("", ...program.stores.map((s) => `  ${s.target} := ${s.source}`));
  if (program.outputs.length > 0) lines.push("", `  output ${program.outputs.join(", ")}`);
  return `${lines.join("\n")}\n`;
}

/** `parameter dense1.W: [4, 3]`, `input word: index(64)[batch, 16]` */
function printArray(array: ArrayDefinition): string {
  const content = array.content.kind === "index" ? `index(${array.content.below})` : "";
  return `${array.role} ${array.name}: ${content}[${array.extents.map(printExtent).join(", ")}]`;
}

/** `dense1.y[n, j] = dense1.b[j] + sum(i < 4: x[n, i] * dense1.W[i, j])` */
export function printEquation(equation: Equation, program: Pick<Program, "arrays">, spelling: Spelling = plain): string {
  const names = new Names(program.arrays, spelling).with(unique(equation.indices, freeVariables(equation.body)));
  const body = printIn(equation.body, names);
  if (equation.kind === "definition") {
    const indices = equation.indices.map((v) => names.of(v)).join(", ");
    return `${names.ofArray(equation.array)}${indices === "" ? "" : `[${indices}]`} = ${body}`;
  }
  const ranges = equation.indices.map((v) => printRange(v, names)).join(", ");
  const inside = equation.guarded ? " if inside" : "";
  const over = ranges === "" ? "" : ` for ${ranges}`;
  return `${names.ofArray(equation.array)}${printPositions(equation.positions, names)} ${equation.operator === "sum" ? "+=" : `${equation.operator}=`} ${body}${over}${printWhere(equation.conditions, names)}${inside}`;
}

/** An equation in a comment of an emitted module, where arrays have the names that a reader knows; `titleOf`: how code calls an array. */
export function commentOf(equation: Equation, program: Pick<Program, "arrays">, titleOf: (array: string) => string): string {
  return printEquation(equation, program, { ...plain, array: (name) => shownName(titleOf(name)) });
}

export function printExpr(e: Expr): string {
  return printIn(e, new Names(new Set()).with(freeVariables(e).values()));
}

/** A position by itself, such as `2 * r + i - 1`. */
export function printPosition(a: Affine): string {
  return printAffine(a, new Names(new Set()).with(affineVariables(a).values()));
}

/** The equation's own indices, then others that are free in it, each once. */
function unique(indices: readonly IndexVariable[], free: ReadonlyMap<number, IndexVariable>): readonly IndexVariable[] {
  const own = new Set(indices.map((v) => v.id));
  return [...indices, ...[...free.values()].filter((v) => !own.has(v.id))];
}
