CREATE TABLE "alert_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"what" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "alert_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "alert_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_preferences" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"enabled" boolean NOT NULL,
	"min_priority" text NOT NULL,
	"muted_types" text[] DEFAULT '{}' NOT NULL,
	"quiet_from" text,
	"quiet_until" text,
	"digest_at" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_preferences_tenant_id_user_id_channel_pk" PRIMARY KEY("tenant_id","user_id","channel"),
	CONSTRAINT "alert_preferences_min_priority_check" CHECK ("alert_preferences"."min_priority" in ('low', 'medium', 'high', 'critical')),
	CONSTRAINT "alert_preferences_quiet_check" CHECK (("alert_preferences"."quiet_from" is null) = ("alert_preferences"."quiet_until" is null))
);
--> statement-breakpoint
ALTER TABLE "alert_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alert_reads" (
	"tenant_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_reads_tenant_id_alert_id_user_id_pk" PRIMARY KEY("tenant_id","alert_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "alert_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "alerts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"cause" text NOT NULL,
	"priority" text NOT NULL,
	"state" text NOT NULL,
	"machine_id" uuid,
	"site_id" uuid,
	"position" text,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"acknowledged_at" timestamp (3) with time zone,
	"assigned_to" uuid,
	"snoozed_until" timestamp (3) with time zone,
	"resolved_at" timestamp (3) with time zone,
	"tellings" smallint DEFAULT 0 NOT NULL,
	"last_told_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alerts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "alerts_priority_check" CHECK ("alerts"."priority" in ('low', 'medium', 'high', 'critical')),
	CONSTRAINT "alerts_state_check" CHECK ("alerts"."state" in ('open', 'acknowledged', 'snoozed', 'resolved')),
	CONSTRAINT "alerts_resolved_check" CHECK (("alerts"."state" = 'resolved') = ("alerts"."resolved_at" is not null)),
	CONSTRAINT "alerts_snoozed_check" CHECK (("alerts"."state" = 'snoozed') = ("alerts"."snoozed_until" is not null))
);
--> statement-breakpoint
ALTER TABLE "alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "dex_audits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"digest" text NOT NULL,
	"slots" jsonb NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"sales_derived" integer NOT NULL,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "dex_audits_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "dex_audits_digest_key" UNIQUE("tenant_id","machine_id","digest")
);
--> statement-breakpoint
ALTER TABLE "dex_audits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sale_events" (
	"tenant_id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"sale_id" uuid NOT NULL,
	CONSTRAINT "sale_events_tenant_id_machine_id_event_id_pk" PRIMARY KEY("tenant_id","machine_id","event_id"),
	CONSTRAINT "sale_events_event_id_check" CHECK (char_length("sale_events"."event_id") between 1 and 64)
);
--> statement-breakpoint
ALTER TABLE "sale_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sale_logs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"site_id" uuid,
	"event_id" text NOT NULL,
	"position" text NOT NULL,
	"product_id" uuid NOT NULL,
	"sku" text NOT NULL,
	"quantity" integer NOT NULL,
	"unit_price_minor" bigint NOT NULL,
	"unit_cost_minor" bigint,
	"currency" text NOT NULL,
	"payment" text NOT NULL,
	"sold_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"clock" text NOT NULL,
	"seq" bigint,
	"source" text NOT NULL,
	CONSTRAINT "sale_logs_tenant_id_received_at_id_pk" PRIMARY KEY("tenant_id","received_at","id"),
	CONSTRAINT "sale_logs_quantity_check" CHECK ("sale_logs"."quantity" between 1 and 10000),
	CONSTRAINT "sale_logs_unit_price_minor_check" CHECK ("sale_logs"."unit_price_minor" between 0 and 1000000000000)
) PARTITION BY RANGE ("received_at");
--> statement-breakpoint
ALTER TABLE "sale_logs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "set_aside_sales" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"event_id" text NOT NULL,
	"echo_of" text NOT NULL,
	"sale" jsonb NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"restored_at" timestamp (3) with time zone,
	"restored_by" text,
	CONSTRAINT "set_aside_sales_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "set_aside_sales_echo_key" UNIQUE("tenant_id","machine_id","echo_of")
);
--> statement-breakpoint
ALTER TABLE "set_aside_sales" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_counts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"position" text NOT NULL,
	"observed_at" timestamp (3) with time zone NOT NULL,
	"quantity" integer NOT NULL,
	"source" text NOT NULL,
	"cause" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "stock_counts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stock_counts_cause_key" UNIQUE("tenant_id","machine_id","position","cause"),
	CONSTRAINT "stock_counts_quantity_check" CHECK ("stock_counts"."quantity" between 0 and 10000),
	CONSTRAINT "stock_counts_source_check" CHECK ("stock_counts"."source" in ('machine', 'visit', 'desk'))
);
--> statement-breakpoint
ALTER TABLE "stock_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_levels" (
	"tenant_id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"position" text NOT NULL,
	"quantity" integer DEFAULT 0 NOT NULL,
	"sold" bigint DEFAULT 0 NOT NULL,
	"last_sold_at" timestamp (3) with time zone,
	CONSTRAINT "stock_levels_tenant_id_machine_id_position_pk" PRIMARY KEY("tenant_id","machine_id","position")
);
--> statement-breakpoint
ALTER TABLE "stock_levels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "stock_movements" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"position" text NOT NULL,
	"product_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"quantity" integer NOT NULL,
	"cause" text NOT NULL,
	"part" smallint DEFAULT 0 NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"note" text,
	CONSTRAINT "stock_movements_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "stock_movements_cause_key" UNIQUE("tenant_id","cause","kind","part"),
	CONSTRAINT "stock_movements_kind_check" CHECK ("stock_movements"."kind" in ('sale', 'refill', 'count_correction', 'waste')),
	CONSTRAINT "stock_movements_quantity_check" CHECK (case "stock_movements"."kind" when 'sale' then "stock_movements"."quantity" < 0 when 'refill' then "stock_movements"."quantity" > 0 when 'waste' then "stock_movements"."quantity" < 0 else true end
        and abs("stock_movements"."quantity") <= 1000000),
	CONSTRAINT "stock_movements_note_check" CHECK (char_length("stock_movements"."note") <= 500)
);
--> statement-breakpoint
ALTER TABLE "stock_movements" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_keys" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"machine_id" uuid,
	"name" text NOT NULL,
	"short" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	"expires_at" timestamp (3) with time zone,
	"replaces" uuid,
	"first_used_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"last_used_from" text,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_keys_short_key" UNIQUE("tenant_id","short"),
	CONSTRAINT "api_keys_kind_check" CHECK ("api_keys"."kind" in ('machine', 'organization')),
	CONSTRAINT "api_keys_holder_check" CHECK (("api_keys"."kind" = 'machine') = ("api_keys"."machine_id" is not null)),
	CONSTRAINT "api_keys_name_check" CHECK (char_length("api_keys"."name") between 1 and 120),
	CONSTRAINT "api_keys_short_check" CHECK ("api_keys"."short" ~ '^[a-z0-9]{8,16}$'),
	CONSTRAINT "api_keys_secret_hash_check" CHECK ("api_keys"."secret_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotent_answers" (
	"tenant_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" smallint,
	"answer" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotent_answers_tenant_id_key_id_idempotency_key_pk" PRIMARY KEY("tenant_id","key_id","idempotency_key"),
	CONSTRAINT "idempotent_answers_key_check" CHECK (char_length("idempotent_answers"."idempotency_key") between 1 and 255)
);
--> statement-breakpoint
ALTER TABLE "idempotent_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE UNLOGGED TABLE "rate_buckets" (
	"tenant_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"budget" text NOT NULL,
	"tokens" real NOT NULL,
	"refilled_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rate_buckets_tenant_id_key_id_budget_pk" PRIMARY KEY("tenant_id","key_id","budget"),
	CONSTRAINT "rate_buckets_budget_check" CHECK ("rate_buckets"."budget" in ('requests', 'backlog'))
);
--> statement-breakpoint
ALTER TABLE "rate_buckets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "request_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"machine_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"method" text NOT NULL,
	"path" text NOT NULL,
	"status" smallint NOT NULL,
	"error_code" text,
	"ms" integer NOT NULL,
	"bytes_in" integer NOT NULL,
	"address" text NOT NULL,
	"request_id" text NOT NULL,
	"body" text,
	CONSTRAINT "request_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "request_log_body_check" CHECK (char_length("request_log"."body") <= 4000)
);
--> statement-breakpoint
ALTER TABLE "request_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_configs" (
	"tenant_id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"currency" text NOT NULL,
	"slots" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	CONSTRAINT "machine_configs_tenant_id_machine_id_version_pk" PRIMARY KEY("tenant_id","machine_id","version")
);
--> statement-breakpoint
ALTER TABLE "machine_configs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_readings" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"temperature_c" real,
	"signal_dbm" integer,
	CONSTRAINT "machine_readings_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "machine_readings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machine_slots" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"position" text NOT NULL,
	"product_id" uuid NOT NULL,
	"capacity" integer NOT NULL,
	"par_level" integer,
	"low_stock_threshold" integer NOT NULL,
	"price_minor" bigint,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "machine_slots_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "machine_slots_position_key" UNIQUE("tenant_id","machine_id","position"),
	CONSTRAINT "machine_slots_position_check" CHECK ("machine_slots"."position" ~ '^[A-Za-z0-9._-]{1,16}$'),
	CONSTRAINT "machine_slots_capacity_check" CHECK ("machine_slots"."capacity" between 1 and 10000),
	CONSTRAINT "machine_slots_par_level_check" CHECK ("machine_slots"."par_level" between 1 and "machine_slots"."capacity"),
	CONSTRAINT "machine_slots_low_stock_threshold_check" CHECK ("machine_slots"."low_stock_threshold" between 0 and "machine_slots"."capacity"),
	CONSTRAINT "machine_slots_price_minor_check" CHECK ("machine_slots"."price_minor" between 0 and 1000000000000)
);
--> statement-breakpoint
ALTER TABLE "machine_slots" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "machines" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"location" text NOT NULL,
	"site_id" uuid,
	"time_zone" text NOT NULL,
	"model" text,
	"serial" text,
	"photo_id" uuid,
	"latitude" double precision,
	"longitude" double precision,
	"ignores_dex_checksum" boolean DEFAULT false NOT NULL,
	"last_seen_at" timestamp (3) with time zone,
	"offline_since" timestamp (3) with time zone,
	"restarted_at" timestamp (3) with time zone,
	"clock_offset_ms" bigint,
	"firmware" text,
	"temperature_c" real,
	"signal_dbm" integer,
	"config_version" integer DEFAULT 0 NOT NULL,
	"reported_config_version" integer,
	"key_rotation_asked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "machines_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "machines_name_check" CHECK (char_length("machines"."name") between 1 and 120),
	CONSTRAINT "machines_location_check" CHECK (char_length("machines"."location") between 1 and 200),
	CONSTRAINT "machines_latitude_check" CHECK ("machines"."latitude" between -90 and 90),
	CONSTRAINT "machines_longitude_check" CHECK ("machines"."longitude" between -180 and 180)
);
--> statement-breakpoint
ALTER TABLE "machines" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "products" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sku" text NOT NULL,
	"name" jsonb NOT NULL,
	"unit" text,
	"millilitres" integer,
	"price_minor" bigint NOT NULL,
	"cost_minor" bigint,
	"barcode" text,
	"photo_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "products_sku_key" UNIQUE("tenant_id","sku"),
	CONSTRAINT "products_sku_check" CHECK (char_length("products"."sku") between 1 and 64),
	CONSTRAINT "products_price_minor_check" CHECK ("products"."price_minor" between 0 and 1000000000000),
	CONSTRAINT "products_cost_minor_check" CHECK ("products"."cost_minor" between 0 and 1000000000000),
	CONSTRAINT "products_millilitres_check" CHECK ("products"."millilitres" between 1 and 1000000)
);
--> statement-breakpoint
ALTER TABLE "products" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sites" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"address" text,
	"latitude" double precision,
	"longitude" double precision,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "sites_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sites_name_key" UNIQUE("tenant_id","name"),
	CONSTRAINT "sites_name_check" CHECK (char_length("sites"."name") between 1 and 120),
	CONSTRAINT "sites_latitude_check" CHECK ("sites"."latitude" between -90 and 90),
	CONSTRAINT "sites_longitude_check" CHECK ("sites"."longitude" between -180 and 180),
	CONSTRAINT "sites_position_check" CHECK (("sites"."latitude" is null) = ("sites"."longitude" is null))
);
--> statement-breakpoint
ALTER TABLE "sites" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "maintenance_logs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"plan_id" uuid,
	"visit_id" uuid,
	"kind" text NOT NULL,
	"done_at" timestamp (3) with time zone NOT NULL,
	"cost_minor" bigint,
	"notes" text,
	"actor_type" text NOT NULL,
	"actor_id" text,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "maintenance_logs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "maintenance_logs_kind_check" CHECK ("maintenance_logs"."kind" in ('inspection', 'repair', 'refill', 'cleaning')),
	CONSTRAINT "maintenance_logs_cost_minor_check" CHECK ("maintenance_logs"."cost_minor" between 0 and 1000000000000),
	CONSTRAINT "maintenance_logs_notes_check" CHECK (char_length("maintenance_logs"."notes") <= 2000)
);
--> statement-breakpoint
ALTER TABLE "maintenance_logs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "maintenance_photos" (
	"tenant_id" uuid NOT NULL,
	"photo_id" uuid NOT NULL,
	"visit_id" uuid,
	"log_id" uuid,
	"part" smallint NOT NULL,
	CONSTRAINT "maintenance_photos_tenant_id_photo_id_pk" PRIMARY KEY("tenant_id","photo_id"),
	CONSTRAINT "maintenance_photos_subject_check" CHECK (num_nonnulls("maintenance_photos"."visit_id", "maintenance_photos"."log_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "maintenance_photos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "maintenance_plans" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"every_days" integer,
	"every_sales" integer,
	"notice_days" integer DEFAULT 3 NOT NULL,
	"counted_from" timestamp (3) with time zone NOT NULL,
	"sold_then" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "maintenance_plans_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "maintenance_plans_kind_check" CHECK ("maintenance_plans"."kind" in ('inspection', 'repair', 'refill', 'cleaning')),
	CONSTRAINT "maintenance_plans_name_check" CHECK (char_length("maintenance_plans"."name") between 1 and 120),
	CONSTRAINT "maintenance_plans_every_check" CHECK ("maintenance_plans"."every_days" is not null or "maintenance_plans"."every_sales" is not null),
	CONSTRAINT "maintenance_plans_every_days_check" CHECK ("maintenance_plans"."every_days" between 1 and 3650),
	CONSTRAINT "maintenance_plans_every_sales_check" CHECK ("maintenance_plans"."every_sales" between 1 and 1000000),
	CONSTRAINT "maintenance_plans_notice_days_check" CHECK ("maintenance_plans"."notice_days" between 0 and 90)
);
--> statement-breakpoint
ALTER TABLE "maintenance_plans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "visits" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"machine_id" uuid NOT NULL,
	"user_id" uuid,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"lines" jsonb NOT NULL,
	"notes" text,
	"cost_minor" bigint,
	CONSTRAINT "visits_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "visits_notes_check" CHECK (char_length("visits"."notes") <= 2000),
	CONSTRAINT "visits_cost_minor_check" CHECK ("visits"."cost_minor" between 0 and 1000000000000),
	CONSTRAINT "visits_order_check" CHECK ("visits"."left_at" >= "visits"."arrived_at")
);
--> statement-breakpoint
ALTER TABLE "visits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "photos" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"content_type" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text,
	CONSTRAINT "photos_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "photos_content_check" CHECK (octet_length("photos"."content") <= 2000000),
	CONSTRAINT "photos_content_type_check" CHECK ("photos"."content_type" in ('image/webp', 'image/jpeg', 'image/png'))
);
--> statement-breakpoint
ALTER TABLE "photos" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "alert_events" ADD CONSTRAINT "alert_events_tenant_id_alert_id_alerts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","alert_id") REFERENCES "public"."alerts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_preferences" ADD CONSTRAINT "alert_preferences_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_tenant_id_alert_id_alerts_tenant_id_id_fk" FOREIGN KEY ("tenant_id","alert_id") REFERENCES "public"."alerts"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_tenant_id_user_id_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","user_id") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_tenant_id_site_id_sites_tenant_id_id_fk" FOREIGN KEY ("tenant_id","site_id") REFERENCES "public"."sites"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_tenant_id_assigned_to_users_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assigned_to") REFERENCES "public"."users"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dex_audits" ADD CONSTRAINT "dex_audits_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale_events" ADD CONSTRAINT "sale_events_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "set_aside_sales" ADD CONSTRAINT "set_aside_sales_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_counts" ADD CONSTRAINT "stock_counts_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_levels" ADD CONSTRAINT "stock_levels_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_movements" ADD CONSTRAINT "stock_movements_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_configs" ADD CONSTRAINT "machine_configs_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_readings" ADD CONSTRAINT "machine_readings_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_slots" ADD CONSTRAINT "machine_slots_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machine_slots" ADD CONSTRAINT "machine_slots_tenant_id_product_id_products_tenant_id_id_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "public"."products"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machines" ADD CONSTRAINT "machines_tenant_id_site_id_sites_tenant_id_id_fk" FOREIGN KEY ("tenant_id","site_id") REFERENCES "public"."sites"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "machines" ADD CONSTRAINT "machines_tenant_id_photo_id_photos_tenant_id_id_fk" FOREIGN KEY ("tenant_id","photo_id") REFERENCES "public"."photos"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_tenant_id_photo_id_photos_tenant_id_id_fk" FOREIGN KEY ("tenant_id","photo_id") REFERENCES "public"."photos"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_logs" ADD CONSTRAINT "maintenance_logs_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_logs" ADD CONSTRAINT "maintenance_logs_tenant_id_plan_id_maintenance_plans_tenant_id_id_fk" FOREIGN KEY ("tenant_id","plan_id") REFERENCES "public"."maintenance_plans"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_logs" ADD CONSTRAINT "maintenance_logs_tenant_id_visit_id_visits_tenant_id_id_fk" FOREIGN KEY ("tenant_id","visit_id") REFERENCES "public"."visits"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_photos" ADD CONSTRAINT "maintenance_photos_tenant_id_photo_id_photos_tenant_id_id_fk" FOREIGN KEY ("tenant_id","photo_id") REFERENCES "public"."photos"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_photos" ADD CONSTRAINT "maintenance_photos_tenant_id_visit_id_visits_tenant_id_id_fk" FOREIGN KEY ("tenant_id","visit_id") REFERENCES "public"."visits"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_photos" ADD CONSTRAINT "maintenance_photos_tenant_id_log_id_maintenance_logs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","log_id") REFERENCES "public"."maintenance_logs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maintenance_plans" ADD CONSTRAINT "maintenance_plans_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visits" ADD CONSTRAINT "visits_tenant_id_machine_id_machines_tenant_id_id_fk" FOREIGN KEY ("tenant_id","machine_id") REFERENCES "public"."machines"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alert_events_alert" ON "alert_events" USING btree ("tenant_id","alert_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_one_for_each_cause" ON "alerts" USING btree ("tenant_id","cause") WHERE state <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_state" ON "alerts" USING btree ("tenant_id","state","id");--> statement-breakpoint
CREATE INDEX "alerts_machine" ON "alerts" USING btree ("tenant_id","machine_id","id");--> statement-breakpoint
CREATE INDEX "dex_audits_machine" ON "dex_audits" USING btree ("tenant_id","machine_id","received_at");--> statement-breakpoint
CREATE INDEX "sale_logs_machine" ON "sale_logs" USING btree ("tenant_id","machine_id","occurred_at");--> statement-breakpoint
CREATE INDEX "sale_logs_occurred" ON "sale_logs" USING btree ("tenant_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "set_aside_sales_received" ON "set_aside_sales" USING btree ("tenant_id","received_at");--> statement-breakpoint
CREATE INDEX "stock_counts_position" ON "stock_counts" USING btree ("tenant_id","machine_id","position","observed_at");--> statement-breakpoint
CREATE INDEX "stock_movements_position" ON "stock_movements" USING btree ("tenant_id","machine_id","position","occurred_at");--> statement-breakpoint
CREATE INDEX "api_keys_machine" ON "api_keys" USING btree ("tenant_id","machine_id");--> statement-breakpoint
CREATE INDEX "idempotent_answers_created" ON "idempotent_answers" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "request_log_key" ON "request_log" USING btree ("tenant_id","key_id","id");--> statement-breakpoint
CREATE INDEX "request_log_machine" ON "request_log" USING btree ("tenant_id","machine_id","id");--> statement-breakpoint
CREATE INDEX "request_log_at" ON "request_log" USING btree ("tenant_id","at");--> statement-breakpoint
CREATE INDEX "machine_readings_machine" ON "machine_readings" USING btree ("tenant_id","machine_id","at");--> statement-breakpoint
CREATE INDEX "machine_slots_product" ON "machine_slots" USING btree ("tenant_id","product_id");--> statement-breakpoint
CREATE INDEX "machines_site" ON "machines" USING btree ("tenant_id","site_id");--> statement-breakpoint
CREATE INDEX "machines_last_seen" ON "machines" USING btree ("tenant_id","last_seen_at");--> statement-breakpoint
CREATE INDEX "maintenance_logs_machine" ON "maintenance_logs" USING btree ("tenant_id","machine_id","done_at");--> statement-breakpoint
CREATE INDEX "maintenance_photos_visit" ON "maintenance_photos" USING btree ("tenant_id","visit_id");--> statement-breakpoint
CREATE INDEX "maintenance_photos_log" ON "maintenance_photos" USING btree ("tenant_id","log_id");--> statement-breakpoint
CREATE INDEX "maintenance_plans_machine" ON "maintenance_plans" USING btree ("tenant_id","machine_id");--> statement-breakpoint
CREATE INDEX "visits_machine" ON "visits" USING btree ("tenant_id","machine_id","arrived_at");--> statement-breakpoint
CREATE INDEX "visits_arrived" ON "visits" USING btree ("tenant_id","arrived_at");--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "alert_events" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "alert_preferences" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "alert_reads" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "alerts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "dex_audits" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "sale_events" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "sale_logs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "set_aside_sales" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "stock_counts" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "stock_levels" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "stock_movements" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "api_keys" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "idempotent_answers" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "rate_buckets" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "request_log" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "machine_configs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "machine_readings" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "machine_slots" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "machines" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "products" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "sites" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "maintenance_logs" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "maintenance_photos" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "maintenance_plans" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "visits" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "tenant_isolation" ON "photos" AS PERMISSIVE FOR ALL TO public USING (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)) WITH CHECK (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));