import { Body, Controller, Get, Post, Query, UseInterceptors } from '@nestjs/common';
import { RepositoriesService } from '../../../../capabilities/repositories/index.js';
import { type FormState, freshForm, repeatedValue, statusOfForm } from '../../forms/form-state.js';
import { depositFileWords } from '../../language/deposit-file-words.js';
import { depositWords } from '../../language/deposit-words.js';
import { type Page, type SeeOther, seeOther } from '../../pages/page.js';
import { SendPages } from '../../pages/send-pages.js';
import { CurrentVisit, type Visit } from '../../pages/visit.js';
import type { RecordName } from '../../records/record-address.js';
import { depositAddress } from '../deposit-address.js';
import { depositPath, NamedDeposit } from '../named-deposit.js';
import { refusedDeposit, refusedHere } from '../refused-deposit.js';
import { DraftWorkReader } from '../workbench/draft-reader.js';
import { DepositFilesPage } from './deposit-files-page.js';
import { UploadPlace } from './upload-place.js';

/** The files of a draft: what is there, and where further ones are brought. */
@Controller(depositPath)
@UseInterceptors(SendPages)
export class DepositFilesController {
  constructor(
    private readonly drafts: DraftWorkReader,
    private readonly repositories: RepositoriesService,
    private readonly place: UploadPlace,
  ) {}

  @Get()
  files(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Query('after') after: unknown,
  ): Promise<Page> {
    return this.page(visit, record, freshForm(), typeof after === 'string' ? after : '');
  }

  @Post('files/delete')
  async remove(
    @CurrentVisit() visit: Visit,
    @NamedDeposit() record: RecordName,
    @Body() body: unknown,
  ): Promise<Page | SeeOther> {
    const repository = await this.drafts.require(visit.viewer, record);
    const paths = repeatedValue(body, 'path');
    if (paths.length === 0) {
      const { nothingChosen } = depositFileWords[visit.language];
      return this.page(visit, record, refusedHere({}, 400, nothingChosen), '');
    }
    try {
      await this.repositories.commit(visit.viewer, repository, 'main', {
        title: paths.length === 1 ? 'Delete a file' : `Delete ${paths.length} files`,
        operations: paths.map((path) => ({ op: 'delete', path })),
      });
      return seeOther(depositAddress(repository));
    } catch (error) {
      return this.page(visit, record, refusedDeposit({}, error, visit.language), '');
    }
  }

  private async page(
    visit: Visit,
    record: RecordName,
    form: FormState,
    after: string,
  ): Promise<Page> {
    const draft = await this.drafts.read(visit.viewer, record);
    const words = depositWords[visit.language];
    return {
      title: `${draft.repository.name}: ${words.steps.files}`,
      description: words.lead,
      isIndexed: false,
      status: statusOfForm(form),
      scripts: ['deposit-files.js', 'copy.js'],
      connectsTo: this.place.origins,
      main: <DepositFilesPage draft={draft} visit={visit} form={form} after={after} />,
    };
  }
}
