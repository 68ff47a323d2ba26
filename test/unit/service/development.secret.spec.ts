import { Logger } from '@nestjs/common';
import { serviceConfig } from '../../../src/service/config/service.config.factory.js';
import { resolveServiceSecrets } from '../../../src/service/development.secret.js';

const secrets = (env: NodeJS.ProcessEnv): readonly string[] =>
  resolveServiceSecrets(serviceConfig(env), env['NODE_ENV']);

describe('the secret of a service without HAPTIK_SECRET', () => {
  beforeAll(() => Logger.overrideLogger(false));

  it.each([undefined, '', 'development', 'test'])('is public if NODE_ENV is %p', (NODE_ENV) => {
    expect(secrets({ NODE_ENV })).toEqual(['test']);
  });

  it.each(['localhost', '127.0.0.1', '127.0.0.2', '::1'])('is public on %s', (HOST) => {
    expect(secrets({ HOST })).toEqual(['test']);
  });

  it.each(['production', 'staging', 'prod', 'Development', 'dev', ' '])(
    'must be set if NODE_ENV is %p',
    (NODE_ENV) => {
      expect(() => secrets({ NODE_ENV })).toThrow(
        /NODE_ENV is .* HAPTIK_SECRET is not set. Set HAPTIK_SECRET/,
      );
      expect(() => secrets({ NODE_ENV, HAPTIK_SECRET: 'new,test' })).toThrow('public sample');
      expect(secrets({ NODE_ENV, HAPTIK_SECRET: 'new,old' })).toEqual(['new', 'old']);
    },
  );

  it.each([
    '0.0.0.0',
    '::',
    '10.0.0.7',
    'bot.example',
    '127.0.0.1.example',
    '1270.0.0.1',
    '::ffff:0',
  ])('must be set if other machines reach it: %s', (HOST) => {
    for (const NODE_ENV of [undefined, 'development', 'test']) {
      expect(() => secrets({ NODE_ENV, HOST })).toThrow(
        `HAPTIK_SECRET is not set, and HOST is ${HOST}`,
      );
      expect(() => secrets({ NODE_ENV, HOST })).toThrow('Or set HOST to 127.0.0.1.');
      expect(() => secrets({ NODE_ENV, HOST, HAPTIK_SECRET: 'test' })).toThrow('public sample');
    }
    expect(secrets({ HOST, HAPTIK_SECRET: 'own' })).toEqual(['own']);
  });
});
