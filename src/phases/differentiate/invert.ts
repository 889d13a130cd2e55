/**
 * Turns a read around: from "at each point v, A[φ(v)] receives e(v)" to "A[p] is the sum of e(v) over the v with φ(v) = p".
 *
 * φ(v) = p is solved over the integers: every floor becomes an unknown between two inequalities; the unknown of longest
 * range with coefficient ±1 is eliminated, again and again; an equation without such a one is divided by its common
 * divisor; what cannot be solved stays as a condition. Unknowns that are left are summed over.
 */
import {
  addAffine, affine, affineVariables, atLeastZero, atomInterval, equalsZero, floorAffine, joinConditions, offsetAffine,
  scaleAffine, subtractAffine, substituteAffine, substituteCondition, variableAffine,
} from "../../ir/equation/affine.ts";
import type { Fresh } from "../../ir/equation/fresh.ts";
import { gcd } from "../../ir/equation/number.ts";
import type { Affine, Condition, IndexVariable } from "../../ir/equation/types.ts";

export interface Solution {
  /** What each unknown that was eliminated is, by id, in terms of the points of A and the unknowns that are left. */
  readonly solved: ReadonlyMap<number, Affine>;
  readonly left: readonly IndexVariable[];
  /** Where there is a solution at all, and all unknowns are in their ranges. */
  readonly conditions: readonly Condition[];
}

/** All v in their ranges with `forms[i](v) = 0` for each i, under `conditions`; `undefined` if there is none. */
export function solve(forms: readonly Affine[], unknowns: readonly IndexVariable[], conditions: readonly Condition[], fresh: Fresh): Solution | undefined {
  const system = new System(unknowns, conditions, fresh);
  for (const form of forms) system.add(form);
  system.run();
  return system.solution();
}

class System {
  #equations: Affine[] = [];
  #conditions: Condition[];
  #left: IndexVariable[];
  readonly #solved = new Map<number, Affine>();
  readonly #floors = new Map<string, IndexVariable>();
  readonly #fresh: Fresh;

  constructor(unknowns: readonly IndexVariable[], conditions: readonly Condition[], fresh: Fresh) {
    this.#left = [...unknowns];
    this.#conditions = [...conditions];
    this.#fresh = fresh;
  }

  add(form: Affine): void {
    this.#equations.push(this.#withoutFloors(form));
  }

  solution(): Solution | undefined {
    const conditions = joinConditions(this.#conditions);
    return conditions && { solved: this.#solved, left: this.#left, conditions };
  }

  run(): void {
    for (let next = this.#equations[0]; next !== undefined; next = this.#equations[0]) {
      const unit = this.#bestUnit();
      if (unit !== undefined) {
        this.#drop(unit.equation);
        const rest = addAffine(unit.equation, variableAffine(unit.unknown), -unit.coefficient);
        this.#eliminate(unit.unknown, scaleAffine(rest, -unit.coefficient));
      } else this.#withoutUnit(next);
    }
  }

  /** No unknown in any equation has coefficient ±1. */
  #withoutUnit(equation: Affine): void {
    this.#drop(equation);
    const terms = this.#unknownTerms(equation);
    if (terms.length === 0 || this.#hiddenUnknown(equation)) {
      this.#conditions.push(equalsZero(equation));
      return;
    }
    let divisor = 0;
    for (const { coefficient } of terms) divisor = gcd(divisor, coefficient);
    const known = terms.reduce((rest, { unknown, coefficient }) => addAffine(rest, variableAffine(unknown), -coefficient), equation);
    if (divisor > 1) {
      const quotient = floorAffine(known, divisor);
      this.#conditions.push(equalsZero(addAffine(known, quotient, -divisor)));
      this.#equations.unshift(terms.reduce((sum, { unknown, coefficient }) => addAffine(sum, variableAffine(unknown), coefficient / divisor), quotient));
      return;
    }
    const [least] = terms.toSorted((a, b) => Math.abs(a.coefficient) - Math.abs(b.coefficient));
    // A floor of unknowns must not get into another equation.
    const coupled = this.#equations.some((other) => terms.some(({ unknown }) => coefficientOf(other, unknown) !== 0));
    if (coupled || least === undefined) {
      this.#conditions.push(equalsZero(equation));
      return;
    }
    const size = Math.abs(least.coefficient);
    const rest = scaleAffine(addAffine(equation, variableAffine(least.unknown), -least.coefficient), -Math.sign(least.coefficient));
    const quotient = floorAffine(rest, size);
    this.#conditions.push(equalsZero(addAffine(rest, quotient, -size)));
    this.#eliminate(least.unknown, quotient);
  }

  #drop(equation: Affine): void {
    this.#equations.splice(this.#equations.indexOf(equation), 1);
  }

