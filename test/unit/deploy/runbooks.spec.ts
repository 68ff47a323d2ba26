import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Rule {
  readonly alert: string;
  readonly annotations: { readonly runbook: string };
}

const { groups } = parse(readFileSync('deploy/helm/nestjs-haptik/files/alerts.yml', 'utf8')) as {
  groups: [{ rules: Rule[] }];
};
const { rules } = groups[0];

describe('the runbooks', () => {
  it.each(rules)('have a page that names $alert', ({ alert, annotations }) => {
    expect(readFileSync(annotations.runbook, 'utf8')).toContain(`Alert \`${alert}\``);
  });

  it('have a page for each alert, and no other', () => {
    const pages = readdirSync('docs/runbooks').filter((name) => name !== 'index.md');
    const used = rules.map(({ annotations }) => annotations.runbook.replace('docs/runbooks/', ''));
    expect(pages.toSorted()).toEqual([...new Set(used)].toSorted());
  });
});
