/** The state of elaborating a chain, from its first statement to its last. */
import type { Name, Reference } from "../../../ir/ast/expression.ts";
import type { RegularizeStatement, LossStatement, OutputStatement, SharedStatement, StreamStatement, TrainStatement } from "../../../ir/ast/types.ts";
import { memberName } from "../../../ir/equation/names.ts";
import type { Num } from "../../../ir/equation/number.ts";
import type { Definition, Origin } from "../../../ir/equation/types.ts";
import type { ColumnName, Encoding, Instance, ModelInput } from "../../../ir/model/types.ts";
import { positionOf, type Span } from "../../../source/source.ts";
import type { Elaboration, Entry, FurtherUse, Library, Operand, Scope, Step, Value, Way } from "../types.ts";

export interface Output {
  readonly name: Name;
  readonly column?: ColumnName;
  readonly encoding: Encoding;
  readonly operand: Operand;
  readonly doc?: string;
  /** The array of its values, one for each example of a batch. */
  readonly array: string;
  /** The place of its encoding. */
  readonly span: Span;
  /** The calls its value went through. */
  readonly history: readonly Step[];
}

/** What a loss may compare: of a block nothing. */
export interface LossParts {
  readonly outputs: readonly Output[];
  /** Data of outputs, by name, that a loss compares with or something is fitted to. */
  readonly targets: Map<string, Operand>;
  /** Equations that make them of what the caller gives: no part of the forward computation. */
  readonly targetEquations: Definition[];
}

/** The parts that only the body of a model may have. */
export interface ModelParts extends LossParts {
  /** The name of the model. */
  readonly span: Span;
  readonly inputs: Omit<ModelInput, "needed">[];
  readonly outputs: Output[];
  /** Statements of all outputs, by name: those further down too. */
  readonly upcoming: ReadonlyMap<string, OutputStatement>;
  loss?: LossStatement;
  regularize?: RegularizeStatement;
  train?: TrainStatement;
  stream?: StreamStatement;
}

/** What the body of a block gives beside its last value. */
export interface BlockParts {
  /** By name, the first of them first. */
  readonly outputs: Map<string, Operand>;
  loss?: LossStatement;
}

/** One instance whose weights every use shares. */
export interface SharedPart {
  readonly statement: SharedStatement;
  /** The instance of its parameters, the same for every use. */
  readonly called: string;
  /** The prefix of where it was declared. */
  readonly prefix: string;
  /** The names that were visible where it was declared. */
  readonly scope: { readonly values: ReadonlyMap<string, Value>; readonly named: Chain["named"] };
  uses: number;
  /** The first use. */
  first?: Span;
  /** The share of the rate in its first use, which all have. */
  rate?: Num;
}

export interface NamedValue {
  readonly operand: Operand;
  readonly span: Span;
  read: boolean;
  /** The instance of the call that `as` gave the name. */
  instance?: string;
}

/** A body that a chain is inside of. */
export interface Around {
  readonly kind: "block" | "shared";
  readonly name: string;
  readonly call: Reference;
}

/** Whether the chain is inside of a block or shared part of the name: another use there would be recursion. */
export function isInside(chain: Chain, kind: Around["kind"], name: string): boolean {
  return chain.around.some((body) => body.kind === kind && body.name === name);
}

