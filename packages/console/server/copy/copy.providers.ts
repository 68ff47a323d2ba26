import type { Provider } from '@nestjs/common';
import { CopyChecker } from './copy.checker.js';
import { CopyEditor } from './copy.editor.js';
import { CopyPublisher } from './copy.publisher.js';
import { CopyService } from './copy.service.js';
import { CopyExporter } from '../files/export/copy.exporter.js';
import { CopyImporter } from '../files/import/copy.importer.js';
import { ImportContextLoader } from '../files/import/import.context.loader.js';
import { ImportLimiter } from '../files/import/import.limiter.js';
import { UploadLimiter } from '../files/upload/upload.limiter.js';
import { KeyIndexSynchronizer } from './list/key.index.synchronizer.js';
import { KeyList } from './list/key.list.js';
import { CopyViewMapper } from './views/copy.view.mapper.js';

/** Providers of the copy controllers. */
export const COPY_PROVIDERS: readonly Provider[] = [
  CopyService,
  CopyChecker,
  CopyViewMapper,
  KeyIndexSynchronizer,
  KeyList,
  CopyEditor,
  CopyPublisher,
  CopyExporter,
  ImportContextLoader,
  CopyImporter,
  ImportLimiter,
  UploadLimiter,
];
