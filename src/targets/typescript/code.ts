/** Code for a machine as text of a module. */
import { decodeBytes } from "../../runtime/machine.ts";
import type { MachineCode } from "../target.ts";
import { rule } from "./comments.ts";

/** What a template must escape. */
const special: readonly string[] = ["\\", "`", "$"];

/** The shortest text of each byte. */
function bytesAsText(): readonly string[] {
  const texts: string[] = [];
  const put = (text: string): void => {
    for (const byte of decodeBytes(text)) texts[byte] ??= text;
  };
  put("\n");
  const characters = Array.from({ length: 90 }, (_, i) => String.fromCharCode(33 + i)).filter((c) => !special.includes(c));
  for (const page of ["", "{", "|", "}", "~"]) for (const c of characters) put(page + c);
  return texts;
}

/**
 * The plain variant as a constant: the other one is made of it where the module starts. A byte is a character or two: what
 * comes again in the code does so in the text, which base 64 would hide from gzip.
 */
export function codeText({ plain, packed }: MachineCode): string {
  if (packed !== undefined) return packedText(packed, plain.length);
  const texts = bytesAsText();
  const text = Array.from(plain, (byte) => texts[byte]).join("");
  return `\n// ${rule("code")}\n\n/** The kernels: ${plain.length} bytes of WebAssembly, encoded as text. Lines end with blocks of the code. */\nconst code = \`${text}\`;\n`;
}

/** The expression for the bytes of the code. */
export function codeBytes({ packed }: MachineCode): string {
  return packed === undefined ? "decodeBytes(code)" : "unpackCode(code)";
}

/** Lines of compressed text, whose ends are no part of it. */
function packedText(packed: string, size: number): string {
  return `\n// ${rule("code")}\n\n/** The kernels: ${size} bytes of WebAssembly, compressed. */\nconst code = {\n  size: ${size},\n  text: \`\\\n${packed.replace(/.{160}(?=.)/g, "$&\\\n")}\`,\n};\n`;
}
