/** Code for a machine as text of a module. */
import type { MachineCode } from "../target.ts";
import { rule } from "./comments.ts";

const width = 112;

/**
 * The plain variant as a constant: the other one is made of it where the module starts. Two digits stand for a byte: what
 * comes again in the code does so in the text, which base 64 would hide from gzip (a third longer than hexadecimal digits
 * when both are compressed, if a third shorter before). Minifiers make one text of the lines.
 */
export function codeText({ plain }: MachineCode): string {
  const digits = Array.from(plain, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const lines = digits.match(new RegExp(`.{1,${width}}`, "g")) ?? [];
  return `\n// ${rule("code")}\n\n/** The kernels: ${plain.length} bytes of WebAssembly in hexadecimal digits. */\nconst code =\n${lines.map((l) => `  "${l}"`).join(" +\n")};\n`;
}
