/** Bringing a body in by paste, file and drop, and taking it out. */
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { jsonIn } from "../../www/text/extract.js";
import { expect, json, S3, test } from "./demo.js";

const ARN = "arn:aws:iam::922609978421:role/Exporter";

/** @type {[title: string, text: string, caret: number, after: string][]} */
const PASTES = [
  [
    "between empty quotes",
    '{ "name": "precious", "iamRoleArn": "" }',
    37,
    `{ "name": "precious", "iamRoleArn": "${ARN}" }`,
  ],
  ["at the end", '{ "name": "precious" }', 22, `{ "name": "precious" }${ARN}`],
  ["after the opening brace", '{ "name": "precious" }', 1, `{${ARN} "name": "precious" }`],
];

for (const [title, text, caret, after] of PASTES) {
  test(`what is pasted into the editor ${title} goes there, and only there`, async ({ demo, page }) => {
    await demo.write(text);
    await page.keyboard.press("Control+Home");
    for (let steps = 0; steps < caret; steps++) await page.keyboard.press("ArrowRight");
    await demo.copy(ARN);
    await page.keyboard.press("Control+v");
    expect(await demo.text()).toBe(after);
  });
}

test("pasting formatted text violates no policy", async ({ demo, page, complaints }) => {
  await page.evaluate(async () => {
    const html = new Blob(['<b style="color: red">{}</b>'], { type: "text/html" });
    const plain = new Blob(["{}"], { type: "text/plain" });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": html, "text/plain": plain })]);
  });
  // Chromium parses the HTML in this document, before anybody pastes it.
  complaints.length = 0;
  await demo.editor.focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  expect(await demo.text()).toBe("{}");
});

for (const control of ["Create", "Amazon S3", "Reset"]) {
  test(`what is pasted while ${control} has the focus becomes the body`, async ({ demo, page }) => {
    await demo.copy(json(S3));
    const role = control === "Reset" ? "button" : "radio";
    await page.getByRole(role, { name: control, exact: true }).focus();
    await page.keyboard.press("Control+v");
    await expect(demo.verdict).toContainText("Ready to send");
    await expect(demo.notice).toContainText("Body replaced.");
  });
}

test("what is pasted into a text field stays there", async ({ demo, page }) => {
  await demo.write(json(S3));
  await demo.copy("pasted");
  await demo.field("Name").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Control+v");
  expect(await demo.body()).toEqual({ ...S3, name: "pasted" });
});

test("a file is opened byte for byte, and that can be undone", async ({ demo }) => {
  const before = await demo.text();
  const text = `${json(S3)}\r\n`.replace("Finance", "Fïnance 😀");
  await demo.open(text);
  await expect(demo.verdict).toContainText("Ready to send");
  expect(await demo.text()).toBe(text);
  await demo.button("Undo").click();
  expect(await demo.text()).toBe(before);
});

test("a file that is not text, or far too large, is refused with a reason", async ({ demo }) => {
  const before = await demo.text();
  await demo.open(Buffer.from([0xff, 0xfe, 0]));
  await expect(demo.notice).toContainText("The file is not text in UTF-8.");
  await demo.open(Buffer.alloc(5_000_000, 32));
  await expect(demo.notice).toContainText("The file is too large: over 4 MB.");
  await demo.button("Dismiss").click();
  await expect(demo.notice).toHaveText("");
  expect(await demo.text()).toBe(before);
});

test("a folder, which browsers cannot read, is refused with a reason", async ({ demo, page }) => {
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("no", "NotFoundError"));
  });
  await demo.open("{}");
  await expect(demo.notice).toContainText("The browser cannot read this. Choose a file, not a folder.");
});

test("the button opens the system's dialog for files", async ({ demo, page }) => {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), demo.button("Open file").press("Enter")]);
  expect(chooser.isMultiple()).toBe(false);
});

for (const where of [".verdict", ".cm-content"]) {
  test(`a file dropped on ${where} is opened, and while it is dragged the page shows it`, async ({ demo, page }) => {
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "a.json"));
      return transfer;
    }, json(S3));
    const sign = page.getByText("Drop the file to check it");
    await expect(sign).toBeHidden();
    await page.dispatchEvent(where, "dragover", { dataTransfer: data });
    await expect(sign).toBeVisible();
    await page.dispatchEvent(where, "drop", { dataTransfer: data });
    await expect(sign).toBeHidden();
    await expect(demo.verdict).toContainText("Ready to send");
    expect(await demo.text()).toBe(json(S3));
  });
}

