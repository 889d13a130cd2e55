/** Code for a machine as text of a module. */
import type { MachineCode } from "../target.ts";
import { rule } from "./comments.ts";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const width = 116;

/** Bytes in base 64, as lines of one text; without the signs that fill up the end. */
function encodeBytes(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const group = (a << 16) | (b << 8) | c;
    const four = [group >> 18, (group >> 12) & 63, (group >> 6) & 63, group & 63].map((d) => digits.charAt(d)).join("");
    text += four.slice(0, Math.min(3, bytes.length - i) + 1);
  }
  return text.match(new RegExp(`.{1,${width}}`, "g"))?.join("\n") ?? "";
}

/** The plain variant as a constant: the other one is made of it where the module starts. */
export function codeText({ plain }: MachineCode): string {
  const part = (name: string, doc: string, bytes: Uint8Array): string => `/** ${doc}: ${bytes.length} bytes of WebAssembly in base 64. */\nconst ${name} = \`\n${encodeBytes(bytes)}\n\`;\n`;
  return `\n// ${rule("code")}\n\n${part("code", "The kernels", plain)}`;
}
