import { Injectable, Logger } from '@nestjs/common';
import type { TreeId } from '../../domain/identifiers/git-oid.js';
import { DescriptionsService } from '../descriptions/index.js';

/**
 * Has a revision described before it is frozen, and outside the transaction, so that the first visitor
 * of a release does not wait for the headers of its weights.
 */
@Injectable()
export class DescribeAhead {
  private readonly logger = new Logger(DescribeAhead.name);

  constructor(private readonly descriptions: DescriptionsService) {}

  /** Never throws: a description can be made at any time, a proposal must not fail for it. */
  async describe(treeId: TreeId): Promise<void> {
    try {
      await this.descriptions.describe(treeId);
    } catch (error) {
      this.logger.warn(`Tree ${treeId} was not described ahead of its release: ${String(error)}`);
    }
  }
}
