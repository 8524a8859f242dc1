// @ts-check
// A program of its own, which reads one PDF from its standard input and writes what it holds as JSON.
// Whoever wrote the PDF may have meant harm: nothing is drawn, run or fetched, a thread ends the whole
// process where it takes too much time or memory, and the process that started it ends it as well.
import { Buffer } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, URL } from 'node:url';
import { Worker } from 'node:worker_threads';

/**
 * @typedef {object} Limits
 * @property {number} maxBytes of the file
 * @property {number} maxPages that are read
 * @property {number} maxCharacters that are written
 * @property {number} softMs after which it ends with what it has
 * @property {number} hardMs after which it is killed
 * @property {number} maxMemoryBytes resident, above which it is killed
 */

const watchdog = `
  const { workerData } = require('node:worker_threads');
  const start = performance.now();
  setInterval(() => {
    const isOver =
      process.memoryUsage.rss() > workerData.maxMemoryBytes ||
      performance.now() - start > workerData.hardMs;
    if (isOver) process.kill(process.pid, 'SIGKILL');
  }, 40);
`;
const maxRuns = 3_000;

/** @type {Limits} */
const limits = JSON.parse(process.argv[2] ?? '{}');
const start = performance.now();
new Worker(watchdog, { eval: true, workerData: limits }).unref();

const answer = await answerTo(limits);
process.stdout.write(JSON.stringify(answer), () => process.exit(0));

/** @param {Limits} limits */
async function answerTo({ maxBytes, ...limits }) {
  const bytes = await readInput(maxBytes);
  if (bytes === null) return { flaw: 'too-large' };
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return { flaw: 'no-pdf' };
  try {
    return await readPdf(new Uint8Array(bytes), limits);
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return { flaw: isLocked ? 'encrypted' : 'unreadable' };
  }
}

/**
 * Null where it is longer.
 * @param {number} maxBytes
 */
async function readInput(maxBytes) {
  const chunks = [];
  let sizeBytes = 0;
  for await (const chunk of process.stdin) {
    sizeBytes += chunk.length;
    if (sizeBytes > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/**
 * @param {Uint8Array} data
 * @param {Omit<Limits, 'maxBytes'>} limits
 */
async function readPdf(data, { maxPages, maxCharacters, softMs }) {
  // What only drawing needs, and the library asks for as it is loaded.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    Object.defineProperty(globalThis, name, { value: Object });
  }
  const library = 'pdfjs-dist/legacy/build/pdf.mjs';
  const { getDocument } = await import(library);
  const pdf = await getDocument({
    data,
    verbosity: 0,
    // From the installed package alone: names of tables that a PDF gives are looked up in a fixed list.
    cMapUrl: fileURLToPath(new URL('../../cmaps/', import.meta.resolve(library))),
    cMapPacked: true,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    maxImageSize: 1,
  }).promise;
  const texts = [];
  let firstPage = [];
  let [characters, number] = [0, 0];
  const isOver = () =>
    number >= maxPages || characters >= maxCharacters || performance.now() - start > softMs;
  while (number < pdf.numPages && !isOver()) {
    number += 1;
    const items = await itemsOf(pdf, number);
    if (number === 1) firstPage = items.slice(0, maxRuns).map(runOf);
    const text = items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('');
    texts.push(text.slice(0, maxCharacters - characters));
    characters += text.length;
  }
  return {
    pageCount: pdf.numPages,
    isCut: number < pdf.numPages || characters > maxCharacters,
    ...(await statements(pdf)),
    firstPage,
    text: texts.join('\f'),
  };
}

/** Those of a page; none of one that is broken: the others may be whole. */
async function itemsOf(pdf, number) {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    page.cleanup();
    return items.filter(({ str }) => typeof str === 'string');
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortException') throw error;
    return [];
  }
}

/** Text of one look; sideways text, such as a stamp in the margin, has no size. */
function runOf({ str, transform, hasEOL }) {
  const [, slope = 0, , size = 0] = transform ?? [];
  return {
    text: str,
    size: slope === 0 ? Math.round(size * 10) / 10 : 0,
    endsLine: hasEOL === true,
  };
}

/** What the PDF says of itself. */
async function statements(pdf) {
  try {
    const { info, metadata } = await pdf.getMetadata();
    const creators = [metadata?.get('dc:creator') ?? []].flat();
    return {
      info: {
        title: textOf(info?.Title),
        author: textOf(info?.Author),
        keywords: textOf(info?.Keywords),
        language: textOf(info?.Language),
      },
      xmp: {
        title: textOf([metadata?.get('dc:title') ?? ''].flat()[0]),
        creators: creators.slice(0, 5_000).map(textOf),
      },
    };
  } catch {
    return { info: noStatements, xmp: { title: '', creators: [] } };
  }
}

const noStatements = { title: '', author: '', keywords: '', language: '' };

/** @param {unknown} value */
function textOf(value) {
  return typeof value === 'string' ? value.slice(0, 20_000) : '';
}
