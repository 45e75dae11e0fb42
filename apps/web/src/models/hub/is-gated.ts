/** Whether a reason, or an error, is that the terms of the model have to be accepted first. */
export const isGated = ({ code }: { code: string }): boolean => code === 'HUB_MODEL_GATED'
