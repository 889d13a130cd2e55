/**
 * What emitted code calls the arrays that phases made of parts of right sides: by the value that each one is, such as
 * `softmax1.y.logsumexp`. Equations order their terms by the names of arrays, so that they keep the numbered names
 * (`softmax1.y.1`), and rounding does not depend on titles.
 */
import { firstUnused } from "../unused-names.ts";
import { adjointName, derivedName, pastName, reducedName, savedName } from "./names.ts";
import type { ProgramSet } from "./program-set.ts";
import type { ArrayDefinition, Equation, Expr } from "./types.ts";

/** The titles of the arrays that have one other than their name; arrays of one name share one in all programs. */
export function titlesOf(set: ProgramSet): ReadonlyMap<string, string> {
  const programs = [set.prepare, set.inference, set.evaluation, set.metrics, set.training, set.backward, set.update, set.initialize, set.fitting, set.stream?.begin, set.stream?.next].filter((p) => p !== undefined);
  const arrays = new Map<string, ArrayDefinition>(programs.flatMap((p) => [...p.arrays]));
  const equations = new Map<string, Equation>();
  for (const equation of programs.flatMap((p) => p.equations)) if (!equations.has(equation.array)) equations.set(equation.array, equation);
  return titled(arrays, equations);
}

function titled(arrays: ReadonlyMap<string, ArrayDefinition>, equations: ReadonlyMap<string, Equation>): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const taken = new Set(arrays.keys());
  const titleOf = (name: string): string => {
    const known = titles.get(name);
    if (known !== undefined) return known;
    const title = make(name);
    taken.add(title);
    titles.set(name, title);
    return title;
  };
  const make = (name: string): string => {
    const purpose = arrays.get(name)?.purpose;
    switch (purpose?.kind) {
      case "part": {
        const equation = equations.get(name);
        if (equation === undefined) return name;
        const title = `${titleOf(purpose.of)}.${wordOf(equation)}`;
        return firstUnused((k) => (k === 1 ? title : `${title}${k}`), (t) => taken.has(t));
      }
      case "adjoint": return adjointName(titleOf(purpose.of));
      case "reduced": return name === reducedName(purpose.operator, purpose.of) ? reducedName(purpose.operator, titleOf(purpose.of)) : name;
      case "saved": return name === savedName(purpose.of, "before") ? savedName(titleOf(purpose.of), "before") : name;
      case "past": case "window": return pastName(titleOf(purpose.of), purpose.kind);
      case "each": case "values": return name === derivedName(purpose.of, purpose.kind) ? derivedName(titleOf(purpose.of), purpose.kind) : name;
      case "member": case "scalar": case "target": case "outputGradient": case "loss": case "oneHot": case "gradient": case "penalty": case "clipped": case "next": case "filled": case "derivative":
      case "optimizerState": case "assigned": case undefined: return name;
    }
  };
  return new Map([...equations.keys()].flatMap((name): readonly (readonly [string, string])[] => {
    const title = titleOf(name);
    return title === name ? [] : [[name, title]];
  }));
}

/** The value of an equation in one word: the operation that is computed last, or the reduction in it. */
function wordOf(equation: Equation): string {
  return equation.kind === "accumulation" ? "scatter" : wordOfValue(equation.body);
}

function wordOfValue(e: Expr): string {
  switch (e.kind) {
    case "reduce": return e.operator;
    case "call": return e.primitive;
    case "draw": return "draw";
    case "where": return wordOfValue(e.body);
    case "select": return "choice";
    case "sum": return reductionIn(e.terms.map((t) => t.value)) ?? "sum";
    case "product": {
      const [first, ...others] = e.factors;
      if (first === undefined || others.length > 0) return reductionIn(e.factors.map((f) => f.base)) ?? "product";
      return first.exponent === 1 ? wordOfValue(first.base) : powerWord(first.exponent);
    }
    case "read": return "copy";
    case "index": return "index";
    case "constant": case "count": return "constant";
  }
}

function reductionIn(parts: readonly Expr[]): string | undefined {
  return parts.flatMap((part) => (part.kind === "reduce" ? part.operator : part.kind === "product" ? reductionIn(part.factors.map((f) => f.base)) ?? [] : []))[0];
}

function powerWord(exponent: number): string {
  switch (exponent) {
    case 2: return "square";
    case 0.5: return "sqrt";
    case -0.5: return "reciprocalSqrt";
    case -1: return "reciprocal";
    default: return "power";
  }
}
