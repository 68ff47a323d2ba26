// Compiled, never run: code that the compiler must accept or reject.
import {
  type ChatMessage,
  HaptikAgentDesk,
  HaptikModule,
  HaptikPlatformClient,
  type NodeCall,
} from 'nestjs-haptik';

declare const platform: HaptikPlatformClient;
declare const call: NodeCall;
const { conversationNo, user } = call;
const options = { baseUrl: 'https://haptik.example', token: 't', clientId: 'c', businessId: 1 };

export const read: Promise<readonly ChatMessage[]>[] = [
  platform.chatHistory({ userName: user.userName, conversationNo }),
  platform.chatHistory({ userName: 'hu_1', conversationNo: 42, limit: 5, version: 'v1.0' }),
  platform.chatHistory({ pxut: 'px', conversationNo }, { retries: 0, timeoutMs: 500 }),
];
export const desks = [
  new HaptikAgentDesk(platform, { countdown: 5 }),
  new HaptikAgentDesk(options),
];
export const modules = [
  HaptikModule.forRoot({ secrets: 's', platform }),
  HaptikModule.forRoot({ secrets: 's', platform: options }),
];

// @ts-expect-error both groups of arguments
void platform.chatHistory({ userName: 'hu_1', pxut: 'px', conversationNo });
// @ts-expect-error neither group of arguments
void platform.chatHistory({ conversationNo });
// @ts-expect-error v1.0 has no pxut
void platform.chatHistory({ pxut: 'px', conversationNo, version: 'v1.0' });
// @ts-expect-error custom data is flat
void platform.createUser({ authId: 'u', customData: { address: { city: 'Pune' } } });
// @ts-expect-error a file requires a name
void platform.logFile({ authId: 'u', file: new Blob(['x']) });
// @ts-expect-error the options belong to another client
export const desk = new HaptikAgentDesk(platform, { token: 't' });
