/** What definitions take and give, by their declarations alone: repairs are looked for among all definitions in scope. */
import type { Expression, Item, Kind, Reference } from "../../../ir/ast/expression.ts";
import type { ChainDeclaration, ChainStatement, LayerDeclaration, Parameter } from "../../../ir/ast/types.ts";
import type { Library } from "../types.ts";
import { names } from "./edits.ts";

export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** The pattern of its input; absent where it takes several, or whole numbers. */
  readonly input?: readonly Item[];
  /** How many axes its output has, where that follows from the declaration. */
  readonly rank?: number;
  /** Whether it has weights, state or fitted values. */
  readonly keeps: boolean;
}

export function signatureOf(library: Library, name: string): Signature | undefined {
  const layer = library.layer(name);
  if (layer !== undefined) return ofLayer(layer.declaration);
  const block = library.block(name);
  return block && ofBlock(block.declaration, block.library);
}

function ofLayer({ name, parameters, body }: LayerDeclaration): Signature {
  const [input, second] = body.flatMap((s) => (s.kind === "input" ? s.fields.filter((f) => f.value === undefined) : []));
  const output = body.find((s) => s.kind === "layerOutput");
  const equation = body.find((s) => s.kind === "equation" && s.name.text === output?.name.text && s.indices !== undefined);
  const rank = rankOf(output?.indices ?? (equation?.kind === "equation" ? equation.indices : undefined), output?.value);
  return {
    name: name.text, parameters,
    ...(second === undefined && input?.encoding.kind === "shapeKind" && { input: input.encoding.items }),
    ...(rank !== undefined && { rank }),
    keeps: body.some((s) => s.kind === "array" || s.kind === "fitted"),
  };
}

/** The axes of a left side, or of the shape in `reshape(x, [rows, columns])`. */
function rankOf(items: readonly Item[] | undefined, value: Expression | undefined): number | undefined {
  if (items !== undefined) return items.some((i) => i.kind === "pack") ? undefined : items.length;
  const shape = value?.kind === "reference" && value.name.text === "reshape" ? value.arguments?.[1] : undefined;
  return shape?.kind === "value" && shape.value.kind === "shape" ? shape.value.items.length : undefined;
}

function ofBlock({ name, parameters, body }: ChainDeclaration, library: Library): Signature {
  const [first, last] = [callAt(body, 0), callAt(body, -1)];
  const input = first && signatureOf(library, first.name.text)?.input;
  const rank = last && signatureOf(library, last.name.text)?.rank;
  return { name: name.text, parameters, ...(input && { input }), ...(rank !== undefined && { rank }), keeps: true };
}

/** The first or last call of a body, in what it nests too. */
function callAt(body: readonly ChainStatement[], at: 0 | -1): Reference | undefined {
  const statement = body.filter((s) => s.kind === "call" || s.kind === "nested").at(at);
  return statement?.kind === "call" ? statement.call : statement?.kind === "nested" ? callAt(statement.body, at) : undefined;
}

/** Whether a pattern takes a shape, whatever the sizes. */
export function takes(pattern: readonly Item[], rank: number): boolean {
  const packs = pattern.filter((i) => i.kind === "pack").length;
  return packs === 0 ? pattern.length === rank : rank >= pattern.length - packs;
}

/** Whether the arguments of a call are arguments of another definition. */
function accepts({ parameters }: Signature, { arguments: given = [] }: Reference): boolean {
  const keys = given.flatMap((a) => (a.kind === "value" && a.key?.kind === "reference" ? [a.key.name.text] : []));
  const positional = given.length - keys.length;
  const known = parameters.map((p) => p.name.text);
  return keys.every((k) => known.includes(k)) && positional <= known.length && parameters.every((p, i) => i < positional || p.value !== undefined || keys.includes(p.name.text));
}

/** Definitions whose names begin or end alike, `maxPool1d` for `maxPool`, and that take a value of so many axes. */
export function relativesOf(library: Library, call: Reference, rank: number): readonly Signature[] {
  const name = call.name.text;
  return [...library.names("layer"), ...library.names("block")].flatMap((other) => {
    if (other === name || !(other.startsWith(name) || name.startsWith(other))) return [];
    const signature = signatureOf(library, other);
    return signature?.input !== undefined && takes(signature.input, rank) && accepts(signature, call) ? [signature] : [];
  });
}

