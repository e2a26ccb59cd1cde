/** The crate as its users get it: its documentation, and the archive for the registry. */
import { spawnSync } from "node:child_process";
import { ROOT, Refusal, run } from "./command.js";

export function documentCrate() {
  run("cargo", ["doc", "--no-deps"], { RUSTDOCFLAGS: "-D warnings" });
}

/** What `cargo publish --dry-run` warns about, without building it all once more. */
export function packCrate() {
  const args = ["package", "--no-verify", "--offline", "--allow-dirty"];
  const { status, stderr } = spawnSync("cargo", args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0 || /^warning/m.test(stderr)) throw new Refusal(`\`cargo ${args.join(" ")}\` says:\n${stderr}`);
}
