// The packages that package.json names, from build/npm, where scripts/packages puts them.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const folder = new URL("../../build/npm/package.json", import.meta.url);

/** A package written in CommonJS. */
export const load = createRequire(folder);

/** A package written as an ECMAScript module. */
export const import_package = (name) => import(pathToFileURL(load.resolve(name)).href);
