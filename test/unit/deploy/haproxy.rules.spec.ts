import { readFile } from 'node:fs/promises';

/** What differs by purpose: addresses, TLS, the limit of connections and the status page. */
const PLACE = /^(bind|server|server-template|resolvers|nameserver|hold|maxconn) /;
const WITH_TLS_ONLY = 'http-request set-header X-Forwarded-Proto https';

/** The rules of each section by its first line. */
async function readRules(file: string): Promise<Record<string, string[]>> {
  const sections: Record<string, string[]> = {};
  let rules: string[] = [];
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    if (!line.startsWith(' ')) sections[text] = rules = [];
    else if (!PLACE.test(text) && text !== WITH_TLS_ONLY) rules.push(text);
  }
  return sections;
}

describe('HAProxy of compose.yaml', () => {
  it('has the rules of config/haproxy.cfg, which the rolling restart proves', async () => {
    const { 'frontend status': _, ...proven } = await readRules('config/haproxy.cfg');
    const { 'resolvers docker': __, ...composed } = await readRules('deploy/haproxy/haproxy.cfg');
    expect(composed).toEqual(proven);
    expect(composed['backend replicas']).toContain('option httpchk');
  });
});
