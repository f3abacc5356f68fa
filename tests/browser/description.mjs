// Holds answers against the OpenAPI document that the daemon serves: nothing may be served that it does not describe.
import assert from "node:assert/strict";
import { load } from "./packages.mjs";

const Ajv = load("ajv/dist/2020.js").default;
const add_formats = load("ajv-formats").default;

// Of HTTP itself, and two that the document's introduction describes for all answers.
const common_headers = new Set([
    "accept-ranges", "connection", "content-encoding", "content-length", "content-type", "date", "keep-alive", "transfer-encoding",
    "referrer-policy", "x-content-type-options",
]);

const escaped = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1");

export class Description {
    #ajv = new Ajv({ strict: true, allowUnionTypes: true });
    /** Which answers were seen: "/feed 200 application/rss+xml". */
    seen = new Set();

    constructor(document) {
        this.document = document;
        add_formats(this.#ajv);
        // The schemas refer to each other by their places in the document, which so is a schema itself.
        this.#ajv.addVocabulary(Object.keys(document));
        this.#ajv.addSchema(document, "document", undefined, false);
    }

    resolve(value) {
        return value.$ref ? this.at(value.$ref.slice(1)) : value;
    }

    at(pointer) {
        return pointer.slice(1).split("/").reduce((value, key) => value[key.replaceAll("~1", "/").replaceAll("~0", "~")], this.document);
    }

    /** Every path with its parameters. */
    operations() {
        return Object.entries(this.document.paths).map(([path, { get }]) => {
            const all = (get.parameters ?? []).map((one) => this.resolve(one));
            return { path, parameters: all.filter((one) => one.in === "query"), id: all.find((one) => one.in === "path") };
        });
    }

    /** Every answer that is described, as in `seen`. */
    described() {
        return Object.entries(this.document.paths).flatMap(([path, { get }]) =>
            Object.entries(get.responses).flatMap(([status, response]) => {
                const types = Object.keys(this.resolve(response).content ?? {});
                return (types.length ? types : [""]).map((type) => `${path} ${status} ${type}`);
            }));
    }

    /** Asserts that `value` is as the schema at `pointer` of the document has it. */
    validate(pointer, value, what) {
        const is_valid = this.#ajv.getSchema(`document#${encodeURI(pointer)}`);
        assert.ok(is_valid, `there is a schema at ${pointer}`);
        assert.ok(is_valid(value), `${what}: ${this.#ajv.errorsText(is_valid.errors)} in ${JSON.stringify(value)?.slice(0, 600)}`);
    }

    /** Asserts that `answer` is one of those described for GET of `path`. */
    check(path, answer) {
        const at = `/paths/${escaped(path)}/get/responses`;
        const response = this.at(at)[answer.status];
        assert.ok(response, `${answer.what}: ${answer.status} is not described`);
        this.#check_response(response.$ref?.slice(1) ?? `${at}/${answer.status}`, answer);
        this.seen.add(`${path} ${answer.status} ${answer.type}`);
    }

    /** Likewise, of those described for no path. */
    check_as(name, status, answer) {
        assert.equal(answer.status, status, answer.what);
        this.#check_response(`/components/responses/${name}`, answer);
    }

    #check_response(pointer, answer) {
        const { headers = {}, content } = this.at(pointer);
        this.#check_headers(headers, answer);
        if (!content) {
            assert.equal(answer.text, "", answer.what);
            assert.equal(answer.type, "", answer.what);
            return;
        }
        assert.ok(content[answer.type], `${answer.what}: ${answer.type} is not described`);
        if (answer.method === "HEAD") return;
        const value = answer.type.endsWith("json") ? JSON.parse(answer.text) : answer.text;
        const { schema } = content[answer.type];
        this.validate(schema.$ref?.slice(1) ?? `${pointer}/content/${escaped(answer.type)}/schema`, value, answer.what);
    }

    #check_headers(described, answer) {
        const known = new Map(Object.entries(described).map(([name, header]) => [name.toLowerCase(), header]));
        for (const [name, header] of known) {
            const { required, schema } = this.resolve(header);
            const text = answer.headers[name];
            if (text === undefined) {
                assert.ok(!required, `${answer.what}: there is no ${name}`);
                continue;
            }
            const value = schema.type === "string" ? text : JSON.parse(text);
            this.validate(`${header.$ref.slice(1)}/schema`, value, `${answer.what}: ${name}`);
        }
        for (const name of Object.keys(answer.headers))
            assert.ok(known.has(name) || common_headers.has(name), `${answer.what}: ${name} is not described`);
        assert.equal(answer.headers["x-content-type-options"], "nosniff", answer.what);
        assert.equal(answer.headers["referrer-policy"], "same-origin", answer.what);
    }
}
