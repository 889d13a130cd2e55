/** A checked model in a form that is documented and stays: what an editor shows, and what an exporter begins with. Plain data, fit for JSON. */
import { type HeldOut, partOf } from "./ir/model/held-out.ts";
import { toNumber } from "./ir/equation/number.ts";
import { shownName } from "./ir/equation/names.ts";
import { commentOf } from "./ir/equation/print.ts";
import type { Definition } from "./ir/equation/types.ts";
import { type DataMapping, dataMappingOf } from "./ir/model/data-mapping.ts";
import { metricText } from "./ir/model/metrics.ts";
import { type WatchedModel, watchedModelOf } from "./ir/model/watched.ts";
import type { CheckedModel, Encoding, LossTerm } from "./ir/model/types.ts";
import { type Location, locate } from "./source/locate.ts";

/** A value that the caller gives or gets. */
export interface DescribedValue {
  readonly name: string;
  readonly doc?: string;
  /** Name of the column in data files, where that is another. */
  readonly column?: string;
  readonly encoding: Encoding;
}

/** One call of a layer, activation or block, in the order of the computation. */
export interface DescribedStep {
  /** `dense1`: the call and its ordinal, or the name that `as` gives. */
  readonly name: string;
  /** The definition that is called. */
  readonly definition: string;
  readonly place: Location;
  /** Shape of the value after it, without the batch. */
  readonly shape: readonly number[];
  /** Of a layer with several results: each by name, as `step.memory` reads it, with its shape. */
  readonly results?: readonly { readonly name: string; readonly shape: readonly number[] }[];
  /** Names of its arrays among `arrays`. */
  readonly arrays: readonly string[];
  /** The numbers that training changes. */
  readonly parameterCount: number;
}

/** A weight, a bias, a gain, a state or a fitted value. */
export interface DescribedArray {
  readonly name: string;
  readonly role: "weight" | "bias" | "gain" | "state" | "fitted";
  readonly shape: readonly number[];
  readonly trained: boolean;
  readonly doc?: string;
}

/** An equation in the notation of `.nn` files; `n` is the example of a batch. */
export interface DescribedEquation {
  /** The array that it defines. */
  readonly of: string;
  readonly text: string;
  /** The step, or the part of the model, that it comes from. */
  readonly step?: string;
  readonly line?: number;
}

/** A term of the loss: of the statement, or of a layer or block that adds to the loss. */
export interface DescribedTerm {
  /** As written, without its weight; of a layer or block `experts1.loss`. */
  readonly name: string;
  readonly weight: number;
  /** The layer or block. */
  readonly definition?: string;
  readonly line: number;
}

/** A share of the examples, how it is chosen, or files of others. */
export type DescribedPart = ReturnType<typeof partOf> | string;

export interface ModelDescription {
  readonly name: string;
  readonly doc?: string;
  readonly place: Location;
  /** Compile-time parameters with their values here. */
  readonly parameters: readonly { readonly name: string; readonly value: number | string | boolean }[];
  readonly inputs: readonly (DescribedValue & { /** Whether predictions need it. */ readonly needed: boolean })[];
  readonly outputs: readonly DescribedValue[];
  readonly steps: readonly DescribedStep[];
  readonly arrays: readonly DescribedArray[];
  /** The forward computation. */
  readonly equations: readonly DescribedEquation[];
  /** As written, with its equations; absent where the model has none. */
  readonly loss?: { readonly text: string; readonly external: boolean; readonly terms: readonly DescribedTerm[]; readonly equations: readonly DescribedEquation[] };
  /** The equations of metrics that the file defines; absent where the settings name none. */
  readonly metrics?: { readonly equations: readonly DescribedEquation[] };
  /** As written, with the equations of one update. */
  readonly optimizer?: { readonly text: string; readonly equations: readonly DescribedEquation[] };
  readonly train: { /** `all`: one update an epoch. */ readonly batch: number | "all"; readonly epochs: number; readonly seed: number; readonly metrics: readonly string[]; readonly data?: string; readonly validation?: DescribedPart; readonly test?: DescribedPart };
  /** What `readData` of `nnc/data` takes. */
  readonly data: DataMapping;
  /** What `watchTroubles` of `nnc/trouble` takes. */
  readonly watched: WatchedModel;
}

