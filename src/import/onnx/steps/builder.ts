/** Makes steps one by one. */
import { equalAffine, sizeOf } from "../lazy/affine.ts";
import { evaluated } from "../lazy/evaluate.ts";
import { isConstant, type Read, readsOf, tensorsOf } from "../lazy/expression.ts";
import type { Axis, Expression, Lazy, Value } from "../lazy/types.ts";
import { placesIn } from "../lazy/views.ts";
import { knownActivation } from "./activations.ts";
import { isPlain, isRowMajor, limitedOf, replacePart, stepOf, withRead, isSame, isStep, sliceOf, stepwise } from "./forms.ts";
import { naturalLayout } from "./natural.ts";
import type { Call, Step } from "./types.ts";

type NewCall = Omit<Call, "kind" | "output">;

export class Builder {
  readonly steps: Step[] = [];
  readonly #makers = new Map<Value, Step>();

  value(shape: readonly number[]): Value {
    return { id: this.#nextId++, shape };
  }

  #nextId = 0;

  /** The step that makes a value; nothing of inputs. */
  makerOf(value: Value): Step | undefined {
    return this.#makers.get(value);
  }

  #add<S extends Step>(step: S): S {
    this.steps.push(step);
    this.#makers.set(step.output, step);
    return step;
  }

  call(shape: readonly number[], call: NewCall): Call {
    return this.#add({ kind: "call", output: this.value(shape), ...call });
  }

  /** The value as an array with these dimensions, of which each is a list of factors: the one that it is, or that of a new step. */
  written(lazy: Lazy, layout: readonly Axis[] = naturalLayout(lazy), path?: string): Value {
    const { body } = lazy;
    const shape = layout.map(sizeOf);
    const named = path === undefined ? {} : { path };
    if (body.kind === "read" && body.outside === undefined) return this.#read(body, layout, shape, named);
    if (body.kind === "read") return this.#padded(body, layout, shape, named);
    const plain = isPlain(body);
    if (plain !== undefined) {
      const [first] = readsOf(body);
      if (first === undefined) return this.#equation(body, layout, shape, named);
      if (isSame(first, layout)) return this.#activation(lazy, layout, first, shape, named);
      // A function of numbers is applied where they lie, unless few of them are needed.
      const { value } = first;
      const whole = value.shape.map((size): Axis => (size === 1 ? [] : [{ size }]));
      if (value.shape.reduce((a, b) => a * b, 1) === shape.reduce((a, b) => a * b, 1)) {
        const here: Read = { kind: "read", value, index: placesIn(whole) };
        return this.#read({ ...first, value: this.#activation({ ...lazy, body: withRead(body, here) }, whole, here, value.shape, named) }, layout, shape, {});
      }
      const inner = this.written({ ...lazy, body: plain }, layout);
      const there: Read = { kind: "read", value: inner, index: placesIn(layout) };
      return this.#activation({ ...lazy, body: withRead(body, there) }, layout, there, shape, named);
    }
    const joined = this.#joined(lazy, layout, shape, named);
    return joined ?? this.#positions(body, layout, shape, named) ?? this.#equation(body, layout, shape, named);
  }

