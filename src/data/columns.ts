/**
 * Matches the values of a model to the columns of a file, by name.
 *
 * Given: encodings of the checked model, and the header. Ensures: each number and class has its column, or a diagnostic
 * names what is missing; the rows are not read.
 */
import { columnText, isIdentifier } from "../diagnostics/columns.ts";
import { near } from "../diagnostics/near.ts";
import type { Report } from "../diagnostics/report.ts";
import { isFilled } from "../ir/model/missing.ts";
import type { DatePart } from "../ir/model/dates.ts";
import type { ClassLabel, ColumnName, Encoding } from "../ir/model/types.ts";
import type { Span } from "../source/source.ts";
import { headerHint } from "./hints.ts";
import type { CellKind } from "./records.ts";
import { firstSpan, isEmpty, placeOf, type Table } from "./table.ts";

/** A value of the model that the file must have columns for: an input or an output, and where the model declares it. */
export interface Wanted {
  readonly name: string;
  /** The column it is read from, where that has another name; those of fields are in the encoding. */
  readonly column?: ColumnName | undefined;
  readonly encoding: Encoding;
  /** `split`: a column of the file that examples are split by. */
  readonly role: "input" | "output" | "split";
  /** What its cells are, if not what the encoding says. */
  readonly cell?: Exclude<CellKind, { readonly kind: "date" }>;
  /** Whether real numbers of it become float32. */
  readonly rounded?: boolean;
  /** In a series or a text, the row at which the value or one of its fields begins, given its name and how many rows it has; 0 is the first row after the present. */
  readonly begins?: (name: string, steps: number) => number;
  /** Whether it is read here. If not, its columns are still not available to others, so that a file is always read in the same way. */
  readonly read: boolean;
  /** The place of a name in the model: the value's, or that of one of its fields. */
  readonly locate: (field?: string) => Span;
}

/** How one cell becomes numbers: one, as many as there are classes, 1 at the position of the class, else 0, or those of a date. */
export type SlotKind = Exclude<CellKind, { readonly kind: "date" }> | { readonly kind: "date"; readonly parts: readonly DatePart[] } | { readonly kind: "block"; readonly classes: readonly ClassLabel[]; readonly other?: boolean };

export interface Slot {
  readonly column: number;
  /** Its name in messages: the value's, or the field's. */
  readonly name: string;
  readonly kind: SlotKind;
  /** Whether a missing value is data: then a mark lies behind its numbers, 1 where it is missing. */
  readonly filled: boolean;
  /** The rows that it reads: `steps` consecutive rows, the first of them `from` rows after the row of the example. */
  readonly from: number;
  readonly steps: number;
  readonly span: Span;
}

/** Whether each row is an example, or rows follow each other in time, or as the characters of a text. */
export type Order = "csv" | "series" | "text";

/** One array to fill: its slots in the order of its components. */
export interface ColumnPlan {
  readonly name: string;
  readonly slots: readonly Slot[];
  /** Class numbers and indices are kept as whole numbers. */
  readonly whole: boolean;
  readonly role: Wanted["role"];
  /** Whether its numbers become float32. */
  readonly rounded: boolean;
}

export function planColumns(table: Table, wanted: readonly Wanted[], order: Order, at: Span, report: Report): readonly ColumnPlan[] | undefined {
  // A text has one column, for all values.
  if (order === "text") return planAll(wanted.filter(({ read }) => read), order, () => [0], report);
  if (!table.named) return planByPosition(table, wanted, order, at, report);
  const claimed = new Set(wanted.flatMap(namesOf));
  const hint = headerHint(table, claimed);
  let missing = false;
  const find: Finder = (place, size) => {
    // One cause that explains all is reported once.
    if (hint !== undefined && missing) return undefined;
    const found = columnsFor(table, place, size, { claimed, hint }, report);
    missing ||= found === undefined;
    return found;
  };
  return planAll(wanted.filter(({ read }) => read), order, find, report);
}

/** The names of the columns that a value is read from, or of their family. */
export function namesOf({ name, column, encoding }: Wanted): readonly string[] {
  return encoding.kind === "record" ? encoding.fields.map((field) => field.column?.text ?? field.name) : [column?.text ?? name];
}

