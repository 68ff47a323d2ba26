import type { Provider } from '@nestjs/common';
import { CopyChecker } from './copy.checker.js';
import { CopyEditor } from './copy.editor.js';
import { CopyPublisher } from './copy.publisher.js';
import { CopyShelf } from './copy.shelf.js';
import { CopyExporter } from './export/copy.exporter.js';
import { CopyImporter } from './import/copy.importer.js';
import { GroundReader } from './import/ground.reader.js';
import { ImportGate } from './import/import.gate.js';
import { ImportIntake } from './import/import.intake.js';
import { ImportUploads } from './import/import.uploads.js';
import { KeyFollower } from './list/key.follower.js';
import { KeyList } from './list/key.list.js';
import { ViewMaker } from './view.maker.js';

/** What the controllers of texts stand on. */
export const COPY_PROVIDERS: readonly Provider[] = [
  CopyShelf,
  CopyChecker,
  ViewMaker,
  KeyFollower,
  KeyList,
  CopyEditor,
  CopyPublisher,
  CopyExporter,
  GroundReader,
  CopyImporter,
  { provide: ImportGate, useFactory: () => new ImportGate() },
  ImportIntake,
  ImportUploads,
];
