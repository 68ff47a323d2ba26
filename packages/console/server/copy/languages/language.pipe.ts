import { Injectable, type PipeTransform } from '@nestjs/common';

/** Converts a language tag to lower case, as the repository stores it. */
@Injectable()
export class LanguagePipe implements PipeTransform<string, string> {
  transform(language: string): string {
    return language.toLowerCase();
  }
}
