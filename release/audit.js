// Fails on a known vulnerability of severity "high" or above in what users install, and in what builds it. Registries
// without advisories are skipped, unless AUDIT=required.
import { spawnSync } from 'node:child_process';

const { stdout, stderr } = spawnSync('npm', ['audit', '--json', '--audit-level=high'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 26,
});
const report = parse(stdout);
if (!report?.vulnerabilities) {
  const cause = report?.error?.summary || report?.message || stderr.trim() || 'no report';
  process.stderr.write(`No audit: ${cause.split('\n')[0]}\n`);
  process.exitCode = process.env.AUDIT === 'required' ? 1 : 0;
} else {
  const serious = Object.values(report.vulnerabilities).filter(({ severity }) =>
    ['high', 'critical'].includes(severity),
  );
  for (const { name, severity, range } of serious)
    process.stderr.write(`${severity}: ${name} ${range}. See "npm audit".\n`);
  process.exitCode = serious.length > 0 ? 1 : 0;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
