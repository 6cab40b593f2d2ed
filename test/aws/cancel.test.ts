/** Calls that are stopped, that never end, and that a backend leaves behind. */
import { describe, expect, it, vi } from 'vitest';
import { ec2, ec2Error, failureOf, fastForward, openWire } from './fakeWire';

/** An answer that never comes. */
const silence = (): Promise<never> => new Promise(() => undefined);

describe('a call that is canceled', () => {
  it('rejects at once while no answer comes', async () => {
    const { aws, sent } = openWire(silence);
    const stop = new AbortController();
    const failure = failureOf(aws.endpoints.list(stop.signal));
    await expect.poll(() => sent.length).toBe(1);
    stop.abort();
    expect(await failure).toMatchObject({
      kind: 'cancelled',
      action: 'ec2:DescribeClientVpnEndpoints',
    });
  });

  it('is not sent at all when it was canceled before', async () => {
    const { aws, sent } = openWire(silence);
    expect(await failureOf(aws.endpoints.list(AbortSignal.abort()))).toMatchObject({
      kind: 'cancelled',
    });
    expect(sent).toHaveLength(0);
  });

  it('rejects between two tries', async () => {
    const stop = new AbortController();
    const { aws, sent } = openWire(() => {
      setImmediate(() => {
        stop.abort();
      });
      return ec2Error(503, 'RequestLimitExceeded', 'Slow down.');
    });
    expect(await failureOf(aws.endpoints.list(stop.signal))).toMatchObject({ kind: 'cancelled' });
    expect(sent).toHaveLength(1);
  });

  it('asks for no further page', async () => {
    const stop = new AbortController();
    const { aws, sent } = openWire(({ operation }) => {
      stop.abort();
      return ec2(operation, '<clientVpnEndpoint/><nextToken>2</nextToken>');
    });
    expect(await failureOf(aws.endpoints.list(stop.signal))).toMatchObject({ kind: 'cancelled' });
    expect(sent).toHaveLength(1);
  });

  it('leaves the other calls alone', async () => {
    const { aws } = openWire(async ({ operation }) => {
      await new Promise(setImmediate);
      return ec2(operation, '<clientVpnEndpoint/>');
    });
    const stop = new AbortController();
    const one = failureOf(aws.endpoints.list(stop.signal));
    const other = aws.endpoints.list();
    stop.abort();
    expect((await one).kind).toBe('cancelled');
    expect(await other).toEqual([]);
  });

  it('ends with the backend', async () => {
    const { aws, sent, dispose } = openWire(silence);
    const failure = failureOf(aws.endpoints.list());
    await expect.poll(() => sent.length).toBe(1);
    dispose();
    expect((await failure).kind).toBe('cancelled');
    expect((await failureOf(aws.endpoints.list())).kind).toBe('cancelled');
    expect(sent).toHaveLength(1);
  });
});

describe('many calls at once', () => {
  it('are no leak to Node', async () => {
    const warn = vi.spyOn(process, 'emitWarning');
    const { aws } = openWire(async ({ operation }) => {
      await new Promise(setImmediate);
      return ec2(operation, '<clientVpnEndpoint/>');
    });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 30 }, () => aws.endpoints.list()));
    await Promise.all(Array.from({ length: 30 }, () => aws.endpoints.list(signal)));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('a call without an answer', () => {
  it('is tried three times, 20 seconds each', async () => {
    const { aws, sent } = openWire(silence);
    const failure = await fastForward(() => failureOf(aws.endpoints.list()));
    expect(failure).toMatchObject({ kind: 'timeout', detail: 'No answer within 20000 ms.' });
    expect(sent).toHaveLength(3);
  });
});
