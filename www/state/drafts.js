/** Keeps drafts on this device. Each tab has its own, so that no tab overwrites another's. The newest few are kept. */
import { signal } from "@preact/signals";
import { notify } from "./notice.js";
import { draft, draftFrom, FIRST } from "./state.js";
import { recall, remember } from "./storage.js";

/**
 * @import { Draft } from "./state.js"
 * @typedef {{ id: string, saved: number, draft: Draft }} Kept
 */

/** Milliseconds without a change before the draft is saved. */
const SAVE_DELAY = 300;

/** The drafts that are kept. */
const MAX_DRAFTS = 6;

const session = () => sessionStorage;

let id = "";
let timer = 0;
let unsaved = false;
/** Whether this tab's draft was among the kept ones. */
let wasKept = false;
let warned = false;

/** Drafts of other tabs and of earlier visits, the newest first. */
export const earlier = signal(/** @type {Kept[]} */ ([]));

/** `crypto.randomUUID` would need HTTPS. */
function newId() {
  return Math.random().toString(36).slice(2);
}

/** @returns {Draft | undefined} this tab's draft, or the newest one in a new tab */
export function openDraft() {
  const kept = keptDrafts();
  const known = recall("tab", session);
  const own = kept.find((each) => each.id === known);
  id = typeof known === "string" ? known : newId();
  wasKept = own !== undefined;
  // A duplicated tab starts with a copy of this storage, and must not get the ID.
  const forgetId = () => remember("tab", null, session);
  forgetId();
  addEventListener("pageshow", forgetId);
  addEventListener("pagehide", () => remember("tab", id, session));
  // A browser discards a hidden tab without telling it, and opens it anew later.
  addEventListener("visibilitychange", () => remember("tab", document.hidden ? id : null, session));
  listEarlier(kept);
  addEventListener("storage", () => {
    const now = keptDrafts();
    // Another tab had the same draft for a moment, or there are many tabs: this one saves its draft again when it closes.
    unsaved ||= wasKept && now.every((each) => each.id !== id);
    listEarlier(now);
  });
  addEventListener("pagehide", saveDraft);
  return (own ?? kept[0])?.draft;
}

/** Saves the current state as this tab's draft after a short delay. */
export function keepDraft() {
  unsaved = true;
  clearTimeout(timer);
  timer = window.setTimeout(saveDraft, SAVE_DELAY);
}

/** Saves at once, because the page may be closing. */
function saveDraft() {
  clearTimeout(timer);
  if (!unsaved) return;
  unsaved = false;
  const own = { id, saved: Date.now(), draft: draft() };
  const content = JSON.stringify(own.draft);
  // An earlier draft that was opened is this tab's now.
  const others = keptDrafts().filter((each) => each.id !== id && JSON.stringify(each.draft) !== content);
  listEarlier(others);
  wasKept = remember("drafts", [own, ...others].slice(0, MAX_DRAFTS));
  if (wasKept || warned) return;
  warned = true;
  notify(
    "This browser does not keep the draft: its storage is full or blocked. Copy or download the JSON before you leave.",
    {
      tone: "problem",
      stays: true,
    },
  );
}

/** Keeps the open draft as it is, and gives this tab a new one. */
export function startAnotherDraft() {
  const content = JSON.stringify(draft());
  // The body of a link is not saved before it is left.
  unsaved ||= [FIRST, ...keptDrafts().map((each) => each.draft)].every((each) => JSON.stringify(each) !== content);
  saveDraft();
  id = newId();
  wasKept = false;
  listEarlier(keptDrafts());
}

/** Lists the kept drafts of other tabs. The first one is kept, so that a new visit starts with it after a reset, and is not listed. @param {Kept[]} kept */
function listEarlier(kept) {
  const first = JSON.stringify(FIRST);
  earlier.value = kept.filter((each) => each.id !== id && JSON.stringify(each.draft) !== first);
}

/** @returns {Kept[]} */
function keptDrafts() {
  const found = recall("drafts");
  if (!Array.isArray(found)) return [];
  return found.flatMap((each) => {
    const read = draftFrom(each?.draft);
    return read && typeof each.id === "string" ? [{ id: each.id, saved: Number(each.saved) || 0, draft: read }] : [];
  });
}