/** Blocks that begin with a call and go on: `gruLast` for `gru`. */
export function continuationsOf(library: Library, call: Reference): readonly Signature[] {
  return library.names("block").flatMap((name) => {
    const block = library.block(name);
    const calls = block?.declaration.body.flatMap((s) => (s.kind === "call" ? [s.call.name.text] : [])) ?? [];
    if (block === undefined || calls.length < 2 || calls[0] !== call.name.text) return [];
    const signature = ofBlock(block.declaration, block.library);
    return accepts(signature, call) ? [signature] : [];
  });
}

/** Layers without arguments or weights that make so many axes of others; first those that keep every number. */
export function reshapersOf(library: Library, from: number, to: number): readonly Signature[] {
  const found = library.names("layer").flatMap((name) => {
    const s = signatureOf(library, name);
    return s?.input !== undefined && s.rank === to && !s.keeps && from !== to && takes(s.input, from) && s.parameters.every((p) => p.value !== undefined) ? [s] : [];
  });
  const keepsAll = (s: Signature): boolean => s.input?.length === 1 && s.input[0]?.kind === "pack";
  return [...found.filter(keepsAll), ...found.filter((s) => !keepsAll(s))];
}

/** Layers and activations that state a kind for their result. */
export function definitionsGiving(library: Library, kind: string): readonly string[] {
  const activations = library.names("activation").filter((name) => isNamed(library.function("activation", name)?.declaration.result, kind));
  const layers = library.names("layer").filter((name) => library.layer(name)?.declaration.body.some((s) => s.kind === "layerOutput" && isNamed(s.result, kind)) ?? false);
  return [...activations, ...layers];
}

/** Losses that take a value of a kind. */
export function lossesTaking(library: Library, kind: string): readonly string[] {
  return library.names("loss").filter((name) => isNamed(library.function("loss", name)?.declaration.parameters[0]?.result, kind));
}

function isNamed(result: Kind | undefined, name: string): boolean {
  return result?.kind === "namedKind" && result.name.text === name;
}

/** Calls of layers that give the last axis a size and keep those before it: their one required parameter is the size of a bias. */
export function layersOfSize(library: Library, size: number): readonly string[] {
  return library.names("layer").flatMap((name) => {
    const body = library.layer(name)?.declaration.body ?? [];
    const { input, parameters, keeps } = signatureOf(library, name) ?? { parameters: [], keeps: false };
    const [required, second] = parameters.filter((p) => p.value === undefined);
    if (!keeps || required === undefined || second !== undefined || input?.length !== 2 || input[0]?.kind !== "pack") return [];
    const biased = body.some((s) => s.kind === "array" && s.arrays.some(({ shape: [only, ...others] = [] }) => only?.kind === "reference" && only.name.text === required.name.text && others.length === 0));
    return biased ? [`${name}(${size})`] : [];
  });
}

/** Calls of layers that give a shape: their output is `reshape(x, PARAMETER)`. */
export function reshapesTo(library: Library, shape: readonly number[]): readonly string[] {
  return library.names("layer").flatMap((name) => {
    const { parameters = [], body = [] } = library.layer(name)?.declaration ?? {};
    const [only, second] = parameters;
    const makes = body.some((s) => s.kind === "layerOutput" && s.value?.kind === "reference" && s.value.name.text === "reshape" && s.value.arguments?.[1]?.kind === "value" &&
      s.value.arguments[1].value.kind === "reference" && s.value.arguments[1].value.name.text === only?.name.text);
    return makes && second === undefined ? [`${name}([${shape.join(", ")}])`] : [];
  });
}

/** Parameters that are 0 where a call leaves them out, as paddings are, and that it can be given. */
export function zeroParameters(library: Library, call: Reference): readonly string[] {
  const parameters = signatureOf(library, call.name.text)?.parameters ?? [];
  return parameters.filter((p) => p.value?.kind === "number" && p.value.value === 0).map((p) => p.name.text).filter((name) => lacks(library, call, name));
}

/** Whether a call can be given an argument that it lacks. */
function lacks(library: Library, call: Reference, parameter: string): boolean {
  const parameters = signatureOf(library, call.name.text)?.parameters ?? [];
  const at = parameters.findIndex((p) => p.name.text === parameter);
  const positional = (call.arguments ?? []).filter((a) => a.kind === "value" && a.key === undefined).length;
  return at >= positional && !names(call, parameter);
}
