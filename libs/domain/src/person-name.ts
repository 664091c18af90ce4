/** Chinese, Japanese and Korean names, in which the family name comes first. */
const FAMILY_NAME_FIRST = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+$/u;

/** A person's whole name in the order of its own script, whatever language the page around it has. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return FAMILY_NAME_FIRST.test(firstName + lastName)
    ? `${lastName} ${firstName}`
    : `${firstName} ${lastName}`;
}
