/** The verdict: what it says, what is announced, and where it leads. */
import { expect, GCS, json, S3, test } from "./demo.js";

test("an empty body shows what is required, and no error", async ({ demo, page }) => {
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await expect(demo.verdict).toContainText("Create S3 destination · no errors so far");
  await expect(demo.severities).toHaveText(Array(4).fill("to fill in"));
  await expect(page.locator(".error, [aria-invalid]")).toHaveCount(0);
  await demo.issues.filter({ hasText: "bucketName" }).click();
  await expect(demo.field("Bucket name")).toBeFocused();
  await demo.button("Next field").click();
  await expect(demo.field("Name")).toBeFocused();
});

for (const text of ["", " \n", "{}"]) {
  test(`the text ${JSON.stringify(text)} is an empty body`, async ({ demo, page }) => {
    await demo.write(text);
    await expect(demo.verdict).toContainText("4 fields to fill in");
    await expect(page.locator(".error")).toHaveCount(0);
    await demo.field("Name").fill("x");
    await expect(demo.verdict).toContainText("3 fields to fill in");
    expect(await demo.body()).toEqual({ name: "x" });
  });
}

test("starts are offered where nothing is yet, and are gone afterwards", async ({ demo }) => {
  await demo.button("an S3 bucket").click();
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(demo.button("an S3 bucket")).toHaveCount(0);
  await demo.button("Undo").click();
  await expect(demo.verdict).toContainText("4 fields to fill in");
  await demo.button("a Google Cloud Storage bucket").click();
  await expect(demo.verdict).toContainText("GCS");
  for (const empty of ["", "{}", '{"destinationType": "GCS"}']) {
    await demo.write(empty);
    await expect(demo.button("an S3 bucket")).toBeVisible();
  }
  await demo.write('{"destinationType": "S3", "name": "x"}');
  await expect(demo.verdict).toContainText("3 fields to fill in");
  await expect(demo.button("an S3 bucket")).toHaveCount(0);
});

/** @type {[title: string, body: object, outcome: string, says: string][]} */
const OUTCOMES = [
  ["a good body", S3, "ready", "Ready to send"],
  [
    "a bucket that cannot exist",
    { ...S3, bucketName: "Acme-Data", prefix: "a/" },
    "warned",
    "Valid for m3ter, but the export will probably fail",
  ],
  [
    "a prefix with a slash",
    { ...S3, prefix: "/a", name: " x" },
    "warned",
    "Valid for m3ter, but files will land in an unexpected place",
  ],
  ["spaces around the name", { ...S3, name: "Exports " }, "warned", "Valid, with advice"],
  ["an error", { ...S3, code: " " }, "refused", "1 error"],
];

for (const [title, body, outcome, says] of OUTCOMES) {
  test(`the verdict on ${title} is honest`, async ({ demo }) => {
    await demo.write(json(body));
    await expect(demo.verdict).toHaveAttribute("data-outcome", outcome);
    await expect(demo.verdict).toContainText(says);
  });
}

test("a valid body comes with what is not checked", async ({ demo }) => {
  await demo.write(json(S3));
  await expect(demo.verdict).toContainText(
    "Not checked: that the bucket exists, that m3ter can assume the role, and that the code is unique.",
  );
  await demo.write(json(GCS));
  await expect(demo.verdict).toContainText("that m3ter may write to it");
  await demo.write("{}");
  await expect(demo.verdict).not.toContainText("Not checked");
});

test("warnings are grouped by what they lead to, errors come first", async ({ demo, page }) => {
  await demo.write(json({ ...S3, name: " x", code: " ", bucketName: "Acme", prefix: "/a" }));
  await expect(page.getByRole("group", { name: "The export will probably fail" }).locator(".issue")).toHaveCount(1);
  await expect(
    page.getByRole("group", { name: "Files will land in an unexpected place" }).locator(".issue"),
  ).toHaveCount(1);
  await expect(page.getByRole("group", { name: "Advice" }).locator(".issue")).toHaveCount(1);
  await expect(demo.severities).toHaveText(["error", "warning", "warning", "warning"]);
});

