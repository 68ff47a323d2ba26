// An npm registry with the packed packages of a folder. It redirects requests for all others to the registry of npm's
// configuration. Prints its URL. Usage: local.registry.mjs <folder of .tgz files>
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

const [folder] = process.argv.slice(2);
const npm = (...args) => execFileSync('npm', args, { encoding: 'utf8' }).trim();
const upstream = npm('config', 'get', 'registry');

const packages = new Map();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.tgz'))) {
  const tarball = readFileSync(join(folder, file));
  const manifest = execFileSync('tar', ['-xzOf', join(folder, file), 'package/package.json']);
  const { name, version, ...rest } = JSON.parse(manifest);
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  packages.set(name, { file, tarball, manifest: { name, version, ...rest }, integrity });
}

const server = createServer(({ url, headers }, response) => {
  const path = decodeURIComponent(new URL(url, 'http://localhost').pathname.slice(1));
  const served = [...packages.values()].find(({ file }) => path === `-/${file}`);
  const found = packages.get(path);
  if (served) {
    response.end(served.tarball);
  } else if (found) {
    const { name, version } = found.manifest;
    const dist = { tarball: `http://${headers.host}/-/${found.file}`, integrity: found.integrity };
    const versions = { [version]: { ...found.manifest, dist } };
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
  } else {
    response.writeHead(307, { Location: new URL(url.slice(1), upstream).href }).end();
  }
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`);
});
