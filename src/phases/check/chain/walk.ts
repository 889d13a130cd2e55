/** Elaborates the statements of a chain, in order: each call takes the current value and replaces it. */
import type { Found } from "../../../diagnostics/catalogue.ts";
import { at } from "../../../diagnostics/fault.ts";
import type { Name } from "../../../ir/ast/expression.ts";
import type { ChainStatement, ShapeAssertion } from "../../../ir/ast/types.ts";
import { TooLarge } from "../../../ir/equation/limits.ts";
import { evaluateShape } from "../encoding.ts";
import { interpolated } from "../stating.ts";
import { evaluate } from "../evaluate.ts";
import { grows } from "../size.ts";
import { applyCall, isMisspelled, lose } from "./call.ts";
import { defineValue } from "./equation.ts";
import { declareInputs } from "./inputs.ts";
import { applyLet, applyNested, applyRate, applyRepeat, sideChain } from "./nested.ts";
import { declareOutput, declareResult, sameShape } from "./outputs.ts";
import { declareShared } from "./shared.ts";
import { fits } from "./size.ts";
import { type Chain, type ModelParts, scopeOf } from "./state.ts";
import { nameLost, nameValue, traced } from "./values.ts";
import { textOf } from "../../../source/source.ts";

export function walk(chain: Chain, statements: readonly ChainStatement[]): void {
  if (!fits(chain, statements)) return;
  let reported = -1;
  for (const statement of statements) for (const { text, span } of namesOf(statement)) if (!chain.later.has(text)) chain.later.set(text, span);
  statements.forEach((statement, i) => {
    const next = statements[i + 1];
    const { start, source } = statement.span;
    if (start < reported) return;
    if (statement.kind === "call" && isMisspelled(chain, statement)) {
      // The rest of the line belongs to the statement that was meant.
      reported = (source.text.slice(start).search(/\n|$/)) + start;
      return;
    }
    const before = chain.current;
    at(statement.span, () => walkStatement(chain, statement, next?.kind === "as" ? next.name.text : undefined));
    chain.e.steps.push({ span: statement.span, ...(before !== undefined && { before: traced(before) }), ...(chain.current !== undefined && { after: traced(chain.current) }) });
  });
}

/** The values that a statement names. */
function namesOf(statement: ChainStatement): readonly Name[] {
  switch (statement.kind) {
    case "let": case "as": case "output": case "equation": case "shared": return [statement.name];
    case "fitted": return [statement.equation.name];
    case "input": return statement.fields.map((f) => f.name);
    default: return [];
  }
}

function walkStatement(chain: Chain, statement: ChainStatement, as: string | undefined): void {
  const { report, size } = chain.e;
  if (size.exceeded || !grows(chain.e, 1, statement.span)) return;
  size.calls++;
  try {
    walkOne(chain, statement, as);
  } catch (cause) {
    if (!(cause instanceof TooLarge)) throw cause;
    size.exceeded = true;
    report.add("expressionTooLarge", statement.span, { grown: cause.what, arrays: [] });
  }
}

