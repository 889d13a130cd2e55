/** The settings of `nnc.config.json`: a table from which its check and its JSON schema follow. */
import type { BuildOptions } from "../built.ts";
import { moduleOptions, type Option } from "../options.ts";
import { targetNames } from "../targets.ts";

export interface ProjectSettings extends BuildOptions {
  /** Files, folders and globs that commands take where the command line names none, relative to the file. */
  readonly files?: readonly string[];
  /** The folder of modules, relative to the file; by default each is written beside its model. */
  readonly out?: string;
  /** Files of weights inside of modules, by the names of their models, relative to the file. */
  readonly weights?: Readonly<Record<string, string>>;
}

/** The options for modules among the settings: every one of the table of options, and the target. `set` is merged with that of a caller. */
export function optionsIn(given: ProjectSettings): Omit<BuildOptions, "set"> {
  const names = ["target", ...Object.keys(moduleOptions)];
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.includes(name)));
}

interface Setting {
  readonly about: string;
  /** JSON schema of the value. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** What the value must be, in words. */
  readonly expected: string;
  readonly fits: (value: unknown) => boolean;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function oneOf(about: string, values: readonly string[]): Setting {
  return { about, schema: { enum: values }, expected: values.map((v) => JSON.stringify(v)).join(" or "), fits: (value) => isText(value) && values.includes(value) };
}

function ofOption(option: Option): Setting {
  if (option.kind === "choice") return oneOf(option.help, option.values);
  return { about: option.help, schema: { type: "boolean" }, expected: "true or false", fits: (value) => typeof value === "boolean" };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export const settings: Readonly<Record<string, Setting>> = {
  files: {
    about: "files, folders and globs that commands take where the command line names none, relative to this file",
    schema: { type: "array", items: { type: "string" } }, expected: "a list of paths and globs", fits: (value) => Array.isArray(value) && value.length > 0 && value.every(isText),
  },
  out: { about: "the folder of modules, relative to this file; by default each is written beside its model", schema: { type: "string" }, expected: "the path of a folder", fits: isText },
  target: oneOf("what runs modules (ts)", targetNames),
  ...Object.fromEntries(Object.entries(moduleOptions).map(([name, option]) => [name, ofOption(option)])),
  weights: {
    about: "files of weights inside of modules, by the names of their models, relative to this file",
    schema: { type: "object", additionalProperties: { type: "string" } }, expected: "an object of paths by the names of models", fits: (value) => isRecord(value) && Object.values(value).every(isText),
  },
  set: {
    about: "values of compile-time parameters, of each model that has them",
    schema: { type: "object", additionalProperties: { type: ["number", "string", "boolean"] } }, expected: "an object of numbers, texts and truth values by name",
    fits: (value) => isRecord(value) && Object.values(value).every((v) => ["number", "string", "boolean"].includes(typeof v)),
  },
};

/** The JSON schema of `nnc.config.json`. */
export function schema(): unknown {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "nnc.config.json",
    description: "Files and options of a project for nnc; flags of the command take precedence",
    type: "object",
    properties: { $schema: { type: "string" }, ...Object.fromEntries(Object.entries(settings).map(([name, { about, schema: of }]) => [name, { description: about, ...of }])) },
    additionalProperties: false,
  };
}