  #read(read: Read, layout: readonly Axis[], shape: readonly number[], named: { readonly path?: string }): Value {
    if (isSame(read, layout)) return read.value;
    const size = read.value.shape.reduce((a, b) => a * b, 1);
    if (size === shape.reduce((a, b) => a * b, 1) && isRowMajor(read, layout.flat())) return this.#add({ kind: "reshape", output: this.value(shape), inputs: [read.value] }).output;
    const step = stepOf(read, layout);
    if (step !== undefined) return this.call(shape, { inputs: [read.value], definition: step, arguments: [], weights: [], ...named }).output;
    const from = sliceOf(read, layout);
    if (from !== undefined) return this.call(shape, { inputs: [read.value], definition: "slice", arguments: [String(from), String(from + (shape.at(-1) ?? 0))], weights: [], ...named }).output;
    return this.#equation(read, layout, shape, named);
  }

  /** The library pads the first two dimensions of an image alike. */
  #padded(read: Read, layout: readonly Axis[], shape: readonly number[], named: { readonly path?: string }): Value {
    const { value, index, outside = 0 } = read;
    const size = -(index[0]?.offset ?? 0);
    const isSquare = shape.length === 3 && index.length === 3 && size > 0 && placesIn(layout).every((place, k) => {
      const around = k < 2 ? size : 0;
      return equalAffine({ ...place, offset: -around }, index[k] ?? place) && shape[k] === (value.shape[k] ?? 0) + 2 * around;
    });
    if (!isSquare) return this.#equation(read, layout, shape, named);
    return this.call(shape, { inputs: [value], definition: "pad", arguments: [String(size), ...(outside === 0 ? [] : [`value: ${outside}`])], weights: [], ...named }).output;
  }

  /** A constant for each place of a sequence, added to it. */
  #positions(body: Expression, layout: readonly Axis[], shape: readonly number[], named: { readonly path?: string }): Value | undefined {
    if (body.kind !== "binary" || body.operator !== "+" || layout.length !== 2) return undefined;
    const [read, constant] = body.left.kind === "tensor" ? [body.right, body.left] : [body.left, body.right];
    if (read.kind !== "read" || constant.kind !== "tensor" || !isSame(read, layout)) return undefined;
    const places = constant.index.filter(({ terms, offset }) => terms.size > 0 || offset !== 0);
    if (places.length !== 2 || !placesIn(layout).every((place, k) => equalAffine(place, places[k] ?? place))) return undefined;
    const tensor = evaluated({ axes: layout, body: constant, isWhole: false, isShared: false }, layout);
    return this.call(shape, { inputs: [read.value], definition: "learnedPositions", arguments: [], weights: [{ member: "P", tensor }], ...(tensor.name !== undefined && /[A-Za-z]/.test(tensor.name) && !tensor.name.includes(":") ? { path: tensor.name.replace(/\.weight$/, "") } : named) }).output;
  }

  #activation(lazy: Lazy, layout: readonly Axis[], { value }: Read, shape: readonly number[], named: { readonly path?: string }): Value {
    const { body } = lazy;
    const found = knownActivation(body);
    if (found?.name === "identity") return value;
    if (found !== undefined) return this.call(shape, { inputs: [value], definition: found.name, arguments: found.settings.map(String), weights: [], ...named }).output;
    const inner = limitedOf(body);
    if (inner !== undefined) {
      const step = this.written({ ...lazy, body: inner }, layout);
      const read: Read = { kind: "read", value: step, index: placesIn(layout) };
      return this.#activation({ ...lazy, body: replacePart(body, inner, read) }, layout, read, shape, named);
    }
    return this.#add({ kind: "activation", output: this.value(shape), inputs: [value], body, ...named }).output;
  }

  /** `relu` of something longer, and sums and products of two values, as steps of a chain. */
  #joined(lazy: Lazy, layout: readonly Axis[], shape: readonly number[], named: { readonly path?: string }): Value | undefined {
    const { body } = lazy;
    const stepOf = (part: Expression): Value => this.written({ ...lazy, body: part }, layout);
    if (body.kind === "call" && body.operands.length === 1 && body.operands[0] !== undefined && stepwise.has(body.name)) {
      const inner = stepOf(body.operands[0]);
      return this.call(shape, { inputs: [inner], definition: body.name, arguments: (body.settings ?? []).map(String), weights: [], ...named }).output;
    }
    if (body.kind !== "binary" || (body.operator !== "+" && body.operator !== "*") || tensorsOf(body).length > 0) return undefined;
    if (!isStep(body.left) || !isStep(body.right)) return undefined;
    const covers = (part: Expression): boolean => layout.flat().every((factor) => readsOf(part).some(({ index }) => index.some(({ terms }) => terms.has(factor))));
    if (!covers(body.left) || !covers(body.right)) return undefined;
    const [left, right] = [stepOf(body.left), stepOf(body.right)];
    return this.call(shape, { inputs: [left, right], definition: body.operator === "+" ? "add" : "multiply", arguments: [], weights: [], ...named }).output;
  }

  #equation(body: Expression, layout: readonly Axis[], shape: readonly number[], named: { readonly path?: string }): Value {
    const indices = layout.flat();
    const { output } = this.#add({ kind: "equation", output: this.value(indices.map(({ size }) => size)), indices, body, ...named });
    if (layout.every((axis) => axis.length === 1)) return output;
    return this.#add({ kind: "reshape", output: this.value(shape), inputs: [output] }).output;
  }

  /** The same value, read from an array that is there. */
  settled(lazy: Lazy, path?: string): Lazy {
    const { body } = lazy;
    if (body.kind === "read" && body.outside === undefined) return lazy;
    const layout = naturalLayout(lazy);
    if (isConstant(body)) return { ...lazy, body: { kind: "tensor", tensor: evaluated(lazy, layout), index: placesIn(layout) } };
    return { ...lazy, body: { kind: "read", value: this.written(lazy, layout, path), index: placesIn(layout) } };
  }
}