for (const width of [1280, 1440, 1920]) {
  test(`the verdict has one height, so that typing moves nothing, ${width} px wide`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 900 });
    const heights = new Set();
    for (const body of [
      {},
      ...OUTCOMES.map(([, body]) => body),
      { ...S3, name: undefined, code: "x ", prefix: "/a" },
    ]) {
      await demo.open(json(body));
      await page.waitForTimeout(100);
      heights.add((await demo.verdict.boundingBox())?.height);
    }
    expect([...heights]).toHaveLength(1);
  });
}

/** @type {Record<string, { errors?: number, missing?: number, warnings?: number, says?: RegExp }>} */
const EXAMPLES = {
  "S3 bucket": {},
  "Google Cloud Storage bucket": {},
  Update: {},
  "Pasted from many places": { errors: 2, warnings: 2, says: /code must not end with a space/ },
  "ARN of a user": { errors: 1, says: /iamRoleArn .*user/ },
  "ARN of a session": { errors: 1, says: /iamRoleArn .*session/ },
  "A URL as bucket name": { warnings: 1, says: /bucketName .*URL/ },
  "A prefix with slashes": { warnings: 3, says: /prefix/ },
  "A project ID as project number": { warnings: 1, says: /projectNumber/ },
  "A resource name as pool ID": { warnings: 1, says: /poolId/ },
  "Required fields missing": { missing: 3, says: /projectNumber is missing/ },
  "No destinationType": { warnings: 1, says: /destinationType is missing/ },
  "A misspelled field": { missing: 1, warnings: 1, says: /bucketName is missing/ },
  "A trailing space in the code": { errors: 1, says: /code .*space/ },
  "destinationType in the wrong case": { errors: 1, says: /destinationType .*s3/ },
  "A trailing comma": { errors: 1, says: /comma/ },
  "A version in a create": { errors: 1, says: /version .*create/ },
  "A body from a chat, with curly quotes": { errors: 1, says: /“/ },
  "An update of a stale version": { errors: 1, says: /version must be 3/ },
  "An empty body": { missing: 4, warnings: 1 },
};

test("each example is what its title says", async ({ demo, page }) => {
  await demo.button("Examples").click();
  await expect(page.locator("#examples button")).toHaveText(Object.keys(EXAMPLES));
  await page.keyboard.press("Escape");
  for (const [title, { errors = 0, missing = 0, warnings = 0, says }] of Object.entries(EXAMPLES)) {
    await demo.example(title);
    const expected = [
      ...Array(errors).fill("error"),
      ...Array(missing).fill("to fill in"),
      ...Array(warnings).fill("warning"),
    ];
    await expect(demo.severities, title).toHaveText(expected);
    if (says) await expect(demo.issues.first(), title).toContainText(says);
    await expect(demo.notice).toContainText(title);
  }
});

/**
 * Collects what is announced from now on.
 * @param {import("@playwright/test").Page} page
 */
