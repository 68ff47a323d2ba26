import { Injectable, type PipeTransform } from '@nestjs/common';

/** Languages stand in lower case in the book; a URL may write `hi-IN`. */
@Injectable()
export class LanguagePipe implements PipeTransform<string, string> {
  transform(language: string): string {
    return language.toLowerCase();
  }
}
