import { Hono } from 'hono';
import type { Flow, Preset, RunInput, SettingsPatch } from '../playground.contract.js';
import type { PlaygroundSession } from '../playground.session.js';
import { RequestError } from '../request.error.js';
import { settingsPatchSchema } from '../schemas/action.schemas.js';
import { flowSchema, nameSchema, runInputSchema } from '../schemas/call.schemas.js';
import { readBody, validate } from './json.body.js';

/** `api/state`, `api/settings`, `api/flow`, `api/presets`. */
export function createSetupRoutes(session: PlaygroundSession): Hono {
  return new Hono()
    .get('/state', (context) => context.json(session.state))
    .patch('/settings', async (context) => {
      const patch = (await readBody(context, settingsPatchSchema)) as SettingsPatch;
      return context.json(session.settings.patch(patch));
    })
    .put('/flow', async (context) => {
      const flow = (await readBody(context, flowSchema)) as Flow;
      await session.changeFlow(flow);
      await session.saved();
      return context.json(session.flow);
    })
    .put('/presets/:name', async (context) => {
      const name = validate(nameSchema, context.req.param('name'));
      const input = (await readBody(context, runInputSchema)) as RunInput;
      await session.reload();
      const preset = session.savePreset(name, input);
      await session.saved();
      return context.json<Preset>(preset);
    })
    .delete('/presets/:name', async (context) => {
      await session.reload();
      const isDeleted = session.deletePreset(context.req.param('name'));
      await session.saved();
      if (isDeleted) return context.body(null, 204);
      throw new RequestError('not-found', 'There is no preset of this name.');
    });
}
