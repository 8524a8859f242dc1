// @ts-check
// Files as they were chosen or dropped, folders taken apart.

/**
 * @typedef {object} Chosen
 * @property {string} path relative, with the name of a chosen folder
 * @property {File} file
 * @property {boolean} isOfFolder
 * @property {FileSystemFileHandle} [handle] by which it is found again after a reload
 */

/**
 * @param {FileList | null} files
 * @returns {Chosen[]}
 */
export function chosenFiles(files) {
  return Array.from(files ?? [], (file) => ({
    path: file.webkitRelativePath === '' ? file.name : file.webkitRelativePath,
    file,
    isOfFolder: file.webkitRelativePath !== '',
  }));
}

/**
 * @param {DataTransfer} transfer
 * @returns {Promise<Chosen[]>}
 */
export async function droppedFiles(transfer) {
  // All at once: after the first wait the browser has emptied the list.
  const dropped = Array.from(transfer.items)
    .filter(({ kind }) => kind === 'file')
    .map((item) => ({
      entry: item.webkitGetAsEntry(),
      file: item.getAsFile(),
      handle: 'getAsFileSystemHandle' in item ? item.getAsFileSystemHandle() : null,
    }));
  /** @type {Chosen[]} */
  const chosen = [];
  for (const { entry, file, handle } of dropped) {
    if (entry?.isDirectory) {
      await takeFolder(/** @type {FileSystemDirectoryEntry} */ (entry), chosen);
    } else if (file !== null) {
      const found = handle === null ? null : await handle.catch(() => null);
      const kept = found?.kind === 'file' ? { handle: found } : {};
      chosen.push({ path: file.name, file, isOfFolder: false, ...kept });
    }
  }
  return chosen;
}

/**
 * @param {FileSystemDirectoryEntry} folder
 * @param {Chosen[]} chosen
 */
async function takeFolder(folder, chosen) {
  const reader = folder.createReader();
  for (;;) {
    // A hundred at a time, and none at the end.
    /** @type {FileSystemEntry[]} */
    const entries = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return;
    for (const entry of entries) {
      if (entry.isDirectory) {
        await takeFolder(/** @type {FileSystemDirectoryEntry} */ (entry), chosen);
      } else {
        /** @type {File} */
        const file = await new Promise((resolve, reject) =>
          /** @type {FileSystemFileEntry} */ (entry).file(resolve, reject),
        );
        chosen.push({ path: entry.fullPath, file, isOfFolder: true });
      }
    }
  }
}
