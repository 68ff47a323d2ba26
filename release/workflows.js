// Checks the workflows of GitHub Actions by GitHub's own parser: keys, types, expressions, contexts.
import { readdirSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// The parser is published for bundlers, which import JSON without an attribute.
registerHooks({
  load(url, context, next) {
    const isJson = url.endsWith('.json');
    return next(url, isJson ? { ...context, importAttributes: { type: 'json' } } : context);
  },
});
const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
  await import('@actions/workflow-parser');

const folder = new URL('../.github/workflows/', import.meta.url);
const problems = [];
for (const name of readdirSync(folder)) {
  const content = readFileSync(new URL(name, folder), 'utf8');
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  problems.push(...context.errors.getErrors().map(({ message }) => `.github/workflows/${message}`));
}
if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
