export { createClient, RequestError } from '@tunesmith/contract/client'
