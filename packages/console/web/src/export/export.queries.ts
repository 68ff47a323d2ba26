import { useMutation, useQuery } from '@tanstack/react-query';
import { api, send } from '../api/api.client.js';
import type { OverviewJson } from '../api/contract.js';
import { type ExportOptions, toExportQuery, exportFileName } from './export.options.js';

export function useExportOverview() {
  return useQuery({
    queryKey: ['export', 'overview'],
    queryFn: ({ signal }) => api.get<OverviewJson>('copy/overview', {}, signal),
  });
}

/** Uses fetch rather than a link, so that an error is shown on the page and not saved as a file. */
export function useExport() {
  return useMutation({
    mutationFn: async (options: ExportOptions) => {
      const response = await send('GET', 'copy/export', { query: toExportQuery(options) });
      saveFile(await response.blob(), exportFileName(options, new Date()));
    },
  });
}

function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
