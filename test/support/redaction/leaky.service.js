// Loaded before the service: adds nodes that leak the values of their call in every way, and records calls.
import {
  BadRequestException,
  ForbiddenException,
  Logger,
  UseGuards,
  UseInterceptors,
} from '@nestjs/common';
import { inspect } from 'node:util';
import {
  HaptikCall,
  HaptikModule,
  HaptikNode,
  HaptikSearch,
  HaptikSearchQuery,
  handoff,
  reply,
} from '../../../dist/index.js';
import { button } from '../../../dist/hsl/index.js';
import { defineCopy } from '../../../dist/copy/index.js';
import { ServiceModule } from '../../../dist/service/service.module.js';

const copy = defineCopy({
  'leaky.greeting': {
    text: 'Hello {name}',
    description: 'For tests.',
    usedAs: 'text',
    sample: { name: 'x' },
  },
});

const textOf = ({ raw }) =>
  `cannot use ${JSON.stringify(raw)} for ${Object.values(raw.user).join(' ')}`;
const base64 = (text) => Buffer.from(text).toString('base64');

/** What the methods throw, by the name of their node. */
const THROWN = {
  message: (call) => new Error(textOf(call)),
  stack: (call) =>
    Object.assign(new Error('failed'), { stack: `Error: ${textOf(call)}\n    at f (a.js:1:1)` }),
  name: (call) => Object.assign(new Error('failed'), { name: textOf(call) }),
  cause: (call) =>
    new Error('failed', { cause: new Error('inner', { cause: new Error(textOf(call)) }) }),
  cause_text: (call) => new Error('failed', { cause: textOf(call) }),
  field: (call) => Object.assign(new Error('failed'), { config: { body: call.raw } }),
  aggregate: (call) => new AggregateError([new Error(textOf(call))], textOf(call)),
  text: textOf,
  object: ({ raw }) => ({ message: 'failed', raw }),
  base64: (call) => new Error(base64(textOf(call))),
  hexadecimal: (call) => new Error(Buffer.from(textOf(call)).toString('hex')),
  url: (call) => new Error(`GET https://x.example/?q=${encodeURIComponent(textOf(call))} failed`),
  form: (call) => new Error(new URLSearchParams(Object.entries(call.user.raw)).toString()),
  inspected: ({ raw }) => new Error(inspect(raw, { depth: 9 })),
  upper_case: (call) => new Error(textOf(call).toUpperCase()),
  forbidden: (call) => new ForbiddenException(textOf(call)),
  // As of HTTP clients, with the configuration of the request and its response.
  request_error: ({ raw, user }) =>
    Object.assign(new Error('Request failed with status code 400'), {
      name: 'AxiosError',
      config: { headers: { Authorization: user.authCode }, data: JSON.stringify(raw) },
      response: { data: raw },
    }),
  connection: ({ user }) =>
    new TypeError('fetch failed', {
      cause: Object.assign(new Error(`getaddrinfo ENOTFOUND ${user.authId}.example`), {
        hostname: user.authId,
      }),
    }),
  database: (call) =>
    Object.assign(new Error(`invalid input syntax for type uuid: "${call.user.userName}"`), {
      code: '22P02',
      detail: `Key (email)=(${call.entity('email')}) already exists.`,
      parameters: [call.raw],
    }),
  caused_aggregate: (call) =>
    new Error('failed', { cause: new AggregateError([new Error(textOf(call))], 'all failed') }),
  code: ({ user }) => Object.assign(new Error('failed'), { code: user.userName }),
  bad_request: (call) => new BadRequestException({ message: [textOf(call)], given: call.raw }),
};

/** What they leave behind, outside of the call. */
const LEFT = {
  floating: (call) => Promise.reject(new Error(textOf(call), { cause: new Error(textOf(call)) })),
  floating_text: (call) => Promise.reject(textOf(call)),
  floating_value: ({ raw }) => Promise.reject(raw),
  floating_aggregate: (call) =>
    Promise.any(['one', 'two'].map((name) => Promise.reject(new Error(name + textOf(call))))),
  floating_frames: ({ user }) =>
    Promise.reject(new Error(`x\n    at ${user.userName} (/app/${user.userName}.js:1:1)`)),
  warns: (call) => process.emitWarning(textOf(call)),
  crashes: (call) =>
    setImmediate(() => {
      throw new Error(textOf(call), { cause: call.raw });
    }),
};

