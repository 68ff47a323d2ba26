import { Injectable, type INestApplication } from '@nestjs/common';
import { HaptikCall, HaptikNode, type NodeCall } from 'nestjs-haptik';
import { FIXTURE_SECRETS } from '../values/fixtures.js';
import { boot, type Endpoint } from '../test.app.js';

/** Handles the nodes of all recorded calls and keeps the last call. */
@Injectable()
export class RecordingBot {
  #last: NodeCall | undefined;

  @HaptikNode([
    'ORDER_STATUS',
    'TRACK_PARCEL',
    'track_parcel_step',
    'SHIKAYAT',
    'BOOK_TABLE',
    'START_MENU',
    'LEAD_FORM',
    'BULK_CAPTURE',
    'PAY_BILL',
    'JIO_PLAN',
    'PING',
    'POLICY_STATEMENT',
  ])
  record(@HaptikCall() call: NodeCall) {
    this.#last = call;
    return `Seen ${call.node}.`;
  }

  /** Boots an application that accepts the recorded calls. */
  boot(platform: Endpoint): Promise<INestApplication> {
    return boot({
      platform,
      options: { secrets: FIXTURE_SECRETS },
      metadata: { providers: [{ provide: RecordingBot, useValue: this }] },
    });
  }

  /** Returns and clears the last call. */
  take(): NodeCall | undefined {
    const last = this.#last;
    this.#last = undefined;
    return last;
  }
}
