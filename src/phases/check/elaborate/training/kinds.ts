/** Checks that a value has the kind that a loss requires (`probability`, `distribution(k)`), and suggests the layer that gives it. */
import type { Fix } from "../../../../diagnostics/diagnostic.ts";
import type { FunctionDeclaration, Parameter } from "../../../../ir/ast/types.ts";
import { definitionsGiving } from "../../repairs/signatures.ts";
import type { Elaboration, Named, Operand, ResultKind, Use } from "../../types.ts";

export function checkResult(e: Elaboration, use: Use, definition: Named<FunctionDeclaration>, parameter: Parameter, operand: Operand, wanted: ResultKind | undefined): void {
  if (wanted === undefined) return;
  const found = operand.result;
  if (found?.name === wanted.name && (found.axis === undefined || wanted.axis === undefined || found.axis === wanted.axis)) return;
  const givers = definitionsGiving(use.scope.library, wanted.name);
  const replaced = found !== undefined;
  const fixes: readonly Fix[] = givers.slice(0, 1).map((giver) => {
    const { source, end } = operand.span;
    return replaced
      ? { title: `write \`${giver}\` instead`, edits: [{ span: operand.span, text: giver }] }
      : { title: `add \`${giver}\` after it`, edits: [{ span: { source, start: end, end }, text: ` ${giver}` }] };
  });
  const notes = [
    { message: replaced ? "the value is made here" : `the value is made here; a step such as \`${givers[0] ?? wanted.name}\` is missing after it`, span: operand.span },
    { message: `\`${definition.declaration.name.text}\` asks for it here`, span: parameter.span },
  ];
  e.report.add("wrongResultKind", use.reference.span, { loss: definition.declaration.name.text, expected: wanted.name, found: found?.name }, { notes, fixes });
}
