/** The playground of dist/playground in Debian's browsers, by what both drivers have in common. */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { type browserNames, programOf } from "./browsers.ts";

export type Scheme = "light" | "dark";

export type PageKey = "ArrowDown" | "ArrowRight" | "ArrowUp" | "Enter" | "Escape" | "F2" | "F12";

export interface View {
  readonly width: number;
  readonly scheme: Scheme;
}

/** A page that is open. */
export interface Opened {
  click(selector: string): Promise<void>;
  /** A click at a share of the width and height of an element. */
  clickAt(selector: string, x: number, y: number): Promise<void>;
  /** Presses a key in an element that has the focus then. */
  press(selector: string, key: PageKey): Promise<void>;
  /** What a click downloads: its name and its bytes. Chromium alone. */
  download(selector: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
  choose(selector: string, value: string): Promise<void>;
  upload(selector: string, file: { readonly name: string; readonly text: string }, folder: string): Promise<void>;
  text(selector: string): Promise<string>;
  /** Types over characters of a line of the model, from 1: `skip` are left, `erase` removed. */
  retype(line: number, skip: number, erase: number, text: string): Promise<void>;
  /** Presses a key where the focus is. */
  key(key: PageKey, held?: "Shift"): Promise<void>;
  /** Types where the focus is. */
  type(text: string): Promise<void>;
  evaluate(script: string): Promise<unknown>;
  /** What a script gives in each worker. */
  inWorkers(script: string): Promise<readonly unknown[]>;
  /** Until an expression is true. Rejects with the state of the page after 60 s. */
  until(expression: string): Promise<void>;
  /** Milliseconds of its thread that the longest task of the page takes while something is done. Chromium alone. */
  busiest(work: () => Promise<void>): Promise<number>;
  /** Errors and messages so far. */
  readonly said: string[];
  close(): Promise<void>;
}

export interface PlaygroundBrowser {
  open(url: string, view?: View): Promise<Opened>;
  close(): Promise<void>;
}

const patience = 60_000;

interface Keys {
  down(key: "Control" | "Shift"): Promise<void>;
  up(key: "Control" | "Shift"): Promise<void>;
  press(key: "Home" | "Delete" | PageKey): Promise<void>;
  type(text: string): Promise<void>;
}

interface Common {
  evaluate(script: string): Promise<unknown>;
  readonly keyboard: Keys;
  click(selector: string): Promise<void>;
}

/** What is done through the page itself, so that it is the same in both. */
function shared(page: Common): Pick<Opened, "text" | "evaluate" | "until" | "retype" | "press" | "key" | "type"> {
  const text = async (selector: string): Promise<string> => String(await page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.textContent ?? ""`));
  return {
    text,
    evaluate: (script) => page.evaluate(script),
    async press(selector, key) {
      await page.evaluate(`document.querySelector(${JSON.stringify(selector)}).focus()`);
      await page.keyboard.press(key);
    },
    async key(key, held) {
      if (held !== undefined) await page.keyboard.down(held);
      await page.keyboard.press(key);
      if (held !== undefined) await page.keyboard.up(held);
    },
    type: (value) => page.keyboard.type(value),
    async until(expression) {
      const start = Date.now();
      while (await page.evaluate(`Boolean(${expression})`) !== true) {
        if (Date.now() - start > patience) throw new Error(`never ${expression}; the status is ${await text("#status")}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async retype(line, skip, erase, value) {
      const { keyboard } = page;
      await page.click(".cm-content");
      await keyboard.down("Control");
      await keyboard.press("Home");
      await keyboard.up("Control");
      for (let k = 1; k < line; k++) await keyboard.press("ArrowDown");
      await keyboard.press("Home");
      for (let k = 0; k < skip; k++) await keyboard.press("ArrowRight");
      for (let k = 0; k < erase; k++) await keyboard.press("Delete");
      await keyboard.type(value);
    },
  };
}

export async function launchPlayground(name: (typeof browserNames)[number]): Promise<PlaygroundBrowser> {
  return name === "Chromium" ? inChromium() : inFirefox();
}

async function inChromium(): Promise<PlaygroundBrowser> {
  const browser = await chromium.launch({ executablePath: programOf("Chromium"), args: ["--no-sandbox"] });
  return {
    close: () => browser.close(),
    async open(url, { width, scheme } = { width: 1400, scheme: "light" }) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
      const said: string[] = [];
      page.on("pageerror", (cause) => said.push(String(cause)));
      page.on("console", (message) => said.push(message.text()));
      await page.goto(url);
      return {
        ...shared({ evaluate: (script) => page.evaluate(script), keyboard: page.keyboard, click: (selector) => page.click(selector) }), said,
        click: (selector) => page.click(selector),
        async clickAt(selector, x, y) {
          const box = await page.locator(selector).boundingBox();
          if (box === null) throw new Error(`${selector} is not shown`);
          await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
        },
        async download(selector) {
          const [found] = await Promise.all([page.waitForEvent("download"), page.click(selector)]);
          return { name: found.suggestedFilename(), bytes: readFileSync(await found.path()) };
        },
        choose: async (selector, value) => void (await page.selectOption(selector, value)),
        upload: (selector, { name, text }) => page.setInputFiles(selector, { name, mimeType: "text/csv", buffer: Buffer.from(text) }),
        inWorkers: (script) => Promise.all(page.workers().map((worker) => worker.evaluate(script))),
        async busiest(work) {
          await browser.startTracing(page, { categories: ["devtools.timeline", "disabled-by-default-devtools.timeline", "__metadata"] });
          await work();
          const { traceEvents }: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse((await browser.stopTracing()).toString());
          const own = traceEvents.filter((event) => event.name === "thread_name" && event.args?.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`);
          const times = traceEvents.filter(({ name, pid, tid }) => name === "RunTask" && own.includes(`${pid} ${tid}`)).map(({ tdur = 0 }) => tdur / 1000);
          if (times.length === 0) throw new Error("the trace has no tasks of the page");
          return Math.max(...times);
        },
        close: () => page.close(),
      };
    },
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds that the thread computed. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Types of the page are not those of the test. */
interface FileInput {
  uploadFile(path: string): Promise<void>;
}

async function inFirefox(): Promise<PlaygroundBrowser> {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: programOf("Firefox"), headless: true });
  return {
    close: () => browser.close(),
    async open(url, { width } = { width: 1400, scheme: "light" }) {
      const page = await browser.newPage();
      await page.setViewport({ width, height: 900 });
      const said: string[] = [];
      page.on("pageerror", (cause) => said.push(String(cause)));
      page.on("console", (message) => said.push(message.text()));
      await page.goto(url);
      return {
        ...shared({ evaluate: (script) => page.evaluate(script), keyboard: page.keyboard, click: (selector) => page.click(selector) }),
        said,
        click: (selector) => page.click(selector),
        async clickAt(selector, x, y) {
          const box = await (await page.$(selector))?.boundingBox();
          if (box === null || box === undefined) throw new Error(`${selector} is not shown`);
          await page.mouse.click(box.x + x * box.width, box.y + y * box.height);
        },
        download: () => Promise.reject(new Error("the test downloads in Chromium")),
        choose: async (selector, value) => void (await page.select(selector, value)),
        async upload(selector, { name, text }, folder) {
          writeFileSync(`${folder}/${name}`, text);
          const input = await page.$(selector);
          if (input === null) throw new Error(`${selector} is no input`);
          await (input as typeof input & FileInput).uploadFile(`${folder}/${name}`);
        },
        inWorkers: (script) => Promise.all(page.workers().map((worker) => worker.evaluate(script))),
        busiest: () => Promise.reject(new Error("Firefox tells no tasks")),
        close: () => page.close(),
      };
    },
  };
}
