/** Debian's browsers: Chromium by playwright-core, Firefox by puppeteer-core, since playwright drives only its own build of it. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";

export interface Page {
  /** Opens an address; the page says what it found by `globalThis.report(text)`. */
  open(url: string): Promise<string>;
}

export interface Browser extends Page {
  readonly name: string;
  close(): Promise<void>;
}

const programs = { Chromium: ["/usr/bin/chromium"], Firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"] } as const;

export const browserNames = ["Chromium", "Firefox"] as const;
type BrowserName = (typeof browserNames)[number];

/** How long a page may take to report, in ms. */
const patience = 60_000;

/** A page says what it found under this address, since one of a worker has no other way. */
export const reportPath = "/report";

export function programOf(name: BrowserName): string {
  const found = programs[name].find((path) => existsSync(path));
  if (found === undefined) throw new Error(`${name} is not installed: apt-get install ${name === "Chromium" ? "chromium" : "firefox-esr"}`);
  return found;
}

export async function launch(name: BrowserName, reports: Reports): Promise<Browser> {
  const open = async (go: () => Promise<unknown>, errors: readonly string[]): Promise<string> => {
    const reported = reports.next();
    await go();
    const timer = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`no report after ${patience} ms; the page says: ${errors.join("\n")}`)), patience).unref());
    return Promise.race([reported, timer]);
  };
  if (name === "Chromium") {
    const browser = await chromium.launch({ executablePath: programOf(name), args: ["--no-sandbox"] });
    return {
      name, close: () => browser.close(),
      async open(url) {
        const page = await browser.newPage();
        const errors: string[] = [];
        page.on("pageerror", (cause) => errors.push(String(cause)));
        page.on("console", (message) => errors.push(message.text()));
        try {
          return await open(() => page.goto(url), errors);
        } finally {
          await page.close();
        }
      },
    };
  }
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: programOf(name), headless: true });
  return {
    name, close: () => browser.close(),
    async open(url) {
      const page = await browser.newPage();
      const errors: string[] = [];
      page.on("pageerror", (cause) => errors.push(String(cause)));
      page.on("console", (message) => errors.push(message.text()));
      try {
        return await open(() => page.goto(url), errors);
      } finally {
        await page.close();
      }
    },
  };
}

/** What pages report, one after the other. */
export class Reports {
  #waiting: ((text: string) => void) | undefined;

  next(): Promise<string> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  add(text: string): void {
    this.#waiting?.(text);
  }
}
