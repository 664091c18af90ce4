import {
  ATTESTATION_EVENTS,
  ATTESTATION_STATES,
  ATTESTATION_TRANSITIONS,
  LIVE_ATTESTATION_STATES,
  isLive,
  nextAttestationState,
} from './attestation-state.js';

it('leads only to known states, by known events', () => {
  for (const [state, exits] of Object.entries(ATTESTATION_TRANSITIONS)) {
    expect(ATTESTATION_STATES).toContain(state);
    for (const [event, target] of Object.entries(exits)) {
      expect(ATTESTATION_EVENTS).toContain(event);
      expect(ATTESTATION_STATES).toContain(target);
    }
  }
});

it('reaches every state from requested', () => {
  const reached = new Set(['requested']);
  for (let before = 0; before !== reached.size;) {
    before = reached.size;
    for (const state of ATTESTATION_STATES.filter((s) => reached.has(s)))
      for (const target of Object.values(ATTESTATION_TRANSITIONS[state])) reached.add(target);
  }
  expect([...reached].sort()).toEqual([...ATTESTATION_STATES].sort());
});

it('never fails, expires or declines after acceptance', () => {
  for (const event of ['fail', 'expire', 'decline'] as const)
    expect(nextAttestationState('accepted', event)).toBeUndefined();
});

it('ends with finalised and direct acceptance', () => {
  expect(ATTESTATION_TRANSITIONS.finalised).toEqual({});
  expect(ATTESTATION_TRANSITIONS.accepted_directly).toEqual({});
});

it('takes a late acceptance only where the attestation was closed without one', () => {
  const late = ATTESTATION_STATES.filter((state) => nextAttestationState(state, 'accept_late') !== undefined);
  expect(late).toEqual(['expired', 'declined', 'superseded', 'revoked']);
});

it('calls exactly the states live that still move towards an agreement', () => {
  expect(ATTESTATION_STATES.filter(isLive)).toEqual([...LIVE_ATTESTATION_STATES]);
});
