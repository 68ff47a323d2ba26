import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { LimitedLogger } from '../../src/limited.logger.js';
import { Journal } from '../support/app.js';

const MINUTE_MS = 60_000;

describe('a logger for what strangers cause', () => {
  let journal: Journal;

  beforeEach(() => {
    jest.useFakeTimers();
    journal = new Journal();
    Logger.overrideLogger(journal);
  });
  afterEach(() => {
    Logger.overrideLogger(true);
    jest.useRealTimers();
  });

  it('writes a hundred lines a minute, and at its end how many it left out', () => {
    const logger = new LimitedLogger('Test');
    for (let time = 0; time < 250; time++) logger.warn('refused');
    expect(journal.lines).toHaveLength(100);
    jest.advanceTimersByTime(MINUTE_MS);
    expect(journal.lines.at(-1)).toMatch(/^warn Left out 150 more lines/);
    logger.error('failed');
    expect(journal.lines.slice(101)).toEqual([expect.stringMatching(/^error failed/)]);
  });

  it('leaves nothing out where it is quiet', () => {
    const logger = new LimitedLogger('Test');
    for (let minute = 0; minute < 3; minute++) {
      for (let time = 0; time < 100; time++) logger.warn('refused');
      jest.advanceTimersByTime(MINUTE_MS);
    }
    expect(journal.lines).toHaveLength(300);
  });
});
