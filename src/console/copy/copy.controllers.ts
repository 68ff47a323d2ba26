import type { Type } from '@nestjs/common';
import { CopyController } from './copy.controller.js';
import { ExportController } from './export/export.controller.js';
import { HistoryController } from './history.controller.js';
import { ImportController } from './import/import.controller.js';
import { LanguagesController } from './languages.controller.js';
import { MessagesController } from './messages.controller.js';

/** @param ConsoleController decorator factory for a controller at a path below the API */
export function createCopyControllers(ConsoleController: (path: string) => ClassDecorator): Type[] {
  @ConsoleController('copy')
  class HaptikCopyController extends CopyController {}

  @ConsoleController('copy/languages')
  class HaptikLanguagesController extends LanguagesController {}

  @ConsoleController('copy/messages')
  class HaptikMessagesController extends MessagesController {}

  @ConsoleController('copy/history')
  class HaptikHistoryController extends HistoryController {}

  @ConsoleController('copy/export')
  class HaptikExportController extends ExportController {}

  @ConsoleController('copy/import')
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
