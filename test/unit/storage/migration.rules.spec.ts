import { readRequiredMigration } from '../../../packages/storage/migration.rules.js';

const NAMES = ['0000_initial', '0001_more', '0002_less'];
const required = (text: string) => readRequiredMigration('0002_less', text, NAMES);

describe('the rules for migrations', () => {
  it.each([
    'ALTER TABLE "haptik"."handoffs" ADD COLUMN "priority" integer;',
    'ALTER TABLE "haptik"."handoffs" ADD COLUMN "priority" integer DEFAULT 0 NOT NULL;',
    'CREATE INDEX "by_priority" ON "haptik"."handoffs" USING btree ("priority");',
    'CREATE TABLE "haptik"."new" ("id" uuid NOT NULL);--> statement-breakpoint\n' +
      'CREATE UNIQUE INDEX "by_id" ON "haptik"."new" USING btree ("id");',
  ])('allow what older versions do not notice: %s', (text) => {
    expect(required(text)).toBeUndefined();
  });

  it.each([
    'ALTER TABLE "haptik"."handoffs" DROP COLUMN "team";',
    'DROP TABLE "haptik"."switches" CASCADE;',
    'ALTER TABLE "haptik"."handoffs" RENAME COLUMN "team" TO "group";',
    'ALTER TABLE "haptik"."handoffs" ALTER COLUMN "attempts" SET DATA TYPE bigint;',
    'ALTER TABLE "haptik"."handoffs" ALTER COLUMN "team" SET NOT NULL;',
    'ALTER TABLE "haptik"."handoffs" ADD COLUMN "priority" integer NOT NULL;',
    'CREATE UNIQUE INDEX "by_team" ON "haptik"."handoffs" USING btree ("team");',
    'ALTER TABLE "haptik"."handoffs" ADD CONSTRAINT "c" CHECK (attempts > 0);',
  ])('reject what older versions use, until the file names the oldest one: %s', (text) => {
    expect(() => required(text)).toThrow(/0002_less removes or changes .*Expand first/s);
    expect(required(`-- requires: 0001_more\n${text}`)).toBe('0001_more');
  });

  it('reject an unknown name', () => {
    expect(() => required('-- requires: 0003_later\n')).toThrow(/0003_later, which is not/);
  });
});
