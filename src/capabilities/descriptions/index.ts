export { DescriptionsModule } from './descriptions.module.js';
export { DescriptionsService } from './descriptions.service.js';
export type { RevisionDescription } from './revision-description.js';
export { type TensorPage, TensorsService } from './tensors.service.js';
