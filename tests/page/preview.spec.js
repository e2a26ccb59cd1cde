/** The preview's tabs. The package makes most of what they show; this is about what is shown when, and about copying it. */
import { runInNewContext } from "node:vm";
import { previewExportDestination, validateExportDestination } from "m3ter-export-destination";
import { expect, GCS, ID, json, S3, test } from "./demo.js";
import { code, copied, standIn } from "./panel.js";

const OTHER = "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913";
const ZEROS = "00000000-0000-0000-0000-000000000000";

test.describe("Request", () => {
  test("numbered steps that run in a shell, one by one and all together", async ({ demo }) => {
    await demo.write(json(S3));
    await (await demo.setting("Organization ID")).fill(ID);
    const { request } = previewExportDestination(json(S3), { orgId: ID });
    await expect(demo.panel).toContainText(`POST ${request?.url}`);
    await expect(demo.panel.getByRole("listitem").getByRole("heading", { level: 3 })).toHaveText([
      "Get an access token",
      "Create the destination",
      "Start an export",
    ]);
    expect(await copied(demo, "Token")).toBe(request?.tokenCurl);
    expect(await copied(demo, "Request")).toBe(request?.curl);
    const all = await copied(demo, "steps 1 and 2");
    expect(all).toBe(`${request?.tokenCurl}\n\n${request?.curl}\n`);
    const next = await copied(demo, "Test export");
    expect(next).toContain(`'https://api.m3ter.com/organizations/${ID}/dataexports/adhoc' \\\n`);
    expect(next).toContain(`'https://api.m3ter.com/organizations/${ID}/dataexports/jobs/'"$M3TER_JOB_ID" \\\n`);
    // zsh takes a comment that is pasted for a command.
    expect(next).not.toMatch(/^#/m);
    await expect(demo.panel).toContainText("PENDING, RUNNING, SUCCEEDED or FAILED");
    await expect(demo.panel).toContainText("goes into destinationIds of a schedule or of an ad-hoc export");
    await expect(demo.panel).toContainText("m3ter has to enable Data Export");
  });

  test("the base URL is in every command, and is remembered on this device", async ({ demo, page }) => {
    await demo.write(json(S3));
    await demo.page.getByText("API https://api.m3ter.com").click();
    await demo.field("API base URL").fill(" https://api.eu.example.com/v1/ ");
    await expect(demo.panel).toContainText("POST https://api.eu.example.com/v1/organizations/$M3TER_ORG_ID/");
    await expect(code(demo, "Token")).toContainText("'https://api.eu.example.com/v1/oauth/token'");
    await expect(code(demo, "Test export")).toContainText('"https://api.eu.example.com/v1/organizations/');
    await demo.radio("fetch").click();
    await expect(code(demo, "Token")).toContainText('"https://api.eu.example.com/v1/oauth/token"');
    await demo.radio("Python").click();
    await expect(code(demo, "m3ter for Python")).toContainText('base_url="https://api.eu.example.com/v1"');
    await page.waitForTimeout(400);
    await page.reload();
    await demo.ready();
    await expect(demo.field("API base URL")).toHaveValue("https://api.eu.example.com/v1/");
  });

  for (const wrong of [
    "api.m3ter.com",
    "localhost:80",
    "https://key:secret@api.m3ter.com",
    "https://api.m3ter.com?x",
  ]) {
    test(`the base URL ${wrong} is refused`, async ({ demo }) => {
      await demo.write(json(S3));
      await demo.page.getByText("API https://api.m3ter.com").click();
      const input = demo.field("API base URL");
      await input.fill(wrong);
      await expect(input).toHaveAttribute("aria-invalid", "true");
      await expect(demo.page.locator("#base-url-message")).toHaveText(
        "must be an http or https URL without credentials, query and fragment",
      );
      await expect(demo.panel).toContainText("Last valid request. It updates once the base URL is valid.");
      await input.fill("");
      await expect(demo.panel).not.toContainText("Last valid request.");
    });
  }

  test("the organization is a variable until its ID is given", async ({ demo }) => {
    await demo.write(json(S3));
    await expect(demo.panel).toContainText(
      "POST https://api.m3ter.com/organizations/$M3TER_ORG_ID/dataexports/destinations",
    );
    await expect(code(demo, "Test export")).toContainText(
      '"https://api.m3ter.com/organizations/$M3TER_ORG_ID/dataexports/adhoc"',
    );
    expect(await copied(demo, "steps 1 and 2")).not.toContain(ZEROS);
    const hint = demo.panel.getByText("Set M3TER_ORG_ID, or enter the organization ID.");
    await expect(hint).toBeVisible();
    await demo.button("enter the organization ID").click();
    await expect(demo.field("Organization ID")).toBeFocused();
    await demo.field("Organization ID").fill(ID);
    await expect(hint).toHaveCount(0);
  });

  test("in other languages, and the choice stays while the body changes", async ({ demo }) => {
    await demo.write(
      '{"destinationType": "S3", "name": "n", "code": "c", "bucketName": "bbb", "iamRoleArn": "arn:aws:iam::922609978421:role/R", "big": 9007199254740993}',
    );
    await (await demo.setting("Organization ID")).fill(ID);
    await demo.radio("fetch").check();
    expect(await copied(demo, "Request")).toContain("big: 9007199254740993,");
    expect(await copied(demo, "Token")).toContain('fetch("https://api.m3ter.com/oauth/token", {');
    await demo.radio("TypeScript").check();
    await expect(demo.panel.getByRole("button", { name: /steps/ })).toHaveCount(0);
    expect(await copied(demo, "m3ter-sdk for TypeScript")).toContain(`new M3ter({ orgID: "${ID}" })`);
    await demo.radio("Python").check();
    expect(await copied(demo, "m3ter for Python")).toContain('iam_role_arn="arn:aws:iam::922609978421:role/R",\n');
    await demo.field("Name").fill("other");
    await expect(code(demo, "m3ter for Python")).toContainText('"name": "other"');
  });

  test("an update goes to its destination, with the version that it replaces", async ({ demo }) => {
    await demo.write(json({ ...S3, version: 3 }));
    await demo.radio("Update").check();
    await expect(demo.panel).toContainText("Add the destination ID; zeros are a placeholder.");
    await expect(demo.panel).toContainText(
      `PUT https://api.m3ter.com/organizations/$M3TER_ORG_ID/dataexports/destinations/${ZEROS}`,
    );
    await (await demo.setting("Organization ID")).fill(ID);
    await demo.field("Destination ID").fill(OTHER);
    await expect(demo.panel).toContainText(
      `PUT https://api.m3ter.com/organizations/${ID}/dataexports/destinations/${OTHER}`,
    );
    await expect(demo.panel).not.toContainText("zeros");
    await expect(demo.panel.getByRole("heading", { name: "Update the destination" })).toBeVisible();
    await demo.radio("TypeScript").check();
    await expect(code(demo, "m3ter-sdk for TypeScript")).toContainText(`destinations.update("${OTHER}", body)`);
    await demo.tab("Response");
    await expect(code(demo, "200 OK")).toContainText('"version": 4');
  });

  test("an ID that is not a UUID is named at its field, and the last valid request stays", async ({ demo }) => {
    await demo.write(json(S3));
    await expect(standIn(demo)).toHaveCount(0);
    await (await demo.setting("Organization ID")).fill("acme");
    await expect(standIn(demo)).toHaveText("Last valid request. It updates once the ID is a UUID.");
    await expect(demo.field("Organization ID")).toHaveAttribute("aria-invalid", "true");
    // All of it: no step has the new ID.
    for (const [language, title] of [
      ["cURL", "Test export"],
      ["fetch", "Test export"],
      ["TypeScript", "m3ter-sdk for TypeScript"],
      ["Python", "m3ter for Python"],
    ]) {
      await demo.radio(language).check();
      await expect(code(demo, title)).toContainText("M3TER_ORG_ID");
      await expect(demo.panel).not.toContainText('acme"');
      await expect(demo.panel).not.toContainText("organizations/acme");
    }
    await demo.radio("cURL").check();
    await (await demo.setting("Organization ID")).fill(ID);
    await expect(standIn(demo)).toHaveCount(0);
    await expect(demo.panel).toContainText(`/organizations/${ID}/`);
    await demo.field("Organization ID").fill("acme");
    await expect(standIn(demo)).toHaveText("Last valid request. It updates once the ID is a UUID.");
    await expect(code(demo, "Test export")).toContainText(
      `'https://api.m3ter.com/organizations/${ID}/dataexports/adhoc'`,
    );
  });
});

test.describe("nothing is empty", () => {
  test("an example has its own options, not those of the body that is typed", async ({ demo }) => {
    await (await demo.setting("Organization ID")).fill(ID);
    await demo.radio("TypeScript").check();
    await expect(standIn(demo)).toHaveText("Example. Yours appears here once the form is filled in.");
    await expect(code(demo, "m3ter-sdk for TypeScript")).toContainText("new M3ter()");
  });

  test("a first visit shows an example that cannot be copied", async ({ demo }) => {
    await expect(standIn(demo)).toHaveText("Example. Yours appears here once the form is filled in.");
    await expect(code(demo, "Request")).toContainText("acme-billing-exports");
    await expect(demo.panel.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
    for (const [tab, condition] of [
      ["Access", "the bucket name is valid"],
      ["Files", "the bucket name is valid"],
      ["Response", "the form is filled in"],
    ]) {
      await demo.tab(tab);
      await expect(standIn(demo)).toHaveText(`Example. Yours appears here once ${condition}.`);
      await expect(demo.panel.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
    }
  });

  test("the last valid preview stays while the body has errors, and says so", async ({ demo }) => {
    await demo.write(json({ ...S3, name: "precious" }));
    await expect(code(demo, "Request")).toContainText("precious");
    await demo.field("Code").fill("");
    await expect(standIn(demo)).toHaveText("Last valid body. It updates once the error is fixed.");
    await expect(code(demo, "Request")).toContainText("precious");
    await expect(demo.panel.getByRole("button", { name: /^Copy/ })).toHaveCount(0);
    await demo.field("Code").fill("c");
    await expect(standIn(demo)).toHaveCount(0);
    await expect(code(demo, "Request")).toContainText('"code": "c"');
  });

  test("the last valid preview is noted while another tab is open", async ({ demo }) => {
    await demo.tab("Report");
    await demo.write(json({ ...S3, name: "precious" }));
    await expect(code(demo, "Report")).toContainText('"valid": true');
    await demo.field("Code").fill("");
    await expect(code(demo, "Report")).toContainText('"valid": false');
    await demo.tab("Request");
    await expect(code(demo, "Request")).toContainText("precious");
  });

  test("the last valid preview stays when Update needs a version", async ({ demo }) => {
    await demo.write(json({ ...S3, name: "precious" }));
    await expect(code(demo, "Request")).toContainText("precious");
    await demo.radio("Update").check();
    await expect(standIn(demo)).toHaveText("Last valid body. It updates once the form is filled in.");
    await expect(code(demo, "Request")).toContainText("precious");
  });

  test("another body does not show the previous one's preview", async ({ demo }) => {
    await demo.write(json({ ...S3, name: "precious" }));
    await expect(code(demo, "Request")).toContainText("precious");
    await demo.example("A project ID as project number");
    await demo.write(json({ ...GCS, poolId: "" }));
    await expect(standIn(demo)).toHaveText("Example. Yours appears here once the error is fixed.");
    await expect(code(demo, "Request")).toContainText("481516234299");
    await expect(demo.panel).not.toContainText("precious");
  });
});

test.describe("Files", () => {
  for (const [partitionOrder, titles, mark] of /** @type {const} */ ([
    [undefined, ["Time first", "Type first"], "the default"],
    ["TIME_FIRST", ["Time first", "Type first"], "as in the body"],
    ["TYPE_FIRST", ["Type first", "Time first"], "as in the body"],
  ])) {
    test(`both orders, the body's first: ${partitionOrder}`, async ({ demo }) => {
      await demo.write(json({ ...S3, prefix: "a/b", partitionOrder }));
      await (await demo.setting("Organization ID")).fill(ID);
      await demo.tab("Files");
      await expect(demo.panel.getByRole("heading", { level: 3 })).toHaveText(
        titles.map((title) => new RegExp(`^${title}`)),
      );
      const [own, other] = titles.map((title) => demo.panel.getByRole("group", { name: title }));
      await expect(own.locator(".chosen")).toHaveText(mark);
      await expect(other.locator(".chosen")).toHaveText("the other order");
      const { objectKeys } = previewExportDestination(json({ ...S3, prefix: "a/b", partitionOrder }), { orgId: ID });
      const names = await own.locator(".tree code").allInnerTexts();
      expect(names.slice(0, 3)).toEqual(["s3://acme-billing-exports/", "a/b/", `orgId=${ID}/`]);
      for (const { key } of objectKeys?.files ?? []) expect(names).toContain(key.split("/").at(-1));
      await expect(own).toContainText(`Usage data: ${objectKeys?.files[0].bytes} of 1,024 bytes`);
      await expect(own).toContainText(`Operational data: ${objectKeys?.files[1].bytes} of 1,024 bytes`);
      // The hour may have changed since.
      const withoutTime = (/** @type {string | undefined} */ uri) => uri?.replace(/date=.*?hour=\d+/, "");
      expect(withoutTime(await copied(demo, "URI of usage data"))).toBe(withoutTime(objectKeys?.files[0].uri));
    });
  }

  test("a bucket is enough", async ({ demo }) => {
    await demo.tab("Files");
    await demo.field("Bucket name").fill("acme-exports");
    await expect(standIn(demo)).toHaveCount(0);
    await expect(demo.panel).toContainText("s3://acme-exports/");
    await expect(demo.panel).toContainText("are examples. Add your organization ID; zeros are a placeholder.");
  });

  test("with a long prefix the orders still differ, and a key that is too long is named", async ({ demo }) => {
    await demo.write(json({ ...S3, prefix: `start-${"p".repeat(900)}-end` }));
    await demo.tab("Files");
    for (const title of ["Time first", "Type first"]) {
      const layout = demo.panel.getByRole("group", { name: title });
      await expect(layout).toContainText("start-ppp");
      await expect(layout).toContainText("ppp-end/");
      await expect(layout).toContainText("The longest key has 1,052 bytes, and the clouds allow 1,024.");
      await expect(layout).toContainText(
        title === "Time first" ? /hour=\d\d\/type=measurements/ : /type=measurements\/date=/,
      );
    }
  });
});

for (const [title, body, condition, tabs] of /** @type {const} */ ([
  ["a URL as bucket name", { ...S3, bucketName: "s3://acme/m3ter" }, "bucket name", ["Access", "Files"]],
  ["a reserved prefix", { ...GCS, prefix: ".well-known/acme-challenge" }, "prefix", ["Files"]],
  ["an email of a person", { ...GCS, serviceAccountEmail: "a@acme.com" }, "service account email", ["Access"]],
])) {
  test(`${title} is not shown in policies and paths: the export fails with it`, async ({ demo }) => {
    await demo.write(json(body));
    await expect(demo.verdict).toHaveAttribute("data-outcome", "warned");
    for (const tab of tabs) {
      await demo.tab(tab);
      await expect(standIn(demo)).toHaveText(`Example. Yours appears here once the ${condition} is valid.`);
      await expect(demo.panel.locator(".shown")).not.toContainText(/acme\/|acme-challenge|a@acme/);
    }
  });
}

test.describe("Response", () => {
  test("an example of the stored destination", async ({ demo }) => {
    await demo.write(json(S3));
    await demo.tab("Response");
    await expect(demo.panel).toContainText("IDs, users and dates are examples.");
    const { response } = previewExportDestination(json(S3), { now: 0 });
    const dates = { dtCreated: "", dtLastModified: "" };
    expect({ ...JSON.parse(await copied(demo, "200 OK")), ...dates }).toEqual({ ...response?.body, ...dates });
  });

  test("the failures, and what to do then", async ({ demo }) => {
    await demo.tab("Response");
    for (const [status, words] of [
      ["400", "The message says what it refuses"],
      ["403", "Get a new access token"],
      ["404", "Check the organization ID"],
      ["413", "Remove members that m3ter does not know"],
      ["429", "50 requests a second"],
      ["5xx", "list the destinations"],
    ]) {
      await demo.radio(status).check();
      await expect(demo.panel).toContainText(words);
      await expect(demo.panel.locator("pre")).toHaveText('{\n  "message": "..."\n}');
    }
  });
});

test("Report: the live report, and the call that made it, which runs as it is", async ({ demo }) => {
  const text = json({ ...S3, code: "c ", name: "`${1}` \\ \u2028", version: 2 }).replace(/\n/g, "\r\n\t");
  /** @param {string} call */
  const run = (call) => {
    /** @type {string[]} */
    const lines = [];
    const log = (/** @type {unknown[]} */ ...words) => lines.push(words.join(" "));
    const script = `${call.replace(/^import .*\n/, "")}report;`;
    return { report: runInNewContext(script, { validateExportDestination, console: { log } }), lines };
  };
  await demo.open(text);
  await demo.tab("Report");
  const expected = validateExportDestination(text);
  expect(JSON.parse(await copied(demo, "Report"))).toEqual(expected);
  const { report, lines } = run(await copied(demo, "Call"));
  expect(report).toEqual(expected);
  expect(lines).toEqual(expected.issues.map(({ path, message }) => `${path.join(".")} ${message}`));
  await demo.radio("Update").check();
  await demo.field("Current version in m3ter (optional)").fill("3");
  const options = { operation: /** @type {const} */ ("update"), currentVersion: 3 };
  await expect(code(demo, "Call")).toContainText("currentVersion: 3,");
  expect(JSON.parse(await copied(demo, "Report"))).toEqual(validateExportDestination(text, options));
  expect(run(await copied(demo, "Call")).report).toEqual(validateExportDestination(text, options));
});

for (const text of ["", " \n"]) {
  test(`Report: that of the text ${JSON.stringify(text)}, not that of an empty body`, async ({ demo }) => {
    await demo.write(text);
    await demo.tab("Report");
    expect(JSON.parse(await copied(demo, "Report"))).toEqual(validateExportDestination(text));
    await expect(demo.panel).toContainText("This page reads an empty text as an empty body; the package does not.");
  });
}

test("the tabs by keyboard", async ({ demo }) => {
  const tab = (/** @type {string} */ name) => demo.page.getByRole("tab", { name });
  await tab("Request").focus();
  for (const [key, name] of [
    ["ArrowRight", "Access"],
    ["End", "Report"],
    ["ArrowRight", "Request"],
    ["ArrowLeft", "Report"],
    ["Home", "Request"],
  ]) {
    await demo.page.keyboard.press(key);
    await expect(tab(name)).toBeFocused();
    await expect(tab(name)).toHaveAttribute("aria-selected", "true");
    await expect(demo.panel).toHaveAccessibleName(name);
  }
  await demo.page.keyboard.press("Tab");
  await expect(demo.panel).toBeFocused();
});

test("hostile values stay text", async ({ demo, page }) => {
  const hostile = "</script><img src=x onerror=complain(1)>'\"`$(x)${y}\u202e";
  await demo.write(json({ ...S3, name: hostile, prefix: hostile }));
  for (const tab of ["Request", "Access", "Files", "Response", "Report"]) {
    await demo.tab(tab);
    await expect(demo.panel).toContainText("<img src=x");
    await expect(page.locator("#preview img")).toHaveCount(0);
  }
});

test("a long text is cut on the screen, not in the clipboard", async ({ demo }) => {
  const text = json({ ...S3, more: "x".repeat(60_000) });
  await demo.write(text);
  await expect(code(demo, "Request")).toContainText('"code": "finance_exports"');
  await expect(demo.panel).toContainText("more characters are not shown. Copy takes all of them.");
  expect(await copied(demo, "Request")).toBe(previewExportDestination(text).request?.curl);
});
