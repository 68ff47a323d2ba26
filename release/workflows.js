// Checks the workflows of GitHub Actions by GitHub's own parser (keys, types, expressions, contexts), and by our rules.
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { findViolations } from './workflow.rules.js';

// The parser is published for bundlers, which import JSON without an attribute.
registerHooks({
  load(url, context, next) {
    const isJson = url.endsWith('.json');
    return next(url, isJson ? { ...context, importAttributes: { type: 'json' } } : context);
  },
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

const root = new URL('../', import.meta.url);
const { devDependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const folder = new URL('.github/workflows/', root);
const problems = [];
for (const name of readdirSync(folder)) {
  const content = readFileSync(new URL(name, folder), 'utf8');
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  problems.push(...context.errors.getErrors().map(({ message }) => `.github/workflows/${message}`));
  const violations = findViolations(content, devDependencies['@changesets/cli']);
  problems.push(...violations.map((violation) => `.github/workflows/${name}: ${violation}`));
}
if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