/** Inputs in the order of their declaration, then outputs; a file to predict from may lack the outputs. */
function planByPosition(table: Table, all: readonly Wanted[], order: Order, at: Span, report: Report): readonly ColumnPlan[] | undefined {
  const wanted = all.filter(({ role }) => role !== "split");
  const widths = wanted.map((value) => ({ value, width: widthOf(value.encoding, order) }));
  const read = widths.filter(({ value }) => value.read);
  const fitting = [widths, read].find((list) => list.reduce((sum, { width }) => sum + width, 0) === table.columns);
  if (fitting === undefined && !isEmpty(table)) {
    const needed = widths.reduce((sum, { width }) => sum + width, 0);
    const parts = widths.map(({ value, width }) => ({ name: value.name, columns: width }));
    report.add("columnsByOrder", at, { file: table.name, columns: table.columns, needed, parts });
    return undefined;
  }
  let next = 0;
  const find: Finder = (_place, size) => Array.from({ length: size ?? 1 }, () => next++);
  const list = (fitting ?? read).map(({ value }) => value);
  const plans = planAll(list, order, find, report);
  const splits = planAll(all.filter(({ role, read: isRead }) => role === "split" && isRead), order, (place) => positionOf(table, place, plans ?? [], report), report);
  return plans && splits && [...plans.filter((_, i) => list[i]?.read), ...splits];
}

/** Where columns have no names, examples are split by one that a value of the model is read from. */
function positionOf(table: Table, { name, span }: Place, plans: readonly ColumnPlan[], report: Report): readonly number[] | undefined {
  const [first, second] = plans.flatMap(({ slots }) => slots.filter((slot) => slot.name === name));
  if (first !== undefined && second === undefined) return [first.column];
  report.add("missingColumn", span, { file: table.name, column: name, near: undefined }, { notes: [{ message: "its columns have no names: `header: [\"a\", \"b\"]` gives them some", span: placeOf(table) }] });
  return undefined;
}

function widthOf(encoding: Encoding, order: Order): number {
  if (encoding.kind === "record") return encoding.fields.reduce((sum, field) => sum + widthOf(field.encoding, order), 0);
  return order === "csv" ? (sizeOf(encoding) ?? 1) : 1;
}

/** The columns that a place is read from, in the order of its components. */
type Finder = (place: Place, size: number | undefined) => readonly number[] | undefined;

function planAll(wanted: readonly Wanted[], order: Order, find: Finder, report: Report): readonly ColumnPlan[] | undefined {
  const plans = wanted.map((value) => planOf(value, order, find, report));
  return plans.includes(undefined) ? undefined : plans.filter((plan) => plan !== undefined);
}

function planOf(wanted: Wanted, order: Order, find: Finder, report: Report): ColumnPlan | undefined {
  const { name, column, encoding, role } = wanted;
  if (encoding.kind !== "record") {
    const at = wanted.locate();
    const slots = slotsOf({ name, column, encoding, role, begins: wanted.begins, kind: wanted.cell ?? cellKind(encoding), filled: false, span: at }, order, find, report);
    return slots && { name, slots, whole: encoding.kind !== "real", role, rounded: wanted.rounded === true };
  }
  const slots: Slot[] = [];
  let complete = true;
  for (const field of encoding.fields) {
    const at = wanted.locate(field.name);
    const found = slotsOf({ name: field.name, column: field.column, encoding: field.encoding, role, begins: wanted.begins, kind: fieldKind(field.encoding), filled: isFilled(field), span: at }, order, find, report);
    if (found === undefined) complete = false;
    slots.push(...(found ?? []));
  }
  return complete ? { name, slots, whole: false, role, rounded: wanted.rounded === true } : undefined;
}

/** A value or a field: what a slot takes from it, and where its columns come from. */
interface Place extends Pick<Slot, "name" | "kind" | "filled" | "span"> {
  readonly column: ColumnName | undefined;
  readonly encoding: Encoding;
  readonly role: Wanted["role"];
  readonly begins: Wanted["begins"];
}

/** The slots of one value. In a series it has one column, and as many rows as it has numbers: an input those up to now, an output those to come. */
function slotsOf(place: Place, order: Order, find: Finder, report: Report): readonly Slot[] | undefined {
  const { name, encoding, role, kind, filled, span } = place;
  const size = sizeOf(encoding);
  if (order === "csv") {
    return find(place, size)?.map((column) => ({ column, name, kind, filled, from: 0, steps: 1, span }));
  }
  if (encoding.kind !== "record" && encoding.shape.length > 1) {
    report.add("arrayInSeries", span, { value: name, shape: encoding.shape });
    return undefined;
  }
  const steps = size ?? 1;
  return find(place, undefined)?.map((column) => ({ column, name, kind, filled, from: place.begins?.(name, steps) ?? (role === "input" ? -steps : 0), steps, span }));
}

function sizeOf(encoding: Encoding): number | undefined {
  if (encoding.kind === "record" || encoding.shape.length === 0 || (encoding.kind === "real" && encoding.date !== undefined)) return undefined;
  return encoding.shape.reduce((product, size) => product * size, 1);
}

