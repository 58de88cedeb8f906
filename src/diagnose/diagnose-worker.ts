/** The thread of `diagnoseInWorker`: one log in, one diagnosis out. */

import { parentPort, workerData } from 'node:worker_threads'
import { compileErrors, diagnose } from './diagnose.ts'
import type { WorkerTask } from './diagnose-in-worker.ts'

const { errors, log } = workerData as WorkerTask
parentPort?.postMessage(diagnose(compileErrors(errors), log))
