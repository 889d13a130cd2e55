/** Integer offsets in a normal form: affine where possible, else a sum of an affine part and of opaque parts. */
import type { Offset } from "./types.ts";

interface Part {
  readonly coefficient: number;
  readonly value: Offset;
}

export function constantOffset(constant: number): Offset {
  return { kind: "affine", constant: constant || 0, terms: [] };
}

export function variableOffset(variable: string): Offset {
  return { kind: "affine", constant: 0, terms: [{ coefficient: 1, variable }] };
}

export function isConstantOffset(o: Offset, value?: number): boolean {
  return o.kind === "affine" && o.terms.length === 0 && (value === undefined || o.constant === value);
}

/** The value of an offset without variables. */
export function offsetValue(o: Offset): number | undefined {
  return o.kind === "affine" && o.terms.length === 0 ? o.constant : undefined;
}

/** Equal for equal offsets in normal form. */
export function offsetKey(o: Offset): string {
  switch (o.kind) {
    case "affine": return o.terms.map((t) => `${t.coefficient}*${t.variable}+`).join("") + String(o.constant);
    case "local": return `@${o.name}`;
    case "floorDivide": return `floor(${offsetKey(o.numerator)}/${o.divisor})`;
    case "sumOf": return `(${o.parts.map((p) => `${p.coefficient}*${offsetKey(p.value)}+`).join("")}${o.constant})`;
  }
}

/** `constant + Σ coefficient · value` in normal form: variables in order of first use, opaque parts after the affine one. */
export function sumOffsets(constant: number, parts: readonly Part[]): Offset {
  let total = constant;
  const linear = new Map<string, number>();
  const opaque = new Map<string, Part>();
  const put = (coefficient: number, o: Offset): void => {
    if (o.kind === "affine") {
      total += coefficient * o.constant;
      for (const t of o.terms) linear.set(t.variable, (linear.get(t.variable) ?? 0) + coefficient * t.coefficient);
    } else if (o.kind === "sumOf") {
      total += coefficient * o.constant;
      for (const p of o.parts) put(coefficient * p.coefficient, p.value);
    } else {
      const key = offsetKey(o);
      opaque.set(key, { coefficient: (opaque.get(key)?.coefficient ?? 0) + coefficient, value: o });
    }
  };
  for (const p of parts) put(p.coefficient, p.value);
  const terms = [...linear].filter(([, c]) => c !== 0).map(([variable, coefficient]) => ({ coefficient, variable }));
  const rest = [...opaque.values()].filter((p) => p.coefficient !== 0);
  const [only] = rest;
  if (only === undefined) return { kind: "affine", constant: total || 0, terms };
  if (rest.length === 1 && terms.length === 0 && total === 0 && only.coefficient === 1) return only.value;
  const first: readonly Part[] = terms.length > 0 ? [{ coefficient: 1, value: { kind: "affine", constant: 0, terms } }] : [];
  return { kind: "sumOf", constant: total || 0, parts: [...first, ...rest] };
}

export function addOffsets(a: Offset, b: Offset, scale = 1): Offset {
  return sumOffsets(0, [{ coefficient: 1, value: a }, { coefficient: scale, value: b }]);
}

export function scaleOffset(a: Offset, scale: number): Offset {
  return sumOffsets(0, [{ coefficient: scale, value: a }]);
}

export function shiftOffset(a: Offset, by: number): Offset {
  return by === 0 ? a : sumOffsets(by, [{ coefficient: 1, value: a }]);
}

/** `floor(a / divisor)`, with the parts that divide evenly taken out. */
export function floorOffset(a: Offset, divisor: number): Offset {
  if (divisor === 1) return a;
  const parts: readonly Part[] =
    a.kind === "affine" ? a.terms.map((t) => ({ coefficient: t.coefficient, value: variableOffset(t.variable) }))
    : a.kind === "sumOf" ? a.parts.flatMap((p) => (p.value.kind === "affine" ? p.value.terms.map((t) => ({ coefficient: p.coefficient * t.coefficient, value: variableOffset(t.variable) })) : [p]))
    : [{ coefficient: 1, value: a }];
  const constant = a.kind === "affine" || a.kind === "sumOf" ? a.constant : 0;
  const whole = parts.filter((p) => p.coefficient % divisor === 0).map((p) => ({ coefficient: p.coefficient / divisor, value: p.value }));
  const rest = sumOffsets(constant - Math.floor(constant / divisor) * divisor, parts.filter((p) => p.coefficient % divisor !== 0));
  const restValue = offsetValue(rest);
  const fraction: Offset = restValue === undefined ? { kind: "floorDivide", numerator: rest, divisor } : constantOffset(Math.floor(restValue / divisor));
  return sumOffsets(Math.floor(constant / divisor), [...whole, { coefficient: 1, value: fraction }]);
}

/** Replaces loop variables and integer locals, by name. */
export function substituteOffset(o: Offset, replacements: ReadonlyMap<string, Offset>): Offset {
  if (replacements.size === 0) return o;
  switch (o.kind) {
    case "affine": {
      if (!o.terms.some((t) => replacements.has(t.variable))) return o;
      return sumOffsets(o.constant, o.terms.map((t) => ({ coefficient: t.coefficient, value: replacements.get(t.variable) ?? variableOffset(t.variable) })));
    }
    case "local": return replacements.get(o.name) ?? o;
    case "floorDivide": return floorOffset(substituteOffset(o.numerator, replacements), o.divisor);
    case "sumOf": return sumOffsets(o.constant, o.parts.map((p) => ({ coefficient: p.coefficient, value: substituteOffset(p.value, replacements) })));
  }
}

/** Names of the loop variables and locals in it. */
export function offsetNames(o: Offset, into = new Set<string>()): Set<string> {
  switch (o.kind) {
    case "affine":
      for (const t of o.terms) into.add(t.variable);
      break;
    case "local":
      into.add(o.name);
      break;
    case "floorDivide":
      offsetNames(o.numerator, into);
      break;
    case "sumOf":
      for (const p of o.parts) offsetNames(p.value, into);
      break;
  }
  return into;
}

/** The coefficient of a variable where the offset is linear in it; `undefined` where it is inside of a division. */
export function coefficientOf(o: Offset, variable: string): number | undefined {
  switch (o.kind) {
    case "affine": return o.terms.find((t) => t.variable === variable)?.coefficient ?? 0;
    case "local": return o.name === variable ? 1 : 0;
    case "floorDivide": return offsetNames(o).has(variable) ? undefined : 0;
    case "sumOf": {
      let sum = 0;
      for (const p of o.parts) {
        const c = coefficientOf(p.value, variable);
        if (c === undefined) return undefined;
        sum += p.coefficient * c;
      }
      return sum;
    }
  }
}
