/** The entry for a worker of a page: the server over the messages of the worker. Its editor holds all the files that there are. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { serve } from "./serve.ts";

serve(createConnection(new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis)));
