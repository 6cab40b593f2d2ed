/**
 * Loaded into VS Code's processes before anything else. The server comes without the native part of its
 * log, and then writes no log file at all; this puts a plain one in its place, so that the host tests can
 * look into what VS Code logs. It has what VS Code uses of https://github.com/microsoft/node-spdlog.
 */
import childProcess, { type ForkOptions } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import Module, { syncBuiltinESMExports } from 'node:module';

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'] as const;

type Write = (message: string) => void;

/** Writes each line at once, and never begins a second file. */
class FileLogger implements Readonly<Record<(typeof levels)[number], Write>> {
  readonly trace = this.writer('trace');
  readonly debug = this.writer('debug');
  readonly info = this.writer('info');
  readonly warn = this.writer('warn');
  readonly error = this.writer('error');
  readonly critical = this.writer('critical');
  private level = 0;

  constructor(
    _type: string,
    _name: string,
    private readonly file: string,
  ) {}

  getLevel(): number {
    return this.level;
  }

  setLevel(level: number): void {
    this.level = level;
  }

  setPattern(): void {
    // Lines have one form.
  }

  clearFormatters(): void {
    // There are none.
  }

  flush(): void {
    // Nothing waits.
  }

  drop(): void {
    // Nothing is held.
  }

  private writer(level: (typeof levels)[number]): Write {
    return (message) => {
      if (levels.indexOf(level) >= this.level) appendFileSync(this.file, `${level} ${message}\n`);
    };
  }
}

const native = {
  version: 0,
  setLevel: () => undefined,
  setFlushOn: () => undefined,
  Logger: FileLogger,
};

/** Node's own loader of CommonJS modules. */
const loader = Module as unknown as {
  _load: (
    request: string,
    parent: { readonly filename?: string } | undefined,
    main: boolean,
  ) => unknown;
};
const load = loader._load;
loader._load = (request, parent, main) =>
  request === 'bindings' && parent?.filename?.includes('spdlog') === true
    ? () => native
    : load.call(loader, request, parent, main);

// VS Code keeps the variable that loads this from its extension hosts, so each receives it as an argument.
const { fork } = childProcess;
childProcess.fork = (path: string | URL, ...rest: readonly unknown[]) => {
  const args = Array.isArray(rest[0]) ? (rest[0] as readonly string[]) : [];
  const options = (Array.isArray(rest[0]) ? rest[1] : rest[0]) as ForkOptions | undefined;
  const execArgv = ['--require', __filename, ...(options?.execArgv ?? process.execArgv)];
  return fork(path, args, { ...options, execArgv });
};
syncBuiltinESMExports();
