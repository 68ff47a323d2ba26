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

/** A file of the web app. */
export interface StaticAsset {
  readonly type: string;
  readonly bytes: Buffer;
  /** Whether the name contains a hash of the content. */
  readonly isHashed: boolean;
}

/**
 * The built web app. Only files from the directory listing are served, so that no request path
 * reaches the file system.
 */
@Injectable()
export class StaticAssets {
  #files: Promise<ReadonlyMap<string, string>> | undefined;
  readonly #read = new Map<string, Promise<StaticAsset>>();

  constructor(private readonly folder: string = join(import.meta.dirname, 'app')) {}

  /** Returns the index page; undefined if the app is not built. */
  async page(): Promise<string | undefined> {
    return (await this.find(INDEX_HTML))?.bytes.toString();
  }

  /** @param name path below the folder, with slashes */
  async find(name: string): Promise<StaticAsset | undefined> {
    this.#files ??= listAssets(this.folder);
    const path = (await this.#files).get(name);
    if (path === undefined) return undefined;
    const read = this.#read.get(name) ?? readAsset(name, path);
    this.#read.set(name, read);
    // A read can fail temporarily, e.g. with too many open files, and is then retried.
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
