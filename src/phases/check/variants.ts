/** Variants of models: `model Small = Digits(filters: 4)`. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Reference } from "../../ir/ast/expression.ts";
import type { ChainDeclaration } from "../../ir/ast/types.ts";
import { matchArguments } from "./bind.ts";

/**
 * The model of which `variant` has the chain, under the variant's name and with its values as those of the parameters: values that are set
 * from outside still take precedence. None, and a diagnostic, where there is no such model.
 */
export function variantOf(variant: ChainDeclaration, of: Reference, models: readonly ChainDeclaration[], report: Report): readonly ChainDeclaration[] {
  const bases = models.filter((m) => m.of === undefined);
  const base = bases.find((m) => m.name.text === of.name.text);
  if (base === undefined) {
    const guess = near(of.name.text, bases.map((m) => m.name.text));
    report.add("unknownVariant", of.name.span, { name: of.name.text, variant: variant.name.text, models: bases.map((m) => m.name.text) }, { fixes: guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: of.name.span, text: guess }] }] });
    return [];
  }
  const [parameter] = variant.parameters;
  if (parameter !== undefined) report.add("variantWithParameters", parameter.span, { variant: variant.name.text, base: base.name.text });
  const before = report.mark;
  const given = matchArguments(base.parameters, of.arguments ?? [], base.name.text, of.span, base.name.span, report);
  if (report.failedSince(before)) return [];
  const parameters = base.parameters.map((p) => {
    const value = given.get(p.name.text);
    return value === undefined ? p : { ...p, value };
  });
  const { doc = base.doc } = variant;
  return [{ ...base, name: variant.name, parameters, ...(doc !== undefined && { doc }) }];
}
