/**
 * Cuts training in two where the host has the loss: a forward pass, and a backward pass that it asks for later.
 *
 * In: a set whose training gives its outputs and gradients in one program, simplified as a whole. Out: `training` computes
 * the outputs and stores new state; `backward` the gradients, from the gradients of the outputs and from what the forward
 * pass kept: just the arrays that some adjoint reads. Every other set is given back as it is.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { read, readAt } from "../../ir/equation/build.ts";
import { equationsByArray } from "../../ir/equation/dependencies.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { lossName, savedName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { mapExpr, readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Expr, Program } from "../../ir/equation/types.ts";

export function split(set: ProgramSet): ProgramSet {
  const { training, evaluation, inference } = set;
  if (training === undefined || evaluation !== undefined) return set;
  return { ...set, ...cut(training, inference.outputs.length) };
}

/** `count`: how many of the outputs, from the first on, are those of the model. */
function cut(program: Program, count: number): { readonly training: Program; readonly backward: Program } {
  const outputs = program.outputs.slice(0, count);
  const gradients = program.outputs.filter((name) => program.arrays.get(name)?.role === "gradient");
  const held = program.outputs.slice(count).filter((name) => name !== lossName && !gradients.includes(name));
  const before = needed(program, [...outputs, ...held, ...program.stores.map((s) => s.source)]);
  const after = needed(program, gradients).filter((equation) => !before.includes(equation));
  const made = new Set(before.map((equation) => equation.array));
  const read = new Set(after.flatMap((equation) => readsOfEquation(equation).map((r) => r.array)));
  const states = oldStates(program, read);
  const kept = [...made].filter((array) => read.has(array));
  const training = withArrays({
    ...program, arrays: new Map([...program.arrays, ...states.arrays.map((a) => [a.name, a] as const)]), nextIndex: states.nextIndex,
    equations: [...before, ...states.equations], outputs: [...new Set([...outputs, ...held, ...kept]), ...states.arrays.map((a) => a.name)],
  });
  const left = [...kept.flatMap((name) => program.arrays.get(name) ?? []), ...states.arrays].filter((a) => a.role === "value");
  const backward = withArrays({
    ...program, name: "backward", arrays: new Map([...program.arrays, ...left.map((a) => [a.name, { ...a, role: "kept" }] as const)]), nextIndex: states.nextIndex,
    equations: after.map((equation) => redirect(equation, states.renamed)), outputs: gradients, stores: [],
  });
  return { training, backward };
}

/** The equations behind some arrays, those included, in the order of the program. */
function needed(program: Program, roots: readonly string[]): readonly Equation[] {
  const equations = equationsByArray(program);
  const found = new Set(roots);
  for (const name of found) {
    const equation = equations.get(name);
    for (const r of equation === undefined ? [] : readsOfEquation(equation)) found.add(r.array);
  }
  return program.equations.filter((equation) => found.has(equation.array));
}

/** The forward pass stores new state, so what adjoints read of the old one is put aside before. */
function oldStates(program: Program, read: ReadonlySet<string>): { readonly arrays: readonly ArrayDefinition[]; readonly equations: readonly Definition[]; readonly renamed: ReadonlyMap<string, string>; readonly nextIndex: number } {
  const fresh = new Fresh(program.nextIndex);
  const stored = program.stores.flatMap((s) => (read.has(s.target) ? (program.arrays.get(s.target) ?? []) : []));
  const arrays = stored.map((array): ArrayDefinition => ({ ...array, name: savedName(array.name, "before"), role: "value", purpose: { kind: "saved", of: array.name, ofPurpose: array.purpose } }));
  const equations = stored.map(({ name, extents }): Definition => {
    const indices = extents.map(({ lower, upper }, i) => fresh.variable(`i${i}`, lower, upper));
    return { kind: "definition", array: savedName(name, "before"), indices, body: readAt(name, indices.map(variableAffine)) };
  });
  return { arrays, equations, renamed: new Map(stored.map(({ name }) => [name, savedName(name, "before")])), nextIndex: fresh.next };
}

function redirect(equation: Equation, renamed: ReadonlyMap<string, string>): Equation {
  if (renamed.size === 0) return equation;
  const to = (e: Expr): Expr => {
    const other = e.kind === "read" ? renamed.get(e.array) : undefined;
    return e.kind === "read" && other !== undefined ? read(other, e.positions, e.guarded) : e;
  };
  const body = mapExpr(equation.body, to);
  if (equation.kind === "definition") return { ...equation, body };
  return { ...equation, body, positions: equation.positions.map((p) => (p.kind === "affine" ? p : { ...p, value: mapExpr(p.value, to) })) };
}

/** Only arrays that the program mentions belong to it. */
function withArrays(program: Program): Program {
  const { equations, outputs, stores } = program;
  const used = new Set([...outputs, ...stores.flatMap((s) => [s.target, s.source]), ...equations.flatMap((q) => [q.array, ...readsOfEquation(q).map((r) => r.array)])]);
  return { ...program, arrays: new Map([...program.arrays].filter(([name]) => used.has(name))) };
}
