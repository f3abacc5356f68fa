// An index and a daemon that serves it, for one test file.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../../", import.meta.url));
/** The build folder whose programs are tested. */
export const programs = process.env.DATELINE_BUILD ?? join(source, "build/dev");

export const corpus = join(source, "corpus");

export class Archive {
    #folder = mkdtempSync(join(tmpdir(), "dateline-browser-"));
    #lists = 0;
    #daemon;
    /** Where the daemon is, such as http://127.0.0.1:40123 */
    url;

    get #index() {
        return join(this.#folder, "index");
    }

    /** Indexes `sources`: paths, or lists of articles as the indexer reads them. */
    add(...sources) {
        const paths = sources.map((one) => {
            if (typeof one === "string") return one;
            const path = join(this.#folder, `${this.#lists++}.jsonl`);
            writeFileSync(path, one.map((article) => JSON.stringify(article) + "\n").join(""));
            return path;
        });
        execFileSync(join(programs, "indexer/dateline-indexer"), ["--index", this.#index, "--quiet", ...paths], { stdio: "inherit" });
    }

    /** Takes the index away from the daemon. */
    remove_index() {
        rmSync(this.#index, { recursive: true });
    }

    /** Indexes `sources` as add() does, and serves them. */
    async open(...sources) {
        this.add(...sources);
        this.#daemon = spawn(
            join(programs, "searchd/dateline-searchd"),
            ["--index", this.#index, "--web", join(source, "web"), "--listen", "127.0.0.1:0"],
            { stdio: ["ignore", "pipe", "inherit"] },
        );
        for await (const line of createInterface({ input: this.#daemon.stdout })) {
            const found = line.match(/http:\S+/);
            if (found) {
                this.url = found[0].replace(/\/$/, "");
                return this;
            }
        }
        throw new Error("dateline-searchd ended before it listened");
    }

    async close() {
        if (this.#daemon && this.#daemon.exitCode === null) {
            const ended = new Promise((done) => this.#daemon.once("exit", done));
            this.#daemon.kill("SIGTERM");
            await ended;
        }
        rmSync(this.#folder, { recursive: true, force: true });
    }
}
