/** Everything that the declarations export has a doc comment, and so do its members. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const PACKAGE = new URL("../../pkg/", import.meta.url);
const ENTRIES = ["index", "slim", "wasm"].map((entry) => fileURLToPath(new URL(`${entry}.d.ts`, PACKAGE)));

const program = ts.createProgram(ENTRIES, {
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
});
const checker = program.getTypeChecker();

/** @param {ts.Symbol} symbol */
function original(symbol) {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** @param {ts.Symbol} symbol */
function isDocumented(symbol) {
  return symbol.getDocumentationComment(checker).length > 0;
}

for (const entry of ENTRIES) {
  test(entry.slice(fileURLToPath(PACKAGE).length), () => {
    const source = program.getSourceFile(entry);
    assert.ok(source);
    const exported = checker
      .getExportsOfModule(/** @type {ts.Symbol} */ (checker.getSymbolAtLocation(source)))
      .map(original);
    assert.notEqual(exported.length, 0);
    const bare = [];
    for (const symbol of exported) {
      if (!isDocumented(symbol)) bare.push(symbol.name);
      if (!(symbol.flags & ts.SymbolFlags.Interface)) continue;
      for (const member of checker.getDeclaredTypeOfSymbol(symbol).getProperties()) {
        if (member.name !== "~standard" && !isDocumented(member)) bare.push(`${symbol.name}.${member.name}`);
      }
    }
    assert.deepEqual(bare, []);
  });
}
