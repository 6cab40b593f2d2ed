import { strict as assert } from 'node:assert';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { set, stopTrial } from './extension';
import { until } from './until';

describe('the way to AWS', () => {
  const asked: string[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url ?? '');
    socket.end('HTTP/1.1 502 No\r\nContent-Length: 0\r\n\r\n');
  });
  const own = process.env.AWS_SHARED_CREDENTIALS_FILE;
  const credentials = join(tmpdir(), `client-vpn-watch-${process.pid}`);

  before(async () => {
    await stopTrial();
    await writeFile(credentials, '[p]\naws_access_key_id = A\naws_secret_access_key = s\n');
    process.env.AWS_SHARED_CREDENTIALS_FILE = credentials;
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  });

  after(async () => {
    await set('scopes', undefined);
    await vscode.workspace.getConfiguration('http').update('proxy', undefined, true);
    if (own === undefined) Reflect.deleteProperty(process.env, 'AWS_SHARED_CREDENTIALS_FILE');
    else process.env.AWS_SHARED_CREDENTIALS_FILE = own;
    await rm(credentials);
    proxy.closeAllConnections();
    proxy.close();
  });

  it('leads through the proxy that the settings name', async () => {
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
    await vscode.workspace.getConfiguration('http').update('proxy', url, true);
    const { store } = await stopTrial();
    await set('scopes', [{ profile: 'p', region: 'eu-west-1' }]);
    await until('an answer', store.onDidChange, () =>
      store.snapshot.scopes[0]?.endpoints.kind === 'failed' ? true : undefined,
    );
    assert(asked.includes('ec2.eu-west-1.amazonaws.com:443'), asked.join());
  });
});
