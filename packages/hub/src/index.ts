export { cachedModels, findCachedModel, hubCacheFolder, type CachedModel } from './cache.ts'
