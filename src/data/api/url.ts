import { bytesOf, type ByteSource } from "../bytes.ts";
import { UnreadableError } from "../unreadable.ts";

/** What a URL has. Throws an `UnreadableError` with the reason where that cannot be had. */
export async function fetched(url: string): Promise<ByteSource> {
  try {
    const response = await fetch(url);
    if (response.ok) return bytesOf(url, new Uint8Array(await response.arrayBuffer()));
    throw new UnreadableError(`the server answered ${response.status}`);
  } catch (cause) {
    throw cause instanceof UnreadableError ? cause : new UnreadableError(cause instanceof Error ? cause.message : String(cause));
  }
}
