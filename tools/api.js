/** Makes docs/api.md from the package's declarations, with TypeDoc. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Refusal, ROOT } from "./command.js";

const PAGE = join(ROOT, "docs/api.md");

const INTRODUCTION = `# API

Generated from the package's type declarations; \`npm run update\` rewrites it. [rules.md](rules.md) explains the issues, and
[command-line.md](command-line.md) the command line. \`m3ter-export-destination/slim\` exports the names of
\`m3ter-export-destination\`, and \`init\`.

`;

/** The chapters in order, by the file that declares their members. */
const CHAPTERS = {
  "validation.d.ts": "Validation",
  "fix.d.ts": "Fixes",
  "preview.d.ts": "Preview",
  "access.d.ts": "Access policies",
  "standard-schema.d.ts": "Standard Schema",
  "slim.d.ts": "Loading",
  "wasm.d.ts": "Loading",
  "contract.d.ts": "The contract",
};

/**
 * Writes the page.
 * @returns {Promise<boolean>} whether it changed
 */
export async function updateApiPage() {
  const text = await apiPage();
  const changed = current() !== text;
  if (changed) writeFileSync(PAGE, text);
  return changed;
}

/** Fails if the page differs from the declarations. */
export async function checkApiPage() {
  if (current() !== (await apiPage())) {
    throw new Refusal("docs/api.md differs from the declarations in pkg/: `npm run update` rewrites it.");
  }
}

function current() {
  return existsSync(PAGE) ? readFileSync(PAGE, "utf8") : undefined;
}

async function apiPage() {
  // Imported here, since `npm run update` may have to install it first.
  const { Application, CommentTag, Converter } = await import("typedoc");
  const out = mkdtempSync(join(tmpdir(), "api-"));
  try {
    const app = await Application.bootstrapWithPlugins(
      /** @type {import("typedoc").TypeDocOptions & import("typedoc-plugin-markdown").PluginOptions} */ ({
        // It exports everything that the main entry exports.
        entryPoints: [join(ROOT, "pkg/slim.d.ts")],
        tsconfig: join(ROOT, "tools/api.tsconfig.json"),
        plugin: ["typedoc-plugin-markdown"],
        outputs: [{ name: "markdown", path: out }],
        logLevel: "Warn",
        readme: "none",
        disableSources: true,
        sort: ["kind", "source-order"],
        kindSortOrder: ["Function", "Variable", "Interface", "TypeAlias"],
        categorizeByGroup: false,
        categoryOrder: Object.values(CHAPTERS),
        outputFileStrategy: "modules",
        hideBreadcrumbs: true,
        hidePageHeader: true,
        hidePageTitle: true,
        useCodeBlocks: true,
        expandObjects: true,
        expandParameters: true,
        parametersFormat: "table",
        interfacePropertiesFormat: "table",
        typeAliasPropertiesFormat: "table",
        tableColumnSettings: { hideModifiers: true, hideSources: true },
      }),
    );
    app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
      for (const child of project.children ?? []) {
        const [{ comment }, ...overloads] = child.signatures ?? [child];
        comment?.blockTags.push(new CommentTag("@category", [{ kind: "text", text: chapter(project, child) }]));
        // TypeDoc copies the comment of the first overload to the others.
        for (const overload of overloads) delete overload.comment;
      }
    });
    const project = await app.convert();
    if (project === undefined) throw new Refusal("TypeDoc cannot read the declarations in pkg/.");
    app.validate(project);
    await app.generateOutputs(project);
    if (app.logger.hasWarnings() || app.logger.hasErrors())
      throw new Refusal("TypeDoc warns about the declarations in pkg/.");
    return INTRODUCTION + tidy(readFileSync(join(out, "README.md"), "utf8"));
  } finally {
    rmSync(out, { recursive: true });
  }
}

/**
 * Returns the chapter of an export.
 * @param {import("typedoc").ProjectReflection} project
 * @param {import("typedoc").DeclarationReflection} declaration
 */
function chapter(project, declaration) {
  const file = basename(project.getSymbolIdFromReflection(declaration)?.fileName ?? "");
  const title = /** @type {Record<string, string>} */ (CHAPTERS)[file];
  if (title === undefined) throw new Error(`${declaration.name} is declared in ${file}, which has no chapter`);
  return title;
}

/**
 * Removes what makes the page longer and says nothing.
 * @param {string} text
 */
function tidy(text) {
  return (
    text
      .replaceAll(/<a id="[^"]*"><\/a> /g, "")
      .replaceAll("#### Properties\n\n", "")
      // Members of members, whose type the row above shows.
      .replaceAll(/^\| `\w+\..* \| - \|\n/gm, "")
      .replaceAll("***\n\n", "")
  );
}
