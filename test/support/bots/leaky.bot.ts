import { Logger } from '@nestjs/common';
import { button, sendText } from 'nestjs-haptik/hsl';
import {
  handoff,
  HaptikCall,
  HaptikEntities,
  HaptikEntity,
  HaptikEnvVariable,
  HaptikFallback,
  HaptikNode,
  HaptikSearch,
  HaptikSearchQuery,
  HaptikUserDetails,
  type NodeCall,
  reply,
} from 'nestjs-haptik';
import { IsInt, IsOptional, Matches, Max } from 'class-validator';

/** Values that must not be in a recording. */
export const MARKS = {
  userName: 'mark1-asha_1234',
  firstName: 'Markalpha',
  fullName: 'Markalpha Markbeta',
  userId: 'mark2-user-id',
  authId: 'mark3-auth-id',
  authCode: 'mark4-auth-code',
  unknown: 'mark5-unknown-of-user',
  env: 'mark6-password',
  envNumber: 90_817_263,
  phone: '9876543210',
  email: 'markmail@shop.example',
  name: 'Markgamma',
  token: 'mark7-token',
  chosen: 'mark8-chosen',
  newEmail: 'markother@shop.example',
} as const;

/** Credentials of the application that {@link LeakyBot} repeats. */
export const CREDENTIALS = {
  platform: { token: 'mark9-platform-token', clientId: 'mark10-platform-client', businessId: 1 },
  desk: { token: 'mark11-desk-token1', clientId: 'mark12-desk-client', businessId: 1 },
} as const;

/** A body with a marked value in every field that is personal. Protocol 1.4 to 1.7. */
export function markedBody(node: string, extra: object = {}): string {
  const { fullName, phone, email } = MARKS;
  return JSON.stringify({
    node,
    event: 'API_INTEGRATION',
    user: {
      user_name: MARKS.userName,
      full_name: fullName,
      user_id: MARKS.userId,
      auth_id: MARKS.authId,
      auth_code: MARKS.authCode,
      nested: { deep: [MARKS.unknown] },
      device_platform: 5,
      language_code: 'en',
    },
    entities: {
      order_id: [
        { entity_value: 'A17', detection: 'message', original_text: `A17 for ${fullName}` },
      ],
      phone_number: [
        { entity_value: { value: phone, country_calling_code: '91' }, original_text: phone },
      ],
      contact: [{ entity_value: email, original_text: `write to ${email}` }],
      chosen: [{ entity_value: { value: MARKS.chosen }, original_text: MARKS.chosen }],
    },
    conversation_no: 7,
    conversation_details: { last_order: 'B18', login: { authToken: MARKS.token } },
    user_details: { language_code: 'en', name: MARKS.name, phone: Number(phone) },
    env_variables: { PASSWORD: MARKS.env, LIMIT: MARKS.envNumber, nested: { key: MARKS.env } },
    ...extra,
  });
}

class OrderEntities {
  /** The number on the receipt. */
  @Matches(/^[A-Z]\d+$/, { message: 'An order number is a letter and digits.' })
  orderId!: string;

  @IsOptional()
  @IsInt()
  @Max(99)
  quantity?: number;
}

/** Repeats what it should keep to itself: in texts, elements, state, headers and log lines. */
export class LeakyBot {
  readonly #logger = new Logger('LeakyBot');

  @HaptikNode('leaks')
  leaks(@HaptikCall() call: NodeCall) {
    const { user, envVariables } = call;
    this.#logger.log(`The user is ${user.fullName}, ${user.authCode}`);
    this.#logger.warn({ raw: call.raw });
    return reply(
      `Hello ${user.fullName?.split(' ')[0]?.toUpperCase()}, order ${call.entity('order_id')}`,
      button(`For ${user.userName}`, [sendText(`Call ${call.phone('phone_number')?.number}`)]),
      `${Buffer.from(user.authCode ?? '').toString('base64')} ${String(envVariables['PASSWORD'])}`,
    )
      .conversation({ repeated: String(call.userDetails['phone']), [user.authId ?? '']: 1 })
      .user({ email: MARKS.newEmail, id: user.userId });
  }

  @HaptikNode('credentials')
  credentials() {
    const { platform, desk } = CREDENTIALS;
    this.#logger.error(`refused: Bearer ${platform.token}, ${platform.clientId}`);
    return `${btoa(desk.token)} ${desk.clientId}`;
  }

  @HaptikNode('greets')
  greets(@HaptikCall() { user, userDetails, ...call }: NodeCall) {
    return reply(
      `Hello ${user.fullName?.split(' ')[0]?.toUpperCase()}`,
      button(`For ${user.userName}`, [sendText(`${user.authId}`)]),
    )
      .conversation({ node: call.node })
      .user({ phone: String(userDetails['phone']) });
  }

  @HaptikNode('order_status')
  status(
    @HaptikEntities(OrderEntities) { orderId }: OrderEntities,
    @HaptikUserDetails('favorite') favorite: string | undefined,
    @HaptikEnvVariable('CURRENCY') currency: string | undefined,
  ) {
    return `Order ${orderId} ${favorite ?? ''}${currency ?? ''}`.trim();
  }

  @HaptikNode({ name: 'waits', timeoutMs: 4_000 })
  async waits(@HaptikEntity('order_id') order: string) {
    this.#logger.log(`begins ${order}`);
    await new Promise((resolve) => setImmediate(resolve));
    this.#logger.log(`ends ${order}`);
    return order;
  }

  @HaptikNode('agent')
  agent() {
    return handoff({ team: 'returns' });
  }

  @HaptikNode('throws')
  throws(@HaptikCall() call: NodeCall): string {
    throw new Error(`cannot find ${call.user.fullName} ${call.user.authCode}`);
  }

  @HaptikFallback()
  fallback() {
    return 'What?';
  }

  @HaptikSearch('cities')
  cities(@HaptikSearchQuery() query: string) {
    return [query];
  }
}