test("the sign goes when the file leaves the window", async ({ demo, page }) => {
  const data = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["{}"], "a.json"));
    return transfer;
  });
  await page.dispatchEvent(".verdict", "dragover", { dataTransfer: data });
  await page.dispatchEvent("body", "dragleave", { dataTransfer: data });
  await expect(page.getByText("Drop the file to check it")).toBeHidden();
  await expect(demo.verdict).toContainText("4 fields to fill in");
});

for (const [code, name] of [
  ["finance exports/é", "finance-exports.json"],
  [7, "export-destination.json"],
]) {
  test(`the download of code ${code} is named ${name}`, async ({ demo, page }) => {
    await demo.write(json({ ...S3, code }));
    const [download] = await Promise.all([page.waitForEvent("download"), demo.button("Download").click()]);
    expect(download.suggestedFilename()).toBe(name);
    expect(await readFile(await download.path(), "utf8")).toBe(json({ ...S3, code }));
  });
}

test("a copy that the browser does not allow is announced", async ({ demo, page }) => {
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
  });
  await demo.button("Copy JSON").click();
  await expect(demo.announcer).toHaveText("Not copied: the browser does not allow it");
});

/** @type {[what: string, text: string, after: string][]} */
const AROUND = [
  [
    "cURL command",
    `curl -X POST 'https://api.m3ter.com/organizations/0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e/dataexports/destinations' \\\n  -H 'Content-Type: application/json' \\\n  -d '${json({ ...S3, name: "Finance's" }).replace("'", "'\\''")}'`,
    json({ ...S3, name: "Finance's" }),
  ],
  ["code fence", `Here you go:\n\n\`\`\`json\n${json(S3)}\n\`\`\`\nThanks!`, json(S3)],
  ["text around it", `Hi, this is the body: ${json(S3)} Could you check it?`, json(S3)],
];

for (const [what, text, after] of AROUND) {
  test(`a body in a ${what} is taken out of it`, async ({ demo, page }) => {
    await demo.write(text);
    await demo.button("Extract the JSON").click();
    await expect(demo.notice).toContainText(`Extracted the JSON from the ${what}.`);
    expect(await demo.text()).toBe(after);
    await expect(demo.verdict).toContainText("Ready to send");
    await demo.button("Undo").click();
    expect(await demo.text()).toBe(text);
    await demo.button("Reset").focus();
    await demo.copy(text);
    await page.keyboard.press("Control+v");
    expect(await demo.text()).toBe(after);
    await expect(demo.notice).toContainText(what);
  });
}

const POOL = "projects/481516234299/locations/global/workloadIdentityPools/m3ter-pool";

for (const [what, value, name, destinationType] of [
  ["role ARN", S3.iamRoleArn, "iamRoleArn", "S3"],
  ["pool's resource name", `//iam.googleapis.com/${POOL}`, "poolId", "GCS"],
  ["provider's resource name", `https://iam.googleapis.com/${POOL}/providers/m3ter-provider`, "providerId", "GCS"],
]) {
  test(`a ${what} that is pasted outside of a field goes into its field`, async ({ demo, page }) => {
    await demo.field("Name").fill("precious");
    const before = await demo.text();
    await demo.copy(` ${value}\n`);
    await demo.button("Reset").focus();
    await page.keyboard.press("Control+v");
    await expect(demo.notice).toContainText(`Pasted as ${name}.`);
    expect(await demo.body()).toEqual({ destinationType, name: "precious", [name]: value });
    await demo.button("Undo").click();
    expect(await demo.text()).toBe(before);
  });

  test(`a ${what} in place of the body becomes one`, async ({ demo }) => {
    await demo.write(value);
    await demo.button(`Use as ${name}`).click();
    expect(await demo.body()).toEqual({ destinationType, [name]: value });
  });
}

test("a cURL command brings its IDs and its operation along", async ({ demo, page }) => {
  const [organization, destination] = ["0c1f2e3d-4b5a-4c6d-8e7f-901a2b3c4d5e", "6f9c1a52-3d0e-4b7f-9a41-c28d5e70b913"];
  await demo.button("Reset").focus();
  await demo.copy(
    `curl --request PUT "https://api.m3ter.com/organizations/${organization}/dataexports/destinations/${destination}" --data-raw "${JSON.stringify({ ...S3, version: 3 }).replaceAll('"', '\\"')}"`,
  );
  await page.keyboard.press("Control+v");
  await expect(demo.verdict).toContainText("Ready to send");
  await expect(demo.radio("Update")).toBeChecked();
  await expect(demo.field("Organization ID")).toHaveValue(organization);
  await expect(demo.field("Destination ID")).toHaveValue(destination);
});

