import { table } from '../table.js';
import { importTexts } from '../trials/console/importing.js';

/** What it costs to bring a file of texts into the console. */
export async function measureImport(plan, say) {
  const { rows, texts, preview, applied } = await importTexts(plan);
  say(
    table(
      [`${rows} rows, ${texts} texts, PGlite`, 's', 'longest standstill ms'],
      [line('preview', preview), line('the same again, and written', applied)],
    ),
  );
  const targets = [
    {
      what: `import of ${rows} rows in three languages, looked at and written`,
      atMost: 30,
      measured: preview.seconds + applied.seconds,
      unit: ' s',
    },
  ];
  return { rows, texts, preview: figures(preview), applied: figures(applied), targets };
}

function line(what, { seconds, standstillMs }) {
  return [what, seconds.toFixed(1), standstillMs.toFixed(0)];
}

function figures({ seconds, standstillMs }) {
  return { seconds, standstillMs };
}
