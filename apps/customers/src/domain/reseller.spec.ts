import { mergeResellers, type Reseller } from './reseller.js';

const now = new Date('2026-03-01T12:00:00Z');
const known: Reseller = {
  id: 'r1',
  version: 3,
  providerInstanceId: 'instance',
  tenantId: 'tenant-1',
  name: 'Kiefernhain',
  mpnId: '1',
  location: 'DE',
  active: true,
  createdAt: new Date(0),
  updatedAt: new Date(0),
};
const line = { tenantId: 'tenant-1', name: 'Kiefernhain', mpnId: '1', location: 'DE' };
const merge = (before: Reseller[], listed: Parameters<typeof mergeResellers>[1]) =>
  mergeResellers(before, listed, { providerInstanceId: 'instance', now, nextId: () => 'new' });

describe('Microsoft’s list of resellers', () => {
  it('that says nothing new changes nothing', () => {
    expect(merge([known], [line])).toEqual({ created: [], changed: [] });
  });

  it('brings new ones, once however often it shows them', () => {
    const other = { ...line, tenantId: 'tenant-2', name: 'Quaimauer' };
    expect(merge([known], [line, other, other]).created).toEqual([
      {
        ...other,
        id: 'new',
        version: 1,
        providerInstanceId: 'instance',
        active: true,
        createdAt: now,
        updatedAt: now,
      },
    ]);
  });

  it('gives another name, and takes up again who had gone, with the same id', () => {
    expect(merge([known], [{ ...line, name: 'Kiefernhain AG' }]).changed).toMatchObject([
      { id: 'r1', version: 4, name: 'Kiefernhain AG', active: true },
    ]);
    expect(merge([{ ...known, active: false }], [line]).changed).toMatchObject([{ id: 'r1', active: true }]);
  });

  it('leaves out who has gone, whose name stays', () => {
    const gone = merge([known], []).changed;
    expect(gone).toMatchObject([{ id: 'r1', version: 4, name: 'Kiefernhain', active: false }]);
    expect(merge([...gone], []).changed).toEqual([]);
  });
});
