import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/language/language.js';
import { preferredLanguage } from '../../domain/language/preferred-language.js';

/** What an answer that holds sentences says of its language (RFC 9110 §8.5 and §12.5.5). */
export function languageHeaders(language: Language) {
  return { 'content-language': language, vary: 'Accept-Language' } as const;
}

/** The language that the client prefers, for a handler whose answer then says that it is in it. */
export const AnswerLanguage = createParamDecorator(
  (_: unknown, context: ExecutionContext): Language => {
    const http = context.switchToHttp();
    const { headers } = http.getRequest<FastifyRequest>();
    const language = preferredLanguage(headers['accept-language']);
    void http.getResponse<FastifyReply>().headers(languageHeaders(language));
    return language;
  },
);