function walkOne(chain: Chain, statement: ChainStatement, as: string | undefined): void {
  const { report } = chain.e;
  switch (statement.kind) {
    case "call": return report.within(statement.call.span, () => applyCall(chain, statement, as));
    case "shapeAssertion": return assertShape(chain, statement);
    case "as":
      if (chain.current !== undefined) nameValue(chain, statement.name, chain.current);
      else if (!chain.kept) report.add("nothingToName", statement.span, {});
      else nameLost(chain, statement.name);
      namesInstance(chain, statement.name.text);
      return;
    case "let": return applyLet(chain, statement);
    case "nested": return applyNested(chain, statement);
    case "rate": return applyRate(chain, statement);
    case "repeat": return applyRepeat(chain, statement);
    case "require": case "warn": {
      const held = evaluate(statement.condition, scopeOf(chain), report);
      const around = chain.around.at(-1);
      const warns = statement.kind === "warn";
      if (held.kind !== "boolean" || held.value !== warns || (warns && around?.call.span.source.library === true)) return;
      const notes = around === undefined ? [] : [{ message: warns ? "the definition warns here" : "required here", span: statement.span }];
      const message = statement.message && interpolated(statement.message.value, scopeOf(chain));
      report.add(warns ? "warningOfDefinition" : "requirementNotMet", around?.call.span ?? statement.span, { message, name: around?.name, condition: textOf(statement.condition.span) }, { notes });
      return;
    }
    case "input":
      if (inModel(chain, statement, "input")) declareInputs(chain, statement);
      return;
    case "output": {
      if (chain.block !== undefined) return declareResult(chain, chain.block, statement);
      if (inModel(chain, statement, "output") === undefined) return;
      const { operand, history } = statement.value === undefined ? { operand: chain.current, history: chain.history } : sideChain(chain, statement.value);
      if (operand === undefined && statement.value?.base === undefined && !chain.kept && chain.model?.inputs.length !== 0) report.add("noCurrentValue", statement.name.span, { name: statement.name.text });
      declareOutput(chain, statement, operand, history);
      if (chain.model?.outputs.some((o) => o.name === statement.name) === false) nameLost(chain, statement.name);
      chain.kept = true;
      return;
    }
    case "loss": case "regularize": case "train": case "stream": return collect(chain, statement);
    case "shared": return declareShared(chain, statement);
    case "fitted": return defineValue(chain, statement.equation, "fitted");
    case "equation": return defineValue(chain, statement, "local");
  }
}

/** `as` names the instance too. A name that parameters have counts as used, whether or not its value is read. */
function namesInstance(chain: Chain, name: string): void {
  const named = chain.named.get(name);
  const called = chain.called.get(name);
  if (named === undefined || called === undefined) return;
  named.instance = `${chain.prefix}${called}`;
  if (chain.e.variables.some((v) => v.name.startsWith(`${chain.prefix}${called}.`))) named.read = true;
}

/** The parts of the model that a statement adds to; reported in a block, which has none. */
function inModel(chain: Chain, { span }: ChainStatement, statement: Found<"statementOfModel">["statement"]): ModelParts | undefined {
  if (chain.model === undefined) chain.e.report.add("statementOfModel", span, { statement, place: chain.around.length > 0 ? "block" : "nested chain" });
  return chain.model;
}

function collect(chain: Chain, statement: Extract<ChainStatement, { kind: "loss" | "regularize" | "train" | "stream" }>): void {
  const { block } = chain;
  const model = block !== undefined && statement.kind === "loss" ? undefined : inModel(chain, statement, statement.kind);
  const first = statement.kind === "loss" ? (block ?? model)?.loss : model?.[statement.kind];
  if (first !== undefined) {
    chain.e.report.add("duplicateStatement", statement.span, { statement: statement.kind, place: model === undefined ? "block" : "model" }, { notes: [{ message: "first given here", span: first.span }] });
    return;
  }
  if (block !== undefined && statement.kind === "loss") block.loss = statement;
  if (model === undefined) return;
  if (statement.kind === "loss") model.loss = statement;
  else if (statement.kind === "regularize") model.regularize = statement;
  else if (statement.kind === "stream") model.stream = statement;
  else model.train = statement;
}

function assertShape(chain: Chain, statement: ShapeAssertion): void {
  const expected = evaluateShape(statement.shape, scopeOf(chain), chain.e.report);
  const found = chain.current?.shape;
  if (expected === undefined || found === undefined || sameShape(found, expected)) return;
  const last = chain.history.at(-1);
  const fix = { title: `write \`-> [${found.join(", ")}]\``, edits: [{ span: statement.span, text: `-> [${found.join(", ")}]` }] };
  chain.e.report.add("assertedShapeMismatch", statement.span, { found, expected }, {
    notes: last === undefined ? [] : [{ message: `this gives [${found.join(", ")}]`, span: last.reference.span }],
    fixes: [fix],
  });
  lose(chain);
}

