/**
 * The adjoint of one right side: what each read in it receives. One rule for each kind of expression; none for layers.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { call, constant, indexValue, isConstantOf, monomial, multiply, power, readAt, reduce, scale, subtract, where } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { freshen } from "../../ir/equation/traverse.ts";
import type { Condition, Expr, IndexVariable, Read, Reduce } from "../../ir/equation/types.ts";
import type { Activity } from "../../ir/equation/activity.ts";
import type { Facts } from "../../ir/equation/intervals/facts.ts";
import type { Intervals } from "../../ir/equation/intervals.ts";
import { batchFirst, ordinalOf, productOfOthers } from "./reductions.ts";
import { flows } from "./rules.ts";

/** A choice by data, and on which side of it. */
export interface Choice {
  readonly condition: Expr;
  readonly holds: boolean;
}

/** At each point of `indices` where `conditions` hold, what is read receives `seed`; 0 where a choice is not as said. */
export interface Contribution {
  readonly read: Read;
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly choices: readonly Choice[];
  readonly seed: Expr;
}

/** Where a walk is. */
interface Here {
  readonly seed: Expr;
  /** What the choices tell. */
  readonly facts: Facts;
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly choices: readonly Choice[];
}

export interface Walked {
  readonly body: Expr;
  /** Those that the body depends on. */
  readonly own: readonly IndexVariable[];
  /** Those, and others that the seed has beside them. */
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  /** What decides whether the adjoint gets to the body at all. */
  readonly choices: readonly Choice[];
  /** The adjoint of the body. */
  readonly seed: Expr;
  /** The array of the body's value, at its own indices: none for an accumulation. */
  readonly array?: string;
}

export interface Tools {
  readonly activity: Activity;
  readonly intervals: Intervals;
  readonly fresh: Fresh;
  /** A read of a new array, over the indices, that holds the value of a reduction with the operator. */
  readonly define: (operator: string, indices: readonly IndexVariable[], value: Expr) => Expr;
}

export function contributionsOf(walked: Walked, tools: Tools): readonly Contribution[] {
  const { activity, intervals, fresh } = tools;
  const found: Contribution[] = [];
  const main = walked.body.kind === "where" ? walked.body.body : walked.body;
  const valueOf = (e: Expr): Expr =>
    e === main && walked.array !== undefined ? readAt(walked.array, walked.own.map(variableAffine)) : freshen(e, fresh);
  /** A reduction's value at the point at hand: computed once for all that read it, where no reduction or choice is around. */
  const reduced = (e: Expr, operator: string, at: Here): Expr =>
    at.indices === walked.indices && at.choices.length === 0 ? tools.define(operator, walked.own, where(at.conditions, e)) : freshen(e, fresh);

  const chosen = (at: Here, condition: Expr, holds: boolean): Here =>
    ({ ...at, choices: [...at.choices, { condition: freshen(condition, fresh), holds }], facts: at.facts.where(condition, holds, intervals.of) });
  /** Times a factor. Where nothing arrives nothing goes on, even where the factor is infinite: 0 · ∞ would be NaN. */
  const through = (at: Here, factor: Expr): Here => {
    const next = { ...at, seed: multiply(at.seed, freshen(factor, fresh)) };
    return intervals.of(factor, at.facts).certainty === "finite" ? next : { ...next, choices: [...at.choices, { condition: isZero(at.seed), holds: false }] };
  };

  const visit = (e: Expr, at: Here): void => {
    if (!activity.flowsThrough(e)) return;
    switch (e.kind) {
      case "constant": case "count": case "index": case "draw": return;
      case "read":
        found.push({ read: e, indices: at.indices, conditions: at.conditions, choices: at.choices, seed: at.seed });
        return;
      case "sum":
        for (const { coefficient, value } of e.terms) visit(value, { ...at, seed: scale(coefficient, at.seed) });
        return;
      case "product":
        e.factors.forEach(({ base, exponent }, i) => {
          if (!activity.flowsThrough(base)) return;
          const others = through(at, monomial(e.factors.filter((_, j) => j !== i)));
          const own = exponent === 1 ? others : through(others, power(base, exponent - 1));
          visit(base, { ...own, seed: scale(exponent, own.seed) });
        });
        return;
      case "call":
        for (const flow of flows(e, valueOf(e))) {
          visit(flow.argument, flow.kind === "scaled" ? through(at, flow.factor) : chosen(at, flow.when, flow.holds));
        }
        return;
      case "select":
        visit(e.whenTrue, chosen(at, e.condition, true));
        visit(e.whenFalse, chosen(at, e.condition, false));
        return;
      case "where":
        visit(e.body, { ...at, conditions: [...at.conditions, ...e.conditions] });
        return;
      case "reduce":
        visitReduce(e, at);
    }
  };

  const visitReduce = (e: Reduce, at: Here): void => {
    const inside: Here = { ...at, indices: [...at.indices, ...e.indices], conditions: [...at.conditions, ...e.conditions] };
    switch (e.operator) {
      case "sum":
        visit(e.body, inside);
        return;
      case "logsumexp": {
        const total = e === main && walked.array !== undefined ? valueOf(e) : reduced(e, "logsumexp", at);
        const share = call("exp", subtract(freshen(e.body, fresh), total));
        const covered = intervals.of(e, at.facts).certainty === "finite" && intervals.of(e.body, at.facts).certainty !== "unknown";
        // A share is at most 1, but for ∞ − ∞.
        visit(e.body, covered ? { ...inside, seed: multiply(at.seed, share) } : through(inside, share));
        return;
      }
      case "max": case "min": {
        const operator = e.operator === "max" ? "argmax" : "argmin";
        const indices = batchFirst(e.indices);
        const first = reduced(reduce(operator, indices, e.conditions, e.body), operator, at);
        const condition = call("equal", first, indexValue(ordinalOf(indices)));
        visit(e.body, { ...inside, choices: [...at.choices, { condition, holds: true }] });
        return;
      }
      case "product":
        visit(e.body, through(inside, productOfOthers(e, fresh)));
        return;
      case "argmax": case "argmin":
    }
  };

  visit(walked.body, { seed: walked.seed, indices: walked.indices, conditions: walked.conditions, choices: walked.choices, facts: intervals.nothing });
  return found;
}

/** Whether an adjoint is 0; whatever number it is multiplied by. */
function isZero(seed: Expr): Expr {
  const factors = seed.kind === "sum" && seed.terms.length === 1 && isConstantOf(constant(seed.constant), 0) ? seed.terms.map((t) => t.value) : [seed];
  const [value = seed] = factors;
  const without = value.kind === "product" ? monomial(value.factors.filter((f) => f.base.kind !== "count")) : value;
  return call("equal", without, constant(0));
}
