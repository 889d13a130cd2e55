/** `node --import nnc/register app.js`, `bun --preload nnc/register app.ts`: imports of `.nn` files without a bundler. */
import { register } from "node:module";
import { plugin } from "./unplugin.ts";

interface Bun {
  plugin(options: unknown): void;
}

function bunOf(host: object): Bun | undefined {
  return "Bun" in host ? (host.Bun as Bun) : undefined;
}

const bun = bunOf(globalThis);
if (bun !== undefined) bun.plugin(plugin.bun());
else register(new URL("./hooks.js", import.meta.url));
