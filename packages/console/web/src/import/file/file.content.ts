import type { ImportFile } from './import.file.js';

/**
 * The bytes of a file as Base64. The server detects the encoding.
 *
 * @throws if the browser can no longer read the file
 */
export async function readImportFile(
  file: File,
  format: ImportFile['format'],
): Promise<ImportFile> {
  return { name: file.name, format, encoding: 'base64', content: await toBase64(file) };
}

function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const url = reader.result as string; // data:<type>;base64,<content>
      resolve(url.slice(url.indexOf(',') + 1));
    });
    reader.addEventListener('error', () => reject(reader.error ?? new Error('not readable')));
    reader.readAsDataURL(file);
  });
}
