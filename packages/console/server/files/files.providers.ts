import type { Provider } from '@nestjs/common';
import { CopyExporter } from './export/copy.exporter.js';
import { ExportLimiter } from './export/export.limiter.js';
import { CopyImporter } from './import/copy.importer.js';
import { ImportContextLoader } from './import/import.context.loader.js';
import { ImportLimiter } from './import/import.limiter.js';
import { UploadLimiter } from './upload/upload.limiter.js';

/** Providers of the controllers for import and export. */
export const FILES_PROVIDERS: readonly Provider[] = [
  CopyExporter,
  ExportLimiter,
  ImportContextLoader,
  CopyImporter,
  ImportLimiter,
  UploadLimiter,
];
