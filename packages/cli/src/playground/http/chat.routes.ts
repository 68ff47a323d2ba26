import { Hono } from 'hono';
import type {
  ActionResult,
  AgentMessageInput,
  ConversationPatch,
  PressInput,
  SayInput,
  SearchInput,
} from '../playground.contract.js';
import type { PlaygroundSession } from '../playground.session.js';
import { RequestError } from '../request.error.js';
import type { Acted } from '../flow/user.actions.js';
import {
  agentMessageSchema,
  pressSchema,
  resetSchema,
  saySchema,
  searchSchema,
} from '../schemas/action.schemas.js';
import { conversationPatchSchema } from '../schemas/call.schemas.js';
import type { Context } from 'hono';
import { readBody } from './json.body.js';
import { readStarted } from './run.routes.js';

/** What the user and an agent do in the chat: `api/press`, `api/say`, `api/search`, `api/conversation`. */
export function createChatRoutes(session: PlaygroundSession): Hono {
  const { actions, conversation, emulator } = session;
  const respond = async (context: Context, { result, started }: Acted): Promise<Response> =>
    started
      ? context.json<ActionResult>(
          { kind: 'call', ...(await readStarted(context, session, started)) },
          202,
        )
      : context.json<ActionResult>(result);
  return new Hono()
    .post('/press', async (context) => {
      const input = (await readBody(context, pressSchema)) as PressInput;
      return respond(context, actions.press(input));
    })
    .post('/say', async (context) => {
      const input = (await readBody(context, saySchema)) as SayInput;
      return respond(context, actions.say(input));
    })
    .post('/search', async (context) => {
      const input: SearchInput = await readBody(context, searchSchema);
      return context.json(await actions.search(input));
    })
    .patch('/conversation', async (context) => {
      conversation.patch((await readBody(context, conversationPatchSchema)) as ConversationPatch);
      return context.json(conversation.state);
    })
    .post('/conversation/reset', async (context) => {
      const { what = 'conversation' } = await readBody(context, resetSchema);
      conversation.reset(what);
      return context.json(conversation.state);
    })
    .post('/conversation/complete', (context) => {
      assertChat(session);
      emulator.completeChat(conversation.userName);
      return context.json(conversation.state);
    })
    .post('/conversation/agent-message', async (context) => {
      const input = (await readBody(context, agentMessageSchema)) as AgentMessageInput;
      const { text, agent = 'Asha' } = input;
      assertChat(session);
      emulator.sendAgentMessage(conversation.userName, text, agent);
      return context.json(conversation.state);
    });
}

/** @throws RequestError when the user has not written yet */
function assertChat({ conversation, emulator }: PlaygroundSession): void {
  if (emulator.getChat(conversation.userName)) return;
  throw new RequestError('conflict', 'The user has not written yet. Call a node first.');
}
