/** Blocks as statements. */
import { atLeastZero, offsetAffine, scaleAffine, variableAffine } from "../../ir/equation/affine.ts";
import { neutral } from "../../ir/equation/build.ts";
import { children, conditionDependsOn, freeVariables } from "../../ir/equation/traverse.ts";
import type { Accumulation, Expr, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { bound, branch, load, local, loop, number, operation } from "../../ir/kernel/build.ts";
import { mentions } from "../../ir/kernel/mentions.ts";
import { constantOffset, sumOffsets, variableOffset } from "../../ir/kernel/offset.ts";
import type { Offset, Statement } from "../../ir/kernel/types.ts";
import type { UnusedNames } from "../../ir/unused-names.ts";
import type { Block, Nest } from "./blocks.ts";
import { lowerExpr, lowerPositions, offsetOf } from "./expressions/expression.ts";
import { guardsOf } from "./guards.ts";
import type { Layout } from "./layout.ts";
import { loopsOver } from "./loops.ts";
import { identifier } from "./names.ts";
import { conditionsExpr, elementKey, extremeKey, positionOffset, type Scope } from "./scope.ts";

export interface Targets {
  readonly layouts: ReadonlyMap<string, Layout>;
  /** Arrays whose numbers are needed beyond their own nest. */
  readonly stored: ReadonlySet<string>;
  /** What code calls an array. */
  readonly titleOf: (array: string) => string;
  /** The index that the host sets, by the runtime count: the step of a stream, which `count` numbers from 1. */
  readonly step: IndexVariable | undefined;
}

export function emitBlock(block: Block, targets: Targets, names: UnusedNames): readonly Statement[] {
  const { step } = targets;
  const name = step && names.fresh(identifier(step.name));
  const indices = new Map<number, Offset>(step === undefined || name === undefined ? [] : [[step.id, { kind: "local", name }]]);
  const scope: Scope = {
    layouts: targets.layouts, names, indices, elements: new Map(), reductions: new Map(), ordinals: new Map(), out: [],
  };
  const body = statementsOf(block, targets, scope);
  if (name === undefined || !body.some((s) => mentions(s, new Set([name])))) return body;
  return [{ kind: "let", name, value: operation("subtract", { kind: "count" }, number(1)), integer: true }, ...body];
}

function statementsOf(block: Block, targets: Targets, scope: Scope): readonly Statement[] {
  switch (block.kind) {
    case "nest": return emitNest(block, targets, scope);
    case "accumulation": return emitAccumulation(block.equation, scope);
    case "recurrence": return emitRecurrence(block, targets, scope);
  }
}

/** All values of a point are computed before any is stored, so that a nest may overwrite what it reads at its own point. */
function emitNest(nest: Nest, targets: Targets, scope: Scope): readonly Statement[] {
  return loopsOver(nest.indices, [], { ...scope, ordinals: ordinalsOf(nest) }, (s) => {
    const elements = new Map<string, string>();
    const point: Scope = { ...s, elements };
    const stores: Statement[] = [];
    for (const d of nest.definitions) {
      const value = lowerExpr(d.body, point);
      const positions = d.indices.map(variableAffine);
      const layout = targets.layouts.get(d.array);
      const name = scope.names.fresh(identifier(targets.titleOf(d.array)));
      point.out.push({ kind: "let", name, value });
      elements.set(elementKey(d.array, positions), name);
      if (layout !== undefined && targets.stored.has(d.array)) {
        const offset = sumOffsets(0, positions.map((p, k) => ({ coefficient: layout.strides[k] ?? 0, value: positionOffset(offsetAffine(p, -(layout.extents[k]?.lower ?? 0)), point.indices) })));
        stores.push({ kind: "store", buffer: layout.buffer, offset, value: local(name), add: false });
      }
    }
    point.out.push(...stores);
  });
}

function ordinalsOf(nest: Nest): ReadonlyMap<string, Reduce> {
  const found = new Map<string, Reduce>();
  const visit = (e: Expr): void => {
    if (e.kind === "reduce" && (e.operator === "argmax" || e.operator === "argmin")) found.set(extremeKey(e), e);
    for (const part of children(e)) visit(part);
  };
  for (const d of nest.definitions) visit(d.body);
  return found;
}

/** Positions from data are read where all that they depend on is known: loops over other indices are inside. */
function emitAccumulation(equation: Accumulation, scope: Scope): readonly Statement[] {
  const { positions, guarded } = equation;
  const layout = scope.layouts.get(equation.array);
  if (layout === undefined) throw new Error(`array ${equation.array} has no buffer`);
  const data = new Map<number, IndexVariable>();
  for (const p of positions) if (p.kind === "data") freeVariables(p.value, data);
  const batch = equation.indices.filter((v) => v.upper === Infinity);
  const outer = [...batch, ...equation.indices.filter((v) => v.upper !== Infinity && data.has(v.id))];
  const rest = equation.indices.filter((v) => !outer.includes(v));
  const conditions = [...equation.conditions, ...(guarded ? guardsOf(positions, layout) : [])];
  const inRest = conditions.filter((c) => conditionDependsOn(c, rest));
  const loops = loopsOver(outer, conditions.filter((c) => !inRest.includes(c)), scope, (s) => {
    const { found, inside } = lowerPositions(positions, guarded, layout, s);
    const then = loopsOver(rest, inRest, s, (t) => {
      const value = lowerExpr(equation.body, t);
      const offset = offsetOf(positions, found, layout, t);
      const add = equation.operator === "sum" && equation.keeps !== true;
      t.out.push({ kind: "store", buffer: layout.buffer, offset, value: equation.operator === "sum" ? value : operation(equation.operator, load(layout.buffer, offset), value), add });
    });
    s.out.push(...branch(inside, then));
  });
  return equation.keeps === true ? loops : [{ kind: "fill", buffer: layout.buffer, value: neutral(equation.operator) }, ...loops];
}

/** One loop over the steps; downward ones count up and mirror the index. */
function emitRecurrence(block: Extract<Block, { kind: "recurrence" }>, targets: Targets, scope: Scope): readonly Statement[] {
  const { step, downward } = block;
  const name = scope.names.fresh(identifier(step.name));
  const at: Offset = downward ? sumOffsets(step.lower + step.upper - 1, [{ coefficient: -1, value: variableOffset(name) }]) : variableOffset(name);
  const indices = new Map([...scope.indices, [step.id, at] as const]);
  const body = block.nests.flatMap((nest) => {
    const inside = emitNest(nest, targets, { ...scope, indices });
    const own = nest.step ?? step;
    const range = [
      ...(own.lower > step.lower ? [atLeastZero(offsetAffine(variableAffine(step), -own.lower))] : []),
      ...(own.upper < step.upper ? [atLeastZero(offsetAffine(scaleAffine(variableAffine(step), -1), own.upper - 1))] : []),
    ];
    return branch(conditionsExpr(range, indices), inside);
  });
  return [loop(name, bound(constantOffset(step.lower)), bound(constantOffset(step.upper)), body)];
}
