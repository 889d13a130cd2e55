/** Sums of products: matrix products where they are, else `torch.einsum`. */
import { asVariable } from "../../ir/equation/affine.ts";
import { readAt } from "../../ir/equation/build.ts";
import type { Expr, IndexVariable, Reduce } from "../../ir/equation/types.ts";
import { asReal } from "./convert.ts";
import { atom, binds, type Code, within } from "./python.ts";
import type { Scope } from "./scope.ts";
import { logitsOf } from "./softmax.ts";
import { aligned, has, method, nextLevel, type Tensor, tensor, union } from "./tensor.ts";

/**
 * The sum as a contraction; `undefined` where its body is no product of at least two values along its indices. `where`: the condition of
 * the terms, by which one of the values is masked.
 */
export function contracted(e: Reduce, where: Tensor | undefined, scope: Scope, outer: Scope, emit: (e: Expr, scope: Scope) => Tensor): Tensor | undefined {
  const { body, indices } = e;
  if (where?.scalar === true || body.kind !== "product" || body.factors.some((f) => f.exponent !== 1)) return undefined;
  const chosen = where === undefined ? ofClass(e, scope, outer, emit) : undefined;
  if (chosen !== undefined) return chosen;
  const values = body.factors.map((f) => asReal(emit(f.base, scope), scope));
  const along = values.filter((v) => indices.some((i) => has(v.axes, i)));
  const beside = values.filter((v) => !along.includes(v));
  if (along.length < 2 || !indices.every((i) => along.some((v) => has(v.axes, i)))) return undefined;
  const factors = mask(along, where);
  if (factors === undefined) return undefined;
  const axes = outer.order.filter((v) => factors.some((t) => has(t.axes, v)));
  const sum = tensor(product(factors, indices, axes) ?? einsum(factors, axes), axes);
  if (beside.length === 0) return sum;
  const all = union(outer.order, [sum, ...beside]);
  const text = [...beside, sum].map((v) => within(aligned(v, all), nextLevel(binds.product))).join(" * ");
  return tensor({ text, binds: binds.product }, all);
}

/**
 * The sum of values times one-hot classes is the value of the class: `F.cross_entropy` where the values are logarithms of softmax, else
 * `gather`.
 */
function ofClass({ body, indices }: Reduce, scope: Scope, outer: Scope, emit: (e: Expr, scope: Scope) => Tensor): Tensor | undefined {
  const [k, ...more] = indices;
  const { f } = scope;
  if (body.kind !== "product" || body.factors.length !== 2 || k === undefined || more.length > 0) return undefined;
  for (const [one, other] of [[0, 1], [1, 0]] as const) {
    const [oneHot, values] = [body.factors[one]?.base, body.factors[other]?.base];
    if (oneHot?.kind !== "read" || values === undefined) continue;
    const purpose = f.definitionOf(oneHot.array).purpose;
    const last = oneHot.positions.at(-1);
    if (purpose?.kind !== "oneHot" || !f.isBound(purpose.of) || oneHot.positions.some((p) => p.kind === "data") || last?.kind !== "affine" || asVariable(last.affine)?.id !== k.id) continue;
    const classes = emit(readAt(purpose.of, oneHot.positions.slice(0, -1).flatMap((p) => (p.kind === "affine" ? [p.affine] : []))), outer);
    const logits = logitsOf(values);
    const given = asReal(emit(logits?.classes.id === k.id ? logits.logits : values, scope), scope);
    const isWhole = classes.type === "integer" && has(given.axes, k) && classes.axes.length === given.axes.length - 1 && given.axes.at(-1)?.id === k.id && classes.axes.every((v, i) => given.axes[i]?.id === v.id);
    if (!isWhole) continue;
    if (logits?.classes.id !== k.id) return tensor(atom(`${within(given.code, binds.atom)}.gather(-1, ${within(classes.code, binds.atom)}[..., None]).squeeze(-1)`), classes.axes);
    // PyTorch has the classes second.
    const text = given.axes.length === 2 ? given.code.text : method(given.code, "movedim", "-1", "1").text;
    return tensor({ text: `-F.cross_entropy(${text}, ${classes.code.text}, reduction="none")`, binds: binds.unary }, classes.axes);
  }
  return undefined;
}

