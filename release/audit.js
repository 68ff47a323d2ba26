// Fails on a known vulnerability of severity "high" or above in a lock file: in what users install, in what builds it, and
// in what the benchmarks compare it with. Registries without advisories are skipped, unless AUDIT=required.
import { execFileSync, spawnSync } from 'node:child_process';
import { dirname } from 'node:path';

const locks = execFileSync('git', ['ls-files', 'package-lock.json', '*/package-lock.json'], {
  encoding: 'utf8',
});
for (const lock of locks.trim().split('\n')) audit(dirname(lock));

function audit(folder) {
  const args = ['audit', '--json', '--audit-level=high', '--package-lock-only'];
  const { stdout, stderr } = spawnSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const report = parse(stdout);
  if (!report?.vulnerabilities) {
    const cause = report?.error?.summary || report?.message || stderr.trim() || 'no report';
    process.stderr.write(`No audit of ${folder}: ${cause.split('\n')[0]}\n`);
    if (process.env.AUDIT === 'required') process.exitCode = 1;
    return;
  }
  for (const { name, severity, range } of Object.values(report.vulnerabilities)) {
    if (severity !== 'high' && severity !== 'critical') continue;
    process.stderr.write(`${severity}: ${name} ${range}. See "npm audit" in ${folder}.\n`);
    process.exitCode = 1;
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
