import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { Injectable } from '@nestjs/common';

const INDEX_HTML = 'index.html';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** A file of the app in the browser. */
export interface StaticAsset {
  readonly type: string;
  readonly bytes: Buffer;
  /** Whether its name changes with what is in it. */
  readonly isHashed: boolean;
}

/**
 * The built app in the browser. Its files are listed, and only what is in the list is sent: no path of
 * a request ever reaches the disk.
 */
@Injectable()
export class StaticAssets {
  #files: Promise<ReadonlyMap<string, string>> | undefined;
  readonly #read = new Map<string, Promise<StaticAsset>>();

  constructor(private readonly folder: string = join(import.meta.dirname, 'app')) {}

  /** Undefined when the app was not built. */
  async page(): Promise<string | undefined> {
    return (await this.find(INDEX_HTML))?.bytes.toString();
  }

  /** @param name below the folder, with slashes */
  async find(name: string): Promise<StaticAsset | undefined> {
    this.#files ??= listAssets(this.folder);
    const path = (await this.#files).get(name);
    if (path === undefined) return undefined;
    const read = this.#read.get(name) ?? readAsset(name, path);
    this.#read.set(name, read);
    // What could not be read now, as when too many files are open, can be read later.
    read.catch(() => this.#read.delete(name));
    return read;
  }
}

async function readAsset(name: string, path: string): Promise<StaticAsset> {
  const type = CONTENT_TYPES[extname(name)] ?? 'application/octet-stream';
  return { type, bytes: await readFile(path), isHashed: name.startsWith('assets/') };
}

async function listAssets(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name));
    return new Map(paths.map((path) => [relative(folder, path).replaceAll(sep, '/'), path]));
  } catch {
    return new Map(); // not built
  }
}
