/** Items → lines of the chain of a model. */
import type { Value } from "../lazy/types.ts";
import type { Equation, Step } from "../steps/types.ts";
import { readsOf } from "../lazy/expression.ts";
import type { Item } from "./arrange.ts";
import { expressionText, indexName, ranged, type Scope } from "./expression.ts";

export interface Vocabulary {
  readonly valueName: (value: Value) => string;
  /** What `as` calls a step's result, if it has to have a name, or has weights with one. */
  readonly calledAs: (step: Step) => string | undefined;
  /** How a step is written that is no call of the library: an activation of the file, an equation with constants as a layer. */
  readonly definitionOf: (step: Step) => string | undefined;
  readonly isTaken: (name: string) => boolean;
}

/** Collects the text; every value that is read by its name is reported. */
export class ChainWriter {
  readonly #words: Vocabulary;
  readonly #lines: string[] = [];
  /** Steps whose variables are in the order of the text. */
  readonly written: Step[] = [];
  readonly named = new Set<Value>();
  readonly #sides = new Set<Value>();
  #current: Value | undefined;
  #line = "";

  constructor(words: Vocabulary, start: Value | undefined) {
    this.#words = words;
    this.#current = start;
  }

  /** The value that flows at the end. */
  get current(): Value | undefined {
    return this.#current;
  }

  lines(): readonly string[] {
    this.#endLine();
    return this.#lines;
  }

  #endLine(): void {
    if (this.#line !== "") this.#lines.push(this.#line);
    this.#line = "";
  }

  /** The name of a value; it has to have one now. */
  name(value: Value): string {
    this.named.add(value);
    return this.#words.valueName(value);
  }

  add(items: readonly Item[]): void {
    for (const item of items) this.#addItem(item);
  }

  #addItem(item: Item): void {
    switch (item.kind) {
      case "residual":
        this.#goOnFrom(item.entry);
        this.#endLine();
        this.#lines.push("residual {");
        this.#body(item.entry, item.body);
        this.#line = "}";
        this.#current = item.output;
        this.#finish(item.output);
        this.#endLine();
        return;
      case "side": {
        this.#endLine();
        const { named, isFlowing } = { named: this.name(item.output), isFlowing: this.#current === item.entry };
        this.#lines.push(`let ${named} = ${isFlowing ? "" : `${this.name(item.entry)} `}{`);
        const outside = this.#current;
        this.#sides.add(item.output);
        this.#body(item.entry, item.body);
        this.#lines.push("}");
        this.#current = outside;
        return;
      }
      case "step": return this.#addStep(item.step);
    }
  }

  #body(entry: Value, items: readonly Item[]): void {
    const outside = this.#current;
    this.#current = entry;
    this.add(items);
    this.#endLine();
    this.#current = outside;
  }

  #goOnFrom(value: Value): void {
    if (this.#current === value) return;
    this.#endLine();
    this.#line = this.name(value);
    this.#current = value;
  }

  #addStep(step: Step): void {
    const definition = this.#words.definitionOf(step);
    if (step.kind === "equation" && definition === undefined) return this.#addEquation(step);
    const inputs = step.kind === "equation" ? operandsOf(step) : [...step.inputs];
    const isCommutative = step.kind === "call" && (step.definition === "add" || step.definition === "multiply");
    if (isCommutative && inputs[1] !== undefined && inputs[1] === this.#current) inputs.reverse();
    const [first, ...others] = inputs;
    if (first === undefined) return;
    this.#goOnFrom(first);
    const args = [...others.map((value) => this.name(value)), ...(step.kind === "call" ? step.arguments : [])];
    const name = step.kind === "reshape" ? "reshape" : (definition ?? (step.kind === "call" ? step.definition : ""));
    const isFlat = step.kind === "reshape" && step.output.shape.length === 1;
    const call = isFlat ? "flatten" : step.kind === "reshape" ? `reshape([${step.output.shape.join(", ")}])` : args.length === 0 ? name : `${name}(${args.join(", ")})`;
    const startsLine = others.length > 0 || (step.kind === "call" && step.weights.length > 0 && step.definition !== "batchNorm" && step.definition !== "groupNorm");
    // The name of the value that a chain continues precedes its first step.
    if (startsLine && /[ )}]/.test(this.#line)) this.#endLine();
    this.#line = this.#line === "" ? call : `${this.#line} ${call}`;
    this.#current = step.output;
    if (step.kind === "call" && step.weights.length > 0) this.written.push(step);
    if (step.kind === "equation") this.written.push(step);
    this.#finish(step.output, step);
  }

  #finish(output: Value, step?: Step): void {
    const as = step === undefined ? undefined : this.#words.calledAs(step);
    const name = as ?? (this.needsName(output) && !this.#sides.has(output) ? this.#words.valueName(output) : undefined);
    if (name !== undefined) this.#line = `${this.#line} as ${name}`;
  }

  /** Replaced in the second pass, when it is known which values are read by their names. */
  needsName: (value: Value) => boolean = () => false;

  #addEquation(step: Equation): void {
    this.#endLine();
    const scope = scopeOf((value) => this.name(value), this.#words.isTaken);
    this.named.add(step.output);
    this.#lines.push(equationText(this.#words.valueName(step.output), step, scope));
  }
}

export function operandsOf(step: Equation): Value[] {
  return [...new Set(readsOf(step.body).map(({ value }) => value))];
}

export function scopeOf(valueName: Scope["valueName"], isTaken: Scope["isTaken"], tensorName: Scope["tensorName"] = () => ""): Scope {
  return { valueName, tensorName, indices: new Map(), isTaken };
}

/** `y[i, j < 4] = …` */
export function equationText(name: string, { indices, body }: Equation, scope: Scope): string {
  for (const factor of indices) indexName(factor, scope);
  const left = indices.map((factor) => ranged(factor, body, scope));
  return `${name}[${left.join(", ")}] = ${expressionText(body, scope)}`;
}
