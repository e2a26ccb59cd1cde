/**
 * The bill of materials of a build, as CycloneDX 1.6: every crate and every npm package of the two locks, with the locks'
 * hashes, and what leads to what. It holds no time and no random number, so that the same build has the same bill.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, Refusal, output } from "./command.js";

/**
 * @typedef {object} Component
 * @property {"application" | "library" | "file"} type
 * @property {string} bom-ref
 * @property {string} [group]
 * @property {string} name
 * @property {string} [version]
 * @property {"required" | "excluded"} [scope] what gets to users is required, what only builds or tests is excluded
 * @property {{ alg: string, content: string }[]} [hashes]
 * @property {{ expression: string }[]} [licenses]
 * @property {string} [purl]
 *
 * @typedef {{ ref: string, dependsOn: string[] }} Dependency
 */

const WASM = "pkg/wasm/m3ter_export_destination_bg.wasm";

export function bill() {
  const { name, version, license } = JSON.parse(readFileSync(join(ROOT, "pkg/package.json"), "utf8"));
  const subject = npmUrl(name, version);
  const crates = fromCargo();
  const packages = fromNpm(name);
  const wasm = readFileSync(join(ROOT, WASM));
  /** @type {Component} */
  const file = { type: "file", "bom-ref": WASM, name: WASM, scope: "required", hashes: [hash("SHA-256", createHash("sha256").update(wasm).digest("hex"))] };
  const compiler = rustc();
  const components = [file, compiler, ...crates.components, ...packages.components].sort(byRef);
  const dependencies = [
    { ref: subject, dependsOn: [WASM, ...packages.direct].sort() },
    { ref: WASM, dependsOn: [compiler["bom-ref"], ...crates.direct].sort() },
    { ref: compiler["bom-ref"], dependsOn: [] },
    ...crates.dependencies,
    ...packages.dependencies,
  ].sort((one, other) => order(one.ref, other.ref));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { type: "library", "bom-ref": subject, name, version, licenses: [{ expression: license }], purl: subject } },
    components,
    dependencies,
  };
}

/** @returns {Component} */
function rustc() {
  const [, version] = (output("rustc", ["--version"]) ?? "").split(" ");
  return { type: "application", "bom-ref": `pkg:generic/rustc@${version}`, name: "rustc", version, scope: "excluded" };
}

/** The crates of Cargo.lock. Those that are linked into the module are required; a macro's crate only runs in the compiler. */
function fromCargo() {
  const text = output("cargo", ["metadata", "--format-version", "1", "--locked", "--filter-platform", "wasm32-unknown-unknown"]);
  if (text === undefined) throw new Refusal("`cargo metadata --locked` failed: Cargo.lock is not that of Cargo.toml.");
  /** @type {{ packages: any[], resolve: { root: string, nodes: any[] } }} */
  const { packages, resolve } = JSON.parse(text);
  const known = new Map(packages.map((each) => [each.id, each]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isNormal = (/** @type {any} */ { dep_kinds }) => dep_kinds.some((/** @type {any} */ { kind }) => kind === null);
  /** @type {(id: string) => boolean} */
  const isMacro = (id) => known.get(id).targets.some((/** @type {any} */ { kind }) => kind.includes("proc-macro"));

  const linked = new Set();
  const waiting = [resolve.root];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const dep of nodes.get(id).deps.filter(isNormal)) {
      if (linked.has(dep.pkg) || isMacro(dep.pkg)) continue;
      linked.add(dep.pkg);
      waiting.push(dep.pkg);
    }
  }

  // Of all platforms, so more than the metadata of one.
  const locked = [...readFileSync(join(ROOT, "Cargo.lock"), "utf8").matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = .+\nchecksum = "(.+)"$/gm)];
  /** @type {(id: string) => string} */
  const urlOf = (id) => cargoUrl(known.get(id).name, known.get(id).version);
  const required = new Set([...linked].map(urlOf));
  const licenses = new Map(packages.map((each) => [cargoUrl(each.name, each.version), each.license]));
  return {
    components: locked.map(([, name, version, checksum]) => {
      const url = cargoUrl(name, version);
      const license = licenses.get(url);
      return component(url, { name, version, hashes: [hash("SHA-256", checksum)] }, required.has(url), license);
    }),
    direct: nodes.get(resolve.root).deps.filter(isNormal).map((/** @type {any} */ { pkg }) => urlOf(pkg)),
    dependencies: resolve.nodes
      .filter(({ id }) => id !== resolve.root)
      .map(({ id, deps }) => ({ ref: urlOf(id), dependsOn: deps.map((/** @type {any} */ { pkg }) => urlOf(pkg)).sort() })),
  };
}

