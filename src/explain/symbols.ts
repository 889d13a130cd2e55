/** LaTeX symbols of arrays. */
import { shownName } from "../ir/equation/names.ts";
import type { ArrayDefinition, Purpose } from "../ir/equation/types.ts";

/** The symbol of an array, from its purpose; `below`: its subscripts, printed. */
export function symbolOf(array: string, below: string, arrays: ReadonlyMap<string, ArrayDefinition>): string {
  return symbol(array, arrays.get(array)?.purpose, below);
}

/**
 * `dense1.y` → y with the layer above; gradients and adjoints → ∂L/∂A; the data of an output → ŷ; of other arrays the operation
 * that makes them, applied to the array they are made of.
 */
function symbol(array: string, purpose: Purpose | undefined, below: string): string {
  switch (purpose?.kind) {
    case undefined: return `${upright(shownName(array))}${below}`;
    case "member": return withAbove(purpose.name, [text(purpose.instance)], below);
    case "loss": return `L${below}`;
    case "gradient": case "adjoint": return derivative(symbol(purpose.of, purpose.ofPurpose, below));
    case "derivative": return `\\left(\\frac{\\partial ${symbol(purpose.value, purpose.valuePurpose, "")}}{\\partial ${symbol(purpose.of, purpose.ofPurpose, "")}}\\right)${below}`;
    case "outputGradient": return derivative(symbol(purpose.output, undefined, below));
    case "target": return `\\hat{${upright(purpose.output)}}${below}`;
    case "reduced": return `${applied(purpose.operator, purpose)}${below}`;
    case "oneHot": case "clipped": case "penalty": return `${applied(purpose.kind, purpose)}${below}`;
    case "past": case "window": return `${applied(purpose.kind, purpose)}${below}`;
    case "saved": return `${applied("before", purpose)}${below}`;
    case "each": case "values": case "next": case "filled": return withAbove(purpose.kind, [text(purpose.of)], below);
    case "part": return partOf(purpose, below);
    case "scalar": return `${upright(purpose.scalar)}${below}`;
    case "optimizerState": return withAbove(purpose.name, [text(purpose.of)], below);
    case "assigned": return withAbove(purpose.name, [text(purpose.of), `(${purpose.count})`], below);
  }
}

function applied(operator: string, { of, ofPurpose }: { readonly of: string; readonly ofPurpose: Purpose | undefined }): string {
  return `\\operatorname{${operator}}\\left(${symbol(of, ofPurpose, "")}\\right)`;
}

function derivative(of: string): string {
  return `\\frac{\\partial L}{\\partial ${of}}`;
}

/** A part of an array is that array with a label above. */
function partOf({ of, ofPurpose, label }: Extract<Purpose, { kind: "part" }>, below: string): string {
  switch (ofPurpose?.kind) {
    case undefined: return withAbove(shownName(of), [label], below);
    case "member": return withAbove(ofPurpose.name, [text(ofPurpose.instance), label], below);
    default: return `\\left(${symbol(of, ofPurpose, below)}\\right)^{(${label})}`;
  }
}

function withAbove(name: string, above: readonly string[], below: string): string {
  return `${upright(name)}^{${above.join(",\\,")}}${below}`;
}

/** The name of an instance or array as text. */
export function text(name: string): string {
  return `\\text{${shownName(name).replaceAll("_", "\\_")}}`;
}

/** A name of one letter in italics, a longer one upright; subscripts are kept for indices. */
export function upright(name: string): string {
  return name.length === 1 ? name : `\\mathrm{${name.replaceAll("_", "\\_")}}`;
}
