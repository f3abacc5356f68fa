// From the results to an article, from mark to mark in it, to its story, and back.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Archive, corpus } from "./archive.mjs";
import { launch } from "./browser.mjs";

const filler = (from) => Array.from({ length: 30 }, (_, n) => `On watch ${from + n} pilot ${from + 2 * n} wrote ${from + 3 * n} lines about the tide. `).join("");
const ferry = (id, source, published, more = "") => ({
    id,
    title: `Ferry aground: ${id}`,
    source,
    published,
    author: "Ana Ruiz",
    section: "Coast",
    language: "en",
    url: `https://news.example/${id}`,
    body: `The lightvessel keeper saw the ferry first.\n\n${filler(100)}\n\nThe lightvessel was dark.\n\n${filler(300)}\n\nA lightvessel helps.\n\n${filler(500)}${more}`,
});
const articles = [
    ferry("wire", "Wire", "2026-03-18T08:00:00Z"),
    ferry("daily", "Daily", "2026-03-18T08:40:00Z"),
    ferry("post", "Post", "2026-03-19T10:00:00Z", "\n\nAn inquiry opened under Judge Ines Moor on Thursday."),
];
for (let n = 0; n < 12; ++n)
    articles.push({ id: `l${n}`, title: `Note ${n}`, published: `2026-01-${10 + n}`, language: "en", body: `Lightvessel number ${n} was painted ${"again ".repeat(n)}.` });

describe("an article", () => {
    let archive;
    let browser;
    before(async () => {
        archive = await new Archive().open(corpus, articles);
        browser = await launch();
    });
    after(async () => {
        await browser?.close();
        await archive?.close();
    });

    const open = async (path, options = {}) => {
        const page = await browser.newPage({ javaScriptEnabled: false, ...options });
        await page.goto(archive.url + path);
        return page;
    };
    /** The number of the place that one is at, which is in sight and not below the steps. */
    const place = async (page) => {
        const mark = page.locator("mark:target");
        assert.equal(await mark.count(), 1);
        const box = await mark.boundingBox();
        const steps = await page.locator("mark:target + .steps").boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= steps.y, `${JSON.stringify(box)} is in sight above ${JSON.stringify(steps)}`);
        return Number((await mark.getAttribute("id")).slice(1));
    };
    const step = (page, name) => page.locator(".steps").getByRole("link", { name }).click();
    const titles = (page) => page.locator(".hit h2").allTextContents();

    test("is read from mark to mark, and its story, and leads back to the same results", async () => {
        const page = await open("/search?q=lightvessel&sort=newest&fold=none&per_page=2&page=2");
        const results = page.url();
        const found = await titles(page);
        assert.equal(found.length, 2);
        await page.getByRole("link", { name: "Ferry aground: wire" }).click();
        assert.match(await page.locator(".places").textContent(), /3 places/);
        await page.getByRole("link", { name: "Go to the first" }).click();
        assert.equal(await place(page), 1);
        assert.equal(await page.locator(".steps:visible").count(), 1, "the steps of the other places are out of the way");
        assert.equal(await page.locator(".steps:visible").getByRole("link", { name: "Previous" }).count(), 0);
        await step(page, "Next");
        assert.equal(await place(page), 2);
        await step(page, "Next");
        assert.equal(await place(page), 3);
        assert.equal(await page.locator(".steps:visible").getByRole("link", { name: "Next" }).count(), 0);
        await step(page, "Previous");
        assert.equal(await place(page), 2);
        await page.getByRole("link", { name: "All 3 articles" }).click();
        assert.equal(await page.locator(".tellings > li").count(), 3);
        await page.goBack();
        assert.equal(await page.locator("mark:target").getAttribute("id"), "m2");
        await step(page, "Top");
        assert.equal(await page.locator("mark:target").count(), 0);
        await page.getByRole("link", { name: "Back to the results" }).click();
        assert.deepEqual(await titles(page), found);
        const parameters = (url) => [...new URL(url).searchParams].sort();
        assert.deepEqual(parameters(page.url()), parameters(results));
        await page.close();
    });

    test("is stepped through with the keyboard", async () => {
        const page = await open("/article/wire?q=lightvessel");
        await page.getByRole("link", { name: "Go to the first" }).focus();
        for (const expected of [1, 2, 3]) {
            await page.keyboard.press(expected === 1 ? "Enter" : "Tab");
            if (expected > 1) await page.keyboard.press("Enter");
            assert.equal(await place(page), expected);
        }
        await page.close();
    });

    test("has links large enough to hit", async () => {
        const page = await open("/article/wire?q=lightvessel#m2", { viewport: { width: 320, height: 600 } });
        for (const link of await page.locator(".steps:visible a, .places a").all()) {
            const box = await link.boundingBox();
            assert.ok(box.width >= 24 && box.height >= 24, await link.textContent());
        }
        await page.close();
    });

    test("and its story fit into 320 px, on paper they have no steps", async () => {
        for (const path of ["/article/wire?q=lightvessel#m1", "/story/wire?q=lightvessel"]) {
            const page = await open(path, { javaScriptEnabled: true, viewport: { width: 320, height: 600 } });
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, path);
            await page.emulateMedia({ media: "print" });
            assert.equal(await page.locator(".steps:visible, .places:visible, .back:visible").count(), 0, path);
            await page.close();
        }
    });

    test("tells its story by days, with what each adds and when", async () => {
        const page = await open("/story/daily");
        assert.deepEqual(await page.locator(".days > li > h2").allTextContents(), ["18 March 2026", "19 March 2026"]);
        assert.deepEqual(await page.locator(".when").allTextContents(), ["first", "40 minutes later", "the next day"]);
        assert.match(await page.locator(".tellings > li").nth(1).textContent(), /Adds nothing/);
        assert.match(await page.locator(".tellings mark").textContent(), /^An inquiry opened/);
        await page.close();
    });

    test("leads to others of its source, author, section and language", async () => {
        for (const name of ["Wire", "Ana Ruiz", "Coast", "English"]) {
            const page = await open("/article/wire");
            await page.locator("article").getByRole("link", { name, exact: true }).click();
            assert.ok((await page.locator(".chip").count()) === 1 && (await titles(page)).length > 0, name);
            await page.close();
        }
    });
});
