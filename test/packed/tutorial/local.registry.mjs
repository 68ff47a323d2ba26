import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * A registry for npm that has the packed packages of a folder, and passes on all other requests to the registry that npm
 * is configured with. So commands of a page can be run as they are written.
 */
export async function startRegistry(folder) {
  const upstream = execFileSync('npm', ['config', 'get', 'registry'], { encoding: 'utf8' }).trim();
  const packages = new Map(
    readdirSync(folder).map((file) => {
      const manifest = readManifest(join(folder, file));
      return [manifest.name, { file, manifest, bytes: readFileSync(join(folder, file)) }];
    }),
  );

  const server = createServer(async (request, response) => {
    try {
      const path = decodeURIComponent(new URL(request.url, 'http://local').pathname.slice(1));
      const found = packages.get(path);
      if (found) {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(packument(found, `http://${request.headers.host}`)));
        return;
      }
      const packed = [...packages.values()].find(({ file }) => path === `-/packed/${file}`);
      if (packed) {
        response.end(packed.bytes);
        return;
      }
      const { accept = '*/*' } = request.headers;
      const passed = await fetch(new URL(request.url, upstream), { headers: { accept } });
      response.statusCode = passed.status;
      response.setHeader('content-type', passed.headers.get('content-type') ?? '');
      response.end(Buffer.from(await passed.arrayBuffer()));
    } catch (error) {
      response.statusCode = 502;
      response.end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

function readManifest(file) {
  return JSON.parse(
    execFileSync('tar', ['-xzOf', file, 'package/package.json'], { encoding: 'utf8' }),
  );
}

function packument({ file, manifest, bytes }, origin) {
  const dist = {
    tarball: `${origin}/-/packed/${file}`,
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    shasum: createHash('sha1').update(bytes).digest('hex'),
  };
  const version = { ...manifest, _id: `${manifest.name}@${manifest.version}`, dist };
  return {
    name: manifest.name,
    'dist-tags': { latest: manifest.version },
    versions: { [manifest.version]: version },
  };
}
