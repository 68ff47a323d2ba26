import type { TestRunner } from '../nest.project.js';
import type { EntityName, NodeNames } from './node.names.js';

/** What cannot be a variable of the method: reserved words, and names that the method uses. */
const UNUSABLE: ReadonlySet<string> = new Set(
  (
    'text button say await break case catch class const continue debugger default delete do else enum export ' +
    'extends false finally for function if implements import in instanceof interface let new null package private ' +
    'protected public return static super switch this throw true try typeof var void while with yield arguments eval'
  ).split(' '),
);

/** How the project writes its files. */
export interface FileStyle {
  readonly isEsm: boolean;
  readonly isFastify: boolean;
  readonly testRunner: TestRunner;
}

/** The class with the method of the node. */
export function nodeFile(
  { node, file, prefix, copy, entities }: NodeNames,
  style: FileStyle,
): string {
  const properties = entities.map(toMember).join(', ');
  const parameter = `@HaptikEntities(${prefix}Entities) { ${properties} }: ${prefix}Entities`;
  const inLine = `  reply(${parameter}): ButtonElement {`;
  const method = ['  reply(', `    ${parameter},`, '  ): ButtonElement {'];
  return `import { Injectable } from '@nestjs/common';
import { HaptikEntities, HaptikNode } from 'nestjs-haptik';
import { button, type ButtonElement, say } from 'nestjs-haptik/hsl';
import { ${copy} } from '${sibling(`${file}.copy`, style)}';
import { ${prefix}Entities } from '${sibling(`${file}.entities`, style)}';

@Injectable()
export class ${prefix}Node {
  @HaptikNode('${node}')
${inLine.length <= 80 ? inLine : method.join('\n')}
    const text = ${copy}('${node}.reply', { ${properties} });
    return button(text, [say(${copy}('${node}.restart'))]);
  }
}
`;
}

/** The class that validates the entities of the node. */
export function entitiesFile(
  { node, file, prefix, copy, entities }: NodeNames,
  style: FileStyle,
): string {
  const properties = entities.map(
    ({ property, entity }) => `  @IsNotEmpty({ message: ${copy}('${node}.missing_${entity}') })
  ${property}!: string;
`,
  );
  return `import { IsNotEmpty } from 'class-validator';
import { ${copy} } from '${sibling(`${file}.copy`, style)}';

export class ${prefix}Entities {
${properties.join('\n')}}
`;
}

/** The texts of the node. */
export function copyFile({ node, copy, entities }: NodeNames): string {
  const placeholders = entities.map(({ property }) => `{${property}}`).join(', ');
  const sample = entities.map(({ property }) => `${property}: 'A17'`).join(', ');
  const missing = entities.map(
    ({ entity, words }) => `  '${node}.missing_${entity}': {
    text: 'Please tell me the ${words}.',
    description: 'The question when the ${words} is missing.',
    usedAs: 'text',
  },
`,
  );
  return `import { defineCopy } from 'nestjs-haptik/copy';

export const ${copy} = defineCopy({
  '${node}.reply': {
    text: 'This is what I know about ${placeholders}.',
    description: 'The reply of ${node}.',
    usedAs: 'buttonText',
    sample: { ${sample} },
  },
  '${node}.restart': {
    text: 'Start again',
    description: 'The button below the reply of ${node}.',
    usedAs: 'button',
  },
${missing.join('')}});
`;
}

/** The test of the node. */
export function specFile(
  { node, file, prefix, copy, entities }: NodeNames,
  style: FileStyle,
): string {
  const given = entities.map(({ entity }) => `.entity('${entity}', 'A17')`);
  const call = ['bot', `.node('${node}')`, ...given, '.send()'];
  const inLine = `    const reply = await ${call.join('')};`;
  const replied = entities.map(() => 'A17').join(', ');
  const missing = entities.map(({ words }) => `'Please tell me the ${words}.'`);
  const failure = `    expect(reply).toFailWith(${missing.join(', ')});`;
  const adapter = style.isFastify ? 'new FastifyAdapter()' : '';
  const adapterImport = style.isFastify
    ? `import { FastifyAdapter } from '@nestjs/platform-fastify';\n`
    : '';
  const globals =
    style.testRunner === 'vitest'
      ? `import { afterAll, beforeAll, describe, expect, it } from 'vitest';\n`
      : '';
  return `import type { INestApplication } from '@nestjs/common';
${adapterImport}import { Test } from '@nestjs/testing';
import { HaptikModule } from 'nestjs-haptik';
import { HaptikCopyModule } from 'nestjs-haptik/copy';
import { haptikBot, type HaptikTestBot } from 'nestjs-haptik/testing';
import 'nestjs-haptik/testing/${style.testRunner}';
${globals}import { ${copy} } from '${sibling(`${file}.copy`, style)}';
import { ${prefix}Node } from '${sibling(`${file}.node`, style)}';

describe('${prefix}Node', () => {
  let app: INestApplication;
  let bot: HaptikTestBot;

  beforeAll(async () => {
    const module = await Test.createTestingModule({
      imports: [
        HaptikModule.forRoot({ secrets: 'test-secret' }),
        HaptikCopyModule.forRoot({ copy: [${copy}] }),
      ],
      providers: [${prefix}Node],
    }).compile();
    app = module.createNestApplication(${adapter});
    bot = await haptikBot(app);
  });

  afterAll(() => app.close());

  it('replies with a button', async () => {
${inLine.length <= 80 ? inLine : `    const reply = await ${call.join('\n      ')};`}
    expect(reply).toSucceedWith('This is what I know about ${replied}.');
  });

  it('asks for what is missing', async () => {
    const reply = await bot.node('${node}').send();
${failure.length <= 80 ? failure : `    expect(reply).toFailWith(\n      ${missing.join(',\n      ')},\n    );`}
  });
});
`;
}

/** A property and its variable, in a pattern and in an object. */
function toMember({ property }: EntityName): string {
  return UNUSABLE.has(property) ? `${property}: ${property}Value` : property;
}

function sibling(file: string, { isEsm }: FileStyle): string {
  return `./${file}${isEsm ? '.js' : ''}`;
}
