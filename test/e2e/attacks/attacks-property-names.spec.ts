import { type INestApplication, Injectable } from '@nestjs/common';
import { Equals, IsOptional, IsString } from 'class-validator';
import {
  HaptikConversationDetails,
  HaptikEnvVariable,
  HaptikCall,
  HaptikEntities,
  HaptikNode,
  type NodeCall,
  reply,
} from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';
import { bootWithoutBodyParser } from '../../support/app.without.body.parser.js';

const HOSTILE = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then'];

class Entities {
  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @Equals(undefined)
  isAdmin?: boolean;
}

let seen: NodeCall | undefined;
let typed: Entities | undefined;
let listed: Record<string, unknown> | undefined;

@Injectable()
class Bot {
  @HaptikNode('read')
  read(@HaptikCall() call: NodeCall, @HaptikEntities() all: Record<string, unknown>) {
    seen = call;
    listed = all;
    return 'Read.';
  }

  @HaptikNode('typed')
  typed(@HaptikEntities(Entities) entities: Entities) {
    typed = entities;
    return 'Typed.';
  }

  @HaptikNode('keep')
  keep() {
    return reply('Kept.').conversation({ more: 'yes' }).user({ more: 'yes' });
  }

  @HaptikNode('absent')
  absent(
    @HaptikConversationDetails('constructor') details: unknown,
    @HaptikEnvVariable('toString') variable: unknown,
  ) {
    return [typeof details, typeof variable];
  }
}

/** One level of a body: every hostile name as a key, with a polluting value. */
const LEVEL = HOSTILE.map(
  (name) => `${JSON.stringify(name)}:{"isAdmin":true,"polluted":true,"value":"by ${name}"}`,
).join();
const ITEMS = HOSTILE.map(
  (name) => `${JSON.stringify(name)}:[{"entity_value":"by ${name}",${LEVEL}}]`,
).join();

const bodyFor = (node: string) => `{"node":"${node}",${LEVEL},
  "user":{"user_name":"hu_1",${LEVEL}},
  "entities":{${ITEMS},"name":[{"entity_value":{"value":"Asha",${LEVEL}},${LEVEL}}]},
  "conversation_details":{${LEVEL}},"user_details":{${LEVEL}},"env_variables":{${LEVEL}}}`;

/** Express as in the README; Fastify with a parser that keeps the bytes. */
const startOf = {
  express: () => boot({ platform: 'express', metadata: { providers: [Bot] } }),
  fastify: () => bootWithoutBodyParser('fastify', { providers: [Bot] }),
  listener: () => boot({ platform: 'listener', metadata: { providers: [Bot] } }),
  fetch: () => boot({ platform: 'fetch', metadata: { providers: [Bot] } }),
  events: () => boot({ platform: 'events', metadata: { providers: [Bot] } }),
};

describe.each(ENDPOINTS)('names of object properties on %s', (platform) => {
  let app: INestApplication;
  let haptik: HaptikTestClient;
  beforeAll(async () => {
    app = await startOf[platform]();
    haptik = new HaptikTestClient(app, { secret: SECRET });
  });
  afterAll(() => app.close());

  it('do not pollute prototypes', async () => {
    for (const node of ['read', 'typed', 'keep', 'nobody']) {
      expect((await haptik.post(bodyFor(node))).httpStatus).toBe(200);
      for (const object of [{}, [], () => undefined, 'text', 1, new Map()]) {
        expect(object).not.toHaveProperty('polluted');
        expect(object).not.toHaveProperty('isAdmin');
      }
    }
  });

  it('are plain keys of the entities when sent', async () => {
    expect((await haptik.post(bodyFor('read'))).texts).toEqual(['Read.']);
    for (const name of HOSTILE) {
      expect(seen?.entity(name)).toBe(`by ${name}`);
      expect(Object.hasOwn(listed ?? {}, name)).toBe(true);
    }
    expect(seen?.entityNames).toEqual([...HOSTILE, 'name']);
    expect(seen?.entity('name')).toBe('Asha');
  });

  it('are plain keys of the state and the environment', async () => {
    await haptik.post(bodyFor('read'));
    for (const map of [seen?.conversationDetails, seen?.userDetails, seen?.envVariables]) {
      expect(Object.keys(map ?? {})).toEqual(HOSTILE);
      expect(Object.getPrototypeOf(map)).toBe(Object.prototype);
    }
    expect(seen?.user.userName).toBe('hu_1');
  });

  it('are absent when not sent', async () => {
    await haptik.post('{"node":"read"}');
    for (const name of HOSTILE) {
      expect(seen?.entity(name)).toBeUndefined();
      expect(seen?.entities(name)).toEqual([]);
      expect(seen?.number(name)).toBeUndefined();
    }
    expect((await haptik.post('{"node":"absent"}')).texts).toEqual(['undefined', 'undefined']);
  });

  it('set no property of a class instance and no prototype', async () => {
    expect((await haptik.post(bodyFor('typed'))).texts).toEqual(['Typed.']);
    expect(typed).toBeInstanceOf(Entities);
    expect(Object.getPrototypeOf(typed)).toBe(Entities.prototype);
    expect(Object.fromEntries(Object.entries(typed ?? {}))).toEqual({ name: 'Asha' });
  });

  it('set no property of a class instance through objects of an unknown shape', async () => {
    const items = HOSTILE.map((name) => `"${name}":[{"entity_value":{"isAdmin":true}}]`);
    const answer = await haptik.post(`{"node":"typed","entities":{${items.join()}}}`);
    expect(answer.texts).toEqual(['Typed.']);
    expect(typed?.isAdmin).toBeUndefined();
    expect(Object.getPrototypeOf(typed)).toBe(Entities.prototype);
  });

  it('are returned unchanged in the state', async () => {
    const body = JSON.parse((await haptik.post(bodyFor('keep'))).text) as Record<string, object>;
    for (const map of [body['conversation_details'], body['user_details']]) {
      expect(Object.keys(map ?? {})).toEqual([...HOSTILE, 'more']);
    }
  });

  it('match no node unless a node has that name', async () => {
    for (const name of HOSTILE) {
      const answer = await haptik.post(JSON.stringify({ node: name }));
      expect(answer.body).toEqual({ status: false, response: ['I cannot help with that yet.'] });
    }
  });

  it('do not match a node through a prototype', async () => {
    expect((await haptik.post('{"__proto__":{"node":"read"}}')).httpStatus).toBe(400);
    expect((await haptik.post('{"constructor":{"node":"read"}}')).httpStatus).toBe(400);
    expect((await haptik.post('{"__proto__":{"entities":[]},"node":"read"}')).httpStatus).toBe(200);
  });
});

describe('on Fastify with its own JSON parser', () => {
  it('such names are answered, since that parser does not see the calls', async () => {
    const app = await boot({ platform: 'fastify', metadata: { providers: [Bot] } });
    const haptik = new HaptikTestClient(app, { secret: SECRET });
    for (const body of [
      '{"node":"read","__proto__":{"polluted":true}}',
      '{"node":"read","entities":{"__proto__":[]}}',
      '{"node":"read","constructor":{"prototype":{"polluted":true}}}',
      '{"node":"read","constructor":{"name":"x"}}',
    ]) {
      expect((await haptik.post(body)).httpStatus).toBe(200);
    }
    expect({}).not.toHaveProperty('polluted');
    await app.close();
  });
});
