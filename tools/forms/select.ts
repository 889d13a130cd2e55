/** The part of a form's text that a page shows, chosen by a rule. */

export interface Selection {
  /** A program, an entry, a section of a module: all of the form without one. */
  readonly part?: string | undefined;
  /** Which definitions: those on whose left side this name is; `*` for all of them; the text as it is without one. */
  readonly of?: string | undefined;
}

/** Of printed equations: the lines of the equations. */
export function selectEquations(text: string, { part, of }: Selection): string {
  const chosen = part === undefined ? text : partAfter(text, "program ", part);
  if (of === undefined) return chosen;
  return chosen.split("\n").filter((line) => defines(line, of)).map((line) => line.trim()).join("\n");
}

/** Of printed kernels: the kernels, with their comments. */
export function selectKernels(text: string, { part, of }: Selection): string {
  const chosen = part === undefined ? text : partAfter(text, "entry ", part);
  return of === undefined ? chosen : commented(chosen, of);
}

/** Of a module: the functions of a section, with their comments. */
export function selectFunctions(text: string, { part, of }: Selection): string {
  const chosen = part === undefined ? text : (text.split(/^ *\/\/ ---- /m).find((section) => section.startsWith(`${part} -`)) ?? "").replace(/^.*\n/, "");
  return of === undefined ? dedent(chosen) : commented(dedent(chosen), of);
}

/** Of a tree as JSON: the statements of a kind. */
export function selectStatements(text: string, { of }: Selection): string {
  if (of === undefined) return text;
  const declarations: readonly { readonly body: readonly { readonly kind: string }[] }[] = JSON.parse(text);
  return declarations.flatMap(({ body }) => body.filter(({ kind }) => kind === of)).map((s) => printValue(s, "")).join("\n");
}

/** JSON, in one line where it fits. */
function printValue(value: unknown, margin: string): string {
  const line = JSON.stringify(value, undefined, 1).replace(/\n\s*/g, " ");
  if (line.length + margin.length <= 100 || typeof value !== "object" || value === null) return line;
  const inner = `${margin}  `;
  if (Array.isArray(value)) return `[\n${value.map((item) => inner + printValue(item, inner)).join(",\n")}\n${margin}]`;
  return `{\n${Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${printValue(item, inner)}`).join(",\n")}\n${margin}}`;
}

/** From a heading to the next one. */
function partAfter(text: string, heading: string, name: string): string {
  const lines = text.split("\n");
  const first = lines.indexOf(heading + name);
  if (first < 0) return "";
  const next = lines.findIndex((line, k) => k > first && line.startsWith(heading));
  return lines.slice(first + 1, next < 0 ? lines.length : next).join("\n");
}

/** Paragraphs whose comments have an equation that defines such an array. */
function commented(text: string, of: string): string {
  const paragraphs = text.split(/\n\n+/).map((p) => p.replace(/^\n+|\s+$/g, ""));
  return paragraphs.filter((p) => p.split("\n").some((line) => line.startsWith("// ") && defines(line.slice(3), of))).join("\n\n");
}

/** Whether a line is an equation with the name on its left side. */
function defines(line: string, of: string): boolean {
  const left = /^\s*(\S.*?) (?:[:+]|max|min)?= /.exec(line)?.[1];
  if (left === undefined) return false;
  return of === "*" || left.split(/[^\w@]+/).includes(of);
}

function dedent(text: string): string {
  const lines = text.split("\n");
  const margin = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join("\n");
}
