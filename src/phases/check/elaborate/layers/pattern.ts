/** Shape patterns: `[..s, from]` against the shape of a value. */
import type { Item, Kind } from "../../../../ir/ast/expression.ts";
import { num, toNumber } from "../../../../ir/equation/number.ts";
import { evaluateSize } from "../../evaluate.ts";
import type { Elaboration, Operand, Scope, Use, Value } from "../../types.ts";
import { atUse } from "../diagnose.ts";
import { textOf } from "../../../../source/source.ts";

/** The sizes that patterns have bound, by name, and those of packs. */
export interface Bindings {
  readonly values: Map<string, Value>;
  readonly packs: Map<string, readonly number[]>;
}

/** The operand as the input takes it, where it matches the declared kind; binds sizes. `undefined` after a fault. */
export function matchKind(e: Elaboration, use: Use, definition: string, name: string, kind: Kind, operand: Operand, scope: Scope, bindings: Bindings): Operand | undefined {
  if (kind.kind === "shapeKind") return matchShape(e, use, definition, kind.items, kind.span, operand, scope, bindings) ? operand : undefined;
  if (kind.kind === "namedKind" && kind.name.text === "index") {
    // A class is a number in the data and a vector in equations: here it is wanted as the number.
    const whole: Operand = { ...operand, ...operand.classes };
    if (whole.content.kind !== "index") {
      e.report.add("indexInputNeeded", use.reference.span, { definition, input: name }, { notes: [{ message: "declared here", span: kind.span }, { message: "the value is made here", span: operand.span }] });
      return undefined;
    }
    const [only] = kind.arguments;
    if (only?.kind === "value" && !bindSize(e, use, definition, only.value, whole.content.below, scope, bindings)) return undefined;
    return matchShape(e, use, definition, kind.shape ?? [], kind.span, whole, scope, bindings) ? whole : undefined;
  }
  e.report.add("inputPattern", kind.span, {});
  return undefined;
}

/** A shape against a list of items, of which one may be a pack. */
export function matchShape(e: Elaboration, use: Use, definition: string, items: readonly Item[], span: Kind["span"], operand: Operand, scope: Scope, bindings: Bindings): boolean {
  const { shape } = operand;
  const packs = items.filter((i) => i.kind === "pack");
  const [, second] = packs;
  if (second !== undefined) {
    e.report.add("secondPack", second.span, {});
    return false;
  }
  const others = items.length - packs.length;
  if (packs.length === 0 ? shape.length !== others : shape.length < others) return mismatch(e, use, definition, span, operand);
  let dimension = 0;
  for (const item of items) {
    if (item.kind === "pack") {
      const rank = shape.length - others;
      const packed = shape.slice(dimension, dimension + rank);
      const known = bindings.packs.get(item.name.text);
      if (known !== undefined && (known.length !== rank || known.some((n, i) => n !== packed[i]))) return mismatch(e, use, definition, span, operand);
      bindings.packs.set(item.name.text, packed);
      dimension += rank;
    } else if (!bindSize(e, use, definition, item, shape[dimension++] ?? 0, scope, bindings, () => mismatch(e, use, definition, span, operand))) return false;
  }
  return true;
}

function mismatch(e: Elaboration, use: Use, definition: string, span: Kind["span"], operand: Operand): false {
  e.report.add("shapeMismatch", use.reference.span, { definition, found: operand.shape, pattern: textOf(span) }, {
    notes: [{ message: "the pattern is declared here", span }, ...(operand.span === use.reference.span ? [] : [{ message: "the value is made here", span: operand.span }])],
  });
  return false;
}

function bindSize(e: Elaboration, use: Use, definition: string, item: Exclude<Item, { kind: "pack" }>, size: number, scope: Scope, bindings: Bindings, otherwise?: () => false): boolean {
  const name = item.kind === "reference" && item.arguments === undefined && item.indices === undefined ? item.name.text : undefined;
  const known = name === undefined ? undefined : bindings.values.get(name);
  if (name !== undefined && known === undefined) {
    bindings.values.set(name, { kind: "number", value: num(size) });
    return true;
  }
  if (known?.kind === "number") {
    if (toNumber(known.value) === size) return true;
    e.report.add("sizesDisagree", use.reference.span, { definition, name: name ?? "", first: toNumber(known.value), second: size }, { notes: [{ message: "declared here", span: item.span }] });
    return false;
  }
  const wanted = atUse(e, use, (report) => evaluateSize(item, scope, report));
  if (wanted === undefined) return false;
  return wanted === size || (otherwise?.() ?? false);
}
