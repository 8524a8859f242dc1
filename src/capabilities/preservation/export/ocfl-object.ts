import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  objectDeclaration,
  objectFolder,
  type OcflInventory,
  readInventory,
  writeInventory,
} from '../../../domain/preservation/ocfl.js';
import { writeDurably } from './write-durably.js';

/** An object of a storage root, as the disk has it. */
export class OcflObject {
  private constructor(
    private readonly folder: string,
    private current: OcflInventory | null,
  ) {}

  /**
   * Opens the object of that id, or begins one. What a run that broke off left behind is put in order: a
   * version counts once it stands under its name, and the inventory at the top is that of the last one.
   */
  static async open(root: string, id: string): Promise<OcflObject> {
    const folder = join(root, objectFolder(id));
    const names = await readdir(folder).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    });
    if (names === null) return new OcflObject(folder, null);
    const numbers = names.flatMap((name) =>
      /^v[1-9]\d*$/.test(name) ? Number(name.slice(1)) : [],
    );
    const newest = join(folder, `v${Math.max(0, ...numbers)}`);
    const inventory = await readPair(newest);
    if (inventory?.id !== id) {
      throw new Error(`The object at ${folder} is damaged: restore it, or move it away.`);
    }
    const object = new OcflObject(folder, inventory);
    if ((await readPair(folder))?.head !== inventory.head) await object.putOnTop(inventory);
    return object;
  }

  get inventory(): OcflInventory | null {
    return this.current;
  }

  /**
   * Puts a version into the object. The new folder gets its name in one step, the inventory at the top
   * follows it.
   * @param staged folder on the same disk with `content/`, where there is any
   */
  async add(inventory: OcflInventory, staged: string): Promise<void> {
    const { text, sidecar } = writeInventory(inventory);
    await writeDurably(join(staged, 'inventory.json'), Buffer.from(text));
    await writeDurably(join(staged, 'inventory.json.sha512'), Buffer.from(sidecar));
    if (this.current === null) await this.begin(inventory, staged);
    else {
      await rename(staged, join(this.folder, inventory.head));
      await this.putOnTop(inventory);
    }
    this.current = inventory;
  }

  /** A new object stands in its place as a whole, or not at all. */
  private async begin(inventory: OcflInventory, staged: string): Promise<void> {
    const whole = `${staged}.object`;
    await rm(whole, { recursive: true, force: true });
    await mkdir(whole);
    await rename(staged, join(whole, inventory.head));
    const { text, sidecar } = writeInventory(inventory);
    for (const [name, content] of [
      [objectDeclaration.name, objectDeclaration.text],
      ['inventory.json', text],
      ['inventory.json.sha512', sidecar],
    ] as const) {
      await writeDurably(join(whole, name), Buffer.from(content));
    }
    await mkdir(dirname(this.folder), { recursive: true });
    await rename(whole, this.folder);
  }

  private async putOnTop(inventory: OcflInventory): Promise<void> {
    const { text, sidecar } = writeInventory(inventory);
    for (const [name, content] of [
      ['inventory.json', text],
      ['inventory.json.sha512', sidecar],
    ] as const) {
      const partial = join(this.folder, `${name}.partial`);
      await writeDurably(partial, Buffer.from(content));
      await rename(partial, join(this.folder, name));
    }
  }
}

/** The inventory of a folder where its sidecar vouches for it, or null. */
async function readPair(folder: string): Promise<OcflInventory | null> {
  try {
    const text = await readFile(join(folder, 'inventory.json'), 'utf8');
    return readInventory(text, await readFile(join(folder, 'inventory.json.sha512'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
