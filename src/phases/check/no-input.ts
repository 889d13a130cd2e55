/** A model without an input: at the argument of a step that says the shape of one, as Keras takes it there, else at the model's name. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { ValueArgument } from "../../ir/ast/expression.ts";
import type { ChainDeclaration } from "../../ir/ast/types.ts";
import { textOf } from "../../source/source.ts";

const shapes = ["inputshape", "inputdim", "inputsize", "infeatures", "batchinputshape"];

export function reportNoInput({ name, body }: ChainDeclaration, report: Report): void {
  const given = body.flatMap((s) => (s.kind === "call" ? (s.call.arguments ?? []) : [])).find((a) => a.kind === "value" && isShape(a));
  if (given?.kind !== "value") return report.add("noInput", name.span, { model: name.text });
  const text = textOf(given.value.span);
  report.add("inputInStep", given.span, { model: name.text, shape: text.startsWith("[") ? text : `[${text}]` });
}

function isShape({ key }: ValueArgument): boolean {
  const word = key?.kind === "reference" ? key.name.text.replaceAll("_", "").toLowerCase() : "";
  return shapes.includes(word) || (word.length > 6 && near(word, shapes) !== undefined);
}
