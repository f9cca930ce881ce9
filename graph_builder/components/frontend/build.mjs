// Bundles each component into one script and one style sheet, the same bytes on every machine.
// node build.mjs OUTPUT_FOLDER PATH_OF_VIS_NETWORK — scripts/build_components.py knows both.
import { build } from "esbuild";

const [outdir, visNetwork] = process.argv.slice(2);
if (!outdir || !visNetwork) {
  console.error("usage: node build.mjs OUTPUT_FOLDER PATH_OF_VIS_NETWORK");
  process.exit(2);
}

await build({
  entryPoints: ["graph", "search", "evidence", "reader", "listing", "editor", "entity", "chains", "facets", "timeline", "catalogue"].map((name) => ({ in: `src/${name}/index.js`, out: name })),
  outdir,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  charset: "utf8",
  legalComments: "inline",
  alias: { "vis-network": visNetwork }, // the very file that pyvis ships, so that app and exported page draw alike
  logLevel: "warning",
});
