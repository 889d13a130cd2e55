/** What looking for troubles of a training needs to know of a model, as plain data fit for JSON: so a program watches a training without the compiler. */
import type { Split } from "../../runtime/split.ts";
import type { SourceFile, Span } from "../../source/source.ts";
import { locate } from "../../source/locate.ts";
import { scalarArray } from "../equation/names.ts";
import { readsOf } from "../equation/traverse.ts";
import type { ArrayDefinition, Definition } from "../equation/types.ts";
import { type NeededField, neededFields } from "./needed.ts";
import { fitDefaults } from "./train-settings.ts";
import type { CheckedModel, Encoding, Instance } from "./types.ts";

/** A line of a model's file, from 1. */
export interface WatchedPlace {
  readonly file: string;
  readonly line: number;
}

/** `describe(model).watched`. */
export interface WatchedModel {
  readonly name: string;
  /** Examples of a batch. */
  readonly batch: number;
  /** Whether the training stops early and restores the best weights. */
  readonly stopsEarly: boolean;
  /** Which examples are held out, where the options of `fit` say nothing else. */
  readonly holding: { readonly validation: number | Split; readonly test: number | Split; readonly hold: "drawn" | "last"; readonly shuffle: boolean };
  /** As written, and the place of the setting, or of the model. */
  readonly optimizer: { readonly text: string; readonly place: WatchedPlace };
  /** Calls with weights that are trained. */
  readonly layers: readonly WatchedLayer[];
  readonly inputs: readonly WatchedValue[];
  /** Those with examples of a loss; `input`: which are inputs too, as of an autoencoder. */
  readonly outputs: readonly (WatchedValue & { readonly input: boolean })[];
  /** Fields without which an example is left out. */
  readonly needed: readonly NeededField[];
  /** Real values of examples that depend on no trained weight, and the first layer that multiplies them by one. */
  readonly readers: readonly WatchedReader[];
  /** The equations of those values, as text of `programText`. */
  readonly equations: string;
}

export interface WatchedLayer {
  /** `dense1`. */
  readonly name: string;
  readonly place: WatchedPlace;
  /** Positions along the last axis of its weights. */
  readonly units: number;
  /** Trained arrays with such an axis. */
  readonly arrays: readonly string[];
}

export interface WatchedValue {
  readonly name: string;
  readonly array: string;
  readonly encoding: Encoding;
  readonly place: WatchedPlace;
}

export interface WatchedReader {
  readonly array: string;
  /** Numbers along its last axis. */
  readonly width: number;
  readonly layer: string;
  readonly place: WatchedPlace;
  /** The names of its components, of a record. */
  readonly columns: readonly string[];
}

/** `nameOf`: what places call a file. */
export function watchedModelOf(model: CheckedModel, nameOf: (source: SourceFile) => string = ({ name }) => name): WatchedModel {
  const { train, span } = model;
  const placeOf = (at: Span): WatchedPlace => ({ file: nameOf(at.source), line: locate(at).line });
  const placeIn = (pattern: RegExp): WatchedPlace => {
    const at = span.source.text.slice(span.start, span.end).search(pattern);
    return placeOf(at < 0 ? span : { ...span, start: span.start + at });
  };
  const { validation, test, hold, shuffle } = fitDefaults(train);
  const inputs = model.inputs.map(({ name, array, encoding }) => ({ name, array, encoding: plain(encoding), place: placeIn(new RegExp(`\\binput\\s[^=]*?\\b${name}\\b`)) }));
  const outputs = model.outputs.flatMap(({ name, array, encoding, target }) => (target === undefined ? [] : [{
    name, array, encoding: plain(encoding), input: inputs.some((i) => i.name === name), place: placeIn(new RegExp(`\\boutput\\s+(?:"[^"]*"\\s+as\\s+)?${name}\\b`)),
  }]));
  const readers = readersOf(model).map(([array, instance]): WatchedReader => ({ array, width: widthOf(model, array), layer: instance.name, place: placeOf(instance.span), columns: columnsOf(model, array) }));
  return {
    name: model.name, batch: train.batch, stopsEarly: train.stop !== undefined, holding: { validation, test, hold, shuffle },
    optimizer: { text: model.optimizer?.text ?? "", place: placeIn(/\boptimizer\s*:/) },
    layers: model.instances.flatMap((instance) => layerOf(model, instance, placeOf(instance.span))),
    inputs, outputs, needed: neededFields([...inputs, ...outputs]), readers, equations: programText(model, readers.map((r) => r.array)),
  };
}

