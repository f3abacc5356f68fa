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
    #daemon;
    /** Where the daemon is, such as http://127.0.0.1:40123 */
    url;

    /** Indexes `sources`: paths, or lists of articles as the indexer reads them. */
    async open(...sources) {
        const paths = sources.map((one, i) => {
            if (typeof one === "string") return one;
            const path = join(this.#folder, `${i}.jsonl`);
            writeFileSync(path, one.map((article) => JSON.stringify(article) + "\n").join(""));
            return path;
        });
        const index = join(this.#folder, "index");
        execFileSync(join(programs, "indexer/dateline-indexer"), ["--index", index, "--quiet", ...paths], { stdio: "inherit" });
        this.#daemon = spawn(
            join(programs, "searchd/dateline-searchd"),
            ["--index", index, "--web", join(source, "web"), "--listen", "127.0.0.1:0"],
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
