export { type Client, type ClientOptions, createClient } from './client.ts'
export { type ClientInput, requestOf } from './request.ts'
export { RequestError } from './request-error.ts'
export { routes, wayTo, type Way } from './routes.ts'
