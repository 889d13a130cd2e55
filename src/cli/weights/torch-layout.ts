/**
 * How PyTorch lays out the tensors of its layers: a table of conventions that proposals of mappings go by. Only shapes and the names of
 * PyTorch decide; no layer of a model is known by name, and what is proposed is checked again when the mapping is read.
 */
import type { Variable } from "../../ir/model/types.ts";
import { fittingAxes, sizeOf } from "./axes.ts";
import type { TensorEntry } from "./header.ts";

/** The tensors of one module of PyTorch, by their names there: `fc1.weight` is `weight` of `fc1`. */
export interface TorchModule {
  readonly name: string;
  readonly tensors: ReadonlyMap<string, TensorEntry>;
}

export interface ProposedEntry {
  readonly from: string | readonly string[];
  readonly rows?: readonly [number, number];
  readonly shape?: readonly number[];
  readonly axes?: readonly number[];
  readonly fromShape?: readonly number[];
  readonly ambiguous?: string;
}

/** Tensors without numbers of a model: how many batches were seen. */
const counters = ["num_batches_tracked"];

/** Each layer and direction of a recurrence is a module of its own. In natural order of the names. */
export function modulesOf(entries: readonly TensorEntry[]): readonly TorchModule[] {
  const found = new Map<string, Map<string, TensorEntry>>();
  for (const entry of entries) {
    const [, path = "", recurrent, layer = ""] = /^(?:(.*)\.)?((?:weight|bias)_[ih]h)(_l\d+(?:_reverse)?)$/.exec(entry.name) ?? [];
    const dot = entry.name.lastIndexOf(".");
    const [name, member] = recurrent === undefined ? [entry.name.slice(0, Math.max(dot, 0)), entry.name.slice(dot + 1)] : [`${path}${layer}`, recurrent];
    if (counters.includes(member)) continue;
    const tensors = found.get(name) ?? new Map<string, TensorEntry>();
    found.set(name, tensors.set(member, entry));
  }
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...found].map(([name, tensors]) => ({ name, tensors })).sort((a, b) => compare(a.name, b.name));
}

/** The entries for the variables of one call, if all of them and all tensors of the module fit. */
export function fitModule(variables: readonly Variable[], { tensors }: TorchModule): ReadonlyMap<string, ProposedEntry> | undefined {
  return tensors.has("weight_ih") ? fitRecurrent(variables, tensors) : fitPlain(variables, tensors);
}

function fitPlain(variables: readonly Variable[], tensors: TorchModule["tensors"]): ReadonlyMap<string, ProposedEntry> | undefined {
  const found = new Map<string, ProposedEntry>();
  const taken = new Set<string>();
  for (const variable of variables) {
    const member = memberOf(variable);
    const tensor = member === undefined ? undefined : tensors.get(member);
    const entry = tensor && layout(variable, tensor);
    if (member === undefined || entry === undefined || taken.has(member)) return undefined;
    taken.add(member);
    found.set(variable.name, entry);
  }
  return taken.size === tensors.size ? found : undefined;
}

function memberOf({ role, member }: Variable): string | undefined {
  if (role === "bias") return "bias";
  if (role !== "state") return "weight";
  if (/var/i.test(member)) return "running_var";
  return /mean/i.test(member) ? "running_mean" : undefined;
}

/** Axes of PyTorch's weights in the order that channels-last models have them, by rank: Linear, Conv1d, Conv2d; of transposed convolutions. */
const orders: Readonly<Record<number, readonly (readonly number[])[]>> = { 2: [[1, 0], [0, 1]], 3: [[2, 1, 0], [2, 0, 1]], 4: [[2, 3, 1, 0], [2, 3, 0, 1]] };

function layout({ shape }: Variable, { name, shape: found }: TensorEntry): ProposedEntry | undefined {
  if (shape.length < 2) return String(shape) === String(found) ? { from: name } : undefined;
  const fits = fittingAxes(found, shape);
  const usual = (orders[found.length] ?? []).filter((axes) => fits.some((each) => String(each) === String(axes)));
  const [first = fits[0], second] = usual;
  if (first !== undefined) return { from: name, axes: first, ...(second !== undefined && { ambiguous: `${name} is [${found.join(", ")}]: axes [${first.join(", ")}] or [${second.join(", ")}] both fit` }) };
  // Of depthwise convolutions: [channels * multiplier, 1, rows, columns].
  const [rows = 0, columns = 0, channels = 0, multiplier = 0] = shape;
  const view = [channels, multiplier, rows, columns];
  if (shape.length === 4 && found.length === 4 && found[1] === 1 && String(found) === String([channels * multiplier, 1, rows, columns])) return { from: name, shape: view, axes: [2, 3, 0, 1], fromShape: found };
  return undefined;
}

/** The letters of gates, in the order in which PyTorch packs their rows, by their number: RNN, GRU, LSTM. */
const gates: Readonly<Record<number, readonly string[]>> = { 1: [""], 3: ["r", "z", "n"], 4: ["i", "f", "g", "o"] };

function fitRecurrent(variables: readonly Variable[], tensors: TorchModule["tensors"]): ReadonlyMap<string, ProposedEntry> | undefined {
  const [input, hidden, inputBias, hiddenBias] = ["weight_ih", "weight_hh", "bias_ih", "bias_hh"].map((name) => tensors.get(name));
  const units = hidden?.shape[1] ?? 0;
  const letters = gates[(hidden?.shape[0] ?? 0) / units];
  if (input === undefined || hidden === undefined || letters === undefined) return undefined;
  const found = new Map<string, ProposedEntry>();
  for (const [i, letter] of letters.entries()) {
    const rows = [i * units, (i + 1) * units] as const;
    const packed = letters.length > 1 ? { rows } : {};
    const of = variables.filter(({ member }) => (letter === "" ? true : member.length > 1 && member.endsWith(letter)));
    const matrices = of.filter(({ role }) => role === "weight");
    const biases = of.filter(({ role }) => role === "bias");
    for (const [k, tensor] of [input, hidden].entries()) {
      const variable = matrices[k];
      if (variable === undefined || String(variable.shape) !== String([tensor.shape[1], units])) return undefined;
      found.set(variable.name, { from: tensor.name, ...packed, axes: [1, 0] });
    }
    if (inputBias === undefined || hiddenBias === undefined) continue;
    const [bias, second, more] = biases;
    if (bias === undefined || more !== undefined || biases.some(({ shape }) => sizeOf(shape) !== units)) return undefined;
    found.set(bias.name, { from: second === undefined ? [inputBias.name, hiddenBias.name] : inputBias.name, ...packed });
    if (second !== undefined) found.set(second.name, { from: hiddenBias.name, ...packed });
  }
  return variables.every(({ name }) => found.has(name)) ? found : undefined;
}
