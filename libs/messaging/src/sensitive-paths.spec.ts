import { changeAt } from './sensitive-paths.js';

describe('changeAt', () => {
  const data = {
    contact: { email: 'ada@nordwind.example', phone: null },
    history: [{ url: 'first' }, { url: null }, { other: 1 }, { url: 'last' }],
  };
  const placesOf = (path: string) => {
    const places: string[] = [];
    changeAt(data, [path], (value, place) => {
      places.push(place);
      return value;
    });
    return places;
  };

  it.each([
    ['a field', 'contact.email', ['contact.email']],
    ['a whole object', 'contact', ['contact']],
    ['every element of a list that has the field', 'history.*.url', ['history.0.url', 'history.3.url']],
    ['nothing where the value is null', 'contact.phone', []],
    ['nothing where the path leads nowhere', 'contact.email.domain', []],
    ['nothing where a list is expected', 'contact.*.email', []],
    ['nothing that every object has anyway', 'contact.constructor', []],
  ])('reaches %s', (_, path, places) => {
    expect(placesOf(path)).toEqual(places);
  });

  it('changes only that, and in a copy', () => {
    const before = structuredClone(data);
    expect(changeAt(data, ['history.*.url'], () => 'x')).toEqual({
      contact: data.contact,
      history: [{ url: 'x' }, { url: null }, { other: 1 }, { url: 'x' }],
    });
    expect(data).toEqual(before);
  });

  it('copies nothing where there is nothing to change', () => {
    expect(changeAt(data, ['contact.phone'], () => 'x')).toBe(data);
    expect(changeAt(data, ['history.*.missing'], () => 'x')).toBe(data);
  });

  it('changes along several paths at once, also where they share a part of the way', () => {
    const places: string[] = [];
    const changed = changeAt(data, ['history.*.url', 'contact.email', 'history.*.other'], (value, place) => {
      places.push(place);
      return `${String(value)}!`;
    });
    expect(changed).toEqual({
      contact: { email: 'ada@nordwind.example!', phone: null },
      history: [{ url: 'first!' }, { url: null }, { other: '1!' }, { url: 'last!' }],
    });
    expect(places.toSorted()).toEqual(['contact.email', 'history.0.url', 'history.2.other', 'history.3.url']);
  });
});