/**
 * The packages of package-lock.json: all of them build or test, and none gets to users.
 * @param {string} own
 */
function fromNpm(own) {
  /** @type {Record<string, any>} */
  const all = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages;
  const FOLDER = "node_modules/";
  const isForeign = (/** @type {string} */ path) => path.startsWith(FOLDER) && !all[path].link;
  /** @type {(path: string) => string} */
  const nameOf = (path) => all[path].name ?? path.slice(path.lastIndexOf(FOLDER) + FOLDER.length);
  /** @type {(path: string) => string} */
  const urlOf = (path) => npmUrl(nameOf(path), all[path].version);

  /**
   * Where Node looks for it, from the folder of who asks.
   * @param {string} from
   * @param {string} name
   * @returns {string | undefined}
   */
  function find(from, name) {
    const path = `${from === "" ? "" : `${from}/`}${FOLDER}${name}`;
    if (path in all) return path;
    return from === "" ? undefined : find(from.slice(0, Math.max(0, from.lastIndexOf(`/${FOLDER}`))), name);
  }

  /** @param {string} path */
  function wants(path) {
    const { dependencies, optionalDependencies, devDependencies } = all[path];
    const names = Object.keys({ ...dependencies, ...optionalDependencies, ...(path === "" ? devDependencies : {}) });
    const found = names.map((name) => find(path, name)).filter((each) => each !== undefined && isForeign(each));
    return [...new Set(found.map((each) => urlOf(/** @type {string} */ (each))))].sort();
  }

  if (Object.keys(all.pkg.dependencies ?? {}).length > 0) throw new Refusal(`${own} has dependencies at run time.`);
  const paths = Object.keys(all).filter(isForeign);
  /** @type {Map<string, Component>} the same package may lie in two places */
  const components = new Map();
  /** @type {Map<string, Dependency>} */
  const dependencies = new Map();
  for (const path of paths) {
    const url = urlOf(path);
    const { version, integrity, license } = all[path];
    const [group, name] = /^(?:(@[^/]+)\/)?(.+)$/.exec(nameOf(path))?.slice(1) ?? [];
    const hashes = [hash("SHA-512", Buffer.from(integrity.replace(/^sha512-/, ""), "base64").toString("hex"))];
    components.set(url, component(url, { ...(group && { group }), name, version, hashes }, false, license));
    const dependsOn = new Set([...(dependencies.get(url)?.dependsOn ?? []), ...wants(path)]);
    dependencies.set(url, { ref: url, dependsOn: [...dependsOn].sort() });
  }
  return { components: [...components.values()], dependencies: [...dependencies.values()], direct: wants("") };
}

/**
 * @param {string} url
 * @param {{ group?: string, name: string, version: string, hashes: { alg: string, content: string }[] }} facts
 * @param {boolean} isRequired
 * @param {string} [license]
 * @returns {Component}
 */
function component(url, facts, isRequired, license) {
  return {
    type: "library",
    "bom-ref": url,
    ...facts,
    scope: isRequired ? "required" : "excluded",
    ...(license && { licenses: [{ expression: license.replaceAll("/", " OR ") }] }),
    purl: url,
  };
}

/**
 * @param {string} alg
 * @param {string} content in hexadecimal
 */
function hash(alg, content) {
  return { alg, content };
}

/**
 * @param {string} name
 * @param {string} version
 */
function cargoUrl(name, version) {
  return `pkg:cargo/${name}@${encodeURIComponent(version)}`;
}

/**
 * @param {string} name
 * @param {string} version
 */
function npmUrl(name, version) {
  return `pkg:npm/${name.replace("@", "%40")}@${encodeURIComponent(version)}`;
}

/**
 * By code units, in every locale.
 * @param {string} one
 * @param {string} other
 */
function order(one, other) {
  return one < other ? -1 : Number(one > other);
}

/**
 * @param {Component} one
 * @param {Component} other
 */
function byRef(one, other) {
  return order(one["bom-ref"], other["bom-ref"]);
}
