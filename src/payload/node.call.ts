import { createHmac } from 'node:crypto';
import { inspect } from 'node:util';
import type { CallBody } from './call.body.js';
import { CallUser } from './call.user.js';
import { type EntityItem, toEntityItems } from './entity.item.js';
import type { EntityDate, EntityPhone } from './entity.value.js';
import { isJsonObject, type JsonObject, readObject, readScalar } from './json.object.js';
import type { DevicePlatform } from './device.platform.js';

/** Information about a call besides its body. */
export interface CallContext {
  /** Name of the bot whose path was called. */
  readonly bot: string;
  /** Time of the clock (`performance.now()`) when the request was received. */
  readonly receivedAt: number;
  /** Reads the secrets of the application, which must not be logged either. */
  readonly applicationSecrets: () => readonly unknown[];
  /** The secret that its signature was made with. */
  readonly secret?: string | undefined;
  /** The verified bytes of the body. @default those of its JSON */
  readonly bytes?: Uint8Array;
  /** Milliseconds that the platform lets the call take, when that is less than the budget. */
  readonly timeLimitMs?: number | undefined;
}

/**
 * A call of a Haptik bot: its node, its user, and the data of the bot. `raw` contains the whole body.
 * Printing or serializing a call shows only its node, bot and event, since the rest is personal.
 *
 * @example
 * const product = call.entity('product_name');
 * const quantity = call.number('quantity') ?? 1;
 */
export class NodeCall {
  /** The node's system name. */
  readonly node: string;
  /** Name of the bot whose path was called; `default` for the flat options. */
  readonly bot: string;
  readonly user: CallUser;
  /** Time of the clock (`performance.now()`) when the request was received. */
  readonly receivedAt: number;
  /** @internal */
  readonly timeLimitMs: number | undefined;
  readonly #body: CallBody;
  readonly #entities: JsonObject;
  readonly #applicationSecrets: CallContext['applicationSecrets'];
  readonly #secret: string | undefined;
  readonly #bytes: Uint8Array | undefined;

  /** @internal */
  constructor(body: CallBody, context: CallContext) {
    this.node = body.node ?? '';
    this.bot = context.bot;
    this.receivedAt = context.receivedAt;
    this.timeLimitMs = context.timeLimitMs;
    this.user = new CallUser(readObject(body.raw, 'user'));
    this.#body = body;
    this.#entities = isJsonObject(body.entities) ? body.entities : {};
    this.#applicationSecrets = context.applicationSecrets;
    this.#secret = context.secret;
    this.#bytes = context.bytes;
  }

  /** @internal Values that must not be logged: secrets of the call and of the application. */
  get sensitiveValues(): unknown[] {
    return [
      ...Object.values(this.envVariables),
      this.user.authCode,
      this.#secret,
      ...this.#applicationSecrets(),
    ];
  }

  /**
   * An HMAC over bot and body, keyed by the secret that signed the call.
   *
   * @internal
   * @param purpose so that a digest for one purpose says nothing about another
   */
  digest(purpose: string): Buffer {
    return createHmac('sha256', this.#secret ?? '')
      .update(`${purpose}\0${this.bot}\0`)
      .update(this.#bytes ?? JSON.stringify(this.raw))
      .digest();
  }

  /** Kind of event; `API_INTEGRATION` is the only one documented. */
  get event(): string | undefined {
    return readScalar(this.raw, 'event');
  }

  /** The newer name of `node`, when the platform sent it. */
  get step(): string | undefined {
    return readScalar(this.raw, 'step');
  }

  /** Number of the running conversation of this user. */
  get conversationNo(): string | undefined {
    return readScalar(this.raw, 'conversation_no');
  }

  /** State of this conversation, at most 3 hours old. */
  get conversationDetails(): JsonObject {
    return readObject(this.raw, 'conversation_details');
  }

  /** State of this user, kept across conversations. */
  get userDetails(): JsonObject {
    return readObject(this.raw, 'user_details');
  }

  /** The bot's environment variables. They can be passwords: never log them. */
  get envVariables(): JsonObject {
    return readObject(this.raw, 'env_variables');
  }

  /** Language of the user, e.g. `hi` or `hi-IN`; absent if the platform did not send it. */
  get language(): string | undefined {
    return this.user.languageCode || readScalar(this.userDetails, 'language_code') || undefined;
  }

  /** The channel: code and name of `user.device_platform`. */
  get platform(): DevicePlatform {
    return this.user.platform;
  }

  /** Names of all entities in the call, collected or not. */
  get entityNames(): string[] {
    return Object.keys(this.#entities);
  }

  /** The first value of an entity as text, whatever its shape; absent when not collected. */
  entity(name: string): string | undefined {
    return this.findFirst(name)?.text;
  }

  /** All values of an entity, with their origin; empty when not collected. */
  entities(name: string): EntityItem[] {
    return Object.hasOwn(this.#entities, name) ? toEntityItems(this.#entities[name]) : [];
  }

  /** The first value of an entity as a number. */
  number(name: string): number | undefined {
    return this.findFirst(name)?.number;
  }

  /** The first value of an entity as a day. */
  date(name: string): EntityDate | undefined {
    return this.findFirst(name)?.date;
  }

  /** The first value of an entity as a phone number. */
  phone(name: string): EntityPhone | undefined {
    return this.findFirst(name)?.phone;
  }

  /** The whole body as received. Contains personal data and secrets. */
  get raw(): JsonObject {
    return this.#body.raw;
  }

  toJSON(): Record<string, unknown> {
    return { node: this.node, bot: this.bot, event: this.event };
  }

  [inspect.custom](): string {
    return `NodeCall ${inspect(this.toJSON())}`;
  }

  private findFirst(name: string): EntityItem | undefined {
    return this.entities(name)[0];
  }
}
