/** Makes a graph node by node. Shapes are known throughout; equal nodes and equal constants are made once, and layout changes of constants are computed here. */
import { readBy, renamed } from "./finish.ts";
import { permuted } from "./permuted.ts";
import type { Attribute, ElementType, Graph, Node, Port, Size, Tensor, Values } from "./types.ts";

/** A value of the graph. A batch is always the first dimension. */
export interface Operand {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly Size[];
  /** The values of a constant. */
  readonly constant?: Values;
  /** What it is a reshape or a transposition of: further ones start from there. */
  readonly view?: { readonly kind: "reshape" | "transpose"; readonly source: Operand; readonly order?: readonly number[] };
}

export interface NodeOptions {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
}

/** Names in a graph and in those inside of it. */
class NameSet {
  readonly #taken = new Set<string>();

  fresh(wanted: string): string {
    for (let k = 1; ; k++) {
      const name = k === 1 ? wanted : `${wanted}_${k}`;
      if (this.#taken.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}

export class GraphBuilder {
  readonly opset: number;
  readonly #names: NameSet;
  readonly #outer: GraphBuilder | undefined;
  readonly #nodes: Node[] = [];
  readonly #tensors = new Map<string, Tensor>();
  readonly #made = new Map<string, Operand>();
  readonly #madeHere = new Set<string>();
  readonly #published = new Set<string>();
  /** What operators of `ai.onnx.ml` give: checkers know their shapes in newer versions alone. */
  readonly #typed: Port[] = [];
  /** The names that values get in the end. */
  readonly #called: Map<string, string>;
  /** What nodes are called that are made now, and their comment. */
  #part = "";
  #doc: string | undefined;

  constructor(opset: number, outer?: GraphBuilder) {
    this.opset = opset;
    this.#outer = outer;
    this.#names = outer === undefined ? new NameSet() : outer.#names;
    this.#called = outer === undefined ? new Map() : outer.#called;
    if (outer !== undefined) this.within(outer.#part, outer.#doc);
  }

  /** Nodes from here on belong to an equation: they are called after its array. */
  within(part: string, doc?: string): void {
    this.#part = part;
    this.#doc = doc;
  }

  name(wanted: string): string {
    return this.#names.fresh(wanted);
  }

  input(name: string, type: ElementType, shape: readonly Size[]): Operand {
    return { name: this.name(name), type, shape };
  }

  /** Constants are those of the outermost graph, which graphs inside may read. */
  constant(type: ElementType, shape: readonly number[], values: Values, wanted = "constant", isWeight = false): Operand {
    if (this.#outer !== undefined) return this.#outer.constant(type, shape, values, wanted, isWeight);
    const key = `${isWeight ? wanted : ""} ${type} ${shape.join()} ${fingerprint(values)}`;
    const found = this.#made.get(key);
    if (found?.constant !== undefined && equal(found.constant, values)) return found;
    const name = this.name(wanted);
    this.#tensors.set(name, { name, type, shape, values });
    const operand = { name, type, shape, constant: values };
    this.#made.set(key, operand);
    return operand;
  }

  scalar(value: number, type: "float" | "int64" = "float"): Operand {
    return this.constant(type, [], [value], constantName(value));
  }

  integers(values: readonly number[], wanted = "positions"): Operand {
    return this.constant("int64", [values.length], values, values.length < 5 ? `(${values.join(", ")})` : wanted);
  }

  node(operator: string, inputs: readonly Operand[], type: ElementType, shape: readonly Size[], options: NodeOptions = {}): Operand {
    const [made] = this.nodes(operator, inputs.map(({ name }) => name), [{ type, shape }], options);
    if (made === undefined) throw new Error(`${operator} has no output`);
    return made;
  }

  /** A node with any number of outputs. */
  nodes(operator: string, inputs: readonly string[], outputs: readonly Pick<Operand, "type" | "shape">[], { attributes = {}, domain }: NodeOptions = {}, isShared = true): readonly Operand[] {
    const hasGraph = Object.values(attributes).some(({ kind }) => kind === "graph");
    const key = hasGraph || !isShared ? undefined : `${operator} ${inputs.join("\0")} ${JSON.stringify(attributes)}`;
    const known = key === undefined ? undefined : this.#find(key);
    if (known !== undefined && outputs.length === 1) return [known];
    const made = outputs.map((output): Operand => ({ ...output, name: this.name(`${this.#part}/${operator}`) }));
    for (const { name } of made) this.#madeHere.add(name);
    if (domain !== undefined) this.#typed.push(...made.map(({ name, type, shape }) => ({ name, type, shape })));
    this.#nodes.push({
      operator, name: made[0]?.name ?? operator, inputs, outputs: made.map(({ name }) => name), attributes,
      ...(domain !== undefined && { domain }), ...(this.#doc !== undefined && { doc: this.#doc }),
    });
    if (key !== undefined && made[0] !== undefined) this.#made.set(key, made[0]);
    return made;
  }

  #find(key: string): Operand | undefined {
    return this.#made.get(key) ?? (this.#outer === undefined ? undefined : this.#outer.#find(key));
  }

  reshape(operand: Operand, shape: readonly Size[]): Operand {
    if (same(operand.shape, shape)) return operand;
    const { constant, view } = operand;
    if (constant !== undefined) return this.constant(operand.type, shape.map(Number), constant, operand.name);
    if (view?.kind === "reshape") return this.reshape(view.source, shape);
    const sizes = shape.map((size) => (size === "batch" ? -1 : size));
    const made = this.node("Reshape", [operand, this.integers(sizes)], operand.type, shape);
    return { ...made, view: { kind: "reshape", source: operand } };
  }

  /** Dimension `order[k]` becomes dimension k. */
  transpose(operand: Operand, order: readonly number[]): Operand {
    if (order.every((from, to) => from === to)) return operand;
    const { constant, view } = operand;
    const shape = order.map((from) => operand.shape[from] ?? 1);
    if (constant !== undefined) return this.constant(operand.type, shape.map(Number), permuted(constant, operand.shape.map(Number), order), operand.name);
    if (view?.kind === "transpose" && view.order !== undefined) return this.transpose(view.source, order.map((from) => view.order?.[from] ?? from));
    const moved = order.filter((from) => operand.shape[from] !== 1);
    // Where dimensions of size 1 alone change their place, no number does.
    if (moved.every((from, k) => k === 0 || from > (moved[k - 1] ?? 0))) return this.reshape(operand, shape);
    const made = this.node("Transpose", [operand], operand.type, shape, { attributes: { perm: { kind: "ints", value: order } } });
    return { ...made, view: { kind: "transpose", source: operand, order } };
  }

  cast(operand: Operand, type: "float" | "int64" | "bool"): Operand {
    if (operand.type === type) return operand;
    const { constant } = operand;
    if (constant !== undefined) {
      const values = Array.from(constant, Number).map((x) => (type === "bool" ? Number(x !== 0) : x));
      return this.constant(type, operand.shape.map(Number), values, operand.name);
    }
    const number = { float: 1, int64: 7, bool: 9 }[type];
    return this.node("Cast", [operand], type, operand.shape, { attributes: { to: { kind: "int", value: number } } });
  }

  /** Calls a value after an array, where it is made here and has no such name. */
  call(operand: Operand, wanted: string): void {
    if (this.#madeHere.has(operand.name) && !this.#called.has(operand.name)) this.#called.set(operand.name, this.name(wanted));
  }

  /** Makes a value an output, by that name at the outermost level. */
  publish(operand: Operand, name: string): Port {
    const { type, shape } = operand;
    if (this.#madeHere.has(operand.name) && !this.#published.has(operand.name)) {
      this.#published.add(operand.name);
      if (this.#outer === undefined || !this.#called.has(operand.name)) this.#called.set(operand.name, this.#outer === undefined ? name : this.name(name));
      return { name: operand.name, type, shape };
    }
    const [copy] = this.nodes("Identity", [operand.name], [{ type, shape }], {}, false);
    if (copy === undefined) throw new Error(`${name} has no value`);
    return this.publish(copy, name);
  }

  /** Nodes that no output needs are left out. */
  build(name: string, inputs: readonly Port[], outputs: readonly Port[]): Graph {
    const needed = new Set(outputs.map((o) => o.name));
    const nodes: Node[] = [];
    for (const node of this.#nodes.toReversed()) {
      if (!node.outputs.some((output) => needed.has(output))) continue;
      for (const input of readBy(node)) needed.add(input);
      nodes.unshift(node);
    }
    const graph = { name, inputs, outputs, nodes, initializers: [...this.#tensors.values()].filter((t) => needed.has(t.name)), values: this.#typed.filter((v) => needed.has(v.name)) };
    return this.#outer === undefined ? renamed(graph, this.#called) : graph;
  }
}

function same(a: readonly Size[], b: readonly Size[]): boolean {
  return a.length === b.length && a.every((size, k) => size === b[k]);
}

function fingerprint(values: Values): string {
  return values.length < 16 ? Array.from(values).join("\0") : `${values.length} ${values[0]} ${values[1]} ${values[values.length - 1]} ${values[values.length >> 1]}`;
}

function equal(a: Values, b: Values): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function constantName(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? "infinity" : "-infinity";
}
