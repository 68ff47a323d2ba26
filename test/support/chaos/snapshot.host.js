// An application with a snapshot of its texts in FOLDER. It publishes TEXTS one after the other and
// logs each failed snapshot. Without TEXTS, the source of published texts is unavailable.
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  PublishedCopySource,
  defineCopy,
  HaptikCopyModule,
  InMemoryPublishedCopySource,
} from '../../../dist/copy/index.js';
import { HaptikModule, HaptikNode } from '../../../dist/index.js';
import { HaptikTestClient } from '../../../dist/testing/index.js';

const { FOLDER, TEXTS } = process.env;
const texts = JSON.parse(TEXTS ?? '[]');
const copy = defineCopy({ 'shop.note': { text: 'code', description: 'a test', usedAs: 'text' } });

class UnavailableSource extends PublishedCopySource {
  load() {
    throw new Error('unavailable');
  }

  watch() {
    return Promise.reject(new Error('unavailable'));
  }
}

class Bot {
  note() {
    return copy('shop.note');
  }
}
HaptikNode('note')(Bot.prototype, 'note', Object.getOwnPropertyDescriptor(Bot.prototype, 'note'));

const source = TEXTS ? new InMemoryPublishedCopySource() : new UnavailableSource();
class HostModule {}
Module({
  imports: [
    HaptikModule.forRoot({ secrets: 'chaos-secret' }),
    HaptikCopyModule.forRoot({ copy: [copy], source, snapshot: FOLDER }),
  ],
  providers: [Bot],
})(HostModule);

const lines = [];
const collect = (line) => lines.push(String(line));
const ignore = () => undefined;
const logger = { log: ignore, debug: ignore, warn: collect, error: collect };
const app = await NestFactory.create(HostModule, { rawBody: true, logger });
await app.init();
const haptik = new HaptikTestClient(app, { secret: 'chaos-secret' });
const renderText = async () => (await haptik.call('note')).texts[0];

const renderedTexts = TEXTS ? [] : [await renderText()];
for (const text of texts) {
  source.set('shop.note', 'en', text);
  while ((await renderText()) !== text) await new Promise(setImmediate);
  renderedTexts.push(await renderText());
  // The last one is written when the application ends.
  if (text === texts.at(-1)) break;
  while (!lines.some((line) => line.includes('the snapshot could not be written'))) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
await app.close();
process.stdout.write(JSON.stringify({ said: renderedTexts, lines }));