/** What they return that is no valid reply, or more than a channel takes. */
const RETURNED = {
  nothing: () => undefined,
  unknown_object: (call) => ({ user: call.raw }),
  wrong_type: (call) => reply({ type: 'UNKNOWN', data: call.raw }),
  bad_element: (call) => reply(button(textOf(call), [])),
  odd_state: ({ raw }) =>
    reply('ok').conversation({ nested: { deep: raw }, [raw.user.auth_code]: 1n }),
  large_state: ({ raw }) => reply('ok').user({ all: JSON.stringify(raw).repeat(20) }),
  cyclic: ({ raw }) => {
    const cycle = { raw };
    cycle.self = cycle;
    return reply('ok').user({ cycle });
  },
  broken_copy: ({ raw }) =>
    reply(
      copy('leaky.greeting', { name: raw.user.full_name }).replace('greeting', raw.user.user_name),
    ),
  copy_value: ({ raw }) =>
    reply(
      copy('leaky.greeting', {
        name: {
          toString: () => {
            throw new Error(JSON.stringify(raw));
          },
        },
      }),
    ),
  // Of a URL that names the user, and of one whose server does not exist.
  fetches: async ({ user }) => {
    const path = `/orders/${user.userName}?email=${user.authId}`;
    await fetch(`${process.env.HAPTIK_PLATFORM_BASE_URL}${path}`);
    await fetch(`http://127.0.0.1:1${path}`).catch(() => undefined);
    return 'done';
  },
  agent: () => handoff({ team: 'returns' }),
};

const bodyOf = (context) => context.switchToHttp().getRequest().body;
class LeakyGuard {
  canActivate(context) {
    throw new Error(JSON.stringify(bodyOf(context)));
  }
}
class LeakyInterceptor {
  intercept(context) {
    throw new Error(JSON.stringify(bodyOf(context)));
  }
}
class LeakyPipe {
  transform(call) {
    throw new Error(textOf(call));
  }
}

const decorate = (target, key, ...decorators) => {
  for (const decorator of decorators)
    decorator(target, key, Object.getOwnPropertyDescriptor(target, key));
};

class LeakyBot {
  #logger = new Logger('LeakyBot');

  late(call) {
    const { promise, reject } = Promise.withResolvers();
    setTimeout(() => reject(new Error(textOf(call))), 60);
    return promise;
  }

  /** Logs objects of the call, as a careless author does. */
  logs(call) {
    this.#logger.log(call);
    this.#logger.log({ call, user: call.user, entity: call.entities('phone') });
    this.#logger.warn('call', { call, body: call.raw });
    this.#logger.error(call.raw);
    this.#logger.debug({ body: call.raw });
    this.#logger.verbose({ ...call.user.raw, env_variables: call.envVariables });
    return 'logged';
  }

  guarded() {}
  intercepted() {}
  piped() {}

  search(query) {
    throw new Error(`no ${query} ${base64(query)}`, { cause: query });
  }
}
const bot = LeakyBot.prototype;
for (const [name, create] of Object.entries(THROWN)) {
  bot[name] = (call) => {
    throw create(call);
  };
  bot[`later_${name}`] = async (call) => {
    await Promise.resolve();
    throw create(call);
  };
}
for (const [name, leave] of Object.entries(LEFT)) {
  bot[name] = (call) => {
    void leave(call);
    return 'done';
  };
}
Object.assign(bot, RETURNED);
for (const name of Object.getOwnPropertyNames(bot)) {
  if (name === 'constructor' || name === 'search') continue;
  HaptikCall(...(name === 'piped' ? [LeakyPipe] : []))(bot, name, 0);
  decorate(bot, name, HaptikNode(name === 'late' ? { name, timeoutMs: 20 } : name));
}
decorate(bot, 'guarded', UseGuards(LeakyGuard));
decorate(bot, 'intercepted', UseInterceptors(LeakyInterceptor));
HaptikSearchQuery()(bot, 'search', 0);
decorate(bot, 'search', HaptikSearch('leaky'));

const forRootAsync = HaptikModule.forRootAsync.bind(HaptikModule);
HaptikModule.forRootAsync = ({ useFactory, ...options }) =>
  forRootAsync({
    ...options,
    useFactory: async (...given) => ({
      ...(await useFactory(...given)),
      recording: { calls: 1_000, allowInProduction: true },
      onEvent: (event) => {
        throw new Error(JSON.stringify(event));
      },
    }),
  });
const register = ServiceModule.register.bind(ServiceModule);
ServiceModule.register = (...given) => {
  const module = register(...given);
  return { ...module, providers: [...module.providers, LeakyBot] };
};
