/** Index positions and conditions as text. */
import { addAffine, affine, scaleAffine } from "../affine.ts";
import { gcd } from "../number.ts";
import type { Affine, AffineTerm, Atom, Condition, Extent, FloorTerm, IndexVariable } from "../types.ts";
import type { Names } from "./names.ts";

/** `2 * r + i - 1`; what is left after a division as `(i + 1) % 3`. */
export function printAffine(a: Affine, names: Names): string {
  const { form, remainders } = takeRemainders(a);
  const parts = [
    ...form.terms.map(({ coefficient, atom }) => ({ coefficient, text: printAtom(atom, names) })),
    ...remainders.map(({ coefficient, atom }) => ({ coefficient, text: `${operand(atom.numerator, names)} % ${atom.divisor}` })),
  ];
  parts.sort((p, q) => Math.sign(q.coefficient) - Math.sign(p.coefficient));
  let text = "";
  for (const { coefficient, text: part } of parts) {
    const size = Math.abs(coefficient);
    const whole = parts.length === 1 && size === 1 && coefficient > 0 && form.constant === 0;
    const grouped = part.includes(" % ") && !whole ? `(${part})` : part;
    text = join(text, coefficient < 0, size === 1 ? grouped : `${size} * ${grouped}`);
  }
  if (text === "") return String(form.constant);
  if (form.constant === 0) return text;
  if (text.startsWith("-") && form.constant > 0) return `${form.constant} - ${text.slice(1)}`;
  return join(text, form.constant < 0, String(Math.abs(form.constant)));
}

function join(text: string, negative: boolean, part: string): string {
  if (text === "") return negative ? `-${part}` : part;
  return `${text} ${negative ? "-" : "+"} ${part}`;
}

function printAtom(atom: Atom, names: Names): string {
  return atom.kind === "variable" ? names.of(atom) : `floor(${operand(atom.numerator, names)} / ${atom.divisor})`;
}

function operand(a: Affine, names: Names): string {
  const text = printAffine(a, names);
  return text.includes(" ") || text.startsWith("-") ? `(${text})` : text;
}

interface Remainder {
  readonly coefficient: number;
  readonly atom: FloorTerm;
}

/** Finds each `k · numerator − k · divisor · floor(numerator / divisor)`. */
function takeRemainders(a: Affine): { readonly form: Affine; readonly remainders: readonly Remainder[] } {
  const remainders: Remainder[] = [];
  let form = a;
  for (const { coefficient, atom } of a.terms) {
    if (atom.kind === "variable") continue;
    const first = atom.numerator.terms[0];
    if (first === undefined) continue;
    const k = coefficientOf(form, first.atom) / first.coefficient;
    if (k === 0 || !Number.isInteger(k)) continue;
    const rest = addAffine(addAffine(form, atom.numerator, -k), affine(0, [{ coefficient: k * atom.divisor, atom }]));
    const shorter = rest.terms.length <= form.terms.length - atom.numerator.terms.length;
    if (!shorter || Math.abs(coefficientOf(rest, atom)) >= Math.abs(coefficient)) continue;
    remainders.push({ coefficient: k, atom });
    form = rest;
  }
  return { form, remainders };
}

function coefficientOf(a: Affine, atom: Atom): number {
  return a.terms.find((t) => t.atom.key === atom.key)?.coefficient ?? 0;
}

/** `i + r >= 1`, `i <= 8`, `t > u`, `i == 2 * r`: no minus signs where the other side can take the term. */
export function printCondition({ affine: given, equality }: Condition, names: Names): string {
  const a = divided(given, equality);
  const left: AffineTerm[] = a.terms.filter((t) => t.coefficient > 0);
  const right = scaleAffine(affine(0, a.terms.filter((t) => t.coefficient < 0)), -1).terms;
  const both = left.length > 0 && right.length > 0;
  if (!equality && both && a.constant === -1) return `${printAffine(affine(0, left), names)} > ${printAffine(affine(0, right), names)}`;
  const onLeft = left.length === 0 || (both && a.constant > 0);
  const leftText = printAffine(affine(onLeft ? a.constant : 0, left), names);
  const rightText = printAffine(affine(onLeft ? 0 : 0 - a.constant, right), names);
  const flip = left.length === 0;
  if (equality) return flip ? `${rightText} == ${leftText}` : `${leftText} == ${rightText}`;
  return flip ? `${rightText} <= ${leftText}` : `${leftText} >= ${rightText}`;
}

/** Without the common divisor of its coefficients. */
function divided(a: Affine, equality: boolean): Affine {
  const g = a.terms.reduce((all, t) => gcd(all, t.coefficient), 0);
  if (g <= 1 || (equality && a.constant % g !== 0)) return a;
  return affine(Math.floor(a.constant / g), a.terms.map((t) => ({ coefficient: t.coefficient / g, atom: t.atom })));
}

/** `i < 4`, `1 <= i < 4`; the batch index by its name alone. */
export function printRange(v: IndexVariable, names: Names): string {
  const from = v.lower === 0 ? "" : `${v.lower} <= `;
  return v.upper === Infinity ? `${from}${names.of(v)}` : `${from}${names.of(v)} < ${v.upper}`;
}

/** `4`, `-1..7`, `batch`. */
export function printExtent({ lower, upper }: Extent): string {
  if (upper === Infinity) return "batch";
  return lower === 0 ? String(upper) : `${lower}..${upper - 1}`;
}
