/** How the decoders of outputs work together: one gives what users read; of several, each gives its members, which are put together by name. */
import { besides, type Member, memberTypes } from "./decode.ts";
import { propertyName } from "./names.ts";
import type { OutputPart } from "./plan.ts";
import { code } from "./template.ts";

type Decoded = Pick<OutputPart, "name" | "encoding" | "type" | "decode" | "decoded">;

/** Names of the members of one output among several. */
const plain: Readonly<Record<Member, string>> = { value: "value", one: "probability", all: "probabilities" };

const members: readonly Member[] = ["value", "one", "all"];

/** The names of an output's members: where it is the only one, those that users read. */
export function memberNames(output: Decoded, isOnly: boolean): Readonly<Record<Member, string>> {
  return isOnly ? { value: output.name, ...besides([output.name]) } : plain;
}

/** The type that the decoder of one output among several gives. */
export function memberObject(output: Decoded): string {
  const types = memberTypes(output.encoding, output.type.inside);
  return `{ ${members.flatMap((m) => (types[m] === undefined ? [] : [`${plain[m]}: ${types[m]}`])).join("; ")} }`;
}

/** Statements that decode several outputs into one object: values by name, then their probabilities by name. `numbers`: where those of an output are. */
export function together<O extends Decoded>(outputs: readonly O[], numbers: (output: O) => string): readonly string[] {
  const { one, all } = besides(outputs.map((o) => o.name));
  const beside = (name: string, member: "one" | "all"): readonly string[] => {
    const found = outputs.filter((o) => memberTypes(o.encoding, "")[member] !== undefined);
    return found.length === 0 ? [] : [`${name}: { ${found.map((o) => `${propertyName(o.name)}: ${o.decoded}.${plain[member]}`).join(", ")} },`];
  };
  return code`
    ${outputs.map((o) => `const ${o.decoded} = ${o.decode}(${numbers(o)});`)}
    return {
      ${outputs.map((o) => `${propertyName(o.name)}: ${o.decoded}.value,`)}
      ${beside(one, "one")}
      ${beside(all, "all")}
    };
  `;
}
