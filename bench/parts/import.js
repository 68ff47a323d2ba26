import { table } from '../table.js';
import { importTexts } from '../trials/console/importing.js';

/** Measures the import of a file of texts in the console. */
export async function measureImport(plan, print) {
  const { rows, texts, preview, applied } = await importTexts(plan);
  print(
    table(
      [`${rows} rows, ${texts} texts, PGlite`, 's', 'longest event loop block ms'],
      [line('preview', preview), line('preview and write', applied)],
    ),
  );
  const targets = [
    {
      what: `import of ${rows} rows in three languages, previewed and written`,
      atMost: 30,
      measured: preview.seconds + applied.seconds,
      unit: ' s',
    },
  ];
  return { rows, texts, preview: figures(preview), applied: figures(applied), targets };
}

function line(what, { seconds, blockedMs }) {
  return [what, seconds.toFixed(1), blockedMs.toFixed(0)];
}

function figures({ seconds, blockedMs }) {
  return { seconds, blockedMs };
}
