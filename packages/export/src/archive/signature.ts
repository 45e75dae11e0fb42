import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'

/*
 * What an archive is signed by: the sums of all its files as an in-toto statement (https://in-toto.io/Statement/v1) with the
 * predicate of OpenSSF model signing, in a DSSE envelope (https://github.com/secure-systems-lab/dsse), by an Ed25519 key
 * (RFC 8032). The public key lies beside the envelope; whether it is trusted is for whoever opens the archive to say.
 */

/** A file under a signature. */
export interface SignedFile {
  name: string
  bytes: number
  sha256: string
}

const payloadType = 'application/vnd.in-toto+json'
const predicateType = 'https://model_signing/signature/v1.0'

const Envelope = z.object({
  payloadType: z.literal(payloadType),
  payload: z.base64(),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.base64() })).length(1),
})

/** The file of the signature: the envelope, and the key as SubjectPublicKeyInfo in base64. */
export const Signature = z.object({ publicKey: z.base64().max(200), envelope: Envelope })
export type Signature = z.output<typeof Signature>

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const Statement = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.object({ name: z.string(), digest: z.object({ sha256 }) })).length(1),
  predicateType: z.literal(predicateType),
  predicate: z.object({
    serialization: z.object({ method: z.literal('files'), hash_type: z.literal('sha256'), allow_symlinks: z.literal(false) }),
    resources: z.array(z.object({ name: z.string(), algorithm: z.literal('sha256'), digest: sha256, size: z.int().min(0) })).max(10_000),
  }),
})

/** A new private key, as PEM. */
export const newSigningKey = (): string => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** What a key is known by, as OpenSSH writes it: SHA-256 of the public key. */
export const fingerprintOf = (publicKey: string): string =>
  `SHA256:${hash('sha256', Buffer.from(publicKey, 'base64'), 'base64').replace(/=+$/, '')}`

const publicKeyOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')

/** The fingerprint of a private key. */
export const fingerprintOfPrivate = (privateKey: string): string => fingerprintOf(publicKeyOf(createPrivateKey(privateKey)))

/** Signs files by their sums. @param name of the model @param privateKey as PEM */
export function signFiles(name: string, files: readonly SignedFile[], privateKey: string): Signature {
  const key = createPrivateKey(privateKey)
  const publicKey = publicKeyOf(key)
  const statement: z.input<typeof Statement> = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name, digest: { sha256: rootOf(files) } }],
    predicateType,
    predicate: {
      serialization: { method: 'files', hash_type: 'sha256', allow_symlinks: false },
      resources: files.map((file) => ({ name: file.name, algorithm: 'sha256', digest: file.sha256, size: file.bytes })),
    },
  }
  const payload = Buffer.from(JSON.stringify(statement))
  const signatures = [{ keyid: fingerprintOf(publicKey), sig: sign(null, signedBytes(payload), key).toString('base64') }]
  return { publicKey, envelope: { payloadType, payload: payload.toString('base64'), signatures } }
}

/** The files that a signature is for; null where it is not one by its key, or of another kind. */
export function filesUnder({ publicKey, envelope }: Signature): SignedFile[] | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' })
    const payload = Buffer.from(envelope.payload, 'base64')
    const isSigned = key.asymmetricKeyType === 'ed25519' && verify(null, signedBytes(payload), key, Buffer.from(envelope.signatures[0].sig, 'base64'))
    if (!isSigned) return null
    const { subject: [subject], predicate } = Statement.parse(JSON.parse(payload.toString('utf8')))
    const files = predicate.resources.map(({ name, size, digest }): SignedFile => ({ name, bytes: size, sha256: digest }))
    return subject.digest.sha256 === rootOf(files) ? files : null
  } catch {
    return null // no key, no statement
  }
}

/** One sum over all, in the order given. */
function rootOf(files: readonly SignedFile[]): string {
  const root = createHash('sha256')
  for (const file of files) root.update(Buffer.from(file.sha256, 'hex'))
  return root.digest('hex')
}

/** DSSE's pre-authentication encoding: what is signed says what kind of thing it is. */
function signedBytes(payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${payloadType.length} ${payloadType} ${payload.length} `), payload])
}
