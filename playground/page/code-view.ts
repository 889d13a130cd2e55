/** Text that the compiler made of a model: its kernels and its module. */
import { element } from "./dom.ts";

/** Each kernel under its name, with the equation that it computes and the reason for its form. */
export function kernelsContent(text: string): readonly HTMLElement[] {
  return text.split("\n\n").flatMap((block) => {
    const lines = block.trim().split("\n");
    const comments = lines.filter((line) => line.startsWith("// ")).map((line) => line.slice(3));
    const code = lines.filter((line) => !line.startsWith("// "));
    const name = /^kernel (\S+)/.exec(code[0] ?? "")?.[1];
    if (name === undefined) return [];
    const summary = element("summary", {}, element("code", {}, name), element("span", { class: "quiet" }, ` ${comments.at(-1) ?? ""}`));
    return [element("details", { class: "kernel" }, summary, element("pre", { tabindex: "0" }, element("code", {}, [...comments.map((comment) => `// ${comment}`), ...code].join("\n"))))];
  });
}

export function codeContent(text: string, label: string): readonly HTMLElement[] {
  return [element("pre", { tabindex: "0", "aria-label": label }, element("code", {}, text))];
}
