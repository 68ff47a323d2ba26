import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RateLimitedLogger } from '../../src/rate.limited.logger.js';
import { MemoryLogger } from '../support/test.app.js';

const MINUTE_MS = 60_000;

describe('a logger for what strangers cause', () => {
  let memoryLogger: MemoryLogger;

  beforeEach(() => {
    jest.useFakeTimers();
    memoryLogger = new MemoryLogger();
    Logger.overrideLogger(memoryLogger);
  });
  afterEach(() => {
    Logger.overrideLogger(true);
    jest.useRealTimers();
  });

  it('writes a hundred lines a minute, and at its end how many it left out', () => {
    const logger = new RateLimitedLogger('Test');
    for (let time = 0; time < 250; time++) logger.warn('refused');
    expect(memoryLogger.lines).toHaveLength(100);
    jest.advanceTimersByTime(MINUTE_MS);
    expect(memoryLogger.lines.at(-1)).toMatch(/^warn Left out 150 more lines/);
    logger.error('failed');
    expect(memoryLogger.lines.slice(101)).toEqual([expect.stringMatching(/^error failed/)]);
  });

  it('leaves nothing out where it is quiet', () => {
    const logger = new RateLimitedLogger('Test');
    for (let minute = 0; minute < 3; minute++) {
      for (let time = 0; time < 100; time++) logger.warn('refused');
      jest.advanceTimersByTime(MINUTE_MS);
    }
    expect(memoryLogger.lines).toHaveLength(300);
  });
});
