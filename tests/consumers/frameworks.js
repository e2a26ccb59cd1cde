/** The consumers that are frameworks. Each folder has a lock file of its own, since their dependencies exclude each other. */

/** @import { Consumer } from "./consumers.js" */
/** @import { Project } from "./project.js" */

const DEVELOPMENT = "development, `/slim`";

/** @type {Consumer[]} */
export const FRAMEWORKS = [
  {
    name: "Angular CLI, build",
    folder: "frameworks/angular",
    tool: "@angular/cli",
    async verdicts(project) {
      await project.run("ng", "build");
      return project.page("", "dist/browser");
    },
  },
  {
    name: "Angular CLI, build, `/slim`",
    folder: "frameworks/angular",
    tool: "@angular/cli",
    needs: "`assets` for the `.wasm` file",
    async verdicts(project) {
      await project.run("ng", "build", "--configuration", "slim");
      return project.page("", "dist-slim/browser");
    },
  },
  {
    name: "Nuxt, server and page",
    folder: "frameworks/nuxt",
    tool: "nuxt",
    async verdicts(project) {
      await project.run("nuxt", "build");
      return rendered(project, (port) => ["env", `PORT=${port}`, "HOST=127.0.0.1", "node", ".output/server/index.mjs"]);
    },
  },
  {
    name: `Nuxt, ${DEVELOPMENT}`,
    folder: "frameworks/nuxt",
    tool: "nuxt",
    verdicts: (project) =>
      slimPage(project, (port) => ["nuxt", "dev", "--no-fork", "--host", "127.0.0.1", "--port", `${port}`]),
  },
  {
    name: "SvelteKit, server and page",
    folder: "frameworks/sveltekit",
    tool: "@sveltejs/kit",
    async verdicts(project) {
      await project.run("vite", "build");
      return rendered(project, (port) => ["env", `PORT=${port}`, "HOST=127.0.0.1", "node", "build"]);
    },
  },
  {
    name: `SvelteKit, ${DEVELOPMENT}`,
    folder: "frameworks/sveltekit",
    tool: "@sveltejs/kit",
    verdicts: (project) => slimPage(project, vite),
  },
  {
    name: "Astro, rendered page and script",
    folder: "frameworks/astro",
    tool: "astro",
    async verdicts(project) {
      await project.run("astro", "build");
      return rendered(project, (port) => ["astro", "preview", "--host", "127.0.0.1", "--port", `${port}`]);
    },
  },
  {
    name: `Astro, ${DEVELOPMENT}`,
    folder: "frameworks/astro",
    tool: "astro",
    verdicts: (project) => slimPage(project, (port) => ["astro", "dev", "--host", "127.0.0.1", "--port", `${port}`]),
  },
  {
    name: "React Router, loader and page",
    folder: "frameworks/react-router",
    tool: "react-router",
    async verdicts(project) {
      await project.run("react-router", "build");
      const serve = ["react-router-serve", "build/server/index.js"];
      return rendered(project, (port) => ["env", `PORT=${port}`, "HOST=127.0.0.1", ...serve]);
    },
  },
  {
    name: `React Router, ${DEVELOPMENT}`,
    folder: "frameworks/react-router",
    tool: "react-router",
    verdicts: (project) =>
      slimPage(project, (port) => ["react-router", "dev", "--host", "127.0.0.1", "--port", `${port}`]),
  },
  {
    name: "Storybook, build",
    folder: "frameworks/storybook",
    tool: "storybook",
    async verdicts(project) {
      await project.run("storybook", "build", "--quiet", "--output-dir", "dist");
      return project.page("iframe.html?id=verdict--default&viewMode=story", "dist");
    },
  },
  {
    name: `Storybook, ${DEVELOPMENT}`,
    folder: "frameworks/storybook",
    tool: "storybook",
    verdicts: (project) =>
      slimPage(
        project,
        (port) => ["storybook", "dev", "--ci", "--host", "127.0.0.1", "--port", `${port}`, "--exact-port"],
        "/iframe.html?id=slim--default&viewMode=story",
      ),
  },
];

/** @param {number} port */
function vite(port) {
  return ["vite", "--host", "127.0.0.1", "--port", `${port}`, "--strictPort"];
}

/**
 * Returns the verdicts of the server's HTML and of the page.
 * @param {Project} project
 * @param {(port: number) => string[]} command
 */
function rendered(project, command) {
  return project.server(command, async (origin) => {
    const html = await (await fetch(origin)).text();
    const ofServer = /id="server"[^>]*>(VERDICT [^<]*)/.exec(html)?.[1] ?? "no verdict of the server";
    return [ofServer, ...(await project.visit(origin))];
  });
}

/**
 * @param {Project} project
 * @param {(port: number) => string[]} command of a development server
 * @param {string} [path]
 */
function slimPage(project, command, path = "/slim") {
  return project.server(command, async (origin) => {
    const found = await project.visit(origin + path);
    // During the first visit Vite finds the dependencies that it bundles, and may interrupt the page.
    return found.length > 0 ? found : project.visit(origin + path);
  });
}
