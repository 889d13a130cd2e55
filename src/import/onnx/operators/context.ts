/** What operators see of a graph while it is translated, node by node. */
import { called, OnnxError, refuse } from "../fault.ts";
import { evaluated } from "../lazy/evaluate.ts";
import { isConstant, isLong } from "../lazy/expression.ts";
import type { Axis, Expression, Factor, Lazy, Value } from "../lazy/types.ts";
import { placesIn, shapeOf } from "../lazy/views.ts";
import { Builder } from "../steps/builder.ts";
import { shortened } from "../steps/activations.ts";
import { graphLayout } from "../steps/natural.ts";
import type { Attribute, Node, Tensor } from "../types.ts";

/** Longer expressions get a step of their own. */
const longest = 24;

/** Constants of up to so many numbers are computed where they are met: those that shapes are made of. */
const small = 4096;

export class Context {
  readonly builder = new Builder();
  readonly opset: number;
  /** The batch, where it is a dimension of its own. */
  readonly batch: Factor | undefined;
  readonly #values = new Map<string, Lazy>();
  /** The operators that read each value. */
  readonly #readers: ReadonlyMap<string, readonly string[]>;
  readonly #makers: ReadonlyMap<string, Node>;
  readonly #indices = new Map<Value, number>();
  /** Tensors that attributes have. */
  readonly tensorOf: (attribute: Attribute | undefined) => Tensor | undefined;

  constructor(options: { readonly opset: number; readonly batch: Factor | undefined; readonly readers: ReadonlyMap<string, readonly string[]>; readonly makers: ReadonlyMap<string, Node>; readonly tensorOf: Context["tensorOf"] }) {
    this.opset = options.opset;
    this.batch = options.batch;
    this.#readers = options.readers;
    this.#makers = options.makers;
    this.tensorOf = options.tensorOf;
  }

  /** The node that makes an input of a node. */
  makerOf(node: Node, k: number): Node | undefined {
    return this.#makers.get(node.inputs[k] ?? "");
  }

  usesOf(name: string): number {
    return this.#readers.get(name)?.length ?? 0;
  }

  optional(node: Node, k: number): Lazy | undefined {
    const name = node.inputs[k];
    if (name === undefined || name === "") return undefined;
    const found = this.#values.get(name);
    if (found === undefined) throw new OnnxError(`node ${called(node)} (${node.operator}) reads ${name}, which is not there`);
    return found;
  }

  input(node: Node, k: number): Lazy {
    return this.optional(node, k) ?? refuse(node, `lacks its input ${k + 1}`);
  }

  set(name: string, lazy: Lazy): void {
    const isShared = lazy.isShared || this.usesOf(name) > 1;
    this.#values.set(name, this.#kept(name, { ...lazy, isShared }, this.usesOf(name) > 1));
  }

  get(name: string): Lazy | undefined {
    return this.#values.get(name);
  }

  #kept(name: string, lazy: Lazy, isReadAgain: boolean): Lazy {
    const { body, axes } = lazy;
    if (body.kind === "number" || body.kind === "tensor" || (body.kind === "read" && body.outside === undefined)) return lazy;
    if (isConstant(body)) {
      const count = shapeOf(lazy).reduce((a, b) => a * b, 1);
      if (axes.flat().some((f) => f.isBatch) || (count > small && !isLong(body, longest))) return lazy;
      return constantOf(evaluated(lazy, axes), axes, lazy.isWhole);
    }
    if (isReadAgain && isJoin(body) && this.#readers.get(name)?.every((operator) => parts.has(operator)) === true) return lazy;
    return isReadAgain || isLong(body, longest) ? this.builder.settled(lazy) : lazy;
  }

  /** An input, or what is a view of it alone, is numbers of rows of a table. */
  takeIndex(node: Node, value: Value, rows: number): void {
    const before = this.#indices.get(value);
    if (this.builder.makerOf(value) !== undefined && this.builder.makerOf(value)?.kind !== "reshape") refuse(node, "reads rows by computed numbers", "the library's `embedding` takes an input of whole numbers");
    if (before !== undefined && before !== rows) refuse(node, `takes numbers below ${rows}, which are below ${before} elsewhere`);
    this.#indices.set(value, rows);
  }

  /** Of inputs that are numbers of rows, how many rows there are. */
  indexOf(value: Value): number | undefined {
    return this.#indices.get(value);
  }

