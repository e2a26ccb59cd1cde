/** Drafts on this device, undo, and the switch for the colors. */
import { Demo, expect, ID, json, S3, test } from "./demo.js";

test("the last draft is there again after a reload, and Reset forgets it", async ({ demo, page }) => {
  await demo.write(json(S3));
  await (await demo.setting("Organization ID")).fill(` ${ID}\t`);
  // At once: before the page has been quiet for a moment.
  await page.reload();
  await demo.ready();
  expect(await demo.text()).toBe(json(S3));
  await expect(demo.field("Organization ID")).toHaveValue(ID);
  await demo.button("Reset").click();
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await page.reload();
  await demo.ready();
  await expect(demo.verdict).toContainText("4 fields to fill in");
});

test("two tabs keep a draft each", async ({ demo, page, openTab }) => {
  await demo.write(json({ ...S3, code: "first" }));
  await page.waitForTimeout(400);
  const other = await openTab();
  await other.write(json({ ...S3, code: "second" }));
  await other.page.waitForTimeout(400);
  for (const [tab, code] of /** @type {const} */ ([
    [demo, "first"],
    [other, "second"],
  ])) {
    await tab.page.reload();
    await tab.ready();
    expect((await tab.body()).code).toBe(code);
  }
});

test("a draft that another tab had for a moment, too, is still this tab's after a reload", async ({
  demo,
  page,
  openTab,
}) => {
  await demo.write(json(S3));
  await page.waitForTimeout(400);
  const other = await openTab();
  for (const name of ["x", S3.name, "other"]) {
    await other.field("Name").fill(name);
    await other.page.waitForTimeout(400);
  }
  for (const [tab, name] of /** @type {const} */ ([
    [demo, S3.name],
    [other, "other"],
  ])) {
    await tab.page.reload();
    await tab.ready();
    expect((await tab.body()).name).toBe(name);
  }
});

test("a storage that is full says so", async ({ demo, page }) => {
  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await demo.write(json(S3));
  await expect(demo.notice).toContainText("This browser does not keep the draft");
  await demo.field("Name").fill("other");
  await expect(demo.notice).toContainText("This browser does not keep the draft");
});

for (const stored of [
  "",
  "{",
  "null",
  "7",
  '[7, {"draft": {"text": 7}}]',
  '[{"id": "x", "draft": {"text": "[]", "operation": {}, "currentVersion": []}}]',
]) {
  test(`stored drafts of ${JSON.stringify(stored)} break nothing`, async ({ demo, page }) => {
    await page.evaluate((stored) => {
      sessionStorage.clear();
      localStorage.setItem("m3ter-export-destination.drafts", stored);
    }, stored);
    await page.reload();
    await demo.ready();
    await expect(demo.verdict).toContainText(stored.includes("[]") ? "1 error" : "4 fields to fill in");
  });
}

test("a browser without storage breaks nothing, and says that the draft is not kept", async ({ demo, page }) => {
  await page.addInitScript(() => {
    const get = () => {
      throw new DOMException("no", "SecurityError");
    };
    Object.defineProperty(window, "localStorage", { get });
    Object.defineProperty(window, "sessionStorage", { get });
  });
  await page.reload();
  await demo.ready();
  await demo.write(json(S3));
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(demo.notice).toContainText("This browser does not keep the draft");
});

test("over plain HTTP, which has fewer interfaces, the draft is kept", async ({ context, openTab }) => {
  await context.addInitScript(() => {
    Reflect.deleteProperty(Crypto.prototype, "randomUUID");
    for (const name of ["clipboard", "serviceWorker"]) Reflect.deleteProperty(Navigator.prototype, name);
  });
  const demo = await openTab();
  await demo.field("Name").fill("kept");
  await demo.page.reload();
  await demo.ready();
  await expect(demo.field("Name")).toHaveValue("kept");
});

