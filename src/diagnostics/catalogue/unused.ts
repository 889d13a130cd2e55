import { warning } from "../entry.ts";

/** NN7xx: what a file declares and does not use. */
export const unused = {
  unusedDefinition: warning(
    "NN708",
    "unused definition",
    (found: { keyword: string; name: string }) => `the ${found.keyword} \`${found.name}\` is not used: no model of this file leads to it`,
    "A definition that no model calls, directly or by another definition, changes nothing, and what is wrong in it is not found. Call it, or leave it out. In a file without a model, whose definitions are for others to import, none is unused.",
  ),
  unusedParameter: warning(
    "NN709",
    "unused parameter",
    (found: { keyword: string; name: string; of: string }) =>
      `the parameter \`${found.name}\` of the ${found.keyword} \`${found.of}\` is not used: write \`${found.name}\` where its value is meant, or leave it out`,
    "A parameter that nothing reads takes a value, and ignores it. Often a number stands where the parameter was meant: `dense(32)` in a model with `hidden = 64`.",
  ),
  unusedImport: warning(
    "NN710",
    "unused import",
    (found: { name: string }) => `\`${found.name}\` is imported and not used: leave it out`,
    "An import brings a definition into sight of this file alone: files that import this one do not get it from here.",
  ),
  unusedInput: warning(
    "NN711",
    "unused input",
    (found: { name: string; of: "model" | "layer" }) =>
      found.of === "model"
        ? `nothing reads the input \`${found.name}\`: a model with several inputs goes on from the name of one, and takes others by name, as in \`concat(${found.name})\``
        : `nothing reads the input \`${found.name}\` of the layer: write \`${found.name}[…]\` in an equation, or leave it out`,
    "An input is data that every call of the module, and every data file, has to give. The chain of a model with several inputs begins at the name of one; `add`, `concat` and `multiply` take others by their names, and equations read them.",
  ),
  unreadResult: warning(
    "NN712",
    "unread result",
    (found: { name: string; of: string }) => `nothing reads \`${found.name}\`, a further result of \`${found.of}\`: name a use, \`as step\`, and read \`step.${found.name}\`, or remove the \`output\``,
    "The first `output` of a layer or block is the value after it; the others are read by the name of the use, as `step.memory`.",
  ),
} as const;
