export { callBody, type CallSketch } from './call.body.sketch.js';
export { HaptikTestClient, type HaptikTestClientOptions } from './haptik.test.client.js';
export type { HaptikTestReply } from './haptik.test.reply.js';
