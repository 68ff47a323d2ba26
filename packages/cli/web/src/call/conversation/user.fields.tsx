import { SimpleGrid, Stack } from '@mantine/core';
import type { JsonObject } from '../../api/page.contract.js';
import { usePlayground } from '../../api/playground.state.hook.js';
import { usePage } from '../../app/page.context.js';
import { CommittedInput } from './committed.input.js';
import { useConversationPatch } from './conversation.patch.hook.js';
import { PLATFORMS } from './device.platforms.js';
import { JsonObjectInput } from './json.object.input.js';

const LANGUAGES = ['en', 'hi', 'mr', 'ta', 'te', 'bn', 'ar', 'ur', 'es', 'fr', 'de', 'pt'];
/** Fields of `user` that the form shows as separate fields. Protocol 1.5. */
const OWN_FIELDS = ['user_name', 'full_name'];

/** Who writes, in which language, on which channel. */
export function UserFields() {
  const { user, language, devicePlatform } = usePlayground().conversation;
  const { markField } = usePage();
  const patch = useConversationPatch();
  const others = Object.fromEntries(
    Object.entries(user).filter(([name]) => !OWN_FIELDS.includes(name)),
  );
  const change = (fields: JsonObject): void => patch({ user: { ...user, ...fields } });
  return (
    <Stack gap={10}>
      <SimpleGrid cols={2} spacing={8}>
        <CommittedInput
          label="Full name"
          dir="auto"
          value={toText(user['full_name'])}
          onCommit={(name) => change({ full_name: name })}
        />
        <CommittedInput
          label="User name"
          value={toText(user['user_name'])}
          onCommit={(name) => change({ user_name: name })}
        />
        <CommittedInput
          label="Language"
          data={LANGUAGES}
          renderOption={({ option }) => `${option.value} · ${languageName(option.value)}`}
          value={language}
          onCommit={(tag) => patch({ language: tag })}
        />
        <CommittedInput
          label="Device platform"
          data={PLATFORMS.map(({ code }) => code)}
          renderOption={({ option }) =>
            `${option.value} · ${PLATFORMS.find(({ code }) => code === option.value)?.name}`
          }
          value={String(devicePlatform)}
          onCommit={(code) => patch({ devicePlatform: toPlatform(code) })}
        />
      </SimpleGrid>
      <JsonObjectInput
        label="Other fields of user"
        description="For example auth_id, auth_code"
        value={others}
        onValidity={markField}
        onCommit={(fields) => {
          const own = OWN_FIELDS.flatMap((name) => (name in user ? [[name, user[name]]] : []));
          patch({ user: { ...Object.fromEntries(own), ...fields } });
        }}
      />
    </Stack>
  );
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toPlatform(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}

function languageName(tag: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag;
}
