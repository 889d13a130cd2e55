/**
 * Subscripts that are no index: names that nothing binds, where a sum was left out, and sizes that are taken for the index that
 * runs over them. One slip is one diagnostic, at the first of its places, with the equation to write.
 */
import type { Edit, Fix } from "../../../../diagnostics/diagnostic.ts";
import type { Argument, Expression, Item } from "../../../../ir/ast/expression.ts";
import { scalarNames } from "../../../../ir/equation/names.ts";
import { type Span, textOf } from "../../../../source/source.ts";
import { constants } from "../../evaluate.ts";
import { type Context, readName } from "../context.ts";
import { diagnose } from "../diagnose.ts";
import { boundBy, indexItem, isName } from "../ranges/indices.ts";

/** The left side of an equation, where it has one of its own. */
export interface LeftSide {
  readonly name: string;
  readonly items: readonly Item[] | undefined;
  /** The span of the name. */
  readonly span: Span;
}

/** An equation as it is written; a loss has no left side. */
export interface EquationText {
  readonly value: Expression;
  readonly left: LeftSide | undefined;
}

/** Reports a name that nothing binds, where it is an index: of the equation's first such name, with all of them. False where it is none. */
export function refuseLoose(name: string, context: Context): boolean {
  const { equation } = context;
  const loose = equation && looseIn(equation, context);
  const [first] = [...(loose?.values() ?? [])].flat();
  if (equation === undefined || loose === undefined || first === undefined || !loose.has(name)) return false;
  diagnose(context, "unboundIndex", first, { indices: [...loose.keys()] }, { fixes: bindings(equation, loose) });
  return true;
}

/** Reports a size that is read as the position after the last one; false where the subscript is something else. */
export function refuseSize(subscript: Span, context: Context): boolean {
  const { equation, scope, indices } = context;
  const name = textOf(subscript);
  if (equation === undefined || indices.has(name) || scope.values.get(name)?.kind !== "number") return false;
  const { value, left } = equation;
  const onLeft = left?.items?.find((item) => item.kind !== "pack" && isName(item, name));
  const index = left === undefined ? name : freshName(equation, context);
  const places = placesOf(value, context).everywhere.get(name) ?? [];
  const renamed: Fix = { title: `write the index \`${index}\` for the size \`${name}\``, edits: [...(onLeft === undefined ? [] : [onLeft.span]), ...places].map((span) => ({ span, text: index })) };
  const others = (left?.items ?? []).flatMap((item) => (item.kind === "reference" && isName(item, item.name.text) && item !== onLeft ? [item.name.text] : []));
  const byOthers = onLeft === undefined ? others.map((other): Fix => ({ title: `write the index \`${other}\` for the size \`${name}\``, edits: places.map((span) => ({ span, text: other })) })) : [];
  const summed = left === undefined ? ["sum", "mean"].map((reduction) => wrapped(value, places, reduction, [name])) : [];
  diagnose(context, "sizeAsIndex", onLeft?.span ?? places[0] ?? subscript, { name, index, reduced: left === undefined }, { fixes: [...byOthers, ...summed, ...(onLeft === undefined ? [] : [renamed])] });
  return true;
}

/** Equations in which each of the names is an index: under a sum, or on the left side. */
function bindings({ value, left }: EquationText, loose: ReadonlyMap<string, readonly Span[]>): readonly Fix[] {
  const names = [...loose.keys()];
  const sum = wrapped(value, [...loose.values()].flat(), "sum", names);
  if (left === undefined || left.items !== undefined) return [sum];
  const at = { ...left.span, start: left.span.end };
  return [sum, { title: `write \`${left.name}[${names.join(", ")}]\``, edits: [{ span: at, text: `[${names.join(", ")}]` }] }];
}

