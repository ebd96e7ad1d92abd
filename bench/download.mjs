// The download of a page that imports a package: bundled, minified and gzipped.
import { gzipSync } from "node:zlib";
import { bundle } from "./bundle.mjs";

/** The bytes of a KB. */
export const KB = 1024;

/** Zod with the fields and limits of a deployment, as a user would write them. */
export const ZOD_WITH_RULES = 'export { validate } from "./peers/zod.mjs"';

export const gzip = (bytes) => gzipSync(bytes, { level: 9 }).length;
export const script = async (source, options) => gzip(await bundle(source, options));
