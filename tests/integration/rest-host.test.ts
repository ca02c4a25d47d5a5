import { describe, expect, it } from "vitest";
import { aClinic } from "../support/clinic.ts";
import { anInstallation } from "../support/installation.ts";
import { anOrganizationKey, rest } from "../support/rest.ts";

await anInstallation();

describe("a key opens its own institution", () => {
  it("and no other door", async () => {
    const clinic = await aClinic();
    const other = await aClinic();
    const key = await anOrganizationKey(clinic);
    const found = await rest(clinic, key).get("/organization");
    expect([found.status, found.data]).toEqual([200, expect.objectContaining({ slug: clinic.tenant.slug })]);
    expect((await rest(other, key).get("/organization")).status).toBe(401);
  });
});
