/** Tensors of another framework as the weights of a model, by a mapping. */
import type { CheckedModel, Variable } from "../../ir/model/types.ts";
import { InputError } from "../exit.ts";
import { fittingAxes, merges, permute, permuted, shown, sizeOf } from "./axes.ts";
import { decodeValues, type RealType } from "./element-types.ts";
import { type EncodedTensor, encodeFile, roundTensor } from "./encode.ts";
import { bytesOfTensor, type WeightsFile } from "./file.ts";
import type { Mapping, Origin } from "./mapping.ts";

export interface Mapped {
  readonly bytes: Uint8Array;
  /** Tensors of the file that the mapping does not name. */
  readonly unused: readonly string[];
}

/** `type`: of all variables; by default F64 for tensors of F64, and F32 for others. Throws `InputError` with the variable, both shapes, and the axes that would fit. */
export async function mapToModel(file: WeightsFile, model: CheckedModel, mapping: Mapping, type: RealType | undefined): Promise<Mapped> {
  checkNames(model, mapping);
  const tensors: EncodedTensor[] = [];
  for (const variable of model.variables) {
    const entry = mapping.get(variable.name);
    if (entry === undefined) continue;
    if (entry.kind === "fill") {
      tensors.push(roundTensor(variable.name, variable.shape, new Float64Array(sizeOf(variable.shape)).fill(entry.fill), type ?? "F32"));
      continue;
    }
    const { values, wide } = await valuesOf(file, variable, entry);
    tensors.push(roundTensor(variable.name, variable.shape, values, type ?? (wide ? "F64" : "F32")));
  }
  const named = new Set([...mapping.values()].flatMap((entry) => (entry.kind === "tensor" ? entry.from : [])));
  return { bytes: encodeFile(tensors, { model: model.name }), unused: file.entries.map(({ name }) => name).filter((name) => !named.has(name)) };
}

export function checkNames(model: CheckedModel, mapping: Mapping): void {
  const names = new Set(model.variables.map(({ name }) => name));
  const foreign = [...mapping.keys()].find((name) => !names.has(name));
  if (foreign !== undefined) throw new InputError(`the model ${model.name} has no ${foreign}; its variables are ${[...names].join(", ")}`);
  const missing = model.variables.filter(({ name }) => !mapping.has(name));
  if (missing.length > 0) {
    throw new InputError(`the mapping lacks ${missing.map(({ name, shape }) => `${name} ${shown(shape)}`).join(", ")}: name a tensor with {"from": "…"}, or give a value with {"fill": 0}`);
  }
}

async function valuesOf(file: WeightsFile, variable: Variable, origin: Origin): Promise<{ readonly values: Float64Array; readonly wide: boolean }> {
  let sum: Float64Array | undefined;
  let wide = false;
  for (const name of origin.from) {
    const entry = file.entries.find((each) => each.name === name);
    if (entry === undefined) throw new InputError(`${variable.name}: ${file.path} has no tensor ${name}; it has ${file.entries.slice(0, 40).map((each) => each.name).join(", ")}${file.entries.length > 40 ? ", …" : ""}`);
    if (origin.fromShape !== undefined && String(origin.fromShape) !== String(entry.shape)) throw new InputError(`${variable.name}: ${name} has the shape ${shown(entry.shape)}, and the mapping expects ${shown(origin.fromShape)}`);
    const all = decodeValues(await bytesOfTensor(file, entry), entry.type);
    const arranged = arrange(all, entry.shape, variable, origin, name);
    wide ||= entry.type === "F64";
    sum = sum === undefined ? arranged : sum.map((value, i) => value + (arranged[i] ?? NaN));
  }
  return { values: sum ?? new Float64Array(0), wide };
}

/** The rows of a tensor in the shape and order of a variable. */
function arrange(all: Float64Array, whole: readonly number[], variable: Variable, origin: Origin, name: string): Float64Array {
  const { rows, shape: view } = origin;
  const [first = 1, ...rest] = whole;
  if (rows !== undefined && (whole.length === 0 || rows[1] > first)) throw new InputError(`${variable.name}: ${name} has the shape ${shown(whole)}, and the mapping takes its rows ${shown(rows)}`);
  const [begin, end] = rows ?? [0, first];
  const width = sizeOf(rest);
  const values = rows === undefined ? all : all.subarray(begin * width, end * width);
  const found = rows === undefined ? whole : [end - begin, ...rest];
  if (view !== undefined && sizeOf(view) !== values.length) throw new InputError(`${variable.name}: ${name} has the shape ${shown(found)}, which cannot be viewed as ${shown(view)}`);
  const shape = view ?? found;
  return permute(values, shape, axesOf(shape, variable, origin, name));
}

/** The stated axes, checked; without any, those of the tensor as it is, if no other permutation fits. */
export function axesOf(shape: readonly number[], variable: Variable, { axes, shape: view }: Origin, name: string): readonly number[] {
  const found = `${name} has the shape ${shown(shape)}, expected ${shown(variable.shape)}`;
  const fits = fittingAxes(shape, variable.shape);
  const which = fits.length === 0 ? "no permutation of its axes fits" : `of its axes ${fits.slice(0, 6).map(shown).join(" or ")} ${fits.length === 1 ? "fits" : "fit"}`;
  if (axes === undefined) {
    const same = shape.map((_, axis) => axis);
    if (fits.length === 1 && String(fits[0]) === String(same)) return same;
    if (fits.length > 1) throw new InputError(`${variable.name}: ${found}; which way round is ambiguous: state "axes", ${which}`);
    throw new InputError(`${variable.name}: ${found}; ${fits.length === 1 ? `state "axes": ${which}` : which}`);
  }
  const result = axes.length === shape.length ? permuted(shape, axes) : undefined;
  const right = result !== undefined && (String(result) === String(variable.shape) || (view !== undefined && merges(result, variable.shape)));
  if (!right) throw new InputError(`${variable.name}: ${found}; "axes" ${shown(axes)} ${result === undefined ? `are not of ${shape.length} axes` : `give ${shown(result)}`}; ${which}`);
  return axes;
}
