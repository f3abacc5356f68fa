// What people do with the pages, in a real browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Archive, corpus } from "./archive.mjs";
import { desktop, faults, is_fitting, launch, name_of, views, with_page } from "./browser.mjs";
import { load } from "./packages.mjs";

const { HtmlValidate } = load("html-validate");

const hostile = `<script>alert(1)</script>" onload='x' {{root}} & ${"verylongword".repeat(12)}`;
const articles = [
    { id: "hostile", title: hostile, body: `${hostile} harbour.`, source: hostile, author: hostile, section: hostile, tags: [hostile],
      url: "javascript:alert(1)", published: "2026-02-03" },
    { id: "bare", body: "A harbour without anything else." },
    { id: "old", title: "Harbour opened", body: "The harbour was opened.", published: "1871", source: "Old Gazette" },
    { id: "rtl", title: "ميناء", body: "أغلق الميناء harbour يوم الاثنين.", language: "ar", published: "2026-02-04T05:06:07Z" },
];

describe("pages", () => {
    let archive;
    let browser;
    let paths;

    before(async () => {
        archive = await new Archive().open(corpus, articles);
        browser = await launch();
        const page = await (await fetch(`${archive.url}/api/v1/search?q=lund+mayor`)).json();
        const told = page.hits.find((hit) => hit.story.size > 1);
        paths = [
            "/", "/search", "/search?q=harbour", "/search?q=harbour&q2=storm&sort=newest&page=2&per_page=3", "/search?q=xqzzy",
            "/search?q=harbuor", "/search?q=harbour&source=-Harbour+Gazette&from=2020&lang=en", "/search?q=%22&fold=none",
            `/search?q=${encodeURIComponent(hostile)}`, "/help", "/nothing", "/article/hostile?q=harbour", "/article/bare",
            "/article/rtl?q=harbour", `/article/${encodeURIComponent(told.id)}?q=lund+mayor#m1`,
            `/story/${encodeURIComponent(told.story.id)}`,
        ];
    });
    after(async () => {
        await browser?.close();
        await archive?.close();
    });

    test("every page is valid HTML", async () => {
        const validator = new HtmlValidate({
            root: true,
            extends: ["html-validate:recommended"],
            // Headlines are as long as they are; <!doctype html> may be written in any case.
            rules: { "long-title": "off", "doctype-style": "off" },
        });
        for (const path of paths) {
            const report = await validator.validateString(await (await fetch(archive.url + path)).text());
            assert.deepEqual(report.results.flatMap(({ messages }) => messages.map((one) => `${path} ${one.line}: ${one.ruleId} ${one.message}`)), []);
        }
    });

    for (const view of views) {
        test(`every page is fit for use at ${name_of(view)}`, async () => {
            await with_page(browser, view, async (page) => {
                for (const path of paths) {
                    await page.goto(archive.url + path);
                    assert.ok(await is_fitting(page), `${path} is wider than the window`);
                    if (view.javaScriptEnabled) assert.deepEqual(await faults(page), [], path);
                }
            });
        });

        test(`a search is narrowed, read and left again at ${name_of(view)}`, async () => {
            await with_page(browser, view, async (page) => {
                await page.goto(archive.url);
                await page.fill("#q", "harbour");
                await page.keyboard.press("Enter");
                await page.waitForURL(/\/search\?q=harbour$/);
                const total = async () => Number((await page.locator("h1").textContent()).match(/[\d,]+/)[0].replace(",", ""));
                const all = await total();
                assert.ok(all > 3);

                const facet = page.locator(".facet li").first();
                const count = Number(await facet.locator(".count").textContent());
                await facet.locator("a").first().click();
                await page.waitForURL(/source=/);
                assert.equal(await total(), count);
                await page.locator(".chip").first().click();
                await page.waitForURL(/\/search\?q=harbour$/);
                assert.equal(await total(), all);

                const bar = page.locator(".chart tr:has(a)").last();
                const found = Number((await bar.locator("td").last().textContent()).match(/[\d,]+/)[0]);
                await bar.locator("a").focus();
                await page.keyboard.press("Enter");
                await page.waitForURL(/from=/);
                assert.equal(await total(), found);

                const results = page.url();
                const title = await page.locator(".hit h2").first().textContent();
                await page.locator(".hit h2 a").first().click();
                await page.waitForURL(/\/article\//);
                assert.equal(await page.locator("article h1").textContent(), title);
                await page.locator(".back a").click();
                await page.waitForURL(results);
            });
        });
    }

    test("what is typed is completed", async () => {
        await with_page(browser, { viewport: desktop }, async (page) => {
            await page.goto(archive.url);
            await page.keyboard.press("/");
            await page.keyboard.type("harb");
            const options = page.locator("[role=option]");
            await options.first().waitFor();
            assert.equal(await page.getAttribute("#q", "aria-expanded"), "true");
            assert.deepEqual(await faults(page), []);

            await page.keyboard.press("ArrowDown");
            const words = await options.first().textContent();
            assert.equal(await page.inputValue("#q"), words);
            assert.equal(await page.getAttribute("#q", "aria-activedescendant"), await options.first().getAttribute("id"));
            await page.keyboard.press("ArrowUp");
            assert.equal(await page.inputValue("#q"), "harb");
            await page.keyboard.press("Escape");
            assert.equal(await options.first().isVisible(), false);

            await page.keyboard.type("o");
            await options.first().waitFor();
            const second = await options.nth(1).textContent();
            await options.nth(1).click();
            await page.waitForURL(/\/search/);
            assert.equal(new URL(page.url()).searchParams.get("q"), second);
        });
    });

    test("keys move among the results, unless they are turned off", async () => {
        await with_page(browser, { viewport: desktop }, async (page) => {
            const focused = () => page.evaluate(() => document.activeElement.closest(".hit")?.querySelector("h2").textContent ?? document.activeElement.id);
            await page.goto(`${archive.url}/search?q=harbour`);
            const titles = await page.locator(".hit h2").allTextContents();
            await page.keyboard.press("j");
            assert.equal(await focused(), titles[0]);
            await page.keyboard.press("j");
            assert.equal(await focused(), titles[1]);
            await page.keyboard.press("k");
            assert.equal(await focused(), titles[0]);
            await page.keyboard.press("/");
            assert.equal(await focused(), "q");

            await page.goto(`${archive.url}/help`);
            await page.uncheck("#shortcuts-on");
            await page.goto(`${archive.url}/search?q=harbour`);
            await page.keyboard.press("j");
            assert.equal(await focused(), "");
        });
    });

    test("hostile text runs nothing", async () => {
        await with_page(browser, { viewport: desktop }, async (page) => {
            page.on("dialog", () => assert.fail("a script of an article ran"));
            for (const path of ["/article/hostile?q=harbour", "/search?q=alert", `/search?q=${encodeURIComponent(hostile)}`]) {
                await page.goto(archive.url + path);
                assert.equal(await page.locator("a[href^='javascript:']").count(), 0);
                assert.equal(await page.locator("script:not([src])").count(), 0);
            }
        });
    });
});
