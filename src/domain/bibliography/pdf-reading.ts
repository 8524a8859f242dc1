/** A piece of text of one look. */
export interface PdfRun {
  readonly text: string;
  /** Height in points; 0 for text that is turned. */
  readonly size: number;
  readonly endsLine: boolean;
}

/** What a PDF holds, as its reader found it. Everything is of whoever wrote the PDF. */
export interface PdfReading {
  readonly pageCount: number;
  /** True where pages or text were left out. */
  readonly isCut: boolean;
  /** Of the information dictionary (ISO 32000-1 §14.3.3); empty where it is silent. */
  readonly info: Readonly<Record<'title' | 'author' | 'keywords' | 'language', string>>;
  /** Of the metadata stream: Dublin Core. */
  readonly xmp: { readonly title: string; readonly creators: readonly string[] };
  readonly firstPage: readonly PdfRun[];
  /** Lines end in LF, pages in FF. */
  readonly text: string;
}
