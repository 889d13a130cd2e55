/** Names of a definition that others read: behind the dot of a value, or as labels of arguments. */
import type { Definition } from "../../index.ts";
import type { LayerStatement } from "../../ir/ast/types.ts";
import type { Name } from "../../ir/ast/expression.ts";
import { type NamedThing, type NameKind, parameterThing } from "./symbols.ts";

/** The weight `W`, or the result `memory`, of the layer that `hidden` names. */
export function memberOf(value: NamedThing | undefined, member: Name): NamedThing | undefined {
  const { of } = value ?? {};
  if (of?.kind !== "layer") return undefined;
  const found = of.body.flatMap(declaredBy).find((d) => d.name.text === member.text);
  return found && { name: member.text, kind: found.kind, span: found.name.span, of, ...(found.doc !== undefined && { doc: found.doc }) };
}

/** What a statement of a layer gives a name that others may read behind a dot. */
function declaredBy(s: LayerStatement): readonly { readonly name: Name; readonly kind: NameKind; readonly doc?: string }[] {
  switch (s.kind) {
    case "array": return s.arrays.map((a) => ({ ...a, kind: "array" }));
    case "fitted": return [{ name: s.equation.name, kind: "value" }];
    case "equation": return [{ name: s.name, kind: "value" }];
    case "layerOutput": return s.value === undefined ? [] : [{ name: s.name, kind: "output" }];
    case "input": case "let": case "require": case "warn": case "while": case "loss": return [];
  }
}

export function parameterOf(definition: Definition, name: string): NamedThing | undefined {
  const found = definition.parameters.find((p) => p.name.text === name);
  if (found !== undefined) return parameterThing(definition, found);
  if (definition.kind !== "layer") return undefined;
  const field = definition.body.flatMap((s) => (s.kind === "input" ? s.fields : [])).find((f) => f.name.text === name);
  return field && { name, kind: "input", span: field.name.span, of: definition };
}