export interface Chain {
  readonly e: Elaboration;
  readonly library: Library;
  /** Compile-time names: parameters, `let` numbers, the index of `repeat`. */
  readonly values: Map<string, Value>;
  /** Values by name, and where each was named. */
  readonly named: Map<string, NamedValue>;
  /** Values that statements further down name, and where. */
  readonly later: Map<string, Span>;
  current: Operand | undefined;
  /** Whether the current value is read by something other than the next step. */
  kept: boolean;
  history: readonly Step[];
  /** The count of each call and name in this model or block so far, for names of instances; 0 for a name that was made of an ordinal. */
  readonly ordinals: Map<string, number>;
  /** The instance of each visible name: the name itself, and in a `repeat` with an ordinal. */
  readonly called: Map<string, string>;
  /** Whether the body is repeated: then names of instances take an ordinal too. */
  readonly repeated: boolean;
  /** `resUnit1.` inside of a block, else empty. */
  readonly prefix: string;
  /** The share of the learning rate of this body's weights: 0 in `frozen`. */
  readonly rate: Num;
  readonly instances: Instance[];
  /** The blocks and shared parts around, outermost first. */
  readonly around: readonly Around[];
  /** Shared parts by name. */
  readonly shared: Map<string, SharedPart>;
  /** `(2)` in the second use of something shared, else empty: keeps the names of its values apart. */
  readonly copy: string;
  /** In a further use of something shared, whose variables exist: its uses. */
  readonly again: FurtherUse | undefined;
  /** Present in the body of a block or shared part. */
  readonly entry?: Entry;
  /** Present in the body of a model itself. */
  readonly model?: ModelParts;
  /** Present in the body of a block itself. */
  readonly block?: BlockParts;
}

/** Where the current value came from. */
export function wayOf({ named, model, history, current }: Pick<Chain, "named" | "model" | "history" | "current">): Way {
  const shape = history[0]?.before ?? current?.shape ?? [];
  const inputs = (model?.inputs ?? []).flatMap((i) => named.get(i.name)?.operand ?? []);
  const start = inputs.find((o) => o.shape.length === shape.length && o.shape.every((n, i) => n === shape[i]));
  return { history, start };
}

/** The call with which the value came into the bodies around, if this value is still that one. */
export function entryOf({ entry }: Pick<Chain, "entry">, operand: Operand): Entry | undefined {
  return entry?.array === operand.array ? entry : undefined;
}

export function scopeOf(chain: Chain): Scope {
  return { library: chain.library, values: chain.values };
}

export function originOf(instance: string, span: Span): Origin {
  return { instance, file: span.source.recorded, line: positionOf(span.source, span.start).line };
}

/**
 * `dense2`: the call and its ordinal; a call that `as` names takes that name, in a `repeat` with the ordinal of the round.
 */
export function instanceName(chain: Chain, definition: string, as: string | undefined): string {
  return chain.prefix + (as === undefined ? withOrdinal(chain, definition) : calledBy(chain, as));
}

/**
 * The instance of a name from here on: the name itself, with an ordinal where another body has used it or this one is repeated.
 */
export function calledBy(chain: Chain, name: string): string {
  const uses = chain.ordinals.get(name) ?? 0;
  if (!chain.repeated && uses === 0) chain.ordinals.set(name, 1);
  const called = chain.repeated || uses > 0 ? withOrdinal(chain, name) : name;
  chain.called.set(name, called);
  return called;
}

/** The instance of an equation's value. Bodies beside each other, and rounds of a `repeat`, may define values of one name. */
export function valueInstance(chain: Chain, name: string): string {
  const key = `value.${name}`;
  let ordinal = chain.ordinals.get(key) ?? 0;
  let instance: string;
  do instance = `${chain.prefix}value${++ordinal === 1 ? "" : ordinal}`;
  // A layer may be called `value`, too.
  while (chain.e.arrays.has(memberName(`${instance}${chain.copy}`, name)));
  chain.ordinals.set(key, ordinal);
  return instance;
}

/** The next ordinal that makes no name which is in use already. */
function withOrdinal(chain: Chain, name: string): string {
  let ordinal = chain.ordinals.get(name) ?? 0;
  do ordinal++;
  while (chain.ordinals.has(`${name}${ordinal}`));
  chain.ordinals.set(name, ordinal);
  chain.ordinals.set(`${name}${ordinal}`, 0);
  return `${name}${ordinal}`;
}

/** A chain inside of this one: its names are not seen outside, its ordinals go on. */
export function inner(chain: Chain, change: Partial<Pick<Chain, "rate" | "values" | "current" | "repeated">>): Chain {
  const { model: _, block: __, ...rest } = chain;
  return { ...rest, named: new Map(chain.named), later: new Map(chain.later), values: new Map(chain.values), shared: new Map(chain.shared), called: new Map(chain.called), ...change };
}