function cellKind(encoding: Encoding): Exclude<CellKind, { readonly kind: "date" }> {
  switch (encoding.kind) {
    case "real":
    case "record":
      return { kind: "number" };
    case "index":
      return { kind: "index", below: encoding.below };
    case "oneHot":
      return { kind: "class", ...classesOf(encoding) };
    case "binary":
      return { kind: "class", classes: encoding.classes };
  }
}

/** In a record, classes become blocks of zeros and ones; `binary` is 0 or 1. */
function fieldKind(encoding: Encoding): SlotKind {
  if (encoding.kind === "real" && encoding.date !== undefined) return { kind: "date", parts: encoding.date };
  return encoding.kind === "oneHot" ? { kind: "block", ...classesOf(encoding) } : cellKind(encoding);
}

function classesOf({ classes, other }: Extract<Encoding, { readonly kind: "oneHot" }>): { readonly classes: readonly ClassLabel[]; readonly other?: boolean } {
  return { classes, ...(other === true && { other }) };
}

function columnsFor(
  table: Table,
  place: Place,
  size: number | undefined,
  { claimed, hint }: Others,
  report: Report,
): readonly number[] | undefined {
  const name = place.column?.text ?? place.name;
  const at = place.column?.span ?? place.span;
  const named = table.header.flatMap((column, position) => (column === name ? [position] : []));
  const [first, second] = named;
  if (second !== undefined) {
    report.add("duplicateColumnName", at, { file: table.name, column: name }, { notes: [{ message: "here again", span: firstSpan(table, second) }] });
    return undefined;
  }
  if (first !== undefined && (size ?? 1) === 1) return [first];
  return size === undefined || size === 1 ? reportMissing(table, place, { claimed, hint }, report) : family(table, name, size, claimed, at, report);
}

/** What is known of the columns of the other values. */
interface Others {
  /** Their names. */
  readonly claimed: ReadonlySet<string>;
  /** Why none of them is there. */
  readonly hint: string | undefined;
}

/** Columns of other values are not proposed. */
function reportMissing(table: Table, { name, column, span }: Place, { claimed, hint }: Others, report: Report): undefined {
  const wanted = column?.text ?? name;
  const meant = nearColumn(wanted, table.header.filter((other) => !claimed.has(other)));
  // The text to write here: a column in quotes keeps the name of the value in the model.
  const quoted = meant === undefined ? undefined : JSON.stringify(meant);
  const suggestion = meant === undefined || quoted === undefined ? undefined : column !== undefined ? quoted : isIdentifier(meant) ? meant : `${quoted} as ${name}`;
  const at = column?.span ?? span;
  const fixes = suggestion === undefined ? [] : [{ title: `write \`${suggestion}\``, edits: [{ span: at, text: suggestion }] }];
  const notes = [{ message: `its columns are ${listing(table.header)}`, span: firstSpan(table, 0) }, ...(hint === undefined ? [] : [{ message: hint, span: placeOf(table) }])];
  report.add("missingColumn", at, { file: table.name, column: wanted, near: suggestion }, { notes, fixes });
  return undefined;
}

/** The column that differs in punctuation, spaces or case alone, else the nearest. */
function nearColumn(name: string, header: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const same = header.find((column) => bare(column) === bare(name) && bare(name) !== "");
  // Any letter is near another.
  return same ?? (name.length < 2 ? undefined : near(name, header.filter((column) => column.length > 1)));
}

function listing(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => `\`${columnText(name)}\``);
  return shown.join(", ") + (names.length > shown.length ? `, and ${names.length - shown.length} more` : "");
}

/** The columns of an array: numbered after its name, else the one numbered family of its size, else all that no other value takes. */
function family(
  table: Table,
  name: string,
  size: number,
  claimed: ReadonlySet<string>,
  at: Span,
  report: Report,
): readonly number[] | undefined {
  const families = new Map<string, number[]>();
  const free: number[] = [];
  table.header.forEach((column, position) => {
    if (claimed.has(column)) return;
    free.push(position);
    const stem = /^(.*?)[_.[ ]?\d[\d_.,]*\]?$/.exec(column)?.[1];
    if (stem === undefined) return;
    const members = families.get(stem);
    if (members === undefined) families.set(stem, [position]);
    else members.push(position);
  });
  const own = families.get(name);
  if (own?.length === size) return own;
  const fitting = [...families].filter(([stem, members]) => members.length === size && !claimed.has(stem));
  if (own === undefined && fitting.length === 1) return fitting[0]?.[1];
  if (own === undefined && free.length === size) return free;
  const found = { file: table.name, value: name, needed: size };
  if (own === undefined) report.add("columnsLeft", at, { ...found, left: free.length });
  else report.add("columnsNumbered", at, { ...found, numbered: own.length });
  return undefined;
}
