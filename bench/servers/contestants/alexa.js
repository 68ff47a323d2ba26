// ask-sdk-express-adapter on Express. Its verifiers are off: they fetch Amazon's certificate
// chain, which is not available offline. So it verifies no signature, and its number is too good.
import { createRequire } from 'node:module';
import express from 'express';
import { report } from '../report.js';

const require = createRequire(import.meta.url);
const { SkillBuilders } = require('ask-sdk-core');
const { ExpressAdapter } = require('ask-sdk-express-adapter');

const orderStatus = {
  canHandle: ({ requestEnvelope: { request } }) =>
    request.type === 'IntentRequest' && request.intent.name === 'ORDER_STATUS',
  handle: ({ requestEnvelope: { request }, responseBuilder }) => {
    const { order_id: order, city } = request.intent.slots;
    const text = `Order ${order.value} is on its way to ${city.value}.`;
    return responseBuilder.speak(text).getResponse();
  },
};

const skill = SkillBuilders.custom().addRequestHandlers(orderStatus).create();
const app = express();
app.post('/haptik', new ExpressAdapter(skill, false, false).getRequestHandlers());
const server = app.listen(0, '127.0.0.1', () => report(server.address().port));
