// Requests as they are written, which fetch() would mend.
import http from "node:http";
import { gunzipSync } from "node:zlib";

const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });

/** The answer to a request of `target`, as it is, to the site at `url`. */
export function ask(url, target, { method = "GET", headers = {} } = {}) {
    const { hostname, port } = new URL(url);
    return new Promise((resolve, reject) => {
        const request = http.request({ hostname, port, path: target, method, headers, agent }, (answer) => {
            const parts = [];
            answer.on("data", (part) => parts.push(part));
            answer.on("error", reject);
            answer.on("end", () => {
                const bytes = Buffer.concat(parts);
                const is_packed = answer.headers["content-encoding"] === "gzip" && bytes.length > 0;
                resolve({
                    what: `${method} ${target.length > 300 ? target.slice(0, 300) + "…" : target}`,
                    method,
                    status: answer.statusCode,
                    headers: answer.headers,
                    type: (answer.headers["content-type"] ?? "").replace(/;.*/, ""),
                    text: (is_packed ? gunzipSync(bytes) : bytes).toString(),
                });
            });
        });
        request.on("error", reject);
        request.end();
    });
}
