import { setGlobalProxyFromEnv } from 'node:http'

const proxyVariables = ['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY']
const thisMachine = 'localhost,127.0.0.1,::1'
let isSet = false

/** Lets requests of this process take the proxy that the environment names; what is on this machine is reached without. */
export function useProxyOfEnvironment(env: NodeJS.ProcessEnv = process.env): void {
  if (isSet || !proxyVariables.some((name) => env[name])) return
  isSet = true
  const exceptions = [env.no_proxy ?? env.NO_PROXY, thisMachine].filter(Boolean).join(',')
  setGlobalProxyFromEnv({ ...env, no_proxy: exceptions, NO_PROXY: exceptions })
}
