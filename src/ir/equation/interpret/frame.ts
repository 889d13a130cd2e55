/** The values of an equation's indices while it is evaluated, and functions of them. */
import { affineVariables } from "../affine.ts";
import type { Affine, Condition, Expr, IndexVariable } from "../types.ts";

/** One slot for each index of an equation. Each evaluation has a frame of its own, so that recurrences can nest. */
export type Frame = Int32Array;

export type OfFrame = (frame: Frame) => number;

/** Gives each index of one equation its slot. */
export class Slots {
  readonly #slots = new Map<number, number>();

  of(variable: IndexVariable): number {
    const slot = this.#slots.get(variable.id) ?? this.#slots.size;
    this.#slots.set(variable.id, slot);
    return slot;
  }

  get size(): number {
    return this.#slots.size;
  }
}

export function slotValue(frame: Frame, slot: number): number {
  return frame[slot] ?? NaN;
}

/** The value of an affine form. */
export function compileAffine(a: Affine, slots: Slots): OfFrame {
  const parts = a.terms.map(({ coefficient, atom }) => {
    if (atom.kind === "variable") return linearPart(coefficient, slots.of(atom));
    const numerator = compileAffine(atom.numerator, slots);
    const { divisor } = atom;
    return (frame: Frame) => coefficient * Math.floor(numerator(frame) / divisor);
  });
  return plus(a.constant, parts);
}

function linearPart(coefficient: number, slot: number): OfFrame {
  return coefficient === 1 ? (frame) => slotValue(frame, slot) : (frame) => coefficient * slotValue(frame, slot);
}

function plus(constant: number, parts: readonly OfFrame[]): OfFrame {
  const [first, second, ...rest] = parts;
  if (first === undefined) return () => constant;
  if (second === undefined) return constant === 0 ? first : (frame) => constant + first(frame);
  if (rest.length === 0) return (frame) => constant + first(frame) + second(frame);
  return (frame) => {
    let sum = constant;
    for (const part of parts) sum += part(frame);
    return sum;
  };
}

/** Whether all conditions hold; `undefined` where there are none. */
export function compileConditions(conditions: readonly Condition[], slots: Slots): ((frame: Frame) => boolean) | undefined {
  const tests = conditions.map(({ affine, equality }) => {
    const value = compileAffine(affine, slots);
    return equality ? (frame: Frame) => value(frame) === 0 : (frame: Frame) => value(frame) >= 0;
  });
  const [first, second, ...rest] = tests;
  if (first === undefined || second === undefined) return first;
  if (rest.length === 0) return (frame) => first(frame) && second(frame);
  return (frame) => tests.every((test) => test(frame));
}

/**
 * The conditions by the loop at which they can first be decided: entry 0 before any of the loops, entry k inside of
 * the first k.
 */
export function conditionsByLoop(conditions: readonly Condition[], indices: readonly IndexVariable[]): readonly (readonly Condition[])[] {
  const levels: Condition[][] = [[], ...indices.map(() => [])];
  for (const condition of conditions) {
    const inside = affineVariables(condition.affine);
    const deepest = indices.findLastIndex((v) => inside.has(v.id)) + 1;
    levels[deepest]?.push(condition);
  }
  return levels;
}

/** What compiles the parts of an expression: given to the files that compile one kind each. */
export interface Compiler {
  readonly slots: Slots;
  readonly expression: (e: Expr) => OfFrame;
}
