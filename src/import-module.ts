/** Runs the text of a JavaScript module. */

/** What a module exports. */
export type ModuleExports = Readonly<Record<string, unknown>>;

/**
 * Imports a module from its text: from a `blob:` URL where a page has those, else (Node) from a `data:` URL. Neither needs `unsafe-eval`.
 * `name`: what stacks and profiles call it. Rejects with the cause where the platform imports from neither.
 */
export async function importModule(text: string, name: string): Promise<ModuleExports> {
  const named = `${text}\n//# sourceURL=${encodeURI(name)}\n`;
  const failed: unknown[] = [];
  for (const make of [blobUrl, dataUrl]) {
    const { url, release } = make(named);
    try {
      const loaded: ModuleExports = await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ url);
      return loaded;
    } catch (cause) {
      failed.push(cause);
    } finally {
      release();
    }
  }
  throw new Error(`${name} cannot be run here: this platform imports no module from a blob: or data: URL. A page needs \`blob:\` in the script-src of its Content-Security-Policy; service workers and edge functions import modules only when they are built`, { cause: failed[0] });
}

interface ModuleUrl {
  readonly url: string;
  readonly release: () => void;
}

function blobUrl(text: string): ModuleUrl {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  return { url, release: () => URL.revokeObjectURL(url) };
}

function dataUrl(text: string): ModuleUrl {
  return { url: `data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`, release: () => undefined };
}
