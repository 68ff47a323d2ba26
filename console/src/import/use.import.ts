import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportPreview } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { SESSION_KEY } from '../session/session.queries.js';
import { type ImportFile } from './import.file.js';
import { importLines } from './import.lines.js';
import {
  afterFault,
  afterLine,
  EMPTY,
  type ImportChoice,
  type ImportState,
} from './import.state.js';

/** An import from the file to its end. Leaving the page ends a preview, not what is being written. */
export function useImport() {
  const client = useQueryClient();
  const [state, setState] = useState<ImportState>(EMPTY);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (file: ImportFile, choice?: ImportChoice, looked?: ImportPreview) => {
    const control = new AbortController();
    running.current = choice ? null : control;
    setState({ kind: 'running', file, ...(looked && { looked }) });
    const { name: _, ...sent } = file;
    const apply = choice && looked && { ...choice, digest: looked.digest };
    try {
      const request = { ...sent, ...(apply && { apply }) };
      for await (const line of importLines(request, control.signal))
        setState((before) => afterLine(before, line));
      setState((before) => (before.kind === 'running' ? afterFault(before, CUT_OFF) : before));
    } catch (error) {
      if (control.signal.aborted) return;
      if (isProblem(error, 'signed-out')) client.setQueryData(SESSION_KEY, null);
      setState((before) => afterFault(before, error));
    } finally {
      // Whatever else is on the screen shows texts: those of before are not worth keeping.
      if (choice) void client.invalidateQueries();
    }
  };

  return {
    state,
    look: (file: ImportFile) => void run(file),
    apply: (file: ImportFile, preview: ImportPreview, choice: ImportChoice) =>
      void run(file, choice, preview),
    fail: (error: unknown) => setState({ kind: 'empty', error }),
    reset: () => setState(EMPTY),
  };
}

/** The server ended before it said how it went. */
const CUT_OFF = new Error('The answer of the server was cut off');
