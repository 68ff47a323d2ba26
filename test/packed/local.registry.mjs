// An npm registry with the packed packages of a folder, so that commands are run as pages have them. It redirects requests for
// all other packages to the registry of npm's configuration.
// As a program it prints its URL: node local.registry.mjs <folder of .tgz files>
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

export async function startRegistry(folder) {
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const packages = readdirSync(folder)
    .filter((file) => file.endsWith('.tgz'))
    .map((file) => readPackage(folder, file));

  const server = createServer(({ url, headers }, response) => {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname.slice(1));
    const served = packages.find(({ file }) => path === `-/${file}`);
    const found = packages.find(({ manifest }) => path === manifest.name);
    if (served) {
      response.end(served.tarball);
    } else if (found) {
      const { name, version } = found.manifest;
      const dist = {
        tarball: `http://${headers.host}/-/${found.file}`,
        integrity: found.integrity,
      };
      const versions = { [version]: { ...found.manifest, dist } };
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions }));
    } else {
      response.writeHead(307, { Location: new URL(url.slice(1), upstream).href }).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function readPackage(folder, file) {
  const tarball = readFileSync(join(folder, file));
  const manifest = execFileSync('tar', ['-xzOf', join(folder, file), 'package/package.json']);
  const integrity = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  return { file, tarball, manifest: JSON.parse(manifest), integrity };
}

if (import.meta.main) process.stdout.write(`${(await startRegistry(process.argv[2])).url}\n`);
