// Every page in a real browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Archive, corpus } from "./archive.mjs";
import { load } from "./packages.mjs";

const { chromium } = load("playwright-core");

describe("pages", () => {
    let archive;
    let browser;
    before(async () => {
        archive = await new Archive().open(corpus);
        browser = await chromium.launch({
            executablePath: "/usr/bin/chromium",
            args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    });
    after(async () => {
        await browser?.close();
        await archive?.close();
    });

    test("a search finds articles", async () => {
        const page = await browser.newPage();
        await page.goto(archive.url);
        await page.fill("#q", "harbour");
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/search\?q=harbour/);
        assert.ok((await page.locator(".hit").count()) > 0);
        await page.close();
    });
});
