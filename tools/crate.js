/** Checks what users of the crate get: its documentation, and the archive for crates.io. */
import { spawnSync } from "node:child_process";
import { Refusal, ROOT, run } from "./command.js";

export function documentCrate() {
  run("cargo", ["doc", "--no-deps"], { RUSTDOCFLAGS: "-D warnings" });
}

/** Packs the archive, and fails on what `cargo publish` would warn about. */
export function packCrate() {
  const args = ["package", "--no-verify", "--offline", "--allow-dirty"];
  const { status, stderr } = spawnSync("cargo", args, { cwd: ROOT, encoding: "utf8" });
  if (status !== 0 || /^warning/m.test(stderr)) throw new Refusal(`\`cargo ${args.join(" ")}\` printed:\n${stderr}`);
}

/** Runs the crate's tests that are compiled to WebAssembly. */
export function testInBrowser() {
  const target = "wasm32-unknown-unknown";
  run("cargo", ["test", "--target", target, "--test", "browser"], {
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER: `${process.execPath} tools/wasm-test-runner.js`,
  });
}
