/** Data as Python writes it. */

export type Literal = string | number | boolean | undefined | readonly Literal[] | { readonly [key: string]: Literal } | Code;

/** An expression of Python among data. */
class Code {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export function python(text: string): Code {
  return new Code(text);
}

/** Lines as long as a reader likes; longer ones are broken after commas. */
const most = 140;

/** `indent`: of the line that it begins in. What is `undefined` in an object is left out, and is `None` elsewhere. */
export function literal(value: Literal, indent = ""): string {
  const flat = oneLine(value);
  if (flat.length + indent.length <= most || typeof value !== "object" || value instanceof Code) return flat;
  const inside = `${indent}    `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  const items = Array.isArray(value) ? value.map((v: Literal) => literal(v, inside)) : entries(value as { readonly [key: string]: Literal }).map(([key, v]) => `${JSON.stringify(key)}: ${literal(v, inside)}`);
  return `${open}\n${items.map((item) => `${inside}${item},\n`).join("")}${indent}${close}`;
}

function entries(value: { readonly [key: string]: Literal }): readonly (readonly [string, Literal])[] {
  return Object.entries(value).filter(([, v]) => v !== undefined);
}

function oneLine(value: Literal): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return value === Infinity ? "math.inf" : String(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === undefined) return "None";
  if (value instanceof Code) return value.text;
  if (isList(value)) return `[${value.map(oneLine).join(", ")}]`;
  return `{${entries(value).map(([key, v]) => `${JSON.stringify(key)}: ${oneLine(v)}`).join(", ")}}`;
}

function isList(value: Literal): value is readonly Literal[] {
  return Array.isArray(value);
}
