import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ImportPreviewJson } from '../api/contract.js';
import { isProblem } from '../api/problem.error.js';
import { SESSION_KEY } from '../session/session.queries.js';
import { type ImportFile } from './file/import.file.js';
import { streamImport } from './import.lines.js';
import {
  reduceError,
  reduceLine,
  INITIAL_STATE,
  type ImportApplyOptions,
  type ImportState,
} from './import.state.js';

/** The import from file selection to result. Leaving the page aborts a preview, but not a running import. */
export function useImport() {
  const client = useQueryClient();
  const [state, setState] = useState<ImportState>(INITIAL_STATE);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);

  const run = async (
    file: ImportFile,
    applyOptions?: ImportApplyOptions,
    previewed?: ImportPreviewJson,
  ) => {
    const controller = new AbortController();
    running.current = applyOptions ? null : controller;
    setState({ kind: 'running', file, ...(previewed && { previewed }) });
    const { name: _, ...sent } = file;
    const apply = applyOptions && previewed && { ...applyOptions, digest: previewed.digest };
    try {
      const request = { ...sent, ...(apply && { apply }) };
      for await (const line of streamImport(request, controller.signal))
        setState((before) => reduceLine(before, line));
      setState((before) =>
        before.kind === 'running' ? reduceError(before, TRUNCATED_RESPONSE) : before,
      );
    } catch (error) {
      if (controller.signal.aborted) return;
      if (isProblem(error, 'unauthenticated')) client.setQueryData(SESSION_KEY, null);
      setState((before) => reduceError(before, error));
    } finally {
      // All cached texts may be outdated now.
      if (applyOptions) void client.invalidateQueries();
    }
  };

  return {
    state,
    startPreview: (file: ImportFile) => void run(file),
    apply: (file: ImportFile, preview: ImportPreviewJson, applyOptions: ImportApplyOptions) =>
      void run(file, applyOptions, preview),
    setError: (error: unknown) => setState({ kind: 'empty', error }),
    reset: () => setState(INITIAL_STATE),
  };
}

/** The response ended without a result. */
const TRUNCATED_RESPONSE = new Error('The answer of the server was cut off');
