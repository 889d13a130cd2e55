/**
 * Gradient clipping, as equations of the update. By value: each entry to [−limit, limit]. By norm: all gradients scaled
 * by min(1, limit / (norm + 1e-6)), as PyTorch's `clip_grad_norm_` does with the norm over all of them.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { add, call, constant, divide, multiply, power, readAt, reduce, sqrt } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { clipNormName, clippedName, clipScaleName, gradientName } from "../../ir/equation/names.ts";
import { mapExpr } from "../../ir/equation/traverse.ts";
import type { ArrayDefinition, Definition, Expr, Program } from "../../ir/equation/types.ts";

const real = { kind: "real" } as const;

export function clipGradients(program: Program, trained: readonly string[], clip: { readonly kind: "norm" | "value"; readonly limit: number }, fresh: Fresh): Program {
  const arrays = new Map(program.arrays);
  const equations: Definition[] = [];
  const clipped = new Map<string, string>();
  const define = (array: ArrayDefinition, indices: Definition["indices"], body: Expr): void => {
    arrays.set(array.name, array);
    equations.push({ kind: "definition", array: array.name, indices, body });
  };
  const at = (name: string): { array: ArrayDefinition; indices: Definition["indices"]; value: Expr } | undefined => {
    const array = program.arrays.get(name);
    if (array === undefined) return undefined;
    const indices = array.extents.map(({ lower, upper }, i) => fresh.variable(`i${i}`, lower, upper));
    return { array, indices, value: readAt(name, indices.map(variableAffine)) };
  };
  if (clip.kind === "norm") {
    const squares = trained.flatMap((parameter) => {
      const gradient = at(gradientName(parameter));
      return gradient === undefined ? [] : [reduce("sum", gradient.indices, [], power(gradient.value, 2))];
    });
    define({ name: clipNormName, extents: [], role: "value", content: real, purpose: { kind: "member", instance: "clip", name: "norm" } }, [], sqrt(add(...squares)));
    const share = divide(constant(clip.limit), add(readAt(clipNormName, []), constant(1e-6)));
    define({ name: clipScaleName, extents: [], role: "value", content: real, purpose: { kind: "member", instance: "clip", name: "scale" } }, [], call("min", share, constant(1)));
  }
  for (const parameter of trained) {
    const name = gradientName(parameter);
    const gradient = at(name);
    if (gradient === undefined) continue;
    const { indices, value } = gradient;
    const limited = clip.kind === "norm" ? multiply(value, readAt(clipScaleName, [])) : call("max", call("min", value, constant(clip.limit)), constant(-clip.limit));
    define({ ...gradient.array, name: clippedName(parameter), role: "value", purpose: { kind: "clipped", of: parameter, ofPurpose: arrays.get(parameter)?.purpose } }, indices, limited);
    clipped.set(name, clippedName(parameter));
  }
  const redirect = (e: Expr): Expr => {
    const to = e.kind === "read" ? clipped.get(e.array) : undefined;
    return to === undefined || e.kind !== "read" ? e : readAt(to, e.positions.flatMap((p) => (p.kind === "affine" ? [p.affine] : [])), e.guarded);
  };
  const rest = program.equations.map((equation) => ({ ...equation, body: mapExpr(equation.body, redirect) }));
  return { ...program, arrays, equations: [...equations, ...rest], nextIndex: fresh.next };
}
