// What people do with the pages, in a real browser.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Archive, corpus } from "./archive.mjs";
import { desktop, faults, launch, misfits, name_of, phone, views, with_page } from "./browser.mjs";
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
    let kinds; // of them, one of each

    before(async () => {
        archive = await new Archive().open(corpus, articles);
        browser = await launch();
        const page = await (await fetch(`${archive.url}/api/v1/search?q=lund+mayor`)).json();
        const told = page.hits.find((hit) => hit.story.size > 1);
        kinds = [
            "/", "/search?q=harbour&q2=storm&sort=newest&page=2&per_page=3", "/search?q=harbour&source=-Harbour+Gazette&from=2020&lang=en",
            "/search?q=xqzzy", "/help", "/nothing", "/article/hostile?q=harbour", `/article/${encodeURIComponent(told.id)}?q=lund+mayor#m1`,
            `/story/${encodeURIComponent(told.story.id)}`,
        ];
        paths = [
            ...kinds, "/search", "/search?q=harbour", "/search?q=harbuor", "/search?q=%22&fold=none", `/search?q=${encodeURIComponent(hostile)}`,
            "/article/bare", "/article/rtl?q=harbour",
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
                    assert.deepEqual(await misfits(page), [], path);
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

                const bar = page.locator(".chart table:visible tr:has(a)").last();
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

    // WCAG 2.2: 1.4.4, 1.4.10, 1.4.12. A zoomed page is one in a smaller window with finer dots.
    const larger = "html { font-size: 212.5% !important }";
    const spaced = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";
    for (const [how, view, styles] of [
        ["1280 px and zoomed to 200 %", { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 }, [":root {}"]],
        ["320 px with text that is twice as large, or spaced", { viewport: phone }, [larger, spaced]],
    ]) {
        test(`every page can be read at ${how}`, async () => {
            await with_page(browser, { ...view, bypassCSP: true }, async (page) => {
                for (const path of kinds) {
                    await page.goto(archive.url + path);
                    for (const content of styles) {
                        const style = await page.addStyleTag({ content });
                        assert.deepEqual(await misfits(page), [], `${path} with ${content}`);
                        // What a bar says is there as long as it has the focus.
                        await page.evaluate(() => [...document.querySelectorAll(".chart a")].filter((one) => one.checkVisibility()).at(-1)?.focus());
                        assert.deepEqual(await misfits(page), [], `${path} with ${content} and what a bar says`);
                        await style.evaluate((node) => node.remove());
                    }
                }
            });
        });
    }

    test("paper shows what there is to read and where it is from, dark on white, at dark too", async () => {
        const faults_on_paper = () => {
            const rgb = (colour) => colour.match(/[\d.]+/g).map(Number);
            const is_dark = ([r, g, b]) => Math.max(r, g, b) < 0x60;
            const is_white = ([r, g, b, alpha = 1]) => alpha === 0 || Math.min(r, g, b) === 0xff;
            const is_legible = ({ color, backgroundColor }) => is_dark(rgb(color)) && is_white(rgb(backgroundColor));
            const name = (one) => one.outerHTML.slice(0, 80);
            const all = [document.documentElement, ...document.body.querySelectorAll("*:not(svg *)")];
            const shown = all.filter((one) => one.checkVisibility());
            const links = all.filter((one) => one.matches(":is(h2, h3, dd, .meta) a:not(.filters *, .jump, .more *, .related *)"));
            return {
                furniture: shown.filter((one) => one.matches("nav, form, input, button, aside, .skip, .pager, .steps, .places, .more")).map(name),
                faint: shown.filter((one) => !is_legible(getComputedStyle(one))).map(name),
                left_out: links.filter((one) => !shown.includes(one)).map(name),
                nameless: links.filter((one) => one.matches(".meta [rel~=external]") && !getComputedStyle(one, "::after").content.includes(one.getAttribute("href"))).map(name),
            };
        };
        await with_page(browser, { viewport: { width: 720, height: 1000 }, colorScheme: "dark" }, async (page) => {
            await page.emulateMedia({ media: "print" });
            for (const path of kinds) {
                await page.goto(archive.url + path);
                assert.deepEqual(await misfits(page), [], path);
                assert.equal(await page.locator(".printed").isVisible(), path !== "/nothing", path);
                assert.deepEqual(await page.evaluate(faults_on_paper), { furniture: [], faint: [], left_out: [], nameless: [] }, path);
            }
        });
    });

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
            assert.equal((await page.inputValue("#q")).replaceAll('"', ""), words, "a headline is searched for as a phrase");
            assert.equal(await page.getAttribute("#q", "aria-activedescendant"), await options.first().getAttribute("id"));
            await page.keyboard.press("ArrowUp");
            assert.equal(await page.inputValue("#q"), "harb");
            await page.keyboard.press("Escape");
            assert.equal(await options.first().isVisible(), false);
            await page.keyboard.press("ArrowDown");
            await options.first().waitFor();

            await page.keyboard.type("o");
            await options.nth(1).waitFor();
            const second = await options.nth(1).getAttribute("data-query");
            await options.nth(1).click();
            await page.waitForURL(/\/search/);
            assert.equal(new URL(page.url()).searchParams.get("q"), second);

            await page.fill("#q", "old gaz");
            const name = page.getByRole("option", { name: "Old Gazette source" });
            await name.click();
            await page.waitForURL(/source/);
            assert.equal(await page.inputValue("#q"), 'source:"Old Gazette"');
            assert.equal(await page.locator(".hit").count(), 1);
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