function announcements(page) {
  return page.evaluateHandle(() => {
    /** @type {string[]} */
    const sentences = [];
    const place = /** @type {Element} */ (document.querySelector("#announcer"));
    new MutationObserver(() => sentences.push(place.textContent ?? "")).observe(place, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return sentences;
  });
}

test("the verdict is announced once nothing changes any more", async ({ demo, page }) => {
  const said = await announcements(page);
  await demo.editor.click();
  await page.keyboard.type("xyz", { delay: 30 });
  await expect(demo.announcer).toContainText(/^1 error\. Create/);
  expect((await said.jsonValue()).filter((sentence) => /^\d errors?\./.test(sentence))).toHaveLength(1);
});

for (const [how, says] of [
  ["an example", "Ready to send"],
  ["a file", "Ready to send"],
  ["Fix all", "1 error"],
]) {
  test(`the verdict is announced after ${how}`, async ({ demo }) => {
    if (how === "an example") await demo.example("S3 bucket");
    if (how === "a file") await demo.open(json(S3));
    if (how === "Fix all") {
      await demo.example("Pasted from many places");
      await demo.button("Fix all 3").click();
    }
    await expect(demo.announcer).toContainText(/Example|replaced|Fixed/);
    await expect(demo.announcer).toContainText(says);
  });
}

for (const name of ["Undo", "Dismiss"]) {
  test(`the focus stays at the notice after ${name}`, async ({ demo, page }) => {
    await demo.example("S3 bucket");
    await demo.button(name).press("Enter");
    await expect(demo.notice).toBeFocused();
    await page.keyboard.press("Tab");
    expect(await demo.focused()).not.toBe("nothing");
  });
}

for (const width of [1440, 390]) {
  test(`nothing moves when a notice comes and goes, ${width} px wide`, async ({ demo, page }) => {
    await page.setViewportSize({ width, height: 900 });
    await demo.example("Pasted from many places");
    await expect(demo.notice).toBeVisible();
    const places = () =>
      Promise.all([demo.verdict, demo.issueList, demo.field("Name")].map((element) => element.boundingBox()));
    const before = await places();
    await demo.button("Dismiss").click();
    await expect(demo.button("Dismiss")).toHaveCount(0);
    expect(await places()).toEqual(before);
  });
}

test("a valid body leads to the steps: they are in sight, and have the focus", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.example("S3 bucket");
  await demo.tab("Files");
  const next = demo.button("Show steps");
  const words = demo.verdict.getByText("Ready to send");
  // Beside the verdict, not below it.
  const [button, title] = [await next.boundingBox(), await words.boundingBox()];
  expect(button?.x).toBeGreaterThan((title?.x ?? 0) + (title?.width ?? 0));
  await next.click();
  await expect(page.getByRole("tab", { name: "Request" })).toBeFocused();
  await expect(demo.panel).toContainText("Get an access token");
  await page.waitForTimeout(300);
  const bottom = (await demo.verdict.boundingBox())?.height ?? 0;
  expect((await page.getByRole("tablist").boundingBox())?.y).toBeGreaterThanOrEqual(bottom);
});

