/** `weight w: [..s, n]` in an optimizer: the weights that it takes, by their shapes, and the sizes that its body reads. */
import type { Item } from "../../../../ir/ast/expression.ts";
import type { ArrayField, OptimizerDeclaration } from "../../../../ir/ast/types.ts";
import { num } from "../../../../ir/equation/number.ts";
import type { Span } from "../../../../source/source.ts";
import { evaluateSize } from "../../evaluate.ts";
import type { Elaboration, Scope, Use, Value } from "../../types.ts";
import { atUse } from "../diagnose.ts";
import { isName } from "../ranges/indices.ts";

export interface Pattern {
  readonly items: readonly Item[];
  readonly span: Span;
}

/** What a pattern binds, for a weight that it takes. */
export interface Fitted {
  readonly sizes: ReadonlyMap<string, Value>;
  readonly packs: ReadonlyMap<string, readonly number[]>;
}

/** The pattern of a definition, after faults in what it declares beside states. */
export function patternOf(e: Elaboration, { body }: OptimizerDeclaration): Pattern | undefined {
  const declared = body.flatMap((s) => (s.kind === "array" && s.role !== "state" ? s.arrays.map((field) => ({ field, role: s.role })) : []));
  let found: Pattern | undefined;
  for (const { field, role } of declared) {
    const pattern = role === "weight" ? asPattern(field) : undefined;
    if (pattern === undefined || found !== undefined) e.report.add(found === undefined ? "declarationInOptimizer" : "definedTwice", field.span, { role, name: field.name.text });
    else found = pattern;
  }
  const [, second] = found?.items.filter((item) => item.kind === "pack") ?? [];
  if (second !== undefined) e.report.add("secondPack", second.span, {});
  return found;
}

function asPattern({ name, shape, value, span }: ArrayField): Pattern | undefined {
  return name.text === "w" && shape !== undefined && value === undefined ? { items: shape, span } : undefined;
}

/** The names that a pattern gives sizes. */
export function sizeNames({ items }: Pattern): readonly Extract<Item, { kind: "reference" }>[] {
  return items.flatMap((item) => (item.kind === "reference" && isName(item, item.name.text) ? item : []));
}

/** The sizes of a weight under a pattern; `undefined` where it does not fit, or after a fault. */
export function fitShape(e: Elaboration, use: Use, { items }: Pattern, scope: Scope, shape: readonly number[]): Fitted | undefined {
  const sizes = new Map<string, Value>();
  const packs = new Map<string, readonly number[]>();
  const packed = shape.length - items.filter((item) => item.kind !== "pack").length;
  if (packed < 0 || (packed > 0 && items.every((item) => item.kind !== "pack"))) return undefined;
  let axis = 0;
  for (const item of items) {
    if (item.kind === "pack") {
      packs.set(item.name.text, shape.slice(axis, axis + packed));
      axis += packed;
      continue;
    }
    const size = shape[axis++] ?? 0;
    const name = item.kind === "reference" && isName(item, item.name.text) ? item.name.text : undefined;
    if (name !== undefined && !sizes.has(name) && !scope.values.has(name)) sizes.set(name, { kind: "number", value: num(size) });
    else {
      const inside: Scope = { ...scope, values: new Map([...scope.values, ...sizes]) };
      if (atUse(e, use, (report) => evaluateSize(item, inside, report)) !== size) return undefined;
    }
  }
  return { sizes, packs };
}
