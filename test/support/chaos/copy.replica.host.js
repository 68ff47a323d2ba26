// A replica that waits for a line of input, reports its state, writes texts, and kills itself during the
// writes. Environment variables:
// KILL is the statement of the kill:
//   {"after": "start", "statement": 7, "side": "before" | "after"}
// ROUND is the write: {"act": "publish" | "import", "number": 3}
// PLAN is a draft to schedule; the replica then runs until it is stopped:
//   {"key": "kill.one", "at": "2026-03-01T10:00:00.000Z"}, or null
import 'reflect-metadata';
import { once } from 'node:events';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  CopyRepository,
  defineCopy,
  HaptikCopy,
  HaptikCopyModule,
} from '../../../dist/copy/index.js';
import { HaptikModule } from '../../../dist/index.js';
import { HaptikStorageModule } from '../../../dist/storage/index.js';
import { installKill } from './kill.js';

const { DATABASE_URL, FOLDER, KILL, ROUND, PLAN } = process.env;
const kill = installKill(KILL ? JSON.parse(KILL) : undefined);
const report = (word, value) => process.stdout.write(`${word} ${JSON.stringify(value)}\n`);

const LANGUAGES = ['en', 'hi'];
const text = (words) => ({ text: words, description: 'a test', usedAs: 'text' });
const copy = defineCopy({ 'kill.one': text('one in code'), 'kill.two': text('two in code') });
const KEYS = ['kill.one', 'kill.two'];

class HostModule {}
Module({
  imports: [
    HaptikModule.forRoot({ secrets: 'chaos-secret' }),
    HaptikStorageModule.forRoot(DATABASE_URL ? { url: DATABASE_URL } : { folder: FOLDER }),
    HaptikCopyModule.forRoot({ copy: [copy] }),
  ],
})(HostModule);

// Another replica can have had the database until now.
await once(process.stdin, 'data');
process.stdin.destroy();
const app = await NestFactory.create(HostModule, { rawBody: true, logger: ['error', 'warn'] });
await app.init();
const repository = app.get(CopyRepository, { strict: false });
const texts = app.get(HaptikCopy, { strict: false });

const entries = await repository.find({});
report('found', {
  entries,
  events: await repository.history({ limit: 500 }),
  says: KEYS.flatMap((key) => LANGUAGES.map((language) => texts.text(copy(key), language))),
  revision: texts.revision,
});

/** Refers to the current version of a text. */
function textRef(key, language) {
  const known = entries.find((entry) => entry.key === key && entry.language === language);
  return { key, language, version: known?.version ?? 0 };
}

if (ROUND) {
  const { act, number } = JSON.parse(ROUND);
  const edits = KEYS.flatMap((key) =>
    LANGUAGES.map((language) => ({
      ...textRef(key, language),
      text: `${act} ${number} ${language}`,
    })),
  );
  await repository.save([{ ...textRef('kill.draft', 'en'), text: `draft ${number}` }], 'asha');
  if (act === 'publish') {
    const drafts = await repository.save(edits, 'asha');
    kill.arm('start');
    await repository.publish(drafts, 'ben');
  } else {
    // A new text uses another statement.
    edits.push({ ...textRef(`kill.new${number}`, 'en'), text: `${act} ${number} en` });
    kill.arm('start');
    await repository.importPublished(edits, 'ben');
  }
  report('done', number);
  process.kill(process.pid, 'SIGKILL');
}
if (PLAN) {
  const stopped = once(process, 'SIGTERM');
  const keepAliveTimer = setInterval(() => undefined, 60_000);
  const plan = JSON.parse(PLAN);
  if (plan) {
    const edit = { ...textRef(plan.key, 'en'), text: `planned ${plan.at}` };
    report(
      'planned',
      await repository.publish(await repository.save([edit], 'asha'), 'ben', new Date(plan.at)),
    );
  } else {
    report('planned', []);
  }
  await stopped;
  clearInterval(keepAliveTimer);
}
await app.close();
