/** The space of a search as it is written: `rate=1e-4..1e-1:log, hidden=16|32|64`. */
import { UsageError } from "../exit.ts";

export interface ListDimension {
  readonly kind: "list";
  readonly name: string;
  /** As they are written in a file. */
  readonly values: readonly string[];
}

export interface RangeDimension {
  readonly kind: "range";
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly logarithmic: boolean;
  /** Whether its values are whole numbers: both ends are written so. */
  readonly whole: boolean;
}

export type Dimension = ListDimension | RangeDimension;

const example = `"rate=1e-4..1e-1:log, hidden=16|32|64"`;

/** Throws a UsageError that says what to write. */
export function parseSpace(text: string): readonly Dimension[] {
  const parts = split(text, ",").filter((part) => part !== "");
  if (parts.length === 0) throw new UsageError(`expected what to search, as in ${example}`);
  const space = parts.map(dimension);
  const twice = space.find(({ name }, i) => space.findIndex((other) => other.name === name) < i);
  if (twice !== undefined) throw new UsageError(`\`${twice.name}\` is searched twice: write its values in one list, ${twice.name}=a|b`);
  return space;
}

/** The canonical text, by which a search is recognized. */
export function printSpace(space: readonly Dimension[]): string {
  return space.map((d) => `${d.name}=${d.kind === "list" ? d.values.join("|") : `${d.low}..${d.high}${d.whole ? "" : ":real"}${d.logarithmic ? ":log" : ""}`}`).join(", ");
}

function dimension(part: string): Dimension {
  const [, name, written] = /^([A-Za-z_]\w*)\s*=\s*(.*)$/s.exec(part) ?? [];
  if (name === undefined || written === undefined || written === "") throw new UsageError(`expected a name with its values, as in ${example}, not \`${part}\``);
  const [, from, to, scale] = /^([^|(]*?)\.\.([^|(:]*)(?::(.*))?$/s.exec(written) ?? [];
  return from === undefined || to === undefined ? list(name, written) : range(name, from.trim(), to.trim(), scale?.trim());
}

function list(name: string, written: string): ListDimension {
  const values = split(written, "|");
  if (values.includes("")) throw new UsageError(`the list \`${name}=${written}\` has an empty value: write ${name}=a|b|c`);
  const twice = values.find((value, i) => values.indexOf(value) < i);
  if (twice !== undefined) throw new UsageError(`the list \`${name}=${written}\` has \`${twice}\` twice`);
  return { kind: "list", name, values };
}

function range(name: string, from: string, to: string, scale: string | undefined): RangeDimension {
  const [low, high] = [from, to].map((text) => (text === "" ? NaN : Number(text)));
  const written = `${name}=${from}..${to}${scale === undefined ? "" : `:${scale}`}`;
  if (low === undefined || high === undefined || !Number.isFinite(low) || !Number.isFinite(high)) throw new UsageError(`the ends of the range \`${written}\` are numbers, as in ${name}=0.001..0.1`);
  if (scale !== undefined && scale !== "log" && scale !== "linear") throw new UsageError(`the scale of the range \`${written}\` is log or linear, not \`${scale}\``);
  if (low >= high) throw new UsageError(`the range \`${written}\` is empty: ${from} is not below ${to}`);
  if (scale === "log" && low <= 0) throw new UsageError(`the range \`${written}\` has no logarithm at ${from}: begin above 0, or leave :log out`);
  return { kind: "range", name, low, high, logarithmic: scale === "log", whole: [from, to].every((text) => /^-?\d+$/.test(text)) };
}

/** The parts between separators that are not inside of brackets or quotes, trimmed. */
function split(text: string, separator: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && "([{".includes(character)) depth++;
    else if (!quoted && ")]}".includes(character)) depth--;
    if (character === separator && depth === 0 && !quoted) parts.push("");
    else parts.push(`${parts.pop() ?? ""}${character}`);
  }
  return parts.map((part) => part.trim());
}