export function describe(model: CheckedModel): ModelDescription {
  const { name, doc, train, loss, optimizer, variables } = model;
  const arrays = new Map([...model.arrays, ...(optimizer?.arrays ?? [])]);
  const equations = (list: readonly Definition[]): readonly DescribedEquation[] => list.map((e) => ({
    of: shownName(e.array), text: commentOf(e, { arrays }, (array) => array), ...(e.origin !== undefined && { step: e.origin.instance, line: e.origin.line }),
  }));
  const sizes = new Map(variables.map((v) => [v.name, v.trained ? v.shape.reduce((a, b) => a * b, 1) : 0]));
  return {
    name, ...(doc !== undefined && { doc }), place: locate(model.span),
    parameters: model.parameters.map(({ name: of, value }) => ({ name: of, value: typeof value === "object" ? toNumber(value) : value })),
    inputs: model.inputs.map((i) => ({ ...valueOf(i), needed: i.needed })),
    outputs: model.outputs.map(valueOf),
    steps: model.instances.map((i) => ({
      name: i.name, definition: i.definition, place: locate(i.span), shape: i.shape, ...(i.results !== undefined && { results: i.results }), arrays: i.variables, parameterCount: i.variables.reduce((sum, v) => sum + (sizes.get(v) ?? 0), 0),
    })),
    arrays: variables.map((v) => ({ name: v.name, role: v.role, shape: v.shape, trained: v.trained, ...(v.doc !== undefined && { doc: v.doc }) })),
    equations: equations(model.equations),
    ...(loss !== undefined && { loss: { text: loss.text, external: loss.external, terms: loss.terms.map(termOf), equations: equations(loss.equations) } }),
    ...(model.metrics !== undefined && { metrics: { equations: equations(model.metrics.equations) } }),
    ...(optimizer !== undefined && { optimizer: { text: optimizer.text, equations: equations(optimizer.equations) } }),
    train: { batch: train.accumulate === Infinity ? "all" : train.batch, epochs: train.epochs, seed: train.seed, metrics: train.metrics.map(metricText), ...partsOf(train), ...(train.data !== undefined && { data: train.data.files.map(({ path }) => path).join(", ") }) },
    data: dataMappingOf(model),
    watched: watchedModelOf(model),
  };
}

function termOf({ name, weight, definition, origin: { line } }: LossTerm): DescribedTerm {
  return { name, weight: toNumber(weight), ...(definition !== undefined && { definition }), line };
}

function valueOf({ name, doc, column, encoding }: { readonly name: string; readonly doc?: string; readonly column?: { readonly text: string }; readonly encoding: Encoding }): DescribedValue {
  return { name, ...(doc !== undefined && { doc }), ...(column !== undefined && { column: column.text }), encoding: plain(encoding) };
}

/** The parts that are held out; absent where nothing is. */
function partsOf({ validation, test }: CheckedModel["train"]): Pick<ModelDescription["train"], "validation" | "test"> {
  const part = (held: HeldOut): DescribedPart => (held.kind === "share" ? partOf(held) : held.files.map(({ path }) => path).join(", "));
  return { ...(part(validation) !== 0 && { validation: part(validation) }), ...(part(test) !== 0 && { test: part(test) }) };
}

/** Without the places of columns. */
function plain(encoding: Encoding): Encoding {
  if (encoding.kind !== "record") return encoding;
  return { kind: "record", fields: encoding.fields.map(({ name, doc, encoding: of, missing }) => ({ name, ...(doc !== undefined && { doc }), encoding: plain(of), ...(missing !== undefined && { missing }) })) };
}
