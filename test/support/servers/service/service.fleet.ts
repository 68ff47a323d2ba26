import { HaptikPlatformEmulator } from 'nestjs-haptik/testing';
import { createSignedCall } from '../../../../src/service/signed.call.js';
import { type HandoffListResponse, OperatorApiClient, TOKEN } from '../../operator.api.client.js';
import { emulatorEnvironment } from 'nestjs-haptik/internal/emulator';
import { ServiceProcess } from './service.process.js';

type Env = Readonly<Record<string, string>>;

/** Services whose chats go to an emulated platform. */
export class ServiceFleet {
  readonly platform = new HaptikPlatformEmulator({ countdownSecondMs: 1 });
  readonly #services: ServiceProcess[] = [];

  run(env: Env): ServiceProcess {
    const service = new ServiceProcess({
      ...emulatorEnvironment(this.platform),
      HAPTIK_OPERATOR_TOKEN: TOKEN,
      ...env,
    });
    this.#services.push(service);
    return service;
  }

  /** Stops all services, and forgets what the platform received. */
  async stopAll(): Promise<void> {
    await Promise.all(this.#services.splice(0).map((service) => service.stop()));
    this.platform.clear();
  }
}

/** Calls the node that fails, and returns what the user reads. */
export async function callFailingNode(url: string, userName: string): Promise<string> {
  const input = { entities: { order_id: '500' }, user: { user_name: userName } };
  const call = createSignedCall('order_status', input, 'test');
  const response = await fetch(url, { method: 'POST', ...call });
  return ((await response.json()) as { response: string[] }).response.join();
}

export const operatorAt = (url: string): OperatorApiClient =>
  new OperatorApiClient(url.replace(/haptik$/, 'operator'));

export const hasOneEntry = ({ entries }: HandoffListResponse): boolean => entries.length === 1;
