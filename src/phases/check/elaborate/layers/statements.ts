/** Reads the body of a layer, statement by statement: binds patterns, declares variables, collects equations. */
import type { Expression, Item, Kind } from "../../../../ir/ast/expression.ts";
import type { InputField, LayerDeclaration, LayerStatement } from "../../../../ir/ast/types.ts";
import { constant } from "../../../../ir/equation/build.ts";
import { lossMember } from "../../../../ir/equation/names.ts";
import { type Span, textOf } from "../../../../source/source.ts";
import { bindArguments } from "../../bind.ts";
import { checkCondition } from "../../conditions.ts";
import { evaluateShape } from "../../encoding.ts";
import { asNumber, evaluate } from "../../evaluate.ts";
import type { Elaboration, Named, Operand, Scope, Use, Value } from "../../types.ts";
import { type LocalArray } from "../context.ts";
import { atUse } from "../diagnose.ts";
import { fromShape } from "../declare.ts";
import type { Equations, Stated } from "../equations/types.ts";
import { type Bindings, matchKind } from "./pattern.ts";
import { declareVariable, type Pending } from "../variables/variables.ts";

export interface LayerOutput {
  readonly name: string;
  readonly items: readonly Item[] | undefined;
  readonly result: Kind | undefined;
  readonly span: Span;
}

/** A layer before its equations are elaborated. */
export interface LayerParts extends Equations {
  readonly pending: readonly Pending[];
  /** Its results: the first is the value after the layer. */
  readonly outputs: readonly LayerOutput[];
  /** A statement had a fault: faults that follow from it are not reported. */
  readonly failed: boolean;
}

export function readStatements(e: Elaboration, definition: Named<LayerDeclaration>, use: Use, operands: readonly (Operand | undefined)[]): LayerParts | undefined {
  const { declaration, library } = definition;
  const name = declaration.name.text;
  const inputs = declaration.body.flatMap((s) => (s.kind === "input" ? s.fields : []));
  if (inputs.length === 0) {
    e.report.add("missingInputOrOutput", declaration.name.span, { name, missing: "input" });
    return undefined;
  }
  const given = operands.filter((operand) => operand !== undefined);
  if (operands.length > inputs.length || inputs.some((field, i) => field.value === undefined && operands[i] === undefined)) {
    e.report.add("wrongInputCount", use.reference.span, { definition: name, takes: inputs.filter((field) => field.value === undefined).length, given: given.length }, { notes: [{ message: "declared here", span: declaration.name.span }] });
    return undefined;
  }
  const faults = e.report.mark;
  const values = new Map<string, Value>(bindArguments(declaration.parameters, { ...use, operands: given }, library, e.report, declaration.name.span));
  const reader = new Reader(e, { ...use, operands: given }, declaration, { library, values }, { values, packs: new Map() });
  inputs.forEach((field, i) => {
    const operand = operands[i];
    if (operand !== undefined) reader.input(field, operand);
    else if (field.value !== undefined && !reader.failed) reader.absent(field, field.value);
  });
  for (const statement of declaration.body) reader.read(statement);
  reader.finish();
  const failed = reader.failed || e.report.failedSince(faults);
  return { ...reader.parts(), failed };
}

class Reader {
  readonly #e: Elaboration;
  readonly #use: Use;
  readonly #declaration: LayerDeclaration;
  readonly #operands = new Map<string, Operand>();
  readonly #scope: Scope;
  readonly #bindings: Bindings;
  readonly #arrays = new Map<string, LocalArray>();
  readonly #pending: Pending[] = [];
  readonly #stated: Stated[] = [];
  readonly #outputs: LayerOutput[] = [];
  /** Conditions of `while training`. */
  readonly #whiles: Span[] = [];
  failed = false;

  constructor(e: Elaboration, use: Use, declaration: LayerDeclaration, scope: Scope, bindings: Bindings) {
    this.#e = e;
    this.#use = use;
    this.#declaration = declaration;
    this.#scope = scope;
    this.#bindings = bindings;
  }

