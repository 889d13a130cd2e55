/** The server over standard input and output. */
import { createConnection } from "vscode-languageserver/node";
import { serve } from "../../lsp/serve.ts";
import { machineFiles } from "./files.ts";

/** Serves until the editor closes the connection, which ends the process. */
export function startServer(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  serve(createConnection(input, output), machineFiles);
}
