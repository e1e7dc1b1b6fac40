// Puts Helsenorge's components, and the styles that they bring, into a folder: `node build.mjs FOLDER`.
import { build } from "esbuild";
import { sassPlugin } from "esbuild-sass-plugin";

await build({
  absWorkingDir: import.meta.dirname,
  entryPoints: ["real.jsx"],
  bundle: true,
  outdir: process.argv[2],
  jsx: "automatic",
  loader: { ".woff": "file", ".woff2": "file", ".svg": "dataurl" },
  define: { "process.env.NODE_ENV": '"production"' },
  plugins: [sassPlugin({ filter: /\.module\.scss$/, type: "local-css" }), sassPlugin({ filter: /\.scss$/, type: "css" })],
  logLevel: "error",
});
