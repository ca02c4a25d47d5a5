CREATE TABLE "closures" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"yearly" boolean NOT NULL,
	"holiday" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "closures_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "closures_dates_check" CHECK ("closures"."starts_on" <= "closures"."ends_on" and "closures"."ends_on" - "closures"."starts_on" < 366),
	CONSTRAINT "closures_name_check" CHECK (char_length("closures"."name") between 1 and 80)
);
--> statement-breakpoint
ALTER TABLE "closures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE INDEX "closures_dates" ON "closures" USING btree ("tenant_id","ends_on");--> statement-breakpoint
CREATE UNIQUE INDEX "closures_holiday_once" ON "closures" USING btree ("tenant_id","holiday") WHERE "closures"."holiday" is not null;--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "closures" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));