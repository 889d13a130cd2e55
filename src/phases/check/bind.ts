/** Arguments of a call to the parameters of a definition. */
import { near } from "../../diagnostics/near.ts";
import type { Report } from "../../diagnostics/report.ts";
import type { Argument, Expression } from "../../ir/ast/expression.ts";
import type { Parameter } from "../../ir/ast/types.ts";
import { type Span, textOf } from "../../source/source.ts";
import { evaluate, showValue } from "./evaluate.ts";
import { constantInitializers, repairsOfInitializer } from "./repairs/initializer.ts";
import type { Library, Scope, Use, Value } from "./types.ts";

/** The argument that each parameter is given, by name; parameters without one are left out. */
export function matchArguments(parameters: readonly Parameter[], given: readonly Argument[], definition: string, at: Span, declared: Span, report: Report): Map<string, Expression> {
  const found = new Map<string, Expression>();
  const notes = [{ message: `\`${definition}\` is defined here`, span: declared }];
  const names = parameters.map((p) => p.name.text);
  let position = 0;
  let named = false;
  const positional = given.filter((a) => !(a.kind === "value" && a.key !== undefined)).length;
  if (positional > names.length) {
    report.add("tooManyArguments", at, { name: definition, takes: names.length, given: positional }, { notes });
    return found;
  }
  for (const argument of given) {
    if (argument.kind !== "value") {
      report.add("notCompileTime", argument.span, { text: textOf(argument.span) });
      continue;
    }
    const { key } = argument;
    let name: string | undefined;
    if (key === undefined) {
      if (named) report.add("positionalAfterNamed", argument.span, { definition });
      name = names[position++];
    } else {
      named = true;
      name = key.kind === "reference" && key.arguments === undefined && key.indices === undefined ? key.name.text : undefined;
      if (name === undefined || !names.includes(name)) {
        const guess = name === undefined ? undefined : near(name, names);
        const fixes = guess === undefined ? [] : [{ title: `write \`${guess}\``, edits: [{ span: key.span, text: guess }] }];
        report.add("unknownArgument", key.span, { name: name ?? "…", definition, parameters: names }, { notes, fixes });
        continue;
      }
    }
    if (name === undefined) continue;
    if (found.has(name)) report.add("duplicateArgument", argument.span, { name });
    else found.set(name, argument.value);
  }
  return found;
}

/** Which values parameters accept: those of layers and blocks accept lists of numbers too. */
export type Takes = "anything" | "no lists";

/** The values of all parameters: given ones in the scope of the call, defaults in that of the definition. */
export function bindArguments(parameters: readonly Parameter[], use: Use, library: Library, report: Report, declared: Span, takes: Takes = "anything"): ReadonlyMap<string, Value> {
  const { reference } = use;
  const before = report.mark;
  const given = matchArguments(parameters, reference.arguments ?? [], reference.name.text, reference.span, declared, report);
  const values = bindMatched(parameters, given, use, library, report, report.mark > before, takes);
  if (takes === "anything") warnOfInitializers(parameters, values, use, library, report);
  return values;
}

/** Numbers that go to initializers by their position: sizes and shares that were meant for something else. */
function warnOfInitializers(parameters: readonly Parameter[], values: ReadonlyMap<string, Value>, use: Use, library: Library, report: Report): void {
  const { reference } = use;
  if (reference.span.source.library === true) return;
  const positional = (reference.arguments ?? []).filter((a) => a.kind === "value" && a.key === undefined);
  parameters.slice(0, positional.length).forEach(({ name, value }, i) => {
    const argument = positional[i];
    const isInitializer = value?.kind === "reference" && library.function("initializer", value.name.text) !== undefined;
    if (argument === undefined || !isInitializer || values.get(name.text)?.kind !== "number") return;
    const [constant] = constantInitializers(library);
    report.add("numberAsInitializer", argument.span, { value: textOf(argument.span), parameter: name.text, definition: reference.name.text, constant }, { fixes: repairsOfInitializer(use, argument, name.text, library) });
  });
}

/** As `bindArguments`, for arguments that are matched already; `faulty`: matching reported a fault. */
export function bindMatched(parameters: readonly Parameter[], given: ReadonlyMap<string, Expression>, use: Use, library: Library, report: Report, faulty: boolean, takes: Takes): ReadonlyMap<string, Value> {
  const { reference } = use;
  const values = new Map<string, Value>();
  const scope: Scope = { library, values };
  const bind = (name: string, expression: Expression, within: Scope): void => {
    const value = evaluate(expression, within, report);
    const refused = value.kind === "list" && takes === "no lists";
    if (refused) report.add("wrongValueKind", expression.span, { expected: "number", found: showValue(value) });
    values.set(name, refused ? { kind: "unknown" } : value);
  };
  for (const parameter of parameters) {
    const name = parameter.name.text;
    const argument = given.get(name);
    if (argument !== undefined) bind(name, argument, use.scope);
    else if (parameter.value !== undefined) bind(name, parameter.value, scope);
    else {
      if (!faulty) report.add("missingArgument", reference.span, { name, definition: reference.name.text }, { notes: [{ message: `\`${name}\` is declared here`, span: parameter.span }] });
      values.set(name, { kind: "unknown" });
    }
  }
  return values;
}
