-- An effect (a kind and its cause) happens once, however many lots it takes from: its lines are numbered, and the numbers
-- are unique over all lots. By lot alone, a repeated hold could take from the next lot, and a repeated issue make a new one.
ALTER TABLE "credit_lines" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Forced row-level security would hide the rows from the owner.
ALTER TABLE "credit_lines" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "credit_lines" l SET "part" = n.part
FROM (SELECT tenant_id, id, row_number() OVER (PARTITION BY tenant_id, kind, cause ORDER BY id) - 1 AS part FROM "credit_lines") n
WHERE n.tenant_id = l.tenant_id AND n.id = l.id;--> statement-breakpoint
ALTER TABLE "credit_lines" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "credit_lines" DROP CONSTRAINT "credit_lines_cause_key";--> statement-breakpoint
ALTER TABLE "credit_lines" ADD CONSTRAINT "credit_lines_cause_key" UNIQUE("tenant_id","kind","cause","part");--> statement-breakpoint
ALTER TABLE "credit_lines" ADD CONSTRAINT "credit_lines_part_check" CHECK ("credit_lines"."part" >= 0);--> statement-breakpoint
CREATE INDEX "credit_lines_lot" ON "credit_lines" USING btree ("tenant_id","lot_id");--> statement-breakpoint
-- Effects on a client's credits take turns on the client's row: nobody needs to lock a lot, so nobody may change one.
REVOKE UPDATE (created_at) ON credit_lots FROM zaguan_app, zaguan_jobs;
