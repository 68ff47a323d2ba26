import { Option } from 'commander';
import { COPY_FILE_FORMATS } from './copy/copy.file.format.js';

/** Default of `--timeout`: seconds without data from the console. */
export const DEFAULT_TIMEOUT_SECONDS = 300;

/** `--url`, which overrides the environment. */
export function consoleUrlOption(): Option {
  return new Option(
    '--url <url>',
    'URL of the console, such as https://bot.example/console; or HAPTIK_CONSOLE_URL',
  );
}

/** @param fallback where the format comes from without the option */
export function formatOption(fallback: string): Option {
  return new Option('--format <format>', `${COPY_FILE_FORMATS.join(', ')} (default: ${fallback})`);
}

export function timeoutOption(): Option {
  return new Option(
    '--timeout <seconds>',
    `maximum time without data (default: ${DEFAULT_TIMEOUT_SECONDS})`,
  );
}

/** `--env-file`, an option of all commands. */
export function envFileOption(): Option {
  return listOption(
    '--env-file <file>',
    'file with environment variables, such as .env; those that are set already win',
  );
}

/** An option that can be given several times. Its value is a list, which is empty without it. */
export function listOption(flags: string, description: string): Option {
  return new Option(flags, description)
    .argParser((value: string, values: readonly string[]) => [...values, value])
    .default([], 'none');
}
