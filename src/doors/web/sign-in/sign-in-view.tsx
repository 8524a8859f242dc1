import { Injectable } from '@nestjs/common';
import { ContactConfig } from '../../../foundations/config/contact.config.js';
import { ServerConfig } from '../../../foundations/config/server.config.js';
import { IdentityProvider } from '../../../foundations/openid/identity-provider.js';
import { type FormState, statusOfForm } from '../forms/form-state.js';
import { identityWords } from '../language/identity-words.js';
import type { Language } from '../language/language.js';
import { signInWords } from '../language/sign-in-words.js';
import type { Page } from '../pages/page.js';
import type { Visit } from '../pages/visit.js';
import { freshSignInForm } from './sign-in-form-cookie.js';
import { UnknownIdentityPage } from './oidc/unknown-identity-page.js';
import { SignInPage } from './sign-in-page.js';

/** The page to sign in on, whichever way was tried before. */
@Injectable()
export class SignInView {
  private readonly isSecure: boolean;

  constructor(
    private readonly contact: ContactConfig,
    private readonly provider: IdentityProvider,
    server: ServerConfig,
  ) {
    this.isSecure = server.publicUrl.startsWith('https:');
  }

  /**
   * @param next where the reader wanted to go
   * @param cookies further ones to set
   */
  page(form: FormState, visit: Visit, next: string, cookies: readonly string[] = []): Page {
    const words = signInWords[visit.language];
    const { token, cookie } = freshSignInForm(this.isSecure);
    return {
      title: words.title,
      description: words.lead,
      status: statusOfForm(form),
      isIndexed: false,
      cookies: [cookie, ...cookies],
      main: (
        <SignInPage
          form={form}
          formToken={token}
          next={next}
          visit={visit}
          contactEmail={this.contact.email}
          providerHost={this.provider.host}
        />
      ),
    };
  }

  /** For an identity that no account belongs to. */
  unknownIdentity(language: Language): Page {
    const host = this.provider.host ?? '';
    const words = identityWords[language];
    return {
      title: words.unknownTitle,
      description: words.unknown(host),
      isIndexed: false,
      status: 403,
      main: (
        <UnknownIdentityPage host={host} contactEmail={this.contact.email} language={language} />
      ),
    };
  }
}