/** Without names of columns and comments. */
function plain(encoding: Encoding): Encoding {
  if (encoding.kind !== "record") return encoding;
  return { kind: "record", fields: encoding.fields.map(({ name, encoding: of, missing }) => ({ name, encoding: plain(of), ...(missing !== undefined && { missing }) })) };
}

function layerOf({ variables }: CheckedModel, { name, variables: own }: Instance, place: WatchedPlace): readonly WatchedLayer[] {
  const trained = variables.filter((v) => v.trained && own.includes(v.name));
  const units = trained.find((v) => v.role === "weight")?.shape.at(-1) ?? trained[0]?.shape.at(-1) ?? 0;
  const arrays = trained.filter((v) => v.shape.at(-1) === units).map((v) => v.name);
  return arrays.length === 0 ? [] : [{ name, place, units, arrays }];
}

function readersOf(model: CheckedModel): readonly (readonly [array: string, instance: Instance])[] {
  const trained = new Set(model.variables.filter((v) => v.trained).map((v) => v.name));
  const byArray = new Map(model.equations.map((q) => [q.array, q]));
  const memo = new Map<string, boolean>();
  const learned = (array: string): boolean => {
    const known = memo.get(array);
    if (known !== undefined) return known;
    memo.set(array, true);
    const equation = byArray.get(array);
    const found = trained.has(array) || (equation !== undefined && readsOf(equation.body).some((r) => learned(r.array)));
    memo.set(array, found);
    return found;
  };
  const readers = new Map<string, Instance>();
  for (const { body, origin } of model.equations) {
    const reads = readsOf(body).map((r) => r.array);
    const instance = model.instances.find(({ name }) => name === origin?.instance);
    if (instance === undefined || !reads.some((r) => trained.has(r))) continue;
    for (const array of reads) {
      const { content, extents, role } = model.arrays.get(array) ?? {};
      if (extents?.[0]?.upper !== Infinity || content?.kind !== "real" || (role !== "input" && role !== "value") || readers.has(array) || learned(array)) continue;
      readers.set(array, instance);
    }
  }
  return [...readers];
}

function widthOf(model: CheckedModel, array: string): number {
  const extent = model.arrays.get(array)?.extents.at(-1);
  return extent === undefined || extent.upper === Infinity ? 1 : extent.upper - extent.lower;
}

/** The names of the components of a record. */
function columnsOf(model: CheckedModel, array: string): readonly string[] {
  const encoding = model.inputs.find((i) => i.array === array)?.encoding;
  if (encoding?.kind !== "record") return [];
  return encoding.fields.flatMap(({ name, encoding: of }) => Array.from({ length: of.kind === "oneHot" ? of.classes.length : of.kind === "real" ? of.shape.reduce((a, b) => a * b, 1) : 1 }, () => name));
}

/** The equations that some arrays depend on. */
export interface WatchedProgram {
  readonly arrays: readonly ArrayDefinition[];
  readonly equations: readonly Definition[];
  readonly nextIndex: number;
}

/** JSON, in which numbers that are not finite are text: the batch has no upper bound. */
function programText({ arrays, equations, nextIndex }: CheckedModel, roots: readonly string[]): string {
  const byArray = new Map(equations.map((q) => [q.array, q]));
  const found = new Set<string>(roots.length === 0 ? [] : [scalarArray("training")]);
  const visit = (array: string): void => {
    if (found.has(array)) return;
    found.add(array);
    const equation = byArray.get(array);
    if (equation !== undefined) for (const read of readsOf(equation.body)) visit(read.array);
  };
  roots.forEach(visit);
  const program: WatchedProgram = {
    arrays: [...found].flatMap((name) => arrays.get(name) ?? []),
    equations: equations.filter((q) => found.has(q.array)).map(({ origin: _origin, ...equation }) => equation),
    nextIndex,
  };
  return JSON.stringify(program, (_key, value: unknown) => (typeof value === "number" && !Number.isFinite(value) ? String(value) : value));
}

export function programOf(text: string): WatchedProgram {
  const program: WatchedProgram = JSON.parse(text, (key, value: unknown) => ((key === "upper" || key === "x") && typeof value === "string" ? Number(value) : value));
  return program;
}
