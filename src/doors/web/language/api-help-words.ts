import type { HelpWords } from './help-words.js';
import type { InEveryLanguage } from './language.js';

/** The words of the page about the API. */
export const apiHelpWords: InEveryLanguage<HelpWords> = {
  en: {
    title: 'The API',
    lead: 'Everything that the pages do, programs can do: by the own API, and by what clients of the Hugging Face Hub speak.',
    contents: 'On this page',
    sections: [
      {
        id: 'read',
        title: 'Read',
        parts: [
          { text: 'Reading needs no token. A release is a document with its files:' },
          { sample: 'apiRead' },
          {
            text: 'Lists come in pages: `limit` says how long, and `next` of one page is the `cursor` of the following one. It is null at the end.',
          },
          { sample: 'apiSearch' },
        ],
      },
      {
        id: 'tokens',
        title: 'Tokens',
        parts: [
          {
            text: 'Make a token on the page of your account. One of scope `read` sees your drafts; one of scope `write` changes them. Its secret is shown once, and goes into the header of every request:',
          },
          { sample: 'apiToken' },
          {
            text: 'A token that was published by accident can be reported by anyone at `POST /api/v1/tokens/revoke`, and is worthless from then on.',
          },
        ],
      },
      {
        id: 'publish',
        title: 'Publish with curl',
        parts: [
          { text: 'Make a repository with its metadata, and put a file into it:' },
          { sample: 'apiPaper' },
          {
            text: 'Try the release without making it, then make it. Files of more than 10 MiB are uploaded in parts, as the reference says.',
          },
          { sample: 'apiRelease' },
        ],
      },
      {
        id: 'hf',
        title: 'With the tools of the Hub',
        parts: [
          {
            text: '`hf`, `huggingface_hub`, `transformers`, `datasets`, `huggingface.js` and git work with this service once they know its address.',
          },
          { sample: 'apiHub' },
          { href: '/help#publish-with-hf', label: 'Publish from a terminal' },
        ],
      },
      {
        id: 'errors',
        title: 'When something is refused',
        parts: [
          {
            text: 'Refusals are problem documents (RFC 9457) with the status that fits: 400 for what cannot be read, 401 and 403 for who asks, 404 for what is not there, 409 for what contradicts something, 410 for what was withdrawn, 422 for what breaks a rule. `errors` lists every fault with its field, and `remedy` says what to do.',
          },
          { sample: 'apiRefusal' },
          { href: '/problems', label: 'What each problem means' },
        ],
      },
      {
        id: 'reference',
        title: 'Reference',
        parts: [
          {
            text: 'The OpenAPI document describes each route with its fields and answers. Both are in English.',
          },
          { href: '/api/v1/docs', label: 'Reference of the API' },
          { href: '/api/v1/openapi.json', label: 'OpenAPI document' },
        ],
      },
    ],
  },
  fr: {
    title: 'L’API',
    lead: 'Tout ce que font les pages, les programmes le peuvent\u00a0: par l’API propre, et par ce que parlent les clients du Hub de Hugging Face.',
    contents: 'Sur cette page',
    sections: [
      {
        id: 'read',
        title: 'Lire',
        parts: [
          {
            text: 'Lire ne demande pas de jeton. Une version est un document, avec ses fichiers\u00a0:',
          },
          { sample: 'apiRead' },
          {
            text: 'Les listes viennent par pages\u00a0: `limit` dit leur longueur, et `next` d’une page est le `cursor` de la suivante. Il est nul à la fin.',
          },
          { sample: 'apiSearch' },
        ],
      },
      {
        id: 'tokens',
        title: 'Jetons',
        parts: [
          {
            text: 'Créez un jeton sur la page de votre compte. De portée `read`, il voit vos brouillons\u202f; de portée `write`, il les change. Son secret est montré une seule fois, et va dans l’en-tête de chaque requête\u00a0:',
          },
          { sample: 'apiToken' },
          {
            text: 'Un jeton publié par accident peut être signalé par n’importe qui à `POST /api/v1/tokens/revoke`\u202f; il ne vaut alors plus rien.',
          },
        ],
      },
      {
        id: 'publish',
        title: 'Publier avec curl',
        parts: [
          { text: 'Créez un dépôt avec ses métadonnées, et mettez-y un fichier\u00a0:' },
          { sample: 'apiPaper' },
          {
            text: 'Essayez la version sans la faire, puis faites-la. Les fichiers de plus de 10 Mio sont envoyés par morceaux, comme le dit la référence.',
          },
          { sample: 'apiRelease' },
        ],
      },
      {
        id: 'hf',
        title: 'Avec les outils du Hub',
        parts: [
          {
            text: '`hf`, `huggingface_hub`, `transformers`, `datasets`, `huggingface.js` et git fonctionnent avec ce service dès qu’ils connaissent son adresse.',
          },
          { sample: 'apiHub' },
          { href: '/help#publish-with-hf', label: 'Publier depuis un terminal' },
        ],
      },
      {
        id: 'errors',
        title: 'Quand quelque chose est refusé',
        parts: [
          {
            text: 'Les refus sont des documents de problème (RFC 9457) avec le statut qui convient\u00a0: 400 pour ce qui ne se lit pas, 401 et 403 selon qui demande, 404 pour ce qui n’existe pas, 409 pour ce qui en contredit un autre, 410 pour ce qui fut retiré, 422 pour ce qui enfreint une règle. `errors` donne chaque faute avec son champ, et `remedy` dit que faire.',
          },
          { sample: 'apiRefusal' },
          { href: '/problems', label: 'Ce que veut dire chaque problème' },
        ],
      },
      {
        id: 'reference',
        title: 'Référence',
        parts: [
          {
            text: 'Le document OpenAPI décrit chaque route, avec ses champs et ses réponses. Les deux sont en anglais.',
          },
          { href: '/api/v1/docs', label: 'Référence de l’API' },
          { href: '/api/v1/openapi.json', label: 'Document OpenAPI' },
        ],
      },
    ],
  },
};
