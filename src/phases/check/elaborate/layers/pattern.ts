/** Shape patterns: `[..s, from]` against the shape of a value. */
import type { Note } from "../../../../diagnostics/diagnostic.ts";
import type { Item, Kind } from "../../../../ir/ast/expression.ts";
import { num, toNumber } from "../../../../ir/equation/number.ts";
import { evaluateSize } from "../../evaluate.ts";
import type { Elaboration, Operand, Scope, Use, Value } from "../../types.ts";
import { repairsOfStep } from "../../repairs/step.ts";
import { writtenBatch } from "../../repairs/way.ts";
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
      e.report.add("indexInputNeeded", use.reference.span, { definition, input: name }, { notes: [{ message: "declared here", span: kind.span }, ...indexNotes(use, operand)] });
      return undefined;
    }
    const [only] = kind.arguments;
    if (only?.kind === "value" && !bindSize(e, use, definition, only.value, whole.content.below, scope, bindings, whole)) return undefined;
    return matchShape(e, use, definition, kind.shape ?? [], kind.span, whole, scope, bindings) ? whole : undefined;
  }
  e.report.add("inputPattern", kind.span, {});
  return undefined;
}

/** Where a real value came from, and how the input it began as would be declared. */
function indexNotes({ way }: Use, { span, shape }: Operand): readonly Note[] {
  const start = way?.start;
  const text = start === undefined ? "" : textOf(start.span);
  if (start === undefined || !text.includes(":")) return [{ message: "the value is made here", span }];
  const rest = shape.length === 0 ? "" : `[${shape.join(", ")}]`;
  return [{ message: `declare the whole numbers as \`${text.slice(0, text.indexOf(":"))}: index(n)${rest}\`, with how many different ones there are for n, and let nothing change them before`, span: start.span }];
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
  if (packs.length === 0 ? shape.length !== others : shape.length < others) return mismatch(e, use, definition, items, span, operand);
  let dimension = 0;
  for (const item of items) {
    if (item.kind === "pack") {
      const rank = shape.length - others;
      const packed = shape.slice(dimension, dimension + rank);
      const known = bindings.packs.get(item.name.text);
      if (known !== undefined && (known.length !== rank || known.some((n, i) => n !== packed[i]))) return mismatch(e, use, definition, items, span, operand, { name: item.name.text, first: known, second: packed });
      bindings.packs.set(item.name.text, packed);
      dimension += rank;
    } else if (!bindSize(e, use, definition, item, shape[dimension++] ?? 0, scope, bindings, operand, () => mismatch(e, use, definition, items, span, operand))) return false;
  }
  return true;
}

function mismatch(e: Elaboration, use: Use, definition: string, items: readonly Item[], span: Kind["span"], operand: Operand, pack?: Packs): false {
  const { reference, entry, scope } = use;
  const { shape } = operand;
  const call = entry?.call ?? reference;
  const way = entry?.way ?? use.way;
  const batch = way !== undefined && shape.length === items.length + 1 ? writtenBatch(way, scope.library) : undefined;
  const notes = [{ message: "the pattern is declared here", span }, ...madeHere(use, operand), ...(entry === undefined ? [] : [{ message: "the value is taken here", span: reference.span }]), ...(batch === undefined ? [] : [batch.note])];
  if (pack !== undefined) {
    e.report.add("packMismatch", call.span, { definition, ...pack }, { notes });
    return false;
  }
  const fixes = way === undefined ? [] : repairsOfStep({ library: scope.library, call, way, found: shape, pattern: items });
  e.report.add("shapeMismatch", call.span, { definition, found: shape, pattern: textOf(span) }, { notes, fixes });
  return false;
}

/** The sizes that two inputs give one pack. */
interface Packs {
  readonly name: string;
  readonly first: readonly number[];
  readonly second: readonly number[];
}

/** Where a value was made, and the others that the definition is applied to beside it. */
function madeHere({ reference, operands = [] }: Use, operand: Operand): readonly Note[] {
  const others = operands.filter((o) => o.array !== operand.array);
  return [...others, operand].flatMap(({ shape, span }) => (span === reference.span ? [] : [{ message: `a value of the shape [${shape.join(", ")}] is made here`, span }]));
}

function bindSize(e: Elaboration, use: Use, definition: string, item: Exclude<Item, { kind: "pack" }>, size: number, scope: Scope, bindings: Bindings, operand: Operand, otherwise?: () => false): boolean {
  const name = item.kind === "reference" && item.arguments === undefined && item.indices === undefined ? item.name.text : undefined;
  const known = name === undefined ? undefined : bindings.values.get(name);
  if (name !== undefined && known === undefined) {
    bindings.values.set(name, { kind: "number", value: num(size) });
    return true;
  }
  if (known?.kind === "number") {
    if (toNumber(known.value) === size) return true;
    e.report.add("sizesDisagree", use.reference.span, { definition, name: name ?? "", first: toNumber(known.value), second: size }, { notes: [{ message: "declared here", span: item.span }, ...madeHere(use, operand)] });
    return false;
  }
  const wanted = atUse(e, use, (report) => evaluateSize(item, scope, report));
  if (wanted === undefined) return false;
  return wanted === size || (otherwise?.() ?? false);
}
