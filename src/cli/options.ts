/** The options of a module as flags: `inputGradients` is `--input-gradients`. */
import { type ModuleOptions, moduleOptions, type Option } from "../options.ts";
import type { Arguments, Flag, Flags } from "./arguments.ts";

/** A flag for each option. */
export const moduleFlags: Flags = Object.fromEntries(Object.entries(moduleOptions).map(([name, option]) => [flagName(name), flagOf(option)]));

/** The flag of one option, for commands that take no other. */
export const precision: Flags = { precision: flagOf(moduleOptions.precision) };

/** The options that flags give a value. */
export function givenOptions(args: Arguments): ModuleOptions {
  const given = Object.entries(moduleOptions).map(([name, { kind }]): readonly [string, string | boolean | undefined] => {
    const flag = flagName(name);
    // A flag that is not there leaves the project's setting.
    return [name, kind === "toggle" ? args.has(flag) || undefined : args.value(flag)];
  });
  // The values of choices were checked when the command line was read.
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}

function flagOf(option: Option): Flag {
  return option.kind === "toggle" ? { type: "boolean", help: option.help } : { type: "string", choices: option.values, help: option.help };
}

function flagName(option: string): string {
  return option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
