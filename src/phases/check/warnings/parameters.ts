import type { Fix } from "../../../diagnostics/diagnostic.ts";
import type { Report } from "../../../diagnostics/report.ts";
import { span } from "../../../source/source.ts";
import { type Definition, keywordOf } from "../library.ts";
import { withoutOne } from "./edits.ts";
import { mentionsOf } from "./mentions.ts";

/** Parameters of a definition that nothing in it reads. A loss without a use for its target is a penalty. */
export function warnOfUnusedParameters(definition: Definition, report: Report): void {
  const named = mentionsOf(definition);
  const { parameters, name } = definition;
  parameters.forEach((parameter, i) => {
    const isTarget = keywordOf(definition) === "loss" && i === 1 && parameter.name.text === "target";
    if (isTarget || named.has(parameter.name.text)) return;
    report.add("unusedParameter", parameter.name.span, { name: parameter.name.text, keyword: keywordOf(definition), of: name.text }, { fixes: removal(definition, i) });
  });
}

/** Only the last parameter, or one of a model, which has no arguments by position: arguments would go to others. */
function removal(definition: Definition, i: number): readonly Fix[] {
  const { parameters, name } = definition;
  const parameter = parameters[i];
  if (parameter === undefined || (keywordOf(definition) !== "model" && i < parameters.length - 1)) return [];
  const { source, end } = parameter.span;
  const close = source.text.indexOf(")", end);
  const alone = keywordOf(definition) === "model" && parameters.length === 1 && close >= 0;
  const edit = alone ? { span: span(source, name.span.end, close + 1), text: "" } : withoutOne(parameters.map((p) => p.span), i);
  return [{ title: `remove \`${parameter.name.text}\``, edits: [edit] }];
}