test("a bucket's ARN that is pasted outside of a field goes into bucketName", async ({ demo, page }) => {
  await demo.write(json({ ...S3, bucketName: "" }));
  await demo.copy("arn:aws:s3:::acme-exports");
  await demo.button("Reset").focus();
  await page.keyboard.press("Control+v");
  await expect(demo.notice).toContainText("Pasted as bucketName.");
  expect(await demo.body()).toEqual({ ...S3, bucketName: "arn:aws:s3:::acme-exports" });
});

for (const flag of ["-d", "--data-ascii ", "--data-ascii="]) {
  test(`a body after ${flag.trim()} in a cURL command is taken out of it`, async ({ demo }) => {
    await demo.write(`curl -X POST https://api.m3ter.com/x -H 'a: {b' ${flag}'${json(S3)}'`);
    await demo.button("Extract the JSON").click();
    expect(await demo.text()).toBe(json(S3));
  });
}

for (const [browser, escapes] of /** @type {[string, [RegExp, (character: string) => string][]][]} */ ([
  ["Chrome", [[/[\0-\x1f\x7f-\x9f!]/g, (character) => `\\u${hex(character, 4)}`]]],
  [
    "Firefox",
    [
      [/!/g, () => "\\041"],
      [/[^ -~]/g, (character) => (character < "\x80" ? `\\x${hex(character, 2)}` : `\\u${hex(character, 4)}`)],
    ],
  ],
])) {
  test(`a body in the quotes of a cURL command from ${browser} is what bash reads`, () => {
    const body = json({ ...S3, name: "It's\nnew!\x7fé", code: 'a\\n"?\t', "\\": "\\u0021" }).replaceAll("\n", "\r\n\t");
    const quoted = body.replace(/[\\']/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
    const word = `$'${escapes.reduce((text, [pattern, escape]) => text.replace(pattern, escape), quoted)}'`;
    const read = execFileSync("bash", ["--norc", "-c", `printf %s ${word}`], {
      encoding: "utf8",
      env: { ...process.env, LC_ALL: "C.UTF-8" },
    });
    expect(read).toBe(body);
    expect(jsonIn(`curl 'https://api.m3ter.com/' --data-raw ${word}`)?.text).toBe(body);
  });
}

/** @param {string} character @param {number} digits */
function hex(character, digits) {
  return character.charCodeAt(0).toString(16).padStart(digits, "0");
}

for (const [title, text, says] of [
  [
    "in a message, with curly quotes",
    `Hi, please use ${json(S3).replaceAll(/"([^"]*)"/g, "“$1”")}. Thanks!`,
    "10 curly",
  ],
  ["in an unquoted form", json(S3).replace(/"(\w+)":/g, "$1:"), "5 unquoted names"],
  ["in a code fence, with a mistake", `So:\n\`\`\`\n${json(S3).replace(/\n}$/, ",\n}")}\n\`\`\``, "1 trailing comma"],
]) {
  test(`a body ${title} that is pasted beside the editor is repaired at once`, async ({ demo, page }) => {
    await demo.field("Name").fill("precious");
    const before = await demo.text();
    await demo.copy(text);
    await demo.button("Reset").focus();
    await page.keyboard.press("Control+v");
    await expect(demo.notice).toContainText(/^Body replaced\. (Extracted the JSON from|Repaired)/);
    await expect(demo.notice).toContainText(says);
    expect(await demo.body()).toEqual(S3);
    await demo.button("Undo").click();
    expect(await demo.text()).toBe(before);
  });
}

test("cells of a spreadsheet are pasted as text, not as the picture beside it", async ({ demo, page }) => {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    data.items.add(new File([new Uint8Array([0x89, 0x50])], "image.png", { type: "image/png" }));
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, json(S3));
  await expect(demo.field("Bucket name")).toHaveValue(S3.bucketName);
});

test("a link of the page that is dragged by mistake is no body", async ({ demo, page }) => {
  await demo.write(json(S3));
  const link = page.getByRole("link", { name: "API reference" });
  await link.dragTo(demo.issueList);
  expect(await demo.text()).toBe(json(S3));
});
