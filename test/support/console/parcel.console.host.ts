import { defineCopy } from 'nestjs-haptik/copy';
import type { HttpPlatform } from '../test.app.js';
import { PARCEL } from '../values/icu.messages.js';
import { CopyConsoleHost, type EditorApiClient } from './copy.console.host.js';

export const PARCEL_KEY = 'parcel.left';

/** A console with one text, and a publisher who edits it. */
export class ParcelConsoleHost {
  /** The version of the English text. */
  version = 0;

  private constructor(
    private readonly host: CopyConsoleHost,
    readonly asha: EditorApiClient,
  ) {}

  static async start(platform: HttpPlatform): Promise<ParcelConsoleHost> {
    const host = await CopyConsoleHost.start(platform, [defineCopy({ [PARCEL_KEY]: PARCEL })]);
    return new ParcelConsoleHost(host, await host.signInAs({ name: 'asha', role: 'publisher' }));
  }

  async save(text: string): ReturnType<EditorApiClient['request']> {
    const draft = { text, version: this.version };
    const response = await this.asha.request(`PUT copy/messages/${PARCEL_KEY}/en`, draft);
    this.version = response.body.version ?? this.version;
    return response;
  }

  async publish(): ReturnType<EditorApiClient['request']> {
    const texts = [{ key: PARCEL_KEY, language: 'en', version: this.version }];
    const response = await this.asha.request('POST copy/publish', { texts });
    if (response.status === 200) this.version = response.body.texts[0].version;
    return response;
  }

  stop(): Promise<void> {
    return this.host.stop();
  }
}
