/** Serves dist/playground, at PORT or 8080. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const folder = "dist/playground";
const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css" };
const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
  readFile(join(folder, path.endsWith("/") ? `${path}index.html` : path)).then(
    (content) => response.writeHead(200, { "content-type": types[extname(path)] ?? types[".html"] }).end(content),
    () => response.writeHead(404).end(),
  );
});
server.listen(Number(process.env.PORT ?? 8080), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
