CREATE TABLE "haptik"."notices" (
	"key" text PRIMARY KEY NOT NULL,
	"holders" text[] NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