  parts(): Omit<LayerParts, "failed"> {
    return { scope: this.#scope, packs: this.#bindings.packs, arrays: this.#arrays, pending: this.#pending, stated: this.#stated, outputs: this.#outputs };
  }

  /** A value called `training` may be declared further down than what it would be taken for. */
  finish(): void {
    const own = this.#arrays.has("training") || this.#scope.values.has("training") || this.#stated.some((s) => s.name === "training");
    if (!own) return;
    for (const span of this.#whiles) this.#e.report.add("whileBesideTraining", span, {});
    if (this.#whiles.length > 0) this.failed = true;
  }

  input(field: InputField, operand: Operand): void {
    const matched = matchKind(this.#e, this.#use, this.#declaration.name.text, field.name.text, field.encoding, operand, this.#scope, this.#bindings);
    if (matched === undefined) this.failed = true;
    const taken = matched ?? operand;
    this.#operands.set(field.name.text, operand);
    const extents = fromShape(taken.shape);
    this.#arrays.set(field.name.text, { array: taken.array, extents, main: extents, batched: taken.batched, content: taken.content, span: field.name.span });
  }

  /** An input that no value is given for: one number at each place. */
  absent({ name, encoding }: InputField, written: Expression): void {
    const [shape, value] = atUse(this.#e, this.#use, (report) => [
      encoding.kind === "shapeKind" ? evaluateShape(encoding.items, this.#scope, report) : undefined, asNumber(evaluate(written, this.#scope, report), written.span, report),
    ] as const);
    if (encoding.kind !== "shapeKind") this.#e.report.add("inputPattern", encoding.span, {});
    if (shape === undefined || value === undefined) {
      this.failed = true;
      return;
    }
    const extents = fromShape(shape);
    this.#arrays.set(name.text, { array: name.text, extents, main: extents, batched: false, content: { kind: "real" }, constant: constant(value), span: name.span });
  }

  read(statement: LayerStatement): void {
    if (this.failed) return;
    switch (statement.kind) {
      case "input": return;
      case "let": {
        const { base, body } = statement.value;
        if (base === undefined || body !== undefined) {
          this.#e.report.add("chainInLayer", statement.span, {});
          this.failed = true;
        }
        else this.#bindings.values.set(statement.name.text, atUse(this.#e, this.#use, (report) => evaluate(base, this.#scope, report)));
        return;
      }
      case "require": case "warn": {
        const { name, parameters } = this.#declaration;
        const stating = { keyword: "layer", name: name.text, parameters, use: this.#use, scope: { ...this.#scope, operands: this.#operands } } as const;
        if (!checkCondition(this.#e, stating, statement)) this.failed = true;
        return;
      }
      case "array":
        for (const field of statement.arrays) {
          if (this.#arrays.has(field.name.text)) {
            this.#twice(field.name.text, field.name.span);
            continue;
          }
          const declared = declareVariable(this.#e, this.#use, statement.role, field, this.#scope, this.#bindings.packs);
          if (declared === undefined) this.failed = true;
          else {
            this.#arrays.set(field.name.text, declared.local);
            if (declared.pending !== undefined) this.#pending.push(declared.pending);
          }
        }
        return;
      case "while":
        if (textOf(statement.condition.span) !== "training") {
          this.#e.report.add("conditionOfWhile", statement.condition.span, { condition: textOf(statement.condition.span) });
          this.failed = true;
        }
        this.#whiles.push(statement.condition.span);
        for (const q of statement.body) this.#stated.push({ name: q.name.text, items: q.indices, value: q.value, span: q.name.span, kind: "update" });
        return;
      case "fitted": {
        const { name, indices, value } = statement.equation;
        this.#stated.push({ name: name.text, items: indices, value, span: name.span, kind: "fitted" });
        return;
      }
      case "equation":
        this.#stated.push({ name: statement.name.text, items: statement.indices, value: statement.value, span: statement.name.span, kind: "local" });
        return;
      case "loss":
        if (this.#stated.some((s) => s.kind === "loss")) {
          this.#e.report.add("duplicateStatement", statement.span, { statement: "loss", place: "layer" });
          this.failed = true;
        }
        this.#stated.push({ name: lossMember, items: [], value: statement.value, span: statement.value.span, kind: "loss" });
        return;
      case "layerOutput":
        if (this.#outputs.some((o) => o.name === statement.name.text)) this.#twice(statement.name.text, statement.name.span);
        this.#outputs.push({ name: statement.name.text, items: statement.indices, result: statement.result, span: statement.name.span });
        if (statement.value !== undefined) {
          this.#stated.push({ name: statement.name.text, items: statement.indices, value: statement.value, span: statement.name.span, kind: "local" });
        }
        return;
    }
  }

  #twice(name: string, span: Span): void {
    this.#e.report.add("definedTwice", span, { name });
    this.failed = true;
  }
}
