/**
 * For a comparison of gradients with differences: what is stopped is held while weights move.
 *
 * In: a set after `lift`, before anything is differentiated. Out: one whose training leaves what each `stop` gives, and whose evaluation (where the host
 * has the loss, whose inference) computes the loss (the outputs) of training anew with those values as they were left. A set without a `stop` is given
 * back as it is.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { read, readAt } from "../../ir/equation/build.ts";
import { Fresh } from "../../ir/equation/fresh.ts";
import { stoppedName } from "../../ir/equation/names.ts";
import type { ProgramSet } from "../../ir/equation/program-set.ts";
import { freeVariables, instantiate, mapChildren, mapExpr, readsOfEquation } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Equation, Expr, IndexVariable, Program } from "../../ir/equation/types.ts";

export function hold(set: ProgramSet): ProgramSet {
  const { training, evaluation, inference } = set;
  const named = training && nameStopped(training);
  if (named === undefined || named.stopped.length === 0) return set;
  const { program, stopped } = named;
  const left = { ...set, training: { ...program, outputs: [...program.outputs, ...stopped] } };
  const outputs = evaluation?.outputs ?? inference.outputs;
  const moved = withHeld(program, stopped, outputs, evaluation === undefined ? "inference" : "evaluation");
  return evaluation === undefined ? { ...left, inference: moved } : { ...left, evaluation: moved };
}

/** Every outermost `stop` as an array of its own, over the indices that it depends on. */
function nameStopped(program: Program): { readonly program: Program; readonly stopped: readonly string[] } {
  const fresh = new Fresh(program.nextIndex);
  const arrays = new Map(program.arrays);
  const made: Definition[] = [];
  const names = new Map<string, string>();
  const name = (e: Expr, origin: Equation["origin"]): Expr => {
    if (e.kind !== "call" || e.primitive !== "stop") return mapChildren(e, (part) => name(part, origin));
    const free = inOrder([...freeVariables(e).values()]);
    const array = names.get(e.key) ?? stoppedName(names.size + 1);
    if (!names.has(e.key)) {
      names.set(e.key, array);
      const own = free.map((v) => fresh.like(v));
      arrays.set(array, { name: array, role: "value", content: { kind: "real" }, extents: own.map(({ lower, upper }) => ({ lower, upper })) });
      const body = instantiate(free, guarded(e), own.map(variableAffine), fresh);
      made.push({ kind: "definition", array, indices: own, body, ...(origin && { origin }) });
    }
    return readAt(array, free.map(variableAffine));
  };
  const equations = program.equations.map((equation): Equation => ({ ...equation, body: name(equation.body, equation.origin) }));
  return { program: { ...program, arrays, equations: [...equations, ...made], nextIndex: fresh.next }, stopped: [...names.values()] };
}

/** Outside of the conditions around it a read may leave its array; nothing reads what it would give. */
function guarded(e: Expr): Expr {
  return mapExpr(e, (x) => (x.kind === "read" ? read(x.array, x.positions, true) : x));
}

/** The batch first. */
function inOrder(variables: readonly IndexVariable[]): readonly IndexVariable[] {
  return variables.toSorted((a, b) => Number(b.upper === Infinity) - Number(a.upper === Infinity) || a.id - b.id);
}

/** The part of a program that its outputs need, with some arrays as another program left them. */
function withHeld(program: Program, held: readonly string[], outputs: readonly string[], name: string): Program {
  const equations = new Map(program.equations.filter((q) => !held.includes(q.array)).map((q) => [q.array, q]));
  const needed = new Set(outputs);
  for (const array of needed) for (const r of readsOf(equations.get(array))) needed.add(r);
  const arrays = [...program.arrays.values()].filter((a) => needed.has(a.name)).map((a): ArrayDefinition => (held.includes(a.name) ? { ...a, role: "kept" } : a));
  return { ...program, name, arrays: new Map(arrays.map((a) => [a.name, a])), equations: [...equations.values()].filter((q) => needed.has(q.array)), outputs, stores: [] };
}

function readsOf(equation: Equation | undefined): readonly string[] {
  return equation === undefined ? [] : readsOfEquation(equation).map((r) => r.array);
}
