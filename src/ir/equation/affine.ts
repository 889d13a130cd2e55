/** Integer arithmetic of index positions: affine forms over index variables and floors of such forms. */
import { gcd } from "./number.ts";
import type { Affine, AffineTerm, Atom, Condition, FloorTerm, IndexVariable } from "./types.ts";

/** The normal form: terms merged, sorted by key, none with coefficient 0. */
export function affine(constant: number, terms: readonly AffineTerm[] = []): Affine {
  const merged = new Map<string, AffineTerm>();
  for (const { coefficient, atom } of terms) {
    const sum = (merged.get(atom.key)?.coefficient ?? 0) + coefficient;
    if (sum === 0) merged.delete(atom.key);
    else merged.set(atom.key, { coefficient: sum, atom });
  }
  const sorted = [...merged.values()].sort((a, b) => (a.atom.key < b.atom.key ? -1 : 1));
  return { constant: constant || 0, terms: sorted, key: affineKey(constant || 0, sorted) };
}

function affineKey(constant: number, terms: readonly AffineTerm[]): string {
  let key = "";
  for (const { coefficient, atom } of terms) {
    key += coefficient === 1 ? "+" : coefficient === -1 ? "-" : `${coefficient > 0 ? "+" : ""}${coefficient}*`;
    key += atom.key;
  }
  return constant !== 0 || terms.length === 0 ? `${key}${constant >= 0 ? "+" : ""}${constant}` : key;
}

export function constantAffine(constant: number): Affine {
  return affine(constant);
}

export function variableAffine(variable: IndexVariable): Affine {
  return affine(0, [{ coefficient: 1, atom: variable }]);
}

/** `a + scale · b` */
export function addAffine(a: Affine, b: Affine, scale = 1): Affine {
  return affine(a.constant + scale * b.constant, [
    ...a.terms,
    ...b.terms.map(({ coefficient, atom }) => ({ coefficient: scale * coefficient, atom })),
  ]);
}

export function subtractAffine(a: Affine, b: Affine): Affine {
  return addAffine(a, b, -1);
}

export function scaleAffine(a: Affine, scale: number): Affine {
  return affine(
    a.constant * scale,
    a.terms.map(({ coefficient, atom }) => ({ coefficient: coefficient * scale, atom })),
  );
}

export function offsetAffine(a: Affine, constant: number): Affine {
  return { constant: a.constant + constant || 0, terms: a.terms, key: affineKey(a.constant + constant || 0, a.terms) };
}

export function isConstant(a: Affine): boolean {
  return a.terms.length === 0;
}

/** The variable of an affine form that is just that variable. */
export function asVariable(a: Affine): IndexVariable | undefined {
  const [term, ...rest] = a.terms;
  return a.constant === 0 && rest.length === 0 && term?.coefficient === 1 && term.atom.kind === "variable" ? term.atom : undefined;
}

/** Least and greatest value over the ranges of the variables, both inclusive; infinite where the batch is in it. */
export function interval(a: Affine): readonly [number, number] {
  let low = a.constant;
  let high = a.constant;
  for (const { coefficient, atom } of a.terms) {
    const [l, h] = atomInterval(atom);
    low += coefficient > 0 ? coefficient * l : coefficient * h;
    high += coefficient > 0 ? coefficient * h : coefficient * l;
  }
  return [low, high];
}

export function atomInterval(atom: Atom): readonly [number, number] {
  if (atom.kind === "variable") return [atom.lower, atom.upper - 1];
  const [low, high] = interval(atom.numerator);
  return [Math.floor(low / atom.divisor), Math.floor(high / atom.divisor)];
}

/** `floor(a / divisor)` for an integer divisor other than 0, with whole parts taken out. */
export function floorAffine(a: Affine, divisor: number): Affine {
  if (divisor < 0) return floorAffine(scaleAffine(a, -1), -divisor);
  if (divisor === 1) return a;
  const whole: AffineTerm[] = [];
  const parts: AffineTerm[] = [];
  for (const term of a.terms) {
    if (term.coefficient % divisor === 0) whole.push({ coefficient: term.coefficient / divisor, atom: term.atom });
    else parts.push(term);
  }
  const quotient = affine(Math.floor(a.constant / divisor), whole);
  const rest = affine(a.constant - Math.floor(a.constant / divisor) * divisor, parts);
  return addAffine(quotient, floorOfRest(rest, divisor));
}

