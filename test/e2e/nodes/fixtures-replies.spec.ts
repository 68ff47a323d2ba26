import { type INestApplication, Injectable } from '@nestjs/common';
import {
  AgentDesk,
  EmptyResponseAgentDesk,
  failure,
  handoff,
  HaptikFailure,
  HaptikNode,
  reply,
} from 'nestjs-haptik';
import type { HslElement } from 'nestjs-haptik/hsl';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { boot, ENDPOINTS, SECRET } from '../../support/test.app.js';
import { responseSample } from '../../support/values/fixtures.js';

const BUTTON: HslElement = {
  text: 'Parcel PK77 is out for delivery',
  type: 'BUTTON',
  data: {
    items: [
      {
        actionable_text: 'Live map',
        location_required: false,
        is_default: 0,
        uri: 'LINK',
        type: 'APP_ACTION',
        payload: { url: 'https://parcel.example/PK77', gogo_message: '' },
      },
      {
        actionable_text: 'Change slot',
        location_required: false,
        is_default: 0,
        uri: '',
        type: 'TEXT_ONLY',
        payload: { message: 'Change my slot', gogo_message: '' },
      },
    ],
  },
};

@Injectable()
class Sampler {
  @HaptikNode('button')
  button() {
    return BUTTON;
  }

  @HaptikNode('tracking')
  tracking() {
    return reply('Found it.', BUTTON).conversation({ last_parcel: 'PK77' });
  }

  @HaptikNode('wrong_number')
  wrongNumber() {
    return failure('That number looks wrong, please retry');
  }

  @HaptikNode('wrong_number_thrown')
  wrongNumberThrown(): string {
    throw new HaptikFailure('That number looks wrong, please retry');
  }

  @HaptikNode('save')
  save() {
    return reply('Saved').conversation({ otp_ok: 'yes' }).user({ email: 'asha@example.com' });
  }

  @HaptikNode('agent')
  agent() {
    return handoff();
  }

  @HaptikNode('silent')
  silent() {
    return [];
  }
}

class RefusingDesk extends AgentDesk {
  override handOff() {
    return Promise.resolve({ kind: 'refused' as const, refusal: 'other', message: 'no' });
  }
}

describe.each(ENDPOINTS)('a reply on %s has the format of the recorded one', (platform) => {
  let app: INestApplication | undefined;
  afterEach(async () => app?.close());

  const answerOf = async (node: string, options: Parameters<typeof boot>[0]['options'] = {}) => {
    app = await boot({ platform, options, metadata: { providers: [Sampler] } });
    return (await new HaptikTestClient(app, { secret: SECRET }).call(node)).body;
  };

  it('for a rich element, which is a JSON string', async () => {
    expect(await answerOf('button')).toEqual(responseSample('r1'));
  });

  it('for a rich element as an object, when the option is set', async () => {
    const body = await answerOf('button', { hsl: { encoding: 'object' } });
    expect(body).toEqual(responseSample('r2'));
  });

  it('for a text with a rich element and a state update', async () => {
    expect(await answerOf('tracking')).toEqual(responseSample('02'));
  });

  it.each(['wrong_number', 'wrong_number_thrown'])('for a failure: %s', async (node) => {
    expect(await answerOf(node)).toEqual(responseSample('r4'));
  });

  it('for updates of both state maps', async () => {
    expect(await answerOf('save')).toEqual(responseSample('r5'));
  });

  it.each(['agent', 'silent'])(
    'for a handoff delegated to the platform, with the status that keeps the chat: %s',
    async (node) => {
      const body = await answerOf(node, { handoff: { desk: new EmptyResponseAgentDesk() } });
      expect(body).toEqual({ ...responseSample('r6'), status: false });
    },
  );

  it('and is not empty with any other desk', async () => {
    const body = await answerOf('silent', { handoff: { desk: new RefusingDesk() } });
    expect(body).toMatchObject({ status: false, response: [expect.stringMatching(/\S/)] });
  });
});
