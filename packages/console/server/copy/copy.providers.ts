import type { Provider } from '@nestjs/common';
import { CopyChecker } from './copy.checker.js';
import { CopyEditor } from './copy.editor.js';
import { CopyPublisher } from './copy.publisher.js';
import { CopyService } from './copy.service.js';
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
];
