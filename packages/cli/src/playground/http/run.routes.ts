import { type Context, Hono } from 'hono';
import type {
  CompareInput,
  OpenRecordingInput,
  Run,
  RunComparison,
  RunInput,
  StartedRuns,
} from '../playground.contract.js';
import type { PlaygroundSession } from '../playground.session.js';
import { RequestError } from '../request.error.js';
import { readAppManifest } from '../exports/app.manifest.js';
import { exportRun } from '../exports/run.exporter.js';
import type { ExportOptions } from '../exports/test.code.js';
import type { Started } from '../runs/call.runner.js';
import { compareRuns } from '../runs/run.comparison.js';
import { openRecording } from '../runs/opened.recording.js';
import { type StoredRun, toSummary } from '../runs/run.history.js';
import {
  compareSchema,
  exportFormatSchema,
  openRecordingSchema,
  repeatSchema,
} from '../schemas/action.schemas.js';
import { runInputSchema } from '../schemas/call.schemas.js';
import { readBody, validate } from './json.body.js';

/** Calls and their history: `api/runs`, `api/recordings`. */
export function createRunRoutes(session: PlaygroundSession): Hono {
  const { history, hub, runner, recordings } = session;
  const find = (id: string): StoredRun => {
    const stored = history.find(id);
    if (stored) return stored;
    throw new RequestError('not-found', 'The run is no longer in the history.');
  };
  return new Hono()
    .post('/runs', async (context) => {
      const input = (await readBody(context, runInputSchema)) as RunInput;
      return sendStarted(context, session, runner.start(input, 'form'));
    })
    .post('/runs/compare', async (context) => {
      const { a, b }: CompareInput = await readBody(context, compareSchema);
      return context.json<RunComparison>(compareRuns(find(a), find(b)));
    })
    .get('/runs/:id', (context) => context.json<Run>(find(context.req.param('id')).run))
    .get('/runs/:id/export', async (context) => {
      const as = validate(exportFormatSchema, context.req.query('as'));
      const stored = find(context.req.param('id'));
      return context.json(exportRun(stored, as, await readExportOptions(session, stored)));
    })
    .post('/runs/:id/repeat', async (context) => {
      const { what = 'input', fault } = await readBody(context, repeatSchema);
      const { run, call } = find(context.req.param('id'));
      if (what === 'bytes') {
        if (!call) throw new RequestError('conflict', 'A recording has no exact bytes.');
        return sendStarted(context, session, runner.repeat({ run, call }, fault));
      }
      assertRepeatable(run);
      const { fault: _, ...input } = run.origin === 'recording' ? omitState(run.input) : run.input;
      const repeated = { ...input, ...(fault && { fault }) };
      return sendStarted(context, session, runner.start(repeated, 'repeat'));
    })
    .delete('/runs', (context) => {
      history.clear();
      hub.emit('runs');
      return context.body(null, 204);
    })
    .get('/recordings', async (context) =>
      context.json(await recordings.list((id) => history.find(id) !== undefined)),
    )
    .post('/recordings/open', async (context) => {
      const { id }: OpenRecordingInput = await readBody(context, openRecordingSchema);
      const recorded = await recordings.open(id);
      if (!recorded) {
        throw new RequestError('not-found', 'The app no longer has the recording.');
      }
      const { target, bot } = session.monitor;
      const no = history.nextNo();
      const run = openRecording(recorded, { no, callUrl: target.callUrl, bot });
      history.put({ run, call: undefined });
      hub.emit('run', run.id);
      return context.json(toSummary(run));
    });
}

/** @throws RequestError for a request that was rejected before its node was known */
function assertRepeatable({ node }: Run): void {
  if (node !== '') return;
  throw new RequestError('conflict', 'The recording has no node to call: the app rejected it.');
}

/** A recording is repeated with the user, channel and state of now: its own are replaced by pseudonyms. */
function omitState(input: RunInput): RunInput {
  const { bot, node, entities, language } = input;
  return {
    ...(bot !== undefined && { bot }),
    node,
    ...(entities && { entities }),
    ...(language !== undefined && { language }),
  };
}

async function readExportOptions(
  { monitor }: PlaygroundSession,
  { run }: StoredRun,
): Promise<ExportOptions> {
  const nodes = monitor.app?.nodes.filter(({ bot }) => bot === run.bot);
  return {
    bot: run.bot ?? monitor.bot,
    nodes: nodes?.map(({ name }) => name),
    manifest: await readAppManifest(),
  };
}

/** The runs that have started, or with `?wait=true` those that have ended. */
export async function readStarted(
  context: Context,
  { history }: PlaygroundSession,
  { ids, done }: Started,
): Promise<StartedRuns> {
  const shown = context.req.query('wait') === 'true' ? await done : ids;
  const runs = shown.flatMap((id) => history.find(id) ?? []);
  return { runs: runs.map(({ run }) => toSummary(run)) };
}

async function sendStarted(
  context: Context,
  session: PlaygroundSession,
  started: Started,
): Promise<Response> {
  return context.json(await readStarted(context, session, started), 202);
}
