/** The Access tab: policies, commands and Terraform. The package makes them; this is about what is shown when. */
import { exportDestinationAccess } from "m3ter-export-destination";
import { expect, GCS, json, S3, test } from "./demo.js";
import { code, copied, standIn } from "./panel.js";

const PRINCIPAL = "arn:aws:iam::123456789012:role/m3ter";
const MEMBER = "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/s";

test.describe("Access", () => {
  test("a bucket is enough for the policies, the role's ARN is not needed", async ({ demo }) => {
    await demo.tab("Access");
    await demo.field("Bucket name").fill("acme-exports");
    await expect(standIn(demo)).toHaveCount(0);
    const access = exportDestinationAccess({ destinationType: "S3", bucketName: "acme-exports" });
    expect(access.destinationType).toBe("S3");
    if (access.destinationType !== "S3") return;
    expect(await copied(demo, "Create the role")).toBe(access.commands);
    await demo.radio("Terraform").check();
    expect(await copied(demo, "Terraform for the role")).toBe(access.terraform);
    await demo.radio("Policies").check();
    expect(JSON.parse(await copied(demo, "Permission policy"))).toEqual(access.permissionPolicy);
    expect(JSON.parse(await copied(demo, "Trust policy"))).toEqual(access.trustPolicy);
    await expect(demo.panel.getByRole("link", { name: "m3ter's guide" }).first()).toHaveAttribute("href", access.guide);
    await demo.field("IAM role ARN").fill("arn:aws:iam::922609978421:role/team/Exports");
    await demo.radio("AWS CLI").check();
    await expect(code(demo, "Create the role")).toContainText("--role-name='Exports'");
  });

  test("it says which of its fields is not valid", async ({ demo }) => {
    await demo.tab("Access");
    await demo.write(json({ ...S3, bucketName: "x", iamRoleArn: "y" }));
    await expect(standIn(demo)).toHaveText("Example. Yours appears here once the bucket name is valid.");
    await demo.write(json({ ...S3, bucketName: "x", prefix: 7 }));
    await expect(standIn(demo)).toHaveText(
      "Example. Yours appears here once the bucket name and the prefix are valid.",
    );
    await demo.write(json({ ...S3, iamRoleArn: "y", name: 7 }));
    await expect(standIn(demo)).toHaveCount(0);
    for (const text of ["{", "[]"]) {
      await demo.write(text);
      await expect(standIn(demo)).toHaveText("Example. Yours appears here once the text is a JSON object.");
    }
    // Of the other cloud.
    await demo.write(json({ ...S3, serviceAccountEmail: 7 }));
    await expect(standIn(demo)).toHaveCount(0);
  });

  test("the trust policy is never complete without the condition", async ({ demo }) => {
    await demo.write(json(S3));
    await demo.tab("Access");
    const warning = demo.panel.getByText(/^Not complete\. Replace/);
    await expect(warning).toContainText(
      "{{M3TER_PRINCIPAL}}, {{CONDITION_OPERATOR}}, {{CONDITION_KEY}} and {{CONDITION_VALUE}}",
    );
    await demo.field("m3ter's principal (kept on this device)").fill(PRINCIPAL);
    await expect(warning).not.toContainText("{{M3TER_PRINCIPAL}}");
    await expect(warning).toContainText("{{CONDITION_KEY}}");
    await expect(code(demo, "Create the role")).toContainText(PRINCIPAL);
    await expect(code(demo, "Create the role").locator(".token-placeholder")).toHaveText([
      "{{CONDITION_OPERATOR}}",
      "{{CONDITION_KEY}}",
      "{{CONDITION_VALUE}}",
    ]);
    await demo.radio("Policies").check();
    await expect(warning).toBeVisible();
  });

  test("the principal is remembered, for each cloud, and used only if it is one", async ({ demo, openTab }) => {
    const label = "m3ter's principal (kept on this device)";
    await demo.write(json(S3));
    await demo.tab("Access");
    for (const wrong of ["*", "m3ter", MEMBER]) {
      await demo.field(label).fill(wrong);
      await expect(demo.field(label)).toHaveAttribute("aria-invalid", "true");
      await expect(code(demo, "Create the role")).toContainText("{{M3TER_PRINCIPAL}}");
    }
    await demo.field(label).fill(` ${PRINCIPAL} `);
    await expect(demo.field(label)).not.toHaveAttribute("aria-invalid", "true");
    await demo.write(json(GCS));
    await expect(code(demo, "Grant access")).toContainText("${M3TER_MEMBER:?set it to the principal of m3ter}");
    await demo.field(label).fill(MEMBER);
    await expect(code(demo, "Grant access")).toContainText(`--member='${MEMBER}'`);

    const later = await openTab();
    await later.write(json(S3));
    await later.tab("Access");
    await expect(later.field(label)).toHaveValue(PRINCIPAL);
    await later.write(json(GCS));
    await expect(later.field(label)).toHaveValue(MEMBER);
  });

  test("two tabs that are open at once keep each other's principal", async ({ demo, page, openTab }) => {
    const label = "m3ter's principal (kept on this device)";
    const other = await openTab();
    await demo.write(json(S3));
    await demo.tab("Access");
    await demo.field(label).fill(PRINCIPAL);
    await other.write(json(GCS));
    await other.tab("Access");
    await other.field(label).fill(MEMBER);
    await page.reload();
    await demo.ready();
    await expect(demo.field(label)).toHaveValue(PRINCIPAL);
  });

  test("an access point's alias: the policy has to name the access point", async ({ demo }) => {
    await demo.write(json({ ...S3, bucketName: "exports-abcdefghij-s3alias" }));
    await demo.tab("Access");
    await expect(demo.panel.getByRole("paragraph").filter({ hasText: "Access point." })).toContainText(
      "exports-abcdefghij-s3alias is the alias of an access point.",
    );
    await expect(demo.panel.getByRole("paragraph").filter({ hasText: "Access point." })).toContainText(
      "{{ACCESS_POINT_ARN}}",
    );
    await expect(code(demo, "Create the role")).toContainText("{{ACCESS_POINT_ARN}}/object/*");
  });

  test("Google Cloud: commands, Terraform and the audience", async ({ demo }) => {
    await demo.tab("Access");
    await demo.write(
      json({
        destinationType: "GCS",
        bucketName: "acme-exports",
        serviceAccountEmail: "exports@acme-prod.iam.gserviceaccount.com",
      }),
    );
    await expect(standIn(demo)).toHaveCount(0);
    await expect(code(demo, "Grant access")).toContainText(
      "gcloud iam service-accounts add-iam-policy-binding 'exports@acme-prod.iam.gserviceaccount.com'",
    );
    await expect(code(demo, "Audience").locator(".token-placeholder")).toHaveText([
      "{{PROJECT_NUMBER}}",
      "{{POOL_ID}}",
      "{{PROVIDER_ID}}",
    ]);
    await demo.write(json(GCS));
    const access = exportDestinationAccess({ ...GCS, destinationType: "GCS" });
    if (access.destinationType !== "GCS") return;
    await expect(code(demo, "Audience")).toHaveText(access.audience);
    expect(await copied(demo, "Grant access")).toBe(access.commands);
    await demo.radio("Terraform").check();
    expect(await copied(demo, "Terraform for the grants")).toBe(access.terraform);
  });
});

test("all that the panel shows has one right edge on a wide screen", async ({ demo, page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await demo.write(json(S3));
  await demo.tab("Access");
  const edges = await demo.panel
    .locator(".toolbar, .note, .principal, .block, .to-replace")
    .filter({ visible: true })
    .evaluateAll((all) =>
      all.filter((each) => !each.parentElement?.closest(".block")).map((each) => each.getBoundingClientRect().right),
    );
  expect(edges.length).toBeGreaterThan(4);
  expect(new Set(edges)).toHaveProperty("size", 1);
});
