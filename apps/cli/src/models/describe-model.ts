export { describeModel, type ModelDescription } from '@tunesmith/trainer'
