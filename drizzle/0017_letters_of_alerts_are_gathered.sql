CREATE TABLE "alert_letter_pace" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"letters" integer DEFAULT 0 NOT NULL,
	"last_letter_at" timestamp (3) with time zone,
	"digest_last_date" text,
	CONSTRAINT "alert_letter_pace_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "alert_letter_pace" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_preferences" ADD COLUMN "only_digest" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "alert_letter_pace" ADD CONSTRAINT "alert_letter_pace_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_cause" ON "alerts" USING btree ("tenant_id","cause","id");--> statement-breakpoint
-- Who chose a digest until now chose it instead of letters one by one; and which day's it was is kept.
ALTER TABLE alert_preferences NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
SET LOCAL row_security = off;--> statement-breakpoint
UPDATE alert_preferences SET only_digest = true WHERE digest_at IS NOT NULL;--> statement-breakpoint
INSERT INTO alert_letter_pace (tenant_id, user_id, digest_last_date)
SELECT tenant_id, user_id, digest_last_date FROM alert_preferences WHERE channel = 'email' AND digest_last_date IS NOT NULL;--> statement-breakpoint
RESET row_security;--> statement-breakpoint
ALTER TABLE alert_preferences FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_preferences" DROP COLUMN "digest_last_date";--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "alert_letter_pace" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE alert_letter_pace FORCE ROW LEVEL SECURITY;--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON alert_letter_pace TO zaguan_app, zaguan_jobs;
