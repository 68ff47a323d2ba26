import { useTranslate } from '../../i18n/translate.hook.js';
import { ProblemError } from '../../api/problem.error.js';
import { readImportFile } from './file.content.js';
import { importFormatOf, type ImportFile } from './import.file.js';

const MAX_FILE_MB = 45;
const MB = 1_048_576;

/** Reads a chosen file, or reports why it cannot be imported. */
export function useFileReader(
  onFile: (file: ImportFile) => void,
  onError: (error: unknown) => void,
): (file: File | null) => void {
  const text = useTranslate();
  const reject = (message: string): void =>
    onError(new ProblemError({ statusCode: 400, code: 'invalid', message }));
  return (file) => {
    if (!file) return;
    const format = importFormatOf(file.name);
    if (!format) return reject(text('import.error.format', { name: file.name }));
    if (file.size === 0) return reject(text('import.error.empty', { name: file.name }));
    if (file.size > MAX_FILE_MB * MB)
      return reject(text('import.error.large', { largest: MAX_FILE_MB }));
    readImportFile(file, format).then(onFile, () =>
      reject(text('import.error.unreadable', { name: file.name })),
    );
  };
}