/** The factor with all the axes of the condition, and as few others as possible, is 0 where it does not hold. */
function mask(factors: readonly Tensor[], where: Tensor | undefined): readonly Tensor[] | undefined {
  if (where === undefined) return factors;
  const able = factors.filter((t) => where.axes.every((v) => has(t.axes, v))).sort((a, b) => a.axes.length - b.axes.length);
  const chosen = able[0];
  if (chosen === undefined) return undefined;
  const text = `torch.where(${aligned(where, chosen.axes).text}, ${chosen.code.text}, 0.0)`;
  return factors.map((t) => (t === chosen ? tensor(atom(text), t.axes) : t));
}

const alphabet = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + ((i + 8) % 26)));

/** `a @ b` of a value with the summed index last and a matrix that begins with it; `undefined` where it is none. */
function product(factors: readonly Tensor[], indices: readonly IndexVariable[], axes: readonly IndexVariable[]): Code | undefined {
  const [first, second, ...others] = factors;
  const [index, ...more] = indices;
  if (first === undefined || second === undefined || others.length > 0 || index === undefined || more.length > 0) return undefined;
  for (const [a, b] of [[first, second], [second, first]] as const) {
    // In the scope the summed index is behind all others, so that a weight [i, j] is here of the axes j, i: as its code says, transposed.
    const [j, i] = b.axes;
    const isMatrix = b.axes.length === 2 && j !== undefined && i?.id === index.id;
    if (!isMatrix || has(a.axes, j) || a.axes.length < 2 || a.axes.at(-1)?.id !== index.id) continue;
    if (axes.at(-1)?.id !== j.id || axes.length !== a.axes.length) continue;
    return { text: `${within(a.code, binds.product)} @ ${within(transposed(b.code), nextLevel(binds.product))}`, binds: binds.product };
  }
  return undefined;
}

/** A matrix with its dimensions exchanged. */
function transposed(code: Code): Code {
  const text = code.text.replace(/\.transpose\(0, 1\)$/, "");
  return text === code.text ? atom(`${within(code, binds.atom)}.T`) : atom(text);
}

function einsum(factors: readonly Tensor[], axes: readonly IndexVariable[]): Code {
  const letters = new Map<number, string>();
  const letterOf = (v: IndexVariable): string => {
    const known = letters.get(v.id);
    if (known !== undefined) return known;
    const taken = new Set(letters.values());
    const wanted = [v.name.slice(0, 1).toLowerCase(), ...alphabet].find((c) => /^[a-z]$/.test(c) && !taken.has(c)) ?? "i";
    letters.set(v.id, wanted);
    return wanted;
  };
  for (const v of axes) letterOf(v);
  const inputs = factors.map((t) => plain(t, letterOf));
  return atom(`torch.einsum("${inputs.map((i) => i.letters).join(",")}->${axes.map(letterOf).join("")}", ${inputs.map((i) => i.text).join(", ")})`);
}

/** Without the permutation that a read has: the letters say it. */
function plain(t: Tensor, letterOf: (v: IndexVariable) => string): { readonly text: string; readonly letters: string } {
  const letters = t.axes.map(letterOf);
  const swapped = /^([\w.]+)\.transpose\((\d), (\d)\)$/.exec(t.code.text);
  if (swapped !== null) {
    const [, text = "", a = "", b = ""] = swapped;
    const [x, y] = [letters[Number(a)], letters[Number(b)]];
    if (x !== undefined && y !== undefined) {
      [letters[Number(a)], letters[Number(b)]] = [y, x];
      return { text, letters: letters.join("") };
    }
  }
  const permuted = /^([\w.]+)\.permute\(([\d, ]+)\)$/.exec(t.code.text);
  if (permuted !== null) {
    const [, text = "", dims = ""] = permuted;
    const original: string[] = [];
    dims.split(", ").forEach((d, i) => {
      original[Number(d)] = letters[i] ?? "";
    });
    return { text, letters: original.join("") };
  }
  return { text: t.code.text, letters: letters.join("") };
}
