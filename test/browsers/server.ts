/** A server of static files and of pages made up by a test, which counts the bytes that it sends, compressed. */
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";
import { reportPath, Reports } from "./browsers.ts";

export interface Site {
  readonly url: string;
  readonly reports: Reports;
  /** Bytes sent since the last call, compressed, by path. */
  sent(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}

export interface PageText {
  readonly type: "text/html" | "text/javascript" | "text/plain";
  readonly text: string;
  /** A Content-Security-Policy. */
  readonly policy?: string;
  /** Whether it comes with the headers of cross-origin isolation, without which no memory is shared. */
  readonly isolated?: boolean;
}

const isolation = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".mjs": "text/javascript", ".html": "text/html", ".nn": "text/plain", ".csv": "text/csv", ".css": "text/css", ".wasm": "application/wasm" };

/** Serves `pages` by path, and the files below `folder`. */
export async function serve(folder: string, pages: Readonly<Record<string, PageText>>): Promise<Site> {
  const reports = new Reports();
  let sent = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
    if (path === reportPath) {
      let text = "";
      request.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      request.on("end", () => {
        response.end();
        reports.add(text);
      });
      return;
    }
    const send = (body: string | Buffer, headers: Readonly<Record<string, string>>): void => {
      const compressed = gzipSync(body, { level: 9 });
      sent.set(path, compressed.length);
      response.writeHead(200, { ...headers, "content-encoding": "gzip" });
      response.end(compressed);
    };
    const page = pages[path];
    if (page !== undefined) {
      send(page.text, { "content-type": page.type, ...(page.policy !== undefined && { "content-security-policy": page.policy }), ...(page.isolated === true && isolation) });
      return;
    }
    readFile(join(folder, path)).then((body) => send(body, { "content-type": types[extname(path)] ?? "application/octet-stream" }), () => {
      response.writeHead(404);
      response.end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}`, reports,
    sent: () => {
      const all = sent;
      sent = new Map();
      return all;
    },
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
