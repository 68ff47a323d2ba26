import { Option } from 'commander';
import { DEFAULT_TIMEOUT_SECONDS } from './console.client.js';
import { COPY_FILE_FORMATS } from './copy/copy.file.format.js';

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