test("examples leave the IDs alone that were typed", async ({ demo }) => {
  await (await demo.setting("Organization ID")).fill(ID);
  await demo.example("S3 bucket");
  await expect(demo.field("Organization ID")).toHaveValue(ID);
  await demo.example("Update");
  await demo.field("Destination ID").fill(ID);
  await demo.example("An update of a stale version");
  await expect(demo.field("Destination ID")).toHaveValue(ID);
  await expect(demo.field("Organization ID")).toHaveValue(ID);
});

for (const how of ["the notice", "the editor"]) {
  test(`undo in ${how} after an example takes back the operation and the versions, too`, async ({ demo, page }) => {
    await demo.write(json(S3));
    await demo.example("Update");
    await expect(demo.radio("Update")).toBeChecked();
    if (how === "the notice") {
      await demo.button("Undo").click();
    } else {
      await demo.editor.focus();
      await page.keyboard.press("Control+z");
    }
    await expect(demo.radio("Create")).toBeChecked();
    await expect(demo.verdict).toContainText("Ready to send");
    expect(await demo.text()).toBe(json(S3));
    if (how === "the notice") return;
    await demo.editor.focus();
    await page.keyboard.press("Control+y");
    await expect(demo.radio("Update")).toBeChecked();
    await expect(demo.field("Current version in m3ter (optional)")).toHaveValue("3");
  });
}

test("undo in the editor after an example does not leave the example's values in the form", async ({ demo, page }) => {
  await demo.write('{ "name": "mine", ');
  await demo.example("Google Cloud Storage bucket");
  await expect(demo.field("Project number")).toHaveValue("481516234299");
  await demo.editor.focus();
  await page.keyboard.press("Control+z");
  await expect(demo.verdict).toContainText("not a JSON object");
  await expect(demo.field("Project number")).toHaveCount(0);
});

test("light and dark follow the system or the switch, which is remembered", async ({ demo, page }) => {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  const light = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await ground();
  expect(light).not.toBe(dark);
  await demo.radio("Light").check();
  expect(await ground()).toBe(light);
  await page.reload();
  await demo.ready();
  expect(await ground()).toBe(light);
  await expect(demo.radio("Light")).toBeChecked();
  await demo.radio("Auto").check();
  expect(await ground()).toBe(dark);
  await demo.radio("Dark").check();
  await page.emulateMedia({ colorScheme: "light" });
  expect(await ground()).toBe(dark);
});

/** @param {import("./demo.js").Demo} demo @returns {Promise<string[]>} names of the kept drafts */
function keptNames(demo) {
  return demo.page.evaluate(() =>
    JSON.parse(localStorage.getItem("m3ter-export-destination.drafts") ?? "[]").map(
      (/** @type {any} */ { draft }) => /"name": "([^"]*)/.exec(draft.text)?.[1] ?? "",
    ),
  );
}

test("earlier drafts are opened, not copied", async ({ demo, page, openTab }) => {
  await demo.write(json({ ...S3, name: "first", code: "c1" }));
  await page.waitForTimeout(400);
  await page.close();
  const other = await openTab();
  await other.write(json({ ...S3, name: "second", code: "c2" }));
  await other.page.waitForTimeout(400);
  const open = async (/** @type {string} */ name) => {
    await other.button("Examples").click();
    await other.page
      .locator("#examples")
      .getByRole("button", { name: new RegExp(`^${name}`) })
      .click();
    await other.page.waitForTimeout(400);
  };
  for (const name of ["first", "second", "first", "second"]) await open(name);
  expect((await keptNames(other)).toSorted()).toEqual(["first", "second"]);
  await other.button("Examples").click();
  expect(
    await other.page
      .locator("#examples button")
      .filter({ hasText: /first|second/ })
      .allTextContents(),
  ).toHaveLength(1);
});

