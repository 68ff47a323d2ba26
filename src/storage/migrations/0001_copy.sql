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
CREATE UNIQUE INDEX "copy_events_of_text" ON "haptik"."copy_events" USING btree ("key","language","version");--> statement-breakpoint
CREATE UNIQUE INDEX "copy_texts_by_revision" ON "haptik"."copy_texts" USING btree ("revision") WHERE "haptik"."copy_texts"."revision" is not null;--> statement-breakpoint
CREATE INDEX "copy_texts_scheduled" ON "haptik"."copy_texts" USING btree ("publish_at") WHERE "haptik"."copy_texts"."publish_at" is not null;