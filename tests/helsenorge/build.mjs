// Puts Helsenorge's components, and the styles that they bring, into a folder: `node build.mjs FOLDER`.
import { build } from "esbuild";
import { dirname } from "node:path";
import { compile } from "sass";

const styles = {
  name: "styles",
  setup: (building) =>
    building.onLoad({ filter: /\.scss$/ }, ({ path }) => ({
      contents: compile(path, { loadPaths: ["node_modules"], quietDeps: true, silenceDeprecations: ["import"] }).css,
      loader: path.endsWith(".module.scss") ? "local-css" : "css",
      resolveDir: dirname(path),
    })),
};

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["real.jsx"],
  bundle: true,
  outdir: process.argv[2],
  jsx: "automatic",
  loader: { ".woff": "file", ".woff2": "file", ".svg": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [styles],
  logLevel: "error",
});