  /** Layers of images and sequences take one example: refuses a first dimension that is neither the batch nor of size 1. */
  checkExample(node: Node, { axes: [first = []] }: Lazy): void {
    if (first.some((f) => f.isBatch !== true)) refuse(node, "takes several examples in a dimension that is not the batch", "export the model with a first dimension that varies, or has size 1");
  }

  /** Whether a value depends on no input. */
  isKnown(lazy: Lazy): boolean {
    return isConstant(lazy.body);
  }

  /** A constant that the graph knows, in its own order. Throws where it depends on inputs. */
  constant(node: Node, k: number, what: string): Tensor {
    const lazy = this.input(node, k);
    if (!isConstant(lazy.body)) refuse(node, `takes its ${what} from other nodes`, "it has to be a constant: export the model with fixed sizes");
    return evaluated(lazy, lazy.axes);
  }

  /** Few whole numbers: axes, sizes, places. */
  numbers(node: Node, k: number, what: string): readonly number[] | undefined {
    if (this.optional(node, k) === undefined) return undefined;
    const { values, shape } = this.constant(node, k, what);
    if (values.length > small) refuse(node, `has ${values.length} ${what}, [${shape.join(", ")}]`);
    return Array.from(values);
  }

  number(node: Node, key: string): number | undefined {
    const found = node.attributes.get(key);
    return found?.kind === "number" ? found.value : undefined;
  }

  list(node: Node, key: string): readonly number[] | undefined {
    const found = node.attributes.get(key);
    return found?.kind === "numbers" ? found.values : undefined;
  }

  text(node: Node, key: string): string | undefined {
    const found = node.attributes.get(key);
    return found?.kind === "text" ? found.value : undefined;
  }

  /** A dimension of the graph; one that is a multiple of the batch's stand-in has the batch outermost. */
  axisOf(size: number): Axis {
    const { batch } = this;
    if (size === 1) return [];
    if (batch === undefined || size % batch.size !== 0 || size === 0) return [{ size }];
    return size === batch.size ? [batch] : [batch, { size: size / batch.size }];
  }

  /** `axis` as the operator counts it, from 0. */
  axis(node: Node, axis: number, rank: number): number {
    const found = axis < 0 ? axis + rank : axis;
    if (!Number.isInteger(found) || found < 0 || found >= rank) refuse(node, `names axis ${axis} of ${rank}`);
    return found;
  }

  /** The same value with dimensions of one factor each, beside the batch: written as an array, where it is a view of several. */
  plain(node: Node, lazy: Lazy): Lazy {
    if (lazy.axes.every((axis) => axis.length <= 1)) return lazy;
    if (lazy.axes.some((axis) => axis.length > 1 && axis.some((f) => f.isBatch))) refuse(node, "takes apart a dimension that has the batch in it");
    const axes = lazy.axes.map((axis): Axis => (axis.length <= 1 ? axis : [{ size: axis.reduce((n, f) => n * f.size, 1) }]));
    const layout = graphLayout(lazy);
    const index = placesIn(graphLayout({ ...lazy, axes }));
    if (isConstant(lazy.body)) return { ...lazy, axes, body: { kind: "tensor", tensor: evaluated(lazy, layout), index } };
    return { ...lazy, axes, body: { kind: "read", value: this.builder.written(lazy, layout), index } };
  }
}

/** Operators that take a part of a value: of joined values that is often one of them. */
const parts: ReadonlySet<string> = new Set(["Gather", "Slice", "Split"]);

function isJoin(e: Expression): boolean {
  return e.kind === "choice" && e.left.kind === "position";
}

/** A constant whose dimensions are in the order of the graph. */
export function constantOf(tensor: Tensor, axes: readonly Axis[] = tensor.shape.map((size): Axis => (size === 1 ? [] : [{ size }])), isWhole = isWholeType(tensor)): Lazy {
  const [value = 0] = tensor.values;
  if (tensor.values.length === 1 && tensor.shape.length === 0) return { axes, body: { kind: "number", value: tensor.type === "float32" ? shortened(value) : value }, isWhole, isShared: false };
  return { axes, body: { kind: "tensor", tensor, index: placesIn(axes) }, isWhole, isShared: false };
}

function isWholeType({ type }: Tensor): boolean {
  return type !== "float32" && type !== "float64" && type !== "float16" && type !== "bfloat16";
}
