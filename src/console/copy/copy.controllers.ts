import type { Type } from '@nestjs/common';
import { CopyController } from './copy.controller.js';
import { ExportController } from './export/export.controller.js';
import { HistoryController } from './history.controller.js';
import { ImportController } from './import/import.controller.js';
import { LanguagesController } from './languages.controller.js';
import { MessagesController } from './messages.controller.js';

/** @param door makes a controller of a class, at a path below the API */
export function copyControllersAt(door: (path: string) => ClassDecorator): Type[] {
  @door('copy')
  class HaptikCopyController extends CopyController {}

  @door('copy/languages')
  class HaptikLanguagesController extends LanguagesController {}

  @door('copy/messages')
  class HaptikMessagesController extends MessagesController {}

  @door('copy/history')
  class HaptikHistoryController extends HistoryController {}

  @door('copy/export')
  class HaptikExportController extends ExportController {}

  @door('copy/import')
  class HaptikImportController extends ImportController {}

  return [
    HaptikCopyController,
    HaptikLanguagesController,
    HaptikMessagesController,
    HaptikHistoryController,
    HaptikExportController,
    HaptikImportController,
  ];
}
