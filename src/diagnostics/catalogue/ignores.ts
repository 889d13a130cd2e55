import { warning, warningRule } from "../entry.ts";

/** What is wrong with a comment that silences. */
const malformed = warningRule(
  "NN707",
  "malformed nnc-ignore",
  "`// nnc-ignore NN708: reason`, at the end of a line or alone above it, silences the warnings of that code in the line. The reason is for the next reader. Errors cannot be silenced.",
);

/** NN7xx: comments that silence warnings. */
export const ignores = {
  unusedIgnore: warning(
    "NN706",
    "nnc-ignore without a warning",
    (found: { code: string }) => `there is no warning ${found.code} here to ignore: remove the comment`,
    "A comment `// nnc-ignore` silences a warning of its own line or, where it is alone in its line, of the next one. One that silences nothing would hide the warning when it comes.",
  ),
  ignoreWithoutReason: malformed((found: { code: string }) => `say why the warning is ignored: \`// nnc-ignore ${found.code}: reason\``),
  ignoreOfNoCode: malformed((found: { written: string }) =>
    `${found.written === "" ? "name the warning that is ignored" : `no diagnostic has the code \`${found.written}\``}: write \`// nnc-ignore CODE: reason\`, with the code that the warning shows`),
  ignoreOfError: malformed((found: { code: string }) => `${found.code} is an error, and only warnings can be ignored: remove the comment`),
} as const;
