/** Which columns the tables of connections show, and how wide: one choice for all tables. */
import * as vscode from 'vscode';
import {
  parseColumnChoices,
  type ColumnChoices,
} from '../../core/connections/view/connectionColumn';

const key = 'connectionColumns';

/** The persisted choice. */
export class TableColumns implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;

  /** @param memory is `globalState` */
  constructor(private readonly memory: vscode.Memento) {}

  get value(): ColumnChoices {
    return parseColumnChoices(this.memory.get(key));
  }

  /** Replaces the choice. */
  async choose(columns: ColumnChoices): Promise<void> {
    await this.memory.update(key, columns);
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
