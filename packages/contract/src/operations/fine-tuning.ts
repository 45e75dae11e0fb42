import { z } from 'zod'
import {
  ApiFile, fileId, filePurposes, FineTuningCheckpoint, FineTuningEvent, FineTuningJob, FineTuningRequest, jobId, listOf, listQuery,
} from '../openai/index.ts'
import type { Operation } from './define.ts'

/* Files and fine-tuning jobs of the OpenAI API: programs written for it train here when their base URL is changed. */

const scopes = ['fine-tuning'] as const
const jobParams = z.object({ jobId })
const fileParams = z.object({ fileId })
const fileName = z.string().min(1).max(255).meta({ description: 'In the form, it stands beside the file' })

export const fineTuningOperations = {
  uploadApiFile: {
    method: 'POST', path: '/v1/files', summary: 'OpenAI API: upload a file of conversations to train on; each line is checked.',
    access: 'editor', scopes, dialect: 'openai', upload: 'form', body: z.object({ purpose: z.enum(filePurposes).default('fine-tune'), fileName }),
    response: ApiFile, command: { noun: 'files', verb: 'upload' },
  },
  listApiFiles: {
    method: 'GET', path: '/v1/files', summary: 'OpenAI API: files.', access: 'viewer', scopes, dialect: 'openai',
    query: listQuery.extend({ purpose: z.enum(filePurposes).optional(), order: z.enum(['asc', 'desc']).default('desc') }),
    response: listOf(ApiFile), command: { noun: 'files', verb: 'list' },
  },
  getApiFile: {
    method: 'GET', path: '/v1/files/:fileId', summary: 'OpenAI API: one file.', access: 'viewer', scopes, dialect: 'openai',
    isPersonal: true, params: fileParams, response: ApiFile, command: { noun: 'files', verb: 'show' },
  },
  getApiFileContent: {
    method: 'GET', path: '/v1/files/:fileId/content', summary: 'OpenAI API: the bytes of a file.', access: 'viewer', scopes, dialect: 'openai',
    isPersonal: true, params: fileParams, answer: 'file', response: z.undefined(), command: { noun: 'files', verb: 'download' },
  },
  deleteApiFile: {
    method: 'DELETE', path: '/v1/files/:fileId', summary: 'OpenAI API: delete a file.', access: 'editor', scopes, dialect: 'openai',
    isPersonal: true, params: fileParams, response: z.object({ id: fileId, object: z.literal('file'), deleted: z.boolean() }),
    command: { noun: 'files', verb: 'delete' },
  },
  createFineTuningJob: {
    method: 'POST', path: '/v1/fine_tuning/jobs', summary: 'OpenAI API: train a model on a file.', access: 'editor', scopes, dialect: 'openai',
    body: FineTuningRequest, response: FineTuningJob, command: { noun: 'jobs', verb: 'start' },
  },
  listFineTuningJobs: {
    method: 'GET', path: '/v1/fine_tuning/jobs', summary: 'OpenAI API: fine-tuning jobs, newest first.', access: 'viewer', scopes, dialect: 'openai',
    query: listQuery, response: listOf(FineTuningJob), command: { noun: 'jobs', verb: 'list' },
  },
  getFineTuningJob: {
    method: 'GET', path: '/v1/fine_tuning/jobs/:jobId', summary: 'OpenAI API: one fine-tuning job.', access: 'viewer', scopes, dialect: 'openai',
    isPersonal: true, params: jobParams, response: FineTuningJob, command: { noun: 'jobs', verb: 'show' },
  },
  cancelFineTuningJob: {
    method: 'POST', path: '/v1/fine_tuning/jobs/:jobId/cancel', summary: 'OpenAI API: give a job up.', access: 'editor', scopes, dialect: 'openai',
    isPersonal: true, params: jobParams, response: FineTuningJob, command: { noun: 'jobs', verb: 'cancel' },
  },
  pauseFineTuningJob: {
    method: 'POST', path: '/v1/fine_tuning/jobs/:jobId/pause', summary: 'OpenAI API: pause a job.', access: 'editor', scopes, dialect: 'openai',
    isPersonal: true, params: jobParams, response: FineTuningJob, command: { noun: 'jobs', verb: 'pause' },
  },
  resumeFineTuningJob: {
    method: 'POST', path: '/v1/fine_tuning/jobs/:jobId/resume', summary: 'OpenAI API: go on with a paused job.', access: 'editor',
    scopes, dialect: 'openai', isPersonal: true, params: jobParams, response: FineTuningJob, command: { noun: 'jobs', verb: 'resume' },
  },
  listFineTuningEvents: {
    method: 'GET', path: '/v1/fine_tuning/jobs/:jobId/events', summary: 'OpenAI API: what happened in a job, newest first.',
    access: 'viewer', scopes, dialect: 'openai', isPersonal: true, params: jobParams, query: listQuery, response: listOf(FineTuningEvent),
    command: { noun: 'jobs', verb: 'events' },
  },
  listFineTuningCheckpoints: {
    method: 'GET', path: '/v1/fine_tuning/jobs/:jobId/checkpoints', summary: 'OpenAI API: checkpoints of a job, newest first.',
    access: 'viewer', scopes, dialect: 'openai', isPersonal: true, params: jobParams, query: listQuery, response: listOf(FineTuningCheckpoint),
    command: { noun: 'jobs', verb: 'checkpoints' },
  },
} as const satisfies Record<string, Operation>
