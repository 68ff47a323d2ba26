import { useText } from '../texts/text.hook.js';
import { ProblemError } from '../api/problem.error.js';
import { readFile } from './file.content.js';
import { formatOf, type ImportFile } from './import.file.js';

const LARGEST_MB = 45;
const MB = 1_048_576;

/** Reads a file that somebody chose, or tells why it cannot be imported. */
export function useFileReader(
  onFile: (file: ImportFile) => void,
  onFault: (error: unknown) => void,
): (file: File | null) => void {
  const text = useText();
  const refuse = (message: string): void =>
    onFault(new ProblemError({ statusCode: 400, code: 'invalid', message }));
  return (file) => {
    if (!file) return;
    const format = formatOf(file.name);
    if (!format) return refuse(text('import.fault.format', { name: file.name }));
    if (file.size === 0) return refuse(text('import.fault.empty', { name: file.name }));
    if (file.size > LARGEST_MB * MB)
      return refuse(text('import.fault.large', { largest: LARGEST_MB }));
    readFile(file, format).then(onFile, () =>
      refuse(text('import.fault.unreadable', { name: file.name })),
    );
  };
}
