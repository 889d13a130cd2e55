/** The weights of a model as tensors of another framework, by the same mapping that reads them. */
import type { CheckedModel, Variable } from "../../ir/model/types.ts";
import { InputError } from "../exit.ts";
import { inverse, permute, permuted, shown, sizeOf } from "./axes.ts";
import { decodeValues, type RealType } from "./element-types.ts";
import { encodeFile, roundTensor } from "./encode.ts";
import { bytesOfTensor, type WeightsFile } from "./file.ts";
import { axesOf, checkNames } from "./from-mapping.ts";
import type { Mapping, Origin } from "./mapping.ts";

/** The rows of a tensor that one variable gives. */
interface Part {
  readonly variable: string;
  readonly rows: readonly [number, number];
  /** Of one row. */
  readonly rest: readonly number[];
  readonly values: Float64Array;
  readonly wide: boolean;
}

/** Of tensors that are added, the first has the values and the others are 0. `type`: of all tensors; by default that of the variables, F32 at least. */
export async function mapFromModel(file: WeightsFile, model: CheckedModel, mapping: Mapping, type: RealType | undefined): Promise<Uint8Array> {
  checkNames(model, mapping);
  const parts = new Map<string, readonly Part[]>();
  for (const variable of model.variables) {
    const origin = mapping.get(variable.name);
    if (origin?.kind !== "tensor") continue;
    const entry = file.entries.find(({ name }) => name === variable.name);
    if (entry === undefined) throw new InputError(`${file.path} has no tensor ${variable.name}`);
    if (String(entry.shape) !== String(variable.shape)) throw new InputError(`${file.path}: ${variable.name} has the shape ${shown(entry.shape)}, and the model's is ${shown(variable.shape)}`);
    const part = partOf(decodeValues(await bytesOfTensor(file, entry), entry.type), variable, origin, entry.type === "F64");
    origin.from.forEach((name, i) => parts.set(name, [...(parts.get(name) ?? []), i === 0 ? part : { ...part, values: new Float64Array(part.values.length) }]));
  }
  return encodeFile([...parts].map(([name, of]) => {
    const [first] = of;
    const rows = Math.max(...of.map(({ rows: [, end] }) => end));
    const shape = first?.rows[1] === -1 ? first.rest : [rows, ...(first?.rest ?? [])];
    return roundTensor(name, shape, joined(name, of, shape), type ?? (of.some(({ wide }) => wide) ? "F64" : "F32"));
  }), { format: "pt" });
}

function partOf(values: Float64Array, variable: Variable, origin: Origin, wide: boolean): Part {
  const { rows, fromShape, shape: view } = origin;
  if (view !== undefined && fromShape === undefined) throw new InputError(`${variable.name}: the mapping has "shape", and lacks "fromShape", the shape of ${origin.from.join(" and ")}, which is written`);
  const axes = origin.axes ?? variable.shape.map((_, axis) => axis);
  const before = view ?? permuted(variable.shape, inverse(axes));
  axesOf(before, variable, origin, origin.from.join(" and "));
  const ordered = permute(values, permuted(before, axes), inverse(axes));
  const shape = fromShape === undefined ? before : rows === undefined ? fromShape : [rows[1] - rows[0], ...fromShape.slice(1)];
  if (sizeOf(shape) !== ordered.length) throw new InputError(`${variable.name}: ${shown(variable.shape)} cannot be written as ${shown(shape)}`);
  // A number alone has no rows.
  const [first = -1, ...rest] = shape;
  return { variable: variable.name, rows: rows ?? [0, first], rest, values: ordered, wide };
}

function joined(name: string, parts: readonly Part[], shape: readonly number[]): Float64Array {
  const result = new Float64Array(sizeOf(shape)).fill(NaN);
  const width = sizeOf(shape.slice(1));
  let end = 0;
  for (const { variable, rows, rest, values } of [...parts].sort((a, b) => a.rows[0] - b.rows[0])) {
    if (String(rest) !== String(shape.slice(1))) throw new InputError(`${variable} gives rows of ${shown(rest)} to ${name}, others of ${shown(shape.slice(1))}`);
    if (rows[0] !== end) throw new InputError(`${name}: the mapping gives its rows from ${Math.min(rows[0], end)} to ${Math.max(rows[0], end)} ${rows[0] > end ? "no variable" : "two variables"}`);
    result.set(values, rows[0] * width);
    end = rows[1] === -1 ? 0 : rows[1];
  }
  return result;
}
