// Compiled, never run: code that the compiler must accept or reject.
import { failure, Handoff, handoff, HaptikFailure, HaptikNode, Reply, reply } from 'nestjs-haptik';
import type { HslElement } from 'nestjs-haptik/hsl';
import { Observable, of } from 'rxjs';

declare const element: HslElement;

export class Property {
  // @ts-expect-error a property is not a method
  @HaptikNode('a') text = (): string => 'a';
}

export class Right {
  @HaptikNode('text') text(): string {
    return 'a';
  }
  @HaptikNode(['list', 'lists']) list(): string[] {
    return ['a'];
  }
  @HaptikNode({ name: 'mixed', timeoutMs: 5 }) mixed(): (string | HslElement)[] {
    return ['a', element];
  }
  @HaptikNode('element') element(): HslElement {
    return element;
  }
  @HaptikNode('reply') reply(): Reply {
    return reply('a').conversation({ n: 1, gone: undefined }).user({ city: 'Pune' });
  }
  @HaptikNode('either') either(): string | Reply | Handoff {
    return Math.random() > 0.5 ? failure('a') : handoff({ team: 'b' });
  }
  @HaptikNode('promise') promise(): Promise<string> {
    return Promise.resolve('a');
  }
  @HaptikNode('observable') observable(): Observable<Reply> {
    return of(reply('a'));
  }
  @HaptikNode('handoff') handoff(): Handoff {
    return handoff();
  }
  @HaptikNode('promises') async texts(): Promise<string[]> {
    return Promise.resolve(['a']);
  }
  @HaptikNode('promised element') async promisedElement(): Promise<HslElement> {
    return Promise.resolve(element);
  }
  @HaptikNode('promised reply') async promisedReply(): Promise<Reply> {
    return Promise.resolve(reply('a'));
  }
  @HaptikNode('promised handoff') async promisedHandoff(): Promise<Handoff> {
    return Promise.resolve(handoff());
  }
  @HaptikNode('observed text') observedText(): Observable<string> {
    return of('a');
  }
  @HaptikNode('observed texts') observedTexts(): Observable<string[]> {
    return of(['a']);
  }
  @HaptikNode('observed element') observedElement(): Observable<HslElement> {
    return of(element);
  }
  @HaptikNode('observed handoff') observedHandoff(): Observable<Handoff> {
    return of(handoff());
  }
  @HaptikNode('never') never(): never {
    throw new HaptikFailure('a');
  }
}

export class Wrong {
  // @ts-expect-error a number is not a reply
  @HaptikNode('number') number(): number {
    return 42;
  }
  // @ts-expect-error nothing is not a reply
  @HaptikNode('nothing') nothing(): void {}
  // @ts-expect-error undefined is not a reply
  @HaptikNode('maybe') maybe(): string | undefined {
    return undefined;
  }
  // @ts-expect-error undefined alone is not a reply
  @HaptikNode('undefined') undefined(): undefined {
    return undefined;
  }
  // @ts-expect-error null is not a reply
  @HaptikNode('null') null(): null {
    return null;
  }
  // @ts-expect-error an empty object is not a reply
  @HaptikNode('empty') empty(): {} {
    return {};
  }
  // @ts-expect-error a list of numbers is not a reply
  @HaptikNode('numbers') numbers(): number[] {
    return [42];
  }
  // @ts-expect-error a promise of nothing is not a reply
  @HaptikNode('later') async later(): Promise<void> {}
  // @ts-expect-error an observable of a number is not a reply
  @HaptikNode('observable') observable(): Observable<number> {
    return of(42);
  }
  // @ts-expect-error an object without a type is not an element
  @HaptikNode('object') object(): { text: string } {
    return { text: 'a' };
  }
  // @ts-expect-error a promise of a number is not a reply
  @HaptikNode('promise') promise(): Promise<number> {
    return Promise.resolve(42);
  }
}

// @ts-expect-error user_details takes strings
reply('a').user({ age: 42 });
// @ts-expect-error user_details takes strings, not a boolean
reply('a').user({ known: true });
// @ts-expect-error user_details takes strings, not null
reply('a').user({ city: null });
// @ts-expect-error user_details takes strings, not a list
reply('a').user({ cities: ['Pune'] });
// @ts-expect-error state is flat
reply('a').conversation({ order: { id: 1 } });
// @ts-expect-error a failure requires a message
export const silent = new HaptikFailure();
