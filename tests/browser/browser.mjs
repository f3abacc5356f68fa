// Debian's Chromium, and what is asked of every page.
import assert from "node:assert/strict";
import { load } from "./packages.mjs";

const { chromium } = load("playwright-core");

export const launch = () =>
    chromium.launch({
        executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
        args: [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
        ],
    });

export const phone = { width: 320, height: 640 };
export const desktop = { width: 1280, height: 900 };

/** Ways of looking at a page, so that any two of their traits occur together. */
export const views = [
    { viewport: phone, colorScheme: "light", javaScriptEnabled: true },
    { viewport: phone, colorScheme: "dark", javaScriptEnabled: false },
    { viewport: desktop, colorScheme: "dark", javaScriptEnabled: true },
    { viewport: desktop, colorScheme: "light", javaScriptEnabled: false },
];

export const name_of = ({ viewport, colorScheme, javaScriptEnabled }) =>
    `${viewport.width} px, ${colorScheme}, ${javaScriptEnabled ? "with" : "without"} script`;

/** Calls visit(page) with a page of its own; fails where the browser complains or another host is asked. */
export async function with_page(browser, view, visit) {
    const context = await browser.newContext(view);
    const page = await context.newPage();
    const complaints = [];
    page.on("console", (message) => {
        const is_of_error_page = message.text().includes("status of 404");
        if (["error", "warning"].includes(message.type()) && !is_of_error_page) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => new URL(request.url()).hostname !== "127.0.0.1" && complaints.push(request.url()));
    try {
        await visit(page);
        assert.deepEqual(complaints, []);
    } finally {
        await context.close();
    }
}

/** What axe-core finds fault with, in a line each, WCAG 2.2 included. */
export async function faults(page) {
    await page.evaluate(load("node:fs").readFileSync(load.resolve("axe-core/axe.min.js"), "utf8"));
    return page.evaluate(async () => {
        const { violations } = await window.axe.run(document, { rules: { "target-size": { enabled: true } } });
        // On wide pages many bars may be narrower (2.5.8, Equivalent): the form for dates does the same.
        const is_bar = (id, node) => id === "target-size" && document.querySelector(node.target[0]).matches(".chart table:has(+ .narrow) a");
        return violations.flatMap(({ id, nodes }) =>
            nodes.filter((node) => !is_bar(id, node)).map((node) => `${id}: ${node.html} (${node.failureSummary})`),
        );
    });
}

/** Text that is not to be read: beside the window, over other text, or cut off. Not what floats, is for screen readers
    alone, or is longer than its input. */
export const misfits = (page) =>
    page.evaluate(() => {
        const width = document.documentElement.clientWidth;
        const found = document.documentElement.scrollWidth > width ? [`the page is wider than ${width} px`] : [];
        const floats = (element) => {
            const { clipPath, position } = getComputedStyle(element);
            return clipPath !== "none" || position === "fixed";
        };
        const aside = [...document.body.querySelectorAll("*")].filter(floats);
        const is_shown = (element) => element.checkVisibility({ checkVisibilityCSS: true }) && !aside.some((one) => one.contains(element));
        const name = (element) => `${element.localName}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;

        // A line is as high as its letters may be; those that are there have little above and below.
        const lines = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const parent = text.parentElement;
            if (!text.data.trim() || !is_shown(parent)) continue;
            const range = document.createRange();
            range.selectNodeContents(text);
            for (const { left, right, top, bottom, height } of range.getClientRects()) {
                if (left < -1 || right > width + 1) found.push(`beside the window: ${name(parent)}`);
                if (right - left > 2) lines.push({ text, parent, left: left + 1, right: right - 1, top: top + 0.2 * height, bottom: bottom - 0.2 * height });
            }
        }
        lines.sort((a, b) => a.top - b.top);
        lines.forEach((one, at) => {
            for (let next = at + 1; lines[next]?.top < one.bottom; ++next) {
                const other = lines[next];
                if (one.text !== other.text && one.left < other.right && other.left < one.right) found.push(`over one another: ${name(one.parent)} and ${name(other.parent)}`);
            }
        });

        const holds = (one) => one.scrollWidth <= one.clientWidth + 1 && one.scrollHeight <= one.clientHeight + 1;
        for (const one of document.body.querySelectorAll("*:not(svg, svg *)"))
            if (getComputedStyle(one).overflow !== "visible" && is_shown(one) && !holds(one) && !(one.value?.length > 20)) found.push(`cut off: ${name(one)}`);
        return found;
    });
