/** The inputs of a graph: which dimension is the batch, and how long those are that vary. */
import { OnnxError } from "../fault.ts";
import type { Axis, Factor, Lazy } from "../lazy/types.ts";
import { placesIn } from "../lazy/views.ts";
import type { Builder } from "../steps/builder.ts";
import type { Node, Port } from "../types.ts";

/** The size of the batch while shapes are computed: a prime that no other size is a multiple of. */
const anySize = 2 ** 31 - 1;

export interface InputOptions {
  /** Sizes of dimensions that vary, by the name that the graph gives them. */
  readonly sizes: ReadonlyMap<string, number>;
  /** Keeps the order of dimensions where images and sequences would have channels last. */
  readonly keepsLayout: boolean;
  /** Whether one dimension is that of the examples. */
  readonly hasBatch: boolean;
}

export interface GivenInput {
  readonly port: Port;
  readonly lazy: Lazy;
  /** The shape in the model. */
  readonly shape: readonly number[];
  /** Whether channels were moved to the end. */
  readonly isMoved: boolean;
}

interface Sized {
  readonly port: Port;
  /** Where the batch is; nothing where the graph takes one example, in a dimension of size 1 or without one. */
  readonly batchAt: number | undefined;
  readonly sizes: readonly number[];
}

export function batchOf(ports: readonly Port[], options: InputOptions): Factor | undefined {
  return ports.some((port) => sized(port, options).batchAt !== undefined) ? { size: anySize, isBatch: true } : undefined;
}

/** The dimension that varies, or is the first and has size 1, is the batch. */
function sized(port: Port, { sizes, hasBatch }: InputOptions): Sized {
  const { name, shape } = port;
  if (shape === undefined) throw new OnnxError(`the input ${name} has no shape: export the model with one`);
  const lengths = shape.map((size) => (typeof size === "string" ? (sizes.get(size) ?? size) : size));
  const vary = lengths.flatMap((size, k) => (typeof size === "number" ? [] : k));
  if (!hasBatch && vary.length > 0) throw new OnnxError(`the input ${name} varies, [${shape.map((size) => size ?? "?").join(", ")}]: without a batch every dimension needs a size`);
  // In exports without dynamic axes the sizes of a trace are left, and 1 is that of the batch.
  const [batchAt, another] = vary;
  const batchName = shape.find((size, k) => k === batchAt && typeof size === "string");
  const others = vary.filter((k) => k !== batchAt && (lengths[k] === undefined || lengths[k] !== batchName));
  if (another !== undefined && others.length > 0) {
    const named = others.map((k) => (typeof shape[k] === "string" ? `--size ${shape[k]}=…` : `dimension ${k}, which has no name: export the model with a fixed size`));
    throw new OnnxError(`the input ${name} varies in ${vary.length} dimensions, [${shape.map((size) => size ?? "?").join(", ")}]; the first is the batch, the others need a size: ${named.join(", ")}`);
  }
  const numbers = lengths.map((size) => (typeof size === "number" ? size : anySize));
  const wrong = numbers.find((size) => !Number.isSafeInteger(size) || size > 2 ** 31);
  if (wrong !== undefined) throw new OnnxError(`the input ${name} has a dimension of size ${wrong}`);
  const first = numbers[0] ?? 1;
  if (hasBatch && batchAt === undefined && first > 1 && numbers.length > 1) {
    throw new OnnxError(`the input ${name} has the fixed shape [${numbers.join(", ")}]: nnc takes one example at a time; export the model with a first dimension that varies (dynamic_axes in PyTorch) or has size 1, or say --no-batch if all of it is one example`);
  }
  const count = numbers.reduce((n, size) => (size === anySize ? n : n * size), 1);
  if (count > 2 ** 28) throw new OnnxError(`the input ${name} takes ${count} numbers, more than ${2 ** 28}`);
  return { port, batchAt, sizes: numbers };
}

export function givenInputs(ports: readonly Port[], nodes: readonly Node[], batch: Factor | undefined, builder: Builder, options: InputOptions): readonly GivenInput[] {
  return ports.map((port): GivenInput => {
    const { batchAt, sizes } = sized(port, options);
    const axes = sizes.map((size, k): Axis => (k === batchAt && batch !== undefined ? [batch] : size === 1 ? [] : [{ size }]));
    // Without a batch, the first dimension of size 1 is that of one example.
    const isExample = options.hasBatch && batchAt === undefined && sizes.length > 1 && sizes[0] === 1;
    const kept = axes.flatMap((_, k) => (k === batchAt || (isExample && k === 0) ? [] : k));
    const isMoved = !options.keepsLayout && (sizes.length === 3 || sizes.length === 4) && (batchAt === 0 || isExample) && hasChannelsSecond(port.name, nodes);
    const order = isMoved ? [...kept.slice(1), ...kept.slice(0, 1)] : kept;
    const layout = order.map((k) => axes[k] ?? []);
    const shape = layout.length === 0 ? [1] : layout.map((axis) => axis[0]?.size ?? 1);
    const value = builder.value(shape);
    const index = layout.length === 0 ? placesIn([[]]) : placesIn(layout);
    const isWhole = port.type !== undefined && /int|bool/.test(port.type);
    return { port, lazy: { axes, body: { kind: "read", value, index }, isWhole, isShared: false }, shape, isMoved };
  });
}

const spatial: ReadonlySet<string> = new Set(["Conv", "ConvTranspose", "MaxPool", "AveragePool", "GlobalAveragePool", "GlobalMaxPool", "BatchNormalization", "InstanceNormalization", "Resize", "Upsample"]);
const through: ReadonlySet<string> = new Set(["Add", "Sub", "Mul", "Div", "Cast", "Identity", "Pad", "Clip", "Relu", "Neg", "Concat"]);

/** Whether what reads an input, numbers apart, has channels as its second dimension. */
function hasChannelsSecond(name: string, nodes: readonly Node[]): boolean {
  const reached = new Set([name]);
  for (const node of nodes) {
    if (!node.inputs.some((input) => reached.has(input))) continue;
    if (spatial.has(node.operator) && reached.has(node.inputs[0] ?? "")) return true;
    if (through.has(node.operator)) for (const output of node.outputs) reached.add(output);
  }
  return false;
}
