/** Suggests a value of `code`. */

/**
 * Returns a code made from the name, while there is no code.
 * @param {Map<string, string>} found the values by name, as JSON text
 */
export function suggestedCode(found) {
  if (!["", '""', undefined].includes(found.get("code"))) return undefined;
  const name = found.get("name");
  if (!name?.startsWith('"')) return undefined;
  const plain = String(JSON.parse(name)).replaceAll("ß", "ss").normalize("NFKD").replace(/\p{M}/gu, "");
  return (
    plain
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, 80) || undefined
  );
}
