import { CallRecorder, HaptikRecordings, type RecordedCall } from 'nestjs-haptik';
import { HaptikTestClient } from 'nestjs-haptik/testing';
import { Global, Module } from '@nestjs/common';
import { EventReceiver } from '../../../src/serverless/event.receiver.js';
import { LeakyBot, markedBody, MARKS } from '../../support/bots/leaky.bot.js';
import { boot, SECRET } from '../../support/test.app.js';

class LastCall extends CallRecorder {
  calls: RecordedCall[] = [];
  override async record(call: RecordedCall): Promise<void> {
    this.calls = [call];
  }
  override async list(): Promise<readonly RecordedCall[]> {
    return this.calls;
  }
  override async find(id: string): Promise<RecordedCall | undefined> {
    return this.calls.find((call) => call.id === id);
  }
}

@Global()
@Module({ providers: [{ provide: CallRecorder, useClass: LastCall }], exports: [CallRecorder] })
class RecorderModule {}

describe('the option recording', () => {
  const environment = process.env['NODE_ENV'];
  afterEach(() => {
    process.env['NODE_ENV'] = environment;
  });

  it('is refused in production, with the cure', async () => {
    process.env['NODE_ENV'] = 'production';
    await expect(boot({ options: { recording: {} } })).rejects.toThrow(
      /NODE_ENV is production.*allowInProduction: true/s,
    );
  });

  it('works in production when it is allowed', async () => {
    process.env['NODE_ENV'] = 'production';
    const recording = { allowInProduction: true };
    const app = await boot({ metadata: { providers: [LeakyBot] }, options: { recording } });
    const client = new HaptikTestClient(app, { secret: SECRET });
    await client.post(markedBody('waits'));
    const [call] = await app.get(HaptikRecordings).list();
    expect(call).toMatchObject({ node: 'waits', logLines: [] });
    await app.close();
  });

  it('records nothing when it is not set', async () => {
    const app = await boot({ metadata: { providers: [LeakyBot] } });
    await new HaptikTestClient(app, { secret: SECRET }).post(markedBody('waits'));
    expect(await app.get(HaptikRecordings).list()).toEqual([]);
    await app.close();
  });

  it('records the unsigned calls of code nodes', async () => {
    const app = await boot({ metadata: { providers: [LeakyBot] }, options: { recording: {} } });
    const receiver = new EventReceiver(app, {});
    const event = { body: markedBody('leaks') };
    await receiver.receiveCodeNode({ event, context: undefined }, 20_000);
    const [call] = await app.get(HaptikRecordings).list();
    expect(call).toMatchObject({ node: 'leaks', outcome: { kind: 'answered', status: true } });
    expect(JSON.stringify(call)).not.toContain(MARKS.authCode);
    expect(JSON.parse(call?.request.body ?? '')).toMatchObject({ node: 'leaks' });
    await app.close();
  });

  it('uses the recorder of the application, and exports a file in the order of the calls', async () => {
    const app = await boot({
      metadata: { imports: [RecorderModule], providers: [LeakyBot] },
      options: { recording: {} },
    });
    const client = new HaptikTestClient(app, { secret: SECRET });
    await client.post(markedBody('waits'));
    await client.post(markedBody('order_status'));
    expect(await app.get(HaptikRecordings).export()).toMatchObject({
      format: 'haptik-recording/1',
      calls: [{ node: 'order_status' }],
    });
    await app.close();
  });
});
