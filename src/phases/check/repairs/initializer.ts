/** Repairs of a call that gives a number to an initializer by its position. */
import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Argument, Reference } from "../../../ir/ast/expression.ts";
import { textOf } from "../../../source/source.ts";
import type { Library, Use } from "../types.ts";
import { replace } from "./edits.ts";

/** The size of the input is left out where it was written first, `embedding(1000, 16)`; else all weights begin at the number. */
export function repairsOfInitializer({ reference, operands }: Use, argument: Argument, parameter: string, library: Library): readonly Fix[] {
  const [first] = reference.arguments ?? [];
  const size = first?.kind === "value" && first.key === undefined && first.value.kind === "number" ? first.value.value : undefined;
  const input = operands?.[0];
  const known = input?.content.kind === "index" ? input.content.below : input?.shape.at(-1);
  const constants = constantInitializers(library).map((name) => `${parameter}: ${name}(${textOf(argument.span)})`);
  return [
    ...(first !== undefined && first !== argument && size !== undefined && size === known ? [replace(withoutFirst(reference, first))] : []),
    ...constants.map((text) => replace({ span: argument.span, text })),
  ];
}

/** `embedding(16)` for `embedding(1000, 16)`. */
function withoutFirst({ span, arguments: given = [] }: Reference, first: Argument): { readonly span: Reference["span"]; readonly text: string } {
  const second = given[1]?.span.start ?? first.span.end;
  const { source, start, end } = span;
  return { span, text: `${textOf({ source, start, end: first.span.start })}${textOf({ source, start: second, end })}` };
}

/** Initializers that give every element the one number that they are called with. */
export function constantInitializers(library: Library): readonly string[] {
  return library.names("initializer").filter((name) => {
    const { parameters = [], value } = library.function("initializer", name)?.declaration ?? {};
    const [only, second] = parameters;
    return only !== undefined && second === undefined && value?.kind === "reference" && value.name.text === only.name.text;
  });
}
