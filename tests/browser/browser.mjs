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

/** What axe-core finds fault with, in a line each. */
export async function faults(page) {
    await page.evaluate(load("node:fs").readFileSync(load.resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate(() => window.axe.run(document));
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`));
}

/** Whether all fits in the width of the window. */
export const is_fitting = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
