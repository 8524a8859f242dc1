/** HTML of `TextRenderer`, which lets nothing through that acts (supply-chain §8). */
export function WrittenText({
  html,
  language = null,
}: {
  readonly html: string;
  readonly language?: string | null;
}) {
  return (
    <div
      class="prose"
      {...(language !== null && { lang: language })}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** A part of a page that the renderer of pages has written before. */
export function WrittenPart({ html }: { readonly html: string }) {
  return <div class="record" dangerouslySetInnerHTML={{ __html: html }} />;
}
