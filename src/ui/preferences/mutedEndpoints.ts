/** The endpoints whose notifications the user has muted. */
import type * as vscode from 'vscode';
import { EndpointSet } from './endpointSet';

/** The set of muted endpoints. */
export class Muted extends EndpointSet {
  constructor(memory: vscode.Memento) {
    super(memory, 'mutedEndpoints');
  }
}
