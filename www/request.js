/** The request that sends the body to m3ter. */

const DESTINATIONS = "https://api.m3ter.com/organizations/{orgId}/dataexports/destinations";

/**
 * @param {"create" | "update"} operation
 * @param {string} organizationId
 * @param {string} destinationId of the destination to update
 * @returns {{ method: string, url: string }} with placeholders for the ids that are not known
 */
export function request(operation, organizationId, destinationId) {
  const url = DESTINATIONS.replace("{orgId}", () => segment(organizationId) || "{orgId}");
  if (operation === "create") return { method: "POST", url };
  return { method: "PUT", url: `${url}/${segment(destinationId) || "{id}"}` };
}

/** @param {string} id */
function segment(id) {
  // `encodeURIComponent` throws on half a surrogate pair, which an input can hold.
  return encodeURIComponent(id.trim().replace(/[\ud800-\udfff]/gu, "\ufffd"));
}
