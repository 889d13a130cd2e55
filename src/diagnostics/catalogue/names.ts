import { error, rule, warning } from "../entry.ts";
import { namesOf, withArticle } from "./phrases.ts";

/** What a name is looked up as. */
export type NameKind = "value" | "compile-time value" | "function" | "layer, block, activation or value" | "weight of an instance" | "output" | "loss" | "metric" | "regularizer" | "optimizer" | "constraint" | "average";

const member = rule("NN211", "unknown member", "The member of an instance is one of its weights, states and fitted values, by its name in the layer; that of an output is `target`, its data.");

/** NN2xx: a name means nothing, or two things. */
export const names = {
  unknownName: error(
    "NN201",
    "unknown name",
    (found: { kind: NameKind; name: string }) => `there is no ${found.kind} named \`${found.name}\``,
    "Every name must be declared in the file, imported, or part of the standard library.",
  ),
  valueBeforeItsName: error(
    "NN214",
    "value before its name",
    (found: { name: string }) => `\`${found.name}\` is read here, before the line that names it: move that line up, before this one`,
    "The statements of a model and of a block run in order: a value is read after the statement that makes it. Equations of a layer have no order.",
  ),
  duplicateDefinition: error(
    "NN202",
    "duplicate definition",
    (found: { keyword: string; name: string }) => `the ${found.keyword} \`${found.name}\` is defined twice`,
    "A name may be defined once among the definitions of its kind in a file; layers, blocks and activations are one kind.",
  ),
  unknownVariant: error(
    "NN215",
    "variant of no model",
    (found: { name: string; variant: string; models: readonly string[] }) => `\`${found.variant}\` is to be a variant of \`${found.name}\`, which is no model with a chain in this file${found.models.length === 0 ? "" : `: there ${found.models.length === 1 ? "is" : "are"} ${namesOf(found.models)}`}`,
    "`model Small = Digits(filters: 4)` is the model `Digits` of the same file with other values of its parameters. A variant has no variants.",
  ),
  variantWithParameters: error(
    "NN216",
    "variant with parameters",
    (found: { variant: string; base: string }) => `the variant \`${found.variant}\` takes no parameters: it gives values to those of \`${found.base}\``,
    "A variant of a model has the parameters of that model, with the values that it gives them: `model Small = Digits(filters: 4)`.",
  ),
  fileNotFound: error(
    "NN203",
    "file not found",
    (found: { path: string }) => `the file ${found.path} does not exist`,
    "The path of an import is relative to the file that contains it.",
  ),
  unknownImport: error(
    "NN204",
    "unknown import",
    (found: { name: string; path: string }) => `${found.path} does not define \`${found.name}\``,
    "An import names definitions that the other file declares itself.",
  ),
  duplicateValue: error(
    "NN205",
    "duplicate value",
    (found: { name: string }) => `the name \`${found.name}\` is already taken in this chain`,
    "Inputs, outputs, parameters and named values of a model share one set of names.",
  ),
  bothMeant: warning(
    "NN206",
    "name of a value and of a definition",
    (found: { name: string; shared: boolean; keyword: "layer" | "block" | "activation" | "loss" }) =>
      `\`${found.name}\` is ${found.shared ? "the shared part" : "the value"} of that name here, and ${withArticle(found.keyword)} has the name, too: write \`${found.name}()\` for the ${found.keyword}, or give the ${found.shared ? "part" : "value"} another name`,
    "A value may have the name of a definition: from where it is named on, the bare name is the value, and with parentheses, `relu()`, it is the definition. Where both could be meant, the one that is taken may not be the one that was meant.",
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
    () => "there is no value that `as` could name",
    "`as` names the current value of the chain; it follows a call or an input.",
  ),
  parameterWithoutValue: error(
    "NN210",
    "parameter without a value",
    (found: { name: string }) => `the parameter \`${found.name}\` has no value: give it a default, \`${found.name} = …\`, or set it from outside`,
    "A model is compiled for exact sizes, so each of its parameters has a default or is set with `--set`.",
  ),
  unknownMember: member((found: { name: string; member: string; has: readonly string[] }) => `\`${found.name}\` has no \`${found.member}\`; it has ${found.has.length === 0 ? "no weights" : namesOf(found.has)}`),
  memberOfDefinition: member((found: { name: string; member: string; kind: "loss" | "metric" | "regularizer" | "optimizer" | "constraint" | "average" }) => `\`${found.name}\` is ${withArticle(found.kind)} and has no \`${found.member}\``),
  definitionNamedLikeFunction: error(
    "NN212",
    "definition named like a function",
    (found: { keyword: string; name: string }) => `\`${found.name}\` is a function of the language: ${withArticle(found.keyword)} cannot have its name`,
    "A call in an equation would call the function, and a step of a chain the definition.",
  ),
  unknownModel: error(
    "NN213",
    "unknown model",
    (found: { name: string; models: readonly string[] }) => `there is no model \`${found.name}\` in this file${found.models.length === 0 ? "" : `, which has ${found.models.map((m) => `\`${m}\``).join(", ")}`}`,
    "`--model NAME`, or the option `model` of `compile`, takes the name of a model that the file declares.",
  ),
} as const;