test("on a phone, the words of the verdict lead to the issues", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.example("Pasted from many places");
  await demo.button("Dismiss").click();
  const go = demo.button("Go to the issues");
  expect((await go.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await go.click();
  const heading = page.getByRole("heading", { name: "Issues" });
  await expect(heading).toBeFocused();
  const { y = 0, height = 0 } = (await demo.verdict.boundingBox()) ?? {};
  expect((await heading.boundingBox())?.y).toBeGreaterThanOrEqual(y + height);
  await expect(demo.issues.first()).toBeInViewport();
  await demo.example("S3 bucket");
  await expect(go).toHaveCount(0);
});

test("no line of the verdict begins or ends with a separator", async ({ demo, page }) => {
  await demo.write(json({ ...S3, name: undefined, code: "x ", prefix: "/a" }));
  await expect(demo.verdict).toContainText("Create S3 destination · m3ter refuses this · 1 field to fill in");
  for (const width of [360, 768, 960, 1024, 1280, 1366]) {
    await page.setViewportSize({ width, height: 900 });
    const hanging = await page.locator(".verdict-detail").evaluate((detail) => {
      const { left } = /** @type {Element} */ (detail.previousElementSibling).getBoundingClientRect();
      const dots = [...detail.querySelectorAll("i")].filter((dot) => dot.textContent);
      if (dots.length === 0) return ["no separators"];
      return dots.flatMap((dot) => {
        const part = /** @type {Element} */ (dot.parentElement);
        const isFirst =
          part.getBoundingClientRect().top > Number(part.previousElementSibling?.getBoundingClientRect().top);
        return isFirst && dot.getBoundingClientRect().right > left + 1 ? [part.textContent] : [];
      });
    });
    expect(hanging, `${width} px wide`).toEqual([]);
  }
});

test("the footer shows how to install the package", async ({ demo, page }) => {
  const footer = page.getByRole("contentinfo");
  await expect(footer).toContainText("npm install m3ter-export-destination");
  await expect(footer).toContainText(/Zero dependencies, \d\d kB gzip/);
  await expect(footer.getByRole("link", { name: "All rules" })).toBeVisible();
  await expect(demo.verdict).toBeVisible();
});

test("Next field opens the collapsed form", async ({ demo, page }) => {
  await page.getByRole("button", { name: "Form", exact: true }).click();
  await demo.button("Next field").click();
  await expect(demo.field("Name")).toBeFocused();
});

test("a phone shows what is not checked, too", async ({ demo, page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await demo.write(json(S3));
  await expect(page.getByText("Not checked: that the bucket exists").filter({ visible: true })).toHaveCount(1);
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByText("Not checked: that the bucket exists").filter({ visible: true })).toHaveCount(1);
});

test("a verdict that stays the same is not announced again", async ({ demo, page }) => {
  await demo.write(json({ ...S3, code: " x" }));
  await expect(demo.announcer).toContainText("1 error");
  const said = await announcements(page);
  await demo.field("Name").fill("Other");
  await page.waitForTimeout(1_000);
  await demo.field("Name").fill("Another");
  await page.waitForTimeout(1_000);
  expect(await said.jsonValue()).toEqual([]);
  await demo.field("Code").fill("x");
  await expect(demo.announcer).toContainText("Ready to send");
});

/** @param {import("@playwright/test").Page} page */
const scrolled = (page) => page.locator(".results").evaluate((element) => element.scrollTop);

/** @param {import("@playwright/test").Page} page @param {number} top */
const scrollResults = (page, top) => page.locator(".results").evaluate((element, top) => element.scrollTo(0, top), top);

for (const how of ["an example", "a file", "a paste", "a link"]) {
  test(`the results start at their top for ${how}`, async ({ demo, page }) => {
    await demo.example("Pasted from many places");
    await demo.button("Copy link").click();
    await expect(demo.button("Copied link")).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await demo.example("S3 bucket");
    await expect(demo.issues).toHaveCount(0);
    await scrollResults(page, 300);
    if (how === "an example") await demo.example("Pasted from many places");
    if (how === "a file") await demo.open(json({ ...S3, code: "x " }));
    if (how === "a paste") await demo.write(json({ ...S3, code: "x " }));
    if (how === "a link") await page.goto(link);
    await expect(demo.issues).not.toHaveCount(0);
    await page.waitForTimeout(200);
    expect(await scrolled(page)).toBe(0);
    await expect(demo.issues.first()).toBeInViewport();
  });
}

test("the results stay where they are while the body is edited", async ({ demo, page }) => {
  await demo.example("S3 bucket");
  await expect(demo.issues).toHaveCount(0);
  await scrollResults(page, 300);
  await demo.field("Code").fill("x ");
  await expect(demo.issues).toHaveCount(1);
  await page.waitForTimeout(200);
  expect(await scrolled(page)).toBe(300);
});

for (const [title, text] of [
  ["an answer with a list", json({ data: [S3, GCS], nextToken: "x" })],
  ["a list", json([S3, GCS])],
]) {
  test(`${title} is called a list, and asks for one of its destinations`, async ({ demo }) => {
    await demo.write(text);
    await expect(demo.verdict.locator(".verdict-title")).toHaveText("List of 2 destinations");
    await expect(demo.verdict).toContainText("Paste one of them");
    await expect(demo.verdict).toHaveAttribute("data-outcome", "refused");
    await expect(demo.button("Next field")).toHaveCount(0);
  });
}

test("after a list is extracted, the focus is at what is next", async ({ demo, page }) => {
  await demo.write(`\`\`\`json\n${json([S3, GCS])}\n\`\`\``);
  await demo.button("Extract the JSON").focus();
  await page.keyboard.press("Enter");
  await expect(demo.verdict.locator(".verdict-title")).toHaveText("List of 2 destinations");
  expect(await demo.focused()).not.toBe("nothing");
});

test("a body with an unknown list of its own is no list of destinations", async ({ demo }) => {
  await demo.write(json({ ...S3, code: 7, data: [S3, GCS] }));
  await expect(demo.verdict).toContainText("1 error");
});
