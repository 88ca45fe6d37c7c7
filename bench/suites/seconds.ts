export const secondsPerEpoch: Readonly<Record<string, number>> = {};
