/**
 * The adjoint of one right side: what each read in it receives. One rule for each kind of expression; none for layers.
 */
import { variableAffine } from "../../ir/equation/affine.ts";
import { call, indexValue, monomial, multiply, readAt, reduce, scale, subtract, where } from "../../ir/equation/build.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { freshen } from "../../ir/equation/traverse.ts";
import type { Condition, Expr, IndexVariable, Read, Reduce } from "../../ir/equation/types.ts";
import type { Activity } from "./activity.ts";
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
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  readonly choices: readonly Choice[];
}

export interface Walked {
  readonly body: Expr;
  readonly indices: readonly IndexVariable[];
  readonly conditions: readonly Condition[];
  /** The adjoint of the body. */
  readonly seed: Expr;
  /** The array that holds the body's value, at the indices: none for an accumulation. */
  readonly array?: string;
}

export interface Tools {
  readonly activity: Activity;
  readonly fresh: Fresh;
  /** A read of a new array, over the indices, that holds the value of a reduction with the operator. */
  readonly define: (operator: string, indices: readonly IndexVariable[], value: Expr) => Expr;
}

export function contributionsOf(walked: Walked, tools: Tools): readonly Contribution[] {
  const { activity, fresh } = tools;
  const found: Contribution[] = [];
  const main = walked.body.kind === "where" ? walked.body.body : walked.body;
  const valueOf = (e: Expr): Expr =>
    e === main && walked.array !== undefined ? readAt(walked.array, walked.indices.map(variableAffine)) : freshen(e, fresh);
  /** A reduction's value at the point at hand: computed once for all that read it, where no reduction or choice is around. */
  const reduced = (e: Expr, operator: string, at: Here): Expr =>
    at.indices === walked.indices && at.choices.length === 0 ? tools.define(operator, walked.indices, where(at.conditions, e)) : freshen(e, fresh);

  const visit = (e: Expr, at: Here): void => {
    if (!activity.flowsThrough(e)) return;
    switch (e.kind) {
      case "constant": case "count": case "index": case "draw": return;
      case "read":
        found.push({ read: e, ...at });
        return;
      case "sum":
        for (const { coefficient, value } of e.terms) visit(value, { ...at, seed: scale(coefficient, at.seed) });
        return;
      case "product":
        e.factors.forEach(({ base, exponent }, i) => {
          if (!activity.flowsThrough(base)) return;
          const others = e.factors.filter((_, j) => j !== i).map((f) => ({ base: freshen(f.base, fresh), exponent: f.exponent }));
          const own = exponent === 1 ? [] : [{ base: freshen(base, fresh), exponent: exponent - 1 }];
          visit(base, { ...at, seed: scale(exponent, monomial([{ base: at.seed, exponent: 1 }, ...own, ...others])) });
        });
        return;
      case "call":
        for (const flow of flows(e, valueOf(e))) {
          if (flow.kind === "scaled") visit(flow.argument, { ...at, seed: multiply(at.seed, freshen(flow.factor, fresh)) });
          else visit(flow.argument, { ...at, choices: [...at.choices, { condition: freshen(flow.when, fresh), holds: flow.holds }] });
        }
        return;
      case "select": {
        const condition = freshen(e.condition, fresh);
        visit(e.whenTrue, { ...at, choices: [...at.choices, { condition, holds: true }] });
        visit(e.whenFalse, { ...at, choices: [...at.choices, { condition, holds: false }] });
        return;
      }
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
        visit(e.body, { ...inside, seed: multiply(at.seed, share) });
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
        visit(e.body, { ...inside, seed: multiply(at.seed, productOfOthers(e, fresh)) });
        return;
      case "argmax": case "argmin":
    }
  };

  visit(walked.body, { seed: walked.seed, indices: walked.indices, conditions: walked.conditions, choices: [] });
  return found;
}
