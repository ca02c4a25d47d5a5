CREATE TABLE "machine_sale_days" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"machine_id" uuid NOT NULL,
	"sales" bigint NOT NULL,
	"units" bigint NOT NULL,
	"minor" numeric NOT NULL,
	"margin_minor" numeric NOT NULL,
	"uncosted" bigint NOT NULL,
	CONSTRAINT "machine_sale_days_tenant_id_day_machine_id_pk" PRIMARY KEY("tenant_id","day","machine_id")
);
--> statement-breakpoint
ALTER TABLE "machine_sale_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "product_sale_days" (
	"tenant_id" uuid NOT NULL,
	"day" date NOT NULL,
	"product_id" uuid NOT NULL,
	"stripe" smallint NOT NULL,
	"sales" bigint NOT NULL,
	"units" bigint NOT NULL,
	"minor" numeric NOT NULL,
	"margin_minor" numeric NOT NULL,
	"uncosted" bigint NOT NULL,
	CONSTRAINT "product_sale_days_tenant_id_day_product_id_stripe_pk" PRIMARY KEY("tenant_id","day","product_id","stripe")
);
--> statement-breakpoint
ALTER TABLE "product_sale_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "selling_evidence" (
	"tenant_id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"position" text NOT NULL,
	"sold" double precision NOT NULL,
	"exposure" double precision NOT NULL,
	"gathered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "selling_evidence_tenant_id_machine_id_position_pk" PRIMARY KEY("tenant_id","machine_id","position")
);
--> statement-breakpoint
ALTER TABLE "selling_evidence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "sold_earlier" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "earlier_than" timestamp (3) with time zone DEFAULT '1970-01-01T00:00:00.000Z' NOT NULL;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "first_moved_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD COLUMN "counted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "machine_sale_days" ADD CONSTRAINT "machine_sale_days_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_sale_days" ADD CONSTRAINT "product_sale_days_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "selling_evidence" ADD CONSTRAINT "selling_evidence_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "machine_sale_days_machine" ON "machine_sale_days" USING btree ("tenant_id","machine_id","day");--> statement-breakpoint
CREATE INDEX "sale_logs_product" ON "sale_logs" USING btree ("tenant_id","product_id","occurred_at");--> statement-breakpoint
CREATE INDEX "sale_logs_doubtful" ON "sale_logs" USING btree ("tenant_id","occurred_at") WHERE "sale_logs"."source" = 'dex' or "sale_logs"."clock" = 'uncertain';--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "machine_sale_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "product_sale_days" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "selling_evidence" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));