import type { ImportFile } from './import.file.js';

/**
 * The bytes of a file: the server alone decides in which encoding they are.
 *
 * @throws when the browser cannot read the file any more
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
