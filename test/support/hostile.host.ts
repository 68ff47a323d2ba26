import { Body, Controller, Injectable, Module, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { HaptikEntities, HaptikNode, HaptikSearch, HaptikSearchQuery, sign } from 'nestjs-haptik';
import { defineCopy, HaptikCopyModule } from 'nestjs-haptik/copy';
import { HaptikOperatorModule } from 'nestjs-haptik/operator';
import { type HttpPlatform, SECRET } from './test.app.js';
import { type ConsoleApiClient, ConsoleHost } from './console/console.host.js';
import { type HostileBody, HOSTILE_BODIES, harmlessBody } from './values/hostile.bodies.js';
import { TOKEN } from './operator.api.client.js';
import { measureCpuTime } from './cpu.time.js';

/** How CPU time is compared. The sum of several requests reduces the noise. */
interface Measure {
  /** The body of comparison. */
  readonly baselineBody: string;
  readonly bytes: number;
  readonly requests: number;
  /** Allowed factor over the body of comparison, plus milliseconds for each request. */
  readonly times: number;
  readonly moreMs: number;
}

const LONG = { requests: 1, times: 20, moreMs: 300 };
const PUBLIC = { requests: 5, times: 3, moreMs: 25 };
/** More than a public body may cost: the measurement must detect it. */
const COSTLY_MS = 60;
/** Just below the body limit of unauthenticated clients. */
const PUBLIC_BYTES = 15_500;

const copy = defineCopy({
  'order.track': { text: 'Track it', description: 'Below.', usedAs: 'text' },
});

class Address {
  @IsString() city!: string;
}

class HostileOrder {
  @IsOptional() @IsString() product_name?: string;
  @IsOptional() @IsArray() labels?: string[];
  @IsOptional() @ValidateNested() @Type(() => Address) address?: Address;
}

@Injectable()
class HostileOrderBot {
  @HaptikNode('order')
  order(@HaptikEntities(HostileOrder) order: HostileOrder) {
    return `A ${order.product_name ?? 'thing'}.`;
  }

  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string) {
    return [`found ${query.length}`];
  }
}

/** Simulates the cost of a vulnerable parser: a little for each request. */
@Controller('costly')
class CostlyController {
  @Post()
  work(@Body() body: object): void {
    if (Object.keys(body).length === 0) return;
    const before = process.cpuUsage();
    for (let used = 0; used < COSTLY_MS * 1_000;) used = process.cpuUsage(before).user;
  }
}

@Module({ controllers: [CostlyController] })
class CostlyModule {}

type Send = (body: string, extraHeaders?: Record<string, string>) => Promise<number>;

/** An application with every endpoint that reads a body, and its clients. */
export class HostileHost {
  #anonymousCount = 0;

  private constructor(
    readonly host: ConsoleHost,
    private readonly administrator: ConsoleApiClient,
    private readonly bytes: number,
    private readonly platform: HttpPlatform,
  ) {}

  /** @param bytes size of each body */
  static async start(platform: HttpPlatform, bytes: number): Promise<HostileHost> {
    const imports = [
      HaptikCopyModule.forRoot({ copy: [copy] }),
      HaptikOperatorModule.forRoot({ token: TOKEN }),
      CostlyModule,
    ];
    const host = await ConsoleHost.start(
      platform,
      { trustProxy: true },
      { imports, providers: [HostileOrderBot] },
    );
    return new HostileHost(host, await host.administrator(), bytes, platform);
  }

  /** Sends to the console as an administrator. */
  asAdministrator(line: string): Send {
    return this.to(line, this.administrator);
  }

  /** Sends to the console unauthenticated, each time from a new address without login attempts. */
  asAnonymous(line: string): Send {
    const send = this.to(line, this.host.createClient());
    return (body) => {
      this.#anonymousCount++;
      const address = `198.51.${this.#anonymousCount >> 8}.${this.#anonymousCount & 0xff}`;
      return send(body, { 'X-Forwarded-For': address });
    };
  }

  asOperator(line: string): Send {
    const [method = '', path = ''] = line.split(' ');
    const headers = { Authorization: `Bearer ${TOKEN}` };
    return (body) => this.send(method, `/operator${path}`, body, headers);
  }

  asHaptik(): Send {
    return (body) => {
      const headers = { 'X-Hub-Signature': sign(Buffer.from(body), SECRET) };
      return this.send('POST', '/haptik', body, headers);
    };
  }

  /** Sends to the application unauthenticated. */
  asAnybody(path: string): Send {
    return (body) => this.send('POST', path, body, {});
  }

  /** The bodies that cost more than a harmless one of the same size, or get an unexpected status. */
  async findProblems(
    send: Send,
    bodies: Readonly<Record<string, HostileBody>>,
    field: string,
    statuses: readonly number[],
  ): Promise<string[]> {
    const { bytes } = this;
    const measure = { ...LONG, bytes, baselineBody: harmlessBody(bytes) };
    return this.measure(send, bodies, field, statuses, measure);
  }

  /** Checks that an endpoint rejects bodies above the limit of unauthenticated clients unread. */
  async findUnreadProblems(line: string, field: string): Promise<string[]> {
    // The parser of Fastify rejects prototypes first.
    const statuses = this.platform === 'fastify' ? [413, 400] : [413];
    return this.findProblems(this.asAnonymous(line), HOSTILE_BODIES, field, statuses);
  }

  /** Checks unauthenticated bodies like `findProblems`, compared with an empty body. */
  async findPublicProblems(
    send: Send,
    bodies: Readonly<Record<string, HostileBody>>,
    field: string,
    statuses: readonly number[],
  ): Promise<string[]> {
    const measure = { ...PUBLIC, bytes: PUBLIC_BYTES, baselineBody: '{}' };
    return this.measure(send, bodies, field, statuses, measure);
  }

  private async measure(
    send: Send,
    bodies: Readonly<Record<string, HostileBody>>,
    field: string,
    statuses: readonly number[],
    { baselineBody, bytes, requests, times, moreMs }: Measure,
  ): Promise<string[]> {
    const faults: string[] = [];
    let answered = new Set<number>();
    const sends = (body: string) => async (): Promise<void> => {
      for (let count = 0; count < requests; count++) answered.add(await send(body));
    };
    const harmless = await measureCpuTime(sends(baselineBody));
    const limit = harmless * times + moreMs * requests;
    for (const [name, bodyOf] of Object.entries(bodies)) {
      const body = bodyOf(bytes, field);
      answered = new Set();
      const time = await measureCpuTime(sends(body), limit);
      if (time > limit) faults.push(`${name}: ${time} ms, and ${harmless} ms for a harmless one`);
      const wrong = [...answered].filter((status) => !statuses.includes(status));
      if (wrong.length > 0) faults.push(`${name}: answered ${wrong.join()}`);
    }
    return faults;
  }

  private to(line: string, browser: ConsoleApiClient): Send {
    const [method = '', path = ''] = line.split(' ');
    const Cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { Origin: this.host.url, Cookie };
    return (body, extraHeaders = {}) =>
      this.send(method, `/console/api${path}`, body, { ...headers, ...extraHeaders });
  }

  private async send(
    method: string,
    path: string,
    body: string,
    extraHeaders: Record<string, string>,
  ): Promise<number> {
    const headers = { 'Content-Type': 'application/json', ...extraHeaders };
    const response = await fetch(this.host.url + path, { method, headers, body });
    await response.text();
    return response.status;
  }
}