for (const how of ["an example", "a file", "a paste"]) {
  test(`${how} leaves the tab's draft among the kept ones`, async ({ demo, page }) => {
    await demo.write(json({ ...S3, name: "precious" }));
    await page.waitForTimeout(400);
    if (how === "an example") {
      await demo.example("Google Cloud Storage bucket");
      await demo.example("S3 bucket");
      await page.waitForTimeout(400);
      await demo.example("Update");
    } else if (how === "a file") {
      await demo.open(json(S3));
    } else {
      await demo.copy(json(S3));
      await demo.button("Reset").focus();
      await page.keyboard.press("Control+v");
    }
    await expect(demo.notice).toContainText(/Example|replaced/);
    await page.waitForTimeout(400);
    // Examples that were not changed are not drafts.
    expect(await keptNames(demo)).toEqual([S3.name, "precious"]);
  });
}

for (const how of ["Reset", "a paste over the whole text", "a deletion of the whole text"]) {
  test(`${how} leaves the draft among the earlier ones`, async ({ demo, page }) => {
    await demo.write(json({ ...S3, name: "precious" }));
    await (await demo.setting("Organization ID")).fill(ID);
    await page.waitForTimeout(400);
    if (how === "Reset") await demo.button("Reset").click();
    else await demo.write(how.startsWith("a paste") ? json({ ...S3, name: "other" }) : "");
    await page.waitForTimeout(400);
    const earlier = (await demo.examples()).getByRole("button", { name: "precious" });
    const title = String(await earlier.textContent());
    await page.reload();
    await demo.ready();
    // The reload shows what was there, and the earlier draft is still offered.
    expect(await demo.text()).not.toContain("precious");
    await demo.example(title);
    expect((await demo.body()).name).toBe("precious");
    await expect(demo.field("Organization ID")).toHaveValue(ID);
  });
}

test("a new visit after Reset starts over, too", async ({ demo, page, openTab }) => {
  await demo.write(json({ ...S3, name: "precious" }));
  await page.waitForTimeout(400);
  await demo.button("Reset").click();
  await page.waitForTimeout(400);
  await page.close();
  const other = await openTab();
  await expect(other.verdict).toContainText("4 fields to fill in");
  await expect((await other.examples()).getByRole("button", { name: "precious" })).toHaveCount(1);
});

test("a short text that is replaced, or deleted to its end, is no draft", async ({ demo, page }) => {
  await demo.write("ab");
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await demo.write(json(S3));
  await page.waitForTimeout(400);
  await expect((await demo.examples()).getByRole("group").first()).toHaveAccessibleName("Without mistakes");
});

test("a tab that was duplicated has a draft of its own", async ({ demo, page, context }) => {
  await demo.write(json({ ...S3, name: "first" }));
  await page.waitForTimeout(400);
  // Such a window starts with a copy of the session's storage, as a duplicated tab does.
  const [second] = await Promise.all([
    context.waitForEvent("page"),
    page.evaluate(() => void window.open(location.href)),
  ]);
  const other = new Demo(second);
  await other.ready();
  await other.field("Name").fill("second");
  await second.waitForTimeout(400);
  await page.reload();
  await demo.ready();
  expect((await demo.body()).name).toBe("first");
  await second.reload();
  await other.ready();
  expect((await other.body()).name).toBe("second");
});

test("a hidden tab that the browser discards has its own draft again", async ({
  demo,
  page,
  context,
  address,
  openTab,
}) => {
  await demo.write(json({ ...S3, name: "mine" }));
  await page.waitForTimeout(500);
  const kept = await page.evaluate(() => {
    Object.defineProperty(document, "hidden", { value: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    return Object.entries(sessionStorage);
  });
  const other = await openTab();
  await other.write(json({ ...S3, name: "theirs" }));
  await other.page.waitForTimeout(500);
  // What the browser opens in place of the discarded tab.
  const restored = await context.newPage();
  await restored.addInitScript((kept) => {
    for (const [key, value] of kept) sessionStorage.setItem(key, value);
  }, kept);
  await restored.goto(address);
  await expect(new Demo(restored).field("Name")).toHaveValue("mine");
});
