import { moduleOf, warnOnTerminal } from "./module.ts";

/** The module of a file for a runtime, with its source map: `node --enable-source-maps` reads it. */
export async function sourceOf(path: string): Promise<string> {
  const { code, map } = await moduleOf(path, {}, warnOnTerminal);
  return `${code}//# sourceMappingURL=data:application/json;base64,${Buffer.from(JSON.stringify(map)).toString("base64")}\n`;
}
