/** What a bundler makes for a page of code that uses the package, minified: the bytes of one script. */
import { build } from "esbuild";

/** `source` is an entry's path, or `{ contents, resolveDir }`; `more` are esbuild's options beside these. */
export async function bundled(source, more = {}) {
  const { outputFiles } = await build({
    ...(typeof source === "string" ? { entryPoints: [source] } : { stdin: source }),
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    loader: { ".wasm": "binary" },
    ...more,
  });
  return outputFiles[0].contents;
}
