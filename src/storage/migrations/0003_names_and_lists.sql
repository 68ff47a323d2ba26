ALTER TABLE "haptik"."console_tokens" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "copy_texts_by_change" ON "haptik"."copy_texts" USING btree ("changed_at");