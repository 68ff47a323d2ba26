// A replica that waits for a line on stdin, reports its state, writes texts, and kills itself
// meanwhile as configured by KILL:
//   {"after": "start", "statement": 7, "side": "before" | "after"}
// ROUND configures the writes: {"operation": "publish" | "import", "index": 3}
// PLAN is a draft to schedule; the process then runs until SIGTERM:
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
import { HaptikStorageModule } from '../../../packages/storage/dist/index.js';
import { installKill } from './kill.js';

const { DATABASE_URL, FOLDER, KILL, ROUND, PLAN } = process.env;
const kill = installKill(KILL ? JSON.parse(KILL) : undefined);
const report = (name, value) => process.stdout.write(`${name} ${JSON.stringify(value)}\n`);

const LANGUAGES = ['en', 'hi'];
const define = (text) => ({ text, description: 'a test', usedAs: 'text' });
const copy = defineCopy({ 'kill.one': define('one in code'), 'kill.two': define('two in code') });
const KEYS = ['kill.one', 'kill.two'];

class HostModule {}
Module({
  imports: [
    HaptikModule.forRoot({ secrets: 'chaos-secret' }),
    HaptikStorageModule.forRoot(DATABASE_URL ? { url: DATABASE_URL } : { folder: FOLDER }),
    HaptikCopyModule.forRoot({ copy: [copy] }),
  ],
})(HostModule);

// Another replica may use the database until then.
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
  renderedTexts: KEYS.flatMap((key) =>
    LANGUAGES.map((language) => texts.render(copy(key), language)),
  ),
  revision: texts.revision,
});

/** Identifies a text with its current version. */
function textRef(key, language) {
  const known = entries.find((entry) => entry.key === key && entry.language === language);
  return { key, language, version: known?.version ?? 0 };
}

if (ROUND) {
  const { operation, index } = JSON.parse(ROUND);
  const edits = KEYS.flatMap((key) =>
    LANGUAGES.map((language) => ({
      ...textRef(key, language),
      text: `${operation} ${index} ${language}`,
    })),
  );
  await repository.save([{ ...textRef('kill.draft', 'en'), text: `draft ${index}` }], 'asha');
  if (operation === 'publish') {
    const drafts = await repository.save(edits, 'asha');
    kill.arm('start');
    await repository.publish(drafts, 'ben');
  } else {
    // A new text runs another statement than an existing one.
    edits.push({ ...textRef(`kill.new${index}`, 'en'), text: `${operation} ${index} en` });
    kill.arm('start');
    await repository.importPublished(edits, 'ben');
  }
  report('done', index);
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
