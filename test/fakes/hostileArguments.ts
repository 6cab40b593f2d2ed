/** Arguments that no page or row passes to a command: mistakes in keyboard shortcuts, and attacks. */
export const hostileArguments: readonly unknown[] = [
  ...[undefined, null, 0, -1, NaN, Infinity, true, '', 'cvpn-endpoint-1', Symbol('x'), 7n],
  ...[
    [],
    [null],
    [undefined],
    [[]],
    [{}],
    [7, 'x'],
    [{ scope: 1, endpointId: {} }],
    new Array<unknown>(3),
  ],
  ...[{}, { node: null }, { node: 7 }, { node: [] }, { node: {} }, { node: { target: null } }],
  ...[
    { node: { target: { kind: 'endpoint' } } },
    Object.create(null) as unknown,
    new Map([['kind', 'alarm']]),
  ],
  ...[{ kind: 'endpoint' }, { kind: 'endpoint', scope: 5, endpointId: ['x'] }, { scope: 'a@b' }],
  { kind: '__proto__', scope: 'a@b' },
  { kind: 'constructor', scope: 'a@b' },
  { kind: 'toString', scope: 'a@b', endpointId: 'x' },
  { kind: ['endpoint'], scope: 'a@b', endpointId: 'x' },
  {
    kind: 'notice',
    scope: 'a@b',
    next: { command: 'signIn', label: 'x', remedy: { kind: 'edit' } },
  },
  { kind: 'notice', scope: 'a@b', next: 'refresh' },
  ...[{ kinds: null }, { kinds: ['failed'], scope: null }, { at: 0 }, { scope: 'a@b', at: NaN }],
  ...[{ kind: 'ssoLogin' }, { kind: 'edit', file: 5 }, { kind: 'mfaCode', profile: null }],
  ...[() => undefined, new Date(NaN), /x/, new Error('x')],
];
