/** `require` and `warn`: conditions that a definition states, checked at its call. */
import type { ConditionStatement, Parameter } from "../../ir/ast/types.ts";
import type { Expression } from "../../ir/ast/expression.ts";
import { type Span, textOf } from "../../source/source.ts";
import { atUse } from "./elaborate/diagnose.ts";
import { namesIn } from "./elaborate/equations/batched.ts";
import { asTruth, evaluate } from "./evaluate.ts";
import { argumentOf } from "./repairs/edits.ts";
import { repairsOfRequirement } from "./repairs/requirement.ts";
import { repairsOfWarning } from "./repairs/warning.ts";
import { interpolated, type Stating } from "./stating.ts";
import type { Elaboration, Scope } from "./types.ts";

/** False where it is a `require` that is not met, or has a fault. */
export function checkCondition(e: Elaboration, stating: Stating, statement: ConditionStatement): boolean {
  const { use, scope, name } = stating;
  const truth = atUse(e, use, (report) => asTruth(evaluate(statement.condition, scope, report), statement.condition.span, report));
  const condition = textOf(statement.condition.span);
  const message = statement.message && interpolated(statement.message.value, scope);
  if (statement.kind === "warn") {
    // Definitions of the library know what they call.
    if (truth !== true || use.reference.span.source.library === true) return true;
    e.report.add("warningOfDefinition", placeOf(stating, statement.condition), { message, name, condition }, {
      notes: [{ message: "the definition warns here", span: statement.span }],
      fixes: repairsOfWarning(stating, statement.message?.value ?? ""),
    });
    return true;
  }
  if (truth === false) {
    e.report.add("requirementNotMet", use.reference.span, { message, name, condition }, {
      notes: [{ message: "required here", span: statement.span }],
      fixes: repairsOfRequirement(use.scope.library, use.reference),
    });
  }
  return truth === true;
}

/** The argument that the condition speaks of, or the call. */
function placeOf({ use: { reference }, parameters }: Stating, condition: Expression): Span {
  const read = namesIn(condition);
  const given = parameters.flatMap(({ name }) => (read.has(name.text) ? (argumentOf(reference, parameters, name.text) ?? []) : []));
  return given[0]?.span ?? reference.span;
}

/** Values of a definition as conditions see them: what is not known when the model is compiled makes no condition true or false. */
export function knownOf(parameters: readonly Parameter[], values: Scope["values"]): Scope["values"] {
  return new Map(parameters.map(({ name: { text } }) => {
    const value = values.get(text);
    return [text, value === undefined || value.kind === "application" ? { kind: "unknown" } : value];
  }));
}

