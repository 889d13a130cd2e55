/** `nnc/prettier`: Prettier formats `.nn` files, and blocks of `nn` in Markdown, as `nnc fmt` does. Its own options change nothing: there is one form. */
import { format, locate } from "../index.ts";

/** A file is one node: its text in canonical form. */
interface FormattedFile {
  readonly type: "nn";
  readonly formatted: string;
  readonly length: number;
}

export const languages = [{ name: "nn", parsers: ["nn"], extensions: [".nn"], vscodeLanguageIds: ["nn"] }];

export const parsers = {
  nn: {
    astFormat: "nn",
    locStart: (): number => 0,
    locEnd: ({ length }: FormattedFile): number => length,
    /** Throws a SyntaxError with a place, as Prettier expects, for a file that does not parse. */
    async parse(text: string): Promise<FormattedFile> {
      const { text: formatted, diagnostics } = await format(text);
      const fault = diagnostics.find((d) => d.severity === "error");
      if (formatted !== undefined) return { type: "nn", formatted, length: text.length };
      const at = fault && locate(fault.span);
      throw Object.assign(new SyntaxError(fault === undefined ? "the file does not parse" : `${fault.code}: ${fault.message}`), at && { loc: { start: { line: at.line, column: at.column }, end: { line: at.endLine, column: at.endColumn } } });
    },
  },
};

export const printers = {
  nn: { print: ({ node }: { readonly node: FormattedFile }): string => node.formatted },
};
