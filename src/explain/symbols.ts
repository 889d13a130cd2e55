/** LaTeX symbols of arrays. */
import { shownName } from "../ir/equation/names.ts";
import type { ArrayDefinition } from "../ir/equation/types.ts";

/**
 * `dense1.y` → y with the layer above; gradients and adjoints → ∂L/∂A; the data of an output → ŷ; what a layer computes on the way
 * counts above too. `below`: what stands below the symbol.
 */
export function symbolOf(array: string, below: string, arrays: ReadonlyMap<string, ArrayDefinition>): string {
  const purpose = arrays.get(array)?.purpose;
  const applied = (operator: string, of: string): string => `\\operatorname{${operator}}\\left(${symbolOf(of, "", arrays)}\\right)${below}`;
  switch (purpose?.kind) {
    case "loss": return `L${below}`;
    case "gradient": case "adjoint": return derivative(symbolOf(purpose.of, below, arrays));
    case "outputGradient": return derivative(symbolOf(purpose.output, below, arrays));
    case "target": return `\\hat{${upright(purpose.output)}}${below}`;
    case "reduced": return applied(purpose.operator, purpose.of);
    case "oneHot": case "clipped": case "penalty": return applied(purpose.kind, purpose.of);
    case "saved": return applied("before", purpose.of);
    case "part": return partOf(array, purpose.of, below, arrays);
    case "scalar": return `${upright(purpose.scalar)}${below}`;
    case "next": case "optimizerState": case "assigned": case undefined: return member(shownName(array), [], below);
  }
}

function derivative(of: string): string {
  return `\\frac{\\partial L}{\\partial ${of}}`;
}

/** A part of an array is that array with an ordinal above. */
function partOf(array: string, of: string, below: string, arrays: ReadonlyMap<string, ArrayDefinition>): string {
  const ordinal = array.slice(of.length + 1);
  return arrays.get(of)?.purpose === undefined ? member(shownName(of), [ordinal], below) : `\\left(${symbolOf(of, below, arrays)}\\right)^{(${ordinal})}`;
}

/** A member of a layer: its name, with the layer above. */
function member(path: string, ordinals: readonly string[], below: string): string {
  const at = path.lastIndexOf(".");
  const above = [...(at < 0 ? [] : [`\\text{${path.slice(0, at).replaceAll("_", "\\_")}}`]), ...ordinals];
  return `${upright(path.slice(at + 1))}${above.length === 0 ? "" : `^{${above.join(",\\,")}}`}${below}`;
}

/** A name of one letter in italics, a longer one upright; subscripts are kept for indices. */
export function upright(name: string): string {
  return name.length === 1 ? name : `\\mathrm{${name.replaceAll("_", "\\_")}}`;
}
