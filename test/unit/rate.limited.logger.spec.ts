import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RateLimitedLogger } from '../../src/rate.limited.logger.js';
import { MemoryLogger } from '../support/test.app.js';

const MINUTE_MS = 60_000;

describe('RateLimitedLogger', () => {
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

  it('logs 100 lines per minute, then the number of suppressed lines', () => {
    const logger = new RateLimitedLogger('Test');
    for (let time = 0; time < 250; time++) logger.warn('refused');
    expect(memoryLogger.lines).toHaveLength(100);
    jest.advanceTimersByTime(MINUTE_MS);
    expect(memoryLogger.lines.at(-1)).toMatch(/^warn Suppressed 150 more lines/);
    logger.error('failed');
    expect(memoryLogger.lines.slice(101)).toEqual([expect.stringMatching(/^error failed/)]);
  });

  it('suppresses nothing below the limit', () => {
    const logger = new RateLimitedLogger('Test');
    for (let minute = 0; minute < 3; minute++) {
      for (let time = 0; time < 100; time++) logger.warn('refused');
      jest.advanceTimersByTime(MINUTE_MS);
    }
    expect(memoryLogger.lines).toHaveLength(300);
  });
});