  #eliminate(unknown: IndexVariable, value: Affine): void {
    const replacement = new Map([[unknown.id, value]]);
    this.#equations = this.#equations.map((e) => substituteAffine(e, replacement));
    this.#conditions = this.#conditions.map((c) => substituteCondition(c, replacement));
    this.#conditions.push(...inRange(value, unknown));
    for (const [id, solved] of this.#solved) this.#solved.set(id, substituteAffine(solved, replacement));
    this.#solved.set(unknown.id, value);
    this.#left = this.#left.filter((v) => v !== unknown);
  }

  #bestUnit(): { equation: Affine; unknown: IndexVariable; coefficient: number } | undefined {
    let best: { equation: Affine; unknown: IndexVariable; coefficient: number } | undefined;
    for (const equation of this.#equations) {
      if (this.#hiddenUnknown(equation)) continue;
      for (const term of this.#unknownTerms(equation)) {
        if (Math.abs(term.coefficient) === 1 && (best === undefined || range(term.unknown) > range(best.unknown))) best = { equation, ...term };
      }
    }
    return best;
  }

  #unknownTerms(equation: Affine): { unknown: IndexVariable; coefficient: number }[] {
    return this.#left.flatMap((unknown) => {
      const coefficient = coefficientOf(equation, unknown);
      return coefficient === 0 ? [] : [{ unknown, coefficient }];
    });
  }

  /** Whether the equation has an unknown inside of a floor. */
  #hiddenUnknown(equation: Affine): boolean {
    return equation.terms.some(({ atom }) => atom.kind === "floor" && this.#mentionsUnknown(atom.numerator));
  }

  #mentionsUnknown(form: Affine): boolean {
    const inside = affineVariables(form);
    return this.#left.some((v) => inside.has(v.id));
  }

  #withoutFloors(form: Affine): Affine {
    let result = affine(form.constant);
    for (const { coefficient, atom } of form.terms) {
      const plain = atom.kind === "floor" && this.#mentionsUnknown(atom.numerator) ? this.#floorUnknown(atom) : undefined;
      result = addAffine(result, plain === undefined ? affine(0, [{ coefficient: 1, atom }]) : variableAffine(plain), coefficient);
    }
    return result;
  }

  /** The unknown that stands for a floor, with what it must satisfy; none where its range is not known. */
  #floorUnknown(atom: Extract<Affine["terms"][number]["atom"], { kind: "floor" }>): IndexVariable | undefined {
    const known = this.#floors.get(atom.key);
    if (known !== undefined) return known;
    const [low, high] = atomInterval(atom);
    if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
    const numerator = this.#withoutFloors(atom.numerator);
    const quotient = this.#fresh.variable("q", low, high + 1);
    this.#floors.set(atom.key, quotient);
    this.#left.push(quotient);
    const remainder = addAffine(numerator, variableAffine(quotient), -atom.divisor);
    this.#conditions.push(atLeastZero(remainder), atLeastZero(offsetAffine(scaleAffine(remainder, -1), atom.divisor - 1)));
    return quotient;
  }
}

function range(v: IndexVariable): number {
  return v.upper - v.lower;
}

function coefficientOf(form: Affine, unknown: IndexVariable): number {
  return form.terms.find(({ atom }) => atom.kind === "variable" && atom.id === unknown.id)?.coefficient ?? 0;
}

function inRange(value: Affine, v: IndexVariable): readonly Condition[] {
  const low = atLeastZero(offsetAffine(value, -v.lower));
  return v.upper === Infinity ? [low] : [low, atLeastZero(subtractAffine(affine(v.upper - 1), value))];
}
