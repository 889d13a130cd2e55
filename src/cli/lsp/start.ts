/** The server over standard input and output. */
import { createConnection } from "vscode-languageserver/node";
import { serve } from "../../lsp/serve.ts";
import { machineFiles } from "./files.ts";
import { moduleOf } from "./module.ts";

/** Serves until the editor closes the connection, which ends the process. */
export function startServer(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(input, output);
  connection.onRequest("nnc/module", moduleOf);
  serve(connection, machineFiles);
}
