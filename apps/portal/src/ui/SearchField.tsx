import { SearchBox } from '@fluentui/react-components';
import { useState } from 'react';
import { useDebounced } from './use-debounced';

/** Quick enough to feel immediate, slow enough not to ask for every letter of a word. */
const TYPING_PAUSE_MS = 200;

/** Searches as one types. `value` is what is searched for at present, such as in the page's address. */
export function SearchField({
  label,
  placeholder,
  value,
  onSearch,
}: {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}) {
  const [text, setText] = useState(value);
  const [searched, setSearched] = useState(value);
  const { call, cancel, flush } = useDebounced((next: string) => {
    setSearched(next.trim());
    onSearch(next.trim());
  }, TYPING_PAUSE_MS);

  // The address changed by other means than typing, such as "clear filters": the field follows.
  if (value !== searched) {
    setSearched(value);
    setText(value);
  }

  return (
    <SearchBox
      aria-label={label}
      placeholder={placeholder}
      value={text}
      maxLength={200}
      style={{ width: '100%', maxWidth: '420px' }}
      // Who leaves the field for a row of the list is not taken back to the list by a search that begins later.
      onBlur={flush}
      onChange={(_, { value: next }) => {
        setText(next);
        if (next === '') {
          cancel();
          setSearched('');
          onSearch('');
        } else call(next);
      }}
    />
  );
}