/** Names in subscripts that nothing binds, with every place where each is read. */
export function looseIn({ value, left }: EquationText, context: Context): ReadonlyMap<string, readonly Span[]> {
  const { subscripts, everywhere } = placesOf(value, context);
  const onLeft = (left?.items ?? []).flatMap((item) => (item.kind === "pack" ? [] : (indexItem(item)?.name ?? [])));
  const isKnown = (name: string): boolean =>
    onLeft.includes(name) || context.indices.has(name) || context.arrays.has(name) || context.expressions.has(name) || constants.has(name) || context.scope.values.has(name) || name === "example" || name === "batch" || scalarNames.some((s) => s === name);
  return new Map([...subscripts].filter((name) => !isKnown(name)).map((name) => [name, everywhere.get(name) ?? []]));
}

/** Names that no reduction binds: those that subscript an array by themselves, and every place of each. */
function placesOf(value: Expression, context: Context): { readonly subscripts: ReadonlySet<string>; readonly everywhere: ReadonlyMap<string, readonly Span[]> } {
  const subscripts = new Set<string>();
  const everywhere = new Map<string, Span[]>();
  const hidden: string[] = [];
  const argument = (a: Argument): void => {
    if (a.kind === "value") visit(a.value);
    else if (a.kind === "packArgument" && a.value !== undefined) visit(a.value);
  };
  const visit = (e: Expression): void => {
    switch (e.kind) {
      case "number": case "string": return;
      case "reference": {
        if (isName(e, e.name.text) && !hidden.includes(e.name.text)) everywhere.set(e.name.text, [...(everywhere.get(e.name.text) ?? []), e.span]);
        for (const item of e.indices ?? []) {
          if (item.kind === "pack") continue;
          if (item.kind === "reference" && isName(item, item.name.text) && !hidden.includes(item.name.text) && context.arrays.has(readName(e))) subscripts.add(item.name.text);
          visit(item);
        }
        const bound = e.arguments === undefined ? [] : boundBy(e.arguments);
        hidden.push(...bound);
        e.arguments?.forEach(argument);
        hidden.length -= bound.length;
        return;
      }
      case "guarded": visit(e.read); return visit(e.fallback);
      case "shape": return;
      case "unary": return visit(e.operand);
      case "binary": visit(e.left); return visit(e.right);
      case "conditional": visit(e.condition); visit(e.whenTrue); return visit(e.whenFalse);
    }
  };
  visit(value);
  return { subscripts, everywhere };
}

/** The smallest term that has all of the places, under a reduction. */
function wrapped(value: Expression, places: readonly Span[], reduction: string, names: readonly string[]): Fix {
  const { span } = termWith(value, places);
  const [before, after] = [`${reduction}(${names.join(", ")}: `, ")"];
  const edits: readonly Edit[] = [{ span: { ...span, end: span.start }, text: before }, { span: { ...span, start: span.end }, text: after }];
  return { title: `write \`${before}${textOf(span)}${after}\``, edits };
}

function termWith(e: Expression, places: readonly Span[]): Expression {
  const inner = partsOf(e).find(({ span }) => places.every((p) => p.start >= span.start && p.end <= span.end));
  return inner === undefined ? e : termWith(inner, places);
}

/** What a sum can be put into: summands and operands of functions. A product is left whole. */
function partsOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case "binary": return e.operator === "+" || e.operator === "-" ? [e.left, e.right] : [];
    case "unary": return [e.operand];
    case "conditional": return [e.whenTrue, e.whenFalse];
    case "reference": return (e.arguments ?? []).flatMap((a) => (a.kind === "value" ? [a.value] : []));
    case "number": case "string": case "guarded": case "shape": return [];
  }
}

/** A name for an index that the equation does not have yet. */
function freshName({ value, left }: EquationText, { scope, arrays }: Context): string {
  const words = new Set([textOf(value.span), ...(left?.items ?? []).map((i) => textOf(i.span))].join(" ").match(/[A-Za-z_]\w*/g) ?? []);
  return ["i", "j", "k", "l", "m"].find((name) => !words.has(name) && !scope.values.has(name) && !arrays.has(name)) ?? "index";
}
