import { error } from "../entry.ts";

/** `W`, `b` and `mean` */
function listOf(names: readonly string[]): string {
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1) ?? ""}`;
}

/** NN2xx: a name means nothing, or two things. */
export const names = {
  unknownName: error(
    "NN201",
    "unknown name",
    (found: { what: string; name: string }) => `there is no ${found.what} named \`${found.name}\``,
    "Every name must be declared in the file, imported, or part of the standard library.",
  ),
  duplicateDefinition: error(
    "NN202",
    "duplicate definition",
    (found: { what: string; name: string }) => `the ${found.what} \`${found.name}\` is defined twice`,
    "A name may be defined once among the definitions of its kind in a file; what can stand in a chain (layers, blocks, activations) is one kind.",
  ),
  fileNotFound: error(
    "NN203",
    "file not found",
    (found: { path: string }) => `there is no file ${found.path}`,
    "The path of an import is relative to the file that it stands in.",
  ),
  unknownImport: error(
    "NN204",
    "unknown import",
    (found: { name: string; path: string }) => `${found.path} defines no \`${found.name}\``,
    "An import names definitions that the other file declares itself.",
  ),
  duplicateValue: error(
    "NN205",
    "duplicate value",
    (found: { name: string }) => `the name \`${found.name}\` is already taken in this chain`,
    "Inputs, outputs, parameters and named values of a model share one set of names.",
  ),
  valueNamedLikeDefinition: error(
    "NN206",
    "value named like a definition",
    (found: { name: string; what: string }) => `\`${found.name}\` is already the name of ${found.what === "activation" ? "an" : "a"} ${found.what}`,
    "A value may not share its name with a definition in sight, since both can stand in a chain.",
  ),
  unknownParameter: error(
    "NN208",
    "unknown parameter",
    (found: { name: string; models: readonly string[] }) => {
      const [first, second] = found.models;
      return `${second === undefined ? `the model \`${first}\` has no parameter` : `none of the models ${found.models.map((m) => `\`${m}\``).join(", ")} has a parameter`} \`${found.name}\``;
    },
    "Only parameters that a model declares can be set from outside. Of several models each takes those that it has.",
  ),
  nothingToName: error(
    "NN209",
    "`as` names nothing",
    () => `there is no value here to name`,
    "`as` names the value that the chain has reached; it follows a call or an input.",
  ),
  parameterWithoutValue: error(
    "NN210",
    "parameter without a value",
    (found: { name: string }) => `the parameter \`${found.name}\` has no value: give it a default, \`${found.name} = …\`, or set it from outside`,
    "A model is compiled for exact sizes, so each of its parameters has a default or is set with `--set`.",
  ),
  unknownMember: error(
    "NN211",
    "unknown member",
    (found: { name: string; member: string; has: readonly string[]; what?: string }) =>
      `\`${found.name}\`${found.what === undefined ? "" : ` is ${found.what} and`} has no \`${found.member}\`${found.what !== undefined ? "" : `; it has ${found.has.length === 0 ? "no weights" : listOf(found.has)}`}`,
    "What stands behind the dot is a weight, a state or a fitted value of the instance before it, by its name in the layer, or `target`, the data of an output.",
  ),
  definitionNamedLikeFunction: error(
    "NN212",
    "definition named like a function",
    (found: { what: string; name: string }) => `\`${found.name}\` is a function of the language: ${found.what === "activation" || found.what === "initializer" ? "an" : "a"} ${found.what} cannot have its name`,
    "A call in an equation would mean the function, and a step of a chain the definition.",
  ),
  unknownModel: error(
    "NN213",
    "unknown model",
    (found: { name: string; models: readonly string[] }) => `there is no model \`${found.name}\` in this file${found.models.length === 0 ? "" : `, which has ${found.models.map((m) => `\`${m}\``).join(", ")}`}`,
    "`--model NAME`, or the option `model` of `compile`, takes the name of a model that the file declares.",
  ),
} as const;
