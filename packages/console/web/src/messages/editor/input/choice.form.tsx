import { Stack, Text, TextInput } from '@mantine/core';
import { detectDirection } from '@nestjs-haptik/ui';
import { useTranslate } from '../../../i18n/translate.hook.js';
import { type IcuBranch, type IcuChoice, parseIcuChoices } from './icu.choices.js';
import classes from '../editor.module.css';

interface ChoiceFormProps {
  readonly text: string;
  readonly language: string;
  readonly isDisabled: boolean;
  readonly onChange: (text: string) => void;
}

/** A field for each branch of a choice, so that it can be edited without braces. */
export function ChoiceForm({ text, language, isDisabled, onChange }: ChoiceFormProps) {
  const replace = ({ start, end }: IcuBranch, newText: string): void =>
    onChange(text.slice(0, start) + newText + text.slice(end));
  return parseIcuChoices(text).map((choice) => (
    <ChoiceFields
      key={`${choice.name}${choice.branches[0]?.start}`}
      choice={choice}
      text={text}
      language={language}
      isDisabled={isDisabled}
      onReplace={replace}
    />
  ));
}

interface ChoiceFieldsProps extends Omit<ChoiceFormProps, 'onChange'> {
  readonly choice: IcuChoice;
  readonly onReplace: (branch: IcuBranch, newText: string) => void;
}

function ChoiceFields({ choice, text: whole, language, isDisabled, onReplace }: ChoiceFieldsProps) {
  const text = useTranslate();
  const { name, kind, branches } = choice;
  return (
    <div className={classes.choice} role="group" aria-label={text('editor.choice', { name })}>
      <Text size="xs" c="dimmed" mb={6}>
        {text(kind === 'select' ? 'editor.choice' : 'editor.choice.count', { name })}
      </Text>
      <Stack gap={6}>
        {branches.map((branch) => (
          <TextInput
            key={branch.selector}
            size="sm"
            lang={language}
            dir={detectDirection(whole.slice(branch.start, branch.end), language)}
            label={selectorLabel(branch.selector, text)}
            classNames={{ root: classes.branch ?? '', label: classes.branchLabel ?? '' }}
            value={whole.slice(branch.start, branch.end)}
            readOnly={isDisabled}
            onChange={({ currentTarget }) =>
              onReplace(branch, removeUnbalancedBraces(currentTarget.value))
            }
          />
        ))}
      </Stack>
    </div>
  );
}

const PLURAL_CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

function selectorLabel(selector: string, text: ReturnType<typeof useTranslate>): string {
  const known = PLURAL_CATEGORIES.find((one) => one === selector);
  if (known) return text(`editor.choice.${known}`);
  return selector.startsWith('=')
    ? text('editor.choice.exactly', { count: selector.slice(1) })
    : selector;
}

/** An unbalanced brace would break the other branches. */
function removeUnbalancedBraces(branchText: string): string {
  let depth = 0;
  for (const letter of branchText) {
    if (letter === '{') depth++;
    if (letter === '}') depth--;
    if (depth < 0) break;
  }
  return depth === 0 ? branchText : branchText.replaceAll(/[{}]/g, '');
}
