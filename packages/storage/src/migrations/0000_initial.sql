CREATE SCHEMA "haptik";
--> statement-breakpoint
CREATE TABLE "haptik"."call_recordings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"call" text NOT NULL,
	"bytes" integer NOT NULL,
	"is_rejection" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."claimed_calls" (
	"key" text PRIMARY KEY NOT NULL,
	"outcome" text,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."handoffs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"conversation" text NOT NULL,
	"is_active" boolean NOT NULL,
	"state" text NOT NULL,
	"bot" text NOT NULL,
	"node" text NOT NULL,
	"reason" text NOT NULL,
	"team" text,
	"user_name" text NOT NULL,
	"conversation_no" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"changed_by" text
);
--> statement-breakpoint
CREATE TABLE "haptik"."source_counts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."switches" (
	"bot" text NOT NULL,
	"node" text NOT NULL,
	"mode" text NOT NULL,
	"note" text,
	"changed_by" text,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "switches_bot_node_pk" PRIMARY KEY("bot","node")
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "haptik"."console_audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"by" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" text,
	"ip_address" text
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token" text NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "console_sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_settings" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_sign_in_attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"expires_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"hint" text NOT NULL,
	"digest" text NOT NULL,
	"scopes" text[] NOT NULL,
	"languages" text[],
	"prefixes" text[],
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "console_tokens_digest_unique" UNIQUE("digest")
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_users" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"role" text DEFAULT 'viewer' NOT NULL,
	"languages" text[],
	"prefixes" text[],
	"is_disabled" boolean DEFAULT false NOT NULL,
	"last_seen_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "console_users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "haptik"."console_verifications" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."copy_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "haptik"."copy_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"key" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"text_before" text,
	"text_after" text,
	"done_by" text NOT NULL,
	"done_at" timestamp with time zone NOT NULL,
	"publish_at" timestamp with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."copy_languages" (
	"language" text collate "C" PRIMARY KEY NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."copy_revision" (
	"id" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"revision" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "haptik"."copy_texts" (
	"key" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"published" text,
	"draft" text,
	"version" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"published_at" timestamp with time zone,
	"publish_at" timestamp with time zone,
	"scheduled_by" text,
	"trashed_at" timestamp with time zone,
	"revision" bigint,
	CONSTRAINT "copy_texts_key_language_pk" PRIMARY KEY("key","language")
);
--> statement-breakpoint
CREATE TABLE "haptik"."call_minutes" (
	"minutes" smallint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"replica" uuid NOT NULL,
	"bot" text NOT NULL,
	"node" text NOT NULL,
	"calls" integer NOT NULL,
	"successes" integer NOT NULL,
	"handoffs" integer NOT NULL,
	"causes" jsonb NOT NULL,
	"durations" jsonb NOT NULL,
	"deadline_shares" jsonb NOT NULL,
	"last_called_at" timestamp with time zone NOT NULL,
	"last_error" jsonb,
	CONSTRAINT "call_minutes_minutes_starts_at_replica_bot_node_pk" PRIMARY KEY("minutes","starts_at","replica","bot","node")
);
--> statement-breakpoint
CREATE TABLE "haptik"."name_minutes" (
	"minutes" smallint NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"replica" uuid NOT NULL,
	"bot" text NOT NULL,
	"kind" text NOT NULL,
	"total" integer NOT NULL,
	"names" jsonb NOT NULL,
	CONSTRAINT "name_minutes_minutes_starts_at_replica_bot_kind_pk" PRIMARY KEY("minutes","starts_at","replica","bot","kind")
);
--> statement-breakpoint
CREATE TABLE "haptik"."replicas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"reported_at" timestamp with time zone NOT NULL,
	"open_circuits" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "haptik"."console_accounts" ADD CONSTRAINT "console_accounts_user_id_console_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "haptik"."console_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "haptik"."console_sessions" ADD CONSTRAINT "console_sessions_user_id_console_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "haptik"."console_users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_recordings_recorded_at_idx" ON "haptik"."call_recordings" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "claimed_calls_expires_at_idx" ON "haptik"."claimed_calls" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "handoffs_active_conversation_idx" ON "haptik"."handoffs" USING btree ("conversation") WHERE "haptik"."handoffs"."is_active";--> statement-breakpoint
CREATE INDEX "handoffs_created_at_idx" ON "haptik"."handoffs" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "handoffs_open_state_idx" ON "haptik"."handoffs" USING btree ("state") WHERE "haptik"."handoffs"."state" in ('pending', 'expired', 'dead-letter');--> statement-breakpoint
CREATE INDEX "source_counts_expires_at_idx" ON "haptik"."source_counts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "console_accounts_user_id_idx" ON "haptik"."console_accounts" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "console_accounts_provider_account_idx" ON "haptik"."console_accounts" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "console_sessions_user_id_idx" ON "haptik"."console_sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "console_sign_in_attempts_expires_at_idx" ON "haptik"."console_sign_in_attempts" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "console_verifications_identifier_idx" ON "haptik"."console_verifications" USING btree ("identifier");--> statement-breakpoint
CREATE UNIQUE INDEX "copy_events_key_language_version_idx" ON "haptik"."copy_events" USING btree ("key","language","version");--> statement-breakpoint
CREATE UNIQUE INDEX "copy_texts_revision_idx" ON "haptik"."copy_texts" USING btree ("revision") WHERE "haptik"."copy_texts"."revision" is not null;--> statement-breakpoint
CREATE INDEX "copy_texts_changed_at_idx" ON "haptik"."copy_texts" USING btree ("changed_at");--> statement-breakpoint
CREATE INDEX "copy_texts_publish_at_idx" ON "haptik"."copy_texts" USING btree ("publish_at") WHERE "haptik"."copy_texts"."publish_at" is not null;