import { register } from 'node:module';

/** Lets `node --import` this run the TypeScript beside it. */
register('../support/typescript-hooks.js', import.meta.url);
