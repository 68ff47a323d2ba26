import { Stack, Text, TextInput } from '@mantine/core';
import { useText } from '../../texts/text.hook.js';
import { directionOf } from '../text.direction.js';
import { type Branch, type Choice, choicesOf } from './choices.js';
import classes from './editor.module.css';

interface ChoiceFormProps {
  readonly text: string;
  readonly language: string;
  readonly isDisabled: boolean;
  readonly onChange: (text: string) => void;
}

/** A field for each branch of a choice, so that nobody has to find it between braces. */
export function ChoiceForm({ text, language, isDisabled, onChange }: ChoiceFormProps) {
  const replace = ({ start, end }: Branch, words: string): void =>
    onChange(text.slice(0, start) + words + text.slice(end));
  return choicesOf(text).map((choice) => (
    <OneChoice
      key={`${choice.name}${choice.branches[0]?.start}`}
      choice={choice}
      text={text}
      language={language}
      isDisabled={isDisabled}
      onReplace={replace}
    />
  ));
}

interface OneChoiceProps extends Omit<ChoiceFormProps, 'onChange'> {
  readonly choice: Choice;
  readonly onReplace: (branch: Branch, words: string) => void;
}

function OneChoice({ choice, text: whole, language, isDisabled, onReplace }: OneChoiceProps) {
  const text = useText();
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
            dir={directionOf(whole.slice(branch.start, branch.end), language)}
            label={selectorName(branch.selector, text)}
            classNames={{ root: classes.branch ?? '', label: classes.branchLabel ?? '' }}
            value={whole.slice(branch.start, branch.end)}
            readOnly={isDisabled}
            onChange={({ currentTarget }) => onReplace(branch, balanced(currentTarget.value))}
          />
        ))}
      </Stack>
    </div>
  );
}

const NAMED = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

function selectorName(selector: string, text: ReturnType<typeof useText>): string {
  const known = NAMED.find((one) => one === selector);
  if (known) return text(`editor.choice.${known}`);
  return selector.startsWith('=')
    ? text('editor.choice.exactly', { count: selector.slice(1) })
    : selector;
}

/** A brace without its other half would tear the branches apart. */
function balanced(words: string): string {
  let depth = 0;
  for (const letter of words) {
    if (letter === '{') depth++;
    if (letter === '}') depth--;
    if (depth < 0) break;
  }
  return depth === 0 ? words : words.replaceAll(/[{}]/g, '');
}