function floorOfRest(rest: Affine, divisor: number): Affine {
  const [low, high] = interval(rest);
  if (Math.floor(low / divisor) === Math.floor(high / divisor)) return constantAffine(Math.floor(low / divisor));
  let g = divisor;
  for (const { coefficient } of rest.terms) g = gcd(g, coefficient);
  if (g > 1) {
    const terms = rest.terms.map(({ coefficient, atom }) => ({ coefficient: coefficient / g, atom }));
    return floorAffine(affine(Math.floor(rest.constant / g), terms), divisor / g);
  }
  const [only, ...others] = rest.terms;
  if (rest.constant === 0 && others.length === 0 && only?.coefficient === 1 && only.atom.kind === "floor") {
    return floorAffine(only.atom.numerator, only.atom.divisor * divisor);
  }
  const atom: FloorTerm = { kind: "floor", numerator: rest, divisor, key: `⌊${rest.key}/${divisor}⌋` };
  return affine(0, [{ coefficient: 1, atom }]);
}

/** `a − divisor · floor(a / divisor)` */
export function moduloAffine(a: Affine, divisor: number): Affine {
  return addAffine(a, floorAffine(a, divisor), -divisor);
}

/** Replaces variables, by id. */
export function substituteAffine(a: Affine, replacements: ReadonlyMap<number, Affine>): Affine {
  let result = constantAffine(a.constant);
  for (const { coefficient, atom } of a.terms) {
    const replacement =
      atom.kind === "variable"
        ? (replacements.get(atom.id) ?? variableAffine(atom))
        : floorAffine(substituteAffine(atom.numerator, replacements), atom.divisor);
    result = addAffine(result, replacement, coefficient);
  }
  return result;
}

/** The variables in it, inside of floors too, by id. */
export function affineVariables(a: Affine, into = new Map<number, IndexVariable>()): Map<number, IndexVariable> {
  for (const { atom } of a.terms) {
    if (atom.kind === "variable") into.set(atom.id, atom);
    else affineVariables(atom.numerator, into);
  }
  return into;
}

// ---------------------------------------------------------------- conditions

/** `a ≥ 0`, among whole numbers: `2·i − 1 ≥ 0` is `i − 1 ≥ 0`. */
export function atLeastZero(a: Affine): Condition {
  const common = a.terms.reduce((divisor, { coefficient }) => gcd(divisor, Math.abs(coefficient)), 0);
  if (common <= 1) return { affine: a, equality: false };
  const terms = a.terms.map(({ coefficient, atom }) => ({ coefficient: coefficient / common, atom }));
  return { affine: affine(Math.floor(a.constant / common), terms), equality: false };
}

/** `a = 0` */
export function equalsZero(a: Affine): Condition {
  return { affine: a, equality: true };
}

export function conditionKey(c: Condition): string {
  return c.affine.key + (c.equality ? "==0" : ">=0");
}

/** What the ranges alone say of a condition. */
export function decide(c: Condition): boolean | undefined {
  const [low, high] = interval(c.affine);
  if (c.equality) return low === 0 && high === 0 ? true : low > 0 || high < 0 ? false : undefined;
  return low >= 0 ? true : high < 0 ? false : undefined;
}

/** All of them, sorted, without those that always hold; `undefined` if one never holds. */
export function joinConditions(...lists: readonly (readonly Condition[])[]): readonly Condition[] | undefined {
  const joined = new Map<string, Condition>();
  for (const list of lists) {
    for (const condition of list) {
      const truth = decide(condition);
      if (truth === false) return undefined;
      if (truth === undefined) joined.set(conditionKey(condition), condition);
    }
  }
  const all = [...joined].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, condition]) => condition);
  return exclude(all) ? undefined : all;
}

/** Whether two of the conditions cannot hold at once: `u + a ≥ 0` and `−u + b ≥ 0` with `a + b < 0`. */
function exclude(conditions: readonly Condition[]): boolean {
  const constants = new Map<string, number>();
  const least = (a: Affine): boolean => {
    const key = affine(0, a.terms).key;
    constants.set(key, Math.min(constants.get(key) ?? Infinity, a.constant));
    const against = constants.get(affine(0, a.terms.map(({ coefficient, atom }) => ({ coefficient: -coefficient, atom }))).key);
    return against !== undefined && a.constant + against < 0;
  };
  return conditions.some(({ affine: a, equality }) => {
    const below = least(a);
    return below || (equality && least(scaleAffine(a, -1)));
  });
}

/** Disjoint conjunctions that together hold exactly where `conditions` (a conjunction) does not. */
export function complement(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  const pieces: Condition[][] = [];
  conditions.forEach((condition, i) => {
    const before = conditions.slice(0, i);
    const above = atLeastZero(offsetAffine(condition.affine, -1));
    const below = atLeastZero(offsetAffine(scaleAffine(condition.affine, -1), -1));
    pieces.push([...before, below]);
    if (condition.equality) pieces.push([...before, above]);
  });
  return pieces;
}

export function substituteCondition(c: Condition, replacements: ReadonlyMap<number, Affine>): Condition {
  return { affine: substituteAffine(c.affine, replacements), equality: c.equality };
}
