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

/**
 * The members of an interface, or of an alias of an object type.
 * @param {ts.Symbol} symbol
 */
function members(symbol) {
  const isObject = (symbol.declarations ?? []).some(
    (declaration) =>
      ts.isInterfaceDeclaration(declaration) ||
      (ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type)),
  );
  return isObject ? checker.getDeclaredTypeOfSymbol(symbol).getProperties() : [];
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
      for (const member of members(symbol)) {
        if (!isDocumented(member)) bare.push(`${symbol.name}.${member.name}`);
      }
    }
    assert.deepEqual(bare, []);
  });
}
