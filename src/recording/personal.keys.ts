/** Parts of a key that tell personal data or a credential, anywhere in the key. */
const PERSONAL_PART =
  /(^|_)(e?mail|phone|mobile|msisdn|address|dob|birth(day|date)?|passport|aadhaa?r|ssn|iban|cvv|otp|password|passwd|pwd|secret|token|credentials?|auth|latitude|longitude|lat|lng)(_|$)/;

/** Names of persons, unlike the name of a product. */
const PERSON_NAME =
  /^((full|first|middle|last|user|person|customer|contact|nick|given|family|legal|guest|passenger|patient)_?)?(sur|nick)?name$/;

/** Whether a key, in snake case or camel case, names personal data or a credential. */
export function isPersonalKey(key: string): boolean {
  const snake = key
    .replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll(/[\s-]+/g, '_')
    .toLowerCase();
  return PERSONAL_PART.test(snake) || PERSON_NAME.test(snake);
}
