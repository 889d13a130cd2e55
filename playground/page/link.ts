/** The address of the page holds model and settings: compressed in the fragment, which no browser sends to a server. */

export interface Shared {
  readonly text: string;
  readonly target: "ts" | "wasm";
  /** Updates a second; 0 as many as possible. */
  readonly pace: number;
}

const prefix = "#m=";

export async function fragmentOf(shared: Shared): Promise<string> {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(shared)), new CompressionStream("deflate-raw"));
  return prefix + btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What a fragment holds; `undefined` where it holds none. Rejects where it is damaged. */
export async function sharedOf(fragment: string): Promise<Shared | undefined> {
  if (!fragment.startsWith(prefix)) return undefined;
  const text = atob(fragment.slice(prefix.length).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const value: unknown = JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") throw new Error("the link holds no model");
  const pace = "pace" in value && typeof value.pace === "number" && value.pace >= 0 ? value.pace : 0;
  return { text: value.text, target: "target" in value && value.target === "wasm" ? "wasm" : "ts", pace };
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough<Uint8Array<ArrayBuffer>>(stream)).arrayBuffer());
}
