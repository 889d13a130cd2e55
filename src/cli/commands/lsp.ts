import type { Command } from "../command.ts";

export const command: Command = {
  usage: "[--stdio]",
  about: "Serves editors: diagnostics, shapes, completion and the rest of the Language Server Protocol, over standard input and output (docs/editors.md).",
  flags: { stdio: { type: "boolean", help: "what there is anyway: editors give it" } },
  async run() {
    const { startServer } = await import("../lsp/start.ts");
    startServer(process.stdin, process.stdout);
    // The connection ends the process: after `exit`, or when its editor is gone.
    return new Promise<never>(() => {});
  },
};
