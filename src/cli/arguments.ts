import { parseArgs } from "node:util";
import { near } from "../diagnostics/near.ts";
import { UsageError } from "./exit.ts";

/** A flag of a command: its syntax and its help. */
export interface Flag {
  readonly type: "boolean" | "string";
  readonly short?: string;
  readonly multiple?: boolean;
  /** Whether it takes the words up to the next flag or the next `.nn` file, which is the model. */
  readonly list?: boolean;
  /** Name of the value in the help, such as `FILE`; by default the choices. */
  readonly value?: string;
  /** The words that it takes; any other is a usage error. */
  readonly choices?: readonly string[];
  readonly help: string;
}

export type Flags = Readonly<Record<string, Flag>>;

/** The command line of one command, read. */
export interface Arguments {
  readonly positionals: readonly string[];
  /** Whether a flag without a value is given. */
  has(flag: string): boolean;
  /** The last value of a flag. */
  value(flag: string): string | undefined;
  /** All values of a flag that may be repeated. */
  values(flag: string): readonly string[];
}

/** The name of a flag's value in the help. */
export function valueName({ value, choices }: Flag): string | undefined {
  return value ?? choices?.join("|");
}

/** Parses a command line; an unknown flag is a usage error that names the nearest flag. */
export function readArguments(args: readonly string[], flags: Flags): Arguments {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { type, short, list = false, multiple = list }]) => [name, { type, multiple, ...(short !== undefined && { short }) }]),
  );
  checkFlags(args, flags);
  try {
    const { values, positionals } = parseArgs({ args: [...repeated(args, flags)], options, allowPositionals: true, strict: true });
    const all = (flag: string): readonly string[] => [values[flag]].flat().filter((value) => typeof value === "string");
    for (const [flag, { choices }] of Object.entries(flags)) for (const value of all(flag)) checkChoice(flag, value, choices);
    return { positionals, has: (flag) => values[flag] === true, value: (flag) => all(flag).at(-1), values: all };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new UsageError(cause instanceof Error ? wordsOf(cause.message, flags) : String(cause));
  }
}

/** The command line with a flag before each word that a list takes: `--data a --data b` of `--data a b`. */
function repeated(args: readonly string[], flags: Flags): readonly string[] {
  const written: string[] = [];
  let list: string | undefined;
  for (const [k, argument] of args.entries()) {
    if (argument === "--") return [...written, ...args.slice(k)];
    const [, name] = /^--([^=]+)/.exec(argument) ?? [];
    const first = list !== undefined && args[k - 1] === `--${list}`;
    if (name !== undefined || (argument.startsWith("-") && argument !== "-") || (argument.endsWith(".nn") && !first)) list = undefined;
    if (list !== undefined && !first) written.push(`--${list}`);
    if (name !== undefined && flags[name]?.list === true) list = name;
    written.push(argument);
  }
  return written;
}

/** The error of Node's parser for a command line, in the words of this command where that is clearer. */
function wordsOf(message: string, flags: Flags): string {
  const [, name = ""] = /^Option '(?:-\w, )?--([\w-]+) <value>' argument missing/.exec(message) ?? [];
  const value = flags[name] && valueName(flags[name]);
  return value === undefined ? (message.split(". ")[0] ?? message) : `--${name} takes a value: --${name} ${value}`;
}

function checkFlags(args: readonly string[], flags: Flags): void {
  for (const argument of args) {
    if (argument === "--") return;
    const [, name] = /^--([^=]+)/.exec(argument) ?? [];
    if (name === undefined || name in flags) continue;
    const guess = near(name, Object.keys(flags));
    throw new UsageError(`there is no flag --${name}${guess === undefined ? "" : `; did you mean --${guess}?`}`);
  }
}

/** The value of a flag as a whole number of at least `least`. */
export function wholeNumber(args: Arguments, flag: string, least: number): number | undefined {
  const text = args.value(flag);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !Number.isSafeInteger(value) || value < least) {
    throw new UsageError(`--${flag} takes a whole number of at least ${least}, not \`${text}\``);
  }
  return value;
}

/** The value of a flag as a finite number above 0. */
export function positive(args: Arguments, flag: string): number | undefined {
  const text = args.value(flag);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !(value > 0 && value < Infinity)) throw new UsageError(`--${flag} takes a number above 0, not \`${text}\``);
  return value;
}

/** The value of a flag as a share, at least 0 and less than 1. */
export function share(args: Arguments, flag: string): number | undefined {
  const text = args.value(flag);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() === "" || !(value >= 0 && value < 1)) {
    throw new UsageError(`--${flag} takes a number of at least 0 and less than 1, not \`${text}\``);
  }
  return value;
}

/** The value of a flag that takes one of a few words. */
export function choice<const T extends string>(args: Arguments, flag: string, choices: readonly T[]): T | undefined {
  const text = args.value(flag);
  if (text === undefined) return undefined;
  checkChoice(flag, text, choices);
  return choices.find((each) => each === text);
}

/** A choice may have a comma: `wasm,ts`. */
function listed(choices: readonly string[]): string {
  return choices.join(choices.some((each) => each.includes(",")) ? " or " : ", ");
}

function checkChoice(flag: string, text: string, choices: readonly string[] | undefined): void {
  if (choices?.includes(text) === false) throw new UsageError(`--${flag} takes ${listed(choices)}; not \`${text}\``);
}

/** The values of the model's parameters that `--set name=value` gives. */
function settings(args: Arguments): Readonly<Record<string, number | string | boolean>> {
  return Object.fromEntries(
    args.values("set").map((text) => {
      const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
      if (name === undefined || value === undefined) throw new UsageError(`--set takes name=value, not \`${text}\``);
      if (value === "true" || value === "false") return [name, value === "true"];
      const number = Number(value);
      return [name, value.trim() === "" || Number.isNaN(number) ? value : number];
    }),
  );
}

/** The model that is wanted and its parameters, for the compiler. */
export function chosenModel(args: Arguments): { readonly model?: string; readonly set: Readonly<Record<string, number | string | boolean>> } {
  const model = args.value("model");
  return { ...(model !== undefined && { model }), set: settings(args) };
}

/** The one file a command takes. */
export function oneFile(args: Arguments): string {
  const [file, extra] = args.positionals;
  if (file === undefined) throw new UsageError("expected a .nn file");
  if (extra !== undefined) throw new UsageError(`expected one file, found a second, \`${extra}\``);
  return file;
}

