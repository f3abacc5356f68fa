// The API as its OpenAPI document describes it: an outside validator accepts the document, and every answer is held against it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Archive, corpus } from "./archive.mjs";
import { Description } from "./description.mjs";
import { import_package } from "./packages.mjs";
import { ask } from "./requests.mjs";

const strange_id = "a/b?c#d %2F é <x>";
const articles = [
    { id: "bare", title: "Only a title" },
    { id: "undated", body: "The storm came at an hour that nobody wrote down." },
    {
        id: strange_id, url: "https://wire.example/ä?b=c&d", title: "</script> \"quoted\" & {{q}} \u202e storm 👩‍👩‍👧", body: "One.\n\nTwo storms.", summary: "=cmd|' /C calc'!A0",
        source: "A, B; \"C\"", author: ["Änne Öz", "=SUM(1)", "-Dash"], section: "a/b", tags: ["x", "y;z"], published: "2026-03-18T10:00:00+05:30", language: "de-AT",
    },
    { id: "year", title: "A storm of a year", published: "2025", language: "und" },
    { id: "old", title: "Before the telegraph", body: "A storm.", published: "1848-01-01", url: "javascript:alert(1)" },
    { id: "日本", title: "嵐で港が閉鎖", body: "金曜日の嵐のため、港は閉鎖された。" },
    { id: "long", title: "x".repeat(5000), body: "storm ".repeat(20000) },
];

const queries = [
    "", "lund mayor", "storm", "dock strike", "ferrnte", "zeppelinzzz", "oil AND", "\"unclosed", "((storm)", "title:storm", "story:cw-2026-0001", "source:nosuch storm", "date:2026-03", "since:7d",
    "site:wire.example", "stor*", "oil NEAR/5 price", "-storm", "https://wire.example/2026/02/11/contact-lost-lumen-4", "Why did the mayor of the port lose the election after the trial?",
].map((q) => `q=${encodeURIComponent(q)}`);
const searches = [
    ...queries,
    "q=storm&facets=0", "q=storm&explain=1", "q=storm&fold=none&explain=1&per_page=100", "q=strike&q2=flood", "q=strike&q2=flood&facets=0", "q=zeppelinzzz&q2=strike", "q=storm&page=1000000",
    "q=storm&per_page=1&page=2", "sort=newest", "sort=oldest&fold=none&per_page=100", "q=storm&sort=oldest", "q=storm&in=title", "q=storm&in=body", "from=2026-04&to=2026-01", "from=2026-03&to=2026-03",
    "from=1900", "to=1850", "lang=German", "lang=-en", "lang=xx", "source=NewsGrid24&source=-Harbour+Gazette", "source=nosuch", "author=%3DSUM(1)", "section=a%2Fb", "section=-*", "source=*&author=-*", "q=-section:*+lang:*", "q=&page=&sort=", "q=a&q=storm",
    "utm_source=x&Q=y&%FF=%00", "&&=&q", "q=%00storm%FF%C3", "q=%zz",
];

// Text that comes back as it was sent.
const round_trips = [
    "storm", " storm  harbour ", "\"dock strike\" AND (a OR b) -c", "'; DROP TABLE articles; --", "<script>alert(1)</script>", "a&b=c?d#e+f%20g%", "\\u0041 \\n {{q}} ${x}", "é ß ﬁ ％ İ", "e\u0301 \u0344",
    "👩‍👩‍👧 🇺🇦 😀", "عاصفة שלום", "\u202eoverride\u202c", "\u200b\u200d\ufeff\u2028\u2029", "\ufffd\ufffe\uffff\u{10ffff}\u{1f}".replace("\u{1f}", ""), "日本語 ไทย 한국어", "x".repeat(1000), "😀".repeat(650),
];

const without_time = (text) => text.replace(/"took_ms":[^,]*,/, "");

const with_parameters = (path, parameters) => (parameters ? `${path}?${parameters}` : path);
const written = (name, value) => [value].flat().map((one) => `${name}=${encodeURIComponent(one)}`).join("&");

