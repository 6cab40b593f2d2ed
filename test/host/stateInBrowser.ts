/**
 * What VS Code keeps in the browser of a window: there it has the state that it has in `state.vscdb` on
 * a desktop. Runs in the page, so it is given as text.
 */

/** An expression that gives all stored keys and values of the page's origin as one text. */
export const stateInBrowser = `(async () => {
  const promised = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const text = (value) => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
    ? new TextDecoder().decode(value)
    : typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
  const found = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
  for (const { name } of await indexedDB.databases()) {
    const database = await promised(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = [promised(objects.getAllKeys()), promised(objects.getAll())];
      found.push(name + ' ' + store, ...(await keys).map(text), ...(await values).map(text));
    }
    database.close();
  }
  return found.join('\\n');
})()`;
