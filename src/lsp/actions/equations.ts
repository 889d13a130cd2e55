/** The equations of a file, and the expressions inside of them. */
import type { Argument, Expression, Item, Name } from "../../ir/ast/expression.ts";
import type { Equation } from "../../ir/ast/types.ts";
import type { Span } from "../../source/source.ts";
import { statementsOf } from "../lookup.ts";
import type { Seen } from "../workspace.ts";

export interface Found {
  readonly kind: "equation" | "output";
  readonly name: Name;
  readonly indices: readonly Item[];
  readonly value: Expression;
  readonly span: Span;
  /** The declaration that has it. */
  readonly within: Span;
}

export function equationsOf({ analysis }: Seen): readonly Found[] {
  return analysis.file.declarations.flatMap((d): readonly Found[] => {
    const of = ({ name, indices = [], value, span }: Equation): Found => ({ kind: "equation", name, indices, value, span, within: d.span });
    switch (d.kind) {
      case "layer":
        return d.body.flatMap((s): readonly Found[] => {
          if (s.kind === "equation") return [of(s)];
          return s.kind === "layerOutput" && s.value !== undefined ? [{ kind: "output", name: s.name, indices: s.indices ?? [], value: s.value, span: s.span, within: d.span }] : [];
        });
      case "chain": return statementsOf(d.body).flatMap((s) => (s.kind === "equation" ? [of(s)] : []));
      case "import": case "function": case "optimizer": return [];
    }
  });
}

/** The expression and those inside of it, outermost first. */
export function expressionsIn(e: Expression): readonly Expression[] {
  return [e, ...partsOf(e).flatMap(expressionsIn)];
}

function partsOf(e: Expression): readonly Expression[] {
  switch (e.kind) {
    case "number": case "string": return [];
    case "reference": return [...(e.arguments ?? []).flatMap(inArgument), ...inItems(e.indices ?? [])];
    case "guarded": return [e.read, e.fallback];
    case "shape": return inItems(e.items);
    case "unary": return [e.operand];
    case "binary": return [e.left, e.right];
    case "conditional": return [e.condition, e.whenTrue, e.whenFalse];
  }
}

function inArgument(a: Argument): readonly Expression[] {
  switch (a.kind) {
    case "value": return [a.value];
    case "packArgument": return a.value === undefined ? [] : [a.value];
    case "range": return [a.from, a.to];
  }
}

function inItems(items: readonly Item[]): readonly Expression[] {
  return items.flatMap((i) => (i.kind === "pack" ? [] : [i]));
}
