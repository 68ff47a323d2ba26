CREATE SCHEMA IF NOT EXISTS "haptik";
--> statement-breakpoint
CREATE TABLE "haptik"."handoffs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job_id" uuid NOT NULL,
	"conversation" text NOT NULL,
	"standing" boolean NOT NULL,
	"state" text NOT NULL,
	"bot" text NOT NULL,
	"node" text NOT NULL,
	"reason" text NOT NULL,
	"team" text,
	"user_name" text NOT NULL,
	"conversation_no" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"answer" text,
	"promised_at" timestamp with time zone NOT NULL,
	"give_up_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"changed_by" text
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
CREATE UNIQUE INDEX "handoffs_one_per_conversation" ON "haptik"."handoffs" USING btree ("conversation") WHERE "haptik"."handoffs"."standing";--> statement-breakpoint
CREATE INDEX "handoffs_latest" ON "haptik"."handoffs" USING btree ("promised_at");--> statement-breakpoint
CREATE INDEX "handoffs_unsettled" ON "haptik"."handoffs" USING btree ("state") WHERE "haptik"."handoffs"."state" in ('pending', 'dead');