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
export function codeText({ plain }: MachineCode): string {
  const texts = bytesAsText();
  const text = Array.from(plain, (byte) => texts[byte]).join("");
  return `\n// ${rule("code")}\n\n/** The kernels: ${plain.length} bytes of WebAssembly, encoded as text. Lines end with blocks of the code. */\nconst code = \`${text}\`;\n`;
}
