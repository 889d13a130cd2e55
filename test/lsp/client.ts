/** An editor for tests: a client of the protocol, connected to the server in this process. */
import { PassThrough } from "node:stream";
import { createConnection } from "vscode-languageserver/node";
import {
  createProtocolConnection, type Diagnostic, DidChangeTextDocumentNotification, DidOpenTextDocumentNotification, InitializedNotification, InitializeRequest, type Position, type ProtocolConnection,
  PublishDiagnosticsNotification, type Range, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { type Files, noFiles } from "../../src/lsp/files.ts";
import { serve } from "../../src/lsp/serve.ts";

export class Editor {
  readonly connection: ProtocolConnection;
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #published = new Map<string, { readonly version: number | undefined; readonly diagnostics: readonly Diagnostic[] }>();
  readonly #told = new Set<() => void>();

  private constructor(files: Files, pause: number) {
    const [up, down] = [new PassThrough(), new PassThrough()];
    serve(createConnection(new StreamMessageReader(up), new StreamMessageWriter(down)), files, pause);
    this.connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.#published.set(uri, { version, diagnostics });
      for (const told of this.#told) told();
    });
    this.connection.listen();
  }

  /** `pause`: of the server, before diagnostics. */
  static async start(files: Files = noFiles, folder?: string, pause = 0): Promise<Editor> {
    const editor = new Editor(files, pause);
    await editor.connection.sendRequest(InitializeRequest.type, { processId: null, rootUri: null, capabilities: {}, workspaceFolders: folder === undefined ? null : [{ uri: folder, name: "folder" }] });
    await editor.connection.sendNotification(InitializedNotification.type, {});
    return editor;
  }

  async open(uri: string, text: string): Promise<void> {
    this.#texts.set(uri, { text, version: 1 });
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument: { uri, languageId: "nn", version: 1, text } });
  }

  /** Replaces a part of the text, as typing does. */
  async edit(uri: string, start: number, end: number, text: string): Promise<void> {
    const held = this.#texts.get(uri);
    if (held === undefined) throw new Error(`${uri} is not open`);
    const [from, to] = [outsideOfLineEnd(held.text, start), outsideOfLineEnd(held.text, end)];
    const range = { start: positionIn(held.text, from), end: positionIn(held.text, to) };
    held.text = held.text.slice(0, from) + text + held.text.slice(to);
    held.version++;
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, { textDocument: { uri, version: held.version }, contentChanges: [{ range, text }] });
  }

  text(uri: string): string {
    return this.#texts.get(uri)?.text ?? "";
  }

  /** The place of `find` in a document, behind it with `end`, or the n-th of its places. */
  place(uri: string, find: string, { end = false, nth = 0 } = {}): { readonly textDocument: { readonly uri: string }; readonly position: Position } {
    const text = this.text(uri);
    let at = text.indexOf(find);
    for (let i = 0; i < nth; i++) at = text.indexOf(find, at + 1);
    if (at < 0) throw new Error(`${find} is not in ${uri}`);
    return { textDocument: { uri }, position: positionIn(text, at + (end ? find.length : 0)) };
  }

  whole(uri: string): Range {
    return { start: { line: 0, character: 0 }, end: positionIn(this.text(uri), this.text(uri).length) };
  }

  /** The diagnostics of the text as it is now. */
  async diagnostics(uri: string): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.#published.get(uri);
      if (found !== undefined && found.version === this.#texts.get(uri)?.version) return found.diagnostics;
      await new Promise<void>((told) => {
        const once = (): void => {
          this.#told.delete(once);
          told();
        };
        this.#told.add(once);
      });
    }
  }

  /** Those published for a file that is not open. */
  published(uri: string): readonly Diagnostic[] | undefined {
    return this.#published.get(uri)?.diagnostics;
  }

  stop(): void {
    this.connection.dispose();
  }
}

/** Lines and UTF-16 code units, counted apart from the server's way; of a place inside of a line end the place before it. */
export function positionIn(text: string, offset: number): Position {
  const at = outsideOfLineEnd(text, offset);
  const lines = text.slice(0, at).split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

function outsideOfLineEnd(text: string, offset: number): number {
  return text[offset - 1] === "\r" && text[offset] === "\n" ? offset - 1 : offset;
}

export function textIn(text: string, { start, end }: Range): string {
  const lines = text.split("\n");
  const at = ({ line, character }: Position): number => lines.slice(0, line).reduce((n, l) => n + l.length + 1, 0) + character;
  return text.slice(at(start), at(end));
}
