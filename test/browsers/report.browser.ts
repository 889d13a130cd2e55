/** Reports in Chromium: axe-core finds nothing, and no width of a screen makes the page scroll sideways. */
import axe from "axe-core";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rateReport } from "../../src/report/rate-report.ts";
import { trainingReport } from "../../src/report/training-report.ts";
import { tuneReport } from "../../src/report/tune-report.ts";
import { rate, training, tune } from "../report/record.ts";
import { programOf } from "./browsers.ts";

const pages = { training: trainingReport(training), "range test": rateReport(rate), search: tuneReport(tune) } as const;

describe.each(Object.entries(pages))("the report of a %s", (_name, text) => {
  let browser: Awaited<ReturnType<typeof chromium.launch>>;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: programOf("Chromium"), args: ["--no-sandbox"] });
  });
  afterAll(() => browser.close());

  test.each([["light", 375], ["light", 1000], ["dark", 400], ["dark", 1600]] as const)("%s, %d pixels wide", async (colorScheme, width) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
    try {
      const messages: string[] = [];
      page.on("console", (message) => messages.push(message.text()));
      await page.setContent(text);
      await page.locator("details").evaluateAll((all) => all.forEach((each) => each.setAttribute("open", "")));
      expect(await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")).toBe(0);
      await page.evaluate(axe.source);
      const violations: unknown = await page.evaluate("axe.run(document).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))");
      expect(violations).toEqual([]);
      expect(messages).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