describe("the API and its OpenAPI document", () => {
    let archive;
    let description;
    const get = (target, headers) => ask(archive.url, target, { headers });
    const check = async (path, target, options) => {
        const answer = await ask(archive.url, target, options);
        description.check(path, answer);
        return answer;
    };
    const checked_json = async (path, parameters) => JSON.parse((await check(path, with_parameters(path, parameters))).text);
    // Targets that are answered with 200 on an index with articles.
    const good_targets = () => [
        ...["/api/v1/search", "/feed", "/api/v1/export"].flatMap((path) => searches.map((one) => [path, with_parameters(path, one)])),
        ...searches.map((one) => ["/api/v1/export", `/api/v1/export?format=csv&${one}`]),
        ...["", "format=opensearch", "limit=20"].flatMap((more) => [...queries, "q=s", "q=title:st", "q=lund+ma"].map((q) => ["/api/v1/suggest", `/api/v1/suggest?${q}&${more}`])),
        ...articles.flatMap(({ id }) => {
            const target = `/api/v1/articles/${encodeURIComponent(id)}`;
            return [["/api/v1/articles/{id}", target], ["/api/v1/articles/{id}/related", `${target}/related`]];
        }),
        ...["/api/v1/stats", "/api/v1/openapi.json", "/opensearch.xml", "/healthz", "/readyz", "/metrics"].map((path) => [path, path]),
    ];
    const any_target = (path) => path.replace("{id}", "bare");

    before(async () => {
        archive = await new Archive().open(corpus, articles);
        description = new Description(JSON.parse((await get("/api/v1/openapi.json")).text));
    });
    after(() => archive?.close());

    test("an outside validator accepts the document", async () => {
        const { Validator } = await import_package("@seriousme/openapi-schema-validator");
        const validator = new Validator();
        const result = await validator.validate(description.document);
        assert.deepEqual(result, { valid: true });
        assert.equal(validator.version, "3.1");
        assert.deepEqual(description.document.servers, [{ url: archive.url }]);
    });

    test("schemas leave no room for members that are not described", () => {
        const visit = (value, at) => {
            if (value === null || typeof value !== "object") return;
            if (value.properties) {
                assert.equal(value.additionalProperties, false, at);
                assert.ok(value.required.length > 0, at);
            }
            for (const [name, member] of Object.entries(value)) visit(member, `${at}/${name}`);
        };
        visit(description.document.components.schemas, "");
    });

    test("answers are as described", async () => {
        for (const [path, target] of good_targets()) {
            const answer = await check(path, target);
            assert.equal(answer.status, 200, `${answer.what}: ${answer.text}`);
        }
    });

    test("HEAD is GET without the body", async () => {
        for (const [path, target] of good_targets()) {
            const [full, head] = [await get(target), await check(path, target, { method: "HEAD" })];
            assert.equal(head.text, "", target);
            assert.equal(head.status, full.status, target);
            for (const { headers } of [full, head]) delete headers.date;
            const has_clock = /took_ms|dateline_request/.test(full.text);
            for (const name of ["connection", "keep-alive", ...(has_clock ? ["content-length"] : [])]) [full, head].forEach(({ headers }) => delete headers[name]);
            assert.deepEqual(head.headers, full.headers, target);
        }
    });

    test("what was answered once is not sent again while the index is the same", async () => {
        for (const [path, target] of good_targets()) {
            const { headers: { etag } } = await get(target);
            if (!etag) continue;
            for (const known of [etag, `"other", ${etag.slice(2)}`, "*"])
                assert.equal((await check(path, target, { headers: { "If-None-Match": known } })).status, 304, target);
            assert.equal((await check(path, target, { headers: { "If-None-Match": 'W/"other"' } })).status, 200, target);
        }
    });

    test("gzip changes nothing but the coding", async () => {
        for (const [path, target] of good_targets().filter((_, i) => i % 7 === 0 || i > 300)) {
            if (path === "/metrics") continue;
            const [plain, packed] = [await get(target), await check(path, target, { headers: { "Accept-Encoding": "gzip" } })];
            assert.equal(without_time(packed.text), without_time(plain.text), target);
            assert.equal(packed.headers.etag, plain.headers.etag, target);
        }
    });

    test("every example is served", async () => {
        for (const { path, parameters, id } of description.operations()) {
            for (const example of id?.schema.examples ?? [""]) {
                const address = path.replace("{id}", encodeURIComponent(example));
                assert.equal((await check(path, address)).status, 200, address);
                for (const { name, schema } of parameters) {
                    for (const value of [...(schema.examples ?? []), ...(schema.enum ?? [])]) {
                        const target = `${address}?${written(name, value)}`;
                        assert.equal((await check(path, target)).status, 200, target);
                    }
                }
            }
        }
    });

    test("what holds where a parameter is not given is as described", async () => {
        for (const { path, parameters } of description.operations()) {
            const usual = await get(any_target(path));
            for (const { name, schema } of parameters.filter((one) => "default" in one.schema)) {
                const target = `${any_target(path)}?${written(name, schema.default)}`;
                assert.equal(without_time((await get(target)).text), without_time(usual.text), target);
            }
        }
    });

    test("limits of parameters are those described, and a fault names the parameter", async () => {
        const values = ({ schema }) => {
            if (schema.enum) return [schema.enum, ["no", "-1", "NEWEST"]];
            if (schema.maximum) return [[schema.minimum, schema.maximum], [schema.minimum - 1, schema.maximum + 1, "x", "1.5", "99999999999999999999"]];
            if (schema.maxLength) return [["é".repeat(schema.maxLength)], ["é".repeat(schema.maxLength + 1)]];
            return [[], []];
        };
        for (const { path, parameters } of description.operations()) {
            for (const parameter of parameters) {
                const [good, bad] = values(parameter);
                for (const value of good) {
                    const target = `${any_target(path)}?${written(parameter.name, value)}`;
                    assert.equal((await check(path, target)).status, 200, target);
                }
                for (const value of [...bad, ...(["from", "to"].includes(parameter.name) ? ["soon", "2026-13"] : [])]) {
                    const target = `${any_target(path)}?${written(parameter.name, value)}`;
                    const answer = await check(path, target);
                    assert.equal(answer.status, 400, target);
                    const { detail, errors } = JSON.parse(answer.text);
                    assert.deepEqual(errors.map((one) => one.parameter), [parameter.name], answer.text);
                    assert.equal(detail, `${parameter.name} ${errors[0].detail}`);
                }
            }
        }
    });

    test("faults of the request are as described", async () => {
        for (const { path } of description.operations()) {
            const target = any_target(path);
            assert.equal((await check(path, `${target}?${"x".repeat(9000)}`)).status, 414, target);
            assert.equal((await check(path, target, { headers: { "X-Long": "x".repeat(9000) } })).status, 400, target);
            assert.equal((await check(path, target, { headers: { Range: "bytes=x" } })).status, 416, target);
            for (const method of ["POST", "PUT", "DELETE", "PATCH"])
                description.check_as("MethodNotAllowed", 405, await ask(archive.url, target, { method }));
            description.check_as("Preflight", 204, await ask(archive.url, target, { method: "OPTIONS" }));
        }
        for (const path of ["/api/v1/articles/{id}", "/api/v1/articles/{id}/related"])
            assert.equal((await check(path, path.replace("{id}", "nothing"))).status, 404, path);
        for (const target of ["/api", "/api/v1/", "/api/v2/search", "/api/v1/search/", "/api/v1/articles/a/b"])
            description.check_as("NotFound", 404, await get(target));
    });

    test("a query comes back as it was sent", async () => {
        for (const q of round_trips) {
            const parameters = `${written("q", q)}&${written("q2", "storm")}&per_page=1`;
            const page = await checked_json("/api/v1/search", parameters);
            assert.equal(page.query, q);
            if (page.next) assert.equal(new URL(page.next, archive.url).searchParams.get("q"), q);
            assert.equal((await checked_json("/api/v1/suggest", written("q", q))).query, q);
            const browsers = await check("/api/v1/suggest", `/api/v1/suggest?${written("q", q)}`, { headers: { Accept: "application/x-suggestions+json" } });
            assert.equal(JSON.parse(browsers.text)[0], q);
        }
        for (const [sent, back] of [["a%00b%07", "ab"], ["a%FFb%C3", "aÿbÃ"], ["caf%E9", "café"], ["a%09b%0D%0Ac", "a b  c"], ["%E2%82", "â‚"], ["a+b", "a b"]])
            assert.equal((await checked_json("/api/v1/search", `q=${sent}`)).query, back, sent);
    });

    test("members are there where they are described to be", async () => {
        for (const parameters of searches) {
            const page = await checked_json("/api/v1/search", parameters);
            const asked = new URLSearchParams(parameters);
            const has_facets = asked.get("facets") !== "0";
            assert.equal("facets" in page && "missing" in page && "timeline" in page, has_facets, parameters);
            assert.equal("compared" in page, has_facets && asked.has("q2"), parameters);
            for (const bar of page.timeline?.bars ?? []) assert.equal("count2" in bar, "compared" in page, parameters);
            for (const hit of page.hits) {
                assert.equal("explanation" in hit, asked.get("explain") === "1", parameters);
                assert.equal(hit.published === null, hit.published_precision === null, parameters);
            }
        }
    });

    test("an export has as many lines as it says, each as described", async () => {
        for (const parameters of searches) {
            const { text, headers } = await check("/api/v1/export", `/api/v1/export?${parameters}`);
            const lines = text.split("\n");
            assert.equal(lines.pop(), "");
            assert.equal(lines.length, Number(headers["x-total-count"]), parameters);
            for (const line of lines) description.validate("/components/schemas/Article", JSON.parse(line), parameters);
        }
    });

    test("the statistics count what a search for everything finds", async () => {
        const stats = await checked_json("/api/v1/stats", "limit=1000");
        const page = await checked_json("/api/v1/search", "fold=none");
        assert.equal(stats.articles, page.total);
        assert.equal(stats.stories, page.stories);
        assert.deepEqual(stats.index, page.index);
        assert.deepEqual(stats.missing, page.missing);
        assert.equal(stats.undated, stats.articles - page.timeline.bars.reduce((sum, bar) => sum + bar.count, 0));
        assert.equal(stats.published.first, "1848-01-01");
        for (const [name, values] of Object.entries(stats.facets)) {
            assert.equal(values.length, stats.distinct[name], name);
            assert.deepEqual(values.slice(0, page.facets[name].length), page.facets[name], name);
            const { facets, distinct } = await checked_json("/api/v1/stats", "limit=1");
            assert.deepEqual(facets[name], values.slice(0, 1), name);
            assert.deepEqual(distinct, stats.distinct);
            const parameter = name === "language" ? "lang" : name;
            const without = await checked_json("/api/v1/search", `${parameter}=-*&fold=none`);
            assert.equal(stats.missing[name], without.total, name);
            assert.equal(without.missing[name], without.total, name);
        }
    });

    test("a new commit is told", async () => {
        const target = "/api/v1/search?q=storm";
        const old = await get(target);
        archive.add([{ id: "new", title: "A storm", published: "2026-10-01" }]);
        const answer = await check("/api/v1/search", target, { headers: { "If-None-Match": old.headers.etag } });
        assert.equal(answer.status, 200);
        const [now, then] = [JSON.parse(answer.text), JSON.parse(old.text)];
        assert.equal(now.total, then.total + 1);
        assert.equal(now.index.uuid, then.index.uuid);
        assert.ok(now.index.revision > then.index.revision);
    });

    test("without an index, answers are as described, and no other is described", async () => {
        archive.remove_index();
        for (const { path } of description.operations()) {
            const answer = await check(path, any_target(path));
            const is_needed = "503" in description.document.paths[path].get.responses;
            // Suggestions are kept in memory.
            if (path !== "/api/v1/suggest") assert.equal(answer.status, is_needed ? 503 : 200, path);
        }
        assert.equal((await check("/api/v1/suggest", "/api/v1/suggest?q=title:s")).status, 503);
        const unseen = description.described().filter((one) => !description.seen.has(one) && !one.includes(" 500 "));
        assert.deepEqual(unseen, []);
    });

    test("an empty index is answered from as described", async () => {
        const empty = await new Archive().open([]);
        try {
            for (const [path, target] of good_targets()) {
                const answer = await ask(empty.url, target);
                description.check(path, answer);
                assert.equal(answer.status, path.includes("{id}") ? 404 : 200, `${answer.what}: ${answer.text}`);
            }
        } finally {
            await empty.close();
        }
    });
});
