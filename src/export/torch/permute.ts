/** Dimensions in another order. */
import type { IndexVariable } from "../../ir/equation/types.ts";
import { atom, type Code } from "./python.ts";
import { method } from "./tensor.ts";

/** The code, whose dimensions are `axes`, with those dimensions in the order `wanted`; a permutation that it ends in is joined with it. */
export function permuted(code: Code, axes: readonly IndexVariable[], wanted: readonly IndexVariable[]): Code {
  const { text, dims } = taken(code, axes.length);
  const order = wanted.map((v) => dims[axes.findIndex((w) => w.id === v.id)] ?? 0);
  const moved = order.flatMap((d, i) => (d === i ? [] : [i]));
  if (moved.length === 0) return atom(text).text === code.text ? code : atom(text);
  const [a, b] = moved;
  const source = text === code.text ? code : atom(text);
  return moved.length === 2 && a !== undefined && b !== undefined ? method(source, "transpose", String(a), String(b)) : method(source, "permute", ...order.map(String));
}

/** The sum over the last dimensions: of what is permuted, where those that are left are in its order. */
export function summed(code: Code, rank: number, count: number): Code {
  const { text, dims } = taken(code, rank);
  const [left, along] = [dims.slice(0, rank - count), dims.slice(rank - count)];
  const isPlain = text !== code.text && left.every((d, i) => i === 0 || d > (left[i - 1] ?? 0));
  const places = isPlain ? along : along.map((_, i) => i - count);
  return method(isPlain ? atom(text) : code, "sum", places.length === 1 ? String(places[0]) : `(${places.join(", ")})`);
}

/** What is permuted, and from which of its dimensions each comes. */
function taken(code: Code, rank: number): { readonly text: string; readonly dims: readonly number[] } {
  const identity = Array.from({ length: rank }, (_, i) => i);
  const [, swapped, x, y] = /^([\w.]+)\.transpose\((\d+), (\d+)\)$/.exec(code.text) ?? [];
  if (swapped !== undefined) return { text: swapped, dims: identity.map((i) => (i === Number(x) ? Number(y) : i === Number(y) ? Number(x) : i)) };
  const [, source, dims] = /^([\w.]+)\.permute\(([\d, ]+)\)$/.exec(code.text) ?? [];
  return source === undefined || dims === undefined ? { text: code.text, dims: identity } : { text: source, dims: dims.split(", ").map(Number) };
}
